//! `_json`: JSON text and its strings.

mod encoder;
mod scanner;

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::builtins::TextBuf;
use vm::native::Params;
use vm::objects::*;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_json", natives::DOC, natives::NATIVES);
    for (name, t) in [("make_encoder", encoder::Encoder::TYPE), ("make_scanner", scanner::Scanner::TYPE)] {
        m.ns.set_str(name, Ref::from_ref(t.class()).into());
    }
    m
}

/// Parameters that are all required and can all be named.
fn named(function: &'static str, names: &'static [&'static str]) -> Params {
    let n = names.len() as u8;
    Params {
        function,
        names,
        positional_only: 0,
        positional: n,
        required: n,
        required_keywords: 0,
        rest: false,
    }
}

/// The letter behind the backslash for characters that have a short escape.
fn short_escape(c: u32) -> Option<char> {
    Some(match char::from_u32(c)? {
        '"' => '"',
        '\\' => '\\',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\x08' => 'b',
        '\x0c' => 'f',
        _ => return None,
    })
}

/// A string with quotes and escapes; `ascii` escapes all that is not ASCII, as halves of surrogate pairs beyond 16 bits.
fn quote(out: &mut TextBuf, s: &StrObj, ascii: bool) {
    let is_plain = |c: u32| !matches!(c, 0..0x20 | 0x22 | 0x5c) && (c < 0x7f || !ascii);
    out.push_ascii(b"\"");
    let mut at = 0;
    while at < s.len() {
        // Runs of characters that stand for themselves, and one that does not.
        let n = match s.chars() {
            Chars::Ascii(s) => {
                let rest = &s.as_bytes()[at..];
                let n = rest.iter().position(|&b| !is_plain(b as u32)).unwrap_or(rest.len());
                out.push_ascii(&rest[..n]);
                n
            }
            Chars::Wide(w) => {
                let n = w[at..].iter().position(|&c| !is_plain(c)).unwrap_or(w.len() - at);
                out.push_part(s, at, at + n);
                n
            }
        };
        at += n;
        if at < s.len() {
            escape(out, s.at(at));
            at += 1;
        }
    }
    out.push_ascii(b"\"");
}

/// A character as an escape.
fn escape(out: &mut TextBuf, c: u32) {
    let mut unit = |u: u32| {
        let digit = |shift: u32| b"0123456789abcdef"[(u >> shift & 15) as usize];
        out.push_ascii(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
    };
    match (short_escape(c), c.checked_sub(0x10000)) {
        (Some(e), _) => out.push_ascii(&[b'\\', e as u8]),
        (_, Some(above)) => {
            unit(0xd800 | above >> 10);
            unit(0xdc00 | above & 0x3ff);
        }
        _ => unit(c),
    }
}

/// Raises JSONDecodeError for a place in a document.
#[cold]
fn failed(vm: &mut Vm, msg: &str, document: &StrObj, at: usize) -> Raised {
    let class = vm::import::import_dotted(vm, "json.decoder")
        .and_then(|m| vm::ops::get_attr(vm, &m, &intern("JSONDecodeError")));
    let Ok(class) = class else { return Raised };
    let document = Ref::from_ref(document).value();
    match vm.call(&class, &[Value::string(msg), document, Value::Int(at as i64)]) {
        Ok(e) => vm.raise(e),
        Err(r) => r,
    }
}

fn char_at(text: &StrObj, at: usize) -> Option<char> {
    if at < text.len() { char::from_u32(text.at(at)) } else { None }
}

/// The number in four hexadecimal digits.
fn four_digits(text: &StrObj, at: usize) -> Option<u32> {
    (at..at + 4).try_fold(0, |n, i| Some(n << 4 | char_at(text, i)?.to_digit(16)?))
}

/// The character of a `\uXXXX` whose digits begin at `at`, or of two that are a surrogate pair; and what comes behind it.
fn unicode_escape(text: &StrObj, at: usize) -> Option<(u32, usize)> {
    let first = four_digits(text, at)?;
    let next = at + 4;
    let pair = (char_at(text, next), char_at(text, next + 1)) == (Some('\\'), Some('u'));
    if (0xd800..0xdc00).contains(&first) && pair {
        let second = four_digits(text, next + 2)?;
        if (0xdc00..0xe000).contains(&second) {
            return Some((0x10000 + ((first - 0xd800) << 10 | (second - 0xdc00)), next + 6));
        }
    }
    Some((first, next))
}

/// What an escape of one letter stands for.
fn unescaped(letter: Option<char>) -> Option<u32> {
    Some(match letter? {
        c @ ('"' | '\\' | '/') => c as u32,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        _ => return None,
    })
}

/// How long a string is that has nothing to decode in it, up to its closing quote.
#[inline]
fn plain_length(text: &[u8]) -> Option<usize> {
    let n = text.iter().position(|&b| matches!(b, b'"' | b'\\') || b < 0x20)?;
    (text[n] == b'"').then_some(n)
}

/// The string whose text begins at `begin`, behind its opening quote, and the place behind its closing quote.
fn scan_string(vm: &mut Vm, string: &StrObj, begin: usize, strict: bool) -> Res<(Value, usize)> {
    // Most are plain.
    if let Some(rest) = string.as_ascii().and_then(|s| s.as_bytes().get(begin..))
        && let Some(n) = plain_length(rest)
    {
        return Ok((StrObj::from_ascii(&rest[..n]).into(), begin + n + 1));
    }
    let unterminated = |vm: &mut Vm| Err(failed(vm, "Unterminated string starting at", string, begin - 1));
    let (mut out, mut at) = (Vec::new(), begin);
    loop {
        if at == string.len() {
            return unterminated(vm);
        }
        let c = string.at(at);
        at += 1;
        match char::from_u32(c) {
            Some('"') => break,
            Some('\\') if at == string.len() => return unterminated(vm),
            Some('\\') if char_at(string, at) == Some('u') => match unicode_escape(string, at + 1) {
                Some((c, next)) => {
                    out.push(c);
                    at = next;
                }
                None => return Err(failed(vm, "Invalid \\uXXXX escape", string, at)),
            },
            Some('\\') => match unescaped(char_at(string, at)) {
                Some(c) => {
                    out.push(c);
                    at += 1;
                }
                None => return Err(failed(vm, "Invalid \\escape", string, at - 1)),
            },
            Some('\0'..' ') if strict => {
                return Err(failed(vm, "Invalid control character at", string, at - 1));
            }
            _ => out.push(c),
        }
    }
    Ok((StrObj::from_wide(&out).into(), at))
}

/// json speedups
#[native_module("_json")]
pub mod natives {
    use super::*;

    /// Return the JSON text of a string, in ASCII.
    #[native]
    fn encode_basestring_ascii(vm: &mut Vm, string: &Value) -> Res<Value> {
        encoded(vm, string, true)
    }
    /// Return the JSON text of a string.
    #[native]
    fn encode_basestring(vm: &mut Vm, string: &Value) -> Res<Value> {
        encoded(vm, string, false)
    }

    fn encoded(vm: &mut Vm, string: &Value, ascii: bool) -> Res<Value> {
        match string.as_str() {
            Some(s) => {
                let mut out = TextBuf::new();
                quote(&mut out, s, ascii);
                Ok(out.finish().into())
            }
            None => {
                let what = string.ty().name();
                Err(vm.type_error(format!("first argument must be a string, not {what}")))
            }
        }
    }

    /// Return the string whose text begins at end, behind its opening quote, and what comes behind its closing quote.
    #[native]
    fn scanstring(
        vm: &mut Vm,
        string: &StrObj,
        end: i64,
        #[either]
        #[default(true, "True")]
        strict: bool,
    ) -> Res<Value> {
        let Some(begin) = usize::try_from(end).ok().filter(|e| (1..=string.len()).contains(e)) else {
            return Err(vm.value_error("end is out of bounds"));
        };
        let (s, at) = scan_string(vm, string, begin, strict)?;
        Ok(TupleObj::new(vec![s, Value::Int(at as i64)]).into())
    }
}
