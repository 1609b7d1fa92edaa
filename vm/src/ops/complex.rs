//! Arithmetic on complex numbers, by CPython's formulas.

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::BinOp;

type C = (f64, f64);

fn is_nan(c: C) -> bool {
    c.0.is_nan() && c.1.is_nan()
}
fn is_infinite(c: C) -> bool {
    c.0.is_infinite() || c.1.is_infinite()
}
fn is_finite(c: C) -> bool {
    c.0.is_finite() && c.1.is_finite()
}
/// Infinite parts as ones and others as zeros, of the same sign: the direction of an infinite number.
fn boxed(c: C) -> C {
    let part = |x: f64| if x.is_infinite() { 1f64 } else { 0.0 }.copysign(x);
    (part(c.0), part(c.1))
}
/// With zeros in place of what is not a number.
fn without_nan(c: C) -> C {
    let part = |x: f64| if x.is_nan() { 0f64.copysign(x) } else { x };
    (part(c.0), part(c.1))
}

/// Product. Where the plain formula makes an infinite result undefined, that is mended as the C standard says (annex G).
fn mul(z: C, w: C) -> C {
    let (ac, bd, ad, bc) = (z.0 * w.0, z.1 * w.1, z.0 * w.1, z.1 * w.0);
    let r = (ac - bd, ad + bc);
    if !is_nan(r) {
        return r;
    }
    let (mut a, mut b, mut again) = (z, w, false);
    if is_infinite(a) {
        (a, b, again) = (boxed(a), without_nan(b), true);
    }
    if is_infinite(b) {
        (a, b, again) = (without_nan(a), boxed(b), true);
    }
    if !again && [ac, bd, ad, bc].iter().any(|x| x.is_infinite()) {
        (a, b, again) = (without_nan(a), without_nan(b), true);
    }
    match again {
        true => (f64::INFINITY * (a.0 * b.0 - a.1 * b.1), f64::INFINITY * (a.0 * b.1 + a.1 * b.0)),
        false => r,
    }
}

/// Quotient (Smith's method, mended as [`mul`]); `b` is not zero.
fn div(a: C, b: C) -> C {
    let r = if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let d = b.0 + b.1 * ratio;
        ((a.0 + a.1 * ratio) / d, (a.1 - a.0 * ratio) / d)
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let d = b.0 * ratio + b.1;
        ((a.0 * ratio + a.1) / d, (a.1 * ratio - a.0) / d)
    } else {
        (f64::NAN, f64::NAN)
    };
    if !is_nan(r) {
        return r;
    }
    if is_infinite(a) && is_finite(b) {
        let (x, y) = boxed(a);
        return (f64::INFINITY * (x * b.0 + y * b.1), f64::INFINITY * (y * b.0 - x * b.1));
    }
    if is_infinite(b) && is_finite(a) {
        let (x, y) = boxed(b);
        return (0.0 * (a.0 * x + a.1 * y), 0.0 * (a.1 * x - a.0 * y));
    }
    r
}

/// Quotient of a real number and a complex one that is not zero.
fn div_real(a: f64, b: C) -> C {
    let r = if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let d = b.0 + b.1 * ratio;
        (a / d, (-a * ratio) / d)
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let d = b.0 * ratio + b.1;
        ((a * ratio) / d, -a / d)
    } else {
        (f64::NAN, f64::NAN)
    };
    if is_nan(r) && a.is_finite() && is_infinite(b) {
        let (x, y) = boxed(b);
        return (0.0 * (a * x), 0.0 * (-a * y));
    }
    r
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
        (BinOp::TrueDiv, [false, true]) if b != (0.0, 0.0) => div_real(a.0, b),
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
    if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0 {
        let r = powi(a, b.0.abs() as u32);
        if b.0 > 0.0 {
            return Some(r);
        }
        return (r != (0.0, 0.0)).then(|| div((1.0, 0.0), r));
    }
    if a == (0.0, 0.0) {
        return if b.1 != 0.0 || b.0 < 0.0 { None } else { Some((0.0, 0.0)) };
    }
    let size = a.0.hypot(a.1);
    let mut len = size.powf(b.0);
    let angle = a.1.atan2(a.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        len *= (-angle * b.1).exp();
        phase += b.1 * size.ln();
    }
    // An angle without end has no place, which CPython takes for the same error as that of zero.
    (!phase.is_infinite()).then(|| (len * phase.cos(), len * phase.sin()))
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
