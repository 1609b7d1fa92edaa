//! Expressions as text, as `from __future__ import annotations` keeps annotations: CPython's spelling, whatever the source
//! looked like.

use ruff_python_ast::{self as ast, CmpOp, Expr, Operator, UnaryOp};
use ruff_text_size::Ranged;

use crate::bytecode::Const;
use crate::fold;
use crate::print_ast;
use crate::print_tokens::str_repr;

/// How tightly an operator binds, from the loosest on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arith,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    /// The next tighter one.
    fn tighter(self) -> Level {
        use Level::*;
        const ALL: [Level; 16] = [
            Tuple, Test, Or, And, Not, Compare, BitOr, BitXor, BitAnd, Shift, Arith, Term, Factor, Power,
            Await, Atom,
        ];
        ALL[(self as usize + 1).min(ALL.len() - 1)]
    }
}

/// The text of an expression in `source`.
pub(crate) fn expr(e: &Expr, source: &str) -> String {
    let mut p = Printer { out: String::new(), source };
    p.expr(e, Level::Test);
    p.out
}

struct Printer<'a> {
    out: String,
    source: &'a str,
}

impl Printer<'_> {
    fn text(&mut self, s: &str) {
        self.out.push_str(s);
    }

    /// In parentheses if what is around binds tighter than `own`.
    fn group(&mut self, own: Level, around: Level, f: impl FnOnce(&mut Self)) {
        let parenthesised = around > own;
        if parenthesised {
            self.text("(");
        }
        f(self);
        if parenthesised {
            self.text(")");
        }
    }

    fn list<'e>(&mut self, items: impl IntoIterator<Item = &'e Expr>) {
        for (i, e) in items.into_iter().enumerate() {
            if i > 0 {
                self.text(", ");
            }
            self.expr(e, Level::Test);
        }
    }

    fn expr(&mut self, e: &Expr, around: Level) {
        match e {
            Expr::Name(e) => self.text(&e.id),
            Expr::BoolOp(e) => {
                let (own, word) = match e.op {
                    ast::BoolOp::Or => (Level::Or, " or "),
                    ast::BoolOp::And => (Level::And, " and "),
                };
                self.group(own, around, |p| {
                    for (i, v) in e.values.iter().enumerate() {
                        if i > 0 {
                            p.text(word);
                        }
                        p.expr(v, own.tighter());
                    }
                });
            }
            Expr::BinOp(e) => self.binary(e, around),
            Expr::UnaryOp(e) => {
                let (own, word) = match e.op {
                    UnaryOp::Not => (Level::Not, "not "),
                    UnaryOp::Invert => (Level::Factor, "~"),
                    UnaryOp::UAdd => (Level::Factor, "+"),
                    UnaryOp::USub => (Level::Factor, "-"),
                };
                self.group(own, around, |p| {
                    p.text(word);
                    p.expr(&e.operand, own);
                });
            }
            Expr::Lambda(e) => self.group(Level::Test, around, |p| {
                let parameters = e
                    .parameters
                    .as_ref()
                    .map_or("", |ps| p.source.get(ps.range().to_std_range()).unwrap_or(""))
                    .to_string();
                p.text(if parameters.is_empty() || parameters.starts_with('*') {
                    "lambda"
                } else {
                    "lambda "
                });
                p.text(&parameters);
                p.text(": ");
                p.expr(&e.body, Level::Test);
            }),
            Expr::If(e) => self.group(Level::Test, around, |p| {
                p.expr(&e.body, Level::Or);
                p.text(" if ");
                p.expr(&e.test, Level::Or);
                p.text(" else ");
                p.expr(&e.orelse, Level::Test);
            }),
            Expr::Compare(e) => self.group(Level::Compare, around, |p| {
                p.expr(&e.left, Level::BitOr);
                for (op, right) in e.ops.iter().zip(&e.comparators) {
                    p.text(compare_word(*op));
                    p.expr(right, Level::BitOr);
                }
            }),
            Expr::Named(e) => self.group(Level::Tuple, around, |p| {
                p.expr(&e.target, Level::Atom);
                p.text(" := ");
                p.expr(&e.value, Level::Atom);
            }),
            Expr::Await(e) => self.group(Level::Await, around, |p| {
                p.text("await ");
                p.expr(&e.value, Level::Atom);
            }),
            Expr::Yield(e) => {
                self.text("(yield");
                if let Some(value) = &e.value {
                    self.text(" ");
                    self.expr(value, Level::Test);
                }
                self.text(")");
            }
            Expr::YieldFrom(e) => {
                self.text("(yield from ");
                self.expr(&e.value, Level::Test);
                self.text(")");
            }
            Expr::Call(e) => self.call(e),
            Expr::Attribute(e) => {
                let is_int = matches!(&*e.value, Expr::NumberLiteral(n) if n.value.is_int());
                self.expr(&e.value, Level::Atom);
                self.text(if is_int { " ." } else { "." });
                self.text(&e.attr);
            }
            Expr::Subscript(e) => {
                self.expr(&e.value, Level::Atom);
                self.text("[");
                self.expr(&e.slice, Level::Tuple);
                self.text("]");
            }
            Expr::Starred(e) => {
                self.text("*");
                self.expr(&e.value, Level::BitOr);
            }
            Expr::Slice(e) => {
                if let Some(lower) = &e.lower {
                    self.expr(lower, Level::Test);
                }
                self.text(":");
                if let Some(upper) = &e.upper {
                    self.expr(upper, Level::Test);
                }
                if let Some(step) = &e.step {
                    self.text(":");
                    self.expr(step, Level::Test);
                }
            }
            Expr::List(e) => self.display("[", &e.elts, "]"),
            Expr::Set(e) => self.display("{", &e.elts, "}"),
            Expr::Tuple(e) if e.elts.is_empty() => self.text("()"),
            Expr::Tuple(e) => self.group(Level::Tuple, around, |p| {
                p.list(&e.elts);
                if e.elts.len() == 1 {
                    p.text(",");
                }
            }),
            Expr::Dict(e) => {
                self.text("{");
                for (i, item) in e.items.iter().enumerate() {
                    if i > 0 {
                        self.text(", ");
                    }
                    match &item.key {
                        Some(key) => {
                            self.expr(key, Level::Test);
                            self.text(": ");
                            self.expr(&item.value, Level::Test);
                        }
                        None => {
                            self.text("**");
                            self.expr(&item.value, Level::BitOr);
                        }
                    }
                }
                self.text("}");
            }
            Expr::ListComp(e) => self.comprehension("[", &[&e.elt], &e.generators, "]"),
            Expr::SetComp(e) => self.comprehension("{", &[&e.elt], &e.generators, "}"),
            Expr::Generator(e) => self.comprehension("(", &[&e.elt], &e.generators, ")"),
            Expr::DictComp(e) => match &e.key {
                Some(key) => self.comprehension("{", &[key, &e.value], &e.generators, "}"),
                None => self.comprehension("{**", &[&e.value], &e.generators, "}"),
            },
            _ => match fold::literal(e) {
                Some(Const::Str(s)) => self.out.push_str(&str_repr(&s)),
                Some(Const::Ellipsis) => self.text("..."),
                Some(value) => self.out.push_str(&print_ast::const_repr(&value)),
                // f-strings and strings with lone surrogates stay as they are.
                None => {
                    let text = self.source.get(e.range().to_std_range()).unwrap_or("").to_string();
                    self.text(&text);
                }
            },
        }
    }

    fn display(&mut self, open: &str, elts: &[Expr], close: &str) {
        self.text(open);
        self.list(elts);
        self.text(close);
    }

    fn binary(&mut self, e: &ast::ExprBinOp, around: Level) {
        let (own, word, is_right) = match e.op {
            Operator::Add => (Level::Arith, " + ", false),
            Operator::Sub => (Level::Arith, " - ", false),
            Operator::Mult => (Level::Term, " * ", false),
            Operator::MatMult => (Level::Term, " @ ", false),
            Operator::Div => (Level::Term, " / ", false),
            Operator::Mod => (Level::Term, " % ", false),
            Operator::FloorDiv => (Level::Term, " // ", false),
            Operator::LShift => (Level::Shift, " << ", false),
            Operator::RShift => (Level::Shift, " >> ", false),
            Operator::BitOr => (Level::BitOr, " | ", false),
            Operator::BitXor => (Level::BitXor, " ^ ", false),
            Operator::BitAnd => (Level::BitAnd, " & ", false),
            Operator::Pow => (Level::Power, " ** ", true),
        };
        self.group(own, around, |p| {
            let tighter = own.tighter();
            p.expr(&e.left, if is_right { tighter } else { own });
            p.text(word);
            p.expr(&e.right, if is_right { own } else { tighter });
        });
    }

    fn call(&mut self, e: &ast::ExprCall) {
        self.expr(&e.func, Level::Atom);
        let a = &e.arguments;
        if let ([Expr::Generator(_)], []) = (&*a.args, &*a.keywords) {
            return self.expr(&a.args[0], Level::Test);
        }
        self.text("(");
        self.list(&a.args);
        for (i, k) in a.keywords.iter().enumerate() {
            if i + a.args.len() > 0 {
                self.text(", ");
            }
            match &k.arg {
                Some(name) => {
                    self.text(name);
                    self.text("=");
                }
                None => self.text("**"),
            }
            self.expr(&k.value, Level::Test);
        }
        self.text(")");
    }

    fn comprehension(
        &mut self,
        open: &str,
        elements: &[&Expr],
        generators: &[ast::Comprehension],
        close: &str,
    ) {
        self.text(open);
        for (i, e) in elements.iter().enumerate() {
            if i > 0 {
                self.text(": ");
            }
            self.expr(e, Level::Test);
        }
        for g in generators {
            self.text(if g.is_async { " async for " } else { " for " });
            self.expr(&g.target, Level::Tuple);
            self.text(" in ");
            self.expr(&g.iter, Level::Or);
            for condition in &g.ifs {
                self.text(" if ");
                self.expr(condition, Level::Or);
            }
        }
        self.text(close);
    }
}

fn compare_word(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}
