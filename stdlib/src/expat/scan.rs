//! Where the parts of a text end. Every function looks at a text from its start; `None` says that it stops too early.

use super::errors::{Checked, Code, Wrong};

pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

pub fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

pub fn is_name_start(c: char) -> bool {
    matches!(c, ':' | '_' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}')
}

pub fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

fn invalid(at: usize) -> Wrong {
    Code::InvalidToken.at(at)
}

/// A text and a place in it.
#[derive(Clone)]
pub struct Cursor<'a> {
    pub text: &'a str,
    pub at: usize,
    /// Names have at most one colon, and not at an end.
    pub namespaces: bool,
}

/// What a scan gives: `None` when the text is not complete.
pub type Scan<T> = Checked<Option<T>>;

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str, namespaces: bool) -> Cursor<'a> {
        Cursor { text, at: 0, namespaces }
    }
    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }
    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }
    pub fn skip(&mut self, c: char) -> bool {
        let is_here = self.peek() == Some(c);
        if is_here {
            self.at += c.len_utf8();
        }
        is_here
    }
    /// Skips space; whether there was any.
    pub fn space(&mut self) -> bool {
        let from = self.at;
        self.at += self.rest().len() - self.rest().trim_start_matches(is_space).len();
        self.at > from
    }
    pub fn wrong<T>(&self) -> Checked<T> {
        Err(invalid(self.at))
    }
    /// A name. It is complete only when something stands behind it.
    pub fn name(&mut self) -> Scan<&'a str> {
        let from = self.at;
        let mut colon = None;
        for (i, c) in self.rest().char_indices() {
            let starts = i == 0 || (self.namespaces && colon == Some(from + i - 1));
            let is_colon = self.namespaces && c == ':';
            let fits = if starts { is_name_start(c) && !is_colon } else { is_name_char(c) };
            if fits && !(is_colon && colon.is_some()) {
                if is_colon {
                    colon = Some(from + i);
                }
                continue;
            }
            self.at = from + i;
            return if starts || is_colon || !is_char(c) {
                self.wrong()
            } else {
                Ok(Some(&self.text[from..from + i]))
            };
        }
        Ok(None)
    }
    /// The text up to an end, which is skipped; all of it must be characters.
    pub fn until(&mut self, end: &str) -> Scan<&'a str> {
        let from = self.at;
        let found = self.rest().find(end);
        let part = &self.rest()[..found.unwrap_or(self.rest().len())];
        if let Some(i) = part.find(|c| !is_char(c)) {
            return Err(invalid(from + i));
        }
        if found.is_none() {
            return Ok(None);
        }
        self.at = from + part.len() + end.len();
        Ok(Some(part))
    }
}

/// Does the text, or the start of it that there is, stand here?
pub fn may_be(text: &str, whole: &str) -> bool {
    if text.len() < whole.len() { whole.starts_with(text) } else { text.starts_with(whole) }
}

/// What a reference refers to.
pub enum Referred<'a> {
    Char(Option<char>),
    Entity(&'a str),
}

/// `&name;`, `&#10;` or `&#xa;`, from behind the `&`.
pub fn reference<'a>(c: &mut Cursor<'a>) -> Scan<Referred<'a>> {
    if !c.skip('#') {
        let Some(name) = c.name()? else { return Ok(None) };
        return if c.skip(';') { Ok(Some(Referred::Entity(name))) } else { c.wrong() };
    }
    let radix = if c.skip('x') { 16 } else { 10 };
    let digits = c.rest().len() - c.rest().trim_start_matches(|d: char| d.is_digit(radix)).len();
    let number = &c.rest()[..digits];
    c.at += digits;
    match c.peek() {
        None => Ok(None),
        Some(';') if digits > 0 => {
            c.at += 1;
            let n = number
                .chars()
                .fold(0u32, |n, d| n.saturating_mul(radix).saturating_add(d.to_digit(radix).unwrap_or(0)));
            Ok(Some(Referred::Char(char::from_u32(n).filter(|&c| is_char(c)))))
        }
        Some(_) => c.wrong(),
    }
}

/// The five entities that need no declaration.
pub fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// An attribute as it stands in a tag: where its name starts, the name, where the value starts, the value.
pub struct RawAttribute<'a> {
    pub at: usize,
    pub name: &'a str,
    pub value_at: usize,
    pub value: &'a str,
}

pub struct StartTag<'a> {
    pub name: &'a str,
    pub attributes: Vec<RawAttribute<'a>>,
    pub is_empty: bool,
}

/// A start tag, from behind the `<`.
pub fn start_tag<'a>(c: &mut Cursor<'a>) -> Scan<StartTag<'a>> {
    let Some(name) = c.name()? else { return Ok(None) };
    let mut tag = StartTag { name, attributes: Vec::new(), is_empty: false };
    loop {
        let spaced = c.space();
        match c.peek() {
            None => return Ok(None),
            Some('>') => {
                c.at += 1;
                return Ok(Some(tag));
            }
            Some('/') => {
                c.at += 1;
                return match c.peek() {
                    None => Ok(None),
                    Some('>') => {
                        c.at += 1;
                        tag.is_empty = true;
                        Ok(Some(tag))
                    }
                    Some(_) => c.wrong(),
                };
            }
            Some(_) if !spaced => return c.wrong(),
            Some(_) => match attribute(c)? {
                Some(a) => tag.attributes.push(a),
                None => return Ok(None),
            },
        }
    }
}

fn attribute<'a>(c: &mut Cursor<'a>) -> Scan<RawAttribute<'a>> {
    let at = c.at;
    let Some(name) = c.name()? else { return Ok(None) };
    c.space();
    match c.peek() {
        None => return Ok(None),
        Some('=') => c.at += 1,
        Some(_) => return c.wrong(),
    }
    c.space();
    let quote = match c.peek() {
        None => return Ok(None),
        Some(q @ ('"' | '\'')) => q,
        Some(_) => return c.wrong(),
    };
    c.at += 1;
    let value_at = c.at;
    loop {
        match c.peek() {
            None => return Ok(None),
            Some(q) if q == quote => break,
            Some('&') => {
                c.at += 1;
                if reference(c)?.is_none() {
                    return Ok(None);
                }
            }
            Some('<') => return c.wrong(),
            Some(x) if !is_char(x) => return c.wrong(),
            Some(x) => c.at += x.len_utf8(),
        }
    }
    let value = &c.text[value_at..c.at];
    c.at += 1;
    Ok(Some(RawAttribute { at, name, value_at, value }))
}

/// An end tag, from behind the `</`.
pub fn end_tag<'a>(c: &mut Cursor<'a>) -> Scan<&'a str> {
    let Some(name) = c.name()? else { return Ok(None) };
    c.space();
    match c.peek() {
        None => Ok(None),
        Some('>') => {
            c.at += 1;
            Ok(Some(name))
        }
        Some(_) => c.wrong(),
    }
}

/// A comment, from behind the `<!--`.
pub fn comment<'a>(c: &mut Cursor<'a>) -> Scan<&'a str> {
    let Some(text) = c.until("--")? else { return Ok(None) };
    match c.peek() {
        None => Ok(None),
        Some('>') => {
            c.at += 1;
            Ok(Some(text))
        }
        Some(_) => c.wrong(),
    }
}

/// Target and data of a processing instruction, from behind the `<?`.
pub fn instruction<'a>(c: &mut Cursor<'a>) -> Scan<(&'a str, &'a str)> {
    let Some(target) = c.name()? else { return Ok(None) };
    if target.eq_ignore_ascii_case("xml") && target != "xml" {
        return c.wrong();
    }
    let spaced = c.space();
    if !spaced && !may_be(c.rest(), "?>") {
        return c.wrong();
    }
    Ok(c.until("?>")?.map(|data| (target, data)))
}

/// How long the characters are that stand here as they are, up to markup or the end of a line.
pub fn text_run(text: &str, is_final: bool) -> Checked<usize> {
    for (i, c) in text.char_indices() {
        match c {
            '<' | '&' | '\n' | '\r' => return Ok(i),
            ']' if text[i..].starts_with("]]>") => {
                return if i == 0 { Err(invalid(2)) } else { Ok(i) };
            }
            // What follows decides whether it is an error.
            ']' if !is_final && text.len() - i < 3 && may_be(&text[i..], "]]>") => return Ok(i),
            _ if !is_char(c) => return if i == 0 { Err(invalid(0)) } else { Ok(i) },
            _ => {}
        }
    }
    Ok(text.len())
}

/// All ends of lines as `\n`.
pub fn newlines(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_string() }
}

/// Text where there must be none: a token that is not expected, or no token.
pub fn other_text(text: &str) -> Wrong {
    let word = text.find(|x| !is_name_char(x)).unwrap_or(text.len());
    let behind = text[word..].chars().next();
    match behind {
        None => Code::Syntax.at(0),
        Some('"' | '\'' | '[' | ']' | '>' | '(' | ')' | '|' | ',' | '%' | '#') if word == 0 => {
            Code::Syntax.at(0)
        }
        Some(x) if word > 0 && (is_space(x) || ">),|[%?*+".contains(x)) => Code::Syntax.at(0),
        Some(_) => Code::InvalidToken.at(word),
    }
}

/// The tokens of a declaration, one by one: words, what is in quotes, space, other characters.
pub fn tokens(text: &str) -> Vec<&str> {
    let (mut all, mut rest) = (Vec::new(), text);
    let is_word = |c: char| is_name_char(c) || matches!(c, '#' | '<' | '!');
    while let Some(first) = rest.chars().next() {
        let n = match first {
            '"' | '\'' => rest[1..].find(first).map_or(rest.len(), |i| i + 2),
            c if is_space(c) => rest.find(|c| !is_space(c)).unwrap_or(rest.len()),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        all.push(&rest[..n]);
        rest = &rest[n..];
    }
    all
}
