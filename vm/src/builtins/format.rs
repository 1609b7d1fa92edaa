//! `format()`, f-string fields, `%` formatting and `str.format`.
//!
//! What the text means and how numbers are laid out is in `crate::text`; here values are looked up,
//! converted and handed over.

use sidewinder_macros::native_module;

use crate::native::Keywords;
use crate::objects::*;
use crate::ops;
use crate::text::TextError;
use crate::text::format_spec::{self, Align, Sign, Spec, StrLayout, Target};
use crate::text::int::{Int, max_str_digits};
use crate::text::percent::{self, Amount, Conversion, Kind};
use crate::text::str_format::{self, Accessor, FieldName, Numbering, Source};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::repr::{call_method, raise_text, text_result, user_method, with_digits, write_repr, write_str};
use super::text_buf::TextBuf;
use super::{ascii, repr, str_of};

pub(super) fn install(vm: &mut Vm) {
    super::add_functions(&vm.builtins.clone(), natives::NATIVES);
    let b = builtin();
    super::add_methods(&b.object, OBJECT);
    for t in [&b.int, &b.float, &b.complex, &b.str_] {
        super::add_methods(t, BUILTIN);
    }
    super::add_methods(&b.str_, methods::NATIVES);
}

static OBJECT: &[NativeDef] = &[NativeDef::new("__format__", object_format, 2, 2).method()];
static BUILTIN: &[NativeDef] = &[NativeDef::new("__format__", builtin_format, 2, 2).method()];

/// Conversions of replacement fields, as `FormatValue` encodes them.
pub mod field_conversion {
    pub const NONE: u8 = 0;
    pub const STR: u8 = 1;
    pub const REPR: u8 = 2;
    pub const ASCII: u8 = 3;
}

// ---- One value --------------------------------------------------------------------------------------

/// `format(v, spec)`; `spec` is a str.
pub fn format_value(vm: &mut Vm, v: &Value, spec: &Value) -> Res<Value> {
    if let Some(f) = user_method(v, &builtin().names.format) {
        let r = call_method(vm, &f, v, std::slice::from_ref(spec))?;
        if r.as_str().is_none() {
            return Err(vm.type_error(format!("__format__ must return a str, not {}", r.ty().name())));
        }
        return Ok(r);
    }
    let Some(spec) = spec.as_str() else { return str_of(vm, v) };
    if spec.is_empty() {
        return str_of(vm, v);
    }
    if let (Value::Float(x), Some(text)) = (v, spec.as_ascii()) {
        let spec = text_result(vm, Spec::parse(text, Target::Float, "float"))?;
        let r = format_spec::format_float(x.get(), &spec, "float");
        return Ok(Value::string(&text_result(vm, r)?));
    }
    let mut out = TextBuf::new();
    format_builtin(vm, v, &spec.to_str_lossy(), &mut out)?;
    Ok(out.finish().into())
}

/// Appends `format(v, spec)`.
fn write_format(vm: &mut Vm, v: &Value, spec: &str, out: &mut TextBuf) -> Res<()> {
    if user_method(v, &builtin().names.format).is_some() {
        let s = format_value(vm, v, &Value::string(spec))?;
        if let Some(s) = s.as_str() {
            out.push(s);
        }
        return Ok(());
    }
    if spec.is_empty() {
        return write_str(vm, v, out);
    }
    format_builtin(vm, v, spec, out)
}

/// Appends what `__format__` of a built-in class gives for a specifier that is not empty.
fn format_builtin(vm: &mut Vm, v: &Value, spec: &str, out: &mut TextBuf) -> Res<()> {
    let plain = payload_of(v);
    let p = plain.as_ref().unwrap_or(v);
    let int = match p {
        Value::Int(i) => Some(Int::Small(*i)),
        Value::Bool(b) => Some(Int::Small(b.get() as i64)),
        Value::Object(o) => o.get::<BigIntObj>().map(|b| Int::Big(&b.value)),
        _ => None,
    };
    let name = || v.ty().name();
    if let Some(i) = int {
        let spec = text_result(vm, parse_spec(spec, Target::Int, v))?;
        if let (Value::Int(i), true) = (p, spec.is_plain_int()) {
            return push_int_in(vm, *i, &spec, out);
        }
        if spec.kind == Some('c') {
            let (code, layout) = text_result(vm, format_spec::layout_char(i, &spec))?;
            let ok = out.push_repeated(layout.fill as u32, layout.left);
            out.push_code(code);
            return done(vm, ok && out.push_repeated(layout.fill as u32, layout.right));
        }
        let r = if spec.kind == Some('d') || matches!(v, Value::Int(_)) {
            format_spec::format_int(i, &spec, "int", max_str_digits())
        } else {
            format_spec::format_int(i, &spec, &name(), max_str_digits())
        };
        out.push_str(&text_result(vm, r)?);
        return Ok(());
    }
    if let Value::Float(x) = p {
        let spec = text_result(vm, parse_spec(spec, Target::Float, v))?;
        let type_name = if matches!(v, Value::Float(_)) { "float" } else { &name() };
        out.push_str(&text_result(vm, format_spec::format_float(x.get(), &spec, type_name))?);
        return Ok(());
    }
    if let Some(s) = p.get_exact::<StrObj>() {
        let spec = text_result(vm, parse_spec(spec, Target::Str, v))?;
        let layout = format_spec::layout_str(s.len(), &spec, "str");
        let layout = match layout {
            Ok(l) => l,
            Err(_) => text_result(vm, format_spec::layout_str(s.len(), &spec, &name()))?,
        };
        return push_layout(vm, s, layout, out);
    }
    if let Some(c) = p.get_exact::<ComplexObj>() {
        let (re, im) = (c.re, c.im);
        let spec = text_result(vm, parse_spec(spec, Target::Complex, v))?;
        out.push_str(&text_result(vm, format_spec::format_complex(re, im, &spec, &name()))?);
        return Ok(());
    }
    Err(vm.type_error(format!("unsupported format string passed to {}.__format__", name())))
}

/// Appends an int in a field that has only a fill character, an alignment, a sign and a width.
fn push_int_in(vm: &mut Vm, i: i64, spec: &Spec, out: &mut TextBuf) -> Res<()> {
    let sign: &[u8] = match (i < 0, spec.sign) {
        (true, _) => b"-",
        (_, Some(Sign::Plus)) => b"+",
        (_, Some(Sign::Space)) => b" ",
        _ => b"",
    };
    let ok = with_digits(i.unsigned_abs(), |digits| {
        let lack = spec.width.unwrap_or(0).saturating_sub(sign.len() + digits.len());
        let (left, zeros) = match spec.align {
            Align::Left => (0, 0),
            Align::Right => (lack, 0),
            Align::Center => (lack / 2, 0),
            Align::AfterSign => (0, lack),
        };
        let fill = spec.fill as u32;
        let mut ok = out.push_repeated(fill, left);
        out.push_ascii(sign);
        ok = ok && out.push_repeated(fill, zeros);
        out.push_ascii(digits);
        ok && out.push_repeated(fill, lack - left - zeros)
    });
    done(vm, ok)
}

/// Parses a specifier; the class's name is only made for the message.
fn parse_spec(spec: &str, target: Target, v: &Value) -> crate::text::Result<Spec> {
    Spec::parse(spec, target, "").or_else(|_| Spec::parse(spec, target, &v.ty().name()))
}

fn push_layout(vm: &mut Vm, s: &StrObj, layout: StrLayout, out: &mut TextBuf) -> Res<()> {
    let mut ok = out.push_repeated(layout.fill as u32, layout.left);
    if ok {
        out.push_part(s, 0, layout.keep);
        ok = out.push_repeated(layout.fill as u32, layout.right);
    }
    done(vm, ok)
}

fn done(vm: &mut Vm, ok: bool) -> Res<()> {
    if ok { Ok(()) } else { Err(raise_text(vm, TextError::memory())) }
}

/// The built-in part of an instance.
fn payload_of(v: &Value) -> Option<Value> {
    v.get_exact::<InstanceObj>().and_then(|i| i.payload()).cloned()
}

/// The error for a specification that is no text.
#[cold]
fn no_spec(vm: &mut Vm, spec: &Value) -> crate::vm::Raised {
    crate::native::Place { function: "__format__", number: 0, name: "" }.wrong_type(vm, "str", spec)
}

fn object_format(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (v, spec) = (&args.all[0], &args.all[1]);
    match spec.as_str() {
        Some(s) if s.is_empty() => str_of(vm, v),
        Some(_) => {
            let name = v.ty().name();
            Err(vm.type_error(format!("unsupported format string passed to {name}.__format__")))
        }
        None => Err(no_spec(vm, spec)),
    }
}

fn builtin_format(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let (v, spec) = (&args.all[0], &args.all[1]);
    match spec.as_str() {
        Some(s) if s.is_empty() => str_of(vm, v),
        Some(s) => {
            let mut out = TextBuf::new();
            format_builtin(vm, v, &s.to_str_lossy(), &mut out)?;
            Ok(out.finish().into())
        }
        None => Err(no_spec(vm, spec)),
    }
}

// ---- f-strings --------------------------------------------------------------------------------------

/// The concatenation of strings (all items are str).
pub fn join_strings(parts: &[Value]) -> Value {
    StrObj::join(&builtin().empty_str, parts).into()
}

/// One replacement field of an f-string: conversion (see `FormatValue`), then `format` with the spec (`Undef`
/// for none).
pub fn format_field(vm: &mut Vm, v: &Value, conv: u8, spec: &Value) -> Res<Value> {
    let converted = match conv {
        field_conversion::STR => str_of(vm, v)?,
        field_conversion::REPR => repr(vm, v)?,
        field_conversion::ASCII => ascii(vm, v)?,
        _ => v.clone(),
    };
    if !spec.is_undef() {
        return format_value(vm, &converted, spec);
    }
    if converted.get_exact::<StrObj>().is_some() {
        return Ok(converted);
    }
    if !converted.is_object() {
        return repr(vm, &converted);
    }
    format_value(vm, &converted, &builtin().empty_str.value())
}

// ---- str % args -------------------------------------------------------------------------------------

/// Where the values of a `%` format come from.
pub(super) struct PercentArgs {
    /// A tuple of them, or the only one.
    items: Value,
    mapping: Option<Value>,
    /// Items taken.
    next: usize,
}

impl PercentArgs {
    pub(super) fn new(args: &Value, is_mapping: bool) -> PercentArgs {
        PercentArgs { items: args.clone(), mapping: Some(args.clone()).filter(|_| is_mapping), next: 0 }
    }
    /// What the mapping has for a key comes next.
    pub(super) fn choose(&mut self, vm: &mut Vm, key: &Value) -> Res<()> {
        let Some(m) = self.mapping.clone() else { return Err(vm.type_error(percent::MAPPING_REQUIRED)) };
        let item = ops::get_item(vm, &m, key)?;
        self.items = TupleObj::of([item]).into();
        self.next = 0;
        Ok(())
    }
    /// Whether there are values that no conversion has taken.
    pub(super) fn has_more(&self) -> bool {
        self.mapping.is_none() && self.next < self.items().len()
    }
    fn items(&self) -> &[Value] {
        self.items.get::<TupleObj>().map_or(std::slice::from_ref(&self.items), |t| t.items())
    }
    pub(super) fn take(&mut self, vm: &mut Vm) -> Res<Value> {
        match self.items().get(self.next) {
            Some(v) => {
                let v = v.clone();
                self.next += 1;
                Ok(v)
            }
            None => Err(vm.type_error(percent::NOT_ENOUGH_ARGUMENTS)),
        }
    }
}

/// `str % args`.
pub fn percent_format(vm: &mut Vm, f: &Value, args: &Value) -> Res<Value> {
    let Some(template) = f.as_str() else { return Ok(builtin().not_implemented.value()) };
    let template = Ref::from_ref(template);
    let text = template.to_str_lossy();
    let mut out = TextBuf::with_capacity(text.len() + 16);
    let mut source = PercentArgs::new(args, is_mapping(args));
    let mut pieces = percent::parse(&text);
    loop {
        out.push_str(pieces.literal());
        if let Some(kind) = pieces.plain_conversion() {
            let v = source.take(vm)?;
            match (kind, &v) {
                (b's', _) | (b'd', Value::Int(_)) => write_str(vm, &v, &mut out)?,
                (b'r', _) => write_repr(vm, &v, &mut out)?,
                _ => write_conversion(vm, &v, &Conversion::plain(kind as char), &mut out)?,
            }
            continue;
        }
        if pieces.percent_sign() {
            out.push_ascii(b"%");
            continue;
        }
        let mut c = match pieces.next_conversion() {
            Some(Ok(c)) => c,
            Some(Err(e)) => return Err(raise_text(vm, e)),
            None => break,
        };
        if let Some(key) = c.key {
            source.choose(vm, &Value::string(key))?;
        }
        if c.width == Amount::Star {
            let v = source.take(vm)?;
            let n = star(vm, &v, "ssize_t")?;
            c.set_width(n as isize);
        }
        if c.precision == Amount::Star {
            let v = source.take(vm)?;
            let n = star(vm, &v, "int")?;
            c.set_precision(n as i32);
        }
        let v = source.take(vm)?;
        write_conversion(vm, &v, &c, &mut out)?;
    }
    if source.has_more() {
        return Err(vm.type_error(percent::NOT_ALL_CONVERTED));
    }
    if is_result(&template, &['%']) {
        return Ok(f.clone());
    }
    Ok(out.finish().into())
}

/// Whether a template without any of these characters is the result itself, whatever its class.
fn is_result(template: &StrObj, marks: &[char]) -> bool {
    !template.is_empty() && !template.to_str_lossy().contains(marks)
}

/// Whether `%` takes the value for a mapping: it can be subscripted and is no tuple or str.
pub(super) fn is_mapping(v: &Value) -> bool {
    match ops::payload_layout(v) {
        Some(Layout::Tuple | Layout::Str) => false,
        Some(Layout::List | Layout::Dict | Layout::Range | Layout::Bytes) => true,
        _ => ops::is_mapping(v),
    }
}

/// The value of a `*`.
pub(super) fn star(vm: &mut Vm, v: &Value, c_type: &str) -> Res<i64> {
    let n = match v.as_i64() {
        Some(n) => n,
        None if v.get::<BigIntObj>().is_some() => i64::MAX,
        None => return Err(vm.type_error(percent::STAR_WANTS_INT)),
    };
    if n == i64::MAX || (c_type == "int" && i32::try_from(n).is_err()) {
        return Err(vm.overflow_error(format!("Python int too large to convert to C {c_type}")));
    }
    Ok(n)
}

fn write_conversion(vm: &mut Vm, v: &Value, c: &Conversion<'_>, out: &mut TextBuf) -> Res<()> {
    let plain = c.width == Amount::None && c.precision == Amount::None;
    match text_result(vm, c.check_kind())? {
        Kind::Str if plain => write_str(vm, v, out),
        Kind::Repr if plain => write_repr(vm, v, out),
        Kind::Int
            if plain
                && c.kind == 'd'
                && c.flags == percent::Flags::default()
                && matches!(v, Value::Int(_)) =>
        {
            write_str(vm, v, out)
        }
        Kind::Str => {
            let s = str_of(vm, v)?;
            push_percent_text(vm, &s, c, out)
        }
        Kind::Repr => {
            let s = repr(vm, v)?;
            push_percent_text(vm, &s, c, out)
        }
        Kind::Ascii => {
            let s = ascii(vm, v)?;
            push_percent_text(vm, &s, c, out)
        }
        Kind::Int => {
            let n = percent_int(vm, v, c)?;
            let r = match &n {
                Value::Object(o) => match o.get::<BigIntObj>() {
                    Some(b) => percent::render_int(Int::Big(&b.value), c, max_str_digits()),
                    None => percent::render_int(Int::Small(0), c, max_str_digits()),
                },
                n => percent::render_int(Int::Small(n.as_i64().unwrap_or(0)), c, max_str_digits()),
            };
            out.push_str(&text_result(vm, r)?);
            Ok(())
        }
        Kind::Float => {
            let Some(x) = super::real_number(vm, v)? else {
                return Err(raise_text(vm, c.number_required(&v.ty().name())));
            };
            out.push_str(&text_result(vm, percent::render_float(x, c))?);
            Ok(())
        }
        Kind::Char => {
            let s = percent_char(vm, v)?;
            push_percent_text(vm, &s, c, out)
        }
    }
}

fn push_percent_text(vm: &mut Vm, s: &Value, c: &Conversion<'_>, out: &mut TextBuf) -> Res<()> {
    let Some(s) = s.as_str() else { return Ok(()) };
    let l = percent::layout_str(s.len(), c);
    push_layout(vm, s, StrLayout { keep: l.keep, left: l.left, right: l.right, fill: ' ' }, out)
}

/// The argument of `%d` and the like as an int.
pub(super) fn percent_int(vm: &mut Vm, v: &Value, c: &Conversion<'_>) -> Res<Value> {
    if let Some(i) = v.as_i64() {
        return Ok(Value::Int(i));
    }
    if let Some(b) = ops::to_big(v) {
        return Ok(BigIntObj::from_big(b));
    }
    let decimal = matches!(c.kind, 'd' | 'i' | 'u');
    let names = &builtin().names;
    let is_number = [&names.int, &names.index].iter().any(|m| v.ty().lookup(m).is_some());
    let converted = match decimal && is_number {
        true => super::numbers::to_int(vm, v).map(Some),
        false => super::int_by_index(vm, v),
    };
    let wrong = c.number_required(&v.ty().name());
    match converted {
        Ok(Some(i)) => Ok(i),
        Ok(None) => Err(raise_text(vm, wrong)),
        Err(e) => match vm.catch(&builtin().type_error) {
            Some(_) => Err(raise_text(vm, wrong)),
            None => Err(e),
        },
    }
}

/// The argument of `%c` as a one-character string.
fn percent_char(vm: &mut Vm, v: &Value) -> Res<Value> {
    if let Some(s) = v.as_str() {
        return match s.len() {
            1 => Ok(Ref::from_ref(s).into()),
            n => Err(vm.type_error(format!(
                "%c requires an int or a unicode character, not a string of length {n}"
            ))),
        };
    }
    let code = match ops::as_index(vm, v) {
        Ok(code) => code,
        // Too large, or no int after all.
        Err(_) if vm.catch(&builtin().index_error).is_some() => Some(-1),
        Err(_) if vm.catch(&builtin().type_error).is_some() => None,
        Err(e) => return Err(e),
    };
    match code {
        Some(c) if (0..0x110000).contains(&c) => Ok(StrObj::from_code_point(c as u32).into()),
        Some(_) => Err(vm.overflow_error(percent::CHAR_OUT_OF_RANGE)),
        None => {
            let t = super::repr::type_in_message(v.ty());
            Err(vm.type_error(format!("%c requires an int or a unicode character, not {t}")))
        }
    }
}

// ---- str.format -------------------------------------------------------------------------------------

/// Where the fields of a template come from.
enum Fields<'a> {
    Args(&'a [Value], Keywords<'a>),
    Mapping(&'a Value),
}

fn run_template(vm: &mut Vm, template: &StrObj, fields: &Fields<'_>) -> Res<Value> {
    let template = Ref::from_ref(template);
    let text = template.to_str_lossy();
    let mut out = TextBuf::with_capacity(text.len() + 16);
    let mut numbering = Numbering::default();
    write_template(vm, &text, fields, &mut numbering, str_format::MAX_DEPTH, &mut out)?;
    Ok(out.finish().into())
}

fn write_template(
    vm: &mut Vm,
    text: &str,
    fields: &Fields<'_>,
    numbering: &mut Numbering,
    depth: usize,
    out: &mut TextBuf,
) -> Res<()> {
    if depth == 0 {
        return Err(vm.value_error(str_format::TOO_DEEP));
    }
    let mut pieces = str_format::parse(text);
    loop {
        out.push_str(pieces.literal());
        if let (Fields::Args(args, _), Numbering::Automatic(_) | Numbering::Unknown) = (fields, &*numbering)
            && let Some(spec) = pieces.plain_field()
        {
            let i = if let Numbering::Automatic(next) = *numbering { next } else { 0 };
            *numbering = Numbering::Automatic(i + 1);
            let Some(v) = args.get(i) else { return Err(no_argument(vm, i)) };
            write_format(vm, v, spec, out)?;
            continue;
        }
        let Some(piece) = pieces.next() else { break };
        let piece = text_result(vm, piece)?;
        out.push_str(piece.literal);
        let Some(field) = piece.field else { continue };
        let mut v = find_field(vm, field.name, fields, numbering)?;
        if let Some(c) = field.conversion {
            v = match text_result(vm, str_format::check_conversion(c))? {
                str_format::Conversion::Str => str_of(vm, &v)?,
                str_format::Conversion::Repr => repr(vm, &v)?,
                str_format::Conversion::Ascii => ascii(vm, &v)?,
            };
        }
        if field.nested {
            let mut spec = TextBuf::new();
            write_template(vm, field.spec, fields, numbering, depth - 1, &mut spec)?;
            let spec = spec.finish();
            write_format(vm, &v, &spec.to_str_lossy(), out)?;
        } else {
            write_format(vm, &v, field.spec, out)?;
        }
    }
    Ok(())
}

#[cold]
fn no_argument(vm: &mut Vm, i: usize) -> crate::vm::Raised {
    vm.index_error(format!("Replacement index {i} out of range for positional args tuple"))
}

fn find_field(vm: &mut Vm, name: &str, fields: &Fields<'_>, numbering: &mut Numbering) -> Res<Value> {
    let name = text_result(vm, FieldName::parse(name, numbering))?;
    let mut v = match (name.source, fields) {
        (Source::Positional(i), Fields::Args(args, _)) => match args.get(i) {
            Some(v) => v.clone(),
            None => return Err(no_argument(vm, i)),
        },
        (Source::Positional(_), Fields::Mapping(_)) => {
            return Err(vm.value_error(str_format::POSITIONAL_FIELDS));
        }
        (Source::Keyword(k), Fields::Args(_, named)) => {
            let found = named.iter().find(|(n, _)| n.to_str_lossy() == k).map(|(_, v)| v.clone());
            found.ok_or_else(|| vm.key_error(Value::string(k)))?
        }
        (Source::Keyword(k), Fields::Mapping(m)) => ops::get_item(vm, m, &Value::string(k))?,
    };
    for step in name.accessors() {
        v = match text_result(vm, step)? {
            Accessor::Attribute(a) => ops::get_attr(vm, &v, &intern(a))?,
            Accessor::Index(i) => ops::get_item(vm, &v, &Value::Int(i as i64))?,
            Accessor::Key(k) => ops::get_item(vm, &v, &Value::string(k))?,
        };
    }
    Ok(v)
}

/// `format`.
#[native_module("builtins")]
mod natives {
    use super::*;

    /// Return the value as text in that format.
    #[native]
    fn format(vm: &mut Vm, value: &Value, #[optional("''")] format_spec: Option<&StrObj>) -> Res<Value> {
        let spec = match format_spec {
            Some(s) => Ref::from_ref(s).into(),
            None => builtin().empty_str.value(),
        };
        format_value(vm, value, &spec)
    }
}

/// Methods of `str` that format.
#[native_module("str")]
mod methods {
    use super::*;

    /// Return a copy with each field in braces replaced by the argument it names.
    #[method]
    fn format(vm: &mut Vm, this: &Value, args: &[Value], kwargs: Keywords<'_>) -> Res<Value> {
        run_or_same(vm, this, "format", &Fields::Args(args, kwargs))
    }

    /// Return a copy with each field in braces replaced by what the mapping has for its name.
    #[method]
    fn format_map(vm: &mut Vm, this: &Value, mapping: &Value) -> Res<Value> {
        run_or_same(vm, this, "format_map", &Fields::Mapping(mapping))
    }

    fn run_or_same(vm: &mut Vm, this: &Value, method: &str, fields: &Fields<'_>) -> Res<Value> {
        match this.as_str() {
            Some(s) if is_result(s, &['{', '}']) => Ok(this.clone()),
            Some(s) => run_template(vm, s, fields),
            None => Err(crate::native::wrong_receiver(vm, this, "str", method)),
        }
    }
}
