//! Helpers of the tests: compiling on a large stack, and a checker of the code-generation rules.
#![allow(dead_code)]

use sidewinder_frontend::bytecode::*;
use sidewinder_frontend::{CompileError, Mode, compile};

/// Runs on a stack like the one that the interpreter provides.
pub fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(1 << 30)
            .spawn_scoped(scope, work)
            .expect("a thread can be started")
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

pub fn try_compile(source: &str) -> Result<std::rc::Rc<CodeObject>, CompileError> {
    compile(source.as_bytes(), "test.py", Mode::Exec)
}

/// Compiles, checks the rules in `bytecode.rs`, and returns the code.
pub fn compiled(source: &str) -> std::rc::Rc<CodeObject> {
    match try_compile(source) {
        Ok(code) => {
            check_rules(&code);
            code
        }
        Err(e) => panic!("{} (line {}) in:\n{source}", e.msg, e.line),
    }
}

/// What is known of a register before an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Dead or unbound: holds no object.
    Dead,
    Live,
    /// One or the other: may only be cleared (a local: checked).
    Maybe,
}
use State::*;

/// Checks rules 1, 4, 5 and 6 on every path: temporaries are read only when live, written only when
/// dead; locals are read only when bound.
pub fn check_rules(code: &CodeObject) {
    if let Err(e) = sidewinder_frontend::verify::verify(code) {
        panic!("{}: the verifier refuses it: {e:?}", code.qualname);
    }
    check_code(code);
}

fn check_code(code: &CodeObject) {
    let fail = |pc: usize, msg: String| -> ! {
        panic!(
            "{}: pc {pc} (line {}): {msg}\n{}",
            code.qualname,
            code.positions[pc].line,
            sidewinder_frontend::dis::disassemble(code)
        )
    };
    let mut entry = vec![Dead; usize::from(code.n_regs)];
    let n_args = code.arg_count
        + code.kwonly_count
        + u16::from(code.flags & code_flags::VARARGS != 0)
        + u16::from(code.flags & code_flags::VARKEYWORDS != 0)
        + u16::from(code.flags & code_flags::CLASS_BODY != 0);
    entry[..usize::from(n_args)].fill(Live);
    let mut states: Vec<Option<Vec<State>>> = vec![None; code.instrs.len()];
    let mut work = vec![0];
    states[0] = Some(entry);
    while let Some(pc) = work.pop() {
        let before = states[pc].clone().expect("queued with a state");
        let step = Step { code, pc, n_locals: usize::from(code.n_locals) };
        let (after, targets) = step.run(before.clone()).unwrap_or_else(|msg| fail(pc, msg));
        let mut flow = |to: usize, state: &[State]| match &mut states[to] {
            None => {
                states[to] = Some(state.to_vec());
                work.push(to);
            }
            Some(old) => {
                let mut changed = false;
                for (o, n) in old.iter_mut().zip(state) {
                    if *o != *n && *o != Maybe {
                        *o = Maybe;
                        changed = true;
                    }
                }
                if changed {
                    work.push(to);
                }
            }
        };
        if let Some(entry) = code.exc_table.iter().find(|e| (e.start..e.end).contains(&(pc as u32))) {
            for state in [&before, &after] {
                let mut state = state.clone();
                state[usize::from(entry.exc_reg)..].fill(Dead);
                state[usize::from(entry.exc_reg)] = Live;
                flow(entry.target as usize, &state);
            }
        }
        for (target, state) in targets {
            if target >= code.instrs.len() {
                fail(pc, format!("goes to {target}, behind the code"));
            }
            flow(target, state.as_deref().unwrap_or(&after));
        }
    }
    for value in &code.consts {
        if let Const::Code(inner) = value {
            check_code(inner);
        }
    }
}

struct Step<'c> {
    code: &'c CodeObject,
    pc: usize,
    n_locals: usize,
}

/// Successors, each with a state of its own if it differs from the one after the instruction.
type Targets = Vec<(usize, Option<Vec<State>>)>;

impl Step<'_> {
    fn run(&self, mut s: Vec<State>) -> Result<(Vec<State>, Targets), String> {
        let ins = self.code.instrs[self.pc];
        let operands = [ins.a, ins.b, ins.c].map(usize::from);
        let kinds = ins.op.operands();
        // Reads first, then kills, then writes.
        for ((kind, reg), kill) in kinds.into_iter().zip(operands).zip([KILL_A, KILL_B, KILL_C]) {
            let read = match kind {
                Kind::Reg => true,
                Kind::SpecReg => ins.flags & FMT_SPEC != 0,
                Kind::YieldReg => ins.flags & YIELD_FROM != 0,
                Kind::RaiseReg => ins.c >= 1,
                Kind::CauseReg => ins.c == 2,
                _ => false,
            };
            if read && ins.op != Op::CheckBound {
                self.read(&s, reg)?;
                if ins.flags & kill != 0 {
                    if reg < self.n_locals {
                        return Err(format!("kills local {reg}"));
                    }
                    s[reg] = Dead;
                }
            }
        }
        let (b, c) = (operands[1], operands[2]);
        for (kind, reg) in kinds.into_iter().zip(operands) {
            let run = match kind {
                Kind::RunC => c,
                Kind::RunC2 => 2 * c,
                Kind::CallB => b + 1,
                Kind::CallM => b + 2,
                Kind::CallBKw => b + 2,
                Kind::CallMKw => b + 3,
                Kind::Reg3 if matches!(ins.op, Op::BuildSlice | Op::MatchClass | Op::MakeTypeParam) => 3,
                Kind::Reg3 if ins.op == Op::CallEx => 2,
                Kind::Reg2 if ins.op == Op::ImportName => 2,
                Kind::Reg2 if ins.op == Op::PopExc => 2,
                _ => 0,
            };
            self.consume(&mut s, reg, run)?;
        }
        match ins.op {
            Op::CallEx => s[operands[0] + 2] = Dead,
            Op::MakeFunction => {
                for (i, flag) in [FN_DEFAULTS, FN_KWDEFAULTS, FN_CLOSURE].into_iter().enumerate() {
                    if ins.flags & flag != 0 {
                        self.consume(&mut s, c + i, 1)?;
                    }
                }
            }
            Op::Clear => s[operands[0]] = Dead,
            Op::DelLocal => s[operands[0]] = Dead,
            Op::CheckBound => s[operands[0]] = Live,
            Op::PushExc | Op::GroupMatch => {
                self.read(&s, operands[0])?;
                self.write(&mut s, operands[0] + 1)?;
            }
            Op::ForIter => self.read(&s, operands[0])?,
            Op::ForPrep => self.write(&mut s, operands[0])?,
            _ => {}
        }
        let mut targets = Targets::new();
        if ins.op == Op::ForIter {
            let mut exhausted = s.clone();
            exhausted[operands[0]..operands[0] + 3].fill(Dead);
            if self.code.instrs[self.pc + 1].op != Op::Jump {
                return Err("ForIter without Jump".into());
            }
            targets.push((self.pc + 1, Some(exhausted)));
        }
        for (kind, reg) in kinds.into_iter().zip(operands) {
            let run = match kind {
                Kind::Dst if matches!(ins.op, Op::Clear | Op::DelLocal) => 0,
                Kind::Dst => 1,
                Kind::Dst2 => 2,
                Kind::DstRunC => c,
                Kind::DstRunEx => (c & 255) + 1 + (c >> 8),
                _ => 0,
            };
            for reg in reg..reg + run {
                self.write(&mut s, reg)?;
            }
        }
        let next = self.pc + 1;
        for kind in kinds {
            match kind {
                Kind::J16 => targets.push(((next as i64 + i64::from(ins.offset16())) as usize, None)),
                Kind::J32 => targets.push(((next as i64 + i64::from(ins.offset32())) as usize, None)),
                _ => {}
            }
        }
        match ins.op {
            Op::Jump | Op::Loop | Op::Return | Op::ReturnK | Op::Raise | Op::Reraise => {}
            Op::ForIter => targets.push((next + 1, None)),
            _ => targets.push((next, None)),
        }
        Ok((s, targets))
    }

    fn read(&self, s: &[State], reg: usize) -> Result<(), String> {
        match s[reg] {
            Live => Ok(()),
            other => Err(format!("reads register {reg}, which is {other:?}")),
        }
    }

    fn consume(&self, s: &mut [State], reg: usize, n: usize) -> Result<(), String> {
        for reg in reg..reg + n {
            if reg < self.n_locals {
                return Err(format!("consumes local {reg}"));
            }
            self.read(s, reg)?;
            s[reg] = Dead;
        }
        Ok(())
    }

    fn write(&self, s: &mut [State], reg: usize) -> Result<(), String> {
        if reg >= self.n_locals && s[reg] != Dead {
            return Err(format!("overwrites register {reg}, which is {:?}", s[reg]));
        }
        s[reg] = Live;
        Ok(())
    }
}
