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

/// Sorts the arguments of a function that takes keywords into the slots of its parameters (`args` without
/// self). The first `n_positional` parameters are given by position only and are required.
#[inline(always)]
pub fn keyword_args<'a, const N: usize>(
    vm: &mut Vm,
    args: Args<'a>,
    function: &str,
    names: [&str; N],
    n_positional: usize,
) -> Res<[Option<&'a Value>; N]> {
    if args.has_keywords() || !(n_positional..=N).contains(&args.len()) {
        return sort_keyword_args(vm, args, function, names, n_positional);
    }
    Ok(std::array::from_fn(|i| args.all.get(i)))
}

#[inline(never)]
fn sort_keyword_args<'a, const N: usize>(
    vm: &mut Vm,
    args: Args<'a>,
    function: &str,
    names: [&str; N],
    n_positional: usize,
) -> Res<[Option<&'a Value>; N]> {
    let (given, total) = (args.pos().len(), args.len());
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    if total > N {
        let kind = if given == 0 { "keyword " } else { "" };
        let msg = format!("{function}() takes at most {N} {kind}argument{} ({total} given)", plural(N));
        return Err(vm.type_error(msg));
    }
    if given < n_positional {
        let at_least = if n_positional < N { "at least" } else { "exactly" };
        let s = plural(n_positional);
        let msg =
            format!("{function}() takes {at_least} {n_positional} positional argument{s} ({given} given)");
        return Err(vm.type_error(msg));
    }
    let mut found = [None; N];
    for (i, v) in args.pos().iter().enumerate() {
        found[i] = Some(v);
    }
    for (name, v) in args.keywords() {
        let at = names.iter().skip(n_positional).position(|n| name.as_ascii() == Some(n));
        let Some(i) = at.map(|i| i + n_positional) else {
            let name = name.to_str_lossy();
            return Err(vm.type_error(format!("{function}() got an unexpected keyword argument '{name}'")));
        };
        if i < given {
            let msg =
                format!("argument for {function}() given by name ('{}') and position ({})", names[i], i + 1);
            return Err(vm.type_error(msg));
        }
        found[i] = Some(v);
    }
    Ok(found)
}
