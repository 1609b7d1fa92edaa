//! Type parameters: `def f[T: bound = default]()`, `class C[*Ts]`, `type X[**P] = ...` (PEP 695, 696).
//!
//! A generic definition is wrapped in a function that makes the type parameters and then the object:
//!
//! ```text
//! def f[T](x: T = 1): ...      def <generic parameters of f>(.defaults):
//!                                  T = TypeVar('T')
//!                                  def f(x: T = .defaults): ...
//!                                  f.__type_params__ = (T,)
//!                                  return f
//!                              f = <generic parameters of f>((1,))
//! ```
//! Bounds, defaults and the values of aliases are functions like `__annotate__`, called when they are wanted.

use super::*;

/// What `MakeTypeParam` makes.
mod make {
    pub const TYPE_VAR: u32 = 0;
    pub const CONSTRAINED: u32 = 1;
    pub const TYPE_VAR_TUPLE: u32 = 2;
    pub const PARAM_SPEC: u32 = 3;
    pub const ALIAS: u32 = 4;
    pub const BASE: u32 = 5;
}

impl<'a> Compiler<'a> {
    /// How many registers are before the defaults in the window of the call of the wrapping function.
    pub(super) fn generic_arguments(&self, params: &'a ast::TypeParams) -> u32 {
        1 + self.table.scope(self.table.of_node(params)).sees_class as u32
    }

    /// Calls a function that makes the type parameters, and what `body` does with the tuple of them. The defaults of a
    /// function are in the window already.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn generic(
        &mut self,
        params: &'a ast::TypeParams,
        name: &str,
        defaults: u8,
        at: u32,
        want: Want,
        pos: Position,
        body: impl FnOnce(&mut Self, Reg) -> Result<Reg>,
    ) -> Result<Reg> {
        let scope = self.table.of_node(params);
        let info = self.table.scope(scope);
        let first = self.generic_arguments(params);
        let flags = if info.sees_class { code_flags::SEES_CLASS } else { 0 };
        let wrapper = self.intern(&format!("<generic parameters of {name}>"));
        self.push_unit(scope, wrapper, pos.line, code_flags::OPTIMIZED | code_flags::NEWLOCALS | flags)?;
        let mut n = 0;
        let hidden = [
            (info.sees_class, ".namespace"),
            (defaults & FN_DEFAULTS != 0, ".defaults"),
            (defaults & FN_KWDEFAULTS != 0, ".kwdefaults"),
        ];
        for (_, name) in hidden.into_iter().filter(|h| h.0) {
            let reg = self.add_local(name.into());
            self.unit().bound.push(reg);
            self.unit().local_index.insert(name.into(), reg);
            n += 1;
        }
        (self.unit().arg_count, self.unit().posonly_count) = (n, n);
        self.declare_locals(scope);
        let tuple = self.type_params(params, pos)?;
        let made = body(self, tuple)?;
        self.emit(Op::Return, made, 0, 0, pos);
        let code = self.pop_unit()?;
        // The window: function, namespace, defaults that there are.
        self.set_depth(at + first + 2);
        let f = self.depth();
        self.unit().max_depth = self.unit_ref().max_depth.max(f);
        let function = self.make_function(code, 0, f, Want::Temp, pos)?;
        self.emit(Op::Move, TEMP + at, function, 0, pos);
        if info.sees_class {
            self.emit_keep(Op::Move, KILL_B, TEMP + at + 1, 0, 0, pos);
        }
        if defaults & FN_DEFAULTS == 0 && defaults & FN_KWDEFAULTS != 0 {
            self.emit(Op::Move, TEMP + at + first, TEMP + at + first + 1, 0, pos);
        }
        let dst = self.result(want, at);
        self.emit(Op::Call, TEMP + at, n, dst, pos);
        Ok(dst)
    }

    /// In the wrapping function: moves the defaults to where `make_function` wants them.
    pub(super) fn pass_on_defaults(&mut self, flags: u8, pos: Position) {
        let at = self.temps(2);
        for (flag, name, to) in [(FN_DEFAULTS, ".defaults", at), (FN_KWDEFAULTS, ".kwdefaults", at + 1)] {
            if flags & flag != 0
                && let Some(&from) = self.unit_ref().local_index.get(name)
            {
                self.emit(Op::Move, to, from, 0, pos);
            }
        }
    }

    /// Makes the type parameters, binds their names, and gives the tuple of them.
    fn type_params(&mut self, params: &'a ast::TypeParams, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        for p in params.iter() {
            let at = self.pos(p);
            let (name, default) = match p {
                ast::TypeParam::TypeVar(p) => (&p.name, &p.default),
                ast::TypeParam::TypeVarTuple(p) => (&p.name, &p.default),
                ast::TypeParam::ParamSpec(p) => (&p.name, &p.default),
            };
            let base = self.depth();
            let text = self.intern(name);
            self.load_const(Const::Str(text), Want::Temp, at);
            let what = match p {
                ast::TypeParam::TypeVar(p) => {
                    self.lazy(p.bound.as_deref(), at)?;
                    match p.bound.as_deref() {
                        Some(Expr::Tuple(_)) => make::CONSTRAINED,
                        _ => make::TYPE_VAR,
                    }
                }
                ast::TypeParam::TypeVarTuple(_) => {
                    self.lazy(None, at)?;
                    make::TYPE_VAR_TUPLE
                }
                ast::TypeParam::ParamSpec(_) => {
                    self.lazy(None, at)?;
                    make::PARAM_SPEC
                }
            };
            self.lazy(default.as_deref(), at)?;
            let made = self.result(Want::Temp, base);
            self.emit(Op::MakeTypeParam, made, made, what, at);
            self.store_name_keep(name, made, at);
            self.set_depth(base + 1);
        }
        let tuple = self.result(Want::Temp, depth);
        self.emit(Op::BuildTuple, tuple, tuple, params.len() as u32, pos);
        Ok(tuple)
    }

    /// The function that evaluates an expression, or None, in a fresh temporary.
    fn lazy(&mut self, e: Option<&'a Expr>, pos: Position) -> Result<Reg> {
        let Some(e) = e else { return Ok(self.load_const(Const::None, Want::Temp, pos)) };
        self.lazy_value(self.table.of_node(e), e, pos)
    }

    fn lazy_value(&mut self, scope: ScopeId, e: &'a Expr, pos: Position) -> Result<Reg> {
        self.annotate_function(scope, None, pos.line, pos, |c| match e {
            // The default of `*Ts`.
            Expr::Starred(_) => {
                let list = c.list_in_steps(std::slice::from_ref(e), pos)?;
                c.emit(Op::Unpack, list, list, 1, pos);
                Ok(list)
            }
            e => c.expr(e, Want::Any),
        })
    }

    /// The base of a generic class, in a fresh temporary.
    pub(super) fn generic_base(&mut self, pos: Position) -> Reg {
        let depth = self.depth();
        self.load_name(".type_params", Want::Temp, pos);
        self.load_const(Const::None, Want::Temp, pos);
        self.load_const(Const::None, Want::Temp, pos);
        let base = self.result(Want::Temp, depth);
        self.emit(Op::MakeTypeParam, base, base, make::BASE, pos);
        base
    }

    pub(super) fn type_alias(&mut self, s: &'a ast::StmtTypeAlias, pos: Position) -> Result<()> {
        let Expr::Name(name) = &*s.name else { return self.error(s.range, "invalid syntax") };
        let at = self.depth();
        let alias = match &s.type_params {
            None => self.alias(s, None, pos)?,
            Some(params) => {
                self.set_depth(at + self.generic_arguments(params));
                self.generic(params, &name.id, 0, at, Want::Temp, pos, |c, p| c.alias(s, Some(p), pos))?
            }
        };
        self.store_name(&name.id, alias, pos);
        self.set_depth(at);
        Ok(())
    }

    fn alias(&mut self, s: &'a ast::StmtTypeAlias, params: Option<Reg>, pos: Position) -> Result<Reg> {
        let depth = self.depth();
        let Expr::Name(name) = &*s.name else { return self.error(s.range, "invalid syntax") };
        let text = self.intern(&name.id);
        self.load_const(Const::Str(text), Want::Temp, pos);
        match params {
            Some(params) => {
                let copy = self.temp();
                self.emit(Op::Move, copy, params, 0, pos);
            }
            None => {
                self.load_const(Const::None, Want::Temp, pos);
            }
        }
        self.lazy_value(self.table.of_node(s), &s.value, pos)?;
        let alias = self.result(Want::Temp, depth);
        self.emit(Op::MakeTypeParam, alias, alias, make::ALIAS, pos);
        Ok(alias)
    }
}
