//! Built-in functions and classes, one file per family. Each file has tables of [`NativeDef`]s and an
//! `install` that enters them into the built-in namespace and the class dicts.

mod annotations;
mod arg_checks;
mod attributes;
mod buffer;
pub mod bytearray;
mod bytes;
mod class_changes;
mod class_layout;
mod class_sizes;
mod classes;
pub mod code;
pub mod codec;
mod common;
pub mod consume;
mod conversions;
mod coroutines;
mod descriptors;
mod dict;
mod docs;
mod evaluate;
mod exception_groups;
pub mod exceptions;
mod floats;
mod format;
mod functions;
mod generator;
mod given_buffer;
mod iterator_state;
pub mod iterators;
mod list;
mod memoryview;
mod module;
mod numbers;
mod object;
mod percent_bytes;
mod range;
mod reduce;
mod repr;
mod set;
mod sort;
mod string;
mod string_case;
mod text_buf;
mod tuple;
mod unicode_errors;
mod weakref;

pub use annotations::set_up_annotations;
pub use attributes::{set_special_attr, special_attr};
pub use buffer::{buffer, exporter, with_writable};
pub use bytearray::ByteArray;
pub use bytes::{bytes_contain, bytes_like, hex_text};
pub use class_changes::set_class;
pub use classes::{is_instance, is_subclass};
pub use codec::{escaped_text, utf8_text};
pub use common::{arity, builtin_part, clamp_index, class_argument, index_argument, made, no_keywords};
pub use conversions::{int_by_index, no_integer, real_number, too_large_index};
pub use coroutines::{
    AsyncHooks, async_iterator, async_next, awaitable_iterator, is_never_awaited, is_step_never_awaited,
    warn_never_awaited,
};
pub use evaluate::{Given, check_null_bytes, frame_locals};
pub use exception_groups::{exceptions_of, left_to_raise, match_group};
pub use exceptions::{add_note_to, os_error_class};
pub use format::{field_conversion, format_field, format_value, join_strings, percent_format};
pub use functions::{display_hook, is_callable, next_item};
pub use given_buffer::{BOTH as BUFFER_METHODS, buffer_of, buffer_or_none, give_back, wanted, with_target};
pub use memoryview::MemoryView;
pub use numbers::{index_value, number_from};
pub use percent_bytes::percent_format_bytes;
pub use range::range_of_ints;
pub use repr::{ascii, check_text, raise_text, repr, repr_text, str_of, type_text};
pub use set::set_binary;
pub use text_buf::TextBuf;
pub use weakref::{proxy_to, write_weak_reference};

use crate::objects::*;
use crate::types::{builtin, builtin_classes, exception_classes};
use crate::value::*;
use crate::vm::Vm;

/// Fills the built-in namespace and the dicts of the built-in classes.
pub fn install(vm: &mut Vm) {
    let ns = vm.builtins.clone();
    let b = builtin();
    ns.set_str("__name__", Value::string("builtins"));
    ns.set_str(
        "__doc__",
        Value::string("The functions, classes and exceptions that every program has at hand."),
    );
    ns.set_str("None", Value::None);
    ns.set_str("True", Value::bool(true));
    ns.set_str("False", Value::bool(false));
    ns.set_str("Ellipsis", b.ellipsis.value());
    ns.set_str("NotImplemented", b.not_implemented.value());
    ns.set_str("__debug__", Value::bool(true));
    const PUBLIC: &[&str] = &[
        "object",
        "type",
        "int",
        "bool",
        "float",
        "complex",
        "str",
        "bytes",
        "list",
        "tuple",
        "dict",
        "set",
        "frozenset",
        "range",
        "slice",
        "property",
        "staticmethod",
        "classmethod",
        "super",
        "reversed",
        "enumerate",
        "zip",
        "map",
        "filter",
    ];
    for t in builtin_classes() {
        if PUBLIC.contains(&t.name().as_str()) {
            ns.set_str(&t.name(), t.value());
        }
    }
    ns.set_str("bytearray", Ref::from_ref(bytearray::ByteArray::TYPE.class()).into());
    ns.set_str("memoryview", Ref::from_ref(memoryview::MemoryView::TYPE.class()).into());
    for t in exception_classes() {
        ns.set_str(&t.name(), t.value());
    }
    ns.set_str("IOError", b.os_error.value());
    ns.set_str("EnvironmentError", b.os_error.value());
    functions::install(vm);
    classes::install(vm);
    code::install();
    object::install(vm);
    descriptors::install(vm);
    exceptions::install(vm);
    exception_groups::install();
    numbers::install(vm);
    floats::install(vm);
    reduce::install(vm);
    evaluate::install(vm);
    string::install(vm);
    format::install(vm);
    repr::install(vm);
    list::install(vm);
    tuple::install(vm);
    dict::install(vm);
    set::install(vm);
    range::install(vm);
    iterators::install(vm);
    generator::install(vm);
    coroutines::install(vm);
    weakref::install(vm);
    module::install();
    let b = builtin();
    for t in [&b.int, &b.str_, &b.list, &b.dict, &b.set, &b.frozenset, &b.generator, &b.code] {
        add_methods(t, object::SIZED);
    }
    add_methods(ByteArray::TYPE.class(), object::SIZED);
}

/// Enters methods into a built-in class's dict.
pub fn add_methods(ty: &TypeObj, defs: &'static [NativeDef]) {
    let owner: &'static str = Box::leak(ty.name().into_boxed_str());
    let all = [builtin_classes(), exception_classes()].concat();
    let of_builtin_class = all.iter().any(|t| std::ptr::eq(t.ptr(), ty));
    // What `object` has goes for everything.
    let class = (!std::ptr::eq(ty, &*builtin().object)).then(|| Ref::from_ref(ty));
    for d in defs {
        let f = NativeObj::new_method(d, Some(owner), class.clone(), of_builtin_class);
        let v: Value = match d.kind {
            // `__new__` is one without a wrapper.
            NativeKind::StaticMethod if d.name != "__new__" => {
                WrapperObj::new(WrapperKind::StaticMethod, f.into()).into()
            }
            _ => f.into(),
        };
        ty.set_attr(&intern(d.name), v);
    }
}

/// Enters functions into a namespace.
pub fn add_functions(ns: &DictObj, defs: &'static [NativeDef]) {
    for d in defs {
        ns.set_str(d.name, NativeObj::new(d, None).into());
    }
}

/// What a call of `list`, `dict`, `set` or `tuple` itself does: the `__new__` of most leaves the filling to `__init__`.
pub fn maker_of_container(class: &TypeObj) -> Option<&'static NativeDef> {
    let b = builtin();
    match class.instances {
        Layout::List if std::ptr::eq(class, b.list.ptr()) => Some(&list::MAKER),
        Layout::Dict if std::ptr::eq(class, b.dict.ptr()) => Some(&dict::MAKER),
        Layout::Set if std::ptr::eq(class, b.set.ptr()) => Some(&set::MAKER),
        Layout::Tuple if std::ptr::eq(class, b.tuple.ptr()) => Some(&tuple::MAKER),
        _ => None,
    }
}
