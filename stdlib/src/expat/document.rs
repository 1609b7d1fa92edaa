//! What has been understood of a document, and what its next part says: one part at a time, from a text that may still grow.
//!
//! ```text
//! Start -> Prolog -> Content <-> Cdata -> Epilog          the document
//!            |  ^
//!            v  |
//!     Subset -> AfterSubset                                its document type
//! Start -> Content <-> Cdata                               an external entity
//! Start -> Subset                                          an external part of the document type
//! ```

use std::cell::RefCell;
use std::rc::Rc;

use super::dtd::{self, Dtd, Entity, ExternalId, Model, Values};
use super::errors::{Checked, Code};
use super::namespaces::{Bindings, Named};
use super::scan::{self, Cursor, Referred, StartTag};

/// What an event is told to: the places of `HANDLERS` in the class, `Default` for nothing but the default handler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    StartElement,
    EndElement,
    ProcessingInstruction,
    CharacterData,
    UnparsedEntityDecl,
    NotationDecl,
    StartNamespaceDecl,
    EndNamespaceDecl,
    Comment,
    StartCdataSection,
    EndCdataSection,
    Default,
    DefaultExpand,
    NotStandalone,
    ExternalEntityRef,
    StartDoctypeDecl,
    EndDoctypeDecl,
    EntityDecl,
    XmlDecl,
    ElementDecl,
    AttlistDecl,
    SkippedEntity,
    /// A part of the document type that is nothing by itself.
    InDoctype,
    /// The encoding that a declaration tells, which is not one of expat's own.
    Encoding,
}

pub enum Arg {
    None,
    Int(i64),
    Text(String),
    /// A text that is likely to come again.
    Name(String),
    /// Names and values, and how many of them stand in the document.
    Attributes(Vec<(String, String)>, usize),
    Model(Model),
}

pub struct Event {
    pub kind: Kind,
    pub args: Vec<Arg>,
    /// The part of the document, for the default handler.
    pub raw: String,
    /// Where it is, from the start of the part that is read.
    pub at: usize,
}

impl Event {
    pub fn new(kind: Kind, args: Vec<Arg>, raw: &str) -> Event {
        Event { kind, args, raw: raw.to_string(), at: 0 }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    Start,
    Prolog,
    Subset,
    AfterSubset,
    Content,
    Cdata,
    Epilog,
}

/// What is parsed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    Document,
    Entity,
    Subset,
}

struct Tag {
    raw: String,
    name: String,
    n_bindings: usize,
}

/// An entity whose text is to be read next.
pub struct Opened {
    pub text: String,
    /// Elements that were open before it.
    pub depth: usize,
}

/// Bytes that entities may give, however small the document is.
pub const FREE_BYTES: u64 = 8 << 20;
const MOST: f64 = 100.0;
/// Entities in entities.
const DEEPEST: usize = 1000;

pub struct Document {
    pub whole: Whole,
    pub phase: Phase,
    pub dtd: Rc<RefCell<Dtd>>,
    pub base: Option<String>,
    pub bindings: Option<Bindings>,
    tags: Vec<Tag>,
    doctype: Option<ExternalId>,
    /// Read parameter entities: 0 never, 1 unless standalone, 2 always.
    pub parameters: i64,
    pub foreign_dtd: bool,
    /// Entities in content are replaced, instead of told to the default handler.
    pub expands: bool,
    pub wants_external: bool,
    /// There is a default handler, to which parts of the document are told as they are.
    pub wants_raw: bool,
    pub wants_starts: bool,
    pub wants_ends: bool,
    pub events: Vec<Event>,
    pub opened: Option<Opened>,
    /// Names of the entities whose text is being read.
    pub open: Vec<String>,
    /// A part of text is at most that long.
    pub longest_text: usize,
    /// Bytes that entities may give, however small the document is, and how many times the document they may be beyond that.
    pub free_bytes: u64,
    pub most: f64,
    pub direct: u64,
    indirect: u64,
}

/// How much was read: nothing when the text stops too early.
type Read = scan::Scan<usize>;

impl Document {
    pub fn new(whole: Whole, bindings: Option<Bindings>) -> Document {
        Document {
            whole,
            phase: Phase::Start,
            dtd: Rc::default(),
            base: None,
            bindings,
            tags: Vec::new(),
            doctype: None,
            parameters: 0,
            foreign_dtd: false,
            expands: true,
            wants_external: false,
            wants_raw: false,
            wants_starts: false,
            wants_ends: false,
            events: Vec::new(),
            opened: None,
            open: Vec::new(),
            longest_text: usize::MAX,
            free_bytes: FREE_BYTES,
            most: MOST,
            direct: 0,
            indirect: 0,
        }
    }
    /// A parser for an entity of this document.
    pub fn child(&self, context: Option<&str>) -> Document {
        let whole = if context.is_some() { Whole::Entity } else { Whole::Subset };
        let mut d = Document::new(whole, self.bindings.clone());
        d.dtd = self.dtd.clone();
        d.base = self.base.clone();
        d.parameters = self.parameters;
        d.open = self.open.clone();
        d.open.extend(
            context.filter(|c| !c.is_empty()).and_then(|c| c.rsplit('\x0c').next()).map(str::to_string),
        );
        d
    }
    fn namespaces(&self) -> bool {
        self.bindings.is_some()
    }
    fn tell(&mut self, kind: Kind, args: Vec<Arg>, raw: &str) {
        let raw = if self.wants_raw { raw } else { "" };
        self.events.push(Event::new(kind, args, raw));
    }
    fn cursor<'a>(&self, text: &'a str, at: usize) -> Cursor<'a> {
        Cursor { text, at, namespaces: self.namespaces() }
    }
    /// Reads the next part. There is some text.
    pub fn read(&mut self, text: &str, is_final: bool) -> Read {
        match self.phase {
            Phase::Start => self.start(text, is_final),
            Phase::Prolog => self.prolog(text, is_final),
            Phase::Subset => self.subset(text),
            Phase::AfterSubset => self.after_subset(text),
            Phase::Content => self.content(text, is_final),
            Phase::Cdata => self.cdata(text, is_final),
            Phase::Epilog => self.epilog(text, is_final),
        }
    }
    /// What is wrong when the text ends, if there is something left of it or not.
    pub fn at_end(&self, is_empty: bool) -> Option<Code> {
        match (self.phase, self.whole) {
            (Phase::Cdata, _) => Some(Code::UnclosedCdataSection),
            (Phase::Start | Phase::Epilog, Whole::Entity | Whole::Subset) if is_empty => None,
            (Phase::Epilog, _) if is_empty => None,
            (Phase::Subset, Whole::Subset) if is_empty => None,
            (Phase::Content, Whole::Entity) if is_empty && self.tags.is_empty() => None,
            (Phase::Content, Whole::Entity) if is_empty => Some(Code::AsyncEntity),
            _ if is_empty => Some(Code::NoElements),
            _ => Some(Code::UnclosedToken),
        }
    }

    // ---- before and behind the elements ---------------------------------------------------------------

    fn start(&mut self, text: &str, is_final: bool) -> Read {
        let next = match self.whole {
            Whole::Document => Phase::Prolog,
            Whole::Entity => Phase::Content,
            Whole::Subset => Phase::Subset,
        };
        if !is_final && text.len() < 6 && scan::may_be(text, "<?xml ") {
            return Ok(None);
        }
        let is_declared =
            text.strip_prefix("<?xml").is_some_and(|r| r.starts_with(scan::is_space) || r.starts_with('?'));
        if !is_declared {
            self.phase = next;
            return Ok(Some(0));
        }
        let mut c = self.cursor(text, 2);
        let Some((_, data)) = scan::instruction(&mut c)? else { return Ok(None) };
        let is_text = self.whole != Whole::Document;
        let at = c.at - data.len() - 2;
        self.declaration(data, is_text, &text[..c.at]).map_err(|w| w.code.at(at + w.at))?;
        if let Some(e) = self.events.last_mut().filter(|e| e.kind == Kind::Encoding) {
            e.at += at;
        }
        self.phase = next;
        Ok(Some(c.at))
    }
    /// The declaration at the start of the document, or of an external entity.
    fn declaration(&mut self, data: &str, is_text: bool, raw: &str) -> Checked<()> {
        let code = if is_text { Code::TextDecl } else { Code::XmlDecl };
        let mut c = self.cursor(data, 0);
        let mut found: [Option<&str>; 3] = [None; 3];
        let (mut last, mut encoding_at) = (None, 0);
        while c.peek().is_some() {
            let at = c.at;
            let Some((name, value, value_at)) = pseudo_attribute(&mut c) else { return Err(code.at(c.at)) };
            let Some(i) = ["version", "encoding", "standalone"].iter().position(|n| *n == name) else {
                return Err(code.at(at));
            };
            if last.is_some_and(|l| i <= l) || (is_text && i == 2) {
                return Err(code.at(at));
            }
            let is_letter = value.starts_with(|x: char| x.is_ascii_alphabetic());
            if (i == 1 && !is_letter) || (i == 2 && !matches!(value, "yes" | "no")) {
                return Err(code.at(value_at));
            }
            if !c.space() && c.peek().is_some() {
                return Err(code.at(c.at));
            }
            if i == 0 && !value.starts_with("1.") {
                return Err(code.at(value_at));
            }
            if i == 1 {
                encoding_at = value_at;
            }
            found[i] = Some(value);
            last = Some(i);
        }
        let missing = if is_text { found[1].is_none() } else { found[0].is_none() };
        if missing {
            return Err(code.at(c.at));
        }
        let standalone = found[2].map_or(-1, |v| (v == "yes") as i64);
        self.dtd.borrow_mut().is_standalone |= standalone == 1;
        if standalone == 1 && self.parameters == 1 {
            self.parameters = 0;
        }
        let text = |v: Option<&str>| v.map_or(Arg::None, |v| Arg::Text(v.to_string()));
        self.tell(Kind::XmlDecl, vec![text(found[0]), text(found[1]), Arg::Int(standalone)], raw);
        if let Some(name) = found[1] {
            let event = Event::new(Kind::Encoding, vec![Arg::Text(name.to_string())], "");
            self.events.push(Event { at: encoding_at, ..event });
        }
        Ok(())
    }
    fn prolog(&mut self, text: &str, is_final: bool) -> Read {
        if let Some(n) = self.space(text, is_final) {
            return Ok(n);
        }
        let c = self.cursor(text, 1);
        if !text.starts_with('<') {
            // A word or a literal that has no end is no token yet.
            let quote = text.chars().next().filter(|q| matches!(q, '"' | '\''));
            if quote.is_some_and(|q| text.matches(q).count() < 2) {
                return Ok(None);
            }
            return Err(scan::other_text(text));
        }
        match c.peek() {
            None => Ok(None),
            Some('?') => self.instruction(text, Code::MisplacedXmlPi),
            Some('!') if scan::may_be(text, "<!--") => self.comment(text),
            Some('!') if self.doctype.is_none() => self.doctype(text),
            Some('!') => {
                let mut c = c.clone();
                let word = declaration_word(&mut c);
                dtd::unless_cut_off(text, word.and(Err(Code::Syntax.at(0))))
            }
            Some(x) if scan::is_name_start(x) => {
                if self.foreign_dtd && self.doctype.is_none() {
                    self.foreign_dtd = false;
                    self.external_subset(&ExternalId::default());
                    return Ok(Some(0));
                }
                self.phase = Phase::Content;
                Ok(Some(0))
            }
            Some(_) => c.wrong(),
        }
    }
    fn epilog(&mut self, text: &str, is_final: bool) -> Read {
        if let Some(n) = self.space(text, is_final) {
            return Ok(n);
        }
        match text.as_bytes().get(..2) {
            Some(b"<?") => self.instruction(text, Code::MisplacedXmlPi),
            Some(b"<!") if scan::may_be(text, "<!--") => self.comment(text),
            None if text == "<" => Ok(None),
            _ => {
                let mut w = if text.starts_with('<') {
                    Code::JunkAfterDocElement.at(0)
                } else {
                    scan::other_text(text)
                };
                if w.code == Code::Syntax {
                    w.code = Code::JunkAfterDocElement;
                }
                if text.starts_with('<') && !text[1..].starts_with(|x| scan::is_name_start(x) || x == '!') {
                    w = Code::InvalidToken.at(1);
                }
                Err(w)
            }
        }
    }
    /// White space between other things, which only the default handler is told.
    fn space(&mut self, text: &str, is_final: bool) -> Option<Option<usize>> {
        let n = text.len() - text.trim_start_matches(scan::is_space).len();
        if n == 0 {
            return None;
        }
        if text.ends_with('\r') && n == text.len() && !is_final {
            return Some((n > 1).then(|| {
                self.tell(Kind::Default, Vec::new(), &text[..n - 1]);
                n - 1
            }));
        }
        self.tell(Kind::Default, Vec::new(), &text[..n]);
        Some(Some(n))
    }
    fn instruction(&mut self, text: &str, misplaced: Code) -> Read {
        let mut c = self.cursor(text, 2);
        let Some((target, data)) = scan::instruction(&mut c)? else { return Ok(None) };
        if target == "xml" {
            return Err(misplaced.at(0));
        }
        let args = vec![Arg::Name(target.to_string()), Arg::Text(scan::newlines(data))];
        self.tell(Kind::ProcessingInstruction, args, &text[..c.at]);
        Ok(Some(c.at))
    }
    fn comment(&mut self, text: &str) -> Read {
        if text.len() < 4 {
            return Ok(None);
        }
        let mut c = self.cursor(text, 4);
        let Some(inner) = scan::comment(&mut c)? else { return Ok(None) };
        self.tell(Kind::Comment, vec![Arg::Text(scan::newlines(inner))], &text[..c.at]);
        Ok(Some(c.at))
    }

    // ---- the document type ----------------------------------------------------------------------------

    fn doctype(&mut self, text: &str) -> Read {
        let mut c = self.cursor(text, 0);
        let head = doctype_head(&mut c);
        let Some(head) = dtd::unless_cut_off(text, head)? else { return Ok(None) };
        let end = c.at;
        let id = head.id;
        if let Some(id) = &id {
            let id_at = text[..end - 1].trim_end_matches(scan::is_space).len();
            self.unread(id_at.saturating_sub(id.system.as_ref().map_or(0, String::len) + 2));
        }
        let shown = |s: Option<&String>| s.map_or(Arg::None, |s| Arg::Text(s.clone()));
        let (system, public) =
            (id.as_ref().and_then(|i| i.system.as_ref()), id.as_ref().and_then(|i| i.public.as_ref()));
        let args = vec![Arg::Name(head.name), shown(system), shown(public), Arg::Int(head.has_subset as i64)];
        let raw = if head.has_subset { &text[..end] } else { &text[..end - 1] };
        self.events.push(Event { at: end - 1, ..Event::new(Kind::StartDoctypeDecl, args, raw) });
        self.doctype = Some(id.unwrap_or_default());
        if head.has_subset {
            self.phase = Phase::Subset;
        } else {
            self.end_doctype(">", end - 1);
        }
        Ok(Some(end))
    }
    /// There is a part of the document type that may not be read.
    fn unread(&mut self, at: usize) {
        let mut dtd = self.dtd.borrow_mut();
        dtd.has_unread = true;
        if !dtd.is_standalone && self.parameters == 0 {
            drop(dtd);
            self.events.push(Event { at, ..Event::new(Kind::NotStandalone, Vec::new(), "") });
        }
    }
    fn end_doctype(&mut self, raw: &str, at: usize) {
        self.phase = Phase::Prolog;
        let id = self.doctype.clone().unwrap_or_default();
        if id.system.is_some() || self.foreign_dtd {
            self.foreign_dtd = false;
            self.external_subset(&id);
        }
        self.tell(Kind::EndDoctypeDecl, Vec::new(), raw);
        if let Some(e) = self.events.last_mut() {
            e.at = at;
        }
    }
    fn external_subset(&mut self, id: &ExternalId) {
        if self.parameters != 0 && self.wants_external {
            self.dtd.borrow_mut().has_unread = true;
            let e = Entity {
                base: self.base.clone(),
                system: id.system.clone(),
                public: id.public.clone(),
                ..Entity::default()
            };
            self.tell_external(None, &e, "");
        }
    }
    fn tell_external(&mut self, context: Option<String>, e: &Entity, raw: &str) {
        let opt = |s: &Option<String>| s.as_ref().map_or(Arg::None, |s| Arg::Text(s.clone()));
        let args = vec![context.map_or(Arg::None, Arg::Text), opt(&e.base), opt(&e.system), opt(&e.public)];
        self.tell(Kind::ExternalEntityRef, args, raw);
    }
    fn after_subset(&mut self, text: &str) -> Read {
        let n = text.len() - text.trim_start_matches(scan::is_space).len();
        match text[n..].chars().next() {
            None => Ok(None),
            Some('>') => {
                self.end_doctype(&text[..n + 1], n);
                Ok(Some(n + 1))
            }
            Some(x) => Err((if scan::is_char(x) { Code::Syntax } else { Code::InvalidToken }).at(n)),
        }
    }
    fn subset(&mut self, text: &str) -> Read {
        if let Some(n) = self.space(text, true) {
            return Ok(n);
        }
        match text.chars().next() {
            Some(']') if self.whole == Whole::Document && self.open.is_empty() => {
                self.tell(Kind::InDoctype, Vec::new(), "]");
                self.phase = Phase::AfterSubset;
                Ok(Some(1))
            }
            Some('%') => self.parameter_reference(text),
            Some('<') => self.markup_declaration(text),
            Some(x) if !scan::is_char(x) => Err(Code::InvalidToken.at(0)),
            _ => Err(Code::Syntax.at(0)),
        }
    }
    fn markup_declaration(&mut self, text: &str) -> Read {
        let c = self.cursor(text, 1);
        match c.peek() {
            None => Ok(None),
            Some('?') => self.instruction(text, Code::MisplacedXmlPi),
            Some('!') if scan::may_be(text, "<!--") => self.comment(text),
            Some('!') => {
                let reader = &mut dtd::Reader {
                    dtd: &mut self.dtd.borrow_mut(),
                    events: &mut self.events,
                    base: self.base.clone(),
                    namespaces: self.bindings.is_some(),
                    is_external: self.whole == Whole::Subset || !self.open.is_empty(),
                    at: 0,
                };
                reader.declaration(text)
            }
            Some(x) if scan::is_name_start(x) => Err(Code::Syntax.at(0)),
            Some(_) => c.wrong(),
        }
    }
    fn parameter_reference(&mut self, text: &str) -> Read {
        let mut c = self.cursor(text, 1);
        let Some(name) = c.name()? else { return Ok(None) };
        if !c.skip(';') {
            return c.wrong();
        }
        let raw = &text[..c.at];
        if self.parameters == 0 {
            self.unread(0);
            let mut dtd = self.dtd.borrow_mut();
            dtd.is_stopped = !dtd.is_standalone;
            drop(dtd);
            self.tell(Kind::Default, Vec::new(), raw);
            return Ok(Some(c.at));
        }
        self.dtd.borrow_mut().has_unread = true;
        let known = self.dtd.borrow().parameters.get(name).cloned();
        match known {
            Some(Entity { text: Some(t), .. }) => self.open_entity(name, t, true)?,
            Some(e) if self.wants_external => self.tell_external(None, &e, raw),
            _ => {
                let mut dtd = self.dtd.borrow_mut();
                dtd.is_stopped = !dtd.is_standalone;
                drop(dtd);
                self.tell(Kind::SkippedEntity, vec![Arg::Name(name.to_string()), Arg::Int(1)], raw);
            }
        }
        Ok(Some(c.at))
    }

    // ---- elements -------------------------------------------------------------------------------------

    fn content(&mut self, text: &str, is_final: bool) -> Read {
        let c = self.cursor(text, 1);
        match text.chars().next() {
            Some('<') => match c.peek() {
                None => Ok(None),
                Some('?') => self.instruction(text, Code::MisplacedXmlPi),
                Some('/') => self.end_tag(text),
                Some('!') if scan::may_be(text, "<!--") => self.comment(text),
                Some('!') => self.start_cdata(text),
                Some(x) if scan::is_name_start(x) => self.start_tag(text),
                Some(_) => c.wrong(),
            },
            Some('&') => self.reference(text),
            _ => self.characters(text, is_final),
        }
    }
    fn start_cdata(&mut self, text: &str) -> Read {
        let start = "<![CDATA[";
        if text.starts_with("<!-") {
            return Err(Code::InvalidToken.at(3));
        }
        if let Some(i) = text.bytes().zip(start.bytes()).position(|(a, b)| a != b) {
            return Err(Code::InvalidToken.at(i));
        }
        if text.len() < start.len() {
            return Ok(None);
        }
        self.tell(Kind::StartCdataSection, Vec::new(), start);
        self.phase = Phase::Cdata;
        Ok(Some(start.len()))
    }
    fn cdata(&mut self, text: &str, is_final: bool) -> Read {
        if text.starts_with("]]>") {
            self.tell(Kind::EndCdataSection, Vec::new(), "]]>");
            self.phase = Phase::Content;
            return Ok(Some(3));
        }
        if let Some(n) = self.newline(text, is_final) {
            return Ok(n);
        }
        let ends = |(i, x): &(usize, char)| match x {
            '\n' | '\r' => true,
            ']' => *i > 0 || scan::may_be(text, "]]>"),
            x => !scan::is_char(*x),
        };
        let n = text.char_indices().find(ends).map_or(text.len(), |e| e.0);
        if n > 0 {
            self.tell(Kind::CharacterData, vec![Arg::Text(text[..n].to_string())], &text[..n]);
            return Ok(Some(n));
        }
        if text.starts_with(']') { Ok(None) } else { Err(Code::InvalidToken.at(0)) }
    }
    /// An end of a line, which is a part of its own.
    fn newline(&mut self, text: &str, is_final: bool) -> Option<Option<usize>> {
        let n = match text.as_bytes() {
            [b'\n', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            [b'\r'] if !is_final => return Some(None),
            [b'\r', ..] => 1,
            _ => return None,
        };
        self.tell(Kind::CharacterData, vec![Arg::Text("\n".to_string())], &text[..n]);
        Some(Some(n))
    }
    fn characters(&mut self, text: &str, is_final: bool) -> Read {
        if let Some(n) = self.newline(text, is_final) {
            return Ok(n);
        }
        let mut n = scan::text_run(text, is_final)?;
        if n > self.longest_text {
            n = text.floor_char_boundary(self.longest_text);
        }
        if n == 0 {
            return Ok(None);
        }
        self.tell(Kind::CharacterData, vec![Arg::Text(text[..n].to_string())], &text[..n]);
        Ok(Some(n))
    }
    fn reference(&mut self, text: &str) -> Read {
        let mut c = self.cursor(text, 1);
        let Some(to) = scan::reference(&mut c)? else { return Ok(None) };
        let raw = &text[..c.at];
        let name = match to {
            Referred::Char(None) => return Err(Code::BadCharRef.at(0)),
            Referred::Char(Some(x)) => {
                self.tell(Kind::CharacterData, vec![Arg::Text(x.to_string())], raw);
                return Ok(Some(c.at));
            }
            Referred::Entity(name) => name,
        };
        match scan::predefined(name) {
            Some(x) => self.tell(Kind::CharacterData, vec![Arg::Text(x.to_string())], raw),
            None => self.entity(name, raw)?,
        }
        Ok(Some(c.at))
    }
    fn entity(&mut self, name: &str, raw: &str) -> Checked<()> {
        let skipped = || vec![Arg::Name(name.to_string()), Arg::Int(0)];
        let (known, may_be_elsewhere) = {
            let dtd = self.dtd.borrow();
            (dtd.entities.get(name).cloned(), dtd.has_unread && !dtd.is_standalone)
        };
        let Some(e) = known else {
            if !may_be_elsewhere {
                return Err(Code::UndefinedEntity.at(0));
            }
            self.tell(Kind::SkippedEntity, skipped(), raw);
            return Ok(());
        };
        if self.open.iter().any(|o| o == name) {
            return Err(Code::RecursiveEntityRef.at(0));
        }
        if e.notation.is_some() {
            return Err(Code::BinaryEntityRef.at(0));
        }
        match &e.text {
            Some(_) if !self.expands => self.tell(Kind::SkippedEntity, skipped(), raw),
            Some(t) => self.open_entity(name, t.clone(), false)?,
            None => {
                let context = match &self.bindings {
                    Some(b) => b.context(name),
                    None => name.to_string(),
                };
                self.tell_external(Some(context), &e, raw);
            }
        }
        Ok(())
    }
    /// Has the text of an entity read next.
    fn open_entity(&mut self, name: &str, text: String, is_parameter: bool) -> Checked<()> {
        let shown = if is_parameter { format!("%{name}") } else { name.to_string() };
        if self.open.contains(&shown) {
            return Err(Code::RecursiveEntityRef.at(0));
        }
        self.expand(text.len() as u64, 0)?;
        if self.open.len() > DEEPEST {
            return Err(Code::AmplificationLimitBreach.at(0));
        }
        self.open.push(shown);
        self.opened = Some(Opened { text, depth: self.tags.len() });
        Ok(())
    }
    /// Counts what entities give; a small document must not become a huge one.
    fn expand(&mut self, n: u64, at: usize) -> Checked<()> {
        self.indirect += n;
        let all = self.direct + self.indirect;
        if all > self.free_bytes && all as f64 > self.direct.max(1) as f64 * self.most {
            return Err(Code::AmplificationLimitBreach.at(at));
        }
        Ok(())
    }
    fn start_tag(&mut self, text: &str) -> Read {
        let mut c = self.cursor(text, 1);
        let Some(tag) = scan::start_tag(&mut c)? else { return Ok(None) };
        let (attributes, n_specified) = self.attributes(&tag)?;
        let named = match &mut self.bindings {
            Some(b) => b.element(tag.name, attributes, n_specified)?,
            None => Named { name: tag.name.to_string(), attributes, n_specified, declared: Vec::new() },
        };
        let n_bindings = named.declared.len();
        for (prefix, uri) in named.declared {
            let shown = |s: Option<String>| s.map_or(Arg::None, Arg::Name);
            self.tell(Kind::StartNamespaceDecl, vec![shown(prefix), shown(uri)], "");
        }
        let args = vec![Arg::Name(named.name.clone()), Arg::Attributes(named.attributes, named.n_specified)];
        // One handler is told of an empty element, if one is.
        let raw = if tag.is_empty && self.wants_ends { "" } else { &text[..c.at] };
        self.tell(Kind::StartElement, args, raw);
        self.tags.push(Tag { raw: tag.name.to_string(), name: named.name, n_bindings });
        if tag.is_empty {
            self.end_element("", if self.wants_starts && self.wants_ends { c.at } else { 0 });
        }
        Ok(Some(c.at))
    }
    /// Names and values of a tag, with those that the document type adds; how many were given.
    fn attributes(&mut self, tag: &StartTag<'_>) -> Checked<(Vec<(String, String)>, usize)> {
        let dtd = self.dtd.clone();
        let dtd = dtd.borrow();
        let declared = dtd.attributes.get(tag.name).map_or(&[][..], |a| &a[..]);
        let mut all: Vec<(String, String)> = Vec::with_capacity(tag.attributes.len());
        let mut seen = std::collections::HashSet::new();
        for a in &tag.attributes {
            if !seen.insert(a.name) {
                return Err(Code::DuplicateAttribute.at(a.at));
            }
            let is_cdata = declared.iter().find(|d| d.name == a.name).is_none_or(|d| d.is_cdata);
            let mut v = Values { dtd: &dtd, namespaces: self.namespaces(), open: Vec::new(), expanded: 0 };
            let value = v.normalised(a.value, is_cdata).map_err(|w| match w.code {
                Code::UndefinedEntity | Code::RecursiveEntityRef => w.code.at(0),
                code => code.at(a.value_at + w.at),
            })?;
            let expanded = v.expanded;
            self.expand(expanded, a.value_at)?;
            all.push((a.name.to_string(), value));
        }
        let n = all.len();
        for d in declared.iter().filter(|d| !seen.contains(d.name.as_str())) {
            if let Some(value) = &d.default {
                all.push((d.name.clone(), value.clone()));
            }
        }
        Ok((all, n))
    }
    fn end_tag(&mut self, text: &str) -> Read {
        let mut c = self.cursor(text, 2);
        let Some(name) = scan::end_tag(&mut c)? else { return Ok(None) };
        match self.tags.last() {
            Some(t) if t.raw == name => {}
            Some(_) => return Err(Code::TagMismatch.at(2)),
            None => return Err(Code::AsyncEntity.at(0)),
        }
        self.end_element(&text[..c.at], 0);
        Ok(Some(c.at))
    }
    fn end_element(&mut self, raw: &str, at: usize) {
        let Some(tag) = self.tags.pop() else { return };
        let first = self.events.len();
        self.tell(Kind::EndElement, vec![Arg::Name(tag.name)], raw);
        if let Some(b) = &mut self.bindings {
            for prefix in b.close(tag.n_bindings) {
                let prefix = prefix.map_or(Arg::None, Arg::Name);
                self.events.push(Event::new(Kind::EndNamespaceDecl, vec![prefix], ""));
            }
        }
        for e in &mut self.events[first..] {
            e.at = at;
        }
        if self.tags.is_empty() && self.whole == Whole::Document {
            self.phase = Phase::Epilog;
        }
    }
    /// The text of an entity has been read to its end.
    pub fn close_entity(&mut self, depth: usize, is_empty: bool) -> Checked<()> {
        self.open.pop();
        if !is_empty {
            return Err(Code::UnclosedToken.at(0));
        }
        if self.phase == Phase::Cdata {
            return Err(Code::UnclosedCdataSection.at(0));
        }
        if self.tags.len() != depth { Err(Code::AsyncEntity.at(0)) } else { Ok(()) }
    }
}

/// `name = "value"` in a declaration, and where the value starts.
fn pseudo_attribute<'a>(c: &mut Cursor<'a>) -> Option<(&'a str, &'a str, usize)> {
    let n = c.rest().find(|x: char| !x.is_ascii_alphabetic()).unwrap_or(c.rest().len());
    let name = &c.rest()[..n];
    c.at += n;
    c.space();
    if n == 0 || !c.skip('=') {
        return None;
    }
    c.space();
    let quote = c.peek().filter(|q| matches!(q, '"' | '\''))?;
    c.at += 1;
    let at = c.at;
    let n = c.rest().find(quote)?;
    let value = &c.rest()[..n];
    let fits = |x: char| x.is_ascii_alphanumeric() || matches!(x, '.' | '-' | '_');
    if let Some(i) = value.find(|x| !fits(x)) {
        c.at += i;
        return None;
    }
    c.at += n + 1;
    Some((name, value, at))
}

/// A document type up to its `[` or `>`.
struct Head {
    name: String,
    id: Option<ExternalId>,
    has_subset: bool,
}

fn doctype_head(c: &mut Cursor<'_>) -> Checked<Head> {
    declaration_word(c)?;
    if &c.text[..c.at] != "<!DOCTYPE" {
        return Err(Code::Syntax.at(0));
    }
    c.space();
    let name = dtd::name(c)?.to_string();
    let spaced = c.space();
    let id = if spaced { dtd::external_id(c, false)? } else { None };
    c.space();
    let has_subset = c.skip('[');
    if has_subset || c.skip('>') {
        return Ok(Head { name, id, has_subset });
    }
    dtd::syntax(c)
}

/// The `<!` and the word of a declaration. Space must follow.
pub fn declaration_word(c: &mut Cursor<'_>) -> Checked<()> {
    c.at = 2;
    c.at += c.rest().find(|x: char| !x.is_ascii_alphabetic()).unwrap_or(c.rest().len());
    match c.peek() {
        None => Err(Code::Syntax.at(c.text.len())),
        Some(x) if c.at > 2 && (scan::is_space(x) || x == '%') => Ok(()),
        // A conditional section, which has no place in a document.
        Some('[') if c.at == 2 => Err(Code::Syntax.at(0)),
        Some('-') if c.at == 2 => Err(Code::InvalidToken.at(3)),
        Some(_) => c.wrong(),
    }
}
