//! `bytes`: constructor and the more common methods.

use std::borrow::Cow;

use memchr::memmem;

use sidewinder_macros::native_module;

use crate::memory;
use crate::native::{FromReceiver, Params, Place, bind, wrong_receiver};
use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::buffer::Held;
use super::bytearray::ByteArray;
use super::given_buffer::{buffer_of, wanted};

use super::arg_checks::{bounds, int_arg, limit};
use super::codec;
use super::common::*;
use super::repr::call_method;
use super::string::{new_class, text_option, with_class};

pub(super) fn install(_vm: &mut Vm) {
    super::add_methods(&builtin().bytes, methods::NATIVES);
    super::add_methods(&builtin().bytes, METHODS);
    super::add_methods(&builtin().bytes, super::given_buffer::BUFFER);
    super::add_methods(&builtin().bytes, COMPARISONS);
    super::add_methods(ByteArray::TYPE.class(), methods::NATIVES);
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 0, ANY).kw().static_method(),
    NativeDef::new("__bytes__", dunder_bytes, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__getnewargs__", newargs, 1, 1).method().effects(Effects::Pure),
    GETITEM,
    LEN,
    ITER,
    CONTAINS,
    ADD,
    MUL,
    RMUL,
    MOD,
    NativeDef::new("__rmod__", rmod, 2, 2).method(),
    HASH,
    REPR,
];

/// `other % b`, where the other must be bytes, too.
fn rmod(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    match args.all[1].get::<BytesObj>() {
        Some(f) => Ok(of(&super::percent_format_bytes(vm, &f.data, &args.all[0])?)),
        None => Ok(builtin().not_implemented.value()),
    }
}

/// These bytes, not as an instance of a subclass.
fn dunder_bytes(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let b = this::<BytesObj>(vm, args, "bytes", "__bytes__")?;
    Ok(Ref::from_ref(b).into())
}
fn newargs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let b = this::<BytesObj>(vm, args, "bytes", "__getnewargs__")?;
    Ok(TupleObj::new(vec![Ref::from_ref(b).into()]).into())
}

fn of(b: &[u8]) -> Value {
    BytesObj::new(b).into()
}

/// The receiver of a method that `bytes` and `bytearray` have in common.
struct Octets<'a> {
    data: Cow<'a, [u8]>,
    /// That of an array, which stays as it is during the call.
    held: Option<Held<'a>>,
}

impl<'a> FromReceiver<'a> for Octets<'a> {
    #[inline]
    fn receiver(vm: &mut Vm, v: &'a Value, class: &str, method: &str) -> Res<Octets<'a>> {
        if let Some(b) = v.get::<BytesObj>() {
            return Ok(Octets { data: Cow::Borrowed(&b.data), held: None });
        }
        match v.get::<ByteArray>() {
            Some(b) => Ok(Octets { data: Cow::Owned(b.to_vec()), held: Some(Held::new(&b.exports)) }),
            None => Err(wrong_receiver(vm, v, class, method)),
        }
    }
}

impl Octets<'_> {
    /// These bytes as an object of the receiver's class.
    fn of(&self, b: &[u8]) -> Value {
        if self.held.is_some() { ByteArray::of(memory::copied(b)).into() } else { of(b) }
    }
    fn padded(&self, vm: &mut Vm, left: i64, right: i64, fill: u8) -> Res<Value> {
        let (left, right) = (left.max(0) as usize, right.max(0) as usize);
        ops::check_memory(vm, 2 * (left as u128 + right as u128 + self.data.len() as u128))?;
        let mut out = vec![fill; left];
        out.extend_from_slice(&self.data);
        out.resize(out.len() + right, fill);
        Ok(self.of(&out))
    }
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
    let made = match (source, encoding, errors) {
        (None, None, None) => of(&[]),
        (Some(v), Some(_), _) if let Some(s) = v.as_str() => codec::encode(vm, s, encoding, errors)?,
        (_, Some(_), _) => return Err(vm.type_error("encoding without a string argument")),
        (Some(v), None, None) => from_object(vm, v)?,
        (Some(v), None, _) if v.as_str().is_some() => {
            return Err(vm.type_error("string argument without an encoding"));
        }
        _ => return Err(vm.type_error("errors without a string argument")),
    };
    Ok(with_class(&class, base, made))
}

/// What an object gives by `__bytes__`.
pub(super) fn by_bytes_method(vm: &mut Vm, v: &Value) -> Res<Option<Value>> {
    if v.get_exact::<BytesObj>().is_some() {
        return Ok(None);
    }
    let Some(f) = v.ty().lookup(&builtin().names.bytes) else { return Ok(None) };
    let r = call_method(vm, &f, v, &[])?;
    if r.get::<BytesObj>().is_none() {
        let t = r.ty().name();
        return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {t})")));
    }
    Ok(Some(r))
}

/// `bytes(v)` for anything but a str.
fn from_object(vm: &mut Vm, v: &Value) -> Res<Value> {
    if let Some(r) = by_bytes_method(vm, v)? {
        return Ok(r);
    }
    if v.as_str().is_some() {
        return Err(vm.type_error("string argument without an encoding"));
    }
    if let Some(n) = count_of(vm, v)? {
        return Ok(of(&vec![0; n]));
    }
    bytes_of_object(vm, v)
}

/// The number that `bytes` or `bytearray` is to have, if it is called with one. A TypeError of `__index__` says that it is not.
pub fn count_of(vm: &mut Vm, v: &Value) -> Res<Option<usize>> {
    if v.ty().lookup(&builtin().names.index).is_none() {
        return Ok(None);
    }
    let n = match super::int_by_index(vm, v) {
        Ok(Some(Value::Int(n))) => n,
        Ok(_) => return Err(vm.overflow_error(super::too_large_index(v))),
        Err(e) => return if vm.catch(&builtin().type_error).is_some() { Ok(None) } else { Err(e) },
    };
    if n < 0 {
        return Err(vm.value_error("negative count"));
    }
    ops::check_memory(vm, n as u128)?;
    Ok(Some(n as usize))
}

/// The bytes of an object that has `__bytes__` or a buffer, or that goes over ints.
pub fn bytes_of_object(vm: &mut Vm, v: &Value) -> Res<Value> {
    if let Some(r) = by_bytes_method(vm, v)? {
        return Ok(r);
    }
    if let Some(b) = v.get::<BytesObj>() {
        return Ok(Ref::from_ref(b).into());
    }
    if let Some(b) = buffer_of(vm, v, wanted::FULL_RO)? {
        return Ok(of(&b));
    }
    let out = bytes_of_items(vm, v, "bytes", true)?;
    Ok(of(&out))
}

/// The bytes that the items of an iterable stand for.
pub fn bytes_of_items(vm: &mut Vm, v: &Value, class: &str, asks_length: bool) -> Res<Vec<u8>> {
    // What is wrong with others is told below.
    let small = |i: &i64| u8::try_from(*i).ok();
    if let Some(items) = v.get_exact::<ListObj>().and_then(|l| l.as_ints())
        && let Some(bytes) = items.iter().map(small).collect::<Option<Vec<u8>>>()
    {
        return Ok(bytes);
    }
    let it = match v.as_str() {
        Some(_) => None,
        None => match ops::iter(vm, v) {
            Ok(it) => Some(it),
            Err(e) => match vm.catch(&builtin().type_error) {
                Some(_) => None,
                None => return Err(e),
            },
        },
    };
    let Some(it) = it else {
        return Err(vm.type_error(format!("cannot convert '{}' object to {class}", v.ty().name())));
    };
    if asks_length {
        ops::ask_length(vm, v)?;
    }
    let mut out = Vec::new();
    while let Some(x) = ops::next_inlined(vm, &it)? {
        let i = ops::as_index(vm, &x);
        let i = match (i, class) {
            (Ok(Some(i)), _) => i,
            (Ok(None), _) => return Err(super::no_integer(vm, &x)),
            // An int that is too large.
            (Err(e), _) => match vm.catch(&builtin().index_error) {
                Some(_) => -1,
                None => return Err(e),
            },
        };
        match u8::try_from(i) {
            Ok(b) => ops::push(vm, &mut out, b)?,
            Err(_) => {
                let what = if class == "bytes" { "bytes" } else { "byte" };
                return Err(vm.value_error(format!("{what} must be in range(0, 256)")));
            }
        }
        crate::interp::poll(vm)?;
    }
    Ok(out)
}

// ---- Searching --------------------------------------------------------------------------------------

/// A bytes argument, or an int that stands for one byte.
fn needle(vm: &mut Vm, v: &Value) -> Res<Vec<u8>> {
    if let Some(b) = buffer_of(vm, v, wanted::SIMPLE)? {
        return Ok(b.into_owned());
    }
    match ops::as_index(vm, v) {
        Ok(Some(i)) => match u8::try_from(i) {
            Ok(b) => Ok(vec![b]),
            Err(_) => Err(vm.value_error("byte must be in range(0, 256)")),
        },
        Ok(None) => {
            let t = v.ty().name();
            let msg = format!("argument should be integer or bytes-like object, not '{t}'");
            Err(vm.type_error(msg))
        }
        Err(e) => match vm.catch(&builtin().index_error) {
            Some(_) => Err(vm.value_error("byte must be in range(0, 256)")),
            None => Err(e),
        },
    }
}

/// The separator of `hex`: one ASCII character.
fn hex_separator(vm: &mut Vm, v: &Value) -> Res<char> {
    if ops::length(vm, v)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let code = match (v.as_str(), v.get::<BytesObj>()) {
        // (The length may be what a method of a subclass says.)
        (Some(s), _) if s.is_empty() => 0,
        (Some(s), _) => s.at(0),
        (_, Some(b)) => b.data.first().map_or(0, |c| *c as u32),
        _ => return Err(vm.type_error("sep must be str or bytes.")),
    };
    match char::from_u32(code) {
        Some(c) if c.is_ascii() => Ok(c),
        _ => Err(vm.value_error("sep must be ASCII.")),
    }
}

/// Two hexadecimal digits for each byte, and separators between groups.
pub fn hex_text(vm: &mut Vm, data: &[u8], sep: Option<&Value>, bytes_per_sep: i32) -> Res<String> {
    let sep = sep.map(|v| hex_separator(vm, v)).transpose()?;
    let group = bytes_per_sep.unsigned_abs() as usize;
    ops::check_memory(vm, data.len() as u128 * if sep.is_some() { 4 } else { 2 })?;
    let mut text = String::with_capacity(data.len() * 2);
    for (i, c) in data.iter().enumerate() {
        let counted = if bytes_per_sep > 0 { data.len() - i } else { i };
        if let Some(s) = sep.filter(|_| i > 0 && group > 0 && counted % group == 0) {
            text.push(s);
        }
        text.push_str(&format!("{c:02x}"));
    }
    Ok(text)
}

/// The bytes of an object that gives them as a buffer.
pub fn bytes_like<'a>(vm: &mut Vm, v: &'a Value) -> Res<Cow<'a, [u8]>> {
    match buffer_of(vm, v, wanted::SIMPLE)? {
        Some(b) => Ok(b),
        None => Err(vm.type_error(format!("a bytes-like object is required, not '{}'", v.ty().name()))),
    }
}

/// `item in b`: a part, or a byte.
pub fn bytes_contain(vm: &mut Vm, b: &[u8], item: &Value) -> Res<bool> {
    if let Some(part) = buffer_of(vm, item, wanted::SIMPLE)? {
        return Ok(memmem::find(b, &part).is_some());
    }
    if item.ty().lookup(&builtin().names.index).is_none() {
        let t = item.ty().name();
        return Err(vm.type_error(format!("a bytes-like object is required, not '{t}'")));
    }
    let i = if item.get::<BigIntObj>().is_some() { -1 } else { int_arg(vm, item)? };
    match u8::try_from(i) {
        Ok(c) => Ok(b.contains(&c)),
        Err(_) => Err(vm.value_error("byte must be in range(0, 256)")),
    }
}

/// Bytes to search, where they start, and what is looked for.
type Search<'a> = (&'a [u8], usize, Vec<u8>);

/// What a search looks at and for; `None` if the bounds cross.
fn search<'a>(
    vm: &mut Vm,
    b: &'a Octets<'_>,
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
        let Some(t) = buffer_of(vm, t, wanted::SIMPLE)? else {
            let t = t.ty().name();
            let msg = match what.get::<TupleObj>() {
                Some(_) => format!("a bytes-like object is required, not '{t}'"),
                None => format!("{name} first arg must be bytes or a tuple of bytes, not {t}"),
            };
            return Err(vm.type_error(msg));
        };
        if part.is_some_and(|p| test(p, &t)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// White space in bytes; that of text has four more characters below 128.
fn is_space(c: &u8) -> bool {
    matches!(c, 9..=13 | 32)
}

/// Without white space at the start. (The standard library's does not count vertical tabs.)
fn trim_start(b: &[u8]) -> &[u8] {
    &b[b.iter().position(|c| !is_space(c)).unwrap_or(b.len())..]
}
/// Without white space at the end.
fn trim_end(b: &[u8]) -> &[u8] {
    &b[..b.iter().rposition(|c| !is_space(c)).map_or(0, |i| i + 1)]
}

// ---- Parts ------------------------------------------------------------------------------------------

fn strip_at(vm: &mut Vm, b: Octets<'_>, set: Option<&Value>, left: bool, right: bool) -> Res<Value> {
    let set = match set {
        None => None,
        Some(v) => Some(bytes_like(vm, v)?),
    };
    let drop = |c: &u8| set.as_ref().map_or_else(|| matches!(c, 9..=13 | 32), |s| s.contains(c));
    let data = &b.data;
    let start = if left { data.iter().position(|c| !drop(c)).unwrap_or(data.len()) } else { 0 };
    let end = if right { data.iter().rposition(|c| !drop(c)).map_or(start, |i| i + 1) } else { data.len() };
    Ok(b.of(&data[start..end.max(start)]))
}

/// Whether there are bytes and all of them are of a class.
fn all(b: &Octets<'_>, test: impl Fn(&u8) -> bool) -> bool {
    !b.data.is_empty() && b.data.iter().all(test)
}

/// Methods of `bytes`, but for the special ones.
#[native_module("bytes")]
mod methods {
    use super::*;

    /// Return the bytes that a text of two hexadecimal digits each stands for.
    #[class_method]
    fn fromhex(vm: &mut Vm, class: &Value, string: &Value) -> Res<Value> {
        let digits: Vec<u32> = match (string.as_str(), buffer_of(vm, string, wanted::SIMPLE)?) {
            (Some(s), _) => memory::collect(s.code_points()),
            (_, Some(b)) => memory::collect(b.iter().map(|c| *c as u32)),
            _ => {
                let t = string.ty().name();
                return Err(vm.type_error(format!("fromhex() argument must be str or bytes-like, not {t}")));
            }
        };
        let mut out = Vec::new();
        let mut i = 0;
        while i < digits.len() {
            if digits[i] < 128 && is_space(&(digits[i] as u8)) {
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
        this: &Value,
        #[either]
        #[optional("'utf-8'")]
        encoding: Option<&StrObj>,
        #[either]
        #[optional("'strict'")]
        errors: Option<&StrObj>,
    ) -> Res<Value> {
        let (copy, _held);
        let b = match this.get::<BytesObj>() {
            Some(b) => b,
            None => {
                let octets = Octets::receiver(vm, this, "bytes", "decode")?;
                copy = BytesObj::new(&octets.data);
                _held = octets.held;
                &*copy
            }
        };
        if b.data.is_empty() {
            // Nobody looks for the codec.
            return Ok(Value::string(""));
        }
        codec::decode(vm, b, encoding, errors)
    }

    /// Return two hexadecimal digits for each byte. A separator stands between groups of bytes, which are counted from the
    /// right, or from the left if bytes_per_sep is negative.
    ///
    /// >>> bytes([185, 1, 239]).hex(':')
    /// 'b9:01:ef'
    #[method(effects = "pure")]
    fn hex(
        vm: &mut Vm,
        b: Octets<'_>,
        #[either]
        #[optional]
        sep: Option<&Value>,
        #[either]
        #[default(1)]
        bytes_per_sep: i32,
    ) -> Res<Value> {
        let text = hex_text(vm, &b.data, sep, bytes_per_sep)?;
        Ok(Value::string(&text))
    }

    /// Return the index of the first place where sub lies in b[start:end], or -1.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn find(
        vm: &mut Vm,
        b: Octets<'_>,
        sub: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<i64> {
        let found = search(vm, &b, sub, start, end)?;
        let at = found.and_then(|(b, start, t)| memmem::find(b, &t).map(|i| (start + i) as i64));
        Ok(at.unwrap_or(-1))
    }

    /// Return the index of the last place where sub lies in b[start:end], or -1.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn rfind(
        vm: &mut Vm,
        b: Octets<'_>,
        sub: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<i64> {
        let found = search(vm, &b, sub, start, end)?;
        let at = found.and_then(|(b, start, t)| memmem::rfind(b, &t).map(|i| (start + i) as i64));
        Ok(at.unwrap_or(-1))
    }

    /// Return the index of the first place where sub lies in b[start:end], which must be there.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn index(
        vm: &mut Vm,
        b: Octets<'_>,
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
        b: Octets<'_>,
        sub: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<usize> {
        Ok(match search(vm, &b, sub, start, end)? {
            None => 0,
            Some((b, _, t)) if t.is_empty() => b.len() + 1,
            Some((b, _, t)) => memmem::find_iter(b, &t).count(),
        })
    }

    /// Return whether b[start:end] begins with the prefix, or with one in the tuple.
    #[method(effects = "pure", signature = "($self, prefix[, start[, end]], /)")]
    fn startswith(
        vm: &mut Vm,
        b: Octets<'_>,
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
        b: Octets<'_>,
        suffix: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<bool> {
        let (start, end) = bounds(vm, start, end, b.data.len())?;
        starts_or_ends(vm, b.data.get(start..end), suffix, "endswith", |a, b| a.ends_with(b))
    }

    /// Return a copy with old replaced by new, everywhere or as often as count says.
    #[method(effects = "pure")]
    fn replace(
        vm: &mut Vm,
        b: Octets<'_>,
        old: &Value,
        new: &Value,
        #[default(-1)] count: i64,
    ) -> Res<Value> {
        let (old, new) = (bytes_like(vm, old)?, bytes_like(vm, new)?);
        let (me, b) = (&b, &b.data);
        let max = limit(count);
        let places: Vec<usize> = if old.is_empty() {
            memory::collect((0..=b.len()).take(max))
        } else {
            memory::collect(memmem::find_iter(b, &*old).take(max))
        };
        ops::check_memory(vm, b.len() as u128 + places.len() as u128 * new.len() as u128)?;
        let mut out = Vec::with_capacity(b.len());
        let mut from = 0;
        for i in places {
            out.extend_from_slice(&b[from..i]);
            out.extend_from_slice(&new);
            from = i + old.len();
        }
        out.extend_from_slice(&b[from..]);
        Ok(me.of(&out))
    }

    /// Return the parts between separators, by default white space; the last one is what is left after maxsplit.
    #[method(effects = "writes")]
    fn split(
        vm: &mut Vm,
        b: Octets<'_>,
        #[either]
        #[default(None)]
        sep: Option<&Value>,
        #[either]
        #[default(-1)]
        maxsplit: i64,
    ) -> Res<Value> {
        let (me, b) = (&b, &b.data);
        let max = limit(maxsplit);
        let mut parts = Vec::new();
        let Some(sep) = sep else {
            let mut rest = trim_start(b);
            while !rest.is_empty() && !memory::is_exhausted() {
                let n = if parts.len() == max {
                    rest.len()
                } else {
                    rest.iter().position(is_space).unwrap_or(rest.len())
                };
                let _ = memory::push(&mut parts, me.of(&rest[..n]));
                rest = trim_start(&rest[n..]);
            }
            return Ok(ListObj::new(parts).into());
        };
        let sep = bytes_like(vm, sep)?;
        if sep.is_empty() {
            return Err(vm.value_error("empty separator"));
        }
        let mut from = 0;
        for i in memmem::find_iter(b, &*sep).take(max) {
            if !memory::push(&mut parts, me.of(&b[from..i])) {
                break;
            }
            from = i + sep.len();
        }
        let _ = memory::push(&mut parts, me.of(&b[from..]));
        Ok(ListObj::new(parts).into())
    }

    /// Return the bytes of an iterable in one, with these bytes between them.
    #[method]
    fn join(vm: &mut Vm, b: Octets<'_>, iterable_of_bytes: &Value) -> Res<Value> {
        if !ops::is_iterable(iterable_of_bytes) {
            return Err(vm.type_error("can only join an iterable"));
        }
        let mut out = Vec::new();
        for (i, v) in ops::collect(vm, iterable_of_bytes)?.iter().enumerate() {
            let Some(part) = buffer_of(vm, v, wanted::SIMPLE)? else {
                let t = v.ty().name();
                let msg = format!("sequence item {i}: expected a bytes-like object, {t} found");
                return Err(vm.type_error(msg));
            };
            if !memory::reserve(&mut out, b.data.len() + part.len()) {
                break;
            }
            if i > 0 {
                out.extend_from_slice(&b.data);
            }
            out.extend_from_slice(&part);
        }
        Ok(b.of(&out))
    }

    /// Return a copy without these bytes, by default white space, at both ends.
    #[method(effects = "pure")]
    fn strip(vm: &mut Vm, b: Octets<'_>, #[default(None)] bytes: Option<&Value>) -> Res<Value> {
        strip_at(vm, b, bytes, true, true)
    }

    /// Return a copy without these bytes, by default white space, at the start.
    #[method(effects = "pure")]
    fn lstrip(vm: &mut Vm, b: Octets<'_>, #[default(None)] bytes: Option<&Value>) -> Res<Value> {
        strip_at(vm, b, bytes, true, false)
    }

    /// Return a copy without these bytes, by default white space, at the end.
    #[method(effects = "pure")]
    fn rstrip(vm: &mut Vm, b: Octets<'_>, #[default(None)] bytes: Option<&Value>) -> Res<Value> {
        strip_at(vm, b, bytes, false, true)
    }

    /// Return a copy with ASCII letters in upper case.
    #[method(effects = "pure")]
    fn upper(b: Octets<'_>) -> Value {
        b.of(&memory::collect(b.data.iter().map(u8::to_ascii_uppercase)))
    }

    /// Return a copy with ASCII letters in lower case.
    #[method(effects = "pure")]
    fn lower(b: Octets<'_>) -> Value {
        b.of(&memory::collect(b.data.iter().map(u8::to_ascii_lowercase)))
    }

    /// Return whether there are bytes and all of them are ASCII digits.
    #[method(effects = "pure")]
    fn isdigit(b: Octets<'_>) -> bool {
        all(&b, u8::is_ascii_digit)
    }

    /// Return whether there are bytes and all of them are ASCII letters.
    #[method(effects = "pure")]
    fn isalpha(b: Octets<'_>) -> bool {
        all(&b, u8::is_ascii_alphabetic)
    }

    /// Return whether there are bytes and all of them are ASCII white space.
    #[method(effects = "pure")]
    fn isspace(b: Octets<'_>) -> bool {
        all(&b, |c| matches!(c, 9..=13 | 32))
    }

    /// Return whether there are bytes and all of them are ASCII letters or digits.
    #[method(effects = "pure")]
    fn isalnum(b: Octets<'_>) -> bool {
        all(&b, u8::is_ascii_alphanumeric)
    }

    /// Return whether all bytes are ASCII.
    #[method(effects = "pure")]
    fn isascii(b: Octets<'_>) -> bool {
        b.data.is_ascii()
    }

    /// Return whether there are ASCII letters and all of them are in lower case.
    #[method(effects = "pure")]
    fn islower(b: Octets<'_>) -> bool {
        b.data.iter().any(u8::is_ascii_lowercase) && !b.data.iter().any(u8::is_ascii_uppercase)
    }

    /// Return whether there are ASCII letters and all of them are in upper case.
    #[method(effects = "pure")]
    fn isupper(b: Octets<'_>) -> bool {
        b.data.iter().any(u8::is_ascii_uppercase) && !b.data.iter().any(u8::is_ascii_lowercase)
    }

    /// Return whether each word begins with an upper case letter and goes on in lower case.
    #[method(effects = "pure")]
    fn istitle(b: Octets<'_>) -> bool {
        let (mut inside, mut seen) = (false, false);
        for c in b.data.iter() {
            if c.is_ascii_alphabetic() && c.is_ascii_uppercase() == inside {
                return false;
            }
            inside = c.is_ascii_alphabetic();
            seen |= inside;
        }
        seen
    }

    /// Return a copy with ASCII letters at the starts of words in upper case and all others in lower case.
    #[method(effects = "pure")]
    fn title(b: Octets<'_>) -> Value {
        let mut inside = false;
        let titled = |c: &u8| {
            let c = if inside { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() };
            inside = c.is_ascii_alphabetic();
            c
        };
        b.of(&b.data.iter().map(titled).collect::<Vec<_>>())
    }

    /// Return a copy with the first byte in upper case and all others in lower case.
    #[method(effects = "pure")]
    fn capitalize(b: Octets<'_>) -> Value {
        let mut out = b.data.to_ascii_lowercase();
        if let Some(c) = out.first_mut() {
            c.make_ascii_uppercase();
        }
        b.of(&out)
    }

    /// Return a copy with upper case letters in lower case and the other way round.
    #[method(effects = "pure")]
    fn swapcase(b: Octets<'_>) -> Value {
        let swap = |c: &u8| if c.is_ascii_alphabetic() { c ^ 32 } else { *c };
        b.of(&b.data.iter().map(swap).collect::<Vec<_>>())
    }

    /// Return a copy in the middle of fill bytes, of at least this width.
    #[method(effects = "pure")]
    fn center(
        vm: &mut Vm,
        b: Octets<'_>,
        width: i64,
        #[optional("b' '")] fillchar: Option<&Value>,
    ) -> Res<Value> {
        let fill = fill_byte(vm, "center", fillchar)?;
        let pad = (width - b.data.len() as i64).max(0);
        let left = pad / 2 + (pad & width & 1);
        b.padded(vm, left, pad - left, fill)
    }

    /// Return a copy with fill bytes behind it, of at least this width.
    #[method(effects = "pure")]
    fn ljust(
        vm: &mut Vm,
        b: Octets<'_>,
        width: i64,
        #[optional("b' '")] fillchar: Option<&Value>,
    ) -> Res<Value> {
        let fill = fill_byte(vm, "ljust", fillchar)?;
        b.padded(vm, 0, width - b.data.len() as i64, fill)
    }

    /// Return a copy with fill bytes before it, of at least this width.
    #[method(effects = "pure")]
    fn rjust(
        vm: &mut Vm,
        b: Octets<'_>,
        width: i64,
        #[optional("b' '")] fillchar: Option<&Value>,
    ) -> Res<Value> {
        let fill = fill_byte(vm, "rjust", fillchar)?;
        b.padded(vm, width - b.data.len() as i64, 0, fill)
    }

    /// Return a copy with zeros before it, or behind its sign, of at least this width.
    #[method(effects = "pure")]
    fn zfill(vm: &mut Vm, b: Octets<'_>, width: i64) -> Res<Value> {
        let pad = (width - b.data.len() as i64).max(0);
        ops::check_memory(vm, pad as u128)?;
        let sign = matches!(b.data.first(), Some(b'+' | b'-')) as usize;
        ops::check_memory(vm, 2 * (pad as u128 + b.data.len() as u128))?;
        let mut out = b.data[..sign].to_vec();
        out.resize(sign + pad as usize, b'0');
        out.extend_from_slice(&b.data[sign..]);
        Ok(b.of(&out))
    }

    /// Return a copy with spaces in place of tabs, up to the next multiple of the size.
    #[method(effects = "pure")]
    fn expandtabs(
        vm: &mut Vm,
        b: Octets<'_>,
        #[either]
        #[default(8)]
        tabsize: i32,
    ) -> Res<Value> {
        let (mut out, mut column) = (Vec::new(), 0usize);
        let size = tabsize.max(0) as usize;
        let tabs = b.data.iter().filter(|c| **c == b'\t').count();
        ops::check_memory(vm, 2 * (b.data.len() as u128 + tabs as u128 * size as u128))?;
        for &c in b.data.iter() {
            match c {
                b'\t' if size == 0 => {}
                b'\t' => {
                    let n = size - column % size;
                    out.resize(out.len() + n, b' ');
                    column += n;
                }
                c => {
                    out.push(c);
                    column = if matches!(c, b'\n' | b'\r') { 0 } else { column + 1 };
                }
            }
        }
        Ok(b.of(&out))
    }

    /// Return what is before the separator, the separator and what is behind it.
    #[method(effects = "pure")]
    fn partition(vm: &mut Vm, b: Octets<'_>, sep: &Value) -> Res<Value> {
        let sep = separator(vm, sep)?;
        let parts = match memmem::find(&b.data, &sep) {
            Some(i) => [b.of(&b.data[..i]), b.of(&sep), b.of(&b.data[i + sep.len()..])],
            None => [b.of(&b.data), b.of(&[]), b.of(&[])],
        };
        Ok(TupleObj::from_iter(parts.into_iter()).into())
    }

    /// Return what is before the last separator, the separator and what is behind it.
    #[method(effects = "pure")]
    fn rpartition(vm: &mut Vm, b: Octets<'_>, sep: &Value) -> Res<Value> {
        let sep = separator(vm, sep)?;
        let parts = match memmem::rfind(&b.data, &sep) {
            Some(i) => [b.of(&b.data[..i]), b.of(&sep), b.of(&b.data[i + sep.len()..])],
            None => [b.of(&[]), b.of(&[]), b.of(&b.data)],
        };
        Ok(TupleObj::from_iter(parts.into_iter()).into())
    }

    /// Return a copy without the prefix, if it is there.
    #[method(effects = "pure")]
    fn removeprefix(vm: &mut Vm, b: Octets<'_>, prefix: &Value) -> Res<Value> {
        let p = bytes_like(vm, prefix)?;
        Ok(b.of(b.data.strip_prefix(&*p).unwrap_or(&b.data)))
    }

    /// Return a copy without the suffix, if it is there.
    #[method(effects = "pure")]
    fn removesuffix(vm: &mut Vm, b: Octets<'_>, suffix: &Value) -> Res<Value> {
        let p = bytes_like(vm, suffix)?;
        Ok(b.of(b.data.strip_suffix(&*p).unwrap_or(&b.data)))
    }

    /// Return the index of the last place where sub lies in b[start:end], which must be there.
    #[method(effects = "pure", signature = "($self, sub[, start[, end]], /)")]
    fn rindex(
        vm: &mut Vm,
        b: Octets<'_>,
        sub: &Value,
        #[optional] start: Option<&Value>,
        #[optional] end: Option<&Value>,
    ) -> Res<i64> {
        match rfind(vm, b, sub, start, end)? {
            -1 => Err(vm.value_error("subsection not found")),
            i => Ok(i),
        }
    }

    /// Return the parts between separators as split does, which are looked for from the end.
    #[method(effects = "writes")]
    fn rsplit(
        vm: &mut Vm,
        b: Octets<'_>,
        #[either]
        #[default(None)]
        sep: Option<&Value>,
        #[either]
        #[default(-1)]
        maxsplit: i64,
    ) -> Res<Value> {
        let max = limit(maxsplit);
        let mut parts = Vec::new();
        let Some(sep) = sep else {
            let mut rest = trim_end(&b.data);
            while !rest.is_empty() && !memory::is_exhausted() {
                let from = match parts.len() == max {
                    true => 0,
                    false => rest.iter().rposition(is_space).map_or(0, |i| i + 1),
                };
                let _ = memory::push(&mut parts, b.of(&rest[from..]));
                rest = trim_end(&rest[..from]);
            }
            parts.reverse();
            return Ok(ListObj::new(parts).into());
        };
        let sep = separator(vm, sep)?;
        let mut end = b.data.len();
        while parts.len() < max
            && let Some(i) = memmem::rfind(&b.data[..end], &sep)
        {
            if !memory::push(&mut parts, b.of(&b.data[i + sep.len()..end])) {
                break;
            }
            end = i;
        }
        let _ = memory::push(&mut parts, b.of(&b.data[..end]));
        parts.reverse();
        Ok(ListObj::new(parts).into())
    }

    /// Return the lines, with their ends if keepends is true.
    #[method(effects = "writes")]
    fn splitlines(
        b: Octets<'_>,
        #[either]
        #[default(false)]
        keepends: bool,
    ) -> Value {
        let (mut lines, mut rest) = (Vec::new(), &b.data[..]);
        while !rest.is_empty() && !memory::is_exhausted() {
            let n = rest.iter().position(|c| matches!(c, b'\n' | b'\r')).unwrap_or(rest.len());
            let end = n + if rest[n..].starts_with(b"\r\n") { 2 } else { (n < rest.len()) as usize };
            let _ = memory::push(&mut lines, b.of(&rest[..if keepends { end } else { n }]));
            rest = &rest[end..];
        }
        ListObj::new(lines).into()
    }

    /// Return a copy without the bytes in delete, the others replaced as the table of 256 bytes says.
    #[method(effects = "pure")]
    fn translate(
        vm: &mut Vm,
        b: Octets<'_>,
        table: &Value,
        #[either]
        #[optional("b''")]
        delete: Option<&Value>,
    ) -> Res<Value> {
        let table = if table.is_none() { None } else { Some(bytes_like(vm, table)?) };
        if table.as_ref().is_some_and(|t| t.len() != 256) {
            return Err(vm.value_error("translation table must be 256 characters long"));
        }
        let delete = delete.map(|d| bytes_like(vm, d)).transpose()?.unwrap_or_default();
        let kept = b.data.iter().filter(|c| !delete.contains(c));
        let out = memory::collect(kept.map(|c| table.as_ref().map_or(*c, |t| t[*c as usize])));
        Ok(b.of(&out))
    }

    /// Return a table for translate in which each byte of frm stands for the one at the same place of to.
    #[static_method(effects = "pure")]
    fn maketrans(vm: &mut Vm, frm: &Value, to: &Value) -> Res<Value> {
        let (frm, to) = (bytes_like(vm, frm)?, bytes_like(vm, to)?);
        if frm.len() != to.len() {
            return Err(vm.value_error("maketrans arguments must have same length"));
        }
        let mut table: Vec<u8> = (0..=255).collect();
        frm.iter().zip(to.iter()).for_each(|(f, t)| table[*f as usize] = *t);
        Ok(of(&table))
    }
}

/// A separator, which must not be empty.
fn separator<'a>(vm: &mut Vm, v: &'a Value) -> Res<Cow<'a, [u8]>> {
    let sep = bytes_like(vm, v)?;
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(sep)
}

fn fill_byte(vm: &mut Vm, function: &str, v: Option<&Value>) -> Res<u8> {
    let Some(v) = v else { return Ok(b' ') };
    let bytes = match v.get::<BytesObj>() {
        Some(b) => Some(("bytes", Cow::Borrowed(&b.data[..]))),
        None => v.get::<ByteArray>().map(|b| ("bytearray", Cow::Owned(b.to_vec()))),
    };
    match bytes {
        Some((_, b)) if b.len() == 1 => Ok(b[0]),
        Some((t, b)) => {
            let n = b.len();
            Err(vm.type_error(format!(
                "{function}(): argument 2 must be a byte string of length 1, not a {t} object of length {n}"
            )))
        }
        None => {
            let t = if v.is_none() { "None".to_string() } else { v.ty().name() };
            Err(vm.type_error(format!("{function}() argument 2 must be a byte string of length 1, not {t}")))
        }
    }
}
