//! Runs regular expressions.
//!
//! The matcher goes through instructions and text, and leaves a *choice* wherever there is another way to go on. When it cannot, it takes
//! up the last choice. What had been changed since is undone with the *trail*, a list of old values. Parts that are matched on their own
//! (lookaround, atomic groups) are runs of the same loop, whose choices are dropped when they succeed.

use std::cell::Cell;

use crate::memory;
use crate::vm::{POLL, POLL_MEMORY, POLL_SIGNAL, Res, Vm};

use super::cases::{lower_ascii, lower_unicode};
use super::program::*;

const NONE: usize = usize::MAX;

/// A character of the text, or a byte.
pub trait Unit: Copy {
    /// Whether all of them are below 256.
    const NARROW: bool;
    fn code(self) -> u32;
    /// Where a character is.
    fn find(text: &[Self], c: u32) -> Option<usize>;
    /// Where several characters are, in this order.
    fn find_all(text: &[Self], all: &[u32], bytes: Option<&memchr::memmem::Finder<'_>>) -> Option<usize>;
}

impl Unit for u8 {
    const NARROW: bool = true;
    #[inline(always)]
    fn code(self) -> u32 {
        self as u32
    }
    #[inline]
    fn find(text: &[u8], c: u32) -> Option<usize> {
        memchr::memchr(u8::try_from(c).ok()?, text)
    }
    fn find_all(text: &[u8], _all: &[u32], bytes: Option<&memchr::memmem::Finder<'_>>) -> Option<usize> {
        bytes?.find(text)
    }
}

impl Unit for u32 {
    const NARROW: bool = false;
    #[inline(always)]
    fn code(self) -> u32 {
        self
    }
    #[inline]
    fn find(text: &[u32], c: u32) -> Option<usize> {
        text.iter().position(|&t| t == c)
    }
    fn find_all(text: &[u32], all: &[u32], _: Option<&memchr::memmem::Finder<'_>>) -> Option<usize> {
        text.windows(all.len()).position(|w| w == all)
    }
}

/// A repeated part that the matcher is in.
struct Repeat {
    /// Where the instruction is.
    at: usize,
    /// Rounds begun; the first is 0.
    count: i64,
    /// Where the last round began.
    last: usize,
    outer: usize,
}

enum Undo {
    Mark(usize, usize),
    LastGroup(usize),
    Repeat(usize),
    Round(usize, i64, usize),
}

enum Way {
    Go {
        pc: usize,
        pos: usize,
    },
    /// Single characters, as many as there were or one less each time.
    Fewer {
        pc: usize,
        start: usize,
        count: usize,
        min: usize,
    },
    /// One more of a single character.
    More {
        pc: usize,
        pos: usize,
        left: usize,
    },
    /// One more round.
    Round {
        pos: usize,
    },
}

struct Choice {
    way: Way,
    trail: usize,
    repeats: usize,
}

/// What a match needs memory for. It is kept for the next one.
#[derive(Default)]
struct Scratch {
    marks: Vec<usize>,
    choices: Vec<Choice>,
    trail: Vec<Undo>,
    repeats: Vec<Repeat>,
}

impl Scratch {
    /// No more than this is kept.
    const KEPT: usize = 1024;
    fn is_small(&self) -> bool {
        let sizes =
            [self.marks.capacity(), self.choices.capacity(), self.trail.capacity(), self.repeats.capacity()];
        sizes.iter().all(|&n| n <= Scratch::KEPT)
    }
}

thread_local! {
    static SPARE: Cell<Option<Box<Scratch>>> = const { Cell::new(None) };
}

/// Memory for a matcher: that of the last one, if nobody has it.
pub struct Space(Option<Box<Scratch>>);

impl Space {
    pub fn new() -> Space {
        Space(SPARE.take())
    }
}

impl Drop for Space {
    fn drop(&mut self) {
        if let Some(s) = self.0.take().filter(|s| s.is_small()) {
            SPARE.set(Some(s));
        }
    }
}

/// Start and end of a match.
pub type Span = (usize, usize);

/// Matches a program in a text. What is matched ends where the text does.
pub struct Matcher<'a, U> {
    p: &'a Program,
    text: &'a [U],
    /// All of the text has to match.
    whole: bool,
    /// An empty match at the start does not count.
    must_advance: bool,
    start: usize,
    s: &'a mut Scratch,
    last_group: usize,
    repeat: usize,
    /// Runs in runs.
    depth: u32,
    steps: u32,
}

impl<'a, U: Unit> Matcher<'a, U> {
    pub fn new(p: &'a Program, text: &'a [U], space: &'a mut Space) -> Matcher<'a, U> {
        Matcher {
            p,
            text,
            whole: false,
            must_advance: false,
            start: 0,
            s: space.0.get_or_insert_default(),
            last_group: 0,
            repeat: NONE,
            depth: 0,
            steps: 0,
        }
    }
    /// Starts and ends of the groups; those of a group that has not matched are not both set.
    pub fn marks(&self) -> &[usize] {
        &self.s.marks
    }
    /// The last group that matched, or 0.
    pub fn last_group(&self) -> usize {
        self.last_group
    }

    /// Where the match that starts there ends.
    pub fn match_at(
        &mut self,
        vm: &mut Vm,
        start: usize,
        whole: bool,
        must_advance: bool,
    ) -> Res<Option<usize>> {
        let s = &mut *self.s;
        if s.marks.len() == self.p.marks {
            s.marks.fill(NONE);
        } else {
            s.marks.clear();
            s.marks.resize(self.p.marks, NONE);
        }
        s.repeats.clear();
        s.trail.clear();
        s.choices.clear();
        (self.last_group, self.repeat, self.depth) = (0, NONE, 0);
        (self.whole, self.must_advance, self.start) = (whole, must_advance, start);
        let end = self.run(vm, 0, start)?;
        // Without memory for a choice or an old value the match has gone wrong.
        memory::settle(vm)?;
        Ok(end)
    }

    /// Start and end of the first match from there on.
    pub fn search(&mut self, vm: &mut Vm, from: usize, must_advance: bool) -> Res<Option<Span>> {
        let Some(last) = self.text.len().checked_sub(self.p.least) else { return Ok(None) };
        let mut at = from;
        while let Some(start) = self.candidate(at, last) {
            self.step(vm)?;
            if let Some(end) = self.match_at(vm, start, false, must_advance && start == from)? {
                return Ok(Some((start, end)));
            }
            at = start + 1;
        }
        Ok(None)
    }

    /// The next place where a match may start, up to the last where one can.
    #[inline]
    fn candidate(&self, at: usize, last: usize) -> Option<usize> {
        let p = self.p;
        let rest = self.text.get(at..)?;
        let found = match &p.start {
            Start::Anywhere => Some(0),
            Start::Beginning => (at == 0).then_some(0),
            Start::At(One::Literal(c)) => U::find(rest, *c),
            Start::At(One::Set(i)) => {
                let set = p.set(*i);
                rest.iter().position(|c| p.in_set(set, c.code()))
            }
            Start::At(one) => rest.iter().position(|c| p.has(*one, c.code())),
            Start::Prefix(all, bytes) => U::find_all(rest, all, bytes.as_deref()),
        };
        found.map(|i| at + i).filter(|&i| i <= last)
    }

    /// Looks now and then whether Ctrl-C was pressed, or memory has come to an end.
    #[inline]
    fn step(&mut self, vm: &mut Vm) -> Res<()> {
        self.steps = self.steps.wrapping_add(1);
        if self.steps.is_multiple_of(4096)
            && POLL.load(std::sync::atomic::Ordering::Relaxed) & (POLL_SIGNAL | POLL_MEMORY) != 0
        {
            vm.poll()?;
        }
        Ok(())
    }

    #[inline]
    fn choose(&mut self, way: Way) {
        let c = Choice { way, trail: self.s.trail.len(), repeats: self.s.repeats.len() };
        let _ = memory::push(&mut self.s.choices, c);
    }

    /// Notes how to take a change back, if anybody may want to.
    #[inline]
    fn note(&mut self, old: Undo) {
        if self.depth > 0 || !self.s.choices.is_empty() {
            let _ = memory::push(&mut self.s.trail, old);
        }
    }

    /// Takes back all changes since the trail was that long.
    fn undo(&mut self, to: usize) {
        let s = &mut *self.s;
        while s.trail.len() > to {
            match s.trail.pop() {
                Some(Undo::Mark(i, old)) => s.marks[i] = old,
                Some(Undo::LastGroup(old)) => self.last_group = old,
                Some(Undo::Repeat(old)) => self.repeat = old,
                Some(Undo::Round(i, count, last)) => (s.repeats[i].count, s.repeats[i].last) = (count, last),
                None => {}
            }
        }
    }

    fn set_repeat(&mut self, to: usize) {
        self.note(Undo::Repeat(self.repeat));
        self.repeat = to;
    }

    fn set_round(&mut self, count: i64, last: usize) {
        let r = &self.s.repeats[self.repeat];
        let old = Undo::Round(self.repeat, r.count, r.last);
        self.note(old);
        let r = &mut self.s.repeats[self.repeat];
        (r.count, r.last) = (count, last);
    }

    /// A run of its own.
    fn inner(&mut self, vm: &mut Vm, pc: usize, pos: usize) -> Res<Option<usize>> {
        self.depth += 1;
        let r = self.run(vm, pc, pos);
        self.depth -= 1;
        r
    }

    /// Matches from there to the end of the instructions; where in the text that is.
    fn run(&mut self, vm: &mut Vm, mut pc: usize, mut pos: usize) -> Res<Option<usize>> {
        let base = self.s.choices.len();
        let p = self.p;
        loop {
            let next = match p.insts[pc] {
                Inst::One(one) => match self.text.get(pos) {
                    Some(c) if p.has(one, c.code()) => Some((pc + 1, pos + 1)),
                    _ => None,
                },
                Inst::Text { at, len } => {
                    let (wanted, len) = (&p.text[at as usize..(at + len) as usize], len as usize);
                    match self.text.get(pos..pos + len) {
                        Some(t) if t.iter().zip(wanted).all(|(a, b)| a.code() == *b) => {
                            Some((pc + 1, pos + len))
                        }
                        _ => None,
                    }
                }
                Inst::Ones { .. } => self.ones(pc, pos),
                Inst::Mark(i) => {
                    self.mark(i as usize, pos);
                    Some((pc + 1, pos))
                }
                Inst::Jump(to) => Some((to as usize, pos)),
                Inst::Split { first, other } => {
                    let other = other as usize;
                    let fits = first.is_none_or(|f| self.text.get(pos).is_some_and(|c| p.has(f, c.code())));
                    if fits {
                        self.choose(Way::Go { pc: other, pos });
                    }
                    Some((if fits { pc + 1 } else { other }, pos))
                }
                Inst::Success => {
                    let top = self.depth == 0;
                    let wrong = top
                        && (self.whole && pos != self.text.len() || self.must_advance && pos == self.start);
                    if !wrong {
                        self.s.choices.truncate(base);
                        return Ok(Some(pos));
                    }
                    None
                }
                Inst::At(what) => self.is_at(what, pos).then_some((pc + 1, pos)),
                Inst::Fail => None,
                _ => self.other(vm, pc, pos)?,
            };
            if let Some(at) = next {
                (pc, pos) = at;
                continue;
            }
            (pc, pos) = loop {
                self.step(vm)?;
                if self.s.choices.len() == base {
                    return Ok(None);
                }
                if let Some(at) = self.other_way() {
                    break at;
                }
            };
        }
    }

    /// A group begins or ends.
    #[inline]
    fn mark(&mut self, i: usize, pos: usize) {
        self.note(Undo::Mark(i, self.s.marks[i]));
        self.s.marks[i] = pos;
        if i & 1 == 1 {
            self.note(Undo::LastGroup(self.last_group));
            self.last_group = i / 2 + 1;
        }
    }

    /// An instruction that is not so frequent; where to go on, or `None` if it does not match.
    fn other(&mut self, vm: &mut Vm, pc: usize, pos: usize) -> Res<Option<(usize, usize)>> {
        Ok(match self.p.insts[pc] {
            Inst::Repeat { .. } => {
                let r = Repeat { at: pc, count: -1, last: NONE, outer: self.repeat };
                if !memory::push(&mut self.s.repeats, r) {
                    return memory::settle(vm).map(|()| None);
                }
                self.set_repeat(self.s.repeats.len() - 1);
                let Inst::Repeat { until, .. } = self.p.insts[pc] else { return Ok(None) };
                Some((until as usize, pos))
            }
            Inst::Until { lazy } => {
                self.step(vm)?;
                self.until(pc, pos, lazy)
            }
            Inst::Possessive { min, max, next } => {
                self.possessive(vm, pc + 1, pos, min, max)?.map(|pos| (next as usize, pos))
            }
            Inst::Atomic { next } => self.inner(vm, pc + 1, pos)?.map(|pos| (next as usize, pos)),
            Inst::Assert { wanted, back, next } => {
                let trail = self.s.trail.len();
                let found = match pos.checked_sub(back as usize) {
                    Some(at) => self.inner(vm, pc + 1, at)?.is_some(),
                    None => false,
                };
                if !wanted {
                    self.undo(trail);
                }
                (found == wanted).then_some((next as usize, pos))
            }
            Inst::Group { group, case } => {
                self.same_again(group as usize, case, pos).map(|pos| (pc + 1, pos))
            }
            Inst::IfGroup { group, other } => {
                Some((if self.group(group as usize).is_some() { pc + 1 } else { other as usize }, pos))
            }
            _ => None,
        })
    }

    /// Takes up the last choice.
    fn other_way(&mut self) -> Option<(usize, usize)> {
        let c = self.s.choices.pop()?;
        self.undo(c.trail);
        self.s.repeats.truncate(c.repeats);
        match c.way {
            Way::Go { pc, pos } => Some((pc, pos)),
            Way::Fewer { pc, start, count, min } => self.fewer(pc, start, count, min),
            Way::More { pc, pos, left } => self.more(pc, pos, left),
            Way::Round { pos } => {
                let r = &self.s.repeats[self.repeat];
                let Inst::Repeat { max, .. } = self.p.insts[r.at] else { return None };
                let (count, at) = (r.count + 1, r.at);
                if (max != MAXREPEAT && count >= max as i64) || r.last == pos {
                    return None;
                }
                self.set_round(count, pos);
                Some((at + 1, pos))
            }
        }
    }

    /// Repeats of a single character.
    #[inline]
    fn ones(&mut self, pc: usize, pos: usize) -> Option<(usize, usize)> {
        let Inst::Ones { one, min, max, how, .. } = self.p.insts[pc] else { return None };
        let least = min as usize;
        if how == Repeats::Lazy {
            if least > 0 && self.count(one, pos, min) < least {
                return None;
            }
            let left = if max == MAXREPEAT { NONE } else { (max - min) as usize };
            return self.lazily(pc, pos + least, left);
        }
        let n = self.count(one, pos, max);
        match how {
            _ if n < least => None,
            Repeats::Possessive => Some((pc + 1, pos + n)),
            Repeats::PossessiveIfNarrow if U::NARROW => Some((pc + 1, pos + n)),
            _ => self.fewer(pc, pos, n, least),
        }
    }

    /// How many characters in a row are so.
    #[inline]
    fn count(&self, one: One, pos: usize, max: u32) -> usize {
        let rest = self.text.get(pos..).unwrap_or_default();
        let rest = if max == MAXREPEAT { rest } else { &rest[..rest.len().min(max as usize)] };
        let p = self.p;
        let other = match one {
            One::Any => None,
            One::NotNewline => U::find(rest, 10),
            One::NotLiteral(l) => U::find(rest, l),
            One::Literal(l) => rest.iter().position(|c| c.code() != l),
            One::Set(i) => {
                let set = p.set(i);
                rest.iter().position(|c| !p.in_set(set, c.code()))
            }
        };
        other.unwrap_or(rest.len())
    }

    /// The tail behind `count` single characters, leaving the choice of fewer.
    fn fewer(&mut self, pc: usize, start: usize, mut count: usize, min: usize) -> Option<(usize, usize)> {
        let Inst::Ones { then, .. } = self.p.insts[pc] else { return None };
        if then != NO_CHAR {
            while self.text.get(start + count).is_none_or(|t| t.code() != then) {
                if count == min {
                    return None;
                }
                count -= 1;
            }
        }
        if count > min {
            self.choose(Way::Fewer { pc, start, count: count - 1, min });
        }
        Some((pc + 1, start + count))
    }

    /// One more single character, of a repeat that takes as few as possible.
    fn more(&mut self, pc: usize, pos: usize, left: usize) -> Option<(usize, usize)> {
        let Inst::Ones { one, .. } = self.p.insts[pc] else { return None };
        match self.text.get(pos) {
            Some(c) if left > 0 && self.p.has(one, c.code()) => self.lazily(pc, pos + 1, left - 1),
            _ => None,
        }
    }

    /// The tail, leaving the choice of more single characters: of these are taken as many as it takes to find what the tail begins with.
    fn lazily(&mut self, pc: usize, mut pos: usize, mut left: usize) -> Option<(usize, usize)> {
        let Inst::Ones { one, then, .. } = self.p.insts[pc] else { return None };
        if then != NO_CHAR {
            loop {
                let here = self.text.get(pos)?.code();
                if here == then {
                    break;
                }
                if left == 0 || !self.p.has(one, here) {
                    return None;
                }
                pos += 1;
                left -= 1;
            }
        }
        self.choose(Way::More { pc, pos, left });
        Some((pc + 1, pos))
    }

    /// The end of a round of a repeat.
    fn until(&mut self, pc: usize, pos: usize, lazy: bool) -> Option<(usize, usize)> {
        let r = &self.s.repeats[self.repeat];
        let (at, outer, last) = (r.at, r.outer, r.last);
        let Inst::Repeat { min, max, .. } = self.p.insts[at] else { return None };
        let count = r.count + 1;
        if count < min as i64 {
            self.set_round(count, last);
            return Some((at + 1, pos));
        }
        if lazy {
            self.choose(Way::Round { pos });
            self.set_repeat(outer);
            return Some((pc + 1, pos));
        }
        if (max == MAXREPEAT || count < max as i64) && pos != last {
            // Taking up the choice undoes what comes after it, so the trail has the outer repeat there.
            let inner = self.repeat;
            self.set_repeat(outer);
            self.choose(Way::Go { pc: pc + 1, pos });
            self.set_repeat(inner);
            self.set_round(count, pos);
            return Some((at + 1, pos));
        }
        self.set_repeat(outer);
        Some((pc + 1, pos))
    }

    /// As many rounds as there are, with no way back into them; where they end.
    fn possessive(
        &mut self,
        vm: &mut Vm,
        pc: usize,
        mut pos: usize,
        min: u32,
        max: u32,
    ) -> Res<Option<usize>> {
        let mut n = 0;
        while max == MAXREPEAT || n < max {
            self.step(vm)?;
            let trail = self.s.trail.len();
            match self.inner(vm, pc, pos)? {
                Some(end) if end == pos && n >= min => break,
                Some(end) => pos = end,
                None => {
                    self.undo(trail);
                    break;
                }
            }
            n = n.saturating_add(1);
        }
        Ok((n >= min).then_some(pos))
    }

    /// The part of the text that a group has matched.
    fn group(&self, group: usize) -> Option<&'a [U]> {
        let (a, b) = (self.s.marks[2 * group], self.s.marks[2 * group + 1]);
        if a == NONE || b == NONE { None } else { self.text.get(a..b) }
    }

    /// The end of the text of a group that comes once more.
    fn same_again(&self, group: usize, case: Case, pos: usize) -> Option<usize> {
        let wanted = self.group(group)?;
        let here = self.text.get(pos..pos + wanted.len())?;
        let same = |x: u32, y: u32| match case {
            Case::Exact => x == y,
            Case::Unicode => lower_unicode(x) == lower_unicode(y),
            Case::Ascii => lower_ascii(x) == lower_ascii(y),
        };
        wanted.iter().zip(here).all(|(a, b)| same(a.code(), b.code())).then_some(pos + wanted.len())
    }

    /// Whether a place in the text is what `^`, `$`, `\b` and the like ask for.
    fn is_at(&self, what: u32, pos: usize) -> bool {
        let at = |i: usize| self.text.get(i).map(|c| c.code());
        let before = || pos.checked_sub(1).and_then(at);
        let edge = |category: u32| {
            let is_word = |c: Option<u32>| c.is_some_and(|c| in_category(category, c));
            is_word(before()) != is_word(at(pos))
        };
        let end = self.text.len();
        match what {
            0 | 2 => pos == 0,
            1 => before().is_none_or(|c| c == 10),
            3 | 8 => edge(ASCII_WORD),
            4 | 9 => !edge(ASCII_WORD),
            5 => pos == end || pos + 1 == end && at(pos) == Some(10),
            6 => at(pos).is_none_or(|c| c == 10),
            7 => pos == end,
            10 => edge(UNICODE_WORD),
            _ => !edge(UNICODE_WORD),
        }
    }
}
