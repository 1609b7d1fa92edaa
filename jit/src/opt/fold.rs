//! Constant folding, algebraic simplification and strength reduction.
//!
//! Rules keep the type, look at their operands only, and never make an instruction more expensive, so that
//! folding ends. Float rules hold for every float, NaN and signed zeros included.

use super::{Opt, Step};
use crate::ir::*;
use sidewinder_vm::ops::{floor_div, floor_mod};

pub fn run(o: &mut Opt<'_>, i: Ins) -> Step {
    use IrOp::*;
    let mut i = i;
    // Canonical comparisons: `<` and `<=`.
    let swap = match i.op {
        GtI => Some(LtI),
        GeI => Some(LeI),
        GtF => Some(LtF),
        GeF => Some(LeF),
        _ => None,
    };
    if let Some(op) = swap {
        i = Ins { op, a: i.b, b: i.a, ..i };
    }
    let ka = if i.a.is_some() { o.int_of(i.a) } else { None };
    let kb = if !i.has_args() && i.b.is_some() { o.int_of(i.b) } else { None };
    if let (Some(a), Some(b)) = (ka, kb) {
        let int = match i.op {
            AddI | AddO => a.checked_add(b),
            SubI | SubO => a.checked_sub(b),
            MulI | MulO => a.checked_mul(b),
            DivI if b > 0 => Some(floor_div(a, b)),
            ModI if b > 0 => Some(floor_mod(a, b)),
            AndI => Some(a & b),
            OrI => Some(a | b),
            XorI => Some(a ^ b),
            ShlO if (0..63).contains(&b) && (a << b) >> b == a => Some(a << b),
            ShrI if (0..64).contains(&b) => Some(a >> b),
            AddX => Some(a.wrapping_add(b)),
            SubX => Some(a.wrapping_sub(b)),
            MulX => Some(a.wrapping_mul(b)),
            MulHS => Some(((a as i128 * b as i128) >> 64) as i64),
            MulHU => Some(((a as u64 as u128 * b as u64 as u128) >> 64) as i64),
            ShlX if (0..64).contains(&b) => Some(a << b),
            ShrU if (0..64).contains(&b) => Some((a as u64 >> b) as i64),
            MinI => Some(a.min(b)),
            MaxI => Some(a.max(b)),
            _ => None,
        };
        if let Some(v) = int {
            return Step::Replace(o.kint(v));
        }
        let cmp = match i.op {
            EqI => Some(a == b),
            NeI => Some(a != b),
            LtI => Some(a < b),
            LeI => Some(a <= b),
            LtU => Some((a as u64) < b as u64),
            _ => None,
        };
        if let Some(v) = cmp {
            return Step::Replace(o.kbool(v));
        }
    }
    if let (Some(a), Some(b)) = (
        if i.a.is_some() { o.float_of(i.a) } else { None },
        if !i.has_args() && i.b.is_some() { o.float_of(i.b) } else { None },
    ) {
        let f = match i.op {
            AddF => Some(a + b),
            SubF => Some(a - b),
            MulF => Some(a * b),
            DivF => Some(a / b),
            _ => None,
        };
        if let Some(v) = f.filter(|v| !v.is_nan()) {
            return Step::Replace(o.konst(KFloat, Ty::Float, v.to_bits() as i64));
        }
        let c = match i.op {
            EqF => Some(a == b),
            NeF => Some(a != b),
            LtF => Some(a < b),
            LeF => Some(a <= b),
            _ => None,
        };
        if let Some(v) = c {
            return Step::Replace(o.kbool(v));
        }
    }
    match (i.op, ka, kb) {
        (AddI | AddO | OrI | XorI, Some(0), _) => return Step::Replace(i.b),
        (AddI | AddO | SubI | SubO | OrI | XorI | ShrI | ShlO, _, Some(0)) => return Step::Replace(i.a),
        (AddX, Some(0), _) | (AndI, Some(-1), _) | (MulX, Some(1), _) => return Step::Replace(i.b),
        (AddX | SubX | ShlX | ShrU, _, Some(0)) | (AndI, _, Some(-1)) | (MulX, _, Some(1)) => {
            return Step::Replace(i.a);
        }
        (MulX | MulHS | MulHU | ShlX | ShrU, Some(0), _) | (MulX | MulHS | MulHU, _, Some(0)) => {
            return Step::Replace(o.kint(0));
        }
        (LowW | HighW, _, _) => {
            let x = *o.out.get(i.a);
            if x.op == PairW {
                return Step::Replace(if i.op == LowW { x.a } else { x.b });
            }
        }
        (MulI | MulO, _, Some(1)) | (DivI, _, Some(1)) => return Step::Replace(i.a),
        (MulI | MulO, Some(1), _) => return Step::Replace(i.b),
        (MulI | MulO | AndI, _, Some(0)) | (MulI | MulO | AndI, Some(0), _) => {
            return Step::Replace(o.kint(0));
        }
        (ModI, _, Some(1)) => return Step::Replace(o.kint(0)),
        // Powers of two: floor division and modulo are a shift and a mask.
        (DivI, _, Some(k)) if k > 0 && k & (k - 1) == 0 => {
            let s = o.kint(k.trailing_zeros() as i64);
            return Step::Keep(Ins { op: ShrI, b: s, ..i });
        }
        (ModI, _, Some(k)) if k > 0 && k & (k - 1) == 0 => {
            let m = o.kint(k - 1);
            return Step::Keep(Ins { op: AndI, b: m, ..i });
        }
        (AndI | OrI | MinI | MaxI, _, _) if i.a == i.b => return Step::Replace(i.a),
        (SubI | SubO | XorI, _, _) if i.a == i.b => return Step::Replace(o.kint(0)),
        (EqI | LeI, _, _) if i.a == i.b => return Step::Replace(o.kbool(true)),
        (NeI | LtI | LtU, _, _) if i.a == i.b => return Step::Replace(o.kbool(false)),
        (EqR | EqB, _, _) if i.a == i.b => return Step::Replace(o.kbool(true)),
        (EqR, _, _) => {
            let (x, y) = (o.out.get(i.a), o.out.get(i.b));
            if x.op == KRef && y.op == KRef {
                let same = x.aux == y.aux;
                return Step::Replace(o.kbool(same));
            }
            // What the trace allocates is none of the objects there were before.
            let new = |x: &Ins, y: &Ins| x.op.effect() == Effect::Alloc && y.op == KRef;
            if new(x, y) || new(y, x) {
                return Step::Replace(o.kbool(false));
            }
        }
        (Not, _, _) => {
            if let Some(b) = o.bool_of(i.a) {
                return Step::Replace(o.kbool(!b));
            }
            let x = *o.out.get(i.a);
            let inv = match x.op {
                Not => return Step::Replace(x.a),
                EqI => Some(NeI),
                NeI => Some(EqI),
                EqF => Some(NeF),
                NeF => Some(EqF),
                _ => None,
            };
            if let Some(op) = inv {
                return Step::Keep(Ins::new(op, Ty::Bool).ab(x.a, x.b));
            }
            if matches!(x.op, LtI | LeI) {
                let op = if x.op == LtI { LeI } else { LtI };
                return Step::Keep(Ins::new(op, Ty::Bool).ab(x.b, x.a));
            }
        }
        (B2I, _, _) => {
            if let Some(b) = o.bool_of(i.a) {
                return Step::Replace(o.kint(b as i64));
            }
        }
        (NeI, _, Some(0)) | (EqI, _, Some(0)) => {
            let x = *o.out.get(i.a);
            if x.op == B2I {
                return if i.op == NeI {
                    Step::Replace(x.a)
                } else {
                    Step::Keep(Ins::new(Not, Ty::Bool).a(x.a))
                };
            }
        }
        (NeF | EqF, _, _) if o.float_of(i.b) == Some(0.0) && o.out.get(i.a).op == I2F => {
            // A converted int is zero if the int is.
            let (x, zero) = (o.out.get(i.a).a, o.kint(0));
            let op = if i.op == NeF { NeI } else { EqI };
            return run(o, Ins::new(op, Ty::Bool).ab(x, zero));
        }
        (U2F, Some(k), _) => {
            return Step::Replace(o.konst(KFloat, Ty::Float, (k as u64 as f64).to_bits() as i64));
        }
        (I2F, Some(k), _) => return Step::Replace(o.konst(KFloat, Ty::Float, (k as f64).to_bits() as i64)),
        (GuardTrue | GuardFalse, _, _) => {
            if o.bool_of(i.a) == Some(i.op == GuardTrue) {
                return Step::Drop;
            }
            let x = *o.out.get(i.a);
            if x.op == Not {
                let op = if i.op == GuardTrue { GuardFalse } else { GuardTrue };
                return run(o, Ins { op, a: x.a, ..i });
            }
        }
        (NegF, _, _) => {
            let x = *o.out.get(i.a);
            if x.op == NegF {
                return Step::Replace(x.a);
            }
            if let Some(f) = o.float_of(i.a) {
                return Step::Replace(o.konst(KFloat, Ty::Float, (-f).to_bits() as i64));
            }
        }
        (DivF, _, _) => {
            // Division by a power of two is multiplication by its inverse, exactly.
            if let Some(f) = o.float_of(i.b) {
                let inv = 1.0 / f;
                if f.to_bits() & ((1 << 52) - 1) == 0 && f.is_normal() && inv.is_normal() {
                    let k = o.konst(KFloat, Ty::Float, inv.to_bits() as i64);
                    return Step::Keep(Ins { op: MulF, b: k, ..i });
                }
            }
        }
        (GuardLayout | GuardType | GuardRef, _, _) => {
            let x = *o.out.get(i.a);
            if x.op == KRef && i.op == GuardRef && x.aux == i.aux {
                return Step::Drop;
            }
        }
        _ => {}
    }
    Step::Keep(i)
}
