//! What machine code has a helper do: instructions without an arm, branches on what only a helper can decide.

use super::*;

impl Recorder {
    // ---- generic fall-back ----------------------------------------------------------------------------

    /// Makes a slot's register right, so that helpers may read it or drop what is in it.
    pub(super) fn sync(&mut self, slot: u32) {
        let s = self.slot(slot);
        if s.val == Ref::NONE && !s.written {
            self.mem_start.push(slot);
            self.put(slot, Slot { written: true, ..s });
        }
        self.flush(slot);
    }
    /// Writes a slot's register if it is out of date.
    pub(super) fn flush(&mut self, slot: u32) {
        let s = self.slot(slot);
        if s.dirty {
            self.emit(Ins::new(IrOp::SStore, Ty::Void).a(s.val).aux(slot as i64));
            if self.ty(s.val).is_wide() {
                // It is an int or an object there.
                return self.clobber(slot);
            }
            let mem_obj = self.ty(s.val) == Ty::Ref;
            self.put(slot, Slot { dirty: false, mem_obj, written: true, ..s });
        }
    }
    /// Before a helper that may push frames: the registers above the running frame's window must hold no objects,
    /// but those of calls inlined earlier may still have their bits.
    pub(super) fn clear_above(&mut self) {
        self.clear_from(self.top().base + self.codeobj().n_regs);
    }
    /// As `clear_above`, for frames whose registers start with this slot.
    fn clear_from(&mut self, start: u32) {
        for s in start..self.slots.len() as u32 {
            let st = self.slot(s);
            if st.dirty && st.mem_obj {
                self.flush(s);
            }
        }
    }
    /// Marks a register as written by a helper.
    pub(super) fn clobber(&mut self, slot: u32) {
        self.put(slot, Slot { val: Ref::NONE, dirty: false, mem_obj: true, written: true });
    }

    /// The values that an instruction reads if `apply` is for it, and whether it gives one.
    fn applicable(&mut self, ins: Instr) -> Option<(Vec<Ref>, bool)> {
        use Op::*;
        let constant = |me: &mut Self, k: u16| {
            let v = me.codeobj().consts[k as usize].clone();
            me.kval(&v)
        };
        Some(match ins.op {
            GetItem => (vec![self.getr(ins.b), self.getr(ins.c)], true),
            GetItemK => (vec![self.getr(ins.b), constant(self, ins.c)], true),
            SetItem => (vec![self.getr(ins.a), self.getr(ins.b), self.getr(ins.c)], false),
            SetItemK => (vec![self.getr(ins.a), constant(self, ins.b), self.getr(ins.c)], false),
            DelItem => (vec![self.getr(ins.a), self.getr(ins.b)], false),
            LoadAttr | Neg | Pos | Invert | Not => (vec![self.getr(ins.b)], true),
            Lt | Le | Eq | Ne | Gt | Ge | In | NotIn => (vec![self.getr(ins.b), self.getr(ins.c)], true),
            op => {
                BinOp::from_op(op)?;
                let known = ins.op as u8 >= AddK as u8;
                let x = self.actual_reg(ins.b);
                let y = if known { &self.codeobj().consts[ins.c as usize] } else { self.actual_reg(ins.c) };
                // Strings and big ints may grow where they are.
                let grows = ins.a == ins.b && matches!(op, Add | AddK) && x.as_str().is_some();
                if grows || wide::is_int(x) && wide::is_int(y) {
                    return None;
                }
                let y = if known { constant(self, ins.c) } else { self.getr(ins.c) };
                (vec![self.getr(ins.b), y], true)
            }
        })
    }

    /// Has a helper perform the instruction on the values that it reads, in the trace (as this op) and right now. Then these
    /// slots are released, and the result goes to slot `d`.
    #[allow(clippy::too_many_arguments, reason = "what describes an instruction")]
    pub(super) fn apply(
        &mut self,
        vm: &mut Vm,
        ins: Instr,
        op: IrOp,
        values: Vec<Ref>,
        released: Vec<u32>,
        d: Option<u32>,
    ) -> R<Step> {
        self.apply_calling(vm, ins, op, values, released, d, None)
    }
    /// As `apply`; with a callee, the second value is a generator, whose machine code is called.
    #[allow(clippy::too_many_arguments, reason = "what describes an instruction")]
    pub(super) fn apply_calling(
        &mut self,
        vm: &mut Vm,
        ins: Instr,
        op: IrOp,
        values: Vec<Ref>,
        released: Vec<u32>,
        d: Option<u32>,
        callee: Option<Callee>,
    ) -> R<Step> {
        self.no_generators()?;
        for &s in &released {
            self.load_to_kill(s);
        }
        let kept = d.filter(|d| !released.contains(d));
        if let Some(d) = kept {
            self.prepare_write(d);
            let old = self.slot(d).val;
            if old.is_some() && self.ty(old) == Ty::Ref {
                // Should the result be stored by a helper, the old value must be there to be released.
                self.flush(d);
            }
        }
        self.clear_above();
        if let Some(c) = &callee {
            self.put_generator(values[1], c);
        }
        self.sync_functions();
        let pc = self.top().pc;
        let chain = self.chain(Some(pc + 1));
        let site = self.execs.len() as i64;
        let plain = ExecInfo { ins, chain, owner: self.code, runs: Cell::new(0), callee: None };
        if callee.is_some() {
            self.execs.push(ExecInfo { callee, ..plain.clone() });
        }
        // A helper that performs the call has no frame of the callee behind it.
        self.execs.push(plain);
        let snap = self.snapshot_raise(pc + 1);
        let exit = self.one_way(snap, true);
        let (b, c) = (Ref(self.t.args.len() as u32), Ref(values.len() as u32));
        self.t.args.extend(values);
        let call = self.emit(Ins { b, c, exit, ..Ins::new(op, Ty::Ptr).aux(site) });
        self.check_alive |= op != IrOp::Compute;
        // Now for real.
        let Some(f) = vm.frames.last_mut() else { return Err(Abort::Unsupported) };
        // SAFETY: moves past the instruction, as the interpreter does before a slow path.
        f.pc = unsafe { f.pc.add(1) };
        let base = f.base;
        let outcome = sidewinder_vm::interp::exec_ins(vm, base, self.top().code, ins);
        for &s in &released {
            self.kill(s);
        }
        // If the outcome is another, the result is in its register.
        let mut aux = 0;
        let snap = match d {
            None => self.snapshot(Some(pc + 1)),
            Some(d) => {
                let old = self.slot(d);
                let drop = kept.is_some() && old.val.is_some() && self.ty(old.val) == Ty::Ref;
                aux = d as i64 | if drop { DROP_OLD } else { 0 };
                self.clobber(d);
                let snap = self.snapshot(Some(pc + 1));
                self.put(d, old);
                snap
            }
        };
        if outcome.is_err() {
            // The trace goes on at the handler.
            self.t.ins[call.ix()].exit = NO_EXIT;
            let e = &mut self.t.exits[exit as usize];
            (e.snap, e.raised) = (snap, false);
            let aux = if d.is_some() { aux } else { NO_RESULT };
            self.emit(Ins { exit, ..Ins::new(IrOp::CallRaised, Ty::Void).a(call).aux(aux) });
            let top = self.frames.len() - 1;
            self.frames[top].pc = pc + 1;
            // Guards from here on leave with the exception in flight, and what has been released is gone.
            self.n_checked = self.t.ins.len();
            let _ = self.catch_in_flight(vm);
            return Ok(Step::Raised);
        }
        if let Some(d) = d {
            let exit = self.one_way(snap, false);
            let ty = Ty::of_tag(self.actual(d).tag());
            let r = self.emit(Ins { exit, ..Ins::new(IrOp::CallItem, ty).a(call).aux(aux) });
            self.set(d, r, true);
        }
        Ok(Step::Executed)
    }

    /// Has the instruction interpreted by a helper, in the trace and right now.
    pub(super) fn exec(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        self.no_looking_at_frames(ins)?;
        if let Some((values, gives)) = self.applicable(ins) {
            let killed = |flag: u8| ins.flags & flag != 0;
            let mut released: Vec<u32> = Vec::new();
            for (flag, r) in [(KILL_A, ins.a), (KILL_B, ins.b), (KILL_C, ins.c)] {
                let s = self.reg(r);
                if killed(flag) && !released.contains(&s) {
                    released.push(s);
                }
            }
            let d = gives.then(|| self.reg(ins.a));
            return self.apply(vm, ins, IrOp::Apply, values, released, d);
        }
        self.no_generators()?;
        let [ka, kb, kc] = ins.op.operands();
        let (reads, writes) = registers(ins);
        let mut reads: Vec<u32> = reads.into_iter().map(|r| self.top().base + r).collect();
        let writes: Vec<u32> = writes.into_iter().map(|r| self.top().base + r).collect();
        if self.codeobj().code.flags & code_flags::CLASS_BODY != 0 {
            reads.push(self.reg(0));
        }
        let n = self.frames.len();
        self.sync_functions();
        // A helper may run Python code that looks at the frames' registers only through these frames; others'
        // registers stay in SSA form.
        for &s in reads.iter().chain(&writes) {
            // The helper drops what is in a destination register, so it must be right.
            self.sync(s);
        }
        let call =
            matches!(ka, Kind::CallB | Kind::CallM | Kind::CallBKw | Kind::CallMKw) || ins.op == Op::CallEx;
        if call {
            // A function's window begins at its first argument, within that of the caller.
            self.clear_from(self.reg(ins.a) + 1);
        } else {
            self.clear_above();
        }
        let pc = self.top().pc;
        let chain = self.chain(Some(pc + 1));
        self.execs.push(ExecInfo { ins, chain, owner: self.code, runs: Cell::new(0), callee: None });
        let snap = self.snapshot_raise(pc + 1);
        let exit = self.one_way(snap, true);
        let exec = self.emit(Ins { exit, ..Ins::new(IrOp::Exec, Ty::Void).aux(self.execs.len() as i64 - 1) });
        self.check_alive = true;
        // What it wrote, and what it may have released.
        for &s in &writes {
            self.clobber(s);
        }
        if matches!(ka, Kind::Reg2 | Kind::Reg3) || ins.op == Op::MakeCell {
            for i in 0..3u32 {
                if i < 2 || ka == Kind::Reg3 {
                    let s = self.reg(ins.a) + i;
                    self.clobber(s);
                }
            }
        }
        let consumed = call
            || matches!(kb, Kind::RunC | Kind::RunC2)
            || kc == Kind::FnRegs
            || kb == Kind::Reg3
            || kc == Kind::Reg2;
        if consumed {
            for &s in &reads {
                if !writes.contains(&s) && !(1..n).any(|i| self.frames[i].base - 1 == s) {
                    self.put(s, DEAD);
                }
            }
        }
        for (flag, r) in [(KILL_A, ins.a), (KILL_B, ins.b), (KILL_C, ins.c)] {
            let s = self.reg(r);
            if ins.flags & flag != 0 && !writes.contains(&s) {
                self.put(s, DEAD);
            }
        }
        // Now for real.
        if let Some(f) = vm.frames.last_mut() {
            // SAFETY: moves past the instruction, as the interpreter does before a slow path.
            f.pc = unsafe { f.pc.add(1) };
        }
        let base = match vm.frames.last() {
            Some(f) => f.base,
            None => return Err(Abort::Unsupported),
        };
        match sidewinder_vm::interp::exec_ins(vm, base, self.top().code, ins) {
            Ok(()) => Ok(Step::Executed),
            Err(_) => {
                // The trace goes on at the handler; the exit is for the case that nothing is raised.
                self.t.ins[exec.ix()].op = IrOp::ExecRaises;
                self.t.exits[exit as usize].raised = false;
                // What it wrote then.
                let snap = &mut self.t.snaps[snap as usize];
                for &s in &writes {
                    snap.plain.retain(|x| *x != s);
                    if let Some(k) = snap.dead.iter().position(|x| *x == s) {
                        snap.dead.remove(k);
                        snap.clean.push(s);
                    }
                }
                self.frames[n - 1].pc = pc + 1;
                let _ = self.catch_in_flight(vm);
                Ok(Step::Raised)
            }
        }
    }

    /// The state if the current instruction raises: its operands are in memory.
    pub(super) fn snapshot_raise(&mut self, pc: u32) -> u32 {
        self.snapshot(Some(pc))
    }

    /// Whether a dict or set has a key, if no Python code is needed to tell.
    pub(super) fn has_key(&mut self, c: Ref, k: Ref, cv: &Value, kv: &Value) -> Option<(Ref, bool)> {
        let h = sidewinder_vm::ops::simple_hash(kv)?;
        let found = if let Some(d) = cv.get_exact::<DictObj>() {
            d.data.with(|t| t.probe(kv, h))
        } else {
            cv.get_exact::<SetObj>()?.data.with(|t| t.probe(kv, h as i64))
        };
        let holds = match found {
            Probe::Found(_) => true,
            Probe::Absent => false,
            Probe::Ask => return None,
        };
        let layout = cv.as_object()?.layout();
        self.guard_layout(c, layout);
        Some((self.guard(Ins::new(IrOp::HasKey, Ty::Bool).ab(c, k)), holds))
    }

    /// Whether `k in c`, where that is in a register, if no Python code is needed to tell.
    pub(super) fn holds_in(&mut self, r: u16, c: Ref, k: Ref, cv: &Value, kv: &Value) -> Option<(Ref, bool)> {
        self.has_key(c, k, cv, kv)
            .or_else(|| self.part_has_key(r, k, cv, kv))
            .or_else(|| self.has_text(c, k, cv, kv))
            .or_else(|| self.has_item(c, k, cv, kv))
    }

    /// As `has_key`, for an instance of a class derived from `dict` or `set` that leaves the question to it.
    fn part_has_key(&mut self, r: u16, k: Ref, cv: &Value, kv: &Value) -> Option<(Ref, bool)> {
        let mut part = cv.clone();
        let c = self.built_in_part(r, &mut part, &builtin().names.contains)?;
        self.has_key(c, k, &part, kv)
    }

    /// Whether a string is part of another.
    fn has_text(&mut self, c: Ref, k: Ref, cv: &Value, kv: &Value) -> Option<(Ref, bool)> {
        let (text, part) = (cv.get_exact::<StrObj>()?, kv.get_exact::<StrObj>()?);
        let holds = text.find(part, 0, text.len()).is_some();
        if self.t.get(c).op == IrOp::KRef
            && self.t.get(k).op == IrOp::StrAt
            && let (Some(set), Some(code)) = (text.as_ascii(), self.code_of(k, kv))
        {
            return Some((self.is_among(set.as_bytes(), code), holds));
        }
        for r in [c, k] {
            if self.t.get(r).op != IrOp::StrAt {
                self.guard_layout(r, Layout::Str);
            }
        }
        Some((self.call_helper(HelperId::StrContains, Ty::Bool, &[c, k]), holds))
    }

    /// Whether a string, an int or None is an item of a constant tuple of such: they are compared one after the other.
    fn has_item(&mut self, c: Ref, k: Ref, cv: &Value, kv: &Value) -> Option<(Ref, bool)> {
        const MOST: usize = 8;
        let items = cv.get_exact::<TupleObj>().filter(|_| self.t.get(c).op == IrOp::KRef)?.items();
        // Values of two kinds are never equal.
        let kind = |v: &Value| match v {
            Value::None => Some(0),
            Value::Int(_) => Some(1),
            v => v.get_exact::<StrObj>().map(|_| 2),
        };
        let mine = kind(kv)?;
        if items.len() > MOST || items.iter().any(|x| kind(x).is_none()) {
            return None;
        }
        if mine == 2 && self.t.get(k).op != IrOp::StrAt {
            self.guard_layout(k, Layout::Str);
        }
        let mut last = (self.kval(&Value::bool(false)), false);
        for (n, x) in items.iter().filter(|x| kind(x) == Some(mine)).enumerate() {
            if n > 0 {
                self.guard_bool(last.0, false);
            }
            if mine == 0 {
                return Some((self.kval(&Value::bool(true)), true));
            }
            let item = self.kval(x);
            last = (self.compare(CmpOp::Eq, k, item, kv, x)?, simple_eq(kv, x) == Some(true));
            if last.1 {
                break;
            }
        }
        Some(last)
    }

    /// Whether the code of an ASCII character is among these: it picks a bit of two words.
    pub(super) fn is_among(&mut self, set: &[u8], code: Ref) -> Ref {
        let bits = set.iter().fold(0u128, |bits, c| bits | 1 << c);
        let (low, high) = (bits as u64 as i64, (bits >> 64) as u64 as i64);
        let [zero, one, six, last, low, change] = [0, 1, 6, 63, low, low ^ high].map(|k| self.kint(k));
        let half = self.bin(IrOp::ShrI, Ty::Int, code, six);
        let all = self.bin(IrOp::SubX, Ty::Int, zero, half);
        let change = self.bin(IrOp::AndI, Ty::Int, change, all);
        let word = self.bin(IrOp::XorI, Ty::Int, low, change);
        let place = self.bin(IrOp::AndI, Ty::Int, code, last);
        let word = self.bin(IrOp::ShrU, Ty::Int, word, place);
        let bit = self.bin(IrOp::AndI, Ty::Int, word, one);
        self.bin(IrOp::NeI, Ty::Bool, bit, zero)
    }

    /// A conditional jump on something only a helper can decide.
    pub(super) fn branch_helper(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        if matches!(ins.op, Op::JIn | Op::JNotIn) {
            let (k, c) = (self.getr(ins.a), self.getr(ins.b));
            let (kv, cv) = (self.actual_reg(ins.a).clone(), self.actual_reg(ins.b).clone());
            if let Some((found, holds)) = self.holds_in(ins.b, c, k, &cv, &kv) {
                self.guard_bool(found, holds);
                self.kills(ins);
                return Ok(Step::Continue);
            }
            if let Some(step) = self.contains_method(ins, (c, &cv), k, 0) {
                return Ok(step);
            }
        } else {
            let (x, xv) = (self.getr(ins.a), self.actual_reg(ins.a).clone());
            let method = self.class_method(x, &xv, &builtin().names.bool_);
            let step = method.and_then(|f| self.special(ins, &f, &[x], RetMode::Truth, 0, None));
            if let Some(step) = step {
                return Ok(step);
            }
        }
        self.no_generators()?;
        // Compute the bool into the helper's scratch register, then branch on it.
        let (taken, x, y) = match ins.op {
            Op::JumpIfTrue | Op::JumpIfFalse => (ins.op == Op::JumpIfTrue, self.getr(ins.a), Ref::NONE),
            _ => (ins.op == Op::JIn, self.getr(ins.a), self.getr(ins.b)),
        };
        let _ = (taken, x, y);
        let (h, args, holds) = match ins.op {
            Op::JumpIfTrue | Op::JumpIfFalse => {
                let r = sidewinder_vm::ops::truth(vm, self.actual_reg(ins.a));
                (HelperId::Truth, vec![x], r)
            }
            _ => {
                let r = sidewinder_vm::ops::contains(vm, self.actual_reg(ins.b), self.actual_reg(ins.a));
                (HelperId::Contains, vec![y, x], r)
            }
        };
        let Ok(holds) = holds else {
            if let Some(f) = vm.frames.last_mut() {
                // SAFETY: the exception belongs to this instruction.
                f.pc = unsafe { f.pc.add(1) };
            }
            return Ok(Step::Raised);
        };
        let c = self.boxed_call(h, &args);
        // The helper has run: a failing guard must not run it again. It continues behind the branch.
        let jump = holds == matches!(ins.op, Op::JumpIfTrue | Op::JIn);
        self.kills(ins);
        self.branch_after_effect(ins, c, holds, jump);
        self.skip(vm, ins, jump);
        Ok(Step::Executed)
    }

    /// How far an instruction may jump from the one behind it.
    pub(super) fn offset(ins: Instr) -> i32 {
        let [_, b, c] = ins.op.operands();
        if b == Kind::J32 {
            ins.offset32()
        } else if c == Kind::J16 {
            ins.offset16()
        } else {
            0
        }
    }
    /// Guards the outcome of a branch whose condition had effects; the exit goes the other way.
    pub(super) fn branch_after_effect(&mut self, ins: Instr, c: Ref, holds: bool, jump: bool) {
        let pc = self.top().pc as i32 + 1;
        let other = if jump { pc } else { pc + Self::offset(ins) };
        let snap = self.snapshot(Some(other as u32));
        let exit = self.one_way(snap, false);
        let op = if holds { IrOp::GuardTrue } else { IrOp::GuardFalse };
        self.emit(Ins { exit, ..Ins::new(op, Ty::Void).a(c) });
    }
    /// Moves the interpreter past a branch the recorder has executed.
    pub(super) fn skip(&mut self, vm: &mut Vm, ins: Instr, jump: bool) {
        // SAFETY: verified jump.
        unsafe {
            for r in [(KILL_A, ins.a), (KILL_B, ins.b), (KILL_C, ins.c)] {
                if ins.flags & r.0 != 0 {
                    let p = self.base.add(self.reg(r.1) as usize);
                    if (*p).is_object() {
                        drop(std::mem::take(&mut *p));
                    }
                }
            }
            if let Some(f) = vm.frames.last_mut() {
                f.pc = f.pc.add(1);
                if jump {
                    f.pc = f.pc.offset(Self::offset(ins) as isize);
                }
            }
        }
    }
    /// Calls a helper that takes whole values and gives 0, 1 or -1 (raised); a bool.
    pub(super) fn boxed_call(&mut self, h: HelperId, args: &[Ref]) -> Ref {
        self.clear_above();
        self.sync_functions();
        let pc = self.top().pc;
        let snap = self.snapshot(Some(pc + 1));
        let exit = self.one_way(snap, true);
        let chain = self.chain(Some(pc + 1));
        self.execs.push(ExecInfo {
            ins: Instr::new(Op::Nop, 0, 0, 0),
            chain,
            owner: self.code,
            runs: Cell::new(0),
            callee: None,
        });
        let b = Ref(self.t.args.len() as u32);
        let info = self.kint(self.execs.len() as i64 - 1);
        self.t.args.push(info);
        self.t.args.extend_from_slice(args);
        let i =
            Ins { b, c: Ref(args.len() as u32 + 1), exit, ..Ins::new(IrOp::Call, Ty::Bool).aux(h as i64) };
        self.check_alive = true;
        self.emit(i)
    }
}
