//! Instances of user classes, and the shapes (hidden classes) that describe them.
//!
//! ```text
//! header 16 | built-in part 16, if there is one | slot 0 | slot 1 | ... | slot cap-1
//! ```
//! A shape maps attribute names to slot numbers; it belongs to one class and is shared by all instances
//! that got the same attributes in the same order (Chambers, Ungar, Lee: "An Efficient Implementation of
//! SELF", OOPSLA 1989). A shape is one node: it adds one name to its parent, so an attribute more costs the same memory
//! whatever there is already. The root, of which a class has one for each capacity, says how many slots lie in the object. If there are more, the
//! last place holds the address of a block with the others.
//!
//! An instance whose `__dict__` somebody holds is in *dict mode*: its shape says so and has no names, and its
//! attributes live in the dict itself, which slot 0 holds, so that both ways to change them agree. When nobody else holds the
//! dict any more, the next attribute access on the slow path goes back to slots. An instance with too many attributes, or of a
//! class with too many shapes, stays in dict mode.
#![allow(unsafe_code, reason = "slots are stored behind the struct")]

use std::cell::Cell;
use std::ptr::{self, NonNull};

use hashbrown::HashTable;

use crate::heap::{FLAG_HAS_DEL, alloc_bytes, free_bytes, header_of_shape, heap};
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

    const fn new() -> SlotKind {
        SlotKind { state: Cell::new(SlotKind::UNSEEN), watched: Cell::new(false) }
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

/// More names than this make an instance's attributes a dict, if it can have one.
const MAX_NAMES: usize = 128;
/// So do more shapes than this in its class.
const MAX_SHAPES: u32 = 1000;
/// Names are looked up in a table from this many on.
const FEW: usize = 8;
/// Bytes of shapes of dead classes at which they are freed.
const DEAD_BYTES: usize = 64 * 1024;

/// One node of a class's tree of shapes.
pub struct Shape {
    pub class: *const TypeObj,
    parent: *const Shape,
    /// What it adds to its parent; a root and a shape of dict mode add nothing.
    name: Option<Ref<StrObj>>,
    /// Of the last slot.
    kind: SlotKind,
    /// The attributes are in the instance's dict: nothing may be concluded from the names.
    pub dict_mode: bool,
    len: u16,
    /// Slots inside the object.
    cap: Cell<u16>,
    /// Byte offset of slot 0.
    first: u16,
    /// The shape that was last made from this one, and the one that had been made before this one from the same parent. Of a
    /// root: the next root of the class.
    child: Cell<*const Shape>,
    sibling: Cell<*const Shape>,
    /// Made when it is first needed.
    table: Cell<*mut HashTable<(*const StrObj, u32)>>,
}
const _: () = assert!(size_of::<Shape>() <= 72);

impl Shape {
    /// An empty shape of a class, for instances with or without a built-in part.
    pub fn root(class: *const TypeObj, built_in: bool) -> *const Shape {
        let first = INSTANCE_SLOTS as u16 + if built_in { 16 } else { 0 };
        let mut s = Shape::bare(class, first);
        s.dict_mode = false;
        Box::leak(Box::new(s))
    }
    fn bare(class: *const TypeObj, first: u16) -> Shape {
        Shape {
            class,
            parent: ptr::null(),
            name: None,
            kind: SlotKind::new(),
            dict_mode: true,
            len: 0,
            cap: Cell::new(0),
            first,
            child: Cell::new(ptr::null()),
            sibling: Cell::new(ptr::null()),
            table: Cell::new(ptr::null_mut()),
        }
    }
    /// A new shape that comes from this one.
    fn grow(&self, name: Option<&Ref<StrObj>>) -> *const Shape {
        let s = Shape {
            parent: self,
            name: name.cloned(),
            dict_mode: name.is_none(),
            len: self.len + name.is_some() as u16,
            cap: self.cap.clone(),
            sibling: self.child.clone(),
            ..Shape::bare(self.class, self.first)
        };
        let s = Box::leak(Box::new(s));
        self.child.set(s);
        // SAFETY: a shape's class is alive as long as the shape is in use.
        let made = unsafe { &(*self.class).shapes };
        made.set(made.get() + 1);
        s
    }
    /// Slots.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len as usize
    }
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// Slots that lie in an object of this shape.
    #[inline(always)]
    pub fn capacity(&self) -> usize {
        self.cap.get() as usize
    }
    fn has_built_in_part(&self) -> bool {
        self.first as i32 != INSTANCE_SLOTS
    }
    /// The shapes from this one towards its root that add a name.
    fn chain(&self) -> impl Iterator<Item = &Shape> {
        // SAFETY: a shape outlives those that come from it.
        let next = |s: &&Shape| unsafe { s.parent.as_ref() };
        std::iter::successors(Some(self), next).filter(|s| s.name.is_some())
    }
    /// The empty shape this one comes from.
    fn to_root(&self) -> &Shape {
        let mut s = self;
        // SAFETY: a shape outlives those that come from it.
        while let Some(p) = unsafe { s.parent.as_ref() } {
            s = p;
        }
        s
    }
    /// Names by slot number.
    pub fn names(&self) -> Vec<Ref<StrObj>> {
        let mut names: Vec<_> = self.chain().filter_map(|s| s.name.clone()).collect();
        names.reverse();
        names
    }
    /// What is known of a slot.
    pub fn kind(&self, i: usize) -> &SlotKind {
        let s = self.chain().nth(self.len() - 1 - i);
        &s.unwrap_or(self).kind
    }
    /// The slot of an interned name.
    #[inline]
    pub fn find(&self, name: &Ref<StrObj>) -> Option<usize> {
        if self.len() > FEW {
            let hit = |e: &(*const StrObj, u32)| ptr::eq(e.0, name.ptr());
            return self.table().find(name.hash(), hit).map(|e| e.1 as usize);
        }
        let named = |s: &Shape| s.name.as_ref().is_some_and(|n| n.object().is(name.object()));
        self.chain().position(named).map(|k| self.len() - 1 - k)
    }
    fn table(&self) -> &HashTable<(*const StrObj, u32)> {
        if self.table.get().is_null() {
            let names = self.names();
            let mut t = HashTable::with_capacity(names.len());
            // SAFETY: the names live as long as the shapes.
            let hash = |e: &(*const StrObj, u32)| unsafe { (*e.0).hash() };
            for (n, i) in names.iter().zip(0..) {
                t.insert_unique(n.hash(), (n.ptr(), i), hash);
            }
            self.table.set(Box::into_raw(Box::new(t)));
        }
        // SAFETY: just made sure it is there; it is never changed.
        unsafe { &*self.table.get() }
    }
    /// The shape with one more name, which gets the next slot; `None` if there would be too many.
    pub fn add(&self, name: &Ref<StrObj>) -> Option<*const Shape> {
        let known = self.children().find(|s| s.name.as_ref().is_some_and(|n| n.object().is(name.object())));
        if let Some(s) = known {
            return Some(s);
        }
        // SAFETY: a shape's class is alive as long as the shape is in use.
        let made = unsafe { (*self.class).shapes.get() };
        (self.len() < MAX_NAMES && made < MAX_SHAPES).then(|| self.grow(Some(name)))
    }
    fn children(&self) -> impl Iterator<Item = &Shape> {
        // SAFETY: a shape has those that come from it freed.
        let (first, next) = unsafe { (self.child.get().as_ref(), |s: &&Shape| s.sibling.get().as_ref()) };
        std::iter::successors(first, next)
    }
    /// The dict-mode shape of a root.
    fn dict_shape(&self) -> *const Shape {
        let known = self.children().find(|s| s.dict_mode);
        known.map_or_else(|| self.grow(None), std::ptr::from_ref)
    }
    /// Byte offset of a slot; 0 if it is not in the object.
    #[inline(always)]
    pub fn offset(&self, i: usize) -> u32 {
        let outside = self.len > self.cap.get() && i + 1 >= self.capacity();
        if outside || i >= self.capacity() { 0 } else { self.first as u32 + 16 * i as u32 }
    }
    /// Where machine code finds a slot: the number of its place among those in an instance (the built-in part is one), or, with
    /// that of the place which has the block's address in the upper half, one more, its number in the block.
    pub fn place_of(&self, i: usize) -> i64 {
        let first = (self.first as i64 - INSTANCE_SLOTS as i64) / 16;
        match self.offset(i) {
            0 => (first + self.capacity() as i64) << 16 | (i + 1 - self.capacity()) as i64,
            at => (at as i64 - INSTANCE_SLOTS as i64) / 16,
        }
    }
    /// Frees a tree of shapes, and the roots that follow this one.
    ///
    /// # Safety
    /// Nobody looks at them any more.
    unsafe fn free(tree: *const Shape) {
        let mut work = vec![tree];
        while let Some(s) = work.pop() {
            // SAFETY: the caller's duty; each shape was leaked when it was made and is in one list.
            unsafe {
                let s = Box::from_raw(s as *mut Shape);
                work.extend([s.child.get(), s.sibling.get()].iter().filter(|p| !p.is_null()));
                if !s.table.get().is_null() {
                    drop(Box::from_raw(s.table.get()));
                }
            }
        }
    }
}

/// Shapes of classes that are dead. Inline caches may still have their addresses, which must not come to mean other shapes:
/// once there are many, all caches are emptied, and they are freed. (Traces that name a shape name its class, and the class
/// dies only when they are gone.)
pub struct DeadShapes {
    roots: Vec<*const Shape>,
    bytes: usize,
}
impl DeadShapes {
    pub const NONE: DeadShapes = DeadShapes { roots: Vec::new(), bytes: 0 };
    fn add(&mut self, root: *const Shape, n: u32) {
        self.roots.push(root);
        self.bytes += n as usize * size_of::<Shape>();
        if self.bytes >= DEAD_BYTES {
            crate::vm::request_poll(crate::vm::POLL_SHAPES);
        }
    }
}
/// Frees the shapes of dead classes, at a safepoint.
pub fn free_dead_shapes() {
    forget_attr_caches(None);
    let dead = std::mem::replace(&mut heap().dead_shapes, DeadShapes::NONE);
    for root in dead.roots {
        // SAFETY: instances, traces and caches that had them are gone.
        unsafe { Shape::free(root) }
    }
}

/// For machine code: where a shape has its class, what it says, and where slot 0 is.
pub const SHAPE_CLASS: i32 = std::mem::offset_of!(Shape, class) as i32;
pub const SHAPE_DICT_MODE: i32 = std::mem::offset_of!(Shape, dict_mode) as i32;
pub const SHAPE_LEN: i32 = std::mem::offset_of!(Shape, len) as i32;
pub const SHAPE_CAPACITY: i32 = std::mem::offset_of!(Shape, cap) as i32;
pub const SHAPE_FIRST: i32 = std::mem::offset_of!(Shape, first) as i32;

// What a class does with its shapes.
impl TypeObj {
    /// The shape of new instances and how many slots they have inside, if they are a header and these slots, and die without
    /// a finaliser.
    pub fn blank_instance(&self) -> Option<(*const Shape, usize)> {
        let shape = self.root_shape.get();
        // SAFETY: the class has a root.
        let plain = !unsafe { (*shape).has_built_in_part() } && !self.has_del();
        plain.then(|| (shape, self.capacity()))
    }
    /// Slots that lie inside of new instances.
    pub fn capacity(&self) -> usize {
        // SAFETY: the class has a root.
        unsafe { (*self.root_shape.get()).capacity() }
    }
    /// Sets [`TypeObj::capacity`] before there are instances.
    pub fn set_capacity(&self, cap: usize) {
        // SAFETY: the class has a root.
        unsafe { (*self.root_shape.get()).cap.set(cap as u16) }
    }
    /// The root for instances of a capacity.
    fn root_with(&self, cap: usize) -> *const Shape {
        let first = self.root_shape.get();
        let mut s = first;
        // SAFETY: the roots are in a list.
        unsafe {
            while !s.is_null() {
                if (*s).capacity() == cap {
                    return s;
                }
                s = (*s).sibling.get();
            }
            let new = Shape::root(self, (*first).has_built_in_part());
            (*new).cap.set(cap as u16);
            // After the first, which is the one for new instances.
            (*new).sibling.set((*first).sibling.replace(new));
            self.shapes.set(self.shapes.get() + 1);
            new
        }
    }
    /// An instance with room for `cap` slots needs more: the next ones get twice as many.
    #[cold]
    fn wants_more_than(&self, cap: usize) {
        let more = (2 * cap).min(MAX_INLINE);
        if self.capacity() != cap || more <= cap {
            return;
        }
        let (old, new) = (self.root_shape.get(), self.root_with(more));
        // SAFETY: both are in the list of roots; `new` becomes its first.
        unsafe {
            let mut s = old;
            while (*s).sibling.get() != new {
                s = (*s).sibling.get();
            }
            (*s).sibling.set((*new).sibling.get());
            (*new).sibling.set(old);
        }
        self.root_shape.set(new);
        // Traces make instances with the root that they know.
        self.modified();
    }
    /// The class is dead.
    pub(super) fn bury_shapes(&self) {
        heap().dead_shapes.add(self.root_shape.get(), self.shapes.get() + 1);
    }
}
/// Most slots inside an instance: with the header they fill the largest pool size but for a few.
pub const MAX_INLINE: usize = 28;

/// The block of slots that are not in the object.
#[repr(C)]
struct Overflow {
    /// Where the values are, for machine code.
    first: *mut Value,
    values: Vec<Value>,
}
/// Byte offset of the address of the first value in the block.
pub const OVERFLOW_FIRST: i32 = std::mem::offset_of!(Overflow, first) as i32;

impl Overflow {
    fn push(&mut self, v: Value) {
        self.values.push(v);
        self.first = self.values.as_mut_ptr();
    }
}

/// An object with attributes in slots. Its header's shape says where they are.
#[repr(C)]
pub struct InstanceObj {
    header: Header,
}
/// Byte offset of slot 0 of instances without a built-in part.
pub const INSTANCE_SLOTS: i32 = size_of::<InstanceObj>() as i32;
const _: () = assert!(INSTANCE_SLOTS == 16);

/// What an object has where instances have their shape.
#[inline(always)]
pub fn shape_word(o: &ObjectRef) -> *const () {
    o.header().shape.get() as *const ()
}

impl InstanceObj {
    /// An instance without attributes. It owns a count of its class.
    #[inline]
    pub fn new(class: &TypeObj) -> Ref<InstanceObj> {
        // SAFETY: the class has a root.
        let shape = unsafe { &*class.root_shape.get() };
        let bytes = shape.first as usize + 16 * shape.capacity();
        let p = alloc_bytes(bytes).cast::<InstanceObj>();
        let header = header_of_shape(Layout::Instance, shape);
        if class.has_del() {
            header.flags.set(FLAG_HAS_DEL);
        }
        std::mem::forget(Ref::from_ref(class));
        // SAFETY: fresh memory with room for the slots, all of which are initialised.
        unsafe {
            p.write(InstanceObj { header });
            let s = p.as_ptr().add(1) as *mut Value;
            for i in 0..(bytes - INSTANCE_SLOTS as usize) / 16 {
                s.add(i).write(Value::Undef);
            }
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    #[inline(always)]
    pub fn class(&self) -> &TypeObj {
        // SAFETY: the instance owns a count of its class.
        unsafe { &*self.header.class() }
    }
    #[inline(always)]
    pub fn shape(&self) -> &Shape {
        // SAFETY: the class is alive, and so are its shapes.
        unsafe { &*self.header.shape.get() }
    }
    #[inline(always)]
    pub fn shape_ptr(&self) -> *const Shape {
        self.header.shape.get()
    }
    /// A place inside the object, by its number.
    #[inline(always)]
    fn place(&self, i: usize) -> *mut Value {
        // SAFETY: the object has as many as its shape says.
        unsafe {
            (self as *const InstanceObj as *mut u8).add(self.shape().first as usize).cast::<Value>().add(i)
        }
    }
    /// Where the last place holds the address of the block.
    fn overflow_word(&self) -> *mut *mut Overflow {
        // SAFETY: the payload of the last place, whose tag says that it is empty.
        unsafe { (self.place(self.shape().capacity() - 1) as *mut u8).add(PAYLOAD as usize).cast() }
    }
    /// The block, if there are more slots than places.
    fn overflow(&self) -> *mut Overflow {
        match self.shape().len() > self.shape().capacity() {
            // SAFETY: it is there then.
            true => unsafe { *self.overflow_word() },
            false => ptr::null_mut(),
        }
    }
    /// Slots that are in the object.
    fn n_inside(&self) -> usize {
        let (n, cap) = (self.shape().len(), self.shape().capacity());
        if n > cap { cap - 1 } else { n }
    }
    #[inline(always)]
    fn slot_ptr(&self, i: usize) -> *mut Value {
        let inside = self.n_inside();
        if i < inside {
            return self.place(i);
        }
        // SAFETY: the other slots are in the block.
        unsafe { (*self.overflow()).first.add(i - inside) }
    }
    /// Value of a slot that the shape has.
    #[inline(always)]
    pub fn slot(&self, i: usize) -> &Value {
        debug_assert!(i < self.shape().len());
        // SAFETY: the slot exists; the reference is short-lived by the callers' discipline.
        unsafe { &*self.slot_ptr(i) }
    }
    /// Replaces the value of a slot that the shape has, of which `kind` is known; the old value is dropped last.
    #[inline(always)]
    pub fn set_slot(&self, i: usize, kind: &SlotKind, v: Value) {
        kind.note(&v);
        // SAFETY: the slot exists.
        drop(unsafe { ptr::replace(self.slot_ptr(i), v) })
    }
    /// Whether the next attribute lies in the object.
    #[inline(always)]
    pub fn has_inline_room(&self) -> bool {
        self.shape().len() < self.shape().capacity()
    }
    /// Moves on to a shape with one more slot and stores its value.
    #[inline(always)]
    pub fn push_slot(&self, shape: *const Shape, v: Value) {
        // SAFETY: a shape that comes from the instance's.
        unsafe { &(*shape).kind }.note(&v);
        if self.has_inline_room() {
            let i = self.shape().len();
            self.header.shape.set(shape);
            // SAFETY: the place exists and is empty.
            unsafe { ptr::write(self.place(i), v) }
        } else {
            self.push_outside(shape, v)
        }
    }
    #[cold]
    fn push_outside(&self, shape: *const Shape, v: Value) {
        let (n, cap) = (self.shape().len(), self.shape().capacity());
        // SAFETY: the last place makes way for the address of the block, or holds it already.
        unsafe {
            if n == cap {
                let last = std::mem::take(&mut *self.place(cap - 1));
                let mut block = Overflow { first: ptr::null_mut(), values: vec![last] };
                block.push(v);
                *self.overflow_word() = Box::into_raw(Box::new(block));
            } else {
                (*self.overflow()).push(v);
            }
        }
        self.header.shape.set(shape);
        if n == cap {
            self.class().wants_more_than(cap);
        }
    }
    #[inline(always)]
    fn part(&self) -> Option<*mut Value> {
        let p = self as *const InstanceObj as *mut u8;
        // SAFETY: the built-in part comes first.
        self.shape().has_built_in_part().then(|| unsafe { p.add(INSTANCE_SLOTS as usize) }.cast())
    }
    /// The built-in part of an instance of a class that derives from a built-in class.
    #[inline(always)]
    pub fn payload(&self) -> Option<&Value> {
        // SAFETY: it is set once, at construction.
        self.part().map(|p| unsafe { &*p }).filter(|p| !p.is_undef())
    }
    pub fn set_payload(&self, v: Value) {
        if let Some(p) = self.part() {
            // SAFETY: the built-in part of this instance.
            drop(unsafe { ptr::replace(p, v) })
        }
    }
    /// Whether the instance is in dict mode. Leaves that mode first if nobody else has the dict.
    #[inline]
    pub fn in_dict_mode(&self) -> bool {
        if self.shape().dict_mode {
            self.leave_dict_mode();
        }
        self.shape().dict_mode
    }
    fn is_slot(&self, name: &Ref<StrObj>) -> bool {
        self.class().slots.with(|s| s.iter().any(|n| n.object().is(name.object())))
    }
    /// The dicts of dict mode: the one with the attributes that `__slots__` names, and `__dict__`. Slot 0 holds the former if the
    /// class has such names (and that the latter, as `__dict__`), else the latter.
    fn dicts(&self) -> [Option<Ref<DictObj>>; 2] {
        // SAFETY: an instance in dict mode has one place at least.
        let first = unsafe { &*self.place(0) }.get::<DictObj>().map(Ref::from_ref);
        if self.class().slots.with(|s| s.is_empty()) {
            return [None, first];
        }
        let own = first.as_ref().and_then(|d| d.get_name(&builtin().names.dict));
        [first, own.and_then(|d| d.get::<DictObj>().map(Ref::from_ref))]
    }
    /// In dict mode, the dict that holds (or would hold) an attribute.
    #[inline]
    fn mode_dict(&self, name: &Ref<StrObj>) -> Option<Ref<DictObj>> {
        if !self.in_dict_mode() {
            return None;
        }
        let [slotted, dict] = self.dicts();
        if self.is_slot(name) { slotted } else { dict.or(slotted) }
    }
    #[cold]
    fn leave_dict_mode(&self) {
        let [slotted, dict] = self.dicts();
        let Some(d) = dict else { return };
        if self.own_dict().is_none_or(|v| v.get_exact::<DictObj>().is_none()) {
            return;
        }
        // A key that no slot can stand for keeps the dict: `__dict__` itself, or the name of a slot (which hides it).
        let slots = self.class().slots.get();
        let plain = |e: &Entry| {
            e.key
                .get_exact::<StrObj>()
                .is_some_and(|k| k != &*builtin().names.dict && !slots.iter().any(|n| k == &**n))
        };
        // Held here, and by the instance.
        let n = d.data.with(|t| if t.iter().all(plain) { t.len() } else { usize::MAX });
        let many = n.saturating_add(slots.len()) > MAX_NAMES || self.class().shapes.get() >= MAX_SHAPES;
        if many || d.object().ref_count() > 2 {
            return;
        }
        let values = |d: &Ref<DictObj>| d.data.with(|t| t.iter().cloned().collect::<Vec<_>>());
        let entries: Vec<Entry> = slotted.iter().chain([&d]).flat_map(values).collect();
        self.clear_slots();
        for e in entries {
            if let Some(k) = e.key.as_str()
                && k != &*builtin().names.dict
            {
                self.put(&intern_obj(Ref::from_ref(k)), e.value().clone());
            }
        }
    }
    /// In dict mode, what is `__dict__`: a dict or an instance of a subclass.
    fn own_dict(&self) -> Option<Value> {
        // SAFETY: an instance in dict mode has one place at least.
        let first = unsafe { (*self.place(0)).clone() };
        match self.class().slots.with(|s| s.is_empty()) {
            true => Some(first),
            false => first.get::<DictObj>()?.get_name(&builtin().names.dict),
        }
    }
    /// `__dict__`, which may be an instance of a subclass of `dict`: goes to dict mode.
    pub fn dict_value(&self) -> Value {
        let d = self.dict();
        self.own_dict().unwrap_or_else(|| d.into())
    }
    /// The dict behind `__dict__`: goes to dict mode.
    pub fn dict(&self) -> Ref<DictObj> {
        if self.shape().dict_mode
            && let [_, Some(d)] = self.dicts()
        {
            return d;
        }
        let d = DictObj::empty();
        for (name, v) in self.attrs() {
            if !v.is_undef() && !self.is_slot(&name) {
                d.set_name(&name, v);
            }
        }
        self.set_dict(d.value());
        d
    }
    /// `v.__dict__ = d`.
    pub fn set_dict(&self, d: Value) {
        self.enter_dict_mode(Some(d));
    }
    fn enter_dict_mode(&self, dict: Option<Value>) {
        let slotted: Vec<_> =
            self.attrs().into_iter().filter(|(n, v)| !v.is_undef() && self.is_slot(n)).collect();
        let mut first = dict;
        if self.class().slots.with(|s| !s.is_empty()) {
            let d = DictObj::empty();
            slotted.into_iter().for_each(|(n, v)| d.set_name(&n, v));
            if let Some(dict) = first.replace(d.value()) {
                d.set_name(&builtin().names.dict, dict);
            }
        }
        let old = self.clear_slots();
        if let Some(d) = first {
            // SAFETY: the places are empty now, and a class whose instances have attributes has one at least.
            unsafe { ptr::write(self.place(0), d) };
        }
        self.header.shape.set(self.shape().dict_shape());
        drop(old);
    }
    /// Empties all slots; the shape becomes the root.
    fn clear_slots(&self) -> Vec<Value> {
        let (n, block) = (self.n_inside(), self.overflow());
        let places = if self.shape().dict_mode { 1 } else { n };
        // SAFETY: the places exist; the block is the instance's.
        let mut old: Vec<Value> =
            (0..places).map(|i| unsafe { ptr::replace(self.place(i), Value::Undef) }).collect();
        if !block.is_null() {
            // SAFETY: as above.
            old.extend(unsafe { Box::from_raw(block) }.values);
        }
        self.header.shape.set(self.shape().to_root());
        old
    }
    /// Stores an attribute that is not there, whatever the mode.
    fn put(&self, name: &Ref<StrObj>, v: Value) {
        match self.shape().add(name) {
            Some(s) if !self.shape().dict_mode => self.push_slot(s, v),
            _ => {
                if !self.shape().dict_mode {
                    let no_dict = self.class().has_flag(type_flags::NO_DICT);
                    if no_dict { self.enter_dict_mode(None) } else { drop(self.dict()) }
                }
                let [slotted, dict] = self.dicts();
                if let Some(d) = if self.is_slot(name) { slotted } else { dict.or(slotted) } {
                    d.set_name(name, v)
                }
            }
        }
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
            Some(i) => self.set_slot(i, self.shape().kind(i), v),
            None => self.put(name, v),
        }
    }
    /// Removes an attribute; false if there is none. The others keep their order.
    pub fn del_attr(&self, name: &Ref<StrObj>) -> bool {
        if let Some(d) = self.mode_dict(name) {
            let old = d.data.with_mut(|t| t.remove_name(name));
            return old.is_some();
        }
        let Some(i) = self.shape().find(name) else { return false };
        let names = self.shape().names();
        let mut old = self.clear_slots();
        let removed = old.remove(i);
        for (name, v) in names.iter().enumerate().filter(|(k, _)| *k != i).map(|(_, n)| n).zip(old) {
            self.put(name, v);
        }
        !removed.is_undef()
    }
    /// Names and values in order.
    pub fn attrs(&self) -> Vec<(Ref<StrObj>, Value)> {
        if self.in_dict_mode() {
            let dict_name = &builtin().names.dict;
            let slots = self.dicts()[0].is_some();
            let pair = |e: &Entry| Some((intern_obj(Ref::from_ref(e.key.as_str()?)), e.value().clone()));
            let pairs = |d: &Ref<DictObj>| d.data.with(|t| t.iter().filter_map(pair).collect::<Vec<_>>());
            let [slotted, dict] = self.dicts().map(|d| d.as_ref().map(pairs).unwrap_or_default());
            let hidden = |p: &(Ref<StrObj>, Value)| slots && p.0.object().is(dict_name.object());
            return slotted.into_iter().filter(|p| !hidden(p)).chain(dict).collect();
        }
        let names = self.shape().names();
        names.into_iter().enumerate().map(|(i, n)| (n, self.slot(i).clone())).collect()
    }
    /// Changes the class (`__class__` assignment); the caller has checked that the layouts agree.
    pub fn set_class(&self, class: &TypeObj) {
        let (dict_mode, names) = (self.shape().dict_mode, self.shape().names());
        let old_class = self.header.class();
        let mut values = self.clear_slots();
        std::mem::forget(Ref::from_ref(class));
        let root = class.root_with(self.shape().capacity());
        self.header.shape.set(root);
        if dict_mode {
            // SAFETY: the root of the new class; the places are empty, and there is one at least.
            unsafe {
                self.header.shape.set((*root).dict_shape());
                ptr::write(self.place(0), values.pop().unwrap_or_default());
            }
        }
        for (name, v) in names.iter().zip(values) {
            self.put(name, v);
        }
        // SAFETY: the count that the instance owned of its old class.
        drop(unsafe { ObjectRef::from_raw(NonNull::new_unchecked(old_class as *mut Header)) });
    }
    /// Places that hold values.
    fn places(&self) -> usize {
        if self.shape().dict_mode { 1 } else { self.n_inside() }
    }
    /// Calls `f` with each object it owns a count of.
    pub(crate) fn visit(&self, f: &mut impl FnMut(&ObjectRef)) {
        let mut value = |v: &Value| {
            if let Value::Object(o) = v {
                f(o)
            }
        };
        for i in 0..self.places() {
            // SAFETY: the place exists.
            value(unsafe { &*self.place(i) });
        }
        // SAFETY: the block is owned by this object.
        if let Some(b) = unsafe { self.overflow().as_ref() } {
            b.values.iter().for_each(&mut value);
        }
        self.payload().into_iter().for_each(&mut value);
        // SAFETY: it owns a count of its class.
        let class = std::mem::ManuallyDrop::new(unsafe {
            ObjectRef::from_raw(NonNull::new_unchecked(self.header.class() as *mut Header))
        });
        f(&class);
    }
    /// Lets go of what it holds, but for its class; nobody will look at it again.
    pub(crate) fn let_go(&self) {
        for i in 0..self.places() {
            // SAFETY: the place exists.
            drop(unsafe { ptr::replace(self.place(i), Value::Undef) });
        }
        // SAFETY: the block is owned by this object; what is dropped does not see it.
        if let Some(b) = unsafe { self.overflow().as_mut() } {
            let slots: Vec<Value> = b.values.iter_mut().map(std::mem::take).collect();
            drop(slots);
        }
        self.set_payload(Value::Undef);
        if self.shape().dict_mode {
            self.header.shape.set(self.shape().to_root());
        }
    }
    /// Bytes of the object and of what it has outside, with its built-in part.
    pub(crate) fn all_bytes(&self) -> usize {
        // SAFETY: the block is owned by this object.
        let block = unsafe { self.overflow().as_ref() };
        let block = block.map_or(0, |b| size_of::<Overflow>() + b.values.capacity() * size_of::<Value>());
        self.bytes() + block + self.payload().map_or(0, size_in_bytes)
    }
    /// Bytes of the object.
    pub(crate) fn bytes(&self) -> usize {
        self.shape().first as usize + 16 * self.shape().capacity()
    }
    /// # Safety
    /// `p` is an instance with count zero.
    pub(crate) unsafe fn drop_instance(p: NonNull<InstanceObj>) {
        // SAFETY: the caller's duty. The class is released last, since its shapes tell the size.
        unsafe {
            let me = p.as_ref();
            let (bytes, block) = (me.bytes(), me.overflow());
            for i in 0..me.places() {
                ptr::drop_in_place(me.place(i));
            }
            if !block.is_null() {
                drop(Box::from_raw(block));
            }
            if let Some(part) = me.part() {
                if let Some(w) = (*part).get_exact::<WeakRefObj>() {
                    w.lose_outer();
                }
                ptr::drop_in_place(part);
            }
            let class = me.header.class();
            free_bytes(p.cast(), bytes);
            drop(ObjectRef::from_raw(NonNull::new_unchecked(class as *mut Header)));
        }
    }
}
