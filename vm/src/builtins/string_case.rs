//! `str`: case mappings and character classes.

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::text::chars;
use crate::types::builtin;
use crate::value::*;
use crate::vm::Vm;

pub(super) fn install(_vm: &mut Vm) {
    super::add_methods(&builtin().str_, methods::NATIVES);
}

// ---- Case -------------------------------------------------------------------------------------------

/// Maps an ASCII string byte by byte and any other by `wide`, which gets the text and appends to the result.
/// An ASCII string that stays as it is is the result itself.
fn map(s: &StrObj, ascii: impl Fn(u8) -> u8, wide: impl Fn(&[u32], &mut Vec<u32>)) -> Ref<StrObj> {
    match s.chars() {
        Chars::Ascii(a) if a.bytes().all(|b| ascii(b) == b) => Ref::from_ref(s),
        Chars::Ascii(a) => StrObj::map_ascii(a, ascii),
        Chars::Wide(w) => {
            let mut out = Vec::with_capacity(w.len());
            wide(w, &mut out);
            StrObj::from_wide(&out)
        }
    }
}

// ---- Classes ----------------------------------------------------------------------------------------

/// Whether the string is not empty and all its characters are of a class.
fn all(s: &StrObj, ascii: impl Fn(u8) -> bool, wide: impl Fn(u32) -> bool) -> bool {
    match s.chars() {
        _ if s.is_empty() => false,
        Chars::Ascii(a) => a.bytes().all(ascii),
        Chars::Wide(w) => w.iter().all(|&c| wide(c)),
    }
}

/// Whether there is a cased character and none of the other case.
fn all_cased(s: &StrObj, wanted: impl Fn(u32) -> bool, other: impl Fn(u32) -> bool) -> bool {
    let mut cased = false;
    for c in s.code_points() {
        if other(c) || chars::is_title(c) {
            return false;
        }
        cased |= wanted(c);
    }
    cased
}

/// Methods of `str` about case and character classes.
#[native_module("str")]
mod methods {
    use super::*;

    /// Return a copy in upper case.
    #[method(effects = "pure")]
    fn upper(s: &StrObj) -> Ref<StrObj> {
        map(
            s,
            |b| b.to_ascii_uppercase(),
            |text, out| {
                text.iter().for_each(|&c| chars::push_upper(c, out));
            },
        )
    }

    /// Return a copy in lower case.
    #[method(effects = "pure")]
    fn lower(s: &StrObj) -> Ref<StrObj> {
        map(
            s,
            |b| b.to_ascii_lowercase(),
            |text, out| {
                (0..text.len()).for_each(|i| chars::push_lower_at(text, i, out));
            },
        )
    }

    /// Return a copy that equals that of any string which differs in case only.
    #[method(effects = "pure")]
    fn casefold(s: &StrObj) -> Ref<StrObj> {
        map(
            s,
            |b| b.to_ascii_lowercase(),
            |text, out| {
                text.iter().for_each(|&c| chars::push_folded(c, out));
            },
        )
    }

    /// Return a copy with upper case as lower case and the reverse.
    #[method(effects = "pure")]
    fn swapcase(s: &StrObj) -> Ref<StrObj> {
        let ascii = |b: u8| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b };
        map(s, ascii, |text, out| {
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

    /// Return a copy with a capital at the start of each word and lower case in it.
    #[method(effects = "pure")]
    fn title(s: &StrObj) -> Ref<StrObj> {
        match s.chars() {
            Chars::Ascii(a) => {
                let mut in_word = false;
                let map = |b: u8| {
                    let r = if in_word { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
                    in_word = b.is_ascii_alphabetic();
                    r
                };
                StrObj::from_ascii(&a.bytes().map(map).collect::<Vec<u8>>())
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
                StrObj::from_wide(&out)
            }
        }
    }

    /// Return a copy with a capital at the start and lower case behind it.
    #[method(effects = "pure")]
    fn capitalize(s: &StrObj) -> Ref<StrObj> {
        match s.chars() {
            Chars::Ascii(a) => {
                let mut b = a.to_ascii_lowercase();
                if let Some(first) = b.get_mut(..1) {
                    first.make_ascii_uppercase();
                }
                StrObj::from_ascii(b.as_bytes())
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
                StrObj::from_wide(&out)
            }
        }
    }

    /// Return whether the string is not empty and all characters are letters.
    #[method(effects = "pure")]
    fn isalpha(s: &StrObj) -> bool {
        all(s, |b| b.is_ascii_alphabetic(), chars::is_alpha)
    }

    /// Return whether the string is not empty and all characters are letters and digits.
    #[method(effects = "pure")]
    fn isalnum(s: &StrObj) -> bool {
        all(s, |b| b.is_ascii_alphanumeric(), chars::is_alnum)
    }

    /// Return whether the string is not empty and all characters are decimal digits.
    #[method(effects = "pure")]
    fn isdecimal(s: &StrObj) -> bool {
        all(s, |b| b.is_ascii_digit(), chars::is_decimal)
    }

    /// Return whether the string is not empty and all characters are digits.
    #[method(effects = "pure")]
    fn isdigit(s: &StrObj) -> bool {
        all(s, |b| b.is_ascii_digit(), chars::is_digit)
    }

    /// Return whether the string is not empty and all characters are numbers or parts of numbers.
    #[method(effects = "pure")]
    fn isnumeric(s: &StrObj) -> bool {
        all(s, |b| b.is_ascii_digit(), chars::is_numeric)
    }

    /// Return whether the string is not empty and all characters are white space.
    #[method(effects = "pure")]
    fn isspace(s: &StrObj) -> bool {
        all(s, is_ascii_space, chars::is_space)
    }

    /// Return whether there is a letter with case, and all such are upper case.
    #[method(effects = "pure")]
    fn isupper(s: &StrObj) -> bool {
        all_cased(s, chars::is_upper, chars::is_lower)
    }

    /// Return whether there is a letter with case, and all such are lower case.
    #[method(effects = "pure")]
    fn islower(s: &StrObj) -> bool {
        all_cased(s, chars::is_lower, chars::is_upper)
    }

    /// Return whether each word begins with a capital and goes on in lower case.
    #[method(effects = "pure")]
    fn istitle(s: &StrObj) -> bool {
        let (mut in_word, mut cased) = (false, false);
        for c in s.code_points() {
            if chars::is_upper(c) || chars::is_title(c) {
                if in_word {
                    return false;
                }
                (in_word, cased) = (true, true);
            } else if chars::is_lower(c) {
                if !in_word {
                    return false;
                }
                cased = true;
            } else {
                in_word = false;
            }
        }
        cased
    }

    /// Return whether all characters are ASCII.
    #[method(effects = "pure")]
    fn isascii(s: &StrObj) -> bool {
        s.as_ascii().is_some()
    }

    /// Return whether all characters can be printed.
    #[method(effects = "pure")]
    fn isprintable(s: &StrObj) -> bool {
        s.code_points().all(crate::text::unicode::is_printable)
    }

    /// Return whether the string could be a name.
    #[method(effects = "pure")]
    fn isidentifier(s: &StrObj) -> bool {
        let mut points = s.code_points();
        let start = points.next().is_some_and(chars::is_name_start);
        start && points.all(chars::is_name_continue)
    }
}
