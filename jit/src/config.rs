//! Settings: one table, from which the command line is made too.

use std::path::PathBuf;

use crate::opt::Passes;

/// JIT settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// Back-edges, or calls, before a trace is recorded.
    pub threshold: u32,
    /// Times an exit is taken before a side trace is recorded.
    pub side_threshold: u32,
    /// Percent of the time in interpreted hot code that may be spent on compiling; none: no limit.
    pub budget: Option<u64>,
    /// Compile on a thread of its own.
    pub compile_thread: bool,
    pub passes: Passes,
    /// Rewrites that the passes may do, over the whole process.
    pub fuel: u64,
    /// Most traces of the process.
    pub max_traces: u64,
    /// Most traces of one unit.
    pub unit_traces: usize,
    /// Most bytes of machine code to keep.
    pub code_limit: usize,
    /// File for the event log.
    pub log: Option<PathBuf>,
    /// Name machine code for `perf`.
    pub perf_map: bool,
    /// Also log every exit taken.
    pub log_exits: bool,
    /// Stages to print: `ir`, `opt`, `clif`, `asm`.
    pub dumps: Vec<String>,
    /// They go to standard output, not to standard error.
    pub dump_to_stdout: bool,
    /// Print only for functions of this (qualified) name.
    pub dump_function: Option<String>,
    /// Fail every n-th guard, or at random about every n-th with a seed.
    pub stress: Option<(u32, Option<u64>)>,
    /// Compile everything for aarch64 as well, as a check.
    pub check_aarch64: bool,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            threshold: 60,
            side_threshold: SIDE_THRESHOLD,
            budget: Some(20),
            compile_thread: true,
            passes: Passes::ALL,
            fuel: u64::MAX,
            max_traces: u64::MAX,
            unit_traces: 200,
            code_limit: 64 << 20,
            log: None,
            perf_map: false,
            log_exits: false,
            dumps: Vec::new(),
            dump_to_stdout: false,
            dump_function: None,
            stress: None,
            check_aarch64: false,
        }
    }
}

const SIDE_THRESHOLD: u32 = 8;

/// The stages that can be printed.
pub const DUMP_STAGES: [&str; 4] = ["ir", "opt", "clif", "asm"];

/// A setting that a user can make.
pub struct Setting {
    pub name: &'static str,
    /// What a value is, as the help and messages have it.
    pub value: &'static str,
    pub help: &'static str,
    /// Takes a value; nothing if it is none.
    set: fn(&mut Config, &str) -> Option<()>,
}

fn number<T: std::str::FromStr + PartialOrd + From<u8>>(v: &str) -> Option<T> {
    v.parse().ok().filter(|n| *n > T::from(0))
}

fn switch(v: &str) -> Option<bool> {
    match v {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

macro_rules! settings {
    ($($name:literal $value:literal $help:literal $set:expr;)*) => {
        /// All settings.
        pub const SETTINGS: &[Setting] =
            &[$(Setting { name: $name, value: $value, help: $help, set: $set },)*];
    };
}

settings! {
    "jit-threshold" "N" "loop iterations, or calls, before a trace is recorded (default: 60)" |c, v| {
        c.threshold = number(v)?;
        c.side_threshold = c.threshold.min(SIDE_THRESHOLD);
        Some(())
    };
    "jit-budget" "PERCENT|off" "share of the time in interpreted hot code that compiling may take (default: 20)" |c, v| {
        c.budget = if v == "off" { None } else { Some(number(v).filter(|n| *n <= 10_000)?) };
        Some(())
    };
    "jit-thread" "on|off" "compile on a thread of its own (default: on)" |c, v| {
        c.compile_thread = switch(v)?;
        Some(())
    };
    "opt" "+PASS,-PASS" "switch optimiser passes on or off" |c, v| {
        for part in v.split(',') {
            let on = part.starts_with('+');
            let name = part.strip_prefix(['+', '-'])?;
            c.passes.switch(name, on).then_some(())?;
        }
        Some(())
    };
    "opt-fuel" "N" "let the passes do N rewrites in all" |c, v| {
        c.fuel = v.parse().ok()?;
        Some(())
    };
    "jit-max-traces" "N" "compile N traces in all" |c, v| {
        c.max_traces = v.parse().ok()?;
        Some(())
    };
    "jit-unit-traces" "N" "compile N traces of one function (default: 200)" |c, v| {
        c.unit_traces = number::<u32>(v)? as usize;
        Some(())
    };
    "jit-code-limit" "MIB" "megabytes of machine code to keep; what was not entered for longest goes (default: 64)" |c, v| {
        c.code_limit = number::<u32>(v)? as usize * (1 << 20);
        Some(())
    };
    "jit-exit-stress" "N[:SEED]" "let every N-th guard fail, or random ones" |c, v| {
        let (n, seed) = match v.split_once(':') {
            Some((n, s)) => (n, Some(s.parse().ok()?)),
            None => (v, None),
        };
        c.stress = Some((number(n)?, seed));
        Some(())
    };
    "jit-log" "FILE" "write one JSON line per JIT event" |c, v| {
        c.log = Some(PathBuf::from(v));
        Some(())
    };
    "jit-perf-map" "on|off" "name machine code in /tmp/perf-PID.map for perf (default: off)" |c, v| {
        c.perf_map = switch(v)?;
        Some(())
    };
    "dump" "STAGES[:FUNCTION]" "print stages of traces: ir,opt,clif,asm" |c, v| {
        let (stages, function) = match v.split_once(':') {
            Some((s, f)) => (s, Some(f.to_string())),
            None => (v, None),
        };
        for s in stages.split(',') {
            c.dumps.push((*DUMP_STAGES.iter().find(|d| **d == s)?).to_string());
        }
        c.dump_function = function;
        Some(())
    };
}

impl Config {
    /// Makes the setting of this name.
    ///
    /// # Errors
    /// A message that says what is allowed, if the value is not.
    pub fn set(&mut self, setting: &Setting, value: &str) -> Result<(), String> {
        (setting.set)(self, value).ok_or_else(|| {
            let mut m = format!("bad value for --{}: '{value}' (it is {})", setting.name, setting.value);
            if setting.name == "opt" {
                let names: Vec<&str> = crate::opt::PASSES.iter().map(|p| p.0).collect();
                m += &format!("; passes are {} and all", names.join(", "));
            }
            m
        })
    }
    /// Prints the text of a stage. Failure to is ignored, as it is nothing the program could deal with.
    pub fn print_dump(&self, text: &str) {
        use std::io::Write;
        let _ = match self.dump_to_stdout {
            true => writeln!(std::io::stdout(), "{text}"),
            false => writeln!(std::io::stderr(), "{text}"),
        };
    }
    pub fn dump_matches(&self, name: &str) -> bool {
        self.dump_function.as_ref().is_none_or(|f| f == name || name.ends_with(&format!(".{f}")))
    }
}
