//! Ints of two words.
//!
//! As values they are Cranelift's `i128`s, which are no more than pairs of registers; arithmetic is on words.

use super::*;

impl Lower<'_, '_> {
    pub(super) fn wide(&mut self, op: family::Wide, i: &Ins) -> Result<Option<V>, String> {
        use family::Wide::*;
        Ok(match op {
            AddX => Some(self.binary(i, |b, x, y| b.iadd(x, y))),
            SubX => Some(self.binary(i, |b, x, y| b.isub(x, y))),
            MulX => Some(self.binary(i, |b, x, y| b.imul(x, y))),
            MulHS => Some(self.binary(i, |b, x, y| b.smulhi(x, y))),
            MulHU => Some(self.binary(i, |b, x, y| b.umulhi(x, y))),
            ShlX => Some(self.binary(i, |b, x, y| b.ishl(x, y))),
            ShrU => Some(self.binary(i, |b, x, y| b.ushr(x, y))),
            PairW => Some(self.binary(i, |b, x, y| b.iconcat(x, y))),
            LowW | HighW => {
                let x = self.a(i);
                let (low, high) = self.b.ins().isplit(x);
                Some(if op == LowW { low } else { high })
            }
            ModW => {
                let natural = self.b.ins().iconst(I64, i.aux);
                let args = [self.a(i), self.b(i), self.c(i), natural];
                self.call(Function::ModWide, &args, Some(I64))
            }
            UnboxW => {
                let (x, buf) = (self.a(i), self.b.ins().iconst(I64, self.unit.buf as i64));
                let ok = self.call(Function::UnboxWide, &[x, buf], Some(I64)).ok_or("UnboxW")?;
                self.guard(i.exit, ok);
                let low = self.b.ins().load(I64, mem(), buf, 0);
                let high = self.b.ins().load(I64, mem(), buf, 8);
                Some(self.b.ins().iconcat(low, high))
            }
            BoxW => {
                let natural = self.b.ins().iconst(I64, i.aux);
                let args = [self.a(i), self.b(i), natural];
                self.call(Function::BoxWide, &args, Some(I64))
            }
        })
    }

    /// Writes the register of a slot.
    pub(super) fn store_slot(&mut self, slot: i32, ty: Ty, v: Option<V>) {
        let Some(v) = v.filter(|_| ty.is_wide()) else {
            return self.store_value(self.base, slot * 16, ty, v);
        };
        let (low, high) = self.b.ins().isplit(v);
        let natural = self.b.ins().iconst(I64, (ty == Ty::Natural) as i64);
        let at = self.b.ins().iadd_imm_s(self.base, 16 * slot as i64);
        self.call(Function::PutWide, &[low, high, natural, at], None);
    }

    /// The value of a slot that a root is entered with, from its register. A wide int does not stay there.
    pub(super) fn load_entry_slot(&mut self, slot: i32, ty: Ty) -> V {
        if !ty.is_wide() {
            return self.load_slot_payload(slot, ty);
        }
        let at = self.b.ins().iadd_imm_s(self.base, 16 * slot as i64);
        let (low, high) = self.call_status(Function::TakeWide, &[at]);
        self.b.ins().iconcat(low, high)
    }
}
