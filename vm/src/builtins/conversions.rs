//! What objects give as numbers: `__index__`, `__int__`, `__float__`. All that wants a number asks here, so that what these
//! methods may return, and the complaints about it, are the same everywhere.

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::floats::int_to_float;
use super::numbers::{plain_int, plain_number};
use crate::warnings::warn;

fn is_exact_int(v: &Value) -> bool {
    matches!(v, Value::Int(_)) || v.get_exact::<BigIntObj>().is_some()
}

/// What a method returned as an int. One of a subclass will do, but is frowned upon.
#[cold]
fn returned_int(vm: &mut Vm, r: Value, method: &str) -> Res<Value> {
    let text = format!("{method} returned non-int (type {})", r.ty().name());
    let Some(i) = plain_int(&r) else { return Err(vm.type_error(text)) };
    deprecated(vm, &text, "int")?;
    Ok(i)
}

fn deprecated(vm: &mut Vm, text: &str, class: &str) -> Res<()> {
    let text = format!(
        "{text}.  The ability to return an instance of a strict subclass of {class} is deprecated, and may be removed in \
         a future version of Python."
    );
    warn(vm, &builtin().deprecation_warning, &text)
}

/// Calls a method that is to return an int.
pub fn call_for_int(vm: &mut Vm, f: &Value, v: &Value, method: &str) -> Res<Value> {
    let r = ops::call_special(vm, f, v, &[])?;
    if is_exact_int(&r) { Ok(r) } else { returned_int(vm, r, method) }
}

/// An int of any size from an int or by `__index__`; `None` if the value is none and has none.
pub fn int_by_index(vm: &mut Vm, v: &Value) -> Res<Option<Value>> {
    if let Some(i) = plain_int(v) {
        return Ok(Some(i));
    }
    match v.ty().lookup(&builtin().names.index) {
        Some(f) => call_for_int(vm, &f, v, "__index__").map(Some),
        None => Ok(None),
    }
}

/// What `__float__` returned.
fn returned_float(vm: &mut Vm, v: &Value, r: Value) -> Res<f64> {
    if let Value::Float(x) = r {
        return Ok(x.get());
    }
    let text = format!("{}.__float__ returned non-float (type {})", v.ty().name(), r.ty().name());
    match plain_number(&r) {
        Some(Value::Float(x)) => {
            deprecated(vm, &text, "float")?;
            Ok(x.get())
        }
        _ => Err(vm.type_error(text)),
    }
}

/// A float from a real number, or by `__float__` or `__index__`; `None` if the value is no number and has neither. A float
/// of a subclass is not asked for its `__float__`.
pub fn real_number(vm: &mut Vm, v: &Value) -> Res<Option<f64>> {
    let names = &builtin().names;
    match plain_number(v) {
        Some(Value::Float(x)) => return Ok(Some(x.get())),
        Some(p) if v.ty().user_method(&names.float).is_none() && p.get_exact::<ComplexObj>().is_none() => {
            let i = plain_int(&p).unwrap_or(p);
            return int_to_float(vm, &i).map(Some);
        }
        _ => {}
    }
    by_float_method(vm, v)
}

/// As [`real_number`], for `float(v)`, which does ask.
pub fn converted_to_float(vm: &mut Vm, v: &Value) -> Res<Option<f64>> {
    match v.ty().user_method(&builtin().names.float) {
        Some(_) => by_float_method(vm, v),
        None => real_number(vm, v),
    }
}

fn by_float_method(vm: &mut Vm, v: &Value) -> Res<Option<f64>> {
    if let Some(f) = v.ty().lookup(&builtin().names.float) {
        let r = ops::call_special(vm, &f, v, &[])?;
        return returned_float(vm, v, r).map(Some);
    }
    match int_by_index(vm, v)? {
        Some(i) => int_to_float(vm, &i).map(Some),
        None => Ok(None),
    }
}

/// The complaint about an int that is no index.
#[cold]
pub fn too_large_index(v: &Value) -> String {
    format!("cannot fit '{}' into an index-sized integer", v.ty().name())
}

/// The complaint about a value that is no int.
#[cold]
pub fn no_integer(vm: &mut Vm, v: &Value) -> Raised {
    vm.type_error(format!("'{}' object cannot be interpreted as an integer", v.ty().name()))
}
