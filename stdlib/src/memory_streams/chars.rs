//! The characters of a text stream, and where its lines end.

use memchr::{memchr, memchr2, memmem};
use sidewinder_vm::memory;
use sidewinder_vm::objects::*;
use sidewinder_vm::value::*;

/// Characters: bytes as long as all are ASCII, code points from the first other one on.
pub enum Characters {
    Ascii(Vec<u8>),
    Wide(Vec<u32>),
}

impl Default for Characters {
    fn default() -> Characters {
        Characters::Ascii(Vec::new())
    }
}

/// Puts items at a place: over those that are there, and behind zeros if that is behind the end.
fn put<T: Copy + Default>(all: &mut Vec<T>, at: usize, new: &[T]) {
    if at == all.len() {
        return all.extend_from_slice(new);
    }
    let end = at + new.len();
    if all.len() < end {
        all.resize(end, T::default());
    }
    all[at..end].copy_from_slice(new);
}

impl Characters {
    #[inline]
    pub fn len(&self) -> usize {
        match self {
            Characters::Ascii(b) => b.len(),
            Characters::Wide(w) => w.len(),
        }
    }
    /// Bytes of a character, once text like this has been added.
    pub fn width_with(&self, s: &StrObj) -> usize {
        if matches!(self, Characters::Ascii(_)) && s.as_ascii().is_some() { 1 } else { 4 }
    }
    /// Makes room for so many characters, the last of which come from this text; false if there is no memory for them.
    #[must_use]
    pub fn make_room(&mut self, len: usize, s: &StrObj) -> bool {
        let more = len.saturating_sub(self.len());
        match self {
            Characters::Ascii(all) if s.as_ascii().is_some() => memory::reserve(all, more),
            Characters::Ascii(_) => memory::granted((len + s.len()) * 2 * size_of::<u32>()),
            Characters::Wide(all) => {
                memory::granted(s.len() * size_of::<u32>()) && memory::reserve(all, more)
            }
        }
    }
    #[inline]
    pub fn put(&mut self, at: usize, s: &StrObj) {
        match (&mut *self, s.chars()) {
            (Characters::Ascii(all), Chars::Ascii(s)) => put(all, at, s.as_bytes()),
            (Characters::Wide(all), Chars::Wide(s)) => put(all, at, s),
            (Characters::Wide(all), Chars::Ascii(s)) => {
                put(all, at, &s.bytes().map(u32::from).collect::<Vec<u32>>())
            }
            (Characters::Ascii(all), Chars::Wide(s)) => {
                let mut wide: Vec<u32> = all.iter().map(|b| *b as u32).collect();
                put(&mut wide, at, s);
                *self = Characters::Wide(wide);
            }
        }
    }
    pub fn truncate(&mut self, len: usize) {
        match self {
            Characters::Ascii(b) => b.truncate(len),
            Characters::Wide(w) => w.truncate(len),
        }
    }
    /// Those in a range, which is in bounds.
    #[inline]
    pub fn text(&self, start: usize, end: usize) -> Ref<StrObj> {
        match self {
            Characters::Ascii(b) => StrObj::from_ascii(&b[start..end]),
            Characters::Wide(w) => StrObj::from_wide(&w[start..end]),
        }
    }
}

/// What ends the lines of a stream.
#[derive(Clone, Copy, PartialEq)]
pub enum Newline {
    /// None: all line ends are translated to a newline.
    Translated,
    /// The empty text: all line ends are known, and stay.
    Any,
    Lf,
    Cr,
    CrLf,
}

impl Newline {
    pub fn of(s: &str) -> Option<Newline> {
        Some(match s {
            "" => Newline::Any,
            "\n" => Newline::Lf,
            "\r" => Newline::Cr,
            "\r\n" => Newline::CrLf,
            _ => return None,
        })
    }
    pub fn text(self) -> Option<&'static str> {
        match self {
            Newline::Translated => None,
            Newline::Any => Some(""),
            Newline::Lf => Some("\n"),
            Newline::Cr => Some("\r"),
            Newline::CrLf => Some("\r\n"),
        }
    }
    /// Whether all kinds of line ends are looked for.
    pub fn is_universal(self) -> bool {
        matches!(self, Newline::Translated | Newline::Any)
    }
    /// The end of the line that begins at `start`: `end` if there is no line end before.
    #[inline]
    pub fn line_end(self, all: &Characters, start: usize, end: usize) -> usize {
        let length = match all {
            Characters::Ascii(b) => self.length_in_ascii(&b[start..end]),
            Characters::Wide(w) => self.length_in_wide(&w[start..end]),
        };
        length.map_or(end, |n| start + n)
    }
    #[inline]
    fn length_in_ascii(self, b: &[u8]) -> Option<usize> {
        match self {
            Newline::Translated | Newline::Lf => memchr(b'\n', b).map(|i| i + 1),
            Newline::Cr => memchr(b'\r', b).map(|i| i + 1),
            Newline::CrLf => memmem::find(b, b"\r\n").map(|i| i + 2),
            Newline::Any => memchr2(b'\r', b'\n', b).map(|i| match b[i..] {
                [b'\r', b'\n', ..] => i + 2,
                _ => i + 1,
            }),
        }
    }
    fn length_in_wide(self, w: &[u32]) -> Option<usize> {
        const LF: u32 = '\n' as u32;
        const CR: u32 = '\r' as u32;
        let is = |c: u32| w.iter().position(|x| *x == c).map(|i| i + 1);
        match self {
            Newline::Translated | Newline::Lf => is(LF),
            Newline::Cr => is(CR),
            Newline::CrLf => w.windows(2).position(|p| p == [CR, LF]).map(|i| i + 2),
            Newline::Any => w.iter().position(|x| *x == LF || *x == CR).map(|i| match w[i..] {
                [CR, LF, ..] => i + 2,
                _ => i + 1,
            }),
        }
    }
}

/// Kinds of line ends that have been written.
#[derive(Clone, Copy, Default)]
pub struct Seen {
    lf: bool,
    cr: bool,
    crlf: bool,
}

impl Seen {
    /// Notes the kinds in a text that has a carriage return, or else whether it has newlines.
    pub fn note(&mut self, s: &StrObj, has_cr: bool) {
        let count = |t: &str| s.count(&StrObj::new(t), 0, s.len());
        if !has_cr {
            self.lf |= count("\n") > 0;
            return;
        }
        let pairs = count("\r\n");
        self.lf |= count("\n") > pairs;
        self.cr |= count("\r") > pairs;
        self.crlf |= pairs > 0;
    }
    /// As `newlines` shows them.
    pub fn value(self) -> Value {
        let kinds = [("\r", self.cr), ("\n", self.lf), ("\r\n", self.crlf)];
        let mut seen: Vec<Value> = kinds.iter().filter(|k| k.1).map(|k| Value::string(k.0)).collect();
        match seen.len() {
            0 => Value::None,
            1 => seen.remove(0),
            _ => TupleObj::new(seen).into(),
        }
    }
}

pub fn has_cr(s: &StrObj) -> bool {
    match s.chars() {
        Chars::Ascii(s) => memchr(b'\r', s.as_bytes()).is_some(),
        Chars::Wide(w) => w.contains(&('\r' as u32)),
    }
}
