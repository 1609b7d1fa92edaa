//! `_signals`: what `_signal` is made of.

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::modules::make_module;
use vm::objects::*;
use vm::signals::{self, Action};
use vm::value::*;
use vm::vm::{Res, Vm};

use super::{once, sys};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    make_module(vm, "_signals", natives::DOC, natives::NATIVES)
}

/// Signals as a list of their numbers.
fn numbers(set: &[i32]) -> Value {
    ListObj::new(set.iter().map(|n| Value::Int(*n as i64)).collect()).into()
}

fn set_of(vm: &mut Vm, v: &Value) -> Res<Vec<i32>> {
    let mut all = Vec::new();
    for v in vm::ops::collect(vm, v)? {
        let n = vm::native::integer(vm, &v)?.as_i64().unwrap_or(0);
        if !(1..signals::COUNT as i64).contains(&n) {
            let most = signals::COUNT - 1;
            return Err(vm.value_error(format!("signal number {n} out of range [1; {most}]")));
        }
        all.push(n as i32);
    }
    Ok(all)
}

/// What is known of a signal that was waited for.
fn info_value(info: &sys::SignalInfo) -> Value {
    let all = [info.signal, info.code, info.errno, info.pid, info.uid, info.status, info.band];
    TupleObj::new(all.iter().map(|n| Value::Int(*n)).collect()).into()
}

fn times_value((value, interval): (f64, f64)) -> Value {
    TupleObj::new(vec![Value::float(value), Value::float(interval)]).into()
}

/// Signals of this process.
#[native_module("signal")]
mod natives {
    use super::*;

    /// Set what is done about a signal: 0 the default, 1 nothing, or a function is called.
    #[native]
    fn set(vm: &mut Vm, signal: i32, handler: &Value) -> Res<()> {
        let (action, function) = match handler.as_i64() {
            Some(0) => (Action::Default, None),
            Some(1) => (Action::Ignore, None),
            _ => (Action::Note, Some(handler.clone())),
        };
        once(vm, signals::set_action(signal, action))?;
        vm.signal_handlers.set(signal as usize, function);
        vm.poll()
    }
    /// The function of a signal, 0 for the default, 1 if nothing is done; None if it is not known what is done.
    #[native]
    fn get(vm: &mut Vm, signal: i32) -> Value {
        if let Some(f) = vm.signal_handlers.get(signal as usize) {
            return f.clone();
        }
        match signals::action(signal) {
            Some(Action::Default) => Value::Int(0),
            Some(Action::Ignore) => Value::Int(1),
            // The interpreter's own.
            Some(Action::Foreign) if matches!(signal, libc::SIGSEGV | libc::SIGBUS) => Value::Int(0),
            Some(Action::Note) => Value::bool(true),
            _ => Value::None,
        }
    }
    /// Send a signal to the executing process.
    #[native]
    fn raise_signal(vm: &mut Vm, signal: i32) -> Res<()> {
        once(vm, sys::raise(signal))?;
        vm.poll()
    }
    /// As if the signal had come.
    #[native]
    fn simulate(vm: &mut Vm, signal: i32) -> Res<()> {
        signals::simulate(signal);
        vm.poll()
    }
    #[native]
    fn set_wakeup(fd: i32, warn_when_full: bool) -> i64 {
        signals::set_wakeup(fd, warn_when_full) as i64
    }
    #[native]
    fn siginterrupt(vm: &mut Vm, signal: i32, interrupts: bool) -> Res<()> {
        once(vm, signals::set_restart(signal, !interrupts))
    }
    /// Arrange for SIGALRM to arrive after the given number of seconds.
    #[native]
    fn alarm(seconds: i32) -> i64 {
        sys::alarm(seconds as u32) as i64
    }
    /// Wait until a signal arrives.
    #[native]
    fn pause(vm: &mut Vm) -> Res<()> {
        sys::pause();
        vm.poll()
    }
    #[native]
    fn setitimer(vm: &mut Vm, which: i32, seconds: f64, interval: f64) -> Res<Value> {
        once(vm, sys::set_timer(which, seconds, interval)).map(times_value)
    }
    #[native]
    fn getitimer(vm: &mut Vm, which: i32) -> Res<Value> {
        once(vm, sys::timer(which)).map(times_value)
    }
    #[native]
    fn sigmask(vm: &mut Vm, how: i32, mask: &Value) -> Res<Value> {
        let set = set_of(vm, mask)?;
        let old = once(vm, sys::change_signal_mask(how, &set))?;
        vm.poll()?;
        Ok(numbers(&old))
    }
    #[native]
    fn pending(vm: &mut Vm) -> Res<Value> {
        once(vm, sys::pending_signals()).map(|set| numbers(&set))
    }
    #[native]
    fn wait(vm: &mut Vm, sigset: &Value) -> Res<i64> {
        let set = set_of(vm, sigset)?;
        super::super::retried(vm, || sys::wait_for_signal(&set, None)).map(|i| i.map_or(0, |i| i.signal))
    }
    /// What is known of the signal that has come; None if none has in so many seconds.
    #[native]
    fn timed_wait(vm: &mut Vm, sigset: &Value, seconds: &Value) -> Res<Value> {
        let set = set_of(vm, sigset)?;
        let limit = match seconds {
            Value::None => None,
            v => Some(vm::native::real(vm, v)?),
        };
        let start = std::time::Instant::now();
        let left = || limit.map(|s| (s - start.elapsed().as_secs_f64()).max(0.0));
        let found = super::super::retried(vm, || sys::wait_for_signal(&set, left()))?;
        Ok(super::super::none_or(found, |i| info_value(&i)))
    }
    #[native]
    fn thread_kill(vm: &mut Vm, thread: i64, signal: i32) -> Res<()> {
        let _ = thread;
        once(vm, sys::raise(signal))?;
        vm.poll()
    }
    #[native]
    fn pidfd_send(vm: &mut Vm, pidfd: i32, signal: i32) -> Res<()> {
        once(vm, sys::pidfd_send_signal(pidfd, signal))?;
        vm.poll()
    }
    /// What the system calls a signal; None if there is no such signal.
    #[native]
    fn describe(signal: i32) -> Value {
        super::super::none_or(sys::signal_text(signal), |s| Value::string(&s))
    }
}
