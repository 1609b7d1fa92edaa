//! `range` and `slice`.

use dashu_int::IBig;

use crate::objects::*;
use crate::ops::{self, RangeParts};
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
    NativeDef::new("start", |vm, a| part(vm, a, |r| r.start), 1, 1).getter().effects(Effects::ReadsHeap),
    NativeDef::new("stop", |vm, a| part(vm, a, |r| r.stop), 1, 1).getter().effects(Effects::ReadsHeap),
    NativeDef::new("step", |vm, a| part(vm, a, |r| r.step), 1, 1).getter().effects(Effects::ReadsHeap),
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
    NativeDef::new("__reduce__", reduce_range, 1, 1).method().effects(Effects::ReadsHeap),
];

/// Class and parts.
fn reduced(v: &Value, parts: [Value; 3]) -> Value {
    let args = TupleObj::from_iter(parts.into_iter()).into();
    TupleObj::new(vec![Ref::from_ref(v.ty()).value(), args]).into()
}

fn reduce_range(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let r = parts(vm, args, "__reduce__")?;
    Ok(reduced(&args.all[0], [r.start, r.stop, r.step].map(BigIntObj::from_big)))
}

fn reduce_slice(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this::<SliceObj>(vm, args, "slice", "__reduce__")?;
    Ok(reduced(&args.all[0], [s.start.clone(), s.stop.clone(), s.step.clone()]))
}

/// `range(...)` of ints, which is most of them.
pub fn range_of_ints(args: &[Value]) -> Option<Ref<RangeObj>> {
    match args {
        [Value::Int(stop)] => RangeObj::new(0, *stop, 1),
        [Value::Int(start), Value::Int(stop)] => RangeObj::new(*start, *stop, 1),
        [Value::Int(start), Value::Int(stop), Value::Int(step)] if *step != 0 => {
            RangeObj::new(*start, *stop, *step)
        }
        _ => None,
    }
}
fn new_range(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    class_argument(vm, args, &builtin().range)?;
    no_keywords(vm, "range", args)?;
    arity(vm, "range", args.len() - 1, 1, 3)?;
    let mut v = [Value::Undef, Value::Undef, Value::Int(1)];
    for (a, v) in args.all[1..].iter().zip(&mut v) {
        *v = super::index_value(vm, a)?;
    }
    let (start, stop, step) = match v {
        [stop, Value::Undef, step] => (Value::Int(0), stop, step),
        [start, stop, step] => (start, stop, step),
    };
    if let Value::Int(0) = step {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    if let (Value::Int(a), Value::Int(b), Value::Int(c)) = (&start, &stop, &step)
        && let Some(r) = RangeObj::new(*a, *b, *c)
    {
        return Ok(r.into());
    }
    let big = |v: &Value| ops::to_big(v).unwrap_or_default();
    Ok(RangeParts::new(big(&start), big(&stop), big(&step)).into_range())
}

fn parts(vm: &mut Vm, args: Args<'_>, method: &str) -> Res<RangeParts> {
    match RangeParts::of(&args.all[0]) {
        Some(r) => Ok(r),
        None => Err(crate::native::wrong_receiver(vm, &args.all[0], "range", method)),
    }
}

fn part(vm: &mut Vm, args: Args<'_>, f: fn(RangeParts) -> IBig) -> Res<Value> {
    parts(vm, args, "start").map(f).map(BigIntObj::from_big)
}

/// Whether its place in a range can be worked out: an int, and not of a subclass, which may compare as it likes.
fn is_plain_int(v: &Value) -> bool {
    matches!(v, Value::Int(_) | Value::Bool(_)) || v.get_exact::<BigIntObj>().is_some()
}

/// Calls `f` with the places of the items that equal a value, until it says stop (false).
fn find_equal(vm: &mut Vm, r: &RangeParts, x: &Value, f: &mut dyn FnMut(IBig) -> bool) -> Res<()> {
    let mut i = IBig::ZERO;
    while i < r.len {
        crate::interp::poll(vm)?;
        if ops::same_or_equal(vm, &BigIntObj::from_big(r.item(&i)), x)? && !f(i.clone()) {
            break;
        }
        i += IBig::ONE;
    }
    Ok(())
}

fn range_index(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (r, x) = (parts(vm, args, "index")?, &args.all[1]);
    if is_plain_int(x) {
        let i = ops::to_big(x).and_then(|i| r.find(&i));
        return match i {
            Some(i) => Ok(BigIntObj::from_big(i)),
            None => Err(vm.value_error("range.index(x): x not in range")),
        };
    }
    let mut found = None;
    find_equal(vm, &r, x, &mut |i| {
        found = Some(i);
        false
    })?;
    match found {
        Some(i) => Ok(BigIntObj::from_big(i)),
        None => Err(vm.value_error("sequence.index(x): x not in sequence")),
    }
}

fn range_count(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (r, x) = (parts(vm, args, "count")?, &args.all[1]);
    if is_plain_int(x) {
        let found = ops::to_big(x).and_then(|i| r.find(&i));
        return Ok(Value::Int(found.is_some() as i64));
    }
    let mut n = 0;
    find_equal(vm, &r, x, &mut |_| {
        n += 1;
        true
    })?;
    Ok(Value::Int(n))
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
    NativeDef::new("__reduce__", reduce_slice, 1, 1).method().effects(Effects::ReadsHeap),
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
    let n = super::index_value(vm, &args.all[1])?;
    let n = ops::to_big(&n).unwrap_or_default();
    if n < IBig::ZERO {
        return Err(vm.value_error("length should not be negative"));
    }
    let parts = ops::big_slice_bounds(vm, s, &n)?;
    Ok(TupleObj::from_iter(parts.map(BigIntObj::from_big).into_iter()).into())
}
