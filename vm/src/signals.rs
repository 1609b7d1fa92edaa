//! Signals: noted when they come, handled at the next poll of the thread that runs Python.
//!
//! ```text
//! signal ─► note: a bit in PENDING, a byte to the wakeup descriptor, the poll word
//! poll   ─► serve: the handler is called with the number and the frame
//! ```
//! So handlers run between two instructions, in machine code as in the interpreter: a trace leaves by an exit when the poll word
//! is set. A system call that a signal interrupts is made again by its caller, after a poll.
#![allow(unsafe_code, reason = "sigaction(2) and the like have no safe form")]

use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{POLL_SIGNAL, Res, Vm, request_poll};

/// Numbers of signals are below this.
pub const COUNT: usize = 65;

/// A bit for each signal that has come and has not been handled.
static PENDING: AtomicU64 = AtomicU64::new(0);
/// Where a byte is written for each signal; -1 if nowhere.
static WAKEUP: AtomicI32 = AtomicI32::new(-1);
/// Whether it is worth a report when that descriptor takes no more.
static WARN_WHEN_FULL: AtomicBool = AtomicBool::new(true);
/// Why a byte could not be written.
static WAKEUP_ERROR: AtomicI32 = AtomicI32::new(0);

/// The thread that handles signals, as the system calls it.
static MAIN_THREAD: AtomicU64 = AtomicU64::new(0);

/// The calling thread is the one that handles signals.
pub fn set_main_thread() {
    MAIN_THREAD.store(crate::threads::own_ident(), Ordering::SeqCst);
}

/// The thread that handles signals has got the lock: what came when another had it is to be handled.
pub fn ask_again() {
    if PENDING.load(Ordering::SeqCst) != 0 {
        request_poll(POLL_SIGNAL);
    }
}

/// Runs when a signal comes, in between anything: does nothing but set atomics, write to a descriptor and pass the signal on to
/// the thread that handles it, whose system call is to be interrupted.
extern "C" fn note(signal: libc::c_int) {
    let main = MAIN_THREAD.load(Ordering::SeqCst);
    if main != crate::threads::own_ident() {
        // SAFETY: the main thread lives as long as the process.
        let r = unsafe { libc::pthread_kill(main as libc::pthread_t, signal) };
        if r == 0 {
            return;
        }
    }
    note_here(signal);
}

fn note_here(signal: libc::c_int) {
    // SAFETY: the address is that of this thread's variable, which the interrupted code may be about to read.
    let errno = unsafe { &mut *libc::__errno_location() };
    let saved = *errno;
    PENDING.fetch_or(1 << (signal as u64 & 63), Ordering::SeqCst);
    request_poll(POLL_SIGNAL);
    let fd = WAKEUP.load(Ordering::SeqCst);
    if fd >= 0 {
        let byte = signal as u8;
        // SAFETY: writes one byte of a variable.
        let n = unsafe { libc::write(fd, std::ptr::from_ref(&byte).cast(), 1) };
        if n < 0 && (*errno != libc::EAGAIN || WARN_WHEN_FULL.load(Ordering::SeqCst)) {
            WAKEUP_ERROR.store(*errno, Ordering::SeqCst);
            request_poll(POLL_SIGNAL);
        }
    }
    *errno = saved;
}

/// Has a signal handled as if it had come, if there is a handler for it.
pub fn simulate(signal: i32) {
    if action(signal) == Some(Action::Note) {
        note_here(signal);
    }
}

/// What is done about a signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    Default,
    Ignore,
    /// It is noted. System calls that it interrupts are not restarted.
    Note,
    /// Somebody else's handler.
    Foreign,
}

/// Sets what is done about a signal.
///
/// # Errors
/// Those of sigaction(2).
pub fn set_action(signal: i32, action: Action) -> std::io::Result<()> {
    // SAFETY: the action is zeroed and then filled in; the handler may run at any time.
    let r = unsafe {
        let mut new: libc::sigaction = std::mem::zeroed();
        new.sa_sigaction = match action {
            Action::Default | Action::Foreign => libc::SIG_DFL,
            Action::Ignore => libc::SIG_IGN,
            Action::Note => note as extern "C" fn(libc::c_int) as libc::sighandler_t,
        };
        new.sa_flags = libc::SA_ONSTACK;
        libc::sigemptyset(&mut new.sa_mask);
        libc::sigaction(signal, &new, std::ptr::null_mut())
    };
    if r == 0 { Ok(()) } else { Err(std::io::Error::last_os_error()) }
}

/// Whether system calls that a signal interrupts are restarted.
///
/// # Errors
/// Those of sigaction(2).
pub fn set_restart(signal: i32, restart: bool) -> std::io::Result<()> {
    // SAFETY: the struct is filled in by the first call.
    let r = unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        if libc::sigaction(signal, std::ptr::null(), &mut action) == 0 {
            let others = action.sa_flags & !libc::SA_RESTART;
            action.sa_flags = if restart { others | libc::SA_RESTART } else { others };
            libc::sigaction(signal, &action, std::ptr::null_mut())
        } else {
            -1
        }
    };
    if r == 0 { Ok(()) } else { Err(std::io::Error::last_os_error()) }
}

/// What is done about a signal; `None` if there is no such signal.
pub fn action(signal: i32) -> Option<Action> {
    // SAFETY: the struct is filled in by the call.
    let action = unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        if libc::sigaction(signal, std::ptr::null(), &mut action) != 0 {
            return None;
        }
        action.sa_sigaction
    };
    Some(match action {
        libc::SIG_DFL => Action::Default,
        libc::SIG_IGN => Action::Ignore,
        a if a == note as extern "C" fn(libc::c_int) as libc::sighandler_t => Action::Note,
        _ => Action::Foreign,
    })
}

/// Has Ctrl-C ask for a KeyboardInterrupt. A process that was started with Ctrl-C ignored, as the background jobs of a script
/// are, goes on ignoring it. Files that grow too large are an error of the call.
pub fn install() {
    set_main_thread();
    if action(libc::SIGINT) != Some(Action::Ignore) {
        let _ = set_action(libc::SIGINT, Action::Note);
    }
    let _ = set_action(libc::SIGXFSZ, Action::Ignore);
}

/// Sets the descriptor that gets a byte for each signal; the one before.
pub fn set_wakeup(fd: i32, warn_when_full: bool) -> i32 {
    WARN_WHEN_FULL.store(warn_when_full, Ordering::SeqCst);
    WAKEUP.swap(fd, Ordering::SeqCst)
}

/// A child of a fork has got none of the signals of its parent.
pub fn forget() {
    PENDING.store(0, Ordering::SeqCst);
}

/// The functions that programs have set for signals.
#[derive(Default)]
pub struct Handlers(Vec<Value>);

impl Handlers {
    /// The function for a signal, if it is not the one that raises KeyboardInterrupt.
    pub fn get(&self, signal: usize) -> Option<&Value> {
        self.0.get(signal).filter(|f| !f.is_undef())
    }
    /// Sets it, or forgets it.
    pub fn set(&mut self, signal: usize, f: Option<Value>) {
        if self.0.is_empty() {
            self.0.resize(COUNT, Value::Undef);
        }
        if let Some(place) = self.0.get_mut(signal) {
            drop(std::mem::replace(place, f.unwrap_or(Value::Undef)));
        }
    }
}

/// Handles what has come, in the order of the numbers. What a handler raises is raised where the poll was.
#[cold]
pub fn serve(vm: &mut Vm) -> Res<()> {
    let saved = vm.take_exception();
    match vm.jit.filter(|j| j.is_recording()) {
        // Whatever handlers do is not recorded.
        Some(j) => j.aside(vm, call_handlers),
        None => call_handlers(vm),
    }
    if vm.exception.is_none() {
        vm.exception = saved;
        return Ok(());
    }
    Err(crate::vm::Raised)
}

/// Leaves an exception in flight.
fn call_handlers(vm: &mut Vm) {
    let e = WAKEUP_ERROR.swap(0, Ordering::SeqCst);
    if e != 0 {
        crate::import::raise_os_error(vm, &std::io::Error::from_raw_os_error(e), None);
        let e = vm.take_exception();
        let what = "while trying to send to the signal wakeup fd";
        crate::traceback::print_unraisable(vm, &e, what, &Value::Undef);
    }
    let mut pending = PENDING.swap(0, Ordering::SeqCst);
    while pending != 0 {
        let n = pending.trailing_zeros() as usize;
        pending &= pending - 1;
        // The bit of signal 64 is that of 0.
        let signal = if n == 0 { 64 } else { n };
        if call_handler(vm, signal).is_err() {
            // The others come after the one that raised.
            if pending != 0 {
                PENDING.fetch_or(pending, Ordering::SeqCst);
                request_poll(POLL_SIGNAL);
            }
            return;
        }
    }
}

fn call_handler(vm: &mut Vm, signal: usize) -> Res<()> {
    match vm.signal_handlers.get(signal).cloned() {
        Some(f) => {
            let frame = crate::modules::frames::current(vm);
            vm.call(&f, &[Value::Int(signal as i64), frame]).map(|_| ())
        }
        None if signal == libc::SIGINT as usize => {
            let e = ExceptionObj::new(&builtin().keyboard_interrupt, TupleObj::new(vec![]).into());
            Err(vm.raise(e.into()))
        }
        None => Ok(()),
    }
}
