//! Frames and tracebacks as programs see them. A frame object is a picture of a frame at the time when somebody asked for it,
//! and of those that called it.

use std::rc::Rc;

use sidewinder_frontend::bytecode::{Position, code_flags};
use sidewinder_macros::native_module;

use crate::builtins::consume::is_hidden;
use crate::builtins::frame_locals;
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// The attributes of tracebacks.
pub(super) fn install() {
    crate::builtins::add_methods(&builtin().traceback, traceback::NATIVES);
    crate::builtins::add_methods(&builtin().code, code::NATIVES);
    crate::builtins::add_methods(&builtin().code, CODE);
    if let Some(class) = &builtin().frame {
        crate::builtins::add_methods(class, FRAME);
    }
}

/// What a frame object shows.
struct Picture {
    code: Ref<CodeObj>,
    pc: usize,
    locals: Value,
    back: Value,
}

impl Picture {
    fn object(self, vm: &Vm) -> Value {
        let Some(class) = &builtin().frame else { return Value::None };
        let f = InstanceObj::new(class);
        let line = line_of(&self.code, self.pc);
        let attributes = [
            ("f_back", self.back),
            ("f_builtins", vm.builtins.value()),
            ("f_code", self.code.value()),
            ("f_globals", self.code.ns.value()),
            ("f_lasti", Value::Int(last_index(self.pc as u32))),
            ("f_lineno", line),
            ("f_locals", self.locals),
            ("f_trace", Value::None),
            ("f_trace_lines", Value::Bool(true)),
            ("f_trace_opcodes", Value::Bool(false)),
        ];
        for (name, v) in attributes {
            f.set_attr(&intern(name), v);
        }
        f.into()
    }
}

fn line_of(code: &CodeObj, pc: usize) -> Value {
    match code.code.positions.get(pc) {
        Some(p) if p.line > 0 => Value::Int(p.line as i64),
        _ => Value::None,
    }
}

/// Where an instruction is in bytes, as the library counts them: each takes a word of two bytes there.
fn last_index(pc: u32) -> i64 {
    2 * pc as i64
}

/// Indexes of the frames that programs see, the innermost first.
fn visible(vm: &mut Vm) -> impl Iterator<Item = usize> + '_ {
    vm.settle_frames();
    (0..vm.frames.len()).rev().filter(|&i| !is_hidden(vm.frames[i].code()))
}

/// The frame `depth` calls up, and those that called it.
fn picture(vm: &mut Vm, depth: usize) -> Option<Value> {
    let all: Vec<usize> = visible(vm).skip(depth).collect();
    let mut back = Value::None;
    for &i in all.iter().rev() {
        let f = &vm.frames[i];
        let (code, pc) = (Ref::from_ref(f.code()), f.current());
        let locals = frame_locals(f);
        back = Picture { code, pc, locals, back }.object(vm);
    }
    (!all.is_empty()).then_some(back)
}

fn depth_of(depth: i32) -> usize {
    usize::try_from(depth).unwrap_or(0)
}

#[native_module("sys")]
pub(super) mod natives {
    use super::*;

    /// Return a frame of the calls that are under way, depth calls above the caller's.
    #[native(looks_at_frame)]
    fn _getframe(vm: &mut Vm, #[default(0)] depth: i32) -> Res<Value> {
        match picture(vm, depth_of(depth)) {
            Some(f) => Ok(f),
            None => Err(vm.value_error("call stack is not deep enough")),
        }
    }

    /// Return the name of the module whose function is running depth calls above the caller, or None.
    #[native(looks_at_frame)]
    fn _getframemodulename(
        vm: &mut Vm,
        #[either]
        #[default(0)]
        depth: i32,
    ) -> Value {
        let i = visible(vm).nth(depth_of(depth));
        i.and_then(|i| vm.frames[i].code().ns.get_name(&builtin().names.name)).unwrap_or(Value::None)
    }
}

#[native_module("traceback")]
mod traceback {
    use super::*;

    /// The variables of the frame are not kept for it: those of a module are seen, those of a function are not.
    #[getter(effects = "reads")]
    fn tb_frame(vm: &mut Vm, me: &TracebackObj) -> Value {
        let is_module = me.code.flags() & code_flags::MODULE != 0;
        let locals = if is_module { me.code.ns.value() } else { DictObj::empty().into() };
        Picture { code: me.code.clone(), pc: me.pc as usize, locals, back: Value::None }.object(vm)
    }
    #[getter(effects = "reads")]
    fn tb_lineno(me: &TracebackObj) -> Value {
        line_of(&me.code, me.pc as usize)
    }
    #[getter(effects = "reads")]
    fn tb_lasti(me: &TracebackObj) -> i64 {
        last_index(me.pc)
    }
    #[getter(effects = "reads")]
    fn tb_next(me: &TracebackObj) -> Value {
        me.next.get()
    }
}

static FRAME: &[NativeDef] = &[NativeDef::new("clear", clear, 1, 1).method()];

/// Forgets the variables that the picture shows. Those of the frame itself stay.
fn clear(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    if let Some(f) = args.all[0].get_exact::<InstanceObj>() {
        f.set_attr(&intern("f_locals"), DictObj::empty().into());
    }
    Ok(Value::None)
}

static CODE: &[NativeDef] = &[NativeDef::new("replace", replace, 1, 1).method().kw()];

/// `code.replace()`: a copy in which what describes the code is another. What it does cannot be replaced.
fn replace(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(me) = args.all[0].get::<CodeObj>() else {
        return Err(vm.type_error("replace() needs a code object"));
    };
    let mut new = (*me.code).clone();
    for (name, v) in args.keywords() {
        let text = |vm: &mut Vm| match v.as_str() {
            Some(s) => Ok(Rc::from(&*s.to_str_lossy())),
            None => Err(vm.type_error(format!("replace() argument must be str, not {}", v.ty().name()))),
        };
        let number = |vm: &mut Vm| {
            let i = crate::builtins::index_argument(vm, v)?;
            u32::try_from(i).map_err(|_| vm.value_error("code: number out of range"))
        };
        let same = |vm: &mut Vm, old: &Value| crate::ops::same_or_equal(vm, old, v);
        match name.as_ascii().unwrap_or("") {
            "co_name" => new.name = text(vm)?,
            "co_qualname" => new.qualname = text(vm)?,
            "co_filename" => new.filename = text(vm)?,
            "co_firstlineno" => new.first_line = number(vm)?,
            "co_flags" => new.flags = (new.flags & !0xFFF_FFFF) | (number(vm)? & 0xFFF_FFFF),
            n => {
                let old = crate::ops::get_attr(vm, &args.all[0], &intern(n))?;
                if !same(vm, &old)? {
                    return Err(vm.value_error(format!("code.replace() cannot change {n}")));
                }
            }
        }
    }
    Ok(CodeObj::link(&Rc::new(new), &me.ns).into())
}

#[native_module("code")]
mod code {
    use super::*;

    /// The places of the instructions in the source: tuples of the first and last line and of the columns, None where unknown.
    #[method(effects = "pure")]
    fn co_positions(me: &CodeObj) -> Value {
        let part = |known: bool, n: u32| if known { Value::Int(n as i64) } else { Value::None };
        let row = |p: &Position| -> Value {
            let known = p.line > 0;
            let parts = [(p.line), (p.end_line), (p.col), (p.end_col)];
            TupleObj::new(parts.into_iter().map(|n| part(known, n)).collect()).into()
        };
        ListObj::new(me.code.positions.iter().map(row).collect()).into()
    }
}
