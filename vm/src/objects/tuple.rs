//! `tuple`: a length and the items behind it.
#![allow(unsafe_code, reason = "items are stored behind the struct")]

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{alloc_bytes, free_bytes, new_header};
use crate::memory;
use crate::types::builtin;
use crate::value::*;

#[repr(C)]
pub struct TupleObj {
    header: Header,
    len: usize,
    /// Zero until somebody has asked for it.
    hash: Cell<u64>,
}
/// Byte offset of the length.
pub const TUPLE_LEN: i32 = std::mem::offset_of!(TupleObj, len) as i32;
/// Byte offset of the hash, a word that is zero in a new tuple.
pub const TUPLE_HASH: i32 = std::mem::offset_of!(TupleObj, hash) as i32;
/// Byte offset of the first item.
pub const TUPLE_ITEMS: i32 = size_of::<TupleObj>() as i32;

impl TupleObj {
    #[inline(always)]
    fn head(len: usize) -> TupleObj {
        TupleObj { header: new_header(Layout::Tuple, &builtin().tuple), len, hash: Cell::new(0) }
    }
    /// Takes the items from an iterator of known length. The empty tuple if there is no memory for them (see [`crate::memory`]).
    #[allow(clippy::should_implement_trait, reason = "gives a counted pointer, not Self")]
    pub fn from_iter(items: impl ExactSizeIterator<Item = Value>) -> Ref<TupleObj> {
        let len = items.len();
        if (len == 0 || !memory::granted(len.saturating_mul(size_of::<Value>())))
            && let Some(e) = &builtin().empty_tuple
        {
            return e.clone();
        }
        let p = alloc_bytes(size_of::<TupleObj>() + len * size_of::<Value>()).cast::<TupleObj>();
        // SAFETY: room for the struct and `len` items was allocated; all of it is initialised. Should the
        // iterator be short, the rest is filled with Undef.
        unsafe {
            p.write(TupleObj::head(len));
            let d = p.as_ptr().add(1) as *mut Value;
            let mut n = 0;
            for v in items.take(len) {
                d.add(n).write(v);
                n += 1;
            }
            while n < len {
                d.add(n).write(Value::Undef);
                n += 1;
            }
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    /// A tuple of a few items.
    pub fn of<const N: usize>(items: [Value; N]) -> Ref<TupleObj> {
        const { assert!(N > 0 && N < 8) };
        let p = alloc_bytes(size_of::<TupleObj>() + N * size_of::<Value>()).cast::<TupleObj>();
        // SAFETY: room for the struct and the items was allocated; all of it is initialised.
        unsafe {
            p.write(TupleObj::head(N));
            (p.as_ptr().add(1) as *mut [Value; N]).write(items);
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    pub fn new(items: Vec<Value>) -> Ref<TupleObj> {
        TupleObj::from_iter(items.into_iter())
    }
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: `len` initialised items follow the struct and never change.
        unsafe { std::slice::from_raw_parts((self as *const TupleObj).add(1) as *const Value, self.len) }
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// The hash, if it has been computed, which CPython does once for each tuple.
    #[inline(always)]
    pub fn known_hash(&self) -> Option<u64> {
        Some(self.hash.get()).filter(|h| *h != 0)
    }
    /// Keeps the hash of the items, and gives it back.
    #[inline(always)]
    pub fn keep_hash(&self, hash: u64) -> u64 {
        self.hash.set(hash);
        hash
    }
    /// # Safety
    /// `p` is a tuple with count zero.
    pub(crate) unsafe fn drop_tuple(p: NonNull<TupleObj>) {
        // SAFETY: the caller's duty.
        unsafe {
            let len = p.as_ref().len;
            let d = p.as_ptr().add(1) as *mut Value;
            // From the end, as CPython does: it shows when items have `__del__`.
            for i in (0..len).rev() {
                std::ptr::drop_in_place(d.add(i));
            }
            free_bytes(p.cast(), size_of::<TupleObj>() + len * size_of::<Value>());
        }
    }
}
