//! `repr()`, `str()` and `ascii()` of every kind of object.

use crate::value::*;
use crate::vm::{Res, Vm};

pub(super) fn install(_vm: &mut Vm) {}

/// `repr(v)`: a str value.
pub fn repr(_vm: &mut Vm, v: &Value) -> Res<Value> {
    Ok(Value::string(&format!("{v:?}")))
}
/// `str(v)`.
pub fn str_of(vm: &mut Vm, v: &Value) -> Res<Value> {
    if v.as_str().is_some() { Ok(v.clone()) } else { repr(vm, v) }
}
/// `ascii(v)`.
pub fn ascii(vm: &mut Vm, v: &Value) -> Res<Value> {
    repr(vm, v)
}
