//! CPython, which knows what is right.
//!
//! One CPython process runs all programs, each in a child process of it (`oracle.py`), since its start takes longer than
//! most programs.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::run::{Outcome, without_addresses};

const DRIVER: &str = include_str!("oracle.py");

pub struct Oracle {
    process: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts it by a command such as `python3.14`, words separated by spaces; an error if that is no CPython 3.14.
    pub fn start(command: &str) -> io::Result<Oracle> {
        let words: Vec<&str> = command.split_whitespace().collect();
        let (program, args) = words.split_first().ok_or_else(|| io::Error::other("no command"))?;
        let mut process = Command::new(program)
            .args(args)
            .args(["-c", DRIVER])
            .env("PYTHONWARNINGS", "ignore")
            .env("PYTHONUTF8", "1")
            .env("PYTHONHASHSEED", "0")
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()?;
        let pipes = process.stdin.take().zip(process.stdout.take());
        let (requests, answers) = pipes.ok_or_else(|| io::Error::other("no pipes"))?;
        let mut oracle = Oracle { process, requests, answers: BufReader::new(answers) };
        let about = "import sys\nprint(sys.implementation.name, *sys.version_info[:2])";
        let about = oracle.run(about, 10)?;
        if about.out != "cpython 3 14\n" {
            return Err(io::Error::other(format!("{command} is {}, not CPython 3.14", about.out.trim())));
        }
        Ok(oracle)
    }

    /// Runs a program, for so many seconds of CPU time at most.
    pub fn run(&mut self, source: &str, seconds: u64) -> io::Result<Outcome> {
        write!(self.requests, "{} {seconds}\n{source}", source.len())?;
        self.requests.flush()?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        let numbers: Vec<i64> = line.split_whitespace().filter_map(|n| n.parse().ok()).collect();
        let [status, out, err] = numbers[..] else {
            return Err(io::Error::other("the CPython process has ended"));
        };
        let mut text = |len: i64| {
            let mut bytes = vec![0; len as usize];
            self.answers.read_exact(&mut bytes)?;
            Ok::<_, io::Error>(String::from_utf8_lossy(&bytes).into_owned())
        };
        let (out, err) = (without_addresses(&text(out)?), without_addresses(&text(err)?));
        Ok(Outcome { status: status as i32, out, err })
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // It has nothing to lose.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
