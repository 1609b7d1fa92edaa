//! Source text to register bytecode.
//!
//! ```text
//! source ─► parse ─► symtable ─► codegen (control-flow graph) ─► registers ─► CodeObject
//! ```
//! This crate knows no objects and no interpreter, and holds no `unsafe`.
pub mod bytecode;
pub mod carets;
mod cfg;
mod codegen;
pub mod dis;
mod error_parser;
mod error_report;
mod feature_version;
mod fold;
pub mod local_names;
mod location;
pub mod parse;
pub mod print_ast;
pub mod print_tokens;
pub mod pyc;
pub mod source;
mod surrogates;
pub mod symbols;
mod symtable;
mod syntax_error;
pub mod tokenizer;
pub mod tree;
pub mod tree_ast;
mod type_comments;
mod unparse;
pub mod verify;
pub mod warnings;

use std::rc::Rc;

use bytecode::CodeObject;
use location::Source;
use source::Raw;

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
    /// In characters, from 1; 0 or -1 if there is none, which programs can tell apart.
    pub col: i32,
    pub end_line: u32,
    pub end_col: i32,
    /// The source line with its newline, if there is one.
    pub text: Option<String>,
    /// The input ends where more could follow (the REPL asks for another line).
    pub incomplete: bool,
}

/// Where the files of the library are that are part of the binary: their names begin with it.
pub const LIBRARY_FOLDER: &str = "<library>";

/// Compiles source text to a code object.
///
/// Recurses over the tree, to a depth of about 6000: the caller provides a large stack (a few hundred
/// megabytes of address space are enough in a debug build).
pub fn compile(source: &[u8], filename: &str, mode: Mode) -> Result<Rc<CodeObject>, CompileError> {
    run(source, filename, mode, false).map(|(code, _)| code)
}

/// Compiles a tree that a program made: a `Module`, `Interactive` or `Expression`, as the mode says.
///
/// The places of its nodes are in order; `Ok(Err(_))` is an error in what the tree says.
pub fn compile_tree(
    tree: tree::Node,
    filename: &str,
    mode: Mode,
) -> Result<Result<Rc<CodeObject>, CompileError>, tree_ast::Invalid> {
    let (ast, source) = tree_ast::module(tree)?;
    let source = Source::of_tree(source, filename);
    let compiled = symtable::build(&ast, &source)
        .and_then(|table| codegen::compile(&ast, &source, &table, mode, false))
        .map(|(code, _)| code)
        .map_err(|e| *e);
    Ok(compiled)
}

/// As [`compile`], with what the compiler warns of.
pub fn compile_warned(
    source: Raw,
    filename: &str,
    mode: Mode,
) -> Result<(Rc<CodeObject>, Vec<warnings::Warning>), CompileError> {
    let parsed = parse::parse(source, filename, mode)?;
    let source = Source::new(&parsed.source, filename);
    let table = symtable::build(&parsed.ast, &source).map_err(|e| *e)?;
    let (code, _) = codegen::compile(&parsed.ast, &source, &table, mode, false).map_err(|e| *e)?;
    Ok((code, warnings::find(&parsed.ast, &source)))
}

/// The symbol table of the source, as text.
pub fn print_symtable(source: &[u8], filename: &str, mode: Mode) -> Result<String, CompileError> {
    let parsed = parse::parse(source, filename, mode)?;
    let source = Source::new(&parsed.source, filename);
    symtable::build(&parsed.ast, &source).map(|table| table.print()).map_err(|e| *e)
}

/// The simplified control-flow graphs of all code objects in the source, inner ones first, as text.
pub fn print_cfg(source: &[u8], filename: &str, mode: Mode) -> Result<String, CompileError> {
    run(source, filename, mode, true).map(|(_, text)| text)
}

fn run(
    source: &[u8],
    filename: &str,
    mode: Mode,
    print: bool,
) -> Result<(Rc<CodeObject>, String), CompileError> {
    let parsed = parse::parse(source, filename, mode)?;
    let source = Source::new(&parsed.source, filename);
    let table = symtable::build(&parsed.ast, &source).map_err(|e| *e)?;
    codegen::compile(&parsed.ast, &source, &table, mode, print).map_err(|e| *e)
}
