//! `repr` and `ascii` of strings, `repr` of bytes.
//!
//! Strings come as code points, since a Python string may hold lone surrogates; those are always
//! escaped, so the result is a Rust string.

use super::unicode::is_printable;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// `repr(str)`.
pub fn repr_str(points: impl Iterator<Item = u32> + Clone) -> String {
    quote(points, is_printable)
}

/// `ascii(str)`.
pub fn ascii(points: impl Iterator<Item = u32> + Clone) -> String {
    quote(points, |code| (0x20..0x7f).contains(&code))
}

/// `repr(str)` of a Rust string.
pub fn repr(text: &str) -> String {
    repr_str(text.chars().map(u32::from))
}

/// `repr(bytes)`, with the `b` prefix.
pub fn repr_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    push_quoted(&mut out, bytes.iter().map(|&b| u32::from(b)), |code| (0x20..0x7f).contains(&code));
    out
}

fn quote(points: impl Iterator<Item = u32> + Clone, shown: impl Fn(u32) -> bool) -> String {
    let mut out = String::with_capacity(points.size_hint().0 + 2);
    push_quoted(&mut out, points, shown);
    out
}

/// Single quotes, unless the text holds some and no double ones.
fn push_quoted(out: &mut String, points: impl Iterator<Item = u32> + Clone, shown: impl Fn(u32) -> bool) {
    let (mut single, mut double) = (false, false);
    for code in points.clone() {
        single |= code == u32::from('\'');
        double |= code == u32::from('"');
    }
    let quote = if single && !double { '"' } else { '\'' };
    out.push(quote);
    for code in points {
        match char::from_u32(code) {
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c) if c == quote => {
                out.push('\\');
                out.push(c);
            }
            Some(c) if shown(code) => out.push(c),
            _ => push_escape(out, code),
        }
    }
    out.push(quote);
}

fn push_escape(out: &mut String, code: u32) {
    let (letter, n_digits) = match code {
        0..=0xff => ('x', 2),
        0x100..=0xffff => ('u', 4),
        _ => ('U', 8),
    };
    out.push('\\');
    out.push(letter);
    for i in (0..n_digits).rev() {
        out.push(char::from(HEX[(code >> (4 * i) & 15) as usize]));
    }
}
