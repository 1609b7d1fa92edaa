//! The tree of a generated program: as much structure as shrinking needs, and text for the rest.
//!
//! ```text
//! Stmt ── Clause "for i1 in range(⟨60⟩):" ── body: Stmt*
//!     └── Clause "else:"                  ── body: Stmt*
//! ```
//!
//! A simple statement is one clause without a body. Within a line, `⟨60⟩` stands for an expression: text and further
//! expressions, with the kind of value it gives (as long as no variable has got a value of another kind, which
//! programs do on purpose).

use std::fmt;

/// What an expression is meant to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Int,
    Float,
    Bool,
    Str,
    /// A list of ints.
    List,
    /// A list of anything.
    Items,
    Dict,
    Set,
    Object,
    Any,
    /// What a loop can go over, once, to get ints.
    Iter,
    /// Something hashable.
    Key,
    /// A number that is part of the text: only a smaller number may take its place.
    Number,
    /// Text that must stay as it is.
    Fixed,
}

impl Kind {
    /// The simplest expressions of this kind, the simplest first.
    pub fn simplest(self) -> &'static [&'static str] {
        match self {
            Kind::Int => &["0", "1"],
            Kind::Float => &["0.5"],
            Kind::Bool => &["True", "False"],
            Kind::Str => &["''", "'a'"],
            Kind::List | Kind::Items => &["[]", "[1]"],
            Kind::Dict => &["{}"],
            Kind::Set => &["set()"],
            Kind::Any => &["1", "None"],
            Kind::Iter => &["[]", "[1, 2]"],
            Kind::Key => &["0", "'k'"],
            Kind::Object | Kind::Number | Kind::Fixed => &[],
        }
    }

    /// Whether an expression of the other kind can stand in its place.
    pub fn accepts(self, other: Kind) -> bool {
        match self {
            Kind::Number | Kind::Fixed => false,
            Kind::Any | Kind::Bool => !matches!(other, Kind::Number | Kind::Fixed),
            Kind::Items | Kind::Iter => other == self || other == Kind::List,
            Kind::Key => matches!(other, Kind::Key | Kind::Int | Kind::Str),
            _ => self == other,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Text(String),
    Expr(Expr),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub kind: Kind,
    pub parts: Vec<Part>,
}

impl Expr {
    pub fn text(kind: Kind, text: impl Into<String>) -> Expr {
        Expr { kind, parts: vec![Part::Text(text.into())] }
    }
}

/// A line, and for compound statements what is indented under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    pub head: Vec<Part>,
    pub body: Option<Vec<Stmt>>,
}

/// A statement: its first clause and those that belong to it, such as `else:`.
#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    pub clauses: Vec<Clause>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    pub seed: u64,
    pub body: Vec<Stmt>,
}

impl Program {
    /// The `n`-th block of statements; the program itself is the first, and a block comes before those within it.
    pub fn block(&mut self, mut n: usize) -> Option<&mut Vec<Stmt>> {
        find_block(&mut self.body, &mut n)
    }

    /// The `n`-th expression; an expression comes before those within it.
    pub fn expr(&mut self, mut n: usize) -> Option<&mut Expr> {
        find_expr(&mut self.body, &mut n)
    }
}

fn find_block<'a>(block: &'a mut Vec<Stmt>, n: &mut usize) -> Option<&'a mut Vec<Stmt>> {
    if *n == 0 {
        return Some(block);
    }
    *n -= 1;
    block
        .iter_mut()
        .flat_map(|s| &mut s.clauses)
        .filter_map(|c| c.body.as_mut())
        .find_map(|b| find_block(b, n))
}

fn find_expr<'a>(block: &'a mut [Stmt], n: &mut usize) -> Option<&'a mut Expr> {
    block.iter_mut().flat_map(|s| &mut s.clauses).find_map(|c| {
        if let Some(e) = find_in(&mut c.head, n) {
            return Some(e);
        }
        c.body.as_mut().and_then(|b| find_expr(b, n))
    })
}

fn find_in<'a>(parts: &'a mut [Part], n: &mut usize) -> Option<&'a mut Expr> {
    parts.iter_mut().find_map(|p| match p {
        Part::Text(_) => None,
        Part::Expr(e) => {
            if *n == 0 {
                return Some(e);
            }
            *n -= 1;
            find_in(&mut e.parts, n)
        }
    })
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print_block(&self.body, 0, f)
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print_parts(&self.parts, f)
    }
}

fn print_block(block: &[Stmt], depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for clause in block.iter().flat_map(|s| &s.clauses) {
        indent(depth, f)?;
        for part in &clause.head {
            match part {
                Part::Text(t) => {
                    // A decorator is a line of the head.
                    let mut lines = t.split('\n');
                    f.write_str(lines.next().unwrap_or_default())?;
                    for line in lines {
                        f.write_str("\n")?;
                        indent(depth, f)?;
                        f.write_str(line)?;
                    }
                }
                Part::Expr(e) => print_parts(&e.parts, f)?,
            }
        }
        f.write_str("\n")?;
        match &clause.body {
            Some(b) if b.is_empty() => {
                indent(depth + 1, f)?;
                f.write_str("pass\n")?;
            }
            Some(b) => print_block(b, depth + 1, f)?,
            None => {}
        }
    }
    Ok(())
}

fn indent(depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    (0..depth).try_for_each(|_| f.write_str("    "))
}

fn print_parts(parts: &[Part], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    parts.iter().try_for_each(|p| match p {
        Part::Text(t) => f.write_str(t),
        Part::Expr(e) => print_parts(&e.parts, f),
    })
}
