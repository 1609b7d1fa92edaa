//! Changes of classes that exist: the attributes that `type` provides, `__bases__`, and the class of an object.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::class_layout::{checked_best_base, same_layout};
use super::classes::compute_mro;

/// Sets (or, with `Undef`, deletes) an attribute that `type` provides; false if it is none of them. The class is one of a
/// program's.
pub(super) fn set_type_attr(vm: &mut Vm, t: &Ref<TypeObj>, n: &str, x: &Value) -> Res<bool> {
    let names = &builtin().names;
    match n {
        "__name__" | "__qualname__" | "__module__" | "__doc__" | "__bases__" if x.is_undef() => {
            let msg = format!("cannot delete '{n}' attribute of immutable type '{}'", t.name());
            return Err(vm.type_error(msg));
        }
        "__name__" | "__qualname__" => {
            let Some(s) = x.as_str() else {
                let msg = format!("can only assign string to {}.{n}, not '{}'", t.name(), x.ty().name());
                return Err(vm.type_error(msg));
            };
            if n == "__qualname__" {
                t.qualname.set(x.clone());
            } else {
                let text = s.to_str_lossy();
                check_name(vm, &text)?;
                t.set_name(text.into_owned());
            }
            t.modified();
        }
        "__bases__" => set_bases(vm, t, x)?,
        "__abstractmethods__" => {
            let is_abstract = !x.is_undef() && crate::ops::truth(vm, x)?;
            if !t.set_attr(&names.abstractmethods, x.clone()) && x.is_undef() {
                return Err(vm.attribute_error(&t.value(), &names.abstractmethods, n.to_string()));
            }
            let flags = t.flags.get() & !type_flags::ABSTRACT;
            t.flags.set(if is_abstract { flags | type_flags::ABSTRACT } else { flags });
            t.modified();
        }
        "__mro__" | "__dict__" => {
            let msg = format!("attribute '{n}' of 'type' objects is not writable");
            return Err(vm.error(&builtin().attribute_error, msg));
        }
        "__base__" | "__flags__" | "__basicsize__" | "__itemsize__" | "__dictoffset__"
        | "__weakrefoffset__" => return Err(vm.error(&builtin().attribute_error, "readonly attribute")),
        _ => return Ok(false),
    }
    Ok(true)
}

/// ValueError for the name of a class that C could not hold.
pub(super) fn check_name(vm: &mut Vm, name: &str) -> Res<()> {
    if name.contains('\0') {
        Err(vm.value_error("type name must not contain null characters"))
    } else {
        Ok(())
    }
}

// ---- __bases__ ------------------------------------------------------------------------------------------

/// The classes that `C.__bases__ = x` would make the bases.
fn new_bases(vm: &mut Vm, t: &TypeObj, x: &Value) -> Res<Vec<Ref<TypeObj>>> {
    let name = t.name();
    let Some(items) = x.get::<TupleObj>().map(|t| t.items()) else {
        return Err(
            vm.type_error(format!("can only assign tuple to {name}.__bases__, not {}", x.ty().name()))
        );
    };
    if items.is_empty() {
        return Err(vm.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    let mut bases = Vec::new();
    for b in items {
        let Some(b) = b.get_exact::<TypeObj>() else {
            let what = b.ty().name();
            return Err(vm.type_error(format!("{name}.__bases__ must be tuple of classes, not '{what}'")));
        };
        if b.is_subclass(t) || is_above(t, b) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
        if b.has_flag(type_flags::FINAL) {
            return Err(vm.type_error(format!("type '{}' is not an acceptable base type", b.name())));
        }
        bases.push(Ref::from_ref(b));
    }
    Ok(bases)
}

/// Whether a class is reached from another by best bases. That is not always so of its MRO: an `mro` method that is running may
/// have changed the bases.
fn is_above(t: &TypeObj, from: &TypeObj) -> bool {
    let mut at = Some(Ref::from_ref(from));
    while let Some(c) = at {
        if std::ptr::eq(c.ptr(), t) {
            return true;
        }
        at = c.best_base();
    }
    false
}

/// `C.__bases__ = x`: the class and all that derive from it get a new MRO, or nothing changes.
fn set_bases(vm: &mut Vm, t: &Ref<TypeObj>, x: &Value) -> Res<()> {
    let bases = new_bases(vm, t, x)?;
    let best = checked_best_base(vm, &bases)?;
    let old_best = t.best_base().unwrap_or_else(|| builtin().object.clone());
    check_layout(vm, &old_best, &best, "__bases__")?;
    let enlist = |bases: &[Ref<TypeObj>]| bases.iter().for_each(|b| b.enlist(t));
    let strike_off = |bases: &[Ref<TypeObj>]| bases.iter().for_each(|b| b.strike_off(t));
    let old = t.set_bases(bases.clone(), &best);
    let mut before = Vec::new();
    let renewed = renew_mro(vm, t, &mut before);
    // An `mro` method may have set the bases too, which is what counts then.
    let same = |b: &Vec<Ref<TypeObj>>| b.iter().map(Ref::ptr).eq(bases.iter().map(Ref::ptr));
    let is_ours = t.bases.with(same);
    if let Err(e) = renewed {
        for (t, mro) in before {
            t.mro.set(mro);
        }
        if is_ours {
            t.set_bases(old, &old_best);
        }
        return Err(e);
    }
    if is_ours {
        strike_off(&old);
        enlist(&bases);
    }
    t.add_flag(super::classes::inherited_flags(&bases));
    forget_attr_caches(None);
    t.modified();
    if t.instances == Layout::Type {
        // What their metaclass has changed for all classes that have it.
        builtin().object.modified();
    }
    Ok(())
}

/// An MRO as classes store it.
type Mro = Vec<*const TypeObj>;

/// Computes the MRO of the class and its subclasses anew. The old ones are noted as they are replaced.
fn renew_mro(vm: &mut Vm, t: &Ref<TypeObj>, before: &mut Vec<(Ref<TypeObj>, Mro)>) -> Res<()> {
    vm.check_native_stack()?;
    let mro = compute_mro(vm, t)?;
    before.push((t.clone(), t.mro.replace(mro)));
    for s in t.live_subclasses() {
        renew_mro(vm, &s, before)?;
    }
    Ok(())
}

// ---- __class__ ------------------------------------------------------------------------------------------

/// Whether CPython's collector does not know the instances of a class, which are freed in another way then.
fn is_counted_only(t: &TypeObj) -> bool {
    const NAMES: [&str; 9] =
        ["object", "int", "bool", "float", "complex", "str", "bytes", "bytearray", "range"];
    !t.is_heap() && NAMES.contains(&t.name().as_str())
}

/// TypeError if instances laid out as `old` says cannot become ones of `new`.
fn check_layout(vm: &mut Vm, old: &Ref<TypeObj>, new: &Ref<TypeObj>, what: &str) -> Res<()> {
    if old.ptr() == new.ptr() {
        return Ok(());
    }
    let differs = match (old.is_heap(), new.is_heap()) {
        (true, true) if same_layout(old, new) => return Ok(()),
        (true, true) => "object layout",
        _ if what == "__bases__" && is_counted_only(old) == is_counted_only(new) => "object layout",
        _ => "deallocator",
    };
    let msg = format!("{what} assignment: '{}' {differs} differs from '{}'", new.name(), old.name());
    Err(vm.type_error(msg))
}

/// `v.__class__ = x`.
pub fn set_class(vm: &mut Vm, v: &Value, x: &Value) -> Res<()> {
    if x.is_undef() {
        return Err(vm.type_error("can't delete __class__ attribute"));
    }
    let Some(new) = x.get_exact::<TypeObj>().map(Ref::from_ref) else {
        let msg = format!("__class__ must be set to a class, not '{}' object", x.ty().name());
        return Err(vm.type_error(msg));
    };
    let old = Ref::from_ref(v.ty());
    if let Some(m) = v.get_exact::<ModuleObj>()
        && new.is_subclass(&builtin().module)
    {
        return set_module_class(vm, m, &old, &new);
    }
    if !new.is_heap() || !old.is_heap() {
        let msg = "__class__ assignment only supported for mutable types or ModuleType subclasses";
        return Err(vm.type_error(msg));
    }
    check_layout(vm, &old, &new, "__class__")?;
    if let Some(i) = v.get_exact::<InstanceObj>() {
        i.set_class(&new);
    } else if let Some(t) = v.get_exact::<TypeObj>() {
        t.set_metaclass(&new);
        super::classes::note_metaclass(t);
        forget_attr_caches(None);
        t.modified();
    } else {
        return Err(cannot_change(vm, &old));
    }
    Ok(())
}

/// Gives a module a class that derives from that of modules. The attributes stay in its namespace.
fn set_module_class(vm: &mut Vm, m: &ModuleObj, old: &Ref<TypeObj>, new: &Ref<TypeObj>) -> Res<()> {
    if !new.slots.with(|s| s.is_empty()) {
        let msg =
            format!("__class__ assignment: '{}' object layout differs from '{}'", new.name(), old.name());
        return Err(vm.type_error(msg));
    }
    // The class is not freed with the module, which hardly ever is before the end.
    std::mem::forget(new.clone());
    m.set_class(new);
    forget_attr_caches(None);
    Ok(())
}

#[cold]
fn cannot_change(vm: &mut Vm, t: &TypeObj) -> Raised {
    let msg = format!("__class__ assignment is not supported for '{}' objects", t.name());
    vm.error(&builtin().not_implemented_error, msg)
}
