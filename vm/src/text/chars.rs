//! Classes and case mappings of single characters, as CPython 3.14 (Unicode 16.0) defines them.
//!
//! Case comes from the standard library; what Unicode adds to it (title case, case folding, the final
//! sigma) is here. Code points stand for characters, since strings may hold lone surrogates: those belong
//! to no class and map to themselves.

use unicode_general_category::{GeneralCategory, get_general_category};

use super::unicode::decimal_value;

/// `str.isalpha` of one character.
pub fn is_alpha(code: u32) -> bool {
    use GeneralCategory::*;
    let letter = |c| {
        matches!(
            get_general_category(c),
            UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter
        )
    };
    char::from_u32(code).is_some_and(letter)
}

pub fn is_decimal(code: u32) -> bool {
    char::from_u32(code).is_some_and(|c| decimal_value(c).is_some())
}

pub fn is_digit(code: u32) -> bool {
    is_decimal(code) || in_ranges(DIGITS, code)
}

pub fn is_numeric(code: u32) -> bool {
    is_digit(code) || in_ranges(NUMERIC, code)
}

pub fn is_alnum(code: u32) -> bool {
    is_alpha(code) || is_numeric(code)
}

pub fn is_space(code: u32) -> bool {
    char::from_u32(code).is_some_and(super::unicode::is_whitespace)
}

/// Whether `str.splitlines` breaks after the character.
pub fn is_line_break(code: u32) -> bool {
    matches!(code, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

pub fn is_upper(code: u32) -> bool {
    char::from_u32(code).is_some_and(|c| c.is_uppercase() && is_assigned(c))
}

pub fn is_lower(code: u32) -> bool {
    // The pharyngeal fricative lost its case in Unicode 17.
    char::from_u32(code).is_some_and(|c| c == '\u{295}' || c.is_lowercase() && is_assigned(c))
}

/// Whether Unicode 16 has the character: the standard library's tables are of a later version.
fn is_assigned(c: char) -> bool {
    c.is_ascii() || get_general_category(c) != GeneralCategory::Unassigned
}

pub fn is_title(code: u32) -> bool {
    let title = |c| get_general_category(c) == GeneralCategory::TitlecaseLetter;
    char::from_u32(code).is_some_and(title)
}

pub fn is_cased(code: u32) -> bool {
    is_upper(code) || is_lower(code) || is_title(code)
}

/// Whether a name may start with the character.
pub fn is_name_start(code: u32) -> bool {
    code == '_' as u32
        || char::from_u32(code).is_some_and(|c| unicode_ident::is_xid_start(c) && is_assigned(c))
}

pub fn is_name_continue(code: u32) -> bool {
    char::from_u32(code).is_some_and(|c| unicode_ident::is_xid_continue(c) && is_assigned(c))
}

fn in_ranges(ranges: &[(u32, u32)], code: u32) -> bool {
    let i = ranges.partition_point(|&(_, last)| last < code);
    ranges.get(i).is_some_and(|&(first, _)| first <= code)
}

// ---- Case -------------------------------------------------------------------------------------------

fn push_mapped(c: char, mapped: impl Iterator<Item = char> + Clone, out: &mut Vec<u32>) {
    if is_assigned(c) && mapped.clone().all(is_assigned) {
        out.extend(mapped.map(u32::from));
    } else {
        out.push(c as u32);
    }
}

/// Appends the upper case of a character.
pub fn push_upper(code: u32, out: &mut Vec<u32>) {
    match char::from_u32(code) {
        Some(c) => push_mapped(c, c.to_uppercase(), out),
        None => out.push(code),
    }
}

/// Appends the lower case of a character, regardless of its neighbours.
pub fn push_lower(code: u32, out: &mut Vec<u32>) {
    match char::from_u32(code) {
        Some(c) => push_mapped(c, c.to_lowercase(), out),
        None => out.push(code),
    }
}

/// Appends the lower case of character `i` of a text: a sigma at the end of a word has its own form.
pub fn push_lower_at(text: &[u32], i: usize, out: &mut Vec<u32>) {
    const CAPITAL_SIGMA: u32 = 0x3a3;
    if text[i] != CAPITAL_SIGMA {
        return push_lower(text[i], out);
    }
    let before = text[..i].iter().rev().find(|&&c| !is_case_ignorable(c));
    let after = text[i + 1..].iter().find(|&&c| !is_case_ignorable(c));
    let last = before.is_some_and(|&c| is_cased(c)) && !after.is_some_and(|&c| is_cased(c));
    out.push(if last { 0x3c2 } else { 0x3c3 });
}

/// Appends the title case of a character.
pub fn push_title(code: u32, out: &mut Vec<u32>) {
    const YPOGEGRAMMENI: u32 = 0x345;
    const PERISPOMENI: u32 = 0x342;
    match code {
        0x1c4..=0x1c6 => out.push(0x1c5),
        0x1c7..=0x1c9 => out.push(0x1c8),
        0x1ca..=0x1cc => out.push(0x1cb),
        0x1f1..=0x1f3 => out.push(0x1f2),
        // Georgian has capitals for whole words only.
        0x10d0..=0x10fa | 0x10fd..=0x10ff => out.push(code),
        0x1f80..=0x1faf => out.push(code | 8),
        0x1fb3 | 0x1fbc => out.push(0x1fbc),
        0x1fc3 | 0x1fcc => out.push(0x1fcc),
        0x1ff3 | 0x1ffc => out.push(0x1ffc),
        0x1fb2 => out.extend([0x1fba, YPOGEGRAMMENI]),
        0x1fb4 => out.extend([0x386, YPOGEGRAMMENI]),
        0x1fb7 => out.extend([0x391, PERISPOMENI, YPOGEGRAMMENI]),
        0x1fc2 => out.extend([0x1fca, YPOGEGRAMMENI]),
        0x1fc4 => out.extend([0x389, YPOGEGRAMMENI]),
        0x1fc7 => out.extend([0x397, PERISPOMENI, YPOGEGRAMMENI]),
        0x1ff2 => out.extend([0x1ffa, YPOGEGRAMMENI]),
        0x1ff4 => out.extend([0x38f, YPOGEGRAMMENI]),
        0x1ff7 => out.extend([0x3a9, PERISPOMENI, YPOGEGRAMMENI]),
        // Ligatures: only the first letter is a capital.
        0xdf | 0x587 | 0xfb00..=0xfb06 | 0xfb13..=0xfb17 => {
            let start = out.len();
            push_upper(code, out);
            for c in out.split_off(start + 1) {
                push_lower(c, out);
            }
        }
        _ => push_upper(code, out),
    }
}

/// Appends the folded case of a character: the lower case of its upper case, with few exceptions.
pub fn push_folded(code: u32, out: &mut Vec<u32>) {
    match code {
        0x131 => out.push(code),
        0x1e9e => out.extend([0x73, 0x73]),
        // Cherokee folds to capitals.
        0x13a0..=0x13f5 => out.push(code),
        0x13f8..=0x13fd => out.push(code - 8),
        0xab70..=0xabbf => out.push(code - 0xab70 + 0x13a0),
        _ => {
            let start = out.len();
            push_upper(code, out);
            for c in out.split_off(start) {
                push_lower(c, out);
            }
        }
    }
}

/// Characters that are skipped when looking for the letters around a sigma.
fn is_case_ignorable(code: u32) -> bool {
    use GeneralCategory::*;
    let Some(c) = char::from_u32(code) else { return false };
    let between_letters = [
        '\'', '.', ':', '\u{b7}', '\u{387}', '\u{55f}', '\u{5f4}', '\u{2018}', '\u{2019}', '\u{2024}',
        '\u{2027}', '\u{fe13}', '\u{fe52}', '\u{fe55}', '\u{ff07}', '\u{ff0e}', '\u{ff1a}',
    ];
    between_letters.contains(&c)
        || matches!(
            get_general_category(c),
            NonspacingMark | EnclosingMark | Format | ModifierLetter | ModifierSymbol
        )
}

// ---- Tables -----------------------------------------------------------------------------------------

/// Digits that are no decimal ones (superscripts and the like): first and last of each run.
static DIGITS: &[(u32, u32)] = &[
    (0xb2, 0xb3),
    (0xb9, 0xb9),
    (0x1369, 0x1371),
    (0x19da, 0x19da),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247c),
    (0x2488, 0x2490),
    (0x24ea, 0x24ea),
    (0x24f5, 0x24fd),
    (0x24ff, 0x24ff),
    (0x2776, 0x277e),
    (0x2780, 0x2788),
    (0x278a, 0x2792),
    (0x10a40, 0x10a43),
    (0x10e60, 0x10e68),
    (0x11052, 0x1105a),
    (0x1f100, 0x1f10a),
];

/// Characters with a numeric value that are no digits.
static NUMERIC: &[(u32, u32)] = &[
    (0xbc, 0xbe),
    (0x9f4, 0x9f9),
    (0xb72, 0xb77),
    (0xbf0, 0xbf2),
    (0xc78, 0xc7e),
    (0xd58, 0xd5e),
    (0xd70, 0xd78),
    (0xf2a, 0xf33),
    (0x1372, 0x137c),
    (0x16ee, 0x16f0),
    (0x17f0, 0x17f9),
    (0x2150, 0x2182),
    (0x2185, 0x2189),
    (0x2469, 0x2473),
    (0x247d, 0x2487),
    (0x2491, 0x249b),
    (0x24eb, 0x24f4),
    (0x24fe, 0x24fe),
    (0x277f, 0x277f),
    (0x2789, 0x2789),
    (0x2793, 0x2793),
    (0x2cfd, 0x2cfd),
    (0x3007, 0x3007),
    (0x3021, 0x3029),
    (0x3038, 0x303a),
    (0x3192, 0x3195),
    (0x3220, 0x3229),
    (0x3248, 0x324f),
    (0x3251, 0x325f),
    (0x3280, 0x3289),
    (0x32b1, 0x32bf),
    (0x3405, 0x3405),
    (0x3483, 0x3483),
    (0x382a, 0x382a),
    (0x3b4d, 0x3b4d),
    (0x4e00, 0x4e00),
    (0x4e03, 0x4e03),
    (0x4e07, 0x4e07),
    (0x4e09, 0x4e09),
    (0x4e24, 0x4e24),
    (0x4e5d, 0x4e5d),
    (0x4e8c, 0x4e8c),
    (0x4e94, 0x4e94),
    (0x4e96, 0x4e96),
    (0x4eac, 0x4eac),
    (0x4ebf, 0x4ec0),
    (0x4edf, 0x4edf),
    (0x4ee8, 0x4ee8),
    (0x4f0d, 0x4f0d),
    (0x4f70, 0x4f70),
    (0x4fe9, 0x4fe9),
    (0x5006, 0x5006),
    (0x5104, 0x5104),
    (0x5146, 0x5146),
    (0x5169, 0x5169),
    (0x516b, 0x516b),
    (0x516d, 0x516d),
    (0x5341, 0x5341),
    (0x5343, 0x5345),
    (0x534c, 0x534c),
    (0x53c1, 0x53c4),
    (0x56db, 0x56db),
    (0x58f1, 0x58f1),
    (0x58f9, 0x58f9),
    (0x5e7a, 0x5e7a),
    (0x5efe, 0x5eff),
    (0x5f0c, 0x5f0e),
    (0x5f10, 0x5f10),
    (0x62d0, 0x62d0),
    (0x62fe, 0x62fe),
    (0x634c, 0x634c),
    (0x67d2, 0x67d2),
    (0x6d1e, 0x6d1e),
    (0x6f06, 0x6f06),
    (0x7396, 0x7396),
    (0x767e, 0x767e),
    (0x7695, 0x7695),
    (0x79ed, 0x79ed),
    (0x8086, 0x8086),
    (0x842c, 0x842c),
    (0x8cae, 0x8cae),
    (0x8cb3, 0x8cb3),
    (0x8d30, 0x8d30),
    (0x920e, 0x920e),
    (0x94a9, 0x94a9),
    (0x9621, 0x9621),
    (0x9646, 0x9646),
    (0x964c, 0x964c),
    (0x9678, 0x9678),
    (0x96f6, 0x96f6),
    (0xa6e6, 0xa6ef),
    (0xa830, 0xa835),
    (0xf96b, 0xf96b),
    (0xf973, 0xf973),
    (0xf978, 0xf978),
    (0xf9b2, 0xf9b2),
    (0xf9d1, 0xf9d1),
    (0xf9d3, 0xf9d3),
    (0xf9fd, 0xf9fd),
    (0x10107, 0x10133),
    (0x10140, 0x10178),
    (0x1018a, 0x1018b),
    (0x102e1, 0x102fb),
    (0x10320, 0x10323),
    (0x10341, 0x10341),
    (0x1034a, 0x1034a),
    (0x103d1, 0x103d5),
    (0x10858, 0x1085f),
    (0x10879, 0x1087f),
    (0x108a7, 0x108af),
    (0x108fb, 0x108ff),
    (0x10916, 0x1091b),
    (0x109bc, 0x109bd),
    (0x109c0, 0x109cf),
    (0x109d2, 0x109ff),
    (0x10a44, 0x10a48),
    (0x10a7d, 0x10a7e),
    (0x10a9d, 0x10a9f),
    (0x10aeb, 0x10aef),
    (0x10b58, 0x10b5f),
    (0x10b78, 0x10b7f),
    (0x10ba9, 0x10baf),
    (0x10cfa, 0x10cff),
    (0x10e69, 0x10e7e),
    (0x10f1d, 0x10f26),
    (0x10f51, 0x10f54),
    (0x10fc5, 0x10fcb),
    (0x1105b, 0x11065),
    (0x111e1, 0x111f4),
    (0x1173a, 0x1173b),
    (0x118ea, 0x118f2),
    (0x11c5a, 0x11c6c),
    (0x11fc0, 0x11fd4),
    (0x12400, 0x1246e),
    (0x16b5b, 0x16b61),
    (0x16e80, 0x16e96),
    (0x1d2c0, 0x1d2d3),
    (0x1d2e0, 0x1d2f3),
    (0x1d360, 0x1d378),
    (0x1e8c7, 0x1e8cf),
    (0x1ec71, 0x1ecab),
    (0x1ecad, 0x1ecaf),
    (0x1ecb1, 0x1ecb4),
    (0x1ed01, 0x1ed2d),
    (0x1ed2f, 0x1ed3d),
    (0x1f10b, 0x1f10c),
    (0x20001, 0x20001),
    (0x20064, 0x20064),
    (0x200e2, 0x200e2),
    (0x20121, 0x20121),
    (0x2092a, 0x2092a),
    (0x20983, 0x20983),
    (0x2098c, 0x2098c),
    (0x2099c, 0x2099c),
    (0x20aea, 0x20aea),
    (0x20afd, 0x20afd),
    (0x20b19, 0x20b19),
    (0x22390, 0x22390),
    (0x22998, 0x22998),
    (0x23b1b, 0x23b1b),
    (0x2626d, 0x2626d),
    (0x2f890, 0x2f890),
];
