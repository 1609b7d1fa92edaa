//! `sidewinder bench --bound`: does the JIT pay its way?
//!
//! A script fails if with the JIT it takes more than 1.25 times the processor time of `--jit=off` plus 5 ms: both as
//! medians over pairs of processes whose order alternates, compile time included, on one core. What fails is measured
//! again, and only two failures count, as other programs on the machine may disturb one. A script also fails if what
//! it prints, or its exit status, differs.
//!
//! Any script will do: it is run with its arguments, and needs to know nothing of this.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use super::engines::{Engine, excerpt};
use super::format::{json_list, json_number, json_numbers, json_object, json_string, milliseconds, times};
use super::process::{self, Finished, How};
use super::stats::{geometric_mean, median, ratio};
use super::{Settings, print, programs, progress};

const FACTOR: f64 = 1.25;
const ALLOWANCE: f64 = 0.005;

/// Folder of programs without a size, which are only run as they are.
const TESTS: &str = "tests/programs";

struct Script {
    name: String,
    /// File and arguments.
    command: Vec<String>,
}

impl Script {
    /// `SCRIPT[:ARG]...`; a name is looked up in the folders of this project.
    fn find(arg: &str) -> Result<Script, String> {
        let (path, args) = match arg.split_once(':') {
            Some((path, args)) if !Path::new(arg).is_file() => (path, args.split(':').collect()),
            _ => (arg, Vec::new()),
        };
        let folders: Vec<&str> = programs::FOLDERS.iter().copied().chain([TESTS]).collect();
        let file = programs::find_file(path, &folders);
        if !file.is_file() {
            return Err(format!("can't find script '{path}'"));
        }
        Ok(Script::new(&file, &args))
    }

    fn new(file: &Path, args: &[&str]) -> Script {
        let words =
            |first: String| std::iter::once(first).chain(args.iter().map(|a| a.to_string())).collect();
        let name: Vec<String> = words(programs::name_of(file));
        Script { name: name.join(":"), command: words(file.to_string_lossy().into_owned()) }
    }

    /// All programs of this project; those that take a size also at a twentieth of it.
    fn all() -> Result<Vec<Script>, String> {
        let mut scripts: Vec<Script> =
            programs::files_in(TESTS)?.iter().map(|f| Script::new(f, &[])).collect();
        for folder in programs::FOLDERS {
            for file in programs::files_in(folder)? {
                let p = programs::find(&file.to_string_lossy())?;
                for size in [p.size, (p.size / 20).max(1)] {
                    scripts.push(Script::new(&file, &[&size.to_string()]));
                }
            }
        }
        Ok(scripts)
    }
}

/// Processor times in seconds, by pairs.
#[derive(Default)]
struct Pairs {
    off: Vec<f64>,
    jit: Vec<f64>,
}

impl Pairs {
    fn ratio(&self) -> Option<f64> {
        ratio(median(self.jit.clone()), median(self.off.clone()))
    }
    /// Median of the differences of the pairs.
    fn difference(&self) -> f64 {
        median(self.jit.iter().zip(&self.off).map(|(j, o)| j - o).collect())
    }
    fn keeps_bound(&self) -> bool {
        median(self.jit.clone()) <= FACTOR * median(self.off.clone()) + ALLOWANCE
    }
}

enum Verdict {
    Kept,
    /// Kept, but only the second time.
    KeptAgain,
    Broken,
    /// What went wrong, for the user.
    Wrong(String),
    /// Without the JIT it takes longer than the limit: nothing is known.
    TooLong,
}

impl Verdict {
    fn fails(&self) -> bool {
        matches!(self, Verdict::Broken | Verdict::Wrong(_))
    }
    fn text(&self) -> &str {
        match self {
            Verdict::Kept => "",
            Verdict::KeptAgain => "kept when repeated",
            Verdict::Broken => "FAILS",
            Verdict::Wrong(why) => why,
            Verdict::TooLong => "too long: not judged",
        }
    }
}

struct Row {
    script: Script,
    pairs: Pairs,
    verdict: Verdict,
    /// Counters of the JIT by name.
    counters: Vec<(String, f64)>,
}

struct Bound {
    off: Engine,
    jit: Engine,
    pairs: u64,
    how: How,
    stats: bool,
}

impl Bound {
    fn run(&self, engine: &Engine, options: &[&str], script: &Script) -> Result<Finished, String> {
        let mut command = engine.command.clone();
        command.extend(options.iter().map(|o| o.to_string()));
        command.extend(script.command.iter().cloned());
        process::run(&command, self.how)
    }

    fn measure(&self, script: Script) -> Row {
        let mut row = Row { script, pairs: Pairs::default(), verdict: Verdict::Kept, counters: Vec::new() };
        match self.judge(&row.script, &mut row.pairs) {
            Ok(verdict) => row.verdict = verdict,
            Err(e) => row.verdict = Verdict::Wrong(e),
        }
        if self.stats
            && !matches!(row.verdict, Verdict::TooLong)
            && let Ok(f) = self.run(&self.jit, &["--jit-stats"], &row.script)
        {
            row.counters = counters(&f.err);
        }
        row
    }

    fn judge(&self, script: &Script, pairs: &mut Pairs) -> Result<Verdict, String> {
        let expected = self.run(&self.off, &[], script)?;
        if expected.too_long {
            return Ok(Verdict::TooLong);
        }
        same(&expected, &self.run(&self.jit, &[], script)?)?;
        *pairs = self.pairs_of(script, &expected)?;
        if pairs.keeps_bound() {
            return Ok(Verdict::Kept);
        }
        let again = self.pairs_of(script, &expected)?;
        let kept = again.keeps_bound();
        // The better of the two is the one that other programs disturbed less.
        if again.ratio() < pairs.ratio() {
            *pairs = again;
        }
        Ok(if kept { Verdict::KeptAgain } else { Verdict::Broken })
    }

    fn pairs_of(&self, script: &Script, expected: &Finished) -> Result<Pairs, String> {
        let mut pairs = Pairs::default();
        for k in 0..self.pairs {
            let engines = if k % 2 == 0 { [&self.off, &self.jit] } else { [&self.jit, &self.off] };
            for engine in engines {
                let f = self.run(engine, &[], script)?;
                if std::ptr::eq(engine, &self.off) && f.too_long {
                    return Err("takes too long in some runs".to_string());
                }
                same(expected, &f)?;
                if std::ptr::eq(engine, &self.off) { &mut pairs.off } else { &mut pairs.jit }.push(f.cpu);
            }
        }
        Ok(pairs)
    }
}

/// An error if a run does not do what the first did.
fn same(expected: &Finished, f: &Finished) -> Result<(), String> {
    if f.too_long {
        return Err("takes too long with the JIT only".to_string());
    }
    if expected.status != f.status {
        return Err(format!("exit status {}, with the JIT {}", expected.status, f.status));
    }
    match expected.out.lines().zip(f.out.lines()).find(|(a, b)| a != b) {
        Some((a, b)) => Err(format!("output differs: {} and {}", excerpt(a), excerpt(b))),
        None if expected.out != f.out => Err("output differs: one is longer".to_string()),
        None => Ok(()),
    }
}

/// The lines `NAME VALUE` or `NAME VALUE ms` of a text; a name may have blanks.
fn counters(text: &str) -> Vec<(String, f64)> {
    let counter = |l: &str| {
        let l = l.trim_end();
        let (name, value) = l.strip_suffix(" ms").unwrap_or(l).rsplit_once(' ')?;
        let name = name.trim();
        Some((name.to_string(), value.parse().ok()?)).filter(|_| !name.is_empty())
    };
    text.lines().filter_map(counter).collect()
}

/// The counters in the table: heading, name.
const SHOWN: [(&str, &str); 3] =
    [("compile ms", "compile time, total"), ("code bytes", "code bytes"), ("compiled", "compilations")];

fn counter(row: &Row, name: &str) -> Option<f64> {
    // The last, as the program may have printed something like it before.
    row.counters.iter().rev().find(|c| c.0 == name).map(|c| c.1)
}

/// Worst first; what has no ratio has gone wrong, and comes before all.
fn sort(rows: &mut [Row]) {
    let key = |r: &Row| (matches!(r.verdict, Verdict::Wrong(_)), r.pairs.ratio().unwrap_or(0.0));
    rows.sort_by(|a, b| key(b).partial_cmp(&key(a)).unwrap_or(std::cmp::Ordering::Equal));
}

fn number(n: Option<f64>) -> String {
    n.map_or("-".to_string(), |n| format!("{:.*}", if n.fract() == 0.0 { 0 } else { 1 }, n))
}

fn table(rows: &[Row], s: &Bound) -> String {
    let mut out = format!(
        "Processor time in ms, medians of {} pairs: without the JIT, with it, of the differences\n\n\
         {:<24} {:>9} {:>9} {:>9} {:>8}",
        s.pairs, "script", "off", "jit", "diff", "ratio"
    );
    let shown = if s.stats { &SHOWN[..] } else { &[] };
    for (heading, _) in shown {
        let _ = write!(out, " {heading:>10}");
    }
    out.push('\n');
    for r in rows {
        let (off, jit) = (median(r.pairs.off.clone()), median(r.pairs.jit.clone()));
        let [off, jit, difference] = [off, jit, r.pairs.difference()]
            .map(|t| if t.is_nan() { "-".to_string() } else { milliseconds(t) });
        let _ = write!(
            out,
            "{:<24} {off:>9} {jit:>9} {difference:>9} {:>8}",
            r.script.name,
            times(r.pairs.ratio())
        );
        for (_, name) in shown {
            let _ = write!(out, " {:>10}", number(counter(r, name)));
        }
        let _ = writeln!(out, "  {}", r.verdict.text());
    }
    out.lines().map(|l| format!("{}\n", l.trim_end())).collect()
}

/// The last lines: geometric mean, how many fail.
fn summary(rows: &[Row], s: &Bound) -> String {
    let n_failing = rows.iter().filter(|r| r.verdict.fails()).count();
    let n_long = rows.iter().filter(|r| matches!(r.verdict, Verdict::TooLong)).count();
    let mut out = format!(
        "{} scripts, geometric mean of the ratio {}; {n_failing} fail (more than {FACTOR} times plus {} ms)",
        rows.len(),
        times(geometric_mean(rows.iter().map(|r| r.pairs.ratio()))),
        ALLOWANCE * 1e3,
    );
    if n_long > 0 {
        let _ = write!(out, "; {n_long} not judged");
    }
    out.push('\n');
    let sum = |f: fn(&Pairs) -> &Vec<f64>| -> f64 {
        let medians = rows.iter().map(|r| median(f(&r.pairs).clone()));
        medians.filter(|m| !m.is_nan()).sum()
    };
    let _ = write!(
        out,
        "all together: off {} ms, jit {} ms",
        milliseconds(sum(|p| &p.off)),
        milliseconds(sum(|p| &p.jit))
    );
    if s.stats {
        for (heading, name) in SHOWN {
            let all = rows.iter().filter_map(|r| counter(r, name)).sum();
            let _ = write!(out, ", {heading} {}", number(Some(all)));
        }
    }
    out.push('\n');
    out
}

fn json(rows: &[Row], s: &Bound) -> String {
    let scripts = rows.iter().map(|r| {
        let median_of = |times: &[f64]| json_number(Some(median(times.to_vec())));
        let counters = r.counters.iter().map(|(name, value)| (name.as_str(), json_number(Some(*value))));
        json_object([
            ("name", json_string(&r.script.name)),
            ("command", json_list(r.script.command.iter().map(|w| json_string(w)))),
            ("off", json_numbers(&r.pairs.off)),
            ("jit", json_numbers(&r.pairs.jit)),
            ("off_median", median_of(&r.pairs.off)),
            ("jit_median", median_of(&r.pairs.jit)),
            ("difference", json_number(Some(r.pairs.difference()))),
            ("ratio", json_number(r.pairs.ratio())),
            ("fails", r.verdict.fails().to_string()),
            ("note", json_string(r.verdict.text())),
            ("counters", json_object(counters)),
        ])
    });
    let members = [
        ("pairs", s.pairs.to_string()),
        ("factor", FACTOR.to_string()),
        ("allowance", ALLOWANCE.to_string()),
        ("scripts", json_list(scripts)),
        ("ratio", json_number(geometric_mean(rows.iter().map(|r| r.pairs.ratio())))),
        ("failing", rows.iter().filter(|r| r.verdict.fails()).count().to_string()),
    ];
    json_object(members) + "\n"
}

/// Measures the scripts; the exit status is 1 if one of them fails.
pub fn main(s: &Settings) -> Result<i32, String> {
    let scripts = match s.rest.is_empty() {
        true => Script::all()?,
        false => s.rest.iter().map(|a| Script::find(a)).collect::<Result<_, _>>()?,
    };
    let [off, jit] = Engine::interpreter_and_jit()?;
    let limit = Duration::from_secs(s.limit.unwrap_or(60));
    let bound = Bound { off, jit, pairs: s.pairs.unwrap_or(7), how: s.how(Some(limit)), stats: s.stats };
    let n_scripts = scripts.len();
    let mut rows = Vec::new();
    for (k, script) in scripts.into_iter().enumerate() {
        progress(k, n_scripts, &script.name);
        rows.push(bound.measure(script));
    }
    progress(n_scripts, n_scripts, "");
    sort(&mut rows);
    let status = if rows.iter().any(|r| r.verdict.fails()) { 1 } else { 0 };
    let text = match s.json {
        true => json(&rows, &bound),
        false => format!("{}\n{}", table(&rows, &bound), summary(&rows, &bound)),
    };
    Ok(print(&text, status))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(off: &[f64], jit: &[f64]) -> Pairs {
        Pairs { off: off.to_vec(), jit: jit.to_vec() }
    }

    fn row(name: &str, pairs: Pairs, verdict: Verdict) -> Row {
        let script = Script::new(Path::new(name), &[]);
        Row { script, pairs, verdict, counters: counters("code bytes 100\ncompile time, total 2.500 ms\n") }
    }

    #[test]
    fn the_bound_is_a_factor_and_an_allowance() {
        assert!(pairs(&[1.0, 9.0, 1.0], &[1.255, 0.0, 1.3]).keeps_bound());
        assert!(!pairs(&[1.0], &[1.256]).keeps_bound());
        assert!(pairs(&[0.001], &[0.006]).keeps_bound() && !pairs(&[0.001], &[0.007]).keeps_bound());
        assert_eq!(pairs(&[1.0, 2.0, 3.0], &[1.5, 1.0, 3.25]).difference(), 0.25);
    }

    #[test]
    fn counters_are_names_with_blanks_and_numbers() {
        let text = "Traceback\ncode bytes    123\ncompile time, total              4.500 ms\nx = y\n  7\n";
        let expected = [("code bytes".to_string(), 123.0), ("compile time, total".to_string(), 4.5)];
        assert_eq!(counters(text), expected);
    }

    #[test]
    fn arguments_follow_colons() {
        let s = Script::find("tokens:5:2").expect("it is in benches/short");
        assert_eq!(
            (s.name.as_str(), &s.command[1..]),
            ("tokens:5:2", &["5".to_string(), "2".to_string()][..])
        );
        assert!(Script::find("no_such_script").is_err());
    }

    #[test]
    fn the_worst_come_first() {
        let mut rows = [
            row("good.py", pairs(&[1.0], &[0.5]), Verdict::Kept),
            row("wrong.py", Pairs::default(), Verdict::Wrong("output differs".to_string())),
            row("bad.py", pairs(&[0.25], &[1.0]), Verdict::Broken),
            row("long.py", Pairs::default(), Verdict::TooLong),
        ];
        sort(&mut rows);
        let [off, jit] = Engine::interpreter_and_jit().expect("this binary has a path");
        let bound = Bound { off, jit, pairs: 1, how: How::default(), stats: true };
        let text = table(&rows, &bound);
        let names: Vec<&str> = text.lines().skip(3).filter_map(|l| l.split(' ').next()).collect();
        assert_eq!(names, ["wrong", "bad", "good", "long"]);
        assert!(text.lines().all(|l| l.chars().count() <= 120), "{text}");
        let summary = summary(&rows, &bound);
        assert!(summary.contains("ratio 1.41x; 2 fail") && summary.contains("1 not judged"), "{summary}");
        assert!(summary.contains("off 1250 ms, jit 1500 ms, compile ms 10, code bytes 400"), "{summary}");
        assert!(json(&rows, &bound).contains("\"failing\":2"));
    }
}
