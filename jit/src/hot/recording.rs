//! A recording from its start to a trace of its unit, or to the reason why it was given up.
#![allow(unsafe_code, reason = "the code being recorded is running")]

use std::collections::HashMap;
use std::sync::Arc;

use sidewinder_frontend::bytecode::Instr;
use sidewinder_vm::builtins::consume::is_hidden;
use sidewinder_vm::jit_api::{HotAction, RecordAction};
use sidewinder_vm::objects::CodeObj;
use sidewinder_vm::vm::Vm;

use crate::enter::RootRecord;
use crate::exit::ExitRecord;
use crate::hot::aborts::{Abort, Retry};
use crate::hot::account;
use crate::hot::counters::{GIVEN_UP, MAX_ABORTS, RETRIES};
use crate::hot::invalidate::Why;
use crate::hot::units::TraceData;
use crate::ir::{self, Contents, Effect, Ins, IrOp, Trace, Ty};
use crate::record::{End, Recorder, RootInfo, Start, Step};
use crate::{BUF_WORDS, State, Tracing, loop_slot, opt};

/// Most entry slots of a root.
const MAX_ENTRY: usize = 400;

impl Tracing {
    /// See `Jit::record`.
    pub(crate) fn record_step(&self, vm: &mut Vm, ins: Instr) -> RecordAction {
        let st = self.state();
        if !st.records_here() {
            return RecordAction::Stop;
        }
        let Some(mut rec) = st.recorder.take() else { return RecordAction::Stop };
        st.recording = true;
        let number = st.recording_number;
        let step = rec.record(vm, ins);
        let st = self.state();
        let is_over = st.recording_number != number;
        if !is_over {
            st.recording = false;
        }
        if is_over || std::mem::take(&mut st.doomed).iter().any(|a| rec.names(*a)) {
            st.give_up(&rec, if is_over { Abort::OtherThread } else { Abort::GlobalChanged });
            return match step {
                Step::Raised => RecordAction::Raised,
                // The instruction must not be executed again.
                Step::Executed => RecordAction::Resume,
                _ => RecordAction::Stop,
            };
        }
        match step {
            Step::Continue => {
                st.recorder = Some(rec);
                RecordAction::Continue
            }
            Step::Executed => {
                st.recorder = Some(rec);
                RecordAction::Executed
            }
            Step::Raised => {
                match (rec.caught, rec.left) {
                    (true, _) => st.recorder = Some(rec),
                    (_, true) => st.complete(*rec, End::Raise),
                    _ => st.give_up(&rec, Abort::Raised),
                }
                RecordAction::Raised
            }
            Step::Abort(a) => {
                st.give_up(&rec, a);
                RecordAction::Stop
            }
            Step::Done(end) => {
                st.complete(*rec, end);
                RecordAction::Stop
            }
        }
    }

    /// See `Jit::aside`.
    pub(crate) fn run_aside(&self, vm: &mut Vm, f: fn(&mut Vm)) {
        let st = self.state();
        let rec = st.recorder.take();
        let outer = std::mem::replace(&mut st.recording, true);
        let number = st.recording_number;
        f(vm);
        let st = self.state();
        if st.recording_number != number {
            rec.iter().for_each(|r| st.give_up(r, Abort::OtherThread));
            return;
        }
        st.recording = outer;
        let Some(rec) = rec else { return };
        match std::mem::take(&mut st.doomed).iter().any(|a| rec.names(*a)) {
            true => st.give_up(&rec, Abort::GlobalChanged),
            false => st.recorder = Some(rec),
        }
    }

    /// See `Jit::unwound`.
    pub(crate) fn unwound_to_handler(&self, vm: &Vm) -> bool {
        let st = self.state();
        let Some(mut rec) = st.recorder.take() else { return false };
        if std::mem::take(&mut rec.caught) && rec.in_step(vm) {
            st.recorder = Some(rec);
            return true;
        }
        st.give_up(&rec, Abort::Exception);
        false
    }
}

impl State {
    pub(crate) fn start(&mut self, vm: &mut Vm, u: usize, start: Start, pc: u32) -> HotAction {
        let mut rec = Recorder::new(vm, start, pc, &mut *self.entries);
        rec.roots = self.roots(u);
        if start == Start::Loop {
            // Other variants of this loop are not the end of the recording, its own start is.
            rec.roots.retain(|r| r.pc != pc);
            rec.wide_slots = self.units[u].wide.iter().filter(|w| w.0 == pc).map(|w| w.1).collect();
        }
        self.stats.recorded += 1;
        let name = self.units[u].code.code.qualname.clone();
        self.log.event("record").text("code", &name).number("pc", pc as u64).write();
        self.begin(rec);
        HotAction::Record
    }

    /// A recording begins in the running thread.
    pub(crate) fn begin(&mut self, rec: Recorder) {
        self.recorder = Some(Box::new(rec));
        self.recording_thread = self.thread;
        self.recording_number += 1;
        self.put_off = 0;
    }

    /// Whether the recording, if there is one, belongs to the running thread.
    pub(crate) fn records_here(&self) -> bool {
        self.recording_thread == self.thread
    }

    /// Another thread's recording is in the way. It is given up if it has been for long: that thread may wait for ever.
    pub(crate) fn push_aside(&mut self) {
        const PATIENCE: u32 = 20;
        self.put_off += 1;
        if self.put_off <= PATIENCE {
            return;
        }
        // Where that thread has taken it out, it finds that there has been another.
        self.recording_number += 1;
        self.recording = false;
        self.doomed.clear();
        if let Some(rec) = self.recorder.take() {
            self.give_up(&rec, Abort::OtherThread);
        }
    }

    /// A recording leads to nothing. Whether and when it is tried again is a matter of the reason.
    pub(crate) fn give_up(&mut self, rec: &Recorder, why: Abort) {
        rec.inlined_generators().for_each(|c| self.entries.keep_out(c));
        self.account.pay(rec.n_instrs() as u64 * account::RECORD);
        *self.stats.aborts.entry(why).or_default() += 1;
        // SAFETY: it is running: a recording is given up when its code dies.
        let code = unsafe { &*rec.code };
        let u = self.unit_of(code);
        let mut event = self.log.event("abort");
        event.text("code", &code.code.qualname).text("reason", why.text());
        let threshold = self.cfg.threshold as i32;
        let unit = &mut self.units[u];
        let slot = match rec.start {
            Start::Side { trace, exit } => {
                let id = unit.traces.get(trace as usize).map_or(0, |t| t.id);
                event.number("trace", id).number("exit", exit as u64).write();
                if let Some(t) = unit.traces.get_mut(trace as usize)
                    && let Some(n) = t.failed.get_mut(exit as usize)
                {
                    *n += 1;
                    t.no_side[exit as usize] |= *n > 16 || why.retry() != Retry::Later;
                }
                if why == Abort::GeneratorFrame && rec.inlined_generators().next().is_some() {
                    // The next recording calls those generators, which have been kept out just now.
                    self.drop_traces(u, Why::Generators);
                }
                return;
            }
            Start::Loop => loop_slot(code, rec.start_pc),
            Start::Entry | Start::Resume => None,
        };
        event.number("pc", rec.start_pc as u64).write();
        unit.n_aborts += 1;
        let n = unit.n_aborts;
        let wait = if n > MAX_ABORTS { GIVEN_UP } else { threshold.saturating_mul(2 << n) };
        if rec.start != Start::Loop || slot.is_some() {
            unit.arm(slot, wait);
        }
    }

    /// A recording is complete: optimise it and add it to its unit.
    pub(crate) fn complete(&mut self, mut rec: Recorder, end: End) {
        // SAFETY: it is running.
        let code = unsafe { &*rec.code };
        let u = self.unit_of(code);
        if rec.assumptions.iter().any(|(a, stamp)| a.stamp() != *stamp) {
            return self.give_up(&rec, Abort::GlobalChanged);
        }
        if rec.start == Start::Loop && !rec.went_round && self.units[u].retries < RETRIES {
            let out = match end {
                End::Return | End::Raise | End::Loop => true,
                End::Jump(t) => rec.roots.iter().any(|r| r.trace == t && r.pc < rec.start_pc),
                End::Stop => false,
            };
            if out {
                self.account.pay(rec.n_instrs() as u64 * account::RECORD);
                if rec.t.ins.last().is_some_and(|i| i.op == IrOp::Yield) {
                    // Most loops of generators yield each time round.
                    self.units[u].retries += RETRIES / 5;
                }
                return self.retry(u, rec.start_pc);
            }
        }
        if end == End::Loop {
            let known = &mut self.units[u].wide;
            let here = rec.turned_wide().into_iter().map(|s| (rec.start_pc, s));
            let new: Vec<(u32, u32)> = here.filter(|w| !known.contains(w)).collect();
            if !new.is_empty() {
                known.extend(new);
                self.account.pay(rec.n_instrs() as u64 * account::RECORD);
                return self.retry(u, rec.start_pc);
            }
        }
        let nothing = |i: &Ins| matches!(i.op.effect(), Effect::Const) || i.op == IrOp::Param;
        if rec.t.ins.iter().all(nothing) && end == End::Stop {
            return self.give_up(&rec, Abort::Empty);
        }
        let me = self.units[u].traces.len() as u32;
        let is_root = !matches!(rec.start, Start::Side { .. });
        let resume = rec.start == Start::Resume;
        let is_entry = rec.start == Start::Entry || resume;
        let (end, round) = self.close(&mut rec, end, me);
        rec.finish(end, None);
        let types = if is_root { rec.entry_types() } else { Vec::new() };
        if types.len() > MAX_ENTRY {
            return self.give_up(&rec, Abort::TooLong);
        }
        let (ends, dead) = round.unzip();
        let trace = opt::optimise(
            &rec.t,
            self.cfg.passes,
            is_root,
            ends.as_ref(),
            &dead.unwrap_or_default(),
            &self.fuel,
        );
        if trace.places.iter().filter(|p| **p != ir::NO_PLACE).count() > BUF_WORDS {
            return self.give_up(&rec, Abort::TooLong);
        }
        let cost = rec.n_instrs() as u64 * account::RECORD;
        self.account.pay(cost);
        self.account.learn(self.guess, cost + account::cost_of_compiling(trace.ins.len() as u64));
        let line = code.code.positions.get(rec.start_pc as usize).map_or(0, |p| p.line);
        self.watch_for(u, &mut rec);
        let id = self.count_trace(&rec, &trace, end, is_root);
        self.dump_trace(code, line, id, &rec.t, &trace);
        let point = if is_entry {
            let params = types.iter().filter(|t| t.0 as i32 >= 0 && t.1 != Ty::Void && !resume);
            let params: Vec<Ty> = params.map(|t| t.1).collect();
            self.entries.get(code, &params)
        } else {
            None
        };
        let passes = self.passes();
        let unit = &mut self.units[u];
        let trace = Arc::new(trace);
        // SAFETY: the records and the trace belong to one `TraceData`.
        let exit =
            |e| unsafe { ExitRecord::new(Arc::as_ptr(&trace), u as u32, unit.generation, me, e, passes) };
        let exits: Box<[ExitRecord]> = (0..trace.exits.len() as u32).map(exit).collect();
        let parent = match rec.start {
            Start::Side { trace, exit } => Some((trace, exit)),
            _ => None,
        };
        if let Some((t, e)) = parent {
            unit.traces[t as usize].sides[e as usize] = Some(me);
        } else {
            unit.roots.push(me);
        }
        let (tree, before, chain) = match parent {
            Some((t, e)) => {
                let p = &unit.traces[t as usize];
                // The exit's instruction is the first one of the parent if that is for the same.
                let at = &p.trace.exits[e as usize];
                let same = at.pc == p.start_pc && at.done == 0;
                (p.tree, p.before + at.done as u64, if same { p.chain + 1 } else { 0 })
            }
            None => (me, 0, 0),
        };
        let n = exits.len();
        unit.traces.push(TraceData {
            no_side: TraceData::serving(&trace),
            serves: TraceData::serving(&trace),
            tree,
            before,
            chain,
            start_pc: rec.start_pc,
            recursive: rec.execs.iter().any(|e| e.callee.as_ref().is_some_and(|c| c.code == rec.code)),
            trace,
            root: is_root.then_some(RootInfo { trace: me, pc: rec.start_pc, entry: is_entry, resume, types }),
            record: is_root.then(|| Box::new(RootRecord::new(u as u32, rec.start_pc, rec.n_instrs() as u32))),
            parent,
            exits,
            sides: vec![None; n],
            failed: vec![0; n],
            execs: rec.execs.iter().map(|e| Box::new(e.clone())).collect(),
            line,
            point,
            max_depth: rec.max_depth,
            extent: rec.extent(),
            code: None,
            submitted: false,
            id,
        });
        self.compile_waiting(u, me);
    }

    /// How a recording that has come to its end really ends, given the types of what it would go on with. For a loop to be
    /// peeled: the values of slots at the end, and slots that an iteration does not read before it has written them.
    #[allow(clippy::type_complexity, reason = "two lists of slots")]
    fn close(
        &self,
        rec: &mut Recorder,
        end: End,
        me: u32,
    ) -> (End, Option<(HashMap<u32, ir::Ref>, Vec<u32>)>) {
        if end != End::Loop {
            return (end, None);
        }
        let entry = |i: &Ins| (i.op == IrOp::SLoad).then_some((i.aux as u32, i.ty));
        let types: Vec<(u32, Ty)> = rec.t.ins.iter().filter_map(entry).collect();
        let slots: Vec<u32> = types.iter().map(|t| t.0).filter(|s| *s as i32 >= 0).collect();
        let wide: Vec<u32> = types.iter().filter(|t| t.1 == Ty::Wide).map(|t| t.0).collect();
        rec.widen_ends(&wide);
        let got = rec.end_types(&slots);
        // Loading may have added nothing to the entry types: those slots were loaded before.
        let same = slots.iter().zip(&got).all(|(s, g)| types.iter().any(|t| t.0 == *s && t.1 == *g));
        let finals = rec.final_slots();
        let mut unseen = rec.t.ins.iter().filter(|i| i.op == IrOp::SNotObj);
        // Without peeling, values go from iteration to iteration in memory, where a wide int may be an object.
        let object = |ty: Ty| ty == Ty::Ref || ty.is_wide() && !self.cfg.passes.peel;
        let not_obj = unseen.all(|i| finals.iter().all(|f| f.0 != i.aux as u32 || !object(rec.t.ty(f.1))));
        if !same || !not_obj {
            return (End::Stop, None);
        }
        if self.cfg.passes.peel {
            let kept = finals.iter().filter(|f| f.2 || slots.contains(&f.0));
            let ends = kept.map(|f| (f.0, f.1)).collect();
            return (End::Loop, Some((ends, rec.dead_at_start())));
        }
        rec.roots.push(RootInfo { trace: me, pc: rec.start_pc, entry: false, resume: false, types });
        (End::Jump(me), None)
    }

    /// Counts and logs a trace; its number in the process.
    fn count_trace(&mut self, rec: &Recorder, trace: &Trace, end: End, is_root: bool) -> u64 {
        let n_ops = trace.ins.iter().filter(|i| i.op.effect() != Effect::Const).count() as u64;
        let s = &mut self.stats;
        s.ir_ops += n_ops;
        s.guards += trace.n_guards() as u64;
        match is_root {
            true => s.roots += 1,
            false => s.sides += 1,
        }
        let id = s.roots + s.sides;
        // SAFETY: it is running.
        let code = unsafe { &*rec.code };
        let parent = match rec.start {
            Start::Side { trace, exit } => {
                let unit = self.by_code.get(&(rec.code as usize)).map(|u| &self.units[*u]);
                unit.and_then(|u| u.traces.get(trace as usize)).map(|t| (t.id, exit))
            }
            _ => None,
        };
        let mut event = self.log.event("trace");
        event.number("trace", id).text("code", &code.code.qualname).number("pc", rec.start_pc as u64);
        if self.cfg.log.is_some()
            && let Some(contents) = Contents::of_loop(trace)
        {
            let (file, line) = place(code, rec.start_pc, trace);
            event.text("file", file).number("line", line as u64).text("loop", &contents.to_string());
        }
        if let Some((parent, exit)) = parent {
            event.number("parent", parent).number("exit", exit as u64);
        }
        event.text("kind", rec.start.name()).text("end", end.name());
        event.number("recorded_ops", rec.t.ins.len() as u64).number("ops", n_ops);
        event.number("guards", trace.n_guards() as u64).write();
        id
    }
}

/// File and line of a trace's start; of a built-in function's loop, where the first frame inside of it is in the program.
fn place<'a>(code: &'a CodeObj, start_pc: u32, trace: &'a Trace) -> (&'a str, u32) {
    let frames = trace.chains.iter().flat_map(|chain| chain.iter().skip(1));
    // SAFETY: code that a trace names is alive.
    let inside = frames.map(|f| (unsafe { &*(f.code as *const CodeObj) }, f.pc));
    let mut all = std::iter::once((code, start_pc)).chain(inside);
    let (code, pc) = all.find(|f| !is_hidden(f.0)).unwrap_or((code, start_pc));
    (&code.code.filename, code.code.positions.get(pc as usize).map_or(0, |p| p.line))
}
