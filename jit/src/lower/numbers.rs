//! Ints, floats and bools.

use super::*;

impl Lower<'_, '_> {
    pub(super) fn number(&mut self, i: &Ins) -> Result<Option<V>, String> {
        use IrOp::*;
        Ok(match i.op {
            AddI => {
                let (x, y) = (self.a(i), self.b(i));
                Some(self.b.ins().iadd(x, y))
            }
            SubI => {
                let (x, y) = (self.a(i), self.b(i));
                Some(self.b.ins().isub(x, y))
            }
            MulI => {
                let (x, y) = (self.a(i), self.b(i));
                Some(self.b.ins().imul(x, y))
            }
            AddO | SubO | MulO => {
                let (x, y) = (self.a(i), self.b(i));
                // With a constant the result alone tells: comparison and branch are one operation of the
                // processor, unlike a branch on the overflow flag as Cranelift makes it.
                let k = (self.t.get(i.b).op == KInt).then(|| self.t.get(i.b).aux);
                let (r, of) = match (i.op, k) {
                    (AddO, Some(k)) => {
                        let r = self.b.ins().iadd(x, y);
                        let cc = if k < 0 { IntCC::SignedGreaterThan } else { IntCC::SignedLessThan };
                        (r, self.b.ins().icmp(cc, r, x))
                    }
                    (SubO, Some(k)) => {
                        let r = self.b.ins().isub(x, y);
                        let cc = if k < 0 { IntCC::SignedLessThan } else { IntCC::SignedGreaterThan };
                        (r, self.b.ins().icmp(cc, r, x))
                    }
                    (AddO, _) => self.b.ins().sadd_overflow(x, y),
                    (SubO, _) => self.b.ins().ssub_overflow(x, y),
                    _ => self.b.ins().smul_overflow(x, y),
                };
                self.guard_not(i.exit, of);
                Some(r)
            }
            DivI | ModI => {
                let (x, y) = (self.a(i), self.b(i));
                // Floor semantics for a positive divisor.
                let r = self.b.ins().srem(x, y);
                let neg = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, r, 0);
                Some(if i.op == ModI {
                    let fixed = self.b.ins().iadd(r, y);
                    self.b.ins().select(neg, fixed, r)
                } else {
                    let q = self.b.ins().sdiv(x, y);
                    let q1 = self.b.ins().iadd_imm_s(q, -1);
                    self.b.ins().select(neg, q1, q)
                })
            }
            AndI | OrI | XorI => {
                let (x, y) = (self.a(i), self.b(i));
                Some(match i.op {
                    AndI => self.b.ins().band(x, y),
                    OrI => self.b.ins().bor(x, y),
                    _ => self.b.ins().bxor(x, y),
                })
            }
            ShlO => {
                let (x, y) = (self.a(i), self.b(i));
                let r = self.b.ins().ishl(x, y);
                let back = self.b.ins().sshr(r, y);
                let ok = self.b.ins().icmp(IntCC::Equal, back, x);
                self.guard(i.exit, ok);
                Some(r)
            }
            ShrI => {
                let (x, y) = (self.a(i), self.b(i));
                Some(self.b.ins().sshr(x, y))
            }
            EqI | NeI | LtI | LeI | GtI | GeI | LtU | EqR | EqB => {
                let (x, y) = (self.a(i), self.b(i));
                let cc = match i.op {
                    EqI | EqR | EqB => IntCC::Equal,
                    NeI => IntCC::NotEqual,
                    LtI => IntCC::SignedLessThan,
                    LeI => IntCC::SignedLessThanOrEqual,
                    GtI => IntCC::SignedGreaterThan,
                    GeI => IntCC::SignedGreaterThanOrEqual,
                    _ => IntCC::UnsignedLessThan,
                };
                Some(self.b.ins().icmp(cc, x, y))
            }
            MinI | MaxI => {
                let (x, y) = (self.a(i), self.b(i));
                Some(if i.op == MinI { self.b.ins().smin(x, y) } else { self.b.ins().smax(x, y) })
            }
            AddF | SubF | MulF | DivF => {
                let (x, y) = (self.a(i), self.b(i));
                Some(match i.op {
                    AddF => self.b.ins().fadd(x, y),
                    SubF => self.b.ins().fsub(x, y),
                    MulF => self.b.ins().fmul(x, y),
                    _ => self.b.ins().fdiv(x, y),
                })
            }
            NegF | AbsF | SqrtF | FloorF | CeilF | RoundF => {
                let x = self.a(i);
                Some(match i.op {
                    NegF => self.b.ins().fneg(x),
                    AbsF => self.b.ins().fabs(x),
                    SqrtF => self.b.ins().sqrt(x),
                    FloorF => self.b.ins().floor(x),
                    RoundF => self.b.ins().nearest(x),
                    _ => self.b.ins().ceil(x),
                })
            }
            EqF | NeF | LtF | LeF | GtF | GeF => {
                let (x, y) = (self.a(i), self.b(i));
                let cc = match i.op {
                    EqF => FloatCC::Equal,
                    NeF => FloatCC::NotEqual,
                    LtF => FloatCC::LessThan,
                    LeF => FloatCC::LessThanOrEqual,
                    GtF => FloatCC::GreaterThan,
                    _ => FloatCC::GreaterThanOrEqual,
                };
                Some(self.b.ins().fcmp(cc, x, y))
            }
            I2F => {
                let x = self.a(i);
                Some(self.b.ins().fcvt_from_sint(F64, x))
            }
            F2I => {
                let x = self.a(i);
                let lim = self.b.ins().f64const(9.2e18);
                let m = self.b.ins().fabs(x);
                let ok = self.b.ins().fcmp(FloatCC::LessThan, m, lim);
                self.guard(i.exit, ok);
                Some(self.b.ins().fcvt_to_sint_sat(I64, x))
            }
            Not => {
                let x = self.a(i);
                Some(self.b.ins().bxor_imm_u(x, 1))
            }
            B2I => {
                let x = self.a(i);
                Some(self.b.ins().uextend(I64, x))
            }
            _ => return self.misplaced(i),
        })
    }
}
