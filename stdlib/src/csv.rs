//! `_csv`: readers and writers of comma-separated values.

use std::cell::Cell;
use std::sync::atomic::{AtomicI64, Ordering};

use sidewinder_macros::{Trace, native_methods, native_module, native_type};
use sidewinder_vm as vm;
use vm::builtins::{class_argument, made};
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

/// What is put in quotation marks (`quoting`).
const QUOTE_MINIMAL: i64 = 0;
const QUOTE_ALL: i64 = 1;
const QUOTE_NONNUMERIC: i64 = 2;
const QUOTE_NONE: i64 = 3;
const QUOTE_STRINGS: i64 = 4;
const QUOTE_NOTNULL: i64 = 5;

/// Most characters of a field (`field_size_limit`).
static LIMIT: AtomicI64 = AtomicI64::new(128 * 1024);

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_csv", natives::DOC, natives::NATIVES);
    let constants = [
        ("QUOTE_MINIMAL", QUOTE_MINIMAL),
        ("QUOTE_ALL", QUOTE_ALL),
        ("QUOTE_NONNUMERIC", QUOTE_NONNUMERIC),
        ("QUOTE_NONE", QUOTE_NONE),
        ("QUOTE_STRINGS", QUOTE_STRINGS),
        ("QUOTE_NOTNULL", QUOTE_NOTNULL),
    ];
    for (name, n) in constants {
        m.ns.set_str(name, Value::Int(n));
    }
    let classes = [("Dialect", Dialect::TYPE), ("Reader", Reader::TYPE), ("Writer", Writer::TYPE)];
    for (name, class) in classes {
        m.ns.set_str(name, Ref::from_ref(class.class()).value());
    }
    m.ns.set_str("Error", error_class().value());
    m.ns.set_str("_dialects", DictObj::empty().into());
    m
}

fn error_class() -> Ref<TypeObj> {
    vm::modules::exception_class("_csv.Error", &builtin().exception)
}

fn error(vm: &mut Vm, msg: impl AsRef<str>) -> Raised {
    vm.error(&error_class(), msg)
}

// ---- dialects ---------------------------------------------------------------------------------------

/// CSV dialect
///
/// The Dialect type records CSV dialect options.
#[native_type("_csv.Dialect")]
#[derive(Trace)]
struct Dialect {
    header: Header,
    delimiter: u32,
    quotechar: Cell<Option<u32>>,
    escapechar: Cell<Option<u32>>,
    lineterminator: Ref<StrObj>,
    quoting: i64,
    doublequote: bool,
    skipinitialspace: bool,
    strict: bool,
}

/// The options in the order in which they are read.
const OPTIONS: [&str; 8] = [
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict",
];

/// The registered dialects.
fn registry(vm: &mut Vm) -> Res<Ref<DictObj>> {
    let module = vm::import::import_dotted(vm, "_csv")?;
    let dialects = ops::get_attr(vm, &module, &intern("_dialects"))?;
    match dialects.get::<DictObj>() {
        Some(d) => Ok(Ref::from_ref(d)),
        None => Err(error(vm, "unknown dialect")),
    }
}

fn registered(vm: &mut Vm, name: &Value) -> Res<Value> {
    let all = registry(vm)?;
    match ops::dict_get(vm, &all, name)? {
        Some(d) => Ok(d),
        None => Err(error(vm, "unknown dialect")),
    }
}

/// A character, or None where that is allowed.
fn character(vm: &mut Vm, name: &str, v: &Value, optional: bool) -> Res<Option<u32>> {
    let or_none = if optional { " or None" } else { "" };
    let what = match v.as_str() {
        Some(s) if s.len() == 1 => return Ok(Some(s.at(0))),
        Some(s) => format!("a string of length {}", s.len()),
        None if v.is_none() && optional => return Ok(None),
        None => v.ty().name(),
    };
    Err(vm.type_error(format!("\"{name}\" must be a unicode character{or_none}, not {what}")))
}

impl Dialect {
    /// A dialect from another one, an object with its attributes or the name of one, changed by what is given by name.
    fn from_arguments(vm: &mut Vm, dialect: Option<&Value>, args: Args<'_>) -> Res<Value> {
        let mut given: [Option<Value>; 8] = Default::default();
        for (name, v) in args.keywords() {
            let name = name.as_ascii().unwrap_or_default();
            match OPTIONS.iter().position(|o| *o == name) {
                Some(i) => given[i] = Some(v.clone()),
                None if name == "dialect" => {}
                None => {
                    let msg = format!("this function got an unexpected keyword argument '{name}'");
                    return Err(vm.type_error(msg));
                }
            }
        }
        let named = args.keyword("dialect");
        let base = match dialect.or(named).filter(|d| !d.is_none()) {
            Some(d) if d.as_str().is_some() => Some(registered(vm, d)?),
            d => d.cloned(),
        };
        if let Some(b) = &base {
            if b.get_exact::<Dialect>().is_some() && given.iter().all(Option::is_none) {
                return Ok(b.clone());
            }
            for (slot, name) in given.iter_mut().zip(OPTIONS) {
                if slot.is_none() {
                    *slot = ops::get_attr_opt(vm, b, &intern(name))?;
                }
            }
        }
        Ok(Dialect::checked(vm, given)?.into())
    }

    fn checked(vm: &mut Vm, given: [Option<Value>; 8]) -> Res<Ref<Dialect>> {
        let [delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skip, strict] = given;
        let delimiter = match &delimiter {
            Some(v) => character(vm, "delimiter", v, false)?.unwrap_or(0),
            None => ',' as u32,
        };
        let truth =
            |vm: &mut Vm, v: &Option<Value>, default| v.as_ref().map_or(Ok(default), |v| ops::truth(vm, v));
        let doublequote = truth(vm, &doublequote, true)?;
        let escapechar = match &escapechar {
            Some(v) => character(vm, "escapechar", v, true)?,
            None => None,
        };
        let lineterminator = match &lineterminator {
            Some(v) => match v.as_str() {
                Some(s) => Ref::from_ref(s),
                None => {
                    let t = v.ty().name();
                    return Err(vm.type_error(format!("\"lineterminator\" must be a string, not {t}")));
                }
            },
            None => intern("\r\n"),
        };
        let mut quotes = Some('"' as u32);
        let no_quotes = quotechar.as_ref().is_some_and(Value::is_none);
        if let Some(v) = &quotechar {
            quotes = character(vm, "quotechar", v, true)?;
        }
        let quoting = match &quoting {
            Some(Value::Int(n)) => *n,
            Some(v) => {
                let t = v.ty().name();
                return Err(vm.type_error(format!("\"quoting\" must be an integer, not {t}")));
            }
            None if no_quotes => QUOTE_NONE,
            None => QUOTE_MINIMAL,
        };
        let skipinitialspace = truth(vm, &skip, false)?;
        let strict = truth(vm, &strict, false)?;
        if !(QUOTE_MINIMAL..=QUOTE_NOTNULL).contains(&quoting) {
            return Err(vm.type_error("bad \"quoting\" value"));
        }
        if quoting != QUOTE_NONE && quotes.is_none() {
            return Err(vm.type_error("quotechar must be set if quoting enabled"));
        }
        let d = Dialect {
            header: native_header::<Dialect>(),
            delimiter,
            quotechar: Cell::new(quotes),
            escapechar: Cell::new(escapechar),
            lineterminator,
            quoting,
            doublequote,
            skipinitialspace,
            strict,
        };
        d.check_characters(vm)?;
        Ok(new_native(d))
    }

    /// The special characters must differ from each other and from what ends lines.
    fn check_characters(&self, vm: &mut Vm) -> Res<()> {
        let all = [
            ("delimiter", Some(self.delimiter), true),
            ("escapechar", self.escapechar.get(), !self.skipinitialspace),
            ("quotechar", self.quotechar.get(), !self.skipinitialspace),
        ];
        for (name, c, may_be_space) in all {
            let Some(c) = c else { continue };
            if c == '\n' as u32 || c == '\r' as u32 || c == ' ' as u32 && !may_be_space {
                return Err(vm.value_error(format!("bad {name} value")));
            }
            if self.lineterminator.code_points().any(|t| t == c) {
                return Err(vm.value_error(format!("bad {name} or lineterminator value")));
            }
        }
        for (i, j) in [(0, 1), (0, 2), (1, 2)] {
            if all[i].1.is_some() && all[i].1 == all[j].1 {
                return Err(vm.value_error(format!("bad {} or {} value", all[i].0, all[j].0)));
            }
        }
        Ok(())
    }
}

fn optional_character(c: Option<u32>) -> Value {
    c.map_or(Value::None, |c| StrObj::from_code_point(c).into())
}

#[native_methods("_csv.Dialect")]
impl Dialect {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Dialect::TYPE.class())?;
        let args = args.skip(1);
        if args.pos().len() > 1 {
            let n = args.pos().len();
            return Err(vm.type_error(format!("function takes at most 9 arguments ({n} given)")));
        }
        let d = Dialect::from_arguments(vm, args.pos().first(), args)?;
        Ok(if class.is_heap() { made(&class, d) } else { d })
    }
    #[getter]
    fn delimiter(&self) -> Value {
        StrObj::from_code_point(self.delimiter).into()
    }
    #[getter]
    fn quotechar(&self) -> Value {
        optional_character(self.quotechar.get())
    }
    #[getter]
    fn escapechar(&self) -> Value {
        optional_character(self.escapechar.get())
    }
    #[getter]
    fn lineterminator(&self) -> Value {
        self.lineterminator.value()
    }
    #[getter]
    fn quoting(&self) -> i64 {
        self.quoting
    }
    #[getter]
    fn doublequote(&self) -> bool {
        self.doublequote
    }
    #[getter]
    fn skipinitialspace(&self) -> bool {
        self.skipinitialspace
    }
    #[getter]
    fn strict(&self) -> bool {
        self.strict
    }
    #[method(name = "__reduce__")]
    fn reduce(vm: &mut Vm, _this: &Value) -> Res<Value> {
        Err(vm.type_error("cannot pickle 'Dialect' instances"))
    }
    #[method(name = "__reduce_ex__")]
    fn reduce_ex(vm: &mut Vm, _this: &Value, _protocol: &Value) -> Res<Value> {
        Err(vm.type_error("cannot pickle 'Dialect' instances"))
    }
}

/// The dialect of a reader or writer: behind the first argument, by position or by name.
fn dialect_of(vm: &mut Vm, args: Args<'_>) -> Res<Ref<Dialect>> {
    let d = Dialect::from_arguments(vm, args.pos().get(1), args)?;
    match d.get::<Dialect>() {
        Some(d) => Ok(Ref::from_ref(d)),
        None => Err(error(vm, "unknown dialect")),
    }
}

// ---- reading ----------------------------------------------------------------------------------------

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    StartRecord,
    StartField,
    EscapedChar,
    InField,
    InQuotedField,
    EscapeInQuotedField,
    QuoteInQuotedField,
    EatNewline,
    AfterEscapedNewline,
}

/// The end of a line that the iterator gave, behind its last character.
const END_OF_LINE: u32 = u32::MAX;

fn is_newline(c: u32) -> bool {
    c == '\n' as u32 || c == '\r' as u32
}

/// CSV reader
///
/// Reader objects are responsible for reading and parsing tabular data in CSV format.
#[native_type("_csv.reader", iterator, no_base)]
#[derive(Trace)]
struct Reader {
    header: Header,
    lines: HeapCell<Option<Value>>,
    dialect: Ref<Dialect>,
    line_num: Cell<i64>,
}

/// A record that is being read.
struct Record<'a> {
    dialect: &'a Dialect,
    state: State,
    fields: Vec<Value>,
    field: Vec<u32>,
    is_unquoted: bool,
}

impl Record<'_> {
    fn add(&mut self, vm: &mut Vm, c: u32) -> Res<()> {
        let limit = LIMIT.load(Ordering::Relaxed);
        if self.field.len() as i64 >= limit {
            return Err(error(vm, format!("field larger than field limit ({limit})")));
        }
        ops::push(vm, &mut self.field, c)
    }

    fn save(&mut self, vm: &mut Vm) -> Res<()> {
        let quoting = self.dialect.quoting;
        let field = std::mem::take(&mut self.field);
        let is_unquoted = std::mem::replace(&mut self.is_unquoted, true);
        let v: Value = match is_unquoted {
            true if field.is_empty() && matches!(quoting, QUOTE_NOTNULL | QUOTE_STRINGS) => Value::None,
            true if !field.is_empty() && matches!(quoting, QUOTE_NONNUMERIC | QUOTE_STRINGS) => {
                let text = StrObj::from_wide(&field).into();
                vm.call(&builtin().float.value(), &[text])?
            }
            _ => StrObj::from_wide(&field).into(),
        };
        ops::push(vm, &mut self.fields, v)
    }

    /// Ends a field, and the record if `c` does.
    fn end_field(&mut self, vm: &mut Vm, c: u32) -> Res<()> {
        self.save(vm)?;
        self.state = match c {
            END_OF_LINE => State::StartRecord,
            c if is_newline(c) => State::EatNewline,
            _ => State::StartField,
        };
        Ok(())
    }

    fn take(&mut self, vm: &mut Vm, c: u32) -> Res<()> {
        let d = self.dialect;
        let is_end = c == END_OF_LINE || is_newline(c);
        let (is_escape, is_delimiter) = (Some(c) == d.escapechar.get(), c == d.delimiter);
        let is_quote = Some(c) == d.quotechar.get() && d.quoting != QUOTE_NONE;
        match self.state {
            State::StartRecord if c == END_OF_LINE => return Ok(()),
            State::StartRecord if is_newline(c) => self.state = State::EatNewline,
            State::StartRecord | State::StartField => {
                if is_end || is_delimiter && !is_quote && !is_escape {
                    return self.end_field(vm, c);
                }
                self.state = State::StartField;
                if is_quote {
                    self.is_unquoted = false;
                    self.state = State::InQuotedField;
                } else if is_escape {
                    self.state = State::EscapedChar;
                } else if c != ' ' as u32 || !d.skipinitialspace {
                    self.add(vm, c)?;
                    self.state = State::InField;
                }
            }
            State::EscapedChar => {
                self.add(vm, if c == END_OF_LINE { '\n' as u32 } else { c })?;
                self.state = if is_newline(c) { State::AfterEscapedNewline } else { State::InField };
            }
            State::AfterEscapedNewline if c == END_OF_LINE => {}
            State::AfterEscapedNewline | State::InField => {
                if is_end || is_delimiter && !is_escape {
                    return self.end_field(vm, c);
                }
                if is_escape {
                    self.state = State::EscapedChar;
                } else {
                    self.add(vm, c)?;
                    self.state = State::InField;
                }
            }
            State::InQuotedField => {
                if c == END_OF_LINE {
                } else if is_escape {
                    self.state = State::EscapeInQuotedField;
                } else if is_quote {
                    self.state = if d.doublequote { State::QuoteInQuotedField } else { State::InField };
                } else {
                    self.add(vm, c)?;
                }
            }
            State::EscapeInQuotedField => {
                self.add(vm, if c == END_OF_LINE { '\n' as u32 } else { c })?;
                self.state = State::InQuotedField;
            }
            State::QuoteInQuotedField => {
                if is_quote {
                    self.add(vm, c)?;
                    self.state = State::InQuotedField;
                } else if is_end || is_delimiter {
                    return self.end_field(vm, c);
                } else if !d.strict {
                    self.add(vm, c)?;
                    self.state = State::InField;
                } else {
                    let shown = |c: Option<u32>| c.and_then(char::from_u32).unwrap_or('\u{fffd}');
                    let (delimiter, quote) = (shown(Some(d.delimiter)), shown(d.quotechar.get()));
                    return Err(error(vm, format!("'{delimiter}' expected after '{quote}'")));
                }
            }
            State::EatNewline => match c {
                END_OF_LINE => self.state = State::StartRecord,
                _ if is_newline(c) => {}
                _ => {
                    let msg = "new-line character seen in unquoted field - do you need to open the file with newline=''?";
                    return Err(error(vm, msg));
                }
            },
        }
        Ok(())
    }
}

impl NativeIterator for Reader {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        let Some(lines) = self.lines.get() else { return Ok(None) };
        let dialect = self.dialect.clone();
        let (fields, field) = (Vec::new(), Vec::new());
        let mut r = Record { dialect: &dialect, state: State::StartRecord, fields, field, is_unquoted: true };
        loop {
            let Some(line) = ops::next(vm, &lines)? else {
                if r.field.is_empty() && r.state != State::InQuotedField {
                    return Ok(None);
                }
                if dialect.strict {
                    return Err(error(vm, "unexpected end of data"));
                }
                r.save(vm)?;
                break;
            };
            let Some(text) = line.as_str() else {
                let t = line.ty().name();
                let msg = format!(
                    "iterator should return strings, not {t} (the file should be opened in text mode)"
                );
                return Err(error(vm, msg));
            };
            self.line_num.set(self.line_num.get() + 1);
            for c in text.code_points() {
                r.take(vm, c)?;
            }
            r.take(vm, END_OF_LINE)?;
            if r.state == State::StartRecord {
                break;
            }
        }
        Ok(Some(ListObj::new(r.fields).into()))
    }
}

#[native_methods("_csv.reader")]
impl Reader {
    #[getter]
    fn dialect(&self) -> Value {
        self.dialect.value()
    }
    #[getter]
    fn line_num(&self) -> i64 {
        self.line_num.get()
    }
}

// ---- writing ----------------------------------------------------------------------------------------

/// CSV writer
///
/// Writer objects are responsible for generating tabular data in CSV format from sequence input.
#[native_type("_csv.writer", no_base)]
#[derive(Trace)]
struct Writer {
    header: Header,
    write: HeapCell<Option<Value>>,
    dialect: Ref<Dialect>,
}

fn is_number(v: &Value) -> bool {
    let n = &builtin().names;
    let has = |name: &Ref<StrObj>| v.ty().lookup(name).is_some();
    has(&n.index) || has(&n.float) || has(&intern("__int__")) || v.get::<ComplexObj>().is_some()
}

impl Dialect {
    /// Adds a field to a record.
    fn join(&self, vm: &mut Vm, out: &mut Vec<u32>, field: Option<&StrObj>, quoted: bool) -> Res<()> {
        let quoting = self.quoting;
        let (mut quoted, mut body) = (quoted, Vec::new());
        let is_empty = field.is_none_or(|f| f.is_empty());
        if is_empty && self.delimiter == ' ' as u32 && self.skipinitialspace {
            if quoting == QUOTE_NONE || field.is_none() && matches!(quoting, QUOTE_STRINGS | QUOTE_NOTNULL) {
                let msg = "empty field must be quoted if delimiter is a space and skipinitialspace is true";
                return Err(error(vm, msg));
            }
            quoted = true;
        }
        let (quote, escape) = (self.quotechar.get(), self.escapechar.get());
        for c in field.iter().flat_map(|f| f.code_points()) {
            let (is_quote, is_escape) = (Some(c) == quote, Some(c) == escape);
            let ends_line = is_newline(c) || self.lineterminator.code_points().any(|t| t == c);
            if c == self.delimiter || is_quote || is_escape || ends_line {
                let mut want_escape = quoting == QUOTE_NONE;
                if !want_escape {
                    if is_quote && self.doublequote {
                        body.push(c);
                    } else {
                        want_escape = is_quote || is_escape;
                    }
                    quoted |= !want_escape;
                }
                if want_escape {
                    match escape {
                        Some(e) => body.push(e),
                        None => return Err(error(vm, "need to escape, but no escapechar set")),
                    }
                }
            }
            body.push(c);
        }
        let mark = quote.filter(|_| quoted);
        out.extend(mark.into_iter().chain(body).chain(mark));
        Ok(())
    }
}

impl Writer {
    fn write_row(&self, vm: &mut Vm, row: &Value) -> Res<Value> {
        if !ops::is_iterable(row) {
            let t = row.ty().name();
            return Err(error(vm, format!("iterable expected, not {t}")));
        }
        let (d, it) = (self.dialect.clone(), ops::iter(vm, row)?);
        let (mut out, mut n, mut was_none) = (Vec::new(), 0, false);
        while let Some(field) = ops::next(vm, &it)? {
            let quoted = match d.quoting {
                QUOTE_NONNUMERIC => !is_number(&field),
                QUOTE_ALL => true,
                QUOTE_STRINGS => field.as_str().is_some(),
                QUOTE_NOTNULL => !field.is_none(),
                _ => false,
            };
            was_none = field.is_none();
            if n > 0 {
                out.push(d.delimiter);
            }
            n += 1;
            let text = match field.as_str() {
                Some(_) => Some(field.clone()),
                None if was_none => None,
                None => Some(vm::builtins::str_of(vm, &field)?),
            };
            d.join(vm, &mut out, text.as_ref().and_then(|t| t.as_str()), quoted)?;
        }
        if n > 0 && out.is_empty() {
            let is_null = was_none && matches!(d.quoting, QUOTE_STRINGS | QUOTE_NOTNULL);
            if d.quoting == QUOTE_NONE || is_null {
                return Err(error(vm, "single empty field record must be quoted"));
            }
            d.join(vm, &mut out, None, true)?;
        }
        out.extend(d.lineterminator.code_points());
        let write = self.write.get().unwrap_or(Value::None);
        vm.call(&write, &[StrObj::from_wide(&out).into()])
    }
}

#[native_methods("_csv.writer")]
impl Writer {
    #[getter]
    fn dialect(&self) -> Value {
        self.dialect.value()
    }
    /// writerow(iterable)
    ///
    /// Construct and write a CSV record from an iterable of fields.  Non-string
    /// elements will be converted to string.
    #[method]
    fn writerow(&self, vm: &mut Vm, row: &Value) -> Res<Value> {
        self.write_row(vm, row)
    }
    /// writerows(iterable of iterables)
    ///
    /// Construct and write a series of iterables to a csv file.  Non-string
    /// elements will be converted to string.
    #[method]
    fn writerows(&self, vm: &mut Vm, rows: &Value) -> Res<()> {
        let it = ops::iter(vm, rows)?;
        while let Some(row) = ops::next(vm, &it)? {
            self.write_row(vm, &row)?;
        }
        Ok(())
    }
}

/// CSV parsing and writing.
#[native_module("_csv")]
mod natives {
    use super::*;

    /// Return a reader object that will process lines from the given iterable.
    ///
    /// The "iterable" argument can be any object that returns a line
    /// of input for each iteration, such as a file object or a list.  The
    /// optional "dialect" argument defines a CSV dialect.  The function
    /// also accepts optional keyword arguments which override settings
    /// provided by the dialect.
    ///
    /// The returned object is an iterator.  Each iteration returns a row
    /// of the CSV file (which can span multiple input lines).
    #[native(min = 1, max = 2, signature = "($module, iterable, /, dialect='excel', **fmtparams)")]
    fn reader(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let Some(lines) = args.get(0) else { return Ok(Value::None) };
        let lines = HeapCell::new(Some(ops::iter(vm, lines)?));
        let dialect = dialect_of(vm, args)?;
        let header = native_header::<Reader>();
        Ok(new_native(Reader { header, lines, dialect, line_num: Cell::new(0) }).into())
    }
    /// Return a writer object that will write user data on the given file object.
    ///
    /// The "fileobj" argument can be any object that supports the file API.
    /// The optional "dialect" argument defines a CSV dialect.  The function
    /// also accepts optional keyword arguments which override settings
    /// provided by the dialect.
    #[native(min = 1, max = 2, signature = "($module, fileobj, /, dialect='excel', **fmtparams)")]
    fn writer(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let Some(file) = args.get(0) else { return Ok(Value::None) };
        let dialect = dialect_of(vm, args)?;
        let write = ops::get_attr_opt(vm, file, &intern("write"))?;
        if !write.as_ref().is_some_and(vm::builtins::is_callable) {
            return Err(vm.type_error("argument 1 must have a \"write\" method"));
        }
        let header = native_header::<Writer>();
        Ok(new_native(Writer { header, write: HeapCell::new(write), dialect }).into())
    }
    /// Create a mapping from a string name to a CVS dialect.
    ///
    /// The optional "dialect" argument specifies the base dialect instance
    /// or the name of the registered dialect.  The function also accepts
    /// optional keyword arguments which override settings provided by the
    /// dialect.
    #[native(min = 1, max = 2, signature = "($module, name, /, dialect='excel', **fmtparams)")]
    fn register_dialect(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let Some(name) = args.get(0).filter(|n| n.as_str().is_some()) else {
            return Err(vm.type_error("dialect name must be a string"));
        };
        let dialect = Dialect::from_arguments(vm, args.pos().get(1), args)?;
        let all = registry(vm)?;
        ops::dict_set(vm, &all, name.clone(), dialect)?;
        Ok(Value::None)
    }
    /// Delete the name/dialect mapping associated with a string name.
    #[native]
    fn unregister_dialect(vm: &mut Vm, #[either] name: &Value) -> Res<()> {
        let all = registry(vm)?;
        match ops::dict_remove(vm, &all, name)? {
            Some(_) => Ok(()),
            None => Err(error(vm, "unknown dialect")),
        }
    }
    /// Return the dialect instance associated with name.
    #[native]
    fn get_dialect(vm: &mut Vm, #[either] name: &Value) -> Res<Value> {
        registered(vm, name)
    }
    /// Return a list of all known dialect names.
    #[native]
    fn list_dialects(vm: &mut Vm) -> Res<Value> {
        let all = registry(vm)?;
        Ok(ListObj::new(ops::collect(vm, &all.value())?).into())
    }
    /// Sets an upper limit on parsed fields.
    ///
    /// Returns old limit. If limit is not given, no new limit is set and
    /// the old limit is returned
    #[native]
    fn field_size_limit(
        vm: &mut Vm,
        #[either]
        #[optional]
        new_limit: Option<&Value>,
    ) -> Res<i64> {
        let old = LIMIT.load(Ordering::Relaxed);
        if let Some(v) = new_limit {
            match v.as_i64() {
                Some(n) => LIMIT.store(n, Ordering::Relaxed),
                None if v.get::<BigIntObj>().is_some() => {
                    return Err(vm.overflow_error("Python int too large to convert to C long"));
                }
                None => return Err(vm.type_error("limit must be an integer")),
            }
        }
        Ok(old)
    }
}
