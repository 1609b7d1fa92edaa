//! `str`: immutable, ASCII bytes or 32-bit code points behind one header, both indexable in O(1).
//!
//! ASCII strings view as `&str` for free. Wide strings hold code points, so lone surrogates are
//! representable. Names and identifier-like constants are interned: equal interned strings are one object.
#![allow(unsafe_code, reason = "characters are stored behind the struct")]

use std::borrow::Cow;
use std::cell::Cell;
use std::ptr::NonNull;

use hashbrown::HashTable;

use crate::heap::{MAX_SMALL, alloc_bytes, new_header};
use crate::memory;
use crate::types::builtin;
use crate::value::*;

use super::{TypeObj, hash_bytes, hash_chars};

#[repr(C)]
pub struct StrObj {
    header: Header,
    /// 0: not computed yet.
    hash: Cell<u64>,
    len: usize,
    wide: bool,
    interned: Cell<bool>,
    /// Whether lookups in classes have been remembered under this name.
    looked_up: Cell<bool>,
    /// Size of the allocation in units of [`UNIT`] bytes, if it is larger than the characters need.
    units: u32,
}
/// Growth of strings is counted in units of this many bytes.
const UNIT: usize = 16;
/// Byte offset of the characters.
pub const STR_DATA: usize = size_of::<StrObj>();
/// Byte offset of the length in characters.
pub const STR_LEN: i32 = std::mem::offset_of!(StrObj, len) as i32;
/// Byte offset of the flag that tells code points (1) from ASCII bytes (0).
pub const STR_WIDE: i32 = std::mem::offset_of!(StrObj, wide) as i32;

/// The characters of a string.
#[derive(Clone, Copy)]
pub enum Chars<'a> {
    Ascii(&'a str),
    Wide(&'a [u32]),
}

/// Copies `n` bytes. Most strings are short, and for those a call takes longer than the copying.
///
/// # Safety
/// As `ptr::copy_nonoverlapping`.
#[inline(always)]
unsafe fn copy_bytes(from: *const u8, to: *mut u8, n: usize) {
    // SAFETY: the caller's duty; the two words at the ends cover all bytes and lie within them.
    unsafe {
        match n {
            0..4 => (0..n).for_each(|i| *to.add(i) = *from.add(i)),
            4..8 => {
                let (a, b) = (from as *const u32, from.add(n - 4) as *const u32);
                let (a, b) = (a.read_unaligned(), b.read_unaligned());
                (to as *mut u32).write_unaligned(a);
                (to.add(n - 4) as *mut u32).write_unaligned(b);
            }
            8..=16 => {
                let (a, b) = (from as *const u64, from.add(n - 8) as *const u64);
                let (a, b) = (a.read_unaligned(), b.read_unaligned());
                (to as *mut u64).write_unaligned(a);
                (to.add(n - 8) as *mut u64).write_unaligned(b);
            }
            _ => std::ptr::copy_nonoverlapping(from, to, n),
        }
    }
}

fn str_bytes(len: usize, wide: bool) -> usize {
    STR_DATA + if wide { len * 4 } else { len }
}

impl StrObj {
    /// Whether there is memory for a string.
    #[inline]
    fn granted(len: usize, wide: bool) -> bool {
        memory::granted(str_bytes(len, wide))
    }
    /// Uninitialised characters; the caller fills them.
    #[inline]
    fn alloc(len: usize, wide: bool) -> NonNull<StrObj> {
        StrObj::alloc_typed(&builtin().str_, len, wide)
    }
    /// ASCII characters, for use before the registry of built-in classes is there.
    pub(crate) fn bootstrap(ty: &TypeObj, b: &[u8]) -> Ref<StrObj> {
        let p = StrObj::alloc_typed(ty, b.len(), false);
        // SAFETY: as in `fresh_ascii`.
        unsafe {
            std::ptr::copy_nonoverlapping(b.as_ptr(), (p.as_ptr() as *mut u8).add(STR_DATA), b.len());
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    #[inline(always)]
    fn alloc_typed(ty: &TypeObj, len: usize, wide: bool) -> NonNull<StrObj> {
        let p = alloc_bytes(str_bytes(len, wide)).cast::<StrObj>();
        let header = new_header(Layout::Str, ty);
        // SAFETY: fresh memory of sufficient size.
        unsafe {
            p.write(StrObj {
                header,
                hash: Cell::new(0),
                len,
                wide,
                interned: Cell::new(false),
                looked_up: Cell::new(false),
                units: 0,
            })
        };
        p
    }
    pub fn new(s: &str) -> Ref<StrObj> {
        if s.is_ascii() {
            return StrObj::from_ascii(s.as_bytes());
        }
        if !memory::granted(4 * s.len()) {
            return builtin().empty_str.clone();
        }
        let cps: Vec<u32> = s.chars().map(|c| c as u32).collect();
        StrObj::from_wide(&cps)
    }
    /// From bytes that are all below 128.
    pub fn from_ascii(b: &[u8]) -> Ref<StrObj> {
        debug_assert!(b.is_ascii());
        match b.len() {
            0 => return builtin().empty_str.clone(),
            1 => return builtin().ascii_chars[b[0] as usize].clone(),
            _ => {}
        }
        StrObj::fresh_ascii(b)
    }
    /// A new object even for short strings. The empty string if there is no memory for it (see [`crate::memory`]).
    #[inline]
    pub(crate) fn fresh_ascii(b: &[u8]) -> Ref<StrObj> {
        if !StrObj::granted(b.len(), false) {
            return builtin().empty_str.clone();
        }
        let p = StrObj::alloc(b.len(), false);
        // SAFETY: `alloc` made room for the characters; the count of one goes to the Ref.
        unsafe {
            copy_bytes(b.as_ptr(), (p.as_ptr() as *mut u8).add(STR_DATA), b.len());
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    /// From code points (surrogates allowed). Uses the ASCII form if it can.
    pub fn from_wide(cps: &[u32]) -> Ref<StrObj> {
        if cps.iter().all(|&c| c < 128) {
            let b: Vec<u8> = cps.iter().map(|&c| c as u8).collect();
            return StrObj::from_ascii(&b);
        }
        if !StrObj::granted(cps.len(), true) {
            return builtin().empty_str.clone();
        }
        let p = StrObj::alloc(cps.len(), true);
        // SAFETY: `alloc` made room; the data offset is a multiple of 8.
        unsafe {
            let d = (p.as_ptr() as *mut u8).add(STR_DATA) as *mut u32;
            std::ptr::copy_nonoverlapping(cps.as_ptr(), d, cps.len());
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    #[inline]
    pub fn from_code_point(c: u32) -> Ref<StrObj> {
        match builtin().ascii_chars.get(c as usize) {
            Some(s) => s.clone(),
            None => StrObj::from_wide(&[c]),
        }
    }
    pub(crate) fn alloc_size(&self) -> usize {
        match self.units {
            0 => str_bytes(self.len, self.wide),
            n => n as usize * UNIT,
        }
    }
    /// Bytes the allocation really has room for: small ones come in whole units.
    /// Whether a string can be appended in the memory that this one has.
    pub fn has_room_for(&self, t: &StrObj) -> bool {
        str_bytes(self.len + t.len, self.wide || t.wide) <= self.room()
    }
    fn room(&self) -> usize {
        match self.alloc_size() {
            n if n <= MAX_SMALL => n.next_multiple_of(UNIT),
            n => n,
        }
    }
    /// Length in code points.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
    #[inline(always)]
    pub fn chars(&self) -> Chars<'_> {
        // SAFETY: `len` characters of the form `wide` says follow the struct, never changed after
        // construction; narrow ones are ASCII.
        unsafe {
            let d = (self as *const StrObj as *const u8).add(STR_DATA);
            if self.wide {
                Chars::Wide(std::slice::from_raw_parts(d as *const u32, self.len))
            } else {
                Chars::Ascii(std::str::from_utf8_unchecked(std::slice::from_raw_parts(d, self.len)))
            }
        }
    }
    /// The whole string if it is ASCII.
    #[inline(always)]
    pub fn as_ascii(&self) -> Option<&str> {
        match self.chars() {
            Chars::Ascii(s) => Some(s),
            Chars::Wide(_) => None,
        }
    }
    pub fn code_points(&self) -> impl DoubleEndedIterator<Item = u32> + Clone + '_ {
        (0..self.len).map(|i| self.at(i))
    }
    /// Code point at an index below `len`.
    #[inline(always)]
    pub fn at(&self, i: usize) -> u32 {
        match self.chars() {
            Chars::Ascii(s) => s.as_bytes()[i] as u32,
            Chars::Wide(w) => w[i],
        }
    }
    /// The one-character string at an index below `len`.
    #[inline]
    pub fn char_at(&self, i: usize) -> Ref<StrObj> {
        match self.chars() {
            Chars::Ascii(s) => builtin().ascii_chars[s.as_bytes()[i] as usize].clone(),
            Chars::Wide(w) => StrObj::from_code_point(w[i]),
        }
    }
    /// Characters `start..end` (in bounds).
    pub fn substring(&self, start: usize, end: usize) -> Ref<StrObj> {
        if start == 0 && end == self.len {
            return Ref::from_ref(self);
        }
        match self.chars() {
            Chars::Ascii(s) => StrObj::from_ascii(&s.as_bytes()[start..end]),
            Chars::Wide(w) => StrObj::from_wide(&w[start..end]),
        }
    }
    /// As Rust text; lone surrogates become U+FFFD.
    pub fn to_str_lossy(&self) -> Cow<'_, str> {
        match self.chars() {
            Chars::Ascii(s) => Cow::Borrowed(s),
            Chars::Wide(w) => {
                Cow::Owned(w.iter().map(|&c| char::from_u32(c).unwrap_or('\u{fffd}')).collect())
            }
        }
    }
    pub fn concat(&self, o: &StrObj) -> Ref<StrObj> {
        if self.is_empty() {
            return Ref::from_ref(o);
        }
        if o.is_empty() {
            return Ref::from_ref(self);
        }
        if let (Some(a), Some(b)) = (self.as_ascii(), o.as_ascii()) {
            return StrObj::concat_ascii(a.len() + b.len(), [a, b].into_iter());
        }
        if !StrObj::granted(self.len + o.len, true) {
            return builtin().empty_str.clone();
        }
        let mut w = Writer::new(self.len + o.len, true);
        w.push(self);
        w.push(o);
        w.finish()
    }
    /// The strings among `parts` with `sep` between them.
    pub fn join(sep: &StrObj, parts: &[Value]) -> Ref<StrObj> {
        let (mut len, mut wide, mut n) = (0, false, 0);
        let mut last = None;
        for s in parts.iter().filter_map(|p| p.as_str()) {
            len += s.len;
            wide |= s.wide;
            n += 1;
            last = Some(s);
        }
        match last {
            None => return builtin().empty_str.clone(),
            Some(s) if n == 1 => return Ref::from_ref(s),
            _ => {}
        }
        len += sep.len * (n - 1);
        wide |= sep.wide;
        if len == 0 {
            return builtin().empty_str.clone();
        }
        let mut w = Writer::new(len, wide);
        let all = parts.iter().filter_map(|p| p.as_str()).enumerate();
        if let (false, Some(sep)) = (wide, sep.as_ascii()) {
            for (i, s) in all {
                if i > 0 {
                    w.push_ascii(sep);
                }
                w.push_ascii(s.as_ascii().unwrap_or_default());
            }
            return w.finish();
        }
        for (i, s) in all {
            if i > 0 {
                w.push(sep);
            }
            w.push(s);
        }
        w.finish()
    }
    /// An ASCII string of the same length: `f` of each byte of this one (which is ASCII), reduced to 7 bits.
    #[inline]
    pub fn map_ascii(s: &str, f: impl Fn(u8) -> u8) -> Ref<StrObj> {
        if let [b] = s.as_bytes() {
            return builtin().ascii_chars[(f(*b) & 127) as usize].clone();
        }
        if s.is_empty() {
            return builtin().empty_str.clone();
        }
        let p = StrObj::alloc(s.len(), false);
        // SAFETY: `alloc` made room for the characters, all of which are written; the count of one goes to the Ref.
        unsafe {
            let d = (p.as_ptr() as *mut u8).add(STR_DATA);
            s.bytes().enumerate().for_each(|(i, b)| d.add(i).write(f(b) & 127));
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    /// From ASCII text cut into parts.
    #[inline]
    pub fn concat_ascii<'a>(len: usize, parts: impl Iterator<Item = &'a str>) -> Ref<StrObj> {
        if len < 2 {
            return StrObj::from_ascii(parts.collect::<String>().as_bytes());
        }
        if !StrObj::granted(len, false) {
            return builtin().empty_str.clone();
        }
        let mut w = Writer::new(len, false);
        parts.for_each(|s| w.push_ascii(s));
        w.finish()
    }
    /// ASCII text between so many fill characters. (At least two characters in all.)
    pub fn padded_ascii(text: &str, fill: u8, left: usize, right: usize) -> Ref<StrObj> {
        let len = left.saturating_add(text.len()).saturating_add(right);
        if !StrObj::granted(len, false) {
            return builtin().empty_str.clone();
        }
        let p = StrObj::alloc(len, false);
        // SAFETY: `alloc` made room for all of the characters; the count of one goes to the Ref.
        unsafe {
            let d = (p.as_ptr() as *mut u8).add(STR_DATA);
            d.write_bytes(fill & 127, left);
            copy_bytes(text.as_ptr(), d.add(left), text.len());
            d.add(left + text.len()).write_bytes(fill & 127, right);
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    /// ASCII text so many times in a row.
    pub fn repeated_ascii(text: &str, n: usize) -> Ref<StrObj> {
        let len = text.len().saturating_mul(n);
        if len < 2 {
            return StrObj::from_ascii(&text.as_bytes()[..len]);
        }
        if !StrObj::granted(len, false) {
            return builtin().empty_str.clone();
        }
        let p = StrObj::alloc(len, false);
        // SAFETY: `alloc` made room for `len` characters: the text is put there once, then what there is is doubled until it is
        // enough. The count of one goes to the Ref.
        unsafe {
            let d = (p.as_ptr() as *mut u8).add(STR_DATA);
            if let [one] = text.as_bytes() {
                d.write_bytes(*one, len);
            } else {
                copy_bytes(text.as_ptr(), d, text.len());
                let mut done = text.len();
                while done < len {
                    let more = done.min(len - done);
                    copy_bytes(d, d.add(done), more);
                    done += more;
                }
            }
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    /// ASCII text backwards.
    pub fn reversed_ascii(text: &str) -> Ref<StrObj> {
        let b = text.as_bytes();
        if b.len() < 2 {
            return StrObj::from_ascii(b);
        }
        if !StrObj::granted(b.len(), false) {
            return builtin().empty_str.clone();
        }
        let p = StrObj::alloc(b.len(), false);
        // SAFETY: `alloc` made room for all of the characters, eight at a time or one; the count of one goes to the Ref.
        unsafe {
            let mut d = (p.as_ptr() as *mut u8).add(STR_DATA);
            let words = b.rchunks_exact(8);
            let rest = words.remainder();
            for w in words {
                let w = (w.as_ptr() as *const u64).read_unaligned();
                (d as *mut u64).write_unaligned(w.swap_bytes());
                d = d.add(8);
            }
            for c in rest.iter().rev() {
                *d = *c;
                d = d.add(1);
            }
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    /// From bytes, reduced to 7 bits.
    pub fn from_ascii_iter(bytes: impl ExactSizeIterator<Item = u8>) -> Ref<StrObj> {
        let len = bytes.len();
        if len < 2 {
            return StrObj::from_ascii(&bytes.map(|b| b & 127).collect::<Vec<u8>>());
        }
        if !StrObj::granted(len, false) {
            return builtin().empty_str.clone();
        }
        let p = StrObj::alloc(len, false);
        // SAFETY: `alloc` made room for `len` characters, all of which are written: those that an iterator
        // shorter than it says does not give are zero.
        unsafe {
            let d = (p.as_ptr() as *mut u8).add(STR_DATA);
            let mut n = 0;
            for b in bytes.take(len) {
                d.add(n).write(b & 127);
                n += 1;
            }
            if n < len {
                d.add(n).write_bytes(0, len - n);
            }
            Ref::from_object(ObjectRef::from_raw(p.cast()))
        }
    }
    /// `s + t` where `s` is given away. If nobody else holds it, it grows in place, by half its size when
    /// there is no room, so that a loop of appends takes time linear in the result.
    pub fn append(s: Ref<StrObj>, t: &StrObj) -> Ref<StrObj> {
        let shared = s.object().ref_count() != 1 || s.interned.get() || std::ptr::eq(&*s, t);
        if shared || (t.wide && !s.wide) || s.is_empty() || t.is_empty() {
            return s.concat(t);
        }
        let (old, len) = (s.len, s.len + t.len);
        let wide = s.wide;
        let bytes = str_bytes(len, wide);
        let p = if bytes <= s.room() {
            let units = s.room() / UNIT;
            let p = s.into_object().into_raw().cast::<StrObj>();
            // SAFETY: the only count of the object was just taken over, so nobody sees the change. `room`
            // is a whole number of units unless the allocation is exact, and then nothing fits into it.
            unsafe { (*p.as_ptr()).units = units as u32 };
            p
        } else {
            let units = (bytes + bytes / 2).div_ceil(UNIT);
            let Ok(n_units) = u32::try_from(units) else { return s.concat(t) };
            if units * UNIT >= memory::LARGE && !memory::is_free(units * UNIT) {
                return s.concat(t);
            }
            let p = alloc_bytes(units * UNIT).cast::<StrObj>();
            // SAFETY: fresh memory, large enough for the struct and the characters of `s`.
            unsafe {
                let header = new_header(Layout::Str, &builtin().str_);
                let hash = Cell::new(0);
                p.write(StrObj {
                    header,
                    hash,
                    len: old,
                    wide,
                    interned: Cell::new(false),
                    looked_up: Cell::new(false),
                    units: n_units,
                });
                let from = (s.ptr() as *const u8).add(STR_DATA);
                let to = (p.as_ptr() as *mut u8).add(STR_DATA);
                std::ptr::copy_nonoverlapping(from, to, str_bytes(old, wide) - STR_DATA);
            }
            p
        };
        let mut w = Writer { p, at: old, len, wide };
        w.push(t);
        // SAFETY: the object is ours alone and its characters up to `len` are written.
        unsafe {
            (*p.as_ptr()).len = len;
            (*p.as_ptr()).hash.set(0);
        }
        w.finish()
    }
    /// A hash that is equal for equal strings and never -1 (as an i64); 0 is computed again each time.
    #[inline(always)]
    pub fn hash(&self) -> u64 {
        let h = self.hash.get();
        if h != 0 { h } else { self.compute_hash() }
    }
    #[cold]
    fn compute_hash(&self) -> u64 {
        let h = match self.chars() {
            Chars::Ascii(s) => hash_bytes(s.as_bytes()),
            Chars::Wide(w) => hash_chars(w),
        };
        self.hash.set(h);
        h
    }
    /// Notes that a lookup is remembered under this name.
    pub(super) fn note_lookup(&self) {
        self.looked_up.set(true);
    }
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.interned.get()
    }
}

/// A new string of known length and width that is being filled.
struct Writer {
    p: NonNull<StrObj>,
    /// Characters written.
    at: usize,
    len: usize,
    wide: bool,
}

impl Writer {
    fn new(len: usize, wide: bool) -> Writer {
        Writer { p: StrObj::alloc(len, wide), at: 0, len, wide }
    }
    /// Appends a string. Wide characters need a wide result.
    #[inline(always)]
    fn push(&mut self, s: &StrObj) {
        assert!(s.len <= self.len - self.at && (self.wide || !s.wide), "the string was measured before");
        // SAFETY: room for `len` characters was allocated and these fit. The source is another object,
        // or a part of this one that is already written.
        unsafe {
            let d = (self.p.as_ptr() as *mut u8).add(STR_DATA);
            match s.chars() {
                Chars::Ascii(a) if self.wide => {
                    let d = (d as *mut u32).add(self.at);
                    a.bytes().enumerate().for_each(|(i, b)| d.add(i).write(b as u32));
                }
                Chars::Ascii(a) => copy_bytes(a.as_ptr(), d.add(self.at), a.len()),
                Chars::Wide(w) => {
                    std::ptr::copy_nonoverlapping(w.as_ptr(), (d as *mut u32).add(self.at), w.len());
                }
            }
        }
        self.at += s.len;
    }
    /// Appends ASCII text to a narrow result.
    #[inline(always)]
    fn push_ascii(&mut self, s: &str) {
        debug_assert!(s.is_ascii());
        assert!(s.len() <= self.len - self.at && !self.wide, "the text was measured before");
        // SAFETY: room for `len` bytes was allocated and these fit.
        unsafe { copy_bytes(s.as_ptr(), (self.p.as_ptr() as *mut u8).add(STR_DATA + self.at), s.len()) };
        self.at += s.len();
    }
    fn finish(self) -> Ref<StrObj> {
        assert!(self.at == self.len, "all characters are written");
        // SAFETY: the object is complete; its count of one goes to the Ref.
        unsafe { Ref::from_object(ObjectRef::from_raw(self.p.cast())) }
    }
}

impl PartialEq for StrObj {
    #[inline]
    fn eq(&self, o: &StrObj) -> bool {
        if std::ptr::eq(self, o) {
            return true;
        }
        if self.len != o.len || self.wide != o.wide || (self.interned.get() && o.interned.get()) {
            return false;
        }
        match (self.chars(), o.chars()) {
            (Chars::Ascii(a), Chars::Ascii(b)) => a == b,
            (Chars::Wide(a), Chars::Wide(b)) => a == b,
            _ => false,
        }
    }
}
impl Eq for StrObj {}
impl PartialOrd for StrObj {
    fn partial_cmp(&self, o: &StrObj) -> Option<std::cmp::Ordering> {
        Some(self.cmp(o))
    }
}
impl Ord for StrObj {
    fn cmp(&self, o: &StrObj) -> std::cmp::Ordering {
        match (self.chars(), o.chars()) {
            (Chars::Ascii(a), Chars::Ascii(b)) => a.cmp(b),
            (Chars::Wide(a), Chars::Wide(b)) => a.cmp(b),
            _ => self.code_points().cmp(o.code_points()),
        }
    }
}

/// All interned strings. The table owns no counts: a string that dies leaves it.
static INTERNED: Global<Option<HashTable<*const StrObj>>> = Global::new(None);

/// The one interned string with these characters.
pub fn intern(s: &str) -> Ref<StrObj> {
    intern_obj(StrObj::new(s))
}

/// The interned string equal to `s` (`s` itself if it is the first).
pub fn intern_obj(s: Ref<StrObj>) -> Ref<StrObj> {
    if s.is_interned() {
        return s;
    }
    // SAFETY: no Python code runs while the table is borrowed.
    let table = unsafe { &mut *INTERNED.as_ptr() }.get_or_insert_with(HashTable::new);
    let h = s.hash();
    // SAFETY: strings in the table are alive.
    let at = |p: &*const StrObj| unsafe { &**p };
    if let Some(found) = table.find(h, |k| *at(k) == *s) {
        return Ref::from_ref(at(found));
    }
    s.interned.set(true);
    table.insert_unique(h, s.ptr(), |k| at(k).hash());
    s
}

/// How many interned strings there are.
pub fn interned_strings() -> usize {
    // SAFETY: no Python code runs while the table is borrowed.
    unsafe { &*INTERNED.as_ptr() }.as_ref().map_or(0, HashTable::len)
}

/// An interned string is about to be freed.
#[cold]
pub(crate) fn forget_interned(s: &StrObj) {
    // SAFETY: no Python code runs while the table is borrowed.
    let table = unsafe { &mut *INTERNED.as_ptr() }.get_or_insert_with(HashTable::new);
    if let Ok(e) = table.find_entry(s.hash(), |k| std::ptr::eq(*k, s)) {
        e.remove();
    }
    if s.looked_up.get() {
        super::forget_method_name(s);
    }
}
