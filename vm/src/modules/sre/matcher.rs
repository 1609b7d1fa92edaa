//! Runs the code that the library's compiler of regular expressions makes.
//!
//! The matcher goes through code and text, and leaves a *choice* wherever there is another way to go on. When it cannot, it takes up the
//! last choice. What had been changed since is undone with the *trail*, a list of old values. Parts that are matched on their own
//! (lookaround, atomic groups) are runs of the same loop, whose choices are dropped when they succeed.

use crate::memory;
use crate::text::chars;
use crate::vm::{POLL, POLL_MEMORY, POLL_SIGNAL, Res, Vm};

use super::cases::{lower_ascii, lower_unicode, upper_unicode};

/// The text: characters or bytes.
#[derive(Clone, Copy)]
pub enum Text<'a> {
    Bytes(&'a [u8]),
    Wide(&'a [u32]),
}

impl Text<'_> {
    pub fn len(self) -> usize {
        match self {
            Text::Bytes(b) => b.len(),
            Text::Wide(w) => w.len(),
        }
    }
    #[inline(always)]
    fn at(self, i: usize) -> u32 {
        match self {
            Text::Bytes(b) => b[i] as u32,
            Text::Wide(w) => w[i],
        }
    }
}

/// The numbers of the instructions, in the library's order.
mod op {
    pub const FAILURE: u32 = 0;
    pub const SUCCESS: u32 = 1;
    pub const ANY: u32 = 2;
    pub const ANY_ALL: u32 = 3;
    pub const ASSERT: u32 = 4;
    pub const ASSERT_NOT: u32 = 5;
    pub const AT: u32 = 6;
    pub const BRANCH: u32 = 7;
    pub const CATEGORY: u32 = 8;
    pub const CHARSET: u32 = 9;
    pub const BIGCHARSET: u32 = 10;
    pub const GROUPREF: u32 = 11;
    pub const GROUPREF_EXISTS: u32 = 12;
    pub const IN: u32 = 13;
    pub const INFO: u32 = 14;
    pub const JUMP: u32 = 15;
    pub const LITERAL: u32 = 16;
    pub const MARK: u32 = 17;
    pub const MAX_UNTIL: u32 = 18;
    pub const MIN_UNTIL: u32 = 19;
    pub const NOT_LITERAL: u32 = 20;
    pub const NEGATE: u32 = 21;
    pub const RANGE: u32 = 22;
    pub const REPEAT: u32 = 23;
    pub const REPEAT_ONE: u32 = 24;
    pub const MIN_REPEAT_ONE: u32 = 26;
    pub const ATOMIC_GROUP: u32 = 27;
    pub const POSSESSIVE_REPEAT: u32 = 28;
    pub const POSSESSIVE_REPEAT_ONE: u32 = 29;
    pub const GROUPREF_IGNORE: u32 = 30;
    pub const IN_IGNORE: u32 = 31;
    pub const LITERAL_IGNORE: u32 = 32;
    pub const NOT_LITERAL_IGNORE: u32 = 33;
    pub const GROUPREF_LOC_IGNORE: u32 = 34;
    pub const IN_LOC_IGNORE: u32 = 35;
    pub const LITERAL_LOC_IGNORE: u32 = 36;
    pub const NOT_LITERAL_LOC_IGNORE: u32 = 37;
    pub const GROUPREF_UNI_IGNORE: u32 = 38;
    pub const IN_UNI_IGNORE: u32 = 39;
    pub const LITERAL_UNI_IGNORE: u32 = 40;
    pub const NOT_LITERAL_UNI_IGNORE: u32 = 41;
    pub const RANGE_UNI_IGNORE: u32 = 42;
}

/// A repeat without an upper limit.
pub const MAXREPEAT: u32 = u32::MAX;
const NONE: usize = usize::MAX;

/// A repeated part that the matcher is in.
struct Repeat {
    /// Where its limits are in the code.
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
    /// The next alternative of a branch.
    Branch {
        pc: usize,
        pos: usize,
    },
    /// Single characters, as many as there were or one less each time.
    Fewer {
        tail: usize,
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

pub struct Matcher<'a> {
    vm: &'a mut Vm,
    code: &'a [u32],
    text: Text<'a>,
    end: usize,
    /// All of the text has to match.
    whole: bool,
    /// An empty match at the start does not count.
    must_advance: bool,
    start: usize,
    /// Starts and ends of the groups.
    pub marks: Vec<usize>,
    pub last_group: usize,
    choices: Vec<Choice>,
    trail: Vec<Undo>,
    repeats: Vec<Repeat>,
    repeat: usize,
    steps: u32,
}

impl<'a> Matcher<'a> {
    pub fn new(vm: &'a mut Vm, code: &'a [u32], text: Text<'a>, end: usize, groups: usize) -> Matcher<'a> {
        Matcher {
            vm,
            code,
            text,
            end,
            whole: false,
            must_advance: false,
            start: 0,
            marks: vec![NONE; 2 * groups],
            last_group: 0,
            choices: Vec::new(),
            trail: Vec::new(),
            repeats: Vec::new(),
            repeat: NONE,
            steps: 0,
        }
    }

    /// Where the match that starts there ends.
    pub fn match_at(&mut self, start: usize, whole: bool, must_advance: bool) -> Res<Option<usize>> {
        self.marks.fill(NONE);
        self.last_group = 0;
        self.repeats.clear();
        self.trail.clear();
        self.choices.clear();
        self.repeat = NONE;
        (self.whole, self.must_advance, self.start) = (whole, must_advance, start);
        self.run(0, start, true)
    }

    /// Start and end of the first match from there on.
    pub fn search(&mut self, from: usize, must_advance: bool) -> Res<Option<(usize, usize)>> {
        // INFO: skip, flags (1 a prefix, 4 a set of first characters), least length, most, then prefix or set.
        let info = self.code.first() == Some(&op::INFO);
        let least = if info { self.code[3] as usize } else { 0 };
        let flags = if info { self.code[2] } else { 0 };
        for start in from..=self.end {
            if self.end - start < least {
                return Ok(None);
            }
            let fits = match flags {
                _ if start == self.end => true,
                f if f & 1 != 0 && self.code[5] > 0 => self.text.at(start) == self.code[7],
                f if f & 4 != 0 => self.in_set(5, self.text.at(start)),
                _ => true,
            };
            self.step()?;
            if fits && let Some(end) = self.match_at(start, false, must_advance && start == from)? {
                return Ok(Some((start, end)));
            }
        }
        Ok(None)
    }

    /// Looks now and then whether Ctrl-C was pressed, or memory has come to an end.
    #[inline]
    fn step(&mut self) -> Res<()> {
        self.steps = self.steps.wrapping_add(1);
        if self.steps.is_multiple_of(4096)
            && POLL.load(std::sync::atomic::Ordering::Relaxed) & (POLL_SIGNAL | POLL_MEMORY) != 0
        {
            self.vm.poll()?;
        }
        Ok(())
    }

    fn choose(&mut self, way: Way) {
        let c = Choice { way, trail: self.trail.len(), repeats: self.repeats.len() };
        // Without memory the match goes wrong, and ends at the next step that looks.
        let _ = memory::push(&mut self.choices, c);
    }

    /// Notes how to take a change back.
    fn note(&mut self, old: Undo) {
        let _ = memory::push(&mut self.trail, old);
    }

    /// Takes back all changes since the trail was that long.
    fn undo(&mut self, to: usize) {
        while self.trail.len() > to {
            match self.trail.pop() {
                Some(Undo::Mark(i, old)) => self.marks[i] = old,
                Some(Undo::LastGroup(old)) => self.last_group = old,
                Some(Undo::Repeat(old)) => self.repeat = old,
                Some(Undo::Round(i, count, last)) => {
                    (self.repeats[i].count, self.repeats[i].last) = (count, last)
                }
                None => {}
            }
        }
    }

    fn set_repeat(&mut self, to: usize) {
        self.note(Undo::Repeat(self.repeat));
        self.repeat = to;
    }

    fn set_round(&mut self, count: i64, last: usize) {
        let r = &self.repeats[self.repeat];
        let old = Undo::Round(self.repeat, r.count, r.last);
        self.note(old);
        let r = &mut self.repeats[self.repeat];
        (r.count, r.last) = (count, last);
    }

    /// Matches from there to the end of the code; where in the text that is.
    fn run(&mut self, pc: usize, pos: usize, top: bool) -> Res<Option<usize>> {
        let base = self.choices.len();
        let mut next = Some((pc, pos));
        loop {
            self.step()?;
            let (pc, pos) = match next {
                Some(at) => at,
                None if self.choices.len() == base => return Ok(None),
                None => match self.other_way() {
                    Some(at) => at,
                    None => continue,
                },
            };
            if self.code[pc] == op::SUCCESS {
                let wrong = top && (self.whole && pos != self.end || self.must_advance && pos == self.start);
                if !wrong {
                    self.choices.truncate(base);
                    return Ok(Some(pos));
                }
                next = None;
                continue;
            }
            next = self.execute(pc, pos)?;
        }
    }

    /// Takes up the last choice.
    fn other_way(&mut self) -> Option<(usize, usize)> {
        let c = self.choices.pop()?;
        self.undo(c.trail);
        self.repeats.truncate(c.repeats);
        match c.way {
            Way::Go { pc, pos } => Some((pc, pos)),
            Way::Branch { pc, pos } => self.branch(pc, pos),
            Way::Fewer { tail, start, count, min } => self.fewer(tail, start, count, min),
            Way::More { pc, pos, left } => {
                if left == 0 || pos >= self.end || !self.one(pc + 4, self.text.at(pos)) {
                    return None;
                }
                self.choose(Way::More { pc, pos: pos + 1, left: left - 1 });
                Some((pc + 1 + self.code[pc + 1] as usize, pos + 1))
            }
            Way::Round { pos } => {
                let r = &self.repeats[self.repeat];
                let (count, at, max) = (r.count + 1, r.at, self.code[r.at + 2]);
                if (max != MAXREPEAT && count >= max as i64) || r.last == pos {
                    return None;
                }
                self.set_round(count, pos);
                Some((at + 3, pos))
            }
        }
    }

    /// The alternative that begins there, leaving the choice of those behind it.
    fn branch(&mut self, pc: usize, pos: usize) -> Option<(usize, usize)> {
        let skip = self.code[pc] as usize;
        if skip == 0 {
            return None;
        }
        self.choose(Way::Branch { pc: pc + skip, pos });
        Some((pc + 1, pos))
    }

    /// The tail behind `count` single characters, leaving the choice of fewer.
    fn fewer(&mut self, tail: usize, start: usize, mut count: usize, min: usize) -> Option<(usize, usize)> {
        if self.code[tail] == op::LITERAL {
            let c = self.code[tail + 1];
            while start + count >= self.end || self.text.at(start + count) != c {
                if count == min {
                    return None;
                }
                count -= 1;
            }
        }
        if count > min {
            self.choose(Way::Fewer { tail, start, count: count - 1, min });
        }
        Some((tail, start + count))
    }

    /// How many characters in a row match a one-character instruction.
    fn count(&self, pc: usize, pos: usize, max: u32) -> usize {
        let room = self.end - pos;
        let most = if max == MAXREPEAT { room } else { room.min(max as usize) };
        (0..most).take_while(|i| self.one(pc, self.text.at(pos + i))).count()
    }

    /// Executes one instruction; where to go on, or `None` if it does not match.
    fn execute(&mut self, pc: usize, pos: usize) -> Res<Option<(usize, usize)>> {
        let code = self.code;
        let skip = || code[pc + 1] as usize;
        let when = |b: bool, at: (usize, usize)| b.then_some(at);
        Ok(match code[pc] {
            op::FAILURE => None,
            op::MARK => {
                let i = skip();
                self.note(Undo::Mark(i, self.marks[i]));
                self.marks[i] = pos;
                if i & 1 == 1 {
                    self.note(Undo::LastGroup(self.last_group));
                    self.last_group = i / 2 + 1;
                }
                Some((pc + 2, pos))
            }
            op::INFO | op::JUMP => Some((pc + 1 + skip(), pos)),
            op::AT => when(self.is_at(code[pc + 1], pos), (pc + 2, pos)),
            op::ANY | op::ANY_ALL => {
                when(pos < self.end && self.one(pc, self.text.at(pos)), (pc + 1, pos + 1))
            }
            op::IN | op::IN_IGNORE | op::IN_LOC_IGNORE | op::IN_UNI_IGNORE => {
                when(pos < self.end && self.one(pc, self.text.at(pos)), (pc + 1 + skip(), pos + 1))
            }
            op::BRANCH => self.branch(pc + 1, pos),
            op::REPEAT_ONE | op::MIN_REPEAT_ONE | op::POSSESSIVE_REPEAT_ONE => self.repeat_one(pc, pos),
            op::REPEAT => {
                let r = Repeat { at: pc + 1, count: -1, last: NONE, outer: self.repeat };
                self.repeats.push(r);
                self.set_repeat(self.repeats.len() - 1);
                Some((pc + 1 + skip(), pos))
            }
            op::MAX_UNTIL | op::MIN_UNTIL => self.until(pc, pos),
            op::POSSESSIVE_REPEAT => self.possessive(pc, pos)?,
            op::ATOMIC_GROUP => self.run(pc + 2, pos, false)?.map(|pos| (pc + 1 + skip(), pos)),
            op::ASSERT | op::ASSERT_NOT => {
                let (trail, back) = (self.trail.len(), code[pc + 2] as usize);
                let found = back <= pos && self.run(pc + 3, pos - back, false)?.is_some();
                if code[pc] == op::ASSERT_NOT {
                    self.undo(trail);
                }
                when(found == (code[pc] == op::ASSERT), (pc + 1 + skip(), pos))
            }
            op::GROUPREF | op::GROUPREF_IGNORE | op::GROUPREF_LOC_IGNORE | op::GROUPREF_UNI_IGNORE => {
                self.same_again(code[pc], skip(), pos).map(|pos| (pc + 2, pos))
            }
            op::GROUPREF_EXISTS => {
                let (a, b) = (self.marks[2 * skip()], self.marks[2 * skip() + 1]);
                let set = a != NONE && b != NONE && b >= a;
                Some((if set { pc + 3 } else { pc + 1 + code[pc + 2] as usize }, pos))
            }
            _ => when(pos < self.end && self.one(pc, self.text.at(pos)), (pc + 2, pos + 1)),
        })
    }

    /// Repeats of a single character: skip, least, most, the instruction.
    fn repeat_one(&mut self, pc: usize, pos: usize) -> Option<(usize, usize)> {
        let (min, max) = (self.code[pc + 2] as usize, self.code[pc + 3]);
        let tail = pc + 1 + self.code[pc + 1] as usize;
        if self.end - pos < min {
            return None;
        }
        if self.code[pc] == op::MIN_REPEAT_ONE {
            if self.count(pc + 4, pos, min as u32) < min {
                return None;
            }
            let left = if max == MAXREPEAT { NONE } else { max as usize - min };
            self.choose(Way::More { pc, pos: pos + min, left });
            return Some((tail, pos + min));
        }
        let n = self.count(pc + 4, pos, max);
        match self.code[pc] {
            _ if n < min => None,
            op::POSSESSIVE_REPEAT_ONE => Some((tail, pos + n)),
            _ => self.fewer(tail, pos, n, min),
        }
    }

    /// The end of a round of a repeat.
    fn until(&mut self, pc: usize, pos: usize) -> Option<(usize, usize)> {
        let r = &self.repeats[self.repeat];
        let (at, outer, last) = (r.at, r.outer, r.last);
        let (min, max) = (self.code[at + 1] as i64, self.code[at + 2]);
        let count = r.count + 1;
        if count < min {
            self.set_round(count, last);
            return Some((at + 3, pos));
        }
        if self.code[pc] == op::MIN_UNTIL {
            self.choose(Way::Round { pos });
            self.set_repeat(outer);
            return Some((pc + 1, pos));
        }
        if (max == MAXREPEAT || count < max as i64) && pos != last {
            self.choose_to_leave(outer, pc + 1, pos);
            self.set_round(count, pos);
            return Some((at + 3, pos));
        }
        self.set_repeat(outer);
        Some((pc + 1, pos))
    }

    /// Leaves the choice of going on behind the repeat.
    fn choose_to_leave(&mut self, outer: usize, pc: usize, pos: usize) {
        // Taking up the choice undoes what comes after it, so the trail has the outer repeat there.
        let inner = self.repeat;
        self.set_repeat(outer);
        self.choose(Way::Go { pc, pos });
        self.set_repeat(inner);
    }

    /// As many rounds as there are, with no way back into them.
    fn possessive(&mut self, pc: usize, mut pos: usize) -> Res<Option<(usize, usize)>> {
        let (min, max) = (self.code[pc + 2] as u64, self.code[pc + 3]);
        let mut n = 0;
        while max == MAXREPEAT || n < max as u64 {
            let trail = self.trail.len();
            match self.run(pc + 4, pos, false)? {
                Some(end) if end == pos && n >= min => break,
                Some(end) => pos = end,
                None => {
                    self.undo(trail);
                    break;
                }
            }
            n += 1;
        }
        Ok((n >= min).then_some((pc + 2 + self.code[pc + 1] as usize, pos)))
    }

    /// The end of the text of a group that comes once more.
    fn same_again(&self, code: u32, group: usize, pos: usize) -> Option<usize> {
        let (a, b) = (self.marks[2 * group], self.marks[2 * group + 1]);
        if a == NONE || b == NONE || b < a || self.end - pos < b - a {
            return None;
        }
        let same = |x: u32, y: u32| match code {
            op::GROUPREF => x == y,
            op::GROUPREF_UNI_IGNORE => lower_unicode(x) == lower_unicode(y),
            _ => lower_ascii(x) == lower_ascii(y),
        };
        (0..b - a).all(|i| same(self.text.at(a + i), self.text.at(pos + i))).then_some(pos + b - a)
    }

    /// Whether a one-character instruction matches a character.
    fn one(&self, pc: usize, c: u32) -> bool {
        let arg = || self.code[pc + 1];
        match self.code[pc] {
            op::ANY => c != 10,
            op::ANY_ALL => true,
            op::LITERAL => c == arg(),
            op::NOT_LITERAL => c != arg(),
            op::LITERAL_IGNORE | op::LITERAL_LOC_IGNORE => lower_ascii(c) == lower_ascii(arg()),
            op::NOT_LITERAL_IGNORE | op::NOT_LITERAL_LOC_IGNORE => lower_ascii(c) != lower_ascii(arg()),
            op::LITERAL_UNI_IGNORE => lower_unicode(c) == arg(),
            op::NOT_LITERAL_UNI_IGNORE => lower_unicode(c) != arg(),
            op::IN => self.in_set(pc + 2, c),
            op::IN_IGNORE => self.in_set(pc + 2, lower_ascii(c)),
            op::IN_LOC_IGNORE => self.in_set(pc + 2, c) || self.in_set(pc + 2, lower_ascii(c)),
            op::IN_UNI_IGNORE => self.in_set(pc + 2, lower_unicode(c)),
            op::CATEGORY => in_category(arg(), c),
            _ => false,
        }
    }

    /// Whether a character is in the set that begins there.
    fn in_set(&self, mut pc: usize, c: u32) -> bool {
        let code = self.code;
        let bit = |at: usize, c: u32| code[at + (c >> 5) as usize] >> (c & 31) & 1 == 1;
        let mut found = true;
        loop {
            let (hit, n) = match code[pc] {
                op::FAILURE => return !found,
                op::NEGATE => {
                    found = !found;
                    (false, 1)
                }
                op::LITERAL => (c == code[pc + 1], 2),
                op::CATEGORY => (in_category(code[pc + 1], c), 2),
                op::RANGE => ((code[pc + 1]..=code[pc + 2]).contains(&c), 3),
                op::RANGE_UNI_IGNORE => {
                    let range = code[pc + 1]..=code[pc + 2];
                    (range.contains(&c) || range.contains(&upper_unicode(c)), 3)
                }
                op::CHARSET => (c < 256 && bit(pc + 1, c), 9),
                op::BIGCHARSET => {
                    let n = code[pc + 1] as usize;
                    let high = c >> 8;
                    let block =
                        code.get(pc + 2 + (high >> 2) as usize).map_or(0, |w| w >> (8 * (high & 3)) & 255);
                    let hit = high < 256 && bit(pc + 66 + block as usize * 8, c & 255);
                    (hit, 66 + n * 8)
                }
                _ => return false,
            };
            if hit {
                return found;
            }
            pc += n;
        }
    }

    /// Whether a place in the text is what `^`, `$`, `\b` and the like ask for.
    fn is_at(&self, what: u32, pos: usize) -> bool {
        let word = |category: u32| {
            let before = pos > 0 && in_category(category, self.text.at(pos - 1));
            let behind = pos < self.end && in_category(category, self.text.at(pos));
            before != behind
        };
        match what {
            0 | 2 => pos == 0,
            1 => pos == 0 || self.text.at(pos - 1) == 10,
            3 | 8 => word(4),
            4 | 9 => !word(4),
            5 => pos == self.end || pos + 1 == self.end && self.text.at(pos) == 10,
            6 => pos == self.end || self.text.at(pos) == 10,
            7 => pos == self.end,
            10 => word(14),
            _ => !word(14),
        }
    }
}

/// Whether a character is of a category; those with odd numbers are the others' opposites.
fn in_category(category: u32, c: u32) -> bool {
    let ascii = u8::try_from(c).ok().filter(u8::is_ascii);
    let is = match category / 2 {
        0 => ascii.is_some_and(|c| c.is_ascii_digit()),
        1 => ascii.is_some_and(|c| matches!(c, b' ' | 9..=13)),
        2 | 4 => ascii.is_some_and(|c| c.is_ascii_alphanumeric() || c == b'_'),
        3 => c == 10,
        5 => chars::is_decimal(c),
        6 => chars::is_space(c),
        7 => c == 95 || chars::is_alnum(c),
        _ => chars::is_line_break(c),
    };
    is == category.is_multiple_of(2)
}
