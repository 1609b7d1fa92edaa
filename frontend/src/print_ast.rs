//! Prints the syntax tree as `ast.dump(tree, indent=4)` of CPython does.
//!
//! The parser's tree differs from CPython's here and there: string pieces are not joined yet, `async` is a
//! flag, `elif` a list. It is brought to CPython's form first ([`Value`]), then printed, or made objects by the VM.

use ruff_python_ast::{self as ast, Expr, Mod, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::bytecode::{Const, Position};
use crate::fold::literal;
use crate::location::Source;
use crate::print_tokens::str_repr;
use crate::source::without_comments;
use crate::symtable::MAX_DEPTH;
use crate::{CompileError, Mode, parse};

/// The syntax tree of `source`.
pub fn tree(source: &[u8], filename: &str, mode: Mode) -> Result<Value, CompileError> {
    let parsed = parse::parse(source, filename, mode)?;
    let mut p = Printer { source: Source::new(&parsed.source, filename), depth: 0 };
    p.module(&parsed.ast, mode).map_err(|e| *e)
}

/// The syntax tree of `source`, as text.
pub fn ast(source: &[u8], filename: &str, mode: Mode) -> Result<String, CompileError> {
    let tree = tree(source, filename, mode)?;
    let mut out = String::new();
    tree.print(&mut out, 0);
    out.push('\n');
    Ok(out)
}

/// A node, a list, or anything else.
pub enum Value {
    /// Its class, its fields but for empty lists and what is missing, and where it is, if its class has places.
    Node(&'static str, Vec<(&'static str, Value)>, Option<Position>),
    List(Vec<Value>),
    Leaf(Const),
}

impl Value {
    fn print(&self, out: &mut String, level: usize) {
        let (items, close): (Vec<(&str, &Value)>, _) = match self {
            Value::Leaf(c) => return out.push_str(&const_repr(c)),
            Value::List(list) if list.is_empty() => return out.push_str("[]"),
            Value::List(list) => {
                out.push('[');
                (list.iter().map(|v| ("", v)).collect(), ']')
            }
            Value::Node(name, fields, _) => {
                out.push_str(name);
                out.push('(');
                (fields.iter().map(|(name, v)| (*name, v)).collect(), ')')
            }
        };
        // Up to three simple fields stay on the line.
        let on_one_line = close == ')' && items.len() <= 3 && items.iter().all(|(_, v)| v.is_simple());
        for (i, (name, value)) in items.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            if !on_one_line {
                out.push('\n');
                out.extend(std::iter::repeat_n("    ", level + 1));
            } else if i > 0 {
                out.push(' ');
            }
            if !name.is_empty() {
                out.push_str(name);
                out.push('=');
            }
            value.print(out, level + 1);
        }
        out.push(close);
    }

    fn is_simple(&self) -> bool {
        match self {
            Value::Leaf(_) => true,
            Value::List(list) => list.is_empty(),
            Value::Node(_, fields, _) => fields.is_empty(),
        }
    }
}

type Made<T> = crate::location::Result<T>;
type Fields = Vec<(&'static str, Value)>;

struct Printer<'a> {
    source: Source<'a>,
    depth: u32,
}

fn int(value: impl Into<i64>) -> Value {
    Value::Leaf(Const::Int(value.into()))
}

fn none() -> Value {
    Value::Leaf(Const::None)
}

fn name(id: &str) -> Value {
    Value::Leaf(Const::Str(id.into()))
}

/// A node that has no place.
fn node(name: &'static str, fields: impl Into<Fields>) -> Value {
    Value::Node(name, fields.into(), None)
}

/// Adds a field unless it is an empty list.
fn add_list(fields: &mut Fields, name: &'static str, list: Vec<Value>) {
    if !list.is_empty() {
        fields.push((name, Value::List(list)));
    }
}

fn add(fields: &mut Fields, name: &'static str, value: Option<Value>) {
    fields.extend(value.map(|v| (name, v)));
}

fn number(b: bool) -> Value {
    int(b as u8)
}

impl<'a> Printer<'a> {
    fn node_at(&self, name: &'static str, fields: impl Into<Fields>, at: TextRange) -> Value {
        Value::Node(name, fields.into(), Some(self.source.position(at)))
    }

    /// Where a definition is, without its decorators.
    fn place_of(&self, stmt: &Stmt) -> TextRange {
        let (decorators, range) = match stmt {
            Stmt::FunctionDef(s) => (&s.decorator_list, s.range),
            Stmt::ClassDef(s) => (&s.decorator_list, s.range),
            s => return s.range(),
        };
        let Some(last) = decorators.last() else { return range };
        let mut at = last.range.end().to_usize();
        loop {
            let rest = self.source.text.get(at..).unwrap_or("");
            at += rest.len() - rest.trim_start().len();
            match rest.trim_start().starts_with('#') {
                true => at += rest.trim_start().find('\n').unwrap_or(0),
                false => return TextRange::new(TextSize::new(at as u32), range.end()),
            }
        }
    }

    fn module(&mut self, module: &Mod, mode: Mode) -> Made<Value> {
        let mut fields = Fields::new();
        Ok(match module {
            Mod::Module(m) => {
                add_list(&mut fields, "body", self.body(&m.body)?);
                node(if mode == Mode::Single { "Interactive" } else { "Module" }, fields)
            }
            Mod::Expression(m) => node("Expression", [("body", self.expr(&m.body)?)]),
        })
    }

    fn body(&mut self, body: &[Stmt]) -> Made<Vec<Value>> {
        body.iter().map(|s| self.stmt(s)).collect()
    }

    fn exprs<'e>(&mut self, list: impl IntoIterator<Item = &'e Expr>) -> Made<Vec<Value>> {
        list.into_iter().map(|e| self.expr(e)).collect()
    }

    fn maybe(&mut self, e: Option<&Expr>) -> Made<Option<Value>> {
        e.map(|e| self.expr(e)).transpose()
    }

    // -----------------------------------------------------------------------------------------------
    // Statements

    fn stmt(&mut self, stmt: &Stmt) -> Made<Value> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.source.too_deep());
        }
        let mut fields = Fields::new();
        let name = self.stmt_fields(stmt, &mut fields)?;
        self.depth -= 1;
        Ok(self.node_at(name, fields, self.place_of(stmt)))
    }

    fn stmt_fields(&mut self, stmt: &Stmt, f: &mut Fields) -> Made<&'static str> {
        Ok(match stmt {
            Stmt::FunctionDef(s) => {
                f.push(("name", name(&s.name)));
                f.push(("args", self.parameters(&s.parameters)?));
                add_list(f, "body", self.body(&s.body)?);
                add_list(f, "decorator_list", self.exprs(s.decorator_list.iter().map(|d| &d.expression))?);
                add(f, "returns", self.maybe(s.returns.as_deref())?);
                self.type_params(f, s.type_params.as_deref())?;
                if s.is_async { "AsyncFunctionDef" } else { "FunctionDef" }
            }
            Stmt::ClassDef(s) => {
                f.push(("name", name(&s.name)));
                if let Some(arguments) = &s.arguments {
                    add_list(f, "bases", self.exprs(&arguments.args)?);
                    add_list(f, "keywords", self.keywords(&arguments.keywords)?);
                }
                add_list(f, "body", self.body(&s.body)?);
                add_list(f, "decorator_list", self.exprs(s.decorator_list.iter().map(|d| &d.expression))?);
                self.type_params(f, s.type_params.as_deref())?;
                "ClassDef"
            }
            Stmt::Return(s) => {
                add(f, "value", self.maybe(s.value.as_deref())?);
                "Return"
            }
            Stmt::Delete(s) => {
                add_list(f, "targets", self.exprs(&s.targets)?);
                "Delete"
            }
            Stmt::TypeAlias(s) => {
                f.push(("name", self.expr(&s.name)?));
                self.type_params(f, s.type_params.as_deref())?;
                f.push(("value", self.expr(&s.value)?));
                "TypeAlias"
            }
            Stmt::Assign(s) => {
                add_list(f, "targets", self.exprs(&s.targets)?);
                f.push(("value", self.expr(&s.value)?));
                "Assign"
            }
            Stmt::AugAssign(s) => {
                f.push(("target", self.expr(&s.target)?));
                f.push(("op", operator(s.op)));
                f.push(("value", self.expr(&s.value)?));
                "AugAssign"
            }
            Stmt::AnnAssign(s) => {
                f.push(("target", self.expr(&s.target)?));
                f.push(("annotation", self.expr(&s.annotation)?));
                add(f, "value", self.maybe(s.value.as_deref())?);
                f.push(("simple", number(s.simple)));
                "AnnAssign"
            }
            Stmt::For(s) => {
                f.push(("target", self.expr(&s.target)?));
                f.push(("iter", self.expr(&s.iter)?));
                add_list(f, "body", self.body(&s.body)?);
                add_list(f, "orelse", self.body(&s.orelse)?);
                if s.is_async { "AsyncFor" } else { "For" }
            }
            Stmt::While(s) => {
                f.push(("test", self.expr(&s.test)?));
                add_list(f, "body", self.body(&s.body)?);
                add_list(f, "orelse", self.body(&s.orelse)?);
                "While"
            }
            Stmt::If(s) => {
                f.push(("test", self.expr(&s.test)?));
                add_list(f, "body", self.body(&s.body)?);
                add_list(f, "orelse", self.elifs(&s.elif_else_clauses)?);
                "If"
            }
            Stmt::With(s) => {
                let items = s.items.iter().map(|item| {
                    let mut f = vec![("context_expr", self.expr(&item.context_expr)?)];
                    add(&mut f, "optional_vars", self.maybe(item.optional_vars.as_deref())?);
                    Ok(node("withitem", f))
                });
                f.push(("items", Value::List(items.collect::<Made<_>>()?)));
                add_list(f, "body", self.body(&s.body)?);
                if s.is_async { "AsyncWith" } else { "With" }
            }
            Stmt::Match(s) => {
                f.push(("subject", self.expr(&s.subject)?));
                let cases = s.cases.iter().map(|case| {
                    let mut f = vec![("pattern", self.pattern(&case.pattern)?)];
                    add(&mut f, "guard", self.maybe(case.guard.as_deref())?);
                    add_list(&mut f, "body", self.body(&case.body)?);
                    Ok(node("match_case", f))
                });
                let cases = cases.collect::<Made<_>>()?;
                add_list(f, "cases", cases);
                "Match"
            }
            Stmt::Raise(s) => {
                add(f, "exc", self.maybe(s.exc.as_deref())?);
                add(f, "cause", self.maybe(s.cause.as_deref())?);
                "Raise"
            }
            Stmt::Try(s) => {
                add_list(f, "body", self.body(&s.body)?);
                let handlers = s.handlers.iter().map(|ast::ExceptHandler::ExceptHandler(h)| {
                    let mut f = Fields::new();
                    add(&mut f, "type", self.maybe(h.type_.as_deref())?);
                    add(&mut f, "name", h.name.as_deref().map(name));
                    add_list(&mut f, "body", self.body(&h.body)?);
                    Ok(self.node_at("ExceptHandler", f, h.range))
                });
                let handlers = handlers.collect::<Made<_>>()?;
                add_list(f, "handlers", handlers);
                add_list(f, "orelse", self.body(&s.orelse)?);
                add_list(f, "finalbody", self.body(&s.finalbody)?);
                if s.is_star { "TryStar" } else { "Try" }
            }
            Stmt::Assert(s) => {
                f.push(("test", self.expr(&s.test)?));
                add(f, "msg", self.maybe(s.msg.as_deref())?);
                "Assert"
            }
            Stmt::Import(s) => {
                add_list(f, "names", s.names.iter().map(|a| self.alias(a)).collect());
                "Import"
            }
            Stmt::ImportFrom(s) => {
                add(f, "module", s.module.as_deref().map(name));
                add_list(f, "names", s.names.iter().map(|a| self.alias(a)).collect());
                f.push(("level", int(s.level)));
                "ImportFrom"
            }
            Stmt::Global(s) => {
                add_list(f, "names", s.names.iter().map(|n| name(n)).collect());
                "Global"
            }
            Stmt::Nonlocal(s) => {
                add_list(f, "names", s.names.iter().map(|n| name(n)).collect());
                "Nonlocal"
            }
            Stmt::Expr(s) => {
                f.push(("value", self.expr(&s.value)?));
                "Expr"
            }
            Stmt::Pass(_) => "Pass",
            Stmt::Break(_) => "Break",
            Stmt::Continue(_) => "Continue",
            // Only made for other dialects.
            Stmt::IpyEscapeCommand(_) => "Pass",
        })
    }

    /// The `orelse` of an `if`: each `elif` is an `if` in the one before, made from the inside out.
    fn elifs(&mut self, clauses: &[ast::ElifElseClause]) -> Made<Vec<Value>> {
        let mut orelse = Vec::new();
        let mut n_open = 0;
        let mut done = Vec::new();
        for clause in clauses {
            let test = self.maybe(clause.test.as_ref())?;
            done.push((test, self.body(&clause.body)?));
            // What is printed nests.
            self.depth += 1;
            n_open += 1;
            if self.depth > MAX_DEPTH {
                return Err(self.source.too_deep());
            }
        }
        self.depth -= n_open;
        let end = clauses.last().map_or(TextSize::new(0), |c| c.range.end());
        for ((test, body), clause) in done.into_iter().zip(clauses).rev() {
            orelse = match test {
                None => body,
                Some(test) => {
                    let mut f = vec![("test", test)];
                    add_list(&mut f, "body", body);
                    add_list(&mut f, "orelse", orelse);
                    vec![self.node_at("If", f, TextRange::new(clause.range.start(), end))]
                }
            };
        }
        Ok(orelse)
    }

    fn parameters(&mut self, p: &ast::Parameters) -> Made<Value> {
        let mut f = Fields::new();
        let mut defaults = Vec::new();
        for (field, list) in [("posonlyargs", &p.posonlyargs), ("args", &p.args)] {
            let mut names = Vec::new();
            for p in list {
                names.push(self.parameter(&p.parameter)?);
                defaults.extend(self.maybe(p.default.as_deref())?);
            }
            add_list(&mut f, field, names);
        }
        let vararg = p.vararg.as_deref().map(|p| self.parameter(p)).transpose()?;
        add(&mut f, "vararg", vararg);
        let (mut names, mut kw_defaults) = (Vec::new(), Vec::new());
        for p in &p.kwonlyargs {
            names.push(self.parameter(&p.parameter)?);
            kw_defaults.push(self.maybe(p.default.as_deref())?.unwrap_or_else(none));
        }
        add_list(&mut f, "kwonlyargs", names);
        add_list(&mut f, "kw_defaults", kw_defaults);
        let kwarg = p.kwarg.as_deref().map(|p| self.parameter(p)).transpose()?;
        add(&mut f, "kwarg", kwarg);
        add_list(&mut f, "defaults", defaults);
        Ok(node("arguments", f))
    }

    fn parameter(&mut self, p: &ast::Parameter) -> Made<Value> {
        let mut f = vec![("arg", name(&p.name))];
        add(&mut f, "annotation", self.maybe(p.annotation.as_deref())?);
        // The parser's range begins at the star.
        Ok(self.node_at("arg", f, TextRange::new(p.name.range.start(), p.range.end())))
    }

    fn type_params(&mut self, fields: &mut Fields, params: Option<&ast::TypeParams>) -> Made<()> {
        let mut list = Vec::new();
        for param in params.map_or(&[][..], |p| &p.type_params) {
            let (kind, id, bound, default) = match param {
                ast::TypeParam::TypeVar(p) => ("TypeVar", &p.name, p.bound.as_deref(), &p.default),
                ast::TypeParam::TypeVarTuple(p) => ("TypeVarTuple", &p.name, None, &p.default),
                ast::TypeParam::ParamSpec(p) => ("ParamSpec", &p.name, None, &p.default),
            };
            let mut f = vec![("name", name(id))];
            add(&mut f, "bound", self.maybe(bound)?);
            add(&mut f, "default_value", self.maybe(default.as_deref())?);
            list.push(self.node_at(kind, f, param.range()));
        }
        add_list(fields, "type_params", list);
        Ok(())
    }

    fn keywords(&mut self, keywords: &[ast::Keyword]) -> Made<Vec<Value>> {
        let keywords = keywords.iter().map(|k| {
            let mut f = Fields::new();
            add(&mut f, "arg", k.arg.as_deref().map(name));
            f.push(("value", self.expr(&k.value)?));
            Ok(self.node_at("keyword", f, k.range))
        });
        keywords.collect()
    }

    // -----------------------------------------------------------------------------------------------
    // Patterns

    fn patterns(&mut self, list: &[Pattern]) -> Made<Vec<Value>> {
        list.iter().map(|p| self.pattern(p)).collect()
    }

    fn pattern(&mut self, pattern: &Pattern) -> Made<Value> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.source.too_deep());
        }
        let mut f = Fields::new();
        let kind = match pattern {
            Pattern::MatchValue(p) => {
                f.push(("value", self.expr(&p.value)?));
                "MatchValue"
            }
            Pattern::MatchSingleton(p) => {
                let value = match p.value {
                    ast::Singleton::None => Const::None,
                    ast::Singleton::True => Const::Bool(true),
                    ast::Singleton::False => Const::Bool(false),
                };
                f.push(("value", Value::Leaf(value)));
                "MatchSingleton"
            }
            Pattern::MatchSequence(p) => {
                add_list(&mut f, "patterns", self.patterns(&p.patterns)?);
                "MatchSequence"
            }
            Pattern::MatchMapping(p) => {
                add_list(&mut f, "keys", self.exprs(&p.keys)?);
                add_list(&mut f, "patterns", self.patterns(&p.patterns)?);
                add(&mut f, "rest", p.rest.as_deref().map(name));
                "MatchMapping"
            }
            Pattern::MatchClass(p) => {
                f.push(("cls", self.expr(&p.cls)?));
                add_list(&mut f, "patterns", self.patterns(&p.arguments.patterns)?);
                let keywords = &p.arguments.keywords;
                add_list(&mut f, "kwd_attrs", keywords.iter().map(|k| name(&k.attr)).collect());
                let patterns = keywords.iter().map(|k| self.pattern(&k.pattern)).collect::<Made<_>>()?;
                add_list(&mut f, "kwd_patterns", patterns);
                "MatchClass"
            }
            Pattern::MatchStar(p) => {
                add(&mut f, "name", p.name.as_deref().map(name));
                "MatchStar"
            }
            Pattern::MatchAs(p) => {
                add(&mut f, "pattern", p.pattern.as_deref().map(|p| self.pattern(p)).transpose()?);
                add(&mut f, "name", p.name.as_deref().map(name));
                "MatchAs"
            }
            Pattern::MatchOr(p) => {
                add_list(&mut f, "patterns", self.patterns(&p.patterns)?);
                "MatchOr"
            }
        };
        self.depth -= 1;
        Ok(self.node_at(kind, f, pattern.range()))
    }

    // -----------------------------------------------------------------------------------------------
    // Expressions

    fn expr(&mut self, e: &Expr) -> Made<Value> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.source.too_deep());
        }
        let mut fields = Fields::new();
        let name = self.expr_fields(e, &mut fields)?;
        self.depth -= 1;
        Ok(self.node_at(name, fields, e.range()))
    }

    fn expr_fields(&mut self, e: &Expr, f: &mut Fields) -> Made<&'static str> {
        Ok(match e {
            Expr::BoolOp(e) => {
                f.push(("op", node(if e.op == ast::BoolOp::And { "And" } else { "Or" }, [])));
                add_list(f, "values", self.exprs(&e.values)?);
                "BoolOp"
            }
            Expr::Named(e) => {
                f.push(("target", self.expr(&e.target)?));
                f.push(("value", self.expr(&e.value)?));
                "NamedExpr"
            }
            Expr::BinOp(e) => {
                f.push(("left", self.expr(&e.left)?));
                f.push(("op", operator(e.op)));
                f.push(("right", self.expr(&e.right)?));
                "BinOp"
            }
            Expr::UnaryOp(e) => {
                let op = match e.op {
                    ast::UnaryOp::Invert => "Invert",
                    ast::UnaryOp::Not => "Not",
                    ast::UnaryOp::UAdd => "UAdd",
                    ast::UnaryOp::USub => "USub",
                };
                f.push(("op", node(op, [])));
                f.push(("operand", self.expr(&e.operand)?));
                "UnaryOp"
            }
            Expr::Lambda(e) => {
                let parameters = match &e.parameters {
                    Some(p) => self.parameters(p)?,
                    None => node("arguments", []),
                };
                f.push(("args", parameters));
                f.push(("body", self.expr(&e.body)?));
                "Lambda"
            }
            Expr::If(e) => {
                f.push(("test", self.expr(&e.test)?));
                f.push(("body", self.expr(&e.body)?));
                f.push(("orelse", self.expr(&e.orelse)?));
                "IfExp"
            }
            Expr::Dict(e) => {
                let (mut keys, mut values) = (Vec::new(), Vec::new());
                for item in &e.items {
                    keys.push(self.maybe(item.key.as_ref())?.unwrap_or_else(none));
                    values.push(self.expr(&item.value)?);
                }
                add_list(f, "keys", keys);
                add_list(f, "values", values);
                "Dict"
            }
            Expr::Set(e) => {
                add_list(f, "elts", self.exprs(&e.elts)?);
                "Set"
            }
            Expr::ListComp(e) => {
                f.push(("elt", self.expr(&e.elt)?));
                add_list(f, "generators", self.generators(&e.generators)?);
                "ListComp"
            }
            Expr::SetComp(e) => {
                f.push(("elt", self.expr(&e.elt)?));
                add_list(f, "generators", self.generators(&e.generators)?);
                "SetComp"
            }
            Expr::DictComp(e) => {
                add(f, "key", self.maybe(e.key.as_deref())?);
                f.push(("value", self.expr(&e.value)?));
                add_list(f, "generators", self.generators(&e.generators)?);
                "DictComp"
            }
            Expr::Generator(e) => {
                f.push(("elt", self.expr(&e.elt)?));
                add_list(f, "generators", self.generators(&e.generators)?);
                "GeneratorExp"
            }
            Expr::Await(e) => {
                f.push(("value", self.expr(&e.value)?));
                "Await"
            }
            Expr::Yield(e) => {
                add(f, "value", self.maybe(e.value.as_deref())?);
                "Yield"
            }
            Expr::YieldFrom(e) => {
                f.push(("value", self.expr(&e.value)?));
                "YieldFrom"
            }
            Expr::Compare(e) => {
                f.push(("left", self.expr(&e.left)?));
                add_list(f, "ops", e.ops.iter().map(|op| node(comparison(*op), [])).collect());
                add_list(f, "comparators", self.exprs(&e.comparators)?);
                "Compare"
            }
            Expr::Call(e) => {
                f.push(("func", self.expr(&e.func)?));
                add_list(f, "args", self.exprs(&e.arguments.args)?);
                add_list(f, "keywords", self.keywords(&e.arguments.keywords)?);
                "Call"
            }
            Expr::FString(e) => {
                let mut pieces = Pieces::default();
                for part in &e.value {
                    match part {
                        ast::FStringPart::Literal(s) => {
                            pieces.text(s, s.flags.prefix().is_unicode(), s.range);
                        }
                        ast::FStringPart::FString(s) => {
                            self.pieces(&mut pieces, &s.elements, "FormattedValue")?
                        }
                    }
                }
                add_list(f, "values", pieces.finish(self));
                "JoinedStr"
            }
            Expr::TString(e) => {
                let mut pieces = Pieces::default();
                for part in &e.value {
                    self.pieces(&mut pieces, &part.elements, "Interpolation")?;
                }
                add_list(f, "values", pieces.finish(self));
                "TemplateStr"
            }
            Expr::StringLiteral(e) => {
                f.push(("value", name(e.value.to_str())));
                if e.value.is_unicode() {
                    f.push(("kind", name("u")));
                }
                "Constant"
            }
            Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {
                f.push(("value", Value::Leaf(literal(e).unwrap_or(Const::None))));
                "Constant"
            }
            Expr::Attribute(e) => {
                f.push(("value", self.expr(&e.value)?));
                f.push(("attr", name(&e.attr)));
                f.push(("ctx", context(e.ctx)));
                "Attribute"
            }
            Expr::Subscript(e) => {
                f.push(("value", self.expr(&e.value)?));
                f.push(("slice", self.expr(&e.slice)?));
                f.push(("ctx", context(e.ctx)));
                "Subscript"
            }
            Expr::Starred(e) => {
                f.push(("value", self.expr(&e.value)?));
                f.push(("ctx", context(e.ctx)));
                "Starred"
            }
            Expr::Name(e) => {
                f.push(("id", name(&e.id)));
                f.push(("ctx", context(e.ctx)));
                "Name"
            }
            Expr::List(e) => {
                add_list(f, "elts", self.exprs(&e.elts)?);
                f.push(("ctx", context(e.ctx)));
                "List"
            }
            Expr::Tuple(e) => {
                add_list(f, "elts", self.exprs(&e.elts)?);
                f.push(("ctx", context(e.ctx)));
                "Tuple"
            }
            Expr::Slice(e) => {
                add(f, "lower", self.maybe(e.lower.as_deref())?);
                add(f, "upper", self.maybe(e.upper.as_deref())?);
                add(f, "step", self.maybe(e.step.as_deref())?);
                "Slice"
            }
            // Only made for other dialects.
            Expr::IpyEscapeCommand(_) => "Constant",
        })
    }

    fn generators(&mut self, list: &[ast::Comprehension]) -> Made<Vec<Value>> {
        let list = list.iter().map(|c| {
            let mut f = vec![("target", self.expr(&c.target)?), ("iter", self.expr(&c.iter)?)];
            add_list(&mut f, "ifs", self.exprs(&c.ifs)?);
            f.push(("is_async", number(c.is_async)));
            Ok(node("comprehension", f))
        });
        list.collect()
    }

    /// Adds the pieces of an f- or t-string, whose replacement fields are nodes named `field`.
    fn pieces(
        &mut self,
        pieces: &mut Pieces,
        elements: &ast::InterpolatedStringElements,
        field: &'static str,
    ) -> Made<()> {
        for element in elements {
            let e = match element {
                ast::InterpolatedStringElement::Literal(s) => {
                    pieces.text(&s.value, false, s.range);
                    continue;
                }
                ast::InterpolatedStringElement::Interpolation(e) => e,
            };
            if let Some(debug) = &e.debug_text {
                pieces.text(&without_comments(debug.as_str()), false, self.debug_range(e));
            }
            let mut f = vec![("value", self.expr(&e.expression)?)];
            if field == "Interpolation" {
                f.push(("str", name(&without_comments(self.expression_text(e)))));
            }
            let conversion = match e.conversion {
                ast::ConversionFlag::None if e.debug_text.is_some() && e.format_spec.is_none() => b'r' as i8,
                conversion => conversion as i8,
            };
            f.push(("conversion", int(conversion)));
            if let Some(spec) = &e.format_spec {
                // With the colon.
                let place = TextRange::new(spec.range.start() - TextSize::new(1), spec.range.end());
                let mut inner = Pieces::default();
                self.depth += 1;
                self.pieces(&mut inner, &spec.elements, "FormattedValue")?;
                self.depth -= 1;
                let mut spec = Fields::new();
                add_list(&mut spec, "values", inner.finish(self));
                f.push(("format_spec", self.node_at("JoinedStr", spec, place)));
            }
            pieces.value(self, self.node_at(field, f, e.range));
        }
        Ok(())
    }

    /// Where the text is that a replacement field shows before its value.
    fn debug_range(&self, e: &ast::InterpolatedElement) -> TextRange {
        let start = e.range.start() + TextSize::new(1);
        let after = e.expression.range().end().to_usize();
        let rest = self.source.text.get(after..).unwrap_or("");
        let sign = rest.find('=').map_or(0, |i| i + 1);
        let space = rest.get(sign..).map_or(0, |r| r.len() - r.trim_start().len());
        TextRange::new(start, TextSize::new((after + sign + space) as u32))
    }

    fn alias(&self, a: &ast::Alias) -> Value {
        let mut f = vec![("name", name(&a.name))];
        add(&mut f, "asname", a.asname.as_deref().map(name));
        self.node_at("alias", f, a.range)
    }

    /// The source of the expression in a replacement field, with the space around it.
    fn expression_text(&self, e: &ast::InterpolatedElement) -> &'a str {
        let start = e.range.start().to_usize() + 1;
        let after = e.expression.range().end().to_usize();
        let source: &'a str = self.source.text;
        let rest = source.get(after..).unwrap_or("");
        let end = after + rest.find(['=', '!', ':', '}']).unwrap_or(0);
        source.get(start..end).unwrap_or("")
    }
}

/// The values of a joined string: text next to text is one constant.
#[derive(Default)]
struct Pieces {
    values: Vec<Value>,
    text: String,
    /// Where the text is.
    place: TextRange,
    is_unicode: bool,
}

impl Pieces {
    fn text(&mut self, text: &str, is_unicode: bool, place: TextRange) {
        if self.text.is_empty() {
            (self.is_unicode, self.place) = (is_unicode, place);
        }
        self.place = self.place.cover(place);
        self.text.push_str(text);
    }

    fn value(&mut self, p: &Printer, value: Value) {
        self.flush(p);
        self.values.push(value);
    }

    fn flush(&mut self, p: &Printer) {
        if !self.text.is_empty() {
            let mut f = vec![("value", name(&std::mem::take(&mut self.text)))];
            if self.is_unicode {
                f.push(("kind", name("u")));
            }
            self.values.push(p.node_at("Constant", f, self.place));
        }
    }

    fn finish(mut self, p: &Printer) -> Vec<Value> {
        self.flush(p);
        self.values
    }
}

fn context(ctx: ast::ExprContext) -> Value {
    let name = match ctx {
        ast::ExprContext::Store => "Store",
        ast::ExprContext::Del => "Del",
        ast::ExprContext::Load | ast::ExprContext::Invalid => "Load",
    };
    node(name, [])
}

fn operator(op: ast::Operator) -> Value {
    let name = match op {
        ast::Operator::Add => "Add",
        ast::Operator::Sub => "Sub",
        ast::Operator::Mult => "Mult",
        ast::Operator::MatMult => "MatMult",
        ast::Operator::Div => "Div",
        ast::Operator::Mod => "Mod",
        ast::Operator::Pow => "Pow",
        ast::Operator::LShift => "LShift",
        ast::Operator::RShift => "RShift",
        ast::Operator::BitOr => "BitOr",
        ast::Operator::BitXor => "BitXor",
        ast::Operator::BitAnd => "BitAnd",
        ast::Operator::FloorDiv => "FloorDiv",
    };
    node(name, [])
}

fn comparison(op: ast::CmpOp) -> &'static str {
    match op {
        ast::CmpOp::Eq => "Eq",
        ast::CmpOp::NotEq => "NotEq",
        ast::CmpOp::Lt => "Lt",
        ast::CmpOp::LtE => "LtE",
        ast::CmpOp::Gt => "Gt",
        ast::CmpOp::GtE => "GtE",
        ast::CmpOp::Is => "Is",
        ast::CmpOp::IsNot => "IsNot",
        ast::CmpOp::In => "In",
        ast::CmpOp::NotIn => "NotIn",
    }
}

// ---------------------------------------------------------------------------------------------------
// Literals as Python prints them

pub(crate) fn const_repr(c: &Const) -> String {
    match c {
        Const::None => "None".to_string(),
        Const::Ellipsis => "Ellipsis".to_string(),
        Const::Bool(true) => "True".to_string(),
        Const::Bool(false) => "False".to_string(),
        Const::Int(n) => n.to_string(),
        Const::BigInt(digits) => digits.to_string(),
        Const::Float(x) => float_repr(*x),
        Const::Complex(x) => {
            let shown = float_repr(*x);
            format!("{}j", shown.strip_suffix(".0").unwrap_or(&shown))
        }
        Const::Bytes(bytes) => bytes_repr(bytes),
        Const::Str(s) => str_repr(s),
        // No literal is any of these.
        Const::WideStr(_) | Const::Tuple(_) | Const::FrozenSet(_) | Const::Code(_) => String::new(),
    }
}

/// The shortest digits that read back as `x`, with an exponent below 1e-4 and from 1e16.
fn float_repr(x: f64) -> String {
    if !x.is_finite() {
        return if x.is_nan() { "nan" } else { "inf" }.to_string();
    }
    if x == 0.0 || (1e-4..1e16).contains(&x.abs()) {
        return format!("{x:?}");
    }
    let shown = format!("{x:e}");
    let (digits, exponent) = shown.split_once('e').unwrap_or((&shown, "0"));
    let (sign, exponent) = match exponent.strip_prefix('-') {
        Some(exponent) => ('-', exponent),
        None => ('+', exponent),
    };
    format!("{digits}e{sign}{exponent:0>2}")
}

fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{quote}");
    for &b in bytes {
        match b {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            _ if b as char == quote => {
                out.push('\\');
                out.push(quote);
            }
            b' '..=b'~' => out.push(b as char),
            _ => out.push_str(&format!("\\x{b:02x}")),
        }
    }
    out.push(quote);
    out
}
