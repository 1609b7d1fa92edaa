//! `str`: case mappings and character classes.

use crate::objects::*;
use crate::text::chars;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::arg_checks::this_str;

pub(super) fn install(_vm: &mut Vm) {
    super::add_methods(&builtin().str_, METHODS);
}

use Effects::Pure;

static METHODS: &[NativeDef] = &[
    NativeDef::new("upper", upper, 1, 1).method().effects(Pure),
    NativeDef::new("lower", lower, 1, 1).method().effects(Pure),
    NativeDef::new("casefold", casefold, 1, 1).method().effects(Pure),
    NativeDef::new("swapcase", swapcase, 1, 1).method().effects(Pure),
    NativeDef::new("title", title, 1, 1).method().effects(Pure),
    NativeDef::new("capitalize", capitalize, 1, 1).method().effects(Pure),
    NativeDef::new("isalpha", isalpha, 1, 1).method().effects(Pure),
    NativeDef::new("isalnum", isalnum, 1, 1).method().effects(Pure),
    NativeDef::new("isdecimal", isdecimal, 1, 1).method().effects(Pure),
    NativeDef::new("isdigit", isdigit, 1, 1).method().effects(Pure),
    NativeDef::new("isnumeric", isnumeric, 1, 1).method().effects(Pure),
    NativeDef::new("isspace", isspace, 1, 1).method().effects(Pure),
    NativeDef::new("isupper", isupper, 1, 1).method().effects(Pure),
    NativeDef::new("islower", islower, 1, 1).method().effects(Pure),
    NativeDef::new("istitle", istitle, 1, 1).method().effects(Pure),
    NativeDef::new("isascii", isascii, 1, 1).method().effects(Pure),
    NativeDef::new("isprintable", isprintable, 1, 1).method().effects(Pure),
    NativeDef::new("isidentifier", isidentifier, 1, 1).method().effects(Pure),
];

// ---- Case -------------------------------------------------------------------------------------------

/// Maps an ASCII string byte by byte and any other by `wide`, which gets the text and appends to the result.
/// An ASCII string that stays as it is is the result itself.
fn map(
    vm: &mut Vm,
    args: Args<'_>,
    name: &str,
    ascii: impl Fn(u8) -> u8,
    wide: impl Fn(&[u32], &mut Vec<u32>),
) -> Res<Value> {
    let s = this_str(vm, &args, name)?;
    Ok(match s.chars() {
        Chars::Ascii(a) if a.bytes().all(|b| ascii(b) == b) => Ref::from_ref(s).into(),
        Chars::Ascii(a) => StrObj::map_ascii(a, ascii).into(),
        Chars::Wide(w) => {
            let mut out = Vec::with_capacity(w.len());
            wide(w, &mut out);
            StrObj::from_wide(&out).into()
        }
    })
}

fn upper(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    map(
        vm,
        args,
        "upper",
        |b| b.to_ascii_uppercase(),
        |text, out| {
            text.iter().for_each(|&c| chars::push_upper(c, out));
        },
    )
}
fn lower(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    map(
        vm,
        args,
        "lower",
        |b| b.to_ascii_lowercase(),
        |text, out| {
            (0..text.len()).for_each(|i| chars::push_lower_at(text, i, out));
        },
    )
}
fn casefold(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    map(
        vm,
        args,
        "casefold",
        |b| b.to_ascii_lowercase(),
        |text, out| {
            text.iter().for_each(|&c| chars::push_folded(c, out));
        },
    )
}
fn swapcase(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let ascii = |b: u8| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b };
    map(vm, args, "swapcase", ascii, |text, out| {
        for (i, &c) in text.iter().enumerate() {
            if chars::is_upper(c) {
                chars::push_lower_at(text, i, out);
            } else if chars::is_lower(c) {
                chars::push_upper(c, out);
            } else {
                out.push(c);
            }
        }
    })
}

fn title(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "title")?;
    Ok(match s.chars() {
        Chars::Ascii(a) => {
            let mut in_word = false;
            let map = |b: u8| {
                let r = if in_word { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
                in_word = b.is_ascii_alphabetic();
                r
            };
            StrObj::from_ascii(&a.bytes().map(map).collect::<Vec<u8>>()).into()
        }
        Chars::Wide(text) => {
            let mut out = Vec::with_capacity(text.len());
            let mut in_word = false;
            for (i, &c) in text.iter().enumerate() {
                if in_word {
                    chars::push_lower_at(text, i, &mut out);
                } else {
                    chars::push_title(c, &mut out);
                }
                in_word = chars::is_cased(c);
            }
            StrObj::from_wide(&out).into()
        }
    })
}

fn capitalize(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "capitalize")?;
    Ok(match s.chars() {
        Chars::Ascii(a) => {
            let mut b = a.to_ascii_lowercase();
            if let Some(first) = b.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            StrObj::from_ascii(b.as_bytes()).into()
        }
        Chars::Wide(text) => {
            let mut out = Vec::with_capacity(text.len());
            for (i, &c) in text.iter().enumerate() {
                if i == 0 {
                    chars::push_title(c, &mut out);
                } else {
                    chars::push_lower_at(text, i, &mut out);
                }
            }
            StrObj::from_wide(&out).into()
        }
    })
}

// ---- Classes ----------------------------------------------------------------------------------------

/// Whether the string is not empty and all its characters are of a class.
fn all(
    vm: &mut Vm,
    args: Args<'_>,
    name: &str,
    ascii: impl Fn(u8) -> bool,
    wide: impl Fn(u32) -> bool,
) -> Res<Value> {
    let s = this_str(vm, &args, name)?;
    Ok(Value::Bool(match s.chars() {
        _ if s.is_empty() => false,
        Chars::Ascii(a) => a.bytes().all(ascii),
        Chars::Wide(w) => w.iter().all(|&c| wide(c)),
    }))
}

fn isalpha(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all(vm, args, "isalpha", |b| b.is_ascii_alphabetic(), chars::is_alpha)
}
fn isalnum(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all(vm, args, "isalnum", |b| b.is_ascii_alphanumeric(), chars::is_alnum)
}
fn isdecimal(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all(vm, args, "isdecimal", |b| b.is_ascii_digit(), chars::is_decimal)
}
fn isdigit(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all(vm, args, "isdigit", |b| b.is_ascii_digit(), chars::is_digit)
}
fn isnumeric(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all(vm, args, "isnumeric", |b| b.is_ascii_digit(), chars::is_numeric)
}
fn isspace(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all(vm, args, "isspace", is_ascii_space, chars::is_space)
}

/// Whether there is a cased character and none of the other case.
fn all_cased(
    vm: &mut Vm,
    args: Args<'_>,
    name: &str,
    wanted: impl Fn(u32) -> bool,
    other: impl Fn(u32) -> bool,
) -> Res<Value> {
    let s = this_str(vm, &args, name)?;
    let mut cased = false;
    for c in s.code_points() {
        if other(c) || chars::is_title(c) {
            return Ok(Value::Bool(false));
        }
        cased |= wanted(c);
    }
    Ok(Value::Bool(cased))
}
fn isupper(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all_cased(vm, args, "isupper", chars::is_upper, chars::is_lower)
}
fn islower(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    all_cased(vm, args, "islower", chars::is_lower, chars::is_upper)
}

fn istitle(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "istitle")?;
    let (mut in_word, mut cased) = (false, false);
    for c in s.code_points() {
        if chars::is_upper(c) || chars::is_title(c) {
            if in_word {
                return Ok(Value::Bool(false));
            }
            (in_word, cased) = (true, true);
        } else if chars::is_lower(c) {
            if !in_word {
                return Ok(Value::Bool(false));
            }
            cased = true;
        } else {
            in_word = false;
        }
    }
    Ok(Value::Bool(cased))
}

fn isascii(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(Value::Bool(this_str(vm, &args, "isascii")?.as_ascii().is_some()))
}
fn isprintable(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "isprintable")?;
    Ok(Value::Bool(s.code_points().all(crate::text::unicode::is_printable)))
}
fn isidentifier(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let s = this_str(vm, &args, "isidentifier")?;
    let mut points = s.code_points();
    let start = points.next().is_some_and(chars::is_name_start);
    Ok(Value::Bool(start && points.all(chars::is_name_continue)))
}
