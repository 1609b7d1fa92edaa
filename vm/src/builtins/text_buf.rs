//! A Python string being built.

use crate::memory;
use crate::objects::*;
use crate::value::Ref;

/// ASCII bytes until the first other character comes, code points from then on. What there is no memory for is left out (see
/// [`crate::memory`]).
///
/// ```text
/// small ──longer than SMALL──► ascii ──other character──► wide
///   └───────────────────other character────────────────────┘
/// ```
pub struct TextBuf {
    /// The text while it is short: most texts are, and need no memory of their own then.
    small: [u8; SMALL],
    /// How much of `small` is in use; more than there is of it if the text lies elsewhere.
    n_small: usize,
    ascii: Vec<u8>,
    wide: Vec<u32>,
    is_wide: bool,
}
const SMALL: usize = 64;
const ELSEWHERE: usize = SMALL + 1;

impl Default for TextBuf {
    #[inline]
    fn default() -> TextBuf {
        TextBuf { small: [0; SMALL], n_small: 0, ascii: Vec::new(), wide: Vec::new(), is_wide: false }
    }
}

impl TextBuf {
    pub fn new() -> TextBuf {
        TextBuf::default()
    }
    pub fn with_capacity(n: usize) -> TextBuf {
        let mut t = TextBuf::default();
        if n > SMALL {
            t.leave_small(n);
        }
        t
    }
    #[cold]
    fn widen(&mut self) {
        if !self.is_wide {
            self.is_wide = true;
            self.leave_small(0);
            if !memory::granted(self.ascii.len() * size_of::<u32>()) {
                self.ascii = Vec::new();
            }
            self.wide = std::mem::take(&mut self.ascii).into_iter().map(u32::from).collect();
        }
    }
    /// Room for `n` more bytes in `small`, if that is where the text lies and they fit.
    #[inline]
    fn small_room(&mut self, n: usize) -> Option<&mut [u8]> {
        let end = self.n_small.checked_add(n)?;
        let room = self.small.get_mut(self.n_small..end)?;
        self.n_small = end;
        Some(room)
    }
    /// Moves the text out of `small`, to where there is room for `extra` bytes behind it.
    #[cold]
    #[inline(never)]
    fn leave_small(&mut self, extra: usize) {
        if self.n_small != ELSEWHERE {
            let n = std::mem::replace(&mut self.n_small, ELSEWHERE);
            if memory::reserve(&mut self.ascii, n + extra) {
                self.ascii.extend_from_slice(&self.small[..n]);
            }
        }
    }
    #[inline]
    fn extend_ascii(&mut self, b: &[u8]) {
        match self.small_room(b.len()) {
            Some(room) => room.copy_from_slice(b),
            None => self.extend_large(b),
        }
    }
    #[inline(never)]
    fn extend_large(&mut self, b: &[u8]) {
        self.leave_small(b.len());
        if memory::reserve(&mut self.ascii, b.len()) {
            self.ascii.extend_from_slice(b);
        }
    }
    /// Appends ASCII text, or any other.
    #[inline]
    pub fn push_str(&mut self, s: &str) {
        if !self.is_wide && s.is_ascii() {
            self.extend_ascii(s.as_bytes());
            return;
        }
        self.widen();
        if memory::reserve(&mut self.wide, s.len()) {
            self.wide.extend(s.chars().map(u32::from));
        }
    }
    pub fn push_ascii(&mut self, b: &[u8]) {
        debug_assert!(b.is_ascii());
        if !self.is_wide {
            self.extend_ascii(b);
        } else if memory::reserve(&mut self.wide, b.len()) {
            self.wide.extend(b.iter().map(|&b| u32::from(b)));
        }
    }
    pub fn push_code(&mut self, c: u32) {
        if !self.is_wide {
            if c < 128 {
                self.extend_ascii(&[c as u8]);
                return;
            }
            self.widen();
        }
        if memory::reserve(&mut self.wide, 1) {
            self.wide.push(c);
        }
    }
    pub fn push_wide(&mut self, w: &[u32]) {
        self.widen();
        if memory::reserve(&mut self.wide, w.len()) {
            self.wide.extend_from_slice(w);
        }
    }
    #[inline]
    pub fn push(&mut self, s: &StrObj) {
        match s.chars() {
            Chars::Ascii(a) => self.push_ascii(a.as_bytes()),
            Chars::Wide(w) => self.push_wide(w),
        }
    }
    /// Characters `start..end` of a string.
    pub fn push_part(&mut self, s: &StrObj, start: usize, end: usize) {
        match s.chars() {
            Chars::Ascii(a) => self.push_ascii(&a.as_bytes()[start..end]),
            Chars::Wide(w) => w[start..end].iter().for_each(|&c| self.push_code(c)),
        }
    }
    /// `n` copies of a character; false if that is more than memory could hold.
    #[must_use]
    pub fn push_repeated(&mut self, c: u32, n: usize) -> bool {
        if c >= 128 && n > 0 {
            self.widen();
        }
        if self.is_wide {
            if !memory::reserve(&mut self.wide, n) {
                return false;
            }
            self.wide.extend(std::iter::repeat_n(c, n));
        } else if let Some(room) = self.small_room(n) {
            room.fill(c as u8);
        } else {
            self.leave_small(0);
            if !memory::reserve(&mut self.ascii, n) {
                return false;
            }
            self.ascii.extend(std::iter::repeat_n(c as u8, n));
        }
        true
    }
    pub fn finish(self) -> Ref<StrObj> {
        match self.small.get(..self.n_small) {
            Some(text) => StrObj::from_ascii(text),
            None if self.is_wide => StrObj::from_wide(&self.wide),
            None => StrObj::from_ascii(&self.ascii),
        }
    }
}
