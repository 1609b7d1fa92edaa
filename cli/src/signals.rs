//! Ctrl-C.
#![allow(unsafe_code, reason = "sigaction(2) and the like have no safe form")]

use sidewinder_vm::vm::{POLL_INTERRUPT, request_poll};

/// Runs at the signal: sets one bit of an atomic, which is async-signal-safe.
extern "C" fn on_interrupt(_signal: libc::c_int) {
    request_poll(POLL_INTERRUPT);
}

/// Lets Ctrl-C ask the interpreter for a KeyboardInterrupt. System calls it interrupts are not restarted. A process that was
/// started with Ctrl-C ignored, as the background jobs of a script are, goes on ignoring it.
pub fn catch_interrupts() {
    // SAFETY: the actions are zeroed and then filled in; the handler only touches an atomic.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(libc::SIGINT, std::ptr::null(), &mut action);
        if action.sa_sigaction == libc::SIG_IGN {
            return;
        }
        action = std::mem::zeroed();
        action.sa_sigaction = on_interrupt as extern "C" fn(libc::c_int) as libc::sighandler_t;
        libc::sigemptyset(&mut action.sa_mask);
        libc::sigaction(libc::SIGINT, &action, std::ptr::null_mut());
    }
}

/// Keeps signals away from the calling thread, so that they interrupt the one that runs Python.
pub fn block_all() {
    // SAFETY: the set is filled in before it is used.
    unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigfillset(&mut set);
        libc::pthread_sigmask(libc::SIG_BLOCK, &set, std::ptr::null_mut());
    }
}

/// Ends the process as Ctrl-C would have (shells show status 130).
pub fn die_of_interrupt() {
    // SAFETY: restores the default action and sends the signal to this process.
    unsafe {
        libc::signal(libc::SIGINT, libc::SIG_DFL);
        libc::kill(libc::getpid(), libc::SIGINT);
    }
}
