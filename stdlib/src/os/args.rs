//! Kinds of arguments: descriptors, bytes, and strings for C.

use std::ffi::CString;

use sidewinder_vm as vm;
use vm::native::{FromArg, Place, integer};
use vm::objects::*;
use vm::value::*;
use vm::vm::{Res, Vm};

/// A file descriptor, or an object with `fileno`.
#[derive(Clone, Copy)]
pub struct Fd(pub i32);

impl<'a> FromArg<'a> for Fd {
    fn from_arg(vm: &mut Vm, v: &'a Value, _at: &Place) -> Res<Fd> {
        descriptor(vm, v).map(Fd)
    }
}

/// The file descriptor of an int or of an object with `fileno`.
pub fn descriptor(vm: &mut Vm, v: &Value) -> Res<i32> {
    if let Value::Bool(_) = v {
        let warnings = vm::import::import_dotted(vm, "warnings")?;
        let warn = vm::ops::get_attr(vm, &warnings, &intern("warn"))?;
        let text = Value::string("bool is used as a file descriptor");
        vm.call(&warn, &[text, vm::types::builtin().runtime_warning.value()])?;
    }
    let n = if v.as_i64().is_some() || v.get::<BigIntObj>().is_some() {
        v.clone()
    } else {
        let f = match v.is_object().then(|| v.ty().lookup(&intern("fileno"))).flatten() {
            Some(_) => vm::ops::get_attr(vm, v, &intern("fileno"))?,
            None => return Err(vm.type_error("argument must be an int, or have a fileno() method.")),
        };
        let n = vm.call(&f, &[])?;
        if n.as_i64().is_none() && n.get::<BigIntObj>().is_none() {
            return Err(vm.type_error("fileno() returned a non-integer"));
        }
        n
    };
    match n.as_i64().map(i32::try_from) {
        Some(Ok(fd @ 0..)) => Ok(fd),
        Some(Ok(fd)) => Err(vm.value_error(format!("file descriptor cannot be a negative integer ({fd})"))),
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// A C long.
pub fn long(vm: &mut Vm, v: &Value) -> Res<i64> {
    let n = integer(vm, v)?;
    n.as_i64().ok_or_else(|| vm.overflow_error("Python int too large to convert to C long"))
}

/// Bytes as a string for C.
pub fn c_string(vm: &mut Vm, bytes: impl Into<Vec<u8>>) -> Res<CString> {
    CString::new(bytes).map_err(|_| vm.value_error("embedded null byte"))
}

/// A path, or other text for the system, as a string for C.
pub fn path(vm: &mut Vm, v: &Value) -> Res<CString> {
    use std::os::unix::ffi::OsStrExt;
    let p = vm::modules::posix::file_name(vm, v)?;
    c_string(vm, p.as_os_str().as_bytes())
}

/// The strings of a sequence.
pub fn paths(vm: &mut Vm, v: &Value) -> Res<Vec<CString>> {
    let items = vm::ops::collect(vm, v)?;
    items.iter().map(|v| path(vm, v)).collect()
}
