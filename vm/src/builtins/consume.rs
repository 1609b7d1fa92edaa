//! Built-in functions that exhaust a generator, or call a function for each item, do so in Python: `consume.py`, compiled when
//! first needed.
//!
//! Each such code has functions of its own there, so that the traces of their loops know what they resume or call.
//! The frames of these functions are not seen: they leave no traceback entries and do not count for the recursion limit.
//! What they return is what the built-in function returns (but for `max` and `min`), so that machine code may call them in its place.

use sidewinder_frontend::{Mode, compile};
use sidewinder_macros::native_module;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_functions;

pub const HIDDEN_FILE: &str = "<built-in functions>";

/// The functions of `consume.py`, in the order of `NAMES`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Consumer {
    Any,
    All,
    List,
    Sum,
    SumFloats,
    /// With a key.
    Max,
    Min,
    /// Without.
    Greatest,
    Least,
    Keys,
    Tuple,
    Sorted,
    Join,
}
const NAMES: [&str; 13] = [
    "any",
    "all",
    "list",
    "sum",
    "sum_floats",
    "max",
    "min",
    "greatest",
    "least",
    "keys",
    "tuple",
    "sorted",
    "join",
];

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
/// What a callable does with a generator that is its last argument, if it exhausts it.
pub fn consumer_by(callable: &Value) -> Option<Consumer> {
    if let Some(t) = callable.get_exact::<TypeObj>() {
        let b = builtin();
        let classes = [(&b.list, Consumer::List), (&b.tuple, Consumer::Tuple)];
        return classes.iter().find(|c| std::ptr::eq(c.0.ptr(), t)).map(|c| c.1);
    }
    match callable.get_exact::<NativeObj>()?.def.intrinsic {
        Intrinsic::Any => Some(Consumer::Any),
        Intrinsic::All => Some(Consumer::All),
        Intrinsic::Sum => Some(Consumer::Sum),
        Intrinsic::Max => Some(Consumer::Greatest),
        Intrinsic::Min => Some(Consumer::Least),
        Intrinsic::Sorted => Some(Consumer::Sorted),
        Intrinsic::Join => Some(Consumer::Join),
        _ => None,
    }
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
    let f = consumer_of(vm, what, code)?;
    vm.call(&f, args)
}
fn consumer_of(vm: &mut Vm, what: Consumer, code: &CodeObj) -> Res<Value> {
    let known = |c: &Consumers| c.as_ref().map(|c| c[what as usize].clone());
    if let Some(f) = code.consumers.with(known).filter(|f| !f.is_undef()) {
        return Ok(f);
    }
    let f = copy(vm, NAMES[what as usize])?;
    let keep = |c: &mut Consumers| c.get_or_insert_default()[what as usize] = f.clone();
    code.consumers.with_mut(keep);
    Ok(f)
}
/// The function that machine code is to call in a built-in function's place, for a generator with this code: none as long as few
/// items have been asked for.
pub fn hot_consumer(vm: &mut Vm, what: Consumer, code: &CodeObj) -> Option<Value> {
    if code.items_taken.get() < HOT_ITEMS {
        return None;
    }
    let made = consumer_of(vm, what, code);
    if made.is_err() {
        vm.take_exception();
    }
    made.ok()
}

#[native_module("builtins")]
mod natives {
    use super::*;

    /// The sum so far, its correction, an item of another kind, and what is left of the items.
    #[native]
    fn rest(vm: &mut Vm, items: &Value, so_far: Value, correction: f64, item: Value) -> Res<Value> {
        crate::builtins::reduce::go_on_adding(vm, items, so_far, correction, item)
    }
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
            for t in [&b.type_, &b.int, &b.bool_, &b.float, &b.value_error] {
                ns.set_name(&intern(&t.name()), Ref::clone(t).into());
            }
            add_functions(&ns, natives::NATIVES);
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
