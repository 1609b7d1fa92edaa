//! Class definitions: a function that fills the namespace, handed to `__build_class__`.

use super::calls::needs_unpacking;
use super::functions::{clean_docstring, docstring};
use super::*;

impl<'a> Compiler<'a> {
    pub(super) fn class_def(&mut self, s: &'a ast::StmtClassDef) -> Result<()> {
        let depth = self.depth();
        let pos = self.pos(s);
        self.decorators(&s.decorator_list)?;
        let inner = self.depth();
        let def_pos = self.def_position(pos, &s.decorator_list);
        let first_line = s.decorator_list.first().map_or(pos.line, |d| self.pos(d).line);

        let window = self.temp();
        self.emit(Op::LoadBuildClass, window, 0, 0, def_pos);
        let code = self.class_body(s, first_line.min(pos.line))?;
        let at = self.depth();
        self.make_function(code, 0, at, Want::Temp, def_pos)?;
        let name = self.intern(&s.name);
        self.load_const(Const::Str(name), Want::Temp, def_pos);

        let want = match self.local_name(&s.name) {
            Some(reg) if s.decorator_list.is_empty() => Want::To(reg),
            _ => Want::Temp,
        };
        let class = match &s.arguments {
            None => {
                let dst = self.result(want, inner);
                self.emit(Op::Call, window, 2, dst, def_pos);
                dst
            }
            Some(arguments) => {
                self.check_keywords(&arguments.keywords)?;
                if needs_unpacking(arguments) {
                    let (args, keywords) = (&arguments.args, &arguments.keywords);
                    self.call_ex(args, keywords, Some(2), want, inner, def_pos)?
                } else {
                    let n = 2 + self.arguments(arguments, def_pos)?;
                    let op = if arguments.keywords.is_empty() { Op::Call } else { Op::CallKw };
                    let dst = self.result(want, inner);
                    self.emit(op, window, n, dst, def_pos);
                    dst
                }
            }
        };
        let class = self.apply_decorators(&s.decorator_list, class, depth);
        self.store_name(&s.name, class, def_pos);
        self.set_depth(depth);
        Ok(())
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
        let class_cell = info.needs_class_cell.then(|| {
            let name: Rc<str> = "__class__".into();
            let reg = self.add_local(name.clone());
            self.unit().local_index.insert(name, reg);
            self.unit().cell_vars.push(reg);
            self.emit(Op::MakeCell, reg, 0, 0, pos);
            reg
        });
        let module = self.load_name("__name__", Want::Temp, pos);
        self.store_name("__module__", module, pos);
        self.set_depth(0);
        let qualname = Const::Str(self.unit_ref().qualname.clone());
        let qualname = self.load_const(qualname, Want::Temp, pos);
        self.store_name("__qualname__", qualname, pos);
        self.set_depth(0);
        if let Some((text, expr)) = docstring(&s.body) {
            let pos = self.pos(expr);
            let text = self.load_const(Const::Str(clean_docstring(&text).into()), Want::Temp, pos);
            let k = self.name_constant(&"__doc__".into());
            self.emit(Op::StoreName, text, k, 0, pos);
            self.set_depth(0);
        }
        self.body(&s.body)?;
        if let Some(cell) = class_cell {
            let copy = self.temp();
            self.emit(Op::Move, copy, cell, 0, pos);
            let k = self.name_constant(&"__classcell__".into());
            self.emit(Op::StoreName, copy, k, 0, pos);
            self.set_depth(0);
        }
        self.return_none()?;
        self.pop_unit()
    }
}
