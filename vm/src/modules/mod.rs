//! Native modules: `sys` and `builtins` from the start, `time` and `math` when they are imported.

mod files;
mod gc;
mod math;

pub mod sys;
mod time;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Makes `sys` and `builtins`, and the methods of the standard streams. `Vm::argv` and `Vm::search_path` are set
/// before.
pub fn install(vm: &mut Vm) {
    files::install();
    let b = ModuleObj::new("builtins", vm.builtins.clone());
    vm.modules.set_str("sys", Value::None);
    vm.modules.set_str("builtins", b.into());
    let s = sys::make(vm);
    vm.modules.set_str("sys", s.into());
}

/// How to make the native module of that name.
pub fn native(name: &str) -> Option<fn(&mut Vm) -> Ref<ModuleObj>> {
    match name {
        "gc" => Some(gc::make),
        "math" => Some(math::make),
        "time" => Some(time::make),
        _ => None,
    }
}

/// What `sys.stdout` (or another name) is bound to now; `None` if it is unbound or None.
pub fn stream(vm: &Vm, name: &str) -> Option<Value> {
    let sys = vm.modules.get_name(&intern("sys"))?;
    sys.get_exact::<ModuleObj>()?.ns.get_str(name).filter(|v| !v.is_none())
}

/// A native module with these functions.
fn make_module(vm: &mut Vm, name: &'static str, doc: &str, defs: &'static [NativeDef]) -> Ref<ModuleObj> {
    let ns = NamespaceObj::new(Some(vm.builtins.clone()));
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
    let class = TypeObj::new_with_payload(name, bases, Layout::Instance, Some(Layout::Tuple));
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

// ---- arguments --------------------------------------------------------------------------------------

/// A float from a number or an object with `__float__` or `__index__`.
#[inline]
fn real(vm: &mut Vm, v: &Value) -> Res<f64> {
    match v {
        Value::Float(f) => Ok(*f),
        Value::Int(i) => Ok(*i as f64),
        _ => real_slow(vm, v),
    }
}

#[cold]
fn real_slow(vm: &mut Vm, v: &Value) -> Res<f64> {
    if let Some(i) = v.as_i64() {
        return Ok(i as f64);
    }
    if let Some(b) = v.get::<BigIntObj>() {
        return match crate::text::int::to_f64(&b.value) {
            Ok(f) => Ok(f),
            Err(_) => Err(vm.overflow_error("int too large to convert to float")),
        };
    }
    if let Some(i) = v.get_exact::<InstanceObj>()
        && let Some(Value::Float(f)) = i.payload()
    {
        return Ok(*f);
    }
    let n = &builtin().names;
    if let Some(f) = v.ty().lookup(&n.float)
        && v.is_object()
    {
        let r = vm.call(&f, std::slice::from_ref(v))?;
        return match r {
            Value::Float(f) => Ok(f),
            _ => {
                let (t, r) = (v.ty().name(), r.ty().name());
                Err(vm.type_error(format!("{t}.__float__ returned non-float (type {r})")))
            }
        };
    }
    if let Some(f) = v.ty().lookup(&n.index)
        && v.is_object()
    {
        let r = vm.call(&f, std::slice::from_ref(v))?;
        return real(vm, &r);
    }
    let t = v.ty().name();
    Err(vm.type_error(format!("must be real number, not {t}")))
}

/// An int of any size, from an int or an object with `__index__`.
fn integer(vm: &mut Vm, v: &Value) -> Res<Value> {
    if let Some(i) = v.as_i64() {
        return Ok(Value::Int(i));
    }
    if v.get::<BigIntObj>().is_some() {
        return Ok(v.clone());
    }
    if let Some(f) = v.ty().lookup(&builtin().names.index)
        && v.is_object()
    {
        let r = vm.call(&f, std::slice::from_ref(v))?;
        if r.as_i64().is_some() || r.get::<BigIntObj>().is_some() {
            return Ok(r);
        }
        let t = r.ty().name();
        return Err(vm.type_error(format!("__index__ returned non-int (type {t})")));
    }
    let t = v.ty().name();
    Err(vm.type_error(format!("'{t}' object cannot be interpreted as an integer")))
}

/// Refuses keyword arguments other than these.
fn only_keywords(vm: &mut Vm, func: &str, args: Args<'_>, known: &[&str]) -> Res<()> {
    for (k, _) in args.keywords() {
        let k = k.to_str_lossy();
        if !known.contains(&&*k) {
            return Err(vm.type_error(format!("{func}() got an unexpected keyword argument '{k}'")));
        }
    }
    Ok(())
}
