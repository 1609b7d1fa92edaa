//! `eval`, `exec`, `compile`, `globals`, `locals`, `vars`, `__import__`.
//!
//! Code runs against a namespace of cells, not a dict. For a plain dict of globals (or with separate locals)
//! the entries are copied into a namespace of its own before the code runs, and what the code bound is copied
//! back after it. Functions that such code defines keep that namespace: what they assign to globals later on
//! is not seen in the dict.
#![allow(unsafe_code, reason = "reads the registers of the calling frame")]

use std::rc::Rc;

use sidewinder_frontend::bytecode::{CodeObject, code_flags};
use sidewinder_frontend::{CompileError, ErrorKind, Mode};

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::add_functions;
use super::functions::text;

pub(super) fn install(vm: &mut Vm) {
    add_functions(&vm.builtins.clone(), FUNCTIONS);
}

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("eval", eval, 1, 3).kw().looks_at_frame(),
    NativeDef::new("exec", exec, 1, 3).kw().looks_at_frame(),
    NativeDef::new("compile", compile, 0, 6).kw(),
    NativeDef::new("globals", globals, 0, 0).effects(Effects::ReadsHeap),
    NativeDef::new("locals", locals, 0, 0).looks_at_frame(),
    NativeDef::new("vars", vars, 0, 1).looks_at_frame(),
    NativeDef::new("__import__", import, 1, 5).kw(),
];

// ---- namespaces of the caller ---------------------------------------------------------------------------

fn current_globals(vm: &mut Vm) -> Ref<NamespaceObj> {
    vm.frame().map_or_else(|| vm.builtins.clone(), |f| f.code().ns.clone())
}

fn globals(vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Ok(current_globals(vm).into())
}

fn locals(vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    current_locals(vm)
}

/// `locals()` of the calling frame: the module's namespace, the class body's, or a new dict with the
/// variables of a function.
pub(super) fn current_locals(vm: &mut Vm) -> Res<Value> {
    let Some(f) = vm.frame() else { return Ok(vm.builtins.value()) };
    let code = f.code();
    if code.flags() & code_flags::MODULE != 0 {
        return Ok(code.ns.value());
    }
    // SAFETY: the frame's window is live, and locals are its first registers.
    let register = |i: usize| unsafe { (*f.base.add(i)).clone() };
    if code.flags() & code_flags::CLASS_BODY != 0 {
        return Ok(register(0));
    }
    let d = DictObj::empty();
    for (i, name) in code.names.iter().enumerate().take(code.code.n_locals as usize) {
        let is_cell = code.code.cell_vars.contains(&(i as u16));
        let mut v = register(i);
        if let (true, Some(c)) = (is_cell, v.get_exact::<CellObj>()) {
            v = c.value.get();
        }
        if !v.is_undef() && name.as_ascii().is_none_or(|n| !n.starts_with('.')) {
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
    Ok(d.into())
}

fn vars(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(v) = args.get(0) else { return current_locals(vm) };
    match ops::get_attr_opt(vm, v, &builtin().names.dict)? {
        Some(d) => Ok(d),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn import(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let part = |i: usize, n: &str| args.get(i).or_else(|| args.keyword(n)).cloned();
    let Some(name) = args.all[0].as_str() else {
        let msg = format!("__import__() argument 1 must be str, not {}", args.all[0].ty().name());
        return Err(vm.type_error(msg));
    };
    let name = intern_obj(Ref::from_ref(name));
    let fromlist = part(3, "fromlist").unwrap_or(Value::None);
    let level = part(4, "level").and_then(|l| l.as_i64()).unwrap_or(0);
    let ns = current_globals(vm);
    crate::import::import_name(vm, &name, &fromlist, level, &ns)
}

// ---- compiling ------------------------------------------------------------------------------------------

/// Raises the SyntaxError (or its relative) for source that does not compile.
pub fn raise_compile_error(vm: &mut Vm, e: CompileError) -> Raised {
    let b = builtin();
    let class = match e.kind {
        ErrorKind::SyntaxError => &b.syntax_error,
        ErrorKind::IndentationError => &b.indentation_error,
        ErrorKind::TabError => &b.tab_error,
        ErrorKind::RecursionError => return vm.error(&b.recursion_error, &e.msg),
        ErrorKind::OverflowError => return vm.error(&b.overflow_error, &e.msg),
        ErrorKind::MemoryError => return vm.error(&b.memory_error, &e.msg),
    };
    let number = |n: u32| if e.line == 0 { Value::None } else { Value::Int(n as i64) };
    let place = TupleObj::new(vec![
        Value::string(&e.filename),
        number(e.line),
        number(e.col),
        e.text.as_deref().map_or(Value::None, Value::string),
        number(e.end_line),
        number(e.end_col),
    ]);
    match vm.call(&class.value(), &[Value::string(&e.msg), place.into()]) {
        Ok(x) => vm.raise(x),
        Err(r) => r,
    }
}

/// Source text as bytes.
fn source_of(v: &Value) -> Option<Vec<u8>> {
    match (v.as_str(), v.get::<BytesObj>()) {
        (Some(s), _) => Some(s.to_str_lossy().as_bytes().to_vec()),
        (_, Some(b)) => Some(b.data.to_vec()),
        _ => None,
    }
}

fn compile_source(vm: &mut Vm, source: &[u8], filename: &str, mode: Mode) -> Res<Rc<CodeObject>> {
    vm.check_native_stack()?;
    if source.contains(&0) {
        return Err(vm.error(&builtin().syntax_error, "source code string cannot contain null bytes"));
    }
    sidewinder_frontend::compile(source, filename, mode).map_err(|e| raise_compile_error(vm, e))
}

fn compile(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    const NAMES: [&str; 3] = ["source", "filename", "mode"];
    let mut parts: [Option<Value>; 3] = std::array::from_fn(|i| args.get(i).cloned());
    for (k, v) in args.keywords() {
        match NAMES.iter().position(|n| k.as_ascii() == Some(n)) {
            Some(i) => parts[i] = Some(v.clone()),
            None if matches!(
                k.as_ascii(),
                Some("flags" | "dont_inherit" | "optimize" | "_feature_version")
            ) => {}
            None => {
                let k = k.to_str_lossy();
                return Err(vm.type_error(format!("compile() got an unexpected keyword argument '{k}'")));
            }
        }
    }
    if let Some(i) = parts.iter().position(|p| p.is_none()) {
        let msg = format!("compile() missing required argument '{}' (pos {})", NAMES[i], i + 1);
        return Err(vm.type_error(msg));
    }
    let [source, filename, mode] = parts.map(|p| p.unwrap_or(Value::None));
    let Some(source) = source_of(&source) else {
        return Err(vm.type_error("compile() arg 1 must be a string, bytes or AST object"));
    };
    let mode = match text(&mode).as_str() {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let code = compile_source(vm, &source, &text(&filename), mode)?;
    let ns = current_globals(vm);
    Ok(CodeObj::link(&code, &ns).into())
}

// ---- running --------------------------------------------------------------------------------------------

fn eval(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    run(vm, args, "eval", Mode::Eval)
}
fn exec(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    run(vm, args, "exec", Mode::Exec)?;
    Ok(Value::None)
}

fn run(vm: &mut Vm, args: Args<'_>, name: &str, mode: Mode) -> Res<Value> {
    let mut given = [args.get(1).cloned(), args.get(2).cloned()];
    for (k, v) in args.keywords() {
        match k.as_ascii() {
            Some("globals") => given[0] = Some(v.clone()),
            Some("locals") => given[1] = Some(v.clone()),
            _ => {
                let k = k.to_str_lossy();
                return Err(vm.type_error(format!("{name}() got an unexpected keyword argument '{k}'")));
            }
        }
    }
    let [globals, locals] = given.map(|v| v.filter(|v| !v.is_none()));
    let is_dict = |v: &Value| v.get::<DictObj>().is_some() || v.get_exact::<NamespaceObj>().is_some();
    if let Some(g) = &globals
        && !is_dict(g)
    {
        let msg = match name {
            "eval" => "globals must be a dict".to_string(),
            _ => format!("exec() globals must be a dict, not {}", g.ty().name()),
        };
        return Err(vm.type_error(msg));
    }
    if let Some(l) = &locals
        && !is_dict(l)
    {
        let msg = format!("{name}() with locals that are not a dict is not supported");
        return Err(vm.error(&builtin().not_implemented_error, msg));
    }
    let code = match args.all[0].get_exact::<CodeObj>() {
        Some(c) if !c.code.free_vars.is_empty() => {
            let msg = format!("code object passed to {name}() may not contain free variables");
            return Err(vm.type_error(msg));
        }
        Some(c) if c.flags() & code_flags::MODULE == 0 => {
            let msg = format!("{name}() of the code of a function is not supported");
            return Err(vm.error(&builtin().not_implemented_error, msg));
        }
        Some(c) => c.code.clone(),
        None => {
            let Some(source) = source_of(&args.all[0]) else {
                let msg = format!("{name}() arg 1 must be a string, bytes or code object");
                return Err(vm.type_error(msg));
            };
            let blank = |c: &u8| *c == b' ' || *c == b'\t';
            let skip = if mode == Mode::Eval { source.iter().take_while(|c| blank(c)).count() } else { 0 };
            compile_source(vm, &source[skip..], "<string>", mode)?
        }
    };
    // The caller's own namespaces are the default. At module level they are one.
    let locals = match (&globals, locals) {
        (None, None) => {
            let l = current_locals(vm)?;
            if l.get_exact::<NamespaceObj>().is_some() { None } else { Some(l) }
        }
        (_, l) => l,
    };
    let globals = globals.unwrap_or_else(|| current_globals(vm).into());
    let locals = locals.filter(|l| !l.is(&globals));
    match (globals.get_exact::<NamespaceObj>(), &locals) {
        (Some(ns), None) => {
            let code = CodeObj::link(&code, &Ref::from_ref(ns));
            vm.run_code(&code)
        }
        _ => run_copied(vm, &code, &globals, locals.as_ref()),
    }
}

fn entries(v: &Value) -> Vec<(Ref<StrObj>, Value)> {
    if let Some(n) = v.get_exact::<NamespaceObj>() {
        return n.items();
    }
    let pair = |e: &Entry| Some((intern_obj(Ref::from_ref(e.key.as_str()?)), e.value.clone()));
    v.get::<DictObj>().map_or(Vec::new(), |d| d.data.with(|t| t.iter().filter_map(pair).collect()))
}

/// Runs code in a namespace with copies of the entries of `globals` and `locals`, and copies back what has
/// changed: to `locals` if there are any, else to `globals`.
fn run_copied(vm: &mut Vm, code: &Rc<CodeObject>, globals: &Value, locals: Option<&Value>) -> Res<Value> {
    if let Some(d) = globals.get::<DictObj>() {
        let name = &builtin().names.builtins;
        if d.get_name(name).is_none() {
            d.set_name(name, vm.builtins.value());
        }
    }
    let ns = NamespaceObj::new(Some(vm.builtins.clone()));
    for (k, v) in entries(globals).into_iter().chain(locals.map_or(Vec::new(), entries)) {
        ns.set(&k, v);
    }
    let before = ns.items();
    let linked = CodeObj::link(code, &ns);
    let r = vm.run_code(&linked);
    let target = locals.unwrap_or(globals);
    let raised = r.is_err().then(|| vm.take_exception());
    for (k, v) in ns.items() {
        if before.iter().any(|(n, old)| n.object().is(k.object()) && old.is(&v)) {
            continue;
        }
        match (target.get_exact::<NamespaceObj>(), target.get::<DictObj>()) {
            (Some(n), _) => n.set(&k, v),
            (_, Some(d)) => d.set_name(&k, v),
            _ => {}
        }
    }
    for (k, _) in before.iter().filter(|(k, _)| ns.get(k).is_none()) {
        match (target.get_exact::<NamespaceObj>(), target.get::<DictObj>()) {
            (Some(n), _) => drop(n.remove(k)),
            (_, Some(d)) => drop(d.data.with_mut(|t| t.remove_name(k))),
            _ => {}
        }
    }
    if let Some(e) = raised {
        vm.exception = e;
    }
    r
}
