//! Syntax trees in the form that Python's module `ast` has: nodes of a kind with named fields.
//!
//! The parser's tree differs from CPython's here and there: string pieces are not joined yet, `async` is a flag, `elif` a list,
//! definitions start at their decorators. [`parse`] brings it to CPython's form; [`crate::tree_ast`] goes the other way.

use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr, Mod, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::bytecode::{Const, Position};
use crate::fold;
use crate::location::Source;
use crate::source::{Raw, without_comments};
use crate::surrogates;
use crate::symtable::MAX_DEPTH;
use crate::{CompileError, Mode, feature_version, parse, type_comments};

/// A node of a tree.
#[derive(Debug)]
pub struct Node {
    pub kind: &'static str,
    /// In the order of CPython's grammar, all of them.
    pub fields: Vec<(&'static str, Field)>,
    /// Where it is in the source, for kinds that have a place.
    pub at: Option<Position>,
}

#[derive(Debug)]
pub enum Field {
    /// What is left out: Python's None.
    None,
    Node(Box<Node>),
    List(Vec<Field>),
    /// A name, or another string that is no constant.
    Name(Rc<str>),
    Int(i64),
    Const(Const),
}

/// What trees can be asked for.
#[derive(Clone, Copy, Default)]
pub struct Options {
    /// Put type comments into the nodes that may have one.
    pub type_comments: bool,
    /// Refuse what this minor version of Python 3 did not have.
    pub minor: Option<u32>,
}

/// Parses `source` to a tree.
pub fn parse(source: Raw, filename: &str, mode: Mode, options: Options) -> Result<Node, CompileError> {
    let parsed = parse::parse(source, filename, mode)?;
    let mut b = Builder { source: Source::new(&parsed.source, filename), depth: 0 };
    let mut root = b.module(&parsed.ast, mode).map_err(|e| *e)?;
    if options.type_comments {
        type_comments::add(&mut root, &b.source, parse::options(mode));
    }
    if let Some((at, msg)) = options.minor.and_then(|minor| feature_version::unsupported(&root, minor)) {
        return Err(*b.source.error_at(at.unwrap_or_default(), msg));
    }
    Ok(root)
}

/// Parses the type of a function, as in the comment `# type: (int, *str) -> bool`, to a `FunctionType`.
pub fn parse_function_type(source: &[u8], filename: &str) -> Result<Node, CompileError> {
    let text = String::from_utf8_lossy(source).into_owned();
    // The arguments are those of a call, and what is behind the arrow is an expression: as one tuple they are parsed at their
    // places.
    let arrow = text.rfind("->");
    let (arguments, returns) = arrow.map_or((&*text, ""), |at| (&text[..at], &text[at + 2..]));
    let quoted = format!("f{arguments}, {returns}");
    let parsed = parse::parse(quoted.as_bytes(), filename, Mode::Eval)?;
    let mut b = Builder { source: Source::new(&parsed.source, filename), depth: 0 };
    if let Mod::Expression(m) = &parsed.ast
        && let Expr::Tuple(t) = &*m.body
        && let [Expr::Call(call), returns] = &t.elts[..]
        && arrow.is_some()
        && matches!(&*call.func, Expr::Name(_))
    {
        let starred = call.arguments.keywords.iter().filter(|k| k.arg.is_none()).map(|k| &k.value);
        let plain = call.arguments.args.iter().map(|a| match a {
            Expr::Starred(s) => &*s.value,
            a => a,
        });
        let all: Vec<&Expr> = plain.chain(starred).collect();
        let argtypes = b.exprs(all).map_err(|e| *e)?;
        let returns = b.expr(returns).map_err(|e| *e)?;
        return Ok(Node {
            kind: "FunctionType",
            fields: vec![("argtypes", argtypes), ("returns", returns)],
            at: None,
        });
    }
    let at = Position { line: 1, end_line: 1, col: 0, end_col: 0 };
    Err(*b.source.error_at(at, "invalid syntax"))
}

type Made<T> = crate::location::Result<T>;

struct Builder<'a> {
    source: Source<'a>,
    depth: u32,
}

fn name(id: &str) -> Field {
    Field::Name(id.into())
}

fn maybe_name(id: Option<&ast::Identifier>) -> Field {
    id.map_or(Field::None, |id| name(id))
}

fn node<const N: usize>(
    kind: &'static str,
    at: Option<Position>,
    fields: [(&'static str, Field); N],
) -> Field {
    Field::Node(Box::new(Node { kind, fields: fields.into(), at }))
}

/// A node without fields, such as an operator.
fn leaf(kind: &'static str) -> Field {
    node(kind, None, [])
}

impl<'a> Builder<'a> {
    fn module(&mut self, module: &Mod, mode: Mode) -> Made<Node> {
        let (kind, fields) = match module {
            Mod::Module(m) => {
                let body = ("body", self.body(&m.body)?);
                match mode {
                    Mode::Single => ("Interactive", vec![body]),
                    _ => ("Module", vec![body, ("type_ignores", Field::List(Vec::new()))]),
                }
            }
            Mod::Expression(m) => ("Expression", vec![("body", self.expr(&m.body)?)]),
        };
        Ok(Node { kind, fields, at: None })
    }

    fn at(&self, node: &impl Ranged) -> Option<Position> {
        Some(self.source.position(node.range()))
    }

    fn enter(&mut self) -> Made<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(self.source.too_deep()) } else { Ok(()) }
    }

    fn body(&mut self, body: &[Stmt]) -> Made<Field> {
        Ok(Field::List(body.iter().map(|s| self.stmt(s)).collect::<Made<_>>()?))
    }

    fn exprs<'e>(&mut self, list: impl IntoIterator<Item = &'e Expr>) -> Made<Field> {
        Ok(Field::List(list.into_iter().map(|e| self.expr(e)).collect::<Made<_>>()?))
    }

    fn maybe(&mut self, e: Option<&Expr>) -> Made<Field> {
        e.map_or(Ok(Field::None), |e| self.expr(e))
    }

    // -----------------------------------------------------------------------------------------------
    // Statements

    /// The place of what ends with a block: a semicolon behind its last statement belongs to it.
    fn block_at(&self, range: TextRange) -> Option<Position> {
        let rest = &self.source.text[range.end().to_usize()..];
        let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\x0c']).len();
        let more = if rest[blank..].starts_with(';') { blank as u32 + 1 } else { 0 };
        Some(self.source.position(TextRange::new(range.start(), range.end() + TextSize::new(more))))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Made<Field> {
        self.enter()?;
        let at = match stmt {
            Stmt::For(_) | Stmt::While(_) | Stmt::If(_) | Stmt::With(_) | Stmt::Match(_) | Stmt::Try(_) => {
                self.block_at(stmt.range())
            }
            _ => self.at(stmt),
        };
        let made = self.stmt_at(stmt, at);
        self.depth -= 1;
        made
    }

    fn stmt_at(&mut self, stmt: &Stmt, at: Option<Position>) -> Made<Field> {
        Ok(match stmt {
            Stmt::FunctionDef(s) => self.function(s)?,
            Stmt::ClassDef(s) => {
                let none = (&[][..], &[][..]);
                let (bases, keywords) = s.arguments.as_ref().map_or(none, |a| (&a.args[..], &a.keywords[..]));
                node(
                    "ClassDef",
                    self.definition_at(s.range, &s.decorator_list),
                    [
                        ("name", name(&s.name)),
                        ("bases", self.exprs(bases)?),
                        ("keywords", self.keywords(keywords)?),
                        ("body", self.body(&s.body)?),
                        ("decorator_list", self.exprs(s.decorator_list.iter().map(|d| &d.expression))?),
                        ("type_params", self.type_params(s.type_params.as_deref())?),
                    ],
                )
            }
            Stmt::Return(s) => node("Return", at, [("value", self.maybe(s.value.as_deref())?)]),
            Stmt::Delete(s) => node("Delete", at, [("targets", self.exprs(&s.targets)?)]),
            Stmt::TypeAlias(s) => node(
                "TypeAlias",
                at,
                [
                    ("name", self.expr(&s.name)?),
                    ("type_params", self.type_params(s.type_params.as_deref())?),
                    ("value", self.expr(&s.value)?),
                ],
            ),
            Stmt::Assign(s) => {
                let (targets, value) = (self.exprs(&s.targets)?, self.expr(&s.value)?);
                node("Assign", at, [("targets", targets), ("value", value), ("type_comment", Field::None)])
            }
            Stmt::AugAssign(s) => {
                let (target, value) = (self.expr(&s.target)?, self.expr(&s.value)?);
                node("AugAssign", at, [("target", target), ("op", leaf(operator(s.op))), ("value", value)])
            }
            Stmt::AnnAssign(s) => node(
                "AnnAssign",
                at,
                [
                    ("target", self.expr(&s.target)?),
                    ("annotation", self.expr(&s.annotation)?),
                    ("value", self.maybe(s.value.as_deref())?),
                    ("simple", Field::Int(s.simple as i64)),
                ],
            ),
            Stmt::For(s) => node(
                if s.is_async { "AsyncFor" } else { "For" },
                at,
                [
                    ("target", self.expr(&s.target)?),
                    ("iter", self.expr(&s.iter)?),
                    ("body", self.body(&s.body)?),
                    ("orelse", self.body(&s.orelse)?),
                    ("type_comment", Field::None),
                ],
            ),
            Stmt::While(s) => {
                let (test, body) = (self.expr(&s.test)?, self.body(&s.body)?);
                node("While", at, [("test", test), ("body", body), ("orelse", self.body(&s.orelse)?)])
            }
            Stmt::If(s) => {
                let (test, body) = (self.expr(&s.test)?, self.body(&s.body)?);
                let orelse = self.elifs(&s.elif_else_clauses, s.range.end())?;
                node("If", at, [("test", test), ("body", body), ("orelse", orelse)])
            }
            Stmt::With(s) => {
                let items = s.items.iter().map(|item| {
                    let context = ("context_expr", self.expr(&item.context_expr)?);
                    Ok(node(
                        "withitem",
                        None,
                        [context, ("optional_vars", self.maybe(item.optional_vars.as_deref())?)],
                    ))
                });
                let items = Field::List(items.collect::<Made<_>>()?);
                let kind = if s.is_async { "AsyncWith" } else { "With" };
                node(
                    kind,
                    at,
                    [("items", items), ("body", self.body(&s.body)?), ("type_comment", Field::None)],
                )
            }
            Stmt::Match(s) => {
                let subject = self.expr(&s.subject)?;
                let cases = s.cases.iter().map(|case| {
                    Ok(node(
                        "match_case",
                        None,
                        [
                            ("pattern", self.pattern(&case.pattern)?),
                            ("guard", self.maybe(case.guard.as_deref())?),
                            ("body", self.body(&case.body)?),
                        ],
                    ))
                });
                let cases = Field::List(cases.collect::<Made<_>>()?);
                node("Match", at, [("subject", subject), ("cases", cases)])
            }
            Stmt::Raise(s) => {
                let (exc, cause) = (self.maybe(s.exc.as_deref())?, self.maybe(s.cause.as_deref())?);
                node("Raise", at, [("exc", exc), ("cause", cause)])
            }
            Stmt::Try(s) => {
                let body = self.body(&s.body)?;
                let handlers = s.handlers.iter().map(|handler| {
                    let ast::ExceptHandler::ExceptHandler(h) = handler;
                    Ok(node(
                        "ExceptHandler",
                        self.block_at(h.range),
                        [
                            ("type", self.maybe(h.type_.as_deref())?),
                            ("name", maybe_name(h.name.as_ref())),
                            ("body", self.body(&h.body)?),
                        ],
                    ))
                });
                let handlers = Field::List(handlers.collect::<Made<_>>()?);
                node(
                    if s.is_star { "TryStar" } else { "Try" },
                    at,
                    [
                        ("body", body),
                        ("handlers", handlers),
                        ("orelse", self.body(&s.orelse)?),
                        ("finalbody", self.body(&s.finalbody)?),
                    ],
                )
            }
            Stmt::Assert(s) => {
                let (test, msg) = (self.expr(&s.test)?, self.maybe(s.msg.as_deref())?);
                node("Assert", at, [("test", test), ("msg", msg)])
            }
            Stmt::Import(s) => node("Import", at, [("names", self.aliases(&s.names))]),
            Stmt::ImportFrom(s) => {
                let names = self.aliases(&s.names);
                let level = Field::Int(s.level as i64);
                node(
                    "ImportFrom",
                    at,
                    [("module", maybe_name(s.module.as_ref())), ("names", names), ("level", level)],
                )
            }
            Stmt::Global(s) => node("Global", at, [("names", identifiers(&s.names))]),
            Stmt::Nonlocal(s) => node("Nonlocal", at, [("names", identifiers(&s.names))]),
            Stmt::Expr(s) => node("Expr", at, [("value", self.expr(&s.value)?)]),
            Stmt::Pass(_) => node("Pass", at, []),
            Stmt::Break(_) => node("Break", at, []),
            Stmt::Continue(_) => node("Continue", at, []),
            // Only made for other dialects.
            Stmt::IpyEscapeCommand(_) => node("Pass", at, []),
        })
    }

    fn definition_at(&self, range: TextRange, decorators: &[ast::Decorator]) -> Option<Position> {
        let (start, end) = (self.source.definition(range, decorators), self.block_at(range)?);
        Some(Position { end_line: end.end_line, end_col: end.end_col, ..start })
    }

    fn function(&mut self, s: &ast::StmtFunctionDef) -> Made<Field> {
        Ok(node(
            if s.is_async { "AsyncFunctionDef" } else { "FunctionDef" },
            self.definition_at(s.range, &s.decorator_list),
            [
                ("name", name(&s.name)),
                ("args", self.parameters(Some(&s.parameters))?),
                ("body", self.body(&s.body)?),
                ("decorator_list", self.exprs(s.decorator_list.iter().map(|d| &d.expression))?),
                ("returns", self.maybe(s.returns.as_deref())?),
                ("type_comment", Field::None),
                ("type_params", self.type_params(s.type_params.as_deref())?),
            ],
        ))
    }

    /// The `orelse` of an `if`: each `elif` is an `if` in the one before, made from the inside out. All of them end where the
    /// statement ends.
    fn elifs(&mut self, clauses: &[ast::ElifElseClause], end: TextSize) -> Made<Field> {
        let mut orelse = Field::List(Vec::new());
        let mut n_open = 0;
        let mut done = Vec::new();
        for clause in clauses {
            let test = clause.test.as_ref().map(|e| self.expr(e)).transpose()?;
            done.push((test, self.body(&clause.body)?, clause.range.start()));
            // The result nests.
            self.enter()?;
            n_open += 1;
        }
        self.depth -= n_open;
        for (test, body, start) in done.into_iter().rev() {
            orelse = match test {
                None => body,
                Some(test) => {
                    let at = self.block_at(TextRange::new(start, end.max(start)));
                    Field::List(vec![node("If", at, [("test", test), ("body", body), ("orelse", orelse)])])
                }
            };
        }
        Ok(orelse)
    }

    fn parameters(&mut self, p: Option<&ast::Parameters>) -> Made<Field> {
        let (mut posonly, mut args, mut kwonly) = (Vec::new(), Vec::new(), Vec::new());
        let (mut defaults, mut kw_defaults) = (Vec::new(), Vec::new());
        let (mut vararg, mut kwarg) = (Field::None, Field::None);
        if let Some(p) = p {
            for (names, list) in [(&mut posonly, &p.posonlyargs), (&mut args, &p.args)] {
                for p in list {
                    names.push(self.parameter(&p.parameter)?);
                    if let Some(d) = p.default.as_deref() {
                        defaults.push(self.expr(d)?);
                    }
                }
            }
            if let Some(p) = p.vararg.as_deref() {
                vararg = self.parameter(p)?;
            }
            for p in &p.kwonlyargs {
                kwonly.push(self.parameter(&p.parameter)?);
                kw_defaults.push(self.maybe(p.default.as_deref())?);
            }
            if let Some(p) = p.kwarg.as_deref() {
                kwarg = self.parameter(p)?;
            }
        }
        Ok(node(
            "arguments",
            None,
            [
                ("posonlyargs", Field::List(posonly)),
                ("args", Field::List(args)),
                ("vararg", vararg),
                ("kwonlyargs", Field::List(kwonly)),
                ("kw_defaults", Field::List(kw_defaults)),
                ("kwarg", kwarg),
                ("defaults", Field::List(defaults)),
            ],
        ))
    }

    fn parameter(&mut self, p: &ast::Parameter) -> Made<Field> {
        let annotation = self.maybe(p.annotation.as_deref())?;
        // The parser's range begins at the star.
        let range = TextRange::new(p.name.range.start(), p.range.end());
        let fields = [("arg", name(&p.name)), ("annotation", annotation), ("type_comment", Field::None)];
        Ok(node("arg", Some(self.source.position(range)), fields))
    }

    fn type_params(&mut self, params: Option<&ast::TypeParams>) -> Made<Field> {
        let mut list = Vec::new();
        for param in params.map_or(&[][..], |p| &p.type_params) {
            let at = self.at(param);
            list.push(match param {
                ast::TypeParam::TypeVar(p) => node(
                    "TypeVar",
                    at,
                    [
                        ("name", name(&p.name)),
                        ("bound", self.maybe(p.bound.as_deref())?),
                        ("default_value", self.maybe(p.default.as_deref())?),
                    ],
                ),
                ast::TypeParam::TypeVarTuple(p) => {
                    let default = self.maybe(p.default.as_deref())?;
                    node("TypeVarTuple", at, [("name", name(&p.name)), ("default_value", default)])
                }
                ast::TypeParam::ParamSpec(p) => {
                    let default = self.maybe(p.default.as_deref())?;
                    node("ParamSpec", at, [("name", name(&p.name)), ("default_value", default)])
                }
            });
        }
        Ok(Field::List(list))
    }

    fn keywords(&mut self, keywords: &[ast::Keyword]) -> Made<Field> {
        let keywords = keywords.iter().map(|k| {
            let value = self.expr(&k.value)?;
            Ok(node("keyword", self.at(k), [("arg", maybe_name(k.arg.as_ref())), ("value", value)]))
        });
        Ok(Field::List(keywords.collect::<Made<_>>()?))
    }

    fn aliases(&self, names: &[ast::Alias]) -> Field {
        let alias = |a: &ast::Alias| {
            node("alias", self.at(a), [("name", name(&a.name)), ("asname", maybe_name(a.asname.as_ref()))])
        };
        Field::List(names.iter().map(alias).collect())
    }

    // -----------------------------------------------------------------------------------------------
    // Patterns

    fn patterns(&mut self, list: &[Pattern]) -> Made<Field> {
        Ok(Field::List(list.iter().map(|p| self.pattern(p)).collect::<Made<_>>()?))
    }

    fn pattern(&mut self, pattern: &Pattern) -> Made<Field> {
        self.enter()?;
        let at = self.at(pattern);
        let made = match pattern {
            Pattern::MatchValue(p) => node("MatchValue", at, [("value", self.expr(&p.value)?)]),
            Pattern::MatchSingleton(p) => {
                let value = match p.value {
                    ast::Singleton::None => Const::None,
                    ast::Singleton::True => Const::Bool(true),
                    ast::Singleton::False => Const::Bool(false),
                };
                node("MatchSingleton", at, [("value", Field::Const(value))])
            }
            Pattern::MatchSequence(p) => {
                node("MatchSequence", at, [("patterns", self.patterns(&p.patterns)?)])
            }
            Pattern::MatchMapping(p) => node(
                "MatchMapping",
                at,
                [
                    ("keys", self.exprs(&p.keys)?),
                    ("patterns", self.patterns(&p.patterns)?),
                    ("rest", maybe_name(p.rest.as_ref())),
                ],
            ),
            Pattern::MatchClass(p) => {
                let keywords = &p.arguments.keywords;
                let attrs = Field::List(keywords.iter().map(|k| name(&k.attr)).collect());
                let patterns = keywords.iter().map(|k| self.pattern(&k.pattern)).collect::<Made<_>>()?;
                node(
                    "MatchClass",
                    at,
                    [
                        ("cls", self.expr(&p.cls)?),
                        ("patterns", self.patterns(&p.arguments.patterns)?),
                        ("kwd_attrs", attrs),
                        ("kwd_patterns", Field::List(patterns)),
                    ],
                )
            }
            Pattern::MatchStar(p) => node("MatchStar", at, [("name", maybe_name(p.name.as_ref()))]),
            Pattern::MatchAs(p) => {
                let inner = p.pattern.as_deref().map_or(Ok(Field::None), |p| self.pattern(p))?;
                node("MatchAs", at, [("pattern", inner), ("name", maybe_name(p.name.as_ref()))])
            }
            Pattern::MatchOr(p) => node("MatchOr", at, [("patterns", self.patterns(&p.patterns)?)]),
        };
        self.depth -= 1;
        Ok(made)
    }

    // -----------------------------------------------------------------------------------------------
    // Expressions

    fn expr(&mut self, e: &Expr) -> Made<Field> {
        self.enter()?;
        let made = self.expr_at(e, self.at(e));
        self.depth -= 1;
        made
    }

    fn expr_at(&mut self, e: &Expr, at: Option<Position>) -> Made<Field> {
        Ok(match e {
            Expr::BoolOp(e) => {
                let op = leaf(if e.op == ast::BoolOp::And { "And" } else { "Or" });
                node("BoolOp", at, [("op", op), ("values", self.exprs(&e.values)?)])
            }
            Expr::Named(e) => {
                let (target, value) = (self.expr(&e.target)?, self.expr(&e.value)?);
                node("NamedExpr", at, [("target", target), ("value", value)])
            }
            Expr::BinOp(e) => {
                let (left, right) = (self.expr(&e.left)?, self.expr(&e.right)?);
                node("BinOp", at, [("left", left), ("op", leaf(operator(e.op))), ("right", right)])
            }
            Expr::UnaryOp(e) => {
                let op = match e.op {
                    ast::UnaryOp::Invert => "Invert",
                    ast::UnaryOp::Not => "Not",
                    ast::UnaryOp::UAdd => "UAdd",
                    ast::UnaryOp::USub => "USub",
                };
                node("UnaryOp", at, [("op", leaf(op)), ("operand", self.expr(&e.operand)?)])
            }
            Expr::Lambda(e) => {
                let (args, body) = (self.parameters(e.parameters.as_deref())?, self.expr(&e.body)?);
                node("Lambda", at, [("args", args), ("body", body)])
            }
            Expr::If(e) => node("IfExp", at, [
                ("test", self.expr(&e.test)?),
                ("body", self.expr(&e.body)?),
                ("orelse", self.expr(&e.orelse)?),
            ]),
            Expr::Dict(e) => {
                let (mut keys, mut values) = (Vec::new(), Vec::new());
                for item in &e.items {
                    keys.push(self.maybe(item.key.as_ref())?);
                    values.push(self.expr(&item.value)?);
                }
                node("Dict", at, [("keys", Field::List(keys)), ("values", Field::List(values))])
            }
            Expr::Set(e) => node("Set", at, [("elts", self.exprs(&e.elts)?)]),
            Expr::ListComp(e) => {
                let elt = self.expr(&e.elt)?;
                node("ListComp", at, [("elt", elt), ("generators", self.generators(&e.generators)?)])
            }
            Expr::SetComp(e) => {
                let elt = self.expr(&e.elt)?;
                node("SetComp", at, [("elt", elt), ("generators", self.generators(&e.generators)?)])
            }
            Expr::DictComp(e) => node("DictComp", at, [
                ("key", self.maybe(e.key.as_deref())?),
                ("value", self.expr(&e.value)?),
                ("generators", self.generators(&e.generators)?),
            ]),
            Expr::Generator(e) => {
                let elt = self.expr(&e.elt)?;
                node("GeneratorExp", at, [("elt", elt), ("generators", self.generators(&e.generators)?)])
            }
            Expr::Await(e) => node("Await", at, [("value", self.expr(&e.value)?)]),
            Expr::Yield(e) => node("Yield", at, [("value", self.maybe(e.value.as_deref())?)]),
            Expr::YieldFrom(e) => node("YieldFrom", at, [("value", self.expr(&e.value)?)]),
            Expr::Compare(e) => {
                let left = self.expr(&e.left)?;
                let ops = Field::List(e.ops.iter().map(|op| leaf(comparison(*op))).collect());
                node("Compare", at, [("left", left), ("ops", ops), ("comparators", self.exprs(&e.comparators)?)])
            }
            Expr::Call(e) => node("Call", at, [
                ("func", self.expr(&e.func)?),
                ("args", self.call_arguments(&e.arguments)?),
                ("keywords", self.keywords(&e.arguments.keywords)?),
            ]),
            Expr::FString(e) => {
                let mut pieces = Pieces::default();
                for part in &e.value {
                    match part {
                        ast::FStringPart::Literal(s) => {
                            pieces.text(self.piece_of_literal(s), s.range(), s.flags.prefix().is_unicode())
                        }
                        ast::FStringPart::FString(s) => {
                            self.pieces(&mut pieces, &s.elements, "FormattedValue")?
                        }
                    }
                }
                node("JoinedStr", at, [("values", pieces.finish(&self.source))])
            }
            Expr::TString(e) => {
                let mut pieces = Pieces::default();
                for part in &e.value {
                    self.pieces(&mut pieces, &part.elements, "Interpolation")?;
                }
                node("TemplateStr", at, [("values", pieces.finish(&self.source))])
            }
            Expr::StringLiteral(s) => {
                let wide = surrogates::literal(self.source.text, s);
                let value = wide.unwrap_or_else(|| Const::Str(s.value.to_str().into()));
                let kind = if s.value.is_unicode() { Field::Const(Const::Str("u".into())) } else { Field::None };
                node("Constant", at, [("value", Field::Const(value)), ("kind", kind)])
            }
            Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            // Only made for other dialects.
            | Expr::IpyEscapeCommand(_) => {
                let value = fold::literal(e).unwrap_or(Const::None);
                node("Constant", at, [("value", Field::Const(value)), ("kind", Field::None)])
            }
            Expr::Attribute(e) => {
                let value = self.expr(&e.value)?;
                node("Attribute", at, [("value", value), ("attr", name(&e.attr)), ("ctx", context(e.ctx))])
            }
            Expr::Subscript(e) => {
                let (value, slice) = (self.expr(&e.value)?, self.expr(&e.slice)?);
                node("Subscript", at, [("value", value), ("slice", slice), ("ctx", context(e.ctx))])
            }
            Expr::Starred(e) => {
                node("Starred", at, [("value", self.expr(&e.value)?), ("ctx", context(e.ctx))])
            }
            Expr::Name(e) => node("Name", at, [("id", name(&e.id)), ("ctx", context(e.ctx))]),
            Expr::List(e) => node("List", at, [("elts", self.exprs(&e.elts)?), ("ctx", context(e.ctx))]),
            Expr::Tuple(e) => node("Tuple", at, [("elts", self.exprs(&e.elts)?), ("ctx", context(e.ctx))]),
            Expr::Slice(e) => node("Slice", at, [
                ("lower", self.maybe(e.lower.as_deref())?),
                ("upper", self.maybe(e.upper.as_deref())?),
                ("step", self.maybe(e.step.as_deref())?),
            ]),
        })
    }

    /// The arguments of a call. A generator that is the only one has the call's parentheses.
    fn call_arguments(&mut self, a: &ast::Arguments) -> Made<Field> {
        match (&a.args[..], &a.keywords[..]) {
            ([only @ Expr::Generator(g)], []) if !g.parenthesized => {
                self.enter()?;
                let made = self.expr_at(only, self.at(a))?;
                self.depth -= 1;
                Ok(Field::List(vec![made]))
            }
            _ => self.exprs(&a.args),
        }
    }

    fn generators(&mut self, list: &[ast::Comprehension]) -> Made<Field> {
        let list = list.iter().map(|c| {
            Ok(node(
                "comprehension",
                None,
                [
                    ("target", self.expr(&c.target)?),
                    ("iter", self.expr(&c.iter)?),
                    ("ifs", self.exprs(&c.ifs)?),
                    ("is_async", Field::Int(c.is_async as i64)),
                ],
            ))
        });
        Ok(Field::List(list.collect::<Made<_>>()?))
    }

    fn piece_of_literal(&self, s: &ast::StringLiteral) -> Const {
        let inner = TextRange::new(
            s.range.start() + ast::StringFlags::opener_len(s.flags),
            s.range.end() - ast::StringFlags::closer_len(s.flags),
        );
        let wide = surrogates::f_string_text(self.source.text, inner, s);
        wide.unwrap_or_else(|| Const::Str(s.value.as_ref().into()))
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
                    let wide = surrogates::f_string_text(self.source.text, s.range, &s.value);
                    let text = wide.unwrap_or_else(|| Const::Str(s.value.as_ref().into()));
                    pieces.text(text, s.range, false);
                    continue;
                }
                ast::InterpolatedStringElement::Interpolation(e) => e,
            };
            if let Some(debug) = &e.debug_text {
                // It goes on to the conversion, the format or the closing brace.
                let start = e.range.start() + TextSize::new(1);
                let range = TextRange::at(start, TextSize::of(debug.as_str()));
                pieces.text(Const::Str(without_comments(debug.as_str()).into()), range, false);
            }
            let made = self.replacement(e, field)?;
            pieces.value(&self.source, made);
        }
        Ok(())
    }

    /// A replacement field.
    fn replacement(&mut self, e: &ast::InterpolatedElement, field: &'static str) -> Made<Field> {
        let mut fields = vec![("value", self.expr(&e.expression)?)];
        if field == "Interpolation" {
            let text = without_comments(self.expression_text(e));
            fields.push(("str", Field::Const(Const::Str(text.into()))));
        }
        let conversion = match e.conversion {
            ast::ConversionFlag::None if e.debug_text.is_some() && e.format_spec.is_none() => b'r' as i64,
            conversion => conversion as i64,
        };
        fields.push(("conversion", Field::Int(conversion)));
        let mut spec = Field::None;
        if let Some(s) = &e.format_spec {
            let mut inner = Pieces::default();
            self.depth += 1;
            self.pieces(&mut inner, &s.elements, "FormattedValue")?;
            self.depth -= 1;
            // The colon belongs to it.
            let range = TextRange::new(s.range.start() - TextSize::new(1), s.range.end());
            let at = Some(self.source.position(range));
            spec = node("JoinedStr", at, [("values", inner.finish(&self.source))]);
        }
        fields.push(("format_spec", spec));
        Ok(Field::Node(Box::new(Node { kind: field, fields, at: self.at(e) })))
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
    values: Vec<Field>,
    text: Vec<Const>,
    /// From the first piece of the text to the last.
    range: Option<TextRange>,
    is_unicode: bool,
}

impl Pieces {
    fn text(&mut self, text: Const, range: TextRange, is_unicode: bool) {
        if matches!(&text, Const::Str(s) if s.is_empty()) {
            return;
        }
        if self.text.is_empty() {
            self.is_unicode = is_unicode;
        }
        self.text.push(text);
        self.range = Some(self.range.map_or(range, |r| r.cover(range)));
    }

    fn value(&mut self, source: &Source, value: Field) {
        self.flush(source);
        self.values.push(value);
    }

    fn flush(&mut self, source: &Source) {
        let Some(range) = self.range.take() else { return };
        let kind = if self.is_unicode { Field::Const(Const::Str("u".into())) } else { Field::None };
        let value = Field::Const(joined(&std::mem::take(&mut self.text)));
        let at = Some(source.position(range));
        self.values.push(node("Constant", at, [("value", value), ("kind", kind)]));
    }

    fn finish(mut self, source: &Source) -> Field {
        self.flush(source);
        Field::List(self.values)
    }
}

/// Strings one after the other; a lone surrogate in one of them makes them all code points.
fn joined(parts: &[Const]) -> Const {
    let mut text = String::new();
    for part in parts {
        let Const::Str(s) = part else {
            let points = parts.iter().flat_map(|p| match p {
                Const::Str(s) => s.chars().map(u32::from).collect(),
                Const::WideStr(s) => s.to_vec(),
                _ => Vec::new(),
            });
            return Const::WideStr(points.collect());
        };
        text.push_str(s);
    }
    Const::Str(text.into())
}

fn identifiers(names: &[ast::Identifier]) -> Field {
    Field::List(names.iter().map(|n| name(n)).collect())
}

fn context(ctx: ast::ExprContext) -> Field {
    leaf(match ctx {
        ast::ExprContext::Store => "Store",
        ast::ExprContext::Del => "Del",
        ast::ExprContext::Load | ast::ExprContext::Invalid => "Load",
    })
}

/// Pairs of the parser's operators and their names, both ways.
macro_rules! names {
    ($name:ident $back:ident $ty:ident: $($op:ident)*) => {
        fn $name(op: ast::$ty) -> &'static str {
            match op { $(ast::$ty::$op => stringify!($op),)* }
        }
        pub(crate) fn $back(name: &str) -> Option<ast::$ty> {
            match name { $(stringify!($op) => Some(ast::$ty::$op),)* _ => None }
        }
    };
}
names! { operator operator_named Operator: Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv }
names! { comparison comparison_named CmpOp: Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn }
