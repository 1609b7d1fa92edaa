//! Source bytes to syntax tree.
//!
//! The parser is `ruff_python_parser`. It recurses as deep as the source nests, and so does freeing its
//! tree, so a pass over the tokens comes first. It refuses what CPython's tokenizer refuses (200 nested
//! brackets, 100 indents), and by an upper bound on the depth of the tree what would not fit the stack.
//! Errors are worded by [`crate::syntax_error`].

use std::rc::Rc;

use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{ParseOptions, parse_unchecked};

use crate::source::{LineIndex, Raw, decode};
use crate::syntax_error;
use crate::tokenizer::{Tok, Tokenizer};
use crate::{CompileError, ErrorKind, Mode};

/// Operators and keywords that the parser recurses for, one inside the other. CPython's own parser gives
/// up at some number between 1,300 (`**`) and 4,000 (`not`).
const MAX_NESTING: u32 = 4_000;

/// Operators, calls and attributes one after another. The parser loops over those, but they make a deep
/// tree, which is freed recursively (about 300 bytes of stack each in a debug build). The compiler
/// itself gives up much earlier.
const MAX_CHAIN: u32 = 100_000;

/// A parsed source file. Offsets in the tree are bytes in `source`.
pub struct Parsed {
    pub source: String,
    pub ast: Mod,
    pub filename: Rc<str>,
    pub lines: LineIndex,
}

/// Parses `source`, or gives the error that CPython would give.
///
/// Recurses to a bounded depth; see [`crate::compile`] about the stack.
pub fn parse<'a>(source: impl Into<Raw<'a>>, filename: &str, mode: Mode) -> Result<Parsed, CompileError> {
    let source = decode(source, filename)?;
    let mut lines = LineIndex::new(&source);
    if mode == Mode::Exec {
        lines = lines.adding_newline();
    }
    let input = syntax_error::Input { text: &source, lines: &lines, filename, mode };
    let is_suspicious = match check_tokens(&input) {
        Ok(is_suspicious) => is_suspicious,
        // The parser may stumble over an earlier token.
        Err(Refusal::Token(e)) => return Err(syntax_error::explain(&input).unwrap_or(*e)),
        Err(Refusal::Depth(kind, msg)) => return Err(input.error_nowhere(kind, msg)),
    };
    let parsed = parse_unchecked(&source, options(mode));
    // Interactive input must be one statement, which is for the error parser to tell.
    let is_suspicious = is_suspicious || mode == Mode::Single;
    if is_suspicious || !parsed.unsupported_syntax_errors().is_empty() || !parsed.errors().is_empty() {
        if let Some(e) = syntax_error::explain(&input) {
            return Err(e);
        }
        if let Some(e) = parsed.errors().first() {
            return Err(input.reword(&e.error, e.location));
        }
    }
    Ok(Parsed { ast: parsed.into_syntax(), filename: filename.into(), lines, source })
}

/// What the parser is asked for.
pub(crate) fn options(mode: Mode) -> ParseOptions {
    let mode = match mode {
        Mode::Eval => ruff_python_parser::Mode::Expression,
        Mode::Exec | Mode::Single => ruff_python_parser::Mode::Module,
    };
    ParseOptions::from(mode).with_target_version(PythonVersion::PY314)
}

enum Refusal {
    Token(Box<CompileError>),
    Depth(ErrorKind, &'static str),
}

/// Whether it needs something on its left that binds tighter than `yield`.
fn needs_left_operand(kind: Tok, shown: &str) -> bool {
    match kind {
        Tok::Name => matches!(shown, "and" | "or" | "in" | "is" | "if" | "else"),
        Tok::Op => {
            shown.starts_with(['=', '!', '<', '>', '/', '%', '&', '|', '^', '@']) && shown != "="
                || matches!(shown, "**" | ",")
        }
        _ => false,
    }
}

/// Counts for one bracket level since its last comma.
#[derive(Clone, Copy, Default)]
struct Segment {
    /// Prefix operators and powers: closed by the next binary operator.
    tight: u32,
    /// `not`: closed by `and`, `or` and what binds weaker.
    not: u32,
    /// Keywords: closed by a comma.
    loose: u32,
    chain: u32,
    /// `lambda`s whose parameters are being read; commas between those close nothing.
    n_lambdas: u32,
}

impl Segment {
    fn nesting(&self) -> u32 {
        self.tight + self.not + self.loose
    }
}

/// Reads all tokens and refuses sources that nest too deeply. Gives whether there is something in the
/// source that the parser accepts and CPython does not: a `yield` without
/// parentheses as a left operand, a wildcard with an attribute, or a name in parentheses before `:=`.
fn check_tokens(input: &syntax_error::Input) -> Result<bool, Refusal> {
    let text = input.text;
    let mut tokenizer = Tokenizer::new(text, input.lines, input.filename);
    let mut segments = vec![Segment::default()];
    // Sums over the segments below the current one.
    let (mut outer_nesting, mut outer_chain) = (0, 0);
    let mut after_operand = false;
    let (mut after_yield, mut is_suspicious) = (false, false);
    let (mut at_start, mut in_case, mut after_wildcard) = (true, false, false);
    let mut after_closing = false;
    loop {
        let token = tokenizer.next_token().map_err(Refusal::Token)?;
        if token.kind == Tok::EndMarker {
            return if tokenizer.ends_in_bracket() {
                Err(Refusal::Token(Box::new(syntax_error::never_closed(&tokenizer, input))))
            } else {
                Ok(is_suspicious)
            };
        }
        let shown = &text[token.start as usize..(token.end as usize).min(text.len())];
        is_suspicious |= after_yield && needs_left_operand(token.kind, shown);
        after_yield = token.kind == Tok::Name && shown == "yield";
        is_suspicious |= in_case && after_wildcard && shown == ".";
        after_wildcard = token.kind == Tok::Name && shown == "_";
        is_suspicious |= after_closing && shown == ":=";
        after_closing = shown == ")";
        if at_start && !matches!(token.kind, Tok::Indent | Tok::Dedent) {
            in_case = shown == "case";
        }
        at_start = matches!(token.kind, Tok::Newline | Tok::Indent | Tok::Dedent);
        let depth = token.level as usize + 1;
        while segments.len() > depth {
            segments.pop();
            let outer = segments.last().copied().unwrap_or_default();
            outer_nesting -= outer.nesting();
            outer_chain -= outer.chain;
        }
        let is_opening = segments.len() < depth;
        let Some(segment) = segments.last_mut() else { continue };
        after_operand = segment.count(shown, token.kind, is_opening, after_operand);
        let nesting = outer_nesting + segment.nesting();
        let chain = outer_chain + segment.chain;
        if nesting > MAX_NESTING {
            let msg = "Parser stack overflowed - Python source too complex to parse";
            return Err(Refusal::Depth(ErrorKind::MemoryError, msg));
        }
        if chain > MAX_CHAIN {
            let msg = "maximum recursion depth exceeded during compilation";
            return Err(Refusal::Depth(ErrorKind::RecursionError, msg));
        }
        if is_opening {
            outer_nesting = nesting;
            outer_chain = chain;
            segments.push(Segment::default());
        }
    }
}

impl Segment {
    /// Counts a token of this bracket level; whether an operand ends with it.
    fn count(&mut self, shown: &str, kind: Tok, is_opening: bool, after_operand: bool) -> bool {
        match kind {
            Tok::Newline | Tok::Indent | Tok::Dedent => {
                *self = Segment::default();
                false
            }
            Tok::Name => match shown {
                "and" | "or" if after_operand => {
                    (self.tight, self.not) = (0, 0);
                    false
                }
                "in" | "is" if after_operand => {
                    self.tight = 0;
                    false
                }
                "not" => {
                    self.not += 1;
                    false
                }
                "None" | "True" | "False" => true,
                _ if crate::syntax_error::is_keyword(shown) => {
                    self.n_lambdas += (shown == "lambda") as u32;
                    self.loose += 1;
                    false
                }
                _ => true,
            },
            Tok::Op if is_opening => {
                self.chain += 1;
                false
            }
            Tok::Op => match shown {
                ")" | "]" | "}" => true,
                ";" => {
                    *self = Segment::default();
                    false
                }
                "," if self.n_lambdas == 0 => {
                    *self = Segment::default();
                    false
                }
                ":" => {
                    self.n_lambdas = self.n_lambdas.saturating_sub(1);
                    false
                }
                "," | "=" => false,
                "**" | ":=" => {
                    self.tight += 1;
                    false
                }
                "." => {
                    self.chain += 1;
                    false
                }
                _ if after_operand => {
                    self.tight = 0;
                    self.chain += 1;
                    false
                }
                _ => {
                    self.tight += 1;
                    false
                }
            },
            _ => true,
        }
    }
}
