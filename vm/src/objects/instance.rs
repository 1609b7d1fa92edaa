//! Instances of user classes, and the shapes (hidden classes) that describe them.
//!
//! ```text
//! header 16 | shape 8 | extra 8 | slot 0 | slot 1 | ... | slot cap-1
//! ```
//! A shape maps attribute names to slot numbers; it belongs to one class and is shared by all instances
//! that got the same attributes in the same order (Chambers, Ungar, Lee: "An Efficient Implementation of
//! SELF", OOPSLA 1989). Slots below the class's `inline_cap` lie in the object, others in `extra`.
//! Shapes are never freed.
#![allow(unsafe_code, reason = "slots are stored behind the struct")]

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use hashbrown::HashTable;

use crate::heap::{FLAG_HAS_DEL, alloc_bytes, free_bytes, new_header};
use crate::value::*;

use super::*;

pub struct Shape {
    pub class: *const TypeObj,
    /// Names by slot number.
    names: Vec<Ref<StrObj>>,
    /// Name to slot, for shapes of more than 8 names.
    index: HashTable<u32>,
    transitions: HeapCell<Vec<(Ref<StrObj>, *const Shape)>>,
}

impl Shape {
    /// The empty shape of a class.
    pub fn root(class: *const TypeObj) -> *const Shape {
        Shape::leak(class, Vec::new())
    }
    fn leak(class: *const TypeObj, names: Vec<Ref<StrObj>>) -> *const Shape {
        let mut index = HashTable::new();
        if names.len() > 8 {
            for i in 0..names.len() as u32 {
                index.insert_unique(names[i as usize].hash(), i, |&j| names[j as usize].hash());
            }
        }
        Box::leak(Box::new(Shape { class, names, index, transitions: HeapCell::new(Vec::new()) }))
    }
    pub fn names(&self) -> &[Ref<StrObj>] {
        &self.names
    }
    /// The slot of an interned name.
    #[inline]
    pub fn find(&self, name: &Ref<StrObj>) -> Option<usize> {
        if self.names.len() > 8 {
            let hit = |&i: &u32| self.names[i as usize].object().is(name.object());
            return self.index.find(name.hash(), hit).map(|&i| i as usize);
        }
        self.names.iter().position(|n| n.object().is(name.object()))
    }
    /// The shape with one more name, which gets the next slot.
    pub fn add(&self, name: &Ref<StrObj>) -> *const Shape {
        let known =
            self.transitions.with(|t| t.iter().find(|(n, _)| n.object().is(name.object())).map(|(_, s)| *s));
        if let Some(s) = known {
            return s;
        }
        let mut names = self.names.clone();
        names.push(name.clone());
        let s = Shape::leak(self.class, names);
        self.transitions.with_mut(|t| t.push((name.clone(), s)));
        s
    }
}

/// What few instances have: more slots than fit, or the built-in part of a subclass of a built-in type.
#[derive(Default)]
pub struct Extra {
    slots: Vec<Value>,
    /// The built-in part (`Undef` if there is none).
    payload: Value,
}

#[repr(C)]
pub struct InstanceObj {
    header: Header,
    shape: Cell<*const Shape>,
    extra: Cell<*mut Extra>,
}
pub const INSTANCE_SHAPE: i32 = offset_of!(InstanceObj, shape) as i32;
pub const INSTANCE_EXTRA: i32 = offset_of!(InstanceObj, extra) as i32;
/// Byte offset of slot 0.
pub const INSTANCE_SLOTS: i32 = size_of::<InstanceObj>() as i32;
const _: () = assert!(INSTANCE_SLOTS == 32);

/// Bytes of an instance with room for `cap` slots.
pub const fn instance_bytes(cap: usize) -> usize {
    INSTANCE_SLOTS as usize + cap * 16
}

impl InstanceObj {
    /// An instance without attributes. It owns a count of its class.
    #[inline]
    pub fn new(class: &TypeObj) -> Ref<InstanceObj> {
        let cap = class.inline_cap.get() as usize;
        let p = alloc_bytes(instance_bytes(cap)).cast::<InstanceObj>();
        let header = new_header(Layout::Instance, class);
        if class.has_del() {
            header.flags.set(FLAG_HAS_DEL);
        }
        std::mem::forget(Ref::from_ref(class));
        // SAFETY: fresh memory with room for the slots, all of which are initialised.
        unsafe {
            p.write(InstanceObj {
                header,
                shape: Cell::new(class.root_shape.get()),
                extra: Cell::new(ptr::null_mut()),
            });
            let s = p.as_ptr().add(1) as *mut Value;
            for i in 0..cap {
                s.add(i).write(Value::Undef);
            }
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    #[inline(always)]
    pub fn class(&self) -> &TypeObj {
        // SAFETY: the instance owns a count of its class.
        unsafe { &*self.header.ty.get() }
    }
    #[inline(always)]
    pub fn shape(&self) -> &Shape {
        // SAFETY: shapes are never freed.
        unsafe { &*self.shape.get() }
    }
    #[inline(always)]
    pub fn shape_ptr(&self) -> *const Shape {
        self.shape.get()
    }
    #[inline(always)]
    fn inline_cap(&self) -> usize {
        // Instances keep the capacity of the class that allocated them: `__class__` assignment requires
        // equal capacities.
        self.class().inline_cap.get() as usize
    }
    #[inline(always)]
    fn slot_ptr(&self, i: usize) -> *mut Value {
        let cap = self.inline_cap();
        if i < cap {
            // SAFETY: the object has `cap` slots.
            unsafe { ((self as *const InstanceObj).add(1) as *mut Value).add(i) }
        } else {
            // SAFETY: slots past the inline ones exist in `extra` (see `push_slot`).
            unsafe { (*self.extra.get()).slots.as_mut_ptr().add(i - cap) }
        }
    }
    /// Value of a slot that the shape has.
    #[inline(always)]
    pub fn slot(&self, i: usize) -> &Value {
        debug_assert!(i < self.shape().names.len());
        // SAFETY: the slot exists; the reference is short-lived by the callers' discipline.
        unsafe { &*self.slot_ptr(i) }
    }
    /// Replaces the value of a slot that the shape has; the old value is dropped last.
    #[inline(always)]
    pub fn set_slot(&self, i: usize, v: Value) {
        // SAFETY: the slot exists.
        drop(unsafe { ptr::replace(self.slot_ptr(i), v) })
    }
    /// Moves on to a shape with one more slot and stores its value.
    #[inline(always)]
    pub fn push_slot(&self, shape: *const Shape, v: Value) {
        let i = self.shape().names.len();
        let cap = self.inline_cap();
        if i >= cap {
            self.extra_mut().slots.push(Value::Undef);
        }
        self.shape.set(shape);
        // SAFETY: the slot exists now and holds Undef.
        unsafe { ptr::write(self.slot_ptr(i), v) }
    }
    #[allow(clippy::mut_from_ref)]
    fn extra_mut(&self) -> &mut Extra {
        if self.extra.get().is_null() {
            self.extra.set(Box::into_raw(Box::default()));
        }
        // SAFETY: just made sure it is there; used for a moment only.
        unsafe { &mut *self.extra.get() }
    }
    #[inline(always)]
    pub fn payload(&self) -> Option<&Value> {
        let e = self.extra.get();
        if e.is_null() {
            return None;
        }
        // SAFETY: `extra` is owned by this object; the payload is set once, at construction.
        let p = unsafe { &(*e).payload };
        if p.is_undef() { None } else { Some(p) }
    }
    pub fn set_payload(&self, v: Value) {
        let old = std::mem::replace(&mut self.extra_mut().payload, v);
        drop(old);
    }
    pub fn get_attr(&self, name: &Ref<StrObj>) -> Option<Value> {
        self.shape().find(name).map(|i| self.slot(i).clone()).filter(|v| !v.is_undef())
    }
    pub fn set_attr(&self, name: &Ref<StrObj>, v: Value) {
        match self.shape().find(name) {
            Some(i) => self.set_slot(i, v),
            None => self.push_slot(self.shape().add(name), v),
        }
    }
    /// Removes an attribute; false if there is none. The others keep their order.
    pub fn del_attr(&self, name: &Ref<StrObj>) -> bool {
        let Some(i) = self.shape().find(name) else { return false };
        let old: Vec<(Ref<StrObj>, Value)> = self.attrs();
        let removed = old[i].1.clone();
        let n = old.len();
        for k in 0..n {
            self.set_slot(k, Value::Undef);
        }
        self.shape.set(self.class().root_shape.get());
        if !self.extra.get().is_null() {
            self.extra_mut().slots.clear();
        }
        for (k, (name, v)) in old.into_iter().enumerate() {
            if k != i {
                self.push_slot(self.shape().add(&name), v);
            }
        }
        !removed.is_undef()
    }
    /// Names and values in order.
    pub fn attrs(&self) -> Vec<(Ref<StrObj>, Value)> {
        let s = self.shape();
        s.names.iter().enumerate().map(|(i, n)| (n.clone(), self.slot(i).clone())).collect()
    }
    /// Changes the class (`__class__` assignment); the caller has checked that the layouts agree.
    pub fn set_class(&self, class: &TypeObj) {
        let attrs = self.attrs();
        for i in 0..attrs.len() {
            self.set_slot(i, Value::Undef);
        }
        let old = self.header.ty.replace(class);
        std::mem::forget(Ref::from_ref(class));
        self.shape.set(class.root_shape.get());
        if !self.extra.get().is_null() {
            self.extra_mut().slots.clear();
        }
        for (name, v) in attrs {
            self.push_slot(self.shape().add(&name), v);
        }
        // SAFETY: the count that the instance owned of its old class.
        drop(unsafe { ObjectRef::from_raw(NonNull::new_unchecked(old as *mut Header)) });
    }
    /// # Safety
    /// `p` is an instance with count zero.
    pub(crate) unsafe fn drop_instance(p: NonNull<InstanceObj>) {
        // SAFETY: the caller's duty. The class is released last since it tells the size.
        unsafe {
            let me = p.as_ref();
            let cap = me.inline_cap();
            let s = p.as_ptr().add(1) as *mut Value;
            for i in 0..cap.min(me.shape().names.len()) {
                ptr::drop_in_place(s.add(i));
            }
            let e = me.extra.get();
            if !e.is_null() {
                drop(Box::from_raw(e));
            }
            let class = me.header.ty.get();
            free_bytes(p.cast(), instance_bytes(cap));
            drop(ObjectRef::from_raw(NonNull::new_unchecked(class as *mut Header)));
        }
    }
}
