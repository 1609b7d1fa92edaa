//! Dict tables with keys of any class; comparisons of dicts, sets and views.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::{CmpOp, hash, same_or_equal};

/// Finds a key, calling `__eq__` where needed. `table` gives access to the table; it may change while
/// Python code runs, in which case the search starts again.
pub fn find(vm: &mut Vm, table: &HeapCell<DictData>, key: &Value, h: u64) -> Res<Option<usize>> {
    match table.with(|d| d.probe(key, h)) {
        Probe::Found(i) => Ok(Some(i)),
        Probe::Absent => Ok(None),
        Probe::Ask => find_slow(vm, table, key, h),
    }
}

#[cold]
#[inline(never)]
fn find_slow(vm: &mut Vm, table: &HeapCell<DictData>, key: &Value, h: u64) -> Res<Option<usize>> {
    'again: loop {
        let (candidates, version) = table.with(|d| (d.candidates(h), d.version));
        for i in candidates {
            let Some(k) = table.with(|d| d.entry(i).map(|e| e.key.clone())) else { continue 'again };
            let eq = super::same_or_equal(vm, &k, key)?;
            if table.with(|d| d.version) != version {
                continue 'again;
            }
            if eq {
                return Ok(Some(i));
            }
        }
        return Ok(None);
    }
}

/// The hash of a dict key; the TypeError for an unhashable one says so.
#[inline]
pub fn key_hash(vm: &mut Vm, key: &Value) -> Res<u64> {
    match hash(vm, key) {
        Ok(h) => Ok(h),
        Err(e) => Err(super::set::unhashable(vm, key, "a dict key", e)),
    }
}

#[inline]
pub fn dict_get(vm: &mut Vm, d: &DictObj, key: &Value) -> Res<Option<Value>> {
    let h = key_hash(vm, key)?;
    let i = find(vm, &d.data, key, h)?;
    Ok(i.and_then(|i| d.data.with(|t| t.entry(i).map(|e| e.value().clone()))))
}

#[inline]
pub fn dict_set(vm: &mut Vm, d: &DictObj, key: Value, value: Value) -> Res<()> {
    let h = key_hash(vm, &key)?;
    dict_set_hashed(vm, d, key, h, value)
}

/// As [`dict_set`], with the hash of the key.
#[inline]
pub fn dict_set_hashed(vm: &mut Vm, d: &DictObj, key: Value, h: u64, value: Value) -> Res<()> {
    let found = match d.data.with(|t| t.probe(&key, h)) {
        Probe::Found(i) => Some(i),
        Probe::Absent => None,
        Probe::Ask => find_slow(vm, &d.data, &key, h)?,
    };
    match found {
        Some(i) => drop(d.data.with_mut(|t| t.set_at(i, value))),
        None => d.data.with_mut(|t| t.push(h, key, value)),
    }
    Ok(())
}

/// Removes a key; its value if it was there.
pub fn dict_remove(vm: &mut Vm, d: &DictObj, key: &Value) -> Res<Option<Value>> {
    let h = key_hash(vm, key)?;
    match find(vm, &d.data, key, h)? {
        Some(i) => Ok(Some(d.data.with_mut(|t| t.remove_at(i)).1)),
        None => Ok(None),
    }
}

/// The arguments of the exception in flight.
fn args_in_flight(vm: &Vm) -> Option<Value> {
    vm.exception.get_exact::<ExceptionObj>().map(|e| e.args.get())
}

/// Adds what a `**` argument of `callee` has. Whether the keys are strings is asked when all arguments are there.
pub fn merge_keywords(vm: &mut Vm, d: &DictObj, other: &Value, callee: &Value) -> Res<()> {
    let Err(e) = update(vm, d, other, true) else { return Ok(()) };
    let b = builtin();
    // Whatever has raised it.
    if vm.exception_is(&b.attribute_error) {
        drop(vm.take_exception());
        let f = super::callable_text(vm, callee)?;
        let name = other.ty().name();
        return Err(vm.type_error(format!("{f} argument after ** must be a mapping, not {name}")));
    }
    if vm.exception_is(&b.key_error)
        && let Some([key]) =
            args_in_flight(vm).as_ref().and_then(|t| t.get_exact::<TupleObj>()).map(|t| t.items())
    {
        drop(vm.take_exception());
        let (f, key) = (super::callable_text(vm, callee)?, crate::builtins::str_of(vm, key)?);
        let key = key.as_str().map_or_else(String::new, |k| k.to_str_lossy().into_owned());
        return Err(vm.type_error(format!("{f} got multiple values for keyword argument '{key}'")));
    }
    Err(e)
}

/// Adds what `**other` has in a display.
pub fn update_display(vm: &mut Vm, d: &DictObj, other: &Value) -> Res<()> {
    let Err(e) = update(vm, d, other, false) else { return Ok(()) };
    if vm.exception_is(&builtin().attribute_error) {
        drop(vm.take_exception());
        return Err(vm.type_error(format!("'{}' object is not a mapping", other.ty().name())));
    }
    Err(e)
}

/// `d.update(other)`: a mapping or an iterable of pairs.
pub fn dict_update(vm: &mut Vm, d: &DictObj, other: &Value) -> Res<()> {
    let is_mapping = match other.as_object().map(|o| o.layout()) {
        Some(Layout::Dict) => true,
        Some(Layout::List | Layout::Tuple | Layout::Iterator | Layout::Generator | Layout::DictView) => false,
        _ => {
            other.get::<DictObj>().is_some()
                || super::get_attr_opt(vm, other, &builtin().names.keys)?.is_some()
        }
    };
    if is_mapping { update(vm, d, other, false) } else { update_from_pairs(vm, d, other) }
}

/// Adds what a mapping has; `once`: a key that is there already is a KeyError.
fn update(vm: &mut Vm, d: &DictObj, other: &Value, once: bool) -> Res<()> {
    let new = |vm: &mut Vm, k: &Value, h: u64| -> Res<()> {
        match once && find(vm, &d.data, k, h)?.is_some() {
            true => Err(vm.key_error(k.clone())),
            false => Ok(()),
        }
    };
    // A subclass that goes over its keys in its own way is asked for them.
    let plain = other.get_exact::<DictObj>().or_else(|| {
        other.get::<DictObj>().filter(|_| other.ty().user_method(&builtin().names.iter).is_none())
    });
    if let Some(o) = plain {
        if std::ptr::eq(o, d) && !once {
            return Ok(());
        }
        if d.is_empty() && !once {
            let copy = o.data.with(|t| t.clone());
            d.data.with_mut(|t| t.become_copy(copy));
            return Ok(());
        }
        let o = Ref::from_ref(o);
        let version = o.data.with(|t| t.version);
        let mut at = 0;
        while let Some((i, k, h, v)) = o.data.with(|t| {
            let (i, e) = t.next_from(at)?;
            Some((i, e.key.clone(), e.hash, e.value().clone()))
        }) {
            at = i + 1;
            new(vm, &k, h)?;
            dict_set_hashed(vm, d, k, h, v)?;
            if o.data.with(|t| t.version) != version {
                return Err(vm.error(&builtin().runtime_error, "dict mutated during update"));
            }
        }
        return Ok(());
    }
    let keys = super::get_attr(vm, other, &builtin().names.keys)?;
    let keys = vm.call(&keys, &[])?;
    if !super::is_iterable(&keys) {
        let (t, k) = (other.ty().name(), keys.ty().name());
        return Err(vm.type_error(format!("{t}.keys() returned a non-iterable (type {k})")));
    }
    for k in super::collect(vm, &keys)? {
        if once {
            let h = key_hash(vm, &k)?;
            new(vm, &k, h)?;
        }
        let v = super::get_item(vm, other, &k)?;
        dict_set(vm, d, k, v)?;
    }
    Ok(())
}

fn update_from_pairs(vm: &mut Vm, d: &DictObj, other: &Value) -> Res<()> {
    // One by one: what comes before an error is entered, and what changes the dict or the list meanwhile sees them as they are.
    if let Some(l) = other.get_exact::<ListObj>() {
        let l = Ref::from_ref(l);
        let mut at = 0;
        while let Some(pair) = l.get(at) {
            enter_pair(vm, d, &pair, at)?;
            at += 1;
        }
        return Ok(());
    }
    let it = super::iter(vm, other)?;
    for at in 0.. {
        let Some(pair) = super::next_inlined(vm, &it)? else { break };
        enter_pair(vm, d, &pair, at)?;
    }
    Ok(())
}

/// Enters the pair of key and value number `at` of many.
fn enter_pair(vm: &mut Vm, d: &DictObj, pair: &Value, at: usize) -> Res<()> {
    vm.serve_signals()?;
    if let Some([k, v]) = pair.get_exact::<TupleObj>().map(TupleObj::items) {
        return dict_set(vm, d, k.clone(), v.clone());
    }
    let p = match super::try_collect(vm, pair)? {
        Some(p) => p,
        None => {
            let e = vm.type_error("object is not iterable");
            let note = format!("Cannot convert dictionary update sequence element #{at} to a sequence");
            crate::builtins::add_note_to(&vm.exception, &note);
            return Err(e);
        }
    };
    let n = p.len();
    let Ok([k, v]) = <[Value; 2]>::try_from(p) else {
        let msg = format!("dictionary update sequence element #{at} has length {n}; 2 is required");
        return Err(vm.value_error(msg));
    };
    dict_set(vm, d, k, v)
}

/// Whether dicts of the same length are equal, or from which entry on only Python code can tell.
fn plain_dicts_equal(x: &DictObj, y: &DictObj) -> Result<bool, usize> {
    x.data.with(|t| {
        y.data.with(|u| {
            for (i, e) in t.entries().iter().enumerate().filter(|(_, e)| !e.key.is_undef()) {
                let other = match u.probe(&e.key, e.hash) {
                    Probe::Found(j) => u.entry(j).ok_or(i)?,
                    Probe::Absent => return Ok(false),
                    Probe::Ask => return Err(i),
                };
                if !simple_eq(e.value(), other.value()).ok_or(i)? {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    })
}

/// Whether the entries of `x` from one on are in `y`, too.
fn dicts_equal_from(vm: &mut Vm, x: &DictObj, y: &DictObj, mut at: usize) -> Res<bool> {
    vm.check_native_stack()?;
    let (x, y) = (Ref::from_ref(x), Ref::from_ref(y));
    // Comparing may change them: entries are looked at one by one.
    while let Some((i, e)) = x.data.with(|t| t.next_from(at).map(|(i, e)| (i, e.clone()))) {
        at = i + 1;
        let other = match find(vm, &y.data, &e.key, e.hash)? {
            Some(i) => y.data.with(|t| t.entry(i).map(|e| e.value().clone())),
            None => None,
        };
        let Some(v) = other else { return Ok(false) };
        if !same_or_equal(vm, e.value(), &v)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Comparisons of dicts and sets; `None` if the operands are neither.
pub fn compare_containers(vm: &mut Vm, op: CmpOp, a: &Value, b: &Value) -> Res<Option<bool>> {
    if let (Some(x), Some(y)) = (a.get::<DictObj>(), b.get::<DictObj>()) {
        if !matches!(op, CmpOp::Eq | CmpOp::Ne) {
            return Ok(None);
        }
        let eq = x.len() == y.len()
            && match plain_dicts_equal(x, y) {
                Ok(eq) => eq,
                Err(at) => dicts_equal_from(vm, x, y, at)?,
            };
        return Ok(Some(eq == (op == CmpOp::Eq)));
    }
    if let (Some(x), Some(y)) = (a.get::<SetObj>(), b.get::<SetObj>()) {
        let (lx, ly) = (x.len(), y.len());
        return Ok(Some(match op {
            CmpOp::Eq => lx == ly && super::set_is_subset(vm, x, y)?,
            CmpOp::Ne => !(lx == ly && super::set_is_subset(vm, x, y)?),
            CmpOp::Le => super::set_is_subset(vm, x, y)?,
            CmpOp::Lt => lx < ly && super::set_is_subset(vm, x, y)?,
            CmpOp::Ge => super::set_is_subset(vm, y, x)?,
            CmpOp::Gt => lx > ly && super::set_is_subset(vm, y, x)?,
        }));
    }
    if !(is_set_view(a) && is_set_like(b) || is_set_view(b) && is_set_like(a)) {
        return Ok(None);
    }
    let (lx, ly) = (super::length(vm, a)?, super::length(vm, b)?);
    let subset = |vm: &mut Vm, p: &Value, q: &Value| -> Res<bool> {
        let it = super::iter(vm, p)?;
        while let Some(x) = super::next(vm, &it)? {
            if !super::contains(vm, q, &x)? {
                return Ok(false);
            }
        }
        Ok(true)
    };
    Ok(Some(match op {
        CmpOp::Eq => lx == ly && subset(vm, a, b)?,
        CmpOp::Ne => !(lx == ly && subset(vm, a, b)?),
        CmpOp::Le => lx <= ly && subset(vm, a, b)?,
        CmpOp::Lt => lx < ly && subset(vm, a, b)?,
        CmpOp::Ge => lx >= ly && subset(vm, b, a)?,
        CmpOp::Gt => lx > ly && subset(vm, b, a)?,
    }))
}

/// A view of keys or items: compares and combines like a set.
pub fn is_set_view(v: &Value) -> bool {
    v.get::<DictViewObj>().is_some_and(|d| d.kind != DictViewKind::Values)
}
fn is_set_like(v: &Value) -> bool {
    v.get::<SetObj>().is_some() || is_set_view(v)
}
