//! `_weakref`: what `weakref.py` is made of.

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

/// The source of `weakref`.
pub const SOURCE: &str = include_str!("weakref.py");

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "_weakref", natives::DOC, natives::NATIVES);
    let b = builtin();
    for (name, class) in [
        ("ref", &b.weakref),
        ("ReferenceType", &b.weakref),
        ("ProxyType", &b.weak_proxies[0]),
        ("CallableProxyType", &b.weak_proxies[1]),
    ] {
        m.ns.set_str(name, class.value());
    }
    m
}

/// Calls the functions of `weakref.finalize` that are left. From then on no callbacks of weak references are called: what
/// would call them goes with the modules.
pub(super) fn at_exit(vm: &mut Vm) {
    let class = vm
        .modules
        .get_name(&intern("weakref"))
        .and_then(|m| m.get_exact::<ModuleObj>()?.ns.get_str("finalize"));
    if let Some(class) = class
        && let Ok(f) = crate::ops::get_attr(vm, &class, &intern("_exitfunc"))
        && vm.call(&f, &[]).is_err()
    {
        let e = vm.take_exception();
        crate::traceback::print_unraisable(vm, &e, "in atexit callback", &f);
    }
    vm.take_exception();
    vm.run_finalisers();
    crate::heap::heap().no_callbacks = true;
}

/// Weak references to objects, and proxies.
#[native_module("_weakref")]
mod natives {
    use super::*;

    /// Give a proxy of an object, which calls the callback with itself when the object is about to go.
    #[native]
    fn proxy(vm: &mut Vm, object: &Value, #[default(None)] callback: Option<&Value>) -> Res<Value> {
        crate::builtins::proxy_to(vm, object, callback.cloned().unwrap_or(Value::None))
    }
    /// Return the number of weak references to 'object'.
    #[native]
    fn getweakrefcount(object: &Value) -> usize {
        object.as_object().map_or(0, |o| weak_references(o).len())
    }
    /// Return a list of all weak references to 'object'.
    #[native]
    fn getweakrefs(object: &Value) -> Value {
        let all = object.as_object().map(weak_references).unwrap_or_default();
        ListObj::new(all.iter().map(|w| w.seen()).collect()).into()
    }
}
