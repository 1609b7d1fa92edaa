//! Source to code, with the warnings of the compiler given to the `warnings` module.

use std::rc::Rc;

use sidewinder_frontend::bytecode::CodeObject;
use sidewinder_frontend::warnings::Warning;
use sidewinder_frontend::{CompileError, ErrorKind, Mode, compile_warned};

use crate::import::{import_dotted, raise_compile_error};
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

/// Compiles source, or raises the SyntaxError. A warning that a filter makes an error is one too.
pub fn compile(vm: &mut Vm, source: &[u8], filename: &str, mode: Mode) -> Res<Rc<CodeObject>> {
    let (code, warnings) = compile_warned(source, filename, mode).map_err(|e| raise_compile_error(vm, &e))?;
    for w in warnings {
        warn(vm, filename, w)?;
    }
    Ok(code)
}

fn warn(vm: &mut Vm, filename: &str, w: Warning) -> Res<()> {
    let category = &builtin().syntax_warning;
    let module = import_dotted(vm, "warnings")?;
    let f = crate::ops::get_attr(vm, &module, &intern("warn_explicit"))?;
    let args =
        [Value::string(&w.msg), category.value(), Value::string(filename), Value::Int(w.at.line as i64)];
    match vm.call(&f, &args) {
        Ok(_) => Ok(()),
        Err(e) if vm.catch(category).is_none() => Err(e),
        Err(Raised) => {
            let e = CompileError {
                kind: ErrorKind::SyntaxError,
                msg: w.as_error.unwrap_or(w.msg),
                filename: filename.into(),
                line: w.at.line,
                col: w.at.col + 1,
                end_line: w.at.end_line,
                end_col: w.at.end_col + 1,
                text: w.text,
                incomplete: false,
            };
            Err(raise_compile_error(vm, &e))
        }
    }
}
