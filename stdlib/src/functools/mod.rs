//! `_functools`: functions made of functions.

mod cmp_to_key;
mod lru_cache;
mod partial;

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::objects::*;
use vm::ops;
use vm::value::*;
use vm::vm::{Res, Vm};

use cmp_to_key::Key;
use lru_cache::LruCache;
use partial::{Partial, Placeholder, placeholder};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_functools", natives::DOC, natives::NATIVES);
    for t in [LruCache::TYPE, Partial::TYPE, Placeholder::TYPE] {
        m.ns.set_str(t.name.rsplit('.').next().unwrap_or_default(), Ref::from_ref(t.class()).into());
    }
    m.ns.set_str("Placeholder", placeholder());
    m
}

/// Tools that operate on functions.
#[native_module("_functools")]
mod natives {
    use super::*;

    /// Convert a cmp= function into a key= function.
    #[native]
    fn cmp_to_key(#[either] mycmp: &Value) -> Value {
        Key::made(mycmp, Value::Undef)
    }
    /// Combine the items of an iterable into one value: f(f(f(initial, a), b), c). Without an initial value, the first item is
    /// it.
    #[native(no_signature)]
    fn reduce(
        vm: &mut Vm,
        function: &Value,
        iterable: &Value,
        #[either]
        #[optional]
        initial: Option<&Value>,
    ) -> Res<Value> {
        if !ops::is_iterable(iterable) {
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        let it = ops::iter(vm, iterable)?;
        let mut total = match initial {
            Some(v) => v.clone(),
            None => match ops::next(vm, &it)? {
                Some(v) => v,
                None => return Err(vm.type_error("reduce() of empty iterable with no initial value")),
            },
        };
        while let Some(x) = ops::next(vm, &it)? {
            total = vm.call(function, &[total, x])?;
        }
        Ok(total)
    }
}
