//! Built-in iterators taken apart for copies and pickles: `__reduce__`, and `__setstate__`, which puts the copy where the
//! original stands.

use dashu_int::IBig;

use crate::objects::*;
use crate::ops::{self, RangeParts};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::common::builtin_part;
use super::numbers::plain_int;

/// What all iterators have.
pub static REDUCE: &[NativeDef] = &[NativeDef::new("__reduce__", reduce, 1, 1).method()];
/// What those have that stand at an index, or are strict or not.
pub static SET_STATE: &[NativeDef] = &[NativeDef::new("__setstate__", set_state, 2, 2).method()];

fn tuple(items: impl IntoIterator<Item = Value>) -> Value {
    TupleObj::new(items.into_iter().collect()).into()
}

/// How a built-in object is made again: a callable, its arguments, and a state if there is one.
fn recipe(make: Value, args: Value, state: Option<Value>) -> Value {
    tuple([make, args].into_iter().chain(state))
}

/// What an iterator that has come to its end is made of again.
fn nothing_left(class: &TypeObj) -> Value {
    let b = builtin();
    let is = |t: &Ref<TypeObj>| std::ptr::eq(class, t.ptr());
    let lists = [
        &b.list_iterator,
        &b.list_reverseiterator,
        &b.dict_keyiterator,
        &b.dict_valueiterator,
        &b.dict_itemiterator,
        &b.dict_reversekeyiterator,
        &b.dict_reversevalueiterator,
        &b.dict_reverseitemiterator,
        &b.set_iterator,
    ];
    if lists.into_iter().any(is) {
        return ListObj::new(Vec::new()).into();
    }
    let text = class.name().starts_with("str_");
    if text { StrObj::from_ascii(b"").into() } else { tuple([]) }
}

/// What there is to say of a state without running Python code.
enum Parts {
    /// Made by `iter` or `reversed` of a sequence, and then moved to an index.
    At(bool, Value, i64),
    /// The items that are still to come.
    Rest(IterState),
    /// A range of what is to come.
    Range(RangeParts),
    /// Made by its class of these.
    Class(Vec<Value>, bool),
    /// Made by `iter` of a callable and what ends it.
    Callable(Value, Value),
    Done,
}

fn parts(s: &IterState) -> Parts {
    let left = |n: IBig, start: IBig, step: IBig| {
        let stop = &start + &n * &step;
        Parts::Range(RangeParts { start, stop, step, len: n })
    };
    let cursor = |c: &DictCursor| DictCursor { dict: c.dict.clone(), ..*c };
    match s {
        IterState::List(l, i) => Parts::At(false, l.value(), *i as i64),
        IterState::Tuple(t, i) => Parts::At(false, t.value(), *i as i64),
        IterState::Str(t, i) => Parts::At(false, t.value(), *i as i64),
        IterState::Bytes(b, i) => Parts::At(false, b.value(), *i as i64),
        IterState::Sequence(v, i) => Parts::At(false, v.clone(), *i),
        IterState::ListReversed(_, 0) => Parts::Done,
        IterState::ListReversed(l, i) => Parts::At(true, l.value(), *i as i64 - 1),
        IterState::SequenceReversed(_, -1) => Parts::Done,
        IterState::SequenceReversed(v, i) => Parts::At(true, v.clone(), *i),
        IterState::Range(n, next, step) => left((*n).into(), (*next).into(), (*step).into()),
        IterState::BigRange(b) => left(b[0].clone(), b[1].clone(), b[2].clone()),
        IterState::Dict(c) => Parts::Rest(IterState::Dict(cursor(c))),
        IterState::DictReversed(c) => Parts::Rest(IterState::DictReversed(cursor(c))),
        IterState::Set(s, i, n) => Parts::Rest(IterState::Set(s.clone(), *i, *n)),
        IterState::Enumerate(it, n) => Parts::Class(vec![it.clone(), n.clone()], false),
        IterState::Zip(its, strict) => Parts::Class(its.items().to_vec(), *strict),
        IterState::Map(f, its, strict) => {
            Parts::Class(std::iter::once(f).chain(its.items()).cloned().collect(), *strict)
        }
        IterState::Filter(f, it) => Parts::Class(vec![f.clone(), it.clone()], false),
        IterState::Callable(f, end) => Parts::Callable(f.clone(), end.clone()),
        IterState::Done => Parts::Done,
    }
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let me = &args.all[0];
    let plain = builtin_part(me);
    let Some(it) = plain.get_exact::<IteratorObj>() else {
        return Err(crate::native::wrong_receiver(vm, me, "iterator", "__reduce__"));
    };
    // Looked up first: a name of the program's own may have taken its place, and change the iterator.
    let iter = vm.builtins.get_str("iter").unwrap_or(Value::None);
    let class = Ref::from_ref(me.ty()).value();
    let reversed =
        if me.ty().is_subclass(&builtin().reversed) { class.clone() } else { builtin().reversed.value() };
    Ok(match it.state.with(parts) {
        Parts::At(false, v, i) => recipe(iter, tuple([v]), Some(Value::Int(i))),
        Parts::At(true, v, i) => recipe(reversed, tuple([v]), Some(Value::Int(i))),
        Parts::Rest(state) => {
            let copy = IteratorObj::new(state).into();
            let rest = ops::collect(vm, &copy)?;
            recipe(iter, tuple([ListObj::new(rest).into()]), None)
        }
        Parts::Range(r) => recipe(iter, tuple([r.into_range()]), Some(Value::None)),
        Parts::Class(v, strict) => recipe(class, tuple(v), strict.then_some(Value::bool(true))),
        Parts::Callable(f, end) => recipe(iter, tuple([f, end]), None),
        Parts::Done => {
            let backwards = me.ty().name().contains("reverse") && !me.ty().name().starts_with("dict_");
            recipe(if backwards { reversed } else { iter }, tuple([nothing_left(plain.ty())]), None)
        }
    })
}

fn set_state(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let plain = builtin_part(&args.all[0]);
    let Some(it) = plain.get_exact::<IteratorObj>() else {
        return Err(crate::native::wrong_receiver(vm, &args.all[0], "iterator", "__setstate__"));
    };
    let state = &args.all[1];
    if it.state.with(|s| matches!(s, IterState::Zip(..) | IterState::Map(..))) {
        let is_strict = ops::truth(vm, state)?;
        it.state.with_mut(|s| {
            if let IterState::Zip(_, strict) | IterState::Map(_, _, strict) = s {
                *strict = is_strict;
            }
        });
        return Ok(Value::None);
    }
    let n = place(vm, it, state)?;
    if it.state.with(|s| matches!(s, IterState::BigRange(_))) {
        it.state.with_mut(|s| skip_in_range(s, n));
        return Ok(Value::None);
    }
    let Ok(i) = i64::try_from(n) else {
        let c_type = if it.state.with(|s| matches!(s, IterState::Range(..))) { "long" } else { "ssize_t" };
        return Err(vm.overflow_error(format!("Python int too large to convert to C {c_type}")));
    };
    // The length of a sequence is asked for outside of the state, which that may change.
    let sequence = it.state.with(|s| match s {
        IterState::SequenceReversed(v, _) => Some(v.clone()),
        _ => None,
    });
    let length = match sequence {
        Some(v) => ops::length(vm, &v)?,
        None => 0,
    };
    it.state.with_mut(|s| move_to(s, i, length));
    Ok(Value::None)
}

/// The int that an iterator is to stand at.
fn place(vm: &mut Vm, it: &IteratorObj, state: &Value) -> Res<IBig> {
    if let Some(i) = plain_int(state) {
        return Ok(ops::to_big(&i).unwrap_or_default());
    }
    let t = state.ty().name();
    let text = it.state.with(|s| match s {
        IterState::Range(..) => format!("'{t}' object cannot be interpreted as an integer"),
        IterState::BigRange(_) => format!("state must be an int, not {t}"),
        _ => "an integer is required".to_string(),
    });
    Err(vm.type_error(text))
}

/// Puts a state at an index.
fn move_to(s: &mut IterState, to: i64, length: usize) {
    let clamped = |n: usize| to.clamp(0, n as i64) as usize;
    match s {
        // Before the first item there is none.
        IterState::List(..) if to < 0 => *s = IterState::Done,
        IterState::List(l, i) => *i = clamped(l.len()),
        IterState::Tuple(t, i) => *i = clamped(t.len()),
        IterState::Str(t, i) => *i = clamped(t.len()),
        IterState::Bytes(b, i) => *i = clamped(b.data.len()),
        IterState::Sequence(_, i) => *i = to.max(0),
        IterState::ListReversed(l, i) => *i = to.saturating_add(1).clamp(0, l.len() as i64) as usize,
        IterState::SequenceReversed(_, i) => *i = to.clamp(-1, length as i64 - 1),
        IterState::Range(..) => skip_in_range(s, to.into()),
        _ => {}
    }
}

/// Leaves out the first `n` items.
fn skip_in_range(s: &mut IterState, n: IBig) {
    match s {
        IterState::Range(left, next, step) => {
            let n = i64::try_from(n.clamp(IBig::ZERO, (*left).into())).unwrap_or(0);
            *left -= n;
            *next = next.wrapping_add(step.wrapping_mul(n));
        }
        IterState::BigRange(b) => {
            let [left, next, step] = &mut **b;
            let n = n.clamp(IBig::ZERO, left.clone());
            *next += &n * &*step;
            *left -= n;
        }
        _ => {}
    }
}
