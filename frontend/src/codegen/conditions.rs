//! Conditions as control flow: tests that jump instead of making a `bool`.

use super::*;
use ruff_python_ast::{BoolOp, CmpOp, UnaryOp};

impl<'a> Compiler<'a> {
    /// Jumps to `target` if the truth of `expr` is `sense`, else falls through.
    pub(super) fn branch(&mut self, expr: &'a Expr, target: BlockId, sense: bool) -> Result<()> {
        self.enter()?;
        let depth = self.depth();
        self.branch_inner(expr, target, sense)?;
        self.set_depth(depth);
        self.leave();
        Ok(())
    }

    fn branch_inner(&mut self, expr: &'a Expr, target: BlockId, sense: bool) -> Result<()> {
        let pos = self.pos(expr);
        if let Some(value) = self.fold(expr) {
            if fold::truth(&value) == sense {
                self.jump(target, pos);
            }
            return Ok(());
        }
        match expr {
            Expr::UnaryOp(e) if e.op == UnaryOp::Not => self.branch(&e.operand, target, !sense),
            Expr::BoolOp(e) => {
                let Some((last, firsts)) = e.values.split_last() else { return Ok(()) };
                // The truth value of an operand that decides the whole.
                let deciding = e.op == BoolOp::Or;
                if deciding == sense {
                    for value in firsts {
                        self.branch(value, target, sense)?;
                    }
                    return self.branch(last, target, sense);
                }
                let end = self.new_block();
                for value in firsts {
                    self.branch(value, end, deciding)?;
                }
                self.branch(last, target, sense)?;
                self.use_block(end);
                Ok(())
            }
            Expr::If(e) => {
                let (orelse, end) = (self.new_block(), self.new_block());
                self.branch(&e.test, orelse, false)?;
                self.branch(&e.body, target, sense)?;
                self.jump(end, pos);
                self.use_block(orelse);
                self.branch(&e.orelse, target, sense)?;
                self.use_block(end);
                Ok(())
            }
            Expr::Compare(e) => self.branch_compare(e, target, sense, pos),
            _ => {
                let value = self.expr(expr, Want::Any)?;
                let op = if sense { Op::JumpIfTrue } else { Op::JumpIfFalse };
                self.emit_jump(op, value, 0, target, 0, pos);
                Ok(())
            }
        }
    }

    fn branch_compare(
        &mut self,
        e: &'a ast::ExprCompare,
        target: BlockId,
        sense: bool,
        pos: Position,
    ) -> Result<()> {
        let (depth, n) = (self.depth(), e.ops.len());
        let fails = self.new_block();
        let mut left = self.operand(&e.left, &e.comparators[..1])?;
        for (i, (&op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            if i + 1 == n {
                self.branch_on(op, left, right, target, sense, pos)?;
                break;
            }
            // Not the last link: going on needs the right operand again.
            let exit = if sense { fails } else { target };
            let right = self.operand(right, &e.comparators[i + 1..])?;
            if is_temp(right) {
                let go_on = self.new_block();
                self.test(op, left, right, go_on, true, KILL_B, pos);
                self.emit(Op::Clear, right, 0, 0, pos);
                self.jump(exit, pos);
                self.use_block(go_on);
            } else {
                self.test(op, left, right, exit, false, KILL_B, pos);
                self.set_depth(depth);
            }
            left = right;
        }
        self.use_block(fails);
        Ok(())
    }

    /// The last test of a comparison, with its right operand not evaluated yet.
    fn branch_on(
        &mut self,
        op: CmpOp,
        left: Reg,
        right: &'a Expr,
        target: BlockId,
        sense: bool,
        pos: Position,
    ) -> Result<()> {
        if let Some(value) = self.fold(right) {
            let jump = match (op, &value) {
                (CmpOp::Is, Const::None) if sense => Some(Op::JumpIfNone),
                (CmpOp::Is, Const::None) => Some(Op::JumpIfNotNone),
                (CmpOp::IsNot, Const::None) if sense => Some(Op::JumpIfNotNone),
                (CmpOp::IsNot, Const::None) => Some(Op::JumpIfNone),
                _ => None,
            };
            if let Some(jump) = jump {
                self.emit_jump(jump, left, 0, target, 0, pos);
                return Ok(());
            }
            if let Some(jump) = constant_test(op, sense) {
                let k = self.constant(value);
                self.emit_jump(jump, left, k, target, 0, pos);
                return Ok(());
            }
        }
        let right = self.comparand(op, right)?;
        self.test(op, left, right, target, sense, 0, pos);
        Ok(())
    }

    #[allow(clippy::too_many_arguments)]
    fn test(
        &mut self,
        op: CmpOp,
        left: Reg,
        right: Reg,
        target: BlockId,
        sense: bool,
        keep: u8,
        pos: Position,
    ) {
        let jump = match op {
            CmpOp::Eq => Op::JEq,
            CmpOp::NotEq => Op::JNe,
            CmpOp::Lt => Op::JLt,
            CmpOp::LtE => Op::JLe,
            CmpOp::Gt => Op::JGt,
            CmpOp::GtE => Op::JGe,
            CmpOp::Is => Op::JIs,
            CmpOp::IsNot => Op::JIsNot,
            CmpOp::In => Op::JIn,
            CmpOp::NotIn => Op::JNotIn,
        };
        let jump = if sense { jump } else { cfg::inverted(jump).unwrap_or(jump) };
        self.emit_jump(jump, left, right, target, keep, pos);
    }
}

/// Compare-and-branch with a constant, where there is one.
fn constant_test(op: CmpOp, sense: bool) -> Option<Op> {
    let jump = match op {
        CmpOp::Eq => Op::JEqK,
        CmpOp::NotEq => Op::JNeK,
        CmpOp::Lt => Op::JLtK,
        CmpOp::LtE => Op::JLeK,
        CmpOp::Gt => Op::JGtK,
        CmpOp::GtE => Op::JGeK,
        CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => return None,
    };
    if sense { Some(jump) } else { cfg::inverted(jump) }
}
