//! Statements, except definitions and those that deal with exceptions.

use super::functions::docstring;
use super::*;

/// Features that `from __future__ import` accepts.
const FUTURES: &[&str] = &[
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

const LATE_FUTURE: &str = "from __future__ imports must occur at the beginning of the file";

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Result<()> {
        for (i, stmt) in body.iter().enumerate() {
            let is_text = matches!(stmt, Stmt::Expr(s) if s.value.is_string_literal_expr());
            // (Most texts at the beginning are docstrings.)
            if i == 0 && is_text && self.mode != Mode::Single {
                continue;
            }
            self.stmt(stmt)?;
        }
        Ok(())
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Result<()> {
        self.enter()?;
        let depth = self.depth();
        self.stmt_inner(stmt)?;
        debug_assert_eq!(self.depth(), depth, "temporaries are balanced in {stmt:?}");
        self.leave();
        Ok(())
    }

    fn stmt_inner(&mut self, stmt: &'a Stmt) -> Result<()> {
        let pos = self.pos(stmt);
        let depth = self.depth();
        match stmt {
            Stmt::Expr(s) => self.expr_stmt(s, pos)?,
            Stmt::Assign(s) => self.assign(s)?,
            Stmt::AugAssign(s) => self.aug_assign(s, pos)?,
            Stmt::AnnAssign(s) => {
                if let Some(value) = &s.value {
                    self.assign_one(&s.target, value)?;
                } else if !s.target.is_name_expr() {
                    self.annotated_target(&s.target)?;
                }
                self.set_depth(depth);
                self.note_annotation(s)?;
            }
            Stmt::If(s) => self.if_stmt(s, pos)?,
            Stmt::While(s) => self.while_stmt(s)?,
            Stmt::For(s) => self.for_stmt(s, pos)?,
            Stmt::Return(s) => self.return_stmt(s, pos)?,
            Stmt::Break(_) => self.loop_exit(pos, false, stmt)?,
            Stmt::Continue(_) => self.loop_exit(pos, true, stmt)?,
            Stmt::FunctionDef(s) => self.function_def(s)?,
            Stmt::ClassDef(s) => self.class_def(s)?,
            Stmt::Delete(s) => {
                for target in &s.targets {
                    self.delete(target)?;
                    self.set_depth(depth);
                }
            }
            Stmt::Assert(s) => self.assert(s, pos)?,
            Stmt::Raise(s) => {
                let n = match (&s.exc, &s.cause) {
                    (None, _) => 0,
                    (Some(_), None) => 1,
                    (Some(_), Some(_)) => 2,
                };
                let exc = match &s.exc {
                    Some(exc) => self.operand(exc, s.cause.as_deref())?,
                    None => 0,
                };
                let cause = match &s.cause {
                    Some(cause) => self.expr(cause, Want::Any)?,
                    None => 0,
                };
                self.emit(Op::Raise, exc, cause, n, pos);
            }
            Stmt::Try(s) => self.try_stmt(s)?,
            Stmt::With(s) => self.with_stmt(s, pos)?,
            Stmt::Match(s) => self.match_stmt(s)?,
            Stmt::Import(s) => self.import(s, pos)?,
            Stmt::ImportFrom(s) => self.import_from(s, pos)?,
            Stmt::TypeAlias(s) => self.type_alias(s, pos)?,
            Stmt::IpyEscapeCommand(s) => return self.error(s.range, "invalid syntax"),
            Stmt::Pass(_) => self.mark(pos),
            Stmt::Global(_) | Stmt::Nonlocal(_) => {}
        }
        self.set_depth(depth);
        Ok(())
    }

    pub(super) fn module_docstring(&mut self, body: &'a [Stmt]) -> Result<()> {
        if let Some((text, expr)) = docstring(body) {
            let pos = self.pos(expr);
            self.set_docstring(&text);
            let depth = self.depth();
            let text = Const::Str(super::functions::clean_docstring(&text).into());
            let text = self.load_const(text, Want::Temp, pos);
            self.store_name("__doc__", text, pos);
            self.set_depth(depth);
        }
        Ok(())
    }

    /// Checks that `from __future__` imports come first and name known features.
    pub(super) fn future_imports(&mut self, body: &[Stmt]) -> Result<()> {
        let mut allowed = true;
        for (i, stmt) in body.iter().enumerate() {
            match stmt {
                Stmt::ImportFrom(s) if s.level == 0 && s.module.as_deref() == Some("__future__") => {
                    if !allowed {
                        return self.error(s.range, LATE_FUTURE);
                    }
                    for alias in &s.names {
                        match alias.name.as_str() {
                            "braces" => return self.error(alias.range, "not a chance"),
                            name if FUTURES.contains(&name) => {}
                            name => {
                                let msg = format!("future feature {name} is not defined");
                                return self.error(alias.range, msg);
                            }
                        }
                    }
                    self.futures.insert(symtable::node_key(s));
                }
                Stmt::Expr(_) if i == 0 && docstring(body).is_some() => {}
                _ => allowed = false,
            }
        }
        Ok(())
    }

    fn expr_stmt(&mut self, s: &'a ast::StmtExpr, pos: Position) -> Result<()> {
        if self.mode == Mode::Single && self.units.len() == 1 {
            let value = self.expr(&s.value, Want::Any)?;
            self.emit(Op::PrintExpr, value, 0, 0, pos);
            return Ok(());
        }
        if self.fold(&s.value).is_some() {
            self.mark(pos);
            return Ok(());
        }
        let value = self.expr(&s.value, Want::Any)?;
        self.discard(value, pos);
        Ok(())
    }

    // ---- Assignment ----

    fn assign(&mut self, s: &'a ast::StmtAssign) -> Result<()> {
        if let [target] = &s.targets[..] {
            return self.assign_one(target, &s.value);
        }
        let depth = self.depth();
        // With only names on the left, the first local can hold the value for the others.
        let all_names = s.targets.iter().all(Expr::is_name_expr);
        let local = if all_names { s.targets.iter().find_map(|t| self.local_target(t)) } else { None };
        if let Some(reg) = local {
            self.expr(&s.value, Want::To(reg))?;
            for target in &s.targets {
                self.store(target, reg)?;
            }
            return Ok(());
        }
        let value = self.expr(&s.value, Want::Temp)?;
        for (i, target) in s.targets.iter().enumerate() {
            if i + 1 == s.targets.len() {
                self.store(target, value)?;
            } else if let Expr::Name(name) = target {
                let pos = self.pos(target);
                self.store_name_keep(&name.id, value, pos);
            } else {
                let copy = self.temp();
                let pos = self.pos(target);
                self.emit_keep(Op::Move, KILL_B, copy, value, 0, pos);
                self.store(target, copy)?;
            }
            self.set_depth(depth + 1);
        }
        self.set_depth(depth);
        Ok(())
    }

    fn assign_one(&mut self, target: &'a Expr, value: &'a Expr) -> Result<()> {
        let depth = self.depth();
        if let Some(reg) = self.local_target(target) {
            self.expr(value, Want::To(reg))?;
            return Ok(());
        }
        if let (Some(targets), Expr::Tuple(ast::ExprTuple { elts: values, .. })) = (elements(target), value)
            && targets.len() == values.len()
            && targets.len() <= 8
            && !targets.iter().chain(values).any(Expr::is_starred_expr)
        {
            return self.assign_parallel(targets, values);
        }
        let value = self.operand(value, [target])?;
        self.store(target, value)?;
        self.set_depth(depth);
        Ok(())
    }

    /// `a, b = x, y` without making a tuple. All values come before the first store; a local that no
    /// earlier store writes is read in place.
    fn assign_parallel(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Result<()> {
        let depth = self.depth();
        let only_locals = targets.iter().all(|t| self.local_target(t).is_some());
        let mut regs = Vec::new();
        for (i, value) in values.iter().enumerate() {
            let overwritten =
                |c: &mut Self, reg: Reg| targets[..i].iter().any(|t| c.local_target(t) == Some(reg));
            let in_place = match self.local_target(value) {
                Some(reg) => only_locals && !overwritten(self, reg),
                None => false,
            };
            regs.push(match self.fold(value) {
                // A constant can wait until it is stored.
                Some(constant) => Err(constant),
                None if in_place => Ok(self.operand(value, &values[i + 1..])?),
                None => Ok(self.expr(value, Want::Temp)?),
            });
        }
        let above = self.depth();
        for ((target, value), reg) in targets.iter().zip(values).zip(regs) {
            let reg = match reg {
                Ok(reg) => reg,
                Err(constant) => {
                    let want = self.local_target(target).map_or(Want::Temp, Want::To);
                    let pos = self.pos(value);
                    self.load_const(constant, want, pos)
                }
            };
            self.store(target, reg)?;
            self.set_depth(above);
        }
        self.set_depth(depth);
        Ok(())
    }

    /// Evaluates what an annotated target without a value evaluates: its object and index.
    fn annotated_target(&mut self, target: &'a Expr) -> Result<()> {
        let depth = self.depth();
        let pos = self.pos(target);
        let parts = match target {
            Expr::Attribute(e) => [Some(&*e.value), None],
            Expr::Subscript(e) => [Some(&*e.value), Some(&*e.slice)],
            _ => [None, None],
        };
        for part in parts.into_iter().flatten() {
            let value = self.expr(part, Want::Any)?;
            self.discard(value, pos);
            self.set_depth(depth);
        }
        Ok(())
    }

    /// Stores the value in `from`; a temporary is used up.
    pub(super) fn store(&mut self, target: &'a Expr, from: Reg) -> Result<()> {
        self.enter()?;
        let pos = self.pos(target);
        let depth = self.depth();
        match target {
            Expr::Name(e) => self.store_name(&e.id, from, pos),
            Expr::Attribute(e) => {
                let pos = self.attribute_position(e, pos);
                let object = self.expr(&e.value, Want::Any)?;
                let site = self.site(&e.attr);
                self.emit(Op::StoreAttr, object, from, site, pos);
            }
            Expr::Subscript(e) => {
                let object = self.operand(&e.value, [&*e.slice])?;
                if let Some(key) = self.fold(&e.slice) {
                    let k = self.constant(key);
                    self.emit(Op::SetItemK, object, k, from, pos);
                } else {
                    let key = self.expr(&e.slice, Want::Any)?;
                    self.emit(Op::SetItem, object, key, from, pos);
                }
            }
            Expr::List(ast::ExprList { elts, .. }) | Expr::Tuple(ast::ExprTuple { elts, .. }) => {
                self.unpack(elts, from, pos, target)?;
            }
            Expr::Starred(_) => {
                return self.error(target.range(), "starred assignment target must be in a list or tuple");
            }
            _ => return self.error(target.range(), "cannot assign to expression"),
        }
        self.set_depth(depth);
        self.leave();
        Ok(())
    }

    fn unpack(&mut self, targets: &'a [Expr], from: Reg, pos: Position, whole: &Expr) -> Result<()> {
        let mut starred = targets.iter().enumerate().filter(|(_, t)| t.is_starred_expr()).map(|(i, _)| i);
        let (star, second) = (starred.next(), starred.next());
        if second.is_some() {
            return self.error(whole.range(), "multiple starred expressions in assignment");
        }
        let n = targets.len() as u32;
        match star {
            Some(star) => {
                let after = targets.len() - star - 1;
                if star > 255 || after > 255 {
                    return self.error(whole.range(), "too many expressions in star-unpacking assignment");
                }
                let base = self.temps(n);
                self.emit(Op::UnpackEx, base, from, (star | after << 8) as u32, pos);
                self.store_run(targets, base)
            }
            None => {
                // Locals in consecutive registers are written directly.
                let locals: Option<Vec<Reg>> = targets.iter().map(|t| self.local_target(t)).collect();
                if let Some(locals) = locals
                    && let Some(&first) = locals.first()
                    && locals.iter().enumerate().all(|(i, &reg)| reg == first + i as u32)
                {
                    self.emit(Op::Unpack, first, from, n, pos);
                    return Ok(());
                }
                let base = self.temps(n);
                self.emit(Op::Unpack, base, from, n, pos);
                self.store_run(targets, base)
            }
        }
    }

    /// Stores consecutive temporaries, first to last.
    fn store_run(&mut self, targets: &'a [Expr], base: Reg) -> Result<()> {
        let depth = self.depth();
        for (i, target) in targets.iter().enumerate() {
            let target = match target {
                Expr::Starred(starred) => &starred.value,
                _ => target,
            };
            self.store(target, base + i as u32)?;
            self.set_depth(depth);
        }
        Ok(())
    }

    fn aug_assign(&mut self, s: &'a ast::StmtAugAssign, pos: Position) -> Result<()> {
        let depth = self.depth();
        let target_pos = self.pos(&*s.target);
        match &*s.target {
            Expr::Name(name) => {
                let local = self.local_target(&s.target);
                let left = self.operand_name(&name.id, &s.value, target_pos);
                let want = local.map_or(Want::Temp, Want::To);
                let result = self.binary(s.op, left, &s.value, INPLACE, want, depth, pos)?;
                self.store_name(&name.id, result, target_pos);
            }
            Expr::Attribute(e) => {
                let target_pos = self.attribute_position(e, target_pos);
                let object = self.operand(&e.value, [&*s.value])?;
                let above = self.depth();
                let value = self.temp();
                let site = self.site(&e.attr);
                self.emit_keep(Op::LoadAttr, KILL_B, value, object, site, target_pos);
                let result = self.binary(s.op, value, &s.value, INPLACE, Want::Temp, above, pos)?;
                let site = self.site(&e.attr);
                self.emit(Op::StoreAttr, object, result, site, target_pos);
            }
            Expr::Subscript(e) => {
                let object = self.operand(&e.value, [&*e.slice, &*s.value])?;
                if let Some(key) = self.fold(&e.slice) {
                    let k = self.constant(key);
                    let above = self.depth();
                    let value = self.temp();
                    self.emit_keep(Op::GetItemK, KILL_B, value, object, k, target_pos);
                    let result = self.binary(s.op, value, &s.value, INPLACE, Want::Temp, above, pos)?;
                    self.emit(Op::SetItemK, object, k, result, target_pos);
                } else {
                    let key = self.operand(&e.slice, [&*s.value])?;
                    let above = self.depth();
                    let value = self.temp();
                    self.emit_keep(Op::GetItem, KILL_B | KILL_C, value, object, key, target_pos);
                    let result = self.binary(s.op, value, &s.value, INPLACE, Want::Temp, above, pos)?;
                    self.emit(Op::SetItem, object, key, result, target_pos);
                }
            }
            _ => return self.error(s.target.range(), "illegal expression for augmented assignment"),
        }
        self.set_depth(depth);
        Ok(())
    }

    /// The old value of the name in `name op= value`.
    fn operand_name(&mut self, name: &str, value: &'a Expr, pos: Position) -> Reg {
        let want = if self.may_rebind(name, [value]) { Want::Temp } else { Want::Any };
        self.load_name(name, want, pos)
    }

    fn delete(&mut self, target: &'a Expr) -> Result<()> {
        self.enter()?;
        let pos = self.pos(target);
        let depth = self.depth();
        match target {
            Expr::Name(e) => self.delete_name(&e.id, pos),
            Expr::Attribute(e) => {
                let pos = self.attribute_position(e, pos);
                let object = self.expr(&e.value, Want::Any)?;
                let site = self.site(&e.attr);
                self.emit(Op::DelAttr, object, 0, site, pos);
            }
            Expr::Subscript(e) => {
                let object = self.operand(&e.value, [&*e.slice])?;
                let key = self.expr(&e.slice, Want::Any)?;
                self.emit(Op::DelItem, object, key, 0, pos);
            }
            Expr::List(ast::ExprList { elts, .. }) | Expr::Tuple(ast::ExprTuple { elts, .. }) => {
                for e in elts {
                    self.delete(e)?;
                    self.set_depth(depth);
                }
            }
            Expr::Starred(_) => return self.error(target.range(), "cannot delete starred"),
            _ => return self.error(target.range(), "cannot delete expression"),
        }
        self.set_depth(depth);
        self.leave();
        Ok(())
    }

    // ---- Control flow ----

    fn if_stmt(&mut self, s: &'a ast::StmtIf, pos: Position) -> Result<()> {
        let end = self.new_block();
        let mut next = self.new_block();
        self.branch(&s.test, next, false)?;
        self.body(&s.body)?;
        for clause in &s.elif_else_clauses {
            let last = self.last_position();
            self.jump(end, last);
            self.use_block(next);
            next = self.new_block();
            if let Some(test) = &clause.test {
                self.branch(test, next, false)?;
            }
            self.body(&clause.body)?;
        }
        let _ = pos;
        self.use_block(next);
        self.use_block(end);
        Ok(())
    }

    fn while_stmt(&mut self, s: &'a ast::StmtWhile) -> Result<()> {
        let test_pos = self.pos(&*s.test);
        let slot = self.new_loop();
        let (header, orelse, exit) = (self.new_block(), self.new_block(), self.new_block());
        self.use_block(header);
        if self.fold(&s.test).is_some() {
            self.mark(test_pos);
        }
        self.branch(&s.test, orelse, false)?;
        self.push_leaving(Leave::Loop { header, exit, slot, iter: None });
        self.body(&s.body)?;
        self.pop_leaving();
        self.emit_jump(Op::Loop, slot, 0, header, 0, test_pos);
        self.use_block(orelse);
        self.body(&s.orelse)?;
        self.use_block(exit);
        Ok(())
    }

    fn for_stmt(&mut self, s: &'a ast::StmtFor, pos: Position) -> Result<()> {
        if s.is_async {
            return self.async_for(s, pos);
        }
        let depth = self.depth();
        let iter_pos = self.pos(&*s.iter);
        let source = self.iterated(&s.iter)?;
        self.set_depth(depth);
        let iter = self.temps(3);
        self.emit(Op::ForPrep, iter, source, 0, iter_pos);
        let slot = self.new_loop();
        let (header, orelse, exit) = (self.new_block(), self.new_block(), self.new_block());
        self.use_block(header);
        self.for_iter(iter, &s.target, orelse, iter_pos)?;
        self.push_leaving(Leave::Loop { header, exit, slot, iter: Some(iter) });
        self.body(&s.body)?;
        self.pop_leaving();
        self.emit_jump(Op::Loop, slot, 0, header, 0, iter_pos);
        self.use_block(orelse);
        self.set_depth(depth);
        self.body(&s.orelse)?;
        self.use_block(exit);
        Ok(())
    }

    fn return_stmt(&mut self, s: &'a ast::StmtReturn, pos: Position) -> Result<()> {
        if !self.table.scope(self.unit_ref().scope).is_function_like() {
            return self.error(s.range, "'return' outside function");
        }
        if self.unit_ref().flags & code_flags::ASYNC_GENERATOR != 0 && s.value.is_some() {
            return self.error(s.range, "'return' with value in async generator");
        }
        self.refuse_leaving_group(0, s.value.as_ref().map_or(s.range, |v| v.range()))?;
        // Leaving a `finally`, a `with` or an `except … as` runs code, which must not change the value.
        let runs_code =
            self.unit_ref().leaving.iter().any(|l| !matches!(l.what, Leave::Loop { .. } | Leave::Try));
        // What comes after such code has no line of its own.
        let runs_body = |l: &Leaving<'_>| matches!(l.what, Leave::With { .. } | Leave::Finally(_));
        let end = if self.unit_ref().leaving.iter().any(runs_body) { NOWHERE } else { pos };
        let constant = match &s.value {
            None => Some(Const::None),
            Some(value) => self.fold(value),
        };
        let handler = match (constant, &s.value) {
            (None, Some(value)) => {
                let value = self.expr(value, if runs_code { Want::Temp } else { Want::Any })?;
                let handler = self.leave_all(0, Some(value), pos)?;
                self.emit(Op::Return, value, 0, 0, end);
                handler
            }
            (constant, _) => {
                self.mark(pos);
                let handler = self.leave_all(0, None, pos)?;
                let k = self.constant(constant.unwrap_or(Const::None));
                self.emit(Op::ReturnK, k, 0, 0, end);
                handler
            }
        };
        self.after_leaving(handler);
        Ok(())
    }

    fn loop_exit(&mut self, pos: Position, is_continue: bool, stmt: &Stmt) -> Result<()> {
        let found = self.unit_ref().leaving.iter().rposition(|l| matches!(l.what, Leave::Loop { .. }));
        let Some(index) = found else {
            self.refuse_leaving_group(0, stmt.range())?;
            let msg = if is_continue { "'continue' not properly in loop" } else { "'break' outside loop" };
            return self.error(stmt.range(), msg);
        };
        self.refuse_leaving_group(index + 1, stmt.range())?;
        self.mark(pos);
        let handler = self.leave_all(index + 1, None, pos)?;
        let Leave::Loop { header, exit, slot, iter } = self.unit_ref().leaving[index].what else {
            return Ok(());
        };
        if is_continue {
            self.emit_jump(Op::Loop, slot, 0, header, 0, pos);
        } else {
            if let Some(iter) = iter {
                self.emit(Op::Clear, iter, 0, 0, NOWHERE);
            }
            self.jump(exit, pos);
        }
        self.after_leaving(handler);
        Ok(())
    }

    fn assert(&mut self, s: &'a ast::StmtAssert, pos: Position) -> Result<()> {
        let depth = self.depth();
        let end = self.new_block();
        self.branch(&s.test, end, true)?;
        let error = self.temp();
        self.emit(Op::LoadAssertionError, error, 0, 0, pos);
        if let Some(msg) = &s.msg {
            self.expr(msg, Want::Temp)?;
            self.emit(Op::Call, error, 1, error, pos);
        }
        let test_pos = self.pos(&*s.test);
        self.emit(Op::Raise, error, 0, 1, test_pos);
        self.set_depth(depth);
        self.use_block(end);
        Ok(())
    }

    // ---- Imports ----

    /// `ImportName` into a temporary.
    fn import_name(&mut self, module: &str, fromlist: Const, level: u32, want: Want, pos: Position) -> Reg {
        let depth = self.depth();
        let base = self.load_const(fromlist, Want::Temp, pos);
        self.load_const(Const::Int(i64::from(level)), Want::Temp, pos);
        let module = self.intern(module);
        let k = self.name_constant(&module);
        let dst = self.result(want, depth);
        self.emit(Op::ImportName, dst, k, base, pos);
        dst
    }

    fn import(&mut self, s: &'a ast::StmtImport, pos: Position) -> Result<()> {
        let depth = self.depth();
        for alias in &s.names {
            let (first, rest) = match alias.name.split_once('.') {
                Some((first, rest)) => (first, Some(rest)),
                None => (alias.name.as_str(), None),
            };
            let bound = alias.asname.as_deref().unwrap_or(first);
            let want = match (self.local_name(bound), rest, &alias.asname) {
                (Some(_), Some(_), Some(_)) | (None, _, _) => Want::Temp,
                (Some(reg), _, _) => Want::To(reg),
            };
            let mut module = self.import_name(&alias.name, Const::None, 0, want, pos);
            if let (Some(rest), Some(_)) = (rest, &alias.asname) {
                // `import a.b as c` binds the submodule.
                for part in rest.split('.') {
                    let part = self.intern(part);
                    let k = self.name_constant(&part);
                    let next = self.result(Want::Temp, depth);
                    self.emit(Op::ImportFrom, next, module, k, pos);
                    module = next;
                }
            }
            self.store_name(bound, module, pos);
            self.set_depth(depth);
        }
        Ok(())
    }

    fn import_from(&mut self, s: &'a ast::StmtImportFrom, pos: Position) -> Result<()> {
        let is_future = s.level == 0 && s.module.as_deref() == Some("__future__");
        if is_future && self.mode == Mode::Exec && !self.futures.contains(&symtable::node_key(s)) {
            return self.error(s.range, LATE_FUTURE);
        }
        let depth = self.depth();
        let names: Vec<Const> = s.names.iter().map(|alias| Const::Str(self.intern(&alias.name))).collect();
        let module = s.module.as_deref().unwrap_or("");
        let module = self.import_name(module, Const::Tuple(names.into()), s.level, Want::Temp, pos);
        for (i, alias) in s.names.iter().enumerate() {
            if alias.name.as_str() == "*" {
                self.emit(Op::ImportStar, module, 0, 0, pos);
                break;
            }
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            let want = self.local_name(bound).map_or(Want::Temp, Want::To);
            let name = self.intern(&alias.name);
            let k = self.name_constant(&name);
            let keep = if i + 1 == s.names.len() { 0 } else { KILL_B };
            let above = self.depth();
            let dst = self.result(want, above);
            self.emit_keep(Op::ImportFrom, keep, dst, module, k, pos);
            self.store_name(bound, dst, pos);
            self.set_depth(depth + 1);
        }
        self.set_depth(depth);
        Ok(())
    }
}

/// The elements of a tuple or list target.
fn elements(target: &Expr) -> Option<&[Expr]> {
    match target {
        Expr::Tuple(e) => Some(&e.elts),
        Expr::List(e) => Some(&e.elts),
        _ => None,
    }
}
