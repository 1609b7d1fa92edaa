//! A parser that finds out what CPython would say about a source it refuses.
//!
//! CPython parses by a PEG: rules are tried in order, the furthest token read is where an unspecific
//! "invalid syntax" is reported, and a second run with extra error rules looks for something better to
//! say. Which message comes out, and where it points, depends on the order of alternatives, on how far
//! ahead they read, and on what is remembered between them, so nothing but doing the same gives the same
//! messages. This runs only after the real parser has refused a source. It interprets the rules in
//! `error_grammar.txt`:
//!
//! ```text
//! name: ALTERNATIVE | ...       name*: results are shared between the two kinds of run, as in CPython
//!                               name=: runs without error rules inside
//! 'if' '+'   keyword, operator  "match"  soft keyword   NAME NUMBER STRING NEWLINE ... tokens
//! x? x* x+ (x | y)              list(x)  x (',' x)*     &x !x  look ahead   ~  no other alternative
//! need(':')  or the error "expected ':'"
//! fold x (y -> K | z -> K)      x, then any number of y and z (a left-recursive rule)
//! a=x ... -> Kind               what it makes; also `-> a`
//! a=x ... => at a "message"     the error it is; the ways to place it are in `report`
//! ```
//! An alternative that consists of one `bad_` rule is tried in the second run only. The tree that is made
//! holds just enough to describe an expression ("cannot assign to literal").
//!
//! Memory is bounded by the largest simple statement: what is remembered about a statement is dropped at
//! its end, except whole blocks, which several alternatives of a compound statement share.
//!
//! Source: the full grammar in the Python language reference, and recorded messages
//! (`tests/syntax_errors.txt`).

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::error_report::report;
use crate::source::LineIndex;
use crate::syntax_error::{Input, SOFT_KEYWORDS, is_keyword, never_closed};
use crate::tokenizer::{Tok, Tokenizer};
use crate::{CompileError, ErrorKind, Mode};

/// More nodes than this for one statement and the search is given up (about 50 MB).
const MAX_NODES: usize = 1_000_000;

/// What a matched piece of source is. The first few are no expressions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Token,
    Seq,
    Args,
    Keyword,
    KeywordUnpacking,
    ComparedIn,
    Slice,
    Name,
    Literal,
    Str,
    Bytes,
    JoinedStr,
    Template,
    True,
    False,
    None,
    Ellipsis,
    Tuple,
    List,
    Set,
    Dict,
    ListComp,
    SetComp,
    DictComp,
    GeneratorExp,
    IfExp,
    Lambda,
    Yield,
    Await,
    Starred,
    NamedExpr,
    Operation,
    Compare,
    Attribute,
    Subscript,
    Call,
}

const KINDS: &[(&str, Kind)] = &[
    ("Args", Kind::Args),
    ("Keyword", Kind::Keyword),
    ("KeywordUnpacking", Kind::KeywordUnpacking),
    ("ComparedIn", Kind::ComparedIn),
    ("Slice", Kind::Slice),
    ("Name", Kind::Name),
    ("Literal", Kind::Literal),
    ("JoinedStr", Kind::JoinedStr),
    ("Template", Kind::Template),
    ("True", Kind::True),
    ("False", Kind::False),
    ("None", Kind::None),
    ("Ellipsis", Kind::Ellipsis),
    ("Tuple", Kind::Tuple),
    ("List", Kind::List),
    ("Set", Kind::Set),
    ("Dict", Kind::Dict),
    ("ListComp", Kind::ListComp),
    ("SetComp", Kind::SetComp),
    ("DictComp", Kind::DictComp),
    ("GeneratorExp", Kind::GeneratorExp),
    ("IfExp", Kind::IfExp),
    ("Lambda", Kind::Lambda),
    ("Yield", Kind::Yield),
    ("Await", Kind::Await),
    ("Starred", Kind::Starred),
    ("NamedExpr", Kind::NamedExpr),
    ("Operation", Kind::Operation),
    ("Compare", Kind::Compare),
    ("Attribute", Kind::Attribute),
    ("Subscript", Kind::Subscript),
    ("Call", Kind::Call),
];

impl Kind {
    /// What error messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Attribute => "attribute",
            Kind::Subscript => "subscript",
            Kind::Starred => "starred",
            Kind::Name => "name",
            Kind::List => "list",
            Kind::Tuple => "tuple",
            Kind::Lambda => "lambda",
            Kind::Call => "function call",
            Kind::Operation => "expression",
            Kind::GeneratorExp => "generator expression",
            Kind::Yield => "yield expression",
            Kind::Await => "await expression",
            Kind::ListComp => "list comprehension",
            Kind::SetComp => "set comprehension",
            Kind::DictComp => "dict comprehension",
            Kind::Dict => "dict literal",
            Kind::Set => "set display",
            Kind::JoinedStr => "f-string expression",
            Kind::Template => "t-string expression",
            Kind::None => "None",
            Kind::True => "True",
            Kind::False => "False",
            Kind::Ellipsis => "ellipsis",
            Kind::Compare => "comparison",
            Kind::IfExp => "conditional expression",
            Kind::NamedExpr => "named expression",
            _ => "literal",
        }
    }
}

// ---------------------------------------------------------------------------------------------------
// The grammar

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Terminal {
    /// Operator or keyword, by number.
    Literal(u16),
    /// Index into `SOFT_KEYWORDS`.
    Soft(u8),
    AnySoft,
    Name,
    Kind(Tok),
}

enum Expr {
    Terminal(Terminal),
    Rule(u16),
    Group(Vec<Alternative>),
    Optional(Box<Expr>),
    /// At least so many.
    Repeat(Box<Expr>, u8),
    List(Box<Expr>),
    Ahead(Box<Expr>),
    NotAhead(Box<Expr>),
    Cut,
    Need(Terminal, String),
    Fold(Box<Expr>, Vec<Alternative>),
}

enum Action {
    Default,
    Make(Kind),
    /// The node with this label.
    Give(u8),
    /// An error: how to place it, the labels it uses, the message.
    Report(String, [u8; 2], String),
}

struct Alternative {
    /// With the label, 0 for none.
    items: Vec<(u8, Expr)>,
    action: Action,
    is_bad_rule: bool,
}

struct Rule {
    alternatives: Vec<Alternative>,
    is_shared: bool,
    is_plain: bool,
}

struct Grammar {
    rules: Vec<Rule>,
    literals: HashMap<&'static str, u16>,
    names: HashMap<String, u16>,
    statement: u16,
    block: u16,
}

fn grammar() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(|| {
        Loader::load(include_str!("error_grammar.txt"))
            .unwrap_or_else(|e| unreachable!("the grammar is tested to load: {e}"))
    })
}

/// Reads the notation. Its errors are ours, and a test shows there are none.
struct Loader {
    words: Vec<String>,
    at: usize,
    literals: HashMap<&'static str, u16>,
    names: HashMap<String, u16>,
}

type Load<T> = Result<T, String>;

impl Loader {
    fn load(text: &str) -> Load<Grammar> {
        let rules: Vec<(String, String)> = Self::rules(&Self::expand(text));
        let mut names = HashMap::new();
        for (head, _) in &rules {
            let name = head.trim_end_matches(['*', '=']).to_string();
            if names.insert(name, names.len() as u16).is_some() {
                return Err(format!("rule {head} twice"));
            }
        }
        let mut loader = Loader { words: Vec::new(), at: 0, literals: HashMap::new(), names };
        let mut out = Vec::new();
        for (head, body) in &rules {
            loader.words = words(body);
            loader.at = 0;
            let alternatives = loader.alternatives().map_err(|e| format!("{head}: {e}"))?;
            if loader.at < loader.words.len() {
                return Err(format!("{head}: unexpected {}", loader.words[loader.at]));
            }
            out.push(Rule { alternatives, is_shared: head.ends_with('*'), is_plain: head.ends_with('=') });
        }
        let Loader { literals, names, .. } = loader;
        let rule = |name: &str| names.get(name).copied().ok_or(format!("no rule {name}"));
        let (statement, block) = (rule("statement")?, rule("block")?);
        Ok(Grammar { rules: out, literals, statement, block, names })
    }

    /// Writes out the `%each` sections, once for each value of their variables.
    fn expand(text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("%each ") {
            out.push_str(before);
            let (head, after) = after.split_once('\n').unwrap_or((after, ""));
            let (body, after) = after.split_once("%end\n").unwrap_or((after, ""));
            let vars: Vec<(&str, Vec<&str>)> = head
                .split(' ')
                .filter_map(|v| v.split_once('='))
                .map(|(name, values)| (name, values.split('|').collect()))
                .collect();
            for i in 0..vars.first().map_or(0, |v| v.1.len()) {
                let mut copy = body.to_string();
                for (name, values) in &vars {
                    copy = copy.replace(name, values[i]);
                }
                out.push_str(&copy);
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// Heads and bodies; lines that start with a space continue a body.
    fn rules(text: &str) -> Vec<(String, String)> {
        let mut out: Vec<(String, String)> = Vec::new();
        for line in text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
            if let Some(more) = line.strip_prefix(' ')
                && let Some(last) = out.last_mut()
            {
                last.1.push(' ');
                last.1.push_str(more);
            } else if let Some((head, body)) = line.split_once(':') {
                out.push((head.to_string(), body.to_string()));
            }
        }
        out
    }

    fn peek(&self) -> &str {
        self.words.get(self.at).map_or("", |w| w)
    }

    fn next(&mut self) -> String {
        self.at += 1;
        self.words.get(self.at - 1).cloned().unwrap_or_default()
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.peek() == word;
        self.at += found as usize;
        found
    }

    fn expect(&mut self, word: &str) -> Load<()> {
        if self.eat(word) { Ok(()) } else { Err(format!("{word} expected, not {}", self.peek())) }
    }

    fn alternatives(&mut self) -> Load<Vec<Alternative>> {
        self.eat("|");
        let mut out = vec![self.alternative()?];
        while self.eat("|") {
            out.push(self.alternative()?);
        }
        Ok(out)
    }

    fn alternative(&mut self) -> Load<Alternative> {
        let mut items = Vec::new();
        while !matches!(self.peek(), "" | "|" | ")" | "->" | "=>") {
            let label = match self.words.get(self.at + 1).map(String::as_str) {
                Some("=") => {
                    let label = self.next().as_bytes()[0];
                    self.at += 1;
                    label
                }
                _ => 0,
            };
            items.push((label, self.item()?));
        }
        let is_bad_rule = matches!(items.as_slice(), [(_, Expr::Rule(r))]
            if self.names.iter().any(|(name, n)| n == r && name.starts_with("bad_")));
        let action = if self.eat("->") {
            let what = self.next();
            match KINDS.iter().find(|(name, _)| *name == what) {
                Some(&(_, kind)) => Action::Make(kind),
                None if what.len() == 1 => Action::Give(what.as_bytes()[0]),
                None => return Err(format!("no kind {what}")),
            }
        } else if self.eat("=>") {
            let how = self.next();
            let mut labels = [b'a'; 2];
            let mut n = 0;
            let mut message = String::new();
            while !matches!(self.peek(), "" | "|" | ")") {
                let word = self.next();
                match word.as_str() {
                    "a" | "b" => {
                        labels[n.min(1)] = word.as_bytes()[0];
                        n += 1;
                    }
                    _ => message = word.trim_matches('"').replace('\\', ""),
                }
            }
            Action::Report(how, labels, message)
        } else {
            Action::Default
        };
        Ok(Alternative { items, action, is_bad_rule })
    }

    fn item(&mut self) -> Load<Expr> {
        let mut e = self.primary()?;
        loop {
            e = match self.peek() {
                "?" => Expr::Optional(e.into()),
                "*" => Expr::Repeat(e.into(), 0),
                "+" => Expr::Repeat(e.into(), 1),
                _ => return Ok(e),
            };
            self.at += 1;
        }
    }

    fn primary(&mut self) -> Load<Expr> {
        let word = self.next();
        Ok(match word.as_str() {
            "&" => Expr::Ahead(self.primary()?.into()),
            "!" => Expr::NotAhead(self.primary()?.into()),
            "~" => Expr::Cut,
            "(" => {
                let group = self.alternatives()?;
                self.expect(")")?;
                Expr::Group(group)
            }
            "list" if self.peek() == "(" => Expr::List(self.primary()?.into()),
            "need" => {
                self.expect("(")?;
                let shown = self.next();
                self.expect(")")?;
                Expr::Need(self.terminal(&shown)?, shown)
            }
            "fold" => {
                let first = self.primary()?;
                self.expect("(")?;
                let steps = self.alternatives()?;
                self.expect(")")?;
                Expr::Fold(first.into(), steps)
            }
            _ => match self.names.get(&word) {
                Some(&rule) => Expr::Rule(rule),
                None => Expr::Terminal(self.terminal(&word)?),
            },
        })
    }

    fn terminal(&mut self, word: &str) -> Load<Terminal> {
        if let Some(text) = word.strip_prefix('\'') {
            let text: &'static str = String::leak(text.trim_end_matches('\'').to_string());
            let next = self.literals.len() as u16 + 1;
            return Ok(Terminal::Literal(*self.literals.entry(text).or_insert(next)));
        }
        if let Some(text) = word.strip_prefix('"') {
            let n = SOFT_KEYWORDS.iter().position(|k| *k == text.trim_end_matches('"'));
            return Ok(Terminal::Soft(n.ok_or("no such soft keyword")? as u8));
        }
        Ok(match word {
            "NAME" => Terminal::Name,
            "SOFT" => Terminal::AnySoft,
            "NUMBER" => Terminal::Kind(Tok::Number),
            "STRING" => Terminal::Kind(Tok::String),
            "NEWLINE" => Terminal::Kind(Tok::Newline),
            "INDENT" => Terminal::Kind(Tok::Indent),
            "DEDENT" => Terminal::Kind(Tok::Dedent),
            "END" => Terminal::Kind(Tok::EndMarker),
            "FSTART" => Terminal::Kind(Tok::FStringStart),
            "FMIDDLE" => Terminal::Kind(Tok::FStringMiddle),
            "FEND" => Terminal::Kind(Tok::FStringEnd),
            "TSTART" => Terminal::Kind(Tok::TStringStart),
            "TMIDDLE" => Terminal::Kind(Tok::TStringMiddle),
            "TEND" => Terminal::Kind(Tok::TStringEnd),
            _ => return Err(format!("no rule {word}")),
        })
    }
}

/// Splits a rule into words: quoted strings, names, and single characters (and `->`, `=>`).
fn words(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b' ' => {
                at += 1;
                continue;
            }
            quote @ (b'\'' | b'"') => {
                at += 1;
                while at < bytes.len() && bytes[at] != quote {
                    at += 1 + (bytes[at] == b'\\') as usize;
                }
                at += 1;
            }
            b'-' | b'=' if bytes.get(at + 1) == Some(&b'>') => at += 2,
            b if b.is_ascii_alphanumeric() || b == b'_' => {
                while bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
                    at += 1;
                }
            }
            _ => at += 1,
        }
        out.push(text[start..at.min(text.len())].to_string());
    }
    out
}

// ---------------------------------------------------------------------------------------------------
// Tokens and nodes

/// A token that has been read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read {
    pub kind: Tok,
    /// Number of its text among the operators and keywords of the grammar, or 0.
    literal: u16,
    pub is_name: bool,
    /// Text of a raw f- or t-string.
    pub is_raw: bool,
    /// Open brackets after it.
    pub level: u8,
    /// In bytes.
    pub start: u32,
    pub end: u32,
}

impl Read {
    /// CPython gives these tokens no columns.
    pub fn has_no_columns(&self) -> bool {
        match self.kind {
            Tok::Indent | Tok::Dedent | Tok::EndMarker => true,
            // That of interactive input is empty.
            Tok::Newline => self.start == self.end,
            _ => false,
        }
    }
}

pub(crate) type NodeId = u32;

/// The node that stands for what no message is about.
const NO_NODE: NodeId = 0;

pub(crate) struct Node {
    pub kind: Kind,
    /// In tokens; `end` is one past the last.
    pub first: u32,
    pub end: u32,
    pub kids: Box<[NodeId]>,
}

/// Why parsing stops.
pub(crate) enum Stop {
    Error(Box<CompileError>),
    /// Too large a statement to search.
    GiveUp,
}

pub(crate) type Step<T> = Result<T, Stop>;

/// How CPython's tokenizer was left, which decides whether later tokens are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    More,
    /// At the end, or inside something that did not end.
    Exhausted,
    /// A token was refused.
    Refused,
}

pub(crate) struct Parser<'a> {
    pub input: &'a Input<'a>,
    grammar: &'static Grammar,
    tokenizer: Tokenizer<'a>,
    source: Source,
    pub tokens: Vec<Read>,
    /// Whether the f- and t-strings being read are raw.
    raw_strings: Vec<bool>,
    pub mark: usize,
    pub nodes: Vec<Node>,
    /// For each token: rule (and run, for rules that do not share), result, token after it.
    memo: Vec<Vec<(u32, Option<NodeId>, u32)>>,
    /// The second run.
    with_errors: bool,
    /// Interactive input has a newline of its own at the end.
    gives_final_newline: bool,
}

/// What CPython says about the source, if it refuses it.
pub(crate) fn find_error(input: &Input) -> Result<(), Stop> {
    let mut p = Parser::new(input);
    let start = match input.mode {
        Mode::Exec => "file",
        Mode::Single => "single",
        Mode::Eval => "eval",
    };
    let start = p.grammar.names[start];
    let first = match p.rule(start) {
        Ok(Some(_)) if input.mode == Mode::Single => return p.only_one_statement(),
        Ok(Some(_)) => return Ok(()),
        Ok(None) => None,
        Err(Stop::Error(e)) => Some(e),
        Err(Stop::GiveUp) => return Err(Stop::GiveUp),
    };
    let at_end = p.source == Source::Exhausted || p.tokens.last().is_some_and(|t| p.is_at_end(t));
    let mut error = match first {
        Some(e) => p.check_rest(e),
        None => {
            let last = p.tokens.len() - 1;
            p.mark = 0;
            p.memo.clear();
            p.nodes.truncate(1);
            p.with_errors = true;
            match p.rule(start) {
                Err(Stop::GiveUp) => return Err(Stop::GiveUp),
                Err(Stop::Error(e)) => p.check_rest(e),
                Ok(_) => p.generic(last),
            }
        }
    };
    error.incomplete = at_end;
    Err(Stop::Error(error))
}

impl<'a> Parser<'a> {
    fn new(input: &'a Input<'a>) -> Parser<'a> {
        Parser {
            input,
            grammar: grammar(),
            tokenizer: Tokenizer::new(input.text, input.lines, input.filename),
            source: Source::More,
            tokens: Vec::new(),
            raw_strings: Vec::new(),
            mark: 0,
            nodes: vec![Node { kind: Kind::Token, first: 0, end: 0, kids: Box::new([]) }],
            memo: Vec::new(),
            with_errors: false,
            gives_final_newline: input.mode == Mode::Single,
        }
    }

    pub fn lines(&self) -> &'a LineIndex {
        self.input.lines
    }

    pub fn text_of(&self, node: NodeId) -> &'a str {
        let n = &self.nodes[node as usize];
        let (first, last) = (&self.tokens[n.first as usize], &self.tokens[n.end.max(1) as usize - 1]);
        let text = self.input.text;
        &text[first.start as usize..(last.end as usize).min(text.len()).max(first.start as usize)]
    }

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    fn is_at_end(&self, token: &Read) -> bool {
        token.kind == Tok::EndMarker
            || token.kind == Tok::Dedent && token.start as usize >= self.input.text.len()
    }

    /// The token at `mark`, read if need be.
    pub fn peek(&mut self) -> Step<Read> {
        while self.mark >= self.tokens.len() {
            self.fill()?;
        }
        Ok(self.tokens[self.mark])
    }

    fn fill(&mut self) -> Step<()> {
        let mut token = match self.tokenizer.next_token() {
            Ok(token) => token,
            Err(e) => {
                self.source = if e.incomplete { Source::Exhausted } else { Source::Refused };
                return Err(Stop::Error(e));
            }
        };
        if token.kind == Tok::EndMarker {
            self.source = Source::Exhausted;
            if self.tokenizer.ends_in_bracket() {
                let e = never_closed(&self.tokenizer, self.input);
                return Err(Stop::Error(Box::new(e)));
            }
        }
        let text = self.input.text;
        let is_added = token.kind == Tok::Newline && token.start as usize >= text.len();
        if is_added && self.input.lines.ends_without_newline(text) {
            if self.input.mode == Mode::Eval {
                return Ok(());
            }
            // The end of interactive input stands for the newline that is missing.
            token.end = token.start;
            self.gives_final_newline = false;
        }
        let shown =
            &text[token.start as usize..(token.end as usize).min(text.len()).max(token.start as usize)];
        let mut read = Read {
            kind: token.kind,
            literal: 0,
            is_name: false,
            is_raw: false,
            level: token.level,
            start: token.start,
            end: token.end,
        };
        match token.kind {
            Tok::Op => read.literal = self.grammar.literals.get(shown).copied().unwrap_or(0),
            Tok::Name if is_keyword(shown) => {
                read.literal = self.grammar.literals.get(shown).copied().unwrap_or(0);
            }
            Tok::Name => read.is_name = true,
            Tok::FStringStart | Tok::TStringStart => self.raw_strings.push(shown.contains(['r', 'R'])),
            Tok::FStringEnd | Tok::TStringEnd => drop(self.raw_strings.pop()),
            Tok::FStringMiddle | Tok::TStringMiddle => {
                read.is_raw = self.raw_strings.last().copied().unwrap_or(false);
            }
            Tok::EndMarker if self.gives_final_newline && !self.tokens.is_empty() => {
                self.gives_final_newline = false;
                read.kind = Tok::Newline;
            }
            _ => {}
        }
        self.tokens.push(read);
        Ok(())
    }

    fn shown(&self, token: &Read) -> &'a str {
        let text = self.input.text;
        &text[token.start as usize..(token.end as usize).min(text.len()).max(token.start as usize)]
    }

    fn matches(&mut self, t: Terminal) -> Step<bool> {
        let token = self.peek()?;
        Ok(match t {
            Terminal::Literal(n) => token.literal == n,
            Terminal::Name => token.is_name,
            Terminal::Soft(n) => token.is_name && self.shown(&token) == SOFT_KEYWORDS[n as usize],
            Terminal::AnySoft => token.is_name && SOFT_KEYWORDS.contains(&self.shown(&token)),
            Terminal::Kind(kind) => token.kind == kind,
        })
    }

    // -----------------------------------------------------------------------------------------------
    // The interpreter

    pub fn make(&mut self, kind: Kind, first: usize, kids: Box<[NodeId]>) -> Step<NodeId> {
        if self.nodes.len() >= MAX_NODES {
            return Err(Stop::GiveUp);
        }
        self.nodes.push(Node { kind, first: first as u32, end: self.mark as u32, kids });
        Ok(self.nodes.len() as NodeId - 1)
    }

    fn rule(&mut self, n: u16) -> Step<Option<NodeId>> {
        let grammar = self.grammar;
        let rule = &grammar.rules[n as usize];
        let key = n as u32 * 2 + (self.with_errors && !rule.is_shared) as u32;
        let start = self.mark;
        if self.memo.len() <= start {
            self.memo.resize_with(start + 1, Vec::new);
        }
        if let Some(&(_, result, mark)) = self.memo[start].iter().find(|m| m.0 == key) {
            self.mark = mark as usize;
            return Ok(result);
        }
        let n_nodes = self.nodes.len();
        let with_errors = self.with_errors;
        if rule.is_plain {
            self.with_errors = false;
        }
        let result = self.alternatives(&rule.alternatives);
        self.with_errors = with_errors;
        let mut result = result?;
        if n == grammar.statement && result.is_some() {
            // Nothing before here is looked at again, but for blocks as wholes.
            let block = grammar.block as u32;
            let end = self.mark.min(self.memo.len());
            for m in &mut self.memo[start..end] {
                m.retain(|(key, ..)| key / 2 == block);
                m.shrink_to_fit();
            }
            self.nodes.truncate(n_nodes);
            result = Some(NO_NODE);
        } else if n == grammar.block && result.is_some() {
            result = Some(NO_NODE);
        }
        self.memo[start].push((key, result, self.mark as u32));
        Ok(result)
    }

    /// The first alternative that matches; `mark` is unchanged if none does.
    fn alternatives(&mut self, list: &'static [Alternative]) -> Step<Option<NodeId>> {
        let start = self.mark;
        for alternative in list {
            if alternative.is_bad_rule && !self.with_errors {
                continue;
            }
            let mut labels = [NO_NODE; 2];
            let (result, was_cut) = self.alternative(alternative, &mut labels, start)?;
            if result.is_some() {
                return Ok(result);
            }
            self.mark = start;
            if was_cut {
                break;
            }
        }
        Ok(None)
    }

    /// The node, if it matches, and whether it passed a cut. Tokens from `start` on belong to it.
    fn alternative(
        &mut self,
        alternative: &'static Alternative,
        labels: &mut [NodeId; 2],
        start: usize,
    ) -> Step<(Option<NodeId>, bool)> {
        let mut was_cut = false;
        let mut nodes = Vec::new();
        for (label, e) in &alternative.items {
            was_cut |= matches!(e, Expr::Cut);
            let Some(node) = self.expr(e)? else { return Ok((None, was_cut)) };
            if matches!(e, Expr::Ahead(_) | Expr::NotAhead(_) | Expr::Cut) {
                continue;
            }
            if let b'a' | b'b' = label {
                labels[(label - b'a') as usize] = node;
            }
            nodes.push(node);
        }
        let node = match &alternative.action {
            Action::Default => match nodes.as_slice() {
                [node] => Some(*node),
                _ => Some(self.sequence(Kind::Seq, start, &nodes)?),
            },
            Action::Make(kind) => Some(self.sequence(*kind, start, &nodes)?),
            Action::Give(label) => Some(labels[(label - b'a') as usize]),
            Action::Report(how, used, message) => {
                let [x, y] = used.map(|label| labels[(label - b'a') as usize]);
                report(self, how, x, y, message, start)?
            }
        };
        Ok((node, was_cut))
    }

    /// A node of these nodes: sequences are spread out, tokens left out.
    fn sequence(&mut self, kind: Kind, start: usize, nodes: &[NodeId]) -> Step<NodeId> {
        let mut kids = Vec::new();
        for &id in nodes {
            let node = &self.nodes[id as usize];
            match node.kind {
                Kind::Token => {}
                Kind::Seq => kids.extend_from_slice(&node.kids),
                _ => kids.push(id),
            }
        }
        self.make(kind, start, kids.into())
    }

    fn expr(&mut self, e: &'static Expr) -> Step<Option<NodeId>> {
        let start = self.mark;
        match e {
            Expr::Terminal(t) => {
                if !self.matches(*t)? {
                    return Ok(None);
                }
                self.mark += 1;
                let kind = if *t == Terminal::Name { Kind::Name } else { Kind::Token };
                self.make(kind, start, Box::new([])).map(Some)
            }
            Expr::Rule(n) => self.rule(*n),
            Expr::Group(list) => self.alternatives(list),
            Expr::Optional(inner) => Ok(Some(self.expr(inner)?.unwrap_or(NO_NODE))),
            Expr::Repeat(inner, at_least) => {
                let mut nodes = Vec::new();
                loop {
                    let before = self.mark;
                    let Some(node) = self.expr(inner)? else { break };
                    if self.mark == before {
                        break;
                    }
                    nodes.push(node);
                }
                if nodes.len() < *at_least as usize {
                    return Ok(None);
                }
                self.sequence(Kind::Seq, start, &nodes).map(Some)
            }
            Expr::List(inner) => {
                let comma = Terminal::Literal(self.grammar.literals.get(",").copied().unwrap_or(0));
                let Some(first) = self.expr(inner)? else { return Ok(None) };
                let mut nodes = vec![first];
                loop {
                    let before = self.mark;
                    if !self.matches(comma)? {
                        break;
                    }
                    self.mark += 1;
                    let Some(node) = self.expr(inner)? else {
                        self.mark = before;
                        break;
                    };
                    nodes.push(node);
                }
                self.sequence(Kind::Seq, start, &nodes).map(Some)
            }
            Expr::Ahead(inner) => {
                let node = self.expr(inner)?;
                self.mark = start;
                Ok(node.map(|_| NO_NODE))
            }
            Expr::NotAhead(inner) => {
                let node = self.expr(inner)?;
                self.mark = start;
                Ok(if node.is_some() { None } else { Some(NO_NODE) })
            }
            Expr::Cut => Ok(Some(NO_NODE)),
            Expr::Need(t, shown) => {
                if self.matches(*t)? {
                    self.mark += 1;
                    return Ok(Some(NO_NODE));
                }
                let msg = format!("expected {shown}");
                Err(Stop::Error(crate::error_report::at_token(self, self.mark, &msg)))
            }
            Expr::Fold(first, steps) => {
                let Some(mut node) = self.expr(first)? else { return Ok(None) };
                loop {
                    let before = self.mark;
                    let Some(next) = self.alternatives(steps)? else { break };
                    if self.mark == before {
                        break;
                    }
                    self.nodes[next as usize].first = start as u32;
                    node = next;
                }
                Ok(Some(node))
            }
        }
    }

    // -----------------------------------------------------------------------------------------------
    // What is said when no rule said anything

    /// Nothing fits after token `last`.
    fn generic(&mut self, last: usize) -> Box<CompileError> {
        let token = self.tokens[last];
        if matches!(token.kind, Tok::Indent | Tok::Dedent) {
            let what = if token.kind == Tok::Indent { "unexpected indent" } else { "unexpected unindent" };
            let mut e = crate::error_report::at_last(self, what);
            e.kind = ErrorKind::IndentationError;
            return e;
        }
        let e = crate::error_report::at_token(self, last, "invalid syntax");
        self.check_rest(e)
    }

    /// `e`, unless the tokenizer has an error to report further on, or a bracket of an earlier line is
    /// never closed.
    fn check_rest(&mut self, e: Box<CompileError>) -> Box<CompileError> {
        if self.source != Source::More || self.tokens.is_empty() {
            return e;
        }
        let last = self.tokens[self.tokens.len() - 1];
        let line = crate::error_report::line_of(self, &last);
        loop {
            let refused = match self.tokenizer.next_token() {
                Ok(t) if t.kind != Tok::EndMarker => continue,
                Ok(_) => None,
                Err(refused) => Some(refused),
            };
            if let Some(refused) = refused {
                if self.tokenizer.is_in_interpolation() {
                    return e;
                }
                if says_so_itself(&refused) {
                    return refused;
                }
            }
            let i = self.input;
            if let Some((_, at)) = self.tokenizer.open_brackets().next_back()
                && line > i.lines.line(at)
            {
                let mut open = never_closed(&self.tokenizer, i);
                open.incomplete = false;
                return Box::new(open);
            }
            return e;
        }
    }

    /// Interactive input is one statement.
    fn only_one_statement(&mut self) -> Step<()> {
        let rest = self.tokens.last().map_or(0, |t| t.end as usize).min(self.input.text.len());
        let text = self.input.text[rest..].lines().any(|line| {
            let line = line.trim_start_matches([' ', '\t', '\x0c']);
            !line.is_empty() && !line.starts_with('#')
        });
        if text {
            let msg = "multiple statements found while compiling a single statement";
            return Err(Stop::Error(crate::error_report::at_last(self, msg)));
        }
        Ok(())
    }
}

/// Whether an error of the tokenizer wins over an earlier error of the parser. (CPython raises some of
/// them only when the parser asks for that token.)
fn says_so_itself(e: &CompileError) -> bool {
    e.kind == ErrorKind::SyntaxError
        && e.msg != "unexpected character after line continuation character"
        && e.msg != "unexpected EOF while parsing"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_loads() {
        let g = Loader::load(include_str!("error_grammar.txt")).unwrap();
        assert!(g.rules.len() > 150);
        assert!(g.literals.len() > 70);
    }
}
