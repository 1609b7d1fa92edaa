//! Weak references.
//!
//! The references of one object form a list. A table of the heap has its first one by the address of the object, whose header
//! says by `FLAG_WEAK` that there is one: so objects without weak references pay nothing for them.
//!
//! ```text
//! object ──FLAG_WEAK──► heap().weak ──► shared ref ─ shared proxy ─ newest ─ ... ─ oldest
//! count is zero ─► all lose their object ─► callbacks wait, the newest first ─► the last one lets go of the object
//! ```
//! A callback that waits is in the queue of finalisers, so it runs where `__del__` runs. The dead object is kept until then:
//! what it refers to is still there when its callbacks are called.

use std::cell::Cell;
use std::ptr::{self, NonNull};

use hashbrown::HashTable;

use crate::heap::{FLAG_WEAK, alloc_object, heap, new_header};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{POLL_FINALISE, Res, Vm, note_finalisers, request_poll};

/// Where a reference stands in the list of its object.
#[repr(u16)]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum WeakKind {
    /// The `weakref.ref` without a callback: there is one for each object.
    SharedRef,
    /// The proxy without a callback, likewise.
    SharedProxy,
    Own,
}

/// A callback that is to be called.
struct Waiting {
    callback: Value,
    /// What it is called with, if that is not the `WeakRefObj` itself.
    reference: Option<ObjectRef>,
    /// Of the last callback: the dead object.
    dead: Option<ObjectRef>,
}

/// `weakref.ref`, and the built-in part of an instance of a subclass and of a proxy.
#[repr(C)]
pub struct WeakRefObj {
    header: Header,
    /// Not counted; null when the object is dead.
    referent: Cell<*const Header>,
    kind: WeakKind,
    next: Cell<*const WeakRefObj>,
    previous: Cell<*const WeakRefObj>,
    /// The instance that this is the built-in part of, or null. It owns this.
    outer: Cell<*const Header>,
    /// The hash of the object, once it was asked for.
    hash: Cell<Option<u64>>,
    /// None if there is none.
    pub callback: HeapCell<Value>,
    waiting: HeapCell<Option<Box<Waiting>>>,
}

/// First references by the address of their object.
pub type WeakTable = HashTable<*const WeakRefObj>;

fn hash_address(p: *const Header) -> u64 {
    (p as u64 >> 4).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// A reference in a list.
///
/// # Safety
/// `p` is null or in the list of an object: references leave it when they die.
unsafe fn listed<'a>(p: *const WeakRefObj) -> Option<&'a WeakRefObj> {
    // SAFETY: the caller's duty.
    unsafe { p.as_ref() }
}

/// The first reference of an object.
fn first(o: *const Header) -> *const WeakRefObj {
    // SAFETY: what is in the table is alive.
    let of = |w: &*const WeakRefObj| unsafe { (**w).referent.get() } == o;
    heap().weak.find(hash_address(o), of).copied().unwrap_or(ptr::null())
}

/// Enters the first reference of an object, in place of the one before; none if it is null.
fn set_first(o: *const Header, w: *const WeakRefObj) {
    // SAFETY: what is in the table is alive, `o` too.
    let (hash, of) = (hash_address(o), |w: &*const WeakRefObj| unsafe { (**w).referent.get() } == o);
    let table = &mut heap().weak;
    match table.find_entry(hash, of) {
        Ok(e) if w.is_null() => drop(e.remove()),
        Ok(mut e) => *e.get_mut() = w,
        Err(_) => {
            // SAFETY: as above.
            table.insert_unique(hash, w, |w| hash_address(unsafe { (**w).referent.get() }));
        }
    }
    // SAFETY: the object is alive, or about to die.
    let flags = unsafe { &(*o).flags };
    flags.set(if w.is_null() { flags.get() & !FLAG_WEAK } else { flags.get() | FLAG_WEAK });
}

impl WeakRefObj {
    /// A reference to an object that can have some.
    pub fn new(o: &ObjectRef, kind: WeakKind, callback: Value) -> Ref<WeakRefObj> {
        if !callback.is_none() {
            note_finalisers();
        }
        let w = alloc_object(WeakRefObj {
            header: new_header(Layout::WeakRef, &builtin().weakref),
            referent: Cell::new(o.as_ptr()),
            kind,
            next: Cell::new(ptr::null()),
            previous: Cell::new(ptr::null()),
            outer: Cell::new(ptr::null()),
            hash: Cell::new(None),
            callback: HeapCell::new(callback),
            waiting: HeapCell::new(None),
        });
        let has_some = o.header().flags.get() & FLAG_WEAK != 0;
        let (mut before, mut after) = (ptr::null(), if has_some { first(o.as_ptr()) } else { ptr::null() });
        // SAFETY: the list of the object.
        while let Some(x) = unsafe { listed(after) }
            && x.kind < kind
        {
            (before, after) = (after, x.next.get());
        }
        w.previous.set(before);
        w.next.set(after);
        // SAFETY: as above.
        unsafe {
            if let Some(x) = listed(after) {
                x.previous.set(w.ptr());
            }
            match listed(before) {
                Some(x) => x.next.set(w.ptr()),
                None => set_first(o.as_ptr(), w.ptr()),
            }
        }
        w
    }
    /// From now on it is the built-in part of this instance.
    pub fn set_outer(&self, outer: &ObjectRef) {
        self.outer.set(outer.as_ptr());
    }
    /// The instance is gone. Whoever still has this (for a moment) has a dead reference.
    pub(crate) fn lose_outer(&self) {
        self.unlink();
        self.outer.set(ptr::null());
    }
    /// The object, if it is alive.
    pub fn target(&self) -> Option<Value> {
        let p = NonNull::new(self.referent.get() as *mut Header)?;
        // SAFETY: an object takes itself out of its references before it is freed.
        unsafe {
            let rc = &p.as_ref().rc;
            if rc.get() == 0 {
                return None;
            }
            rc.set(rc.get() + 1);
            Some(Value::Object(ObjectRef::from_raw(p)))
        }
    }
    /// The reference as the program sees it.
    pub fn seen(&self) -> Value {
        match NonNull::new(self.outer.get() as *mut Header) {
            // SAFETY: the instance owns this, and so is alive.
            Some(p) => unsafe {
                p.as_ref().rc.set(p.as_ref().rc.get() + 1);
                Value::Object(ObjectRef::from_raw(p))
            },
            None => Ref::from_ref(self).into(),
        }
    }
    /// The hash of the object; it stays when the object dies.
    pub fn hash(&self, vm: &mut Vm) -> Res<u64> {
        if let Some(h) = self.hash.get() {
            return Ok(h);
        }
        let Some(o) = self.target() else {
            return Err(vm.type_error("weak object has gone away"));
        };
        let h = crate::ops::hash(vm, &o)?;
        self.hash.set(Some(h));
        Ok(h)
    }
    /// Takes it out of the list of its object.
    pub fn unlink(&self) {
        let o = self.referent.get();
        if o.is_null() {
            return;
        }
        let (before, after) = (self.previous.get(), self.next.get());
        // SAFETY: the list of the object.
        unsafe {
            if let Some(x) = listed(after) {
                x.previous.set(before);
            }
            match listed(before) {
                Some(x) => x.next.set(after),
                None => set_first(o, after),
            }
        }
        self.referent.set(ptr::null());
        self.next.set(ptr::null());
        self.previous.set(ptr::null());
    }
    /// Puts the callback, if there is one and somebody still has the reference, into the queue.
    fn queue(&self) -> bool {
        let callback = self.callback.replace(Value::None);
        let outer = self.outer.get();
        // SAFETY: the instance owns this, and so is alive or about to die.
        let is_dead = self.header.rc.get() == 0 || unsafe { outer.as_ref() }.is_some_and(|o| o.rc.get() == 0);
        if callback.is_none() || is_dead || heap().no_callbacks {
            return false;
        }
        let reference = if outer.is_null() { None } else { self.seen().as_object().cloned() };
        self.waiting.set(Some(Box::new(Waiting { callback, reference, dead: None })));
        heap().finalise.push(Ref::from_ref(self).into_object());
        request_poll(POLL_FINALISE);
        true
    }
    /// Calls the callback that waits. An exception is reported and dropped.
    pub(crate) fn call_back(&self, vm: &mut Vm) {
        let Some(w) = self.waiting.replace(None) else { return };
        let reference = w.reference.clone().map_or_else(|| Ref::from_ref(self).into(), Value::Object);
        if vm.call(&w.callback, &[reference]).is_err() {
            let e = vm.take_exception();
            let how = if vm.gc.is_running() { "on" } else { "while" };
            crate::traceback::print_unraisable(
                vm,
                &e,
                &format!("{how} calling weakref callback"),
                &w.callback,
            );
        }
    }
    /// Calls `f` with each object it owns a count of.
    pub(crate) fn visit(&self, f: &mut impl FnMut(&ObjectRef)) {
        self.callback.with(|c| c.as_object().into_iter().for_each(&mut *f));
        self.waiting.with(|w| {
            if let Some(w) = w {
                w.callback.as_object().into_iter().chain(&w.reference).chain(&w.dead).for_each(f);
            }
        });
    }
}

impl Drop for WeakRefObj {
    fn drop(&mut self) {
        self.unlink();
    }
}

/// The weak references of an object, in the order of its list.
pub fn weak_references(o: &ObjectRef) -> Vec<Ref<WeakRefObj>> {
    let mut all = Vec::new();
    if o.header().flags.get() & FLAG_WEAK != 0 {
        let mut p = first(o.as_ptr());
        // SAFETY: the list of the object.
        while let Some(w) = unsafe { listed(p) } {
            all.push(Ref::from_ref(w));
            p = w.next.get();
        }
    }
    all
}

/// The reference of an object that is shared.
pub fn shared_reference(o: &ObjectRef, kind: WeakKind) -> Option<Value> {
    let all = weak_references(o);
    all.iter().take(2).find(|w| w.kind == kind).map(|w| w.seen())
}

/// An object with weak references has come to its end: they lose it. Whether callbacks wait, the last of which has the object.
pub(crate) fn referent_died(p: NonNull<Header>) -> bool {
    let mut last = ptr::null();
    let mut next = first(p.as_ptr());
    // SAFETY: the list of the object. Nobody is freed in between: `queue` only adds counts.
    while let Some(w) = unsafe { listed(next) } {
        next = w.next.get();
        w.unlink();
        if w.queue() {
            last = w as *const WeakRefObj;
        }
    }
    // SAFETY: the queue has it.
    let Some(last) = (unsafe { listed(last) }) else { return false };
    // SAFETY: its count is zero; the one set here is given to the callback.
    unsafe {
        p.as_ref().rc.set(1);
        let dead = ObjectRef::from_raw(p);
        last.waiting.with_mut(|w| {
            if let Some(w) = w {
                w.dead = Some(dead);
            }
        });
    }
    true
}

/// Garbage loses its weak references; their callbacks wait, if they are to be called. (References that are garbage themselves
/// have been taken out before.)
pub(crate) fn garbage_dies(o: &ObjectRef, callbacks: bool) {
    for w in weak_references(o) {
        w.unlink();
        if callbacks {
            w.queue();
        }
    }
}
