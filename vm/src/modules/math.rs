//! `math`: floats by the C library (crate `pymath` holds CPython's corrections), integers by `dashu`.
//!
//! "pure" holds for arguments that are ints and floats: an object may have its `__float__` called, so the JIT declares a call
//! pure only with such arguments.

use dashu_int::ops::{BitTest, DivRem, Gcd, SquareRoot};
use dashu_int::{IBig, UBig};
use pymath::{Error, math as pm};
use sidewinder_macros::native_module;

use crate::native::integer;
use crate::objects::*;
use crate::ops::BinOp;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "math", natives::DOC, natives::NATIVES);
    for (name, x) in [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        m.ns.set_str(name, Value::float(x));
    }
    m
}

#[cold]
fn failed(vm: &mut Vm, e: Error) -> Raised {
    match e {
        Error::EDOM => vm.value_error("math domain error"),
        Error::ERANGE => vm.overflow_error("math range error"),
    }
}

/// A domain error that names the input; a range error does not.
#[cold]
fn failed_with(vm: &mut Vm, e: Error, expected: &str, x: f64) -> Raised {
    match e {
        Error::EDOM if !expected.is_empty() => {
            vm.value_error(format!("expected {expected}, got {}", crate::text::float::repr(x)))
        }
        e => failed(vm, e),
    }
}

/// The result of a function of one float, or what was expected.
#[inline(always)]
fn of_float(vm: &mut Vm, r: pymath::Result<f64>, expected: &str, x: f64) -> Res<f64> {
    r.map_err(|e| failed_with(vm, e, expected, x))
}

#[inline]
fn checked_sqrt(x: f64) -> pymath::Result<f64> {
    if x < 0.0 { Err(Error::EDOM) } else { Ok(x.sqrt()) }
}

/// `comb` where neither the result nor a number on the way to it is large.
fn small_comb(n: i64, k: i64) -> Option<i64> {
    let (n, k) = (u64::try_from(n).ok()?, u64::try_from(k).ok()?);
    if k > n {
        return Some(0);
    }
    let mut ways: u64 = 1;
    for i in 0..k.min(n - k) {
        // The ways to choose one less, with each of those that are left: each choice is counted once for each of its members.
        ways = ways.checked_mul(n - i)? / (i + 1);
    }
    i64::try_from(ways).ok()
}

/// Functions of floats and ints, as the C standard and number theory have them.
#[native_module("math")]
mod natives {
    use super::*;
    use crate::native::real;

    /// Return the arc cosine of x, in radians, between 0 and pi.
    #[native(effects = "pure")]
    fn acos(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::acos(x), "a number in range from -1 up to 1", x)
    }

    /// Return the inverse hyperbolic cosine of x.
    #[native(effects = "pure")]
    fn acosh(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::acosh(x), "argument value not less than 1", x)
    }

    /// Return the arc sine of x, in radians, between -pi/2 and pi/2.
    #[native(effects = "pure")]
    fn asin(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::asin(x), "a number in range from -1 up to 1", x)
    }

    /// Return the inverse hyperbolic sine of x.
    #[native(effects = "pure")]
    fn asinh(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::asinh(x), "", x)
    }

    /// Return the arc tangent of x, in radians, between -pi/2 and pi/2.
    #[native(effects = "pure", intrinsic = Atan)]
    fn atan(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::atan(x), "", x)
    }

    /// Return the inverse hyperbolic tangent of x.
    #[native(effects = "pure")]
    fn atanh(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::atanh(x), "a number between -1 and 1", x)
    }

    /// Return the cube root of x.
    #[native(effects = "pure")]
    fn cbrt(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::cbrt(x), "", x)
    }

    /// Return the cosine of x radians.
    #[native(effects = "pure", intrinsic = Cos)]
    fn cos(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::cos(x), "a finite input", x)
    }

    /// Return the hyperbolic cosine of x.
    #[native(effects = "pure")]
    fn cosh(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::cosh(x), "", x)
    }

    /// Return the error function at x.
    #[native(effects = "pure")]
    fn erf(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::erf(x), "", x)
    }

    /// Return one minus the error function at x, exact where that is small.
    #[native(effects = "pure")]
    fn erfc(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::erfc(x), "", x)
    }

    /// Return e to the power of x.
    #[native(effects = "pure", intrinsic = Exp)]
    fn exp(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::exp(x), "", x)
    }

    /// Return 2 to the power of x.
    #[native(effects = "pure")]
    fn exp2(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::exp2(x), "", x)
    }

    /// Return exp(x) - 1, exact for small x too.
    #[native(effects = "pure")]
    fn expm1(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::expm1(x), "", x)
    }

    /// Return the gamma function at x.
    #[native(effects = "pure")]
    fn gamma(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::gamma(x), "a noninteger or positive integer", x)
    }

    /// Return the natural logarithm of the absolute value of gamma(x).
    #[native(effects = "pure")]
    fn lgamma(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::lgamma(x), "a noninteger or positive integer", x)
    }

    /// Return the natural logarithm of 1 + x, exact for small x too.
    #[native(effects = "pure")]
    fn log1p(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::log1p(x), "argument value > -1", x)
    }

    /// Return the sine of x radians.
    #[native(effects = "pure", intrinsic = Sin)]
    fn sin(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::sin(x), "a finite input", x)
    }

    /// Return the hyperbolic sine of x.
    #[native(effects = "pure")]
    fn sinh(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::sinh(x), "", x)
    }

    /// Return the square root of x.
    #[native(effects = "pure", intrinsic = Sqrt)]
    fn sqrt(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, checked_sqrt(x), "a nonnegative input", x)
    }

    /// Return the tangent of x radians.
    #[native(effects = "pure", intrinsic = Tan)]
    fn tan(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::tan(x), "a finite input", x)
    }

    /// Return the hyperbolic tangent of x.
    #[native(effects = "pure")]
    fn tanh(vm: &mut Vm, x: f64) -> Res<f64> {
        of_float(vm, pm::tanh(x), "", x)
    }

    /// Return the arc tangent of y/x, in radians, in the quadrant of the point (x, y).
    #[native(effects = "pure")]
    fn atan2(vm: &mut Vm, y: f64, x: f64) -> Res<f64> {
        pm::atan2(y, x).map_err(|e| failed(vm, e))
    }

    /// Return a float with the absolute value of x and the sign of y.
    #[native(effects = "pure")]
    fn copysign(vm: &mut Vm, x: f64, y: f64) -> Res<f64> {
        pm::copysign(x, y).map_err(|e| failed(vm, e))
    }

    /// Return the remainder of x / y with the sign of x.
    #[native(effects = "pure")]
    fn fmod(vm: &mut Vm, x: f64, y: f64) -> Res<f64> {
        pm::fmod(x, y).map_err(|e| failed(vm, e))
    }

    /// Return x to the power of y, as a float.
    #[native(effects = "pure")]
    fn pow(vm: &mut Vm, x: f64, y: f64) -> Res<f64> {
        pm::pow(x, y).map_err(|e| failed(vm, e))
    }

    /// Return the difference between x and the multiple of y nearest to it.
    #[native(effects = "pure")]
    fn remainder(vm: &mut Vm, x: f64, y: f64) -> Res<f64> {
        pm::remainder(x, y).map_err(|e| failed(vm, e))
    }

    /// Return the absolute value of x as a float.
    #[native(effects = "pure", intrinsic = Fabs)]
    fn fabs(x: f64) -> f64 {
        x.abs()
    }

    /// Return an angle of x radians in degrees.
    #[native(effects = "pure")]
    fn degrees(x: f64) -> f64 {
        x * (180.0 / std::f64::consts::PI)
    }

    /// Return an angle of x degrees in radians.
    #[native(effects = "pure")]
    fn radians(x: f64) -> f64 {
        x * (std::f64::consts::PI / 180.0)
    }

    /// Return the value of the least significant bit of x.
    #[native(effects = "pure")]
    fn ulp(x: f64) -> f64 {
        pm::ulp(x)
    }

    /// Return True if x is neither infinite nor NaN.
    #[native(effects = "pure")]
    fn isfinite(x: f64) -> bool {
        x.is_finite()
    }

    /// Return True if x is infinite.
    #[native(effects = "pure")]
    fn isinf(x: f64) -> bool {
        x.is_infinite()
    }

    /// Return True if x is not a number.
    #[native(effects = "pure")]
    fn isnan(x: f64) -> bool {
        x.is_nan()
    }

    fn pair(a: Value, b: Value) -> Value {
        TupleObj::new(vec![a, b]).into()
    }

    /// Return the fraction and the whole part of x, both floats with the sign of x.
    #[native(effects = "pure")]
    fn modf(x: f64) -> Value {
        let (fraction, whole) = pm::modf(x);
        pair(Value::float(fraction), Value::float(whole))
    }

    /// Return (m, e) with x == m * 2**e, where m is 0 or its absolute value lies in 0.5 <= m < 1.
    #[native(effects = "pure")]
    fn frexp(x: f64) -> Value {
        let (m, e) = pm::frexp(x);
        pair(Value::float(m), Value::Int(e as i64))
    }

    /// Return x * 2**i.
    #[native(effects = "pure")]
    fn ldexp(vm: &mut Vm, x: f64, i: &Value) -> Res<f64> {
        let n = match (i.as_i64(), i.get::<BigIntObj>()) {
            (Some(n), _) => n,
            (None, Some(b)) => {
                if b.value < IBig::ZERO {
                    i64::MIN
                } else {
                    i64::MAX
                }
            }
            (None, None) => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
        };
        let n = n.clamp(i32::MIN as i64, i32::MAX as i64) as i32;
        pm::ldexp(x, n).map_err(|e| failed(vm, e))
    }

    /// Return x * y + z, rounded once.
    #[native(effects = "pure")]
    fn fma(vm: &mut Vm, x: f64, y: f64, z: f64) -> Res<f64> {
        match pm::fma(x, y, z) {
            Ok(r) => Ok(r),
            Err(Error::EDOM) => Err(vm.value_error("invalid operation in fma")),
            Err(Error::ERANGE) => Err(vm.overflow_error("overflow in fma")),
        }
    }

    /// Return whether a and b are close: their difference is at most rel_tol times the larger one, or at most abs_tol.
    #[native(effects = "pure")]
    fn isclose(
        vm: &mut Vm,
        #[either] a: f64,
        #[either] b: f64,
        #[keyword]
        #[default(1e-9, "1e-09")]
        rel_tol: f64,
        #[keyword]
        #[default(0.0)]
        abs_tol: f64,
    ) -> Res<bool> {
        match pm::isclose(a, b, Some(rel_tol), Some(abs_tol)) {
            Ok(r) => Ok(r),
            Err(_) => Err(vm.value_error("tolerances must be non-negative")),
        }
    }

    /// Return the float that comes after x in the direction of y, or the one that many steps away.
    #[native(effects = "pure")]
    fn nextafter(
        vm: &mut Vm,
        x: f64,
        y: f64,
        #[keyword]
        #[default(None)]
        steps: Option<&Value>,
    ) -> Res<f64> {
        let steps = match steps {
            None => None,
            Some(v) => match integer(vm, v)? {
                Value::Int(n) if n >= 0 => Some(n as u64),
                Value::Int(_) => return Err(vm.value_error("steps must be a non-negative integer")),
                v if crate::ops::to_big(&v).is_some_and(|b| b < IBig::ZERO) => {
                    return Err(vm.value_error("steps must be a non-negative integer"));
                }
                _ => Some(u64::MAX),
            },
        };
        Ok(pm::nextafter(x, y, steps))
    }

    // ---- rounding ---------------------------------------------------------------------------------------

    /// A float without fraction as an int.
    #[inline]
    fn whole(vm: &mut Vm, x: f64) -> Res<Value> {
        // Both bounds are exact powers of two.
        if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&x) {
            return Ok(Value::Int(x as i64));
        }
        match crate::text::int::from_f64(x) {
            Ok(b) => Ok(BigIntObj::from_big(b)),
            Err(e) => Err(match e.kind {
                crate::text::ErrorKind::Overflow => vm.overflow_error(e.message),
                _ => vm.value_error(e.message),
            }),
        }
    }

    /// `floor` and its like: the object's own method, else the float's.
    fn round_by(vm: &mut Vm, v: &Value, method: &Ref<StrObj>, f: fn(f64) -> f64) -> Res<Value> {
        match v {
            Value::Float(x) => return whole(vm, f(x.get())),
            Value::Int(_) => return Ok(v.clone()),
            Value::Bool(b) => return Ok(Value::Int(b.get() as i64)),
            _ => {}
        }
        if v.get_exact::<BigIntObj>().is_some() {
            return Ok(v.clone());
        }
        if let Some(m) = v.ty().lookup(method) {
            return vm.call(&m, std::slice::from_ref(v));
        }
        let x = real(vm, v)?;
        whole(vm, f(x))
    }

    /// Return the largest int that is not greater than x.
    #[native(effects = "pure", intrinsic = Floor)]
    fn floor(vm: &mut Vm, x: &Value) -> Res<Value> {
        round_by(vm, x, &builtin().names.floor, f64::floor)
    }
    /// Return the smallest int that is not less than x.
    #[native(effects = "pure", intrinsic = Ceil)]
    fn ceil(vm: &mut Vm, x: &Value) -> Res<Value> {
        round_by(vm, x, &builtin().names.ceil, f64::ceil)
    }
    /// Return x without its fraction, as an int.
    #[native(effects = "pure")]
    fn trunc(vm: &mut Vm, x: &Value) -> Res<Value> {
        let number = matches!(x, Value::Float(_)) || x.as_i64().is_some() || x.get::<BigIntObj>().is_some();
        if !number && x.ty().lookup(&builtin().names.trunc).is_none() {
            let t = x.ty().name();
            return Err(vm.type_error(format!("type {t} doesn't define __trunc__ method")));
        }
        round_by(vm, x, &builtin().names.trunc, f64::trunc)
    }

    // ---- logarithms -------------------------------------------------------------------------------------

    /// Mantissa in [0.5, 1) and exponent of a positive big int.
    fn big_frexp(b: &IBig) -> (f64, f64) {
        let bits = b.bit_len();
        let shift = bits.saturating_sub(64);
        // The bits that are cut off are far below what a float holds, so rounding is as good as exact.
        let top = u64::try_from(b >> shift).unwrap_or(u64::MAX);
        (top as f64 / 2f64.powi((bits - shift) as i32), bits as f64)
    }

    fn log_of(vm: &mut Vm, v: &Value, f: fn(f64) -> f64) -> Res<f64> {
        if v.as_i64().is_some() || v.get::<BigIntObj>().is_some() {
            let big = crate::ops::to_big(v).unwrap_or_default();
            if big <= IBig::ZERO {
                return Err(vm.value_error("expected a positive input"));
            }
            return Ok(match crate::text::int::to_f64(&big) {
                Ok(x) => f(x),
                Err(_) => {
                    let (m, e) = big_frexp(&big);
                    f(m) + f(2.0) * e
                }
            });
        }
        let x = real(vm, v)?;
        if x <= 0.0 {
            return Err(failed_with(vm, Error::EDOM, "a positive input", x));
        }
        // NaN and infinity are their own logarithms.
        Ok(if x.is_finite() { f(x) } else { x })
    }

    fn ln(x: f64) -> f64 {
        pm::log(x, None).unwrap_or(f64::NAN)
    }
    fn lg10(x: f64) -> f64 {
        pm::log10(x).unwrap_or(f64::NAN)
    }
    fn lg2(x: f64) -> f64 {
        pm::log2(x).unwrap_or(f64::NAN)
    }

    /// Return the logarithm of x, to the base e if no other is given.
    #[native(effects = "pure", intrinsic = Log, no_signature)]
    fn log(vm: &mut Vm, x: &Value, #[optional] base: Option<&Value>) -> Res<f64> {
        let num = log_of(vm, x, ln)?;
        let Some(base) = base else { return Ok(num) };
        let den = log_of(vm, base, ln)?;
        if den == 0.0 {
            return Err(vm.zero_division("division by zero"));
        }
        Ok(num / den)
    }

    /// Return the logarithm of x to the base 10.
    #[native(effects = "pure", intrinsic = Log10)]
    fn log10(vm: &mut Vm, x: &Value) -> Res<f64> {
        log_of(vm, x, lg10)
    }

    /// Return the logarithm of x to the base 2.
    #[native(effects = "pure", intrinsic = Log2)]
    fn log2(vm: &mut Vm, x: &Value) -> Res<f64> {
        log_of(vm, x, lg2)
    }

    // ---- sums, products, distances ----------------------------------------------------------------------

    fn floats(vm: &mut Vm, v: &Value) -> Res<Vec<f64>> {
        if let Some(f) = v.get_exact::<ListObj>().and_then(|l| l.as_floats()) {
            return Ok(f.to_vec());
        }
        let items = crate::ops::collect(vm, v)?;
        items.iter().map(|x| real(vm, x)).collect()
    }

    /// Return the sum of the floats in seq, rounded once.
    #[native]
    fn fsum(vm: &mut Vm, seq: &Value) -> Res<f64> {
        let items = floats(vm, seq)?;
        match pm::fsum(items) {
            Ok(r) => Ok(r),
            Err(Error::ERANGE) => Err(vm.overflow_error("intermediate overflow in fsum")),
            Err(Error::EDOM) => Err(vm.value_error("-inf + inf in fsum")),
        }
    }

    /// Return the length of the vector from the origin to the point with these coordinates.
    #[native(effects = "pure")]
    fn hypot(vm: &mut Vm, coordinates: &[Value]) -> Res<f64> {
        let v: Vec<f64> = coordinates.iter().map(|x| real(vm, x).map(f64::abs)).collect::<Res<_>>()?;
        Ok(pm::hypot(&v))
    }

    /// Return the distance between the points p and q, each a sequence of coordinates.
    #[native]
    fn dist(vm: &mut Vm, p: &Value, q: &Value) -> Res<f64> {
        let (p, q) = (floats(vm, p)?, floats(vm, q)?);
        if p.len() != q.len() {
            return Err(vm.value_error("both points must have the same number of dimensions"));
        }
        Ok(pm::dist(&p, &q))
    }

    /// Return the product of the items and start.
    #[native]
    fn prod(
        vm: &mut Vm,
        iterable: &Value,
        #[keyword]
        #[default(1)]
        start: Value,
    ) -> Res<Value> {
        let mut result = start;
        for x in crate::ops::collect(vm, iterable)? {
            result = match (&result, &x) {
                (Value::Float(a), Value::Float(b)) => Value::float(a.get() * b.get()),
                (Value::Int(a), Value::Int(b)) if let Some(r) = a.checked_mul(*b) => Value::Int(r),
                _ => crate::ops::binary(vm, BinOp::Mul, &result, &x, false)?,
            };
        }
        Ok(result)
    }

    /// Return the sum of the products of the items of p and q, pair by pair.
    #[native]
    fn sumprod(vm: &mut Vm, p: &Value, q: &Value) -> Res<Value> {
        let p = crate::ops::collect(vm, p)?;
        let q = crate::ops::collect(vm, q)?;
        if p.len() != q.len() {
            return Err(vm.value_error("Inputs are not the same length"));
        }
        let plain = |v: &Value| matches!(v, Value::Float(_) | Value::Int(_) | Value::Bool(_));
        let has_float =
            p.iter().zip(&q).any(|(a, b)| matches!(a, Value::Float(_)) || matches!(b, Value::Float(_)));
        if has_float && p.iter().chain(&q).all(plain) {
            let f = |l: &[Value], vm: &mut Vm| l.iter().map(|v| real(vm, v)).collect::<Res<Vec<f64>>>();
            let (a, b) = (f(&p, vm)?, f(&q, vm)?);
            return pm::sumprod(&a, &b).map(Value::float).map_err(|e| failed(vm, e));
        }
        let mut total = Value::Int(0);
        for (a, b) in p.iter().zip(&q) {
            let x = crate::ops::binary(vm, BinOp::Mul, a, b, false)?;
            total = crate::ops::binary(vm, BinOp::Add, &total, &x, false)?;
        }
        Ok(total)
    }

    // ---- integers ---------------------------------------------------------------------------------------

    fn big(vm: &mut Vm, v: &Value) -> Res<IBig> {
        let v = integer(vm, v)?;
        Ok(crate::ops::to_big(&v).unwrap_or_default())
    }

    fn small_gcd(mut a: u64, mut b: u64) -> u64 {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    }

    /// Return the greatest common divisor.
    #[native(effects = "pure")]
    fn gcd(vm: &mut Vm, integers: &[Value]) -> Res<Value> {
        if let [Value::Int(a), Value::Int(b)] = integers {
            let g = small_gcd(a.unsigned_abs(), b.unsigned_abs());
            return Ok(i64::try_from(g).map_or_else(|_| BigIntObj::from_big(IBig::from(g)), Value::Int));
        }
        let mut g = UBig::ZERO;
        for v in integers {
            let x = big(vm, v)?.into_parts().1;
            // gcd(0, 0) is 0 in Python.
            g = if g.is_zero() {
                x
            } else if x.is_zero() {
                g
            } else {
                g.gcd(&x)
            };
        }
        Ok(BigIntObj::from_big(g.into()))
    }

    /// Return the least common multiple.
    #[native(effects = "pure")]
    fn lcm(vm: &mut Vm, integers: &[Value]) -> Res<Value> {
        let mut l = UBig::ONE;
        for v in integers {
            let x = big(vm, v)?.into_parts().1;
            l = if l.is_zero() || x.is_zero() {
                UBig::ZERO
            } else {
                let g = (&l).gcd(&x);
                l / g * x
            };
        }
        Ok(BigIntObj::from_big(l.into()))
    }

    /// `(start..end)` multiplied, halves first so that the factors are of like size.
    fn range_product(start: u64, end: u64) -> UBig {
        if end - start <= 16 {
            let mut all = UBig::ONE;
            let mut part: u64 = 1;
            for i in start..end {
                match part.checked_mul(i) {
                    Some(p) => part = p,
                    None => {
                        all *= part;
                        part = i;
                    }
                }
            }
            return all * part;
        }
        let middle = start + (end - start) / 2;
        range_product(start, middle) * range_product(middle, end)
    }

    /// Return the product of the ints from 1 to n.
    #[native(effects = "pure")]
    fn factorial(vm: &mut Vm, n: &Value) -> Res<Value> {
        let v = integer(vm, n)?;
        match v {
            Value::Int(n) if n < 0 => Err(vm.value_error("factorial() not defined for negative values")),
            Value::Int(n) if n <= 20 => Ok(Value::Int((1..=n).product())),
            Value::Int(n) if n < 1 << 40 => Ok(BigIntObj::from_big(range_product(2, n as u64 + 1).into())),
            Value::Int(_) => Err(vm.error(&builtin().memory_error, "")),
            v if crate::ops::to_big(&v).is_some_and(|b| b < IBig::ZERO) => {
                Err(vm.value_error("factorial() not defined for negative values"))
            }
            _ => Err(vm.overflow_error(format!("factorial() argument should not exceed {}", i64::MAX))),
        }
    }

    /// The arguments of `comb` and `perm`, which are not negative.
    fn choices(vm: &mut Vm, n: &Value, k: &Value) -> Res<(UBig, UBig)> {
        let (n, k) = (big(vm, n)?, big(vm, k)?);
        if n < IBig::ZERO {
            return Err(vm.value_error("n must be a non-negative integer"));
        }
        if k < IBig::ZERO {
            return Err(vm.value_error("k must be a non-negative integer"));
        }
        Ok((n.into_parts().1, k.into_parts().1))
    }

    /// `n * (n - 1) * ...`, `k` factors; `k <= n`.
    fn falling(n: &UBig, k: u64) -> UBig {
        match u64::try_from(n) {
            Ok(n) if n < u64::MAX => range_product(n - k + 1, n + 1),
            _ => (0..k).fold(UBig::ONE, |p, i| p * (n - UBig::from(i))),
        }
    }

    /// Return the number of ways to choose k of n items in order; k is n if it is not given.
    #[native(effects = "pure")]
    fn perm(vm: &mut Vm, n: &Value, #[default(None)] k: Option<&Value>) -> Res<Value> {
        let Some(k) = k else { return factorial(vm, n) };
        let (n, k) = choices(vm, n, k)?;
        if k > n {
            return Ok(Value::Int(0));
        }
        match u64::try_from(&k) {
            Ok(k) if k <= i64::MAX as u64 => Ok(BigIntObj::from_big(falling(&n, k).into())),
            _ => Err(vm.overflow_error(format!("k must not exceed {}", i64::MAX))),
        }
    }

    /// Return the number of ways to choose k of n items in any order.
    #[native(effects = "pure")]
    fn comb(vm: &mut Vm, n: &Value, k: &Value) -> Res<Value> {
        if let (Value::Int(n), Value::Int(k)) = (n, k)
            && let Some(small) = small_comb(*n, *k)
        {
            return Ok(Value::Int(small));
        }
        let (n, k) = choices(vm, n, k)?;
        if k > n {
            return Ok(Value::Int(0));
        }
        let other = &n - &k;
        match u64::try_from(k.min(other)) {
            Ok(k) if k <= i64::MAX as u64 => {
                let (quotient, _) = falling(&n, k).div_rem(range_product(1, k + 1));
                Ok(BigIntObj::from_big(quotient.into()))
            }
            _ => Err(vm.overflow_error(format!("min(n - k, k) must not exceed {}", i64::MAX))),
        }
    }

    /// Return the square root of n, rounded down.
    #[native(effects = "pure")]
    fn isqrt(vm: &mut Vm, n: &Value) -> Res<Value> {
        let v = integer(vm, n)?;
        if let Value::Int(n) = v {
            return match u64::try_from(n) {
                Ok(n) => Ok(Value::Int(n.isqrt() as i64)),
                Err(_) => Err(vm.value_error("isqrt() argument must be nonnegative")),
            };
        }
        let n = crate::ops::to_big(&v).unwrap_or_default();
        if n < IBig::ZERO {
            return Err(vm.value_error("isqrt() argument must be nonnegative"));
        }
        Ok(BigIntObj::from_big(n.into_parts().1.sqrt().into()))
    }
}
