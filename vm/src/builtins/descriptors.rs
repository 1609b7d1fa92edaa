//! `property`, `staticmethod`, `classmethod`, `super`, and the descriptor methods of functions.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_methods;

pub(super) fn install(_vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.property, PROPERTY);
    add_methods(&b.staticmethod, STATIC_METHOD);
    add_methods(&b.classmethod, CLASS_METHOD);
    add_methods(&b.super_, SUPER);
    add_methods(&b.function, FUNCTION);
    add_methods(&b.method_descriptor, FUNCTION);
}

static PROPERTY: &[NativeDef] = &[
    NativeDef::new("__new__", property_new, 1, 5).kw().effects(Effects::WritesHeap),
    NativeDef::new("__init__", ignore, 1, ANY).method().kw().effects(Effects::Pure),
    NativeDef::new("getter", getter, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("setter", setter, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("deleter", deleter, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("fget", fget, 1, 1).getter().effects(Effects::ReadsHeap),
    NativeDef::new("fset", fset, 1, 1).getter().effects(Effects::ReadsHeap),
    NativeDef::new("fdel", fdel, 1, 1).getter().effects(Effects::ReadsHeap),
    NativeDef::new("__get__", property_get, 2, 3).method(),
    NativeDef::new("__set__", property_set, 3, 3).method(),
    NativeDef::new("__delete__", property_delete, 2, 2).method(),
];
static STATIC_METHOD: &[NativeDef] = &[
    NativeDef::new("__new__", staticmethod_new, 2, 2).effects(Effects::WritesHeap),
    NativeDef::new("__init__", ignore, 1, ANY).method().effects(Effects::Pure),
    NativeDef::new("__get__", wrapper_get, 2, 3).method(),
    NativeDef::new("__func__", wrapped, 1, 1).getter().effects(Effects::ReadsHeap),
    NativeDef::new("__wrapped__", wrapped, 1, 1).getter().effects(Effects::ReadsHeap),
];
static CLASS_METHOD: &[NativeDef] = &[
    NativeDef::new("__new__", classmethod_new, 2, 2).effects(Effects::WritesHeap),
    NativeDef::new("__init__", ignore, 1, ANY).method().effects(Effects::Pure),
    NativeDef::new("__get__", wrapper_get, 2, 3).method(),
    NativeDef::new("__func__", wrapped, 1, 1).getter().effects(Effects::ReadsHeap),
    NativeDef::new("__wrapped__", wrapped, 1, 1).getter().effects(Effects::ReadsHeap),
];
static SUPER: &[NativeDef] = &[
    NativeDef::new("__new__", super_new, 1, 3).effects(Effects::ReadsHeap),
    NativeDef::new("__init__", ignore, 1, ANY).method().effects(Effects::Pure),
];
static FUNCTION: &[NativeDef] = &[
    NativeDef::new("__get__", function_get, 2, 3).method().effects(Effects::WritesHeap),
    NativeDef::new("__call__", function_call, 1, ANY).method().kw(),
];

/// `__init__` of classes whose `__new__` has done everything.
fn ignore(_vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Ok(Value::None)
}

fn property_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    const NAMES: [&str; 4] = ["fget", "fset", "fdel", "doc"];
    let mut parts: [Value; 4] = std::array::from_fn(|i| args.get(i + 1).cloned().unwrap_or(Value::None));
    for (k, v) in args.keywords() {
        match NAMES.iter().position(|n| k.as_ascii() == Some(n)) {
            Some(i) => parts[i] = v.clone(),
            None => {
                let k = k.to_str_lossy();
                return Err(vm.type_error(format!("property() got an unexpected keyword argument '{k}'")));
            }
        }
    }
    let [getter, setter, deleter, mut doc] = parts;
    if doc.is_none() && !getter.is_none() {
        doc = crate::ops::get_attr_opt(vm, &getter, &builtin().names.doc)?.unwrap_or(Value::None);
    }
    Ok(PropertyObj::new(getter, setter, deleter, doc).into())
}

fn property<'a>(vm: &mut Vm, v: &'a Value) -> Res<&'a PropertyObj> {
    match v.get_exact::<PropertyObj>() {
        Some(p) => Ok(p),
        None => Err(vm.type_error(format!("a 'property' object is required, not '{}'", v.ty().name()))),
    }
}

fn getter(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let p = property(vm, &args.all[0])?;
    let (setter, deleter, f) = (p.setter.clone(), p.deleter.clone(), args.all[1].clone());
    let doc = crate::ops::get_attr_opt(vm, &f, &builtin().names.doc)?.unwrap_or(Value::None);
    Ok(PropertyObj::new(f, setter, deleter, doc).into())
}
fn setter(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let p = property(vm, &args.all[0])?;
    Ok(PropertyObj::new(p.getter.clone(), args.all[1].clone(), p.deleter.clone(), p.doc.clone()).into())
}
fn deleter(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let p = property(vm, &args.all[0])?;
    Ok(PropertyObj::new(p.getter.clone(), p.setter.clone(), args.all[1].clone(), p.doc.clone()).into())
}
fn fget(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    property(vm, &args.all[0]).map(|p| p.getter.clone())
}
fn fset(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    property(vm, &args.all[0]).map(|p| p.setter.clone())
}
fn fdel(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    property(vm, &args.all[0]).map(|p| p.deleter.clone())
}

/// Calls a part of a property, or raises the AttributeError for its absence.
fn call_part(vm: &mut Vm, p: &Value, f: &Value, args: &[Value], what: &str) -> Res<Value> {
    match p.get_exact::<PropertyObj>() {
        Some(p) if f.is_none() => Err(crate::ops::property_lacks(vm, &Ref::from_ref(p), &args[0], what)),
        _ => vm.call(f, args),
    }
}
fn property_get(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let f = property(vm, &args.all[0])?.getter.clone();
    if args.all[1].is_none() {
        return Ok(args.all[0].clone());
    }
    call_part(vm, &args.all[0], &f, &args.all[1..2], "getter")
}
fn property_set(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let f = property(vm, &args.all[0])?.setter.clone();
    call_part(vm, &args.all[0], &f, &args.all[1..3], "setter").map(|_| Value::None)
}
fn property_delete(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let f = property(vm, &args.all[0])?.deleter.clone();
    call_part(vm, &args.all[0], &f, &args.all[1..2], "deleter").map(|_| Value::None)
}

fn staticmethod_new(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(WrapperObj::new(WrapperKind::StaticMethod, args.all[1].clone()).into())
}
fn classmethod_new(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(WrapperObj::new(WrapperKind::ClassMethod, args.all[1].clone()).into())
}
fn wrapped(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(args.all[0].get_exact::<WrapperObj>().map_or(Value::None, |w| w.func.clone()))
}
fn wrapper_get(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = match args.get(2) {
        Some(c) if !c.is_none() => c.clone(),
        _ => Ref::from_ref(args.all[1].ty()).into(),
    };
    crate::ops::bind_class_attribute(vm, &args.all[0], &class)
}

fn super_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (Some(class), Some(receiver)) = (args.get(1), args.get(2)) else {
        return Err(match args.get(1) {
            None => vm.error(&builtin().runtime_error, "super(): no arguments"),
            Some(_) => {
                vm.error(&builtin().not_implemented_error, "super() with one argument is not supported")
            }
        });
    };
    let Some(class) = class.get_exact::<TypeObj>() else {
        let msg = format!("super() argument 1 must be a type, not {}", class.ty().name());
        return Err(vm.type_error(msg));
    };
    let start = match receiver.get_exact::<TypeObj>() {
        Some(t) if t.is_subclass(class) => t,
        _ if receiver.ty().is_subclass(class) => receiver.ty(),
        other => {
            let what = match other {
                Some(t) => format!("type {}", t.name()),
                None => format!("instance of {}", receiver.ty().name()),
            };
            let msg = format!(
                "super(type, obj): obj ({what}) is not an instance or subtype of type ({}).",
                class.name()
            );
            return Err(vm.type_error(msg));
        }
    };
    Ok(SuperObj::new(Ref::from_ref(class), receiver.clone(), Ref::from_ref(start)).into())
}

fn function_get(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if args.all[1].is_none() {
        return Ok(args.all[0].clone());
    }
    Ok(BoundMethodObj::new(args.all[0].clone(), args.all[1].clone()).into())
}
fn function_call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    vm.call_kw(&args.all[0], &args.all[1..], args.kwnames)
}
