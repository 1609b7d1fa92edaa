//! `float` to and from text.
//!
//! Digits come from the standard library, which is exact: `{:?}` gives the shortest digits that read
//! back as the same value, `{:.N}` and `{:.Ne}` round the exact binary value half to even. What is
//! added here is CPython's layout of those digits, its choice among equally short and equally near
//! ones (the even one, see [`tie_digits`]), its grammar, and hexadecimal notation.

use super::int::to_ascii_number;
use super::unicode::is_ascii_space;
use super::{Result, TextError, push_repeated};
use dashu_int::{IBig, UBig};

/// Digits after which every `f64` has only zeros, whether counted from the first one (767) or from
/// the point (1074). Longer precisions are filled up here; the standard library stops at 65535.
const MAX_EXACT_DIGITS: usize = 1100;

/// Largest precision of a conversion, as a C `int`.
const MAX_PRECISION: usize = i32::MAX as usize;

// ---- Decimal output ---------------------------------------------------------------------------

/// `repr(float)`.
pub fn repr(x: f64) -> String {
    if !x.is_finite() {
        return non_finite(x, false).to_string();
    }
    if tie_digits(x).is_some() {
        return shortest(x, Flags { add_dot_0: true, ..Flags::default() });
    }
    // Same shortest digits and same switch to an exponent (below 1e-4, from 1e16) as CPython; only
    // the exponent is written differently.
    with_c_exponent(format!("{x:?}"))
}

/// `repr` of a part of a `complex`: as [`repr`], without a closing `.0`.
pub fn repr_bare(x: f64) -> String {
    let mut text = repr(x);
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

/// A presentation of C's `printf` family, or the shortest one (`repr`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Exponent,
    Fixed,
    General,
    /// Precision is not used.
    Shortest,
}

/// What else decides the text of a float, beside style and precision.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flags {
    /// `#`: keep the point, and with `General` the zeros after it.
    pub alternate: bool,
    /// `E`, `INF`, `NAN`.
    pub upper: bool,
    /// Close with `.0` when there is neither point nor exponent (with `General`, `Shortest`).
    pub add_dot_0: bool,
    /// `z`: no minus sign when the digits are all zero.
    pub no_negative_zero: bool,
}

/// `x` in the given style: an optional `-`, then digits, or `inf` or `nan`.
pub fn format(x: f64, style: Style, precision: usize, flags: Flags) -> Result<String> {
    if precision > MAX_PRECISION {
        return Err(TextError::value("precision too big"));
    }
    if !x.is_finite() {
        return Ok(non_finite(x, flags.upper).to_string());
    }
    let mut text = match style {
        Style::Fixed => fixed(x, precision, flags.alternate)?,
        Style::Exponent => exponent(x, precision, flags.alternate)?,
        Style::General => general(x, precision.max(1), flags)?,
        Style::Shortest => shortest(x, flags),
    };
    if flags.no_negative_zero && text.starts_with('-') {
        let mantissa = text.split('e').next().unwrap_or("");
        if !mantissa.contains(|c: char| matches!(c, '1'..='9')) {
            text.remove(0);
        }
    }
    if flags.upper {
        text.make_ascii_uppercase();
    }
    Ok(text)
}

/// `%e`, lower case.
pub fn format_e(x: f64, precision: usize, alternate: bool) -> Result<String> {
    format(x, Style::Exponent, precision, Flags { alternate, ..Flags::default() })
}

/// `%f`, lower case.
pub fn format_f(x: f64, precision: usize, alternate: bool) -> Result<String> {
    format(x, Style::Fixed, precision, Flags { alternate, ..Flags::default() })
}

/// `%g`, lower case; also `n` in the C locale.
pub fn format_g(x: f64, precision: usize, alternate: bool) -> Result<String> {
    format(x, Style::General, precision, Flags { alternate, ..Flags::default() })
}

/// The `%` presentation of `format()`.
pub fn format_percent(x: f64, precision: usize, alternate: bool) -> Result<String> {
    let mut text = format_f(x * 100.0, precision, alternate)?;
    text.push('%');
    Ok(text)
}

fn non_finite(x: f64, upper: bool) -> &'static str {
    match (x.is_nan(), x < 0.0, upper) {
        (true, _, false) => "nan",
        (true, _, true) => "NAN",
        (false, false, false) => "inf",
        (false, false, true) => "INF",
        (false, true, false) => "-inf",
        (false, true, true) => "-INF",
    }
}

fn fixed(x: f64, precision: usize, alternate: bool) -> Result<String> {
    if let Some(text) = fixed_small(x, precision) {
        return Ok(text);
    }
    let exact = precision.min(MAX_EXACT_DIGITS);
    let mut text = format!("{x:.exact$}");
    push_repeated(&mut text, '0', precision - exact)?;
    if alternate && precision == 0 {
        text.push('.');
    }
    Ok(text)
}

/// The size of `x * 10**precision`, rounded, with 1 to 17 places, if it fits 64 bits. That product of a 53-bit
/// mantissa is exact in 128 bits, so no big numbers are needed for ties and other exact values, for which the
/// standard library falls back to them.
fn scaled(x: f64, precision: usize) -> Option<u64> {
    let scale = 10u64.pow(u32::try_from(precision).ok().filter(|p| (1..=17).contains(p))?);
    let (mantissa, exponent) = decompose(x.abs());
    let scaled = mantissa as u128 * scale as u128;
    let shift = u32::try_from(-exponent).ok().filter(|s| (1..128).contains(s))?;
    let (floor, rest, half) = (scaled >> shift, scaled & ((1 << shift) - 1), 1 << (shift - 1));
    let up = rest > half || (rest == half && floor & 1 == 1);
    u64::try_from(floor).ok()?.checked_add(up as u64)
}

/// `fixed` where there is a [`scaled`] number.
fn fixed_small(x: f64, precision: usize) -> Option<String> {
    let n = scaled(x, precision)?;
    // Sign, point, a zero before it, and the digits of a u64, written from the end.
    let mut buf = [0u8; 24];
    let mut at = buf.len();
    let mut left = n;
    let mut places = 0;
    while left > 0 || places <= precision {
        if places == precision {
            at -= 1;
            buf[at] = b'.';
        }
        at -= 1;
        buf[at] = b'0' + (left % 10) as u8;
        left /= 10;
        places += 1;
    }
    if x.is_sign_negative() {
        at -= 1;
        buf[at] = b'-';
    }
    String::from_utf8(buf[at..].to_vec()).ok()
}

fn exponent(x: f64, precision: usize, alternate: bool) -> Result<String> {
    let exact = precision.min(MAX_EXACT_DIGITS);
    let mut text = format!("{x:.exact$e}");
    let at = text.find('e').unwrap_or(text.len());
    let tail = text.split_off(at);
    push_repeated(&mut text, '0', precision - exact)?;
    if alternate && precision == 0 {
        text.push('.');
    }
    text.push_str(&tail);
    Ok(with_c_exponent(text))
}

fn general(x: f64, precision: usize, flags: Flags) -> Result<String> {
    let exact = precision.min(MAX_EXACT_DIGITS) - 1;
    let text = format!("{x:.exact$e}");
    let (sign, mantissa, exp) = split_exponent(&text);
    let mut digits: String = mantissa.chars().filter(|&c| c != '.').collect();
    if flags.alternate {
        push_repeated(&mut digits, '0', precision - 1 - exact)?;
    } else {
        digits.truncate(digits.trim_end_matches('0').len().max(1));
    }
    // The first digit stands for 10**exp. CPython keeps one place for the `.0` it may have to add.
    let last_fixed = if flags.add_dot_0 { precision as i64 - 1 } else { precision as i64 };
    let use_exponent = i64::from(exp) < -4 || i64::from(exp) >= last_fixed;
    Ok(lay_out(sign, &digits, exp, use_exponent, flags))
}

fn shortest(x: f64, flags: Flags) -> String {
    let mut text = format!("{x:e}");
    let n_digits = |text: &str| split_exponent(text).1.bytes().filter(u8::is_ascii_digit).count();
    if let Some(exact) = tie_digits(x)
        && exact == n_digits(&text) + 1
    {
        let even = format!("{x:.0$e}", exact - 2);
        // Below a power of two floats lie closer, so there the lower form may belong to another one.
        if even.parse() == Ok(x) {
            text = even;
        }
    }
    let (sign, mantissa, exp) = split_exponent(&text);
    let digits: String = mantissa.chars().filter(|&c| c != '.').collect();
    lay_out(sign, &digits, exp, !(-4..16).contains(&exp), flags)
}

/// The number of digits of the exact value of `x`, if it ends in 5 and has 16 to 18 digits.
///
/// When the shortest form is one digit shorter than that, two forms are equally near, as
/// 2.1655044555664062 and ...63 are to 2.16550445556640625; CPython takes the even one, the standard
/// library the upper one. With `x = k / 2**m` and `k` odd, the exact digits are those of `k * 5**m`.
/// Shorter exact values are their own shortest form, and neighbours of longer ones differ too much.
fn tie_digits(x: f64) -> Option<usize> {
    let (mantissa, exponent) = decompose(x);
    if mantissa == 0 {
        return None;
    }
    let zeros = mantissa.trailing_zeros();
    let m = u32::try_from(-(exponent + zeros as i32)).ok().filter(|m| (2..=25).contains(m))?;
    let digits = (mantissa >> zeros).checked_mul(5u64.pow(m))?;
    (10u64.pow(15)..10u64.pow(18)).contains(&digits).then(|| digits.ilog10() as usize + 1)
}

/// Digits whose first one stands for 10**exp, as `d.ddde+XX` or in full.
fn lay_out(sign: &str, digits: &str, exp: i32, use_exponent: bool, flags: Flags) -> String {
    let mut out = String::with_capacity(digits.len() + 8);
    out.push_str(sign);
    let (whole, fraction) = if use_exponent {
        let (whole, fraction) = digits.split_at(1);
        out.push_str(whole);
        (1, fraction.to_string())
    } else if exp < 0 {
        out.push('0');
        (1, "0".repeat(-exp as usize - 1) + digits)
    } else {
        let whole = exp as usize + 1;
        let have = digits.len().min(whole);
        out.push_str(&digits[..have]);
        out.extend(std::iter::repeat_n('0', whole - have));
        (whole, digits[have..].to_string())
    };
    debug_assert!(whole > 0);
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(&fraction);
    } else if flags.add_dot_0 && !use_exponent {
        out.push_str(".0");
    } else if flags.alternate {
        out.push('.');
    }
    if use_exponent {
        push_c_exponent(&mut out, exp);
    }
    out
}

/// `-1.5e-7` as `("-", "1.5", -7)`.
fn split_exponent(text: &str) -> (&str, &str, i32) {
    let (sign, rest) = if let Some(rest) = text.strip_prefix('-') { ("-", rest) } else { ("", text) };
    let (mantissa, exp) = rest.split_once('e').unwrap_or((rest, "0"));
    (sign, mantissa, exp.parse().unwrap_or(0))
}

/// Rewrites an exponent from Rust's form (`e5`) to C's (`e+05`).
fn with_c_exponent(mut text: String) -> String {
    if let Some(at) = text.find('e') {
        let exp = text[at + 1..].parse().unwrap_or(0);
        text.truncate(at);
        push_c_exponent(&mut text, exp);
    }
    text
}

fn push_c_exponent(out: &mut String, exp: i32) {
    out.push('e');
    out.push(if exp < 0 { '-' } else { '+' });
    if exp.unsigned_abs() < 10 {
        out.push('0');
    }
    out.push_str(&exp.unsigned_abs().to_string());
}

// ---- Decimal input ----------------------------------------------------------------------------

/// `float(str)`, correctly rounded; `None` where CPython raises `ValueError`.
pub fn parse(text: &str) -> Option<f64> {
    let text = to_ascii_number(text);
    let text = text.trim_matches(is_ascii_space);
    if !text.contains('_') {
        return parse_plain(text);
    }
    // An underscore must stand between two digits.
    let bytes = text.as_bytes();
    for (i, &b) in bytes.iter().enumerate() {
        let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
        if b == b'_' && !(is_digit(i.checked_sub(1)) && is_digit(Some(i + 1))) {
            return None;
        }
    }
    parse_plain(&text.replace('_', ""))
}

fn parse_plain(text: &str) -> Option<f64> {
    // Rust takes the same grammar (sign, digits, point, exponent, inf, infinity, nan in any case).
    let x: f64 = text.parse().ok()?;
    if x.is_nan() {
        return Some(if text.starts_with('-') { -f64::NAN.abs() } else { f64::NAN.abs() });
    }
    Some(x)
}

/// The `ValueError` for a string that [`parse`] refuses, given its `repr`.
pub fn parse_error(literal: &str) -> TextError {
    TextError::value(format!("could not convert string to float: {literal}"))
}

// ---- Hexadecimal ------------------------------------------------------------------------------

/// `float.hex`.
pub fn hex(x: f64) -> String {
    if !x.is_finite() {
        return non_finite(x, false).to_string();
    }
    let bits = x.to_bits();
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let fraction = bits & ((1 << 52) - 1);
    let biased = (bits >> 52 & 0x7ff) as i32;
    match (biased, fraction) {
        (0, 0) => format!("{sign}0x0.0p+0"),
        (0, _) => format!("{sign}0x0.{fraction:013x}p-1022"),
        _ => format!("{sign}0x1.{fraction:013x}p{:+}", biased - 1023),
    }
}

/// `float.fromhex`.
pub fn fromhex(text: &str) -> Result<f64> {
    let invalid = || TextError::value("invalid hexadecimal floating-point string");
    let rest = text.trim_matches(is_ascii_space);
    let negative = rest.starts_with('-');
    let rest = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    let signed = |x: f64| if negative { -x } else { x };
    if rest.eq_ignore_ascii_case("inf") || rest.eq_ignore_ascii_case("infinity") {
        return Ok(signed(f64::INFINITY));
    }
    if rest.eq_ignore_ascii_case("nan") {
        return Ok(signed(f64::NAN.abs()));
    }
    let rest = rest.strip_prefix("0x").or_else(|| rest.strip_prefix("0X")).unwrap_or(rest);
    let (digits, exponent) = match rest.split_once(['p', 'P']) {
        Some((digits, exponent)) => (digits, Some(exponent)),
        None => (rest, None),
    };

    // Leading digits go to `mantissa`, the rest only moves the exponent and sets `sticky`.
    let (mut mantissa, mut sticky, mut exp) = (0u64, false, 0i64);
    let (mut seen_point, mut n_digits) = (false, 0usize);
    for c in digits.chars() {
        if c == '.' && !seen_point {
            seen_point = true;
            continue;
        }
        let digit = c.to_digit(16).ok_or_else(invalid)?;
        n_digits += 1;
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
            exp -= if seen_point { 4 } else { 0 };
        } else {
            sticky |= digit != 0;
            exp += if seen_point { 0 } else { 4 };
        }
    }
    if n_digits == 0 {
        return Err(invalid());
    }
    if let Some(text) = exponent {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(invalid());
        }
        // Saturation at a size no string of digits can make up for.
        let size = digits.parse::<i64>().map_or(1 << 60, |size| size.min(1 << 60));
        exp += if text.starts_with('-') { -size } else { size };
    }
    let x = round_binary(mantissa, sticky, exp);
    if x.is_infinite() {
        return Err(TextError::overflow("hexadecimal value too large to represent as a float"));
    }
    Ok(signed(x))
}

/// `mantissa * 2**exp`, plus a bit less than one unit when `sticky`, to nearest, ties to even.
pub(super) fn round_binary(mantissa: u64, sticky: bool, exp: i64) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let top = exp + i64::from(64 - mantissa.leading_zeros());
    if top > 1024 {
        return f64::INFINITY;
    }
    if top < -1074 {
        return 0.0;
    }
    // Exponent of the last place of the result.
    let last = (top - 53).max(-1074);
    let drop = last - exp;
    let kept = if drop <= 0 {
        mantissa << -drop
    } else {
        debug_assert!(drop <= 64);
        let wide = u128::from(mantissa);
        let (kept, dropped) = ((wide >> drop) as u64, wide & ((1 << drop) - 1));
        let half = 1u128 << (drop - 1);
        let up = dropped > half || dropped == half && (sticky || kept & 1 == 1);
        kept + u64::from(up)
    };
    // Both factors and the product are exact, or the product overflows.
    kept as f64 * power_of_two(last)
}

/// `2**exp` for exponents from -1074 to 1023.
fn power_of_two(exp: i64) -> f64 {
    if exp < -1022 { f64::from_bits(1 << (exp + 1074)) } else { f64::from_bits(((exp + 1023) as u64) << 52) }
}

// ---- Parts and rounding -----------------------------------------------------------------------

/// Mantissa and exponent with `|x| == mantissa * 2**exponent`, for finite `x`.
pub fn decompose(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52 & 0x7ff) as i32 {
        0 => (fraction, -1074),
        biased => (fraction | 1 << 52, biased - 1075),
    }
}

/// `float.as_integer_ratio`: numerator and denominator in lowest terms.
pub fn as_integer_ratio(x: f64) -> Result<(IBig, IBig)> {
    if x.is_nan() {
        return Err(TextError::value("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(TextError::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = decompose(x);
    if mantissa == 0 {
        return Ok((IBig::ZERO, IBig::ONE));
    }
    let zeros = mantissa.trailing_zeros();
    mantissa >>= zeros;
    exponent += zeros as i32;
    let (mut numerator, mut denominator) = (UBig::from(mantissa), UBig::ONE);
    if exponent > 0 {
        numerator <<= exponent as usize;
    } else {
        denominator <<= -exponent as usize;
    }
    let numerator = IBig::from(numerator);
    Ok((if x < 0.0 { -numerator } else { numerator }, IBig::from(denominator)))
}

/// `round(x)`: the nearest integer, ties to even.
pub fn round_to_int(x: f64) -> Result<IBig> {
    super::int::from_f64(x.round_ties_even())
}

/// `round(x, n)`: the float nearest to the exact value rounded half to even at `n` decimal places.
pub fn round_ndigits(x: f64, n: i64) -> Result<f64> {
    // No float has digits after the place 10**-323; none reaches half of 10**309.
    if !x.is_finite() || x == 0.0 || n > 323 {
        return Ok(x);
    }
    if n < -308 {
        return Ok(0.0 * x);
    }
    let rounded = if n >= 0 {
        let n = n as usize;
        /// Ints below this, and powers of ten that 17 places need, are floats: their quotient is the nearest one.
        const EXACT: u64 = 1 << 53;
        if let Some(digits) = scaled(x, n).filter(|d| *d < EXACT) {
            return Ok((digits as f64 / 10u64.pow(n as u32) as f64).copysign(x));
        }
        format!("{x:.n$}").parse().unwrap_or(x)
    } else {
        round_left_of_point(x, -n as usize)
    };
    if rounded.is_infinite() {
        return Err(TextError::overflow("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// `x` rounded to a multiple of `10**places`, ties to even.
fn round_left_of_point(x: f64, places: usize) -> f64 {
    // All digits of the exact value; `{:.0}` would round where the tie has to be seen.
    let text = format!("{:.1074}", x.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let Some(keep) = whole.len().checked_sub(places) else { return 0.0f64.copysign(x) };
    let (kept, dropped) = whole.split_at(keep);
    let exact_tail = || dropped[1..].bytes().chain(fraction.bytes()).all(|b| b == b'0');
    let odd = kept.bytes().last().is_some_and(|b| b & 1 == 1);
    let up = match dropped.as_bytes()[0] {
        b'5' => odd || !exact_tail(),
        digit => digit > b'5',
    };
    let mut kept: UBig = kept.parse().unwrap_or(UBig::ZERO);
    if up {
        kept += UBig::ONE;
    }
    let magnitude: f64 = format!("{kept}e{places}").parse().unwrap_or(f64::INFINITY);
    magnitude.copysign(x)
}
