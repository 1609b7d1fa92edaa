//! Runs a command, and says what it printed and what it took.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How commands are run.
#[derive(Clone, Copy, Default)]
pub struct How {
    /// On this core only.
    pub core: Option<usize>,
    /// Killed after so long.
    pub limit: Option<Duration>,
}

/// A process that has ended.
pub struct Finished {
    pub out: String,
    pub err: String,
    /// 128 + the signal that killed it.
    pub status: i32,
    /// Processor time in seconds, user and system, of all its threads and of all processes it waited for.
    pub cpu: f64,
    pub wall: f64,
    pub rss_bytes: u64,
    /// It was killed after the limit; what it printed is not known.
    pub too_long: bool,
}

pub fn run(command: &[String], how: How) -> Result<Finished, String> {
    let line = command.join(" ");
    let start = Instant::now();
    let mut c = Command::new(&command[0]);
    // Sets of strings are gone over in the same order each time.
    c.env("PYTHONHASHSEED", "0");
    c.args(&command[1..]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(core) = how.core {
        keep_on_core(&mut c, core);
    }
    let mut child = c.spawn().map_err(|e| format!("can't run '{line}': {e}"))?;
    // Both are read at once: a full pipe would stop the program.
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let out = thread::spawn(move || read_text(stdout));
    let err = thread::spawn(move || read_text(stderr));
    let too_long = wait_until(&child, how.limit)?;
    let (status, usage) = reap(child)?;
    let wall = start.elapsed().as_secs_f64();
    // A process that the killed one had started may go on and hold the pipes.
    let text = |reader: thread::JoinHandle<String>| match too_long {
        true => String::new(),
        false => reader.join().unwrap_or_default(),
    };
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    let of = |t: libc::timeval| t.tv_sec as f64 + t.tv_usec as f64 / 1e6;
    Ok(Finished {
        out: text(out),
        err: text(err),
        status,
        cpu: of(usage.ru_utime) + of(usage.ru_stime),
        wall,
        rss_bytes: usage.ru_maxrss as u64 * unit,
        too_long,
    })
}

impl Finished {
    /// The process itself, or a message if it failed.
    pub fn succeeded(self, command: &[String]) -> Result<Finished, String> {
        if self.status == 0 && !self.too_long {
            return Ok(self);
        }
        let lines: Vec<&str> = self.err.trim_end().lines().collect();
        let end = lines[lines.len().saturating_sub(5)..].join("\n");
        Err(format!("'{}' failed with status {}\n{end}", command.join(" "), self.status))
    }
}

fn read_text(from: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut f) = from {
        // What cannot be read is missing from the result, which is compared.
        let _ = f.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Waits until a process ends, and kills it if that takes longer than the limit: true if so. Its number stays taken.
#[allow(unsafe_code, reason = "waitid(2), kill(2)")]
fn wait_until(child: &Child, limit: Option<Duration>) -> Result<bool, String> {
    let pid = child.id();
    let (done, ended) = mpsc::channel::<()>();
    let watchdog = limit.map(|limit| {
        thread::spawn(move || {
            let late = ended.recv_timeout(limit) == Err(RecvTimeoutError::Timeout);
            if late {
                // SAFETY: no memory is involved. The number is still that of our child, which is reaped only after
                // this thread has ended.
                unsafe { libc::kill(pid as libc::pid_t, libc::SIGKILL) };
            }
            late
        })
    });
    let waited = again(|| {
        // SAFETY: the structure is numbers only, for which zero is valid, and a live local of the type waitid writes.
        unsafe {
            let mut info: libc::siginfo_t = std::mem::zeroed();
            libc::waitid(libc::P_PID, pid, &mut info, libc::WEXITED | libc::WNOWAIT)
        }
    });
    drop(done);
    let late = watchdog.is_some_and(|w| w.join().unwrap_or(false));
    waited.map(|()| late)
}

/// The exit status of a process that has ended, and what it used. Taken from `wait4` as the standard library does not
/// give the latter.
#[allow(unsafe_code, reason = "wait4(2)")]
fn reap(child: Child) -> Result<(i32, libc::rusage), String> {
    let mut status = 0;
    // SAFETY: the structure is numbers only, for which zero is valid.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: the pointers are to live locals of the types wait4 writes. Nobody else waits for this child: it is
    // dropped here unwaited, so the number is not reused before.
    again(|| unsafe { libc::wait4(child.id() as libc::pid_t, &mut status, 0, &mut usage) })?;
    let code = if libc::WIFEXITED(status) { libc::WEXITSTATUS(status) } else { 128 + libc::WTERMSIG(status) };
    Ok((code, usage))
}

/// Makes a system call until no signal interrupts it.
fn again(mut call: impl FnMut() -> libc::c_int) -> Result<(), String> {
    while call() < 0 {
        let e = std::io::Error::last_os_error();
        if e.kind() != std::io::ErrorKind::Interrupted {
            return Err(format!("can't wait for a process: {e}"));
        }
    }
    Ok(())
}

/// The last core that this process may use, or nothing where processes cannot be kept on one.
#[cfg(target_os = "linux")]
#[allow(unsafe_code, reason = "sched_getaffinity(2)")]
pub fn last_core() -> Option<usize> {
    // SAFETY: the set is bits only, for which zero is valid, and a live local of the size that is given.
    unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        if libc::sched_getaffinity(0, size_of::<libc::cpu_set_t>(), &mut set) != 0 {
            return None;
        }
        (0..libc::CPU_SETSIZE as usize).rev().find(|core| libc::CPU_ISSET(*core, &set))
    }
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code, reason = "sched_setaffinity(2) in the child")]
fn keep_on_core(c: &mut Command, core: usize) {
    use std::os::unix::process::CommandExt;
    let pin = move || {
        // SAFETY: as in `last_core`; the core is one that it has found, so inside the set.
        let done = unsafe {
            let mut set: libc::cpu_set_t = std::mem::zeroed();
            libc::CPU_SET(core, &mut set);
            libc::sched_setaffinity(0, size_of::<libc::cpu_set_t>(), &set)
        };
        if done == 0 { Ok(()) } else { Err(std::io::Error::last_os_error()) }
    };
    // SAFETY: between fork and exec only a system call on a local is made; nothing is allocated or locked.
    unsafe { c.pre_exec(pin) };
}

#[cfg(not(target_os = "linux"))]
pub fn last_core() -> Option<usize> {
    None
}

#[cfg(not(target_os = "linux"))]
fn keep_on_core(_: &mut Command, _: usize) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn sh(script: &str, how: How) -> Finished {
        run(&["sh", "-c", script].map(String::from), how).expect("sh runs")
    }

    #[test]
    fn output_status_and_signals_are_told() {
        let f =
            sh("echo a; echo b >&2; exit 3", How { core: last_core(), limit: Some(Duration::from_secs(60)) });
        assert_eq!((f.out.as_str(), f.err.as_str(), f.status, f.too_long), ("a\n", "b\n", 3, false));
        assert_eq!(sh("kill -9 $$", How::default()).status, 137);
        assert!(f.succeeded(&["x".to_string()]).is_err_and(|e| e == "'x' failed with status 3\nb"));
    }

    #[test]
    fn what_takes_too_long_is_killed() {
        let f = sh("sleep 60; true", How { core: None, limit: Some(Duration::from_millis(50)) });
        assert!(f.too_long && f.wall < 30.0);
    }

    #[test]
    fn processor_time_includes_that_of_children() {
        let f = sh("sh -c 'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done'; true", How::default());
        assert!(f.cpu > 0.0 && f.rss_bytes > 0);
    }
}
