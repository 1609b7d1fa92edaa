//! Runs every program in `tests/programs` in every mode and compares with what CPython printed.
//!
//! `NAME.out` is its standard output; `NAME.err` and `NAME.status`, where they exist, its standard error and exit
//! status. `tests/known_failures.txt` lists programs that fail, with the reason: they run all the same, and
//! passing is an error. A line is `NAME: reason`, or `MODE/NAME: reason` for one mode.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};

/// A way to run all programs.
struct Mode {
    name: &'static str,
    args: &'static [&'static str],
}

const MODES: &[Mode] = &[
    Mode { name: "interpreter", args: &["--jit=off"] },
    Mode { name: "jit", args: &[] },
    Mode { name: "threshold-2", args: &["--jit-threshold", "2"] },
    Mode { name: "exit-stress", args: &["--jit-threshold", "2", "--jit-exit-stress", "5"] },
    Mode { name: "exit-stress-random", args: &["--jit-threshold", "2", "--jit-exit-stress", "23:7"] },
    Mode { name: "no-passes", args: &["--jit-threshold", "2", "--opt=-all"] },
    // Which pass is off depends on the program: see `run`.
    Mode { name: PASS_OFF, args: &["--jit-threshold", "2", "--jit-thread=off"] },
    // Everything that is compiled is compiled for aarch64 as well; a failure is printed.
    Mode { name: AARCH64, args: &["--jit-threshold", "2", "--jit-thread=off"] },
];
const PASS_OFF: &str = "one-pass-off";
const AARCH64: &str = "aarch64";
const PASSES: [&str; 8] = ["fold", "guards", "ranges", "heap", "virtuals", "cse", "peel", "refcount"];

/// Longer than this is a failure.
const TIMEOUT: Duration = Duration::from_secs(60);

fn main() {
    let args = Arguments::from_args();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let folder = fs::canonicalize(tests.join("programs")).expect("tests/programs exists");
    let known = known_failures(&tests.join("known_failures.txt"));
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("tests/programs can be read")
        .filter_map(|e| e.ok()?.file_name().into_string().ok()?.strip_suffix(".py").map(String::from))
        .filter(|n| !n.starts_with('_'))
        .collect();
    names.sort();
    let mut trials = Vec::new();
    for k in &known {
        let program = k.name.rsplit('/').next().unwrap_or_default().to_string();
        if !names.contains(&program) {
            let gone = move || Err(Failed::from(format!("known_failures.txt: no program {program}")));
            trials.push(Trial::test(format!("known_failures::{}", k.name), gone));
        }
    }
    for mode in MODES {
        for name in &names {
            let in_mode = format!("{}/{name}", mode.name);
            let reason = known.iter().find(|k| k.name == *name || k.name == in_mode);
            let reason = reason.map(|k| k.reason.clone());
            let (folder, name) = (folder.clone(), name.clone());
            let test = move || match (run(&folder, &name, mode), reason) {
                (Ok(()), Some(reason)) => {
                    let msg = format!("passes now: take it out of tests/known_failures.txt ({reason})");
                    Err(Failed::from(msg))
                }
                (Err(e), None) => Err(Failed::from(e)),
                _ => Ok(()),
            };
            trials.push(Trial::test(in_mode.replace('/', "::"), test));
        }
    }
    libtest_mimic::run(&args, trials).exit();
}

struct Known {
    name: String,
    reason: String,
}

fn known_failures(file: &Path) -> Vec<Known> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = |l: &str| {
        let (name, reason) = l.split_once(':')?;
        Some(Known { name: name.trim().to_string(), reason: reason.trim().to_string() })
    };
    text.lines().filter(|l| !l.trim_start().starts_with('#')).filter_map(line).collect()
}

/// Runs one program; an error says what differs and how to repeat it.
fn run(folder: &Path, name: &str, mode: &Mode) -> Result<(), String> {
    let file = format!("{name}.py");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidewinder"));
    command.args(mode.args).current_dir(folder);
    if mode.name == PASS_OFF {
        let pass = PASSES[name.bytes().map(usize::from).sum::<usize>() % PASSES.len()];
        command.arg(format!("--opt=-{pass}"));
    }
    if mode.name == AARCH64 {
        command.env("SIDEWINDER_CHECK_AARCH64", "1");
    }
    command.env("NO_COLOR", "1").env("PYTHONDONTWRITEBYTECODE", "1").env_remove("PYTHONPATH");
    command.arg(&file);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let repeat = format!("cd tests/programs && sidewinder {} {file}", mode.args.join(" "));
    let mut child = command.spawn().map_err(|e| format!("cannot run: {e}"))?;
    let out = collect(child.stdout.take());
    let err = collect(child.stderr.take());
    let status = wait(&mut child);
    let (out, err) = (out.join().unwrap_or_default(), err.join().unwrap_or_default());
    // Tracebacks have absolute paths; the recordings do not.
    let prefix = format!("{}/", folder.display());
    let err = String::from_utf8_lossy(&err).replace(&prefix, "");
    let out = String::from_utf8_lossy(&out);
    let Some(status) = status else {
        return Err(format!("ran for more than {} s\n{}\n{repeat}", TIMEOUT.as_secs(), tail(&err)));
    };
    let expected = |ext: &str| fs::read_to_string(folder.join(format!("{name}.{ext}"))).ok();
    let mut problems = String::new();
    let wanted_status = expected("status").and_then(|s| s.trim().parse().ok()).unwrap_or(0);
    if status != wanted_status {
        problems += &format!("exit status {status}, not {wanted_status}\n");
    }
    compare("standard output", &expected("out").unwrap_or_default(), &out, &mut problems);
    match expected("err") {
        Some(e) => compare("standard error", &e, &err, &mut problems),
        None if !err.is_empty() => problems += &format!("standard error:\n{}", tail(&err)),
        None => {}
    }
    if problems.is_empty() { Ok(()) } else { Err(format!("{problems}{repeat}")) }
}

fn collect<R: Read + Send + 'static>(pipe: Option<R>) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut data = Vec::new();
        if let Some(mut p) = pipe {
            let _ = p.read_to_end(&mut data);
        }
        data
    })
}

/// The exit status (128 + signal for a process that was killed), or `None` after the timeout.
fn wait(child: &mut Child) -> Option<i32> {
    use std::os::unix::process::ExitStatusExt;
    let end = Instant::now() + TIMEOUT;
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(s)) => return Some(s.code().unwrap_or_else(|| 128 + s.signal().unwrap_or(0))),
            Ok(None) if Instant::now() < end => {
                std::thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(20));
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
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

fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(12)..].iter().map(|l| format!("  {l:.300}\n")).collect()
}
