//! `bytes`: constructor and the more common methods.

use memchr::memmem;

use sidewinder_macros::native_module;

use crate::native::{Params, Place, bind};
use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::arg_checks::{bounds, int_arg, limit};
use super::codec;
use super::repr::call_method;
use super::string::{new_class, text_option, with_class};

pub(super) fn install(_vm: &mut Vm) {
    super::add_methods(&builtin().bytes, methods::NATIVES);
    super::add_methods(&builtin().bytes, METHODS);
}

static METHODS: &[NativeDef] = &[NativeDef::new("__new__", new, 0, ANY).kw().static_method()];

fn of(b: &[u8]) -> Value {
    BytesObj::new(b).into()
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let base = &builtin().bytes;
    let class = new_class(vm, &args, base)?;
    let rest = Args { all: &args.all[1..], kwnames: args.kwnames };
    const PARAMS: Params = Params {
        function: "bytes",
        names: &["source", "encoding", "errors"],
        positional_only: 0,
        positional: 3,
        required: 0,
        required_keywords: 0,
        rest: false,
    };
    let [source, encoding, errors] = bind(vm, &PARAMS, rest)?;
    let encoding = text_option(vm, encoding, &Place { function: "bytes", number: 2, name: "encoding" })?;
    let errors = text_option(vm, errors, &Place { function: "bytes", number: 3, name: "errors" })?;
    let made = match source {
        Some(v) if v.as_str().is_some() && encoding.is_none() => {
            return Err(vm.type_error("string argument without an encoding"));
        }
        Some(v) if encoding.is_some() || errors.is_some() => match v.as_str() {
            Some(s) => codec::encode(vm, s, encoding, errors)?,
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

/// The separator of `hex`: one ASCII character.
fn hex_separator(vm: &mut Vm, v: &Value) -> Res<char> {
    if ops::length(vm, v)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let code = match (v.as_str(), v.get::<BytesObj>()) {
        (Some(s), _) => s.at(0),
        (_, Some(b)) => b.data[0] as u32,
        _ => return Err(vm.type_error("sep must be str or bytes.")),
    };
    match char::from_u32(code) {
        Some(c) if c.is_ascii() => Ok(c),
        _ => Err(vm.value_error("sep must be ASCII.")),
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

/// What a search looks at and for; `None` if the bounds cross.
fn search<'a>(
    vm: &mut Vm,
    b: &'a BytesObj,
    sub: &Value,
    start: Option<&Value>,
    end: Option<&Value>,
) -> Res<Option<Search<'a>>> {
    let t = needle(vm, sub)?;
    let (start, end) = bounds(vm, start, end, b.data.len())?;
    Ok(b.data.get(start..end).map(|part| (part, start, t)))
}

fn starts_or_ends(
    vm: &mut Vm,
    part: Option<&[u8]>,
    what: &Value,
    name: &str,
    test: fn(&[u8], &[u8]) -> bool,
) -> Res<bool> {
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
            return Ok(true);
        }
    }
    Ok(false)
}

// ---- Parts ------------------------------------------------------------------------------------------

fn strip_at(vm: &mut Vm, b: &BytesObj, set: Option<&Value>, left: bool, right: bool) -> Res<Value> {
    let b = &b.data;
    let set = match set {
        None => None,
        Some(v) => Some(bytes_like(vm, v)?),
    };
    let drop = |c: &u8| set.map_or_else(|| matches!(c, 9..=13 | 32), |s| s.contains(c));
    let start = if left { b.iter().position(|c| !drop(c)).unwrap_or(b.len()) } else { 0 };
    let end = if right { b.iter().rposition(|c| !drop(c)).map_or(start, |i| i + 1) } else { b.len() };
    Ok(of(&b[start..end.max(start)]))
}

/// Whether there are bytes and all of them are of a class.
fn all(b: &BytesObj, test: impl Fn(&u8) -> bool) -> bool {
    !b.data.is_empty() && b.data.iter().all(test)
}

/// Methods of `bytes`, but for the special ones.
#[native_module("bytes")]
mod methods {
    use super::*;

    /// Return the bytes that a text of two hexadecimal digits each stands for.
    #[class_method]
    fn fromhex(vm: &mut Vm, class: &Value, string: &Value) -> Res<Value> {
        let Some(s) = string.as_str() else {
            let t = string.ty().name();
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
            let value =
                |i: usize| digits.get(i).and_then(|&c| char::from_u32(c)).and_then(|c| c.to_digit(16));
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
        let bytes = of(&out);
        match class.get_exact::<TypeObj>() {
            Some(t) if !std::ptr::eq(t, &*builtin().bytes) => vm.call(class, &[bytes]),
            _ => Ok(bytes),
        }
    }

    /// Return the text that the bytes stand for.
    #[method]
    fn decode(
        vm: &mut Vm,
        b: &BytesObj,
        #[either]
        #[optional("'utf-8'")]
        encoding: Option<&StrObj>,
        #[either]
        #[optional("'strict'")]
        errors: Option<&StrObj>,
    ) -> Res<Value> {
        codec::decode(vm, b, encoding, errors)
    }

    /// Return two hexadecimal digits for each byte. A separator stands between groups of bytes, which are counted from the
    /// right, or from the left if bytes_per_sep is negative.
    #[method(effects = "pure")]
    fn hex(
        vm: &mut Vm,
        b: &BytesObj,
        #[either]
        #[optional]
        sep: Option<&Value>,
        #[either]
        #[default(1)]
        bytes_per_sep: i32,
    ) -> Res<Value> {
        let sep = sep.map(|v| hex_separator(vm, v)).transpose()?;
        let group = bytes_per_sep.unsigned_abs() as usize;
        let mut text = String::with_capacity(b.data.len() * 2);
        for (i, c) in b.data.iter().enumerate() {
            let counted = if bytes_per_sep > 0 { b.data.len() - i } else { i };
            if let Some(s) = sep.filter(|_| i > 0 && group > 0 && counted % group == 0) {
                text.push(s);
            }
            text.push_str(&format!("{c:02x}"));
        }
        Ok(Value::string(&text))
    }

    /// Return the index of the first place where sub lies in b[start:end], or -1.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn find(
        vm: &mut Vm,
        b: &BytesObj,
        sub: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<i64> {
        let found = search(vm, b, sub, start, end)?;
        let at = found.and_then(|(b, start, t)| memmem::find(b, &t).map(|i| (start + i) as i64));
        Ok(at.unwrap_or(-1))
    }

    /// Return the index of the last place where sub lies in b[start:end], or -1.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn rfind(
        vm: &mut Vm,
        b: &BytesObj,
        sub: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<i64> {
        let found = search(vm, b, sub, start, end)?;
        let at = found.and_then(|(b, start, t)| memmem::rfind(b, &t).map(|i| (start + i) as i64));
        Ok(at.unwrap_or(-1))
    }

    /// Return the index of the first place where sub lies in b[start:end], which must be there.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn index(
        vm: &mut Vm,
        b: &BytesObj,
        sub: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<i64> {
        match find(vm, b, sub, start, end)? {
            -1 => Err(vm.value_error("subsection not found")),
            i => Ok(i),
        }
    }

    /// Return how often sub lies in b[start:end] without overlapping itself.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn count(
        vm: &mut Vm,
        b: &BytesObj,
        sub: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<usize> {
        Ok(match search(vm, b, sub, start, end)? {
            None => 0,
            Some((b, _, t)) if t.is_empty() => b.len() + 1,
            Some((b, _, t)) => memmem::find_iter(b, &t).count(),
        })
    }

    /// Return whether b[start:end] begins with the prefix, or with one in the tuple.
    #[method(effects = "pure", signature = "($self, prefix[, start[, end]], /)")]
    fn startswith(
        vm: &mut Vm,
        b: &BytesObj,
        prefix: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<bool> {
        let (start, end) = bounds(vm, start, end, b.data.len())?;
        starts_or_ends(vm, b.data.get(start..end), prefix, "startswith", |a, b| a.starts_with(b))
    }

    /// Return whether b[start:end] ends with the suffix, or with one in the tuple.
    #[method(effects = "pure", signature = "($self, suffix[, start[, end]], /)")]
    fn endswith(
        vm: &mut Vm,
        b: &BytesObj,
        suffix: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<bool> {
        let (start, end) = bounds(vm, start, end, b.data.len())?;
        starts_or_ends(vm, b.data.get(start..end), suffix, "endswith", |a, b| a.ends_with(b))
    }

    /// Return a copy with old replaced by new, everywhere or as often as count says.
    #[method(effects = "pure")]
    fn replace(vm: &mut Vm, b: &BytesObj, old: &Value, new: &Value, #[default(-1)] count: i64) -> Res<Value> {
        let b = &b.data;
        let (old, new) = (bytes_like(vm, old)?, bytes_like(vm, new)?);
        let max = limit(count);
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

    /// Return the parts between separators, by default white space; the last one is what is left after maxsplit.
    #[method(effects = "writes")]
    fn split(
        vm: &mut Vm,
        b: &BytesObj,
        #[either]
        #[default(None)]
        sep: Option<&Value>,
        #[either]
        #[default(-1)]
        maxsplit: i64,
    ) -> Res<Value> {
        let b = &b.data;
        let max = limit(maxsplit);
        let mut parts = Vec::new();
        let Some(sep) = sep else {
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

    /// Return the bytes of an iterable in one, with these bytes between them.
    #[method]
    fn join(vm: &mut Vm, b: &BytesObj, iterable_of_bytes: &Value) -> Res<Value> {
        let sep = Ref::from_ref(b);
        if !ops::is_iterable(iterable_of_bytes) {
            return Err(vm.type_error("can only join an iterable"));
        }
        let mut out = Vec::new();
        for (i, v) in ops::collect(vm, iterable_of_bytes)?.iter().enumerate() {
            let Some(part) = v.get::<BytesObj>() else {
                let t = v.ty().name();
                let msg = format!("sequence item {i}: expected a bytes-like object, {t} found");
                return Err(vm.type_error(msg));
            };
            if i > 0 {
                out.extend_from_slice(&sep.data);
            }
            out.extend_from_slice(&part.data);
        }
        Ok(of(&out))
    }

    /// Return a copy without these bytes, by default white space, at both ends.
    #[method(effects = "pure")]
    fn strip(vm: &mut Vm, b: &BytesObj, #[default(None)] bytes: Option<&Value>) -> Res<Value> {
        strip_at(vm, b, bytes, true, true)
    }

    /// Return a copy without these bytes, by default white space, at the start.
    #[method(effects = "pure")]
    fn lstrip(vm: &mut Vm, b: &BytesObj, #[default(None)] bytes: Option<&Value>) -> Res<Value> {
        strip_at(vm, b, bytes, true, false)
    }

    /// Return a copy without these bytes, by default white space, at the end.
    #[method(effects = "pure")]
    fn rstrip(vm: &mut Vm, b: &BytesObj, #[default(None)] bytes: Option<&Value>) -> Res<Value> {
        strip_at(vm, b, bytes, false, true)
    }

    /// Return a copy with ASCII letters in upper case.
    #[method(effects = "pure")]
    fn upper(b: &BytesObj) -> Value {
        of(&b.data.to_ascii_uppercase())
    }

    /// Return a copy with ASCII letters in lower case.
    #[method(effects = "pure")]
    fn lower(b: &BytesObj) -> Value {
        of(&b.data.to_ascii_lowercase())
    }

    /// Return whether there are bytes and all of them are ASCII digits.
    #[method(effects = "pure")]
    fn isdigit(b: &BytesObj) -> bool {
        all(b, u8::is_ascii_digit)
    }

    /// Return whether there are bytes and all of them are ASCII letters.
    #[method(effects = "pure")]
    fn isalpha(b: &BytesObj) -> bool {
        all(b, u8::is_ascii_alphabetic)
    }

    /// Return whether there are bytes and all of them are ASCII white space.
    #[method(effects = "pure")]
    fn isspace(b: &BytesObj) -> bool {
        all(b, |c| matches!(c, 9..=13 | 32))
    }
}
