//! Templates of `str.format`: literal text, fields, field names and their numbering.
//!
//! Three steps, as in CPython, so that errors come in its order:
//! [`parse`] yields the pieces; [`FieldName::parse`] splits a field's name and numbers it;
//! [`FieldName::accessors`] yields the attributes and indices that follow. A specifier that holds
//! fields of its own ([`Field::nested`]) is a template again, with [`MAX_DEPTH`] levels in all and
//! the same [`Numbering`]. Looking things up and applying conversions is the caller's work.

use super::unicode::decimal_value;
use super::{Result, TextError};

/// Templates within templates, the outermost included.
pub const MAX_DEPTH: usize = 2;
/// `ValueError` for a template beyond [`MAX_DEPTH`].
pub const TOO_DEEP: &str = "Max string recursion exceeded";
/// `ValueError` for a numbered field in `str.format_map`.
pub const POSITIONAL_FIELDS: &str = "Format string contains positional fields";

/// Literal text, then perhaps a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// With `{{` and `}}` already single.
    pub literal: &'a str,
    pub field: Option<Field<'a>>,
}

/// `{name!conversion:spec}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    pub name: &'a str,
    /// The character after `!`, not checked: see [`check_conversion`].
    pub conversion: Option<char>,
    pub spec: &'a str,
    /// Whether `spec` holds fields and has to be formatted itself first.
    pub nested: bool,
}

// ---- Pieces -----------------------------------------------------------------------------------

/// Iterator over the pieces of a template; ends after the first error.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    rest: &'a str,
}

/// The pieces of `template`.
pub fn parse(template: &str) -> Pieces<'_> {
    Pieces { rest: template }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.rest = "";
        }
        Some(piece)
    }
}

impl<'a> Pieces<'a> {
    /// The literal text that comes next, which may be empty.
    #[inline]
    pub fn literal(&mut self) -> &'a str {
        let at = memchr::memchr2(b'{', b'}', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let (literal, rest) = self.rest.split_at(at);
        self.rest = rest;
        literal
    }

    /// Takes a field of the form `{}` or `{:spec}`, if one comes next that holds no others: its specifier.
    #[inline]
    pub fn plain_field(&mut self) -> Option<&'a str> {
        let text = self.rest;
        let skip = match text.as_bytes() {
            [b'{', b'}', ..] => 1,
            [b'{', b':', ..] => 2,
            _ => return None,
        };
        let end = skip + memchr::memchr2(b'{', b'}', &text.as_bytes()[skip..])?;
        if text.as_bytes()[end] != b'}' {
            return None;
        }
        self.rest = &text[end + 1..];
        Some(&text[skip..end])
    }

    fn piece(&mut self) -> Result<Piece<'a>> {
        let text = self.rest;
        let Some(at) = text.find(['{', '}']) else {
            self.rest = "";
            return Ok(Piece { literal: text, field: None });
        };
        let brace = text.as_bytes()[at];
        let next = text.as_bytes().get(at + 1).copied();
        if next == Some(brace) {
            self.rest = &text[at + 2..];
            return Ok(Piece { literal: &text[..=at], field: None });
        }
        if brace == b'}' {
            return Err(TextError::value("Single '}' encountered in format string"));
        }
        if next.is_none() {
            return Err(TextError::value("Single '{' encountered in format string"));
        }
        self.rest = &text[at + 1..];
        Ok(Piece { literal: &text[..at], field: Some(self.field()?) })
    }

    /// Parses a field from behind its `{` to behind its `}`.
    fn field(&mut self) -> Result<Field<'a>> {
        let text = self.rest;
        let bytes = text.as_bytes();
        let mut at = 0;
        // Braces and colons inside brackets belong to the name.
        let end = loop {
            match bytes.get(at) {
                None => return Err(TextError::value("expected '}' before end of string")),
                Some(b'{') => return Err(TextError::value("unexpected '{' in field name")),
                Some(b'[') => at += text[at..].find(']').unwrap_or(text.len() - at),
                Some(&b @ (b'}' | b':' | b'!')) => break b,
                Some(_) => at += 1,
            }
            at += usize::from(bytes.get(at) == Some(&b']'));
        };
        let mut field = Field { name: &text[..at], conversion: None, spec: "", nested: false };
        let mut rest = &text[at + 1..];
        if end == b'!' {
            let mut chars = rest.chars();
            let Some(conversion) = chars.next() else {
                return Err(TextError::value("end of string while looking for conversion specifier"));
            };
            field.conversion = Some(conversion);
            let after = chars.next();
            rest = chars.as_str();
            match after {
                Some('}') => {
                    self.rest = rest;
                    return Ok(field);
                }
                Some(':') | None => {}
                Some(_) => return Err(TextError::value("expected ':' after conversion specifier")),
            }
        }
        if end == b'}' {
            self.rest = rest;
            return Ok(field);
        }
        let mut depth = 1usize;
        for (i, b) in rest.bytes().enumerate() {
            match b {
                b'{' => {
                    field.nested = true;
                    depth += 1;
                }
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                field.spec = &rest[..i];
                self.rest = &rest[i + 1..];
                return Ok(field);
            }
        }
        Err(TextError::value("unmatched '{' in format spec"))
    }
}

/// The conversion after `!`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    Str,
    Repr,
    Ascii,
}

/// Checks the character after `!`.
pub fn check_conversion(c: char) -> Result<Conversion> {
    match c {
        's' => Ok(Conversion::Str),
        'r' => Ok(Conversion::Repr),
        'a' => Ok(Conversion::Ascii),
        '!'..='~' => Err(TextError::value(format!("Unknown conversion specifier {c}"))),
        _ => Err(TextError::value(format!("Unknown conversion specifier \\x{:x}", c as u32))),
    }
}

// ---- Field names ------------------------------------------------------------------------------

/// Which of the two ways of numbering a template uses, and the next automatic number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    #[default]
    Unknown,
    Automatic(usize),
    Manual,
}

/// Where a field's object comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<'a> {
    Positional(usize),
    Keyword(&'a str),
}

/// A field name split at its first `.` or `[`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldName<'a> {
    pub source: Source<'a>,
    rest: &'a str,
}

/// A step from the field's object to the value shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accessor<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[7]`
    Index(usize),
    /// `[key]`
    Key(&'a str),
}

impl<'a> FieldName<'a> {
    /// Splits `name`. An empty one takes the next automatic number.
    pub fn parse(name: &'a str, numbering: &mut Numbering) -> Result<FieldName<'a>> {
        let (first, rest) = split_name(name);
        let index = parse_index(first)?;
        let source = match (index, *numbering) {
            _ if index.is_none() && !first.is_empty() => Source::Keyword(first),
            (Some(index), Numbering::Unknown | Numbering::Manual) => {
                *numbering = Numbering::Manual;
                Source::Positional(index)
            }
            (Some(_), Numbering::Automatic(_)) => {
                return Err(TextError::value(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            (None, Numbering::Manual) => {
                return Err(TextError::value(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            (None, Numbering::Unknown) => {
                *numbering = Numbering::Automatic(1);
                Source::Positional(0)
            }
            (None, Numbering::Automatic(next)) => {
                *numbering = Numbering::Automatic(next + 1);
                Source::Positional(next)
            }
        };
        Ok(FieldName { source, rest })
    }

    /// Splits `name` without numbering, for `_string.formatter_field_name_split`; an empty name is
    /// a keyword here.
    pub fn split(name: &'a str) -> Result<FieldName<'a>> {
        let (first, rest) = split_name(name);
        let source = parse_index(first)?.map_or(Source::Keyword(first), Source::Positional);
        Ok(FieldName { source, rest })
    }

    /// The steps after the first part; ends after the first error.
    pub fn accessors(&self) -> Accessors<'a> {
        Accessors { rest: self.rest }
    }
}

fn split_name(name: &str) -> (&str, &str) {
    name.split_at(name.find(['.', '[']).unwrap_or(name.len()))
}

/// Decimal digits of any script; `None` for anything else, the empty string included.
fn parse_index(text: &str) -> Result<Option<usize>> {
    let mut value = None;
    for c in text.chars() {
        let Some(digit) = decimal_value(c) else { return Ok(None) };
        let next = (value.unwrap_or(0) as i64).checked_mul(10).and_then(|v| v.checked_add(i64::from(digit)));
        let Some(next) = next else {
            return Err(TextError::value("Too many decimal digits in format string"));
        };
        value = Some(next as usize);
    }
    Ok(value)
}

/// Iterator over the accessors of a field name.
#[derive(Clone, Debug)]
pub struct Accessors<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Accessors<'a> {
    type Item = Result<Accessor<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let accessor = self.accessor();
        if accessor.is_err() {
            self.rest = "";
        }
        Some(accessor)
    }
}

impl<'a> Accessors<'a> {
    fn accessor(&mut self) -> Result<Accessor<'a>> {
        let empty = || TextError::value("Empty attribute in format string");
        if let Some(rest) = self.rest.strip_prefix('.') {
            let (name, rest) = split_name(rest);
            self.rest = rest;
            return if name.is_empty() { Err(empty()) } else { Ok(Accessor::Attribute(name)) };
        }
        let Some(rest) = self.rest.strip_prefix('[') else {
            return Err(TextError::value("Only '.' or '[' may follow ']' in format field specifier"));
        };
        let Some((key, rest)) = rest.split_once(']') else {
            return Err(TextError::value("Missing ']' in format string"));
        };
        self.rest = rest;
        if key.is_empty() {
            return Err(empty());
        }
        Ok(parse_index(key)?.map_or(Accessor::Key(key), Accessor::Index))
    }
}
