//! `class` statements, `type(name, bases, dict)`, and the methods of classes.
//!
//! A class is made from its name, bases and namespace: the method resolution order by C3 linearisation
//! (Barrett et al., "A Monotonic Superclass Linearization for Dylan", OOPSLA 1996) unless the metaclass has another, the
//! layout of its instances from its best base (`class_layout`), and room in the instances for the attributes
//! that the methods store on their first parameter.

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::types::{builtin, builtin_classes};
use crate::value::*;
use crate::vm::{Res, Vm};

use super::class_changes::check_name;
use super::class_layout::*;
use super::class_sizes::Sizes;
use super::{add_functions, add_methods};

pub(super) fn install(vm: &mut Vm) {
    add_functions(&vm.builtins.clone(), natives::NATIVES);
    add_methods(&builtin().type_, TYPE_METHODS);
    let b = builtin();
    let open = [
        &b.object,
        &b.type_,
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
        &b.property,
        &b.staticmethod,
        &b.classmethod,
        &b.super_,
        &b.enumerate,
        &b.zip,
        &b.map,
        &b.filter,
        &b.reversed,
        &b.weakref,
        &b.module,
    ];
    for t in builtin_classes() {
        if !open.iter().any(|o| o.ptr() == t.ptr()) {
            t.add_flag(type_flags::FINAL);
        }
    }
}

static TYPE_METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", type_new, 1, ANY).kw(),
    NativeDef::new("__init__", type_init, 1, ANY).method().kw().effects(Effects::ReadsHeap),
    NativeDef::new("__repr__", super::repr::native_repr, 1, 1).method(),
    NativeDef::new("__getattribute__", super::object::getattribute, 2, 2).method(),
    NativeDef::new("__setattr__", super::object::set_type_attribute, 3, 3).method(),
    NativeDef::new("__delattr__", super::object::delete_type_attribute, 2, 2).method(),
    NativeDef::new("__dir__", super::object::dir, 1, 1).method(),
    NativeDef::new("mro", mro, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("__subclasses__", subclasses, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("__instancecheck__", instance_check, 2, 2).method(),
    NativeDef::new("__subclasscheck__", subclass_check, 2, 2).method(),
    NativeDef::new("__call__", type_call, 1, ANY).method().kw(),
    NativeDef::new("__prepare__", prepare, 0, ANY).class_method().kw(),
    NativeDef::new("__name__", |vm, a| provided(vm, a, "__name__"), 1, 1).getter(),
    NativeDef::new("__qualname__", |vm, a| provided(vm, a, "__qualname__"), 1, 1).getter(),
    NativeDef::new("__module__", |vm, a| provided(vm, a, "__module__"), 1, 1).getter(),
    NativeDef::new("__doc__", |vm, a| provided(vm, a, "__doc__"), 1, 1).getter(),
    NativeDef::new("__mro__", |vm, a| provided(vm, a, "__mro__"), 1, 1).getter(),
    NativeDef::new("__bases__", |vm, a| provided(vm, a, "__bases__"), 1, 1).getter(),
    NativeDef::new("__base__", |vm, a| provided(vm, a, "__base__"), 1, 1).getter(),
    NativeDef::new("__dict__", |vm, a| provided(vm, a, "__dict__"), 1, 1).getter(),
    NativeDef::new("__abstractmethods__", |vm, a| provided(vm, a, "__abstractmethods__"), 1, 1).getter(),
    NativeDef::new("__flags__", |vm, a| size(vm, a, |s| s.flags), 1, 1).getter(),
    NativeDef::new("__basicsize__", |vm, a| size(vm, a, |s| s.basic), 1, 1).getter(),
    NativeDef::new("__itemsize__", |vm, a| size(vm, a, |s| s.item), 1, 1).getter(),
    NativeDef::new("__dictoffset__", |vm, a| size(vm, a, |s| s.dict), 1, 1).getter(),
    NativeDef::new("__weakrefoffset__", |vm, a| size(vm, a, |s| s.weakref), 1, 1).getter(),
    NativeDef::new("__annotations__", |vm, a| annotation(vm, a, "__annotations__"), 1, 1).getter(),
    NativeDef::new("__annotate__", |vm, a| annotation(vm, a, "__annotate__"), 1, 1).getter(),
    NativeDef::new("__type_params__", |vm, a| provided(vm, a, "__type_params__"), 1, 1).getter(),
];

/// A number that a class says of the structs of its instances.
fn size(vm: &mut Vm, args: Args<'_>, which: fn(&Sizes) -> i64) -> Res<Value> {
    Ok(Value::Int(which(&Sizes::of(class_arg(vm, &args.all[0])?))))
}

/// An attribute that `type` provides for its instances, through its descriptor.
fn provided(vm: &mut Vm, args: Args<'_>, name: &str) -> Res<Value> {
    let t = Ref::from_ref(class_arg(vm, &args.all[0])?);
    Ok(super::attributes::type_attr(vm, &t, name)?.unwrap_or_default())
}

/// What is known of the annotations of a class, through the descriptor.
fn annotation(vm: &mut Vm, args: Args<'_>, name: &str) -> Res<Value> {
    let class: Value = Ref::from_ref(class_arg(vm, &args.all[0])?).value();
    match super::annotations::attribute(vm, &class, name)? {
        Some(v) => Ok(v),
        None => {
            let msg = format!("type object '{}' has no attribute '{name}'", class_arg(vm, &class)?.name());
            Err(vm.attribute_error(&class, &intern(name), msg))
        }
    }
}

/// The arguments of a class statement that are neither bases nor the metaclass.
#[derive(Default)]
struct Keywords {
    names: Vec<Value>,
    values: Vec<Value>,
}

impl Keywords {
    fn from_args(args: Args<'_>) -> Keywords {
        let mut k = Keywords::default();
        for (name, v) in args.keywords() {
            k.names.push(Ref::from_ref(name).into());
            k.values.push(v.clone());
        }
        k
    }
    /// Takes one of them out.
    fn take(&mut self, name: &Ref<StrObj>) -> Option<Value> {
        let i = self.names.iter().position(|n| n.as_str().is_some_and(|n| *n == **name))?;
        self.names.remove(i);
        Some(self.values.remove(i))
    }
    /// Calls `f` with positional arguments and these.
    fn call(self, vm: &mut Vm, f: &Value, mut args: Vec<Value>) -> Res<Value> {
        args.extend(self.values);
        vm.call_kw(f, &args, Some(&TupleObj::new(self.names)))
    }
}

// ---- class statements -----------------------------------------------------------------------------------

/// `__build_class__(func, name, *bases, **keywords)`.
fn build_class(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let pos = args.pos();
    if pos.len() < 2 {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    }
    let Some(func) = pos[0].get_exact::<FunctionObj>().map(Ref::from_ref) else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    let Some(name) = pos[1].as_str().map(Ref::from_ref) else {
        return Err(vm.type_error("__build_class__: name is not a string"));
    };
    let declared = &pos[2..];
    let resolved = resolve_bases(vm, declared)?;
    let bases = resolved.as_deref().unwrap_or(declared);
    let mut keywords = Keywords::from_args(args);
    let meta = match keywords.take(&builtin().names.metaclass) {
        Some(m) => m,
        None => bases.first().map_or_else(|| builtin().type_.value(), |b| Ref::from_ref(b.ty()).into()),
    };
    let meta = match meta.get_exact::<TypeObj>() {
        Some(m) => most_derived(vm, m, bases)?.into(),
        None => meta,
    };
    let originals = resolved.is_some().then(|| Value::from(TupleObj::new(declared.to_vec())));
    if !meta.is(&builtin().type_.value()) {
        return build_with(vm, &func, &name, bases.to_vec(), meta, keywords, originals);
    }
    let ns = DictObj::empty();
    vm.run_class_body(&func, &ns.value())?;
    if let Some(o) = originals {
        ns.set_name(&builtin().names.orig_bases, o);
    }
    let bases = check_bases(vm, bases)?;
    make_class(vm, &builtin().type_, &name, bases, &ns, keywords).map(Value::from)
}

/// The rest of a class statement with a metaclass.
fn build_with(
    vm: &mut Vm,
    func: &Ref<FunctionObj>,
    name: &Ref<StrObj>,
    bases: Vec<Value>,
    meta: Value,
    keywords: Keywords,
    originals: Option<Value>,
) -> Res<Value> {
    let n = &builtin().names;
    let bases: Value = TupleObj::new(bases).into();
    let ns: Value = match crate::ops::get_attr_opt(vm, &meta, &n.prepare)? {
        Some(f) => {
            let k = Keywords { names: keywords.names.clone(), values: keywords.values.clone() };
            k.call(vm, &f, vec![name.value(), bases.clone()])?
        }
        None => DictObj::empty().into(),
    };
    if !crate::ops::is_mapping(&ns) {
        let who = meta.get_exact::<TypeObj>().map_or_else(|| "<metaclass>".to_string(), |t| t.name());
        let msg = format!("{who}.__prepare__() must return a mapping, not {}", ns.ty().name());
        return Err(vm.type_error(msg));
    }
    vm.run_class_body(func, &ns)?;
    if let Some(o) = originals {
        crate::ops::set_item(vm, &ns, &n.orig_bases.value(), o)?;
    }
    // The cell of `__class__`, which the body has put into its namespace if methods use it.
    let code = func.code();
    let uses_cell = code.code.cell_vars.iter().any(|&r| code.names[r as usize].object().is(n.class.object()));
    let cell = match ns.get::<DictObj>() {
        Some(d) if uses_cell => d.get_name(&n.classcell),
        _ => None,
    };
    let class = keywords.call(vm, &meta, vec![name.value(), bases, ns])?;
    if class.get_exact::<TypeObj>().is_some()
        && let Some(c) = cell.as_ref().and_then(|c| c.get_exact::<CellObj>())
    {
        check_cell(vm, name, &class, &c.value.get())?;
    }
    Ok(class)
}

/// `__class__` of the methods must be the class that was made.
fn check_cell(vm: &mut Vm, name: &Ref<StrObj>, class: &Value, cell: &Value) -> Res<()> {
    if cell.is(class) {
        return Ok(());
    }
    let (shown, made) = (super::repr_text(vm, &name.value())?, super::repr_text(vm, class)?);
    if cell.is_undef() {
        let msg = format!(
            "__class__ not set defining {shown} as {made}. Was __classcell__ propagated to type.__new__?"
        );
        return Err(vm.error(&builtin().runtime_error, msg));
    }
    let set = super::repr_text(vm, cell)?;
    Err(vm.type_error(format!("__class__ set to {set} defining {shown} as {made}")))
}

/// The bases with those that are no classes replaced by what their `__mro_entries__` gives; none if there are no such.
fn resolve_bases(vm: &mut Vm, bases: &[Value]) -> Res<Option<Vec<Value>>> {
    let mut resolved: Option<Vec<Value>> = None;
    for (i, b) in bases.iter().enumerate() {
        let entries = match b.get_exact::<TypeObj>() {
            Some(_) => None,
            None => crate::ops::get_attr_opt(vm, b, &builtin().names.mro_entries)?,
        };
        let Some(f) = entries else {
            if let Some(r) = &mut resolved {
                r.push(b.clone());
            }
            continue;
        };
        let entries = vm.call(&f, &[TupleObj::new(bases.to_vec()).into()])?;
        let Some(t) = entries.get::<TupleObj>() else {
            return Err(vm.type_error("__mro_entries__ must return a tuple"));
        };
        resolved.get_or_insert_with(|| bases[..i].to_vec()).extend_from_slice(t.items());
    }
    Ok(resolved)
}

/// The metaclass that derives from all others: that of a base, or the one given.
fn most_derived(vm: &mut Vm, meta: &TypeObj, bases: &[Value]) -> Res<Ref<TypeObj>> {
    let mut winner = Ref::from_ref(meta);
    for b in bases {
        let m = b.ty();
        if m.is_subclass(&winner) {
            winner = Ref::from_ref(m);
        } else if !winner.is_subclass(m) {
            return Err(vm.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses \
                 of all its bases",
            ));
        }
    }
    Ok(winner)
}

// ---- type() ---------------------------------------------------------------------------------------------

/// `type.__new__(cls, name, bases, dict, **keywords)`; `type(x)` never comes here.
fn type_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let pos = args.pos();
    let meta = super::common::class_argument(vm, args, &builtin().type_)?;
    if pos.len() != 4 {
        let given = pos.len() - 1;
        return Err(vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)")));
    }
    let bad = |vm: &mut Vm, i: usize, want: &str| {
        let msg = format!("type.__new__() argument {i} must be {want}, not {}", pos[i].ty().name());
        vm.type_error(msg)
    };
    let Some(name) = pos[1].as_str().map(Ref::from_ref) else { return Err(bad(vm, 1, "str")) };
    let Some(bases) = pos[2].get::<TupleObj>() else { return Err(bad(vm, 2, "tuple")) };
    if pos[3].get::<DictObj>().is_none() {
        return Err(bad(vm, 3, "dict"));
    }
    for b in bases.items().iter().filter(|b| b.get_exact::<TypeObj>().is_none()) {
        if crate::ops::get_attr_opt(vm, b, &builtin().names.mro_entries)?.is_some() {
            let msg = "type() doesn't support MRO entry resolution; use types.new_class()";
            return Err(vm.type_error(msg));
        }
    }
    let winner = most_derived(vm, &meta, bases.items())?;
    if winner.ptr() != meta.ptr()
        && let Some(new) = winner.lookup(&builtin().names.new)
        && new.get_exact::<NativeObj>().is_none()
    {
        let new = crate::ops::bind_class_attribute(vm, &new, &winner.value())?;
        let mut all = args.all.to_vec();
        all[0] = winner.value();
        return vm.call_kw(&new, &all, args.kwnames);
    }
    let bases = check_bases(vm, bases.items())?;
    let keywords = Keywords::from_args(args);
    let ns = match pos[3].get_exact::<DictObj>() {
        Some(ns) => DictObj::new(ns.data.get()),
        None => {
            let copy = DictObj::empty();
            crate::ops::dict_update(vm, &copy, &pos[3])?;
            copy
        }
    };
    make_class(vm, &winner, &name, bases, &ns, keywords).map(Value::from)
}

/// `type.__init__`: only looks at the number of its arguments.
fn type_init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let given = args.pos().len() - 1;
    if args.has_keywords() && given == 1 {
        return Err(vm.type_error("type.__init__() takes no keyword arguments"));
    }
    if given != 1 && given != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(Value::None)
}

fn check_bases(vm: &mut Vm, bases: &[Value]) -> Res<Vec<Ref<TypeObj>>> {
    let mut v: Vec<Ref<TypeObj>> = Vec::with_capacity(bases.len().max(1));
    for b in bases {
        let Some(t) = b.get_exact::<TypeObj>() else { return Err(vm.type_error("bases must be types")) };
        if t.has_flag(type_flags::FINAL) {
            return Err(vm.type_error(format!("type '{}' is not an acceptable base type", t.name())));
        }
        v.push(Ref::from_ref(t));
    }
    if v.is_empty() {
        v.push(builtin().object.clone());
    }
    Ok(v)
}

// ---- method resolution order ----------------------------------------------------------------------------

/// C3: the class itself, then a merge of the bases' orders and the bases that keeps all their orders.
fn linearise(vm: &mut Vm, class: &Ref<TypeObj>) -> Res<Vec<Ref<TypeObj>>> {
    let bases = class.bases.get();
    let mut mro = vec![class.clone()];
    if let [only] = &bases[..] {
        mro.extend(only.mro_refs());
        return Ok(mro);
    }
    for (i, b) in bases.iter().enumerate() {
        if bases[..i].iter().any(|o| o.ptr() == b.ptr()) {
            return Err(vm.type_error(format!("duplicate base class {}", b.name())));
        }
    }
    let mut lists: Vec<Vec<Ref<TypeObj>>> = bases.iter().map(|b| b.mro_refs()).collect();
    lists.push(bases.clone());
    loop {
        lists.retain(|l| !l.is_empty());
        if lists.is_empty() {
            return Ok(mro);
        }
        let free = |c: &&Ref<TypeObj>| !lists.iter().any(|l| l[1..].iter().any(|t| t.ptr() == c.ptr()));
        let Some(next) = lists.iter().map(|l| &l[0]).find(free).cloned() else {
            // Those that are next in what is left of the lists.
            let mut names: Vec<String> = Vec::new();
            for next in lists.iter().map(|l| l[0].name()) {
                let next = next.rsplit('.').next().unwrap_or_default().to_string();
                if !names.contains(&next) {
                    names.push(next);
                }
            }
            let msg = format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            );
            return Err(vm.type_error(msg));
        };
        for l in &mut lists {
            if l[0].ptr() == next.ptr() {
                l.remove(0);
            }
        }
        mro.push(next);
    }
}

/// The MRO of a class whose bases are known: what `mro` of the metaclass says.
pub(super) fn compute_mro(vm: &mut Vm, class: &Ref<TypeObj>) -> Res<Vec<*const TypeObj>> {
    let meta = class.metaclass();
    let custom = if meta.is_heap() { meta.lookup(&builtin().names.mro_method) } else { None };
    let Some(f) = custom.filter(|f| f.get_exact::<NativeObj>().is_none()) else {
        return Ok(linearise(vm, class)?.iter().map(|t| t.ptr()).collect());
    };
    let given = crate::ops::call_special(vm, &f, &class.value(), &[])?;
    let native = native_base(class);
    let mut classes = Vec::new();
    let given = crate::ops::collect(vm, &given)?;
    if given.is_empty() {
        return Err(vm.type_error("type MRO must not be empty"));
    }
    for c in given {
        let Some(t) = c.get_exact::<TypeObj>() else {
            return Err(vm.type_error(format!("mro() returned a non-class ('{}')", c.ty().name())));
        };
        let t = Ref::from_ref(t);
        if t.ptr() != class.ptr() && !native.is_subclass(&native_base(&t)) {
            let msg = format!("mro() returned base with unsuitable layout ('{}')", t.name());
            return Err(vm.type_error(msg));
        }
        classes.push(t);
    }
    let mro = classes.iter().map(|t| t.ptr()).collect();
    keep_strangers(class, classes);
    Ok(mro)
}

/// Keeps classes alive that are in an MRO without being a base of the class, or a base of one, and has them tell of changes.
fn keep_strangers(class: &TypeObj, classes: Vec<Ref<TypeObj>>) {
    let bases = class.bases.get();
    let known = |t: &Ref<TypeObj>| bases.iter().any(|b| b.mro.with(|m| m.contains(&t.ptr())));
    let strangers: Vec<Ref<TypeObj>> =
        classes.into_iter().filter(|t| !std::ptr::eq(t.ptr(), class) && !known(t)).collect();
    strangers.iter().for_each(|t| t.enlist(class));
    let before = class.strangers.replace(strangers);
    before.iter().filter(|t| !bases.iter().any(|b| b.ptr() == t.ptr())).for_each(|t| {
        t.strike_off(class);
        if class.strangers.with(|s| s.iter().any(|s| s.ptr() == t.ptr())) {
            t.enlist(class);
        }
    });
}

// ---- making a class -------------------------------------------------------------------------------------

/// Whether the metaclass has a say in calls of the class.
pub(super) fn note_metaclass(class: &TypeObj) {
    let meta = class.metaclass();
    let own_call = meta.is_heap()
        && meta.lookup(&builtin().names.call).is_some_and(|f| f.get_exact::<NativeObj>().is_none());
    let flags = class.flags.get() & !type_flags::META_CALL;
    class.flags.set(if own_call { flags | type_flags::META_CALL } else { flags });
}

/// The flags that a class has from its bases. Of the kinds of patterns there is only one, from the first base that has one.
pub(super) fn inherited_flags(bases: &[Ref<TypeObj>]) -> u32 {
    const PATTERNS: u32 = type_flags::SEQUENCE | type_flags::MAPPING;
    let all = bases.iter().fold(0, |f, b| f | b.flags.get());
    // Objects of a native class itself need no finaliser, even where its base has one; those of subclasses may.
    let dies = |b: &Ref<TypeObj>| b.native.get().is_some() && b.lookup(&builtin().names.del).is_some();
    let finaliser = if bases.iter().any(dies) { type_flags::HAS_DEL } else { 0 };
    let pattern = bases.iter().map(|b| b.flags.get() & PATTERNS).find(|p| *p != 0).unwrap_or(0);
    (all & !PATTERNS | pattern | finaliser) & type_flags::INHERITED
}

/// A class with its bases and MRO, and nothing in its dict.
fn new_class(vm: &mut Vm, meta: &Ref<TypeObj>, name: &str, bases: &[Ref<TypeObj>]) -> Res<Ref<TypeObj>> {
    let best = checked_best_base(vm, bases)?;
    let native = native_base(&best);
    let (layout, payload) = if native.has_flag(type_flags::EXCEPTION) {
        (Layout::Exception, None)
    } else if native.instances == Layout::Type {
        (Layout::Type, None)
    } else {
        (Layout::Instance, native.payload_layout())
    };
    let class = TypeObj::new_with_payload(name, meta, bases.to_vec(), layout, payload);
    class.set_bases(bases.to_vec(), &best);
    let inherited = inherited_flags(bases);
    class.flags.set(type_flags::HEAP | inherited);
    note_metaclass(&class);
    let mro = compute_mro(vm, &class)?;
    class.mro.set(mro);
    class.own_itself();
    Ok(class)
}

/// Makes a class. The namespace is consumed.
fn make_class(
    vm: &mut Vm,
    meta: &Ref<TypeObj>,
    name: &Ref<StrObj>,
    bases: Vec<Ref<TypeObj>>,
    ns: &Ref<DictObj>,
    keywords: Keywords,
) -> Res<Ref<TypeObj>> {
    let n = &builtin().names;
    let best = checked_best_base(vm, &bases)?;
    let text = name.to_str_lossy().into_owned();
    check_name(vm, &text)?;
    let take = |name: &Ref<StrObj>| ns.data.with_mut(|d| d.remove_name(name));
    let cell = take(&n.classcell);
    let qualname = take(&n.qualname).unwrap_or_else(|| name.value());
    let added = added(vm, &text, &best, &bases, ns)?;
    if qualname.as_str().is_none() {
        return Err(vm.type_error(format!("type __qualname__ must be a str, not {}", qualname.ty().name())));
    }
    if let Some(c) = &cell
        && c.get_exact::<CellObj>().is_none()
    {
        let what = super::repr_text(vm, &Ref::from_ref(c.ty()).into())?;
        return Err(vm.type_error(format!("__classcell__ must be a nonlocal cell, not {what}")));
    }
    if ns.get_name(&n.module).is_none()
        && let Some(m) = vm.frame().and_then(|f| f.code().ns.get_name(&n.name))
    {
        ns.set_name(&n.module, m);
    }
    let class = new_class(vm, meta, &text, &bases)?;
    class.qualname.set(qualname);
    let is_native =
        vm.frame().is_some_and(|f| crate::import::stands_for_native_module(&f.code().code.filename));
    if is_native
        && let Some(module) = ns.get_name(&n.module)
        && let Some(module) = module.as_str().map(StrObj::to_str_lossy).filter(|m| m != "builtins")
    {
        class.set_name(format!("{module}.{text}"));
        class.flags.set(class.flags.get() | type_flags::FULL_NAME);
    }
    wrap_implicitly(ns, &n.new, WrapperKind::StaticMethod);
    wrap_implicitly(ns, &n.init_subclass, WrapperKind::ClassMethod);
    wrap_implicitly(ns, &n.class_getitem, WrapperKind::ClassMethod);
    let entries = ns.data.with(|d| d.iter().map(|e| (e.key.clone(), e.value().clone())).collect::<Vec<_>>());
    for (k, v) in &entries {
        if let Some(s) = k.as_str() {
            class.define(&intern_obj(Ref::from_ref(s)), v.clone());
        }
    }
    enter_added(&class, &best, &bases, &added);
    for (name, missing) in [
        (&n.doc, class.dict.with(|d| d.get_name(&n.doc).is_none())),
        (&n.hash, ns.get_name(&n.eq).is_some() && ns.get_name(&n.hash).is_none()),
    ] {
        if missing {
            class.define(name, Value::None);
        }
    }
    if class.instances == Layout::Instance {
        reserve_slots(&class);
    }
    if let Some(c) = cell.as_ref().and_then(|c| c.get_exact::<CellObj>()) {
        c.value.set(class.value());
    }
    set_names(vm, &class, &entries)?;
    init_subclass(vm, &class, keywords)?;
    Ok(class)
}

/// Calls `__set_name__` of the attributes that have it.
fn set_names(vm: &mut Vm, class: &Ref<TypeObj>, entries: &[(Value, Value)]) -> Res<()> {
    for (k, v) in entries {
        if let Some(p) = v.get_exact::<PropertyObj>() {
            p.name.set(k.clone());
            continue;
        }
        if !v.is_object() {
            continue;
        }
        let Some(f) = v.ty().lookup(&builtin().names.set_name) else { continue };
        if let Err(e) = crate::ops::call_special(vm, &f, v, &[class.value(), k.clone()]) {
            let exc = vm.exception.clone();
            let key = super::repr(vm, k).unwrap_or(Value::None);
            let key = key.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
            let (what, class) = (v.ty().name(), class.name());
            let note = format!("Error calling __set_name__ on '{what}' instance {key} in '{class}'");
            super::exceptions::add_note_to(&exc, &note);
            return Err(e);
        }
    }
    Ok(())
}

/// `super(C, C).__init_subclass__(**keywords)`.
fn init_subclass(vm: &mut Vm, class: &Ref<TypeObj>, keywords: Keywords) -> Res<()> {
    let name = &builtin().names.init_subclass;
    let mro = class.mro_refs();
    if !mro.iter().any(|t| t.ptr() == class.ptr()) {
        // `mro` of the metaclass has left the class out.
        crate::ops::super_of(vm, class, &class.value())?;
    }
    let after = mro.iter().skip_while(|t| t.ptr() != class.ptr()).skip(1);
    let found = after.into_iter().find_map(|t| t.dict.with(|d| d.get_name(name).cloned()));
    match found {
        Some(f) if f.get_exact::<NativeObj>().is_none() => {
            let f = crate::ops::bind_class_attribute(vm, &f, &class.value())?;
            keywords.call(vm, &f, vec![])?;
        }
        _ if !keywords.names.is_empty() => return Err(super::object::no_init_keywords(vm, class)),
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

// ---- methods of classes ---------------------------------------------------------------------------------

fn class_arg<'a>(vm: &mut Vm, v: &'a Value) -> Res<&'a TypeObj> {
    match v.get_exact::<TypeObj>() {
        Some(t) => Ok(t),
        None => {
            let msg =
                format!("descriptor 'mro' for 'type' objects doesn't apply to a '{}' object", v.ty().name());
            Err(vm.type_error(msg))
        }
    }
}

fn mro(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let t = Ref::from_ref(class_arg(vm, &args.all[0])?);
    Ok(ListObj::new(linearise(vm, &t)?.into_iter().map(Value::from).collect()).into())
}

fn subclasses(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let t = class_arg(vm, &args.all[0])?;
    Ok(ListObj::new(t.live_subclasses().into_iter().map(Value::from).collect()).into())
}

fn type_call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(t) = args.all[0].get_exact::<TypeObj>().map(Ref::from_ref) else {
        let t = args.all[0].ty().name();
        return Err(
            vm.type_error(format!("descriptor '__call__' requires a 'type' object but received a '{t}'"))
        );
    };
    crate::ops::instantiate(vm, &t, Args { all: &args.all[1..], kwnames: args.kwnames })
}

fn prepare(_vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Ok(DictObj::empty().into())
}

fn instance_check(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    plain_instance_check(vm, &args.all[1], &args.all[0]).map(Value::bool)
}

fn subclass_check(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    plain_subclass_check(vm, &args.all[1], &args.all[0]).map(Value::bool)
}

/// `__bases__` of a value that is no class but looks like one.
fn abstract_bases(vm: &mut Vm, c: &Value) -> Res<Option<Value>> {
    let bases = crate::ops::get_attr_opt(vm, c, &builtin().names.bases)?;
    Ok(bases.filter(|b| b.get::<TupleObj>().is_some()))
}

/// Whether one of two things that have `__bases__` is, or derives from, the other.
fn abstract_subclass(vm: &mut Vm, a: &Value, c: &Value) -> Res<bool> {
    vm.check_native_stack()?;
    if a.is(c) {
        return Ok(true);
    }
    let Some(bases) = abstract_bases(vm, a)? else { return Ok(false) };
    for b in bases.get::<TupleObj>().map_or(&[][..], |t| t.items()) {
        if abstract_subclass(vm, b, c)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether an object may claim another class than it has, through a property named `__class__` or a `__getattribute__`.
fn may_claim(v: &Value) -> bool {
    matches!(v, Value::Object(o) if o.layout() == Layout::Instance)
        && (v.ty().lookup(&builtin().names.class).is_some() || !crate::ops::finds_plainly(v.ty()))
}

/// The class that an object claims to have.
fn claimed_class(vm: &mut Vm, v: &Value) -> Res<Option<Value>> {
    crate::ops::get_attr_opt(vm, v, &builtin().names.class)
}

/// `isinstance(v, c)` without the hooks.
fn plain_instance_check(vm: &mut Vm, v: &Value, c: &Value) -> Res<bool> {
    if let Some(t) = c.get_exact::<TypeObj>() {
        if v.ty().is_subclass(t) {
            return Ok(true);
        }
        if may_claim(v)
            && let Some(claimed) = claimed_class(vm, v)?
        {
            return Ok(claimed.get_exact::<TypeObj>().is_some_and(|k| k.is_subclass(t)));
        }
        return Ok(false);
    }
    if abstract_bases(vm, c)?.is_none() {
        return Err(vm.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
    }
    match claimed_class(vm, v)? {
        Some(k) => abstract_subclass(vm, &k, c),
        None => Ok(false),
    }
}

/// `issubclass(a, c)` without the hooks.
fn plain_subclass_check(vm: &mut Vm, a: &Value, c: &Value) -> Res<bool> {
    if let (Some(k), Some(t)) = (a.get_exact::<TypeObj>(), c.get_exact::<TypeObj>()) {
        return Ok(k.is_subclass(t));
    }
    for (x, msg) in [
        (a, "issubclass() arg 1 must be a class"),
        (c, "issubclass() arg 2 must be a class, a tuple of classes, or a union"),
    ] {
        if x.get_exact::<TypeObj>().is_none() && abstract_bases(vm, x)?.is_none() {
            return Err(vm.type_error(msg));
        }
    }
    abstract_subclass(vm, a, c)
}

/// What a class (or what stands for one) says itself, by a hook of its class.
fn hook(vm: &mut Vm, c: &Value, name: &Ref<StrObj>, x: &Value) -> Option<Res<bool>> {
    if c.get_exact::<TypeObj>().is_some_and(|t| t.is_plain_class()) {
        return None;
    }
    let f = c.ty().user_method(name)?;
    let r = crate::ops::call_special(vm, &f, c, std::slice::from_ref(x));
    Some(r.and_then(|r| crate::ops::truth(vm, &r)))
}

/// `isinstance(v, c)`.
pub fn is_instance(vm: &mut Vm, v: &Value, c: &Value) -> Res<bool> {
    if let Some(t) = c.get_exact::<TypeObj>()
        && t.is_plain_class()
    {
        if v.ty().is_subclass(t) {
            return Ok(true);
        }
        if !may_claim(v) {
            return Ok(false);
        }
    }
    is_instance_of_any(vm, v, c)
}

#[inline(never)]
fn is_instance_of_any(vm: &mut Vm, v: &Value, c: &Value) -> Res<bool> {
    if c.get_exact::<TypeObj>().is_some_and(|t| std::ptr::eq(t, v.ty())) {
        return Ok(true);
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
    hook(vm, c, &builtin().names.instancecheck, v).unwrap_or_else(|| plain_instance_check(vm, v, c))
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
    hook(vm, c, &builtin().names.subclasscheck, a).unwrap_or_else(|| plain_subclass_check(vm, a, c))
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
    #[native(name = "__build_class__", min = 0, max = 255)]
    fn build_class_of_statement(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        build_class(vm, args)
    }
}
