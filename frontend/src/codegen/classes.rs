//! Class definitions: a function that fills the namespace, handed to `__build_class__`.

use std::collections::BTreeSet;

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};

use super::calls::needs_unpacking;
use super::functions::{clean_docstring, docstring};
use super::*;

impl<'a> Compiler<'a> {
    pub(super) fn class_def(&mut self, s: &'a ast::StmtClassDef) -> Result<()> {
        let depth = self.depth();
        let pos = self.pos(s);
        self.decorators(&s.decorator_list)?;
        let inner = self.depth();
        let def_pos = self.source.definition(s.range, &s.decorator_list);
        let first_line = s.decorator_list.first().map_or(pos.line, |d| self.pos(d).line);

        let first_line = first_line.min(pos.line);
        let want = match self.local_name(&s.name) {
            Some(reg) if s.decorator_list.is_empty() => Want::To(reg),
            _ => Want::Temp,
        };
        let class = match &s.type_params {
            None => self.build_class(s, first_line, false, want, def_pos)?,
            Some(params) => {
                self.set_depth(inner + self.generic_arguments(params));
                self.generic(params, &s.name, 0, inner, want, def_pos, |c, type_params| {
                    c.store_name(".type_params", type_params, def_pos);
                    c.build_class(s, first_line, true, Want::Temp, def_pos)
                })?
            }
        };
        let class = self.apply_decorators(&s.decorator_list, class, depth);
        self.store_name(&s.name, class, def_pos);
        self.set_depth(depth);
        Ok(())
    }

    /// Calls `__build_class__`. A generic class has a base for its type parameters behind the others.
    fn build_class(
        &mut self,
        s: &'a ast::StmtClassDef,
        first_line: u32,
        is_generic: bool,
        want: Want,
        pos: Position,
    ) -> Result<Reg> {
        let depth = self.depth();
        let window = self.temp();
        self.emit(Op::LoadBuildClass, window, 0, 0, pos);
        let code = self.class_body(s, first_line)?;
        let at = self.depth();
        self.make_function(code, 0, at, Want::Temp, pos)?;
        let name = self.intern(&s.name);
        self.load_const(Const::Str(name), Want::Temp, pos);
        let Some(arguments) = &s.arguments else {
            let n = 2 + is_generic as u32;
            if is_generic {
                self.generic_base(pos);
            }
            let dst = self.result(want, depth);
            self.emit(Op::Call, window, n, dst, pos);
            return Ok(dst);
        };
        self.check_keywords(&arguments.keywords)?;
        if needs_unpacking(arguments) || is_generic {
            let (args, keywords) = (&arguments.args, &arguments.keywords);
            return self.call_ex(args, keywords, Some((2, is_generic)), want, depth, pos);
        }
        let n = 2 + self.arguments(arguments, pos)?;
        let op = if arguments.keywords.is_empty() { Op::Call } else { Op::CallKw };
        let dst = self.result(want, depth);
        self.emit(op, window, n, dst, pos);
        Ok(dst)
    }

    fn class_body(&mut self, s: &'a ast::StmtClassDef, first_line: u32) -> Result<Rc<CodeObject>> {
        let name = self.intern(&s.name);
        let scope = self.table.of_node(s);
        let info = self.table.scope(scope);
        self.push_unit(scope, name, first_line, code_flags::CLASS_BODY)?;
        let pos = Position { line: first_line, end_line: first_line, col: 0, end_col: 0 };
        // Register 0 is the namespace; it has no name that source could use.
        self.add_local(".namespace".into());
        self.unit().bound.push(0);
        if info.needs_classdict {
            let cell = self.class_cell("__classdict__", pos);
            self.emit_keep(Op::StoreCell, KILL_B, cell, 0, 0, pos);
        }
        let class_cell = info.needs_class_cell.then(|| self.class_cell("__class__", pos));
        let module = self.load_name("__name__", Want::Temp, pos);
        self.store_name("__module__", module, pos);
        self.set_depth(0);
        let qualname = Const::Str(self.unit_ref().qualname.clone());
        let qualname = self.load_const(qualname, Want::Temp, pos);
        self.store_name("__qualname__", qualname, pos);
        self.set_depth(0);
        let line = self.load_const(Const::Int(first_line.into()), Want::Temp, pos);
        self.store_in_class("__firstlineno__", line, pos);
        self.set_depth(0);
        if let Some((text, expr)) = docstring(&s.body) {
            let pos = self.pos(expr);
            let text = self.load_const(Const::Str(clean_docstring(&text).into()), Want::Temp, pos);
            self.store_in_class("__doc__", text, pos);
            self.set_depth(0);
        }
        if s.type_params.is_some() {
            let params = self.load_name(".type_params", Want::Temp, pos);
            self.store_in_class("__type_params__", params, pos);
            self.set_depth(0);
        }
        self.begin_class_annotations(&s.body, pos)?;
        self.body(&s.body)?;
        self.end_class_annotations(&s.body, pos)?;
        let pos = NOWHERE;
        let names = static_attributes(&s.body).into_iter().map(|n| Const::Str(n.into())).collect();
        let names = self.load_const(Const::Tuple(names), Want::Temp, pos);
        self.store_in_class("__static_attributes__", names, pos);
        self.set_depth(0);
        if let Some(cell) = class_cell {
            let copy = self.temp();
            self.emit(Op::Move, copy, cell, 0, pos);
            self.store_in_class("__classcell__", copy, pos);
            self.set_depth(0);
        }
        self.return_none()?;
        self.pop_unit()
    }

    /// Binds a name of the class body that has no symbol.
    pub(super) fn store_in_class(&mut self, name: &str, from: Reg, pos: Position) {
        let k = self.name_constant(&name.into());
        self.emit(Op::StoreName, from, k, 0, pos);
    }

    /// A cell of a class body that has no symbol: functions inside use it by name.
    pub(super) fn class_cell(&mut self, name: &str, pos: Position) -> Reg {
        let name = self.intern(name);
        let reg = self.add_local(name.clone());
        self.unit().local_index.insert(name, reg);
        self.unit().cell_vars.push(reg);
        self.emit(Op::MakeCell, reg, 0, 0, pos);
        reg
    }
}

/// `__static_attributes__`: the names of the attributes of `self` that the functions of a class body assign to, sorted.
fn static_attributes(body: &[Stmt]) -> BTreeSet<&str> {
    #[derive(Default)]
    struct Finder<'a>(BTreeSet<&'a str>);
    impl<'a> Visitor<'a> for Finder<'a> {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            match stmt {
                // A class inside has its own.
                Stmt::ClassDef(_) => {}
                Stmt::AugAssign(s) => self.visit_expr(&s.value),
                _ => walk_stmt(self, stmt),
            }
        }
        fn visit_expr(&mut self, expr: &'a Expr) {
            if let Expr::Attribute(a) = expr
                && a.ctx.is_store()
                && matches!(&*a.value, Expr::Name(n) if n.id.as_str() == "self")
            {
                self.0.insert(a.attr.as_str());
            }
            walk_expr(self, expr);
        }
    }
    let mut finder = Finder::default();
    finder.visit_body(body);
    finder.0
}
