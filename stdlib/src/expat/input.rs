//! The bytes of a document as text, and the places in them.

use super::errors::Code;

/// A place in a document. The column counts characters.
#[derive(Clone, Copy, Debug)]
pub struct Position {
    pub byte: i64,
    pub line: i64,
    pub column: i64,
}

/// How the bytes of a document stand for characters.
#[derive(Clone)]
pub enum Encoding {
    Utf8,
    Ascii,
    Latin1,
    Utf16 {
        big_endian: bool,
    },
    /// Characters of the 256 bytes.
    Table(Box<[char; 256]>),
}

/// Stands for bytes that are no character: no document may have it, so that whoever reads it reports the place.
pub const NO_CHARACTER: char = '\u{fffe}';

impl Encoding {
    /// An encoding that expat knows itself. `UTF-16` is that of the bytes at hand.
    pub fn named(name: &str, current: &Encoding) -> Option<Encoding> {
        let big_endian = matches!(current, Encoding::Utf16 { big_endian: true });
        Some(match name.to_ascii_uppercase().as_str() {
            "UTF-8" => Encoding::Utf8,
            "US-ASCII" => Encoding::Ascii,
            "ISO-8859-1" => Encoding::Latin1,
            "UTF-16" => Encoding::Utf16 { big_endian },
            "UTF-16BE" => Encoding::Utf16 { big_endian: true },
            "UTF-16LE" => Encoding::Utf16 { big_endian: false },
            _ => return None,
        })
    }
    pub fn is_wide(&self) -> bool {
        matches!(self, Encoding::Utf16 { .. })
    }
    /// How many bytes a character has.
    fn width(&self, c: char) -> usize {
        match self {
            Encoding::Utf8 if c == NO_CHARACTER => 1,
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 { .. } => c.len_utf16() * 2,
            _ => 1,
        }
    }
    /// Adds characters of bytes to a text; answers how many bytes were whole characters.
    fn decode(&self, bytes: &[u8], out: &mut String) -> usize {
        let narrow = |out: &mut String, f: &dyn Fn(u8) -> char| {
            out.extend(bytes.iter().map(|&b| f(b)));
            bytes.len()
        };
        match self {
            Encoding::Utf8 => decode_utf8(bytes, out),
            Encoding::Utf16 { big_endian } => decode_utf16(bytes, *big_endian, out),
            Encoding::Ascii => narrow(out, &|b| if b.is_ascii() { b as char } else { NO_CHARACTER }),
            Encoding::Latin1 => narrow(out, &|b| b as char),
            Encoding::Table(t) => narrow(out, &|b| t[b as usize]),
        }
    }
}

fn decode_utf8(bytes: &[u8], out: &mut String) -> usize {
    let mut from = 0;
    loop {
        match std::str::from_utf8(&bytes[from..]) {
            Ok(s) => {
                out.push_str(s);
                return bytes.len();
            }
            Err(e) => {
                let good = from + e.valid_up_to();
                out.push_str(std::str::from_utf8(&bytes[from..good]).unwrap_or(""));
                if e.error_len().is_none() {
                    return good;
                }
                out.push(NO_CHARACTER);
                from = good + 1;
            }
        }
    }
}

fn decode_utf16(bytes: &[u8], big_endian: bool, out: &mut String) -> usize {
    let unit = |i: usize| {
        let pair = bytes.get(i..i + 2)?;
        let pair = [pair[0], pair[1]];
        Some(if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let mut i = 0;
    while let Some(first) = unit(i) {
        if !(0xd800..0xdc00).contains(&first) {
            out.push(char::from_u32(first as u32).unwrap_or(NO_CHARACTER));
            i += 2;
            continue;
        }
        let Some(second) = unit(i + 2) else { break };
        match char::decode_utf16([first, second]).next() {
            Some(Ok(c)) => {
                out.push(c);
                i += 4;
            }
            _ => {
                out.push(NO_CHARACTER);
                i += 2;
            }
        }
    }
    i
}

/// Text that is read from the front.
pub struct Input {
    pub encoding: Encoding,
    /// The encoding was given from outside: marks and declarations do not change it.
    pub is_given: bool,
    /// The first bytes have been looked at.
    is_found: bool,
    /// The bytes from the start of the text, while a declaration may still tell another encoding; otherwise those that are
    /// not decoded yet.
    bytes: Vec<u8>,
    is_settled: bool,
    text: String,
    read: usize,
    /// Where the part starts that was read last.
    part: usize,
    pub pos: Position,
}

impl Input {
    pub fn new(encoding: Option<Encoding>) -> Input {
        Input {
            is_given: encoding.is_some(),
            encoding: encoding.unwrap_or(Encoding::Utf8),
            is_found: false,
            bytes: Vec::new(),
            is_settled: false,
            text: String::new(),
            read: 0,
            part: 0,
            pos: Position { byte: 0, line: 1, column: 0 },
        }
    }
    pub fn give(&mut self, encoding: Encoding) {
        if !self.is_found {
            self.encoding = encoding;
            self.is_given = true;
        }
    }
    /// What has not been read yet.
    pub fn rest(&self) -> &str {
        &self.text[self.read..]
    }
    /// The part that was read last, and what follows it.
    pub fn context(&self) -> &str {
        &self.text[self.part..]
    }
    pub fn add(&mut self, bytes: &[u8], is_final: bool) {
        self.bytes.extend_from_slice(bytes);
        if !self.is_found && (self.is_telling() || is_final) {
            self.find_encoding();
        }
        if self.is_found {
            self.decode();
        }
    }
    /// The first bytes are enough to know the encoding by.
    fn is_telling(&self) -> bool {
        self.bytes.len() >= if self.bytes.starts_with(&[0xef, 0xbb]) { 3 } else { 2 }
    }
    /// How many bytes there are when they are too few to know the encoding.
    pub fn unknown(&self) -> usize {
        if self.is_found { 0 } else { self.bytes.len() }
    }
    /// Bytes are left that are only the start of a character.
    pub fn has_partial(&self) -> bool {
        self.is_settled && !self.bytes.is_empty()
    }
    fn find_encoding(&mut self) {
        self.is_found = true;
        let mut mark = 0;
        let found = match self.bytes[..] {
            [0xef, 0xbb, 0xbf, ..] => Some((Encoding::Utf8, 3)),
            [0xfe, 0xff, ..] => Some((Encoding::Utf16 { big_endian: true }, 2)),
            [0xff, 0xfe, ..] => Some((Encoding::Utf16 { big_endian: false }, 2)),
            [0, _, ..] => Some((Encoding::Utf16 { big_endian: true }, 0)),
            [_, 0, ..] => Some((Encoding::Utf16 { big_endian: false }, 0)),
            _ => None,
        };
        if let Some((e, n)) = found {
            let fits = match self.encoding {
                Encoding::Utf8 => !self.is_given || !e.is_wide(),
                Encoding::Utf16 { .. } => e.is_wide(),
                _ => false,
            };
            if fits {
                self.encoding = e;
                mark = n;
            }
        }
        self.bytes.drain(..mark);
        self.pos.byte = mark as i64;
        self.pos.column = (mark > 0) as i64;
    }
    fn decode(&mut self) {
        if self.is_settled {
            self.text.drain(..self.read);
            (self.read, self.part) = (0, 0);
            let n = self.encoding.decode(&self.bytes, &mut self.text);
            self.bytes.drain(..n);
        } else {
            self.text.clear();
            self.encoding.decode(&self.bytes, &mut self.text);
        }
    }
    /// The start has been read: the encoding stays what it is from here on.
    pub fn settle(&mut self) {
        if self.is_settled || !self.is_found {
            return;
        }
        let mut all = String::new();
        let n = self.encoding.decode(&self.bytes, &mut all);
        self.bytes.drain(..n);
        self.is_settled = true;
    }
    /// A declaration, which has been read, tells the encoding of the bytes behind it.
    pub fn change(&mut self, encoding: Encoding) -> Result<(), Code> {
        if encoding.is_wide() != self.encoding.is_wide() {
            return Err(Code::IncorrectEncoding);
        }
        let n: usize = self.text[..self.read].chars().map(|c| self.encoding.width(c)).sum();
        if !self.is_settled {
            self.bytes.drain(..n.min(self.bytes.len()));
            self.text.clear();
            (self.read, self.part) = (0, 0);
            self.encoding = encoding;
            self.is_settled = true;
            self.decode();
        }
        Ok(())
    }
    /// The place `n` bytes of text behind the one that has been read up to.
    pub fn position_after(&self, n: usize) -> Position {
        let mut p = self.pos;
        let text = self.text.get(self.read..self.read + n).unwrap_or("");
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            p.byte += self.encoding.width(c) as i64;
            let is_end = c == '\n' || (c == '\r' && chars.peek() != Some(&'\n'));
            if is_end {
                p.line += 1;
                p.column = 0;
            } else if c != '\r' {
                p.column += 1;
            }
        }
        p
    }
    pub fn advance(&mut self, n: usize) {
        self.pos = self.position_after(n);
        self.part = self.read;
        self.read += n;
    }
}
