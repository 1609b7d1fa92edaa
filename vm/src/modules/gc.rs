//! `gc`: the program's view of the cycle collector.

use sidewinder_macros::native_module;

use crate::gc::{AGES, DEBUG_COLLECTABLE, DEBUG_SAVEALL, DEBUG_STATS, DEBUG_UNCOLLECTABLE};
use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "gc", natives::DOC, natives::NATIVES);
    m.ns.set_str("garbage", ListObj::empty().into());
    m.ns.set_str("callbacks", ListObj::empty().into());
    for (name, flags) in [
        ("DEBUG_STATS", DEBUG_STATS),
        ("DEBUG_COLLECTABLE", DEBUG_COLLECTABLE),
        ("DEBUG_UNCOLLECTABLE", DEBUG_UNCOLLECTABLE),
        ("DEBUG_SAVEALL", DEBUG_SAVEALL),
        ("DEBUG_LEAK", DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL),
    ] {
        m.ns.set_str(name, Value::Int(flags as i64));
    }
    m
}

/// Access to the collector of reference cycles.
#[native_module("gc")]
mod natives {
    use super::*;

    /// Run a collection, of all ages at once; give the number of unreachable objects found.
    #[native]
    fn collect(
        vm: &mut Vm,
        #[either]
        #[default(AGES as i32 - 1, "2")]
        generation: i32,
    ) -> Res<usize> {
        match usize::try_from(generation) {
            Ok(g) if g < AGES => Ok(crate::gc::collect(vm, g)),
            _ => Err(vm.value_error("invalid generation")),
        }
    }
    /// Switch automatic collections on.
    #[native(effects = "writes")]
    fn enable(vm: &mut Vm) {
        vm.gc.enable(true);
    }
    /// Switch automatic collections off.
    #[native(effects = "writes")]
    fn disable(vm: &mut Vm) {
        vm.gc.enable(false);
    }
    /// Whether there are automatic collections.
    #[native(effects = "reads")]
    fn isenabled(vm: &mut Vm) -> bool {
        vm.gc.is_switched_on()
    }
    /// Give a list of all objects that the collector looks after, or of those of one age.
    #[native]
    fn get_objects(
        vm: &mut Vm,
        #[either]
        #[default(None)]
        generation: Option<&Value>,
    ) -> Res<Value> {
        let Some(g) = generation else { return Ok(ListObj::new(crate::gc::objects(None)).into()) };
        if g.as_i64().is_none() && g.ty().lookup(&crate::types::builtin().names.index).is_none() {
            let msg = format!("argument should be integer or None, not '{}'", g.ty().name());
            return Err(vm.type_error(msg));
        }
        match crate::builtins::index_value(vm, g)?.as_i64() {
            Some(age @ 0..) if age < AGES as i64 => {
                Ok(ListObj::new(crate::gc::objects(Some(age as usize))).into())
            }
            Some(-1) => Ok(ListObj::new(crate::gc::objects(None)).into()),
            Some(i64::MIN..0) => Err(vm.value_error("generation parameter cannot be negative")),
            _ => Err(vm.value_error(format!(
                "generation parameter must be less than the number of available generations ({AGES})"
            ))),
        }
    }
    /// Give a list of what the arguments refer to directly.
    #[native(no_signature)]
    fn get_referents(objects: &[Value]) -> Value {
        let all = objects.iter().filter_map(|v| v.as_object()).flat_map(crate::gc::referents);
        ListObj::new(all.collect()).into()
    }
    /// Give a list of the objects that refer to one of the arguments directly.
    #[native(no_signature)]
    fn get_referrers(objects: &[Value]) -> Value {
        ListObj::new(crate::gc::referrers(objects)).into()
    }
    /// Whether the collector looks after an object.
    #[native(effects = "reads")]
    fn is_tracked(obj: &Value) -> bool {
        crate::gc::tracks(obj)
    }
    /// Whether the finaliser of an object has been called.
    #[native(effects = "reads")]
    fn is_finalized(obj: &Value) -> bool {
        let flags = obj.as_object().map_or(0, |o| o.header().flags.get());
        flags & crate::heap::FLAG_FINALISED != 0
    }
    /// Take all objects that are there now out of collections.
    #[native]
    fn freeze() {
        crate::gc::freeze();
    }
    /// Have collections look at all objects again.
    #[native]
    fn unfreeze() {
        crate::gc::unfreeze();
    }
    /// Give the number of objects that were taken out of collections.
    #[native(effects = "reads")]
    fn get_freeze_count() -> usize {
        crate::gc::frozen()
    }
    /// Give a list of dicts, one for each age, with what collections have done.
    #[native]
    fn get_stats(vm: &mut Vm) -> Value {
        let ages = vm.gc.stats.iter().map(|&(collections, collected)| {
            let d = DictObj::empty();
            d.set_name(&intern("collections"), Value::Int(collections as i64));
            d.set_name(&intern("collected"), Value::Int(collected as i64));
            d.set_name(&intern("uncollectable"), Value::Int(0));
            d.into()
        });
        ListObj::new(ages.collect()).into()
    }
    /// Give the numbers of objects and of collections that have to come before a collection of each age.
    #[native]
    fn get_threshold(vm: &mut Vm) -> Value {
        TupleObj::from_iter(vm.gc.thresholds().into_iter().map(Value::Int)).into()
    }
    /// Set these numbers. If the first one is zero, there are no automatic collections.
    #[native(min = 0, max = 255, no_signature)]
    fn set_threshold(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        if args.has_keywords() {
            return Err(vm.type_error("set_threshold() takes no keyword arguments"));
        }
        if !(1..=AGES).contains(&args.len()) {
            return Err(vm.type_error("gc.set_threshold requires 1 to 3 arguments"));
        }
        let mut t = vm.gc.thresholds();
        for (t, v) in t.iter_mut().zip(args.all) {
            *t = <i32 as crate::native::FromArg>::from_arg(vm, v, &PLACE)? as i64;
        }
        vm.gc.set_thresholds(t);
        Ok(Value::None)
    }
    const PLACE: crate::native::Place =
        crate::native::Place { function: "set_threshold", number: 0, name: "" };

    /// Give how many objects have come since the last collection, and two zeros: all ages are collected at once.
    #[native]
    fn get_count(vm: &mut Vm) -> Value {
        TupleObj::new(vec![Value::Int(vm.gc.new_objects()), Value::Int(0), Value::Int(0)]).into()
    }
    /// Give the flags set by set_debug.
    #[native(effects = "reads")]
    fn get_debug(vm: &mut Vm) -> i64 {
        vm.gc.debug as i64
    }
    /// Set what collections report on stderr (DEBUG_STATS, DEBUG_COLLECTABLE), and whether they keep what they find in
    /// garbage (DEBUG_SAVEALL).
    #[native]
    fn set_debug(vm: &mut Vm, flags: i32) {
        vm.gc.debug = flags;
    }
}
