//! Declarations in a document type: what they say, and what is remembered of it.

use std::collections::HashMap;

use super::document::{Arg, Event, Kind};
use super::errors::{Checked, Code};
use super::scan::{self, Cursor, Referred};

/// An entity. One without text is external.
#[derive(Clone, Default)]
pub struct Entity {
    pub text: Option<String>,
    pub base: Option<String>,
    pub system: Option<String>,
    pub public: Option<String>,
    pub notation: Option<String>,
}

/// An attribute that is declared for elements of a name.
#[derive(Clone)]
pub struct Attribute {
    pub name: String,
    pub is_cdata: bool,
    pub default: Option<String>,
}

#[derive(Clone, Default)]
pub struct Dtd {
    pub entities: HashMap<String, Entity>,
    pub parameters: HashMap<String, Entity>,
    pub attributes: HashMap<String, Vec<Attribute>>,
    /// There are parts that may not have been read: an entity that is not known may be declared there.
    pub has_unread: bool,
    pub is_standalone: bool,
    /// Declarations behind a reference that was not followed have no effect.
    pub is_stopped: bool,
}

/// What an element may contain, as `ElementDeclHandler` gets it.
pub struct Model {
    pub kind: i64,
    pub quantity: i64,
    pub name: Option<String>,
    pub children: Vec<Model>,
}

/// What a declaration is read for.
pub struct Reader<'a> {
    pub dtd: &'a mut Dtd,
    pub events: &'a mut Vec<Event>,
    pub base: Option<String>,
    pub namespaces: bool,
    pub is_external: bool,
    /// Where the token is that what is told belongs to.
    pub at: usize,
}

/// Identifiers of something outside of the document.
#[derive(Default, Clone)]
pub struct ExternalId {
    pub public: Option<String>,
    pub system: Option<String>,
}

fn opt(s: &Option<String>) -> Arg {
    s.as_ref().map_or(Arg::None, |s| Arg::Text(s.clone()))
}

/// Something that does not belong here, or no token at all.
pub fn syntax<T>(c: &Cursor<'_>) -> Checked<T> {
    Err(match c.peek() {
        Some(_) => {
            let w = scan::other_text(c.rest());
            w.code.at(c.at + w.at)
        }
        None => Code::Syntax.at(c.at),
    })
}

/// What went wrong in a text that may still grow: nothing yet, if it happened at the end.
pub fn unless_cut_off<T>(text: &str, done: Checked<T>) -> scan::Scan<T> {
    match done {
        Ok(v) => Ok(Some(v)),
        Err(w) if text[w.at..].trim_start_matches('#').chars().all(scan::is_name_char) => Ok(None),
        Err(w) => Err(w),
    }
}

/// A name; the text is complete, so that there must be one.
pub fn name<'a>(c: &mut Cursor<'a>) -> Checked<&'a str> {
    let from = c.at;
    if !c.peek().is_some_and(scan::is_name_start) {
        return syntax(c);
    }
    match c.name()? {
        Some(n) => Ok(n),
        None => Err(Code::Syntax.at(from.max(c.text.len()))),
    }
}

fn name_token<'a>(c: &mut Cursor<'a>) -> Checked<&'a str> {
    let n = c.rest().find(|x| !scan::is_name_char(x)).unwrap_or(c.rest().len());
    if n == 0 {
        return syntax(c);
    }
    let token = &c.rest()[..n];
    c.at += n;
    Ok(token)
}

fn literal<'a>(c: &mut Cursor<'a>) -> Checked<&'a str> {
    let end = match c.peek() {
        Some('"') => "\"",
        Some('\'') => "'",
        _ => return syntax(c),
    };
    c.at += 1;
    let Some(text) = c.until(end)? else { return Err(Code::Syntax.at(c.text.len())) };
    match c.peek() {
        None => Err(Code::Syntax.at(c.at)),
        Some(x) if scan::is_space(x) || matches!(x, '>' | '%' | '[') => Ok(text),
        Some(_) => c.wrong(),
    }
}

fn need_space(c: &mut Cursor<'_>) -> Checked<()> {
    match c.peek() {
        _ if c.space() => Ok(()),
        Some(x) if ">),|[%?*+".contains(x) => Err(Code::Syntax.at(c.at)),
        _ => c.wrong(),
    }
}

fn keyword(c: &mut Cursor<'_>, word: &str) -> bool {
    let is_here = c.rest().strip_prefix(word).is_some_and(|r| !r.starts_with(scan::is_name_char));
    if is_here {
        c.at += word.len();
    }
    is_here
}

fn public_text(c: &mut Cursor<'_>) -> Checked<String> {
    let from = c.at + 1;
    let text = literal(c)?;
    let fits = |x: char| {
        matches!(x, ' ' | '\r' | '\n') || x.is_ascii_alphanumeric() || "-'()+,./:=?;!*#@$_%".contains(x)
    };
    if let Some(i) = text.find(|x| !fits(x)) {
        return Err(Code::PublicId.at(from + i));
    }
    Ok(text.split([' ', '\r', '\n', '\t']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "))
}

/// `SYSTEM "..."` or `PUBLIC "..." "..."`, if it stands here. A notation needs no second one.
pub fn external_id(c: &mut Cursor<'_>, is_notation: bool) -> Checked<Option<ExternalId>> {
    if keyword(c, "SYSTEM") {
        need_space(c)?;
        return Ok(Some(ExternalId { public: None, system: Some(literal(c)?.to_string()) }));
    }
    if !keyword(c, "PUBLIC") {
        return Ok(None);
    }
    need_space(c)?;
    let public = Some(public_text(c)?);
    let spaced = c.space();
    if is_notation && c.peek() == Some('>') {
        return Ok(Some(ExternalId { public, system: None }));
    }
    if !spaced {
        return c.wrong();
    }
    Ok(Some(ExternalId { public, system: Some(literal(c)?.to_string()) }))
}

fn end(c: &mut Cursor<'_>) -> Checked<()> {
    c.space();
    if c.skip('>') { Ok(()) } else { syntax(c) }
}

impl Reader<'_> {
    fn tell(&mut self, kind: Kind, args: Vec<Arg>, raw: &str) {
        self.events.push(Event { at: self.at, ..Event::new(kind, args, raw) });
    }
    /// A whole declaration, with its `<!` and `>`.
    pub fn declaration(&mut self, text: &str) -> scan::Scan<usize> {
        let (told, mut c) = (self.events.len(), Cursor::new(text, self.namespaces));
        let done = self.read(&mut c);
        let read = unless_cut_off(text, done.map(|()| c.at));
        if let Ok(None) = read {
            self.events.truncate(told);
        }
        if let (Ok(Some(n)), Some(first)) = (&read, self.events.get_mut(told)) {
            first.raw = text[..*n].to_string();
        }
        read
    }
    fn read(&mut self, c: &mut Cursor<'_>) -> Checked<()> {
        super::document::declaration_word(c)?;
        c.at = 2;
        let known = [
            ("ENTITY", Reader::entity as fn(&mut Self, &mut Cursor<'_>) -> Checked<()>),
            ("ELEMENT", Reader::element),
            ("ATTLIST", Reader::attribute_list),
            ("NOTATION", Reader::notation),
        ];
        match known.iter().find(|(word, _)| keyword(c, word)) {
            Some((_, read)) => {
                need_space(c)?;
                read(self, c)
            }
            None => Err(Code::Syntax.at(0)),
        }
    }
    fn entity(&mut self, c: &mut Cursor<'_>) -> Checked<()> {
        let is_parameter = c.skip('%');
        if is_parameter {
            need_space(c)?;
        }
        let name = name(c)?.to_string();
        need_space(c)?;
        let mut e = Entity { base: self.base.clone(), ..Entity::default() };
        let mut notation_at = 0;
        if let Some(id) = external_id(c, false)? {
            (e.public, e.system) = (id.public, id.system);
            let spaced = c.space();
            if !is_parameter && spaced && keyword(c, "NDATA") {
                need_space(c)?;
                notation_at = c.at;
                e.notation = Some(self::name(c)?.to_string());
            }
            c.space();
            self.at = if e.notation.is_some() { notation_at } else { c.at };
        } else {
            self.at = c.at;
            let from = c.at + 1;
            let text = literal(c)?;
            let mut value = String::new();
            let done = self.entity_value(text, from, &mut value);
            e.text = Some(value);
            // What there is of it is told before the error.
            if done.is_err() {
                self.declare(name, e, is_parameter, c.text);
                return done;
            }
        }
        end(c)?;
        self.declare(name, e, is_parameter, "");
        Ok(())
    }
    /// The first declaration of an entity counts.
    fn declare(&mut self, name: String, e: Entity, is_parameter: bool, raw: &str) {
        if self.dtd.is_stopped {
            return self.tell(Kind::Default, Vec::new(), raw);
        }
        let known = if is_parameter { &mut self.dtd.parameters } else { &mut self.dtd.entities };
        let is_predefined = !is_parameter && scan::predefined(&name).is_some();
        if is_predefined || known.contains_key(&name) {
            return self.tell(Kind::Default, Vec::new(), raw);
        }
        known.insert(name.clone(), e.clone());
        let mut args = vec![Arg::Name(name)];
        if e.notation.is_some() {
            args.extend([&e.base, &e.system, &e.public, &e.notation].map(opt));
            return self.tell(Kind::UnparsedEntityDecl, args, raw);
        }
        args.push(Arg::Int(is_parameter as i64));
        args.extend([&e.text, &e.base, &e.system, &e.public, &e.notation].map(opt));
        self.tell(Kind::EntityDecl, args, raw);
    }
    /// Replaces what is replaced when an entity is declared: characters by number, and entities of the document type.
    fn entity_value(&self, text: &str, from: usize, out: &mut String) -> Checked<()> {
        let text = &scan::newlines(text);
        let mut c = Cursor::new(text, self.namespaces);
        while let Some(x) = c.peek() {
            let at = c.at;
            c.at += x.len_utf8();
            match x {
                '%' => {
                    let Some(name) = c.name()?.map(str::to_string) else {
                        return Err(Code::InvalidToken.at(from + at));
                    };
                    if !c.skip(';') {
                        return Err(Code::InvalidToken.at(from + c.at));
                    }
                    if !self.is_external {
                        return Err(Code::ParamEntityRef.at(from + at));
                    }
                    let known = self.dtd.parameters.get(&name).and_then(|e| e.text.as_deref());
                    out.push_str(known.unwrap_or(""));
                    if out.len() > super::document::FREE_BYTES as usize {
                        return Err(Code::AmplificationLimitBreach.at(from + at));
                    }
                }
                '&' => match scan::reference(&mut c) {
                    Ok(Some(Referred::Char(Some(x)))) => out.push(x),
                    Ok(Some(Referred::Char(None))) => return Err(Code::BadCharRef.at(from + at)),
                    Ok(Some(Referred::Entity(_))) => out.push_str(&text[at..c.at]),
                    Ok(None) => return Err(Code::InvalidToken.at(from + text.len())),
                    Err(w) => return Err(w.code.at(from + w.at)),
                },
                _ => out.push(x),
            }
        }
        Ok(())
    }
    fn notation(&mut self, c: &mut Cursor<'_>) -> Checked<()> {
        let name = name(c)?.to_string();
        need_space(c)?;
        let Some(id) = external_id(c, true)? else { return syntax(c) };
        c.space();
        self.at = match &id.system {
            Some(s) => c.text[..c.at].trim_end_matches(scan::is_space).len() - s.len() - 2,
            None => c.at,
        };
        end(c)?;
        let args = vec![Arg::Name(name), opt(&self.base), opt(&id.system), opt(&id.public)];
        self.tell(Kind::NotationDecl, args, "");
        Ok(())
    }
    fn element(&mut self, c: &mut Cursor<'_>) -> Checked<()> {
        let name = name(c)?.to_string();
        need_space(c)?;
        let leaf = |kind| Model { kind, quantity: 0, name: None, children: Vec::new() };
        self.at = c.at;
        let model = if keyword(c, "EMPTY") {
            leaf(1)
        } else if keyword(c, "ANY") {
            leaf(2)
        } else if c.skip('(') {
            c.space();
            let model = if c.skip('#') { mixed(c)? } else { group(c, 0)? };
            self.at = c.at - 1 - (model.quantity != 0) as usize;
            model
        } else {
            return syntax(c);
        };
        end(c)?;
        self.tell(Kind::ElementDecl, vec![Arg::Name(name), Arg::Model(model)], "");
        Ok(())
    }
    fn attribute_list(&mut self, c: &mut Cursor<'_>) -> Checked<()> {
        let element = name(c)?.to_string();
        let told = self.events.len();
        self.at = 0;
        loop {
            let spaced = c.space();
            if c.skip('>') {
                break;
            }
            if !spaced {
                return c.wrong();
            }
            self.attribute(c, &element)?;
        }
        if self.events.len() == told {
            self.tell(Kind::Default, Vec::new(), "");
        }
        Ok(())
    }
    fn attribute(&mut self, c: &mut Cursor<'_>, element: &str) -> Checked<()> {
        let name = name(c)?.to_string();
        need_space(c)?;
        let kind = attribute_type(c)?;
        need_space(c)?;
        let is_cdata = kind == "CDATA";
        let (mut default, mut is_required) = (None, false);
        self.at = c.at;
        if c.skip('#') {
            if keyword(c, "REQUIRED") {
                is_required = true;
            } else if keyword(c, "FIXED") {
                need_space(c)?;
                is_required = true;
                self.at = c.at;
                default = Some(self.default_value(c, is_cdata)?);
            } else if !keyword(c, "IMPLIED") {
                return syntax(c);
            }
        } else {
            default = Some(self.default_value(c, is_cdata)?);
        }
        if self.dtd.is_stopped {
            return Ok(());
        }
        let args = vec![
            Arg::Name(element.to_string()),
            Arg::Name(name.clone()),
            Arg::Text(kind),
            opt(&default),
            Arg::Int(is_required as i64),
        ];
        let all = self.dtd.attributes.entry(element.to_string()).or_default();
        if !all.iter().any(|a| a.name == name) {
            all.push(Attribute { name, is_cdata, default });
        }
        self.tell(Kind::AttlistDecl, args, "");
        Ok(())
    }
    fn default_value(&mut self, c: &mut Cursor<'_>, is_cdata: bool) -> Checked<String> {
        let from = c.at + 1;
        let text = literal(c)?;
        if let Some(i) = text.find('<') {
            return Err(Code::InvalidToken.at(from + i));
        }
        let mut v = Values { dtd: self.dtd, namespaces: self.namespaces, open: Vec::new(), expanded: 0 };
        v.normalised(text, is_cdata).map_err(|w| w.code.at(from + w.at))
    }
}

/// The type of an attribute, as expat shows it.
fn attribute_type(c: &mut Cursor<'_>) -> Checked<String> {
    let words = ["CDATA", "IDREFS", "IDREF", "ID", "ENTITY", "ENTITIES", "NMTOKENS", "NMTOKEN"];
    if let Some(word) = words.iter().find(|w| keyword(c, w)) {
        return Ok(word.to_string());
    }
    let is_notation = keyword(c, "NOTATION");
    let mut shown = String::new();
    if is_notation {
        need_space(c)?;
        shown.push_str("NOTATION");
    }
    if !c.skip('(') {
        return syntax(c);
    }
    shown.push('(');
    loop {
        c.space();
        shown.push_str(if is_notation { name(c)? } else { name_token(c)? });
        c.space();
        if c.skip(')') {
            shown.push(')');
            return Ok(shown);
        }
        if !c.skip('|') {
            return syntax(c);
        }
        shown.push('|');
    }
}

fn quantity(c: &mut Cursor<'_>) -> i64 {
    match c.peek() {
        Some('?') if c.skip('?') => 1,
        Some('*') if c.skip('*') => 2,
        Some('+') if c.skip('+') => 3,
        _ => 0,
    }
}

/// `#PCDATA` and names, from behind the `(#`.
fn mixed(c: &mut Cursor<'_>) -> Checked<Model> {
    if !keyword(c, "PCDATA") {
        return syntax(c);
    }
    let mut children = Vec::new();
    loop {
        c.space();
        if c.skip(')') {
            break;
        }
        if !c.skip('|') {
            return syntax(c);
        }
        c.space();
        let name = Some(name(c)?.to_string());
        children.push(Model { kind: 4, quantity: 0, name, children: Vec::new() });
    }
    let has_star = c.skip('*');
    if !has_star && !children.is_empty() {
        return syntax(c);
    }
    Ok(Model { kind: 3, quantity: if has_star { 2 } else { 0 }, name: None, children })
}

/// Groups in groups that are read: deeper ones would overflow the stack.
const DEEPEST_GROUP: usize = 500;

/// A choice or a sequence, from behind its `(`.
fn group(c: &mut Cursor<'_>, depth: usize) -> Checked<Model> {
    if depth > DEEPEST_GROUP {
        return Err(Code::NoMemory.at(c.at));
    }
    let (mut children, mut mark) = (Vec::new(), None);
    loop {
        c.space();
        let child = if c.skip('(') {
            group(c, depth + 1)?
        } else {
            let name = Some(name(c)?.to_string());
            Model { kind: 4, quantity: quantity(c), name, children: Vec::new() }
        };
        children.push(child);
        c.space();
        match c.peek() {
            Some(')') => break,
            Some(x @ ('|' | ',')) if mark.is_none_or(|m| m == x) => mark = Some(x),
            _ => return syntax(c),
        }
        c.at += 1;
    }
    c.at += 1;
    let kind = if mark == Some('|') { 5 } else { 6 };
    Ok(Model { kind, quantity: quantity(c), name: None, children })
}

/// Values of attributes with their references replaced.
pub struct Values<'a> {
    pub dtd: &'a Dtd,
    pub namespaces: bool,
    /// Names of the entities that are being replaced.
    pub open: Vec<String>,
    /// Bytes that came from entities.
    pub expanded: u64,
}

impl Values<'_> {
    pub fn normalised(&mut self, text: &str, is_cdata: bool) -> Checked<String> {
        let mut out = String::new();
        self.append(text, &mut out)?;
        if is_cdata {
            return Ok(out);
        }
        Ok(out.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "))
    }
    fn append(&mut self, text: &str, out: &mut String) -> Checked<()> {
        let mut c = Cursor::new(text, self.namespaces);
        while let Some(x) = c.peek() {
            let at = c.at;
            c.at += x.len_utf8();
            match x {
                '\r' if c.skip('\n') => out.push(' '),
                '\r' | '\n' | '\t' => out.push(' '),
                '<' => return Err(Code::InvalidToken.at(at)),
                '&' => match scan::reference(&mut c)? {
                    Some(Referred::Char(Some(x))) => out.push(x),
                    Some(Referred::Char(None)) => return Err(Code::BadCharRef.at(at)),
                    Some(Referred::Entity(name)) => {
                        self.entity(name, out).map_err(|w| w.code.at(at))?;
                    }
                    None => return Err(Code::InvalidToken.at(at)),
                },
                _ => out.push(x),
            }
        }
        Ok(())
    }
    fn entity(&mut self, name: &str, out: &mut String) -> Checked<()> {
        if let Some(x) = scan::predefined(name) {
            out.push(x);
            return Ok(());
        }
        let Some(e) = self.dtd.entities.get(name) else {
            let may_be_elsewhere = self.dtd.has_unread && !self.dtd.is_standalone;
            return if may_be_elsewhere { Ok(()) } else { Err(Code::UndefinedEntity.at(0)) };
        };
        if self.open.iter().any(|o| o == name) {
            return Err(Code::RecursiveEntityRef.at(0));
        }
        if e.notation.is_some() {
            return Err(Code::BinaryEntityRef.at(0));
        }
        let Some(text) = &e.text else { return Err(Code::AttributeExternalEntityRef.at(0)) };
        self.expanded += text.len() as u64;
        if self.expanded > super::document::FREE_BYTES || self.open.len() > DEEPEST_GROUP {
            return Err(Code::AmplificationLimitBreach.at(0));
        }
        self.open.push(name.to_string());
        let done = self.append(text, out);
        self.open.pop();
        done
    }
}
