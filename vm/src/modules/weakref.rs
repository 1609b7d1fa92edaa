//! `_weakref`: what `weakref.py` is made of.

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

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

/// Weak references to objects, and proxies.
#[native_module("_weakref")]
mod natives {
    use super::*;

    /// Give a proxy of an object, which calls the callback with itself when the object is about to go.
    #[native]
    fn proxy(vm: &mut Vm, object: &Value, #[default(None)] callback: Option<&Value>) -> Res<Value> {
        crate::builtins::proxy_to(vm, object, callback.cloned().unwrap_or(Value::None))
    }
    /// Take a key out of a dict if its value is a reference to an object that is gone.
    #[native]
    fn _remove_dead_weakref(vm: &mut Vm, dct: &Value, key: &Value) -> Res<()> {
        let Some(d) = dct.get::<DictObj>() else {
            return Err(vm.type_error("_remove_dead_weakref() argument 1 must be dict"));
        };
        let d = Ref::from_ref(d).value();
        if !crate::ops::contains(vm, &d, key)? {
            return Ok(());
        }
        let v = crate::ops::get_item(vm, &d, key)?;
        match v.get::<WeakRefObj>() {
            Some(w) if w.target().is_none() => crate::ops::del_item(vm, &d, key),
            _ => Ok(()),
        }
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
