//! Reference-count elision.
//!
//! The recorder counts as the interpreter does: a value put in a register gets a count, one taken out loses it. Most
//! of these pairs cannot matter: between `IncRef v` and the `DecRef v` that follows, somebody else holds `v` as long as
//! nothing in between can release an object. Such a pair is removed. Guards in between lose their count of `v`: their
//! exits add it back (`Exit::increfs`).
//!
//! ```text
//! %4 ref = Field %1 #0 !2          %4 ref = Field %1 #0 !2
//!       IncRef %4
//! %5 int = Field %4 #1 !3     ─►   %5 int = Field %4 #1 !3  (exit 3: incref %4)
//!       DecRef %4
//! ```
//! What may release: a `DecRef` that stays, and every call. A store by itself releases nothing (the old value's
//! `DecRef` is an instruction of its own). Constants are kept alive by the trace, so nothing breaks their pairs.
//!
//! Source: our own; see papers/refcount-elision.

use std::collections::HashMap;

use crate::helpers::{HELPERS, Touches};
use crate::ir::*;

pub fn run(t: &mut Trace) {
    // Pending increments that a later decrement may cancel, oldest first.
    let mut pending: HashMap<Ref, Vec<usize>> = HashMap::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let constant: Vec<bool> = t.ins.iter().map(|i| i.op == IrOp::KRef).collect();
    let clear = |pending: &mut HashMap<Ref, Vec<usize>>| pending.retain(|r, _| constant[r.ix()]);
    for n in 0..t.ins.len() {
        let i = t.ins[n];
        match i.op {
            IrOp::IncRef => pending.entry(i.a).or_default().push(n),
            IrOp::DecRef => match pending.get_mut(&i.a).and_then(|p| p.pop()) {
                Some(inc) => pairs.push((inc, n)),
                None if constant[i.a.ix()] => {}
                None => clear(&mut pending),
            },
            IrOp::Exec
            | IrOp::ExecRaises
            | IrOp::CallFunc
            | IrOp::CallGen
            | IrOp::IterNext
            | IrOp::DictStore
            | IrOp::SetChange => clear(&mut pending),
            IrOp::Call if HELPERS[i.aux as usize].touches == Touches::Everything => clear(&mut pending),
            // A count must not be pending across the loop's start: the other arrival has not made it.
            IrOp::LoopHead => pending.clear(),
            _ => {}
        }
    }
    for (inc, dec) in pairs {
        let v = t.ins[inc].a;
        for n in inc + 1..dec {
            let e = t.ins[n].exit;
            if e != NO_EXIT {
                t.exits[e as usize].increfs.push(v);
            }
        }
        for n in [inc, dec] {
            t.ins[n] = Ins::new(IrOp::KUndef, Ty::Undef);
        }
    }
}
