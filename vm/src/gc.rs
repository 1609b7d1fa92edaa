//! The cycle collector: frees objects that only refer to each other.
//!
//! Trial deletion (Bacon, Rajan: "Concurrent Cycle Collection in Reference Counted Systems", ECOOP 2001; CPython's `gc`): from
//! the count of each object are taken the references that other objects own. What is left of the count is owned by registers,
//! native code and machine code; such objects are reachable, and what these refer to. The rest is garbage.
//!
//! ```text
//! refs = counts ─► refs -= references among objects ─► mark from refs > 0 ─► finalisers ─► the others let go of what they hold
//! ```
//! Collections run at polls only, when counts are exact: a trace that leaves by an exit has made the counts it had elided.
//! [`visit`] passes exactly the counts that an object owns: borrowed pointers (MRO, caches) are none, and the registers of a
//! running generator lie on the register stack.
#![allow(unsafe_code, reason = "walks over all objects")]

use std::ptr::NonNull;

use crate::heap::{self, FLAG_FINALISED, FLAG_HAS_DEL, MAX_SMALL, each_object, heap, refs_of};
use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

/// What the `gc` module can set and see.
#[derive(Default)]
pub struct State {
    pub disabled: bool,
    /// A collection is going on.
    running: bool,
    pub collections: u64,
    pub collected: u64,
}

/// The number of an object that is known to be reachable.
const REACHABLE: u32 = u32::MAX;

/// Whether objects of this layout can be a part of a cycle.
#[inline(always)]
pub fn is_tracked(l: Layout) -> bool {
    use Layout::*;
    !matches!(l, Free | Str | BigInt | Range | NativeFunction | Singleton | Bytes | File | Complex | BigRange)
}

/// Calls `f` with each object that an object owns a count of, once for each count.
fn visit(p: NonNull<Header>, f: &mut impl FnMut(&ObjectRef)) {
    macro_rules! the {
        ($t:ty) => {
            // SAFETY: the layout says which struct it is.
            unsafe { p.cast::<$t>().as_ref() }
        };
    }
    macro_rules! values {
        ($($v:expr),*) => {
            {
                $(if let Value::Object(o) = $v {
                    f(o)
                })*
            }
        };
    }
    macro_rules! cells {
        ($($c:expr),*) => {
            {
                $($c.with(|v| {
                    if let Value::Object(o) = v {
                        f(o)
                    }
                });)*
            }
        };
    }
    // SAFETY: an object.
    match unsafe { p.as_ref() }.layout {
        Layout::Instance => the!(InstanceObj).visit(f),
        Layout::Exception => {
            let e = the!(ExceptionObj);
            f(e.class.object());
            cells!(e.args, e.cause, e.context, e.traceback);
            e.attrs.with(|a| a.iter().for_each(|d| f(d.object())));
        }
        Layout::Type => {
            let t = the!(TypeObj);
            t.bases.with(|b| b.iter().for_each(|b| f(b.object())));
            t.dict.with(|d| d.iter().for_each(|e| values!(&e.key, e.value())));
            cells!(t.qualname);
            t.visit_others(f);
            if t.owns_itself() {
                f(Ref::from_ref(t).object());
            }
        }
        Layout::List => the!(ListObj).each_object(f),
        Layout::Tuple => the!(TupleObj).items().iter().for_each(|v| values!(v)),
        Layout::Dict => {
            let d = the!(DictObj);
            d.data.with(|d| d.iter().for_each(|e| values!(&e.key, e.value())));
            d.visit_fallback(f);
        }
        Layout::Set => the!(SetObj).data.with(|d| d.iter().for_each(|(k, _)| values!(k))),
        Layout::Slice => {
            let s = the!(SliceObj);
            values!(&s.start, &s.stop, &s.step);
        }
        Layout::Function => {
            let x = the!(FunctionObj);
            x.code.with(|c| f(c.object()));
            values!(&x.closure);
            cells!(x.defaults, x.kwdefaults, x.name, x.qualname, x.doc, x.module);
            x.attrs.with(|a| a.iter().for_each(|d| f(d.object())));
        }
        Layout::BoundMethod => {
            let m = the!(BoundMethodObj);
            values!(&m.func, &m.receiver);
        }
        Layout::Cell => cells!(the!(CellObj).value),
        Layout::Generator => {
            let g = the!(GeneratorObj);
            f(g.code.object());
            f(g.func.object());
            cells!(g.handled, g.name, g.qualname);
            let regs = g.regs.get();
            if g.state.get() != GenState::Running && !regs.is_null() {
                // SAFETY: the registers of a generator that is not running.
                let regs = unsafe { std::slice::from_raw_parts(regs, g.code.n_regs as usize) };
                regs.iter().for_each(|v| values!(v));
            }
        }
        Layout::Code => {
            let c = the!(CodeObj);
            c.consts.iter().for_each(|v| values!(v));
            f(c.ns.object());
            c.builtins.iter().for_each(|b| f(b.object()));
            c.consumers.with(|c| c.iter().for_each(|c| c.iter().for_each(|v| values!(v))));
        }
        Layout::Module => {
            let m = the!(ModuleObj);
            cells!(m.name);
            f(m.ns.object());
        }
        Layout::Iterator => the!(IteratorObj).state.with(|s| match s {
            IterState::List(l, _) | IterState::ListReversed(l, _) => f(l.object()),
            IterState::Tuple(t, _) => f(t.object()),
            IterState::Set(s, ..) => f(s.object()),
            IterState::Dict(c) | IterState::DictReversed(c) => f(c.dict.object()),
            IterState::Sequence(v, _) | IterState::SequenceReversed(v, _) => values!(v),
            IterState::Enumerate(a, b) | IterState::Filter(a, b) | IterState::Callable(a, b) => values!(a, b),
            IterState::Zip(t, _) => f(t.object()),
            IterState::Map(x, t, _) => {
                values!(x);
                f(t.object());
            }
            IterState::Str(..)
            | IterState::Bytes(..)
            | IterState::Range(..)
            | IterState::BigRange(_)
            | IterState::Done => {}
        }),
        Layout::Property => {
            let x = the!(PropertyObj);
            cells!(x.getter, x.setter, x.deleter, x.doc);
            cells!(x.name);
        }
        Layout::Wrapper => {
            let w = the!(WrapperObj);
            cells!(w.func);
            w.attrs.with(|a| a.iter().for_each(|d| f(d.object())));
        }
        Layout::Member => f(the!(MemberObj).class.object()),
        Layout::Proxy => the!(ProxyObj).visit(f),
        Layout::Traceback => {
            let t = the!(TracebackObj);
            f(t.code.object());
            cells!(t.next);
        }
        Layout::Super => {
            let s = the!(SuperObj);
            f(s.class.object());
            values!(&s.receiver);
            f(s.start.object());
        }
        Layout::DictView => f(the!(DictViewObj).dict.object()),
        Layout::Free
        | Layout::Str
        | Layout::BigInt
        | Layout::Range
        | Layout::NativeFunction
        | Layout::Singleton
        | Layout::Bytes
        | Layout::File
        | Layout::Complex
        | Layout::BigRange => {}
    }
}

/// Has a garbage object let go of what it holds, as far as that can be changed: every cycle has an object that does.
fn let_go(o: &ObjectRef) {
    macro_rules! as_a {
        ($t:ty) => {
            match o.get::<$t>() {
                Some(x) => x,
                None => return,
            }
        };
    }
    match o.layout() {
        Layout::Instance => as_a!(InstanceObj).let_go(),
        Layout::Exception => {
            let e = as_a!(ExceptionObj);
            for c in [&e.args, &e.cause, &e.context, &e.traceback] {
                c.set(Value::None);
            }
            e.attrs.set(None);
        }
        Layout::Type => as_a!(TypeObj).let_go(),
        Layout::List => as_a!(ListObj).clear(),
        Layout::Dict => as_a!(DictObj).clear(),
        Layout::Set => as_a!(SetObj).clear(),
        Layout::Function => {
            let x = as_a!(FunctionObj);
            for c in [&x.defaults, &x.kwdefaults, &x.doc, &x.module] {
                c.set(Value::None);
            }
            x.attrs.set(None);
        }
        Layout::Cell => as_a!(CellObj).value.set(Value::Undef),
        Layout::Generator => {
            let g = as_a!(GeneratorObj);
            if g.state.get() != GenState::Running {
                g.state.set(GenState::Done);
                g.clear();
            }
            g.handled.set(Value::Undef);
        }
        Layout::Iterator => as_a!(IteratorObj).state.set(IterState::Done),
        Layout::Code => as_a!(CodeObj).consumers.set(None),
        Layout::Traceback => as_a!(TracebackObj).next.set(Value::None),
        _ => {}
    }
}

/// Whether an object fits no page of the heap.
#[inline(always)]
fn is_large(p: NonNull<Header>) -> bool {
    // SAFETY: an object; the layout says which struct it is.
    unsafe {
        match p.as_ref().layout {
            Layout::Tuple => {
                size_of::<TupleObj>() + p.cast::<TupleObj>().as_ref().len() * size_of::<Value>() > MAX_SMALL
            }
            Layout::Instance => p.cast::<InstanceObj>().as_ref().bytes() > MAX_SMALL,
            _ => false,
        }
    }
}
const _: () = assert!(size_of::<CodeObj>() <= MAX_SMALL && size_of::<TypeObj>() <= MAX_SMALL);

/// The objects that nothing but themselves refers to; a count of each is held.
fn garbage() -> Vec<ObjectRef> {
    heap::begin_refs();
    // SAFETY: of all objects that are there; nothing is allocated or freed before `end_refs`.
    let refs = |p: NonNull<Header>| unsafe { refs_of(p, is_large(p)) };
    // SAFETY: objects of the heap.
    let tracked = |p: NonNull<Header>| is_tracked(unsafe { p.as_ref() }.layout);
    let address = |o: &ObjectRef| {
        // SAFETY: never null.
        unsafe { NonNull::new_unchecked(o.as_ptr()) }
    };
    each_object(|p| {
        if tracked(p) {
            // SAFETY: an object of the heap.
            refs(p).set(unsafe { p.as_ref() }.rc.get());
        }
    });
    each_object(|p| {
        if tracked(p) {
            visit(p, &mut |o| {
                let o = address(o);
                if tracked(o) {
                    let r = refs(o);
                    debug_assert!(r.get() > 0, "an object is referred to more often than it is counted");
                    r.set(r.get().wrapping_sub(1));
                }
            });
        }
    });
    let mut stack = Vec::new();
    let reach = |o: NonNull<Header>, stack: &mut Vec<NonNull<Header>>| {
        if tracked(o) && refs(o).replace(REACHABLE) != REACHABLE {
            stack.push(o);
        }
    };
    each_object(|p| {
        if tracked(p) && !matches!(refs(p).get(), 0 | REACHABLE) {
            reach(p, &mut stack);
            while let Some(p) = stack.pop() {
                visit(p, &mut |o| reach(address(o), &mut stack));
            }
        }
    });
    let mut found = Vec::new();
    each_object(|p| {
        if tracked(p) && refs(p).get() == 0 {
            // SAFETY: a live object; the count is made here.
            unsafe {
                p.as_ref().rc.set(p.as_ref().rc.get() + 1);
                found.push(ObjectRef::from_raw(p));
            }
        }
    });
    heap::end_refs();
    found
}

/// Collects garbage; the number of objects found.
pub fn collect(vm: &mut Vm) -> usize {
    if std::mem::replace(&mut vm.gc.running, true) {
        return 0;
    }
    let mut found = garbage();
    // Finalisers see the objects as they were, and may bring some of them back.
    let waiting = |o: &ObjectRef| o.header().flags.get() & (FLAG_HAS_DEL | FLAG_FINALISED) == FLAG_HAS_DEL;
    if found.iter().any(waiting) {
        finalise(vm, found.iter().filter(|o| waiting(o)).cloned().collect());
        drop(found);
        found = garbage();
        // What finalisers have made comes next time.
        found.retain(|o| !waiting(o));
    }
    let n = found.len();
    found.iter().for_each(let_go);
    drop(found);
    vm.gc.collections += 1;
    vm.gc.collected += n as u64;
    vm.gc.running = false;
    n
}

/// Calls the finalisers of these objects.
fn finalise(vm: &mut Vm, objects: Vec<ObjectRef>) {
    for o in objects {
        let flags = &o.header().flags;
        flags.set(flags.get() | FLAG_FINALISED);
        heap().finalise.push(o);
    }
    vm.run_finalisers();
}

/// A collection is due.
pub(crate) fn automatic(vm: &mut Vm) {
    if vm.gc.disabled || vm.gc.running {
        return;
    }
    let n = collect(vm) as i64;
    // The work of a collection goes by the objects alive: the next one comes when these have grown by a share of their number,
    // a greater one if little was found.
    let live = heap().live;
    heap().collect_at = live + if n * 8 > live { live / 2 } else { live } + heap::FIRST_COLLECTION;
}

/// At the end of the program: finalisers of all objects that still have one to be called.
pub fn finalise_all(vm: &mut Vm) {
    let mut left = Vec::new();
    each_object(|p| {
        // SAFETY: a live object; the count is made here.
        unsafe {
            if p.as_ref().flags.get() & (FLAG_HAS_DEL | FLAG_FINALISED) == FLAG_HAS_DEL
                && p.as_ref().rc.get() > 0
            {
                p.as_ref().rc.set(p.as_ref().rc.get() + 1);
                left.push(ObjectRef::from_raw(p));
            }
        }
    });
    if !left.is_empty() {
        finalise(vm, left);
    }
}

/// All objects that can be a part of a cycle.
pub fn objects() -> Vec<Value> {
    let mut all = Vec::new();
    each_object(|p| {
        // SAFETY: a live object; the count is made here.
        unsafe {
            if is_tracked(p.as_ref().layout) && p.as_ref().rc.get() > 0 {
                p.as_ref().rc.set(p.as_ref().rc.get() + 1);
                all.push(Value::Object(ObjectRef::from_raw(p)));
            }
        }
    });
    all
}

/// What an object refers to.
pub fn referents(o: &ObjectRef) -> Vec<Value> {
    let mut all = Vec::new();
    // SAFETY: never null.
    visit(unsafe { NonNull::new_unchecked(o.as_ptr()) }, &mut |x| all.push(Value::Object(x.clone())));
    all
}

/// The objects that refer to one of these.
pub fn referrers(of: &[Value]) -> Vec<Value> {
    let wanted = |x: &ObjectRef| of.iter().any(|v| v.as_object().is_some_and(|o| o.is(x)));
    let refers = |v: &Value| {
        let mut found = false;
        if let Value::Object(o) = v {
            // SAFETY: never null.
            visit(unsafe { NonNull::new_unchecked(o.as_ptr()) }, &mut |x| found |= wanted(x));
        }
        found
    };
    objects().into_iter().filter(refers).collect()
}

/// `gc.is_tracked`.
pub fn tracks(v: &Value) -> bool {
    let Value::Object(o) = v else { return false };
    match o.layout() {
        // A tuple of atoms is of no interest.
        Layout::Tuple => o.get::<TupleObj>().is_some_and(|t| t.items().iter().any(tracks)),
        l => is_tracked(l),
    }
}

/// Runs a collection for the program, between calls of `gc.callbacks`.
pub fn collect_for_program(vm: &mut Vm, callbacks: &Value, generation: i64) -> Res<usize> {
    let call = |vm: &mut Vm, phase: &str, n: usize| -> Res<()> {
        let Some(l) = callbacks.get::<ListObj>().filter(|l| !l.is_empty()).map(Ref::from_ref) else {
            return Ok(());
        };
        let info = DictObj::empty();
        for (k, v) in [("generation", generation), ("collected", n as i64), ("uncollectable", 0)] {
            info.set_name(&intern(k), Value::Int(v));
        }
        let mut i = 0;
        while let Some(f) = l.get(i) {
            if vm.call(&f, &[Value::string(phase), info.value()]).is_err() {
                let e = vm.take_exception();
                crate::traceback::print_unraisable(vm, &e, &f);
            }
            i += 1;
        }
        Ok(())
    };
    call(vm, "start", 0)?;
    let n = collect(vm);
    call(vm, "stop", n)?;
    Ok(n)
}
