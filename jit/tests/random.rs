//! Random traces, interpreted as recorded and as optimised: the same guard must fail in the same iteration, with the
//! same registers, and the same objects with the same counts.

use std::collections::HashMap;

use sidewinder_jit::ir::eval::{End, Limits, eval};
use sidewinder_jit::ir::*;
use sidewinder_jit::opt::{Fuel, PASSES, Passes, optimise};

mod generate;

use generate::{Gen, reachable};

/// What a run leaves behind: guard as recorded, rounds, and what can be reached.
fn story(t: &Trace, mut end: End) -> (Option<u32>, u32, String) {
    // Registers are compared at exits only, and so are counts: in a peeled loop they are out of date elsewhere.
    if end.exit.is_none() {
        end.regs.clear();
    }
    let text = reachable(&end.regs, &end.memory, end.exit.is_some());
    (end.exit.map(|e| t.exits[e as usize].pc), end.rounds, text)
}

const LIMITS: Limits = Limits { rounds: 6, fail: 0 };

fn compare(seed: u64, passes: Passes) -> (Option<u32>, u32) {
    let mut g = Gen::new(seed);
    let n = 4 + g.rng.below(40);
    for _ in 0..n {
        g.step();
    }
    let is_loop = g.rng.below(2) == 0;
    let end = Ins::new(if is_loop { IrOp::LoopEnd } else { IrOp::Stop }, Ty::Void);
    g.guard(end);
    let ends: HashMap<u32, Ref> = g.slots.iter().enumerate().map(|(k, s)| (k as u32, s.0)).collect();
    let (regs, memory) = g.start();
    let raw = g.t;
    let ends = is_loop.then_some(&ends).filter(|_| passes.peel);
    let t = optimise(&raw, passes, ends.is_some(), ends, &[], &Fuel::new(Fuel::UNLIMITED));
    let context = || {
        format!(
            "seed {seed}, {passes:?}\nrecorded\n{}\noptimised\n{}\nfrom {regs:?}\n{memory:?}",
            raw.print(),
            t.print()
        )
    };
    let run = |t: &Trace| {
        let end = || story(t, eval(t, regs.clone(), memory.clone(), LIMITS));
        std::panic::catch_unwind(end).unwrap_or_else(|_| panic!("{}", context()))
    };
    let (want, got) = (run(&raw), run(&t));
    assert!(got == want, "{}\nrecorded: {want:#?}\noptimised: {got:#?}", context());
    (want.0, want.1)
}

#[test]
fn optimised_traces_do_what_recorded_ones_do() {
    let (mut finished, mut left) = (0, 0);
    for seed in 1..=20_000 {
        let (guard, rounds) = compare(seed, Passes::ALL);
        if guard.is_none() || rounds > 1 { finished += 1 } else { left += 1 }
    }
    // The generator must reach the loops, and must not only do that.
    assert!(finished > 1000 && left > 1000, "{finished} looped, {left} did not");
}

#[test]
fn every_pass_is_right_alone_and_missing() {
    for &(name, _) in PASSES {
        let (mut alone, mut missing) = (Passes::NONE, Passes::ALL);
        alone.switch(name, true);
        missing.switch(name, false);
        for seed in 10_000..10_300 {
            compare(seed, alone);
            compare(seed, missing);
        }
    }
}
