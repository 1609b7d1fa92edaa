//! Running programs in test files.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use libtest_mimic::{Failed, Trial};

pub mod aarch64;

/// Longer than this is a failure.
const TIMEOUT: Duration = Duration::from_secs(60);

/// What is hot is compiled, at once and whatever it costs.
pub const EAGER: &[&str] = &["--jit-threshold=2", "--jit-thread=off", "--jit-budget=off"];

/// What a program did.
pub struct Ran {
    /// The exit status; 128 + signal for a process that was killed.
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// The programs of a folder, by name and in order. Those whose names start with `_` are modules of others.
pub fn programs(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder can be read")
        .filter_map(|e| e.ok()?.file_name().into_string().ok()?.strip_suffix(".py").map(String::from))
        .filter(|n| !n.starts_with('_'))
        .collect();
    names.sort();
    names
}

/// What programs run on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Machine {
    Native,
    /// An aarch64 that is emulated.
    Aarch64,
}

/// Sidewinder, to be started in this folder.
///
/// # Errors
/// It cannot be built for that machine.
pub fn sidewinder(machine: Machine, folder: &Path) -> Result<Command, String> {
    let mut command = match machine {
        Machine::Native => Command::new(env!("CARGO_BIN_EXE_sidewinder")),
        Machine::Aarch64 => aarch64::emulated(aarch64::binary()?),
    };
    command.current_dir(folder);
    command
        .env("NO_COLOR", "1")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONHASHSEED", "0")
        .env_remove("PYTHONPATH")
        .env_remove("PYTHONUNBUFFERED");
    Ok(command)
}

/// Tests on the emulated machine, which are skipped, with a message, where there is none.
pub fn on_aarch64(
    names: impl IntoIterator<Item = String>,
    test: impl Fn(&str) -> Result<(), String> + Clone + Send + 'static,
) -> Vec<Trial> {
    let missing = aarch64::missing();
    if let Some(what) = &missing {
        eprintln!("tests on aarch64 are skipped: {what} (see docs/aarch64.md)");
    }
    let trial = |name: String| {
        let (title, test) = (format!("aarch64::{name}"), test.clone());
        Trial::test(title, move || test(&name).map_err(Failed::from)).with_ignored_flag(missing.is_some())
    };
    names.into_iter().map(trial).collect()
}

/// Runs a program to its end.
///
/// # Errors
/// It cannot be started, or takes too long.
pub fn run(command: &mut Command) -> Result<Ran, String> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| format!("cannot run: {e}\n"))?;
    let out = collect(child.stdout.take());
    let err = collect(child.stderr.take());
    let status = wait(&mut child);
    let (out, err) = (out.join().unwrap_or_default(), err.join().unwrap_or_default());
    let (out, err) = (String::from_utf8_lossy(&out).into_owned(), String::from_utf8_lossy(&err).into_owned());
    match status {
        Some(status) => Ok(Ran { status, out, err }),
        None => Err(format!("ran for more than {} s\n{}", TIMEOUT.as_secs(), tail(&err))),
    }
}

fn collect<R: Read + Send + 'static>(pipe: Option<R>) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut data = Vec::new();
        if let Some(mut p) = pipe {
            let _ = p.read_to_end(&mut data);
        }
        data
    })
}

/// The exit status, or `None` after the timeout.
fn wait(child: &mut Child) -> Option<i32> {
    use std::os::unix::process::ExitStatusExt;
    let end = Instant::now() + TIMEOUT;
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(s)) => return Some(s.code().unwrap_or_else(|| 128 + s.signal().unwrap_or(0))),
            Ok(None) if Instant::now() < end => {
                std::thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(20));
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

/// The last lines of a text.
pub fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(12)..].iter().map(|l| format!("  {l:.300}\n")).collect()
}

/// What `--jit-stats` has printed.
pub struct Stats(String);

impl Stats {
    /// A counter; `None` if there is none of this name.
    pub fn counter(&self, name: &str) -> Option<u64> {
        self.0.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(' ')?.trim().parse().ok())
    }
}

/// Takes the statistics off the end of standard error; `None` if they are not there.
pub fn take_stats(err: &mut String) -> Option<Stats> {
    let first = "code bytes ";
    let at = match err.rfind(&format!("\n{first}")) {
        Some(at) => at + 1,
        None if err.starts_with(first) => 0,
        None => return None,
    };
    Some(Stats(err.split_off(at)))
}
