//! `%` formatting: the parser of the format string and the rendering of one converted value.
//!
//! Pieces come one at a time, as CPython reads them, so that an error in the format string is only
//! raised after the conversions before it have run. The caller fetches the argument (or the mapping's
//! item, or the values of `*`), then calls [`Conversion::check_kind`], turns the argument into an
//! integer, a float or a string, and renders it. `%%` comes as a literal.
//!
//! Bytes use the same engine with their format string read as Latin-1 (`b` is then a kind too).

use super::float::{self, Flags as FloatFlags, Style};
use super::int::{self, Int};
use super::{Result, TextError, push_repeated};

pub const NOT_ENOUGH_ARGUMENTS: &str = "not enough arguments for format string";
pub const NOT_ALL_CONVERTED: &str = "not all arguments converted during string formatting";
pub const MAPPING_REQUIRED: &str = "format requires a mapping";
pub const STAR_WANTS_INT: &str = "* wants int";
pub const CHAR_OUT_OF_RANGE: &str = "%c arg not in range(0x110000)";

/// A part of a format string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Literal(&'a str),
    Conversion(Conversion<'a>),
}

/// A width or precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    None,
    Fixed(usize),
    /// `*`: an argument.
    Star,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// ` `
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
}

/// One `%...` of a format string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// The text between parentheses.
    pub key: Option<&'a str>,
    pub flags: Flags,
    pub width: Amount,
    pub precision: Amount,
    /// The conversion type, not checked yet.
    pub kind: char,
    /// The format string up to `kind`.
    pub before: &'a str,
}

// ---- Parsing ----------------------------------------------------------------------------------

/// Iterator over the pieces of a format string; ends after the first error.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    format: &'a str,
    rest: &'a str,
}

/// The pieces of `format`.
pub fn parse(format: &str) -> Pieces<'_> {
    Pieces { format, rest: format }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let literal = self.literal();
        if !literal.is_empty() {
            return Some(Ok(Piece::Literal(literal)));
        }
        if self.percent_sign() {
            return Some(Ok(Piece::Literal("%")));
        }
        Some(self.next_conversion()?.map(Piece::Conversion))
    }
}

impl<'a> Pieces<'a> {
    #[inline(always)]
    fn take(&mut self, n_bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(n_bytes);
        self.rest = rest;
        taken
    }

    /// The literal text that comes next, which may be empty.
    #[inline]
    pub fn literal(&mut self) -> &'a str {
        let at = memchr::memchr(b'%', self.rest.as_bytes()).unwrap_or(self.rest.len());
        self.take(at)
    }

    /// The type of the conversion that comes next, if it is one of `d`, `s` and `r` without anything before it.
    #[inline]
    pub fn plain_conversion(&mut self) -> Option<u8> {
        let [b'%', kind @ (b'd' | b's' | b'r'), ..] = *self.rest.as_bytes() else { return None };
        self.take(2);
        Some(kind)
    }

    /// Takes `%%`, if it comes next.
    #[inline]
    pub fn percent_sign(&mut self) -> bool {
        let comes = self.rest.starts_with("%%");
        if comes {
            self.take(2);
        }
        comes
    }

    /// The conversion that comes next, behind which nothing more is read if it is wrong; `None` at the end.
    #[inline]
    pub fn next_conversion(&mut self) -> Option<Result<Conversion<'a>>> {
        if self.rest.is_empty() {
            return None;
        }
        self.take(1);
        let c = self.conversion();
        if c.is_err() {
            self.rest = "";
        }
        Some(c)
    }

    fn peek(&self) -> u8 {
        self.rest.as_bytes().first().copied().unwrap_or(0)
    }

    #[inline]
    fn conversion(&mut self) -> Result<Conversion<'a>> {
        let key = if self.peek() == b'(' { Some(self.key()?) } else { None };
        let mut flags = Flags::default();
        loop {
            match self.peek() {
                b'-' => flags.left = true,
                b'+' => flags.plus = true,
                b' ' => flags.space = true,
                b'#' => flags.alternate = true,
                b'0' => flags.zero = true,
                _ => break,
            }
            self.take(1);
        }
        let width = self.amount(isize::MAX as usize, "width too big")?;
        let mut precision = Amount::None;
        if self.peek() == b'.' {
            self.take(1);
            precision = match self.amount(i32::MAX as usize, "precision too big")? {
                Amount::None => Amount::Fixed(0),
                amount => amount,
            };
        }
        // C's length modifiers mean nothing here.
        if matches!(self.peek(), b'h' | b'l' | b'L') {
            self.take(1);
        }
        let Some(kind) = self.rest.chars().next() else {
            return Err(TextError::value("incomplete format"));
        };
        let before = &self.format[..self.format.len() - self.rest.len()];
        self.take(kind.len_utf8());
        Ok(Conversion { key, flags, width, precision, kind, before })
    }

    /// The key of `(key)`; parentheses nest.
    fn key(&mut self) -> Result<&'a str> {
        let mut depth = 0usize;
        for (i, b) in self.rest.bytes().enumerate() {
            match b {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(&self.take(i + 1)[1..i]);
            }
        }
        Err(TextError::value("incomplete format key"))
    }

    fn amount(&mut self, max: usize, too_big: &str) -> Result<Amount> {
        if self.peek() == b'*' {
            self.take(1);
            return Ok(Amount::Star);
        }
        let n_digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if n_digits == 0 {
            return Ok(Amount::None);
        }
        match self.take(n_digits).parse::<usize>() {
            Ok(value) if value <= max => Ok(Amount::Fixed(value)),
            _ => Err(TextError::value(too_big)),
        }
    }
}

impl Conversion<'_> {
    /// One without anything before its type.
    pub fn plain(kind: char) -> Conversion<'static> {
        let (width, precision) = (Amount::None, Amount::None);
        Conversion { key: None, flags: Flags::default(), width, precision, kind, before: "" }
    }

    /// Whether the argument is to become a string (`s`, `r`, `a`), an integer, a float or a character.
    pub fn check_kind(&self) -> Result<Kind> {
        Ok(match self.kind {
            's' => Kind::Str,
            'r' => Kind::Repr,
            'a' => Kind::Ascii,
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => Kind::Int,
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => Kind::Float,
            'c' => Kind::Char,
            kind => {
                let shown = if matches!(kind, ' '..='~') { kind } else { '?' };
                return Err(TextError::value(format!(
                    "unsupported format character '{shown}' ({:#x}) at index {}",
                    kind as u32,
                    self.before.chars().count()
                )));
            }
        })
    }

    /// The `TypeError` for an argument of type `type_name` that is no number.
    pub fn number_required(&self, type_name: &str) -> TextError {
        let kind = self.kind;
        TextError::type_error(match kind {
            'o' | 'x' | 'X' => format!("%{kind} format: an integer is required, not {type_name}"),
            'd' | 'i' | 'u' => format!("%{kind} format: a real number is required, not {type_name}"),
            _ => format!("must be real number, not {type_name}"),
        })
    }

    /// Sets the width given by `*`: a negative one means left-justified.
    pub fn set_width(&mut self, width: isize) {
        self.flags.left |= width < 0;
        self.width = Amount::Fixed(width.unsigned_abs());
    }

    /// Sets the precision given by `*`: a negative one counts as 0.
    pub fn set_precision(&mut self, precision: i32) {
        self.precision = Amount::Fixed(precision.max(0) as usize);
    }

    /// Whether nothing stands before or behind the digits but a minus sign.
    fn is_bare(&self) -> bool {
        self.width == Amount::None && self.flags == Flags::default()
    }

    fn width(&self) -> usize {
        if let Amount::Fixed(width) = self.width { width } else { 0 }
    }

    fn precision(&self) -> Option<usize> {
        if let Amount::Fixed(precision) = self.precision { Some(precision) } else { None }
    }
}

/// What an argument has to be turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Str,
    Repr,
    Ascii,
    Int,
    Float,
    Char,
}

// ---- Rendering --------------------------------------------------------------------------------

/// How a string or character is laid out: the first `keep` code points between spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StrLayout {
    pub keep: usize,
    pub left: usize,
    pub right: usize,
}

/// The layout of a string of `n_chars` code points; for callers whose strings are no `&str`.
pub fn layout_str(n_chars: usize, conversion: &Conversion<'_>) -> StrLayout {
    // The precision of `c` is ignored.
    let keep = match conversion.precision() {
        Some(precision) if conversion.kind != 'c' => n_chars.min(precision),
        _ => n_chars,
    };
    let padding = conversion.width().saturating_sub(keep);
    if conversion.flags.left {
        StrLayout { keep, left: 0, right: padding }
    } else {
        StrLayout { keep, left: padding, right: 0 }
    }
}

/// Renders the text of `s`, `r`, `a` or `c`.
pub fn render_str(text: &str, conversion: &Conversion<'_>) -> Result<String> {
    let layout = layout_str(text.chars().count(), conversion);
    let end = text.char_indices().nth(layout.keep).map_or(text.len(), |(i, _)| i);
    let mut out = String::new();
    push_repeated(&mut out, ' ', layout.left)?;
    out.push_str(&text[..end]);
    push_repeated(&mut out, ' ', layout.right)?;
    Ok(out)
}

/// Renders `d`, `i`, `u`, `o`, `x` or `X`. `max_digits` is `sys.get_int_max_str_digits()`.
pub fn render_int(value: Int<'_>, conversion: &Conversion<'_>, max_digits: usize) -> Result<String> {
    let precision = conversion.precision().unwrap_or(0);
    if precision > i32::MAX as usize - 3 {
        return Err(TextError::overflow("precision too large"));
    }
    let mut text = match conversion.kind {
        'o' => int::to_string_radix(value, 8),
        'x' | 'X' => int::to_string_radix(value, 16),
        _ => int::to_decimal(value, max_digits)?,
    };
    if conversion.kind == 'X' {
        text.make_ascii_uppercase();
    }
    if conversion.is_bare() && precision == 0 {
        return Ok(text);
    }
    let prefix = match conversion.kind {
        _ if !conversion.flags.alternate => "",
        'o' => "0o",
        'x' => "0x",
        'X' => "0X",
        _ => "",
    };
    let negative = text.starts_with('-');
    let digits = text.trim_start_matches('-');
    let zeros = precision.saturating_sub(digits.len());
    if zeros == 0 {
        return render_number(negative, prefix, digits, conversion);
    }
    let mut filled = String::new();
    push_repeated(&mut filled, '0', zeros)?;
    filled.push_str(digits);
    render_number(negative, prefix, &filled, conversion)
}

/// Renders `e`, `f`, `g` and their upper case forms.
pub fn render_float(x: f64, conversion: &Conversion<'_>) -> Result<String> {
    let style = match conversion.kind {
        'e' | 'E' => Style::Exponent,
        'f' | 'F' => Style::Fixed,
        _ => Style::General,
    };
    let flags = FloatFlags {
        alternate: conversion.flags.alternate,
        upper: conversion.kind.is_ascii_uppercase(),
        ..FloatFlags::default()
    };
    let text = float::format(x, style, conversion.precision().unwrap_or(6), flags)?;
    if conversion.is_bare() {
        return Ok(text);
    }
    render_number(text.starts_with('-'), "", text.trim_start_matches('-'), conversion)
}

/// Sign, prefix and padding. Zeros go after the prefix, spaces before the sign; `-` wins over `0`.
fn render_number(negative: bool, prefix: &str, digits: &str, conversion: &Conversion<'_>) -> Result<String> {
    let flags = conversion.flags;
    let sign = match (negative, flags.plus, flags.space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (.., true) => " ",
        _ => "",
    };
    let padding = conversion.width().saturating_sub(sign.len() + prefix.len() + digits.len());
    let (left, zeros, right) = match (flags.left, flags.zero) {
        (true, _) => (0, 0, padding),
        (false, true) => (0, padding, 0),
        (false, false) => (padding, 0, 0),
    };
    let mut out = String::new();
    push_repeated(&mut out, ' ', left)?;
    out.push_str(sign);
    out.push_str(prefix);
    push_repeated(&mut out, '0', zeros)?;
    out.push_str(digits);
    push_repeated(&mut out, ' ', right)?;
    Ok(out)
}
