//! `math`: floats by the C library (crate `pymath` holds CPython's corrections), integers by `dashu`.
//!
//! One table row per function; the JIT knows functions by their row. `Effects::Pure` holds for arguments that
//! are ints and floats: an object may have its `__float__` called, so the JIT declares a call pure only with
//! such arguments.

use dashu_int::ops::{BitTest, DivRem, Gcd, SquareRoot};
use dashu_int::{IBig, UBig};
use pymath::{Error, math as pm};

use crate::objects::*;
use crate::ops::BinOp;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::{integer, make_module, only_keywords, real};

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let doc = "This module provides access to the mathematical functions\ndefined by the C standard.";
    let m = make_module(vm, "math", doc, FUNCTIONS);
    for (name, x) in [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        m.ns.set_str(name, Value::Float(x));
    }
    m
}

const fn pure(name: &'static str, func: NativeFn, n: u8) -> NativeDef {
    NativeDef::new(name, func, n, n).effects(Effects::Pure)
}

static FUNCTIONS: &[NativeDef] = &[
    pure("acos", acos, 1),
    pure("acosh", acosh, 1),
    pure("asin", asin, 1),
    pure("asinh", asinh, 1),
    pure("atan", atan, 1),
    pure("atan2", atan2, 2),
    pure("atanh", atanh, 1),
    pure("cbrt", cbrt, 1),
    pure("ceil", ceil, 1),
    pure("copysign", copysign, 2),
    pure("cos", cos, 1),
    pure("cosh", cosh, 1),
    pure("degrees", degrees, 1),
    NativeDef::new("dist", dist, 2, 2),
    pure("erf", erf, 1),
    pure("erfc", erfc, 1),
    pure("exp", exp, 1),
    pure("exp2", exp2, 1),
    pure("expm1", expm1, 1),
    pure("fabs", fabs, 1),
    pure("factorial", factorial, 1),
    pure("floor", floor, 1),
    pure("fma", fma, 3),
    pure("fmod", fmod, 2),
    pure("frexp", frexp, 1),
    NativeDef::new("fsum", fsum, 1, 1),
    pure("gamma", gamma, 1),
    NativeDef::new("gcd", gcd, 0, ANY).effects(Effects::Pure),
    NativeDef::new("hypot", hypot, 0, ANY).effects(Effects::Pure),
    NativeDef::new("isclose", isclose, 2, 2).kw().effects(Effects::Pure),
    pure("isfinite", isfinite, 1),
    pure("isinf", isinf, 1),
    pure("isnan", isnan, 1),
    pure("isqrt", isqrt, 1),
    NativeDef::new("lcm", lcm, 0, ANY).effects(Effects::Pure),
    pure("ldexp", ldexp, 2),
    pure("lgamma", lgamma, 1),
    NativeDef::new("log", log, 1, 2).effects(Effects::Pure),
    pure("log10", log10, 1),
    pure("log1p", log1p, 1),
    pure("log2", log2, 1),
    pure("modf", modf, 1),
    NativeDef::new("nextafter", nextafter, 2, 2).kw().effects(Effects::Pure),
    pure("comb", comb, 2),
    NativeDef::new("perm", perm, 1, 2).effects(Effects::Pure),
    pure("pow", pow, 2),
    NativeDef::new("prod", prod, 1, 1).kw(),
    pure("radians", radians, 1),
    pure("remainder", remainder, 2),
    pure("sin", sin, 1),
    pure("sinh", sinh, 1),
    pure("sqrt", sqrt, 1),
    NativeDef::new("sumprod", sumprod, 2, 2),
    pure("tan", tan, 1),
    pure("tanh", tanh, 1),
    pure("trunc", trunc, 1),
    pure("ulp", ulp, 1),
];

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

/// Functions of one float: name, function, what the domain error says was expected.
macro_rules! float_functions {
    ($($name:ident $func:path, $expected:literal;)*) => { $(
        fn $name(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
            let x = real(vm, &args.all[0])?;
            match $func(x) {
                Ok(r) => Ok(Value::Float(r)),
                Err(e) => Err(failed_with(vm, e, $expected, x)),
            }
        }
    )* };
}
float_functions! {
    acos pm::acos, "a number in range from -1 up to 1";
    acosh pm::acosh, "argument value not less than 1";
    asin pm::asin, "a number in range from -1 up to 1";
    asinh pm::asinh, "";
    atan pm::atan, "";
    atanh pm::atanh, "a number between -1 and 1";
    cbrt pm::cbrt, "";
    cos pm::cos, "a finite input";
    cosh pm::cosh, "";
    erf pm::erf, "";
    erfc pm::erfc, "";
    exp pm::exp, "";
    exp2 pm::exp2, "";
    expm1 pm::expm1, "";
    gamma pm::gamma, "a noninteger or positive integer";
    lgamma pm::lgamma, "a noninteger or positive integer";
    log1p pm::log1p, "argument value > -1";
    sin pm::sin, "a finite input";
    sinh pm::sinh, "";
    sqrt checked_sqrt, "a nonnegative input";
    tan pm::tan, "a finite input";
    tanh pm::tanh, "";
}

#[inline]
fn checked_sqrt(x: f64) -> pymath::Result<f64> {
    if x < 0.0 { Err(Error::EDOM) } else { Ok(x.sqrt()) }
}

/// Functions of two floats.
macro_rules! float_functions_2 {
    ($($name:ident $func:path;)*) => { $(
        fn $name(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
            let (x, y) = (real(vm, &args.all[0])?, real(vm, &args.all[1])?);
            $func(x, y).map(Value::Float).map_err(|e| failed(vm, e))
        }
    )* };
}
float_functions_2! {
    atan2 pm::atan2;
    copysign pm::copysign;
    fmod pm::fmod;
    pow pm::pow;
    remainder pm::remainder;
}

fn fabs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Float(real(vm, &args.all[0])?.abs()))
}
fn degrees(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Float(real(vm, &args.all[0])? * (180.0 / std::f64::consts::PI)))
}
fn radians(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Float(real(vm, &args.all[0])? * (std::f64::consts::PI / 180.0)))
}
fn ulp(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Float(pm::ulp(real(vm, &args.all[0])?)))
}
fn isfinite(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Bool(real(vm, &args.all[0])?.is_finite()))
}
fn isinf(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Bool(real(vm, &args.all[0])?.is_infinite()))
}
fn isnan(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Bool(real(vm, &args.all[0])?.is_nan()))
}

fn pair(a: Value, b: Value) -> Value {
    TupleObj::new(vec![a, b]).into()
}

fn modf(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (fraction, whole) = pm::modf(real(vm, &args.all[0])?);
    Ok(pair(Value::Float(fraction), Value::Float(whole)))
}

fn frexp(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (m, e) = pm::frexp(real(vm, &args.all[0])?);
    Ok(pair(Value::Float(m), Value::Int(e as i64)))
}

fn ldexp(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let x = real(vm, &args.all[0])?;
    let n = match (args.all[1].as_i64(), args.all[1].get::<BigIntObj>()) {
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
    pm::ldexp(x, n).map(Value::Float).map_err(|e| failed(vm, e))
}

fn fma(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (x, y, z) = (real(vm, &args.all[0])?, real(vm, &args.all[1])?, real(vm, &args.all[2])?);
    match pm::fma(x, y, z) {
        Ok(r) => Ok(Value::Float(r)),
        Err(Error::EDOM) => Err(vm.value_error("invalid operation in fma")),
        Err(Error::ERANGE) => Err(vm.overflow_error("overflow in fma")),
    }
}

fn isclose(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    only_keywords(vm, "isclose", args, &["rel_tol", "abs_tol"])?;
    let (a, b) = (real(vm, &args.all[0])?, real(vm, &args.all[1])?);
    let mut tolerance = |name, default| match args.keyword(name) {
        Some(v) => real(vm, v),
        None => Ok(default),
    };
    let (rel, abs) = (tolerance("rel_tol", 1e-9)?, tolerance("abs_tol", 0.0)?);
    match pm::isclose(a, b, Some(rel), Some(abs)) {
        Ok(r) => Ok(Value::Bool(r)),
        Err(_) => Err(vm.value_error("tolerances must be non-negative")),
    }
}

fn nextafter(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    only_keywords(vm, "nextafter", args, &["steps"])?;
    let (x, y) = (real(vm, &args.all[0])?, real(vm, &args.all[1])?);
    let steps = match args.keyword("steps") {
        None | Some(Value::None) => None,
        Some(v) => match integer(vm, v)? {
            Value::Int(n) if n >= 0 => Some(n as u64),
            Value::Int(_) => return Err(vm.value_error("steps must be a non-negative integer")),
            v if crate::ops::to_big(&v).is_some_and(|b| b < IBig::ZERO) => {
                return Err(vm.value_error("steps must be a non-negative integer"));
            }
            _ => Some(u64::MAX),
        },
    };
    Ok(Value::Float(pm::nextafter(x, y, steps)))
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
        Value::Float(x) => return whole(vm, f(*x)),
        Value::Int(_) => return Ok(v.clone()),
        Value::Bool(b) => return Ok(Value::Int(*b as i64)),
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

fn floor(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    round_by(vm, &args.all[0], &builtin().names.floor, f64::floor)
}
fn ceil(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    round_by(vm, &args.all[0], &builtin().names.ceil, f64::ceil)
}
fn trunc(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = &args.all[0];
    let number = matches!(v, Value::Float(_)) || v.as_i64().is_some() || v.get::<BigIntObj>().is_some();
    if !number && v.ty().lookup(&builtin().names.trunc).is_none() {
        let t = v.ty().name();
        return Err(vm.type_error(format!("type {t} doesn't define __trunc__ method")));
    }
    round_by(vm, v, &builtin().names.trunc, f64::trunc)
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

fn log(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let num = log_of(vm, &args.all[0], ln)?;
    let Some(base) = args.get(1) else { return Ok(Value::Float(num)) };
    let den = log_of(vm, base, ln)?;
    if den == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    Ok(Value::Float(num / den))
}
fn log10(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    log_of(vm, &args.all[0], lg10).map(Value::Float)
}
fn log2(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    log_of(vm, &args.all[0], lg2).map(Value::Float)
}

// ---- sums, products, distances ----------------------------------------------------------------------

fn floats(vm: &mut Vm, v: &Value) -> Res<Vec<f64>> {
    if let Some(f) = v.get_exact::<ListObj>().and_then(|l| l.as_floats()) {
        return Ok(f.to_vec());
    }
    let items = crate::ops::collect(vm, v)?;
    items.iter().map(|x| real(vm, x)).collect()
}

fn fsum(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let items = floats(vm, &args.all[0])?;
    match pm::fsum(items) {
        Ok(r) => Ok(Value::Float(r)),
        Err(Error::ERANGE) => Err(vm.overflow_error("intermediate overflow in fsum")),
        Err(Error::EDOM) => Err(vm.value_error("-inf + inf in fsum")),
    }
}

fn hypot(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v: Vec<f64> = args.pos().iter().map(|x| real(vm, x).map(f64::abs)).collect::<Res<_>>()?;
    Ok(Value::Float(pm::hypot(&v)))
}

fn dist(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (p, q) = (floats(vm, &args.all[0])?, floats(vm, &args.all[1])?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    Ok(Value::Float(pm::dist(&p, &q)))
}

fn prod(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    only_keywords(vm, "prod", args, &["start"])?;
    let mut result = args.keyword("start").cloned().unwrap_or(Value::Int(1));
    for x in crate::ops::collect(vm, &args.all[0])? {
        result = match (&result, &x) {
            (Value::Float(a), Value::Float(b)) => Value::Float(a * b),
            (Value::Int(a), Value::Int(b)) if let Some(r) = a.checked_mul(*b) => Value::Int(r),
            _ => crate::ops::binary(vm, BinOp::Mul, &result, &x, false)?,
        };
    }
    Ok(result)
}

fn sumprod(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let p = crate::ops::collect(vm, &args.all[0])?;
    let q = crate::ops::collect(vm, &args.all[1])?;
    if p.len() != q.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    let plain = |v: &Value| matches!(v, Value::Float(_) | Value::Int(_) | Value::Bool(_));
    let has_float =
        p.iter().zip(&q).any(|(a, b)| matches!(a, Value::Float(_)) || matches!(b, Value::Float(_)));
    if has_float && p.iter().chain(&q).all(plain) {
        let f = |l: &[Value], vm: &mut Vm| l.iter().map(|v| real(vm, v)).collect::<Res<Vec<f64>>>();
        let (a, b) = (f(&p, vm)?, f(&q, vm)?);
        return pm::sumprod(&a, &b).map(Value::Float).map_err(|e| failed(vm, e));
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

fn gcd(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if let [Value::Int(a), Value::Int(b)] = args.pos() {
        let g = small_gcd(a.unsigned_abs(), b.unsigned_abs());
        return Ok(i64::try_from(g).map_or_else(|_| BigIntObj::from_big(IBig::from(g)), Value::Int));
    }
    let mut g = UBig::ZERO;
    for v in args.pos() {
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

fn lcm(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let mut l = UBig::ONE;
    for v in args.pos() {
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

fn factorial(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = integer(vm, &args.all[0])?;
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

fn perm(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let k = match args.get(1) {
        None | Some(Value::None) => return factorial(vm, Args::new(&args.all[..1])),
        Some(k) => k,
    };
    let (n, k) = choices(vm, &args.all[0], k)?;
    if k > n {
        return Ok(Value::Int(0));
    }
    match u64::try_from(&k) {
        Ok(k) if k <= i64::MAX as u64 => Ok(BigIntObj::from_big(falling(&n, k).into())),
        _ => Err(vm.overflow_error(format!("k must not exceed {}", i64::MAX))),
    }
}

fn comb(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (n, k) = choices(vm, &args.all[0], &args.all[1])?;
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

fn isqrt(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = integer(vm, &args.all[0])?;
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
