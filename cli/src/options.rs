//! The command line: one table of options, from which they are parsed and the help is printed.

use std::path::PathBuf;

use sidewinder_jit::config::Config;

/// What to do.
#[derive(Debug)]
pub enum Action {
    /// Run a file.
    Script(String),
    /// `-c CODE`.
    Command(String),
    /// `-m NAME`.
    Module(String),
    /// Run what comes on standard input, or talk to the terminal.
    Stdin,
    /// A stage of the pipeline as text: its name and a file.
    Stage(&'static str, String),
    /// `bench`, with its arguments.
    Bench(Vec<String>),
    /// Print this and leave.
    Text(String),
}

/// What the command line asks for.
#[derive(Debug)]
pub struct Options {
    pub action: Action,
    /// `sys.argv`.
    pub argv: Vec<String>,
    pub write_bytecode: bool,
    pub quiet: bool,
    /// Talk to the terminal after the program (or if standard input is none).
    pub interactive: bool,
    pub jit: JitOptions,
}

/// How the JIT is to work. Defaults are the JIT's own where there is an `Option`.
#[derive(Debug, Clone, PartialEq)]
pub struct JitOptions {
    pub enabled: bool,
    /// Back-edges before a loop is recorded.
    pub threshold: Option<u32>,
    /// Optimiser passes switched on or off, in the order given.
    pub passes: Vec<(String, bool)>,
    /// Print counters at exit.
    pub stats: bool,
    /// File for one JSON line per event.
    pub log: Option<PathBuf>,
    /// Stages to print while the program runs.
    pub dump: Vec<DumpStage>,
    /// Stages go to standard output, and what the program writes there is discarded.
    pub dump_only: bool,
    /// Only of functions with this name.
    pub dump_function: Option<String>,
    pub exit_stress: Option<ExitStress>,
    /// Compile on a thread of its own.
    pub thread: bool,
}

impl Default for JitOptions {
    fn default() -> JitOptions {
        JitOptions {
            enabled: true,
            threshold: None,
            passes: Vec::new(),
            stats: false,
            log: None,
            dump: Vec::new(),
            dump_only: false,
            dump_function: None,
            exit_stress: None,
            thread: true,
        }
    }
}

/// A stage of a trace that `--dump` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DumpStage {
    Ir,
    Opt,
    Clif,
    Asm,
}

impl DumpStage {
    /// As on the command line.
    pub fn name(self) -> &'static str {
        match self {
            DumpStage::Ir => "ir",
            DumpStage::Opt => "opt",
            DumpStage::Clif => "clif",
            DumpStage::Asm => "asm",
        }
    }
}

/// Fail every n-th guard; with a seed, guards at random that are `every` apart on average.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExitStress {
    pub every: u64,
    pub seed: Option<u64>,
}

/// The stages that are subcommands, with their help; `stages::print` says what each does.
pub const STAGES: &[(&str, &str)] = &[
    ("tokens", "the tokens"),
    ("ast", "the syntax tree"),
    ("symtable", "the symbol table"),
    ("cfg", "the control-flow graphs"),
    ("dis", "the bytecode"),
];

/// The stages of traces, for which the program is run.
const TRACE_STAGES: &[(DumpStage, &str)] = &[
    (DumpStage::Ir, "the trace IR as recorded (--opt before FILE: as optimised)"),
    (DumpStage::Clif, "the code given to Cranelift"),
    (DumpStage::Asm, "the machine code"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Id {
    Command,
    Module,
    NoBytecode,
    Quiet,
    Interactive,
    Ignored,
    Version,
    Help,
    Jit,
    Threshold,
    Thread,
    Opt,
    Stats,
    Log,
    Dump,
    ExitStress,
}

/// A row of the option table.
struct Opt {
    id: Id,
    short: Option<char>,
    long: Option<&'static str>,
    /// Name of the value, if it takes one.
    value: Option<&'static str>,
    help: &'static str,
}

const fn opt(
    id: Id,
    short: Option<char>,
    long: Option<&'static str>,
    value: Option<&'static str>,
    help: &'static str,
) -> Opt {
    Opt { id, short, long, value, help }
}

const OPTIONS: &[Opt] = &[
    opt(Id::Command, Some('c'), None, Some("CODE"), "run CODE (ends the options)"),
    opt(Id::Module, Some('m'), None, Some("NAME"), "run module NAME as a script (ends the options)"),
    opt(Id::NoBytecode, Some('B'), None, None, "write no .pyc files (PYTHONDONTWRITEBYTECODE=x)"),
    opt(Id::Interactive, Some('i'), None, None, "talk to the terminal after running the program"),
    opt(Id::Quiet, Some('q'), None, None, "print no version when starting to talk"),
    opt(Id::Ignored, Some('u'), None, None, "accepted and ignored"),
    opt(Id::Version, Some('V'), Some("version"), None, "print the version"),
    opt(Id::Help, Some('h'), Some("help"), None, "print this help"),
    opt(Id::Jit, None, Some("jit"), Some("on|off"), "compile hot code to machine code (default: on)"),
    opt(Id::Threshold, None, Some("jit-threshold"), Some("N"), "loop iterations before recording"),
    opt(Id::Thread, None, Some("jit-thread"), Some("on|off"), "compile on a thread of its own (default: on)"),
    opt(Id::Opt, None, Some("opt"), Some("+PASS,-PASS"), "switch optimiser passes on or off"),
    opt(Id::Stats, None, Some("jit-stats"), None, "print the JIT's counters at exit"),
    opt(Id::Log, None, Some("jit-log"), Some("FILE"), "write one JSON line per JIT event"),
    opt(Id::Dump, None, Some("dump"), Some("STAGES[:FUNCTION]"), "print stages of traces: ir,opt,clif,asm"),
    opt(
        Id::ExitStress,
        None,
        Some("jit-exit-stress"),
        Some("N[:SEED]"),
        "let every N-th guard fail, or random ones",
    ),
];

/// First lines of the help, and what a usage error prints.
pub const USAGE: &str = "usage: sidewinder [option] ... [-c CODE | -m NAME | FILE | -] [arg] ...";

pub fn version() -> String {
    format!("Sidewinder {} (Python 3.14.0)", env!("CARGO_PKG_VERSION"))
}

fn help() -> String {
    let mut out = format!(
        "{USAGE}\n       sidewinder STAGE FILE\n       sidewinder bench [option] ... [PROGRAM] ...\n\nOptions:\n"
    );
    for o in OPTIONS {
        let value = o
            .value
            .map_or(String::new(), |v| if o.long.is_some() { format!("={v}") } else { format!(" {v}") });
        let name = match (o.short, o.long) {
            (Some(s), Some(l)) => format!("-{s}, --{l}{value}"),
            (Some(s), None) => format!("-{s}{value}"),
            (None, l) => format!("    --{}{value}", l.unwrap_or_default()),
        };
        out.push_str(&format!("  {name:<32} {}\n", o.help));
    }
    out.push_str("\nStages (printed for FILE, which is not run):\n");
    for (name, what) in STAGES {
        out.push_str(&format!("  {name:<32} {what}\n"));
    }
    out.push_str("\nStages of traces (FILE is run with the arguments after it; its output is discarded):\n");
    for (stage, what) in TRACE_STAGES {
        out.push_str(&format!("  {:<32} {what}\n", stage.name()));
    }
    out.push_str("\n  bench                            time programs (see `sidewinder bench --help')\n");
    out.push_str("\nWithout FILE, -c or -m: runs standard input, or reads lines if it is a terminal.");
    out
}

/// Parses the arguments (without the program's name). An error is the message for a usage error.
pub fn parse(args: &[String]) -> Result<Options, String> {
    let mut o = Options {
        action: Action::Stdin,
        argv: vec![String::new()],
        write_bytecode: std::env::var_os("PYTHONDONTWRITEBYTECODE").is_none_or(|v| v.is_empty()),
        quiet: false,
        interactive: false,
        jit: JitOptions::default(),
    };
    let mut rest = args.iter();
    let program = |argv0: &str, rest: std::slice::Iter<'_, String>| -> Vec<String> {
        std::iter::once(argv0.to_string()).chain(rest.cloned()).collect()
    };
    while let Some(arg) = rest.next() {
        if arg == "-" {
            o.argv = program("-", rest);
            return Ok(o);
        }
        if let Some(long) = arg.strip_prefix("--").filter(|l| !l.is_empty()) {
            let (name, mut value) = match long.split_once('=') {
                Some((n, v)) => (n, Some(v.to_string())),
                None => (long, None),
            };
            let Some(row) = OPTIONS.iter().find(|r| r.long == Some(name)) else {
                return Err(format!("unknown option --{name}"));
            };
            match (row.value, &value) {
                (Some(v), None) => match rest.next() {
                    Some(next) => value = Some(next.clone()),
                    None => return Err(format!("Argument expected for the --{name} option: {v}")),
                },
                (None, Some(_)) => return Err(format!("the --{name} option takes no argument")),
                _ => {}
            }
            if apply(&mut o, row, value.unwrap_or_default())? {
                return Ok(o);
            }
            continue;
        }
        if let Some(shorts) = arg.strip_prefix('-') {
            if arg == "--" {
                match rest.next() {
                    Some(f) => {
                        o.action = Action::Script(f.clone());
                        o.argv = program(f, rest);
                    }
                    None => o.argv = vec![String::new()],
                }
                return Ok(o);
            }
            for (i, c) in shorts.char_indices() {
                let Some(row) = OPTIONS.iter().find(|r| r.short == Some(c)) else {
                    return Err(format!("unknown option -{c}"));
                };
                if row.value.is_none() {
                    if apply(&mut o, row, String::new())? {
                        return Ok(o);
                    }
                    continue;
                }
                let attached = &shorts[i + c.len_utf8()..];
                let value = match (attached.is_empty(), rest.next()) {
                    (false, next) => {
                        o.argv = program(&format!("-{c}"), rest);
                        if let Some(n) = next {
                            o.argv.insert(1, n.clone());
                        }
                        attached.to_string()
                    }
                    (true, Some(v)) => {
                        o.argv = program(&format!("-{c}"), rest);
                        v.clone()
                    }
                    (true, None) => return Err(format!("Argument expected for the -{c} option")),
                };
                apply(&mut o, row, value)?;
                return Ok(o);
            }
            continue;
        }
        if let Some((stage, _)) = STAGES.iter().find(|s| s.0 == arg) {
            let Some(file) = rest.next() else { return Err(format!("{stage} needs a file")) };
            o.action = Action::Stage(stage, file.clone());
            return Ok(o);
        }
        if arg == "bench" {
            o.action = Action::Bench(rest.cloned().collect());
            return Ok(o);
        }
        if let Some(&(stage, _)) = TRACE_STAGES.iter().find(|s| s.0.name() == arg) {
            let mut file = rest.next();
            o.jit.dump = vec![stage];
            if stage == DumpStage::Ir && file.is_some_and(|f| f == "--opt") {
                o.jit.dump = vec![DumpStage::Opt];
                file = rest.next();
            }
            let Some(file) = file else { return Err(format!("{arg} needs a file")) };
            o.jit.enabled = true;
            o.jit.dump_only = true;
            o.action = Action::Script(file.clone());
            o.argv = program(file, rest);
            return Ok(o);
        }
        o.action = Action::Script(arg.clone());
        o.argv = program(arg, rest);
        return Ok(o);
    }
    Ok(o)
}

/// Applies one option; true if nothing else counts after it.
fn apply(o: &mut Options, row: &Opt, value: String) -> Result<bool, String> {
    let bad = || {
        let name = row.long.unwrap_or_default();
        Err(format!("bad value for --{name}: '{value}' (it is {})", row.value.unwrap_or_default()))
    };
    match row.id {
        // CPython appends a newline as well.
        Id::Command => o.action = Action::Command(value + "\n"),
        Id::Module => o.action = Action::Module(value),
        Id::NoBytecode => o.write_bytecode = false,
        Id::Quiet => o.quiet = true,
        Id::Interactive => o.interactive = true,
        Id::Ignored => {}
        Id::Version => {
            o.action = Action::Text(version());
            return Ok(true);
        }
        Id::Help => {
            o.action = Action::Text(help());
            return Ok(true);
        }
        Id::Jit => match value.as_str() {
            "on" => o.jit.enabled = true,
            "off" => o.jit.enabled = false,
            _ => return bad(),
        },
        Id::Thread => match value.as_str() {
            "on" => o.jit.thread = true,
            "off" => o.jit.thread = false,
            _ => return bad(),
        },
        Id::Threshold => match value.parse() {
            Ok(n) if n > 0 => o.jit.threshold = Some(n),
            _ => return bad(),
        },
        Id::Opt => {
            for part in value.split(',') {
                let (name, on) = match (part.strip_prefix('+'), part.strip_prefix('-')) {
                    (Some(name), _) => (name, true),
                    (_, Some(name)) => (name, false),
                    _ => return bad(),
                };
                if !Config::default().passes.switch(name, on) {
                    return Err(format!("there is no optimiser pass '{name}'"));
                }
                o.jit.passes.push((name.to_string(), on));
            }
        }
        Id::Stats => o.jit.stats = true,
        Id::Log => o.jit.log = Some(PathBuf::from(value)),
        Id::Dump => {
            let (stages, function) = match value.split_once(':') {
                Some((s, f)) => (s, Some(f.to_string())),
                None => (value.as_str(), None),
            };
            for s in stages.split(',') {
                o.jit.dump.push(match s {
                    "ir" => DumpStage::Ir,
                    "opt" => DumpStage::Opt,
                    "clif" => DumpStage::Clif,
                    "asm" => DumpStage::Asm,
                    _ => return bad(),
                });
            }
            o.jit.dump_function = function;
        }
        Id::ExitStress => {
            let (n, seed) = match value.split_once(':') {
                Some((n, s)) => (n.parse(), Some(s.parse())),
                None => (value.parse(), None),
            };
            o.jit.exit_stress = match (n, seed.transpose()) {
                (Ok(every), Ok(seed)) if every > 0 => Some(ExitStress { every, seed }),
                _ => return bad(),
            };
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Options, String> {
        parse(&args.iter().map(|s| s.to_string()).collect::<Vec<_>>())
    }

    #[test]
    fn options_end_at_the_program() {
        let o = parsed(&["-B", "--jit=off", "x.py", "-c", "--jit=on"]).expect("valid");
        assert!(matches!(o.action, Action::Script(f) if f == "x.py"));
        assert_eq!(o.argv, ["x.py", "-c", "--jit=on"]);
        assert!(!o.jit.enabled && !o.write_bytecode);
        let o = parsed(&["-Bc", "pass", "a"]).expect("valid");
        assert!(matches!(o.action, Action::Command(c) if c == "pass\n"));
        assert_eq!(o.argv, ["-c", "a"]);
        let o = parsed(&["-cpass", "a", "b"]).expect("valid");
        assert!(matches!(o.action, Action::Command(c) if c == "pass\n"));
        assert_eq!(o.argv, ["-c", "a", "b"]);
        assert!(matches!(parsed(&["dis", "x.py"]).expect("valid").action, Action::Stage("dis", _)));
    }

    #[test]
    fn stages_of_traces_run_the_program() {
        let o = parsed(&["--jit-threshold=2", "ir", "--opt", "x.py", "7"]).expect("valid");
        assert!(matches!(o.action, Action::Script(f) if f == "x.py"));
        assert_eq!(o.argv, ["x.py", "7"]);
        assert!(o.jit.dump_only && o.jit.dump == [DumpStage::Opt] && o.jit.threshold == Some(2));
        assert_eq!(parsed(&["asm", "x.py"]).expect("valid").jit.dump, [DumpStage::Asm]);
        assert!(parsed(&["clif"]).is_err() && parsed(&["ir", "--opt"]).is_err());
        let bench = parsed(&["bench", "--json", "fib"]).expect("valid").action;
        assert!(matches!(bench, Action::Bench(args) if args == ["--json", "fib"]));
    }

    #[test]
    fn jit_options() {
        let args = ["--jit-threshold", "2", "--opt", "+cse,-peel", "--opt=-fold", "--dump=ir,asm:f"];
        let j = parsed(&args).expect("valid").jit;
        assert_eq!(j.threshold, Some(2));
        let passes: Vec<(&str, bool)> = j.passes.iter().map(|p| (p.0.as_str(), p.1)).collect();
        assert_eq!(passes, [("cse", true), ("peel", false), ("fold", false)]);
        assert_eq!(j.dump, [DumpStage::Ir, DumpStage::Asm]);
        assert_eq!(j.dump_function.as_deref(), Some("f"));
        let stress = parsed(&["--jit-exit-stress=7:42"]).expect("valid").jit.exit_stress;
        assert_eq!(stress, Some(ExitStress { every: 7, seed: Some(42) }));
    }

    #[test]
    fn bad_options_are_refused() {
        for args in [
            &["-Z"][..],
            &["--nonsense"],
            &["--jit=maybe"],
            &["--jit-threshold", "0"],
            &["--jit-threshold"],
            &["--opt", "cse"],
            &["--opt", "+no_such_pass"],
            &["--dump", "everything"],
            &["--jit-exit-stress", "x:1"],
            &["-c"],
            &["--version=3"],
        ] {
            assert!(parsed(args).is_err(), "{args:?}");
        }
    }

    #[test]
    fn help_names_every_option() {
        let text = help();
        for o in OPTIONS {
            assert!(text.contains(o.help));
        }
    }
}
