//! `set` and `frozenset`: an open-addressing table whose order of items is CPython's.
//!
//! Programs print sets, so their order is output. It follows from the hashes, the history of insertions and
//! deletions, and the table algorithm, which is therefore CPython's: 2^k slots (8 at first), a probe looks at
//! up to ten neighbouring slots before it jumps on by `i * 5 + 1 + perturb`, deleted slots stay as dummies (an
//! insertion takes the last one its probe passes), and the table is rebuilt when 3/5 of it have been used.
//!
//! ```text
//! slot: unused (no key, hash 0) ──insert──► active ◄──insert── dummy (no key, hash -1)
//!                                              └──────remove──────►┘
//! ```
//! As in the table of dicts, keys are compared here only by means that cannot run Python code; otherwise the
//! answer is [`Probe::Ask`] and `ops::set` does the comparison outside any borrow.

use crate::heap::{alloc_object, new_header};
use crate::memory;
use crate::types::builtin;
use crate::value::*;

use super::{Probe, TupleObj, simple_eq};

/// Slots of the smallest table.
const MIN_SIZE: usize = 8;
/// Neighbours looked at after the first slot of a probe, if they all lie inside the table.
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
/// Sets of at least this many items are dropped in the order of addresses.
const LARGE: usize = 4096;
/// The hash that marks a dummy; no key hashes to it.
const DUMMY: i64 = -1;

#[derive(Clone, Default)]
struct Slot {
    hash: i64,
    /// `Undef` if unused or a dummy.
    key: Value,
}

#[derive(Clone, Default)]
pub struct SetData {
    /// Without any slot until the first insertion; it counts as one of `MIN_SIZE` then.
    slots: Vec<Slot>,
    /// Slots that are not unused.
    fill: usize,
    /// Active slots.
    used: usize,
    /// Where `pop` looks next.
    finger: usize,
    /// Changes with every change of the table.
    pub version: u64,
}

/// The slots a probe visits, in order.
struct Walk {
    i: usize,
    left: usize,
    start: usize,
    perturb: u64,
    mask: usize,
}
impl Walk {
    #[inline(always)]
    fn new(hash: i64, mask: usize) -> Walk {
        let start = hash as usize & mask;
        Walk { i: start, left: Walk::run(start, mask), start, perturb: hash as u64, mask }
    }
    #[inline(always)]
    fn run(start: usize, mask: usize) -> usize {
        if start + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 }
    }
    #[inline(always)]
    fn advance(&mut self) {
        if self.left > 0 {
            self.left -= 1;
            self.i += 1;
            return;
        }
        self.perturb >>= PERTURB_SHIFT;
        let next = self.start.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize);
        self.start = next & self.mask;
        self.i = self.start;
        self.left = Walk::run(self.start, self.mask);
    }
}

impl SetData {
    /// The memory it takes.
    pub fn bytes(&self) -> usize {
        self.slots.capacity() * size_of::<Slot>()
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.used
    }
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }
    #[inline(always)]
    fn mask(&self) -> usize {
        self.slots.len().max(MIN_SIZE) - 1
    }
    /// Looks a key up.
    #[inline]
    pub fn probe(&self, key: &Value, hash: i64) -> Probe {
        if self.slots.is_empty() {
            return Probe::Absent;
        }
        let mut w = Walk::new(hash, self.mask());
        loop {
            let s = &self.slots[w.i];
            if s.key.is_undef() {
                if s.hash != DUMMY {
                    return Probe::Absent;
                }
            } else if s.hash == hash {
                match simple_eq(&s.key, key) {
                    Some(true) => return Probe::Found(w.i),
                    Some(false) => {}
                    None => return Probe::Ask,
                }
            }
            w.advance();
        }
    }
    /// Slots with this hash in the order of a probe (candidates for `__eq__`).
    pub fn candidates(&self, hash: i64) -> Vec<usize> {
        let mut out = Vec::new();
        if self.slots.is_empty() {
            return out;
        }
        let mut w = Walk::new(hash, self.mask());
        loop {
            let s = &self.slots[w.i];
            if s.key.is_undef() {
                if s.hash != DUMMY {
                    return out;
                }
            } else if s.hash == hash {
                out.push(w.i);
            }
            w.advance();
        }
    }
    /// The key in slot `i`, if it is active.
    #[inline(always)]
    pub fn key(&self, i: usize) -> Option<&Value> {
        self.slots.get(i).map(|s| &s.key).filter(|k| !k.is_undef())
    }
    /// The first active slot from `i` on: its index, key and hash.
    #[inline]
    pub fn next_from(&self, i: usize) -> Option<(usize, &Value, i64)> {
        let rest = self.slots.get(i..)?;
        let k = rest.iter().position(|s| !s.key.is_undef())?;
        Some((i + k, &rest[k].key, rest[k].hash))
    }
    /// Keys and hashes in iteration order.
    pub fn iter(&self) -> impl Iterator<Item = (&Value, i64)> {
        self.slots.iter().filter(|s| !s.key.is_undef()).map(|s| (&s.key, s.hash))
    }
    /// Adds a key known to be absent.
    pub fn insert(&mut self, hash: i64, key: Value) {
        let _ = self.insert_unless(hash, key, |_, _| Some(false));
    }
    /// Adds a key; [`Probe::Absent`] says that it was. If it takes Python code to tell, nothing is done.
    #[inline]
    pub fn add(&mut self, hash: i64, key: Value) -> Result<Probe, Value> {
        self.insert_unless(hash, key, simple_eq)
    }
    /// Adds a key unless one of the same hash is found to be the `same`; the key comes back if that is not known.
    #[inline(always)]
    fn insert_unless(
        &mut self,
        hash: i64,
        key: Value,
        same: impl Fn(&Value, &Value) -> Option<bool>,
    ) -> Result<Probe, Value> {
        if self.slots.is_empty() {
            self.slots = unused(MIN_SIZE);
        }
        let slots = &mut self.slots[..];
        let mask = slots.len() - 1;
        let mut w = Walk::new(hash, mask);
        let mut dummy = None;
        loop {
            let s = &slots[w.i];
            if s.key.is_undef() {
                if s.hash != DUMMY {
                    break;
                }
                dummy = Some(w.i);
            } else if s.hash == hash {
                match same(&s.key, &key) {
                    Some(true) => return Ok(Probe::Found(w.i)),
                    Some(false) => {}
                    None => return Err(key),
                }
            }
            w.advance();
        }
        self.version += 1;
        self.used += 1;
        let slot = &mut slots[dummy.unwrap_or(w.i)];
        slot.hash = hash;
        put_value(&mut slot.key, key);
        if dummy.is_some() {
            return Ok(Probe::Absent);
        }
        self.fill += 1;
        if self.fill * 5 >= mask * 3 && !self.resize(self.growth()) {
            // Some slots always are free.
            self.slots[w.i] = Slot::default();
            self.fill -= 1;
            self.used -= 1;
        }
        Ok(Probe::Absent)
    }
    /// Items to make room for when the table is rebuilt.
    fn growth(&self) -> usize {
        if self.used > 50_000 { self.used * 2 } else { self.used * 4 }
    }
    /// Rebuilds the table with room for more than `min_used` items and without dummies; false if there is no memory for it.
    fn resize(&mut self, min_used: usize) -> bool {
        let mut size = MIN_SIZE;
        while size <= min_used {
            size <<= 1;
        }
        if size == MIN_SIZE && self.slots.len() <= MIN_SIZE && self.fill == self.used {
            return true;
        }
        if !memory::granted(size * size_of::<Slot>()) {
            return false;
        }
        let old = std::mem::replace(&mut self.slots, unused(size));
        self.version += 1;
        self.fill = self.used;
        for s in old {
            if !s.key.is_undef() {
                insert_clean(&mut self.slots, size - 1, s.hash, s.key);
            }
        }
        true
    }
    /// Makes room for `extra` items that are about to be added, as before merging a set or a dict; false if there is no memory for
    /// them.
    #[must_use]
    pub fn reserve(&mut self, extra: usize) -> bool {
        (self.fill + extra) * 5 < self.mask() * 3 || self.resize((self.used + extra) * 2)
    }
    /// Fills an empty table with the items of another, which are distinct. False if this table is in use.
    pub fn fill_from(&mut self, o: &SetData) -> bool {
        if self.fill != 0 {
            return false;
        }
        self.version += 1;
        if self.mask() == o.mask() && o.fill == o.used {
            if !memory::granted(size_of_val(&o.slots[..])) {
                return true;
            }
            self.slots = o.slots.clone();
        } else {
            if self.slots.is_empty() {
                self.slots = unused(MIN_SIZE);
            }
            let mask = self.mask();
            if mask <= o.used {
                // There was no memory for more.
                return true;
            }
            for s in &o.slots {
                if !s.key.is_undef() {
                    insert_clean(&mut self.slots, mask, s.hash, s.key.clone());
                }
            }
        }
        self.fill = o.used;
        self.used = o.used;
        true
    }
    /// Removes the key in an active slot.
    pub fn remove_at(&mut self, i: usize) -> Value {
        self.version += 1;
        self.used -= 1;
        self.slots[i].hash = DUMMY;
        std::mem::take(&mut self.slots[i].key)
    }
    /// Rebuilds the table if more than a quarter of it are dummies, as after a difference.
    pub fn drop_dummies(&mut self) {
        if self.fill - self.used > self.mask() / 4 {
            // What cannot be rebuilt stays as it is.
            let _ = self.resize(self.growth());
        }
    }
    /// Removes the item that `set.pop` gives.
    pub fn pop(&mut self) -> Option<Value> {
        if self.used == 0 {
            return None;
        }
        let mask = self.mask();
        let mut i = self.finger & mask;
        while self.slots[i].key.is_undef() {
            i = (i + 1) & mask;
        }
        self.finger = i + 1;
        Some(self.remove_at(i))
    }
    /// Takes everything out; the caller drops it.
    pub fn take(&mut self) -> SetData {
        let version = self.version + 1;
        std::mem::replace(self, SetData { version, ..SetData::default() })
    }
    /// Drops everything. The items of a large set go in the order of their addresses, which for items made in
    /// a row is the order they were made in: in table order, freeing them misses the cache for each, and
    /// leaves the free lists shuffled, so that whatever is allocated next is scattered too (measured: a
    /// program that fills a set of 300,000 tuples over and over took 1.4 times as long from the second time
    /// on). Items whose end can be seen, by `__del__`, keep the order of the table.
    fn drop_items(&mut self) {
        if self.used < LARGE {
            return;
        }
        let mut order: Vec<(u64, usize)> = Vec::new();
        if !memory::is_free(self.used * size_of::<(u64, usize)>()) {
            return;
        }
        let keys = self.slots.iter().map(|s| &s.key).enumerate();
        order.extend(keys.filter(|(_, k)| k.is_object()).map(|(i, k)| (k.raw_payload(), i)));
        order.sort_unstable();
        if order.iter().all(|&(_, i)| is_inert(&self.slots[i].key, 2)) {
            for (_, i) in order {
                drop(std::mem::take(&mut self.slots[i].key));
            }
        }
    }
    /// `hash()` of a frozenset: independent of the order of the items.
    pub fn frozen_hash(&self) -> i64 {
        let shuffle = |h: u64| ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
        let mut h = self.iter().fold(0u64, |h, (_, e)| h ^ shuffle(e as u64));
        h ^= (self.used as u64 + 1).wrapping_mul(1_927_868_237);
        h ^= (h >> 11) ^ (h >> 25);
        h = h.wrapping_mul(69_069).wrapping_add(907_133_923);
        if h == u64::MAX { 590_923_713 } else { h as i64 }
    }
}

/// A table of unused slots.
#[allow(unsafe_code, reason = "an unused slot is all zero")]
fn unused(n: usize) -> Vec<Slot> {
    const _: () = assert!(tag::UNDEF == 0);
    let mut slots: Vec<Slot> = Vec::with_capacity(n);
    // SAFETY: zeros are a hash of 0 and a value without payload.
    unsafe {
        slots.as_mut_ptr().write_bytes(0, n);
        slots.set_len(n);
    }
    slots
}

/// Puts a key known to be absent into a table without dummies.
#[inline]
fn insert_clean(slots: &mut [Slot], mask: usize, hash: i64, key: Value) {
    let mut w = Walk::new(hash, mask);
    while !slots[w.i].key.is_undef() {
        w.advance();
    }
    let slot = &mut slots[w.i];
    slot.hash = hash;
    put_value(&mut slot.key, key);
}

#[repr(C)]
pub struct SetObj {
    header: Header,
    pub data: HeapCell<SetData>,
}

impl SetObj {
    pub fn empty() -> Ref<SetObj> {
        SetObj::new(SetData::default())
    }
    pub fn new(data: SetData) -> Ref<SetObj> {
        alloc_object(SetObj { header: new_header(Layout::Set, &builtin().set), data: HeapCell::new(data) })
    }
    pub fn new_frozen(data: SetData) -> Ref<SetObj> {
        alloc_object(SetObj {
            header: new_header(Layout::Set, &builtin().frozenset),
            data: HeapCell::new(data),
        })
    }
    /// An empty set of the same kind.
    pub fn empty_like(&self) -> Ref<SetObj> {
        if self.is_frozen() { SetObj::new_frozen(SetData::default()) } else { SetObj::empty() }
    }
    pub fn is_frozen(&self) -> bool {
        std::ptr::eq(self.header.class(), &*builtin().frozenset)
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.data.with(|d| d.len())
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The items in iteration order.
    pub fn items(&self) -> Vec<Value> {
        self.data.with(|d| d.iter().map(|(k, _)| k.clone()).collect())
    }
    /// The first item from slot `i` on: slot, item, hash.
    pub fn next_from(&self, i: usize) -> Option<(usize, Value, i64)> {
        self.data.with(|d| d.next_from(i).map(|(i, k, h)| (i, k.clone(), h)))
    }
    pub fn clear(&self) {
        let mut old = self.data.with_mut(|d| d.take());
        old.drop_items();
    }
}

impl Drop for SetObj {
    fn drop(&mut self) {
        self.data.with_mut(|d| d.drop_items());
    }
}

/// Whether dropping a value can run no Python code; tuples are looked into `depth` levels deep.
fn is_inert(v: &Value, depth: u32) -> bool {
    match v {
        Value::Object(o) => match o.layout() {
            Layout::Str | Layout::BigInt | Layout::Bytes => true,
            Layout::Tuple if depth > 0 => {
                o.get::<TupleObj>().is_some_and(|t| t.items().iter().all(|v| is_inert(v, depth - 1)))
            }
            _ => false,
        },
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(keys: &[i64]) -> Vec<i64> {
        let mut d = SetData::default();
        for &k in keys {
            if !matches!(d.probe(&Value::Int(k), k), Probe::Found(_)) {
                d.insert(k, Value::Int(k));
            }
        }
        d.iter().filter_map(|(k, _)| k.as_i64()).collect()
    }

    #[test]
    fn small_ints_are_sorted_and_collisions_go_on() {
        assert_eq!(order(&[3, 1, 2]), [1, 2, 3]);
        // Slot 0 is taken by 8; the table of 8 has no linear run from slot 0, so 0 and 16 jump on.
        assert_eq!(order(&[8, 0]), [8, 0]);
    }

    #[test]
    fn removal_leaves_a_dummy_that_an_insertion_may_take() {
        let mut d = SetData::default();
        for k in [1, 2, 3] {
            d.insert(k, Value::Int(k));
        }
        assert!(matches!(d.probe(&Value::Int(2), 2), Probe::Found(2)));
        d.remove_at(2);
        assert_eq!((d.used, d.fill), (2, 3));
        assert!(matches!(d.probe(&Value::Int(2), 2), Probe::Absent));
        assert_eq!(d.pop().and_then(|v| v.as_i64()), Some(1));
        d.insert(10, Value::Int(10));
        assert_eq!((d.used, d.fill), (2, 3));
    }
}
