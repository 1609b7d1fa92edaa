//! `match` statements.
//!
//! The subject stays in a local or in a temporary of its own until a case is chosen. Names captured by a
//! pattern are bound only when the whole pattern has matched, so each has a temporary until then, right
//! above the subject; what taking the subject apart needs lies above those. A test that fails jumps to
//! the *fail chain*: blocks that release the temporaries one by one down to the level of the next
//! alternative. (Releasing one that is dead already does nothing.)

use super::*;
use ruff_python_ast::{Pattern, Singleton};
use std::collections::HashSet;

/// State of one pattern being compiled.
struct Matching {
    /// Names captured by the whole pattern, each with a temporary from `captures` on.
    names: Vec<Rc<str>>,
    captures: Reg,
    /// The fail chains, innermost last.
    chains: Vec<FailChain>,
}

/// `blocks[n]` releases the `n` temporaries from `base` on.
struct FailChain {
    base: u32,
    blocks: Vec<BlockId>,
}

impl<'a> Compiler<'a> {
    pub(super) fn match_stmt(&mut self, s: &'a ast::StmtMatch) -> Result<()> {
        let depth = self.depth();
        let pos = self.pos(&*s.subject);
        let in_place = match super::names::name_in_place(&s.subject) {
            Some(name) => {
                let mut bound = Vec::new();
                s.cases.iter().for_each(|case| captured_names(&case.pattern, &mut bound));
                let guards = s.cases.iter().filter_map(|case| case.guard.as_deref());
                !bound.contains(&name) && !self.may_rebind(name, guards)
            }
            None => true,
        };
        self.mark(pos);
        let subject = self.expr(&s.subject, if in_place { Want::Any } else { Want::Temp })?;
        let above = self.depth();
        let end = self.new_block();
        for (i, case) in s.cases.iter().enumerate() {
            self.check_pattern(&case.pattern, i + 1 == s.cases.len() || case.guard.is_some())?;
            let next = self.new_block();
            self.case_pattern(&case.pattern, subject, next)?;
            if let Some(guard) = &case.guard {
                self.branch(guard, next, false)?;
            }
            self.discard(subject, NOWHERE);
            self.set_depth(depth);
            self.body(&case.body)?;
            let last = self.last_position();
            self.jump(end, last);
            self.set_depth(above);
            self.use_block(next);
        }
        self.discard(subject, NOWHERE);
        self.set_depth(depth);
        self.use_block(end);
        Ok(())
    }

    /// Matches the whole pattern of a case and binds its names; goes to `next` if it does not match.
    fn case_pattern(&mut self, pattern: &'a Pattern, subject: Reg, next: BlockId) -> Result<()> {
        let depth = self.depth();
        let mut names = Vec::new();
        captured_names(pattern, &mut names);
        let names: Vec<Rc<str>> = {
            let mut seen = HashSet::new();
            names.retain(|n| seen.insert(*n));
            names.into_iter().map(|n| self.intern(n)).collect()
        };
        let captures = self.temps(names.len() as u32);
        let chain = FailChain { base: depth, blocks: vec![next] };
        let mut m = Matching { names, captures, chains: vec![chain] };
        let pos = self.pos(pattern);
        self.mark(pos);
        self.pattern(pattern, subject, &mut m)?;
        let stored = self.depth();
        for (i, name) in m.names.iter().enumerate() {
            self.store_name(name, captures + i as u32, pos);
            self.set_depth(stored);
        }
        self.set_depth(depth);
        if let Some(chain) = m.chains.pop() {
            self.fail_blocks(chain);
        }
        Ok(())
    }

    /// The block to go to when a test fails now.
    fn fail(&mut self, m: &mut Matching) -> BlockId {
        let depth = self.depth();
        let Some(chain) = m.chains.last_mut() else { return self.new_block() };
        let n = (depth - chain.base) as usize;
        while chain.blocks.len() <= n {
            let block = self.unit().cfg.new_block();
            chain.blocks.push(block);
        }
        chain.blocks[n]
    }

    /// Emits a fail chain; control then goes on after it as before.
    fn fail_blocks(&mut self, chain: FailChain) {
        if chain.blocks.len() == 1 {
            return;
        }
        let matched = self.new_block();
        self.jump(matched, NOWHERE);
        for (n, &block) in chain.blocks.iter().enumerate().skip(1).rev() {
            self.use_block(block);
            self.emit(Op::Clear, TEMP + chain.base + n as u32 - 1, 0, 0, NOWHERE);
        }
        self.jump(chain.blocks[0], NOWHERE);
        self.use_block(matched);
    }

    /// Matches `pattern` against `subject`, which stays alive; the depth is the same afterwards.
    fn pattern(&mut self, pattern: &'a Pattern, subject: Reg, m: &mut Matching) -> Result<()> {
        self.enter()?;
        let depth = self.depth();
        let pos = self.pos(pattern);
        match pattern {
            Pattern::MatchValue(p) => {
                if matches!(&*p.value, Expr::FString(_) | Expr::TString(_)) {
                    let msg = "patterns may only match literals and attribute lookups";
                    return self.error(p.range, msg);
                }
                if let Some(value) = self.fold(&p.value) {
                    let fail = self.fail(m);
                    let k = self.constant(value);
                    self.emit_jump(Op::JNEqK, subject, k, fail, KILL_A, pos);
                } else {
                    let value = self.expr(&p.value, Want::Any)?;
                    self.set_depth(depth);
                    let fail = self.fail(m);
                    self.emit_jump(Op::JNEq, subject, value, fail, KILL_A, pos);
                }
            }
            Pattern::MatchSingleton(p) => {
                let fail = self.fail(m);
                let value = match p.value {
                    Singleton::None => {
                        self.emit_jump(Op::JumpIfNotNone, subject, 0, fail, KILL_A, pos);
                        self.leave();
                        return Ok(());
                    }
                    Singleton::True => Const::Bool(true),
                    Singleton::False => Const::Bool(false),
                };
                let value = self.load_const(value, Want::Temp, pos);
                self.emit_jump(Op::JIsNot, subject, value, fail, KILL_A, pos);
            }
            Pattern::MatchAs(p) => {
                if let Some(inner) = &p.pattern {
                    self.pattern(inner, subject, m)?;
                }
                if let Some(name) = &p.name {
                    self.capture(name, subject, m, pos);
                }
            }
            Pattern::MatchStar(p) => {
                if let Some(name) = &p.name {
                    self.capture(name, subject, m, pos);
                }
            }
            Pattern::MatchSequence(p) => self.sequence_pattern(&p.patterns, subject, m, pos)?,
            Pattern::MatchMapping(p) => self.mapping_pattern(p, subject, m, pos)?,
            Pattern::MatchClass(p) => self.class_pattern(p, subject, m, pos)?,
            Pattern::MatchOr(p) => self.or_pattern(&p.patterns, subject, m, pos)?,
        }
        self.set_depth(depth);
        self.leave();
        Ok(())
    }

    /// Keeps a copy of the subject for `name`.
    fn capture(&mut self, name: &str, subject: Reg, m: &Matching, pos: Position) {
        if let Some(i) = m.names.iter().position(|n| **n == *name) {
            self.emit_keep(Op::Move, KILL_B, m.captures + i as u32, subject, 0, pos);
        }
    }

    /// Fails unless the temporary, which is used up, is true.
    fn require(&mut self, test: Reg, m: &mut Matching, pos: Position) {
        self.set_depth(test - TEMP);
        let fail = self.fail(m);
        self.emit_jump(Op::JumpIfFalse, test, 0, fail, 0, pos);
    }

    /// Fails unless `len(subject) op n`.
    fn require_length(&mut self, op: Op, subject: Reg, n: usize, m: &mut Matching, pos: Position) {
        let depth = self.depth();
        let fail = self.fail(m);
        let len = self.temp();
        self.emit_keep(Op::GetLen, KILL_B, len, subject, 0, pos);
        let k = self.constant(Const::Int(n as i64));
        self.emit_jump(op, len, k, fail, 0, pos);
        self.set_depth(depth);
    }

    /// Matches the patterns against consecutive temporaries, and releases those.
    fn part_patterns(
        &mut self,
        patterns: impl Iterator<Item = &'a Pattern>,
        parts: Reg,
        m: &mut Matching,
    ) -> Result<()> {
        for (i, pattern) in patterns.enumerate() {
            let pos = self.pos(pattern);
            let part = parts + i as u32;
            self.pattern(pattern, part, m)?;
            self.emit(Op::Clear, part, 0, 0, pos);
        }
        Ok(())
    }

    fn sequence_pattern(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        m: &mut Matching,
        pos: Position,
    ) -> Result<()> {
        let test = self.temp();
        self.emit_keep(Op::MatchSequence, KILL_B, test, subject, 0, pos);
        self.require(test, m, pos);
        let star = patterns.iter().position(Pattern::is_match_star);
        let n = patterns.len();
        match star {
            None => self.require_length(Op::JNEqK, subject, n, m, pos),
            Some(_) if n > 1 => self.require_length(Op::JNGeK, subject, n - 1, m, pos),
            Some(_) => {}
        }
        if patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        match star {
            Some(star) if is_wildcard(&patterns[star]) => {
                // Nobody wants the middle: index instead of copying it.
                for (i, pattern) in patterns.iter().enumerate() {
                    if i == star || is_wildcard(pattern) {
                        continue;
                    }
                    let depth = self.depth();
                    let part = self.temp();
                    if i < star {
                        let k = self.constant(Const::Int(i as i64));
                        self.emit_keep(Op::GetItemK, KILL_B, part, subject, k, pos);
                    } else {
                        self.emit_keep(Op::GetLen, KILL_B, part, subject, 0, pos);
                        let k = self.constant(Const::Int((n - i) as i64));
                        self.emit(Op::SubK, part, part, k, pos);
                        self.emit_keep(Op::GetItem, KILL_B, part, subject, part, pos);
                    }
                    self.part_patterns(std::iter::once(pattern), part, m)?;
                    self.set_depth(depth);
                }
            }
            Some(star) => {
                let after = n - star - 1;
                if star > 255 || after > 255 {
                    let msg = "too many expressions in star-unpacking sequence pattern";
                    return Err(self.source.error_at(pos, msg));
                }
                let parts = self.temps(n as u32);
                self.emit_keep(Op::UnpackEx, KILL_B, parts, subject, (star | after << 8) as u32, pos);
                self.part_patterns(patterns.iter(), parts, m)?;
            }
            None => {
                let parts = self.temps(n as u32);
                self.emit_keep(Op::Unpack, KILL_B, parts, subject, n as u32, pos);
                self.part_patterns(patterns.iter(), parts, m)?;
            }
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        p: &'a ast::PatternMatchMapping,
        subject: Reg,
        m: &mut Matching,
        pos: Position,
    ) -> Result<()> {
        let depth = self.depth();
        let test = self.temp();
        self.emit_keep(Op::MatchMapping, KILL_B, test, subject, 0, pos);
        self.require(test, m, pos);
        let n = p.keys.len();
        if n > 0 {
            self.require_length(Op::JNGeK, subject, n, m, pos);
            let mut seen = HashSet::new();
            for key in &p.keys {
                if let Some(value) = self.fold(key)
                    && let Some(known) = ConstKey::of(&as_key(&value))
                    && !seen.insert(known)
                {
                    let shown = python_repr(&value);
                    let msg = format!("mapping pattern checks duplicate key ({shown})");
                    return Err(self.source.error_at(pos, msg));
                }
            }
            let keys = self.tuple_of(&p.keys, pos)?;
            // The values replace the keys, unless those are still wanted for `**rest`.
            let values = if p.rest.is_some() { self.temp() } else { keys };
            let keep = if p.rest.is_some() { KILL_B | KILL_C } else { KILL_B };
            self.emit_keep(Op::MatchKeys, keep, values, subject, keys, pos);
            let matched = self.new_block();
            self.emit_jump(Op::JumpIfNotNone, values, 0, matched, KILL_A, pos);
            let fail = self.fail(m);
            self.jump(fail, pos);
            self.use_block(matched);
            let parts = self.temps(n as u32);
            self.emit(Op::Unpack, parts, values, n as u32, pos);
            self.part_patterns(p.patterns.iter(), parts, m)?;
            self.set_depth(if p.rest.is_some() { depth + 1 } else { depth });
        }
        if let Some(rest) = &p.rest {
            let dict = self.temp();
            self.emit(Op::BuildDict, dict, dict, 0, pos);
            self.emit_keep(Op::DictUpdate, KILL_A | KILL_B, dict, subject, 0, pos);
            if n > 0 {
                let keys = self.temps(n as u32);
                self.emit(Op::Unpack, keys, TEMP + depth, n as u32, pos);
                for i in 0..n as u32 {
                    self.emit_keep(Op::DelItem, KILL_A, dict, keys + i, 0, pos);
                }
            }
            self.capture(rest, dict, m, pos);
            self.emit(Op::Clear, dict, 0, 0, pos);
        }
        self.set_depth(depth);
        Ok(())
    }

    /// A tuple of the expressions' values in the next temporary.
    fn tuple_of(&mut self, exprs: &'a [Expr], pos: Position) -> Result<Reg> {
        match self.fold_all(exprs) {
            Some(items) => Ok(self.load_const(Const::Tuple(items.into()), Want::Temp, pos)),
            None => self.tuple(exprs, Want::Temp, pos),
        }
    }

    fn class_pattern(
        &mut self,
        p: &'a ast::PatternMatchClass,
        subject: Reg,
        m: &mut Matching,
        pos: Position,
    ) -> Result<()> {
        let depth = self.depth();
        let mut seen = HashSet::new();
        for keyword in &p.arguments.keywords {
            if !seen.insert(keyword.attr.as_str()) {
                let msg = format!("attribute name repeated in class pattern: {}", keyword.attr);
                return self.error(keyword.pattern.range(), msg);
            }
        }
        let window = self.temp();
        self.emit_keep(Op::Move, KILL_B, window, subject, 0, pos);
        self.expr(&p.cls, Want::Temp)?;
        let names = p.arguments.keywords.iter().map(|k| Const::Str(self.intern(&k.attr))).collect::<Vec<_>>();
        let n = p.arguments.patterns.len() + names.len();
        self.load_const(Const::Tuple(names.into()), Want::Temp, pos);
        let values = self.result(Want::Temp, depth);
        self.emit(Op::MatchClass, values, window, p.arguments.patterns.len() as u32, pos);
        let matched = self.new_block();
        self.emit_jump(Op::JumpIfNotNone, values, 0, matched, KILL_A, pos);
        let fail = self.fail(m);
        self.jump(fail, pos);
        self.use_block(matched);
        let parts = self.temps(n as u32);
        self.emit(Op::Unpack, parts, values, n as u32, pos);
        let keywords = p.arguments.keywords.iter().map(|k| &k.pattern);
        self.part_patterns(p.arguments.patterns.iter().chain(keywords), parts, m)
    }

    fn or_pattern(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        m: &mut Matching,
        pos: Position,
    ) -> Result<()> {
        let depth = self.depth();
        let matched = self.new_block();
        for (i, pattern) in patterns.iter().enumerate() {
            if i + 1 == patterns.len() {
                self.pattern(pattern, subject, m)?;
                break;
            }
            let (next, failed) = (self.new_block(), self.new_block());
            m.chains.push(FailChain { base: depth, blocks: vec![failed] });
            self.pattern(pattern, subject, m)?;
            self.jump(matched, pos);
            if let Some(chain) = m.chains.pop() {
                self.fail_blocks(chain);
            }
            // What the failed alternative captured so far is not wanted any more.
            self.use_block(failed);
            let mut names = Vec::new();
            captured_names(pattern, &mut names);
            for name in names {
                if let Some(i) = m.names.iter().position(|n| **n == *name) {
                    self.emit(Op::Clear, m.captures + i as u32, 0, 0, pos);
                }
            }
            self.jump(next, pos);
            self.use_block(next);
            self.set_depth(depth);
        }
        self.use_block(matched);
        Ok(())
    }

    /// Errors of a case's pattern as such. `may_match_all`: nothing follows that it could hide.
    fn check_pattern(&mut self, pattern: &'a Pattern, may_match_all: bool) -> Result<()> {
        if !may_match_all {
            self.check_refutable(pattern)?;
        }
        self.bound_once(pattern, &mut HashSet::new())
    }

    fn check_refutable(&mut self, pattern: &'a Pattern) -> Result<()> {
        match pattern {
            Pattern::MatchAs(p) => match (&p.pattern, &p.name) {
                (Some(inner), _) => self.check_refutable(inner),
                (None, Some(name)) => {
                    let msg = format!("name capture '{name}' makes remaining patterns unreachable");
                    self.error(p.range, msg)
                }
                (None, None) => self.error(p.range, "wildcard makes remaining patterns unreachable"),
            },
            Pattern::MatchOr(p) => match p.patterns.last() {
                Some(last) => self.check_refutable(last),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Adds the names that a pattern binds to those that are bound before it; each may be bound once.
    fn bound_once(&mut self, pattern: &'a Pattern, bound: &mut HashSet<&'a str>) -> Result<()> {
        self.enter()?;
        let mut own: Vec<&'a str> = Vec::new();
        let mut parts: Vec<&'a Pattern> = Vec::new();
        match pattern {
            Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
            Pattern::MatchStar(p) => own.extend(p.name.as_ref().map(|n| n.as_str())),
            Pattern::MatchAs(p) => {
                parts.extend(p.pattern.as_deref());
                own.extend(p.name.as_ref().map(|n| n.as_str()));
            }
            Pattern::MatchSequence(p) => {
                if p.patterns.iter().filter(|p| p.is_match_star()).count() > 1 {
                    return self.error(p.range, "multiple starred names in sequence pattern");
                }
                parts.extend(&p.patterns);
            }
            Pattern::MatchMapping(p) => {
                parts.extend(&p.patterns);
                own.extend(p.rest.as_ref().map(|n| n.as_str()));
            }
            Pattern::MatchClass(p) => {
                parts.extend(&p.arguments.patterns);
                parts.extend(p.arguments.keywords.iter().map(|k| &k.pattern));
            }
            Pattern::MatchOr(p) => {
                let mut first: Option<HashSet<&'a str>> = None;
                for (i, alternative) in p.patterns.iter().enumerate() {
                    if i + 1 < p.patterns.len() {
                        self.check_refutable(alternative)?;
                    }
                    let mut names = HashSet::new();
                    self.bound_once(alternative, &mut names)?;
                    if first.as_ref().is_some_and(|first| *first != names) {
                        return self.error(p.range, "alternative patterns bind different names");
                    }
                    first = Some(names);
                }
                own.extend(first.unwrap_or_default());
            }
        }
        for part in parts {
            self.bound_once(part, bound)?;
        }
        for name in own {
            if !bound.insert(name) {
                let msg = format!("multiple assignments to name '{name}' in pattern");
                return self.error(pattern.range(), msg);
            }
        }
        self.leave();
        Ok(())
    }
}

fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(p) => p.pattern.is_none() && p.name.is_none(),
        Pattern::MatchStar(p) => p.name.is_none(),
        _ => false,
    }
}

/// All names that a pattern may bind.
fn captured_names<'p>(pattern: &'p Pattern, names: &mut Vec<&'p str>) {
    match pattern {
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
        Pattern::MatchStar(p) => names.extend(p.name.as_deref()),
        Pattern::MatchAs(p) => {
            if let Some(inner) = &p.pattern {
                captured_names(inner, names);
            }
            names.extend(p.name.as_deref());
        }
        Pattern::MatchSequence(p) => p.patterns.iter().for_each(|p| captured_names(p, names)),
        Pattern::MatchMapping(p) => {
            p.patterns.iter().for_each(|p| captured_names(p, names));
            names.extend(p.rest.as_deref());
        }
        Pattern::MatchClass(p) => {
            p.arguments.patterns.iter().for_each(|p| captured_names(p, names));
            p.arguments.keywords.iter().for_each(|k| captured_names(&k.pattern, names));
        }
        Pattern::MatchOr(p) => p.patterns.iter().for_each(|p| captured_names(p, names)),
    }
}

/// A constant as Python's `repr` shows it, for messages.
fn python_repr(value: &Const) -> String {
    match value {
        Const::Str(s) if !s.contains('\'') => format!("'{}'", s.escape_default()),
        Const::Complex(_) => crate::print_ast::const_repr(value),
        _ => crate::dis::constant(value),
    }
}

/// What stands for a key and all that equals it: a number is an int, if it equals one.
fn as_key(value: &Const) -> Const {
    const EXACT: f64 = (1u64 << 53) as f64;
    match value {
        Const::Bool(b) => Const::Int(*b as i64),
        Const::Float(f) if f.fract() == 0.0 && f.abs() <= EXACT => Const::Int(*f as i64),
        Const::Complex(f) if *f == 0.0 => Const::Int(0),
        value => value.clone(),
    }
}
