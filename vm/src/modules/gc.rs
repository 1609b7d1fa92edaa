//! `gc`: the program's view of the cycle collector.

use sidewinder_macros::native_module;

use crate::heap::{FIRST_COLLECTION, heap};
use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

/// The ages of CPython's collector, all of which are collected at once here.
const AGES: i64 = 3;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "gc", natives::DOC, natives::NATIVES);
    m.ns.set_str("garbage", ListObj::empty().into());
    m.ns.set_str("callbacks", ListObj::empty().into());
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
        #[default(AGES - 1, "2")]
        generation: i64,
    ) -> Res<i64> {
        if !(0..AGES).contains(&generation) {
            return Err(vm.value_error("invalid generation"));
        }
        let module = vm.modules.get_name(&intern("gc"));
        let callbacks = module.and_then(|m| m.get_exact::<ModuleObj>()?.ns.get_str("callbacks"));
        let n = crate::gc::collect_for_program(vm, &callbacks.unwrap_or_default(), generation)?;
        Ok(n as i64)
    }
    /// Switch automatic collections on.
    #[native(effects = "writes")]
    fn enable(vm: &mut Vm) {
        if std::mem::take(&mut vm.gc.disabled) {
            let h = heap();
            h.collect_at = h.live + FIRST_COLLECTION;
        }
    }
    /// Switch automatic collections off.
    #[native(effects = "writes")]
    fn disable(vm: &mut Vm) {
        vm.gc.disabled = true;
        heap().collect_at = i64::MAX;
    }
    /// Whether there are automatic collections.
    #[native(effects = "reads")]
    fn isenabled(vm: &mut Vm) -> bool {
        !vm.gc.disabled
    }
    /// Give a list of all objects that the collector looks after.
    #[native]
    fn get_objects() -> Value {
        ListObj::new(crate::gc::objects()).into()
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
    /// Give a list of dicts, one for each age, with what collections have done.
    #[native]
    fn get_stats(vm: &mut Vm) -> Value {
        let ages = (0..AGES).map(|age| {
            let of = |n: u64| Value::Int(if age == AGES - 1 { n as i64 } else { 0 });
            let d = DictObj::empty();
            d.set_name(&intern("collections"), of(vm.gc.collections));
            d.set_name(&intern("collected"), of(vm.gc.collected));
            d.set_name(&intern("uncollectable"), Value::Int(0));
            d.into()
        });
        ListObj::new(ages.collect()).into()
    }
    /// Give the number of objects that have to come before a collection; there is one age.
    #[native]
    fn get_threshold() -> Value {
        TupleObj::new(vec![Value::Int(FIRST_COLLECTION), Value::Int(0), Value::Int(0)]).into()
    }
}
