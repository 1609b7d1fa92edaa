//! Threads: one runs Python at a time, the one that has the lock ([`turn`]).
//!
//! ```text
//! thread A: ... Python ... │ blocking: park A ── let go ──► (waits) ──► take ── unpark A │ ... Python ...
//! thread B:                │        take ── unpark B ... Python ... poll: park B ── let go
//! ```
//! The lock changes hands at polls ([`give_way`]) and around what may take long ([`Vm::blocking`]); whoever calls one of these
//! holds no reference into what others may change, as with any call that may run Python code. As long as there is one thread
//! only, neither does anything.
#![allow(unsafe_code, reason = "other threads get the VM by its address")]

pub mod imports;
mod parker;
mod state;
pub mod turn;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::os::unix::thread::JoinHandleExt;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::objects::*;
use crate::value::*;
use crate::vm::{Frame, Native, POLL_LEAVE, Res, Vm, request_poll};

use parker::{Parker, Woken};
use state::Parked;

/// A thread that runs Python.
pub struct Thread {
    /// As programs see it.
    pub ident: Cell<u64>,
    /// Tells threads apart for ever.
    pub number: u64,
    parked: RefCell<Parked>,
    parker: Arc<Parker>,
    /// The `contextvars` context.
    pub context: HeapCell<Value>,
    done: Rc<Done>,
}

impl Thread {
    fn new(number: u64, parked: Parked, done: Rc<Done>) -> Rc<Thread> {
        Rc::new(Thread {
            ident: Cell::new(0),
            number,
            parked: RefCell::new(parked),
            parker: Arc::default(),
            context: HeapCell::new(Value::None),
            done,
        })
    }
}

/// All threads.
pub struct Threads {
    pub all: Vec<Rc<Thread>>,
    /// The one that has the lock.
    pub current: Rc<Thread>,
    pub main: Rc<Thread>,
    next_number: u64,
    /// Bytes of native stack that programs have asked for; 0 if they have not.
    pub stack_size: usize,
    /// Those that are joined at the end of the program.
    pub joined_at_end: Vec<Rc<Done>>,
    pub imports: Rc<imports::Imports>,
}

impl Default for Threads {
    /// The calling thread is the main one.
    fn default() -> Threads {
        let main = Thread::new(0, Parked::nobody(), Rc::default());
        main.ident.set(own_ident());
        let (all, current) = (vec![main.clone()], main.clone());
        Threads {
            all,
            current,
            main,
            next_number: 1,
            stack_size: 0,
            joined_at_end: Vec::new(),
            imports: Rc::default(),
        }
    }
}

impl Threads {
    pub fn by_number(&self, number: u64) -> Option<&Rc<Thread>> {
        self.all.iter().find(|t| t.number == number)
    }
    /// Records of native calls of all threads but the one that has the lock.
    pub fn other_calls(&self, mut f: impl FnMut(&Native) -> bool) -> bool {
        let others = self.all.iter().filter(|t| !Rc::ptr_eq(t, &self.current));
        others.into_iter().any(|t| f(t.parked.borrow().native()))
    }
}

/// What the system calls this thread.
pub fn own_ident() -> u64 {
    // SAFETY: asks about the calling thread.
    unsafe { libc::pthread_self() as u64 }
}

// ---- the lock changes hands -------------------------------------------------------------------------

impl Vm {
    /// Does something that may take long and needs nothing of the VM: other threads run meanwhile.
    #[inline]
    pub fn blocking<T>(&mut self, f: impl FnOnce() -> T) -> T {
        if self.threads.all.len() == 1 || turn::is_closed() {
            return f();
        }
        self.without_lock(f, turn::let_go, turn::take)
    }
    #[inline(never)]
    fn without_lock<T>(&mut self, f: impl FnOnce() -> T, let_go: fn(), take: fn()) -> T {
        let me = self.threads.current.clone();
        me.parked.borrow_mut().exchange(self);
        // `self` says that nobody else uses the VM during this call, which others do now. So that the compiler neither keeps
        // fields in registers nor moves stores across what follows, the address gets to where it knows nothing of.
        let vm = std::hint::black_box(std::ptr::from_mut(self));
        let_go();
        let r = f();
        take();
        // SAFETY: it is the address of the VM, and the calling thread has the lock again.
        unsafe { &mut *vm }.enter_thread(&me);
        r
    }
    /// The calling thread, which has got the lock, is in the VM from now on.
    fn enter_thread(&mut self, me: &Rc<Thread>) {
        self.threads.current = me.clone();
        me.parked.borrow_mut().exchange(self);
        self.enforce_threads_limit(self.threads_limit);
        if let Some(j) = self.jit {
            j.thread_changed(me.number);
        }
        if self.is_main_thread() {
            crate::signals::ask_again();
        }
        if self.tracing {
            // Perhaps since it was away: machine code is to be left.
            request_poll(POLL_LEAVE);
        }
    }
    pub fn is_main_thread(&self) -> bool {
        Rc::ptr_eq(&self.threads.current, &self.threads.main)
    }
    /// Does something with the frames of another thread, which is not running. It runs no Python code.
    pub fn on_behalf_of<T>(&mut self, other: &Rc<Thread>, f: impl FnOnce(&mut Vm) -> T) -> T {
        let me = self.threads.current.clone();
        if Rc::ptr_eq(other, &me) {
            return f(self);
        }
        me.parked.borrow_mut().exchange(self);
        other.parked.borrow_mut().exchange(self);
        let r = f(self);
        other.parked.borrow_mut().exchange(self);
        me.parked.borrow_mut().exchange(self);
        r
    }
}

/// Another thread has asked for the lock. It will ask again if it does not get it.
#[cold]
pub fn give_way(vm: &mut Vm) {
    let in_one_go = |f: &Frame| crate::import::stands_for_native(&f.code().code.filename);
    if vm.threads.all.len() > 1 && !turn::is_closed() && !vm.frames.last().is_some_and(in_one_go) {
        vm.without_lock(turn::pass_on, || (), || ());
    }
}

// ---- waiting for each other -------------------------------------------------------------------------

/// Threads that wait for something, in the order in which they came.
#[derive(Default)]
pub struct Waiters(RefCell<VecDeque<Arc<Parker>>>);

impl Waiters {
    /// Wakes the first.
    pub fn wake_one(&self) {
        if let Some(p) = self.0.borrow_mut().pop_front() {
            p.wake();
        }
    }
    pub fn wake_all(&self) {
        self.0.borrow_mut().drain(..).for_each(|p| p.wake());
    }
    /// Nobody waits: they were threads of the process that this one was forked from.
    pub fn forget(&self) {
        self.0.borrow_mut().clear();
    }
    /// Waits until `ready` says so, which is asked whenever this thread is woken. False if that takes too long.
    pub fn wait(&self, vm: &mut Vm, until: Option<Instant>, mut ready: impl FnMut() -> bool) -> Res<bool> {
        while !ready() {
            let left = until.map(|u| u.saturating_duration_since(Instant::now()));
            if left == Some(Duration::ZERO) {
                return Ok(false);
            }
            let parker = vm.threads.current.parker.clone();
            parker.reset();
            self.0.borrow_mut().push_back(parker.clone());
            let woken = vm.blocking(|| parker.wait(left));
            self.0.borrow_mut().retain(|p| !Arc::ptr_eq(p, &parker));
            if woken == Woken::BySignal && vm.poll().is_err() {
                // This thread may have been woken as well.
                self.wake_one();
                return Err(crate::vm::Raised);
            }
        }
        Ok(true)
    }
}

/// Whether a thread is over, for those who wait for that.
#[derive(Default)]
pub struct Done {
    pub done: Cell<bool>,
    pub waiters: Waiters,
}

impl Done {
    pub fn set(&self) {
        self.done.set(true);
        self.waiters.wake_all();
    }
}

// ---- beginning and end ------------------------------------------------------------------------------

/// Native stack of a thread, if programs ask for less: machine code and the interpreter share it.
const STACK_BYTES: usize = 64 << 20;

/// What a new thread does.
pub struct Start {
    pub function: Value,
    pub args: Vec<Value>,
    pub names: Option<Ref<TupleObj>>,
    pub done: Rc<Done>,
}

/// What is given to a new thread, which does not touch it before it has the lock.
struct Parcel(*mut Vm, Rc<Thread>, Start);
// SAFETY: whoever has the lock may use objects, and counted things of Rust's that only threads with the lock use.
unsafe impl Send for Parcel {}

/// Starts a thread; none if that is impossible.
pub fn start(vm: &mut Vm, start: Start) -> Option<Rc<Thread>> {
    let bytes = vm.threads.stack_size.max(STACK_BYTES);
    let thread =
        Thread::new(vm.threads.next_number, Parked::new(vm.threads.next_number, bytes)?, start.done.clone());
    vm.threads.next_number += 1;
    vm.threads.all.push(thread.clone());
    let parcel = Parcel(vm, thread.clone(), start);
    let handle = std::thread::Builder::new().stack_size(bytes).spawn(move || {
        // All of it moves, not its parts, which cannot be sent.
        let parcel = parcel;
        turn::take();
        run(parcel);
        turn::let_go();
    });
    match handle {
        Ok(h) => {
            thread.ident.set(h.as_pthread_t());
            Some(thread)
        }
        Err(_) => {
            vm.threads.all.retain(|t| !Rc::ptr_eq(t, &thread));
            None
        }
    }
}

/// The life of a thread, which has the lock.
fn run(Parcel(vm, thread, start): Parcel) {
    // SAFETY: the VM lives until the process ends, and who has the lock may use it.
    let vm = unsafe { &mut *vm };
    vm.enter_thread(&thread);
    vm.measure_native_stack();
    let Start { function, args, names, .. } = start;
    let r = vm.call_kw(&function, &args, names.as_deref());
    if r.is_err() {
        let e = vm.take_exception();
        if !e.ty().is_subclass(&crate::types::builtin().system_exit) {
            crate::traceback::print_unraisable(vm, &e, "in thread started by", &function);
        }
    }
    drop((r, function, args, names));
    leave(vm, &thread);
    thread.done.set();
    thread.parked.borrow_mut().exchange(vm);
    vm.threads.all.retain(|t| !Rc::ptr_eq(t, &thread));
    vm.threads.current = vm.threads.main.clone();
}

/// Lets go of what the thread, which is about to end, has for itself.
fn leave(vm: &mut Vm, thread: &Rc<Thread>) {
    vm.set_trace(Value::None);
    vm.set_profile(Value::None);
    vm.handled = Value::None;
    vm.async_hooks.first_iteration = None;
    vm.async_hooks.finaliser = None;
    // Finalisers may bring new ones.
    for _ in 0..100 {
        let locals = crate::modules::take_locals(thread.number);
        if locals.is_empty() {
            break;
        }
        drop(locals);
        vm.run_finalisers();
    }
    thread.context.set(Value::None);
    vm.run_finalisers();
    vm.take_exception();
}

/// In the child of a fork, which has the calling thread only. What other threads had stays where it is.
pub fn after_fork_in_child(vm: &mut Vm) {
    let me = vm.threads.current.clone();
    let others = std::mem::replace(&mut vm.threads.all, vec![me.clone()]);
    for t in others.into_iter().filter(|t| !Rc::ptr_eq(t, &me)) {
        t.done.done.set(true);
        t.done.waiters.forget();
        std::mem::forget(t);
    }
    vm.threads.imports.forget_others(me.number);
    me.ident.set(own_ident());
    if !Rc::ptr_eq(&vm.threads.main, &me) {
        std::mem::forget(std::mem::replace(&mut vm.threads.main, me));
    }
    std::mem::forget(std::mem::take(&mut vm.threads.joined_at_end));
    crate::signals::set_main_thread();
}
