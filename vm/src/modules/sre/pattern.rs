//! `re.Pattern`, and the scanner, which goes from match to match.

use std::borrow::Cow;
use std::cell::Cell;

use sidewinder_macros::{Trace, native_methods, native_type};

use crate::builtins::{TextBuf, buffer_or_none, is_callable, repr};
use crate::memory;
use crate::modules::typing::generic_alias;
use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::matched::{Match, Template};
use super::matcher::{Matcher, Space, Span};
use super::program::{MAXGROUPS, Program};

/// What is matched.
pub enum Subject<'a> {
    Text(&'a StrObj),
    Bytes(Cow<'a, [u8]>),
}

impl<'a> Subject<'a> {
    pub fn new(vm: &mut Vm, v: &'a Value) -> Res<Subject<'a>> {
        if let Some(s) = v.as_str() {
            return Ok(Subject::Text(s));
        }
        if let Some(b) = buffer_or_none(vm, v) {
            return Ok(Subject::Bytes(b));
        }
        let got = v.ty().name();
        Err(vm.type_error(format!("expected string or bytes-like object, got '{got}'")))
    }
    pub fn len(&self) -> usize {
        match self {
            Subject::Text(s) => s.len(),
            Subject::Bytes(b) => b.len(),
        }
    }
    /// A part of it: a plain str or bytes, whatever `whole`, which it is of, may be.
    pub fn part(&self, whole: &Value, start: usize, end: usize) -> Value {
        match self {
            Subject::Text(s) => s.substring(start, end).into(),
            Subject::Bytes(b) if start == 0 && end == b.len() && whole.get_exact::<BytesObj>().is_some() => {
                whole.clone()
            }
            Subject::Bytes(b) => BytesObj::new(&b[start..end]).into(),
        }
    }
}

/// A matcher of text or of bytes.
pub enum AnyMatcher<'a> {
    Narrow(Matcher<'a, u8>),
    Wide(Matcher<'a, u32>),
}

macro_rules! each {
    ($m:expr, $x:ident => $body:expr) => {
        match $m {
            AnyMatcher::Narrow($x) => $body,
            AnyMatcher::Wide($x) => $body,
        }
    };
}

impl<'a> AnyMatcher<'a> {
    fn new(p: &'a Program, subject: &'a Subject<'_>, end: usize, space: &'a mut Space) -> AnyMatcher<'a> {
        match subject {
            Subject::Text(s) => match s.chars() {
                Chars::Ascii(a) => AnyMatcher::Narrow(Matcher::new(p, &a.as_bytes()[..end], space)),
                Chars::Wide(w) => AnyMatcher::Wide(Matcher::new(p, &w[..end], space)),
            },
            Subject::Bytes(b) => AnyMatcher::Narrow(Matcher::new(p, &b[..end], space)),
        }
    }
    /// The first match from there on.
    fn search(&mut self, vm: &mut Vm, from: usize, must_advance: bool) -> Res<Option<Span>> {
        each!(self, m => m.search(vm, from, must_advance))
    }
    fn find(&mut self, vm: &mut Vm, kind: Kind, from: usize, must_advance: bool) -> Res<Option<Span>> {
        let whole = match kind {
            Kind::Search => return self.search(vm, from, must_advance),
            kind => kind == Kind::Full,
        };
        let end = each!(self, m => m.match_at(vm, from, whole, must_advance))?;
        Ok(end.map(|end| (from, end)))
    }
    /// Where a group (the first is 1) has matched.
    pub fn group(&self, group: usize) -> Option<Span> {
        let marks = each!(self, m => m.marks());
        match marks[2 * group - 2..2 * group] {
            [usize::MAX, _] | [_, usize::MAX] => None,
            [start, end] => Some((start, end)),
            _ => None,
        }
    }
    pub fn last_group(&self) -> usize {
        each!(self, m => m.last_group())
    }
}

/// Which match is wanted.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// One that begins there.
    Match,
    /// One of all of the text.
    Full,
    Search,
}

/// `sys.maxsize`, the end that is meant if none is given.
const NO_END: i64 = i64::MAX;

/// Compiled regular expression object.
#[native_type("re.Pattern", weakref, no_base)]
#[derive(Trace)]
pub struct Pattern {
    header: Header,
    pattern: Value,
    flags: i64,
    pub groups: usize,
    pub group_index: Ref<DictObj>,
    pub group_names: Ref<TupleObj>,
    /// Whether it matches text, or bytes; it matches both if it has been made of no pattern.
    #[untraced]
    is_text: Option<bool>,
    #[untraced]
    program: Box<Program>,
}

impl Pattern {
    pub fn make(
        vm: &mut Vm,
        pattern: &Value,
        flags: i64,
        code: &ListObj,
        groups: i64,
        index: &DictObj,
        names: &TupleObj,
    ) -> Res<Value> {
        let mut words = Vec::with_capacity(code.len());
        for v in code.to_vec() {
            let n = match v {
                Value::Int(i) => u64::try_from(i).ok(),
                _ => v.as_i64().and_then(|i| u64::try_from(i).ok()),
            };
            if n.is_none() && v.as_i64().is_none() && v.get::<BigIntObj>().is_none() {
                return Err(vm.type_error("an integer is required"));
            }
            let Some(n) = n else {
                let negative = v.as_i64().is_some();
                return Err(vm.overflow_error(match negative {
                    true => "can't convert negative value to unsigned int",
                    false => "Python int too large to convert to C unsigned long",
                }));
            };
            let Ok(word) = u32::try_from(n) else {
                return Err(vm.overflow_error("regular expression code size limit exceeded"));
            };
            words.push(word);
        }
        let is_text = match pattern {
            Value::None => None,
            v => Some(matches!(Subject::new(vm, v)?, Subject::Text(_))),
        };
        let checked = u32::try_from(groups).ok().filter(|&g| g <= MAXGROUPS);
        let program = checked.and_then(|g| Program::new(words, g as usize));
        let Some(program) = program else {
            return Err(vm.error(&builtin().runtime_error, "invalid SRE code"));
        };
        let p = Pattern {
            header: native_header::<Pattern>(),
            pattern: pattern.clone(),
            flags,
            groups: groups as usize,
            group_index: Ref::from_ref(index),
            group_names: Ref::from_ref(names),
            is_text,
            program: Box::new(program),
        };
        Ok(new_native(p).into())
    }
    /// What is matched, if it is of the right kind.
    fn subject<'a>(&self, vm: &mut Vm, v: &'a Value) -> Res<Subject<'a>> {
        let subject = Subject::new(vm, v)?;
        match (self.is_text, &subject) {
            (Some(true), Subject::Bytes(_)) => {
                Err(vm.type_error("cannot use a string pattern on a bytes-like object"))
            }
            (Some(false), Subject::Text(_)) => {
                Err(vm.type_error("cannot use a bytes pattern on a string-like object"))
            }
            _ => Ok(subject),
        }
    }
    fn one(&self, vm: &mut Vm, string: &Value, pos: i64, endpos: i64, kind: Kind) -> Res<Value> {
        let subject = self.subject(vm, string)?;
        let (start, end) = limits(&subject, pos, endpos);
        let mut space = Space::new();
        let mut m = AnyMatcher::new(&self.program, &subject, end, &mut space);
        // The end may be before the start.
        let found = if start <= end { m.find(vm, kind, start, false)? } else { None };
        Ok(found.map_or(Value::None, |found| Match::of(self, string, (start, end), found, &m).into()))
    }
    /// Calls `f` with each match from `start` on, up to `limit` of them (0: all).
    fn each(
        &self,
        vm: &mut Vm,
        subject: &Subject<'_>,
        (start, end): Span,
        limit: i64,
        mut f: impl FnMut(&mut Vm, Span, &AnyMatcher<'_>) -> Res<()>,
    ) -> Res<i64> {
        let mut space = Space::new();
        let mut m = AnyMatcher::new(&self.program, subject, end, &mut space);
        let (mut at, mut must_advance, mut n) = (start, false, 0);
        while at <= end && (limit == 0 || n < limit) {
            let Some(found) = m.search(vm, at, must_advance)? else { break };
            f(vm, found, &m)?;
            memory::settle(vm)?;
            must_advance = found.0 == found.1;
            at = found.1;
            n += 1;
        }
        Ok(n)
    }
    /// The new string and the number of replacements.
    fn replaced(&self, vm: &mut Vm, repl: &Value, string: &Value, count: i64) -> Res<(Value, i64)> {
        let by = Replacement::new(vm, self, repl)?;
        let subject = self.subject(vm, string)?;
        let all = (0, subject.len());
        let mut at = 0;
        if let (Subject::Text(s), Some(parts)) = (&subject, by.texts(self.groups)) {
            let mut out = TextBuf::new();
            let n = self.each(vm, &subject, all, count, |_, (start, end), m| {
                out.push_part(s, at, start);
                parts.iter().for_each(|p| match p {
                    Part::Text(t) => out.push(t),
                    Part::Group(g) => {
                        let span = if *g == 0 { Some((start, end)) } else { m.group(*g) };
                        span.iter().for_each(|&(start, end)| out.push_part(s, start, end));
                    }
                });
                at = end;
                Ok(())
            })?;
            if n == 0 {
                return Ok((subject.part(string, 0, all.1), 0));
            }
            out.push_part(s, at, all.1);
            let text = out.finish();
            memory::settle(vm)?;
            return Ok((text.into(), n));
        }
        let mut out = Vec::new();
        let n = self.each(vm, &subject, all, count, |vm, (start, end), m| {
            if at < start {
                out.push(subject.part(string, at, start));
            }
            at = end;
            let item = match &by {
                Replacement::Literal(v) => v.clone(),
                Replacement::Template(t) => t.expand(vm, &Match::of(self, string, all, (start, end), m))?,
                Replacement::Call(f) => {
                    let m = Match::of(self, string, all, (start, end), m).into();
                    vm.call(f, &[m])?
                }
            };
            if !item.is_none() {
                out.push(item);
            }
            Ok(())
        })?;
        if at < all.1 {
            out.push(subject.part(string, at, all.1));
        }
        let empty = subject.part(string, 0, 0);
        Ok((if out.is_empty() { empty } else { joined(vm, &empty, out)? }, n))
    }
}

/// The parts one after the other: all str or all bytes.
pub fn joined(vm: &mut Vm, empty: &Value, parts: Vec<Value>) -> Res<Value> {
    if let Some(e) = empty.as_str().filter(|_| parts.iter().all(|p| p.as_str().is_some())) {
        let s = StrObj::join(e, &parts);
        memory::settle(vm)?;
        return Ok(s.into());
    }
    let join = ops::get_attr(vm, empty, &intern("join"))?;
    vm.call(&join, &[ListObj::new(parts).into()])
}

/// Start and end of what is matched: within the text, but perhaps not in this order.
fn limits(subject: &Subject<'_>, pos: i64, endpos: i64) -> Span {
    let n = subject.len() as i64;
    (pos.clamp(0, n) as usize, endpos.clamp(0, n) as usize)
}

/// What `sub` puts in the place of a match.
enum Replacement<'a> {
    Literal(Value),
    Template(Ref<Template>),
    Call(&'a Value),
}

/// A part of a replacement.
enum Part<'a> {
    Text(&'a StrObj),
    Group(usize),
}

impl<'a> Replacement<'a> {
    fn new(vm: &mut Vm, p: &Pattern, repl: &'a Value) -> Res<Replacement<'a>> {
        if is_callable(repl) {
            return Ok(Replacement::Call(repl));
        }
        let is_literal = match repl.as_str() {
            Some(s) => match s.chars() {
                Chars::Ascii(a) => !a.as_bytes().contains(&b'\\'),
                Chars::Wide(w) => !w.contains(&u32::from(b'\\')),
            },
            None => buffer_or_none(vm, repl).is_some_and(|b| !b.contains(&b'\\')),
        };
        if is_literal {
            return Ok(Replacement::Literal(repl.clone()));
        }
        let t = Template::compile(vm, p, repl)?;
        Ok(match t.only_literal() {
            Some(v) => Replacement::Literal(v),
            None => Replacement::Template(t),
        })
    }
    /// The parts, if all are known before the first match, and are text. `groups`: those of the pattern.
    fn texts(&self, groups: usize) -> Option<Vec<Part<'_>>> {
        match self {
            Replacement::Literal(v) => Some(vec![Part::Text(v.as_str()?)]),
            Replacement::Template(t) => {
                let mut parts = vec![Part::Text(t.literal.as_str()?)];
                for (group, literal) in &t.items {
                    // A group that the pattern does not have is an error of the first match.
                    parts.push(Part::Group(usize::try_from(*group).ok().filter(|&g| g <= groups)?));
                    parts.push(Part::Text(literal.as_str()?));
                }
                Some(parts)
            }
            Replacement::Call(_) => None,
        }
    }
}

#[native_methods("re.Pattern")]
impl Pattern {
    /// Matches zero or more characters at the beginning of the string.
    #[method(name = "match")]
    fn match_(
        &self,
        vm: &mut Vm,
        #[either] string: &Value,
        #[either]
        #[default(0)]
        pos: i64,
        #[either]
        #[default(NO_END, "sys.maxsize")]
        endpos: i64,
    ) -> Res<Value> {
        self.one(vm, string, pos, endpos, Kind::Match)
    }
    /// Matches against all of the string.
    #[method]
    fn fullmatch(
        &self,
        vm: &mut Vm,
        #[either] string: &Value,
        #[either]
        #[default(0)]
        pos: i64,
        #[either]
        #[default(NO_END, "sys.maxsize")]
        endpos: i64,
    ) -> Res<Value> {
        self.one(vm, string, pos, endpos, Kind::Full)
    }
    /// Scan through string looking for a match, and return a corresponding match object instance.
    ///
    /// Return None if no position in the string matches.
    #[method]
    fn search(
        &self,
        vm: &mut Vm,
        #[either] string: &Value,
        #[either]
        #[default(0)]
        pos: i64,
        #[either]
        #[default(NO_END, "sys.maxsize")]
        endpos: i64,
    ) -> Res<Value> {
        self.one(vm, string, pos, endpos, Kind::Search)
    }
    /// Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.
    #[method]
    fn sub(
        &self,
        vm: &mut Vm,
        #[either] repl: &Value,
        #[either] string: &Value,
        #[either]
        #[default(0)]
        count: i64,
    ) -> Res<Value> {
        Ok(self.replaced(vm, repl, string, count)?.0)
    }
    /// Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.
    #[method]
    fn subn(
        &self,
        vm: &mut Vm,
        #[either] repl: &Value,
        #[either] string: &Value,
        #[either]
        #[default(0)]
        count: i64,
    ) -> Res<Value> {
        let (text, n) = self.replaced(vm, repl, string, count)?;
        Ok(TupleObj::new(vec![text, Value::Int(n)]).into())
    }
    /// Return a list of all non-overlapping matches of pattern in string.
    #[method]
    fn findall(
        &self,
        vm: &mut Vm,
        #[either] string: &Value,
        #[either]
        #[default(0)]
        pos: i64,
        #[either]
        #[default(NO_END, "sys.maxsize")]
        endpos: i64,
    ) -> Res<Value> {
        let subject = self.subject(vm, string)?;
        let range = limits(&subject, pos, endpos);
        let out = ListObj::empty();
        self.each(vm, &subject, range, 0, |_, (start, end), m| {
            let group = |g: usize| {
                let (start, end) = m.group(g).unwrap_or((0, 0));
                subject.part(string, start, end)
            };
            out.push(match self.groups {
                0 => subject.part(string, start, end),
                1 => group(1),
                n => TupleObj::from_iter((1..n + 1).map(group)).into(),
            });
            Ok(())
        })?;
        Ok(out.into())
    }
    /// Split string by the occurrences of pattern.
    #[method]
    fn split(
        &self,
        vm: &mut Vm,
        #[either] string: &Value,
        #[either]
        #[default(0)]
        maxsplit: i64,
    ) -> Res<Value> {
        let subject = self.subject(vm, string)?;
        let (out, mut at) = (ListObj::empty(), 0);
        self.each(vm, &subject, (0, subject.len()), maxsplit, |_, (start, end), m| {
            out.push(subject.part(string, at, start));
            for g in 1..self.groups + 1 {
                let part = m.group(g).map(|(start, end)| subject.part(string, start, end));
                out.push(part.unwrap_or(Value::None));
            }
            at = end;
            Ok(())
        })?;
        out.push(subject.part(string, at, subject.len()));
        Ok(out.into())
    }
    /// Return an iterator over all non-overlapping matches for the RE pattern in string.
    ///
    /// For each match, the iterator returns a match object.
    #[method]
    fn finditer(
        &self,
        vm: &mut Vm,
        #[either] string: &Value,
        #[either]
        #[default(0)]
        pos: i64,
        #[either]
        #[default(NO_END, "sys.maxsize")]
        endpos: i64,
    ) -> Res<Value> {
        let scanner = Scanner::over(vm, self, string, pos, endpos)?;
        let search = ops::get_attr(vm, &scanner, &intern("search"))?;
        Ok(IteratorObj::new(IterState::Callable(search, Value::None)).into())
    }
    #[method]
    fn scanner(
        &self,
        vm: &mut Vm,
        #[either] string: &Value,
        #[either]
        #[default(0)]
        pos: i64,
        #[either]
        #[default(NO_END, "sys.maxsize")]
        endpos: i64,
    ) -> Res<Value> {
        Scanner::over(vm, self, string, pos, endpos)
    }
    #[method(name = "__copy__")]
    fn copy(this: &Value) -> Value {
        this.clone()
    }
    #[method(name = "__deepcopy__")]
    fn deepcopy(this: &Value, _memo: &Value) -> Value {
        this.clone()
    }
    /// Patterns are generic over the type of string they handle (str or bytes)
    #[class_method(name = "__class_getitem__")]
    fn class_getitem(vm: &mut Vm, class: &Value, object: &Value) -> Res<Value> {
        generic_alias(vm, class, object)
    }
    /// The pattern string from which the RE object was compiled.
    #[getter]
    fn pattern(&self) -> Value {
        self.pattern.clone()
    }
    /// The regex matching flags.
    #[getter]
    fn flags(&self) -> i64 {
        self.flags
    }
    /// The number of capturing groups in the pattern.
    #[getter]
    fn groups(&self) -> usize {
        self.groups
    }
    /// A dictionary mapping group names to group numbers.
    #[getter]
    fn groupindex(&self) -> Value {
        match self.group_index.is_empty() {
            true => DictObj::empty().into(),
            false => ProxyObj::new(self.group_index.clone().into()).into(),
        }
    }
    #[slot(repr)]
    fn repr(&self, vm: &mut Vm) -> Res<Value> {
        const NAMES: [&str; 8] = [
            "re.IGNORECASE",
            "re.LOCALE",
            "re.MULTILINE",
            "re.DOTALL",
            "re.UNICODE",
            "re.VERBOSE",
            "re.DEBUG",
            "re.ASCII",
        ];
        let [locale, unicode, ascii] = [4, 32, 256];
        let mut flags = self.flags;
        // A str has this one anyway.
        if self.is_text == Some(true) && flags & (locale | unicode | ascii) == unicode {
            flags &= !unicode;
        }
        let mut names = Vec::new();
        for (i, name) in NAMES.iter().enumerate() {
            let bit = 2 << i;
            if flags & bit != 0 {
                names.push(name.to_string());
                flags &= !bit;
            }
        }
        if flags != 0 {
            names.push(format!("0x{:x}", flags as i32));
        }
        let text = repr(vm, &self.pattern)?;
        let mut out = TextBuf::new();
        out.push_str("re.compile(");
        if let Some(s) = text.as_str() {
            out.push_part(s, 0, s.len().min(200));
        }
        if !names.is_empty() {
            out.push_str(", ");
            out.push_str(&names.join("|"));
        }
        out.push_str(")");
        Ok(out.finish().into())
    }
    #[slot(eq)]
    fn eq(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        let Some(other) = value.get_exact::<Pattern>() else { return Ok(builtin().not_implemented.value()) };
        if std::ptr::eq(self, other) {
            return Ok(Value::bool(true));
        }
        let same = (self.flags, self.is_text) == (other.flags, other.is_text)
            && self.program.code == other.program.code
            && ops::same_or_equal(vm, &self.pattern, &other.pattern)?;
        Ok(Value::bool(same))
    }
    #[slot(hash)]
    fn hash(&self, vm: &mut Vm) -> Res<i64> {
        let code: Vec<Value> = self.program.code.iter().map(|&c| Value::Int(c as i64)).collect();
        let parts = vec![self.pattern.clone(), Value::Int(self.flags), TupleObj::new(code).into()];
        Ok(ops::hash(vm, &TupleObj::new(parts).into())? as i64)
    }
}

// ---- the scanner ------------------------------------------------------------------------------------

#[native_type("_sre.SRE_Scanner", no_base)]
#[derive(Trace)]
pub struct Scanner {
    header: Header,
    pattern: Ref<Pattern>,
    string: Value,
    start: usize,
    end: usize,
    /// Where the next match may begin; `None` if there is none any more.
    #[untraced]
    at: Cell<Option<usize>>,
    must_advance: Cell<bool>,
    executing: Cell<bool>,
}

impl Scanner {
    fn over(vm: &mut Vm, pattern: &Pattern, string: &Value, pos: i64, endpos: i64) -> Res<Value> {
        let subject = pattern.subject(vm, string)?;
        let (start, end) = limits(&subject, pos, endpos);
        let s = Scanner {
            header: native_header::<Scanner>(),
            pattern: Ref::from_ref(pattern),
            string: string.clone(),
            start,
            end,
            at: Cell::new(Some(start)),
            must_advance: Cell::new(false),
            executing: Cell::new(false),
        };
        Ok(new_native(s).into())
    }
    fn next(&self, vm: &mut Vm, kind: Kind) -> Res<Value> {
        if self.executing.get() {
            return Err(vm.value_error("regular expression scanner already executing"));
        }
        let Some(at) = self.at.get() else { return Ok(Value::None) };
        self.executing.set(true);
        let r = self.next_from(vm, kind, at);
        self.executing.set(false);
        r
    }
    fn next_from(&self, vm: &mut Vm, kind: Kind, at: usize) -> Res<Value> {
        let subject = self.pattern.subject(vm, &self.string)?;
        // A buffer may have become shorter.
        let end = self.end.min(subject.len());
        let mut space = Space::new();
        let mut m = AnyMatcher::new(&self.pattern.program, &subject, end, &mut space);
        let found = if at <= end { m.find(vm, kind, at, self.must_advance.get())? } else { None };
        self.at.set(found.map(|(_, end)| end));
        let Some(found) = found else { return Ok(Value::None) };
        self.must_advance.set(found.0 == found.1);
        Ok(Match::of(&self.pattern, &self.string, (self.start, self.end), found, &m).into())
    }
}

#[native_methods("_sre.SRE_Scanner")]
impl Scanner {
    #[method(name = "match")]
    fn match_(&self, vm: &mut Vm) -> Res<Value> {
        self.next(vm, Kind::Match)
    }
    #[method]
    fn search(&self, vm: &mut Vm) -> Res<Value> {
        self.next(vm, Kind::Search)
    }
    #[getter]
    fn pattern(&self) -> Value {
        self.pattern.clone().into()
    }
}
