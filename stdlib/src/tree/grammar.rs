//! The kinds of nodes and their fields, in one table: `_ast` makes its classes of it, and what programs hand to `compile` is
//! checked by it.

use std::collections::HashMap;
use std::sync::OnceLock;

/// In the notation of CPython's documentation, a kind a line. `?` marks fields that may be missing, `*` lists. A line with a colon
/// starts a sum of alternatives, named before it, with its attributes behind it; `-` starts kinds that belong to no sum.
pub const GRAMMAR: &str = "\
mod:
Module(stmt* body, type_ignore* type_ignores)
Interactive(stmt* body)
Expression(expr body)
FunctionType(expr* argtypes, expr returns)
stmt: int lineno, int col_offset, int? end_lineno, int? end_col_offset
FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
Return(expr? value)
Delete(expr* targets)
Assign(expr* targets, expr value, string? type_comment)
TypeAlias(expr name, type_param* type_params, expr value)
AugAssign(expr target, operator op, expr value)
AnnAssign(expr target, expr annotation, expr? value, int simple)
For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
While(expr test, stmt* body, stmt* orelse)
If(expr test, stmt* body, stmt* orelse)
With(withitem* items, stmt* body, string? type_comment)
AsyncWith(withitem* items, stmt* body, string? type_comment)
Match(expr subject, match_case* cases)
Raise(expr? exc, expr? cause)
Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
Assert(expr test, expr? msg)
Import(alias* names)
ImportFrom(identifier? module, alias* names, int? level)
Global(identifier* names)
Nonlocal(identifier* names)
Expr(expr value)
Pass
Break
Continue
expr: int lineno, int col_offset, int? end_lineno, int? end_col_offset
BoolOp(boolop op, expr* values)
NamedExpr(expr target, expr value)
BinOp(expr left, operator op, expr right)
UnaryOp(unaryop op, expr operand)
Lambda(arguments args, expr body)
IfExp(expr test, expr body, expr orelse)
Dict(expr?* keys, expr* values)
Set(expr* elts)
ListComp(expr elt, comprehension* generators)
SetComp(expr elt, comprehension* generators)
DictComp(expr key, expr value, comprehension* generators)
GeneratorExp(expr elt, comprehension* generators)
Await(expr value)
Yield(expr? value)
YieldFrom(expr value)
Compare(expr left, cmpop* ops, expr* comparators)
Call(expr func, expr* args, keyword* keywords)
FormattedValue(expr value, int conversion, expr? format_spec)
Interpolation(expr value, constant str, int conversion, expr? format_spec)
JoinedStr(expr* values)
TemplateStr(expr* values)
Constant(constant value, string? kind)
Attribute(expr value, identifier attr, expr_context ctx)
Subscript(expr value, expr slice, expr_context ctx)
Starred(expr value, expr_context ctx)
Name(identifier id, expr_context ctx)
List(expr* elts, expr_context ctx)
Tuple(expr* elts, expr_context ctx)
Slice(expr? lower, expr? upper, expr? step)
expr_context:
Load
Store
Del
boolop:
And
Or
operator:
Add
Sub
Mult
MatMult
Div
Mod
Pow
LShift
RShift
BitOr
BitXor
BitAnd
FloorDiv
unaryop:
Invert
Not
UAdd
USub
cmpop:
Eq
NotEq
Lt
LtE
Gt
GtE
Is
IsNot
In
NotIn
-:
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler: int lineno, int col_offset, int? end_lineno, int? end_col_offset
ExceptHandler(expr? type, identifier? name, stmt* body)
-:
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
-: int lineno, int col_offset, int? end_lineno, int? end_col_offset
arg(identifier arg, expr? annotation, string? type_comment)
keyword(identifier? arg, expr value)
alias(identifier name, identifier? asname)
-:
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern: int lineno, int col_offset, int end_lineno, int end_col_offset
MatchValue(expr value)
MatchSingleton(constant value)
MatchSequence(pattern* patterns)
MatchMapping(expr* keys, pattern* patterns, identifier? rest)
MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
MatchStar(identifier? name)
MatchAs(pattern? pattern, identifier? name)
MatchOr(pattern* patterns)
type_ignore:
TypeIgnore(int lineno, string tag)
type_param: int lineno, int col_offset, int end_lineno, int end_col_offset
TypeVar(identifier name, expr? bound, expr? default_value)
ParamSpec(identifier name, expr? default_value)
TypeVarTuple(identifier name, expr? default_value)
";

/// How many values a field has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Count {
    One,
    Optional,
    List,
    /// A list in which None stands for what is left out.
    OptionalList,
}

pub struct FieldDef {
    pub name: &'static str,
    pub ty: &'static str,
    pub count: Count,
}

pub struct Kind {
    pub name: &'static str,
    /// The sum that it is an alternative of.
    pub sum: Option<&'static str>,
    pub fields: Vec<FieldDef>,
    pub has_place: bool,
}

/// All kinds by name.
pub fn kinds() -> &'static HashMap<&'static str, Kind> {
    static KINDS: OnceLock<HashMap<&'static str, Kind>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let (mut all, mut sum, mut has_place) = (HashMap::new(), None, false);
        for line in GRAMMAR.lines() {
            if let Some((name, attributes)) = line.split_once(':') {
                sum = Some(name).filter(|n| *n != "-");
                has_place = !attributes.is_empty();
                continue;
            }
            let (name, fields) = line.split_once('(').unwrap_or((line, ")"));
            let fields = fields.trim_end_matches(')').split(", ").filter(|f| !f.is_empty());
            all.insert(name, Kind { name, sum, fields: fields.map(field).collect(), has_place });
        }
        all
    })
}

fn field(text: &'static str) -> FieldDef {
    let (ty, name) = text.split_once(' ').unwrap_or((text, ""));
    let (ty, count) = match (ty.strip_suffix("?*"), ty.strip_suffix('*'), ty.strip_suffix('?')) {
        (Some(t), ..) => (t, Count::OptionalList),
        (_, Some(t), _) => (t, Count::List),
        (_, _, Some(t)) => (t, Count::Optional),
        _ => (ty, Count::One),
    };
    FieldDef { name, ty, count }
}
