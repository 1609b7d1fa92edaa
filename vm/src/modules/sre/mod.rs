//! `_sre`: regular expressions, which the library compiles ([`program`]) and [`matcher`] matches.

mod cases;
mod matched;
mod matcher;
mod pattern;
mod program;

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::make_module;
use matched::Template;
use pattern::Pattern;

/// What the library's compiler has to know of the matcher.
const MAGIC: i64 = 20230612;
/// Bytes of a word of code.
const CODESIZE: i64 = 4;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "_sre", "", natives::NATIVES);
    m.ns.set_str("__doc__", Value::None);
    for (name, n) in [
        ("MAGIC", MAGIC),
        ("CODESIZE", CODESIZE),
        ("MAXREPEAT", program::MAXREPEAT as i64),
        ("MAXGROUPS", program::MAXGROUPS as i64),
    ] {
        m.ns.set_str(name, Value::Int(n));
    }
    m.ns.set_str("copyright", Value::string(" SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB "));
    m
}

#[cold]
fn wrong_type(vm: &mut Vm, what: &str, expected: &str, v: &Value) -> Raised {
    let got = if v.is_none() { "None".to_string() } else { v.ty().name() };
    vm.type_error(format!("{what} must be {expected}, not {got}"))
}

#[native_module("_sre")]
mod natives {
    use super::*;

    #[native(signature = "($module, /, pattern, flags, code, groups, groupindex,\n        indexgroup)")]
    fn compile(
        vm: &mut Vm,
        #[either] pattern: &Value,
        #[either] flags: i32,
        #[either] code: &Value,
        #[either] groups: i64,
        #[either] groupindex: &Value,
        #[either] indexgroup: &Value,
    ) -> Res<Value> {
        let Some(list) = code.get::<ListObj>() else {
            return Err(wrong_type(vm, "compile() argument 'code'", "list", code));
        };
        let Some(index) = groupindex.get::<DictObj>() else {
            return Err(wrong_type(vm, "compile() argument 'groupindex'", "dict", groupindex));
        };
        let Some(names) = indexgroup.get::<TupleObj>() else {
            return Err(wrong_type(vm, "compile() argument 'indexgroup'", "tuple", indexgroup));
        };
        Pattern::make(vm, pattern, flags as i64, list, groups, index, names)
    }
    ///
    ///
    ///   template
    ///     A list containing interleaved literal strings (str or bytes) and group
    ///     indices (int), as returned by re._parser.parse_template():
    ///         [literal1, group1, ..., literalN, groupN]
    #[native]
    fn template(vm: &mut Vm, _pattern: &Value, template: &Value) -> Res<Value> {
        match template.get::<ListObj>() {
            Some(list) => Template::make(vm, &list.to_vec()),
            None => Err(wrong_type(vm, "template() argument 2", "list", template)),
        }
    }
    #[native]
    fn getcodesize() -> i64 {
        CODESIZE
    }
    #[native]
    fn ascii_iscased(character: i32) -> bool {
        u8::try_from(character).is_ok_and(|c| c.is_ascii_alphabetic())
    }
    #[native]
    fn unicode_iscased(character: i32) -> bool {
        cases::is_cased_unicode(character as u32)
    }
    #[native]
    fn ascii_tolower(character: i32) -> i64 {
        cases::lower_ascii(character as u32) as i32 as i64
    }
    #[native]
    fn unicode_tolower(character: i32) -> i64 {
        cases::lower_unicode(character as u32) as i32 as i64
    }
}
