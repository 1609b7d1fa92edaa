//! Runs every program in `tests/programs` in every mode and compares with what CPython printed.
//!
//! `NAME.out` is its standard output; `NAME.err` and `NAME.status`, where they exist, its standard error and exit
//! status. `tests/known_failures.txt` lists programs that fail, with the reason: they run all the same, and
//! passing is an error. A line is `NAME: reason`, or `MODE/NAME: reason` for one mode.
//!
//! In eager modes machine code must have run as well, or the mode shows nothing. `tests/cold_programs.txt` lists programs
//! that are over before anything is hot, with the reason; one that runs machine code is an error.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use sidewinder_jit::opt::PASSES;

mod common;

use common::{EAGER, Machine, on_aarch64, programs, run, sidewinder, tail, take_stats};

/// A way to run all programs.
struct Mode {
    name: String,
    /// What is hot is compiled at once, and counted.
    eager: bool,
    args: Vec<String>,
    /// Compile for aarch64 as well; a failure is printed.
    check_aarch64: bool,
    machine: Machine,
}

fn mode(name: &str, eager: bool, args: &[&str]) -> Mode {
    Mode {
        name: name.to_string(),
        eager,
        args: args.iter().map(|a| a.to_string()).collect(),
        check_aarch64: false,
        machine: Machine::Native,
    }
}

/// The modes that all programs run in; each pass is off in one.
fn modes() -> Vec<Mode> {
    let mut modes = vec![
        mode("interpreter", false, &["--jit=off"]),
        mode("jit", false, &[]),
        mode("jit-no-thread", false, &["--jit-thread=off"]),
        mode("threshold-2", false, &["--jit-threshold=2", "--jit-budget=off"]),
        Mode { check_aarch64: true, ..mode("eager", true, &[]) },
        mode("exit-stress", true, &["--jit-exit-stress=5"]),
        mode("exit-stress-random", true, &["--jit-exit-stress=23:7"]),
        mode("no-passes", true, &["--opt=-all"]),
    ];
    modes.extend(
        PASSES.iter().map(|(pass, ..)| mode(&format!("no-{pass}"), true, &[&format!("--opt=-{pass}")])),
    );
    modes
}

/// What is known of programs: `NAME: reason`, or `MODE/NAME: reason`.
struct List {
    file: &'static str,
    lines: Vec<(String, String)>,
}

impl List {
    fn read(tests: &Path, file: &'static str) -> List {
        let text = fs::read_to_string(tests.join(file)).expect("the list can be read");
        let line = |l: &str| l.split_once(':').map(|(n, r)| (n.trim().to_string(), r.trim().to_string()));
        let lines = text.lines().filter(|l| !l.trim_start().starts_with('#')).filter_map(line).collect();
        List { file, lines }
    }
    /// The reason why a program is on the list.
    fn reason(&self, mode: &Mode, name: &str) -> Option<&str> {
        let in_mode = format!("{}/{name}", mode.name);
        self.lines.iter().find(|l| l.0 == name || l.0 == in_mode).map(|l| l.1.as_str())
    }
    /// Lines of programs or modes that do not exist.
    fn gone<'a>(&'a self, modes: &'a [Arc<Mode>], names: &'a [String]) -> impl Iterator<Item = &'a str> {
        self.lines.iter().map(|l| l.0.as_str()).filter(|l| {
            let (mode, name) = l.split_once('/').map_or((None, *l), |(m, n)| (Some(m), n));
            !names.iter().any(|n| n == name) || mode.is_some_and(|m| !modes.iter().any(|x| x.name == m))
        })
    }
}

fn main() {
    let args = Arguments::from_args();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let folder = fs::canonicalize(tests.join("programs")).expect("tests/programs exists");
    let known = List::read(&tests, "known_failures.txt");
    let cold = List::read(&tests, "cold_programs.txt");
    let names = programs(&folder);
    let modes: Vec<Arc<Mode>> = modes().into_iter().map(Arc::new).collect();
    let mut trials = Vec::new();
    for list in [&known, &cold] {
        for line in list.gone(&modes, &names) {
            let problem = format!("{}: no program or mode {line}", list.file);
            trials.push(Trial::test(format!("lists::{line}"), move || Err(Failed::from(problem))));
        }
    }
    for mode in &modes {
        for name in &names {
            let fails = known.reason(mode, name).map(String::from);
            let is_cold = cold.reason(mode, name).is_some();
            let (folder, name, mode) = (folder.clone(), name.clone(), mode.clone());
            let title = format!("{}::{name}", mode.name);
            let test = move || match (check(&folder, &name, &mode, is_cold), fails) {
                (Ok(()), Some(reason)) => {
                    let msg = format!("passes now: take it out of tests/known_failures.txt ({reason})");
                    Err(Failed::from(msg))
                }
                (Err(e), None) => Err(Failed::from(e)),
                _ => Ok(()),
            };
            trials.push(Trial::test(title, test));
        }
    }
    // Emulation is slow: some of the programs that no list names.
    let emulated = Mode { machine: Machine::Aarch64, ..mode("aarch64", true, &[]) };
    let listed = |n: &str| [&known, &cold].iter().any(|l| l.reason(&emulated, n).is_some());
    let sample: Vec<String> = names.iter().filter(|n| !listed(n)).step_by(8).cloned().collect();
    trials.extend(on_aarch64(sample, {
        let emulated = Arc::new(emulated);
        move |name| check(&folder, name, &emulated, false)
    }));
    libtest_mimic::run(&args, trials).exit();
}

/// Runs one program; an error says what differs and how to repeat it.
fn check(folder: &Path, name: &str, mode: &Mode, is_cold: bool) -> Result<(), String> {
    let file = format!("{name}.py");
    let eager = if mode.eager { EAGER } else { &[] };
    let args: Vec<&str> = eager.iter().copied().chain(mode.args.iter().map(String::as_str)).collect();
    let repeat = format!("cd tests/programs && sidewinder {} {file}", args.join(" "));
    let mut command = sidewinder(mode.machine, folder)?;
    command.args(&args);
    if mode.eager {
        command.arg("--jit-stats");
    }
    if mode.check_aarch64 {
        command.env("SIDEWINDER_CHECK_AARCH64", "1");
    }
    let mut ran = run(command.arg(&file)).map_err(|e| e + &repeat)?;
    let mut problems = String::new();
    if mode.eager {
        let entries = take_stats(&mut ran.err).and_then(|s| s.counter("entries"));
        match (entries, is_cold) {
            (None, _) => problems += "there are no statistics\n",
            (Some(0), false) => problems += "no machine code ran, and it is not in tests/cold_programs.txt\n",
            (Some(1..), true) => problems += "machine code ran: take it out of tests/cold_programs.txt\n",
            _ => {}
        }
    }
    // Tracebacks have absolute paths; the recordings do not.
    let err = ran.err.replace(&format!("{}/", folder.display()), "");
    let expected = |ext: &str| fs::read_to_string(folder.join(format!("{name}.{ext}"))).ok();
    let wanted_status = expected("status").and_then(|s| s.trim().parse().ok()).unwrap_or(0);
    if ran.status != wanted_status {
        problems += &format!("exit status {}, not {wanted_status}\n", ran.status);
    }
    compare("standard output", &expected("out").unwrap_or_default(), &ran.out, &mut problems);
    match expected("err") {
        Some(e) => compare("standard error", &e, &err, &mut problems),
        None if !err.is_empty() => problems += &format!("standard error:\n{}", tail(&err)),
        None => {}
    }
    if problems.is_empty() { Ok(()) } else { Err(problems + &repeat) }
}

/// Shows the first line that differs.
fn compare(what: &str, expected: &str, got: &str, problems: &mut String) {
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
