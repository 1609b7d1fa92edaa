//! Frames and tracebacks as programs see them. A frame object is a picture of a frame at the time when somebody asked for it,
//! and of those that called it.

use sidewinder_frontend::bytecode::code_flags;
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
            ("f_lasti", Value::Int(self.pc as i64)),
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

/// Indexes of the frames that programs see, the innermost first.
fn visible(vm: &Vm) -> impl Iterator<Item = usize> + '_ {
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
        me.pc as i64
    }
    #[getter(effects = "reads")]
    fn tb_next(me: &TracebackObj) -> Value {
        me.next.get()
    }
}
