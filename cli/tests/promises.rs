//! Runs every program in `tests/promises` and compares what its optimised loops hold with what it promises.
//!
//! A promise is a comment on the line where the trace of a loop begins (of `while True`, that is the first line of the body; of a
//! built-in function's loop over a generator, the generator's line):
//! ```text
//! for x in items:  # loop: guards=2 loads=1 calls=AppendInt
//! ```
//! It is what the log says of the loop: see `ir::Contents`. What it does not mention there is none of. All is exact, so a loop that
//! has become better breaks its promise too, and is written down. With `SIDEWINDER_BLESS=1` in the environment the comments are
//! written instead: read them.
//!
//! Everything hot is compiled at once, on the program's own thread. All traces of a loop have to keep its promise, and one that is not
//! traced breaks it. The programs print what CPython does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

#[expect(dead_code, reason = "statistics and emulation are of no use here")]
mod common;
#[expect(dead_code, reason = "no program is known to fail")]
mod recorded;

use common::{EAGER, Machine, programs, run, sidewinder};

/// Before the promise.
const MARK: &str = "# loop:";
/// A program that keeps no promise.
const BROKEN: &str = "_broken";

/// By line: what the loops there hold.
type Loops = BTreeMap<usize, BTreeSet<String>>;

fn main() {
    let args = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/promises");
    let folder = fs::canonicalize(folder).expect("tests/promises exists");
    let mut trials = Vec::new();
    for name in programs(&folder) {
        let folder = folder.clone();
        trials.push(Trial::test(name.clone(), move || check(&folder, &name).map_err(Failed::from)));
    }
    trials.push(Trial::test("broken_promises_are_noticed", move || noticed(&folder).map_err(Failed::from)));
    libtest_mimic::run(&args, trials).exit();
}

/// The promises of a program, by line.
fn promises(text: &str) -> Vec<(usize, &str)> {
    let promise = |(n, line)| Some((n + 1, str::split_once(line, MARK)?.1.trim()));
    text.lines().enumerate().filter_map(promise).collect()
}

/// Runs a program and reads of its loops in the log. What it prints is compared with the recording.
fn observe(folder: &Path, name: &str, problems: &mut String) -> Result<Loops, String> {
    let log = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("promises-{name}.log"));
    let file = format!("{name}.py");
    let mut command = sidewinder(Machine::Native, folder)?;
    let ran = run(command.args(EAGER).arg("--jit-log").arg(&log).arg(&file))?;
    recorded::compare(folder, name, &ran, problems);
    let path = folder.join(file);
    let mut loops = Loops::new();
    for line in fs::read_to_string(&log).map_err(|e| format!("no log: {e}\n"))?.lines() {
        let event: Value = serde_json::from_str(line).map_err(|e| format!("{e}: {line}\n"))?;
        if let (Some(contents), Some(n)) = (event["loop"].as_str(), event["line"].as_u64())
            && event["file"].as_str().is_some_and(|f| Path::new(f) == path)
        {
            loops.entry(n as usize).or_default().insert(contents.to_string());
        }
    }
    Ok(loops)
}

/// A line for each promise that is broken.
fn broken(promises: &[(usize, &str)], loops: &Loops) -> Vec<String> {
    let problem = |&(line, promise): &(usize, &str)| match loops.get(&line) {
        None => Some(format!("line {line}: no loop was traced\n")),
        Some(all) => {
            let others = all.iter().filter(|l| *l != promise);
            let others: Vec<String> = others.map(|l| format!("line {line}: {l}\n")).collect();
            (!others.is_empty()).then(|| format!("{}   promised: {promise}\n", others.concat()))
        }
    };
    promises.iter().filter_map(problem).collect()
}

/// Runs one program; an error says what it holds in place of what is promised, and how to look at it.
fn check(folder: &Path, name: &str) -> Result<(), String> {
    let file = folder.join(format!("{name}.py"));
    let text = fs::read_to_string(&file).map_err(|e| e.to_string())?;
    let mut problems = String::new();
    let loops = observe(folder, name, &mut problems)?;
    if std::env::var_os("SIDEWINDER_BLESS").is_some() {
        return fs::write(file, blessed(&text, &loops)).map_err(|e| e.to_string());
    }
    let promises = promises(&text);
    if promises.is_empty() {
        problems += "it promises nothing\n";
    }
    problems += &broken(&promises, &loops).concat();
    let look = format!("cd tests/promises && sidewinder {} --dump=opt {name}.py", EAGER.join(" "));
    if problems.is_empty() { Ok(()) } else { Err(problems + &look) }
}

/// The program with promises that it keeps, where its loops are all alike.
fn blessed(text: &str, loops: &Loops) -> String {
    let line = |(n, line): (usize, &str)| match (line.split_once(MARK), loops.get(&(n + 1))) {
        (Some((code, _)), Some(all)) if all.len() == 1 => {
            format!("{code}{MARK} {}\n", all.first().map_or("", String::as_str))
        }
        _ => format!("{line}\n"),
    };
    text.lines().enumerate().map(line).collect()
}

/// None of the promises of a program that is made so is kept.
fn noticed(folder: &Path) -> Result<(), String> {
    let text = fs::read_to_string(folder.join(format!("{BROKEN}.py"))).map_err(|e| e.to_string())?;
    let loops = observe(folder, BROKEN, &mut String::new())?;
    let promises = promises(&text);
    let broken = broken(&promises, &loops);
    match broken.len() {
        n if n == promises.len() && n > 0 => Ok(()),
        n => Err(format!("{n} of {} promises are broken:\n{}", promises.len(), broken.concat())),
    }
}
