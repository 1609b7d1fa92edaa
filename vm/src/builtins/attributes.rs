//! Attributes that no class dict holds (`__class__`, `__dict__`, `__name__` of functions, …), and `dir()`.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

fn string(s: &str) -> Value {
    Value::string(s)
}

/// Such an attribute of `v`, if `name` is one.
pub fn special_attr(vm: &mut Vm, v: &Value, name: &Ref<StrObj>) -> Res<Option<Value>> {
    let Some(n) = name.as_ascii() else { return Ok(None) };
    if let Some(found) = super::annotations::attribute(vm, v, n)? {
        return Ok(Some(found));
    }
    if n == "__class__" {
        return Ok(Some(Ref::from_ref(v.ty()).into()));
    }
    let Value::Object(o) = v else {
        return Ok((n == "__doc__").then_some(super::docs::of(v.ty()).map_or(Value::None, string)));
    };
    let found = match o.layout() {
        Layout::Instance => match (n, o.get::<InstanceObj>()) {
            ("__dict__", Some(i)) if !o.ty().has_flag(type_flags::NO_DICT) => Some(i.dict_value()),
            ("__weakref__", _) => weakref_attr(o),
            _ => match v.get::<SuperObj>() {
                Some(s) => super_attr(s, n),
                None => None,
            },
        },
        Layout::Exception if n == "__weakref__" => weakref_attr(o),
        Layout::Exception => o.get::<ExceptionObj>().and_then(|e| super::exceptions::attribute(e, n)),
        Layout::Type => match o.get::<TypeObj>() {
            Some(t) => return type_attr(vm, &Ref::from_ref(t), n),
            None => None,
        },
        Layout::Function => o.get::<FunctionObj>().and_then(|f| function_attr(f, n)),
        Layout::NativeFunction => o.get::<NativeObj>().and_then(|f| match n {
            "__self__" if f.def.kind == NativeKind::Function => {
                vm.modules.get_str(f.owner.unwrap_or("builtins")).or_else(|| native_attr(f, n))
            }
            _ => native_attr(f, n),
        }),
        Layout::BoundMethod => match o.get::<BoundMethodObj>() {
            Some(m) => return method_attr(vm, &Ref::from_ref(m), name),
            None => None,
        },
        Layout::Wrapper => match o.get::<WrapperObj>() {
            Some(w) if n == "__dict__" => Some(wrapper_dict(vm, &Ref::from_ref(w))?.into()),
            Some(w) if n.starts_with("__") => {
                let f = w.func.get();
                return crate::ops::get_attr_opt(vm, &f, name);
            }
            _ => None,
        },
        Layout::Cell => match (n, o.get::<CellObj>()) {
            ("cell_contents", Some(c)) => {
                let v = c.value.get();
                if v.is_undef() {
                    return Err(vm.value_error("Cell is empty"));
                }
                Some(v)
            }
            _ => None,
        },
        Layout::Generator | Layout::Coroutine => GeneratorObj::of(o).and_then(|g| match n {
            "__name__" => Some(g.name()),
            "__qualname__" => Some(g.qualname()),
            _ => None,
        }),
        Layout::Module => o.get::<ModuleObj>().and_then(|m| match n {
            "__dict__" => Some(m.ns.value()),
            "__doc__" => Some(Value::None),
            _ => None,
        }),
        Layout::Property => o.get::<PropertyObj>().and_then(|p| match n {
            "__doc__" => Some(p.doc.get()),
            _ => None,
        }),
        Layout::Member => o.get::<MemberObj>().and_then(|m| match n {
            "__name__" => Some(m.name.value()),
            "__qualname__" => {
                let class = m.class.qualname.get();
                let class = class.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
                Some(string(&format!("{class}.{}", m.name.to_str_lossy())))
            }
            "__objclass__" => Some(m.class.value()),
            _ => None,
        }),
        Layout::Super => o.get::<SuperObj>().and_then(|s| super_attr(s, n)),
        _ => None,
    };
    let doc = || super::docs::of(o.ty()).map_or(Value::None, string);
    Ok(found.or_else(|| (n == "__doc__").then(doc)))
}

/// `__weakref__`: the first weak reference.
fn weakref_attr(o: &ObjectRef) -> Option<Value> {
    let has = o.ty().is_heap() && o.ty().has_flag(type_flags::WEAK);
    has.then(|| weak_references(o).first().map_or(Value::None, |w| w.seen()))
}

fn super_attr(s: &SuperObj, n: &str) -> Option<Value> {
    let bound = !s.receiver.is_undef();
    match n {
        "__thisclass__" => Some(s.class.value()),
        "__self__" => Some(if bound { s.receiver.clone() } else { Value::None }),
        "__self_class__" => Some(if bound { s.start.value() } else { Value::None }),
        _ => None,
    }
}

/// An attribute of a class that `type` itself provides.
pub(super) fn type_attr(vm: &mut Vm, t: &Ref<TypeObj>, n: &str) -> Res<Option<Value>> {
    let tuple =
        |v: Vec<Ref<TypeObj>>| -> Value { TupleObj::new(v.into_iter().map(Value::from).collect()).into() };
    // In the dict of `type` itself these are the descriptors for its instances.
    let of_instances = |v: &Value| v.get_exact::<NativeObj>().is_some();
    let own = |name: &Ref<StrObj>| t.dict.with(|d| d.get_name(name).cloned()).filter(|v| !of_instances(v));
    let names = &builtin().names;
    Ok(Some(match n {
        "__name__" => t.own_name().into(),
        "__qualname__" => {
            let q = t.qualname.get();
            if q.is_undef() { t.own_name().into() } else { q }
        }
        "__module__" => match own(&names.module) {
            Some(m) if t.is_heap() => m,
            None if t.is_heap() => return Err(vm.attribute_error(&t.value(), &names.module, n.to_string())),
            _ => string(t.split_name().0.as_deref().unwrap_or("builtins")),
        },
        "__text_signature__" => {
            let new = t
                .dict
                .with(|d| d.get_name(&names.new).cloned())
                .map(|w| w.get_exact::<WrapperObj>().map_or(w.clone(), |w| w.func.get()));
            let of_new = |f: &Value| f.get_exact::<NativeObj>().and_then(|f| f.def.signature);
            new.as_ref().and_then(of_new).map_or(Value::None, string)
        }
        "__doc__" => match own(&names.doc) {
            Some(d) => crate::ops::bind_class_attribute(vm, &d, &t.value())?,
            None => super::docs::of(t).map_or(Value::None, string),
        },
        "__mro__" => tuple(t.mro_refs()),
        "__bases__" => tuple(t.bases.get()),
        "__base__" => t.best_base().map_or(Value::None, Value::from),
        "__dict__" => ProxyObj::new(t.value()).into(),
        "__abstractmethods__" => match own(&names.abstractmethods) {
            Some(a) => a,
            None => return Err(vm.attribute_error(&t.value(), &names.abstractmethods, n.to_string())),
        },
        _ => return Ok(None),
    }))
}

fn function_attr(f: &FunctionObj, n: &str) -> Option<Value> {
    Some(match n {
        "__name__" => f.name(),
        "__qualname__" => f.qualname(),
        "__module__" => f.module.get(),
        "__doc__" => f.doc(),
        "__defaults__" => f.defaults.get(),
        "__kwdefaults__" => f.kwdefaults.get(),
        "__code__" => f.code.get().into(),
        "__globals__" => f.code().ns.value(),
        "__closure__" => match f.closure.get_exact::<TupleObj>() {
            Some(t) if !t.is_empty() => f.closure.clone(),
            _ => Value::None,
        },
        "__dict__" => f.attrs.with_mut(|a| a.get_or_insert_with(DictObj::empty).clone()).into(),
        "__builtins__" => f.code().ns.fallback().map_or(Value::None, |b| b.value()),
        _ => return None,
    })
}

/// The signature of a function that does not declare one: that of special methods is the same in all classes, others tell how many
/// arguments they take.
fn implied_signature(f: &NativeObj) -> Option<&'static str> {
    let d = f.def;
    let is_method = matches!(d.kind, NativeKind::Method | NativeKind::ClassMethod);
    let of_class = f.owner.is_some() && (is_method || d.name == "__new__");
    let special = special_signature(d.name).filter(|_| of_class && (f.is_slot || d.name != "__setstate__"));
    let counted = match (d.kind, d.min, d.max) {
        _ if d.keywords || f.is_slot => None,
        (NativeKind::Method, 1, 1) => Some("($self, /)"),
        (NativeKind::Method, 2, 2) => Some("($self, object, /)"),
        (NativeKind::ClassMethod, 1, 1) => Some("($type, /)"),
        (NativeKind::ClassMethod, 2, 2) => Some("($type, object, /)"),
        _ => None,
    };
    special.or(counted)
}

/// How a special method is called, which is the same in all classes.
fn special_signature(name: &str) -> Option<&'static str> {
    Some(match name {
        "__new__" => "($type, *args, **kwargs)",
        "__format__" => "($self, format_spec, /)",
        "__round__" => "($self, ndigits=None, /)",
        "__reduce_ex__" => "($self, protocol, /)",
        "__set_name__" => "($self, owner, name, /)",
        "__reversed__" => "($self, /)",
        "__length_hint__" | "__reduce__" | "__setstate__" | "__class_getitem__" | "__trunc__"
        | "__floor__" | "__ceil__" | "__complex__" | "__bytes__" | "__getnewargs__" | "__sizeof__"
        | "__dir__" | "__getstate__" | "__init_subclass__" | "__subclasshook__" | "__alloc__"
        | "__instancecheck__" | "__subclasscheck__" | "__mro_entries__" => return None,
        "__init__" | "__call__" => "($self, /, *args, **kwargs)",
        "__getitem__" | "__contains__" | "__delitem__" => "($self, key, /)",
        "__setitem__" => "($self, key, value, /)",
        "__getattribute__" | "__getattr__" | "__delattr__" => "($self, name, /)",
        "__setattr__" => "($self, name, value, /)",
        "__get__" => "($self, instance, owner=None, /)",
        "__set__" => "($self, instance, value, /)",
        "__delete__" => "($self, instance, /)",
        "__pow__" | "__rpow__" => "($self, value, mod=None, /)",
        "__buffer__" => "($self, flags, /)",
        "__release_buffer__" => "($self, buffer, /)",
        "__repr__" | "__str__" | "__hash__" | "__iter__" | "__next__" | "__len__" | "__bool__"
        | "__neg__" | "__pos__" | "__abs__" | "__invert__" | "__int__" | "__float__" | "__index__"
        | "__await__" | "__aiter__" | "__anext__" | "__del__" => "($self, /)",
        name if name.starts_with("__") => "($self, value, /)",
        _ => return None,
    })
}

fn native_attr(f: &NativeObj, n: &str) -> Option<Value> {
    Some(match n {
        "__name__" => string(f.def.name),
        "__qualname__" => match f.owner.filter(|_| f.def.kind != NativeKind::Function) {
            Some(o) => string(&format!("{o}.{}", f.def.name)),
            None => string(f.def.name),
        },
        "__doc__" if !f.def.doc.is_empty() => string(f.def.doc),
        "__text_signature__" => match f.def.signature {
            None => implied_signature(f).map_or(Value::None, string),
            s => s.map_or(Value::None, string),
        },
        "__self__" if f.def.name == "__new__" => super::repr::class_named(f.owner?)?.value(),
        "__doc__" | "__self__" => Value::None,
        "__objclass__" if f.def.kind != NativeKind::Function && f.def.name != "__new__" => match &f.class {
            Some(c) => c.value(),
            None => super::repr::class_named(f.owner?)?.value(),
        },
        "__module__" if f.def.kind == NativeKind::StaticMethod => Value::None,
        "__module__" if f.def.kind == NativeKind::Function => string(f.owner.unwrap_or("builtins")),
        "__module__" if f.def.kind == NativeKind::StaticMethod => Value::None,
        _ => return None,
    })
}

fn method_attr(vm: &mut Vm, m: &Ref<BoundMethodObj>, name: &Ref<StrObj>) -> Res<Option<Value>> {
    Ok(match name.as_ascii() {
        Some("__func__") if m.native().is_none() => Some(m.func.clone()),
        Some("__self__") => Some(m.receiver.clone()),
        Some("__module__") if m.native().is_some() => Some(Value::None),
        Some("__qualname__") if let Some(f) = m.native() => {
            let class = m.receiver.get_exact::<TypeObj>().unwrap_or(m.receiver.ty());
            Some(string(&format!("{}.{}", class.name(), f.def.name)))
        }
        _ => return crate::ops::get_attr_opt(vm, &m.func, name),
    })
}

/// `__dict__` of a `staticmethod` or `classmethod`: it begins with what the wrapper has taken over from its function.
fn wrapper_dict(vm: &mut Vm, w: &Ref<WrapperObj>) -> Res<Ref<DictObj>> {
    let known = w.attrs.get().unwrap_or_else(DictObj::empty);
    let d = DictObj::empty();
    for name in ["__module__", "__name__", "__qualname__", "__doc__"] {
        let name = intern(name);
        if known.get_name(&name).is_none()
            && !w.complete.get()
            && let Some(v) = crate::ops::get_attr_opt(vm, &w.func.get(), &name)?
        {
            d.set_name(&name, v);
        }
    }
    if !w.complete.replace(true) {
        known.names().into_iter().for_each(|(k, v)| d.set_name(&k, v));
        w.attrs.set(Some(d));
    }
    Ok(w.attrs.get().unwrap_or(known))
}

// ---- stores ---------------------------------------------------------------------------------------------

/// Sets (or, with `Undef`, deletes) such an attribute; false if it is none of them.
pub fn set_special_attr(vm: &mut Vm, v: &Value, name: &Ref<StrObj>, x: &Value) -> Res<bool> {
    let Some(o) = v.as_object() else { return Ok(false) };
    let names = &builtin().names;
    if name.as_ascii() == Some("__weakref__") && weakref_attr(o).is_some() {
        // The class that it comes from is the last one that has it.
        let class = o.ty().mro_refs().into_iter().rfind(|t| t.is_heap() && t.has_flag(type_flags::WEAK));
        let class = class.map_or(String::new(), |t| t.name());
        let msg = format!("attribute '__weakref__' of '{class}' objects is not writable");
        return Err(vm.error(&builtin().attribute_error, msg));
    }
    if o.layout() == Layout::Instance {
        if name.object().is(names.class.object()) {
            super::class_changes::set_class(vm, v, x)?;
            return Ok(true);
        }
        if name.object().is(names.dict.object())
            && !o.ty().has_flag(type_flags::NO_DICT)
            && let Some(i) = o.get::<InstanceObj>()
        {
            match x.get::<DictObj>() {
                Some(_) => i.set_dict(x.clone()),
                None if x.is_undef() && native_dict(o.ty()) => {
                    return Err(vm.type_error("cannot delete __dict__"));
                }
                None if x.is_undef() => i.set_dict(DictObj::empty().into()),
                None => return Err(not_a_dict(vm, x)),
            }
            return Ok(true);
        }
        return Ok(false);
    }
    let Some(n) = name.as_ascii() else { return Ok(false) };
    if n == "__class__" {
        super::class_changes::set_class(vm, v, x)?;
        return Ok(true);
    }
    if super::annotations::set_attribute(vm, v, n, x)? {
        return Ok(true);
    }
    match o.layout() {
        Layout::Property => match (n, o.get::<PropertyObj>()) {
            ("__doc__", Some(p)) => {
                p.doc.set(if x.is_undef() { Value::None } else { x.clone() });
                Ok(true)
            }
            ("__name__", Some(p)) => {
                p.name.set(x.clone());
                Ok(true)
            }
            _ => Ok(false),
        },
        Layout::Exception => match o.get::<ExceptionObj>() {
            Some(e) => super::exceptions::set_attribute(vm, &Ref::from_ref(e), n, x),
            None => Ok(false),
        },
        Layout::Type => match o.get::<TypeObj>() {
            Some(t) => super::class_changes::set_type_attr(vm, &Ref::from_ref(t), n, x),
            None => Ok(false),
        },
        Layout::Function => match o.get::<FunctionObj>() {
            Some(f) => set_function_attr(vm, &Ref::from_ref(f), n, x),
            None => Ok(false),
        },
        Layout::Cell => match (n, o.get::<CellObj>()) {
            ("cell_contents", Some(c)) => {
                c.value.set(x.clone());
                Ok(true)
            }
            _ => Ok(false),
        },
        Layout::Generator | Layout::Coroutine => match (n, GeneratorObj::of(o)) {
            ("__name__", Some(g)) if x.as_str().is_some() => {
                g.name.set(x.clone());
                Ok(true)
            }
            ("__qualname__", Some(g)) if x.as_str().is_some() => {
                g.qualname.set(x.clone());
                Ok(true)
            }
            ("__name__" | "__qualname__", Some(_)) => {
                Err(vm.type_error(format!("{n} must be set to a string object")))
            }
            _ => Ok(false),
        },
        Layout::WeakRef if n == "__callback__" => {
            Err(vm.error(&builtin().attribute_error, "readonly attribute"))
        }
        Layout::Traceback => match (n, o.get::<TracebackObj>()) {
            ("tb_next", Some(t)) => set_next(vm, t, x).map(|()| true),
            _ => Ok(false),
        },
        _ => Ok(false),
    }
}

/// Whether `__dict__` comes from a native class.
fn native_dict(t: &TypeObj) -> bool {
    super::class_layout::native_base(&Ref::from_ref(t)).native.get().is_some_and(|n| n.dict)
}

/// `tb_next` of a traceback.
fn set_next(vm: &mut Vm, t: &TracebackObj, x: &Value) -> Res<()> {
    if x.is_undef() {
        return Err(vm.type_error("can't delete tb_next attribute"));
    }
    let mut at = x.clone();
    if !x.is_none() && x.get_exact::<TracebackObj>().is_none() {
        return Err(vm.type_error(format!("expected traceback object, got '{}'", x.ty().name())));
    }
    while let Some(next) = at.get_exact::<TracebackObj>() {
        if std::ptr::eq(next, t) {
            return Err(vm.value_error("traceback loop detected"));
        }
        let after = next.next.get();
        at = after;
    }
    t.next.set(x.clone());
    Ok(())
}

fn not_a_dict(vm: &mut Vm, x: &Value) -> crate::vm::Raised {
    vm.type_error(format!("__dict__ must be set to a dictionary, not a '{}'", x.ty().name()))
}

fn set_function_attr(vm: &mut Vm, f: &Ref<FunctionObj>, n: &str, x: &Value) -> Res<bool> {
    let or_none = || if x.is_undef() { Value::None } else { x.clone() };
    let changed = || {
        if f.object().is_watched() {
            crate::vm::changed(f.ptr());
        }
    };
    match n {
        "__name__" | "__qualname__" => {
            if x.as_str().is_none() {
                return Err(vm.type_error(format!("{n} must be set to a string object")));
            }
            f.change_notes(|notes| match n {
                "__name__" => notes.name = x.clone(),
                _ => notes.qualname = x.clone(),
            });
        }
        "__doc__" => f.change_notes(|notes| notes.doc = or_none()),
        "__module__" => f.module.set(or_none()),
        "__defaults__" => {
            let v = or_none();
            if !v.is_none() && v.get_exact::<TupleObj>().is_none() {
                return Err(vm.type_error("__defaults__ must be set to a tuple object"));
            }
            f.defaults.set(v);
            changed();
        }
        "__kwdefaults__" => {
            let v = or_none();
            if !v.is_none() && v.get_exact::<DictObj>().is_none() {
                return Err(vm.type_error("__kwdefaults__ must be set to a dict object"));
            }
            f.kwdefaults.set(v);
            changed();
        }
        "__code__" => {
            let Some(c) = x.get_exact::<CodeObj>() else {
                return Err(vm.type_error("__code__ must be set to a code object"));
            };
            if c.code.free_vars.len() != f.cells().len() {
                let name = f.name();
                let name = name.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
                let (want, got) = (f.cells().len(), c.code.free_vars.len());
                let msg = format!("{name}() requires a code object with {want} free vars, not {got}");
                return Err(vm.value_error(msg));
            }
            // Code is linked to globals; that of another module is linked anew.
            let ns = f.code().ns.clone();
            let code = if c.ns.ptr() == ns.ptr() { Ref::from_ref(c) } else { CodeObj::link(&c.code, &ns) };
            f.keep_names();
            f.code.set(code);
            changed();
        }
        "__dict__" => match x.get_exact::<DictObj>() {
            Some(d) => f.attrs.set(Some(Ref::from_ref(d))),
            None if x.is_undef() => return Err(vm.type_error("cannot delete __dict__")),
            None => return Err(not_a_dict(vm, x)),
        },
        "__globals__" | "__closure__" | "__builtins__" => {
            return Err(vm.error(&builtin().attribute_error, "readonly attribute"));
        }
        _ => return Ok(false),
    }
    Ok(true)
}

// ---- dir() ----------------------------------------------------------------------------------------------

/// What `__dir__` of `object` and `type` gives, in no particular order; `dir` sorts it.
pub fn default_dir(vm: &mut Vm, v: &Value) -> Res<Value> {
    let mut names: Vec<Ref<StrObj>> = Vec::new();
    let mut add_dict = |d: &DictData| {
        for e in d.iter() {
            if let Some(s) = e.key.as_str() {
                names.push(Ref::from_ref(s));
            }
        }
    };
    let Value::Object(o) = v else {
        return dir_names(vm, v.ty(), names);
    };
    match o.layout() {
        Layout::Module => {
            if let Some(m) = o.get::<ModuleObj>() {
                if let Some(f) = m.ns.get_name(&builtin().names.dir) {
                    return vm.call(&f, &[]);
                }
                names.extend(m.ns.names().into_iter().map(|(k, _)| k));
            }
            return listed_names(names);
        }
        Layout::Type => {
            if let Some(t) = o.get::<TypeObj>() {
                return dir_names(vm, t, names);
            }
        }
        Layout::Instance | Layout::Native => {
            let dict = &builtin().names.dict;
            let provided = |d: &Value| d.get_exact::<MemberObj>().is_some();
            if o.ty().lookup(dict).is_some_and(|d| !provided(&d)) || !crate::ops::finds_plainly(o.ty()) {
                if let Some(d) = crate::ops::get_attr_opt(vm, v, dict)?
                    && let Some(d) = d.get::<DictObj>()
                {
                    d.data.with(&mut add_dict);
                }
            } else if let Some(i) = o.get::<InstanceObj>() {
                names.extend(i.attrs().into_iter().filter(|(_, v)| !v.is_undef()).map(|(k, _)| k));
            }
        }
        Layout::Exception => {
            if let Some(d) = o.get::<ExceptionObj>().and_then(|e| e.attrs.get()) {
                d.data.with(&mut add_dict);
            }
        }
        Layout::BoundMethod => {
            let f = o.get::<BoundMethodObj>().map(|m| m.func.clone());
            if let Some(d) = f.and_then(|f| f.get::<FunctionObj>()?.attrs.get()) {
                d.data.with(&mut add_dict);
            }
        }
        Layout::Function => {
            if let Some(d) = o.get::<FunctionObj>().and_then(|f| f.attrs.get()) {
                d.data.with(&mut add_dict);
            }
            let own = [
                "__annotate__",
                "__annotations__",
                "__builtins__",
                "__closure__",
                "__code__",
                "__defaults__",
            ];
            let more =
                ["__dict__", "__globals__", "__kwdefaults__", "__module__", "__name__", "__qualname__"];
            names.extend(own.iter().chain(&more).chain(&["__type_params__"]).map(|n| intern(n)));
        }
        _ => {}
    }
    dir_names(vm, o.ty(), names)
}

fn dir_names(_vm: &mut Vm, t: &TypeObj, mut names: Vec<Ref<StrObj>>) -> Res<Value> {
    for c in t.mro_refs() {
        c.dict.with(|d| {
            names.extend(d.iter().filter_map(|e| e.key.as_str().map(Ref::from_ref)));
        });
    }
    names.push(builtin().names.class.clone());
    names.push(builtin().names.doc.clone());
    listed_names(names)
}

/// Each name once, in the order of their first places.
fn listed_names(names: Vec<Ref<StrObj>>) -> Res<Value> {
    let mut seen = std::collections::HashSet::new();
    let once = names.into_iter().filter(|n| seen.insert(n.to_str_lossy().into_owned()));
    Ok(ListObj::new(once.map(Value::from).collect()).into())
}

pub(super) fn sorted_names(mut names: Vec<Ref<StrObj>>) -> Res<Value> {
    names.sort_by(|a, b| StrObj::cmp(a, b));
    names.dedup_by(|a, b| **a == **b);
    Ok(ListObj::new(names.into_iter().map(Value::from).collect()).into())
}
