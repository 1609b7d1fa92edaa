//! `--dump`: the stages of traces as text.

use sidewinder_vm::objects::CodeObj;

use crate::State;
use crate::code::Outcome;
use crate::ir::Trace;
use crate::lower::Compiled;

impl State {
    /// Prints a trace as recorded and as optimised, where that is asked for.
    pub(crate) fn dump_trace(&self, code: &CodeObj, line: u32, n: u64, raw: &Trace, opt: &Trace) {
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

    /// Counts and logs a compilation, and prints its texts.
    pub(crate) fn log_compiled(&mut self, o: &Outcome, c: &Compiled) {
        let unit = &self.units[o.unit];
        let name = &unit.code.code.qualname;
        let ir: u64 = o.traces.iter().map(|&n| unit.traces[n as usize].n_ir()).sum();
        self.stats.compiled(o, ir, c);
        let mut event = self.log.event("compile");
        event.text("code", name).number("traces", o.traces.len() as u64);
        if let ([n], false) = (&o.traces[..], o.joined) {
            event.number("trace", unit.traces[*n as usize].id);
        }
        event
            .number("ir", ir)
            .number("code_bytes", c.code.code_bytes() as u64)
            .number("compile_ns", o.ns)
            .write();
        for (kind, text) in [("clif", &c.clif), ("asm", &c.asm)] {
            if self.cfg.dumps.iter().any(|d| d == kind) && self.cfg.dump_matches(name) {
                let (n, bytes) = (o.traces.len(), c.code.code_bytes());
                let text = text.as_deref().unwrap_or_default();
                self.cfg.print_dump(&format!("==== {kind} of {name} ({n} traces, {bytes} bytes)\n{text}"));
            }
        }
    }

    /// Logs an exit, with the (first) op that takes it, if that is asked for.
    pub(crate) fn log_exit(&mut self, u: usize, trace: usize, exit: u32) {
        if self.cfg.log_exits {
            let unit = &self.units[u];
            let mut event = self.log.event("exit");
            event.text("code", &unit.code.code.qualname).number("trace", unit.traces[trace].id);
            let guard = unit.traces[trace].trace.ins.iter().find(|i| i.exit == exit);
            event.number("exit", exit as u64).text("guard", guard.map_or("", |i| i.op.name())).write();
        }
    }
}
