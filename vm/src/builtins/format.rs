//! `format()`, f-string fields, `%` formatting and `str.format`.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

pub(super) fn install(_vm: &mut Vm) {}

/// `str % args`.
pub fn percent_format(_vm: &mut Vm, _f: &Value, _args: &Value) -> Res<Value> {
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
pub fn format_field(vm: &mut Vm, v: &Value, _conv: u8, _spec: &Value) -> Res<Value> {
    super::str_of(vm, v)
}
