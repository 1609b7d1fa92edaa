//! `dict`: insertion-ordered entries with an index table over them.
//!
//! Up to [`LINEAR`] entries are searched linearly; beyond that an [`Index`] finds those with a hash. Deleted entries stay as holes (key `Undef`) until the next compaction.
//!
//! This file compares keys only by means that cannot run Python code. A key whose class defines `__eq__`
//! makes a lookup answer [`Probe::Ask`]; `ops::dict` then does the comparison outside any borrow.

use std::cell::Cell;

use crate::heap::{alloc_object, new_header};
use crate::memory;
use crate::types::builtin;
use crate::value::*;

use super::dict_index::Index;
use super::*;

/// Dicts of at most this many entries have no index table.
const LINEAR: usize = 8;
/// Entries that there is room for when the first one is entered.
const FIRST: usize = 4;

/// Traces read key and value as two values in a row.
#[repr(C)]
pub struct Entry {
    /// `hash()` of the key (see `ops::py_hash`), as it is.
    pub hash: u64,
    /// `Undef` marks a hole.
    pub key: Value,
    value: Value,
}
impl Entry {
    #[inline(always)]
    pub fn value(&self) -> &Value {
        match &self.value {
            Value::InCell(c) => in_cell(c),
            v => v,
        }
    }
    /// Whether the value lies in a cell, not here.
    pub fn is_in_cell(&self) -> bool {
        matches!(self.value, Value::InCell(_))
    }
    /// Takes the value; a cell is unbound then.
    fn take(&mut self) -> Value {
        match std::mem::take(&mut self.value) {
            Value::InCell(c) => cell_ref(&c).replace(Value::Undef),
            v => v,
        }
    }
}
impl Clone for Entry {
    fn clone(&self) -> Entry {
        Entry { hash: self.hash, key: self.key.clone(), value: self.value().clone() }
    }
}
#[cold]
#[allow(unsafe_code, reason = "the value of a cell that its dict owns")]
fn in_cell(c: &*const GlobalCell) -> &Value {
    // SAFETY: a dict with such entries owns their cells; the reference lives no longer than the entry's.
    unsafe { &*cell_ref(c).value.as_ptr() }
}

/// The hash for the index of a `hash()`, which for ints is the int itself, and for fractions has its bits at the top: all bits
/// have a say in the lower ones. (Ints in a row would gain from places in a row, but simpler ways to have that leave the places
/// of regular floats crowded.)
#[inline(always)]
fn spread(h: u64) -> u64 {
    let x = h as u128 * 0x9E37_79B9_7F4A_7C15;
    x as u64 ^ (x >> 64) as u64
}

/// The table of a dict.
#[derive(Default)]
pub struct DictData {
    index: Index,
    entries: Vec<Entry>,
    live: usize,
    /// Changes whenever a key is added or removed.
    pub version: u64,
    /// Of a dict that is the globals of code.
    cells: Option<Box<Cells>>,
}
impl Clone for DictData {
    fn clone(&self) -> DictData {
        self.copy_with_room(0)
    }
}

/// Answer to a lookup.
pub enum Probe {
    Found(usize),
    Absent,
    /// Only Python code can tell: a key with the same hash needs its `__eq__` called.
    Ask,
}
impl Probe {
    /// Whether the key is there, if that is known.
    #[inline(always)]
    pub fn found(self) -> Option<bool> {
        match self {
            Probe::Found(_) => Some(true),
            Probe::Absent => Some(false),
            Probe::Ask => None,
        }
    }
}

/// `a is b or a == b`, as containers compare, without running Python code; `None` if that takes Python code.
#[inline]
pub fn simple_eq(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Some(x == y),
        (Value::Object(x), Value::Object(y)) => {
            if x.is(y) {
                return Some(true);
            }
            match (x.get::<StrObj>(), y.get::<StrObj>()) {
                (Some(s), Some(t)) => Some(s == t),
                _ => simple_eq_objects(x, y),
            }
        }
        (Value::Object(o), x) | (x, Value::Object(o)) => match o.layout() {
            Layout::Instance | Layout::Exception | Layout::Native if !o.ty().compares_by_identity() => None,
            Layout::Type if o.ty().is_heap() => None,
            Layout::Proxy => None,
            Layout::Complex => None,
            Layout::BigInt if matches!(x, Value::Float(_)) => None,
            _ => Some(false),
        },
        // A NaN is itself.
        (Value::Float(x), Value::Float(y)) => {
            Some(x.get() == y.get() || x.get().to_bits() == y.get().to_bits())
        }
        (Value::None, Value::None) => Some(true),
        (Value::None, _) | (_, Value::None) => Some(false),
        (Value::Float(x), y) | (y, Value::Float(x)) => {
            // In 128 bits every int as large as a float next to the 64-bit ones has a place of its own.
            Some(y.as_i64().is_some_and(|i| i as f64 == x.get() && x.get() as i128 == i as i128))
        }
        (x, y) => Some(x.as_i64() == y.as_i64()),
    }
}

/// As [`simple_eq`], for keys of equal hashes: most are the same object or int, or strings.
#[inline(always)]
fn same_key(a: &Value, b: &Value) -> Option<bool> {
    if a.tag() == b.tag() && a.raw_payload() == b.raw_payload() {
        return Some(true);
    }
    match (a.get_exact::<StrObj>(), b.get_exact::<StrObj>()) {
        (Some(s), Some(t)) => Some(s == t),
        _ => simple_eq_slow(a, b),
    }
}
#[inline(never)]
fn simple_eq_slow(a: &Value, b: &Value) -> Option<bool> {
    if let (Some(s), Some(t)) = (a.get_exact::<TupleObj>(), b.get_exact::<TupleObj>()) {
        return if s.len() == t.len() { simple_eq_items(s, t, MAX_DEPTH) } else { Some(false) };
    }
    simple_eq(built_in_value(a, Plain::PartEquality), built_in_value(b, Plain::PartEquality))
}

/// The string, int or tuple that an instance of a class derived from `str`, `int` or `tuple` is where the class leaves `what` to
/// that; else the value itself.
pub fn built_in_value(v: &Value, what: Plain) -> &Value {
    let Some(i) = v.get_exact::<InstanceObj>() else { return v };
    match i.payload() {
        Some(p @ Value::Int(_)) if i.class().is_plain(what) => p,
        Some(p @ Value::Object(o))
            if matches!(o.layout(), Layout::Str | Layout::Tuple) && i.class().is_plain(what) =>
        {
            p
        }
        _ => v,
    }
}

/// Tuples nested deeper than this are left to code that looks after the native stack.
pub const MAX_DEPTH: u32 = 50;

/// Whether tuples of the same length have the same items.
fn simple_eq_items(s: &TupleObj, t: &TupleObj, depth: u32) -> Option<bool> {
    for (p, q) in s.items().iter().zip(t.items()) {
        if p.tag() == q.tag() && p.raw_payload() == q.raw_payload() {
            continue;
        }
        let eq = match (p.get_exact::<TupleObj>(), q.get_exact::<TupleObj>()) {
            (Some(a), Some(b)) if std::ptr::eq(a, b) => true,
            (Some(a), Some(b)) if a.len() != b.len() => false,
            (Some(_), Some(_)) if depth == 0 => return None,
            (Some(a), Some(b)) => simple_eq_items(a, b, depth - 1)?,
            _ => simple_eq(p, q)?,
        };
        if !eq {
            return Some(false);
        }
    }
    Some(true)
}

fn simple_eq_objects(x: &ObjectRef, y: &ObjectRef) -> Option<bool> {
    match (x.layout(), y.layout()) {
        (Layout::Type, _) if x.ty().is_heap() => None,
        (_, Layout::Type) if y.ty().is_heap() => None,
        (Layout::Proxy, _) | (_, Layout::Proxy) => None,
        (Layout::Instance | Layout::Exception | Layout::Native, _)
        | (_, Layout::Instance | Layout::Exception | Layout::Native) => {
            let plain = |o: &ObjectRef| match o.layout() {
                Layout::Instance | Layout::Exception | Layout::Native => o.ty().compares_by_identity(),
                _ => true,
            };
            if plain(x) && plain(y) { Some(false) } else { None }
        }
        (Layout::Tuple, Layout::Tuple) => {
            let (s, t) = (x.get::<TupleObj>()?, y.get::<TupleObj>()?);
            if s.len() != t.len() {
                return Some(false);
            }
            simple_eq_items(s, t, MAX_DEPTH)
        }
        (Layout::BigInt, Layout::Complex) | (Layout::Complex, Layout::BigInt) => None,
        (Layout::BigInt, Layout::BigInt) => Some(x.get::<BigIntObj>()?.value == y.get::<BigIntObj>()?.value),
        (Layout::Bytes, Layout::Bytes) => Some(*x.get::<BytesObj>()?.data == *y.get::<BytesObj>()?.data),
        (Layout::Code, Layout::Code) => {
            Some(crate::builtins::code::same(&x.get::<CodeObj>()?.code, &y.get::<CodeObj>()?.code))
        }
        // Comparing these may come to comparing items of user classes.
        (Layout::Set | Layout::DictView, Layout::Set | Layout::DictView) => None,
        (Layout::WeakRef, Layout::WeakRef) | (Layout::Cell, Layout::Cell) => None,
        (
            a,
            Layout::List
            | Layout::Dict
            | Layout::BoundMethod
            | Layout::Range
            | Layout::Slice
            | Layout::Complex,
        ) if a == y.layout() => None,
        (Layout::Range | Layout::BigRange, Layout::BigRange) | (Layout::BigRange, Layout::Range) => None,
        _ => Some(false),
    }
}

impl DictData {
    /// A copy with room for so many more entries. It has the values; cells stay where they are. It is empty if there is no memory
    /// for it (see [`crate::memory`]).
    pub fn copy_with_room(&self, extra: usize) -> DictData {
        if !memory::granted(self.bytes() + extra * size_of::<Entry>()) {
            return DictData::default();
        }
        let index = if self.entries.len() > LINEAR { self.index.clone() } else { Index::default() };
        let mut entries = Vec::with_capacity(self.entries.len() + extra);
        entries.extend(self.entries.iter().cloned());
        DictData { index, entries, live: self.live, version: self.version, cells: None }
    }
    /// An empty table with room for so many entries, a few: as much as it has when they have come one by one.
    pub fn with_room(n: usize) -> DictData {
        let room = if n > 0 { n.next_power_of_two().max(FIRST) } else { 0 };
        DictData { entries: Vec::with_capacity(room), ..DictData::default() }
    }
    /// The memory it takes.
    pub fn bytes(&self) -> usize {
        self.index.bytes() + self.entries.capacity() * size_of::<Entry>()
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.live
    }
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }
    /// Entries and holes, in insertion order.
    #[inline(always)]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|e| !e.key.is_undef())
    }
    /// The first entry from index `i` on, with its index.
    #[inline]
    pub fn next_from(&self, i: usize) -> Option<(usize, &Entry)> {
        let rest = self.entries.get(i..)?;
        let k = rest.iter().position(|e| !e.key.is_undef())?;
        Some((i + k, &rest[k]))
    }
    /// Looks a key up.
    #[inline]
    pub fn probe(&self, key: &Value, hash: u64) -> Probe {
        let mut ask = false;
        // A hole keeps the hash of what was there.
        let mut hit = |e: &Entry| {
            if e.key.is_undef() {
                return false;
            }
            let same = same_key(&e.key, key);
            ask |= same.is_none();
            same == Some(true)
        };
        let found = if self.entries.len() <= LINEAR {
            self.entries.iter().position(|e| e.hash == hash && hit(e))
        } else {
            self.index.find(spread(hash), |i| {
                let e = &self.entries[i];
                e.hash == hash && hit(e)
            })
        };
        match found {
            Some(i) => Probe::Found(i),
            _ if ask => Probe::Ask,
            _ => Probe::Absent,
        }
    }
    /// Indexes of the entries with this hash (candidates for `__eq__`), in insertion order.
    pub fn candidates(&self, hash: u64) -> Vec<usize> {
        let ok = |i: usize| self.entries[i].hash == hash && !self.entries[i].key.is_undef();
        if self.entries.len() <= LINEAR {
            return (0..self.entries.len()).filter(|&i| ok(i)).collect();
        }
        let mut found = Vec::new();
        self.index.find(spread(hash), |i| {
            if ok(i) {
                found.push(i);
            }
            false
        });
        found.sort_unstable();
        found
    }
    #[inline(always)]
    pub fn entry(&self, i: usize) -> Option<&Entry> {
        self.entries.get(i).filter(|e| !e.key.is_undef())
    }
    /// Replaces the value of entry `i`.
    #[inline(always)]
    pub fn set_at(&mut self, i: usize, v: Value) -> Value {
        match &mut self.entries[i].value {
            Value::InCell(c) => cell_ref(c).replace(v),
            old => std::mem::replace(old, v),
        }
    }
    /// Adds a key known to be absent. If there is no memory for it, the table stays as it is (see [`crate::memory`]).
    pub fn push(&mut self, hash: u64, key: Value, value: Value) {
        self.version += 1;
        if self.entries.len() == self.entries.capacity() && self.live * 4 < self.entries.len() * 3 {
            self.compact();
        }
        let i = self.entries.len();
        if i == self.entries.capacity() && !self.make_room() {
            return;
        }
        let value = match &self.cells {
            Some(c) => c.bind(&key, value),
            None => value,
        };
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        if i > LINEAR {
            let entries = &self.entries;
            self.index.insert(spread(hash), i, |j| spread(entries[j].hash));
        } else if i == LINEAR {
            self.rebuild();
        }
    }
    /// Makes room for more entries. Few of them are moved to new memory: the system's allocator has small blocks at hand,
    /// but looks for one when a block is to grow.
    #[cold]
    #[inline(never)]
    fn make_room(&mut self) -> bool {
        const FEW: usize = 32;
        let n = self.entries.len();
        if n > FEW {
            return self.grow(n);
        }
        let mut entries = Vec::with_capacity((2 * n).max(FIRST));
        entries.append(&mut self.entries);
        self.entries = entries;
        true
    }
    /// Makes room for as many entries again; false if there is no memory.
    fn grow(&mut self, n: usize) -> bool {
        /// From so many on the table of numbers grows at the same time, so that there is one place where memory may be wanting.
        const MANY: usize = memory::LARGE / size_of::<Entry>();
        if n >= MANY {
            if !memory::granted(Index::bytes_for(2 * n)) {
                return false;
            }
            let ok = memory::reserve(&mut self.entries, n);
            if ok {
                let entries = &self.entries;
                self.index.reserve(2 * n, |j| spread(entries[j].hash));
            }
            return ok;
        }
        self.entries.reserve(n);
        true
    }
    fn rebuild(&mut self) {
        self.index.clear();
        if self.entries.len() <= LINEAR {
            return;
        }
        let entries = &self.entries;
        let hash_of = |i: usize| spread(entries[i].hash);
        self.index.reserve(entries.len().max(2 * LINEAR), hash_of);
        for (i, e) in entries.iter().enumerate() {
            if !e.key.is_undef() {
                self.index.insert(spread(e.hash), i, hash_of);
            }
        }
    }
    fn compact(&mut self) {
        self.entries.retain(|e| !e.key.is_undef());
        self.rebuild();
    }
    /// Removes entry `i`, leaving a hole.
    pub fn remove_at(&mut self, i: usize) -> (Value, Value) {
        self.version += 1;
        let hash = self.entries[i].hash;
        if self.entries.len() > LINEAR {
            self.index.remove(spread(hash), i);
        }
        self.live -= 1;
        let e = &mut self.entries[i];
        (std::mem::take(&mut e.key), e.take())
    }
    /// Removes the entry that came last. What is behind it are holes, which are of no use any more. (Other deletions leave the
    /// holes at the end: an iterator may stand there, and tells by what comes next that keys have changed.)
    pub fn pop_last(&mut self) -> Option<(Value, Value)> {
        let i = self.entries.iter().rposition(|e| !e.key.is_undef())?;
        let last = self.remove_at(i);
        let was_big = self.entries.len() > LINEAR;
        self.entries.truncate(i);
        if was_big && i <= LINEAR {
            self.rebuild();
        }
        Some(last)
    }
    /// Takes on the entries of another table; this one is empty.
    pub fn become_copy(&mut self, copy: DictData) {
        if self.cells.is_some() {
            copy.entries
                .into_iter()
                .filter(|e| !e.key.is_undef())
                .for_each(|e| self.push(e.hash, e.key, e.value));
            return;
        }
        *self = DictData { version: self.version + 1, ..copy };
    }
    /// Empties the table; what was in it is returned, to be dropped once nobody looks.
    pub fn clear(&mut self) -> Vec<Entry> {
        // Values in cells are taken out of them.
        self.entries.iter_mut().for_each(|e| e.value = e.take());
        let old = std::mem::take(&mut self.entries);
        *self = DictData { version: self.version + 1, cells: self.cells.take(), ..DictData::default() };
        old
    }
    /// Looks an interned name up.
    pub fn get_name(&self, name: &Ref<StrObj>) -> Option<&Value> {
        let h = name.hash();
        let hit = |e: &Entry| {
            e.hash == h
                && match &e.key {
                    Value::Object(o) => {
                        o.is(name.object()) || o.get::<StrObj>().is_some_and(|s| *s == **name)
                    }
                    _ => false,
                }
        };
        if self.entries.len() <= LINEAR {
            self.entries.iter().find(|e| hit(e)).map(|e| e.value())
        } else {
            self.index.find(spread(h), |i| hit(&self.entries[i])).map(|i| self.entries[i].value())
        }
    }
    pub fn set_name(&mut self, name: &Ref<StrObj>, v: Value) -> Option<Value> {
        let key = name.value();
        match self.probe(&key, name.hash()) {
            Probe::Found(i) => Some(self.set_at(i, v)),
            _ => {
                self.push(name.hash(), key, v);
                None
            }
        }
    }
    /// The cell in which the value of a name lies, if it lies in one.
    pub fn cell_of(&self, name: &Ref<StrObj>) -> Option<*const GlobalCell> {
        match self.probe(&name.value(), name.hash()) {
            Probe::Found(i) => match &self.entries[i].value {
                Value::InCell(c) => Some(*c),
                _ => None,
            },
            _ => None,
        }
    }
    /// See [`DictObj::cell`]; `owner` is null for the dict of a class.
    pub fn make_cell(&mut self, owner: *const DictObj, name: &Ref<StrObj>) -> *const GlobalCell {
        let known = self.cells.as_ref().and_then(|c| c.find(name));
        if let Some(c) = known {
            return c;
        }
        let found = match self.probe(&name.value(), name.hash()) {
            Probe::Found(i) => Some(i),
            _ => None,
        };
        let value = found.map_or(Value::Undef, |i| std::mem::take(&mut self.entries[i].value));
        let c = self.cells.get_or_insert_default().add(owner, name, value);
        if let Some(i) = found {
            self.entries[i].value = Value::InCell(c);
        }
        c
    }
    pub fn remove_name(&mut self, name: &Ref<StrObj>) -> Option<Value> {
        match self.probe(&name.value(), name.hash()) {
            Probe::Found(i) => Some(self.remove_at(i).1),
            _ => None,
        }
    }
}

#[repr(C)]
pub struct DictObj {
    header: Header,
    pub data: HeapCell<DictData>,
}

impl DictObj {
    /// Whether the entry of that number is there and has that string as its key.
    pub fn has_key_at(&self, n: usize, key: &StrObj) -> bool {
        self.data.with(|t| {
            let k = t.entry(n).and_then(|e| e.key.get_exact::<StrObj>());
            k.is_some_and(|k| std::ptr::eq(k, key) || k == key)
        })
    }
    pub fn empty() -> Ref<DictObj> {
        DictObj::new(DictData::default())
    }
    pub fn new(data: DictData) -> Ref<DictObj> {
        alloc_object(DictObj { header: new_header(Layout::Dict, &builtin().dict), data: HeapCell::new(data) })
    }
    /// Whether all keys are strings.
    pub fn has_string_keys(&self) -> bool {
        self.data.with(|d| d.iter().all(|e| e.key.as_str().is_some()))
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.data.with(|d| d.len())
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    pub fn get_name(&self, name: &Ref<StrObj>) -> Option<Value> {
        self.data.with(|d| d.get_name(name).cloned())
    }
    /// Sets a string key.
    pub fn set_name(&self, name: &Ref<StrObj>, v: Value) {
        drop(self.data.with_mut(|d| d.set_name(name, v)));
    }
    pub fn set_str(&self, name: &str, v: Value) {
        self.set_name(&intern(name), v)
    }
    pub fn get_str(&self, name: &str) -> Option<Value> {
        self.get_name(&intern(name))
    }
    /// Removes a string key; false if it is not there.
    pub fn remove_name(&self, name: &Ref<StrObj>) -> bool {
        let old = self.data.with_mut(|d| d.remove_name(name));
        old.is_some()
    }
    /// The string keys with their values, in order.
    pub fn names(&self) -> Vec<(Ref<StrObj>, Value)> {
        let pair = |e: &Entry| Some((intern_obj(Ref::from_ref(e.key.as_str()?)), e.value().clone()));
        self.data.with(|d| memory::collect(d.iter().filter_map(pair)))
    }
    /// Removes all keys.
    pub fn clear(&self) {
        let old = self.data.with_mut(|d| d.clear());
        drop(old);
    }
    /// The cell of a name, made (unbound) if there is none: the dict is the globals of some code. The pointer is valid as
    /// long as the dict.
    pub fn cell(&self, name: &Ref<StrObj>) -> *const GlobalCell {
        self.data.with_mut(|d| d.make_cell(self, name))
    }
    /// The dict in which names are looked up that are not here, if it is the globals of code: the built-ins.
    pub fn fallback(&self) -> Option<Ref<DictObj>> {
        self.data.with(|d| d.cells.as_ref().and_then(|c| c.fallback.clone()))
    }
    pub(crate) fn visit_fallback(&self, f: &mut impl FnMut(&ObjectRef)) {
        self.data.with(|d| d.cells.iter().for_each(|c| c.fallback.iter().for_each(|b| f(b.object()))));
    }
    pub fn set_fallback(&self, f: &Ref<DictObj>) {
        let f = Some(f.clone());
        let old = self.data.with_mut(|d| std::mem::replace(&mut d.cells.get_or_insert_default().fallback, f));
        drop(old);
    }
    /// An attribute site is going to have the dict's address.
    pub fn is_in_cache(&self) {
        self.data.with_mut(|d| d.cells.get_or_insert_default().in_cache = true);
    }
}

/// `dict.keys()`, `.values()` or `.items()`.
#[repr(C)]
pub struct DictViewObj {
    header: Header,
    pub kind: DictViewKind,
    pub dict: Ref<DictObj>,
}
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum DictViewKind {
    Keys,
    Values,
    Items,
}
impl DictViewObj {
    pub fn new(kind: DictViewKind, dict: Ref<DictObj>) -> Ref<DictViewObj> {
        let t = builtin();
        let ty = match kind {
            DictViewKind::Keys => &t.dict_keys,
            DictViewKind::Values => &t.dict_values,
            DictViewKind::Items => &t.dict_items,
        };
        alloc_object(DictViewObj { header: new_header(Layout::DictView, ty), kind, dict })
    }
}

/// One global, or an attribute of a class that is a variable (see [`TypeObj::set_attr`]). Interpreter and machine code hold
/// pointers to it; it lives as long as its dict, whose entry refers to it while it is bound.
///
/// ```text
/// Unset ──store──► Const ──another store──► Variable
/// ```
/// A trace may rely on an `Unset` or `Const` cell staying as it is: the cell is `watched` then, and the JIT is told of the
/// store that changes the state.
#[repr(C)]
pub struct GlobalCell {
    /// `Undef` when the name is not bound.
    pub value: HeapCell<Value>,
    pub state: Cell<CellState>,
    pub watched: Cell<bool>,
    pub name: Ref<StrObj>,
    /// Null for a class's.
    dict: *const DictObj,
}
#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CellState {
    Unset,
    Const,
    Variable,
}

impl GlobalCell {
    /// Binds the name.
    #[inline(always)]
    pub fn set(&self, v: Value) {
        if self.state.get() != CellState::Variable || self.value.with(|v| v.is_undef()) {
            return self.set_slow(v);
        }
        self.value.set(v);
    }
    #[cold]
    fn set_slow(&self, v: Value) {
        // Nobody stores in what a class no longer has: its version has changed.
        if !self.value.with(|v| v.is_undef()) || self.dict.is_null() {
            return drop(self.replace(v));
        }
        #[allow(unsafe_code, reason = "the dict that owns the cell")]
        // SAFETY: a cell lives as long as its dict.
        unsafe { &*self.dict }.set_name(&self.name, v)
    }
    /// Unbinds the name; false if it was not bound.
    pub fn unset(&self) -> bool {
        #[allow(unsafe_code, reason = "the dict that owns the cell")]
        // SAFETY: a cell lives as long as its dict.
        unsafe { &*self.dict }.remove_name(&self.name)
    }
    /// Stores without a look at the dict's entry.
    fn replace(&self, v: Value) -> Value {
        if self.state.get() != CellState::Variable {
            self.note_store();
        }
        self.value.replace(v)
    }
    #[cold]
    fn note_store(&self) {
        match self.state.get() {
            CellState::Unset => self.state.set(CellState::Const),
            _ => self.state.set(CellState::Variable),
        }
        if self.watched.replace(false) {
            crate::vm::changed(self);
        }
    }
}

/// What a dict has besides when code uses it as its globals.
#[derive(Default)]
struct Cells {
    index: Index,
    #[allow(clippy::vec_box, reason = "cells must not move")]
    cells: Vec<Box<GlobalCell>>,
    fallback: Option<Ref<DictObj>>,
    in_cache: bool,
}
impl Drop for Cells {
    fn drop(&mut self) {
        if self.in_cache {
            // The next dict may get the same address.
            forget_attr_caches(None);
        }
    }
}
impl Cells {
    fn find(&self, name: &StrObj) -> Option<*const GlobalCell> {
        let i = self.index.find(name.hash(), |i| *self.cells[i].name == *name)?;
        Some(&*self.cells[i])
    }
    fn add(&mut self, dict: *const DictObj, name: &Ref<StrObj>, value: Value) -> *const GlobalCell {
        let i = self.cells.len();
        let state = if value.is_undef() { CellState::Unset } else { CellState::Const };
        self.cells.push(Box::new(GlobalCell {
            value: HeapCell::new(value),
            state: Cell::new(state),
            watched: Cell::new(false),
            name: name.clone(),
            dict,
        }));
        let cells = &self.cells;
        self.index.insert(name.hash(), i, |j| cells[j].name.hash());
        &*self.cells[i]
    }
    /// The value of a new entry: its cell, if there is one.
    fn bind(&self, key: &Value, v: Value) -> Value {
        let Some(c) = key.get_exact::<StrObj>().and_then(|s| self.find(s)) else { return v };
        // It was not bound.
        drop(cell_ref(&c).replace(v));
        Value::InCell(c)
    }
}

/// A cell behind its stable pointer.
#[inline(always)]
#[allow(unsafe_code, reason = "cells never move and live as long as their dict")]
pub fn cell_ref(p: &*const GlobalCell) -> &GlobalCell {
    // SAFETY: pointers to cells come from DictObj::cell, and whoever keeps one keeps the dict.
    unsafe { &**p }
}
