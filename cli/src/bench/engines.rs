//! Ways to run a program, and a program run in all of them.
//!
//! A program (see `benches/programs/README.md`) is run as `FILE N ITERATIONS --times`, prints its result on standard
//! output and a line `iteration K: SECONDS` for each iteration on standard error. Every run is a fresh process.
//! First each engine runs one iteration, and all results must be equal; then the runs alternate between the engines,
//! so that a change in the machine's speed hits all of them. Every later result is checked too.

use std::path::Path;

use super::format::{json_list, json_object, json_string};
use super::process::{self, How};
use super::programs::Program;
use super::stats::median;

/// A way to run a program.
pub struct Engine {
    pub name: String,
    pub command: Vec<String>,
    pub is_peer: bool,
}

pub const INTERPRETER: &str = "interpreter";
pub const JIT: &str = "jit";

impl Engine {
    /// This binary with options.
    pub fn own(name: &str, args: &[&str]) -> Result<Engine, String> {
        let me = std::env::current_exe().map_err(|e| format!("can't find myself: {e}"))?;
        let mut command = vec![me.to_string_lossy().into_owned()];
        command.extend(args.iter().map(|a| a.to_string()));
        Ok(Engine { name: name.to_string(), command, is_peer: false })
    }

    /// The two engines of this binary: without the JIT, and with it.
    pub fn interpreter_and_jit() -> Result<[Engine; 2], String> {
        Ok([Engine::own(INTERPRETER, &["--jit=off"])?, Engine::own(JIT, &["--jit=on"])?])
    }

    /// `NAME=COMMAND`.
    pub fn peer(value: &str) -> Result<Engine, String> {
        match value.split_once('=') {
            Some((name, command)) if !name.is_empty() => {
                let command = split_words(command)?;
                Ok(Engine { name: name.to_string(), command, is_peer: true })
            }
            _ => Err(format!("bad value for --peer: '{value}' (it is NAME=COMMAND)")),
        }
    }

    pub fn json(&self) -> String {
        let command = json_list(self.command.iter().map(|w| json_string(w)));
        json_object([("name", json_string(&self.name)), ("command", command)])
    }

    /// The command line for a program, or nothing if there is no twin of it.
    fn command_for(&self, p: &Program, iterations: u64) -> Option<Vec<String>> {
        let mut words = Vec::new();
        let mut has_file = false;
        for word in &self.command {
            let w = word.replace("{stem}", &p.stem).replace("{name}", &p.name);
            if w != *word {
                has_file = true;
                if !Path::new(&w).exists() {
                    return None;
                }
            }
            words.push(w);
        }
        if !has_file {
            words.push(p.file.clone());
        }
        words.extend([p.size.to_string(), iterations.to_string(), "--times".to_string()]);
        Some(words)
    }
}

/// Splits a command line at blanks; single and double quotes keep them.
fn split_words(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(q) if c == q => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    if quote.is_some() {
        return Err(format!("no closing quote in: {line}"));
    }
    words.extend(word);
    if words.is_empty() { Err("an empty command".to_string()) } else { Ok(words) }
}

/// What one process gave.
pub struct Run {
    pub result: String,
    pub iterations: Vec<f64>,
    pub wall: f64,
    pub rss_bytes: u64,
}

impl Run {
    /// The first iteration: includes warming up, not starting the process.
    pub fn cold(&self) -> f64 {
        self.iterations[0]
    }
    /// The median of the last half of the iterations.
    pub fn warm(&self) -> f64 {
        median(self.iterations[self.iterations.len() / 2..].to_vec())
    }
    /// All iterations together.
    pub fn total(&self) -> f64 {
        self.iterations.iter().sum()
    }
}

/// A figure of a run, by name.
pub type Figure = (&'static str, fn(&Run) -> f64);

fn run(command: &[String], how: How) -> Result<Run, String> {
    let f = process::run(command, how)?.succeeded(command)?;
    let iterations = iteration_times(&f.err);
    if iterations.is_empty() {
        return Err(format!("'{}' printed no times", command.join(" ")));
    }
    Ok(Run { result: f.out.trim_end().to_string(), iterations, wall: f.wall, rss_bytes: f.rss_bytes })
}

/// The seconds of the lines `iteration K: SECONDS`.
fn iteration_times(text: &str) -> Vec<f64> {
    let time = |l: &str| l.strip_prefix("iteration ")?.split_once(": ")?.1.trim().parse().ok();
    text.lines().filter_map(time).collect()
}

/// What is run, how often, and how.
pub struct Plan {
    pub engines: Vec<Engine>,
    pub iterations: u64,
    pub runs: u64,
    pub how: How,
}

/// What an engine did with a program.
pub struct Measured<'a> {
    pub engine: &'a Engine,
    pub runs: Vec<Run>,
}

impl Measured<'_> {
    pub fn all(&self, f: impl Fn(&Run) -> f64) -> Vec<f64> {
        self.runs.iter().map(f).collect()
    }
    pub fn median(&self, f: impl Fn(&Run) -> f64) -> f64 {
        median(self.all(f))
    }
}

pub struct Outcome<'a> {
    pub program: &'a Program,
    pub measured: Vec<Measured<'a>>,
    /// Engines that have no twin of the program.
    pub skipped: Vec<&'a str>,
}

impl Outcome<'_> {
    /// What the engine of this name did, if it has run the program.
    pub fn of(&self, engine: &str) -> Option<&Measured<'_>> {
        self.measured.iter().find(|m| m.engine.name == engine)
    }
    pub fn label(&self) -> String {
        format!("{}:{}", self.program.name, self.program.size)
    }
}

/// Runs a program on all engines. An error is for the user: an engine fails, or results differ.
fn measure<'a>(p: &'a Program, plan: &'a Plan) -> Result<Outcome<'a>, String> {
    let mut o = Outcome { program: p, measured: Vec::new(), skipped: Vec::new() };
    let mut first: Option<(&str, String)> = None;
    let mut checked = |engine: &'a Engine, command: &[String]| {
        let r = run(command, plan.how).map_err(|e| format!("{}: {}: {e}", p.name, engine.name))?;
        match &first {
            Some((name, result)) if *result != r.result => {
                let (a, b) = (excerpt(result), excerpt(&r.result));
                Err(format!("{}: results differ\n  {name}: {a}\n  {}: {b}", p.name, engine.name))
            }
            Some(_) => Ok(r),
            None => {
                first = Some((&engine.name, r.result.clone()));
                Ok(r)
            }
        }
    };
    let mut commands = Vec::new();
    for engine in &plan.engines {
        match (engine.command_for(p, 1), engine.command_for(p, plan.iterations)) {
            (Some(check), Some(command)) => {
                checked(engine, &check)?;
                commands.push(command);
                o.measured.push(Measured { engine, runs: Vec::new() });
            }
            _ => o.skipped.push(&engine.name),
        }
    }
    for _ in 0..plan.runs {
        for (m, command) in o.measured.iter_mut().zip(&commands) {
            m.runs.push(checked(m.engine, command)?);
        }
    }
    Ok(o)
}

/// What all programs came to, and what went wrong.
pub struct Results<'a> {
    pub outcomes: Vec<Outcome<'a>>,
    pub failures: Vec<String>,
}

impl Results<'_> {
    /// Exit status: 1 if an engine failed or results differ.
    pub fn status(&self) -> i32 {
        if self.failures.is_empty() { 0 } else { 1 }
    }
}

/// Runs all programs on all engines. `each` gets every outcome as it comes, and says whether to go on. What goes wrong
/// is told on standard error.
pub fn measure_all<'a>(
    programs: &'a [Program],
    plan: &'a Plan,
    mut each: impl FnMut(&Outcome<'a>) -> bool,
) -> Results<'a> {
    let mut results = Results { outcomes: Vec::new(), failures: Vec::new() };
    for p in programs {
        match measure(p, plan) {
            Ok(o) => {
                let go_on = each(&o);
                results.outcomes.push(o);
                if !go_on {
                    break;
                }
            }
            Err(e) => {
                eprintln!("sidewinder bench: {e}");
                results.failures.push(e);
            }
        }
    }
    results
}

/// A result on one short line.
pub fn excerpt(s: &str) -> String {
    let mut line: String = format!("{s:?}").chars().take(100).collect();
    if line.len() < s.len() {
        line.push_str("...");
    }
    line
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn program() -> Program {
        let text = |s: &str| s.to_string();
        Program { name: text("fib"), stem: text("x/fib"), file: text("x/fib.py"), size: 20 }
    }

    pub fn engine(command: &str) -> Engine {
        Engine { name: "e".to_string(), command: split_words(command).expect("valid"), is_peer: true }
    }

    pub fn run_of(iterations: &[f64]) -> Run {
        Run { result: String::new(), iterations: iterations.to_vec(), wall: 24.0, rss_bytes: 12_345 << 20 }
    }

    #[test]
    fn words() {
        assert_eq!(split_words("a  'b c' d\"e f\"g ''").expect("valid"), ["a", "b c", "de fg", ""]);
        assert!(split_words("a 'b").is_err());
        assert!(split_words("  ").is_err());
    }

    #[test]
    fn file_is_appended_unless_a_twin_is_named() {
        let command = engine("python3 -X y").command_for(&program(), 5).expect("no twin needed");
        assert_eq!(command, ["python3", "-X", "y", "x/fib.py", "20", "5", "--times"]);
        assert!(engine("luajit {stem}.lua").command_for(&program(), 5).is_none());
        assert!(engine("/nowhere/{name}").command_for(&program(), 5).is_none());
    }

    #[test]
    fn times_are_found() {
        assert_eq!(iteration_times("warning\niteration 1: 0.5\niteration 2: 0.250000\n"), [0.5, 0.25]);
    }

    #[test]
    fn cold_is_the_first_and_warm_the_median_of_the_last_half() {
        let r = run_of(&[9.0, 5.0, 4.0, 1.0, 2.0, 3.0]);
        assert_eq!((r.cold(), r.warm(), r.total()), (9.0, 2.0, 24.0));
    }
}
