//! Exceptions that are raised and caught within a trace.
//!
//! The handler is found when the instruction is recorded, in the frames the trace has inlined; the frames above it are left, and
//! the trace goes on at the handler. An exception that no frame of the trace catches leaves all of them, and so the function.
//!
//! ```text
//! raise e            Throw e                 (context, traceback entries; no frame is made)
//! d[k]               ExecRaises; Catch       (leaves the trace if nothing is raised)
//! exit that raised   Catch                   (start of a side trace)
//! no handler         ...; Raise e            (the caller finds the exception in flight, with this function in its traceback)
//! ```

use sidewinder_vm::builtins::consume::is_hidden;

use super::calls::makes_plainly;
use super::*;

impl Recorder {
    /// The frame that handles an exception raised at instruction `at` of the innermost one: its index and its handler. None if it
    /// leaves the outermost one.
    fn handler(&self, vm: &Vm, at: u32) -> R<Option<(usize, ExcEntry)>> {
        let top = self.frames.len() - 1;
        for (n, f) in self.frames.iter().enumerate().rev() {
            if f.generator.is_some() {
                break;
            }
            // SAFETY: the code is watched.
            let code: &CodeObj = unsafe { &*f.code };
            let table = &code.code.exc_table;
            let at = if n == top { at } else { f.pc.saturating_sub(1) };
            if let Some(h) = table.iter().find(|h| (h.start..h.end).contains(&at)) {
                return Ok(Some((n, *h)));
            }
            // `StopIteration` of a `__next__` ends a loop and is not an exception then.
            if n > 0 && f.mode == RetMode::Next {
                break;
            }
            if n == 0 && self.may_be_left(vm) {
                return Ok(None);
            }
        }
        Err(Abort::Exception)
    }
    /// Whether an exception may leave the outermost frame from within the trace.
    fn may_be_left(&self, vm: &Vm) -> bool {
        let plain = vm.frames.get(self.depth).is_some_and(|f| !f.func.is_null());
        // SAFETY: the code is watched.
        let hidden = |f: &RFrame| is_hidden(unsafe { &*f.code });
        plain && !self.generator && !self.frames.iter().any(hidden)
    }
    /// The slots that are emptied when the exception is caught, in the order of release.
    fn unwound_slots(&self, handler: Option<(usize, ExcEntry)>) -> Vec<u32> {
        // SAFETY: the code is watched.
        let n_regs = |f: &RFrame| unsafe { (*f.code).n_regs };
        let top = self.top();
        // A native call that raised may have had its window above the frame.
        let owned = |s: &u32| self.slot(*s).dirty && self.ty(self.slot(*s).val) == Ty::Ref;
        let mut slots: Vec<u32> =
            (top.base + n_regs(top)..self.slots.len() as u32).rev().filter(owned).collect();
        let n = handler.map_or(0, |h| h.0);
        for f in self.frames[n + 1..].iter().rev() {
            slots.extend((f.base..f.base + n_regs(f)).rev());
            slots.push(f.base - 1);
        }
        let f = &self.frames[n];
        let first = handler.map_or(0, |h| h.1.exc_reg as u32);
        slots.extend((f.base + first..f.base + n_regs(f)).rev());
        slots
    }
    /// Whether the frames from frame `n` on hold an object that has code run when it goes.
    fn somebody_notices(&self, n: usize) -> bool {
        let noticed = |v: &Value| {
            let o = v.as_object();
            o.is_some_and(|o| o.ty().has_flag(type_flags::HAS_DEL) || !weak_references(o).is_empty())
        };
        FINALISERS.load(Ordering::Relaxed)
            && self.frames[n..].iter().any(|f| {
                // SAFETY: the code is watched.
                let n_regs = unsafe { (*f.code).n_regs };
                (f.base..f.base + n_regs).any(|s| noticed(self.actual(s)))
            })
    }
    /// Loads what will be released.
    pub(super) fn load_released(&mut self, slots: impl IntoIterator<Item = u32>) {
        for s in slots {
            let st = self.slot(s);
            if st.val.is_some() || !st.mem_obj {
                continue;
            }
            if st.written || self.actual(s).is_object() || self.generator_register(s).is_some() {
                self.get(s);
            } else {
                self.guard(Ins::new(IrOp::SNotObj, Ty::Void).aux(s as i64));
                self.put(s, Slot { mem_obj: false, written: true, ..st });
            }
        }
    }
    /// Emits the catching of exception `e` (owned), or of the one in flight, which the instruction `raiser` at `at` has raised.
    /// The trace goes on at the handler, or ends.
    fn emit_catch(
        &mut self,
        vm: &Vm,
        at: u32,
        raiser: Op,
        e: Ref,
        handler: Option<(usize, ExcEntry)>,
    ) -> R<Step> {
        if self.somebody_notices(handler.map_or(0, |h| h.0 + 1)) {
            // The traceback keeps what the frames that are left hold, which somebody might notice.
            return Err(Abort::Exception);
        }
        let slots = self.unwound_slots(handler);
        let n = handler.map_or(0, |h| h.0);
        let chain = self.chain(Some(at + 1)).split_off(n);
        let pc = chain[0].pc;
        self.execs.push(ExecInfo {
            ins: Instr::new(raiser, 0, 0, 0),
            chain,
            owner: self.code,
            runs: Cell::new(0),
            callee: None,
        });
        let op = if e.is_some() { IrOp::Throw } else { IrOp::Catch };
        let e = self.emit(Ins::new(op, Ty::Ref).a(e).aux(self.execs.len() as i64 - 1));
        for s in slots {
            let st = self.slot(s);
            self.vacate(s);
            self.release_value(st);
        }
        for f in self.frames.split_off(n + 1).into_iter().rev() {
            if f.extra.is_some() && self.ty(f.extra) == Ty::Ref {
                self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(f.extra));
            }
        }
        let Some((_, h)) = handler else {
            for s in 0..self.slots.len() as u32 {
                let st = self.slot(s);
                if st.mem_obj && st.dirty {
                    self.flush(s);
                }
            }
            // Where it is in flight is a place of the VM's, as a global variable is.
            self.emit(Ins::new(IrOp::GlobalSet, Ty::Void).a(e).aux(&raw const vm.exception as i64));
            self.emit(Ins::new(IrOp::Raise, Ty::Void).aux(pc as i64));
            self.left = true;
            return Ok(Step::Done(End::Raise));
        };
        self.frames[n].pc = h.target;
        let d = self.frames[n].base + h.exc_reg as u32;
        self.set(d, e, true);
        self.snap = None;
        self.caught = true;
        self.check_alive = true;
        Ok(Step::Continue)
    }
    /// Catches the exception in flight that the instruction before the innermost frame's `pc` has raised. Guards on the way
    /// leave with the exception in flight.
    pub fn catch_in_flight(&mut self, vm: &Vm) -> R<Step> {
        let at = self.top().pc.saturating_sub(1);
        let handler = self.handler(vm, at)?;
        self.snap = None;
        self.raising = true;
        let slots = self.unwound_slots(handler);
        self.load_released(slots.iter().copied());
        self.raising = false;
        self.emit_catch(vm, at, Op::Nop, Ref::NONE, handler)
    }

    /// `raise StopIteration` in a `__next__` that a loop has called, which it ends: nobody sees the exception, so none is made.
    fn end_loop(&mut self, ins: Instr) -> Option<Step> {
        let top = self.top().clone();
        let at = top.pc;
        let caught = self.codeobj().code.exc_table.iter().any(|h| (h.start..h.end).contains(&at));
        let n = self.frames.len();
        if top.mode != RetMode::Next || n < 2 || ins.op != Op::Raise || ins.c != 1 || caught {
            return None;
        }
        let raised = self.actual_reg(ins.a).clone();
        let stop = builtin().stop_iteration.ptr();
        let is_class = raised.get_exact::<TypeObj>().is_some_and(|t| std::ptr::eq(t, stop));
        if !is_class && raised.get_exact::<ExceptionObj>().is_none_or(|e| !std::ptr::eq(e.class.ptr(), stop))
        {
            return None;
        }
        let e = self.getr(ins.a);
        if is_class {
            self.known_object(e, &raised);
        } else {
            self.guard_class(e, &raised);
        }
        let caller = &self.frames[n - 2];
        // SAFETY: the code is watched; the instruction before is the one that has called.
        let iterator = caller.base + unsafe { (*caller.code).instr(caller.pc as usize - 1) }.a as u32;
        self.get(iterator);
        let slots = (top.base..top.base + self.codeobj().n_regs).rev().chain([top.base - 1]);
        self.load_released(slots.clone());
        for s in slots {
            let st = self.slot(s);
            self.vacate(s);
            self.release_value(st);
        }
        self.frames.pop();
        self.kill(iterator);
        self.snap = None;
        self.caught = true;
        Some(Step::Continue)
    }

    /// `raise e` and the raising again at the end of a handler. The interpreter executes it.
    pub(super) fn raise(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        if let Some(step) = self.end_loop(ins) {
            return Ok(step);
        }
        let at = self.top().pc;
        let handler = self.handler(vm, at)?;
        let slots = self.unwound_slots(handler);
        if ins.op == Op::Raise && ins.c == 0 {
            let Value::Object(_) = vm.handled else { return self.exec(vm, ins) };
            let e = self.guard(Ins::new(IrOp::GlobalGet, Ty::Ref).aux(Self::handled(vm)));
            self.load_released(slots.iter().copied());
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(e));
            return self.emit_catch(vm, at, Op::Reraise, e, handler);
        }
        let raised = self.actual_reg(ins.a).clone();
        if ins.op == Op::Raise
            && ins.c == 1
            && let Some(t) = raised.get_exact::<TypeObj>().filter(|t| makes_plainly(t))
        {
            // The class is called without arguments.
            let c = self.getr(ins.a);
            self.known_object(c, &raised);
            self.load_released(slots.iter().copied());
            let e = self.new_exception(&Ref_::from_ref(t), &[]);
            if ins.flags & KILL_A != 0 {
                let s = self.reg(ins.a);
                self.kill(s);
            }
            return self.emit_catch(vm, at, ins.op, e, handler);
        }
        let exception = raised.get_exact::<ExceptionObj>().is_some();
        match ins.op {
            Op::Reraise if !exception => return Err(Abort::Unsupported),
            Op::Raise if !exception || ins.c != 1 => return self.exec(vm, ins),
            _ => {}
        }
        let e = self.getr(ins.a);
        self.guard_exception(e);
        self.load_released(slots.iter().copied());
        let e = self.take(ins.a, ins.op == Op::Reraise || ins.flags & KILL_A != 0);
        self.emit_catch(vm, at, ins.op, e, handler)
    }

    /// Guards that a value is an exception, unless the trace has caught it.
    fn guard_exception(&mut self, e: Ref) {
        if !matches!(self.t.get(e).op, IrOp::Throw | IrOp::Catch) {
            self.guard(Ins::new(IrOp::GuardLayout, Ty::Void).a(e).aux(Layout::Exception as i64));
        }
    }

    /// The exception being handled is a value of the VM's, as a global variable is.
    fn handled(vm: &Vm) -> i64 {
        &raw const vm.handled as i64
    }
    pub(super) fn push_exc(&mut self, vm: &Vm, ins: Instr) -> R<Step> {
        let of_generator = self.generator && self.frames.len() == 1;
        if of_generator && vm.handled.is_object() {
            // What was handled where it was resumed is lost in an exit.
            return Err(Abort::Unsupported);
        }
        if self.actual_reg(ins.a).get_exact::<ExceptionObj>().is_none() {
            return Err(Abort::Unsupported);
        }
        let e = self.getr(ins.a);
        self.guard_exception(e);
        let d = self.reg(ins.a + 1);
        self.prepare_write(d);
        let ty = Ty::of_tag(vm.handled.tag());
        let old = self.guard(Ins::new(IrOp::GlobalGet, ty).aux(Self::handled(vm)));
        self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(e));
        self.emit(Ins::new(IrOp::GlobalSet, Ty::Void).a(e).aux(Self::handled(vm)));
        self.set(d, old, true);
        self.handling |= of_generator;
        Ok(Step::Continue)
    }
    pub(super) fn pop_exc(&mut self, vm: &Vm, ins: Instr) -> R<Step> {
        if self.actual_reg(ins.a + 1).is_object() {
            if self.actual_reg(ins.a + 1).get_exact::<ExceptionObj>().is_none() {
                return Err(Abort::Unsupported);
            }
            let old = self.getr(ins.a + 1);
            self.guard_exception(old);
        }
        self.getr(ins.a);
        self.getr(ins.a + 1);
        let ty = Ty::of_tag(vm.handled.tag());
        let e = self.guard(Ins::new(IrOp::GlobalGet, ty).aux(Self::handled(vm)));
        let old = self.take(ins.a + 1, true);
        self.emit(Ins::new(IrOp::GlobalSet, Ty::Void).a(old).aux(Self::handled(vm)));
        if ty == Ty::Ref {
            self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(e));
        }
        let s = self.reg(ins.a);
        self.kill(s);
        self.handling &= !(self.generator && self.frames.len() == 1);
        Ok(Step::Continue)
    }
    /// `except C:`, where the class of the exception decides.
    pub(super) fn exc_match(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let (ev, cv) = (self.actual_reg(ins.b).clone(), self.actual_reg(ins.c).clone());
        let (Some(e), Some(c)) = (ev.as_object(), cv.get_exact::<TypeObj>()) else {
            return self.exec(vm, ins);
        };
        if !c.has_flag(type_flags::EXCEPTION) || e.layout() != Layout::Exception {
            return self.exec(vm, ins);
        }
        let (er, cr) = (self.getr(ins.b), self.getr(ins.c));
        self.known_object(cr, &cv);
        self.guard_class(er, &ev);
        let r = self.kval(&Value::bool(e.ty().is_subclass(c)));
        let d = self.reg(ins.a);
        self.prepare_write(d);
        self.kills(ins);
        self.setr(ins.a, r, true);
        Ok(Step::Continue)
    }
}
