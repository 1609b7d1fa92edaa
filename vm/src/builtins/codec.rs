//! Encoding and decoding text: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32, with the standard error handlers.

use std::borrow::Cow;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

pub(super) fn install() {
    super::add_methods(&builtin().unicode_decode_error, ERROR);
    super::add_methods(&builtin().unicode_encode_error, ERROR);
}

static ERROR: &[NativeDef] = &[NativeDef::new("__str__", error_str, 1, 1).method()];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
    /// Bytes of a unit (2 or 4), big-endian, with a byte order mark.
    Units(u8, bool, bool),
}

impl Encoding {
    /// The name that errors show.
    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Units(2, _, true) => "utf-16",
            Encoding::Units(2, false, _) => "utf-16-le",
            Encoding::Units(2, true, _) => "utf-16-be",
            Encoding::Units(_, _, true) => "utf-32",
            Encoding::Units(_, false, _) => "utf-32-le",
            Encoding::Units(_, true, _) => "utf-32-be",
        }
    }
}

fn find_encoding(vm: &mut Vm, name: Option<&StrObj>) -> Res<Encoding> {
    let Some(name) = name else { return Ok(Encoding::Utf8) };
    let text = name.to_str_lossy();
    let plain: String =
        text.chars().map(|c| if c == '_' || c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect();
    Ok(match plain.as_str() {
        "utf-8" | "utf8" | "u8" => Encoding::Utf8,
        "ascii" | "us-ascii" | "646" => Encoding::Ascii,
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" | "l1" => Encoding::Latin1,
        "utf-16" | "utf16" | "u16" => Encoding::Units(2, false, true),
        "utf-16-le" | "utf-16le" => Encoding::Units(2, false, false),
        "utf-16-be" | "utf-16be" => Encoding::Units(2, true, false),
        "utf-32" | "utf32" | "u32" => Encoding::Units(4, false, true),
        "utf-32-le" | "utf-32le" => Encoding::Units(4, false, false),
        "utf-32-be" | "utf-32be" => Encoding::Units(4, true, false),
        _ => {
            let msg = format!("unknown encoding: {text}");
            return Err(vm.error(&builtin().lookup_error, msg));
        }
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    SurrogateEscape,
    SurrogatePass,
}

/// The error handler of that name. Only looked up when there is an error.
fn find_handler(vm: &mut Vm, name: Option<&StrObj>) -> Res<Handler> {
    let Some(name) = name else { return Ok(Handler::Strict) };
    let text = name.to_str_lossy();
    Ok(match &*text {
        "strict" => Handler::Strict,
        "ignore" => Handler::Ignore,
        "replace" => Handler::Replace,
        "backslashreplace" => Handler::BackslashReplace,
        "xmlcharrefreplace" => Handler::XmlCharRefReplace,
        "surrogateescape" => Handler::SurrogateEscape,
        "surrogatepass" => Handler::SurrogatePass,
        _ => {
            let msg = format!("unknown error handler name '{text}'");
            return Err(vm.error(&builtin().lookup_error, msg));
        }
    })
}

// ---- Encoding ---------------------------------------------------------------------------------------

/// Text as bytes. `None` stands for UTF-8 and strict.
pub fn encode(vm: &mut Vm, s: &StrObj, encoding: Option<&StrObj>, errors: Option<&StrObj>) -> Res<Value> {
    let e = find_encoding(vm, encoding)?;
    if let (Some(a), Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1) = (s.as_ascii(), e) {
        return Ok(BytesObj::new(a.as_bytes()).into());
    }
    let text: Vec<u32> = s.code_points().collect();
    let mut out = Vec::with_capacity(text.len() * 2);
    if let Encoding::Units(_, _, true) = e {
        push_unit(e, 0xfeff, &mut out);
    }
    let mut i = 0;
    while i < text.len() {
        if push_encoded(e, text[i], &mut out) {
            i += 1;
            continue;
        }
        let rest = &text[i..];
        let n = rest.iter().take_while(|&&c| !push_encoded(e, c, &mut Vec::new())).count();
        encode_error(vm, s, e, (i, i + n), errors, &mut out)?;
        i += n;
    }
    Ok(BytesObj::new(&out).into())
}

/// Appends one character's bytes; false if the encoding has none for it.
fn push_encoded(e: Encoding, c: u32, out: &mut Vec<u8>) -> bool {
    match e {
        Encoding::Ascii if c < 128 => out.push(c as u8),
        Encoding::Latin1 if c < 256 => out.push(c as u8),
        Encoding::Ascii | Encoding::Latin1 => return false,
        Encoding::Utf8 => match char::from_u32(c) {
            Some(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            None => return false,
        },
        Encoding::Units(size, ..) => match char::from_u32(c) {
            Some(ch) if size == 2 => {
                ch.encode_utf16(&mut [0; 2]).iter().for_each(|&u| push_unit(e, u as u32, out));
            }
            Some(_) => push_unit(e, c, out),
            None => return false,
        },
    }
    true
}

fn push_unit(e: Encoding, unit: u32, out: &mut Vec<u8>) {
    let Encoding::Units(size, big_endian, _) = e else { return };
    let n = size as usize;
    if big_endian {
        out.extend_from_slice(&unit.to_be_bytes()[4 - n..]);
    } else {
        out.extend_from_slice(&unit.to_le_bytes()[..n]);
    }
}

/// Appends what the error handler gives for the characters of a range that cannot be encoded.
fn encode_error(
    vm: &mut Vm,
    s: &StrObj,
    e: Encoding,
    (start, end): (usize, usize),
    errors: Option<&StrObj>,
    out: &mut Vec<u8>,
) -> Res<()> {
    let handler = find_handler(vm, errors)?;
    for i in start..end {
        let c = s.at(i);
        let replacement = match handler {
            Handler::Ignore => continue,
            Handler::Replace => "?".to_string(),
            Handler::BackslashReplace => escape(c),
            Handler::XmlCharRefReplace => format!("&#{c};"),
            Handler::SurrogateEscape if (0xdc80..0xdd00).contains(&c) => {
                out.push((c - 0xdc00) as u8);
                continue;
            }
            Handler::SurrogatePass if char::from_u32(c).is_none() && e == Encoding::Utf8 => {
                out.extend([0xe0 | (c >> 12) as u8, 0x80 | (c >> 6 & 63) as u8, 0x80 | (c & 63) as u8]);
                continue;
            }
            Handler::SurrogatePass if char::from_u32(c).is_none() && matches!(e, Encoding::Units(..)) => {
                push_unit(e, c, out);
                continue;
            }
            _ => return Err(encode_exception(vm, s, e, i, end)),
        };
        for c in replacement.chars() {
            push_encoded(e, c as u32, out);
        }
    }
    Ok(())
}

fn escape(c: u32) -> String {
    match c {
        0..256 => format!("\\x{c:02x}"),
        256..0x10000 => format!("\\u{c:04x}"),
        _ => format!("\\U{c:08x}"),
    }
}

#[cold]
fn encode_exception(vm: &mut Vm, s: &StrObj, e: Encoding, start: usize, end: usize) -> Raised {
    let reason = match e {
        Encoding::Ascii => "ordinal not in range(128)",
        Encoding::Latin1 => "ordinal not in range(256)",
        _ => "surrogates not allowed",
    };
    let (start, end) = (Value::Int(start as i64), Value::Int(end as i64));
    let args = [Value::string(e.name()), Ref::from_ref(s).into(), start, end, Value::string(reason)];
    unicode_error(vm, &builtin().unicode_encode_error, args)
}

/// The text as UTF-8; a lone surrogate raises UnicodeEncodeError.
pub fn utf8_text<'a>(vm: &mut Vm, s: &'a StrObj) -> Res<Cow<'a, str>> {
    let bad = |c: u32| (0xd800..0xe000).contains(&c);
    match s.chars() {
        Chars::Ascii(a) => Ok(Cow::Borrowed(a)),
        Chars::Wide(w) => match w.iter().position(|&c| bad(c)) {
            None => Ok(s.to_str_lossy()),
            Some(start) => {
                let n = w[start..].iter().take_while(|&&c| bad(c)).count();
                Err(encode_exception(vm, s, Encoding::Utf8, start, start + n))
            }
        },
    }
}

/// The text with lone surrogates as escapes, as standard error shows them.
pub fn escaped_text(s: &StrObj) -> String {
    let shown = |c: u32| char::from_u32(c).map_or_else(|| escape(c), String::from);
    s.code_points().map(shown).collect()
}

// ---- Decoding ---------------------------------------------------------------------------------------

/// A place where bytes make no character: how many are wrong, and why.
struct Wrong {
    n_bytes: usize,
    reason: &'static str,
}

/// Bytes as text. `None` stands for UTF-8 and strict.
pub fn decode(vm: &mut Vm, b: &BytesObj, encoding: Option<&StrObj>, errors: Option<&StrObj>) -> Res<Value> {
    let mut e = find_encoding(vm, encoding)?;
    let data = &b.data[..];
    if data.is_ascii() && !matches!(e, Encoding::Units(..)) {
        return Ok(StrObj::from_ascii(data).into());
    }
    if let (Encoding::Utf8, Ok(s)) = (e, std::str::from_utf8(data)) {
        return Ok(StrObj::new(s).into());
    }
    let name = e.name();
    let mut i = 0;
    if let Encoding::Units(n, _, true) = e {
        let n = n as usize;
        if let Some(mark) = data.get(..n) {
            let (le, be) = (unit_at(mark, false), unit_at(mark, true));
            let big_endian = be == 0xfeff;
            if le == 0xfeff || big_endian {
                i = n;
                e = Encoding::Units(n as u8, big_endian, true);
            }
        }
    }
    let mut out = Vec::with_capacity(data.len());
    while i < data.len() {
        match decode_one(e, &data[i..]) {
            Ok((c, n)) => {
                out.push(c);
                i += n;
            }
            Err(w) => {
                decode_error(vm, b, name, e, i, &w, errors, &mut out)?;
                i += w.n_bytes;
            }
        }
    }
    Ok(StrObj::from_wide(&out).into())
}

fn unit_at(b: &[u8], big_endian: bool) -> u32 {
    let add = |u: u32, &b: &u8| u << 8 | b as u32;
    if big_endian { b.iter().fold(0, add) } else { b.iter().rev().fold(0, add) }
}

/// The first character of some bytes and how many it takes.
fn decode_one(e: Encoding, b: &[u8]) -> Result<(u32, usize), Wrong> {
    match e {
        Encoding::Latin1 => Ok((b[0] as u32, 1)),
        Encoding::Ascii if b[0] < 128 => Ok((b[0] as u32, 1)),
        Encoding::Ascii => Err(Wrong { n_bytes: 1, reason: "ordinal not in range(128)" }),
        Encoding::Utf8 => decode_utf8(b),
        Encoding::Units(size, big_endian, _) => {
            let n = size as usize;
            let truncated = Wrong { n_bytes: b.len(), reason: "truncated data" };
            let Some(unit) = b.get(..n).map(|u| unit_at(u, big_endian)) else { return Err(truncated) };
            match unit {
                0xd800..0xdc00 if n == 2 => match b.get(2..4).map(|u| unit_at(u, big_endian)) {
                    Some(low @ 0xdc00..0xe000) => Ok((0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), 4)),
                    Some(_) => Err(Wrong { n_bytes: 2, reason: "illegal UTF-16 surrogate" }),
                    None => Err(Wrong { n_bytes: b.len(), reason: "unexpected end of data" }),
                },
                0xd800..0xe000 if n == 2 => Err(Wrong { n_bytes: 2, reason: "illegal encoding" }),
                0xd800..0xe000 => Err(Wrong {
                    n_bytes: 4,
                    reason: "code point in surrogate code point range(0xd800, 0xe000)",
                }),
                0x110000.. => Err(Wrong { n_bytes: 4, reason: "code point not in range(0x110000)" }),
                _ => Ok((unit, n)),
            }
        }
    }
}

fn decode_utf8(b: &[u8]) -> Result<(u32, usize), Wrong> {
    let first = b[0];
    // Length, and the range of the second byte, which excludes overlong forms and surrogates.
    let (n, low, high) = match first {
        0..0x80 => return Ok((first as u32, 1)),
        0xc2..=0xdf => (2, 0x80, 0xbf),
        0xe0 => (3, 0xa0, 0xbf),
        0xed => (3, 0x80, 0x9f),
        0xe1..=0xef => (3, 0x80, 0xbf),
        0xf0 => (4, 0x90, 0xbf),
        0xf1..=0xf3 => (4, 0x80, 0xbf),
        0xf4 => (4, 0x80, 0x8f),
        _ => return Err(Wrong { n_bytes: 1, reason: "invalid start byte" }),
    };
    let mut code = first as u32 & (0x7f >> n);
    for i in 1..n {
        let Some(&c) = b.get(i) else {
            return Err(Wrong { n_bytes: i, reason: "unexpected end of data" });
        };
        let fits = if i == 1 { (low..=high).contains(&c) } else { (0x80..0xc0).contains(&c) };
        if !fits {
            return Err(Wrong { n_bytes: i, reason: "invalid continuation byte" });
        }
        code = code << 6 | (c as u32 & 63);
    }
    Ok((code, n))
}

/// Appends what the error handler gives for bytes that cannot be decoded.
#[allow(clippy::too_many_arguments, reason = "an error's place, cause and remedy")]
fn decode_error(
    vm: &mut Vm,
    b: &BytesObj,
    name: &str,
    e: Encoding,
    at: usize,
    w: &Wrong,
    errors: Option<&StrObj>,
    out: &mut Vec<u32>,
) -> Res<()> {
    let bad = &b.data[at..at + w.n_bytes];
    match find_handler(vm, errors)? {
        Handler::Ignore => {}
        Handler::Replace => out.push(0xfffd),
        Handler::BackslashReplace => {
            bad.iter().for_each(|&c| out.extend(escape(c as u32).chars().map(u32::from)));
        }
        Handler::SurrogateEscape if !matches!(e, Encoding::Units(..)) => {
            out.extend(bad.iter().map(|&c| 0xdc00 + c as u32));
        }
        _ => {
            let (start, end) = (Value::Int(at as i64), Value::Int((at + w.n_bytes) as i64));
            let args = [Value::string(name), Ref::from_ref(b).into(), start, end, Value::string(w.reason)];
            return Err(unicode_error(vm, &builtin().unicode_decode_error, args));
        }
    }
    Ok(())
}

// ---- Errors -----------------------------------------------------------------------------------------

/// The exception for text that an encoding has no bytes for, or the reverse: `args` are the five of
/// UnicodeEncodeError and UnicodeDecodeError.
fn unicode_error(vm: &mut Vm, class: &TypeObj, args: [Value; 5]) -> Raised {
    let e = ExceptionObj::new(class, TupleObj::from_iter(args.clone().into_iter()).into());
    for (name, v) in ["encoding", "object", "start", "end", "reason"].into_iter().zip(args) {
        e.set_attr(&intern(name), v);
    }
    vm.raise(e.into())
}

/// `str()` of those exceptions.
fn error_str(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(e) = args.all[0].get_exact::<ExceptionObj>() else { return super::repr(vm, &args.all[0]) };
    let items = e.args.get();
    match items.get::<TupleObj>().and_then(|t| error_text(t.items())) {
        Some(s) => Ok(Value::string(&s)),
        None => super::repr(vm, &items),
    }
}

fn error_text(args: &[Value]) -> Option<String> {
    let [encoding, object, start, end, reason] = args else { return None };
    let (start, end) = (start.as_i64()?, end.as_i64()?);
    let (encoding, reason) = (encoding.as_str()?.to_str_lossy(), reason.as_str()?.to_str_lossy());
    let at = usize::try_from(start).ok().filter(|_| end == start + 1);
    if let Some(b) = object.get::<BytesObj>() {
        let what = format!("'{encoding}' codec can't decode");
        return Some(match at.and_then(|i| b.data.get(i)) {
            Some(c) => format!("{what} byte 0x{c:02x} in position {start}: {reason}"),
            None => format!("{what} bytes in position {start}-{}: {reason}", end - 1),
        });
    }
    let s = object.as_str()?;
    let what = format!("'{encoding}' codec can't encode");
    Some(match at.filter(|&i| i < s.len()) {
        Some(i) => format!("{what} character '{}' in position {start}: {reason}", escape(s.at(i))),
        None => format!("{what} characters in position {start}-{}: {reason}", end - 1),
    })
}
