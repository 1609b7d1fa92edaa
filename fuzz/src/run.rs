//! Runs programs by the `sidewinder` command and compares what they did.

use std::fs::{self, File};
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::modes::Mode;

/// CPU seconds after which a run is stopped. Programs take a fraction of one.
pub const CPU_SECONDS: u64 = 10;
/// The same while shrinking, where many candidates have lost what ends their loops.
pub const CPU_SECONDS_SHRINKING: u64 = 1;
/// Seconds after which a run that waits for something, perhaps for a busy machine, is stopped.
const WAIT: Duration = Duration::from_secs(200);
/// Address space of a run in KiB: its stacks alone are several GiB of it.
const ADDRESS_SPACE: u64 = 16 << 20;

/// What a run of a program did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The exit status, or minus the signal that ended it.
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// In which way two runs differ.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// A panic of ours, and where.
    Panic(String),
    /// Killed by a signal.
    Signal(i32),
    Timeout,
    Status,
    Output,
    /// The last line of standard error, where the program failed.
    Error,
}

impl Outcome {
    fn last_error(&self) -> &str {
        if self.status == 0 { "" } else { self.err.trim_end().lines().last().unwrap_or_default() }
    }

    /// Where the Rust code panicked, if it did.
    fn panic(&self) -> Option<&str> {
        let at = self.err.find("panicked at ")?;
        self.err[at..].lines().next()
    }

    pub fn timed_out(&self) -> bool {
        // SIGXCPU is 24, and we stop what waits by SIGKILL, as the hard limit does.
        matches!(self.status, -24 | -9)
    }

    /// How this differs from what is right.
    pub fn difference(&self, right: &Outcome) -> Option<Difference> {
        if let Some(p) = self.panic() {
            return Some(Difference::Panic(p.to_string()));
        }
        if self.timed_out() != right.timed_out() {
            return Some(Difference::Timeout);
        }
        if self.status < 0 && right.status >= 0 {
            return Some(Difference::Signal(-self.status));
        }
        if self.status != right.status {
            return Some(Difference::Status);
        }
        if self.out != right.out {
            return Some(Difference::Output);
        }
        (self.last_error() != right.last_error()).then_some(Difference::Error)
    }
}

/// The first lines that differ, shortened.
pub fn first_difference(got: &Outcome, right: &Outcome) -> String {
    let lines = |o: &Outcome| -> Vec<String> {
        o.out.lines().map(String::from).chain([o.last_error().to_string()]).collect()
    };
    let (got, right) = (lines(got), lines(right));
    let n = got.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let show = |lines: &[String], other: &[String]| {
        let line: Vec<char> = lines.get(n).map(|l| l.chars().collect()).unwrap_or_default();
        let other: Vec<char> = other.get(n).map(|l| l.chars().collect()).unwrap_or_default();
        let same = line.iter().zip(&other).take_while(|(a, b)| a == b).count();
        line[same.saturating_sub(30)..].iter().take(120).collect::<String>()
    };
    format!("got   {}\nright {}", show(&got, &right), show(&right, &got))
}

/// The `sidewinder` command, and a folder for files.
pub struct Runner {
    command: PathBuf,
    folder: PathBuf,
}

impl Runner {
    /// With the command named by `SIDEWINDER`, or the one built in the same profile as this program.
    pub fn new(folder: &Path) -> io::Result<Runner> {
        let command = match std::env::var_os("SIDEWINDER") {
            Some(c) => PathBuf::from(c),
            None => {
                let mut dir = std::env::current_exe()?;
                dir.pop();
                // Tests are one folder further down.
                if dir.ends_with("deps") {
                    dir.pop();
                }
                dir.join("sidewinder")
            }
        };
        if !command.is_file() {
            let msg =
                format!("there is no {}: build it in this profile, or set SIDEWINDER", command.display());
            return Err(io::Error::other(msg));
        }
        fs::create_dir_all(folder)?;
        Ok(Runner { command: fs::canonicalize(command)?, folder: fs::canonicalize(folder)? })
    }

    /// Runs a program in a mode, for so many seconds of CPU time at most. One that was stopped is run again: perhaps it was
    /// the machine that stood still.
    pub fn run(&self, source: &str, mode: &Mode, seed: u64, seconds: u64) -> io::Result<Outcome> {
        let outcome = self.run_once(source, mode, seed, seconds)?;
        if outcome.timed_out() { self.run_once(source, mode, seed, seconds) } else { Ok(outcome) }
    }

    fn run_once(&self, source: &str, mode: &Mode, seed: u64, seconds: u64) -> io::Result<Outcome> {
        let file = |ext: &str| self.folder.join(format!("program.{}.{ext}", std::process::id()));
        let (program, out, err) = (file("py"), file("out"), file("err"));
        fs::write(&program, source)?;
        // The shell sets the limits of the process that it becomes.
        let limits = format!("ulimit -t {seconds}; ulimit -c 0; ulimit -v {ADDRESS_SPACE}; exec \"$@\"");
        let mut child = Command::new("/bin/sh")
            .args(["-c", &limits, "sh"])
            .arg(&self.command)
            .arg("-B")
            .args(mode.args_for(seed))
            .arg(&program)
            .env_remove("PYTHONPATH")
            .env("NO_COLOR", "1")
            .env("PYTHONHASHSEED", "0")
            .stdin(Stdio::null())
            .stdout(File::create(&out)?)
            .stderr(File::create(&err)?)
            .spawn()?;
        let start = Instant::now();
        let mut pause = Duration::from_micros(500);
        let status = loop {
            match child.try_wait()? {
                Some(status) => break status,
                None if start.elapsed() > WAIT => {
                    child.kill()?;
                    break child.wait()?;
                }
                None => std::thread::sleep(pause),
            }
            pause = (pause * 2).min(Duration::from_millis(5));
        };
        let text = |p: &Path| fs::read(p).map(|b| String::from_utf8_lossy(&b).into_owned());
        let text = |p: &Path| text(p).map(|t| without_addresses(&t));
        let outcome = Outcome {
            status: status.code().unwrap_or_else(|| -status.signal().unwrap_or(0)),
            out: text(&out)?,
            err: text(&err)?,
        };
        for f in [program, out, err] {
            fs::remove_file(f)?;
        }
        Ok(outcome)
    }
}

/// A text in which the addresses of objects are left out: they differ from run to run.
pub fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut out = parts.next().unwrap_or_default().to_string();
    for p in parts {
        out += " at 0x";
        out += p.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(status: i32, out: &str, err: &str) -> Outcome {
        Outcome { status, out: out.to_string(), err: err.to_string() }
    }

    #[test]
    fn differences() {
        let right = outcome(1, "a\n", "Traceback\nValueError: b\n");
        assert_eq!(right.difference(&right), None);
        assert_eq!(outcome(1, "a\n", "ValueError: b").difference(&right), None);
        assert_eq!(outcome(1, "a\n", "KeyError: b").difference(&right), Some(Difference::Error));
        assert_eq!(outcome(1, "b\n", "").difference(&right), Some(Difference::Output));
        assert_eq!(outcome(0, "a\n", "").difference(&right), Some(Difference::Status));
        assert_eq!(outcome(-11, "", "").difference(&right), Some(Difference::Signal(11)));
        assert_eq!(outcome(-24, "", "").difference(&right), Some(Difference::Timeout));
        let panicked = outcome(-6, "", "thread 'x' panicked at a.rs:1:2:\nfault");
        assert_eq!(panicked.difference(&right), Some(Difference::Panic("panicked at a.rs:1:2:".to_string())));
        assert_eq!(first_difference(&outcome(0, "a\nb", ""), &outcome(0, "a\nc", "")), "got   b\nright c");
    }
}
