//! Sets with items of any class: lookup, and the operations that combine sets.
//!
//! Which set an operation walks over, and in which order it adds items to its result, decides the order of
//! the result; here it is CPython's. Items are fetched one by one since comparing them may run Python code,
//! which may change the sets.

use crate::memory;
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::hash;

/// The hash of a set item; the TypeError for an unhashable one says so.
#[inline]
pub fn item_hash(vm: &mut Vm, v: &Value) -> Res<i64> {
    match hash(vm, v) {
        Ok(h) => Ok(h as i64),
        Err(e) => Err(unhashable(vm, v, "a set element", e)),
    }
}

/// Turns the TypeError about an unhashable key, which is in flight, into one that tells what it was for.
#[cold]
pub(super) fn unhashable(vm: &mut Vm, v: &Value, role: &str, e: Raised) -> Raised {
    if !vm.exception.is_object() || !std::ptr::eq(vm.exception.ty(), &*builtin().type_error) {
        return e;
    }
    let exc = vm.take_exception();
    let text = match crate::builtins::str_of(vm, &exc) {
        Ok(s) => s.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default(),
        Err(e) => return e,
    };
    vm.type_error(format!("cannot use '{}' as {role} ({text})", v.ty().name()))
}

/// The slot of an item, calling `__eq__` where needed.
#[inline]
pub fn set_find(vm: &mut Vm, s: &SetObj, key: &Value, h: i64) -> Res<Option<usize>> {
    match s.data.with(|d| d.probe(key, h)) {
        Probe::Found(i) => Ok(Some(i)),
        Probe::Absent => Ok(None),
        Probe::Ask => set_find_slow(vm, s, key, h),
    }
}

#[cold]
#[inline(never)]
fn set_find_slow(vm: &mut Vm, s: &SetObj, key: &Value, h: i64) -> Res<Option<usize>> {
    let s = Ref::from_ref(s);
    'again: loop {
        let (candidates, version) = s.data.with(|d| (d.candidates(h), d.version));
        for i in candidates {
            let Some(k) = s.data.with(|d| d.key(i).cloned()) else { continue 'again };
            let eq = super::same_or_equal(vm, &k, key)?;
            if s.data.with(|d| d.version) != version {
                crate::interp::poll(vm)?;
                continue 'again;
            }
            if eq {
                return Ok(Some(i));
            }
        }
        return Ok(None);
    }
}

/// Adds an item whose hash is known; false if it was there.
#[inline]
pub fn set_add_hashed(vm: &mut Vm, s: &SetObj, key: Value, h: i64) -> Res<bool> {
    match s.data.with_mut(|d| d.add(h, key)) {
        Ok(found) => Ok(matches!(found, Probe::Absent)),
        Err(key) => set_add_slow(vm, s, key, h),
    }
}

#[cold]
#[inline(never)]
fn set_add_slow(vm: &mut Vm, s: &SetObj, key: Value, h: i64) -> Res<bool> {
    if set_find_slow(vm, s, &key, h)?.is_some() {
        return Ok(false);
    }
    s.data.with_mut(|d| d.insert(h, key));
    Ok(true)
}

/// Adds an item of another set to a result that has only items of that set, so that it cannot be there yet.
/// Whether user objects are equal is asked all the same, as in CPython.
fn set_add_new(vm: &mut Vm, s: &SetObj, key: Value, h: i64) -> Res<()> {
    if matches!(&key, Value::Object(o) if o.layout() == Layout::Instance) {
        return set_add_hashed(vm, s, key, h).map(drop);
    }
    s.data.with_mut(|d| d.insert(h, key));
    Ok(())
}

/// Removes an item whose hash is known; whether it was there.
pub fn set_remove_hashed(vm: &mut Vm, s: &SetObj, key: &Value, h: i64) -> Res<bool> {
    match set_find(vm, s, key, h)? {
        Some(i) => {
            drop(s.data.with_mut(|d| d.remove_at(i)));
            Ok(true)
        }
        None => Ok(false),
    }
}

/// Adds an item; false if it was there.
#[inline]
pub fn set_add(vm: &mut Vm, s: &SetObj, key: Value) -> Res<bool> {
    let h = item_hash(vm, &key)?;
    set_add_hashed(vm, s, key, h)
}

/// The hash to look an item up by: a set stands for the frozenset of its items.
fn lookup_hash(vm: &mut Vm, key: &Value) -> Res<i64> {
    match key.get::<SetObj>() {
        Some(k) if !k.is_frozen() => {
            if key.ty().lookup(&builtin().names.hash).is_none_or(|f| f.is_none()) {
                return Ok(k.data.with(|d| d.frozen_hash()));
            }
            item_hash(vm, key)
        }
        _ => item_hash(vm, key),
    }
}

pub fn set_contains(vm: &mut Vm, s: &SetObj, key: &Value) -> Res<bool> {
    let h = lookup_hash(vm, key)?;
    Ok(set_find(vm, s, key, h)?.is_some())
}

/// Removes an item; whether it was there.
pub fn set_remove(vm: &mut Vm, s: &SetObj, key: &Value) -> Res<bool> {
    let h = lookup_hash(vm, key)?;
    set_remove_hashed(vm, s, key, h)
}

/// Calls `f` with each item and its hash; `f` may change the set.
fn each_item(vm: &mut Vm, s: &SetObj, mut f: impl FnMut(&mut Vm, Value, i64) -> Res<()>) -> Res<()> {
    let mut at = 0;
    while let Some((i, k, h)) = s.next_from(at) {
        f(vm, k, h)?;
        at = i + 1;
    }
    Ok(())
}

/// Keys of an exact dict with their hashes.
fn dict_keys(v: &Value) -> Option<Vec<(Value, i64)>> {
    let d = v.get_exact::<DictObj>()?;
    Some(d.data.with(|t| memory::collect(t.iter().map(|e| (e.key.clone(), e.hash as i64)))))
}

/// `s.update(other)`.
pub fn set_update(vm: &mut Vm, s: &SetObj, other: &Value) -> Res<()> {
    if let Some(o) = other.get::<SetObj>() {
        if std::ptr::eq(s, o) || o.is_empty() {
            return Ok(());
        }
        let o = Ref::from_ref(o);
        if !s.data.with_mut(|d| d.reserve(o.len())) {
            return memory::settle(vm);
        }
        if s.data.with_mut(|d| o.data.with(|e| d.fill_from(e))) {
            return Ok(());
        }
        return each_item(vm, &o, |vm, k, h| set_add_hashed(vm, s, k, h).map(drop));
    }
    if let Some(keys) = dict_keys(other) {
        if !s.data.with_mut(|d| d.reserve(keys.len())) {
            return memory::settle(vm);
        }
        for (k, h) in keys {
            set_add_hashed(vm, s, k, h)?;
        }
        return Ok(());
    }
    each_of(vm, other, |vm, k| set_add(vm, s, k).map(drop))
}

/// Calls `f` with each item of an iterable.
#[inline]
fn each_of(vm: &mut Vm, v: &Value, mut f: impl FnMut(&mut Vm, Value) -> Res<()>) -> Res<()> {
    if let Some(l) = v.get_exact::<ListObj>() {
        let l = Ref::from_ref(l);
        let mut i = 0;
        while let Some(x) = l.get(i) {
            f(vm, x)?;
            crate::interp::poll(vm)?;
            i += 1;
        }
        return Ok(());
    }
    let it = super::iter(vm, v)?;
    while let Some(x) = super::next_inlined(vm, &it)? {
        f(vm, x)?;
        crate::interp::poll(vm)?;
    }
    Ok(())
}

/// A set of the kind of `like` with the items of an iterable.
pub fn set_from(vm: &mut Vm, like: &SetObj, v: &Value) -> Res<Ref<SetObj>> {
    let s = like.empty_like();
    set_update(vm, &s, v)?;
    Ok(s)
}

pub fn set_copy(vm: &mut Vm, s: &SetObj) -> Res<Ref<SetObj>> {
    set_from(vm, s, &Ref::from_ref(s).into())
}

/// The items of a set that are in another one, or those that are not. `None` if only Python code can tell.
fn picked(walked: &SetObj, asked: &SetObj, there: bool) -> Option<SetData> {
    walked.data.with(|d| {
        asked.data.with(|e| {
            let mut result = SetData::default();
            for (k, h) in d.iter() {
                if e.probe(k, h).found()? == there {
                    // See `set_add_new`.
                    if matches!(k, Value::Object(o) if o.layout() == Layout::Instance) {
                        return None;
                    }
                    result.insert(h, k.clone());
                }
            }
            Some(result)
        })
    })
}

/// `a & other`, a set of the kind of `a`.
pub fn set_intersection(vm: &mut Vm, a: &SetObj, other: &Value) -> Res<Ref<SetObj>> {
    let result = a.empty_like();
    let Some(b) = other.get::<SetObj>() else {
        let a = Ref::from_ref(a);
        each_of(vm, other, |vm, k| {
            // What cannot be hashed is not spoken of as an item of a set here.
            let h = hash(vm, &k)? as i64;
            if set_find(vm, &a, &k, h)?.is_some() {
                set_add_hashed(vm, &result, k, h)?;
            }
            Ok(())
        })?;
        return Ok(result);
    };
    if std::ptr::eq(a, b) {
        return set_copy(vm, a);
    }
    let (a, b) = (Ref::from_ref(a), Ref::from_ref(b));
    let (walked, asked) = if b.len() > a.len() { (&a, &b) } else { (&b, &a) };
    if let Some(common) = picked(walked, asked, true) {
        result.data.set(common);
        return Ok(result);
    }
    each_item(vm, walked, |vm, k, h| {
        if set_find(vm, asked, &k, h)?.is_some() {
            set_add_new(vm, &result, k, h)?;
        }
        Ok(())
    })?;
    Ok(result)
}

/// `s.difference_update(other)`.
pub fn set_subtract(vm: &mut Vm, s: &SetObj, other: &Value) -> Res<()> {
    if let Some(o) = other.get::<SetObj>() {
        if std::ptr::eq(s, o) {
            s.clear();
            return Ok(());
        }
        let mut o = Ref::from_ref(o);
        if o.len() >> 3 > s.len() {
            o = set_intersection(vm, s, &o.value())?;
        }
        each_item(vm, &o, |vm, k, h| set_remove_hashed(vm, s, &k, h).map(drop))?;
    } else {
        each_of(vm, other, |vm, k| {
            let h = item_hash(vm, &k)?;
            set_remove_hashed(vm, s, &k, h).map(drop)
        })?;
    }
    s.data.with_mut(|d| d.drop_dummies());
    Ok(())
}

/// `a - other`, a set of the kind of `a`.
pub fn set_difference(vm: &mut Vm, a: &SetObj, other: &Value) -> Res<Ref<SetObj>> {
    let n = if let Some(o) = other.get::<SetObj>() {
        Some(o.len())
    } else {
        other.get_exact::<DictObj>().map(|d| d.len())
    };
    let Some(n) = n.filter(|n| a.len() >> 2 <= *n) else {
        let s = set_copy(vm, a)?;
        set_subtract(vm, &s, other)?;
        return Ok(s);
    };
    let _ = n;
    let result = a.empty_like();
    if let Some(rest) = other.get::<SetObj>().and_then(|o| picked(a, o, false)) {
        result.data.set(rest);
        return Ok(result);
    }
    let a = Ref::from_ref(a);
    let other = other.clone();
    each_item(vm, &a, |vm, k, h| {
        let found = match other.get::<SetObj>() {
            Some(o) => set_find(vm, o, &k, h)?.is_some(),
            None => match other.get_exact::<DictObj>() {
                Some(d) => super::find(vm, &d.data, &k, h as u64)?.is_some(),
                None => false,
            },
        };
        if !found {
            set_add_new(vm, &result, k, h)?;
        }
        Ok(())
    })?;
    Ok(result)
}

/// `s.symmetric_difference_update(other)`.
pub fn set_toggle(vm: &mut Vm, s: &SetObj, other: &Value) -> Res<()> {
    let toggle = |vm: &mut Vm, k: Value, h: i64| -> Res<()> {
        if !set_remove_hashed(vm, s, &k, h)? {
            set_add_hashed(vm, s, k, h)?;
        }
        Ok(())
    };
    if let Some(keys) = dict_keys(other) {
        for (k, h) in keys {
            toggle(vm, k, h)?;
        }
        return Ok(());
    }
    let o = match other.get::<SetObj>() {
        Some(o) if std::ptr::eq(s, o) => {
            s.clear();
            return Ok(());
        }
        Some(o) => Ref::from_ref(o),
        None => set_from(vm, s, other)?,
    };
    each_item(vm, &o, toggle)
}

/// `a ^ other`, a set of the kind of `a`.
pub fn set_symmetric_difference(vm: &mut Vm, a: &SetObj, other: &Value) -> Res<Ref<SetObj>> {
    let result = set_from(vm, a, other)?;
    set_toggle(vm, &result, &Ref::from_ref(a).into())?;
    Ok(result)
}

/// Whether every item of `a` is in `b`.
pub fn set_is_subset(vm: &mut Vm, a: &SetObj, b: &SetObj) -> Res<bool> {
    if a.len() > b.len() {
        return Ok(false);
    }
    // Up to the first item that only Python code can tell about.
    let plain = a.data.with(|d| {
        b.data.with(|e| {
            for (k, h) in d.iter() {
                if !e.probe(k, h).found()? {
                    return Some(false);
                }
            }
            Some(true)
        })
    });
    if let Some(r) = plain {
        return Ok(r);
    }
    let (a, b) = (Ref::from_ref(a), Ref::from_ref(b));
    let mut at = 0;
    while let Some((i, k, h)) = a.next_from(at) {
        if set_find(vm, &b, &k, h)?.is_none() {
            return Ok(false);
        }
        at = i + 1;
    }
    Ok(true)
}

/// Whether no item of the iterable is in the set.
pub fn set_is_disjoint(vm: &mut Vm, a: &SetObj, other: &Value) -> Res<bool> {
    let mut a = Ref::from_ref(a);
    if let Some(b) = other.get::<SetObj>() {
        let mut b = Ref::from_ref(b);
        if b.len() > a.len() {
            std::mem::swap(&mut a, &mut b);
        }
        let mut at = 0;
        while let Some((i, k, h)) = b.next_from(at) {
            if set_find(vm, &a, &k, h)?.is_some() {
                return Ok(false);
            }
            at = i + 1;
        }
        return Ok(true);
    }
    let it = super::iter(vm, other)?;
    while let Some(k) = super::next(vm, &it)? {
        let h = item_hash(vm, &k)?;
        if set_find(vm, &a, &k, h)?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether every item of the iterable is in the set.
pub fn set_is_superset(vm: &mut Vm, a: &SetObj, other: &Value) -> Res<bool> {
    if let Some(b) = other.get::<SetObj>() {
        return set_is_subset(vm, b, a);
    }
    let a = Ref::from_ref(a);
    let it = super::iter(vm, other)?;
    while let Some(k) = super::next(vm, &it)? {
        if !set_contains(vm, &a, &k)? {
            return Ok(false);
        }
    }
    Ok(true)
}
