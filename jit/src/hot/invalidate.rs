//! Traces whose assumptions are broken.
#![allow(unsafe_code, reason = "flags what is watched, by raw pointers")]

use std::ptr::NonNull;

use sidewinder_vm::value::Header;
use sidewinder_vm::vm::{POLL_INVALIDATED, Vm, request_poll};

use crate::hot::aborts::Abort;
use crate::hot::graveyard::Remains;
use crate::hot::watch::Holder;
use crate::record::{Assumption, Recorder};
use crate::{State, Tracing};

/// Why the traces of a unit are dropped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// Something they relied on is no longer as it was.
    Changed,
    /// Something they name has died.
    Died,
    /// The unit's code object has died.
    CodeDied,
    /// There is too much machine code.
    Limit,
    /// Generators that were inlined are to be called.
    Generators,
}

impl Why {
    pub fn text(self) -> &'static str {
        match self {
            Why::Changed => "changed",
            Why::Died => "died",
            Why::CodeDied => "code died",
            Why::Limit => "limit",
            Why::Generators => "generators",
        }
    }
}

impl Tracing {
    /// See `Jit::changed`.
    pub(crate) fn has_changed(&self, address: usize) {
        let st = self.state();
        let holders = st.watch.holders(address).to_vec();
        for h in holders.iter().filter(|h| h.assumes) {
            if st.units[h.unit as usize].generation == h.generation {
                st.drop_traces(h.unit as usize, Why::Changed);
            }
        }
        st.tell_recorder(address);
    }

    /// See `Jit::died`.
    pub(crate) fn has_died(&self, vm: &Vm, o: NonNull<Header>) -> bool {
        let (waits, gone) = self.state().bury_object(vm, o);
        drop(gone);
        waits
    }
}

impl State {
    /// Drops all traces of a unit. Machine code that is running leaves at its next `Alive`.
    pub(crate) fn drop_traces(&mut self, u: usize, why: Why) {
        let threshold = self.cfg.threshold as i32;
        let Some(unit) = self.units.get_mut(u) else { return };
        if unit.traces.is_empty() {
            return;
        }
        match why {
            Why::Limit => self.stats.evicted += 1,
            Why::CodeDied => self.stats.freed += 1,
            _ => self.stats.invalidated += 1,
        }
        unit.dead.set(1);
        let flag = Some(std::mem::take(&mut unit.dead));
        let generation = std::mem::replace(&mut unit.generation, self.next_generation);
        self.next_generation += 1;
        // What keeps changing is not worth compiling for.
        unit.n_aborts += (why != Why::Limit) as u32;
        self.entries.close(&unit.code);
        let traces = std::mem::take(&mut unit.traces);
        for t in &traces {
            t.exits.iter().for_each(|e| e.side.set(std::ptr::null()));
            if let Some(r) = &t.record {
                r.code.set(std::ptr::null());
            }
            if let Some(r) = &t.root {
                unit.arm_root(r, threshold);
            }
        }
        unit.roots.clear();
        let remains = Remains {
            code: unit.code.ptr() as usize,
            generation,
            traces,
            blocks: unit.joined.take().into_iter().collect(),
            flag,
            watched: std::mem::take(&mut unit.watched),
            owned: std::mem::take(&mut unit.owned),
            ..Remains::default()
        };
        (unit.n_joined, unit.joined_ir, unit.joining, unit.lost) = (0, 0, false, 0);
        let name = unit.code.code.qualname.clone();
        self.log.event("invalidate").text("code", &name).text("reason", why.text()).write();
        let code = remains.code;
        self.graveyard.bury(remains);
        request_poll(POLL_INVALIDATED);
        // A side trace has lost its parent.
        self.tell_recorder(code);
    }

    /// Something watched has changed or died: a recording that names it is given up, at the end of its step.
    pub(crate) fn tell_recorder(&mut self, address: usize) {
        if self.recording {
            self.doomed.push(address);
        } else if self.recorder.as_ref().is_some_and(|r| r.names(address))
            && let Some(rec) = self.recorder.take()
        {
            self.give_up(&rec, Abort::GlobalChanged);
        }
    }

    /// Watches what a complete recording names, for unit `u`, which keeps what cannot be watched.
    pub(crate) fn watch_for(&mut self, u: usize, rec: &mut Recorder) {
        let unit = &mut *self.units[u];
        let holder = |assumes| Holder {
            code: unit.code.ptr() as usize,
            unit: u as u32,
            generation: unit.generation,
            assumes,
        };
        for &address in &rec.named {
            if self.watch.add(address, holder(false)) {
                unit.watched.push(address);
            }
        }
        for (a, _) in &rec.assumptions {
            // SAFETY: what the recording relies on is alive: it would have been given up.
            unsafe {
                match *a {
                    Assumption::Global(c) => (*c).watched.set(true),
                    Assumption::Slot(k) => (*k).watched.set(true),
                    // Flagged when they were named.
                    Assumption::Class(_) | Assumption::Function(_) | Assumption::NoFinalisers => {}
                }
            }
            if self.watch.add(a.address(), holder(true)) {
                unit.watched.push(a.address());
            }
        }
        unit.owned.append(&mut rec.owned);
    }
}
