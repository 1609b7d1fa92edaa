//! Binary and unary operators.
//!
//! Built-in operands are handled by `builtin_binary`; if that knows nothing, the special methods of the
//! operands' classes are tried in the order of the language reference (the right operand first if its class
//! derives from the left one's).

use std::hint::black_box;

use dashu_int::IBig;
use dashu_int::ops::{BitTest, DivRem};
use sidewinder_frontend::bytecode::Op;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

/// A binary operator.
#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    MatMul,
    Shl,
    Shr,
    And,
    Or,
    Xor,
}
pub const BINOPS: [BinOp; 13] = {
    use BinOp::*;
    [Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow, MatMul, Shl, Shr, And, Or, Xor]
};

impl BinOp {
    /// The operator of an arithmetic instruction (either form).
    #[inline]
    pub fn from_op(op: Op) -> Option<BinOp> {
        let n = op as u8;
        let i =
            if n >= Op::AddK as u8 { n.wrapping_sub(Op::AddK as u8) } else { n.wrapping_sub(Op::Add as u8) };
        BINOPS.get(i as usize).copied()
    }
    pub fn symbol(self) -> &'static str {
        ["+", "-", "*", "/", "//", "%", "** or pow()", "@", "<<", ">>", "&", "|", "^"][self as usize]
    }
    /// Names of the special methods: plain, reflected, in-place.
    pub fn methods(self) -> [&'static Ref<StrObj>; 3] {
        let n = &builtin().names;
        match self {
            BinOp::Add => [&n.add, &n.radd, &n.iadd],
            BinOp::Sub => [&n.sub, &n.rsub, &n.isub],
            BinOp::Mul => [&n.mul, &n.rmul, &n.imul],
            BinOp::TrueDiv => [&n.truediv, &n.rtruediv, &n.itruediv],
            BinOp::FloorDiv => [&n.floordiv, &n.rfloordiv, &n.ifloordiv],
            BinOp::Mod => [&n.mod_, &n.rmod, &n.imod],
            BinOp::Pow => [&n.pow, &n.rpow, &n.ipow],
            BinOp::MatMul => [&n.matmul, &n.rmatmul, &n.imatmul],
            BinOp::Shl => [&n.lshift, &n.rlshift, &n.ilshift],
            BinOp::Shr => [&n.rshift, &n.rrshift, &n.irshift],
            BinOp::And => [&n.and, &n.rand, &n.iand],
            BinOp::Or => [&n.or, &n.ror, &n.ior],
            BinOp::Xor => [&n.xor, &n.rxor, &n.ixor],
        }
    }
}

/// `a // b` on 64-bit ints; `b` is neither 0 nor (with `a` minimal) -1.
#[inline(always)]
pub fn floor_div(a: i64, b: i64) -> i64 {
    let q = a.wrapping_div(b);
    if (a % b != 0) && ((a < 0) != (b < 0)) { q - 1 } else { q }
}
/// `a % b` on 64-bit ints, sign of `b`; `b` is not 0.
#[inline(always)]
pub fn floor_mod(a: i64, b: i64) -> i64 {
    let r = a.wrapping_rem(b);
    if r != 0 && ((r < 0) != (b < 0)) { r + b } else { r }
}
/// `a % b` on floats; `b` is not 0.
#[inline]
pub fn float_mod(a: f64, b: f64) -> f64 {
    let r = a % b;
    if r == 0.0 {
        0.0f64.copysign(b)
    } else if (r < 0.0) != (b < 0.0) {
        r + b
    } else {
        r
    }
}
/// `a // b` on floats; `b` is not 0.
#[inline]
pub fn float_floor_div(a: f64, b: f64) -> f64 {
    let m = a % b;
    let mut div = (a - m) / b;
    if m != 0.0 && (b < 0.0) != (m < 0.0) {
        div -= 1.0;
    }
    if div != 0.0 {
        let f = div.floor();
        if div - f > 0.5 { f + 1.0 } else { f }
    } else {
        0.0f64.copysign(a / b)
    }
}

/// Any int value as a big integer.
pub fn to_big(v: &Value) -> Option<IBig> {
    match v {
        Value::Int(i) => Some(IBig::from(*i)),
        Value::Bool(b) => Some(IBig::from(b.get() as i64)),
        _ => match v.get::<BigIntObj>() {
            Some(b) => Some(b.value.clone()),
            None => v.as_i64().map(IBig::from),
        },
    }
}

/// As [`to_big`]; what is not a big int already is put in `made`.
fn big_operand<'a>(v: &'a Value, made: &'a mut Option<IBig>) -> Option<&'a IBig> {
    match v.get::<BigIntObj>() {
        Some(b) => Some(&b.value),
        None => {
            *made = to_big(v);
            made.as_ref()
        }
    }
}

/// A float from a float, int or bool (or instance of a subclass), without calling `__float__`.
/// `Some(Err)` is an int too large.
fn number_as_f64(v: &Value) -> Option<Result<f64, ()>> {
    match v {
        Value::Float(f) => Some(Ok(f.get())),
        Value::Int(i) => Some(Ok(*i as f64)),
        Value::Bool(b) => Some(Ok(b.get() as i64 as f64)),
        Value::Object(o) => match o.layout() {
            Layout::BigInt => o.get::<BigIntObj>().map(|b| match b.as_i128() {
                Some(i) => Ok(i as f64),
                None => big_to_f64(&b.value).ok_or(()),
            }),
            Layout::Instance => o.get::<InstanceObj>().and_then(|i| i.payload()).and_then(number_as_f64),
            _ => None,
        },
        _ => None,
    }
}

/// Nearest float, or `None` if it is too large.
pub fn big_to_f64(v: &IBig) -> Option<f64> {
    crate::text::int::to_f64(v).ok()
}

fn is_float(v: &Value) -> bool {
    match v {
        Value::Float(_) => true,
        Value::Object(o) => {
            matches!(o.get::<InstanceObj>().and_then(|i| i.payload()), Some(Value::Float(_)))
        }
        _ => false,
    }
}

/// Largest number of bits an int may get by one operation; more raises MemoryError.
pub const MAX_INT_BITS: u64 = 1 << 33;

fn int_binary(vm: &mut Vm, op: BinOp, a: i64, b: i64) -> Res<Value> {
    let r = match op {
        BinOp::Add => a.checked_add(b),
        BinOp::Sub => a.checked_sub(b),
        BinOp::Mul => a.checked_mul(b),
        BinOp::And => Some(a & b),
        BinOp::Or => Some(a | b),
        BinOp::Xor => Some(a ^ b),
        BinOp::FloorDiv | BinOp::Mod if b == 0 => {
            return Err(vm.zero_division("division by zero"));
        }
        BinOp::FloorDiv => (b != -1 || a != i64::MIN).then(|| floor_div(a, b)),
        BinOp::Mod => Some(if b == -1 { 0 } else { floor_mod(a, b) }),
        BinOp::TrueDiv => {
            if b == 0 {
                return Err(vm.zero_division("division by zero"));
            }
            const EXACT: i64 = 1 << 53;
            if (-EXACT..=EXACT).contains(&a) && (-EXACT..=EXACT).contains(&b) {
                return Ok(Value::float(a as f64 / b as f64));
            }
            None
        }
        BinOp::Shl => {
            if b < 0 {
                return Err(vm.value_error("negative shift count"));
            }
            if a == 0 {
                Some(0)
            } else if b < 63 && (a << b) >> b == a {
                Some(a << b)
            } else {
                None
            }
        }
        BinOp::Shr => {
            if b < 0 {
                return Err(vm.value_error("negative shift count"));
            }
            Some(a >> b.min(63))
        }
        BinOp::Pow => {
            if b < 0 {
                return float_pow(vm, a as f64, b as f64);
            }
            u32::try_from(b).ok().and_then(|e| a.checked_pow(e))
        }
        BinOp::MatMul => return Ok(builtin().not_implemented.value()),
    };
    match r {
        Some(i) => Ok(Value::Int(i)),
        None => big_binary(vm, op, &IBig::from(a), &IBig::from(b)),
    }
}

/// An int (no bool, no instance of a subclass) that fits 128 bits.
#[inline(always)]
pub(super) fn wide_int(v: &Value) -> Option<i128> {
    match v {
        Value::Int(i) => Some(*i as i128),
        Value::Object(o) => o.get::<BigIntObj>().and_then(|b| b.as_i128()),
        _ => None,
    }
}

/// `a op b` where operands and result fit 128 bits, as most ints beyond 64 bits do (products that are cut back
/// by a mask or a modulus): no big-integer arithmetic, and no temporaries. `None` leaves the operation to
/// `int_binary` and `big_binary`, which also word the errors.
#[inline(always)]
fn wide_binary(op: BinOp, a: i128, b: i128) -> Option<i128> {
    Some(match op {
        BinOp::Add => a.checked_add(b)?,
        BinOp::Sub => a.checked_sub(b)?,
        BinOp::Mul => wide_mul(a, b)?,
        BinOp::And => a & b,
        BinOp::Or => a | b,
        BinOp::Xor => a ^ b,
        BinOp::Shr if b >= 0 => a >> b.min(127),
        BinOp::Shl if (0..127).contains(&b) && (a << b) >> b == a => a << b,
        BinOp::FloorDiv | BinOp::Mod if b > 0 => {
            let (q, r) = match (u64::try_from(a), b as u64) {
                (Ok(x), y) if y as i128 == b => ((x / y) as i128, (x % y) as i128),
                _ => (a.div_euclid(b), a.rem_euclid(b)),
            };
            if op == BinOp::FloorDiv { q } else { r }
        }
        _ => return None,
    })
}

/// As `wide_binary`, of values.
#[inline(always)]
pub fn wide_values(op: BinOp, a: &Value, b: &Value) -> Option<i128> {
    match (a, b) {
        (Value::Int(x), Value::Bool(y)) => wide_binary(op, *x as i128, y.get() as i128),
        (Value::Bool(x), Value::Int(y)) => wide_binary(op, x.get() as i128, *y as i128),
        _ => wide_binary(op, wide_int(a)?, wide_int(b)?),
    }
}

/// The product if both factors are below 2**64 in size and it fits 128 bits.
#[inline(always)]
fn wide_mul(a: i128, b: i128) -> Option<i128> {
    let (x, y) = (a.unsigned_abs(), b.unsigned_abs());
    if (x | y) >> 64 != 0 {
        return None;
    }
    let p = i128::try_from(x as u64 as u128 * (y as u64 as u128)).ok()?;
    Some(if (a < 0) != (b < 0) { -p } else { p })
}

#[cold]
fn big_binary(vm: &mut Vm, op: BinOp, a: &IBig, b: &IBig) -> Res<Value> {
    let zero = IBig::ZERO;
    let bits = |x: &IBig| x.bit_len() as u64;
    // The result of most operators is no larger than the operands are together; some need as much again meanwhile.
    super::check_memory(vm, (bits(a) + bits(b)) as u128 / 2)?;
    Ok(BigIntObj::from_big(match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => {
            if bits(a) + bits(b) > MAX_INT_BITS {
                return Err(vm.error(&builtin().memory_error, ""));
            }
            a * b
        }
        BinOp::And => a & b,
        BinOp::Or => a | b,
        BinOp::Xor => a ^ b,
        BinOp::FloorDiv | BinOp::Mod => {
            if *b == zero {
                return Err(vm.zero_division("division by zero"));
            }
            match op {
                BinOp::FloorDiv => big_floor_divmod(a, b).0,
                _ => floored(a % b, b),
            }
        }
        BinOp::TrueDiv => return big_true_div(vm, a, b).map(Value::float),
        BinOp::Shl => {
            if *b < zero {
                return Err(vm.value_error("negative shift count"));
            }
            if *a == zero {
                zero
            } else {
                match usize::try_from(b) {
                    Ok(n) if n as u64 + bits(a) <= MAX_INT_BITS => {
                        super::check_memory(vm, (n as u64 + bits(a)) as u128 / 4)?;
                        a << n
                    }
                    Ok(n) if n < 1 << 60 => return Err(vm.error(&builtin().memory_error, "")),
                    _ => return Err(vm.overflow_error("too many digits in integer")),
                }
            }
        }
        BinOp::Shr => {
            if *b < zero {
                return Err(vm.value_error("negative shift count"));
            }
            match usize::try_from(b) {
                Ok(n) => a >> n,
                Err(_) if *a < zero => IBig::from(-1),
                Err(_) => zero,
            }
        }
        BinOp::Pow => {
            if *b < zero {
                let (x, y) = (big_float(vm, a)?, big_float(vm, b)?);
                return float_pow(vm, x, y);
            }
            if *a == zero || *a == IBig::ONE || *a == IBig::NEG_ONE {
                let odd = b.bit(0);
                if *b == zero || (*a == IBig::NEG_ONE && !odd) { IBig::ONE } else { a.clone() }
            } else {
                match usize::try_from(b) {
                    Ok(n) if (n as u64).saturating_mul(bits(a)) <= MAX_INT_BITS => {
                        super::check_memory(vm, n as u128 * bits(a) as u128 / 2)?;
                        big_pow(vm, a, n)?
                    }
                    _ => return Err(vm.error(&builtin().memory_error, "")),
                }
            }
        }
        BinOp::MatMul => return Ok(builtin().not_implemented.value()),
    }))
}

/// `a ** n`, which Ctrl-C may interrupt between its multiplications; `a` is neither 0 nor 1 nor -1.
fn big_pow(vm: &mut Vm, a: &IBig, n: usize) -> Res<IBig> {
    // What this makes takes a fraction of a second.
    const QUICK_BITS: usize = 1 << 20;
    if n.saturating_mul(a.bit_len()) <= QUICK_BITS {
        return Ok(a.pow(n));
    }
    // A power of two in the base is a shift of the result.
    let twos = a.trailing_zeros().unwrap_or(0);
    let odd = a >> twos;
    let mut r = IBig::ONE;
    if odd != IBig::ONE {
        for i in (0..usize::BITS - n.leading_zeros()).rev() {
            crate::interp::poll(vm)?;
            r = r.sqr().into();
            if n >> i & 1 == 1 {
                r *= &odd;
            }
        }
    }
    Ok(r << (twos * n))
}

fn big_float(vm: &mut Vm, a: &IBig) -> Res<f64> {
    big_to_f64(a).ok_or_else(|| vm.overflow_error("int too large to convert to float"))
}

/// Quotient and remainder rounded towards minus infinity; `b` is not zero.
pub fn big_floor_divmod(a: &IBig, b: &IBig) -> (IBig, IBig) {
    let (q, r) = a.div_rem(b);
    if differs_in_sign(&r, b) { (q - IBig::ONE, r + b) } else { (q, r) }
}
/// The remainder of a floored division by `b`, from that of a truncated one.
fn floored(r: IBig, b: &IBig) -> IBig {
    if differs_in_sign(&r, b) { r + b } else { r }
}
fn differs_in_sign(r: &IBig, b: &IBig) -> bool {
    *r != IBig::ZERO && (*r < IBig::ZERO) != (*b < IBig::ZERO)
}

/// Correctly rounded quotient of two ints.
fn big_true_div(vm: &mut Vm, a: &IBig, b: &IBig) -> Res<f64> {
    if *b == IBig::ZERO {
        return Err(vm.zero_division("division by zero"));
    }
    let negative = (*a < IBig::ZERO) != (*b < IBig::ZERO);
    let abs = |x: &IBig| if *x < IBig::ZERO { -x } else { x.clone() };
    let (x, y) = (abs(a), abs(b));
    // Scale so that the quotient has at least 66 bits; a sticky bit stands for the remainder.
    let shift = 66 + y.bit_len() as i64 - x.bit_len() as i64;
    let (num, den) = if shift > 0 { (x << shift as usize, y) } else { (x, y << (-shift) as usize) };
    let (mut q, r) = (&num / &den, &num % &den);
    if r != IBig::ZERO {
        q |= IBig::ONE;
    }
    let exp = q.bit_len() as i64 - shift;
    if exp > 1025 {
        return Err(vm.overflow_error("integer division result too large for a float"));
    }
    let f = if exp < -1020 {
        // Subnormal results: drop the bits that do not fit before rounding once.
        let drop = ((-1074 + shift) as usize).saturating_sub(2).min(q.bit_len());
        let low = &q & ((IBig::ONE << drop) - IBig::ONE);
        let mut k = q >> drop;
        if low != IBig::ZERO {
            k |= IBig::ONE;
        }
        let m = i64::try_from(&k).unwrap_or(0);
        // The last two bits are below the smallest subnormal.
        let (half, rest) = (m >> 2, m & 3);
        let up = rest > 2 || (rest == 2 && half & 1 == 1);
        f64::from_bits((half + up as i64) as u64)
    } else {
        // 66 bits are far from too large.
        let f = big_to_f64(&q).unwrap_or(f64::INFINITY);
        // Exact scaling in two steps, so that neither factor leaves the range of floats.
        let (h1, h2) = (-shift / 2, -shift - (-shift / 2));
        f * 2f64.powi(h1 as i32) * 2f64.powi(h2 as i32)
    };
    if f.is_infinite() {
        return Err(vm.overflow_error("integer division result too large for a float"));
    }
    Ok(if negative { -f } else { f })
}

/// The square of a float as the C library's `pow` rounds it: now and then (one in a thousand) not to the nearest float.
///
/// Its error is below 0.511 units in the last place, and 4.6e-5 more for each unit of the result's logarithm. So where the product is
/// off by less than `SQUARE_IS_SURE`, no other float is near enough, and the call is spared (30 times out of 31). The error of the
/// product is exact (Dekker 1971).
#[inline]
pub fn float_square(a: f64) -> f64 {
    const SPLIT: f64 = ((1u64 << 27) + 1) as f64;
    const EXPONENT: u64 = 0x7ff << 52;
    let r = a * a;
    let t = SPLIT * a;
    let high = t - (t - a);
    let low = a - high;
    let error = ((high * high - r) + 2.0 * high * low) + low * low;
    let unit = f64::from_bits(r.to_bits() & EXPONENT) * f64::EPSILON;
    // Nothing above over- or underflows in this range.
    let (least, end) = SQUARES;
    if (least..end).contains(&r) && error.abs() < SQUARE_IS_SURE * unit { r } else { library_square(a) }
}
/// Squares that need not be left to the C library, and how far off they may be, in units in the last place.
pub const SQUARES: (f64, f64) = (1.0 / (1u128 << 127) as f64, (1u128 << 127) as f64);
pub const SQUARE_IS_SURE: f64 = 0.484;

/// Out of line: hiding the exponent, of which the compiler would make a product, takes memory on the stack, and the handlers
/// of the interpreter must have none.
#[cold]
#[inline(never)]
fn library_square(a: f64) -> f64 {
    if a == 0.0 { 0.0 } else { a.powf(black_box(2.0)) }
}

/// `a ** b` on floats as the C library has it; infinities and NaNs may stand for what [`float_pow`] raises.
#[inline]
pub fn raw_float_pow(a: f64, b: f64) -> f64 {
    if b == 2.0 { float_square(a) } else { a.powf(b) }
}

/// `a ** b` on floats.
#[inline]
pub fn float_pow(vm: &mut Vm, a: f64, b: f64) -> Res<Value> {
    let r = raw_float_pow(a, b);
    if r.is_finite() { Ok(Value::float(r)) } else { float_pow_special(vm, a, b, r) }
}

/// What the C library answers with an infinity or a NaN: most of it is an exception or a complex number here. Whatever is
/// finite there is the answer, so that this is all that a trace has to guard.
#[cold]
fn float_pow_special(vm: &mut Vm, a: f64, b: f64, r: f64) -> Res<Value> {
    if !a.is_finite() || !b.is_finite() {
        return Ok(Value::float(r));
    }
    if a == 0.0 {
        return Err(vm.zero_division("zero to a negative power"));
    }
    if r.is_nan() {
        // A negative number to a fraction.
        return super::complex::complex_binary(vm, BinOp::Pow, (a, 0.0), (b, 0.0));
    }
    let args = vec![Value::Int(34), Value::string("Numerical result out of range")];
    let e = ExceptionObj::new(&builtin().overflow_error, TupleObj::new(args).into());
    Err(vm.raise(e.into()))
}

fn float_binary(vm: &mut Vm, op: BinOp, a: f64, b: f64) -> Res<Value> {
    Ok(Value::float(match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a * b,
        BinOp::TrueDiv => {
            if b == 0.0 {
                return Err(vm.zero_division("division by zero"));
            }
            a / b
        }
        BinOp::FloorDiv => {
            if b == 0.0 {
                return Err(vm.zero_division("division by zero"));
            }
            float_floor_div(a, b)
        }
        BinOp::Mod => {
            if b == 0.0 {
                return Err(vm.zero_division("division by zero"));
            }
            float_mod(a, b)
        }
        BinOp::Pow => return float_pow(vm, a, b),
        _ => return Ok(builtin().not_implemented.value()),
    }))
}

fn is_complex(v: &Value) -> bool {
    payload_layout(v) == Some(Layout::Complex)
}

/// A number as a complex one. `Some(Err)` is an int too large.
fn complex_operand(v: &Value) -> Option<Result<(f64, f64), ()>> {
    match v.get::<ComplexObj>() {
        Some(c) => Some(Ok((c.re, c.im))),
        None => number_as_f64(v).map(|r| r.map(|f| (f, 0.0))),
    }
}

/// Whether a value is a sequence of a built-in class, and no number then.
fn is_sequence(v: &Value) -> bool {
    matches!(v, Value::Object(o) if matches!(o.layout(), Layout::Str | Layout::List | Layout::Tuple))
}

/// The operation on built-in operands; `NotImplemented` if they have none.
pub fn builtin_binary(vm: &mut Vm, op: BinOp, a: &Value, b: &Value, inplace: bool) -> Res<Value> {
    if is_sequence(a) && (matches!(b, Value::Int(_)) || is_sequence(b)) {
        return super::sequence_binary(vm, op, a, b, inplace);
    }
    if let (Some(x), Some(y)) = (a.as_i64(), b.as_i64()) {
        if let (Value::Bool(p), Value::Bool(q)) = (a, b) {
            match op {
                BinOp::And => return Ok(Value::bool(p.get() & q.get())),
                BinOp::Or => return Ok(Value::bool(p.get() | q.get())),
                BinOp::Xor => return Ok(Value::bool(p.get() ^ q.get())),
                _ => {}
            }
        }
        return int_binary(vm, op, x, y);
    }
    if (is_complex(a) || is_complex(b))
        && let (Some(x), Some(y)) = (complex_operand(a), complex_operand(b))
    {
        return match (x, y) {
            (Ok(x), Ok(y)) => match super::complex::mixed_binary(op, x, y, [is_complex(a), is_complex(b)]) {
                Some((re, im)) => Ok(ComplexObj::new(re, im).into()),
                None => super::complex::complex_binary(vm, op, x, y),
            },
            _ => Err(vm.overflow_error("int too large to convert to float")),
        };
    }
    if is_float(a) || is_float(b) {
        if let (Some(x), Some(y)) = (number_as_f64(a), number_as_f64(b)) {
            return match (x, y) {
                (Ok(x), Ok(y)) => float_binary(vm, op, x, y),
                _ => Err(vm.overflow_error("int too large to convert to float")),
            };
        }
        if a.as_str().is_none() && a.get::<BytesObj>().is_none() {
            return Ok(builtin().not_implemented.value());
        }
    }
    let (la, lb) = (payload_layout(a), payload_layout(b));
    if la == Some(Layout::BigInt) || lb == Some(Layout::BigInt) {
        // Big ints are used where they are.
        let (mut small, mut other) = (None, None);
        if let (Some(x), Some(y)) = (big_operand(a, &mut small), big_operand(b, &mut other)) {
            return big_binary(vm, op, x, y);
        }
    }
    super::sequence_binary(vm, op, a, b, inplace)
}

/// Layout of an object, looking through instances of subclasses of built-in types.
pub fn payload_layout(v: &Value) -> Option<Layout> {
    match v {
        Value::Object(o) => match o.layout() {
            Layout::Instance => o.get::<InstanceObj>().and_then(|i| i.payload()).and_then(payload_layout),
            l => Some(l),
        },
        _ => None,
    }
}

fn not_implemented(v: &Value) -> bool {
    matches!(v, Value::Object(o) if o.is(builtin().not_implemented.object()))
}

/// Which built-in numbers a value is one of, also as an instance of a subclass: ints below floats below complex numbers, 0
/// for no number. Methods of a number's class answer for numbers of their own rank and below.
pub(super) fn number_rank(v: &Value) -> u8 {
    match v {
        Value::Int(_) | Value::Bool(_) => 1,
        Value::Float(_) => 2,
        Value::Object(o) => match o.layout() {
            Layout::BigInt => 1,
            Layout::Complex => 3,
            Layout::Instance => o.get::<InstanceObj>().and_then(|i| i.payload()).map_or(0, number_rank),
            _ => 0,
        },
        _ => 0,
    }
}

/// Whether the class of the left number leaves it to that of the right one.
pub(super) fn left_refuses(a: &Value, b: &Value) -> bool {
    let left = number_rank(a);
    left > 0 && number_rank(b) > left
}

/// `a op b`, or `a op= b`.
///
/// Inlined as far as ints of 128 bits go: a value returned through memory, its two words written one by one, is
/// read back as one by the caller, which waits for both stores (a third of the time of such an addition).
#[inline(always)]
pub fn binary(vm: &mut Vm, op: BinOp, a: &Value, b: &Value, inplace: bool) -> Res<Value> {
    if let Some(r) = wide_values(op, a, b) {
        return Ok(BigIntObj::from_i128(r));
    }
    let r = binary_any(vm, op, a, b, inplace);
    crate::memory::settled(vm, r)
}

#[inline(never)]
fn binary_any(vm: &mut Vm, op: BinOp, a: &Value, b: &Value, inplace: bool) -> Res<Value> {
    if op == BinOp::Add
        && let (Some(x), Some(y)) = (a.get_exact::<StrObj>(), b.get_exact::<StrObj>())
    {
        return super::concat(vm, x, y);
    }
    if !super::has_user_class(a) && !super::has_user_class(b) {
        if op == BinOp::Or
            && let Some((x, y)) = without_proxies(a, b)
        {
            if inplace && a.get_exact::<ProxyObj>().is_some() {
                return Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"));
            }
            return binary(vm, op, &x, &y, inplace);
        }
        let r = match is_sequence(a) && matches!(b, Value::Int(_)) {
            true => super::sequence_binary(vm, op, a, b, inplace)?,
            false => builtin_binary(vm, op, a, b, inplace)?,
        };
        if !not_implemented(&r) {
            return Ok(r);
        }
        if op == BinOp::Or
            && let Some(r) = crate::modules::typing::union(vm, a, b)
        {
            return r;
        }
        return Err(unsupported_operands(vm, op, a, b, inplace));
    }
    let [.., in_place] = op.methods();
    if inplace && let Some(f) = a.ty().user_method(in_place) {
        let r = super::call_special(vm, &f, a, std::slice::from_ref(b))?;
        if !not_implemented(&r) {
            return Ok(r);
        }
    } else if inplace && op != BinOp::Mul && a.ty().lookup(in_place).is_some() {
        // That of a built-in class comes before all methods for the operator itself, if it stands where these do: those of sets and
        // dicts, and of lists for classes derived from them. (Repetition does not.)
        let derived = a.get_exact::<InstanceObj>().and_then(|i| i.payload());
        if derived.is_some() || a.get::<SetObj>().is_some() || a.get::<DictObj>().is_some() {
            let r = builtin_binary(vm, op, a, b, true)?;
            if !not_implemented(&r) {
                return Ok(r);
            }
            if let Some(list) = derived.filter(|p| p.get_exact::<ListObj>().is_some()) {
                return Err(unsupported_operands(vm, op, list, b, true));
            }
        }
    }
    after_in_place(vm, op, a, b, inplace)
}

/// `a op b`, or `a op= b` when the class of `a` has no method for that or this gave `NotImplemented`; one of them is of a class
/// made by a program.
pub fn after_in_place(vm: &mut Vm, op: BinOp, a: &Value, b: &Value, inplace: bool) -> Res<Value> {
    let [plain, reflected, _] = op.methods();
    let r = by_methods(vm, a, b, [plain, reflected], |vm| builtin_binary(vm, op, a, b, inplace))?;
    if !not_implemented(&r) {
        return Ok(r);
    }
    Err(unsupported_operands(vm, op, a, b, inplace))
}

/// What the methods of two operands' classes give, `NotImplemented` if none has an answer: the left operand's method, then the
/// right one's reflected one if the classes differ, which comes first if its class derives from the left one's and has another
/// one. `of_numbers` is what built-in classes do.
#[inline]
pub fn by_methods(
    vm: &mut Vm,
    a: &Value,
    b: &Value,
    [plain, reflected]: [&Ref<StrObj>; 2],
    mut of_numbers: impl FnMut(&mut Vm) -> Res<Value>,
) -> Res<Value> {
    let (ta, tb) = (a.ty(), b.ty());
    let same = std::ptr::eq(ta, tb);
    let right = if same { None } else { tb.user_method(reflected).filter(|_| super::has_user_class(b)) };
    let left = ta.user_method(plain).filter(|_| super::has_user_class(a));
    let right_first = right.is_some()
        && tb.is_subclass(ta)
        && !matches!((&right, ta.user_method(reflected)), (Some(r), Some(l)) if r.is(&l));
    if right_first && let Some(f) = &right {
        let r = super::call_special(vm, f, b, std::slice::from_ref(a))?;
        if !not_implemented(&r) {
            return Ok(r);
        }
    }
    if let Some(f) = left {
        let r = super::call_special(vm, &f, a, std::slice::from_ref(b))?;
        if !not_implemented(&r) {
            return Ok(r);
        }
    } else if right.is_none() || right_first || !left_refuses(a, b) {
        let r = of_numbers(vm)?;
        if !not_implemented(&r) {
            return Ok(r);
        }
    }
    if !right_first && let Some(f) = &right {
        let r = super::call_special(vm, f, b, std::slice::from_ref(a))?;
        if !not_implemented(&r) {
            return Ok(r);
        }
    }
    of_numbers(vm)
}

/// The operands with mappings in place of read-only views of them, if there is a view.
pub fn without_proxies(a: &Value, b: &Value) -> Option<(Value, Value)> {
    let inside = |v: &Value| v.get_exact::<ProxyObj>().map(|p| p.mapping());
    match (inside(a), inside(b)) {
        (None, None) => None,
        (x, y) => Some((x.unwrap_or_else(|| a.clone()), y.unwrap_or_else(|| b.clone()))),
    }
}

/// The TypeError for operands that have no such operation.
#[cold]
pub fn unsupported_operands(vm: &mut Vm, op: BinOp, a: &Value, b: &Value, inplace: bool) -> Raised {
    if op == BinOp::Add && a.as_str().is_some() {
        let msg = format!("can only concatenate str (not \"{}\") to str", b.ty().name());
        return vm.type_error(msg);
    }
    if op == BinOp::Add && a.get::<BytesObj>().is_some() {
        return vm.type_error(format!("can't concat {} to bytes", b.ty().name()));
    }
    if op == BinOp::Add && inplace && a.get::<ListObj>().is_some() {
        return vm.type_error(format!("'{}' object is not iterable", b.ty().name()));
    }
    if op == BinOp::Add && (a.get::<ListObj>().is_some() || a.get::<TupleObj>().is_some()) {
        let k = if a.get::<ListObj>().is_some() { "list" } else { "tuple" };
        return vm.type_error(format!("can only concatenate {k} (not \"{}\") to {k}", b.ty().name()));
    }
    if op == BinOp::Mul && repeats(a) {
        return vm.type_error(format!("can't multiply sequence by non-int of type '{}'", b.ty().name()));
    }
    // Only what has slots of sequences for something else is not asked for a repetition in place.
    let other_slots =
        super::has_user_class(a) || matches!(payload_layout(a), Some(Layout::Dict | Layout::Set));
    unsupported_right_operand(vm, op, &a.ty().name(), b, inplace, inplace && other_slots)
}

/// Whether `*` repeats it.
fn repeats(v: &Value) -> bool {
    matches!(payload_layout(v), Some(Layout::Str | Layout::List | Layout::Tuple | Layout::Bytes))
}

/// The TypeError for a left operand of a class of this name, which is no sequence; `plainly`: whatever the right one is.
#[cold]
pub fn unsupported_right_operand(
    vm: &mut Vm,
    op: BinOp,
    left: &str,
    b: &Value,
    inplace: bool,
    plainly: bool,
) -> Raised {
    if op == BinOp::Mul && !plainly && repeats(b) {
        return vm.type_error(format!("can't multiply sequence by non-int of type '{left}'"));
    }
    unsupported_classes(vm, op, left, &b.ty().name(), inplace)
}

/// The TypeError for operands of classes of these names.
#[cold]
pub fn unsupported_classes(vm: &mut Vm, op: BinOp, left: &str, right: &str, inplace: bool) -> Raised {
    let sym = if inplace {
        match op {
            BinOp::Pow => "**=".to_string(),
            _ => format!("{}=", op.symbol()),
        }
    } else {
        op.symbol().to_string()
    };
    vm.type_error(format!("unsupported operand type(s) for {sym}: '{left}' and '{right}'"))
}

/// `~` of a bool gives an int, which hardly ever is what was meant.
#[cold]
fn warn_of_inversion(vm: &mut Vm) -> Res<()> {
    let msg = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise \
               inversion of the underlying int object and is usually not what you expect from negating a bool. Use the \
               'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the \
               underlying int.";
    crate::warnings::warn(vm, &builtin().deprecation_warning, msg)
}

/// `-v`, `+v`, `~v`.
#[inline(never)]
pub fn unary(vm: &mut Vm, op: Op, v: &Value) -> Res<Value> {
    if let Some(i) = v.as_i64().filter(|_| !super::has_user_class(v)) {
        if op == Op::Invert && matches!(v, Value::Bool(_)) {
            warn_of_inversion(vm)?;
        }
        return Ok(match op {
            Op::Neg => match i.checked_neg() {
                Some(r) => Value::Int(r),
                None => BigIntObj::from_big(-IBig::from(i)),
            },
            Op::Pos => Value::Int(i),
            _ => Value::Int(!i),
        });
    }
    match (op, v) {
        (Op::Neg, Value::Float(f)) => return Ok(Value::float(-f.get())),
        (Op::Pos, Value::Float(f)) => return Ok(Value::float(f.get())),
        _ => {}
    }
    if let Some(b) = v.get_exact::<BigIntObj>() {
        return Ok(BigIntObj::from_big(match op {
            Op::Neg => -&b.value,
            Op::Pos => b.value.clone(),
            _ => !&b.value,
        }));
    }
    if let Some(c) = v.get_exact::<ComplexObj>() {
        match op {
            Op::Neg => return Ok(ComplexObj::new(-c.re, -c.im).into()),
            Op::Pos => return Ok(v.clone()),
            _ => {}
        }
    }
    let (name, sym) = unary_method(op);
    if super::has_user_class(v) {
        if let Some(f) = v.ty().user_method(name) {
            return super::call_special(vm, &f, v, &[]);
        }
        if let Some(p) = v.get_exact::<InstanceObj>().and_then(|i| i.payload()) {
            let p = p.clone();
            return unary(vm, op, &p);
        }
    }
    Err(vm.type_error(format!("bad operand type for unary {sym}: '{}'", v.ty().name())))
}

/// The special method of a unary operator, and its symbol.
pub fn unary_method(op: Op) -> (&'static Ref<StrObj>, &'static str) {
    let n = &builtin().names;
    match op {
        Op::Neg => (&n.neg, "-"),
        Op::Pos => (&n.pos, "+"),
        _ => (&n.invert, "~"),
    }
}

/// Truth value.
#[inline(always)]
pub fn truth(vm: &mut Vm, v: &Value) -> Res<bool> {
    match v {
        Value::Bool(b) => Ok(b.get()),
        Value::Int(i) => Ok(*i != 0),
        Value::Float(f) => Ok(f.get() != 0.0),
        Value::None | Value::Undef | Value::InCell(_) => Ok(false),
        Value::Object(_) => truth_object(vm, v),
    }
}

/// The error for what `__bool__` has returned.
pub fn no_bool(vm: &mut Vm, r: &Value) -> Raised {
    vm.type_error(format!("__bool__ should return bool, returned {}", r.ty().name()))
}

/// The truth of a built-in container, or of an instance that has no say in it.
#[inline(always)]
pub fn truth_at_hand(o: &ObjectRef) -> Option<bool> {
    Some(match o.layout() {
        Layout::Str => !o.get::<StrObj>()?.is_empty(),
        Layout::List => !o.get::<ListObj>()?.is_empty(),
        Layout::Tuple => !o.get::<TupleObj>()?.is_empty(),
        Layout::Dict => !o.get::<DictObj>()?.is_empty(),
        Layout::Instance if o.ty().is_plain(Plain::Truth) => true,
        _ => return None,
    })
}

#[inline(never)]
fn truth_object(vm: &mut Vm, v: &Value) -> Res<bool> {
    let Some(o) = v.as_object() else { return Ok(false) };
    Ok(match o.layout() {
        Layout::Str => o.get::<StrObj>().is_some_and(|s| !s.is_empty()),
        Layout::List => o.get::<ListObj>().is_some_and(|s| !s.is_empty()),
        Layout::Tuple => o.get::<TupleObj>().is_some_and(|s| !s.is_empty()),
        Layout::Dict => o.get::<DictObj>().is_some_and(|s| !s.is_empty()),
        Layout::Set => o.get::<SetObj>().is_some_and(|s| !s.is_empty()),
        Layout::Range => o.get::<RangeObj>().is_some_and(|r| r.len > 0),
        Layout::BigRange => o.get::<BigRangeObj>().is_some_and(|r| r.parts.len > IBig::ZERO),
        Layout::Bytes => o.get::<BytesObj>().is_some_and(|b| !b.data.is_empty()),
        Layout::DictView => o.get::<DictViewObj>().is_some_and(|d| !d.dict.is_empty()),
        Layout::Complex => o.get::<ComplexObj>().is_some_and(|c| c.re != 0.0 || c.im != 0.0),
        Layout::Proxy => super::try_length(vm, v)?.is_some_and(|n| n > 0),
        Layout::Type if !o.ty().is_heap() => true,
        Layout::Native if native_type(o).is_some_and(|t| t.len.is_some() && t.bool_.is_none()) => {
            super::try_length(vm, v)?.is_some_and(|n| n > 0)
        }
        Layout::Instance | Layout::Exception | Layout::Type | Layout::Native => {
            if o.layout() == Layout::Instance && o.ty().is_plain(Plain::Truth) {
                return Ok(true);
            }
            if let Some(f) = o.ty().user_method(&builtin().names.bool_) {
                if matches!(f, Value::None) {
                    let msg = format!("'{}' cannot be interpreted as a boolean", o.ty().name());
                    return Err(vm.type_error(msg));
                }
                return match super::call_special(vm, &f, v, &[])? {
                    Value::Bool(b) => Ok(b.get()),
                    r => Err(no_bool(vm, &r)),
                };
            }
            // What a built-in part says of its truth comes before a length.
            if o.ty().lookup(&builtin().names.bool_).is_none()
                && let Some(f) = o.ty().user_method(&builtin().names.len)
            {
                let r = super::call_special(vm, &f, v, &[])?;
                return Ok(super::check_length(vm, &r)? != 0);
            }
            match o.get::<InstanceObj>().and_then(|i| i.payload()) {
                Some(p) => {
                    let p = p.clone();
                    return truth(vm, &p);
                }
                None => true,
            }
        }
        Layout::Singleton if v.is(&builtin().not_implemented.value()) => {
            return Err(vm.type_error("NotImplemented should not be used in a boolean context"));
        }
        _ => true,
    })
}
