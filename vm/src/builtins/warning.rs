//! Warnings that built-in operations give, through the library's `warnings`.

use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Warns at the place where the program is. The warning may be turned into an exception.
#[cold]
pub fn warn(vm: &mut Vm, category: &Ref<TypeObj>, text: &str) -> Res<()> {
    let module = crate::import::import_dotted(vm, "warnings")?;
    let f = crate::ops::get_attr(vm, &module, &intern("warn"))?;
    vm.call(&f, &[Value::string(text), category.value()])?;
    Ok(())
}
