//! `sys.settrace` and `sys.setprofile`: while one is set, another table of handlers calls it before the instructions where
//! something is to be told, and then goes to the plain handler. The JIT stands aside for that time.
//!
//! Frames that are traced have an object, which keeps what was told last.
#![allow(unsafe_code, reason = "reads registers of the running frame")]

use super::monitor::{Event as Happening, Monitors, Pending, Seen};
use super::*;

/// Whom to tell, and what.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    Call,
    Line,
    Return,
    Exception,
    Opcode,
    /// Of native functions, for profilers only.
    CCall,
    CReturn,
    CException,
}
impl Event {
    fn name(self) -> &'static str {
        match self {
            Event::Call => "call",
            Event::Line => "line",
            Event::Return => "return",
            Event::Exception => "exception",
            Event::Opcode => "opcode",
            Event::CCall => "c_call",
            Event::CReturn => "c_return",
            Event::CException => "c_exception",
        }
    }
}

/// The functions that a program has set, or None.
#[derive(Default)]
pub struct Hooks {
    pub trace: Value,
    pub profile: Value,
    /// The tools of `sys.monitoring`.
    pub monitors: Monitors,
    /// One of them is running.
    busy: bool,
}

impl Vm {
    /// `sys.settrace`
    pub fn set_trace(&mut self, f: Value) {
        self.hooks.trace = if f.is_none() { Value::Undef } else { f };
        self.update_tracing();
    }
    /// `sys.setprofile`
    pub fn set_profile(&mut self, f: Value) {
        self.hooks.profile = if f.is_none() { Value::Undef } else { f };
        self.update_tracing();
    }
    /// Tools have said what they want to know.
    pub fn update_monitors(&mut self) {
        self.hooks.monitors.update();
        self.update_tracing();
    }
    /// While a function is called that is told of something, it is told of nothing else.
    pub(super) fn set_busy(&mut self, busy: bool) {
        self.hooks.busy = busy;
        self.update_tracing();
    }
    /// Whether frames are looked at that began before somebody wanted to know.
    fn watches_all(&self) -> bool {
        self.hooks.monitors.wanted != 0 || !self.hooks.profile.is_undef()
    }
    fn update_tracing(&mut self) {
        let h = &self.hooks;
        let on = !h.busy && (!h.trace.is_undef() || !h.profile.is_undef() || h.monitors.wanted != 0);
        if on == self.tracing {
            return;
        }
        self.tracing = on;
        self.handlers = if on { TRACING } else { PLAIN };
        if on {
            // Machine code is to be left, wherever it runs.
            request_poll(POLL_LEAVE);
        }
    }
    /// Calls a hook; what it returns. If it raises, it is not called any more.
    fn call_hook(
        &mut self,
        is_trace: bool,
        f: &Value,
        frame: &Ref<FrameObj>,
        event: Event,
        arg: &Value,
    ) -> Res<Value> {
        self.set_busy(true);
        let saved = self.take_exception();
        let r = self.call(f, &[frame.value(), Value::string(event.name()), arg.clone()]);
        self.hooks.busy = false;
        if r.is_err() {
            let hook = if is_trace { &mut self.hooks.trace } else { &mut self.hooks.profile };
            *hook = Value::Undef;
        } else {
            self.exception = saved;
        }
        self.update_tracing();
        r
    }
    /// Tells the function of a frame. Its result is the function for what comes.
    fn tell_frame(&mut self, frame: &Ref<FrameObj>, event: Event, arg: &Value) -> Res<()> {
        let f = frame.trace.get();
        if f.is_none() || self.hooks.trace.is_undef() {
            return Ok(());
        }
        match self.call_hook(true, &f, frame, event, arg) {
            Ok(r) if r.is_none() => Ok(()),
            Ok(r) => {
                frame.trace.set(r);
                Ok(())
            }
            Err(e) => {
                frame.trace.set(Value::None);
                Err(e)
            }
        }
    }
    pub(super) fn tell_profile(&mut self, frame: &Ref<FrameObj>, event: Event, arg: &Value) -> Res<()> {
        let f = self.hooks.profile.clone();
        match f.is_undef() {
            true => Ok(()),
            false => self.call_hook(false, &f, frame, event, arg).map(drop),
        }
    }
    /// A frame has begun, or a generator's goes on.
    fn tell_call(&mut self, frame: &Ref<FrameObj>, pc: usize) -> Res<()> {
        let code = &frame.code.code;
        // Where the definition is, or the `yield`.
        let line = pc.checked_sub(1).and_then(|i| code.positions.get(i)).map_or(code.first_line, |p| p.line);
        frame.told.set(Told::default());
        frame.line_of_call.set(line);
        let r = self.tell_hooks_of_call(frame);
        frame.line_of_call.set(0);
        r
    }
    fn tell_hooks_of_call(&mut self, frame: &Ref<FrameObj>) -> Res<()> {
        let f = self.hooks.trace.clone();
        if !f.is_undef() {
            let r = self.call_hook(true, &f, frame, Event::Call, &Value::None)?;
            frame.trace.set(r);
        }
        self.tell_profile(frame, Event::Call, &Value::None)
    }
    fn tell_return(&mut self, frame: &Ref<FrameObj>, v: &Value) -> Res<()> {
        self.tell_at_line(frame, frame.told.get().line, Event::Return, v)?;
        self.tell_profile(frame, Event::Return, v)
    }
    /// The exception in flight has come to the top frame. An error takes its place.
    pub(super) fn tell_exception(&mut self) {
        if let Some(frame) = self.watched_frame() {
            let at = self.frames.last().map_or(0, |f| f.current());
            let seen = frame.seen.get();
            frame.seen.set(Seen { pending: Pending::Nothing, suspended: false, ..seen });
            if seen.pending == Pending::Call && seen.pc == at {
                let e = self.take_exception();
                if self.tell_native_call(&frame, at, Happening::CRaise).is_ok() {
                    self.exception = e;
                }
            }
            if seen.suspended {
                self.deliver_exception(Happening::PyThrow, &frame, at);
            }
            self.deliver_exception(Happening::Raise, &frame, at);
        }
        let Some(frame) = self.traced_frame() else { return };
        let told = frame.told.get();
        if told.suspended {
            // Something has been thrown into a generator.
            frame.told.set(Told { suspended: false, ..told });
            let e = self.take_exception();
            let at = self.frames.last().map_or(0, |f| f.current());
            if self.tell_call(&frame, at + 1).is_err() {
                return;
            }
            frame.told.set(Told { begun: true, suspended: false, ..told });
            self.exception = e;
        }
        let e = self.exception.clone();
        let Some(x) = e.get_exact::<ExceptionObj>() else { return };
        let info = TupleObj::new(vec![Ref::from_ref(e.ty()).into(), e.clone(), x.traceback.get()]);
        let _ = self.tell_frame(&frame, Event::Exception, &info.into());
    }
    /// The exception in flight has been raised again in the top frame, or is handled there.
    pub(super) fn tell_of_exception(&mut self, what: Happening) {
        if let Some(frame) = self.watched_frame() {
            let at = self.frames.last().map_or(0, |f| f.current());
            self.deliver_exception(what, &frame, at);
        }
    }
    /// The top frame is left by the exception in flight.
    pub(super) fn tell_unwound(&mut self) {
        self.tell_of_exception(Happening::PyUnwind);
        if let Some(frame) = self.traced_frame() {
            let _ = self.tell_return(&frame, &Value::None);
        }
    }
    /// The object of the top frame, if what happens in it is to be told.
    fn traced_frame(&mut self) -> Option<Ref<FrameObj>> {
        if let Some(f) = self.watched_frame().filter(|_| !self.hooks.profile.is_undef()) {
            return Some(f);
        }
        let i = self.frames.len().checked_sub(1)?;
        let frame = self.known_frame(i)?;
        let told = frame.told.get();
        (told.begun || !frame.trace.with(Value::is_none)).then_some(frame)
    }
    /// The object of the top frame, if somebody wants to know of all frames.
    fn watched_frame(&mut self) -> Option<Ref<FrameObj>> {
        let i = self.frames.len().checked_sub(1)?;
        let is_hidden = crate::builtins::consume::is_hidden(self.frames[i].code());
        (self.watches_all() && !is_hidden).then(|| self.frame_object(i))
    }
    /// A variable or temporary of the top frame.
    pub(super) fn register(&self, r: u16) -> Value {
        let Some(f) = self.frames.last() else { return Value::Undef };
        // SAFETY: a register that a verified instruction names, of a frame that the interpreter runs.
        unsafe { (*f.base.add(r as usize)).clone() }
    }
    /// Tells what is to be told before the instruction at index `pc` of the top frame.
    #[inline(never)]
    fn tell(&mut self, pc: usize, ins: Instr) -> Res<()> {
        let top = self.frames.len() - 1;
        if let Some(frame) = self.watched_frame() {
            self.tell_pending(&frame, pc)?;
            self.monitor(&frame, pc, ins)?;
        }
        let frame = match self.known_frame(top) {
            Some(f) => f,
            None if pc == 0 && !crate::builtins::consume::is_hidden(self.frames[top].code()) => {
                self.frame_object(top)
            }
            None => return Ok(()),
        };
        let told = frame.told.get();
        let begins = (pc == 0 && !told.begun) || told.suspended;
        if begins {
            self.tell_call(&frame, pc)?;
            let line = if told.suspended { told.line } else { 0 };
            frame.told.set(Told { begun: true, line, pc: pc.saturating_sub(1), ..Told::default() });
        }
        let is_traced = begins || told.begun || !frame.trace.with(Value::is_none);
        if is_traced {
            self.tell_line(&frame, pc, ins)?;
        }
        let is_watched = self.watches_all();
        if is_watched {
            self.tell_instruction(&frame, pc, ins)?;
        }
        let v = match ins.op {
            Op::Return => self.register(ins.a),
            Op::ReturnK => frame.code.consts[ins.a as usize].clone(),
            Op::Yield => self.register(ins.b),
            _ => return Ok(()),
        };
        if is_watched {
            let event = if ins.op == Op::Yield { Happening::PyYield } else { Happening::PyReturn };
            let at = Value::Int((pc * crate::builtins::code::INSTR_BYTES) as i64);
            self.deliver(event, &frame.code, pc, &[at, v.clone()])?;
        }
        if is_traced || is_watched {
            self.tell_return(&frame, &v)?;
        }
        if ins.op == Op::Yield {
            frame.seen.set(Seen { suspended: is_watched, ..frame.seen.get() });
            frame.told.set(Told { suspended: is_traced, ..frame.told.get() });
        }
        Ok(())
    }
    fn tell_line(&mut self, frame: &Ref<FrameObj>, pc: usize, ins: Instr) -> Res<()> {
        let told = frame.told.get();
        let (lines, line) = new_lines(&frame.code, pc, ins, told.line, told.pc);
        frame.told.set(Told { line, pc, ..told });
        for line in lines {
            if frame.trace_lines.get() {
                self.tell_at_line(frame, line, Event::Line, &Value::None)?;
            }
        }
        if frame.trace_opcodes.get() {
            self.tell_frame(frame, Event::Opcode, &Value::None)?;
        }
        Ok(())
    }
    /// Tells of an event that belongs to a line, where the instruction itself may have another or none.
    fn tell_at_line(&mut self, frame: &Ref<FrameObj>, line: u32, event: Event, arg: &Value) -> Res<()> {
        frame.line_of_call.set(line);
        let r = self.tell_frame(frame, event, arg);
        frame.line_of_call.set(0);
        r
    }
}

/// The lines that are reached with the instruction at `pc`, and the line to which it belongs. `last_line` and `last_pc` are
/// those of the instruction before.
pub(super) fn new_lines(
    code: &CodeObj,
    pc: usize,
    ins: Instr,
    last_line: u32,
    last_pc: usize,
) -> (Vec<u32>, u32) {
    let marks = &code.code.marks;
    let from = marks.partition_point(|m| (m.0 as usize) < pc);
    let marked = marks[from..].iter().take_while(|m| m.0 as usize == pc).map(|m| m.1);
    // Jumps belong to nothing: where they lead to counts.
    let tells = !matches!(ins.op, Op::Loop | Op::Jump | Op::MakeCell);
    let own = code.code.positions.get(pc).map(|p| p.line).filter(|&n| n != 0 && tells);
    let mut again = pc <= last_pc && code.code.instrs.get(last_pc).is_some_and(|i| i.op == Op::Loop);
    let (mut new, mut line) = (Vec::new(), last_line);
    for n in marked.chain(own) {
        if n != line || again {
            new.push(n);
        }
        (line, again) = (n, false);
    }
    (new, line)
}

handlers! {
    /// Tells the hooks, then executes the instruction.
    trace(s) {
        handlers!(@function #[inline(never)] body(s) -> bool {
            s.save();
            let (pc, ins) = (s.code().pc_of(s.pc), *s.ins());
            s.vm.tell(pc, ins).is_ok()
        });
        if !body(s.vm, s.pc, s.base, s.code) {
            return s.tail(raise);
        }
        let h = PLAIN.0[s.op() as usize];
        s.tail(h)
    }
}

pub(super) static TRACING: Table = Table([trace; 256]);
