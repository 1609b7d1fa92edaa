//! Expressions that give a value.

use super::*;
use crate::source::without_comments;
use ruff_python_ast::{CmpOp, Operator, UnaryOp};

/// Displays with more elements than this are built element by element, to need few registers.
const MAX_RUN: usize = 64;

/// Longest set display that can be a constant.
const CONST_SET_ITEMS: usize = 30;

impl<'a> Compiler<'a> {
    /// Compiles an expression. The result is in the register returned: with [`Want::Any`] a local or the
    /// temporary at the depth on entry; the depth afterwards is above it.
    pub(super) fn expr(&mut self, expr: &'a Expr, want: Want) -> Result<Reg> {
        self.enter()?;
        let reg = match self.fold(expr) {
            Some(value) => {
                let pos = self.pos(expr);
                self.load_const(value, want, pos)
            }
            None => self.expr_inner(expr, want)?,
        };
        self.leave();
        Ok(reg)
    }

    fn expr_inner(&mut self, expr: &'a Expr, want: Want) -> Result<Reg> {
        let pos = self.pos(expr);
        let depth = self.depth();
        match expr {
            Expr::Name(e) => Ok(self.load_name(&e.id, want, pos)),
            Expr::BinOp(e) => {
                let left = self.operand(&e.left, [&*e.right])?;
                self.binary(e.op, left, &e.right, 0, want, depth, pos)
            }
            Expr::UnaryOp(e) => {
                let op = match e.op {
                    UnaryOp::Not => return self.not(&e.operand, want, pos),
                    UnaryOp::USub => Op::Neg,
                    UnaryOp::UAdd => Op::Pos,
                    UnaryOp::Invert => Op::Invert,
                };
                let value = self.expr(&e.operand, Want::Any)?;
                let dst = self.result(want, depth);
                self.emit(op, dst, value, 0, pos);
                Ok(dst)
            }
            Expr::BoolOp(e) => self.bool_op(e, want, pos),
            Expr::Compare(e) => self.compare(e, want, pos),
            Expr::If(e) => {
                let (orelse, end) = (self.new_block(), self.new_block());
                let want = if want == Want::Any { Want::Temp } else { want };
                self.branch(&e.test, orelse, false)?;
                self.expr(&e.body, want)?;
                let last = self.last_position();
                self.jump(end, last);
                self.set_depth(depth);
                self.use_block(orelse);
                let reg = self.expr(&e.orelse, want)?;
                self.use_block(end);
                Ok(reg)
            }
            Expr::Named(e) => {
                // The value is the value of the target afterwards.
                let target_pos = self.pos(&*e.target);
                match self.local_target(&e.target) {
                    Some(reg) => {
                        self.expr(&e.value, Want::To(reg))?;
                        Ok(self.move_to(want, reg, depth, pos))
                    }
                    None => {
                        let value = self.expr(&e.value, Want::Temp)?;
                        if let Expr::Name(name) = &*e.target {
                            self.store_name_keep(&name.id, value, target_pos);
                        }
                        self.set_depth(depth + 1);
                        Ok(self.move_to(want, value, depth, pos))
                    }
                }
            }
            Expr::Attribute(e) => {
                let pos = self.attribute_position(e, pos);
                let value = self.expr(&e.value, Want::Any)?;
                let dst = self.result(want, depth);
                let site = self.site(&e.attr);
                self.emit(Op::LoadAttr, dst, value, site, pos);
                Ok(dst)
            }
            Expr::Subscript(e) => {
                let value = self.operand(&e.value, [&*e.slice])?;
                if let Some(key) = self.fold(&e.slice) {
                    let k = self.constant(key);
                    let dst = self.result(want, depth);
                    self.emit(Op::GetItemK, dst, value, k, pos);
                    return Ok(dst);
                }
                let key = self.expr(&e.slice, Want::Any)?;
                let dst = self.result(want, depth);
                self.emit(Op::GetItem, dst, value, key, pos);
                Ok(dst)
            }
            Expr::Slice(e) => {
                let base = TEMP + depth;
                for part in [&e.lower, &e.upper, &e.step] {
                    match part {
                        Some(part) => self.expr(part, Want::Temp)?,
                        None => self.load_const(Const::None, Want::Temp, pos),
                    };
                }
                let dst = self.result(want, depth);
                self.emit(Op::BuildSlice, dst, base, 0, pos);
                Ok(dst)
            }
            Expr::Call(e) => self.call(e, want, pos),
            Expr::Lambda(e) => self.lambda(e, want, pos),
            Expr::List(e) => self.list(&e.elts, want, pos),
            Expr::Tuple(e) => self.tuple(&e.elts, want, pos),
            Expr::Set(e) => self.set_display(&e.elts, want, pos),
            Expr::Dict(e) => self.dict_display(e, want, pos),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expr, want, pos)
            }
            Expr::FString(e) => self.f_string(e, want, pos),
            Expr::TString(e) => self.t_string(e, want, pos),
            Expr::Await(e) => self.await_expr(e, want, pos),
            Expr::Yield(e) => {
                self.require_function("'yield' outside function", expr)?;
                let value = match &e.value {
                    Some(value) => self.expr(value, Want::Any)?,
                    None => self.load_const(Const::None, Want::Temp, pos),
                };
                let dst = self.result(want, depth);
                self.emit(Op::Yield, dst, value, 0, pos);
                Ok(dst)
            }
            Expr::YieldFrom(e) => {
                self.require_function("'yield from' outside function", expr)?;
                if self.in_async() {
                    return self.error(expr.range(), "'yield from' inside async function");
                }
                let value = self.expr(&e.value, Want::Any)?;
                Ok(self.delegate(Op::GetYieldFromIter, 0, value, want, depth, pos))
            }
            Expr::Starred(_) => self.error(expr.range(), "can't use starred expression here"),
            Expr::IpyEscapeCommand(_) => match self.fold(expr) {
                Some(value) => Ok(self.load_const(value, want, pos)),
                None => self.error(expr.range(), "invalid syntax"),
            },
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => match self.literal(expr) {
                Some(value) => Ok(self.load_const(value, want, pos)),
                None => self.error(expr.range(), "invalid syntax"),
            },
        }
    }

    fn require_function(&mut self, msg: &str, expr: &Expr) -> Result<()> {
        let function = self.table.scope(self.unit_ref().scope).is_function_like();
        if function { Ok(()) } else { self.error(expr.range(), msg) }
    }

    /// An attribute on a later line than its object is reported at the attribute.
    pub(super) fn attribute_position(&self, e: &ast::ExprAttribute, pos: Position) -> Position {
        let attr = self.pos(&e.attr);
        if pos.line == attr.end_line {
            return pos;
        }
        Position { line: attr.end_line, col: attr.col, ..pos }
    }

    /// `left op right` with `left` already evaluated. `flags` is 0 or `INPLACE`.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn binary(
        &mut self,
        op: Operator,
        left: Reg,
        right: &'a Expr,
        flags: u8,
        want: Want,
        depth: u32,
        pos: Position,
    ) -> Result<Reg> {
        let (register_form, constant_form) = binary_ops(op);
        if let Some(value) = self.fold(right) {
            let k = self.constant(value);
            let dst = self.result(want, depth);
            self.emit_with(constant_form, flags, dst, left, k, 0, pos);
            return Ok(dst);
        }
        let right = self.expr(right, Want::Any)?;
        let dst = self.result(want, depth);
        self.emit_with(register_form, flags, dst, left, right, 0, pos);
        Ok(dst)
    }

    fn not(&mut self, operand: &'a Expr, want: Want, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        // `not a in b` and `not a is b` are one test.
        if let Expr::Compare(e) = operand
            && let ([op], [right]) = (&*e.ops, &*e.comparators)
            && let Some(op) = match op {
                CmpOp::In => Some(Op::NotIn),
                CmpOp::NotIn => Some(Op::In),
                CmpOp::Is => Some(Op::IsNot),
                CmpOp::IsNot => Some(Op::Is),
                _ => None,
            }
        {
            let pos = self.pos(operand);
            let left = self.operand(&e.left, [right])?;
            let right = self.comparand(e.ops[0], right)?;
            let dst = self.result(want, depth);
            self.emit(op, dst, left, right, pos);
            return Ok(dst);
        }
        let value = self.expr(operand, Want::Any)?;
        let dst = self.result(want, depth);
        self.emit(Op::Not, dst, value, 0, pos);
        Ok(dst)
    }

    /// `a or b` and `a and b` giving one of their operands.
    fn bool_op(&mut self, e: &'a ast::ExprBoolOp, want: Want, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        let (stop, go_on) = match e.op {
            ast::BoolOp::Or => (Op::JumpIfTrue, Op::JumpIfFalse),
            ast::BoolOp::And => (Op::JumpIfFalse, Op::JumpIfTrue),
        };
        let stops_on = e.op == ast::BoolOp::Or;
        let end = self.new_block();
        // Where the deciding operand is in the temporary and still has to go to a local.
        let mut from_temp = None;
        let Some((last, firsts)) = e.values.split_last() else {
            return self.error(e.range, "invalid syntax");
        };
        let want = if want == Want::Any { Want::Temp } else { want };
        let mut decided = false;
        for value in firsts {
            if let Some(constant) = self.fold(value) {
                if fold::truth(&constant) == stops_on {
                    let pos = self.pos(value);
                    self.load_const(constant, want, pos);
                    decided = true;
                    break;
                }
                continue;
            }
            let value_pos = self.pos(value);
            let reg = self.expr(value, Want::Any)?;
            if is_temp(reg) {
                let target = match want {
                    Want::To(_) => *from_temp.get_or_insert_with(|| self.unit().cfg.new_block()),
                    _ => end,
                };
                self.emit_jump(stop, reg, 0, target, KILL_A, value_pos);
                self.emit(Op::Clear, reg, 0, 0, value_pos);
            } else if want == Want::To(reg) {
                self.emit_jump(stop, reg, 0, end, 0, value_pos);
            } else {
                let next = self.new_block();
                self.emit_jump(go_on, reg, 0, next, 0, value_pos);
                let dst = self.result(want, depth);
                self.emit(Op::Move, dst, reg, 0, value_pos);
                self.jump(end, value_pos);
                self.use_block(next);
            }
            self.set_depth(depth);
        }
        if !decided {
            self.expr(last, want)?;
        }
        if let Some(from_temp) = from_temp {
            self.jump(end, pos);
            self.use_block(from_temp);
            let Want::To(reg) = want else { unreachable!("only made for Want::To") };
            self.emit(Op::Move, reg, TEMP + depth, 0, pos);
        }
        self.use_block(end);
        Ok(self.result(want, depth))
    }

    /// The right side of a comparison; a display of constants after `in` is one constant.
    pub(super) fn comparand(&mut self, op: CmpOp, expr: &'a Expr) -> Result<Reg> {
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            let items = match expr {
                Expr::List(e) => self.fold_all(&e.elts).map(|items| Const::Tuple(items.into())),
                Expr::Set(e) => self.fold_all(&e.elts).map(|items| Const::FrozenSet(items.into())),
                _ => None,
            };
            if let Some(items) = items {
                let pos = self.pos(expr);
                return Ok(self.load_const(items, Want::Temp, pos));
            }
        }
        self.expr(expr, Want::Any)
    }

    /// What a loop runs over; a set display of constants is one constant, whose order of items is not that of
    /// the set that the display makes elsewhere (see `set_display`).
    pub(super) fn iterated(&mut self, expr: &'a Expr) -> Result<Reg> {
        if let Expr::Set(e) = expr
            && e.elts.len() <= CONST_SET_ITEMS
            && let Some(items) = self.fold_all(&e.elts)
        {
            let pos = self.pos(expr);
            return Ok(self.load_const(Const::FrozenSet(items.into()), Want::Temp, pos));
        }
        self.expr(expr, Want::Any)
    }

    fn compare(&mut self, e: &'a ast::ExprCompare, want: Want, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        if let ([op], [right]) = (&*e.ops, &*e.comparators) {
            let left = self.operand(&e.left, [right])?;
            let right = self.comparand(*op, right)?;
            let dst = self.result(want, depth);
            self.emit(compare_op(*op), dst, left, right, pos);
            return Ok(dst);
        }
        // `a < b < c`: the result is built in the temporary at `depth`, the middle operands above it.
        let (end, n) = (self.new_block(), e.ops.len());
        let mut left = self.operand(&e.left, &e.comparators[..1])?;
        self.set_depth(depth + 1);
        let result = TEMP + depth;
        self.unit().max_depth = self.depth().max(self.unit_ref().max_depth);
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let floor = self.depth();
            if i + 1 == n {
                let right = self.comparand(*op, right)?;
                self.emit(compare_op(*op), result, left, right, pos);
                break;
            }
            let right = self.operand(right, &e.comparators[i + 1..])?;
            self.emit_keep(compare_op(*op), KILL_C, result, left, right, pos);
            if is_temp(right) {
                let go_on = self.new_block();
                self.emit_jump(Op::JumpIfTrue, result, 0, go_on, KILL_A, pos);
                self.emit(Op::Clear, right, 0, 0, pos);
                self.jump(end, pos);
                self.use_block(go_on);
            } else {
                self.emit_jump(Op::JumpIfFalse, result, 0, end, KILL_A, pos);
                self.set_depth(floor);
            }
            self.emit(Op::Clear, result, 0, 0, pos);
            left = right;
        }
        self.use_block(end);
        self.set_depth(depth + 1);
        Ok(self.move_to(want, result, depth, pos))
    }

    // ---- Displays ----

    /// Compiles the expressions into consecutive temporaries and returns the first.
    pub(super) fn run(&mut self, exprs: &'a [Expr]) -> Result<Reg> {
        let base = TEMP + self.depth();
        for e in exprs {
            self.expr(e, Want::Temp)?;
        }
        Ok(base)
    }

    pub(super) fn list(&mut self, elts: &'a [Expr], want: Want, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        let simple = elts.len() <= MAX_RUN && !elts.iter().any(Expr::is_starred_expr);
        if simple && (elts.len() < 4 || self.fold_all(elts).is_none()) {
            let base = self.run(elts)?;
            let dst = self.result(want, depth);
            self.emit(Op::BuildList, dst, base, elts.len() as u32, pos);
            return Ok(dst);
        }
        let list = self.list_in_steps(elts, pos)?;
        Ok(self.move_to(want, list, depth, pos))
    }

    /// A list in the next temporary, built by appending and extending.
    pub(super) fn list_in_steps(&mut self, elts: &'a [Expr], pos: Position) -> Result<Reg> {
        let depth = self.depth();
        let constants = if elts.len() >= 4 { self.fold_all(elts) } else { None };
        if let Some(items) = constants {
            let list = self.temp();
            self.emit(Op::BuildList, list, list, 0, pos);
            let items = self.load_const(Const::Tuple(items.into()), Want::Temp, pos);
            self.emit_keep(Op::ListExtend, KILL_A, list, items, 0, pos);
            self.set_depth(depth + 1);
            return Ok(list);
        }
        let plain = elts.iter().take(MAX_RUN).take_while(|e| !e.is_starred_expr()).count();
        let list = self.run(&elts[..plain])?;
        self.set_depth(depth);
        self.temp();
        self.emit(Op::BuildList, list, list, plain as u32, pos);
        for e in &elts[plain..] {
            let (op, value) = match e {
                Expr::Starred(starred) => (Op::ListExtend, &*starred.value),
                _ => (Op::ListAppend, e),
            };
            let value = self.expr(value, Want::Any)?;
            self.emit_keep(op, KILL_A, list, value, 0, pos);
            self.set_depth(depth + 1);
        }
        Ok(list)
    }

    pub(super) fn tuple(&mut self, elts: &'a [Expr], want: Want, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        if elts.len() > MAX_RUN || elts.iter().any(Expr::is_starred_expr) {
            let list = self.list_in_steps(elts, pos)?;
            let dst = self.result(want, depth);
            self.emit(Op::ListToTuple, dst, list, 0, pos);
            return Ok(dst);
        }
        let base = self.run(elts)?;
        let dst = self.result(want, depth);
        self.emit(Op::BuildTuple, dst, base, elts.len() as u32, pos);
        Ok(dst)
    }

    /// Three or more constants become a set by way of a frozenset, as in CPython: that decides the order of
    /// the items, which programs print.
    fn set_display(&mut self, elts: &'a [Expr], want: Want, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        if (3..=CONST_SET_ITEMS).contains(&elts.len())
            && let Some(items) = self.fold_all(elts)
        {
            let set = self.temp();
            self.emit(Op::BuildSet, set, set, 0, pos);
            let value = self.load_const(Const::FrozenSet(items.into()), Want::Temp, pos);
            self.emit_keep(Op::SetUpdate, KILL_A, set, value, 0, pos);
            self.set_depth(depth + 1);
            return Ok(self.move_to(want, set, depth, pos));
        }
        let plain = elts.iter().take(MAX_RUN).take_while(|e| !e.is_starred_expr()).count();
        let base = self.run(&elts[..plain])?;
        if plain == elts.len() {
            let dst = self.result(want, depth);
            self.emit(Op::BuildSet, dst, base, plain as u32, pos);
            return Ok(dst);
        }
        self.set_depth(depth);
        let set = self.temp();
        self.emit(Op::BuildSet, set, base, plain as u32, pos);
        for e in &elts[plain..] {
            let (op, value) = match e {
                Expr::Starred(starred) => (Op::SetUpdate, &*starred.value),
                _ => (Op::SetAdd, e),
            };
            let value = self.expr(value, Want::Any)?;
            self.emit_keep(op, KILL_A, set, value, 0, pos);
            self.set_depth(depth + 1);
        }
        Ok(self.move_to(want, set, depth, pos))
    }

    fn dict_display(&mut self, e: &'a ast::ExprDict, want: Want, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        let plain = e.items.iter().take(MAX_RUN / 2).take_while(|item| item.key.is_some()).count();
        let base = TEMP + depth;
        for item in &e.items[..plain] {
            if let Some(key) = &item.key {
                self.expr(key, Want::Temp)?;
                self.expr(&item.value, Want::Temp)?;
            }
        }
        if plain == e.items.len() {
            let dst = self.result(want, depth);
            self.emit(Op::BuildDict, dst, base, plain as u32, pos);
            return Ok(dst);
        }
        self.set_depth(depth);
        let dict = self.temp();
        self.emit(Op::BuildDict, dict, base, plain as u32, pos);
        for item in &e.items[plain..] {
            match &item.key {
                Some(key) => {
                    let key = self.operand(key, [&item.value])?;
                    let value = self.expr(&item.value, Want::Any)?;
                    self.emit_keep(Op::DictInsert, KILL_A, dict, key, value, pos);
                }
                None => {
                    let value = self.expr(&item.value, Want::Any)?;
                    self.emit_keep(Op::DictUpdate, KILL_A, dict, value, 0, pos);
                }
            }
            self.set_depth(depth + 1);
        }
        Ok(self.move_to(want, dict, depth, pos))
    }

    // ---- f-strings ----

    fn f_string(&mut self, e: &'a ast::ExprFString, want: Want, pos: Position) -> Result<Reg> {
        let mut parts = Vec::new();
        for part in &e.value {
            match part {
                ast::FStringPart::Literal(literal) => push_text(&mut parts, literal.as_str()),
                ast::FStringPart::FString(f) => self.gather_parts(&mut parts, &f.elements),
            }
        }
        self.joined(parts, want, pos)
    }

    /// Joins the parts of an f-string or of a format spec.
    fn joined(&mut self, parts: Vec<Part<'a>>, want: Want, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        match &parts[..] {
            [] => return Ok(self.load_const(Const::Str("".into()), want, pos)),
            [Part::Text(text)] => return Ok(self.load_const(Const::Str(text.as_str().into()), want, pos)),
            [Part::Constant(text)] => return Ok(self.load_const(text.clone(), want, pos)),
            [Part::Value(value)] => return self.format_value(value, want),
            _ => {}
        }
        /// Parts that are joined at once: each takes a register until then.
        const AT_ONCE: usize = 128;
        let base = TEMP + depth;
        if parts.len() > AT_ONCE {
            let size = AT_ONCE.max(parts.len().div_ceil(AT_ONCE));
            let mut rest = parts;
            let mut n = 0;
            while !rest.is_empty() {
                let others = rest.split_off(size.min(rest.len()));
                self.joined(rest, Want::Temp, pos)?;
                rest = others;
                n += 1;
            }
            let dst = self.result(want, depth);
            self.emit(Op::BuildString, dst, base, n, pos);
            return Ok(dst);
        }
        let n = parts.len() as u32;
        for part in parts {
            match part {
                Part::Text(text) => {
                    self.load_const(Const::Str(text.into()), Want::Temp, pos);
                }
                Part::Constant(text) => {
                    self.load_const(text, Want::Temp, pos);
                }
                Part::Value(value) => {
                    self.format_value(value, Want::Temp)?;
                }
            }
        }
        let dst = self.result(want, depth);
        self.emit(Op::BuildString, dst, base, n, pos);
        Ok(dst)
    }

    fn gather_parts(&self, parts: &mut Vec<Part<'a>>, elements: &'a ast::InterpolatedStringElements) {
        for element in elements {
            match element {
                ast::InterpolatedStringElement::Literal(literal) => {
                    match surrogates::f_string_text(self.source.text, literal.range(), &literal.value) {
                        Some(text) => parts.push(Part::Constant(text)),
                        None => push_text(parts, &literal.value),
                    }
                }
                ast::InterpolatedStringElement::Interpolation(e) => {
                    if let Some(debug) = &e.debug_text {
                        push_text(parts, &without_comments(debug.as_str()));
                    }
                    parts.push(Part::Value(e));
                }
            }
        }
    }

    /// A template: a tuple of the strings, which are one more than the interpolations between them, and a tuple of these.
    fn t_string(&mut self, e: &'a ast::ExprTString, want: Want, pos: Position) -> Result<Reg> {
        let mut parts = Vec::new();
        for part in &e.value {
            self.gather_parts(&mut parts, &part.elements);
        }
        let (mut strings, mut values) = (Vec::new(), Vec::new());
        let mut text = Const::Str("".into());
        for part in parts {
            match part {
                Part::Text(s) => text = Const::Str(s.into()),
                Part::Constant(s) => text = s,
                Part::Value(value) => {
                    strings.push(std::mem::replace(&mut text, Const::Str("".into())));
                    values.push(value);
                }
            }
        }
        strings.push(text);
        let depth = self.depth();
        self.load_const(Const::Tuple(strings.into()), Want::Temp, pos);
        let n = values.len() as u32;
        for value in values {
            self.interpolation(value)?;
        }
        let interpolations = self.result(Want::Temp, depth + 1);
        self.emit(Op::BuildTuple, interpolations, interpolations, n, pos);
        let dst = self.result(want, depth);
        self.emit(Op::BuildTemplate, dst, TEMP + depth, 2, pos);
        Ok(dst)
    }

    /// An Interpolation, in a fresh temporary.
    fn interpolation(&mut self, e: &'a ast::InterpolatedElement) -> Result<Reg> {
        self.enter()?;
        let pos = self.pos(e);
        let base = TEMP + self.depth();
        self.expr(&e.expression, Want::Temp)?;
        let text = self.interpolated_text(e);
        self.load_const(Const::Str(text.into()), Want::Temp, pos);
        let conversion = match e.conversion {
            ast::ConversionFlag::Str => Const::Str("s".into()),
            ast::ConversionFlag::Repr => Const::Str("r".into()),
            ast::ConversionFlag::Ascii => Const::Str("a".into()),
            ast::ConversionFlag::None if e.debug_text.is_some() && e.format_spec.is_none() => {
                Const::Str("r".into())
            }
            ast::ConversionFlag::None => Const::None,
        };
        self.load_const(conversion, Want::Temp, pos);
        let mut spec = Vec::new();
        if let Some(format_spec) = &e.format_spec {
            self.gather_parts(&mut spec, &format_spec.elements);
        }
        self.joined(spec, Want::Temp, pos)?;
        let dst = self.result(Want::Temp, base - TEMP);
        self.emit(Op::BuildInterpolation, dst, base, 4, pos);
        self.leave();
        Ok(dst)
    }

    /// What stands in the braces, up to the `=`, conversion or format spec.
    fn interpolated_text(&self, e: &ast::InterpolatedElement) -> String {
        if let Some(tree) = &self.source.tree {
            return crate::tree_ast::text_of(tree, &e.node_index).map_or_else(String::new, |s| s.to_string());
        }
        let source = self.source.text;
        let (start, end) = (e.range.start().to_usize() + 1, e.expression.range().end().to_usize());
        let behind = &source[end..e.range.end().to_usize()];
        let rest = behind.find(['=', '!', ':', '}']).unwrap_or(behind.len());
        source[start..end + rest].to_string()
    }

    fn format_value(&mut self, e: &'a ast::InterpolatedElement, want: Want) -> Result<Reg> {
        self.enter()?;
        let pos = self.pos(e);
        let depth = self.depth();
        let in_spec = e.format_spec.iter().flat_map(|spec| spec.elements.interpolations());
        let value = self.operand(&e.expression, in_spec.map(|e| &*e.expression))?;
        let conversion = match e.conversion {
            ast::ConversionFlag::Str => 1,
            ast::ConversionFlag::Repr => 2,
            ast::ConversionFlag::Ascii => 3,
            // `{x=}` shows the repr unless a format is given.
            ast::ConversionFlag::None if e.debug_text.is_some() && e.format_spec.is_none() => 2,
            ast::ConversionFlag::None => 0,
        };
        let mut flags = conversion << CONV_SHIFT;
        let mut spec_reg = 0;
        if let Some(spec) = &e.format_spec {
            let mut parts = Vec::new();
            self.gather_parts(&mut parts, &spec.elements);
            spec_reg = self.joined(parts, Want::Temp, pos)?;
            flags |= FMT_SPEC;
        }
        let dst = self.result(want, depth);
        self.emit_with(Op::FormatValue, flags, dst, value, spec_reg, 0, pos);
        self.leave();
        Ok(dst)
    }
}

/// A piece of an f-string.
enum Part<'a> {
    Text(String),
    /// Text with lone surrogates.
    Constant(Const),
    Value(&'a ast::InterpolatedElement),
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(Part::Text(before)) => before.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}

/// The opcode of an operator, and its form with a constant on the right.
fn binary_ops(op: Operator) -> (Op, Op) {
    match op {
        Operator::Add => (Op::Add, Op::AddK),
        Operator::Sub => (Op::Sub, Op::SubK),
        Operator::Mult => (Op::Mul, Op::MulK),
        Operator::MatMult => (Op::MatMul, Op::MatMulK),
        Operator::Div => (Op::TrueDiv, Op::TrueDivK),
        Operator::Mod => (Op::Mod, Op::ModK),
        Operator::Pow => (Op::Pow, Op::PowK),
        Operator::LShift => (Op::Shl, Op::ShlK),
        Operator::RShift => (Op::Shr, Op::ShrK),
        Operator::BitOr => (Op::Or, Op::OrK),
        Operator::BitXor => (Op::Xor, Op::XorK),
        Operator::BitAnd => (Op::And, Op::AndK),
        Operator::FloorDiv => (Op::FloorDiv, Op::FloorDivK),
    }
}

pub(super) fn compare_op(op: CmpOp) -> Op {
    match op {
        CmpOp::Eq => Op::Eq,
        CmpOp::NotEq => Op::Ne,
        CmpOp::Lt => Op::Lt,
        CmpOp::LtE => Op::Le,
        CmpOp::Gt => Op::Gt,
        CmpOp::GtE => Op::Ge,
        CmpOp::Is => Op::Is,
        CmpOp::IsNot => Op::IsNot,
        CmpOp::In => Op::In,
        CmpOp::NotIn => Op::NotIn,
    }
}
