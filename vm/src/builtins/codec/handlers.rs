//! What becomes of text that an encoding has no bytes for, and of bytes that stand for no text.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::{Encoding, escape, push_unit, unit_at};

/// A range that cannot be encoded (of a string) or decoded (of bytes): the parts of the exception.
#[derive(Debug)]
pub struct Problem {
    pub encodes: bool,
    pub encoding: String,
    pub object: Value,
    pub start: usize,
    pub end: usize,
    pub reason: String,
}

/// What an error handler puts in place of a range.
pub enum Replacement {
    Text(Vec<u32>),
    Bytes(Vec<u8>),
}

/// The attributes of the exceptions, in the order of their arguments.
pub const PARTS: [&str; 5] = ["encoding", "object", "start", "end", "reason"];

/// The handlers that are always there.
pub const NAMES: [&str; 8] = [
    "strict",
    "ignore",
    "replace",
    "backslashreplace",
    "xmlcharrefreplace",
    "namereplace",
    "surrogateescape",
    "surrogatepass",
];

/// Those of them that know nothing to put in place of bytes.
const ONLY_ENCODE: [&str; 2] = ["xmlcharrefreplace", "namereplace"];

/// What the handler of that name puts in place of the range, and where to go on. Handlers that a program has registered come
/// before ours.
pub fn handle(vm: &mut Vm, errors: Option<&StrObj>, p: &Problem) -> Res<(Replacement, usize)> {
    let Some(name) = errors else { return Err(raise(vm, p)) };
    if let Some(f) = vm.codecs.handlers.get_name(&intern_obj(Ref::from_ref(name))) {
        return registered(vm, &f, p);
    }
    let text = name.to_str_lossy();
    if !NAMES.contains(&&*text) {
        let msg = format!("unknown error handler name '{text}'");
        return Err(vm.error(&builtin().lookup_error, msg));
    }
    if !p.encodes && ONLY_ENCODE.contains(&&*text) {
        let msg = "don't know how to handle UnicodeDecodeError in error callback";
        return Err(vm.type_error(msg));
    }
    replacement(&text, p).ok_or_else(|| raise(vm, p))
}

/// What one of our handlers gives; `None` if it lets the exception pass.
fn replacement(handler: &str, p: &Problem) -> Option<(Replacement, usize)> {
    let each = |f: &dyn Fn(u32) -> String| {
        let text: String = bad(p).into_iter().map(f).collect();
        Some((Replacement::Text(text.chars().map(u32::from).collect()), p.end))
    };
    match handler {
        "ignore" => Some((Replacement::Text(Vec::new()), p.end)),
        "replace" if p.encodes => each(&|_| "?".into()),
        "replace" => Some((Replacement::Text(vec![0xfffd]), p.end)),
        "backslashreplace" => each(&escape),
        "xmlcharrefreplace" if p.encodes => each(&|c| format!("&#{c};")),
        "namereplace" if p.encodes => each(&|c| match char::from_u32(c).and_then(unicode_names2::name) {
            Some(name) => format!("\\N{{{name}}}"),
            None => escape(c),
        }),
        "surrogateescape" if p.encodes => {
            let escapes = bad(p).into_iter().take_while(|c| (0xdc80..0xdd00).contains(c));
            let bytes: Vec<u8> = escapes.map(|c| (c - 0xdc00) as u8).collect();
            some_of(p, bytes.len(), 1, Replacement::Bytes(bytes))
        }
        "surrogateescape" => {
            let high = bad(p).into_iter().take(4).take_while(|&c| c >= 128);
            let text: Vec<u32> = high.map(|c| 0xdc00 + c).collect();
            (!text.is_empty()).then(|| (p.start + text.len(), text)).map(|(n, t)| (Replacement::Text(t), n))
        }
        "surrogatepass" => surrogates(p),
        _ => None,
    }
}

/// The characters or bytes of the range.
fn bad(p: &Problem) -> Vec<u32> {
    match (p.object.as_str(), p.object.get::<BytesObj>()) {
        (Some(s), _) => (p.start.min(s.len())..p.end.min(s.len())).map(|i| s.at(i)).collect(),
        (_, Some(b)) => b
            .data
            .get(p.start..p.end.min(b.data.len()))
            .unwrap_or_default()
            .iter()
            .map(|&c| c as u32)
            .collect(),
        _ => Vec::new(),
    }
}

/// A replacement for the first `n` characters of a range. The codecs of bytes take part of a range, others only all of it.
fn some_of(p: &Problem, n: usize, least: usize, r: Replacement) -> Option<(Replacement, usize)> {
    let in_parts = matches!(p.encoding.as_str(), "utf-8" | "ascii" | "latin-1");
    let enough = if in_parts { n >= least } else { p.start + n == p.end };
    enough.then_some((r, p.start + n))
}

/// Surrogates as the encodings of Unicode would write them if they were characters.
fn surrogates(p: &Problem) -> Option<(Replacement, usize)> {
    let e = Encoding::find(&p.encoding)?;
    let e = match e {
        Encoding::Utf8 | Encoding::Units(..) => e,
        _ => return None,
    };
    let is_surrogate = |c: u32| (0xd800..0xe000).contains(&c);
    if p.encodes {
        let mut out = Vec::new();
        for c in bad(p) {
            match e {
                _ if !is_surrogate(c) => return None,
                Encoding::Utf8 => {
                    out.extend([0xe0 | (c >> 12) as u8, 0x80 | (c >> 6 & 63) as u8, 0x80 | (c & 63) as u8]);
                }
                _ => push_unit(&e, c, &mut out),
            }
        }
        return Some((Replacement::Bytes(out), p.end));
    }
    let data = &p.object.get::<BytesObj>()?.data;
    let (c, n) = match e {
        Encoding::Units(n, big_endian, _) => {
            (unit_at(data.get(p.start..p.start + n as usize)?, big_endian), n as usize)
        }
        _ => match *data.get(p.start..p.start + 3)? {
            [a @ 0xe0..=0xef, b @ 0x80..=0xbf, c @ 0x80..=0xbf] => {
                ((a as u32 & 15) << 12 | (b as u32 & 63) << 6 | (c as u32 & 63), 3)
            }
            _ => return None,
        },
    };
    is_surrogate(c).then(|| (Replacement::Text(vec![c]), p.start + n))
}

/// The exception for a problem.
fn exception(p: &Problem) -> Value {
    let b = builtin();
    let class = if p.encodes { &b.unicode_encode_error } else { &b.unicode_decode_error };
    let (start, end) = (Value::Int(p.start as i64), Value::Int(p.end as i64));
    let args = [Value::string(&p.encoding), p.object.clone(), start, end, Value::string(&p.reason)];
    let e = ExceptionObj::new(class, TupleObj::from_iter(args.clone().into_iter()).into());
    for (name, v) in PARTS.into_iter().zip(args) {
        e.set_attr(&intern(name), v);
    }
    e.into()
}

#[cold]
pub fn raise(vm: &mut Vm, p: &Problem) -> Raised {
    vm.raise(exception(p))
}

/// Asks a handler that a program has registered.
fn registered(vm: &mut Vm, f: &Value, p: &Problem) -> Res<(Replacement, usize)> {
    let result = vm.call(f, &[exception(p)])?;
    let parts = result.get::<TupleObj>().map(|t| t.items().to_vec()).unwrap_or_default();
    let wrong = match p.encodes {
        true => "encoding error handler must return (str/bytes, int) tuple",
        false => "decoding error handler must return (str, int) tuple",
    };
    let [with, position] = &parts[..] else { return Err(vm.type_error(wrong)) };
    let replacement = match (with.as_str(), with.get::<BytesObj>()) {
        (Some(s), _) => Replacement::Text(s.code_points().collect()),
        (_, Some(b)) if p.encodes => Replacement::Bytes(b.data.to_vec()),
        _ => return Err(vm.type_error(wrong)),
    };
    let Some(position) = position.as_i64() else {
        return Err(crate::builtins::no_integer(vm, position));
    };
    let len = match p.object.as_str() {
        Some(s) => s.len(),
        None => p.object.get::<BytesObj>().map_or(0, |b| b.data.len()),
    };
    let at = if position < 0 { position + len as i64 } else { position };
    match usize::try_from(at) {
        Ok(at) if at <= len => Ok((replacement, at)),
        _ => Err(vm.index_error(format!("position {at} from error handler out of bounds"))),
    }
}

/// One of our handlers, called by a program with an exception.
pub fn call_handler(vm: &mut Vm, handler: &str, exc: &Value) -> Res<Value> {
    let b = builtin();
    let Some(e) = exc.get_exact::<ExceptionObj>() else {
        let msg = if handler == "strict" {
            "codec must pass exception instance".to_string()
        } else {
            format!("don't know how to handle {} in error callback", exc.ty().name())
        };
        return Err(vm.type_error(msg));
    };
    if handler == "strict" {
        return Err(vm.raise(exc.clone()));
    }
    let (encodes, decodes) =
        (e.class.is_subclass(&b.unicode_encode_error), e.class.is_subclass(&b.unicode_decode_error));
    let part = |n: &str| e.get_attr(&intern(n)).unwrap_or(Value::None);
    let text = |n: &str| part(n).as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
    let position = |n: &str| part(n).as_i64().and_then(|i| usize::try_from(i).ok()).unwrap_or(0);
    // What is translated is text in, text out.
    let translates = e.class.is_subclass(&b.unicode_translate_error)
        && matches!(handler, "ignore" | "replace" | "backslashreplace");
    if translates && handler == "replace" {
        let (start, end) = (position("start"), position("end"));
        let with = StrObj::from_wide(&vec![0xfffd; end.saturating_sub(start)]);
        return Ok(TupleObj::new(vec![with.into(), Value::Int(end as i64)]).into());
    }
    if !(encodes || translates || decodes && !ONLY_ENCODE.contains(&handler)) {
        let msg = format!("don't know how to handle {} in error callback", e.class.name());
        return Err(vm.type_error(msg));
    }
    let p = Problem {
        encodes: encodes || translates,
        encoding: text("encoding"),
        object: part("object"),
        start: position("start"),
        end: position("end"),
        reason: text("reason"),
    };
    let Some((r, next)) = replacement(handler, &p) else { return Err(vm.raise(exc.clone())) };
    let with: Value = match r {
        Replacement::Text(t) => StrObj::from_wide(&t).into(),
        Replacement::Bytes(b) => BytesObj::new(&b).into(),
    };
    Ok(TupleObj::new(vec![with, Value::Int(next as i64)]).into())
}
