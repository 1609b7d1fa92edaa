//! `sys.monitoring`: tools are told of events, each at the instruction where it happens.
//!
//! The handlers of [`super::tracing`] come here before each instruction. What shows only afterwards (where a branch has led,
//! that a native function has returned) is noted in the frame's object and told before its next instruction.

use std::collections::{HashMap, HashSet};

use super::*;
use crate::builtins::code::INSTR_BYTES;
use crate::modules::monitoring as module;

/// Numbers of events: what is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Event {
    PyStart,
    PyResume,
    PyReturn,
    PyYield,
    Call,
    Line,
    Instruction,
    Jump,
    BranchLeft,
    BranchRight,
    StopIteration,
    Raise,
    ExceptionHandled,
    PyUnwind,
    PyThrow,
    Reraise,
    CReturn,
    CRaise,
    /// An older name for the two kinds of branches together.
    Branch,
}

impl Event {
    pub const ALL: [(&str, Event); 19] = [
        ("PY_START", Event::PyStart),
        ("PY_RESUME", Event::PyResume),
        ("PY_RETURN", Event::PyReturn),
        ("PY_YIELD", Event::PyYield),
        ("CALL", Event::Call),
        ("LINE", Event::Line),
        ("INSTRUCTION", Event::Instruction),
        ("JUMP", Event::Jump),
        ("BRANCH_LEFT", Event::BranchLeft),
        ("BRANCH_RIGHT", Event::BranchRight),
        ("STOP_ITERATION", Event::StopIteration),
        ("RAISE", Event::Raise),
        ("EXCEPTION_HANDLED", Event::ExceptionHandled),
        ("PY_UNWIND", Event::PyUnwind),
        ("PY_THROW", Event::PyThrow),
        ("RERAISE", Event::Reraise),
        ("C_RETURN", Event::CReturn),
        ("C_RAISE", Event::CRaise),
        ("BRANCH", Event::Branch),
    ];
    pub const fn bit(self) -> u32 {
        1 << self as u8
    }
    /// Whether it belongs to an instruction, for which it can be switched off.
    fn is_local(self) -> bool {
        (self as u8) <= Event::StopIteration as u8
    }
    fn name(self) -> &'static str {
        Event::ALL[self as usize].0
    }
}

pub const N_TOOLS: usize = 8;

/// A tool: its name, the functions for its events, the events that it wants.
#[derive(Default)]
pub struct Tool {
    pub name: Value,
    pub callbacks: [Value; Event::ALL.len()],
    pub events: u32,
    /// By the address of the code, which is kept alive.
    pub codes: HashMap<usize, OfCode>,
}

/// What a tool has said about a code object.
pub struct OfCode {
    /// Keeps the address from being taken by another one.
    _code: Ref<CodeObj>,
    pub events: u32,
    /// Instructions and events that have been switched off.
    disabled: HashSet<(usize, u8)>,
}

impl Tool {
    pub fn of_code(&mut self, code: &CodeObj) -> &mut OfCode {
        let of = || OfCode { _code: Ref::from_ref(code), events: 0, disabled: HashSet::new() };
        self.codes.entry(std::ptr::from_ref(code).addr()).or_insert_with(of)
    }
    /// The function that is to be called.
    fn wants(&self, event: Event, code: &CodeObj, at: usize) -> Option<Value> {
        let of_code = self.codes.get(&std::ptr::from_ref(code).addr());
        let events = self.events | of_code.map_or(0, |c| c.events);
        // Whoever wants to know of calls is told how those of native functions have ended.
        let needed = match event {
            Event::CReturn | Event::CRaise => Event::Call,
            e => e,
        };
        let disabled = of_code.is_some_and(|c| c.disabled.contains(&(at, event as u8)));
        let f = &self.callbacks[event as usize];
        (events & needed.bit() != 0 && !disabled && !f.is_undef() && !f.is_none()).then(|| f.clone())
    }
}

/// All tools.
#[derive(Default)]
pub struct Monitors {
    pub tools: [Option<Box<Tool>>; N_TOOLS],
    /// Events that any of them wants, for any code.
    pub wanted: u32,
}

impl Monitors {
    /// Switches on again what callbacks have switched off.
    pub fn restart(&mut self) {
        for t in self.tools.iter_mut().flatten() {
            t.codes.retain(|_, c| {
                c.disabled.clear();
                c.events != 0
            });
        }
    }
    /// Takes note of what tools want now.
    pub fn update(&mut self) {
        let of = |t: &Tool| t.codes.values().fold(t.events, |all, c| all | c.events);
        self.wanted = self.tools.iter().flatten().fold(0, |all, t| all | of(t));
    }
}

/// What is to be told before the next instruction of a frame.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Pending {
    #[default]
    Nothing,
    /// How the call of a native function ends: see `FrameObj::called`.
    Call,
    /// Where a jump has led.
    Branch,
    /// Whether an iterator had an item.
    Item,
    /// Whether the iterator of a `yield from` has come to its end.
    Sent,
}

/// What monitors and profilers have been told of a frame.
#[derive(Clone, Copy, Default)]
pub struct Seen {
    /// It has been looked at.
    pub known: bool,
    pub suspended: bool,
    pub line: u32,
    /// The instruction before.
    pub pc: usize,
    pub pending: Pending,
}

fn offset(pc: usize) -> Value {
    Value::Int((pc * INSTR_BYTES) as i64)
}

/// Whether calling it runs a frame, which tells of itself.
fn is_python(f: &Value) -> bool {
    let f = f.get_exact::<BoundMethodObj>().map_or(f, |m| &m.func);
    f.get_exact::<FunctionObj>().is_some()
}

/// Where an instruction may jump to; whether it always does.
fn jump_target(pc: usize, ins: Instr) -> Option<(usize, bool)> {
    use sidewinder_frontend::bytecode::Kind;
    let by = if ins.op.operands().contains(&Kind::J16) {
        ins.offset16()
    } else if ins.op.operands().contains(&Kind::J32) {
        ins.offset32()
    } else {
        return None;
    };
    let target = (pc + 1).checked_add_signed(by as isize)?;
    Some((target, matches!(ins.op, Op::Jump | Op::Loop)))
}

impl Vm {
    /// Calls the tools that want to know of an event. `args` come after the code.
    pub(super) fn deliver(
        &mut self,
        event: Event,
        code: &Ref<CodeObj>,
        at: usize,
        args: &[Value],
    ) -> Res<()> {
        if self.hooks.monitors.wanted == 0 {
            return Ok(());
        }
        for i in 0..N_TOOLS {
            let wanted = self.hooks.monitors.tools[i].as_ref().and_then(|t| t.wants(event, code, at));
            let Some(f) = wanted else { continue };
            let all: Vec<Value> = std::iter::once(code.value()).chain(args.iter().cloned()).collect();
            let saved = self.take_exception();
            self.set_busy(true);
            let r = self.call(&f, &all);
            self.set_busy(false);
            let answer = r?;
            self.exception = saved;
            if !answer.is(&module::disable(self)) {
                continue;
            }
            let Some(t) = &mut self.hooks.monitors.tools[i] else { continue };
            if event.is_local() {
                t.of_code(code).disabled.insert((at, event as u8));
                continue;
            }
            t.callbacks[event as usize] = Value::Undef;
            let name = event.name();
            return Err(self.value_error(format!("Cannot disable {name} events. Callback removed.")));
        }
        Ok(())
    }
    /// Tells what the instruction before has come to. `pc` is the one that comes.
    pub(super) fn tell_pending(&mut self, frame: &Ref<FrameObj>, pc: usize) -> Res<()> {
        let seen = frame.seen.get();
        if seen.pending == Pending::Nothing {
            return Ok(());
        }
        frame.seen.set(Seen { pending: Pending::Nothing, ..seen });
        let (at, taken) = (seen.pc, pc != seen.pc + 1);
        match seen.pending {
            Pending::Nothing => Ok(()),
            Pending::Call => self.tell_native_call(frame, at, Event::CReturn),
            Pending::Branch => {
                let event = if taken { Event::BranchRight } else { Event::BranchLeft };
                self.deliver(event, &frame.code, at, &[offset(at), offset(pc)])
            }
            Pending::Item if taken => {
                self.deliver(Event::BranchLeft, &frame.code, at, &[offset(at), offset(pc)])
            }
            Pending::Item => {
                // The instruction behind leads out of the loop.
                let out = jump_target(pc, frame.code.instr(pc)).map_or(pc, |(t, _)| t);
                self.deliver(Event::BranchRight, &frame.code, at, &[offset(at), offset(out)])?;
                frame.seen.set(Seen { pc, ..frame.seen.get() });
                Ok(())
            }
            Pending::Sent if taken => {
                let ins = frame.code.instr(at);
                if self.register(ins.a).as_object().is_none_or(|o| GeneratorObj::of(o).is_none()) {
                    return Ok(());
                }
                let e = self.call(&builtin().stop_iteration.value(), &[self.register(ins.b)])?;
                self.deliver(Event::StopIteration, &frame.code, at, &[offset(at), e])
            }
            Pending::Sent => Ok(()),
        }
    }
    /// Tells tools that a frame begins or goes on, and of the line and the instruction that come.
    pub(super) fn monitor(&mut self, frame: &Ref<FrameObj>, pc: usize, ins: Instr) -> Res<()> {
        let positions = &frame.code.code.positions;
        let line_at = |pc: usize| positions.get(pc).map_or(0, |p| p.line);
        let mut seen = frame.seen.get();
        if !seen.known || seen.suspended {
            let event = if seen.suspended { Event::PyResume } else { Event::PyStart };
            let begins = pc == 0 || seen.suspended;
            seen = Seen { known: true, suspended: false, ..seen };
            if pc != 0 && seen.line == 0 {
                seen.line = line_at(pc - 1);
            }
            seen.pc = pc.saturating_sub(1);
            frame.seen.set(seen);
            if begins {
                self.deliver(event, &frame.code, pc, &[offset(pc)])?;
            }
        }
        let (lines, line) = tracing::new_lines(&frame.code, pc, ins, seen.line, seen.pc);
        frame.seen.set(Seen { pc, line, ..seen });
        for line in lines {
            self.deliver(Event::Line, &frame.code, pc, &[Value::Int(line as i64)])?;
        }
        self.deliver(Event::Instruction, &frame.code, pc, &[offset(pc)])
    }
    /// Tells of the jump or call that an instruction is, or notes what will be to tell.
    pub(super) fn tell_instruction(&mut self, frame: &Ref<FrameObj>, pc: usize, ins: Instr) -> Res<()> {
        let note = |pending| frame.seen.set(Seen { pending, pc, ..frame.seen.get() });
        match jump_target(pc, ins) {
            Some((target, true)) => {
                // A jump behind a `for` whose iterator had no item belongs to that.
                let of_loop = pc > 0 && frame.code.instr(pc - 1).op == Op::ForIter;
                return match of_loop {
                    true => Ok(()),
                    false => self.deliver(Event::Jump, &frame.code, pc, &[offset(pc), offset(target)]),
                };
            }
            Some(_) => {
                note(if ins.op == Op::Send { Pending::Sent } else { Pending::Branch });
                return Ok(());
            }
            None => {}
        }
        if ins.op == Op::ForIter {
            note(Pending::Item);
            return Ok(());
        }
        let Some((callable, first)) = self.callee_at(ins) else { return Ok(()) };
        let arg0 = if first.is_undef() { module::missing(self) } else { first.clone() };
        self.deliver(Event::Call, &frame.code, pc, &[offset(pc), callable.clone(), arg0])?;
        if !is_python(&callable) {
            self.profile_native(frame, tracing::Event::CCall, &callable, &first)?;
            frame.called.set((callable, first));
            note(Pending::Call);
        }
        Ok(())
    }
    /// What a call instruction calls, and its first argument or `Undef`. Methods are taken apart.
    fn callee_at(&self, ins: Instr) -> Option<(Value, Value)> {
        let a = ins.a;
        let has = |n: u16| ins.b >= n;
        let (callable, first) = match ins.op {
            Op::Call | Op::CallKw => {
                (self.register(a), if has(1) { self.register(a + 1) } else { Value::Undef })
            }
            Op::CallMethod | Op::CallMethodKw => {
                let f = self.register(a);
                match f.is_undef() {
                    false => (f, self.register(a + 1)),
                    true => (self.register(a + 1), if has(1) { self.register(a + 2) } else { Value::Undef }),
                }
            }
            Op::CallEx => {
                let args = self.register(a + 1);
                let first = args.get_exact::<TupleObj>().and_then(|t| t.items().first().cloned());
                return Some((self.register(a), first.unwrap_or_default()));
            }
            _ => return None,
        };
        Some(match callable.get_exact::<BoundMethodObj>() {
            Some(m) if m.func.get_exact::<NativeObj>().is_none() => (m.func.clone(), m.receiver.clone()),
            _ => (callable, first),
        })
    }
    /// The call of a native function is over, with a value or an exception.
    pub(super) fn tell_native_call(&mut self, frame: &Ref<FrameObj>, at: usize, event: Event) -> Res<()> {
        let (callable, first) = frame.called.replace(Default::default());
        let arg0 = if first.is_undef() { module::missing(self) } else { first.clone() };
        self.deliver(event, &frame.code, at, &[offset(at), callable.clone(), arg0])?;
        let told = if event == Event::CRaise { tracing::Event::CException } else { tracing::Event::CReturn };
        self.profile_native(frame, told, &callable, &first)
    }
    /// Tells the profiler of the call of a function that is native, as the object that programs know it as.
    fn profile_native(
        &mut self,
        frame: &Ref<FrameObj>,
        event: tracing::Event,
        callable: &Value,
        first: &Value,
    ) -> Res<()> {
        let shown = match (callable.get_exact::<NativeObj>(), callable.get_exact::<BoundMethodObj>()) {
            (Some(f), _) if f.def.kind != NativeKind::Method => callable.clone(),
            (Some(_), _) if first.is_undef() => return Ok(()),
            (Some(_), _) => BoundMethodObj::new(callable.clone(), first.clone()).into(),
            (None, Some(_)) => callable.clone(),
            _ => return Ok(()),
        };
        self.tell_profile(frame, event, &shown)
    }
    /// Tells tools of the exception in flight. An error takes its place.
    pub(super) fn deliver_exception(&mut self, event: Event, frame: &Ref<FrameObj>, at: usize) {
        let e = self.exception.clone();
        let _ = self.deliver(event, &frame.code, at, &[offset(at), e]);
    }
}
