//! What is compiled when, and where the machine code goes.
//!
//! Each trace is compiled once and alone. Passing from one piece of a unit to another costs some nanoseconds; when that has cost
//! twice what it costs to compile all traces of the unit together, they are *joined*: compiled as one piece, in
//! which side traces stand where the exits were. Traces that come later are alone again.
#![allow(unsafe_code, reason = "entry points are kept by pointer")]

use std::cell::Cell;

use sidewinder_frontend::bytecode::{Instr, Op};
use sidewinder_vm::call::params;

use crate::enter::{RESUME, ROOT_PASSES};
use crate::hot::aborts::Abort;
use crate::hot::account;
use crate::hot::counters::MAX_ABORTS;
use crate::hot::graveyard::Remains;
use crate::hot::units::TraceData;
use crate::ir::sites::{Callee, ExecInfo, enterable};
use crate::lower::{Blanks, memory_entry, native_entry};
use crate::{State, Tracing};

use super::CodeBlock;
use super::worker::{Job, JobParent, JobRoot, JobTrace, Outcome, Worker};

/// Work units that a pass from a trace to a side trace costs, and one to a root of another piece.
const PASS: u64 = 5;
const ROOT_PASS: u64 = 25;

impl Tracing {
    /// Asked by machine code of unit `u` that went from piece to piece so often.
    pub(crate) fn passed_roots(&self, u: usize) {
        let st = self.state();
        st.account.passed(ROOT_PASSES as u64);
        st.units[u].lost += ROOT_PASSES as u64 * ROOT_PASS;
        st.join_if_it_pays(u);
    }
}

impl State {
    /// Asked by machine code of unit `u` that went through an exit to its side trace so often.
    pub(crate) fn passed_exits(&mut self, u: usize, passes: u64) {
        self.account.passed(passes);
        self.units[u].lost += passes * PASS;
        self.join_if_it_pays(u);
    }

    /// Compiles a trace alone, unless it has been submitted already or cannot be paid for now.
    pub(crate) fn compile_waiting(&mut self, u: usize, t: u32) {
        let td = &self.units[u].traces[t as usize];
        let cost = account::cost_of_compiling(td.n_ir());
        if td.submitted || !self.account.affords(cost) {
            return;
        }
        self.account.pay(cost);
        self.submit(u, Some(t));
    }

    /// Joins the traces of a unit when passing from piece to piece has cost enough.
    pub(crate) fn join_if_it_pays(&mut self, u: usize) {
        let unit = &self.units[u];
        let ir = unit.n_ir();
        let cost = account::cost_of_compiling(ir);
        let grown = 2 * ir >= 3 * unit.joined_ir;
        let pays = if grown { unit.lost >= 2 * cost } else { unit.lost >= 8 * cost };
        if unit.joining || unit.n_joined == unit.traces.len() || !(pays || grown && self.account.unlimited())
        {
            return;
        }
        if self.account.affords(cost) {
            self.account.pay(cost);
            self.submit(u, None);
        }
    }

    /// Submits a trace alone, or all of the unit's, to the compiler.
    fn submit(&mut self, u: usize, alone: Option<u32>) {
        let unit = &mut *self.units[u];
        match alone {
            Some(t) => unit.traces[t as usize].submitted = true,
            None => {
                (unit.joining, unit.lost) = (true, 0);
                unit.traces.iter_mut().for_each(|t| t.submitted = true);
            }
        }
        let trace = |(number, t): (usize, &TraceData)| JobTrace {
            trace: t.trace.clone(),
            number: number as u32,
            sides: t.sides.clone(),
            entry: t.root.as_ref().map(|r| r.types.clone()),
            is_function: t.root.as_ref().is_some_and(|r| r.entry && !r.resume),
            resume: t
                .root
                .as_ref()
                .filter(|r| r.resume)
                .map(|r| (r.pc, crate::record::sent_to(&unit.code, r.pc))),
            exits: t.exits.as_ptr(),
            execs: t.execs.iter().map(|e| &raw const **e as *const u8).collect(),
            blanks: Blanks::of(&t.trace),
        };
        let all = unit.traces.iter().enumerate();
        let wanted = |t: usize| alone.is_none_or(|a| a as usize == t);
        let root = |t: &TraceData| {
            let (r, record) = (t.root.as_ref()?, t.record.as_deref()?);
            let resume = r.resume.then_some(r.pc);
            Some(JobRoot { number: r.trace, entry: r.types.clone(), resume, record })
        };
        let parent = alone.and_then(|t| {
            let me = &unit.traces[t as usize];
            let (p, exit) = me.parent?;
            let from = &unit.traces[p as usize];
            let deeper = me.max_depth > from.max_depth || me.extent > from.extent;
            let record = &raw const from.exits[exit as usize];
            Some(JobParent { trace: from.trace.clone(), exit, record, deeper })
        });
        let traces = || all.clone().filter(|t| wanted(t.0));
        let job = Job {
            unit: u,
            generation: unit.generation,
            joined: alone.is_none(),
            max_depth: traces().map(|t| t.1.max_depth).max().unwrap_or(1),
            extent: traces().map(|t| t.1.extent).max().unwrap_or(0).max(unit.code.n_regs as usize),
            traces: traces().map(trace).collect(),
            roots: unit.traces.iter().filter_map(root).collect(),
            parent,
            dead: unit.dead.as_ptr(),
            stress: self.cfg.stress.map(|_| &*self.stress as *const i64),
            buf: self.buf,
            n_args: match unit.code.is_generator() {
                // What is sent, as tag and payload.
                true => 2,
                false if enterable(&unit.code) => params(&unit.code),
                false => 0,
            },
            is_generator: unit.code.is_generator(),
            texts: self.cfg.dumps.iter().any(|d| d == "clif" || d == "asm"),
            check_aarch64: self.cfg.check_aarch64,
        };
        let due = self.account.clock() + account::cost_of_compiling(job.n_ir());
        let threaded = self.cfg.compile_thread;
        let worker = self.worker.get_or_insert_with(|| Worker::new(threaded));
        if let Some(o) = worker.submit(job, due) {
            self.install(o);
        }
    }

    /// Puts the machine code in place that is due.
    #[inline]
    pub(crate) fn collect(&mut self) {
        self.collect_until(self.account.clock());
    }
    /// As `collect` for what is due at a time of the account's clock; all there is at the end of time.
    pub(crate) fn collect_until(&mut self, time: u64) {
        while let Some(o) = self.worker.as_mut().and_then(|w| w.due(time)) {
            self.install(o);
        }
    }

    /// Puts finished machine code in place.
    pub(crate) fn install(&mut self, mut o: Outcome) {
        if o.generation != self.units[o.unit].generation {
            return;
        }
        match std::mem::replace(&mut o.result, Err(String::new())) {
            Ok(mut c) => {
                c.code.count();
                self.log_compiled(&o, &c);
                if self.cfg.perf_map {
                    let name = &self.units[o.unit].code.code.qualname;
                    let what = if o.joined { "joined".to_string() } else { o.traces[0].to_string() };
                    self.perf_map.name(c.code.addr(), c.code.code_bytes(), &format!("{name}#{what}"));
                }
                self.put_in_place(&o, c.code);
            }
            Err(e) => self.not_compiled(&o, &e),
        }
    }

    fn put_in_place(&mut self, o: &Outcome, block: CodeBlock) {
        let mut replaced = Vec::new();
        self.clock += 1;
        let unit = &mut *self.units[o.unit];
        unit.stamp = self.clock;
        let code = block.addr();
        for &n in &o.traces {
            let t = &mut unit.traces[n as usize];
            if let Some(r) = &t.record {
                r.code.set(code);
                r.which.set(memory_entry(n));
                r.max_depth.set(o.max_depth);
                r.extent.set(o.extent);
            }
            if let Some(point) = t.point {
                // SAFETY: entry points live as long as the code object.
                let p = unsafe { &*point };
                p.code.set(code);
                let resume = t.root.as_ref().is_some_and(|r| r.resume);
                p.which.set(if resume { RESUME } else { native_entry(n) });
                if unit.code.entry.trace.get() == 0 {
                    let n = self.free_callable.pop().unwrap_or_else(|| {
                        self.callable.push(Vec::new());
                        self.callable.len() as u32
                    });
                    unit.code.entry.trace.set(n);
                }
                let points = &mut self.callable[unit.code.entry.trace.get() as usize - 1];
                if !points.iter().any(|x| x.0 == point) {
                    let callee = Callee {
                        base: 1,
                        code: unit.code.ptr(),
                        func: std::ptr::null(),
                        n_args: p.types.len() as u32,
                        entry: point,
                    };
                    let ins = Instr::new(Op::Nop, 0, 0, 0);
                    let owner = unit.code.ptr();
                    let site =
                        ExecInfo { ins, chain: Vec::new(), owner, runs: Cell::new(0), callee: Some(callee) };
                    points.push((point, Box::new(site)));
                }
            }
            replaced.extend(t.code.take());
            if let (Some((p, e)), false) = (t.parent, o.joined) {
                unit.traces[p as usize].exits[e as usize].side.set(code);
            }
        }
        if o.joined {
            // The joined code has no way to side traces that are in it.
            replaced.extend(unit.joined.replace(block));
            unit.n_joined = o.traces.len();
            unit.joined_ir = unit.traces[..unit.n_joined].iter().map(TraceData::n_ir).sum();
            unit.joining = false;
            for t in &unit.traces[..unit.n_joined] {
                let placed = t
                    .sides
                    .iter()
                    .zip(&t.exits)
                    .filter(|s| s.0.is_some_and(|s| (s as usize) < unit.n_joined));
                placed.for_each(|s| s.1.side.set(std::ptr::null()));
            }
        } else {
            unit.traces[o.traces[0] as usize].code = Some(block);
        }
        let roots: Vec<_> = o.traces.iter().filter_map(|&n| unit.traces[n as usize].root.clone()).collect();
        roots.iter().for_each(|r| unit.arm_root(r, 0));
        if !replaced.is_empty() {
            self.stats.replaced_bytes += replaced.iter().map(|b| b.code_bytes() as u64).sum::<u64>();
            let code = unit.code.ptr() as usize;
            self.graveyard.bury(Remains { code, blocks: replaced, ..Remains::default() });
        }
        self.enforce_limit();
    }

    /// The traces of a job are at fault, or there is no memory: go on without them.
    fn not_compiled(&mut self, o: &Outcome, e: &str) {
        let unit = &mut *self.units[o.unit];
        let name = unit.code.code.qualname.clone();
        *self.stats.aborts.entry(Abort::NotCompiled).or_default() += 1;
        self.log.event("abort").text("code", &name).text("reason", e).write();
        if cfg!(debug_assertions) || self.cfg.check_aarch64 {
            eprintln!("sidewinder: compiling {name}: {e}");
        }
        if o.joined {
            // They are there alone.
            (unit.joining, unit.lost) = (false, 0);
            unit.n_joined = unit.traces.len();
            return;
        }
        unit.n_aborts += MAX_ABORTS / 3;
        for &n in &o.traces {
            if let Some((p, x)) = unit.traces[n as usize].parent {
                unit.traces[p as usize].no_side[x as usize] = true;
            }
        }
    }
}
