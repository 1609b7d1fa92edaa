//! Where tracebacks put their `^` and `~` under a piece of source.
//!
//! ```text
//! a.b + c.d        f(x)(1)       t[i][j]
//! ~~~~^~~~~        ~~~~^^^       ~~~~^^^
//! ```
//! The same rules as CPython's `traceback` module: the piece is parsed as an expression; for a binary
//! operation the operator is marked, for calls and subscripts the brackets. Lines count from 0, columns in
//! characters.

use ruff_python_ast::{Expr, Mod, PythonVersion, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

/// The part to mark: from (line, column) up to (line, column), exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Anchors {
    pub left_line: usize,
    pub left_col: usize,
    pub right_line: usize,
    pub right_col: usize,
}

/// Longest piece that is parsed; longer ones get plain carets.
const MAX_PARSED_BYTES: usize = 1 << 16;

fn parse(text: &str) -> Option<Vec<Stmt>> {
    if text.len() > MAX_PARSED_BYTES {
        return None;
    }
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY314);
    let parsed = parse_unchecked(text, options);
    if !parsed.errors().is_empty() || !parsed.unsupported_syntax_errors().is_empty() {
        return None;
    }
    match parsed.into_syntax() {
        Mod::Module(m) => Some(m.body.into_iter().collect()),
        Mod::Expression(_) => None,
    }
}

/// A place in the lines of a segment.
struct Cursor<'a> {
    lines: &'a [Vec<char>],
    line: usize,
    col: usize,
}

impl Cursor<'_> {
    /// Moves to the next character that exists, if this one does not.
    fn settle(&mut self) -> Option<()> {
        while self.col >= self.lines.get(self.line)?.len() {
            self.col = 0;
            self.line += 1;
        }
        Some(())
    }
    /// Moves to the first character that satisfies `stop`, passing over comments and line joins.
    fn find(&mut self, stop: impl Fn(char) -> bool) -> Option<()> {
        self.settle()?;
        loop {
            let c = self.lines[self.line][self.col];
            if c == '\\' || c == '#' {
                self.col = 0;
                self.line += 1;
            } else if stop(c) {
                return Some(());
            } else {
                self.col += 1;
            }
            self.settle()?;
        }
    }
}

/// What to mark in `segment`, the source text of one instruction.
pub fn anchors(segment: &str) -> Option<Anchors> {
    const OPEN: &str = "(\n";
    let mut body = parse(&format!("{OPEN}{segment}\n)"))?;
    let (Some(Stmt::Expr(statement)), true) = (body.pop(), body.is_empty()) else { return None };
    let lines: Vec<Vec<char>> = segment.lines().map(|l| l.chars().collect()).collect();
    let place = |offset: u32| -> (usize, usize) {
        let before = &segment[..(offset as usize - OPEN.len()).min(segment.len())];
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        (before.matches('\n').count(), before[start..].chars().count())
    };
    let end_of = |e: &Expr| place(e.end().to_u32());
    let brackets = |head: &Expr, open: char| {
        let (line, col) = end_of(head);
        let mut at = Cursor { lines: &lines, line, col };
        at.find(|c| c == open)?;
        let (right_line, right_col) = end_of(&statement.value);
        Some(Anchors { left_line: at.line, left_col: at.col, right_line, right_col })
    };
    match &*statement.value {
        Expr::BinOp(e) => {
            let (line, col) = end_of(&e.left);
            let mut at = Cursor { lines: &lines, line, col };
            at.find(|c| !c.is_whitespace() && c != ')')?;
            let (line, col) = (at.line, at.col);
            let right = place(e.right.start().to_u32());
            let second = lines[line].get(col + 1);
            let two =
                (line, col + 1) < right && second.is_some_and(|c| !c.is_whitespace() && !"\\#".contains(*c));
            let right_col = col + 1 + two as usize;
            Some(Anchors { left_line: line, left_col: col, right_line: line, right_col })
        }
        Expr::Subscript(e) => brackets(&e.value, '['),
        Expr::Call(e) => brackets(&e.func, '('),
        _ => None,
    }
}

/// Whether `lines` (joined) are just `return f(…)` or `x = f(…)` with a plain name as `f`, and the call
/// covers them from `start` to `end`: CPython then shows no carets. `None` if there is no statement at all.
pub fn is_plain_call(lines: &str, start: usize, end: usize) -> Option<bool> {
    let Some(body) = parse(lines) else { return Some(false) };
    let value = match body.first()? {
        Stmt::Return(s) => match s.value.as_deref() {
            Some(v @ Expr::Call(c)) if c.func.is_name_expr() => v,
            _ => return Some(false),
        },
        Stmt::Assign(s) if s.targets.len() == 1 && s.targets[0].is_name_expr() && s.value.is_call_expr() => {
            &s.value
        }
        _ => return Some(false),
    };
    let (from, to) = (value.start().to_usize(), value.end().to_usize());
    let on_first_line = !lines[..from].contains('\n');
    let last_line = lines.rfind('\n').map_or(0, |i| i + 1);
    Some(on_first_line && from == start && to >= last_line && to - last_line == end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(segment: &str, marked: &str) {
        let a = anchors(segment).map(|a| {
            let lines: Vec<&str> = segment.lines().collect();
            assert_eq!(a.left_line, a.right_line);
            lines[a.left_line][a.left_col..a.right_col].to_string()
        });
        assert_eq!(a.unwrap_or_default(), marked, "{segment}");
    }

    #[test]
    fn operators_and_brackets_are_marked() {
        check("a + b", "+");
        check("(a) // (b)", "//");
        check("a\n  ** b", "**");
        check("a -b", "-");
        check("x[0][1]", "[1]");
        check("f(x)(1, 2)", "(1, 2)");
        check("max(v for v in w)", "(v for v in w)");
        check("a.b", "");
        check("a and b", "");
        check("with", "");
    }

    #[test]
    fn plain_calls() {
        assert_eq!(is_plain_call("return f(1)", 7, 11), Some(true));
        assert_eq!(is_plain_call("return f(1) + 1", 7, 11), Some(false));
        assert_eq!(is_plain_call("x = f(1)", 4, 8), Some(true));
        assert_eq!(is_plain_call("x.y = f(1)", 6, 10), Some(false));
        assert_eq!(is_plain_call("return a.f(1)", 7, 13), Some(false));
        assert_eq!(is_plain_call("with f(1):", 5, 9), Some(false));
        assert_eq!(is_plain_call("# nothing", 0, 1), None);
    }
}
