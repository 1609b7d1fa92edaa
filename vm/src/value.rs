//! The tagged 16-byte [`Value`] and the counted pointer [`ObjectRef`].
//!
//! ```text
//! Value:   u64 tag | bytes 8-15 payload (bool, i64, f64 or pointer)
//! Object:  u32 count | u8 layout | u8 form | u8 flags | u8 spare | shape pointer | body ...
//! ```
//! Machine code relies on both drawings; the asserts below hold them in place. Cloning and dropping
//! an `ObjectRef` does the counting, so Rust's ownership keeps the counts right. One thread runs at a
//! time, so counts are not atomic.
#![allow(unsafe_code, reason = "the value and object representation is defined here")]

use std::cell::{Cell, UnsafeCell};
use std::fmt;
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, offset_of};
use std::ops::Deref;
use std::ptr::{self, NonNull};

use crate::objects::*;

/// Tags of [`Value`] as machine code sees them.
pub mod tag {
    pub const UNDEF: u8 = 0;
    pub const NONE: u8 = 1;
    pub const BOOL: u8 = 2;
    pub const INT: u8 = 3;
    pub const FLOAT: u8 = 4;
    pub const OBJECT: u8 = 5;
    pub const IN_CELL: u8 = 6;
}

/// A bool as the payload of a [`Value`], in a whole word.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub struct BoolWord(u64);

impl BoolWord {
    #[inline(always)]
    pub const fn get(self) -> bool {
        self.0 as u8 != 0
    }
}

/// A float as the payload of a [`Value`]: its bits.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub struct FloatWord(u64);

impl FloatWord {
    #[inline(always)]
    pub const fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// Any Python value. Ints that fit 64 bits and floats are never boxed.
///
/// The tag takes a whole word although a byte would do: with seven bytes of padding a value is copied as 1 and
/// 15 bytes, in overlapping loads that wait for the stores before them. (Measured: interpreter 20 % faster over
/// all micro-benchmarks, nbody and event_sim 30 to 37 %.) All payloads are words for the same reason: a value is a pair of
/// words to the compiler then, which functions return in two registers, also as `Res<Value>` and `Option<Value>`.
#[repr(C, u64)]
#[derive(Default)]
pub enum Value {
    /// No value: an unbound local, a missing argument, an empty cell.
    #[default]
    Undef = tag::UNDEF as u64,
    None = tag::NONE as u64,
    Bool(BoolWord) = tag::BOOL as u64,
    Int(i64) = tag::INT as u64,
    Float(FloatWord) = tag::FLOAT as u64,
    Object(ObjectRef) = tag::OBJECT as u64,
    /// In the entry of a dict only, where the value lies in a cell.
    InCell(*const GlobalCell) = tag::IN_CELL as u64,
}
const _: () = assert!(size_of::<Value>() == 16 && align_of::<Value>() == 8 && cfg!(target_endian = "little"));

/// A value as it lies in memory. Copied field by field: registers are written as tag and payload, and a load that is wider
/// than the store it needs has to wait until the store has reached the cache.
#[repr(C)]
#[derive(Clone, Copy)]
struct Parts {
    tag: u64,
    payload: std::mem::MaybeUninit<u64>,
}

impl Parts {
    /// Copies in two halves even in a loop, where the optimiser would take both at once (volatile: it may not).
    #[inline(always)]
    unsafe fn copy(from: *const Value, to: *mut Value) {
        // SAFETY: the caller's: both are values' memory.
        unsafe {
            let (from, to) = (from as *const Parts, to as *mut Parts);
            (*to).tag = ptr::read_volatile(&raw const (*from).tag);
            (*to).payload = ptr::read_volatile(&raw const (*from).payload);
        }
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        // SAFETY: same layout; a value of tag OBJECT has an object pointer, and the copy gets a count of its own.
        unsafe {
            let p = *(self as *const Value as *const Parts);
            if p.tag == tag::OBJECT as u64 {
                let rc = &(*(p.payload.assume_init() as *const Header)).rc;
                rc.set(rc.get() + 1);
            }
            std::mem::transmute::<Parts, Value>(p)
        }
    }
}

/// Overwrites a register; what it held is dropped.
#[inline(always)]
pub fn put_value(to: &mut Value, v: Value) {
    // SAFETY: same layout; the old value is taken out before it is overwritten, and dropped after.
    unsafe {
        let at = to as *mut Value as *mut Parts;
        let old = *at;
        *at = std::mem::transmute::<Value, Parts>(v);
        if old.tag == tag::OBJECT as u64 {
            drop(std::mem::transmute::<Parts, Value>(old));
        }
    }
}
/// Empties a register that holds one of several references to an object.
///
/// # Safety
/// As it says.
#[inline(always)]
pub unsafe fn let_go_one_of_many(at: *mut Value) {
    // SAFETY: the caller's duty; the count taken from the object is the one the register owned.
    unsafe {
        if let Value::Object(o) = &*at {
            let rc = &o.header().rc;
            debug_assert!(rc.get() > 1);
            rc.set(rc.get() - 1);
            (*(at as *mut Parts)).tag = tag::UNDEF as u64;
        }
    }
}
/// Empties a register, unless it holds the last reference to an object: then it says false and leaves it.
///
/// # Safety
/// `at` is a register.
#[inline(always)]
pub unsafe fn let_go(at: *mut Value) -> bool {
    // SAFETY: the caller's duty; the count taken from the object is the one the register owned.
    unsafe {
        if let Value::Object(o) = &*at {
            let rc = &o.header().rc;
            rc.set(rc.get() - 1);
            if rc.get() == 0 {
                rc.set(1);
                return false;
            }
            (*(at as *mut Parts)).tag = tag::UNDEF as u64;
        }
        true
    }
}
/// Moves `n` values to where nothing is. What stays behind is not to be used.
///
/// # Safety
/// As `ptr::copy_nonoverlapping`.
#[inline(always)]
pub unsafe fn copy_values(from: *const Value, to: *mut Value, n: usize) {
    for i in 0..n {
        // SAFETY: the caller's duty; same layout.
        unsafe { Parts::copy(from.add(i), to.add(i)) };
    }
}

/// Moves `n` values to where nothing is, leaving `Undef`.
///
/// # Safety
/// As `ptr::copy_nonoverlapping`.
#[inline(always)]
pub unsafe fn move_values(from: *mut Value, to: *mut Value, n: usize) {
    for i in 0..n {
        // SAFETY: the caller's duty; same layout.
        unsafe {
            Parts::copy(from.add(i), to.add(i));
            (*(from.add(i) as *mut Parts)).tag = tag::UNDEF as u64;
        }
    }
}

/// Moves a value out, leaving `Undef`.
#[inline(always)]
pub fn take_value(v: &mut Value) -> Value {
    // SAFETY: same layout; what is left behind owns nothing.
    unsafe {
        let at = v as *mut Value as *mut Parts;
        let p = *at;
        (*at).tag = tag::UNDEF as u64;
        std::mem::transmute::<Parts, Value>(p)
    }
}
/// Two tags in one number, for one comparison: see [`tags_of`].
pub const fn tags(x: u8, y: u8) -> u64 {
    x as u64 * 8 + y as u64
}
/// The tags of two values, in one number.
#[inline(always)]
pub fn tags_of(x: &Value, y: &Value) -> u64 {
    // SAFETY: same layout; the tag is always there.
    unsafe { (*(x as *const Value as *const Parts)).tag * 8 + (*(y as *const Value as *const Parts)).tag }
}
/// The payload of an int or a float, without a look at the tag.
///
/// # Safety
/// The value is an int or a float.
#[inline(always)]
pub unsafe fn payload_of(v: &Value) -> u64 {
    // SAFETY: the caller's duty.
    unsafe { (*(v as *const Value as *const Parts)).payload.assume_init() }
}
/// Layout and form of an object, as they lie in memory: see [`list_word`].
#[inline(always)]
pub fn header_word(o: &ObjectRef) -> u16 {
    // SAFETY: every object has a header.
    unsafe { *(o.as_ptr() as *const u8).add(HEADER_LAYOUT as usize).cast() }
}
/// Byte offset of the payload in a [`Value`].
pub const PAYLOAD: i32 = 8;

/// Which Rust struct lies behind an object pointer. Instances of user classes are `Instance` (or
/// `Exception`) even when the class derives from a built-in type: the built-in part is a separate
/// object, the instance's payload.
#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// No object: a block that is free.
    Free,
    Instance,
    Exception,
    Type,
    Str,
    BigInt,
    List,
    Tuple,
    Dict,
    Set,
    Range,
    Slice,
    Function,
    NativeFunction,
    BoundMethod,
    Cell,
    Generator,
    /// A coroutine or an asynchronous generator.
    Coroutine,
    Code,
    Module,
    Iterator,
    Property,
    Wrapper,
    Singleton,
    Bytes,
    Traceback,
    Super,
    File,
    DictView,
    Complex,
    BigRange,
    AsyncStep,
    Member,
    Proxy,
    WeakRef,
    /// A struct of a native class: see `objects/native_type.rs`.
    Native,
}

/// The start of every object.
#[repr(C)]
pub struct Header {
    pub rc: Cell<u32>,
    pub layout: Layout,
    /// Belongs to the layout (a list's strategy). Machine code checks both as one half-word.
    pub form: Cell<u8>,
    pub flags: Cell<u8>,
    pub spare: Cell<u8>,
    /// Of an object without attributes of its own, the root shape of its class.
    pub shape: Cell<*const Shape>,
}
const _: () = assert!(size_of::<Header>() == 16 && offset_of!(Header, shape) == 8);

impl Header {
    /// The class of the object.
    #[inline(always)]
    pub fn class(&self) -> *const TypeObj {
        // SAFETY: a live object keeps its class alive, and that its shapes.
        unsafe { (*self.shape.get()).class }
    }
}

/// Byte offsets in [`Header`].
pub const HEADER_RC: i32 = 0;
pub const HEADER_LAYOUT: i32 = offset_of!(Header, layout) as i32;
pub const HEADER_SHAPE: i32 = offset_of!(Header, shape) as i32;

/// A Rust struct that starts with a [`Header`] and is always marked with `LAYOUT`.
///
/// # Safety
/// The implementor is `repr(C)` with a `Header` first, and every object whose header says `LAYOUT` is
/// such a struct.
pub unsafe trait HeapType: Sized {
    const LAYOUT: Layout;
    /// Whether an object is such a struct.
    #[inline(always)]
    fn fits(o: &ObjectRef) -> bool {
        o.layout() == Self::LAYOUT
    }
}

/// A counted pointer to an object of any layout.
#[repr(transparent)]
pub struct ObjectRef(NonNull<Header>);

impl ObjectRef {
    /// Takes over one count of the object.
    ///
    /// # Safety
    /// `p` points to a live object and the caller owns the count it gives away.
    #[inline(always)]
    pub unsafe fn from_raw(p: NonNull<Header>) -> ObjectRef {
        ObjectRef(p)
    }
    /// Gives the count to the caller.
    #[inline(always)]
    pub fn into_raw(self) -> NonNull<Header> {
        ManuallyDrop::new(self).0
    }
    #[inline(always)]
    pub fn as_ptr(&self) -> *mut Header {
        self.0.as_ptr()
    }
    #[inline(always)]
    pub fn header(&self) -> &Header {
        // SAFETY: an ObjectRef owns a count, so the object is live.
        unsafe { self.0.as_ref() }
    }
    #[inline(always)]
    pub fn layout(&self) -> Layout {
        self.header().layout
    }
    /// The object's class.
    #[inline(always)]
    pub fn ty(&self) -> &TypeObj {
        // SAFETY: a live object keeps its type alive (instances own a count of heap types).
        unsafe { &*self.header().class() }
    }
    #[inline(always)]
    pub fn is(&self, other: &ObjectRef) -> bool {
        self.0 == other.0
    }
    /// From now on the JIT is told when the object dies.
    pub fn watch(&self) {
        debug_assert!(self.layout() != Layout::Str);
        let flags = &self.header().flags;
        flags.set(flags.get() | crate::heap::FLAG_WATCHED);
    }
    /// Whether it is.
    #[inline(always)]
    pub fn is_watched(&self) -> bool {
        self.header().flags.get() & crate::heap::FLAG_WATCHED != 0
    }
    #[inline(always)]
    pub fn ref_count(&self) -> u32 {
        self.header().rc.get()
    }
    /// The object as a `T`, if that is its layout.
    #[inline(always)]
    pub fn get<T: HeapType>(&self) -> Option<&T> {
        if T::fits(self) {
            // SAFETY: HeapType ties the layout mark to the struct.
            Some(unsafe { self.0.cast::<T>().as_ref() })
        } else {
            None
        }
    }
    /// The object as a counted pointer to `T`, if that is its layout.
    #[inline(always)]
    pub fn downcast<T: HeapType>(self) -> Result<Ref<T>, ObjectRef> {
        if T::fits(&self) { Ok(Ref(self, PhantomData)) } else { Err(self) }
    }
}

impl Clone for ObjectRef {
    #[inline(always)]
    fn clone(&self) -> Self {
        let h = self.header();
        h.rc.set(h.rc.get() + 1);
        ObjectRef(self.0)
    }
}

impl Drop for ObjectRef {
    #[inline(always)]
    fn drop(&mut self) {
        let h = self.header();
        let n = h.rc.get() - 1;
        h.rc.set(n);
        if n == 0 {
            // SAFETY: the last count is gone, nobody else can reach the object.
            unsafe { crate::heap::dealloc(self.0) }
        }
    }
}

impl fmt::Debug for ObjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} object>", self.ty().name())
    }
}

/// A counted pointer to an object known to be a `T`.
#[repr(transparent)]
pub struct Ref<T>(ObjectRef, PhantomData<*const T>);

impl<T: HeapType> Ref<T> {
    /// # Safety
    /// The object's layout is `T::LAYOUT`.
    #[inline(always)]
    pub unsafe fn from_object(o: ObjectRef) -> Ref<T> {
        Ref(o, PhantomData)
    }
    /// A new count for an object that is only borrowed.
    #[inline(always)]
    pub fn from_ref(r: &T) -> Ref<T> {
        let p = NonNull::from(r).cast::<Header>();
        // SAFETY: `r` is a live object that starts with a header (HeapType); one count is added for
        // the new pointer.
        unsafe {
            let h = p.as_ref();
            h.rc.set(h.rc.get() + 1);
            Ref(ObjectRef(p), PhantomData)
        }
    }
    #[inline(always)]
    pub fn into_object(self) -> ObjectRef {
        self.0
    }
    #[inline(always)]
    pub fn object(&self) -> &ObjectRef {
        &self.0
    }
    #[inline(always)]
    pub fn value(&self) -> Value {
        Value::Object(self.0.clone())
    }
    #[inline(always)]
    pub fn ptr(&self) -> *const T {
        self.0.as_ptr() as *const T
    }
}
impl<T> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        Ref(self.0.clone(), PhantomData)
    }
}
impl<T: HeapType> Deref for Ref<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: a Ref<T> is only made for objects of layout T.
        unsafe { self.0.0.cast::<T>().as_ref() }
    }
}
impl<T: HeapType> From<Ref<T>> for Value {
    #[inline(always)]
    fn from(r: Ref<T>) -> Value {
        Value::Object(r.0)
    }
}
impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Interior mutability without bookkeeping, for the fields of objects.
///
/// The rule that makes it sound: a closure given to [`HeapCell::with`] or [`HeapCell::with_mut`] never runs
/// Python code and never touches the same cell again. Dropping values inside is fine: finalisers are
/// queued, not run, by a drop.
#[repr(transparent)]
pub struct HeapCell<T>(UnsafeCell<T>);

impl<T> HeapCell<T> {
    pub const fn new(v: T) -> Self {
        HeapCell(UnsafeCell::new(v))
    }
    #[inline(always)]
    pub fn with<R>(&self, f: impl FnOnce(&T) -> R) -> R {
        // SAFETY: by the type's rule no `with_mut` of this cell is active.
        f(unsafe { &*self.0.get() })
    }
    #[inline(always)]
    pub fn with_mut<R>(&self, f: impl FnOnce(&mut T) -> R) -> R {
        // SAFETY: by the type's rule no other access to this cell is active.
        f(unsafe { &mut *self.0.get() })
    }
    #[inline(always)]
    pub fn replace(&self, v: T) -> T {
        self.with_mut(|p| std::mem::replace(p, v))
    }
    /// Stores a value; the old one is dropped after the store.
    #[inline(always)]
    pub fn set(&self, v: T) {
        drop(self.replace(v));
    }
    #[inline(always)]
    pub const fn as_ptr(&self) -> *mut T {
        self.0.get()
    }
}
impl<T: Clone> HeapCell<T> {
    #[inline(always)]
    pub fn get(&self) -> T {
        self.with(|v| v.clone())
    }
}

/// Bytes of an object that change and grow: what a `Vec<u8>` is made of, in an order that machine code knows. The rule of
/// [`HeapCell`] applies.
#[repr(C)]
pub struct ByteCell {
    start: Cell<*mut u8>,
    len: Cell<usize>,
    room: Cell<usize>,
}
/// Where traces find the parts of a [`ByteCell`].
pub const BYTES_START: i32 = offset_of!(ByteCell, start) as i32;
pub const BYTES_LEN: i32 = offset_of!(ByteCell, len) as i32;

/// The bytes while somebody changes them; they go back when it is dropped.
struct Lent<'a> {
    cell: &'a ByteCell,
    bytes: ManuallyDrop<Vec<u8>>,
}
impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.cell.start.set(self.bytes.as_mut_ptr());
        self.cell.len.set(self.bytes.len());
        self.cell.room.set(self.bytes.capacity());
    }
}

impl ByteCell {
    pub fn new(bytes: Vec<u8>) -> ByteCell {
        let mut bytes = ManuallyDrop::new(bytes);
        let (start, len, room) = (bytes.as_mut_ptr(), bytes.len(), bytes.capacity());
        ByteCell { start: Cell::new(start), len: Cell::new(len), room: Cell::new(room) }
    }
    #[inline(always)]
    fn bytes(&self) -> ManuallyDrop<Vec<u8>> {
        // SAFETY: the parts of a `Vec` that was forgotten; by the type's rule nobody else makes it again meanwhile.
        ManuallyDrop::new(unsafe { Vec::from_raw_parts(self.start.get(), self.len.get(), self.room.get()) })
    }
    #[inline(always)]
    pub fn with<R>(&self, f: impl FnOnce(&Vec<u8>) -> R) -> R {
        f(&self.bytes())
    }
    #[inline(always)]
    pub fn with_mut<R>(&self, f: impl FnOnce(&mut Vec<u8>) -> R) -> R {
        f(&mut Lent { cell: self, bytes: self.bytes() }.bytes)
    }
    pub fn set(&self, bytes: Vec<u8>) {
        drop(self.with_mut(|b| std::mem::replace(b, bytes)));
    }
    /// Makes room for more bytes, or MemoryError.
    #[inline]
    pub fn make_room(&self, vm: &mut crate::vm::Vm, extra: usize) -> crate::vm::Res<()> {
        if extra <= self.room.get() - self.len.get() || self.grow(extra) {
            Ok(())
        } else {
            crate::memory::settle(vm)
        }
    }
    #[inline(never)]
    fn grow(&self, extra: usize) -> bool {
        self.with_mut(|b| crate::memory::reserve(b, extra))
    }
    pub fn get(&self) -> Vec<u8> {
        self.with(|b| crate::memory::copied(b))
    }
}
impl Drop for ByteCell {
    fn drop(&mut self) {
        self.set(Vec::new());
    }
}

/// Bytes of an object that stay as they are, in an order that machine code knows. A few come from the pools of objects.
#[repr(C)]
pub struct FixedBytes {
    start: NonNull<u8>,
    len: usize,
}
const _: () = assert!(offset_of!(FixedBytes, start) as i32 == BYTES_START);
const _: () = assert!(offset_of!(FixedBytes, len) as i32 == BYTES_LEN);

impl FixedBytes {
    fn as_slice(&self) -> NonNull<[u8]> {
        NonNull::slice_from_raw_parts(self.start, self.len)
    }
}
impl From<Vec<u8>> for FixedBytes {
    fn from(bytes: Vec<u8>) -> FixedBytes {
        if bytes.len() <= crate::heap::MAX_SMALL {
            return FixedBytes::from(&bytes[..]);
        }
        let bytes = NonNull::from(Box::leak(bytes.into_boxed_slice()));
        FixedBytes { start: bytes.cast(), len: bytes.len() }
    }
}
impl From<&[u8]> for FixedBytes {
    /// A copy; empty if there is no memory for it (see [`crate::memory`]).
    fn from(bytes: &[u8]) -> FixedBytes {
        let bytes = if crate::memory::granted(bytes.len()) { bytes } else { &[] };
        if (1..=crate::heap::MAX_SMALL).contains(&bytes.len()) {
            let start = crate::heap::alloc_block(bytes.len());
            // SAFETY: fresh memory of that size.
            unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), start.as_ptr(), bytes.len()) };
            return FixedBytes { start, len: bytes.len() };
        }
        let bytes = NonNull::from(Box::leak(Box::<[u8]>::from(bytes)));
        FixedBytes { start: bytes.cast(), len: bytes.len() }
    }
}
impl Deref for FixedBytes {
    type Target = [u8];
    #[inline(always)]
    fn deref(&self) -> &[u8] {
        // SAFETY: a slice that `from` has allocated and that goes with this.
        unsafe { self.as_slice().as_ref() }
    }
}
impl Drop for FixedBytes {
    fn drop(&mut self) {
        // SAFETY: made by `from`, as it says.
        unsafe {
            if (1..=crate::heap::MAX_SMALL).contains(&self.len) {
                crate::heap::free_block(self.start, self.len);
            } else {
                drop(Box::from_raw(self.as_slice().as_ptr()));
            }
        }
    }
}

/// A global that only the running Python thread touches.
pub struct Global<T>(UnsafeCell<T>);
// SAFETY: one thread runs Python at a time; nothing else accesses these globals.
unsafe impl<T> Sync for Global<T> {}
impl<T> Global<T> {
    pub const fn new(v: T) -> Self {
        Global(UnsafeCell::new(v))
    }
    #[inline(always)]
    pub const fn as_ptr(&self) -> *mut T {
        self.0.get()
    }
}

impl Value {
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        Value::Bool(BoolWord(b as u64))
    }
    #[inline(always)]
    pub const fn float(x: f64) -> Value {
        Value::Float(FloatWord(x.to_bits()))
    }
    #[inline(always)]
    pub fn tag(&self) -> u8 {
        // SAFETY: repr(C, u64) puts the tag first, its low byte in the first one.
        unsafe { *(self as *const Value as *const u8) }
    }
    /// The 8 payload bytes as they are. Only meaningful for tags that have a payload.
    #[inline(always)]
    pub fn raw_payload(&self) -> u64 {
        match self {
            Value::Undef | Value::None => 0,
            Value::Bool(b) => b.get() as u64,
            // SAFETY: the payloads of the others are words, read alike whatever they mean.
            _ => unsafe { (*(self as *const Value as *const Parts)).payload.assume_init() },
        }
    }
    /// A value from its tag and payload.
    ///
    /// # Safety
    /// For `OBJECT` the payload is an object pointer with a count to give away.
    #[inline]
    pub unsafe fn from_raw(t: u8, payload: u64) -> Value {
        match t {
            tag::NONE => Value::None,
            tag::BOOL => Value::bool(payload as u8 != 0),
            tag::INT => Value::Int(payload as i64),
            tag::FLOAT => Value::Float(FloatWord(payload)),
            tag::OBJECT => {
                // SAFETY: the caller's duty.
                let p = unsafe { NonNull::new_unchecked(payload as *mut Header) };
                Value::Object(ObjectRef(p))
            }
            _ => Value::Undef,
        }
    }
    #[inline(always)]
    pub fn is_undef(&self) -> bool {
        matches!(self, Value::Undef)
    }
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }
    #[inline(always)]
    pub fn is_object(&self) -> bool {
        matches!(self, Value::Object(_))
    }
    #[inline(always)]
    pub fn as_object(&self) -> Option<&ObjectRef> {
        match self {
            Value::Object(o) => Some(o),
            _ => None,
        }
    }
    /// The object behind the value as a `T`, looking through the payload of an instance of a class
    /// that derives from a built-in type.
    #[inline(always)]
    pub fn get<T: HeapType>(&self) -> Option<&T> {
        match self {
            Value::Object(o) => {
                if let Some(x) = o.get::<T>() {
                    Some(x)
                } else if o.layout() == Layout::Instance {
                    o.get::<InstanceObj>().and_then(|i| i.payload()).and_then(|p| match p {
                        Value::Object(o) => o.get::<T>(),
                        _ => None,
                    })
                } else {
                    None
                }
            }
            _ => None,
        }
    }
    /// As [`Value::get`], but only for objects that are exactly a `T`.
    #[inline(always)]
    pub fn get_exact<T: HeapType>(&self) -> Option<&T> {
        match self {
            Value::Object(o) => o.get::<T>(),
            _ => None,
        }
    }
    /// The class of any value. Panics on `Undef`, which never reaches Python code.
    #[inline]
    pub fn ty(&self) -> &TypeObj {
        let t = crate::types::builtin();
        match self {
            Value::Object(o) => o.ty(),
            Value::None => &t.none_type,
            Value::Bool(_) => &t.bool_,
            Value::Int(_) => &t.int,
            Value::Float(_) => &t.float,
            Value::Undef | Value::InCell(_) => &t.none_type,
        }
    }
    /// Identity (`is`). Equal ints are identical, as are floats of equal bits.
    #[inline]
    pub fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Object(a), Value::Object(b)) => a.is(b),
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Bool(a), Value::Bool(b)) => a.get() == b.get(),
            (Value::Float(a), Value::Float(b)) => a.0 == b.0,
            (Value::None, Value::None) => true,
            _ => false,
        }
    }
    /// The string behind the value, if it is a str (or of a subclass).
    #[inline(always)]
    pub fn as_str(&self) -> Option<&StrObj> {
        self.get::<StrObj>()
    }
    /// An int that fits 64 bits; bools count as ints.
    #[inline(always)]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Int(i) => Some(*i),
            Value::Bool(b) => Some(b.get() as i64),
            Value::Object(o) if o.layout() == Layout::Instance => {
                o.get::<InstanceObj>().and_then(|i| i.payload()).and_then(|p| p.as_i64())
            }
            _ => None,
        }
    }
    pub fn string(s: &str) -> Value {
        StrObj::new(s).into()
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Value {
        Value::bool(b)
    }
}
impl From<i64> for Value {
    fn from(i: i64) -> Value {
        Value::Int(i)
    }
}
impl From<f64> for Value {
    fn from(f: f64) -> Value {
        Value::float(f)
    }
}
impl From<&str> for Value {
    fn from(s: &str) -> Value {
        Value::string(s)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Undef | Value::InCell(_) => write!(f, "<unbound>"),
            Value::None => write!(f, "None"),
            Value::Bool(b) => write!(f, "{}", if b.get() { "True" } else { "False" }),
            Value::Int(i) => write!(f, "{i}"),
            Value::Float(x) => write!(f, "{:?}", x.get()),
            Value::Object(o) => match o.get::<StrObj>() {
                Some(s) => write!(f, "{:?}", s.to_str_lossy()),
                None => o.fmt(f),
            },
        }
    }
}
