//! `_abc`: what `abc.py` is made of: abstract base classes, what is registered with them, and what has been found out.

use std::cell::Cell;
use std::collections::HashMap;

use sidewinder_macros::{Trace, native_methods, native_module, native_type};
use sidewinder_vm as vm;
use vm::builtins::is_subclass;
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    vm::modules::make_module(vm, "_abc", natives::DOC, natives::NATIVES)
}

/// Registrations so far: what is known of classes that are no subclasses holds until the next one.
static REGISTRATIONS: Global<i64> = Global::new(0);

#[allow(unsafe_code, reason = "a plain counter touched by one thread")]
fn registrations() -> &'static mut i64 {
    // SAFETY: one thread runs Python, and nobody keeps the reference.
    unsafe { &mut *REGISTRATIONS.as_ptr() }
}

// ---- sets of classes --------------------------------------------------------------------------------

/// Classes by their address, which they do not keep alive. The address of one that is gone may be another's by now: then the
/// reference is dead.
#[derive(Default)]
struct Classes {
    known: HashMap<*const TypeObj, Ref<WeakRefObj>>,
    /// How many there may be before those that are gone are looked for.
    limit: usize,
}

impl Traced for Classes {
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef)) {
        self.known.values().for_each(|w| w.trace(f));
    }
}

impl Classes {
    fn has(&self, class: &TypeObj) -> bool {
        self.known.get(&(class as *const TypeObj)).is_some_and(|w| w.target().is_some())
    }
    fn add(&mut self, class: &TypeObj) {
        if self.has(class) {
            return;
        }
        if self.known.len() >= self.limit {
            self.known.retain(|_, w| w.target().is_some());
            self.limit = 16 + 2 * self.known.len();
        }
        let class = Ref::from_ref(class);
        self.known.insert(class.ptr(), WeakRefObj::new(class.object(), WeakKind::Own, Value::None));
    }
    fn alive(&self) -> Vec<Value> {
        self.known.values().filter_map(|w| w.target()).collect()
    }
    /// The references to them, as the program sees them.
    fn references(&self) -> Vec<Value> {
        self.known.values().filter(|w| w.target().is_some()).map(|w| w.seen()).collect()
    }
}

// Internal state held by ABC machinery.
#[native_type("_abc._abc_data", no_base)]
#[derive(Trace)]
struct AbcData {
    header: Header,
    registry: HeapCell<Classes>,
    /// Classes that are subclasses.
    positive: HeapCell<Classes>,
    /// Classes that are none, as of so many registrations.
    negative: HeapCell<Classes>,
    version: Cell<i64>,
}

#[native_methods("_abc._abc_data")]
impl AbcData {}

fn data_of(vm: &mut Vm, class: &Value) -> Res<Ref<AbcData>> {
    let data = ops::get_attr(vm, class, &intern("_abc_impl"))?;
    match data.get_exact::<AbcData>() {
        Some(d) => Ok(Ref::from_ref(d)),
        None => Err(vm.type_error("_abc_impl is set to a wrong type")),
    }
}

// ---- abstract methods and patterns ------------------------------------------------------------------

fn is_abstract(vm: &mut Vm, v: &Value) -> Res<bool> {
    match ops::get_attr_opt(vm, v, &builtin().names.isabstractmethod)? {
        Some(a) => ops::truth(vm, &a),
        None => Ok(false),
    }
}

/// The names of abstract methods: those of the class itself, and those of its bases that are still abstract.
fn abstract_names(vm: &mut Vm, class: &Value) -> Res<Value> {
    let mut names: Vec<Value> = Vec::new();
    let own: Vec<(Value, Value)> = match class.get_exact::<TypeObj>() {
        Some(t) => t.dict.with(|d| d.iter().map(|e| (e.key.clone(), e.value().clone())).collect()),
        None => Vec::new(),
    };
    for (name, v) in own {
        if is_abstract(vm, &v)? {
            names.push(name);
        }
    }
    let bases = ops::get_attr(vm, class, &builtin().names.bases)?;
    for base in ops::collect(vm, &bases)? {
        let Some(inherited) = ops::get_attr_opt(vm, &base, &builtin().names.abstractmethods)? else {
            continue;
        };
        for name in ops::collect(vm, &inherited)? {
            let Some(s) = name.as_str() else { continue };
            if let Some(v) = ops::get_attr_opt(vm, class, &intern_obj(Ref::from_ref(s)))?
                && is_abstract(vm, &v)?
            {
                names.push(name);
            }
        }
    }
    let frozenset = builtin().frozenset.value();
    vm.call(&frozenset, &[ListObj::new(names).into()])
}

/// Bits of `__flags__` of classes whose instances match sequence and mapping patterns.
const SEQUENCE_BIT: i64 = vm::modules::typing::SEQUENCE_BIT as i64;
const MAPPING_BIT: i64 = vm::modules::typing::MAPPING_BIT as i64;

/// `__abc_tpflags__`: what kind of pattern the instances of the class match.
fn set_pattern(vm: &mut Vm, class: &Value) -> Res<()> {
    let name = intern("__abc_tpflags__");
    let Some(t) = class.get_exact::<TypeObj>() else { return Ok(()) };
    let Some(Value::Int(bits)) = t.dict.with(|d| d.get_name(&name).cloned()) else { return Ok(()) };
    match bits & (SEQUENCE_BIT | MAPPING_BIT) {
        0 => {}
        SEQUENCE_BIT => t.add_flag(type_flags::SEQUENCE),
        MAPPING_BIT => t.add_flag(type_flags::MAPPING),
        _ => {
            let both = "cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING";
            return Err(vm.type_error(format!("__abc_tpflags__ {both}")));
        }
    }
    ops::set_attr(vm, class, &name, Value::Undef)
}

/// Instances of a class that is registered match the patterns that those of the abstract class do.
fn share_pattern(base: &Value, class: &TypeObj) {
    let pattern = base.get_exact::<TypeObj>().map_or(0, |b| b.flags.get());
    let pattern = pattern & (type_flags::SEQUENCE | type_flags::MAPPING);
    if pattern != 0 && class.is_heap() {
        class.add_flag(pattern);
    }
}

// ---- checks -----------------------------------------------------------------------------------------

/// Whether a class of which nothing is known is a subclass of an abstract one.
fn find_out(vm: &mut Vm, cls: &Value, data: &AbcData, class: &Ref<TypeObj>) -> Res<bool> {
    let hook = ops::get_attr(vm, cls, &intern("__subclasshook__"))?;
    let subclass = class.value();
    match vm.call(&hook, std::slice::from_ref(&subclass))? {
        Value::Bool(answer) => return Ok(answer.get()),
        v if v.is(&builtin().not_implemented.value()) => {}
        _ => {
            let msg = "__subclasshook__ must return either False, True, or NotImplemented";
            return Err(vm.error(&builtin().assertion_error, msg));
        }
    }
    if cls.get_exact::<TypeObj>().is_some_and(|c| class.is_subclass(c))
        || data.registry.with(|r| r.has(class))
    {
        return Ok(true);
    }
    for registered in data.registry.with(Classes::alive) {
        if is_subclass(vm, &subclass, &registered)? {
            return Ok(true);
        }
    }
    let subclasses = ops::get_attr(vm, cls, &intern("__subclasses__"))?;
    let subclasses = vm.call(&subclasses, &[])?;
    if subclasses.get::<ListObj>().is_none() {
        return Err(vm.type_error("__subclasses__() must return a list"));
    }
    for known in ops::collect(vm, &subclasses)? {
        if is_subclass(vm, &subclass, &known)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `cls.__subclasscheck__(class)`.
fn asked(vm: &mut Vm, cls: &Value, class: &Value) -> Res<Value> {
    let check = ops::get_attr(vm, cls, &builtin().names.subclasscheck)?;
    vm.call(&check, std::slice::from_ref(class))
}

/// Module contains faster C implementation of abc.ABCMeta
#[native_module("_abc")]
mod natives {
    use super::*;

    /// Returns the current ABC cache token.
    ///
    /// The token is an opaque object (supporting equality testing) identifying the
    /// current version of the ABC cache for virtual subclasses. The token changes
    /// with every call to register() on any ABC.
    #[native]
    fn get_cache_token() -> i64 {
        *registrations()
    }
    /// Internal ABC helper for class set-up. Should be never used outside abc module.
    #[native]
    fn _abc_init(vm: &mut Vm, this: &Value) -> Res<()> {
        let names = abstract_names(vm, this)?;
        ops::set_attr(vm, this, &builtin().names.abstractmethods, names)?;
        let data = AbcData {
            header: native_header::<AbcData>(),
            registry: HeapCell::new(Classes::default()),
            positive: HeapCell::new(Classes::default()),
            negative: HeapCell::new(Classes::default()),
            version: Cell::new(*registrations()),
        };
        ops::set_attr(vm, this, &intern("_abc_impl"), new_native(data).into())?;
        set_pattern(vm, this)
    }
    /// Internal ABC helper for subclass registration. Should be never used outside abc module.
    #[native]
    fn _abc_register(vm: &mut Vm, this: &Value, subclass: &Value) -> Res<Value> {
        let Some(class) = subclass.get_exact::<TypeObj>() else {
            return Err(vm.type_error("Can only register classes"));
        };
        if is_subclass(vm, subclass, this)? {
            return Ok(subclass.clone());
        }
        // They would be subclasses of each other.
        if is_subclass(vm, this, subclass)? {
            return Err(vm.error(&builtin().runtime_error, "Refusing to create an inheritance cycle"));
        }
        data_of(vm, this)?.registry.with_mut(|r| r.add(class));
        *registrations() += 1;
        share_pattern(this, class);
        Ok(subclass.clone())
    }
    /// Internal ABC helper for instance checks. Should be never used outside abc module.
    #[native]
    fn _abc_instancecheck(vm: &mut Vm, this: &Value, instance: &Value) -> Res<Value> {
        let data = data_of(vm, this)?;
        let class = ops::get_attr(vm, instance, &builtin().names.class)?;
        let subtype = Ref::from_ref(instance.ty());
        let claimed = class.get_exact::<TypeObj>();
        if claimed.is_some_and(|c| data.positive.with(|p| p.has(c))) {
            return Ok(Value::bool(true));
        }
        if class.is(&subtype.value()) {
            let current = data.version.get() == *registrations();
            if current && data.negative.with(|n| n.has(&subtype)) {
                return Ok(Value::bool(false));
            }
            return asked(vm, this, &class);
        }
        let answer = asked(vm, this, &class)?;
        if ops::truth(vm, &answer)? { Ok(answer) } else { asked(vm, this, &subtype.value()) }
    }
    /// Internal ABC helper for subclass checks. Should be never used outside abc module.
    #[native]
    fn _abc_subclasscheck(vm: &mut Vm, this: &Value, subclass: &Value) -> Res<bool> {
        let Some(class) = subclass.get_exact::<TypeObj>().map(Ref::from_ref) else {
            return Err(vm.type_error("issubclass() arg 1 must be a class"));
        };
        vm.check_native_stack()?;
        let data = data_of(vm, this)?;
        if data.positive.with(|p| p.has(&class)) {
            return Ok(true);
        }
        if data.version.get() < *registrations() {
            data.negative.set(Classes::default());
            data.version.set(*registrations());
        } else if data.negative.with(|n| n.has(&class)) {
            return Ok(false);
        }
        let found = find_out(vm, this, &data, &class)?;
        let cache = if found { &data.positive } else { &data.negative };
        cache.with_mut(|c| c.add(&class));
        Ok(found)
    }
    /// Internal ABC helper for cache and registry debugging.
    ///
    /// Return shallow copies of registry, of both caches, and
    /// negative cache version. Don't call this function directly,
    /// instead use ABC._dump_registry() for a nice repr.
    #[native]
    fn _get_dump(vm: &mut Vm, this: &Value) -> Res<Value> {
        let data = data_of(vm, this)?;
        let mut all = Vec::new();
        for set in [&data.registry, &data.positive, &data.negative] {
            let references = ListObj::new(set.with(Classes::references));
            all.push(vm.call(&builtin().set.value(), &[references.into()])?);
        }
        all.push(Value::Int(data.version.get()));
        Ok(TupleObj::new(all).into())
    }
    /// Internal ABC helper to reset registry of a given class.
    ///
    /// Should be only used by refleak.py
    #[native]
    fn _reset_registry(vm: &mut Vm, this: &Value) -> Res<()> {
        data_of(vm, this)?.registry.set(Classes::default());
        Ok(())
    }
    /// Internal ABC helper to reset both caches of a given class.
    ///
    /// Should be only used by refleak.py
    #[native]
    fn _reset_caches(vm: &mut Vm, this: &Value) -> Res<()> {
        let data = data_of(vm, this)?;
        data.positive.set(Classes::default());
        data.negative.set(Classes::default());
        Ok(())
    }
}
