//! `set` and `frozenset`.

use crate::ops::BinOp;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

pub(super) fn install(_vm: &mut Vm) {}

/// `-`, `&`, `|`, `^` of sets, key views and dicts; `NotImplemented` for others.
pub fn set_binary(_vm: &mut Vm, _op: BinOp, _a: &Value, _b: &Value, _inplace: bool) -> Res<Value> {
    Ok(builtin().not_implemented.value())
}
