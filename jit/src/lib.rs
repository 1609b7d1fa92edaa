//! The tracing JIT.
//!
//! ```text
//! hot loop ─► record ─► opt ─► lower ─► machine code ─► exits ─► runtime::restore ─► interpreter
//!                ▲                                        │
//!                └───────── side trace ◄── exit is hot ───┘
//! ```
//! Traces belong to units: all traces rooted in one code object are one unit and become one machine function.
#![allow(
    clippy::not_unsafe_ptr_arg_deref,
    reason = "register windows and cells are passed between the listed modules as raw pointers; see their heads"
)]
#![allow(unsafe_code, reason = "enters machine code")]

pub mod calls;
pub mod codemem;
pub mod config;
pub mod helpers;
pub mod ir;
pub mod ir_text;
pub mod liveness;
pub mod lower;
pub mod opt;
pub mod record;
pub mod runtime;
pub mod worker;

use std::cell::UnsafeCell;
use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;
use std::time::Instant;

use sidewinder_frontend::bytecode::{Instr, Op};
use sidewinder_vm::jit_api::{HotAction, Jit, RecordAction};
use sidewinder_vm::objects::*;
use sidewinder_vm::value::{Ref as ObjRef, Value};
use sidewinder_vm::vm::{GenResult, NativeCall, Raised, Res, Vm};

use calls::{Code, EXIT, Entries, EntryPoint};
use codemem::CodeBlock;
use config::Config;
use ir::*;
use record::*;
use worker::{Job, JobTrace, Outcome, Worker};

/// A compiled (or to be compiled) trace.
struct TraceData {
    trace: Arc<Trace>,
    root: Option<RootInfo>,
    /// Side trace at each exit.
    sides: Vec<Option<u32>>,
    /// How often each exit was taken.
    counts: Vec<u32>,
    /// Exits that get no side trace.
    no_side: Vec<bool>,
    /// Recordings of a side trace that were given up.
    failed: Vec<u8>,
    execs: Vec<*const u8>,
    /// Number of its first exit among all exits of the process.
    first_exit: u32,
    line: u32,
    /// For a function's entry.
    point: Option<&'static EntryPoint>,
}

/// An exit, by its number in the process. It outlives its trace, for machine code that still runs.
struct ExitInfo {
    plan: runtime::Plan,
    unit: u32,
    /// `Unit::generation` of its trace.
    generation: u32,
    trace: u32,
    exit: u32,
}

/// All traces of one code object.
struct Unit {
    code: ObjRef<CodeObj>,
    traces: Vec<TraceData>,
    block: Option<CodeBlock>,
    /// Replaced code that may still be running.
    old: Vec<CodeBlock>,
    /// Counts invalidations.
    generation: u32,
    /// Most frames any of its traces stands for.
    max_depth: usize,
    /// Registers that all those frames need.
    extent: usize,
    dead: *mut u8,
    /// The first so many traces are in the machine code.
    n_compiled: usize,
    /// A job for it has been submitted.
    compiling: bool,
    /// The last job is behind the list of traces.
    dirty: bool,
    /// Exits since then that had a side trace waiting.
    waiting: u32,
    /// How many of them are worth compiling the region again for.
    patience: u32,
    pins: Vec<Value>,
    /// What invalidated traces kept alive, while they may still be running.
    old_pins: Vec<Value>,
    n_aborts: u32,
    /// See `RETRIES`.
    retries: i32,
}

/// What `--jit-stats` shows.
#[derive(Default)]
struct Stats {
    recorded: u64,
    aborts: HashMap<&'static str, u64>,
    compiles: u64,
    /// Of each compilation of a region, and how many traces it had.
    compile_ns: Vec<(u64, u64)>,
    code_bytes: u64,
    entries: u64,
    exits: u64,
    invalidated: u64,
    loops: u64,
    sides: u64,
    ir_ops: u64,
    guards: u64,
    record_ns: u64,
}

struct State {
    cfg: Config,
    #[allow(clippy::vec_box, reason = "machine code of a unit runs while others are added")]
    units: Vec<Box<Unit>>,
    by_code: HashMap<usize, usize>,
    recorder: Option<Box<Recorder>>,
    /// A recording has been taken out for the time of one instruction.
    recording: bool,
    /// Something was invalidated meanwhile: the recording may rely on it.
    doomed: bool,
    worker: Option<Worker>,
    stats: Stats,
    log: Option<std::fs::File>,
    exits: Vec<ExitInfo>,
    entries: Box<Entries>,
    /// Functions and generators with machine code: their entry points, and the call site that stands for a native caller.
    callable: Vec<Vec<(&'static EntryPoint, *const ExecInfo)>>,
    /// Where exits store live values.
    buf: Box<[u64]>,
    stress: Box<i64>,
    seed: u64,
}

/// The JIT as the VM knows it.
pub struct Tracing(UnsafeCell<State>);

/// The JIT, for functions that machine code calls.
struct Instance(UnsafeCell<Option<&'static Tracing>>);
// SAFETY: used by the one thread that runs Python.
unsafe impl Sync for Instance {}
static TRACING: Instance = Instance(UnsafeCell::new(None));

/// Rebuilds the frames of a native call whose machine code has left by exit `n` of the process; the top frame is its
/// outermost one, with window `base`. Whether an exception is in flight.
///
/// # Safety
/// Called right after the exit.
unsafe fn leave_callee(vm: &mut Vm, n: u32, base: *mut Value) -> bool {
    // SAFETY: set at start-up.
    match unsafe { *TRACING.0.get() } {
        Some(jit) => jit.leave(vm, n, base) == HotAction::Raised,
        None => false,
    }
}

/// Most variants of one loop or function entry (for different types).
const MAX_VARIANTS: usize = 4;
/// Values an exit can store.
const BUF_WORDS: usize = 4096;
/// Aborted recordings of one code object before it is left alone.
const MAX_ABORTS: u32 = 12;
/// Exits with a side trace waiting after which a large region is compiled again: at least this many, and more if the last time
/// took long (nanoseconds for one; compiling is another thread's work, but not free).
const MIN_PATIENCE: u32 = 8;
const EXIT_NS: u64 = 20_000;

impl Tracing {
    /// Makes a JIT and plugs it into the VM.
    pub fn install(vm: &mut Vm, cfg: Config) {
        let t = sidewinder_vm::objects::THRESHOLDS.as_ptr();
        // SAFETY: set at start-up, before any code is linked.
        unsafe {
            (*t).loops = cfg.threshold.max(1) as i32;
            (*t).entries = cfg.threshold.max(1) as i32;
        }
        let log = cfg.log.as_ref().and_then(|p| std::fs::File::create(p).ok());
        let stress = Box::new(cfg.stress.map_or(i64::MAX, |s| s.0 as i64));
        let seed = cfg.stress.and_then(|s| s.1).unwrap_or(0);
        let state = State {
            cfg,
            units: Vec::new(),
            by_code: HashMap::new(),
            recorder: None,
            recording: false,
            doomed: false,
            worker: None,
            stats: Stats::default(),
            log,
            exits: Vec::new(),
            entries: Default::default(),
            callable: Vec::new(),
            buf: vec![0; BUF_WORDS].into(),
            stress,
            seed,
        };
        let jit: &'static Tracing = Box::leak(Box::new(Tracing(UnsafeCell::new(state))));
        // SAFETY: one thread; set before any machine code exists.
        unsafe { *TRACING.0.get() = Some(jit) };
        vm.jit = Some(jit);
    }
    /// The state. Never held across machine code or a call into the VM.
    #[allow(clippy::mut_from_ref)]
    fn state(&self) -> &mut State {
        // SAFETY: one thread; callers let go of the reference before anything that can come back here.
        unsafe { &mut *self.0.get() }
    }
}

impl State {
    fn log(&mut self, event: &str, fields: &str) {
        if let Some(f) = &mut self.log {
            let _ =
                writeln!(f, "{{\"event\":\"{event}\"{}{fields}}}", if fields.is_empty() { "" } else { "," });
        }
    }
    fn unit_of(&mut self, code: &CodeObj) -> usize {
        let key = code as *const CodeObj as usize;
        if let Some(u) = self.by_code.get(&key) {
            return *u;
        }
        self.units.push(Box::new(Unit {
            code: ObjRef::from_ref(code),
            traces: Vec::new(),
            block: None,
            old: Vec::new(),
            generation: 0,
            max_depth: 1,
            extent: code.n_regs as usize,
            dead: Box::into_raw(Box::new(0)),
            n_compiled: 0,
            compiling: false,
            dirty: false,
            waiting: 0,
            patience: MIN_PATIENCE,
            pins: Vec::new(),
            old_pins: Vec::new(),
            n_aborts: 0,
            retries: 0,
        }));
        let u = self.units.len() - 1;
        self.by_code.insert(key, u);
        u
    }
    fn abort(&mut self, code: *const CodeObj, slot_header: Option<u32>, why: &'static str) {
        *self.stats.aborts.entry(why).or_default() += 1;
        // SAFETY: the code is run by a live frame or pinned by the recording.
        let c = unsafe { &*code };
        let u = self.unit_of(c);
        self.units[u].n_aborts += 1;
        let n = self.units[u].n_aborts;
        let name = c.code.qualname.clone();
        self.log(
            "abort",
            &format!("\"code\":{name:?},\"reason\":{why:?},\"pc\":{}", slot_header.unwrap_or(0)),
        );
        let wait = if n > MAX_ABORTS {
            i32::MAX
        } else {
            (self.cfg.threshold as i32).saturating_mul(2 << n.min(12))
        };
        match slot_header {
            None => c.entry.counter.set(wait),
            Some(h) => {
                if let Some(s) = loop_slot(c, h) {
                    c.loops[s].counter.set(wait);
                }
            }
        }
    }
}

/// The loop counter of the loop whose header is at `pc`.
fn loop_slot(c: &CodeObj, pc: u32) -> Option<usize> {
    c.code.instrs.iter().enumerate().find_map(|(n, i)| {
        (i.op == Op::Loop && n as i32 + 1 + i.offset32() == pc as i32).then_some(i.a as usize)
    })
}

/// Tries to find a loop of some code not about to end, or left by a `break` or `return`. Between them lie 1 to 5 back-edges in turn, so that some try meets another
/// phase of a short loop.
const RETRIES: i32 = 40;

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

impl Jit for Tracing {
    fn hot_loop(&self, vm: &mut Vm, slot: u16, header: u32) -> HotAction {
        let st = self.state();
        let Some(f) = vm.frames.last() else { return HotAction::Interpret };
        let code = ObjRef::from_ref(f.code());
        let base = f.base;
        let u = st.unit_of(&code);
        let unit = &st.units[u];
        let found = unit
            .traces
            .iter()
            .position(|t| t.root.as_ref().is_some_and(|r| r.pc == header && !r.entry && fits(r, base)));
        if let Some(t) = found {
            if t >= unit.n_compiled {
                // Its code will come.
                code.loops[slot as usize].counter.set(st.cfg.threshold as i32);
                return HotAction::Interpret;
            }
            if room(vm, unit) {
                return self.enter(vm, u, t as u32);
            }
        }
        if st.recording || st.recorder.is_some() {
            code.loops[slot as usize].counter.set(st.cfg.threshold as i32);
            return HotAction::Interpret;
        }
        let variants = unit.traces.iter().filter(|t| t.root.as_ref().is_some_and(|r| r.pc == header)).count();
        if variants >= MAX_VARIANTS || unit.n_aborts > MAX_ABORTS {
            code.loops[slot as usize].counter.set(if variants > 0 { 1000 } else { i32::MAX });
            return HotAction::Interpret;
        }
        if unit.retries < RETRIES && about_to_end(&code, base, header) {
            st.retry(u, header);
            return HotAction::Interpret;
        }
        st.start(vm, u, Start::Loop, header)
    }

    fn hot_entry(&self, vm: &mut Vm) -> HotAction {
        let st = self.state();
        let Some(f) = vm.frames.last() else { return HotAction::Interpret };
        let code = ObjRef::from_ref(f.code());
        let resume = f.generator.is_some();
        if !calls::enterable(&code) && !resume {
            code.entry.counter.set(i32::MAX);
            return HotAction::Interpret;
        }
        let pc = code.pc_of(f.pc) as u32;
        let base = f.base;
        if resume && pc > 0 {
            // Only `None` is sent where traces resume.
            let y = code.instr(pc as usize - 1);
            // SAFETY: a verified register of the running frame.
            if y.op != Op::Yield || unsafe { !(*base.add(y.a as usize)).is_none() } {
                return HotAction::Interpret;
            }
        }
        let u = st.unit_of(&code);
        let unit = &st.units[u];
        let here = |r: &RootInfo| r.entry && r.pc == pc && r.resume == resume;
        let found =
            unit.traces.iter().position(|t| t.root.as_ref().is_some_and(|r| here(r) && fits(r, base)));
        if let Some(t) = found {
            if t >= unit.n_compiled {
                // Its code will come.
                code.entry.counter.set(st.cfg.threshold as i32);
                return HotAction::Interpret;
            }
            if room(vm, unit) {
                return self.enter(vm, u, t as u32);
            }
        }
        if st.recording || st.recorder.is_some() {
            code.entry.counter.set(st.cfg.threshold as i32);
            return HotAction::Interpret;
        }
        let variants = unit.traces.iter().filter(|t| t.root.as_ref().is_some_and(here)).count();
        if variants >= MAX_VARIANTS || unit.n_aborts > MAX_ABORTS {
            code.entry.counter.set(if variants > 0 { 1000 } else { i32::MAX });
            return HotAction::Interpret;
        }
        st.start(vm, u, if resume { Start::Resume } else { Start::Entry }, pc)
    }

    fn resume(&self, vm: &mut Vm, g: &ObjRef<GeneratorObj>) -> Option<Res<GenResult>> {
        let index = g.code.entry.trace.get().checked_sub(1)?;
        let &(point, site) = self.state().callable.get(index as usize)?.first()?;
        if !matches!(g.state.get(), GenState::Created | GenState::Suspended) {
            return None;
        }
        // SAFETY: the generator is alive; there are no arguments.
        let r = unsafe { self.call_machine_code(vm, point, site, g.ptr() as u64, [0; calls::MAX_PARAMS])? };
        // SAFETY: the status has the tag of the value.
        let value = |tag: i64| unsafe { Value::from_raw(tag as u8, r.payload) };
        match r.status {
            calls::REFUSED => None,
            s if s < 0 => Some(Err(Raised)),
            s if s < calls::FINISHED => Some(Ok(GenResult::Yielded(value(s)))),
            s => Some(Ok(GenResult::Returned(value(s - calls::FINISHED)))),
        }
    }

    fn call(&self, vm: &mut Vm, f: &ObjRef<FunctionObj>, args: &[Value]) -> Option<Res<Value>> {
        let index = f.code().entry.trace.get().checked_sub(1)?;
        let fits = |p: &EntryPoint| {
            p.types.len() == args.len() && p.types.iter().zip(args).all(|(t, a)| t.tag() == a.tag())
        };
        let &(point, site) = self.state().callable.get(index as usize)?.iter().find(|x| fits(x.0))?;
        let mut raw = [0; calls::MAX_PARAMS];
        for (r, a) in raw.iter_mut().zip(args) {
            // The callee owns its arguments.
            *r = a.raw_payload();
            std::mem::forget(a.clone());
        }
        // SAFETY: the function is alive, and the arguments have the types of the entry point.
        let r = unsafe { self.call_machine_code(vm, point, site, f.ptr() as u64, raw) };
        match r {
            Some(r) if r.status >= 0 => {
                // SAFETY: the status is the tag of the value.
                Some(Ok(unsafe { Value::from_raw(r.status as u8, r.payload) }))
            }
            Some(r) if r.status == calls::RAISED => Some(Err(Raised)),
            _ => {
                // Refused: the arguments have not been taken.
                for a in args {
                    // SAFETY: gives back the count taken above.
                    drop(unsafe { Value::from_raw(a.tag(), a.raw_payload()) });
                }
                None
            }
        }
    }

    fn record(&self, vm: &mut Vm, ins: Instr) -> RecordAction {
        let st = self.state();
        let Some(mut rec) = st.recorder.take() else { return RecordAction::Stop };
        st.recording = true;
        let t0 = Instant::now();
        let step = rec.record(vm, ins);
        let st = self.state();
        st.recording = false;
        st.stats.record_ns += t0.elapsed().as_nanos() as u64;
        if std::mem::take(&mut st.doomed) {
            st.give_up(&rec, "a global the trace relies on changed");
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
                match rec.caught {
                    true => st.recorder = Some(rec),
                    false => st.give_up(&rec, "a helper raised"),
                }
                RecordAction::Raised
            }
            Step::Abort(a) => {
                st.give_up(&rec, ABORTS.iter().find(|x| x.0 == a).map_or("", |x| x.1));
                RecordAction::Stop
            }
            Step::Done(end) => {
                st.complete(*rec, end);
                RecordAction::Stop
            }
        }
    }

    fn unwound(&self, vm: &Vm) -> bool {
        let st = self.state();
        let Some(mut rec) = st.recorder.take() else { return false };
        if std::mem::take(&mut rec.caught) && rec.in_step(vm) {
            st.recorder = Some(rec);
            return true;
        }
        st.give_up(&rec, "exception");
        false
    }

    fn is_recording(&self) -> bool {
        self.state().recorder.is_some()
    }

    fn invalidate(&self, traces: &[u32]) {
        let st = self.state();
        for &u in traces {
            let Some(unit) = st.units.get_mut(u as usize) else { continue };
            if unit.traces.is_empty() {
                continue;
            }
            st.stats.invalidated += 1;
            // SAFETY: the flag lives as long as the process.
            unsafe { *unit.dead = 1 };
            unit.dead = Box::into_raw(Box::new(0));
            unit.generation += 1;
            // What keeps changing is not worth compiling for.
            unit.n_aborts += 1;
            (unit.max_depth, unit.extent) = (1, unit.code.n_regs as usize);
            unit.old.extend(unit.block.take());
            st.entries.close(&unit.code);
            for t in &unit.traces {
                if let Some(r) = &t.root {
                    if r.entry {
                        unit.code.entry.counter.set(st.cfg.threshold as i32);
                    } else if let Some(s) = loop_slot(&unit.code, r.pc) {
                        unit.code.loops[s].counter.set(st.cfg.threshold as i32);
                    }
                }
            }
            unit.traces.clear();
            unit.old_pins.append(&mut unit.pins);
            (unit.n_compiled, unit.compiling) = (0, false);
            unit.dirty = false;
            let name = unit.code.code.qualname.clone();
            st.log("invalidate", &format!("\"code\":{name:?}"));
        }
        if let Some(rec) = st.recorder.take() {
            st.give_up(&rec, "a global the trace relies on changed");
        }
        st.doomed = st.recording;
    }

    fn safepoint(&self, vm: &Vm) {
        while let Some(o) = self.state().worker.as_ref().and_then(|w| w.done()) {
            self.state().install(o);
        }
        if vm.native.active == 0 {
            let mut pins = Vec::new();
            for u in &mut self.state().units {
                u.old.clear();
                pins.append(&mut u.old_pins);
            }
            // Dropped when the state is free again.
            drop(pins);
        }
    }

    fn stats(&self) -> String {
        self.state().stats_text()
    }
}

/// Whether a unit's machine code may be entered now: what it stands for must not exceed the recursion limit, and the native
/// stack must leave room for what it calls.
fn room(vm: &Vm, unit: &Unit) -> bool {
    let here = 0u8;
    let Some(f) = vm.frames.last() else { return false };
    vm.depth() - 1 + unit.max_depth <= vm.recursion_limit
        && (vm.stack_end as usize).saturating_sub(f.base as usize) / size_of::<Value>() > unit.extent
        && &here as *const u8 as usize > vm.native.stack_limit
}

/// Whether the registers hold the types a root trace expects.
fn fits(r: &RootInfo, base: *mut Value) -> bool {
    // SAFETY: registers of the running frame's window (slot -1 is the callable below it).
    let tag = |s: u32| unsafe { (*base.offset(s as i32 as isize)).tag() };
    r.types.iter().all(|&(s, ty)| match ty {
        Ty::Void => tag(s) != Ty::Ref.tag(),
        _ => tag(s) == ty.tag(),
    })
}

impl State {
    fn start(&mut self, vm: &mut Vm, u: usize, start: Start, pc: u32) -> HotAction {
        let mut rec = Recorder::new(vm, start, pc, &mut *self.entries);
        rec.roots = self.roots(u);
        if start == Start::Loop {
            // Other variants of this loop are not the end of the recording, its own start is.
            rec.roots.retain(|r| r.pc != pc);
        }
        self.stats.recorded += 1;
        let name = self.units[u].code.code.qualname.clone();
        self.log("record", &format!("\"code\":{name:?},\"pc\":{pc}"));
        self.recorder = Some(Box::new(rec));
        HotAction::Record
    }
    fn roots(&self, u: usize) -> Vec<RootInfo> {
        self.units[u].traces.iter().filter_map(|t| t.root.clone()).collect()
    }

    /// The way out of a loop is not worth a trace as long as there may be a way round: see `RETRIES`.
    fn retry(&mut self, u: usize, header: u32) {
        let unit = &mut self.units[u];
        if let Some(slot) = loop_slot(&unit.code, header) {
            unit.code.loops[slot].counter.set(1 + unit.retries % 5);
        }
        unit.retries += 1;
    }

    fn give_up(&mut self, rec: &Recorder, why: &'static str) {
        rec.inlined_generators().for_each(|c| self.entries.keep_out(c));
        match rec.start {
            Start::Side { trace, exit } => {
                *self.stats.aborts.entry(why).or_default() += 1;
                // SAFETY: pinned by the recording.
                let u = self.unit_of(unsafe { &*rec.code });
                let name = self.units[u].code.code.qualname.clone();
                self.log("abort", &format!("\"code\":{name:?},\"reason\":{why:?},\"exit\":{exit}"));
                if let Some(t) = self.units[u].traces.get_mut(trace as usize)
                    && let Some(n) = t.failed.get_mut(exit as usize)
                {
                    // Some reasons go away: each time it is tried again after twice as many exits.
                    *n += 1;
                    if *n > 16 || !matches!(why, "inner loop is not compiled yet" | "exception") {
                        t.no_side[exit as usize] = true;
                    }
                }
            }
            Start::Loop => self.abort(rec.code, Some(rec.start_pc), why),
            Start::Entry | Start::Resume => self.abort(rec.code, None, why),
        }
    }

    /// A recording is complete: optimise it and add it to its unit.
    fn complete(&mut self, mut rec: Recorder, end: End) {
        // SAFETY: pinned by the recording.
        let u = self.unit_of(unsafe { &*rec.code });
        if rec.assumptions.iter().any(|(a, stamp)| a.stamp() != *stamp) {
            self.give_up(&rec, ABORTS.iter().find(|x| x.0 == Abort::GlobalChanged).map_or("", |x| x.1));
            return;
        }
        let mut end = end;
        let me = self.units[u].traces.len() as u32;
        if rec.start == Start::Loop && !rec.went_round && self.units[u].retries < RETRIES {
            let out = match end {
                End::Return | End::Loop => true,
                End::Jump(t) => rec.roots.iter().any(|r| r.trace == t && r.pc < rec.start_pc),
                End::Stop => false,
            };
            if out {
                self.retry(u, rec.start_pc);
                return;
            }
        }
        if rec.t.ins.iter().all(|i| matches!(i.op.effect(), Effect::Const) || i.op == IrOp::Param)
            && end == End::Stop
        {
            self.give_up(&rec, "empty trace");
            return;
        }
        let entry = |rec: &Recorder| -> Vec<(u32, Ty)> {
            let f = |i: &Ins| (i.op == IrOp::SLoad).then_some((i.aux as u32, i.ty));
            rec.t.ins.iter().filter_map(f).collect()
        };
        let mut types = entry(&rec);
        let mut ends = None;
        let mut dead = Vec::new();
        if end == End::Loop {
            let slots: Vec<u32> = types.iter().map(|t| t.0).filter(|s| *s as i32 >= 0).collect();
            let got = rec.end_types(&slots);
            // Loading may have added nothing to the entry types: those slots were loaded before.
            let same = slots.iter().zip(&got).all(|(s, g)| types.iter().any(|t| t.0 == *s && t.1 == *g));
            let finals = rec.final_slots();
            let not_obj = rec
                .t
                .ins
                .iter()
                .filter(|i| i.op == IrOp::SNotObj)
                .all(|i| finals.iter().all(|f| f.0 != i.aux as u32 || rec.t.ty(f.1) != Ty::Ref));
            if !same || !not_obj {
                end = End::Stop;
            } else if self.cfg.passes.peel {
                let kept = finals.iter().filter(|f| f.2 || slots.contains(&f.0));
                ends = Some(kept.map(|f| (f.0, f.1)).collect::<HashMap<u32, ir::Ref>>());
                dead = rec.dead_at_start();
            } else {
                rec.roots.push(RootInfo {
                    trace: me,
                    pc: rec.start_pc,
                    entry: false,
                    resume: false,
                    types: types.clone(),
                });
                end = End::Jump(me);
            }
        }
        rec.finish(end, None);
        let is_root = matches!(rec.start, Start::Loop | Start::Entry | Start::Resume);
        let resume = rec.start == Start::Resume;
        let is_entry = rec.start == Start::Entry || resume;
        if is_root {
            types = rec.entry_types();
            if types.len() > 400 {
                self.give_up(&rec, "trace too long");
                return;
            }
        }
        // SAFETY: pinned.
        let code = unsafe { &*rec.code };
        let trace = opt::optimise(&rec.t, self.cfg.passes, is_root, ends.as_ref(), &dead);
        if trace.exits.iter().enumerate().any(|(e, _)| opt::stored_values(&trace, e as u32).len() > BUF_WORDS)
        {
            self.give_up(&rec, "trace too long");
            return;
        }
        let n = trace.exits.len();
        let mut no_side = vec![false; n];
        for i in &trace.ins {
            if i.exit != NO_EXIT && matches!(i.op, IrOp::Poll | IrOp::Alive) {
                no_side[i.exit as usize] = true;
            }
        }
        let line = code.code.positions.get(rec.start_pc as usize).map_or(0, |p| p.line);
        self.dump(code, line, me, &rec.t, &trace);
        let execs = rec.execs.iter().map(|e| Box::into_raw(Box::new(e.clone())) as *const u8).collect();
        for (a, _) in &rec.assumptions {
            register(*a, u as u32);
        }
        self.stats.ir_ops += trace.ins.iter().filter(|i| i.op.effect() != Effect::Const).count() as u64;
        self.stats.guards += trace.n_guards() as u64;
        let fields = format!(
            "\"code\":{:?},\"trace\":{me},\"pc\":{},\"kind\":{:?},\"end\":{:?},\"recorded_ops\":{},\"ops\":{},\"guards\":{}",
            code.code.qualname,
            rec.start_pc,
            format!("{:?}", rec.start),
            format!("{end:?}"),
            rec.t.ins.len(),
            trace.ins.iter().filter(|i| i.op.effect() != Effect::Const).count(),
            trace.n_guards()
        );
        self.log("trace", &fields);
        let point = if is_entry {
            let params: Vec<Ty> =
                types.iter().filter(|t| t.0 as i32 >= 0 && t.1 != Ty::Void && !resume).map(|t| t.1).collect();
            self.entries.get(code, &params)
        } else {
            None
        };
        let unit = &mut self.units[u];
        unit.pins.append(&mut rec.pins);
        let first_exit = self.exits.len() as u32;
        for e in 0..n as u32 {
            let plan = runtime::Plan::new(&trace, e);
            let generation = unit.generation;
            self.exits.push(ExitInfo { plan, unit: u as u32, generation, trace: me, exit: e });
        }
        unit.max_depth = unit.max_depth.max(rec.max_depth);
        unit.extent = unit.extent.max(rec.extent());
        unit.traces.push(TraceData {
            trace: Arc::new(trace),
            point,
            root: is_root.then_some(RootInfo { trace: me, pc: rec.start_pc, entry: is_entry, resume, types }),
            sides: vec![None; n],
            counts: vec![0; n],
            no_side,
            failed: vec![0; n],
            execs,
            first_exit,
            line,
        });
        if let Start::Side { trace, exit } = rec.start {
            unit.traces[trace as usize].sides[exit as usize] = Some(me);
            self.stats.sides += 1;
        } else {
            self.stats.loops += 1;
        }
        unit.dirty = true;
        // Small regions are compiled at once; large ones when the new trace has proved to be wanted.
        let ops: usize = unit.traces.iter().map(|t| t.trace.ins.len()).sum();
        if is_root || ops < 1500 {
            self.compile(u);
        }
    }

    /// Submits a unit to the compiler, unless it has it already.
    fn compile(&mut self, u: usize) {
        let unit = &mut self.units[u];
        if unit.compiling {
            return;
        }
        (unit.compiling, unit.dirty, unit.waiting) = (true, false, 0);
        let trace = |t: &TraceData| JobTrace {
            trace: t.trace.clone(),
            sides: t.sides.clone(),
            entry: t.root.as_ref().map(|r| r.types.clone()),
            is_function: t.root.as_ref().is_some_and(|r| r.entry && !r.resume),
            resume: t.root.as_ref().filter(|r| r.resume).map(|r| r.pc),
            first_exit: t.first_exit,
            execs: t.execs.clone(),
        };
        let job = Job {
            unit: u,
            generation: unit.generation,
            traces: unit.traces.iter().map(trace).collect(),
            dead: unit.dead,
            stress: self.cfg.stress.map(|_| &*self.stress as *const i64),
            buf: self.buf.as_ptr(),
            n_args: if calls::enterable(&unit.code) { unit.code.code.arg_count as usize } else { 0 },
            max_depth: unit.max_depth,
            extent: unit.extent,
            is_generator: unit.code.is_generator(),
            texts: self.cfg.dumps.iter().any(|d| d == "clif" || d == "asm"),
            check_aarch64: self.cfg.check_aarch64,
        };
        let threaded = self.cfg.compile_thread;
        let worker = self.worker.get_or_insert_with(|| Worker::new(threaded));
        if let Some(o) = worker.submit(job) {
            self.install(o);
        }
    }

    /// Puts finished machine code in place.
    fn install(&mut self, o: Outcome) {
        let unit = &mut *self.units[o.unit];
        if o.generation != unit.generation {
            return;
        }
        unit.compiling = false;
        let name = unit.code.code.qualname.clone();
        // Roots recorded meanwhile are wanted as much as those that are ready.
        let more = unit.traces.iter().skip(o.n_traces).any(|t| t.root.is_some());
        match o.result {
            Ok(c) => {
                let Some(block) = CodeBlock::new(&c.code) else { return };
                for (k, t) in unit.traces.iter().enumerate().take(o.n_traces) {
                    if let Some(p) = t.point {
                        p.code.set(block.addr());
                        let resume = t.root.as_ref().is_some_and(|r| r.resume);
                        p.which.set(if resume { calls::RESUME } else { lower::native_entry(k as u32) });
                        if unit.code.entry.trace.get() == 0 {
                            self.callable.push(Vec::new());
                            unit.code.entry.trace.set(self.callable.len() as u32);
                        }
                        let points = &mut self.callable[unit.code.entry.trace.get() as usize - 1];
                        if !points.iter().any(|x| std::ptr::eq(x.0, p)) {
                            let callee = calls::Callee {
                                base: 1,
                                code: unit.code.ptr(),
                                func: std::ptr::null(),
                                n_args: p.types.len() as u32,
                                entry: p,
                            };
                            let ins = Instr::new(Op::Nop, 0, 0, 0);
                            let site = ExecInfo { ins, chain: Vec::new(), callee: Some(callee) };
                            points.push((p, Box::into_raw(Box::new(site))));
                        }
                    }
                    if let Some(r) = &t.root {
                        if r.entry {
                            unit.code.entry.counter.set(0);
                        } else if let Some(s) = loop_slot(&unit.code, r.pc) {
                            unit.code.loops[s].counter.set(0);
                        }
                    }
                }
                unit.n_compiled = o.n_traces;
                unit.old.extend(unit.block.replace(block));
                if vm_active() == 0 {
                    unit.old.clear();
                }
                self.stats.compiles += 1;
                unit.patience = MIN_PATIENCE.max((o.ns / EXIT_NS) as u32);
                self.stats.compile_ns.push((o.ns, o.n_traces as u64));
                self.stats.code_bytes += c.code.len() as u64;
                let (n, bytes, ns) = (o.n_traces, c.code.len(), o.ns);
                let fields =
                    format!("\"code\":{name:?},\"traces\":{n},\"code_bytes\":{bytes},\"compile_ns\":{ns}");
                self.log("compile", &fields);
                for (kind, text) in [("clif", c.clif), ("asm", c.asm)] {
                    if self.cfg.dumps.iter().any(|d| d == kind) && self.cfg.dump_matches(&name) {
                        let text = text.unwrap_or_default();
                        let head = format!("==== {kind} of {name} ({n} traces, {bytes} bytes)");
                        self.cfg.print_dump(&format!("{head}\n{text}"));
                    }
                }
            }
            Err(e) => {
                *self.stats.aborts.entry("machine code could not be made").or_default() += 1;
                self.log("abort", &format!("\"code\":{name:?},\"reason\":{e:?}"));
                if cfg!(debug_assertions) || self.cfg.check_aarch64 {
                    eprintln!("sidewinder: compiling {name}: {e}");
                }
                // The new traces are at fault; go on without them, and without what is being recorded.
                self.recorder = None;
                self.doomed = self.recording;
                let unit = &mut self.units[o.unit];
                unit.traces.truncate(unit.n_compiled);
                let n = unit.n_compiled as u32;
                for t in &mut unit.traces {
                    for (s, no) in t.sides.iter_mut().zip(&mut t.no_side) {
                        if s.is_some_and(|s| s >= n) {
                            (*s, *no) = (None, true);
                        }
                    }
                }
                unit.n_aborts += MAX_ABORTS / 3;
                unit.dirty = false;
                if unit.traces.is_empty() {
                    unit.code.loops.iter().chain([&unit.code.entry]).for_each(|l| l.counter.set(i32::MAX));
                }
                return;
            }
        }
        if more {
            self.compile(o.unit);
        }
    }

    fn dump(&self, code: &CodeObj, line: u32, n: u32, raw: &Trace, opt: &Trace) {
        let name = &code.code.qualname;
        if !self.cfg.dump_matches(name) {
            return;
        }
        let file = &code.code.filename;
        for (kind, t) in [("ir", raw), ("opt", opt)] {
            if self.cfg.dumps.iter().any(|d| d == kind) {
                let head = format!("==== {kind} of trace {n}, {name} ({file}:{line})");
                self.cfg.print_dump(&format!("{head}\n{}", t.print()));
            }
        }
    }

    fn stats_text(&mut self) -> String {
        use std::fmt::Write;
        let s = &mut self.stats;
        let median = |mut v: Vec<u64>| {
            v.sort_unstable();
            v.get(v.len() / 2).map_or(0.0, |ns| *ns as f64 / 1e6)
        };
        let regions = median(s.compile_ns.iter().map(|c| c.0).collect());
        let traces = median(s.compile_ns.iter().map(|c| c.0 / c.1.max(1)).collect());
        let total: u64 = s.compile_ns.iter().map(|c| c.0).sum();
        let mut o = String::new();
        let mut line = |k: &str, v: String| {
            let _ = writeln!(o, "{k:<32} {v}");
        };
        line("code bytes", s.code_bytes.to_string());
        line("compilations", s.compiles.to_string());
        line("compile time a region, median", format!("{regions:.3} ms"));
        line("compile time a trace, median", format!("{traces:.3} ms"));
        line("compile time, total", format!("{:.3} ms", total as f64 / 1e6));
        line("entries", s.entries.to_string());
        line("exits", s.exits.to_string());
        line("guards", s.guards.to_string());
        line("invalidated units", s.invalidated.to_string());
        line("ir instructions", s.ir_ops.to_string());
        line("record time", format!("{:.3} ms", s.record_ns as f64 / 1e6));
        line("recordings", s.recorded.to_string());
        line("root traces", s.loops.to_string());
        line("side traces", s.sides.to_string());
        let mut a: Vec<_> = s.aborts.iter().collect();
        a.sort();
        for (why, n) in a {
            line(&format!("aborts: {why}"), n.to_string());
        }
        let mut hot: Vec<(u32, String)> = Vec::new();
        for u in &self.units {
            for (tn, t) in u.traces.iter().enumerate() {
                for (e, &c) in t.counts.iter().enumerate() {
                    if c > 0 {
                        let x = &t.trace.exits[e];
                        let name = &u.code.code.qualname;
                        hot.push((c, format!("exit {e} of trace {tn} ({name}:{}), at {}", t.line, x.pc)));
                    }
                }
            }
        }
        hot.sort();
        for (c, w) in hot.iter().rev().take(10) {
            line(w, c.to_string());
        }
        o
    }
}

/// Registers a unit with what one of its traces relies on.
fn register(a: Assumption, u: u32) {
    let add = |d: &sidewinder_vm::value::HeapCell<Vec<u32>>| {
        d.with_mut(|v| {
            if !v.contains(&u) {
                v.push(u)
            }
        })
    };
    // SAFETY: what a trace relies on is pinned by it.
    unsafe {
        match a {
            Assumption::Global(c) => add(&(*c).dependents),
            Assumption::Class(t) => add(&(*t).dependents),
            Assumption::Function(f) => add(&(*f).dependents),
            Assumption::Slot(k) => add(&(*k).dependents),
        }
    }
}

/// Activations of machine code.
fn vm_active() -> usize {
    sidewinder_vm::vm::native_active()
}

impl Tracing {
    /// Calls machine code of a function (or resumes a generator) on behalf of native code. `REFUSED` if it cannot run now.
    ///
    /// # Safety
    /// `object` is the function or generator; the arguments, which are given away unless it refuses, have the types of the entry
    /// point.
    unsafe fn call_machine_code(
        &self,
        vm: &mut Vm,
        point: &'static EntryPoint,
        site: *const ExecInfo,
        object: u64,
        args: [u64; calls::MAX_PARAMS],
    ) -> Option<calls::Status> {
        let here = 0u8;
        if &here as *const u8 as usize <= vm.native.stack_limit {
            return None;
        }
        let top = vm.stack_top();
        let n = &mut vm.native;
        let saved = (n.bottom, n.entry_frames, n.depth);
        n.bottom = n.top;
        (n.entry_frames, n.depth) = (vm.frames.len(), vm.frames.len() + 1);
        n.active += 1;
        // SAFETY: there is room for the record, as for every native call; the register above the running frame is free
        // and does not own the object; the entry point has code of this type.
        let r = unsafe {
            std::ptr::write(n.top, NativeCall { site: site as *const (), base: top, frames: 0 });
            n.top = n.top.add(1);
            std::ptr::write(top, Value::from_raw(Ty::Ref.tag(), object));
            let code: calls::CodeWithArgs = std::mem::transmute(point.code.get());
            let [a, b, c, d, e, f, g, h] = args;
            let r = code(vm, top.add(1), point.which.get(), a, b, c, d, e, f, g, h);
            vm.native.top = vm.native.top.sub(1);
            let generator = point.which.get() == calls::RESUME;
            let r = match r.status >= EXIT {
                true if generator => calls::finish_resume(vm, top, site, r.status),
                true => calls::finish(vm, top, site, r.status),
                false => r,
            };
            std::ptr::write(top, Value::Undef);
            r
        };
        let n = &mut vm.native;
        n.active -= 1;
        vm.frames.truncate(n.entry_frames);
        (n.bottom, n.entry_frames, n.depth) = saved;
        (r.status != calls::REFUSED).then_some(r)
    }

    /// Runs root trace `t` of unit `u` in the top frame until an exit hands back to the interpreter.
    fn enter(&self, vm: &mut Vm, u: usize, t: u32) -> HotAction {
        let st = self.state();
        let Some(f) = vm.frames.last() else { return HotAction::Interpret };
        let base = f.base;
        st.stats.entries += 1;
        let Some(block) = &st.units[u].block else { return HotAction::Interpret };
        // SAFETY: the block holds a function of this type, made by `lower`.
        let code: Code = unsafe { std::mem::transmute(block.addr()) };
        let n = &mut vm.native;
        let saved = (n.bottom, n.entry_frames, n.depth);
        n.bottom = n.top;
        (n.entry_frames, n.depth) = (vm.frames.len(), vm.frames.len());
        n.active += 1;
        // Machine code of a generator finds it below its window.
        let generator = vm.frames.last().and_then(|f| f.generator.as_ref()).map(|g| g.ptr());
        if let Some(g) = generator {
            // SAFETY: that register is free; it does not own the generator.
            unsafe { std::ptr::write(base.sub(1), Value::from_raw(Ty::Ref.tag(), g as u64)) };
        }
        let r = code(vm, base, lower::memory_entry(t));
        if generator.is_some() {
            // SAFETY: as above.
            unsafe { std::ptr::write(base.sub(1), Value::Undef) };
        }
        let n = &mut vm.native;
        n.active -= 1;
        // Frames of native calls that are over. They own nothing.
        vm.frames.truncate(n.entry_frames);
        (n.bottom, n.entry_frames, n.depth) = saved;
        if r.status == calls::REFUSED {
            return HotAction::Interpret;
        }
        if r.status < EXIT {
            // SAFETY: the status has the tag of the value.
            vm.returned = unsafe { Value::from_raw((r.status % calls::FINISHED) as u8, r.payload) };
            let yielded = generator.is_some() && r.status < calls::FINISHED;
            return if yielded { HotAction::Yielded } else { HotAction::Returned };
        }
        self.leave(vm, (r.status - EXIT) as u32, base)
    }

    /// After machine code of the top frame (with window `base`) has left by exit `n` of the process: rebuilds the frames, and
    /// starts recording a side trace if the exit is hot.
    fn leave(&self, vm: &mut Vm, n: u32, base: *mut Value) -> HotAction {
        let st = self.state();
        let depth = vm.frames.len() - 1;
        st.stats.exits += 1;
        if *st.stress <= 0
            && let Some((n, seed)) = st.cfg.stress
        {
            // A linear congruential step decides when the next guard fails, if a seed was given.
            st.seed = st.seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            *st.stress = if seed.is_some() { 1 + (st.seed >> 33) as i64 % (2 * n as i64) } else { n as i64 };
        }
        let info = &st.exits[n as usize];
        // SAFETY: the frame is the one the trace was entered in, and nothing has used the buffer since.
        unsafe { runtime::restore(vm, &info.plan, base, st.buf.as_ptr()) };
        let (u, tn, e, raised) = (info.unit as usize, info.trace as usize, info.exit, info.plan.raised);
        let unit = &mut *st.units[u];
        if info.generation != unit.generation {
            return if raised { HotAction::Raised } else { HotAction::Resume };
        }
        let td = &mut unit.traces[tn];
        if st.cfg.log_exits {
            let name = unit.code.code.qualname.clone();
            let fields = format!("\"code\":{name:?},\"trace\":{tn},\"exit\":{e}");
            let log = &mut st.log;
            if let Some(f) = log {
                let _ = writeln!(f, "{{\"event\":\"exit\",{fields}}}");
            }
        }
        td.counts[e as usize] += 1;
        let left = if raised { HotAction::Raised } else { HotAction::Resume };
        let count = td.counts[e as usize];
        if td.sides[e as usize].is_some() {
            unit.waiting += 1;
            if unit.dirty && !unit.compiling && unit.waiting > unit.patience {
                st.compile(u);
            }
            return left;
        }
        let due = st.cfg.side_threshold << td.failed[e as usize];
        let hot = !td.no_side[e as usize] && count.is_multiple_of(due);
        if hot && st.recorder.is_none() && !st.recording && unit.traces.len() < st.cfg.max_traces {
            let trace = &unit.traces[tn].trace;
            let mut rec = Recorder::from_exit(vm, trace, e, tn as u32, depth, &mut *st.entries);
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
                match rec.catch_in_flight() {
                    Ok(()) => st.recorder = Some(Box::new(rec)),
                    Err(_) => st.give_up(&rec, "exception"),
                }
                return HotAction::Raised;
            }
            st.recorder = Some(Box::new(rec));
            return HotAction::Record;
        }
        left
    }
}
