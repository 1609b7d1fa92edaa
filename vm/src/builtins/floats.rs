//! `float` and `complex`.

use std::sync::atomic::{AtomicU64, Ordering};

use sidewinder_macros::native_module;

use crate::native::{FromReceiver, Params, bind, wrong_receiver};
use crate::objects::*;
use crate::ops::{BinOp, CmpOp};
use crate::text;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};
use sidewinder_frontend::bytecode::Op;

use super::add_methods;
use super::common::checks_keywords;
use super::conversions::real_number;
use super::numbers::*;
use super::repr::text_result;
use crate::warnings::warn;

pub(super) fn install(_vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.float, FLOAT_OPERATORS);
    add_methods(&b.float, FLOAT_METHODS);
    add_methods(&b.float, methods::NATIVES);
    add_methods(&b.complex, COMPLEX_OPERATORS);
    add_methods(&b.complex, COMPLEX_METHODS);
    add_methods(&b.complex, complex_methods::NATIVES);
}

operator_table! { FLOAT_OPERATORS Float
    binary {
        "__add__" "__radd__" Add 2;
        "__sub__" "__rsub__" Sub 2;
        "__mul__" "__rmul__" Mul 2;
        "__truediv__" "__rtruediv__" TrueDiv 2;
        "__floordiv__" "__rfloordiv__" FloorDiv 2;
        "__mod__" "__rmod__" Mod 2;
        "__pow__" "__rpow__" Pow 3;
    }
    compare {
        "__lt__" Lt; "__le__" Le; "__eq__" Eq; "__ne__" Ne; "__gt__" Gt; "__ge__" Ge;
    }
    unary { "__neg__" Neg; "__pos__" Pos; }
}

operator_table! { COMPLEX_OPERATORS Complex
    binary {
        "__add__" "__radd__" Add 2;
        "__sub__" "__rsub__" Sub 2;
        "__mul__" "__rmul__" Mul 2;
        "__truediv__" "__rtruediv__" TrueDiv 2;
        "__pow__" "__rpow__" Pow 3;
    }
    compare { "__lt__" Lt; "__le__" Le; "__eq__" Eq; "__ne__" Ne; "__gt__" Gt; "__ge__" Ge; }
    unary { "__neg__" Neg; "__pos__" Pos; }
}

static FLOAT_METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", float_new, 1, ANY).kw(),
    NativeDef::new("__float__", float_self, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__int__", float_trunc, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__trunc__", float_trunc, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__floor__", float_floor, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__ceil__", float_ceil, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__round__", float_round, 1, 2).method(),
    NativeDef::new("__bool__", float_bool, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__abs__", float_abs, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__hash__", number_hash, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__divmod__", float_divmod, 2, 2).method().effects(Effects::Pure),
    NativeDef::new("__rdivmod__", float_rdivmod, 2, 2).method().effects(Effects::Pure),
    NativeDef::new("__getnewargs__", float_newargs, 1, 1).method().effects(Effects::Pure),
];

/// A float argument; also serves `real`, `conjugate` and `__float__`.
fn float_arg(vm: &mut Vm, args: Args<'_>, name: &str) -> Res<f64> {
    match plain_number(&args.all[0]) {
        Some(Value::Float(f)) => Ok(f.get()),
        _ => Err(wrong_self(vm, name, "float", &args.all[0])),
    }
}

/// A big or small int as a float.
pub(super) fn int_to_float(vm: &mut Vm, v: &Value) -> Res<f64> {
    match (v, v.get::<BigIntObj>()) {
        (_, Some(b)) => {
            let r = text::int::to_f64(&b.value);
            text_result(vm, r)
        }
        (v, None) => Ok(v.as_i64().unwrap_or(0) as f64),
    }
}

/// The float of a built-in float or int (or subclass of one); `None` for other values.
pub(super) fn real(vm: &mut Vm, v: &Value) -> Res<Option<f64>> {
    match plain_number(v) {
        Some(Value::Float(f)) => Ok(Some(f.get())),
        Some(p) => match plain_int(&p) {
            Some(i) => int_to_float(vm, &i).map(Some),
            None => Ok(None),
        },
        None => Ok(None),
    }
}

/// A float by `__float__` or `__index__`, or from a built-in number; `None` if the value has none of these.
pub fn to_float(vm: &mut Vm, v: &Value) -> Res<Option<f64>> {
    match v {
        Value::Float(f) => return Ok(Some(f.get())),
        Value::Int(i) => return Ok(Some(*i as f64)),
        _ => {}
    }
    super::conversions::converted_to_float(vm, v)
}

/// `float(x)`.
fn float_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if args.has_keywords() && args.all[0].get_exact::<TypeObj>().is_none_or(checks_keywords) {
        return Err(vm.type_error("float() takes no keyword arguments"));
    }
    let f = match args.pos() {
        [_] => 0.0,
        [_, v] => match to_float(vm, v)? {
            Some(f) => f,
            None => {
                let Some(s) = text_of(vm, v)? else {
                    let msg = format!(
                        "float() argument must be a string or a real number, not '{}'",
                        v.ty().name()
                    );
                    return Err(vm.type_error(msg));
                };
                match text::float::parse(&s) {
                    Some(f) => numbered_nan(f),
                    None => {
                        let literal = super::repr_text(vm, v)?;
                        return Err(super::raise_text(vm, text::float::parse_error(&literal)));
                    }
                }
            }
        },
        p => return Err(vm.type_error(format!("float expected at most 1 argument, got {}", p.len() - 1))),
    };
    construct(vm, &args.all[0], &builtin().float, Value::float(f))
}

fn float_self(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    float_arg(vm, args, "__float__").map(Value::float)
}
fn float_trunc(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let f = float_arg(vm, args, "__trunc__")?;
    float_to_int(vm, f)
}
fn float_floor(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let f = float_arg(vm, args, "__floor__")?;
    float_to_int(vm, f.floor())
}
fn float_ceil(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let f = float_arg(vm, args, "__ceil__")?;
    float_to_int(vm, f.ceil())
}
fn float_round(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let f = float_arg(vm, args, "__round__")?;
    round(vm, &Value::float(f), args.get(1).filter(|d| !d.is_none()))
}
fn float_bool(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::bool(float_arg(vm, args, "__bool__")? != 0.0))
}
fn float_newargs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let f = float_arg(vm, args, "__getnewargs__")?;
    Ok(TupleObj::new(vec![Value::float(f)]).into())
}
fn float_abs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::float(float_arg(vm, args, "__abs__")?.abs()))
}
fn float_divmod(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let a = Value::float(float_arg(vm, args, "__divmod__")?);
    match real(vm, &args.all[1])? {
        Some(b) => divmod(vm, &a, &Value::float(b)),
        None => Ok(not_implemented()),
    }
}
fn float_rdivmod(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let a = Value::float(float_arg(vm, args, "__rdivmod__")?);
    match real(vm, &args.all[1])? {
        Some(b) => divmod(vm, &Value::float(b), &a),
        None => Ok(not_implemented()),
    }
}
/// A NaN of other bits than all before it; other floats stay as they are.
///
/// Floats are no objects here, so two NaN of equal bits are identical, and a list of one equals a list of the
/// other. Numbering those that are made from text keeps `[nan] == [nan]` apart from
/// `[nan] == [float("nan")]`; arithmetic passes the number on.
fn numbered_nan(x: f64) -> f64 {
    if !x.is_nan() {
        return x;
    }
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let number = COUNT.fetch_add(1, Ordering::Relaxed) & ((1 << 51) - 1);
    f64::from_bits(x.to_bits() | number)
}

/// What a class method gives: the number, or what a subclass makes of it.
fn made_by(vm: &mut Vm, class: &Value, base: &TypeObj, number: Value) -> Res<Value> {
    match class.get_exact::<TypeObj>() {
        Some(t) if !std::ptr::eq(t, base) => vm.call(class, &[number]),
        _ => Ok(number),
    }
}

impl<'a> FromReceiver<'a> for f64 {
    fn receiver(vm: &mut Vm, v: &'a Value, class: &str, method: &str) -> Res<Self> {
        match plain_number(v) {
            Some(Value::Float(f)) => Ok(f.get()),
            _ => Err(wrong_receiver(vm, v, class, method)),
        }
    }
}

/// Methods of `float`, but for the special ones.
#[native_module("float")]
mod methods {
    use super::*;

    /// Return the number itself.
    #[method(effects = "pure")]
    fn conjugate(this: f64) -> f64 {
        this
    }

    /// Return whether the number has no fraction.
    #[method(effects = "pure")]
    fn is_integer(this: f64) -> bool {
        this.is_finite() && this.trunc() == this
    }

    /// Return two ints whose quotient is the number, with a positive and least denominator.
    ///
    /// >>> (-.25).as_integer_ratio()
    /// (-1, 4)
    #[method(effects = "pure")]
    fn as_integer_ratio(vm: &mut Vm, this: f64) -> Res<Ref<TupleObj>> {
        let r = text::float::as_integer_ratio(this);
        let (n, d) = text_result(vm, r)?;
        Ok(TupleObj::new(vec![BigIntObj::from_big(n), BigIntObj::from_big(d)]))
    }

    /// Return the number in hexadecimal notation.
    ///
    /// >>> 3.14159.hex()
    /// '0x1.921f9f01b866ep+1'
    #[method(effects = "pure")]
    fn hex(this: f64) -> Value {
        Value::string(&text::float::hex(this))
    }

    /// Return the number that a text in hexadecimal notation stands for.
    ///
    /// >>> float.fromhex('-0x1.8p+1')
    /// -3.0
    #[class_method]
    fn fromhex(vm: &mut Vm, class: &Value, string: &Value) -> Res<Value> {
        let Some(s) = string.as_str() else {
            return Err(vm.type_error("bad argument type for built-in operation"));
        };
        let r = text::float::fromhex(&s.to_str_lossy());
        let f = numbered_nan(text_result(vm, r)?);
        made_by(vm, class, &builtin().float, Value::float(f))
    }

    /// Return the number as a float; text will not do.
    #[class_method]
    fn from_number(vm: &mut Vm, class: &Value, number: &Value) -> Res<Value> {
        let f = match real_number(vm, number)? {
            Some(f) => Value::float(f),
            None => return Err(vm.type_error(format!("must be real number, not {}", number.ty().name()))),
        };
        made_by(vm, class, &builtin().float, f)
    }

    /// How numbers lie in memory, for tests of the library: typestr is 'double' or 'float'.
    #[class_method(effects = "pure")]
    fn __getformat__(vm: &mut Vm, _class: &Value, typestr: &Value) -> Res<Value> {
        let Some(s) = typestr.as_str() else {
            let msg = format!("__getformat__() argument must be str, not {}", typestr.ty().name());
            return Err(vm.type_error(msg));
        };
        match s.to_str_lossy().as_ref() {
            "double" | "float" if cfg!(target_endian = "big") => Ok(Value::string("IEEE, big-endian")),
            "double" | "float" => Ok(Value::string("IEEE, little-endian")),
            _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        }
    }

    /// The number itself.
    #[getter(effects = "pure")]
    fn real(this: f64) -> f64 {
        this
    }

    /// 0.0, for likeness with complex.
    #[getter(effects = "pure")]
    fn imag(this: f64) -> f64 {
        let _ = this;
        0.0
    }
}

// ---- complex --------------------------------------------------------------------------------------------

static COMPLEX_METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", complex_new, 1, ANY).kw(),
    NativeDef::new("__complex__", complex_self, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__bool__", complex_bool, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__abs__", complex_abs, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__hash__", number_hash, 1, 1).method().effects(Effects::Pure),
    NativeDef::new("__getnewargs__", complex_newargs, 1, 1).method().effects(Effects::Pure),
];

fn complex_newargs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (re, im) = complex_arg(vm, args, "__getnewargs__")?;
    Ok(TupleObj::new(vec![Value::float(re), Value::float(im)]).into())
}

fn complex_arg(vm: &mut Vm, args: Args<'_>, name: &str) -> Res<(f64, f64)> {
    let p = plain_number(&args.all[0]);
    match p.as_ref().and_then(|p| p.get_exact::<ComplexObj>()) {
        Some(c) => Ok((c.re, c.im)),
        None => Err(wrong_self(vm, name, "complex", &args.all[0])),
    }
}

/// What a complex number is, or an object gives by `__complex__`; `None` if it has none.
fn complex_by_method(vm: &mut Vm, v: &Value) -> Res<Option<Ref<ComplexObj>>> {
    if let Some(c) = v.get_exact::<ComplexObj>() {
        return Ok(Some(Ref::from_ref(c)));
    }
    let Some(f) = v.ty().lookup(&intern("__complex__")) else { return Ok(None) };
    let r = crate::ops::call_special(vm, &f, v, &[])?;
    let text = format!("__complex__ returned non-complex (type {})", r.ty().name());
    let Some(c) = r.get::<ComplexObj>() else { return Err(vm.type_error(text)) };
    if r.get_exact::<ComplexObj>().is_none() {
        let text = format!(
            "{text}.  The ability to return an instance of a strict subclass of complex is deprecated, and may be \
             removed in a future version of Python."
        );
        warn(vm, &builtin().deprecation_warning, &text)?;
    }
    Ok(Some(Ref::from_ref(c)))
}

/// One of the parts that `complex` is called with: a real number, or a complex one, which is frowned upon.
enum Part {
    Real(f64),
    Complex(f64, f64),
}

fn complex_part(vm: &mut Vm, v: &Value, name: &str) -> Res<Part> {
    let text = format!("complex() argument '{name}' must be a real number, not {}", v.ty().name());
    let complex = match name {
        "real" => complex_by_method(vm, v)?,
        _ => v.get::<ComplexObj>().map(Ref::from_ref),
    };
    if let Some(c) = complex {
        warn(vm, &builtin().deprecation_warning, &text)?;
        return Ok(Part::Complex(c.re, c.im));
    }
    match to_float(vm, v)? {
        Some(f) => Ok(Part::Real(f)),
        None => Err(vm.type_error(text)),
    }
}

/// `complex(x)`.
fn complex_of(vm: &mut Vm, v: &Value) -> Res<(f64, f64)> {
    if let Some(s) = v.as_str() {
        let written = s.to_str_lossy();
        let text = text::int::to_ascii_number(&written);
        return match parse_complex(&text) {
            Some(c) => Ok(c),
            // Misplaced underscores are found before the text is taken apart.
            None if text.contains('_') => {
                let shown = super::repr::repr_text(vm, v)?;
                Err(vm.value_error(format!("could not convert string to complex: {shown}")))
            }
            None => Err(vm.value_error("complex() arg is a malformed string")),
        };
    }
    if let Some(c) = complex_by_method(vm, v)? {
        return Ok((c.re, c.im));
    }
    match to_float(vm, v)? {
        Some(f) => Ok((f, 0.0)),
        None => {
            let t = v.ty().name();
            Err(vm.type_error(format!("complex() argument must be a string or a number, not {t}")))
        }
    }
}

fn complex_new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    const PARAMS: Params = Params {
        function: "complex",
        names: &["real", "imag"],
        positional_only: 0,
        positional: 2,
        required: 0,
        required_keywords: 0,
        rest: false,
    };
    let is_plain = args.all[0].is(&builtin().complex.value());
    let (re, im) = match args.all {
        [_, only] if is_plain && !args.has_keywords() && only.get_exact::<ComplexObj>().is_some() => {
            return Ok(only.clone());
        }
        [_, only] if !args.has_keywords() => complex_of(vm, only)?,
        _ => {
            let [real, imag] = bind(vm, &PARAMS, args.skip(1))?;
            let real = real.map(|r| complex_part(vm, r, "real")).transpose()?.unwrap_or(Part::Real(0.0));
            let imag = imag.map(|i| complex_part(vm, i, "imag")).transpose()?;
            // A real number has no imaginary part, not one of zero.
            match (real, imag) {
                (Part::Real(a), None) => (a, 0.0),
                (Part::Complex(a, b), None) => (a, b),
                (Part::Real(a), Some(Part::Real(c))) => (a, c),
                (Part::Real(a), Some(Part::Complex(c, d))) => (a - d, c),
                (Part::Complex(a, b), Some(Part::Real(c))) => (a, b + c),
                (Part::Complex(a, b), Some(Part::Complex(c, d))) => (a - d, b + c),
            }
        }
    };
    construct(vm, &args.all[0], &builtin().complex, ComplexObj::new(re, im).into())
}

/// `complex(str)`: a real part, an imaginary part with `j`, or both; parentheses around it are allowed.
fn parse_complex(s: &str) -> Option<(f64, f64)> {
    let s = s.trim();
    let s = match s.strip_prefix('(') {
        Some(inner) => inner.strip_suffix(')')?.trim(),
        None => s,
    };
    let float = |s: &str| if s.contains(char::is_whitespace) { None } else { text::float::parse(s) };
    let unit = |s: &str| match s {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        s => float(s),
    };
    let Some(body) = s.strip_suffix(['j', 'J']) else { return float(s).map(|f| (f, 0.0)) };
    // The sign that starts the imaginary part is the last one that does not belong to an exponent.
    let bytes = body.as_bytes();
    let split = (1..bytes.len())
        .rev()
        .find(|&i| matches!(bytes[i], b'+' | b'-') && !matches!(bytes[i - 1], b'e' | b'E'));
    match split {
        Some(i) => Some((float(&body[..i])?, unit(&body[i..])?)),
        None => Some((0.0, unit(body)?)),
    }
}

fn complex_self(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (re, im) = complex_arg(vm, args, "__complex__")?;
    Ok(ComplexObj::new(re, im).into())
}
fn complex_bool(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (re, im) = complex_arg(vm, args, "__bool__")?;
    Ok(Value::bool(re != 0.0 || im != 0.0))
}
fn complex_abs(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (re, im) = complex_arg(vm, args, "__abs__")?;
    let r = re.hypot(im);
    if r.is_infinite() && re.is_finite() && im.is_finite() {
        return Err(vm.overflow_error("absolute value too large"));
    }
    Ok(Value::float(r))
}

/// Methods of `complex`, but for the special ones.
#[native_module("complex")]
mod complex_methods {
    use super::*;

    /// Return the number as a complex one; text will not do.
    #[class_method]
    fn from_number(vm: &mut Vm, class: &Value, number: &Value) -> Res<Value> {
        let number = match complex_by_method(vm, number)? {
            Some(c) => c,
            None => match real_number(vm, number)? {
                Some(f) => ComplexObj::new(f, 0.0),
                None => return Err(vm.type_error(format!("must be real number, not {}", number.ty().name()))),
            },
        };
        made_by(vm, class, &builtin().complex, number.into())
    }

    /// Return the number with the opposite imaginary part.
    #[method(effects = "pure")]
    fn conjugate(this: &ComplexObj) -> Ref<ComplexObj> {
        ComplexObj::new(this.re, -this.im)
    }

    /// The real part.
    #[getter(effects = "pure")]
    fn real(this: &ComplexObj) -> f64 {
        this.re
    }

    /// The imaginary part.
    #[getter(effects = "pure")]
    fn imag(this: &ComplexObj) -> f64 {
        this.im
    }
}
