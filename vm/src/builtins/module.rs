//! Modules and cells that programs make themselves. An instance of a subclass has its attributes as any instance has them.

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::common::{arity, class_argument, made, no_keywords};

pub(super) fn install() {
    super::add_methods(&builtin().module, METHODS);
    super::add_methods(&builtin().cell, CELL);
    super::common::unhashable(&builtin().cell);
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 1, ANY).static_method().kw(),
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
];

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().module)?;
    let ns = crate::import::new_namespace(vm);
    Ok(made(&class, ModuleObj::new("", ns)))
}

static CELL: &[NativeDef] = &[NativeDef::new("__new__", new_cell, 1, ANY).static_method().kw()];

/// `cell(contents)`; empty without.
fn new_cell(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    class_argument(vm, args, &builtin().cell)?;
    no_keywords(vm, "cell", args)?;
    arity(vm, "cell", args.len() - 1, 0, 1)?;
    Ok(CellObj::new(args.get(1).cloned().unwrap_or(Value::Undef)).into())
}

/// `__init__(name, doc=None)`.
fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let me = &args.all[0];
    let given = args.pos();
    if args.len() > 3 {
        let n = args.len() - 1;
        return Err(vm.type_error(format!("module() takes at most 2 arguments ({n} given)")));
    }
    let name = given.get(1).or_else(|| args.keyword("name"));
    let doc = given.get(2).or_else(|| args.keyword("doc"));
    let Some(name) = name else {
        return Err(vm.type_error("module() missing required argument 'name' (pos 1)"));
    };
    if name.as_str().is_none() {
        let what = name.ty().name();
        return Err(vm.type_error(format!("module() argument 'name' must be str, not {what}")));
    }
    if let Some(m) = me.get_exact::<ModuleObj>() {
        m.name.set(name.clone());
    }
    let fixed = ["__package__", "__loader__", "__spec__"].map(|k| (k, Value::None));
    let all = [("__name__", name.clone()), ("__doc__", doc.cloned().unwrap_or(Value::None))];
    for (k, v) in all.into_iter().chain(fixed) {
        ops::generic_set_attr(vm, me, &intern(k), v)?;
    }
    Ok(Value::None)
}
