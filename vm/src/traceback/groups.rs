//! The layout of a report. The exceptions of a group stand in boxes, two columns further to the right for each level:
//!
//! ```text
//!   + Exception Group Traceback (most recent call last):
//!   |   File "x.py", line 1, in <module>
//!   | ExceptionGroup: message (2 sub-exceptions)
//!   +-+---------------- 1 ----------------
//!     | ValueError: 1
//!     +---------------- 2 ----------------
//!     | TypeError: 2
//!     +------------------------------------
//! ```
//! A group that ends a group shares the line that closes the box.

use std::fmt::Write as _;

use super::*;

/// Exceptions of a group that are shown.
const MAX_WIDTH: usize = 15;
/// Levels of groups in groups that are shown.
const MAX_DEPTH: usize = 10;

pub struct Printer<'a> {
    out: &'a mut String,
    seen: HashSet<*const ExceptionObj>,
    /// Levels of boxes around what is printed now.
    depth: usize,
    /// The last exception of a group is being printed, and its box is open.
    need_close: bool,
}

impl Printer<'_> {
    pub fn new(out: &mut String) -> Printer<'_> {
        Printer { out, seen: HashSet::new(), depth: 0, need_close: false }
    }

    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Prints lines, in a box if there is one.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.out.push_str(text);
            return;
        }
        let indent = self.indent();
        for line in text.split_inclusive('\n') {
            let _ = write!(self.out, "{indent}{margin} {line}");
        }
    }

    /// An exception with those that led to it.
    pub fn chain(&mut self, vm: &mut Vm, e: &Value) {
        let chain = chain_of(e, &mut self.seen);
        for (e, link) in chain.iter().rev() {
            self.one(vm, e);
            self.emit(link, '|');
        }
    }

    fn one(&mut self, vm: &mut Vm, e: &Value) {
        let inner = crate::builtins::exceptions_of(e);
        if inner.is_empty() {
            if let Some(frames) = frames_of(e) {
                self.emit("Traceback (most recent call last):\n", '|');
                self.emit(&frames, '|');
            }
            self.last_lines(vm, e);
        } else if self.depth > MAX_DEPTH {
            self.emit(&format!("... (max_group_depth is {MAX_DEPTH})\n"), '|');
        } else {
            self.group(vm, e, &inner);
        }
    }

    fn last_lines(&mut self, vm: &mut Vm, e: &Value) {
        let mut text = String::new();
        format_exception_only(vm, e, &mut text);
        self.emit(&text, '|');
    }

    fn group(&mut self, vm: &mut Vm, e: &Value, inner: &[Value]) {
        let is_outermost = self.depth == 0;
        if is_outermost {
            self.depth = 1;
        }
        if let Some(frames) = frames_of(e) {
            let margin = if is_outermost { '+' } else { '|' };
            self.emit("Exception Group Traceback (most recent call last):\n", margin);
            self.emit(&frames, '|');
        }
        self.last_lines(vm, e);
        let n = inner.len().min(MAX_WIDTH + 1);
        self.need_close = false;
        for (i, x) in inner[..n].iter().enumerate() {
            let is_last = i + 1 == n;
            if is_last {
                self.need_close = true;
            }
            let corner = if i == 0 { "+-" } else { "  " };
            let title = if i < MAX_WIDTH { (i + 1).to_string() } else { "...".to_string() };
            let indent = self.indent();
            let _ = writeln!(self.out, "{indent}{corner}+---------------- {title} ----------------");
            self.depth += 1;
            if i < MAX_WIDTH {
                self.chain(vm, x);
            } else {
                let more = inner.len() - MAX_WIDTH;
                let s = if more > 1 { "s" } else { "" };
                self.emit(&format!("and {more} more exception{s}\n"), '|');
            }
            if is_last && std::mem::take(&mut self.need_close) {
                let indent = self.indent();
                let _ = writeln!(self.out, "{indent}+------------------------------------");
            }
            self.depth -= 1;
        }
        if is_outermost {
            self.depth = 0;
        }
    }
}
