//! Removal of implied guards.
//!
//! After `GuardTrue c` the value `c` is true for the rest of the trace: a second guard on it is dropped, and one on
//! its negation is known too. An object whose layout, type or shape has been guarded, or that the trace made
//! itself, needs no second check of the same kind. (Exact repetitions fall to `cse` as well; this pass knows what
//! follows from what.)

use std::collections::HashMap;

use super::{Opt, Step};
use crate::ir::*;
use sidewinder_vm::value::Layout;

#[derive(Default)]
pub struct Facts {
    bools: HashMap<Ref, bool>,
    layouts: HashMap<Ref, i64>,
    objects: HashMap<Ref, i64>,
    /// Lengths of tuples.
    lengths: HashMap<Ref, i64>,
}

pub fn run(o: &mut Opt<'_>, i: Ins) -> Step {
    match i.op {
        IrOp::GuardTrue | IrOp::GuardFalse
            if o.guards.bools.get(&i.a) == Some(&(i.op == IrOp::GuardTrue)) =>
        {
            return Step::Drop;
        }
        IrOp::GuardLayout if o.guards.layouts.get(&i.a) == Some(&i.aux) => {
            return Step::Drop;
        }
        IrOp::GuardRef => {
            let x = o.out.get(i.a);
            if x.op == IrOp::KRef && x.aux == i.aux || o.guards.objects.get(&i.a) == Some(&i.aux) {
                return Step::Drop;
            }
        }
        IrOp::GuardTupleLen => {
            let x = o.out.get(i.a);
            if x.op == IrOp::NewTuple && x.aux == i.aux || o.guards.lengths.get(&i.a) == Some(&i.aux) {
                return Step::Drop;
            }
        }
        IrOp::TupleLen => {
            let x = o.out.get(i.a);
            let made = (x.op == IrOp::NewTuple).then_some(x.aux);
            if let Some(n) = made.or_else(|| o.guards.lengths.get(&i.a).copied()) {
                return Step::Replace(o.kint(n));
            }
        }
        _ => {}
    }
    Step::Keep(i)
}

pub fn kept(o: &mut Opt<'_>, r: Ref) {
    let i = *o.out.get(r);
    match i.op {
        IrOp::GuardTrue | IrOp::GuardFalse => {
            o.guards.bools.insert(i.a, i.op == IrOp::GuardTrue);
        }
        IrOp::GuardLayout => {
            o.guards.layouts.insert(i.a, i.aux);
        }
        IrOp::GuardRef => {
            o.guards.objects.insert(i.a, i.aux);
        }
        IrOp::GuardTupleLen => {
            o.guards.lengths.insert(i.a, i.aux);
        }
        IrOp::GuardStrategy => {
            o.guards.layouts.insert(i.a, Layout::List as i64);
        }
        _ => {
            if let Some(layout) = i.op.row().layout {
                o.guards.layouts.insert(r, layout as i64);
            }
        }
    }
}
