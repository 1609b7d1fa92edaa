//! `dict`, its views, and the reading methods of namespaces (what `globals()` gives).

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_methods;
use super::common::*;

pub(super) fn install(_vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.dict, METHODS);
    add_methods(&b.dict, COMPARISONS);
    add_methods(&b.dict, DICT_OPERATORS);
    unhashable(&b.dict);
    add_methods(&b.namespace, NAMESPACE);
    unhashable(&b.namespace);
    for t in [&b.dict_keys, &b.dict_values, &b.dict_items] {
        add_methods(t, VIEW);
    }
    for t in [&b.dict_keys, &b.dict_items] {
        add_methods(t, SET_VIEW);
        add_methods(t, SET_OPERATORS);
        add_methods(t, COMPARISONS);
        unhashable(t);
    }
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 0, ANY).static_method().kw(),
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
    NativeDef::new("__getitem__", getitem, 2, 2).method(),
    NativeDef::new("get", get, 2, 3).method().intrinsic(Intrinsic::DictGet),
    NativeDef::new("setdefault", setdefault, 2, 3).method(),
    NativeDef::new("pop", pop, 2, 3).method(),
    NativeDef::new("popitem", popitem, 1, 1).method().effects(Effects::WritesHeap),
    NativeDef::new("keys", |vm, a| view(vm, a, DictViewKind::Keys), 1, 1)
        .method()
        .effects(Effects::ReadsHeap),
    NativeDef::new("values", |vm, a| view(vm, a, DictViewKind::Values), 1, 1)
        .method()
        .effects(Effects::ReadsHeap),
    NativeDef::new("items", |vm, a| view(vm, a, DictViewKind::Items), 1, 1)
        .method()
        .effects(Effects::ReadsHeap),
    NativeDef::new("update", update, 1, 2).method().kw(),
    NativeDef::new("clear", clear, 1, 1).method().effects(Effects::WritesHeap),
    NativeDef::new("copy", copy, 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("fromkeys", fromkeys, 2, 3).class_method(),
    LEN,
    ITER,
    CONTAINS,
    SETITEM,
    DELITEM,
    REVERSED,
    REPR,
];

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().dict)?;
    let d = DictObj::empty();
    if !class.is_heap() {
        arity(vm, "dict", args.pos().len() - 1, 0, 1)?;
        fill(vm, &d, args.get(1), args)?;
    }
    Ok(made(&class, d))
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "__init__")?;
    arity(vm, "dict", args.pos().len() - 1, 0, 1)?;
    fill(vm, d, args.get(1), args)?;
    Ok(Value::None)
}

/// Updates with a mapping or pairs, then with the keyword arguments.
fn fill(vm: &mut Vm, d: &DictObj, other: Option<&Value>, args: Args<'_>) -> Res<()> {
    if let Some(o) = other {
        ops::dict_update(vm, d, o, None)?;
    }
    for (k, v) in args.keywords() {
        d.set_name(&Ref::from_ref(k), v.clone());
    }
    Ok(())
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "__getitem__")?;
    let (me, key) = (&args.all[0], &args.all[1]);
    if let Some(v) = ops::dict_get(vm, d, key)? {
        return Ok(v);
    }
    match me.ty().lookup(&builtin().names.missing) {
        Some(f) => vm.call(&f, &[me.clone(), key.clone()]),
        None => Err(vm.key_error(key.clone())),
    }
}

fn get(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "get")?;
    let found = ops::dict_get(vm, d, &args.all[1])?;
    Ok(found.unwrap_or_else(|| args.get(2).cloned().unwrap_or(Value::None)))
}

fn setdefault(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "setdefault")?;
    let key = &args.all[1];
    let h = ops::key_hash(vm, key)?;
    if let Some(i) = ops::find(vm, &d.data, key, h)?
        && let Some(v) = d.data.with(|t| t.entry(i).map(|e| e.value.clone()))
    {
        return Ok(v);
    }
    let v = args.get(2).cloned().unwrap_or(Value::None);
    d.data.with_mut(|t| t.push(h, key.clone(), v.clone()));
    Ok(v)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "pop")?;
    match (ops::dict_remove(vm, d, &args.all[1])?, args.get(2)) {
        (Some(v), _) => Ok(v),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.key_error(args.all[1].clone())),
    }
}

fn popitem(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "popitem")?;
    let last = d.data.with_mut(|t| {
        let i = t.entries().iter().rposition(|e| !e.key.is_undef())?;
        Some(t.remove_at(i))
    });
    match last {
        Some((k, v)) => Ok(TupleObj::from_iter([k, v].into_iter()).into()),
        None => Err(vm.key_error("popitem(): dictionary is empty".into())),
    }
}

fn view(vm: &mut Vm, args: Args<'_>, kind: DictViewKind) -> Res<Value> {
    let name = match kind {
        DictViewKind::Keys => "keys",
        DictViewKind::Values => "values",
        DictViewKind::Items => "items",
    };
    let d = this::<DictObj>(vm, args, "dict", name)?;
    Ok(DictViewObj::new(kind, Ref::from_ref(d)).into())
}

fn update(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "update")?;
    fill(vm, d, args.get(1), args)?;
    Ok(Value::None)
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "clear")?;
    let old = d.data.with_mut(|t| {
        let old = std::mem::take(t);
        t.version = old.version + 1;
        old
    });
    drop(old);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "copy")?;
    Ok(copy_of(d).into())
}

/// A plain dict with the same items.
pub fn copy_of(d: &DictObj) -> Ref<DictObj> {
    DictObj::new(d.data.with(|t| t.clone()))
}

fn fromkeys(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = args.all[0].clone();
    let value = args.get(2).cloned().unwrap_or(Value::None);
    let d = vm.call(&class, &[])?;
    let it = ops::iter(vm, &args.all[1])?;
    while let Some(k) = ops::next(vm, &it)? {
        ops::set_item(vm, &d, &k, value.clone())?;
        crate::interp::poll(vm)?;
    }
    Ok(d)
}

// ---- views --------------------------------------------------------------------------------------------

static VIEW: &[NativeDef] = &[LEN, ITER, REVERSED, REPR];

static SET_VIEW: &[NativeDef] = &[CONTAINS, NativeDef::new("isdisjoint", isdisjoint, 2, 2).method()];

fn isdisjoint(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let it = ops::iter(vm, &args.all[1])?;
    while let Some(x) = ops::next(vm, &it)? {
        if ops::contains(vm, &args.all[0], &x)? {
            return Ok(Value::Bool(false));
        }
        crate::interp::poll(vm)?;
    }
    Ok(Value::Bool(true))
}

// ---- namespaces ---------------------------------------------------------------------------------------

static NAMESPACE: &[NativeDef] = &[
    NativeDef::new("get", ns_get, 2, 3).method(),
    NativeDef::new("setdefault", ns_setdefault, 2, 3).method(),
    NativeDef::new("pop", ns_pop, 2, 3).method(),
    NativeDef::new("update", ns_update, 1, 2).method().kw(),
    NativeDef::new("copy", |vm, a| Ok(snapshot(vm, a, "copy")?.into()), 1, 1).method(),
    NativeDef::new("keys", |vm, a| ns_view(vm, a, DictViewKind::Keys), 1, 1).method(),
    NativeDef::new("values", |vm, a| ns_view(vm, a, DictViewKind::Values), 1, 1).method(),
    NativeDef::new("items", |vm, a| ns_view(vm, a, DictViewKind::Items), 1, 1).method(),
    LEN,
    ITER,
    CONTAINS,
    GETITEM,
    SETITEM,
    DELITEM,
    REPR,
];

/// The names bound in a namespace, as a dict that does not follow it.
fn snapshot(vm: &mut Vm, args: Args<'_>, method: &str) -> Res<Ref<DictObj>> {
    let n = this::<NamespaceObj>(vm, args, "dict", method)?;
    let d = DictObj::empty();
    n.items().into_iter().for_each(|(k, v)| d.set_name(&k, v));
    Ok(d)
}

fn ns_view(vm: &mut Vm, args: Args<'_>, kind: DictViewKind) -> Res<Value> {
    Ok(DictViewObj::new(kind, snapshot(vm, args, "items")?).into())
}

fn ns_find(vm: &mut Vm, args: Args<'_>, method: &str) -> Res<Option<Value>> {
    let n = this::<NamespaceObj>(vm, args, "dict", method)?;
    let Some(k) = args.all[1].as_str() else {
        ops::key_hash(vm, &args.all[1])?;
        return Ok(None);
    };
    Ok(n.get(&intern_obj(Ref::from_ref(k))))
}

fn ns_get(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let found = ns_find(vm, args, "get")?;
    Ok(found.unwrap_or_else(|| args.get(2).cloned().unwrap_or(Value::None)))
}

fn ns_setdefault(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if let Some(v) = ns_find(vm, args, "setdefault")? {
        return Ok(v);
    }
    let v = args.get(2).cloned().unwrap_or(Value::None);
    ops::set_item(vm, &args.all[0], &args.all[1], v.clone())?;
    Ok(v)
}

fn ns_pop(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    match (ns_find(vm, args, "pop")?, args.get(2)) {
        (Some(v), _) => {
            ops::del_item(vm, &args.all[0], &args.all[1])?;
            Ok(v)
        }
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.key_error(args.all[1].clone())),
    }
}

fn ns_update(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = DictObj::empty();
    fill(vm, &d, args.get(1), args)?;
    for (k, v) in d.data.with(|t| t.iter().map(|e| (e.key.clone(), e.value.clone())).collect::<Vec<_>>()) {
        ops::set_item(vm, &args.all[0], &k, v)?;
    }
    Ok(Value::None)
}
