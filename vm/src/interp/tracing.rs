//! `sys.settrace` and `sys.setprofile`: while one is set, another table of handlers calls it before the instructions where
//! something is to be told, and then goes to the plain handler. The JIT stands aside for that time.
//!
//! Frames that are traced have an object, which keeps what was told last.
#![allow(unsafe_code, reason = "reads registers of the running frame")]

use super::*;

/// Whom to tell, and what.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    Call,
    Line,
    Return,
    Exception,
    Opcode,
}
impl Event {
    fn name(self) -> &'static str {
        match self {
            Event::Call => "call",
            Event::Line => "line",
            Event::Return => "return",
            Event::Exception => "exception",
            Event::Opcode => "opcode",
        }
    }
}

/// The functions that a program has set, or None.
#[derive(Default)]
pub struct Hooks {
    pub trace: Value,
    pub profile: Value,
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
    fn update_tracing(&mut self) {
        let h = &self.hooks;
        let on = !h.busy && (!h.trace.is_undef() || !h.profile.is_undef());
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
        self.hooks.busy = true;
        self.update_tracing();
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
    fn tell_profile(&mut self, frame: &Ref<FrameObj>, event: Event, arg: &Value) -> Res<()> {
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
        self.tell_frame(frame, Event::Return, v)?;
        self.tell_profile(frame, Event::Return, v)
    }
    /// The exception in flight has come to the top frame. An error takes its place.
    pub(super) fn tell_exception(&mut self) {
        let Some(frame) = self.traced_frame() else { return };
        let e = self.exception.clone();
        let Some(x) = e.get_exact::<ExceptionObj>() else { return };
        let info = TupleObj::new(vec![Ref::from_ref(e.ty()).into(), e.clone(), x.traceback.get()]);
        let _ = self.tell_frame(&frame, Event::Exception, &info.into());
    }
    /// The top frame is left by the exception in flight.
    pub(super) fn tell_unwound(&mut self) {
        if let Some(frame) = self.traced_frame() {
            let _ = self.tell_return(&frame, &Value::None);
        }
    }
    /// The object of the top frame, if what happens in it is to be told.
    fn traced_frame(&mut self) -> Option<Ref<FrameObj>> {
        let i = self.frames.len().checked_sub(1)?;
        let frame = self.known_frame(i)?;
        let told = frame.told.get();
        (told.begun || !frame.trace.with(Value::is_none)).then_some(frame)
    }
    /// Tells what is to be told before the instruction at index `pc` of the top frame.
    #[inline(never)]
    fn tell(&mut self, pc: usize, ins: Instr) -> Res<()> {
        let top = self.frames.len() - 1;
        let frame = match self.known_frame(top) {
            Some(f) => f,
            None if pc == 0 && !crate::builtins::consume::is_hidden(self.frames[top].code()) => {
                self.frame_object(top)
            }
            None => return Ok(()),
        };
        let told = frame.told.get();
        if (pc == 0 && !told.begun) || told.suspended {
            self.tell_call(&frame, pc)?;
            let line = if told.suspended { told.line } else { 0 };
            frame.told.set(Told { begun: true, line, pc: pc.saturating_sub(1), ..Told::default() });
        } else if !told.begun && frame.trace.with(Value::is_none) {
            return Ok(());
        }
        self.tell_line(&frame, pc, ins)?;
        let v = match ins.op {
            // SAFETY: verified registers and constants of the running frame.
            Op::Return => unsafe { (*self.frames[top].base.add(ins.a as usize)).clone() },
            Op::ReturnK => frame.code.consts[ins.a as usize].clone(),
            // SAFETY: as above.
            Op::Yield => unsafe { (*self.frames[top].base.add(ins.b as usize)).clone() },
            _ => return Ok(()),
        };
        self.tell_return(&frame, &v)?;
        if ins.op == Op::Yield {
            frame.told.set(Told { suspended: true, ..frame.told.get() });
        }
        Ok(())
    }
    fn tell_line(&mut self, frame: &Ref<FrameObj>, pc: usize, ins: Instr) -> Res<()> {
        let told = frame.told.get();
        if matches!(ins.op, Op::Loop | Op::Jump) {
            // Where they lead to counts.
            frame.told.set(Told { pc, ..told });
            return Ok(());
        }
        let line = frame.code.code.positions.get(pc).map_or(0, |p| p.line);
        let is_new = line != 0 && (line != told.line || pc <= told.pc && pc != 0);
        frame.told.set(Told { line: if line == 0 { told.line } else { line }, pc, ..told });
        if is_new && ins.op != Op::MakeCell && frame.trace_lines.get() {
            self.tell_frame(frame, Event::Line, &Value::None)?;
        }
        if frame.trace_opcodes.get() {
            self.tell_frame(frame, Event::Opcode, &Value::None)?;
        }
        Ok(())
    }
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
