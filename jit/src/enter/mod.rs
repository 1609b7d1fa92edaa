//! Entering machine code: from the interpreter, and on behalf of native code that calls back.
//!
//! `finish` has the protocol of native calls between machine code, and what ends a call that has left by an exit.
#![allow(unsafe_code, reason = "enters machine code")]

use std::cell::Cell;

use sidewinder_vm::jit_api::HotAction;
use sidewinder_vm::objects::*;
use sidewinder_vm::value::{Ref as ObjRef, Value};
use sidewinder_vm::vm::{GenResult, NativeCall, Raised, Res, Vm};

use crate::Tracing;
use crate::exit::ExitRecord;
use crate::hot::profit::Profit;
use crate::ir::Ty;
use crate::ir::sites::{EntryPoint, ExecInfo, MAX_PARAMS};

mod finish;

pub use finish::{
    RECORD_SIZE, drop_value, finish, finish_resume, finish_send, generator_done, refuse_init, store_result,
};

/// What machine code returns.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Status {
    pub status: i64,
    pub payload: u64,
}
/// Statuses from here on are addresses: see `finish`.
pub const EXIT: i64 = 16;
pub const FINISHED: i64 = 8;
/// The entry of a generator's machine code that goes on where the generator was suspended.
pub const RESUME: i64 = -1;
/// As `RESUME`, of this piece of the unit alone.
pub const RESUME_HERE: i64 = -3;
pub const REFUSED: i64 = -2;
pub const RAISED: i64 = -1;

/// Machine code as the interpreter calls it; native callers pass arguments as well.
pub type Code = extern "C" fn(*mut Vm, *mut Value, i64) -> Status;

/// Machine code with all the arguments it may have: those it does not have are ignored.
pub type CodeWithArgs =
    extern "C" fn(*mut Vm, *mut Value, i64, u64, u64, u64, u64, u64, u64, u64, u64) -> Status;

/// The code of an entry point that has none.
pub extern "C" fn refuse(_: *mut Vm, _: *mut Value, _: i64) -> Status {
    Status { status: REFUSED, payload: 0 }
}

/// Where a root trace is entered from other pieces of its unit. It lives as long as the trace.
#[repr(align(16))]
pub struct RootRecord {
    /// Null: it is not compiled.
    pub code: Cell<*const u8>,
    pub which: Cell<i64>,
    /// Frames and registers that the piece needs.
    pub max_depth: Cell<usize>,
    pub extent: Cell<usize>,
    pub unit: u32,
    /// Instruction it starts at.
    pub pc: u32,
    /// Bytecodes of the way that was recorded.
    pub length: u32,
    /// How often it was entered from another piece.
    pub passes: Cell<u32>,
    /// How often a generator was resumed there, since an exit was last taken.
    pub resumed: Cell<u32>,
    pub profit: Profit,
}

impl RootRecord {
    /// Of a root of unit `unit` that starts at instruction `pc`, not compiled yet.
    pub fn new(unit: u32, pc: u32, length: u32) -> RootRecord {
        RootRecord {
            code: Cell::new(std::ptr::null()),
            which: Cell::new(0),
            max_depth: Cell::new(1),
            extent: Cell::new(0),
            unit,
            pc,
            length,
            passes: Cell::new(0),
            resumed: Cell::new(0),
            profit: Profit::default(),
        }
    }
    /// The status by which machine code says that this root is where to go on.
    pub fn status(r: *const RootRecord) -> i64 {
        r as i64 | 1
    }
    /// The root to go on at, if the status says that there is one.
    ///
    /// # Safety
    /// The status has just come from machine code.
    pub unsafe fn of<'a>(status: i64) -> Option<&'a RootRecord> {
        // SAFETY: odd addresses are made by `status`; traces are not freed while machine code runs.
        (status >= EXIT && status & 1 != 0).then(|| unsafe { &*((status & !1) as *const RootRecord) })
    }
    /// Whether the piece may be entered now: what it stands for must not exceed the recursion limit, and the native stack and
    /// the register stack must have room.
    pub fn has_room(&self, vm: &Vm, depth: usize, base: *const Value) -> bool {
        let here = 0u8;
        depth - 1 + self.max_depth.get() <= vm.recursion_limit
            && (vm.stack_end as usize).saturating_sub(base as usize) / size_of::<Value>() > self.extent.get()
            && &here as *const u8 as usize > vm.native.stack_limit
    }
}

/// Passes from piece to piece after which the JIT is asked whether to join them.
pub const ROOT_PASSES: u32 = 256;

/// Goes on in other pieces of the unit as long as machine code asks for that. A status that still does says that there is no
/// room, or no code.
///
/// # Safety
/// `s` has just come from machine code of the frame with window `base`, whose number of frames is `vm.native.depth`.
pub unsafe fn proceed(vm: &mut Vm, base: *mut Value, mut s: Status) -> Status {
    // SAFETY: the caller's duty.
    while let Some(root) = unsafe { RootRecord::of(s.status) } {
        root.passes.set(root.passes.get() + 1);
        if root.passes.get() % ROOT_PASSES == 0
            && let Some(jit) = crate::instance()
        {
            jit.passed_roots(root.unit as usize);
        }
        let code = root.code.get();
        if code.is_null() || !root.has_room(vm, vm.native.depth, base) {
            break;
        }
        root.profit.enter();
        // SAFETY: the record holds code of this type.
        let code: Code = unsafe { std::mem::transmute(code) };
        s = code(vm, base, root.which.get());
    }
    s
}

impl Tracing {
    /// Runs a root trace in the top frame until an exit hands back to the interpreter.
    pub(crate) fn enter(&self, vm: &mut Vm, root: &RootRecord) -> HotAction {
        let st = self.state();
        st.stats.entries += 1;
        st.clock += 1;
        st.units[root.unit as usize].stamp = st.clock;
        let Some(f) = vm.frames.last() else { return HotAction::Interpret };
        let code = f.code as usize;
        st.entered.push(code);
        let action = self.run(vm, root, f.base);
        // Another thread may have entered some later.
        let entered = &mut self.state().entered;
        if let Some(at) = entered.iter().rposition(|c| *c == code) {
            entered.remove(at);
        }
        action
    }

    /// As `enter`, when that is known.
    fn run(&self, vm: &mut Vm, root: &RootRecord, base: *mut Value) -> HotAction {
        root.profit.enter();
        let n = &mut vm.native;
        let saved = (n.bottom, n.entry_frames, n.depth);
        n.bottom = n.top;
        (n.entry_frames, n.depth) = (vm.frames.len(), vm.frames.len());
        // Machine code of a generator finds it below its window.
        let generator = vm.frames.last().and_then(|f| f.generator.as_ref()).map(|g| g.ptr());
        if let Some(f) = vm.frames.last_mut() {
            f.compiled = true;
        }
        if let Some(g) = generator {
            // SAFETY: that register is free; it does not own the generator.
            unsafe { std::ptr::write(base.sub(1), Value::from_raw(Ty::Ref.tag(), g as u64)) };
        }
        // SAFETY: the record holds code of this type, made by `lower`; it is called right after it was found to have room.
        let r = unsafe {
            let code: Code = std::mem::transmute(root.code.get());
            let r = code(vm, base, root.which.get());
            proceed(vm, base, r)
        };
        if generator.is_some() {
            // SAFETY: as above.
            unsafe { std::ptr::write(base.sub(1), Value::Undef) };
        }
        // Frames of native calls that are over. They own nothing.
        vm.drop_frames(vm.native.entry_frames);
        let n = &mut vm.native;
        (n.bottom, n.entry_frames, n.depth) = saved;
        if let Some(f) = vm.frames.last_mut() {
            f.compiled = false;
        }
        if r.status == REFUSED {
            return HotAction::Interpret;
        }
        if r.status == RAISED {
            self.state().settle_return(root);
            if let Some(f) = vm.frames.last_mut() {
                f.pc = f.code().at(r.payload as usize);
            }
            return HotAction::Left;
        }
        if r.status < EXIT {
            // SAFETY: the status has the tag of the value.
            vm.returned = unsafe { Value::from_raw((r.status % FINISHED) as u8, r.payload) };
            self.state().settle_return(root);
            let yielded = generator.is_some() && r.status < FINISHED;
            return if yielded { HotAction::Yielded } else { HotAction::Returned };
        }
        // SAFETY: the status has just come from machine code.
        unsafe { self.go_on(vm, r.status, base) }
    }

    /// After machine code of the top frame (with window `base`) has come back without a result: the interpreter goes on,
    /// where an exit or the start of a root says.
    ///
    /// # Safety
    /// The status has just come from machine code.
    pub(crate) unsafe fn go_on(&self, vm: &mut Vm, status: i64, base: *mut Value) -> HotAction {
        // SAFETY: the caller's duty; what a root expects is in the registers.
        unsafe {
            if let Some(root) = RootRecord::of(status) {
                if let Some(f) = vm.frames.last_mut() {
                    f.pc = (*f.code).at(root.pc as usize);
                    f.compiled = false;
                }
                return HotAction::Resume;
            }
            self.leave(vm, &*(status as *const ExitRecord), base)
        }
    }

    /// Calls machine code of a function (or resumes a generator) on behalf of native code. Nothing if it cannot run now.
    ///
    /// # Safety
    /// `object` is the function or generator; the arguments, which are given away unless it refuses, have the types of the entry
    /// point.
    unsafe fn call_machine_code(
        &self,
        vm: &mut Vm,
        point: *const EntryPoint,
        site: *const ExecInfo,
        object: u64,
        args: &[u64; MAX_PARAMS],
    ) -> Option<Status> {
        let here = 0u8;
        if &here as *const u8 as usize <= vm.native.stack_limit {
            return None;
        }
        // SAFETY: entry points live as long as the code object, which the function or generator keeps.
        let point = unsafe { &*point };
        let top = vm.stack_top();
        let n = &mut vm.native;
        let saved = (n.bottom, n.entry_frames, n.depth);
        n.bottom = n.top;
        (n.entry_frames, n.depth) = (vm.frames.len(), vm.frames.len() + 1);
        // SAFETY: there is room for the record, as for every native call; the register above the running frame is free
        // and does not own the object; the entry point has code of this type.
        let r = unsafe {
            std::ptr::write(n.top, NativeCall { site: site as *const (), base: top, frames: 0 });
            n.top = n.top.add(1);
            std::ptr::write(top, Value::from_raw(Ty::Ref.tag(), object));
            let code: CodeWithArgs = std::mem::transmute(point.code.get());
            let [a, b, c, d, e, f, g, h] = *args;
            let r = code(vm, top.add(1), point.which.get(), a, b, c, d, e, f, g, h);
            vm.native.top = vm.native.top.sub(1);
            let generator = point.which.get() == RESUME;
            // `finish` counts the frames of the call site, of which there are none here.
            let r = match r.status >= EXIT {
                true if generator => finish_resume(vm, top, site, r.status),
                true => finish(vm, top, site, r.status),
                false => r,
            };
            std::ptr::write(top, Value::Undef);
            r
        };
        vm.drop_frames(vm.native.entry_frames);
        let n = &mut vm.native;
        (n.bottom, n.entry_frames, n.depth) = saved;
        (r.status != REFUSED).then_some(r)
    }

    /// See `Jit::resume`.
    pub(crate) fn resume_generator(
        &self,
        vm: &mut Vm,
        g: &ObjRef<GeneratorObj>,
        sent: &Value,
    ) -> Option<Res<GenResult>> {
        let index = g.code.entry.trace.get().checked_sub(1)?;
        let (point, site) = self.state().callable.get(index as usize)?.first()?;
        let (point, site) = (*point, &raw const **site);
        if !matches!(g.state.get(), GenState::Created | GenState::Suspended) {
            return None;
        }
        let mut args = [0; MAX_PARAMS];
        (args[0], args[1]) = (sent.tag() as u64, sent.raw_payload());
        // It is the generator's, unless that refuses.
        std::mem::forget(sent.clone());
        // SAFETY: the generator is alive; the arguments are the value that is sent.
        let r = unsafe { self.call_machine_code(vm, point, site, g.ptr() as u64, &args) };
        let Some(r) = r else {
            // SAFETY: gives back the count taken above.
            drop(unsafe { Value::from_raw(sent.tag(), sent.raw_payload()) });
            return None;
        };
        // SAFETY: the status has the tag of the value.
        let value = |tag: i64| unsafe { Value::from_raw(tag as u8, r.payload) };
        match r.status {
            REFUSED => None,
            s if s < 0 => Some(Err(Raised)),
            s if s < FINISHED => Some(Ok(GenResult::Yielded(value(s)))),
            s => Some(Ok(GenResult::Returned(value(s - FINISHED)))),
        }
    }

    /// See `Jit::call`.
    pub(crate) fn call_function(
        &self,
        vm: &mut Vm,
        f: &FunctionObj,
        receiver: Option<&Value>,
        args: &[Value],
    ) -> Option<Res<Value>> {
        let index = f.code().entry.trace.get().checked_sub(1)?;
        let n = args.len() + receiver.is_some() as usize;
        if f.code().positional_args as usize != n {
            // They are not what the parameters get.
            return None;
        }
        let same = |types: &[Ty], values: &[Value]| {
            types.len() == values.len() && types.iter().zip(values).all(|(t, v)| t.tag() == v.tag())
        };
        let fits = |p: *const EntryPoint| {
            // SAFETY: entry points live as long as the code object.
            let types: &[Ty] = unsafe { &(*p).types };
            match (receiver, types) {
                (Some(r), [t, rest @ ..]) => t.tag() == r.tag() && same(rest, args),
                (Some(_), []) => false,
                (None, _) => same(types, args),
            }
        };
        let (point, site) = self.state().callable.get(index as usize)?.iter().find(|x| fits(x.0))?;
        let (point, site) = (*point, &raw const **site);
        let mut raw = [0; MAX_PARAMS];
        // The callee owns its arguments.
        let given = |v: &Value| {
            if let Value::Object(o) = v {
                std::mem::forget(o.clone());
            }
            v.raw_payload()
        };
        if let Some(r) = receiver {
            raw[0] = given(r);
        }
        for (word, v) in raw[receiver.is_some() as usize..].iter_mut().zip(args) {
            *word = given(v);
        }
        // SAFETY: the function is alive, and the arguments have the types of the entry point.
        let r = unsafe { self.call_machine_code(vm, point, site, f as *const FunctionObj as u64, &raw) };
        match r {
            Some(r) if r.status >= 0 => {
                // SAFETY: the status is the tag of the value.
                Some(Ok(unsafe { Value::from_raw(r.status as u8, r.payload) }))
            }
            Some(r) if r.status == RAISED => Some(Err(Raised)),
            _ => {
                // Refused: the arguments have not been taken.
                for a in receiver.into_iter().chain(args) {
                    // SAFETY: gives back the count taken above.
                    drop(unsafe { Value::from_raw(a.tag(), a.raw_payload()) });
                }
                None
            }
        }
    }
}
