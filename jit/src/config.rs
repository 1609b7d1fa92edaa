//! What the command line can say to the JIT.

use crate::opt::Passes;

/// JIT settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// Back-edges before a loop is recorded.
    pub threshold: u32,
    /// Times an exit is taken before a side trace is recorded.
    pub side_threshold: u32,
    pub passes: Passes,
    /// Most traces of one unit.
    pub max_traces: usize,
    /// File for the event log.
    pub log: Option<String>,
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
    /// Compile on a thread of its own.
    pub compile_thread: bool,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            threshold: 60,
            side_threshold: 8,
            passes: Passes::ALL,
            max_traces: 200,
            log: None,
            log_exits: false,
            dumps: Vec::new(),
            dump_to_stdout: false,
            dump_function: None,
            stress: None,
            check_aarch64: false,
            compile_thread: false,
        }
    }
}

impl Config {
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
