//! Integer ranges: overflow and bounds checks that cannot fail disappear.
//!
//! Every int value has an interval. Guards on comparisons narrow it: after `i < n` with any `n`, `i` is below the
//! largest int, so `i + 1` cannot overflow. Lengths are never negative, masks and remainders are bounded. A
//! narrowed interval belongs to the guarded value from the guard on; values are in SSA form, so it stays true.

use std::collections::HashMap;

use super::{Opt, Step};
use crate::ir::*;

#[derive(Default)]
pub struct Ranges(HashMap<Ref, (i64, i64)>);

const ALL: (i64, i64) = (i64::MIN, i64::MAX);

impl Ranges {
    fn get(&self, o: &Opt<'_>, r: Ref) -> (i64, i64) {
        if let Some(k) = o.int_of(r) {
            return (k, k);
        }
        self.0.get(&r).copied().unwrap_or(ALL)
    }
}
fn range(o: &Opt<'_>, r: Ref) -> (i64, i64) {
    o.ranges.get(o, r)
}

fn result(o: &Opt<'_>, i: &Ins) -> Option<(i64, i64)> {
    use IrOp::*;
    let corners = |f: fn(i128, i128) -> i128| {
        let ((a, b), (c, d)) = (range(o, i.a), range(o, i.b));
        let v = [
            f(a as i128, c as i128),
            f(a as i128, d as i128),
            f(b as i128, c as i128),
            f(b as i128, d as i128),
        ];
        let (lo, hi) = (v.iter().min().copied().unwrap_or(0), v.iter().max().copied().unwrap_or(0));
        (i64::try_from(lo).ok(), i64::try_from(hi).ok())
    };
    let clip = |(lo, hi): (Option<i64>, Option<i64>)| Some((lo.unwrap_or(i64::MIN), hi.unwrap_or(i64::MAX)));
    match i.op {
        AddO => clip(corners(|a, b| a + b)),
        SubO => clip(corners(|a, b| a - b)),
        MulO => clip(corners(|a, b| a * b)),
        AddI | SubI | MulI => {
            let c = match i.op {
                AddI => corners(|a, b| a + b),
                SubI => corners(|a, b| a - b),
                _ => corners(|a, b| a * b),
            };
            match c {
                (Some(lo), Some(hi)) => Some((lo, hi)),
                _ => None,
            }
        }
        AndI => {
            let ((a, b), (c, d)) = (range(o, i.a), range(o, i.b));
            if c >= 0 {
                Some((0, if a >= 0 { b.min(d) } else { d }))
            } else if a >= 0 {
                Some((0, b))
            } else {
                None
            }
        }
        OrI | XorI => {
            let ((a, b), (c, d)) = (range(o, i.a), range(o, i.b));
            if a >= 0 && c >= 0 {
                let bits = 64 - (b | d).leading_zeros();
                Some((0, if bits >= 63 { i64::MAX } else { (1 << bits) - 1 }))
            } else {
                None
            }
        }
        ModI => {
            let (_, d) = range(o, i.b);
            let (a, b) = range(o, i.a);
            // Behind a guard that always fails, `d` can be anything.
            let top = d.saturating_sub(1);
            Some((0, if a >= 0 { b.min(top) } else { top }))
        }
        DivI => {
            let ((a, b), (c, _)) = (range(o, i.a), range(o, i.b));
            if c > 0 {
                Some((if a >= 0 { 0 } else { a }, if b >= 0 { b / c.max(1) } else { 0 }))
            } else {
                None
            }
        }
        ShrI => {
            let ((a, b), (c, d)) = (range(o, i.a), range(o, i.b));
            if (0..64).contains(&c) && (0..64).contains(&d) {
                Some((if a >= 0 { a >> d } else { a >> c }, if b >= 0 { b >> c } else { b >> d }))
            } else {
                None
            }
        }
        ShrU => match o.int_of(i.b) {
            Some(k) if (1..64).contains(&k) => {
                let (a, b) = range(o, i.a);
                Some((0, if a >= 0 { b >> k } else { (u64::MAX >> k) as i64 }))
            }
            _ => None,
        },
        ModW => Some((0, range(o, i.c).1.saturating_sub(1).max(0))),
        MinI => {
            let ((a, b), (c, d)) = (range(o, i.a), range(o, i.b));
            Some((a.min(c), b.min(d)))
        }
        MaxI => {
            let ((a, b), (c, d)) = (range(o, i.a), range(o, i.b));
            Some((a.max(c), b.max(d)))
        }
        ListLen | TupleLen | StrLen => Some((0, 1 << 56)),
        B2I => Some((0, 1)),
        RangeGet if i.aux == sidewinder_vm::objects::RANGE_COUNT as i64 => Some((0, i64::MAX)),
        _ => None,
    }
}

pub fn run(o: &mut Opt<'_>, i: Ins) -> Step {
    use IrOp::*;
    let unchecked = match i.op {
        AddO => Some(AddI),
        SubO => Some(SubI),
        MulO => Some(MulI),
        _ => None,
    };
    if let Some(op) = unchecked {
        let ((a, b), (c, d)) = (range(o, i.a), range(o, i.b));
        let f: fn(i128, i128) -> i128 = match i.op {
            AddO => |x, y| x + y,
            SubO => |x, y| x - y,
            _ => |x, y| x * y,
        };
        let fits = [(a, c), (a, d), (b, c), (b, d)]
            .iter()
            .all(|&(x, y)| i64::try_from(f(x as i128, y as i128)).is_ok());
        if fits {
            return Step::Keep(Ins { op, exit: NO_EXIT, ..i });
        }
    }
    if matches!(i.op, LtI | LeI | EqI | NeI | LtU) {
        let ((a, b), (c, d)) = (range(o, i.a), range(o, i.b));
        let known = match i.op {
            LtI if b < c => Some(true),
            LtI if a >= d => Some(false),
            LeI if b <= c => Some(true),
            LeI if a > d => Some(false),
            EqI if b < c || d < a => Some(false),
            NeI if b < c || d < a => Some(true),
            LtU if a >= 0 && b < c => Some(true),
            _ => None,
        };
        if let Some(k) = known {
            return Step::Replace(o.kbool(k));
        }
        // An unsigned check of a value known not to be negative, against a length.
        if i.op == LtU && a >= 0 && c >= 0 {
            return Step::Keep(Ins { op: LtI, ..i });
        }
    }
    Step::Keep(i)
}

fn narrow(o: &mut Opt<'_>, r: Ref, lo: i64, hi: i64) {
    let (a, b) = range(o, r);
    let n = (a.max(lo), b.min(hi));
    if n.0 <= n.1 && o.int_of(r).is_none() {
        o.ranges.0.insert(r, n);
    }
}

pub fn kept(o: &mut Opt<'_>, r: Ref) {
    use IrOp::*;
    let i = *o.out.get(r);
    if let Some(v) = result(o, &i).filter(|_| i.ty == Ty::Int) {
        o.ranges.0.insert(r, v);
    }
    if matches!(i.op, GuardTrue | GuardFalse) {
        let c = *o.out.get(i.a);
        let holds = i.op == GuardTrue;
        let (x, y) = (c.a, c.b);
        match (c.op, holds) {
            (LtI, true) => {
                let (yl, yh) = range(o, y);
                let (xl, xh) = range(o, x);
                let _ = (yl, xh);
                narrow(o, x, i64::MIN, yh.saturating_sub(1));
                narrow(o, y, xl.saturating_add(1), i64::MAX);
            }
            (LtI, false) => {
                let ((yl, _), (_, xh)) = (range(o, y), range(o, x));
                narrow(o, x, yl, i64::MAX);
                narrow(o, y, i64::MIN, xh);
            }
            (LeI, true) => {
                let ((xl, _), (_, yh)) = (range(o, x), range(o, y));
                narrow(o, x, i64::MIN, yh);
                narrow(o, y, xl, i64::MAX);
            }
            (LeI, false) => {
                let ((_, xh), (yl, _)) = (range(o, x), range(o, y));
                narrow(o, x, yl.saturating_add(1), i64::MAX);
                narrow(o, y, i64::MIN, xh.saturating_sub(1));
            }
            (LtU, true) => {
                let (yl, yh) = range(o, y);
                if yl >= 0 {
                    narrow(o, x, 0, yh.saturating_sub(1));
                }
            }
            (EqI, true) | (NeI, false) => {
                let ((xl, xh), (yl, yh)) = (range(o, x), range(o, y));
                narrow(o, x, yl, yh);
                narrow(o, y, xl, xh);
            }
            _ => {}
        }
    }
}
