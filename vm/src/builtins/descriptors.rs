//! `property`, `staticmethod`, `classmethod`, `super`, read-only views of mappings, and what descriptors have in common.

use sidewinder_frontend::bytecode::{CodeObject, Const};

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_methods;
use super::common::{arity, class_argument, made};

pub(super) fn install(_vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.property, PROPERTY);
    add_methods(&b.staticmethod, STATIC_METHOD);
    add_methods(&b.classmethod, CLASS_METHOD);
    for t in [&b.staticmethod, &b.classmethod] {
        add_methods(t, WRAPPER);
    }
    add_methods(&b.super_, SUPER);
    add_methods(&b.mapping_proxy, PROXY);
    add_methods(&b.member_descriptor, MEMBER);
    add_methods(&b.getset_descriptor, MEMBER);
    let callable = [&b.function, &b.method_descriptor, &b.wrapper_descriptor, &b.classmethod_descriptor];
    for t in callable {
        add_methods(t, FUNCTION);
    }
    for t in [&b.builtin_function, &b.method, &b.method_wrapper, &b.method_descriptor, &b.wrapper_descriptor]
    {
        add_methods(t, REDUCE);
    }
    add_methods(&b.function, &NEW[..1]);
    add_methods(&b.method, &NEW[1..]);
    for t in [&b.builtin_function, &b.method, &b.cell, &b.code] {
        add_methods(t, super::common::COMPARISONS);
    }
    for t in [&b.method, &b.code] {
        add_methods(t, super::common::HASHED);
    }
    add_methods(&b.method, METHOD);
    add_methods(&b.not_implemented_type, NOT_IMPLEMENTED);
    for t in [&b.ellipsis_type, &b.not_implemented_type] {
        add_methods(t, SINGLE);
    }
    for t in [&b.builtin_function, &b.method, &b.method_wrapper] {
        add_methods(t, &FUNCTION[1..]);
    }
}

static METHOD: &[NativeDef] = &[NativeDef::new("__get__", method_get, 2, 3).method()];
static NOT_IMPLEMENTED: &[NativeDef] = &[NativeDef::new("__bool__", not_implemented_bool, 1, 1).method()];
static SINGLE: &[NativeDef] = &[NativeDef::new("__reduce__", single_reduce, 1, 1).method()];

/// A bound method stays as it is.
fn method_get(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    match args.all[0].get_exact::<BoundMethodObj>() {
        Some(_) if args.all[1].is_none() && args.get(2).is_none_or(|c| c.is_none()) => {
            Err(vm.type_error("__get__(None, None) is invalid"))
        }
        Some(_) => Ok(args.all[0].clone()),
        None => Err(crate::native::wrong_receiver(vm, &args.all[0], "method", "__get__")),
    }
}

fn not_implemented_bool(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let b = builtin();
    match args.all[0].ty().is_subclass(&b.not_implemented_type) {
        true => ops::truth(vm, &args.all[0]).map(Value::bool),
        false => Err(crate::native::wrong_receiver(vm, &args.all[0], "NotImplementedType", "__bool__")),
    }
}

/// What is there once is found by its name.
fn single_reduce(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    super::repr(vm, &args.all[0])
}

static REDUCE: &[NativeDef] = &[NativeDef::new("__reduce__", reduce, 1, 1).method()];

/// A function of a module is found by its name, a method where it was taken from.
fn reduce(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let me = &args.all[0];
    let (owner, name) = match (me.get_exact::<BoundMethodObj>(), me.get_exact::<NativeObj>()) {
        (Some(m), _) => (m.receiver.clone(), ops::get_attr(vm, &m.func, &builtin().names.name)?),
        (_, Some(f)) if f.def.kind == NativeKind::Function => return Ok(Value::string(f.def.name)),
        _ => {
            let owner = ops::get_attr(vm, me, &intern("__objclass__"))?;
            (owner, ops::get_attr(vm, me, &builtin().names.name)?)
        }
    };
    let getattr = vm.builtins.get_str("getattr").unwrap_or(Value::None);
    Ok(TupleObj::new(vec![getattr, TupleObj::new(vec![owner, name]).into()]).into())
}

static PROPERTY: &[NativeDef] = &[
    NativeDef::new("__new__", property_new, 1, ANY).kw().effects(Effects::WritesHeap),
    NativeDef::new("__init__", property_init, 1, ANY).method().kw(),
    NativeDef::new("getter", |vm, a| copy(vm, a, 0), 2, 2).method(),
    NativeDef::new("setter", |vm, a| copy(vm, a, 1), 2, 2).method(),
    NativeDef::new("deleter", |vm, a| copy(vm, a, 2), 2, 2).method(),
    NativeDef::new("fget", |vm, a| property(vm, a).map(|p| p.getter.get()), 1, 1)
        .getter()
        .effects(Effects::ReadsHeap),
    NativeDef::new("fset", |vm, a| property(vm, a).map(|p| p.setter.get()), 1, 1)
        .getter()
        .effects(Effects::ReadsHeap),
    NativeDef::new("fdel", |vm, a| property(vm, a).map(|p| p.deleter.get()), 1, 1)
        .getter()
        .effects(Effects::ReadsHeap),
    NativeDef::new("__name__", property_name, 1, 1).getter(),
    NativeDef::new("__isabstractmethod__", property_is_abstract, 1, 1).getter(),
    NativeDef::new("__set_name__", property_set_name, 1, ANY).method().effects(Effects::WritesHeap),
    NativeDef::new("__get__", property_get, 2, 3).method(),
    NativeDef::new("__set__", property_set, 3, 3).method(),
    NativeDef::new("__delete__", property_delete, 2, 2).method(),
];
static STATIC_METHOD: &[NativeDef] = &[
    NativeDef::new("__new__", |vm, a| wrapper_new(vm, a, WrapperKind::StaticMethod), 1, ANY)
        .kw()
        .effects(Effects::WritesHeap),
    NativeDef::new("__init__", |vm, a| wrapper_init(vm, a, "staticmethod"), 1, ANY).method().kw(),
    NativeDef::new("__call__", static_call, 1, ANY).method().kw(),
];
static CLASS_METHOD: &[NativeDef] = &[
    NativeDef::new("__new__", |vm, a| wrapper_new(vm, a, WrapperKind::ClassMethod), 1, ANY)
        .kw()
        .effects(Effects::WritesHeap),
    NativeDef::new("__init__", |vm, a| wrapper_init(vm, a, "classmethod"), 1, ANY).method().kw(),
];
static WRAPPER: &[NativeDef] = &[
    NativeDef::new("__get__", wrapper_get, 2, 3).method(),
    NativeDef::new("__func__", wrapped, 1, 1).getter().effects(Effects::ReadsHeap),
    NativeDef::new("__wrapped__", wrapped, 1, 1).getter().effects(Effects::ReadsHeap),
    NativeDef::new("__isabstractmethod__", wrapper_is_abstract, 1, 1).getter(),
];
static SUPER: &[NativeDef] = &[
    NativeDef { looks_at_frame: true, ..NativeDef::new("__new__", super_new, 1, ANY).kw() },
    NativeDef::new("__init__", |_, _| Ok(Value::None), 1, ANY).method().kw().effects(Effects::Pure),
    NativeDef::new("__get__", super_get, 2, 3).method(),
];
static FUNCTION: &[NativeDef] = &[
    NativeDef::new("__get__", function_get, 2, 3).method().effects(Effects::WritesHeap),
    NativeDef::new("__call__", function_call, 1, ANY).method().kw(),
];
static NEW: &[NativeDef] = &[
    NativeDef::new("__new__", function_new, 1, ANY).kw().effects(Effects::WritesHeap),
    NativeDef::new("__new__", method_new, 1, ANY).effects(Effects::WritesHeap),
];
static MEMBER: &[NativeDef] = &[
    NativeDef::new("__get__", member_get, 2, 3).method(),
    NativeDef::new("__set__", member_set, 3, 3).method(),
    NativeDef::new("__delete__", member_delete, 2, 2).method(),
];
static PROXY: &[NativeDef] = &[
    NativeDef::new("__new__", proxy_new, 1, 2).effects(Effects::WritesHeap),
    NativeDef::new("__len__", |vm, a| ops::length(vm, &a.all[0]).map(|n| Value::Int(n as i64)), 1, 1)
        .method(),
    NativeDef::new("__getitem__", |vm, a| ops::get_item(vm, &a.all[0], &a.all[1]), 2, 2).method(),
    NativeDef::new("__contains__", |vm, a| ops::contains(vm, &a.all[0], &a.all[1]).map(Value::bool), 2, 2)
        .method(),
    NativeDef::new("__iter__", proxy_iter, 1, 1).method(),
    NativeDef::new("__reversed__", |vm, a| call_inner(vm, a, "__reversed__"), 1, 1).method(),
    NativeDef::new("__hash__", |vm, a| ops::py_hash(vm, &a.all[0]).map(Value::Int), 1, 1).method(),
    NativeDef::new("__or__", |vm, a| ops::binary(vm, ops::BinOp::Or, &a.all[0], &a.all[1], false), 2, 2)
        .method(),
    NativeDef::new("__ror__", |vm, a| ops::binary(vm, ops::BinOp::Or, &a.all[1], &a.all[0], false), 2, 2)
        .method(),
    NativeDef::new("__ior__", proxy_ior, 2, 2).method(),
    NativeDef::new("__str__", proxy_str, 1, 1).method(),
    NativeDef::new("__lt__", |vm, a| compare_inner(vm, a, ops::CmpOp::Lt), 2, 2).method(),
    NativeDef::new("__le__", |vm, a| compare_inner(vm, a, ops::CmpOp::Le), 2, 2).method(),
    NativeDef::new("__eq__", |vm, a| compare_inner(vm, a, ops::CmpOp::Eq), 2, 2).method(),
    NativeDef::new("__ne__", |vm, a| compare_inner(vm, a, ops::CmpOp::Ne), 2, 2).method(),
    NativeDef::new("__gt__", |vm, a| compare_inner(vm, a, ops::CmpOp::Gt), 2, 2).method(),
    NativeDef::new("__ge__", |vm, a| compare_inner(vm, a, ops::CmpOp::Ge), 2, 2).method(),
    NativeDef::new("keys", |vm, a| call_inner(vm, a, "keys"), 1, 1).method(),
    NativeDef::new("values", |vm, a| call_inner(vm, a, "values"), 1, 1).method(),
    NativeDef::new("items", |vm, a| call_inner(vm, a, "items"), 1, 1).method(),
    NativeDef::new("get", |vm, a| call_inner(vm, a, "get"), 2, 3).method(),
    NativeDef::new("copy", |vm, a| call_inner(vm, a, "copy"), 1, 1).method(),
];

// ---- property -------------------------------------------------------------------------------------------

fn property_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().property)?;
    Ok(made(&class, PropertyObj::new()))
}

fn property_init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    const NAMES: [&str; 4] = ["fget", "fset", "fdel", "doc"];
    let given = args.len() - 1;
    if given > NAMES.len() {
        return Err(vm.type_error(format!("property() takes at most 4 arguments ({given} given)")));
    }
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
    let me = args.all[0].clone();
    let [getter, setter, deleter, mut doc] = parts;
    let from_getter = doc.is_none() && !getter.is_none();
    if from_getter {
        doc = ops::get_attr_opt(vm, &getter, &builtin().names.doc)?.unwrap_or(Value::None);
    }
    let p = property(vm, args)?;
    let renewed = !p.getter.get().is_none() || !p.setter.get().is_none();
    p.getter.set(getter);
    p.setter.set(setter);
    p.deleter.set(deleter);
    p.getter_doc.set(from_getter && !doc.is_none());
    p.doc.set(doc.clone());
    if renewed {
        // Code may rely on what it was before, wherever it stands.
        builtin().object.modified();
    }
    // A subclass has a doc of its own, which the instance's hides.
    let names = &builtin().names;
    if me.get_exact::<InstanceObj>().is_some() && (!doc.is_none() || me.ty().lookup(&names.doc).is_some()) {
        let must_fit = from_getter && !doc.is_none();
        return set_doc_of_subclass(vm, &me, doc, must_fit);
    }
    Ok(Value::None)
}

/// Where there is no room for the doc of an instance, one that was given is dropped, one of the getter is an error.
fn set_doc_of_subclass(vm: &mut Vm, me: &Value, doc: Value, must_fit: bool) -> Res<Value> {
    let name = &builtin().names.doc;
    let Err(e) = ops::set_attr(vm, me, name, doc) else { return Ok(Value::None) };
    if !vm.exception_is(&builtin().attribute_error) {
        return Err(e);
    }
    vm.take_exception();
    if must_fit {
        let msg = format!("'{}' object attribute '__doc__' is read-only", me.ty().name());
        return Err(vm.attribute_error(me, name, msg));
    }
    if let Some(p) = me.get::<PropertyObj>() {
        p.doc.set(Value::None);
    }
    Ok(Value::None)
}

fn property<'a>(vm: &mut Vm, args: Args<'a>) -> Res<&'a PropertyObj> {
    let v = &args.all[0];
    match v.get::<PropertyObj>() {
        Some(p) => Ok(p),
        None => Err(vm.type_error(format!("a 'property' object is required, not '{}'", v.ty().name()))),
    }
}

/// A property like this one with another function in place `i`: what its class makes of them.
fn copy(vm: &mut Vm, args: Args<'_>, i: usize) -> Res<Value> {
    let p = property(vm, args)?;
    let mut parts = [p.getter.get(), p.setter.get(), p.deleter.get(), p.doc.get()];
    let (name, own_doc) = (p.name.get(), !p.getter_doc.get());
    if !args.all[1].is_none() {
        parts[i] = args.all[1].clone();
    }
    if !own_doc && !parts[0].is_none() {
        parts[3] = Value::None;
    }
    let class = Ref::from_ref(args.all[0].ty()).into();
    let new = vm.call(&class, &parts)?;
    if let Some(p) = new.get::<PropertyObj>() {
        p.name.set(name);
    }
    Ok(new)
}

fn property_set_name(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let n = args.len() - 1;
    if n != 2 {
        let msg = format!("__set_name__() takes 2 positional arguments but {n} were given");
        return Err(vm.type_error(msg));
    }
    property(vm, args)?.name.set(args.all[2].clone());
    Ok(Value::None)
}

fn property_name(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let p = property(vm, args)?;
    let (name, getter) = (p.name.get(), p.getter.get());
    if !name.is_undef() {
        return Ok(name);
    }
    match ops::get_attr_opt(vm, &getter, &builtin().names.name)? {
        Some(n) if !getter.is_none() => Ok(n),
        _ => {
            let msg = format!("'{}' object has no attribute '__name__'", args.all[0].ty().name());
            Err(vm.attribute_error(&args.all[0], &builtin().names.name, msg))
        }
    }
}

/// Whether a function says that it is abstract.
fn is_abstract(vm: &mut Vm, f: &Value) -> Res<bool> {
    match ops::get_attr_opt(vm, f, &builtin().names.isabstractmethod)? {
        Some(a) => ops::truth(vm, &a),
        None => Ok(false),
    }
}

fn property_is_abstract(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let p = property(vm, args)?;
    for f in [p.getter.get(), p.setter.get(), p.deleter.get()] {
        if is_abstract(vm, &f)? {
            return Ok(Value::bool(true));
        }
    }
    Ok(Value::bool(false))
}

/// Calls a part of a property, or raises the AttributeError for its absence.
fn call_part(vm: &mut Vm, p: &PropertyObj, f: &Value, args: &[Value], what: &str) -> Res<Value> {
    let p = Ref::from_ref(p);
    if f.is_none() { Err(ops::property_lacks(vm, &p, &args[0], what)) } else { vm.call(f, args) }
}
fn property_get(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let p = property(vm, args)?;
    if args.all[1].is_none() {
        if args.get(2).is_none_or(Value::is_none) {
            return Err(vm.type_error("__get__(None, None) is invalid"));
        }
        return Ok(args.all[0].clone());
    }
    call_part(vm, p, &p.getter.get(), &args.all[1..2], "getter")
}
fn property_set(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let p = property(vm, args)?;
    call_part(vm, p, &p.setter.get(), &args.all[1..3], "setter").map(|_| Value::None)
}
fn property_delete(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let p = property(vm, args)?;
    call_part(vm, p, &p.deleter.get(), &args.all[1..2], "deleter").map(|_| Value::None)
}

// ---- staticmethod, classmethod --------------------------------------------------------------------------

fn wrapper_new(vm: &mut Vm, args: Args<'_>, kind: WrapperKind) -> Res<Value> {
    let b = builtin();
    let base = if kind == WrapperKind::StaticMethod { &b.staticmethod } else { &b.classmethod };
    let class = class_argument(vm, args, base)?;
    Ok(made(&class, WrapperObj::new(kind, Value::None)))
}

/// The attributes that a wrapper takes over from what it wraps.
fn taken_over() -> [&'static Ref<StrObj>; 4] {
    let n = &builtin().names;
    [&n.module, &n.name, &n.qualname, &n.doc]
}

fn wrapper_init(vm: &mut Vm, args: Args<'_>, name: &str) -> Res<Value> {
    super::common::no_keywords(vm, name, args)?;
    arity(vm, name, args.len() - 1, 1, 1)?;
    let f = &args.all[1];
    if let Some(w) = args.all[0].get::<WrapperObj>() {
        w.func.set(f.clone());
    }
    // An instance of a subclass has them in its own dict.
    if let Some(i) = args.all[0].get_exact::<InstanceObj>().map(Ref::from_ref) {
        for n in taken_over() {
            if let Some(v) = ops::get_attr_opt(vm, f, n)? {
                i.set_attr(n, v);
            }
        }
    }
    Ok(Value::None)
}
fn wrapped(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(args.all[0].get::<WrapperObj>().map_or(Value::None, |w| w.func.get()))
}
fn wrapper_is_abstract(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let f = wrapped(vm, args)?;
    is_abstract(vm, &f).map(Value::bool)
}
fn wrapper_get(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = match args.get(2) {
        Some(c) if !c.is_none() => c.clone(),
        _ if args.all[1].is_none() => return Err(vm.type_error("__get__(None, None) is invalid")),
        _ => Ref::from_ref(args.all[1].ty()).into(),
    };
    let f = wrapped(vm, args)?;
    Ok(match args.all[0].get::<WrapperObj>().map(|w| w.kind) {
        Some(WrapperKind::ClassMethod) => BoundMethodObj::new(f, class).into(),
        _ => f,
    })
}
fn static_call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let f = wrapped(vm, args)?;
    vm.call_kw(&f, &args.all[1..], args.kwnames)
}

// ---- super ----------------------------------------------------------------------------------------------

fn super_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let made_of = class_argument(vm, args, &builtin().super_)?;
    super::common::no_keywords(vm, "super", args)?;
    arity(vm, "super()", args.len() - 1, 0, 2)?;
    if args.get(1).is_none() {
        let (class, receiver) = super_of_frame(vm)?;
        let s = ops::super_of(vm, &class, &receiver)?;
        return Ok(made(&made_of, s));
    }
    let class = &args.all[1];
    let Some(class) = class.get_exact::<TypeObj>().map(Ref::from_ref) else {
        let msg = format!("super() argument 1 must be a type, not {}", class.ty().name());
        return Err(vm.type_error(msg));
    };
    let s = match args.get(2).filter(|r| !r.is_none()) {
        Some(receiver) => ops::super_of(vm, &class, receiver)?,
        None => SuperObj::new(class.clone(), Value::Undef, class),
    };
    Ok(made(&made_of, s))
}

/// Class and receiver of a call without arguments that the compiler has not given any: what the frame has for them.
fn super_of_frame(vm: &mut Vm) -> Res<(Ref<TypeObj>, Value)> {
    vm.settle_frames();
    let error = |vm: &mut Vm, what: &str| Err(vm.error(&builtin().runtime_error, format!("super(): {what}")));
    let Some(top) = vm.frames.len().checked_sub(1) else { return error(vm, "no current frame") };
    if vm.frames[top].code().code.arg_count == 0 {
        return error(vm, "no arguments");
    }
    let frame = vm.frame_object(top);
    let receiver = frame.variable(vm, 0);
    if receiver.is_undef() {
        return error(vm, "arg[0] deleted");
    }
    let at = frame.names().iter().position(|n| n.object().is(builtin().names.class.object()));
    let Some(class) = at.filter(|i| *i >= frame.code.n_locals as usize) else {
        return error(vm, "__class__ cell not found");
    };
    let class = frame.variable(vm, class);
    match class.get_exact::<TypeObj>() {
        Some(t) => Ok((Ref::from_ref(t), receiver)),
        None if class.is_undef() => error(vm, "empty __class__ cell"),
        None => error(vm, &format!("__class__ is not a type ({})", class.ty().name())),
    }
}

/// An unbound super object becomes one for the instance.
fn super_get(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let me = &args.all[0];
    let Some(s) = me.get::<SuperObj>() else { return Ok(me.clone()) };
    if !s.receiver.is_undef() || args.all[1].is_none() {
        return Ok(me.clone());
    }
    if me.get_exact::<SuperObj>().is_some() {
        return ops::super_of(vm, &s.class, &args.all[1]).map(Value::from);
    }
    let class = Ref::from_ref(me.ty()).into();
    vm.call(&class, &[s.class.value(), args.all[1].clone()])
}

// ---- functions and members ------------------------------------------------------------------------------

/// Globals of a class of its own that may make up what it lacks: a copy, which is asked for all names of the code at once.
pub(super) fn filled_globals(vm: &mut Vm, globals: &Value, code: &CodeObject) -> Res<Ref<DictObj>> {
    let ns = DictObj::empty();
    if let Some(d) = globals.get::<DictObj>() {
        let plain = Ref::from_ref(d).value();
        crate::ops::dict_update(vm, &ns, &plain)?;
    }
    // Those two are asked for by statements.
    let by_statements = ["__import__", "__build_class__"].map(String::from);
    for name in names_in(code).iter().chain(&by_statements).map(|n| intern(n)) {
        match crate::ops::get_item(vm, globals, &name.value()) {
            Ok(v) => ns.set_name(&name, v),
            Err(_) if vm.exception_is(&builtin().key_error) => drop(vm.take_exception()),
            Err(e) => return Err(e),
        }
    }
    Ok(ns)
}

/// The global names in code and in the code that is part of it.
fn names_in(code: &CodeObject) -> Vec<String> {
    let mut names: Vec<String> = code.global_names.iter().map(|n| n.to_string()).collect();
    for c in &code.consts {
        if let Const::Code(c) = c {
            names.extend(names_in(c));
        }
    }
    names
}

/// `type(f)(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`.
fn function_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    const PARAMS: crate::native::Params = crate::native::Params {
        function: "function",
        names: &["code", "globals", "name", "argdefs", "closure", "kwdefaults"],
        positional_only: 0,
        positional: 6,
        required: 2,
        required_keywords: 0,
        rest: false,
    };
    let given: [Option<&Value>; 6] = crate::native::bind(vm, &PARAMS, args.skip(1))?;
    let [code, globals, name, defaults, closure, kwdefaults] =
        given.map(|v| v.cloned().unwrap_or(Value::None));
    let Some(code) = code.get_exact::<CodeObj>() else {
        let what = code.ty().name();
        return Err(vm.type_error(format!("function() argument 'code' must be code, not {what}")));
    };
    let ns = match globals.get_exact::<DictObj>() {
        Some(d) => Some(Ref::from_ref(d)),
        None if globals.get::<DictObj>().is_some() => Some(filled_globals(vm, &globals, &code.code)?),
        None => None,
    };
    let Some(ns) = ns else {
        let what = globals.ty().name();
        return Err(vm.type_error(format!("function() argument 'globals' must be dict, not {what}")));
    };
    crate::import::enter_globals(vm, &ns);
    if !name.is_none() && name.as_str().is_none() {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if !defaults.is_none() && defaults.get_exact::<TupleObj>().is_none() {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    if !closure.is_none() && closure.get_exact::<TupleObj>().is_none() {
        return Err(vm.type_error("arg 5 (closure) must be None or tuple"));
    }
    let wanted = code.code.free_vars.len();
    let cells = closure.get_exact::<TupleObj>();
    let n_cells = cells.map_or(0, |t| t.len());
    if wanted != n_cells {
        let f = &code.code.name;
        return Err(match cells {
            None => vm.type_error("arg 5 (closure) must be tuple"),
            Some(t) if wanted == n_cells => {
                let odd = t.items().iter().find(|c| c.get_exact::<CellObj>().is_none());
                let class = odd.map_or(String::new(), |c| c.ty().name());
                vm.type_error(format!("arg 5 (closure) expected cell, found {class}"))
            }
            Some(_) => vm.value_error(format!("{f} requires closure of length {wanted}, not {n_cells}")),
        });
    }
    let no_cell = |t: &TupleObj| t.items().iter().find(|c| c.get_exact::<CellObj>().is_none()).cloned();
    if let Some(c) = cells.and_then(no_cell) {
        return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {}", c.ty().name())));
    }
    let code = if code.ns.ptr() == ns.ptr() { Ref::from_ref(code) } else { CodeObj::link(&code.code, &ns) };
    let closure = if n_cells == 0 { Value::Undef } else { closure };
    let f = FunctionObj::new(code, closure, defaults, kwdefaults);
    if !name.is_none() {
        f.change_notes(|n| n.name = name);
    }
    Ok(f.into())
}

/// `type(obj.method)(function, instance)`.
fn method_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    arity(vm, "method", args.len() - 1, 2, 2)?;
    let (f, receiver) = (&args.all[1], &args.all[2]);
    if !super::is_callable(f) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(BoundMethodObj::method(f.clone(), receiver.clone()).into())
}

fn function_get(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (f, receiver) = (&args.all[0], &args.all[1]);
    if f.get_exact::<BoundMethodObj>().is_some() {
        // It has its receiver already.
        return Ok(f.clone());
    }
    let class = args.get(2).filter(|c| !c.is_none());
    if receiver.is_none() {
        return match (class, f.get_exact::<NativeObj>()) {
            (None, _) => Err(vm.type_error("__get__(None, None) is invalid")),
            (Some(c), Some(n)) if n.def.kind == NativeKind::ClassMethod => {
                Ok(BoundMethodObj::new(f.clone(), c.clone()).into())
            }
            _ => Ok(f.clone()),
        };
    }
    if let Some(n) = f.get_exact::<NativeObj>() {
        let owner = n.owner.and_then(super::repr::class_named);
        if n.def.kind == NativeKind::ClassMethod {
            let class = class.cloned().unwrap_or_else(|| Ref::from_ref(receiver.ty()).into());
            return Ok(BoundMethodObj::new(f.clone(), class).into());
        }
        if let Some(t) = owner
            && !receiver.ty().is_subclass(t)
        {
            let (name, class, other) = (n.def.name, t.name(), receiver.ty().name());
            let msg =
                format!("descriptor '{name}' for '{class}' objects doesn't apply to a '{other}' object");
            return Err(vm.type_error(msg));
        }
    }
    Ok(BoundMethodObj::new(f.clone(), receiver.clone()).into())
}
fn function_call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    vm.call_kw(&args.all[0], &args.all[1..], args.kwnames)
}

fn member_get(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (d, obj) = (&args.all[0], &args.all[1]);
    if obj.is_none() && args.get(2).is_some_and(|c| !c.is_none()) {
        return Ok(d.clone());
    }
    if obj.is_none() {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    ops::bind_attribute(vm, d, obj)
}
fn member_set(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    set_member(vm, &args.all[0], &args.all[1], args.all[2].clone())
}
fn member_delete(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    set_member(vm, &args.all[0], &args.all[1], Value::Undef)
}
fn set_member(vm: &mut Vm, d: &Value, obj: &Value, x: Value) -> Res<Value> {
    if let Some(m) = d.get_exact::<MemberObj>() {
        ops::member_set(vm, &Ref::from_ref(m), obj, x)?;
    } else if let Some(n) = d.get_exact::<NativeObj>() {
        ops::set_attr(vm, obj, &intern(n.def.name), x)?;
    }
    Ok(Value::None)
}

// ---- views of mappings ----------------------------------------------------------------------------------

fn proxy_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    class_argument(vm, args, &builtin().mapping_proxy)?;
    let Some(m) = args.get(1) else {
        return Err(vm.type_error("mappingproxy() missing required argument 'mapping' (pos 1)"));
    };
    let sequence = m.get::<ListObj>().is_some() || m.get::<TupleObj>().is_some();
    if sequence || m.ty().lookup(&builtin().names.getitem).is_none() {
        let msg = format!("mappingproxy() argument must be a mapping, not {}", m.ty().name());
        return Err(vm.type_error(msg));
    }
    Ok(ProxyObj::new(m.clone()).into())
}

/// The mapping behind a view.
fn inner(vm: &mut Vm, args: Args<'_>, method: &str) -> Res<Value> {
    match args.all[0].get_exact::<ProxyObj>() {
        Some(p) => Ok(p.mapping()),
        None => Err(crate::native::wrong_receiver(vm, &args.all[0], "mappingproxy", method)),
    }
}

/// Compares the mapping behind a view.
fn compare_inner(vm: &mut Vm, args: Args<'_>, op: ops::CmpOp) -> Res<Value> {
    let mapping = inner(vm, args, op.method().as_ascii().unwrap_or_default())?;
    ops::compare(vm, op, &mapping, &args.all[1])
}

fn proxy_str(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let mapping = inner(vm, args, "__str__")?;
    super::str_of(vm, &mapping)
}

fn proxy_iter(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let mapping = inner(vm, args, "__iter__")?;
    ops::iter(vm, &mapping)
}

fn proxy_ior(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    inner(vm, args, "__ior__")?;
    ops::binary(vm, ops::BinOp::Or, &args.all[0], &args.all[1], true)
}

/// Calls a method of the mapping behind a view.
fn call_inner(vm: &mut Vm, args: Args<'_>, method: &str) -> Res<Value> {
    let mapping = inner(vm, args, method)?;
    let f = ops::get_attr(vm, &mapping, &intern(method))?;
    vm.call(&f, &args.all[1..])
}
