//! Places the errors that the error grammar finds, and makes their messages.
//!
//! CPython has many ways to say where an error is: at an expression, from one to another, at the last
//! token read, from an expression to wherever the tokenizer has got to. All count bytes and turn them into
//! characters of the first line in the end, also for an end on another line (which is then cut off at the
//! length of the first).

use crate::error_parser::{Kind, NodeId, Parser, Read, Step, Stop};
use crate::source::LineIndex;
use crate::tokenizer::Tok;
use crate::{CompileError, ErrorKind};

/// Line from 1, column in bytes from 0; -1 if there is none.
#[derive(Clone, Copy)]
struct Place {
    line: u32,
    col: i64,
}

/// Does what `=>` asks for. `Ok(None)`: the alternative does not match after all.
pub(crate) fn report(
    p: &mut Parser,
    how: &str,
    a: NodeId,
    b: NodeId,
    message: &str,
    start: usize,
) -> Step<Option<NodeId>> {
    let error = match how {
        "at" => range(p, a, a, &fill_in(p, message, a)),
        "range" => range(p, a, b, &fill_in(p, message, a)),
        "adjacent" => {
            let (first, second) = (p.node(a).end as usize - 1, p.node(b).first as usize);
            if p.tokens[first].end != p.tokens[second].start {
                return Ok(None);
            }
            range(p, a, b, message)
        }
        "from" => starting_from(p, a, &fill_in(p, message, a)),
        "last" => at_last(p, message),
        "next" => {
            p.peek()?;
            at_read(p, p.mark, message)
        }
        "indent" => {
            let mut e = at_last(p, &fill_in(p, message, a));
            e.kind = ErrorKind::IndentationError;
            e
        }
        "endof" => {
            let (first, last) = (node_start(p, a), node_end(p, a));
            let start = Place { line: first.line, col: last.col - 1 };
            known(p, start, Place { line: last.line, col: -1 }, message)
        }
        "target" => {
            let Some(bad) = invalid_target(p, a, message) else { return Ok(None) };
            let verb = if message == "del" { "delete" } else { "assign to" };
            let msg = format!("cannot {verb} {}", p.node(bad).kind.name());
            range(p, bad, bad, &msg)
        }
        "mixed" => {
            let last = p.node(a).kids.last().copied().unwrap_or(a);
            range(p, last, b, message)
        }
        "legacy" => {
            if !is_legacy(p, a) {
                return Ok(None);
            }
            let name = p.text_of(a);
            let msg = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
            range(p, a, b, &msg)
        }
        "comma" => {
            let level = p.tokens.get(p.mark.wrapping_sub(1)).map_or(0, |t| t.level);
            if level == 0 || is_legacy(p, a) {
                return Ok(None);
            }
            range(p, a, b, "invalid syntax. Perhaps you forgot a comma?")
        }
        "genexp" => {
            let positional: Vec<NodeId> = p
                .node(a)
                .kids
                .iter()
                .copied()
                .filter(|&k| !matches!(p.node(k).kind, Kind::Keyword | Kind::KeywordUnpacking))
                .collect();
            match positional.as_slice() {
                [_, .., last] => range(p, *last, b, "Generator expression must be parenthesized"),
                _ => return Ok(None),
            }
        }
        "positional" => {
            let unpacks = p.node(a).kids.iter().any(|&k| p.node(k).kind == Kind::KeywordUnpacking);
            let what = if unpacks { " unpacking" } else { "" };
            at_last(p, &format!("positional argument follows keyword argument{what}"))
        }
        "bound" => {
            let what = if p.node(b).kind == Kind::Tuple { "constraints" } else { "bound" };
            starting_from(p, a, &format!("cannot use {what} with {message}"))
        }
        "conversion" => return conversion(p, a, b),
        "real" | "imaginary" => {
            let is_imaginary = p.text_of(a).ends_with(['j', 'J']);
            if is_imaginary == (how == "imaginary") {
                return Ok(Some(a));
            }
            range(p, a, a, &format!("{how} number required in complex literal"))
        }
        "string" => return string(p, a, start),
        "concatenate" => return concatenate(p, a, start),
        "middle" => return middle(p, a),
        _ => unreachable!("the grammar names no other way"),
    };
    Err(Stop::Error(error))
}

/// Puts what is known of `a` in a message: `{a}` is what it is, `{a.text}` its text.
fn fill_in(p: &Parser, message: &str, a: NodeId) -> String {
    if !message.contains("{a") {
        return message.to_string();
    }
    message
        .replace("{a}", p.node(a).kind.name())
        .replace("{a.text}", p.text_of(a))
        .replace("{a.line}", &node_start(p, a).line.to_string())
}

fn is_legacy(p: &Parser, a: NodeId) -> bool {
    p.node(a).kind == Kind::Name && matches!(p.text_of(a), "print" | "exec")
}

/// The part of a target that is none.
fn invalid_target(p: &Parser, a: NodeId, what: &str) -> Option<NodeId> {
    let node = p.node(a);
    match node.kind {
        Kind::List | Kind::Tuple => node.kids.iter().find_map(|&kid| invalid_target(p, kid, what)),
        Kind::Starred if what == "del" => Some(a),
        Kind::Starred => node.kids.first().and_then(|&kid| invalid_target(p, kid, what)),
        // `a in b` of `for a in b` is a comparison to the rule that looks for a bad target.
        Kind::Compare if what == "for" => match *node.kids {
            [left, op, ..] if p.node(op).kind == Kind::ComparedIn => invalid_target(p, left, what),
            _ => None,
        },
        Kind::Name | Kind::Subscript | Kind::Attribute => None,
        _ => Some(a),
    }
}

// ---------------------------------------------------------------------------------------------------
// Places

/// Line of a token; those at the end are on the last line that there is.
pub(crate) fn line_of(p: &Parser, token: &Read) -> u32 {
    place(p.lines(), p.input.text, token.start).line
}

fn place(lines: &LineIndex, text: &str, offset: u32) -> Place {
    if text.is_empty() {
        return Place { line: 0, col: 0 };
    }
    let is_end = offset as usize >= text.len() && text.ends_with('\n');
    let at = if is_end { text.len() as u32 - 1 } else { offset };
    let (line, col) = lines.line_col(at);
    Place { line, col: col as i64 + is_end as i64 }
}

fn token_start(p: &Parser, index: usize) -> Place {
    let token = &p.tokens[index];
    let at = place(p.lines(), p.input.text, token.start);
    if token.has_no_columns() { Place { col: -1, ..at } } else { at }
}

fn token_end(p: &Parser, index: usize) -> Place {
    let token = &p.tokens[index];
    let at = token_start(p, index);
    match token.kind {
        _ if token.has_no_columns() => at,
        // It may be a newline that is not there, and its comment counts.
        Tok::Newline => Place { col: at.col + (token.end - token.start) as i64, ..at },
        _ => {
            let (line, col) = p.lines().line_col(token.end);
            Place { line, col: col as i64 }
        }
    }
}

/// A sequence starts and ends with its items, which may stand in parentheses.
fn node_start(p: &Parser, id: NodeId) -> Place {
    let node = p.node(id);
    match node.kids.first() {
        Some(&kid) if node.kind == Kind::Seq => node_start(p, kid),
        _ => token_start(p, node.first as usize),
    }
}

fn node_end(p: &Parser, id: NodeId) -> Place {
    let node = p.node(id);
    match node.kids.last() {
        Some(&kid) if node.kind == Kind::Seq => node_end(p, kid),
        _ => token_end(p, (node.end as usize).max(1) - 1),
    }
}

/// How far the tokenizer has got.
fn current(p: &Parser) -> Place {
    let Some(index) = p.tokens.len().checked_sub(1) else { return Place { line: 1, col: 0 } };
    let token = &p.tokens[index];
    match token.kind {
        Tok::Newline if !token.has_no_columns() => token_end(p, index),
        _ => {
            let mut at = place(p.lines(), p.input.text, token.end);
            // A last line without a newline gets one.
            let text = p.input.text;
            let is_added =
                token.has_no_columns() && token.end as usize >= text.len() && !text.ends_with('\n');
            at.col += (is_added && !p.lines().ends_without_newline(text)) as i64;
            at
        }
    }
}

fn known(p: &Parser, start: Place, end: Place, msg: &str) -> Box<CompileError> {
    place_error(p, start.line, start.col + 1, end.line, end.col + 1, msg)
}

fn range(p: &Parser, a: NodeId, b: NodeId, msg: &str) -> Box<CompileError> {
    known(p, node_start(p, a), node_end(p, b), msg)
}

fn starting_from(p: &Parser, a: NodeId, msg: &str) -> Box<CompileError> {
    let (start, end) = (node_start(p, a), current(p));
    place_error(p, start.line, start.col + 1, end.line, end.col, msg)
}

pub(crate) fn at_token(p: &Parser, index: usize, msg: &str) -> Box<CompileError> {
    known(p, token_start(p, index), token_end(p, index), msg)
}

/// At the last token read.
pub(crate) fn at_last(p: &Parser, msg: &str) -> Box<CompileError> {
    let Some(index) = p.tokens.len().checked_sub(1) else {
        return place_error(p, 1, 0, 1, 0, msg);
    };
    at_read(p, index, msg)
}

/// At a token, or where the tokenizer has got to if that has no columns.
fn at_read(p: &Parser, index: usize, msg: &str) -> Box<CompileError> {
    if p.tokens[index].has_no_columns() {
        let at = current(p);
        return place_error(p, line_of(p, &p.tokens[index]), at.col, at.line, -1, msg);
    }
    at_token(p, index, msg)
}

/// Columns count bytes up to and with the character meant.
fn place_error(p: &Parser, line: u32, col: i64, end_line: u32, end_col: i64, msg: &str) -> Box<CompileError> {
    let text = p.input.error_text(line, current(p).line);
    let bare = text.trim_end_matches('\n');
    // The line being read still has its newline (there or not).
    let newline = (line >= current(p).line) as usize;
    let chars = |col: i64| -> i32 {
        if col < 0 {
            return -1;
        }
        let n = (col.max(0) as usize).min(bare.len() + newline + 1);
        (bare.char_indices().take_while(|&(at, _)| at < n).count() + n.saturating_sub(bare.len())) as i32
    };
    Box::new(CompileError {
        kind: ErrorKind::SyntaxError,
        msg: msg.to_string(),
        filename: p.input.filename.into(),
        line,
        col: chars(col),
        end_line,
        end_col: chars(end_col),
        text: Some(text),
        incomplete: false,
    })
}

// ---------------------------------------------------------------------------------------------------
// Literals

fn conversion(p: &mut Parser, mark: NodeId, name: NodeId) -> Step<Option<NodeId>> {
    let letter = p.tokens[..p.mark]
        .iter()
        .rev()
        .find_map(|t| match t.kind {
            Tok::FStringStart | Tok::FStringMiddle => Some('f'),
            Tok::TStringStart | Tok::TStringMiddle => Some('t'),
            _ => None,
        })
        .unwrap_or('f');
    let (bang, word) = (&p.tokens[p.node(mark).first as usize], &p.tokens[p.node(name).first as usize]);
    if bang.end != word.start {
        let msg = format!("{letter}-string: conversion type must come right after the exclamation mark");
        return Err(Stop::Error(range(p, mark, name, &msg)));
    }
    let shown = p.text_of(name);
    if !matches!(shown, "s" | "r" | "a") {
        let msg =
            format!("{letter}-string: invalid conversion character '{shown}': expected 's', 'r', or 'a'");
        return Err(Stop::Error(range(p, name, name, &msg)));
    }
    Ok(Some(mark))
}

/// Checks a plain string token.
fn string(p: &mut Parser, token: NodeId, start: usize) -> Step<Option<NodeId>> {
    let shown = p.text_of(token);
    let quote_at = shown.find(['\'', '"']).unwrap_or(0);
    let prefix = shown[..quote_at].to_ascii_lowercase();
    let body = &shown[quote_at..];
    let n = if body.len() >= 6 && (body.starts_with("'''") || body.starts_with("\"\"\"")) { 3 } else { 1 };
    let body = body.get(n..body.len() - n).unwrap_or("");
    let is_bytes = prefix.contains('b');
    if is_bytes && !body.is_ascii() {
        return Err(Stop::Error(range(p, token, token, "bytes can only contain ASCII literal characters")));
    }
    if !prefix.contains('r') {
        let problem = if is_bytes { bad_bytes_escape(body) } else { bad_escape(body) };
        if let Some(msg) = problem {
            return Err(Stop::Error(at_last(p, &msg)));
        }
    }
    p.make(if is_bytes { Kind::Bytes } else { Kind::Str }, start, Box::new([])).map(Some)
}

fn concatenate(p: &mut Parser, list: NodeId, start: usize) -> Step<Option<NodeId>> {
    let kinds: Vec<Kind> = p.node(list).kids.iter().map(|&kid| p.node(kid).kind).collect();
    let n_bytes = kinds.iter().filter(|k| **k == Kind::Bytes).count();
    if n_bytes != 0 && n_bytes != kinds.len() {
        return Err(Stop::Error(at_last(p, "cannot mix bytes and nonbytes literals")));
    }
    let kind = if kinds.contains(&Kind::JoinedStr) { Kind::JoinedStr } else { Kind::Literal };
    p.make(kind, start, Box::new([])).map(Some)
}

/// Checks text in an f- or t-string.
fn middle(p: &mut Parser, token: NodeId) -> Step<Option<NodeId>> {
    let is_raw = p.tokens[p.node(token).first as usize].is_raw;
    match bad_escape(p.text_of(token)) {
        Some(msg) if !is_raw => Err(Stop::Error(range(p, token, token, &msg))),
        _ => Ok(Some(token)),
    }
}

/// What is wrong with an escape of a string. Positions are those in the text that CPython decodes, where
/// every character outside ASCII is ten characters long.
fn bad_escape(body: &str) -> Option<String> {
    let bytes = body.as_bytes();
    if !bytes.contains(&b'\\') {
        return None;
    }
    // Position in `bytes`, and in CPython's text.
    let (mut at, mut pos) = (0, 0);
    while at < bytes.len() {
        let b = bytes[at];
        if b >= 0x80 {
            at += body[at..].chars().next().map_or(1, char::len_utf8);
            pos += 10;
            continue;
        }
        if b != b'\\' {
            (at, pos) = (at + 1, pos + 1);
            continue;
        }
        let digits = |n: usize| {
            let digits = &bytes[(at + 2).min(bytes.len())..(at + 2 + n).min(bytes.len())];
            digits.iter().take_while(|b| b.is_ascii_hexdigit()).count()
        };
        let fail = |len: usize, reason: &str| {
            let what = if len == 1 {
                format!("byte 0x5c in position {pos}")
            } else {
                format!("bytes in position {pos}-{}", pos + len - 1)
            };
            Some(format!("(unicode error) 'unicodeescape' codec can't decode {what}: {reason}"))
        };
        let len = match bytes.get(at + 1) {
            Some(b'x') if digits(2) < 2 => return fail(2 + digits(2), "truncated \\xXX escape"),
            Some(b'u') if digits(4) < 4 => return fail(2 + digits(4), "truncated \\uXXXX escape"),
            Some(b'U') if digits(8) < 8 => return fail(2 + digits(8), "truncated \\UXXXXXXXX escape"),
            Some(b'U') => {
                let value = u32::from_str_radix(&body[at + 2..at + 10], 16).unwrap_or(0);
                if value > 0x10_ffff {
                    return fail(10, "illegal Unicode character");
                }
                10
            }
            Some(b'N') => {
                let name_end = bytes[at + 2..].iter().position(|&b| b == b'}');
                match name_end {
                    _ if bytes.get(at + 2) != Some(&b'{') => {
                        return fail(2, "malformed \\N character escape");
                    }
                    None => return fail(bytes.len() - at, "malformed \\N character escape"),
                    Some(1) => return fail(3, "malformed \\N character escape"),
                    Some(n) if !is_character_name(&body[at + 3..at + 2 + n]) => {
                        return fail(n + 3, "unknown Unicode character name");
                    }
                    Some(n) => n + 3,
                }
            }
            Some(0x80..) => {
                // CPython writes this backslash as `\u005c`.
                (at, pos) = (at + 1, pos + 6);
                continue;
            }
            _ => 2,
        };
        (at, pos) = (at + len, pos + len);
    }
    None
}

/// The parser knows the names.
fn is_character_name(name: &str) -> bool {
    let is_plausible =
        name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'(' | b')'));
    is_plausible && ruff_python_parser::parse_expression(&format!("'\\N{{{name}}}'")).is_ok()
}

fn bad_bytes_escape(body: &str) -> Option<String> {
    let bytes = body.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'\\' {
            let is_bad = bytes.get(at + 1) == Some(&b'x')
                && !(at + 2..at + 4).all(|i| bytes.get(i).is_some_and(u8::is_ascii_hexdigit));
            if is_bad {
                return Some(format!("(value error) invalid \\x escape at position {at}"));
            }
            at += 1;
        }
        at += 1;
    }
    None
}
