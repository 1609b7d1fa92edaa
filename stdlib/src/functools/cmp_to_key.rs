//! `functools.cmp_to_key`: keys that compare by a function.

use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::native::{Params, bind};
use vm::objects::*;
use vm::ops::{self, CmpOp};
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

/// A key; one without an object makes others.
#[native_type("functools.KeyWrapper", no_base)]
#[derive(Trace)]
pub struct Key {
    header: Header,
    function: HeapCell<Value>,
    object: HeapCell<Value>,
}

impl Key {
    pub fn made(function: &Value, object: Value) -> Value {
        let header = native_header::<Key>();
        new_native(Key { header, function: HeapCell::new(function.clone()), object: HeapCell::new(object) })
            .into()
    }
    fn compare(&self, vm: &mut Vm, op: CmpOp, other: &Value) -> Res<Value> {
        let Some(other) = other.get_exact::<Key>() else {
            return Err(vm.type_error("other argument must be K instance"));
        };
        let (x, y) = (self.object.get(), other.object.get());
        if x.is_undef() || y.is_undef() {
            return Err(vm.error(&builtin().attribute_error, "object"));
        }
        let order = vm.call(&self.function.get(), &[x, y])?;
        ops::compare(vm, op, &order, &Value::Int(0))
    }
}

#[native_methods("functools.KeyWrapper")]
impl Key {
    /// Call self as a function.
    #[method(name = "__call__", min = 1, max = 255, signature = "($self, /, *args, **kwargs)")]
    fn call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        const PARAMS: Params = Params {
            function: "K",
            names: &["obj"],
            positional_only: 0,
            positional: 1,
            required: 1,
            required_keywords: 0,
            rest: false,
        };
        let Some(me) = args.all[0].get_exact::<Key>() else { return Ok(Value::None) };
        let [object] = bind(vm, &PARAMS, args.skip(1))?;
        Ok(Key::made(&me.function.get(), object.cloned().unwrap_or_default()))
    }
    /// Value wrapped by a key function.
    #[getter]
    fn obj(&self) -> Value {
        let v = self.object.get();
        if v.is_undef() { Value::None } else { v }
    }
    #[setter(name = "obj")]
    fn set_obj(&self, value: Value) {
        self.object.set(value)
    }
    /// How inspect shows a call.
    #[getter(name = "__text_signature__")]
    fn text_signature(&self) -> Value {
        Value::string("(obj)")
    }
    #[slot(lt)]
    fn lt(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Lt, value)
    }
    #[slot(le)]
    fn le(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Le, value)
    }
    #[slot(eq)]
    fn eq(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Eq, value)
    }
    #[slot(ne)]
    fn ne(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Ne, value)
    }
    #[slot(gt)]
    fn gt(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Gt, value)
    }
    #[slot(ge)]
    fn ge(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Ge, value)
    }
}
