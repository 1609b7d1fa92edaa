//! Modules and cells that programs make themselves. An instance of a subclass has its attributes as any instance has them.

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::TextBuf;
use super::common::{arity, class_argument, made, no_keywords};

pub(super) fn install() {
    super::add_methods(&builtin().module, METHODS);
    super::add_methods(&builtin().cell, CELL);
    super::common::unhashable(&builtin().cell);
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 1, ANY).static_method().kw(),
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
    NativeDef::new("__repr__", repr, 1, 1).method(),
];

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().module)?;
    let ns = crate::import::new_namespace(vm);
    Ok(made(&class, ModuleObj::new("", ns)))
}

/// Writes a module as its spec describes it, or else its own attributes.
pub(super) fn write_repr_of(vm: &mut Vm, v: &Value, m: &ModuleObj, out: &mut TextBuf) -> Res<()> {
    let attr = |vm: &mut Vm, of: &Value, name: &str| -> Res<Value> {
        Ok(ops::get_attr_opt(vm, of, &intern(name))?.unwrap_or(Value::None))
    };
    // Those that the interpreter has not described yet are described by what it has told of them.
    let known = |name: &str| v.get_exact::<ModuleObj>().and_then(|m| m.ns.get_str(name));
    let own = |vm: &mut Vm, name: &str| match known(name) {
        Some(x) => Ok(x),
        None => attr(vm, v, name),
    };
    let (spec, loader) = (own(vm, "__spec__")?, own(vm, "__loader__")?);
    let unnamed = || Value::string("?");
    let (name, origin, located) = if spec.is_none() {
        let name = ops::get_attr_opt(vm, v, &builtin().names.name)?.unwrap_or_else(unnamed);
        (name, ops::get_attr_opt(vm, v, &builtin().names.file)?, true)
    } else {
        let name = Some(attr(vm, &spec, "name")?).filter(|n| !n.is_none()).unwrap_or_else(unnamed);
        let origin = Some(attr(vm, &spec, "origin")?).filter(|o| !o.is_none());
        let located = attr(vm, &spec, "has_location")?;
        (name, origin, ops::truth(vm, &located)?)
    };
    out.push_str("<module ");
    super::repr::write_repr(vm, &name, out)?;
    match origin {
        Some(origin) if located => {
            out.push_str(" from ");
            super::repr::write_repr(vm, &origin, out)?;
        }
        Some(origin) => {
            let origin = super::str_of(vm, &origin)?;
            let origin = origin.as_str().map(|o| o.to_str_lossy().into_owned()).unwrap_or_default();
            out.push_str(&format!(" ({origin})"));
        }
        // What the interpreter brings along has no loader.
        None if loader.is_none() && crate::import::is_native(&m.name.get()) => out.push_str(" (built-in)"),
        None if loader.is_none() => {}
        None => {
            out.push_str(" (");
            super::repr::write_repr(vm, &loader, out)?;
            out.push_str(")");
        }
    }
    out.push_str(">");
    Ok(())
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
    let name = given.get(1).or_else(|| args.keyword("name"));
    let doc = given.get(2).or_else(|| args.keyword("doc"));
    if given.len() > 3 {
        let n = given.len() - 1;
        return Err(vm.type_error(format!("module() takes at most 2 arguments ({n} given)")));
    }
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
        // No method of a subclass has a say.
        match (me.get_exact::<InstanceObj>(), me.get::<ModuleObj>()) {
            (Some(i), _) => i.set_attr(&intern(k), v),
            (None, Some(m)) => m.ns.set_name(&intern(k), v),
            _ => {}
        }
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let me = &args.all[0];
    let Some(m) = me.get::<ModuleObj>() else {
        return Err(crate::native::wrong_receiver(vm, me, "module", "__repr__"));
    };
    let mut out = TextBuf::with_capacity(32);
    write_repr_of(vm, me, m, &mut out)?;
    Ok(out.finish().into())
}
