//! `_collections._tuplegetter`: the attributes of named tuples.

use sidewinder_macros::{Trace, native_methods, native_type};

use crate::builtins::{arity, class_argument, index_argument, made, no_keywords};
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

// A data descriptor that gives an item of a tuple. (The class has no text of its own: `__doc__` is that of its objects.)
#[native_type("collections._tuplegetter", no_base, descriptor)]
#[derive(Trace)]
pub struct TupleGetter {
    header: Header,
    index: i64,
    /// `Undef` when it has been deleted.
    doc: HeapCell<Value>,
}

impl TupleGetter {
    /// Which item it gives.
    pub fn index(&self) -> i64 {
        self.index
    }
    fn shown_doc(&self) -> Value {
        let doc = self.doc.get();
        if doc.is_undef() { Value::None } else { doc }
    }
}

impl DataDescriptor for TupleGetter {
    #[inline]
    fn value_for(&self, vm: &mut Vm, obj: &Value) -> Res<Value> {
        match obj.get::<TupleObj>() {
            Some(t) => match usize::try_from(self.index).ok().and_then(|i| t.items().get(i)) {
                Some(v) => Ok(v.clone()),
                None => Err(vm.index_error("tuple index out of range")),
            },
            None => {
                let (i, t) = (self.index, obj.ty().name());
                let msg =
                    format!("descriptor for index '{i}' for tuple subclasses doesn't apply to '{t}' object");
                Err(vm.type_error(msg))
            }
        }
    }
}

#[native_methods("collections._tuplegetter")]
impl TupleGetter {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, TupleGetter::TYPE.class())?;
        no_keywords(vm, "_tuplegetter", args)?;
        arity(vm, "_tuplegetter", args.len() - 1, 2, 2)?;
        let index = index_argument(vm, &args.all[1])?;
        let (header, doc) = (native_header::<TupleGetter>(), HeapCell::new(args.all[2].clone()));
        Ok(made(&class, new_native(TupleGetter { header, index, doc })))
    }
    #[slot(get)]
    fn get(vm: &mut Vm, this: &Value, instance: &Value, #[default(None)] owner: &Value) -> Res<Value> {
        if instance.is_none() {
            return match owner.is_none() {
                true => Err(vm.type_error("__get__(None, None) is invalid")),
                false => Ok(this.clone()),
            };
        }
        match this.get_exact::<TupleGetter>() {
            Some(g) => g.value_for(vm, instance),
            None => Ok(Value::None),
        }
    }
    #[slot(set)]
    fn set(&self, vm: &mut Vm, _instance: &Value, _value: &Value) -> Res<()> {
        Err(vm.error(&builtin().attribute_error, "can't set attribute"))
    }
    #[slot(delete)]
    fn delete(&self, vm: &mut Vm, _instance: &Value) -> Res<()> {
        Err(vm.error(&builtin().attribute_error, "can't delete attribute"))
    }
    #[getter(name = "__doc__")]
    fn doc(&self) -> Value {
        self.shown_doc()
    }
    #[setter(name = "__doc__")]
    fn set_doc(&self, value: Value) {
        self.doc.set(value)
    }
    /// Return what the descriptor is made of.
    #[method(name = "__reduce__")]
    fn reduce(&self) -> Value {
        let args = TupleObj::new(vec![Value::Int(self.index), self.shown_doc()]);
        TupleObj::new(vec![Ref::from_ref(TupleGetter::TYPE.class()).into(), args.into()]).into()
    }
    #[slot(repr)]
    fn repr(&self, vm: &mut Vm) -> Res<Value> {
        let doc = match self.doc.get() {
            Value::Undef => "<NULL>".to_string(),
            doc => crate::builtins::repr_text(vm, &doc)?,
        };
        Ok(Value::string(&format!("_tuplegetter({}, {doc})", self.index)))
    }
}
