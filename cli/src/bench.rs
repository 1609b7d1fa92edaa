//! `sidewinder bench`: times programs against the interpreter, the JIT and other implementations.
//!
//! A program (see `benches/programs/README.md`) is run as `FILE N ITERATIONS --times`, prints its result on standard
//! output and a line `iteration K: SECONDS` for each iteration on standard error. Every run is a fresh process.
//! First each engine runs one iteration, and all results must be equal; then the runs alternate between the engines,
//! so that a change in the machine's speed hits all of them. Every later result is checked too.
//!
//! | measure | is |
//! |---|---|
//! | cold | the first iteration: includes warming up, not starting the process |
//! | warm | the median of the last half of the iterations |
//! | wall | the whole process, from its start to its end |
//! | rss  | its peak resident memory (of its largest process, if it starts others) |
//!
//! Each is the median over the runs; for warm, the smallest and the largest of the runs are shown as well.

use std::fmt::Write as _;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// The options of `bench`: name, value if it takes one, help.
const OPTIONS: &[(&str, Option<&str>, &str)] = &[
    ("--peer", Some("NAME=COMMAND"), "measure COMMAND as well; the first peer is what ratios refer to"),
    ("--iterations", Some("N"), "iterations in a process (default: 10)"),
    ("--runs", Some("N"), "processes for each program and engine (default: 3)"),
    ("--no-interpreter", None, "leave out the engine without the JIT"),
    ("--json", None, "print JSON"),
    ("--help", None, "print this help"),
];

const EXPLANATION: &str = "
PROGRAM is a path, or the name of a file in benches/programs; PROGRAM:N sets its size.
Without PROGRAM, all of benches/programs/*.py are run.
COMMAND is split at blanks outside quotes; `FILE N ITERATIONS --times' is added to it. If it contains
{stem} (path of the program without .py) or {name} (its bare name), FILE is left out, and programs for
which there is no such file are skipped: --peer 'luajit=luajit {stem}.lua' --peer gcc=/tmp/c/{name}";

fn usage() -> String {
    let mut out = String::from("usage: sidewinder bench [option] ... [PROGRAM[:N]] ...\n\nOptions:\n");
    for (name, value, help) in OPTIONS {
        let _ = writeln!(out, "  {:<32} {help}", format!("{name} {}", value.unwrap_or_default()));
    }
    out + EXPLANATION
}

// ---- the command line ----------------------------------------------------------------------------------------------

struct Settings {
    programs: Vec<Program>,
    engines: Vec<Engine>,
    iterations: u64,
    runs: u64,
    json: bool,
}

struct Program {
    name: String,
    /// Path without `.py`.
    stem: String,
    file: String,
    size: u64,
}

/// A way to run a program.
struct Engine {
    name: String,
    command: Vec<String>,
    is_peer: bool,
}

impl Engine {
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

/// The folder `benches/programs` at or above the working directory, or above the binary.
fn programs_folder() -> Option<PathBuf> {
    let below = |dir: &Path| {
        let found = dir.ancestors().map(|d| d.join("benches/programs")).find(|d| d.is_dir())?;
        Some(found)
    };
    let here = PathBuf::from("benches/programs");
    if here.is_dir() {
        return Some(here);
    }
    std::env::current_dir()
        .ok()
        .and_then(|d| below(&d))
        .or_else(|| std::env::current_exe().ok().and_then(|e| below(&e)))
}

/// The number after `DEFAULT_N =`.
fn default_size(source: &str) -> Option<u64> {
    let line = source.lines().find_map(|l| l.strip_prefix("DEFAULT_N"))?;
    line.trim_start().strip_prefix('=')?.split('#').next()?.trim().replace('_', "").parse().ok()
}

fn find_program(arg: &str) -> Result<Program, String> {
    let (path, size) = match arg.rsplit_once(':') {
        Some((p, n)) => match n.parse() {
            Ok(n) => (p, Some(n)),
            Err(_) => return Err(format!("bad size in '{arg}'")),
        },
        None => (arg, None),
    };
    let mut file = PathBuf::from(path);
    if !file.is_file()
        && !path.contains('/')
        && let Some(folder) = programs_folder()
    {
        file = folder.join(format!("{}.py", path.trim_end_matches(".py")));
    }
    let source = std::fs::read_to_string(&file).map_err(|e| format!("can't read program '{path}': {e}"))?;
    let size = match size.or_else(|| default_size(&source)) {
        Some(n) => n,
        None => return Err(format!("'{path}' has no DEFAULT_N: say {path}:N")),
    };
    let file = file.to_string_lossy().into_owned();
    let stem = file.trim_end_matches(".py").to_string();
    let name = Path::new(&stem).file_name().map_or(stem.clone(), |n| n.to_string_lossy().into_owned());
    Ok(Program { name, stem, file, size })
}

fn all_programs() -> Result<Vec<Program>, String> {
    let folder = programs_folder().ok_or("no folder benches/programs here: name the programs")?;
    let entries =
        std::fs::read_dir(&folder).map_err(|e| format!("can't read '{}': {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "py"));
    files.sort();
    files.iter().map(|f| find_program(&f.to_string_lossy())).collect()
}

/// `None` means that help is wanted.
fn parse(args: &[String]) -> Result<Option<Settings>, String> {
    let mut s = Settings { programs: Vec::new(), engines: Vec::new(), iterations: 10, runs: 3, json: false };
    let me = std::env::current_exe().map_err(|e| format!("can't find myself: {e}"))?;
    let me = me.to_string_lossy().into_owned();
    let own = |name: &str, option: &str| Engine {
        name: name.to_string(),
        command: vec![me.clone(), option.to_string()],
        is_peer: false,
    };
    let mut interpreter = true;
    let mut peers: Vec<Engine> = Vec::new();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        if !arg.starts_with('-') {
            s.programs.push(find_program(arg)?);
            continue;
        }
        let (name, mut value) = match arg.split_once('=') {
            Some((n, v)) => (n, Some(v.to_string())),
            None => (arg.as_str(), None),
        };
        let name = if name == "-h" { "--help" } else { name };
        let Some((_, wants, _)) = OPTIONS.iter().find(|o| o.0 == name) else {
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
        let value = value.unwrap_or_default();
        let number = || match value.parse() {
            Ok(n) if n > 0 => Ok(n),
            _ => Err(format!("bad value for {name}: '{value}'")),
        };
        match name {
            "--iterations" => s.iterations = number()?,
            "--runs" => s.runs = number()?,
            "--no-interpreter" => interpreter = false,
            "--json" => s.json = true,
            "--peer" => match value.split_once('=') {
                Some((n, command)) if !n.is_empty() => {
                    if peers.iter().any(|p| p.name == n) || n == "interpreter" || n == "jit" {
                        return Err(format!("two engines are called {n}"));
                    }
                    let command = split_words(command)?;
                    peers.push(Engine { name: n.to_string(), command, is_peer: true });
                }
                _ => return Err(format!("bad value for --peer: '{value}' (it is NAME=COMMAND)")),
            },
            _ => return Ok(None),
        }
    }
    if interpreter {
        s.engines.push(own("interpreter", "--jit=off"));
    }
    s.engines.push(own("jit", "--jit=on"));
    s.engines.append(&mut peers);
    if s.programs.is_empty() {
        s.programs = all_programs()?;
    }
    Ok(Some(s))
}

// ---- running -------------------------------------------------------------------------------------------------------

/// What one process gave.
struct Run {
    result: String,
    iterations: Vec<f64>,
    wall: f64,
    rss_bytes: u64,
}

impl Run {
    fn cold(&self) -> f64 {
        self.iterations[0]
    }
    fn warm(&self) -> f64 {
        median(self.iterations[self.iterations.len() / 2..].to_vec())
    }
}

fn run(command: &[String]) -> Result<Run, String> {
    let line = command.join(" ");
    let start = Instant::now();
    let mut child = Command::new(&command[0])
        .args(&command[1..])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("can't run '{line}': {e}"))?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    // Both are read at once: a full pipe would stop the program.
    let errors = std::thread::spawn(move || read_text(stderr));
    let result = read_text(stdout);
    let errors = errors.join().unwrap_or_default();
    let (status, rss_bytes) = wait(child)?;
    let wall = start.elapsed().as_secs_f64();
    if status != 0 {
        let end: Vec<&str> = errors.trim_end().lines().rev().take(5).collect();
        let end: Vec<&str> = end.into_iter().rev().collect();
        return Err(format!("'{line}' failed with status {status}\n{}", end.join("\n")));
    }
    let iterations = iteration_times(&errors);
    if iterations.is_empty() {
        return Err(format!("'{line}' printed no times"));
    }
    Ok(Run { result: result.trim_end().to_string(), iterations, wall, rss_bytes })
}

fn read_text(from: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut f) = from {
        // What cannot be read is missing from the result, which is compared.
        let _ = f.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The seconds of the lines `iteration K: SECONDS`.
fn iteration_times(text: &str) -> Vec<f64> {
    let time = |l: &str| l.strip_prefix("iteration ")?.split_once(": ")?.1.trim().parse().ok();
    text.lines().filter_map(time).collect()
}

/// Waits for a process: its exit status (128 + the signal that killed it) and peak resident memory in bytes.
/// Taken from `wait4` as the standard library does not give the memory.
#[allow(unsafe_code, reason = "wait4(2)")]
fn wait(child: Child) -> Result<(i32, u64), String> {
    let mut status = 0;
    // SAFETY: the structure is numbers only, for which zero is valid.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    loop {
        // SAFETY: the pointers are to live locals of the types wait4 writes. Nobody else waits for this child:
        // it is dropped here unwaited, so the number is not reused before.
        if unsafe { libc::wait4(child.id() as libc::pid_t, &mut status, 0, &mut usage) } >= 0 {
            break;
        }
        let e = std::io::Error::last_os_error();
        if e.kind() != std::io::ErrorKind::Interrupted {
            return Err(format!("can't wait for a process: {e}"));
        }
    }
    let code = if libc::WIFEXITED(status) { libc::WEXITSTATUS(status) } else { 128 + libc::WTERMSIG(status) };
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    Ok((code, usage.ru_maxrss as u64 * unit))
}

/// What an engine did with a program.
struct Measured<'a> {
    engine: &'a Engine,
    runs: Vec<Run>,
}

impl Measured<'_> {
    fn median(&self, f: impl Fn(&Run) -> f64) -> f64 {
        median(self.runs.iter().map(f).collect())
    }
    fn warm_range(&self) -> (f64, f64) {
        self.runs.iter().map(Run::warm).fold((f64::INFINITY, 0.0), |r, w| (r.0.min(w), r.1.max(w)))
    }
}

struct Outcome<'a> {
    program: &'a Program,
    measured: Vec<Measured<'a>>,
    /// Engines that have no twin of the program.
    skipped: Vec<&'a str>,
}

/// Runs a program on all engines. An error is for the user: an engine fails, or results differ.
fn measure<'a>(p: &'a Program, s: &'a Settings) -> Result<Outcome<'a>, String> {
    let mut o = Outcome { program: p, measured: Vec::new(), skipped: Vec::new() };
    let mut first: Option<(&str, String)> = None;
    let mut checked = |engine: &'a Engine, command: &[String]| {
        let r = run(command).map_err(|e| format!("{}: {}: {e}", p.name, engine.name))?;
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
    for engine in &s.engines {
        match (engine.command_for(p, 1), engine.command_for(p, s.iterations)) {
            (Some(check), Some(command)) => {
                checked(engine, &check)?;
                commands.push(command);
                o.measured.push(Measured { engine, runs: Vec::new() });
            }
            _ => o.skipped.push(&engine.name),
        }
    }
    for _ in 0..s.runs {
        for (m, command) in o.measured.iter_mut().zip(&commands) {
            m.runs.push(checked(m.engine, command)?);
        }
    }
    Ok(o)
}

/// A result on one short line.
fn excerpt(s: &str) -> String {
    let mut line: String = format!("{s:?}").chars().take(100).collect();
    if line.len() < s.len() {
        line.push_str("...");
    }
    line
}

// ---- numbers -------------------------------------------------------------------------------------------------------

fn median(mut v: Vec<f64>) -> f64 {
    v.sort_by(f64::total_cmp);
    match v.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => v[n / 2],
        n => (v[n / 2 - 1] + v[n / 2]) / 2.0,
    }
}

/// How many times as fast an engine is, or nothing if a time is too short to tell.
fn ratio(other: f64, own: f64) -> Option<f64> {
    (other > 0.0 && own > 0.0).then(|| other / own)
}

/// Geometric mean of the numbers there are.
fn geometric_mean(v: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let logs: Vec<f64> = v.flatten().map(f64::ln).collect();
    (!logs.is_empty()).then(|| (logs.iter().sum::<f64>() / logs.len() as f64).exp())
}

/// The times that are compared.
/// A figure of a run, by name.
type Figure = (&'static str, fn(&Run) -> f64);
const TIMES: [Figure; 3] = [("cold", Run::cold), ("warm", Run::warm), ("wall", |r| r.wall)];

/// How many times as fast `m` is as `base`, for each of `TIMES`.
fn ratios(m: &Measured, base: &Measured) -> [Option<f64>; 3] {
    TIMES.map(|(_, f)| ratio(base.median(f), m.median(f)))
}

/// An engine against another over all programs that both have run.
struct Mean<'a> {
    engine: &'a str,
    against: &'a str,
    n_programs: usize,
    ratios: [Option<f64>; 3],
}

/// The engines that others are compared with: the peers, or without any the first engine.
fn bases(s: &Settings) -> Vec<&Engine> {
    let peers: Vec<&Engine> = s.engines.iter().filter(|e| e.is_peer).collect();
    if peers.is_empty() { s.engines.iter().take(1).collect() } else { peers }
}

fn means<'a>(s: &'a Settings, outcomes: &[Outcome]) -> Vec<Mean<'a>> {
    let mut out = Vec::new();
    for against in bases(s) {
        for engine in s.engines.iter().filter(|e| e.name != against.name) {
            let of = |o: &Outcome| {
                let find = |name: &str| o.measured.iter().position(|m| m.engine.name == name);
                Some(ratios(&o.measured[find(&engine.name)?], &o.measured[find(&against.name)?]))
            };
            let all: Vec<[Option<f64>; 3]> = outcomes.iter().filter_map(of).collect();
            if !all.is_empty() {
                out.push(Mean {
                    engine: &engine.name,
                    against: &against.name,
                    n_programs: all.len(),
                    ratios: [0, 1, 2].map(|k| geometric_mean(all.iter().map(|r| r[k]))),
                });
            }
        }
    }
    out
}

// ---- printing ------------------------------------------------------------------------------------------------------

const MIB: f64 = 1024.0 * 1024.0;

/// Seconds with at least four digits.
fn seconds(t: f64) -> String {
    let digits = match t {
        100.0.. => 1,
        10.0.. => 2,
        1.0.. => 3,
        0.1.. => 4,
        _ => 6,
    };
    format!("{t:.digits$}")
}

fn times(r: Option<f64>) -> String {
    let digits = match r {
        None => return "-".to_string(),
        Some(100.0..) => 0,
        Some(0.1..) => 2,
        Some(_) => 4,
    };
    format!("{:.digits$}x", r.unwrap_or_default())
}

fn header(s: &Settings) -> String {
    let base = bases(s).first().map_or("", |b| &b.name);
    format!(
        "{} iterations in a process, {} processes each; seconds, and how many times as fast as {base}\n\n\
         {:<20} {:<14} {:>8} {:>8} {:>19} {:>8} {:>8}  {:>8} {:>8} {:>8}\n",
        s.iterations,
        s.runs,
        "program",
        "engine",
        "cold",
        "warm",
        "warm min-max",
        "wall",
        "rss MiB",
        "cold",
        "warm",
        "wall"
    )
}

fn rows(s: &Settings, o: &Outcome) -> String {
    let mut out = String::new();
    let base = bases(s).first().map_or("", |b| &b.name);
    let base = o.measured.iter().find(|m| m.engine.name == base);
    for (n, m) in o.measured.iter().enumerate() {
        let label = if n == 0 { format!("{}:{}", o.program.name, o.program.size) } else { String::new() };
        let [cold, warm, wall] = TIMES.map(|(_, f)| seconds(m.median(f)));
        let (lo, hi) = m.warm_range();
        let range = format!("{}-{}", seconds(lo), seconds(hi));
        let rss = m.median(|r| r.rss_bytes as f64) / MIB;
        let [rc, rw, rp] = base.map_or([None; 3], |b| ratios(m, b)).map(times);
        let _ = writeln!(
            out,
            "{label:<20} {:<14} {cold:>8} {warm:>8} {range:>19} {wall:>8} {rss:>8.1}  {rc:>8} {rw:>8} {rp:>8}",
            m.engine.name
        );
    }
    if !o.skipped.is_empty() {
        let _ = writeln!(out, "{:<20} no twin for {}", "", o.skipped.join(", "));
    }
    out
}

fn means_table(means: &[Mean]) -> String {
    let mut out = format!(
        "Geometric means: how many times as fast\n\n{:<20} {:<20} {:>8} {:>8} {:>8} {:>10}\n",
        "engine", "as", "cold", "warm", "wall", "programs"
    );
    for m in means {
        let [cold, warm, wall] = m.ratios.map(times);
        let _ = writeln!(
            out,
            "{:<20} {:<20} {cold:>8} {warm:>8} {wall:>8} {:>10}",
            m.engine, m.against, m.n_programs
        );
    }
    out
}

fn json_string(s: &str) -> String {
    let mut out = String::from("\"");
    for c in s.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if (c as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out + "\""
}

fn json_number(n: Option<f64>) -> String {
    n.filter(|n| n.is_finite()).map_or("null".to_string(), |n| n.to_string())
}

fn json_list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(","))
}

/// The three ratios as members of an object.
fn json_ratios(r: [Option<f64>; 3]) -> String {
    let members: Vec<String> =
        TIMES.iter().zip(r).map(|((name, _), r)| format!("\"{name}\":{}", json_number(r))).collect();
    format!("{{{}}}", members.join(","))
}

fn json_measured(m: &Measured, base: Option<&Measured>) -> String {
    let runs = m.runs.iter().map(|r| {
        let iterations = json_list(r.iterations.iter().map(|t| json_number(Some(*t))));
        format!(
            "{{\"iterations\":{iterations},\"wall\":{},\"rss_bytes\":{}}}",
            json_number(Some(r.wall)),
            r.rss_bytes
        )
    });
    let (lo, hi) = m.warm_range();
    let [cold, warm, wall] = TIMES.map(|(_, f)| json_number(Some(m.median(f))));
    format!(
        "{{\"engine\":{},\"cold\":{cold},\"warm\":{warm},\"warm_min\":{},\"warm_max\":{},\"wall\":{wall},\
         \"rss_bytes\":{},\"times_as_fast\":{},\"runs\":{}}}",
        json_string(&m.engine.name),
        json_number(Some(lo)),
        json_number(Some(hi)),
        m.median(|r| r.rss_bytes as f64) as u64,
        base.map_or("null".to_string(), |b| json_ratios(ratios(m, b))),
        json_list(runs)
    )
}

fn json(s: &Settings, outcomes: &[Outcome], failures: &[String]) -> String {
    let base_name = bases(s).first().map_or("", |b| &b.name);
    let programs = outcomes.iter().map(|o| {
        let base = o.measured.iter().find(|m| m.engine.name == base_name);
        format!(
            "{{\"name\":{},\"size\":{},\"engines\":{},\"skipped\":{}}}",
            json_string(&o.program.name),
            o.program.size,
            json_list(o.measured.iter().map(|m| json_measured(m, base))),
            json_list(o.skipped.iter().map(|e| json_string(e)))
        )
    });
    let means = means(s, outcomes);
    let means = means.iter().map(|m| {
        format!(
            "{{\"engine\":{},\"against\":{},\"programs\":{},\"times_as_fast\":{}}}",
            json_string(m.engine),
            json_string(m.against),
            m.n_programs,
            json_ratios(m.ratios)
        )
    });
    let engines = s.engines.iter().map(|e| {
        let command = json_list(e.command.iter().map(|w| json_string(w)));
        format!("{{\"name\":{},\"command\":{command}}}", json_string(&e.name))
    });
    format!(
        "{{\"iterations\":{},\"runs\":{},\"base\":{},\"engines\":{},\n\"programs\":{},\n\"means\":{},\n\"failures\":{}}}\n",
        s.iterations,
        s.runs,
        json_string(base_name),
        json_list(engines),
        json_list(programs),
        json_list(means),
        json_list(failures.iter().map(|f| json_string(f)))
    )
}

/// Does what the arguments after `bench` say, and returns the exit status: 1 if an engine failed or results differ.
pub fn main(args: &[String]) -> i32 {
    let s = match parse(args) {
        Ok(Some(s)) => s,
        Ok(None) => return print(&format!("{}\n", usage()), 0),
        Err(e) => {
            eprintln!("sidewinder bench: {e}\nTry `sidewinder bench --help' for more information.");
            return 2;
        }
    };
    let mut outcomes = Vec::new();
    let mut failures = Vec::new();
    if !s.json && print(&header(&s), 0) != 0 {
        return 120;
    }
    for p in &s.programs {
        match measure(p, &s) {
            Ok(o) => {
                if !s.json && print(&rows(&s, &o), 0) != 0 {
                    return 120;
                }
                outcomes.push(o);
            }
            Err(e) => {
                eprintln!("sidewinder bench: {e}");
                failures.push(e);
            }
        }
    }
    let status = if failures.is_empty() { 0 } else { 1 };
    if s.json {
        return print(&json(&s, &outcomes, &failures), status);
    }
    let means = means(&s, &outcomes);
    if means.is_empty() { status } else { print(&format!("\n{}", means_table(&means)), status) }
}

/// Writes to standard output at once. The status is 120 instead if that fails, as at the end of a program.
fn print(text: &str, status: i32) -> i32 {
    let mut out = std::io::stdout().lock();
    if out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_err() { 120 } else { status }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program() -> Program {
        let text = |s: &str| s.to_string();
        Program { name: text("fib"), stem: text("x/fib"), file: text("x/fib.py"), size: 20 }
    }

    fn engine(command: &str) -> Engine {
        Engine { name: "e".to_string(), command: split_words(command).expect("valid"), is_peer: true }
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
    fn numbers_are_found() {
        assert_eq!(default_size("import sys\nDEFAULT_N = 1_000  # rows\n"), Some(1000));
        assert_eq!(default_size("N = 3\n"), None);
        assert_eq!(iteration_times("warning\niteration 1: 0.5\niteration 2: 0.250000\n"), [0.5, 0.25]);
    }

    #[test]
    fn cold_is_the_first_and_warm_the_median_of_the_last_half() {
        let r = Run {
            result: String::new(),
            iterations: vec![9.0, 5.0, 4.0, 1.0, 2.0, 3.0],
            wall: 24.0,
            rss_bytes: 0,
        };
        assert_eq!((r.cold(), r.warm()), (9.0, 2.0));
    }

    #[test]
    fn means_are_geometric_and_leave_out_what_is_unknown() {
        let m = geometric_mean([Some(2.0), None, Some(8.0)].into_iter()).expect("two numbers");
        assert!((m - 4.0).abs() < 1e-12);
        assert_eq!(geometric_mean([None].into_iter()), None);
        assert_eq!(ratio(1.0, 0.0), None);
    }

    #[test]
    fn json_text_is_escaped() {
        assert_eq!(json_string("a\"\\\n"), "\"a\\\"\\\\\\u000a\"");
        assert_eq!(json_number(Some(f64::INFINITY)), "null");
    }

    #[test]
    fn rows_fit_120_columns() {
        let engine = engine("x");
        let settings =
            Settings { programs: vec![program()], engines: Vec::new(), iterations: 1, runs: 1, json: false };
        let run =
            Run { result: String::new(), iterations: vec![123.456], wall: 123.456, rss_bytes: 12_345 << 20 };
        let o = Outcome {
            program: &settings.programs[0],
            measured: vec![Measured { engine: &engine, runs: vec![run] }],
            skipped: Vec::new(),
        };
        assert!((header(&settings) + &rows(&settings, &o)).lines().all(|l| l.chars().count() <= 120));
    }
}
