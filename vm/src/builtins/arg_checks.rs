//! Checks of native functions' arguments, with CPython's messages.

use crate::native::wrong_receiver;
use crate::objects::*;
use crate::ops;
use crate::value::*;
use crate::vm::{Res, Vm};

/// The receiver of a str method.
pub fn this_str<'a>(vm: &mut Vm, args: &Args<'a>, method: &str) -> Res<&'a StrObj> {
    let v: &'a Value = &args.all[0];
    v.as_str().ok_or_else(|| wrong_receiver(vm, v, "str", method))
}

/// An integer argument of the size of an index.
pub fn int_arg(vm: &mut Vm, v: &Value) -> Res<i64> {
    if let Value::Int(i) = v {
        return Ok(*i);
    }
    if v.get::<BigIntObj>().is_some() {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    }
    match ops::as_index(vm, v)? {
        Some(i) => Ok(i),
        None => {
            let t = v.ty().name();
            Err(vm.type_error(format!("'{t}' object cannot be interpreted as an integer")))
        }
    }
}

/// A count where negative ones mean "no limit".
pub fn limit(count: i64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// Start and end of a search in a sequence of length `n`, from optional arguments that may be None. The
/// start may lie behind the end.
pub fn bounds(vm: &mut Vm, start: Option<&Value>, end: Option<&Value>, n: usize) -> Res<(usize, usize)> {
    let n = n as i64;
    let mut part = |v: Option<&Value>, default: i64| -> Res<i64> {
        let Some(v) = v.filter(|v| !v.is_none()) else { return Ok(default) };
        if let Some(b) = v.get::<BigIntObj>() {
            return Ok(if b.value < dashu_int::IBig::ZERO { 0 } else { i64::MAX });
        }
        match ops::as_index(vm, v)? {
            Some(i) if i < 0 => Ok(i.saturating_add(n).max(0)),
            Some(i) => Ok(i),
            None => Err(vm.type_error("slice indices must be integers or None or have an __index__ method")),
        }
    };
    let (start, end) = (part(start, 0)?, part(end, n)?);
    Ok((start as usize, end.min(n) as usize))
}
