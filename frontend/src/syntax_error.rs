//! Syntax errors as CPython words, places and prints them.
//!
//! [`explain`] has the search in [`crate::error_parser`] say what is wrong; where that finds nothing (the
//! grammar lets through some of what the real parser refuses), [`Input::reword`] translates the parser's
//! own error.

use std::fmt::Write as _;

use ruff_python_parser::ParseErrorType;
use ruff_text_size::TextRange;

use crate::error_parser::{Stop, find_error};
use crate::source::LineIndex;
use crate::tokenizer::Tokenizer;
use crate::{CompileError, ErrorKind, Mode};

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

pub(crate) const SOFT_KEYWORDS: &[&str] = &["_", "case", "match", "type"];

pub(crate) fn is_keyword(name: &str) -> bool {
    name.len() <= 8 && KEYWORDS.binary_search(&name).is_ok()
}

/// A decoded source.
pub(crate) struct Input<'a> {
    pub text: &'a str,
    pub lines: &'a LineIndex,
    pub filename: &'a str,
    pub mode: Mode,
}

/// What CPython says about the source; nothing if it would accept it, or if the statement with the error
/// is too long to search.
pub(crate) fn explain(input: &Input) -> Option<CompileError> {
    match find_error(input) {
        Err(Stop::Error(e)) => Some(*e),
        Ok(()) | Err(Stop::GiveUp) => None,
    }
}

impl Input<'_> {
    /// A line as errors of the parser show it: the one being read with its newline, those before it without, unless
    /// the text comes from a file.
    pub fn error_text(&self, line: u32, current: u32) -> String {
        if line >= current {
            return self.lines.shown_text(self.text, line);
        }
        let text = self.lines.line_text(self.text, line);
        let is_file = !self.filename.starts_with('<');
        if is_file { text.to_string() } else { text.trim_end_matches('\n').to_string() }
    }

    /// An error of the parser that CPython's grammar does not make.
    pub fn reword(&self, error: &ParseErrorType, range: TextRange) -> CompileError {
        let msg = match error {
            ParseErrorType::InvalidStarredExpressionUsage => "can't use starred expression here".to_string(),
            ParseErrorType::OtherError(msg) if msg.starts_with("Duplicate keyword argument") => {
                let start = range.start().to_usize();
                let name = self.text[start..range.end().to_usize()].split('=').next().unwrap_or("").trim();
                format!("keyword argument repeated: {name}")
            }
            _ => "invalid syntax".to_string(),
        };
        // The first two come from CPython's compiler, which counts bytes.
        let start = self.lines.position(self.text, range.start().to_u32());
        let end = self.lines.position(self.text, range.end().to_u32());
        CompileError {
            kind: ErrorKind::SyntaxError,
            msg,
            filename: self.filename.into(),
            line: start.line,
            col: start.byte_col as i32 + 1,
            end_line: end.line,
            end_col: end.byte_col as i32 + 1,
            text: Some(self.lines.line_text(self.text, start.line).to_string()),
            incomplete: false,
        }
    }

    pub fn error_nowhere(&self, kind: ErrorKind, msg: &str) -> CompileError {
        CompileError {
            kind,
            msg: msg.to_string(),
            filename: self.filename.into(),
            line: 0,
            col: 0,
            end_line: 0,
            end_col: 0,
            text: None,
            incomplete: false,
        }
    }
}

/// The error for the innermost bracket that is open at the end of the source.
pub(crate) fn never_closed(tokenizer: &Tokenizer, input: &Input) -> CompileError {
    let (byte, at) = tokenizer.open_brackets().next_back().unwrap_or((b'(', 0));
    let place = input.lines.position(input.text, at);
    CompileError {
        kind: ErrorKind::SyntaxError,
        msg: format!("'{}' was never closed", byte as char),
        filename: input.filename.into(),
        line: place.line,
        col: place.char_col as i32 + 1,
        end_line: place.line,
        end_col: 0,
        text: Some(input.error_text(place.line, tokenizer.line())),
        incomplete: true,
    }
}

// ---------------------------------------------------------------------------------------------------
// Printing

impl ErrorKind {
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::SyntaxError => "SyntaxError",
            ErrorKind::IndentationError => "IndentationError",
            ErrorKind::TabError => "TabError",
            ErrorKind::RecursionError => "RecursionError",
            ErrorKind::OverflowError => "OverflowError",
            ErrorKind::MemoryError => "MemoryError",
        }
    }
}

impl CompileError {
    /// What CPython prints when nothing catches the error, with a newline at the end.
    pub fn render(&self) -> String {
        let mut out = String::new();
        let is_syntax =
            matches!(self.kind, ErrorKind::SyntaxError | ErrorKind::IndentationError | ErrorKind::TabError);
        if is_syntax {
            let _ = writeln!(out, "  File \"{}\", line {}", self.filename, self.line);
            if let Some(text) = &self.text {
                self.render_line(&mut out, text);
            }
        }
        let _ = writeln!(out, "{}: {}", self.kind.name(), self.msg);
        out
    }

    fn render_line(&self, out: &mut String, text: &str) {
        let text_len = text.chars().count() as i64;
        let whole = text.trim_end_matches('\n');
        let shown = whole.trim_start_matches([' ', '\n', '\x0c']);
        let n_spaces = (whole.chars().count() - shown.chars().count()) as i64;
        let _ = writeln!(out, "    {shown}");
        let mut start = self.col as i64;
        let mut end = match self.end_col as i64 {
            _ if self.line != self.end_line => whole.chars().count() as i64 + 1,
            ..=0 => start,
            end => end,
        };
        if text_len != 0 && start > text_len {
            start = text_len + 1;
            end = end.max(start);
        }
        if start >= end {
            end = start + 1;
        }
        // Running a file, CPython has no columns for what it finds at the end of it.
        let is_at_end = self.incomplete && self.end_col <= 0 && !self.msg.ends_with("was never closed");
        if is_at_end && !self.msg.starts_with("unexpected EOF") {
            return;
        }
        let (first, last) = (start - 1 - n_spaces, end - 1 - n_spaces);
        if first < 0 {
            return;
        }
        // Tabs and the like are kept, to keep the carets in place.
        let before: String =
            shown.chars().take(first as usize).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
        let _ = writeln!(out, "    {before}{}", "^".repeat((last - first).max(0) as usize));
    }
}
