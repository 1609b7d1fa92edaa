//! `unicodedata`: properties, names and normal forms of characters.

mod table;

use sidewinder_macros::{Trace, native_methods, native_module, native_type};
use sidewinder_vm as vm;
use vm::objects::*;
use vm::value::*;
use vm::vm::{Res, Vm};

use table::{Form, Version, table};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "unicodedata", natives::DOC, natives::NATIVES);
    m.ns.set_str("unidata_version", Value::string(table().version));
    m.ns.set_str("ucd_3_2_0", new_native(Ucd { header: native_header::<Ucd>() }).into());
    m.ns.set_str("UCD", Ref::from_ref(Ucd::TYPE.class()).value());
    m
}

/// The character that an argument is.
fn character(vm: &mut Vm, v: &Value, function: &str, argument: &str) -> Res<u32> {
    let wanted = "must be a unicode character, not";
    let msg = match v.as_str() {
        Some(s) if s.len() == 1 => return Ok(s.at(0)),
        Some(s) => format!("{function}(): {argument} {wanted} a string of length {}", s.len()),
        None => format!("{function}() {argument} {wanted} {}", v.ty().name()),
    };
    Err(vm.type_error(msg))
}

/// What there is, or the default, or an error.
fn or_default(vm: &mut Vm, found: Option<Value>, default: Option<&Value>, msg: &str) -> Res<Value> {
    match found.or_else(|| default.cloned()) {
        Some(v) => Ok(v),
        None => Err(vm.value_error(msg)),
    }
}

fn decimal(vm: &mut Vm, v: Version, chr: &Value, default: Option<&Value>) -> Res<Value> {
    let c = character(vm, chr, "decimal", "argument 1")?;
    let found = table().number(v, c).and_then(|n| n.decimal).map(Value::Int);
    or_default(vm, found, default, "not a decimal")
}

fn digit(vm: &mut Vm, v: Version, chr: &Value, default: Option<&Value>) -> Res<Value> {
    let c = character(vm, chr, "digit", "argument 1")?;
    let found = table().number(v, c).and_then(|n| n.digit).map(Value::Int);
    or_default(vm, found, default, "not a digit")
}

fn numeric(vm: &mut Vm, v: Version, chr: &Value, default: Option<&Value>) -> Res<Value> {
    let c = character(vm, chr, "numeric", "argument 1")?;
    let found = table().number(v, c).map(|n| Value::float(n.numeric));
    or_default(vm, found, default, "not a numeric character")
}

fn category(vm: &mut Vm, v: Version, chr: &Value) -> Res<Value> {
    let c = character(vm, chr, "category", "argument")?;
    Ok(Value::string(table().record(v, c).category))
}

fn bidirectional(vm: &mut Vm, v: Version, chr: &Value) -> Res<Value> {
    let c = character(vm, chr, "bidirectional", "argument")?;
    Ok(Value::string(table().record(v, c).bidirectional))
}

fn combining(vm: &mut Vm, v: Version, chr: &Value) -> Res<Value> {
    let c = character(vm, chr, "combining", "argument")?;
    Ok(Value::Int(table().record(v, c).combining as i64))
}

fn mirrored(vm: &mut Vm, v: Version, chr: &Value) -> Res<Value> {
    let c = character(vm, chr, "mirrored", "argument")?;
    Ok(Value::Int(table().record(v, c).mirrored as i64))
}

fn east_asian_width(vm: &mut Vm, v: Version, chr: &Value) -> Res<Value> {
    let c = character(vm, chr, "east_asian_width", "argument")?;
    Ok(Value::string(table().record(v, c).width))
}

fn decomposition(vm: &mut Vm, v: Version, chr: &Value) -> Res<Value> {
    let c = character(vm, chr, "decomposition", "argument")?;
    if let Some(parts) = table::hangul_parts(c) {
        let shown: Vec<String> = parts.iter().map(|p| format!("{p:04X}")).collect();
        return Ok(Value::string(&shown.join(" ")));
    }
    Ok(Value::string(table().decomposition(v, c).map_or("", |d| d.text)))
}

/// The normal form of a string; `None` if it is the string itself.
fn normal(vm: &mut Vm, v: Version, form: &StrObj, text: &StrObj) -> Res<Option<Vec<u32>>> {
    let Some(form) = Form::named(&form.to_str_lossy()) else {
        return Err(vm.value_error("invalid normalization form"));
    };
    if text.as_ascii().is_some() {
        return Ok(None);
    }
    let made = table().normalize(v, form, text.code_points());
    let is_same = made.len() == text.len() && made.iter().copied().eq(text.code_points());
    Ok((!is_same).then_some(made))
}

fn is_normalized(vm: &mut Vm, v: Version, form: &StrObj, unistr: &StrObj) -> Res<Value> {
    Ok(Value::bool(normal(vm, v, form, unistr)?.is_none()))
}

fn normalize(vm: &mut Vm, v: Version, form: &StrObj, unistr: &StrObj) -> Res<Value> {
    Ok(match normal(vm, v, form, unistr)? {
        Some(made) => StrObj::from_wide(&made).into(),
        None => Ref::from_ref(unistr).into(),
    })
}

fn name(vm: &mut Vm, v: Version, chr: &Value, default: Option<&Value>) -> Res<Value> {
    let c = character(vm, chr, "name", "argument 1")?;
    let known = char::from_u32(c).filter(|_| table().knows(v, c));
    let found = known.and_then(unicode_names2::name).map(|n| Value::string(&n.to_string()));
    or_default(vm, found, default, "no such name")
}

fn lookup(vm: &mut Vm, v: Version, name: &StrObj) -> Res<Value> {
    let text = name.to_str_lossy();
    let found = unicode_names2::character(&text).filter(|c| table().knows(v, *c as u32));
    match found {
        Some(c) => Ok(StrObj::from_code_point(c as u32).into()),
        None => {
            let msg = Value::string(&format!("undefined character name '{text}'"));
            Err(vm.key_error(msg))
        }
    }
}

/// The properties as an older version of Unicode had them.
#[native_type("unicodedata.UCD", no_base)]
#[derive(Trace)]
struct Ucd {
    header: Header,
}

#[native_methods("unicodedata.UCD")]
impl Ucd {
    #[getter]
    fn unidata_version(&self) -> Value {
        Value::string(table().old_version)
    }
    /// Converts a Unicode character into its equivalent decimal value.
    ///
    /// Returns the decimal value assigned to the character chr as integer. If no
    /// such value is defined, default is returned, or, if not given, ValueError is
    /// raised.
    #[method]
    fn decimal(&self, vm: &mut Vm, chr: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        self::decimal(vm, Version::Old, chr, default)
    }
    /// Converts a Unicode character into its equivalent digit value.
    ///
    /// Returns the digit value assigned to the character chr as integer. If no such
    /// value is defined, default is returned, or, if not given, ValueError is
    /// raised.
    #[method]
    fn digit(&self, vm: &mut Vm, chr: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        self::digit(vm, Version::Old, chr, default)
    }
    /// Converts a Unicode character into its equivalent numeric value.
    ///
    /// Returns the numeric value assigned to the character chr as float. If no such
    /// value is defined, default is returned, or, if not given, ValueError is
    /// raised.
    #[method]
    fn numeric(&self, vm: &mut Vm, chr: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        self::numeric(vm, Version::Old, chr, default)
    }
    /// Returns the general category assigned to the character chr as string.
    #[method]
    fn category(&self, vm: &mut Vm, chr: &Value) -> Res<Value> {
        self::category(vm, Version::Old, chr)
    }
    /// Returns the bidirectional class assigned to the character chr as string.
    ///
    /// If no such value is defined, an empty string is returned.
    #[method]
    fn bidirectional(&self, vm: &mut Vm, chr: &Value) -> Res<Value> {
        self::bidirectional(vm, Version::Old, chr)
    }
    /// Returns the canonical combining class assigned to the character chr as integer.
    ///
    /// Returns 0 if no combining class is defined.
    #[method]
    fn combining(&self, vm: &mut Vm, chr: &Value) -> Res<Value> {
        self::combining(vm, Version::Old, chr)
    }
    /// Returns the mirrored property assigned to the character chr as integer.
    ///
    /// Returns 1 if the character has been identified as a "mirrored"
    /// character in bidirectional text, 0 otherwise.
    #[method]
    fn mirrored(&self, vm: &mut Vm, chr: &Value) -> Res<Value> {
        self::mirrored(vm, Version::Old, chr)
    }
    /// Returns the east asian width assigned to the character chr as string.
    #[method]
    fn east_asian_width(&self, vm: &mut Vm, chr: &Value) -> Res<Value> {
        self::east_asian_width(vm, Version::Old, chr)
    }
    /// Returns the character decomposition mapping assigned to the character chr as string.
    ///
    /// An empty string is returned in case no such mapping is defined.
    #[method]
    fn decomposition(&self, vm: &mut Vm, chr: &Value) -> Res<Value> {
        self::decomposition(vm, Version::Old, chr)
    }
    /// Return whether the Unicode string unistr is in the normal form 'form'.
    ///
    /// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
    #[method]
    fn is_normalized(&self, vm: &mut Vm, form: &StrObj, unistr: &StrObj) -> Res<Value> {
        self::is_normalized(vm, Version::Old, form, unistr)
    }
    /// Return the normal form 'form' for the Unicode string unistr.
    ///
    /// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
    #[method]
    fn normalize(&self, vm: &mut Vm, form: &StrObj, unistr: &StrObj) -> Res<Value> {
        self::normalize(vm, Version::Old, form, unistr)
    }
    /// Returns the name assigned to the character chr as a string.
    ///
    /// If no name is defined, default is returned, or, if not given,
    /// ValueError is raised.
    #[method]
    fn name(&self, vm: &mut Vm, chr: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        self::name(vm, Version::Old, chr, default)
    }
    /// Look up character by name.
    ///
    /// If a character with the given name is found, return the
    /// corresponding character.  If not found, KeyError is raised.
    #[method]
    fn lookup(&self, vm: &mut Vm, name: &StrObj) -> Res<Value> {
        self::lookup(vm, Version::Old, name)
    }
}

/// This module provides access to the Unicode Character Database which
/// defines character properties for all Unicode characters. The data in
/// this database is based on the UnicodeData.txt file version
/// 16.0.0 which is publicly available from the Unicode Consortium.
///
/// The module uses the same names and symbols as defined by the
/// UnicodeData File Format 16.0.0.
#[native_module("unicodedata")]
mod natives {
    use super::*;

    /// Converts a Unicode character into its equivalent decimal value.
    ///
    /// Returns the decimal value assigned to the character chr as integer. If no
    /// such value is defined, default is returned, or, if not given, ValueError is
    /// raised.
    #[native]
    fn decimal(vm: &mut Vm, chr: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        super::decimal(vm, Version::Current, chr, default)
    }
    /// Converts a Unicode character into its equivalent digit value.
    ///
    /// Returns the digit value assigned to the character chr as integer. If no such
    /// value is defined, default is returned, or, if not given, ValueError is
    /// raised.
    #[native]
    fn digit(vm: &mut Vm, chr: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        super::digit(vm, Version::Current, chr, default)
    }
    /// Converts a Unicode character into its equivalent numeric value.
    ///
    /// Returns the numeric value assigned to the character chr as float. If no such
    /// value is defined, default is returned, or, if not given, ValueError is
    /// raised.
    #[native]
    fn numeric(vm: &mut Vm, chr: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        super::numeric(vm, Version::Current, chr, default)
    }
    /// Returns the general category assigned to the character chr as string.
    #[native]
    fn category(vm: &mut Vm, chr: &Value) -> Res<Value> {
        super::category(vm, Version::Current, chr)
    }
    /// Returns the bidirectional class assigned to the character chr as string.
    ///
    /// If no such value is defined, an empty string is returned.
    #[native]
    fn bidirectional(vm: &mut Vm, chr: &Value) -> Res<Value> {
        super::bidirectional(vm, Version::Current, chr)
    }
    /// Returns the canonical combining class assigned to the character chr as integer.
    ///
    /// Returns 0 if no combining class is defined.
    #[native]
    fn combining(vm: &mut Vm, chr: &Value) -> Res<Value> {
        super::combining(vm, Version::Current, chr)
    }
    /// Returns the mirrored property assigned to the character chr as integer.
    ///
    /// Returns 1 if the character has been identified as a "mirrored"
    /// character in bidirectional text, 0 otherwise.
    #[native]
    fn mirrored(vm: &mut Vm, chr: &Value) -> Res<Value> {
        super::mirrored(vm, Version::Current, chr)
    }
    /// Returns the east asian width assigned to the character chr as string.
    #[native]
    fn east_asian_width(vm: &mut Vm, chr: &Value) -> Res<Value> {
        super::east_asian_width(vm, Version::Current, chr)
    }
    /// Returns the character decomposition mapping assigned to the character chr as string.
    ///
    /// An empty string is returned in case no such mapping is defined.
    #[native]
    fn decomposition(vm: &mut Vm, chr: &Value) -> Res<Value> {
        super::decomposition(vm, Version::Current, chr)
    }
    /// Return whether the Unicode string unistr is in the normal form 'form'.
    ///
    /// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
    #[native]
    fn is_normalized(vm: &mut Vm, form: &StrObj, unistr: &StrObj) -> Res<Value> {
        super::is_normalized(vm, Version::Current, form, unistr)
    }
    /// Return the normal form 'form' for the Unicode string unistr.
    ///
    /// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
    #[native]
    fn normalize(vm: &mut Vm, form: &StrObj, unistr: &StrObj) -> Res<Value> {
        super::normalize(vm, Version::Current, form, unistr)
    }
    /// Returns the name assigned to the character chr as a string.
    ///
    /// If no name is defined, default is returned, or, if not given,
    /// ValueError is raised.
    #[native]
    fn name(vm: &mut Vm, chr: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        super::name(vm, Version::Current, chr, default)
    }
    /// Look up character by name.
    ///
    /// If a character with the given name is found, return the
    /// corresponding character.  If not found, KeyError is raised.
    #[native]
    fn lookup(vm: &mut Vm, name: &StrObj) -> Res<Value> {
        super::lookup(vm, Version::Current, name)
    }
}
