//! `gc`: the program's view of the cycle collector.

use crate::gc;
use crate::heap::{FIRST_COLLECTION, heap};
use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::{integer, make_module};

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let doc = "This module provides access to the garbage collector for reference cycles.";
    let m = make_module(vm, "gc", doc, FUNCTIONS);
    m.ns.set_str("garbage", ListObj::empty().into());
    m.ns.set_str("callbacks", ListObj::empty().into());
    for (name, flag) in [
        ("DEBUG_STATS", 1),
        ("DEBUG_COLLECTABLE", 2),
        ("DEBUG_UNCOLLECTABLE", 4),
        ("DEBUG_SAVEALL", 32),
        ("DEBUG_LEAK", 38),
    ] {
        m.ns.set_str(name, Value::Int(flag));
    }
    m
}

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("collect", collect, 0, 1).kw(),
    NativeDef::new("enable", enable, 0, 0),
    NativeDef::new("disable", disable, 0, 0),
    NativeDef::new("isenabled", isenabled, 0, 0),
    NativeDef::new("get_objects", get_objects, 0, 1).kw(),
    NativeDef::new("get_referents", get_referents, 0, ANY),
    NativeDef::new("get_referrers", get_referrers, 0, ANY),
    NativeDef::new("is_tracked", is_tracked, 1, 1),
    NativeDef::new("is_finalized", is_finalized, 1, 1),
    NativeDef::new("get_stats", get_stats, 0, 0),
    NativeDef::new("get_threshold", get_threshold, 0, 0),
    NativeDef::new("get_count", get_count, 0, 0),
    NativeDef::new("freeze", nothing, 0, 0),
    NativeDef::new("unfreeze", nothing, 0, 0),
    NativeDef::new("get_freeze_count", zero, 0, 0),
    NativeDef::new("get_debug", zero, 0, 0),
];

/// The ages of CPython's collector, all of which are collected at once here.
const AGES: i64 = 3;

fn collect(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let generation = match args.get(0).or_else(|| args.keyword("generation")) {
        Some(g) => integer(vm, g)?.as_i64().unwrap_or(-1),
        None => AGES - 1,
    };
    if !(0..AGES).contains(&generation) {
        return Err(vm.value_error("invalid generation"));
    }
    let callbacks =
        vm.modules.get_name(&intern("gc")).and_then(|m| m.get_exact::<ModuleObj>()?.ns.get_str("callbacks"));
    let n = gc::collect_for_program(vm, &callbacks.unwrap_or_default(), generation)?;
    Ok(Value::Int(n as i64))
}
fn enable(vm: &mut Vm, _: Args<'_>) -> Res<Value> {
    if std::mem::take(&mut vm.gc.disabled) {
        let h = heap();
        h.collect_at = h.live + FIRST_COLLECTION;
    }
    Ok(Value::None)
}
fn disable(vm: &mut Vm, _: Args<'_>) -> Res<Value> {
    vm.gc.disabled = true;
    heap().collect_at = i64::MAX;
    Ok(Value::None)
}
fn isenabled(vm: &mut Vm, _: Args<'_>) -> Res<Value> {
    Ok(Value::Bool(!vm.gc.disabled))
}
fn get_objects(_: &mut Vm, _: Args<'_>) -> Res<Value> {
    Ok(ListObj::new(gc::objects()).into())
}
fn get_referents(_: &mut Vm, args: Args<'_>) -> Res<Value> {
    let all = args.all.iter().filter_map(|v| v.as_object()).flat_map(gc::referents);
    Ok(ListObj::new(all.collect()).into())
}
fn get_referrers(_: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(ListObj::new(gc::referrers(args.all)).into())
}
fn is_tracked(_: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Bool(gc::tracks(&args.all[0])))
}
fn is_finalized(_: &mut Vm, args: Args<'_>) -> Res<Value> {
    let flags = args.all[0].as_object().map_or(0, |o| o.header().flags.get());
    Ok(Value::Bool(flags & crate::heap::FLAG_FINALISED != 0))
}
fn get_stats(vm: &mut Vm, _: Args<'_>) -> Res<Value> {
    let ages = (0..AGES).map(|age| {
        let d = DictObj::empty();
        let oldest = age == AGES - 1;
        let of = |n: u64| Value::Int(if oldest { n as i64 } else { 0 });
        d.set_name(&intern("collections"), of(vm.gc.collections));
        d.set_name(&intern("collected"), of(vm.gc.collected));
        d.set_name(&intern("uncollectable"), Value::Int(0));
        d.into()
    });
    Ok(ListObj::new(ages.collect()).into())
}
/// Objects that come before a collection; there is one age only.
fn get_threshold(_: &mut Vm, _: Args<'_>) -> Res<Value> {
    Ok(TupleObj::new(vec![Value::Int(FIRST_COLLECTION), Value::Int(0), Value::Int(0)]).into())
}
fn get_count(_: &mut Vm, _: Args<'_>) -> Res<Value> {
    let h = heap();
    let n = (h.live - (h.collect_at - FIRST_COLLECTION).min(h.live)).max(0);
    Ok(TupleObj::new(vec![Value::Int(n), Value::Int(0), Value::Int(0)]).into())
}
fn nothing(_: &mut Vm, _: Args<'_>) -> Res<Value> {
    Ok(Value::None)
}
fn zero(_: &mut Vm, _: Args<'_>) -> Res<Value> {
    Ok(Value::Int(0))
}
