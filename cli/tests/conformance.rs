//! Runs every program of `tests/conformance` and compares with what CPython printed.
//!
//! The folders there are the chapters of the language reference. Few of the programs are hot, so three modes will do: without
//! the JIT, with what runs twice compiled, and with guards that fail. `tests/conformance/known_failures.txt` lists
//! programs that fail, with the reason: they run all the same, and passing is an error. A line is
//! `CHAPTER/NAME: reason`, or `MODE/CHAPTER/NAME: reason` for one mode.

use std::fs;
use std::path::Path;

use libtest_mimic::Arguments;

#[expect(dead_code, reason = "statistics and emulation are of no use here")]
mod common;
mod recorded;

use common::{EAGER, Machine, programs, run, sidewinder};
use recorded::List;

/// Names of the modes, and their options besides.
fn modes() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("interpreter", vec!["--jit=off"]),
        ("threshold-2", vec!["--jit-threshold=2", "--jit-budget=off"]),
        ("exit-stress", EAGER.iter().copied().chain(["--jit-exit-stress=7"]).collect()),
    ]
}

fn main() {
    let args = Arguments::from_args();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/conformance");
    let folder = fs::canonicalize(tests).expect("tests/conformance exists");
    let known = List::read(folder.join("known_failures.txt"));
    let names = chapters(&folder);
    let modes = modes();
    let mode_names: Vec<&str> = modes.iter().map(|m| m.0).collect();
    let mut trials = known.gone(&mode_names, &names);
    for (mode, options) in modes {
        for name in &names {
            let fails = known.reason(mode, name).map(String::from);
            let (folder, program, options) = (folder.clone(), name.clone(), options.clone());
            let test = move || check(&folder, &program, &options);
            trials.push(recorded::trial(format!("{mode}::{name}"), fails, test));
        }
    }
    libtest_mimic::run(&args, trials).exit();
}

/// The programs of all chapters, as `CHAPTER/NAME`; a chapter may have chapters of its own, as `types` has one for each type.
fn chapters(folder: &Path) -> Vec<String> {
    let mut folders: Vec<String> = fs::read_dir(folder)
        .expect("the folder can be read")
        .filter_map(|e| e.ok().filter(|e| e.path().is_dir())?.file_name().into_string().ok())
        .collect();
    folders.sort();
    let of_chapter = |c: &String| {
        let inside = folder.join(c);
        let names = programs(&inside).into_iter().chain(chapters(&inside));
        names.map(|n| format!("{c}/{n}")).collect::<Vec<_>>()
    };
    folders.iter().flat_map(of_chapter).collect()
}

/// Runs one program; an error says what differs and how to repeat it.
fn check(folder: &Path, program: &str, options: &[&str]) -> Result<(), String> {
    let (chapter, name) = program.rsplit_once('/').expect("a chapter and a name");
    let (folder, file) = (folder.join(chapter), format!("{name}.py"));
    let repeat = format!("cd tests/conformance/{chapter} && sidewinder {} {file}", options.join(" "));
    let mut command = sidewinder(Machine::Native, &folder)?;
    let ran = run(command.args(options).arg(&file)).map_err(|e| e + &repeat)?;
    let mut problems = String::new();
    recorded::compare(&folder, name, &ran, &mut problems);
    if problems.is_empty() { Ok(()) } else { Err(problems + &repeat) }
}
