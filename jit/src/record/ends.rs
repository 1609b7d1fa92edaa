//! What a recording says of the slots at its start and at its end.

use super::*;

impl Recorder {
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
}
