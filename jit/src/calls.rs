//! Native calls: machine code of one function calling that of another (or of itself).
//!
//! ```text
//! fn(vm, base, which, arguments as raw payloads...) -> (status, payload)
//!   status 0..8       the function has returned: tag and payload of the value, which the caller now owns
//!   status EXIT + n   it has left by exit n of the process; the live values are in EXIT_BUF
//!   status REFUSED    it was not entered: nothing has happened
//!   status FINISHED + tag  a generator has returned (0..8 is what it yields)
//!   status RAISED     (of `finish` only) an exception is in flight
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

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use sidewinder_frontend::bytecode::code_flags;
use sidewinder_vm::call::{Entered, enter_function};
use sidewinder_vm::objects::*;
use sidewinder_vm::value::*;
use sidewinder_vm::vm::{Frame, GenResult, NativeCall, RetMode, Vm};

use crate::ir::Ty;
use crate::record::ExecInfo;
use crate::runtime::push_chain;

/// What machine code returns.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Status {
    pub status: i64,
    pub payload: u64,
}
pub const EXIT: i64 = 16;
pub const FINISHED: i64 = 8;
/// The entry of a generator's machine code that goes on where the generator was suspended.
pub const RESUME: i64 = -1;
pub const REFUSED: i64 = -2;
pub const RAISED: i64 = -1;

/// Machine code as the interpreter calls it; native callers pass arguments as well.
pub type Code = extern "C" fn(*mut Vm, *mut Value, i64) -> Status;

/// Machine code with all the arguments it may have: those it does not have are ignored.
pub type CodeWithArgs =
    extern "C" fn(*mut Vm, *mut Value, i64, u64, u64, u64, u64, u64, u64, u64, u64) -> Status;

/// Most parameters of a function that is called natively.
pub const MAX_PARAMS: usize = 8;
/// Most entry points (for different argument types) of one function.
const MAX_VARIANTS: usize = 6;

/// Where native calls of a function with arguments of certain types go.
#[repr(C)]
pub struct EntryPoint {
    /// Machine code, or `refuse`.
    pub code: Cell<*const u8>,
    /// Which of its entries.
    pub which: Cell<i64>,
    pub types: Box<[Ty]>,
}

impl EntryPoint {
    pub fn close(&self) {
        self.code.set(refuse as *const u8);
    }
}

/// All entry points, by the address of the code object.
#[derive(Default)]
pub struct Entries(HashMap<usize, Vec<&'static EntryPoint>>, HashSet<usize>);

impl Entries {
    /// Whether generators with this code are called, not inlined.
    pub fn stays_out(&self, code: &CodeObj) -> bool {
        self.1.contains(&(code as *const CodeObj as usize))
    }
    /// A recording that had inlined generators with this code was given up.
    pub fn keep_out(&mut self, code: *const CodeObj) {
        self.1.insert(code as usize);
    }
    /// The entry point for these argument types; none if the function has too many already.
    pub fn get(&mut self, code: &CodeObj, types: &[Ty]) -> Option<&'static EntryPoint> {
        let list = self.0.entry(code as *const CodeObj as usize).or_default();
        if let Some(e) = list.iter().find(|e| *e.types == *types) {
            return Some(e);
        }
        if list.len() >= MAX_VARIANTS {
            return None;
        }
        let e: &'static EntryPoint = Box::leak(Box::new(EntryPoint {
            code: Cell::new(refuse as *const u8),
            which: Cell::new(0),
            types: types.into(),
        }));
        list.push(e);
        Some(e)
    }
    pub fn close(&self, code: &CodeObj) {
        for e in self.0.get(&(code as *const CodeObj as usize)).into_iter().flatten() {
            e.close();
        }
    }
}

/// Whether a function can be entered natively: its parameters are positional and few.
pub fn enterable(c: &CodeObj) -> bool {
    let odd = code_flags::VARARGS
        | code_flags::VARKEYWORDS
        | code_flags::GENERATOR
        | code_flags::COROUTINE
        | code_flags::ASYNC_GENERATOR
        | code_flags::CLASS_BODY;
    let k = &c.code;
    k.flags & odd == 0 && k.kwonly_count == 0 && k.arg_count as usize <= MAX_PARAMS
}

/// The callee of a call site.
#[derive(Clone, Debug)]
pub struct Callee {
    /// Register 0 of its frame, as a slot of the caller.
    pub base: u32,
    pub code: *const CodeObj,
    /// Null: it is found in the register below the frame.
    pub func: *const FunctionObj,
    pub n_args: u32,
    pub entry: *const EntryPoint,
}

/// The code of an entry point that has none.
extern "C" fn refuse(_: *mut Vm, _: *mut Value, _: i64) -> Status {
    Status { status: REFUSED, payload: 0 }
}

/// Pushes the frames of all native calls in progress that have not been pushed yet. Afterwards the top frame is
/// the outermost one of the running machine code.
///
/// # Safety
/// Called from machine code (or for it): the records between `bottom` and `top` are calls in progress.
#[inline]
pub unsafe fn push_frames(vm: &mut Vm) {
    // SAFETY: the caller's duty; sites and code objects are pinned by the traces that are running.
    unsafe {
        let top = vm.native.top;
        let mut k = top;
        while k > vm.native.bottom && (*k.sub(1)).frames == 0 {
            k = k.sub(1);
        }
        let n = if k == vm.native.bottom { vm.native.entry_frames } else { (*k.sub(1)).frames };
        // Frames of calls that are over. They own nothing.
        vm.frames.truncate(n);
        while k < top {
            let site = &*((*k).site as *const ExecInfo);
            let base = (*k).base;
            push_chain(vm, base, &site.chain);
            if let Some(c) = &site.callee {
                let b = base.add(c.base as usize);
                vm.frames.push(Frame::new(
                    b,
                    (*c.code).start(),
                    c.code,
                    callee_func(c, b),
                    RetMode::Native,
                    0,
                ));
            }
            (*k).frames = vm.frames.len();
            k = k.add(1);
        }
    }
}

/// # Safety
/// As `push_frames`; `b` is the callee's window.
unsafe fn callee_func(c: &Callee, b: *mut Value) -> *const FunctionObj {
    if !c.func.is_null() {
        return c.func;
    }
    // SAFETY: the caller's machine code has stored the function there.
    match unsafe { &*b.sub(1) } {
        Value::Object(o) if o.layout() == Layout::Function => o.as_ptr() as *const FunctionObj,
        Value::Object(o) => o.get::<GeneratorObj>().map_or(std::ptr::null(), |g| g.func.ptr()),
        _ => std::ptr::null(),
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
        vm.native.top = vm.native.top.add(1);
        push_frames(vm);
        let b = base.add(c.base as usize);
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
            vm.frames.truncate(entry);
            match g.state.get() {
                GenState::Done => Ok(GenResult::Returned(Value::None)),
                _ => vm.resume_generator(&g, Value::None),
            }
        } else {
            // Its registers have moved to the register stack.
            let handled = vm.handled.clone();
            if let Some(f) = vm.frames.last_mut() {
                f.generator = Some(g.clone());
                f.extra = handled;
            }
            let raised = crate::leave_callee(vm, (status - EXIT) as u32, b);
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

/// Has the interpreter finish a native call whose machine code came back with `status`: an exit or a refusal. For a
/// refusal, the arguments are in the callee's registers.
pub extern "C" fn finish(vm: *mut Vm, base: *mut Value, site: *const ExecInfo, status: i64) -> Status {
    // SAFETY: called by machine code at the call site; the call's record is still behind `top`.
    unsafe {
        let (vm, site) = (&mut *vm, &*site);
        let Some(c) = &site.callee else { return Status { status: RAISED, payload: 0 } };
        vm.native.top = vm.native.top.add(1);
        push_frames(vm);
        let b = base.add(c.base as usize);
        // The frame owns its callable.
        let func = match callee_func(c, b).as_ref() {
            Some(f) => Ref::from_ref(f).into(),
            None => Value::Undef,
        };
        std::ptr::write(b.sub(1), func);
        let entry = vm.frames.len() - 1;
        let r = if status == REFUSED {
            vm.frames.truncate(entry);
            match enter_function(vm, b.sub(1), c.n_args as usize, None, RetMode::Native, 0) {
                Ok(Entered::Frame) => sidewinder_vm::interp::enter_and_run(vm),
                Ok(Entered::Value(v)) => Ok(v),
                Err(e) => Err(e),
            }
        } else {
            let raised = crate::leave_callee(vm, (status - EXIT) as u32, b);
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
