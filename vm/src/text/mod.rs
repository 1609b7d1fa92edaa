//! Text forms of Python values: parsing, formatting and quoting.
//!
//! Pure functions over Rust types. Nothing here knows an object, calls user code or holds `unsafe`;
//! the callers look up attributes, keys and methods and hand over the values. Every function is
//! checked against values recorded from CPython 3.14 (`vm/tests/record_text.py`, `vm/tests/text.rs`).
//!
//! - `chars`: classes and case mappings of single characters
//! - `float`, `int`: conversions between numbers and strings
//! - `format_spec`: the mini-language of `format()` and `__format__`
//! - `percent`: `str % args`
//! - `str_format`: templates of `str.format`
//! - `quote`: `repr` and `ascii` of strings and bytes
//! - `unicode`: the few character properties the above need

pub mod chars;
pub mod float;
pub mod format_spec;
pub mod int;
pub mod percent;
pub mod quote;
pub mod str_format;
pub mod unicode;

/// The Python exception class a [`TextError`] becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    Value,
    Type,
    Overflow,
    Memory,
}

/// A Python exception to raise, with CPython's message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextError {
    pub kind: ErrorKind,
    pub message: String,
}

pub type Result<T> = std::result::Result<T, TextError>;

impl TextError {
    pub fn value(message: impl Into<String>) -> TextError {
        TextError { kind: ErrorKind::Value, message: message.into() }
    }
    pub fn type_error(message: impl Into<String>) -> TextError {
        TextError { kind: ErrorKind::Type, message: message.into() }
    }
    pub fn overflow(message: impl Into<String>) -> TextError {
        TextError { kind: ErrorKind::Overflow, message: message.into() }
    }
    pub fn memory() -> TextError {
        TextError { kind: ErrorKind::Memory, message: String::new() }
    }
}

/// Whether there is memory for a text of so many bytes.
pub(crate) fn check_memory(bytes: usize) -> Result<()> {
    if crate::memory::is_free(bytes) { Ok(()) } else { Err(TextError::memory()) }
}

/// Appends `n` copies of `c`. Widths and precisions come from the program, so a size that cannot be
/// had is a `MemoryError`, not an abort.
pub(crate) fn push_repeated(out: &mut String, c: char, n: usize) -> Result<()> {
    let bytes = n.checked_mul(c.len_utf8()).ok_or_else(TextError::memory)?;
    check_memory(bytes.saturating_add(out.len()))?;
    (0..n).for_each(|_| out.push(c));
    Ok(())
}
