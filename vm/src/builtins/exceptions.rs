//! See the parent module.

use crate::vm::Vm;

pub(super) fn install(_vm: &mut Vm) {}
