//! Functions and lambdas.

use super::*;
use crate::symtable::{Meaning, ScopeKind, facts};

impl<'a> Compiler<'a> {
    pub(super) fn function_def(&mut self, s: &'a ast::StmtFunctionDef) -> Result<()> {
        let depth = self.depth();
        let pos = self.pos(s);
        let want = match self.local_name(&s.name) {
            Some(reg) if s.decorator_list.is_empty() => Want::To(reg),
            _ => Want::Temp,
        };
        self.decorators(&s.decorator_list)?;
        let name = self.intern(&s.name);
        let scope = self.table.of_node(s);
        let def_pos = self.source.definition(s.range, &s.decorator_list);
        let first_line = s.decorator_list.first().map_or(pos.line, |d| self.pos(d).line);
        let first_line = first_line.min(pos.line);
        let body = |c: &mut Self| {
            let docstring = docstring(&s.body);
            if let Some((text, _)) = &docstring {
                c.set_docstring(text);
            }
            c.body(&s.body)?;
            c.return_none()
        };
        let at = self.depth();
        let function = match &s.type_params {
            None => {
                let flags = self.defaults(Some(&s.parameters), def_pos)?;
                let notes = self.function_annotations(s, first_line, at, def_pos)?;
                let code = self.function_code(scope, name, Some(&s.parameters), first_line, body)?;
                self.annotated_function(code, flags, notes, at, want, def_pos)?
            }
            Some(params) => {
                self.set_depth(at + self.generic_arguments(params));
                let flags = self.defaults(Some(&s.parameters), def_pos)?;
                self.generic(params, &s.name, flags, at, want, def_pos, |c, type_params| {
                    let at = c.depth();
                    c.pass_on_defaults(flags, def_pos);
                    let notes = c.function_annotations(s, first_line, at, def_pos)?;
                    let code = c.function_code(scope, name, Some(&s.parameters), first_line, body)?;
                    let f = c.annotated_function(code, flags, notes, at, Want::Temp, def_pos)?;
                    c.emit_keep(Op::SetFunction, KILL_A, f, type_params, 2, def_pos);
                    Ok(f)
                })?
            }
        };
        let function = self.apply_decorators(&s.decorator_list, function, depth);
        self.store_name(&s.name, function, def_pos);
        self.set_depth(depth);
        Ok(())
    }

    /// The register of a plain local with this name.
    pub(super) fn local_name(&mut self, name: &str) -> Option<Reg> {
        let name = self.mangled(name);
        match self.lookup(&name) {
            super::names::Var::Local(reg) => Some(reg),
            _ => None,
        }
    }

    /// Evaluates the decorators into consecutive temporaries.
    pub(super) fn decorators(&mut self, decorators: &'a [ast::Decorator]) -> Result<()> {
        for decorator in decorators {
            self.expr(&decorator.expression, Want::Temp)?;
        }
        Ok(())
    }

    /// Calls the decorators at `depth`, last one first, on the object above them.
    pub(super) fn apply_decorators(
        &mut self,
        decorators: &'a [ast::Decorator],
        object: Reg,
        depth: u32,
    ) -> Reg {
        let mut object = object;
        for (i, decorator) in decorators.iter().enumerate().rev() {
            let pos = self.pos(&decorator.expression);
            let window = TEMP + depth + i as u32;
            debug_assert_eq!(object, window + 1);
            self.emit(Op::Call, window, 1, window, pos);
            object = window;
        }
        object
    }

    pub(super) fn lambda(&mut self, e: &'a ast::ExprLambda, want: Want, pos: Position) -> Result<Reg> {
        let name = self.intern("<lambda>");
        let scope = self.table.of_node(e);
        let depth = self.depth();
        let flags = self.defaults(e.parameters.as_deref(), pos)?;
        let code = self.function_code(scope, name, e.parameters.as_deref(), pos.line, |c| {
            let pos = c.pos(&*e.body);
            let value = c.expr(&e.body, Want::Any)?;
            c.emit(Op::Return, value, 0, 0, pos);
            Ok(())
        })?;
        self.make_function(code, flags, depth, want, pos)
    }

    /// Evaluates defaults into the first two temporaries. The flags say which there are.
    fn defaults(&mut self, parameters: Option<&'a ast::Parameters>, pos: Position) -> Result<u8> {
        let depth = self.depth();
        let mut flags = 0;
        if let Some(p) = parameters {
            let defaults: Vec<&'a Expr> =
                p.posonlyargs.iter().chain(&p.args).filter_map(|p| p.default.as_deref()).collect();
            if !defaults.is_empty() {
                flags |= FN_DEFAULTS;
                let constants: Option<Vec<Const>> = defaults.iter().map(|e| self.fold(e)).collect();
                if let Some(items) = constants {
                    self.load_const(Const::Tuple(items.into()), Want::Temp, pos);
                } else {
                    let n = defaults.len() as u32;
                    for default in defaults {
                        self.expr(default, Want::Temp)?;
                    }
                    let base = self.result(Want::Temp, depth);
                    self.emit(Op::BuildTuple, base, base, n, pos);
                }
            }
            if p.kwonlyargs.iter().any(|p| p.default.is_some()) {
                flags |= FN_KWDEFAULTS;
                self.set_depth(depth + 1);
                let mut n = 0;
                for parameter in &p.kwonlyargs {
                    let Some(default) = parameter.default.as_deref() else { continue };
                    let name = self.mangled(&parameter.parameter.name);
                    self.load_const(Const::Str(name), Want::Temp, pos);
                    self.expr(default, Want::Temp)?;
                    n += 1;
                }
                let base = self.result(Want::Temp, depth + 1);
                self.emit(Op::BuildDict, base, base, n, pos);
            }
        }
        Ok(flags)
    }

    fn function_code(
        &mut self,
        scope: ScopeId,
        name: Rc<str>,
        parameters: Option<&'a ast::Parameters>,
        first_line: u32,
        body: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<Rc<CodeObject>> {
        let parent = self.table.scope(scope).parent;
        let is_method = parent.is_some_and(|p| self.table.scope(p).kind == ScopeKind::Class);
        let method = if is_method { code_flags::METHOD } else { 0 };
        self.push_unit(scope, name, first_line, code_flags::OPTIMIZED | code_flags::NEWLOCALS | method)?;
        self.declare_parameters(parameters);
        self.declare_locals(scope);
        body(self)?;
        self.pop_unit()
    }

    /// `MakeFunction` with the closure added to what is already at `depth`.
    pub(super) fn make_function(
        &mut self,
        code: Rc<CodeObject>,
        mut flags: u8,
        depth: u32,
        want: Want,
        pos: Position,
    ) -> Result<Reg> {
        if !code.free_vars.is_empty() {
            flags |= FN_CLOSURE;
            self.set_depth(depth + 2);
            for name in &code.free_vars {
                self.load_cell_itself(name, pos)?;
            }
            let base = self.result(Want::Temp, depth + 2);
            self.emit(Op::BuildTuple, base, base, code.free_vars.len() as u32, pos);
        }
        Ok(self.function_of(code, flags, depth, want, pos))
    }

    /// `MakeFunction` of what is at `depth`.
    pub(super) fn function_of(
        &mut self,
        code: Rc<CodeObject>,
        flags: u8,
        depth: u32,
        want: Want,
        pos: Position,
    ) -> Reg {
        let k = self.constant(Const::Code(code));
        let dst = self.result(want, depth);
        let base = if flags == 0 { 0 } else { TEMP + depth };
        if flags != 0 {
            // All three registers must exist, whichever are used.
            let unit = self.unit();
            unit.max_depth = unit.max_depth.max(depth + 3);
        }
        self.emit_with(Op::MakeFunction, flags, dst, k, base, 0, pos);
        dst
    }

    fn declare_parameters(&mut self, parameters: Option<&'a ast::Parameters>) {
        let Some(p) = parameters else { return };
        for parameter in p.posonlyargs.iter().chain(&p.args).chain(&p.kwonlyargs) {
            self.declare_parameter(&parameter.parameter.name);
        }
        if let Some(vararg) = &p.vararg {
            self.unit().flags |= code_flags::VARARGS;
            self.declare_parameter(&vararg.name);
        }
        if let Some(kwarg) = &p.kwarg {
            self.unit().flags |= code_flags::VARKEYWORDS;
            self.declare_parameter(&kwarg.name);
        }
        let unit = self.unit();
        unit.arg_count = (p.posonlyargs.len() + p.args.len()) as u32;
        unit.posonly_count = p.posonlyargs.len() as u32;
        unit.kwonly_count = p.kwonlyargs.len() as u32;
    }

    pub(super) fn declare_parameter(&mut self, name: &str) {
        let name = self.mangled(name);
        let reg = self.add_local(name.clone());
        self.unit().local_index.insert(name, reg);
        self.unit().bound.push(reg);
    }

    /// Registers for the other locals, and cells for those that inner functions use.
    pub(super) fn declare_locals(&mut self, scope: ScopeId) {
        let table = self.table;
        let info = table.scope(scope);
        self.unit().flags |= match (info.is_async, info.is_generator) {
            (true, true) => code_flags::ASYNC_GENERATOR,
            (true, false) => code_flags::COROUTINE,
            (false, true) => code_flags::GENERATOR,
            (false, false) => 0,
        };
        let line = self.unit_ref().first_line;
        let pos = Position { line, end_line: line, col: 0, end_col: 0 };
        for symbol in &info.symbols {
            if !matches!(symbol.meaning, Meaning::Local | Meaning::Cell) {
                continue;
            }
            let reg = if symbol.facts & facts::PARAM != 0 {
                match self.unit_ref().local_index.get(&symbol.name) {
                    Some(&reg) => reg,
                    None => continue,
                }
            } else {
                let reg = self.add_local(symbol.name.clone());
                self.unit().local_index.insert(symbol.name.clone(), reg);
                reg
            };
            if symbol.meaning == Meaning::Cell {
                self.unit().cell_vars.push(reg);
                self.emit(Op::MakeCell, reg, 0, 0, pos);
            }
        }
    }

    pub(super) fn set_docstring(&mut self, text: &str) {
        let text = clean_docstring(text);
        let unit = self.unit();
        debug_assert!(unit.consts.is_empty());
        unit.flags |= code_flags::HAS_DOCSTRING;
        self.constant(Const::Str(text.into()));
    }
}

/// The docstring of a body, with the expression it stands in.
pub(super) fn docstring(body: &[Stmt]) -> Option<(String, &Expr)> {
    let Some(Stmt::Expr(first)) = body.first() else { return None };
    let Expr::StringLiteral(literal) = &*first.value else { return None };
    Some((literal.value.to_str().to_owned(), &first.value))
}

/// Removes the common indentation of the lines after the first, as the compiler does since 3.13.
pub(super) fn clean_docstring(text: &str) -> String {
    let text = expand_tabs(text);
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_blank = |line: &str| matches!(line.trim_start_matches(' '), "" | "\n");
    let margin = lines.clone().filter(|line| !is_blank(line)).map(indent).min().unwrap_or(0);
    let mut out = first.trim_start_matches(' ').to_owned();
    for line in lines {
        out.push_str(&line[indent(line).min(margin)..]);
    }
    out
}

fn expand_tabs(text: &str) -> String {
    if !text.contains('\t') {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut col = 0;
    for ch in text.chars() {
        match ch {
            '\t' => {
                let n = 8 - col % 8;
                out.extend(std::iter::repeat_n(' ', n));
                col += n;
            }
            _ => {
                out.push(ch);
                col = if matches!(ch, '\n' | '\r') { 0 } else { col + 1 };
            }
        }
    }
    out
}
