//! `eval`, `exec`, `compile`, `globals`, `locals`, `vars`, `__import__`.
//!
//! The globals of code are a dict, whose entries lie in cells from then on. Code that is run with separate locals has its names
//! looked up in that mapping first, as a class body has.
#![allow(unsafe_code, reason = "reads the registers of the calling frame")]

use std::rc::Rc;

use sidewinder_frontend::Mode;
use sidewinder_frontend::bytecode::{CodeObject, code_flags};
use sidewinder_frontend::local_names::with_local_names;
use sidewinder_frontend::source::Raw;

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Frame, Raised, Res, Vm};

use super::add_functions;

pub(super) fn install(vm: &mut Vm) {
    add_functions(&vm.builtins.clone(), natives::NATIVES);
}

// ---- namespaces of the caller ---------------------------------------------------------------------------

fn current_globals(vm: &mut Vm) -> Ref<DictObj> {
    let running = vm.frame().map(|f| f.code().ns.clone());
    running.unwrap_or_else(|| vm.builtins.clone())
}

/// `locals()` of the calling frame: the module's namespace, the class body's, or a new dict with the
/// variables of a function.
pub(super) fn current_locals(vm: &mut Vm) -> Res<Value> {
    let running = vm.frame().map(frame_locals);
    Ok(running.unwrap_or_else(|| vm.builtins.value()))
}

/// The variables of a frame, as [`current_locals`] gives them.
pub fn frame_locals(f: &Frame) -> Value {
    let code = f.code();
    // SAFETY: the frame's window is live, and locals are its first registers.
    let register = |i: usize| unsafe { (*f.base.add(i)).clone() };
    // Within a comprehension of a module or class body, there are its variables only.
    if code.flags() & (code_flags::MODULE | code_flags::CLASS_BODY) != 0 && !in_comprehension(code, register)
    {
        return if code.flags() & code_flags::MODULE != 0 { code.ns.value() } else { register(0) };
    }
    let d = DictObj::empty();
    let n_locals = code.code.n_locals as usize;
    for i in shown_order(code).into_iter().filter(|i| *i < n_locals) {
        let name = &code.names[i];
        let is_cell = code.code.cell_vars.contains(&(i as u16));
        let mut v = register(i);
        if let (true, Some(c)) = (is_cell, v.get_exact::<CellObj>()) {
            v = c.value.get();
        }
        if !v.is_undef() && is_shown(code, name) {
            d.set_name(name, v);
        }
    }
    // SAFETY: a frame of a function keeps it alive; modules have none.
    if let Some(func) = unsafe { f.func.as_ref() } {
        for (name, c) in code.code.free_vars.iter().zip(func.cells()) {
            let v = c.get_exact::<CellObj>().map_or(Value::Undef, |c| c.value.get());
            if !v.is_undef() {
                d.set_name(&intern(name), v);
            }
        }
    }
    d.into()
}

// ---- compiling ------------------------------------------------------------------------------------------

/// What a program gives as source.
pub enum Given {
    Bytes(Vec<u8>),
    Text(String),
}

impl Given {
    /// `Ok(None)`: neither text nor bytes.
    pub fn from(vm: &mut Vm, v: &Value) -> Res<Option<Given>> {
        let given = match (v.as_str(), v.get::<BytesObj>()) {
            (Some(s), _) => Given::Text(super::codec::utf8_text(vm, s)?.into_owned()),
            (_, Some(b)) => Given::Bytes(b.data.to_vec()),
            _ => match super::buffer(v) {
                Some(b) => Given::Bytes(b.into_owned()),
                None => return Ok(None),
            },
        };
        Ok(Some(given))
    }
    pub fn raw(&self) -> Raw<'_> {
        match self {
            Given::Bytes(b) => Raw::Bytes(b),
            Given::Text(t) => Raw::Text(t),
        }
    }
}

/// Bits of the argument `flags` of `compile`.
mod compile_flags {
    /// `from __future__ import`, and what is accepted for old times' sake.
    pub const FUTURE: i32 = 0x1FE_0010;
    pub const DONT_IMPLY_DEDENT: i32 = 0x200;
    pub const ONLY_AST: i32 = 0x400;
    pub const TYPE_COMMENTS: i32 = 0x1000;
    pub const TOP_LEVEL_AWAIT: i32 = 0x2000;
    pub const ALLOW_INCOMPLETE: i32 = 0x4000;
    pub const OPTIMIZED_AST: i32 = 0x8000;
    pub const ALL: i32 = FUTURE
        | DONT_IMPLY_DEDENT
        | ONLY_AST
        | TYPE_COMMENTS
        | TOP_LEVEL_AWAIT
        | ALLOW_INCOMPLETE
        | OPTIMIZED_AST;
}

/// What the library does with syntax trees: its function of that name is called.
fn tree_function(vm: &mut Vm, name: &str, args: &[Value]) -> Res<Value> {
    let module = crate::import::import_dotted(vm, "_tree")?;
    let f = ops::get_attr(vm, &module, &intern(name))?;
    vm.call(&f, args)
}

/// Source in a string has no null bytes.
pub fn check_null_bytes(vm: &mut Vm, source: &[u8]) -> Res<()> {
    if !source.contains(&0) {
        return Ok(());
    }
    let msg = Value::string("source code string cannot contain null bytes");
    match vm.call(&builtin().syntax_error.value(), &[msg]) {
        Ok(x) => Err(vm.raise(x)),
        Err(r) => Err(r),
    }
}

fn compile_source(vm: &mut Vm, source: Raw, filename: &str, mode: Mode, flags: i32) -> Res<Rc<CodeObject>> {
    vm.check_native_stack()?;
    check_null_bytes(vm, source.bytes())?;
    let tells_incomplete = flags & compile_flags::ALLOW_INCOMPLETE != 0;
    let code = crate::compile::compile_part(vm, source, filename, mode, tells_incomplete)?;
    if flags & compile_flags::DONT_IMPLY_DEDENT != 0 && mode == Mode::Single && ends_in_block(source.bytes())
    {
        return Err(crate::compile::incomplete(vm));
    }
    Ok(code)
}

/// Whether the last line of a complete source is part of a block, which another line could belong to.
fn ends_in_block(source: &[u8]) -> bool {
    let blank = |c: &u8| matches!(c, b' ' | b'\t');
    if source.rsplit(|c| *c == b'\n').next().is_none_or(|last| !last.first().is_some_and(blank)) {
        return false;
    }
    let lines = source.rsplit(|c| *c == b'\n');
    let Some(line) = lines.into_iter().find(|l| !l.iter().all(blank)) else { return false };
    let indent = line.iter().take_while(|c| blank(c)).count();
    let longer = [source, b"\n", &line[..indent], b"pass\n"].concat();
    sidewinder_frontend::compile(&longer, "", Mode::Single).is_ok()
}

// ---- running --------------------------------------------------------------------------------------------

fn run(
    vm: &mut Vm,
    source: &Value,
    globals: Option<&Value>,
    locals: Option<&Value>,
    closure: Option<&Value>,
    mode: Mode,
) -> Res<Value> {
    let name = if mode == Mode::Eval { "eval" } else { "exec" };
    let (globals, locals) = (globals.cloned(), locals.cloned());
    if let Some(g) = &globals
        && g.get::<DictObj>().is_none()
    {
        let msg = match name {
            "eval" if ops::is_mapping(g) => {
                "globals must be a real dict; try eval(expr, {}, mapping)".to_string()
            }
            "eval" => "globals must be a dict".to_string(),
            _ => format!("exec() globals must be a dict, not {}", g.ty().name()),
        };
        return Err(vm.type_error(msg));
    }
    if let Some(l) = &locals
        && !ops::is_mapping(l)
    {
        let msg = match name {
            "eval" => "locals must be a mapping".to_string(),
            _ => format!("locals must be a mapping or None, not {}", l.ty().name()),
        };
        return Err(vm.type_error(msg));
    }
    let code = match source.get_exact::<CodeObj>() {
        Some(c) if !c.code.free_vars.is_empty() && mode == Mode::Eval => {
            return Err(vm.type_error("code object passed to eval() may not contain free variables"));
        }
        Some(c) => {
            check_closure(vm, c, closure)?;
            c.code.clone()
        }
        None if closure.is_some() => {
            return Err(vm.type_error("closure can only be used when source is a code object"));
        }
        None => {
            let Some(source) = Given::from(vm, source)? else {
                let msg = format!("{name}() arg 1 must be a string, bytes or code object");
                return Err(vm.type_error(msg));
            };
            let blank = |c: &u8| *c == b' ' || *c == b'\t';
            let skip = |bytes: &[u8]| match mode {
                Mode::Eval => bytes.iter().take_while(|c| blank(c)).count(),
                _ => 0,
            };
            let source = match &source {
                Given::Bytes(b) => Raw::Bytes(&b[skip(b)..]),
                Given::Text(t) => Raw::Text(&t[skip(t.as_bytes())..]),
            };
            compile_source(vm, source, "<string>", mode, 0)?
        }
    };
    // The caller's own namespaces are the default. At module level they are one.
    let locals = match (&globals, locals) {
        (None, None) => Some(current_locals(vm)?),
        (_, l) => l,
    };
    let globals = globals.unwrap_or_else(|| current_globals(vm).into());
    // Globals of a class of its own are asked as locals are: what it has overridden counts.
    let plain = globals.get_exact::<DictObj>().is_some();
    let locals = locals.or_else(|| (!plain).then(|| globals.clone())).filter(|l| !plain || !l.is(&globals));
    let Some(ns) = globals.get::<DictObj>().map(Ref::from_ref) else { return Ok(Value::None) };
    enter_globals(vm, &ns, &code)?;
    // The code of a function is called like one, without arguments.
    if code.flags & code_flags::OPTIMIZED != 0 {
        let cells = closure.filter(|_| !code.free_vars.is_empty()).cloned().unwrap_or_default();
        let f = FunctionObj::new(CodeObj::link(&code, &ns), cells, Value::None, Value::None);
        return vm.call(&f.into(), &[]);
    }
    match locals {
        Some(l) if code.flags & code_flags::MODULE != 0 => {
            let code = CodeObj::link(&Rc::new(with_local_names(&code)), &ns);
            vm.run_code(&code, Some(l))
        }
        _ => {
            let code = CodeObj::link(&code, &ns);
            vm.run_code(&code, None)
        }
    }
}

/// Code with free variables wants as many cells, other code none.
fn check_closure(vm: &mut Vm, code: &CodeObj, closure: Option<&Value>) -> Res<()> {
    let wanted = code.code.free_vars.len();
    let Some(closure) = closure else {
        return match wanted {
            0 => Ok(()),
            _ => Err(closure_error(vm, wanted)),
        };
    };
    if wanted == 0 {
        return Err(vm.type_error("cannot use a closure with this code object"));
    }
    let cells = closure.get_exact::<TupleObj>().filter(|t| t.len() == wanted);
    match cells.is_some_and(|t| t.items().iter().all(|c| c.get_exact::<CellObj>().is_some())) {
        true => Ok(()),
        false => Err(closure_error(vm, wanted)),
    }
}

fn closure_error(vm: &mut Vm, wanted: usize) -> Raised {
    vm.type_error(format!("code object requires a closure of exactly length {wanted}"))
}

/// As `import::enter_globals`. Built-ins that are neither a module's nor a plain dict are asked for all names of the code.
fn enter_globals(vm: &mut Vm, ns: &Ref<DictObj>, code: &CodeObject) -> Res<()> {
    crate::import::enter_globals(vm, ns);
    let Some(own) = ns.get_name(&builtin().names.builtins) else { return Ok(()) };
    if own.get_exact::<ModuleObj>().is_some() || own.get_exact::<DictObj>().is_some() {
        return Ok(());
    }
    let filled = super::descriptors::filled_globals(vm, &own, code)?;
    ns.set_fallback(&filled);
    Ok(())
}

/// Functions about code and namespaces.
#[native_module("builtins")]
mod natives {
    use super::*;

    /// Return the __dict__ of an object, or the local variables.
    #[native(looks_at_frame, no_signature, unpacked)]
    fn vars(vm: &mut Vm, #[optional] object: Option<&Value>) -> Res<Value> {
        let Some(v) = object else { return current_locals(vm) };
        match ops::get_attr_opt(vm, v, &builtin().names.dict)? {
            Some(d) => Ok(d),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        }
    }

    /// Return the global variables of the module that calls.
    #[native(effects = "reads")]
    fn globals(vm: &mut Vm) -> Ref<DictObj> {
        current_globals(vm)
    }

    /// Return the local variables of the function that calls, as a dict.
    #[native(looks_at_frame)]
    fn locals(vm: &mut Vm) -> Res<Value> {
        current_locals(vm)
    }

    /// Import a module as the import statement does.
    #[native(
        name = "__import__",
        signature = "($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)"
    )]
    fn import(
        vm: &mut Vm,
        #[either] name: &Value,
        #[either]
        #[optional("None")]
        globals: Option<&Value>,
        #[either]
        #[default(None)]
        locals: &Value,
        #[either]
        #[default(None, "()")]
        fromlist: &Value,
        #[either]
        #[default(0)]
        level: i32,
    ) -> Res<Value> {
        let _ = locals;
        let Some(name) = name.as_str() else { return Err(vm.type_error("module name must be a string")) };
        let name = intern_obj(Ref::from_ref(name));
        let ns = match globals {
            None if level > 0 => return Err(vm.key_error(Value::string("'__name__' not in globals"))),
            None => DictObj::empty(),
            Some(g) => match g.get::<DictObj>() {
                Some(d) => Ref::from_ref(d),
                None if level > 0 => return Err(vm.type_error("globals must be a dict")),
                None => DictObj::empty(),
            },
        };
        crate::import::import_name(vm, &name, fromlist, level as i64, &ns)
    }

    /// Compile source to a code object that exec or eval runs.
    #[native(
        signature = "($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)"
    )]
    fn compile(
        vm: &mut Vm,
        #[either] source: &Value,
        #[either] filename: &Value,
        #[either] mode: &StrObj,
        #[either]
        #[default(0)]
        flags: i32,
        #[either]
        #[default(false)]
        dont_inherit: bool,
        #[either]
        #[default(-1)]
        optimize: i32,
        #[keyword]
        #[default(-1)]
        _feature_version: i32,
    ) -> Res<Value> {
        let _ = dont_inherit;
        if flags & !compile_flags::ALL != 0 {
            return Err(vm.value_error("compile(): unrecognised flags"));
        }
        if !(-1..=2).contains(&optimize) {
            return Err(vm.value_error("compile(): invalid optimize value"));
        }
        let only_tree = flags & compile_flags::ONLY_AST != 0;
        let mode_name = mode.to_str_lossy();
        let mode = match &*mode_name {
            "exec" => Mode::Exec,
            "eval" => Mode::Eval,
            "single" => Mode::Single,
            "func_type" if only_tree => Mode::Eval,
            "func_type" => {
                return Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"));
            }
            _ => {
                let modes = if only_tree {
                    "'exec', 'eval', 'single' or 'func_type'"
                } else {
                    "'exec', 'eval' or 'single'"
                };
                return Err(vm.value_error(format!("compile() mode must be {modes}")));
            }
        };
        let number = |n: i32| Value::Int(n as i64);
        let Some(given) = Given::from(vm, source)? else {
            let args = [
                source.clone(),
                filename.clone(),
                Value::string(&mode_name),
                number(flags),
                number(optimize),
            ];
            return tree_function(vm, "compile_tree", &args);
        };
        let file = crate::modules::posix::file_name(vm, filename)?.to_string_lossy().into_owned();
        if only_tree {
            let filename = Value::string(&file);
            let source = match source.as_str() {
                Some(_) => source.clone(),
                None => BytesObj::new(given.raw().bytes()).into(),
            };
            let args = [source, filename, Value::string(&mode_name), number(flags), number(_feature_version)];
            return tree_function(vm, "parse", &args);
        }
        let code = compile_source(vm, given.raw(), &file, mode, flags)?;
        let ns = current_globals(vm);
        Ok(CodeObj::link(&code, &ns).into())
    }

    /// Return the value of an expression, given as text or compiled.
    #[native(looks_at_frame)]
    fn eval(
        vm: &mut Vm,
        source: &Value,
        #[either]
        #[default(None)]
        globals: Option<&Value>,
        #[either]
        #[default(None)]
        locals: Option<&Value>,
    ) -> Res<Value> {
        run(vm, source, globals, locals, None, Mode::Eval)
    }

    /// Run statements, given as text or compiled.
    #[native(looks_at_frame)]
    fn exec(
        vm: &mut Vm,
        source: &Value,
        #[either]
        #[default(None)]
        globals: Option<&Value>,
        #[either]
        #[default(None)]
        locals: Option<&Value>,
        #[keyword]
        #[default(None)]
        closure: Option<&Value>,
    ) -> Res<()> {
        run(vm, source, globals, locals, closure, Mode::Exec)?;
        Ok(())
    }
}
