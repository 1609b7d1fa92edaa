//! `try`, `with`, and leaving them by `return`, `break` or `continue`.
//!
//! A handler gets the exception in the register at the depth of its `try`; the register after it keeps
//! the exception that was being handled before. Code that runs while an exception is handled is covered
//! by a *cleanup* handler, two registers up, which ends the handling and raises again.

use super::*;

impl<'a> Compiler<'a> {
    pub(super) fn push_leaving(&mut self, what: Leave<'a>) {
        let outer = self.unit_ref().handler;
        self.unit().leaving.push(Leaving { what, outer });
    }
    pub(super) fn pop_leaving(&mut self) {
        self.unit().leaving.pop();
    }

    /// Leaves all constructs from `floor` up, innermost first, on the way to a `return` of what is in
    /// `value` or to a loop. The constructs stay in force for the code after: `after_leaving` must follow
    /// the final jump, with the handler given back here.
    pub(super) fn leave_all(
        &mut self,
        floor: usize,
        value: Option<Reg>,
        pos: Position,
    ) -> Result<Option<HandlerId>> {
        let depth = self.depth();
        let handler = self.unit_ref().handler;
        let mut left = Vec::new();
        while self.unit_ref().leaving.len() > floor {
            let Some(leaving) = self.unit().leaving.pop() else { break };
            self.leave_one(&leaving, value, pos)?;
            left.push(leaving);
        }
        left.reverse();
        self.unit().leaving.extend(left);
        self.set_depth(depth);
        Ok(handler)
    }

    fn leave_one(&mut self, leaving: &Leaving<'a>, value: Option<Reg>, pos: Position) -> Result<()> {
        match leaving.what {
            Leave::Loop { .. } => {}
            Leave::Try => self.set_handler(leaving.outer),
            Leave::Finally(body) => {
                self.set_handler(leaving.outer);
                if let Some(value) = value {
                    self.push_leaving(Leave::Value(value));
                }
                self.body(body)?;
                if value.is_some() {
                    self.pop_leaving();
                }
            }
            Leave::Handling { exc, name } => {
                self.set_handler(leaving.outer);
                self.emit(Op::PopExc, exc, 0, 0, pos);
                if let Some(name) = name {
                    self.unbind_name(name, pos);
                }
            }
            Leave::With { exit, pos } => {
                self.set_handler(leaving.outer);
                self.call_exit(exit, pos);
            }
            Leave::Value(reg) => {
                if is_temp(reg) {
                    self.emit(Op::Clear, reg, 0, 0, pos);
                }
            }
        }
        Ok(())
    }

    /// Puts the handler of the innermost construct back in force, for (unreachable) code after a jump.
    pub(super) fn after_leaving(&mut self, handler: Option<HandlerId>) {
        self.unit().handler = handler;
        let block = self.new_block();
        self.use_block(block);
    }

    pub(super) fn try_stmt(&mut self, s: &'a ast::StmtTry, pos: Position) -> Result<()> {
        let depth = self.depth();
        if s.is_star {
            self.unsupported("except* is", Want::Temp, pos)?;
            self.set_depth(depth);
            return Ok(());
        }
        if s.finalbody.is_empty() {
            return self.try_except(s, pos);
        }
        let (handler, end) = (self.new_block(), self.new_block());
        let exc = TEMP + depth;
        let outer = self.push_handler(handler, exc);
        self.unit().leaving.push(Leaving { what: Leave::Finally(&s.finalbody), outer });
        if s.handlers.is_empty() {
            self.body(&s.body)?;
        } else {
            self.try_except(s, pos)?;
        }
        self.pop_leaving();
        self.set_handler(outer);
        self.body(&s.finalbody)?;
        self.jump_unless_ended(end);

        self.begin_cold(handler);
        let cleanup = self.begin_handling(exc, pos);
        self.unit().leaving.push(Leaving { what: Leave::Handling { exc, name: None }, outer });
        self.body(&s.finalbody)?;
        self.pop_leaving();
        self.reraise(exc, cleanup, outer, None, pos);
        self.end_cold();
        self.set_depth(depth);
        self.use_block(end);
        Ok(())
    }

    fn jump_unless_ended(&mut self, end: BlockId) {
        let pos = self.last_position();
        self.jump(end, pos);
    }

    /// Starts a handler block: nothing falls into it.
    fn begin_cold(&mut self, handler: BlockId) {
        self.unit().cold += 1;
        self.use_block(handler);
    }
    fn end_cold(&mut self) {
        self.unit().cold -= 1;
    }

    /// `PushExc`, and a cleanup handler in force from here. The depth is then above the two registers.
    fn begin_handling(&mut self, exc: Reg, pos: Position) -> BlockId {
        self.set_depth(exc - TEMP);
        self.temps(2);
        self.emit(Op::PushExc, exc, 0, 0, pos);
        let cleanup = self.new_block();
        self.push_handler(cleanup, exc + 2);
        // The cleanup's exception register.
        let depth = self.depth();
        self.temp();
        self.set_depth(depth);
        cleanup
    }

    /// Ends handling by raising the exception again; also the cleanup block itself.
    fn reraise(
        &mut self,
        exc: Reg,
        cleanup: BlockId,
        outer: Option<HandlerId>,
        name: Option<&ast::Identifier>,
        pos: Position,
    ) {
        self.set_depth(exc + 2 - TEMP);
        let again = self.temp();
        if name.is_none() {
            self.emit_keep(Op::Move, KILL_B, again, exc, 0, pos);
        }
        self.unit().handler = outer;
        self.use_block(cleanup);
        if let Some(name) = name {
            self.unbind_name(name, pos);
        }
        self.emit(Op::PopExc, exc, 0, 0, pos);
        self.emit(Op::Reraise, again, 0, 0, pos);
    }

    fn try_except(&mut self, s: &'a ast::StmtTry, pos: Position) -> Result<()> {
        let depth = self.depth();
        let (handler, end) = (self.new_block(), self.new_block());
        let exc = TEMP + depth;
        let outer = self.push_handler(handler, exc);
        self.unit().leaving.push(Leaving { what: Leave::Try, outer });
        self.body(&s.body)?;
        self.pop_leaving();
        self.set_handler(outer);
        self.body(&s.orelse)?;
        self.jump_unless_ended(end);

        self.begin_cold(handler);
        let cleanup = self.begin_handling(exc, pos);
        let matching = self.unit_ref().handler;
        let inner = self.depth();
        for (i, h) in s.handlers.iter().enumerate() {
            let ast::ExceptHandler::ExceptHandler(h) = h;
            let handler_pos = self.pos(h);
            let next = self.new_block();
            match &h.type_ {
                Some(class) => {
                    let class_pos = self.pos(&**class);
                    let class = self.expr(class, Want::Any)?;
                    let matches = self.result(Want::Temp, inner);
                    self.emit_keep(Op::ExcMatch, KILL_B, matches, exc, class, handler_pos);
                    self.emit_jump(Op::JumpIfFalse, matches, 0, next, 0, class_pos);
                    self.set_depth(inner);
                }
                None if i + 1 < s.handlers.len() => {
                    return self.error(h.range, "default 'except:' must be last");
                }
                None => {}
            }
            self.handler_body(h, exc, outer, matching, end, handler_pos)?;
            self.use_block(next);
        }
        self.reraise(exc, cleanup, outer, None, pos);
        self.end_cold();
        self.set_depth(depth);
        self.use_block(end);
        Ok(())
    }

    fn handler_body(
        &mut self,
        h: &'a ast::ExceptHandlerExceptHandler,
        exc: Reg,
        outer: Option<HandlerId>,
        matching: Option<HandlerId>,
        end: BlockId,
        pos: Position,
    ) -> Result<()> {
        let inner = self.depth();
        let name = h.name.as_ref();
        // With a name there is one more thing to do on the way out, so a cleanup of its own.
        let named_cleanup = name.map(|name| {
            let name_pos = self.pos(name);
            self.store_name_keep(name, exc, name_pos);
            let cleanup = self.new_block();
            self.push_handler(cleanup, exc + 2);
            cleanup
        });
        self.unit().leaving.push(Leaving { what: Leave::Handling { exc, name }, outer });
        self.body(&h.body)?;
        self.pop_leaving();
        self.set_handler(outer);
        let last = self.last_position();
        self.emit(Op::PopExc, exc, 0, 0, last);
        if let Some(name) = name {
            let name_pos = self.pos(name);
            self.unbind_name(name, name_pos);
        }
        self.jump_unless_ended(end);
        if let Some(cleanup) = named_cleanup {
            self.reraise(exc, cleanup, outer, name, pos);
        }
        self.unit().handler = matching;
        self.set_depth(inner);
        Ok(())
    }

    // ---- with ----

    pub(super) fn with_stmt(&mut self, s: &'a ast::StmtWith, pos: Position) -> Result<()> {
        if s.is_async {
            return self.async_outside("async with", pos);
        }
        self.with_items(&s.items, &s.body)
    }

    /// One item and what is inside it. Registers: the exit function and its object (`LoadSpecial`),
    /// three for the arguments of the call without an exception, then the body's.
    fn with_items(&mut self, items: &'a [ast::WithItem], body: &'a [Stmt]) -> Result<()> {
        let Some((item, rest)) = items.split_first() else { return self.body(body) };
        self.enter()?;
        let depth = self.depth();
        let pos = self.pos(&item.context_expr);
        let exit = self.temps(5);
        self.set_depth(depth + 2);
        let manager = self.expr(&item.context_expr, Want::Any)?;
        self.set_depth(depth + 2);
        let enter = self.temps(2);
        let site = self.site("__exit__");
        self.emit_keep(Op::LoadSpecial, KILL_B, exit, manager, site, pos);
        let site = self.site("__enter__");
        self.emit(Op::LoadSpecial, enter, manager, site, pos);
        self.set_depth(depth + 5);
        let target = item.optional_vars.as_deref();
        let local = target.and_then(|t| self.local_target(t));
        let result = match local {
            Some(reg) => reg,
            None => self.temp(),
        };
        self.emit(Op::CallMethod, enter, 0, result, pos);

        let (handler, end) = (self.new_block(), self.new_block());
        let exc = exit + 5;
        let outer = self.push_handler(handler, exc);
        self.unit().leaving.push(Leaving { what: Leave::With { exit, pos }, outer });
        match target {
            Some(target) if local.is_none() => self.store(target, result)?,
            Some(_) => {}
            None => self.discard(result, pos),
        }
        self.set_depth(depth + 5);
        self.with_items(rest, body)?;
        self.pop_leaving();
        self.set_handler(outer);
        self.call_exit(exit, pos);
        self.jump(end, pos);

        self.begin_cold(handler);
        let cleanup = self.begin_handling(exc, pos);
        // The callee's registers lie over those behind its arguments: the call must be above `exc`.
        let depth_handling = self.depth();
        let window = self.temps(5);
        self.emit(Op::Move, window, exit, 0, pos);
        self.emit(Op::Move, window + 1, exit + 1, 0, pos);
        let site = self.site("__class__");
        self.emit_keep(Op::LoadAttr, KILL_B, window + 2, exc, site, pos);
        self.emit_keep(Op::Move, KILL_B, window + 3, exc, 0, pos);
        let site = self.site("__traceback__");
        self.emit_keep(Op::LoadAttr, KILL_B, window + 4, exc, site, pos);
        self.set_depth(depth_handling);
        let swallow = self.temp();
        self.emit(Op::CallMethod, window, 3, swallow, pos);
        let raise = self.new_block();
        self.emit_jump(Op::JumpIfFalse, swallow, 0, raise, 0, pos);
        let inside = self.unit_ref().handler;
        self.set_handler(outer);
        self.emit(Op::PopExc, exc, 0, 0, pos);
        self.jump(end, pos);
        self.unit().handler = inside;
        self.use_block(raise);
        self.reraise(exc, cleanup, outer, None, pos);
        self.end_cold();
        self.set_depth(depth);
        self.use_block(end);
        self.leave();
        Ok(())
    }

    /// `exit(None, None, None)`, on the way out without an exception.
    fn call_exit(&mut self, exit: Reg, pos: Position) {
        let depth = self.depth();
        let mut window = exit;
        if depth > exit + 5 - TEMP {
            // The callee's registers lie over those behind its arguments: the call must be above the value being returned and
            // above the iterators of loops that are left.
            window = self.temps(5);
            self.emit(Op::Move, window, exit, 0, pos);
            self.emit(Op::Move, window + 1, exit + 1, 0, pos);
        }
        let k = self.constant(Const::None);
        for arg in window + 2..window + 5 {
            self.emit(Op::LoadK, arg, k, 0, pos);
        }
        let result = self.temp();
        self.emit(Op::CallMethod, window, 3, result, pos);
        self.emit(Op::Clear, result, 0, 0, pos);
        self.set_depth(depth);
    }
}
