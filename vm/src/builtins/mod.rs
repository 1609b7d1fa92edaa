//! Built-in functions, classes and modules.

use crate::objects::*;
use crate::ops::BinOp;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

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
/// `str % args`.
pub fn percent_format(_vm: &mut Vm, _f: &Value, _args: &Value) -> Res<Value> {
    Ok(builtin().not_implemented.value())
}
/// `-`, `&`, `|`, `^` of sets, key views and dicts; `NotImplemented` for others.
pub fn set_binary(_vm: &mut Vm, _op: BinOp, _a: &Value, _b: &Value, _inplace: bool) -> Res<Value> {
    Ok(builtin().not_implemented.value())
}
/// The concatenation of strings (all items are str).
pub fn join_strings(parts: &[Value]) -> Value {
    let mut s: Ref<StrObj> = builtin().empty_str.clone();
    for p in parts {
        if let Some(p) = p.as_str() {
            s = s.concat(p);
        }
    }
    s.into()
}
/// One replacement field of an f-string: conversion (see `FormatValue`), then `format` with the spec (`Undef`
/// for none).
pub fn format_field(vm: &mut Vm, _v: &Value, _conv: u8, _spec: &Value) -> Res<Value> {
    Err(vm.type_error("format"))
}
/// Prints the value of an interactive expression.
pub fn display_hook(_vm: &mut Vm, _v: &Value) -> Res<()> {
    Ok(())
}
