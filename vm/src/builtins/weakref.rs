//! `weakref.ref` and the classes of proxies.
//!
//! A proxy is an instance whose built-in part is the reference. Its special methods are native, but found as those of a
//! program's class are, so that every operation comes to them; each is the same operation on the object.

use sidewinder_frontend::bytecode::Op;

use crate::objects::*;
use crate::ops::{self, BinOp, CmpOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::common::*;
use super::{add_methods, numbers};

pub(super) fn install(_vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.weakref, REFERENCE);
    let referable = [
        &b.type_,
        &b.set,
        &b.frozenset,
        &b.function,
        &b.builtin_function,
        &b.method,
        &b.generator,
        &b.coroutine,
        &b.async_generator,
        &b.code,
        &b.module,
        &b.text_io,
    ];
    for t in referable {
        t.flags.set(t.flags.get() | type_flags::WEAK);
    }
    for t in &b.weak_proxies {
        t.flags.set(
            t.flags.get()
                | type_flags::FINAL
                | type_flags::NO_NEW
                | type_flags::HAS_GETATTR
                | type_flags::HAS_SETATTR,
        );
        add_methods(t, PROXY);
        add_methods(t, PROXY_BINARY);
        unhashable(t);
    }
    add_methods(&b.weak_proxies[1], PROXY_CALL);
}

/// What messages call a proxy.
const PLAIN_PROXY: &str = "weakref.ProxyType";

// ---- references -------------------------------------------------------------------------------------

static REFERENCE: &[NativeDef] = &[
    NativeDef::new("__new__", new, 1, ANY).static_method().kw().effects(Effects::WritesHeap),
    NativeDef::new("__init__", init, 1, ANY).method().kw().effects(Effects::Pure),
    NativeDef::new("__call__", call, 1, ANY).method().kw().effects(Effects::WritesHeap),
    NativeDef::new("__callback__", callback, 1, 1).getter().effects(Effects::ReadsHeap),
    HASH,
    REPR,
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
];

/// The object of an argument that weak references are to be made to.
fn referable<'a>(vm: &mut Vm, v: &'a Value) -> Res<&'a ObjectRef> {
    match v {
        Value::Object(o) if o.ty().has_flag(type_flags::WEAK) => Ok(o),
        _ => {
            let msg = format!("cannot create weak reference to '{}' object", v.ty().name());
            Err(vm.type_error(msg))
        }
    }
}

/// `weakref.ref.__new__(class, object, callback=None)`.
fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().weakref)?;
    if !class.is_heap() && args.has_keywords() {
        return Err(vm.type_error("ref() takes no keyword arguments"));
    }
    arity(vm, "__new__", args.pos().len() - 1, 1, 2)?;
    let o = referable(vm, &args.all[1])?;
    let callback = if args.pos().len() > 2 { args.all[2].clone() } else { Value::None };
    if !class.is_heap() && callback.is_none() {
        let shared = shared_reference(o, WeakKind::SharedRef);
        return Ok(shared.unwrap_or_else(|| WeakRefObj::new(o, WeakKind::SharedRef, callback).into()));
    }
    Ok(around(&class, WeakRefObj::new(o, WeakKind::Own, callback)))
}

/// The reference as an object of the class.
fn around(class: &TypeObj, w: Ref<WeakRefObj>) -> Value {
    if std::ptr::eq(class, &*builtin().weakref) {
        return w.into();
    }
    let i = InstanceObj::new(class);
    w.set_outer(i.object());
    i.set_payload(w.into());
    i.into()
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    arity(vm, "__init__", args.pos().len() - 1, 1, 2)?;
    Ok(Value::None)
}

fn call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let w = this::<WeakRefObj>(vm, args, "weakref.ReferenceType", "__call__")?;
    if args.has_keywords() {
        return Err(vm.type_error("weakref() takes no keyword arguments"));
    }
    if args.len() > 1 {
        return Err(vm.type_error(format!("weakref expected 0 arguments, got {}", args.len() - 1)));
    }
    Ok(w.target().unwrap_or(Value::None))
}

fn callback(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(this::<WeakRefObj>(vm, args, "weakref.ReferenceType", "__callback__")?.callback.get())
}

/// `<weakref at 0x...; to 'C' at 0x...>`.
pub fn write_weak_reference(vm: &mut Vm, what: &str, outer: &Value, w: &WeakRefObj) -> Res<String> {
    let at = outer.raw_payload();
    let Some(o) = w.target() else { return Ok(format!("<{what} at {at:#x}; dead>")) };
    let name = match what {
        "weakref" => ops::get_attr_opt(vm, &o, &builtin().names.name)?,
        _ => None,
    };
    let name = name.as_ref().and_then(|n| n.as_str()).map(|n| format!(" ({})", n.to_str_lossy()));
    let (class, to) = (o.ty().name(), o.raw_payload());
    Ok(format!("<{what} at {at:#x}; to '{class}' at {to:#x}{}>", name.unwrap_or_default()))
}

// ---- proxies ----------------------------------------------------------------------------------------

/// `weakref.proxy(object, callback)`.
pub fn proxy_to(vm: &mut Vm, v: &Value, callback: Value) -> Res<Value> {
    let o = referable(vm, v)?;
    let kind = if callback.is_none() { WeakKind::SharedProxy } else { WeakKind::Own };
    if kind == WeakKind::SharedProxy
        && let Some(p) = shared_reference(o, kind)
    {
        return Ok(p);
    }
    let class = &builtin().weak_proxies[super::is_callable(v) as usize];
    Ok(around(class, WeakRefObj::new(o, kind, callback)))
}

/// The object that a proxy stands for; other values as they are.
fn unwrap(vm: &mut Vm, v: &Value) -> Res<Value> {
    let class = v.ty();
    if !builtin().weak_proxies.iter().any(|p| std::ptr::eq(class, p.ptr())) {
        return Ok(v.clone());
    }
    match v.get::<WeakRefObj>().and_then(WeakRefObj::target) {
        Some(o) => Ok(o),
        None => Err(gone(vm)),
    }
}

#[cold]
fn gone(vm: &mut Vm) -> Raised {
    vm.error(&builtin().reference_error, "weakly-referenced object no longer exists")
}

/// Functions that do an operation on the object of the proxy that is their first argument.
macro_rules! forward {
    ($($f:ident |$vm:ident, $o:ident, $args:ident| $e:expr;)*) => { $(
        fn $f($vm: &mut Vm, $args: Args<'_>) -> Res<Value> {
            let $o = &unwrap($vm, &$args.all[0])?;
            $e
        }
    )* };
}
forward! {
    proxy_str |vm, o, _args| super::str_of(vm, o);
    proxy_bool |vm, o, _args| ops::truth(vm, o).map(Value::bool);
    proxy_len |vm, o, _args| ops::length(vm, o).map(|n| Value::Int(n as i64));
    proxy_iter |vm, o, _args| ops::iter(vm, o);
    proxy_reversed |vm, o, _args| super::iterators::reversed_of(vm, o);
    proxy_contains |vm, o, args| ops::contains(vm, o, &args.all[1]).map(Value::bool);
    proxy_getitem |vm, o, args| ops::get_item(vm, o, &args.all[1]);
    proxy_setitem |vm, o, args| ops::set_item(vm, o, &args.all[1], args.all[2].clone()).map(|()| Value::None);
    proxy_delitem |vm, o, args| ops::del_item(vm, o, &args.all[1]).map(|()| Value::None);
    proxy_neg |vm, o, _args| ops::unary(vm, Op::Neg, o);
    proxy_pos |vm, o, _args| ops::unary(vm, Op::Pos, o);
    proxy_invert |vm, o, _args| ops::unary(vm, Op::Invert, o);
    proxy_index |vm, o, _args| super::index_value(vm, o);
    proxy_float |vm, o, _args| crate::native::real(vm, o).map(Value::float);
    proxy_int |vm, o, _args| {
        let int = builtin().int.clone();
        ops::instantiate(vm, &int, Args::new(std::slice::from_ref(o)))
    };
    proxy_bytes |vm, o, _args| {
        let f = ops::get_attr(vm, o, &intern("__bytes__"))?;
        vm.call(&f, &[])
    };
    proxy_abs |vm, o, _args| match vm.builtins.get_str("abs") {
        Some(abs) => vm.call(&abs, std::slice::from_ref(o)),
        None => Ok(builtin().not_implemented.value()),
    };
    proxy_call |vm, o, args| vm.call_kw(o, &args.all[1..], args.kwnames);
    proxy_getattribute |vm, o, args| {
        let name = attribute_name(vm, &args.all[1])?;
        ops::get_attr(vm, o, &name)
    };
    proxy_setattr |vm, o, args| {
        let name = attribute_name(vm, &args.all[1])?;
        ops::set_attr(vm, o, &name, args.all[2].clone()).map(|()| Value::None)
    };
    proxy_delattr |vm, o, args| {
        let name = attribute_name(vm, &args.all[1])?;
        ops::set_attr(vm, o, &name, Value::Undef).map(|()| Value::None)
    };
    proxy_dir |vm, o, _args| super::attributes::default_dir(vm, o);
    proxy_class |vm, o, _args| ops::get_attr(vm, o, &builtin().names.class);
}

fn attribute_name(vm: &mut Vm, v: &Value) -> Res<Ref<StrObj>> {
    match v.as_str() {
        Some(s) => Ok(intern_obj(Ref::from_ref(s))),
        None => Err(vm.type_error(format!("attribute name must be string, not '{}'", v.ty().name()))),
    }
}

fn proxy_repr(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let w = this::<WeakRefObj>(vm, args, PLAIN_PROXY, "__repr__")?;
    write_weak_reference(vm, "weakproxy", &args.all[0], w).map(|s| Value::string(&s))
}

fn proxy_next(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let o = unwrap(vm, &args.all[0])?;
    let is_iterator = o.ty().lookup(&builtin().names.next).is_some()
        || o.get_exact::<GeneratorObj>().is_some()
        || o.get_exact::<IteratorObj>().is_some();
    if !is_iterator {
        let msg = format!("Weakref proxy referenced a non-iterator '{}' object", o.ty().name());
        return Err(vm.type_error(msg));
    }
    super::next_item(vm, &o)
}

static PROXY: &[NativeDef] = &[
    NativeDef::new("__repr__", proxy_repr, 1, 1).method(),
    NativeDef::new("__str__", proxy_str, 1, 1).method(),
    NativeDef::new("__bool__", proxy_bool, 1, 1).method(),
    NativeDef::new("__len__", proxy_len, 1, 1).method(),
    NativeDef::new("__iter__", proxy_iter, 1, 1).method(),
    NativeDef::new("__next__", proxy_next, 1, 1).method(),
    NativeDef::new("__reversed__", proxy_reversed, 1, 1).method(),
    NativeDef::new("__contains__", proxy_contains, 2, 2).method(),
    NativeDef::new("__getitem__", proxy_getitem, 2, 2).method(),
    NativeDef::new("__setitem__", proxy_setitem, 3, 3).method(),
    NativeDef::new("__delitem__", proxy_delitem, 2, 2).method(),
    NativeDef::new("__neg__", proxy_neg, 1, 1).method(),
    NativeDef::new("__pos__", proxy_pos, 1, 1).method(),
    NativeDef::new("__invert__", proxy_invert, 1, 1).method(),
    NativeDef::new("__abs__", proxy_abs, 1, 1).method(),
    NativeDef::new("__int__", proxy_int, 1, 1).method(),
    NativeDef::new("__float__", proxy_float, 1, 1).method(),
    NativeDef::new("__index__", proxy_index, 1, 1).method(),
    NativeDef::new("__bytes__", proxy_bytes, 1, 1).method(),
    NativeDef::new("__getattribute__", proxy_getattribute, 2, 2).method(),
    NativeDef::new("__setattr__", proxy_setattr, 3, 3).method(),
    NativeDef::new("__delattr__", proxy_delattr, 2, 2).method(),
    NativeDef::new("__dir__", proxy_dir, 1, 1).method(),
    NativeDef::new("__class__", proxy_class, 1, 1).getter(),
];
static PROXY_CALL: &[NativeDef] = &[NativeDef::new("__call__", proxy_call, 1, ANY).method().kw()];

/// An operation on two operands, both of which may be proxies.
fn both(
    vm: &mut Vm,
    a: &Value,
    b: &Value,
    f: impl FnOnce(&mut Vm, &Value, &Value) -> Res<Value>,
) -> Res<Value> {
    let (a, b) = (unwrap(vm, a)?, unwrap(vm, b)?);
    f(vm, &a, &b)
}

/// The methods of operators on two operands, and the table of them.
macro_rules! binary {
    ($($op:ident $plain:ident $text:literal, $reflected:ident $rtext:literal, $inplace:ident $itext:literal;)*) => {
        $(
            fn $plain(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
                both(vm, &args.all[0], &args.all[1], |vm, a, b| ops::binary(vm, BinOp::$op, a, b, false))
            }
            fn $reflected(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
                both(vm, &args.all[1], &args.all[0], |vm, a, b| ops::binary(vm, BinOp::$op, a, b, false))
            }
            fn $inplace(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
                both(vm, &args.all[0], &args.all[1], |vm, a, b| ops::binary(vm, BinOp::$op, a, b, true))
            }
        )*
        static PROXY_BINARY: &[NativeDef] = &[
            $(
                NativeDef::new($text, $plain, 2, 2).method(),
                NativeDef::new($rtext, $reflected, 2, 2).method(),
                NativeDef::new($itext, $inplace, 2, 2).method(),
            )*
            // With a modulus, too.
            NativeDef::new("__pow__", pow3, 2, 3).method(),
            NativeDef::new("__rpow__", rpow3, 2, 3).method(),
            NativeDef::new("__lt__", lt, 2, 2).method(),
            NativeDef::new("__le__", le, 2, 2).method(),
            NativeDef::new("__eq__", eq, 2, 2).method(),
            NativeDef::new("__ne__", ne, 2, 2).method(),
            NativeDef::new("__gt__", gt, 2, 2).method(),
            NativeDef::new("__ge__", ge, 2, 2).method(),
            NativeDef::new("__divmod__", divmod, 2, 2).method(),
            NativeDef::new("__rdivmod__", rdivmod, 2, 2).method(),
        ];
    };
}
binary! {
    Add add "__add__", radd "__radd__", iadd "__iadd__";
    Sub sub "__sub__", rsub "__rsub__", isub "__isub__";
    Mul mul "__mul__", rmul "__rmul__", imul "__imul__";
    TrueDiv truediv "__truediv__", rtruediv "__rtruediv__", itruediv "__itruediv__";
    FloorDiv floordiv "__floordiv__", rfloordiv "__rfloordiv__", ifloordiv "__ifloordiv__";
    Mod modulo "__mod__", rmod "__rmod__", imod "__imod__";
    Pow pow "__pow__", rpow "__rpow__", ipow "__ipow__";
    MatMul matmul "__matmul__", rmatmul "__rmatmul__", imatmul "__imatmul__";
    Shl lshift "__lshift__", rlshift "__rlshift__", ilshift "__ilshift__";
    Shr rshift "__rshift__", rrshift "__rrshift__", irshift "__irshift__";
    And and "__and__", rand "__rand__", iand "__iand__";
    Or or "__or__", ror "__ror__", ior "__ior__";
    Xor xor "__xor__", rxor "__rxor__", ixor "__ixor__";
}

macro_rules! comparison {
    ($($f:ident $op:ident;)*) => { $(
        fn $f(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
            both(vm, &args.all[0], &args.all[1], |vm, a, b| ops::compare(vm, CmpOp::$op, a, b))
        }
    )* };
}
comparison! { lt Lt; le Le; eq Eq; ne Ne; gt Gt; ge Ge; }

fn pow3(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    match args.get(2).filter(|m| !m.is_none()) {
        None => pow(vm, args),
        Some(m) => both(vm, &args.all[0], &args.all[1], |vm, a, b| numbers::pow_mod(vm, a, b, m)),
    }
}
fn rpow3(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    match args.get(2).filter(|m| !m.is_none()) {
        None => rpow(vm, args),
        Some(m) => both(vm, &args.all[1], &args.all[0], |vm, a, b| numbers::pow_mod(vm, a, b, m)),
    }
}
fn divmod(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    both(vm, &args.all[0], &args.all[1], numbers::divmod)
}
fn rdivmod(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    both(vm, &args.all[1], &args.all[0], numbers::divmod)
}
