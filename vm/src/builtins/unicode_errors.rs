//! `UnicodeEncodeError` and its relatives: what they are made of and how they look.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::codec::escape;
use super::exceptions::{self_arg, set_args, text};
use super::{add_methods, buffer, str_of};

pub(super) fn install() {
    let b = builtin();
    add_methods(&b.unicode_decode_error, DECODE);
    add_methods(&b.unicode_encode_error, ENCODE);
    add_methods(&b.unicode_translate_error, TRANSLATE);
}

static ENCODE: &[NativeDef] = &[
    NativeDef::new("__init__", |vm, a| init(vm, a, Kind::Encode), 1, ANY)
        .method()
        .kw()
        .effects(Effects::WritesHeap),
    NativeDef::new("__str__", |vm, a| show(vm, a, Kind::Encode), 1, 1).method(),
];
static DECODE: &[NativeDef] = &[
    NativeDef::new("__init__", |vm, a| init(vm, a, Kind::Decode), 1, ANY)
        .method()
        .kw()
        .effects(Effects::WritesHeap),
    NativeDef::new("__str__", |vm, a| show(vm, a, Kind::Decode), 1, 1).method(),
];
static TRANSLATE: &[NativeDef] = &[
    NativeDef::new("__init__", |vm, a| init(vm, a, Kind::Translate), 1, ANY)
        .method()
        .kw()
        .effects(Effects::WritesHeap),
    NativeDef::new("__str__", |vm, a| show(vm, a, Kind::Translate), 1, 1).method(),
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Encode,
    Decode,
    Translate,
}

impl Kind {
    /// The attributes, in the order of the arguments.
    fn parts(self) -> &'static [&'static str] {
        const ALL: [&str; 5] = ["encoding", "object", "start", "end", "reason"];
        if self == Kind::Translate { &ALL[1..] } else { &ALL }
    }
}

fn init(vm: &mut Vm, args: Args<'_>, kind: Kind) -> Res<Value> {
    let e = set_args(vm, args)?;
    let pos = &args.pos()[1..];
    let parts = kind.parts();
    if pos.len() != parts.len() {
        let msg = format!("function takes exactly {} arguments ({} given)", parts.len(), pos.len());
        return Err(vm.type_error(msg));
    }
    for (i, (name, v)) in parts.iter().zip(pos).enumerate() {
        let v = match *name {
            "start" | "end" => match crate::ops::as_index(vm, v)? {
                Some(i) => Value::Int(i),
                None => {
                    let msg = format!("'{}' object cannot be interpreted as an integer", v.ty().name());
                    return Err(vm.type_error(msg));
                }
            },
            "object" if kind == Kind::Decode => match buffer(v) {
                _ if v.get::<BytesObj>().is_some() => v.clone(),
                Some(b) => BytesObj::new(&b).into(),
                None => {
                    let msg = format!("a bytes-like object is required, not '{}'", v.ty().name());
                    return Err(vm.type_error(msg));
                }
            },
            _ if v.as_str().is_none() => {
                let msg = format!("argument {} must be str, not {}", i + 1, v.ty().name());
                return Err(vm.type_error(msg));
            }
            _ => v.clone(),
        };
        e.set_attr(&intern(name), v);
    }
    Ok(Value::None)
}

/// The object, which programs may have replaced or deleted.
fn object(vm: &mut Vm, e: &ExceptionObj, kind: Kind) -> Res<Value> {
    let Some(v) = e.get_attr(&intern("object")) else {
        return Err(vm.type_error("UnicodeError 'object' attribute is not set"));
    };
    let (fits, what) = match kind {
        Kind::Decode => (v.get::<BytesObj>().is_some(), "bytes"),
        _ => (v.as_str().is_some(), "string"),
    };
    if !fits {
        return Err(vm.type_error(format!("UnicodeError 'object' attribute must be a {what}")));
    }
    Ok(v)
}

/// `str()` of such an exception, from its attributes.
fn show(vm: &mut Vm, args: Args<'_>, kind: Kind) -> Res<Value> {
    let e = self_arg(vm, args)?;
    if e.get_attr(&intern("object")).is_none() {
        return Ok(builtin().empty_str.value());
    }
    object(vm, &e, kind)?;
    let shown = |vm: &mut Vm, name: &str| -> Result<String, Raised> {
        match e.get_attr(&intern(name)) {
            Some(v) => Ok(text(&str_of(vm, &v)?)),
            None => Ok("<NULL>".to_string()),
        }
    };
    let reason = shown(vm, "reason")?;
    let encoding = if kind == Kind::Translate { String::new() } else { shown(vm, "encoding")? };
    // (The methods that were called may have changed it.)
    let object = object(vm, &e, kind)?;
    let number = |name: &str| e.get_attr(&intern(name)).and_then(|v| v.as_i64()).unwrap_or(0);
    let (start, end) = (number("start"), number("end"));
    let at = usize::try_from(start).ok().filter(|_| end == start.saturating_add(1));
    let one = match (object.as_str(), object.get::<BytesObj>()) {
        (Some(s), _) => at.filter(|&i| i < s.len()).map(|i| format!("character '{}'", escape(s.at(i)))),
        (_, Some(b)) => at.and_then(|i| b.data.get(i)).map(|c| format!("byte 0x{c:02x}")),
        _ => None,
    };
    let (can_not, many) = match kind {
        Kind::Encode => (format!("'{encoding}' codec can't encode"), "characters"),
        Kind::Decode => (format!("'{encoding}' codec can't decode"), "bytes"),
        Kind::Translate => ("can't translate".to_string(), "characters"),
    };
    Ok(Value::string(&match one {
        Some(one) => format!("{can_not} {one} in position {start}: {reason}"),
        None => format!("{can_not} {many} in position {start}-{}: {reason}", end.saturating_sub(1)),
    }))
}
