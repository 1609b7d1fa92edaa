//! `cmath`: mathematical functions of complex numbers, computed as CPython computes them by the crate `pymath`.

use num_complex::Complex64;
use pymath::cmath;
use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::native::real;
use vm::objects::*;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "cmath", natives::DOC, natives::NATIVES);
    use std::f64::consts::{E, PI, TAU};
    for (name, v) in [("e", E), ("inf", f64::INFINITY), ("nan", f64::NAN), ("pi", PI), ("tau", TAU)] {
        m.ns.set_str(name, Value::float(v));
    }
    m.ns.set_str("infj", ComplexObj::new(0.0, f64::INFINITY).into());
    m.ns.set_str("nanj", ComplexObj::new(0.0, f64::NAN).into());
    m
}

/// A complex number from a number, or from an object with `__complex__`.
fn complex(vm: &mut Vm, v: &Value) -> Res<Complex64> {
    if let Some(c) = v.get::<ComplexObj>() {
        return Ok(Complex64::new(c.re, c.im));
    }
    if v.is_object() && v.ty().lookup(&intern("__complex__")).is_some() {
        let made = vm.call(&builtin().complex.value(), std::slice::from_ref(v))?;
        if let Some(c) = made.get::<ComplexObj>() {
            return Ok(Complex64::new(c.re, c.im));
        }
    }
    Ok(Complex64::new(real(vm, v)?, 0.0))
}

fn checked<T>(vm: &mut Vm, r: pymath::Result<T>) -> Res<T> {
    r.map_err(|e| match e {
        pymath::Error::EDOM => vm.value_error("math domain error"),
        pymath::Error::ERANGE => vm.overflow_error("math range error"),
    })
}

fn made(vm: &mut Vm, r: pymath::Result<Complex64>) -> Res<Value> {
    let c = checked(vm, r)?;
    Ok(ComplexObj::new(c.re, c.im).into())
}

/// Applies a function of one argument.
fn apply(vm: &mut Vm, z: &Value, f: fn(Complex64) -> pymath::Result<Complex64>) -> Res<Value> {
    let z = complex(vm, z)?;
    made(vm, f(z))
}

/// This module provides access to mathematical functions for complex
/// numbers.
#[native_module("cmath")]
mod natives {
    use super::*;

    /// Return the arc cosine of z.
    #[native]
    fn acos(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::acos)
    }
    /// Return the inverse hyperbolic cosine of z.
    #[native]
    fn acosh(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::acosh)
    }
    /// Return the arc sine of z.
    #[native]
    fn asin(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::asin)
    }
    /// Return the inverse hyperbolic sine of z.
    #[native]
    fn asinh(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::asinh)
    }
    /// Return the arc tangent of z.
    #[native]
    fn atan(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::atan)
    }
    /// Return the inverse hyperbolic tangent of z.
    #[native]
    fn atanh(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::atanh)
    }
    /// Return the cosine of z.
    #[native]
    fn cos(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::cos)
    }
    /// Return the hyperbolic cosine of z.
    #[native]
    fn cosh(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::cosh)
    }
    /// Return the exponential value e**z.
    #[native]
    fn exp(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::exp)
    }
    /// Return the base-10 logarithm of z.
    #[native]
    fn log10(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::log10)
    }
    /// Return the sine of z.
    #[native]
    fn sin(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::sin)
    }
    /// Return the hyperbolic sine of z.
    #[native]
    fn sinh(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::sinh)
    }
    /// Return the square root of z.
    #[native]
    fn sqrt(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::sqrt)
    }
    /// Return the tangent of z.
    #[native]
    fn tan(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::tan)
    }
    /// Return the hyperbolic tangent of z.
    #[native]
    fn tanh(vm: &mut Vm, z: &Value) -> Res<Value> {
        apply(vm, z, cmath::tanh)
    }
    /// log(z[, base]) -> the logarithm of z to the given base.
    ///
    /// If the base is not specified, returns the natural logarithm (base e)
    /// of z.
    #[native]
    fn log(vm: &mut Vm, z: &Value, #[optional] base: Option<&Value>) -> Res<Value> {
        let z = complex(vm, z)?;
        let base = match base {
            Some(b) => Some(complex(vm, b)?),
            None => None,
        };
        made(vm, cmath::log(z, base))
    }
    /// Return argument, also known as the phase angle, of a complex.
    #[native]
    fn phase(vm: &mut Vm, z: &Value) -> Res<f64> {
        let z = complex(vm, z)?;
        checked(vm, cmath::phase(z))
    }
    /// Convert a complex from rectangular coordinates to polar coordinates.
    ///
    /// r is the distance from 0 and phi the phase angle.
    #[native]
    fn polar(vm: &mut Vm, z: &Value) -> Res<Value> {
        let z = complex(vm, z)?;
        let (r, phi) = checked(vm, cmath::polar(z))?;
        Ok(TupleObj::new(vec![Value::float(r), Value::float(phi)]).into())
    }
    /// Convert from polar coordinates to rectangular coordinates.
    #[native]
    fn rect(vm: &mut Vm, r: f64, phi: f64) -> Res<Value> {
        made(vm, cmath::rect(r, phi))
    }
    /// Return True if both the real and imaginary parts of z are finite, else False.
    #[native]
    fn isfinite(vm: &mut Vm, z: &Value) -> Res<bool> {
        Ok(cmath::isfinite(complex(vm, z)?))
    }
    /// Checks if the real or imaginary part of z is infinite.
    #[native]
    fn isinf(vm: &mut Vm, z: &Value) -> Res<bool> {
        Ok(cmath::isinf(complex(vm, z)?))
    }
    /// Checks if the real or imaginary part of z not a number (NaN).
    #[native]
    fn isnan(vm: &mut Vm, z: &Value) -> Res<bool> {
        Ok(cmath::isnan(complex(vm, z)?))
    }
    /// Determine whether two complex numbers are close in value.
    ///
    /// The difference must be smaller than at least one of the tolerances: rel_tol, relative to the magnitude of the
    /// values, and abs_tol, regardless of it. NaN is close to nothing, infinities to themselves only.
    #[native]
    fn isclose(
        vm: &mut Vm,
        #[either] a: &Value,
        #[either] b: &Value,
        #[keyword]
        #[default(1e-9, "1e-09")]
        rel_tol: f64,
        #[keyword]
        #[default(0.0, "0.0")]
        abs_tol: f64,
    ) -> Res<bool> {
        let (a, b) = (complex(vm, a)?, complex(vm, b)?);
        if rel_tol < 0.0 || abs_tol < 0.0 {
            return Err(vm.value_error("tolerances must be non-negative"));
        }
        checked(vm, cmath::isclose(a, b, Some(rel_tol), Some(abs_tol)))
    }
}
