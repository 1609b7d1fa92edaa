//! Frames and tracebacks as programs see them.

use sidewinder_macros::{native_methods, native_module};

use crate::builtins::code::INSTR_BYTES;
use crate::builtins::consume::is_hidden;
use crate::modules::embedded::{self, Part};
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// The attributes of tracebacks.
pub(super) fn install() {
    crate::builtins::add_methods(&builtin().traceback, traceback::NATIVES);
}

fn line_of(code: &CodeObj, pc: usize) -> Value {
    let positions = &code.code.positions;
    let before = positions.get(..=pc).unwrap_or_default().iter().rev();
    // What belongs to no line follows something that does.
    let line = before.map(|p| p.line).find(|&n| n > 0);
    line.map_or(Value::None, |n| Value::Int(n as i64))
}

/// Indexes of the frames that programs see, the innermost first.
fn visible(vm: &mut Vm) -> impl Iterator<Item = usize> + '_ {
    vm.settle_frames();
    (0..vm.frames.len()).rev().filter(|&i| !is_hidden(vm.frames[i].code()))
}

/// The frame that is running; None if there is none.
pub fn current(vm: &mut Vm) -> Value {
    let i = visible(vm).next();
    i.map_or(Value::None, |i| vm.frame_object(i).value())
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
        let i = visible(vm).nth(depth_of(depth));
        match i {
            Some(i) => Ok(vm.frame_object(i).value()),
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

fn line(vm: &mut Vm, f: &FrameObj) -> Value {
    let told = f.line_of_call.get();
    if told != 0 {
        return Value::Int(told as i64);
    }
    match f.pc(vm) {
        Some(pc) => line_of(&f.code, pc),
        None => Value::Int(f.code.code.first_line as i64),
    }
}

fn this<'a>(vm: &mut Vm, args: Args<'a>) -> Res<&'a FrameObj> {
    match args.all.first().and_then(|v| v.get_exact::<FrameObj>()) {
        Some(f) => Ok(f),
        None => Err(vm.type_error("a frame is needed")),
    }
}

#[native_methods("frame")]
impl FrameObj {
    #[slot(repr)]
    fn repr(&self, vm: &mut Vm) -> Value {
        let line = line(vm, self).as_i64().map_or("None".to_string(), |n| n.to_string());
        let code = &self.code.code;
        let file = crate::text::quote::repr_str(code.filename.chars().map(|c| c as u32));
        let text = format!("<frame at {:p}, file {file}, line {line}, code {}>", self, code.name);
        Value::string(&text)
    }
    #[getter(effects = "reads")]
    fn f_back(&self, vm: &mut Vm) -> Value {
        self.back(vm)
    }
    #[getter(effects = "reads")]
    fn f_builtins(&self, vm: &mut Vm) -> Value {
        self.code.builtins.as_ref().unwrap_or(&vm.builtins).value()
    }
    #[getter(effects = "reads")]
    fn f_code(&self) -> Value {
        self.code.value()
    }
    #[getter(effects = "reads")]
    fn f_globals(&self) -> Value {
        self.code.ns.value()
    }
    #[getter(effects = "reads")]
    fn f_lasti(&self, vm: &mut Vm) -> i64 {
        self.pc(vm).map_or(-1, |pc| (pc * INSTR_BYTES) as i64)
    }
    #[getter(effects = "reads")]
    fn f_lineno(&self, vm: &mut Vm) -> Value {
        line(vm, self)
    }
    /// Execution goes on elsewhere by way of trace functions only.
    #[setter(name = "f_lineno")]
    fn set_f_lineno(&self, vm: &mut Vm, line: &Value) -> Res<()> {
        if line.is_undef() {
            return Err(vm.error(&builtin().attribute_error, "cannot delete attribute"));
        }
        Err(vm.value_error("f_lineno can only be set in a trace function"))
    }
    #[getter]
    fn f_locals(&self, vm: &mut Vm) -> Res<Value> {
        match self.namespace(vm) {
            Some(v) => Ok(v),
            None => {
                let class = embedded::member(vm, Part::Frames, "FrameLocalsProxy")?;
                vm.call(&class, &[Ref::from_ref(self).into()])
            }
        }
    }
    #[getter(effects = "reads")]
    fn f_generator(&self) -> Value {
        self.generator().map_or(Value::None, |g| Ref::from_ref(g).into())
    }
    #[getter(effects = "reads")]
    fn f_trace(&self) -> Value {
        self.trace.get()
    }
    #[setter(name = "f_trace")]
    fn set_f_trace(&self, function: &Value) {
        self.trace.set(if function.is_undef() { Value::None } else { function.clone() });
    }
    #[getter(effects = "reads")]
    fn f_trace_lines(&self) -> bool {
        self.trace_lines.get()
    }
    #[setter(name = "f_trace_lines")]
    fn set_f_trace_lines(&self, vm: &mut Vm, on: &Value) -> Res<()> {
        self.trace_lines.set(flag(vm, on)?);
        Ok(())
    }
    #[getter(effects = "reads")]
    fn f_trace_opcodes(&self) -> bool {
        self.trace_opcodes.get()
    }
    #[setter(name = "f_trace_opcodes")]
    fn set_f_trace_opcodes(&self, vm: &mut Vm, on: &Value) -> Res<()> {
        self.trace_opcodes.set(flag(vm, on)?);
        Ok(())
    }
    /// Clear all references held by the frame.
    #[method(name = "clear")]
    fn clear_variables(&self, vm: &mut Vm) -> Res<()> {
        let state = match self.clear(vm) {
            Ok(()) => return Ok(()),
            Err(NotCleared::Running) => "an executing",
            Err(NotCleared::Suspended) => "a suspended",
        };
        Err(vm.error(&builtin().runtime_error, format!("cannot clear {state} frame")))
    }
}

fn flag(vm: &mut Vm, v: &Value) -> Res<bool> {
    match v {
        Value::Bool(b) => Ok(b.get()),
        _ => Err(vm.type_error("attribute value type must be bool")),
    }
}

/// What the mapping in `f_locals` is made of: see `frames.py`.
#[native_module("frames")]
pub(super) mod variables {
    use super::*;

    /// Whether it is a frame.
    #[native]
    fn is_frame(frame: &Value) -> bool {
        frame.get_exact::<FrameObj>().is_some()
    }
    /// The names of the variables that have a value, those that the code does not know last.
    #[native(min = 1, max = 1)]
    fn bound_names(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let f = this(vm, args)?;
        let all = f.names();
        let mut bound = |i: &usize| is_shown(&f.code, &all[*i]) && !f.variable(vm, *i).is_undef();
        let mut names: Vec<Value> =
            f.shown_order().into_iter().filter(&mut bound).map(|i| all[i].value()).collect();
        if let Some(d) = f.extra.get() {
            names.extend(crate::ops::collect(vm, &d.value())?);
        }
        Ok(ListObj::new(names).into())
    }
    /// The value of a variable, or the default.
    #[native(min = 3, max = 3)]
    fn get_variable(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let f = this(vm, args)?;
        let [_, name, default] = args.all else { return Err(vm.type_error("three arguments are needed")) };
        let v = match index_of(f, name) {
            Some(i) => f.variable(vm, i),
            None => match f.extra.get() {
                Some(d) if crate::ops::contains(vm, &d.value(), name)? => {
                    crate::ops::get_item(vm, &d.value(), name)?
                }
                _ => Value::Undef,
            },
        };
        Ok(if v.is_undef() { default.clone() } else { v })
    }
    /// Store a variable.
    #[native(min = 3, max = 3)]
    fn set_variable(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let f = this(vm, args)?;
        let [_, name, value] = args.all else { return Err(vm.type_error("three arguments are needed")) };
        if let Some(i) = index_of(f, name) {
            f.set_variable(vm, i, value.clone());
        } else {
            let d = f.extra.get().unwrap_or_else(DictObj::empty);
            crate::ops::set_item(vm, &d.value(), name, value.clone())?;
            f.extra.set(Some(d));
        }
        Ok(Value::None)
    }
    /// Delete a variable that the code does not know; whether there was one.
    #[native(min = 2, max = 2)]
    fn del_variable(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let f = this(vm, args)?;
        let [_, name] = args.all else { return Err(vm.type_error("two arguments are needed")) };
        if index_of(f, name).is_some() {
            return Ok(Value::None);
        }
        let Some(d) = f.extra.get() else { return Ok(Value::bool(false)) };
        if !crate::ops::contains(vm, &d.value(), name)? {
            return Ok(Value::bool(false));
        }
        crate::ops::del_item(vm, &d.value(), name)?;
        Ok(Value::bool(true))
    }

    fn index_of(f: &FrameObj, name: &Value) -> Option<usize> {
        let n = name.as_str()?;
        f.names().iter().position(|x| **x == *n && is_shown(&f.code, x))
    }
}

#[native_module("traceback")]
mod traceback {
    use super::*;

    #[getter(effects = "reads")]
    fn tb_frame(me: &TracebackObj) -> Value {
        if me.frame.with(|f| f.is_undef()) {
            me.frame.set(FrameObj::bygone(&me.code, me.pc as usize).value());
        }
        me.frame.get()
    }
    #[getter(effects = "reads")]
    fn tb_lineno(me: &TracebackObj) -> Value {
        match me.line {
            Some(n) => Value::Int(n as i64),
            None => line_of(&me.code, me.pc as usize),
        }
    }
    #[getter(effects = "reads")]
    fn tb_lasti(me: &TracebackObj) -> i64 {
        (me.pc as usize * INSTR_BYTES) as i64
    }
    #[getter(effects = "reads")]
    fn tb_next(me: &TracebackObj) -> Value {
        me.next.get()
    }
    /// Create a new traceback object.
    #[static_method(min = 1, max = 255)]
    fn __new__(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        new_traceback(vm, args)
    }
}

/// `types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)`
fn new_traceback(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    const NAMES: [&str; 4] = ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"];
    let mut given: Vec<Option<Value>> = args.pos().iter().skip(1).cloned().map(Some).collect();
    if given.len() > 4 {
        return Err(vm.type_error(format!("traceback() takes at most 4 arguments ({} given)", given.len())));
    }
    given.resize(4, None);
    for (name, v) in args.keywords() {
        match NAMES.iter().position(|n| name.as_ascii() == Some(*n)) {
            Some(i) => given[i] = Some(v.clone()),
            None => {
                let name = name.to_str_lossy();
                return Err(vm.type_error(format!("traceback() got an unexpected keyword argument '{name}'")));
            }
        }
    }
    let mut values = Vec::new();
    for (i, v) in given.into_iter().enumerate() {
        match v {
            Some(v) => values.push(v),
            None => {
                let (name, n) = (NAMES[i], i + 1);
                return Err(
                    vm.type_error(format!("traceback() missing required argument '{name}' (pos {n})"))
                );
            }
        }
    }
    let (next, frame) = (values[0].clone(), values[1].clone());
    if !next.is_none() && next.get_exact::<TracebackObj>().is_none() {
        let class = next.ty().name();
        return Err(vm.type_error(format!("expected traceback object or None, got '{class}'")));
    }
    let Some(f) = frame.get_exact::<FrameObj>() else {
        let class = frame.ty().name();
        return Err(vm.type_error(format!("traceback() argument 'tb_frame' must be frame, not {class}")));
    };
    let last = crate::builtins::index_argument(vm, &values[2])?;
    let line = crate::builtins::index_argument(vm, &values[3])?;
    let pc = u32::try_from(last / INSTR_BYTES as i64).unwrap_or(0);
    let code = f.code.clone();
    Ok(TracebackObj::of_frame(code, frame.clone(), pc, u32::try_from(line).ok(), next).into())
}
