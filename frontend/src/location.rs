//! Source offsets to lines and columns, and errors that point at source.

use std::rc::Rc;

use ruff_python_ast::Decorator;
use ruff_text_size::{TextRange, TextSize};

use crate::bytecode::{Const, Position};
use crate::{CompileError, ErrorKind};

/// Result of the passes: the error is boxed because it is much larger than what they return.
pub(crate) type Result<T> = std::result::Result<T, Box<CompileError>>;

/// What stands for the source text of a tree that a program made.
#[derive(Default)]
pub(crate) struct TreeSource {
    /// Lines and columns in order: what the tree has as offsets are numbers of these.
    pub points: Vec<(u32, u32)>,
    /// Constants that no literal stands for.
    pub constants: Vec<Const>,
    /// The expressions in template strings as text.
    pub texts: Vec<Rc<str>>,
}

/// Source text with the offsets of its line starts.
pub(crate) struct Source<'a> {
    pub tree: Option<TreeSource>,
    pub text: &'a str,
    pub filename: Rc<str>,
    line_starts: Vec<u32>,
}

impl<'a> Source<'a> {
    pub fn new(text: &'a str, filename: &str) -> Source<'a> {
        let mut line_starts = vec![0];
        let bytes = text.as_bytes();
        for (i, &b) in bytes.iter().enumerate() {
            if b == b'\n' || (b == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                line_starts.push(i as u32 + 1);
            }
        }
        Source { tree: None, text, filename: filename.into(), line_starts }
    }

    /// No text: a tree's places.
    pub fn of_tree(tree: TreeSource, filename: &str) -> Source<'static> {
        Source { tree: Some(tree), text: "", filename: filename.into(), line_starts: Vec::new() }
    }

    /// A constant of a tree that a program made, by its number.
    pub fn tree_constant(&self, number: &str) -> Option<Const> {
        self.tree.as_ref()?.constants.get(number.parse::<usize>().ok()?).cloned()
    }

    /// Line (from 1) and column in bytes (from 0).
    pub fn line_col(&self, offset: TextSize) -> (u32, u32) {
        let offset = offset.to_u32();
        if let Some(tree) = &self.tree {
            return tree.points.get(offset as usize).copied().unwrap_or((1, 0));
        }
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        (line as u32, offset - self.line_starts[line - 1])
    }

    /// The place of a definition without its decorators, with which the parser's range begins. It starts at its keyword, on a
    /// line after the last decorator.
    pub fn definition(&self, range: TextRange, decorators: &[Decorator]) -> Position {
        let Some(last) = decorators.last().filter(|_| self.tree.is_none()) else {
            return self.position(range);
        };
        let mut start = usize::from(last.range.end());
        loop {
            let rest = &self.text[start..];
            start += rest.len() - rest.trim_start().len();
            match self.text[start..].starts_with('#') {
                true => start += self.text[start..].find('\n').unwrap_or(0),
                false => break,
            }
        }
        let start = TextSize::new(start as u32).min(range.end());
        self.position(TextRange::new(start, range.end()))
    }

    pub fn position(&self, range: TextRange) -> Position {
        let (line, col) = self.line_col(range.start());
        let (end_line, end_col) = self.line_col(range.end());
        Position { line, end_line, col, end_col }
    }

    /// The text of a line (from 1), with its newline.
    pub fn line_text(&self, line: u32) -> Option<&'a str> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.line_starts.get(index)? as usize;
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |&end| end as usize);
        self.text.get(start..end)
    }

    /// The range with the parentheses around it, if those are on the same lines.
    pub fn in_parentheses(&self, at: Position) -> Position {
        let before = self.line_text(at.line).and_then(|text| text.get(..at.col as usize)).unwrap_or("");
        let after =
            self.line_text(at.end_line).and_then(|text| text.get(at.end_col as usize..)).unwrap_or("");
        let (left, right) = (before.trim_end(), after.trim_start());
        if !left.ends_with('(') || !right.starts_with(')') {
            return at;
        }
        let end_col = at.end_col + (after.len() - right.len()) as u32 + 1;
        Position { col: left.len() as u32 - 1, end_col, ..at }
    }

    pub fn error(&self, range: TextRange, msg: impl Into<String>) -> Box<CompileError> {
        self.error_at(self.position(range), msg)
    }

    /// The compiler's own errors count bytes, as CPython's do (its parser's count characters), and show the line of the
    /// file, if the source comes from one.
    pub fn error_at(&self, at: Position, msg: impl Into<String>) -> Box<CompileError> {
        Box::new(CompileError {
            kind: ErrorKind::SyntaxError,
            msg: msg.into(),
            filename: self.filename.clone(),
            line: at.line,
            col: at.col as i32 + 1,
            end_line: at.end_line,
            end_col: at.end_col as i32 + 1,
            text: self.line_text(at.line).filter(|_| !self.filename.starts_with('<')).map(str::to_owned),
            incomplete: false,
        })
    }

    /// An error without a place in the source.
    pub fn error_nowhere(&self, kind: ErrorKind, msg: impl Into<String>) -> Box<CompileError> {
        Box::new(CompileError {
            kind,
            msg: msg.into(),
            filename: self.filename.clone(),
            line: 0,
            col: 0,
            end_line: 0,
            end_col: 0,
            text: None,
            incomplete: false,
        })
    }

    pub fn too_deep(&self) -> Box<CompileError> {
        self.error_nowhere(ErrorKind::RecursionError, "maximum recursion depth exceeded during compilation")
    }
}
