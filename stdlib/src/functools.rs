//! `_functools`: `reduce`. The library's Python has the rest.

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::objects::*;
use vm::ops;
use vm::value::*;
use vm::vm::{Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    vm::modules::make_module(vm, "_functools", natives::DOC, natives::NATIVES)
}

/// Tools that operate on functions.
#[native_module("_functools")]
mod natives {
    use super::*;

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
