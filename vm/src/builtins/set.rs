//! `set` and `frozenset`; operators of sets, views and dicts.

use sidewinder_macros::native_module;

use crate::native::{FromReceiver, wrong_receiver};
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
    add_methods(&b.set, changing::NATIVES);
    add_methods(&b.set, SET_INPLACE);
    unhashable(&b.set);
    add_methods(&b.frozenset, FROZENSET);
    for t in [&b.set, &b.frozenset] {
        add_methods(t, BOTH);
        add_methods(t, shared::NATIVES);
        add_methods(t, SET_OPERATORS);
        add_methods(t, COMPARISONS);
    }
}

static SET: &[NativeDef] = &[
    NativeDef::new("__new__", new_set, 0, ANY).static_method().kw(),
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
];

static FROZENSET: &[NativeDef] =
    &[NativeDef::new("__new__", new_frozenset, 0, ANY).static_method().kw(), HASH];

static BOTH: &[NativeDef] = &[LEN, ITER, CONTAINS, REPR, NativeDef::new("__reduce__", reduce, 1, 1).method()];

/// How to make the set again: class, items, state.
fn reduce(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let me = &args.all[0];
    let items = ops::collect(vm, &builtin_part(me))?;
    let getstate = ops::get_attr(vm, me, &intern("__getstate__"))?;
    let state = vm.call(&getstate, &[])?;
    let items = TupleObj::new(vec![ListObj::new(items).into()]);
    Ok(TupleObj::new(vec![Ref::from_ref(me.ty()).value(), items.into(), state]).into())
}

/// The receiver of a method that changes it.
struct Mutable<'a>(&'a SetObj);

impl std::ops::Deref for Mutable<'_> {
    type Target = SetObj;
    #[inline(always)]
    fn deref(&self) -> &SetObj {
        self.0
    }
}

impl<'a> FromReceiver<'a> for Mutable<'a> {
    #[inline(always)]
    fn receiver(vm: &mut Vm, v: &'a Value, class: &str, method: &str) -> Res<Self> {
        match v.get::<SetObj>().filter(|s| !s.is_frozen()) {
            Some(s) => Ok(Mutable(s)),
            None => Err(wrong_receiver(vm, v, class, method)),
        }
    }
}

fn new_set(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().set)?;
    Ok(made(&class, SetObj::empty()))
}

/// What a call of the class does: `__new__` and `__init__` at once.
pub static MAKER: NativeDef = NativeDef::new("set", make_set, 1, ANY).kw();

fn make_set(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    no_keywords(vm, "set", args)?;
    arity(vm, "set", args.len() - 1, 0, 1)?;
    let s = SetObj::empty();
    if let Some(v) = args.get(1) {
        ops::set_update(vm, &s, v)?;
    }
    Ok(s.into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = Mutable::receiver(vm, &args.all[0], "set", "__init__")?;
    no_keywords_for_init(vm, &builtin().set, args)?;
    arity(vm, "set", args.pos().len() - 1, 0, 1)?;
    s.clear();
    if let Some(v) = args.pos().get(1) {
        ops::set_update(vm, &s, v)?;
    }
    Ok(Value::None)
}

fn new_frozenset(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().frozenset)?;
    if checks_keywords(&class) {
        no_keywords(vm, "frozenset", args)?;
    }
    arity(vm, "frozenset", args.pos().len() - 1, 0, 1)?;
    let s = SetObj::new_frozen(SetData::default());
    if let Some(v) = args.pos().get(1) {
        if !class.is_heap() && v.get_exact::<SetObj>().is_some_and(|s| s.is_frozen()) {
            return Ok(v.clone());
        }
        ops::set_update(vm, &s, v)?;
    }
    Ok(made(&class, s))
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

/// Methods that change a set.
#[native_module("set")]
mod changing {
    use super::*;

    /// Add an item; nothing happens if it is there.
    #[method(intrinsic = SetAdd)]
    fn add(vm: &mut Vm, s: Mutable<'_>, object: Value) -> Res<()> {
        ops::set_add(vm, &s, object)?;
        Ok(())
    }

    /// Remove an item, which must be there.
    #[method]
    fn remove(vm: &mut Vm, s: Mutable<'_>, object: &Value) -> Res<()> {
        if !ops::set_remove(vm, &s, object)? {
            return Err(vm.key_error(object.clone()));
        }
        Ok(())
    }

    /// Remove an item if it is there.
    #[method(intrinsic = SetDiscard)]
    fn discard(vm: &mut Vm, s: Mutable<'_>, object: &Value) -> Res<()> {
        ops::set_remove(vm, &s, object)?;
        Ok(())
    }

    /// Remove some item and return it.
    #[method(effects = "writes")]
    fn pop(vm: &mut Vm, s: Mutable<'_>) -> Res<Value> {
        match s.data.with_mut(|d| d.pop()) {
            Some(v) => Ok(v),
            None => Err(vm.key_error("pop from an empty set".into())),
        }
    }

    /// Remove all items.
    #[method(effects = "alone")]
    fn clear(s: Mutable<'_>) {
        s.clear();
    }

    /// Add all items of the others.
    #[method]
    fn update(vm: &mut Vm, s: Mutable<'_>, others: &[Value]) -> Res<()> {
        for v in others {
            ops::set_update(vm, &s, v)?;
        }
        Ok(())
    }

    /// Keep only items that all others have.
    #[method]
    fn intersection_update(vm: &mut Vm, s: Mutable<'_>, others: &[Value]) -> Res<()> {
        let r = intersect_all(vm, &s, others)?;
        become_(&s, &r);
        Ok(())
    }

    /// Remove all items of the others.
    #[method]
    fn difference_update(vm: &mut Vm, s: Mutable<'_>, others: &[Value]) -> Res<()> {
        for v in others {
            ops::set_subtract(vm, &s, v)?;
        }
        Ok(())
    }

    /// Keep the items that one has and the other has not.
    #[method]
    fn symmetric_difference_update(vm: &mut Vm, s: Mutable<'_>, other: &Value) -> Res<()> {
        ops::set_toggle(vm, &s, other)?;
        Ok(())
    }
}

/// Methods that `set` and `frozenset` share.
#[native_module("set")]
mod shared {
    use super::*;

    /// Return a set of the same class with the same items.
    #[method(effects = "reads")]
    fn copy(vm: &mut Vm, this: &Value) -> Res<Value> {
        let s = <&SetObj>::receiver(vm, this, "set", "copy")?;
        if s.is_frozen() && this.get_exact::<SetObj>().is_some() {
            return Ok(this.clone());
        }
        Ok(ops::set_copy(vm, s)?.into())
    }

    /// Return a set of all items of this set and the others.
    #[method]
    fn union(vm: &mut Vm, s: &SetObj, others: &[Value]) -> Res<Ref<SetObj>> {
        let r = ops::set_copy(vm, s)?;
        for v in others {
            ops::set_update(vm, &r, v)?;
        }
        Ok(r)
    }

    /// Return a set of the items that all have.
    #[method]
    fn intersection(vm: &mut Vm, s: &SetObj, others: &[Value]) -> Res<Ref<SetObj>> {
        intersect_all(vm, s, others)
    }

    /// Return a set of the items that no other has.
    #[method]
    fn difference(vm: &mut Vm, s: &SetObj, others: &[Value]) -> Res<Ref<SetObj>> {
        let Some((first, rest)) = others.split_first() else { return ops::set_copy(vm, s) };
        let r = ops::set_difference(vm, s, first)?;
        for v in rest {
            ops::set_subtract(vm, &r, v)?;
        }
        Ok(r)
    }

    /// Return a set of the items that one has and the other has not.
    #[method]
    fn symmetric_difference(vm: &mut Vm, s: &SetObj, other: &Value) -> Res<Ref<SetObj>> {
        ops::set_symmetric_difference(vm, s, other)
    }

    /// Return whether the other has all items of this set.
    #[method]
    fn issubset(vm: &mut Vm, s: &SetObj, other: &Value) -> Res<bool> {
        let r = match other.get::<SetObj>() {
            Some(o) => ops::set_is_subset(vm, s, o)?,
            None => ops::set_intersection(vm, s, other)?.len() == s.len(),
        };
        Ok(r)
    }

    /// Return whether this set has all items of the other.
    #[method]
    fn issuperset(vm: &mut Vm, s: &SetObj, other: &Value) -> Res<bool> {
        ops::set_is_superset(vm, s, other)
    }

    /// Return whether the sets have no item in common.
    #[method]
    fn isdisjoint(vm: &mut Vm, s: &SetObj, other: &Value) -> Res<bool> {
        ops::set_is_disjoint(vm, s, other)
    }
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
        if inplace {
            ops::dict_update(vm, x, b)?;
            return Ok(a.clone());
        }
        if let Some(y) = b.get::<DictObj>() {
            let d = match a.get_exact::<DictObj>() {
                Some(x) => DictObj::new(x.data.with(|t| t.copy_with_room(y.len()))),
                None => {
                    let d = DictObj::empty();
                    ops::dict_update(vm, &d, a)?;
                    d
                }
            };
            ops::dict_update(vm, &d, b)?;
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
