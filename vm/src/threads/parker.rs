//! A place where one thread waits for another, for some time, or for a signal.
#![allow(unsafe_code, reason = "futex(2)")]

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Why a thread goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Woken {
    ByThread,
    BySignal,
    Late,
}

/// Holds at most one token: who takes it goes on.
#[derive(Default)]
pub struct Parker(AtomicU32);

impl Parker {
    /// Forgets that somebody was woken.
    pub fn reset(&self) {
        self.0.store(0, Ordering::SeqCst);
    }
    /// Wakes the thread that waits here, or the next that does.
    pub fn wake(&self) {
        self.0.store(1, Ordering::SeqCst);
        // SAFETY: the address is that of a word of ours; nobody is woken who does not wait for it.
        unsafe {
            libc::syscall(libc::SYS_futex, self.0.as_ptr(), libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG, 1)
        };
    }
    /// Waits, for ever if no time is given.
    pub fn wait(&self, time: Option<Duration>) -> Woken {
        if self.0.swap(0, Ordering::SeqCst) == 1 {
            return Woken::ByThread;
        }
        let time = time.map(|t| libc::timespec {
            tv_sec: t.as_secs().min(i64::MAX as u64) as i64,
            tv_nsec: t.subsec_nanos() as i64,
        });
        let limit = time.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        // SAFETY: the addresses are those of a word and a time of ours.
        let r = unsafe {
            let operation = libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG;
            libc::syscall(libc::SYS_futex, self.0.as_ptr(), operation, 0, limit)
        };
        let why = std::io::Error::last_os_error().raw_os_error();
        if self.0.swap(0, Ordering::SeqCst) == 1 {
            return Woken::ByThread;
        }
        match why {
            _ if r == 0 => Woken::ByThread,
            Some(libc::ETIMEDOUT) => Woken::Late,
            Some(libc::EINTR) => Woken::BySignal,
            _ => Woken::ByThread,
        }
    }
}
