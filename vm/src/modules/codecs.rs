//! `_codecs`: what the library's `codecs` and `encodings` are made of.

use sidewinder_macros::native_module;

use crate::builtins::codec::escapes::{self, Escapes};
use crate::builtins::codec::{self, Encoding, HANDLER_NAMES, registry, utf7};
use crate::native::{FromArg, Place};
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    make_module(vm, "_codecs", natives::DOC, natives::NATIVES)
}

/// A pair, as encoders and decoders return it.
fn pair(v: Value, n: usize) -> Value {
    TupleObj::new(vec![v, Value::Int(n as i64)]).into()
}

fn encoded(vm: &mut Vm, s: &StrObj, e: Encoding, errors: Option<&StrObj>) -> Res<Value> {
    Ok(pair(codec::encode_as(vm, s, &e, errors)?, s.len()))
}

fn decoded(vm: &mut Vm, b: &BytesObj, e: Encoding, errors: Option<&StrObj>, ends: bool) -> Res<Value> {
    let d = codec::decode_as(vm, b, e, errors, ends)?;
    Ok(pair(d.text, d.n_bytes))
}

/// Decodes units in the byte order that is asked for (-1 little, 1 big, 0 what the mark says), and tells which it was.
fn decoded_ex(
    vm: &mut Vm,
    b: &BytesObj,
    size: u8,
    order: i64,
    errors: Option<&StrObj>,
    ends: bool,
) -> Res<Value> {
    let e = Encoding::Units(size, order > 0, order == 0);
    let d = codec::decode_as(vm, b, e, errors, ends)?;
    let found = match d.encoding {
        Encoding::Units(_, big, true) if d.n_bytes >= size as usize => {
            let marks: &[&[u8]] = &[&[0xff, 0xfe], &[0xfe, 0xff], &[0, 0, 0xfe, 0xff]];
            let marked = marks.iter().any(|m| b.data.starts_with(m));
            if !marked {
                0
            } else if big {
                1
            } else {
                -1
            }
        }
        _ => order,
    };
    let n = Value::Int(d.n_bytes as i64);
    Ok(TupleObj::new(vec![d.text, n, Value::Int(found)]).into())
}

/// The bytes of a buffer that is an argument.
struct Data(Ref<BytesObj>);

fn bytes_of(v: &Value) -> Option<Ref<BytesObj>> {
    match v.get::<BytesObj>() {
        Some(b) => Some(Ref::from_ref(b)),
        None => crate::builtins::buffer(v).map(|b| BytesObj::new(&b)),
    }
}

impl<'a> FromArg<'a> for Data {
    fn from_arg(vm: &mut Vm, v: &'a Value, _at: &Place) -> Res<Self> {
        match bytes_of(v) {
            Some(b) => Ok(Data(b)),
            None => Err(vm.type_error(format!("a bytes-like object is required, not '{}'", v.ty().name()))),
        }
    }
}

/// The bytes of a buffer, or those that encode text as UTF-8.
fn utf8_or_bytes(vm: &mut Vm, v: &Value) -> Res<Ref<BytesObj>> {
    if let Some(s) = v.as_str() {
        let text = crate::builtins::utf8_text(vm, s)?;
        return Ok(BytesObj::new(text.as_bytes()));
    }
    let at = Place { function: "decode", number: 1, name: "" };
    Data::from_arg(vm, v, &at).map(|d| d.0)
}

/// What a mapping of `charmap_decode` or `charmap_encode` has for a key; `None` if nothing.
fn mapped(vm: &mut Vm, mapping: &Value, key: u32) -> Res<Option<Value>> {
    if let Some(s) = mapping.as_str() {
        return Ok((key < s.len() as u32).then(|| s.char_at(key as usize).into()));
    }
    match crate::ops::get_item(vm, mapping, &Value::Int(key as i64)) {
        Ok(Value::None) => Ok(None),
        Ok(v) => Ok(Some(v)),
        Err(Raised) => match vm.catch(&builtin().lookup_error) {
            Some(_) => Ok(None),
            None => Err(Raised),
        },
    }
}

/// The characters that a byte stands for by what its mapping has; `None` if it stands for none.
fn characters(vm: &mut Vm, v: &Value) -> Res<Option<Vec<u32>>> {
    let found = match (v.as_str(), v.as_i64(), v.get::<BigIntObj>()) {
        (Some(s), ..) => s.code_points().collect(),
        (_, Some(c @ 0..0x110000), _) => vec![c as u32],
        (_, Some(_), _) | (.., Some(_)) => {
            return Err(vm.type_error("character mapping must be in range(0x110000)"));
        }
        _ => return Err(vm.type_error("character mapping must return integer, None or str")),
    };
    Ok(Some(found).filter(|t| t[..] != [PASSES_UNDEFINED]))
}

/// The bytes that a character stands for by what its mapping has.
fn bytes_for(vm: &mut Vm, v: &Value) -> Res<Vec<u8>> {
    match (v.get::<BytesObj>(), v.as_i64(), v.get::<BigIntObj>()) {
        (Some(b), ..) => Ok(b.data.to_vec()),
        (_, Some(c @ 0..256), _) => Ok(vec![c as u8]),
        (_, Some(_), _) | (.., Some(_)) => Err(vm.type_error("character mapping must be in range(256)")),
        _ => {
            let t = v.ty().name();
            Err(vm.type_error(format!("character mapping must return integer, bytes or None, not {t}")))
        }
    }
}

const PASSES_UNDEFINED: u32 = 0xfffe;

/// A mapping's part of decoding.
fn charmap_decode(vm: &mut Vm, b: &BytesObj, errors: Option<&StrObj>, mapping: &Value) -> Res<Value> {
    let mut out: Vec<u32> = Vec::with_capacity(b.data.len());
    let mut i = 0;
    while i < b.data.len() {
        let to = match mapped(vm, mapping, b.data[i] as u32)? {
            Some(v) => characters(vm, &v)?,
            None => None,
        };
        match to {
            Some(t) => {
                out.extend_from_slice(&t);
                i += 1;
            }
            None => {
                let (t, next) = codec::undefined(vm, errors, Ref::from_ref(b).into(), i, i + 1)?;
                out.extend(t.as_str().into_iter().flat_map(|t| t.code_points()));
                i = next;
            }
        }
    }
    Ok(pair(StrObj::from_wide(&out).into(), b.data.len()))
}

/// A mapping's part of encoding.
fn charmap_encode(vm: &mut Vm, s: &StrObj, errors: Option<&StrObj>, mapping: &Value) -> Res<Value> {
    let mut out: Vec<u8> = Vec::with_capacity(s.len());
    let mut i = 0;
    while i < s.len() {
        if let Some(v) = mapped(vm, mapping, s.at(i))? {
            out.extend(bytes_for(vm, &v)?);
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < s.len() && mapped(vm, mapping, s.at(end))?.is_none() {
            end += 1;
        }
        let (with, next) = codec::undefined(vm, errors, Ref::from_ref(s).into(), i, end)?;
        match with.as_str() {
            None => out.extend(bytes_for(vm, &with)?),
            Some(t) => {
                for c in t.code_points() {
                    match mapped(vm, mapping, c)? {
                        Some(v) => out.extend(bytes_for(vm, &v)?),
                        None => {
                            codec::undefined(vm, None, Ref::from_ref(s).into(), i, end)?;
                        }
                    }
                }
            }
        }
        i = next;
    }
    Ok(pair(BytesObj::new(&out).into(), s.len()))
}

/// Encodings and error handlers.
#[native_module("_codecs")]
mod natives {
    use super::*;

    /// Register a function that gives the codec for a name, or None.
    #[native]
    fn register(vm: &mut Vm, search_function: &Value) -> Res<()> {
        if !crate::builtins::is_callable(search_function) {
            return Err(vm.type_error("argument must be callable"));
        }
        vm.codecs.searches.push(search_function.clone());
        Ok(())
    }
    /// Take a search function out, and forget the codecs that were found.
    #[native]
    fn unregister(vm: &mut Vm, search_function: &Value) {
        registry::unregister(vm, search_function);
    }
    /// Look up the codec of that name.
    #[native]
    fn lookup(vm: &mut Vm, encoding: &StrObj) -> Res<Value> {
        registry::lookup(vm, encoding)
    }
    /// Encode an object with the codec of that name.
    #[native]
    fn encode(
        vm: &mut Vm,
        #[either] obj: &Value,
        #[either]
        #[optional("'utf-8'")]
        encoding: Option<&StrObj>,
        #[either]
        #[optional("'strict'")]
        errors: Option<&StrObj>,
    ) -> Res<Value> {
        match (obj.as_str(), encoding) {
            (Some(s), None) => codec::encode(vm, s, None, errors),
            (Some(s), Some(e)) if Encoding::find(&e.to_str_lossy()).is_some() => {
                codec::encode(vm, s, Some(e), errors)
            }
            (_, e) => {
                let name = e.map_or_else(|| intern("utf-8"), Ref::from_ref);
                let c = registry::lookup(vm, &name)?;
                registry::run(vm, &name, &c, 0, obj.clone(), errors)
            }
        }
    }
    /// Decode an object with the codec of that name.
    #[native]
    fn decode(
        vm: &mut Vm,
        #[either] obj: &Value,
        #[either]
        #[optional("'utf-8'")]
        encoding: Option<&StrObj>,
        #[either]
        #[optional("'strict'")]
        errors: Option<&StrObj>,
    ) -> Res<Value> {
        match (bytes_of(obj), encoding) {
            (Some(b), None) => codec::decode(vm, &b, None, errors),
            (Some(b), Some(e)) if Encoding::find(&e.to_str_lossy()).is_some() => {
                codec::decode(vm, &b, Some(e), errors)
            }
            (_, e) => {
                let name = e.map_or_else(|| intern("utf-8"), Ref::from_ref);
                let c = registry::lookup(vm, &name)?;
                registry::run(vm, &name, &c, 1, obj.clone(), errors)
            }
        }
    }
    /// Register an error handler.
    #[native]
    fn register_error(vm: &mut Vm, errors: &StrObj, handler: &Value) -> Res<()> {
        if !crate::builtins::is_callable(handler) {
            return Err(vm.type_error("handler must be callable"));
        }
        vm.codecs.handlers.set_name(&intern_obj(Ref::from_ref(errors)), handler.clone());
        Ok(())
    }
    /// Look up an error handler.
    #[native]
    fn lookup_error(vm: &mut Vm, name: &StrObj) -> Res<Value> {
        if let Some(f) = vm.codecs.handlers.get_name(&intern_obj(Ref::from_ref(name))) {
            return Ok(f);
        }
        let text = name.to_str_lossy();
        match HANDLER_NAMES.iter().position(|n| *n == text) {
            Some(i) => Ok(NativeObj::new(&HANDLERS[i], None).into()),
            None => {
                let msg = format!("unknown error handler name '{text}'");
                Err(vm.error(&builtin().lookup_error, msg))
            }
        }
    }
    /// Decode part of a stream: text, how many bytes it was made of, and the encoding of what follows. None for an encoding
    /// that is not one of ours.
    #[native]
    fn _decode_part(
        vm: &mut Vm,
        data: Data,
        encoding: &StrObj,
        errors: &StrObj,
        r#final: bool,
    ) -> Res<Value> {
        let Some(e) = Encoding::find(&encoding.to_str_lossy()) else { return Ok(Value::None) };
        let mut next = Ref::from_ref(encoding);
        if e == Encoding::Utf8Sig && data.0.data.len() < 3 && !r#final {
            let empty = builtin().empty_str.value();
            return Ok(TupleObj::new(vec![empty, Value::Int(0), next.into()]).into());
        }
        let d = codec::decode_as(vm, &data.0, e.clone(), Some(errors), r#final)?;
        if d.n_bytes > 0 {
            match (&e, &d.encoding) {
                (Encoding::Units(n, _, true), Encoding::Units(_, big, _)) => {
                    next = intern(&format!("utf-{}-{}", n * 8, if *big { "be" } else { "le" }));
                }
                (Encoding::Utf8Sig, _) => next = intern("utf-8"),
                _ => {}
            }
        }
        Ok(TupleObj::new(vec![d.text, Value::Int(d.n_bytes as i64), next.into()]).into())
    }
    /// Encode text with a mapping.
    #[native(name = "charmap_encode")]
    fn charmap_encode_(
        vm: &mut Vm,
        str: &StrObj,
        #[default(None)] errors: Option<&StrObj>,
        #[default(None)] mapping: &Value,
    ) -> Res<Value> {
        match mapping {
            Value::None => encoded(vm, str, Encoding::Latin1, errors),
            m => charmap_encode(vm, str, errors, m),
        }
    }
    /// Decode bytes with a mapping.
    #[native(name = "charmap_decode")]
    fn charmap_decode_(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(None)] mapping: &Value,
    ) -> Res<Value> {
        match mapping {
            Value::None => decoded(vm, &data.0, Encoding::Latin1, errors, true),
            m => charmap_decode(vm, &data.0, errors, m),
        }
    }
    /// Make the mapping for charmap_encode from the characters of the bytes.
    #[native]
    fn charmap_build(vm: &mut Vm, map: &StrObj) -> Res<Value> {
        let d: Value = DictObj::empty().into();
        for (i, c) in map.code_points().enumerate() {
            if c != PASSES_UNDEFINED {
                crate::ops::set_item(vm, &d, &Value::Int(c as i64), Value::Int(i as i64))?;
            }
        }
        Ok(d)
    }
    /// Decode UTF-16 and tell the byte order.
    #[native]
    fn utf_16_ex_decode(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(0)] byteorder: i64,
        #[default(false)] r#final: bool,
    ) -> Res<Value> {
        decoded_ex(vm, &data.0, 2, byteorder, errors, r#final)
    }
    /// Decode UTF-32 and tell the byte order.
    #[native]
    fn utf_32_ex_decode(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(0)] byteorder: i64,
        #[default(false)] r#final: bool,
    ) -> Res<Value> {
        decoded_ex(vm, &data.0, 4, byteorder, errors, r#final)
    }
    /// Encode as UTF-16, in that byte order (0 with a mark).
    #[native]
    fn utf_16_encode(
        vm: &mut Vm,
        str: &StrObj,
        #[default(None)] errors: Option<&StrObj>,
        #[default(0)] byteorder: i64,
    ) -> Res<Value> {
        encoded(vm, str, Encoding::Units(2, byteorder > 0, byteorder == 0), errors)
    }
    /// Encode as UTF-32, in that byte order (0 with a mark).
    #[native]
    fn utf_32_encode(
        vm: &mut Vm,
        str: &StrObj,
        #[default(None)] errors: Option<&StrObj>,
        #[default(0)] byteorder: i64,
    ) -> Res<Value> {
        encoded(vm, str, Encoding::Units(4, byteorder > 0, byteorder == 0), errors)
    }
    /// Encode as UTF-7.
    #[native]
    fn utf_7_encode(str: &StrObj, #[default(None)] errors: Option<&StrObj>) -> Value {
        let _ = errors;
        pair(BytesObj::new(&utf7::encode(str)).into(), str.len())
    }
    /// Decode UTF-7; unless it is final, what may go on is left.
    #[native]
    fn utf_7_decode(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(false)] r#final: bool,
    ) -> Res<Value> {
        let (text, n) = utf7::decode(vm, &data.0, errors, r#final)?;
        Ok(pair(text, n))
    }
    /// Encode as in a literal.
    #[native]
    fn unicode_escape_encode(str: &StrObj, #[default(None)] errors: Option<&StrObj>) -> Value {
        let _ = errors;
        pair(BytesObj::new(&escapes::encode(str, Escapes::All)).into(), str.len())
    }
    /// Decode as in a literal; unless it is final, an escape that is cut off is left.
    #[native]
    fn unicode_escape_decode(
        vm: &mut Vm,
        data: &Value,
        #[default(None)] errors: Option<&StrObj>,
        #[default(true)] r#final: bool,
    ) -> Res<Value> {
        let data = utf8_or_bytes(vm, data)?;
        let (text, n) = escapes::decode(vm, &data, Escapes::All, errors, r#final)?;
        Ok(pair(text, n))
    }
    /// Encode as Latin-1, other characters as escapes.
    #[native]
    fn raw_unicode_escape_encode(str: &StrObj, #[default(None)] errors: Option<&StrObj>) -> Value {
        let _ = errors;
        pair(BytesObj::new(&escapes::encode(str, Escapes::Wide)).into(), str.len())
    }
    /// Decode Latin-1 with escapes for other characters; unless it is final, an escape that is cut off is left.
    #[native]
    fn raw_unicode_escape_decode(
        vm: &mut Vm,
        data: &Value,
        #[default(None)] errors: Option<&StrObj>,
        #[default(true)] r#final: bool,
    ) -> Res<Value> {
        let data = utf8_or_bytes(vm, data)?;
        let (text, n) = escapes::decode(vm, &data, Escapes::Wide, errors, r#final)?;
        Ok(pair(text, n))
    }
    /// Return bytes as they stand in a literal.
    #[native]
    fn escape_encode(data: &BytesObj, #[default(None)] errors: Option<&StrObj>) -> Value {
        let _ = errors;
        pair(BytesObj::new(&escapes::escape_bytes(&data.data)).into(), data.data.len())
    }
    /// Return the bytes that a literal stands for.
    #[native]
    fn escape_decode(vm: &mut Vm, data: &Value, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        let data = utf8_or_bytes(vm, data)?;
        let plain = escapes::unescape_bytes(vm, &data.data, errors)?;
        Ok(pair(BytesObj::new(&plain).into(), data.data.len()))
    }
    /// Return the bytes of a buffer, or text as UTF-8.
    #[native]
    fn readbuffer_encode(vm: &mut Vm, data: &Value, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        let _ = errors;
        let data = utf8_or_bytes(vm, data)?;
        let n = data.data.len();
        Ok(pair(data.into(), n))
    }
    /// Encode as UTF-8.
    #[native]
    fn utf_8_encode(vm: &mut Vm, str: &StrObj, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        encoded(vm, str, Encoding::Utf8, errors)
    }
    /// Decode UTF-8; unless it is final, what is cut off is left.
    #[native]
    fn utf_8_decode(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(false)] r#final: bool,
    ) -> Res<Value> {
        decoded(vm, &data.0, Encoding::Utf8, errors, r#final)
    }
    /// Encode as ASCII.
    #[native]
    fn ascii_encode(vm: &mut Vm, str: &StrObj, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        encoded(vm, str, Encoding::Ascii, errors)
    }
    /// Decode ASCII.
    #[native]
    fn ascii_decode(vm: &mut Vm, data: Data, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        decoded(vm, &data.0, Encoding::Ascii, errors, true)
    }
    /// Encode as Latin-1.
    #[native]
    fn latin_1_encode(vm: &mut Vm, str: &StrObj, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        encoded(vm, str, Encoding::Latin1, errors)
    }
    /// Decode Latin-1.
    #[native]
    fn latin_1_decode(vm: &mut Vm, data: Data, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        decoded(vm, &data.0, Encoding::Latin1, errors, true)
    }
    /// Encode as UTF-16, little-endian.
    #[native]
    fn utf_16_le_encode(vm: &mut Vm, str: &StrObj, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        encoded(vm, str, Encoding::Units(2, false, false), errors)
    }
    /// Decode UTF-16, little-endian; unless it is final, what is cut off is left.
    #[native]
    fn utf_16_le_decode(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(false)] r#final: bool,
    ) -> Res<Value> {
        decoded(vm, &data.0, Encoding::Units(2, false, false), errors, r#final)
    }
    /// Encode as UTF-16, big-endian.
    #[native]
    fn utf_16_be_encode(vm: &mut Vm, str: &StrObj, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        encoded(vm, str, Encoding::Units(2, true, false), errors)
    }
    /// Decode UTF-16, big-endian; unless it is final, what is cut off is left.
    #[native]
    fn utf_16_be_decode(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(false)] r#final: bool,
    ) -> Res<Value> {
        decoded(vm, &data.0, Encoding::Units(2, true, false), errors, r#final)
    }
    /// Encode as UTF-32, little-endian.
    #[native]
    fn utf_32_le_encode(vm: &mut Vm, str: &StrObj, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        encoded(vm, str, Encoding::Units(4, false, false), errors)
    }
    /// Decode UTF-32, little-endian; unless it is final, what is cut off is left.
    #[native]
    fn utf_32_le_decode(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(false)] r#final: bool,
    ) -> Res<Value> {
        decoded(vm, &data.0, Encoding::Units(4, false, false), errors, r#final)
    }
    /// Encode as UTF-32, big-endian.
    #[native]
    fn utf_32_be_encode(vm: &mut Vm, str: &StrObj, #[default(None)] errors: Option<&StrObj>) -> Res<Value> {
        encoded(vm, str, Encoding::Units(4, true, false), errors)
    }
    /// Decode UTF-32, big-endian; unless it is final, what is cut off is left.
    #[native]
    fn utf_32_be_decode(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(false)] r#final: bool,
    ) -> Res<Value> {
        decoded(vm, &data.0, Encoding::Units(4, true, false), errors, r#final)
    }
    /// Decode UTF-16; unless it is final, what is cut off is left.
    #[native]
    fn utf_16_decode(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(false)] r#final: bool,
    ) -> Res<Value> {
        decoded(vm, &data.0, Encoding::Units(2, false, true), errors, r#final)
    }
    /// Decode UTF-32; unless it is final, what is cut off is left.
    #[native]
    fn utf_32_decode(
        vm: &mut Vm,
        data: Data,
        #[default(None)] errors: Option<&StrObj>,
        #[default(false)] r#final: bool,
    ) -> Res<Value> {
        decoded(vm, &data.0, Encoding::Units(4, false, true), errors, r#final)
    }
}

/// Our error handlers, in the order of their names.
static HANDLERS: [NativeDef; 8] = [
    NativeDef::new("strict_errors", strict, 1, 1),
    NativeDef::new("ignore_errors", ignore, 1, 1),
    NativeDef::new("replace_errors", replace, 1, 1),
    NativeDef::new("backslashreplace_errors", backslashreplace, 1, 1),
    NativeDef::new("xmlcharrefreplace_errors", xmlcharrefreplace, 1, 1),
    NativeDef::new("namereplace_errors", namereplace, 1, 1),
    NativeDef::new("surrogateescape_errors", surrogateescape, 1, 1),
    NativeDef::new("surrogatepass_errors", surrogatepass, 1, 1),
];
macro_rules! handlers {
    ($($name:ident)*) => { $(
        fn $name(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
            codec::call_handler(vm, stringify!($name), &args.all[0])
        }
    )* };
}
handlers! {
    strict ignore replace backslashreplace xmlcharrefreplace namereplace surrogateescape surrogatepass
}
