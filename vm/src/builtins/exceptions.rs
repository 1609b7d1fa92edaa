//! Exception classes: construction, attributes, notes.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_methods;

pub(super) fn install(_vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.base_exception, BASE);
    add_methods(&b.os_error, OS_ERROR);
    add_methods(&b.key_error, KEY_ERROR);
    add_methods(&b.import_error, IMPORT_ERROR);
    add_methods(&b.attribute_error, ATTRIBUTE_ERROR);
    add_methods(&b.name_error, NAME_ERROR);
    add_methods(&b.syntax_error, SYNTAX_ERROR);
    super::unicode_errors::install();
}

static BASE: &[NativeDef] = &[
    NativeDef::new("__new__", new, 1, ANY).kw().effects(Effects::WritesHeap),
    NativeDef::new("__init__", init, 1, ANY).method().kw().effects(Effects::WritesHeap),
    NativeDef::new("__str__", str, 1, 1).method(),
    NativeDef::new("__repr__", repr, 1, 1).method(),
    NativeDef::new("with_traceback", with_traceback, 2, 2).method().effects(Effects::WritesHeap),
    NativeDef::new("__reduce__", reduce, 1, 1).method(),
    NativeDef::new("__setstate__", set_state, 2, 2).method(),
    NativeDef::new("add_note", add_note, 2, 2).method().effects(Effects::WritesHeap),
];
static OS_ERROR: &[NativeDef] = &[
    NativeDef::new("__new__", os_error_new, 1, ANY).kw().effects(Effects::WritesHeap),
    NativeDef::new("__init__", os_error_init, 1, ANY).method().kw().effects(Effects::WritesHeap),
    NativeDef::new("__str__", os_error_str, 1, 1).method(),
];
static KEY_ERROR: &[NativeDef] = &[NativeDef::new("__str__", key_error_str, 1, 1).method()];
static IMPORT_ERROR: &[NativeDef] =
    &[NativeDef::new("__init__", import_error_init, 1, ANY).method().kw().effects(Effects::WritesHeap)];
static ATTRIBUTE_ERROR: &[NativeDef] =
    &[NativeDef::new("__init__", attribute_error_init, 1, ANY).method().kw().effects(Effects::WritesHeap)];
static NAME_ERROR: &[NativeDef] =
    &[NativeDef::new("__init__", name_error_init, 1, ANY).method().kw().effects(Effects::WritesHeap)];
static SYNTAX_ERROR: &[NativeDef] = &[
    NativeDef::new("__init__", syntax_error_init, 1, ANY).method().kw(),
    NativeDef::new("__str__", syntax_error_str, 1, 1).method(),
];

// ---- copies and pickles ---------------------------------------------------------------------------------

/// The class, the arguments that make it again, and a dict of what these do not say.
fn reduce(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = &args.all[0];
    let Some(e) = v.get_exact::<ExceptionObj>() else { return Ok(Value::None) };
    let b = builtin();
    let field = |n: &str| e.get_attr(&intern(n)).filter(|v| !v.is_none());
    let mut items = args_of(e);
    if e.class.is_subclass(&b.os_error)
        && items.len() == 2
        && let Some(f) = field("filename")
    {
        items.push(f);
        if let Some(f) = field("filename2") {
            items.extend([Value::None, f]);
        }
    }
    let state = DictObj::empty();
    if let Some(d) = e.attrs.get() {
        d.names().into_iter().for_each(|(k, v)| state.set_name(&k, v));
    }
    let kept: &[&str] = match &e.class {
        c if c.is_subclass(&b.import_error) => &["name", "path", "name_from"],
        c if c.is_subclass(&b.attribute_error) => &["name", "args"],
        _ => &[],
    };
    for n in kept {
        match *n {
            "args" => state.set_name(&intern(n), e.args.get()),
            n => field(n).into_iter().for_each(|v| state.set_name(&intern(n), v)),
        }
    }
    let mut parts = vec![Ref::from_ref(&*e.class).into(), tuple(&items)];
    if !state.is_empty() || e.attrs.with(Option::is_some) {
        parts.push(state.into());
    }
    Ok(tuple(&parts))
}

fn set_state(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (me, state) = (&args.all[0], &args.all[1]);
    if state.is_none() {
        return Ok(Value::None);
    }
    if state.get::<DictObj>().is_none() {
        return Err(vm.type_error("state is not a dictionary"));
    }
    for k in crate::ops::collect(vm, state)? {
        let v = crate::ops::get_item(vm, state, &k)?;
        let Some(name) = k.as_str() else {
            let class = k.ty().name();
            return Err(vm.type_error(format!("attribute name must be string, not '{class}'")));
        };
        crate::ops::set_attr(vm, me, &intern_obj(Ref::from_ref(name)), v)?;
    }
    Ok(Value::None)
}

// ---- construction ---------------------------------------------------------------------------------------

pub(super) fn class_arg<'a>(vm: &mut Vm, v: &'a Value) -> Res<&'a TypeObj> {
    match v.get_exact::<TypeObj>() {
        Some(t) if t.has_flag(type_flags::EXCEPTION) => Ok(t),
        Some(t) => {
            let t = t.name();
            Err(vm.type_error(format!("BaseException.__new__({t}): {t} is not a subtype of BaseException")))
        }
        None => {
            let t = v.ty().name();
            Err(vm.type_error(format!("BaseException.__new__(X): X is not a type object ({t})")))
        }
    }
}

pub(super) fn self_arg(vm: &mut Vm, args: Args<'_>) -> Res<Ref<ExceptionObj>> {
    match args.all[0].get_exact::<ExceptionObj>() {
        Some(e) => Ok(Ref::from_ref(e)),
        None => {
            let msg = format!(
                "descriptor requires a 'BaseException' object but received a '{}'",
                args.all[0].ty().name()
            );
            Err(vm.type_error(msg))
        }
    }
}

pub(super) fn tuple(items: &[Value]) -> Value {
    TupleObj::new(items.to_vec()).into()
}

/// Keyword arguments are left to `__init__`, which knows them or refuses them.
fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_arg(vm, &args.all[0])?;
    Ok(ExceptionObj::new(class, tuple(&args.pos()[1..])).into())
}

/// Whether `__new__` and `__init__` of an exception class are those of `BaseException`, which only keep the arguments.
pub fn is_plain(class: &TypeObj) -> bool {
    has_native(class, &builtin().names.init, native_fn(init)) && has_plain_new(class)
}
/// Whether `__new__` is that of `BaseException`.
pub fn has_plain_new(class: &TypeObj) -> bool {
    has_native(class, &builtin().names.new, native_fn(new))
}
fn has_native(class: &TypeObj, name: &Ref<StrObj>, f: NativeFn) -> bool {
    let found = class.lookup(name);
    let native = found.as_ref().and_then(|v| v.get_exact::<NativeObj>());
    native.is_some_and(|n| std::ptr::fn_addr_eq(n.def.func, f))
}
/// An instance of an exception class from positional arguments, if the class has no say in it.
pub fn new_plain(class: &TypeObj, args: &[Value]) -> Option<Value> {
    is_plain(class).then(|| ExceptionObj::new(class, tuple(args)).into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if args.has_keywords() {
        let name = args.all[0].ty().name();
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    set_args(vm, args)?;
    Ok(Value::None)
}

/// Sets `args` from the positional arguments, unless `__new__` has just done so.
pub(super) fn set_args(vm: &mut Vm, args: Args<'_>) -> Res<Ref<ExceptionObj>> {
    let e = self_arg(vm, args)?;
    let pos = &args.pos()[1..];
    let same = |t: &TupleObj| t.len() == pos.len() && t.items().iter().zip(pos).all(|(a, b)| a.is(b));
    if !e.args.with(|a| a.get_exact::<TupleObj>().is_some_and(same)) {
        e.args.set(tuple(pos));
    }
    Ok(e)
}

/// Stores the keyword arguments named in `known` as attributes (None if absent), and refuses others.
fn set_keywords(vm: &mut Vm, e: &ExceptionObj, args: Args<'_>, known: &[&str]) -> Res<()> {
    for (k, v) in args.keywords() {
        match known.iter().find(|n| k.as_ascii() == Some(n)) {
            Some(n) => e.set_attr(&intern(n), v.clone()),
            None => {
                let class = e.class.mro_refs().into_iter().find(|t| !t.is_heap());
                let class = class.map_or(String::new(), |t| t.name());
                let k = k.to_str_lossy();
                return Err(vm.type_error(format!("{class}() got an unexpected keyword argument '{k}'")));
            }
        }
    }
    Ok(())
}

fn import_error_init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let e = set_args(vm, args)?;
    e.fields.set(None);
    set_keywords(vm, &e, args, &["name", "path", "name_from"])?;
    Ok(Value::None)
}
fn attribute_error_init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let e = set_args(vm, args)?;
    set_keywords(vm, &e, args, &["name", "obj"])?;
    Ok(Value::None)
}
fn name_error_init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let e = set_args(vm, args)?;
    set_keywords(vm, &e, args, &["name"])?;
    Ok(Value::None)
}

/// The subclass of OSError for an `errno`.
pub fn os_error_class(errno: i64) -> Option<&'static Ref<TypeObj>> {
    let b = builtin();
    Some(match errno as i32 {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => &b.blocking_io_error,
        libc::EPIPE | libc::ESHUTDOWN => &b.broken_pipe_error,
        libc::ECHILD => &b.child_process_error,
        libc::ECONNABORTED => &b.connection_aborted_error,
        libc::ECONNREFUSED => &b.connection_refused_error,
        libc::ECONNRESET => &b.connection_reset_error,
        libc::EEXIST => &b.file_exists_error,
        libc::ENOENT => &b.file_not_found_error,
        libc::ESRCH => &b.process_lookup_error,
        libc::EINTR => &b.interrupted_error,
        libc::EISDIR => &b.is_a_directory_error,
        libc::ENOTDIR => &b.not_a_directory_error,
        libc::EACCES | libc::EPERM => &b.permission_error,
        libc::ETIMEDOUT => &b.timeout_error,
        _ => return None,
    })
}

fn os_error_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let mut class = class_arg(vm, &args.all[0])?;
    let pos = &args.pos()[1..];
    if std::ptr::eq(class, &*builtin().os_error)
        && (2..=5).contains(&pos.len())
        && let Some(sub) = pos[0].as_i64().and_then(os_error_class)
    {
        class = sub;
    }
    // An `__init__` of its own may take other arguments: all is set by OSError's then, unless `__new__` is its own as well.
    let own = |name| class.lookup(name).is_some_and(|f| f.get_exact::<NativeObj>().is_none());
    if own(&builtin().names.init) && !own(&builtin().names.new) {
        return Ok(ExceptionObj::new(class, tuple(&[])).into());
    }
    let e = ExceptionObj::new(class, tuple(pos));
    os_error_parts(&e, pos);
    Ok(e.into())
}

fn os_error_init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if args.has_keywords() {
        let name = args.all[0].ty().name();
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let e = self_arg(vm, args)?;
    let pos = &args.pos()[1..];
    e.args.set(tuple(pos));
    os_error_parts(&e, pos);
    Ok(Value::None)
}

/// `errno`, `strerror` and the file names; the latter are no part of `args`.
fn os_error_parts(e: &ExceptionObj, pos: &[Value]) {
    if !(2..=5).contains(&pos.len()) {
        return;
    }
    let is_blocking = std::ptr::eq(&*e.class, &*builtin().blocking_io_error);
    if is_blocking && pos.get(2).is_some_and(|v| v.as_i64().is_some()) {
        e.set_attr(&intern("errno"), pos[0].clone());
        e.set_attr(&intern("strerror"), pos[1].clone());
        e.set_attr(&intern("characters_written"), pos[2].clone());
        return;
    }
    for (name, i) in [("errno", 0), ("strerror", 1), ("filename", 2), ("filename2", 4)] {
        if let Some(v) = pos.get(i) {
            e.set_attr(&intern(name), v.clone());
        }
    }
    if pos.len() > 2 && !pos[2].is_none() {
        e.args.set(tuple(&pos[..2]));
    }
}

const SYNTAX_PARTS: [&str; 6] = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];

fn syntax_error_init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if args.has_keywords() {
        let name = args.all[0].ty().name();
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let e = set_args(vm, args)?;
    let pos = &args.pos()[1..];
    if let Some(m) = pos.first() {
        e.set_attr(&builtin().names.msg, m.clone());
    }
    if pos.len() == 2 {
        let parts = crate::ops::collect(vm, &pos[1])?;
        if ![4, 6, 7].contains(&parts.len()) {
            let n = parts.len();
            let msg = if n < 4 {
                format!("function takes at least 4 arguments ({n} given)")
            } else {
                match n {
                    5 => "end_offset must be provided when end_lineno is provided".to_string(),
                    _ => format!("function takes at most 7 arguments ({n} given)"),
                }
            };
            return Err(vm.type_error(msg));
        }
        for (name, v) in SYNTAX_PARTS.iter().chain(&["_metadata"]).zip(parts) {
            e.set_attr(&intern(name), v);
        }
    }
    Ok(Value::None)
}

// ---- text -----------------------------------------------------------------------------------------------

pub(super) fn text(v: &Value) -> String {
    v.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default()
}

fn args_of(e: &ExceptionObj) -> Vec<Value> {
    e.args.with(|a| a.get_exact::<TupleObj>().map_or(Vec::new(), |t| t.items().to_vec()))
}

fn str(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let e = self_arg(vm, args)?;
    match &args_of(&e)[..] {
        [] => Ok(builtin().empty_str.value()),
        [one] => super::str_of(vm, one),
        _ => super::repr(vm, &e.args.get()),
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let e = self_arg(vm, args)?;
    let inner = match &args_of(&e)[..] {
        [one] => format!("({})", text(&super::repr(vm, one)?)),
        _ => text(&super::repr(vm, &e.args.get())?),
    };
    Ok(Value::string(&format!("{}{inner}", e.class.name())))
}

fn key_error_str(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let e = self_arg(vm, args)?;
    match &args_of(&e)[..] {
        [one] => super::repr(vm, one),
        _ => str(vm, args),
    }
}

fn os_error_str(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let e = self_arg(vm, args)?;
    let given = |n: &str| e.get_attr(&intern(n));
    let (Some(errno), Some(strerror)) = (given("errno"), given("strerror")) else { return str(vm, args) };
    let mut s =
        format!("[Errno {}] {}", text(&super::str_of(vm, &errno)?), text(&super::str_of(vm, &strerror)?));
    if let Some(f) = given("filename").filter(|f| !f.is_none()) {
        s += &format!(": {}", text(&super::repr(vm, &f)?));
        if let Some(f) = given("filename2").filter(|f| !f.is_none()) {
            s += &format!(" -> {}", text(&super::repr(vm, &f)?));
        }
    }
    Ok(Value::string(&s))
}

fn syntax_error_str(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let e = self_arg(vm, args)?;
    let part = |n: &str| e.get_attr(&intern(n)).filter(|v| !v.is_none());
    let msg = part("msg").unwrap_or(Value::None);
    let msg = text(&super::str_of(vm, &msg)?);
    let file = part("filename").filter(|f| f.as_str().is_some()).map(|f| text(&f));
    let file = file.map(|f| f.rsplit('/').next().unwrap_or_default().to_string());
    let line = part("lineno").and_then(|l| l.as_i64());
    Ok(Value::string(&match (file, line) {
        (Some(f), Some(l)) => format!("{msg} ({f}, line {l})"),
        (Some(f), None) => format!("{msg} ({f})"),
        (None, Some(l)) => format!("{msg} (line {l})"),
        (None, None) => msg,
    }))
}

// ---- attributes -----------------------------------------------------------------------------------------

fn with_traceback(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let e = self_arg(vm, args)?;
    set_attribute(vm, &e, "__traceback__", &args.all[1])?;
    Ok(args.all[0].clone())
}

fn add_note(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let e = self_arg(vm, args)?;
    if e.get_attr(&builtin().names.notes).is_some_and(|n| n.get::<ListObj>().is_none()) {
        return Err(vm.type_error("Cannot add note: __notes__ is not a list"));
    }
    let note = &args.all[1];
    if note.as_str().is_none() {
        let what = if note.is_none() { "None".to_string() } else { note.ty().name() };
        return Err(vm.type_error(format!("add_note() argument must be str, not {what}")));
    }
    push_note(&args.all[0], note.clone());
    Ok(Value::None)
}

/// `exception.add_note(note)`.
pub fn add_note_to(exception: &Value, note: &str) {
    push_note(exception, Value::string(note));
}

fn push_note(exception: &Value, note: Value) {
    let Some(e) = exception.get_exact::<ExceptionObj>() else { return };
    let notes = &builtin().names.notes;
    let list = match e.get_attr(notes) {
        Some(l) => l,
        None => {
            let l: Value = ListObj::empty().into();
            e.set_attr(notes, l.clone());
            l
        }
    };
    if let Some(l) = list.get::<ListObj>() {
        l.push(note);
    }
}

/// An attribute of an exception that is not in its dict. Those of the built-in subclasses come here while
/// nothing has set them.
pub(super) fn attribute(e: &ExceptionObj, n: &str) -> Option<Value> {
    let b = builtin();
    let is = |t: &Ref<TypeObj>| e.class.is_subclass(t);
    let first = || args_of(e).first().cloned();
    match n {
        "args" => Some(e.args.get()),
        "__cause__" => Some(e.cause.get()),
        "__context__" => Some(e.context.get()),
        "__traceback__" => Some(e.traceback.get()),
        "__suppress_context__" => Some(Value::bool(e.suppress_context.get())),
        "__dict__" => Some(e.own_attrs().into()),
        "value" if is(&b.stop_iteration) => Some(first().unwrap_or(Value::None)),
        "code" if is(&b.system_exit) => Some(match &args_of(e)[..] {
            [] => Value::None,
            [one] => one.clone(),
            _ => e.args.get(),
        }),
        "errno" | "strerror" | "filename" | "filename2" if is(&b.os_error) => Some(Value::None),
        "msg" if is(&b.import_error) => {
            let a = args_of(e);
            Some(if a.len() == 1 { a[0].clone() } else { Value::None })
        }
        "name" | "path" | "name_from" if is(&b.import_error) => Some(Value::None),
        "name" | "obj" if is(&b.attribute_error) => Some(Value::None),
        "name" if is(&b.name_error) => Some(Value::None),
        "msg" | "print_file_and_line" | "_metadata" if is(&b.syntax_error) => Some(Value::None),
        "encoding" | "object" | "reason" if is_unicode_error(&e.class) => Some(Value::None),
        "start" | "end" if is_unicode_error(&e.class) => Some(Value::Int(0)),
        n if is(&b.syntax_error) && SYNTAX_PARTS.contains(&n) => Some(Value::None),
        _ => None,
    }
}

fn is_unicode_error(class: &TypeObj) -> bool {
    let b = builtin();
    [&b.unicode_decode_error, &b.unicode_encode_error, &b.unicode_translate_error]
        .iter()
        .any(|t| class.is_subclass(t))
}

/// Sets (or deletes) a special attribute of an exception; false if `n` is none.
pub(super) fn set_attribute(vm: &mut Vm, e: &Ref<ExceptionObj>, n: &str, x: &Value) -> Res<bool> {
    let deleted = x.is_undef();
    if deleted && matches!(n, "args" | "__cause__" | "__context__" | "__traceback__") {
        return Err(vm.type_error(format!("{n} may not be deleted")));
    }
    let exception_or_none = x.is_none() || x.get_exact::<ExceptionObj>().is_some();
    match n {
        "args" => {
            let items = crate::ops::collect(vm, x)?;
            e.args.set(tuple(&items));
        }
        "__cause__" => {
            if !exception_or_none {
                return Err(vm.type_error("exception cause must be None or derive from BaseException"));
            }
            e.cause.set(x.clone());
            e.suppress_context.set(true);
        }
        "__context__" => {
            if !exception_or_none {
                return Err(vm.type_error("exception context must be None or derive from BaseException"));
            }
            e.context.set(x.clone());
        }
        "__traceback__" => {
            if !x.is_none() && x.get_exact::<TracebackObj>().is_none() {
                return Err(vm.type_error("__traceback__ must be a traceback or None"));
            }
            e.traceback.set(x.clone());
        }
        "__suppress_context__" => match x {
            Value::Bool(v) => e.suppress_context.set(v.get()),
            _ if deleted => return Err(vm.type_error("can't delete numeric/char attribute")),
            _ => return Err(vm.type_error("attribute value type must be bool")),
        },
        "message" | "exceptions" if e.group.with(|g| g.is_object()) => {
            return Err(vm.error(&builtin().attribute_error, "readonly attribute"));
        }
        "__dict__" => match x.get_exact::<DictObj>() {
            Some(d) => e.attrs.set(Some(Ref::from_ref(d))),
            None => {
                let msg = format!("__dict__ must be set to a dictionary, not a '{}'", x.ty().name());
                return Err(vm.type_error(msg));
            }
        },
        _ => return Ok(false),
    }
    Ok(true)
}
