//! Runs passes on traces written as text, and compares.

use std::collections::HashMap;

use sidewinder_jit::ir::parse::parse;
use sidewinder_jit::ir::print::canonical;
use sidewinder_jit::ir::verify::verify;
use sidewinder_jit::ir::*;
use sidewinder_jit::opt::{Fuel, Passes, optimise};

pub fn read(text: &str) -> Trace {
    let mut t = parse(text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    if !t.ins.last().is_some_and(|i| i.op.is_end()) {
        t = parse(&format!("{text}\n Stop !")).expect("parsed before");
    }
    verify(&t).unwrap_or_else(|e| panic!("{e}\n{}", t.print()));
    t
}

/// Runs the passes named (words) on a trace.
pub fn run(passes: &str, raw: &Trace) -> Trace {
    let mut p = Passes::NONE;
    for name in passes.split_whitespace() {
        assert!(p.switch(name, true), "no pass {name}");
    }
    let last = raw.ins[raw.ins.len() - 1];
    let ends = (last.op == IrOp::LoopEnd && last.exit != NO_EXIT).then(|| {
        let starts = raw.ins.iter().enumerate().filter(|(_, i)| i.op == IrOp::SLoad);
        let mut m: HashMap<u32, Ref> = starts.map(|(n, i)| (i.aux as u32, Ref(n as u32))).collect();
        m.extend(raw.snaps[raw.exits[last.exit as usize].snap as usize].slots.iter().copied());
        m
    });
    let t = optimise(raw, p, ends.is_some(), ends.as_ref(), &[], &Fuel::new(Fuel::UNLIMITED));
    verify(&t).unwrap_or_else(|e| panic!("{e}\n{}", t.print()));
    t
}

#[track_caller]
pub fn check(passes: &str, before: &str, after: &str) {
    let got = canonical(&run(passes, &read(before)));
    let want = canonical(&read(after));
    assert!(got == want, "{passes} of\n{before}\ngave\n{got}\nand not\n{want}");
}

#[track_caller]
pub fn check_unchanged(passes: &str, text: &str) {
    check(passes, text, text);
}
