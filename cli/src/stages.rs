//! `sidewinder STAGE FILE`: one stage of the pipeline as text.

use sidewinder_frontend as frontend;
use sidewinder_frontend::{CompileError, Mode};

/// The text of a stage named in `options::STAGES`.
pub fn print(stage: &str, source: &[u8], filename: &str) -> Result<String, CompileError> {
    match stage {
        "tokens" => frontend::print_tokens::tokens(source, filename),
        "symtable" => frontend::print_symtable(source, filename, Mode::Exec),
        "cfg" => frontend::print_cfg(source, filename, Mode::Exec),
        "dis" => frontend::compile(source, filename, Mode::Exec).map(|c| frontend::dis::disassemble(&c)),
        "ast" => frontend::print_ast::ast(source, filename, Mode::Exec),
        _ => Ok(format!("sidewinder: the stage '{stage}' cannot be printed yet\n")),
    }
}
