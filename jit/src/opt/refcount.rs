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
//! A variable that goes over the items of a list (or tuple) from iteration to iteration pairs across the loop's end:
//! the count of the old item is given up when the new one gets its own. As long as nothing is stored in lists, the list
//! holds both, so neither count need be made. Exits add the one that is due.
//!
//! What may release: a `DecRef` that stays, and every call. A store by itself releases nothing (the old value's
//! `DecRef` is an instruction of its own). Constants are kept alive by the trace, so nothing breaks their pairs.
//!
//! Source: our own; see papers/refcount-elision.

use std::collections::HashMap;

use super::Fuel;
use crate::ir::helpers::Touches;
use crate::ir::*;

pub fn run(t: &mut Trace, fuel: &Fuel) {
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
            // A count must not be pending across the loop's start: the other arrival has not made it.
            IrOp::LoopHead => pending.clear(),
            _ if i.releases() => clear(&mut pending),
            _ => {}
        }
    }
    for (inc, dec) in pairs.into_iter().filter(|_| fuel.burn()) {
        elide(t, t.ins[inc].a, inc, dec);
        for n in [inc, dec] {
            t.ins[n] = Ins::new(IrOp::KUndef, Ty::Undef);
        }
    }
    carried(t, fuel);
}

/// Exits between two instructions add a count of `v`.
fn elide(t: &mut Trace, v: Ref, from: usize, to: usize) {
    for n in from + 1..to {
        let i = &mut t.ins[n];
        if matches!(i.op, IrOp::CallRet | IrOp::GenMore | IrOp::IterMore)
            && i.b == v
            && i.aux & UNCOUNTED == 0
        {
            // What leaves there gives up a count: it had better not be made and taken back, when the object might die.
            i.aux |= UNCOUNTED;
        } else if i.exit != NO_EXIT {
            t.exits[i.exit as usize].increfs.push(v);
        }
    }
}

/// Whether nothing can change what lists and tuples hold.
fn keeps_items(i: &Ins) -> bool {
    let stores = matches!(i.op.effect(), Effect::Store(Alias::ItemsV | Alias::ListHead | Alias::Tuples));
    !stores && i.touches() == Touches::Nothing
}

/// Removes the counts of items carried round the loop.
fn carried(t: &mut Trace, fuel: &Fuel) {
    let Some(head) = t.ins.iter().position(|i| i.op == IrOp::LoopHead) else { return };
    let end = t.ins.len();
    let phis: Vec<(Ref, Ref)> =
        t.ins[head..].iter().filter(|i| i.op == IrOp::Phi).map(|i| (i.a, i.b)).collect();
    for (old, new) in phis {
        let (o, n) = (*t.get(old), *t.get(new));
        let same = o.op == n.op && o.a == n.a && old.ix() < head && new.ix() > head;
        if !same || !matches!(o.op.effect(), Effect::Load(Alias::ItemsV | Alias::Tuples)) || o.ty != Ty::Ref {
            continue;
        }
        let the = |op: IrOp, v: Ref, from: usize, to: usize| {
            let mut all = (from..to).filter(|&k| t.ins[k].op == op && t.ins[k].a == v);
            all.next().filter(|_| all.next().is_none())
        };
        let counts = (
            the(IrOp::IncRef, old, old.ix(), head),
            the(IrOp::DecRef, old, head, end),
            the(IrOp::IncRef, new, head, end),
        );
        let (Some(first), Some(dec), Some(inc)) = counts else { continue };
        let others = t.ins.iter().filter(|i| i.op == IrOp::DecRef && [old, new].contains(&i.a)).count();
        if others != 1 || !t.ins[old.ix()..].iter().all(keeps_items) || !fuel.burn() {
            continue;
        }
        elide(t, old, first, head);
        elide(t, old, head, dec);
        elide(t, new, inc, end);
        for k in [first, dec, inc] {
            t.ins[k] = Ins::new(IrOp::KUndef, Ty::Undef);
        }
    }
}
