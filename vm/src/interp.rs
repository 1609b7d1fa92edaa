//! The interpreter: one handler per opcode, each ending in a call of the next.
//!
//! A handler is a function of the VM, the instruction, register 0 of the running frame and the running code, all of
//! which stay in machine registers. It ends with a call of the next instruction's handler in tail position, which the
//! optimiser makes a jump: threaded code (Bell, 1973) with one indirect jump for each handler, and registers
//! allocated for each handler by itself. (Measured against one `loop { match }`: that spent almost half of its
//! time in the shared dispatch and took 1.4 times as long over all benchmark programs.) The table of handlers lies in the
//! VM: while a trace is recorded, it is another one.
//!
//! Rust does not promise that jump. Builds below `opt-level = 2` therefore return to [`drive_above`] after each
//! instruction (`cfg(threaded)` is off, see `build.rs`); in others, back-edges and calls give back the stack that a
//! handler without the jump would have used up, and test builds look for such handlers.
//!
//! # Rules for handlers
//!
//! 1. `pc` points at the instruction itself. The frame's `pc` points behind it: [`State::save`] writes it before anything
//!    that can raise, call, or look at frames.
//! 2. After anything that may push or pop a frame: [`State::reload`].
//! 3. A fast path touches registers and immediate values, and makes no call but the last: a call in the middle would have
//!    every execution save and restore machine registers. It goes through nothing that may free an object: what it
//!    overwrites is left to [`release_and_go`], and where another reference count would reach zero it leaves for a
//!    handler out of line *before* it has changed anything.
//! 4. A handler that fails ends in [`raise`] with registers in a state that releasing them all is right:
//!    nothing is dropped twice, and windows of failed calls are empty.
//! 5. Operands are read before the destination is written; the old value of the destination is dropped
//!    after the new one is in place.
//! 6. `KILL_*` flags are honoured wherever the operand may be an object.
#![allow(unsafe_code, reason = "registers and instructions are reached by raw pointers")]

mod alone;
mod arith;
mod control;
mod data;
mod fused;
pub mod monitor;
mod slow;
pub mod tracing;

use std::mem::ManuallyDrop;
use std::ptr;
use std::sync::atomic::Ordering as Mem;

use sidewinder_frontend::bytecode::*;

use crate::call::{Entered, enter_function, enter_generator, pop_suspended, release, suspend_generator};
use crate::heap::finalisers_wait;
use crate::jit_api::{HotAction, RecordAction};
use crate::objects::*;
use crate::ops::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::*;
pub use alone::{apply_ins, compute_ins, exec_ins};
use arith::*;
use control::*;
use data::*;
use fused::*;
use slow::*;
pub use slow::{
    callee_of, concat_in_place, exec, free_cell, kill_operands, stop_value, trace_frame, wide_arith,
};

/// How handlers come back to [`drive_above`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// The entry frame returned (or its generator yielded) the value in `Vm::returned`.
    Done,
    Raised,
    /// Continue with the top frame: recording begins or ends, or the native stack is given back.
    Again,
}

/// What a handler out of line did.
pub enum Flow {
    /// The instruction is complete, and the frame's `pc` stands at the next.
    Next,
    /// Frames changed: continue with the top frame.
    Reload,
}

type Handler = unsafe fn(&mut Vm, Pc, *mut Value, *const CodeObj) -> Exit;

/// Handlers by opcode. One table executes, the other records first.
#[derive(Clone, Copy)]
pub struct Table([Handler; 256]);

impl Table {
    /// The table that executes.
    pub const fn plain() -> Table {
        Table(plain())
    }
}

/// What a handler knows, and the ways on. Everything is inlined into the handlers.
///
/// SAFETY of all handlers: `base` points at the running frame's window of `n_regs` registers and the verifier has
/// checked that every operand is below that; `pc` walks over verified code, whose jumps stay inside; constants, sites,
/// cells and loops are indexed within the bounds the verifier checked.
struct State<'a> {
    vm: &'a mut Vm,
    pc: Pc,
    base: *mut Value,
    code: *const CodeObj,
}

/// Defines handlers: `name(s) { ... }` with `s` the [`State`].
macro_rules! handlers {
    (@function $(#[$m:meta])* $name:ident($s:ident) -> $result:ty $body:block) => {
        $(#[$m])*
        pub(in crate::interp) unsafe fn $name(
            vm: &mut Vm,
            pc: Pc,
            base: *mut Value,
            code: *const CodeObj,
        ) -> $result {
            #[allow(unused_mut, reason = "some handlers change their state")]
            let mut $s = State { vm, pc, base, code };
            // SAFETY: see `State`.
            unsafe { $body }
        }
    };
    ($($(#[$m:meta])* $name:ident($s:ident) $body:block)*) => {
        $( handlers!(@function $(#[$m])* $name($s) -> Exit $body); )*
    };
}
use handlers;

/// Where a handler out of line goes on.
enum Way {
    /// The next instruction.
    Next,
    /// The top frame, at its `pc`.
    Reload,
    /// The top frame, whose function has just been called.
    Entered,
    /// The next instruction, after a look at the poll word.
    Poll,
    Raise,
    /// The traceback has the top frame already.
    RaiseAgain,
    Leave(Exit),
}
impl Way {
    fn of(r: Res<Flow>) -> Way {
        if r.is_ok() { Way::Reload } else { Way::Raise }
    }
}

/// Defines handlers that do with values what needs memory: `name(s) { ... }` giving a [`Way`]. The body is a function by
/// itself: a call after something of the stack frame has been passed on by address is not made a jump.
macro_rules! out_of_line {
    ($($(#[$m:meta])* $name:ident($s:ident) $body:block)*) => {
        handlers! { $(
            $(#[$m])*
            #[inline(never)]
            $name(s) {
                handlers!(@function #[inline(never)] body($s) -> Way $body);
                let way = body(s.vm, s.pc, s.base, s.code);
                s.take(way)
            }
        )* }
    };
}
use out_of_line;

/// Unwraps a result or raises.
macro_rules! tri {
    ($s:ident, $e:expr) => {
        match $e {
            Ok(v) => v,
            Err(Raised) => return $s.tail(raise),
        }
    };
}
use tri;

#[allow(clippy::missing_safety_doc, reason = "see `State`: one contract for all of them")]
impl State<'_> {
    #[inline(always)]
    unsafe fn word(&self) -> &'static Word {
        // SAFETY: code outlives the execution of its instructions, and handlers keep the reference no longer.
        unsafe { &*self.pc }
    }
    /// The instruction, for handlers that are not in a hurry.
    #[inline(always)]
    unsafe fn ins(&self) -> &'static Instr {
        let code = self.code();
        // SAFETY: `pc` stands at one of its instructions.
        unsafe { code.code.instrs.get_unchecked(code.pc_of(self.pc)) }
    }
    #[inline(always)]
    unsafe fn op(&self) -> Op {
        // SAFETY: see `State`.
        unsafe { self.ins().op }
    }
    /// The register of an operand.
    #[inline(always)]
    unsafe fn at(&self, operand: u16) -> *mut Value {
        // SAFETY: verified register; see `Word`.
        unsafe { self.base.byte_add(operand as usize * 8) }
    }
    #[inline(always)]
    unsafe fn reg(&self, i: u16) -> *mut Value {
        // SAFETY: verified register.
        unsafe { self.base.add(i as usize) }
    }
    #[inline(always)]
    unsafe fn a(&self) -> *mut Value {
        // SAFETY: see `State`.
        unsafe { self.at(self.word().a) }
    }
    #[inline(always)]
    unsafe fn b(&self) -> *mut Value {
        // SAFETY: see `State`.
        unsafe { self.at(self.word().b) }
    }
    #[inline(always)]
    unsafe fn c(&self) -> *mut Value {
        // SAFETY: see `State`.
        unsafe { self.at(self.word().c) }
    }
    #[inline(always)]
    fn code(&self) -> &'static CodeObj {
        // SAFETY: the frame keeps its code alive; handlers keep the reference no longer.
        unsafe { &*self.code }
    }
    /// The constant operand.
    #[inline(always)]
    unsafe fn k(&self) -> *const Value {
        // SAFETY: the instruction has one.
        unsafe { self.word().to as *const Value }
    }
    /// Operand `c`, which is a register or a constant.
    #[inline(always)]
    unsafe fn c_or_k(&self) -> *const Value {
        // SAFETY: see `State`.
        unsafe { if self.word().to.is_null() { self.c() } else { self.k() } }
    }
    #[inline(always)]
    unsafe fn site(&self) -> &'static AttrSite {
        // SAFETY: the instruction has one.
        unsafe { &*(self.word().to as *const AttrSite) }
    }
    #[inline(always)]
    unsafe fn global(&self) -> &'static GlobalSite {
        // SAFETY: the instruction has one.
        unsafe { &*(self.word().to as *const GlobalSite) }
    }
    #[inline(always)]
    unsafe fn killed(&self, flags: u8) -> bool {
        // SAFETY: see `State`.
        unsafe { self.word().flags & flags != 0 }
    }
    #[inline(always)]
    fn frame(&mut self) -> &mut Frame {
        let n = self.vm.frames.len();
        // SAFETY: a frame is running.
        unsafe { self.vm.frames.get_unchecked_mut(n - 1) }
    }
    /// Makes the frame's `pc` point behind the instruction.
    #[inline(always)]
    unsafe fn save(&mut self) {
        // SAFETY: see `State`.
        self.frame().pc = unsafe { self.pc.add(1) };
    }
    #[inline(always)]
    fn recording(&self) -> bool {
        self.vm.recording
    }

    // ---- ways on ------------------------------------------------------------------------------------

    /// Continues at `pc` in the running frame.
    #[inline(always)]
    unsafe fn go(self, pc: Pc) -> Exit {
        #[cfg(threaded)]
        // SAFETY: see `State`.
        unsafe {
            if cfg!(debug_assertions) {
                let left = native_sp().wrapping_sub(self.vm.threads_limit);
                assert!(
                    left as isize > -(BOUNCE as isize),
                    "the handler of {:?} is left by a call",
                    self.op()
                );
            }
            let h = self.vm.handlers.0[(*pc).handler as usize];
            h(self.vm, pc, self.base, self.code)
        }
        #[cfg(not(threaded))]
        {
            let mut s = self;
            s.frame().pc = pc;
            Exit::Again
        }
    }
    /// To the next instruction.
    #[inline(always)]
    unsafe fn next(self) -> Exit {
        // SAFETY: see `State`.
        unsafe {
            let pc = self.pc.add(1);
            self.go(pc)
        }
    }
    /// To the jump target.
    #[inline(always)]
    unsafe fn jump(self) -> Exit {
        // SAFETY: see `State`; the instruction jumps and has no constant.
        unsafe {
            let pc = self.word().to as Pc;
            self.go(pc)
        }
    }
    /// To the jump target if so, else to the next instruction.
    #[inline(always)]
    unsafe fn jump_if(self, so: bool) -> Exit {
        // SAFETY: see `State`.
        unsafe { if so { self.jump() } else { self.next() } }
    }
    /// As [`State::jump_if`], of an instruction that has a constant: the offset is in `c`.
    #[inline(always)]
    unsafe fn jump_by_c_if(self, so: bool) -> Exit {
        // SAFETY: see `State`.
        unsafe {
            let pc = self.pc.add(1);
            if so {
                let pc = pc.offset(self.word().c as i16 as isize);
                return self.go(pc);
            }
            self.go(pc)
        }
    }
    /// Has another handler do the instruction.
    #[inline(always)]
    unsafe fn tail(self, h: Handler) -> Exit {
        // SAFETY: see `State`.
        unsafe { h(self.vm, self.pc, self.base, self.code) }
    }
    /// Continues with the top frame.
    #[inline(always)]
    unsafe fn reload(mut self) -> Exit {
        // SAFETY: see `State`.
        unsafe {
            self.take_frame();
            let pc = self.pc;
            self.go(pc)
        }
    }
    #[inline(always)]
    fn take_frame(&mut self) {
        let f = self.frame();
        (self.pc, self.base, self.code) = (f.pc, f.base, f.code);
    }
    /// After an operation out of line, which has been given a saved frame.
    #[inline(always)]
    unsafe fn flow(self, r: Res<Flow>) -> Exit {
        // SAFETY: see `State`.
        unsafe {
            match r {
                Ok(_) if finalisers_wait() => self.tail(serve),
                Ok(_) => self.reload(),
                Err(Raised) => self.tail(raise),
            }
        }
    }
    /// Writes a register and continues at `pc`.
    #[inline(always)]
    unsafe fn put_and_go(self, at: *mut Value, v: Value, pc: Pc) -> Exit {
        // A value that would have to be dropped if something here panicked has an address, and the way on would be a call.
        let v = ManuallyDrop::new(v);
        // SAFETY: see `State`.
        unsafe {
            if let Value::Object(o) = &*at {
                let old = ptr::read(o);
                ptr::write(at, ManuallyDrop::into_inner(v));
                return release_and_go(self.vm, pc, self.base, self.code, old);
            }
            ptr::write(at, ManuallyDrop::into_inner(v));
            self.go(pc)
        }
    }
    /// Writes a number to register `a`, the end of arithmetic; or has another handler do the instruction, if an object is
    /// there.
    #[inline(always)]
    unsafe fn put_plain(self, v: Value, otherwise: Handler) -> Exit {
        // As in `put_and_go`.
        let v = ManuallyDrop::new(v);
        // SAFETY: see `State`.
        unsafe {
            let at = self.a();
            if (*at).is_object() {
                return self.tail(otherwise);
            }
            ptr::write(at, ManuallyDrop::into_inner(v));
            self.next()
        }
    }
    /// Writes register `a`: the end of most instructions.
    #[inline(always)]
    unsafe fn put(self, v: Value) -> Exit {
        // SAFETY: see `State`.
        unsafe {
            let (at, pc) = (self.a(), self.pc.add(1));
            self.put_and_go(at, v, pc)
        }
    }
    /// The value of an operand: moved out of the register if this is its last use.
    #[inline(always)]
    unsafe fn read(&self, r: *mut Value, flag: u8) -> Value {
        // SAFETY: see `State`.
        unsafe { if self.killed(flag) { take_value(&mut *r) } else { (*r).clone() } }
    }
    /// Whether giving up an operand, which holds this object, frees nothing.
    #[inline(always)]
    unsafe fn outlives(&self, o: &ObjectRef, flag: u8) -> bool {
        // SAFETY: see `State`.
        unsafe { !self.killed(flag) || o.ref_count() > 1 }
    }
    /// Gives up a dead operand, the object in register `r`, of which [`State::outlives`] holds.
    #[inline(always)]
    unsafe fn let_go(&self, r: *mut Value, flag: u8) {
        // SAFETY: see `State`.
        unsafe {
            if self.killed(flag) {
                let_go_one_of_many(r);
            }
        }
    }
    /// Gives up those of two operands that are dead, if that frees nothing; else says no and leaves them.
    #[inline(always)]
    unsafe fn let_go_both(&self, x: *mut Value, flag_x: u8, y: *mut Value, flag_y: u8) -> bool {
        // SAFETY: see `State`.
        unsafe {
            // Two references go if both operands are the object.
            let least = 1 + (self.killed(flag_x) && self.killed(flag_y) && (*x).is(&*y)) as u32;
            let stays = |r: *mut Value, flag| {
                !self.killed(flag) || !matches!(&*r, Value::Object(o) if o.ref_count() <= least)
            };
            if !stays(x, flag_x) || !stays(y, flag_y) {
                return false;
            }
            self.let_go(x, flag_x);
            self.let_go(y, flag_y);
            true
        }
    }
    /// Whether writing a register drops nothing, once operand `b` has been given up.
    #[inline(always)]
    unsafe fn is_free(&self, at: *mut Value) -> bool {
        // SAFETY: see `State`.
        unsafe { !(*at).is_object() || (at == self.b() && self.killed(KILL_B)) }
    }
    /// At a safepoint, before the instruction at `pc`.
    #[inline(always)]
    unsafe fn poll_and_go(mut self, pc: Pc) -> Exit {
        // SAFETY: see `State`.
        unsafe {
            if native_sp() < STACK_GUARD.load(Mem::Relaxed) {
                self.pc = pc;
                return self.tail(poll_at);
            }
            self.go(pc)
        }
    }
    /// After something may have been freed, before the instruction at `pc`.
    #[inline(always)]
    unsafe fn serve_and_go(mut self, pc: Pc) -> Exit {
        // SAFETY: see `State`.
        unsafe {
            if finalisers_wait() {
                self.pc = pc;
                return self.tail(serve_at);
            }
            self.go(pc)
        }
    }
    /// As [`State::serve_and_go`], at a safepoint.
    #[inline(always)]
    unsafe fn serve_and_poll(self, pc: Pc) -> Exit {
        // SAFETY: see `State`.
        unsafe { if finalisers_wait() { self.serve_and_go(pc) } else { self.poll_and_go(pc) } }
    }
    /// The callable of `Call` or `CallMethod` and the number of its arguments.
    #[inline(always)]
    unsafe fn window(&self) -> (*mut Value, usize) {
        // SAFETY: see `State`; the instruction is such a call.
        unsafe {
            let word = self.word();
            callee_of(self.a(), word.b as usize, word.handler == Op::CallMethod as u8)
        }
    }
    /// Whether a frame with so many registers from `base` on can be pushed, within the memory that the frames have.
    #[inline(always)]
    fn has_room(&self, base: *mut Value, n_regs: u32) -> bool {
        let frames = &self.vm.frames;
        frames.len() < self.vm.recursion_limit
            && frames.len() < frames.capacity()
            && base.wrapping_add(n_regs as usize) < self.vm.stack_end
    }
    /// A Python frame was pushed by a call: counts the entry and continues there.
    #[inline(always)]
    unsafe fn entered(mut self) -> Exit {
        // SAFETY: see `State`.
        unsafe {
            self.take_frame();
            self.count_entry()
        }
    }
    #[inline(always)]
    unsafe fn count_entry(self) -> Exit {
        // SAFETY: see `State`.
        unsafe {
            let hc = &self.code().entry.counter;
            let n = hc.get() - 1;
            if n <= 0 {
                return self.tail(hot_entry);
            }
            hc.set(n);
            let pc = self.pc;
            self.poll_and_go(pc)
        }
    }
    /// Goes on after a handler out of line.
    #[inline(always)]
    unsafe fn take(mut self, way: Way) -> Exit {
        // SAFETY: see `State`.
        unsafe {
            if finalisers_wait() && !matches!(way, Way::Raise | Way::Leave(_)) {
                if matches!(way, Way::Next | Way::Poll) {
                    self.save();
                }
                serve_finalisers(self.vm);
            }
            match way {
                Way::Next => self.next(),
                Way::Reload => self.reload(),
                Way::Entered => self.entered(),
                Way::Poll => self.tail(poll_behind),
                Way::Raise => self.tail(raise),
                Way::RaiseAgain => self.tail(raise_again),
                Way::Leave(e) => e,
            }
        }
    }
    /// After the JIT has been told that a place is hot. The frame's `pc` stands at the next instruction.
    unsafe fn after_hot(self, action: HotAction) -> Way {
        // SAFETY: see `State`.
        unsafe {
            match action {
                // By way of the driver, as a back-edge or call has to: it gives back the stack.
                HotAction::Interpret => match poll_before(self.vm) {
                    Ok(()) => Way::Leave(Exit::Again),
                    Err(Raised) => Way::Raise,
                },
                HotAction::Resume => match poll_within(self.vm) {
                    Ok(()) => Way::Leave(Exit::Again),
                    Err(Raised) => Way::Raise,
                },
                HotAction::Record => Way::Leave(Exit::Again),
                HotAction::Raised => Way::Raise,
                HotAction::Left => Way::RaiseAgain,
                HotAction::Returned => {
                    let v = std::mem::take(&mut self.vm.returned);
                    self.left(v)
                }
                HotAction::Yielded => {
                    let f = pop_suspended(self.vm);
                    let v = std::mem::take(&mut self.vm.returned);
                    self.yielded(f, v)
                }
            }
        }
    }
    /// The running frame returns `v`.
    unsafe fn left(self, v: Value) -> Way {
        match leave(self.vm, v) {
            Left::Reload => Way::Reload,
            Left::Done(v) => {
                self.vm.returned = v;
                Way::Leave(Exit::Done)
            }
            Left::Raised => Way::Raise,
        }
    }
    /// The generator of frame `f`, which has been popped, yields `v`.
    unsafe fn yielded(mut self, f: Frame, v: Value) -> Way {
        // SAFETY: see `State`; the resuming instruction names a register of its frame.
        unsafe {
            let skip = match f.mode {
                RetMode::GenFor => 1,
                // Send: the yielded value; the instruction does not jump.
                RetMode::Store | RetMode::Sent => 0,
                _ => {
                    self.vm.returned = v;
                    return Way::Leave(Exit::Done);
                }
            };
            let dst = f.dst;
            drop(f);
            let f = self.frame();
            f.pc = f.pc.add(skip);
            put_value(&mut *f.base.add(dst as usize), v);
            Way::Reload
        }
    }
}

/// Stack that handlers may have used when a back-edge or call gives it back. None if they all end in jumps.
const BOUNCE: usize = 64 << 10;

/// The stack pointer. (The address of a local would do, but would keep the optimiser from making jumps of calls.)
#[inline(always)]
fn native_sp() -> usize {
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    {
        let sp: usize;
        // SAFETY: reads a register.
        unsafe {
            #[cfg(target_arch = "x86_64")]
            std::arch::asm!("mov {}, rsp", out(reg) sp, options(nomem, nostack, preserves_flags));
            #[cfg(target_arch = "aarch64")]
            std::arch::asm!("mov {}, sp", out(reg) sp, options(nomem, nostack, preserves_flags));
        }
        sp
    }
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    {
        usize::MAX - 1
    }
}

/// Calls the finalisers that wait, at the end of an instruction.
#[cold]
#[inline(never)]
fn serve_finalisers(vm: &mut Vm) {
    let returned = std::mem::take(&mut vm.returned);
    vm.run_finalisers();
    vm.returned = returned;
}

/// Drops what a register held.
#[inline(never)]
unsafe fn release_and_go(
    vm: &mut Vm,
    pc: Pc,
    base: *mut Value,
    code: *const CodeObj,
    old: ObjectRef,
) -> Exit {
    // SAFETY: see `State`.
    unsafe {
        let last = old.ref_count() == 1;
        let mut s = State { vm, pc, base, code };
        if last {
            // Warnings of what dies name the line.
            s.frame().pc = pc;
        }
        drop(old);
        if last && finalisers_wait() {
            return s.tail(serve_at);
        }
        s.go(pc)
    }
}

#[inline(always)]
unsafe fn raise_from(s: State, fresh_traceback: bool) -> Exit {
    if unwind(s.vm, s.vm.entry_frame, fresh_traceback) {
        return Exit::Raised;
    }
    if let Some(j) = s.vm.jit {
        let on = j.is_recording() && j.unwound(s.vm);
        if on != s.recording() {
            return Exit::Again;
        }
    }
    if finalisers_wait() {
        serve_finalisers(s.vm);
    }
    // SAFETY: the top frame has a handler, where its `pc` stands.
    unsafe { s.reload() }
}

handlers! {
    /// Goes to the handler of the exception in flight.
    #[cold]
    #[inline(never)]
    raise(s) { raise_from(s, true) }

    /// The exception has been raised before, so that its traceback has this frame.
    #[cold]
    #[inline(never)]
    raise_again(s) { raise_from(s, false) }

    /// Has finalisers run before the instruction.
    #[cold]
    #[inline(never)]
    serve_at(s) {
        s.frame().pc = s.pc;
        s.tail(serve)
    }

    /// Has finalisers run before the instruction at which the frame's `pc` stands.
    #[cold]
    #[inline(never)]
    serve(s) {
        serve_finalisers(s.vm);
        s.reload()
    }

    /// Serves the poll word, or gives back the stack, before the instruction.
    #[cold]
    #[inline(never)]
    poll_at(s) {
        s.frame().pc = s.pc;
        if POLL.load(Mem::Relaxed) == 0 {
            return Exit::Again;
        }
        tri!(s, poll_before(s.vm));
        s.reload()
    }

    /// Records the instruction, then executes it.
    record(s) {
        s.frame().pc = s.pc;
        match s.vm.jit.map(|j| j.record(s.vm, *s.ins())) {
            Some(RecordAction::Continue) => {
                let h = PLAIN.0[s.op() as usize];
                s.tail(h)
            }
            Some(RecordAction::Executed) if finalisers_wait() => s.tail(serve),
            Some(RecordAction::Executed) => s.reload(),
            Some(RecordAction::Raised) => s.tail(raise),
            _ => Exit::Again,
        }
    }

    /// An instruction that needs neither jump nor frame and has no handler of its own.
    exec_op(s) {
        s.save();
        let r = exec(s.vm, *s.ins());
        s.flow(r)
    }
}

out_of_line! {
    /// A frame has been pushed whose function may be hot; `pc` stands at its first instruction.
    #[cold]
    hot_entry(s) {
        let action = match s.vm.jit {
            Some(j) if !s.recording() && !s.vm.tracing => j.hot_entry(s.vm),
            Some(_) => HotAction::Interpret,
            None => {
                s.code().entry.counter.set(i32::MAX);
                HotAction::Interpret
            }
        };
        s.after_hot(action)
    }
}

static RECORDING: Table = Table([record; 256]);
static PLAIN: Table = Table(plain());

/// Has the handlers be those of the running thread.
pub(crate) fn choose_handlers(vm: &mut Vm) {
    vm.handlers = match (vm.tracing, vm.recording) {
        (true, _) => tracing::TRACING,
        (_, true) => RECORDING,
        _ => PLAIN,
    };
}

/// Has the handlers record, or not.
fn set_recording(vm: &mut Vm, on: bool) {
    if on != vm.recording {
        vm.recording = on;
        if vm.tracing {
            // What is traced is not recorded: the recording waits.
            return;
        }
        vm.handlers = if on { RECORDING } else { PLAIN };
    }
}

const fn plain() -> [Handler; 256] {
    let mut t: [Handler; 256] = [exec_op; 256];
    macro_rules! set {
        ($($op:ident $h:ident,)*) => { $( t[Op::$op as usize] = $h; )* };
    }
    set! {
        Nop nop, Move move_op, LoadK load_k, Clear clear, CheckBound check_bound, DelLocal del_local,
        LoadGlobal load_global, StoreGlobal store_global,
        Add add, Sub sub, Mul mul, TrueDiv true_div, FloorDiv floor_div_op, Mod mod_op, Pow binary_op, MatMul binary_op,
        Shl shl, Shr shr, And and, Or or, Xor xor,
        AddK add_k, SubK sub_k, MulK mul_k, TrueDivK true_div_k, FloorDivK floor_div_k, ModK mod_k, PowK pow_k,
        MatMulK binary_op, ShlK shl_k, ShrK shr_k, AndK and_k, OrK or_k, XorK xor_k,
        Neg neg, Pos unary_op, Invert unary_op, Not not,
        Lt lt, Le le, Eq eq, Ne ne, Gt gt, Ge ge,
        JLt j_lt, JLe j_le, JEq j_eq, JNe j_ne, JGt j_gt, JGe j_ge,
        JNLt j_nlt, JNLe j_nle, JNEq j_neq, JNNe j_nne, JNGt j_ngt, JNGe j_nge,
        JLtK j_lt_k, JLeK j_le_k, JEqK j_eq_k, JNeK j_ne_k, JGtK j_gt_k, JGeK j_ge_k,
        JNLtK j_nlt_k, JNLeK j_nle_k, JNEqK j_neq_k, JNNeK j_nne_k, JNGtK j_ngt_k, JNGeK j_nge_k,
        Is is_op, IsNot is_op, JIs j_is, JIsNot j_is, In contains_op, NotIn contains_op, JIn contains_op,
        JNotIn contains_op,
        Jump jump_op, JumpIfTrue jump_if_true, JumpIfFalse jump_if_false, JumpIfNone jump_if_none,
        JumpIfNotNone jump_if_not_none, Loop loop_op, ForPrep for_prep, ForIter for_iter,
        LoadAttr load_attr_fast, StoreAttr store_attr_fast, LoadMethod load_method_fast,
        GetItem get_item_fast, GetItemK get_item_k, SetItem set_item_fast, SetItemK set_item_k,
        Call call, CallMethod call_method, CallKw call_kw, CallMethodKw call_kw, CallEx call_ex_op,
        Return return_op, ReturnK return_k, Yield yield_op, Send send, Reraise reraise, Raise raise_op, PushExc push_exc, PopExc pop_exc, ExcMatch exc_match,
        MakeCell make_cell, LoadCell load_cell, StoreCell store_cell, LoadFree load_free, StoreFree store_free,
        LoadFreeCell load_free_cell, BuildTuple build_tuple, BuildList build_list, ListAppend list_append, Unpack unpack_op,
        FormatValue asking, GetIter asking,
    }
    add_fused(&mut t);
    t
}

/// Runs the top frame (of mode `Native`) until it returns.
pub fn run(vm: &mut Vm) -> Res<Value> {
    drive_above(vm, vm.frames.len() - 1, false)
}

/// As [`run`], with an exception to be raised at the top frame's current instruction first.
pub fn run_raising(vm: &mut Vm) -> Res<Value> {
    drive_above(vm, vm.frames.len() - 1, true)
}

/// Runs the top frame until the frame with index `entry`, which is of mode `Native`, returns.
pub fn drive_above(vm: &mut Vm, entry: usize, raising: bool) -> Res<Value> {
    drive_into(vm, entry, raising, std::ptr::null_mut())
}

/// As [`drive_above`]; if the frame yields, then first to this.
#[inline(always)]
fn drive_into(vm: &mut Vm, entry: usize, raising: bool, sink: *mut Taker<'static>) -> Res<Value> {
    let outer = std::mem::replace(&mut vm.entry_frame, entry);
    let outer_sink = std::mem::replace(&mut vm.sink, sink);
    let outer_limit = vm.threads_limit;
    let outer_recording = vm.recording;
    vm.set_threads_limit(if cfg!(threaded) { native_sp().wrapping_sub(BOUNCE) } else { 0 });
    let mut first = raising.then_some(raise as Handler);
    let exit = loop {
        if finalisers_wait() {
            // Of what native or machine code has dropped.
            serve_finalisers(vm);
        }
        set_recording(vm, vm.jit.is_some_and(|j| j.is_recording()));
        let Some(f) = vm.frames.last() else { break Exit::Raised };
        let (pc, base, code) = (f.pc, f.base, f.code);
        // SAFETY: the top frame is as handlers want it.
        let exit = unsafe {
            let h = first.take().unwrap_or(vm.handlers.0[(*pc).handler as usize]);
            h(vm, pc, base, code)
        };
        if exit != Exit::Again {
            break exit;
        }
    };
    if finalisers_wait() {
        serve_finalisers(vm);
    }
    vm.entry_frame = outer;
    vm.sink = outer_sink;
    vm.set_threads_limit(outer_limit);
    set_recording(vm, outer_recording);
    match exit {
        Exit::Done => Ok(std::mem::take(&mut vm.returned)),
        _ => Err(Raised),
    }
}

/// As [`enter_and_run`] for a generator whose items are taken by this.
pub fn enter_and_run_into(vm: &mut Vm, mut take: Taker<'_>) -> Res<Value> {
    let entry = vm.frames.len() - 1;
    if vm.jit.is_some() && vm.frames.last().is_none_or(|f| f.code().entry.is_due()) {
        return enter_and_run(vm);
    }
    drive_into(vm, entry, false, (&raw mut take).cast::<Taker<'static>>())
}

/// Counts the entry of the function whose frame was just pushed, with a native caller. Machine code may have run it.
pub fn enter_and_run(vm: &mut Vm) -> Res<Value> {
    vm.worked(40);
    let entry = vm.frames.len() - 1;
    let hc = vm.frames.last().map(|f| &f.code().entry.counter);
    let n = hc.map_or(1, |c| c.get() - 1);
    if n > 0 {
        if let Some(c) = hc {
            c.set(n);
        }
        return drive_above(vm, entry, false);
    }
    match vm.jit.filter(|_| !vm.tracing).map(|j| j.hot_entry(vm)) {
        Some(HotAction::Raised) => drive_above(vm, entry, true),
        Some(HotAction::Left) => {
            // The frame has no handler.
            unwind(vm, entry, false);
            Err(Raised)
        }
        Some(HotAction::Returned) => {
            let v = std::mem::take(&mut vm.returned);
            match leave(vm, v) {
                Left::Done(v) => Ok(v),
                Left::Raised => Err(Raised),
                Left::Reload => drive_above(vm, entry, false),
            }
        }
        Some(HotAction::Yielded) => {
            pop_suspended(vm);
            Ok(std::mem::take(&mut vm.returned))
        }
        _ => drive_above(vm, entry, false),
    }
}

/// As [`poll`], where the running frame's `pc` is that of the instruction to come: what is raised belongs to that one, whose
/// handlers may be others than those of the one that stands before it in the code.
pub fn poll_before(vm: &mut Vm) -> Res<()> {
    if POLL.load(Mem::Relaxed) == 0 {
        return Ok(());
    }
    let Some(pc) = vm.frames.last().map(|f| f.pc) else { return vm.poll() };
    let set = |vm: &mut Vm, pc| vm.frames.iter_mut().last().map_or((), |f| f.pc = pc);
    // SAFETY: there is an instruction, so one behind it is at most the end of the code.
    set(vm, unsafe { pc.add(1) });
    vm.poll()?;
    set(vm, pc);
    Ok(())
}

/// As [`poll_before`], where machine code has been left, anywhere in a statement. Threads take turns at back-edges and calls
/// only, as in CPython: programs rely on `n += 1` being done in one go.
pub fn poll_within(vm: &mut Vm) -> Res<()> {
    let bits = POLL.load(Mem::Relaxed);
    if bits & !POLL_SWITCH == 0 {
        return Ok(());
    }
    POLL.fetch_and(!POLL_SWITCH, Mem::SeqCst);
    let r = poll_before(vm);
    if bits & POLL_SWITCH != 0 {
        request_poll(POLL_SWITCH);
    }
    r
}

/// Looks at the poll word.
#[inline(always)]
pub fn poll(vm: &mut Vm) -> Res<()> {
    if POLL.load(Mem::Relaxed) != 0 { vm.poll() } else { Ok(()) }
}
