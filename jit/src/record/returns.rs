//! Frames that return or yield.

use super::*;

impl Recorder {
    pub(super) fn ret(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        if self.frames.len() == 1 {
            return self.return_from_function(vm, ins);
        }
        let top = self.top().clone();
        // SAFETY: the code is watched.
        let n_regs = unsafe { (*top.code).n_regs };
        // Everything in the window must be known well enough to be released.
        for s in (top.base - 1)..(top.base + n_regs) {
            let st = self.slot(s);
            if st.val == Ref::NONE && st.mem_obj {
                self.get(s);
            }
        }
        let (v, from) = if ins.op == Op::Return {
            let s = self.reg(ins.a);
            (if top.mode == RetMode::Store { self.get_any(s) } else { self.get(s) }, Some(s))
        } else {
            let k = self.codeobj().consts[ins.a as usize].clone();
            (self.kval(&k), None)
        };
        if top.mode == RetMode::Init && self.ty(v) != Ty::None {
            return Err(Abort::Exception);
        }
        if top.mode.may_refuse() && self.ty(v) == Ty::Ref {
            let no = Value::Object(builtin().not_implemented.object().clone());
            if from.is_none_or(|s| self.actual(s).is(&no)) {
                return Err(Abort::Unsupported);
            }
            let k = self.kobj(&no);
            let same = self.bin(IrOp::EqR, Ty::Bool, v, k);
            self.guard_bool(same, false);
        }
        let caller = &self.frames[self.frames.len() - 2];
        let d = caller.base + top.dst as u32;
        // SAFETY: the code is watched.
        let called_by = unsafe { (*caller.code).instr(caller.pc as usize - 1) };
        let asked = matches!(top.mode, RetMode::Compare | RetMode::Unequal | RetMode::Truth);
        let jump = asked
            && !matches!(
                called_by.op,
                Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge | Op::In | Op::NotIn
            );
        let iterator = caller.base + called_by.a as u32;
        if top.generator.is_some() {
            self.get(iterator);
        }
        let mut result = v;
        if jump || matches!(top.mode, RetMode::Unequal | RetMode::Truth) {
            let zero = self.kint(0);
            let strict = matches!(called_by.op, Op::JumpIfTrue | Op::JumpIfFalse);
            let (c, holds) = match from.map(|s| self.actual(s)) {
                Some(Value::Bool(b)) => (v, b.get()),
                Some(Value::Int(i)) if !strict => (self.bin(IrOp::NeI, Ty::Bool, v, zero), *i != 0),
                None if self.t.get(v).op == IrOp::KBool => (v, self.t.get(v).aux != 0),
                _ => return Err(Abort::Unsupported),
            };
            if jump {
                // The fused branch: its outcome is guarded here.
                self.guard_bool(c, holds);
            }
            result = match called_by.op {
                Op::NotIn | Op::Ne => self.emit(Ins::new(IrOp::Not, Ty::Bool).a(c)),
                _ => c,
            };
        }
        if top.mode == RetMode::Asked {
            let asked = Value::Int(self.t.get(top.extra).aux);
            let Some(asked) = Asked::of_extra(&asked) else {
                return Err(Abort::Unsupported);
            };
            let actual = match from {
                Some(s) => self.actual(s).clone(),
                None => self.codeobj().consts[ins.a as usize].clone(),
            };
            result = self.answer(asked, v, &actual)?;
        }
        let stores = !jump && !matches!(top.mode, RetMode::Discard | RetMode::GenFor);
        if stores && !(top.base - 1..top.base + n_regs).contains(&d) {
            // The destination is a register of the caller outside of the window.
            let n = self.frames.len();
            let f = self.frames.remove(n - 1);
            self.prepare_write_in_caller(d, &f);
            self.frames.push(f);
        }
        if from.is_none() && self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        for s in (top.base..top.base + n_regs).rev().chain([top.base - 1]) {
            let st = self.slot(s);
            self.vacate(s);
            if Some(s) != from {
                self.release_value(st);
            }
        }
        self.frames.pop();
        match top.mode {
            RetMode::Store | RetMode::Next => self.set(d, v, true),
            RetMode::Asked => self.set(d, result, true),
            RetMode::Truth if !jump => self.set(d, result, true),
            RetMode::Truth => {}
            RetMode::Binary | RetMode::Reflected | RetMode::InPlace | RetMode::Compare | RetMode::Unequal => {
                if !jump {
                    self.set(d, if top.mode == RetMode::Unequal { result } else { v }, true);
                } else if self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(v));
                }
                if top.extra.is_some() && self.ty(top.extra) == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(top.extra));
                }
            }
            RetMode::Init => self.set(d, top.extra, true),
            RetMode::GenFor => {
                self.emit(Ins::new(IrOp::GenFinish, Ty::Void).a(top.generator));
                self.leave_window(&top);
                if self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(v));
                }
                self.kill(iterator);
            }
            RetMode::Discard => {
                if self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(v));
                }
            }
            _ => return Err(Abort::Unsupported),
        }
        Ok(Step::Continue)
    }

    /// The outermost frame returns: its window is emptied, the callable below it is the caller's affair.
    pub(super) fn return_from_function(&mut self, vm: &Vm, ins: Instr) -> R<Step> {
        let plain = vm.frames.get(self.depth).is_some_and(|f| !f.func.is_null());
        if !plain {
            return Ok(Step::Done(End::Stop));
        }
        let n_regs = self.codeobj().n_regs;
        self.load_released(0..n_regs);
        let (v, from) = if ins.op == Op::Return {
            (self.getr(ins.a), Some(self.reg(ins.a)))
        } else {
            let k = self.codeobj().consts[ins.a as usize].clone();
            (self.kval(&k), None)
        };
        if from.is_none() && self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        for s in (0..n_regs).rev() {
            let st = self.slot(s);
            self.vacate(s);
            if Some(s) != from {
                self.release_value(st);
            }
            if self.slot(s).mem_obj {
                self.flush(s);
            }
        }
        // Registers of calls inlined earlier.
        for s in n_regs..self.slots.len() as u32 {
            let st = self.slot(s);
            if st.dirty && st.mem_obj {
                self.flush(s);
            }
        }
        self.emit(Ins::new(IrOp::Return, Ty::Void).a(v));
        Ok(Step::Done(End::Return))
    }

    /// The outermost frame, a generator's, is suspended: its registers go back to the heap.
    pub(super) fn yield_value(&mut self, ins: Instr) -> R<Step> {
        if self.top().generator.is_some() {
            return self.pause_generator(ins);
        }
        if self.frames.len() != 1 || !self.generator || self.handling {
            // A generator that is suspended takes what it handles along.
            return Err(Abort::GeneratorFrame);
        }
        let pc = self.top().pc + 1;
        self.all_whole();
        let v = self.take(ins.b, ins.flags & KILL_B != 0);
        let mut chain = self.chain(None);
        chain[0].pc = pc;
        let undef = self.unit(Ty::Undef);
        for s in 0..self.codeobj().n_regs {
            let st = self.slot(s);
            let known = st.val.is_some();
            if !known && (!st.written || st.mem_obj) {
                self.emit(Ins::new(IrOp::GenMove, Ty::Void).aux(s as i64));
                continue;
            }
            let kept = known && (self.ty(st.val) == Ty::Ref || self.live(&chain, s));
            let saved = if kept { st.val } else { undef };
            self.emit(Ins::new(IrOp::GenSave, Ty::Void).a(saved).aux(s as i64));
            if st.mem_obj {
                // The register on the stack has the bits of an object that is not its own any more.
                self.emit(Ins::new(IrOp::SStore, Ty::Void).a(undef).aux(s as i64));
            }
        }
        for s in self.codeobj().n_regs..self.slots.len() as u32 {
            let st = self.slot(s);
            if st.dirty && st.mem_obj {
                self.flush(s);
            }
        }
        self.emit(Ins::new(IrOp::Yield, Ty::Void).a(v).aux(pc as i64));
        Ok(Step::Done(End::Return))
    }

    /// `prepare_write` for a register of the caller while the callee's frame still stands: its guard restarts the
    /// callee's return, so the snapshot is the callee's.
    pub(super) fn prepare_write_in_caller(&mut self, slot: u32, callee: &RFrame) {
        let caller = self.top().clone();
        // SAFETY: the code is watched.
        let code = unsafe { &*caller.code };
        let n_locals = code.code.n_locals as u32;
        let s = self.slot(slot);
        if s.val.is_some() || (s.written && !s.mem_obj) {
            return;
        }
        self.frames.push(callee.clone());
        if self.actual(slot).is_object() || s.written {
            self.get(slot);
        } else {
            if slot >= caller.base && slot < caller.base + n_locals {
                self.guard(Ins::new(IrOp::SNotObj, Ty::Void).aux(slot as i64));
            }
            self.put(slot, Slot { mem_obj: false, written: true, ..s });
        }
        self.frames.pop();
    }
}
