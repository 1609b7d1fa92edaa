//! `try`, `with`, and leaving them by `return`, `break` or `continue`.
//!
//! A handler gets the exception in the register at the depth of its `try`; the register after it keeps
//! the exception that was being handled before. Code that runs while an exception is handled is covered
//! by a *cleanup* handler, two registers up, which ends the handling and raises again.

use super::coroutines::awaits;
use super::*;

/// What the handlers of a `try` statement go on from.
struct Tried {
    /// The exception, and after it the one that was being handled.
    exc: Reg,
    /// The handler around the statement.
    outer: Option<HandlerId>,
    /// Where the statement ends.
    end: BlockId,
    /// Where exceptions of the handlers go.
    cleanup: BlockId,
}

impl<'a> Compiler<'a> {
    pub(super) fn push_leaving(&mut self, what: Leave<'a>) {
        let outer = self.unit_ref().handler;
        self.unit().leaving.push(Leaving { what, outer });
    }
    /// A construct within which another handler is in force than outside.
    fn push_leaving_from(&mut self, what: Leave<'a>, outer: Option<HandlerId>) {
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
            Leave::Loop { .. } | Leave::Group => {}
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
            Leave::With { exit, is_async, pos } => {
                self.set_handler(leaving.outer);
                self.call_exit(exit, is_async, pos);
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

    pub(super) fn try_stmt(&mut self, s: &'a ast::StmtTry) -> Result<()> {
        let depth = self.depth();
        if s.finalbody.is_empty() {
            return self.try_handlers(s);
        }
        let (handler, end) = (self.new_block(), self.new_block());
        let exc = TEMP + depth;
        let outer = self.push_handler(handler, exc);
        self.push_leaving_from(Leave::Finally(&s.finalbody), outer);
        self.mark(self.pos(s));
        if s.handlers.is_empty() {
            self.body(&s.body)?;
        } else {
            self.try_handlers(s)?;
        }
        self.pop_leaving();
        self.set_handler(outer);
        self.body(&s.finalbody)?;
        self.jump_unless_ended(end);

        self.begin_cold(handler);
        let cleanup = self.begin_handling(exc);
        self.push_leaving_from(Leave::Handling { exc, name: None }, outer);
        self.body(&s.finalbody)?;
        self.pop_leaving();
        self.reraise(exc, cleanup, outer, None);
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
    pub(super) fn begin_cold(&mut self, handler: BlockId) {
        self.unit().cold += 1;
        self.use_block(handler);
    }
    pub(super) fn end_cold(&mut self) {
        self.unit().cold -= 1;
    }

    /// `PushExc`, and a cleanup handler in force from here. The depth is then above the two registers.
    fn begin_handling(&mut self, exc: Reg) -> BlockId {
        self.set_depth(exc - TEMP);
        self.temps(2);
        self.emit(Op::PushExc, exc, 0, 0, NOWHERE);
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
    ) {
        let pos = NOWHERE;
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

    fn try_handlers(&mut self, s: &'a ast::StmtTry) -> Result<()> {
        if s.is_star { self.try_except_star(s) } else { self.try_except(s) }
    }

    /// The body of a `try` statement and its `else`; the handlers come next, in a cold part.
    fn tried(&mut self, s: &'a ast::StmtTry) -> Result<Tried> {
        let (handler, end) = (self.new_block(), self.new_block());
        let exc = TEMP + self.depth();
        let outer = self.push_handler(handler, exc);
        self.push_leaving_from(Leave::Try, outer);
        self.mark(self.pos(s));
        self.body(&s.body)?;
        self.pop_leaving();
        self.set_handler(outer);
        self.body(&s.orelse)?;
        self.jump_unless_ended(end);

        self.begin_cold(handler);
        let cleanup = self.begin_handling(exc);
        Ok(Tried { exc, outer, end, cleanup })
    }

    fn try_except(&mut self, s: &'a ast::StmtTry) -> Result<()> {
        let Tried { exc, outer, end, cleanup } = self.tried(s)?;
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
                None => self.mark(handler_pos),
            }
            self.handler_body(h, exc, outer, matching, end)?;
            self.use_block(next);
        }
        self.reraise(exc, cleanup, outer, None);
        self.end_cold();
        self.set_depth(exc - TEMP);
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
        self.push_leaving_from(Leave::Handling { exc, name }, outer);
        self.body(&h.body)?;
        self.pop_leaving();
        self.set_handler(outer);
        self.emit(Op::PopExc, exc, 0, 0, NOWHERE);
        if let Some(name) = name {
            self.unbind_name(name, NOWHERE);
        }
        self.jump_unless_ended(end);
        if let Some(cleanup) = named_cleanup {
            self.reraise(exc, cleanup, outer, name);
        }
        self.unit().handler = matching;
        self.set_depth(inner);
        Ok(())
    }

    // ---- except* ----

    /// Behind the registers of the exception and the one handled before it are the list of what clauses have raised, what
    /// no clause has taken yet, and the part that the present clause takes. That is what is handled from then on.
    fn try_except_star(&mut self, s: &'a ast::StmtTry) -> Result<()> {
        let pos = NOWHERE;
        let Tried { exc, outer, end, cleanup } = self.tried(s)?;
        let clauses = self.unit_ref().handler;
        let raised = self.temp();
        self.emit(Op::BuildList, raised, raised, 0, pos);
        let rest = self.temp();
        self.emit_keep(Op::Move, KILL_B, rest, exc, 0, pos);
        for h in &s.handlers {
            let ast::ExceptHandler::ExceptHandler(h) = h;
            self.group_clause(h, raised, rest)?;
            self.unit().handler = clauses;
        }
        self.emit_keep(Op::ListAppend, KILL_A, raised, rest, 0, pos);
        self.set_depth(exc + 2 - TEMP);
        let again = self.temp();
        self.emit_keep(Op::GroupRaise, KILL_B, again, exc, raised, pos);
        let raise = self.new_block();
        self.emit_jump(Op::JumpIfNotNone, again, 0, raise, KILL_A, pos);
        self.emit(Op::Clear, again, 0, 0, pos);
        self.set_handler(outer);
        self.emit(Op::PopExc, exc, 0, 0, pos);
        self.jump(end, pos);
        self.unit().handler = clauses;
        self.use_block(raise);
        self.unit().handler = outer;
        self.use_block(cleanup);
        self.emit(Op::PopExc, exc, 0, 0, pos);
        self.emit(Op::Reraise, again, 0, 0, pos);
        self.end_cold();
        self.set_depth(exc - TEMP);
        self.use_block(end);
        Ok(())
    }

    /// One `except*` clause: splits what is in `rest`, and appends to the list in `raised` what the body raises.
    fn group_clause(&mut self, h: &'a ast::ExceptHandlerExceptHandler, raised: Reg, rest: Reg) -> Result<()> {
        let depth = self.depth();
        let pos = self.pos(h);
        let Some(class) = &h.type_ else {
            return self.error(h.range, "expected one or more exception types");
        };
        let class_pos = self.pos(&**class);
        let matching = self.temp();
        let class = self.expr(class, Want::Any)?;
        self.emit_keep(Op::GroupMatch, KILL_A, rest, class, 0, class_pos);
        self.set_depth(depth + 1);
        let (next, caught) = (self.new_block(), self.new_block());
        let matched = self.new_block();
        self.emit_jump(Op::JumpIfNotNone, matching, 0, matched, KILL_A, class_pos);
        self.emit(Op::Clear, matching, 0, 0, class_pos);
        self.jump(next, class_pos);
        self.use_block(matched);
        self.set_depth(depth + 1);
        let outer = self.push_handler(caught, matching + 1);
        self.push_leaving_from(Leave::Group, outer);
        let name = h.name.as_ref();
        if let Some(name) = name {
            let name_pos = self.pos(name);
            self.store_name_keep(name, matching, name_pos);
        }
        self.body(&h.body)?;
        self.pop_leaving();
        self.set_handler(outer);
        self.end_group_clause(matching, name, next);
        // What the body raised, where the exception register of the handler is.
        self.unit().handler = outer;
        self.use_block(caught);
        self.set_depth(depth + 1);
        let new = self.temp();
        self.emit_keep(Op::ListAppend, KILL_A, raised, new, 0, pos);
        self.end_group_clause(matching, name, next);
        self.use_block(next);
        self.set_depth(depth);
        Ok(())
    }

    fn end_group_clause(&mut self, matching: Reg, name: Option<&ast::Identifier>, next: BlockId) {
        self.emit(Op::Clear, matching, 0, 0, NOWHERE);
        if let Some(name) = name {
            self.unbind_name(name, NOWHERE);
        }
        self.jump_unless_ended(next);
    }

    /// `return`, `break` and `continue` must not leave the body of an `except*` clause, which is among the constructs from
    /// `floor` on.
    pub(super) fn refuse_leaving_group(&self, floor: usize, range: TextRange) -> Result<()> {
        if self.unit_ref().leaving[floor..].iter().any(|l| matches!(l.what, Leave::Group)) {
            let msg = "'break', 'continue' and 'return' cannot appear in an except* block";
            return self.error(range, msg);
        }
        Ok(())
    }

    // ---- with ----

    pub(super) fn with_stmt(&mut self, s: &'a ast::StmtWith, pos: Position) -> Result<()> {
        if s.is_async {
            self.require_async("async with", pos)?;
        }
        self.with_items(&s.items, s.is_async, &s.body)
    }

    /// One item and what is inside it. Registers: the exit function and its object (`LoadSpecial`),
    /// three for the arguments of the call without an exception, then the body's.
    fn with_items(&mut self, items: &'a [ast::WithItem], is_async: bool, body: &'a [Stmt]) -> Result<()> {
        let Some((item, rest)) = items.split_first() else { return self.body(body) };
        self.enter()?;
        let depth = self.depth();
        let pos = self.pos(&item.context_expr);
        let exit = self.temps(5);
        self.set_depth(depth + 2);
        let manager = self.expr(&item.context_expr, Want::Any)?;
        self.set_depth(depth + 2);
        let enter = self.temps(2);
        let (enter_name, exit_name) =
            if is_async { ("__aenter__", "__aexit__") } else { ("__enter__", "__exit__") };
        let site = self.site(exit_name);
        self.emit_keep(Op::LoadSpecial, KILL_B, exit, manager, site, pos);
        let site = self.site(enter_name);
        self.emit(Op::LoadSpecial, enter, manager, site, pos);
        self.set_depth(depth + 5);
        let target = item.optional_vars.as_deref();
        let local = target.and_then(|t| self.local_target(t));
        let want = local.map_or(Want::Temp, Want::To);
        let called = self.result(if is_async { Want::Temp } else { want }, depth + 5);
        self.emit(Op::CallMethod, enter, 0, called, pos);
        let result = match is_async {
            true => self.delegate(Op::GetAwaitable, awaits::ENTER, called, want, depth + 5, pos),
            false => called,
        };

        let (handler, end) = (self.new_block(), self.new_block());
        let exc = exit + 5;
        let outer = self.push_handler(handler, exc);
        self.push_leaving_from(Leave::With { exit, is_async, pos }, outer);
        match target {
            Some(target) if local.is_none() => self.store(target, result)?,
            Some(_) => {}
            None => self.discard(result, pos),
        }
        self.set_depth(depth + 5);
        self.with_items(rest, is_async, body)?;
        self.pop_leaving();
        self.set_handler(outer);
        self.call_exit(exit, is_async, pos);
        self.jump(end, pos);

        self.begin_cold(handler);
        let cleanup = self.begin_handling(exc);
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
        let mut swallow = self.temp();
        self.emit(Op::CallMethod, window, 3, swallow, pos);
        if is_async {
            swallow = self.delegate(Op::GetAwaitable, awaits::EXIT, swallow, Want::Temp, depth_handling, pos);
        }
        let raise = self.new_block();
        self.emit_jump(Op::JumpIfFalse, swallow, 0, raise, 0, pos);
        let inside = self.unit_ref().handler;
        self.set_handler(outer);
        self.emit(Op::PopExc, exc, 0, 0, pos);
        self.jump(end, pos);
        self.unit().handler = inside;
        self.use_block(raise);
        self.reraise(exc, cleanup, outer, None);
        self.end_cold();
        self.set_depth(depth);
        self.use_block(end);
        self.leave();
        Ok(())
    }

    /// `exit(None, None, None)`, on the way out without an exception.
    fn call_exit(&mut self, exit: Reg, is_async: bool, pos: Position) {
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
        let above = self.depth();
        let mut result = self.temp();
        self.emit(Op::CallMethod, window, 3, result, pos);
        if is_async {
            result = self.delegate(Op::GetAwaitable, awaits::EXIT, result, Want::Temp, above, pos);
        }
        self.emit(Op::Clear, result, 0, 0, pos);
        self.set_depth(depth);
    }
}
