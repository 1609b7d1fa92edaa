//! What the container classes share: checks of constructor arguments, and special methods that stand for
//! operations of `ops`.
//!
//! A special method is called for a subclass of the built-in type (directly, through `super()`, or by an
//! operation that found it on the class), or explicitly. It must not look the operation up on the class again,
//! so it works on the built-in part of its first argument.

use crate::native::FromReceiver;
use crate::objects::*;
use crate::ops::{self, BinOp, CmpOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

// ---- arguments ----------------------------------------------------------------------------------------

/// The built-in part of an instance of a user class; other values as they are.
pub fn builtin_part(v: &Value) -> Value {
    match v.get_exact::<InstanceObj>().and_then(|i| i.payload()) {
        Some(p) => p.clone(),
        None => v.clone(),
    }
}

/// The receiver of a method as a `T`.
#[inline(always)]
pub fn this<'a, T: HeapType>(vm: &mut Vm, args: Args<'a>, class: &str, method: &str) -> Res<&'a T> {
    <&T>::receiver(vm, &args.all[0], class, method)
}

/// Checks the number of positional arguments of a constructor or function.
pub fn arity(vm: &mut Vm, name: &str, got: usize, min: usize, max: usize) -> Res<()> {
    if (min..=max).contains(&got) {
        return Ok(());
    }
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    let msg = if min == max {
        format!("{name} expected {min} argument{}, got {got}", plural(min))
    } else if got < min {
        format!("{name} expected at least {min} argument{}, got {got}", plural(min))
    } else {
        format!("{name} expected at most {max} argument{}, got {got}", plural(max))
    };
    Err(vm.type_error(msg))
}

pub fn no_keywords(vm: &mut Vm, name: &str, args: Args<'_>) -> Res<()> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

/// Whether a `__new__` checks its keywords: it does unless a subclass takes them in `__init__`.
pub fn checks_keywords(class: &TypeObj) -> bool {
    !class.is_heap() || class.lookup(&builtin().names.init).is_none_or(|f| ops::is_object_init(&f))
}

/// As [`no_keywords`], for the `__init__` of a class: a subclass may take them in its `__new__`.
pub fn no_keywords_for_init(vm: &mut Vm, base: &TypeObj, args: Args<'_>) -> Res<()> {
    let new = &builtin().names.new;
    let same = |a: Option<Value>, b: Option<Value>| a.zip(b).is_some_and(|(a, b)| a.is(&b));
    if args.has_keywords() && same(args.all[0].ty().lookup(new), base.lookup(new)) {
        return no_keywords(vm, &base.name(), args);
    }
    Ok(())
}

/// The values of keyword-only arguments `names`; others are an error.
pub fn keyword_values<'a, const N: usize>(
    vm: &mut Vm,
    function: &str,
    args: Args<'a>,
    names: [&str; N],
) -> Res<[Option<&'a Value>; N]> {
    let n = args.keywords().count();
    if n > N {
        let s = if N == 1 { "" } else { "s" };
        return Err(vm.type_error(format!("{function}() takes at most {N} keyword argument{s} ({n} given)")));
    }
    let mut out = [None; N];
    for (k, v) in args.keywords() {
        match names.iter().position(|n| k.as_ascii() == Some(n)) {
            Some(i) => out[i] = Some(v),
            None => {
                let k = k.to_str_lossy();
                let names = names.map(str::to_string);
                let hint = crate::traceback::keyword_suggestion(&names, &k);
                let msg = format!("{function}() got an unexpected keyword argument '{k}'{hint}");
                return Err(vm.type_error(msg));
            }
        }
    }
    Ok(out)
}

/// The class that `__new__` of `base` was called with.
pub fn class_argument(vm: &mut Vm, args: Args<'_>, base: &TypeObj) -> Res<Ref<TypeObj>> {
    let Some(first) = args.get(0) else {
        return Err(vm.type_error(format!("{}.__new__(): not enough arguments", base.name())));
    };
    let Some(class) = first.get_exact::<TypeObj>() else {
        let (t, b) = (first.ty().name(), base.name());
        return Err(vm.type_error(format!("{b}.__new__(X): X is not a type object ({t})")));
    };
    if !class.is_subclass(base) {
        let (c, b) = (class.name(), base.name());
        return Err(vm.type_error(format!("{b}.__new__({c}): {c} is not a subtype of {b}")));
    }
    Ok(Ref::from_ref(class))
}

/// What `__new__` gives: the built-in object, or an instance of the user class (or of a native one with `__dict__`) around it.
pub fn made(class: &TypeObj, v: impl Into<Value>) -> Value {
    if class.payload.is_none() {
        return v.into();
    }
    let i = InstanceObj::new(class);
    i.set_payload(v.into());
    i.into()
}

/// An index argument clamped to `0..=len`, negative ones counted from the end.
pub fn clamp_index(vm: &mut Vm, v: Option<&Value>, len: usize, default: usize) -> Res<usize> {
    let Some(v) = v else { return Ok(default) };
    let i = match v.get::<BigIntObj>() {
        Some(b) if b.value < dashu_int::IBig::ZERO => i64::MIN / 2,
        Some(_) => i64::MAX / 2,
        None => match ops::as_index(vm, v)? {
            Some(i) => i,
            None => {
                return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
            }
        },
    };
    let i = if i < 0 { i.saturating_add(len as i64).max(0) } else { i };
    Ok((i as u64).min(len as u64) as usize)
}

/// An index-sized integer argument.
pub fn index_argument(vm: &mut Vm, v: &Value) -> Res<i64> {
    if v.get::<BigIntObj>().is_some() {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    }
    match ops::as_index(vm, v)? {
        Some(i) => Ok(i),
        None => {
            let t = v.ty().name();
            Err(vm.type_error(format!("'{t}' object cannot be interpreted as an integer")))
        }
    }
}

// ---- special methods ----------------------------------------------------------------------------------

fn not_implemented() -> Value {
    builtin().not_implemented.value()
}

fn len(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = builtin_part(&args.all[0]);
    ops::length(vm, &v).map(|n| Value::Int(n as i64))
}
fn iter(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = builtin_part(&args.all[0]);
    ops::iter(vm, &v)
}
fn contains(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = builtin_part(&args.all[0]);
    ops::contains(vm, &v, &args.all[1]).map(Value::bool)
}
fn getitem(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = builtin_part(&args.all[0]);
    ops::get_item(vm, &v, &args.all[1])
}
fn setitem(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = builtin_part(&args.all[0]);
    ops::set_item(vm, &v, &args.all[1], args.all[2].clone())?;
    Ok(Value::None)
}
fn delitem(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = builtin_part(&args.all[0]);
    ops::del_item(vm, &v, &args.all[1])?;
    Ok(Value::None)
}
fn bool_(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = builtin_part(&args.all[0]);
    ops::truth(vm, &v).map(Value::bool)
}
fn hash(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = builtin_part(&args.all[0]);
    ops::py_hash(vm, &v).map(Value::Int)
}
fn reversed(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = builtin_part(&args.all[0]);
    super::iterators::reversed_of(vm, &v)
}

macro_rules! comparison {
    ($($f:ident $op:ident;)*) => { $(
        fn $f(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
            let v = builtin_part(&args.all[0]);
            Ok(ops::builtin_compare(vm, CmpOp::$op, &v, &args.all[1])?.map_or_else(not_implemented, Value::bool))
        }
    )* };
}
comparison! { lt Lt; le Le; eq Eq; ne Ne; gt Gt; ge Ge; }

macro_rules! binary {
    (plain $($f:ident $op:ident;)*) => { $(
        fn $f(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
            let v = builtin_part(&args.all[0]);
            ops::builtin_binary(vm, BinOp::$op, &v, &args.all[1], false)
        }
    )* };
    (reflected $($f:ident $op:ident;)*) => { $(
        fn $f(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
            let v = builtin_part(&args.all[0]);
            ops::builtin_binary(vm, BinOp::$op, &args.all[1], &v, false)
        }
    )* };
    (inplace $($f:ident $op:ident;)*) => { $(
        fn $f(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
            let v = builtin_part(&args.all[0]);
            let r = ops::builtin_binary(vm, BinOp::$op, &v, &args.all[1], true)?;
            // Changed in place: the result is the instance, not its built-in part.
            Ok(if r.is(&v) { args.all[0].clone() } else { r })
        }
    )* };
}
binary! { plain modulo Mod; sub Sub; and And; or Or; xor Xor; }
binary! { reflected rsub Sub; rand And; ror Or; rxor Xor; }
binary! { inplace repeat_in_place Mul; isub Sub; iand And; ior Or; ixor Xor; }

/// `l *= n`, as [`mul`].
fn imul(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let r = repeat_in_place(vm, args)?;
    if r.is(&not_implemented()) { Err(super::no_integer(vm, &args.all[1])) } else { Ok(r) }
}

/// `s + t`: called by its name, a sequence says itself that it cannot take the other on.
fn add(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (v, other) = (builtin_part(&args.all[0]), &args.all[1]);
    let r = ops::builtin_binary(vm, BinOp::Add, &v, other, false)?;
    if !r.is(&not_implemented()) {
        return Ok(r);
    }
    let (class, t) = (v.ty().name(), other.ty().name());
    Err(vm.type_error(match v.get::<BytesObj>() {
        Some(_) => format!("can't concat {t} to bytes"),
        None => format!("can only concatenate {class} (not \"{t}\") to {class}"),
    }))
}

/// `s * n`, as [`add`].
fn mul(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = builtin_part(&args.all[0]);
    let r = ops::builtin_binary(vm, BinOp::Mul, &v, &args.all[1], false)?;
    if r.is(&not_implemented()) { Err(super::no_integer(vm, &args.all[1])) } else { Ok(r) }
}

pub const LEN: NativeDef = NativeDef::new("__len__", len, 1, 1).method().effects(Effects::ReadsHeap);
pub const ITER: NativeDef = NativeDef::new("__iter__", iter, 1, 1).method().effects(Effects::ReadsHeap);
pub const CONTAINS: NativeDef = NativeDef::new("__contains__", contains, 2, 2).method();
pub const GETITEM: NativeDef = NativeDef::new("__getitem__", getitem, 2, 2).method();
pub const SETITEM: NativeDef = NativeDef::new("__setitem__", setitem, 3, 3).method();
pub const DELITEM: NativeDef = NativeDef::new("__delitem__", delitem, 2, 2).method();
pub const BOOL: NativeDef = NativeDef::new("__bool__", bool_, 1, 1).method().effects(Effects::ReadsHeap);
pub const HASH: NativeDef = NativeDef::new("__hash__", hash, 1, 1).method();
pub const REVERSED: NativeDef = NativeDef::new("__reversed__", reversed, 1, 1).method();
pub const REPR: NativeDef = NativeDef::new("__repr__", super::repr::native_repr, 1, 1).method();
pub const LT: NativeDef = NativeDef::new("__lt__", lt, 2, 2).method();
pub const LE: NativeDef = NativeDef::new("__le__", le, 2, 2).method();
pub const EQ: NativeDef = NativeDef::new("__eq__", eq, 2, 2).method();
pub const NE: NativeDef = NativeDef::new("__ne__", ne, 2, 2).method();
pub const GT: NativeDef = NativeDef::new("__gt__", gt, 2, 2).method();
pub const GE: NativeDef = NativeDef::new("__ge__", ge, 2, 2).method();
pub const ADD: NativeDef = NativeDef::new("__add__", add, 2, 2).method();
pub const MUL: NativeDef = NativeDef::new("__mul__", mul, 2, 2).method();
pub const RMUL: NativeDef = NativeDef::new("__rmul__", mul, 2, 2).method();
pub const MOD: NativeDef = NativeDef::new("__mod__", modulo, 2, 2).method();
pub const IMUL: NativeDef = NativeDef::new("__imul__", imul, 2, 2).method();

/// The four operators of sets, plain and reflected.
pub static SET_OPERATORS: &[NativeDef] = &[
    NativeDef::new("__sub__", sub, 2, 2).method(),
    NativeDef::new("__rsub__", rsub, 2, 2).method(),
    NativeDef::new("__and__", and, 2, 2).method(),
    NativeDef::new("__rand__", rand, 2, 2).method(),
    NativeDef::new("__or__", or, 2, 2).method(),
    NativeDef::new("__ror__", ror, 2, 2).method(),
    NativeDef::new("__xor__", xor, 2, 2).method(),
    NativeDef::new("__rxor__", rxor, 2, 2).method(),
];
/// As [`SET_OPERATORS`], in place.
pub static SET_INPLACE: &[NativeDef] = &[
    NativeDef::new("__isub__", isub, 2, 2).method(),
    NativeDef::new("__iand__", iand, 2, 2).method(),
    NativeDef::new("__ior__", ior, 2, 2).method(),
    NativeDef::new("__ixor__", ixor, 2, 2).method(),
];
/// `|` of dicts.
pub static DICT_OPERATORS: &[NativeDef] = &[
    NativeDef::new("__or__", or, 2, 2).method(),
    NativeDef::new("__ror__", ror, 2, 2).method(),
    NativeDef::new("__ior__", ior, 2, 2).method(),
];
/// The hash alone.
pub static HASHED: &[NativeDef] = &[HASH];
/// All six comparisons.
pub static COMPARISONS: &[NativeDef] = &[LT, LE, EQ, NE, GT, GE];

/// Marks a class as unhashable.
pub fn unhashable(ty: &TypeObj) {
    ty.set_attr(&builtin().names.hash, Value::None);
}
