//! What built-in functions and instructions ask an object by a special method.
//!
//! Where the method is a function of Python's, it runs as a frame of the interpreter's loop, of mode `RetMode::Asked`, so that
//! loops in it are counted, and traces follow it.

use sidewinder_frontend::bytecode::{CONV_SHIFT, FMT_SPEC, ITERATOR, Instr, Op};

use crate::builtins::{check_text, field_conversion};
use crate::objects::*;
use crate::types::builtin;
use crate::value::{Layout, Value};
use crate::vm::{Res, Vm};

/// A question, whose number is the `extra` of the method's frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Asked {
    /// `len(x)`.
    Len,
    /// `hash(x)`.
    Hash,
    /// `str(x)`, and `x` in an f-string: `__repr__` answers if there is no `__str__`.
    Str,
    /// `repr(x)`.
    Repr,
    /// `iter(x)`, and the start of a loop.
    Iter,
    /// `bool(x)`.
    Bool,
    /// `bool(x)` of what has a length only.
    Filled,
}

impl Asked {
    const ALL: [Asked; 7] =
        [Asked::Len, Asked::Hash, Asked::Str, Asked::Repr, Asked::Iter, Asked::Bool, Asked::Filled];

    /// What a native function asks its one argument.
    #[inline]
    pub fn of_native(f: &NativeObj) -> Option<Asked> {
        Some(match f.def.intrinsic {
            Intrinsic::Len => Asked::Len,
            Intrinsic::Hash => Asked::Hash,
            Intrinsic::Repr => Asked::Repr,
            Intrinsic::Iter => Asked::Iter,
            _ => return None,
        })
    }
    /// What a call of `callee` with the one argument `x` asks, and the function that answers.
    #[inline]
    pub fn by_call(callee: &Value, x: &Value) -> Option<(Asked, Value)> {
        let b = builtin();
        let asked = match callee.as_object()?.layout() {
            Layout::NativeFunction => Asked::of_native(callee.get_exact::<NativeObj>()?)?,
            Layout::Type if callee.is(&b.str_.value()) => Asked::Str,
            Layout::Type if callee.is(&b.bool_.value()) => Asked::Bool,
            _ => return None,
        };
        asked.answered(x)
    }
    /// What an instruction asks its operand `x`, and the function that answers.
    pub fn by_instruction(ins: Instr, x: &Value) -> Option<(Asked, Value)> {
        let asked = match ins.op {
            Op::FormatValue if ins.flags & FMT_SPEC == 0 => match (ins.flags >> CONV_SHIFT) & 3 {
                field_conversion::REPR => Asked::Repr,
                field_conversion::STR => Asked::Str,
                field_conversion::NONE if x.ty().user_method(&builtin().names.format).is_none() => Asked::Str,
                _ => return None,
            },
            Op::ForPrep if ins.flags & ITERATOR == 0 => Asked::Iter,
            Op::GetIter => Asked::Iter,
            _ => return None,
        };
        asked.answered(x)
    }

    /// The question as it is put to `x`, and the plain function of Python's that answers, if it is an instance and one does.
    fn answered(self, x: &Value) -> Option<(Asked, Value)> {
        if !matches!(x, Value::Object(o) if o.layout() == Layout::Instance) {
            return None;
        }
        let n = &builtin().names;
        let class = x.ty();
        let by = |asked, name| class.user_method(name).map(|f| (asked, f));
        // What a built-in part does comes first.
        let of_object = |name| match (class.lookup(name), builtin().object.lookup(name)) {
            (Some(f), Some(g)) => f.is(&g),
            _ => false,
        };
        let (asked, f) = match self {
            Asked::Len => by(self, &n.len),
            Asked::Hash => by(self, &n.hash),
            Asked::Str => {
                by(self, &n.str_).or_else(|| if of_object(&n.str_) { by(self, &n.repr) } else { None })
            }
            Asked::Repr => by(self, &n.repr),
            Asked::Iter => by(self, &n.iter),
            Asked::Bool | Asked::Filled => by(Asked::Bool, &n.bool_)
                .or_else(|| if class.lookup(&n.bool_).is_none() { by(Asked::Filled, &n.len) } else { None }),
        }?;
        let generator = f.get_exact::<FunctionObj>()?.code().is_generator();
        (!generator || asked == Asked::Iter).then_some((asked, f))
    }

    /// The frame's `extra`.
    pub fn extra(self) -> Value {
        Value::Int(self as i64)
    }
    pub fn of_extra(v: &Value) -> Option<Asked> {
        Asked::ALL.get(v.as_i64()? as usize).copied()
    }

    /// What the built-in function makes of the answer.
    pub fn check(self, vm: &mut Vm, v: Value) -> Res<Value> {
        match self {
            Asked::Len => Ok(Value::Int(super::check_length(vm, &v)? as i64)),
            Asked::Hash => Ok(Value::Int(super::check_hash(vm, &v)? as i64)),
            Asked::Str => check_text(vm, v, "__str__"),
            Asked::Repr => check_text(vm, v, "__repr__"),
            Asked::Iter => super::check_iterator(vm, v),
            Asked::Bool => match v {
                Value::Bool(_) => Ok(v),
                v => Err(super::no_bool(vm, &v)),
            },
            Asked::Filled => Ok(Value::bool(super::check_length(vm, &v)? != 0)),
        }
    }
}
