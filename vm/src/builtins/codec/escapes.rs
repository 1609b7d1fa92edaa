//! Encodings that write characters as escapes: `unicode_escape`, `raw_unicode_escape`, and the escapes of bytes literals.

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};
use crate::warnings::warn;

use super::handlers::{self, Problem, Replacement};

/// Which of the two encodings of text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Escapes {
    /// All that is not printable ASCII is escaped, as in a literal.
    All,
    /// Only characters beyond Latin-1 are.
    Wide,
}

impl Escapes {
    fn name(self) -> &'static str {
        match self {
            Escapes::All => "unicodeescape",
            Escapes::Wide => "rawunicodeescape",
        }
    }
}

pub fn encode(s: &StrObj, kind: Escapes) -> Vec<u8> {
    let mut out = Vec::with_capacity(s.len());
    for c in s.code_points() {
        match (c, kind) {
            (0..256, Escapes::Wide) => out.push(c as u8),
            (0x5c, _) => out.extend_from_slice(b"\\\\"),
            (0x09, _) => out.extend_from_slice(b"\\t"),
            (0x0a, _) => out.extend_from_slice(b"\\n"),
            (0x0d, _) => out.extend_from_slice(b"\\r"),
            (0x20..0x7f, _) => out.push(c as u8),
            _ => out.extend_from_slice(super::escape(c).as_bytes()),
        }
    }
    out
}

/// What an escape stands for.
enum Escape {
    Char(u32),
    /// Nothing: the end of a line.
    Empty,
    /// No escape: the backslash stands for itself. (What is behind it is read as text.)
    Plain,
    /// The data ends within it.
    CutOff(&'static str),
    Wrong(&'static str),
}

/// Hexadecimal digits from `i` on, which is moved behind them.
fn hexadecimal(b: &[u8], i: &mut usize, n: usize, message: &'static str) -> Escape {
    let mut code = 0;
    for _ in 0..n {
        let Some(&c) = b.get(*i) else { return Escape::CutOff(message) };
        let Some(digit) = (c as char).to_digit(16) else { return Escape::Wrong(message) };
        code = code << 4 | digit;
        *i += 1;
    }
    Escape::Char(code)
}

/// A character by its name in braces, from `i` on.
fn named(b: &[u8], i: &mut usize) -> Escape {
    const MALFORMED: &str = "malformed \\N character escape";
    match b.get(*i) {
        None => return Escape::CutOff(MALFORMED),
        Some(b'{') => {}
        Some(_) => return Escape::Wrong(MALFORMED),
    }
    *i += 1;
    let rest = &b[*i..];
    let Some(n) = memchr::memchr(b'}', rest) else {
        *i = b.len();
        return Escape::CutOff(MALFORMED);
    };
    if n == 0 {
        return Escape::Wrong(MALFORMED);
    }
    *i += n + 1;
    let name = std::str::from_utf8(&rest[..n]).ok();
    match name.and_then(unicode_names2::character) {
        Some(c) => Escape::Char(c as u32),
        None => Escape::Wrong("unknown Unicode character name"),
    }
}

/// Up to three octal digits, the first of which lies before `i`.
fn octal(b: &[u8], i: &mut usize) -> u32 {
    let mut code = (b[*i - 1] - b'0') as u32;
    for _ in 0..2 {
        match b.get(*i) {
            Some(c @ b'0'..=b'7') => code = code << 3 | (c - b'0') as u32,
            _ => break,
        }
        *i += 1;
    }
    code
}

/// The character that a letter behind a backslash stands for, in text and in bytes.
fn simple(c: u8) -> Option<u8> {
    Some(match c {
        b'\\' | b'\'' | b'"' => c,
        b'a' => 7,
        b'b' => 8,
        b't' => 9,
        b'n' => 10,
        b'v' => 11,
        b'f' => 12,
        b'r' => 13,
        _ => return None,
    })
}

/// The escape behind a backslash; `i` is moved from behind that to behind the escape.
fn escape_at(b: &[u8], i: &mut usize, kind: Escapes) -> Escape {
    let Some(&c) = b.get(*i) else {
        return if kind == Escapes::All { Escape::CutOff("\\ at end of string") } else { Escape::CutOff("") };
    };
    *i += 1;
    let found = match (c, kind) {
        (b'u', _) => hexadecimal(b, i, 4, "truncated \\uXXXX escape"),
        (b'U', _) => hexadecimal(b, i, 8, "truncated \\UXXXXXXXX escape"),
        (b'x', Escapes::All) => hexadecimal(b, i, 2, "truncated \\xXX escape"),
        (b'N', Escapes::All) => named(b, i),
        (b'\n', Escapes::All) => Escape::Empty,
        (b'0'..=b'7', Escapes::All) => Escape::Char(octal(b, i)),
        (c, Escapes::All) if simple(c).is_some() => Escape::Char(simple(c).unwrap_or(c) as u32),
        _ => {
            *i -= 1;
            Escape::Plain
        }
    };
    match (found, kind) {
        (Escape::Char(0x110000..), Escapes::All) => Escape::Wrong("illegal Unicode character"),
        (Escape::Char(0x110000..), Escapes::Wide) => Escape::Wrong("\\Uxxxxxxxx out of range"),
        (e, _) => e,
    }
}

/// Bytes as text, and how many of them were made use of: unless `ends`, an escape that is cut off is left.
pub fn decode(
    vm: &mut Vm,
    b: &BytesObj,
    kind: Escapes,
    errors: Option<&StrObj>,
    ends: bool,
) -> Res<(Value, usize)> {
    let data = &b.data[..];
    ops::check_memory(vm, data.len() as u128 * 2 * size_of::<u32>() as u128)?;
    let mut out = Vec::with_capacity(data.len());
    let (mut i, mut warned) = (0, false);
    while i < data.len() {
        let start = i;
        i += 1;
        if data[start] != b'\\' {
            out.push(data[start] as u32);
            continue;
        }
        let reason = match escape_at(data, &mut i, kind) {
            Escape::Char(c) => {
                out.push(c);
                if kind == Escapes::All && data[start + 1].is_ascii_digit() && c > 0o377 && !warned {
                    warned = true;
                    warn_of(vm, &format!("\"\\{c:o}\" is an invalid octal escape sequence. "))?;
                }
                continue;
            }
            Escape::Empty => continue,
            Escape::Plain => {
                out.push(b'\\' as u32);
                // The second of two backslashes begins no escape either.
                if kind == Escapes::Wide && data[i] == b'\\' {
                    out.push(b'\\' as u32);
                    i += 1;
                }
                if kind == Escapes::All && !warned {
                    warned = true;
                    let c = data[i] as char;
                    warn_of(vm, &format!("\"\\{c}\" is an invalid escape sequence. "))?;
                }
                continue;
            }
            Escape::CutOff(_) if !ends => {
                return Ok((StrObj::from_wide(&out).into(), start));
            }
            Escape::CutOff("") => {
                out.push(b'\\' as u32);
                continue;
            }
            Escape::CutOff(reason) | Escape::Wrong(reason) => reason,
        };
        let p = Problem {
            encodes: false,
            encoding: kind.name().into(),
            object: Ref::from_ref(b).into(),
            start,
            end: i,
            reason: reason.into(),
        };
        let (replacement, next) = handlers::handle(vm, errors, &p)?;
        if let Replacement::Text(t) = replacement {
            out.extend_from_slice(&t);
        }
        i = next;
    }
    Ok((StrObj::from_wide(&out).into(), b.data.len()))
}

fn warn_of(vm: &mut Vm, text: &str) -> Res<()> {
    let text = format!("{text}Such sequences will not work in the future. ");
    warn(vm, &builtin().deprecation_warning, &text)
}

// ---- Bytes ------------------------------------------------------------------------------------------

/// Bytes as they would stand in a literal.
pub fn escape_bytes(b: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(b.len());
    for &c in b {
        match c {
            b'\'' | b'\\' => out.extend_from_slice(&[b'\\', c]),
            b'\t' => out.extend_from_slice(b"\\t"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b' '..0x7f => out.push(c),
            _ => out.extend_from_slice(format!("\\x{c:02x}").as_bytes()),
        }
    }
    out
}

/// The bytes that a literal of them stands for.
pub fn unescape_bytes(vm: &mut Vm, b: &[u8], errors: Option<&StrObj>) -> Res<Vec<u8>> {
    let mut out = Vec::with_capacity(b.len());
    let (mut i, mut warned) = (0, false);
    while i < b.len() {
        let start = i;
        i += 1;
        if b[start] != b'\\' {
            out.push(b[start]);
            continue;
        }
        let Some(&c) = b.get(i) else { return Err(vm.value_error("Trailing \\ in string")) };
        i += 1;
        match c {
            b'\n' => {}
            b'0'..=b'7' => {
                let code = octal(b, &mut i);
                out.push(code as u8);
                if code > 0o377 && !warned {
                    warned = true;
                    warn_of(vm, &format!("b\"\\{code:o}\" is an invalid octal escape sequence. "))?;
                }
            }
            b'x' => match hexadecimal(b, &mut i, 2, "") {
                Escape::Char(code) => out.push(code as u8),
                _ => match errors.map(|e| e.to_str_lossy()).as_deref() {
                    None | Some("strict") => {
                        return Err(vm.value_error(format!("invalid \\x escape at position {start}")));
                    }
                    Some("replace") => out.push(b'?'),
                    Some("ignore") => {}
                    Some(e) => {
                        let msg = format!("decoding error; unknown error handling code: {e}");
                        return Err(vm.value_error(msg));
                    }
                },
            },
            c => match simple(c) {
                Some(c) => out.push(c),
                None => {
                    out.extend_from_slice(&[b'\\', c]);
                    if !warned {
                        warned = true;
                        let c = c as char;
                        warn_of(vm, &format!("b\"\\{c}\" is an invalid escape sequence. "))?;
                    }
                }
            },
        }
    }
    Ok(out)
}
