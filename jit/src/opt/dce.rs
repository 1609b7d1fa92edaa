//! Removal of instructions whose value nobody uses.
//!
//! Instructions stay where they are in the numbering: a dead one becomes the unit constant `KUndef`, which costs
//! nothing. Guards, stores, calls and counts are never dead.

use crate::ir::*;

pub fn run(t: &mut Trace) {
    let mut live = vec![false; t.ins.len()];
    for n in (0..t.ins.len()).rev() {
        let i = t.ins[n];
        let needed = match i.op.effect() {
            Effect::Const | Effect::Pure => false,
            Effect::Load(_) | Effect::Alloc => i.exit != NO_EXIT,
            _ => true,
        };
        if !(needed || live[n]) {
            t.ins[n] = Ins::new(IrOp::KUndef, Ty::Undef);
            continue;
        }
        live[n] = true;
        i.operands().for_each(|r| live[r.ix()] = true);
        t.args_of(&i).to_vec().iter().for_each(|r| live[r.ix()] = true);
        if i.exit != NO_EXIT {
            let e = &t.exits[i.exit as usize];
            let s = &t.snaps[e.snap as usize];
            s.slots.iter().for_each(|(_, r)| live[r.ix()] = true);
            e.increfs.iter().for_each(|r| live[r.ix()] = true);
            e.objects.iter().flat_map(|o| &o.fields).for_each(|f| live[f.1.ix()] = true);
            for f in &t.chains[s.chain as usize] {
                for r in [f.extra, f.generator] {
                    if r.is_some() {
                        live[r.ix()] = true;
                    }
                }
            }
        }
    }
}
