//! Type comments (PEP 484): `# type: int` behind assignments, headers and parameters, put into the fields of a tree, and
//! `# type: ignore`, which modules list.

use std::collections::BTreeMap;
use std::rc::Rc;

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

use crate::bytecode::Position;
use crate::location::Source;
use crate::tree::{Field, Node};

/// A comment about a type: its column, and what it says.
struct Comment {
    col: u32,
    text: Rc<str>,
}

struct Reader<'a> {
    source: &'a Source<'a>,
    /// By line.
    comments: BTreeMap<u32, Comment>,
}

/// What follows `# type: `, where blanks may be any number.
fn type_text(comment: &str) -> Option<&str> {
    let rest = comment.strip_prefix('#')?.trim_start_matches([' ', '\t']);
    Some(rest.strip_prefix("type:")?.trim_start_matches([' ', '\t']))
}

/// What follows `ignore`, if that is the word.
fn ignored(text: &str) -> Option<&str> {
    let tag = text.strip_prefix("ignore")?;
    let goes_on = tag.chars().next().is_some_and(|c| !c.is_ascii() || c.is_ascii_alphanumeric());
    (!goes_on).then_some(tag)
}

/// Puts the type comments of a source into its tree.
pub(crate) fn add(root: &mut Node, source: &Source, options: ParseOptions) {
    let parsed = parse_unchecked(source.text, options);
    let (mut comments, mut ignores) = (BTreeMap::new(), Vec::new());
    for token in parsed.tokens().iter().filter(|t| t.kind() == TokenKind::Comment) {
        let (line, col) = source.line_col(token.start());
        let Some(text) = source.text.get(token.range().to_std_range()).and_then(type_text) else { continue };
        match ignored(text) {
            Some(tag) => {
                let fields = vec![("lineno", Field::Int(line as i64)), ("tag", Field::Name(tag.into()))];
                ignores.push(Field::Node(Box::new(Node { kind: "TypeIgnore", fields, at: None })));
            }
            None => drop(comments.insert(line, Comment { col, text: text.into() })),
        }
    }
    if let Some(f) = root.fields.iter_mut().find(|f| f.0 == "type_ignores") {
        f.1 = Field::List(ignores);
    }
    if !comments.is_empty() {
        Reader { source, comments }.node(root);
    }
}

fn field<'n>(node: &'n Node, name: &str) -> Option<&'n Field> {
    node.fields.iter().find(|f| f.0 == name).map(|f| &f.1)
}

/// The place of the first, or the last, node in a field.
fn place(f: Option<&Field>, last: bool) -> Option<Position> {
    match f? {
        Field::Node(n) => n.at.or_else(|| {
            let mut inner = n.fields.iter().filter_map(|f| place(Some(&f.1), last));
            if last { inner.next_back() } else { inner.next() }
        }),
        Field::List(list) => {
            let mut inner = list.iter().filter_map(|f| place(Some(f), last));
            if last { inner.next_back() } else { inner.next() }
        }
        _ => None,
    }
}

impl Reader<'_> {
    fn node(&self, node: &mut Node) {
        let found = match node.kind {
            "Assign" => node.at.and_then(|at| self.behind(at.end_line, at.end_col)),
            "For" | "AsyncFor" => self.behind_header(node, place(field(node, "iter"), true)),
            "With" | "AsyncWith" => self.behind_header(node, place(field(node, "items"), true)),
            "FunctionDef" | "AsyncFunctionDef" => {
                let last =
                    [field(node, "returns"), field(node, "args")].into_iter().find_map(|f| place(f, true));
                self.behind_header(
                    node,
                    last.or(node.at.map(|at| Position { end_line: at.line, end_col: at.col, ..at })),
                )
            }
            "arg" => node.at.and_then(|at| self.behind(at.end_line, at.end_col)),
            _ => None,
        };
        if let (Some(text), Some(f)) = (found, node.fields.iter_mut().find(|f| f.0 == "type_comment")) {
            f.1 = Field::Name(text);
        }
        node.fields.iter_mut().for_each(|f| self.field(&mut f.1));
    }

    fn field(&self, f: &mut Field) {
        match f {
            Field::Node(n) => self.node(n),
            Field::List(list) => list.iter_mut().for_each(|f| self.field(f)),
            _ => {}
        }
    }

    /// The comment that follows a place on its line, with nothing but punctuation and a default value between.
    fn behind(&self, line: u32, col: u32) -> Option<Rc<str>> {
        let c = self.comments.get(&line).filter(|c| c.col >= col)?;
        let between = self.source.line_text(line)?.get(col as usize..c.col as usize)?;
        let (before, after) = between.split_once(',').unwrap_or((between, ""));
        let is_end = after.trim_matches([' ', '\t', ')', ',', ':']).is_empty();
        (is_end && !before.contains(':')).then(|| c.text.clone())
    }

    /// The comment behind the colon of a header that ends after a place, or in the first line of the body of a function.
    fn behind_header(&self, node: &Node, last: Option<Position>) -> Option<Rc<str>> {
        let (last, body) = (last?, place(field(node, "body"), false)?);
        let colon = (last.end_line..body.line).find(|&line| {
            let text = self.source.line_text(line).unwrap_or("");
            let from = if line == last.end_line { last.end_col as usize } else { 0 };
            let code = text.get(from..).unwrap_or("");
            code.split('#').next().unwrap_or("").trim_end().ends_with(':')
        })?;
        let at_colon = self.comments.get(&colon).map(|c| c.text.clone());
        let is_function = matches!(node.kind, "FunctionDef" | "AsyncFunctionDef");
        let next = || {
            let c = self.comments.get(&(colon + 1)).filter(|_| colon + 1 < body.line)?;
            let before = self.source.line_text(colon + 1)?.get(..c.col as usize)?;
            before.trim().is_empty().then(|| c.text.clone())
        };
        at_colon.or_else(|| if is_function { next() } else { None })
    }
}
