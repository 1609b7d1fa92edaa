//! Runs every program in `tests/programs` in every mode and compares with what CPython printed.
//!
//! `tests/known_failures.txt` lists programs that fail, with the reason: they run all the same, and
//! passing is an error. A line is `NAME: reason`, or `MODE/NAME: reason` for one mode.
//!
//! In eager modes machine code must have run as well, or the mode shows nothing. `tests/cold_programs.txt` lists programs
//! that are over before anything is hot, with the reason; one that runs machine code is an error.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use libtest_mimic::Arguments;
use sidewinder_jit::opt::PASSES;

mod common;
mod recorded;

use common::{EAGER, Machine, on_aarch64, programs, run, sidewinder, take_stats};
use recorded::List;

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

fn main() {
    let args = Arguments::from_args();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let folder = fs::canonicalize(tests.join("programs")).expect("tests/programs exists");
    let known = List::read(tests.join("known_failures.txt"));
    let cold = List::read(tests.join("cold_programs.txt"));
    let names = programs(&folder);
    let modes: Vec<Arc<Mode>> = modes().into_iter().map(Arc::new).collect();
    let mut trials = Vec::new();
    let mode_names: Vec<&str> = modes.iter().map(|m| m.name.as_str()).collect();
    for list in [&known, &cold] {
        trials.extend(list.gone(&mode_names, &names));
    }
    for mode in &modes {
        for name in &names {
            let fails = known.reason(&mode.name, name).map(String::from);
            let is_cold = cold.reason(&mode.name, name).is_some();
            let (folder, name, mode) = (folder.clone(), name.clone(), mode.clone());
            let title = format!("{}::{name}", mode.name);
            let test = move || check(&folder, &name, &mode, is_cold);
            trials.push(recorded::trial(title, fails, test));
        }
    }
    // Emulation is slow: some of the programs that no list names.
    let emulated = Mode { machine: Machine::Aarch64, ..mode("aarch64", true, &[]) };
    let listed = |n: &str| [&known, &cold].iter().any(|l| l.reason(&emulated.name, n).is_some());
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
    recorded::compare(folder, name, &ran, &mut problems);
    if problems.is_empty() { Ok(()) } else { Err(problems + &repeat) }
}
