//! `_thread._local`: objects whose attributes each thread has for itself.
#![allow(unsafe_code, reason = "threads that end look for their attributes in all such objects")]

use std::cell::Cell;

use sidewinder_macros::{Trace, native_methods, native_type};

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Thread-local data
#[native_type("_thread._local", weakref)]
#[derive(Trace)]
struct Local {
    header: Header,
    /// Number of a thread, and its attributes.
    dicts: HeapCell<Vec<(u64, Ref<DictObj>)>>,
    /// What `__init__` is called with in each thread: the values, those with a name last, and the names.
    args: HeapCell<Vec<Value>>,
    names: HeapCell<Option<Ref<TupleObj>>>,
    #[untraced]
    listed: Cell<bool>,
}

pub(super) fn class() -> &'static NativeType {
    Local::TYPE
}

/// All that have attributes of some thread.
static ALL: Global<Vec<*const Local>> = Global::new(Vec::new());

fn all() -> &'static mut Vec<*const Local> {
    // SAFETY: one thread runs Python; the reference is kept for no longer than a call of one of the list's functions.
    unsafe { &mut *ALL.as_ptr() }
}

impl Drop for Local {
    fn drop(&mut self) {
        if self.listed.get() {
            let me = std::ptr::from_ref(self);
            all().retain(|p| *p != me);
        }
    }
}

/// Takes out the thread-local attributes of a thread, for the caller to drop.
pub(crate) fn take_locals(thread: u64) -> Vec<Ref<DictObj>> {
    // SAFETY: those in the list are alive, and nothing is dropped meanwhile.
    all().iter().filter_map(|p| unsafe { (**p).take(thread) }).collect()
}

impl Local {
    /// Takes out the attributes of a thread.
    fn take(&self, thread: u64) -> Option<Ref<DictObj>> {
        self.dicts.with_mut(|d| d.iter().position(|e| e.0 == thread).map(|i| d.swap_remove(i).1))
    }
    fn enter(&self, thread: u64) -> Ref<DictObj> {
        let new = DictObj::empty();
        self.dicts.with_mut(|d| d.push((thread, new.clone())));
        if !self.listed.replace(true) {
            all().push(self);
        }
        new
    }
    /// The attributes of the running thread. When it uses the object for the first time, that is initialised.
    fn dict(&self, vm: &mut Vm, this: &Value) -> Res<Ref<DictObj>> {
        let me = vm.threads.current.number;
        if let Some(found) = self.dicts.with(|d| d.iter().find(|e| e.0 == me).map(|e| e.1.clone())) {
            return Ok(found);
        }
        let new = self.enter(me);
        if let Some(init) = own_init(this.ty()) {
            let mut args = self.args.get();
            args.insert(0, this.clone());
            let names = self.names.get();
            if let Err(e) = vm.call_kw(&init, &args, names.as_deref()) {
                // The next use tries again.
                drop(self.take(me));
                return Err(e);
            }
        }
        Ok(new)
    }
}

/// The class's `__init__` if it is not that of `object`.
fn own_init(class: &TypeObj) -> Option<Value> {
    let name = &builtin().names.init;
    let init = class.lookup(name)?;
    let plain = builtin().object.lookup(name);
    (!plain.is_some_and(|p| p.is(&init))).then_some(init)
}

/// The object that is meant, and whether an attribute of that name is a matter of its class.
fn found<'a>(vm: &mut Vm, this: &'a Value, name: &Value) -> Res<(&'a Local, Ref<StrObj>, bool)> {
    let Some(local) = this.get::<Local>() else {
        let t = this.ty().name();
        return Err(vm.type_error(format!("a '_thread._local' object is required, not '{t}'")));
    };
    let Some(name) = name.as_str() else {
        let t = name.ty().name();
        return Err(vm.type_error(format!("attribute name must be string, not '{t}'")));
    };
    let name = intern_obj(Ref::from_ref(name));
    let of_class = this.ty().lookup(&name).is_some_and(|a| ops::is_data_descriptor(&a));
    Ok((local, name, of_class))
}

fn read_only(vm: &mut Vm, this: &Value, name: &Ref<StrObj>) -> crate::vm::Raised {
    let msg = format!("'{}' object attribute '__dict__' is read-only", this.ty().name());
    vm.attribute_error(this, name, msg)
}

#[native_methods("_thread._local")]
impl Local {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = crate::builtins::class_argument(vm, args, &Ref::from_ref(Local::TYPE.class()))?;
        let args = args.skip(1);
        if !args.is_empty() && own_init(&class).is_none() {
            return Err(vm.type_error("Initialization arguments are not supported"));
        }
        let new = new_native(Local {
            header: native_header::<Local>(),
            dicts: HeapCell::new(Vec::new()),
            args: HeapCell::new(args.all.to_vec()),
            names: HeapCell::new(args.kwnames.map(Ref::from_ref)),
            listed: Cell::new(false),
        });
        // In this thread `__init__` is called by whoever makes the object.
        new.enter(vm.threads.current.number);
        Ok(crate::builtins::made(&class, new))
    }
    #[method]
    fn __getattribute__(vm: &mut Vm, this: &Value, name: &Value) -> Res<Value> {
        let (local, name, of_class) = found(vm, this, name)?;
        let own = local.dict(vm, this)?;
        if name.object().is(builtin().names.dict.object()) {
            return Ok(own.into());
        }
        match own.get_name(&name).filter(|_| !of_class) {
            Some(v) => Ok(v),
            None => ops::generic_get_attr(vm, this, &name),
        }
    }
    #[method]
    fn __setattr__(vm: &mut Vm, this: &Value, name: &Value, value: &Value) -> Res<()> {
        let (local, name, of_class) = found(vm, this, name)?;
        let own = local.dict(vm, this)?;
        if name.object().is(builtin().names.dict.object()) {
            return Err(read_only(vm, this, &name));
        }
        if of_class || name.object().is(builtin().names.class.object()) {
            return ops::generic_set_attr(vm, this, &name, value.clone());
        }
        own.set_name(&name, value.clone());
        Ok(())
    }
    #[method]
    fn __delattr__(vm: &mut Vm, this: &Value, name: &Value) -> Res<()> {
        let (local, name, of_class) = found(vm, this, name)?;
        let own = local.dict(vm, this)?;
        if name.object().is(builtin().names.dict.object()) {
            return Err(read_only(vm, this, &name));
        }
        if of_class {
            return ops::generic_set_attr(vm, this, &name, Value::Undef);
        }
        if !own.remove_name(&name) {
            let msg = format!("'{}' object has no attribute '{}'", this.ty().name(), name.to_str_lossy());
            return Err(vm.attribute_error(this, &name, msg));
        }
        Ok(())
    }
}
