//! From a tree in the form of Python's `ast` to the parser's tree, for `compile` of trees that programs made.
//!
//! The kinds and the fields of the nodes are right already: whoever reads the program's objects sees to that. What remains to be
//! checked is what no grammar says (CPython's `_PyAST_Validate`), such as that a function has a body, or that a target is one.
//!
//! There is no source text. Ranges of the tree are pairs of numbers of *points*, the places that occur in the tree, in order
//! ([`TreeSource`]). Constants that no literal stands for are `IpyEscapeCommand`s with the number of the constant, which the
//! parser never makes.

use std::rc::Rc;

use ruff_python_ast::{self as ast, AtomicNodeIndex, Expr, ExprContext, Mod, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::bytecode::{Const, Position};
use crate::location::TreeSource;
use crate::tree::{Field, Node, comparison_named, operator_named};

/// Why a tree cannot be compiled.
#[derive(Debug)]
pub enum Invalid {
    Value(String),
    Type(String),
    /// A number that no program should make up.
    System(String),
}

type Made<T> = Result<T, Invalid>;

fn wrong<T>(msg: impl Into<String>) -> Made<T> {
    Err(Invalid::Value(msg.into()))
}

/// The parser's tree for a `Module`, `Interactive` or `Expression`, and what its ranges and constants mean.
pub(crate) fn module(node: Node) -> Made<(Mod, TreeSource)> {
    let mut points = vec![(1, 0)];
    collect_points(&Field::Node(Box::new(Node { kind: "", fields: Vec::new(), at: node.at })), &mut points);
    node.fields.iter().for_each(|(_, f)| collect_points(f, &mut points));
    points.sort_unstable();
    points.dedup();
    let mut m = Maker { source: TreeSource { points, ..TreeSource::default() } };
    let mut node = node;
    let body = take(&mut node, "body");
    let made = match node.kind {
        "Expression" => Mod::Expression(ast::ModExpression {
            node_index: AtomicNodeIndex::NONE,
            range: m.everything(),
            body: Box::new(m.expr(body, ExprContext::Load)?),
        }),
        _ => Mod::Module(ast::ModModule {
            node_index: AtomicNodeIndex::NONE,
            range: m.everything(),
            body: m.stmts(body)?.into(),
        }),
    };
    Ok((made, m.source))
}

fn collect_points(f: &Field, points: &mut Vec<(u32, u32)>) {
    match f {
        Field::Node(n) => {
            if let Some(p) = n.at {
                points.extend([(p.line, p.col), (p.end_line, p.end_col)]);
            }
            n.fields.iter().for_each(|(_, f)| collect_points(f, points));
        }
        Field::List(list) => list.iter().for_each(|f| collect_points(f, points)),
        _ => {}
    }
}

fn take(node: &mut Node, name: &str) -> Field {
    let found = node.fields.iter_mut().find(|f| f.0 == name);
    found.map_or(Field::None, |f| std::mem::replace(&mut f.1, Field::None))
}

fn list(f: Field) -> Vec<Field> {
    match f {
        Field::List(l) => l,
        _ => Vec::new(),
    }
}

fn text(f: Field) -> String {
    match f {
        Field::Name(s) | Field::Const(Const::Str(s)) => s.to_string(),
        _ => String::new(),
    }
}

fn number(f: &Field) -> i64 {
    match f {
        Field::Int(i) => *i,
        _ => 0,
    }
}

fn kind_of(f: &Field) -> &'static str {
    match f {
        Field::Node(n) => n.kind,
        _ => "",
    }
}

fn not_empty<T>(items: Vec<T>, what: &str, owner: &str) -> Made<Vec<T>> {
    if items.is_empty() { wrong(format!("empty {what} on {owner}")) } else { Ok(items) }
}

/// Names that are constants cannot be variables.
fn check_name(name: &str) -> Made<()> {
    match name {
        "None" | "True" | "False" => wrong(format!("identifier field can't represent '{name}' constant")),
        _ => Ok(()),
    }
}

fn context_name(ctx: ExprContext) -> &'static str {
    match ctx {
        ExprContext::Store => "Store",
        ExprContext::Del => "Del",
        _ => "Load",
    }
}

/// The fields of one node by name: `let (a, b) = fields!(node, "a", "b")`.
macro_rules! fields {
    ($node:ident, $($name:literal),+) => { ($(take(&mut $node, $name)),+) };
}

#[expect(clippy::declare_interior_mutable_const, reason = "each use is a value of its own")]
const NO_INDEX: AtomicNodeIndex = AtomicNodeIndex::NONE;

struct Maker {
    source: TreeSource,
}

impl Maker {
    fn everything(&self) -> TextRange {
        TextRange::new(TextSize::new(0), TextSize::new(self.source.points.len() as u32 - 1))
    }

    fn range(&self, at: Option<Position>) -> TextRange {
        let Some(p) = at else { return TextRange::default() };
        let point = |p: (u32, u32)| TextSize::new(self.source.points.binary_search(&p).unwrap_or(0) as u32);
        let (start, end) = (point((p.line, p.col)), point((p.end_line, p.end_col)));
        TextRange::new(start, end.max(start))
    }

    // -----------------------------------------------------------------------------------------------
    // Statements

    fn stmts(&mut self, f: Field) -> Made<Vec<Stmt>> {
        list(f).into_iter().map(|s| self.stmt(s)).collect()
    }

    fn body(&mut self, f: Field, owner: &str) -> Made<Vec<Stmt>> {
        let body = self.stmts(f)?;
        not_empty(body, "body", owner)
    }

    fn stmt(&mut self, f: Field) -> Made<Stmt> {
        let Field::Node(node) = f else { return wrong("None disallowed in statement list") };
        let mut node = *node;
        let (range, node_index, kind) = (self.range(node.at), NO_INDEX, node.kind);
        Ok(match kind {
            "FunctionDef" | "AsyncFunctionDef" => Stmt::FunctionDef(self.function(node, range)?),
            "ClassDef" => Stmt::ClassDef(self.class(node, range)?),
            "Return" => {
                let value = self.maybe(take(&mut node, "value"))?;
                Stmt::Return(ast::StmtReturn { node_index, range, value })
            }
            "Delete" => {
                let targets = self.exprs(take(&mut node, "targets"), ExprContext::Del)?;
                Stmt::Delete(ast::StmtDelete {
                    node_index,
                    range,
                    targets: not_empty(targets, "targets", kind)?,
                })
            }
            "Assign" => {
                let (targets, value) = fields!(node, "targets", "value");
                let targets = self.exprs(targets, ExprContext::Store)?;
                let targets = not_empty(targets, "targets", kind)?;
                Stmt::Assign(ast::StmtAssign { node_index, range, targets, value: self.boxed(value)? })
            }
            "TypeAlias" => {
                let (name, params, value) = fields!(node, "name", "type_params", "value");
                if kind_of(&name) != "Name" {
                    return Err(Invalid::Type("TypeAlias with non-Name name".into()));
                }
                Stmt::TypeAlias(ast::StmtTypeAlias {
                    node_index,
                    range,
                    name: Box::new(self.expr(name, ExprContext::Store)?),
                    type_params: self.type_params(params)?,
                    value: self.boxed(value)?,
                })
            }
            "AugAssign" => {
                let (target, op, value) = fields!(node, "target", "op", "value");
                let target = Box::new(self.expr(target, ExprContext::Store)?);
                let op = operator_named(kind_of(&op)).unwrap_or(ast::Operator::Add);
                Stmt::AugAssign(ast::StmtAugAssign {
                    node_index,
                    range,
                    target,
                    op,
                    value: self.boxed(value)?,
                })
            }
            "AnnAssign" => {
                let (target, annotation, value, simple) =
                    fields!(node, "target", "annotation", "value", "simple");
                let simple = number(&simple) != 0;
                if simple && kind_of(&target) != "Name" {
                    return Err(Invalid::Type("AnnAssign with simple non-Name target".into()));
                }
                Stmt::AnnAssign(ast::StmtAnnAssign {
                    node_index,
                    range,
                    target: Box::new(self.expr(target, ExprContext::Store)?),
                    annotation: self.boxed(annotation)?,
                    value: self.maybe(value)?,
                    simple,
                })
            }
            "For" | "AsyncFor" => {
                let (target, iter, body, orelse) = fields!(node, "target", "iter", "body", "orelse");
                Stmt::For(ast::StmtFor {
                    node_index,
                    range,
                    is_async: kind == "AsyncFor",
                    target: Box::new(self.expr(target, ExprContext::Store)?),
                    iter: self.boxed(iter)?,
                    body: self.body(body, kind)?.into(),
                    orelse: self.stmts(orelse)?.into(),
                })
            }
            "While" => {
                let (test, body, orelse) = fields!(node, "test", "body", "orelse");
                Stmt::While(ast::StmtWhile {
                    node_index,
                    range,
                    test: self.boxed(test)?,
                    body: self.body(body, kind)?.into(),
                    orelse: self.stmts(orelse)?.into(),
                })
            }
            "If" => {
                let (test, body, orelse) = fields!(node, "test", "body", "orelse");
                let (test, body) = (self.boxed(test)?, self.body(body, kind)?.into());
                let elif_else_clauses = self.clauses(orelse)?;
                Stmt::If(ast::StmtIf { node_index, range, test, body, elif_else_clauses })
            }
            "With" | "AsyncWith" => {
                let (items, body) = fields!(node, "items", "body");
                let items = list(items).into_iter().map(|i| self.with_item(i)).collect::<Made<Vec<_>>>()?;
                let (items, is_async) = (not_empty(items, "items", kind)?, kind == "AsyncWith");
                let body = self.body(body, kind)?.into();
                Stmt::With(ast::StmtWith { node_index, range, is_async, items, body })
            }
            "Match" => {
                let (subject, cases) = fields!(node, "subject", "cases");
                let subject = self.boxed(subject)?;
                let cases = list(cases).into_iter().map(|c| self.case(c)).collect::<Made<Vec<_>>>()?;
                Stmt::Match(ast::StmtMatch {
                    node_index,
                    range,
                    subject,
                    cases: not_empty(cases, "cases", kind)?,
                })
            }
            "Raise" => {
                let (exc, cause) = fields!(node, "exc", "cause");
                if matches!(exc, Field::None) && !matches!(cause, Field::None) {
                    return wrong("Raise with cause but no exception");
                }
                Stmt::Raise(ast::StmtRaise {
                    node_index,
                    range,
                    exc: self.maybe(exc)?,
                    cause: self.maybe(cause)?,
                })
            }
            "Try" | "TryStar" => Stmt::Try(self.try_stmt(node, range)?),
            "Assert" => {
                let (test, msg) = fields!(node, "test", "msg");
                Stmt::Assert(ast::StmtAssert {
                    node_index,
                    range,
                    test: self.boxed(test)?,
                    msg: self.maybe(msg)?,
                })
            }
            "Import" => {
                let names = not_empty(self.aliases(take(&mut node, "names")), "names", kind)?;
                Stmt::Import(ast::StmtImport { node_index, range, names, is_lazy: false })
            }
            "ImportFrom" => {
                let (module, names, level) = fields!(node, "module", "names", "level");
                let level = number(&level);
                let Ok(level) = u32::try_from(level) else { return wrong("Negative ImportFrom level") };
                let module = self.maybe_identifier(module, range);
                let names = not_empty(self.aliases(names), "names", kind)?;
                Stmt::ImportFrom(ast::StmtImportFrom {
                    node_index,
                    range,
                    module,
                    names,
                    level,
                    is_lazy: false,
                })
            }
            "Global" | "Nonlocal" => {
                let names = list(take(&mut node, "names")).into_iter();
                let names = names.map(|n| ast::Identifier::new(text(n), range)).collect();
                let names = not_empty(names, "names", kind)?;
                match kind {
                    "Global" => Stmt::Global(ast::StmtGlobal { node_index, range, names }),
                    _ => Stmt::Nonlocal(ast::StmtNonlocal { node_index, range, names }),
                }
            }
            "Expr" => {
                Stmt::Expr(ast::StmtExpr { node_index, range, value: self.boxed(take(&mut node, "value"))? })
            }
            "Break" => Stmt::Break(ast::StmtBreak { node_index, range }),
            "Continue" => Stmt::Continue(ast::StmtContinue { node_index, range }),
            _ => Stmt::Pass(ast::StmtPass { node_index, range }),
        })
    }

    fn function(&mut self, mut node: Node, range: TextRange) -> Made<ast::StmtFunctionDef> {
        let kind = node.kind;
        let (name, args, body) = fields!(node, "name", "args", "body");
        let (decorators, returns, params) = fields!(node, "decorator_list", "returns", "type_params");
        Ok(ast::StmtFunctionDef {
            node_index: NO_INDEX,
            range,
            is_async: kind == "AsyncFunctionDef",
            decorator_list: self.decorators(decorators)?.into(),
            name: ast::Identifier::new(text(name), range),
            type_params: self.type_params(params)?,
            parameters: Box::new(self.parameters(args)?),
            returns: self.maybe(returns)?,
            body: self.body(body, kind)?.into(),
        })
    }

    fn class(&mut self, mut node: Node, range: TextRange) -> Made<ast::StmtClassDef> {
        let (name, bases, keywords) = fields!(node, "name", "bases", "keywords");
        let (body, decorators, params) = fields!(node, "body", "decorator_list", "type_params");
        let arguments = ast::Arguments {
            range,
            node_index: NO_INDEX,
            args: self.exprs(bases, ExprContext::Load)?.into(),
            keywords: self.keywords(keywords)?.into(),
        };
        let is_plain = arguments.args.is_empty() && arguments.keywords.is_empty();
        Ok(ast::StmtClassDef {
            node_index: NO_INDEX,
            range,
            decorator_list: self.decorators(decorators)?.into(),
            name: ast::Identifier::new(text(name), range),
            type_params: self.type_params(params)?,
            arguments: (!is_plain).then(|| Box::new(arguments)),
            body: self.body(body, "ClassDef")?.into(),
        })
    }

    fn decorators(&mut self, f: Field) -> Made<Vec<ast::Decorator>> {
        let all = self.exprs(f, ExprContext::Load)?.into_iter();
        Ok(all.map(|e| ast::Decorator { range: e.range(), node_index: NO_INDEX, expression: e }).collect())
    }

    /// What follows the body of an `if`: a lone `if` is an `elif`.
    fn clauses(&mut self, orelse: Field) -> Made<Vec<ast::ElifElseClause>> {
        let (mut clauses, mut orelse) = (Vec::new(), list(orelse));
        while !orelse.is_empty() {
            if let [Field::Node(n)] = &mut orelse[..]
                && n.kind == "If"
            {
                let range = self.range(n.at);
                let (test, body, rest) = (take(n, "test"), take(n, "body"), take(n, "orelse"));
                let test = Some(self.expr(test, ExprContext::Load)?);
                let body = self.body(body, "If")?.into();
                clauses.push(ast::ElifElseClause { range, node_index: NO_INDEX, test, body });
                orelse = list(rest);
                continue;
            }
            let body: Vec<Stmt> = orelse.into_iter().map(|s| self.stmt(s)).collect::<Made<_>>()?;
            let range = body.first().map_or(TextRange::default(), |s| s.range());
            clauses.push(ast::ElifElseClause { range, node_index: NO_INDEX, test: None, body: body.into() });
            break;
        }
        Ok(clauses)
    }

    fn with_item(&mut self, f: Field) -> Made<ast::WithItem> {
        let Field::Node(mut n) = f else { return wrong("None disallowed in statement list") };
        let (context, vars) = fields!(n, "context_expr", "optional_vars");
        let context_expr = self.expr(context, ExprContext::Load)?;
        let optional_vars = match vars {
            Field::None => None,
            v => Some(Box::new(self.expr(v, ExprContext::Store)?)),
        };
        Ok(ast::WithItem { range: context_expr.range(), node_index: NO_INDEX, context_expr, optional_vars })
    }

    fn case(&mut self, f: Field) -> Made<ast::MatchCase> {
        let Field::Node(mut n) = f else { return wrong("None disallowed in statement list") };
        let (pattern, guard, body) = fields!(n, "pattern", "guard", "body");
        let pattern = self.pattern(pattern, false)?;
        Ok(ast::MatchCase {
            range: pattern.range(),
            node_index: NO_INDEX,
            pattern,
            guard: self.maybe(guard)?,
            body: self.body(body, "match_case")?.into(),
        })
    }

    fn try_stmt(&mut self, mut node: Node, range: TextRange) -> Made<ast::StmtTry> {
        let kind = node.kind;
        let (body, handlers, orelse, finalbody) = fields!(node, "body", "handlers", "orelse", "finalbody");
        let body = self.body(body, kind)?;
        let (handlers, orelse, finalbody) = (list(handlers), list(orelse), list(finalbody));
        if handlers.is_empty() && finalbody.is_empty() {
            return wrong(format!("{kind} has neither except handlers nor finalbody"));
        }
        if handlers.is_empty() && !orelse.is_empty() {
            return wrong(format!("{kind} has orelse but no except handlers"));
        }
        let handlers = handlers.into_iter().map(|h| {
            let Field::Node(mut n) = h else { return wrong("None disallowed in statement list") };
            let range = self.range(n.at);
            let (type_, name, body) = fields!(n, "type", "name", "body");
            Ok(ast::ExceptHandler::ExceptHandler(ast::ExceptHandlerExceptHandler {
                range,
                node_index: NO_INDEX,
                type_: self.maybe(type_)?,
                name: self.maybe_identifier(name, range),
                body: self.body(body, "ExceptHandler")?.into(),
            }))
        });
        Ok(ast::StmtTry {
            node_index: NO_INDEX,
            range,
            body: body.into(),
            handlers: handlers.collect::<Made<_>>()?,
            orelse: self.stmts(Field::List(orelse))?.into(),
            finalbody: self.stmts(Field::List(finalbody))?.into(),
            is_star: kind == "TryStar",
        })
    }

    fn maybe_identifier(&self, f: Field, range: TextRange) -> Option<ast::Identifier> {
        match f {
            Field::None => None,
            f => Some(ast::Identifier::new(text(f), range)),
        }
    }

    fn aliases(&self, f: Field) -> Vec<ast::Alias> {
        let alias = |f: Field| {
            let Field::Node(mut n) = f else { return None };
            let range = self.range(n.at);
            let (name, asname) = fields!(n, "name", "asname");
            let (name, asname) =
                (ast::Identifier::new(text(name), range), self.maybe_identifier(asname, range));
            Some(ast::Alias { range, node_index: NO_INDEX, name, asname })
        };
        list(f).into_iter().filter_map(alias).collect()
    }

    fn parameters(&mut self, f: Field) -> Made<ast::Parameters> {
        let Field::Node(mut n) = f else { return wrong("required field \"args\" missing") };
        let (posonly, args, vararg, kwonly) = fields!(n, "posonlyargs", "args", "vararg", "kwonlyargs");
        let (kw_defaults, kwarg, defaults) = fields!(n, "kw_defaults", "kwarg", "defaults");
        let parameters = |m: &mut Maker, f: Field| {
            list(f).into_iter().map(|p| m.parameter(p)).collect::<Made<Vec<ast::Parameter>>>()
        };
        let (posonly, args) = (parameters(self, posonly)?, parameters(self, args)?);
        let (kwonly, kw_defaults) = (parameters(self, kwonly)?, list(kw_defaults));
        let defaults = self.exprs(defaults, ExprContext::Load)?;
        let n_positional = posonly.len() + args.len();
        if defaults.len() > n_positional {
            return wrong("more positional defaults than args on arguments");
        }
        if kwonly.len() != kw_defaults.len() {
            return wrong("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        let with_default = |parameter: ast::Parameter, default: Option<Expr>| ast::ParameterWithDefault {
            range: parameter.range,
            node_index: NO_INDEX,
            parameter,
            default: default.map(Box::new),
        };
        let no_defaults = std::iter::repeat_with(|| None).take(n_positional - defaults.len());
        let mut defaults = no_defaults.chain(defaults.into_iter().map(Some));
        let mut positional = |list: Vec<ast::Parameter>| {
            list.into_iter().map(|p| with_default(p, defaults.next().flatten())).collect()
        };
        let (posonlyargs, args) = (positional(posonly), positional(args));
        let kw_defaults = kw_defaults.into_iter().map(|d| match d {
            Field::None => Ok(None),
            d => self.expr(d, ExprContext::Load).map(Some),
        });
        let kw_defaults: Vec<Option<Expr>> = kw_defaults.collect::<Made<_>>()?;
        let mut lone = |f: Field| match f {
            Field::None => Ok(None),
            f => self.parameter(f).map(|p| Some(Box::new(p))),
        };
        Ok(ast::Parameters {
            range: TextRange::default(),
            node_index: NO_INDEX,
            posonlyargs,
            args,
            vararg: lone(vararg)?,
            kwonlyargs: kwonly.into_iter().zip(kw_defaults).map(|(p, d)| with_default(p, d)).collect(),
            kwarg: lone(kwarg)?,
        })
    }

    fn parameter(&mut self, f: Field) -> Made<ast::Parameter> {
        let Field::Node(mut n) = f else { return wrong("None disallowed in parameter list") };
        let range = self.range(n.at);
        let (name, annotation) = fields!(n, "arg", "annotation");
        let name = ast::Identifier::new(text(name), range);
        Ok(ast::Parameter { range, node_index: NO_INDEX, name, annotation: self.maybe(annotation)? })
    }

    fn type_params(&mut self, f: Field) -> Made<Option<Box<ast::TypeParams>>> {
        let params = list(f).into_iter().map(|p| {
            let Field::Node(mut n) = p else { return wrong("None disallowed in type parameter list") };
            let (range, node_index) = (self.range(n.at), NO_INDEX);
            let (name, bound, default) = fields!(n, "name", "bound", "default_value");
            let name = text(name);
            check_name(&name)?;
            let name = ast::Identifier::new(name, range);
            let (bound, default) = (self.maybe(bound)?, self.maybe(default)?);
            Ok(match n.kind {
                "TypeVarTuple" => ast::TypeParam::TypeVarTuple(ast::TypeParamTypeVarTuple {
                    node_index,
                    range,
                    name,
                    default,
                }),
                "ParamSpec" => {
                    ast::TypeParam::ParamSpec(ast::TypeParamParamSpec { node_index, range, name, default })
                }
                _ => {
                    ast::TypeParam::TypeVar(ast::TypeParamTypeVar { node_index, range, name, bound, default })
                }
            })
        });
        let type_params: Vec<ast::TypeParam> = params.collect::<Made<_>>()?;
        let range = type_params.first().map_or(TextRange::default(), |p| p.range());
        let params = ast::TypeParams { range, node_index: NO_INDEX, type_params };
        Ok((!params.type_params.is_empty()).then(|| Box::new(params)))
    }

    fn keywords(&mut self, f: Field) -> Made<Vec<ast::Keyword>> {
        let keywords = list(f).into_iter().map(|k| {
            let Field::Node(mut n) = k else { return wrong("None disallowed in expression list") };
            let range = self.range(n.at);
            let (arg, value) = fields!(n, "arg", "value");
            let arg = self.maybe_identifier(arg, range);
            Ok(ast::Keyword { range, node_index: NO_INDEX, arg, value: self.expr(value, ExprContext::Load)? })
        });
        keywords.collect()
    }

    // -----------------------------------------------------------------------------------------------
    // Patterns

    fn patterns(&mut self, f: Field, star: bool) -> Made<Vec<Pattern>> {
        list(f).into_iter().map(|p| self.pattern(p, star)).collect()
    }

    fn pattern(&mut self, f: Field, star: bool) -> Made<Pattern> {
        let Field::Node(mut n) = f else { return wrong("None disallowed in pattern list") };
        let (range, node_index) = (self.range(n.at), NO_INDEX);
        Ok(match n.kind {
            "MatchValue" => {
                let value = take(&mut n, "value");
                if !is_pattern_value(&value) {
                    return wrong("patterns may only match literals and attribute lookups");
                }
                Pattern::MatchValue(ast::PatternMatchValue { node_index, range, value: self.boxed(value)? })
            }
            "MatchSingleton" => {
                let value = match take(&mut n, "value") {
                    Field::Const(Const::None) => ast::Singleton::None,
                    Field::Const(Const::Bool(true)) => ast::Singleton::True,
                    Field::Const(Const::Bool(false)) => ast::Singleton::False,
                    _ => return wrong("MatchSingleton can only contain True, False and None"),
                };
                Pattern::MatchSingleton(ast::PatternMatchSingleton { node_index, range, value })
            }
            "MatchSequence" => {
                let patterns = self.patterns(take(&mut n, "patterns"), true)?;
                Pattern::MatchSequence(ast::PatternMatchSequence { node_index, range, patterns })
            }
            "MatchMapping" => {
                let (keys, patterns, rest) = fields!(n, "keys", "patterns", "rest");
                let (keys, patterns) = (list(keys), self.patterns(patterns, false)?);
                if keys.len() != patterns.len() {
                    return wrong("MatchMapping doesn't have the same number of keys as patterns");
                }
                let rest = self.maybe_identifier(rest, range);
                if let Some(rest) = &rest {
                    check_name(&rest.id)?;
                }
                let keys: Vec<Expr> = self.exprs(Field::List(keys), ExprContext::Load)?;
                let (keys, patterns) = (keys.into(), patterns.into());
                Pattern::MatchMapping(ast::PatternMatchMapping { node_index, range, keys, patterns, rest })
            }
            "MatchClass" => Pattern::MatchClass(self.class_pattern(*n, range)?),
            "MatchStar" => {
                if !star {
                    return wrong("can't use MatchStar here");
                }
                let name = self.maybe_identifier(take(&mut n, "name"), range);
                if let Some(name) = &name {
                    check_name(&name.id)?;
                }
                Pattern::MatchStar(ast::PatternMatchStar { node_index, range, name })
            }
            "MatchAs" => {
                let (pattern, name) = fields!(n, "pattern", "name");
                let name = self.maybe_identifier(name, range);
                if let Some(name) = &name {
                    check_name(&name.id)?;
                }
                let pattern = match pattern {
                    Field::None => None,
                    _ if name.is_none() => {
                        return wrong("MatchAs must specify a target name if a pattern is given");
                    }
                    p => Some(Box::new(self.pattern(p, false)?)),
                };
                Pattern::MatchAs(ast::PatternMatchAs { node_index, range, pattern, name })
            }
            _ => {
                let patterns = self.patterns(take(&mut n, "patterns"), false)?;
                if patterns.len() < 2 {
                    return wrong("MatchOr requires at least 2 patterns");
                }
                Pattern::MatchOr(ast::PatternMatchOr { node_index, range, patterns })
            }
        })
    }

    fn class_pattern(&mut self, mut n: Node, range: TextRange) -> Made<ast::PatternMatchClass> {
        let (cls, patterns, attrs, kwd_patterns) = fields!(n, "cls", "patterns", "kwd_attrs", "kwd_patterns");
        let (attrs, kwd_patterns) = (list(attrs), list(kwd_patterns));
        if attrs.len() != kwd_patterns.len() {
            return wrong("MatchClass doesn't have the same number of keyword attributes as patterns");
        }
        let mut inner = &cls;
        while let Field::Node(n) = inner {
            match (n.kind, n.fields.iter().find(|f| f.0 == "value")) {
                ("Attribute", Some((_, value))) => inner = value,
                ("Name", _) => break,
                _ => return wrong("MatchClass cls field can only contain Name or Attribute nodes."),
            }
        }
        let keywords = attrs.into_iter().zip(kwd_patterns).map(|(attr, pattern)| {
            let pattern = self.pattern(pattern, false)?;
            let attr = ast::Identifier::new(text(attr), pattern.range());
            Ok(ast::PatternKeyword { range: pattern.range(), node_index: NO_INDEX, attr, pattern })
        });
        let keywords = keywords.collect::<Made<_>>()?;
        let patterns = self.patterns(patterns, false)?.into();
        let arguments = ast::PatternArguments { range, node_index: NO_INDEX, patterns, keywords };
        Ok(ast::PatternMatchClass { node_index: NO_INDEX, range, cls: self.boxed(cls)?, arguments })
    }

    // -----------------------------------------------------------------------------------------------
    // Expressions

    fn exprs(&mut self, f: Field, ctx: ExprContext) -> Made<Vec<Expr>> {
        list(f).into_iter().map(|e| self.expr(e, ctx)).collect()
    }

    fn boxed(&mut self, f: Field) -> Made<Box<Expr>> {
        self.expr(f, ExprContext::Load).map(Box::new)
    }

    fn maybe(&mut self, f: Field) -> Made<Option<Box<Expr>>> {
        match f {
            Field::None => Ok(None),
            f => self.boxed(f).map(Some),
        }
    }

    fn check_context(&self, n: &mut Node, wanted: ExprContext) -> Made<()> {
        let wanted = context_name(wanted);
        match n.kind {
            "Attribute" | "Subscript" | "Starred" | "Name" | "List" | "Tuple" => {
                let got = kind_of(&take(n, "ctx"));
                if got != wanted {
                    return wrong(format!("expression must have {wanted} context but has {got} instead"));
                }
            }
            _ if wanted != "Load" => {
                return wrong(format!("expression which can't be assigned to in {wanted} context"));
            }
            _ => {}
        }
        Ok(())
    }

    fn expr(&mut self, f: Field, ctx: ExprContext) -> Made<Expr> {
        let Field::Node(node) = f else { return wrong("None disallowed in expression list") };
        let mut n = *node;
        self.check_context(&mut n, ctx)?;
        let (range, node_index, kind) = (self.range(n.at), NO_INDEX, n.kind);
        Ok(match kind {
            "BoolOp" => {
                let (op, values) = fields!(n, "op", "values");
                let values = self.exprs(values, ExprContext::Load)?;
                if values.len() < 2 {
                    return wrong("BoolOp with less than 2 values");
                }
                let op = if kind_of(&op) == "And" { ast::BoolOp::And } else { ast::BoolOp::Or };
                Expr::BoolOp(ast::ExprBoolOp { node_index, range, op, values })
            }
            "NamedExpr" => {
                let (target, value) = fields!(n, "target", "value");
                if kind_of(&target) != "Name" {
                    return Err(Invalid::Type("NamedExpr target must be a Name".into()));
                }
                // Whatever its context is.
                let Field::Node(mut target) = target else {
                    return wrong("None disallowed in expression list");
                };
                let (range, id) = (self.range(target.at), text(take(&mut target, "id")));
                check_name(&id)?;
                let (index, ctx) = (NO_INDEX, ExprContext::Store);
                let target = ast::ExprName { node_index: index, range, id: id.into(), ctx };
                let target = Box::new(Expr::Name(target));
                Expr::Named(ast::ExprNamed { node_index, range, target, value: self.boxed(value)? })
            }
            "BinOp" => {
                let (left, op, right) = fields!(n, "left", "op", "right");
                let op = operator_named(kind_of(&op)).unwrap_or(ast::Operator::Add);
                let (left, right) = (self.boxed(left)?, self.boxed(right)?);
                Expr::BinOp(ast::ExprBinOp { node_index, range, left, op, right })
            }
            "UnaryOp" => {
                let (op, operand) = fields!(n, "op", "operand");
                let op = match kind_of(&op) {
                    "Invert" => ast::UnaryOp::Invert,
                    "Not" => ast::UnaryOp::Not,
                    "UAdd" => ast::UnaryOp::UAdd,
                    _ => ast::UnaryOp::USub,
                };
                Expr::UnaryOp(ast::ExprUnaryOp { node_index, range, op, operand: self.boxed(operand)? })
            }
            "Lambda" => {
                let (args, body) = fields!(n, "args", "body");
                let parameters = Some(Box::new(self.parameters(args)?));
                Expr::Lambda(ast::ExprLambda { node_index, range, parameters, body: self.boxed(body)? })
            }
            "IfExp" => {
                let (test, body, orelse) = fields!(n, "test", "body", "orelse");
                let (test, body, orelse) = (self.boxed(test)?, self.boxed(body)?, self.boxed(orelse)?);
                Expr::If(ast::ExprIf { node_index, range, test, body, orelse })
            }
            "Dict" => self.dict(n, range)?,
            "Set" => {
                let elts = self.exprs(take(&mut n, "elts"), ExprContext::Load)?;
                Expr::Set(ast::ExprSet { node_index, range, elts })
            }
            "ListComp" | "SetComp" | "DictComp" | "GeneratorExp" => self.comprehension(n, range)?,
            "Await" => {
                Expr::Await(ast::ExprAwait { node_index, range, value: self.boxed(take(&mut n, "value"))? })
            }
            "Yield" => {
                Expr::Yield(ast::ExprYield { node_index, range, value: self.maybe(take(&mut n, "value"))? })
            }
            "YieldFrom" => {
                let value = self.boxed(take(&mut n, "value"))?;
                Expr::YieldFrom(ast::ExprYieldFrom { node_index, range, value })
            }
            "Compare" => {
                let (left, ops, comparators) = fields!(n, "left", "ops", "comparators");
                let ops: Vec<_> = list(ops).iter().filter_map(|op| comparison_named(kind_of(op))).collect();
                let comparators = list(comparators);
                if comparators.is_empty() {
                    return wrong("Compare with no comparators");
                }
                if comparators.len() != ops.len() {
                    return wrong("Compare has a different number of comparators and operands");
                }
                let comparators = self.exprs(Field::List(comparators), ExprContext::Load)?.into();
                let (left, ops) = (self.boxed(left)?, ops.into());
                Expr::Compare(ast::ExprCompare { node_index, range, left, ops, comparators })
            }
            "Call" => {
                let (func, args, keywords) = fields!(n, "func", "args", "keywords");
                let func = self.boxed(func)?;
                let arguments = ast::Arguments {
                    range,
                    node_index: NO_INDEX,
                    args: self.exprs(args, ExprContext::Load)?.into(),
                    keywords: self.keywords(keywords)?.into(),
                };
                Expr::Call(ast::ExprCall { node_index, range_start: range.start(), func, arguments })
            }
            "FormattedValue" | "JoinedStr" | "Interpolation" | "TemplateStr" => self.string(n, range)?,
            "Constant" => self.constant(take(&mut n, "value"), take(&mut n, "kind"), range)?,
            "Attribute" => {
                let (value, attr) = fields!(n, "value", "attr");
                let (value, attr) = (self.boxed(value)?, ast::Identifier::new(text(attr), range));
                Expr::Attribute(ast::ExprAttribute { node_index, range, value, attr, ctx })
            }
            "Subscript" => {
                let (value, slice) = fields!(n, "value", "slice");
                let (value, slice) = (self.boxed(value)?, self.boxed(slice)?);
                Expr::Subscript(ast::ExprSubscript { node_index, range, value, slice, ctx })
            }
            "Starred" => {
                let value = Box::new(self.expr(take(&mut n, "value"), ctx)?);
                Expr::Starred(ast::ExprStarred { node_index, range, value, ctx })
            }
            "Name" => {
                let id = text(take(&mut n, "id"));
                check_name(&id)?;
                Expr::Name(ast::ExprName { node_index, range, id: id.into(), ctx })
            }
            "List" => {
                let elts = self.exprs(take(&mut n, "elts"), ctx)?;
                Expr::List(ast::ExprList { node_index, range, elts, ctx })
            }
            "Tuple" => {
                let elts = self.exprs(take(&mut n, "elts"), ctx)?;
                Expr::Tuple(ast::ExprTuple { node_index, range, elts, ctx, parenthesized: true })
            }
            _ => {
                let (lower, upper, step) = fields!(n, "lower", "upper", "step");
                let (lower, upper, step) = (self.maybe(lower)?, self.maybe(upper)?, self.maybe(step)?);
                Expr::Slice(ast::ExprSlice { node_index, range, lower, upper, step })
            }
        })
    }

    fn dict(&mut self, mut n: Node, range: TextRange) -> Made<Expr> {
        let (keys, values) = fields!(n, "keys", "values");
        let (keys, values) = (list(keys), list(values));
        if keys.len() != values.len() {
            return wrong("Dict doesn't have the same number of keys as values");
        }
        let items = keys.into_iter().zip(values).map(|(key, value)| {
            let key = match key {
                Field::None => None,
                key => Some(self.expr(key, ExprContext::Load)?),
            };
            Ok(ast::DictItem { key, value: self.expr(value, ExprContext::Load)? })
        });
        let items = items.collect::<Made<_>>()?;
        Ok(Expr::Dict(ast::ExprDict { node_index: NO_INDEX, range, items }))
    }

    fn comprehension(&mut self, mut n: Node, range: TextRange) -> Made<Expr> {
        let node_index = NO_INDEX;
        let generators = list(take(&mut n, "generators")).into_iter().map(|g| {
            let Field::Node(mut g) = g else { return wrong("None disallowed in expression list") };
            let (target, iter, ifs, is_async) = fields!(g, "target", "iter", "ifs", "is_async");
            let target = self.expr(target, ExprContext::Store)?;
            Ok(ast::Comprehension {
                range: target.range(),
                node_index: NO_INDEX,
                target,
                iter: self.expr(iter, ExprContext::Load)?,
                ifs: self.exprs(ifs, ExprContext::Load)?,
                is_async: number(&is_async) != 0,
            })
        });
        let generators = generators.collect::<Made<Vec<_>>>()?;
        if generators.is_empty() {
            return wrong("comprehension with no generators");
        }
        if n.kind == "DictComp" {
            let (key, value) = fields!(n, "key", "value");
            let (key, value) = (Some(self.boxed(key)?), self.boxed(value)?);
            return Ok(Expr::DictComp(ast::ExprDictComp { node_index, range, key, value, generators }));
        }
        let elt = self.boxed(take(&mut n, "elt"))?;
        Ok(match n.kind {
            "ListComp" => Expr::ListComp(ast::ExprListComp { node_index, range, elt, generators }),
            "SetComp" => Expr::SetComp(ast::ExprSetComp { node_index, range, elt, generators }),
            _ => Expr::Generator(ast::ExprGenerator {
                node_index,
                range,
                elt,
                generators,
                parenthesized: true,
            }),
        })
    }

    /// An f- or t-string, or a lone replacement field, which is a string of nothing else.
    fn string(&mut self, n: Node, range: TextRange) -> Made<Expr> {
        let node_index = NO_INDEX;
        let is_template = matches!(n.kind, "TemplateStr" | "Interpolation");
        let mut elements = Vec::new();
        self.string_elements(n, &mut elements)?;
        let elements = elements.into();
        Ok(match is_template {
            true => {
                let flags = ast::TStringFlags::empty();
                let string = ast::TString { range, node_index: NO_INDEX, elements, flags };
                Expr::TString(ast::ExprTString {
                    node_index,
                    range,
                    value: ast::TStringValue::single(string),
                })
            }
            false => {
                let flags = ast::FStringFlags::empty();
                let string = ast::FString { range, node_index: NO_INDEX, elements, flags };
                Expr::FString(ast::ExprFString {
                    node_index,
                    range,
                    value: ast::FStringValue::single(string),
                })
            }
        })
    }

    /// Adds the parts of a joined string, or one part.
    fn string_elements(&mut self, mut n: Node, out: &mut Vec<ast::InterpolatedStringElement>) -> Made<()> {
        let (range, node_index) = (self.range(n.at), AtomicNodeIndex::NONE);
        match n.kind {
            "JoinedStr" | "TemplateStr" => {
                for value in list(take(&mut n, "values")) {
                    let Field::Node(v) = value else { return wrong("None disallowed in expression list") };
                    self.string_elements(*v, out)?;
                }
            }
            "Constant" if matches!(n.fields.first(), Some((_, Field::Const(Const::Str(_))))) => {
                let value = text(take(&mut n, "value")).into();
                let literal = ast::InterpolatedStringLiteralElement { range, node_index, value };
                out.push(ast::InterpolatedStringElement::Literal(literal));
            }
            "FormattedValue" | "Interpolation" => {
                let (value, shown, conversion, spec) =
                    fields!(n, "value", "str", "conversion", "format_spec");
                let expression = self.boxed(value)?;
                let conversion = match number(&conversion) {
                    -1 => ast::ConversionFlag::None,
                    115 => ast::ConversionFlag::Str,
                    114 => ast::ConversionFlag::Repr,
                    97 => ast::ConversionFlag::Ascii,
                    n => return Err(Invalid::System(format!("Unrecognized conversion character {n}"))),
                };
                if !matches!(shown, Field::None) {
                    self.source.texts.push(text(shown).into());
                    node_index.set((self.source.texts.len() as u32 - 1).into());
                }
                let format_spec = match spec {
                    Field::Node(s) => {
                        let (range, mut inner) = (self.range(s.at), Vec::new());
                        self.string_elements(*s, &mut inner)?;
                        let elements = inner.into();
                        Some(Box::new(ast::InterpolatedStringFormatSpec {
                            range,
                            node_index: NO_INDEX,
                            elements,
                        }))
                    }
                    _ => None,
                };
                out.push(ast::InterpolatedStringElement::Interpolation(ast::InterpolatedElement {
                    range,
                    node_index,
                    expression,
                    debug_text: None,
                    conversion,
                    format_spec,
                }));
            }
            // Any other expression: its value as it is.
            _ => {
                let expression = self.boxed(Field::Node(Box::new(n)))?;
                out.push(ast::InterpolatedStringElement::Interpolation(ast::InterpolatedElement {
                    range,
                    node_index,
                    expression,
                    debug_text: None,
                    conversion: ast::ConversionFlag::None,
                    format_spec: None,
                }));
            }
        }
        Ok(())
    }

    fn constant(&mut self, value: Field, kind: Field, range: TextRange) -> Made<Expr> {
        let node_index = NO_INDEX;
        let Field::Const(value) = value else {
            return wrong("required field \"value\" missing from Constant");
        };
        Ok(match value {
            Const::None => Expr::NoneLiteral(ast::ExprNoneLiteral { node_index, range }),
            Const::Bool(value) => Expr::BooleanLiteral(ast::ExprBooleanLiteral { node_index, range, value }),
            Const::Ellipsis => Expr::EllipsisLiteral(ast::ExprEllipsisLiteral { node_index, range }),
            Const::Str(s) => {
                let prefix = match kind {
                    Field::None => ast::str_prefix::StringLiteralPrefix::Empty,
                    _ => ast::str_prefix::StringLiteralPrefix::Unicode,
                };
                let flags = ast::StringLiteralFlags::empty().with_prefix(prefix);
                let literal = ast::StringLiteral { range, node_index: NO_INDEX, value: (*s).into(), flags };
                let value = ast::StringLiteralValue::single(literal);
                Expr::StringLiteral(ast::ExprStringLiteral { node_index, range, value })
            }
            // Numbers that a literal can stand for are literals: patterns ask for those.
            Const::Int(i) if i >= 0 => number_literal(ast::Number::Int((i as u64).into()), range),
            Const::Float(f) if f.is_sign_positive() => number_literal(ast::Number::Float(f), range),
            Const::Complex(imag) if imag.is_sign_positive() => {
                number_literal(ast::Number::Complex { real: 0.0, imag }, range)
            }
            other => {
                self.source.constants.push(other);
                let value = (self.source.constants.len() - 1).to_string().into();
                let kind = ast::IpyEscapeKind::Shell;
                Expr::IpyEscapeCommand(ast::ExprIpyEscapeCommand { node_index, range, kind, value })
            }
        })
    }
}

fn number_literal(value: ast::Number, range: TextRange) -> Expr {
    Expr::NumberLiteral(ast::ExprNumberLiteral { node_index: NO_INDEX, range, value })
}

/// Whether a pattern can compare with this: a literal, a number with a sign, a complex number, or an attribute.
fn is_pattern_value(f: &Field) -> bool {
    let Field::Node(n) = f else { return false };
    let part = |name: &str| n.fields.iter().find(|f| f.0 == name).map_or(&Field::None, |f| &f.1);
    let is_number = |f: &Field| match f {
        Field::Const(c) => {
            matches!(c, Const::Int(_) | Const::BigInt(_) | Const::Float(_) | Const::Complex(_))
        }
        _ => false,
    };
    match n.kind {
        "Constant" => !matches!(
            part("value"),
            Field::Const(Const::None | Const::Bool(_) | Const::Ellipsis | Const::Tuple(_))
        ),
        "Attribute" | "JoinedStr" | "TemplateStr" => true,
        "UnaryOp" => match part("operand") {
            Field::Node(o) => {
                kind_of(part("op")) == "USub" && o.fields.first().is_some_and(|f| is_number(&f.1))
            }
            _ => false,
        },
        "BinOp" => matches!(kind_of(part("op")), "Add" | "Sub") && is_pattern_value(part("left")),
        _ => false,
    }
}

/// A text of the source, by its number.
pub(crate) fn text_of(source: &TreeSource, node_index: &AtomicNodeIndex) -> Option<Rc<str>> {
    source.texts.get(node_index.load().as_u32()? as usize).cloned()
}
