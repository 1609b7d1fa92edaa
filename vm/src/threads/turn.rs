//! The one lock of all threads: who has it runs Python.
//!
//! ```text
//! wants it ─► waits for the switch interval ─► sets POLL_SWITCH ─► the thread that runs lets go at its next poll, and waits
//!                                                                  until another has had its turn
//! ```
//! The thread that makes the VM has the lock from the start.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::vm::{POLL_SWITCH, request_poll};

struct Turn {
    taken: bool,
    waiting: usize,
    /// How often it was taken.
    count: u64,
}

static TURN: Mutex<Turn> = Mutex::new(Turn { taken: true, waiting: 0, count: 0 });
static FREE: Condvar = Condvar::new();
static TAKEN: Condvar = Condvar::new();
/// Nanoseconds that a thread may run while others wait.
static INTERVAL: AtomicU64 = AtomicU64::new(5_000_000);
/// The program is over: only the thread that ends it runs.
static CLOSED: AtomicBool = AtomicBool::new(false);

/// The switch interval.
pub fn interval() -> Duration {
    Duration::from_nanos(INTERVAL.load(Ordering::Relaxed))
}

pub fn set_interval(d: Duration) {
    INTERVAL.store((d.as_nanos() as u64).max(1), Ordering::Relaxed);
}

fn turn() -> MutexGuard<'static, Turn> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits for the lock. When the program is over, that is for ever.
pub fn take() {
    let mut t = turn();
    t.waiting += 1;
    while t.taken || CLOSED.load(Ordering::SeqCst) {
        let count = t.count;
        let (next, r) = FREE.wait_timeout(t, interval()).unwrap_or_else(PoisonError::into_inner);
        t = next;
        if CLOSED.load(Ordering::SeqCst) {
            drop(t);
            loop {
                std::thread::park();
            }
        }
        if r.timed_out() && t.taken && t.count == count {
            request_poll(POLL_SWITCH);
        }
    }
    t.waiting -= 1;
    t.taken = true;
    t.count += 1;
    drop(t);
    TAKEN.notify_all();
}

/// Gives it up.
pub fn let_go() {
    turn().taken = false;
    FREE.notify_one();
}

/// Gives it up and comes back when another thread has had it, if one waits.
pub fn pass_on() {
    let mut t = turn();
    t.taken = false;
    FREE.notify_one();
    let count = t.count;
    while t.waiting > 0 && t.count == count {
        t = TAKEN.wait(t).unwrap_or_else(PoisonError::into_inner);
    }
    drop(t);
    take();
}

/// No other thread gets the lock any more.
pub fn close() {
    let _t = turn();
    CLOSED.store(true, Ordering::SeqCst);
    FREE.notify_all();
}

pub fn is_closed() -> bool {
    CLOSED.load(Ordering::SeqCst)
}

/// Forks while nobody is about to take the lock. In the child, which `is_child` tells, nobody waits for it.
pub fn during_fork<T>(fork: impl FnOnce() -> T, is_child: impl FnOnce(&T) -> bool) -> T {
    let mut t = turn();
    let r = fork();
    if is_child(&r) {
        t.waiting = 0;
    }
    r
}
