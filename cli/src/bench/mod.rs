//! `sidewinder bench`: times programs.
//!
//! | measure | question | in |
//! |---|---|---|
//! | `--compare` | how fast are we, cold and warm, against others? | `compare` |
//! | `--bound` | does the JIT ever cost more than it may? | `bound` |
//! | `--first` | what do the first calls of a function cost? | `first` |
//! | `--ablate` | what does each pass buy? | `ablate`, `chart` |
//!
//! `programs` finds the programs, `engines` runs them in all engines by turns, `process` runs a command, `stats` and
//! `format` turn times into numbers and numbers into text.

mod ablate;
mod bound;
mod chart;
mod compare;
mod engines;
mod first;
mod format;
mod process;
mod programs;
mod stats;

use std::fmt::Write as _;
use std::io::{IsTerminal, Write as _};
use std::time::Duration;

use engines::Engine;
use process::How;

/// What to find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Compare,
    Bound,
    First,
    Ablate,
}

use Measure::{Ablate, Bound, Compare, First};

/// The measures: which, name, the function that does it and returns the exit status, arguments, help.
type Row = (Measure, &'static str, fn(&Settings) -> Result<i32, String>, &'static str, &'static str);
const MEASURES: [Row; 4] = [
    (Compare, "--compare", compare::main, "[PROGRAM[:N]] ...", "time programs in all engines (the default)"),
    (Bound, "--bound", bound::main, "[SCRIPT[:ARG]...] ...", "check that the JIT pays its way in scripts"),
    (First, "--first", first::main, "[PROGRAM[:N]] ...", "time the first calls of short programs"),
    (Ablate, "--ablate", ablate::main, "[PROGRAM[:N]] ...", "time programs without each optimiser pass"),
];

/// The options: name, value if it takes one, the measures it is for (none: all), help.
const OPTIONS: &[(&str, Option<&str>, &[Measure], &str)] = &[
    (
        "--peer",
        Some("NAME=COMMAND"),
        &[Compare, First],
        "measure COMMAND as well; ratios refer to the first peer",
    ),
    (
        "--iterations",
        Some("N"),
        &[Compare, First, Ablate],
        "iterations in a process (default: 10; first: 20)",
    ),
    (
        "--runs",
        Some("N"),
        &[Compare, First, Ablate],
        "processes for each program and engine (default: 3; ablate: 7)",
    ),
    ("--no-interpreter", None, &[Compare], "leave out the engine without the JIT"),
    ("--pairs", Some("N"), &[Bound], "pairs of processes, with and without the JIT (default: 7)"),
    ("--limit", Some("SECONDS"), &[Bound], "scripts that need longer are not judged (default: 60)"),
    ("--stats", None, &[Bound], "show counters of the JIT, from a run of their own"),
    ("--all-cores", None, &[Bound, First, Ablate], "do not keep processes on one core"),
    ("--chart", Some("FILE.svg"), &[Ablate], "draw the means as well"),
    ("--json", None, &[], "print JSON"),
    ("--help", None, &[], "print this help"),
];

const EXPLANATION: &str = "
PROGRAM is a path, or the name of a file in benches/programs, benches/short or benches/objects; PROGRAM:N
sets its size. Without PROGRAM, all of benches/programs (--first: of benches/short) are run.
SCRIPT is any Python file, with its arguments. Without SCRIPT, all programs of this project are run, those
that take a size also at a twentieth of it.
COMMAND is split at blanks outside quotes; `FILE N ITERATIONS --times' is added to it. If it contains
{stem} (path of the program without .py) or {name} (its bare name), FILE is left out, and programs for
which there is no such file are skipped: --peer 'luajit=luajit {stem}.lua' --peer gcc=/tmp/c/{name}

--bound compares processor time on one core with that of --jit=off: a script fails if the median is more
than 1.25 times as long plus 5 ms, twice, or if its output differs. The exit status is 1 if any fails.
With one core, the JIT compiles on the thread of the program; --all-cores counts its own thread as well.
--first shows the first iteration and all of them together, and ratios of times (below 1: the JIT is faster).
--ablate shows times as long as with all passes, with 95 % bootstrap intervals.
";

fn usage() -> String {
    let mut out = String::new();
    for (k, (_, name, _, args, _)) in MEASURES.iter().enumerate() {
        let start = if k == 0 { "usage:" } else { "      " };
        let _ = writeln!(out, "{start} sidewinder bench {name} [option] ... {args}");
    }
    out.push_str("\nMeasures:\n");
    for (_, name, _, _, help) in MEASURES {
        let _ = writeln!(out, "  {name:<24} {help}");
    }
    out.push_str("\nOptions:\n");
    for (name, value, of, help) in OPTIONS {
        let value = value.map_or(String::new(), |v| format!(" {v}"));
        let names: Vec<&str> = of.iter().map(|m| name_of(*m).trim_start_matches('-')).collect();
        let of = if names.is_empty() { String::new() } else { format!(" [{}]", names.join(", ")) };
        let _ = writeln!(out, "  {:<24} {help}{of}", format!("{name}{value}"));
    }
    out + EXPLANATION
}

fn name_of(m: Measure) -> &'static str {
    MEASURES.iter().find(|row| row.0 == m).map_or("", |row| row.1)
}

// ---- the command line ----------------------------------------------------------------------------------------------

/// What the command line says. Measures have defaults of their own where there is an `Option`.
#[derive(Default)]
struct Settings {
    peers: Vec<String>,
    iterations: Option<u64>,
    runs: Option<u64>,
    pairs: Option<u64>,
    limit: Option<u64>,
    no_interpreter: bool,
    stats: bool,
    all_cores: bool,
    chart: Option<String>,
    json: bool,
    /// Programs or scripts.
    rest: Vec<String>,
}

impl Settings {
    /// The interpreter, the JIT and the peers.
    fn engines(&self) -> Result<Vec<Engine>, String> {
        let mut engines = Vec::from(Engine::interpreter_and_jit()?);
        for peer in &self.peers {
            let peer = Engine::peer(peer)?;
            if engines.iter().any(|e| e.name == peer.name) {
                return Err(format!("two engines are called {}", peer.name));
            }
            engines.push(peer);
        }
        if self.no_interpreter {
            engines.remove(0);
        }
        Ok(engines)
    }

    /// On one core, unless that is not wanted.
    fn how(&self, limit: Option<Duration>) -> How {
        How { core: if self.all_cores { None } else { process::last_core() }, limit }
    }
}

/// `None` means that help is wanted.
fn parse(args: &[String]) -> Result<Option<(Measure, Settings)>, String> {
    let mut s = Settings::default();
    let mut measure = None;
    let mut given = Vec::new();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        if !arg.starts_with('-') {
            s.rest.push(arg.clone());
            continue;
        }
        if let Some(row) = MEASURES.iter().find(|row| row.1 == arg) {
            if measure.is_some_and(|m| m != row.0) {
                return Err(format!("{arg} and {} are two measures", name_of(measure.unwrap_or(Compare))));
            }
            measure = Some(row.0);
            continue;
        }
        let (name, mut value) = match arg.split_once('=') {
            Some((n, v)) => (n, Some(v.to_string())),
            None => (arg.as_str(), None),
        };
        let name = if name == "-h" { "--help" } else { name };
        let Some((name, wants, of, _)) = OPTIONS.iter().find(|o| o.0 == name) else {
            return Err(format!("unknown option {name}"));
        };
        match (wants, &value) {
            (Some(what), None) => match rest.next() {
                Some(v) => value = Some(v.clone()),
                None => return Err(format!("Argument expected for the {name} option: {what}")),
            },
            (None, Some(_)) => return Err(format!("the {name} option takes no argument")),
            _ => {}
        }
        given.push((name, of));
        let value = value.unwrap_or_default();
        let number = || match value.parse() {
            Ok(n) if n > 0 => Ok(Some(n)),
            _ => Err(format!("bad value for {name}: '{value}'")),
        };
        match *name {
            "--peer" => s.peers.push(value),
            "--iterations" => s.iterations = number()?,
            "--runs" => s.runs = number()?,
            "--pairs" => s.pairs = number()?,
            "--limit" => s.limit = number()?,
            "--no-interpreter" => s.no_interpreter = true,
            "--stats" => s.stats = true,
            "--all-cores" => s.all_cores = true,
            "--chart" => s.chart = Some(value),
            "--json" => s.json = true,
            _ => return Ok(None),
        }
    }
    let measure = measure.unwrap_or(Compare);
    match given.iter().find(|(_, of)| !of.is_empty() && !of.contains(&measure)) {
        Some((name, _)) => Err(format!("{} has no option {name}", name_of(measure))),
        None => Ok(Some((measure, s))),
    }
}

/// Does what the arguments after `bench` say, and returns the exit status: 1 if an engine failed, results differ or
/// a bound is not kept.
pub fn main(args: &[String]) -> i32 {
    let done = match parse(args) {
        Ok(Some((measure, s))) => {
            MEASURES.iter().find(|row| row.0 == measure).map_or(Ok(2), |(_, _, main, ..)| main(&s))
        }
        Ok(None) => Ok(print(&usage(), 0)),
        Err(e) => Err(e),
    };
    done.unwrap_or_else(|e| {
        eprintln!("sidewinder bench: {e}\nTry `sidewinder bench --help' for more information.");
        2
    })
}

/// Writes to standard output at once. The status is 120 instead if that fails, as at the end of a program.
fn print(text: &str, status: i32) -> i32 {
    let mut out = std::io::stdout().lock();
    if out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_err() { 120 } else { status }
}

/// Says on a terminal what is being run, for measures that print at the end.
fn progress(at: usize, of: usize, name: &str) {
    let mut err = std::io::stderr().lock();
    if err.is_terminal() {
        // Only to look at while waiting.
        let _ = write!(
            err,
            "\r\x1b[K{}",
            if at < of { format!("{}/{of} {name}", at + 1) } else { String::new() }
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Option<(Measure, Settings)>, String> {
        parse(&args.iter().map(|s| s.to_string()).collect::<Vec<_>>())
    }

    #[test]
    fn measures_and_their_options() {
        let (m, s) =
            parsed(&["--bound", "--pairs=3", "--limit", "9", "x.py:1"]).expect("valid").expect("no help");
        assert_eq!((m, s.pairs, s.limit, s.rest), (Bound, Some(3), Some(9), vec!["x.py:1".to_string()]));
        let (m, s) = parsed(&["fib", "--json"]).expect("valid").expect("no help");
        assert_eq!((m, s.json, s.iterations), (Compare, true, None));
        assert!(parsed(&["--first", "-h"]).expect("valid").is_none());
        for bad in [
            &["--bound", "--first"][..],
            &["--bound", "--peer=a=b"],
            &["--chart=x.svg"],
            &["--runs=0"],
            &["--runs"],
            &["--json=1"],
            &["--nothing"],
        ] {
            assert!(parsed(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn help_names_every_measure_and_option_and_is_narrow() {
        let help = usage();
        assert!(
            MEASURES.iter().all(|row| help.contains(row.1)) && OPTIONS.iter().all(|o| help.contains(o.0))
        );
        assert!(help.lines().all(|l| l.chars().count() <= 120), "{help}");
    }
}
