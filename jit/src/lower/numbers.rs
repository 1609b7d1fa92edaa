//! Ints, floats and bools.

use cranelift_codegen::ir::condcodes::FloatCC;
use cranelift_frontend::FuncInstBuilder;

use super::*;

impl Lower<'_, '_> {
    pub(super) fn number(&mut self, op: family::Number, i: &Ins) -> V {
        use family::Number::*;
        match op {
            AddI => self.binary(i, |b, x, y| b.iadd(x, y)),
            SubI => self.binary(i, |b, x, y| b.isub(x, y)),
            MulI => self.binary(i, |b, x, y| b.imul(x, y)),
            AddO | SubO => {
                let (x, y) = (self.a(i), self.b(i));
                let add = op == AddO;
                let k = self.t.get(i.b);
                // With a constant the result alone tells: comparison and branch are one operation of the
                // processor, unlike a branch on the overflow flag as Cranelift makes it.
                let (r, of) = if k.op == IrOp::KInt {
                    let r = if add { self.b.ins().iadd(x, y) } else { self.b.ins().isub(x, y) };
                    let up = add == (k.aux >= 0);
                    let cc = if up { IntCC::SignedLessThan } else { IntCC::SignedGreaterThan };
                    (r, self.b.ins().icmp(cc, r, x))
                } else if add {
                    self.b.ins().sadd_overflow(x, y)
                } else {
                    self.b.ins().ssub_overflow(x, y)
                };
                self.guard_not(i.exit, of);
                r
            }
            MulO => {
                let (x, y) = (self.a(i), self.b(i));
                let (r, of) = self.b.ins().smul_overflow(x, y);
                self.guard_not(i.exit, of);
                r
            }
            DivI | ModI => {
                let (x, y) = (self.a(i), self.b(i));
                // Floor semantics for a positive divisor.
                let r = self.b.ins().srem(x, y);
                let neg = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, r, 0);
                if op == ModI {
                    let fixed = self.b.ins().iadd(r, y);
                    self.b.ins().select(neg, fixed, r)
                } else {
                    let q = self.b.ins().sdiv(x, y);
                    let q1 = self.b.ins().iadd_imm_s(q, -1);
                    self.b.ins().select(neg, q1, q)
                }
            }
            AndI => self.binary(i, |b, x, y| b.band(x, y)),
            OrI => self.binary(i, |b, x, y| b.bor(x, y)),
            XorI => self.binary(i, |b, x, y| b.bxor(x, y)),
            ShlO => {
                let (x, y) = (self.a(i), self.b(i));
                let r = self.b.ins().ishl(x, y);
                let back = self.b.ins().sshr(r, y);
                let ok = self.b.ins().icmp(IntCC::Equal, back, x);
                self.guard(i.exit, ok);
                r
            }
            ShrI => self.binary(i, |b, x, y| b.sshr(x, y)),
            EqI | EqR | EqB => self.binary(i, |b, x, y| b.icmp(IntCC::Equal, x, y)),
            NeI => self.binary(i, |b, x, y| b.icmp(IntCC::NotEqual, x, y)),
            LtI => self.binary(i, |b, x, y| b.icmp(IntCC::SignedLessThan, x, y)),
            LeI => self.binary(i, |b, x, y| b.icmp(IntCC::SignedLessThanOrEqual, x, y)),
            GtI => self.binary(i, |b, x, y| b.icmp(IntCC::SignedGreaterThan, x, y)),
            GeI => self.binary(i, |b, x, y| b.icmp(IntCC::SignedGreaterThanOrEqual, x, y)),
            LtU => self.binary(i, |b, x, y| b.icmp(IntCC::UnsignedLessThan, x, y)),
            MinI => self.binary(i, |b, x, y| b.smin(x, y)),
            MaxI => self.binary(i, |b, x, y| b.smax(x, y)),
            AddF => self.binary(i, |b, x, y| b.fadd(x, y)),
            SubF => self.binary(i, |b, x, y| b.fsub(x, y)),
            MulF => self.binary(i, |b, x, y| b.fmul(x, y)),
            DivF => self.binary(i, |b, x, y| b.fdiv(x, y)),
            NegF => self.unary(i, |b, x| b.fneg(x)),
            AbsF => self.unary(i, |b, x| b.fabs(x)),
            SqrtF => self.unary(i, |b, x| b.sqrt(x)),
            FloorF => self.unary(i, |b, x| b.floor(x)),
            CeilF => self.unary(i, |b, x| b.ceil(x)),
            RoundF => self.unary(i, |b, x| b.nearest(x)),
            EqF => self.binary(i, |b, x, y| b.fcmp(FloatCC::Equal, x, y)),
            NeF => self.binary(i, |b, x, y| b.fcmp(FloatCC::NotEqual, x, y)),
            LtF => self.binary(i, |b, x, y| b.fcmp(FloatCC::LessThan, x, y)),
            LeF => self.binary(i, |b, x, y| b.fcmp(FloatCC::LessThanOrEqual, x, y)),
            GtF => self.binary(i, |b, x, y| b.fcmp(FloatCC::GreaterThan, x, y)),
            GeF => self.binary(i, |b, x, y| b.fcmp(FloatCC::GreaterThanOrEqual, x, y)),
            U2F => self.unary(i, |b, x| b.fcvt_from_uint(F64, x)),
            I2F => self.unary(i, |b, x| b.fcvt_from_sint(F64, x)),
            F2I => {
                let x = self.a(i);
                let lim = self.b.ins().f64const(9.2e18);
                let m = self.b.ins().fabs(x);
                let ok = self.b.ins().fcmp(FloatCC::LessThan, m, lim);
                self.guard(i.exit, ok);
                self.b.ins().fcvt_to_sint_sat(I64, x)
            }
            Not => self.unary(i, |b, x| b.bxor_imm_u(x, 1)),
            B2I => self.unary(i, |b, x| b.uextend(I64, x)),
        }
    }

    fn unary(&mut self, i: &Ins, f: impl FnOnce(FuncInstBuilder<'_, '_>, V) -> V) -> V {
        let x = self.a(i);
        f(self.b.ins(), x)
    }
    pub(super) fn binary(&mut self, i: &Ins, f: impl FnOnce(FuncInstBuilder<'_, '_>, V, V) -> V) -> V {
        let (x, y) = (self.a(i), self.b(i));
        f(self.b.ins(), x, y)
    }
}
