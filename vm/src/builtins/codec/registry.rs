//! Encodings that programs have registered, and those of the library's `encodings`, which registers itself when it is imported.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::normalised;

/// What has been registered.
pub struct Codecs {
    /// Error handlers by name.
    pub handlers: Ref<DictObj>,
    /// Functions that give the codec for a name, or None.
    pub searches: Vec<Value>,
    /// Codecs found.
    found: Ref<DictObj>,
    imported: bool,
}

impl Default for Codecs {
    fn default() -> Codecs {
        let (handlers, found) = (DictObj::empty(), DictObj::empty());
        Codecs { handlers, searches: Vec::new(), found, imported: false }
    }
}

/// Takes a search function out, and forgets what has been found.
pub fn unregister(vm: &mut Vm, f: &Value) {
    vm.codecs.searches.retain(|s| !s.is(f));
    vm.codecs.found = DictObj::empty();
}

/// The codec of that name: a tuple of functions.
pub fn lookup(vm: &mut Vm, name: &StrObj) -> Res<Value> {
    // A name is text of C: it must have an encoding, and no end inside.
    super::encode_as(vm, name, &super::Encoding::Utf8, None)?;
    if name.code_points().any(|c| c == 0) {
        return Err(vm.value_error("embedded null character"));
    }
    let text = name.to_str_lossy();
    let plain = normalised(&text);
    let key = intern(&plain);
    if let Some(found) = vm.codecs.found.get_name(&key) {
        return Ok(found);
    }
    if !vm.codecs.imported {
        vm.codecs.imported = true;
        if crate::import::import_dotted(vm, "encodings").is_err()
            && vm.catch(&builtin().import_error).is_none()
        {
            return Err(crate::vm::Raised);
        }
    }
    for search in vm.codecs.searches.clone() {
        let found = vm.call(&search, &[Value::string(&plain)])?;
        if found.is_none() {
            continue;
        }
        if found.get::<TupleObj>().is_none_or(|t| t.len() != 4) {
            return Err(vm.type_error("codec search functions must return 4-tuples"));
        }
        vm.codecs.found.set_name(&key, found.clone());
        return Ok(found);
    }
    let msg = format!("unknown encoding: {text}");
    Err(vm.error(&builtin().lookup_error, msg))
}

/// Calls function `which` of a codec (0 encodes, 1 decodes): the result without the length.
pub fn run(
    vm: &mut Vm,
    name: &StrObj,
    codec: &Value,
    which: usize,
    object: Value,
    errors: Option<&StrObj>,
) -> Res<Value> {
    let f = codec.get::<TupleObj>().and_then(|t| t.items().get(which).cloned()).unwrap_or(Value::None);
    let errors = errors.map(|e| Ref::from_ref(e).into());
    let args: Vec<Value> = [object].into_iter().chain(errors).collect();
    let result = match vm.call(&f, &args) {
        Ok(r) => r,
        Err(e) => {
            let what = if which == 0 { "encoding" } else { "decoding" };
            let note = format!("{what} with '{}' codec failed", name.to_str_lossy());
            crate::builtins::exceptions::add_note_to(&vm.exception, &note);
            return Err(e);
        }
    };
    match result.get::<TupleObj>().map(|t| t.items()) {
        Some([value, _]) => Ok(value.clone()),
        _ => {
            let what = if which == 0 { "encoder" } else { "decoder" };
            Err(vm.type_error(format!("{what} must return a tuple (object, integer)")))
        }
    }
}

/// A codec between text and bytes.
fn text_codec(vm: &mut Vm, name: &StrObj, function: &str) -> Res<Value> {
    let codec = lookup(vm, name)?;
    let flag = if codec.get_exact::<TupleObj>().is_some() {
        None
    } else {
        crate::ops::get_attr(vm, &codec, &intern("_is_text_encoding")).ok()
    };
    vm.take_exception();
    if let Some(flag) = flag
        && !crate::ops::truth(vm, &flag)?
    {
        let name = name.to_str_lossy();
        let msg = format!("'{name}' is not a text encoding; use {function} to handle arbitrary codecs");
        return Err(vm.error(&builtin().lookup_error, msg));
    }
    Ok(codec)
}

pub fn encode_text(vm: &mut Vm, s: &StrObj, name: &StrObj, errors: Option<&StrObj>) -> Res<Value> {
    let codec = text_codec(vm, name, "codecs.encode()")?;
    let v = run(vm, name, &codec, 0, Ref::from_ref(s).into(), errors)?;
    if v.get::<BytesObj>().is_some() {
        return Ok(v);
    }
    let (name, t) = (name.to_str_lossy(), v.ty().name());
    Err(vm.type_error(format!(
        "'{name}' encoder returned '{t}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
    )))
}

pub fn decode_text(vm: &mut Vm, b: &BytesObj, name: &StrObj, errors: Option<&StrObj>) -> Res<Value> {
    let codec = text_codec(vm, name, "codecs.decode()")?;
    let v = run(vm, name, &codec, 1, Ref::from_ref(b).into(), errors)?;
    if v.as_str().is_some() {
        return Ok(v);
    }
    let (name, t) = (name.to_str_lossy(), v.ty().name());
    Err(vm.type_error(format!(
        "'{name}' decoder returned '{t}' instead of 'str'; use codecs.decode() to decode to arbitrary types"
    )))
}
