//! `_operator`: what of `operator` is an operation of the interpreter. The library's Python has the rest.

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::objects::*;
use vm::ops::{self, BinOp, CmpOp};
use vm::value::*;
use vm::vm::{Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_operator", natives::DOC, natives::NATIVES);
    for d in OPERATIONS.iter().chain(IN_PLACE).chain(COMPARISONS) {
        m.ns.set_str(d.name, NativeObj::new(d, Some("_operator")).into());
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
    "contains" contains |vm, a, b| ops::contains(vm, a, b).map(Value::Bool);
    "getitem" getitem |vm, a, b| ops::get_item(vm, a, b);
    "delitem" delitem |vm, a, b| ops::del_item(vm, a, b).map(|()| Value::None);
    "is_" is |_vm, a, b| Ok(Value::Bool(a.is(b)));
    "is_not" is_not |_vm, a, b| Ok(Value::Bool(!a.is(b)));
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
    /// Return a as an int, by its __index__.
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
