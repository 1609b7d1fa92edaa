//! Waiting for another generator or coroutine (`yield from`, `await`), and what is made of it: `async for`. (`async with` is
//! a `with` that awaits what its methods give.)

use super::*;

/// Who awaits, as `GetAwaitable` wants to know.
pub(super) mod awaits {
    pub const EXPRESSION: u32 = 0;
    pub const ENTER: u32 = 1;
    pub const EXIT: u32 = 2;
    pub const NEXT: u32 = 3;
}

impl<'a> Compiler<'a> {
    /// Whether `await` may stand here.
    pub(super) fn in_async(&self) -> bool {
        self.table.scope(self.unit_ref().scope).is_async
    }

    pub(super) fn require_async(&self, what: &str, pos: Position) -> Result<()> {
        if self.in_async() {
            return Ok(());
        }
        Err(self.source.error_at(pos, format!("'{what}' outside async function")))
    }

    pub(super) fn await_expr(&mut self, e: &'a ast::ExprAwait, want: Want, pos: Position) -> Result<Reg> {
        if !self.table.scope(self.unit_ref().scope).is_function_like() {
            return self.error(e.range, "'await' outside function");
        }
        self.require_async("await", pos)?;
        let depth = self.depth();
        let value = self.expr(&e.value, Want::Any)?;
        Ok(self.delegate(Op::GetAwaitable, awaits::EXPRESSION, value, want, depth, pos))
    }

    /// Suspends until the iterator that `op` makes of `value` is at its end. What goes back and forth is in the result
    /// register, the iterator above it. `Send`, `Yield` and the jump back follow each other directly.
    pub(super) fn delegate(
        &mut self,
        op: Op,
        who: u32,
        value: Reg,
        want: Want,
        depth: u32,
        pos: Position,
    ) -> Reg {
        self.set_depth(depth);
        let sent = self.temp();
        let iter = self.temp();
        self.emit(op, iter, value, who, pos);
        let k = self.constant(Const::None);
        self.emit(Op::LoadK, sent, k, 0, pos);
        let (again, done) = (self.new_block(), self.new_block());
        self.use_block(again);
        self.emit_jump(Op::Send, iter, sent, done, KILL_A | KILL_B, pos);
        self.emit_with(Op::Yield, YIELD_FROM, sent, sent, iter, 0, pos);
        self.jump(again, pos);
        self.use_block(done);
        self.emit(Op::Clear, iter, 0, 0, pos);
        self.set_depth(depth + 1);
        self.move_to(want, sent, depth, pos)
    }

    pub(super) fn async_for(&mut self, s: &'a ast::StmtFor, pos: Position) -> Result<()> {
        self.require_async("async for", pos)?;
        let depth = self.depth();
        let iter_pos = self.pos(&*s.iter);
        let source = self.expr(&s.iter, Want::Any)?;
        let iter = self.result(Want::Temp, depth);
        self.emit(Op::GetAiter, iter, source, 0, iter_pos);
        let slot = self.new_loop();
        let (header, orelse, exit) = (self.new_block(), self.new_block(), self.new_block());
        self.use_block(header);
        let stop = self.async_next(iter, &s.target, pos)?;
        self.push_leaving(Leave::Loop { header, exit, slot, iter: Some(iter) });
        self.body(&s.body)?;
        self.pop_leaving();
        self.emit_jump(Op::Loop, slot, 0, header, 0, iter_pos);
        self.async_stop(iter, stop, orelse, pos);
        self.use_block(orelse);
        self.set_depth(depth);
        self.body(&s.orelse)?;
        self.use_block(exit);
        Ok(())
    }

    /// Awaits the next item of the iterator in `iter`, which is the last temporary, and stores it. The block that handles the
    /// end is given back for `async_stop`.
    pub(super) fn async_next(&mut self, iter: Reg, target: &'a Expr, pos: Position) -> Result<BlockId> {
        let depth = self.depth();
        let stop = self.new_block();
        let outer = self.push_handler(stop, iter + 1);
        let awaitable = self.temp();
        self.emit_keep(Op::GetAnext, KILL_B, awaitable, iter, 0, pos);
        let item = self.delegate(Op::GetAwaitable, awaits::NEXT, awaitable, Want::Temp, depth, pos);
        self.set_handler(outer);
        self.store(target, item)?;
        self.set_depth(depth);
        Ok(stop)
    }

    /// The handler of `async_next`: StopAsyncIteration is the end of the loop.
    pub(super) fn async_stop(&mut self, iter: Reg, stop: BlockId, exit: BlockId, pos: Position) {
        self.begin_cold(stop);
        self.set_depth(iter + 1 - TEMP);
        let exc = self.temp();
        let ends = self.temp();
        self.emit_keep(Op::IsStopAsync, KILL_B, ends, exc, 0, pos);
        let raise = self.new_block();
        self.emit_jump(Op::JumpIfFalse, ends, 0, raise, 0, pos);
        self.emit(Op::Clear, exc, 0, 0, pos);
        self.emit(Op::Clear, iter, 0, 0, pos);
        self.jump(exit, pos);
        self.use_block(raise);
        self.emit(Op::Reraise, exc, 0, 0, pos);
        self.end_cold();
        self.set_depth(iter - TEMP);
    }
}
