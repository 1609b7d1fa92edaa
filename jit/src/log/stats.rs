//! `--jit-stats`: counters.
#![allow(unsafe_code, reason = "looks at code that traces name")]

use std::collections::BTreeMap;
use std::fmt::Write;

use sidewinder_vm::objects::CodeObj;

use crate::State;
use crate::code::Outcome;
use crate::hot::aborts::Abort;
use crate::lower::Compiled;

/// What is counted while the program runs.
#[derive(Default)]
pub struct Stats {
    pub recorded: u64,
    pub aborts: BTreeMap<Abort, u64>,
    /// Time of each compilation (ns).
    compile_ns: Vec<u64>,
    /// Compilations that joined the traces of a unit.
    joined: u64,
    code_bytes: u64,
    /// Bytes of them that are there for exits only.
    stub_bytes: u64,
    /// Bytes that gave way to newer code of the same traces.
    pub replaced_bytes: u64,
    compiled_ir: u64,
    pub entries: u64,
    pub exits: u64,
    /// Units whose code went because there was too much, or with their code objects.
    pub evicted: u64,
    pub freed: u64,
    pub invalidated: u64,
    pub retired: u64,
    /// Times a root was not entered for a while, since its exits had to wait for side traces.
    pub pauses: u64,
    pub roots: u64,
    pub sides: u64,
    pub ir_ops: u64,
    pub guards: u64,
}

impl Stats {
    pub fn compiled(&mut self, o: &Outcome, ir: u64, c: &Compiled) {
        self.compile_ns.push(o.ns);
        self.joined += o.joined as u64;
        self.code_bytes += c.code.code_bytes() as u64;
        self.stub_bytes += c.stub_bytes as u64;
        self.compiled_ir += ir;
    }
}

impl State {
    /// Instructions that helpers interpret for machine code: the operation, its place, how often.
    fn helped(&self) -> Vec<(&'static str, String, u64)> {
        let mut all = Vec::new();
        let sites = self.units.iter().flat_map(|u| &u.traces).flat_map(|t| &t.execs);
        for site in sites.filter(|s| s.runs.get() > 0) {
            let Some(f) = site.chain.last() else { continue };
            // SAFETY: code that a trace names is alive.
            let code = unsafe { &*(f.code as *const CodeObj) };
            let line = code.code.positions.get((f.pc as usize).saturating_sub(1)).map_or(0, |p| p.line);
            all.push((site.ins.op.name(), format!("{}:{line}", code.code.qualname), site.runs.get()));
        }
        all
    }

    pub(crate) fn stats_text(&self) -> String {
        let s = &self.stats;
        let mut times = s.compile_ns.clone();
        times.sort_unstable();
        let ms = |ns: u64| format!("{:.3} ms", ns as f64 / 1e6);
        let mut o = String::new();
        let mut line = |k: &str, v: String| {
            let _ = writeln!(o, "{k:<32} {v}");
        };
        line("code bytes", s.code_bytes.to_string());
        line("compilations", s.compile_ns.len().to_string());
        line("compilations that join", s.joined.to_string());
        line("compile time, median", ms(times.get(times.len() / 2).copied().unwrap_or(0)));
        line("compile time, total", ms(times.iter().sum()));
        line("credit earned", self.account.earned.to_string());
        line("credit per guess", format!("{:.2}", self.account.precision()));
        line("credit saved", self.account.saved.to_string());
        line("credit spent", self.account.spent.to_string());
        line("entries", s.entries.to_string());
        line("evicted units", s.evicted.to_string());
        line("exit stub bytes", s.stub_bytes.to_string());
        line("exits", s.exits.to_string());
        line("freed units", s.freed.to_string());
        line("guards", s.guards.to_string());
        line("invalidated units", s.invalidated.to_string());
        line("ir instructions", s.ir_ops.to_string());
        line("ir instructions compiled", s.compiled_ir.to_string());
        line("live machine code", crate::code::live_bytes().to_string());
        line("live traces", self.units.iter().map(|u| u.traces.len()).sum::<usize>().to_string());
        line("live units", (self.units.len() - self.free_units.len()).to_string());
        line("newest code bytes", (s.code_bytes - s.replaced_bytes).to_string());
        line("recordings", s.recorded.to_string());
        line("refused for want of credit", self.account.refused.to_string());
        line("pauses of roots", s.pauses.to_string());
        line("retired roots", s.retired.to_string());
        line("root traces", s.roots.to_string());
        line("side traces", s.sides.to_string());
        for (why, n) in &s.aborts {
            line(&format!("aborts: {}", why.text()), n.to_string());
        }
        let mut hot: Vec<(u32, String)> = Vec::new();
        for u in &self.units {
            for t in &u.traces {
                for x in t.exits.iter().filter(|x| x.count.get() > 0) {
                    let (e, at, name) = (x.exit, t.trace.exits[x.exit as usize].pc, &u.code.code.qualname);
                    hot.push((
                        x.count.get(),
                        format!("exit {e} of trace {} ({name}:{}), at {at}", t.id, t.line),
                    ));
                }
            }
        }
        for (ins, place, n) in self.helped() {
            hot.push((n.min(u32::MAX as u64) as u32, format!("helper for {ins} in {place}")));
        }
        hot.sort();
        for (c, w) in hot.iter().rev().take(20) {
            line(w, c.to_string());
        }
        o
    }
}
