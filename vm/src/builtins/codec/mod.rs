//! Encoding and decoding text. The encodings of Unicode and those of a byte per character are here; others are looked for among
//! those that programs have registered (`registry`).

mod charmaps;
pub mod escapes;
mod handlers;
pub mod registry;
pub mod utf7;

use std::borrow::Cow;

use crate::objects::*;
use crate::ops;
use crate::value::*;
use crate::vm::{Res, Vm};

use handlers::{Problem, Replacement};

pub use handlers::{NAMES as HANDLER_NAMES, call_handler};

pub(super) fn install() {}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Encoding {
    Utf8,
    /// With a byte order mark, which decoding may find missing.
    Utf8Sig,
    Ascii,
    Latin1,
    /// Bytes of a unit (2 or 4), big-endian, with a byte order mark.
    Units(u8, bool, bool),
    /// The characters of the bytes 128..256.
    Charmap(Box<[u32; 128]>),
}

impl Encoding {
    /// The name that errors show.
    fn name(&self) -> &'static str {
        match *self {
            Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Units(2, _, true) => "utf-16",
            Encoding::Units(2, false, _) => "utf-16-le",
            Encoding::Units(2, true, _) => "utf-16-be",
            Encoding::Units(_, _, true) => "utf-32",
            Encoding::Units(_, false, _) => "utf-32-le",
            Encoding::Units(_, true, _) => "utf-32-be",
            Encoding::Charmap(_) => "charmap",
        }
    }
    /// The encoding of that name, if it is one of ours.
    pub fn find(name: &str) -> Option<Encoding> {
        if matches!(name, "utf-8" | "utf8" | "UTF-8") {
            // As nearly all programs write it.
            return Some(Encoding::Utf8);
        }
        let plain = normalised(name);
        let plain = charmaps::alias(&plain).unwrap_or(&plain);
        Some(match plain {
            "utf_8" => Encoding::Utf8,
            "utf_8_sig" => Encoding::Utf8Sig,
            "ascii" => Encoding::Ascii,
            "latin_1" | "iso8859_1" => Encoding::Latin1,
            "utf_16" => Encoding::Units(2, false, true),
            "utf_16_le" => Encoding::Units(2, false, false),
            "utf_16_be" => Encoding::Units(2, true, false),
            "utf_32" => Encoding::Units(4, false, true),
            "utf_32_le" => Encoding::Units(4, false, false),
            "utf_32_be" => Encoding::Units(4, true, false),
            _ => Encoding::Charmap(charmaps::table(plain)?),
        })
    }
}

/// A name in lower case, with an underscore for what stands between its words.
pub fn normalised(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('_') && c.is_ascii() {
            out.push('_');
        }
    }
    out.truncate(out.trim_end_matches('_').len());
    out
}

// ---- Encoding ---------------------------------------------------------------------------------------

/// Text as bytes. No encoding stands for UTF-8, no handler for strict.
pub fn encode(vm: &mut Vm, s: &StrObj, encoding: Option<&StrObj>, errors: Option<&StrObj>) -> Res<Value> {
    let found = match encoding {
        None => Some(Encoding::Utf8),
        Some(name) => Encoding::find(&name.to_str_lossy()),
    };
    match (found, encoding) {
        (None, Some(name)) => registry::encode_text(vm, s, name, errors),
        (e, _) => encode_as(vm, s, &e.unwrap_or(Encoding::Utf8), errors),
    }
}

/// Text as bytes of one of our encodings.
pub fn encode_as(vm: &mut Vm, s: &StrObj, e: &Encoding, errors: Option<&StrObj>) -> Res<Value> {
    if let Some(a) = s.as_ascii()
        && !matches!(e, Encoding::Units(..) | Encoding::Utf8Sig)
    {
        return Ok(BytesObj::new(a.as_bytes()).into());
    }
    // The characters, and what they become, which may have to move when it grows.
    ops::check_memory(vm, s.len() as u128 * 4 * size_of::<u32>() as u128)?;
    let text: Vec<u32> = s.code_points().collect();
    let mut out = Vec::with_capacity(text.len() * 2);
    match e {
        Encoding::Units(_, _, true) => push_unit(e, 0xfeff, &mut out),
        Encoding::Utf8Sig => out.extend_from_slice("\u{feff}".as_bytes()),
        _ => {}
    }
    let mut i = 0;
    while i < text.len() {
        if push_encoded(e, text[i], &mut out) {
            i += 1;
            continue;
        }
        let rest = &text[i..];
        // The encodings of units complain about one character at a time, the others about all in a row.
        let most = if matches!(e, Encoding::Units(..)) { 1 } else { rest.len() };
        let n = rest[..most].iter().take_while(|&&c| !push_encoded(e, c, &mut Vec::new())).count();
        let problem = cannot_encode(s, e, i, i + n);
        let (replacement, next) = handlers::handle(vm, errors, &problem)?;
        let fits = match replacement {
            Replacement::Bytes(b) => {
                out.extend_from_slice(&b);
                !matches!(*e, Encoding::Units(size, ..) if b.len() % size as usize != 0)
            }
            Replacement::Text(t) => {
                let all = matches!(e, Encoding::Ascii | Encoding::Latin1 | Encoding::Charmap(_));
                t.iter().all(|&c| (all || c < 128) && push_encoded(e, c, &mut out))
            }
        };
        if !fits {
            return Err(handlers::raise(vm, &problem));
        }
        i = next;
    }
    Ok(BytesObj::new(&out).into())
}

fn cannot_encode(s: &StrObj, e: &Encoding, start: usize, end: usize) -> Problem {
    let reason = match e {
        Encoding::Ascii => "ordinal not in range(128)",
        Encoding::Latin1 => "ordinal not in range(256)",
        Encoding::Charmap(_) => "character maps to <undefined>",
        _ => "surrogates not allowed",
    };
    let object = Ref::from_ref(s).into();
    Problem { encodes: true, encoding: e.name().into(), object, start, end, reason: reason.into() }
}

/// Appends one character's bytes; false if the encoding has none for it.
fn push_encoded(e: &Encoding, c: u32, out: &mut Vec<u8>) -> bool {
    match *e {
        Encoding::Ascii if c < 128 => out.push(c as u8),
        Encoding::Latin1 if c < 256 => out.push(c as u8),
        Encoding::Ascii | Encoding::Latin1 => return false,
        Encoding::Charmap(_) if c < 128 => out.push(c as u8),
        Encoding::Charmap(ref table) => match table.iter().position(|&t| t == c) {
            Some(i) if c != charmaps::UNDEFINED => out.push(i as u8 + 128),
            _ => return false,
        },
        Encoding::Utf8 | Encoding::Utf8Sig => match char::from_u32(c) {
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

fn push_unit(e: &Encoding, unit: u32, out: &mut Vec<u8>) {
    let Encoding::Units(size, big_endian, _) = *e else { return };
    let n = size as usize;
    if big_endian {
        out.extend_from_slice(&unit.to_be_bytes()[4 - n..]);
    } else {
        out.extend_from_slice(&unit.to_le_bytes()[..n]);
    }
}

pub fn escape(c: u32) -> String {
    match c {
        0..256 => format!("\\x{c:02x}"),
        256..0x10000 => format!("\\u{c:04x}"),
        _ => format!("\\U{c:08x}"),
    }
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
                Err(handlers::raise(vm, &cannot_encode(s, &Encoding::Utf8, start, start + n)))
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

impl Wrong {
    /// Whether more bytes could make it right.
    fn is_cut_off(&self) -> bool {
        matches!(self.reason, "unexpected end of data" | "truncated data")
    }
}

/// Bytes as text. No encoding stands for UTF-8, no handler for strict.
pub fn decode(vm: &mut Vm, b: &BytesObj, encoding: Option<&StrObj>, errors: Option<&StrObj>) -> Res<Value> {
    let found = match encoding {
        None => Some(Encoding::Utf8),
        Some(name) => Encoding::find(&name.to_str_lossy()),
    };
    match (found, encoding) {
        (None, Some(name)) => registry::decode_text(vm, b, name, errors),
        (e, _) => Ok(decode_as(vm, b, e.unwrap_or(Encoding::Utf8), errors, true)?.text),
    }
}

/// What decoding gives.
pub struct Decoded {
    pub text: Value,
    /// How many bytes were made use of: not those of a character that is cut off, unless the data is said to end there.
    pub n_bytes: usize,
    /// With the byte order that a mark gave.
    pub encoding: Encoding,
}

/// Bytes of one of our encodings as text. Unless `ends`, a character that is cut off is left alone.
pub fn decode_as(
    vm: &mut Vm,
    b: &BytesObj,
    mut e: Encoding,
    errors: Option<&StrObj>,
    ends: bool,
) -> Res<Decoded> {
    let data = &b.data[..];
    if e == Encoding::Utf8Sig && data.starts_with("\u{feff}".as_bytes()) {
        let rest = BytesObj::new(&data[3..]);
        let d = decode_as(vm, &rest, Encoding::Utf8, errors, ends)?;
        return Ok(Decoded { n_bytes: d.n_bytes + 3, ..d });
    }
    if data.is_ascii() && !matches!(e, Encoding::Units(..)) {
        return Ok(Decoded { text: StrObj::from_ascii(data).into(), n_bytes: data.len(), encoding: e });
    }
    if let (Encoding::Utf8 | Encoding::Utf8Sig, Ok(s)) = (&e, std::str::from_utf8(data)) {
        return Ok(Decoded { text: StrObj::new(s).into(), n_bytes: data.len(), encoding: e });
    }
    let mut i = 0;
    if let Encoding::Units(n, _, true) = e
        && let Some(mark) = data.get(..n as usize)
    {
        let (le, be) = (unit_at(mark, false), unit_at(mark, true));
        if le == 0xfeff || be == 0xfeff {
            i = n as usize;
            e = Encoding::Units(n, be == 0xfeff, true);
        }
    }
    let name = match e {
        Encoding::Units(n, big_endian, _) => Encoding::Units(n, big_endian, false).name(),
        _ => e.name(),
    };
    ops::check_memory(vm, data.len() as u128 * 2 * size_of::<u32>() as u128)?;
    let mut out = Vec::with_capacity(data.len());
    while i < data.len() {
        match decode_one(&e, &data[i..]) {
            Ok((c, n)) => {
                out.push(c);
                i += n;
            }
            Err(w) if w.is_cut_off() && !ends => break,
            Err(w) => {
                let object = Ref::from_ref(b).into();
                let (end, reason) = (i + w.n_bytes, w.reason.into());
                let p = Problem { encodes: false, encoding: name.into(), object, start: i, end, reason };
                let (replacement, next) = handlers::handle(vm, errors, &p)?;
                if let Replacement::Text(t) = replacement {
                    out.extend_from_slice(&t);
                }
                i = next;
            }
        }
    }
    Ok(Decoded { text: StrObj::from_wide(&out).into(), n_bytes: i.min(data.len()), encoding: e })
}

/// What a handler gives for a range that a program's character map has nothing for, and where to go on.
pub fn undefined(
    vm: &mut Vm,
    errors: Option<&StrObj>,
    object: Value,
    start: usize,
    end: usize,
) -> Res<(Value, usize)> {
    let (encodes, reason) = (object.as_str().is_some(), "character maps to <undefined>".into());
    let p = Problem { encodes, encoding: "charmap".into(), object, start, end, reason };
    let (replacement, next) = handlers::handle(vm, errors, &p)?;
    Ok(match replacement {
        Replacement::Text(t) => (StrObj::from_wide(&t).into(), next),
        Replacement::Bytes(b) => (BytesObj::new(&b).into(), next),
    })
}

fn unit_at(b: &[u8], big_endian: bool) -> u32 {
    let add = |u: u32, &b: &u8| u << 8 | b as u32;
    if big_endian { b.iter().fold(0, add) } else { b.iter().rev().fold(0, add) }
}

/// The first character of some bytes and how many it takes.
fn decode_one(e: &Encoding, b: &[u8]) -> Result<(u32, usize), Wrong> {
    match *e {
        Encoding::Latin1 => Ok((b[0] as u32, 1)),
        Encoding::Ascii if b[0] < 128 => Ok((b[0] as u32, 1)),
        Encoding::Ascii => Err(Wrong { n_bytes: 1, reason: "ordinal not in range(128)" }),
        Encoding::Utf8 | Encoding::Utf8Sig => decode_utf8(b),
        Encoding::Charmap(_) if b[0] < 128 => Ok((b[0] as u32, 1)),
        Encoding::Charmap(ref table) => match table[b[0] as usize - 128] {
            charmaps::UNDEFINED => Err(Wrong { n_bytes: 1, reason: "character maps to <undefined>" }),
            c => Ok((c, 1)),
        },
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
