//! Signals of the threads that do not run Python, and the end by Ctrl-C.
#![allow(unsafe_code, reason = "sigaction(2) and the like have no safe form")]

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
