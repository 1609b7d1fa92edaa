//! `_sre_match`: the matcher, for the classes of `_sre`, which are written in Python.

mod cases;
mod matcher;

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;
use matcher::{Matcher, Text};

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "_sre_match", natives::DOC, natives::NATIVES);
    m.ns.set_str("MAXREPEAT", Value::Int(matcher::MAXREPEAT as i64));
    m
}

/// Code is kept as bytes, four for each word.
fn words(code: &BytesObj) -> Vec<u32> {
    code.data.as_chunks::<4>().0.iter().map(|w| u32::from_le_bytes(*w)).collect()
}

fn text_of<'a>(vm: &mut Vm, v: &'a Value) -> Res<Text<'a>> {
    if let Some(s) = v.as_str() {
        return Ok(match s.chars() {
            Chars::Ascii(a) => Text::Bytes(a.as_bytes()),
            Chars::Wide(w) => Text::Wide(w),
        });
    }
    match v.get::<BytesObj>() {
        Some(b) => Ok(Text::Bytes(&b.data)),
        None => {
            let msg = format!("expected string or bytes-like object, got '{}'", v.ty().name());
            Err(vm.type_error(msg))
        }
    }
}

/// The last group that matched, then start and end of the match and of each group (-1 if it has none).
fn found(m: &Matcher<'_>, start: usize, end: usize) -> Value {
    let mut out = vec![Value::Int(m.last_group as i64), Value::Int(start as i64), Value::Int(end as i64)];
    for pair in m.marks.as_chunks::<2>().0 {
        let set = pair[0] != usize::MAX && pair[1] != usize::MAX;
        out.extend(pair.map(|p| Value::Int(if set { p as i64 } else { -1 })));
    }
    TupleObj::new(out).into()
}

/// The matcher of regular expressions.
#[native_module("_sre_match")]
mod natives {
    use super::*;

    /// Match at a position (0), all of the text (1), or search (2). An empty match at the start may be ruled out.
    #[native]
    fn run(
        vm: &mut Vm,
        code: &BytesObj,
        text: &Value,
        groups: i64,
        pos: i64,
        endpos: i64,
        kind: i32,
        must_advance: bool,
    ) -> Res<Value> {
        let [groups, pos, endpos] = [groups, pos, endpos].map(|n| n.max(0) as usize);
        let code = words(code);
        let t = text_of(vm, text)?;
        let end = endpos.min(t.len());
        if pos > end {
            return Ok(Value::None);
        }
        let mut m = Matcher::new(vm, &code, t, end, groups);
        let place = match kind {
            2 => m.search(pos, must_advance)?,
            k => m.match_at(pos, k == 1, must_advance)?.map(|end| (pos, end)),
        };
        Ok(place.map_or(Value::None, |(start, end)| found(&m, start, end)))
    }
    /// All matches from a position on, at most `limit` (0: all).
    #[native]
    fn all(
        vm: &mut Vm,
        code: &BytesObj,
        text: &Value,
        groups: i64,
        pos: i64,
        endpos: i64,
        limit: i64,
    ) -> Res<Value> {
        let [groups, pos, endpos] = [groups, pos, endpos].map(|n| n.max(0) as usize);
        let code = words(code);
        let t = text_of(vm, text)?;
        let end = endpos.min(t.len());
        let out = ListObj::empty();
        let mut m = Matcher::new(vm, &code, t, end, groups);
        let (mut at, mut must_advance) = (pos, false);
        while at <= end && (limit == 0 || (out.len() as i64) < limit) {
            let Some((start, stop)) = m.search(at, must_advance)? else { break };
            out.push(found(&m, start, stop));
            must_advance = start == stop;
            at = stop;
        }
        Ok(out.into())
    }
    /// Whether a character has case, in ASCII.
    #[native]
    fn ascii_iscased(character: i64) -> bool {
        u8::try_from(character).is_ok_and(|c| c.is_ascii_alphabetic())
    }
    /// Whether a character has case.
    #[native]
    fn unicode_iscased(character: i64) -> bool {
        cases::is_cased_unicode(character as u32)
    }
    /// The character in lower case, in ASCII.
    #[native]
    fn ascii_tolower(character: i64) -> i64 {
        cases::lower_ascii(character as u32) as i64
    }
    /// The character in lower case.
    #[native]
    fn unicode_tolower(character: i64) -> i64 {
        cases::lower_unicode(character as u32) as i64
    }
}
