//! Helpers that may run Python code: whole instructions, and operations on values of any class.
#![allow(unsafe_code, reason = "called from machine code with raw pointers")]

use std::ptr::NonNull;

use sidewinder_frontend::bytecode::Op;
use sidewinder_vm::exec::exec_quickly;
use sidewinder_vm::interp::{apply_ins, compute_ins, exec_ins, kill_operands};
use sidewinder_vm::objects::*;
use sidewinder_vm::ops;
use sidewinder_vm::value::*;
use sidewinder_vm::vm::{NativeCall, Res, Vm};

use crate::enter::{FINISHED, RAISED, Status};
use crate::helpers::containers::object;
use crate::ir::sites::ExecInfo;

/// `Exec`: 0, or -1 with an exception in flight.
pub extern "C" fn exec(vm: *mut Vm, base: *mut Value, info: *const ExecInfo) -> i64 {
    // SAFETY: called by machine code of a trace whose outermost frame has the window `base`; its code is watched for the trace.
    unsafe {
        let (vm, info) = (&mut *vm, &*info);
        let Some(c) = info.chain.last() else { return -1 };
        let (b, code) = (base.add(c.base as usize), c.code as *const CodeObj);
        let r = in_progress(vm, base, info, |vm, info| match exec_quickly(vm, b, &*code, info.ins) {
            Some(r) => r.inspect_err(|_| kill_operands(b, info.ins)),
            None => exec_ins(vm, b, code, info.ins),
        });
        if r.is_ok() { 0 } else { -1 }
    }
}

/// Runs `f` while there is a record from which the frames can be pushed ([`Vm::settle_frames`]).
///
/// # Safety
/// As `exec`.
#[inline(always)]
unsafe fn in_progress<T>(
    vm: &mut Vm,
    base: *mut Value,
    info: &ExecInfo,
    f: impl FnOnce(&mut Vm, &ExecInfo) -> T,
) -> T {
    info.runs.set(info.runs.get() + 1);
    vm.worked(20);
    let record = vm.native.top;
    // SAFETY: there is room for the record, as for every native call.
    unsafe {
        record.write(NativeCall { site: info as *const ExecInfo as *const (), base, frames: 0 });
        vm.native.top = record.add(1);
        let r = f(vm, info);
        vm.native.top = record;
        let frames = (*record).frames;
        if frames != 0 {
            // They were pushed for the time of the call; they own nothing.
            vm.drop_frames(frames + 1 - info.chain.len());
        }
        r
    }
}

/// `Catch`: takes the exception in flight; `Throw`: raises `e` and takes it; with an entry in its traceback for each frame it passes.
pub extern "C" fn catch(vm: *mut Vm, info: *const ExecInfo, e: *mut Header) -> *mut Header {
    // SAFETY: called by machine code, which gives `e` away; the code of the frames is watched for the trace.
    unsafe {
        let (vm, info) = (&mut *vm, &*info);
        if let Some(e) = NonNull::new(e) {
            let e = Value::Object(ObjectRef::from_raw(e));
            match info.ins.op {
                Op::Raise => drop(vm.raise(e)),
                _ => vm.exception = e,
            }
        }
        let again = (info.ins.op == Op::Reraise) as usize;
        for f in info.chain.iter().rev().skip(again) {
            let code = &*(f.code as *const CodeObj);
            sidewinder_vm::interp::trace_frame(vm, &Ref::from_ref(code), f.pc as usize - 1);
        }
        match vm.take_exception() {
            Value::Object(o) => o.into_raw().as_ptr(),
            _ => unreachable!("an exception is in flight"),
        }
    }
}

/// A borrowed value from its tag and payload.
pub(super) unsafe fn borrowed(tag: u64, payload: u64) -> std::mem::ManuallyDrop<Value> {
    // SAFETY: the caller keeps the object alive; the value is never dropped.
    std::mem::ManuallyDrop::new(unsafe { Value::from_raw(tag as u8, payload) })
}

/// Runs `f` for a boxed helper: its bool as 0 or 1, or -1 if it has raised.
unsafe fn boxed(
    vm: *mut Vm,
    base: *mut Value,
    info: *const ExecInfo,
    f: impl FnOnce(&mut Vm, &ExecInfo) -> Res<bool>,
) -> i64 {
    // SAFETY: as in `exec`.
    unsafe {
        match in_progress(&mut *vm, base, &*info, f) {
            Ok(b) => b as i64,
            Err(_) => -1,
        }
    }
}

pub extern "C" fn truth(vm: *mut Vm, base: *mut Value, info: *const ExecInfo, t: u64, p: u64) -> i64 {
    // SAFETY: machine code passes live values.
    unsafe {
        let v = borrowed(t, p);
        boxed(vm, base, info, |vm, _| ops::truth(vm, &v))
    }
}
pub extern "C" fn contains(
    vm: *mut Vm,
    base: *mut Value,
    info: *const ExecInfo,
    t: u64,
    p: u64,
    u: u64,
    q: u64,
) -> i64 {
    // SAFETY: machine code passes live values.
    unsafe {
        let (c, x) = (borrowed(t, p), borrowed(u, q));
        boxed(vm, base, info, |vm, _| ops::contains(vm, &c, &x))
    }
}
#[allow(clippy::too_many_arguments, reason = "three whole values")]
pub extern "C" fn compare(
    vm: *mut Vm,
    base: *mut Value,
    info: *const ExecInfo,
    _: u64,
    op: u64,
    t: u64,
    p: u64,
    u: u64,
    q: u64,
) -> i64 {
    // SAFETY: machine code passes live values.
    unsafe {
        let (a, b) = (borrowed(t, p), borrowed(u, q));
        boxed(vm, base, info, |vm, _| {
            let op = ops::CMPOPS[op as usize];
            let r = ops::compare(vm, op, &a, &b)?;
            ops::truth(vm, &r)
        })
    }
}
/// Advances an iterator and stores the item in register `b` of the instruction; at the end of one that is delegated to, the
/// value of the StopIteration.
pub extern "C" fn next_into(vm: *mut Vm, base: *mut Value, info: *const ExecInfo, t: u64, p: u64) -> i64 {
    // SAFETY: machine code passes live values; the register is verified.
    unsafe {
        let it = borrowed(t, p);
        boxed(vm, base, info, |vm, info| {
            let b = base.add(info.chain.last().map_or(0, |c| c.base) as usize + info.ins.b as usize);
            if info.ins.op == Op::Send {
                let r = ops::next_or_value(vm, &it)?;
                let got = r.is_ok();
                *b = r.unwrap_or_else(|value| value);
                return Ok(got);
            }
            let item = ops::next(vm, &it)?;
            let got = item.is_some();
            if let Some(v) = item {
                *b = v;
            }
            Ok(got)
        })
    }
}

/// Tag and payload of a value that machine code gets to own.
fn status(v: Value) -> Status {
    let s = Status { status: v.tag() as i64, payload: v.raw_payload() };
    std::mem::forget(v);
    s
}

/// As `status`, or that an exception is in flight.
fn outcome(r: Res<Value>) -> Status {
    r.map_or(Status { status: RAISED, payload: 0 }, status)
}

/// `Apply`: the result (owned), or `RAISED`. The values are borrowed.
pub extern "C" fn apply(
    vm: *mut Vm,
    base: *mut Value,
    info: *const ExecInfo,
    window: *const Value,
    n: usize,
) -> Status {
    // SAFETY: machine code passes as many live values as the instruction reads; frames and code as in `exec`.
    unsafe {
        let r = in_progress(&mut *vm, base, &*info, |vm, info| {
            let values = std::slice::from_raw_parts(window, n);
            match info.chain.last() {
                Some(c) => apply_ins(vm, &*(c.code as *const CodeObj), info.ins, values),
                None => Ok(Value::None),
            }
        });
        outcome(r)
    }
}

/// `Native`: as `apply`, of a call that never asks for frames.
pub extern "C" fn native(
    vm: *mut Vm,
    _: *mut Value,
    info: *const ExecInfo,
    window: *const Value,
    n: usize,
) -> Status {
    // SAFETY: machine code passes live values, the first of which it has guarded to be a native function.
    unsafe {
        let runs = &(*info).runs;
        runs.set(runs.get() + 1);
        let f = object::<NativeObj>((*window).raw_payload() as *mut Header);
        let args = std::slice::from_raw_parts(window.add(1), n - 1);
        outcome(ops::call_native(&mut *vm, f, Args::new(args)))
    }
}

/// `Compute`: as `apply`.
pub extern "C" fn compute(
    vm: *mut Vm,
    base: *mut Value,
    info: *const ExecInfo,
    window: *const Value,
    n: usize,
) -> Status {
    // SAFETY: as in `apply`.
    unsafe {
        let r = in_progress(&mut *vm, base, &*info, |vm, info| {
            compute_ins(vm, info.ins, std::slice::from_raw_parts(window, n))
        });
        outcome(r)
    }
}

/// The next item of a built-in iterator: its tag and payload (owned), `FINISHED`, or `RAISED`.
pub extern "C" fn iter_next(vm: *mut Vm, base: *mut Value, info: *const ExecInfo, it: *mut Header) -> Status {
    // SAFETY: machine code has guarded the layout; frames as in `exec`.
    unsafe {
        if let Some(v) = ops::next_at_hand(object::<IteratorObj>(it)) {
            return status(v);
        }
        let it = borrowed(tag::OBJECT as u64, it as u64);
        let r = in_progress(&mut *vm, base, &*info, |vm, _| ops::next(vm, &it));
        match r {
            Ok(Some(v)) => status(v),
            Ok(None) => Status { status: FINISHED, payload: 0 },
            Err(_) => Status { status: RAISED, payload: 0 },
        }
    }
}
