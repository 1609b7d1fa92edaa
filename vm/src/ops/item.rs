//! Subscripts, slices, lengths, and operators on sequences.

use crate::builtins::consume;
use crate::memory;
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::BinOp;

/// Whether a value can be subscripted, as CPython tells mappings.
pub fn is_mapping(v: &Value) -> bool {
    v.is_object() && v.ty().lookup(&builtin().names.getitem).is_some()
}

/// `len(v)`.
#[inline]
pub fn length(vm: &mut Vm, v: &Value) -> Res<usize> {
    match v.as_object().and_then(length_at_hand) {
        Some(n) => Ok(n),
        None => length_of_any(vm, v),
    }
}

/// The length of a container of a built-in class that is asked for often.
#[inline(always)]
fn length_at_hand(o: &ObjectRef) -> Option<usize> {
    match o.layout() {
        Layout::Str => o.get::<StrObj>().map(|s| s.len()),
        Layout::List => o.get::<ListObj>().map(|s| s.len()),
        Layout::Tuple => o.get::<TupleObj>().map(|s| s.len()),
        Layout::Dict => o.get::<DictObj>().map(|s| s.len()),
        Layout::Set => o.get::<SetObj>().map(|s| s.len()),
        _ => None,
    }
}

#[inline(never)]
fn length_of_any(vm: &mut Vm, v: &Value) -> Res<usize> {
    match try_length(vm, v)? {
        Some(n) => Ok(n),
        None => Err(vm.type_error(format!("object of type '{}' has no len()", v.ty().name()))),
    }
}

/// `len(v)`, or `None` if the value has no length.
pub fn try_length(vm: &mut Vm, v: &Value) -> Res<Option<usize>> {
    let Some(o) = v.as_object() else { return Ok(None) };
    if let Some(n) = length_at_hand(o) {
        return Ok(Some(n));
    }
    Ok(match o.layout() {
        Layout::Range => o.get::<RangeObj>().map(|r| r.len as usize),
        Layout::Bytes => o.get::<BytesObj>().map(|b| b.data.len()),
        Layout::DictView => o.get::<DictViewObj>().map(|d| d.dict.len()),
        Layout::BigRange => match o.get::<BigRangeObj>().and_then(|r| usize::try_from(&r.parts.len).ok()) {
            Some(n) if n <= i64::MAX as usize => Some(n),
            _ => return Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        },
        Layout::Native if let Some(f) = native_type(o).and_then(|t| t.len) => {
            let r = f.call(vm, Args::new(std::slice::from_ref(v)));
            let r = memory::settled(vm, r)?;
            return check_length(vm, &r).map(Some);
        }
        Layout::Instance | Layout::Native => {
            if let Some(f) = o.ty().user_method(&builtin().names.len) {
                let r = super::call_special(vm, &f, v, &[])?;
                return check_length(vm, &r).map(Some);
            }
            match o.get::<InstanceObj>().and_then(|i| i.payload()) {
                Some(p) => {
                    let p = p.clone();
                    return try_length(vm, &p);
                }
                None => None,
            }
        }
        Layout::Type if o.ty().is_heap() => match o.ty().user_method(&builtin().names.len) {
            Some(f) => {
                let r = super::call_special(vm, &f, v, &[])?;
                Some(check_length(vm, &r)?)
            }
            None => None,
        },
        Layout::Proxy => match o.get::<ProxyObj>().map(|p| p.mapping()) {
            Some(m) => return try_length(vm, &m),
            None => None,
        },
        _ => None,
    })
}

/// Checks what `__len__` returned.
pub fn check_length(vm: &mut Vm, r: &Value) -> Res<usize> {
    match r.as_i64() {
        Some(n) if n >= 0 => Ok(n as usize),
        Some(_) => Err(vm.value_error("__len__() should return >= 0")),
        None if r.get::<BigIntObj>().is_some_and(|b| b.value < dashu_int::IBig::ZERO) => {
            Err(vm.value_error("__len__() should return >= 0"))
        }
        None if r.get::<BigIntObj>().is_some() => {
            Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"))
        }
        None => Err(vm.type_error(format!("'{}' object cannot be interpreted as an integer", r.ty().name()))),
    }
}

/// An index from an int or an object with `__index__`.
pub fn as_index(vm: &mut Vm, v: &Value) -> Res<Option<i64>> {
    if let Some(i) = v.as_i64() {
        return Ok(Some(i));
    }
    match crate::builtins::int_by_index(vm, v)? {
        None => Ok(None),
        Some(Value::Int(i)) => Ok(Some(i)),
        Some(_) => Err(vm.index_error(crate::builtins::too_large_index(v))),
    }
}

/// As [`as_index`], for a number of repetitions: one that is too large is another error.
fn count(vm: &mut Vm, v: &Value) -> Res<Option<i64>> {
    match crate::builtins::int_by_index(vm, v)? {
        None => Ok(None),
        Some(Value::Int(i)) => Ok(Some(i)),
        Some(_) => Err(vm.overflow_error(crate::builtins::too_large_index(v))),
    }
}

/// Index into a sequence of length `n`, negative ones counted from the end.
#[inline(always)]
pub fn wrap_index(i: i64, n: usize) -> Option<usize> {
    let j = if i < 0 { i + n as i64 } else { i };
    if (j as u64) < n as u64 { Some(j as usize) } else { None }
}

/// How many items there are from `start` to `stop`.
pub fn slice_count(start: i64, stop: i64, step: i64) -> usize {
    if step > 0 {
        if stop > start { ((stop - start - 1) / step + 1) as usize } else { 0 }
    } else if start > stop {
        ((start - stop - 1) / -step + 1) as usize
    } else {
        0
    }
}

/// Start, step and count of the items a slice takes from a sequence of length `n`. With step 1, `start`
/// is at most `n`.
pub fn slice_indices(vm: &mut Vm, s: &SliceObj, n: usize) -> Res<(i64, i64, usize)> {
    let (start, stop, step) = slice_bounds(vm, s, n)?;
    let count = slice_count(start, stop, step);
    Ok((start, step, count))
}

/// The slice with its `__index__` methods called, so that working out its bounds runs no Python code
/// between looking at a list's length and at its items.
fn plain_slice(vm: &mut Vm, s: &SliceObj) -> Res<Ref<SliceObj>> {
    let plain = |v: &Value| v.is_none() || v.as_i64().is_some() || v.get::<BigIntObj>().is_some();
    if plain(&s.start) && plain(&s.stop) && plain(&s.step) {
        return Ok(Ref::from_ref(s));
    }
    let s = Ref::from_ref(s);
    let mut part = |v: &Value| match plain(v) {
        true => Ok(v.clone()),
        false => match crate::builtins::int_by_index(vm, v)? {
            Some(i) => Ok(i),
            None => Err(vm.type_error("slice indices must be integers or None or have an __index__ method")),
        },
    };
    // The step is asked first.
    let step = part(&s.step)?;
    Ok(SliceObj::new(part(&s.start)?, part(&s.stop)?, step))
}

/// `slice.indices(n)`.
pub fn slice_bounds(vm: &mut Vm, s: &SliceObj, n: usize) -> Res<(i64, i64, i64)> {
    let n = n as i64;
    let mut part = |v: &Value| -> Res<Option<i64>> {
        if v.is_none() {
            return Ok(None);
        }
        if let Some(b) = v.get::<BigIntObj>() {
            return Ok(Some(if b.value < dashu_int::IBig::ZERO { i64::MIN / 4 } else { i64::MAX / 4 }));
        }
        match crate::builtins::int_by_index(vm, v)? {
            Some(i) => Ok(Some(match i.get::<BigIntObj>() {
                Some(b) if b.value < dashu_int::IBig::ZERO => i64::MIN / 4,
                Some(_) => i64::MAX / 4,
                None => i.as_i64().unwrap_or(0).clamp(i64::MIN / 4, i64::MAX / 4),
            })),
            None => Err(vm.type_error("slice indices must be integers or None or have an __index__ method")),
        }
    };
    let step = part(&s.step)?.unwrap_or(1);
    let (start, stop) = if step == 0 { (None, None) } else { (part(&s.start)?, part(&s.stop)?) };
    if step == 0 {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let (lo, hi) = if step > 0 { (0, n) } else { (-1, n - 1) };
    let fix = |i: i64| {
        let i = if i < 0 { i + n } else { i };
        i.clamp(lo, hi)
    };
    let start = start.map_or(if step > 0 { lo } else { hi }, fix);
    let stop = stop.map_or(if step > 0 { hi } else { lo }, fix);
    Ok((start, stop, step))
}

/// The item of a string, of bytes, of numbers in a row or of a dict that is there without Python code.
#[inline]
pub fn item_at_hand(o: &ObjectRef, k: &Value) -> Option<Value> {
    match (o.layout(), k) {
        (Layout::Str, Value::Int(i)) => {
            let s = o.get::<StrObj>()?;
            Some(s.char_at(wrap_index(*i, s.len())?).into())
        }
        (Layout::Dict, _) => {
            let h = super::simple_hash(k)?;
            o.get::<DictObj>()?.data.with(|t| match t.probe(k, h) {
                Probe::Found(i) => t.entry(i).map(|e| e.value().clone()),
                _ => None,
            })
        }
        (Layout::Bytes, Value::Int(i)) => {
            let b = &o.get::<BytesObj>()?.data;
            Some(Value::Int(b[wrap_index(*i, b.len())?] as i64))
        }
        (Layout::Native, Value::Int(i)) => number_at(o, *i),
        // It has no built-in part of this layout itself.
        (Layout::Instance, _) if o.ty().payload.is_some() && o.ty().is_plain(Plain::Items) => {
            item_of_part(o.get::<InstanceObj>()?.payload()?.as_object()?, k)
        }
        _ => None,
    }
}

/// As [`item_at_hand`], of a built-in part.
fn item_of_part(o: &ObjectRef, k: &Value) -> Option<Value> {
    match (o.layout(), k) {
        (Layout::List, Value::Int(i)) => {
            let l = o.get::<ListObj>()?;
            l.get(wrap_index(*i, l.len())?)
        }
        (Layout::Tuple, Value::Int(i)) => {
            let t = o.get::<TupleObj>()?;
            t.items().get(wrap_index(*i, t.len())?).cloned()
        }
        _ => item_at_hand(o, k),
    }
}

/// `v[k]`.
#[inline(never)]
pub fn get_item(vm: &mut Vm, v: &Value, k: &Value) -> Res<Value> {
    let Some(o) = v.as_object() else { return Err(not_subscriptable(vm, v)) };
    if let Some(item) = item_at_hand(o, k) {
        return Ok(item);
    }
    if let Some(s) = k.get_exact::<SliceObj>()
        && let Some(part) = slice_at_hand(o, v, s)
    {
        return memory::settled(vm, Ok(part));
    }
    match o.layout() {
        Layout::List | Layout::Tuple | Layout::Str | Layout::Range | Layout::Bytes => {
            let r = sequence_item(vm, v, k);
            memory::settled(vm, r)
        }
        Layout::BigRange => match super::RangeParts::of(v) {
            Some(r) => match k.get::<SliceObj>() {
                Some(s) => super::range_slice(vm, &r, &Ref::from_ref(s)),
                None => match super::range_item(vm, &r, k)? {
                    Some(x) => Ok(x),
                    None => {
                        let t = k.ty().name();
                        Err(vm.type_error(format!("range indices must be integers or slices, not {t}")))
                    }
                },
            },
            None => Err(not_subscriptable(vm, v)),
        },
        Layout::Dict => {
            let d = match o.get::<DictObj>() {
                Some(d) => Ref::from_ref(d),
                None => return Err(not_subscriptable(vm, v)),
            };
            match super::dict_get(vm, &d, k)? {
                Some(x) => Ok(x),
                None => Err(vm.key_error(k.clone())),
            }
        }
        Layout::Type => {
            if o.ty().is_heap()
                && let Some(f) = o.ty().user_method(&builtin().names.getitem)
            {
                return super::call_special(vm, &f, v, std::slice::from_ref(k));
            }
            if let Some(f) = o.get::<TypeObj>().and_then(|t| t.lookup(&builtin().names.class_getitem))
                && !f.is_none()
            {
                let f = super::bind_class_attribute(vm, &f, v)?;
                return vm.call(&f, std::slice::from_ref(k));
            }
            Err(vm.type_error(format!(
                "type '{}' is not subscriptable",
                o.get::<TypeObj>().map(|t| t.name()).unwrap_or_default()
            )))
        }
        Layout::Proxy => {
            let p = o.get::<ProxyObj>().map(|p| (p.class().map(Ref::from_ref), p.mapping()));
            match p {
                Some((Some(t), _)) if let Some(s) = k.get_exact::<StrObj>() => {
                    let found = t.dict.with(|d| d.get_name(&intern_obj(Ref::from_ref(s))).cloned());
                    found.ok_or_else(|| vm.key_error(k.clone()))
                }
                Some((_, m)) => get_item(vm, &m, k),
                None => Err(not_subscriptable(vm, v)),
            }
        }
        Layout::Native if let Some(f) = native_type(o).and_then(|t| t.getitem) => {
            vm.worked(20);
            let r = f.call(vm, Args::new(&[v.clone(), k.clone()]));
            memory::settled(vm, r)
        }
        _ => {
            if let Some(f) = v.ty().user_method(&builtin().names.getitem) {
                return super::call_special(vm, &f, v, std::slice::from_ref(k));
            }
            if let Some(p) = o.get::<InstanceObj>().and_then(|i| i.payload()) {
                if let Some(item) = p.as_object().and_then(|p| item_at_hand(p, k)) {
                    return Ok(item);
                }
                let p = p.clone();
                if let Some(d) = p.get_exact::<DictObj>() {
                    let d = Ref::from_ref(d);
                    if let Some(x) = super::dict_get(vm, &d, k)? {
                        return Ok(x);
                    }
                    return match v.ty().user_method(&builtin().names.missing) {
                        Some(f) => super::call_special(vm, &f, v, std::slice::from_ref(k)),
                        None => Err(vm.key_error(k.clone())),
                    };
                }
                return get_item(vm, &p, k);
            }
            Err(not_subscriptable(vm, v))
        }
    }
}

#[cold]
fn not_subscriptable(vm: &mut Vm, v: &Value) -> crate::vm::Raised {
    vm.type_error(format!("'{}' object is not subscriptable", v.ty().name()))
}

fn kind_name(v: &Value) -> &'static str {
    match super::payload_layout(v) {
        Some(Layout::List) => "list",
        Some(Layout::Tuple) => "tuple",
        Some(Layout::Str) => "string",
        Some(Layout::Range) => "range object",
        _ => "byte",
    }
}

/// What a slice whose parts are ints that fit or None takes of a sequence.
#[inline]
fn slice_at_hand(o: &ObjectRef, v: &Value, s: &SliceObj) -> Option<Value> {
    let n = match o.layout() {
        Layout::List => {
            let l = o.get::<ListObj>()?;
            if let Some((start, stop)) = s.plain_bounds(l.len()) {
                return Some(l.slice(start, stop).into());
            }
            l.len()
        }
        Layout::Str => {
            let t = o.get::<StrObj>()?;
            if let Some((start, stop)) = s.plain_bounds(t.len()) {
                return Some(t.substring(start, stop).into());
            }
            t.len()
        }
        Layout::Tuple => o.get::<TupleObj>()?.len(),
        Layout::Bytes => o.get::<BytesObj>()?.data.len(),
        _ => return None,
    };
    let (start, step, count) = s.plain_indices(n)?;
    Some(get_slice(v, start, step, count))
}

fn sequence_item(vm: &mut Vm, v: &Value, k: &Value) -> Res<Value> {
    if let Some(s) = k.get_exact::<SliceObj>() {
        let s = plain_slice(vm, s)?;
        if v.get::<RangeObj>().is_some() {
            return match super::RangeParts::of(v) {
                Some(r) => super::range_slice(vm, &r, &s),
                None => Ok(Value::None),
            };
        }
        let n = length(vm, v)?;
        let (start, step, count) = slice_indices(vm, &s, n)?;
        return Ok(get_slice(v, start, step, count));
    }
    let Some(i) = as_index(vm, k)? else {
        let (kind, t) = (kind_name(v), k.ty().name());
        let msg = match kind {
            "string" => format!("string indices must be integers, not '{t}'"),
            "range object" => format!("range indices must be integers or slices, not {t}"),
            kind => format!("{kind} indices must be integers or slices, not {t}"),
        };
        return Err(vm.type_error(msg));
    };
    // `__index__` may have changed the list.
    let n = length(vm, v)?;
    let Some(i) = wrap_index(i, n) else {
        let msg = match kind_name(v) {
            "byte" => "index out of range".to_string(),
            k => format!("{k} index out of range"),
        };
        return Err(vm.index_error(msg));
    };
    let item = if let Some(l) = v.get::<ListObj>() {
        l.get(i)
    } else if let Some(t) = v.get::<TupleObj>() {
        t.items().get(i).cloned()
    } else if let Some(s) = v.as_str() {
        Some(s.char_at(i).into())
    } else if let Some(r) = v.get::<RangeObj>() {
        Some(Value::Int(r.item(i as i64)))
    } else {
        v.get::<BytesObj>().and_then(|b| b.data.get(i)).map(|c| Value::Int(*c as i64))
    };
    item.ok_or_else(|| vm.index_error("index out of range"))
}

fn get_slice(v: &Value, start: i64, step: i64, count: usize) -> Value {
    let at = |i: usize| (start + i as i64 * step) as usize;
    if let Some(l) = v.get::<ListObj>() {
        if step == 1 {
            return l.slice(start as usize, start as usize + count).into();
        }
        return l.strided(start, step, count).into();
    }
    if let Some(t) = v.get::<TupleObj>() {
        if step == 1 && count == t.len() {
            return v.clone();
        }
        if step == 1 {
            return TupleObj::from_iter(t.items()[start as usize..][..count].iter().cloned()).into();
        }
        return TupleObj::from_iter((0..count).map(|i| t.items()[at(i)].clone())).into();
    }
    if let Some(s) = v.as_str() {
        if step == 1 {
            return s.substring(start as usize, start as usize + count).into();
        }
        return match s.as_ascii() {
            Some(a) if step == -1 && count > 0 => {
                StrObj::reversed_ascii(&a[start as usize + 1 - count..=start as usize]).into()
            }
            Some(a) => StrObj::from_ascii_iter((0..count).map(|i| a.as_bytes()[at(i)])).into(),
            None => StrObj::from_wide(&memory::collect((0..count).map(|i| s.at(at(i))))).into(),
        };
    }
    let b = v.get::<BytesObj>().map_or(&[][..], |b| &b.data);
    if step == 1 && count == b.len() {
        return v.clone();
    }
    if step == 1 {
        return BytesObj::new(&b[start as usize..][..count]).into();
    }
    BytesObj::new(&memory::collect((0..count).map(|i| b[at(i)]))).into()
}

/// `v[k] = x`.
#[inline(never)]
pub fn set_item(vm: &mut Vm, v: &Value, k: &Value, x: Value) -> Res<()> {
    if let Some(o) = v.as_object() {
        match o.layout() {
            Layout::List => {
                if let Some(l) = o.get::<ListObj>() {
                    let l = Ref::from_ref(l);
                    let r = list_set(vm, &l, k, x);
                    return memory::settled(vm, r);
                }
            }
            Layout::Dict => {
                if let Some(d) = o.get::<DictObj>() {
                    let d = Ref::from_ref(d);
                    return super::dict_set(vm, &d, k.clone(), x);
                }
            }
            Layout::Native
                if let (Value::Int(i), Value::Int(b)) = (k, &x)
                    && set_byte_at(o, *i, *b) =>
            {
                return Ok(());
            }
            _ => {
                if let Some(f) = v.ty().user_method(&builtin().names.setitem) {
                    super::call_special(vm, &f, v, &[k.clone(), x])?;
                    return Ok(());
                }
                if let Some(p) = o.get::<InstanceObj>().and_then(|i| i.payload()).filter(|p| may_change(p)) {
                    let p = p.clone();
                    return set_item(vm, &p, k, x);
                }
            }
        }
    }
    by_number(vm, v, k)?;
    // One slot of CPython's is for both.
    if v.ty().user_method(&builtin().names.delitem).is_some() {
        return Err(vm.error(&builtin().attribute_error, "__setitem__"));
    }
    Err(vm.type_error(format!("'{}' object does not support item assignment", v.ty().name())))
}
/// Whether a built-in part has items that can be stored or deleted.
fn may_change(part: &Value) -> bool {
    matches!(part, Value::Object(o) if matches!(o.layout(), Layout::List | Layout::Dict | Layout::Native))
}
/// Whether an item that cannot be stored or deleted is asked for by its number: what is or may be a sequence takes the key as an
/// index first.
fn by_number(vm: &mut Vm, v: &Value, k: &Value) -> Res<bool> {
    let sequence = v.as_object().is_some_and(|o| {
        let known = [
            Layout::Instance,
            Layout::Str,
            Layout::Tuple,
            Layout::Set,
            Layout::Bytes,
            Layout::Range,
            Layout::BigRange,
            Layout::DictView,
            Layout::Native,
        ];
        known.contains(&o.layout()) || o.ty().is_heap() && o.layout() != Layout::Type
    });
    Ok(sequence && as_index(vm, k)?.is_some())
}

fn list_set(vm: &mut Vm, l: &ListObj, k: &Value, x: Value) -> Res<()> {
    if let Some(s) = k.get::<SliceObj>() {
        let s = plain_slice(vm, s)?;
        if let Some(o) = x.get_exact::<ListObj>() {
            let (start, step, count) = slice_indices(vm, &s, l.len())?;
            if l.assign_unboxed(start as usize, step, count, o) {
                return Ok(());
            }
        }
        let collected;
        let other = x.get_exact::<ListObj>().filter(|o| !std::ptr::eq(*o, l));
        let at_hand = x.get_exact::<TupleObj>().map(TupleObj::items).or(other.and_then(ListObj::as_values));
        let items = match at_hand {
            Some(items) => items,
            None => {
                let Some(items) = super::try_collect(vm, &x)? else {
                    return Err(vm.type_error("must assign iterable to extended slice"));
                };
                collected = items;
                &collected[..]
            }
        };
        let (start, step, count) = slice_indices(vm, &s, l.len())?;
        if step == 1 {
            l.splice(start as usize, count, items);
            return Ok(());
        }
        if items.len() != count {
            let msg = format!(
                "attempt to assign sequence of size {} to extended slice of size {count}",
                items.len()
            );
            return Err(vm.value_error(msg));
        }
        for (i, x) in items.iter().enumerate() {
            l.set((start + i as i64 * step) as usize, x.clone());
        }
        return Ok(());
    }
    let Some(i) = as_index(vm, k)? else {
        return Err(vm.type_error(format!("list indices must be integers or slices, not {}", k.ty().name())));
    };
    match wrap_index(i, l.len()) {
        Some(i) => {
            l.set(i, x);
            Ok(())
        }
        None => Err(vm.index_error("list assignment index out of range")),
    }
}

/// `del v[k]`.
pub fn del_item(vm: &mut Vm, v: &Value, k: &Value) -> Res<()> {
    if let Some(o) = v.as_object() {
        match o.layout() {
            Layout::List => {
                if let Some(l) = o.get::<ListObj>() {
                    let l = Ref::from_ref(l);
                    if let Some(s) = k.get::<SliceObj>() {
                        let s = plain_slice(vm, s)?;
                        let (start, step, count) = slice_indices(vm, &s, l.len())?;
                        if step == 1 {
                            l.splice(start as usize, count, &[]);
                            return Ok(());
                        }
                        let all = l.take();
                        let mut gone = vec![false; all.len()];
                        (0..count).for_each(|i| gone[(start + i as i64 * step) as usize] = true);
                        let (mut kept, mut dropped) = (Vec::with_capacity(all.len() - count), Vec::new());
                        for (v, gone) in all.into_iter().zip(gone) {
                            if gone { dropped.push(v) } else { kept.push(v) }
                        }
                        l.assign(kept);
                        // From the end, as CPython does: it shows when items have `__del__`.
                        dropped.into_iter().rev().for_each(drop);
                        return Ok(());
                    }
                    let Some(i) = as_index(vm, k)? else {
                        let msg = format!("list indices must be integers or slices, not {}", k.ty().name());
                        return Err(vm.type_error(msg));
                    };
                    return match wrap_index(i, l.len()) {
                        Some(i) => {
                            drop(l.remove(i));
                            Ok(())
                        }
                        None => Err(vm.index_error("list assignment index out of range")),
                    };
                }
            }
            Layout::Dict => {
                if let Some(d) = o.get::<DictObj>() {
                    let d = Ref::from_ref(d);
                    return match super::dict_remove(vm, &d, k)? {
                        Some(_) => Ok(()),
                        None => Err(vm.key_error(k.clone())),
                    };
                }
            }
            _ => {
                if let Some(f) = v.ty().user_method(&builtin().names.delitem) {
                    super::call_special(vm, &f, v, std::slice::from_ref(k))?;
                    return Ok(());
                }
                if let Some(p) = o.get::<InstanceObj>().and_then(|i| i.payload()).filter(|p| may_change(p)) {
                    let p = p.clone();
                    return del_item(vm, &p, k);
                }
            }
        }
    }
    // CPython words it in two ways, too.
    let numbered = by_number(vm, v, k)?;
    if v.ty().user_method(&builtin().names.setitem).is_some() {
        return Err(vm.error(&builtin().attribute_error, "__delitem__"));
    }
    let not = if numbered { "doesn't" } else { "does not" };
    Err(vm.type_error(format!("'{}' object {not} support item deletion", v.ty().name())))
}

/// Position of `t` in `s[start..end]`.
pub fn str_find(s: &StrObj, t: &StrObj, start: usize, end: usize) -> Option<usize> {
    s.find(t, start, end)
}

/// Operators of sequences, dicts and sets on exact built-in operands.
pub(super) fn sequence_binary(vm: &mut Vm, op: BinOp, a: &Value, b: &Value, inplace: bool) -> Res<Value> {
    match op {
        BinOp::Add => {
            if let (Some(x), Some(y)) = (a.as_str(), b.as_str()) {
                return concat(vm, x, y);
            }
            if let Some(x) = a.get::<ListObj>() {
                if inplace && super::is_iterable(b) {
                    let x = Ref::from_ref(x);
                    list_extend(vm, &x, b)?;
                    return Ok(a.clone());
                }
                if let Some(y) = b.get::<ListObj>() {
                    check_memory(vm, (x.len() + y.len()) as u128 * 16)?;
                    return Ok(x.concat(y).into());
                }
            }
            if let (Some(x), Some(y)) = (a.get::<TupleObj>(), b.get::<TupleObj>()) {
                // Nothing is added to a plain tuple: it is the result.
                for (nothing, all) in [(x, b), (y, a)] {
                    if nothing.is_empty() && all.get_exact::<TupleObj>().is_some() {
                        return Ok(all.clone());
                    }
                }
                check_memory(vm, (x.len() + y.len()) as u128 * size_of::<Value>() as u128)?;
                let items = x.items().iter().chain(y.items()).cloned();
                return Ok(TupleObj::from_iter(super::Counted::new(x.len() + y.len(), items)).into());
            }
            if let Some(x) = a.get::<BytesObj>()
                && let Some(y) = crate::builtins::buffer_or_none(vm, b)
            {
                check_memory(vm, 2 * (x.data.len() + y.len()) as u128)?;
                return Ok(BytesObj::new(&[&x.data[..], &y[..]].concat()).into());
            }
        }
        BinOp::Mul => {
            let (s, n) = match (a.as_i64(), b.as_i64()) {
                (None, Some(n)) => (a, n),
                (Some(n), None) => (b, n),
                _ => {
                    let (s, n) = if a.get::<BigIntObj>().is_some() { (b, a) } else { (a, b) };
                    let seq = matches!(
                        super::payload_layout(s),
                        Some(Layout::Str | Layout::List | Layout::Tuple | Layout::Bytes)
                    );
                    if seq && n.get::<BigIntObj>().is_some() {
                        return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"));
                    }
                    for (s, n) in [(a, b), (b, a)] {
                        let by_index = n.get_exact::<InstanceObj>().is_some()
                            && n.ty().lookup(&builtin().names.index).is_some();
                        if by_index
                            && matches!(
                                super::payload_layout(s),
                                Some(Layout::Str | Layout::List | Layout::Tuple | Layout::Bytes)
                            )
                            && let Some(n) = count(vm, n)?
                        {
                            return repeat(vm, s, n, inplace && std::ptr::eq(s, a));
                        }
                    }
                    // An object with `__index__` counts, unless it has its own `__rmul__`.
                    let names = &builtin().names;
                    let own = [&names.rmul, &names.mul].iter().any(|m| b.ty().user_method(m).is_some());
                    let counts = !own && b.ty().user_method(&names.index).is_some();
                    let repeatable = matches!(
                        super::payload_layout(a),
                        Some(Layout::Str | Layout::List | Layout::Tuple | Layout::Bytes)
                    );
                    if counts
                        && repeatable
                        && let Some(n) = count(vm, b)?
                    {
                        return repeat(vm, a, n, inplace);
                    }
                    return Ok(builtin().not_implemented.value());
                }
            };
            return repeat(vm, s, n, inplace && std::ptr::eq(s, a));
        }
        BinOp::Mod if a.as_str().is_some() => return crate::builtins::percent_format(vm, a, b),
        BinOp::Mod => {
            if let Some(f) = a.get::<BytesObj>() {
                let made = crate::builtins::percent_format_bytes(vm, &f.data, b)?;
                return Ok(BytesObj::new(&made).into());
            }
        }
        BinOp::Sub | BinOp::And | BinOp::Or | BinOp::Xor => {
            return crate::builtins::set_binary(vm, op, a, b, inplace);
        }
        _ => {}
    }
    Ok(builtin().not_implemented.value())
}

/// MemoryError if that many bytes are not to be had.
pub fn check_memory(vm: &mut Vm, bytes: u128) -> Res<()> {
    let n = usize::try_from(bytes).unwrap_or(usize::MAX);
    if n < memory::LARGE || memory::is_free(n) { Ok(()) } else { Err(vm.memory_error()) }
}

/// Characters up to which a string is made without asking for memory first.
const LARGE: usize = memory::LARGE / size_of::<u32>();

/// Whether `s + t` is so long that memory has to be asked for first.
#[inline(always)]
pub fn is_large(s: &StrObj, t: &StrObj) -> bool {
    s.len() + t.len() > LARGE
}

/// MemoryError if `t` cannot be appended to `s` where that is, nor a longer one be made, which gets room for more.
pub fn check_append(vm: &mut Vm, s: &StrObj, t: &StrObj) -> Res<()> {
    if !is_large(s, t) || s.has_room_for(t) {
        return Ok(());
    }
    let width = if s.as_ascii().is_some() && t.as_ascii().is_some() { 1 } else { 4 };
    check_memory(vm, (s.len() + t.len()) as u128 * width * 3 / 2)
}

/// `s + t`.
#[inline]
pub fn concat(vm: &mut Vm, s: &StrObj, t: &StrObj) -> Res<Value> {
    if is_large(s, t) {
        let width = if s.as_ascii().is_some() && t.as_ascii().is_some() { 1 } else { 4 };
        check_memory(vm, (s.len() + t.len()) as u128 * width)?;
    }
    Ok(s.concat(t).into())
}

fn repeat(vm: &mut Vm, s: &Value, n: i64, inplace: bool) -> Res<Value> {
    let n = n.max(0) as usize;
    let check = |vm: &mut Vm, len: usize| {
        // Nothing to be looked at: the usual case.
        const FEW: usize = 1 << 20;
        if len > 0 && len.saturating_mul(n) <= FEW {
            return Ok(());
        }
        if len.checked_mul(n).is_none_or(|n| n > isize::MAX as usize) {
            let what = match (s.as_str(), s.get::<BytesObj>()) {
                (Some(_), _) => "repeated string is",
                (_, Some(_)) => "repeated bytes are",
                _ => return Err(vm.error(&builtin().memory_error, "")),
            };
            return Err(vm.error(&builtin().overflow_error, format!("{what} too long")));
        }
        // Counts of objects have 32 bits.
        if len > 0 && n > u32::MAX as usize / 2 && s.as_str().is_none() && s.get::<BytesObj>().is_none() {
            return Err(vm.error(&builtin().memory_error, ""));
        }
        // Strings are put together before they are copied.
        let item = if s.as_str().is_some_and(|s| s.as_ascii().is_some()) { 1 } else { 16 };
        check_memory(vm, len as u128 * n as u128 * item)
    };
    if let Some(x) = s.get::<ListObj>() {
        check(vm, x.len())?;
        if !inplace {
            return Ok(x.repeated(n).into());
        }
        match n {
            0 => x.clear(),
            _ => x.repeat(n),
        }
        return Ok(s.clone());
    }
    if let Some(x) = s.as_str() {
        check(vm, x.len())?;
        if n == 1 {
            return Ok(Ref::from_ref(x).into());
        }
        return Ok(match x.as_ascii() {
            Some(a) => StrObj::repeated_ascii(a, n).into(),
            None => StrObj::from_wide(&x.code_points().collect::<Vec<u32>>().repeat(n)).into(),
        });
    }
    if let Some(x) = s.get::<TupleObj>() {
        check(vm, x.len())?;
        if n == 1 && s.get_exact::<TupleObj>().is_some() {
            return Ok(s.clone());
        }
        let items = x.items().iter().cycle().take(x.len() * n).cloned();
        return Ok(TupleObj::from_iter(super::Counted::new(x.len() * n, items)).into());
    }
    if let Some(x) = s.get::<BytesObj>() {
        check_memory(vm, x.data.len() as u128 * n as u128)?;
        if n == 1 && s.get_exact::<BytesObj>().is_some() {
            return Ok(s.clone());
        }
        return Ok(BytesObj::of(x.data.repeat(n)).into());
    }
    Ok(builtin().not_implemented.value())
}

/// `list.extend`.
pub fn list_extend(vm: &mut Vm, l: &ListObj, other: &Value) -> Res<()> {
    if let Some(o) = other.get_exact::<ListObj>() {
        check_memory(vm, (l.len() + o.len()) as u128 * 16)?;
        l.extend_from(o, 0, o.len());
        return Ok(());
    }
    if let Some(t) = other.get_exact::<TupleObj>() {
        l.extend_values(t.items());
        return Ok(());
    }
    if let Some(r) = other.get_exact::<RangeObj>() {
        check_memory(vm, r.len as u128 * 8)?;
        l.extend_range(r.start, r.step, r.len as usize);
        return Ok(());
    }
    if super::take_items(other, l).is_ok() {
        return Ok(());
    }
    super::iter::check_big_range(vm, other)?;
    let it = super::iter(vm, other)?;
    super::ask_length(vm, other)?;
    let mut push = |v: Value| {
        if l.len() & 1023 == 1023 || memory::is_exhausted() {
            return Some(v);
        }
        l.push(v);
        None
    };
    while let Some(v) = super::next_not_taken(vm, &it, &mut push)? {
        memory::settle(vm)?;
        l.push(v);
        if l.len() & 1023 == 0 {
            crate::interp::poll(vm)?;
        }
    }
    Ok(())
}

/// `list(v)`.
pub fn list_of(vm: &mut Vm, v: &Value) -> Res<Ref<ListObj>> {
    if let Some(code) = consume::consumed_in_python(vm, consume::Consumer::List, v)
        && let Value::Object(o) =
            consume::consume(vm, consume::Consumer::List, &code, std::slice::from_ref(v))?
        && let Ok(l) = o.downcast::<ListObj>()
    {
        return Ok(l);
    }
    let l = ListObj::empty();
    list_extend(vm, &l, v)?;
    Ok(l)
}

/// `s + t` where the first string is given away: appended in place if nobody else holds it.
pub fn concat_owned(s: Value, t: &StrObj) -> Value {
    match s {
        Value::Object(o) => match o.downcast::<StrObj>() {
            Ok(s) => StrObj::append(s, t).into(),
            Err(o) => Value::Object(o),
        },
        s => s,
    }
}
