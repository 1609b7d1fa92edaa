//! Constant expressions.
//!
//! An expression of constants is computed at compile time if that cannot raise and the result stays
//! small (CPython's limits). `-0.0`, `0.0`, `0`, `False` are different constants.

use std::rc::Rc;

use dashu_int::IBig;
use dashu_int::ops::{BitTest, DivRem};
use ruff_python_ast::{self as ast, Expr, Operator, UnaryOp};

use crate::bytecode::Const;

/// Largest integer that folding makes, in bits.
const MAX_INT_BITS: usize = 128;
/// Most digits of a decimal literal: the default of `sys.get_int_max_str_digits()`.
pub(crate) const MAX_STR_DIGITS: usize = 4300;
/// Longest string or bytes that folding makes, in bytes.
const MAX_STR_BYTES: usize = 4096;

/// Identity of a constant in the pool: unlike `==` it tells `0.0` from `-0.0` and `1` from `True`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum ConstKey {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(Rc<str>),
    Float(u64),
    Complex(u64),
    Str(Rc<str>),
    WideStr(Rc<[u32]>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<ConstKey>),
    FrozenSet(Vec<ConstKey>),
}

impl ConstKey {
    /// `None` for code objects, which are never shared.
    pub fn of(value: &Const) -> Option<ConstKey> {
        Some(match value {
            Const::None => ConstKey::None,
            Const::Ellipsis => ConstKey::Ellipsis,
            Const::Bool(b) => ConstKey::Bool(*b),
            Const::Int(i) => ConstKey::Int(*i),
            Const::BigInt(s) => ConstKey::BigInt(s.clone()),
            Const::Float(f) => ConstKey::Float(f.to_bits()),
            Const::Complex(f) => ConstKey::Complex(f.to_bits()),
            Const::Str(s) => ConstKey::Str(s.clone()),
            Const::WideStr(s) => ConstKey::WideStr(s.clone()),
            Const::Bytes(b) => ConstKey::Bytes(b.clone()),
            Const::Tuple(items) => ConstKey::Tuple(items.iter().map(ConstKey::of).collect::<Option<_>>()?),
            Const::FrozenSet(items) => {
                ConstKey::FrozenSet(items.iter().map(ConstKey::of).collect::<Option<_>>()?)
            }
            Const::Code(_) => return None,
        })
    }
}

/// The constant a literal stands for.
pub(crate) fn literal(expr: &Expr) -> Option<Const> {
    Some(match expr {
        Expr::NumberLiteral(n) => match &n.value {
            ast::Number::Int(i) => int_literal(i)?,
            ast::Number::Float(f) => Const::Float(*f),
            ast::Number::Complex { imag, .. } => Const::Complex(*imag),
        },
        Expr::StringLiteral(s) => Const::Str(s.value.to_str().into()),
        Expr::BytesLiteral(b) => Const::Bytes(b.value.bytes().collect::<Vec<u8>>().into()),
        Expr::BooleanLiteral(b) => Const::Bool(b.value),
        Expr::NoneLiteral(_) => Const::None,
        Expr::EllipsisLiteral(_) => Const::Ellipsis,
        Expr::Name(n) if n.id.as_str() == "__debug__" && n.ctx.is_load() => Const::Bool(true),
        _ => return None,
    })
}

fn int_literal(i: &ast::Int) -> Option<Const> {
    if let Some(small) = i.as_i64() {
        return Some(Const::Int(small));
    }
    let text = i.to_string().replace('_', "").to_ascii_lowercase();
    let (digits, radix) = match text.get(..2) {
        Some("0x") => (&text[2..], 16),
        Some("0o") => (&text[2..], 8),
        Some("0b") => (&text[2..], 2),
        _ => (&text[..], 10),
    };
    if radix == 10 {
        // Decimal digits are kept as they are: converting them would take quadratic time.
        return Some(Const::BigInt(digits.trim_start_matches('0').into()));
    }
    IBig::from_str_radix(digits, radix).ok().map(from_big)
}

/// The number of digits of a decimal literal, if that is more than it may have.
pub(crate) fn too_many_digits(i: &ast::Int) -> Option<usize> {
    if i.as_u64().is_some() {
        return None;
    }
    let text = i.to_string();
    let decimal = !text.get(1..2).is_some_and(|c| c.contains(['x', 'X', 'o', 'O', 'b', 'B']));
    let digits = text.bytes().filter(u8::is_ascii_digit).skip_while(|&b| b == b'0').count();
    (decimal && digits > MAX_STR_DIGITS).then_some(digits)
}

/// Truth value of a constant.
pub(crate) fn truth(value: &Const) -> bool {
    match value {
        Const::None => false,
        Const::Ellipsis | Const::BigInt(_) | Const::Code(_) => true,
        Const::Bool(b) => *b,
        Const::Int(i) => *i != 0,
        Const::Float(f) | Const::Complex(f) => *f != 0.0,
        Const::Str(s) => !s.is_empty(),
        Const::WideStr(s) => !s.is_empty(),
        Const::Bytes(b) => !b.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
    }
}

pub(crate) fn unary(op: UnaryOp, value: &Const) -> Option<Const> {
    Some(match (op, value) {
        (UnaryOp::Not, value) => Const::Bool(!truth(value)),
        (UnaryOp::USub, Const::Float(f)) => Const::Float(-f),
        (UnaryOp::UAdd, Const::Float(f)) => Const::Float(*f),
        (UnaryOp::UAdd, Const::Complex(_)) => value.clone(),
        (UnaryOp::USub, value) => from_big(-to_big(value)?),
        (UnaryOp::UAdd, value) => from_big(to_big(value)?),
        // `~True` warns at run time, so that is left to run time.
        (UnaryOp::Invert, Const::Bool(_)) => return None,
        (UnaryOp::Invert, value) => from_big(-to_big(value)? - IBig::ONE),
    })
}

pub(crate) fn binary(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    match (left, right) {
        (Const::Str(a), Const::Str(b)) if op == Operator::Add => {
            (a.len() + b.len() <= MAX_STR_BYTES).then(|| Const::Str(format!("{a}{b}").into()))
        }
        (Const::Bytes(a), Const::Bytes(b)) if op == Operator::Add => {
            (a.len() + b.len() <= MAX_STR_BYTES).then(|| Const::Bytes([&a[..], &b[..]].concat().into()))
        }
        (Const::Str(s), n) | (n, Const::Str(s)) if op == Operator::Mult => {
            Some(Const::Str(s.repeat(repeat_count(s.len(), n)?).into()))
        }
        (Const::Bytes(s), n) | (n, Const::Bytes(s)) if op == Operator::Mult => {
            Some(Const::Bytes(s.repeat(repeat_count(s.len(), n)?).into()))
        }
        (Const::Float(_), _) | (_, Const::Float(_)) => float_binary(op, to_float(left)?, to_float(right)?),
        _ => int_binary(op, left, right),
    }
}

fn repeat_count(len: usize, n: &Const) -> Option<usize> {
    let Const::Int(n) = *n else { return None };
    let n = usize::try_from(n.max(0)).ok()?;
    (len.checked_mul(n)? <= MAX_STR_BYTES).then_some(n)
}

fn float_binary(op: Operator, a: f64, b: f64) -> Option<Const> {
    Some(Const::Float(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}

fn int_binary(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    let (a, b) = (to_big(left)?, to_big(right)?);
    if let (Const::Bool(a), Const::Bool(b)) = (left, right) {
        match op {
            Operator::BitAnd => return Some(Const::Bool(a & b)),
            Operator::BitOr => return Some(Const::Bool(a | b)),
            Operator::BitXor => return Some(Const::Bool(a ^ b)),
            _ => {}
        }
    }
    let (a_bits, b_bits) = (a.bit_len(), b.bit_len());
    let zero = IBig::ZERO;
    Some(from_big(match op {
        Operator::Add if a_bits.max(b_bits) < MAX_INT_BITS => a + b,
        Operator::Sub if a_bits.max(b_bits) < MAX_INT_BITS => a - b,
        Operator::Mult if a_bits + b_bits <= MAX_INT_BITS => a * b,
        Operator::Div if b != zero => return float_binary(op, to_float(left)?, to_float(right)?),
        Operator::FloorDiv if b != zero => floor_div_rem(a, b).0,
        Operator::Mod if b != zero => floor_div_rem(a, b).1,
        Operator::Pow if b >= zero => {
            let exponent = usize::try_from(i64::try_from(&b).ok()?).ok()?;
            if a_bits.checked_mul(exponent)? > MAX_INT_BITS {
                return None;
            }
            a.pow(exponent)
        }
        Operator::LShift if b >= zero => {
            let shift = usize::try_from(i64::try_from(&b).ok()?).ok()?;
            if a_bits.checked_add(shift)? > MAX_INT_BITS {
                return None;
            }
            a << shift
        }
        Operator::RShift if b >= zero => a >> usize::try_from(i64::try_from(&b).ok()?).ok()?,
        Operator::BitAnd => a & b,
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        _ => return None,
    }))
}

/// Quotient rounded down, and the remainder with the sign of the divisor.
fn floor_div_rem(a: IBig, b: IBig) -> (IBig, IBig) {
    let (q, r) = a.div_rem(&b);
    if r != IBig::ZERO && (r < IBig::ZERO) != (b < IBig::ZERO) { (q - IBig::ONE, r + b) } else { (q, r) }
}

fn to_big(value: &Const) -> Option<IBig> {
    match value {
        Const::Bool(b) => Some(IBig::from(i64::from(*b))),
        Const::Int(i) => Some(IBig::from(*i)),
        // Longer ones are not folded further, so converting every time stays cheap.
        Const::BigInt(s) if s.len() <= 100 => s.parse().ok(),
        _ => None,
    }
}

/// Exact conversion only.
fn to_float(value: &Const) -> Option<f64> {
    match *value {
        Const::Float(f) => Some(f),
        Const::Bool(b) => Some(f64::from(u8::from(b))),
        Const::Int(i) if i.unsigned_abs() <= 1 << 53 => Some(i as f64),
        _ => None,
    }
}

fn from_big(value: IBig) -> Const {
    match i64::try_from(&value) {
        Ok(small) => Const::Int(small),
        Err(_) => Const::BigInt(value.to_string().into()),
    }
}
