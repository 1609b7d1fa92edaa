//! `list` with storage strategies: empty, bools (a byte each), 64-bit ints, floats, or any values.
//!
//! A list starts empty, takes the strategy of the first value stored, and changes to `Values` on the first
//! value that does not fit (Bolz, Diekmann, Tratt: "Storage Strategies for Collections in Dynamically Typed
//! Languages", OOPSLA 2013). Machine code reads `ptr` and `len` at the offsets below,
//! and the strategy in the header, where one comparison finds both that an object is a list and how it stores its items.
#![allow(unsafe_code, reason = "the item storage is raw memory that machine code reads")]

use std::alloc::{Layout as MemLayout, alloc, dealloc, realloc};
use std::cell::Cell;
use std::mem::offset_of;
use std::ptr;

use crate::heap::{alloc_object, new_header};
use crate::types::builtin;
use crate::value::*;

#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strategy {
    Empty = 0,
    Ints = 1,
    Floats = 2,
    Values = 3,
    Bools = 4,
}
impl Strategy {
    /// The strategy with this number, as in `spare`.
    pub fn of_number(n: usize) -> Strategy {
        STRATEGIES[n]
    }
}
const STRATEGIES: [Strategy; 5] =
    [Strategy::Empty, Strategy::Ints, Strategy::Floats, Strategy::Values, Strategy::Bools];

/// The strategy is the number in `header.spare`.
#[repr(C)]
pub struct ListObj {
    header: Header,
    ptr: Cell<*mut u8>,
    len: Cell<usize>,
    /// In items.
    cap: Cell<usize>,
}
pub const LIST_PTR: i32 = offset_of!(ListObj, ptr) as i32;
pub const LIST_LEN: i32 = offset_of!(ListObj, len) as i32;
pub const LIST_CAP: i32 = offset_of!(ListObj, cap) as i32;

/// Header word at [`HEADER_LAYOUT`] of a list with this strategy: layout, flags (none), strategy.
pub const fn list_word(s: Strategy) -> u32 {
    Layout::List as u32 | (s as u32) << 16
}
const _: () = assert!(HEADER_LAYOUT == 4 && offset_of!(Header, spare) == 6);

fn item_bytes(s: Strategy) -> usize {
    match s {
        Strategy::Values => 16,
        Strategy::Bools => 1,
        _ => 8,
    }
}

impl ListObj {
    pub fn empty() -> Ref<ListObj> {
        alloc_object(ListObj {
            header: new_header(Layout::List, &builtin().list),
            ptr: Cell::new(ptr::null_mut()),
            len: Cell::new(0),
            cap: Cell::new(0),
        })
    }
    pub fn with_capacity(n: usize) -> Ref<ListObj> {
        let _ = n;
        ListObj::empty()
    }
    pub fn new(items: Vec<Value>) -> Ref<ListObj> {
        let l = ListObj::empty();
        l.assign(items);
        l
    }
    #[allow(clippy::should_implement_trait, reason = "gives a counted pointer, not Self")]
    pub fn from_iter(items: impl Iterator<Item = Value>) -> Ref<ListObj> {
        let l = ListObj::empty();
        for v in items {
            l.push(v);
        }
        l
    }
    pub fn from_i64s(items: Vec<i64>) -> Ref<ListObj> {
        let l = ListObj::empty();
        l.set_strategy(Strategy::Ints);
        l.reserve(items.len());
        // SAFETY: room for the items was reserved.
        unsafe { ptr::copy_nonoverlapping(items.as_ptr(), l.ptr.get() as *mut i64, items.len()) };
        l.len.set(items.len());
        l
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len.get()
    }
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len.get() == 0
    }
    #[inline(always)]
    pub fn strategy(&self) -> Strategy {
        // SAFETY: only `set_strategy` writes it.
        unsafe { std::mem::transmute(self.header.spare.get() as u8) }
    }
    #[inline(always)]
    fn set_strategy(&self, s: Strategy) {
        self.header.spare.set(s as u16);
    }
    #[inline(always)]
    pub fn as_ints(&self) -> Option<&[i64]> {
        if self.strategy() != Strategy::Ints {
            return None;
        }
        // SAFETY: strategy Ints means `len` initialised i64s; the slice is used before the list changes
        // (the callers in this crate do not run Python while they hold it).
        Some(unsafe { raw_slice(self.ptr.get() as *const i64, self.len.get()) })
    }
    /// The items if they are stored as bools, one byte each, 0 or 1; same caution as [`ListObj::as_ints`].
    #[inline(always)]
    pub fn as_bools(&self) -> Option<&[u8]> {
        if self.strategy() != Strategy::Bools {
            return None;
        }
        // SAFETY: as in `as_ints`.
        Some(unsafe { raw_slice(self.ptr.get() as *const u8, self.len.get()) })
    }
    #[inline(always)]
    pub fn as_floats(&self) -> Option<&[f64]> {
        if self.strategy() != Strategy::Floats {
            return None;
        }
        // SAFETY: as in `as_ints`.
        Some(unsafe { raw_slice(self.ptr.get() as *const f64, self.len.get()) })
    }
    /// The items if they are stored as values; same caution as [`ListObj::as_ints`].
    #[inline(always)]
    pub fn as_values(&self) -> Option<&[Value]> {
        if self.strategy() != Strategy::Values {
            return None;
        }
        // SAFETY: as in `as_ints`.
        Some(unsafe { raw_slice(self.ptr.get() as *const Value, self.len.get()) })
    }
    #[inline(always)]
    pub fn get(&self, i: usize) -> Option<Value> {
        if i >= self.len.get() {
            return None;
        }
        let p = self.ptr.get();
        // SAFETY: i is below len, and the strategy tells what is there.
        unsafe {
            Some(match self.strategy() {
                Strategy::Ints => Value::Int(*(p as *const i64).add(i)),
                Strategy::Floats => Value::Float(*(p as *const f64).add(i)),
                Strategy::Bools => Value::Bool(*p.add(i) != 0),
                _ => (*(p as *const Value).add(i)).clone(),
            })
        }
    }
    /// Replaces item `i` (below `len`). The old item is dropped last.
    #[inline(always)]
    pub fn set(&self, i: usize, v: Value) {
        debug_assert!(i < self.len.get());
        let p = self.ptr.get();
        // SAFETY: i is below len, and the strategy tells what is there.
        unsafe {
            match (self.strategy(), &v) {
                (Strategy::Ints, Value::Int(x)) => *(p as *mut i64).add(i) = *x,
                (Strategy::Floats, Value::Float(x)) => *(p as *mut f64).add(i) = *x,
                (Strategy::Bools, Value::Bool(x)) => *p.add(i) = *x as u8,
                (Strategy::Values, _) => drop(ptr::replace((p as *mut Value).add(i), v)),
                _ => {
                    self.generalise();
                    drop(ptr::replace((self.ptr.get() as *mut Value).add(i), v))
                }
            }
        }
    }
    /// Where the items lie, `len` of them as the strategy says.
    #[inline(always)]
    pub fn item_ptr(&self) -> *mut u8 {
        self.ptr.get()
    }
    /// Whether the storage takes another item, this one.
    #[inline(always)]
    pub fn has_room(&self, v: &Value) -> bool {
        self.len.get() < self.cap.get() && self.fits(v)
    }
    #[inline(always)]
    pub fn push(&self, v: Value) {
        if !self.has_room(&v) {
            self.make_room(&v);
        }
        // SAFETY: there is room now.
        unsafe { self.push_unchecked(v) }
    }
    /// As [`ListObj::push`].
    ///
    /// # Safety
    /// The list [has room](ListObj::has_room) for the value.
    #[inline(always)]
    pub unsafe fn push_unchecked(&self, v: Value) {
        let n = self.len.get();
        let p = self.ptr.get();
        // SAFETY: there is room for one more and the strategy fits the value.
        unsafe {
            match v {
                Value::Int(x) if self.strategy() == Strategy::Ints => *(p as *mut i64).add(n) = x,
                Value::Float(x) if self.strategy() == Strategy::Floats => *(p as *mut f64).add(n) = x,
                Value::Bool(x) if self.strategy() == Strategy::Bools => *p.add(n) = x as u8,
                v => (p as *mut Value).add(n).write(v),
            }
        }
        self.len.set(n + 1);
    }
    #[inline(always)]
    fn fits(&self, v: &Value) -> bool {
        match self.strategy() {
            Strategy::Ints => matches!(v, Value::Int(_)),
            Strategy::Floats => matches!(v, Value::Float(_)),
            Strategy::Bools => matches!(v, Value::Bool(_)),
            Strategy::Values => true,
            Strategy::Empty => false,
        }
    }
    #[cold]
    #[inline(never)]
    fn make_room(&self, v: &Value) {
        if !self.fits(v) {
            if self.len.get() == 0 {
                self.set_empty_strategy(match v {
                    Value::Int(_) => Strategy::Ints,
                    Value::Float(_) => Strategy::Floats,
                    Value::Bool(_) => Strategy::Bools,
                    _ => Strategy::Values,
                });
            } else {
                self.generalise();
            }
        }
        let n = self.len.get();
        if n == self.cap.get() {
            self.reserve(n / 2 + 4);
        }
    }
    /// Changes the strategy of a list without items.
    fn set_empty_strategy(&self, s: Strategy) {
        self.free_storage();
        self.set_strategy(s);
    }
    fn free_storage(&self) {
        let cap = self.cap.get();
        if cap > 0 {
            let l = MemLayout::from_size_align(cap * item_bytes(self.strategy()), 8).expect("allocated so");
            // SAFETY: allocated by `reserve` with this layout.
            unsafe { dealloc(self.ptr.get(), l) };
            self.ptr.set(ptr::null_mut());
            self.cap.set(0);
        }
    }
    /// Room for at least `extra` more items. The strategy must not be `Empty` unless `extra` is 0.
    pub fn reserve(&self, extra: usize) {
        let need = self.len.get() + extra;
        let (cap, size) = (self.cap.get(), item_bytes(self.strategy()));
        if need <= cap {
            return;
        }
        let bytes =
            need.checked_mul(size).filter(|b| *b <= isize::MAX as usize).expect("list size fits memory");
        let new = MemLayout::from_size_align(bytes, 8).expect("checked");
        // SAFETY: sizes are not zero; the old layout is the one allocated with.
        let p = unsafe {
            if cap == 0 {
                alloc(new)
            } else {
                realloc(
                    self.ptr.get(),
                    MemLayout::from_size_align(cap * size, 8).expect("allocated so"),
                    bytes,
                )
            }
        };
        if p.is_null() {
            std::alloc::handle_alloc_error(new);
        }
        self.ptr.set(p);
        self.cap.set(need);
    }
    /// Changes to strategy `Values`, keeping the items.
    pub fn generalise(&self) {
        let s = self.strategy();
        if s == Strategy::Values {
            return;
        }
        let (n, old, cap) = (self.len.get(), self.ptr.get(), self.cap.get());
        self.set_strategy(Strategy::Values);
        self.ptr.set(ptr::null_mut());
        self.cap.set(0);
        self.len.set(0);
        if n > 0 {
            self.reserve(n + n / 8 + 2);
        }
        let new = self.ptr.get() as *mut Value;
        // SAFETY: `old` holds n items of the old strategy, `new` has room for them; `old` is freed with
        // the layout it was allocated with.
        unsafe {
            for i in 0..n {
                new.add(i).write(match s {
                    Strategy::Ints => Value::Int(*(old as *const i64).add(i)),
                    Strategy::Bools => Value::Bool(*old.add(i) != 0),
                    _ => Value::Float(*(old as *const f64).add(i)),
                });
            }
            self.len.set(n);
            if cap > 0 {
                dealloc(old, MemLayout::from_size_align(cap * item_bytes(s), 8).expect("allocated so"));
            }
        }
    }
    pub fn pop(&self) -> Option<Value> {
        let n = self.len.get();
        if n == 0 {
            return None;
        }
        self.len.set(n - 1);
        let p = self.ptr.get();
        // SAFETY: item n-1 was initialised and is out of the list now.
        unsafe {
            Some(match self.strategy() {
                Strategy::Ints => Value::Int(*(p as *const i64).add(n - 1)),
                Strategy::Floats => Value::Float(*(p as *const f64).add(n - 1)),
                Strategy::Bools => Value::Bool(*p.add(n - 1) != 0),
                _ => ptr::read((p as *const Value).add(n - 1)),
            })
        }
    }
    /// Inserts before item `i` (at most `len`).
    pub fn insert(&self, i: usize, v: Value) {
        self.push(v);
        let n = self.len.get();
        let (p, s) = (self.ptr.get(), item_bytes(self.strategy()));
        // SAFETY: rotates the initialised items i..n by one.
        unsafe {
            let mut last = [0u8; 16];
            ptr::copy_nonoverlapping(p.add((n - 1) * s), last.as_mut_ptr(), s);
            ptr::copy(p.add(i * s), p.add((i + 1) * s), (n - 1 - i) * s);
            ptr::copy_nonoverlapping(last.as_ptr(), p.add(i * s), s);
        }
    }
    /// Removes and returns item `i` (below `len`).
    pub fn remove(&self, i: usize) -> Value {
        let n = self.len.get();
        let (p, s) = (self.ptr.get(), item_bytes(self.strategy()));
        // SAFETY: item i is moved behind the others, then popped.
        unsafe {
            let mut item = [0u8; 16];
            ptr::copy_nonoverlapping(p.add(i * s), item.as_mut_ptr(), s);
            ptr::copy(p.add((i + 1) * s), p.add(i * s), (n - 1 - i) * s);
            ptr::copy_nonoverlapping(item.as_ptr(), p.add((n - 1) * s), s);
        }
        self.pop().unwrap_or_default()
    }
    pub fn swap(&self, i: usize, j: usize) {
        let (p, s) = (self.ptr.get(), item_bytes(self.strategy()));
        // SAFETY: both indexes are below len (the callers check).
        unsafe {
            match s {
                1 => ptr::swap(p.add(i), p.add(j)),
                8 => ptr::swap((p as *mut u64).add(i), (p as *mut u64).add(j)),
                _ => ptr::swap((p as *mut Value).add(i), (p as *mut Value).add(j)),
            }
        }
    }
    pub fn reverse(&self) {
        let n = self.len.get();
        for i in 0..n / 2 {
            self.swap(i, n - 1 - i);
        }
    }
    /// Sorts a list of ints, or of floats without NaN; false if it is neither.
    pub fn sort_numbers(&self, reverse: bool) -> bool {
        let (p, n) = (self.ptr.get(), self.len.get());
        match self.strategy() {
            Strategy::Ints if n > 0 => {
                // SAFETY: strategy Ints means n initialised i64s, and nothing else runs meanwhile.
                let v = unsafe { std::slice::from_raw_parts_mut(p as *mut i64, n) };
                v.sort_unstable();
                if reverse {
                    v.reverse();
                }
            }
            Strategy::Floats if n > 0 => {
                // SAFETY: strategy Floats means n initialised f64s, and nothing else runs meanwhile.
                let v = unsafe { std::slice::from_raw_parts_mut(p as *mut f64, n) };
                if v.iter().any(|f| f.is_nan()) {
                    return false;
                }
                // Stable, for the sake of 0.0 and -0.0.
                let up = |a: &f64, b: &f64| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal);
                if reverse {
                    v.sort_by(|a, b| up(b, a));
                } else {
                    v.sort_by(up);
                }
            }
            _ => return false,
        }
        true
    }
    /// All items out; the list is empty afterwards.
    pub fn take(&self) -> Vec<Value> {
        if self.strategy() == Strategy::Values && self.cap.get() > 0 {
            let (p, n, cap) = (self.ptr.get() as *mut Value, self.len.get(), self.cap.get());
            self.forget_storage();
            // SAFETY: the storage is that of a vector (`item_bytes` and the alignment are those of Value) and
            // no longer the list's.
            return unsafe { Vec::from_raw_parts(p, n, cap) };
        }
        let mut v = Vec::with_capacity(self.len());
        for i in 0..self.len() {
            v.push(self.get(i).unwrap_or_default());
        }
        self.clear();
        v
    }
    pub fn clear(&self) {
        let n = self.len.get();
        let p = self.ptr.get();
        let s = self.strategy();
        let cap = self.cap.get();
        self.forget_storage();
        // SAFETY: the items are out of the list already; they are dropped once and the memory freed with
        // the layout it was allocated with.
        unsafe {
            if s == Strategy::Values {
                // From the end, as CPython does: it shows when items have `__del__`.
                for i in (0..n).rev() {
                    ptr::drop_in_place((p as *mut Value).add(i));
                }
            }
            if cap > 0 {
                dealloc(p, MemLayout::from_size_align(cap * item_bytes(s), 8).expect("allocated so"));
            }
        }
    }
    /// Makes the list empty and leaves what it owned to the caller.
    fn forget_storage(&self) {
        self.len.set(0);
        self.cap.set(0);
        self.ptr.set(ptr::null_mut());
        self.set_strategy(Strategy::Empty);
    }
    /// A copy of the items.
    pub fn to_vec(&self) -> Vec<Value> {
        match self.strategy() {
            Strategy::Values => self.as_values().map(|v| v.to_vec()).unwrap_or_default(),
            _ => (0..self.len()).filter_map(|i| self.get(i)).collect(),
        }
    }
    /// Replaces all items.
    pub fn assign(&self, items: Vec<Value>) {
        self.clear();
        if items.first().is_some_and(|v| !matches!(v, Value::Bool(_) | Value::Int(_) | Value::Float(_))) {
            let mut items = std::mem::ManuallyDrop::new(items);
            self.free_storage();
            self.set_strategy(Strategy::Values);
            self.ptr.set(items.as_mut_ptr() as *mut u8);
            self.cap.set(items.capacity());
            self.len.set(items.len());
            return;
        }
        for v in items {
            self.push(v);
        }
    }
    /// A new list of items `start..end` (in bounds), keeping the strategy.
    pub fn slice(&self, start: usize, end: usize) -> Ref<ListObj> {
        let l = ListObj::empty();
        l.extend_from(self, start, end);
        l
    }
    /// Appends items `start..end` (in bounds) of `o`, which may be this list.
    pub fn extend_from(&self, o: &ListObj, start: usize, end: usize) {
        if start >= end {
            return;
        }
        if self.is_empty() && self.strategy() != o.strategy() {
            self.set_empty_strategy(o.strategy());
        }
        if self.strategy() == o.strategy() && self.strategy() != Strategy::Values {
            let n = end - start;
            if self.cap.get() < self.len() + n {
                self.reserve(n + self.len() / 8);
            }
            let size = item_bytes(self.strategy());
            // SAFETY: room was reserved; source and target ranges are initialised and unshared items that own
            // nothing (`o.ptr` is read after the reservation, so `o` may be this list).
            unsafe {
                let (d, s) = (self.ptr.get(), o.ptr.get());
                ptr::copy(s.add(start * size), d.add(self.len() * size), n * size);
            }
            self.len.set(self.len() + n);
            return;
        }
        if self.strategy() == Strategy::Values && o.strategy() == Strategy::Values {
            let n = end - start;
            if self.cap.get() < self.len() + n {
                self.reserve(n + self.len() / 8);
            }
            // SAFETY: room was reserved, and the source items are initialised; `o.ptr` is read after the
            // reservation, so `o` may be this list.
            unsafe {
                let (d, s) = (self.ptr.get() as *mut Value, o.ptr.get() as *const Value);
                clone_values(s.add(start), d.add(self.len()), n);
            }
            self.len.set(self.len() + n);
            return;
        }
        for i in start..end {
            if let Some(v) = o.get(i) {
                self.push(v);
            }
        }
    }
    /// Replaces `count` items from `start` on, `step` apart (all in bounds), by those of another list, if both store unboxed
    /// items of the same kind and there are as many of them, or `step` is 1. False if not.
    pub fn assign_unboxed(&self, start: usize, step: i64, count: usize, o: &ListObj) -> bool {
        let n = o.len();
        let same = self.strategy() == o.strategy() && self.strategy() != Strategy::Values;
        if !same || std::ptr::eq(self, o) || (step != 1 && n != count) {
            return false;
        }
        let size = item_bytes(self.strategy());
        if n > count {
            self.reserve(n - count);
        }
        let (d, s, len) = (self.ptr.get(), o.ptr.get(), self.len());
        // SAFETY: room was reserved; the items own nothing, and all of those touched are in bounds (the caller's duty).
        unsafe {
            if step == 1 {
                let tail = start + count;
                ptr::copy(d.add(tail * size), d.add((start + n) * size), (len - tail) * size);
                ptr::copy_nonoverlapping(s, d.add(start * size), n * size);
                self.len.set(len - count + n);
            } else {
                for i in 0..n {
                    let at = (start as i64 + i as i64 * step) as usize;
                    ptr::copy_nonoverlapping(s.add(i * size), d.add(at * size), size);
                }
            }
        }
        true
    }
    /// Appends values.
    pub fn extend_values(&self, items: &[Value]) {
        if self.strategy() != Strategy::Values || self.cap.get() < self.len() + items.len() {
            items.iter().for_each(|v| self.push(v.clone()));
            return;
        }
        // SAFETY: the list has room for the items.
        unsafe {
            let d = self.ptr.get() as *mut Value;
            clone_values(items.as_ptr(), d.add(self.len()), items.len());
        }
        self.len.set(self.len() + items.len());
    }
    /// Appends `count` ints from `start` on, `step` apart.
    pub fn extend_range(&self, start: i64, step: i64, count: usize) {
        if count > 0 && self.is_empty() && self.strategy() != Strategy::Ints {
            self.set_empty_strategy(Strategy::Ints);
        }
        let ints = (0..count as i64).map(|i| start.wrapping_add(step.wrapping_mul(i)));
        if self.strategy() != Strategy::Ints {
            return ints.for_each(|i| self.push(Value::Int(i)));
        }
        if self.cap.get() < self.len() + count {
            self.reserve(count + self.len() / 8);
        }
        let d = self.ptr.get() as *mut i64;
        for (i, v) in ints.enumerate() {
            // SAFETY: room for `count` more ints was reserved.
            unsafe { d.add(self.len() + i).write(v) };
        }
        self.len.set(self.len() + count);
    }
    /// Makes the items occur `n` times (at least once, and fewer than 2**32 times) in a row.
    pub fn repeat(&self, n: usize) {
        let len = self.len();
        if len == 0 || n < 2 {
            return;
        }
        self.reserve(len * (n - 1));
        let (p, size) = (self.ptr.get(), item_bytes(self.strategy()));
        for v in self.as_values().unwrap_or_default() {
            if let Value::Object(o) = v {
                let count = &o.header().rc;
                count.set(count.get() + (n - 1) as u32);
            }
        }
        let (mut done, total) = (len, len * n);
        while done < total {
            let more = done.min(total - done);
            // SAFETY: room for `total` items was reserved, of which `done` are there. Copies of objects have
            // been counted above.
            unsafe { ptr::copy_nonoverlapping(p, p.add(done * size), more * size) };
            done += more;
        }
        self.len.set(total);
    }
    /// A new list of `count` items from `start` on, `step` apart (all in bounds), keeping the strategy.
    pub fn strided(&self, start: i64, step: i64, count: usize) -> Ref<ListObj> {
        let at = |i: usize| (start + i as i64 * step) as usize;
        if let Some(v) = self.as_ints() {
            return ListObj::from_i64s((0..count).map(|i| v[at(i)]).collect());
        }
        let l = ListObj::empty();
        if let Some(v) = self.as_values() {
            l.assign((0..count).map(|i| v[at(i)].clone()).collect());
        } else {
            (0..count).filter_map(|i| self.get(at(i))).for_each(|v| l.push(v));
        }
        l
    }
}

/// Copies values, counting the objects among them.
///
/// # Safety
/// `from` points to `n` values, `to` to room for them elsewhere.
unsafe fn clone_values(from: *const Value, to: *mut Value, n: usize) {
    for i in 0..n {
        // SAFETY: the caller's duty; an object is counted before its bits are copied.
        unsafe {
            if let Value::Object(o) = &*from.add(i) {
                std::mem::forget(o.clone());
            }
            ptr::copy_nonoverlapping(from.add(i), to.add(i), 1);
        }
    }
}

/// # Safety
/// As `slice::from_raw_parts`, but the pointer may be null if `n` is 0.
unsafe fn raw_slice<'a, T>(p: *const T, n: usize) -> &'a [T] {
    if n == 0 {
        return &[];
    }
    // SAFETY: the caller's duty.
    unsafe { std::slice::from_raw_parts(p, n) }
}

impl Drop for ListObj {
    fn drop(&mut self) {
        self.clear();
    }
}
