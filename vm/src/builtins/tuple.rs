//! `tuple`.

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_methods;
use super::common::*;

pub(super) fn install(_vm: &mut Vm) {
    let t = &builtin().tuple;
    add_methods(t, methods::NATIVES);
    add_methods(t, METHODS);
    add_methods(t, COMPARISONS);
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 0, ANY).static_method().kw(),
    LEN,
    ITER,
    CONTAINS,
    GETITEM,
    HASH,
    REPR,
    ADD,
    MUL,
    RMUL,
    NativeDef::new("__getnewargs__", newargs, 1, 1).method().effects(Effects::Pure),
];

fn newargs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let t = this::<TupleObj>(vm, args, "tuple", "__getnewargs__")?;
    Ok(TupleObj::new(vec![TupleObj::new(t.items().to_vec()).into()]).into())
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().tuple)?;
    if checks_keywords(&class) {
        no_keywords(vm, "tuple", args)?;
    }
    arity(vm, "tuple", args.pos().len() - 1, 0, 1)?;
    let items = match args.pos().get(1) {
        Some(v) => ops::tuple_of(vm, v)?,
        None => TupleObj::new(Vec::new()),
    };
    Ok(made(&class, items))
}

/// What a call of the class does.
pub static MAKER: NativeDef = NativeDef::new("tuple", make, 1, ANY).kw();

fn make(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    no_keywords(vm, "tuple", args)?;
    arity(vm, "tuple", args.len() - 1, 0, 1)?;
    Ok(match args.get(1) {
        Some(v) => ops::tuple_of(vm, v)?.into(),
        None => TupleObj::new(Vec::new()).into(),
    })
}

/// Methods of `tuple`, but for the special ones.
#[native_module("tuple")]
mod methods {
    use super::*;

    /// Return the index of the first item equal to the value.
    #[method]
    fn index(
        vm: &mut Vm,
        t: &TupleObj,
        value: &Value,
        #[optional("0")] start: Option<&Value>,
        #[optional("sys.maxsize")] stop: Option<&Value>,
    ) -> Res<usize> {
        let start = clamp_index(vm, start, t.len(), 0)?;
        let end = clamp_index(vm, stop, t.len(), t.len())?;
        for (i, v) in t.items().iter().enumerate().take(end).skip(start) {
            if ops::same_or_equal(vm, v, value)? {
                return Ok(i);
            }
        }
        Err(vm.value_error("tuple.index(x): x not in tuple"))
    }

    /// Return the number of items equal to the value.
    #[method]
    fn count(vm: &mut Vm, t: &TupleObj, value: &Value) -> Res<i64> {
        let mut n = 0;
        for v in t.items() {
            n += ops::same_or_equal(vm, v, value)? as i64;
        }
        Ok(n)
    }
}
