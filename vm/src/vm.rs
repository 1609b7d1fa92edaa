//! The virtual machine's state: register stack, frames, the exception in flight, and the ways to call.
//!
//! ```text
//! register stack:  [ frame 0 regs | callee | args → frame 1 regs ................ ] free ...
//!                                    a       a+1 = base of frame 1
//! ```
//! A Python-to-Python call lays the callee's window over the caller's temporaries: the callable is in the
//! register before the window, the arguments are its first registers. Registers above the running
//! frame's window never hold objects.
#![allow(unsafe_code, reason = "the register stack is raw memory")]

use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};

use sidewinder_frontend::bytecode::{Instr, code_flags};

use crate::jit_api::Jit;
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;

/// A Python exception is on its way; it is in `Vm::exception`.
#[derive(Debug)]
pub struct Raised;

pub type Res<T> = Result<T, Raised>;

/// What the poll word asks for. It is looked at on back-edges and calls, by machine code too.
pub static POLL: AtomicU32 = AtomicU32::new(0);
/// A signal has come.
pub const POLL_SIGNAL: u32 = 1;
/// Objects with `__del__` wait to be finalised.
pub const POLL_FINALISE: u32 = 2;
/// A trace that may be running was invalidated.
pub const POLL_INVALIDATED: u32 = 4;

/// So many objects have come that a collection is due.
pub const POLL_COLLECT: u32 = 16;
/// The JIT wants machine code to be left at the next back-edge.
pub const POLL_LEAVE: u32 = 8;
/// Many shapes of dead classes wait to be freed.
pub const POLL_SHAPES: u32 = 32;
/// Another thread wants to run.
pub const POLL_SWITCH: u32 = 64;
/// There was no memory; see [`crate::memory`].
pub const POLL_MEMORY: u32 = 128;

/// Below this stack pointer, back-edges and calls of the interpreter leave their way: handlers have used up stack
/// ([`Vm::threads_limit`]), or the poll word is not zero (then it is the highest address).
pub static STACK_GUARD: AtomicUsize = AtomicUsize::new(0);

/// Sets bits in the poll word.
pub fn request_poll(bits: u32) {
    POLL.fetch_or(bits, Ordering::SeqCst);
    STACK_GUARD.store(usize::MAX, Ordering::SeqCst);
}

/// Whether there is, or has been, an object that has code run when it dies.
pub static FINALISERS: AtomicBool = AtomicBool::new(false);

/// There is one. Traces made before do not look for finalisers after what they release.
#[inline(always)]
pub(crate) fn note_finalisers() {
    if !FINALISERS.load(Ordering::Relaxed) {
        FINALISERS.store(true, Ordering::Relaxed);
        changed(&FINALISERS);
    }
}

/// What to do with the value a frame returns.
#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RetMode {
    /// Register `dst` of the caller.
    Store,
    /// The caller is native: leave the interpreter loop.
    Native,
    /// `__init__`: must be None; the instance (in `extra`) goes to `dst`.
    Init,
    /// `__eq__` and the like for a comparison: `dst`, or the fused jump before the return address. (`extra` is the right operand.)
    Compare,
    /// `__eq__` for `!=`: as `Compare`, with the answer turned round.
    Unequal,
    /// `__add__` and the like: `NotImplemented` becomes a TypeError (`extra` is the right operand).
    Binary,
    /// `__radd__` and the like of the right operand: `NotImplemented` becomes a TypeError (`extra` is the left operand).
    Reflected,
    /// `__iadd__` and the like: `NotImplemented` has the other methods asked (`extra` is a tuple of both operands).
    InPlace,
    /// `__next__` of a `for` loop: `dst`, skip one instruction; StopIteration ends the loop.
    Next,
    /// A generator resumed by a `for` loop: a yield is as in `Next`, a return ends the loop.
    GenFor,
    /// A generator resumed by a call of its `send`: what it yields goes to `dst`, and its return raises StopIteration.
    Sent,
    /// `__setitem__` and the like: dropped.
    Discard,
    /// `__contains__` and `__bool__`: a bool to `dst` for `In` and `NotIn`, or the jump before the return address.
    Truth,
    /// A special method that answers the question in `extra` ([`Asked`](crate::ops::Asked)): what it gives is checked; to `dst`.
    Asked,
    /// The frame has an object, and another mode, which is kept in `Vm::observed`.
    Observed,
}

impl RetMode {
    /// Whether the value may be `NotImplemented`, by which others are asked.
    #[inline(always)]
    pub fn may_refuse(self) -> bool {
        use RetMode::*;
        matches!(self, Binary | Reflected | InPlace | Compare | Unequal)
    }
}

/// One activation of a Python function, class body or module.
#[repr(C)]
pub struct Frame {
    pub base: *mut Value,
    /// Next instruction, while the frame is not running.
    pub pc: Pc,
    pub code: *const CodeObj,
    /// Null for modules and class bodies run as code.
    pub func: *const FunctionObj,
    pub mode: RetMode,
    /// Machine code has the registers; what is in memory is out of date.
    pub compiled: bool,
    pub dst: u16,
    /// The generator this frame belongs to (owned), or null.
    pub generator: Option<Ref<GeneratorObj>>,
    /// Of a generator: the exception being handled when it was resumed. Of a module or class body: what keeps the code
    /// alive. Of others, see [`RetMode`].
    pub extra: Value,
}
const _: () = assert!(size_of::<Frame>() == 64);

impl Frame {
    /// A frame that owns nothing but its registers.
    #[inline(always)]
    pub fn new(
        base: *mut Value,
        pc: Pc,
        code: *const CodeObj,
        func: *const FunctionObj,
        mode: RetMode,
        dst: u16,
    ) -> Frame {
        Frame { base, pc, code, func, mode, compiled: false, dst, generator: None, extra: Value::Undef }
    }
    #[inline(always)]
    pub fn code(&self) -> &CodeObj {
        // SAFETY: the callable before the window, `generator` or `extra` keeps the code alive while the frame exists.
        unsafe { &*self.code }
    }
    /// The instruction being executed (the one before `pc`).
    pub fn instr(&self) -> Instr {
        self.code().instr(self.current())
    }
    /// Its index.
    pub fn current(&self) -> usize {
        self.code().pc_of(self.pc).saturating_sub(1)
    }
}

/// A native call, or an instruction that a helper executes, in progress: what is needed to push the frames of its caller and its
/// callee when somebody has to see them.
#[repr(C)]
pub struct NativeCall {
    /// The call site, as the JIT describes it.
    pub site: *const (),
    /// Register 0 of the outermost frame of the caller's machine code.
    pub base: *mut Value,
    /// 0, or how many frames there are up to and including the callee's, which have been pushed.
    pub frames: usize,
}

/// State of machine code that calls machine code. The fields are read and written there.
#[repr(C)]
pub struct Native {
    /// Behind the last call in progress.
    pub top: *mut NativeCall,
    /// Where the calls of the present activation of machine code begin.
    pub bottom: *mut NativeCall,
    /// Frames on `Vm::frames` when it was entered.
    pub entry_frames: usize,
    /// Python frames at the outermost frame of the running machine code, pushed or not.
    pub depth: usize,
    /// Machine code is not entered when the native stack is below this address.
    pub stack_limit: usize,
    /// The first of all calls in progress.
    pub start: *const NativeCall,
}

/// Room for native calls: their number is limited by the native stack, of which each takes more.
const NATIVE_CALLS: usize = 1 << 24;
/// Native stack that machine code leaves to the interpreter, which then runs what is called.
const INTERPRETER_STACK: usize = 16 << 20;

impl Native {
    /// That of the main thread, with so many bytes of native stack above an address.
    fn new(native_limit: usize, stack: usize) -> Native {
        // Each call takes more of the stack than its record.
        let Some(top) = map(stack.min(NATIVE_CALLS * size_of::<NativeCall>())) else { no_memory_to_start() };
        let stack_limit = native_limit + INTERPRETER_STACK.min(stack / 4);
        Native { stack_limit, ..Native::at(top as *mut NativeCall) }
    }
    fn at(top: *mut NativeCall) -> Native {
        Native { top, bottom: top, entry_frames: 0, depth: 0, stack_limit: usize::MAX, start: top }
    }
    /// That of no thread: machine code is never entered.
    pub(crate) fn nowhere() -> Native {
        Native::at(ptr::dangling_mut())
    }
    /// That of a thread with so many bytes of native stack, of which each call takes more than its record; with the number of
    /// bytes mapped.
    pub(crate) fn of_thread(stack: usize) -> Option<(Native, usize)> {
        Some((Native::at(map(stack)? as *mut NativeCall), stack))
    }
}

/// Address space that is filled with zeros when it is used.
fn map(bytes: usize) -> Option<*mut u8> {
    let access = libc::PROT_READ | libc::PROT_WRITE;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
    // SAFETY: an anonymous mapping.
    let p = unsafe { libc::mmap(ptr::null_mut(), bytes, access, flags, -1, 0) };
    (p != libc::MAP_FAILED).then_some(p as *mut u8)
}
/// A register stack.
pub(crate) fn map_stack(values: usize) -> Option<*mut Value> {
    map(values * size_of::<Value>()).map(|p| p as *mut Value)
}
/// # Safety
/// Nothing refers to what [`map`] has mapped.
pub(crate) unsafe fn unmap(p: *mut u8, bytes: usize) {
    // SAFETY: the caller's duty.
    unsafe { libc::munmap(p.cast(), bytes) };
}

/// Ends the process, which has not got the memory that everything needs.
#[cold]
pub fn no_memory_to_start() -> ! {
    eprintln!("Fatal Python error: there is not enough memory to start");
    std::process::exit(1)
}

/// Registers reserved (virtual memory only): 1 GiB.
const STACK_VALUES: usize = 1 << 26;

/// Takes the items of a generator, or gives one back.
pub type Taker<'a> = &'a mut dyn FnMut(Value) -> Option<Value>;

pub struct Vm {
    pub frames: Vec<Frame>,
    /// Those of them that have an object, by index.
    pub observed: Vec<Observed>,
    pub stack: *mut Value,
    pub stack_end: *mut Value,
    /// Finalisers are running.
    /// What the collector keeps for the `gc` module.
    pub gc: crate::gc::State,
    /// Frames that may be on the stack, without hidden ones: see [`Vm::is_too_deep`].
    pub recursion_limit: usize,
    /// What slow paths have done so far, in nanoseconds as a guess (the same in each run): see [`Vm::worked`].
    pub work: u64,
    /// Globals of `consume.py`, once it is needed.
    pub consume: Option<Ref<DictObj>>,
    pub embedded: crate::modules::embedded::Namespaces,
    pub codecs: crate::builtins::codec::registry::Codecs,
    /// Lowest stack address that native recursion may reach.
    pub native_limit: usize,
    /// The exception in flight while `Raised` is being returned.
    pub exception: Value,
    /// The exception being handled (`sys.exc_info()`), or None.
    pub handled: Value,
    pub builtins: Ref<DictObj>,
    pub modules: Ref<DictObj>,
    pub jit: Option<&'static dyn Jit>,
    pub out: crate::stdio::Output,
    pub argv: Vec<String>,
    /// Directory that imports are looked for in, first.
    pub search_path: Vec<String>,
    /// What machine code keeps for the frames it has not pushed.
    pub native: Native,
    /// The value with which machine code returned from the frame it was entered in.
    pub returned: Value,
    /// Where the end of an iterator leaves the value of the StopIteration, while somebody asks for it.
    pub end_value: Option<Value>,
    /// Index of the frame whose return ends the running interpreter loop.
    pub entry_frame: usize,
    /// What that frame, if it is a generator's, offers its items to first; null: nobody. See [`Vm::resume_into`].
    pub sink: *mut Taker<'static>,
    /// Lowest stack address that the handlers of that loop may come to.
    pub threads_limit: usize,
    /// Whether the handlers are those that record.
    pub recording: bool,
    pub handlers: crate::interp::Table,
    /// Whether the handlers are those that tell what `hooks` want to know.
    pub tracing: bool,
    pub hooks: crate::interp::tracing::Hooks,
    /// [`POLL`], for machine code.
    pub poll_word: &'static AtomicU32,
    pub signal_handlers: crate::signals::Handlers,
    pub async_hooks: crate::builtins::AsyncHooks,
    pub write_bytecode: bool,
    pub flags: crate::modules::sys::Flags,
    /// The program is over; finalisers still run.
    pub is_finalizing: bool,
    /// Active `repr` calls, for recursive containers.
    pub repr_stack: Vec<usize>,
    /// Number of the thread whose frames these are.
    pub frames_of: u64,
    pub threads: crate::threads::Threads,
}

static VM: Global<*mut Vm> = Global::new(ptr::null_mut());

/// The VM and its JIT, for objects that have to tell the JIT something.
fn jit() -> Option<(&'static Vm, &'static dyn Jit)> {
    // SAFETY: the pointer is set by `Vm::new` and the VM lives until the process ends. The JIT's state is not borrowed while
    // objects are changed.
    let vm = unsafe { (*VM.as_ptr()).as_ref()? };
    Some((vm, vm.jit?))
}

/// Tells the JIT that something watched is no longer as it was: a class, a function, a global cell, a slot kind.
#[cold]
pub fn changed<T>(what: *const T) {
    if let Some((_, j)) = jit() {
        j.changed(what as usize);
    }
}

/// Tells the JIT that a watched object has come to the end of its life; whether the JIT keeps it for a while, since machine
/// code that names it is running.
#[cold]
pub(crate) fn died(o: ptr::NonNull<Header>) -> bool {
    jit().is_some_and(|(vm, j)| j.died(vm, o))
}

impl Vm {
    /// A VM without modules; see `builtins::install`. One per process.
    pub fn new() -> Box<Vm> {
        crate::types::init();
        let values = crate::memory::share(STACK_VALUES * size_of::<Value>(), 16) / size_of::<Value>();
        let Some(stack) = map_stack(values) else { no_memory_to_start() };
        let here = &raw const stack as usize;
        let native_stack = native_stack_bytes(here);
        let mut vm = Box::new(Vm {
            frames: Vec::with_capacity(64),
            observed: Vec::new(),
            stack,
            stack_end: Vm::usable_end(stack, values),
            gc: Default::default(),
            recursion_limit: 1000,
            work: 0,
            consume: None,
            embedded: Default::default(),
            codecs: Default::default(),
            native_limit: here.saturating_sub(native_stack),
            exception: Value::None,
            handled: Value::None,
            builtins: DictObj::empty(),
            modules: DictObj::empty(),
            jit: None,
            out: Default::default(),
            argv: Vec::new(),
            search_path: Vec::new(),
            native: Native::new(here.saturating_sub(native_stack), native_stack),
            returned: Value::Undef,
            end_value: None,
            entry_frame: 0,
            sink: std::ptr::null_mut(),
            threads_limit: 0,
            recording: false,
            handlers: crate::interp::Table::plain(),
            tracing: false,
            hooks: Default::default(),
            poll_word: &POLL,
            signal_handlers: Default::default(),
            async_hooks: Default::default(),
            write_bytecode: true,
            flags: Default::default(),
            is_finalizing: false,
            repr_stack: Vec::new(),
            frames_of: 0,
            threads: Default::default(),
        });
        // SAFETY: single thread; the box is never moved or freed before the process ends.
        unsafe { *VM.as_ptr() = &mut *vm };
        vm
    }

    /// The end of a register stack, but for a margin for calls that spread their arguments.
    pub(crate) fn usable_end(stack: *mut Value, values: usize) -> *mut Value {
        // SAFETY: still inside of the mapping.
        unsafe { stack.add(values - 70_000) }
    }
    /// Sets the limits of a thread that has just begun.
    pub(crate) fn measure_native_stack(&mut self) {
        let here = 0u8;
        let here = &raw const here as usize;
        let bytes = native_stack_bytes(here);
        self.native_limit = here.saturating_sub(bytes);
        self.native.stack_limit = self.native_limit + INTERPRETER_STACK.min(bytes / 4);
    }

    // ---- errors -------------------------------------------------------------------------------------

    /// A slow path takes so many nanoseconds, as a guess, besides what the instruction itself takes. From this the JIT's account
    /// knows how long a program has been going on wherever that time goes: to native functions, machine code's helpers, exceptions.
    #[inline(always)]
    pub fn worked(&mut self, ns: u64) {
        self.work += ns;
    }

    /// Raises an exception object. The exception being handled becomes its context.
    #[cold]
    pub fn raise(&mut self, exc: Value) -> Raised {
        self.worked(100);
        if let (Value::Object(_), Some(e)) = (&self.handled, exc.get_exact::<ExceptionObj>())
            && !self.handled.is(&exc)
        {
            break_cycle(&self.handled, &exc);
            e.context.set(self.handled.clone());
        }
        self.exception = exc;
        Raised
    }
    /// Raises a built-in exception with one string argument.
    #[cold]
    #[inline(never)]
    pub fn error(&mut self, class: &TypeObj, msg: impl AsRef<str>) -> Raised {
        let args = TupleObj::new(vec![Value::string(msg.as_ref())]);
        let e = ExceptionObj::new(class, args.into());
        self.raise(e.into())
    }
    /// Raises a built-in exception without arguments.
    #[cold]
    pub fn error_plain(&mut self, class: &TypeObj) -> Raised {
        self.raise(ExceptionObj::new(class, TupleObj::new(Vec::new()).into()).into())
    }
    #[cold]
    pub fn type_error(&mut self, msg: impl AsRef<str>) -> Raised {
        self.error(&builtin().type_error, msg)
    }
    #[cold]
    pub fn value_error(&mut self, msg: impl AsRef<str>) -> Raised {
        self.error(&builtin().value_error, msg)
    }
    #[cold]
    pub fn index_error(&mut self, msg: impl AsRef<str>) -> Raised {
        self.error(&builtin().index_error, msg)
    }
    #[cold]
    pub fn overflow_error(&mut self, msg: impl AsRef<str>) -> Raised {
        self.error(&builtin().overflow_error, msg)
    }
    #[cold]
    pub fn zero_division(&mut self, msg: impl AsRef<str>) -> Raised {
        self.error(&builtin().zero_division_error, msg)
    }
    #[cold]
    pub fn recursion_error(&mut self) -> Raised {
        self.error(&builtin().recursion_error, "maximum recursion depth exceeded")
    }
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raised {
        let e = ExceptionObj::new(&builtin().key_error, TupleObj::new(vec![key]).into());
        self.raise(e.into())
    }
    #[cold]
    pub fn attribute_error(&mut self, obj: &Value, name: &Ref<StrObj>, msg: String) -> Raised {
        let e =
            ExceptionObj::new(&builtin().attribute_error, TupleObj::new(vec![Value::string(&msg)]).into());
        e.set_attr(&builtin().names.name_attr, name.value());
        e.set_attr(&builtin().names.obj, obj.clone());
        self.raise(e.into())
    }
    #[cold]
    pub fn name_error(&mut self, name: &Ref<StrObj>) -> Raised {
        let msg = format!("name '{}' is not defined", name.to_str_lossy());
        let e = ExceptionObj::new(&builtin().name_error, TupleObj::new(vec![Value::string(&msg)]).into());
        e.set_attr(&builtin().names.name_attr, name.value());
        self.raise(e.into())
    }
    /// StopIteration carrying a generator's return value.
    #[cold]
    pub fn stop_iteration(&mut self, v: Value) -> Raised {
        let args = if v.is_none() { vec![] } else { vec![v.clone()] };
        let e = ExceptionObj::new(&builtin().stop_iteration, TupleObj::new(args).into());
        e.set_attr(&builtin().names.value, v);
        self.raise(e.into())
    }
    /// Takes the exception in flight out (it is then caught).
    pub fn take_exception(&mut self) -> Value {
        std::mem::replace(&mut self.exception, Value::None)
    }
    /// Whether the exception in flight is an instance of `class`.
    pub fn exception_is(&self, class: &TypeObj) -> bool {
        self.exception.is_object() && self.exception.ty().is_subclass(class)
    }
    /// If the exception in flight is of this class, catches it.
    pub fn catch(&mut self, class: &TypeObj) -> Option<Value> {
        if self.exception_is(class) { Some(self.take_exception()) } else { None }
    }

    // ---- limits -------------------------------------------------------------------------------------

    /// RecursionError when native recursion comes near the end of the native stack.
    #[inline(always)]
    pub fn check_native_stack(&mut self) -> Res<()> {
        let here = 0u8;
        if (&here as *const u8 as usize) < self.native_limit { Err(self.recursion_error()) } else { Ok(()) }
    }
    /// Python frames now. Whoever comes from machine code has had the frames that live there pushed (`settle_frames`).
    #[inline(always)]
    pub fn depth(&self) -> usize {
        self.frames.len()
    }
    /// Whether one frame more would exceed the recursion limit. Frames of [`crate::builtins::consume`] do not count, but are
    /// counted only when it matters.
    pub fn is_too_deep(&self) -> bool {
        let depth = self.depth();
        depth >= self.recursion_limit && {
            let hidden = self.frames.iter().filter(|f| crate::builtins::consume::is_hidden(f.code())).count();
            depth - hidden >= self.recursion_limit
        }
    }
    /// Empties the poll word.
    pub fn take_poll(&mut self) -> u32 {
        let bits = POLL.swap(0, Ordering::SeqCst);
        self.enforce_threads_limit(self.threads_limit);
        bits
    }
    /// Sets how low the handlers of the running loop may come on the stack. A limit in force that is about the same stays:
    /// the store is one that everybody waits for, and calls from native code would come here twice.
    #[inline(always)]
    pub fn set_threads_limit(&mut self, limit: usize) {
        const ABOUT: usize = 16 << 10;
        if limit.abs_diff(self.threads_limit) >= ABOUT {
            self.enforce_threads_limit(limit);
        }
    }
    #[inline(never)]
    pub(crate) fn enforce_threads_limit(&mut self, limit: usize) {
        self.threads_limit = limit;
        STACK_GUARD.store(limit, Ordering::SeqCst);
        // A request that came before the store must not be lost.
        if POLL.load(Ordering::SeqCst) != 0 {
            STACK_GUARD.store(usize::MAX, Ordering::SeqCst);
        }
    }
    /// Whether something waits to be served at a safepoint.
    pub fn poll_is_due(&self) -> bool {
        self.poll_word.load(Ordering::Relaxed) != 0
    }
    /// Serves the poll word.
    #[cold]
    #[inline(never)]
    pub fn poll(&mut self) -> Res<()> {
        let mut bits = self.take_poll();
        if bits & (POLL_INVALIDATED | POLL_LEAVE) != 0
            && let Some(j) = self.jit
        {
            j.safepoint(self);
            // It may have dropped the last reference to something.
            bits |= self.take_poll();
        }
        if bits & POLL_SHAPES != 0 {
            free_dead_shapes();
        }
        if bits & POLL_COLLECT != 0 {
            crate::gc::automatic(self);
            bits |= self.take_poll();
        }
        if bits & POLL_FINALISE != 0 {
            self.run_finalisers();
        }
        if bits & POLL_SWITCH != 0 {
            crate::threads::give_way(self);
        }
        if bits & POLL_MEMORY != 0 {
            let r = crate::memory::settle(self);
            if r.is_err() {
                // The rest comes after it.
                request_poll(bits & POLL_SIGNAL);
                return r;
            }
        }
        // Other threads leave signals to the main one, which asks for them when it has the lock again.
        if bits & POLL_SIGNAL != 0 && self.is_main_thread() {
            return crate::signals::serve(self);
        }
        Ok(())
    }
    /// Serves signals, and memory that was not there, and nothing else that waits for a safepoint: for loops in native code that
    /// may never end.
    #[inline(always)]
    pub fn serve_signals(&mut self) -> Res<()> {
        if POLL.load(Ordering::Relaxed) & (POLL_SIGNAL | POLL_MEMORY) == 0 {
            Ok(())
        } else {
            self.serve_signals_now()
        }
    }
    #[cold]
    #[inline(never)]
    fn serve_signals_now(&mut self) -> Res<()> {
        let bits = POLL.fetch_and(!(POLL_SIGNAL | POLL_MEMORY), Ordering::SeqCst);
        self.settle_frames();
        let r = crate::memory::settle(self);
        if bits & POLL_SIGNAL == 0 {
            return r;
        }
        if r.is_err() {
            request_poll(POLL_SIGNAL);
            return r;
        }
        crate::signals::serve(self)
    }
    /// Calls the finalisers of the objects queued for it, and the callbacks of weak references. Exceptions are reported and dropped.
    /// What an object held is finalised after it, and before the next in the queue.
    pub fn run_finalisers(&mut self) {
        if self.jit.is_some_and(|j| j.is_recording()) {
            // Whatever they do is not recorded.
            return self.jit.map_or((), |j| j.aside(self, Vm::run_finalisers));
        }
        POLL.fetch_and(!POLL_FINALISE, Ordering::Relaxed);
        let saved = self.take_exception();
        let mut queues = vec![std::mem::take(&mut crate::heap::heap().finalise).into_iter()];
        while let Some(q) = queues.last_mut() {
            let Some(o) = q.next() else {
                queues.pop();
                continue;
            };
            let v = Value::Object(o);
            if let Some(w) = v.get_exact::<WeakRefObj>() {
                w.call_back(self);
            } else if v.get::<AsyncStepObj>().is_some()
                || v.get::<CoroutineObj>().is_some_and(|c| crate::builtins::is_never_awaited(&c.0))
            {
                crate::builtins::warn_never_awaited(self, &v);
            } else if let Some(f) = v.ty().lookup(&builtin().names.del)
                && self.call(&f, std::slice::from_ref(&v)).is_err()
            {
                let e = self.take_exception();
                match v.get_exact::<GeneratorObj>() {
                    Some(_) => crate::traceback::print_unraisable(self, &e, "while closing generator", &v),
                    None => crate::traceback::print_unraisable(self, &e, "while calling deallocator", &f),
                }
            }
            drop(v);
            if crate::heap::finalisers_wait() {
                queues.push(std::mem::take(&mut crate::heap::heap().finalise).into_iter());
            }
        }
        self.exception = saved;
    }

    // ---- frames -------------------------------------------------------------------------------------

    /// Pushes the frames that machine code has not pushed. Whoever looks at frames on behalf of an instruction that a helper of
    /// machine code executes has this done first: most such instructions never look.
    #[inline(always)]
    pub fn settle_frames(&mut self) {
        let n = &self.native;
        // SAFETY: the records between `bottom` and `top` are calls in progress.
        if n.top != n.bottom && unsafe { (*n.top.sub(1)).frames } == 0 {
            self.push_waiting_frames();
        }
    }
    #[cold]
    #[inline(never)]
    fn push_waiting_frames(&mut self) {
        if let Some(j) = self.jit {
            j.push_frames(self);
        }
    }
    /// First free register above the running frame.
    #[inline(always)]
    pub fn stack_top(&mut self) -> *mut Value {
        self.settle_frames();
        match self.frames.last() {
            // SAFETY: the frame's window lies on the register stack.
            Some(f) => unsafe { f.base.add((*f.code).n_regs as usize) },
            None => self.stack,
        }
    }
    /// The running frame.
    #[inline(always)]
    pub fn frame(&mut self) -> Option<&Frame> {
        self.settle_frames();
        self.frames.last()
    }

    /// Calls anything with positional arguments.
    pub fn call(&mut self, f: &Value, args: &[Value]) -> Res<Value> {
        self.call_kw(f, args, None)
    }

    /// Calls anything; the last arguments are named by `kwnames`.
    pub fn call_kw(&mut self, f: &Value, args: &[Value], kwnames: Option<&TupleObj>) -> Res<Value> {
        if let Value::Object(o) = f {
            match o.layout() {
                Layout::NativeFunction => {
                    if let Some(n) = o.get::<NativeObj>() {
                        return crate::ops::call_native(self, n, Args { all: args, kwnames });
                    }
                }
                Layout::BoundMethod => {
                    if let Some(m) = o.get::<BoundMethodObj>() {
                        let func = m.func.clone();
                        return crate::ops::with_first(m.receiver.clone(), args, |v| {
                            self.call_kw(&func, v, kwnames)
                        });
                    }
                }
                Layout::Function => return self.call_function(f, args, kwnames),
                _ => {}
            }
        }
        crate::ops::call_object(self, f, Args { all: args, kwnames })
    }

    /// MemoryError if the stack has no room for that many arguments above `top`.
    pub fn check_room(&mut self, top: *mut Value, n: usize) -> Res<()> {
        // The margin behind `stack_end` has room for so many.
        const ALWAYS: usize = 60_000;
        let left = (self.stack_end as usize).saturating_sub(top as usize) / size_of::<Value>();
        if n <= ALWAYS.max(left) { Ok(()) } else { Err(self.error(&builtin().memory_error, "")) }
    }

    /// Calls a function that has machine code, if that is what `f` is, with the receiver in front of the arguments.
    #[inline(always)]
    pub fn call_machine_code(
        &mut self,
        f: &Value,
        receiver: Option<&Value>,
        args: &[Value],
    ) -> Option<Res<Value>> {
        let j = self.jit?;
        let func = f.get_exact::<FunctionObj>()?;
        if func.code().entry.trace.get() == 0 || self.tracing {
            return None;
        }
        // The callee may have the last reference to the function dropped.
        let kept = f.clone();
        let r = j.call(self, func, receiver, args);
        drop(kept);
        r
    }

    fn call_function(&mut self, f: &Value, args: &[Value], kwnames: Option<&TupleObj>) -> Res<Value> {
        if kwnames.is_none()
            && let Some(r) = self.call_machine_code(f, None, args)
        {
            return r;
        }
        self.check_native_stack()?;
        let top = self.stack_top();
        // SAFETY: the registers above the running frame are free up to `stack_end`, and `push_frame` checks
        // the room the callee needs (the margin behind `stack_end` covers the arguments).
        unsafe {
            if top >= self.stack_end {
                return Err(self.recursion_error());
            }
            self.check_room(top, args.len())?;
            ptr::write(top, f.clone());
            for (i, a) in args.iter().enumerate() {
                ptr::write(top.add(1 + i), a.clone());
            }
            let kw = kwnames.map(Ref::from_ref);
            match crate::call::enter_function(self, top, args.len(), kw, RetMode::Native, 0)? {
                crate::call::Entered::Frame => crate::interp::enter_and_run(self),
                crate::call::Entered::Value(v) => Ok(v),
            }
        }
    }

    /// Runs module code in its namespace.
    /// With `locals`, the code is of a class body or as [`with_local_names`](sidewinder_frontend::local_names) makes it.
    pub fn run_code(&mut self, code: &Ref<CodeObj>, locals: Option<Value>) -> Res<Value> {
        self.check_native_stack()?;
        let top = self.stack_top();
        // SAFETY: free registers above the running frame; the room is checked.
        unsafe {
            if top.add(code.n_regs as usize) >= self.stack_end {
                return Err(self.recursion_error());
            }
            for i in 0..code.n_regs as usize {
                ptr::write(top.add(i), Value::Undef);
            }
            if let Some(l) = locals {
                ptr::write(top, l);
            }
        }
        self.frames.push(Frame {
            base: top,
            pc: code.start(),
            code: code.ptr(),
            func: ptr::null(),
            mode: RetMode::Native,
            compiled: false,
            dst: 0,
            generator: None,
            extra: code.value(),
        });
        crate::interp::run(self)
    }

    /// Runs a class body with its namespace dict in register 0; `func` is the body's function.
    pub fn run_class_body(&mut self, func: &Ref<FunctionObj>, ns: &Value) -> Res<Value> {
        self.check_native_stack()?;
        let top = self.stack_top();
        let code = func.code();
        debug_assert!(code.flags() & code_flags::CLASS_BODY != 0);
        // SAFETY: free registers above the running frame; the room is checked.
        unsafe {
            if top.add(code.n_regs as usize + 1) >= self.stack_end {
                return Err(self.recursion_error());
            }
            ptr::write(top, func.value());
            for i in 0..code.n_regs as usize {
                ptr::write(top.add(1 + i), Value::Undef);
            }
            ptr::write(top.add(1), ns.clone());
            self.frames.push(Frame {
                base: top.add(1),
                pc: code.start(),
                code,
                func: func.ptr(),
                mode: RetMode::Native,
                compiled: false,
                dst: 0,
                generator: None,
                extra: func.value(),
            });
            let r = crate::interp::run(self);
            drop(ptr::replace(top, Value::Undef));
            r
        }
    }

    /// Resumes a generator: `Ok(Some)` is a yielded value, `Ok(None)` its end with the return value in
    /// `Vm::exception`'s place: see the second part of the pair.
    pub fn resume_generator(&mut self, g: &Ref<GeneratorObj>, sent: Value) -> Res<GenResult> {
        g.code.items_taken.set(g.code.items_taken.get().saturating_add(1));
        if g.code.entry.trace.get() != 0
            && !self.tracing
            && let Some(j) = self.jit
            && let Some(r) = j.resume(self, g, &sent)
        {
            return r;
        }
        self.check_native_stack()?;
        crate::call::enter_generator(self, g, sent, RetMode::Native, 0)?;
        self.finish_generator(g)
    }
    /// As `resume_generator` with None, until there is an item that `take` gives back. Those it takes do not leave the
    /// interpreter loop, where the generator goes on at once; so `take` must not run Python code, or what may be looking at the
    /// generator. (Machine code of the generator, if there is some, would have to be entered for each item: that is no faster.)
    pub fn resume_into(&mut self, g: &Ref<GeneratorObj>, take: Taker<'_>) -> Res<GenResult> {
        self.check_native_stack()?;
        crate::call::enter_generator(self, g, Value::None, RetMode::Native, 0)?;
        let mut items = 1u32;
        let mut counted = |x: Value| {
            items = items.wrapping_add(1);
            take(x)
        };
        let r = crate::interp::enter_and_run_into(self, &mut counted);
        g.code.items_taken.set(g.code.items_taken.get().saturating_add(items));
        r.map(|v| GenResult::of(g, v))
    }
    /// Runs a generator frame just pushed until it yields or returns.
    pub(crate) fn finish_generator(&mut self, g: &Ref<GeneratorObj>) -> Res<GenResult> {
        crate::interp::enter_and_run(self).map(|v| GenResult::of(g, v))
    }
    /// Raises an exception (already in `exception`) inside a suspended generator.
    pub fn throw_into_generator(&mut self, g: &Ref<GeneratorObj>) -> Res<GenResult> {
        self.check_native_stack()?;
        let exc = self.take_exception();
        // What the generator itself handles becomes the context.
        let handling = g.handled.with(|h| h.is_object());
        crate::call::enter_generator(self, g, Value::None, RetMode::Native, 0)?;
        if handling {
            let _ = self.raise(exc);
        } else {
            self.exception = exc;
        }
        let v = crate::interp::run_raising(self)?;
        Ok(GenResult::of(g, v))
    }
}

/// Takes `exc` out of the chain of contexts that begins with `first`, so that it can become a part of another one. The chain
/// may have a cycle already: `slow` goes over it at half the speed, and is met again then.
fn break_cycle(first: &Value, exc: &Value) {
    let context = |v: &Value| v.get_exact::<ExceptionObj>().map_or(Value::None, |e| e.context.get());
    let (mut v, mut slow) = (first.clone(), first.clone());
    let mut moves = false;
    while let Some(x) = v.get_exact::<ExceptionObj>() {
        let next = x.context.get();
        if next.is(exc) {
            x.context.set(Value::None);
            return;
        }
        if next.is(&slow) {
            return;
        }
        if moves {
            slow = context(&slow);
        }
        moves = !moves;
        v = next;
    }
}

/// How a resumed generator stopped.
pub enum GenResult {
    Yielded(Value),
    Returned(Value),
}
impl GenResult {
    /// What a generator has given: it is done, or suspended.
    fn of(g: &GeneratorObj, v: Value) -> GenResult {
        if g.state.get() == GenState::Done { GenResult::Returned(v) } else { GenResult::Yielded(v) }
    }
}

/// How much native stack this thread may use below `here`: its size less a margin for native code that does
/// not check.
fn native_stack_bytes(here: usize) -> usize {
    // SAFETY: queries about the calling thread with memory we own.
    unsafe {
        let mut attr: libc::pthread_attr_t = std::mem::zeroed();
        if libc::pthread_getattr_np(libc::pthread_self(), &mut attr) != 0 {
            return 4 << 20;
        }
        let mut addr: *mut libc::c_void = ptr::null_mut();
        let mut size: libc::size_t = 0;
        libc::pthread_attr_getstack(&attr, &mut addr, &mut size);
        libc::pthread_attr_destroy(&mut attr);
        here.saturating_sub(addr as usize).saturating_sub(512 << 10).max(64 << 10)
    }
}
