//! Source text to the tokens CPython's tokenizer makes, with its errors.
//!
//! The syntax tree comes from another parser. This tokenizer runs over every source first, to refuse
//! what CPython refuses before anything recursive starts (see [`crate::parse`]); its tokens are what
//! [`crate::syntax_error`] works on to word an error, and what [`crate::print_tokens`] prints.
//!
//! Error positions are CPython's, which differ from error to error: most point at the last character
//! read, strings at their first quote, indentation errors at the end of the line.

use std::rc::Rc;

use crate::source::LineIndex;
use crate::{CompileError, ErrorKind};

/// Nested brackets, as in CPython.
const MAX_LEVEL: usize = 200;
/// Nested indents, as in CPython (the unindented level counts).
const MAX_INDENT: usize = 100;
/// Nested f- and t-strings, as in CPython (the outside counts).
const MAX_FSTRING_LEVEL: usize = 150;
/// Replacement fields in format specs of replacement fields, as in CPython.
const MAX_FIELD_NESTING: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tok {
    Name,
    Number,
    String,
    /// Operators, delimiters, and characters that are neither but are left to the parser to refuse.
    Op,
    Newline,
    Indent,
    Dedent,
    EndMarker,
    FStringStart,
    FStringMiddle,
    FStringEnd,
    TStringStart,
    TStringMiddle,
    TStringEnd,
    /// Only with `with_trivia`.
    Comment,
    /// A newline that ends no statement. Only with `with_trivia`.
    Nl,
}

/// Offsets in bytes. A `Newline` begins at the comment before it, if there is one (without trivia), and at the end of a source without one is one byte long nevertheless.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    pub kind: Tok,
    /// Open brackets after this token.
    pub level: u8,
    pub start: u32,
    pub end: u32,
}

/// An open bracket.
#[derive(Clone, Copy)]
struct Bracket {
    byte: u8,
    at: usize,
}

/// An f- or t-string being read.
struct Interpolated {
    letter: char,
    quote: u8,
    quote_len: usize,
    is_raw: bool,
    start: usize,
    /// Number of open brackets outside.
    base_level: usize,
    /// For each replacement field being read, the number of brackets open inside its `{`.
    fields: Vec<usize>,
    /// Reading text (as opposed to an expression).
    in_text: bool,
}

impl Interpolated {
    fn in_spec(&self) -> bool {
        self.in_text && !self.fields.is_empty()
    }
}

/// Columns of one indentation, with tabs to multiples of 8, and with tabs as 1.
#[derive(Clone, Copy)]
struct Indentation {
    col: u32,
    alt: u32,
}

pub struct Tokenizer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    lines: &'a LineIndex,
    filename: Rc<str>,
    at: usize,
    brackets: Vec<Bracket>,
    strings: Vec<Interpolated>,
    indents: Vec<Indentation>,
    /// `Indent` (1) or `Dedent` (negative) tokens still to give.
    pending: i32,
    at_line_start: bool,
    /// Something stands on this logical line.
    line_has_token: bool,
    with_trivia: bool,
    /// Of the comment just read, if it ends the line.
    comment_start: Option<usize>,
    is_done: bool,
}

type Scan<T> = Result<T, Box<CompileError>>;

impl<'a> Tokenizer<'a> {
    pub fn new(text: &'a str, lines: &'a LineIndex, filename: &str) -> Tokenizer<'a> {
        Tokenizer {
            text,
            bytes: text.as_bytes(),
            lines,
            filename: filename.into(),
            at: 0,
            brackets: Vec::new(),
            strings: Vec::new(),
            indents: vec![Indentation { col: 0, alt: 0 }],
            pending: 0,
            at_line_start: true,
            line_has_token: false,
            with_trivia: false,
            comment_start: None,
            is_done: false,
        }
    }

    /// Gives comments and blank lines too.
    pub fn with_trivia(mut self) -> Self {
        self.with_trivia = true;
        self
    }

    /// Brackets that are open now, outermost first: the byte and its offset.
    pub fn open_brackets(&self) -> impl DoubleEndedIterator<Item = (u8, u32)> + '_ {
        self.brackets.iter().map(|b| (b.byte, b.at as u32))
    }

    /// Whether an f- or t-string is being read.
    pub fn is_in_interpolation(&self) -> bool {
        !self.strings.is_empty()
    }

    /// Whether the source ended inside an open bracket, an error that only shows in what the parser does.
    /// The line it has got to.
    pub fn line(&self) -> u32 {
        let is_behind = self.bytes[..self.at].ends_with(b"\n");
        self.lines.line((self.at - is_behind as usize) as u32)
    }

    pub fn ends_in_bracket(&self) -> bool {
        self.is_done && !self.brackets.is_empty()
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn starts_with(&self, s: &[u8]) -> bool {
        self.bytes[self.at..].starts_with(s)
    }

    fn token(&self, kind: Tok, start: usize) -> Token {
        Token { kind, level: self.brackets.len().min(255) as u8, start: start as u32, end: self.at as u32 }
    }

    // -----------------------------------------------------------------------------------------------
    // Errors

    /// From the character before `from` to the one before `to`, which is how CPython counts here.
    fn error_between(&self, from: usize, to: usize, msg: String) -> Box<CompileError> {
        let start = self.lines.position(self.text, from as u32);
        let end = self.lines.position(self.text, to as u32);
        let text = self.lines.line_text(self.text, start.line).trim_end_matches('\n').to_string();
        Box::new(CompileError {
            kind: ErrorKind::SyntaxError,
            msg,
            filename: self.filename.clone(),
            line: start.line,
            col: start.char_col as i32,
            end_line: end.line,
            end_col: end.char_col as i32,
            text: Some(text),
            incomplete: false,
        })
    }

    /// At the character before `at`.
    fn error(&self, at: usize, msg: impl Into<String>) -> Box<CompileError> {
        self.error_between(at, at, msg.into())
    }

    fn line_error(&self, at: usize, kind: ErrorKind, msg: &str) -> Box<CompileError> {
        let mut e = self.error(at, msg);
        e.kind = kind;
        e.col = 1;
        e.end_col = 0;
        e.text = Some(self.lines.shown_text(self.text, e.line));
        e
    }

    // -----------------------------------------------------------------------------------------------
    // The next token

    /// The next token; `EndMarker` again and again at the end.
    pub fn next_token(&mut self) -> Result<Token, Box<CompileError>> {
        if self.strings.last().is_some_and(|s| s.in_text) {
            return self.interpolated_text();
        }
        loop {
            if self.at_line_start && self.brackets.is_empty() {
                self.indentation()?;
            }
            self.at_line_start = false;
            if self.pending != 0 {
                let kind = if self.pending > 0 { Tok::Indent } else { Tok::Dedent };
                self.pending -= self.pending.signum();
                let start = if kind == Tok::Indent { self.line_start() } else { self.at };
                return Ok(self.token(kind, start));
            }
            while matches!(self.peek(0), b' ' | b'\t' | b'\x0c') {
                self.at += 1;
            }
            let start = self.at;
            if self.at >= self.bytes.len() {
                return Ok(self.at_end());
            }
            match self.bytes[start] {
                b'#' => {
                    let rest = &self.bytes[start..];
                    self.at += rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
                    if self.with_trivia {
                        return Ok(self.token(Tok::Comment, start));
                    }
                    self.comment_start = Some(start);
                }
                b'\n' => {
                    self.at += 1;
                    self.at_line_start = true;
                    if self.brackets.is_empty() && self.line_has_token {
                        self.line_has_token = false;
                        // To CPython's parser a comment is part of the newline after it.
                        let start = self.comment_start.take().unwrap_or(start);
                        return Ok(self.token(Tok::Newline, start));
                    }
                    self.comment_start = None;
                    if self.with_trivia {
                        return Ok(self.token(Tok::Nl, start));
                    }
                }
                b'\\' => {
                    self.continuation()?;
                    if self.at >= self.bytes.len() && self.brackets.is_empty() {
                        return Err(self.eof_after_backslash(start));
                    }
                }
                _ => {
                    self.line_has_token = true;
                    return self.visible(start);
                }
            }
        }
    }

    fn line_start(&self) -> usize {
        self.bytes[..self.at].iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1)
    }

    fn at_end(&mut self) -> Token {
        self.is_done = true;
        if self.line_has_token && self.brackets.is_empty() {
            self.line_has_token = false;
            let start = self.comment_start.take().unwrap_or(self.at);
            let mut t = self.token(Tok::Newline, start);
            t.end += 1;
            return t;
        }
        if self.indents.len() > 1 && self.brackets.is_empty() {
            self.indents.pop();
            return self.token(Tok::Dedent, self.at);
        }
        self.token(Tok::EndMarker, self.at)
    }

    /// At a backslash: goes past the newline after it.
    fn continuation(&mut self) -> Scan<()> {
        self.at += 1;
        match self.bytes.get(self.at) {
            Some(b'\n') => {
                self.at += 1;
                Ok(())
            }
            None => Ok(()),
            Some(_) => {
                let mut end = self.at + 1;
                while !self.text.is_char_boundary(end) {
                    end += 1;
                }
                let mut e = self.error(end, "unexpected character after line continuation character");
                e.end_col = 0;
                e.text = Some(self.lines.shown_text(self.text, e.line));
                Err(e)
            }
        }
    }

    fn eof_after_backslash(&self, backslash: usize) -> Box<CompileError> {
        let mut e = self.error(backslash, "unexpected EOF while parsing");
        e.col += 2;
        e.text = Some(self.lines.shown_text(self.text, e.line));
        e.end_col = -1;
        e.incomplete = true;
        e
    }

    /// Reads the white space at the start of a line, unless the line is blank.
    fn indentation(&mut self) -> Scan<()> {
        let (mut col, mut alt) = (0u32, 0u32);
        let mut first: Option<(u32, u32)> = None;
        loop {
            match self.peek(0) {
                b' ' => (col, alt) = (col + 1, alt + 1),
                b'\t' => (col, alt) = ((col / 8 + 1) * 8, alt + 1),
                b'\x0c' => (col, alt) = (0, 0),
                b'\\' => {
                    // The indentation of a line continued before its first token is that of its first part.
                    let backslash = self.at;
                    first = first.or(Some((col, alt)));
                    self.continuation()?;
                    if self.at >= self.bytes.len() {
                        return Err(self.eof_after_backslash(backslash));
                    }
                    (col, alt) = (0, 0);
                    continue;
                }
                _ => break,
            }
            self.at += 1;
        }
        if let Some((c, a)) = first.filter(|&(c, _)| c != 0) {
            (col, alt) = (c, a);
        }
        if self.at >= self.bytes.len() || matches!(self.bytes[self.at], b'\n' | b'#') {
            return Ok(());
        }
        let tab_error = |t: &Self| {
            t.line_error(t.at, ErrorKind::TabError, "inconsistent use of tabs and spaces in indentation")
        };
        let top = self.top_indent();
        if col == top.col {
            if alt != top.alt {
                return Err(tab_error(self));
            }
        } else if col > top.col {
            if self.indents.len() >= MAX_INDENT {
                return Err(self.line_error(
                    self.at,
                    ErrorKind::IndentationError,
                    "too many levels of indentation",
                ));
            }
            if alt <= top.alt {
                return Err(tab_error(self));
            }
            self.indents.push(Indentation { col, alt });
            self.pending = 1;
        } else {
            while col < self.top_indent().col {
                self.indents.pop();
                self.pending -= 1;
            }
            let top = self.top_indent();
            if col != top.col {
                let msg = "unindent does not match any outer indentation level";
                let mut e = self.line_error(self.at, ErrorKind::IndentationError, msg);
                let line = e.text.as_deref().unwrap_or_default();
                e.col = line.trim_end_matches('\n').chars().count() as i32 + 1;
                e.end_col = -1;
                return Err(e);
            }
            if alt != top.alt {
                return Err(tab_error(self));
            }
        }
        Ok(())
    }

    fn top_indent(&self) -> Indentation {
        self.indents.last().copied().unwrap_or(Indentation { col: 0, alt: 0 })
    }

    fn visible(&mut self, start: usize) -> Scan<Token> {
        match self.bytes[start] {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.name_or_prefix(start),
            b'0'..=b'9' => self.number(start),
            b'.' if self.peek(1).is_ascii_digit() => self.number(start),
            quote @ (b'"' | b'\'') => self.string(start, quote),
            open @ (b'(' | b'[' | b'{') => {
                if self.brackets.len() >= MAX_LEVEL {
                    return Err(self.error(start + 1, "too many nested parentheses"));
                }
                self.brackets.push(Bracket { byte: open, at: start });
                self.at += 1;
                Ok(self.token(Tok::Op, start))
            }
            close @ (b')' | b']' | b'}') => self.close(start, close),
            byte => {
                if let Some(s) = self.strings.last_mut()
                    && byte == b':'
                    && s.fields.last() == Some(&self.brackets.len())
                {
                    s.in_text = true;
                    self.at += 1;
                    return Ok(self.token(Tok::Op, start));
                }
                self.at += op_len(&self.bytes[start..]);
                if self.at == start {
                    return Err(self.invalid_character(start));
                }
                Ok(self.token(Tok::Op, start))
            }
        }
    }

    fn close(&mut self, start: usize, close: u8) -> Scan<Token> {
        let c = close as char;
        if let Some(s) = self.strings.last() {
            let letter = s.letter;
            if self.brackets.len() == s.base_level && close == b'}' {
                return Err(self.error(start + 1, format!("{letter}-string: single '}}' is not allowed")));
            }
            if s.fields.last() == Some(&self.brackets.len()) && close != b'}' {
                return Err(self.error(start + 1, format!("{letter}-string: unmatched '{c}'")));
            }
        }
        let Some(open) = self.brackets.last().copied() else {
            return Err(self.error(start + 1, format!("unmatched '{c}'")));
        };
        let wanted = match open.byte {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        };
        if close != wanted {
            let o = open.byte as char;
            let line = self.lines.line(open.at as u32);
            let on_line = if line == self.lines.line(start as u32) {
                String::new()
            } else {
                format!(" on line {line}")
            };
            let msg = format!("closing parenthesis '{c}' does not match opening parenthesis '{o}'{on_line}");
            return Err(self.error(start + 1, msg));
        }
        if let Some(s) = self.strings.last_mut()
            && s.fields.last() == Some(&self.brackets.len())
        {
            s.fields.pop();
            s.in_text = true;
        }
        self.brackets.pop();
        self.at += 1;
        Ok(self.token(Tok::Op, start))
    }

    // -----------------------------------------------------------------------------------------------
    // Names

    fn name_or_prefix(&mut self, start: usize) -> Scan<Token> {
        let mut prefix = 0;
        let mut seen = Vec::new();
        loop {
            let c = self.peek(prefix).to_ascii_lowercase();
            if !b"burft".contains(&c) || seen.contains(&c) {
                break;
            }
            seen.push(c);
            prefix += 1;
            let quote = self.peek(prefix);
            if matches!(quote, b'"' | b'\'') {
                for pair in ["ub", "ur", "uf", "ut", "bf", "bt", "ft"] {
                    let [a, b] = [pair.as_bytes()[0], pair.as_bytes()[1]];
                    if seen.contains(&a) && seen.contains(&b) {
                        let msg = format!("'{}' and '{}' prefixes are incompatible", a as char, b as char);
                        let mut e = self.error_between(start, start + prefix + 1, msg);
                        e.col += 1;
                        return Err(e);
                    }
                }
                self.at += prefix;
                let is_raw = seen.contains(&b'r');
                return match seen.iter().find(|c| b"ft".contains(c)) {
                    Some(&letter) => self.interpolated_start(start, quote, letter as char, is_raw),
                    None => self.string(start, quote),
                };
            }
        }
        let mut is_ascii = true;
        while let Some(&b) = self.bytes.get(self.at) {
            match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' => {}
                0x80.. => is_ascii = false,
                _ => break,
            }
            self.at += 1;
        }
        if !is_ascii {
            let name = &self.text[start..self.at];
            for (i, c) in name.char_indices() {
                let is_fine = match i {
                    0 => c == '_' || unicode_ident::is_xid_start(c),
                    _ => unicode_ident::is_xid_continue(c),
                };
                if !is_fine {
                    return Err(self.invalid_character(start + i));
                }
            }
        }
        Ok(self.token(Tok::Name, start))
    }

    fn invalid_character(&self, at: usize) -> Box<CompileError> {
        let c = self.text[at..].chars().next().unwrap_or('\0');
        let n = c as u32;
        let msg = if is_printable(c) {
            format!("invalid character '{c}' (U+{n:04X})")
        } else {
            format!("invalid non-printable character U+{n:04X}")
        };
        self.error(at + c.len_utf8(), msg)
    }

    // -----------------------------------------------------------------------------------------------
    // Numbers

    fn number(&mut self, start: usize) -> Scan<Token> {
        let kind = match (self.peek(0), self.peek(1) | 0x20) {
            (b'0', b'x') => self.radix(16, "hexadecimal")?,
            (b'0', b'o') => self.radix(8, "octal")?,
            (b'0', b'b') => self.radix(2, "binary")?,
            _ => self.decimal(start)?,
        };
        self.end_of_number(kind)?;
        Ok(self.token(Tok::Number, start))
    }

    fn radix(&mut self, radix: u32, kind: &'static str) -> Scan<&'static str> {
        self.at += 2;
        loop {
            if self.peek(0) == b'_' {
                self.at += 1;
            }
            let c = self.peek(0) as char;
            if !c.is_digit(radix) {
                if c.is_ascii_digit() {
                    return Err(self.error(self.at + 1, format!("invalid digit '{c}' in {kind} literal")));
                }
                return Err(self.error(self.at, format!("invalid {kind} literal")));
            }
            while (self.peek(0) as char).is_digit(radix) {
                self.at += 1;
            }
            if self.peek(0) != b'_' {
                break;
            }
        }
        let c = self.peek(0) as char;
        if c.is_ascii_digit() {
            return Err(self.error(self.at + 1, format!("invalid digit '{c}' in {kind} literal")));
        }
        Ok(kind)
    }

    /// Digits with single underscores between them.
    fn digits(&mut self) -> Scan<()> {
        loop {
            while self.peek(0).is_ascii_digit() {
                self.at += 1;
            }
            if self.peek(0) != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek(0).is_ascii_digit() {
                return Err(self.error(self.at, "invalid decimal literal"));
            }
        }
    }

    fn decimal(&mut self, start: usize) -> Scan<&'static str> {
        let mut zeros_end = None;
        if self.peek(0) == b'0' {
            loop {
                while self.peek(0) == b'0' {
                    self.at += 1;
                }
                if self.peek(0) != b'_' {
                    break;
                }
                self.at += 1;
                if !self.peek(0).is_ascii_digit() {
                    return Err(self.error(self.at, "invalid decimal literal"));
                }
            }
            if self.peek(0).is_ascii_digit() {
                zeros_end = Some(self.at + 1);
                self.digits()?;
            }
        } else {
            self.digits()?;
        }
        let integer_end = self.at;
        if self.peek(0) == b'.' {
            self.at += 1;
            if self.peek(0).is_ascii_digit() {
                self.digits()?;
            }
        }
        if self.peek(0) | 0x20 == b'e' {
            let sign = matches!(self.peek(1), b'+' | b'-') as usize;
            if self.peek(1 + sign).is_ascii_digit() {
                self.at += 1 + sign;
                self.digits()?;
            } else if sign == 1 {
                return Err(self.error(self.at + 2, "invalid decimal literal"));
            } else {
                // A keyword, or an error of its own.
                return Ok("decimal");
            }
        }
        if self.peek(0) | 0x20 == b'j' {
            self.at += 1;
            return Ok("imaginary");
        }
        if let Some(zeros_end) = zeros_end
            && self.at == integer_end
        {
            let msg = "leading zeros in decimal integer literals are not permitted; \
                       use an 0o prefix for octal integers";
            let mut e = self.error_between(start, zeros_end, msg.to_string());
            e.col += 1;
            return Err(e);
        }
        Ok("decimal")
    }

    /// A keyword may follow a number at once (`1if x else y`), another name may not.
    fn end_of_number(&self, kind: &str) -> Scan<()> {
        let rest = &self.bytes[self.at..];
        let goes_on = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80;
        // CPython looks at two letters only for those that begin with an i.
        let is_keyword = |k: &&[u8]| {
            rest.starts_with(k) && (k[0] == b'i' || !rest.get(k.len()).is_some_and(|&b| goes_on(b)))
        };
        let keywords = [&b"and"[..], b"else", b"for", b"if", b"in", b"is", b"not", b"or"];
        let c = rest.first().copied().unwrap_or(0);
        if c < 0x80 && goes_on(c) && !keywords.iter().any(is_keyword) {
            return Err(self.error(self.at, format!("invalid {kind} literal")));
        }
        Ok(())
    }

    // -----------------------------------------------------------------------------------------------
    // Strings

    fn quote_len(&self, quote: u8) -> usize {
        if self.starts_with(&[quote; 3]) { 3 } else { 1 }
    }

    /// A plain string; `self.at` is at its quote.
    fn string(&mut self, start: usize, quote: u8) -> Scan<Token> {
        let n = self.quote_len(quote);
        self.at += n;
        let mut has_escaped_quote = false;
        while let Some(&b) = self.bytes.get(self.at) {
            if b == quote && (n == 1 || self.starts_with(&[quote; 3])) {
                self.at += n;
                return Ok(self.token(Tok::String, start));
            }
            match b {
                b'\n' if n == 1 => break,
                b'\\' => {
                    has_escaped_quote |= self.peek(1) == quote;
                    self.at += 2;
                }
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(self.bytes.len());
        if let Some(s) = self.strings.last()
            && (s.quote, s.quote_len) == (quote, n)
        {
            return Err(self.error(start + 1, format!("{}-string: expecting '}}'", s.letter)));
        }
        let line = self.last_line();
        let mut e = if n == 3 {
            self.error(
                start + 1,
                format!("unterminated triple-quoted string literal (detected at line {line})"),
            )
        } else {
            let hint = if has_escaped_quote { "; perhaps you escaped the end quote?" } else { "" };
            self.error(start + 1, format!("unterminated string literal (detected at line {line}){hint}"))
        };
        e.incomplete = n == 3;
        Err(e)
    }

    /// Line of the current position; the empty text after the last newline is no line.
    fn last_line(&self) -> u32 {
        let at_end = self.at >= self.bytes.len() && self.bytes.last() == Some(&b'\n');
        self.lines.line(self.at as u32) - at_end as u32
    }

    /// `self.at` is at the quote.
    fn interpolated_start(&mut self, start: usize, quote: u8, letter: char, is_raw: bool) -> Scan<Token> {
        let quote_len = self.quote_len(quote);
        self.at += quote_len;
        if self.strings.len() + 1 >= MAX_FSTRING_LEVEL {
            return Err(self.error(self.at, "too many nested f-strings or t-strings"));
        }
        self.strings.push(Interpolated {
            letter,
            quote,
            quote_len,
            is_raw,
            start,
            base_level: self.brackets.len(),
            fields: Vec::new(),
            in_text: true,
        });
        Ok(self.token(if letter == 'f' { Tok::FStringStart } else { Tok::TStringStart }, start))
    }

    /// The next piece of an f- or t-string: text, the `{` or `}` of a field, or the end.
    fn interpolated_text(&mut self) -> Scan<Token> {
        let start = self.at;
        let Some(s) = self.strings.last() else { return self.next_token() };
        let (quote, n, in_spec, letter, is_raw) = (s.quote, s.quote_len, s.in_spec(), s.letter, s.is_raw);
        let (opening, n_fields) = (s.start, s.fields.len());
        let middle = if letter == 'f' { Tok::FStringMiddle } else { Tok::TStringMiddle };
        let mut in_unicode_name = false;
        loop {
            let c = self.bytes.get(self.at).copied();
            match c {
                Some(q) if q == quote && (n == 1 || self.starts_with(&[quote; 3])) => {
                    // In a format spec the bracket of the field stays open.
                    if self.at > start {
                        return Ok(self.token(middle, start));
                    }
                    self.at += n;
                    self.strings.pop();
                    return Ok(
                        self.token(if letter == 'f' { Tok::FStringEnd } else { Tok::TStringEnd }, start)
                    );
                }
                None | Some(b'\n') if c.is_none() || n == 1 => {
                    if c.is_some() && in_spec {
                        let msg = format!(
                            "{letter}-string: newlines are not allowed in format specifiers \
                             for single quoted {letter}-strings"
                        );
                        return Err(self.error_at_newline(msg));
                    }
                    let line = self.last_line();
                    let triple = if n == 3 { "triple-quoted " } else { "" };
                    let msg =
                        format!("unterminated {triple}{letter}-string literal (detected at line {line})");
                    let mut e = self.error(opening + 1, msg);
                    e.incomplete = n == 3;
                    return Err(e);
                }
                Some(b'{') => {
                    if self.peek(1) == b'{' && !in_spec {
                        // `{{` is one brace of text; CPython ends the piece after it.
                        self.at += 2;
                        let mut t = self.token(middle, start);
                        t.end -= 1;
                        return Ok(t);
                    }
                    if self.at > start {
                        return Ok(self.token(middle, start));
                    }
                    if n_fields >= MAX_FIELD_NESTING {
                        return Err(
                            self.error(self.at, format!("{letter}-string: expressions nested too deeply"))
                        );
                    }
                    if self.brackets.len() >= MAX_LEVEL {
                        return Err(self.error(self.at + 1, "too many nested parentheses"));
                    }
                    self.brackets.push(Bracket { byte: b'{', at: start });
                    if let Some(s) = self.strings.last_mut() {
                        s.fields.push(self.brackets.len());
                        s.in_text = false;
                    }
                    self.at += 1;
                    return Ok(self.token(Tok::Op, start));
                }
                Some(b'}') if in_unicode_name => {
                    self.at += 1;
                    return Ok(self.token(middle, start));
                }
                Some(b'}') => {
                    if self.peek(1) == b'}' && !in_spec {
                        self.at += 2;
                        let mut t = self.token(middle, start);
                        t.end -= 1;
                        return Ok(t);
                    }
                    if in_spec {
                        // The text of a format spec ends with a piece even if that is empty.
                        if let Some(s) = self.strings.last_mut() {
                            s.in_text = false;
                        }
                        return Ok(self.token(middle, start));
                    }
                    if self.at > start {
                        return Ok(self.token(middle, start));
                    }
                    return self.close(start, b'}');
                }
                Some(b'\\') => match self.peek(1) {
                    b'{' | b'}' => self.at += 1,
                    b'N' if !is_raw && self.peek(2) == b'{' => {
                        in_unicode_name = true;
                        self.at += 3;
                    }
                    _ => self.at = (self.at + 2).min(self.bytes.len()),
                },
                _ => self.at += 1,
            }
        }
    }

    /// At the newline that `self.at` is at (its column is on the line it ends).
    fn error_at_newline(&self, msg: String) -> Box<CompileError> {
        let mut e = self.error(self.at, msg);
        e.col += 1;
        e.end_col += 1;
        e
    }
}

/// Length of the operator at the start of `s`; 0 if there is none.
fn op_len(s: &[u8]) -> usize {
    let at = |i: usize| s.get(i).copied().unwrap_or(0);
    match (at(0), at(1), at(2)) {
        (b'*', b'*', b'=')
        | (b'/', b'/', b'=')
        | (b'<', b'<', b'=')
        | (b'>', b'>', b'=')
        | (b'.', b'.', b'.') => 3,
        (b'*', b'*', _) | (b'/', b'/', _) | (b'<', b'<', _) | (b'>', b'>', _) => 2,
        (b'-', b'>', _) => 2,
        (
            b'=' | b'!' | b'<' | b'>' | b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'@' | b':',
            b'=',
            _,
        ) => 2,
        (0x21..=0x7e, _, _) => 1,
        _ => 0,
    }
}

/// `str.isprintable` for the characters that turn up in sources; exact for the common blocks.
pub(crate) fn is_printable(c: char) -> bool {
    if c.is_control() {
        return false;
    }
    !matches!(c as u32,
        0xa0 | 0xad | 0x600..=0x605 | 0x61c | 0x6dd | 0x70f | 0x890..=0x891 | 0x8e2 | 0x1680 | 0x180e
        | 0x2000..=0x200f | 0x2028..=0x202f | 0x205f..=0x206f | 0x3000 | 0xe000..=0xf8ff | 0xfeff
        | 0xfff0..=0xfffb | 0xfffe..=0xffff | 0x110bd | 0x1d173..=0x1d17a | 0xe0000..=0xe00ff | 0xe01f0..=0x10ffff)
}
