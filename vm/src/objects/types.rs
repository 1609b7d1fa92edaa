//! Classes.

use crate::heap::{FLAG_HAS_DEL, FLAG_WATCHED, alloc_object, header_of_shape, new_header};
use crate::types::builtin;
use crate::value::*;
use std::cell::Cell;
use std::mem::offset_of;

use super::*;

/// Class flags.
pub mod type_flags {
    /// Made by a `class` statement (or `type()`); attributes can be set.
    pub const HEAP: u32 = 1;
    /// Derives from BaseException.
    pub const EXCEPTION: u32 = 2;
    /// Cannot be a base class.
    pub const FINAL: u32 = 4;
    /// Has `__slots__` and no base without: new attribute names are refused.
    pub const NO_DICT: u32 = 8;
    /// Some class in the MRO defines `__del__`.
    pub const HAS_DEL: u32 = 16;
    /// Some user class in the MRO defines `__getattribute__`, or `__getattr__`.
    pub const HAS_GETATTR: u32 = 32;
    /// Some user class in the MRO defines `__setattr__` or `__delattr__`.
    pub const HAS_SETATTR: u32 = 64;
    /// A user class defines `__new__`.
    pub const HAS_NEW: u32 = 128;
    /// Cannot be instantiated by calling it.
    pub const NO_NEW: u32 = 256;
    /// There can be weak references to its instances.
    pub const WEAK: u32 = 512;
    /// `__slots__` of the class itself add to its instances: it does not go together with another such class.
    pub const OWN_SLOTS: u32 = 1 << 16;
    /// `__abstractmethods__` is there and not empty.
    pub const ABSTRACT: u32 = 1 << 17;
    /// The metaclass has a `__call__` of its own.
    pub const META_CALL: u32 = 1 << 18;
    /// Instances match sequence patterns, or mapping patterns.
    pub const SEQUENCE: u32 = 1 << 19;
    pub const MAPPING: u32 = 1 << 20;
    /// Stands for a class that is native in CPython: its name begins with its module, as that of a built-in class does.
    pub const FULL_NAME: u32 = 1 << 21;
    /// What a class has from its bases.
    pub const INHERITED: u32 =
        EXCEPTION | HAS_DEL | HAS_GETATTR | HAS_SETATTR | HAS_NEW | WEAK | SEQUENCE | MAPPING;
    /// A call does something else than to make an instance and hand it to `__init__`.
    pub const ODD_CALL: u32 = HAS_NEW | NO_NEW | ABSTRACT | META_CALL;
}

#[repr(C)]
pub struct TypeObj {
    header: Header,
    /// Changes whenever an attribute of the class or of a base changes; never repeats, never 0.
    pub version: Cell<u32>,
    pub flags: Cell<u32>,
    /// What [`TypeObj::is_plain`] has found: the version for which, what is known, and what of it is so.
    plain: Cell<(u32, u8, u8)>,
    /// Layout of the instances.
    pub instances: Layout,
    /// For a class that derives from a built-in type: that type's layout (see `InstanceObj::payload`).
    pub payload: Option<Layout>,
    pub name: HeapCell<String>,
    /// `__name__`, once it has been asked for.
    own_name: HeapCell<Option<Ref<StrObj>>>,
    pub qualname: HeapCell<Value>,
    pub bases: HeapCell<Vec<Ref<TypeObj>>>,
    /// The one of `bases` that decides on the layout of instances, if it is not the first.
    best: Cell<*const TypeObj>,
    /// The class itself first. Bases are kept alive by `bases`.
    pub mro: HeapCell<Vec<*const TypeObj>>,
    pub dict: HeapCell<DictData>,
    pub subclasses: HeapCell<Vec<*const TypeObj>>,
    /// Classes in the MRO that no base keeps alive, where the metaclass has made the MRO.
    pub strangers: HeapCell<Vec<Ref<TypeObj>>>,
    /// Names in `__slots__` of the class and its bases.
    pub slots: HeapCell<Vec<Ref<StrObj>>>,
    /// The shape of new instances: the first of a list of roots, one for each capacity.
    pub root_shape: Cell<*const Shape>,
    /// Shapes made, but for the first root.
    pub(super) shapes: Cell<u32>,
    /// Of a built-in class, once it is asked for: the native `__new__` that does all there is to do, if there is one.
    maker: Cell<Option<Maker>>,
    /// A class of a program refers to itself (by its MRO, in CPython): only the collector frees it.
    owns_itself: Cell<bool>,
    /// Of a native class: its table.
    pub native: Cell<Option<&'static NativeType>>,
}
/// See [`TypeObj::maker`].
#[derive(Clone, Copy)]
struct Maker(Option<&'static NativeDef>);

static NEXT_VERSION: Global<u32> = Global::new(1);

fn next_version() -> u32 {
    // SAFETY: a plain counter touched by one thread.
    #[allow(unsafe_code, reason = "a plain counter touched by one thread")]
    unsafe {
        let v = &mut *NEXT_VERSION.as_ptr();
        *v += 1;
        *v
    }
}

/// Ways in which instances of most classes behave as those of `object` do.
#[derive(Clone, Copy)]
pub enum Plain {
    /// `==` is `is`.
    Equality = 1,
    /// So it is, and `!=` is `is not`.
    Comparison = 4,
    /// They are true.
    Truth = 2,
    /// Their items are those of their built-in part, if they have one.
    Items = 8,
    /// So it is for `in`.
    Members = 16,
    /// So is their hash.
    Hash = 32,
    /// So are `==` and `!=`.
    PartEquality = 64,
    /// So are the other comparisons.
    PartOrder = 128,
}

impl TypeObj {
    /// A class with the given bases and an empty dict. `metatype` is `type` (null while bootstrapping).
    pub fn new(
        name: &str,
        metatype: *const TypeObj,
        bases: Vec<Ref<TypeObj>>,
        instances: Layout,
    ) -> Ref<TypeObj> {
        TypeObj::make(name, metatype, bases, instances, None)
    }
    fn make(
        name: &str,
        metatype: *const TypeObj,
        bases: Vec<Ref<TypeObj>>,
        instances: Layout,
        payload: Option<Layout>,
    ) -> Ref<TypeObj> {
        #[allow(unsafe_code, reason = "null while there is no class yet")]
        // SAFETY: null or a class.
        let metaclass = unsafe { metatype.as_ref() };
        let shape = metaclass.map_or(std::ptr::null(), |m| m.root_shape.get());
        let header = header_of_shape(Layout::Type, shape);
        if metaclass.is_some_and(TypeObj::has_del) {
            header.flags.set(FLAG_HAS_DEL);
        }
        let t = alloc_object(TypeObj {
            header,
            root_shape: Cell::new(std::ptr::null()),
            shapes: Cell::new(0),
            maker: Cell::new(None),
            owns_itself: Cell::new(false),
            native: Cell::new(None),
            version: Cell::new(next_version()),
            flags: Cell::new(0),
            plain: Cell::new((0, 0, 0)),
            instances,
            payload,
            name: HeapCell::new(name.to_string()),
            own_name: HeapCell::new(None),
            qualname: HeapCell::new(Value::Undef),
            bases: HeapCell::new(Vec::new()),
            best: Cell::new(std::ptr::null()),
            mro: HeapCell::new(Vec::new()),
            dict: HeapCell::new(DictData::default()),
            subclasses: HeapCell::new(Vec::new()),
            strangers: HeapCell::new(Vec::new()),
            slots: HeapCell::new(Vec::new()),
        });
        t.root_shape.set(Shape::root(t.ptr(), payload.is_some()));
        if instances == Layout::Instance && !bases.is_empty() {
            // Whoever stores attributes needs one place at least.
            t.set_capacity(1);
        }
        let mut mro = vec![t.ptr()];
        if let Some(b) = bases.first() {
            mro.extend(b.mro.get());
        }
        for b in &bases {
            b.subclasses.with_mut(|s| s.push(t.ptr()));
        }
        t.mro.set(mro);
        t.bases.set(bases);
        t
    }
    /// As [`TypeObj::new`] for a subclass of a built-in type.
    pub fn new_with_payload(
        name: &str,
        metaclass: &TypeObj,
        bases: Vec<Ref<TypeObj>>,
        instances: Layout,
        payload: Option<Layout>,
    ) -> Ref<TypeObj> {
        let t = TypeObj::make(name, metaclass, bases, instances, payload);
        if metaclass.is_heap() {
            // Given back in `drop`.
            std::mem::forget(Ref::from_ref(metaclass));
        }
        t
    }
    /// `__base__`: the base that decides on the layout of instances; only `object` has none.
    pub fn best_base(&self) -> Option<Ref<TypeObj>> {
        self.bases.with(|b| b.iter().find(|b| std::ptr::eq(b.ptr(), self.best.get())).or(b.first()).cloned())
    }
    pub fn set_bases(&self, bases: Vec<Ref<TypeObj>>, best: &TypeObj) -> Vec<Ref<TypeObj>> {
        self.best.set(best);
        self.bases.replace(bases)
    }
    /// The class of the class.
    #[inline(always)]
    pub fn metaclass(&self) -> &TypeObj {
        #[allow(unsafe_code, reason = "a class keeps its metaclass alive")]
        // SAFETY: as it says; built-in metaclasses live as long as the process.
        unsafe {
            &*self.header.class()
        }
    }
    /// Whether its class is `type` itself: nothing is odd about its own attributes and operators.
    #[inline(always)]
    pub fn is_plain_class(&self) -> bool {
        std::ptr::eq(self.metaclass(), builtin().type_.ptr())
    }
    /// Changes the class's class: from one of a program to another.
    pub fn set_metaclass(&self, m: &TypeObj) {
        debug_assert!(m.is_heap() && self.metaclass().is_heap());
        std::mem::forget(Ref::from_ref(m));
        self.release_metaclass();
        self.header.shape.set(m.root_shape.get());
    }
    /// Gives back the count it owns of its class.
    fn release_metaclass(&self) {
        if self.metaclass().is_heap() {
            #[allow(unsafe_code, reason = "takes over the count that the class owns of its metaclass")]
            // SAFETY: owned since the class was made, or since `set_metaclass`.
            drop(unsafe {
                Ref::<TypeObj>::from_object(ObjectRef::from_raw(
                    std::ptr::NonNull::from(self.metaclass()).cast(),
                ))
            });
        }
    }
    /// Calls `f` with what it owns a count of besides bases and attributes.
    pub(crate) fn visit_others(&self, f: &mut impl FnMut(&ObjectRef)) {
        self.strangers.with(|s| s.iter().for_each(|t| f(t.object())));
        if self.metaclass().is_heap() {
            f(Ref::from_ref(self.metaclass()).object());
        }
    }
    pub fn owns_itself(&self) -> bool {
        self.owns_itself.get()
    }
    /// The class is one of a program's.
    pub fn own_itself(&self) {
        if !self.owns_itself.replace(true) {
            std::mem::forget(Ref::from_ref(self));
        }
    }
    /// Lets go of its attributes and of itself; nobody will look at it again.
    pub(crate) fn let_go(&self) {
        // No cache has what was in its dict any more; traces that name the class are dropped at its death.
        self.version.set(next_version());
        drop(self.dict.replace(DictData::default()));
        let strangers = self.strangers.replace(Vec::new());
        strangers.iter().for_each(|t| t.strike_off(self));
        drop(strangers);
        if self.owns_itself.replace(false) {
            #[allow(unsafe_code, reason = "takes over the count that the class owns of itself")]
            // SAFETY: the caller holds another count.
            drop(unsafe {
                Ref::<TypeObj>::from_object(ObjectRef::from_raw(std::ptr::NonNull::from(self).cast()))
            });
        }
    }
    /// The native `__new__` of a built-in class that makes complete objects: no `__init__` comes after it.
    #[inline]
    pub fn maker(&self) -> Option<&'static NativeDef> {
        let known = self.maker.get();
        known.unwrap_or_else(|| self.find_maker()).0
    }
    #[cold]
    fn find_maker(&self) -> Maker {
        let n = &builtin().names;
        if let Some(def) = crate::builtins::maker_of_container(self) {
            self.maker.set(Some(Maker(Some(def))));
            return Maker(Some(def));
        }
        let odd = self.is_heap()
            || self.has_flag(type_flags::NO_NEW | type_flags::EXCEPTION)
            || std::ptr::eq(self, builtin().type_.ptr());
        let done = self.lookup(&n.init).is_none_or(|f| crate::ops::is_object_init(&f));
        let new = if odd || !done { None } else { self.lookup(&n.new) };
        let func =
            new.and_then(|w| w.get_exact::<WrapperObj>().map_or(Some(w.clone()), |w| Some(w.func.get())));
        let m = Maker(func.and_then(|f| f.get_exact::<NativeObj>().map(|f| f.def)));
        self.maker.set(Some(m));
        m
    }
    pub(crate) fn set_metatype(&self, m: &TypeObj) {
        self.header.shape.set(m.root_shape.get());
    }
    /// `__name__`; the name of a built-in class that is no built-in name begins with its module.
    pub fn own_name(&self) -> Ref<StrObj> {
        if let Some(s) = self.own_name.get() {
            return s;
        }
        let s = StrObj::new(&self.split_name().1);
        self.own_name.set(Some(s.clone()));
        s
    }
    /// The module that the name begins with, if it does, and the rest.
    pub fn split_name(&self) -> (Option<String>, String) {
        let name = self.name();
        match name.rsplit_once('.').filter(|_| !self.is_heap() || self.has_flag(type_flags::FULL_NAME)) {
            Some((module, own)) => (Some(module.to_string()), own.to_string()),
            None => (None, name),
        }
    }
    pub fn set_name(&self, name: String) {
        self.name.set(name);
        self.own_name.set(None);
    }
    pub fn name(&self) -> String {
        self.name.get()
    }
    #[inline(always)]
    pub fn has_flag(&self, f: u32) -> bool {
        self.flags.get() & f != 0
    }
    /// The layout of the built-in part of instances of classes derived from this built-in class.
    pub fn payload_layout(&self) -> Option<Layout> {
        let b = builtin();
        let plain = std::ptr::eq(self, &*b.object) || self.has_flag(type_flags::EXCEPTION);
        if plain { None } else { Some(self.instances) }
    }
    /// The direct subclasses that are alive.
    pub fn live_subclasses(&self) -> Vec<Ref<TypeObj>> {
        #[allow(unsafe_code, reason = "a class unregisters when it dies")]
        // SAFETY: dying classes remove themselves from their bases.
        let all = self.subclasses.get().into_iter().map(|p| Ref::from_ref(unsafe { &*p }));
        // Others have the class in their MRO only.
        all.filter(|t| t.bases.with(|b| b.iter().any(|b| std::ptr::eq(b.ptr(), self)))).collect()
    }
    /// Is told of changes from now on.
    pub fn enlist(&self, class: &TypeObj) {
        self.subclasses.with_mut(|s| s.push(class));
    }
    /// The opposite of [`TypeObj::enlist`].
    pub fn strike_off(&self, class: &TypeObj) {
        self.subclasses.with_mut(|s| s.retain(|p| !std::ptr::eq(*p, class)));
    }
    pub fn has_del(&self) -> bool {
        self.has_flag(type_flags::HAS_DEL)
    }
    pub fn is_heap(&self) -> bool {
        self.has_flag(type_flags::HEAP)
    }
    /// Whether `self` is `other` or derives from it.
    #[inline]
    pub fn is_subclass(&self, other: &TypeObj) -> bool {
        std::ptr::eq(self, other) || self.mro.with(|m| m.iter().any(|&t| std::ptr::eq(t, other)))
    }
    /// Classes in method resolution order.
    pub fn mro_refs(&self) -> Vec<Ref<TypeObj>> {
        #[allow(unsafe_code, reason = "bases keep the classes in the MRO alive")]
        // SAFETY: a class owns its bases, so everything in its MRO is alive.
        self.mro.get().into_iter().map(|p| Ref::from_ref(unsafe { &*p })).collect()
    }
    /// An attribute of the class or its bases, as stored (descriptors are not applied).
    #[inline]
    pub fn lookup(&self, name: &Ref<StrObj>) -> Option<Value> {
        let cache =
            &METHOD_CACHE[(name.hash() as usize ^ (self.version.get() as usize).wrapping_mul(31)) & 1023];
        let c = cache.get();
        if c.version == self.version.get() && std::ptr::eq(c.name, name.ptr()) {
            #[allow(unsafe_code, reason = "the version proves that the class still owns the value")]
            // SAFETY: as long as the version is current, the value is where it was found.
            return unsafe { c.value.as_ref() }.cloned();
        }
        self.lookup_slow(name)
    }
    /// As [`TypeObj::lookup`], but descriptors for names in `__slots__` do not count: the slots of an instance say what they
    /// give.
    #[inline]
    pub fn lookup_but_slots(&self, name: &Ref<StrObj>) -> Option<Value> {
        self.lookup(name).filter(|v| v.get_exact::<MemberObj>().is_none_or(|m| m.kind != MemberKind::Slot))
    }
    /// As [`TypeObj::lookup`], but built-in classes' own methods do not count: what they do to an instance is
    /// done by its payload or is the default. Operators on instances look their methods up this way.
    #[inline]
    pub fn user_method(&self, name: &Ref<StrObj>) -> Option<Value> {
        let v = self.lookup(name)?;
        match v.get_exact::<NativeObj>() {
            // Under another name it is no default (`__str__ = int.__repr__`).
            Some(n) if n.of_builtin_class && name.as_ascii() == Some(n.def.name) => None,
            _ => Some(v),
        }
    }
    /// Whether `==` on its instances is `is`: no `__eq__` of its own and no built-in part to compare.
    #[inline]
    pub fn compares_by_identity(&self) -> bool {
        self.is_plain(Plain::Equality)
    }
    /// Whether its instances behave in some way as those of `object` do.
    #[inline]
    pub fn is_plain(&self, what: Plain) -> bool {
        let (version, known, so) = self.plain.get();
        if version == self.version.get() && known & what as u8 != 0 {
            return so & what as u8 != 0;
        }
        self.find_plain(what)
    }
    #[inline(never)]
    fn find_plain(&self, what: Plain) -> bool {
        let n = &builtin().names;
        let lacks = |name: &Ref<StrObj>| self.user_method(name).is_none();
        let bare = self.payload.is_none();
        let so = match what {
            Plain::Equality => bare && lacks(&n.eq),
            Plain::Comparison => bare && lacks(&n.eq) && lacks(&n.ne),
            Plain::Truth => bare && lacks(&n.bool_) && lacks(&n.len),
            Plain::Items => lacks(&n.getitem),
            Plain::Members => lacks(&n.contains),
            Plain::Hash => lacks(&n.hash),
            Plain::PartEquality => lacks(&n.eq) && lacks(&n.ne),
            Plain::PartOrder => [&n.lt, &n.le, &n.gt, &n.ge].into_iter().all(lacks),
        };
        let (version, known, answers) = match self.plain.get() {
            (version, known, answers) if version == self.version.get() => (version, known, answers),
            _ => (self.version.get(), 0, 0),
        };
        let bit = what as u8;
        self.plain.set((version, known | bit, answers | if so { bit } else { 0 }));
        so
    }
    fn lookup_slow(&self, name: &Ref<StrObj>) -> Option<Value> {
        let found = self.mro.with(|m| {
            m.iter().find_map(|&t| {
                #[allow(unsafe_code, reason = "bases keep the classes in the MRO alive")]
                // SAFETY: a class owns its bases.
                let t = unsafe { &*t };
                t.dict.with(|d| d.get_name(name).map(|v| v as *const Value))
            })
        });
        if name.is_interned() {
            let i = (name.hash() as usize ^ (self.version.get() as usize).wrapping_mul(31)) & 1023;
            let value = found.unwrap_or(std::ptr::null());
            name.note_lookup();
            METHOD_CACHE[i].set(CachedLookup { version: self.version.get(), name: name.ptr(), value });
        }
        #[allow(unsafe_code, reason = "the pointer was taken from the dict just now")]
        // SAFETY: nothing has changed since the lookup.
        found.map(|p| unsafe { (*p).clone() })
    }
    /// Sets or (with `Undef`) removes an attribute; true if it was there.
    ///
    /// One that is stored again, and is no descriptor, becomes a variable: its value moves to a cell, and further stores change
    /// no version, since every lookup ends where it ended before.
    pub fn set_attr(&self, name: &Ref<StrObj>, v: Value) -> bool {
        if self.is_heap() {
            let v = match self.set_variable(name, v) {
                Ok(()) => return true,
                Err(v) => v,
            };
            let flags = self.flags.get();
            let is_data = crate::ops::is_data_descriptor(&v);
            let r = self.define(name, v);
            // What is cached of a class with `__getattr__` holds as long as its `__getattribute__` is object's.
            let n = &builtin().names;
            // Instances turn into descriptors, or no longer are.
            let protocol =
                [&n.getattribute, &n.get, &n.set, &n.delete].iter().any(|m| name.object().is(m.object()));
            if protocol {
                // What a variable holds may be one of them.
                builtin().object.modified();
            }
            if self.flags.get() != flags || protocol {
                forget_attr_caches(None);
            } else if is_data {
                forget_attr_caches(Some(name));
            }
            if self.instances == Layout::Type {
                self.metaclass_changed(name);
            }
            return r;
        }
        self.define(name, v)
    }
    /// Stores over a value of the class itself where neither the old value nor the new one is a descriptor; else gives the value
    /// back.
    fn set_variable(&self, name: &Ref<StrObj>, v: Value) -> Result<(), Value> {
        let fixed = name.as_ascii().is_some_and(|n| n.starts_with("__") && n.ends_with("__"));
        if v.is_undef() || fixed || self.instances == Layout::Type || crate::ops::is_descriptor(&v) {
            return Err(v);
        }
        if let Some(c) = self.own_variable(name) {
            cell_ref(&c).set(v);
            return Ok(());
        }
        if self.dict.with(|d| d.get_name(name).is_none_or(crate::ops::is_descriptor)) {
            return Err(v);
        }
        let c = self.dict.with_mut(|d| d.make_cell(std::ptr::null(), name));
        cell_ref(&c).set(v);
        self.modified();
        Ok(())
    }
    /// The cell of an attribute, found as by [`TypeObj::lookup`], that is a variable.
    pub fn variable(&self, name: &Ref<StrObj>) -> Option<*const GlobalCell> {
        let owner = self.mro_refs().into_iter().find(|t| t.dict.with(|d| d.get_name(name).is_some()))?;
        owner.own_variable(name)
    }
    /// The cell of an attribute of the class itself that is a variable. Its cell may hold a descriptor, which has been stored
    /// since: then it is none, and what is stored over that changes the version again.
    pub fn own_variable(&self, name: &Ref<StrObj>) -> Option<*const GlobalCell> {
        let cell = self.dict.with(|d| d.cell_of(name))?;
        let plain = cell_ref(&cell).value.with(|v| !crate::ops::is_descriptor(v));
        plain.then_some(cell)
    }
    /// As [`TypeObj::set_attr`] for a class that has no instances yet.
    pub fn define(&self, name: &Ref<StrObj>, v: Value) -> bool {
        let old = if v.is_undef() {
            self.dict.with_mut(|d| d.remove_name(name))
        } else {
            self.dict.with_mut(|d| d.set_name(name, v))
        };
        self.modified();
        if self.is_heap() {
            self.update_flags(name);
        }
        old.is_some()
    }
    /// An attribute of a metaclass that may have instances has changed. That is rare, and what is known of its
    /// instances depends on it: all classes get new versions.
    #[cold]
    fn metaclass_changed(&self, name: &Ref<StrObj>) {
        fn mark(t: &TypeObj, meta: &TypeObj) {
            if t.metaclass().is_subclass(meta) {
                t.flags.set(t.flags.get() | type_flags::META_CALL);
            }
            t.live_subclasses().iter().for_each(|s| mark(s, meta));
        }
        if name.object().is(builtin().names.call.object()) {
            mark(&builtin().object, self);
        }
        forget_attr_caches(None);
        builtin().object.modified();
    }
    fn update_flags(&self, name: &Ref<StrObj>) {
        let f = match name.as_ascii() {
            Some("__del__") => type_flags::HAS_DEL,
            Some("__getattr__" | "__getattribute__") => type_flags::HAS_GETATTR,
            Some("__setattr__" | "__delattr__") => type_flags::HAS_SETATTR,
            Some("__new__") => type_flags::HAS_NEW,
            _ => return,
        };
        self.add_flag(f);
    }
    /// Adds a flag to the class and its subclasses.
    pub fn add_flag(&self, f: u32) {
        if f == type_flags::HAS_DEL {
            crate::vm::note_finalisers();
        }
        self.flags.set(self.flags.get() | f);
        for s in self.subclasses.get() {
            #[allow(unsafe_code, reason = "a class unregisters when it dies")]
            // SAFETY: dying classes remove themselves from their bases.
            unsafe { &*s }.add_flag(f);
        }
    }
    /// Gives the class and its subclasses new versions.
    pub fn modified(&self) {
        self.version.set(next_version());
        if self.header.flags.get() & FLAG_WATCHED != 0 {
            crate::vm::changed(self);
        }
        for s in self.subclasses.get() {
            #[allow(unsafe_code, reason = "a class unregisters when it dies")]
            // SAFETY: dying classes remove themselves from their bases.
            unsafe { &*s }.modified();
        }
    }
}

impl Drop for TypeObj {
    fn drop(&mut self) {
        let me = self as *const TypeObj;
        for b in self.bases.get().iter().chain(&self.strangers.get()) {
            b.subclasses.with_mut(|s| s.retain(|p| *p != me));
        }
        self.bury_shapes();
        self.release_metaclass();
    }
}

/// One line of the global method cache; `value` points into a class dict or is null for "absent".
#[derive(Clone, Copy)]
struct CachedLookup {
    version: u32,
    name: *const StrObj,
    value: *const Value,
}
struct MethodCacheLine(Cell<CachedLookup>);
#[allow(unsafe_code, reason = "only the Python thread uses the cache")]
// SAFETY: one thread runs Python at a time.
unsafe impl Sync for MethodCacheLine {}
impl MethodCacheLine {
    #[inline(always)]
    fn get(&self) -> CachedLookup {
        self.0.get()
    }
    fn set(&self, c: CachedLookup) {
        self.0.set(c)
    }
}
static METHOD_CACHE: [MethodCacheLine; 1024] = [const {
    MethodCacheLine(Cell::new(CachedLookup { version: 0, name: std::ptr::null(), value: std::ptr::null() }))
}; 1024];

/// A name is about to be freed: another one may get its address.
pub(crate) fn forget_method_name(name: *const StrObj) {
    for line in METHOD_CACHE.iter().filter(|l| std::ptr::eq(l.get().name, name)) {
        line.set(CachedLookup { version: 0, name: std::ptr::null(), value: std::ptr::null() });
    }
}

/// An instance of an exception class.
#[repr(C)]
pub struct ExceptionObj {
    header: Header,
    /// The class; owned.
    pub class: Ref<TypeObj>,
    /// A tuple.
    pub args: HeapCell<Value>,
    pub cause: HeapCell<Value>,
    pub context: HeapCell<Value>,
    pub suppress_context: Cell<bool>,
    /// A traceback object or `None`.
    pub traceback: HeapCell<Value>,
    /// Of a group: the tuple of its message and the tuple of its exceptions. Else `Undef`.
    pub group: HeapCell<Value>,
    /// The fields of built-in classes that somebody has set (`value`, `name`, `code`, …).
    pub fields: HeapCell<Option<Ref<DictObj>>>,
    /// `__dict__`.
    pub attrs: HeapCell<Option<Ref<DictObj>>>,
}

/// Whether an exception class has a field of this name, which is not in the `__dict__` of its instances.
fn has_field(class: &TypeObj, name: &str) -> bool {
    let b = builtin();
    let is = |t: &Ref<TypeObj>| class.is_subclass(t);
    match name {
        "value" => is(&b.stop_iteration),
        "code" => is(&b.system_exit),
        "errno" | "strerror" | "filename2" => is(&b.os_error),
        "filename" => is(&b.os_error) || is(&b.syntax_error),
        "name" => is(&b.name_error) || is(&b.attribute_error) || is(&b.import_error),
        "obj" => is(&b.attribute_error),
        "path" | "name_from" => is(&b.import_error),
        "msg" => is(&b.import_error) || is(&b.syntax_error),
        "lineno" | "offset" | "text" | "end_lineno" | "end_offset" | "print_file_and_line" | "_metadata" => {
            is(&b.syntax_error)
        }
        "encoding" | "object" | "start" | "end" | "reason" => {
            is(&b.unicode_decode_error) || is(&b.unicode_encode_error) || is(&b.unicode_translate_error)
        }
        _ => false,
    }
}
pub const EXCEPTION_ATTRS: i32 = offset_of!(ExceptionObj, attrs) as i32;

impl ExceptionObj {
    pub fn new(class: &TypeObj, args: Value) -> Ref<ExceptionObj> {
        let header = new_header(Layout::Exception, class);
        if class.has_del() {
            header.flags.set(FLAG_HAS_DEL);
        }
        alloc_object(ExceptionObj {
            header,
            class: Ref::from_ref(class),
            args: HeapCell::new(args),
            cause: HeapCell::new(Value::None),
            context: HeapCell::new(Value::None),
            suppress_context: Cell::new(false),
            traceback: HeapCell::new(Value::None),
            group: HeapCell::new(Value::Undef),
            fields: HeapCell::new(None),
            attrs: HeapCell::new(None),
        })
    }
    /// Whether an attribute of this name that its class does not have is in `__dict__`.
    pub fn keeps_in_dict(&self, name: &str) -> bool {
        !has_field(&self.class, name)
    }
    /// What `__dict__` has, made if it is not there yet.
    pub fn own_attrs(&self) -> Ref<DictObj> {
        self.attrs.with_mut(|a| a.get_or_insert_with(DictObj::empty).clone())
    }
    pub fn get_attr(&self, name: &Ref<StrObj>) -> Option<Value> {
        let of = |d: &HeapCell<Option<Ref<DictObj>>>| d.with(|a| a.as_ref().and_then(|d| d.get_name(name)));
        of(&self.fields).or_else(|| of(&self.attrs))
    }
    pub fn set_attr(&self, name: &Ref<StrObj>, v: Value) {
        self.place_of(name).with_mut(|a| a.get_or_insert_with(DictObj::empty).clone()).set_name(name, v)
    }
    /// Whether there was one.
    pub fn del_attr(&self, name: &Ref<StrObj>) -> bool {
        let gone =
            self.place_of(name).with(|a| a.as_ref().and_then(|d| d.data.with_mut(|t| t.remove_name(name))));
        gone.is_some()
    }
    /// Where an attribute of this name belongs.
    fn place_of(&self, name: &Ref<StrObj>) -> &HeapCell<Option<Ref<DictObj>>> {
        match name.as_ascii() {
            Some(n) if has_field(&self.class, n) => &self.fields,
            _ => &self.attrs,
        }
    }
}
