//! The standard streams.

use std::io::Read;
use std::mem::ManuallyDrop;
use std::os::fd::FromRawFd;

use crate::vm::Vm;

/// Buffered standard output. A terminal is flushed at every newline, anything else when the buffer is full.
#[derive(Default)]
pub struct Output {
    buf: Vec<u8>,
    /// Whether stdout is a terminal; found out at the first write.
    tty: Option<bool>,
    /// Whatever is written is thrown away.
    pub discard: bool,
    /// Nothing is kept in the buffer.
    pub unbuffered: bool,
    /// Text that `sys.stdin` has read but not given out yet.
    pub input: Input,
}

/// The buffer is written out when it holds more than this.
const BUFFER_BYTES: usize = 1 << 16;

impl Output {
    #[inline]
    pub fn write(&mut self, s: &str) -> std::io::Result<()> {
        self.write_bytes(s.as_bytes())
    }
    #[inline]
    pub fn write_bytes(&mut self, b: &[u8]) -> std::io::Result<()> {
        self.buf.extend_from_slice(b);
        if self.tty.is_none() {
            self.buf.reserve(BUFFER_BYTES);
            self.tty = Some(is_tty(1));
        }
        let now = self.unbuffered || self.tty == Some(true) && b.contains(&b'\n');
        if self.buf.len() > BUFFER_BYTES || now { self.flush() } else { Ok(()) }
    }
    /// Writes out what is buffered. What cannot be written stays, so that a later flush fails too, unless it is
    /// more than a buffer should hold.
    pub fn flush(&mut self) -> std::io::Result<()> {
        if self.buf.is_empty() {
            return Ok(());
        }
        let r = if self.discard { Ok(()) } else { write_all(1, &self.buf) };
        if r.is_ok() || self.buf.len() > BUFFER_BYTES {
            self.buf.clear();
        }
        r
    }
}

/// Writes to a file descriptor, past Rust's own buffers.
fn write_all(fd: i32, mut b: &[u8]) -> std::io::Result<()> {
    while !b.is_empty() {
        #[allow(unsafe_code, reason = "write(2)")]
        // SAFETY: the pointer and length are those of a live slice.
        let n = unsafe { libc::write(fd, b.as_ptr().cast(), b.len()) };
        if n >= 0 {
            b = &b[n as usize..];
            continue;
        }
        let e = std::io::Error::last_os_error();
        if e.kind() != std::io::ErrorKind::Interrupted {
            return Err(e);
        }
    }
    Ok(())
}

/// Does something with the file of a descriptor, which stays open.
pub fn with_file<T>(fd: i32, f: impl FnOnce(&std::fs::File) -> std::io::Result<T>) -> std::io::Result<T> {
    if fd < 0 {
        return Err(std::io::Error::from_raw_os_error(libc::EBADF));
    }
    #[allow(unsafe_code, reason = "a borrowed file descriptor")]
    // SAFETY: the descriptor is not that of "no file" (-1), and is not closed here: the file is never dropped. That it may not be open
    // is an error of the calls made with it.
    let file = ManuallyDrop::new(unsafe { std::fs::File::from_raw_fd(fd) });
    f(&file)
}

/// Closes a file descriptor.
pub fn close(fd: i32) -> std::io::Result<()> {
    #[allow(unsafe_code, reason = "close(2)")]
    // SAFETY: no memory is involved; nothing in this process relies on descriptors that programs may close.
    let r = unsafe { libc::close(fd) };
    if r == 0 { Ok(()) } else { Err(std::io::Error::last_os_error()) }
}

/// Whether a file descriptor is a terminal.
pub fn is_tty(fd: i32) -> bool {
    #[allow(unsafe_code, reason = "isatty(3)")]
    // SAFETY: no memory is involved.
    unsafe {
        libc::isatty(fd) == 1
    }
}

/// Writes to standard error, unbuffered.
pub fn try_write_stderr(s: &str) -> std::io::Result<()> {
    write_all(2, s.as_bytes())
}

/// As [`try_write_stderr`], for reports. A failure is ignored: there is nobody left to tell.
pub fn write_stderr(s: &str) {
    let _ = try_write_stderr(s);
}

/// Standard input, buffered.
#[derive(Default)]
pub struct Input {
    buf: Vec<u8>,
    at: usize,
}

/// Reads from standard input. Other threads run meanwhile; what they read is theirs.
pub fn with_input<T>(vm: &mut Vm, f: impl FnOnce(&mut Input) -> T) -> T {
    let mut input = std::mem::take(&mut vm.out.input);
    let r = vm.blocking(|| f(&mut input));
    let others = std::mem::replace(&mut vm.out.input, input);
    vm.out.input.buf.extend_from_slice(&others.buf[others.at..]);
    r
}

impl Input {
    fn fill(&mut self) -> std::io::Result<usize> {
        self.buf.drain(..self.at);
        self.at = 0;
        let mut chunk = [0; 8192];
        let n = with_file(0, |mut f| f.read(&mut chunk))?;
        self.buf.extend_from_slice(&chunk[..n]);
        Ok(n)
    }
    /// The next line with its newline; empty at the end. At most `limit` bytes.
    pub fn read_line(&mut self, limit: usize) -> std::io::Result<Vec<u8>> {
        let mut searched = self.at;
        loop {
            let newline = self.buf[searched..].iter().position(|&b| b == b'\n').map(|i| searched + i + 1);
            let end = newline.unwrap_or(self.buf.len());
            if newline.is_some() || end - self.at >= limit {
                let end = end.min(self.at.saturating_add(limit));
                let line = self.buf[self.at..end].to_vec();
                self.at = end;
                return Ok(line);
            }
            searched = self.buf.len() - self.at;
            if self.fill()? == 0 {
                let line = self.buf[self.at..].to_vec();
                self.at = self.buf.len();
                return Ok(line);
            }
        }
    }
    /// What is there, after one read at most; empty at the end. At most `limit` bytes.
    pub fn read_some(&mut self, limit: usize) -> std::io::Result<Vec<u8>> {
        if self.at == self.buf.len() && limit > 0 {
            self.fill()?;
        }
        let end = self.buf.len().min(self.at.saturating_add(limit));
        let data = self.buf[self.at..end].to_vec();
        self.at = end;
        Ok(data)
    }
    /// What is there, after one read at most, without taking it.
    pub fn peek(&mut self) -> std::io::Result<Vec<u8>> {
        if self.at == self.buf.len() {
            self.fill()?;
        }
        Ok(self.buf[self.at..].to_vec())
    }
    /// Everything up to the end, or `limit` bytes.
    pub fn read(&mut self, limit: usize) -> std::io::Result<Vec<u8>> {
        while self.buf.len() - self.at < limit && self.fill()? > 0 {}
        let end = self.buf.len().min(self.at.saturating_add(limit));
        let data = self.buf[self.at..end].to_vec();
        self.at = end;
        Ok(data)
    }
}

/// Bytes from outside as text; what is not UTF-8 is replaced.
pub fn decode(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())
}
