//! Attribute access.
//!
//! The order is Python's: data descriptors of the class, the instance, other attributes of the class,
//! `__getattr__`. `load_attr` and `load_method` go through an inline cache first; what they find on the
//! slow path that can be cached is recorded for the next time.
#![allow(unsafe_code, reason = "inline caches hold pointers guarded by shape and version")]

use crate::modules::named_tuple::TupleGetter;
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

/// Whether the class of a value may be one of a program, with special methods of its own: that of instances, of exceptions, and
/// of classes that have a metaclass.
#[inline]
pub fn has_user_class(v: &Value) -> bool {
    match v {
        Value::Object(o) => match o.layout() {
            Layout::Instance | Layout::Exception | Layout::Native => true,
            Layout::Type => o.ty().is_heap(),
            _ => false,
        },
        _ => false,
    }
}

/// What kind of descriptor a class attribute is.
enum Descr {
    /// No descriptor: the value itself.
    Plain,
    /// A function: binds to the instance.
    Method,
    Property,
    StaticMethod,
    ClassMethod,
    NativeMethod,
    Getter,
    /// What a class statement makes for `__slots__`, `__dict__` and `__weakref__`.
    Member,
    /// `super(C)` as an attribute binds to the instance.
    Super,
    /// A user class with `__get__`; with `__set__` or `__delete__` it is a data descriptor.
    User {
        data: bool,
    },
    /// A data descriptor of a native class.
    Native,
}

fn descr(v: &Value) -> Descr {
    let Value::Object(o) = v else { return Descr::Plain };
    match o.layout() {
        Layout::Function => Descr::Method,
        Layout::Property => Descr::Property,
        Layout::Wrapper => match o.get::<WrapperObj>().map(|w| w.kind) {
            Some(WrapperKind::StaticMethod) => Descr::StaticMethod,
            _ => Descr::ClassMethod,
        },
        Layout::Member => Descr::Member,
        Layout::Super => Descr::Super,
        Layout::NativeFunction => match o.get::<NativeObj>().map(|n| n.def.kind) {
            Some(NativeKind::Method) => Descr::NativeMethod,
            Some(NativeKind::Getter) => Descr::Getter,
            Some(NativeKind::ClassMethod) => Descr::ClassMethod,
            _ => Descr::Plain,
        },
        Layout::Instance => {
            let (t, n) = (o.ty(), &builtin().names);
            let data = t.lookup(&n.set).is_some() || t.lookup(&n.delete).is_some();
            if data || t.lookup(&n.get).is_some() { Descr::User { data } } else { Descr::Plain }
        }
        Layout::Native if native_type(o).is_some_and(|t| t.describe.is_some()) => Descr::Native,
        _ => Descr::Plain,
    }
}

/// Whether an attribute of a class is, or may be, something else as an attribute of its instances.
pub fn is_descriptor(v: &Value) -> bool {
    matches!(v, Value::Object(o) if o.layout() == Layout::NativeFunction) || !matches!(descr(v), Descr::Plain)
}

/// Whether a class attribute goes before an instance's attribute of that name.
pub fn is_data_descriptor(v: &Value) -> bool {
    matches!(
        descr(v),
        Descr::Property | Descr::Getter | Descr::Member | Descr::Native | Descr::User { data: true }
    )
}

/// What runs for an attribute of an instance that is this in its class, if it is a Python function: the getter of a property,
/// or the `__get__` of a descriptor, and the descriptor.
pub fn getter_of(v: &Value) -> Option<(Value, Option<Value>)> {
    let (getter, descriptor) = match v.get_exact::<PropertyObj>() {
        Some(p) => (p.getter.get(), None),
        None => {
            let class = v.get_exact::<InstanceObj>()?.class();
            (class.lookup(&builtin().names.get)?, Some(v.clone()))
        }
    };
    let plain = getter.get_exact::<FunctionObj>().is_some_and(|f| !f.code().is_generator());
    plain.then_some((getter, descriptor))
}

/// As [`getter_of`], of the attribute of an instance that a site names; afterwards the site's cache is for the instance's shape,
/// if there is anything to put in it.
pub fn getter_at(o: &ObjectRef, i: &InstanceObj, site: &AttrSite) -> Option<(Value, Option<Value>)> {
    let fits = |c: &AttrCache| i.shape_ptr() as *const () == c.key && i.class().version.get() == c.version;
    if !fits(&site.cache.get()) {
        fill_load_cache(o, site);
    }
    let c = site.cache.get();
    let known = c.kind == CacheKind::Property && fits(&c);
    // SAFETY: the property lives in the class dict while the version holds.
    known.then(|| getter_of(&unsafe { cached_object(c.aux) })).flatten()
}

/// Applies the descriptor protocol to attribute `v` of the class of `obj`.
fn bind(vm: &mut Vm, v: &Value, obj: &Value) -> Res<Value> {
    match descr(v) {
        Descr::Plain => Ok(v.clone()),
        Descr::Method | Descr::NativeMethod => Ok(BoundMethodObj::new(v.clone(), obj.clone()).into()),
        Descr::Property => match v.get::<PropertyObj>() {
            Some(p) => match p.getter.get() {
                Value::None => Err(property_lacks(vm, &Ref::from_ref(p), obj, "getter")),
                g => vm.call(&g, std::slice::from_ref(obj)),
            },
            None => Ok(v.clone()),
        },
        Descr::StaticMethod => Ok(v.get::<WrapperObj>().map_or(Value::None, |w| w.func.get())),
        Descr::ClassMethod => {
            let class = Ref::from_ref(obj.ty()).into();
            bind_class_method(vm, v, &class)
        }
        Descr::Getter => match v.get_exact::<NativeObj>() {
            Some(n) => n.def.call(vm, Args::new(std::slice::from_ref(obj))),
            None => Ok(v.clone()),
        },
        Descr::Member => match v.get::<MemberObj>() {
            Some(m) => member_get(vm, &Ref::from_ref(m), obj),
            None => Ok(v.clone()),
        },
        Descr::Super => match v.get::<SuperObj>() {
            Some(s) if s.receiver.is_undef() && !obj.is_none() => {
                super_of(vm, &s.class, obj).map(Value::from)
            }
            _ => Ok(v.clone()),
        },
        Descr::User { .. } => match v.ty().lookup(&builtin().names.get) {
            Some(g) => {
                let class = Ref::from_ref(obj.ty()).into();
                super::call_special(vm, &g, v, &[obj.clone(), class])
            }
            None => Ok(v.clone()),
        },
        Descr::Native => match v.as_object().and_then(|o| Some((o, native_type(o)?.describe?))) {
            Some((o, describe)) => describe(vm, o, obj),
            None => Ok(v.clone()),
        },
    }
}

/// An attribute of the class of `obj` by the descriptor protocol.
pub fn bind_attribute(vm: &mut Vm, v: &Value, obj: &Value) -> Res<Value> {
    bind(vm, v, obj)
}

/// The TypeError for an object that is not of the descriptor's class.
fn not_for(vm: &mut Vm, m: &MemberObj, obj: &Value) -> Raised {
    let (name, class, other) = (m.name.to_str_lossy(), m.class.name(), obj.ty().name());
    vm.type_error(format!("descriptor '{name}' for '{class}' objects doesn't apply to a '{other}' object"))
}

/// What a member descriptor gives for an instance.
pub fn member_get(vm: &mut Vm, m: &Ref<MemberObj>, obj: &Value) -> Res<Value> {
    if !obj.ty().is_subclass(&m.class) {
        return Err(not_for(vm, m, obj));
    }
    let found = match m.kind {
        MemberKind::Slot => {
            let name = m.stored_as(obj.ty());
            match obj.get_exact::<ExceptionObj>() {
                Some(e) => e.get_attr(&name),
                None => obj.get_exact::<InstanceObj>().and_then(|i| i.get_attr(&name)),
            }
        }
        MemberKind::Dict => crate::builtins::special_attr(vm, obj, &builtin().names.dict)?,
        MemberKind::Weakref => crate::builtins::special_attr(vm, obj, &builtin().names.weakref)?,
    };
    found.ok_or_else(|| missing(vm, obj, &m.name))
}

/// Sets (or, with `Undef`, deletes) what a member descriptor stands for.
pub fn member_set(vm: &mut Vm, m: &Ref<MemberObj>, obj: &Value, x: Value) -> Res<()> {
    if !obj.ty().is_subclass(&m.class) {
        return Err(not_for(vm, m, obj));
    }
    match m.kind {
        MemberKind::Slot => {
            let name = m.stored_as(obj.ty());
            let there = match (obj.get_exact::<InstanceObj>(), obj.get_exact::<ExceptionObj>()) {
                (Some(i), _) if x.is_undef() => i.del_attr(&name),
                (Some(i), _) => {
                    i.set_attr(&name, x);
                    true
                }
                (_, Some(e)) if x.is_undef() => e.del_attr(&name),
                (_, Some(e)) => {
                    e.set_attr(&name, x);
                    true
                }
                _ => return Err(missing(vm, obj, &m.name)),
            };
            if !there {
                return Err(vm.attribute_error(obj, &m.name, m.name.to_str_lossy().into_owned()));
            }
        }
        MemberKind::Dict => {
            crate::builtins::set_special_attr(vm, obj, &builtin().names.dict, &x)?;
        }
        MemberKind::Weakref => {
            let class = m.class.name();
            let msg = format!("attribute '__weakref__' of '{class}' objects is not writable");
            return Err(vm.error(&builtin().attribute_error, msg));
        }
    }
    Ok(())
}

/// AttributeError for a property that lacks a getter, setter or deleter.
#[cold]
pub fn property_lacks(vm: &mut Vm, property: &PropertyObj, obj: &Value, what: &str) -> Raised {
    let mut name = property.name.get();
    if name.is_undef() {
        name = property.getter.get().get_exact::<FunctionObj>().map_or(Value::Undef, |f| f.name());
    }
    let name = name.as_str().map_or(String::new(), |n| format!(" '{}'", n.to_str_lossy()));
    let class = obj.ty().qualname.get();
    let class = class.as_str().map_or_else(|| obj.ty().name(), |q| q.to_str_lossy().into_owned());
    let msg = format!("property{name} of '{class}' object has no {what}");
    vm.error(&builtin().attribute_error, msg)
}

fn bind_class_method(vm: &mut Vm, v: &Value, class: &Value) -> Res<Value> {
    if let Some(w) = v.get::<WrapperObj>() {
        // A class method may wrap another descriptor's function only; anything callable is bound.
        return Ok(BoundMethodObj::new(w.func.get(), class.clone()).into());
    }
    let _ = vm;
    Ok(BoundMethodObj::new(v.clone(), class.clone()).into())
}

/// Applies the descriptor protocol to an attribute found on a class itself (`C.x`).
pub fn bind_class_attribute(vm: &mut Vm, v: &Value, class: &Value) -> Res<Value> {
    match descr(v) {
        Descr::StaticMethod => Ok(v.get::<WrapperObj>().map_or(Value::None, |w| w.func.get())),
        Descr::ClassMethod => bind_class_method(vm, v, class),
        Descr::User { .. } => match v.ty().lookup(&builtin().names.get) {
            Some(g) => super::call_special(vm, &g, v, &[Value::None, class.clone()]),
            None => Ok(v.clone()),
        },
        _ => Ok(v.clone()),
    }
}

/// `v.name`, or `None` if there is no such attribute.
pub fn get_attr_opt(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) -> Res<Option<Value>> {
    let found = match v.ty().has_flag(type_flags::HAS_GETATTR) {
        true => get_attr(vm, v, name).map(Some),
        false => find_attr(vm, v, name),
    };
    match found {
        Err(e) => match vm.catch(&builtin().attribute_error) {
            Some(_) => Ok(None),
            None => Err(e),
        },
        found => found,
    }
}

/// `v.name` (interned).
pub fn get_attr(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) -> Res<Value> {
    let r = found_attr(vm, v, name);
    if r.is_err() {
        complete_attribute_error(vm, v, name);
    }
    r
}

/// An AttributeError that Python code has raised learns which attribute of what it is about.
#[cold]
fn complete_attribute_error(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) {
    let n = &builtin().names;
    if let Some(e) = vm.exception.get_exact::<ExceptionObj>()
        && e.class.is_subclass(&builtin().attribute_error)
        && [&n.name_attr, &n.obj].iter().all(|k| e.get_attr(k).is_none_or(|v| v.is_none()))
    {
        e.set_attr(&n.name_attr, name.value());
        e.set_attr(&n.obj, v.clone());
    }
}

fn found_attr(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) -> Res<Value> {
    let ty = v.ty();
    if ty.has_flag(type_flags::HAS_GETATTR) {
        let n = &builtin().names;
        let ty = Ref::from_ref(ty);
        let found = match ty.lookup(&n.getattribute) {
            Some(f) if !is_native(&f) => super::call_special(vm, &f, v, &[name.value()]).map(Some),
            _ => find_attr(vm, v, name),
        };
        let is_missing = match &found {
            Ok(x) => x.is_none(),
            Err(_) => vm.exception_is(&builtin().attribute_error),
        };
        if is_missing && let Some(f) = ty.lookup(&n.getattr) {
            if found.is_err() {
                vm.take_exception();
            }
            return super::call_special(vm, &f, v, &[name.value()]);
        }
        return found?.ok_or_else(|| missing(vm, v, name));
    }
    generic_get_attr(vm, v, name)
}

/// Whether attributes that are there are found as on any object: the class has no `__getattribute__` of its own.
pub fn finds_plainly(t: &TypeObj) -> bool {
    !t.has_flag(type_flags::HAS_GETATTR)
        || t.lookup(&builtin().names.getattribute).is_none_or(|f| is_native(&f))
}

/// Whether an attribute of a class is what the class itself and its bases have under that name: the metaclass has no say.
pub fn finds_in_class(t: &TypeObj, name: &Ref<StrObj>) -> bool {
    let meta = t.metaclass();
    finds_plainly(meta) && !meta.lookup(name).is_some_and(|a| is_data_descriptor(&a))
}

/// Whether a store to an attribute of a class is one to the class itself: the metaclass has no say.
pub fn stores_in_class(t: &TypeObj, name: &Ref<StrObj>) -> bool {
    let meta = t.metaclass();
    !meta.has_flag(type_flags::HAS_SETATTR) && !meta.lookup(name).is_some_and(|a| is_data_descriptor(&a))
}

/// Whether a method is `object`'s. (Those of proxies are native too.)
fn is_native(v: &Value) -> bool {
    v.get_exact::<NativeObj>().is_some_and(|f| f.of_builtin_class)
}

/// `object.__getattribute__`.
pub fn generic_get_attr(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) -> Res<Value> {
    find_attr(vm, v, name)?.ok_or_else(|| missing(vm, v, name))
}

/// As [`generic_get_attr`]. `None`, or an AttributeError as well, tells that there is no such attribute: making an exception
/// takes longer than all else, and most callers have something else to try.
fn find_attr(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) -> Res<Option<Value>> {
    if let Value::Object(o) = v {
        match o.layout() {
            Layout::Type => return type_get_attr(vm, v, name).map(Some),
            Layout::Module => {
                if let Some(m) = o.get::<ModuleObj>() {
                    // A module may have been given a class of the program's.
                    if let Some(a) = v.ty().lookup(name).filter(|a| v.ty().is_heap() && is_data_descriptor(a))
                    {
                        return bind(vm, &a, v).map(Some);
                    }
                    let m = Ref::from_ref(m);
                    if let Some(x) = m.ns.get_name(name) {
                        if x.is_none() && crate::import::is_told_later(name) {
                            crate::import::describe(vm, &m)?;
                            return Ok(m.ns.get_name(name).or(Some(x)));
                        }
                        return Ok(Some(x));
                    }
                    if let Some(x) = crate::builtins::special_attr(vm, v, name)? {
                        return Ok(Some(x));
                    }
                    if let Some(a) = v.ty().lookup(name) {
                        return bind(vm, &a, v).map(Some);
                    }
                    if let Some(f) = m.ns.get_name(&builtin().names.getattr) {
                        return vm.call(&f, &[name.value()]).map(Some);
                    }
                    let own = m.ns.get_name(&builtin().names.name);
                    let own =
                        own.as_ref().and_then(|n| n.as_str()).map(|n| format!(" '{}'", n.to_str_lossy()));
                    let (own, name_text) = (own.unwrap_or_default(), name.to_str_lossy());
                    let msg = format!("module{own} has no attribute '{name_text}'");
                    return Err(vm.attribute_error(v, name, msg));
                }
            }
            Layout::Super => {
                if let Some(s) = o.get::<SuperObj>()
                    && let Some(x) = super_get_attr(vm, &Ref::from_ref(s), name)?
                {
                    return Ok(Some(x));
                }
            }
            Layout::Instance if o.ty().payload == Some(Layout::Super) => {
                if let Some(s) = v.get::<SuperObj>()
                    && let Some(x) = super_get_attr(vm, &Ref::from_ref(s), name)?
                {
                    return Ok(Some(x));
                }
            }
            _ => {}
        }
    }
    let class_attr = v.ty().lookup(name);
    let is_data = match &class_attr {
        Some(a) => is_data_descriptor(a),
        None => false,
    };
    // What only knows how to store leaves it to the instance to have something.
    let only_stores =
        |a: &Value| matches!(descr(a), Descr::User { .. }) && a.ty().lookup(&builtin().names.get).is_none();
    if is_data
        && let Some(a) = &class_attr
        && !only_stores(a)
    {
        return bind(vm, a, v).map(Some);
    }
    if let Value::Object(o) = v {
        let own = match o.layout() {
            // `__dict__` is a descriptor of the class that comes first.
            Layout::Instance if !name.object().is(builtin().names.dict.object()) => {
                o.get::<InstanceObj>().and_then(|i| i.get_attr(name))
            }
            Layout::Exception => o.get::<ExceptionObj>().and_then(|e| e.get_attr(name)),
            Layout::Function => o
                .get::<FunctionObj>()
                .and_then(|f| f.attrs.with(|a| a.as_ref().and_then(|d| d.get_name(name)))),
            Layout::Wrapper => o
                .get::<WrapperObj>()
                .and_then(|w| w.attrs.with(|a| a.as_ref().and_then(|d| d.get_name(name)))),
            _ => None,
        };
        if own.is_some() {
            return Ok(own);
        }
    }
    match &class_attr {
        Some(a) => bind(vm, a, v).map(Some),
        None => crate::builtins::special_attr(vm, v, name),
    }
}

/// `C.name`: data descriptors of the metaclass come first, among them those of `type` itself; then what the class and its
/// bases have, then the rest of the metaclass.
fn type_get_attr(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) -> Res<Value> {
    let Some(t) = v.get_exact::<TypeObj>().map(Ref::from_ref) else { return Ok(Value::None) };
    let meta = Ref::from_ref(t.metaclass());
    if meta.is_heap()
        && let Some(a) = meta.lookup(name)
        && !is_native(&a)
        && is_data_descriptor(&a)
    {
        return bind(vm, &a, v);
    }
    if name.as_ascii().is_some_and(|n| n.starts_with("__"))
        && let Some(x) = crate::builtins::special_attr(vm, v, name)?
    {
        return Ok(x);
    }
    if let Some(a) = t.lookup(name) {
        // What `type` says of classes, it says of itself and of what derives from it, too.
        if is_data_descriptor(&a) && meta.lookup(name).is_some_and(|m| m.is(&a)) {
            return bind(vm, &a, v);
        }
        return bind_class_attribute(vm, &a, v);
    }
    if let Some(a) = meta.lookup(name) {
        return bind(vm, &a, v);
    }
    let msg = format!("type object '{}' has no attribute '{}'", t.name(), name.to_str_lossy());
    Err(vm.attribute_error(v, name, msg))
}

/// `super(...).name`, where there is one.
fn super_get_attr(vm: &mut Vm, s: &Ref<SuperObj>, name: &Ref<StrObj>) -> Res<Option<Value>> {
    if s.receiver.is_undef() || name.object().is(builtin().names.class.object()) {
        return Ok(None);
    }
    let Some(a) = super_lookup(s, name) else { return Ok(None) };
    let of_class = s.receiver.get_exact::<TypeObj>().is_some_and(|t| std::ptr::eq(t, &*s.start));
    let r = match descr(&a) {
        _ if of_class => bind_class_attribute(vm, &a, &s.start.value()),
        Descr::ClassMethod => bind_class_method(vm, &a, &s.start.value()),
        Descr::User { .. } => match a.ty().lookup(&builtin().names.get) {
            Some(g) => super::call_special(vm, &g, &a, &[s.receiver.clone(), s.start.value()]),
            None => Ok(a),
        },
        _ => bind(vm, &a, &s.receiver),
    };
    r.map(Some)
}

/// `super(class, receiver)`: TypeError if the receiver has nothing to do with the class.
pub fn super_of(vm: &mut Vm, class: &Ref<TypeObj>, receiver: &Value) -> Res<Ref<SuperObj>> {
    let start = match receiver.get_exact::<TypeObj>() {
        Some(t) if t.is_subclass(class) => Ref::from_ref(t),
        _ if receiver.ty().is_subclass(class) => Ref::from_ref(receiver.ty()),
        other => {
            // An object may claim another class through a property named `__class__`.
            if let Some(c) = get_attr_opt(vm, receiver, &builtin().names.class)?
                && let Some(c) = c.get_exact::<TypeObj>().filter(|c| c.is_subclass(class))
            {
                return Ok(SuperObj::new(class.clone(), receiver.clone(), Ref::from_ref(c)));
            }
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
    Ok(SuperObj::new(class.clone(), receiver.clone(), start))
}

/// `super(class, receiver)` for an instance of the class (not a class).
pub fn super_of_instance(class: &Value, receiver: &Value) -> Option<Ref<SuperObj>> {
    let class = class.get_exact::<TypeObj>()?;
    let start = receiver.ty();
    if receiver.is_undef() || receiver.get_exact::<TypeObj>().is_some() || !start.is_subclass(class) {
        return None;
    }
    Some(SuperObj::new(Ref::from_ref(class), receiver.clone(), Ref::from_ref(start)))
}

/// The method of that name which a super object has for its receiver, an instance.
pub fn super_method(s: &SuperObj, name: &Ref<StrObj>) -> Option<Value> {
    if s.receiver.is_undef() || s.receiver.get_exact::<TypeObj>().is_some() {
        return None;
    }
    super_lookup(s, name).filter(|a| matches!(descr(a), Descr::Method | Descr::NativeMethod))
}

/// The attribute found after `class` in the MRO of `start`.
fn super_lookup(s: &SuperObj, name: &Ref<StrObj>) -> Option<Value> {
    s.start.mro.with(|mro| {
        let at = mro.iter().position(|t| std::ptr::eq(*t, s.class.ptr()))?;
        // SAFETY: a class keeps what is in its MRO alive.
        mro[at + 1..].iter().find_map(|t| unsafe { (**t).dict.with(|d| d.get_name(name).cloned()) })
    })
}

/// `v.name = x`; `Undef` deletes.
pub fn set_attr(vm: &mut Vm, v: &Value, name: &Ref<StrObj>, x: Value) -> Res<()> {
    let ty = v.ty();
    if ty.has_flag(type_flags::HAS_SETATTR) {
        let n = &builtin().names;
        let (m, del) = if x.is_undef() { (&n.delattr, true) } else { (&n.setattr, false) };
        if let Some(f) = ty.lookup(m)
            && !is_native(&f)
        {
            if del {
                super::call_special(vm, &f, v, &[name.value()])?;
            } else {
                super::call_special(vm, &f, v, &[name.value(), x])?;
            }
            return Ok(());
        }
    }
    generic_set_attr(vm, v, name, x)
}

/// `object.__setattr__` and `object.__delattr__` (`x` is `Undef`).
pub fn generic_set_attr(vm: &mut Vm, v: &Value, name: &Ref<StrObj>, x: Value) -> Res<()> {
    let del = x.is_undef();
    let class_attr = v.ty().lookup(name);
    if let Some(a) = &class_attr {
        match descr(a) {
            Descr::Property => {
                if let Some(p) = a.get::<PropertyObj>() {
                    let f = if del { p.deleter.get() } else { p.setter.get() };
                    if f.is_none() {
                        let what = if del { "deleter" } else { "setter" };
                        return Err(property_lacks(vm, &Ref::from_ref(p), v, what));
                    }
                    if del {
                        vm.call(&f, std::slice::from_ref(v))?;
                    } else {
                        vm.call(&f, &[v.clone(), x])?;
                    }
                    return Ok(());
                }
            }
            Descr::User { data: true } | Descr::Native => {
                let n = &builtin().names;
                let f = a.ty().lookup(if del { &n.delete } else { &n.set });
                return match f {
                    Some(f) if del => super::call_special(vm, &f, a, std::slice::from_ref(v)).map(drop),
                    Some(f) => super::call_special(vm, &f, a, &[v.clone(), x]).map(drop),
                    None => {
                        Err(vm.error(&builtin().attribute_error, if del { "__delete__" } else { "__set__" }))
                    }
                };
            }
            Descr::Getter if let Some(set) = a.get_exact::<NativeObj>().and_then(|n| n.def.setter) => {
                return set(vm, &[v.clone(), x], None).map(drop);
            }
            Descr::Member => {
                if let Some(m) = a.get::<MemberObj>() {
                    return member_set(vm, &Ref::from_ref(m), v, x);
                }
            }
            _ => {}
        }
    }
    if let Value::Object(o) = v {
        match o.layout() {
            Layout::Instance => {
                if let Some(i) = o.get::<InstanceObj>() {
                    if crate::builtins::set_special_attr(vm, v, name, &x)? {
                        return Ok(());
                    }
                    // Fields of the built-in part.
                    if let Some(Descr::Getter) = class_attr.as_ref().map(descr)
                        && let Some(n) = class_attr.as_ref().and_then(|a| a.get_exact::<NativeObj>())
                        && !n.def.name.starts_with("__")
                    {
                        let msg = not_writable(n);
                        return Err(vm.error(&builtin().attribute_error, msg));
                    }
                    if o.ty().has_flag(type_flags::NO_DICT) {
                        return Err(not_settable(vm, v, name, class_attr.is_some()));
                    }
                    if !del {
                        i.set_attr(name, x);
                        return Ok(());
                    }
                    if i.del_attr(name) {
                        return Ok(());
                    }
                    let msg =
                        format!("'{}' object has no attribute '{}'", o.ty().name(), name.to_str_lossy());
                    return Err(vm.error(&builtin().attribute_error, msg));
                }
            }
            Layout::Exception => {
                if crate::builtins::set_special_attr(vm, v, name, &x)? {
                    return Ok(());
                }
                if let Some(e) = o.get::<ExceptionObj>() {
                    if !del {
                        e.set_attr(name, x);
                        return Ok(());
                    }
                    return if e.del_attr(name) { Ok(()) } else { Err(missing(vm, v, name)) };
                }
            }
            Layout::Type => {
                if let Some(t) = o.get::<TypeObj>() {
                    if !t.is_heap() {
                        let msg = format!(
                            "cannot set '{}' attribute of immutable type '{}'",
                            name.to_str_lossy(),
                            t.name()
                        );
                        return Err(vm.type_error(msg));
                    }
                    if crate::builtins::set_special_attr(vm, v, name, &x)? {
                        return Ok(());
                    }
                    if !t.set_attr(name, x) && del {
                        return Err(missing(vm, v, name));
                    }
                    return Ok(());
                }
            }
            Layout::Module => {
                if let Some(m) = o.get::<ModuleObj>() {
                    if name.object().is(builtin().names.class.object()) {
                        return crate::builtins::set_class(vm, v, &x);
                    }
                    if name.object().is(builtin().names.dict.object()) {
                        return Err(vm.error(&builtin().attribute_error, "readonly attribute"));
                    }
                    if !del {
                        m.ns.set_name(name, x);
                    } else if !m.ns.remove_name(name) {
                        return Err(missing(vm, v, name));
                    }
                    return Ok(());
                }
            }
            Layout::Function => {
                if crate::builtins::set_special_attr(vm, v, name, &x)? {
                    return Ok(());
                }
                if let Some(f) = o.get::<FunctionObj>() {
                    if !del {
                        let d = f.attrs.with_mut(|a| a.get_or_insert_with(DictObj::empty).clone());
                        d.set_name(name, x);
                        return Ok(());
                    }
                    let gone =
                        f.attrs.with(|a| a.as_ref().and_then(|d| d.data.with_mut(|t| t.remove_name(name))));
                    return if gone.is_some() { Ok(()) } else { Err(missing(vm, v, name)) };
                }
            }
            Layout::Wrapper if class_attr.is_none() => {
                if let Some(w) = o.get::<WrapperObj>() {
                    let d = w.attrs.with_mut(|a| a.get_or_insert_with(DictObj::empty).clone());
                    if !del {
                        d.set_name(name, x);
                    } else if d.data.with_mut(|t| t.remove_name(name)).is_none() {
                        return Err(missing(vm, v, name));
                    }
                    return Ok(());
                }
            }
            _ => {
                if crate::builtins::set_special_attr(vm, v, name, &x)? {
                    return Ok(());
                }
            }
        }
    }
    if name.object().is(builtin().names.class.object()) {
        return crate::builtins::set_class(vm, v, &x);
    }
    if let Some(n) = class_attr.as_ref().and_then(|a| a.get_exact::<NativeObj>())
        && n.def.kind == NativeKind::Getter
    {
        let msg = not_writable(n);
        return Err(vm.error(&builtin().attribute_error, msg));
    }
    if v.get_exact::<BoundMethodObj>().is_some() {
        let msg = match name.as_ascii() {
            Some("__func__" | "__self__") => Some("readonly attribute"),
            Some("__doc__") => Some("attribute '__doc__' of 'method' objects is not writable"),
            _ => None,
        };
        if let Some(msg) = msg {
            return Err(vm.error(&builtin().attribute_error, msg));
        }
    }
    if v.get_exact::<NativeObj>().is_some() && FUNCTION_FIELDS.iter().any(|f| name.as_ascii() == Some(f)) {
        let msg =
            format!("attribute '{}' of '{}' objects is not writable", name.to_str_lossy(), v.ty().name());
        return Err(vm.error(&builtin().attribute_error, msg));
    }
    Err(not_settable(vm, v, name, class_attr.is_some()))
}

/// What built-in functions know of themselves.
const FUNCTION_FIELDS: &[&str] = &["__name__", "__qualname__", "__doc__", "__self__", "__text_signature__"];

/// An object without a dict; of an attribute of its class CPython does not say which it was.
#[cold]
fn not_settable(vm: &mut Vm, v: &Value, name: &Ref<StrObj>, is_of_class: bool) -> Raised {
    let (class, shown) = (v.ty().name(), name.to_str_lossy());
    if is_of_class {
        let msg = format!("'{class}' object attribute '{shown}' is read-only");
        return vm.error(&builtin().attribute_error, msg);
    }
    let msg =
        format!("'{class}' object has no attribute '{shown}' and no __dict__ for setting new attributes");
    vm.attribute_error(v, name, msg)
}

/// What is said of an attribute of a built-in class that nobody can set. CPython words it in two ways: for fields of a struct,
/// and for what a function computes.
fn not_writable(n: &NativeObj) -> String {
    const FIELDS: &[&str] =
        &["fget", "fset", "fdel", "__func__", "__wrapped__", "start", "stop", "step", "__thisclass__"];
    let (name, owner) = (n.def.name, n.owner.unwrap_or_default());
    const COMPUTED_OF_CODE: &[&str] = &["co_code", "co_varnames", "co_cellvars", "co_freevars"];
    let is_field = match owner {
        "complex" | "functools.partial" => true,
        "code" => !COMPUTED_OF_CODE.contains(&name),
        "traceback" => matches!(name, "tb_frame" | "tb_lasti"),
        _ => FIELDS.contains(&name),
    };
    if is_field {
        return "readonly attribute".to_string();
    }
    format!("attribute '{name}' of '{owner}' objects is not writable")
}

#[cold]
fn missing(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) -> Raised {
    // A method asks its function.
    if let Some(m) = v.get_exact::<BoundMethodObj>()
        && m.func.get_exact::<FunctionObj>().is_some()
    {
        return missing(vm, &m.func, name);
    }
    let msg = match v.get_exact::<TypeObj>() {
        Some(t) => format!("type object '{}' has no attribute '{}'", t.name(), name.to_str_lossy()),
        None => {
            // A method passes the question on to its function.
            let ty = match v.get_exact::<BoundMethodObj>() {
                Some(m) if std::ptr::eq(v.ty(), &*builtin().method) => m.func.ty(),
                _ => v.ty(),
            };
            format!("'{}' object has no attribute '{}'", ty.name(), name.to_str_lossy())
        }
    };
    vm.attribute_error(v, name, msg)
}

/// A borrowed object behind a pointer that a valid cache holds.
///
/// # Safety
/// The cache's key and version have just been checked, so the object is alive.
#[inline(always)]
pub unsafe fn cached_object(p: *const ()) -> Value {
    // SAFETY: the caller's duty; the borrowed pointer is cloned without taking its owner's count.
    unsafe {
        let o = std::mem::ManuallyDrop::new(ObjectRef::from_raw(std::ptr::NonNull::new_unchecked(
            p as *mut Header,
        )));
        Value::Object((*o).clone())
    }
}

/// `LoadAttr` through its inline cache.
#[inline(never)]
pub fn load_attr(vm: &mut Vm, v: &Value, site: &AttrSite) -> Res<Value> {
    let Value::Object(o) = v else { return get_attr(vm, v, &site.name) };
    for c in [site.cache.get(), site.second.get()] {
        match c.kind {
            CacheKind::Slot => {
                if let Some(i) = o.get::<InstanceObj>()
                    && i.shape_ptr() as *const () == c.key
                {
                    let x = i.slot(c.slot as usize);
                    if !x.is_undef() {
                        return Ok(x.clone());
                    }
                }
            }
            CacheKind::ModuleCell
            | CacheKind::Class
            | CacheKind::ClassValue
            | CacheKind::Item
            | CacheKind::TypeValue => {
                if let Some(x) = cached_value(o, &c) {
                    return Ok(x);
                }
            }
            CacheKind::Method => {
                if let Some(f) = cached_method(o, &c) {
                    return Ok(BoundMethodObj::new(f, v.clone()).into());
                }
            }
            CacheKind::Property => {
                if let Some(i) = o.get::<InstanceObj>()
                    && i.shape_ptr() as *const () == c.key
                    && i.class().version.get() == c.version
                {
                    // SAFETY: the property lives in the class dict while the version holds.
                    let p = unsafe { cached_object(c.aux) };
                    return bind(vm, &p, v);
                }
            }
            _ => {}
        }
    }
    fill_load_cache(o, site);
    get_attr(vm, v, &site.name)
}

/// What a cache entry has of a class or a module: a value that needs no binding.
#[inline(always)]
pub fn cached_value(o: &ObjectRef, c: &AttrCache) -> Option<Value> {
    let hit = match c.kind {
        CacheKind::ModuleCell => return o.get::<ModuleObj>()?.cached(c),
        CacheKind::Class | CacheKind::ClassValue | CacheKind::Item => {
            let i = o.get::<InstanceObj>()?;
            let hit = i.shape_ptr() as *const () == c.key && i.class().version.get() == c.version;
            match c.kind {
                CacheKind::Class if hit => return Some(Ref::from_ref(i.class()).into()),
                CacheKind::Item if hit => {
                    return i.payload()?.get_exact::<TupleObj>()?.items().get(c.slot as usize).cloned();
                }
                _ => hit,
            }
        }
        CacheKind::TypeValue => {
            o.as_ptr() as *const () == c.key && o.get::<TypeObj>()?.version.get() == c.version
        }
        _ => false,
    };
    // SAFETY: `aux` points at the value in the class dict while the version holds.
    hit.then(|| unsafe { (*(c.aux as *const Value)).clone() })
}

/// Records in the cache what a plain lookup of the attribute on `o` finds, if that can be cached.
pub fn fill_load_cache(o: &ObjectRef, site: &AttrSite) {
    let name = &site.name;
    let mut c = AttrCache::EMPTY;
    match o.layout() {
        Layout::Instance => {
            let Some(i) = o.get::<InstanceObj>() else { return };
            let t = i.class();
            if !finds_plainly(t) || i.in_dict_mode() {
                return;
            }
            let class_attr = t.lookup_but_slots(name);
            c.key = i.shape_ptr() as *const ();
            c.version = t.version.get();
            let kind = class_attr.as_ref().map(descr);
            let own = i.shape().find(name);
            let runs = match kind {
                Some(Descr::Property | Descr::Native) => true,
                Some(Descr::User { data }) => {
                    (data || own.is_none()) && class_attr.as_ref().and_then(getter_of).is_some()
                }
                _ => false,
            };
            let item = class_attr
                .as_ref()
                .and_then(|a| a.get_exact::<TupleGetter>())
                .and_then(|g| u32::try_from(g.index()).ok());
            if let Some(item) = item {
                c.kind = CacheKind::Item;
                c.slot = item;
            } else if runs {
                // An AttributeError of the getter would have `__getattr__` called.
                if t.has_flag(type_flags::HAS_GETATTR) {
                    return;
                }
                c.kind = CacheKind::Property;
                c.aux = class_attr.as_ref().map_or(std::ptr::null(), |a| a.raw_payload() as *const ());
            } else if let Some(slot) = own
                && !class_attr.as_ref().is_some_and(is_data_descriptor)
            {
                // Should a class attribute of this name become a data descriptor, all caches of the name are emptied.
                c.kind = CacheKind::Slot;
                c.slot = slot as u32;
                c.offset = i.shape().offset(slot);
                c.aux = i.shape().kind(slot) as *const SlotKind as *const ();
            } else if kind.is_none() && **name == *builtin().names.class {
                c.kind = CacheKind::Class;
            } else if matches!(kind, Some(Descr::Method)) {
                c.kind = CacheKind::Method;
                c.aux = class_attr.as_ref().map_or(std::ptr::null(), |a| a.raw_payload() as *const ());
            } else if matches!(kind, Some(Descr::Plain))
                && let Some(p) = class_value_ptr(t, name)
            {
                c.kind = CacheKind::ClassValue;
                c.aux = p as *const ();
            } else {
                return;
            }
        }
        Layout::Module => {
            let Some(m) = o.get::<ModuleObj>() else { return };
            if m.ns.get_name(name).is_none() || o.ty().is_heap() || crate::import::is_told_later(name) {
                return;
            }
            m.ns.is_in_cache();
            c.kind = CacheKind::ModuleCell;
            c.key = m.ns.ptr() as *const ();
            c.aux = m.ns.cell(name) as *const ();
        }
        Layout::Type => {
            let Some(t) = o.get::<TypeObj>() else { return };
            let plain = matches!(t.lookup(name).as_ref().map(descr), Some(Descr::Plain | Descr::Method));
            if !plain || !finds_in_class(t, name) {
                return;
            }
            let Some(p) = class_value_ptr(t, name) else { return };
            c.kind = CacheKind::TypeValue;
            c.key = o.as_ptr() as *const ();
            c.version = t.version.get();
            c.aux = p as *const ();
        }
        _ => return,
    }
    site.remember(c);
}

/// Where the value of a class attribute lies. The pointer is good while the class's version stays.
fn class_value_ptr(t: &TypeObj, name: &Ref<StrObj>) -> Option<*const Value> {
    t.mro_refs().iter().find_map(|b| b.dict.with(|d| d.get_name(name).map(|v| v as *const Value)))
}

/// `StoreAttr` through its inline cache.
#[inline(always)]
pub fn store_attr(vm: &mut Vm, v: &Value, site: &AttrSite, x: Value) -> Res<()> {
    if let Value::Object(o) = v
        && o.layout() == Layout::Instance
        && let Some(i) = o.get::<InstanceObj>()
    {
        for c in [site.cache.get(), site.second.get()] {
            if i.shape_ptr() as *const () == c.key {
                match c.kind {
                    CacheKind::Slot => {
                        // SAFETY: the cache holds for the shape, to which the kind belongs.
                        i.set_slot(c.slot as usize, unsafe { &*(c.aux as *const SlotKind) }, x);
                        return Ok(());
                    }
                    CacheKind::Add if i.class().version.get() == c.version => {
                        i.push_slot(c.aux as *const Shape, x);
                        return Ok(());
                    }
                    _ => {}
                }
            }
        }
        fill_store_cache(i, site);
    }
    store_in_class(vm, v, site, x)
}

/// `StoreAttr` on what is no instance; variables of classes have their cache.
#[inline(never)]
fn store_in_class(vm: &mut Vm, v: &Value, site: &AttrSite, x: Value) -> Res<()> {
    let Some(t) = v.get::<TypeObj>() else { return set_attr(vm, v, &site.name, x) };
    let key = t as *const TypeObj as *const ();
    for c in [site.cache.get(), site.second.get()] {
        if c.kind == CacheKind::TypeCell && c.key == key && c.version == t.version.get() && !is_descriptor(&x)
        {
            cell_ref(&(c.aux as *const GlobalCell)).set(x);
            return Ok(());
        }
    }
    set_attr(vm, v, &site.name, x)?;
    if stores_in_class(t, &site.name)
        && let Some(cell) = t.own_variable(&site.name)
    {
        let (kind, version) = (CacheKind::TypeCell, t.version.get());
        site.remember(AttrCache { kind, version, key, aux: cell as *const (), ..AttrCache::EMPTY });
    }
    Ok(())
}

#[inline(never)]
fn fill_store_cache(i: &InstanceObj, site: &AttrSite) {
    let t = i.class();
    let is_slot = || t.slots.with(|s| s.iter().any(|n| n.object().is(site.name.object())));
    if t.has_flag(type_flags::NO_DICT) && !is_slot() {
        return;
    }
    if t.has_flag(type_flags::HAS_SETATTR)
        || i.in_dict_mode()
        || t.lookup_but_slots(&site.name).is_some_and(|c| is_data_descriptor(&c))
        || site.name.object().is(builtin().names.dict.object())
        || site.name.object().is(builtin().names.class.object())
    {
        return;
    }
    let key = i.shape_ptr() as *const ();
    let version = t.version.get();
    site.remember(match i.shape().find(&site.name) {
        Some(s) => AttrCache {
            kind: CacheKind::Slot,
            slot: s as u32,
            offset: i.shape().offset(s),
            version,
            key,
            aux: i.shape().kind(s) as *const SlotKind as *const (),
        },
        None => {
            let Some(next) = i.shape().add(&site.name) else { return };
            AttrCache { kind: CacheKind::Add, slot: 0, offset: 0, version, key, aux: next as *const () }
        }
    });
}

/// The method that a cache entry has for an object.
#[inline(always)]
pub fn cached_method(o: &ObjectRef, c: &AttrCache) -> Option<Value> {
    let hit = match c.kind {
        CacheKind::Method => matches!(o.get::<InstanceObj>(), Some(i)
            if i.shape_ptr() as *const () == c.key && i.class().version.get() == c.version),
        CacheKind::Native => shape_word(o) == c.key,
        _ => false,
    };
    // SAFETY: shape and version hold, so the class still owns the function; methods of built-in types live as long as the
    // process.
    hit.then(|| unsafe { cached_object(c.aux) })
}

/// `LoadMethod` through its inline cache: `(function, self)` for a plain method, else `(Undef, value)`.
#[inline(always)]
pub fn load_method(vm: &mut Vm, v: &Value, site: &AttrSite) -> Res<(Value, Value)> {
    if let Value::Object(o) = v {
        for c in [site.cache.get(), site.second.get()] {
            if let Some(f) = cached_method(o, &c) {
                return Ok((f, v.clone()));
            }
        }
    }
    load_method_slow(vm, v, site)
}

#[inline(never)]
fn load_method_slow(vm: &mut Vm, v: &Value, site: &AttrSite) -> Res<(Value, Value)> {
    let t = v.ty();
    let name = &site.name;
    if let Value::Object(o) = v
        && o.layout() == Layout::Super
        && let Some(s) = o.get::<SuperObj>()
        && let Some(a) = super_method(s, name)
    {
        return Ok((a, s.receiver.clone()));
    }
    if finds_plainly(t)
        && let Some(a) = t.lookup(name)
    {
        let d = descr(&a);
        if matches!(d, Descr::Method | Descr::NativeMethod) {
            let (mut own, mut key, mut kind) = (false, std::ptr::null(), CacheKind::Empty);
            if let Value::Object(o) = v {
                match o.layout() {
                    Layout::Instance => {
                        if let Some(i) = o.get::<InstanceObj>() {
                            if i.in_dict_mode() {
                                own = i.get_attr(name).is_some();
                            } else {
                                own = i.shape().find(name).is_some();
                                key = i.shape_ptr() as *const ();
                                kind = CacheKind::Method;
                            }
                        }
                    }
                    Layout::Exception => {
                        own = o.get::<ExceptionObj>().is_some_and(|e| e.get_attr(name).is_some())
                    }
                    Layout::Function => {
                        own = o.get::<FunctionObj>().is_some_and(|f| f.attrs.with(|a| a.is_some()))
                    }
                    Layout::Type | Layout::Module | Layout::Super => own = true,
                    _ => {
                        key = shape_word(o);
                        kind = CacheKind::Native;
                    }
                }
            }
            if !own {
                if kind != CacheKind::Empty {
                    let aux = a.raw_payload() as *const ();
                    site.remember(AttrCache { kind, slot: 0, offset: 0, version: t.version.get(), key, aux });
                }
                return Ok((a, v.clone()));
            }
        }
    }
    if let Some(found) = wrapped_method(v, name) {
        return Ok(found);
    }
    // Attributes that are values (functions in modules, instance attributes) go through the load cache.
    Ok((Value::Undef, load_attr(vm, v, site)?))
}

/// What `LoadMethod` gives for a static or class method of Python, of an instance or a class.
pub fn wrapped_method(v: &Value, name: &Ref<StrObj>) -> Option<(Value, Value)> {
    let (class, own) = match v.get_exact::<TypeObj>() {
        Some(t) => (t, t.metaclass().lookup(name).is_some() || !finds_plainly(t.metaclass())),
        None => {
            let i = v.get_exact::<InstanceObj>()?;
            (i.class(), i.get_attr(name).is_some() || !finds_plainly(i.class()))
        }
    };
    let a = class.lookup(name).filter(|_| !own)?;
    let w =
        a.get_exact::<WrapperObj>().filter(|w| w.func.with(|f| f.get_exact::<FunctionObj>().is_some()))?;
    Some(match w.kind {
        WrapperKind::StaticMethod => (Value::Undef, w.func.get()),
        WrapperKind::ClassMethod => (w.func.get(), Ref::from_ref(class).into()),
    })
}

/// `LoadSpecial`: a method looked up on the type, for `with`.
pub fn load_special(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) -> Res<(Value, Value)> {
    match v.ty().lookup(name) {
        Some(a) => match descr(&a) {
            Descr::Method | Descr::NativeMethod => Ok((a, v.clone())),
            _ => Ok((Value::Undef, bind(vm, &a, v)?)),
        },
        None => {
            let what = name.to_str_lossy();
            let is_async = what.starts_with("__a");
            let which = if is_async { "asynchronous " } else { "" };
            let mut msg = format!(
                "'{}' object does not support the {which}context manager protocol (missed {what} method)",
                crate::traceback::class_name(v.ty())
            );
            // Has it the methods of the other kind?
            let other: [&str; 2] =
                if is_async { ["__enter__", "__exit__"] } else { ["__aenter__", "__aexit__"] };
            if other.iter().all(|n| v.ty().lookup(&intern(n)).is_some()) {
                let (kind, with) = if is_async { ("", "with") } else { ("asynchronous ", "async with") };
                msg += &format!(
                    " but it supports the {kind}context manager protocol. Did you mean to use '{with}'?"
                );
            }
            Err(vm.type_error(msg))
        }
    }
}
