//! `object`, `type`, `super`, descriptors, `__build_class__`, and attributes that no class dict holds.

use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

pub(super) fn install(_vm: &mut Vm) {}

/// Attributes that no class dict holds: `__class__`, `__dict__`, `__name__` of functions and classes, …
pub fn special_attr(_vm: &mut Vm, _v: &Value, _name: &Ref<StrObj>) -> Res<Option<Value>> {
    Ok(None)
}
/// Sets (or, with `Undef`, deletes) such an attribute; false if it is none of them.
pub fn set_special_attr(_vm: &mut Vm, _v: &Value, _name: &Ref<StrObj>, _x: &Value) -> Res<bool> {
    Ok(false)
}
/// `v.__class__ = x`.
pub fn set_class(vm: &mut Vm, _v: &Value, _x: &Value) -> Res<()> {
    Err(vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"))
}
