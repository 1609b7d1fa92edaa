//! String literals with lone surrogates.
//!
//! The parser's strings are Rust text, which cannot hold the surrogates that `"\ud800"` stands for: it puts
//! U+FFFD in their place. Where a value has that character, its literal is read again, in step with the value:
//!
//! ```text
//! literal   a  \n  \ud800   \N{DASH}  \<newline>  b
//! value     a  ⏎   U+FFFD   –                     b     ─►  a ⏎ D800 – b
//! ```
//! So the escapes need not be understood here, only measured.

use std::rc::Rc;

use ruff_python_ast::{self as ast, StringFlags};
use ruff_text_size::{Ranged, TextRange};

use crate::bytecode::Const;

/// What the parser makes of a code point that is no character.
const REPLACEMENT: char = '\u{fffd}';

/// The constant of a string literal that has lone surrogates.
pub(crate) fn literal(source: &str, literal: &ast::ExprStringLiteral) -> Option<Const> {
    if !literal.value.to_str().contains(REPLACEMENT) {
        return None;
    }
    let mut all = Vec::new();
    for part in &literal.value {
        let (open, close) = (part.flags.opener_len(), part.flags.closer_len());
        let range = part.range();
        let inner = source.get(usize::from(range.start() + open)..usize::from(range.end() - close));
        match inner.and_then(|text| code_points(text, part, false)) {
            Some(points) => all.extend(points),
            None => all.extend(part.chars().map(u32::from)),
        }
    }
    wide(all)
}

/// The constant of a piece of text in an f-string that has lone surrogates.
pub(crate) fn f_string_text(source: &str, range: TextRange, value: &str) -> Option<Const> {
    if !value.contains(REPLACEMENT) {
        return None;
    }
    wide(code_points(source.get(range.to_std_range())?, value, true)?)
}

fn wide(points: Vec<u32>) -> Option<Const> {
    let is_surrogate = |c: &u32| (0xd800..0xe000).contains(c);
    points.iter().any(is_surrogate).then(|| Const::WideStr(Rc::from(points)))
}

/// The code points of a literal's text; `None` if text and value do not run in step.
fn code_points(text: &str, value: &str, braces: bool) -> Option<Vec<u32>> {
    let mut value = value.chars();
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, surrogate) = match first {
            '\\' => escape(rest)?,
            '\r' if rest.starts_with("\r\n") => (2, None),
            '{' | '}' if braces => (2, None),
            c => (c.len_utf8(), None),
        };
        let is_continuation = first == '\\' && rest[1..].starts_with(['\n', '\r']);
        rest = rest.get(length..)?;
        if is_continuation {
            continue;
        }
        let c = value.next()?;
        match surrogate {
            Some(_) if c != REPLACEMENT => return None,
            Some(s) => out.push(s),
            None => out.push(c as u32),
        }
    }
    value.next().is_none().then_some(out)
}

/// Length in bytes of the escape that `text` starts with, and the surrogate it stands for, if it does.
fn escape(text: &str) -> Option<(usize, Option<u32>)> {
    let after = &text[1..];
    let digits = |n: usize| u32::from_str_radix(after.get(1..1 + n)?, 16).ok();
    Some(match after.chars().next()? {
        'x' => (4, None),
        'u' => (6, digits(4).filter(|c| (0xd800..0xe000).contains(c))),
        'U' => (10, digits(8).filter(|c| (0xd800..0xe000).contains(c))),
        'N' if after.starts_with("N{") => (text.find('}')? + 1, None),
        '0'..='7' => (1 + after.bytes().take(3).take_while(|b| matches!(b, b'0'..=b'7')).count(), None),
        '\r' if after.starts_with("\r\n") => (3, None),
        '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' => (2, None),
        // Unknown escapes stand for themselves: the backslash, then the next character.
        _ => (1, None),
    })
}

#[cfg(test)]
mod tests {
    use super::code_points;

    fn points(text: &str, value: &str) -> Option<Vec<u32>> {
        code_points(text, value, true)
    }

    #[test]
    fn surrogates_are_found_among_other_escapes() {
        assert_eq!(points(r"a\ud800\n\N{DASH}", "a\u{fffd}\n-"), Some(vec![97, 0xd800, 10, 45]));
        assert_eq!(points("\\\n\\U0000dfff\\x41\\101{{", "\u{fffd}AA{"), Some(vec![0xdfff, 65, 65, 123]));
        assert_eq!(points(r"\d\ud83d\ude00�", "\\d\u{fffd}\u{fffd}\u{fffd}").map(|p| p[2]), Some(0xd83d));
    }

    #[test]
    fn text_out_of_step_is_given_up() {
        // A raw string.
        assert_eq!(points(r"\ud800�", "\\ud800\u{fffd}"), None);
        assert_eq!(points("ab", "a"), None);
        assert_eq!(points("a", "ab"), None);
    }
}
