//! `pyexpat`: a parser of XML that tells what it finds to handlers, with the interface, the rules and the words of expat.
//!
//! bytes -> [`input`] text and places -> [`scan`] ends of parts -> [`document`] (with [`dtd`], [`namespaces`]) what they mean
//! -> [`core`] events, one at a time -> [`parser`] calls of handlers. Only `parser` knows Python.

mod core;
mod document;
mod dtd;
mod errors;
mod input;
mod namespaces;
mod parser;
mod scan;

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::native::Params;
use vm::objects::*;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

/// The version of expat whose behaviour this is.
const VERSION: [i64; 3] = [2, 9, 0];

const FEATURES: [(&str, i64); 10] = [
    ("sizeof(XML_Char)", 1),
    ("sizeof(XML_LChar)", 1),
    ("XML_DTD", 0),
    ("XML_CONTEXT_BYTES", 1024),
    ("XML_NS", 0),
    ("XML_BLAP_MAX_AMP", 100),
    ("XML_BLAP_ACT_THRES", 8 << 20),
    ("XML_GE", 0),
    ("XML_AT_MAX_AMP", 100),
    ("XML_AT_ACT_THRES", 64 << 20),
];

const MODEL: [(&str, i64); 10] = [
    ("XML_CTYPE_EMPTY", 1),
    ("XML_CTYPE_ANY", 2),
    ("XML_CTYPE_MIXED", 3),
    ("XML_CTYPE_NAME", 4),
    ("XML_CTYPE_CHOICE", 5),
    ("XML_CTYPE_SEQ", 6),
    ("XML_CQUANT_NONE", 0),
    ("XML_CQUANT_OPT", 1),
    ("XML_CQUANT_REP", 2),
    ("XML_CQUANT_PLUS", 3),
];

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "pyexpat", natives::DOC, natives::NATIVES);
    let [major, minor, micro] = VERSION;
    m.ns.set_str("EXPAT_VERSION", Value::string(&format!("expat_{major}.{minor}.{micro}")));
    m.ns.set_str("version_info", TupleObj::from_iter(VERSION.into_iter().map(Value::Int)).into());
    m.ns.set_str("native_encoding", Value::string("UTF-8"));
    let feature = |(name, n)| TupleObj::new(vec![Value::string(name), Value::Int(n)]).into();
    m.ns.set_str("features", ListObj::from_iter(FEATURES.into_iter().map(feature)).into());
    for (n, name) in ["NEVER", "UNLESS_STANDALONE", "ALWAYS"].iter().enumerate() {
        m.ns.set_str(&format!("XML_PARAM_ENTITY_PARSING_{name}"), Value::Int(n as i64));
    }
    m.ns.set_str("XMLParserType", Ref::from_ref(parser::XmlParser::TYPE.class()).value());
    for name in ["error", "ExpatError"] {
        m.ns.set_str(name, error_class().value());
    }
    m.ns.set_str("errors", make_errors(vm).into());
    let doc = "Constants used to interpret content model information.";
    let model = vm::modules::make_module(vm, "pyexpat.model", doc, &[]);
    for (name, n) in MODEL {
        model.ns.set_str(name, Value::Int(n));
    }
    m.ns.set_str("model", model.into());
    m
}

fn make_errors(vm: &mut Vm) -> Ref<ModuleObj> {
    let doc = "Constants used to describe error conditions.";
    let m = vm::modules::make_module(vm, "pyexpat.errors", doc, &[]);
    let (codes, messages) = (DictObj::empty(), DictObj::empty());
    for &(number, name, words) in errors::ALL {
        m.ns.set_str(name, Value::string(words));
        codes.set_str(words, Value::Int(number));
        // An int and a string are keys that are compared without running Python.
        let _ = vm::ops::dict_set(vm, &messages, Value::Int(number), Value::string(words));
    }
    m.ns.set_str("codes", codes.into());
    m.ns.set_str("messages", messages.into());
    m
}

fn error_class() -> Ref<TypeObj> {
    vm::modules::exception_class("xml.parsers.expat.ExpatError", &builtin().exception)
}

fn params() -> Params {
    Params {
        function: "ParserCreate",
        names: &["encoding", "namespace_separator", "intern"],
        positional_only: 0,
        positional: 3,
        required: 0,
        required_keywords: 0,
        rest: false,
    }
}

/// Python wrapper for Expat parser.
#[native_module("pyexpat")]
mod natives {
    use super::*;

    /// Return a new XML parser object.
    #[native(
        name = "ParserCreate",
        min = 0,
        max = 3,
        signature = "($module, /, encoding=None, namespace_separator=None,\n             intern=<unrepresentable>)"
    )]
    fn parser_create(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        parser::create_from(vm, args)
    }
    /// Returns string error for given number.
    #[native(name = "ErrorString")]
    fn error_string(code: i64) -> Value {
        errors::words(code).map_or(Value::None, Value::string)
    }
}
