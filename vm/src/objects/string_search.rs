//! Searching in strings, and the pieces that splitting and stripping cut out of them.
//!
//! Positions are in characters. ASCII text is searched as bytes, any other as code points; an ASCII string
//! never contains a wide one.

use memchr::memmem;

use crate::memory;
use crate::text::chars;
use crate::value::Ref;

use super::{Chars, StrObj};

/// A part of a string: start and end.
pub type Part = (usize, usize);

/// The code points of a needle for a wide text.
fn code_points(t: &StrObj) -> Vec<u32> {
    t.code_points().collect()
}

fn find_wide(text: &[u32], t: &[u32]) -> Option<usize> {
    let Some(&first) = t.first() else { return Some(0) };
    let mut from = 0;
    while from + t.len() <= text.len() {
        let last_start = text.len() - t.len() + 1;
        let i = from + text[from..last_start].iter().position(|&c| c == first)?;
        if text[i..i + t.len()] == *t {
            return Some(i);
        }
        from = i + 1;
    }
    None
}

/// First place of a text in another.
#[inline]
fn find_bytes(text: &[u8], t: &[u8]) -> Option<usize> {
    /// Up to this length looking at each place takes less time than getting ready to search.
    const SHORT: usize = 48;
    match t {
        [one] => memchr::memchr(*one, text),
        [first, rest @ ..] if text.len() <= SHORT => {
            let places = (text.len() + 1).saturating_sub(t.len());
            (0..places).find(|&i| text[i] == *first && text[i + 1..][..rest.len()] == *rest)
        }
        _ => memmem::find(text, t),
    }
}

impl StrObj {
    /// First position of `t` in `start..end`.
    pub fn find(&self, t: &StrObj, start: usize, end: usize) -> Option<usize> {
        if start > end || end > self.len() || t.len() > end - start {
            return None;
        }
        match (self.chars(), t.chars()) {
            (Chars::Ascii(a), Chars::Ascii(b)) => {
                let (a, b) = (&a.as_bytes()[start..end], b.as_bytes());
                find_bytes(a, b).map(|i| i + start)
            }
            (Chars::Wide(a), Chars::Wide(b)) => find_wide(&a[start..end], b).map(|i| i + start),
            (Chars::Wide(a), _) => find_wide(&a[start..end], &code_points(t)).map(|i| i + start),
            _ => None,
        }
    }
    /// Last position of `t` in `start..end`.
    pub fn rfind(&self, t: &StrObj, start: usize, end: usize) -> Option<usize> {
        if start > end || end > self.len() || t.len() > end - start {
            return None;
        }
        match (self.chars(), t.chars()) {
            (Chars::Ascii(a), Chars::Ascii(b)) => {
                let (a, b) = (&a.as_bytes()[start..end], b.as_bytes());
                let at = if let [one] = b { memchr::memrchr(*one, a) } else { memmem::rfind(a, b) };
                at.map(|i| i + start)
            }
            (Chars::Wide(a), _) => {
                let b = code_points(t);
                (start..=end - b.len()).rev().find(|&i| a[i..i + b.len()] == b)
            }
            _ => None,
        }
    }
    /// The places where `t` (not empty) occurs without overlaps, at most `max` of them.
    pub fn occurrences(&self, t: &StrObj, start: usize, end: usize, max: usize) -> Vec<usize> {
        match (self.chars(), t.chars()) {
            (_, _) if start > end || t.is_empty() => Vec::new(),
            (Chars::Ascii(a), Chars::Ascii(b)) => {
                let (a, b) = (&a.as_bytes()[start..end], b.as_bytes());
                match b {
                    [one] => memory::collect(memchr::memchr_iter(*one, a).take(max).map(|i| i + start)),
                    _ => memory::collect(memmem::find_iter(a, b).take(max).map(|i| i + start)),
                }
            }
            (Chars::Wide(a), _) => {
                let b = code_points(t);
                let mut found = Vec::new();
                let mut from = start;
                while found.len() < max
                    && let Some(i) = find_wide(&a[from..end], &b)
                {
                    found.push(from + i);
                    from += i + b.len();
                }
                found
            }
            _ => Vec::new(),
        }
    }
    /// How often `t` (not empty) occurs in `start..end`, without overlaps.
    pub fn count(&self, t: &StrObj, start: usize, end: usize) -> usize {
        match (self.chars(), t.chars()) {
            (_, _) if start > end => 0,
            (Chars::Ascii(a), Chars::Ascii(b)) if b.len() == 1 => {
                memchr::memchr_iter(b.as_bytes()[0], &a.as_bytes()[start..end]).count()
            }
            (Chars::Ascii(a), Chars::Ascii(b)) => {
                memmem::find_iter(&a.as_bytes()[start..end], b.as_bytes()).count()
            }
            _ => self.occurrences(t, start, end, usize::MAX).len(),
        }
    }
    /// Whether `t` stands at position `at`.
    pub fn has_at(&self, t: &StrObj, at: usize) -> bool {
        if at > self.len() || t.len() > self.len() - at {
            return false;
        }
        match (self.chars(), t.chars()) {
            (Chars::Ascii(a), Chars::Ascii(b)) => a.as_bytes()[at..].starts_with(b.as_bytes()),
            (Chars::Wide(a), Chars::Wide(b)) => a[at..].starts_with(b),
            (Chars::Wide(a), Chars::Ascii(b)) => b.bytes().zip(&a[at..]).all(|(x, &y)| x as u32 == y),
            _ => false,
        }
    }
    /// Gives the parts between the occurrences of `sep` (not empty), of which at most `max` count.
    pub fn split(&self, sep: &StrObj, max: usize, mut part: impl FnMut(Part)) {
        let mut from = 0;
        let mut cut = |i: usize| {
            part((from, i));
            from = i + sep.len();
        };
        match (self.as_ascii(), sep.as_ascii().map(str::as_bytes)) {
            (Some(a), Some([one])) => each_place(a.as_bytes(), *one, max, &mut cut),
            _ => self.occurrences(sep, 0, self.len(), max).into_iter().for_each(&mut cut),
        }
        part((from, self.len()));
    }
    /// As [`StrObj::split`], from the end.
    pub fn rsplit(&self, sep: &StrObj, max: usize) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut to = self.len();
        while parts.len() < max
            && let Some(i) = self.rfind(sep, 0, to)
        {
            if !memory::push(&mut parts, (i + sep.len(), to)) {
                break;
            }
            to = i;
        }
        let _ = memory::push(&mut parts, (0, to));
        parts.reverse();
        parts
    }
    /// The words of the string; after `max` cuts the rest is one part.
    pub fn split_space(&self, max: usize, part: impl FnMut(Part)) {
        match self.chars() {
            Chars::Ascii(a) => split_space(a.as_bytes(), is_ascii_space, max, part),
            Chars::Wide(w) => split_space(w, chars::is_space, max, part),
        }
    }
    /// As [`StrObj::split_space`], from the end.
    pub fn rsplit_space(&self, max: usize) -> Vec<Part> {
        match self.chars() {
            Chars::Ascii(a) => rsplit_space(a.as_bytes(), is_ascii_space, max),
            Chars::Wide(w) => rsplit_space(w, chars::is_space, max),
        }
    }
    /// What is left without white space, or the characters of `set`, at the ends asked for.
    pub fn strip(&self, set: Option<&StrObj>, left: bool, right: bool) -> Part {
        match (self.chars(), set.map(|s| s.chars())) {
            (Chars::Ascii(a), None) => strip(a.as_bytes(), is_ascii_space, left, right),
            (Chars::Wide(w), None) => strip(w, chars::is_space, left, right),
            (Chars::Ascii(a), Some(Chars::Ascii(set))) => {
                strip(a.as_bytes(), |c| set.as_bytes().contains(&c), left, right)
            }
            (Chars::Ascii(a), Some(Chars::Wide(set))) => {
                strip(a.as_bytes(), |c| set.contains(&(c as u32)), left, right)
            }
            (Chars::Wide(w), Some(Chars::Ascii(set))) => {
                strip(w, |c| c < 128 && set.as_bytes().contains(&(c as u8)), left, right)
            }
            (Chars::Wide(w), Some(Chars::Wide(set))) => strip(w, |c| set.contains(&c), left, right),
        }
    }
    /// The lines of the string, with or without their ends.
    pub fn lines(&self, keep_ends: bool, part: impl FnMut(Part)) {
        match self.chars() {
            Chars::Ascii(a) => lines(a.as_bytes(), keep_ends, part),
            Chars::Wide(w) => lines(w, keep_ends, part),
        }
    }
    /// The string with the first `max` occurrences of `old` replaced.
    pub fn replace(&self, old: &StrObj, new: &StrObj, max: usize) -> Ref<StrObj> {
        if let (Some(a), Some(&[x]), Some(&[y]), usize::MAX) =
            (self.as_ascii(), old.as_ascii().map(str::as_bytes), new.as_ascii().map(str::as_bytes), max)
        {
            if memchr::memchr(x, a.as_bytes()).is_none() {
                return Ref::from_ref(self);
            }
            return StrObj::map_ascii(a, |c| if c == x { y } else { c });
        }
        let places: Vec<usize> = if old.is_empty() {
            memory::collect((0..=self.len()).take(max))
        } else {
            self.occurrences(old, 0, self.len(), max)
        };
        if places.is_empty() {
            return Ref::from_ref(self);
        }
        if let (Chars::Ascii(a), Chars::Ascii(n)) = (self.chars(), new.chars()) {
            let kept = a.len() - places.len() * old.len();
            let (mut from, end) = (0, a.len());
            let parts = places.iter().chain([&end]).enumerate().flat_map(|(k, &i)| {
                let part = &a[from..i];
                from = i + old.len();
                [part, if k < places.len() { n } else { "" }]
            });
            return StrObj::concat_ascii(kept + places.len().saturating_mul(n.len()), parts);
        }
        let chars = 2 * (self.len() + new.len()) + places.len().saturating_mul(new.len());
        if !memory::granted(chars.saturating_mul(size_of::<u32>())) {
            return Ref::from_ref(self);
        }
        let (text, new) = (code_points(self), code_points(new));
        let mut out = Vec::with_capacity(text.len());
        let mut from = 0;
        for i in places {
            out.extend_from_slice(&text[from..i]);
            out.extend_from_slice(&new);
            from = i + old.len();
        }
        out.extend_from_slice(&text[from..]);
        StrObj::from_wide(&out)
    }
}

/// Calls `f` with the first `max` places of a byte.
#[inline(always)]
fn each_place(text: &[u8], byte: u8, max: usize, mut f: impl FnMut(usize)) {
    /// Up to this length looking at each byte takes less time than starting a search for every place.
    const SHORT: usize = 48;
    if text.len() > SHORT {
        return memchr::memchr_iter(byte, text).take(max).for_each(f);
    }
    let mut left = max;
    for (i, b) in text.iter().enumerate() {
        if *b == byte {
            if left == 0 {
                return;
            }
            left -= 1;
            f(i);
        }
    }
}

/// What to make room for when a text of this length is cut into parts: those of a short line.
pub fn likely_parts(len: usize) -> usize {
    12.min(len / 2 + 1)
}

/// White space among the ASCII characters.
#[inline]
pub fn is_ascii_space(c: u8) -> bool {
    matches!(c, 9..=13 | 28..=32)
}

fn split_space<T: Copy>(text: &[T], space: impl Fn(T) -> bool, max: usize, mut part: impl FnMut(Part)) {
    let (mut i, mut n) = (0, 0);
    loop {
        while i < text.len() && space(text[i]) {
            i += 1;
        }
        if i == text.len() {
            return;
        }
        let start = i;
        if n == max {
            return part((start, text.len()));
        }
        while i < text.len() && !space(text[i]) {
            i += 1;
        }
        part((start, i));
        n += 1;
    }
}

fn rsplit_space<T: Copy>(text: &[T], space: impl Fn(T) -> bool, max: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut i = text.len();
    loop {
        while i > 0 && space(text[i - 1]) {
            i -= 1;
        }
        if i == 0 {
            break;
        }
        let end = i;
        if parts.len() == max {
            parts.push((0, end));
            break;
        }
        while i > 0 && !space(text[i - 1]) {
            i -= 1;
        }
        if !memory::push(&mut parts, (i, end)) {
            break;
        }
    }
    parts.reverse();
    parts
}

fn strip<T: Copy>(text: &[T], drop: impl Fn(T) -> bool, left: bool, right: bool) -> Part {
    let (mut start, mut end) = (0, text.len());
    while left && start < end && drop(text[start]) {
        start += 1;
    }
    while right && start < end && drop(text[end - 1]) {
        end -= 1;
    }
    (start, end)
}

fn lines<T: Copy + Into<u32>>(text: &[T], keep_ends: bool, mut part: impl FnMut(Part)) {
    let (mut start, mut i) = (0, 0);
    while i < text.len() {
        let c: u32 = text[i].into();
        if !chars::is_line_break(c) {
            i += 1;
            continue;
        }
        let end = i;
        i += 1;
        if c == 13 && i < text.len() && text[i].into() == 10 {
            i += 1;
        }
        part((start, if keep_ends { i } else { end }));
        start = i;
    }
    if start < text.len() {
        part((start, text.len()));
    }
}
