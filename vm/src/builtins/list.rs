//! `list`.

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::common::*;
use super::{add_methods, sort};

pub(super) fn install(_vm: &mut Vm) {
    let t = &builtin().list;
    add_methods(t, METHODS);
    add_methods(t, COMPARISONS);
    unhashable(t);
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 0, ANY).static_method().kw(),
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
    NativeDef::new("append", append, 2, 2)
        .method()
        .intrinsic(Intrinsic::ListAppend)
        .effects(Effects::WritesHeap),
    NativeDef::new("extend", extend, 2, 2).method(),
    NativeDef::new("insert", insert, 3, 3).method(),
    NativeDef::new("remove", remove, 2, 2).method(),
    NativeDef::new("pop", pop, 1, 2).method().intrinsic(Intrinsic::ListPop),
    NativeDef::new("clear", clear, 1, 1).method().effects(Effects::WritesHeap),
    NativeDef::new("index", index, 2, 4).method(),
    NativeDef::new("count", count, 2, 2).method(),
    NativeDef::new("sort", sort::list_sort, 1, ANY).method().kw(),
    NativeDef::new("reverse", reverse, 1, 1).method().effects(Effects::WritesHeap),
    NativeDef::new("copy", copy, 1, 1).method().effects(Effects::ReadsHeap),
    LEN,
    ITER,
    CONTAINS,
    GETITEM,
    SETITEM,
    DELITEM,
    REVERSED,
    REPR,
    ADD,
    IADD,
    MUL,
    RMUL,
    IMUL,
];

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().list)?;
    if class.is_heap() {
        return Ok(made(&class, ListObj::empty()));
    }
    no_keywords(vm, "list", args)?;
    arity(vm, "list", args.len() - 1, 0, 1)?;
    Ok(match args.get(1) {
        Some(v) => ops::list_of(vm, v)?.into(),
        None => ListObj::empty().into(),
    })
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let l = this::<ListObj>(vm, args, "list", "__init__")?;
    no_keywords(vm, "list", args)?;
    arity(vm, "list", args.len() - 1, 0, 1)?;
    l.clear();
    if let Some(v) = args.get(1) {
        ops::list_extend(vm, l, v)?;
    }
    Ok(Value::None)
}

fn append(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    this::<ListObj>(vm, args, "list", "append")?.push(args.all[1].clone());
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let l = this::<ListObj>(vm, args, "list", "extend")?;
    ops::list_extend(vm, l, &args.all[1])?;
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let l = this::<ListObj>(vm, args, "list", "insert")?;
    let i = index_argument(vm, &args.all[1])?;
    let n = l.len() as i64;
    let i = if i < 0 { i.saturating_add(n).max(0) } else { i.min(n) };
    l.insert(i as usize, args.all[2].clone());
    Ok(Value::None)
}

/// Position of the first item equal to `x` in `start..end` of the list as it is then.
fn find(vm: &mut Vm, l: &ListObj, x: &Value, start: usize, end: usize) -> Res<Option<usize>> {
    if let (Some(items), Value::Int(x)) = (l.as_ints(), x) {
        let end = end.min(items.len());
        return Ok(items[start.min(end)..end].iter().position(|i| i == x).map(|i| i + start));
    }
    let mut i = start;
    while i < end {
        let Some(v) = l.get(i) else { break };
        if ops::same_or_equal(vm, &v, x)? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let l = this::<ListObj>(vm, args, "list", "remove")?;
    match find(vm, l, &args.all[1], 0, usize::MAX)? {
        // The comparison may have shortened the list.
        Some(i) if i < l.len() => drop(l.remove(i)),
        Some(_) => {}
        None => return Err(vm.value_error("list.remove(x): x not in list")),
    }
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let l = this::<ListObj>(vm, args, "list", "pop")?;
    let Some(i) = args.get(1) else {
        return l.pop().ok_or_else(|| vm.index_error("pop from empty list"));
    };
    let i = index_argument(vm, i)?;
    if l.is_empty() {
        return Err(vm.index_error("pop from empty list"));
    }
    match ops::wrap_index(i, l.len()) {
        Some(i) => Ok(l.remove(i)),
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    this::<ListObj>(vm, args, "list", "clear")?.clear();
    Ok(Value::None)
}

fn index(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let l = this::<ListObj>(vm, args, "list", "index")?;
    let n = l.len();
    let start = clamp_index(vm, args.get(2), n, 0)?;
    let end = clamp_index(vm, args.get(3), n, usize::MAX)?;
    match find(vm, l, &args.all[1], start, end)? {
        Some(i) => Ok(Value::Int(i as i64)),
        None => Err(vm.value_error("list.index(x): x not in list")),
    }
}

fn count(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let l = this::<ListObj>(vm, args, "list", "count")?;
    let (mut i, mut n) = (0, 0);
    while let Some(v) = l.get(i) {
        n += ops::same_or_equal(vm, &v, &args.all[1])? as i64;
        i += 1;
    }
    Ok(Value::Int(n))
}

fn reverse(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    this::<ListObj>(vm, args, "list", "reverse")?.reverse();
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let l = this::<ListObj>(vm, args, "list", "copy")?;
    Ok(l.slice(0, l.len()).into())
}
