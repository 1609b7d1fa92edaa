//! Runs every program in `tests/jit` and compares what the JIT did with the comments at the program's head.
//!
//! Everything hot is compiled at once, on the program's own thread. After some lines of prose the comments are:
//! ```text
//! # options: --opt=-peel                      settings besides those
//! # event: trace code=f kind=loop             the log has such an event; a value with spaces is in quotation marks
//! # event: trace code=f count=2               so many of them (or count>=2, count<=2)
//! # not event: abort code=f                   the log has none
//! # event: exit guard=AddO                    exits are logged if they are asked for (with --opt=-share each is one guard's)
//! # stat: root traces == 1                    a counter of `--jit-stats` (or >=, <=)
//! # same as: --opt=-all                       these options, in place of those, give the same events
//! # out: 4950                                 a line of output; together they are all of it
//! ```
//! Each program also prints the same without the JIT, and does the same on aarch64 where that can be emulated. Each reason for giving up a recording has a program, and so has each
//! op that may leave a trace.

use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::{Map, Value};
use sidewinder_jit::hot::aborts::Abort;
use sidewinder_jit::ir::{IR_OPS, IrOp, Leaves};

mod common;

use common::{EAGER, Machine, Stats, on_aarch64, programs, run, sidewinder, tail, take_stats};

/// The events of a log, and what is said of each.
const EVENTS: &[(&str, &[&str])] = &[
    ("record", &["code", "pc"]),
    ("abort", &["code", "reason", "pc", "trace", "exit"]),
    (
        "trace",
        &[
            "trace",
            "code",
            "pc",
            "parent",
            "exit",
            "kind",
            "end",
            "recorded_ops",
            "ops",
            "guards",
            "file",
            "line",
            "loop",
        ],
    ),
    ("compile", &["code", "traces", "trace", "ir", "code_bytes", "compile_ns"]),
    ("exit", &["code", "trace", "exit", "guard"]),
    ("invalidate", &["code", "reason"]),
    ("retire", &["code", "trace"]),
];

/// Reasons for giving up that no program has.
const NOT_REACHED: &[(Abort, &str)] = &[
    (Abort::TooDeep, "only if a frame has more registers than a code object may have"),
    (Abort::NotCompiled, "only if there is no memory, or Cranelift refuses a trace"),
];

/// Ops that may leave a trace and that no program has.
const NOT_LEFT_BY: &[(IrOp, &str)] = &[(
    IrOp::Alive,
    "the trace is gone when its exit is taken, so that it cannot be logged; see `invalidate_*`",
)];

type Event = Map<String, Value>;

fn main() {
    let args = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/jit");
    let folder = fs::canonicalize(folder).expect("tests/jit exists");
    let mut trials = Vec::new();
    for name in programs(&folder) {
        let folder = folder.clone();
        let title = name.clone();
        let test = move || check(Machine::Native, &folder, &name).map_err(Failed::from);
        trials.push(Trial::test(title, test));
    }
    let of_aarch64 = folder.clone();
    trials.extend(on_aarch64(programs(&folder), move |name| check(Machine::Aarch64, &of_aarch64, name)));
    let objects = folder.join("../../benches/objects");
    let of_aborts = folder.clone();
    trials.push(Trial::test("each_abort_has_a_program", move || {
        reach(&of_aborts, ("abort", "reason"), aborts()).map_err(Failed::from)
    }));
    trials.push(Trial::test("each_guard_has_a_program", move || {
        reach(&folder, ("exit", "guard"), guards()).map_err(Failed::from)
    }));
    for name in ["event_queue", "for_each", "visitors"] {
        let folder = objects.clone();
        let same = move || repeats(&folder, name).map_err(Failed::from);
        trials.push(Trial::test(format!("same_in_each_run_{name}"), same));
    }
    libtest_mimic::run(&args, trials).exit();
}

/// The comments of a program.
#[derive(Default)]
struct Head {
    options: Vec<String>,
    same_as: Option<Vec<String>>,
    events: Vec<Expected>,
    stats: Vec<(String, Range)>,
    out: String,
}

/// An event that is expected so often.
struct Expected {
    /// As the comment has it.
    text: String,
    name: String,
    fields: Vec<(String, String)>,
    count: Range,
}

/// Numbers from the first to the second.
struct Range(u64, u64);

impl Range {
    fn new(operator: &str, n: u64) -> Option<Range> {
        Some(match operator {
            "==" | "=" => Range(n, n),
            ">=" => Range(n, u64::MAX),
            "<=" => Range(0, n),
            _ => return None,
        })
    }
    fn has(&self, n: u64) -> bool {
        (self.0..=self.1).contains(&n)
    }
}

impl Head {
    fn read(file: &Path) -> Result<Head, String> {
        let text = fs::read_to_string(file).map_err(|e| e.to_string())?;
        let mut head = Head::default();
        let mut prose = true;
        for line in text.lines().map_while(|l| l.strip_prefix('#')) {
            let known = head.line(line.trim()).ok_or_else(|| format!("bad comment: {}", line.trim()))?;
            if !known && !prose {
                return Err(format!("what is that: {}", line.trim()));
            }
            prose &= !known;
        }
        Ok(head)
    }
    /// Reads a line; false if it is prose, and nothing if something is wrong with it.
    fn line(&mut self, line: &str) -> Option<bool> {
        let (what, rest) = line.split_once(':').unwrap_or((line, ""));
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        match what {
            "options" => self.options = rest.split_whitespace().map(String::from).collect(),
            "same as" => self.same_as = Some(rest.split_whitespace().map(String::from).collect()),
            "event" => self.events.push(Expected::read(rest, Range(1, u64::MAX))?),
            "not event" => self.events.push(Expected::read(rest, Range(0, 0))?),
            "stat" => {
                let (name, n) = rest.rsplit_once(' ')?;
                let (name, operator) = name.rsplit_once(' ')?;
                self.stats.push((name.to_string(), Range::new(operator, n.parse().ok()?)?));
            }
            "out" => self.out += &format!("{rest}\n"),
            _ => return Some(false),
        }
        Some(true)
    }
}

impl Expected {
    /// Nothing if there are no such events, so that one that is not wanted is not misspelt either.
    fn read(text: &str, count: Range) -> Option<Expected> {
        let mut words = words(text).into_iter();
        let name = words.next()?;
        let known = EVENTS.iter().find(|e| e.0 == name)?.1;
        let mut me = Expected { text: text.to_string(), name, fields: Vec::new(), count };
        for word in words {
            let (field, rest) = word.split_at(word.find(['=', '<', '>'])?);
            let operator = [">=", "<=", "="].into_iter().find(|o| rest.starts_with(o))?;
            let value = &rest[operator.len()..];
            if field == "count" {
                me.count = Range::new(operator, value.parse().ok()?)?;
            } else if known.contains(&field) && operator == "=" {
                me.fields.push((field.to_string(), value.to_string()));
            } else {
                return None;
            }
        }
        Some(me)
    }
    fn fits(&self, event: &Event) -> bool {
        let is = |field: &str, wanted: &str| match event.get(field) {
            Some(Value::String(s)) => s == wanted,
            Some(v) => v.as_u64().is_some_and(|n| wanted.parse() == Ok(n)),
            None => false,
        };
        is("event", &self.name) && self.fields.iter().all(|f| is(&f.0, &f.1))
    }
}

/// Words between spaces; those in quotation marks belong together.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is one").push(c),
        }
    }
    words
}

/// Reads a log. Every line is an object of an event that is known, with what is said of those.
fn read_log(text: &str) -> Result<Vec<Event>, String> {
    let event = |line: &str| {
        let event: Event = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let name = event.get("event").and_then(Value::as_str).unwrap_or_default();
        let known = EVENTS.iter().find(|e| e.0 == name).ok_or("no known event")?.1;
        match event.keys().find(|k| *k != "event" && !known.contains(&k.as_str())) {
            Some(key) => Err(format!("{key} is not known")),
            None => Ok(event),
        }
    };
    text.lines().map(|l| event(l).map_err(|e| format!("bad line of the log ({e}): {l}\n"))).collect()
}

struct Observed {
    out: String,
    stats: Stats,
    log: String,
    events: Vec<Event>,
}

fn observe(
    machine: Machine,
    folder: &Path,
    name: &str,
    head: &Head,
    options: &[String],
    log: &Path,
) -> Result<Observed, String> {
    let mut command = sidewinder(machine, folder)?;
    if head.events.iter().any(|e| e.name == "exit") {
        command.env("SIDEWINDER_LOG_EXITS", "1");
    }
    command.args(EAGER).args(options).arg("--jit-stats").arg("--jit-log").arg(log);
    let mut ran = run(command.arg(format!("{name}.py")))?;
    let stats = take_stats(&mut ran.err).ok_or_else(|| format!("no statistics\n{}", tail(&ran.err)))?;
    if ran.status != 0 || !ran.err.is_empty() {
        return Err(format!("exit status {}, standard error:\n{}", ran.status, tail(&ran.err)));
    }
    let log = fs::read_to_string(log).map_err(|e| format!("no log: {e}\n"))?;
    Ok(Observed { out: ran.out, stats, events: read_log(&log)?, log })
}

/// Runs a program; an error says what was expected and how to repeat it.
fn check(machine: Machine, folder: &Path, name: &str) -> Result<(), String> {
    let head = Head::read(&folder.join(format!("{name}.py")))?;
    let line = [EAGER, &head.options.iter().map(String::as_str).collect::<Vec<_>>()[..]].concat().join(" ");
    let repeat = format!("cd tests/jit && sidewinder {line} --jit-stats --jit-log=/dev/stdout {name}.py");
    check_head(machine, folder, name, &head).map_err(|e| e + &repeat)
}

fn check_head(machine: Machine, folder: &Path, name: &str, head: &Head) -> Result<(), String> {
    let suffix = if machine == Machine::Native { "" } else { "-aarch64" };
    let temporary = |kind: &str| -> PathBuf {
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("events-{name}.{kind}{suffix}"))
    };
    let got = observe(machine, folder, name, head, &head.options, &temporary("log"))?;
    let mut problems = String::new();
    for e in &head.events {
        let n = got.events.iter().filter(|g| e.fits(g)).count() as u64;
        if !e.count.has(n) {
            problems += &format!("{n} events: {}\n", e.text);
        }
    }
    for (counter, range) in &head.stats {
        match got.stats.counter(counter) {
            Some(n) if range.has(n) => {}
            Some(n) => problems += &format!("{counter}: {n}\n"),
            None => problems += &format!("no counter {counter}\n"),
        }
    }
    if got.out != head.out {
        problems += &format!("output, not that of the comments:\n{}", tail(&got.out));
    }
    let plain = run(sidewinder(machine, folder)?.arg("--jit=off").arg(format!("{name}.py")))?;
    if plain.out != head.out {
        problems += &format!("output without the JIT, not that of the comments:\n{}", tail(&plain.out));
    }
    if let Some(options) = &head.same_as {
        let other = observe(machine, folder, name, head, options, &temporary("other"))?;
        // Time is what may be another.
        let timeless = |mut e: Event| {
            e.remove("compile_ns");
            e
        };
        let (a, b) = (got.events.into_iter().map(timeless), other.events.into_iter().map(timeless));
        if got.out != other.out || !a.eq(b) {
            problems += &format!("not the same as {}:\n{}", options.join(" "), tail(&other.log));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(format!("{problems}the log:\n{}", tail(&got.log))) }
}

/// What must be in some program, and whether none can have it.
type Wanted = Vec<(&'static str, bool)>;

fn aborts() -> Wanted {
    let exempt = |a: &Abort| NOT_REACHED.iter().any(|n| n.0 == *a);
    Abort::ALL.iter().map(|a| (a.text(), exempt(a))).collect()
}

fn guards() -> Wanted {
    let exempt = |op: &IrOp| NOT_LEFT_BY.iter().any(|n| n.0 == *op);
    let leave = IR_OPS.iter().filter(|op| op.row().leaves != Leaves::Never && !op.is_end());
    leave.map(|op| (op.name(), exempt(op))).collect()
}

/// Whatever is wanted is the field of an event that some program expects, unless it is exempt.
fn reach(folder: &Path, (event, field): (&str, &str), wanted: Wanted) -> Result<(), String> {
    let mut reached = Vec::new();
    for name in programs(folder) {
        let head = Head::read(&folder.join(format!("{name}.py"))).map_err(|e| format!("{name}: {e}"))?;
        let events = head.events.into_iter().filter(|e| e.name == event && e.count.0 > 0);
        reached.extend(events.flat_map(|e| e.fields).filter(|f| f.0 == field).map(|f| f.1));
    }
    let mut problems = String::new();
    for (text, exempt) in &wanted {
        match reached.iter().any(|r| r == text) {
            true if *exempt => problems += &format!("a program has {event} {text}: it is no exception\n"),
            false if !*exempt => problems += &format!("no program has {event} {text}\n"),
            _ => {}
        }
    }
    for r in reached.iter().filter(|r| !wanted.iter().any(|w| w.0 == **r)) {
        problems += &format!("there is no such {field}: {r}\n");
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// With the compile thread, too, what the JIT does is the same in each run of a program.
fn repeats(folder: &Path, name: &str) -> Result<(), String> {
    let mut logs = Vec::new();
    for k in 0..2 {
        let log = std::env::temp_dir().join(format!("sidewinder-{}-{name}-{k}.log", std::process::id()));
        let ran =
            run(sidewinder(Machine::Native, folder)?.arg("--jit-log").arg(&log).arg(format!("{name}.py")))?;
        if ran.status != 0 {
            return Err(format!("status {}: {}", ran.status, tail(&ran.err)));
        }
        let text = fs::read_to_string(&log).map_err(|e| format!("{}: {e}", log.display()))?;
        let _ = fs::remove_file(&log);
        let events = text.lines().map(|l| serde_json::from_str::<Event>(l).map_err(|e| format!("{l}: {e}")));
        let mut events = events.collect::<Result<Vec<Event>, String>>()?;
        events.iter_mut().for_each(|e| drop(e.remove("compile_ns")));
        logs.push(events);
    }
    let (a, b) = (&logs[0], &logs[1]);
    match a.iter().zip(b).find(|(x, y)| x != y) {
        _ if !a.iter().any(|e| e["event"] == "compile") => Err("nothing was compiled".to_string()),
        Some((x, y)) => Err(format!("{x:?}, then {y:?}")),
        None if a.len() != b.len() => Err(format!("{} events, then {}", a.len(), b.len())),
        None => Ok(()),
    }
}
