//! Tracebacks as CPython prints them.

use crate::value::*;
use crate::vm::Vm;

/// Reports an exception that nobody can catch (raised in `__del__`).
pub fn print_unraisable(_vm: &mut Vm, e: &Value, f: &Value) {
    eprintln!("Exception ignored while calling deallocator {f:?}: {e:?}");
}
