//! What the library's compiler of regular expressions makes, checked and put into the form that the matcher runs.
//!
//! The library gives a list of words with relative jumps, and anybody can hand `_sre.compile` such a list. Here it becomes a list of
//! [`Inst`], whose jumps are indices. What asks the same of a character in many ways (sets, ranges, categories, all of them in either
//! case) becomes a [`Set`]: a bit for each of the first 256 characters; the words are asked for others only.
//!
//! ```text
//! MARK 0, REPEAT_ONE(1..) IN [CATEGORY word], MARK 1, LITERAL '=', LITERAL '>'
//! Mark 0, Greedy(1.., set 0, sure), Mark 1, Text "=>"
//! ```
//!
//! A repeat of single characters is *sure* if none of them can be what comes behind it: `\w+=` has but one way to match, and the
//! matcher need not come back for fewer.

use memchr::memmem::Finder;

use super::cases::{lower_ascii, lower_unicode, upper_unicode};
use crate::text::chars;

/// A repeat without an upper limit.
pub const MAXREPEAT: u32 = u32::MAX;
/// The greatest number of groups.
pub const MAXGROUPS: u32 = i32::MAX as u32 / 2;
/// No character.
pub const NO_CHAR: u32 = u32::MAX;
/// Parts that lie in each other so deeply come from no compiler.
const MAX_NESTING: u32 = 2000;

/// The numbers of the library's instructions, in its order.
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

/// Bits of `INFO`.
const INFO_PREFIX: u32 = 1;
const INFO_LITERAL: u32 = 2;
const INFO_CHARSET: u32 = 4;

/// What is asked of one character.
#[derive(Clone, Copy, PartialEq)]
pub enum One {
    Any,
    NotNewline,
    Literal(u32),
    NotLiteral(u32),
    /// An index into [`Program::sets`].
    Set(u32),
}

/// How a group's text comes once more.
#[derive(Clone, Copy)]
pub enum Case {
    Exact,
    Ascii,
    Unicode,
}

/// Which way a repeat of single characters goes.
#[derive(Clone, Copy, PartialEq)]
pub enum Repeats {
    Greedy,
    Lazy,
    /// As many as there are. Also greedy ones behind which nothing else can match.
    Possessive,
    /// Possessive where all characters are below 256, else greedy.
    PossessiveIfNarrow,
}

#[derive(Clone, Copy)]
pub enum Inst {
    Fail,
    Success,
    One(One),
    /// Characters one after the other, of [`Program::text`].
    Text {
        at: u32,
        len: u32,
    },
    /// A place in the text, by the library's number.
    At(u32),
    Mark(u32),
    Jump(u32),
    /// This alternative, or another: at once if the character there is not what this one begins with.
    Split {
        first: Option<One>,
        other: u32,
    },
    /// Repeats of one character; `then` is the one that comes behind, if that can be one only, else [`NO_CHAR`].
    Ones {
        one: One,
        min: u32,
        max: u32,
        how: Repeats,
        then: u32,
    },
    /// The body follows, and ends with `Until`.
    Repeat {
        min: u32,
        max: u32,
        until: u32,
    },
    Until {
        lazy: bool,
    },
    /// The body follows, and ends with `Success`, as those of the next two.
    Possessive {
        min: u32,
        max: u32,
        next: u32,
    },
    Atomic {
        next: u32,
    },
    Assert {
        wanted: bool,
        back: u32,
        next: u32,
    },
    Group {
        group: u32,
        case: Case,
    },
    /// On if the group has matched, else elsewhere.
    IfGroup {
        group: u32,
        other: u32,
    },
}

/// Where in the words a set is.
#[derive(Clone, Copy)]
enum Words {
    /// An instruction for one character.
    One(usize),
    /// What follows `IN`.
    Set(usize),
}

/// A set of characters.
pub struct Set {
    low: [u64; 4],
    words: Words,
}

/// Where a search has to look for matches.
pub enum Start {
    Anywhere,
    /// At the beginning of the text.
    Beginning,
    At(One),
    /// These characters, and a finder of them if they are bytes.
    Prefix(Vec<u32>, Option<Box<Finder<'static>>>),
}

/// A regular expression, ready to be matched.
pub struct Program {
    /// As the library gave it.
    pub code: Vec<u32>,
    pub insts: Vec<Inst>,
    sets: Vec<Set>,
    pub text: Vec<u32>,
    pub start: Start,
    /// A match is no shorter.
    pub least: usize,
    /// Places for the starts and ends of groups.
    pub marks: usize,
}

impl Program {
    /// `None` if the code makes no sense.
    pub fn new(code: Vec<u32>, groups: usize) -> Option<Program> {
        let mut p = Program {
            code,
            insts: Vec::new(),
            sets: Vec::new(),
            text: Vec::new(),
            start: Start::Anywhere,
            least: 0,
            marks: 2 * (groups + 1),
        };
        let end = p.code.len().checked_sub(1).filter(|&e| p.code[e] == op::SUCCESS)?;
        let mut t = Translation { p: &mut p, groups, depth: 0 };
        if t.block(0, end)? {
            return None;
        }
        p.insts.push(Inst::Success);
        p.look_ahead();
        p.start = p.find_start();
        Some(p)
    }
    #[inline(always)]
    pub fn has(&self, one: One, c: u32) -> bool {
        match one {
            One::Any => true,
            One::NotNewline => c != 10,
            One::Literal(l) => c == l,
            One::NotLiteral(l) => c != l,
            One::Set(i) => self.in_set(&self.sets[i as usize], c),
        }
    }
    pub fn set(&self, i: u32) -> &Set {
        &self.sets[i as usize]
    }
    #[inline(always)]
    pub fn in_set(&self, set: &Set, c: u32) -> bool {
        match c {
            0..256 => set.low[(c >> 6) as usize] >> (c & 63) & 1 == 1,
            _ => self.in_words(set.words, c),
        }
    }
    #[inline(never)]
    fn in_words(&self, words: Words, c: u32) -> bool {
        match words {
            Words::One(at) => one(&self.code, at, c),
            Words::Set(at) => in_set(&self.code, at, c),
        }
    }
    fn add_set(&mut self, words: Words) -> One {
        let mut low = [0; 4];
        for c in (0..256).filter(|&c| self.in_words(words, c)) {
            low[(c >> 6) as usize] |= 1 << (c & 63);
        }
        self.sets.push(Set { low, words });
        One::Set(self.sets.len() as u32 - 1)
    }
    /// What the first character of a match from there is, if all of them begin with one that can be told.
    fn first(&self, mut pc: usize) -> Option<One> {
        loop {
            match self.insts[pc] {
                // What takes no characters changes nothing.
                Inst::Mark(_) | Inst::At(_) => pc += 1,
                Inst::Assert { next, .. } => pc = next as usize,
                Inst::One(one) => return Some(one),
                Inst::Text { at, .. } => return Some(One::Literal(self.text[at as usize])),
                Inst::Ones { one, min: 1.., .. } => return Some(one),
                Inst::Repeat { min: 1.., .. } | Inst::Possessive { min: 1.., .. } | Inst::Atomic { .. } => {
                    pc += 1;
                }
                Inst::Jump(to) => pc = to as usize,
                _ => return None,
            }
        }
    }
    /// Whether nothing more is matched. Then less would not do where more does not: only all of the text, or not nothing, may be wanted.
    fn ends(&self, mut pc: usize) -> bool {
        while let Inst::Mark(_) = self.insts[pc] {
            pc += 1;
        }
        matches!(self.insts[pc], Inst::Success)
    }
    /// Whether no character can be both. Of sets only the first 256 characters are looked at.
    fn apart(&self, a: One, b: One) -> bool {
        (0..256).all(|c| !(self.has(a, c) && self.has(b, c)))
    }
    /// Finds out which repeats are sure, and what alternatives begin with.
    fn look_ahead(&mut self) {
        for pc in 0..self.insts.len() {
            match self.insts[pc] {
                Inst::Ones { one, min, max, how, .. } => {
                    let next = self.first(pc + 1);
                    let then = if let Some(One::Literal(c)) = next { c } else { NO_CHAR };
                    let how = match (how, next) {
                        (Repeats::Greedy, _) if self.ends(pc + 1) => Repeats::Possessive,
                        (Repeats::Greedy, Some(One::Literal(c))) if !self.has(one, c) => Repeats::Possessive,
                        (Repeats::Greedy, Some(next)) if self.apart(one, next) => Repeats::PossessiveIfNarrow,
                        _ => how,
                    };
                    self.insts[pc] = Inst::Ones { one, min, max, how, then };
                }
                Inst::Split { other, .. } => {
                    self.insts[pc] = Inst::Split { first: self.first(pc + 1), other };
                }
                _ => {}
            }
        }
    }
    fn find_start(&mut self) -> Start {
        if let Inst::At(0 | 2) = self.insts[0] {
            return Start::Beginning;
        }
        if self.code[0] == op::INFO {
            let flags = self.code[2];
            self.least = self.code[3] as usize;
            if flags & INFO_PREFIX != 0 && self.code[5] > 0 {
                let prefix = self.code[7..7 + self.code[5] as usize].to_vec();
                if let [only] = prefix[..] {
                    return Start::At(One::Literal(only));
                }
                let bytes: Option<Vec<u8>> = prefix.iter().map(|&c| u8::try_from(c).ok()).collect();
                let finder = bytes.map(|b| Box::new(Finder::new(&b).into_owned()));
                return Start::Prefix(prefix, finder);
            }
            if flags & INFO_CHARSET != 0 {
                return Start::At(self.add_set(Words::Set(5)));
            }
        }
        self.first(0).map_or(Start::Anywhere, Start::At)
    }
}

/// Goes through the words once.
struct Translation<'a> {
    p: &'a mut Program,
    groups: usize,
    depth: u32,
}

impl Translation<'_> {
    fn word(&self, at: usize, end: usize) -> Option<u32> {
        if at < end { Some(self.p.code[at]) } else { None }
    }
    fn here(&self) -> u32 {
        self.p.insts.len() as u32
    }
    fn emit(&mut self, i: Inst) -> usize {
        self.p.insts.push(i);
        self.p.insts.len() - 1
    }
    /// The instructions of words `at..end`. Whether the last one is a jump, which the caller makes.
    fn block(&mut self, mut at: usize, end: usize) -> Option<bool> {
        self.depth += 1;
        if at > end || end > self.p.code.len() || self.depth > MAX_NESTING {
            return None;
        }
        // The last instruction, if it is a character to which another one can be added.
        let mut literal = None;
        while at < end {
            let code = self.p.code[at];
            let arg = self.word(at + 1, end);
            let last = std::mem::take(&mut literal);
            at = match code {
                op::LITERAL => {
                    literal = Some(self.literal(last, arg?));
                    at + 2
                }
                op::SUCCESS | op::FAILURE => {
                    self.emit(if code == op::SUCCESS { Inst::Success } else { Inst::Fail });
                    at + 1
                }
                op::MARK => {
                    let i = arg.filter(|&i| (i as usize) < self.p.marks)?;
                    self.emit(Inst::Mark(i));
                    at + 2
                }
                op::AT => {
                    self.emit(Inst::At(arg.filter(|&a| a < 12)?));
                    at + 2
                }
                op::INFO => self.info(at, end)?,
                op::BRANCH => self.branch(at + 1, end)?,
                op::REPEAT_ONE | op::MIN_REPEAT_ONE | op::POSSESSIVE_REPEAT_ONE => {
                    self.repeat_one(at, end)?
                }
                op::REPEAT | op::POSSESSIVE_REPEAT => self.repeat(at, end)?,
                op::ATOMIC_GROUP => {
                    let start = self.emit(Inst::Fail);
                    let next = self.body(at + 2, at + 1 + arg? as usize, end)?;
                    self.p.insts[start] = Inst::Atomic { next: self.here() };
                    next
                }
                op::ASSERT | op::ASSERT_NOT => {
                    let back = self.word(at + 2, end)?;
                    let start = self.emit(Inst::Fail);
                    let next = self.body(at + 3, at + 1 + arg? as usize, end)?;
                    let wanted = code == op::ASSERT;
                    self.p.insts[start] = Inst::Assert { wanted, back, next: self.here() };
                    next
                }
                op::GROUPREF | op::GROUPREF_IGNORE | op::GROUPREF_LOC_IGNORE | op::GROUPREF_UNI_IGNORE => {
                    let group = arg.filter(|&g| (g as usize) < self.groups)?;
                    let case = match code {
                        op::GROUPREF => Case::Exact,
                        op::GROUPREF_UNI_IGNORE => Case::Unicode,
                        _ => Case::Ascii,
                    };
                    self.emit(Inst::Group { group, case });
                    at + 2
                }
                op::GROUPREF_EXISTS => self.if_group(at, end)?,
                op::JUMP if at + 2 == end => {
                    self.depth -= 1;
                    return Some(true);
                }
                _ => {
                    let (one, next) = self.one(at, end)?;
                    self.emit(Inst::One(one));
                    next
                }
            };
        }
        self.depth -= 1;
        Some(false)
    }
    /// One character, or one more behind that of the last instruction; which instruction it is.
    fn literal(&mut self, last: Option<usize>, c: u32) -> usize {
        let Some(pc) = last else { return self.emit(Inst::One(One::Literal(c))) };
        let text = &mut self.p.text;
        match self.p.insts[pc] {
            Inst::One(One::Literal(first)) => {
                text.extend([first, c]);
                self.p.insts[pc] = Inst::Text { at: text.len() as u32 - 2, len: 2 };
            }
            Inst::Text { at, len } => {
                text.push(c);
                self.p.insts[pc] = Inst::Text { at, len: len + 1 };
            }
            _ => {}
        }
        pc
    }
    /// An instruction for one character, and what comes behind it.
    fn one(&mut self, at: usize, end: usize) -> Option<(One, usize)> {
        let arg = self.word(at + 1, end);
        Some(match self.p.code[at] {
            op::ANY => (One::NotNewline, at + 1),
            op::ANY_ALL => (One::Any, at + 1),
            op::LITERAL => (One::Literal(arg?), at + 2),
            op::NOT_LITERAL => (One::NotLiteral(arg?), at + 2),
            op::LITERAL_IGNORE
            | op::NOT_LITERAL_IGNORE
            | op::LITERAL_LOC_IGNORE
            | op::NOT_LITERAL_LOC_IGNORE
            | op::LITERAL_UNI_IGNORE
            | op::NOT_LITERAL_UNI_IGNORE => {
                arg?;
                (self.p.add_set(Words::One(at)), at + 2)
            }
            op::IN | op::IN_IGNORE | op::IN_LOC_IGNORE | op::IN_UNI_IGNORE => {
                let next = at + 1 + arg? as usize;
                self.check_set(at + 2, next, end)?;
                (self.p.add_set(Words::One(at)), next)
            }
            _ => return None,
        })
    }
    /// Whether `at..next` is a set, which ends with a failure.
    fn check_set(&self, mut at: usize, next: usize, end: usize) -> Option<()> {
        let code = &self.p.code;
        let last = next.checked_sub(1).filter(|&last| next <= end && code[last] == op::FAILURE)?;
        while at < last {
            at += match code[at] {
                op::NEGATE => 1,
                op::LITERAL => 2,
                op::CATEGORY if self.word(at + 1, last)? < 18 => 2,
                op::RANGE | op::RANGE_UNI_IGNORE => 3,
                op::CHARSET => 9,
                op::BIGCHARSET => {
                    let blocks = self.word(at + 1, last)?;
                    let table = code.get(at + 2..at + 66)?;
                    if !table.iter().flat_map(|w| w.to_le_bytes()).all(|b| u32::from(b) < blocks) {
                        return None;
                    }
                    66 + blocks as usize * 8
                }
                _ => return None,
            };
        }
        (at == last).then_some(())
    }
    /// A part that ends with success.
    fn body(&mut self, at: usize, next: usize, end: usize) -> Option<usize> {
        let last = next.checked_sub(1).filter(|&last| next <= end && self.p.code[last] == op::SUCCESS)?;
        if self.block(at, last)? {
            return None;
        }
        self.emit(Inst::Success);
        Some(next)
    }
    /// skip, flags, least length, greatest, then the prefix (length, skip, characters, overlaps) or a set.
    fn info(&mut self, at: usize, end: usize) -> Option<usize> {
        let next = at + 1 + self.word(at + 1, end)? as usize;
        let flags = self.word(at + 2, next.min(end))?;
        let both = INFO_PREFIX | INFO_CHARSET;
        if next > end
            || next < at + 5
            || flags & !(both | INFO_LITERAL) != 0
            || flags & both == both
            || flags & (INFO_LITERAL | INFO_PREFIX) == INFO_LITERAL
        {
            return None;
        }
        let right = match flags & both {
            INFO_PREFIX => {
                let n = self.word(at + 5, next)? as usize;
                let overlaps = self.p.code.get(at + 7 + n..next)?;
                overlaps.len() == n && overlaps.iter().all(|&o| (o as usize) < n)
            }
            INFO_CHARSET => self.check_set(at + 5, next, end).is_some(),
            _ => next == at + 5,
        };
        right.then_some(next)
    }
    /// Alternatives: of each the skip to the next, its instructions and a jump behind the branch; then a skip of 0.
    fn branch(&mut self, mut at: usize, end: usize) -> Option<usize> {
        let (mut target, mut jumps, mut split) = (None, Vec::new(), None);
        loop {
            let skip = self.word(at, end)? as usize;
            if skip == 0 {
                break;
            }
            let next = at + skip;
            if let Some(split) = split {
                self.p.insts[split] = Inst::Split { first: None, other: self.here() };
            }
            split = Some(self.emit(Inst::Fail));
            if next > end || skip < 3 || !self.block(at + 1, next)? {
                return None;
            }
            let to = next - 1 + self.p.code[next - 1] as usize;
            if target.is_some_and(|t| t != to) {
                return None;
            }
            target = Some(to);
            jumps.push(self.emit(Inst::Fail));
            at = next;
        }
        // There is no other way than the last.
        let last = split?;
        self.p.insts[last] = Inst::Jump(last as u32 + 1);
        for j in jumps {
            self.p.insts[j] = Inst::Jump(self.here());
        }
        (target == Some(at + 1)).then_some(at + 1)
    }
    /// skip, least, most, the instruction for one character, success.
    fn repeat_one(&mut self, at: usize, end: usize) -> Option<usize> {
        let [skip, min, max] = [1, 2, 3].map(|i| self.word(at + i, end));
        let (next, min, max) = (at + 1 + skip? as usize, min?, max?);
        if min > max || next > end || next < at + 5 || self.p.code[next - 1] != op::SUCCESS {
            return None;
        }
        let how = match self.p.code[at] {
            op::REPEAT_ONE => Repeats::Greedy,
            op::MIN_REPEAT_ONE => Repeats::Lazy,
            _ => Repeats::Possessive,
        };
        let (one, behind) = self.one(at + 4, next - 1)?;
        self.emit(Inst::Ones { one, min, max, how, then: NO_CHAR });
        (behind == next - 1).then_some(next)
    }
    /// skip to the end of the rounds, least, most, the rounds.
    fn repeat(&mut self, at: usize, end: usize) -> Option<usize> {
        let [skip, min, max] = [1, 2, 3].map(|i| self.word(at + i, end));
        let (last, min, max) = (at + 1 + skip? as usize, min?, max?);
        if min > max {
            return None;
        }
        let start = self.emit(Inst::Fail);
        if self.p.code[at] == op::POSSESSIVE_REPEAT {
            let next = self.body(at + 4, last + 1, end)?;
            self.p.insts[start] = Inst::Possessive { min, max, next: self.here() };
            return Some(next);
        }
        let until = self.word(last, end)?;
        if !matches!(until, op::MAX_UNTIL | op::MIN_UNTIL) || self.block(at + 4, last)? {
            return None;
        }
        self.p.insts[start] = Inst::Repeat { min, max, until: self.here() };
        self.emit(Inst::Until { lazy: until == op::MIN_UNTIL });
        Some(last + 1)
    }
    /// group, skip, what is to match if the group has; perhaps a jump behind what is to match else, which comes then.
    fn if_group(&mut self, at: usize, end: usize) -> Option<usize> {
        let group = self.word(at + 1, end).filter(|&g| (g as usize) < self.groups)?;
        let start = self.emit(Inst::Fail);
        let mut next = at + 1 + self.word(at + 2, end)? as usize;
        if next > end || next < at + 3 {
            return None;
        }
        let jumps = self.block(at + 3, next)?;
        let jump = jumps.then(|| self.emit(Inst::Fail));
        self.p.insts[start] = Inst::IfGroup { group, other: self.here() };
        if let Some(jump) = jump {
            let from = next;
            next = from - 1 + self.p.code[from - 1] as usize;
            if next > end || self.block(from, next)? {
                return None;
            }
            self.p.insts[jump] = Inst::Jump(self.here());
        }
        Some(next)
    }
}

// ---- characters by the words ------------------------------------------------------------------------

/// Whether an instruction for one character, which has been checked, matches a character.
fn one(code: &[u32], at: usize, c: u32) -> bool {
    let arg = || code[at + 1];
    match code[at] {
        op::LITERAL_IGNORE | op::LITERAL_LOC_IGNORE => lower_ascii(c) == lower_ascii(arg()),
        op::NOT_LITERAL_IGNORE | op::NOT_LITERAL_LOC_IGNORE => lower_ascii(c) != lower_ascii(arg()),
        op::LITERAL_UNI_IGNORE => lower_unicode(c) == arg(),
        op::NOT_LITERAL_UNI_IGNORE => lower_unicode(c) != arg(),
        op::IN => in_set(code, at + 2, c),
        op::IN_IGNORE => in_set(code, at + 2, lower_ascii(c)),
        op::IN_LOC_IGNORE => in_set(code, at + 2, c) || in_set(code, at + 2, lower_ascii(c)),
        op::IN_UNI_IGNORE => in_set(code, at + 2, lower_unicode(c)),
        _ => false,
    }
}

/// Whether a character is in the set that begins there, which has been checked.
fn in_set(code: &[u32], mut at: usize, c: u32) -> bool {
    let bit = |at: usize, c: u32| code[at + (c >> 5) as usize] >> (c & 31) & 1 == 1;
    let mut found = true;
    loop {
        let (hit, n) = match code[at] {
            op::NEGATE => {
                found = !found;
                (false, 1)
            }
            op::LITERAL => (c == code[at + 1], 2),
            op::CATEGORY => (in_category(code[at + 1], c), 2),
            op::RANGE => ((code[at + 1]..=code[at + 2]).contains(&c), 3),
            op::RANGE_UNI_IGNORE => {
                let range = code[at + 1]..=code[at + 2];
                (range.contains(&c) || range.contains(&upper_unicode(c)), 3)
            }
            op::CHARSET => (c < 256 && bit(at + 1, c), 9),
            op::BIGCHARSET => {
                let n = code[at + 1] as usize;
                let high = c >> 8;
                let block =
                    code.get(at + 2 + (high >> 2) as usize).map_or(0, |w| w >> (8 * (high & 3)) & 255);
                let hit = high < 256 && bit(at + 66 + block as usize * 8, c & 255);
                (hit, 66 + n * 8)
            }
            _ => return !found,
        };
        if hit {
            return found;
        }
        at += n;
    }
}

/// The library's numbers of what a word is made of, as bytes and as text.
pub const ASCII_WORD: u32 = 4;
pub const UNICODE_WORD: u32 = 14;

/// Whether a character is of a category; those with odd numbers are the others' opposites.
pub fn in_category(category: u32, c: u32) -> bool {
    let ascii = u8::try_from(c).ok().filter(u8::is_ascii);
    let is = match category / 2 {
        0 => ascii.is_some_and(|c| c.is_ascii_digit()),
        1 => ascii.is_some_and(|c| matches!(c, b' ' | 9..=13)),
        2 | 4 => ascii.is_some_and(|c| c.is_ascii_alphanumeric() || c == b'_'),
        3 => c == 10,
        5 => chars::is_decimal(c),
        6 => chars::is_space(c),
        7 => match ascii {
            Some(c) => c.is_ascii_alphanumeric() || c == b'_',
            None => chars::is_alnum(c),
        },
        _ => chars::is_line_break(c),
    };
    is == category.is_multiple_of(2)
}
