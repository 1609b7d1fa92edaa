//! Built-in functions that exhaust a generator, or call a function for each item, do so in Python: `consume.py`, compiled when
//! first needed.
//!
//! Each such code has functions of its own there, so that the traces of their loops know what they resume or call.
//! The frames of these functions are not seen: they leave no traceback entries and do not count for the recursion limit.

use sidewinder_frontend::{Mode, compile};

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

pub const HIDDEN_FILE: &str = "<built-in functions>";

/// The functions of `consume.py`, in the order of `NAMES`.
#[derive(Clone, Copy)]
pub enum Consumer {
    Any,
    All,
    List,
    Sum,
    SumFloats,
    Max,
    Min,
    Keys,
}
const NAMES: [&str; 8] = ["any", "all", "list", "sum", "sum_floats", "max", "min", "keys"];

/// Copies of them that belong to one code object; those not needed yet are `Undef`.
pub type Consumers = Option<Box<[Value; NAMES.len()]>>;

/// Whether the code is that of a function of this module.
pub fn is_hidden(code: &CodeObj) -> bool {
    &*code.code.filename == HIDDEN_FILE
}

/// Items of one generator from which on it is worth while to exhaust it in Python, and items of all those with its code. Only
/// machine code is faster than the native function: it has to be entered, and to be made.
const MANY_ITEMS: u32 = 16;
const HOT_ITEMS: u32 = 300;

/// The code that runs for each item, if a value is an iterator that is to be exhausted in Python: that of a generator which
/// has given many items so far, or the function of `map`. (Without a JIT that is not worth while.)
pub fn consumed_in_python(vm: &Vm, v: &Value) -> Option<Ref<CodeObj>> {
    vm.jit?;
    if let Some(g) = v.get_exact::<GeneratorObj>() {
        let (items, times) = (g.code.items_taken.get(), g.code.exhausted.get());
        if items >= HOT_ITEMS && items / MANY_ITEMS >= times {
            return Some(g.code.clone());
        }
        g.code.exhausted.set(times.saturating_add(1));
        return None;
    }
    v.get_exact::<IteratorObj>()?.state.with(|s| match s {
        IterState::Map(f, _, false) => called_in_python(vm, f, usize::MAX),
        _ => None,
    })
}
/// The code of a function in Python that is to be called for each of so many items.
pub fn called_in_python(vm: &Vm, f: &Value, items: usize) -> Option<Ref<CodeObj>> {
    vm.jit?;
    let code = f.get_exact::<FunctionObj>()?.code();
    (items >= MANY_ITEMS as usize && !code.is_generator()).then(|| Ref::from_ref(code))
}
/// How many items there are in a value, if that is easily known; else many.
pub fn rough_length(v: &Value) -> usize {
    match v.as_object().map(|o| o.layout()) {
        Some(Layout::List) => v.get_exact::<ListObj>().map_or(usize::MAX, |l| l.len()),
        Some(Layout::Tuple) => v.get_exact::<TupleObj>().map_or(usize::MAX, |t| t.len()),
        Some(Layout::Range) => v.get_exact::<RangeObj>().map_or(usize::MAX, |r| r.len as usize),
        _ => usize::MAX,
    }
}

/// Calls a function of `consume.py`, the one of this code, with an iterable and other arguments.
pub fn consume(vm: &mut Vm, what: Consumer, code: &CodeObj, args: &[Value]) -> Res<Value> {
    let mut f = code.consumers.with(|c| c.as_ref().map_or(Value::Undef, |c| c[what as usize].clone()));
    if f.is_undef() {
        f = copy(vm, NAMES[what as usize])?;
        let keep = |c: &mut Consumers| c.get_or_insert_default()[what as usize] = f.clone();
        code.consumers.with_mut(keep);
    }
    vm.recursion_limit += 1;
    vm.hidden_frames += 1;
    let r = vm.call(&f, args);
    vm.recursion_limit -= 1;
    vm.hidden_frames -= 1;
    r
}

fn copy(vm: &mut Vm, name: &str) -> Res<Value> {
    let ns = match &vm.consume {
        Some(ns) => ns.clone(),
        None => {
            let code = match compile(include_bytes!("consume.py"), HIDDEN_FILE, Mode::Exec) {
                Ok(c) => c,
                Err(e) => return Err(crate::import::raise_compile_error(vm, &e)),
            };
            let ns = DictObj::empty();
            let b = builtin();
            for t in [&b.type_, &b.int, &b.bool_, &b.float] {
                ns.set_name(&intern(&t.name()), Ref::clone(t).into());
            }
            if let Some(abs) = vm.builtins.get_str("abs") {
                ns.set_name(&intern("abs"), abs);
            }
            vm.run_code(&CodeObj::link(&code, &ns), None)?;
            vm.consume = Some(ns.clone());
            ns
        }
    };
    let f = ns.get_name(&intern(name)).unwrap_or_default();
    let Some(f) = f.get_exact::<FunctionObj>() else { return Ok(f) };
    let code = CodeObj::link(&f.code().code, &ns);
    Ok(FunctionObj::new(code, Value::Undef, Value::None, Value::None).into())
}
