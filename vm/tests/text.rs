//! The text functions against what CPython 3.14 said: one test per section of `text_cases.txt`,
//! which `record_text.py` writes.

use dashu_int::IBig;
use sidewinder_vm::text::int::{DEFAULT_MAX_STR_DIGITS as LIMIT, Int};
use sidewinder_vm::text::str_format::{Accessor, FieldName, Numbering, Source};
use sidewinder_vm::text::{ErrorKind, Result, TextError};
use sidewinder_vm::text::{float, format_spec, int, percent, quote, str_format, unicode};
use std::collections::HashMap;

const CASES: &str = include_str!("text_cases.txt");

/// Runs `check` on every case of a section; it returns what we say and what CPython said.
fn each(section: &str, mut check: impl FnMut(&[&str]) -> (String, String)) {
    let (mut n_cases, mut wrong) = (0, Vec::new());
    for line in CASES.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields[0] != section {
            continue;
        }
        n_cases += 1;
        let (ours, theirs) = check(&fields[1..]);
        if ours != theirs {
            wrong.push(format!("{line}\n    ours: {ours}\n  theirs: {theirs}"));
        }
    }
    assert!(n_cases > 0, "no cases of {section}");
    let shown = wrong[..wrong.len().min(12)].join("\n");
    assert!(wrong.is_empty(), "{} of {n_cases} {section} cases differ:\n{shown}", wrong.len());
}

/// Undoes Python's `unicode_escape`.
fn points(text: &str) -> Vec<u32> {
    let mut out = Vec::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c as u32);
            continue;
        }
        let n_digits = match chars.next() {
            Some('n') => Err('\n'),
            Some('r') => Err('\r'),
            Some('t') => Err('\t'),
            Some('x') => Ok(2),
            Some('u') => Ok(4),
            Some('U') => Ok(8),
            Some(c) => Err(c),
            None => panic!("escape at the end of {text}"),
        };
        out.push(match n_digits {
            Err(c) => c as u32,
            Ok(n) => u32::from_str_radix(&chars.by_ref().take(n).collect::<String>(), 16).unwrap(),
        });
    }
    out
}

fn text(escaped: &str) -> String {
    points(escaped).into_iter().map(|code| char::from_u32(code).expect("no surrogates here")).collect()
}

fn bits(hex: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(hex, 16).unwrap())
}

fn big(hex: &str) -> IBig {
    IBig::from_str_radix(hex, 16).unwrap()
}

fn show_bits(x: f64) -> String {
    format!("{:x}", x.to_bits())
}

/// A result in the form of the recording, unescaped.
fn outcome(result: Result<String>) -> String {
    match result {
        Ok(text) => format!("={text}"),
        Err(TextError { kind, message }) => {
            let letter = match kind {
                ErrorKind::Value => 'V',
                ErrorKind::Type => 'T',
                ErrorKind::Overflow => 'O',
                ErrorKind::Memory => 'M',
            };
            format!("!{letter}{message}")
        }
    }
}

fn or_overflow<T>(result: Result<T>, show: impl Fn(T) -> String) -> String {
    match result {
        Ok(value) => show(value),
        Err(TextError { kind: ErrorKind::Overflow, .. }) => "overflow".to_string(),
        Err(_) => "-".to_string(),
    }
}

// ---- Floats -----------------------------------------------------------------------------------

#[test]
fn float_repr() {
    each("float_repr", |f| (float::repr(bits(f[0])), text(f[1])));
}

#[test]
fn float_parse() {
    each("float_parse", |f| (float::parse(&text(f[0])).map_or("-".to_string(), show_bits), f[1].to_string()));
}

#[test]
fn float_hex() {
    each("float_hex", |f| (float::hex(bits(f[0])), text(f[1])));
}

#[test]
fn float_fromhex() {
    each("float_fromhex", |f| (or_overflow(float::fromhex(&text(f[0])), show_bits), f[1].to_string()));
}

#[test]
fn float_as_integer_ratio() {
    each("float_ratio", |f| {
        (
            format!("{:?}", float::as_integer_ratio(bits(f[0])).unwrap()),
            format!("{:?}", (big(f[1]), big(f[2]))),
        )
    });
}

#[test]
fn float_to_int() {
    each("float_int", |f| {
        let ours = (int::from_f64(bits(f[0])).unwrap(), float::round_to_int(bits(f[0])).unwrap());
        (format!("{ours:?}"), format!("{:?}", (big(f[1]), big(f[2]))))
    });
}

#[test]
fn float_round() {
    each("float_round", |f| {
        let rounded = float::round_ndigits(bits(f[0]), f[1].parse().unwrap());
        (or_overflow(rounded, show_bits), f[2].to_string())
    });
}

#[test]
fn float_errors() {
    let message = |error: TextError| outcome(Err(error));
    assert_eq!(message(int::from_f64(f64::NAN).unwrap_err()), "!Vcannot convert float NaN to integer");
    assert_eq!(
        message(int::from_f64(-f64::INFINITY).unwrap_err()),
        "!Ocannot convert float infinity to integer"
    );
    let ratio = |x| message(float::as_integer_ratio(x).unwrap_err());
    assert_eq!(ratio(f64::INFINITY), "!Ocannot convert Infinity to integer ratio");
    assert_eq!(ratio(f64::NAN), "!Vcannot convert NaN to integer ratio");
    assert_eq!(float::format_g(1e20, 3, false).unwrap(), "1e+20");
    assert_eq!(float::format_e(0.0, 0, true).unwrap(), "0.e+00");
    assert_eq!(float::format_percent(0.125, 0, false).unwrap(), "12%");
    // Precisions beyond what the standard library takes.
    assert_eq!(float::format_f(0.1, 70_000, false).unwrap().len(), 70_002);
    assert_eq!(float::format_e(0.1, 70_000, false).unwrap().len(), 70_006);
    assert_eq!(float::format_g(0.1, 70_000, true).unwrap().len(), 70_002);
}

// ---- Ints -------------------------------------------------------------------------------------

#[test]
fn int_parse() {
    each("int_parse", |f| {
        let (text, base) = (text(f[0]), f[1].parse().unwrap());
        let parsed = int::parse(&text, base, LIMIT);
        if base == 10
            && let Some(small) = int::parse_small(&text)
        {
            assert_eq!(parsed, Ok(IBig::from(small)));
        }
        let ours = match parsed {
            Ok(value) => value.in_radix(16).to_string(),
            Err(int::ParseIntError::Invalid) => "-".to_string(),
            Err(other) => format!("{other:?}"),
        };
        (ours, f[2].to_string())
    });
}

#[test]
fn int_errors() {
    let error = |text: &str, base| int::parse(text, base, LIMIT).unwrap_err().into_error(base, "'x'").message;
    assert_eq!(error("x", 10), "invalid literal for int() with base 10: 'x'");
    assert_eq!(error("1", 1), "int() base must be >= 2 and <= 36, or 0");
    let long = "9".repeat(4301);
    assert_eq!(
        error(&long, 10),
        "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use \
         sys.set_int_max_str_digits() to increase the limit"
    );
    assert_eq!(error(&(long.clone() + "x"), 10), "invalid literal for int() with base 10: 'x'");
    assert!(int::parse(&long, 16, LIMIT).is_ok() && int::parse(&long, 10, 0).is_ok());
    let value = int::parse(&long, 10, 0).unwrap();
    assert_eq!(
        int::to_decimal(Int::Big(&value), LIMIT).unwrap_err().message,
        "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to \
         increase the limit"
    );
    assert_eq!(int::to_decimal(Int::Big(&-&value), 4301).unwrap().len(), 4302);
    assert_eq!(int::to_decimal(Int::Big(&value), 0).unwrap(), long);
    let quoted = int::ParseIntError::Invalid.into_error(10, &"\u{e9}".repeat(300)).message;
    assert_eq!(quoted.chars().count(), 40 + 200);
    assert_eq!(outcome(int::to_f64(&value).map(float::repr)), "!Oint too large to convert to float");
}

#[test]
fn int_to_float() {
    each("int_float", |f| (or_overflow(int::to_f64(&big(f[0])), show_bits), f[1].to_string()));
}

#[test]
fn int_to_string() {
    each("int_str", |f| (int::to_decimal(Int::Big(&big(f[0])), LIMIT).unwrap(), f[1].to_string()));
    for radix in 2..=36 {
        for value in [0, 1, -1, 35, -36, i64::MAX, i64::MIN] {
            let text = int::to_string_radix(Int::Small(value), radix);
            assert_eq!(text, int::to_string_radix(Int::Big(&IBig::from(value)), radix));
            assert_eq!(int::parse(&text, radix, LIMIT), Ok(IBig::from(value)));
        }
    }
}

// ---- format() ---------------------------------------------------------------------------------

enum Object {
    Str(String),
    Int(IBig),
    Float(f64),
    Complex(f64, f64),
}

/// The named values of the recording, with their type names.
fn objects() -> HashMap<&'static str, (Object, &'static str)> {
    let lines = CASES.lines().map(|line| line.split('\t').collect::<Vec<_>>()).filter(|f| f[0] == "object");
    lines
        .map(|f| {
            let object = match f[2] {
                "S" => Object::Str(text(f[3])),
                "I" => Object::Int(big(f[3])),
                "F" => Object::Float(bits(f[3])),
                _ => Object::Complex(bits(f[3]), bits(f[4])),
            };
            (f[1], (object, f[f.len() - 1]))
        })
        .collect()
}

fn format(object: &Object, spec_text: &str, type_name: &str) -> Result<String> {
    use format_spec::{Spec, Target};
    let parse = |target| Spec::parse(spec_text, target, type_name);
    match object {
        Object::Str(text) => format_spec::format_str(text, &parse(Target::Str)?, type_name),
        Object::Int(_) if spec_text.is_empty() && type_name == "bool" => Ok("True".to_string()),
        Object::Int(value) => {
            let spec = parse(Target::Int)?;
            let result = format_spec::format_int(Int::Big(value), &spec, type_name, LIMIT);
            if let Ok(small) = i64::try_from(value) {
                assert_eq!(result, format_spec::format_int(Int::Small(small), &spec, type_name, LIMIT));
            }
            result
        }
        Object::Float(x) => format_spec::format_float(*x, &parse(Target::Float)?, type_name),
        Object::Complex(re, im) if spec_text.is_empty() => Ok(complex_repr(*re, *im)),
        Object::Complex(re, im) => format_spec::format_complex(*re, *im, &parse(Target::Complex)?, type_name),
    }
}

fn complex_repr(re: f64, im: f64) -> String {
    let im_text = float::repr_bare(im);
    if re == 0.0 && re.is_sign_positive() {
        return format!("{im_text}j");
    }
    let sign = if im_text.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{im_text}j)", float::repr_bare(re))
}

#[test]
fn format_spec_on_every_type() {
    let objects = objects();
    each("format", |f| {
        let spec = text(f[0]);
        let (mut ours, mut theirs) = (String::new(), String::new());
        for group in &f[1..] {
            let (names, expected) = group.split_at(group.find(['=', '!']).unwrap());
            for name in names.split("").filter(|name| !name.is_empty()) {
                let (object, type_name) = &objects[name];
                let shown = outcome(format(object, &spec, type_name));
                let expected = text(expected).replace("of type '@'", &format!("of type '{type_name}'"));
                if shown != expected {
                    ours += &format!("{name}{shown} ");
                    theirs += &format!("{name}{expected} ");
                }
            }
        }
        (ours, theirs)
    });
}

#[test]
fn format_spec_on_floats() {
    each("format_float", |f| (outcome(format(&Object::Float(bits(f[0])), f[1], "float")), text(f[2])));
}

#[test]
fn format_sizes_out_of_reach_are_memory_errors() {
    for spec in ["9223372036854775807", "<9223372036854775807", "09223372036854775807,d"] {
        let error = format(&Object::Int(IBig::ONE), spec, "int").unwrap_err();
        assert_eq!(error.kind, ErrorKind::Memory, "{spec}");
    }
    let error = format(&Object::Str("a".to_string()), "\u{e9}<9223372036854775807", "str").unwrap_err();
    assert_eq!(error.kind, ErrorKind::Memory);
    assert_eq!(outcome(format(&Object::Float(1.0), ".2147483648f", "float")), "!Vprecision too big");
    let spec = format_spec::Spec::parse("^4c", format_spec::Target::Int, "int").unwrap();
    let (code, layout) = format_spec::layout_char(Int::Small(0xd800), &spec).unwrap();
    assert_eq!((code, layout.left, layout.right), (0xd800, 1, 2));
}

// ---- % ----------------------------------------------------------------------------------------

fn render(object: &Object, conversion: &percent::Conversion<'_>) -> Result<String> {
    match (conversion.check_kind()?, object) {
        (percent::Kind::Str, Object::Int(value)) => percent::render_str(&value.to_string(), conversion),
        (percent::Kind::Str, Object::Str(text)) => percent::render_str(text, conversion),
        (percent::Kind::Char, Object::Str(text)) => percent::render_str(text, conversion),
        (percent::Kind::Repr, Object::Str(text)) => percent::render_str(&quote::repr(text), conversion),
        (percent::Kind::Ascii, Object::Str(text)) => {
            percent::render_str(&quote::ascii(text.chars().map(u32::from)), conversion)
        }
        (percent::Kind::Repr | percent::Kind::Ascii, Object::Int(value)) => {
            percent::render_str(&value.to_string(), conversion)
        }
        (percent::Kind::Char, Object::Int(_)) => percent::render_str("*", conversion),
        (percent::Kind::Int, Object::Int(value)) => percent::render_int(Int::Big(value), conversion, LIMIT),
        (percent::Kind::Float, Object::Float(x)) => percent::render_float(*x, conversion),
        (percent::Kind::Float, Object::Int(value)) => percent::render_float(int::to_f64(value)?, conversion),
        _ => panic!("{conversion:?}"),
    }
}

fn format_percent(format: &str, object: &Object) -> Result<String> {
    let mut out = String::new();
    for piece in percent::parse(format) {
        match piece? {
            percent::Piece::Literal(text) => out += text,
            percent::Piece::Conversion(conversion) => out += &render(object, &conversion)?,
        }
    }
    Ok(out)
}

#[test]
fn percent_conversions() {
    let objects = objects();
    each("percent", |f| (outcome(format_percent(f[1], &objects[f[0]].0)), text(f[2])));
}

#[test]
fn percent_format_strings() {
    let object = Object::Int(IBig::from(42));
    each("percent_string", |f| (outcome(format_percent(&text(f[0]), &object)), text(f[1])));
}

#[test]
fn percent_stars_and_errors() {
    let conversion = |format| match percent::parse(format).next() {
        Some(Ok(percent::Piece::Conversion(conversion))) => conversion,
        other => panic!("{other:?}"),
    };
    let mut starred = conversion("%*.*d");
    assert_eq!((starred.width, starred.precision), (percent::Amount::Star, percent::Amount::Star));
    starred.set_width(-6);
    starred.set_precision(3);
    assert_eq!(percent::render_int(Int::Small(7), &starred, LIMIT).unwrap(), "007   ");
    starred.set_precision(-3);
    assert_eq!(percent::render_int(Int::Small(7), &starred, LIMIT).unwrap(), "7     ");
    let message = |format| conversion(format).number_required("str").message;
    assert_eq!(message("%d"), "%d format: a real number is required, not str");
    assert_eq!(message("%x"), "%x format: an integer is required, not str");
    assert_eq!(message("%e"), "must be real number, not str");
    assert_eq!(conversion("%(a(b)c)s").key, Some("a(b)c"));
}

// ---- str.format -------------------------------------------------------------------------------

fn escaped(parts: &[&str]) -> String {
    parts.iter().map(|part| text(part)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn str_format_pieces() {
    each("template", |f| {
        let mut parts = Vec::new();
        for piece in str_format::parse(&text(f[0])) {
            match piece {
                Ok(piece) => {
                    parts.push(format!("L{}", piece.literal));
                    if let Some(field) = piece.field {
                        parts.push(format!("N{}", field.name));
                        parts.push(format!("C{}", field.conversion.map_or(String::new(), String::from)));
                        parts.push(format!("S{}", field.spec));
                        assert_eq!(field.nested, field.spec.contains('{'));
                    }
                }
                Err(error) => parts.push(format!("!{}", error.message)),
            }
        }
        (parts.join(" | "), escaped(&f[1..]))
    });
}

#[test]
fn str_format_field_names() {
    each("field_name", |f| {
        let name = text(f[0]);
        let mut parts = Vec::new();
        match FieldName::split(&name) {
            Ok(split) => {
                parts.push(match split.source {
                    Source::Positional(index) => index.to_string(),
                    Source::Keyword(key) => format!("K{key}"),
                });
                for step in split.accessors() {
                    parts.push(match step {
                        Ok(Accessor::Attribute(name)) => format!(".{name}"),
                        Ok(Accessor::Index(index)) => format!("[{index}"),
                        Ok(Accessor::Key(key)) => format!("[{key}"),
                        Err(error) => format!("!{}", error.message),
                    });
                }
            }
            Err(error) => parts.push(format!("!{}", error.message)),
        }
        (parts.join(" | "), escaped(&f[1..]))
    });
}

/// `str.format` over objects that have everything and show `<spec>`, `s`, `r`; as in the recording.
fn str_format(template: &str, depth: usize, numbering: &mut Numbering) -> Result<String> {
    if depth == 0 {
        return Err(TextError::value(str_format::TOO_DEEP));
    }
    let mut out = String::new();
    for piece in str_format::parse(template) {
        let piece = piece?;
        out += piece.literal;
        let Some(field) = piece.field else { continue };
        let name = FieldName::parse(field.name, numbering)?;
        if let Source::Keyword(key) = name.source
            && !matches!(key, "a" | "r")
        {
            return Err(TextError { kind: ErrorKind::Memory, message: key.to_string() });
        }
        for step in name.accessors() {
            step?;
        }
        let converted = match field.conversion.map(str_format::check_conversion).transpose()? {
            None => None,
            Some(str_format::Conversion::Str) => Some("s"),
            Some(str_format::Conversion::Repr | str_format::Conversion::Ascii) => Some("r"),
        };
        let spec =
            if field.nested { str_format(field.spec, depth - 1, numbering)? } else { field.spec.to_string() };
        out += &match converted {
            None => format!("<{spec}>"),
            Some(text) => format(&Object::Str(text.to_string()), &spec, "str")?,
        };
    }
    Ok(out)
}

#[test]
fn str_format_templates() {
    each("str_format", |f| {
        let ours = outcome(str_format(&text(f[0]), str_format::MAX_DEPTH, &mut Numbering::default()));
        // The one exception that is not ours to raise: a missing keyword.
        match ours.strip_prefix("!M") {
            Some(key) => (format!("!K{}", quote::repr(key)), text(f[1])),
            None => (ours, text(f[1])),
        }
    });
}

// ---- Quoting and characters -------------------------------------------------------------------

#[test]
fn quoting() {
    each("quote", |f| {
        let points = points(f[0]);
        let (repr, ascii) = (quote::repr_str(points.iter().copied()), quote::ascii(points.iter().copied()));
        (format!("{repr} {ascii}"), format!("{} {}", text(f[1]), text(f[2])))
    });
    each("quote_bytes", |f| {
        let bytes: Vec<u8> =
            (0..f[0].len()).step_by(2).map(|i| u8::from_str_radix(&f[0][i..i + 2], 16).unwrap()).collect();
        (quote::repr_bytes(&bytes), text(f[1]))
    });
}

#[test]
fn character_properties() {
    let runs = |test: &dyn Fn(u32) -> bool| {
        let (mut changes, mut last, mut value) = (Vec::new(), 0, false);
        for code in 0..=0x10ffff {
            if test(code) != value {
                changes.push(format!("{:x}", code - last));
                (last, value) = (code, !value);
            }
        }
        changes.join(",")
    };
    each("printable", |f| (runs(&unicode::is_printable), f[0].to_string()));
    each("whitespace", |f| {
        (runs(&|code| char::from_u32(code).is_some_and(unicode::is_whitespace)), f[0].to_string())
    });
    each("decimal", |f| {
        let digits: Vec<String> = ('\0'..=char::MAX)
            .filter_map(|c| unicode::decimal_value(c).map(|value| format!("{:x}={value}", c as u32)))
            .collect();
        (digits.join(" "), f.join(" "))
    });
}
