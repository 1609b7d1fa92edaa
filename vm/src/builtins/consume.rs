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

/// Items that native functions have asked of generators with some code, or calls of a function they have made, until Python may
/// do so.
const HOT_ITEMS: u32 = 300;
/// Calls of a function here until it should have machine code. (The interpreter is slower than the native function.)
const TRIALS: u32 = 500;

/// The code that runs for each item, if a value is an iterator that is to be exhausted in Python: that of a generator, or the
/// function of `map`.
pub fn consumed_in_python(vm: &mut Vm, what: Consumer, v: &Value) -> Option<Ref<CodeObj>> {
    let code = match v.get_exact::<GeneratorObj>() {
        Some(g) => g.code.clone(),
        None => v.get_exact::<IteratorObj>()?.state.with(|s| match s {
            IterState::Map(f, _, false) => plain_code(f),
            _ => None,
        })?,
    };
    is_worth_while(vm, what, &code, 1).then_some(code)
}
/// The code of a function in Python that is to be called here for each of so many items.
pub fn called_in_python(vm: &mut Vm, what: Consumer, f: &Value, items: usize) -> Option<Ref<CodeObj>> {
    let code = plain_code(f)?;
    is_worth_while(vm, what, &code, items).then_some(code)
}
fn plain_code(f: &Value) -> Option<Ref<CodeObj>> {
    let code = f.get_exact::<FunctionObj>()?.code();
    (!code.is_generator()).then(|| Ref::from_ref(code))
}

/// Whether the function for this code has machine code, or is tried because the JIT could pay for it.
fn is_worth_while(vm: &mut Vm, what: Consumer, code: &CodeObj, items: usize) -> bool {
    let Some(jit) = vm.jit else { return false };
    let has_code = |c: &Consumers| {
        let f = c.as_ref()?[what as usize].get_exact::<FunctionObj>()?.code().entry.trace.get();
        (f != 0).then_some(())
    };
    if code.consumers.with(has_code).is_some() {
        return true;
    }
    let (seen, trials) = (&code.items_taken, &code.trials);
    if items > 1 {
        seen.set(seen.get().saturating_add(items.min(HOT_ITEMS as usize) as u32));
    }
    if seen.get() < HOT_ITEMS || trials.get() >= TRIALS || !jit.affords_function(std::mem::take(&mut vm.work))
    {
        return false;
    }
    trials.set(trials.get() + 1);
    true
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
