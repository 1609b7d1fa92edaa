//! Dict and set tables with keys of any class.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::{CmpOp, equal, hash};

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

#[inline]
pub fn dict_get(vm: &mut Vm, d: &DictObj, key: &Value) -> Res<Option<Value>> {
    let h = hash(vm, key)?;
    let i = find(vm, &d.data, key, h)?;
    Ok(i.and_then(|i| d.data.with(|t| t.entry(i).map(|e| e.value.clone()))))
}

#[inline]
pub fn dict_set(vm: &mut Vm, d: &DictObj, key: Value, value: Value) -> Res<()> {
    let h = hash(vm, &key)?;
    match find(vm, &d.data, &key, h)? {
        Some(i) => drop(d.data.with_mut(|t| t.set_at(i, value))),
        None => d.data.with_mut(|t| t.push(h, key, value)),
    }
    Ok(())
}

/// Removes a key; its value if it was there.
pub fn dict_remove(vm: &mut Vm, d: &DictObj, key: &Value) -> Res<Option<Value>> {
    let h = hash(vm, key)?;
    match find(vm, &d.data, key, h)? {
        Some(i) => Ok(Some(d.data.with_mut(|t| t.remove_at(i)).1)),
        None => Ok(None),
    }
}

pub fn set_contains(vm: &mut Vm, s: &SetObj, key: &Value) -> Res<bool> {
    let h = hash(vm, key)?;
    Ok(find(vm, &s.data, key, h)?.is_some())
}

/// Adds a key; false if it was there.
pub fn set_add(vm: &mut Vm, s: &SetObj, key: Value) -> Res<bool> {
    let h = hash(vm, &key)?;
    if find(vm, &s.data, &key, h)?.is_some() {
        return Ok(false);
    }
    s.data.with_mut(|t| t.push(h, key, Value::Undef));
    Ok(true)
}

/// Removes a key; whether it was there.
pub fn set_remove(vm: &mut Vm, s: &SetObj, key: &Value) -> Res<bool> {
    let h = hash(vm, key)?;
    match find(vm, &s.data, key, h)? {
        Some(i) => {
            drop(s.data.with_mut(|t| t.remove_at(i)));
            Ok(true)
        }
        None => Ok(false),
    }
}

/// `d.update(other)`: a mapping or an iterable of pairs. `merge`: the callable of a `**` call, where a
/// duplicate key is an error.
pub fn dict_update(vm: &mut Vm, d: &DictObj, other: &Value, merge: Option<&Value>) -> Res<()> {
    let mut put = |vm: &mut Vm, k: Value, v: Value| -> Res<()> {
        if let Some(callee) = merge {
            let Some(name) = k.as_str() else {
                let f = super::callable_name(callee);
                return Err(vm.type_error(format!("{f} keywords must be strings")));
            };
            if dict_get(vm, d, &k)?.is_some() {
                let f = super::callable_name(callee);
                let name = name.to_str_lossy().into_owned();
                return Err(vm.type_error(format!("{f} got multiple values for keyword argument '{name}'")));
            }
        }
        dict_set(vm, d, k, v)
    };
    if let Some(o) = other.get::<DictObj>() {
        for (k, v) in o.data.with(|t| t.iter().map(|e| (e.key.clone(), e.value.clone())).collect::<Vec<_>>())
        {
            put(vm, k, v)?;
        }
        return Ok(());
    }
    if let Some(o) = other.get::<NamespaceObj>() {
        for (k, v) in o.items() {
            put(vm, k.into(), v)?;
        }
        return Ok(());
    }
    if let Some(keys) = super::get_attr_opt(vm, other, &builtin().names.keys)? {
        let keys = vm.call(&keys, &[])?;
        for k in super::collect(vm, &keys)? {
            let v = super::get_item(vm, other, &k)?;
            put(vm, k, v)?;
        }
        return Ok(());
    }
    if let Some(callee) = merge {
        let f = super::callable_name(callee);
        return Err(
            vm.type_error(format!("{f} argument after ** must be a mapping, not {}", other.ty().name()))
        );
    }
    let items = super::collect(vm, other)?;
    for (i, pair) in items.into_iter().enumerate() {
        let p = match super::try_collect(vm, &pair)? {
            Some(p) => p,
            None => {
                let msg = format!("cannot convert dictionary update sequence element #{i} to a sequence");
                return Err(vm.type_error(msg));
            }
        };
        let n = p.len();
        let Ok([k, v]) = <[Value; 2]>::try_from(p) else {
            let msg = format!("dictionary update sequence element #{i} has length {n}; 2 is required");
            return Err(vm.value_error(msg));
        };
        put(vm, k, v)?;
    }
    Ok(())
}

/// Comparisons of dicts and sets; `None` if the operands are neither.
pub fn compare_containers(vm: &mut Vm, op: CmpOp, a: &Value, b: &Value) -> Res<Option<bool>> {
    if let (Some(x), Some(y)) = (a.get::<DictObj>(), b.get::<DictObj>()) {
        if !matches!(op, CmpOp::Eq | CmpOp::Ne) {
            return Ok(None);
        }
        vm.check_native_stack()?;
        let mut eq = x.len() == y.len();
        if eq {
            let y = Ref::from_ref(y);
            for e in x.data.with(|t| t.iter().cloned().collect::<Vec<Entry>>()) {
                let other = match find(vm, &y.data, &e.key, e.hash)? {
                    Some(i) => y.data.with(|t| t.entry(i).map(|e| e.value.clone())),
                    None => None,
                };
                eq = match other {
                    Some(v) => e.value.is(&v) || equal(vm, &e.value, &v)?,
                    None => false,
                };
                if !eq {
                    break;
                }
            }
        }
        return Ok(Some(eq == (op == CmpOp::Eq)));
    }
    let (Some(x), Some(y)) = (set_like(a), set_like(b)) else { return Ok(None) };
    let subset = |vm: &mut Vm, p: &SetLike, q: &SetLike| -> Res<bool> {
        for e in p.entries() {
            if find(vm, q.table(), &e.key, e.hash)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    };
    let (lx, ly) = (x.table().with(|d| d.len()), y.table().with(|d| d.len()));
    Ok(Some(match op {
        CmpOp::Eq => lx == ly && subset(vm, &x, &y)?,
        CmpOp::Ne => !(lx == ly && subset(vm, &x, &y)?),
        CmpOp::Le => lx <= ly && subset(vm, &x, &y)?,
        CmpOp::Lt => lx < ly && subset(vm, &x, &y)?,
        CmpOp::Ge => lx >= ly && subset(vm, &y, &x)?,
        CmpOp::Gt => lx > ly && subset(vm, &y, &x)?,
    }))
}

/// A set, or the key view of a dict.
enum SetLike {
    Set(Ref<SetObj>),
    Keys(Ref<DictObj>),
}
impl SetLike {
    fn table(&self) -> &HeapCell<DictData> {
        match self {
            SetLike::Set(s) => &s.data,
            SetLike::Keys(d) => &d.data,
        }
    }
    fn entries(&self) -> Vec<Entry> {
        self.table().with(|t| t.iter().cloned().collect())
    }
}
fn set_like(v: &Value) -> Option<SetLike> {
    if let Some(s) = v.get::<SetObj>() {
        return Some(SetLike::Set(Ref::from_ref(s)));
    }
    match v.get::<DictViewObj>() {
        Some(d) if d.kind == DictViewKind::Keys => Some(SetLike::Keys(d.dict.clone())),
        _ => None,
    }
}
