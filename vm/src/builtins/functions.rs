//! The built-in functions.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_functions;

pub(super) fn install(vm: &mut Vm) {
    add_functions(&vm.builtins.clone(), FUNCTIONS);
}

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("print", print, 0, ANY).kw(),
    NativeDef::new("len", len, 1, 1).effects(Effects::ReadsHeap),
];

fn print(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    for (i, v) in args.pos().iter().enumerate() {
        let s = super::str_of(vm, v)?;
        let text = s.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
        let sep = if i > 0 { " " } else { "" };
        if vm.out.write(&format!("{sep}{text}")).is_err() {
            return Err(vm.error(&builtin().os_error, "write error"));
        }
    }
    if vm.out.write("\n").is_err() {
        return Err(vm.error(&builtin().os_error, "write error"));
    }
    Ok(Value::None)
}

fn len(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    crate::ops::length(vm, &args.all[0]).map(|n| Value::Int(n as i64))
}

/// Prints the value of an interactive expression.
pub fn display_hook(_vm: &mut Vm, _v: &Value) -> Res<()> {
    Ok(())
}
