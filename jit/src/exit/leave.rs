//! Leaving a trace: the interpreter goes on, and exits that are hot get side traces.
#![allow(unsafe_code, reason = "makes and reads the exit buffer")]

use sidewinder_frontend::bytecode::Op;
use sidewinder_vm::interp::{poll_before, poll_within};
use sidewinder_vm::jit_api::HotAction;
use sidewinder_vm::value::Value;
use sidewinder_vm::vm::{Vm, no_memory_to_start};

use super::ExitRecord;
use crate::Tracing;
use crate::hot::counters::{MAX_VARIANTS, fits};
use crate::ir::{Ins, IrOp, Trace};
use crate::record::{Recorder, RootInfo, Start, Step};

/// Makes the exit buffer, where exits store live values. It is never freed.
///
/// Its address is in every stub that stores something: the system is asked for a low one, which takes half the bytes.
/// (Measured over all programs of tests and benchmarks: stubs were 26.2 % of all code, and are 24.6 %.)
pub fn new_buffer(words: usize) -> *const u64 {
    const LOW: usize = 1 << 29;
    let (prot, flags) = (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS);
    // SAFETY: a new mapping, wherever it comes to be.
    let p = unsafe { libc::mmap(LOW as *mut libc::c_void, 8 * words, prot, flags, -1, 0) };
    if p == libc::MAP_FAILED {
        no_memory_to_start();
    }
    p as *const u64
}

/// Bytecodes of the rest of the way of the trace that an exit leaves.
fn rest(t: &Trace, exit: u32) -> u64 {
    let done = t.exits[exit as usize].done;
    let rest = match t.round {
        0 => t.exits.iter().map(|e| e.done).max().unwrap_or(0) - done,
        round => round - done % round,
    };
    rest.clamp(5, 100) as u64
}

impl Tracing {
    /// After machine code of the top frame (with window `base`) has left by an exit: rebuilds the frames, and starts recording a
    /// side trace if the exit is hot.
    pub(crate) fn leave(&self, vm: &mut Vm, record: &ExitRecord, base: *mut Value) -> HotAction {
        let st = self.state();
        let depth = vm.frames.len() - 1;
        st.stats.exits += 1;
        st.next_stress();
        // SAFETY: the frame is the one the trace was entered in, and nothing has used the buffer since.
        unsafe {
            st.restoring = true;
            super::restore(vm, record.plan(), base, st.buf);
        }
        let st = self.state();
        st.restoring = false;
        st.collect();
        let raised = record.plan().raised;
        let left = if raised { HotAction::Raised } else { HotAction::Resume };
        let (u, tn, e) = (record.unit as usize, record.number as usize, record.exit);
        let unit = &mut *st.units[u];
        if record.generation != unit.generation {
            return left;
        }
        record.count.set(record.count.get() + 1);
        let rest = rest(&unit.traces[tn].trace, e);
        st.account.exit(rest);
        st.settle(u, tn, e);
        st.log_exit(u, tn, e);
        let unit = &mut *st.units[u];
        let td = &mut unit.traces[tn];
        if td.serves[e as usize] {
            // What waits is served here: at a function's entry the interpreter would go on to the next call first, and at a
            // back-edge it would enter the machine code again. Only there do threads take turns.
            let at_edge = vm.frames.last().is_some_and(|f| {
                let pc = f.code().pc_of(f.pc);
                pc == 0 || f.code().instr(pc).op == Op::Loop
            });
            let served = if at_edge { poll_before(vm) } else { poll_within(vm) };
            return if served.is_err() { HotAction::Raised } else { left };
        }
        if let Some(s) = td.sides[e as usize] {
            if record.passes.get() <= 0 {
                let n = st.passes();
                record.passes.set(n);
                st.passed_exits(u, n as u64);
            } else {
                st.compile_waiting(u, s);
            }
            return left;
        }
        let due = st.cfg.side_threshold << td.failed[e as usize].min(16);
        let hot = !td.no_side[e as usize] && record.count.get().is_multiple_of(due);
        // The trace was an iteration of a loop, to whose start it has come. If there is no root for these types, one is to be
        // recorded: side traces from here would be iterations, one after the other.
        let pc = td.trace.exits[e as usize].pc;
        let stop = |i: &Ins| i.op == IrOp::Stop && i.exit == e;
        let stopped = td.start_pc == pc && td.trace.ins.last().is_some_and(stop);
        let roots = unit.roots.iter().filter_map(|n| unit.traces[*n as usize].root.as_ref());
        let at_start = hot && stopped && vm.frames.len() == depth + 1;
        let here = |r: &&RootInfo| r.pc == pc && !r.entry;
        let variants: Vec<&RootInfo> = if at_start { roots.filter(here).collect() } else { Vec::new() };
        let wants_root = !variants.is_empty() && !variants.iter().any(|r| fits(r, base));
        if hot
            && !(wants_root && variants.len() >= MAX_VARIANTS)
            && st.recorder.is_none()
            && !st.recording
            && (!vm.poll_is_due() || record.count.get() > 4 * due)
            && unit.traces.len() < st.cfg.unit_traces
            && st.stats.roots + st.stats.sides < st.cfg.max_traces
        {
            if !st.account.affords(st.account.cost_of_recording(rest)) {
                st.pause(u, tn);
                return left;
            }
            st.guess = rest;
            if wants_root {
                return st.start(vm, u, Start::Loop, pc);
            }
            let trace = st.units[u].traces[tn].trace.clone();
            let mut rec = Recorder::from_exit(vm, &trace, e, tn as u32, depth, &mut *st.entries);
            // The iteration was complete when types turned out that the next root does not expect. If there is a root that
            // does, the side trace is the jump to it.
            let behind = trace.ins.iter().rposition(|i| i.op == IrOp::Poll);
            let closing = trace.ins.iter().skip(behind.unwrap_or(trace.ins.len())).any(|i| i.exit == e);
            rec.roots = st.roots(u);
            if closing && !raised && vm.frames.len() == depth + 1 {
                rec.arrive(|r| fits(r, base));
            }
            st.stats.recorded += 1;
            if raised {
                match rec.catch_in_flight(vm) {
                    Ok(Step::Done(end)) => st.complete(rec, end),
                    Ok(_) => st.begin(rec),
                    Err(_) => st.give_up(&rec, crate::hot::aborts::Abort::Exception),
                }
                return HotAction::Raised;
            }
            st.begin(rec);
            return HotAction::Record;
        }
        left
    }
}
