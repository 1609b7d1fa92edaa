//! Annotations. They are not evaluated where they stand but by a function, `__annotate__`, when somebody asks for them (PEP
//! 649); after `from __future__ import annotations` they are strings instead.
//!
//! In a module, and in a class where an `if` or the like is around them, only those annotations count that control has come
//! by: their numbers are put into the set `__conditional_annotations__`.

use super::*;
use crate::symtable::node_key;
use crate::unparse;

/// What a function has of its annotations, in the temporary behind its defaults and closure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Notes {
    None,
    /// `__annotate__`
    Function(Reg),
    /// `__annotations__`
    Strings(Reg),
}

/// An annotated name of a module or class body.
struct Noted<'a> {
    statement: &'a ast::StmtAnnAssign,
    is_conditional: bool,
}

const CONDITIONAL: &str = "__conditional_annotations__";

impl<'a> Compiler<'a> {
    // ---- functions ----

    /// Puts what is to become `__annotate__` or `__annotations__` of a function above the registers for `make_function`,
    /// which are at `at`.
    pub(super) fn function_annotations(
        &mut self,
        s: &'a ast::StmtFunctionDef,
        line: u32,
        at: u32,
        pos: Position,
    ) -> Result<Notes> {
        if !symtable::has_annotations(s) {
            return Ok(Notes::None);
        }
        let depth = at + 3;
        self.set_depth(depth);
        self.unit().max_depth = self.unit_ref().max_depth.max(depth);
        if self.table.string_annotations {
            let mut n = 0;
            for (name, e) in symtable::annotations(s) {
                let name = self.mangled(name);
                self.load_const(Const::Str(name), Want::Temp, pos);
                self.load_const(Const::Str(unparse::expr(e, self.source.text).into()), Want::Temp, pos);
                n += 1;
            }
            let dict = self.result(Want::Temp, depth);
            self.emit(Op::BuildDict, dict, dict, n, pos);
            return Ok(Notes::Strings(dict));
        }
        let scope = self.table.of_node(&*s.parameters);
        let of = self.intern(&s.name);
        let of = self.qualname_in(self.table.scope(scope).parent, &of);
        self.annotate_function(scope, Some(of), line, pos, |c| {
            let dict = c.temp();
            c.emit(Op::BuildDict, dict, dict, 0, pos);
            for (name, e) in symtable::annotations(s) {
                c.add_annotation(dict, name, e, pos)?;
            }
            Ok(dict)
        })
        .map(Notes::Function)
    }

    /// The function, with its annotations.
    pub(super) fn annotated_function(
        &mut self,
        code: Rc<CodeObject>,
        flags: u8,
        notes: Notes,
        at: u32,
        want: Want,
        pos: Position,
    ) -> Result<Reg> {
        let (value, what) = match notes {
            Notes::None => {
                self.set_depth(at);
                return self.make_function(code, flags, at, want, pos);
            }
            Notes::Function(reg) => (reg, 0),
            Notes::Strings(reg) => (reg, 1),
        };
        // What makes the closure comes above the notes and must end below them.
        let closure = !code.free_vars.is_empty();
        if closure {
            let depth = self.depth();
            for name in &code.free_vars {
                self.load_cell_itself(name, pos)?;
            }
            let base = TEMP + depth;
            self.emit(Op::BuildTuple, base, base, code.free_vars.len() as u32, pos);
            self.emit(Op::Move, TEMP + at + 2, base, 0, pos);
        }
        let f = self.function_of(code, flags | if closure { FN_CLOSURE } else { 0 }, at, want, pos);
        self.emit_keep(Op::SetFunction, KILL_A, f, value, what, pos);
        Ok(f)
    }

    /// Adds an annotation to a dict that is under construction in the last temporary.
    fn add_annotation(&mut self, dict: Reg, name: &str, e: &'a Expr, pos: Position) -> Result<()> {
        let depth = self.depth();
        let name = self.mangled(name);
        let key = self.load_const(Const::Str(name), Want::Temp, pos);
        let value = match e {
            // The annotation of `*args: *Ts`.
            Expr::Starred(_) => {
                let list = self.list_in_steps(std::slice::from_ref(e), pos)?;
                self.emit(Op::Unpack, list, list, 1, pos);
                list
            }
            e => self.expr(e, Want::Any)?,
        };
        self.emit_keep(Op::DictInsert, KILL_A, dict, key, value, pos);
        self.set_depth(depth);
        Ok(())
    }

    /// A function of the format that is wanted, `def __annotate__(format, /)`, whose value `body` computes. It knows the
    /// values only, which are format 1 (and 2, for callers that give it other globals). `of` is the function it belongs to.
    pub(super) fn annotate_function(
        &mut self,
        scope: ScopeId,
        of: Option<Rc<str>>,
        line: u32,
        pos: Position,
        body: impl FnOnce(&mut Self) -> Result<Reg>,
    ) -> Result<Reg> {
        const LAST_KNOWN: i64 = 2;
        let depth = self.depth();
        let info = self.table.scope(scope);
        let name = info.name.clone();
        let sees_class = if info.sees_class { code_flags::SEES_CLASS } else { 0 };
        self.push_unit(scope, name, line, code_flags::OPTIMIZED | code_flags::NEWLOCALS | sees_class)?;
        if let Some(of) = of {
            self.unit().qualname = format!("{of}.__annotate__").into();
        }
        let format = self.add_local("format".into());
        let unit = self.unit();
        unit.bound.push(format);
        (unit.arg_count, unit.posonly_count) = (1, 1);
        self.declare_locals(scope);
        let known = self.new_block();
        let last = self.constant(Const::Int(LAST_KNOWN));
        self.emit_jump(Op::JNGtK, format, last, known, 0, pos);
        let error = self.temp();
        self.emit(Op::LoadNotImplementedError, error, 0, 0, pos);
        self.emit(Op::Raise, error, 0, 1, pos);
        self.set_depth(0);
        self.use_block(known);
        if sees_class != 0 {
            self.load_free("__classdict__", format, pos);
        }
        let value = body(self)?;
        self.emit(Op::Return, value, 0, 0, pos);
        let code = self.pop_unit()?;
        self.make_function(code, 0, depth, Want::Temp, pos)
    }

    /// Loads a free variable past the names of a class.
    fn load_free(&mut self, name: &str, dst: Reg, pos: Position) {
        let name = self.intern(name);
        let free = self.unit_ref().free_index.get(&name).copied().unwrap_or_default();
        let k = self.name_constant(&name);
        self.emit(Op::LoadFree, dst, free, k, pos);
    }

    // ---- modules and classes ----

    /// At the start of a module: its `__annotate__`, and the set of the annotations that count.
    pub(super) fn module_annotations(&mut self, body: &'a [Stmt]) -> Result<()> {
        let noted = self.noted(body);
        if noted.is_empty() {
            return Ok(());
        }
        let pos = Position { line: 1, end_line: 1, col: 0, end_col: 0 };
        if self.table.string_annotations {
            self.emit(Op::SetupAnnotations, 0, 0, 0, pos);
            return Ok(());
        }
        for (i, n) in noted.iter().enumerate() {
            self.conditional.insert(node_key(n.statement), i as u32);
        }
        let set = self.temp();
        self.emit(Op::BuildSet, set, set, 0, pos);
        self.store_name(CONDITIONAL, set, pos);
        self.set_depth(0);
        self.body_annotations(noted, "__annotate__", pos)
    }

    pub(super) fn begin_class_annotations(&mut self, body: &'a [Stmt], pos: Position) -> Result<()> {
        let noted = self.noted(body);
        if noted.is_empty() {
            return Ok(());
        }
        if self.table.string_annotations {
            self.emit(Op::SetupAnnotations, 0, 0, 0, pos);
            return Ok(());
        }
        let cell = self.class_cell(CONDITIONAL, pos);
        let conditional: Vec<_> = noted.iter().enumerate().filter(|(_, n)| n.is_conditional).collect();
        if conditional.is_empty() {
            return Ok(());
        }
        for (i, n) in conditional {
            self.conditional.insert(node_key(n.statement), i as u32);
        }
        let set = self.temp();
        self.emit(Op::BuildSet, set, set, 0, pos);
        self.emit(Op::StoreCell, cell, set, 0, pos);
        self.set_depth(0);
        Ok(())
    }

    pub(super) fn end_class_annotations(&mut self, body: &'a [Stmt], pos: Position) -> Result<()> {
        let noted = self.noted(body);
        if noted.is_empty() || self.table.string_annotations {
            return Ok(());
        }
        self.body_annotations(noted, "__annotate_func__", pos)
    }

    fn body_annotations(&mut self, noted: Vec<Noted<'a>>, name: &str, pos: Position) -> Result<()> {
        let Some(scope) = self.table.scope(self.unit_ref().scope).annotations else { return Ok(()) };
        let line = self.unit_ref().first_line;
        let is_class = self.table.scope(self.unit_ref().scope).kind == ScopeKind::Class;
        let f = self.annotate_function(scope, None, line, pos, |c| {
            let dict = c.temp();
            c.emit(Op::BuildDict, dict, dict, 0, pos);
            for n in noted {
                let s = n.statement;
                let Expr::Name(target) = &*s.target else { continue };
                let next = c.new_block();
                if let Some(&i) = c.conditional.get(&node_key(s)) {
                    let depth = c.depth();
                    let number = c.load_const(Const::Int(i.into()), Want::Temp, pos);
                    let set = c.temp();
                    match is_class {
                        true => c.load_free(CONDITIONAL, set, pos),
                        false => {
                            let global = c.global(&CONDITIONAL.into());
                            c.emit(Op::LoadGlobal, set, global, 0, pos);
                        }
                    }
                    c.emit_jump(Op::JNotIn, number, set, next, 0, pos);
                    c.set_depth(depth);
                }
                c.add_annotation(dict, &target.id, &s.annotation, pos)?;
                c.use_block(next);
            }
            Ok(dict)
        })?;
        match is_class {
            true => self.store_in_class(name, f, pos),
            false => self.store_name(name, f, pos),
        }
        self.set_depth(0);
        Ok(())
    }

    /// Behind an annotated assignment: control has come by.
    pub(super) fn note_annotation(&mut self, s: &'a ast::StmtAnnAssign) -> Result<()> {
        let Expr::Name(target) = &*s.target else { return Ok(()) };
        let info = self.table.scope(self.unit_ref().scope);
        if !s.simple || info.is_function_like() {
            return Ok(());
        }
        let is_class = info.kind == ScopeKind::Class;
        let pos = self.pos(s);
        let depth = self.depth();
        if self.table.string_annotations {
            let text = Const::Str(unparse::expr(&s.annotation, self.source.text).into());
            let value = self.load_const(text, Want::Temp, pos);
            let name: Rc<str> = "__annotations__".into();
            let global = self.global(&name);
            let dict = self.temp();
            match is_class {
                true => {
                    let k = self.name_constant(&name);
                    self.emit(Op::LoadName, dict, k, global, pos);
                }
                false => self.emit(Op::LoadGlobal, dict, global, 0, pos),
            }
            let name = self.mangled(&target.id);
            let k = self.name_constant(&name);
            self.emit(Op::SetItemK, dict, k, value, pos);
        } else if let Some(&i) = self.conditional.get(&node_key(s)) {
            let set = self.temp();
            match self.unit_ref().local_index.get(CONDITIONAL).copied().filter(|_| is_class) {
                Some(cell) => {
                    let k = self.name_constant(&CONDITIONAL.into());
                    self.emit(Op::LoadCell, set, cell, k, pos);
                }
                None => {
                    let global = self.global(&CONDITIONAL.into());
                    self.emit(Op::LoadGlobal, set, global, 0, pos);
                }
            }
            let number = self.load_const(Const::Int(i.into()), Want::Temp, pos);
            self.emit(Op::SetAdd, set, number, 0, pos);
        }
        self.set_depth(depth);
        Ok(())
    }

    fn noted(&self, body: &'a [Stmt]) -> Vec<Noted<'a>> {
        let mut found = Vec::new();
        find_noted(body, false, &mut found);
        found
    }
}

/// Annotated names of a body, in order, but not those of functions and classes in it.
fn find_noted<'a>(body: &'a [Stmt], is_conditional: bool, found: &mut Vec<Noted<'a>>) {
    for stmt in body {
        match stmt {
            Stmt::AnnAssign(s) if s.simple && s.target.is_name_expr() => {
                found.push(Noted { statement: s, is_conditional });
            }
            stmt => blocks(stmt).into_iter().for_each(|b| find_noted(b, true, found)),
        }
    }
}

/// The blocks of a statement, except those of functions and classes.
fn blocks(stmt: &Stmt) -> Vec<&[Stmt]> {
    match stmt {
        Stmt::If(s) => {
            let clauses = s.elif_else_clauses.iter().map(|c| &c.body[..]);
            [&s.body[..]].into_iter().chain(clauses).collect()
        }
        Stmt::For(s) => vec![&s.body, &s.orelse],
        Stmt::While(s) => vec![&s.body, &s.orelse],
        Stmt::With(s) => vec![&s.body],
        Stmt::Match(s) => s.cases.iter().map(|c| &c.body[..]).collect(),
        Stmt::Try(s) => {
            let handlers = s.handlers.iter().map(|ast::ExceptHandler::ExceptHandler(h)| &h.body[..]);
            [&s.body[..]].into_iter().chain(handlers).chain([&s.orelse[..], &s.finalbody[..]]).collect()
        }
        _ => Vec::new(),
    }
}
