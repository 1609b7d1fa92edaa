//! `_typing`, and what the syntax of types makes: `list[int]`, `int | None`, type parameters, aliases. All of it is written in
//! Python (`typing.py`).

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::embedded::{self, Part};

/// Names of the module.
const PUBLIC: [&str; 9] = [
    "Generic",
    "NoDefault",
    "ParamSpec",
    "ParamSpecArgs",
    "ParamSpecKwargs",
    "TypeAliasType",
    "TypeVar",
    "TypeVarTuple",
    "Union",
];

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = super::make_module(vm, "_typing", "Primitives and accelerators for the typing module.\n", &[]);
    for name in PUBLIC {
        if let Ok(v) = embedded::member(vm, Part::Typing, name) {
            m.ns.set_str(name, v);
        }
    }
    m.ns.set_str("_idfunc", NativeObj::new(&IDFUNC, Some("_typing")).into());
    m
}

/// Gives its argument. Classes have it as their `__call__`, so it must not become a method.
static IDFUNC: NativeDef = NativeDef::new("_idfunc", |_vm, args| Ok(args.all[0].clone()), 1, 1);

/// Bits of `__flags__` of classes whose instances match sequence and mapping patterns.
pub const SEQUENCE_BIT: u32 = 1 << 5;
pub const MAPPING_BIT: u32 = 1 << 6;

/// `MakeTypeParam`.
pub fn make_for(vm: &mut Vm, kind: u16, args: Vec<Value>) -> Res<Value> {
    let all: Vec<Value> = [Value::Int(kind.into())].into_iter().chain(args).collect();
    embedded::call(vm, Part::Typing, "make", &all)
}

/// `origin[args]` for a class.
pub fn generic_alias(vm: &mut Vm, origin: &Value, args: &Value) -> Res<Value> {
    embedded::call(vm, Part::Typing, "GenericAlias", &[origin.clone(), args.clone()])
}

/// `a | b`, if they are classes or one of them is None.
pub fn union(vm: &mut Vm, a: &Value, b: &Value) -> Option<Res<Value>> {
    let is_class = |v: &Value| v.get_exact::<TypeObj>().is_some();
    let fits = (is_class(a) && (is_class(b) || b.is_none())) || (a.is_none() && is_class(b));
    fits.then(|| {
        let parts = TupleObj::new(vec![a.clone(), b.clone()]);
        embedded::call(vm, Part::Typing, "make_union", &[parts.into()])
    })
}

/// `__class_getitem__` of the built-in classes that have one.
fn class_getitem(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    generic_alias(vm, &args.all[0], &args.all[1])
}

static CLASS_GETITEM: &[NativeDef] =
    &[NativeDef::new("__class_getitem__", class_getitem, 2, 2).class_method()];

/// Makes the built-in classes that are generic ones subscriptable.
pub fn install() {
    let b = builtin();
    let generic = [
        &b.list,
        &b.tuple,
        &b.dict,
        &b.set,
        &b.frozenset,
        &b.type_,
        &b.enumerate,
        &b.generator,
        &b.coroutine,
        &b.async_generator,
        &b.base_exception_group,
        &b.classmethod,
        &b.staticmethod,
        &b.mapping_proxy,
    ];
    for t in [&b.list, &b.tuple, &b.range] {
        t.add_flag(type_flags::SEQUENCE);
    }
    for t in [&b.dict, &b.mapping_proxy] {
        t.add_flag(type_flags::MAPPING);
    }
    for t in generic {
        crate::builtins::add_methods(t, CLASS_GETITEM);
    }
    crate::builtins::add_methods(crate::builtins::MemoryView::TYPE.class(), CLASS_GETITEM);
}
