//! Source bytes to text: byte order mark, PEP 263 coding line, newline translation, and lines.
//!
//! The text that leaves here is what the rest of the front end counts positions in: UTF-8 without a
//! byte order mark, with `\n` as the only newline (Python reads source in universal newline mode, so a
//! `\r\n` inside a string literal is one character too), and without NUL characters.

use std::borrow::Cow;
use std::rc::Rc;

use crate::{CompileError, ErrorKind};

/// How the bytes of a source file become characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
    Latin9,
    Cp1252,
}

/// Source as it comes in. In text that has been decoded already, coding lines and byte order marks mean nothing.
#[derive(Clone, Copy)]
pub enum Raw<'a> {
    Bytes(&'a [u8]),
    /// The bytes of the program itself, which CPython decodes line by line as it reads them.
    Script(&'a [u8]),
    Text(&'a str),
}

impl<'a> Raw<'a> {
    pub fn bytes(self) -> &'a [u8] {
        match self {
            Raw::Bytes(b) | Raw::Script(b) => b,
            Raw::Text(t) => t.as_bytes(),
        }
    }
}

impl<'a> From<&'a [u8]> for Raw<'a> {
    fn from(bytes: &'a [u8]) -> Raw<'a> {
        Raw::Bytes(bytes)
    }
}

/// Decodes `source`, or says why it cannot be decoded with CPython's error.
pub fn decode<'a>(source: impl Into<Raw<'a>>, filename: &str) -> Result<String, CompileError> {
    let filename: Rc<str> = filename.into();
    let (source, is_script) = match source.into() {
        Raw::Bytes(b) => (b, false),
        Raw::Script(b) => (b, true),
        Raw::Text(t) => return checked(Cow::Borrowed(t), &filename),
    };
    let (bytes, has_bom) = match source.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, true),
        None => (source, false),
    };
    let declared = coding_name(bytes);
    let encoding = match &declared {
        None => Encoding::Utf8,
        Some(name) => encoding_of(name)
            .ok_or_else(|| error(&filename, 0, -1, None, format!("unknown encoding: {name}")))?,
    };
    let name = normal_name(declared.as_deref().unwrap_or("utf-8"));
    if has_bom && name != "utf-8" {
        let line = String::from_utf8_lossy(line_at(bytes, 0).1).into_owned();
        return Err(error(&filename, 1, 0, Some(line), format!("encoding problem: {name} with BOM")));
    }
    let text = match encoding {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(e) => {
                return Err(bad_utf8(
                    bytes,
                    e.valid_up_to(),
                    e.error_len(),
                    is_script && (has_bom || declared.is_some()),
                    &filename,
                ));
            }
        },
        Encoding::Ascii => match bytes.iter().position(|b| !b.is_ascii()) {
            None => String::from_utf8_lossy(bytes),
            Some(at) => {
                let msg = format!(
                    "'ascii' codec can't decode byte 0x{:02x} in position {at}: ordinal not in range(128)",
                    bytes[at]
                );
                return Err(error(&filename, 0, -1, None, msg));
            }
        },
        Encoding::Latin1 => Cow::Owned(bytes.iter().map(|&b| b as char).collect()),
        Encoding::Latin9 => Cow::Owned(bytes.iter().map(|&b| latin9(b)).collect()),
        Encoding::Cp1252 => match bytes.iter().position(|&b| cp1252(b) == UNASSIGNED) {
            None => Cow::Owned(bytes.iter().map(|&b| cp1252(b)).collect()),
            Some(at) => {
                let msg = format!(
                    "'charmap' codec can't decode byte 0x{:02x} in position {at}: character maps to <undefined>",
                    bytes[at]
                );
                return Err(error(&filename, 0, -1, None, msg));
            }
        },
    };
    checked(text, &filename)
}

/// The text with newlines of one kind, if it is text that can be compiled.
fn checked(text: Cow<str>, filename: &Rc<str>) -> Result<String, CompileError> {
    if let Some(at) = text.bytes().position(|b| b == 0) {
        let before = &text[..at];
        let line = 1 + universal_newlines(before).bytes().filter(|&b| b == b'\n').count() as u32;
        let start = before.rfind(['\n', '\r']).map_or(0, |i| i + 1);
        let msg = "source code cannot contain null bytes".to_string();
        return Err(error(filename, line, 0, Some(before[start..].to_string()), msg));
    }
    if u32::try_from(text.len()).is_err() {
        let mut e = error(filename, 0, 0, None, "source code is too large".to_string());
        e.kind = ErrorKind::OverflowError;
        return Err(e);
    }
    Ok(universal_newlines(&text).into_owned())
}

/// `text` with every `\r\n` and lone `\r` as `\n`.
pub fn universal_newlines(text: &str) -> Cow<'_, str> {
    if !text.as_bytes().contains(&b'\r') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\r') {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text of an expression without its comments, as `f"{x=}"` shows it.
pub(crate) fn without_comments(expression: &str) -> Cow<'_, str> {
    if !expression.contains('#') {
        return Cow::Borrowed(expression);
    }
    let mut out = String::with_capacity(expression.len());
    // The quotes that end the string being read.
    let mut end: Option<&str> = None;
    let mut rest = expression;
    while let Some(c) = rest.chars().next() {
        let mut len = c.len_utf8();
        match end {
            Some(quotes) if rest.starts_with(quotes) => {
                len = quotes.len();
                end = None;
            }
            Some(_) if c == '\\' => len += rest[1..].chars().next().map_or(0, char::len_utf8),
            Some(_) => {}
            None if c == '#' => {
                rest = rest.find('\n').map_or("", |at| &rest[at..]);
                continue;
            }
            None => {
                end = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|q| rest.starts_with(q));
                len = end.map_or(len, str::len);
            }
        }
        out.push_str(&rest[..len]);
        rest = &rest[len..];
    }
    Cow::Owned(out)
}

fn error(filename: &Rc<str>, line: u32, col: i32, text: Option<String>, msg: String) -> CompileError {
    CompileError {
        kind: ErrorKind::SyntaxError,
        msg,
        filename: filename.clone(),
        line,
        col,
        end_line: line,
        end_col: col,
        text,
        incomplete: false,
    }
}

/// The error for the invalid UTF-8 sequence at byte `at`.
fn bad_utf8(bytes: &[u8], at: usize, len: Option<usize>, declared: bool, filename: &Rc<str>) -> CompileError {
    let (start, line_bytes) = line_at(bytes, at);
    let line = 1 + universal_newlines(&String::from_utf8_lossy(&bytes[..start]))
        .bytes()
        .filter(|&b| b == b'\n')
        .count() as u32;
    let text = String::from_utf8_lossy(line_bytes).into_owned();
    let byte = bytes[at];
    if declared {
        let pos = at - start;
        let reason = match (byte, len) {
            (0x80..=0xc1 | 0xf5..=0xff, _) => "invalid start byte",
            (_, Some(_)) => "invalid continuation byte",
            (_, None) => "unexpected end of data",
        };
        let msg = format!(
            "(unicode error) 'utf-8' codec can't decode byte 0x{byte:02x} in position {pos}: {reason}"
        );
        return error(filename, line, 0, Some(text), msg);
    }
    let in_file = if filename.starts_with('<') { String::new() } else { format!(" in file {filename}") };
    let msg = format!(
        "Non-UTF-8 code starting with '\\x{byte:02x}'{in_file} on line {line}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details"
    );
    let col = 1 + String::from_utf8_lossy(&bytes[start..at]).chars().count() as i32;
    error(filename, line, col, Some(text), msg)
}

/// Start of the line that holds byte `at`, and its bytes without the newline.
fn line_at(bytes: &[u8], at: usize) -> (usize, &[u8]) {
    let is_newline = |b: &u8| matches!(b, b'\n' | b'\r');
    let start = bytes[..at].iter().rposition(is_newline).map_or(0, |i| i + 1);
    let end = bytes[start..].iter().position(is_newline).map_or(bytes.len(), |i| start + i);
    (start, &bytes[start..end])
}

/// The encoding named by a coding comment in the first two lines, as PEP 263 has it: the second line
/// counts only if the first is blank or a comment.
fn coding_name(bytes: &[u8]) -> Option<String> {
    let mut at = 0;
    for _ in 0..2 {
        if at > bytes.len() {
            return None;
        }
        let (_, line) = line_at(bytes, at);
        let code = line.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\x0c'));
        match code {
            Some(i) if line[i] != b'#' => return None,
            Some(i) => {
                if let Some(name) = coding_in_comment(&line[i..]) {
                    return Some(name);
                }
            }
            None => {}
        }
        at += line.len() + 1;
        if bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
    }
    None
}

/// Matches `coding[:=][ \t]*([-\w.]+)`.
fn coding_in_comment(comment: &[u8]) -> Option<String> {
    let mut rest = comment;
    while let Some(at) = rest.windows(6).position(|w| w == b"coding") {
        rest = &rest[at + 6..];
        if !matches!(rest.first(), Some(b':' | b'=')) {
            continue;
        }
        let mut name = &rest[1..];
        while let [b' ' | b'\t', tail @ ..] = name {
            name = tail;
        }
        let len = name
            .iter()
            .position(|b| !(b.is_ascii_alphanumeric() || b"-_.".contains(b)))
            .unwrap_or(name.len());
        if len > 0 {
            return Some(String::from_utf8_lossy(&name[..len]).into_owned());
        }
    }
    None
}

/// Folds the spellings that Python itself treats as one (`utf-8-*`, `latin-1-*`).
fn normal_name(name: &str) -> String {
    let lower: String =
        name.chars().take(12).map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }).collect();
    if lower == "utf-8" || lower.starts_with("utf-8-") {
        return "utf-8".to_string();
    }
    for latin in ["latin-1", "iso-8859-1", "iso-latin-1"] {
        if lower == latin || lower.starts_with(&format!("{latin}-")) {
            return "iso-8859-1".to_string();
        }
    }
    name.to_string()
}

fn encoding_of(name: &str) -> Option<Encoding> {
    let key = normal_name(name).to_ascii_lowercase().replace(['_', ' '], "-");
    Some(match key.as_str() {
        "utf-8" | "utf8" | "u8" | "utf" | "utf8-ucs2" | "utf8-ucs4" | "cp65001" => Encoding::Utf8,
        "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" | "iso646-us" => Encoding::Ascii,
        "iso-8859-1" | "iso8859-1" | "latin1" | "latin" | "l1" | "8859" | "cp819" | "iso8859" => {
            Encoding::Latin1
        }
        "iso-8859-15" | "iso8859-15" | "latin9" | "latin-9" | "l9" => Encoding::Latin9,
        "cp1252" | "windows-1252" | "1252" => Encoding::Cp1252,
        _ => return None,
    })
}

fn latin9(b: u8) -> char {
    match b {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        0xbe => 'Ÿ',
        _ => b as char,
    }
}

const UNASSIGNED: char = '\u{fffd}';

fn cp1252(b: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
        '\u{fffd}', //
        '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    match b {
        0x80..=0x9f => HIGH[b as usize - 0x80],
        _ => b as char,
    }
}

/// A place in the source. All three are what different consumers want: tracebacks show lines, code
/// objects hold byte columns, syntax errors count characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineCol {
    /// From 1.
    pub line: u32,
    /// In UTF-8 bytes, from 0.
    pub byte_col: u32,
    /// In characters, from 0.
    pub char_col: u32,
}

/// Byte offset to line and column.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Byte offset of the start of every line; the first is 0.
    starts: Vec<u32>,
    is_ascii: bool,
    /// A last line without a newline is taken to have one.
    adds_newline: bool,
}

impl LineIndex {
    /// `source` has `\n` newlines only (as [`decode`] leaves it) and is below 4 GiB.
    pub fn new(source: &str) -> LineIndex {
        let mut starts = vec![0];
        starts.extend(source.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(i, _)| i as u32 + 1));
        LineIndex { starts, is_ascii: source.is_ascii(), adds_newline: false }
    }

    /// For a module, whose last line has a newline whether it is there or not.
    pub fn adding_newline(self) -> LineIndex {
        LineIndex { adds_newline: true, ..self }
    }

    /// Number of lines; text after the last newline counts as one, even if empty.
    pub fn n_lines(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Line of a byte offset, from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// Line (from 1) and column in bytes (from 0).
    pub fn line_col(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        (line, offset - self.starts[line as usize - 1])
    }

    /// All there is to know about a byte offset. Takes time in the length of the line if the source is
    /// not ASCII.
    pub fn position(&self, source: &str, offset: u32) -> LineCol {
        let (line, byte_col) = self.line_col(offset);
        let char_col = if self.is_ascii {
            byte_col
        } else {
            let mut end = (offset as usize).min(source.len());
            while !source.is_char_boundary(end) {
                end -= 1;
            }
            source[self.starts[line as usize - 1] as usize..end].chars().count() as u32
        };
        LineCol { line, byte_col, char_col }
    }

    /// Byte offset of the start of a line (from 1); lines past the end start at the end.
    pub fn line_start(&self, line: u32) -> u32 {
        let last = self.starts.len() - 1;
        self.starts[(line.max(1) as usize - 1).min(last)]
    }

    /// A line (from 1) with its newline; empty past the end.
    pub fn line_text<'a>(&self, source: &'a str, line: u32) -> &'a str {
        if line == 0 || line > self.n_lines() {
            return "";
        }
        let start = self.starts[line as usize - 1] as usize;
        let end = self.starts.get(line as usize).map_or(source.len(), |&e| e as usize);
        &source[start..end]
    }

    /// A line as errors show it while the tokenizer is in it: with the newline that there is or is added.
    pub fn shown_text(&self, source: &str, line: u32) -> String {
        let mut text = self.line_text(source, line).to_string();
        if self.adds_newline && !text.ends_with('\n') {
            text.push('\n');
        }
        text
    }

    /// Whether the text ends within a line, which ends there for good.
    pub fn ends_without_newline(&self, source: &str) -> bool {
        !self.adds_newline && !source.ends_with('\n')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> (String, u32, i32) {
        let e = decode(Raw::Script(bytes), "<string>").unwrap_err();
        (e.msg, e.line, e.col)
    }

    #[test]
    fn newlines_become_line_feeds() {
        assert_eq!(decode(Raw::Bytes(b"a\r\nb\rc\n\r\n"), "f").unwrap(), "a\nb\nc\n\n");
        assert_eq!(decode(Raw::Bytes(b"\xef\xbb\xbfa"), "f").unwrap(), "a");
    }

    #[test]
    fn coding_lines() {
        assert_eq!(decode(Raw::Bytes(b"# coding: latin-1\n'\xe9'"), "f").unwrap(), "# coding: latin-1\n'é'");
        assert_eq!(
            decode(Raw::Bytes(b"#!x\n# vim: set fileencoding=ISO-8859-15 :\n'\xa4'"), "f")
                .unwrap()
                .chars()
                .nth_back(1),
            Some('€')
        );
        assert_eq!(
            decode(Raw::Bytes(b"# -*- coding: cp1252 -*-\n'\x80'"), "f").unwrap().chars().nth_back(1),
            Some('€')
        );
        assert_eq!(message(b"\n# coding=foobar\n").0, "unknown encoding: foobar");
        // A second line counts only after a blank or comment line.
        assert!(decode(Raw::Bytes(b"x=1\n# coding=foobar\n"), "f").is_ok());
        assert!(decode(Raw::Bytes(b"\n\n# coding=foobar\n"), "f").is_ok());
        assert_eq!(
            message(b"# coding: ascii\nx=\"\xff\"").0,
            "'ascii' codec can't decode byte 0xff in position 19: ordinal not in range(128)"
        );
        assert_eq!(message(b"\xef\xbb\xbf# coding: latin-1\n").0, "encoding problem: iso-8859-1 with BOM");
    }

    #[test]
    fn comments_in_expressions() {
        assert_eq!(without_comments("x # c\n = "), "x \n = ");
        assert_eq!(
            without_comments("a['#'] + '\\'#' # '\n + \"\"\"#\"#\"\"\" #"),
            "a['#'] + '\\'#' \n + \"\"\"#\"#\"\"\" "
        );
    }

    #[test]
    fn bad_bytes() {
        assert_eq!(
            message(b"x=1\ny = \"\xff\"\n"),
            (
                "Non-UTF-8 code starting with '\\xff' on line 2, but no encoding declared; \
              see https://peps.python.org/pep-0263/ for details"
                    .to_string(),
                2,
                6
            )
        );
        assert_eq!(
            message(b"# coding: utf-8\nx=1;y=\"\xe9A\"\n"),
            ("(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 7: invalid continuation byte".to_string(), 2, 0)
        );
        assert_eq!(message(b"x=1\n\n\0\n"), ("source code cannot contain null bytes".to_string(), 3, 0));
    }

    #[test]
    fn line_index() {
        let text = "ab\ncé d\n";
        let index = LineIndex::new(text);
        assert_eq!(index.n_lines(), 3);
        assert_eq!(index.line_col(0), (1, 0));
        assert_eq!(index.line_col(2), (1, 2));
        assert_eq!(index.line_col(3), (2, 0));
        assert_eq!(index.position(text, 7), LineCol { line: 2, byte_col: 4, char_col: 3 });
        assert_eq!(index.line_text(text, 2), "cé d\n");
        assert_eq!(index.line_text(text, 9), "");
        assert_eq!(index.line(8), 2);
        assert_eq!(index.line(9), 3);
    }
}
