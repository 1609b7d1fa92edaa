//! The import system.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// `import name` / `from name import ...`.
pub fn import_name(
    vm: &mut Vm,
    name: &Ref<StrObj>,
    _fromlist: &Value,
    _level: i64,
    _globals: &Ref<NamespaceObj>,
) -> Res<Value> {
    if let Some(m) = vm.modules.get_name(name) {
        return Ok(m);
    }
    Err(vm.error(&builtin().module_not_found_error, format!("No module named '{}'", name.to_str_lossy())))
}

/// `from m import name`.
pub fn import_from(vm: &mut Vm, m: &Value, name: &Ref<StrObj>) -> Res<Value> {
    crate::ops::get_attr(vm, m, name)
}

/// `from m import *`.
pub fn import_star(_vm: &mut Vm, m: &Value, globals: &Ref<NamespaceObj>) -> Res<()> {
    if let Some(m) = m.get_exact::<ModuleObj>() {
        for (k, v) in m.ns.items() {
            globals.set(&k, v);
        }
    }
    Ok(())
}
