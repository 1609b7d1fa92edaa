//! The modules that are about the operating system. What they have in common: arguments that are paths or descriptors, and
//! calls that signals may interrupt.

mod args;
mod net;
pub mod posix;
mod process;
pub mod select;
pub mod signal;
pub mod socket;
pub mod subprocess;
mod sys;

use std::io::{Error, ErrorKind, Result};

use sidewinder_vm as vm;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

/// Raises OSError.
#[cold]
fn raise(vm: &mut Vm, e: &Error) -> Raised {
    vm::modules::posix::raise(vm, e, &[])
}

/// Makes a call. One that a signal interrupts is made again, after the handlers of signals have run.
fn retried<T>(vm: &mut Vm, f: impl FnMut() -> Result<T>) -> Res<T> {
    vm::modules::posix::retried(vm, &[], f)
}

/// A call that does not wait.
fn once<T>(vm: &mut Vm, r: Result<T>) -> Res<T> {
    r.map_err(|e| raise(vm, &e))
}

/// How long to wait: until some moment, for ever, or not at all.
#[derive(Clone, Copy)]
struct Deadline(Option<std::time::Instant>);

impl Deadline {
    /// None waits for ever.
    fn after(seconds: Option<f64>) -> Deadline {
        let longest = 1e9;
        let now = std::time::Instant::now();
        Deadline(seconds.map(|s| now + std::time::Duration::from_secs_f64(s.clamp(0.0, longest))))
    }
    /// Milliseconds that are left, rounded up; -1 for ever.
    fn ms_left(self) -> i32 {
        let Some(at) = self.0 else { return -1 };
        let left = at.saturating_duration_since(std::time::Instant::now());
        left.as_nanos().div_ceil(1_000_000).min(i32::MAX as u128) as i32
    }
}

/// Waits by a call that takes milliseconds. After a signal the rest of the time is waited for.
fn waited<T>(vm: &mut Vm, deadline: Deadline, mut f: impl FnMut(i32) -> Result<T>) -> Res<T> {
    loop {
        match vm.blocking(|| f(deadline.ms_left())) {
            Err(e) if e.kind() == ErrorKind::Interrupted => vm.poll()?,
            r => return once(vm, r),
        }
    }
}

fn none_or<T>(v: Option<T>, f: impl FnOnce(T) -> Value) -> Value {
    v.map_or(Value::None, f)
}
