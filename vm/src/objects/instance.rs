//! Instances of user classes, and the shapes (hidden classes) that describe them.
//!
//! ```text
//! header 16 | shape 8 | extra 8 | slot 0 | slot 1 | ... | slot cap-1
//! ```
//! A shape maps attribute names to slot numbers; it belongs to one class and is shared by all instances
//! that got the same attributes in the same order (Chambers, Ungar, Lee: "An Efficient Implementation of
//! SELF", OOPSLA 1989). Slots below the class's `inline_cap` lie in the object, others in `extra`.
//! Shapes are never freed.
//!
//! An instance whose `__dict__` somebody holds is in *dict mode*: its shape says so and has no names, and its
//! attributes live in the dict itself, so that both ways to change them agree. When nobody else holds the
//! dict any more, the next attribute access on the slow path goes back to slots.
#![allow(unsafe_code, reason = "slots are stored behind the struct")]

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use hashbrown::HashTable;

use crate::heap::{FLAG_HAS_DEL, alloc_bytes, free_bytes, new_header};
use crate::types::builtin;
use crate::value::*;

use super::*;

/// What is known of the values in one slot, in whatever shape: the shapes that come from the one that added the slot share
/// it. As long as only ints or only floats have been stored, machine code that has checked an instance's shape needs not look
/// at the tag of the value (Bolz, Cuni et al.: "Storage strategies" for instances, as in PyPy's mapdict). If a trace does
/// not look, the kind is `watched`, and the JIT is told of the store that changes it.
pub struct SlotKind {
    /// The tag of all values, or one of the two below.
    state: Cell<u8>,
    pub watched: Cell<bool>,
}

impl SlotKind {
    /// Nothing has been stored.
    const UNSEEN: u8 = u8::MAX;
    /// Values of any kind.
    const ANY: u8 = tag::UNDEF;

    fn leak() -> *const SlotKind {
        Box::leak(Box::new(SlotKind { state: Cell::new(SlotKind::UNSEEN), watched: Cell::new(false) }))
    }
    /// The tag that all values in the slot have, if there is one.
    pub fn tag(&self) -> Option<u8> {
        let s = self.state.get();
        (s != SlotKind::ANY && s != SlotKind::UNSEEN).then_some(s)
    }
    /// Whether a value of this tag can be stored without a change.
    #[inline(always)]
    pub fn admits(&self, tag: u8) -> bool {
        let s = self.state.get();
        s == SlotKind::ANY || s == tag
    }
    /// Whether a value of this tag leaves a trace right that relies on the kind.
    pub fn allows(&self, tag: u8) -> bool {
        self.admits(tag) || self.state.get() == SlotKind::UNSEEN
    }
    /// The value is going to be stored.
    #[inline(always)]
    fn note(&self, v: &Value) {
        if !self.admits(v.tag()) {
            self.widen(v.tag());
        }
    }
    #[cold]
    fn widen(&self, tag: u8) {
        let numeric = matches!(tag, tag::INT | tag::FLOAT);
        let first = self.state.get() == SlotKind::UNSEEN && numeric;
        self.state.set(if first { tag } else { SlotKind::ANY });
        if self.watched.replace(false) {
            crate::vm::changed(self);
        }
    }
    /// Changes when the kind changes.
    pub fn stamp(&self) -> u64 {
        self.state.get() as u64
    }
}

pub struct Shape {
    pub class: *const TypeObj,
    /// The attributes are in the instance's dict: nothing may be concluded from the names.
    pub dict_mode: bool,
    /// Names by slot number.
    names: Vec<Ref<StrObj>>,
    /// Likewise.
    kinds: Vec<*const SlotKind>,
    /// Name to slot, for shapes of more than 8 names.
    index: HashTable<u32>,
    transitions: HeapCell<Vec<(Ref<StrObj>, *const Shape)>>,
}

impl Shape {
    /// The empty shape of a class.
    pub fn root(class: *const TypeObj) -> *const Shape {
        Shape::leak(class, Vec::new(), Vec::new(), false)
    }
    fn leak(
        class: *const TypeObj,
        names: Vec<Ref<StrObj>>,
        kinds: Vec<*const SlotKind>,
        dict_mode: bool,
    ) -> *const Shape {
        let mut index = HashTable::new();
        if names.len() > 8 {
            for i in 0..names.len() as u32 {
                index.insert_unique(names[i as usize].hash(), i, |&j| names[j as usize].hash());
            }
        }
        let transitions = HeapCell::new(Vec::new());
        Box::leak(Box::new(Shape { class, dict_mode, names, kinds, index, transitions }))
    }
    pub fn names(&self) -> &[Ref<StrObj>] {
        &self.names
    }
    /// What is known of a slot.
    #[inline(always)]
    pub fn kind(&self, i: usize) -> &'static SlotKind {
        // SAFETY: slot kinds are never freed.
        unsafe { &*self.kinds[i] }
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
        if let Some(s) = self.transition(name) {
            return s;
        }
        let mut names = self.names.clone();
        names.push(name.clone());
        let mut kinds = self.kinds.clone();
        kinds.push(SlotKind::leak());
        let s = Shape::leak(self.class, names, kinds, false);
        self.transitions.with_mut(|t| t.push((name.clone(), s)));
        s
    }
    fn transition(&self, name: &Ref<StrObj>) -> Option<*const Shape> {
        self.transitions.with(|t| t.iter().find(|(n, _)| n.object().is(name.object())).map(|(_, s)| *s))
    }
    /// The dict-mode shape of the class whose root shape this is. It hangs at the root under the name
    /// `__dict__`, which no slot ever has.
    fn dict_shape(&self) -> *const Shape {
        let name = &builtin().names.dict;
        self.transition(name).unwrap_or_else(|| {
            let s = Shape::leak(self.class, Vec::new(), Vec::new(), true);
            self.transitions.with_mut(|t| t.push((name.clone(), s)));
            s
        })
    }
}

/// What few instances have: more slots than fit, or the built-in part of a subclass of a built-in type.
#[derive(Default)]
pub struct Extra {
    slots: Vec<Value>,
    /// The built-in part (`Undef` if there is none).
    payload: Value,
    /// The attributes in dict mode.
    dict: Option<Ref<DictObj>>,
    /// In dict mode, the attributes named in `__slots__`: `__dict__` does not have them.
    slotted: Option<Ref<DictObj>>,
    /// Slots in the object if not as many as the class says (after an assignment to `__class__`; such an
    /// instance stays in dict mode).
    cap: Option<u16>,
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

/// What an object has where instances have their shape: the address of a shape only in instances.
#[inline(always)]
pub fn shape_word(o: &ObjectRef) -> *const () {
    // SAFETY: no object is smaller than an instance without slots.
    unsafe { *(o.as_ptr() as *const u8).add(INSTANCE_SHAPE as usize).cast() }
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
        // An instance of another capacity is in dict mode and has no slots in use.
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
    /// Byte offset of a slot of the shape that lies in the object; 0 if it does not.
    pub fn slot_offset(&self, i: usize) -> u32 {
        if i < self.inline_cap() { INSTANCE_SLOTS as u32 + 16 * i as u32 } else { 0 }
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
        self.shape().kind(i).note(&v);
        // SAFETY: the slot exists.
        drop(unsafe { ptr::replace(self.slot_ptr(i), v) })
    }
    /// Whether the next attribute lies in the object.
    #[inline(always)]
    pub fn has_inline_room(&self) -> bool {
        self.shape().names.len() < self.inline_cap()
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
        self.shape().kind(i).note(&v);
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
    /// Whether the instance is in dict mode. Leaves that mode first if nobody else has the dict.
    #[inline]
    pub fn in_dict_mode(&self) -> bool {
        if self.shape().dict_mode {
            self.leave_dict_mode();
        }
        self.shape().dict_mode
    }
    /// In dict mode, the dict that holds (or would hold) an attribute.
    #[inline]
    fn mode_dict(&self, name: &Ref<StrObj>) -> Option<Ref<DictObj>> {
        if !self.in_dict_mode() {
            return None;
        }
        let e = self.extra_mut();
        let is_slot = self.class().slots.with(|s| s.iter().any(|n| n.object().is(name.object())));
        if is_slot { Some(e.slotted.get_or_insert_with(DictObj::empty).clone()) } else { e.dict.clone() }
    }
    #[cold]
    fn leave_dict_mode(&self) {
        let e = self.extra_mut();
        let Some(d) = &e.dict else { return };
        // A key that no slot can stand for keeps the dict: `__dict__` itself, or the name of a slot (which hides it).
        let slots = self.class().slots.get();
        let plain = |e: &Entry| {
            e.key
                .get_exact::<StrObj>()
                .is_some_and(|k| k != &*builtin().names.dict && !slots.iter().any(|n| k == &**n))
        };
        if e.cap.is_some() || d.object().ref_count() > 1 || !d.data.with(|t| t.iter().all(plain)) {
            return;
        }
        let (d, slotted) = (e.dict.take(), e.slotted.take());
        self.shape.set(self.class().root_shape.get());
        for d in [slotted, d].iter().flatten() {
            for e in d.data.with(|t| t.iter().cloned().collect::<Vec<_>>()) {
                if let Some(k) = e.key.as_str() {
                    self.push_slot(self.shape().add(&intern_obj(Ref::from_ref(k))), e.value);
                }
            }
        }
    }
    /// `__dict__`: goes to dict mode.
    pub fn dict(&self) -> Ref<DictObj> {
        if self.shape().dict_mode
            && let Some(d) = &self.extra_mut().dict
        {
            return d.clone();
        }
        let d = DictObj::empty();
        let slots = self.class().slots.get();
        for (name, v) in self.attrs() {
            if !v.is_undef() && !slots.iter().any(|n| n.object().is(name.object())) {
                d.set_name(&name, v);
            }
        }
        self.set_dict(d.clone());
        d
    }
    /// `v.__dict__ = d`.
    pub fn set_dict(&self, d: Ref<DictObj>) {
        let names = self.shape().names.clone();
        let old = self.clear_slots();
        for (name, v) in names.iter().zip(&old) {
            if !v.is_undef() && self.class().slots.with(|s| s.iter().any(|n| n.object().is(name.object()))) {
                self.extra_mut().slotted.get_or_insert_with(DictObj::empty).set_name(name, v.clone());
            }
        }
        // SAFETY: shapes are never freed.
        let root = unsafe { &*self.class().root_shape.get() };
        self.shape.set(root.dict_shape());
        let before = self.extra_mut().dict.replace(d);
        drop((old, before));
    }
    /// Empties all slots; the shape becomes the root.
    fn clear_slots(&self) -> Vec<Value> {
        let n = self.shape().names.len();
        // SAFETY: the slots exist.
        let old = (0..n).map(|i| unsafe { ptr::replace(self.slot_ptr(i), Value::Undef) }).collect();
        self.shape.set(self.class().root_shape.get());
        if !self.extra.get().is_null() {
            self.extra_mut().slots.clear();
        }
        old
    }
    pub fn get_attr(&self, name: &Ref<StrObj>) -> Option<Value> {
        if let Some(d) = self.mode_dict(name) {
            return d.get_name(name);
        }
        self.shape().find(name).map(|i| self.slot(i).clone()).filter(|v| !v.is_undef())
    }
    pub fn set_attr(&self, name: &Ref<StrObj>, v: Value) {
        if let Some(d) = self.mode_dict(name) {
            return d.set_name(name, v);
        }
        match self.shape().find(name) {
            Some(i) => self.set_slot(i, v),
            None => self.push_slot(self.shape().add(name), v),
        }
    }
    /// Removes an attribute; false if there is none. The others keep their order.
    pub fn del_attr(&self, name: &Ref<StrObj>) -> bool {
        if let Some(d) = self.mode_dict(name) {
            let old = d.data.with_mut(|t| t.remove_name(name));
            return old.is_some();
        }
        let Some(i) = self.shape().find(name) else { return false };
        let names = self.shape().names.clone();
        let mut old = self.clear_slots();
        let removed = old.remove(i);
        for (name, v) in names.iter().enumerate().filter(|(k, _)| *k != i).map(|(_, n)| n).zip(old) {
            self.push_slot(self.shape().add(name), v);
        }
        !removed.is_undef()
    }
    /// Names and values in order.
    pub fn attrs(&self) -> Vec<(Ref<StrObj>, Value)> {
        if self.in_dict_mode() {
            let pair = |e: &Entry| Some((intern_obj(Ref::from_ref(e.key.as_str()?)), e.value.clone()));
            let e = self.extra_mut();
            let parts = [&e.slotted, &e.dict];
            let all = parts.iter().copied().flatten();
            return all
                .flat_map(|d| d.data.with(|t| t.iter().filter_map(pair).collect::<Vec<_>>()))
                .collect();
        }
        let s = self.shape();
        s.names.iter().enumerate().map(|(i, n)| (n.clone(), self.slot(i).clone())).collect()
    }
    /// Changes the class (`__class__` assignment); the caller has checked that the layouts agree.
    pub fn set_class(&self, class: &TypeObj) {
        let cap = self.class().inline_cap.get();
        if cap != class.inline_cap.get() {
            self.dict();
            self.extra_mut().cap.get_or_insert(cap);
        }
        let dict_mode = self.shape().dict_mode;
        let names = self.shape().names.clone();
        let values = self.clear_slots();
        let old = self.header.ty.replace(class);
        std::mem::forget(Ref::from_ref(class));
        // SAFETY: shapes are never freed.
        let root = unsafe { &*class.root_shape.get() };
        self.shape.set(if dict_mode { root.dict_shape() } else { root });
        for (name, v) in names.iter().zip(values) {
            self.push_slot(self.shape().add(name), v);
        }
        // SAFETY: the count that the instance owned of its old class.
        drop(unsafe { ObjectRef::from_raw(NonNull::new_unchecked(old as *mut Header)) });
    }
    /// Calls `f` with each object it owns a count of.
    pub(crate) fn visit(&self, f: &mut impl FnMut(&ObjectRef)) {
        let mut value = |v: &Value| {
            if let Value::Object(o) = v {
                f(o)
            }
        };
        let inside = self.inline_cap().min(self.shape().names.len());
        for i in 0..inside {
            value(self.slot(i));
        }
        // SAFETY: `extra` is owned by this object.
        if let Some(e) = unsafe { self.extra.get().as_ref() } {
            e.slots.iter().for_each(&mut value);
            value(&e.payload);
            for d in [&e.dict, &e.slotted].into_iter().flatten() {
                f(d.object());
            }
        }
        // SAFETY: it owns a count of its class.
        let class = std::mem::ManuallyDrop::new(unsafe {
            ObjectRef::from_raw(NonNull::new_unchecked(self.header.ty.get() as *mut Header))
        });
        f(&class);
    }
    /// Lets go of what it holds, but for its class; nobody will look at it again.
    pub(crate) fn let_go(&self) {
        let inside = self.inline_cap().min(self.shape().names.len());
        for i in 0..inside {
            // SAFETY: the slot exists.
            drop(unsafe { ptr::replace(self.slot_ptr(i), Value::Undef) });
        }
        // SAFETY: `extra` is owned by this object; what is dropped does not see it.
        if let Some(e) = unsafe { self.extra.get().as_mut() } {
            let slots: Vec<Value> = e.slots.iter_mut().map(std::mem::take).collect();
            drop((slots, std::mem::take(&mut e.payload), e.dict.take(), e.slotted.take()));
        }
    }
    /// Bytes of the object and of what it has outside, with its built-in part.
    pub(crate) fn all_bytes(&self) -> usize {
        // SAFETY: `extra` is owned by this object.
        let extra = unsafe { self.extra.get().as_ref() }.map_or(0, |e| {
            size_of::<Extra>()
                + e.slots.capacity() * size_of::<Value>()
                + match &e.payload {
                    Value::Undef => 0,
                    p => size_in_bytes(p),
                }
        });
        self.bytes() + extra
    }
    /// Bytes of the object.
    pub(crate) fn bytes(&self) -> usize {
        // SAFETY: `extra` is owned by this object.
        let own = unsafe { self.extra.get().as_ref() }.and_then(|e| e.cap);
        instance_bytes(own.map_or(self.inline_cap(), usize::from))
    }
    /// # Safety
    /// `p` is an instance with count zero.
    pub(crate) unsafe fn drop_instance(p: NonNull<InstanceObj>) {
        // SAFETY: the caller's duty. The class is released last since it tells the size.
        unsafe {
            let me = p.as_ref();
            let mut cap = me.inline_cap();
            let s = p.as_ptr().add(1) as *mut Value;
            for i in 0..cap.min(me.shape().names.len()) {
                ptr::drop_in_place(s.add(i));
            }
            let e = me.extra.get();
            if !e.is_null() {
                let e = Box::from_raw(e);
                cap = e.cap.map_or(cap, usize::from);
            }
            let class = me.header.ty.get();
            free_bytes(p.cast(), instance_bytes(cap));
            drop(ObjectRef::from_raw(NonNull::new_unchecked(class as *mut Header)));
        }
    }
}
