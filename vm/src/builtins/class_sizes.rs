//! What classes say of the structs behind their instances: `__basicsize__` and its like, and `__flags__`. Ours are other
//! structs; programs see what CPython has.

use crate::modules::typing::{MAPPING_BIT, SEQUENCE_BIT};
use crate::objects::*;
use crate::types::builtin;

/// Bits of `__flags__`.
mod bits {
    pub const INLINE_VALUES: i64 = 1 << 2;
    pub const MANAGED_WEAKREF: i64 = 1 << 3;
    pub const MANAGED_DICT: i64 = 1 << 4;
    pub const IMMUTABLE: i64 = 1 << 8;
    pub const HEAP: i64 = 1 << 9;
    pub const BASE: i64 = 1 << 10;
    /// Instances are called in a way of their own.
    pub const VECTORCALL: i64 = 1 << 11;
    pub const READY: i64 = 1 << 12;
    pub const COLLECTED: i64 = 1 << 14;
    pub const ABSTRACT: i64 = 1 << 20;
    /// Matches as a whole in patterns; items at the end; what built-in class it derives from.
    pub const INHERITED: i64 = 1 << 22 | 1 << 23 | 0xFF << 24;
}

/// A word in the struct of an instance.
const WORD: i64 = 8;
/// Offsets of what lies before the struct.
const BEFORE: [i64; 2] = [-1, -4 * WORD];

/// What a class says of its instances.
#[derive(Clone, Copy)]
pub(super) struct Sizes {
    pub basic: i64,
    pub item: i64,
    pub dict: i64,
    pub weakref: i64,
    pub flags: i64,
}

impl Sizes {
    pub fn of(t: &TypeObj) -> Sizes {
        match t.is_heap() {
            true => Sizes::of_program(t),
            false => Sizes::of_builtin(t),
        }
    }
    fn of_builtin(t: &TypeObj) -> Sizes {
        let name = t.name();
        if let Some((_, basic, item, dict, weakref, flags)) = TABLE.iter().find(|e| e.0 == name).copied() {
            return Sizes { basic, item, dict, weakref, flags };
        }
        if t.has_flag(type_flags::EXCEPTION) {
            let of_name = EXCEPTIONS.iter().find(|e| e.1.contains(&&*name)).map(|e| e.0);
            let base = t.bases.get().first().cloned().filter(|b| b.has_flag(type_flags::EXCEPTION));
            let basic = of_name.or_else(|| base.map(|b| Sizes::of(&b).basic)).unwrap_or(72);
            return Sizes { basic, item: 0, dict: 16, weakref: 0, flags: 0x4000_5502 };
        }
        let last = if t.has_flag(type_flags::FINAL) { 0 } else { bits::BASE };
        let flags = bits::READY | bits::COLLECTED | bits::IMMUTABLE | last | derived(t);
        Sizes { basic: 2 * WORD, item: 0, dict: 0, weakref: 0, flags }
    }
    /// A class that a program has made: what the largest of its bases has, and what it adds.
    fn of_program(t: &TypeObj) -> Sizes {
        let bases = t.bases.get();
        let mut all = bases.iter().map(|b| Sizes::of(b));
        let first = all.next().unwrap_or_else(|| Sizes::of(&builtin().object));
        let mut s = all.fold(first, |best, b| if b.basic > best.basic { b } else { best });
        let added = |kind| {
            let is_one = |e: &Entry| e.value().get_exact::<MemberObj>().is_some_and(|m| m.kind == kind);
            t.dict.with(|d| d.iter().filter(|e| is_one(e)).count() as i64)
        };
        let [slots, dicts, weakrefs] = [MemberKind::Slot, MemberKind::Dict, MemberKind::Weakref].map(added);
        let managed = bits::MANAGED_DICT | bits::MANAGED_WEAKREF | bits::INLINE_VALUES;
        let mut flags =
            bits::READY | bits::HEAP | derived(t) | s.flags & (bits::INHERITED | managed | bits::COLLECTED);
        if t.user_method(&builtin().names.call).is_none() {
            flags |= s.flags & bits::VECTORCALL;
        }
        s.basic += slots * WORD;
        if dicts > 0 {
            s.dict = BEFORE[0];
            flags |= bits::MANAGED_DICT;
            flags |= if s.item == 0 { bits::INLINE_VALUES } else { 0 };
        }
        if weakrefs > 0 {
            s.weakref = BEFORE[1];
            flags |= bits::MANAGED_WEAKREF;
        }
        if slots + dicts + weakrefs > 0 {
            flags |= bits::COLLECTED;
        }
        if !t.has_flag(type_flags::FINAL) {
            flags |= bits::BASE;
        }
        Sizes { flags, ..s }
    }
}

/// Bits that come from the bases or are known of the class by others.
fn derived(t: &TypeObj) -> i64 {
    let known = [
        (type_flags::SEQUENCE, SEQUENCE_BIT as i64),
        (type_flags::MAPPING, MAPPING_BIT as i64),
        (type_flags::ABSTRACT, bits::ABSTRACT),
    ];
    known.iter().filter(|(f, _)| t.has_flag(*f)).fold(0, |x, (_, bit)| x | bit)
}

/// Built-in classes: the size of the struct, that of an item in it, where a dict and a weak reference are, and flags.
static TABLE: &[(&str, i64, i64, i64, i64, i64)] = &[
    ("CallableProxyType", 64, 0, 0, 0, 0x5182),
    ("GenericAlias", 64, 0, 0, 40, 0x5d02),
    ("NoneType", 16, 0, 0, 0, 0x1102),
    ("NotImplementedType", 16, 0, 0, 0, 0x1102),
    ("OrderedDict", 112, 0, 96, 104, 0x20405542),
    ("PyCapsule", 64, 0, 0, 0, 0x5182),
    ("ReferenceType", 64, 0, 0, 0, 0x5d02),
    ("SimpleNamespace", 24, 0, 16, 0, 0x5502),
    ("Union", 56, 0, 0, 48, 0x5182),
    ("async_generator", 152, 8, 0, 16, 0x5182),
    ("bool", 24, 4, 0, 0, 0x1401102),
    ("builtin_function_or_method", 56, 0, 0, 40, 0x5982),
    ("bytearray", 56, 0, 0, 0, 0x401502),
    ("bytearray_iterator", 32, 0, 0, 0, 0x5182),
    ("bytes", 33, 1, 0, 0, 0x8401502),
    ("bytes_iterator", 32, 0, 0, 0, 0x5182),
    ("callable_iterator", 32, 0, 0, 0, 0x5182),
    ("cell", 24, 0, 0, 0, 0x5102),
    ("classmethod", 32, 0, 24, 0, 0x5502),
    ("classmethod_descriptor", 56, 0, 0, 0, 0x5182),
    ("code", 208, 2, 0, 144, 0x1102),
    ("complex", 32, 0, 0, 0, 0x1502),
    ("coroutine", 152, 8, 0, 16, 0x5182),
    ("dict", 48, 0, 0, 0, 0x20405542),
    ("dict_itemiterator", 56, 0, 0, 0, 0x5182),
    ("dict_items", 24, 0, 0, 0, 0x5182),
    ("dict_keyiterator", 56, 0, 0, 0, 0x5182),
    ("dict_keys", 24, 0, 0, 0, 0x5182),
    ("dict_reversekeyiterator", 56, 0, 0, 0, 0x5182),
    ("dict_valueiterator", 56, 0, 0, 0, 0x5182),
    ("dict_values", 24, 0, 0, 0, 0x5182),
    ("ellipsis", 16, 0, 0, 0, 0x1102),
    ("enumerate", 56, 0, 0, 0, 0x5502),
    ("filter", 32, 0, 0, 0, 0x5502),
    ("float", 24, 0, 0, 0, 0x401502),
    ("frame", 152, 8, 0, 0, 0x5182),
    ("frozenset", 200, 0, 0, 192, 0x405502),
    ("function", 152, 0, 88, 96, 0x25902),
    ("generator", 152, 8, 0, 16, 0x5182),
    ("getset_descriptor", 48, 0, 0, 0, 0x5182),
    ("int", 24, 4, 0, 0, 0x1401502),
    ("list", 40, 0, 0, 0, 0x2405522),
    ("list_iterator", 32, 0, 0, 0, 0x5182),
    ("list_reverseiterator", 32, 0, 0, 0, 0x5182),
    ("longrange_iterator", 40, 0, 0, 0, 0x1182),
    ("map", 40, 0, 0, 0, 0x5502),
    ("mappingproxy", 24, 0, 0, 0, 0x5142),
    ("member_descriptor", 48, 0, 0, 0, 0x5182),
    ("memory_iterator", 48, 0, 0, 0, 0x5182),
    ("memoryview", 144, 8, 0, 136, 0x5122),
    ("method", 48, 0, 0, 32, 0x5902),
    ("method-wrapper", 32, 0, 0, 0, 0x5182),
    ("method_descriptor", 56, 0, 0, 0, 0x25982),
    ("module", 56, 0, 16, 40, 0x5502),
    ("object", 16, 0, 0, 0, 0x1502),
    ("property", 64, 0, 0, 0, 0x5502),
    ("range", 48, 0, 0, 0, 0x1122),
    ("range_iterator", 40, 0, 0, 0, 0x1182),
    ("reversed", 32, 0, 0, 0, 0x5502),
    ("set", 200, 0, 0, 192, 0x405502),
    ("set_iterator", 48, 0, 0, 0, 0x5182),
    ("slice", 40, 0, 0, 0, 0x5102),
    ("staticmethod", 32, 0, 24, 0, 0x5502),
    ("str", 64, 0, 0, 0, 0x10401502),
    ("str_ascii_iterator", 32, 0, 0, 0, 0x5182),
    ("str_iterator", 32, 0, 0, 0, 0x5182),
    ("super", 40, 0, 0, 0, 0x5502),
    ("traceback", 40, 0, 0, 0, 0x5102),
    ("tuple", 32, 8, 0, 0, 0x4405522),
    ("tuple_iterator", 32, 0, 0, 0, 0x5182),
    ("type", 936, 40, 264, 368, 0x80805d02),
    ("wrapper_descriptor", 56, 0, 0, 0, 0x25182),
    ("zip", 48, 0, 0, 0, 0x5502),
];

/// Exceptions with more than the least in their structs.
static EXCEPTIONS: &[(i64, &[&str])] = &[
    (80, &["SystemExit", "NameError", "StopIteration", "UnboundLocalError"]),
    (88, &["AttributeError"]),
    (96, &["BaseExceptionGroup", "ExceptionGroup"]),
    (104, &["ImportError", "ModuleNotFoundError"]),
    (112, &["OSError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"]),
    (144, &["SyntaxError"]),
];
