//! Source bytes to syntax tree.
//!
//! The parser is `ruff_python_parser`; its errors are reworded by [`crate::syntax_error`].

use std::rc::Rc;

use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

use crate::source::{LineIndex, decode};
use crate::{CompileError, ErrorKind, Mode};

/// A parsed source file. Offsets in the tree are bytes in `source`.
pub struct Parsed {
    pub source: String,
    pub ast: Mod,
    pub filename: Rc<str>,
    pub lines: LineIndex,
}

/// Parses `source`, or gives the error that CPython would give.
pub fn parse(source: &[u8], filename: &str, mode: Mode) -> Result<Parsed, CompileError> {
    let source = decode(source, filename)?;
    let ruff_mode = match mode {
        Mode::Eval => ruff_python_parser::Mode::Expression,
        Mode::Exec | Mode::Single => ruff_python_parser::Mode::Module,
    };
    let options = ParseOptions::from(ruff_mode).with_target_version(PythonVersion::PY314);
    let parsed = parse_unchecked(&source, options);
    let lines = LineIndex::new(&source);
    let range = match (parsed.errors().first(), parsed.unsupported_syntax_errors().first()) {
        (Some(e), _) => Some(e.location),
        (None, Some(e)) => Some(e.range()),
        (None, None) => None,
    };
    if let Some(range) = range {
        let start = lines.position(&source, range.start().to_u32());
        let end = lines.position(&source, range.end().to_u32());
        return Err(CompileError {
            kind: ErrorKind::SyntaxError,
            msg: "invalid syntax".to_string(),
            filename: filename.into(),
            line: start.line,
            col: start.char_col + 1,
            end_line: end.line,
            end_col: end.char_col + 1,
            text: Some(lines.line_text(&source, start.line).to_string()),
            incomplete: false,
        });
    }
    Ok(Parsed { ast: parsed.into_syntax(), filename: filename.into(), lines, source })
}
