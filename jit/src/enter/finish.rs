//! Native calls: machine code of one function calling that of another (or of itself).
//!
//! ```text
//! fn(vm, base, which, arguments as raw payloads...) -> (status, payload)
//!   status 0..8       the function has returned: tag and payload of the value, which the caller now owns
//!   status >= EXIT    even: the address of the `ExitRecord` by which it has left; the live values are in the exit buffer
//!                     odd: it goes on at the root with this `RootRecord`, in another piece of its unit (`proceed`)
//!   status REFUSED    it was not entered: nothing has happened
//!   status FINISHED + tag  a generator has returned (0..8 is what it yields)
//!   status RAISED     an exception is in flight, whose traceback has the function; with the frame's pc
//! ```
//! Arguments are handed over: the callee owns them. A native call pushes no [`Frame`]; it leaves a [`NativeCall`] record,
//! from which [`push_frames`] makes the frames when somebody has to see them: a helper that may run Python code or raise,
//! or an exit. Frames pushed that way stay until their call is over, so that each is pushed once.
//!
//! An exit of the callee ends the callee's machine code only. The call site sees a status that is not the one it
//! hoped for and calls [`finish`]: the callee's frame is rebuilt, the interpreter runs that one call to its end (it may
//! record a side trace on the way), and machine code goes on with the result.
//!
//! Calls go through an [`EntryPoint`], one for each function and types of arguments, whose code is replaced when its unit
//! is compiled again. Before there is any, it refuses, which makes the interpreter run the call and count it.

#![allow(unsafe_code, reason = "called from machine code with raw pointers")]

use sidewinder_vm::call::{Entered, enter_bound};
use sidewinder_vm::objects::*;
use sidewinder_vm::value::*;
use sidewinder_vm::vm::{GenResult, RetMode, Vm};

use super::*;
use crate::exit::frames::{callee_func, push_frames};
use crate::ir::sites::ExecInfo;

/// Runs what a callee goes on with in other pieces of its unit.
///
/// # Safety
/// As `finish`; `b` is the callee's window.
unsafe fn carry_on(vm: &mut Vm, site: &ExecInfo, b: *mut Value, status: i64) -> Status {
    let depth = vm.native.depth;
    // SAFETY: the caller's duty; the call is made to be in progress again.
    unsafe {
        vm.native.top = vm.native.top.add(1);
        vm.native.depth += site.chain.len();
        let s = proceed(vm, b, Status { status, payload: 0 });
        vm.native.top = vm.native.top.sub(1);
        vm.native.depth = depth;
        s
    }
}

/// Rebuilds the frames of a native call whose machine code has left with `status`; the top frame is its outermost one, with
/// window `base`. Whether an exception is in flight.
///
/// # Safety
/// Called right after that.
unsafe fn leave_callee(vm: &mut Vm, status: i64, base: *mut Value) -> bool {
    match crate::instance() {
        // SAFETY: the caller's duty.
        Some(jit) => unsafe { jit.go_on(vm, status, base) == HotAction::Raised },
        None => false,
    }
}

/// As `finish`, for the resumption of a generator.
pub extern "C" fn finish_resume(vm: *mut Vm, base: *mut Value, site: *const ExecInfo, status: i64) -> Status {
    const FAILED: Status = Status { status: RAISED, payload: 0 };
    // SAFETY: called by machine code at the call site; the call's record is still behind `top`, and the generator is in
    // the register below the window, which does not own it.
    unsafe {
        let (vm, site) = (&mut *vm, &*site);
        let Some(c) = &site.callee else { return FAILED };
        let b = base.add(c.base as usize);
        let now = carry_on(vm, site, b, status);
        if (0..EXIT).contains(&now.status) {
            return now;
        }
        let status = now.status;
        vm.native.top = vm.native.top.add(1);
        push_frames(vm);
        let g = match std::ptr::replace(b.sub(1), Value::Undef) {
            Value::Object(o) => {
                let g = o.get::<GeneratorObj>().map(Ref::from_ref);
                std::mem::forget(o);
                g
            }
            _ => None,
        };
        let Some(g) = g else { return FAILED };
        let entry = vm.frames.len() - 1;
        let r = if status == REFUSED {
            vm.drop_frames(entry);
            match g.state.get() {
                GenState::Done => Ok(GenResult::Returned(Value::None)),
                _ => vm.resume_generator(&g, Value::None),
            }
        } else {
            // Its registers have moved to the register stack.
            let handling = status & 1 == 0 && (*(status as *const crate::exit::ExitRecord)).handling();
            let handled = if handling { Value::None } else { vm.handled.clone() };
            if let Some(f) = vm.frames.last_mut() {
                f.generator = Some(g.clone());
                f.extra = handled;
            }
            vm.hand_to_generator(entry, &g);
            let raised = leave_callee(vm, status, b);
            sidewinder_vm::interp::drive_above(vm, entry, raised).map(|v| match g.state.get() {
                GenState::Done => GenResult::Returned(v),
                _ => GenResult::Yielded(v),
            })
        };
        vm.native.top = vm.native.top.sub(1);
        let (first, v) = match r {
            Ok(GenResult::Yielded(v)) => (0, v),
            Ok(GenResult::Returned(v)) => (FINISHED, v),
            Err(_) => return FAILED,
        };
        let s = Status { status: first + v.tag() as i64, payload: v.raw_payload() };
        std::mem::forget(v);
        s
    }
}

/// As `finish_resume`, where the generator has been sent something; if it has returned, StopIteration is raised. `status` may
/// say that already.
pub extern "C" fn finish_send(
    vm: *mut Vm,
    base: *mut Value,
    site: *const ExecInfo,
    status: i64,
    payload: u64,
) -> Status {
    let now = match (FINISHED..EXIT).contains(&status) {
        true => Status { status, payload },
        false => finish_resume(vm, base, site, status),
    };
    if !(FINISHED..EXIT).contains(&now.status) {
        return now;
    }
    // SAFETY: the status has the tag of the value, which machine code gives away; called by machine code.
    unsafe {
        let value = Value::from_raw((now.status - FINISHED) as u8, now.payload);
        (*vm).stop_iteration(value);
    }
    Status { status: RAISED, payload: 0 }
}

/// A generator returns: its registers on the heap are stale.
pub extern "C" fn generator_done(g: *mut Header) {
    // SAFETY: machine code passes the running generator; what its registers held has moved or been released.
    unsafe {
        (*(g as *const GeneratorObj)).finish();
    }
}
/// Drops a value that machine code owns.
pub extern "C" fn drop_value(tag: u64, payload: u64) {
    // SAFETY: machine code gives it away.
    drop(unsafe { Value::from_raw(tag as u8, payload) });
}

/// An `__init__` has returned this value, which is not `None` and which machine code gives away: raises TypeError.
pub extern "C" fn refuse_init(vm: *mut Vm, tag: u64, payload: u64) {
    // SAFETY: called by machine code; the status was the tag of the value.
    let (vm, v) = unsafe { (&mut *vm, Value::from_raw(tag as u8, payload)) };
    let refused = sidewinder_vm::ops::check_init(vm, &v);
    debug_assert!(refused.is_err());
}

/// Has the interpreter finish a native call whose machine code came back with `status`: an exit or a refusal. For a
/// refusal, the arguments are in the callee's registers.
pub extern "C" fn finish(vm: *mut Vm, base: *mut Value, site: *const ExecInfo, status: i64) -> Status {
    // SAFETY: called by machine code at the call site; the call's record is still behind `top`.
    unsafe {
        let (vm, site) = (&mut *vm, &*site);
        let Some(c) = &site.callee else { return Status { status: RAISED, payload: 0 } };
        let b = base.add(c.base as usize);
        let now = carry_on(vm, site, b, status);
        if (0..EXIT).contains(&now.status) || now.status == RAISED {
            return now;
        }
        let status = now.status;
        vm.native.top = vm.native.top.add(1);
        push_frames(vm);
        // The frame owns its callable.
        let func = match callee_func(c, b).as_ref() {
            Some(f) => Ref::from_ref(f).into(),
            None => Value::Undef,
        };
        std::ptr::write(b.sub(1), func);
        let entry = vm.frames.len() - 1;
        let r = if status == REFUSED {
            vm.drop_frames(entry);
            match enter_bound(vm, b.sub(1), c.n_args as usize, RetMode::Native, 0) {
                Ok(Entered::Frame) => sidewinder_vm::interp::enter_and_run(vm),
                Ok(Entered::Value(v)) => Ok(v),
                Err(e) => Err(e),
            }
        } else {
            let raised = leave_callee(vm, status, b);
            sidewinder_vm::interp::drive_above(vm, entry, raised)
        };
        vm.native.top = vm.native.top.sub(1);
        match r {
            Ok(v) => {
                let s = Status { status: v.tag() as i64, payload: v.raw_payload() };
                std::mem::forget(v);
                s
            }
            Err(_) => Status { status: RAISED, payload: 0 },
        }
    }
}

/// Stores what a native call returned in a register, because its type was not the expected one.
pub extern "C" fn store_result(p: *mut Value, drop_old: u64, tag: u64, payload: u64) {
    // SAFETY: machine code passes the address of a register and gives the value away.
    unsafe {
        let old = std::ptr::replace(p, Value::from_raw(tag as u8, payload));
        if drop_old == 0 {
            std::mem::forget(old);
        }
    }
}

/// The record that machine code writes for a call.
pub const RECORD_SIZE: i64 = size_of::<NativeCall>() as i64;
