//! `list` with storage strategies: empty, bools (a byte each), 64-bit ints, floats, or any values.
//!
//! A list starts empty, takes the strategy of the first value stored, and changes to `Values` on the first
//! value that does not fit (Bolz, Diekmann, Tratt: "Storage Strategies for Collections in Dynamically Typed
//! Languages", OOPSLA 2013). Machine code reads `ptr` and `len` at the offsets below,
//! and the strategy in the header, where one comparison finds both that an object is a list and how it stores its items.
#![allow(unsafe_code, reason = "the item storage is raw memory that machine code reads")]

use std::alloc::{Layout as MemLayout, alloc, dealloc, handle_alloc_error, realloc};
use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use crate::heap::{MAX_SMALL, alloc_block, alloc_object, free_block, new_header};
use crate::memory;
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
    /// The strategy with this number.
    pub fn of_number(n: usize) -> Strategy {
        STRATEGIES[n]
    }
}
const STRATEGIES: [Strategy; 5] =
    [Strategy::Empty, Strategy::Ints, Strategy::Floats, Strategy::Values, Strategy::Bools];

/// The strategy is the form in the header.
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

/// Half-word at [`HEADER_LAYOUT`] of a list with this strategy: layout and form.
pub const fn list_word(s: Strategy) -> u16 {
    Layout::List as u16 | (s as u16) << 8
}
const _: () = assert!(HEADER_LAYOUT == 4 && offset_of!(Header, form) == 5);

/// Items that there is room for after the first is stored.
pub const FIRST_ITEMS: usize = 4;

/// Bytes of an item.
#[inline(always)]
pub fn item_bytes(s: Strategy) -> usize {
    const BYTES: [u8; 5] = [8, 8, 8, 16, 1];
    BYTES[s as usize] as usize
}

// ---- storage ------------------------------------------------------------------------------------------
//
// Storage of up to `MAX_SMALL` bytes comes from the pools of objects, larger storage from the system's allocator with
// the alignment of values, so that it can pass for that of a vector.

fn large_layout(bytes: usize) -> MemLayout {
    MemLayout::from_size_align(bytes, align_of::<Value>()).expect("size was checked")
}

/// Bytes that `n` items take.
#[inline]
fn storage_bytes(s: Strategy, n: usize) -> usize {
    n.checked_mul(item_bytes(s)).filter(|b| *b < isize::MAX as usize).expect("list size fits memory")
}

/// Uninitialised storage of `bytes` bytes, which are not 0.
#[inline]
fn alloc_storage(bytes: usize) -> *mut u8 {
    if bytes <= MAX_SMALL {
        return alloc_block(bytes).as_ptr();
    }
    let layout = large_layout(bytes);
    // SAFETY: the size is not zero.
    let p = unsafe { alloc(layout) };
    if p.is_null() {
        handle_alloc_error(layout);
    }
    p
}

/// # Safety
/// `p` is storage of `bytes` bytes that nothing uses any more.
#[inline]
unsafe fn free_storage(p: *mut u8, bytes: usize) {
    // SAFETY: the caller's duty; storage is never at null.
    unsafe {
        if bytes <= MAX_SMALL {
            free_block(NonNull::new_unchecked(p), bytes);
        } else {
            dealloc(p, large_layout(bytes));
        }
    }
}

/// Storage of `new` bytes, more than the `old` ones before, of which the first `used` are kept.
///
/// # Safety
/// `p` is storage of `old` bytes, which is not used any more afterwards.
unsafe fn grow_storage(p: *mut u8, old: usize, new: usize, used: usize) -> *mut u8 {
    // SAFETY: the caller's duty; `used` bytes are in both.
    unsafe {
        if old <= MAX_SMALL {
            let q = alloc_storage(new);
            ptr::copy_nonoverlapping(p, q, used);
            free_storage(p, old);
            return q;
        }
        let q = realloc(p, large_layout(old), new);
        if q.is_null() {
            handle_alloc_error(large_layout(new));
        }
        q
    }
}

impl ListObj {
    /// The memory its items take.
    pub fn bytes(&self) -> usize {
        storage_bytes(self.strategy(), self.cap.get())
    }
    /// Calls `f` with each item that is an object.
    pub(crate) fn each_object(&self, f: &mut impl FnMut(&ObjectRef)) {
        if self.strategy() == Strategy::Values {
            // SAFETY: storage of this strategy holds `len` values.
            let items = unsafe { std::slice::from_raw_parts(self.ptr.get() as *const Value, self.len.get()) };
            for v in items {
                if let Value::Object(o) = v {
                    f(o);
                }
            }
        }
    }
    pub fn empty() -> Ref<ListObj> {
        alloc_object(ListObj::apart())
    }
    /// An empty list that is no object, for items that nobody is to find meanwhile.
    pub fn apart() -> ListObj {
        let header = new_header(Layout::List, &builtin().list);
        ListObj { header, ptr: Cell::new(ptr::null_mut()), len: Cell::new(0), cap: Cell::new(0) }
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
    /// An empty list that stores `n` items by this strategy without having to grow, unless there is no memory for that.
    #[inline]
    pub fn with_room(s: Strategy, n: usize) -> Ref<ListObj> {
        if n == 0 || s == Strategy::Empty || !memory::granted(n.saturating_mul(item_bytes(s))) {
            return ListObj::empty();
        }
        let header = new_header(Layout::List, &builtin().list);
        header.form.set(s as u8);
        let storage = Cell::new(alloc_storage(storage_bytes(s, n)));
        alloc_object(ListObj { header, ptr: storage, len: Cell::new(0), cap: Cell::new(n) })
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
        unsafe { std::mem::transmute(self.header.form.get()) }
    }
    #[inline(always)]
    fn set_strategy(&self, s: Strategy) {
        self.header.form.set(s as u8);
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
                Strategy::Floats => Value::float(*(p as *const f64).add(i)),
                Strategy::Bools => Value::bool(*p.add(i) != 0),
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
                (Strategy::Floats, Value::Float(x)) => *(p as *mut f64).add(i) = x.get(),
                (Strategy::Bools, Value::Bool(x)) => *p.add(i) = x.get() as u8,
                (Strategy::Values, _) => drop(ptr::replace((p as *mut Value).add(i), v)),
                _ => {
                    if !self.generalise() {
                        return;
                    }
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
    /// Appends a value. If there is no memory for it, the list stays as it is (see [`crate::memory`]).
    #[inline(always)]
    pub fn push(&self, v: Value) {
        if !self.has_room(&v) && !self.make_room(&v) {
            return;
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
                Value::Float(x) if self.strategy() == Strategy::Floats => *(p as *mut f64).add(n) = x.get(),
                Value::Bool(x) if self.strategy() == Strategy::Bools => *p.add(n) = x.get() as u8,
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
    fn make_room(&self, v: &Value) -> bool {
        if self.strategy() == Strategy::Empty {
            let s = strategy_for(v);
            self.set_strategy(s);
            self.ptr.set(alloc_storage(FIRST_ITEMS * item_bytes(s)));
            self.cap.set(FIRST_ITEMS);
            return true;
        }
        if !self.fits(v) {
            if self.len.get() == 0 {
                self.set_empty_strategy(strategy_for(v));
            } else if !self.generalise() {
                return false;
            }
        }
        let n = self.len.get();
        n < self.cap.get() || self.reserve(n / 2 + FIRST_ITEMS)
    }
    /// Changes the strategy of a list without items.
    fn set_empty_strategy(&self, s: Strategy) {
        self.free_storage();
        self.set_strategy(s);
    }
    fn free_storage(&self) {
        let cap = self.cap.get();
        if cap > 0 {
            // SAFETY: the list's own storage.
            unsafe { free_storage(self.ptr.get(), cap * item_bytes(self.strategy())) };
            self.ptr.set(ptr::null_mut());
            self.cap.set(0);
        }
    }
    /// Room for at least `extra` more items; false if there is no memory for them. The strategy must not be `Empty` unless
    /// `extra` is 0.
    #[inline]
    #[must_use]
    pub fn reserve(&self, extra: usize) -> bool {
        let need = self.len.get() + extra;
        need <= self.cap.get() || self.grow(need)
    }
    /// Changes the storage to one of `need` items, more than there is.
    fn grow(&self, need: usize) -> bool {
        let (s, cap) = (self.strategy(), self.cap.get());
        let bytes = need.saturating_mul(item_bytes(s));
        if !memory::growth_granted(cap * item_bytes(s), bytes) {
            return false;
        }
        let p = if cap == 0 {
            alloc_storage(bytes)
        } else {
            // SAFETY: the list's own storage, of which the first `len` items are in use.
            unsafe {
                grow_storage(self.ptr.get(), cap * item_bytes(s), bytes, self.len.get() * item_bytes(s))
            }
        };
        self.ptr.set(p);
        self.cap.set(need);
        true
    }
    /// Changes to strategy `Values`, keeping the items; false if there is no memory for that.
    #[must_use]
    pub fn generalise(&self) -> bool {
        let s = self.strategy();
        if s == Strategy::Values {
            return true;
        }
        let (n, old, cap) = (self.len.get(), self.ptr.get(), self.cap.get());
        let room = if n > 0 { n + n / 8 + 2 } else { 0 };
        if !memory::granted(room * size_of::<Value>()) {
            return false;
        }
        self.set_strategy(Strategy::Values);
        self.ptr.set(ptr::null_mut());
        self.cap.set(0);
        self.len.set(0);
        if n > 0 {
            self.set_storage(room);
        }
        let new = self.ptr.get() as *mut Value;
        // SAFETY: `old` holds n items of the old strategy, `new` has room for them; `old` is freed with
        // the layout it was allocated with.
        unsafe {
            for i in 0..n {
                new.add(i).write(match s {
                    Strategy::Ints => Value::Int(*(old as *const i64).add(i)),
                    Strategy::Bools => Value::bool(*old.add(i) != 0),
                    _ => Value::float(*(old as *const f64).add(i)),
                });
            }
            self.len.set(n);
            if cap > 0 {
                free_storage(old, cap * item_bytes(s));
            }
        }
        true
    }
    /// Gives a list that has none storage for `n` items.
    fn set_storage(&self, n: usize) {
        self.ptr.set(alloc_storage(storage_bytes(self.strategy(), n)));
        self.cap.set(n);
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
                Strategy::Floats => Value::float(*(p as *const f64).add(n - 1)),
                Strategy::Bools => Value::bool(*p.add(n - 1) != 0),
                _ => ptr::read((p as *const Value).add(n - 1)),
            })
        }
    }
    /// Inserts before item `i` (at most `len`).
    pub fn insert(&self, i: usize, v: Value) {
        let before = self.len.get();
        self.push(v);
        let n = self.len.get();
        if n == before {
            return;
        }
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
    pub fn reverse(&self) {
        let (p, n) = (self.ptr.get(), self.len.get());
        // SAFETY: `n` items of the size that the strategy says, which nothing else looks at meanwhile.
        unsafe {
            match item_bytes(self.strategy()) {
                _ if n == 0 => {}
                1 => std::slice::from_raw_parts_mut(p, n).reverse(),
                8 => std::slice::from_raw_parts_mut(p as *mut u64, n).reverse(),
                _ => std::slice::from_raw_parts_mut(p as *mut Value, n).reverse(),
            }
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
    /// Sorts items that are stored as values by an order that runs no Python code; equal ones stay in order.
    pub fn sort_values(&self, order: impl FnMut(&Value, &Value) -> std::cmp::Ordering) {
        if self.strategy() == Strategy::Values && !self.is_empty() {
            // SAFETY: storage of this strategy holds `len` values, and nothing else looks at the list meanwhile.
            let v = unsafe { std::slice::from_raw_parts_mut(self.ptr.get() as *mut Value, self.len()) };
            v.sort_by(order);
        }
    }
    /// Puts in each place the item whose index `order` has there, a permutation (which is of no use afterwards).
    pub fn permute(&self, order: &mut [u32]) {
        assert!(order.len() == self.len());
        let (p, n) = (self.ptr.get(), self.len());
        // SAFETY: `n` items of the size that the strategy says, which nothing else looks at meanwhile.
        unsafe {
            match item_bytes(self.strategy()) {
                _ if n == 0 => {}
                1 => permute(std::slice::from_raw_parts_mut(p, n), order),
                8 => permute(std::slice::from_raw_parts_mut(p as *mut u64, n), order),
                _ => permute(std::slice::from_raw_parts_mut(p as *mut Value, n), order),
            }
        }
    }
    /// Whether it has memory for items.
    pub fn has_storage(&self) -> bool {
        self.cap.get() > 0
    }
    /// All items out; the list is empty afterwards.
    pub fn take(&self) -> Vec<Value> {
        if self.strategy() == Strategy::Values && self.cap.get() > 0 {
            let (p, n, cap) = (self.ptr.get() as *mut Value, self.len.get(), self.cap.get());
            self.forget_storage();
            let bytes = cap * size_of::<Value>();
            // SAFETY: the storage is no longer the list's. If it is large, it is that of a vector, else the items are moved
            // to that of one.
            return unsafe {
                if bytes > MAX_SMALL {
                    return Vec::from_raw_parts(p, n, cap);
                }
                let mut v = Vec::with_capacity(n);
                ptr::copy_nonoverlapping(p, v.as_mut_ptr(), n);
                v.set_len(n);
                free_storage(p as *mut u8, bytes);
                v
            };
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
                free_storage(p, cap * item_bytes(s));
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
    /// A copy of the items, or nothing if there is no memory for it.
    pub fn to_vec(&self) -> Vec<Value> {
        if !memory::granted(self.len() * size_of::<Value>()) {
            return Vec::new();
        }
        match self.strategy() {
            Strategy::Values => self.as_values().map(|v| v.to_vec()).unwrap_or_default(),
            _ => (0..self.len()).map(|i| self.get(i).unwrap_or_default()).collect(),
        }
    }
    /// Replaces all items.
    pub fn assign(&self, items: Vec<Value>) {
        self.clear();
        let Some(first) = items.first() else { return };
        let s = strategy_for(first);
        self.set_strategy(s);
        if s == Strategy::Values && items.capacity() * size_of::<Value>() > MAX_SMALL {
            let mut items = std::mem::ManuallyDrop::new(items);
            self.ptr.set(items.as_mut_ptr() as *mut u8);
            self.cap.set(items.capacity());
            self.len.set(items.len());
            return;
        }
        if self.reserve(items.len()) {
            items.into_iter().for_each(|v| self.push(v));
        }
    }
    /// A new list of items `start..end` (in bounds), keeping the strategy.
    pub fn slice(&self, start: usize, end: usize) -> Ref<ListObj> {
        let n = end.saturating_sub(start);
        let l = ListObj::with_room(self.strategy(), n);
        if l.cap.get() < n {
            return l;
        }
        // SAFETY: the new list has room for `n` items of this strategy; the range is in bounds.
        unsafe { copy_items(self.strategy(), self.ptr.get(), start, l.ptr.get(), 0, n) };
        l.len.set(n);
        l
    }
    /// A new list of the items of both.
    pub fn concat(&self, o: &ListObj) -> Ref<ListObj> {
        let (n, m) = (self.len(), o.len());
        if n == 0 || self.strategy() != o.strategy() {
            let l = self.slice(0, n);
            l.extend_from(o, 0, m);
            return l;
        }
        let l = ListObj::with_room(self.strategy(), n + m);
        if l.cap.get() == n + m {
            // SAFETY: the new list has room for the items of both.
            unsafe {
                copy_items(self.strategy(), self.ptr.get(), 0, l.ptr.get(), 0, n);
                copy_items(self.strategy(), o.ptr.get(), 0, l.ptr.get(), n, m);
            }
            l.len.set(n + m);
        }
        l
    }
    /// A new list with these items `n` times in a row.
    pub fn repeated(&self, n: usize) -> Ref<ListObj> {
        let len = self.len();
        let l = ListObj::with_room(self.strategy(), len * n);
        if n > 0 && l.cap.get() == len * n {
            // SAFETY: the new list has room for `n` times the items.
            unsafe { copy_items(self.strategy(), self.ptr.get(), 0, l.ptr.get(), 0, len) };
            l.len.set(len);
            l.repeat(n);
        }
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
        if self.strategy() == o.strategy() {
            let n = end - start;
            if self.cap.get() < self.len() + n && !self.reserve(n + self.len() / 8) {
                return;
            }
            // SAFETY: room was reserved, and the source items are initialised; `o.ptr` is read after the
            // reservation, so `o` may be this list.
            unsafe { copy_items(self.strategy(), o.ptr.get(), start, self.ptr.get(), self.len(), n) };
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
        if n > count && !self.reserve(n - count) {
            return true;
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
    /// Replaces `count` items from `start` on (in bounds) by others, which do not lie in this list. Those that are replaced are
    /// dropped last, from the end, as in CPython.
    pub fn splice(&self, start: usize, count: usize, items: &[Value]) {
        let (n, len) = (items.len(), self.len());
        if count == len {
            if !memory::granted(size_of_val(items)) {
                return;
            }
            let old = ListObj::apart();
            self.swap_storage(&old);
            self.extend_values(items);
            return;
        }
        if !items.iter().all(|v| self.fits(v)) && !self.generalise() {
            return;
        }
        if n > count && self.cap.get() < len - count + n && !self.reserve(n - count + len / 8) {
            return;
        }
        let (p, size, s) = (self.ptr.get(), item_bytes(self.strategy()), self.strategy());
        let tail = start + count;
        // SAFETY: room was reserved, and the range is in bounds. What is overwritten has been moved away, and all items fit the
        // strategy.
        unsafe {
            let mut old = Vec::new();
            if s == Strategy::Values && count > 0 {
                old.reserve_exact(count);
                ptr::copy_nonoverlapping((p as *const Value).add(start), old.as_mut_ptr(), count);
                old.set_len(count);
            }
            if n != count {
                ptr::copy(p.add(tail * size), p.add((start + n) * size), (len - tail) * size);
            }
            if s == Strategy::Values {
                clone_values(items.as_ptr(), (p as *mut Value).add(start), n);
            } else {
                for (i, v) in items.iter().enumerate() {
                    match v {
                        Value::Bool(b) => *p.add(start + i) = b.get() as u8,
                        v => *(p as *mut u64).add(start + i) = v.raw_payload(),
                    }
                }
            }
            self.len.set(len - count + n);
            self.shrink();
            while old.pop().is_some() {}
        }
    }
    /// Gives memory back if more than half of much is not needed.
    fn shrink(&self) {
        let (len, s) = (self.len(), self.strategy());
        let (bytes, used) = (storage_bytes(s, self.cap.get()), storage_bytes(s, len));
        if bytes <= MAX_SMALL || used > bytes / 2 || len == 0 {
            return;
        }
        let old = self.ptr.get();
        self.set_storage(len);
        // SAFETY: the items are moved to storage that has just been made for them.
        unsafe {
            ptr::copy_nonoverlapping(old, self.ptr.get(), used);
            free_storage(old, bytes);
        }
    }
    /// Exchanges all items with another list.
    pub fn swap_storage(&self, o: &ListObj) {
        self.ptr.swap(&o.ptr);
        self.len.swap(&o.len);
        self.cap.swap(&o.cap);
        self.header.form.swap(&o.header.form);
    }
    /// Appends what an iterator gives that knows how much that is.
    #[inline]
    pub fn extend_exact(&self, mut items: impl ExactSizeIterator<Item = Value>) {
        let Some(first) = items.next() else { return };
        if self.is_empty() && !self.fits(&first) {
            self.set_empty_strategy(strategy_for(&first));
        }
        let n = items.len() + 1;
        if self.cap.get() < self.len() + n && !self.reserve(n + self.len() / 8) {
            return;
        }
        self.push(first);
        items.for_each(|v| self.push(v));
    }
    /// Appends values.
    pub fn extend_values(&self, items: &[Value]) {
        if let (true, Some(first)) = (self.is_empty(), items.first())
            && !self.fits(first)
        {
            self.set_empty_strategy(strategy_for(first));
        }
        if self.strategy() != Strategy::Empty
            && self.cap.get() < self.len() + items.len()
            && !self.reserve(items.len() + self.len() / 8)
        {
            return;
        }
        if self.strategy() != Strategy::Values {
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
        if self.cap.get() < self.len() + count && !self.reserve(count + self.len() / 8) {
            return;
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
        if !self.reserve(len * (n - 1)) {
            return;
        }
        let (p, size) = (self.ptr.get(), item_bytes(self.strategy()));
        if len == 1 && size == 8 {
            let p = p as *mut u64;
            // SAFETY: room for `n` items was reserved, of which the first is there.
            (1..n).for_each(|i| unsafe { p.add(i).write(*p) });
            self.len.set(n);
            return;
        }
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
        let l = ListObj::with_room(self.strategy(), count);
        if l.cap.get() < count {
            return l;
        }
        let (from, to) = (self.ptr.get(), l.ptr.get());
        // SAFETY: there is room for `count` items, and those that are copied are in bounds.
        unsafe {
            match self.strategy() {
                Strategy::Values => (0..count).for_each(|i| {
                    (to as *mut Value).add(i).write((*(from as *const Value).add(at(i))).clone());
                }),
                Strategy::Bools => (0..count).for_each(|i| *to.add(i) = *from.add(at(i))),
                _ => (0..count).for_each(|i| *(to as *mut u64).add(i) = *(from as *const u64).add(at(i))),
            }
        }
        l.len.set(count);
        l
    }
}

/// See [`ListObj::permute`].
fn permute<T>(items: &mut [T], order: &mut [u32]) {
    // Each cycle is gone through once, by exchanges; places that are done refer to themselves.
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at as u32) as usize;
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// The strategy of a list that begins with this item.
fn strategy_for(v: &Value) -> Strategy {
    match v {
        Value::Int(_) => Strategy::Ints,
        Value::Float(_) => Strategy::Floats,
        Value::Bool(_) => Strategy::Bools,
        _ => Strategy::Values,
    }
}

/// Copies `n` items stored by a strategy from index `start` of one storage to index `at` of another, or further on in the same.
///
/// # Safety
/// The items are there, the target has room for them, and the two do not overlap.
#[inline(always)]
unsafe fn copy_items(s: Strategy, from: *const u8, start: usize, to: *mut u8, at: usize, n: usize) {
    let size = item_bytes(s);
    // SAFETY: the caller's duty; items that are no values own nothing.
    unsafe {
        match s {
            _ if n == 0 => {}
            Strategy::Values => {
                clone_values((from as *const Value).add(start), (to as *mut Value).add(at), n)
            }
            _ => ptr::copy_nonoverlapping(from.add(start * size), to.add(at * size), n * size),
        }
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
    #[inline]
    fn drop(&mut self) {
        if self.strategy() == Strategy::Values {
            return self.clear();
        }
        self.free_storage();
    }
}
