//! Built-in functions that exhaust a generator do so in Python: `consume.py`, compiled when first needed.
//!
//! Each generator's code has functions of its own there, so that the traces of their loops know which generator they resume.
//! The frames of these functions are not seen: they leave no traceback entries and do not count for the recursion limit.

use std::collections::HashMap;

use sidewinder_frontend::{Mode, compile};

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

const FILE: &str = "<built-in functions>";

/// The functions of `consume.py`, and their copies by code of the generator and name.
#[derive(Default)]
pub struct Consumers {
    namespace: Option<Ref<NamespaceObj>>,
    copies: HashMap<(usize, &'static str), Value>,
}

/// Copies kept; beyond that many generators share them.
const MAX_COPIES: usize = 500;

/// Whether the code is that of a function of this module.
pub fn is_hidden(code: &CodeObj) -> bool {
    &*code.code.filename == FILE
}

/// Calls function `name` of `consume.py` with a generator and other arguments.
pub fn consume(vm: &mut Vm, name: &'static str, g: &GeneratorObj, args: &[Value]) -> Res<Value> {
    let generator = if vm.consumers.copies.len() < MAX_COPIES { g.code.ptr() as usize } else { 0 };
    let f = match vm.consumers.copies.get(&(generator, name)) {
        Some(f) => f.clone(),
        None => {
            let f = copy(vm, name)?;
            vm.consumers.copies.insert((generator, name), f.clone());
            f
        }
    };
    vm.recursion_limit += 1;
    vm.hidden_frames += 1;
    let r = vm.call(&f, args);
    vm.recursion_limit -= 1;
    vm.hidden_frames -= 1;
    r
}

fn copy(vm: &mut Vm, name: &str) -> Res<Value> {
    let ns = match &vm.consumers.namespace {
        Some(ns) => ns.clone(),
        None => {
            let code = match compile(include_bytes!("consume.py"), FILE, Mode::Exec) {
                Ok(c) => c,
                Err(e) => return Err(crate::import::raise_compile_error(vm, &e)),
            };
            let ns = NamespaceObj::new(None);
            let b = builtin();
            for t in [&b.type_, &b.int, &b.bool_, &b.float] {
                ns.set(&intern(&t.name()), Ref::clone(t).into());
            }
            if let Some(abs) = vm.builtins.get_str("abs") {
                ns.set(&intern("abs"), abs);
            }
            vm.run_code(&CodeObj::link(&code, &ns))?;
            vm.consumers.namespace = Some(ns.clone());
            ns
        }
    };
    let f = ns.get(&intern(name)).unwrap_or_default();
    let Some(f) = f.get_exact::<FunctionObj>() else { return Ok(f) };
    let code = CodeObj::link(&f.code().code, &ns);
    Ok(FunctionObj::new(code, Value::Undef, Value::None, Value::None).into())
}
