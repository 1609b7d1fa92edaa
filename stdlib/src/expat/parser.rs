//! The class `xmlparser`: what the machine finds, told to the handlers of the program.

use std::cell::Cell;

use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::builtins::{buffer, index_value, utf8_text};
use vm::native::{bind, integer, real};
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

use super::core::{Core, Next};
use super::document::{Arg, Document, Event, Kind, Whole};
use super::dtd::Model;
use super::errors::{self, Code};
use super::input::{Encoding, NO_CHARACTER, Position};
use super::namespaces::Bindings;
use super::scan;
use super::{error_class, params};

/// XML parser
#[native_type("pyexpat.xmlparser", no_base)]
#[derive(Trace)]
pub struct XmlParser {
    header: Header,
    #[untraced]
    core: HeapCell<Box<Core>>,
    /// One for each kind of event, or None.
    handlers: HeapCell<Vec<Value>>,
    /// A dict, or None.
    intern: HeapCell<Value>,
    /// The name that the parser was made with.
    #[untraced]
    encoding: HeapCell<Option<String>>,
    /// Text that has not been told yet.
    #[untraced]
    text: HeapCell<String>,
    buffers: Cell<bool>,
    buffer_size: Cell<usize>,
    ordered: Cell<bool>,
    only_specified: Cell<bool>,
    is_root: Cell<bool>,
    in_handler: Cell<bool>,
    code: Cell<i64>,
}

const N_HANDLERS: usize = Kind::InDoctype as usize;
/// As much as ParseFile reads at once.
const READ: usize = 2048;

/// A parser, as `ParserCreate` makes it.
pub fn create(vm: &mut Vm, encoding: Option<String>, separator: Option<String>, intern: Value) -> Res<Value> {
    if separator.as_ref().is_some_and(|s| s.chars().count() > 1) {
        return Err(vm.value_error("namespace_separator must be at most one character, omitted, or None"));
    }
    let document = Document::new(Whole::Document, separator.map(|s| Bindings::new(&s)));
    let handlers = vec![Value::None; N_HANDLERS];
    Ok(XmlParser::made(Core::new(None, document), handlers, intern, encoding, true).into())
}

impl XmlParser {
    fn made(
        core: Core,
        handlers: Vec<Value>,
        intern: Value,
        encoding: Option<String>,
        is_root: bool,
    ) -> Ref<XmlParser> {
        new_native(XmlParser {
            header: native_header::<XmlParser>(),
            core: HeapCell::new(Box::new(core)),
            handlers: HeapCell::new(handlers),
            intern: HeapCell::new(intern),
            encoding: HeapCell::new(encoding),
            text: HeapCell::new(String::new()),
            buffers: Cell::new(false),
            buffer_size: Cell::new(8192),
            ordered: Cell::new(false),
            only_specified: Cell::new(false),
            is_root: Cell::new(is_root),
            in_handler: Cell::new(false),
            code: Cell::new(0),
        })
    }
    fn position(&self) -> Position {
        self.core.with(|c| c.pos.unwrap_or(Position { byte: -1, line: 1, column: 0 }))
    }
    fn handler(&self, kind: Kind) -> Option<Value> {
        self.handlers.with(|h| h.get(kind as usize).cloned()).filter(|h| !h.is_none())
    }
    /// Tells the machine what depends on which handlers there are.
    fn use_handlers(&self) {
        let has = |kind| self.handler(kind).is_some();
        let (expands, external) = (!has(Kind::Default), has(Kind::ExternalEntityRef));
        let raw = !expands || has(Kind::DefaultExpand);
        let (starts, ends) = (has(Kind::StartElement), has(Kind::EndElement));
        self.core.with_mut(|c| {
            let d = &mut c.document;
            (d.expands, d.wants_external, d.wants_starts, d.wants_ends) = (expands, external, starts, ends);
            d.wants_raw = raw;
        });
    }
    fn set_handler(&self, vm: &mut Vm, kind: Kind, v: &Value) -> Res<()> {
        if v.is_undef() {
            return Err(no_deletion(vm));
        }
        if kind == Kind::CharacterData {
            self.flush(vm)?;
        }
        self.handlers.with_mut(|h| h[kind as usize] = v.clone());
        self.use_handlers();
        Ok(())
    }
    fn raise(&self, vm: &mut Vm, code: i64, words: Option<&str>) -> Raised {
        let p = self.position();
        self.code.set(code);
        let words = words.or(errors::words(code)).unwrap_or("unknown error");
        let is_argument = code == Code::InvalidArgument as i64;
        let place =
            if is_argument { String::new() } else { format!(": line {}, column {}", p.line, p.column) };
        let msg = format!("{words}{place}");
        let e = ExceptionObj::new(&error_class(), TupleObj::new(vec![Value::string(&msg)]).into());
        for (name, n) in [("code", code), ("lineno", p.line), ("offset", p.column)] {
            e.set_attr(&intern(name), Value::Int(n));
        }
        vm.raise(e.into())
    }

    // ---- telling ------------------------------------------------------------------------------------

    fn call(&self, vm: &mut Vm, f: &Value, args: &[Value]) -> Res<Value> {
        let before = self.in_handler.replace(true);
        let result = vm.call(f, args);
        self.in_handler.set(before);
        result
    }
    /// Tells the text that was kept back.
    fn flush(&self, vm: &mut Vm) -> Res<()> {
        let text = self.text.replace(String::new());
        match self.handler(Kind::CharacterData).filter(|_| !text.is_empty()) {
            Some(f) => self.call(vm, &f, &[Value::string(&text)]).map(|_| ()),
            None => Ok(()),
        }
    }
    fn characters(&self, vm: &mut Vm, text: String) -> Res<()> {
        if !self.buffers.get() {
            let Some(f) = self.handler(Kind::CharacterData) else { return Ok(()) };
            return self.call(vm, &f, &[Value::string(&text)]).map(|_| ());
        }
        let size = self.buffer_size.get();
        if self.text.with(String::len) + text.len() > size {
            self.flush(vm)?;
        }
        if text.len() > size {
            let Some(f) = self.handler(Kind::CharacterData) else { return Ok(()) };
            return self.call(vm, &f, &[Value::string(&text)]).map(|_| ());
        }
        self.text.with_mut(|t| t.push_str(&text));
        Ok(())
    }
    fn tell(&self, vm: &mut Vm, mut event: Event) -> Res<()> {
        if event.kind == Kind::Encoding {
            return self.declared_encoding(vm, &event);
        }
        if event.kind == Kind::UnparsedEntityDecl && self.handler(event.kind).is_none() {
            event.kind = Kind::EntityDecl;
            event.args.splice(1..1, [Arg::Int(0), Arg::None]);
        }
        if event.kind == Kind::InDoctype {
            let is_told = self.handler(Kind::StartDoctypeDecl).is_some();
            return if is_told { Ok(()) } else { self.tell_default(vm, &event.raw) };
        }
        let is_default = matches!(event.kind, Kind::Default | Kind::DefaultExpand);
        if is_default || self.handler(event.kind).is_none() {
            return self.tell_default(vm, &event.raw);
        }
        if event.kind == Kind::CharacterData {
            return match event.args.pop() {
                Some(Arg::Text(text)) => self.characters(vm, text),
                _ => Ok(()),
            };
        }
        self.flush(vm)?;
        // A handler that got the text may have changed the others.
        let Some(f) = self.handler(event.kind) else { return Ok(()) };
        let mut args = Vec::with_capacity(event.args.len());
        for a in event.args {
            args.push(self.value(vm, a)?);
        }
        let result = self.call(vm, &f, &args)?;
        let code = match event.kind {
            Kind::ExternalEntityRef => Code::ExternalEntityHandling,
            Kind::NotStandalone => Code::NotStandalone,
            _ => return Ok(()),
        };
        if integer(vm, &result)?.as_i64() == Some(0) {
            self.core.with_mut(|c| c.fail(code));
        }
        Ok(())
    }
    fn tell_default(&self, vm: &mut Vm, raw: &str) -> Res<()> {
        let handler = self.handler(Kind::Default).or_else(|| self.handler(Kind::DefaultExpand));
        let Some(f) = handler.filter(|_| !raw.is_empty()) else { return Ok(()) };
        self.flush(vm)?;
        let is_declaration =
            raw.strip_prefix("<!").is_some_and(|r| r.starts_with(|c: char| c.is_ascii_alphabetic()));
        let parts = if is_declaration { scan::tokens(raw) } else { vec![raw] };
        for part in parts {
            self.call(vm, &f, &[Value::string(part)])?;
        }
        Ok(())
    }
    /// The one string object for a name.
    fn name(&self, vm: &mut Vm, text: &str) -> Res<Value> {
        let v = Value::string(text);
        let all = self.intern.get();
        let Some(all) = all.get_exact::<DictObj>().map(Ref::from_ref) else { return Ok(v) };
        if let Some(known) = ops::dict_get(vm, &all, &v)? {
            return Ok(known);
        }
        ops::dict_set(vm, &all, v.clone(), v.clone())?;
        Ok(v)
    }
    fn value(&self, vm: &mut Vm, arg: Arg) -> Res<Value> {
        match arg {
            Arg::None => Ok(Value::None),
            Arg::Int(n) => Ok(Value::Int(n)),
            Arg::Text(s) => Ok(Value::string(&s)),
            Arg::Name(s) => self.name(vm, &s),
            Arg::Model(m) => self.model(vm, m),
            Arg::Attributes(all, n) => self.attributes(vm, &all, n),
        }
    }
    fn attributes(&self, vm: &mut Vm, all: &[(String, String)], n_specified: usize) -> Res<Value> {
        let all = if self.only_specified.get() { &all[..n_specified] } else { all };
        if self.ordered.get() {
            let mut list = Vec::with_capacity(all.len() * 2);
            for (name, value) in all {
                list.push(self.name(vm, name)?);
                list.push(Value::string(value));
            }
            return Ok(ListObj::new(list).into());
        }
        let dict = DictObj::empty();
        for (name, value) in all {
            let name = self.name(vm, name)?;
            ops::dict_set(vm, &dict, name, Value::string(value))?;
        }
        Ok(dict.into())
    }
    fn model(&self, vm: &mut Vm, m: Model) -> Res<Value> {
        let name = match &m.name {
            Some(n) => self.name(vm, n)?,
            None => Value::None,
        };
        let mut children = Vec::with_capacity(m.children.len());
        for c in m.children {
            children.push(self.model(vm, c)?);
        }
        let items = vec![Value::Int(m.kind), Value::Int(m.quantity), name, TupleObj::new(children).into()];
        Ok(TupleObj::new(items).into())
    }

    // ---- parsing ------------------------------------------------------------------------------------

    fn declared_encoding(&self, vm: &mut Vm, event: &Event) -> Res<()> {
        let Some(Arg::Text(name)) = event.args.first() else { return Ok(()) };
        let (is_given, known) =
            self.core.with(|c| (c.input.is_given, Encoding::named(name, &c.input.encoding)));
        let encoding = match known {
            _ if is_given => Some(Encoding::Utf8),
            Some(e) => Some(e),
            None => match encoding_table(vm, name) {
                Ok(e) => e,
                Err(raised) => {
                    self.core.with_mut(|c| c.change_encoding(None));
                    return Err(raised);
                }
            },
        };
        self.core.with_mut(|c| c.change_encoding(encoding));
        Ok(())
    }
    /// The encoding that the parser was made with, when the first bytes come.
    fn use_given_encoding(&self, vm: &mut Vm) -> Res<()> {
        let Some(name) = self.encoding.replace(None) else { return Ok(()) };
        let known = self.core.with(|c| Encoding::named(&name, &c.input.encoding));
        let encoding = match known {
            Some(e) => Some(e),
            None => encoding_table(vm, &name)?,
        };
        self.core.with_mut(|c| match encoding {
            Some(e) => c.input.give(e),
            None => c.fail(Code::UnknownEncoding),
        });
        Ok(())
    }
    /// Parses more of the document, until a handler raises.
    fn feed(&self, vm: &mut Vm, data: &[u8], is_final: bool) -> Res<Value> {
        if let Err(code) = self.core.with_mut(|c| c.feed(data, is_final)) {
            return Err(self.raise(vm, code as i64, None));
        }
        loop {
            match self.core.with_mut(|c| c.next()) {
                Next::Event(event) => {
                    if let Err(raised) = self.tell(vm, event) {
                        self.stop();
                        return Err(raised);
                    }
                }
                Next::Idle => break,
                Next::Failed(code) => return Err(self.raise(vm, code as i64, None)),
            }
        }
        self.flush(vm)?;
        Ok(Value::Int(1))
    }
    /// After an exception: the parser has no handlers any more, and parses no more.
    fn stop(&self) {
        self.handlers.set(vec![Value::None; N_HANDLERS]);
        self.use_handlers();
        self.text.set(String::new());
        self.core.with_mut(|c| c.abort());
    }
    fn set_flag(&self, vm: &mut Vm, v: &Value) -> Res<bool> {
        if v.is_undef() {
            return Err(no_deletion(vm));
        }
        ops::truth(vm, v)
    }
    fn check_root(&self, vm: &mut Vm) -> Res<()> {
        match self.is_root.get() {
            true => Ok(()),
            false => Err(self.raise(vm, Code::InvalidArgument as i64, Some("parser must be a root parser"))),
        }
    }
    fn threshold(&self, vm: &mut Vm, v: &Value) -> Res<u64> {
        let v = index_value(vm, v)?;
        if ops::holds(vm, ops::CmpOp::Lt, &v, &Value::Int(0))? {
            return Err(vm.value_error("Cannot convert negative int"));
        }
        let wide = v.get::<BigIntObj>().map(BigIntObj::as_i128);
        if wide.is_some_and(|w| w.is_none_or(|w| w > u64::MAX as i128)) {
            return Err(vm.overflow_error("Python int too large for C unsigned long long"));
        }
        self.check_root(vm)?;
        Ok(match v.get::<BigIntObj>().and_then(BigIntObj::as_i128) {
            Some(w) => w as u64,
            None => v.as_i64().unwrap_or(0) as u64,
        })
    }
    fn factor(&self, vm: &mut Vm, v: &Value) -> Res<f64> {
        let f = real(vm, v)?;
        self.check_root(vm)?;
        if f >= 1.0 {
            return Ok(f);
        }
        Err(self.raise(vm, Code::InvalidArgument as i64, Some("'max_factor' must be at least 1.0")))
    }
}

fn no_deletion(vm: &mut Vm) -> Raised {
    vm.error(&builtin().runtime_error, "Cannot delete attribute")
}

/// An encoding of one byte that only Python knows.
fn encoding_table(vm: &mut Vm, name: &str) -> Res<Option<Encoding>> {
    let bytes: Vec<u8> = (0..=255).collect();
    let bytes: Value = BytesObj::new(&bytes).into();
    let decode = ops::get_attr(vm, &bytes, &intern("decode"))?;
    let text = vm.call(&decode, &[Value::string(name), Value::string("replace")])?;
    let all: Vec<u32> = text.as_str().map(|s| s.code_points().collect()).unwrap_or_default();
    if all.len() != 256 {
        return Err(vm.value_error("multi-byte encodings are not supported"));
    }
    let mut table = Box::new([NO_CHARACTER; 256]);
    for (slot, c) in table.iter_mut().zip(all) {
        *slot = char::from_u32(c).filter(|&c| c != '\u{fffd}').unwrap_or(NO_CHARACTER);
    }
    // What markup is made of must be where it is in ASCII.
    let is_free = |b: u8| matches!(b, b'$' | b'@' | b'\\' | b'^' | b'`' | b'{' | b'}' | b'~');
    let mut needed = (b' '..0x7f).chain([b'\t', b'\n', b'\r']).filter(|&b| !is_free(b));
    Ok(needed.all(|b| table[b as usize] == b as char).then_some(Encoding::Table(table)))
}

/// The methods of the class, with an attribute for every handler.
macro_rules! with_handlers {
    ({ $($get:ident $set:ident $name:tt $kind:ident)* } $($rest:tt)*) => {
        #[native_methods("pyexpat.xmlparser")]
        impl XmlParser {
            $(
                #[getter(name = $name)]
                fn $get(&self) -> Value {
                    self.handler(Kind::$kind).unwrap_or(Value::None)
                }
                #[setter(name = $name)]
                fn $set(&self, vm: &mut Vm, v: &Value) -> Res<()> {
                    self.set_handler(vm, Kind::$kind, v)
                }
            )*
            $($rest)*
        }
    };
}

with_handlers! {
    {
        start_element set_start_element "StartElementHandler" StartElement
        end_element set_end_element "EndElementHandler" EndElement
        instruction set_instruction "ProcessingInstructionHandler" ProcessingInstruction
        character_data set_character_data "CharacterDataHandler" CharacterData
        unparsed set_unparsed "UnparsedEntityDeclHandler" UnparsedEntityDecl
        notation set_notation "NotationDeclHandler" NotationDecl
        start_namespace set_start_namespace "StartNamespaceDeclHandler" StartNamespaceDecl
        end_namespace set_end_namespace "EndNamespaceDeclHandler" EndNamespaceDecl
        comment set_comment "CommentHandler" Comment
        start_cdata set_start_cdata "StartCdataSectionHandler" StartCdataSection
        end_cdata set_end_cdata "EndCdataSectionHandler" EndCdataSection
        default set_default "DefaultHandler" Default
        default_expand set_default_expand "DefaultHandlerExpand" DefaultExpand
        not_standalone set_not_standalone "NotStandaloneHandler" NotStandalone
        external set_external "ExternalEntityRefHandler" ExternalEntityRef
        start_doctype set_start_doctype "StartDoctypeDeclHandler" StartDoctypeDecl
        end_doctype set_end_doctype "EndDoctypeDeclHandler" EndDoctypeDecl
        entity set_entity "EntityDeclHandler" EntityDecl
        xml_decl set_xml_decl "XmlDeclHandler" XmlDecl
        element set_element "ElementDeclHandler" ElementDecl
        attlist set_attlist "AttlistDeclHandler" AttlistDecl
        skipped set_skipped "SkippedEntityHandler" SkippedEntity
    }

    /// Parse XML data.
    ///
    /// 'isfinal' should be true at end of input.
    #[method(name = "Parse")]
    fn parse(&self, vm: &mut Vm, data: &Value, #[default(false, "False")] isfinal: bool) -> Res<Value> {
        if self.in_handler.get() {
            return Err(vm.error(&builtin().runtime_error, "cannot call Parse() from within a handler"));
        }
        if let Some(s) = data.as_str() {
            let text = utf8_text(vm, s)?.into_owned();
            self.encoding.set(None);
            self.core.with_mut(|c| c.input.give(Encoding::Utf8));
            return self.feed(vm, text.as_bytes(), isfinal);
        }
        let Some(bytes) = buffer(data).map(|b| b.into_owned()) else {
            let t = data.ty().name();
            return Err(vm.type_error(format!("a bytes-like object is required, not '{t}'")));
        };
        self.use_given_encoding(vm)?;
        self.feed(vm, &bytes, isfinal)
    }
    /// Parse XML data from file-like object.
    #[method(name = "ParseFile")]
    fn parse_file(&self, vm: &mut Vm, file: &Value) -> Res<Value> {
        if self.in_handler.get() {
            return Err(vm.error(&builtin().runtime_error, "cannot call ParseFile() from within a handler"));
        }
        let Some(read) = ops::get_attr_opt(vm, file, &intern("read"))? else {
            return Err(vm.type_error("argument must have 'read' attribute"));
        };
        self.use_given_encoding(vm)?;
        loop {
            let data = vm.call(&read, &[Value::Int(READ as i64)])?;
            let is_bytes = data.get::<BytesObj>().is_some() || data.get::<vm::builtins::ByteArray>().is_some();
            let Some(bytes) = buffer(&data).filter(|_| is_bytes).map(|b| b.into_owned()) else {
                let t = data.ty().name();
                return Err(vm.type_error(format!("read() did not return a bytes object (type={t})")));
            };
            if bytes.len() > READ {
                let n = bytes.len();
                return Err(vm.value_error(format!(
                    "read() returned too much data: {READ} bytes requested, {n} returned"
                )));
            }
            self.feed(vm, &bytes, bytes.is_empty())?;
            if bytes.is_empty() {
                return Ok(Value::Int(1));
            }
        }
    }
    /// Set the base URL for the parser.
    #[method(name = "SetBase")]
    fn set_base(&self, base: &StrObj) {
        let base = base.to_str_lossy().into_owned();
        self.core.with_mut(|c| c.document.base = Some(base));
    }
    /// Return base URL string for the parser.
    #[method(name = "GetBase")]
    fn base(&self) -> Value {
        self.core.with(|c| c.document.base.as_deref().map_or(Value::None, Value::string))
    }
    /// Return the untranslated text of the input that caused the current event.
    ///
    /// If the event was generated by a large amount of text (such as a start tag
    /// for an element with many attributes), not all of the text may be available.
    #[method(name = "GetInputContext")]
    fn input_context(&self) -> Value {
        if !self.in_handler.get() {
            return Value::None;
        }
        self.core.with(|c| {
            BytesObj::new(c.input.context().as_bytes()).into()
        })
    }
    /// Create a parser for parsing an external entity based on the information passed to the ExternalEntityRefHandler.
    #[method(name = "ExternalEntityParserCreate", signature = "($self, context, encoding=<unrepresentable>,\n                           /)")]
    fn external_parser(&self, vm: &mut Vm, context: &Value, #[optional] encoding: Option<&StrObj>) -> Res<Value> {
        let context = match context.as_str() {
            Some(s) => Some(s.to_str_lossy().into_owned()),
            None if context.is_none() => None,
            None => {
                let t = context.ty().name();
                let msg = format!("ExternalEntityParserCreate() argument 1 must be str or None, not {t}");
                return Err(vm.type_error(msg));
            }
        };
        let document = self.core.with(|c| c.document.child(context.as_deref()));
        let encoding = encoding.map(|e| e.to_str_lossy().into_owned());
        let handlers = self.handlers.get();
        let p = XmlParser::made(Core::new(None, document), handlers, self.intern.get(), encoding, false);
        p.buffers.set(self.buffers.get());
        p.buffer_size.set(self.buffer_size.get());
        p.ordered.set(self.ordered.get());
        let defers = self.core.with(|c| c.defers);
        p.core.with_mut(|c| c.defers = defers);
        p.only_specified.set(self.only_specified.get());
        p.use_handlers();
        Ok(p.into())
    }
    /// Controls parsing of parameter entities (including the external DTD subset).
    ///
    /// Possible flag values are XML_PARAM_ENTITY_PARSING_NEVER,
    /// XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE and
    /// XML_PARAM_ENTITY_PARSING_ALWAYS. Returns true if setting the flag
    /// was successful.
    #[method(name = "SetParamEntityParsing")]
    fn set_parameters(&self, flag: i32) -> i64 {
        self.core.with_mut(|c| {
            let can = !c.is_started() || c.is_final;
            if can {
                c.document.parameters = flag as i64;
            }
            can as i64
        })
    }
    /// Allows the application to provide an artificial external subset if one is not specified as part of the document instance.
    ///
    /// This readily allows the use of a 'default' document type controlled by the
    /// application, while still getting the advantage of providing document type
    /// information to the parser. 'flag' defaults to True if not provided.
    #[method(name = "UseForeignDTD")]
    fn use_foreign_dtd(&self, vm: &mut Vm, #[default(true, "True")] flag: bool) -> Res<()> {
        if self.core.with(|c| c.is_started() && !c.is_final) {
            return Err(self.raise(vm, Code::CantChangeFeatureOnceParsing as i64, None));
        }
        self.core.with_mut(|c| c.document.foreign_dtd = flag);
        Ok(())
    }
    /// Sets the number of output bytes needed to activate protection against billion laughs attacks.
    #[method(name = "SetBillionLaughsAttackProtectionActivationThreshold")]
    fn set_laughs_threshold(&self, vm: &mut Vm, threshold: &Value) -> Res<()> {
        let limit = self.threshold(vm, threshold)?;
        self.core.with_mut(|c| c.document.free_bytes = limit);
        Ok(())
    }
    /// Sets the maximum tolerated amplification factor for protection against billion laughs attacks.
    #[method(name = "SetBillionLaughsAttackProtectionMaximumAmplification")]
    fn set_laughs_factor(&self, vm: &mut Vm, max_factor: &Value) -> Res<()> {
        let limit = self.factor(vm, max_factor)?;
        self.core.with_mut(|c| c.document.most = limit);
        Ok(())
    }
    /// Sets the number of allocated bytes of dynamic memory needed to activate protection against disproportionate use of RAM.
    #[method(name = "SetAllocTrackerActivationThreshold")]
    fn set_alloc_threshold(&self, vm: &mut Vm, threshold: &Value) -> Res<()> {
        self.threshold(vm, threshold).map(|_| ())
    }
    /// Sets the maximum amplification factor between direct input and bytes of dynamic memory allocated.
    #[method(name = "SetAllocTrackerMaximumAmplification")]
    fn set_alloc_factor(&self, vm: &mut Vm, max_factor: &Value) -> Res<()> {
        self.factor(vm, max_factor).map(|_| ())
    }
    /// Enable/Disable reparse deferral; enabled by default with Expat >=2.6.0.
    #[method(name = "SetReparseDeferralEnabled")]
    fn set_deferral(&self, enabled: bool) {
        self.core.with_mut(|c| c.defers = enabled);
    }
    /// Retrieve reparse deferral enabled status; always returns false with Expat <2.6.0.
    #[method(name = "GetReparseDeferralEnabled")]
    fn deferral(&self) -> bool {
        self.core.with(|c| c.defers)
    }

    #[getter]
    fn intern(&self) -> Value {
        self.intern.get()
    }
    #[getter(name = "ErrorCode")]
    fn error_code(&self) -> i64 {
        self.core.with(|c| c.failed.map_or(0, |f| f as i64)).max(self.code.get())
    }
    #[getter(name = "ErrorLineNumber")]
    fn error_line(&self) -> i64 {
        self.position().line
    }
    #[getter(name = "ErrorColumnNumber")]
    fn error_column(&self) -> i64 {
        self.position().column
    }
    #[getter(name = "ErrorByteIndex")]
    fn error_byte(&self) -> i64 {
        self.position().byte
    }
    #[getter(name = "CurrentLineNumber")]
    fn current_line(&self) -> i64 {
        self.position().line
    }
    #[getter(name = "CurrentColumnNumber")]
    fn current_column(&self) -> i64 {
        self.position().column
    }
    #[getter(name = "CurrentByteIndex")]
    fn current_byte(&self) -> i64 {
        self.position().byte
    }
    #[getter]
    fn buffer_used(&self) -> i64 {
        self.text.with(String::len) as i64
    }
    #[getter]
    fn buffer_size(&self) -> i64 {
        self.buffer_size.get() as i64
    }
    #[setter(name = "buffer_size")]
    fn set_buffer_size(&self, vm: &mut Vm, v: &Value) -> Res<()> {
        if v.is_undef() {
            return Err(no_deletion(vm));
        }
        let is_big = v.get::<BigIntObj>().is_some();
        let Some(n) = v.as_i64() else {
            return Err(match is_big {
                true => vm.overflow_error("Python int too large to convert to C long"),
                false => vm.type_error("buffer_size must be an integer"),
            });
        };
        if n <= 0 {
            return Err(vm.value_error("buffer_size must be greater than zero"));
        }
        if n > i32::MAX as i64 {
            return Err(vm.value_error(format!("buffer_size must not be greater than {}", i32::MAX)));
        }
        if n as usize != self.buffer_size.get() {
            self.flush(vm)?;
            self.buffer_size.set(n as usize);
        }
        Ok(())
    }
    #[getter]
    fn buffer_text(&self) -> bool {
        self.buffers.get()
    }
    #[setter(name = "buffer_text")]
    fn set_buffer_text(&self, vm: &mut Vm, v: &Value) -> Res<()> {
        let on = self.set_flag(vm, v)?;
        if !on {
            self.flush(vm)?;
        }
        self.buffers.set(on);
        Ok(())
    }
    #[getter]
    fn namespace_prefixes(&self) -> bool {
        self.core.with(|c| c.document.bindings.as_ref().is_some_and(|b| b.with_prefix))
    }
    #[setter(name = "namespace_prefixes")]
    fn set_namespace_prefixes(&self, vm: &mut Vm, v: &Value) -> Res<()> {
        let on = self.set_flag(vm, v)?;
        self.core.with_mut(|c| {
            if let Some(b) = &mut c.document.bindings {
                b.with_prefix = on;
            }
        });
        Ok(())
    }
    #[getter]
    fn ordered_attributes(&self) -> bool {
        self.ordered.get()
    }
    #[setter(name = "ordered_attributes")]
    fn set_ordered_attributes(&self, vm: &mut Vm, v: &Value) -> Res<()> {
        self.ordered.set(self.set_flag(vm, v)?);
        Ok(())
    }
    #[getter]
    fn specified_attributes(&self) -> bool {
        self.only_specified.get()
    }
    #[setter(name = "specified_attributes")]
    fn set_specified_attributes(&self, vm: &mut Vm, v: &Value) -> Res<()> {
        self.only_specified.set(self.set_flag(vm, v)?);
        Ok(())
    }
}

/// A parameter of `ParserCreate` that is a string or None.
fn text_or_none(vm: &mut Vm, v: Option<&Value>, name: &str) -> Res<Option<String>> {
    let Some(v) = v.filter(|v| !v.is_none()) else { return Ok(None) };
    match v.as_str() {
        Some(s) => Ok(Some(utf8_text(vm, s)?.into_owned())),
        None => {
            let t = v.ty().name();
            Err(vm.type_error(format!("ParserCreate() argument '{name}' must be str or None, not {t}")))
        }
    }
}

/// `ParserCreate(encoding=None, namespace_separator=None, intern=<unrepresentable>)`.
pub fn create_from(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let [encoding, separator, intern] = bind(vm, &params(), args)?;
    let encoding = text_or_none(vm, encoding, "encoding")?;
    let separator = text_or_none(vm, separator, "namespace_separator")?;
    let intern = match intern {
        None => DictObj::empty().into(),
        Some(v) if v.is_none() || v.get::<DictObj>().is_some() => v.clone(),
        Some(_) => return Err(vm.type_error("intern must be a dictionary")),
    };
    create(vm, encoding, separator, intern)
}
