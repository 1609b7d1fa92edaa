//! The cycle collector: frees objects that only refer to each other.
//!
//! Trial deletion (Bacon, Rajan: "Concurrent Cycle Collection in Reference Counted Systems", ECOOP 2001; CPython's `gc`): from
//! the count of each object are taken the references that other objects own. What is left of the count is owned by registers,
//! native code and machine code; such objects are reachable, and what these refer to. The rest is garbage.
//!
//! ```text
//! refs = counts ─► refs -= references among objects ─► mark from refs > 0 ─► callbacks of weak references, finalisers
//!     ─► the others let go of what they hold
//! ```
//! Collections run at polls only, when counts are exact: a trace that leaves by an exit has made the counts it had elided.
//! [`visit`] passes exactly the counts that an object owns: borrowed pointers (MRO, caches) are none, and the registers of a
//! running generator lie on the register stack.
#![allow(unsafe_code, reason = "walks over all objects")]

use std::collections::{HashSet, VecDeque};
use std::ptr::NonNull;

use crate::heap::{
    self, FLAG_FINALISED, FLAG_FROZEN, FLAG_HAS_DEL, FLAG_OLD, FLAG_WEAK, MAX_SMALL, each_object, heap,
    refs_of,
};
use crate::objects::*;
use crate::value::*;
use crate::vm::Vm;

/// The ages of CPython's collector, all of which are collected at once here.
pub const AGES: usize = 3;

/// `gc.DEBUG_STATS` and so on.
pub const DEBUG_STATS: i32 = 1;
pub const DEBUG_COLLECTABLE: i32 = 2;
pub const DEBUG_UNCOLLECTABLE: i32 = 4;
pub const DEBUG_SAVEALL: i32 = 32;

/// What the `gc` module can set and see.
pub struct State {
    disabled: bool,
    /// A collection is going on.
    running: bool,
    /// `gc.get_threshold()`. Of these the first one counts.
    thresholds: [i64; AGES],
    pub debug: i32,
    /// Collections that were asked for by age, and the objects these have found.
    pub stats: [(u64, u64); AGES],
    /// Objects alive after the last collection.
    live_after: i64,
}

impl Default for State {
    fn default() -> State {
        let stats = [(0, 0); AGES];
        State { disabled: false, running: false, thresholds: THRESHOLDS, debug: 0, stats, live_after: 0 }
    }
}

/// CPython's thresholds. They stand for [`heap::FIRST_COLLECTION`] here.
const THRESHOLDS: [i64; AGES] = [2000, 10, 10];

impl State {
    pub fn is_enabled(&self) -> bool {
        !self.disabled && self.thresholds[0] > 0
    }
    /// Whether a collection is going on.
    pub fn is_running(&self) -> bool {
        self.running
    }
    /// What `gc.enable` and `gc.disable` say.
    pub fn is_switched_on(&self) -> bool {
        !self.disabled
    }
    /// Objects that come at least before each collection.
    fn least(&self) -> i64 {
        if self.thresholds[0] == THRESHOLDS[0] { heap::FIRST_COLLECTION } else { self.thresholds[0] }
    }
    pub fn thresholds(&self) -> [i64; AGES] {
        self.thresholds
    }
    pub fn set_thresholds(&mut self, t: [i64; AGES]) {
        self.thresholds = t;
        self.plan();
    }
    pub fn enable(&mut self, on: bool) {
        if self.disabled == on {
            self.disabled = !on;
            self.plan();
        }
    }
    /// Says anew when the next collection comes.
    fn plan(&self) {
        let h = heap();
        h.collect_at = if self.is_enabled() { h.live + self.least() } else { i64::MAX };
    }
    /// Objects that have come since the last collection.
    pub fn new_objects(&self) -> i64 {
        (heap().live - self.live_after).max(0)
    }
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
            cells!(e.args, e.cause, e.context, e.traceback, e.group);
            e.attrs.with(|a| a.iter().for_each(|d| f(d.object())));
            e.fields.with(|a| a.iter().for_each(|d| f(d.object())));
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
            cells!(x.defaults, x.kwdefaults, x.module);
            x.attrs.with(|a| a.iter().for_each(|d| f(d.object())));
            x.with_notes(|n| n.values().into_iter().for_each(|v| values!(v)));
        }
        Layout::BoundMethod => {
            let m = the!(BoundMethodObj);
            values!(&m.func, &m.receiver);
        }
        Layout::Cell => cells!(the!(CellObj).value),
        Layout::Generator | Layout::Coroutine => {
            let g = the!(GeneratorObj);
            f(g.code.object());
            f(g.func.object());
            cells!(g.handled, g.name, g.qualname);
            g.frame.with(|x| x.iter().for_each(|x| f(x.object())));
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
            cells!(t.next, t.frame);
        }
        Layout::Super => {
            let s = the!(SuperObj);
            f(s.class.object());
            values!(&s.receiver);
            f(s.start.object());
        }
        Layout::AsyncStep => {
            let s = the!(AsyncStepObj);
            values!(&s.target);
            cells!(s.value);
        }
        Layout::DictView => f(the!(DictViewObj).dict.object()),
        Layout::WeakRef => the!(WeakRefObj).visit(f),
        Layout::Native => {
            // SAFETY: as the mark says.
            unsafe { trace_native(p, &mut |o| f(o)) }
        }
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
            e.group.set(Value::Undef);
            e.attrs.set(None);
            e.fields.set(None);
        }
        Layout::Type => as_a!(TypeObj).let_go(),
        Layout::List => as_a!(ListObj).clear(),
        Layout::Dict => as_a!(DictObj).clear(),
        Layout::Set => as_a!(SetObj).clear(),
        Layout::Function => {
            let x = as_a!(FunctionObj);
            for c in [&x.defaults, &x.kwdefaults, &x.module] {
                c.set(Value::None);
            }
            x.attrs.set(None);
            x.forget_notes();
        }
        Layout::Cell => as_a!(CellObj).value.set(Value::Undef),
        Layout::Generator | Layout::Coroutine => {
            let Some(g) = GeneratorObj::of(o) else { return };
            if g.state.get() != GenState::Running {
                g.state.set(GenState::Done);
                g.clear();
            }
            g.handled.set(Value::Undef);
        }
        Layout::Iterator => as_a!(IteratorObj).state.set(IterState::Done),
        Layout::Code => as_a!(CodeObj).consumers.set(None),
        Layout::AsyncStep => as_a!(AsyncStepObj).value.set(Value::None),
        Layout::Traceback => {
            let t = as_a!(TracebackObj);
            t.next.set(Value::None);
            t.frame.set(Value::Undef);
        }
        Layout::WeakRef => as_a!(WeakRefObj).callback.set(Value::None),
        Layout::Native => clear_native(o),
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

fn is_marked(p: NonNull<Header>, mark: u8) -> bool {
    // SAFETY: an object of the heap.
    unsafe { p.as_ref() }.flags.get() & mark != 0
}
fn mark(p: NonNull<Header>, mark: u8) {
    // SAFETY: an object of the heap.
    let flags = unsafe { &p.as_ref().flags };
    flags.set(flags.get() | mark);
}

/// The objects that nothing but themselves refers to; a count of each is held. All others are old from now on. Of those held
/// before, if there are any, the ones of which that still holds.
fn garbage(held: Option<Vec<ObjectRef>>) -> Vec<ObjectRef> {
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
    for o in held.iter().flatten() {
        let r = refs(address(o));
        r.set(r.get() - 1);
    }
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
        if tracked(p) && refs(p).get() != REACHABLE && (refs(p).get() != 0 || is_marked(p, FLAG_FROZEN)) {
            reach(p, &mut stack);
            while let Some(p) = stack.pop() {
                visit(p, &mut |o| reach(address(o), &mut stack));
            }
        }
    });
    let mut found = Vec::new();
    each_object(|p| {
        if !tracked(p) {
            return;
        }
        if refs(p).get() != 0 {
            return mark(p, FLAG_OLD);
        }
        if held.is_none() {
            // SAFETY: a live object; the count is made here.
            unsafe {
                p.as_ref().rc.set(p.as_ref().rc.get() + 1);
                found.push(ObjectRef::from_raw(p));
            }
        }
    });
    let (still, back): (Vec<_>, Vec<_>) =
        held.into_iter().flatten().partition(|o| refs(address(o)).get() == 0);
    heap::end_refs();
    drop(back);
    found.extend(still);
    found
}

/// Collects garbage; the number of objects found. `gc.callbacks` are called before and after.
pub fn collect(vm: &mut Vm, generation: usize) -> usize {
    if std::mem::replace(&mut vm.gc.running, true) {
        return 0;
    }
    let started = std::time::Instant::now();
    call_callbacks(vm, "start", generation, 0);
    report_start(vm, generation);
    let mut found = garbage(None);
    // First the weak references: no callback, and no finaliser, can get at garbage by one.
    lose_weak_references(&found, true);
    vm.run_finalisers();
    // Finalisers see the objects as they were, and may bring some of them back.
    let waiting = |o: &ObjectRef| is_waiting(o.header());
    if found.iter().any(waiting) {
        finalise(vm, found.iter().filter(|o| waiting(o)).cloned().collect());
        // What has become garbage since comes next time.
        found = garbage(Some(found));
        lose_weak_references(&found, false);
    }
    let n = found.len();
    report_garbage(vm, &found, started);
    if vm.gc.debug & DEBUG_SAVEALL != 0 {
        if let Some(l) = attribute(vm, "garbage").as_ref().and_then(|l| l.get_exact::<ListObj>()) {
            found.into_iter().for_each(|o| l.push(Value::Object(o)));
        }
    } else {
        found.iter().for_each(let_go);
        drop(found);
    }
    let stats = &mut vm.gc.stats[generation];
    stats.0 += 1;
    stats.1 += n as u64;
    vm.gc.live_after = heap().live;
    call_callbacks(vm, "stop", generation, n);
    vm.gc.running = false;
    n
}

/// Garbage loses the weak references to it. Those that are garbage themselves are not noticed any more.
fn lose_weak_references(found: &[ObjectRef], callbacks: bool) {
    for w in found.iter().filter_map(|o| o.get::<WeakRefObj>()) {
        w.unlink();
    }
    for o in found.iter().filter(|o| o.header().flags.get() & FLAG_WEAK != 0) {
        garbage_dies(o, callbacks);
    }
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
    if !vm.gc.is_enabled() || vm.gc.running {
        return;
    }
    if !crate::memory::is_free(heap::bytes_of_refs()) {
        // Perhaps next time.
        heap().collect_at = heap().live + vm.gc.least();
        return;
    }
    let n = collect(vm, AGES - 1) as i64;
    // The work of a collection goes by the objects alive: the next one comes when these have grown by a share of their number,
    // a greater one if little was found.
    let live = heap().live;
    heap().collect_at = live + if n * 8 > live { live / 2 } else { live } + vm.gc.least();
}

/// Whether an object has a finaliser that has not been called.
fn is_waiting(h: &Header) -> bool {
    h.flags.get() & (FLAG_HAS_DEL | FLAG_FINALISED) == FLAG_HAS_DEL && h.rc.get() > 0
}

/// The objects that still have a finaliser to be called.
fn waiting() -> Vec<ObjectRef> {
    let mut left = Vec::new();
    each_object(|p| {
        // SAFETY: a live object; the count is made here.
        unsafe {
            if is_waiting(p.as_ref()) {
                p.as_ref().rc.set(p.as_ref().rc.get() + 1);
                left.push(ObjectRef::from_raw(p));
            }
        }
    });
    left
}

/// At the end of the program: finalisers of all objects that still have one to be called.
pub fn finalise_all(vm: &mut Vm) {
    let left = waiting();
    if !left.is_empty() {
        finalise(vm, left);
    }
}

/// At the end of the program: finalisers of what modules hold, while all of it is still there. As in CPython, where this
/// garbage is found from the modules on, what is nearer to them comes first.
pub fn finalise_reachable(vm: &mut Vm, roots: Vec<Value>) {
    let mut left = waiting().len();
    let (mut found, mut seen, mut todo) = (Vec::new(), HashSet::new(), VecDeque::from(roots));
    while let Some(v) = todo.pop_front() {
        let Some(o) = v.as_object().filter(|o| left > 0 && o.layout() != Layout::Module) else { continue };
        if !is_tracked(o.layout()) || !seen.insert(o.as_ptr()) {
            continue;
        }
        if is_waiting(o.header()) {
            found.push(o.clone());
            left -= 1;
        }
        todo.extend(referents(o));
    }
    finalise(vm, found);
}

/// All objects that can be a part of a cycle and are not frozen; of one age if that is given.
pub fn objects(age: Option<usize>) -> Vec<Value> {
    let mut all = Vec::new();
    each_object(|p| {
        let of_age = match age {
            None => true,
            Some(0) => !is_marked(p, FLAG_OLD),
            Some(n) => n == AGES - 1 && is_marked(p, FLAG_OLD),
        };
        // SAFETY: a live object; the count is made here.
        unsafe {
            if is_tracked(p.as_ref().layout)
                && p.as_ref().rc.get() > 0
                && of_age
                && !is_marked(p, FLAG_FROZEN)
            {
                p.as_ref().rc.set(p.as_ref().rc.get() + 1);
                all.push(Value::Object(ObjectRef::from_raw(p)));
            }
        }
    });
    all
}

/// Takes all objects that are there out of collections.
pub fn freeze() {
    each_object(|p| {
        // SAFETY: a live object.
        if is_tracked(unsafe { p.as_ref() }.layout) {
            mark(p, FLAG_FROZEN);
        }
    });
}
/// Undoes [`freeze`].
pub fn unfreeze() {
    each_object(|p| {
        // SAFETY: an object of the heap.
        let flags = unsafe { &p.as_ref().flags };
        flags.set(flags.get() & !FLAG_FROZEN);
    });
}
pub fn frozen() -> usize {
    let mut n = 0;
    each_object(|p| n += is_marked(p, FLAG_FROZEN) as usize);
    n
}

/// What an object refers to. Containers are gone through in CPython's order, and with what is no object here.
pub fn referents(o: &ObjectRef) -> Vec<Value> {
    let mut all = Vec::new();
    match o.layout() {
        Layout::List => {
            all.extend(o.get::<ListObj>().map(|l| l.to_vec()).unwrap_or_default().into_iter().rev())
        }
        Layout::Tuple => all.extend(o.get::<TupleObj>().map_or(&[][..], |t| t.items()).iter().rev().cloned()),
        Layout::Dict => {
            let Some(d) = o.get::<DictObj>() else { return all };
            d.data.with(|d| {
                let names_only = d.iter().all(|e| e.key.get_exact::<StrObj>().is_some());
                for e in d.iter() {
                    all.push(e.value().clone());
                    if !names_only {
                        all.push(e.key.clone());
                    }
                }
            });
        }
        Layout::Set => {
            let Some(s) = o.get::<SetObj>() else { return all };
            s.data.with(|s| all.extend(s.iter().map(|(k, _)| k.clone())));
        }
        Layout::Slice => {
            let Some(s) = o.get::<SliceObj>() else { return all };
            all.extend([&s.start, &s.stop, &s.step].map(Clone::clone));
        }
        Layout::Instance => {
            let Some(i) = o.get::<InstanceObj>() else { return all };
            all.extend(i.attrs().into_iter().map(|a| a.1).filter(|v| !v.is_undef()));
            all.extend(i.payload().and_then(|p| p.as_object()).map(referents).unwrap_or_default());
            all.push(Ref::from_ref(i.class()).into());
        }
        _ => {
            // SAFETY: never null.
            let p = unsafe { NonNull::new_unchecked(o.as_ptr()) };
            visit(p, &mut |x| all.push(Value::Object(x.clone())));
        }
    }
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
    objects(None).into_iter().filter(refers).collect()
}

/// `gc.is_tracked`.
pub fn tracks(v: &Value) -> bool {
    let Value::Object(o) = v else { return false };
    match o.layout() {
        // A tuple of atoms is of no interest.
        Layout::Tuple => o.get::<TupleObj>().is_some_and(|t| t.items().iter().any(tracks)),
        // CPython does not look at code and at built-in classes, but at built-in functions.
        Layout::Code => false,
        Layout::Type => o.get::<TypeObj>().is_some_and(|t| t.is_heap()),
        Layout::NativeFunction => true,
        l => is_tracked(l),
    }
}

/// An attribute of the `gc` module, if the program has imported it.
fn attribute(vm: &Vm, name: &str) -> Option<Value> {
    vm.modules.get_name(&intern("gc"))?.get_exact::<ModuleObj>()?.ns.get_str(name)
}

/// Calls the functions in `gc.callbacks`.
fn call_callbacks(vm: &mut Vm, phase: &str, generation: usize, n: usize) {
    let callbacks = attribute(vm, "callbacks");
    let Some(l) = callbacks.as_ref().and_then(|l| l.get_exact::<ListObj>()).filter(|l| !l.is_empty()) else {
        return;
    };
    let l = Ref::from_ref(l);
    let info = DictObj::empty();
    for (k, v) in [("generation", generation), ("collected", n), ("uncollectable", 0)] {
        info.set_name(&intern(k), Value::Int(v as i64));
    }
    let saved = vm.take_exception();
    let mut i = 0;
    while let Some(f) = l.get(i) {
        if vm.call(&f, &[Value::string(phase), info.value()]).is_err() {
            let e = vm.take_exception();
            crate::traceback::print_unraisable(vm, &e, "while calling GC callback", &f);
        }
        i += 1;
    }
    vm.exception = saved;
}

// ---- gc.set_debug -----------------------------------------------------------------------------------

fn report_start(vm: &mut Vm, generation: usize) {
    if vm.gc.debug & DEBUG_STATS == 0 {
        return;
    }
    let counts = [0, 1, 2].map(|age| objects(Some(age)).len().to_string());
    let text = format!(
        "gc: collecting generation {generation}...\ngc: objects in each generation: {}\ngc: objects in permanent \
         generation: {}\n",
        counts.join(" "),
        frozen()
    );
    crate::stdio::write_stderr(&text);
}

fn report_garbage(vm: &mut Vm, found: &[ObjectRef], started: std::time::Instant) {
    let mut text = String::new();
    if vm.gc.debug & DEBUG_COLLECTABLE != 0 {
        for o in found {
            text += &format!("gc: collectable <{} {:#x}>\n", o.ty().name(), o.as_ptr() as usize);
        }
    }
    if vm.gc.debug & DEBUG_STATS != 0 {
        let (n, seconds) = (found.len(), started.elapsed().as_secs_f64());
        text += &format!("gc: done, {n} unreachable, 0 uncollectable, {seconds:.4}s elapsed\n");
    }
    if !text.is_empty() {
        crate::stdio::write_stderr(&text);
    }
}
