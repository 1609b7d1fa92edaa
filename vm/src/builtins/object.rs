//! `object`: its methods, which are also what classes without their own fall back to.

use crate::objects::*;
use crate::ops::{generic_get_attr, generic_set_attr};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::add_methods;

pub(super) fn install(_vm: &mut Vm) {
    add_methods(&builtin().object, METHODS);
    add_methods(&builtin().none_type, OF_NONE);
}

/// What the class of `None` has besides: the same, as methods of its own.
static OF_NONE: &[NativeDef] = &[
    super::common::BOOL,
    super::common::HASH,
    NativeDef::new("__eq__", eq, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("__ne__", ne, 2, 2).method(),
    NativeDef::new("__lt__", unordered, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("__le__", unordered, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("__gt__", unordered, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("__ge__", unordered, 2, 2).method().effects(Effects::ReadsHeap),
];

static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 0, ANY).kw(),
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
    NativeDef::new("__repr__", repr, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("__str__", str, 1, 1).method(),
    NativeDef::new("__eq__", eq, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("__ne__", ne, 2, 2).method(),
    NativeDef::new("__lt__", unordered, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("__le__", unordered, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("__gt__", unordered, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("__ge__", unordered, 2, 2).method().effects(Effects::ReadsHeap),
    NativeDef::new("__hash__", hash, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("__getattribute__", getattribute, 2, 2).method(),
    NativeDef::new("__setattr__", setattr, 3, 3).method().intrinsic(Intrinsic::ObjectSetAttr),
    NativeDef::new("__delattr__", delattr, 2, 2).method(),
    NativeDef::new("__dir__", dir, 1, 1).method(),
    SIZEOF,
    NativeDef::new("__init_subclass__", init_subclass, 1, 1).class_method(),
    NativeDef::new("__subclasshook__", subclasshook, 2, 2).class_method(),
    NativeDef::new("__reduce_ex__", reduce_ex, 2, 2).method(),
    NativeDef::new("__reduce__", reduce, 1, 1).method(),
    NativeDef::new("__getstate__", getstate, 1, 1).method(),
];

/// Whether the class's `__new__` (or `__init__`) is `object`'s.
fn has_objects(class: &TypeObj, name: &Ref<StrObj>) -> bool {
    class.lookup(name).is_some_and(|f| f.get_exact::<NativeObj>().is_some_and(|n| n.owner == Some("object")))
}

/// The one instance of the class of None and its like.
fn only_instance(class: &TypeObj) -> Option<Value> {
    let b = builtin();
    let is = |t: &TypeObj| std::ptr::eq(t, class);
    match () {
        _ if is(&b.none_type) => Some(Value::None),
        _ if is(&b.ellipsis_type) => Some(b.ellipsis.value()),
        _ if is(&b.not_implemented_type) => Some(b.not_implemented.value()),
        _ => None,
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if args.pos().is_empty() {
        return Err(vm.type_error("object.__new__(): not enough arguments"));
    }
    let n = &builtin().names;
    let Some(class) = args.all[0].get_exact::<TypeObj>() else {
        let msg = format!("object.__new__(X): X is not a type object ({})", args.all[0].ty().name());
        return Err(vm.type_error(msg));
    };
    if let Some(only) = only_instance(class) {
        return match args.len() {
            1 => Ok(only),
            _ if class.name() == "ellipsis" => Err(vm.type_error("EllipsisType takes no arguments")),
            _ => Err(vm.type_error(format!("{} takes no arguments", class.name()))),
        };
    }
    let is_object = std::ptr::eq(class, &*builtin().object);
    if !class.is_heap() && !is_object && has_objects(class, &n.new) {
        return Err(vm.type_error(format!("cannot create '{}' instances", class.name())));
    }
    if args.len() > 1 {
        if !has_objects(class, &n.new) {
            let msg = "object.__new__() takes exactly one argument (the type to instantiate)";
            return Err(vm.type_error(msg));
        }
        if has_objects(class, &n.init) {
            return Err(vm.type_error(format!("{}() takes no arguments", class.name())));
        }
    }
    if class.has_flag(type_flags::ABSTRACT) {
        return Err(is_abstract(vm, class));
    }
    if is_object {
        return Ok(SingletonObj::new(class, "object").into());
    }
    if class.is_heap() && class.instances == Layout::Instance && class.payload.is_none() {
        return Ok(InstanceObj::new(class).into());
    }
    let plain = |t: &Ref<TypeObj>| !t.is_heap() || !t.has_flag(type_flags::HAS_NEW);
    let with_new = class.mro_refs().into_iter().find(plain).map_or(String::new(), |t| t.name());
    let msg = format!("object.__new__({}) is not safe, use {with_new}.__new__()", class.name());
    Err(vm.type_error(msg))
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let n = &builtin().names;
    if args.len() > 1 {
        let class = args.all[0].ty();
        if !has_objects(class, &n.init) {
            let msg = "object.__init__() takes exactly one argument (the instance to initialize)";
            return Err(vm.type_error(msg));
        }
        // Built-in classes that are made in their own ways do not mind.
        if has_objects(class, &n.new) && (class.is_heap() || std::ptr::eq(class, &*builtin().object)) {
            let name = class.name();
            let msg = format!("{name}.__init__() takes exactly one argument (the instance to initialize)");
            return Err(vm.type_error(msg));
        }
    }
    Ok(Value::None)
}

fn repr(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::string(&default_repr(&args.all[0])))
}

/// `<module.Class object at 0x...>`.
pub fn default_repr(v: &Value) -> String {
    let t = v.ty();
    let module = t.lookup(&builtin().names.module);
    let module = module.as_ref().and_then(|m| m.as_str()).map(|m| m.to_str_lossy().into_owned());
    let qualname = t.qualname.get();
    let name = match qualname.as_str() {
        Some(q) => q.to_str_lossy().into_owned(),
        None => t.name(),
    };
    let at = v.raw_payload();
    match module {
        Some(m) if m != "builtins" && t.is_heap() => format!("<{m}.{name} object at {at:#x}>"),
        _ => format!("<{name} object at {at:#x}>"),
    }
}

fn str(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    super::repr(vm, &args.all[0])
}

fn eq(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if args.all[0].is(&args.all[1]) { Ok(Value::bool(true)) } else { Ok(builtin().not_implemented.value()) }
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (a, b) = (&args.all[0], &args.all[1]);
    let Some(f) = a.ty().lookup(&builtin().names.eq) else { return Ok(Value::bool(!a.is(b))) };
    let r = crate::ops::call_special(vm, &f, a, std::slice::from_ref(b))?;
    if r.is(&builtin().not_implemented.value()) {
        return Ok(r);
    }
    crate::ops::truth(vm, &r).map(|t| Value::bool(!t))
}

fn unordered(_vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Ok(builtin().not_implemented.value())
}

fn hash(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Int(args.all[0].raw_payload().rotate_right(4) as i64))
}

fn attribute_name(vm: &mut Vm, v: &Value) -> Res<Ref<StrObj>> {
    match v.as_str() {
        Some(s) => Ok(intern_obj(Ref::from_ref(s))),
        None => Err(vm.type_error(format!("attribute name must be string, not '{}'", v.ty().name()))),
    }
}

pub(super) fn getattribute(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let name = attribute_name(vm, &args.all[1])?;
    generic_get_attr(vm, &args.all[0], &name)
}

fn setattr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    no_class(vm, args, "__setattr__")?;
    set_type_attribute(vm, args)
}

/// `type.__setattr__`, which works on any object.
pub(super) fn set_type_attribute(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let name = attribute_name(vm, &args.all[1])?;
    generic_set_attr(vm, &args.all[0], &name, args.all[2].clone())?;
    Ok(Value::None)
}

/// The methods of `object` do not change classes: a class has more to look after.
fn no_class(vm: &mut Vm, args: Args<'_>, method: &str) -> Res<()> {
    if args.all[0].get_exact::<TypeObj>().is_none() {
        return Ok(());
    }
    let what = args.all[0].ty().name();
    Err(vm.type_error(format!("can't apply this {method} to {what} object")))
}

fn delattr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    no_class(vm, args, "__delattr__")?;
    delete_type_attribute(vm, args)
}

/// `type.__delattr__`, likewise.
pub(super) fn delete_type_attribute(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let name = attribute_name(vm, &args.all[1])?;
    generic_set_attr(vm, &args.all[0], &name, Value::Undef)?;
    Ok(Value::None)
}

pub(super) fn dir(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    super::attributes::default_dir(vm, &args.all[0])
}

/// The size, of classes that say it themselves.
pub(super) static SIZED: &[NativeDef] = &[SIZEOF];
const SIZEOF: NativeDef = NativeDef::new("__sizeof__", sizeof, 1, 1).method().effects(Effects::ReadsHeap);

fn sizeof(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Int(size_in_bytes(&args.all[0]) as i64))
}

fn init_subclass(_vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Ok(Value::None)
}

/// The TypeError for arguments of a class statement that nobody takes.
pub(super) fn no_init_keywords(vm: &mut Vm, class: &TypeObj) -> Raised {
    let name = class.qualname.get();
    let name = name.as_str().map_or_else(|| class.name(), |q| q.to_str_lossy().into_owned());
    vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments"))
}

/// The TypeError for an instance of an abstract class.
#[cold]
fn is_abstract(vm: &mut Vm, class: &TypeObj) -> Raised {
    let methods = class.dict.with(|d| d.get_name(&builtin().names.abstractmethods).cloned());
    let listed = methods.map_or(Ok(Vec::new()), |m| crate::ops::collect(vm, &m));
    let mut names: Vec<String> = match listed {
        Ok(l) => {
            l.iter().map(|n| n.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default()).collect()
        }
        Err(e) => return e,
    };
    names.sort();
    let s = if names.len() == 1 { "" } else { "s" };
    vm.type_error(format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{s} '{}'",
        class.name(),
        names.join("', '")
    ))
}

fn subclasshook(_vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Ok(builtin().not_implemented.value())
}

/// Calls a function of the library's module for taking objects apart.
fn reduction(vm: &mut Vm, function: &str, args: &[Value]) -> Res<Value> {
    let module = crate::import::import_dotted(vm, "_reduction")?;
    let f = crate::ops::get_attr(vm, &module, &intern(function))?;
    vm.call(&f, args)
}

fn reduce_ex(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    reduction(vm, "reduce_ex", args.all)
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    reduction(vm, "reduce", args.all)
}

fn getstate(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    reduction(vm, "getstate", args.all)
}
