//! The command line: one table of options, from which they are parsed and the help is printed.

use sidewinder_jit::config::{Config, SETTINGS};
use sidewinder_vm::modules::sys::Flags;

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
    /// Nothing is kept back before it is written to standard output.
    pub unbuffered: bool,
    pub flags: Flags,
    pub jit: JitOptions,
}

/// How the JIT is to work.
#[derive(Debug, Default)]
pub struct JitOptions {
    pub disabled: bool,
    /// Print counters at exit.
    pub stats: bool,
    pub config: Config,
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
const TRACE_STAGES: &[(&str, &str)] = &[
    ("ir", "the trace IR as recorded (--opt before FILE: as optimised)"),
    ("clif", "the code given to Cranelift"),
    ("asm", "the machine code"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Id {
    Command,
    Module,
    NoBytecode,
    Quiet,
    Interactive,
    Unbuffered,
    IgnoreEnvironment,
    Isolated,
    NoUserSite,
    NoSite,
    SafePath,
    Warnings,
    Extra,
    Version,
    Help,
    Jit,
    Stats,
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
    opt(Id::Unbuffered, Some('u'), None, None, "write standard output at once (PYTHONUNBUFFERED=x)"),
    opt(Id::IgnoreEnvironment, Some('E'), None, None, "pay no attention to PYTHON* variables"),
    opt(Id::Isolated, Some('I'), None, None, "as -E, -P and -s together"),
    opt(Id::SafePath, Some('P'), None, None, "do not put the program's folder on sys.path (PYTHONSAFEPATH)"),
    opt(Id::NoUserSite, Some('s'), None, None, "set sys.flags.no_user_site"),
    opt(Id::NoSite, Some('S'), None, None, "accepted: `site` is never imported"),
    opt(Id::Warnings, Some('W'), None, Some("FILTER"), "put FILTER into sys.warnoptions"),
    opt(Id::Extra, Some('X'), None, Some("NAME[=VALUE]"), "put an entry into sys._xoptions"),
    opt(Id::Version, Some('V'), Some("version"), None, "print the version"),
    opt(Id::Help, Some('h'), Some("help"), None, "print this help"),
    opt(Id::Jit, None, Some("jit"), Some("on|off"), "compile hot code to machine code (default: on)"),
    opt(Id::Stats, None, Some("jit-stats"), None, "print the JIT's counters at exit"),
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
    for s in SETTINGS {
        out.push_str(&format!("  {:<32} {}\n", format!("    --{}={}", s.name, s.value), s.help));
    }
    out.push_str("\nStages (printed for FILE, which is not run):\n");
    for (name, what) in STAGES {
        out.push_str(&format!("  {name:<32} {what}\n"));
    }
    out.push_str("\nStages of traces (FILE is run with the arguments after it; its output is discarded):\n");
    for (stage, what) in TRACE_STAGES {
        out.push_str(&format!("  {stage:<32} {what}\n"));
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
        unbuffered: false,
        flags: Flags::default(),
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
            let row = OPTIONS.iter().find(|r| r.long == Some(name));
            let setting = SETTINGS.iter().find(|s| s.name == name);
            match (row.map_or(setting.map(|s| s.value), |r| r.value), &value) {
                (Some(v), None) => match rest.next() {
                    Some(next) => value = Some(next.clone()),
                    None => return Err(format!("Argument expected for the --{name} option: {v}")),
                },
                (None, Some(_)) => return Err(format!("the --{name} option takes no argument")),
                _ => {}
            }
            let value = value.unwrap_or_default();
            match (row, setting) {
                (Some(row), _) => {
                    if apply(&mut o, row, value)? {
                        return Ok(o);
                    }
                }
                (None, Some(setting)) => o.jit.config.set(setting, &value)?,
                (None, None) => return Err(format!("unknown option --{name}")),
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
                if matches!(row.id, Id::Warnings | Id::Extra) {
                    // The options go on behind it.
                    let value =
                        if attached.is_empty() { rest.next().map(String::as_str) } else { Some(attached) };
                    let Some(value) = value else {
                        return Err(format!("Argument expected for the -{c} option"));
                    };
                    apply(&mut o, row, value.to_string())?;
                    break;
                }
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
        if let Some(&(mut stage, _)) = TRACE_STAGES.iter().find(|s| s.0 == arg) {
            let mut file = rest.next();
            if stage == "ir" && file.is_some_and(|f| f == "--opt") {
                stage = "opt";
                file = rest.next();
            }
            o.jit.config.dumps = vec![stage.to_string()];
            let Some(file) = file else { return Err(format!("{arg} needs a file")) };
            o.jit.disabled = false;
            o.jit.config.dump_to_stdout = true;
            // What is to be looked at is made, whether it pays or not.
            o.jit.config.budget = None;
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

impl Options {
    /// A variable of the environment, unless the environment is to be ignored; the empty one is as none.
    pub fn variable(&self, name: &str) -> Option<String> {
        std::env::var(name).ok().filter(|v| !v.is_empty() && !self.flags.ignore_environment)
    }
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
        Id::Quiet => o.flags.quiet = true,
        Id::Interactive => o.flags.interactive = true,
        Id::Unbuffered => o.unbuffered = true,
        Id::IgnoreEnvironment => o.flags.ignore_environment = true,
        Id::Isolated => {
            let f = &mut o.flags;
            (f.isolated, f.ignore_environment, f.no_user_site, f.safe_path) = (true, true, true, true);
        }
        Id::NoSite => {}
        Id::NoUserSite => o.flags.no_user_site = true,
        Id::SafePath => o.flags.safe_path = true,
        Id::Warnings => o.flags.warn_options.push(value),
        Id::Extra => o.flags.x_options.push(value),
        Id::Version => {
            o.action = Action::Text(version());
            return Ok(true);
        }
        Id::Help => {
            o.action = Action::Text(help());
            return Ok(true);
        }
        Id::Jit => match value.as_str() {
            "on" => o.jit.disabled = false,
            "off" => o.jit.disabled = true,
            _ => return bad(),
        },
        Id::Stats => o.jit.stats = true,
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
        assert!(o.jit.disabled && !o.write_bytecode);
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
        assert!(o.jit.config.dump_to_stdout && o.jit.config.dumps == ["opt"] && o.jit.config.threshold == 2);
        assert_eq!(parsed(&["asm", "x.py"]).expect("valid").jit.config.dumps, ["asm"]);
        assert!(parsed(&["clif"]).is_err() && parsed(&["ir", "--opt"]).is_err());
        let bench = parsed(&["bench", "--json", "fib"]).expect("valid").action;
        assert!(matches!(bench, Action::Bench(args) if args == ["--json", "fib"]));
    }

    #[test]
    fn jit_options() {
        let args = ["--jit-threshold", "2", "--opt", "+cse,-peel", "--opt=-fold", "--dump=ir,asm:f"];
        let j = parsed(&args).expect("valid").jit.config;
        assert_eq!(j.threshold, 2);
        assert!(j.passes.cse && !j.passes.peel && !j.passes.fold);
        assert_eq!(j.dumps, ["ir", "asm"]);
        assert_eq!(j.dump_function.as_deref(), Some("f"));
        assert_eq!(
            parsed(&["--jit-exit-stress=7:42"]).expect("valid").jit.config.stress,
            Some((7, Some(42)))
        );
        assert_eq!(parsed(&["--jit-budget", "off"]).expect("valid").jit.config.budget, None);
    }

    #[test]
    fn bad_values_are_named() {
        let e = parsed(&["--jit-budget=lots"]).expect_err("no number");
        assert_eq!(e, "bad value for --jit-budget: 'lots' (it is PERCENT|off)");
        let e = parsed(&["--opt=-sce"]).expect_err("no pass");
        assert!(e.contains("'-sce'") && e.contains("cse"), "{e}");
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
            &["--jit-exit-stress", "99999999999"],
            &["--jit-budget", "0"],
            &["--opt-fuel=-1"],
            &["-c"],
            &["--version=3"],
        ] {
            assert!(parsed(args).is_err(), "{args:?}");
        }
    }

    #[test]
    fn help_names_every_option() {
        let text = help();
        let helps = OPTIONS.iter().map(|o| o.help).chain(SETTINGS.iter().map(|s| s.help));
        for help in helps {
            assert!(text.contains(help));
        }
    }
}
