//! `--jit-perf-map`: names of machine code for `perf`, which looks for them in `/tmp/perf-PID.map`.

use std::fs::{File, OpenOptions};
use std::io::Write;

/// The map, opened for the first name.
#[derive(Default)]
pub struct PerfMap {
    /// With the process it is of: a child has a map of its own.
    file: Option<(u32, File)>,
}

impl PerfMap {
    /// Names `size` bytes of machine code at `addr`. Errors are ignored: a profile without names is better than none.
    pub fn name(&mut self, addr: *const u8, size: usize, name: &str) {
        let pid = std::process::id();
        if self.file.as_ref().is_none_or(|f| f.0 != pid) {
            let path = format!("/tmp/perf-{pid}.map");
            self.file = OpenOptions::new().create(true).append(true).open(path).ok().map(|f| (pid, f));
        }
        if let Some((_, f)) = &mut self.file {
            let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            let _ = writeln!(f, "{:x} {size:x} py::{name}", addr as usize);
        }
    }
}
