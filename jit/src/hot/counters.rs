//! What happens when a counter has run down: enter machine code, record, or go on interpreting.
#![allow(unsafe_code, reason = "looks at registers of the running frame")]

use sidewinder_frontend::bytecode::Op;
use sidewinder_vm::jit_api::HotAction;
use sidewinder_vm::objects::*;
use sidewinder_vm::value::{Ref as ObjRef, Value};
use sidewinder_vm::vm::Vm;

use crate::enter::RootRecord;
use crate::ir::Ty;
use crate::ir::sites::enterable;
use crate::record::words_of_int;
use crate::record::{RootInfo, Start};
use crate::{State, Tracing, loop_slot};

/// Most variants of one loop or function entry (for different types).
pub const MAX_VARIANTS: usize = 4;
/// Aborted recordings of one code object before it is left alone.
pub const MAX_ABORTS: u32 = 12;
/// Tries to find a loop of some code not about to end, or left by a `break` or `return`. Between them lie 1 to 5 back-edges in turn, so that some try meets another
/// phase of a short loop.
pub const RETRIES: i32 = 40;
/// Thresholds until somebody who has to wait asks again. (What is earned meanwhile is counted then.)
const WAIT: i32 = 4;
/// Entries or rounds until the interpreter's work at a place without a future in machine code is counted.
pub const GIVEN_UP: i32 = 10_000;
/// Times a recording is put off because something waits at a safepoint. (In some loops that is so at each back-edge.)
const MAX_DEFERRED: u32 = 60;
/// Bytecodes of a loop that its first trace is expected to have at most.
const MAX_LENGTH: u64 = 150;

/// Whether the `for` loop whose header this is has no item left. What would be recorded is the way out of the loop and back
/// to it through an outer one, and the loop itself would be a side trace of that. (LuaJIT aborts such recordings.)
fn about_to_end(code: &CodeObj, base: *const Value, header: u32) -> bool {
    let ins = code.instr(header as usize);
    if ins.op != Op::ForIter {
        return false;
    }
    // SAFETY: the registers of a `for` loop of the running frame.
    let (it, at) = unsafe { (&*base.add(ins.a as usize), &*base.add(ins.a as usize + 1)) };
    match (it, at) {
        (Value::Int(left), Value::Int(_)) => *left <= 0,
        (Value::Object(o), Value::Int(i)) => o.get::<ListObj>().is_some_and(|l| *i as usize >= l.len()),
        _ => false,
    }
}

/// Whether the registers hold the types a root trace expects.
pub fn fits(r: &RootInfo, base: *mut Value) -> bool {
    // SAFETY: registers of the running frame's window (slot -1 is the callable below it).
    let value = |s: u32| unsafe { &*base.offset(s as i32 as isize) };
    let tag = |s: u32| value(s).tag();
    r.types.iter().all(|&(s, ty)| match ty {
        Ty::Void => tag(s) != Ty::Ref.tag(),
        Ty::Wide => words_of_int(value(s)).is_some(),
        _ => tag(s) == ty.tag(),
    })
}

impl Tracing {
    /// See `Jit::hot_loop`.
    pub(crate) fn loop_is_hot(&self, vm: &mut Vm, slot: u16, header: u32) -> HotAction {
        let Some(f) = vm.frames.last() else { return HotAction::Interpret };
        let code = ObjRef::from_ref(f.code());
        let here = |r: &RootInfo| r.pc == header && !r.entry;
        self.is_hot(vm, &code, Some(slot as usize), Start::Loop, header, here)
    }

    /// See `Jit::hot_entry`.
    pub(crate) fn entry_is_hot(&self, vm: &mut Vm) -> HotAction {
        let Some(f) = vm.frames.last() else { return HotAction::Interpret };
        let code = ObjRef::from_ref(f.code());
        let resume = f.generator.is_some();
        if !enterable(&code) && !resume {
            code.entry.counter.set(i32::MAX);
            return HotAction::Interpret;
        }
        let pc = code.pc_of(f.pc) as u32;
        if resume && pc > 0 {
            // What `close` and the like have ended goes on elsewhere.
            if crate::record::sent_to(&code, pc).is_none() {
                return HotAction::Interpret;
            }
        }
        let here = |r: &RootInfo| r.entry && r.pc == pc && r.resume == resume;
        let start = if resume { Start::Resume } else { Start::Entry };
        self.is_hot(vm, &code, None, start, pc, here)
    }

    /// A place is hot: a loop (by its slot) or an entry. `here`: whether a root starts there.
    fn is_hot(
        &self,
        vm: &mut Vm,
        code: &CodeObj,
        slot: Option<usize>,
        start: Start,
        pc: u32,
        here: impl Fn(&RootInfo) -> bool,
    ) -> HotAction {
        let st = self.state();
        st.collect();
        st.account.earn(std::mem::take(&mut vm.work));
        let Some(f) = vm.frames.last() else { return HotAction::Interpret };
        let base = f.base;
        let u = st.unit_of(code);
        let threshold = st.cfg.threshold as i32;
        let unit = &mut *st.units[u];
        let mut variants = 0;
        let mut found = None;
        for &n in &unit.roots {
            if let Some(r) = unit.traces[n as usize].root.as_ref().filter(|r| here(r)) {
                variants += 1;
                // One for wide ints also serves the narrow ones among them: it is not left when these turn wide.
                let better = found.is_none() || r.types.iter().any(|t| t.1 == Ty::Wide);
                if better && fits(r, base) {
                    found = Some(n as usize);
                }
            }
        }
        let record = found.and_then(|n| unit.traces[n].record.as_deref());
        if let Some(r) = record.filter(|r| !r.code.get().is_null() && !r.profit.avoided.get()) {
            if vm.poll_is_due() {
                // It is served first: the machine code might be left for it where threads do not take turns, for ever.
                return HotAction::Interpret;
            }
            if r.has_room(vm, vm.depth(), base) {
                // SAFETY: the record lives as long as its trace, which is not freed while machine code runs.
                let r: &RootRecord = unsafe { &*(r as *const RootRecord) };
                return self.enter(vm, r);
            }
            return HotAction::Interpret;
        }
        let place = unit.place(slot);
        let (times, cost) = (unit.armed[place].max(0) as u64, unit.costs[place]);
        unit.armed[place] = 0;
        st.account.earn(times * cost);
        if record.is_some_and(|r| r.profit.retired.get() || r.profit.avoided.get()) {
            st.units[u].arm(slot, GIVEN_UP);
            return HotAction::Interpret;
        }
        if let Some(n) = found {
            // Its code will come.
            st.units[u].arm(slot, threshold);
            st.compile_waiting(u, n as u32);
            return HotAction::Interpret;
        }
        if st.recording || st.recorder.is_some() {
            if !st.records_here() {
                st.push_aside();
            }
            st.units[u].arm(slot, threshold);
            return HotAction::Interpret;
        }
        if vm.poll_is_due() && st.units[u].deferred < MAX_DEFERRED {
            // What waits comes first: it may run Python code, which is none of the recording's business.
            st.units[u].deferred += 1;
            st.units[u].arm(slot, 1);
            return HotAction::Interpret;
        }
        let n_traces = st.units[u].traces.len();
        if st.stats.roots + st.stats.sides >= st.cfg.max_traces || n_traces >= st.cfg.unit_traces {
            st.units[u].arm(slot, GIVEN_UP);
            return HotAction::Interpret;
        }
        let unit = &mut *st.units[u];
        if variants >= MAX_VARIANTS || unit.n_aborts > MAX_ABORTS {
            unit.arm(slot, if variants > 0 { 1000 } else { GIVEN_UP });
            return HotAction::Interpret;
        }
        if start == Start::Loop && unit.retries < RETRIES && about_to_end(code, base, pc) {
            st.retry(u, pc);
            return HotAction::Interpret;
        }
        if !st.affords_recording(u, slot) {
            return HotAction::Interpret;
        }
        st.start(vm, u, start, pc)
    }
}

impl State {
    /// Whether a recording from a loop (by its slot) or an entry can be paid for. If not, its counter is set to the time until
    /// then.
    fn affords_recording(&mut self, u: usize, slot: Option<usize>) -> bool {
        let unit = &self.units[u];
        let length = unit.lengths[unit.place(slot)].min(MAX_LENGTH);
        let cost = self.account.cost_of_recording(length);
        if self.account.affords(cost) {
            self.guess = length;
            return true;
        }
        let wait = WAIT.saturating_mul(self.cfg.threshold as i32);
        self.units[u].arm(slot, wait);
        false
    }

    /// The way out of a loop is not worth a trace as long as there may be a way round: see `RETRIES`.
    pub(crate) fn retry(&mut self, u: usize, header: u32) {
        let unit = &mut self.units[u];
        if let Some(slot) = loop_slot(&unit.code, header) {
            let n = 1 + unit.retries % 5;
            unit.arm(Some(slot), n);
        }
        unit.retries += 1;
    }
}
