//! Standard output, buffered.

use std::io::Write;

/// Buffered standard output. A terminal is flushed at every newline, anything else when the buffer is full.
#[derive(Default)]
pub struct Output {
    buf: Vec<u8>,
    /// Whether stdout is a terminal; found out at the first write.
    tty: Option<bool>,
}

impl Output {
    pub fn write(&mut self, s: &str) -> std::io::Result<()> {
        self.buf.extend_from_slice(s.as_bytes());
        let tty = *self.tty.get_or_insert_with(|| std::io::IsTerminal::is_terminal(&std::io::stdout()));
        if self.buf.len() > 1 << 16 || (tty && s.contains('\n')) { self.flush() } else { Ok(()) }
    }
    pub fn flush(&mut self) -> std::io::Result<()> {
        let b = std::mem::take(&mut self.buf);
        let mut o = std::io::stdout().lock();
        o.write_all(&b)?;
        o.flush()
    }
}
