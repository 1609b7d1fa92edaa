//! Loop peeling.
//!
//! Guards, loads and conversions that do the same in every iteration should be done once. Moving them up by
//! hand is hard in a trace full of guards; instead the trace is sent through the optimiser a second time, with its
//! start values replaced by the values at its end. Everything the first copy has established is known then, so
//! what is left of the second copy is the true loop, and the first copy is its preamble:
//!
//! ```text
//! recorded            preamble                 loop
//! i = SLoad 1         i0 = SLoad 1             i = Phi(i1, i2)
//! n = SLoad 2         n  = SLoad 2
//! guard i < n         guard i0 < n             guard i < n
//! i' = i + 1          i1 = i0 + 1              i2 = i + 1
//! ```
//! A value of the preamble that the loop uses is invariant if the second copy maps it to itself; otherwise it changes
//! from iteration to iteration, and gets a `Phi` with its second-copy counterpart.
//!
//! Source: papers/loop-aware (Ardö, Bolz, Fijałkowski, "Loop-Aware Optimizations in PyPy's Tracing JIT",
//! DLS 2012); the copy-substitution form is the one of LuaJIT's loop optimiser.

use std::collections::HashMap;

use super::{Opt, exit_values};
use crate::ir::*;

/// `o.out` holds the preamble. `ends`: value of each slot when the loop closes, in terms of the preamble. `dead`: slots that
/// exits need not restore unless the iteration has written them.
pub fn run(o: &mut Opt<'_>, ends: &HashMap<u32, Ref>, dead: &[u32]) {
    let n1 = o.out.ins.len();
    let pre = o.out.clone();
    let head = o.out.push(Ins::new(IrOp::LoopHead, Ty::Void));
    // Second copy: constants and invariant loads stand for themselves, slot loads become the end values.
    let mut subst = vec![Ref::NONE; n1];
    for (k, i) in pre.ins.iter().enumerate() {
        match i.op {
            IrOp::SLoad => subst[k] = ends.get(&(i.aux as u32)).copied().unwrap_or(Ref(k as u32)),
            IrOp::SNotObj => subst[k] = Ref(k as u32),
            _ if i.op.effect() == Effect::Const => subst[k] = Ref(k as u32),
            _ => {}
        }
    }
    // Snapshots of the loop: a slot not written in this iteration is as the previous one left it.
    let starts: Vec<(u32, Ref)> =
        ends.iter().filter(|(s, _)| !dead.contains(s)).map(|(s, r)| (*s, *r)).collect();
    o.replay(&pre, 0..n1, &mut subst, &starts);
    // Values of the preamble that the loop needs and that change.
    let variant = |r: Ref, subst: &[Ref], out: &Trace| {
        r.is_some()
            && r.ix() < n1
            && out.get(r).op.effect() != Effect::Const
            && subst[r.ix()].is_some()
            && subst[r.ix()] != r
    };
    let mut phis: Vec<Ref> = Vec::new();
    let note = |r: Ref, phis: &mut Vec<Ref>, out: &Trace| {
        if variant(r, &subst, out) && !phis.contains(&r) {
            phis.push(r);
        }
    };
    for k in head.ix() + 1..o.out.ins.len() {
        let i = o.out.ins[k];
        let mut used: Vec<Ref> = i.operands().collect();
        used.extend_from_slice(o.out.args_of(&i));
        if i.exit != NO_EXIT {
            used.extend(exit_values(&o.out, i.exit));
        }
        for r in used {
            note(r, &mut phis, &o.out);
        }
    }
    let mut k = 0;
    while k < phis.len() {
        let next = subst[phis[k].ix()];
        note(next, &mut phis, &o.out);
        k += 1;
    }
    for &r in &phis {
        let ty = o.out.ty(r);
        let b = subst[r.ix()];
        o.out.push(Ins::new(IrOp::Phi, ty).ab(r, b));
    }
    o.out.push(Ins::new(IrOp::LoopEnd, Ty::Void));
}
