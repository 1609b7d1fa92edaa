//! Generators whose frames are inlined in the loops that consume them.
//!
//! The registers of a suspended generator lie on the heap. In a trace that resumes it they stay there: a slot of its window
//! is loaded from the heap when it is first needed (`GenLoad`), and when the generator yields, those that have changed are
//! stored (`GenStore`). Between two yields of the same generator `opt::heap` knows what they hold, so what is left of a
//! resumption in a loop are the stores. An exit inside of the generator moves the registers to the window, as the
//! interpreter's resumption does, and pushes the frame.
//!
//! What needs frames in memory - helpers that may run Python code, native calls, exceptions - ends the recording, and the
//! generator is called by machine code from then on (`CallGen`).

use super::*;

impl Recorder {
    /// The generator and its register that a slot stands for, if the slot is in the window of an inlined one.
    pub(super) fn generator_register(&self, slot: u32) -> Option<(Ref, u32)> {
        let f = self.frames.iter().rfind(|f| f.base <= slot).filter(|f| f.generator.is_some())?;
        // SAFETY: the code is watched.
        let n = unsafe { (*f.code).n_regs };
        (slot - f.base < n).then(|| (f.generator, slot - f.base))
    }
    /// The frames must be in memory for what comes now.
    pub(super) fn no_generators(&self) -> R<()> {
        match self.frames.iter().any(|f| f.generator.is_some()) {
            true => Err(Abort::GeneratorFrame),
            false => Ok(()),
        }
    }
    /// The code of the generators that are inlined at this moment.
    pub fn inlined_generators(&self) -> impl Iterator<Item = *const CodeObj> {
        self.frames.iter().filter(|f| f.generator.is_some()).map(|f| f.code)
    }

    /// Resumes a suspended generator in a `for` loop, if its frame can be a part of the trace.
    pub(super) fn enter_generator(&mut self, vm: &Vm, ins: Instr, g: &GeneratorObj) -> Option<Step> {
        let code: &CodeObj = &g.code;
        // SAFETY: the table lives as long as the JIT, and nobody else uses it during a recording step.
        let kept_out = unsafe { (*self.entries).stays_out(code) };
        let handles = vm.handled.is_object() || !g.handled.with(|h| h.is_undef());
        // The same generator function may be there twice (`keep(odd, keep(prime, numbers))`), but not all levels of a tree.
        let deep = self.frames.iter().filter(|f| std::ptr::eq(f.code, code)).count() > 1;
        if kept_out || handles || deep || self.frames.len() >= MAX_DEPTH {
            return None;
        }
        let pc = g.pc.get();
        let begins = g.state.get() == GenState::Created;
        // What is sent arrives in the register of the `Yield`.
        let sent = match pc.checked_sub(1).map(|p| code.instr(p as usize)) {
            _ if begins => None,
            Some(y) if y.op == Op::Yield => Some(y.a as u32),
            _ => return None,
        };
        // SAFETY: registers of a suspended generator.
        let held = sent.map(|s| unsafe { Ty::of_tag((*g.regs.get().add(s as usize)).tag()) });
        if held == Some(Ty::Ref) {
            return None;
        }
        let it = self.get(self.reg(ins.a));
        self.guard(Ins::new(IrOp::GuardGenCode, Ty::Void).a(it).aux(code as *const CodeObj as i64));
        self.guard(Ins::new(IrOp::GenAt, Ty::Void).a(it).aux(if begins { -1 } else { pc as i64 }));
        self.guard(Ins::new(IrOp::GlobalGet, Ty::of_tag(vm.handled.tag())).aux(&raw const vm.handled as i64));
        if let (Some(s), Some(ty)) = (sent, held) {
            self.guard(Ins::new(IrOp::GenLoad, ty).a(it).aux(s as i64));
        }
        self.watch_code(code);
        let base = self.top().base + self.codeobj().n_regs + 1;
        for s in base - 1..base + code.n_regs {
            let st = self.slot(s);
            if st.dirty && st.mem_obj {
                // Bits of an object that has gone must not be taken for one when the window is empty again.
                self.flush(s);
            }
            self.put(s, if s < base { DEAD } else { UNSEEN });
        }
        if let Some(s) = sent {
            let val = self.unit(Ty::None);
            self.put(base + s, Slot { val, dirty: true, mem_obj: false, written: true });
        }
        let k = self.frames.len() - 1;
        self.frames[k].pc += 1;
        self.frames.push(RFrame {
            code,
            base,
            pc,
            mode: RetMode::GenFor,
            dst: ins.b,
            extra: Ref::NONE,
            generator: it,
        });
        self.max_depth = self.max_depth.max(self.frames.len());
        Some(Step::Continue)
    }

    /// The inlined generator yields to the loop.
    pub(super) fn pause_generator(&mut self, ins: Instr) -> R<Step> {
        let top = self.top().clone();
        if top.mode != RetMode::GenFor {
            return Err(Abort::GeneratorFrame);
        }
        let pc = top.pc + 1;
        self.getr(ins.b);
        let d = self.frames[self.frames.len() - 2].base + top.dst as u32;
        self.frames.pop();
        self.prepare_write_in_caller(d, &top);
        self.frames.push(top.clone());
        self.all_whole();
        let v = self.take(ins.b, ins.flags & KILL_B != 0);
        let chain = self.chain(Some(pc));
        let undef = self.unit(Ty::Undef);
        for k in 0..self.codeobj().n_regs {
            let st = self.slot(top.base + k);
            if !st.dirty {
                continue;
            }
            let kept = self.ty(st.val) == Ty::Ref || self.live(&chain, top.base + k);
            if kept || st.mem_obj {
                let v = if kept { st.val } else { undef };
                self.emit(Ins::new(IrOp::GenStore, Ty::Void).ab(top.generator, v).aux(k as i64));
            }
        }
        self.emit(Ins::new(IrOp::GenPause, Ty::Void).a(top.generator).aux(pc as i64));
        self.leave_window(&top);
        self.frames.pop();
        self.set(d, v, true);
        Ok(Step::Continue)
    }

    /// The window of an inlined generator is empty again.
    pub(super) fn leave_window(&mut self, f: &RFrame) {
        // SAFETY: the code is watched.
        let n = unsafe { (*f.code).n_regs };
        for s in f.base - 1..f.base + n {
            self.put(s, DEAD);
        }
    }
}
