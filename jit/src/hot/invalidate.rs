//! Traces whose assumptions are broken.
#![allow(unsafe_code, reason = "what a trace relies on is kept by raw pointers")]

use sidewinder_vm::value::HeapCell;

use crate::hot::aborts::Abort;
use crate::record::Assumption;
use crate::{State, Tracing};

impl Tracing {
    /// See `Jit::invalidate`.
    pub(crate) fn drop_units(&self, units: &[u32]) {
        let st = self.state();
        for &u in units {
            st.drop_traces(u as usize);
        }
        if let Some(rec) = st.recorder.take() {
            st.give_up(&rec, Abort::GlobalChanged);
        }
        st.doomed = st.recording;
    }
}

impl State {
    /// Drops all traces of a unit. Machine code that is running leaves at its next `Alive`.
    pub(crate) fn drop_traces(&mut self, u: usize) {
        let threshold = self.cfg.threshold as i32;
        let Some(unit) = self.units.get_mut(u) else { return };
        if unit.traces.is_empty() {
            return;
        }
        self.stats.invalidated += 1;
        unit.dead.set(1);
        unit.remains.flags.push(std::mem::take(&mut unit.dead));
        unit.generation += 1;
        // What keeps changing is not worth compiling for.
        unit.n_aborts += 1;
        self.entries.close(&unit.code);
        let mut traces = std::mem::take(&mut unit.traces);
        for t in &mut traces {
            t.exits.iter().for_each(|e| e.side.set(std::ptr::null()));
            if let Some(r) = &t.record {
                r.code.set(std::ptr::null());
            }
            if let Some(r) = &t.root {
                unit.arm_root(r, threshold);
            }
        }
        unit.roots.clear();
        unit.remains.traces.append(&mut traces);
        unit.remains.blocks.extend(unit.joined.take());
        unit.remains.pins.append(&mut unit.pins);
        (unit.n_joined, unit.joined_ir, unit.joining, unit.lost) = (0, 0, false, 0);
        let name = unit.code.code.qualname.clone();
        self.log.event("invalidate").text("code", &name).write();
    }
}

/// Registers a unit with what one of its traces relies on.
pub fn register(a: Assumption, u: u32) {
    let add = |d: &HeapCell<Vec<u32>>| {
        d.with_mut(|v| {
            if !v.contains(&u) {
                v.push(u)
            }
        })
    };
    // SAFETY: what a trace relies on is pinned by it.
    unsafe {
        match a {
            Assumption::Global(c) => add(&(*c).dependents),
            Assumption::Class(t) => add(&(*t).dependents),
            Assumption::Function(f) => add(&(*f).dependents),
            Assumption::Slot(k) => add(&(*k).dependents),
        }
    }
}
