//! `types.SimpleNamespace`, which `sys.implementation` is one of.

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Makes the class; there is to be one of it.
pub(super) fn class() -> Ref<TypeObj> {
    let b = builtin();
    let c = TypeObj::new("SimpleNamespace", b.type_.ptr(), vec![b.object.clone()], Layout::Instance);
    c.add_flag(type_flags::HEAP);
    c.set_attr(&b.names.module, Value::string("types"));
    crate::builtins::add_methods(&c, METHODS);
    c.set_attr(&b.names.hash, Value::None);
    c
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
    NativeDef::new("__repr__", repr, 1, 1).method(),
    NativeDef::new("__eq__", eq, 2, 2).method(),
    NativeDef::new("__replace__", replace, 1, 1).method().kw(),
];

/// From a mapping, or pairs, and keyword arguments.
fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let me = &args.all[0];
    if args.pos().len() > 2 {
        let n = args.pos().len() - 1;
        return Err(vm.type_error(format!("SimpleNamespace expected at most 1 argument, got {n}")));
    }
    if let Some(source) = args.pos().get(1) {
        let dict = builtin().dict.clone();
        let d = ops::instantiate(vm, &dict, Args::new(std::slice::from_ref(source)))?;
        for k in ops::collect(vm, &d)? {
            let Some(name) = k.as_str() else { return Err(vm.type_error("keywords must be strings")) };
            let v = ops::get_item(vm, &d, &k)?;
            ops::set_attr(vm, me, &intern_obj(Ref::from_ref(name)), v)?;
        }
    }
    for (name, v) in args.keywords() {
        ops::set_attr(vm, me, &intern_obj(Ref::from_ref(name)), v.clone())?;
    }
    Ok(Value::None)
}

fn attributes(v: &Value) -> Vec<(Ref<StrObj>, Value)> {
    v.get_exact::<InstanceObj>().map(|i| i.attrs()).unwrap_or_default()
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let me = &args.all[0];
    let class = me.ty().name();
    let name = if class == "SimpleNamespace" { "namespace".to_string() } else { class };
    let at = me.raw_payload();
    if vm.repr_stack.contains(&(at as usize)) {
        return Ok(Value::string(&format!("{name}(...)")));
    }
    vm.repr_stack.push(at as usize);
    let parts: Res<Vec<String>> = attributes(me)
        .iter()
        .map(|(k, v)| {
            let r = crate::builtins::repr(vm, v)?;
            let text = r.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
            Ok(format!("{}={text}", k.to_str_lossy()))
        })
        .collect();
    vm.repr_stack.pop();
    Ok(Value::string(&format!("{name}({})", parts?.join(", "))))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (a, b) = (&args.all[0], &args.all[1]);
    let is_namespace = |v: &Value| v.ty().mro_refs().iter().any(|c| c.name() == "SimpleNamespace");
    if !is_namespace(a) || !is_namespace(b) {
        return Ok(builtin().not_implemented.value());
    }
    let dict = |vm: &mut Vm, v: &Value| ops::get_attr(vm, v, &intern("__dict__"));
    let (a, b) = (dict(vm, a)?, dict(vm, b)?);
    ops::compare(vm, ops::CmpOp::Eq, &a, &b)
}

/// `copy.replace`.
fn replace(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let me = &args.all[0];
    let class = Ref::from_ref(me.ty()).into();
    let new = vm.call(&class, &[])?;
    for (name, v) in attributes(me) {
        ops::set_attr(vm, &new, &name, v)?;
    }
    for (name, v) in args.keywords() {
        ops::set_attr(vm, &new, &intern_obj(Ref::from_ref(name)), v.clone())?;
    }
    Ok(new)
}
