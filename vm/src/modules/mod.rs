//! Native modules: `sys` and `builtins` from the start, `time` and `math` when they are imported.

mod binascii;
mod bisect;
mod codecs;
mod collections;
pub mod embedded;
mod files;
pub(crate) mod frames;
mod gc;
mod heapq;
mod itertools;
mod math;
pub mod monitoring;
pub mod named_tuple;
mod namespace;
mod random;
pub mod structs;

pub mod posix;
mod queue;
mod sre;
pub mod sys;
mod thread;
mod thread_local;
mod time;
pub mod typing;
mod weakref;

pub(crate) use thread_local::take_locals;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Makes `sys` and `builtins`, and the methods of the standard streams. `Vm::argv` and `Vm::search_path` are set
/// before.
pub fn install(vm: &mut Vm) {
    files::install();
    frames::install();
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
        "_bisect" => Some(bisect::make),
        "_heapq" => Some(heapq::make),
        "_random" => Some(random::make),
        "_struct" => Some(structs::make),
        "binascii" => Some(binascii::make),
        "_collections" => Some(collections::make),
        "itertools" => Some(itertools::make),
        "_codecs" => Some(codecs::make),
        "_files" => Some(posix::make),
        "_sre" => Some(sre::make),
        "_typing" => Some(typing::make),
        "_thread" => Some(thread::make),
        "_queue" => Some(queue::make),
        "gc" => Some(gc::make),
        "math" => Some(math::make),
        "time" => Some(time::make),
        "_weakref" => Some(weakref::make),
        _ => None,
    }
}

/// Names of all native modules.
fn native_names() -> Vec<&'static str> {
    let own = [
        "_codecs", "_files", "_queue", "_sre", "_thread", "_typing", "_weakref", "builtins", "gc", "math",
        "sys", "time",
    ];
    let mut all = [&own, crate::import::native_names()].concat();
    all.sort_unstable();
    all
}

/// The program ends: the functions that `atexit` was given are called, and then no callbacks of weak references any more:
/// what would call them goes with the modules.
pub fn at_exit(vm: &mut Vm) {
    end_threading(vm);
    let next = vm.modules.get_name(&intern("atexit"));
    let next = next.and_then(|m| m.get_exact::<ModuleObj>()?.ns.get_str("_next"));
    while let Some(next) = &next {
        let entry = vm.call(next, &[]).unwrap_or(Value::None);
        let Some([f, args, kwargs]) =
            entry.get_exact::<TupleObj>().map(|t| t.items()).and_then(|t| t.first_chunk())
        else {
            break;
        };
        if call_at_exit(vm, f, args, kwargs).is_err() {
            let e = vm.take_exception();
            crate::traceback::print_unraisable(vm, &e, "in atexit callback", f);
        }
    }
    vm.take_exception();
    vm.run_finalisers();
    crate::heap::heap().no_callbacks = true;
    vm.is_finalizing = true;
    crate::threads::turn::close();
}

/// `threading` has functions of its own to call at the end.
fn end_threading(vm: &mut Vm) {
    let threading = vm.modules.get_name(&intern("threading"));
    let f = threading.and_then(|m| m.get_exact::<ModuleObj>()?.ns.get_str("_shutdown"));
    if let Some(f) = f
        && vm.call(&f, &[]).is_err()
    {
        let e = vm.take_exception();
        crate::traceback::print_unraisable(vm, &e, "on threading shutdown", &Value::Undef);
    }
}

fn call_at_exit(vm: &mut Vm, f: &Value, args: &Value, kwargs: &Value) -> Res<Value> {
    let mut all = crate::ops::collect(vm, args)?;
    let names = crate::ops::collect(vm, kwargs)?;
    for name in &names {
        all.push(crate::ops::get_item(vm, kwargs, name)?);
    }
    let names = TupleObj::new(names);
    vm.call_kw(f, &all, (!names.is_empty()).then_some(&*names))
}

/// What `sys.stdout` (or another name) is bound to now; `None` if it is unbound or None.
pub fn stream(vm: &Vm, name: &str) -> Option<Value> {
    let sys = vm.modules.get_name(&intern("sys"))?;
    sys.get_exact::<ModuleObj>()?.ns.get_str(name).filter(|v| !v.is_none())
}

/// A native module with these functions.
pub fn make_module(vm: &mut Vm, name: &'static str, doc: &str, defs: &'static [NativeDef]) -> Ref<ModuleObj> {
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

/// An exception class of a module, which is made when it is first asked for.
pub fn exception_class(name: &'static str, base: &Ref<TypeObj>) -> Ref<TypeObj> {
    static MADE: Global<Vec<(&str, Ref<TypeObj>)>> = Global::new(Vec::new());
    #[allow(unsafe_code, reason = "the classes live as long as the process")]
    // SAFETY: one thread runs Python; making a class does not come back here.
    let made = unsafe { &mut *MADE.as_ptr() };
    if let Some((_, t)) = made.iter().find(|m| m.0 == name) {
        return t.clone();
    }
    let t = TypeObj::new(name, &*builtin().type_, vec![base.clone()], Layout::Exception);
    t.flags.set(type_flags::EXCEPTION);
    made.push((name, t.clone()));
    t
}

// ---- tuples with named items ------------------------------------------------------------------------

static STRUCT_METHODS: &[NativeDef] = &[NativeDef::new("__repr__", struct_repr, 1, 1).method()];

/// A class of tuples with named items, such as `sys.version_info`.
pub fn struct_class(module: &str, name: &str) -> Ref<TypeObj> {
    let bases = vec![builtin().tuple.clone()];
    let class =
        TypeObj::new_with_payload(name, &builtin().type_, bases, Layout::Instance, Some(Layout::Tuple));
    class.set_attr(&builtin().names.module, Value::string(module));
    crate::builtins::add_methods(&class, STRUCT_METHODS);
    class
}

/// Such a class that is made when it is first asked for.
pub fn made_struct_class(module: &'static str, name: &'static str) -> Ref<TypeObj> {
    static MADE: Global<Vec<(&str, Ref<TypeObj>)>> = Global::new(Vec::new());
    #[allow(unsafe_code, reason = "the classes live as long as the process")]
    // SAFETY: one thread runs Python; making a class does not come back here.
    let made = unsafe { &mut *MADE.as_ptr() };
    if let Some((_, t)) = made.iter().find(|m| m.0 == name) {
        return t.clone();
    }
    let t = struct_class(module, name);
    made.push((name, t.clone()));
    t
}

/// An instance of such a class.
pub fn struct_value(class: &TypeObj, fields: &[(&str, Value)]) -> Value {
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
    let mut out = if module == "builtins" { String::new() } else { format!("{module}.") };
    out += &format!("{}(", class.name());
    let attrs = v.get_exact::<InstanceObj>().map(|i| i.attrs()).unwrap_or_default();
    // Attributes that are no items come after them.
    let n = v.get::<TupleObj>().map_or(attrs.len(), |t| t.len());
    for (i, (name, x)) in attrs.iter().take(n).enumerate() {
        let r = crate::builtins::repr(vm, x)?;
        let sep = if i > 0 { ", " } else { "" };
        let text = r.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
        out.push_str(&format!("{sep}{}={text}", name.to_str_lossy()));
    }
    out.push(')');
    Ok(Value::string(&out))
}
