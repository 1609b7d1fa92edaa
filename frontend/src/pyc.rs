//! Cache files: `__pycache__/NAME.sidewinder-014.pyc`.
//!
//! ```text
//! magic 4 | flags 4 | mtime 4, size 4  (or source hash 8) | 'c' 1 | length 4 | checksum 8 | body
//! ```
//! The first 16 bytes are a PEP 552 header; what follows is code as `marshal` writes it ([`marshal`]), so that `py_compile` makes
//! such files too. The magic number is a hash of the opcode table and of
//! [`FORMAT`], so a file written by another build is never read as this one's. The body is a serialised
//! [`CodeObject`]: LEB128 varints, strings once each, positions as differences.
//!
//! A cache file is untrusted. [`read`] bounds every length by the bytes that are left, limits nesting,
//! checks the checksum, and passes the result through [`crate::verify`]. What it refuses is compiled
//! again from source.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::bytecode::{CodeObject, Const, ExcEntry, Instr, OPS, Op, Position};
use crate::verify::{VerifyError, verify};

/// Version of the layout below, and of what instructions and their flags mean; other opcodes are seen by [`magic`] itself.
pub const FORMAT: u32 = 5;

/// The tag in file names.
pub const CACHE_TAG: &str = "sidewinder-014";

/// Bytes of the header.
const HEADER: usize = 16;
/// What marshalled code begins with.
const MARK: u8 = b'c';
/// Where the checksum is.
const SUM_START: usize = HEADER + 5;
/// Everything before the body, in bytes.
const BODY_START: usize = SUM_START + 8;

/// Code in constants, tuples in tuples. Deeper trees are not cached: each level costs the reader stack.
const MAX_DEPTH: u32 = 200;

/// Which source a cache file belongs to (PEP 552).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SourceStamp {
    /// Modification time in seconds and size in bytes, both modulo 2^32.
    Mtime { mtime: u32, size: u32 },
    /// [`hash_source`] of the source; `check` says whether the source is to be looked at again.
    Hash { hash: u64, check: bool },
}

/// Why a cache file is not used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PycError {
    /// Shorter than it says.
    Truncated,
    /// Another build's.
    BadMagic,
    /// Of another version of the source.
    Stale,
    BadChecksum,
    /// Not what [`write`] writes.
    Malformed(&'static str),
    /// Well formed, but the code breaks a rule of the interpreter.
    Rejected(VerifyError),
}

impl fmt::Display for PycError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PycError::Truncated => f.write_str("truncated"),
            PycError::BadMagic => f.write_str("bad magic number"),
            PycError::Stale => f.write_str("source has changed"),
            PycError::BadChecksum => f.write_str("bad checksum"),
            PycError::Malformed(what) => write!(f, "malformed: {what}"),
            PycError::Rejected(e) => write!(f, "{e}"),
        }
    }
}

impl std::error::Error for PycError {}

/// Where the cache file of a source file is.
pub fn cache_path(source_path: &Path) -> PathBuf {
    let stem = source_path.file_stem().unwrap_or_default().to_string_lossy();
    let folder = source_path.parent().unwrap_or(Path::new(""));
    folder.join("__pycache__").join(format!("{stem}.{CACHE_TAG}.pyc"))
}

/// The magic number of this build.
pub fn magic() -> [u8; 4] {
    static MAGIC: OnceLock<[u8; 4]> = OnceLock::new();
    *MAGIC.get_or_init(|| {
        let mut text = format!("sidewinder {FORMAT}");
        for op in OPS {
            text.push_str(&format!(" {} {:?}", op.name(), op.operands()));
        }
        let hash = hash64(text.as_bytes());
        ((hash ^ (hash >> 32)) as u32).to_le_bytes()
    })
}

/// Hash of a source file, for [`SourceStamp::Hash`].
pub fn hash_source(source: &[u8]) -> u64 {
    hash64(source)
}

/// A 64-bit hash in which every flipped bit shows: eight bytes at a time, multiplied and folded.
fn hash64(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    fn mix(h: u64, v: u64) -> u64 {
        // Each step is invertible in both `h` and `v`, so one changed word always changes the result.
        let h = (h ^ v).wrapping_mul(K);
        h ^ (h >> 29)
    }
    let mut h = mix(0x5377_696e_6465_7221, bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for c in &mut chunks {
        h = mix(h, u64::from_le_bytes([c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]]));
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    mix(mix(h, u64::from_le_bytes(last)), 0)
}

/// Writes a file so that a reader sees either the old contents or all of the new: a temporary file in
/// the same folder, then a rename. Makes the folder if there is none.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    if !folder.as_os_str().is_empty() {
        fs::create_dir_all(folder)?;
    }
    let mut name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_os_string();
    // Unique among the processes and threads that may write the same file now.
    static COUNT: AtomicU32 = AtomicU32::new(0);
    name.push(format!(".{}.{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    let temporary = path.with_file_name(name);
    let result = (|| {
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        file.write_all(bytes)?;
        drop(file);
        fs::rename(&temporary, path)
    })();
    if result.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    result
}

/// The contents of a cache file for `code`.
pub fn write(code: &CodeObject, stamp: &SourceStamp) -> Vec<u8> {
    let mut w = Writer { out: Vec::new(), strings: HashMap::new() };
    w.out.extend(magic());
    match *stamp {
        SourceStamp::Mtime { mtime, size } => {
            w.out.extend(0u32.to_le_bytes());
            w.out.extend(mtime.to_le_bytes());
            w.out.extend(size.to_le_bytes());
        }
        SourceStamp::Hash { hash, check } => {
            w.out.extend((1 | (check as u32) << 1).to_le_bytes());
            w.out.extend(hash.to_le_bytes());
        }
    }
    w.out.push(MARK);
    w.out.extend([0; BODY_START - HEADER - 1]);
    w.code(code);
    let mut out = w.out;
    let length = out.len() - SUM_START;
    out[HEADER + 1..SUM_START].copy_from_slice(&(length as u32).to_le_bytes());
    repair_checksum(&mut out);
    out
}

/// Code as `marshal` has it: what a cache file has behind its header.
pub fn marshal(code: &CodeObject) -> Vec<u8> {
    write(code, &SourceStamp::Mtime { mtime: 0, size: 0 }).split_off(HEADER)
}

/// Code that [`marshal`] has written, at the start of some bytes, and how many of them it takes.
pub fn unmarshal(bytes: &[u8]) -> Result<(CodeObject, usize), PycError> {
    let length = bytes.get(1..5).ok_or(PycError::Truncated)?;
    let length = u32::from_le_bytes([length[0], length[1], length[2], length[3]]) as usize;
    let end = length.checked_add(5).filter(|end| *end <= bytes.len()).ok_or(PycError::Truncated)?;
    Ok((read_code(&bytes[..end])?, end))
}

/// Code that [`marshal`] has written in this build: it is neither verified nor looked at for changes.
pub fn unmarshal_trusted(bytes: &[u8]) -> Result<CodeObject, PycError> {
    read_body(bytes.get(BODY_START - HEADER..).ok_or(PycError::Truncated)?)
}

/// Sets the checksum to what the body has. Tests use it to reach what is behind it.
pub fn repair_checksum(file: &mut [u8]) {
    if file.len() >= BODY_START {
        let length = (file.len() - SUM_START) as u32;
        file[HEADER + 1..SUM_START].copy_from_slice(&length.to_le_bytes());
        let sum = hash64(&file[BODY_START..]);
        file[SUM_START..BODY_START].copy_from_slice(&sum.to_le_bytes());
    }
}

/// The stamp a cache file was written with, if it is one of this build's.
pub fn read_stamp(bytes: &[u8]) -> Result<SourceStamp, PycError> {
    let header: &[u8; 16] = bytes.first_chunk().ok_or(PycError::Truncated)?;
    if header[..4] != magic() {
        return Err(PycError::BadMagic);
    }
    let word = |i: usize| u32::from_le_bytes([header[i], header[i + 1], header[i + 2], header[i + 3]]);
    match word(4) {
        0 => Ok(SourceStamp::Mtime { mtime: word(8), size: word(12) }),
        flags @ (1 | 3) => {
            Ok(SourceStamp::Hash { hash: word(8) as u64 | (word(12) as u64) << 32, check: flags & 2 != 0 })
        }
        _ => Err(PycError::Malformed("flags")),
    }
}

/// Reads a cache file that must belong to the `expected` source. The code has been verified.
pub fn read(bytes: &[u8], expected: &SourceStamp) -> Result<CodeObject, PycError> {
    if read_stamp(bytes)? != *expected {
        return Err(PycError::Stale);
    }
    read_code(bytes.get(HEADER..).unwrap_or_default())
}

/// Reads what follows the header.
fn read_code(bytes: &[u8]) -> Result<CodeObject, PycError> {
    let start = bytes.get(..BODY_START - HEADER).ok_or(PycError::Truncated)?;
    let (mark, sum, body) = (start[0], &start[SUM_START - HEADER..], &bytes[BODY_START - HEADER..]);
    let length = u32::from_le_bytes([start[1], start[2], start[3], start[4]]) as usize;
    if mark != MARK || length != sum.len() + body.len() {
        return Err(PycError::Malformed("length"));
    }
    if *sum != hash64(body).to_le_bytes() {
        return Err(PycError::BadChecksum);
    }
    let code = read_body(body)?;
    verify(&code).map_err(PycError::Rejected)?;
    Ok(code)
}
/// Reads what follows the checksum.
fn read_body(body: &[u8]) -> Result<CodeObject, PycError> {
    let mut r = Reader { bytes: body, at: 0, strings: Vec::new() };
    let code = r.code(0)?;
    if r.at != body.len() {
        return Err(PycError::Malformed("bytes after the end"));
    }
    Ok(code)
}

// ---------------------------------------------------------------------------------------------------
// Tags of constants

const T_NONE: u8 = 0;
const T_ELLIPSIS: u8 = 1;
const T_FALSE: u8 = 2;
const T_TRUE: u8 = 3;
const T_INT: u8 = 4;
const T_BIG_INT: u8 = 5;
const T_FLOAT: u8 = 6;
const T_COMPLEX: u8 = 7;
const T_STR: u8 = 8;
const T_BYTES: u8 = 9;
const T_TUPLE: u8 = 10;
const T_FROZEN_SET: u8 = 11;
const T_CODE: u8 = 12;
const T_WIDE_STR: u8 = 13;

struct Writer {
    out: Vec<u8>,
    /// Strings written so far, by number.
    strings: HashMap<Rc<str>, u64>,
}

impl Writer {
    fn uint(&mut self, mut n: u64) {
        while n >= 0x80 {
            self.out.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.out.push(n as u8);
    }

    fn int(&mut self, n: i64) {
        self.uint(((n << 1) ^ (n >> 63)) as u64);
    }

    /// 0 and the text for a new string, else its number plus 1.
    fn string(&mut self, s: &Rc<str>) {
        if let Some(&n) = self.strings.get(s) {
            return self.uint(n + 1);
        }
        self.strings.insert(s.clone(), self.strings.len() as u64);
        self.uint(0);
        self.bytes(s.as_bytes());
    }

    fn bytes(&mut self, b: &[u8]) {
        self.uint(b.len() as u64);
        self.out.extend_from_slice(b);
    }

    fn strings(&mut self, list: &[Rc<str>]) {
        self.uint(list.len() as u64);
        for s in list {
            self.string(s);
        }
    }

    fn consts(&mut self, list: &[Const]) {
        self.uint(list.len() as u64);
        for c in list {
            self.constant(c);
        }
    }

    fn constant(&mut self, c: &Const) {
        match c {
            Const::None => self.out.push(T_NONE),
            Const::Ellipsis => self.out.push(T_ELLIPSIS),
            Const::Bool(b) => self.out.push(if *b { T_TRUE } else { T_FALSE }),
            Const::Int(n) => {
                self.out.push(T_INT);
                self.int(*n);
            }
            Const::BigInt(digits) => {
                self.out.push(T_BIG_INT);
                self.string(digits);
            }
            Const::Float(x) => {
                self.out.push(T_FLOAT);
                self.out.extend(x.to_bits().to_le_bytes());
            }
            Const::Complex(x) => {
                self.out.push(T_COMPLEX);
                self.out.extend(x.to_bits().to_le_bytes());
            }
            Const::Str(s) => {
                self.out.push(T_STR);
                self.string(s);
            }
            Const::WideStr(s) => {
                self.out.push(T_WIDE_STR);
                self.uint(s.len() as u64);
                s.iter().for_each(|&c| self.uint(c.into()));
            }
            Const::Bytes(b) => {
                self.out.push(T_BYTES);
                self.bytes(b);
            }
            Const::Tuple(list) => {
                self.out.push(T_TUPLE);
                self.consts(list);
            }
            Const::FrozenSet(list) => {
                self.out.push(T_FROZEN_SET);
                self.consts(list);
            }
            Const::Code(code) => {
                self.out.push(T_CODE);
                self.code(code);
            }
        }
    }

    fn code(&mut self, code: &CodeObject) {
        self.string(&code.name);
        self.string(&code.qualname);
        self.string(&code.filename);
        self.uint(code.first_line as u64);
        self.uint(code.flags as u64);
        for n in
            [code.arg_count, code.posonly_count, code.kwonly_count, code.n_locals, code.n_regs, code.n_loops]
        {
            self.uint(n as u64);
        }
        self.strings(&code.var_names);
        self.uint(code.cell_vars.len() as u64);
        for &reg in &code.cell_vars {
            self.uint(reg as u64);
        }
        self.strings(&code.free_vars);
        self.strings(&code.sites);
        self.strings(&code.global_names);
        self.consts(&code.consts);
        self.uint(code.instrs.len() as u64);
        for i in &code.instrs {
            self.out.extend([i.op as u8, i.flags]);
            for field in [i.a, i.b, i.c] {
                self.uint(field as u64);
            }
        }
        self.uint(code.positions.len() as u64);
        let mut line = code.first_line;
        for p in &code.positions {
            self.int(p.line as i64 - line as i64);
            self.int(p.end_line as i64 - p.line as i64);
            self.uint(p.col as u64);
            self.uint(p.end_col as u64);
            line = p.line;
        }
        self.uint(code.marks.len() as u64);
        for &(pc, line) in &code.marks {
            self.uint(pc as u64);
            self.uint(line as u64);
        }
        self.uint(code.exc_table.len() as u64);
        for e in &code.exc_table {
            for n in [e.start, e.end, e.target, e.exc_reg as u32] {
                self.uint(n as u64);
            }
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    strings: Vec<Rc<str>>,
}

type Read<T> = Result<T, PycError>;

impl Reader<'_> {
    fn byte(&mut self) -> Read<u8> {
        let b = *self.bytes.get(self.at).ok_or(PycError::Truncated)?;
        self.at += 1;
        Ok(b)
    }

    fn uint(&mut self) -> Read<u64> {
        let mut n = 0;
        for shift in (0..64).step_by(7) {
            let b = self.byte()?;
            if shift == 63 && b > 1 {
                break;
            }
            n |= ((b & 0x7f) as u64) << shift;
            if b < 0x80 {
                return Ok(n);
            }
        }
        Err(PycError::Malformed("number too long"))
    }

    fn int(&mut self) -> Read<i64> {
        let n = self.uint()?;
        Ok((n >> 1) as i64 ^ -((n & 1) as i64))
    }

    fn u32(&mut self) -> Read<u32> {
        u32::try_from(self.uint()?).map_err(|_| PycError::Malformed("number out of range"))
    }

    fn u16(&mut self) -> Read<u16> {
        u16::try_from(self.uint()?).map_err(|_| PycError::Malformed("number out of range"))
    }

    /// A count of items that take `item_bytes` each at the least, so it is bounded by the rest of the file.
    fn count(&mut self, item_bytes: usize) -> Read<usize> {
        let n = self.uint()?;
        let left = (self.bytes.len() - self.at) / item_bytes;
        if n > left as u64 {
            return Err(PycError::Truncated);
        }
        Ok(n as usize)
    }

    fn slice(&mut self) -> Read<&[u8]> {
        let n = self.count(1)?;
        self.at += n;
        Ok(&self.bytes[self.at - n..self.at])
    }

    fn list<T>(&mut self, item_bytes: usize, mut item: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let n = self.count(item_bytes)?;
        // Lists nest, and each may claim the rest of the file.
        let mut out = Vec::with_capacity(n.min(1024));
        for _ in 0..n {
            out.push(item(self)?);
        }
        Ok(out)
    }

    fn string(&mut self) -> Read<Rc<str>> {
        match self.uint()? {
            0 => {
                let text = std::str::from_utf8(self.slice()?).map_err(|_| PycError::Malformed("UTF-8"))?;
                let s: Rc<str> = text.into();
                self.strings.push(s.clone());
                Ok(s)
            }
            n => {
                let s = usize::try_from(n - 1).ok().and_then(|i| self.strings.get(i));
                s.cloned().ok_or(PycError::Malformed("string number"))
            }
        }
    }

    fn float(&mut self) -> Read<f64> {
        let bytes: &[u8; 8] = self.bytes[self.at..].first_chunk().ok_or(PycError::Truncated)?;
        self.at += 8;
        Ok(f64::from_bits(u64::from_le_bytes(*bytes)))
    }

    fn constant(&mut self, depth: u32) -> Read<Const> {
        if depth > MAX_DEPTH {
            return Err(PycError::Malformed("nested too deeply"));
        }
        Ok(match self.byte()? {
            T_NONE => Const::None,
            T_ELLIPSIS => Const::Ellipsis,
            T_FALSE => Const::Bool(false),
            T_TRUE => Const::Bool(true),
            T_INT => Const::Int(self.int()?),
            T_BIG_INT => Const::BigInt(self.string()?),
            T_FLOAT => Const::Float(self.float()?),
            T_COMPLEX => Const::Complex(self.float()?),
            T_STR => Const::Str(self.string()?),
            T_WIDE_STR => Const::WideStr(self.list(1, Self::u32)?.into()),
            T_BYTES => Const::Bytes(self.slice()?.into()),
            T_TUPLE => Const::Tuple(self.list(1, |r| r.constant(depth + 1))?.into()),
            T_FROZEN_SET => Const::FrozenSet(self.list(1, |r| r.constant(depth + 1))?.into()),
            T_CODE => Const::Code(Rc::new(self.code(depth + 1)?)),
            _ => return Err(PycError::Malformed("constant tag")),
        })
    }

    fn instr(&mut self) -> Read<Instr> {
        let op = Op::from_u8(self.byte()?).ok_or(PycError::Malformed("opcode"))?;
        Ok(Instr { op, flags: self.byte()?, a: self.u16()?, b: self.u16()?, c: self.u16()? })
    }

    /// `base` plus a signed difference.
    fn near(&mut self, base: u32) -> Read<u32> {
        let n = self.int()?.checked_add(base as i64);
        n.and_then(|n| u32::try_from(n).ok()).ok_or(PycError::Malformed("line"))
    }

    fn code(&mut self, depth: u32) -> Read<CodeObject> {
        let (name, qualname, filename) = (self.string()?, self.string()?, self.string()?);
        let first_line = self.u32()?;
        let flags = self.u32()?;
        let mut n = [0; 6];
        for field in &mut n {
            *field = self.u16()?;
        }
        let [arg_count, posonly_count, kwonly_count, n_locals, n_regs, n_loops] = n;
        let var_names = self.list(1, Self::string)?;
        let cell_vars = self.list(1, Self::u16)?;
        let free_vars = self.list(1, Self::string)?;
        let sites = self.list(1, Self::string)?;
        let global_names = self.list(1, Self::string)?;
        let consts = self.list(1, |r| r.constant(depth))?;
        let instrs = self.list(5, Self::instr)?;
        let mut line = first_line;
        let positions = self.list(4, |r| {
            line = r.near(line)?;
            let end_line = r.near(line)?;
            Ok(Position { line, end_line, col: r.u32()?, end_col: r.u32()? })
        })?;
        let marks = self.list(2, |r| Ok((r.u32()?, r.u32()?)))?;
        let exc_table = self.list(4, |r| {
            Ok(ExcEntry { start: r.u32()?, end: r.u32()?, target: r.u32()?, exc_reg: r.u16()? })
        })?;
        Ok(CodeObject {
            name,
            qualname,
            filename,
            first_line,
            flags,
            arg_count,
            posonly_count,
            kwonly_count,
            n_locals,
            n_regs,
            var_names,
            cell_vars,
            free_vars,
            consts,
            sites,
            global_names,
            n_loops,
            instrs,
            positions,
            marks,
            exc_table,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::sample_code;

    const STAMP: SourceStamp = SourceStamp::Mtime { mtime: 0x1234_5678, size: 99 };

    #[test]
    fn round_trip() {
        let code = sample_code();
        for stamp in [STAMP, SourceStamp::Hash { hash: hash_source(b"x"), check: true }] {
            let bytes = write(&code, &stamp);
            assert_eq!(read_stamp(&bytes), Ok(stamp));
            assert_eq!(read(&bytes, &stamp), Ok(code.clone()));
        }
    }

    #[test]
    fn stale_files_are_not_read() {
        let bytes = write(&sample_code(), &STAMP);
        let other = SourceStamp::Mtime { mtime: 0x1234_5679, size: 99 };
        assert_eq!(read(&bytes, &other), Err(PycError::Stale));
        let hash = SourceStamp::Hash { hash: 0, check: false };
        assert_eq!(read(&bytes, &hash), Err(PycError::Stale));
    }

    #[test]
    fn every_flipped_bit_is_found() {
        let bytes = write(&sample_code(), &STAMP);
        for i in 0..bytes.len() * 8 {
            let mut bad = bytes.clone();
            bad[i / 8] ^= 1 << (i % 8);
            assert!(read(&bad, &STAMP).is_err(), "bit {i}");
        }
    }

    #[test]
    fn every_truncation_is_found() {
        let bytes = write(&sample_code(), &STAMP);
        for n in 0..bytes.len() {
            assert!(read(&bytes[..n], &STAMP).is_err(), "length {n}");
        }
    }

    /// With the checksum put right, a change may be harmless (a letter of a name) but must not panic.
    #[test]
    fn changed_bodies_do_not_panic() {
        let bytes = write(&sample_code(), &STAMP);
        let mut n_refused = 0;
        let mut try_one = |mut bad: Vec<u8>| {
            repair_checksum(&mut bad);
            n_refused += read(&bad, &STAMP).is_err() as u32;
        };
        for at in BODY_START..bytes.len() {
            for value in 0..=255 {
                let mut bad = bytes.clone();
                bad[at] = value;
                try_one(bad);
            }
            let mut shorter = bytes.clone();
            shorter.remove(at);
            try_one(shorter);
            let mut longer = bytes.clone();
            longer.insert(at, 0xff);
            try_one(longer);
            try_one(bytes[..at].to_vec());
        }
        assert!(n_refused > 1000);
    }

    #[test]
    fn deep_nesting_is_refused() {
        let mut c = Const::None;
        for _ in 0..1000 {
            c = Const::Tuple([c].into());
        }
        let mut code = sample_code();
        code.consts.push(c);
        let bytes = write(&code, &STAMP);
        assert_eq!(read(&bytes, &STAMP), Err(PycError::Malformed("nested too deeply")));
    }

    #[test]
    fn huge_counts_are_refused() {
        let mut w =
            Writer { out: write(&sample_code(), &STAMP)[..BODY_START].to_vec(), strings: HashMap::new() };
        w.uint(0);
        w.uint(u64::MAX);
        repair_checksum(&mut w.out);
        assert_eq!(read(&w.out, &STAMP), Err(PycError::Truncated));
    }

    /// Every level says that it has as many items as there are bytes left.
    #[test]
    fn nested_counts_do_not_add_up() {
        let mut w = Writer { out: Vec::new(), strings: HashMap::new() };
        for _ in 0..MAX_DEPTH {
            w.out.push(T_TUPLE);
            w.uint(1 << 20);
        }
        w.out.extend(vec![T_NONE; 1 << 21]);
        let mut r = Reader { bytes: &w.out, at: 0, strings: Vec::new() };
        assert_eq!(r.constant(0).map(|_| ()), Err(PycError::Truncated));
    }

    #[test]
    fn paths_and_atomic_writes() {
        let path = cache_path(Path::new("a/b.c.py"));
        assert_eq!(path, Path::new("a/__pycache__/b.c.sidewinder-014.pyc"));
        assert_eq!(cache_path(Path::new("m.py")), Path::new("__pycache__/m.sidewinder-014.pyc"));
        let folder = std::env::temp_dir().join(format!("sidewinder-pyc-{}", std::process::id()));
        let path = folder.join("__pycache__/x.pyc");
        write_atomic(&path, b"one").unwrap();
        write_atomic(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}
