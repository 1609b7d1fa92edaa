//! Comprehensions and generator expressions.
//!
//! A list, set or dict comprehension runs in the code around it; its variables get registers of their
//! own, unbound again afterwards, and fresh cells on every run if a function inside captures them. A
//! generator expression, and any comprehension in a class body, is a function of the first iterable.

use super::*;
use crate::symtable::Meaning;

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, expr: &'a Expr, want: Want, pos: Position) -> Result<Reg> {
        let (scope, generators) = match expr {
            Expr::ListComp(e) => (self.table.of_node(e), &e.generators),
            Expr::SetComp(e) => (self.table.of_node(e), &e.generators),
            Expr::DictComp(e) => (self.table.of_node(e), &e.generators),
            Expr::Generator(e) => (self.table.of_node(e), &e.generators),
            _ => return self.error(expr.range(), "invalid syntax"),
        };
        if self.table.scope(scope).is_async && !expr.is_generator_expr() && !self.in_async() {
            return self
                .error(expr.range(), "asynchronous comprehension outside of an asynchronous function");
        }
        let Some(first) = generators.first() else { return self.error(expr.range(), "invalid syntax") };
        let pos = match expr {
            Expr::Generator(e) if !e.parenthesized => self.source.in_parentheses(pos),
            _ => pos,
        };
        if self.table.scope(scope).inlined {
            self.inlined(expr, scope, generators, want, pos)
        } else {
            self.as_function(expr, scope, generators, first, want, pos)
        }
    }

    fn inlined(
        &mut self,
        expr: &'a Expr,
        scope: ScopeId,
        generators: &'a [ast::Comprehension],
        want: Want,
        pos: Position,
    ) -> Result<Reg> {
        let depth = self.depth();
        // The first iterable is evaluated before the variables exist.
        let iter_pos = self.pos(&generators[0].iter);
        self.set_depth(depth + 1);
        let source = self.iterated(&generators[0].iter)?;
        self.set_depth(depth);
        let collection = self.temp();
        let iter = self.loop_registers(&generators[0], source, iter_pos);
        self.build_empty(expr, collection, pos);

        let table = self.table;
        let mut vars = HashMap::new();
        for symbol in &table.scope(scope).symbols {
            if !matches!(symbol.meaning, Meaning::Local | Meaning::Cell) {
                continue;
            }
            let reg = self.comprehension_local(&symbol.name, symbol.meaning == Meaning::Cell);
            vars.insert(symbol.name.clone(), reg);
            if symbol.meaning == Meaning::Cell {
                // A run that was left by an exception may have left its cell behind.
                self.emit(Op::Clear, reg, 0, 0, pos);
                self.emit(Op::MakeCell, reg, 0, 0, pos);
            }
        }
        self.unit().comps.push(CompEnv { scope, vars });
        self.generator(expr, generators, 0, Some(iter), collection)?;
        let vars = self.unit().comps.pop().map(|c| c.vars).unwrap_or_default();
        let mut regs: Vec<Reg> = vars.into_values().collect();
        regs.sort_unstable();
        for reg in regs {
            self.emit(Op::Clear, reg, 0, 0, pos);
            self.unit().spare_locals.push(reg);
        }
        self.set_depth(depth + 1);
        Ok(self.move_to(want, collection, depth, pos))
    }

    /// A register for a comprehension variable: one used for the same name before, if it is free.
    fn comprehension_local(&mut self, name: &Rc<str>, is_cell: bool) -> Reg {
        let unit = self.unit();
        let fits = |&r: &Reg| unit.locals[r as usize] == *name && unit.cell_vars.contains(&r) == is_cell;
        if let Some(i) = unit.spare_locals.iter().position(fits) {
            return unit.spare_locals.swap_remove(i);
        }
        let reg = self.add_local(name.clone());
        if is_cell {
            self.unit().cell_vars.push(reg);
        }
        reg
    }

    fn as_function(
        &mut self,
        expr: &'a Expr,
        scope: ScopeId,
        generators: &'a [ast::Comprehension],
        first: &'a ast::Comprehension,
        want: Want,
        pos: Position,
    ) -> Result<Reg> {
        let depth = self.depth();
        let name = self.table.scope(scope).name.clone();
        self.push_unit(scope, name, pos.line, code_flags::OPTIMIZED | code_flags::NEWLOCALS)?;
        self.declare_parameter(".0");
        self.unit().arg_count = 1;
        self.unit().posonly_count = 1;
        self.declare_locals(scope);
        let iter_pos = self.pos(&first.iter);
        let is_generator = expr.is_generator_expr();
        let collection = if is_generator { 0 } else { self.temp() };
        if !is_generator {
            self.build_empty(expr, collection, pos);
        }
        let iter = match first.is_async {
            // The caller has made the iterator.
            true => {
                let iter = self.temp();
                self.emit(Op::Move, iter, 0, 0, iter_pos);
                iter
            }
            false => {
                let iter = self.temps(3);
                self.emit_with(Op::ForPrep, ITERATOR, iter, 0, 0, 0, iter_pos);
                iter
            }
        };
        self.generator(expr, generators, 0, Some(iter), collection)?;
        if is_generator {
            self.return_none()?;
        } else {
            self.emit(Op::Return, collection, 0, 0, pos);
        }
        let code = self.pop_unit()?;
        // What `super()` takes for the instance is the iterator, if it is called there.
        let looped = if code.free_vars.iter().any(|v| &**v == "__class__") { 0 } else { LOOPED };
        let window = self.make_function(code, 0, depth, Want::Temp, pos)?;
        self.set_depth(depth + 1);
        let iterable = self.expr(&first.iter, Want::Any)?;
        let arg = self.result(Want::Temp, depth + 1);
        match first.is_async {
            true => self.emit(Op::GetAiter, arg, iterable, 0, iter_pos),
            false => self.emit_with(Op::GetIter, looped, arg, iterable, 0, 0, iter_pos),
        }
        let dst = self.result(want, depth);
        self.emit(Op::Call, window, 1, dst, pos);
        Ok(dst)
    }

    fn build_empty(&mut self, expr: &Expr, dst: Reg, pos: Position) {
        let op = match expr {
            Expr::SetComp(_) => Op::BuildSet,
            Expr::DictComp(_) => Op::BuildDict,
            _ => Op::BuildList,
        };
        self.emit(op, dst, dst, 0, pos);
    }

    /// The loop of `generators[index]`, whose iterator is ready in `iter` if it is the first.
    fn generator(
        &mut self,
        expr: &'a Expr,
        generators: &'a [ast::Comprehension],
        index: usize,
        iter: Option<Reg>,
        collection: Reg,
    ) -> Result<()> {
        let Some(generator) = generators.get(index) else { return self.element(expr, collection) };
        let depth = self.depth();
        let iter_pos = self.pos(&generator.iter);
        let iter = match iter {
            Some(iter) => iter,
            None => {
                let source = self.iterated(&generator.iter)?;
                self.set_depth(depth);
                self.loop_registers(generator, source, iter_pos)
            }
        };
        let slot = self.new_loop();
        let (header, next, exit) = (self.new_block(), self.new_block(), self.new_block());
        self.use_block(header);
        let stop = match generator.is_async {
            true => Some(self.async_next(iter, &generator.target, self.pos(expr))?),
            false => {
                self.for_iter(iter, &generator.target, exit, iter_pos)?;
                None
            }
        };
        let inner = self.depth();
        for condition in &generator.ifs {
            self.branch(condition, next, false)?;
        }
        self.generator(expr, generators, index + 1, None, collection)?;
        self.set_depth(inner);
        self.use_block(next);
        self.emit_jump(Op::Loop, slot, 0, header, 0, iter_pos);
        if let Some(stop) = stop {
            self.async_stop(iter, stop, exit, self.pos(expr));
        }
        self.use_block(exit);
        self.set_depth(depth);
        Ok(())
    }

    /// The registers of a loop over what is in `source`.
    fn loop_registers(&mut self, generator: &ast::Comprehension, source: Reg, pos: Position) -> Reg {
        if generator.is_async {
            let iter = self.temp();
            self.emit(Op::GetAiter, iter, source, 0, pos);
            return iter;
        }
        let iter = self.temps(3);
        self.emit(Op::ForPrep, iter, source, 0, pos);
        iter
    }

    /// `ForIter` and the store to the target.
    pub(super) fn for_iter(
        &mut self,
        iter: Reg,
        target: &'a Expr,
        exit: BlockId,
        pos: Position,
    ) -> Result<()> {
        let depth = self.depth();
        if let Some(local) = self.local_target(target) {
            self.emit_jump(Op::ForIter, iter, local, exit, 0, pos);
            return Ok(());
        }
        let item = self.temp();
        self.emit_jump(Op::ForIter, iter, item, exit, 0, pos);
        self.store(target, item)?;
        self.set_depth(depth);
        Ok(())
    }

    fn element(&mut self, expr: &'a Expr, collection: Reg) -> Result<()> {
        let depth = self.depth();
        match expr {
            Expr::ListComp(e) => {
                let pos = self.pos(&*e.elt);
                let value = self.expr(&e.elt, Want::Any)?;
                self.emit_keep(Op::ListAppend, KILL_A, collection, value, 0, pos);
            }
            Expr::SetComp(e) => {
                let pos = self.pos(&*e.elt);
                let value = self.expr(&e.elt, Want::Any)?;
                self.emit_keep(Op::SetAdd, KILL_A, collection, value, 0, pos);
            }
            Expr::DictComp(e) => {
                let pos = self.pos(&*e.value);
                match &e.key {
                    Some(key) => {
                        let item = TextRange::new(key.range().start(), e.value.range().end());
                        let pos = self.source.position(item);
                        let key = self.operand(key, [&*e.value])?;
                        let value = self.expr(&e.value, Want::Any)?;
                        self.emit_keep(Op::DictInsert, KILL_A, collection, key, value, pos);
                    }
                    None => {
                        let value = self.expr(&e.value, Want::Any)?;
                        self.emit_keep(Op::DictUpdate, KILL_A, collection, value, 0, pos);
                    }
                }
            }
            Expr::Generator(e) => {
                let pos = self.pos(&*e.elt);
                let value = self.expr(&e.elt, Want::Any)?;
                let sent = self.result(Want::Temp, depth);
                self.emit(Op::Yield, sent, value, 0, pos);
                self.emit(Op::Clear, sent, 0, 0, pos);
            }
            _ => {}
        }
        self.set_depth(depth);
        Ok(())
    }
}
