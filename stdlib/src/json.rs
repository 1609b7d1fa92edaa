//! `_json`: strings in JSON text. The library's Python has the rest.

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::objects::*;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    vm::modules::make_module(vm, "_json", natives::DOC, natives::NATIVES)
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
fn quoted(s: &StrObj, ascii: bool) -> Value {
    let mut out: Vec<u32> = vec!['"' as u32];
    let unit = |out: &mut Vec<u32>, u: u32| out.extend(format!("\\u{u:04x}").bytes().map(u32::from));
    for c in s.code_points() {
        match c {
            _ if let Some(e) = short_escape(c) => out.extend(['\\' as u32, e as u32]),
            0..0x20 => unit(&mut out, c),
            0x7f.. if ascii => match c.checked_sub(0x10000) {
                Some(above) => {
                    unit(&mut out, 0xd800 | above >> 10);
                    unit(&mut out, 0xdc00 | above & 0x3ff);
                }
                None => unit(&mut out, c),
            },
            _ => out.push(c),
        }
    }
    out.push('"' as u32);
    StrObj::from_wide(&out).into()
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

/// Strings in JSON text.
#[native_module("_json")]
mod natives {
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
            Some(s) => Ok(quoted(s, ascii)),
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
        let unterminated =
            |vm: &mut Vm| Err(failed(vm, "Unterminated string starting at", string, begin - 1));
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
        let s: Value = StrObj::from_wide(&out).into();
        Ok(TupleObj::new(vec![s, Value::Int(at as i64)]).into())
    }
}
