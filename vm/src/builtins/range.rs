//! `range` and `slice`.

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_methods;
use super::common::*;

pub(super) fn install(_vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.range, RANGE);
    add_methods(&b.range, COMPARISONS);
    add_methods(&b.slice, SLICE);
    add_methods(&b.slice, COMPARISONS);
    for t in [&b.range, &b.slice] {
        t.flags.set(t.flags.get() | type_flags::FINAL);
    }
}

static RANGE: &[NativeDef] = &[
    NativeDef::new("__new__", new_range, 0, ANY).static_method().kw(),
    NativeDef::new("start", |vm, a| Ok(Value::Int(this::<RangeObj>(vm, a, "range", "start")?.start)), 1, 1)
        .getter()
        .effects(Effects::ReadsHeap),
    NativeDef::new("stop", |vm, a| Ok(Value::Int(this::<RangeObj>(vm, a, "range", "stop")?.stop)), 1, 1)
        .getter()
        .effects(Effects::ReadsHeap),
    NativeDef::new("step", |vm, a| Ok(Value::Int(this::<RangeObj>(vm, a, "range", "step")?.step)), 1, 1)
        .getter()
        .effects(Effects::ReadsHeap),
    NativeDef::new("index", range_index, 2, 2).method(),
    NativeDef::new("count", range_count, 2, 2).method(),
    LEN,
    ITER,
    CONTAINS,
    GETITEM,
    BOOL,
    HASH,
    REVERSED,
    REPR,
];

fn new_range(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    class_argument(vm, args, &builtin().range)?;
    no_keywords(vm, "range", args)?;
    arity(vm, "range", args.len() - 1, 1, 3)?;
    let mut v = [0, 0, 1];
    for (slot, a) in v.iter_mut().zip(&args.all[1..]) {
        *slot = index_argument(vm, a)?;
    }
    let (start, stop, step) = if args.len() == 2 { (0, v[0], 1) } else { (v[0], v[1], v[2]) };
    if step == 0 {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    match RangeObj::new(start, stop, step) {
        Some(r) => Ok(r.into()),
        None => Err(vm.overflow_error("range() with more than 2**63 - 1 items is not supported")),
    }
}

/// Position of a value in a range.
fn find(vm: &mut Vm, args: Args<'_>, method: &str) -> Res<Option<i64>> {
    let r = this::<RangeObj>(vm, args, "range", method)?;
    let x = &args.all[1];
    if let Some(i) = x.as_i64() {
        if !ops::contains(vm, &builtin_part(&args.all[0]), x)? {
            return Ok(None);
        }
        return Ok(Some(((i as i128 - r.start as i128) / r.step as i128) as i64));
    }
    for i in 0..r.len {
        crate::interp::poll(vm)?;
        if ops::same_or_equal(vm, &Value::Int(r.item(i)), x)? {
            return Ok(Some(i));
        }
    }
    Ok(None)
}

fn range_index(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    match find(vm, args, "index")? {
        Some(i) => Ok(Value::Int(i)),
        None if args.all[1].as_i64().is_some() => Err(vm.value_error("range.index(x): x not in range")),
        None => Err(vm.value_error("sequence.index(x): x not in sequence")),
    }
}

fn range_count(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Int(find(vm, args, "count")?.is_some() as i64))
}

static SLICE: &[NativeDef] = &[
    NativeDef::new("__new__", new_slice, 0, ANY).static_method().kw(),
    NativeDef::new("start", |vm, a| Ok(this::<SliceObj>(vm, a, "slice", "start")?.start.clone()), 1, 1)
        .getter()
        .effects(Effects::ReadsHeap),
    NativeDef::new("stop", |vm, a| Ok(this::<SliceObj>(vm, a, "slice", "stop")?.stop.clone()), 1, 1)
        .getter()
        .effects(Effects::ReadsHeap),
    NativeDef::new("step", |vm, a| Ok(this::<SliceObj>(vm, a, "slice", "step")?.step.clone()), 1, 1)
        .getter()
        .effects(Effects::ReadsHeap),
    NativeDef::new("indices", indices, 2, 2).method(),
    HASH,
    REPR,
];

fn new_slice(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    class_argument(vm, args, &builtin().slice)?;
    no_keywords(vm, "slice", args)?;
    arity(vm, "slice", args.len() - 1, 1, 3)?;
    let a = |i: usize| args.get(i).cloned().unwrap_or(Value::None);
    if args.len() == 2 {
        return Ok(SliceObj::new(Value::None, a(1), Value::None).into());
    }
    Ok(SliceObj::new(a(1), a(2), a(3)).into())
}

fn indices(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this::<SliceObj>(vm, args, "slice", "indices")?;
    let n = index_argument(vm, &args.all[1])?;
    if n < 0 {
        return Err(vm.value_error("length should not be negative"));
    }
    // Lengths that large have no use, but must not overflow.
    let n = n.min(i64::MAX / 8);
    let (a, b, c) = ops::slice_bounds(vm, s, n as usize)?;
    Ok(TupleObj::new(vec![Value::Int(a), Value::Int(b), Value::Int(c)]).into())
}
