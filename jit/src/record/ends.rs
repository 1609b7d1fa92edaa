//! What a recording says of the slots at its start and at its end.

use sidewinder_vm::call::params;

use super::*;

/// The register in which what is sent arrives where a generator goes on: that of the `Yield` before.
pub fn sent_to(code: &CodeObj, pc: u32) -> Option<u32> {
    let i = code.instr(pc.checked_sub(1)? as usize);
    (i.op == Op::Yield).then_some(i.a as u32)
}

impl Recorder {
    /// At a function's entry: parameters have values, other locals have none, temporaries are dead. The registers may
    /// be out of date: a native caller passes arguments in machine registers.
    pub(super) fn begin_function(&mut self) {
        let c = self.codeobj();
        let given = params(c) as u32;
        for s in 0..given {
            self.get(s);
        }
        let u = self.unit(Ty::Undef);
        for s in given..c.code.n_locals as u32 {
            self.put(s, Slot { val: u, dirty: true, mem_obj: false, written: true });
        }
        for s in c.code.n_locals as u32..c.n_regs {
            self.put(s, DEAD);
        }
        // A snapshot of all of it.
        self.snap = None;
        self.guard(Ins::new(IrOp::Poll, Ty::Void));
    }

    /// Where a generator goes on: a native caller leaves its registers on the heap. Those that may be read, and locals that
    /// hold objects, are taken from there.
    pub(super) fn begin_resume(&mut self, pc: u32) {
        let c = self.codeobj();
        let chain = self.chain(None);
        let sent = sent_to(c, pc);
        for s in 0..c.n_regs {
            if self.live(&chain, s)
                || ((s < c.code.n_locals as u32 || sent == Some(s)) && self.actual(s).is_object())
            {
                self.get(s);
            } else {
                self.put(s, DEAD);
                if s < c.code.n_locals as u32 || sent == Some(s) {
                    self.not_objects.push(s);
                }
            }
        }
        // A snapshot of all of it.
        self.snap = None;
        self.guard(Ins::new(IrOp::Poll, Ty::Void));
    }

    /// The slots' final values, for closing the loop.
    pub fn final_slots(&self) -> Vec<(u32, Ref, bool)> {
        let f = |(i, s): (usize, &Slot)| {
            if s.val.is_some() { Some((i as u32, s.val, s.dirty)) } else { None }
        };
        self.slots.iter().enumerate().filter_map(f).collect()
    }
    /// Slots that hold no objects and are not read by an iteration of the loop before it has written them.
    pub fn dead_at_start(&mut self) -> Vec<u32> {
        let chain = self.chain(Some(self.start_pc));
        let slots = 0..self.slots.len() as u32;
        slots
            .filter(|&s| {
                let st = self.slot(s);
                st.val.is_some() && self.ty(st.val) != Ty::Ref && !st.mem_obj && !self.live(&chain, s)
            })
            .collect()
    }
    /// What a root trace is entered with: the slots it loads, and those it takes to hold no objects (`Ty::Void`). Its snapshots
    /// are told what that says of registers not looked at before.
    pub fn entry_types(&mut self) -> Vec<(u32, Ty)> {
        let entry = |i: &Ins| match i.op {
            IrOp::SLoad => Some((i.aux as u32, i.ty)),
            IrOp::SNotObj => Some((i.aux as u32, Ty::Void)),
            _ => None,
        };
        let mut types: Vec<(u32, Ty)> = self.t.ins.iter().filter_map(entry).collect();
        types.extend(self.not_objects.iter().map(|s| (*s, Ty::Void)));
        for snap in &mut self.t.snaps {
            let seen = |s: u32| {
                snap.slots.iter().any(|x| x.0 == s)
                    || [&snap.clean, &snap.dead, &snap.plain].iter().any(|l| l.contains(&s))
            };
            let more: Vec<u32> = types.iter().filter(|t| t.1 != Ty::Ref && !seen(t.0)).map(|t| t.0).collect();
            snap.plain.extend(more);
            snap.plain.sort_unstable();
        }
        types
    }
    /// Slots a helper wrote last (their registers are right, their types unknown).
    pub fn clobbered(&self) -> Vec<u32> {
        let f = |(i, s): (usize, &Slot)| if s.val == Ref::NONE && s.written { Some(i as u32) } else { None };
        self.slots.iter().enumerate().filter_map(f).collect()
    }

    /// Emits the last instruction of the trace; the exit's snapshot is the state at its end.
    pub fn finish(&mut self, end: End, pc: Option<u32>) {
        self.snap = None;
        self.n_checked = self.t.ins.len();
        if let Some(pc) = pc {
            let n = self.frames.len();
            self.frames[n - 1].pc = pc;
        }
        let op = match end {
            End::Loop => Ins::new(IrOp::LoopEnd, Ty::Void),
            End::Jump(t) => Ins::new(IrOp::Jump, Ty::Void).aux(t as i64),
            End::Stop => Ins::new(IrOp::Stop, Ty::Void),
            End::Return | End::Raise => return,
        };
        if end == End::Loop {
            for s in self.mem_start.clone() {
                self.flush(s);
            }
            // The next iteration takes the registers of dead slots to hold no objects.
            for s in 0..self.slots.len() as u32 {
                let st = self.slot(s);
                if st.dirty && st.mem_obj && self.ty(st.val) != Ty::Ref {
                    self.forget_object(s);
                }
            }
        }
        if let End::Jump(t) = end {
            let types: Vec<u32> = self
                .roots
                .iter()
                .filter(|r| r.trace == t)
                .flat_map(|r| r.types.iter().filter(|x| x.1 != Ty::Void).map(|x| x.0))
                .collect();
            for s in 0..self.slots.len() as u32 {
                let st = self.slot(s);
                if !types.contains(&s) {
                    let chain = self.chain(None);
                    let dead = st.dirty && !st.mem_obj && self.ty(st.val) != Ty::Ref;
                    if dead && !self.live(&chain, s) {
                        continue;
                    }
                    self.flush(s);
                } else if st.dirty && st.mem_obj && self.ty(st.val) != Ty::Ref {
                    // The root takes the register of a slot without an object to hold none.
                    self.forget_object(s);
                }
            }
        }
        // The target may expect dead slots too: those whose old values it releases.
        self.snap = match end {
            End::Stop => None,
            _ => Some(self.snapshot_of(None, true)),
        };
        self.guard(op);
    }
}
