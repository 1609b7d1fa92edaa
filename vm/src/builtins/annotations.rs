//! `__annotations__`, `__annotate__` and `__type_params__` of functions, classes and modules. Annotations are what
//! `__annotate__` gives, computed when somebody asks, and kept.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

/// The format of annotations that asks for their values.
const VALUES: i64 = 1;

/// Where an object keeps one of these attributes.
enum Owner<'a> {
    Function(&'a FunctionObj),
    Class(&'a TypeObj),
    Module(&'a DictObj),
}

fn owner(v: &Value) -> Option<Owner<'_>> {
    let o = v.as_object()?;
    match o.layout() {
        Layout::Function => o.get::<FunctionObj>().map(Owner::Function),
        Layout::Type => o.get::<TypeObj>().map(Owner::Class),
        Layout::Module => o.get::<ModuleObj>().map(|m| Owner::Module(&m.ns)),
        _ => None,
    }
}

fn is_one(n: &str) -> bool {
    matches!(n, "__annotations__" | "__annotate__" | "__type_params__")
}

/// The value of the attribute `n`, if it is one of the three.
pub(super) fn attribute(vm: &mut Vm, v: &Value, n: &str) -> Res<Option<Value>> {
    if !is_one(n) {
        return Ok(None);
    }
    let Some(owner) = owner(v) else { return Ok(None) };
    let names = &builtin().names;
    match (n, &owner) {
        ("__type_params__", Owner::Module(_)) => return Ok(None),
        ("__type_params__", Owner::Function(f)) => return Ok(Some(or_empty(f.note(|n| &n.type_params)))),
        ("__type_params__", Owner::Class(t)) => {
            // In the dict of `type` itself is the descriptor.
            let own = own(t, &names.type_params).filter(|v| v.get_exact::<NativeObj>().is_none());
            return Ok(Some(or_empty(own.unwrap_or_default())));
        }
        // Built-in classes have none, and say so in the words for any attribute that is missing.
        (_, Owner::Class(t)) if !t.is_heap() => return Ok(None),
        _ => {}
    }
    if n == "__annotate__" {
        return annotate_of(vm, v, &owner).map(Some);
    }
    let kept = match &owner {
        Owner::Function(f) => Some(f.note(|n| &n.annotations)).filter(|a| !a.is_undef()),
        Owner::Class(t) => own(t, &names.annotations).or_else(|| own(t, &names.annotations_cache)),
        Owner::Module(ns) => ns.get_name(&names.annotations),
    };
    if kept.is_some() {
        return Ok(kept);
    }
    let annotate = annotate_of(vm, v, &owner)?;
    let made = match annotate.is_none() {
        true => DictObj::empty().into(),
        false => vm.call(&annotate, &[Value::Int(VALUES)])?,
    };
    if made.get::<DictObj>().is_none() {
        let t = made.ty().name();
        return Err(vm.type_error(format!("__annotate__ returned non-dict of type '{t}'")));
    }
    keep(&owner, made.clone());
    Ok(Some(made))
}

fn or_empty(v: Value) -> Value {
    if v.is_undef() { TupleObj::new(Vec::new()).into() } else { v }
}

/// An entry of a class's own dict.
fn own(t: &TypeObj, name: &Ref<StrObj>) -> Option<Value> {
    t.dict.with(|d| d.get_name(name).cloned())
}

fn annotate_of(vm: &mut Vm, v: &Value, owner: &Owner<'_>) -> Res<Value> {
    let names = &builtin().names;
    let found = match owner {
        Owner::Function(f) => Some(f.note(|n| &n.annotate)).filter(|a| !a.is_undef()),
        Owner::Class(t) => match own(t, &names.annotate_func).or_else(|| own(t, &names.annotate)) {
            Some(f) => Some(crate::ops::bind_class_attribute(vm, &f, v)?),
            None => None,
        },
        Owner::Module(ns) => ns.get_name(&names.annotate),
    };
    Ok(found.unwrap_or(Value::None))
}

fn keep(owner: &Owner<'_>, annotations: Value) {
    let names = &builtin().names;
    match owner {
        Owner::Function(f) => f.change_notes(|n| n.annotations = annotations),
        Owner::Class(t) => {
            t.set_attr(&names.annotations_cache, annotations);
        }
        Owner::Module(ns) => ns.set_name(&names.annotations, annotations),
    }
}

/// Sets (or, with `Undef`, deletes) one of the three attributes; false if it is none of them, or none that is special.
pub(super) fn set_attribute(vm: &mut Vm, v: &Value, n: &str, x: &Value) -> Res<bool> {
    if !is_one(n) {
        return Ok(false);
    }
    match owner(v) {
        Some(Owner::Function(f)) => set_of_function(vm, f, n, x),
        Some(Owner::Class(t)) if t.is_heap() => set_of_class(vm, t, n, x),
        _ => Ok(false),
    }
}

fn callable_or_none(vm: &mut Vm, x: &Value) -> Res<()> {
    match x.is_none() || super::is_callable(x) {
        true => Ok(()),
        false => Err(not_callable(vm)),
    }
}

fn not_callable(vm: &mut Vm) -> Raised {
    vm.type_error("__annotate__ must be callable or None")
}

fn set_of_function(vm: &mut Vm, f: &FunctionObj, n: &str, x: &Value) -> Res<bool> {
    match n {
        "__annotate__" => {
            if x.is_undef() {
                return Err(vm.type_error("__annotate__ cannot be deleted"));
            }
            callable_or_none(vm, x)?;
            f.change_notes(|n| {
                let is_none = x.is_none();
                n.annotate = if is_none { Value::Undef } else { x.clone() };
                if !is_none {
                    n.annotations = Value::Undef;
                }
            });
        }
        "__annotations__" => {
            let is_gone = x.is_undef() || x.is_none();
            if !is_gone && x.get::<DictObj>().is_none() {
                return Err(vm.type_error("__annotations__ must be set to a dict object"));
            }
            f.change_notes(|n| {
                n.annotate = Value::Undef;
                n.annotations = if is_gone { Value::Undef } else { x.clone() };
            });
        }
        _ => {
            if x.get::<TupleObj>().is_none() {
                return Err(vm.type_error("__type_params__ must be set to a tuple"));
            }
            f.change_notes(|n| n.type_params = x.clone());
        }
    }
    Ok(true)
}

fn set_of_class(vm: &mut Vm, t: &TypeObj, n: &str, x: &Value) -> Res<bool> {
    let names = &builtin().names;
    match n {
        "__annotate__" => {
            if x.is_undef() {
                return Err(vm.type_error("cannot delete __annotate__ attribute"));
            }
            callable_or_none(vm, x)?;
            t.set_attr(&names.annotate_func, x.clone());
            if !x.is_none() {
                t.set_attr(&names.annotations_cache, Value::Undef);
            }
            Ok(true)
        }
        "__annotations__" => {
            let had = t.set_attr(&names.annotations_cache, Value::Undef)
                | t.set_attr(&names.annotations, Value::Undef);
            if x.is_undef() {
                if !had {
                    return Err(vm.error(&builtin().attribute_error, "__annotations__"));
                }
            } else {
                t.set_attr(&names.annotations_cache, x.clone());
            }
            t.set_attr(&names.annotate_func, Value::Undef);
            t.set_attr(&names.annotate, Value::Undef);
            Ok(true)
        }
        // An entry of the dict like others.
        _ => Ok(false),
    }
}

/// `SetupAnnotations`: a module, or the namespace of a class body, has a dict for annotations that are strings.
pub fn set_up_annotations(vm: &mut Vm, code: &CodeObj, class: Option<&Value>) -> Res<()> {
    let name = &builtin().names.annotations;
    match class {
        None if code.ns.get_name(name).is_none() => code.ns.set_name(name, DictObj::empty().into()),
        None => {}
        Some(ns) => match ns.get_exact::<DictObj>() {
            Some(d) if d.get_name(name).is_some() => {}
            _ => crate::ops::set_item(vm, ns, &name.value(), DictObj::empty().into())?,
        },
    }
    Ok(())
}
