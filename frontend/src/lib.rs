//! Source text to register bytecode.
//!
//! ```text
//! source ─► parse ─► symtable ─► codegen (control-flow graph) ─► registers ─► CodeObject
//! ```
//! This crate knows no objects and no interpreter, and holds no `unsafe`.
pub mod bytecode;
pub mod parse;
pub mod print_tokens;
pub mod pyc;
pub mod source;
mod syntax_error;
pub mod tokenizer;
pub mod verify;

use std::rc::Rc;

/// What the source is compiled as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A module.
    Exec,
    /// One expression; the code returns its value.
    Eval,
    /// One interactive statement; expression values go through `PrintExpr`.
    Single,
}

/// Which exception a [`CompileError`] becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorKind {
    SyntaxError,
    IndentationError,
    TabError,
    /// Too deeply nested for the compiler.
    RecursionError,
    /// Too large for the bytecode format.
    OverflowError,
    MemoryError,
}

/// Why source could not be compiled, with CPython's wording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompileError {
    pub kind: ErrorKind,
    pub msg: String,
    pub filename: Rc<str>,
    /// From 1; 0 if there is no position.
    pub line: u32,
    /// In characters, from 1; 0 if there is none.
    pub col: u32,
    pub end_line: u32,
    pub end_col: u32,
    /// The source line with its newline, if there is one.
    pub text: Option<String>,
    /// The input ends where more could follow (the REPL asks for another line).
    pub incomplete: bool,
}
