//! The import system: native modules, `.py` files and packages on `sys.path`, and their cache files.
//!
//! A module is entered into `sys.modules` before its code runs, so that circular imports find it, and taken
//! out again if the code raises.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::UNIX_EPOCH;

use sidewinder_frontend as frontend;
use sidewinder_frontend::bytecode::{CodeObject, Const};
use sidewinder_frontend::pyc::{self, SourceStamp};
use sidewinder_frontend::source::Raw;
use sidewinder_frontend::{CompileError, ErrorKind};

use crate::objects::*;
use crate::threads::imports;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

/// What makes a native module.
pub type MakeModule = fn(&mut Vm) -> Ref<ModuleObj>;

/// The folder on `sys.path` that stands for the library that is part of the binary.
pub use frontend::LIBRARY_FOLDER;

/// The library that is part of the binary, if there is one.
#[derive(Clone, Copy)]
pub struct Library {
    /// The native module of a name.
    pub native: fn(&str) -> Option<MakeModule>,
    pub native_names: &'static [&'static str],
    /// Whether there is a source file of a path, and its text.
    pub has: fn(&str) -> bool,
    pub source: fn(&str) -> Option<Vec<u8>>,
    /// Code of the file, as [`pyc::marshal`] writes it.
    pub code: fn(&str) -> Option<Vec<u8>>,
    /// Whether the Python code of that path does what is native code in CPython.
    pub stands_for_native: fn(&str) -> bool,
}

static LIBRARY: std::sync::OnceLock<Library> = std::sync::OnceLock::new();

/// Plugs the library in, before any module is made.
pub fn install_library(library: Library) {
    let _ = LIBRARY.set(library);
}

/// Names of the library's native modules.
pub fn native_names() -> &'static [&'static str] {
    LIBRARY.get().copied().map_or(&[], |l| l.native_names)
}

/// Whether it is an attribute of modules that is made when a program wants to see it.
pub(crate) fn is_told_later(name: &StrObj) -> bool {
    matches!(name.as_ascii(), Some("__spec__" | "__loader__"))
}

/// Gives a module that has been imported here its spec and its loader, by what `importlib` has for them.
pub(crate) fn describe(vm: &mut Vm, m: &Ref<ModuleObj>) -> Res<()> {
    let Some(name) = text(&m.name.get()).filter(|n| n != "__main__") else { return Ok(()) };
    let is_this = vm.modules.get_name(&intern(&name)).is_some_and(|found| found.is(&m.value()));
    let found_here = m.ns.get_name(&builtin().names.file).is_some() || is_native(&m.name.get());
    if !is_this || !found_here {
        return Ok(());
    }
    let importlib = import_dotted(vm, "importlib")?;
    // There is none yet while that module itself is imported.
    match importlib.get_exact::<ModuleObj>().and_then(|i| i.ns.get_str("_describe")) {
        Some(f) => vm.call(&f, &[m.value()]).map(drop),
        None => Ok(()),
    }
}

/// Whether a module of that name is native code.
pub(crate) fn is_native(name: &Value) -> bool {
    let is_one = |n: &str| matches!(n, "builtins" | "sys") || native_names().contains(&n);
    text(name).is_some_and(|n| is_one(&n) || crate::modules::native(&n).is_some())
}

/// A path below the library's folder.
pub(crate) fn inside_library(path: &str) -> Option<&str> {
    let path = path.strip_prefix(LIBRARY_FOLDER)?;
    if path.is_empty() { Some(path) } else { path.strip_prefix('/') }
}

/// Whether code of that file does what is native code in CPython, in the middle of which no other thread runs.
pub(crate) fn stands_for_native(path: &str) -> bool {
    path == crate::builtins::consume::HIDDEN_FILE
        || inside_library(path).zip(LIBRARY.get()).is_some_and(|(path, l)| (l.stands_for_native)(path))
}

/// Whether a file of that kind is a native module in CPython, not a module in Python of which we have our own.
pub(crate) fn stands_for_native_module(path: &str) -> bool {
    let in_python = |p: &str| {
        matches!(p, "_ast.py" | "dis.py" | "opcode.py" | "_opcode_metadata.py") || p.starts_with("importlib/")
    };
    stands_for_native(path) && !inside_library(path).is_some_and(in_python)
}

/// The text of a source file, which may be part of the binary.
pub fn read_source(path: &str) -> std::io::Result<Vec<u8>> {
    match inside_library(path).zip(LIBRARY.get().copied()).and_then(|(path, l)| (l.source)(path)) {
        Some(text) => Ok(text),
        None => fs::read(path),
    }
}

fn text(v: &Value) -> Option<String> {
    v.as_str().map(|s| s.to_str_lossy().into_owned())
}

/// Raises ImportError or a subclass, with its attributes.
fn import_error(
    vm: &mut Vm,
    class: &TypeObj,
    msg: &str,
    name: Option<&str>,
    path: Option<&str>,
    name_from: Option<&str>,
) -> Raised {
    let args = TupleObj::new(vec![Value::string(msg)]);
    let e = ExceptionObj::new(class, args.into());
    let optional = |s: Option<&str>| s.map_or(Value::None, Value::string);
    e.set_attr(&intern("msg"), Value::string(msg));
    e.set_attr(&intern("name"), optional(name));
    e.set_attr(&intern("path"), optional(path));
    e.set_attr(&intern("name_from"), optional(name_from));
    vm.raise(e.into())
}

fn not_found(vm: &mut Vm, msg: &str, name: &str) -> Raised {
    import_error(vm, &builtin().module_not_found_error, msg, Some(name), None, None)
}

/// Executes `import name` or `from name import ...` by the `__import__` that the code sees.
pub fn import_statement(
    vm: &mut Vm,
    code: &CodeObj,
    name: &Ref<StrObj>,
    fromlist: Value,
    level: Value,
    locals: Value,
) -> Res<Value> {
    let builtins = code.builtins.as_ref().unwrap_or(&vm.builtins);
    let Some(f) = builtins.get_name(&builtin().names.import) else {
        return Err(import_error(vm, &builtin().import_error, "__import__ not found", None, None, None));
    };
    let globals = code.ns.clone();
    if f.get_exact::<NativeObj>().is_some_and(|f| f.def.name == "__import__") {
        return import_name(vm, name, &fromlist, level.as_i64().unwrap_or(0), &globals);
    }
    vm.call(&f, &[name.value(), globals.into(), locals, fromlist, level])
}

/// `import name` / `from name import ...`: what the statement binds or takes names from.
pub fn import_name(
    vm: &mut Vm,
    name: &Ref<StrObj>,
    fromlist: &Value,
    level: i64,
    globals: &Ref<DictObj>,
) -> Res<Value> {
    let wanted = name.to_str_lossy().into_owned();
    if level < 0 {
        return Err(vm.value_error("level must be >= 0"));
    }
    let full = if level > 0 { absolute_name(vm, &wanted, level, globals)? } else { wanted.clone() };
    if full.is_empty() {
        return Err(vm.value_error("Empty module name"));
    }
    // The statement gives a tuple, callers of `__import__` a list, perhaps.
    let names = if fromlist.is_none() { Vec::new() } else { crate::ops::collect(vm, fromlist)? };
    let module = import_dotted(vm, &full)?;
    if !names.is_empty() {
        import_submodules(vm, &module, &full, &names)?;
        return Ok(module);
    }
    let Some((first, _)) = wanted.split_once('.') else { return Ok(module) };
    let front = &full[..full.len() - (wanted.len() - first.len())];
    match vm.modules.get_name(&intern(front)) {
        Some(m) => Ok(m),
        None => Err(vm.key_error(Value::string(front))),
    }
}

/// The full name that a relative import means.
fn absolute_name(vm: &mut Vm, name: &str, level: i64, globals: &DictObj) -> Res<String> {
    let refused =
        |vm: &mut Vm, msg: &str| Err(import_error(vm, &builtin().import_error, msg, None, None, None));
    let package = package_of(vm, globals)?;
    if package.is_empty() {
        return refused(vm, "attempted relative import with no known parent package");
    }
    let mut base = package.as_str();
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((b, _)) => base = b,
            None => return refused(vm, "attempted relative import beyond top-level package"),
        }
    }
    Ok(if name.is_empty() { base.to_string() } else { format!("{base}.{name}") })
}

/// The package to which the module with these globals belongs; empty if there is none.
fn package_of(vm: &mut Vm, globals: &DictObj) -> Res<String> {
    let n = &builtin().names;
    let given = |name: &str| globals.get_str(name).filter(|v| !v.is_none());
    let string = |vm: &mut Vm, v: &Value, what: &str| match text(v) {
        Some(t) => Ok(t),
        None => Err(vm.type_error(format!("{what} must be a string"))),
    };
    let parent = match given("__spec__") {
        Some(spec) => crate::ops::get_attr_opt(vm, &spec, &intern("parent"))?,
        None => None,
    };
    if let Some(package) = given("__package__") {
        let package_text = string(vm, &package, "package")?;
        if let Some(parent) = parent
            && !crate::ops::holds(vm, crate::ops::CmpOp::Eq, &package, &parent)?
        {
            let class = &builtin().deprecation_warning;
            crate::warnings::warn(vm, class, "__package__ != __spec__.parent")?;
        }
        return Ok(package_text);
    }
    if let Some(parent) = parent {
        return string(vm, &parent, "__spec__.parent");
    }
    let msg = "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__";
    crate::warnings::warn(vm, &builtin().import_warning, msg)?;
    let Some(own) = globals.get_name(&n.name) else {
        return Err(vm.key_error(Value::string("'__name__' not in globals")));
    };
    let own = string(vm, &own, "__name__")?;
    Ok(match globals.get_name(&n.path) {
        Some(_) => own,
        None => own.rsplit_once('.').map(|p| p.0.to_string()).unwrap_or_default(),
    })
}

/// Imports `a`, then `a.b`, then `a.b.c`; returns the last.
pub fn import_dotted(vm: &mut Vm, full: &str) -> Res<Value> {
    imports::settle(vm, full)?;
    if let Some(m) = loaded(vm, full)? {
        return Ok(m);
    }
    let ends = full.match_indices('.').map(|(i, _)| i).chain([full.len()]);
    let mut parent: Option<Value> = None;
    for end in ends {
        let name = &full[..end];
        imports::settle(vm, name)?;
        let m = match loaded(vm, name)? {
            Some(m) => m,
            None => imports::loading(vm, name, |vm| load(vm, name, parent.as_ref()))?,
        };
        parent = Some(m);
    }
    Ok(parent.unwrap_or(Value::None))
}

/// The entry in `sys.modules`.
fn loaded(vm: &mut Vm, name: &str) -> Res<Option<Value>> {
    match vm.modules.get_name(&intern(name)) {
        Some(Value::None) => {
            Err(not_found(vm, &format!("import of {name} halted; None in sys.modules"), name))
        }
        m => Ok(m),
    }
}

/// `from package import name`: names that are not attributes yet may be submodules.
fn import_submodules(vm: &mut Vm, module: &Value, full: &str, names: &[Value]) -> Res<()> {
    let n = &builtin().names;
    let Some(ns) = module.get_exact::<ModuleObj>().map(|m| m.ns.clone()) else { return Ok(()) };
    if ns.get_name(&n.path).is_none() {
        return Ok(());
    }
    for name in names {
        let Some(name) = text(name) else {
            let msg = format!("Item in ``from list'' must be str, not {}", name.ty().name());
            return Err(vm.type_error(msg));
        };
        if name == "*" {
            if let Some(all) = ns.get_name(&n.all) {
                let all = crate::ops::collect(vm, &all)?;
                let all: Vec<Value> = all.into_iter().filter(|v| v.as_str().is_some()).collect();
                import_submodules(vm, module, full, &all)?;
            }
            continue;
        }
        if ns.get_name(&intern(&name)).is_some() {
            continue;
        }
        let sub = format!("{full}.{name}");
        if import_dotted(vm, &sub).is_err() {
            // Absent is no error here: `import_from` says so if it is not an attribute either.
            let absent = vm.exception_is(&builtin().module_not_found_error)
                && vm
                    .exception
                    .get_exact::<ExceptionObj>()
                    .and_then(|e| e.get_attr(&n.name_attr))
                    .is_some_and(|v| text(&v).as_deref() == Some(&sub));
            if !absent {
                return Err(Raised);
            }
            vm.take_exception();
        }
    }
    Ok(())
}

/// `from m import name`.
pub fn import_from(vm: &mut Vm, m: &Value, name: &Ref<StrObj>) -> Res<Value> {
    if let Some(v) = crate::ops::get_attr_opt(vm, m, name)? {
        return Ok(v);
    }
    let n = &builtin().names;
    let module = crate::ops::get_attr_opt(vm, m, &n.name)?.as_ref().and_then(text);
    let wanted = name.to_str_lossy();
    if let Some(module) = &module
        && let Some(v) = vm.modules.get_name(&intern(&format!("{module}.{wanted}")))
    {
        return Ok(v);
    }
    let known = module.clone();
    let module = module.unwrap_or_else(|| "<unknown module name>".to_string());
    let file = crate::ops::get_attr_opt(vm, m, &n.file)?.as_ref().and_then(text);
    let shadows = file.as_deref().is_some_and(|f| {
        !module.contains('.')
            && crate::traceback::STDLIB.split_whitespace().any(|s| s == module)
            && vm.search_path.first().is_some_and(|p| Path::new(f).parent() == Some(Path::new(p)))
    });
    let place = file.as_deref().unwrap_or("unknown location");
    let quoted = crate::text::quote::repr(&module);
    let name_quoted = crate::text::quote::repr(&wanted);
    let msg = if shadows {
        format!(
            "cannot import name {name_quoted} from {quoted} (consider renaming {} since it has the same name as \
             the standard library module named {quoted} and prevents importing that standard library module)",
            crate::text::quote::repr(place)
        )
    } else if vm.threads.imports.is_loading(&module) {
        let place = file.as_ref().map_or(String::new(), |f| format!(" ({f})"));
        format!(
            "cannot import name {name_quoted} from partially initialized module {quoted} (most likely due to a \
             circular import){place}"
        )
    } else {
        format!("cannot import name {name_quoted} from {quoted} ({place})")
    };
    Err(import_error(vm, &builtin().import_error, &msg, known.as_deref(), file.as_deref(), Some(&wanted)))
}

/// `from m import *`, into the names that `target` maps.
pub fn import_star(vm: &mut Vm, m: &Value, target: &Value) -> Res<()> {
    let n = &builtin().names;
    if let Some(all) = crate::ops::get_attr_opt(vm, m, &n.all)? {
        let mut at = 0;
        // Items by their numbers: anything with them will do, and nothing else.
        while let Some(name) = item_of_all(vm, &all, at)? {
            at += 1;
            let Some(s) = name.as_str() else {
                let module = crate::ops::get_attr_opt(vm, m, &n.name)?.as_ref().and_then(text);
                let msg = format!(
                    "Item in {}.__all__ must be str, not {}",
                    module.unwrap_or_default(),
                    name.ty().name()
                );
                return Err(vm.type_error(msg));
            };
            let key = intern(&s.to_str_lossy());
            let v = crate::ops::get_attr(vm, m, &key)?;
            bind_name(vm, target, &key, v)?;
        }
        return Ok(());
    }
    let Some(dict) = crate::ops::get_attr_opt(vm, m, &n.dict)? else {
        let msg = "from-import-* object has no __dict__ and no __all__";
        return Err(import_error(vm, &builtin().import_error, msg, None, None, None));
    };
    let names: Vec<(Ref<StrObj>, Value)> = match dict.get::<DictObj>() {
        Some(d) => d.names(),
        None => Vec::new(),
    };
    for (k, v) in names {
        if !k.to_str_lossy().starts_with('_') {
            bind_name(vm, target, &k, v)?;
        }
    }
    Ok(())
}

fn bind_name(vm: &mut Vm, target: &Value, name: &Ref<StrObj>, v: Value) -> Res<()> {
    match target.get_exact::<DictObj>() {
        Some(d) => {
            d.set_name(name, v);
            Ok(())
        }
        None => crate::ops::set_item(vm, target, &name.value(), v),
    }
}

fn item_of_all(vm: &mut Vm, all: &Value, at: i64) -> Res<Option<Value>> {
    match all.ty().lookup(&builtin().names.getitem) {
        Some(_) if all.get::<DictObj>().is_some() => {
            return Err(vm.type_error(format!("{} is not a sequence", all.ty().name())));
        }
        None => {
            return Err(vm.type_error(format!("'{}' object does not support indexing", all.ty().name())));
        }
        Some(_) => {}
    }
    match crate::ops::get_item(vm, all, &Value::Int(at)) {
        Ok(v) => Ok(Some(v)),
        Err(_) if vm.exception_is(&builtin().index_error) => {
            vm.take_exception();
            Ok(None)
        }
        Err(e) => Err(e),
    }
}

// ---- finding and loading ----------------------------------------------------------------------------

/// Where a module's code is.
enum Found {
    Native(MakeModule),
    File(PathBuf),
    /// The `__init__.py` of a package.
    Package(PathBuf),
    /// Folders of a package without `__init__.py`.
    Namespace(Vec<PathBuf>),
}

/// The folders on `sys.path`.
fn search_path(vm: &mut Vm) -> Vec<String> {
    let list = vm.modules.get_name(&intern("sys"));
    let list = list.and_then(|m| m.get_exact::<ModuleObj>().and_then(|m| m.ns.get_str("path")));
    match list.as_ref().and_then(|v| v.get::<ListObj>()) {
        Some(l) => l.to_vec().iter().filter_map(text).collect(),
        None => vm.search_path.clone(),
    }
}

/// A path that does not depend on the current folder any more.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

fn find_on(folders: &[String], tail: &str) -> Option<Found> {
    let mut portions = Vec::new();
    for folder in folders {
        if let Some(inside) = inside_library(folder) {
            match find_in_library(inside, tail) {
                Some(f) => return Some(f),
                None => continue,
            }
        }
        let folder = absolute(Path::new(if folder.is_empty() { "." } else { folder }));
        let package = folder.join(tail);
        let init = package.join("__init__.py");
        if init.is_file() {
            return Some(Found::Package(init));
        }
        let file = folder.join(format!("{tail}.py"));
        if file.is_file() {
            return Some(Found::File(file));
        }
        if package.is_dir() {
            portions.push(package);
        }
    }
    if portions.is_empty() { None } else { Some(Found::Namespace(portions)) }
}

fn find_in_library(folder: &str, tail: &str) -> Option<Found> {
    let library = LIBRARY.get().copied()?;
    let place = if folder.is_empty() { tail.to_string() } else { format!("{folder}/{tail}") };
    let full = |path: &str| PathBuf::from(format!("{LIBRARY_FOLDER}/{path}"));
    let (package, file) = (format!("{place}/__init__.py"), format!("{place}.py"));
    if (library.has)(&package) {
        return Some(Found::Package(full(&package)));
    }
    (library.has)(&file).then(|| Found::File(full(&file)))
}

fn find(vm: &mut Vm, name: &str, parent: Option<&Value>) -> Res<Found> {
    let tail = name.rsplit_once('.').map_or(name, |p| p.1);
    let folders = match parent {
        None => {
            if let Some(make) = crate::modules::native(name) {
                return Ok(Found::Native(make));
            }
            if let Some(make) = LIBRARY.get().copied().and_then(|l| (l.native)(name)) {
                return Ok(Found::Native(make));
            }
            search_path(vm)
        }
        Some(p) => {
            let path = crate::ops::get_attr_opt(vm, p, &builtin().names.path)?;
            match path {
                Some(p) => crate::ops::collect(vm, &p)?.iter().filter_map(text).collect(),
                None => {
                    let package = &name[..name.len() - tail.len() - 1];
                    let msg = format!("No module named '{name}'; '{package}' is not a package");
                    return Err(not_found(vm, &msg, name));
                }
            }
        }
    };
    match find_on(&folders, tail) {
        Some(f) => Ok(f),
        None => Err(not_found(vm, &format!("No module named '{name}'"), name)),
    }
}

/// Imports a module that is not in `sys.modules`, whose parent has been imported.
fn load(vm: &mut Vm, name: &str, parent: Option<&Value>) -> Res<Value> {
    let key = intern(name);
    let (before, after) = foreign_finders(vm);
    if let Some(m) = load_by(vm, before, name, parent)? {
        return Ok(m);
    }
    let found = match find(vm, name, parent) {
        Err(_) if !after.is_empty() && vm.exception_is(&builtin().module_not_found_error) => {
            let e = vm.take_exception();
            match load_by(vm, after, name, parent)? {
                Some(m) => return Ok(m),
                None => return Err(vm.raise(e)),
            }
        }
        found => found?,
    };
    let module = match found {
        Found::Native(make) => {
            let m = make(vm);
            vm.modules.set_name(&key, m.value());
            m.value()
        }
        Found::Namespace(folders) => {
            let m = new_module(vm, name);
            let path = folders.iter().map(|f| Value::string(&f.to_string_lossy()));
            m.ns.set_name(&builtin().names.path, ListObj::from_iter(path).into());
            m.ns.set_str("__package__", Value::string(name));
            vm.modules.set_name(&key, m.value());
            m.value()
        }
        Found::File(file) => execute(vm, name, &file, false)?,
        Found::Package(file) => execute(vm, name, &file, true)?,
    };
    bind_in_parent(vm, name, parent, &module)?;
    Ok(module)
}

fn bind_in_parent(vm: &mut Vm, name: &str, parent: Option<&Value>, module: &Value) -> Res<()> {
    match (parent, name.rsplit_once('.')) {
        (Some(p), Some((_, tail))) => crate::ops::set_attr(vm, p, &intern(tail), module.clone()),
        _ => Ok(()),
    }
}

/// The finders on `sys.meta_path` that programs have put there, before and after those that stand for [`find`]. (Before
/// `importlib` is imported none stand there.)
fn foreign_finders(vm: &mut Vm) -> (Vec<Value>, Vec<Value>) {
    let sys = vm.modules.get_name(&intern("sys"));
    let list = sys.and_then(|m| m.get_exact::<ModuleObj>().and_then(|m| m.ns.get_str("meta_path")));
    let Some(finders) = list.as_ref().and_then(|l| l.get::<ListObj>()).map(ListObj::to_vec) else {
        return Default::default();
    };
    let own = ["BuiltinImporter", "FrozenImporter", "PathFinder"];
    let is_own = |v: &Value| {
        let module = |t: &TypeObj| t.dict.with(|d| d.get_name(&builtin().names.module).cloned());
        v.get_exact::<TypeObj>().is_some_and(|t| {
            own.contains(&t.name().as_str())
                && module(t).as_ref().and_then(text).is_some_and(|m| m.contains("importlib"))
        })
    };
    let last = finders.iter().rposition(is_own).map_or(finders.len(), |i| i + 1);
    let foreign = |part: &[Value]| part.iter().filter(|v| !is_own(v)).cloned().collect::<Vec<_>>();
    (foreign(&finders[..last]), foreign(&finders[last..]))
}

/// Asks finders of programs for a module, and loads it by what they say.
fn load_by(vm: &mut Vm, finders: Vec<Value>, name: &str, parent: Option<&Value>) -> Res<Option<Value>> {
    if finders.is_empty() {
        return Ok(None);
    }
    let path = match parent {
        Some(p) => match crate::ops::get_attr_opt(vm, p, &builtin().names.path)? {
            Some(path) => path,
            None => return Ok(None),
        },
        None => Value::None,
    };
    for finder in finders {
        let Some(find) = crate::ops::get_attr_opt(vm, &finder, &intern("find_spec"))? else { continue };
        let spec = vm.call(&find, &[Value::string(name), path.clone(), Value::None])?;
        if spec.is_none() {
            continue;
        }
        import_dotted(vm, "importlib")?;
        let bootstrap = import_dotted(vm, "importlib._bootstrap")?;
        let load = crate::ops::get_attr(vm, &bootstrap, &intern("_load_unlocked"))?;
        let module = vm.call(&load, &[spec])?;
        bind_in_parent(vm, name, parent, &module)?;
        return Ok(Some(module));
    }
    Ok(None)
}

/// An empty dict for the globals of code, with the built-ins after it.
pub fn new_namespace(vm: &Vm) -> Ref<DictObj> {
    let ns = DictObj::empty();
    ns.set_fallback(&vm.builtins);
    ns
}

/// Makes a dict the globals of code that is going to be linked to it: built-ins come from its `__builtins__`, which is
/// entered if it is not there.
pub fn enter_globals(vm: &mut Vm, ns: &Ref<DictObj>) {
    let name = &builtin().names.builtins;
    let found = ns.get_name(name).unwrap_or_else(|| {
        set_builtins(vm, ns);
        Value::None
    });
    let own = match found.get_exact::<ModuleObj>() {
        Some(m) => Some(m.ns.clone()),
        None => found.get::<DictObj>().map(Ref::from_ref),
    };
    ns.set_fallback(own.as_ref().unwrap_or(&vm.builtins));
}

/// An empty module with the attributes every module has.
pub fn new_module(vm: &mut Vm, name: &str) -> Ref<ModuleObj> {
    let ns = crate::import::new_namespace(vm);
    ns.set_str("__name__", Value::string(name));
    for k in ["__doc__", "__package__", "__loader__", "__spec__"] {
        ns.set_str(k, Value::None);
    }
    ModuleObj::new(name, ns)
}

/// Runs a source file as module `name`.
fn execute(vm: &mut Vm, name: &str, file: &Path, is_package: bool) -> Res<Value> {
    let filename = file.to_string_lossy().into_owned();
    let code = file_code(vm, file, &filename)?;
    let m = new_module(vm, name);
    let package = if is_package { name } else { name.rsplit_once('.').map_or("", |p| p.0) };
    m.ns.set_str("__package__", Value::string(package));
    m.ns.set_str("__file__", Value::string(&filename));
    m.ns.set_str("__cached__", Value::string(&pyc::cache_path(file).to_string_lossy()));
    if is_package && let Some(folder) = file.parent() {
        let path = ListObj::new(vec![Value::string(&folder.to_string_lossy())]);
        m.ns.set_str("__path__", path.into());
    }
    run_in(vm, name, &m, &code)
}

/// Runs the code of a module that is new; gives what is in `sys.modules` then.
fn run_in(vm: &mut Vm, name: &str, m: &Ref<ModuleObj>, code: &Rc<CodeObject>) -> Res<Value> {
    set_builtins(vm, &m.ns);
    let key = intern(name);
    vm.modules.set_name(&key, m.value());
    let code = CodeObj::link(code, &m.ns);
    let r = vm.run_code(&code, None);
    if let Err(e) = r {
        vm.modules.data.with_mut(|d| d.remove_name(&key));
        return Err(e);
    }
    // A module may have put something else in its place.
    match vm.modules.get_name(&key) {
        Some(m) => Ok(m),
        None => Err(vm.key_error(Value::string(name))),
    }
}

/// Sets `__builtins__`.
pub fn set_builtins(vm: &mut Vm, ns: &DictObj) {
    ns.set_name(&builtin().names.builtins, vm.builtins.value());
}

// ---- code and its cache -----------------------------------------------------------------------------

/// Raises what the compiler refused as SyntaxError (or what CPython raises).
pub fn raise_compile_error(vm: &mut Vm, e: &CompileError) -> Raised {
    let t = builtin();
    let class = match e.kind {
        ErrorKind::SyntaxError => &t.syntax_error,
        ErrorKind::IndentationError => &t.indentation_error,
        ErrorKind::TabError => &t.tab_error,
        ErrorKind::RecursionError => return vm.error(&t.recursion_error, &e.msg),
        ErrorKind::OverflowError => return vm.error(&t.overflow_error, &e.msg),
        ErrorKind::MemoryError => return vm.error(&t.memory_error, &e.msg),
    };
    // Empty source has a line 0.
    let is_nowhere = e.line == 0 && e.text.is_none();
    let optional = |n: i64| if is_nowhere { Value::None } else { Value::Int(n) };
    // What cannot be decoded at all is in line 0 as well, and ends nowhere.
    let begin = |n: i64| if e.col < 0 { Value::Int(n) } else { optional(n) };
    let fields = [
        ("filename", Value::string(&e.filename)),
        ("lineno", begin(e.line as i64)),
        ("offset", begin(e.col as i64)),
        ("text", e.text.as_deref().map_or(Value::None, Value::string)),
        ("end_lineno", optional(e.end_line as i64)),
        ("end_offset", optional(e.end_col as i64)),
    ];
    let n_fields = if is_nowhere && e.col < 0 { 4 } else { 6 };
    let place = TupleObj::new(fields.iter().take(n_fields).map(|f| f.1.clone()).collect());
    let msg = Value::string(&e.msg);
    let exc = ExceptionObj::new(class, TupleObj::new(vec![msg.clone(), place.into()]).into());
    exc.set_attr(&intern("msg"), msg);
    for (name, v) in fields {
        exc.set_attr(&intern(name), v);
    }
    exc.set_attr(&intern("print_file_and_line"), Value::None);
    if e.kind == ErrorKind::SyntaxError && is_general(&e.msg) {
        exc.set_attr(&intern(METADATA), metadata(e.line, Value::None));
    }
    vm.raise(exc.into())
}

const METADATA: &str = "_metadata";

/// Whether the message leaves open what is wrong: `traceback` looks for keywords with typing errors then.
fn is_general(msg: &str) -> bool {
    msg == "invalid syntax" || msg.contains("Perhaps you forgot a comma")
}

/// Where `traceback` is to look: from which line on, and in which text if that is no file.
fn metadata(line: u32, source: Value) -> Value {
    TupleObj::new(vec![Value::Int(line as i64), Value::Int(0), source]).into()
}

/// The SyntaxError in flight is one in this text.
pub fn add_source(vm: &mut Vm, e: &CompileError, source: &[u8]) {
    if let Some(x) = vm.exception.get_exact::<ExceptionObj>()
        && x.get_attr(&intern(METADATA)).is_some()
    {
        let text = Value::string(&String::from_utf8_lossy(source));
        x.set_attr(&intern(METADATA), metadata(e.line, text));
    }
}

fn stamp_of(meta: &fs::Metadata) -> SourceStamp {
    let mtime =
        meta.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok()).map_or(0, |d| d.as_secs());
    SourceStamp::Mtime { mtime: mtime as u32, size: meta.len() as u32 }
}

/// Code of a source file: from its cache file if that is of this source, else compiled (and cached).
fn file_code(vm: &mut Vm, file: &Path, filename: &str) -> Res<Rc<CodeObject>> {
    let os_error = |vm: &mut Vm, e: std::io::Error| raise_os_error(vm, &e, Some(filename));
    if let Some(path) = inside_library(filename) {
        let packed = LIBRARY.get().and_then(|l| (l.code)(path));
        if let Some(Ok(code)) = packed.as_deref().map(pyc::unmarshal_trusted) {
            return Ok(Rc::new(code));
        }
        let source = read_source(filename).map_err(|e| os_error(vm, e))?;
        return frontend::compile(&source, filename, frontend::Mode::Exec)
            .map_err(|e| raise_compile_error(vm, &e));
    }
    let meta = fs::metadata(file).map_err(|e| os_error(vm, e))?;
    let stamp = stamp_of(&meta);
    let cache = pyc::cache_path(file);
    let cached = fs::read(&cache).ok();
    if let Some(code) = cached.as_deref().and_then(|b| read_cached(b, &stamp, file)) {
        return Ok(with_filename(code, filename));
    }
    let source = fs::read(file).map_err(|e| os_error(vm, e))?;
    let code = crate::compile::compile(vm, Raw::Bytes(&source), filename, frontend::Mode::Exec)?;
    if writes_bytecode(vm) {
        // A folder that cannot be written is no error: the module is compiled each time.
        let _ = pyc::write_atomic(&cache, &pyc::write(&code, &stamp));
    }
    Ok(code)
}

fn read_cached(bytes: &[u8], stamp: &SourceStamp, file: &Path) -> Option<CodeObject> {
    let expected = match pyc::read_stamp(bytes).ok()? {
        SourceStamp::Mtime { .. } => *stamp,
        s @ SourceStamp::Hash { check: false, .. } => s,
        SourceStamp::Hash { check: true, .. } => {
            SourceStamp::Hash { hash: pyc::hash_source(&fs::read(file).ok()?), check: true }
        }
    };
    pyc::read(bytes, &expected).ok()
}

fn writes_bytecode(vm: &mut Vm) -> bool {
    let sys = vm.modules.get_name(&intern("sys"));
    match sys.and_then(|m| m.get_exact::<ModuleObj>().and_then(|m| m.ns.get_str("dont_write_bytecode"))) {
        Some(v) => !crate::ops::truth(vm, &v).unwrap_or(true),
        None => vm.write_bytecode,
    }
}

/// Cached code names the file it was compiled from, which may have moved.
fn with_filename(mut code: CodeObject, filename: &str) -> Rc<CodeObject> {
    fn rename(code: &mut CodeObject, filename: &Rc<str>) {
        code.filename = filename.clone();
        for c in &mut code.consts {
            if let Const::Code(c) = c {
                rename(Rc::make_mut(c), filename);
            }
        }
    }
    if *code.filename != *filename {
        rename(&mut code, &filename.into());
    }
    Rc::new(code)
}

/// Compiles a source file to its cache file (`py_compile`).
pub fn compile_file(vm: &mut Vm, path: &str) -> Res<PathBuf> {
    let file = Path::new(path);
    let read = fs::metadata(file).and_then(|m| Ok((stamp_of(&m), fs::read(file)?)));
    let (stamp, source) = read.map_err(|e| raise_os_error(vm, &e, Some(path)))?;
    let code = crate::compile::compile(vm, Raw::Bytes(&source), path, frontend::Mode::Exec)?;
    let cache = pyc::cache_path(file);
    let written = pyc::write_atomic(&cache, &pyc::write(&code, &stamp));
    written.map_err(|e| raise_os_error(vm, &e, Some(&cache.to_string_lossy())))?;
    Ok(cache)
}

/// The source file behind a module name, for `-m`: package folders give their `__main__.py`. The parents are
/// imported.
pub fn find_main(vm: &mut Vm, name: &str) -> Res<PathBuf> {
    let parent = match name.rsplit_once('.') {
        Some((p, _)) => Some(import_dotted(vm, p)?),
        None => None,
    };
    match find(vm, name, parent.as_ref())? {
        Found::File(f) => Ok(f),
        Found::Package(init) => {
            import_dotted(vm, name)?;
            Ok(init.with_file_name("__main__.py"))
        }
        Found::Native(_) | Found::Namespace(_) => {
            let msg = format!("No code object available for {name}");
            Err(import_error(vm, &builtin().import_error, &msg, Some(name), None, None))
        }
    }
}

/// CPython's text for an operating system error.
pub fn os_error_text(e: &std::io::Error) -> (i32, String) {
    let number = e.raw_os_error().unwrap_or(0);
    let text = e.to_string();
    let text = text.split(" (os error").next().unwrap_or_default().to_string();
    (number, text)
}

/// Raises OSError or the subclass for the error number.
pub fn raise_os_error(vm: &mut Vm, e: &std::io::Error, filename: Option<&str>) -> Raised {
    let t = builtin();
    let (number, text) = os_error_text(e);
    let class = crate::builtins::os_error_class(number as i64).unwrap_or(&t.os_error);
    let (number, text) = (Value::Int(number as i64), Value::string(&text));
    let exc = ExceptionObj::new(class, TupleObj::new(vec![number.clone(), text.clone()]).into());
    exc.set_attr(&intern("errno"), number);
    exc.set_attr(&intern("strerror"), text);
    exc.set_attr(&intern("filename"), filename.map_or(Value::None, Value::string));
    vm.raise(exc.into())
}
