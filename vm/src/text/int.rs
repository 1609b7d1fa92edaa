//! `int` to and from text and `float`.

use super::unicode::{decimal_value, is_ascii_space, is_whitespace};
use super::{Result, TextError};
use std::sync::atomic::{AtomicUsize, Ordering};

use dashu_int::ops::BitTest;
use dashu_int::{IBig, Sign, UBig};

/// Default of `sys.get_int_max_str_digits()`.
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;
static MAX_STR_DIGITS: AtomicUsize = AtomicUsize::new(DEFAULT_MAX_STR_DIGITS);

/// `sys.get_int_max_str_digits()`.
pub fn max_str_digits() -> usize {
    MAX_STR_DIGITS.load(Ordering::Relaxed)
}

/// `sys.set_int_max_str_digits(n)`.
pub fn set_max_str_digits(n: usize) {
    MAX_STR_DIGITS.store(n, Ordering::Relaxed)
}

/// The lowest limit `sys.set_int_max_str_digits` takes besides 0, and the size below which none applies.
pub const MAX_STR_DIGITS_THRESHOLD: usize = 640;

/// An integer, with the common case kept out of the heap.
#[derive(Clone, Copy, Debug)]
pub enum Int<'a> {
    Small(i64),
    Big(&'a IBig),
}

impl From<i64> for Int<'_> {
    fn from(value: i64) -> Self {
        Int::Small(value)
    }
}

impl<'a> From<&'a IBig> for Int<'a> {
    fn from(value: &'a IBig) -> Self {
        Int::Big(value)
    }
}

/// Why a string is no `int`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseIntError {
    BadBase,
    /// The message quotes the argument's `repr`: see [`ParseIntError::into_error`].
    Invalid,
    /// More digits than `sys.get_int_max_str_digits()`.
    TooManyDigits {
        limit: usize,
        n_digits: usize,
    },
}

impl ParseIntError {
    /// The exception, for an argument whose `repr` is `literal`.
    pub fn into_error(self, base: u32, literal: &str) -> TextError {
        TextError::value(match self {
            ParseIntError::BadBase => "int() base must be >= 2 and <= 36, or 0".to_string(),
            ParseIntError::Invalid => {
                let end = literal.char_indices().nth(200).map_or(literal.len(), |(i, _)| i);
                format!("invalid literal for int() with base {base}: {}", &literal[..end])
            }
            ParseIntError::TooManyDigits { limit, n_digits } => format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: value has {n_digits} \
                 digits; use sys.set_int_max_str_digits() to increase the limit"
            ),
        })
    }
}

/// The plain case of `int(str)`: ASCII decimal digits with an optional sign and no limit in reach.
/// `None` means "ask [`parse`]", not "invalid".
pub fn parse_small(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, bytes),
    };
    // 18 digits cannot overflow.
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value = 0i64;
    for &b in digits {
        let digit = b.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(if negative { -value } else { value })
}

/// `int(text, base)`. `max_digits` is `sys.get_int_max_str_digits()`, 0 for no limit.
pub fn parse(text: &str, base: u32, max_digits: usize) -> std::result::Result<IBig, ParseIntError> {
    use ParseIntError::{BadBase, Invalid};
    if base != 0 && !(2..=36).contains(&base) {
        return Err(BadBase);
    }
    let text = to_ascii_number(text);
    let mut rest = text.trim_matches(is_ascii_space);
    let negative = rest.starts_with('-');
    rest = rest.strip_prefix(['-', '+']).unwrap_or(rest);

    let prefix_base = match rest.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let mut radix = base;
    let mut only_zero = false;
    if base == 0 {
        radix = if prefix_base != 0 { prefix_base } else { 10 };
        only_zero = prefix_base == 0 && rest.starts_with('0');
    }
    if prefix_base == radix {
        rest = &rest[2..];
        rest = rest.strip_prefix('_').unwrap_or(rest);
    }

    let mut digits = String::with_capacity(rest.len());
    let mut after_digit = false;
    for c in rest.chars() {
        if c == '_' {
            if !after_digit {
                return Err(Invalid);
            }
            after_digit = false;
        } else if c.is_digit(radix) {
            digits.push(c);
            after_digit = true;
        } else {
            return Err(Invalid);
        }
    }
    if !after_digit {
        return Err(Invalid);
    }
    if !radix.is_power_of_two() {
        let n_digits = digits.len();
        if n_digits > MAX_STR_DIGITS_THRESHOLD && max_digits > 0 && n_digits > max_digits {
            return Err(ParseIntError::TooManyDigits { limit: max_digits, n_digits });
        }
    }
    let magnitude = UBig::from_str_radix(&digits, radix).map_err(|_| Invalid)?;
    if only_zero && magnitude != UBig::ZERO {
        return Err(Invalid);
    }
    Ok(if negative { -IBig::from(magnitude) } else { IBig::from(magnitude) })
}

/// What CPython does to the argument of `int` and `float` first: spaces and digits of any script
/// become ASCII ones. Purely ASCII text is kept, so `\x1c` (a space for `str.isspace`) stays an error.
pub fn to_ascii_number(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let convert = |c: char| match c {
        _ if c.is_ascii() => c,
        _ if is_whitespace(c) => ' ',
        _ => decimal_value(c).and_then(|d| char::from_digit(d, 10)).unwrap_or('?'),
    };
    text.chars().map(convert).collect::<String>().into()
}

/// The digits of `value` in `radix` (2 to 36, lower case) without prefix, `-` in front.
///
/// # Panics
/// If `radix` is out of range.
pub fn to_string_radix(value: Int<'_>, radix: u32) -> String {
    match value {
        Int::Small(value) => match radix {
            10 => value.to_string(),
            2 | 8 | 16 => {
                let sign = if value < 0 { "-" } else { "" };
                let magnitude = value.unsigned_abs();
                match radix {
                    2 => format!("{sign}{magnitude:b}"),
                    8 => format!("{sign}{magnitude:o}"),
                    _ => format!("{sign}{magnitude:x}"),
                }
            }
            _ => IBig::from(value).in_radix(radix as u8).to_string(),
        },
        Int::Big(value) => value.in_radix(radix as u8).to_string(),
    }
}

/// `str(int)` under the digit limit (`max_digits` as for [`parse`]).
pub fn to_decimal(value: Int<'_>, max_digits: usize) -> Result<String> {
    let too_long = || {
        TextError::value(format!(
            "Exceeds the limit ({max_digits} digits) for integer string conversion; use \
             sys.set_int_max_str_digits() to increase the limit"
        ))
    };
    let limited = max_digits >= MAX_STR_DIGITS_THRESHOLD;
    if let Int::Big(big) = value
        && limited
    {
        // A digit holds less than 10/3 bits: certainly too long, so the conversion is not started.
        let n_bits = big.bit_len();
        if n_bits / 10 * 3 > max_digits + 3 {
            return Err(too_long());
        }
    }
    let text = to_string_radix(value, 10);
    let n_digits = text.len() - usize::from(text.starts_with('-'));
    if limited && n_digits > max_digits { Err(too_long()) } else { Ok(text) }
}

/// The nearest `float`, ties to even.
pub fn to_f64(value: &IBig) -> Result<f64> {
    // Not `IBig::to_f64`: dashu-int 0.6.2 rounds some values above halfway down.
    let (sign, magnitude) = value.clone().into_parts();
    let drop = magnitude.bit_len().saturating_sub(64);
    let sticky = magnitude.trailing_zeros().is_some_and(|zeros| zeros < drop);
    let top = u64::try_from(magnitude >> drop).expect("64 bits are left");
    let nearest = super::float::round_binary(top, sticky, drop as i64);
    if nearest.is_infinite() {
        return Err(TextError::overflow("int too large to convert to float"));
    }
    Ok(if sign == Sign::Negative { -nearest } else { nearest })
}

/// `int(float)`: towards zero.
pub fn from_f64(value: f64) -> Result<IBig> {
    if value.is_nan() {
        return Err(TextError::value("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(TextError::overflow("cannot convert float infinity to integer"));
    }
    let (mantissa, exponent) = super::float::decompose(value);
    let magnitude = match exponent {
        0.. => UBig::from(mantissa) << exponent as usize,
        -63..0 => UBig::from(mantissa >> -exponent),
        _ => UBig::ZERO,
    };
    let sign = if value < 0.0 { Sign::Negative } else { Sign::Positive };
    Ok(IBig::from_parts(sign, magnitude))
}
