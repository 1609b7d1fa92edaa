//! `set` and `frozenset`; operators of sets, views and dicts.

use crate::objects::*;
use crate::ops::{self, BinOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_methods;
use super::common::*;

pub(super) fn install(_vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.set, SET);
    add_methods(&b.set, SET_INPLACE);
    unhashable(&b.set);
    add_methods(&b.frozenset, FROZENSET);
    for t in [&b.set, &b.frozenset] {
        add_methods(t, BOTH);
        add_methods(t, SET_OPERATORS);
        add_methods(t, COMPARISONS);
    }
}

static SET: &[NativeDef] = &[
    NativeDef::new("__new__", new_set, 0, ANY).static_method().kw(),
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
    NativeDef::new("add", add, 2, 2).method().intrinsic(Intrinsic::SetAdd),
    NativeDef::new("remove", remove, 2, 2).method(),
    NativeDef::new("discard", discard, 2, 2).method().intrinsic(Intrinsic::SetDiscard),
    NativeDef::new("pop", pop, 1, 1).method().effects(Effects::WritesHeap),
    NativeDef::new("clear", clear, 1, 1).method().effects(Effects::WritesHeap),
    NativeDef::new("update", update, 1, ANY).method(),
    NativeDef::new("intersection_update", intersection_update, 1, ANY).method(),
    NativeDef::new("difference_update", difference_update, 1, ANY).method(),
    NativeDef::new("symmetric_difference_update", symmetric_difference_update, 2, 2).method(),
];

static FROZENSET: &[NativeDef] =
    &[NativeDef::new("__new__", new_frozenset, 0, ANY).static_method().kw(), HASH];

static BOTH: &[NativeDef] = &[
    NativeDef::new("copy", copy, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("union", union, 1, ANY).method(),
    NativeDef::new("intersection", intersection, 1, ANY).method(),
    NativeDef::new("difference", difference, 1, ANY).method(),
    NativeDef::new("symmetric_difference", symmetric_difference, 2, 2).method(),
    NativeDef::new("issubset", issubset, 2, 2).method(),
    NativeDef::new("issuperset", issuperset, 2, 2).method(),
    NativeDef::new("isdisjoint", isdisjoint, 2, 2).method(),
    LEN,
    ITER,
    CONTAINS,
    REPR,
];

/// The receiver, which either class may be.
#[inline(always)]
fn me<'a>(vm: &mut Vm, args: Args<'a>, method: &str) -> Res<&'a SetObj> {
    this::<SetObj>(vm, args, "set", method)
}

/// The receiver of a method that changes it.
#[inline(always)]
fn me_mut<'a>(vm: &mut Vm, args: Args<'a>, method: &str) -> Res<&'a SetObj> {
    let s = this::<SetObj>(vm, args, "set", method)?;
    if s.is_frozen() { Err(wrong_receiver(vm, args, "set", method)) } else { Ok(s) }
}

fn new_set(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().set)?;
    let s = SetObj::empty();
    if !class.is_heap() {
        no_keywords(vm, "set", args)?;
        arity(vm, "set", args.len() - 1, 0, 1)?;
        if let Some(v) = args.get(1) {
            ops::set_update(vm, &s, v)?;
        }
    }
    Ok(made(&class, s))
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me_mut(vm, args, "__init__")?;
    no_keywords(vm, "set", args)?;
    arity(vm, "set", args.len() - 1, 0, 1)?;
    s.clear();
    if let Some(v) = args.get(1) {
        ops::set_update(vm, s, v)?;
    }
    Ok(Value::None)
}

fn new_frozenset(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().frozenset)?;
    if !class.is_heap() || class.lookup(&builtin().names.init).is_none_or(|f| ops::is_object_init(&f)) {
        no_keywords(vm, "frozenset", args)?;
    }
    arity(vm, "frozenset", args.pos().len() - 1, 0, 1)?;
    let s = SetObj::new_frozen(SetData::default());
    if let Some(v) = args.get(1) {
        if !class.is_heap() && v.get_exact::<SetObj>().is_some_and(|s| s.is_frozen()) {
            return Ok(v.clone());
        }
        ops::set_update(vm, &s, v)?;
    }
    Ok(made(&class, s))
}

fn add(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me_mut(vm, args, "add")?;
    ops::set_add(vm, s, args.all[1].clone())?;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me_mut(vm, args, "remove")?;
    if !ops::set_remove(vm, s, &args.all[1])? {
        return Err(vm.key_error(args.all[1].clone()));
    }
    Ok(Value::None)
}

fn discard(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me_mut(vm, args, "discard")?;
    ops::set_remove(vm, s, &args.all[1])?;
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me_mut(vm, args, "pop")?;
    match s.data.with_mut(|d| d.pop()) {
        Some(v) => Ok(v),
        None => Err(vm.key_error("pop from an empty set".into())),
    }
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    me_mut(vm, args, "clear")?.clear();
    Ok(Value::None)
}

fn update(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me_mut(vm, args, "update")?;
    for v in &args.all[1..] {
        ops::set_update(vm, s, v)?;
    }
    Ok(Value::None)
}

fn intersect_all(vm: &mut Vm, s: &SetObj, others: &[Value]) -> Res<Ref<SetObj>> {
    let Some((first, rest)) = others.split_first() else { return ops::set_copy(vm, s) };
    let mut r = ops::set_intersection(vm, s, first)?;
    for v in rest {
        r = ops::set_intersection(vm, &r, v)?;
    }
    Ok(r)
}

/// Gives `s` the items of `new`.
fn become_(s: &SetObj, new: &SetObj) {
    let data = new.data.with_mut(|d| d.take());
    drop(s.data.with_mut(|d| {
        let version = d.version + 1;
        let old = std::mem::replace(d, data);
        d.version = version;
        old
    }));
}

fn intersection_update(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me_mut(vm, args, "intersection_update")?;
    let r = intersect_all(vm, s, &args.all[1..])?;
    become_(s, &r);
    Ok(Value::None)
}

fn difference_update(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me_mut(vm, args, "difference_update")?;
    for v in &args.all[1..] {
        ops::set_subtract(vm, s, v)?;
    }
    Ok(Value::None)
}

fn symmetric_difference_update(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me_mut(vm, args, "symmetric_difference_update")?;
    ops::set_toggle(vm, s, &args.all[1])?;
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me(vm, args, "copy")?;
    if s.is_frozen() && args.all[0].get_exact::<SetObj>().is_some() {
        return Ok(args.all[0].clone());
    }
    Ok(ops::set_copy(vm, s)?.into())
}

fn union(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me(vm, args, "union")?;
    let r = ops::set_copy(vm, s)?;
    for v in &args.all[1..] {
        ops::set_update(vm, &r, v)?;
    }
    Ok(r.into())
}

fn intersection(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me(vm, args, "intersection")?;
    Ok(intersect_all(vm, s, &args.all[1..])?.into())
}

fn difference(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me(vm, args, "difference")?;
    let Some((first, rest)) = args.all[1..].split_first() else { return Ok(ops::set_copy(vm, s)?.into()) };
    let r = ops::set_difference(vm, s, first)?;
    for v in rest {
        ops::set_subtract(vm, &r, v)?;
    }
    Ok(r.into())
}

fn symmetric_difference(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me(vm, args, "symmetric_difference")?;
    Ok(ops::set_symmetric_difference(vm, s, &args.all[1])?.into())
}

fn issubset(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me(vm, args, "issubset")?;
    let r = match args.all[1].get::<SetObj>() {
        Some(o) => ops::set_is_subset(vm, s, o)?,
        None => ops::set_intersection(vm, s, &args.all[1])?.len() == s.len(),
    };
    Ok(Value::Bool(r))
}

fn issuperset(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me(vm, args, "issuperset")?;
    ops::set_is_superset(vm, s, &args.all[1]).map(Value::Bool)
}

fn isdisjoint(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = me(vm, args, "isdisjoint")?;
    ops::set_is_disjoint(vm, s, &args.all[1]).map(Value::Bool)
}

// ---- operators ----------------------------------------------------------------------------------------

/// `-`, `&`, `|`, `^` of sets, views and dicts; `NotImplemented` for others.
pub fn set_binary(vm: &mut Vm, op: BinOp, a: &Value, b: &Value, inplace: bool) -> Res<Value> {
    if let (Some(x), Some(y)) = (a.get::<SetObj>(), b.get::<SetObj>()) {
        if inplace && !x.is_frozen() {
            match op {
                BinOp::Or => ops::set_update(vm, x, b)?,
                BinOp::Sub => ops::set_subtract(vm, x, b)?,
                BinOp::Xor => ops::set_toggle(vm, x, b)?,
                _ => {
                    let r = ops::set_intersection(vm, x, b)?;
                    become_(x, &r);
                }
            }
            return Ok(a.clone());
        }
        let _ = y;
        let r = match op {
            BinOp::Or => {
                let r = ops::set_copy(vm, x)?;
                ops::set_update(vm, &r, b)?;
                r
            }
            BinOp::Sub => ops::set_difference(vm, x, b)?,
            BinOp::Xor => ops::set_symmetric_difference(vm, x, b)?,
            _ => ops::set_intersection(vm, x, b)?,
        };
        return Ok(r.into());
    }
    if let (BinOp::Or, Some(x)) = (op, a.get::<DictObj>()) {
        if inplace && (b.get::<DictObj>().is_some() || ops::is_iterable(b)) {
            ops::dict_update(vm, x, b, None)?;
            return Ok(a.clone());
        }
        if b.get::<DictObj>().is_some() {
            let d = super::dict::copy_of(x);
            ops::dict_update(vm, &d, b, None)?;
            return Ok(d.into());
        }
    }
    if ops::is_set_view(a) || ops::is_set_view(b) {
        return view_binary(vm, op, a, b);
    }
    Ok(builtin().not_implemented.value())
}

/// An operator with a view of keys or items on one side; the other may be any iterable.
fn view_binary(vm: &mut Vm, op: BinOp, a: &Value, b: &Value) -> Res<Value> {
    if !ops::is_iterable(a) || !ops::is_iterable(b) {
        let v = if ops::is_iterable(a) { b } else { a };
        return Err(vm.type_error(format!("'{}' object is not iterable", v.ty().name())));
    }
    let result = SetObj::empty();
    if op == BinOp::And {
        let (view, other) = if ops::is_set_view(a) { (a, b) } else { (b, a) };
        if let Some(s) = other.get_exact::<SetObj>()
            && !s.is_frozen()
            && ops::length(vm, view)? <= s.len()
        {
            return Ok(ops::set_intersection(vm, s, view)?.into());
        }
        let (view, other) = if ops::is_set_view(other) && ops::length(vm, other)? > ops::length(vm, view)? {
            (other, view)
        } else {
            (view, other)
        };
        let it = ops::iter(vm, other)?;
        while let Some(x) = ops::next(vm, &it)? {
            if ops::contains(vm, view, &x)? {
                ops::set_add(vm, &result, x)?;
            }
            crate::interp::poll(vm)?;
        }
        return Ok(result.into());
    }
    // The keys of a dict are taken from the dict itself, which makes room for all at once.
    let left = match a.get::<DictViewObj>() {
        Some(v) if v.kind == DictViewKind::Keys => v.dict.value(),
        _ => a.clone(),
    };
    ops::set_update(vm, &result, &left)?;
    match op {
        BinOp::Or => ops::set_update(vm, &result, b)?,
        BinOp::Sub => ops::set_subtract(vm, &result, b)?,
        _ => ops::set_toggle(vm, &result, b)?,
    }
    Ok(result.into())
}
