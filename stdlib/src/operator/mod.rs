//! `_operator`: the operations of the interpreter as functions.

mod getters;

use sidewinder_frontend::bytecode::Op;
use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::objects::*;
use vm::ops::{self, BinOp, CmpOp};
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

use getters::{AttrGetter, ItemGetter, MethodCaller};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_operator", natives::DOC, natives::NATIVES);
    for d in OPERATIONS.iter().chain(IN_PLACE).chain(COMPARISONS) {
        m.ns.set_str(d.name, NativeObj::new(d, Some("_operator")).into());
    }
    for t in [ItemGetter::TYPE, AttrGetter::TYPE, MethodCaller::TYPE] {
        m.ns.set_str(t.name.rsplit('.').next().unwrap_or_default(), Ref::from_ref(t.class()).into());
    }
    m
}

/// A table of functions on two operands.
macro_rules! operations {
    ($table:ident: $($name:literal $f:ident |$vm:ident, $a:ident, $b:ident| $e:expr;)*) => {
        $(
            fn $f($vm: &mut Vm, args: Args<'_>) -> Res<Value> {
                let ($a, $b) = (&args.all[0], &args.all[1]);
                $e
            }
        )*
        static $table: &[NativeDef] = &[$(NativeDef::new($name, $f, 2, 2)),*];
    };
}
operations! { OPERATIONS:
    "add" add |vm, a, b| ops::binary(vm, BinOp::Add, a, b, false);
    "sub" sub |vm, a, b| ops::binary(vm, BinOp::Sub, a, b, false);
    "mul" mul |vm, a, b| ops::binary(vm, BinOp::Mul, a, b, false);
    "matmul" matmul |vm, a, b| ops::binary(vm, BinOp::MatMul, a, b, false);
    "truediv" truediv |vm, a, b| ops::binary(vm, BinOp::TrueDiv, a, b, false);
    "floordiv" floordiv |vm, a, b| ops::binary(vm, BinOp::FloorDiv, a, b, false);
    "mod" modulo |vm, a, b| ops::binary(vm, BinOp::Mod, a, b, false);
    "pow" pow |vm, a, b| ops::binary(vm, BinOp::Pow, a, b, false);
    "lshift" lshift |vm, a, b| ops::binary(vm, BinOp::Shl, a, b, false);
    "rshift" rshift |vm, a, b| ops::binary(vm, BinOp::Shr, a, b, false);
    "and_" and |vm, a, b| ops::binary(vm, BinOp::And, a, b, false);
    "or_" or |vm, a, b| ops::binary(vm, BinOp::Or, a, b, false);
    "xor" xor |vm, a, b| ops::binary(vm, BinOp::Xor, a, b, false);
    "contains" contains |vm, a, b| ops::contains(vm, a, b).map(Value::bool);
    "getitem" getitem |vm, a, b| ops::get_item(vm, a, b);
    "delitem" delitem |vm, a, b| ops::del_item(vm, a, b).map(|()| Value::None);
    "is_" is |_vm, a, b| Ok(Value::bool(a.is(b)));
    "is_not" is_not |_vm, a, b| Ok(Value::bool(!a.is(b)));
}
operations! { IN_PLACE:
    "iadd" iadd |vm, a, b| ops::binary(vm, BinOp::Add, a, b, true);
    "isub" isub |vm, a, b| ops::binary(vm, BinOp::Sub, a, b, true);
    "imul" imul |vm, a, b| ops::binary(vm, BinOp::Mul, a, b, true);
    "imatmul" imatmul |vm, a, b| ops::binary(vm, BinOp::MatMul, a, b, true);
    "itruediv" itruediv |vm, a, b| ops::binary(vm, BinOp::TrueDiv, a, b, true);
    "ifloordiv" ifloordiv |vm, a, b| ops::binary(vm, BinOp::FloorDiv, a, b, true);
    "imod" imod |vm, a, b| ops::binary(vm, BinOp::Mod, a, b, true);
    "ipow" ipow |vm, a, b| ops::binary(vm, BinOp::Pow, a, b, true);
    "ilshift" ilshift |vm, a, b| ops::binary(vm, BinOp::Shl, a, b, true);
    "irshift" irshift |vm, a, b| ops::binary(vm, BinOp::Shr, a, b, true);
    "iand" iand |vm, a, b| ops::binary(vm, BinOp::And, a, b, true);
    "ior" ior |vm, a, b| ops::binary(vm, BinOp::Or, a, b, true);
    "ixor" ixor |vm, a, b| ops::binary(vm, BinOp::Xor, a, b, true);
}
operations! { COMPARISONS:
    "lt" lt |vm, a, b| ops::compare(vm, CmpOp::Lt, a, b);
    "le" le |vm, a, b| ops::compare(vm, CmpOp::Le, a, b);
    "eq" eq |vm, a, b| ops::compare(vm, CmpOp::Eq, a, b);
    "ne" ne |vm, a, b| ops::compare(vm, CmpOp::Ne, a, b);
    "gt" gt |vm, a, b| ops::compare(vm, CmpOp::Gt, a, b);
    "ge" ge |vm, a, b| ops::compare(vm, CmpOp::Ge, a, b);
}

/// Whether a value is a sequence, as far as one can see: it has items, and is no dict.
fn is_sequence(v: &Value) -> bool {
    v.get::<DictObj>().is_none() && v.ty().lookup(&builtin().names.getitem).is_some()
}

/// `a + b` of sequences; `in_place`: `a += b`.
fn concatenated(vm: &mut Vm, a: &Value, b: &Value, in_place: bool) -> Res<Value> {
    let n = &builtin().names;
    let adds = |v: &Value, name| v.ty().lookup(name).is_some();
    // What is built in knows itself what can be put behind it.
    let own = a.ty().payload.is_some() || !a.ty().is_heap();
    let can = adds(a, &n.add) || (in_place && adds(a, &n.iadd)) || adds(b, &n.radd);
    if is_sequence(a) && can && (own || is_sequence(b)) {
        return ops::binary(vm, BinOp::Add, a, b, in_place);
    }
    Err(vm.type_error(format!("'{}' object can't be concatenated", a.ty().name())))
}

/// An iterator over what is searched.
fn iter_to_search(vm: &mut Vm, v: &Value) -> Res<Value> {
    match ops::iter(vm, v) {
        Err(_) if vm.exception_is(&builtin().type_error) => {
            vm.take_exception();
            Err(vm.type_error(format!("argument of type '{}' is not iterable", v.ty().name())))
        }
        it => it,
    }
}

/// Calls `found` for each item that is equal to `x`, with its place, until it says stop (false).
fn search(vm: &mut Vm, of: &Value, x: &Value, mut found: impl FnMut(i64) -> bool) -> Res<()> {
    let it = iter_to_search(vm, of)?;
    let mut i = 0;
    while let Some(v) = ops::next_inlined(vm, &it)? {
        if ops::same_or_equal(vm, &v, x)? && !found(i) {
            break;
        }
        i += 1;
    }
    Ok(())
}

/// Operators as functions.
#[native_module("_operator")]
mod natives {
    use super::*;

    /// Return whether a is true.
    #[native]
    fn truth(vm: &mut Vm, a: &Value) -> Res<bool> {
        ops::truth(vm, a)
    }
    /// Return whether a is false.
    #[native]
    fn not_(vm: &mut Vm, a: &Value) -> Res<bool> {
        ops::truth(vm, a).map(|t| !t)
    }
    /// Return whether a is None.
    #[native(effects = "pure")]
    fn is_none(a: &Value) -> bool {
        a.is_none()
    }
    /// Return whether a is something else than None.
    #[native(effects = "pure")]
    fn is_not_none(a: &Value) -> bool {
        !a.is_none()
    }
    /// Same as abs(a).
    #[native]
    fn abs(vm: &mut Vm, a: &Value) -> Res<Value> {
        let abs = vm.builtins.get_str("abs").unwrap_or_default();
        vm.call(&abs, std::slice::from_ref(a))
    }
    /// Same as -a.
    #[native]
    fn neg(vm: &mut Vm, a: &Value) -> Res<Value> {
        ops::unary(vm, Op::Neg, a)
    }
    /// Same as +a.
    #[native]
    fn pos(vm: &mut Vm, a: &Value) -> Res<Value> {
        ops::unary(vm, Op::Pos, a)
    }
    /// Same as ~a.
    #[native]
    fn inv(vm: &mut Vm, a: &Value) -> Res<Value> {
        ops::unary(vm, Op::Invert, a)
    }
    /// Same as ~a.
    #[native]
    fn invert(vm: &mut Vm, a: &Value) -> Res<Value> {
        ops::unary(vm, Op::Invert, a)
    }
    /// Same as a + b, for a and b sequences.
    #[native]
    fn concat(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
        concatenated(vm, a, b, false)
    }
    /// Same as a += b, for a and b sequences.
    #[native]
    fn iconcat(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
        concatenated(vm, a, b, true)
    }
    /// Return the number of items in a which are, or which equal, b.
    #[native(name = "countOf")]
    fn count_of(vm: &mut Vm, a: &Value, b: &Value) -> Res<i64> {
        let mut n = 0;
        search(vm, a, b, |_| {
            n += 1;
            true
        })?;
        Ok(n)
    }
    /// Return the first index of b in a.
    #[native(name = "indexOf")]
    fn index_of(vm: &mut Vm, a: &Value, b: &Value) -> Res<i64> {
        let mut at = None;
        search(vm, a, b, |i| {
            at = Some(i);
            false
        })?;
        at.ok_or_else(|| vm.value_error("sequence.index(x): x not in sequence"))
    }
    /// Return an estimate of the number of items in obj.
    ///
    /// This is useful for presizing containers when building from an iterable.
    ///
    /// If the object supports len(), the result will be exact.
    /// Otherwise, it may over- or under-estimate by an arbitrary amount.
    #[native]
    fn length_hint(vm: &mut Vm, obj: &Value, #[default(0)] default: i64) -> Res<i64> {
        ops::length_hint(vm, obj, default)
    }
    /// Same as obj(*args, **kwargs).
    #[native(min = 1, max = 255, signature = "($module, obj, /, *args, **kwargs)")]
    fn call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        vm.call_kw(&args.all[0], &args.all[1..], args.kwnames)
    }
    /// Same as a.__index__()
    #[native]
    fn index(vm: &mut Vm, a: &Value) -> Res<Value> {
        vm::builtins::index_value(vm, a)
    }
    /// Set a[b] = c.
    #[native]
    fn setitem(vm: &mut Vm, a: &Value, b: &Value, c: &Value) -> Res<()> {
        ops::set_item(vm, a, b, c.clone())
    }
    /// Return whether two strings of ASCII characters or two bytes objects are equal, in a time that does not depend on where
    /// they differ.
    #[native]
    fn _compare_digest(vm: &mut Vm, a: &Value, b: &Value) -> Res<bool> {
        let same =
            |a: &[u8], b: &[u8]| a.len() == b.len() && a.iter().zip(b).fold(0, |d, (x, y)| d | (x ^ y)) == 0;
        match (a.as_str(), b.as_str()) {
            (Some(x), Some(y)) => match (x.as_ascii(), y.as_ascii()) {
                (Some(x), Some(y)) => Ok(same(x.as_bytes(), y.as_bytes())),
                _ => Err(vm.type_error("comparing strings with non-ASCII characters is not supported")),
            },
            _ => match (a.get::<BytesObj>(), b.get::<BytesObj>()) {
                (Some(x), Some(y)) => Ok(same(&x.data, &y.data)),
                _ => {
                    let (x, y) = (a.ty().name(), b.ty().name());
                    let what = "unsupported operand types(s) or combination of types";
                    Err(vm.type_error(format!("{what}: '{x}' and '{y}'")))
                }
            },
        }
    }
}
