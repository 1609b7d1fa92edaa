//! Guards that check what a value is.

use super::*;

impl Lower<'_, '_> {
    pub(super) fn check(&mut self, op: family::Check, i: &Ins) {
        use family::Check::*;
        match op {
            GuardTrue => {
                let x = self.a(i);
                self.guard(i.exit, x);
            }
            GuardFalse => {
                let x = self.a(i);
                self.guard_not(i.exit, x);
            }
            GuardRef => {
                let x = self.a(i);
                let k = self.b.ins().iconst(I64, i.aux);
                let ok = self.b.ins().icmp(IntCC::Equal, x, k);
                self.guard(i.exit, ok);
            }
            GuardType | GuardShape => {
                let x = self.a(i);
                let p = self.b.ins().load(I64, mem(), x, HEADER_SHAPE);
                let k = self.b.ins().iconst(I64, i.aux);
                let ok = self.b.ins().icmp(IntCC::Equal, p, k);
                self.guard(i.exit, ok);
            }
            GuardLayout => {
                let x = self.a(i);
                let p = self.b.ins().load(I8, mem(), x, HEADER_LAYOUT);
                let ok = self.b.ins().icmp_imm_u(IntCC::Equal, p, i.aux);
                self.guard(i.exit, ok);
            }
            GuardStrategy => {
                let x = self.a(i);
                let p = self.b.ins().load(I16, mem(), x, HEADER_LAYOUT);
                let word = list_word(Strategy::of_number(i.aux as usize));
                let ok = self.b.ins().icmp_imm_u(IntCC::Equal, p, word as i64);
                self.guard(i.exit, ok);
            }
            GuardTupleLen => {
                let x = self.a(i);
                let p = self.b.ins().load(I64, mem(), x, TUPLE_LEN);
                let ok = self.b.ins().icmp_imm_u(IntCC::Equal, p, i.aux);
                self.guard(i.exit, ok);
            }
            GuardAscii => {
                let x = self.a(i);
                let p = self.b.ins().load(I8, mem(), x, STR_WIDE);
                self.guard_not(i.exit, p);
            }
            GuardFuncCode => {
                let x = self.a(i);
                let l = self.b.ins().load(I8, mem(), x, HEADER_LAYOUT);
                let ok =
                    self.b.ins().icmp_imm_u(IntCC::Equal, l, sidewinder_vm::value::Layout::Function as i64);
                self.guard(i.exit, ok);
                let p = self.b.ins().load(I64, mem(), x, FUNCTION_CODE);
                let k = self.b.ins().iconst(I64, i.aux);
                let ok = self.b.ins().icmp(IntCC::Equal, p, k);
                self.guard(i.exit, ok);
            }
            Alive => {
                let p = self.b.ins().iconst(I64, self.unit.dead as i64);
                let x = self.b.ins().load(I8, mem(), p, 0);
                self.guard_not(i.exit, x);
            }
            Poll | PollDrops => {
                let p = self.poll_word;
                // Atomic: a plain load of memory that the loop does not write would leave the loop.
                let x = self.b.ins().atomic_load(I32, mem(), p);
                self.guard_not(i.exit, x);
            }
            GuardGenCode => {
                let x = self.a(i);
                let l = self.b.ins().load(I8, mem(), x, HEADER_LAYOUT);
                let generator = sidewinder_vm::value::Layout::Generator as i64;
                let ok = self.b.ins().icmp_imm_u(IntCC::Equal, l, generator);
                self.guard(i.exit, ok);
                let p = self.b.ins().load(I64, mem(), x, GEN_CODE);
                let k = self.b.ins().iconst(I64, i.aux);
                let ok = self.b.ins().icmp(IntCC::Equal, p, k);
                self.guard(i.exit, ok);
            }
        }
    }
}
