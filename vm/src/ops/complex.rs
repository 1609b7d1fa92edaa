//! Arithmetic on complex numbers, by CPython's formulas.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::BinOp;

type C = (f64, f64);

fn mul(a: C, b: C) -> C {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// Quotient (Smith's method); `b` is not zero.
fn div(a: C, b: C) -> C {
    if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let d = b.0 + b.1 * ratio;
        ((a.0 + a.1 * ratio) / d, (a.1 - a.0 * ratio) / d)
    } else {
        let ratio = b.0 / b.1;
        let d = b.0 * ratio + b.1;
        ((a.0 * ratio + a.1) / d, (a.1 * ratio - a.0) / d)
    }
}

/// An operation on a complex and a real number, which takes no part with an imaginary part of zero: that would change the
/// signs of zeros. `None`: as if both were complex.
pub(super) fn mixed_binary(op: BinOp, a: C, b: C, complex: [bool; 2]) -> Option<C> {
    Some(match (op, complex) {
        (BinOp::Add, [true, false]) => (a.0 + b.0, a.1),
        (BinOp::Add, [false, true]) => (a.0 + b.0, b.1),
        (BinOp::Sub, [true, false]) => (a.0 - b.0, a.1),
        (BinOp::Sub, [false, true]) => (a.0 - b.0, -b.1),
        (BinOp::Mul, [true, false]) => (a.0 * b.0, a.1 * b.0),
        (BinOp::Mul, [false, true]) => (a.0 * b.0, a.0 * b.1),
        (BinOp::TrueDiv, [true, false]) if b.0 != 0.0 => (a.0 / b.0, a.1 / b.0),
        (BinOp::TrueDiv, [false, true]) if b.0.abs() >= b.1.abs() && b.0 != 0.0 => {
            let ratio = b.1 / b.0;
            let d = b.0 + b.1 * ratio;
            (a.0 / d, (-a.0 * ratio) / d)
        }
        (BinOp::TrueDiv, [false, true]) if b.1 != 0.0 => {
            let ratio = b.0 / b.1;
            let d = b.0 * ratio + b.1;
            ((a.0 * ratio) / d, -a.0 / d)
        }
        _ => return None,
    })
}

/// Power with a whole exponent, by repeated squaring.
fn powi(a: C, n: u32) -> C {
    let (mut r, mut p, mut n) = ((1.0, 0.0), a, n);
    while n > 0 {
        if n & 1 == 1 {
            r = mul(r, p);
        }
        p = mul(p, p);
        n >>= 1;
    }
    r
}

/// `a ** b`; `None` for zero to a negative or complex power.
pub fn complex_pow(a: C, b: C) -> Option<C> {
    if b == (0.0, 0.0) {
        return Some((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        return if b.1 != 0.0 || b.0 < 0.0 { None } else { Some((0.0, 0.0)) };
    }
    if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0 {
        let r = powi(a, b.0.abs() as u32);
        return Some(if b.0 > 0.0 { r } else { div((1.0, 0.0), r) });
    }
    let size = a.0.hypot(a.1);
    let mut len = size.powf(b.0);
    let angle = a.1.atan2(a.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        len *= (-angle * b.1).exp();
        phase += b.1 * size.ln();
    }
    Some((len * phase.cos(), len * phase.sin()))
}

/// A binary operator on two complex numbers.
pub(super) fn complex_binary(vm: &mut Vm, op: BinOp, a: C, b: C) -> Res<Value> {
    let r = match op {
        BinOp::Add => (a.0 + b.0, a.1 + b.1),
        BinOp::Sub => (a.0 - b.0, a.1 - b.1),
        BinOp::Mul => mul(a, b),
        BinOp::TrueDiv if b == (0.0, 0.0) => return Err(vm.zero_division("division by zero")),
        BinOp::TrueDiv => div(a, b),
        BinOp::Pow => match complex_pow(a, b) {
            Some(r) if r.0.is_infinite() || r.1.is_infinite() => {
                return Err(vm.overflow_error("complex exponentiation"));
            }
            Some(r) => r,
            None => return Err(vm.zero_division("zero to a negative or complex power")),
        },
        _ => return Ok(builtin().not_implemented.value()),
    };
    Ok(ComplexObj::new(r.0, r.1).into())
}
