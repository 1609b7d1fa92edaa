//! The parser as a machine: bytes go in, events come out one at a time. It knows nothing of Python.

use std::collections::VecDeque;

use super::document::{Document, Event, Kind, Opened, Phase};
use super::errors::{Checked, Code, Wrong};
use super::input::{Encoding, Input, Position};

/// The text of an entity that is being read.
struct Source {
    of: Opened,
    read: usize,
}

pub struct Core {
    pub input: Input,
    pub document: Document,
    entities: Vec<Source>,
    events: VecDeque<(Event, Position)>,
    /// Found, but behind events that have not been told yet.
    pending: Option<Wrong>,
    pub failed: Option<Code>,
    /// The place of what was told last.
    pub pos: Option<Position>,
    /// The place of the reference to the outermost entity that is being read.
    reference: Position,
    pub is_final: bool,
    is_done: bool,
    /// Text there was when it was found to be too little.
    too_little: usize,
    /// Something was read since bytes came in.
    has_read: bool,
    pub defers: bool,
}

/// Bytes of text that are converted at once from another encoding than UTF-8: handlers get it in such pieces.
const CONVERTED: usize = 1024;

pub enum Next {
    Event(Event),
    /// More text is needed, or all is read.
    Idle,
    Failed(Code),
}

impl Core {
    pub fn new(encoding: Option<Encoding>, document: Document) -> Core {
        Core {
            reference: Position { byte: 0, line: 1, column: 0 },
            input: Input::new(encoding),
            document,
            entities: Vec::new(),
            events: VecDeque::new(),
            pending: None,
            failed: None,
            pos: None,
            is_final: false,
            is_done: false,
            too_little: 0,
            has_read: false,
            defers: true,
        }
    }
    pub fn is_started(&self) -> bool {
        self.pos.is_some()
    }
    /// Takes more bytes in.
    pub fn feed(&mut self, bytes: &[u8], is_final: bool) -> Result<(), Code> {
        if self.failed == Some(Code::Aborted) {
            return Err(Code::Finished);
        }
        if self.is_final {
            return Err(self.failed.unwrap_or(Code::Finished));
        }
        self.is_final = is_final;
        self.document.direct += bytes.len() as u64;
        self.input.add(bytes, is_final);
        self.has_read = false;
        self.too_little = self.too_little.max(self.input.unknown());
        if self.pos.is_none() {
            self.pos = Some(self.input.pos);
        }
        Ok(())
    }
    pub fn fail(&mut self, code: Code) {
        self.events.clear();
        self.pending = None;
        self.failed = Some(code);
    }
    /// Ends the parse, behind what was told last.
    pub fn abort(&mut self) {
        self.pos = Some(self.input.pos);
        self.fail(Code::Aborted);
    }
    pub fn next(&mut self) -> Next {
        loop {
            if let Some(code) = self.failed {
                return Next::Failed(code);
            }
            if let Some((event, pos)) = self.events.pop_front() {
                self.pos = Some(pos);
                return Next::Event(event);
            }
            if let Some(w) = self.pending.take() {
                self.pos = Some(self.place(w.at));
                self.failed = Some(w.code);
                continue;
            }
            match self.step() {
                Ok(true) => {}
                Ok(false) => {
                    self.pos = Some(self.input.pos);
                    return Next::Idle;
                }
                Err(w) => {
                    self.collect();
                    self.pending = Some(w);
                }
            }
        }
    }
    fn place(&self, at: usize) -> Position {
        if self.entities.is_empty() { self.input.position_after(at) } else { self.reference }
    }
    /// Takes what the last part has said, before it counts as read.
    fn collect(&mut self) {
        for e in std::mem::take(&mut self.document.events) {
            let pos = self.place(e.at);
            self.events.push_back((e, pos));
        }
    }
    /// Reads one part; false if there is not enough.
    fn step(&mut self) -> Checked<bool> {
        if self.entities.is_empty() { self.step_document() } else { self.step_entity() }
    }
    fn step_document(&mut self) -> Checked<bool> {
        let text = self.input.rest();
        let waits = self.defers && !self.is_final && text.len() < 2 * self.too_little;
        if text.is_empty() || waits {
            return self.at_end();
        }
        let is_converted = !matches!(self.input.encoding, Encoding::Utf8);
        self.document.longest_text = if is_converted { CONVERTED } else { usize::MAX };
        let was_start = self.document.phase == Phase::Start;
        let Some(n) = self.document.read(text, self.is_final)? else {
            self.too_little = if self.has_read { 0 } else { text.len() };
            return self.at_end();
        };
        self.too_little = 0;
        self.has_read |= n > 0;
        self.collect();
        self.reference = self.input.pos;
        self.input.advance(n);
        let tells_encoding = |(e, _): &(Event, Position)| e.kind == Kind::Encoding;
        if was_start && !self.events.iter().any(tells_encoding) {
            self.input.settle();
        }
        self.open();
        Ok(true)
    }
    fn step_entity(&mut self) -> Checked<bool> {
        let Some(source) = self.entities.last_mut() else { return Ok(false) };
        let text = &source.of.text[source.read..];
        let read = if text.is_empty() { None } else { self.document.read(text, true)? };
        let Some(n) = read else {
            let (depth, is_empty) = (source.of.depth, text.is_empty());
            self.document.close_entity(depth, is_empty)?;
            self.entities.pop();
            return Ok(true);
        };
        source.read += n;
        self.collect();
        self.open();
        Ok(true)
    }
    fn open(&mut self) {
        if let Some(of) = self.document.opened.take() {
            self.entities.push(Source { of, read: 0 });
        }
    }
    fn at_end(&mut self) -> Checked<bool> {
        if !self.is_final || self.is_done {
            return Ok(false);
        }
        let is_empty = self.input.rest().is_empty();
        if is_empty && self.input.has_partial() {
            return Err(Code::PartialChar.at(0));
        }
        match self.document.at_end(is_empty) {
            Some(Code::UnclosedToken) => Err(self.unclosed()),
            Some(code) => Err(code.at(0)),
            None => {
                self.is_done = true;
                Ok(false)
            }
        }
    }
    /// What is left is the start of something. In declarations, what is between quotes counts as a whole, and so do words.
    fn unclosed(&self) -> Wrong {
        let rest = self.input.rest();
        let is_declaration =
            rest.strip_prefix("<!").is_some_and(|r| r.contains(char::is_whitespace) && !r.starts_with('-'));
        if matches!(self.document.phase, Phase::Content | Phase::Cdata) || !is_declaration {
            return Code::UnclosedToken.at(0);
        }
        let mut quote = None;
        for (i, c) in rest.char_indices() {
            match quote {
                Some((q, _)) if q == c => quote = None,
                None if matches!(c, '"' | '\'') => quote = Some((c, i)),
                _ => {}
            }
        }
        quote.map_or(Code::NoElements.at(rest.len()), |(_, i)| Code::UnclosedToken.at(i))
    }
    /// The encoding that a declaration has told, or that there is none of that name.
    pub fn change_encoding(&mut self, encoding: Option<Encoding>) {
        let Some(e) = encoding else { return self.fail(Code::UnknownEncoding) };
        if self.input.is_given {
            return self.input.settle();
        }
        if let Err(code) = self.input.change(e) {
            self.fail(code);
        }
    }
}
