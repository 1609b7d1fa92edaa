//! Buffers that classes written in Python give: `__buffer__` and `__release_buffer__`, and these methods of built-in classes.

use std::borrow::Cow;

use crate::modules::embedded::{self, Part};
use crate::objects::*;
use crate::ops;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::buffer::{buffer, exporter};
use super::memoryview::MemoryView;

/// What a buffer is asked for: bits of the argument `flags`.
pub mod wanted {
    pub const SIMPLE: i64 = 0;
    pub const WRITABLE: i64 = 1;
    pub const FULL_RO: i64 = 284;
}

/// What `__buffer__` of the object's class gives, if it is of a class with such a method.
pub fn given_view(vm: &mut Vm, v: &Value, flags: i64) -> Res<Option<Value>> {
    if !v.as_object().is_some_and(|o| o.layout() == Layout::Instance) {
        return Ok(None);
    }
    let Some(f) = v.ty().user_method(&intern("__buffer__")) else { return Ok(None) };
    let view = ops::call_special(vm, &f, v, &[Value::Int(flags)])?;
    match view.get::<MemoryView>() {
        Some(_) => Ok(Some(view)),
        None => Err(vm.type_error("__buffer__ returned non-memoryview object")),
    }
}

/// Tells `owner` that nobody uses any more what its `__buffer__` has given. What its method raises is reported.
pub fn give_back(vm: &mut Vm, owner: &Value, view: &Value) {
    let Some(f) = owner.ty().user_method(&intern("__release_buffer__")) else { return };
    let again = match view.get::<MemoryView>().map(|m| m.again(vm)) {
        Some(Ok(again)) => again,
        // The program has released its own view.
        Some(Err(_)) => return drop(vm.take_exception()),
        None => return,
    };
    let told = ops::call_special(vm, &f, owner, std::slice::from_ref(&again));
    if told.is_err() {
        let e = vm.take_exception();
        let what = format!("in __release_buffer__ of {}", owner.ty().name());
        crate::traceback::print_unraisable(vm, &e, &what, &Value::Undef);
    }
    if let Some(m) = again.get::<MemoryView>() {
        m.let_go();
    }
}

/// The object that views of what `owner` has given hold on to, and that gives it back.
pub fn wrapper(vm: &mut Vm, owner: &Value, view: &Value) -> Res<Value> {
    embedded::call(vm, Part::Buffers, "_buffer_wrapper", &[owner.clone(), view.clone()])
}

/// The bytes of a bytes-like object, as [`buffer`] has them, or by its `__buffer__`.
#[inline]
pub fn buffer_of<'a>(vm: &mut Vm, v: &'a Value, flags: i64) -> Res<Option<Cow<'a, [u8]>>> {
    match v.as_object().map(|o| o.layout()) {
        Some(Layout::Instance) => instance_bytes(vm, v, flags),
        _ => Ok(buffer(v)),
    }
}

/// As [`buffer_of`], for those who say themselves that an object is not fit, whatever it raises.
pub fn buffer_or_none<'a>(vm: &mut Vm, v: &'a Value) -> Option<Cow<'a, [u8]>> {
    match buffer_of(vm, v, wanted::SIMPLE) {
        Ok(b) => b,
        Err(_) => {
            drop(vm.take_exception());
            None
        }
    }
}

#[cold]
fn instance_bytes<'a>(vm: &mut Vm, v: &'a Value, flags: i64) -> Res<Option<Cow<'a, [u8]>>> {
    let Some(view) = given_view(vm, v, flags)? else { return Ok(buffer(v)) };
    let bytes = buffer(&view).map(|b| Cow::Owned(b.into_owned()));
    give_back(vm, v, &view);
    Ok(bytes)
}

/// Calls `f` with an object whose bytes can be written: `v` itself, or the view that it gives.
pub fn with_target<R>(vm: &mut Vm, v: &Value, f: impl FnOnce(&mut Vm, &Value) -> Res<R>) -> Res<R> {
    let Some(view) = given_view(vm, v, wanted::WRITABLE)? else { return f(vm, v) };
    let r = f(vm, &view);
    give_back(vm, v, &view);
    r
}

// ---- methods of built-in classes ------------------------------------------------------------------------

/// The method of classes that need not know how many have their bytes.
pub static BUFFER: &[NativeDef] = &[NativeDef::new("__buffer__", buffer_method, 2, 2).method()];
/// The methods of classes whose buffers are taken and given back.
pub static BOTH: &[NativeDef] = &[
    NativeDef::new("__buffer__", buffer_method, 2, 2).method(),
    NativeDef::new("__release_buffer__", release_method, 2, 2).method(),
];

fn buffer_method(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let this = &args.all[0];
    let flags = super::index_argument(vm, &args.all[1])?;
    if i32::try_from(flags).is_err() {
        return Err(vm.overflow_error("buffer flags out of range"));
    }
    let readonly = match (this.get::<MemoryView>(), exporter(this)) {
        (Some(m), _) => m.readonly(vm)?,
        (_, Some(e)) => e.readonly(),
        _ => true,
    };
    if flags & wanted::WRITABLE != 0 && readonly {
        let msg = match this.get::<MemoryView>() {
            Some(_) => "memoryview: underlying buffer is not writable",
            None => "Object is not writable.",
        };
        return Err(vm.error(&crate::types::builtin().buffer_error, msg));
    }
    match MemoryView::of(vm, this)? {
        Some(view) => Ok(view),
        None => Err(super::numbers::wrong_self(vm, "__buffer__", "bytes", this)),
    }
}

fn release_method(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let [this, view] = args.all else { return Ok(Value::None) };
    let Some(m) = view.get::<MemoryView>() else {
        return Err(vm.type_error("expected a memoryview object"));
    };
    let Some(base) = m.shown_object() else {
        return Err(vm.value_error("memoryview's buffer has already been released"));
    };
    let same = base.is(this)
        || this.get::<MemoryView>().is_some_and(|t| t.shown_object().is_some_and(|b| b.is(&base)));
    if !same {
        return Err(vm.value_error("memoryview's buffer is not this object"));
    }
    m.release_checked(vm)?;
    Ok(Value::None)
}
