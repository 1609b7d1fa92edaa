//! Which registers are live before each instruction of a code object.
//!
//! A register is live if what it holds may be read before it is written. Exits need not restore dead registers (unless
//! they hold an object, whose count the register owns), and jumps between traces need not write them. Local variables are
//! always live: `locals`, `eval` and their like may be called under any name, by the frame or on its behalf.
//!
//! Source: textbook backward data flow over the bytecode, with an edge from every covered instruction to its exception
//! handler.

use sidewinder_frontend::bytecode::*;

/// The registers live before each instruction: one bit set of `words` words per instruction, and one behind the last.
pub struct Liveness {
    n_locals: u32,
    words: usize,
    sets: Vec<u64>,
    /// The handler's set for each instruction, as an index into `handlers`, or none.
    covered: Vec<Option<u32>>,
    handlers: Vec<Vec<u64>>,
}

impl Liveness {
    pub fn new(code: &CodeObject) -> Liveness {
        let n = code.instrs.len();
        let words = (code.n_regs as usize).div_ceil(64).max(1);
        let mut covered = vec![None; n];
        // The first entry that covers an instruction wins.
        for (k, h) in code.exc_table.iter().enumerate().rev() {
            covered[h.start as usize..h.end as usize].fill(Some(k as u32));
        }
        let handlers = vec![vec![0; words]; code.exc_table.len()];
        let mut l = Liveness {
            n_locals: code.n_locals as u32,
            words,
            sets: vec![0; (n + 1) * words],
            covered,
            handlers,
        };
        let mut changed = true;
        while changed {
            changed = false;
            for (k, h) in code.exc_table.iter().enumerate() {
                let mut set = l.set(h.target as usize).to_vec();
                set[h.exc_reg as usize / 64] &= !(1 << (h.exc_reg % 64));
                l.handlers[k] = set;
            }
            for at in (0..n).rev() {
                changed |= l.step(code, at);
            }
        }
        l
    }
    fn set(&self, at: usize) -> &[u64] {
        &self.sets[at * self.words..(at + 1) * self.words]
    }
    /// Works out the set before instruction `at` again; whether it changed.
    fn step(&mut self, code: &CodeObject, at: usize) -> bool {
        let i = code.instrs[at];
        let mut set = match i.op {
            Op::Jump | Op::Loop => vec![0; self.words],
            Op::Return | Op::ReturnK | Op::Reraise | Op::Raise => vec![0; self.words],
            _ => self.set(at + 1).to_vec(),
        };
        let [_, b, c] = i.op.operands();
        let offset = match (b, c) {
            (Kind::J32, _) => Some(i.offset32()),
            (_, Kind::J16) => Some(i.offset16()),
            // A `for` skips the jump behind it when there is an item.
            _ if i.op == Op::ForIter => Some(1),
            _ => None,
        };
        let (reads, writes) = registers(i);
        // What is written on every way out is dead before, unless it is read. `ForIter` does not write when exhausted.
        if i.op != Op::ForIter {
            writes.iter().for_each(|&r| set[r as usize / 64] &= !(1 << (r % 64)));
        }
        if let Some(o) = offset {
            let target = (at as i64 + 1 + o as i64) as usize;
            let mut other = self.set(target).to_vec();
            if i.op == Op::ForIter {
                other[i.b as usize / 64] &= !(1 << (i.b % 64));
            }
            set.iter_mut().zip(&other).for_each(|(s, t)| *s |= t);
        }
        if let Some(h) = self.covered[at] {
            set.iter_mut().zip(&self.handlers[h as usize]).for_each(|(s, t)| *s |= t);
        }
        reads.iter().for_each(|&r| set[r as usize / 64] |= 1 << (r % 64));
        let old = &mut self.sets[at * self.words..(at + 1) * self.words];
        let changed = old != &set[..];
        old.copy_from_slice(&set);
        changed
    }

    /// Whether register `r` may be read by whoever continues at instruction `pc`, or handles an exception of the one before.
    pub fn live(&self, pc: u32, r: u32) -> bool {
        if r < self.n_locals {
            return true;
        }
        let (word, bit) = (r as usize / 64, 1u64 << (r % 64));
        let handler = pc.checked_sub(1).and_then(|p| self.covered.get(p as usize).copied().flatten());
        let handled = handler.is_some_and(|h| self.handlers[h as usize][word] & bit != 0);
        handled || self.set(pc as usize)[word] & bit != 0
    }
}

/// Registers that an instruction reads, and those that it writes without fail.
pub fn registers(i: Instr) -> (Vec<u32>, Vec<u32>) {
    let (mut reads, mut writes) = (Vec::new(), Vec::new());
    let [ka, kb, kc] = i.op.operands();
    for (k, v) in [(ka, i.a), (kb, i.b), (kc, i.c)] {
        let s = v as u32;
        match k {
            Kind::Dst => writes.push(s),
            Kind::Dst2 => writes.extend([s, s + 1]),
            Kind::Reg => reads.push(s),
            Kind::Reg2 => reads.extend([s, s + 1]),
            Kind::Reg3 => reads.extend([s, s + 1, s + 2]),
            Kind::RunC => reads.extend(s..s + i.c as u32),
            Kind::RunC2 => reads.extend(s..s + 2 * i.c as u32),
            Kind::DstRunC => writes.extend(s..s + i.c as u32),
            Kind::DstRunEx => writes.extend(s..s + (i.c & 255) as u32 + 1 + (i.c >> 8) as u32),
            Kind::CallB => reads.extend(s..=s + i.b as u32),
            Kind::CallM | Kind::CallBKw => reads.extend(s..=s + i.b as u32 + 1),
            Kind::CallMKw => reads.extend(s..=s + i.b as u32 + 2),
            Kind::SpecReg if i.flags & FMT_SPEC != 0 => reads.push(s),
            Kind::YieldReg if i.flags & YIELD_FROM != 0 => reads.push(s),
            Kind::RaiseReg if i.c >= 1 => reads.push(s),
            Kind::CauseReg if i.c == 2 => reads.push(s),
            Kind::FnRegs => {
                for (k, f) in [FN_DEFAULTS, FN_KWDEFAULTS, FN_CLOSURE].into_iter().enumerate() {
                    if i.flags & f != 0 {
                        reads.push(s + k as u32);
                    }
                }
            }
            _ => {}
        }
    }
    match i.op {
        // They look at what is there before they write.
        Op::DelLocal | Op::MakeCell => reads.push(i.a as u32),
        Op::ForPrep => {
            // The registers of the loop are only written.
            reads = vec![i.b as u32];
            writes = vec![i.a as u32, i.a as u32 + 1, i.a as u32 + 2];
        }
        Op::PushExc | Op::GroupMatch => {
            reads.retain(|r| *r != i.a as u32 + 1);
            writes.push(i.a as u32 + 1);
        }
        _ => {}
    }
    (reads, writes)
}
