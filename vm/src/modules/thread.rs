//! `_thread`: threads, locks, and what `threading` is made of.
#![allow(unsafe_code, reason = "asks the system for the number of a thread")]

use std::cell::Cell;
use std::rc::Rc;
use std::time::Instant;

use sidewinder_macros::{Trace, native_methods, native_module, native_type};

use crate::objects::*;
use crate::ops;
use crate::threads::{self, Done, Start, Thread, Waiters};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "_thread", natives::DOC, natives::NATIVES);
    for t in [Lock::TYPE, RLock::TYPE, Handle::TYPE, super::thread_local::class()] {
        m.ns.set_str(t.name.rsplit('.').next().unwrap_or_default(), Ref::from_ref(t.class()).into());
    }
    m.ns.set_str("_ExceptHookArgs", hook_args().into());
    m.ns.set_str("LockType", Ref::from_ref(Lock::TYPE.class()).into());
    m.ns.set_str("error", builtin().runtime_error.value());
    m.ns.set_str("TIMEOUT_MAX", Value::float(LONGEST));
    m.ns.set_str("_NAME_MAXLEN", Value::Int(NAME_BYTES as i64));
    m
}

/// Seconds that can be waited for.
const LONGEST: f64 = 9_223_372_036.0;
/// Bytes of a thread's name that the system keeps.
const NAME_BYTES: usize = 15;

/// Until when to wait; none is for ever.
type Until = Option<Instant>;

/// The arguments of `acquire`.
fn patience(vm: &mut Vm, blocking: bool, timeout: Option<&Value>) -> Res<Until> {
    let seconds = match timeout {
        Some(v) => super::time::duration(vm, v)?,
        None => -1.0,
    };
    if !blocking && seconds != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if seconds < 0.0 && seconds != -1.0 {
        return Err(vm.value_error("timeout value must be a non-negative number"));
    }
    if seconds > LONGEST {
        return Err(vm.overflow_error("timeout value is too large"));
    }
    Ok(match (blocking, seconds) {
        (false, _) => Some(Instant::now()),
        (_, -1.0) => None,
        (_, s) => Some(super::time::after(s)),
    })
}

/// What a function gives for each thread, by its identifier; threads for which it gives nothing are left out.
pub(super) fn of_each(vm: &mut Vm, f: fn(&mut Vm) -> Option<Value>) -> Value {
    let d = DictObj::empty();
    for t in vm.threads.all.clone() {
        if let Some(v) = vm.on_behalf_of(&t, f) {
            let _ = ops::set_item(vm, &d.value(), &Value::Int(t.ident.get() as i64), v);
        }
    }
    d.into()
}

// ---- locks ------------------------------------------------------------------------------------------

/// A lock object is a synchronization primitive.  To create a lock,
/// call threading.Lock().
#[native_type("_thread.lock", weakref, no_base)]
#[derive(Trace)]
struct Lock {
    header: Header,
    locked: Cell<bool>,
    #[untraced]
    waiters: Waiters,
}

impl Lock {
    fn create() -> Ref<Lock> {
        let header = native_header::<Lock>();
        new_native(Lock { header, locked: Cell::new(false), waiters: Waiters::default() })
    }
    fn take(&self, vm: &mut Vm, until: Until) -> Res<bool> {
        if !self.locked.replace(true) {
            return Ok(true);
        }
        self.waiters.wait(vm, until, || !self.locked.replace(true))
    }
    fn let_go(&self, vm: &mut Vm) -> Res<()> {
        if !self.locked.replace(false) {
            return Err(vm.error(&builtin().runtime_error, "release unlocked lock"));
        }
        self.waiters.wake_one();
        Ok(())
    }
}

#[native_methods("_thread.lock")]
impl Lock {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        if args.all.len() > 1 {
            return Err(vm.type_error("lock() takes no arguments"));
        }
        Ok(Lock::create().into())
    }
    /// Lock the lock.  Without argument, this blocks if the lock is already
    /// locked (even by the same thread), waiting for another thread to release
    /// the lock, and return True once the lock is acquired.
    #[method]
    fn acquire(
        &self,
        vm: &mut Vm,
        #[either]
        #[default(true)]
        blocking: bool,
        #[either]
        #[optional("-1")]
        timeout: Option<&Value>,
    ) -> Res<bool> {
        let until = patience(vm, blocking, timeout)?;
        self.take(vm, until)
    }
    /// An obsolete synonym of acquire().
    #[method]
    fn acquire_lock(
        &self,
        vm: &mut Vm,
        #[either]
        #[default(true)]
        blocking: bool,
        #[either]
        #[optional("-1")]
        timeout: Option<&Value>,
    ) -> Res<bool> {
        self.acquire(vm, blocking, timeout)
    }
    /// Release the lock, allowing another thread that is blocked waiting for
    /// the lock to acquire the lock.
    #[method]
    fn release(&self, vm: &mut Vm) -> Res<()> {
        self.let_go(vm)
    }
    /// An obsolete synonym of release().
    #[method]
    fn release_lock(&self, vm: &mut Vm) -> Res<()> {
        self.let_go(vm)
    }
    /// Return whether the lock is in the locked state.
    #[method]
    fn locked(&self) -> bool {
        self.locked.get()
    }
    /// An obsolete synonym of locked().
    #[method]
    fn locked_lock(&self) -> bool {
        self.locked.get()
    }
    #[method]
    fn _at_fork_reinit(&self) {
        self.locked.set(false);
        self.waiters.forget();
    }
    /// Lock the lock.
    #[slot(enter)]
    fn enter(&self, vm: &mut Vm) -> Res<bool> {
        self.take(vm, None)
    }
    /// Release the lock.
    #[slot(exit)]
    fn exit(&self, vm: &mut Vm, rest: &[Value]) -> Res<()> {
        let _ = rest;
        self.let_go(vm)
    }
    #[slot(repr)]
    fn repr(&self) -> Value {
        let state = if self.locked.get() { "locked" } else { "unlocked" };
        Value::string(&format!("<{state} _thread.lock object at {self:p}>"))
    }
}

/// A lock that its owner can take again.
#[native_type("_thread.RLock", weakref)]
#[derive(Trace)]
struct RLock {
    header: Header,
    /// Identifier of the thread that has it, or 0.
    owner: Cell<u64>,
    count: Cell<u64>,
    #[untraced]
    waiters: Waiters,
}

impl RLock {
    fn is_mine(&self, vm: &Vm) -> bool {
        self.owner.get() == vm.threads.current.ident.get()
    }
    fn take(&self, vm: &mut Vm, until: Until) -> Res<bool> {
        if self.is_mine(vm) {
            self.count.set(self.count.get() + 1);
            return Ok(true);
        }
        let me = vm.threads.current.ident.get();
        let free = || {
            let free = self.owner.get() == 0;
            if free {
                self.owner.set(me);
            }
            free
        };
        let got = free() || self.waiters.wait(vm, until, free)?;
        if got {
            self.count.set(1);
        }
        Ok(got)
    }
    fn let_go(&self, vm: &mut Vm) -> Res<()> {
        if !self.is_mine(vm) {
            return Err(vm.error(&builtin().runtime_error, "cannot release un-acquired lock"));
        }
        self.count.set(self.count.get() - 1);
        if self.count.get() == 0 {
            self.owner.set(0);
            self.waiters.wake_one();
        }
        Ok(())
    }
}

#[native_methods("_thread.RLock")]
impl RLock {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = crate::builtins::class_argument(vm, args, &Ref::from_ref(RLock::TYPE.class()))?;
        let header = native_header::<RLock>();
        let waiters = Waiters::default();
        let lock = new_native(RLock { header, owner: Cell::new(0), count: Cell::new(0), waiters });
        Ok(crate::builtins::made(&class, lock))
    }
    /// Lock the lock.
    #[method]
    fn acquire(
        &self,
        vm: &mut Vm,
        #[either]
        #[default(true)]
        blocking: bool,
        #[either]
        #[optional("-1")]
        timeout: Option<&Value>,
    ) -> Res<bool> {
        let until = patience(vm, blocking, timeout)?;
        self.take(vm, until)
    }
    /// Release the lock.
    #[method]
    fn release(&self, vm: &mut Vm) -> Res<()> {
        self.let_go(vm)
    }
    /// Return a boolean indicating whether this object is locked right now.
    #[method]
    fn locked(&self) -> bool {
        self.owner.get() != 0
    }
    /// For internal use by `threading.Condition`.
    #[method]
    fn _is_owned(&self, vm: &mut Vm) -> bool {
        self.is_mine(vm)
    }
    /// For internal use by reentrancy checks.
    #[method]
    fn _recursion_count(&self, vm: &mut Vm) -> i64 {
        if self.is_mine(vm) { self.count.get() as i64 } else { 0 }
    }
    /// For internal use by `threading.Condition`.
    #[method]
    fn _release_save(&self, vm: &mut Vm) -> Res<Value> {
        if self.owner.get() == 0 {
            return Err(vm.error(&builtin().runtime_error, "cannot release un-acquired lock"));
        }
        let (count, owner) = (self.count.replace(0), self.owner.replace(0));
        self.waiters.wake_one();
        Ok(TupleObj::new(vec![Value::Int(count as i64), Value::Int(owner as i64)]).into())
    }
    /// For internal use by `threading.Condition`.
    #[method]
    fn _acquire_restore(&self, vm: &mut Vm, state: &Value) -> Res<()> {
        let items = state.get::<TupleObj>().map(|t| (t.items().first().and_then(Value::as_i64), t.len()));
        let Some((Some(count), 2)) = items else {
            return Err(vm.type_error("_acquire_restore() takes a tuple of two ints"));
        };
        self.take(vm, None)?;
        self.count.set(count as u64);
        Ok(())
    }
    #[method]
    fn _at_fork_reinit(&self) {
        self.owner.set(0);
        self.count.set(0);
        self.waiters.forget();
    }
    /// Lock the lock.
    #[slot(enter)]
    fn enter(&self, vm: &mut Vm) -> Res<bool> {
        self.take(vm, None)
    }
    /// Release the lock.
    #[slot(exit)]
    fn exit(&self, vm: &mut Vm, rest: &[Value]) -> Res<()> {
        let _ = rest;
        self.let_go(vm)
    }
    #[slot(repr)]
    fn repr(this: &Value) -> Value {
        let Some(l) = this.get::<RLock>() else { return Value::None };
        let (owner, count) = (l.owner.get(), l.count.get());
        let state = if owner != 0 { "locked" } else { "unlocked" };
        let (class, at) = (this.ty().name(), this.raw_payload());
        Value::string(&format!("<{state} {class} object owner={owner} count={count} at {at:#x}>"))
    }
}

// ---- handles ----------------------------------------------------------------------------------------

/// How far a thread has got.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    NotStarted,
    Started,
}

/// What `threading` keeps of a thread.
#[native_type("_thread._ThreadHandle", no_base)]
#[derive(Trace)]
struct Handle {
    header: Header,
    ident: Cell<u64>,
    #[untraced]
    stage: Cell<Stage>,
    #[untraced]
    done: Rc<Done>,
}

impl Handle {
    fn create(stage: Stage, ident: u64) -> Ref<Handle> {
        let header = native_header::<Handle>();
        new_native(Handle { header, ident: Cell::new(ident), stage: Cell::new(stage), done: Rc::default() })
    }
}

#[native_methods("_thread._ThreadHandle")]
impl Handle {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let _ = (vm, args);
        Ok(Handle::create(Stage::NotStarted, 0).into())
    }
    #[getter]
    fn ident(&self) -> i64 {
        self.ident.get() as i64
    }
    #[method]
    fn is_done(&self) -> bool {
        self.done.done.get()
    }
    #[method]
    fn _set_done(&self, vm: &mut Vm) -> Res<()> {
        if self.stage.get() == Stage::NotStarted {
            return Err(vm.error(&builtin().runtime_error, "thread not started"));
        }
        self.done.set();
        Ok(())
    }
    #[method]
    fn join(&self, vm: &mut Vm, #[default(None)] timeout: &Value) -> Res<()> {
        let until = match timeout {
            Value::None => None,
            v => Some(super::time::duration(vm, v)?).filter(|s| *s >= 0.0).map(super::time::after),
        };
        if self.stage.get() == Stage::NotStarted {
            return Err(vm.error(&builtin().runtime_error, "thread not started"));
        }
        if self.done.done.get() {
            return Ok(());
        }
        if self.ident.get() == vm.threads.current.ident.get() {
            return Err(vm.error(&builtin().runtime_error, "Cannot join current thread"));
        }
        if vm.is_finalizing {
            let class = &builtin().python_finalization_error;
            return Err(vm.error(class, "cannot join thread at interpreter shutdown"));
        }
        self.done.waiters.wait(vm, until, || self.done.done.get()).map(drop)
    }
    #[slot(repr)]
    fn repr(&self) -> Value {
        Value::string(&format!("<_thread._ThreadHandle object: ident={}>", self.ident.get()))
    }
}

// ---- exceptions that nobody catches ------------------------------------------------------------------

static HOOK_ARGS: &[NativeDef] = &[NativeDef::new("__new__", new_hook_args, 2, 2).static_method()];
const HOOK_FIELDS: [&str; 4] = ["exc_type", "exc_value", "exc_traceback", "thread"];

/// The class of what `threading.excepthook` is told.
fn hook_args() -> Ref<TypeObj> {
    let class = super::made_struct_class("_thread", "_ExceptHookArgs");
    let is_new = class.dict.with(|d| d.get_name(&intern("__new__")).is_none());
    if is_new {
        crate::builtins::add_methods(&class, HOOK_ARGS);
        class.set_attr(&builtin().names.doc, Value::string(HOOK_ARGS_DOC));
    }
    class
}
const HOOK_ARGS_DOC: &str = "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.";

fn new_hook_args(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(class) = args.all[0].get_exact::<TypeObj>().map(Ref::from_ref) else {
        return Err(vm.type_error("_thread._ExceptHookArgs.__new__(X): X is not a type object"));
    };
    if !ops::is_iterable(&args.all[1]) {
        return Err(vm.type_error("constructor requires a sequence"));
    }
    let items = ops::collect(vm, &args.all[1])?;
    let n = items.len();
    if n != HOOK_FIELDS.len() {
        let msg = format!("_thread._ExceptHookArgs() takes a 4-sequence ({n}-sequence given)");
        return Err(vm.type_error(msg));
    }
    let fields: Vec<(&str, Value)> = HOOK_FIELDS.into_iter().zip(items).collect();
    Ok(super::struct_value(&class, &fields))
}

/// Reports an exception on standard error: that of now, or that of when the thread began.
fn report(vm: &mut Vm, e: &Value, traceback: &Value, thread: &Value) -> Res<()> {
    let mut stream = super::stream(vm, "stderr");
    if stream.is_none() && !thread.is_none() {
        stream = ops::get_attr_opt(vm, thread, &intern("_stderr"))?.filter(|s| !s.is_none());
    }
    let Some(stream) = stream else { return Ok(()) };
    let name = match thread {
        Value::None => None,
        t => ops::get_attr_opt(vm, t, &builtin().names.name_attr)?,
    };
    let name = match name.as_ref().map(|n| n.as_str()) {
        Some(Some(n)) => n.to_str_lossy().into_owned(),
        Some(None) => "<failed to get thread name>".to_string(),
        None => vm.threads.current.ident.get().to_string(),
    };
    if let Some(x) = e.get_exact::<ExceptionObj>()
        && x.traceback.get().is_none()
    {
        x.traceback.set(traceback.clone());
    }
    let text = crate::traceback::format_exception(vm, e);
    crate::traceback::write_to(vm, &stream, &format!("Exception in thread {name}:\n{text}"));
    Ok(())
}

/// Starts a thread.
fn started(vm: &mut Vm, start: Start) -> Res<Rc<Thread>> {
    if vm.is_finalizing {
        let class = &builtin().python_finalization_error;
        return Err(vm.error(class, "can't create new thread at interpreter shutdown"));
    }
    match threads::start(vm, start) {
        Some(t) => Ok(t),
        None => Err(vm.error(&builtin().runtime_error, "can't start new thread")),
    }
}

/// This module provides primitive operations to write multi-threaded programs.
/// The 'threading' module provides a more convenient interface.
#[native_module("_thread")]
mod natives {
    use super::*;

    /// Start a new thread and return its identifier.
    #[native(unpacked, signature = "($module, function, args, kwargs={}, /)")]
    fn start_new_thread(
        vm: &mut Vm,
        function: &Value,
        args: &Value,
        #[optional] kwargs: Option<&Value>,
    ) -> Res<i64> {
        if !crate::builtins::is_callable(function) {
            return Err(vm.type_error("first arg must be callable"));
        }
        let Some(args) = args.get::<TupleObj>() else { return Err(vm.type_error("2nd arg must be a tuple")) };
        let mut args = args.items().to_vec();
        let mut names = Vec::new();
        if let Some(kwargs) = kwargs {
            let Some(d) = kwargs.get::<DictObj>() else {
                return Err(vm.type_error("optional 3rd arg must be a dictionary"));
            };
            for (name, v) in d.names() {
                names.push(name.value());
                args.push(v);
            }
        }
        let names = (!names.is_empty()).then(|| TupleObj::new(names));
        let function = function.clone();
        let t = started(vm, Start { function, args, names, done: Rc::default() })?;
        Ok(t.ident.get() as i64)
    }

    /// An obsolete synonym of start_new_thread().
    #[native(unpacked, signature = "($module, function, args, kwargs={}, /)")]
    fn start_new(
        vm: &mut Vm,
        function: &Value,
        args: &Value,
        #[optional] kwargs: Option<&Value>,
    ) -> Res<i64> {
        start_new_thread(vm, function, args, kwargs)
    }

    /// *For internal use only*: start a new thread.
    #[native]
    fn start_joinable_thread(
        vm: &mut Vm,
        #[either] function: &Value,
        #[either]
        #[default(None)]
        handle: &Value,
        #[either]
        #[default(true)]
        daemon: bool,
    ) -> Res<Value> {
        if !crate::builtins::is_callable(function) {
            return Err(vm.type_error("thread function must be callable"));
        }
        let handle = match handle.get::<Handle>() {
            Some(h) => Ref::from_ref(h),
            None if handle.is_none() => Handle::create(Stage::NotStarted, 0),
            None => return Err(vm.type_error("'handle' must be a _ThreadHandle")),
        };
        if handle.stage.get() != Stage::NotStarted {
            return Err(vm.error(&builtin().runtime_error, "thread already started"));
        }
        let (function, done) = (function.clone(), handle.done.clone());
        let t = started(vm, Start { function, args: Vec::new(), names: None, done: done.clone() })?;
        handle.stage.set(Stage::Started);
        handle.ident.set(t.ident.get());
        if !daemon {
            let waited_for = &mut vm.threads.joined_at_end;
            waited_for.retain(|d| !d.done.get());
            waited_for.push(done);
        }
        Ok(handle.into())
    }

    /// Internal only. Make a thread handle for threads not spawned
    /// by the _thread or threading module.
    #[native]
    fn _make_thread_handle(ident: i64) -> Value {
        Handle::create(Stage::Started, ident as u64).into()
    }

    /// Handle uncaught Thread.run() exception.
    #[native]
    fn _excepthook(vm: &mut Vm, exc_info: &Value) -> Res<()> {
        let class = hook_args();
        let items = exc_info.get::<TupleObj>().filter(|_| std::ptr::eq(exc_info.ty(), class.ptr()));
        let Some([class, e, traceback, thread]) = items.and_then(|t| t.items().first_chunk()) else {
            return Err(vm.type_error("_thread.excepthook argument type must be ExceptHookArgs"));
        };
        if class.is(&builtin().system_exit.value()) {
            return Ok(());
        }
        report(vm, e, traceback, thread)
    }

    /// Wait for all non-daemon threads (other than the calling thread) to stop.
    #[native]
    fn _shutdown(vm: &mut Vm) -> Res<()> {
        while let Some(d) = vm.threads.joined_at_end.pop() {
            d.waiters.wait(vm, None, || d.done.get())?;
        }
        Ok(())
    }

    /// Create a new lock object. See help(type(threading.Lock())) for
    /// information about locks.
    #[native]
    fn allocate_lock() -> Value {
        Lock::create().into()
    }

    /// An obsolete synonym of allocate_lock().
    #[native]
    fn allocate() -> Value {
        Lock::create().into()
    }

    /// Return a non-zero integer that uniquely identifies the current thread
    /// amongst other threads that exist simultaneously.
    #[native]
    fn get_ident(vm: &mut Vm) -> i64 {
        vm.threads.current.ident.get() as i64
    }

    /// Internal only. Return a non-zero integer that uniquely identifies the main thread
    /// of the main interpreter.
    #[native]
    fn _get_main_thread_ident(vm: &mut Vm) -> i64 {
        vm.threads.main.ident.get() as i64
    }

    /// Return a non-negative integer identifying the thread as reported
    /// by the OS (kernel).
    #[native]
    fn get_native_id() -> i64 {
        // SAFETY: asks about the calling thread.
        unsafe { libc::syscall(libc::SYS_gettid) }
    }

    /// Return the number of currently running Python threads, excluding
    /// the main thread.
    #[native]
    fn _count(vm: &mut Vm) -> i64 {
        vm.threads.all.len() as i64 - 1
    }

    /// Return the thread stack size used when creating new threads.
    #[native]
    fn stack_size(vm: &mut Vm, #[default(0)] size: i64) -> Res<i64> {
        const LEAST: i64 = 52 << 10;
        if size != 0 && size < LEAST {
            return Err(vm.value_error(format!("size must be at least {LEAST} bytes")));
        }
        let old = std::mem::replace(&mut vm.threads.stack_size, size as usize);
        Ok(old as i64)
    }

    /// Simulate the arrival of the given signal in the main thread,
    /// where the corresponding signal handler will be executed.
    #[native(signature = "($module, signum=signal.SIGINT, /)")]
    fn interrupt_main(vm: &mut Vm, #[default(2, "2")] signum: i32) -> Res<()> {
        if !(1..65).contains(&signum) {
            return Err(vm.value_error("signal number out of range"));
        }
        crate::signals::simulate(signum);
        Ok(())
    }

    /// This is synonymous to ``raise SystemExit''.  It will cause the current
    /// thread to exit silently unless the exception is caught.
    #[native]
    fn exit(vm: &mut Vm) -> Res<()> {
        Err(vm.error_plain(&builtin().system_exit))
    }

    /// An obsolete synonym of exit().
    #[native]
    fn exit_thread(vm: &mut Vm) -> Res<()> {
        exit(vm)
    }

    /// Set the name of the current thread.
    #[native]
    fn set_name(#[either] name: &StrObj) {
        let name = name.to_str_lossy();
        let end = (0..=NAME_BYTES.min(name.len())).rev().find(|i| name.is_char_boundary(*i));
        let short = name.get(..end.unwrap_or(0)).unwrap_or_default();
        if let Ok(s) = std::ffi::CString::new(short) {
            // SAFETY: the name ends with a zero byte, and is short enough.
            unsafe { libc::pthread_setname_np(libc::pthread_self(), s.as_ptr()) };
        }
    }

    /// Get the name of the current thread.
    #[native]
    fn _get_name() -> Value {
        let mut buf = [0u8; NAME_BYTES + 1];
        // SAFETY: the buffer is as long as said.
        unsafe { libc::pthread_getname_np(libc::pthread_self(), buf.as_mut_ptr().cast(), buf.len()) };
        let name = buf.split(|b| *b == 0).next().unwrap_or_default();
        Value::string(&String::from_utf8_lossy(name))
    }

    /// Return True if the current interpreter is the main Python interpreter.
    #[native]
    fn _is_main_interpreter() -> bool {
        true
    }

    /// Return True if daemon threads are allowed in the current interpreter,
    /// and False otherwise.
    #[native]
    fn daemon_threads_allowed() -> bool {
        true
    }

    /// The `contextvars` context of the running thread, or None.
    #[native]
    fn _context(vm: &mut Vm) -> Value {
        vm.threads.current.context.get()
    }

    /// Set the `contextvars` context of the running thread.
    #[native]
    fn _set_context(vm: &mut Vm, context: &Value) {
        vm.threads.current.context.set(context.clone());
    }
}
