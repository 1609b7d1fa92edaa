//! Native modules: `sys` and `builtins` from the start, `time` and `math` when they are imported.

mod codecs;
pub mod embedded;
mod files;
mod gc;
mod math;

mod posix;
mod sre;
pub mod sys;
mod time;
pub mod typing;
mod weakref;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Makes `sys` and `builtins`, and the methods of the standard streams. `Vm::argv` and `Vm::search_path` are set
/// before.
pub fn install(vm: &mut Vm) {
    files::install();
    typing::install();
    let b = ModuleObj::new("builtins", vm.builtins.clone());
    vm.modules.set_str("sys", Value::None);
    vm.modules.set_str("builtins", b.into());
    let s = sys::make(vm);
    vm.modules.set_str("sys", s.into());
}

/// How to make the native module of that name.
pub fn native(name: &str) -> Option<fn(&mut Vm) -> Ref<ModuleObj>> {
    match name {
        "_codecs" => Some(codecs::make),
        "_typing" => Some(typing::make),
        "gc" => Some(gc::make),
        "math" => Some(math::make),
        "posix" => Some(posix::make),
        "_sre_match" => Some(sre::make),
        "time" => Some(time::make),
        "_weakref" => Some(weakref::make),
        _ => None,
    }
}

/// The source of the module of that name, if it is one of our own that is written in Python.
pub fn source(name: &str) -> Option<&'static str> {
    match name {
        "__future__" => Some(include_str!("future.py")),
        "_io" => Some(include_str!("io.py")),
        "_sre" => Some(include_str!("sre/sre.py")),
        "weakref" => Some(weakref::SOURCE),
        _ => None,
    }
}

/// The program ends: what modules have to do then.
pub fn at_exit(vm: &mut Vm) {
    weakref::at_exit(vm);
}

/// What `sys.stdout` (or another name) is bound to now; `None` if it is unbound or None.
pub fn stream(vm: &Vm, name: &str) -> Option<Value> {
    let sys = vm.modules.get_name(&intern("sys"))?;
    sys.get_exact::<ModuleObj>()?.ns.get_str(name).filter(|v| !v.is_none())
}

/// A native module with these functions.
fn make_module(vm: &mut Vm, name: &'static str, doc: &str, defs: &'static [NativeDef]) -> Ref<ModuleObj> {
    let ns = crate::import::new_namespace(vm);
    ns.set_str("__name__", Value::string(name));
    ns.set_str("__doc__", Value::string(doc));
    ns.set_str("__package__", Value::string(""));
    ns.set_str("__loader__", Value::None);
    ns.set_str("__spec__", Value::None);
    for d in defs {
        ns.set_str(d.name, NativeObj::new(d, Some(name)).into());
    }
    ModuleObj::new(name, ns)
}

// ---- tuples with named items ------------------------------------------------------------------------

static STRUCT_METHODS: &[NativeDef] = &[NativeDef::new("__repr__", struct_repr, 1, 1).method()];

/// A class of tuples with named items, such as `sys.version_info`.
fn struct_class(module: &str, name: &str) -> Ref<TypeObj> {
    let bases = vec![builtin().tuple.clone()];
    let class =
        TypeObj::new_with_payload(name, &builtin().type_, bases, Layout::Instance, Some(Layout::Tuple));
    class.set_attr(&builtin().names.module, Value::string(module));
    crate::builtins::add_methods(&class, STRUCT_METHODS);
    class
}

/// An instance of such a class.
fn struct_value(class: &TypeObj, fields: &[(&str, Value)]) -> Value {
    let v = InstanceObj::new(class);
    v.set_payload(TupleObj::new(fields.iter().map(|f| f.1.clone()).collect()).into());
    for (name, x) in fields {
        v.set_attr(&intern(name), x.clone());
    }
    v.into()
}

fn struct_repr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = &args.all[0];
    let class = v.ty();
    let module = class.dict.with(|d| d.get_name(&builtin().names.module).cloned());
    let module = module.and_then(|m| m.as_str().map(|s| s.to_str_lossy().into_owned())).unwrap_or_default();
    let mut out = format!("{module}.{}(", class.name());
    let attrs = v.get_exact::<InstanceObj>().map(|i| i.attrs()).unwrap_or_default();
    for (i, (name, x)) in attrs.iter().enumerate() {
        let r = crate::builtins::repr(vm, x)?;
        let sep = if i > 0 { ", " } else { "" };
        let text = r.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
        out.push_str(&format!("{sep}{}={text}", name.to_str_lossy()));
    }
    out.push(')');
    Ok(Value::string(&out))
}
