//! Strings, lists, tuples, dicts and sets, as far as no Python code is needed.
#![allow(unsafe_code, reason = "called from machine code with raw pointers")]

use std::ptr;

use sidewinder_vm::objects::*;
use sidewinder_vm::ops;
use sidewinder_vm::types::builtin;
use sidewinder_vm::value::*;

use crate::enter::Status;
use crate::helpers::instructions::borrowed;

/// A borrowed object of layout `T`.
pub(super) unsafe fn object<'a, T: HeapType>(p: *mut Header) -> &'a T {
    // SAFETY: machine code has guarded the layout.
    unsafe { &*(p as *const T) }
}

pub extern "C" fn str_eq(a: *mut Header, b: *mut Header) -> u8 {
    // SAFETY: layouts are guarded.
    unsafe { (object::<StrObj>(a) == object::<StrObj>(b)) as u8 }
}
/// -1, 0 or 1: the order of two strings.
pub extern "C" fn str_order(a: *mut Header, b: *mut Header) -> i64 {
    // SAFETY: layouts are guarded.
    unsafe { object::<StrObj>(a).cmp(object::<StrObj>(b)) as i64 }
}
/// Whether the first string has the other as a part.
pub extern "C" fn str_contains(text: *mut Header, part: *mut Header) -> u8 {
    // SAFETY: layouts are guarded.
    unsafe {
        let (text, part) = (object::<StrObj>(text), object::<StrObj>(part));
        text.find(part, 0, text.len()).is_some() as u8
    }
}

/// First item and the one after the last of the slice from `start` to `stop` of `n` items.
fn bounds(start: i64, stop: i64, n: usize) -> (usize, usize) {
    let part = |i: i64| match i {
        i if i < 0 => n.saturating_sub(i.unsigned_abs() as usize),
        i => n.min(i as usize),
    };
    (part(start), part(stop).max(part(start)))
}
pub extern "C" fn str_slice(s: *mut Header, start: i64, stop: i64) -> *mut Header {
    // SAFETY: the layout is guarded.
    let s = unsafe { object::<StrObj>(s) };
    let (start, stop) = bounds(start, stop, s.len());
    s.substring(start, stop).into_object().into_raw().as_ptr()
}
pub extern "C" fn bytes_slice(b: *mut Header, start: i64, stop: i64) -> *mut Header {
    // SAFETY: the layout is guarded.
    let b = unsafe { object::<BytesObj>(b) };
    let (start, stop) = bounds(start, stop, b.data.len());
    if stop - start == b.data.len() {
        return Ref::from_ref(b).into_object().into_raw().as_ptr();
    }
    BytesObj::new(&b.data[start..stop]).into_object().into_raw().as_ptr()
}
pub extern "C" fn list_slice(l: *mut Header, start: i64, stop: i64) -> *mut Header {
    // SAFETY: the layout is guarded.
    let l = unsafe { object::<ListObj>(l) };
    let (start, stop) = bounds(start, stop, l.len());
    l.slice(start, stop).into_object().into_raw().as_ptr()
}
pub extern "C" fn tuple_slice(t: *mut Header, start: i64, stop: i64) -> *mut Header {
    // SAFETY: the layout is guarded.
    let t = unsafe { object::<TupleObj>(t) };
    let (start, stop) = bounds(start, stop, t.len());
    if stop - start == t.len() {
        return Ref::from_ref(t).into_object().into_raw().as_ptr();
    }
    TupleObj::from_iter(t.items()[start..stop].iter().cloned()).into_object().into_raw().as_ptr()
}
pub extern "C" fn tuple_of_list(l: *mut Header) -> *mut Header {
    // SAFETY: the layout is guarded.
    let l = unsafe { object::<ListObj>(l) };
    let items = (0..l.len()).map(|i| l.get(i).unwrap_or_default());
    TupleObj::from_iter(items).into_object().into_raw().as_ptr()
}
pub extern "C" fn list_extend(l: *mut Header, from: *mut Header) {
    // SAFETY: the layouts are guarded, one of a list, one of a list or tuple.
    unsafe {
        let l = object::<ListObj>(l);
        match (*from).layout {
            Layout::Tuple => l.extend_values(object::<TupleObj>(from).items()),
            _ => {
                let from = object::<ListObj>(from);
                l.extend_from(from, 0, from.len());
            }
        }
    }
}
pub extern "C" fn str_ord(a: *mut Header) -> i64 {
    // SAFETY: layout and length are guarded.
    unsafe { object::<StrObj>(a).at(0) as i64 }
}
pub extern "C" fn str_hash(a: *mut Header) -> i64 {
    // SAFETY: the layout is guarded.
    unsafe { object::<StrObj>(a).hash() as i64 }
}
pub extern "C" fn ascii_char(i: i64) -> *mut Header {
    builtin().ascii_chars[(i & 127) as usize].object().as_ptr()
}
pub extern "C" fn string_keys(d: *mut Header) -> u8 {
    // SAFETY: the layout is guarded.
    unsafe { object::<DictObj>(d).has_string_keys() as u8 }
}
pub extern "C" fn dict_len(d: *mut Header) -> i64 {
    // SAFETY: the layout is guarded.
    unsafe { object::<DictObj>(d).len() as i64 }
}
/// Whether the entry of that number is there and has that string as its key.
pub extern "C" fn dict_key_is(d: *mut Header, n: u64, key: *mut Header) -> u8 {
    // SAFETY: the layout is guarded, and the key is a string.
    let (d, key) = unsafe { (object::<DictObj>(d), object::<StrObj>(key)) };
    d.has_key_at(n as usize, key) as u8
}
pub extern "C" fn new_dict() -> *mut Header {
    DictObj::empty().into_object().into_raw().as_ptr()
}
pub extern "C" fn new_set() -> *mut Header {
    SetObj::empty().into_object().into_raw().as_ptr()
}
pub extern "C" fn new_list() -> *mut Header {
    ListObj::empty().into_object().into_raw().as_ptr()
}
pub extern "C" fn append_int(l: *mut Header, v: i64) {
    // SAFETY: the layout is guarded.
    unsafe { object::<ListObj>(l).push(Value::Int(v)) }
}
pub extern "C" fn append_float(l: *mut Header, v: f64) {
    // SAFETY: the layout is guarded.
    unsafe { object::<ListObj>(l).push(Value::float(v)) }
}
pub extern "C" fn append_value(l: *mut Header, t: u64, p: u64) {
    // SAFETY: the layout is guarded; machine code gives the value away.
    unsafe { object::<ListObj>(l).push(Value::from_raw(t as u8, p)) }
}

/// A value that is looked up without running Python code: its tag and payload, `MISSING`, or `ASK` if that takes Python code.
const MISSING: i64 = -1;
const ASK: i64 = -2;

pub extern "C" fn dict_load(d: *mut Header, t: u64, p: u64) -> Status {
    // SAFETY: machine code has guarded the layout and passes a live key; the value is borrowed from the dict.
    unsafe {
        let (d, k) = (object::<DictObj>(d), borrowed(t, p));
        let Some(h) = ops::simple_hash(&k) else { return Status { status: ASK, payload: 0 } };
        d.data.with(|t| match t.probe(&k, h) {
            Probe::Found(i) => match t.entry(i) {
                Some(e) => Status { status: e.value().tag() as i64, payload: e.value().raw_payload() },
                None => Status { status: MISSING, payload: 0 },
            },
            Probe::Absent => Status { status: MISSING, payload: 0 },
            Probe::Ask => Status { status: ASK, payload: 0 },
        })
    }
}
/// 0, 1 or `ASK`.
pub extern "C" fn has_key(c: *mut Header, t: u64, p: u64) -> i64 {
    // SAFETY: machine code has guarded the layout and passes a live key.
    unsafe {
        let k = borrowed(t, p);
        let Some(h) = ops::simple_hash(&k) else { return ASK };
        let found = match (*c).layout {
            Layout::Dict => object::<DictObj>(c).data.with(|t| t.probe(&k, h)),
            _ => object::<SetObj>(c).data.with(|t| t.probe(&k, h as i64)),
        };
        match found {
            Probe::Found(_) => 1,
            Probe::Absent => 0,
            Probe::Ask => ASK,
        }
    }
}
/// 0 or `ASK`.
pub extern "C" fn dict_store(d: *mut Header, t: u64, p: u64, u: u64, q: u64) -> i64 {
    // SAFETY: machine code has guarded the layout and passes live values.
    unsafe {
        let (d, k, v) = (object::<DictObj>(d), borrowed(t, p), borrowed(u, q));
        let Some(h) = ops::simple_hash(&k) else { return ASK };
        let v = (*v).clone();
        match d.data.with(|t| t.probe(&k, h)) {
            Probe::Found(i) => drop(d.data.with_mut(|t| t.set_at(i, v))),
            Probe::Absent => d.data.with_mut(|t| t.push(h, (*k).clone(), v)),
            Probe::Ask => return ASK,
        }
        0
    }
}
/// 0 or `ASK`.
pub extern "C" fn set_change(s: *mut Header, t: u64, p: u64, what: u64) -> i64 {
    // SAFETY: machine code has guarded the layout and passes a live key.
    unsafe {
        let k = borrowed(t, p);
        let Some(h) = ops::simple_hash(&k) else { return ASK };
        if what == 2 {
            let d = object::<DictObj>(s);
            let Probe::Found(i) = d.data.with(|t| t.probe(&k, h)) else { return ASK };
            drop(d.data.with_mut(|t| t.remove_at(i)));
            return 0;
        }
        let s = object::<SetObj>(s);
        match (s.data.with(|t| t.probe(&k, h as i64)), what == 1) {
            (Probe::Ask, _) => return ASK,
            (Probe::Absent, false) => s.data.with_mut(|t| t.insert(h as i64, (*k).clone())),
            (Probe::Found(i), true) => drop(s.data.with_mut(|t| t.remove_at(i))),
            _ => {}
        }
        0
    }
}
pub extern "C" fn list_pop(l: *mut Header) {
    // SAFETY: the layout is guarded, and the trace has taken the item over.
    unsafe { std::mem::forget(object::<ListObj>(l).pop()) }
}

pub extern "C" fn set_len(s: *mut Header) -> i64 {
    // SAFETY: the layout is guarded.
    unsafe { object::<SetObj>(s).data.with(|t| t.len()) as i64 }
}

pub extern "C" fn next_key_of(it: *mut Header) -> i64 {
    // SAFETY: machine code has guarded the layout.
    ops::next_key(unsafe { object::<IteratorObj>(it) })
}
/// Where the key of an entry is; in a dict the value follows.
pub extern "C" fn key_at(c: *mut Header, i: i64) -> *const Value {
    // SAFETY: machine code passes what a live iterator goes over, and a position from `next_key_of`.
    unsafe {
        match (*c).layout {
            Layout::Dict => object::<DictObj>(c).data.with(|t| &raw const t.entries()[i as usize].key),
            _ => object::<SetObj>(c)
                .data
                .with(|t| t.next_from(i as usize).map_or(ptr::null(), |n| ptr::from_ref(n.1))),
        }
    }
}
