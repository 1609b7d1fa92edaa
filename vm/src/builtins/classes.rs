//! `class` statements, `type(name, bases, dict)`, and the methods of classes.
//!
//! A class is made from its name, bases and namespace: the method resolution order by C3 linearisation
//! (Barrett et al., "A Monotonic Superclass Linearization for Dylan", OOPSLA 1996), the layout of its
//! instances from the one built-in class among its ancestors, and room in the instances for the attributes
//! that the methods store on their first parameter.

use sidewinder_frontend::bytecode::Op;

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::types::{builtin, builtin_classes};
use crate::value::*;
use crate::vm::{Res, Vm};

use super::{add_functions, add_methods};

pub(super) fn install(vm: &mut Vm) {
    add_functions(&vm.builtins.clone(), natives::NATIVES);
    add_methods(&builtin().type_, TYPE_METHODS);
    let b = builtin();
    let open = [
        &b.object,
        &b.int,
        &b.float,
        &b.complex,
        &b.str_,
        &b.bytes,
        &b.list,
        &b.tuple,
        &b.dict,
        &b.set,
        &b.frozenset,
        &b.weakref,
    ];
    for t in builtin_classes() {
        if !open.iter().any(|o| o.ptr() == t.ptr()) {
            t.add_flag(type_flags::FINAL);
        }
    }
}

static TYPE_METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", type_new, 1, ANY).kw(),
    NativeDef::new("mro", mro, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("__subclasses__", subclasses, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("__instancecheck__", instance_check, 2, 2).method(),
    NativeDef::new("__subclasscheck__", subclass_check, 2, 2).method(),
    NativeDef::new("__call__", type_call, 1, ANY).method().kw(),
    NativeDef::new("__prepare__", prepare, 0, ANY).class_method().kw(),
];

/// The arguments of a class statement that are not bases; they go to `__init_subclass__`.
#[derive(Default)]
struct Keywords {
    names: Vec<Value>,
    values: Vec<Value>,
}

impl Keywords {
    /// All keyword arguments but `metaclass`, which must be `type`.
    fn from_args(vm: &mut Vm, args: Args<'_>) -> Res<Keywords> {
        let mut k = Keywords::default();
        for (name, v) in args.keywords() {
            if name.as_ascii() != Some("metaclass") {
                k.names.push(Ref::from_ref(name).into());
                k.values.push(v.clone());
            } else if !v.is(&builtin().type_.value()) {
                let what = v.get_exact::<TypeObj>().map_or_else(|| v.ty().name(), |t| t.name());
                return Err(unsupported_metaclass(vm, &what));
            }
        }
        Ok(k)
    }
}

fn unsupported_metaclass(vm: &mut Vm, name: &str) -> crate::vm::Raised {
    let msg = format!("metaclasses other than type are not supported (metaclass {name})");
    vm.error(&builtin().not_implemented_error, msg)
}

/// `__build_class__(func, name, *bases, **keywords)`.
fn build_class(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let pos = args.pos();
    let Some(func) = pos[0].get_exact::<FunctionObj>().map(Ref::from_ref) else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    let Some(name) = pos[1].as_str().map(Ref::from_ref) else {
        return Err(vm.type_error("__build_class__: name is not a string"));
    };
    let bases = check_bases(vm, &pos[2..])?;
    let keywords = Keywords::from_args(vm, args)?;
    let ns = DictObj::empty();
    vm.run_class_body(&func, &ns.value())?;
    make_class(vm, &name, bases, &ns, keywords).map(Value::from)
}

/// `type.__new__(cls, name, bases, dict, **keywords)`; `type(x)` never comes here.
fn type_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let pos = args.pos();
    if pos.len() != 4 {
        return Err(vm.type_error("type() takes 1 or 3 arguments"));
    }
    if !pos[0].is(&builtin().type_.value()) {
        let what = pos[0].get_exact::<TypeObj>().map_or_else(|| pos[0].ty().name(), |t| t.name());
        return Err(unsupported_metaclass(vm, &what));
    }
    let bad = |vm: &mut Vm, i: usize, want: &str| {
        let msg = format!("type.__new__() argument {i} must be {want}, not {}", pos[i].ty().name());
        vm.type_error(msg)
    };
    let Some(name) = pos[1].as_str().map(Ref::from_ref) else { return Err(bad(vm, 1, "str")) };
    let Some(bases) = pos[2].get::<TupleObj>() else { return Err(bad(vm, 2, "tuple")) };
    let Some(ns) = pos[3].get::<DictObj>() else { return Err(bad(vm, 3, "dict")) };
    let bases = check_bases(vm, bases.items())?;
    let keywords = Keywords::from_args(vm, args)?;
    let ns = DictObj::new(ns.data.get());
    if ns.get_name(&builtin().names.module).is_none()
        && let Some(m) = vm.frame().and_then(|f| f.code().ns.get_name(&builtin().names.name))
    {
        ns.set_name(&builtin().names.module, m);
    }
    make_class(vm, &name, bases, &ns, keywords).map(Value::from)
}

fn check_bases(vm: &mut Vm, bases: &[Value]) -> Res<Vec<Ref<TypeObj>>> {
    let mut v: Vec<Ref<TypeObj>> = Vec::with_capacity(bases.len().max(1));
    for b in bases {
        let Some(t) = b.get_exact::<TypeObj>() else {
            let msg = format!("bases must be classes, not '{}' objects", b.ty().name());
            return Err(vm.type_error(msg));
        };
        if std::ptr::eq(t, &*builtin().type_) {
            return Err(unsupported_metaclass(vm, "derived from type"));
        }
        if t.has_flag(type_flags::FINAL) {
            return Err(vm.type_error(format!("type '{}' is not an acceptable base type", t.name())));
        }
        if v.iter().any(|o| std::ptr::eq(&**o, t)) {
            return Err(vm.type_error(format!("duplicate base class {}", t.name())));
        }
        v.push(Ref::from_ref(t));
    }
    if v.is_empty() {
        v.push(builtin().object.clone());
    }
    Ok(v)
}

/// The built-in class that decides how instances are laid out, if it is not `object`.
fn solid_base(t: &TypeObj) -> Option<Ref<TypeObj>> {
    let b = builtin();
    if t.has_flag(type_flags::EXCEPTION) {
        return Some(b.base_exception.clone());
    }
    t.mro_refs()
        .into_iter()
        .find(|t| !t.is_heap() && t.ptr() != b.object.ptr() && t.payload_layout().is_some())
}

/// C3: the class itself, then a merge of the bases' orders and the bases that keeps all their orders.
fn linearise(vm: &mut Vm, class: *const TypeObj, bases: &[Ref<TypeObj>]) -> Res<Vec<*const TypeObj>> {
    let mut lists: Vec<Vec<*const TypeObj>> = bases.iter().map(|b| b.mro.get()).collect();
    lists.push(bases.iter().map(|b| b.ptr()).collect());
    let mut mro = vec![class];
    loop {
        lists.retain(|l| !l.is_empty());
        if lists.is_empty() {
            return Ok(mro);
        }
        let free = |c: &*const TypeObj| !lists.iter().any(|l| l[1..].contains(c));
        let Some(next) = lists.iter().map(|l| l[0]).find(free) else {
            let names: Vec<String> = bases.iter().map(|b| b.name()).collect();
            let msg = format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            );
            return Err(vm.type_error(msg));
        };
        mro.push(next);
        for l in &mut lists {
            if l[0] == next {
                l.remove(0);
            }
        }
    }
}

/// Makes a class. The namespace is consumed.
fn make_class(
    vm: &mut Vm,
    name: &Ref<StrObj>,
    bases: Vec<Ref<TypeObj>>,
    ns: &Ref<DictObj>,
    keywords: Keywords,
) -> Res<Ref<TypeObj>> {
    let n = &builtin().names;
    let mut solid: Option<Ref<TypeObj>> = None;
    for b in &bases {
        let Some(s) = solid_base(b) else { continue };
        if solid.as_ref().is_some_and(|o| o.ptr() != s.ptr()) {
            return Err(vm.type_error("multiple bases have instance lay-out conflict"));
        }
        solid = Some(s);
    }
    let is_exception = solid.as_ref().is_some_and(|s| s.has_flag(type_flags::EXCEPTION));
    let (layout, payload) = match &solid {
        Some(_) if is_exception => (Layout::Exception, None),
        Some(s) => (Layout::Instance, s.payload_layout()),
        None => (Layout::Instance, None),
    };
    let text = name.to_str_lossy().into_owned();
    let class = TypeObj::new_with_payload(&text, bases.clone(), layout, payload);
    let mro = linearise(vm, class.ptr(), &bases)?;
    class.mro.set(mro);
    let inherited = bases.iter().fold(0, |f, b| f | b.flags.get());
    let kept = type_flags::EXCEPTION
        | type_flags::HAS_DEL
        | type_flags::HAS_GETATTR
        | type_flags::HAS_SETATTR
        | type_flags::HAS_NEW
        | type_flags::WEAK;
    class.flags.set(type_flags::HEAP | inherited & kept);
    class.own_itself();

    let take = |name: &Ref<StrObj>| ns.data.with_mut(|d| d.remove_name(name));
    let cell = take(&n.classcell);
    match take(&n.qualname) {
        Some(q) if q.as_str().is_none() => {
            let msg = format!("type __qualname__ must be a str, not {}", q.ty().name());
            return Err(vm.type_error(msg));
        }
        Some(q) => class.qualname.set(q),
        None => class.qualname.set(name.value()),
    }
    define_slots(vm, &class, &bases, ns, is_exception)?;
    wrap_implicitly(ns, &n.new, WrapperKind::StaticMethod);
    wrap_implicitly(ns, &n.init_subclass, WrapperKind::ClassMethod);
    wrap_implicitly(ns, &n.class_getitem, WrapperKind::ClassMethod);
    if ns.get_name(&n.doc).is_none() {
        ns.set_name(&n.doc, Value::None);
    }
    if ns.get_name(&n.eq).is_some() && ns.get_name(&n.hash).is_none() {
        ns.set_name(&n.hash, Value::None);
    }
    let entries = ns.data.with(|d| d.iter().map(|e| (e.key.clone(), e.value().clone())).collect::<Vec<_>>());
    for (k, v) in &entries {
        if let Some(s) = k.as_str() {
            class.define(&intern_obj(Ref::from_ref(s)), v.clone());
        }
    }
    if !is_exception {
        reserve_slots(&class);
    }
    if let Some(c) = cell.as_ref().and_then(|c| c.get_exact::<CellObj>()) {
        c.value.set(class.value());
    }
    for (k, v) in &entries {
        if let Some(p) = v.get_exact::<PropertyObj>() {
            p.name.set(k.clone());
            continue;
        }
        if v.is_object()
            && let Some(f) = v.ty().lookup(&n.set_name)
        {
            let r = vm.call(&f, &[v.clone(), class.value(), k.clone()]);
            if let Err(e) = r {
                let key = super::repr(vm, k).unwrap_or(Value::None);
                let key = key.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
                let note =
                    format!("Error calling __set_name__ on '{}' instance {key} in '{text}'", v.ty().name());
                super::exceptions::add_note_to(&vm.exception.clone(), &note);
                return Err(e);
            }
        }
    }
    init_subclass(vm, &class, keywords)?;
    Ok(class)
}

/// `super(C, C).__init_subclass__(**keywords)`.
fn init_subclass(vm: &mut Vm, class: &Ref<TypeObj>, keywords: Keywords) -> Res<()> {
    let name = &builtin().names.init_subclass;
    let found = class.mro_refs()[1..].iter().find_map(|t| t.dict.with(|d| d.get_name(name).cloned()));
    match found {
        Some(f) if f.get_exact::<NativeObj>().is_none() => {
            let f = crate::ops::bind_class_attribute(vm, &f, &class.value())?;
            vm.call_kw(&f, &keywords.values, Some(&TupleObj::new(keywords.names)))?;
        }
        _ if !keywords.names.is_empty() => {
            let msg = format!("{}.__init_subclass__() takes no keyword arguments", class.name());
            return Err(vm.type_error(msg));
        }
        _ => {}
    }
    Ok(())
}

/// `__new__` and the like are static or class methods without a decorator.
fn wrap_implicitly(ns: &DictObj, name: &Ref<StrObj>, kind: WrapperKind) {
    if let Some(f) = ns.get_name(name)
        && f.get_exact::<FunctionObj>().is_some()
    {
        ns.set_name(name, WrapperObj::new(kind, f).into());
    }
}

/// `__slots__` of the namespace and of the bases.
fn define_slots(
    vm: &mut Vm,
    class: &TypeObj,
    bases: &[Ref<TypeObj>],
    ns: &Ref<DictObj>,
    is_exception: bool,
) -> Res<()> {
    let mut slots: Vec<Ref<StrObj>> = Vec::new();
    for b in bases {
        for s in b.slots.get() {
            if !slots.iter().any(|n| n.object().is(s.object())) {
                slots.push(s);
            }
        }
    }
    let bases_without_dict =
        !is_exception && bases.iter().all(|b| !b.is_heap() || b.has_flag(type_flags::NO_DICT));
    let mut no_dict = false;
    let mut weak = !has_items(class);
    if let Some(decl) = ns.get_name(&builtin().names.slots) {
        no_dict = bases_without_dict;
        weak = false;
        let names = if decl.as_str().is_some() { vec![decl] } else { crate::ops::collect(vm, &decl)? };
        for s in names {
            let Some(s) = s.as_str() else {
                let msg = format!("__slots__ items must be strings, not '{}'", s.ty().name());
                return Err(vm.type_error(msg));
            };
            let text = s.to_str_lossy();
            match &*text {
                "__dict__" => no_dict = false,
                "__weakref__" => {
                    if class.has_flag(type_flags::WEAK) {
                        return Err(vm.type_error("__weakref__ slot disallowed: we already got one"));
                    }
                    weak = true;
                }
                t if !is_identifier(t) => return Err(vm.type_error("__slots__ must be identifiers")),
                t => {
                    let name = intern(&mangle(&class.name(), t));
                    if ns.get_name(&name).is_some() {
                        let msg = format!("'{t}' in __slots__ conflicts with class variable");
                        return Err(vm.value_error(msg));
                    }
                    if !slots.iter().any(|n| n.object().is(name.object())) {
                        slots.push(name);
                    }
                }
            }
        }
    }
    class.slots.set(slots);
    if weak {
        class.flags.set(class.flags.get() | type_flags::WEAK);
    }
    if no_dict {
        class.flags.set(class.flags.get() | type_flags::NO_DICT);
    }
    Ok(())
}

/// Whether what instances have lies behind their items, so that no place for weak references is left.
fn has_items(class: &TypeObj) -> bool {
    matches!(class.payload, Some(Layout::Tuple | Layout::BigInt | Layout::Bytes))
}

fn is_identifier(s: &str) -> bool {
    let mut chars = s.chars();
    chars.next().is_some_and(|c| c == '_' || c.is_alphabetic())
        && chars.all(|c| c == '_' || c.is_alphanumeric())
}

/// Private names (`__x`) inside class `C` are `_C__x`.
fn mangle(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || class.is_empty() {
        return name.to_string();
    }
    format!("_{class}{name}")
}

/// Decides how many slots lie inside an instance: one for each name in `__slots__` and each attribute that
/// a method of the class or a base stores on its first parameter.
fn reserve_slots(class: &TypeObj) {
    let mut names = class.slots.get();
    if !class.has_flag(type_flags::NO_DICT) {
        for t in class.mro_refs().iter().filter(|t| t.is_heap()) {
            let values = t.dict.with(|d| d.iter().map(|e| e.value().clone()).collect::<Vec<_>>());
            for v in &values {
                match v.get_exact::<PropertyObj>() {
                    Some(p) => [&p.getter, &p.setter].iter().for_each(|f| stored_names(f, &mut names)),
                    None => stored_names(v, &mut names),
                }
            }
        }
        names.retain(|n| class.lookup(n).is_none_or(|v| v.get_exact::<PropertyObj>().is_none()));
    }
    // A class that stores nothing itself usually gets its attributes from outside: room for two.
    let least = match (class.has_flag(type_flags::NO_DICT), names.is_empty() && class.payload.is_none()) {
        (true, _) => 0,
        (false, true) => 2,
        (false, false) => 1,
    };
    class.set_capacity(names.len().clamp(least, MAX_INLINE));
}

/// Adds the attributes that a function stores on its first parameter.
fn stored_names(f: &Value, names: &mut Vec<Ref<StrObj>>) {
    let Some(f) = f.get_exact::<FunctionObj>() else { return };
    let c = f.code();
    if c.code.arg_count == 0 {
        return;
    }
    let instrs = &c.code.instrs;
    for (i, ins) in instrs.iter().enumerate() {
        // A first parameter that nested functions use lies in a cell, read just before the store.
        let from_cell =
            || i > 0 && instrs[i - 1].op == Op::LoadCell && instrs[i - 1].a == ins.a && instrs[i - 1].b == 0;
        if ins.op == Op::StoreAttr && (ins.a == 0 || from_cell()) {
            let name = &c.sites[ins.c as usize].name;
            if !names.iter().any(|n| n.object().is(name.object())) {
                names.push(name.clone());
            }
        }
    }
}

// ---- methods of classes ---------------------------------------------------------------------------------

fn class_arg<'a>(vm: &mut Vm, v: &'a Value) -> Res<&'a TypeObj> {
    match v.get_exact::<TypeObj>() {
        Some(t) => Ok(t),
        None => {
            let msg = format!("descriptor requires a 'type' object but received a '{}'", v.ty().name());
            Err(vm.type_error(msg))
        }
    }
}

fn mro(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let t = class_arg(vm, &args.all[0])?;
    Ok(ListObj::new(t.mro_refs().into_iter().map(Value::from).collect()).into())
}

fn subclasses(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let t = class_arg(vm, &args.all[0])?;
    Ok(ListObj::new(t.live_subclasses().into_iter().map(Value::from).collect()).into())
}

fn type_call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let t = Ref::from_ref(class_arg(vm, &args.all[0])?);
    crate::ops::instantiate(vm, &t, Args { all: &args.all[1..], kwnames: args.kwnames })
}

fn prepare(_vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Ok(DictObj::empty().into())
}

fn instance_check(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let t = class_arg(vm, &args.all[0])?;
    Ok(Value::Bool(args.all[1].ty().is_subclass(t)))
}

fn subclass_check(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let t = Ref::from_ref(class_arg(vm, &args.all[0])?);
    match args.all[1].get_exact::<TypeObj>() {
        Some(c) => Ok(Value::Bool(c.is_subclass(&t))),
        None => Err(vm.type_error("issubclass() arg 1 must be a class")),
    }
}

/// `isinstance(v, c)`.
pub fn is_instance(vm: &mut Vm, v: &Value, c: &Value) -> Res<bool> {
    if let Some(t) = c.get_exact::<TypeObj>() {
        if v.ty().is_subclass(t) {
            return Ok(true);
        }
        // An object may claim another class through a property named `__class__`.
        if matches!(v, Value::Object(o) if o.layout() == Layout::Instance)
            && v.ty().lookup(&builtin().names.class).is_some()
            && let Some(claimed) = crate::ops::get_attr_opt(vm, v, &builtin().names.class)?
        {
            return Ok(claimed.get_exact::<TypeObj>().is_some_and(|k| k.is_subclass(t)));
        }
        return Ok(false);
    }
    if let Some(t) = c.get::<TupleObj>() {
        vm.check_native_stack()?;
        for c in t.items() {
            if is_instance(vm, v, c)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(f) = c.ty().user_method(&builtin().names.instancecheck) {
        let r = vm.call(&f, &[c.clone(), v.clone()])?;
        return crate::ops::truth(vm, &r);
    }
    Err(vm.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"))
}

/// `issubclass(a, c)`.
pub fn is_subclass(vm: &mut Vm, a: &Value, c: &Value) -> Res<bool> {
    if let Some(t) = c.get::<TupleObj>() {
        vm.check_native_stack()?;
        for c in t.items() {
            if is_subclass(vm, a, c)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if c.get_exact::<TypeObj>().is_none()
        && let Some(f) = c.ty().user_method(&builtin().names.subclasscheck)
    {
        let r = vm.call(&f, &[c.clone(), a.clone()])?;
        return crate::ops::truth(vm, &r);
    }
    let Some(k) = a.get_exact::<TypeObj>() else {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    };
    match c.get_exact::<TypeObj>() {
        Some(t) => Ok(k.is_subclass(t)),
        None => Err(vm.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
    }
}

/// Functions about classes.
#[native_module("builtins")]
mod natives {
    use super::*;

    /// Return whether the object is an instance of the class, or of one in the tuple.
    #[native(intrinsic = IsInstance)]
    fn isinstance(vm: &mut Vm, obj: &Value, class_or_tuple: &Value) -> Res<bool> {
        is_instance(vm, obj, class_or_tuple)
    }

    /// Return whether the class derives from the other one, or from one in the tuple.
    #[native]
    fn issubclass(vm: &mut Vm, cls: &Value, class_or_tuple: &Value) -> Res<bool> {
        is_subclass(vm, cls, class_or_tuple)
    }

    /// Run the body of a class statement and make the class.
    #[native(name = "__build_class__", min = 2, max = 255)]
    fn build_class_of_statement(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        build_class(vm, args)
    }
}
