//! Programs with recordings of what CPython printed, and lists of those that are known to fail.
//!
//! `NAME.out` is a program's standard output; `NAME.err` and `NAME.status`, where they exist, its standard error and
//! exit status.

use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};

use crate::common::{Ran, tail};

/// What is known of programs: `NAME: reason`, or `MODE/NAME: reason`.
pub struct List {
    file: PathBuf,
    lines: Vec<(String, String)>,
}

impl List {
    pub fn read(file: PathBuf) -> List {
        let text = fs::read_to_string(&file).expect("the list can be read");
        let line = |l: &str| l.split_once(':').map(|(n, r)| (n.trim().to_string(), r.trim().to_string()));
        let lines = text.lines().filter(|l| !l.trim_start().starts_with('#')).filter_map(line).collect();
        List { file, lines }
    }
    /// The reason why a program is on the list.
    pub fn reason(&self, mode: &str, name: &str) -> Option<&str> {
        let in_mode = format!("{mode}/{name}");
        self.lines.iter().find(|l| l.0 == name || l.0 == in_mode).map(|l| l.1.as_str())
    }
    /// A failure for each line whose program or mode does not exist.
    pub fn gone(&self, modes: &[&str], names: &[String]) -> Vec<Trial> {
        let is_name = |l: &str| names.iter().any(|n| n == l);
        let in_mode = |l: &str| l.split_once('/').is_some_and(|(m, n)| modes.contains(&m) && is_name(n));
        let gone = self.lines.iter().map(|l| l.0.as_str()).filter(|l| !is_name(l) && !in_mode(l));
        let trial = |line: &str| {
            let problem = format!("{}: no program or mode {line}", self.file.display());
            Trial::test(format!("lists::{line}"), move || Err(Failed::from(problem)))
        };
        gone.map(trial).collect()
    }
}

/// A test that must fail if there is a reason for it to fail.
pub fn trial(
    title: String,
    fails: Option<String>,
    test: impl FnOnce() -> Result<(), String> + Send + 'static,
) -> Trial {
    Trial::test(title, move || match (test(), fails) {
        (Ok(()), Some(reason)) => {
            Err(Failed::from(format!("passes now: take it out of the known failures ({reason})")))
        }
        (Err(e), None) => Err(Failed::from(e)),
        _ => Ok(()),
    })
}

/// Compares what a program in this folder did with the recording.
pub fn compare(folder: &Path, name: &str, ran: &Ran, problems: &mut String) {
    // Tracebacks have absolute paths; the recordings do not.
    let err = ran.err.replace(&format!("{}/", folder.display()), "");
    let expected = |ext: &str| fs::read_to_string(folder.join(format!("{name}.{ext}"))).ok();
    let wanted_status = expected("status").and_then(|s| s.trim().parse().ok()).unwrap_or(0);
    if ran.status != wanted_status {
        *problems += &format!("exit status {}, not {wanted_status}\n", ran.status);
    }
    differ("standard output", &expected("out").unwrap_or_default(), &ran.out, problems);
    match expected("err") {
        Some(e) => differ("standard error", &e, &err, problems),
        None if !err.is_empty() => *problems += &format!("standard error:\n{}", tail(&err)),
        None => {}
    }
}

/// Shows the first line that differs.
fn differ(what: &str, expected: &str, got: &str, problems: &mut String) {
    if expected == got {
        return;
    }
    let (mut e, mut g) = (expected.split('\n'), got.split('\n'));
    for line in 1.. {
        match (e.next(), g.next()) {
            (a, b) if a == b && a.is_some() => {}
            (a, b) => {
                let shown = |l: Option<&str>| l.map_or("(nothing)".to_string(), |l| format!("{l:.300}"));
                let (a, b) = (shown(a), shown(b));
                *problems += &format!("{what}, line {line}:\n  expected: {a}\n       got: {b}\n");
                return;
            }
        }
    }
}
