//! Source to code, with the warnings of the compiler given to the `warnings` module.

use std::rc::Rc;

use sidewinder_frontend::bytecode::CodeObject;
use sidewinder_frontend::source::Raw;
use sidewinder_frontend::warnings::Warning;
use sidewinder_frontend::{CompileError, ErrorKind, Mode, compile_warned};

use crate::import::{add_source, raise_compile_error};
use crate::types::builtin;
use crate::vm::{Raised, Res, Vm};
use crate::warnings::warn_explicit;

/// Compiles source, or raises the SyntaxError. A warning that a filter makes an error is one too.
pub fn compile(vm: &mut Vm, source: Raw, filename: &str, mode: Mode) -> Res<Rc<CodeObject>> {
    compile_part(vm, source, filename, mode, false)
}

/// The error for source that may go on, where somebody wants to know this.
pub fn incomplete(vm: &mut Vm) -> Raised {
    vm.error(&builtin().incomplete_input_error, "incomplete input")
}

/// As [`compile`]; `tells_incomplete`: source that ends where more could follow has an error of its own.
pub fn compile_part(
    vm: &mut Vm,
    source: Raw,
    filename: &str,
    mode: Mode,
    tells_incomplete: bool,
) -> Res<Rc<CodeObject>> {
    // The parser's tree takes many times the memory of its source.
    const FOR_EACH_BYTE: u128 = 48;
    crate::ops::check_memory(vm, source.bytes().len() as u128 * FOR_EACH_BYTE)?;
    let (code, warnings) = compile_warned(source, filename, mode).map_err(|e| {
        if tells_incomplete && e.incomplete {
            return incomplete(vm);
        }
        let raised = raise_compile_error(vm, &e);
        add_source(vm, &e, source.bytes());
        raised
    })?;
    for w in warnings {
        warn(vm, filename, w)?;
    }
    Ok(code)
}

fn warn(vm: &mut Vm, filename: &str, w: Warning) -> Res<()> {
    let category = &builtin().syntax_warning;
    match warn_explicit(vm, category, &w.msg, filename, w.at.line) {
        Ok(()) => Ok(()),
        Err(e) if vm.catch(category).is_none() => Err(e),
        Err(Raised) => {
            let e = CompileError {
                kind: ErrorKind::SyntaxError,
                msg: w.as_error.unwrap_or(w.msg),
                filename: filename.into(),
                line: w.at.line,
                col: w.at.col as i32 + 1,
                end_line: w.at.end_line,
                end_col: w.at.end_col as i32 + 1,
                text: w.text,
                incomplete: false,
            };
            Err(raise_compile_error(vm, &e))
        }
    }
}
