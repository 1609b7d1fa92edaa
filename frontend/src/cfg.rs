//! Control-flow graph of one code object: basic blocks, what is simplified on them, and their layout.
//!
//! Code generation fills blocks in source order. Then, in this order: jumps to jumps are shortened,
//! unreachable blocks dropped, `CheckBound` removed where the local is certainly bound, and `if x: break`
//! turned into one conditional jump. Layout keeps source order, with exception handlers (*cold*
//! blocks) behind everything else; a block that does not fall into its successor gets a jump.
//!
//! Relied on: only `Loop` jumps backwards on the happy path, so conditional jumps stay forward.
//! Temporaries are numbered from [`TEMP`] until layout, when the number of locals is known.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::bytecode::{ExcEntry, Instr, Kind, Op, Position};

/// Bit that marks a register operand as a temporary.
pub(crate) const TEMP: u32 = 1 << 24;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct BlockId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct HandlerId(pub u32);

/// Where exceptions go, and the register that receives them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Handler {
    pub target: BlockId,
    pub reg: u32,
}

/// An instruction before layout: wide operands, a block as jump target.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ins {
    pub op: Op,
    pub flags: u8,
    pub a: u32,
    pub b: u32,
    pub c: u32,
    pub target: Option<BlockId>,
    pub pos: Position,
}

#[derive(Debug, Default)]
pub(crate) struct Block {
    pub instrs: Vec<Ins>,
    /// The block this one falls into.
    pub next: Option<BlockId>,
    pub handler: Option<HandlerId>,
    pub cold: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Cfg {
    pub blocks: Vec<Block>,
    /// Blocks in the order they were filled; the first is the entry.
    pub order: Vec<BlockId>,
    pub handlers: Vec<Handler>,
}

/// Code in its final order.
pub(crate) struct Linear {
    pub instrs: Vec<Ins>,
    /// Jump offsets, relative to the next instruction; 0 where there is no jump.
    pub offsets: Vec<i32>,
    /// Lines passed before instructions: see `CodeObject::marks`.
    pub marks: Vec<(u32, u32)>,
    pub exc_table: Vec<ExcEntry>,
}

/// Whether control never goes on to the next instruction.
pub(crate) fn is_terminator(op: Op) -> bool {
    use Op::*;
    matches!(op, Jump | Return | ReturnK | Raise | Reraise | Loop)
}

/// Whether the instruction jumps or goes on.
pub(crate) fn is_conditional(op: Op) -> bool {
    op == Op::ForIter || has_target(op) && !is_terminator(op)
}

fn has_target(op: Op) -> bool {
    op.operands().iter().any(|k| matches!(k, Kind::J16 | Kind::J32))
}

/// The opposite test, for compare-and-branch and conditional jumps.
pub(crate) fn inverted(op: Op) -> Option<Op> {
    use Op::*;
    Some(match op {
        JumpIfTrue => JumpIfFalse,
        JumpIfFalse => JumpIfTrue,
        JumpIfNone => JumpIfNotNone,
        JumpIfNotNone => JumpIfNone,
        JLt => JNLt,
        JLe => JNLe,
        JEq => JNEq,
        JNe => JNNe,
        JGt => JNGt,
        JGe => JNGe,
        JNLt => JLt,
        JNLe => JLe,
        JNEq => JEq,
        JNNe => JNe,
        JNGt => JGt,
        JNGe => JGe,
        JLtK => JNLtK,
        JLeK => JNLeK,
        JEqK => JNEqK,
        JNeK => JNNeK,
        JGtK => JNGtK,
        JGeK => JNGeK,
        JNLtK => JLtK,
        JNLeK => JLeK,
        JNEqK => JEqK,
        JNNeK => JNeK,
        JNGtK => JGtK,
        JNGeK => JGeK,
        JIs => JIsNot,
        JIsNot => JIs,
        JIn => JNotIn,
        JNotIn => JIn,
        _ => return None,
    })
}

/// Whether the instruction can raise, so that it needs its exception handler.
fn can_raise(op: Op) -> bool {
    use Op::*;
    !matches!(
        op,
        Nop | Move
            | LoadK
            | Clear
            | MakeCell
            | StoreCell
            | StoreFree
            | LoadFreeCell
            | Is
            | IsNot
            | Jump
            | JumpIfNone
            | JumpIfNotNone
            | JIs
            | JIsNot
            | Return
            | ReturnK
            | PushExc
            | PopExc
            | LoadAssertionError
    )
}

impl Cfg {
    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.0 as usize]
    }
    pub fn block_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.0 as usize]
    }

    pub fn new_block(&mut self) -> BlockId {
        self.blocks.push(Block::default());
        BlockId(self.blocks.len() as u32 - 1)
    }

    /// All simplifications. `n_locals` and the registers bound on entry are for the bound analysis.
    pub fn simplify(&mut self, n_locals: u32, bound: &[u32]) {
        self.thread_jumps();
        self.drop_unreachable();
        self.remove_bound_checks(n_locals, bound);
        // Blocks that held only a check may be plain jumps now.
        self.thread_jumps();
        self.invert_over_jumps();
        self.drop_unreachable();
    }

    /// The block that control reaches from `id` without executing anything.
    fn skip_empty(&self, mut id: BlockId) -> BlockId {
        for _ in 0..self.blocks.len() {
            let block = self.block(id);
            match (block.instrs.first(), block.next) {
                (None, Some(next)) => id = next,
                _ => break,
            }
        }
        id
    }

    /// As `skip_empty`, and through unconditional jumps.
    fn final_target(&self, mut id: BlockId) -> BlockId {
        for _ in 0..self.blocks.len() {
            id = self.skip_empty(id);
            match self.block(id).instrs.first() {
                Some(Ins { op: Op::Jump, target: Some(target), .. }) if *target != id => id = *target,
                _ => break,
            }
        }
        id
    }

    fn thread_jumps(&mut self) {
        for i in 0..self.order.len() {
            let id = self.order[i];
            let Some(last) = self.block(id).instrs.last().copied() else { continue };
            let Some(target) = last.target else { continue };
            if last.op == Op::Loop {
                continue;
            }
            let target = self.final_target(target);
            let mut new = Ins { target: Some(target), ..last };
            if last.op == Op::Jump {
                let there = self.block(target);
                if let Some(first) = there.instrs.first() {
                    let same_handler = there.handler == self.block(id).handler;
                    if first.op == Op::ReturnK || (first.op == Op::Loop && same_handler) {
                        new = *first;
                    }
                }
            }
            if let Some(slot) = self.block_mut(id).instrs.last_mut() {
                *slot = new;
            }
        }
    }

    fn drop_unreachable(&mut self) {
        let mut reached = vec![false; self.blocks.len()];
        let mut work = vec![self.order[0]];
        while let Some(id) = work.pop() {
            if std::mem::replace(&mut reached[id.0 as usize], true) {
                continue;
            }
            let block = self.block(id);
            work.extend(block.next);
            work.extend(block.instrs.last().and_then(|ins| ins.target));
            if let Some(handler) = block.handler
                && block.instrs.iter().any(|ins| can_raise(ins.op))
            {
                work.push(self.handlers[handler.0 as usize].target);
            }
        }
        self.order.retain(|id| reached[id.0 as usize]);
        // Cold blocks go last, otherwise in order.
        let (cold, warm): (Vec<BlockId>, Vec<BlockId>) =
            self.order.iter().partition(|id| self.block(**id).cold);
        self.order = warm;
        self.order.extend(cold);
    }

    /// `test → T; jump Y; T:` becomes `inverted test → Y; T:`.
    fn invert_over_jumps(&mut self) {
        let mut place = vec![usize::MAX; self.blocks.len()];
        for (i, id) in self.order.iter().enumerate() {
            place[id.0 as usize] = i;
        }
        for i in 0..self.order.len() {
            let id = self.order[i];
            let block = self.block(id);
            let (Some(last), Some(next)) = (block.instrs.last(), block.next) else { continue };
            let (Some(op), Some(target)) = (inverted(last.op), last.target) else { continue };
            let jump_id = self.skip_empty(next);
            let Some(Ins { op: Op::Jump, target: Some(far), .. }) = self.block(jump_id).instrs.first() else {
                continue;
            };
            let far = *far;
            let target = self.skip_empty(target);
            let after_jump = self.order.get(place[jump_id.0 as usize] + 1).map(|&b| self.skip_empty(b));
            let forward = place[far.0 as usize] > place[jump_id.0 as usize];
            if after_jump == Some(target) && forward && place[jump_id.0 as usize] > i {
                let block = self.block_mut(id);
                if let Some(last) = block.instrs.last_mut() {
                    *last = Ins { op, target: Some(far), ..*last };
                }
                block.next = Some(target);
            }
        }
    }

    /// Removes the `CheckBound`s of locals that are bound on every path. Forward data flow over sets of
    /// certainly bound locals; at a join the intersection. An exception may happen anywhere in a block,
    /// so a handler gets what is bound at the start of the block and not unbound within.
    fn remove_bound_checks(&mut self, n_locals: u32, bound: &[u32]) {
        let has_checks =
            self.order.iter().any(|&id| self.block(id).instrs.iter().any(|i| i.op == Op::CheckBound));
        if !has_checks {
            return;
        }
        let words = n_locals.div_ceil(64) as usize;
        let mut at_start: Vec<Option<Vec<u64>>> = vec![None; self.blocks.len()];
        let mut entry = vec![0u64; words];
        bound.iter().for_each(|&r| set(&mut entry, r, true));
        at_start[self.order[0].0 as usize] = Some(entry);
        let mut work = vec![self.order[0]];
        let meet = |at_start: &mut Vec<Option<Vec<u64>>>, work: &mut Vec<BlockId>, to: BlockId, s: &[u64]| {
            let slot = &mut at_start[to.0 as usize];
            match slot {
                None => {
                    *slot = Some(s.to_vec());
                    work.push(to);
                }
                Some(old) => {
                    let mut changed = false;
                    for (o, n) in old.iter_mut().zip(s) {
                        changed |= *o & !n != 0;
                        *o &= n;
                    }
                    if changed {
                        work.push(to);
                    }
                }
            }
        };
        while let Some(id) = work.pop() {
            let Some(mut state) = at_start[id.0 as usize].clone() else { continue };
            let block = self.block(id);
            if let Some(handler) = block.handler {
                let mut at_raise = state.clone();
                for ins in &block.instrs {
                    if matches!(ins.op, Op::Clear | Op::DelLocal) {
                        set(&mut at_raise, ins.a, false);
                    }
                }
                meet(&mut at_start, &mut work, self.handlers[handler.0 as usize].target, &at_raise);
            }
            for ins in &block.instrs {
                if ins.op == Op::ForIter {
                    // The destination is written on the way into the body only.
                    if let Some(exit) = ins.target {
                        meet(&mut at_start, &mut work, exit, &state);
                    }
                    set(&mut state, ins.b, true);
                } else {
                    transfer(ins, &mut state);
                    if let Some(target) = ins.target {
                        meet(&mut at_start, &mut work, target, &state);
                    }
                }
            }
            if let Some(next) = block.next {
                meet(&mut at_start, &mut work, next, &state);
            }
        }
        for i in 0..self.order.len() {
            let id = self.order[i];
            let Some(mut state) = at_start[id.0 as usize].take() else { continue };
            self.block_mut(id).instrs.retain(|ins| {
                let needed = ins.op != Op::CheckBound || !is_set(&state, ins.a);
                transfer(ins, &mut state);
                needed
            });
        }
    }

    /// Whether control comes to a block from one place only.
    fn has_one_way_in(&self, id: BlockId) -> bool {
        let ways = |b: &Block| {
            let jumps = b.instrs.iter().filter(|ins| ins.target == Some(id)).count();
            jumps + usize::from(b.next == Some(id))
        };
        self.order.iter().map(|&b| ways(self.block(b))).sum::<usize>() == 1
    }

    /// Puts the blocks in a row and turns targets into offsets. Statements that only have a line (`Nop`) become marks of the
    /// next instruction, if that is not reached by another way.
    pub fn linearise(&self, n_locals: u32) -> Linear {
        let mut row = Row::default();
        let mut starts = vec![0u32; self.blocks.len()];
        for (i, &id) in self.order.iter().enumerate() {
            let block = self.block(id);
            starts[id.0 as usize] = row.instrs.len() as u32;
            let following = self.order.get(i + 1).map(|&b| self.skip_empty(b));
            for &ins in &block.instrs {
                if ins.op == Op::Nop {
                    row.lines.push(ins.pos);
                } else if ins.op != Op::Jump || ins.target.map(|t| self.skip_empty(t)) != following {
                    row.push(ins, block.handler);
                    if ins.op == Op::ForIter {
                        row.push(jump_to(ins.target, ins.pos), block.handler);
                    }
                }
            }
            let falls_into = block.next.or_else(|| block.instrs.last().and_then(|ins| ins.target));
            if let Some(next) = block.next
                && following != Some(self.skip_empty(next))
            {
                let pos = block.instrs.last().map_or(Position::default(), |ins| ins.pos);
                row.push(jump_to(Some(next), pos), block.handler);
            } else if let Some(&pos) = row.lines.last()
                && !falls_into.is_some_and(|b| self.order.get(i + 1) == Some(&b) && self.has_one_way_in(b))
            {
                row.lines.pop();
                row.push(Ins { op: Op::Nop, target: None, ..jump_to(None, pos) }, block.handler);
            }
        }
        // Empty blocks at the very end would start behind the code; they are never jumped to, because
        // code always ends in a terminator.
        let target_of = |ins: &Ins| match ins.op {
            Op::ForIter => None,
            _ => ins.target.map(|t| starts[self.skip_empty(t).0 as usize]),
        };
        relax(row, &target_of, |pc_of| self.finish(n_locals, pc_of, &starts))
    }

    /// Last step of layout, once sizes are known.
    fn finish(&self, n_locals: u32, layout: Layout, starts: &[u32]) -> Linear {
        let Layout { instrs, handlers, marks, offsets, pc_of } = layout;
        let mut exc_table: Vec<ExcEntry> = Vec::new();
        // The handler of the entry that the next instruction may extend.
        let mut open: Option<HandlerId> = None;
        // What waits is served before the first instruction of an iteration, whatever that is.
        let back_edges = offsets.iter().enumerate().filter(|(pc, _)| instrs[*pc].op == Op::Loop);
        let headers: HashSet<u32> = back_edges.map(|(pc, offset)| (pc as i32 + 1 + offset) as u32).collect();
        for (pc, (ins, &handler)) in instrs.iter().zip(&handlers).enumerate() {
            if handler != open {
                open = None;
            }
            let pc = pc as u32;
            let raises = can_raise(ins.op) || headers.contains(&pc);
            let (Some(h), true) = (handler, raises) else { continue };
            match exc_table.last_mut() {
                Some(entry) if open == Some(h) => entry.end = pc + 1,
                _ => {
                    let Handler { target, reg } = self.handlers[h.0 as usize];
                    let target = pc_of[starts[self.skip_empty(target).0 as usize] as usize];
                    let exc_reg = fix_register(reg, n_locals) as u16;
                    exc_table.push(ExcEntry { start: pc, end: pc + 1, target, exc_reg });
                    open = Some(h);
                }
            }
        }
        let instrs = instrs.into_iter().map(|ins| fix_registers(ins, n_locals)).collect();
        let marks = marks.into_iter().map(|(i, line)| (pc_of[i as usize], line)).collect();
        Linear { instrs, offsets, marks, exc_table }
    }

    /// The graph as text.
    pub fn print(&self, name: &str) -> String {
        let mut out = format!("{name}:\n");
        for id in &self.order {
            let block = self.block(*id);
            let cold = if block.cold { ", cold" } else { "" };
            let handler = block.handler.map_or(String::new(), |h| {
                let h = self.handlers[h.0 as usize];
                format!(", exceptions to b{} in {}", h.target.0, register_name(h.reg))
            });
            let _ = writeln!(out, "  b{}{cold}{handler}", id.0);
            for ins in &block.instrs {
                let _ = write!(out, "    {:<14}", ins.op.name());
                for (kind, value) in ins.op.operands().into_iter().zip([ins.a, ins.b, ins.c]) {
                    match kind {
                        Kind::None | Kind::J16 | Kind::J32 => {}
                        kind if is_register(kind) => {
                            let _ = write!(out, " {}", register_name(value));
                        }
                        _ => {
                            let _ = write!(out, " {value}");
                        }
                    }
                }
                if let Some(target) = ins.target {
                    let _ = write!(out, " -> b{}", target.0);
                }
                out.push('\n');
            }
            if let Some(next) = block.next {
                let _ = writeln!(out, "    next b{}", next.0);
            }
        }
        out
    }
}

fn register_name(reg: u32) -> String {
    if reg >= TEMP { format!("t{}", reg - TEMP) } else { format!("r{reg}") }
}

fn jump_to(target: Option<BlockId>, pos: Position) -> Ins {
    Ins { op: Op::Jump, flags: 0, a: 0, b: 0, c: 0, target, pos }
}

fn set(state: &mut [u64], reg: u32, value: bool) {
    if let Some(word) = state.get_mut(reg as usize / 64) {
        let bit = 1 << (reg % 64);
        *word = if value { *word | bit } else { *word & !bit };
    }
}

fn is_set(state: &[u64], reg: u32) -> bool {
    state.get(reg as usize / 64).is_some_and(|word| word >> (reg % 64) & 1 != 0)
}

/// Effect of an instruction on the set of bound locals.
fn transfer(ins: &Ins, state: &mut [u64]) {
    match ins.op {
        Op::Clear | Op::DelLocal => set(state, ins.a, false),
        Op::CheckBound => set(state, ins.a, true),
        _ => {
            for (kind, reg) in ins.op.operands().into_iter().zip([ins.a, ins.b, ins.c]) {
                match kind {
                    Kind::Dst => set(state, reg, true),
                    Kind::DstRunC => (reg..reg + ins.c).for_each(|r| set(state, r, true)),
                    _ => {}
                }
            }
        }
    }
}

/// Whether operands of this kind are registers.
pub(crate) fn is_register(kind: Kind) -> bool {
    match kind {
        Kind::Dst
        | Kind::Reg
        | Kind::Dst2
        | Kind::Reg2
        | Kind::Reg3
        | Kind::RunC
        | Kind::RunC2
        | Kind::DstRunC
        | Kind::DstRunEx
        | Kind::CallB
        | Kind::CallM
        | Kind::CallBKw
        | Kind::CallMKw
        | Kind::SpecReg
        | Kind::FnRegs
        | Kind::YieldReg
        | Kind::RaiseReg
        | Kind::CauseReg => true,
        Kind::None
        | Kind::Const
        | Kind::Name
        | Kind::Site
        | Kind::Global
        | Kind::Free
        | Kind::Num
        | Kind::Loop
        | Kind::J16
        | Kind::J32 => false,
    }
}

fn fix_register(reg: u32, n_locals: u32) -> u32 {
    if reg >= TEMP { reg - TEMP + n_locals } else { reg }
}

fn fix_registers(mut ins: Ins, n_locals: u32) -> Ins {
    let [a, b, c] = ins.op.operands();
    for (kind, operand) in [(a, &mut ins.a), (b, &mut ins.b), (c, &mut ins.c)] {
        if is_register(kind) {
            *operand = fix_register(*operand, n_locals);
        }
    }
    ins
}

/// Instructions in their order, before jumps have offsets.
#[derive(Default)]
struct Row {
    instrs: Vec<Ins>,
    handlers: Vec<Option<HandlerId>>,
    marks: Vec<(u32, u32)>,
    /// Of the statements since the last instruction.
    lines: Vec<Position>,
}

impl Row {
    fn push(&mut self, ins: Ins, handler: Option<HandlerId>) {
        let tells = !matches!(ins.op, Op::Jump | Op::Loop);
        let mut lines: Vec<u32> = self.lines.drain(..).map(|p| p.line).collect();
        lines.dedup();
        if tells && lines.last() == Some(&ins.pos.line) {
            lines.pop();
        }
        let at = self.instrs.len() as u32;
        self.marks.extend(lines.into_iter().map(|line| (at, line)));
        self.instrs.push(ins);
        self.handlers.push(handler);
    }
}

/// Instructions with their final offsets; `pc_of` maps positions before relaxation to final ones.
struct Layout {
    instrs: Vec<Ins>,
    handlers: Vec<Option<HandlerId>>,
    marks: Vec<(u32, u32)>,
    offsets: Vec<i32>,
    pc_of: Vec<u32>,
}

/// Gives every jump its offset. A 16-bit jump that is too far becomes the inverted test over a long
/// jump; growing code may push others out of range, so this repeats until nothing grows.
fn relax(row: Row, target_of: &dyn Fn(&Ins) -> Option<u32>, finish: impl FnOnce(Layout) -> Linear) -> Linear {
    let Row { instrs, handlers, marks, .. } = row;
    let n = instrs.len();
    let mut long = vec![false; n];
    let size = |ins: &Ins| if inverted(ins.op).is_some() { 2 } else { 3 };
    let mut pc_of = vec![0u32; n + 1];
    loop {
        for i in 0..n {
            pc_of[i + 1] = pc_of[i] + if long[i] { size(&instrs[i]) } else { 1 };
        }
        let mut grown = false;
        for i in 0..n {
            let ins = &instrs[i];
            if long[i] || ins.op.operands()[2] != Kind::J16 {
                continue;
            }
            if let Some(target) = target_of(ins) {
                let offset = i64::from(pc_of[target as usize]) - i64::from(pc_of[i]) - 1;
                if i16::try_from(offset).is_err() {
                    long[i] = true;
                    grown = true;
                }
            }
        }
        if !grown {
            break;
        }
    }
    let mut out = Layout { instrs: Vec::new(), handlers: Vec::new(), marks, offsets: Vec::new(), pc_of };
    for (i, (&ins, &handler)) in instrs.iter().zip(handlers.iter()).enumerate() {
        let target = target_of(&ins).map(|t| i64::from(out.pc_of[t as usize]));
        let mut push = |ins: Ins, offset: i64| {
            out.instrs.push(ins);
            out.handlers.push(handler);
            out.offsets.push(offset as i32);
        };
        let pc = i64::from(out.pc_of[i]);
        match (target, long[i]) {
            (None, _) => push(ins, 0),
            (Some(target), false) => push(ins, target - pc - 1),
            (Some(target), true) => match inverted(ins.op) {
                Some(op) => {
                    push(Ins { op, ..ins }, 1);
                    push(jump_to(ins.target, ins.pos), target - pc - 2);
                }
                None => {
                    push(ins, 1);
                    push(jump_to(ins.target, ins.pos), 1);
                    push(jump_to(ins.target, ins.pos), target - pc - 3);
                }
            },
        }
    }
    finish(out)
}

/// The final form of an instruction; `None` if an operand does not fit.
pub(crate) fn encode(ins: &Ins, offset: i32) -> Option<Instr> {
    let (a, b, c) = (u16::try_from(ins.a).ok()?, u16::try_from(ins.b).ok()?, u16::try_from(ins.c).ok()?);
    let [_, kind_b, kind_c] = ins.op.operands();
    let instr = if kind_b == Kind::J32 {
        Instr::jump(ins.op, a, offset)
    } else if kind_c == Kind::J16 {
        Instr::new(ins.op, a, b, i16::try_from(offset).ok()? as u16)
    } else {
        Instr::new(ins.op, a, b, c)
    };
    Some(instr.with_flags(ins.flags))
}
