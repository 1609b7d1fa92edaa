//! What the compiler warns of: source that is valid and hardly meant.
//!
//! CPython finds escapes and numbers while it parses, then the jumps out of `finally`, then the rest while it makes code; the
//! warnings come in that order.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{self as ast, CmpOp, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::bytecode::Position;
use crate::location::Source;

/// A SyntaxWarning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    pub msg: String,
    /// What it says as an error, if that is something else.
    pub as_error: Option<String>,
    /// Lines from 1, columns from 0.
    pub at: Position,
    /// The source line, if errors show it.
    pub text: Option<String>,
}

/// What the passes behind the parser warn of. They read the line from the file, if there is one.
fn of_compiler(source: &Source, msg: String, at: TextRange) -> Warning {
    let at = source.position(at);
    let line = source.line_text(at.line).filter(|_| !source.filename.starts_with('<'));
    Warning { msg, as_error: None, at, text: line.map(str::to_owned) }
}

/// All warnings about a module.
pub(crate) fn find(module: &ast::Mod, source: &Source) -> Vec<Warning> {
    let mut literals = Literals { source, out: Vec::new() };
    let mut jumps = Jumps { source, out: Vec::new(), in_finally: false, in_loop: false };
    let mut mistakes = Mistakes { source, out: Vec::new() };
    match module {
        ast::Mod::Module(m) => {
            literals.visit_body(&m.body);
            jumps.visit_body(&m.body);
            mistakes.visit_body(&m.body);
        }
        ast::Mod::Expression(e) => {
            literals.visit_expr(&e.body);
            mistakes.visit_expr(&e.body);
        }
    }
    // The tree has some parts in another order than the source.
    literals.out.sort_by_key(|w| (w.at.line, w.at.col));
    [literals.out, jumps.out, mistakes.out].concat()
}

// ---- literals ---------------------------------------------------------------------------------------

struct Literals<'s> {
    source: &'s Source<'s>,
    out: Vec<Warning>,
}

impl Literals<'_> {
    fn text(&self, range: TextRange) -> &str {
        self.source.text.get(range.start().to_usize()..range.end().to_usize()).unwrap_or("")
    }

    fn warn(&mut self, offset: usize, length: u32, msg: String, as_error: Option<String>) {
        let (line, col) = self.source.line_col(TextSize::new(offset as u32));
        let at = Position { line, end_line: line, col, end_col: col + length };
        let text = self.source.line_text(line).map(str::to_owned);
        self.out.push(Warning { msg, as_error, at, text });
    }

    /// A number that a keyword follows at once.
    fn number(&mut self, n: &ast::ExprNumberLiteral) {
        let end = n.range.end().to_usize();
        let rest = self.source.text.get(end..).unwrap_or("");
        const KEYWORDS: [&str; 8] = ["and", "else", "for", "if", "in", "is", "not", "or"];
        if !KEYWORDS.iter().any(|k| rest.starts_with(k)) {
            return;
        }
        let digits = self.text(n.range).to_ascii_lowercase();
        let kind = match digits.get(..2) {
            Some("0x") => "hexadecimal",
            Some("0o") => "octal",
            Some("0b") => "binary",
            _ if digits.ends_with('j') => "imaginary",
            _ => "decimal",
        };
        self.warn(end - 1, 0, format!("invalid {kind} literal"), None);
    }

    /// The first backslash in `range` that begins no escape sequence. In f-strings, braces end the text.
    fn escapes(&mut self, range: TextRange, is_bytes: bool) {
        let text = self.text(range);
        let bytes = text.as_bytes();
        let start = range.start().to_usize();
        let mut i = 0;
        while let Some(n) = memchr(b'\\', &bytes[i..]) {
            i += n;
            let Some(&c) = bytes.get(i + 1) else { return };
            let shown = match c {
                b'\n' | b'\r' | b'\\' | b'\'' | b'"' | b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v'
                | b'x' => None,
                b'N' | b'u' | b'U' if !is_bytes => None,
                b'0'..=b'7' => {
                    let digits = &bytes[i + 1..];
                    let n = digits.iter().take(3).take_while(|d| (b'0'..=b'7').contains(*d)).count();
                    (n == 3 && c > b'3').then(|| text[i + 1..i + 4].to_string())
                }
                _ => text[i + 1..].chars().next().map(String::from),
            };
            let Some(shown) = shown else {
                i += 2;
                continue;
            };
            let octal = if shown.len() == 3 && shown.is_ascii() { "octal " } else { "" };
            let what = format!("\"\\{shown}\" is an invalid {octal}escape sequence. ");
            let advice = format!("Did you mean \"\\\\{shown}\"? A raw string is also an option.");
            let msg = format!("{what}Such sequences will not work in the future. {advice}");
            return self.warn(start + i, 2, msg, Some(what + &advice));
        }
    }

    /// The text of a string or bytes literal, between the quotes.
    fn quoted(&mut self, range: TextRange, is_bytes: bool) {
        let text = self.text(range);
        let prefix = text.find(['\'', '"']).unwrap_or(0);
        if text[..prefix].contains(['r', 'R']) {
            return;
        }
        let quote = &text[prefix..];
        let n = if quote.starts_with("\"\"\"") || quote.starts_with("'''") { 3 } else { 1 };
        let (start, end) = (range.start().to_usize() + prefix + n, range.end().to_usize().saturating_sub(n));
        if start < end {
            let n = self.out.len();
            self.escapes(TextRange::new(TextSize::new(start as u32), TextSize::new(end as u32)), is_bytes);
            // In strings with a prefix, CPython forgets prefix and quotes when it counts the columns of the first line.
            let first_line = self.source.line_col(range.start()).0;
            if prefix > 0
                && let Some(w) = self.out.get_mut(n).filter(|w| w.at.line == first_line)
            {
                let left_out = (start - range.start().to_usize()) as u32;
                (w.at.col, w.at.end_col) = (w.at.col - left_out, w.at.end_col - left_out);
            }
        }
    }

    fn interpolated(&mut self, elements: &[ast::InterpolatedStringElement], is_raw: bool) {
        for e in elements {
            match e {
                ast::InterpolatedStringElement::Literal(l) if !is_raw => {
                    // A backslash before a brace belongs to no escape sequence.
                    let end = l.range.end().to_usize();
                    let rest = self.source.text.as_bytes().get(end);
                    let to = if rest.is_some_and(|c| matches!(c, b'{' | b'}')) { end + 1 } else { end };
                    self.escapes(TextRange::new(l.range.start(), TextSize::new(to as u32)), false);
                }
                ast::InterpolatedStringElement::Literal(_) => {}
                ast::InterpolatedStringElement::Interpolation(i) => {
                    self.visit_expr(&i.expression);
                    if let Some(spec) = &i.format_spec {
                        self.interpolated(&spec.elements, is_raw);
                    }
                }
            }
        }
    }
}

fn memchr(c: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|b| *b == c)
}

impl<'a> Visitor<'a> for Literals<'_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::NumberLiteral(n) => self.number(n),
            Expr::StringLiteral(s) => s.value.iter().for_each(|p| self.quoted(p.range, false)),
            Expr::BytesLiteral(s) => s.value.iter().for_each(|p| self.quoted(p.range, true)),
            Expr::FString(f) => {
                for part in &f.value {
                    match part {
                        ast::FStringPart::Literal(l) => self.quoted(l.range, false),
                        ast::FStringPart::FString(f) => {
                            self.interpolated(&f.elements, f.flags.prefix().is_raw());
                        }
                    }
                }
            }
            Expr::TString(t) => {
                for t in &t.value {
                    self.interpolated(&t.elements, t.flags.prefix().is_raw());
                }
            }
            _ => walk_expr(self, expr),
        }
    }
}

// ---- jumps out of finally ---------------------------------------------------------------------------

struct Jumps<'s> {
    source: &'s Source<'s>,
    out: Vec<Warning>,
    in_finally: bool,
    /// In a loop that is inside of the `finally`.
    in_loop: bool,
}

impl<'a> Jumps<'_> {
    fn warn(&mut self, what: &str, at: TextRange) {
        let msg = format!("'{what}' in a 'finally' block");
        self.out.push(of_compiler(self.source, msg, at));
    }
    fn within(&mut self, in_finally: bool, in_loop: bool, body: &'a [Stmt]) {
        let outer = (self.in_finally, self.in_loop);
        (self.in_finally, self.in_loop) = (in_finally, in_loop);
        self.visit_body(body);
        (self.in_finally, self.in_loop) = outer;
    }
}

impl<'a> Visitor<'a> for Jumps<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            // A loop in the block is left by its own jumps only, but CPython takes a `return` in it for one too.
            Stmt::Return(s) if self.in_finally && !self.in_loop => self.warn("return", s.range),
            Stmt::Break(s) if self.in_finally && !self.in_loop => self.warn("break", s.range),
            Stmt::Continue(s) if self.in_finally && !self.in_loop => self.warn("continue", s.range),
            Stmt::FunctionDef(s) => self.within(false, false, &s.body),
            Stmt::ClassDef(s) => self.within(false, false, &s.body),
            Stmt::For(s) => {
                self.within(self.in_finally, true, &s.body);
                self.visit_body(&s.orelse);
            }
            Stmt::While(s) => {
                self.within(self.in_finally, true, &s.body);
                self.visit_body(&s.orelse);
            }
            Stmt::Try(s) => {
                self.visit_body(&s.body);
                for ast::ExceptHandler::ExceptHandler(h) in &s.handlers {
                    self.visit_body(&h.body);
                }
                self.visit_body(&s.orelse);
                self.within(true, false, &s.finalbody);
            }
            _ => walk_stmt(self, stmt),
        }
    }
    fn visit_expr(&mut self, _expr: &'a Expr) {}
}

// ---- the rest -----------------------------------------------------------------------------------------

struct Mistakes<'s> {
    source: &'s Source<'s>,
    out: Vec<Warning>,
}

/// The class of a literal's value.
fn constant_class(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::NumberLiteral(n) => match n.value {
            ast::Number::Int(_) => "int",
            ast::Number::Float(_) => "float",
            ast::Number::Complex { .. } => "complex",
        },
        Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        _ => return None,
    })
}

/// The class of an expression's value, as far as the expression alone tells.
fn class_of(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) => "str",
        Expr::TString(_) => "string.templatelib.Template",
        e => return constant_class(e),
    })
}

/// The class of a literal whose identity says nothing.
fn literal_class(e: &Expr) -> Option<&'static str> {
    match e {
        Expr::NoneLiteral(_) | Expr::BooleanLiteral(_) | Expr::EllipsisLiteral(_) => None,
        Expr::Tuple(t) => t.elts.iter().all(|e| constant_class(e).is_some()).then_some("tuple"),
        e => constant_class(e),
    }
}

impl Mistakes<'_> {
    fn warn(&mut self, msg: String, at: TextRange) {
        self.out.push(of_compiler(self.source, msg, at));
    }

    fn compare(&mut self, e: &ast::ExprCompare) {
        let mut left = &*e.left;
        for (op, right) in e.ops.iter().zip(&e.comparators) {
            if let CmpOp::Is | CmpOp::IsNot = op
                && let Some(class) = literal_class(left).or_else(|| literal_class(right))
            {
                let (op, other) = if *op == CmpOp::Is { ("is", "==") } else { ("is not", "!=") };
                return self
                    .warn(format!("\"{op}\" with '{class}' literal. Did you mean \"{other}\"?"), e.range);
            }
            left = right;
        }
    }

    fn call(&mut self, e: &ast::ExprCall) {
        if let Some(class) = class_of(&e.func)
            && !e.func.is_lambda_expr()
        {
            let msg = format!("'{class}' object is not callable; perhaps you missed a comma?");
            self.warn(msg, e.func.range());
        }
    }

    fn subscript(&mut self, e: &ast::ExprSubscript) {
        if !e.ctx.is_load() {
            return;
        }
        let Some(class) = class_of(&e.value) else { return };
        if !matches!(class, "str" | "bytes" | "tuple" | "list" | "dict") {
            let msg = format!("'{class}' object is not subscriptable; perhaps you missed a comma?");
            return self.warn(msg, e.value.range());
        }
        if class == "dict" {
            return;
        }
        if let Some(index) = class_of(&e.slice)
            && !matches!(index, "int" | "bool")
        {
            let what = format!("{class} indices must be integers or slices, not {index}");
            self.warn(format!("{what}; perhaps you missed a comma?"), e.value.range());
        }
    }
}

impl<'a> Visitor<'a> for Mistakes<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::Assert(s) = stmt
            && matches!(&*s.test, Expr::Tuple(t) if !t.elts.is_empty())
        {
            self.warn("assertion is always true, perhaps remove parentheses?".into(), s.range);
        }
        walk_stmt(self, stmt);
    }
    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Compare(e) => self.compare(e),
            Expr::Call(e) => self.call(e),
            Expr::Subscript(e) => self.subscript(e),
            _ => {}
        }
        walk_expr(self, expr);
    }
}
