//! Upper and lower case of one character, as regular expressions that ignore case compare them.

/// Only ASCII has case.
pub fn lower_ascii(c: u32) -> u32 {
    if (65..=90).contains(&c) { c + 32 } else { c }
}

/// Of a dotted capital I, which becomes two characters, the first.
pub fn lower_unicode(c: u32) -> u32 {
    char::from_u32(c).and_then(|ch| ch.to_lowercase().next()).map_or(c, u32::from)
}

/// Of what becomes more than one character, the first.
pub fn upper_unicode(c: u32) -> u32 {
    char::from_u32(c).and_then(|ch| ch.to_uppercase().next()).map_or(c, u32::from)
}

/// Whether a character has another form in the other case.
pub fn is_cased_unicode(c: u32) -> bool {
    lower_unicode(c) != c || upper_unicode(c) != c
}
