//! Common subexpressions.
//!
//! A pure instruction with the operands of an earlier one has its value; a guard that repeats an earlier one
//! holds. (Loads of what may change are the business of `heap`.)
//!
//! Source: textbook value numbering, local to the trace, as every trace compiler has it.

use std::collections::HashMap;

use super::{Opt, Step};
use crate::ir::*;

#[derive(Default)]
pub struct Cse(HashMap<(IrOp, Ty, Ref, Ref, Ref, i64), Ref>);

fn key(i: &Ins) -> Option<(IrOp, Ty, Ref, Ref, Ref, i64)> {
    let ok = matches!(i.op.effect(), Effect::Pure | Effect::Guard | Effect::Load(Alias::Frozen));
    let (a, b) = if i.op.commutes() && i.b < i.a { (i.b, i.a) } else { (i.a, i.b) };
    ok.then_some((i.op, i.ty, a, b, i.c, i.aux))
}

pub fn run(o: &mut Opt<'_>, i: Ins) -> Step {
    match key(&i).and_then(|k| o.cse.0.get(&k)) {
        Some(r) => Step::Replace(*r),
        None => Step::Keep(i),
    }
}

/// Remembers an instruction that was appended.
pub fn kept(o: &mut Opt<'_>, r: Ref) {
    if let Some(k) = key(o.out.get(r)) {
        o.cse.0.insert(k, r);
    }
}
