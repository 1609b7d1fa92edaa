//! Words syntax errors as CPython does.

use std::rc::Rc;

use crate::source::LineIndex;
use crate::tokenizer::Tokenizer;
use crate::{CompileError, ErrorKind};

/// The error for the innermost bracket that is open at the end of the source.
pub(crate) fn never_closed(
    tokenizer: &Tokenizer,
    text: &str,
    lines: &LineIndex,
    filename: &str,
) -> CompileError {
    let (byte, at) = tokenizer.open_brackets().next_back().unwrap_or((b'(', 0));
    let place = lines.position(text, at);
    CompileError {
        kind: ErrorKind::SyntaxError,
        msg: format!("'{}' was never closed", byte as char),
        filename: Rc::from(filename),
        line: place.line,
        col: place.char_col + 1,
        end_line: place.line,
        end_col: 0,
        text: Some(lines.line_text(text, place.line).to_string()),
        incomplete: true,
    }
}
