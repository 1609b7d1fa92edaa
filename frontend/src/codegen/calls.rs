//! Calls: the window of callable and arguments in consecutive temporaries.

use super::*;
use crate::symtable::{Meaning, ScopeId, facts};
use std::collections::HashSet;

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, e: &'a ast::ExprCall, want: Want, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        self.check_keywords(&e.arguments.keywords)?;
        if needs_unpacking(&e.arguments) {
            self.expr(&e.func, Want::Temp)?;
            return self.call_ex(&e.arguments.args, &e.arguments.keywords, None, want, depth, pos);
        }
        if let Expr::Attribute(attr) = &*e.func {
            let attr_pos = self.attribute_position(attr, self.pos(attr));
            let pos = self.attribute_position(attr, pos);
            let object = self.expr(&attr.value, Want::Any)?;
            self.set_depth(depth);
            let window = self.temps(2);
            let site = self.site(&attr.attr);
            self.emit(Op::LoadMethod, window, object, site, attr_pos);
            let n = self.arguments(&e.arguments, pos)?;
            let op = if e.arguments.keywords.is_empty() { Op::CallMethod } else { Op::CallMethodKw };
            let dst = self.result(want, depth);
            self.emit(op, window, n, dst, pos);
            return Ok(dst);
        }
        let window = self.expr(&e.func, Want::Temp)?;
        let mut n = self.arguments(&e.arguments, pos)?;
        if e.arguments.is_empty() && self.super_arguments(&e.func, pos) {
            n = 2;
        }
        let op = if e.arguments.keywords.is_empty() { Op::Call } else { Op::CallKw };
        let dst = self.result(want, depth);
        // CPython goes over such a generator expression in line, where the function is said to be.
        let in_line = match (&*e.func, &*e.arguments.args, &*e.arguments.keywords) {
            (Expr::Name(f), [Expr::Generator(g)], []) => {
                matches!(f.id.as_str(), "all" | "any" | "tuple") && !g.generators.iter().any(|c| c.is_async)
            }
            _ => false,
        };
        let pos = if in_line { self.pos(&*e.func) } else { pos };
        self.emit(op, window, n, dst, pos);
        Ok(dst)
    }

    /// Plain arguments and keyword values into the window, and the names of the keywords after them.
    /// Returns the number of arguments.
    pub(super) fn arguments(&mut self, arguments: &'a ast::Arguments, pos: Position) -> Result<u32> {
        self.run(&arguments.args)?;
        let mut names = Vec::new();
        for keyword in &arguments.keywords {
            self.expr(&keyword.value, Want::Temp)?;
            if let Some(name) = &keyword.arg {
                names.push(Const::Str(self.intern(name)));
            }
        }
        if !names.is_empty() {
            self.load_const(Const::Tuple(names.into()), Want::Temp, pos);
        }
        Ok((arguments.args.len() + arguments.keywords.len()) as u32)
    }

    /// `super()` in a method becomes `super(__class__, first parameter)`, unless the module gives the name another meaning or
    /// one of the two may be something else. (`super` itself looks into the frame then.)
    fn super_arguments(&mut self, func: &Expr, pos: Position) -> bool {
        let Expr::Name(name) = func else { return false };
        let unit = self.unit_ref();
        let scope = self.table.scope(unit.scope);
        let has =
            |id, name: &str, facts| self.table.scope(id).symbol(name).is_some_and(|s| s.facts & facts != 0);
        let is_builtin = scope.symbol("super").is_some_and(|s| s.meaning == Meaning::Global)
            && !has(ScopeId::MODULE, "super", facts::BOUND);
        let class = unit.free_index.get("__class__").copied();
        if name.id.as_str() != "super" || !is_builtin || unit.arg_count == 0 {
            return false;
        }
        let Some(class) = class else { return false };
        let first = unit.locals[0].clone();
        if has(unit.scope, &first, facts::DELETED) || has(unit.scope, "__class__", facts::BOUND) {
            return false;
        }
        let k = self.name_constant(&"__class__".into());
        let dst = self.temp();
        self.emit(Op::LoadFree, dst, class, k, pos);
        let k = self.name_constant(&first);
        let dst = self.temp();
        if self.unit_ref().cell_vars.contains(&0) {
            self.emit(Op::LoadCell, dst, 0, k, pos);
        } else {
            self.emit(Op::CheckBound, 0, k, 0, pos);
            self.emit(Op::Move, dst, 0, 0, pos);
        }
        true
    }

    pub(super) fn check_keywords(&mut self, keywords: &[ast::Keyword]) -> Result<()> {
        let mut seen = HashSet::new();
        for keyword in keywords {
            if let Some(name) = &keyword.arg
                && !seen.insert(name.as_str())
            {
                return self.error(keyword.range, format!("keyword argument repeated: {name}"));
            }
        }
        Ok(())
    }

    /// `f(*args, **kwargs)`: the callable is in the temporary at `depth`. `before` are registers after it
    /// that already hold leading arguments (how many).
    pub(super) fn call_ex(
        &mut self,
        args: &'a [Expr],
        keywords: &'a [ast::Keyword],
        before: Option<(u32, bool)>,
        want: Want,
        depth: u32,
        pos: Position,
    ) -> Result<Reg> {
        let window = TEMP + depth;
        let args_reg = window + 1;
        // What alone is starred is gone over when the keywords have been evaluated.
        let mut starred_later = None;
        if let Some((before, is_generic)) = before {
            // Collect what is there, then go on as in a display.
            self.set_depth(depth + 2);
            self.emit(Op::BuildList, args_reg, args_reg, before, pos);
            for arg in args {
                let (op, value) = match arg {
                    Expr::Starred(starred) => (Op::ListExtend, &*starred.value),
                    _ => (Op::ListAppend, arg),
                };
                let value_pos = self.pos(value);
                let value = self.expr(value, Want::Any)?;
                self.emit_keep(op, KILL_A, args_reg, value, 0, value_pos);
                self.set_depth(depth + 2);
            }
            if is_generic {
                let base = self.generic_base(pos);
                self.emit_keep(Op::ListAppend, KILL_A, args_reg, base, 0, pos);
                self.set_depth(depth + 2);
            }
            self.emit(Op::ListToTuple, args_reg, args_reg, 0, pos);
        } else if let [Expr::Starred(only)] = args {
            let want = if keywords.is_empty() { Want::Any } else { Want::Temp };
            starred_later = Some(self.expr(&only.value, want)?);
        } else if args.iter().any(Expr::is_starred_expr) {
            self.tuple(args, Want::Temp, pos)?;
        } else if let Some(items) = self.fold_all(args) {
            self.load_const(Const::Tuple(items.into()), Want::Temp, pos);
        } else {
            self.tuple(args, Want::Temp, pos)?;
        }
        self.set_depth(depth + 2);
        if keywords.is_empty() {
            let kwargs = self.temp();
            self.emit(Op::Clear, kwargs, 0, 0, pos);
        } else {
            self.keyword_dict(keywords, window, pos)?;
        }
        if let Some(value) = starred_later {
            self.emit_keep(Op::StarArgs, KILL_C, args_reg, value, window, pos);
        }
        let dst = self.result(want, depth);
        self.emit(Op::CallEx, window, 0, dst, pos);
        Ok(dst)
    }

    /// The dict for `CallEx` in the next temporary.
    fn keyword_dict(&mut self, keywords: &'a [ast::Keyword], callable: Reg, pos: Position) -> Result<()> {
        let depth = self.depth();
        let plain = keywords.iter().take_while(|k| k.arg.is_some()).count();
        let dict = TEMP + depth;
        if let [only] = keywords
            && only.arg.is_none()
        {
            let value = self.expr(&only.value, Want::Any)?;
            self.set_depth(depth);
            self.temp();
            self.emit_keep(Op::StarKwargs, KILL_C, dict, value, callable, pos);
            return Ok(());
        }
        self.keyword_group(&keywords[..plain], pos)?;
        let mut rest = &keywords[plain..];
        while let Some((first, others)) = rest.split_first() {
            let value = if first.arg.is_none() {
                rest = others;
                self.expr(&first.value, Want::Any)?
            } else {
                let n = rest.iter().take_while(|k| k.arg.is_some()).count();
                let group = &rest[..n];
                rest = &rest[n..];
                self.keyword_group(group, pos)?
            };
            let last = if rest.is_empty() { LAST_MERGE } else { 0 };
            self.emit_with(Op::DictMerge, last, dict, value, callable, KILL_A | KILL_C, pos);
            self.set_depth(depth + 1);
        }
        Ok(())
    }

    fn keyword_group(&mut self, group: &'a [ast::Keyword], pos: Position) -> Result<Reg> {
        let depth = self.depth();
        for keyword in group {
            if let Some(name) = &keyword.arg {
                let name = self.intern(name);
                self.load_const(Const::Str(name), Want::Temp, pos);
                self.expr(&keyword.value, Want::Temp)?;
            }
        }
        let dict = self.result(Want::Temp, depth);
        self.emit(Op::BuildDict, dict, dict, group.len() as u32, pos);
        Ok(dict)
    }
}

pub(super) fn needs_unpacking(arguments: &ast::Arguments) -> bool {
    arguments.args.iter().any(Expr::is_starred_expr) || arguments.keywords.iter().any(|k| k.arg.is_none())
}
