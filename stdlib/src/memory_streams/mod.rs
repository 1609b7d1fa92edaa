//! `_memory_streams`: `StringIO` and `BytesIO` of `_io`, whose base classes are written in Python.

mod bytes;
mod chars;
mod text;

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::builtins::int_by_index;
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

use bytes::BytesIO;
use text::StringIO;

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    vm::modules::make_module(vm, "_memory_streams", natives::DOC, natives::NATIVES)
}

/// Streams in memory.
#[native_module("_memory_streams")]
mod natives {
    use super::*;

    /// The classes of streams in memory, derived from those of text and of binary streams.
    #[native]
    fn classes(vm: &mut Vm, text: &Value, binary: &Value) -> Res<Value> {
        let (Some(text), Some(binary)) = (text.get_exact::<TypeObj>(), binary.get_exact::<TypeObj>()) else {
            return Err(vm.type_error("classes() arguments must be classes"));
        };
        let text = StringIO::TYPE.class_over(&Ref::from_ref(text));
        let binary = BytesIO::TYPE.class_over(&Ref::from_ref(binary));
        Ok(TupleObj::new(vec![Ref::from_ref(text).into(), Ref::from_ref(binary).into()]).into())
    }
}

/// How much is to be read, or where to cut: nothing if it is None.
#[inline]
fn optional_size(vm: &mut Vm, v: &Value) -> Res<Option<i64>> {
    match v {
        Value::None => Ok(None),
        Value::Int(i) => Ok(Some(*i)),
        _ => converted_size(vm, v).map(Some),
    }
}

#[cold]
fn converted_size(vm: &mut Vm, v: &Value) -> Res<i64> {
    let t = v.ty().name();
    match int_by_index(vm, v)? {
        None => Err(vm.type_error(format!("argument should be integer or None, not '{t}'"))),
        Some(Value::Int(i)) => Ok(i),
        Some(_) => Err(vm.overflow_error(format!("cannot fit '{t}' into an index-sized integer"))),
    }
}

/// The end of what is read from `at` on, of a stream that ends at `end`.
#[inline]
fn read_end(at: usize, end: usize, size: Option<i64>) -> usize {
    match size.map(usize::try_from) {
        Some(Ok(n)) => at.saturating_add(n).min(end),
        _ => end,
    }
}

/// The position in the state of a pickled stream.
fn saved_position(vm: &mut Vm, v: &Value, wrong_type: String) -> Res<usize> {
    if v.get::<BigIntObj>().is_some() {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    }
    let Some(at) = v.as_i64() else { return Err(vm.type_error(wrong_type)) };
    usize::try_from(at).map_err(|_| vm.value_error("position value cannot be negative"))
}

/// A copy of an object's attributes, for its pickled state: None if it has none.
fn saved_attributes(vm: &mut Vm, this: &Value) -> Res<Value> {
    let attrs = ops::get_attr(vm, this, &builtin().names.dict)?;
    if attrs.get::<DictObj>().is_none_or(DictObj::is_empty) {
        return Ok(Value::None);
    }
    let copy = DictObj::empty();
    ops::dict_update(vm, &copy, &attrs)?;
    Ok(copy.into())
}

fn restore_attributes(vm: &mut Vm, this: &Value, saved: &Value, which: &str) -> Res<()> {
    if saved.is_none() {
        return Ok(());
    }
    if saved.get::<DictObj>().is_none() {
        let t = saved.ty().name();
        return Err(vm.type_error(format!("{which} item of state should be a dict, got a {t}")));
    }
    let attrs = ops::get_attr(vm, this, &builtin().names.dict)?;
    let update = ops::get_attr(vm, &attrs, &intern("update"))?;
    vm.call(&update, std::slice::from_ref(saved)).map(drop)
}
