//! `bytes`: constructor and the more common methods.

use memchr::memmem;

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::arg_checks::{bounds, int_arg, keyword_args, limit_arg, this_bytes};
use super::repr::call_method;
use super::string::{new_class, with_class};

pub(super) fn install(_vm: &mut Vm) {
    super::add_methods(&builtin().bytes, METHODS);
}

use Effects::{Pure, WritesHeap};

/// Effects as in the table of `str`.
static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 0, ANY).kw().static_method(),
    NativeDef::new("fromhex", fromhex, 2, 2).class_method(),
    NativeDef::new("decode", super::codec::bytes_decode, 1, ANY).method().kw().effects(Pure),
    NativeDef::new("hex", hex, 1, 1).method().effects(Pure),
    NativeDef::new("find", find, 2, 4).method().effects(Pure),
    NativeDef::new("rfind", rfind, 2, 4).method().effects(Pure),
    NativeDef::new("index", index, 2, 4).method().effects(Pure),
    NativeDef::new("count", count, 2, 4).method().effects(Pure),
    NativeDef::new("startswith", startswith, 2, 4).method().effects(Pure),
    NativeDef::new("endswith", endswith, 2, 4).method().effects(Pure),
    NativeDef::new("replace", replace, 3, 4).method().effects(Pure),
    NativeDef::new("split", split, 1, ANY).method().kw().effects(WritesHeap),
    NativeDef::new("join", join, 2, 2).method(),
    NativeDef::new("strip", strip, 1, 2).method().effects(Pure),
    NativeDef::new("lstrip", lstrip, 1, 2).method().effects(Pure),
    NativeDef::new("rstrip", rstrip, 1, 2).method().effects(Pure),
    NativeDef::new("upper", upper, 1, 1).method().effects(Pure),
    NativeDef::new("lower", lower, 1, 1).method().effects(Pure),
    NativeDef::new("isdigit", isdigit, 1, 1).method().effects(Pure),
    NativeDef::new("isalpha", isalpha, 1, 1).method().effects(Pure),
    NativeDef::new("isspace", isspace, 1, 1).method().effects(Pure),
];

fn of(b: &[u8]) -> Value {
    BytesObj::new(b).into()
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let base = &builtin().bytes;
    let class = new_class(vm, &args, base)?;
    let rest = Args { all: &args.all[1..], kwnames: args.kwnames };
    let [source, encoding, errors] = keyword_args(vm, rest, "bytes", ["source", "encoding", "errors"], 0)?;
    for (name, v) in [("encoding", encoding), ("errors", errors)] {
        if let Some(v) = v.filter(|v| v.as_str().is_none()) {
            let t = v.ty().name();
            return Err(vm.type_error(format!("bytes() argument '{name}' must be str, not {t}")));
        }
    }
    let made = match source {
        Some(v) if v.as_str().is_some() && encoding.is_none() => {
            return Err(vm.type_error("string argument without an encoding"));
        }
        Some(v) if encoding.is_some() || errors.is_some() => match v.as_str() {
            Some(s) => super::codec::encode(vm, s, encoding, errors)?,
            None => {
                let which = if encoding.is_some() { "encoding" } else { "errors" };
                return Err(vm.type_error(format!("{which} without a string argument")));
            }
        },
        Some(v) => from_object(vm, v)?,
        None if encoding.is_some() => {
            return Err(vm.type_error("encoding without a string argument"));
        }
        None => of(&[]),
    };
    Ok(with_class(&class, base, made))
}

/// `bytes(v)` for anything but a str.
fn from_object(vm: &mut Vm, v: &Value) -> Res<Value> {
    let instance = v.as_object().is_some_and(|o| o.layout() == Layout::Instance);
    if instance && let Some(f) = v.ty().lookup(&intern("__bytes__")) {
        let r = call_method(vm, &f, v, &[])?;
        if r.get::<BytesObj>().is_none() {
            let t = r.ty().name();
            return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {t})")));
        }
        return Ok(r);
    }
    if let Some(b) = v.get::<BytesObj>() {
        return Ok(Ref::from_ref(b).into());
    }
    let index = instance && v.ty().lookup(&builtin().names.index).is_some();
    if v.as_i64().is_some() || v.get::<BigIntObj>().is_some() || index {
        let n = int_arg(vm, v)?;
        if n < 0 {
            return Err(vm.value_error("negative count"));
        }
        let mut zeros = Vec::new();
        if zeros.try_reserve_exact(n as usize).is_err() {
            return Err(vm.error(&builtin().memory_error, ""));
        }
        zeros.resize(n as usize, 0);
        return Ok(of(&zeros));
    }
    if !ops::is_iterable(v) {
        return Err(vm.type_error(format!("cannot convert '{}' object to bytes", v.ty().name())));
    }
    let mut out = Vec::new();
    for x in ops::collect(vm, v)? {
        let i = if x.get::<BigIntObj>().is_some() { -1 } else { int_arg(vm, &x)? };
        match u8::try_from(i) {
            Ok(b) => out.push(b),
            Err(_) => return Err(vm.value_error("bytes must be in range(0, 256)")),
        }
    }
    Ok(of(&out))
}

fn fromhex(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(s) = args.all[1].as_str() else {
        let t = args.all[1].ty().name();
        return Err(vm.type_error(format!("fromhex() argument must be str or bytes-like, not {t}")));
    };
    let digits: Vec<u32> = s.code_points().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < digits.len() {
        if digits[i] < 128 && is_ascii_space(digits[i] as u8) {
            i += 1;
            continue;
        }
        let value = |i: usize| digits.get(i).and_then(|&c| char::from_u32(c)).and_then(|c| c.to_digit(16));
        match (value(i), value(i + 1)) {
            (Some(a), Some(b)) => out.push((a << 4 | b) as u8),
            (a, _) => {
                let at = if a.is_none() { i } else { i + 1 };
                if at == digits.len() {
                    let msg = "fromhex() arg must contain an even number of hexadecimal digits";
                    return Err(vm.value_error(msg));
                }
                let msg = format!("non-hexadecimal number found in fromhex() arg at position {at}");
                return Err(vm.value_error(msg));
            }
        }
        i += 2;
    }
    Ok(of(&out))
}

fn hex(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let b = this_bytes(vm, &args, "hex")?;
    let text: String = b.data.iter().map(|c| format!("{c:02x}")).collect();
    Ok(Value::string(&text))
}

// ---- Searching --------------------------------------------------------------------------------------

/// A bytes argument, or an int that stands for one byte.
fn needle(vm: &mut Vm, v: &Value) -> Res<Vec<u8>> {
    if let Some(b) = v.get::<BytesObj>() {
        return Ok(b.data.to_vec());
    }
    match v.as_i64().map(u8::try_from) {
        Some(Ok(b)) => Ok(vec![b]),
        Some(Err(_)) => Err(vm.value_error("byte must be in range(0, 256)")),
        None => {
            let t = v.ty().name();
            let msg = format!("argument should be integer or bytes-like object, not '{t}'");
            Err(vm.type_error(msg))
        }
    }
}

fn bytes_like<'a>(vm: &mut Vm, v: &'a Value) -> Res<&'a [u8]> {
    match v.get::<BytesObj>() {
        Some(b) => Ok(&b.data),
        None => Err(vm.type_error(format!("a bytes-like object is required, not '{}'", v.ty().name()))),
    }
}

/// Bytes to search, where they start, and what is looked for.
type Search<'a> = (&'a [u8], usize, Vec<u8>);

/// The arguments of a search; `None` if the bounds cross.
fn search_args<'a>(vm: &mut Vm, args: &Args<'a>, name: &str) -> Res<Option<Search<'a>>> {
    let b = this_bytes(vm, args, name)?;
    let t = needle(vm, &args.all[1])?;
    let (start, end) = bounds(vm, args.get(2), args.get(3), b.data.len())?;
    Ok(b.data.get(start..end).map(|part| (part, start, t)))
}

fn find(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let found = search_args(vm, &args, "find")?;
    let at = found.and_then(|(b, start, t)| memmem::find(b, &t).map(|i| (start + i) as i64));
    Ok(Value::Int(at.unwrap_or(-1)))
}
fn rfind(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let found = search_args(vm, &args, "rfind")?;
    let at = found.and_then(|(b, start, t)| memmem::rfind(b, &t).map(|i| (start + i) as i64));
    Ok(Value::Int(at.unwrap_or(-1)))
}
fn index(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    match find(vm, args)? {
        Value::Int(-1) => Err(vm.value_error("subsection not found")),
        i => Ok(i),
    }
}
fn count(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let n = match search_args(vm, &args, "count")? {
        None => 0,
        Some((b, _, t)) if t.is_empty() => b.len() + 1,
        Some((b, _, t)) => memmem::find_iter(b, &t).count(),
    };
    Ok(Value::Int(n as i64))
}

fn starts_or_ends(vm: &mut Vm, args: &Args<'_>, name: &str, test: fn(&[u8], &[u8]) -> bool) -> Res<Value> {
    let b = this_bytes(vm, args, name)?;
    let (start, end) = bounds(vm, args.get(2), args.get(3), b.data.len())?;
    let part = b.data.get(start..end);
    let what = &args.all[1];
    let one = std::slice::from_ref(what);
    let options = what.get::<TupleObj>().map_or(one, |t| t.items());
    for t in options {
        let Some(t) = t.get::<BytesObj>() else {
            let t = t.ty().name();
            let msg = match what.get::<TupleObj>() {
                Some(_) => format!("a bytes-like object is required, not '{t}'"),
                None => format!("{name} first arg must be bytes or a tuple of bytes, not {t}"),
            };
            return Err(vm.type_error(msg));
        };
        if part.is_some_and(|p| test(p, &t.data)) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}
fn startswith(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    starts_or_ends(vm, &args, "startswith", |a, b| a.starts_with(b))
}
fn endswith(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    starts_or_ends(vm, &args, "endswith", |a, b| a.ends_with(b))
}

// ---- Parts ------------------------------------------------------------------------------------------

fn replace(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let b = &this_bytes(vm, &args, "replace")?.data;
    let (old, new) = (bytes_like(vm, &args.all[1])?, bytes_like(vm, &args.all[2])?);
    let max = limit_arg(vm, args.get(3))?;
    let places: Vec<usize> = if old.is_empty() {
        (0..=b.len()).take(max).collect()
    } else {
        memmem::find_iter(b, old).take(max).collect()
    };
    let mut out = Vec::with_capacity(b.len());
    let mut from = 0;
    for i in places {
        out.extend_from_slice(&b[from..i]);
        out.extend_from_slice(new);
        from = i + old.len();
    }
    out.extend_from_slice(&b[from..]);
    Ok(of(&out))
}

fn split(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let b = &this_bytes(vm, &args, "split")?.data;
    let rest = Args { all: &args.all[1..], kwnames: args.kwnames };
    let [sep, max] = keyword_args(vm, rest, "split", ["sep", "maxsplit"], 0)?;
    let max = limit_arg(vm, max)?;
    let mut parts = Vec::new();
    let Some(sep) = sep.filter(|s| !s.is_none()) else {
        let mut rest = b.trim_ascii_start();
        while !rest.is_empty() {
            let n = if parts.len() == max {
                rest.len()
            } else {
                rest.iter().position(|&c| is_ascii_space(c)).unwrap_or(rest.len())
            };
            parts.push(of(&rest[..n]));
            rest = rest[n..].trim_ascii_start();
        }
        return Ok(ListObj::new(parts).into());
    };
    let sep = bytes_like(vm, sep)?;
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let mut from = 0;
    for i in memmem::find_iter(b, sep).take(max) {
        parts.push(of(&b[from..i]));
        from = i + sep.len();
    }
    parts.push(of(&b[from..]));
    Ok(ListObj::new(parts).into())
}

fn join(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let sep = Ref::from_ref(this_bytes(vm, &args, "join")?);
    if !ops::is_iterable(&args.all[1]) {
        return Err(vm.type_error("can only join an iterable"));
    }
    let mut out = Vec::new();
    for (i, v) in ops::collect(vm, &args.all[1])?.iter().enumerate() {
        let Some(b) = v.get::<BytesObj>() else {
            let t = v.ty().name();
            let msg = format!("sequence item {i}: expected a bytes-like object, {t} found");
            return Err(vm.type_error(msg));
        };
        if i > 0 {
            out.extend_from_slice(&sep.data);
        }
        out.extend_from_slice(&b.data);
    }
    Ok(of(&out))
}

fn strip_at(vm: &mut Vm, args: Args<'_>, name: &str, left: bool, right: bool) -> Res<Value> {
    let b = &this_bytes(vm, &args, name)?.data;
    let set = match args.get(1) {
        None | Some(Value::None) => None,
        Some(v) => Some(bytes_like(vm, v)?),
    };
    let drop = |c: &u8| set.map_or_else(|| matches!(c, 9..=13 | 32), |s| s.contains(c));
    let start = if left { b.iter().position(|c| !drop(c)).unwrap_or(b.len()) } else { 0 };
    let end = if right { b.iter().rposition(|c| !drop(c)).map_or(start, |i| i + 1) } else { b.len() };
    Ok(of(&b[start..end.max(start)]))
}
fn strip(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    strip_at(vm, args, "strip", true, true)
}
fn lstrip(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    strip_at(vm, args, "lstrip", true, false)
}
fn rstrip(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    strip_at(vm, args, "rstrip", false, true)
}

fn upper(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(of(&this_bytes(vm, &args, "upper")?.data.to_ascii_uppercase()))
}
fn lower(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(of(&this_bytes(vm, &args, "lower")?.data.to_ascii_lowercase()))
}
fn all(vm: &mut Vm, args: Args<'_>, name: &str, test: impl Fn(&u8) -> bool) -> Res<Value> {
    let b = &this_bytes(vm, &args, name)?.data;
    Ok(Value::Bool(!b.is_empty() && b.iter().all(test)))
}
fn isdigit(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all(vm, args, "isdigit", u8::is_ascii_digit)
}
fn isalpha(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all(vm, args, "isalpha", u8::is_ascii_alphabetic)
}
fn isspace(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all(vm, args, "isspace", |c| matches!(c, 9..=13 | 32))
}
