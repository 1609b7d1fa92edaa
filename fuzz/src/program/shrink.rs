//! Makes a program smaller while it keeps some property.
//!
//! Four kinds of steps, tried in turn until none helps: runs of statements go; a compound statement becomes one of its
//! bodies; clauses such as `else:` go; an expression becomes one of its parts, or the simplest of its kind, and
//! numbers become smaller. A step that gives invalid Python is not tried. Each step makes the text shorter, or equally
//! long and earlier in the alphabet, so that there is an end.

use sidewinder_frontend as frontend;

use super::tree::{Expr, Kind, Part, Program, Stmt};

/// The smallest program that steps lead to, each of which `keeps` the property; `None` from it ends the search. That the
/// program itself has the property is taken for granted.
pub fn shrink(program: &Program, keeps: &mut dyn FnMut(&Program) -> Option<bool>) -> Program {
    let mut s = Shrinker { best: program.clone(), text: program.to_string(), keeps, over: false };
    loop {
        let before = s.text.clone();
        s.drop_statements();
        s.unwrap_statements();
        s.drop_clauses();
        s.simplify_expressions();
        if s.text == before {
            return s.best;
        }
    }
}

struct Shrinker<'a> {
    best: Program,
    /// `best` as text.
    text: String,
    keeps: &'a mut dyn FnMut(&Program) -> Option<bool>,
    over: bool,
}

impl Shrinker<'_> {
    /// Tries a change of the best program; true if it became the best.
    fn attempt(&mut self, change: impl FnOnce(&mut Program)) -> bool {
        if self.over {
            return false;
        }
        let mut candidate = self.best.clone();
        change(&mut candidate);
        let text = candidate.to_string();
        let smaller = (text.len(), &text) < (self.text.len(), &self.text);
        let valid = || frontend::compile(text.as_bytes(), "<shrink>", frontend::Mode::Exec).is_ok();
        if !smaller || !valid() {
            return false;
        }
        let kept = (self.keeps)(&candidate);
        self.over = kept.is_none();
        if kept != Some(true) {
            return false;
        }
        self.best = candidate;
        self.text = text;
        true
    }

    /// Long runs first, and outer blocks before those within: most of a program has nothing to do with the property.
    fn drop_statements(&mut self) {
        for run in [64, 32, 16, 8, 4, 2, 1] {
            let mut n = 0;
            while let Some(len) = self.best.block(n).map(|b| b.len()) {
                // A run that takes all of a block is tried once.
                let mut end = if run < len * 2 { len } else { 0 };
                // From the end, as what uses something goes before it.
                while end > 0 {
                    let start = end.saturating_sub(run);
                    self.attempt(|p| {
                        if let Some(b) = p.block(n) {
                            b.drain(start..end);
                        }
                    });
                    end = start;
                }
                n += 1;
            }
        }
    }

    /// `if c: a` becomes `a`.
    fn unwrap_statements(&mut self) {
        let mut n = 0;
        while let Some(len) = self.best.block(n).map(|b| b.len()) {
            let mut i = 0;
            let mut len = len;
            while i < len {
                let clauses = self.best.block(n).map_or(0, |b| b[i].clauses.len());
                let changed = (0..clauses).any(|c| {
                    self.attempt(|p| {
                        if let Some(block) = p.block(n) {
                            let body = block[i].clauses[c].body.take().unwrap_or_default();
                            block.splice(i..=i, body);
                        }
                    })
                });
                if changed {
                    len = self.best.block(n).map_or(0, |b| b.len());
                } else {
                    i += 1;
                }
            }
            n += 1;
        }
    }

    /// All but the first clause of a statement.
    fn drop_clauses(&mut self) {
        let mut n = 0;
        while let Some(counts) = self.best.block(n).map(|b| clause_counts(b)) {
            for (i, count) in counts.into_iter().enumerate() {
                for c in (1..count).rev() {
                    self.attempt(|p| {
                        if let Some(b) = p.block(n) {
                            b[i].clauses.remove(c);
                        }
                    });
                }
            }
            n += 1;
        }
    }

    fn simplify_expressions(&mut self) {
        let mut n = 0;
        while let Some(e) = self.best.expr(n).map(|e| e.clone()) {
            let changed = simpler(&e).into_iter().any(|new| {
                self.attempt(|p| {
                    if let Some(e) = p.expr(n) {
                        e.parts = new.parts;
                    }
                })
            });
            if !changed {
                n += 1;
            }
        }
    }
}

fn clause_counts(block: &[Stmt]) -> Vec<usize> {
    block.iter().map(|s| s.clauses.len()).collect()
}

/// What may take the place of an expression, the greatest step first.
fn simpler(e: &Expr) -> Vec<Expr> {
    let mut found: Vec<Expr> = e.kind.simplest().iter().map(|t| Expr::text(e.kind, *t)).collect();
    parts_of_kind(e, e.kind, &mut found);
    if let [Part::Text(t)] = &e.parts[..]
        && matches!(e.kind, Kind::Int | Kind::Number)
        && let Ok(n) = t.trim_matches(['(', ')']).parse::<i128>()
    {
        // Numbers of the text may not become 0: they are counts, and divisors of them.
        let smaller = [n / 10, n / 2, n - n.signum()];
        found.extend(
            smaller.into_iter().filter(|k| *k != 0 && *k != n).map(|k| Expr::text(e.kind, k.to_string())),
        );
    }
    found
}

/// The expressions within this one that can stand in its place.
fn parts_of_kind(e: &Expr, kind: Kind, found: &mut Vec<Expr>) {
    for part in &e.parts {
        if let Part::Expr(inner) = part {
            if kind.accepts(inner.kind) {
                found.push(inner.clone());
            }
            parts_of_kind(inner, kind, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::generate;
    use super::*;

    /// Shrinks for as long as the text has all of these in it.
    fn shrunk(seed: u64, parts: &[&str]) -> String {
        let program = generate(seed);
        let has = |p: &Program| parts.iter().all(|part| p.to_string().contains(part));
        assert!(has(&program), "seed {seed} is not one to test this with");
        shrink(&program, &mut |p| Some(has(p))).to_string()
    }

    #[test]
    fn what_does_not_matter_goes() {
        assert_eq!(shrunk(1, &[]), "");
        let text = shrunk(2, &["class MyError"]);
        assert_eq!(text.lines().count(), 2, "{text}");
    }

    #[test]
    fn expressions_and_numbers_shrink() {
        let text = shrunk(3, &["range("]);
        assert!(text.lines().count() <= 3, "{text}");
    }

    #[test]
    fn results_compile() {
        let text = shrunk(4, &["try:", "range("]);
        assert!(frontend::compile(text.as_bytes(), "<test>", frontend::Mode::Exec).is_ok(), "{text}");
    }
}
