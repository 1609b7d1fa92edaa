//! `--jit-log`: one JSON object a line for each event.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

/// Where events go, if anywhere.
#[derive(Default)]
pub struct Log(Option<File>);

impl Log {
    /// Opens a log file, emptying it.
    ///
    /// # Errors
    /// Those of creating the file.
    pub fn open(path: &Path) -> io::Result<Log> {
        Ok(Log(Some(File::create(path)?)))
    }
    /// A child process writes to a file of its own, which is named by the process, if it can be made.
    pub fn open_for_child(&mut self, path: &Path) {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{}", std::process::id()));
        self.0 = File::create(name).ok();
    }
    /// Begins an event; nothing is formatted if there is no log.
    pub fn event(&mut self, name: &str) -> Event<'_> {
        let mut e = Event { file: self.0.as_mut(), text: String::new() };
        e.text("event", name);
        e
    }
}

/// A line of the log.
pub struct Event<'a> {
    file: Option<&'a mut File>,
    text: String,
}

impl Event<'_> {
    fn key(&mut self, key: &str) -> bool {
        if self.file.is_none() {
            return false;
        }
        self.text.push(if self.text.is_empty() { '{' } else { ',' });
        string(&mut self.text, key);
        self.text.push(':');
        true
    }
    pub fn text(&mut self, key: &str, value: &str) -> &mut Self {
        if self.key(key) {
            string(&mut self.text, value);
        }
        self
    }
    pub fn number(&mut self, key: &str, value: u64) -> &mut Self {
        if self.key(key) {
            let _ = write!(self.text, "{value}");
        }
        self
    }
    /// Writes the line. Failure to is ignored, as it is nothing the program could deal with.
    pub fn write(&mut self) {
        if let Some(f) = &mut self.file {
            self.text.push_str("}\n");
            let _ = f.write_all(self.text.as_bytes());
        }
    }
}

/// Appends a string as JSON has it.
fn string(out: &mut String, s: &str) {
    out.push('"');
    for c in s.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
