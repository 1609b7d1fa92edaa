//! Classes whose instances are Rust structs that are declared where they are used, such as `collections.deque`.
//!
//! They all have the layout [`Layout::Native`]; a table that the object's class refers to tells them apart and says how to
//! free, trace and clear them. `#[native_type]` makes the table of a struct, `#[native_methods]` the methods, `#[derive(Trace)]`
//! what the collector needs.
#![allow(unsafe_code, reason = "objects are handed to the functions of their struct here")]

use std::cell::Cell;
use std::collections::VecDeque;
use std::ptr::NonNull;

use crate::heap::{MAX_SMALL, alloc_object, free_bytes, new_header};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::*;

/// What the collector asks of a struct and of its fields.
pub trait Traced {
    /// Calls `f` with each object it owns a count of, once for each count.
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef));
    /// Lets go of what it holds, as far as that can be changed. (It must not have the name of a method that changes collections: in
    /// scope, it would be taken for theirs.)
    fn drop_parts(&self) {}
}

impl Traced for Value {
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef)) {
        if let Value::Object(o) = self {
            f(o)
        }
    }
}
impl<T: HeapType> Traced for Ref<T> {
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef)) {
        f(self.object())
    }
}
impl<T: Traced + Default> Traced for HeapCell<T> {
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef)) {
        self.with(|v| v.trace(f))
    }
    fn drop_parts(&self) {
        self.set(T::default())
    }
}
impl<T: Traced> Traced for Option<T> {
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef)) {
        self.iter().for_each(|v| v.trace(f))
    }
}
impl<T: Traced> Traced for Vec<T> {
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef)) {
        self.iter().for_each(|v| v.trace(f))
    }
}
impl<T: Traced> Traced for VecDeque<T> {
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef)) {
        self.iter().for_each(|v| v.trace(f))
    }
}
impl<T: Traced, U: Traced> Traced for (T, U) {
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef)) {
        self.0.trace(f);
        self.1.trace(f);
    }
}
impl<T: Copy> Traced for Cell<T> {
    fn trace(&self, _f: &mut dyn FnMut(&ObjectRef)) {}
}
macro_rules! without_objects {
    ($($t:ty)*) => { $(
        impl Traced for $t {
            fn trace(&self, _f: &mut dyn FnMut(&ObjectRef)) {}
        }
    )* };
}
without_objects! { bool u8 u32 i64 u64 usize f64 String }

/// A struct that `#[native_type]` has declared.
///
/// # Safety
/// The struct is `repr(C)`, starts with a [`Header`], and its objects are made by [`new_native`] alone.
pub unsafe trait NativeStruct: HeapType + Traced {
    const TYPE: &'static NativeType;
}

/// A native struct that is an iterator: its class has `__iter__` and `__next__` from this.
pub trait NativeIterator: NativeStruct {
    /// The next item; `None` at the end.
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>>;
}

/// A native struct whose bytes others can look at and change, as `memoryview` does.
pub trait Buffered {
    /// Calls `f` with the bytes, of which it must not change the number.
    fn with_bytes(&self, f: &mut dyn FnMut(&mut [u8]));
    /// How many views there are: as long as there are any, the number of bytes stays.
    fn exports(&self) -> &Cell<usize>;
    /// Format code of an item (as `struct` has them), and its bytes.
    fn item(&self) -> (u8, usize) {
        (b'B', 1)
    }
    fn readonly(&self) -> bool {
        false
    }
    /// Where the items are, if those that an index gives are those of the bytes.
    fn items(&self) -> Option<Items> {
        None
    }
}

/// Where an object has items of a C type.
#[derive(Clone, Copy)]
pub struct Items {
    /// Offset of the [`ByteCell`] (or the `FixedBytes`) in the object.
    pub bytes: usize,
    /// The format code of an item, and the offset of the byte in the object that says so, if not all of the class have it.
    pub code: u8,
    pub code_at: Option<usize>,
}

/// Item `i` of an object that has items of a C type of numbers, if there is one.
pub fn number_at(o: &ObjectRef, i: i64) -> Option<Value> {
    let buffer = (o.ty().native.get()?.buffer?)(o)?;
    let code = buffer.items()?.code;
    let mut item = None;
    buffer.with_bytes(&mut |bytes| item = number_in(bytes, code, i));
    item
}

/// Replaces item `i` of an object whose items are bytes, if there is one and the value is a byte.
pub fn set_byte_at(o: &ObjectRef, i: i64, value: i64) -> bool {
    let Some(buffer) = o.ty().native.get().and_then(|t| t.buffer).and_then(|b| b(o)) else { return false };
    let Ok(value) = u8::try_from(value) else { return false };
    if buffer.readonly() || buffer.items().is_none_or(|i| i.code != b'B') {
        return false;
    }
    let mut done = false;
    buffer.with_bytes(&mut |bytes| {
        if let Some(i) = crate::ops::wrap_index(i, bytes.len()) {
            bytes[i] = value;
            done = true;
        }
    });
    done
}

fn number_in(bytes: &[u8], code: u8, i: i64) -> Option<Value> {
    fn word<const N: usize>(bytes: &[u8], i: i64) -> Option<[u8; N]> {
        let i = crate::ops::wrap_index(i, bytes.len() / N)?;
        bytes[i * N..(i + 1) * N].try_into().ok()
    }
    Some(match code {
        b'B' => Value::Int(u8::from_ne_bytes(word(bytes, i)?) as i64),
        b'b' => Value::Int(i8::from_ne_bytes(word(bytes, i)?) as i64),
        b'H' => Value::Int(u16::from_ne_bytes(word(bytes, i)?) as i64),
        b'h' => Value::Int(i16::from_ne_bytes(word(bytes, i)?) as i64),
        b'I' => Value::Int(u32::from_ne_bytes(word(bytes, i)?) as i64),
        b'i' => Value::Int(i32::from_ne_bytes(word(bytes, i)?) as i64),
        b'l' | b'q' => Value::Int(i64::from_ne_bytes(word(bytes, i)?)),
        b'f' => Value::float(f32::from_ne_bytes(word(bytes, i)?) as f64),
        b'd' => Value::float(f64::from_ne_bytes(word(bytes, i)?)),
        _ => return None,
    })
}

/// A native struct that is a data descriptor: as an attribute of a class it says itself what its objects have. The class has
/// `__get__`, `__set__` and `__delete__` for all other uses.
pub trait DataDescriptor: NativeStruct {
    fn value_for(&self, vm: &mut Vm, obj: &Value) -> Res<Value>;
}

/// Gives the next item of an iterator.
pub type NextFn = fn(&mut Vm, &ObjectRef) -> Res<Option<Value>>;
/// What a data descriptor gives for an object.
type DescribeFn = fn(&mut Vm, &ObjectRef, &Value) -> Res<Value>;
/// Gives the bytes of an object.
type BufferFn = for<'a> fn(&'a ObjectRef) -> Option<&'a dyn Buffered>;
/// Hands each object that an object owns a count of to a function.
type TraceFn = unsafe fn(NonNull<Header>, &mut dyn FnMut(&ObjectRef));

/// The table of a native class.
pub struct NativeType {
    /// As messages show it, with the module.
    pub name: &'static str,
    pub doc: &'static str,
    /// Bytes of an object.
    pub size: usize,
    /// Whether classes can derive from it.
    pub is_base: bool,
    /// Whether there can be weak references to its objects.
    pub weakref: bool,
    pub methods: &'static [NativeDef],
    /// The next item of an iterator.
    pub next: Option<NextFn>,
    /// `__len__`, and `__bool__`, `__getitem__`, `__new__` and `__init__`; `__call__` if it takes calls as they are.
    pub len: Option<&'static NativeDef>,
    pub bool_: Option<&'static NativeDef>,
    pub getitem: Option<&'static NativeDef>,
    pub new: Option<&'static NativeDef>,
    pub init: Option<&'static NativeDef>,
    pub call: Option<&'static NativeDef>,
    /// The bytes of an object that has some to give.
    pub buffer: Option<BufferFn>,
    /// What a data descriptor gives.
    pub describe: Option<DescribeFn>,
    /// Whether objects have a `__dict__`. They are instances then, as those of a subclass are: the struct is their built-in
    /// part, and has a class of its own, which nobody sees.
    pub dict: bool,
    drop: unsafe fn(NonNull<Header>),
    trace: TraceFn,
    clear: unsafe fn(NonNull<Header>),
    class: Global<*const TypeObj>,
    /// The class of the struct, if it is a part of what the program sees.
    part_class: Global<*const TypeObj>,
}

unsafe fn drop_of<T: NativeStruct>(p: NonNull<Header>) {
    // SAFETY: the caller's duty: the object is a `T` that nobody refers to any more.
    unsafe {
        std::ptr::drop_in_place(p.as_ptr() as *mut T);
        free_bytes(p.cast(), size_of::<T>())
    }
}
unsafe fn trace_of<T: NativeStruct>(p: NonNull<Header>, f: &mut dyn FnMut(&ObjectRef)) {
    // SAFETY: the caller's duty: the object is a `T`.
    unsafe { p.cast::<T>().as_ref() }.trace(f)
}
unsafe fn clear_of<T: NativeStruct>(p: NonNull<Header>) {
    // SAFETY: the caller's duty: the object is a `T`.
    unsafe { p.cast::<T>().as_ref() }.drop_parts()
}
fn next_of<T: NativeIterator>(vm: &mut Vm, o: &ObjectRef) -> Res<Option<Value>> {
    match o.get::<T>() {
        Some(it) => it.next(vm),
        None => Ok(None),
    }
}
fn describe_of<T: DataDescriptor>(vm: &mut Vm, o: &ObjectRef, obj: &Value) -> Res<Value> {
    match o.get::<T>() {
        Some(d) => d.value_for(vm, obj),
        None => Ok(Value::None),
    }
}
fn buffer_of<T: NativeStruct + Buffered + 'static>(o: &ObjectRef) -> Option<&dyn Buffered> {
    o.get::<T>().map(|b| b as &dyn Buffered)
}

/// The method of a name, if it is among them.
const fn method(methods: &'static [NativeDef], name: &str) -> Option<&'static NativeDef> {
    let mut i = 0;
    while i < methods.len() {
        let (a, b) = (methods[i].name.as_bytes(), name.as_bytes());
        let mut same = if a.len() == b.len() { a.len() } else { 0 };
        while same > 0 && a[same - 1] == b[same - 1] {
            same -= 1;
        }
        if a.len() == b.len() && same == 0 {
            return Some(&methods[i]);
        }
        i += 1;
    }
    None
}

impl NativeType {
    pub const fn new<T: NativeStruct>(
        name: &'static str,
        doc: &'static str,
        methods: &'static [NativeDef],
    ) -> NativeType {
        assert!(size_of::<T>() <= MAX_SMALL);
        NativeType {
            name,
            doc,
            size: size_of::<T>(),
            is_base: true,
            weakref: false,
            methods,
            next: None,
            len: method(methods, "__len__"),
            bool_: method(methods, "__bool__"),
            getitem: method(methods, "__getitem__"),
            new: method(methods, "__new__"),
            init: method(methods, "__init__"),
            call: match method(methods, "__call__") {
                Some(d) if d.min <= 1 && d.max == u8::MAX && d.keywords => Some(d),
                _ => None,
            },
            buffer: None,
            describe: None,
            dict: false,
            drop: drop_of::<T>,
            trace: trace_of::<T>,
            clear: clear_of::<T>,
            class: Global::new(std::ptr::null()),
            part_class: Global::new(std::ptr::null()),
        }
    }
    pub const fn with_dict(self) -> NativeType {
        NativeType { dict: true, ..self }
    }
    pub const fn descriptor<T: DataDescriptor>(self) -> NativeType {
        NativeType { describe: Some(describe_of::<T>), ..self }
    }
    pub const fn with_weakref(self) -> NativeType {
        NativeType { weakref: true, ..self }
    }
    pub const fn without_subclasses(self) -> NativeType {
        NativeType { is_base: false, ..self }
    }
    pub const fn iterator<T: NativeIterator>(self) -> NativeType {
        NativeType { next: Some(next_of::<T>), ..self }
    }
    pub const fn buffered<T: NativeStruct + Buffered + 'static>(self) -> NativeType {
        NativeType { buffer: Some(buffer_of::<T>), ..self }
    }
    /// The class, which is made when it is first asked for.
    #[inline]
    pub fn class(&'static self) -> &'static TypeObj {
        // SAFETY: one thread runs Python; the class is never freed.
        unsafe {
            if (*self.class.as_ptr()).is_null() {
                *self.class.as_ptr() = self.make_class(&builtin().object);
            }
            &**self.class.as_ptr()
        }
    }
    /// The class, made with a base that Python code has made: `_io.StringIO` is a `_io._TextIOBase`. Whoever comes later gets the
    /// same class, whatever the base.
    pub fn class_over(&'static self, base: &Ref<TypeObj>) -> &'static TypeObj {
        // SAFETY: as above.
        unsafe {
            if (*self.class.as_ptr()).is_null() {
                *self.class.as_ptr() = self.make_class(base);
            }
        }
        self.class()
    }
    /// The class that the header of the struct names.
    fn own_class(&'static self) -> &'static TypeObj {
        if !self.dict {
            return self.class();
        }
        // SAFETY: as above.
        unsafe {
            if (*self.part_class.as_ptr()).is_null() {
                let b = builtin();
                let t = TypeObj::new(self.name, &*b.type_, vec![b.object.clone()], Layout::Native);
                t.native.set(Some(self));
                *self.part_class.as_ptr() = crate::heap::leak(t);
            }
            &**self.part_class.as_ptr()
        }
    }
    #[cold]
    fn make_class(&'static self, base: &Ref<TypeObj>) -> *const TypeObj {
        let b = builtin();
        let bases = vec![base.clone()];
        let (layout, part) =
            if self.dict { (Layout::Instance, Some(Layout::Native)) } else { (Layout::Native, None) };
        let t = TypeObj::new_with_payload(self.name, &b.type_, bases, layout, part);
        t.native.set(Some(self));
        let has = |name: &str| self.methods.iter().any(|m| m.name == name);
        let mut flags = t.flags.get();
        for (flag, on) in [
            (type_flags::FINAL, !self.is_base),
            (type_flags::WEAK, self.weakref),
            (type_flags::NO_NEW, !has("__new__")),
            (type_flags::HAS_GETATTR, has("__getattribute__")),
            (type_flags::HAS_SETATTR, has("__setattr__")),
            (type_flags::SEQUENCE, SEQUENCES.contains(&self.name)),
        ] {
            if on {
                flags |= flag;
            }
        }
        t.flags.set(flags);
        if self.next.is_some() {
            crate::builtins::add_methods(&t, ITERATOR);
        }
        if self.buffer.is_some() || self.name == "memoryview" {
            crate::builtins::add_methods(&t, crate::builtins::BUFFER_METHODS);
        }
        // They may be others than those of all iterators.
        crate::builtins::add_methods(&t, self.methods);
        if self.dict && t.lookup(&b.names.dict).is_none() {
            t.define(&b.names.dict, MemberObj::new(MemberKind::Dict, &b.names.dict, &t).into());
        }
        if !self.doc.is_empty() {
            t.set_attr(&b.names.doc, Value::string(self.doc));
        }
        if has("__eq__") && !has("__hash__") {
            t.set_attr(&b.names.hash, Value::None);
        }
        crate::heap::leak(t)
    }
    /// Whether the class is this one.
    #[inline]
    pub fn is(&self, class: &TypeObj) -> bool {
        class.native.get().is_some_and(|n| std::ptr::eq(n, self))
    }
}

/// Native classes whose instances match sequence patterns.
const SEQUENCES: [&str; 3] = ["array.array", "collections.deque", "memoryview"];

/// What the classes of native iterators have in common.
static ITERATOR: &[NativeDef] = &[
    NativeDef::new("__iter__", |_, args| Ok(args.all[0].clone()), 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("__next__", dunder_next, 1, 1).method(),
];

fn dunder_next(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = crate::builtins::builtin_part(&args.all[0]);
    let next = v.as_object().and_then(|o| Some((o, native_type(o)?.next?)));
    let Some((o, next)) = next else {
        return Err(vm.type_error(format!(
            "descriptor '__next__' requires an iterator but received a '{}'",
            v.ty().name()
        )));
    };
    match next(vm, o)? {
        Some(v) => Ok(v),
        None => Err(vm.stop_iteration(Value::None)),
    }
}

/// The table of an object's class, if it is an object of a native class.
#[inline]
pub fn native_type(o: &ObjectRef) -> Option<&'static NativeType> {
    if o.layout() == Layout::Native { o.ty().native.get() } else { None }
}

/// Whether an object is a `T`.
#[inline(always)]
pub fn is_native<T: NativeStruct>(o: &ObjectRef) -> bool {
    o.layout() == Layout::Native && T::TYPE.is(o.ty())
}

/// A header for a new object of a native class.
pub fn native_header<T: NativeStruct>() -> Header {
    new_header(Layout::Native, T::TYPE.own_class())
}

/// Moves a native struct into the heap. Its header comes from [`native_header`].
pub fn new_native<T: NativeStruct>(body: T) -> Ref<T> {
    alloc_object(body)
}

fn table(p: NonNull<Header>) -> Option<&'static NativeType> {
    // SAFETY: an object keeps its class alive.
    unsafe { (*p.as_ref().class()).native.get() }
}

/// # Safety
/// A native object with count zero.
pub(crate) unsafe fn drop_native(p: NonNull<Header>) {
    if let Some(t) = table(p) {
        // SAFETY: the table is that of the object's struct.
        unsafe { (t.drop)(p) }
    }
}
/// # Safety
/// A native object.
pub(crate) unsafe fn trace_native(p: NonNull<Header>, f: &mut dyn FnMut(&ObjectRef)) {
    if let Some(t) = table(p) {
        // SAFETY: the table is that of the object's struct.
        unsafe { (t.trace)(p, f) }
    }
}
pub(crate) fn clear_native(o: &ObjectRef) {
    if let Some(t) = native_type(o) {
        // SAFETY: the table is that of the object's struct; the caller holds a count.
        unsafe { (t.clear)(NonNull::new_unchecked(o.as_ptr())) }
    }
}
