//! Upper and lower case of one character, as regular expressions that ignore case compare them.

/// Only ASCII has case.
pub fn lower_ascii(c: u32) -> u32 {
    if (65..=90).contains(&c) { c + 32 } else { c }
}

pub fn lower_unicode(c: u32) -> u32 {
    let Some(ch) = char::from_u32(c) else { return c };
    // A dotted capital I is the one character that becomes two.
    ch.to_lowercase().next().map_or(c, u32::from)
}

/// What becomes more than one character stays as it is.
pub fn upper_unicode(c: u32) -> u32 {
    let Some(ch) = char::from_u32(c) else { return c };
    let mut upper = ch.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(u), None) => u as u32,
        _ => c,
    }
}

/// Whether a character has another form in the other case.
pub fn is_cased_unicode(c: u32) -> bool {
    lower_unicode(c) != c || upper_unicode(c) != c
}
