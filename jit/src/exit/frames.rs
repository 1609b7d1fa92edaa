//! Frames of inlined and of native calls, made when somebody has to see them.
#![allow(unsafe_code, reason = "called from machine code with raw pointers")]

use std::ptr;

use sidewinder_vm::objects::*;
use sidewinder_vm::value::*;
use sidewinder_vm::vm::{Frame, RetMode, Vm};

use crate::ir::SnapFrame;
use crate::ir::sites::{Callee, ExecInfo};

/// Makes the VM's frames agree with the frames inlined at a helper call; the number of frames before.
///
/// # Safety
/// The top frame is the trace's outermost one, with window `base`; code objects are watched for the trace.
#[inline]
pub unsafe fn push_chain(vm: &mut Vm, base: *mut Value, chain: &[SnapFrame]) -> usize {
    let n = vm.frames.len();
    // SAFETY: the caller's duty.
    unsafe {
        if let (Some(f), Some(c)) = (vm.frames.last_mut(), chain.first()) {
            f.pc = (*f.code).at(c.pc as usize);
        }
        for c in chain.iter().skip(1) {
            push_frame(vm, base, c, Value::Undef);
            if let Some(f) = vm.frames.last_mut() {
                f.compiled = true;
            }
        }
    }
    n
}

/// # Safety
/// As `push_chain`.
pub(super) unsafe fn push_frame(vm: &mut Vm, base: *mut Value, c: &SnapFrame, extra: Value) {
    // SAFETY: the caller's duty; a function that is not named is in the register below its frame.
    unsafe {
        let code = c.code as *const CodeObj;
        let b = base.add(c.base as usize);
        let func = match &*b.sub(1) {
            _ if c.func != 0 => c.func as *const FunctionObj,
            Value::Object(o) if o.layout() == Layout::Function => o.as_ptr() as *const FunctionObj,
            _ => ptr::null(),
        };
        let mut f = Frame::new(b, (*code).at(c.pc as usize), code, func, c.mode, c.dst);
        f.extra = extra;
        vm.frames.push(f);
    }
}

/// Pushes the frames of all native calls in progress that have not been pushed yet. Afterwards the top frame is
/// the outermost one of the running machine code.
///
/// # Safety
/// Called from machine code (or for it): the records between `bottom` and `top` are calls in progress.
#[inline]
pub unsafe fn push_frames(vm: &mut Vm) {
    // SAFETY: the caller's duty; sites and code objects are watched for the traces that are running.
    unsafe {
        let top = vm.native.top;
        let mut k = top;
        while k > vm.native.bottom && (*k.sub(1)).frames == 0 {
            k = k.sub(1);
        }
        let n = if k == vm.native.bottom { vm.native.entry_frames } else { (*k.sub(1)).frames };
        // Frames of calls that are over. They own nothing.
        vm.drop_frames(n);
        while k < top {
            let site = &*((*k).site as *const ExecInfo);
            let base = (*k).base;
            push_chain(vm, base, &site.chain);
            if let Some(c) = &site.callee {
                let b = base.add(c.base as usize);
                let func = callee_func(c, b);
                let f = Frame::new(b, (*c.code).start(), c.code, func, RetMode::Native, 0);
                vm.frames.push(Frame { compiled: true, ..f });
            }
            (*k).frames = vm.frames.len();
            k = k.add(1);
        }
    }
}

/// # Safety
/// As `push_frames`; `b` is the callee's window.
pub unsafe fn callee_func(c: &Callee, b: *mut Value) -> *const FunctionObj {
    if !c.func.is_null() {
        return c.func;
    }
    // SAFETY: the caller's machine code has stored the function there.
    match unsafe { &*b.sub(1) } {
        Value::Object(o) if o.layout() == Layout::Function => o.as_ptr() as *const FunctionObj,
        Value::Object(o) => o.get::<GeneratorObj>().map_or(ptr::null(), |g| g.func.ptr()),
        _ => ptr::null(),
    }
}
