//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.
//!
//! [`Spec::parse`] checks what can be checked without the value; `format_int`, `format_float`,
//! `format_complex` and `format_str` check the rest and lay the value out. All messages are CPython's
//! and carry the type name of the value (a subclass shows its own).
//!
//! `n` is the current locale's form; the locale here is always C, which groups nothing.

use super::float::{self, Flags, Style};
use super::int::{self, Int};
use super::unicode::decimal_value;
use super::{Result, TextError, push_repeated};

/// Where padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    Center,
    /// `=`: between the sign and the digits.
    AfterSign,
}

/// When a non-negative number shows a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Plus,
    Minus,
    Space,
}

/// What is formatted; decides the defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Str,
    Int,
    Float,
    Complex,
}

/// A parsed format specifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    pub fill: char,
    pub align: Align,
    pub sign: Option<Sign>,
    pub no_negative_zero: bool,
    pub alternate: bool,
    pub width: Option<usize>,
    /// `,` or `_`, between groups of whole digits.
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// `,` or `_`, between groups of fraction digits.
    pub frac_grouping: Option<char>,
    /// The presentation type; the default of the target (`s`, `d`) when none is given, or `None`.
    pub kind: Option<char>,
}

// ---- Parsing ----------------------------------------------------------------------------------

impl Spec {
    /// The meaning of an empty specifier.
    pub fn default_for(target: Target) -> Spec {
        Spec {
            fill: ' ',
            align: if target == Target::Str { Align::Left } else { Align::Right },
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: None,
            precision: None,
            frac_grouping: None,
            kind: match target {
                Target::Str => Some('s'),
                Target::Int => Some('d'),
                Target::Float | Target::Complex => None,
            },
        }
    }

    /// Parses `text` for a value of type `type_name`.
    pub fn parse(text: &str, target: Target, type_name: &str) -> Result<Spec> {
        let mut spec = Spec::default_for(target);
        let mut rest = text;
        let mut has_fill = false;
        let mut has_align = false;

        let mut chars = rest.chars();
        match (chars.next(), chars.next()) {
            (Some(fill), Some(c)) if align_of(c).is_some() => {
                spec.fill = fill;
                spec.align = align_of(c).unwrap_or(spec.align);
                (has_fill, has_align) = (true, true);
                rest = chars.as_str();
            }
            (Some(c), _) => {
                if let Some(align) = align_of(c) {
                    spec.align = align;
                    has_align = true;
                    rest = &rest[1..];
                }
            }
            (None, _) => return Ok(spec),
        }
        spec.sign = match rest.as_bytes().first() {
            Some(b'+') => Some(Sign::Plus),
            Some(b'-') => Some(Sign::Minus),
            Some(b' ') => Some(Sign::Space),
            _ => None,
        };
        if spec.sign.is_some() {
            rest = &rest[1..];
        }
        spec.no_negative_zero = take(&mut rest, b'z');
        spec.alternate = take(&mut rest, b'#');
        if !has_fill && take(&mut rest, b'0') {
            spec.fill = '0';
            if !has_align && target != Target::Str {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = take_number(&mut rest)?;
        spec.grouping = take_grouping(&mut rest)?;
        if take(&mut rest, b'.') {
            spec.precision = take_number(&mut rest)?;
            spec.frac_grouping = take_grouping(&mut rest)?;
            if spec.precision.is_none() && spec.frac_grouping.is_none() {
                return Err(TextError::value("Format specifier missing precision"));
            }
        }
        let mut chars = rest.chars();
        if let Some(kind) = chars.next() {
            if !chars.as_str().is_empty() {
                return Err(TextError::value(format!(
                    "Invalid format specifier '{text}' for object of type '{type_name}'"
                )));
            }
            spec.kind = Some(kind);
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    /// Whether an int is laid out by fill character, alignment, sign and width alone.
    pub fn is_plain_int(&self) -> bool {
        let decimal = matches!(self.kind, None | Some('d'));
        let plain = self.grouping.is_none() && self.frac_grouping.is_none() && self.precision.is_none();
        decimal && plain && !self.no_negative_zero
    }

    fn check_grouping(&self) -> Result<()> {
        let refuse = |separator: char, kind: char| {
            Err(TextError::value(format!("Cannot specify '{separator}' with '{}'.", shown_kind(kind))))
        };
        match (self.grouping, self.kind) {
            (None, _) | (_, None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F')) => {}
            (Some('_'), Some('b' | 'o' | 'x' | 'X')) => {}
            (Some(separator), Some(kind)) => return refuse(separator, kind),
        }
        match (self.frac_grouping, self.kind) {
            (Some(separator), Some('n')) => refuse(separator, 'n'),
            _ => Ok(()),
        }
    }

    fn unknown_kind<T>(&self, type_name: &str) -> Result<T> {
        let kind = self.kind.map_or_else(String::new, shown_kind);
        Err(TextError::value(format!("Unknown format code '{kind}' for object of type '{type_name}'")))
    }
}

fn align_of(c: char) -> Option<Align> {
    Some(match c {
        '<' => Align::Left,
        '>' => Align::Right,
        '^' => Align::Center,
        '=' => Align::AfterSign,
        _ => return None,
    })
}

/// Takes an ASCII character, if it comes next.
#[inline]
fn take(rest: &mut &str, c: u8) -> bool {
    let comes = rest.as_bytes().first() == Some(&c);
    if comes {
        *rest = &rest[1..];
    }
    comes
}

/// Decimal digits of any script; `None` when there are none.
fn take_number(rest: &mut &str) -> Result<Option<usize>> {
    let mut value = None;
    while let Some(c) = rest.chars().next()
        && let Some(digit) = decimal_value(c)
    {
        let next = (value.unwrap_or(0) as i64).checked_mul(10).and_then(|v| v.checked_add(i64::from(digit)));
        let Some(next) = next else {
            return Err(TextError::value("Too many decimal digits in format string"));
        };
        value = Some(next as usize);
        *rest = &rest[c.len_utf8()..];
    }
    Ok(value)
}

fn take_grouping(rest: &mut &str) -> Result<Option<char>> {
    let comma = take(rest, b',');
    let underscore = take(rest, b'_');
    match (comma, underscore) {
        (true, true) => Err(TextError::value("Cannot specify both ',' and '_'.")),
        (false, true) if rest.starts_with(',') => Err(TextError::value("Cannot specify both ',' and '_'.")),
        (true, false) => Ok(Some(',')),
        (false, true) => Ok(Some('_')),
        (false, false) => Ok(None),
    }
}

fn shown_kind(kind: char) -> String {
    match kind {
        '!'..='\x7f' => kind.to_string(),
        _ => format!("\\x{:x}", kind as u32),
    }
}

// ---- Strings ----------------------------------------------------------------------------------

/// How a string of some length is laid out: the first `keep` characters between paddings of `fill`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StrLayout {
    pub keep: usize,
    pub left: usize,
    pub right: usize,
    pub fill: char,
}

/// The layout of a string of `n_chars` code points; for callers whose strings are no `&str`.
pub fn layout_str(n_chars: usize, spec: &Spec, type_name: &str) -> Result<StrLayout> {
    if spec.kind != Some('s') {
        return spec.unknown_kind(type_name);
    }
    let refused = if let Some(sign) = spec.sign {
        Some(if sign == Sign::Space {
            "Space not allowed in string format specifier"
        } else {
            "Sign not allowed in string format specifier"
        })
    } else if spec.no_negative_zero {
        Some("Negative zero coercion (z) not allowed in string format specifier")
    } else if spec.alternate {
        Some("Alternate form (#) not allowed in string format specifier")
    } else if spec.align == Align::AfterSign {
        Some("'=' alignment not allowed in string format specifier")
    } else {
        None
    };
    if let Some(message) = refused {
        return Err(TextError::value(message));
    }
    let keep = spec.precision.map_or(n_chars, |precision| n_chars.min(precision));
    let (left, right) = split_padding(spec, keep);
    Ok(StrLayout { keep, left, right, fill: spec.fill })
}

/// `str.__format__`.
pub fn format_str(text: &str, spec: &Spec, type_name: &str) -> Result<String> {
    let n_chars = if text.is_ascii() { text.len() } else { text.chars().count() };
    let layout = layout_str(n_chars, spec, type_name)?;
    let end = if layout.keep == n_chars {
        text.len()
    } else {
        text.char_indices().nth(layout.keep).map_or(text.len(), |(i, _)| i)
    };
    padded(&text[..end], layout.fill, layout.left, layout.right)
}

/// Padding left and right of `n_chars` characters. `=` counts as `<`.
fn split_padding(spec: &Spec, n_chars: usize) -> (usize, usize) {
    let total = spec.width.unwrap_or(0).saturating_sub(n_chars);
    match spec.align {
        Align::Left | Align::AfterSign => (0, total),
        Align::Right => (total, 0),
        Align::Center => (total / 2, total - total / 2),
    }
}

fn padded(text: &str, fill: char, left: usize, right: usize) -> Result<String> {
    let mut out = String::new();
    let all = left.checked_add(right).and_then(|n| n.checked_mul(fill.len_utf8())?.checked_add(text.len()));
    super::check_memory(all.unwrap_or(usize::MAX))?;
    push_repeated(&mut out, fill, left)?;
    out.push_str(text);
    push_repeated(&mut out, fill, right)?;
    Ok(out)
}

// ---- Integers ---------------------------------------------------------------------------------

/// `int.__format__`; also `bool.__format__` with a non-empty specifier (with an empty one a `bool`
/// shows its `str`). `max_digits` is `sys.get_int_max_str_digits()`.
pub fn format_int(value: Int<'_>, spec: &Spec, type_name: &str, max_digits: usize) -> Result<String> {
    let kind = spec.kind.unwrap_or('d');
    let radix = match kind {
        'd' | 'n' => 10,
        'b' => 2,
        'o' => 8,
        'x' | 'X' => 16,
        'c' => 0,
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            let x = match value {
                Int::Small(value) => value as f64,
                Int::Big(value) => int::to_f64(value)?,
            };
            return format_float(x, spec, type_name);
        }
        _ => return spec.unknown_kind(type_name),
    };
    check_int_spec(spec)?;
    if kind == 'c' {
        return format_char(value, spec);
    }
    let mut digits =
        if radix == 10 { int::to_decimal(value, max_digits)? } else { int::to_string_radix(value, radix) };
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    // The common cases: a bare number, or one padded with spaces on the left.
    if spec.grouping.is_none() && spec.sign.is_none() && !spec.alternate {
        match spec.width {
            None => return Ok(digits),
            Some(width) if spec.align == Align::Right => {
                return padded(&digits, spec.fill, width.saturating_sub(digits.len()), 0);
            }
            _ => {}
        }
    }
    let prefix = match kind {
        _ if !spec.alternate => "",
        'b' => "0b",
        'o' => "0o",
        'x' => "0x",
        'X' => "0X",
        _ => "",
    };
    let number = Number {
        negative: digits.starts_with('-'),
        prefix,
        whole: digits.trim_start_matches('-'),
        group_size: if radix == 10 { 3 } else { 4 },
        ..Number::default()
    };
    number.lay_out(spec)
}

/// The code point that type `c` shows and its layout; for callers that have to show a lone surrogate,
/// which [`format_int`] cannot put into a Rust string (it shows U+FFFD).
pub fn layout_char(value: Int<'_>, spec: &Spec) -> Result<(u32, StrLayout)> {
    check_int_spec(spec)?;
    if spec.sign.is_some() {
        return Err(TextError::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(TextError::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let code = match value {
        Int::Small(code) => Some(code),
        Int::Big(big) => i64::try_from(big).ok(),
    };
    let Some(code) = code else {
        return Err(TextError::overflow("Python int too large to convert to C long"));
    };
    if !(0..0x110000).contains(&code) {
        return Err(TextError::overflow("%c arg not in range(0x110000)"));
    }
    let (left, right) = match spec.align {
        Align::AfterSign => (spec.width.unwrap_or(0).saturating_sub(1), 0),
        _ => split_padding(spec, 1),
    };
    Ok((code as u32, StrLayout { keep: 1, left, right, fill: spec.fill }))
}

fn format_char(value: Int<'_>, spec: &Spec) -> Result<String> {
    let (code, layout) = layout_char(value, spec)?;
    let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    padded(c.encode_utf8(&mut [0; 4]), layout.fill, layout.left, layout.right)
}

fn check_int_spec(spec: &Spec) -> Result<()> {
    if spec.precision.is_some() {
        return Err(TextError::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(TextError::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    Ok(())
}

// ---- Floats -----------------------------------------------------------------------------------

/// `float.__format__`.
pub fn format_float(x: f64, spec: &Spec, type_name: &str) -> Result<String> {
    // The common case `.Nf`.
    if spec.kind == Some('f') && spec.width.is_none() && spec.is_plain() && x.is_finite() {
        return float::format(x, Style::Fixed, spec.precision.unwrap_or(6), Flags::default());
    }
    let percent = spec.kind == Some('%');
    let Some(mut text) = float_digits(x, spec)? else { return spec.unknown_kind(type_name) };
    if percent {
        text.push('%');
    }
    if spec.is_plain() && spec.width.is_none_or(|width| width <= text.len()) {
        return Ok(text);
    }
    if spec.is_plain() && spec.align != Align::AfterSign {
        let (left, right) = split_padding(spec, text.len());
        return padded(&text, spec.fill, left, right);
    }
    lay_out_float(&text, spec)
}

impl Spec {
    /// Whether only width and precision differ from the default.
    fn is_plain(&self) -> bool {
        self.sign.is_none()
            && !self.no_negative_zero
            && !self.alternate
            && self.grouping.is_none()
            && self.frac_grouping.is_none()
    }
}

/// `x` in the style of the specifier, not laid out; `None` for a type that is no style of floats.
fn float_digits(x: f64, spec: &Spec) -> Result<Option<String>> {
    let mut flags = Flags {
        alternate: spec.alternate,
        no_negative_zero: spec.no_negative_zero,
        upper: matches!(spec.kind, Some('E' | 'F' | 'G')),
        add_dot_0: spec.kind.is_none(),
    };
    let precision = spec.precision.unwrap_or(6);
    let style = match spec.kind {
        None if spec.precision.is_none() => Style::Shortest,
        None => Style::General,
        Some('e' | 'E') => Style::Exponent,
        Some('f' | 'F') => Style::Fixed,
        Some('g' | 'G' | 'n') => Style::General,
        Some('%') => Style::Fixed,
        Some(_) => return Ok(None),
    };
    if spec.kind == Some('%') {
        flags.upper = false;
        return float::format(x * 100.0, style, precision, flags).map(Some);
    }
    float::format(x, style, precision, flags).map(Some)
}

fn lay_out_float(text: &str, spec: &Spec) -> Result<String> {
    let negative = text.starts_with('-');
    let unsigned = text.trim_start_matches('-');
    let (whole, rest) = split_digits(unsigned);
    let (point, fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => {
            let (fraction, rest) = split_digits(rest);
            (true, fraction, rest)
        }
        None => (false, "", rest),
    };
    Number { negative, prefix: "", whole, point, fraction, rest, group_size: 3 }.lay_out(spec)
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// `complex.__format__`.
pub fn format_complex(re: f64, im: f64, spec: &Spec, type_name: &str) -> Result<String> {
    if !matches!(spec.kind, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) {
        return spec.unknown_kind(type_name);
    }
    if spec.fill == '0' {
        return Err(TextError::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(TextError::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let part_spec = Spec { width: None, align: Align::Left, ..spec.clone() };
    // Without a type the shortest form, as `repr`, which leaves a real part of 0.0 away.
    let part = |x: f64, spec: &Spec| -> Result<String> {
        let flags = Flags {
            alternate: spec.alternate,
            no_negative_zero: spec.no_negative_zero,
            upper: matches!(spec.kind, Some('E' | 'F' | 'G')),
            add_dot_0: false,
        };
        let style = match spec.kind {
            None if spec.precision.is_none() => Style::Shortest,
            Some('e' | 'E') => Style::Exponent,
            Some('f' | 'F') => Style::Fixed,
            _ => Style::General,
        };
        lay_out_float(&float::format(x, style, spec.precision.unwrap_or(6), flags)?, spec)
    };
    let bare = spec.kind.is_none();
    let skip_re = bare && re == 0.0 && re.is_sign_positive();
    let mut text = String::new();
    if bare && !skip_re {
        text.push('(');
    }
    if skip_re {
        text.push_str(&part(im, &part_spec)?);
    } else {
        text.push_str(&part(re, &part_spec)?);
        text.push_str(&part(im, &Spec { sign: Some(Sign::Plus), ..part_spec })?);
    }
    text.push('j');
    if bare && !skip_re {
        text.push(')');
    }
    let (left, right) = split_padding(spec, text.len());
    padded(&text, spec.fill, left, right)
}

// ---- Layout of numbers ------------------------------------------------------------------------

/// The parts of a number:
///
/// ```text
/// | left padding | sign | prefix | padding of '=' | whole | point | fraction | rest | right padding |
/// ```
#[derive(Default)]
struct Number<'a> {
    negative: bool,
    /// `0x` and the like.
    prefix: &'a str,
    whole: &'a str,
    point: bool,
    fraction: &'a str,
    /// Exponent, `%`, `inf` or `nan`.
    rest: &'a str,
    group_size: usize,
}

impl Number<'_> {
    fn lay_out(&self, spec: &Spec) -> Result<String> {
        let sign = match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Some(Sign::Plus)) => "+",
            (false, Some(Sign::Space)) => " ",
            _ => "",
        };
        let width = spec.width.unwrap_or(0);
        let fraction = match spec.frac_grouping {
            Some(separator) => group_from_left(self.fraction, separator),
            None => self.fraction.to_string(),
        };
        let fixed_chars =
            sign.len() + self.prefix.len() + usize::from(self.point) + fraction.len() + self.rest.len();
        // Zeros of `0` are digits, and are grouped with the others.
        let zero_fill = spec.fill == '0' && spec.align == Align::AfterSign;
        let min_whole = if zero_fill { width.saturating_sub(fixed_chars) } else { 0 };
        let whole = if self.whole.is_empty() {
            String::new()
        } else {
            group_from_right(self.whole, spec.grouping, self.group_size, min_whole)?
        };

        let padding = width.saturating_sub(fixed_chars + whole.len());
        let (left, inner, right) = match spec.align {
            Align::Left => (0, 0, padding),
            Align::Center => (padding / 2, 0, padding - padding / 2),
            Align::AfterSign => (0, padding, 0),
            Align::Right => (padding, 0, 0),
        };
        let mut out = String::new();
        push_repeated(&mut out, spec.fill, left)?;
        out.push_str(sign);
        out.push_str(self.prefix);
        push_repeated(&mut out, spec.fill, inner)?;
        out.push_str(&whole);
        if self.point {
            out.push('.');
        }
        out.push_str(&fraction);
        out.push_str(self.rest);
        push_repeated(&mut out, spec.fill, right)?;
        Ok(out)
    }
}

/// Groups digits from the point leftwards and fills up with zeros to `min_width`. The result may be
/// one longer, since no separator may come first.
fn group_from_right(digits: &str, separator: Option<char>, size: usize, min_width: usize) -> Result<String> {
    let mut out = String::new();
    let Some(separator) = separator else {
        push_repeated(&mut out, '0', min_width.saturating_sub(digits.len()))?;
        out.push_str(digits);
        return Ok(out);
    };
    let longest = digits.len().max(min_width);
    super::check_memory(longest.saturating_add(longest / size + 1))?;
    // Built backwards.
    let mut rest = digits.bytes().rev();
    let mut remaining = digits.len();
    let mut min_width = min_width;
    loop {
        let len = size.min(remaining.max(min_width).max(1));
        for _ in 0..len {
            out.push(char::from(rest.next().unwrap_or(b'0')));
        }
        remaining = remaining.saturating_sub(len);
        if remaining == 0 && min_width <= len {
            break;
        }
        min_width = min_width.saturating_sub(len + 1);
        out.push(separator);
    }
    Ok(out.chars().rev().collect())
}

fn group_from_left(digits: &str, separator: char) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && i % 3 == 0 {
            out.push(separator);
        }
        out.push(c);
    }
    out
}
