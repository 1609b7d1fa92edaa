//! What the instances of a class look like: which of its bases decides, what `__slots__` adds, how much room they have.
//!
//! A class that adds to the struct of its instances is *solid*: the built-in ones, and those with names in `__slots__`. Two
//! solid classes go together only if one derives from the other. The base with the most derived solid class is the *best*
//! base: the class is laid out as that base is, and more.

use sidewinder_frontend::bytecode::Op;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Exceptions that have fields of their own in CPython; others look like their bases.
fn has_exception_fields(t: &TypeObj) -> bool {
    let b = builtin();
    let with_fields = [
        &b.base_exception,
        &b.base_exception_group,
        &b.system_exit,
        &b.import_error,
        &b.name_error,
        &b.attribute_error,
        &b.os_error,
        &b.unicode_decode_error,
        &b.unicode_encode_error,
        &b.stop_iteration,
        &b.syntax_error,
    ];
    with_fields.iter().any(|e| std::ptr::eq(e.ptr(), t))
}

/// The class that decides on the layout of instances of `t`: itself, or what it derives from.
fn solid_base(t: &Ref<TypeObj>) -> Ref<TypeObj> {
    let mut t = t.clone();
    loop {
        let solid = match t.is_heap() {
            true => t.has_flag(type_flags::OWN_SLOTS),
            false if t.has_flag(type_flags::EXCEPTION) => has_exception_fields(&t),
            false => true,
        };
        match t.best_base() {
            Some(b) if !solid => t = b,
            _ => return t,
        }
    }
}

/// The base that decides on the layout; none if two of them do not go together.
pub(super) fn best_base(bases: &[Ref<TypeObj>]) -> Option<Ref<TypeObj>> {
    let mut best: Option<(&Ref<TypeObj>, Ref<TypeObj>)> = None;
    for b in bases {
        let solid = solid_base(b);
        match &best {
            Some((_, s)) if s.is_subclass(&solid) => {}
            Some((_, s)) if !solid.is_subclass(s) => return None,
            _ => best = Some((b, solid)),
        }
    }
    best.map(|(b, _)| b.clone())
}

/// As [`best_base`], with the TypeError.
pub(super) fn checked_best_base(vm: &mut Vm, bases: &[Ref<TypeObj>]) -> Res<Ref<TypeObj>> {
    best_base(bases).ok_or_else(|| vm.type_error("multiple bases have instance lay-out conflict"))
}

/// The built-in class that instances are made of.
pub(super) fn native_base(t: &Ref<TypeObj>) -> Ref<TypeObj> {
    let mut t = t.clone();
    while t.is_heap() {
        match t.best_base() {
            Some(b) => t = b,
            None => break,
        }
    }
    t
}

/// Whether instances have a `__dict__`.
fn has_dict(t: &Ref<TypeObj>) -> bool {
    if t.is_heap() {
        return !t.has_flag(type_flags::NO_DICT);
    }
    let l = t.instances;
    t.has_flag(type_flags::EXCEPTION)
        || t.native.get().is_some_and(|n| n.dict)
        || matches!(l, Layout::Type | Layout::Function | Layout::Module | Layout::Wrapper)
}

/// Whether there can be weak references to instances.
fn has_weakref(t: &TypeObj) -> bool {
    t.has_flag(type_flags::WEAK)
}

/// Whether instances are of different lengths: nothing can be put behind them.
fn is_variable(native: &TypeObj) -> bool {
    let b = builtin();
    [&b.int, &b.bool_, &b.tuple, &b.bytes, &b.type_].iter().any(|t| std::ptr::eq(t.ptr(), native))
}

/// Whether instances of one class may become instances of the other: as CPython has it, if the classes in which they last got
/// something are the same, or add the same to the same class.
pub(super) fn same_layout(a: &Ref<TypeObj>, b: &Ref<TypeObj>) -> bool {
    let (a, b) = (last_addition(a), last_addition(b));
    let base = |t: &TypeObj| t.best_base().map(|b| b.ptr());
    a.ptr() == b.ptr() || base(&a) == base(&b) && like(&a, &b)
}
/// The class in whose instances there is something that its best base does not have, from this one on.
fn last_addition(t: &Ref<TypeObj>) -> Ref<TypeObj> {
    let mut t = t.clone();
    while let Some(base) = t.best_base().filter(|base| like(base, &t)) {
        t = base;
    }
    t
}
/// Whether instances of two classes, of which one derives from the other or both from one, have the same parts.
fn like(a: &Ref<TypeObj>, b: &Ref<TypeObj>) -> bool {
    let (x, y) = (a.slots.get(), b.slots.get());
    a.instances == b.instances
        && native_base(a).ptr() == native_base(b).ptr()
        && has_dict(a) == has_dict(b)
        && has_weakref(a) == has_weakref(b)
        && x.len() == y.len()
        && x.iter().zip(&y).all(|(x, y)| x.object().is(y.object()))
}

/// What a class adds to what the best of its bases has.
pub(super) struct Added {
    pub slots: Vec<Ref<StrObj>>,
    pub dict: bool,
    pub weakref: bool,
}

/// Reads `__slots__` of the namespace.
pub(super) fn added(
    vm: &mut Vm,
    name: &str,
    best: &Ref<TypeObj>,
    bases: &[Ref<TypeObj>],
    ns: &DictObj,
) -> Res<Added> {
    let variable = is_variable(&native_base(best));
    let (may_dict, may_weakref) = (!has_dict(best), !has_weakref(best) && !variable);
    let Some(declared) = ns.get_name(&builtin().names.slots) else {
        return Ok(Added { slots: Vec::new(), dict: may_dict, weakref: may_weakref });
    };
    let mut a = Added { slots: Vec::new(), dict: false, weakref: false };
    let declared =
        if declared.as_str().is_some() { vec![declared] } else { crate::ops::collect(vm, &declared)? };
    if !declared.is_empty() && variable {
        let msg = format!("nonempty __slots__ not supported for subtype of '{}'", best.name());
        return Err(vm.type_error(msg));
    }
    for s in &declared {
        let Some(s) = s.as_str() else {
            return Err(vm.type_error(format!("__slots__ items must be strings, not '{}'", s.ty().name())));
        };
        let text = s.to_str_lossy();
        let special = match &*text {
            "__dict__" => Some((&mut a.dict, may_dict)),
            "__weakref__" => Some((&mut a.weakref, may_weakref)),
            t if !is_identifier(t) => return Err(vm.type_error("__slots__ must be identifiers")),
            _ => None,
        };
        if let Some((has, may)) = special {
            if *has || !may {
                return Err(vm.type_error(format!("{text} slot disallowed: we already got one")));
            }
            *has = true;
            continue;
        }
        let slot = intern(&mangle(name, &text));
        if ns.get_name(&slot).is_some() {
            return Err(vm.value_error(format!("'{text}' in __slots__ conflicts with class variable")));
        }
        if !a.slots.iter().any(|n| n.object().is(slot.object())) {
            a.slots.push(slot);
        }
    }
    a.slots.sort_by(|a, b| StrObj::cmp(a, b));
    for b in bases.iter().filter(|b| b.ptr() != best.ptr()) {
        a.dict |= may_dict && has_dict(b);
        a.weakref |= may_weakref && has_weakref(b);
    }
    Ok(a)
}

/// Enters what a class adds: the descriptors into its dict, the names and flags into the class.
pub(super) fn enter_added(class: &TypeObj, best: &Ref<TypeObj>, bases: &[Ref<TypeObj>], a: &Added) {
    let names = &builtin().names;
    let mut slots: Vec<Ref<StrObj>> = Vec::new();
    let inherited = bases.iter().flat_map(|b| b.slots.get());
    // A name that a base has too is another member.
    let shadowed = |s: &Ref<StrObj>| {
        best.mro_refs().iter().find_map(|c| MemberObj::slot_of(c, s)).map(|m| m.hidden_name())
    };
    let hidden: Vec<_> = a.slots.iter().filter_map(shadowed).collect();
    for s in inherited.chain(a.slots.iter().cloned()).chain(hidden) {
        if !slots.iter().any(|n| n.object().is(s.object())) {
            slots.push(s);
        }
    }
    class.slots.set(slots);
    let member = |kind, name| class.define(name, MemberObj::new(kind, name, class).into());
    for s in &a.slots {
        member(MemberKind::Slot, s);
    }
    // What the class body has under these names stays.
    let free = |name: &Ref<StrObj>| class.dict.with(|d| d.get_name(name).is_none());
    if a.dict && free(&names.dict) {
        member(MemberKind::Dict, &names.dict);
    }
    if a.weakref && free(&names.weakref) {
        member(MemberKind::Weakref, &names.weakref);
    }
    let mut flags = class.flags.get();
    if !a.slots.is_empty() {
        flags |= type_flags::OWN_SLOTS;
    }
    if a.weakref {
        flags |= type_flags::WEAK;
    }
    if !a.dict && !has_dict(best) {
        flags |= type_flags::NO_DICT;
    }
    class.flags.set(flags);
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
pub(super) fn reserve_slots(class: &TypeObj) {
    let mut names = class.slots.get();
    if !class.has_flag(type_flags::NO_DICT) {
        for t in class.mro_refs().iter().filter(|t| t.is_heap()) {
            let values = t.dict.with(|d| d.iter().map(|e| e.value().clone()).collect::<Vec<_>>());
            for v in &values {
                match v.get_exact::<PropertyObj>() {
                    Some(p) => [&p.getter, &p.setter].iter().for_each(|f| stored_names(&f.get(), &mut names)),
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
