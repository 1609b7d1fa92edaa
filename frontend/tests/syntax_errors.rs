//! Syntax errors against what CPython 3.14 says (`syntax_errors.txt` and
//! `syntax_errors_mutated.txt`, made by `record_syntax_errors.py`).
//!
//! `known_differences.txt` lists the sources for which we say something else; one that has become right
//! fails the test too. `cargo test -p sidewinder-frontend --test syntax_errors -- --nocapture` prints what
//! differs.

use std::collections::BTreeSet;

use sidewinder_frontend::{Mode, compile};

/// The parser recurses.
fn on_big_stack<T: Send + 'static>(f: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(1 << 30).spawn(f).unwrap().join().unwrap()
}

/// Reads a JSON string.
fn unquote(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text[1..text.len() - 1].chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('f') => out.push('\x0c'),
            Some('b') => out.push('\x08'),
            Some('u') => {
                let digits: String = chars.by_ref().take(4).collect();
                out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some(c) => out.push(c),
            None => {}
        }
    }
    out
}

fn ours(source: &str) -> String {
    match compile(source.as_bytes(), "x.py", Mode::Exec) {
        Ok(_) => "ok".to_string(),
        Err(e) => format!("{}|{}|{}|{}|{}|{}", e.kind.name(), e.msg, e.line, e.col, e.end_line, e.end_col),
    }
}

#[test]
fn messages_and_places_are_those_of_cpython() {
    on_big_stack(|| {
        let known: BTreeSet<&str> = include_str!("known_differences.txt").lines().collect();
        let recorded = concat!(include_str!("syntax_errors.txt"), include_str!("syntax_errors_mutated.txt"));
        let mut n_right = 0;
        let mut new = Vec::new();
        let mut fixed = Vec::new();
        for line in recorded.lines() {
            let (source, theirs) = line.split_once('\t').unwrap();
            let ours = ours(&unquote(source));
            match (ours == theirs, known.contains(source)) {
                (true, false) => n_right += 1,
                (false, true) => {}
                (true, true) => fixed.push(source),
                (false, false) => new.push(format!("{source}\n    CPython {theirs}\n    we      {ours}")),
            }
        }
        println!("{n_right} right, {} known to differ", known.len());
        println!("{}", new.join("\n"));
        assert!(fixed.is_empty(), "right now, take out of known_differences.txt: {fixed:#?}");
        assert!(new.is_empty(), "{} differ", new.len());
    });
}
