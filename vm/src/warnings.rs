//! Warnings that the VM itself gives, by way of the `warnings` module.

use crate::import::import_dotted;
use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Warns of what the running Python code does. An error is a warning that a filter has made one.
pub fn warn(vm: &mut Vm, category: &Ref<TypeObj>, msg: &str) -> Res<()> {
    call(vm, "warn", &[Value::string(msg), category.value()])
}

/// Warns of a line of a file.
pub fn warn_explicit(vm: &mut Vm, category: &Ref<TypeObj>, msg: &str, filename: &str, line: u32) -> Res<()> {
    let args = [Value::string(msg), category.value(), Value::string(filename), Value::Int(line as i64)];
    call(vm, "warn_explicit", &args)
}

/// Warns of a coroutine that nobody has awaited, which the library words.
pub fn warn_unawaited(vm: &mut Vm, coroutine: &Value) -> Res<()> {
    call(vm, "_warn_unawaited_coroutine", std::slice::from_ref(coroutine))
}

fn call(vm: &mut Vm, function: &str, args: &[Value]) -> Res<()> {
    let module = import_dotted(vm, "warnings")?;
    let f = crate::ops::get_attr(vm, &module, &intern(function))?;
    vm.call(&f, args).map(drop)
}
