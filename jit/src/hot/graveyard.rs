//! What is dead but may still be running: traces and code that are no longer valid, and objects that running code names.
//!
//! ```text
//! a class, function or code object dies ─► units that name it are dropped ─► none of them is running ─► it is freed at once
//!                                                                       └──► else it waits here ──► freed at a safepoint
//! ```
//! What is running is found by code object: where machine code was entered from the interpreter, and both sides of each
//! native call in progress. Nothing is counted when machine code calls machine code.
#![allow(
    unsafe_code,
    reason = "reads the records of native calls; takes over what was made for machine code"
)]

use std::cell::Cell;
use std::ptr::NonNull;

use sidewinder_vm::value::{Header, ObjectRef, Value};
use sidewinder_vm::vm::{Native, POLL_INVALIDATED, Vm, request_poll};

use crate::State;
use crate::code::CodeBlock;
use crate::hot::invalidate::Why;
use crate::hot::units::{CodePtr, TraceData, Unit};
use crate::ir::sites::{EntryPoint, ExecInfo};

/// Dead code, in bytes, that is worth a safepoint of its own.
const ENOUGH: usize = 64 << 10;

/// What traces leave that were invalidated or replaced.
#[derive(Default)]
pub struct Remains {
    /// Address of the code object they belonged to.
    pub code: usize,
    pub generation: u32,
    pub traces: Vec<TraceData>,
    pub blocks: Vec<CodeBlock>,
    pub flag: Option<Box<Cell<u8>>>,
    /// See `Unit::watched`.
    pub watched: Vec<usize>,
    /// See `Unit::owned`.
    pub owned: Vec<Value>,
    pub points: Vec<Box<EntryPoint>>,
    pub sites: Vec<Box<ExecInfo>>,
}

#[derive(Default)]
pub struct Graveyard {
    remains: Vec<Remains>,
    /// Objects whose counts have come to zero while machine code that names them was running.
    parked: Vec<ObjectRef>,
    /// Bytes of code that came after the last safepoint was asked for.
    bytes: usize,
}

impl Graveyard {
    pub fn bury(&mut self, r: Remains) {
        self.bytes += r.blocks.iter().map(CodeBlock::bytes).sum::<usize>();
        self.remains.push(r);
        if self.bytes >= ENOUGH {
            self.bytes = 0;
            request_poll(POLL_INVALIDATED);
        }
    }
    pub fn is_empty(&self) -> bool {
        self.remains.is_empty() && self.parked.is_empty()
    }
}

impl State {
    /// Whether machine code of this code object is running, or its exits are being served.
    pub(crate) fn is_active(&self, vm: &Vm, code: usize) -> bool {
        if self.restoring || self.entered.contains(&code) {
            return true;
        }
        let in_calls = |n: &Native| {
            // SAFETY: the records of calls in progress, and the sites they name, which belong to code that is running.
            let calls = unsafe { std::slice::from_raw_parts(n.start, n.top.offset_from(n.start) as usize) };
            calls.iter().any(|c| {
                // SAFETY: as above.
                let site = unsafe { &*(c.site as *const ExecInfo) };
                site.owner as usize == code || site.callee.as_ref().is_some_and(|c| c.code as usize == code)
            })
        };
        in_calls(&vm.native) || vm.threads.other_calls(in_calls)
    }

    /// An object that traces name, or a code object with a unit, is about to be freed. False: let it be. Else it waits here.
    /// With what the caller has to drop when it has let go of the state.
    pub(crate) fn bury_object(&mut self, vm: &Vm, o: NonNull<Header>) -> (bool, Vec<Remains>) {
        let address = o.as_ptr() as usize;
        let holders = self.watch.holders(address).to_vec();
        for h in &holders {
            if self.units[h.unit as usize].generation == h.generation {
                let own = self.units[h.unit as usize].code.ptr() as usize == address;
                self.drop_traces(h.unit as usize, if own { Why::CodeDied } else { Why::Died });
            }
        }
        self.tell_recorder(address);
        if holders.iter().any(|h| self.is_active(vm, h.code)) {
            // SAFETY: its count is zero; the one set here is given to the graveyard.
            unsafe {
                o.as_ref().rc.set(1);
                self.graveyard.parked.push(ObjectRef::from_raw(o));
            }
            request_poll(POLL_INVALIDATED);
            return (true, Vec::new());
        }
        self.watch.forget(address);
        self.forget_code(address);
        (false, self.sweep(vm))
    }

    /// A code object dies: what the JIT has for it goes.
    fn forget_code(&mut self, address: usize) {
        let mut rest = Remains { code: address, points: self.entries.remove(address), ..Remains::default() };
        if let Some(u) = self.by_code.remove(&address) {
            self.drop_traces(u, Why::CodeDied);
            let unit = &mut *self.units[u];
            let n = unit.code.entry.trace.replace(0);
            if let Some(list) = (n as usize).checked_sub(1).and_then(|k| self.callable.get_mut(k)) {
                rest.sites = list.drain(..).map(|x| x.1).collect();
                self.free_callable.push(n);
            }
            unit.code = CodePtr::NONE;
            self.free_units.push(u);
        }
        if !rest.points.is_empty() || !rest.sites.is_empty() {
            self.graveyard.bury(rest);
        }
    }

    /// Takes out what does not run any more, to be dropped when the state is free.
    #[must_use]
    pub(crate) fn sweep(&mut self, vm: &Vm) -> Vec<Remains> {
        if self.graveyard.remains.is_empty() {
            return Vec::new();
        }
        // Jobs under way point to traces.
        self.collect_until(u64::MAX);
        let all = std::mem::take(&mut self.graveyard.remains);
        let (waiting, gone): (Vec<_>, Vec<_>) = all.into_iter().partition(|r| self.is_active(vm, r.code));
        self.graveyard.remains = waiting;
        for r in &gone {
            r.watched.iter().for_each(|a| self.watch.release(*a, r.generation));
        }
        gone
    }

    /// Takes out all objects that wait; dropped, they ask again.
    pub(crate) fn parked(&mut self) -> Vec<ObjectRef> {
        std::mem::take(&mut self.graveyard.parked)
    }

    /// Frees machine code until no more than the limit is alive: of the units whose code has not been entered for longest.
    pub(crate) fn enforce_limit(&mut self) {
        let limit = self.cfg.code_limit;
        if crate::code::live_bytes() <= limit {
            return;
        }
        let mut units: Vec<(u64, usize)> = Vec::new();
        for (n, u) in self.units.iter().enumerate().filter(|u| !u.1.traces.is_empty()) {
            units.push((u.stamp, n));
        }
        units.sort_unstable();
        let (mut alive, wanted) = (crate::code::live_bytes(), limit / 4 * 3);
        for (_, u) in units {
            if alive <= wanted {
                break;
            }
            alive -= self.units[u].code_bytes().min(alive);
            self.drop_traces(u, Why::Limit);
        }
    }
}

impl Unit {
    fn code_bytes(&self) -> usize {
        let own = self.traces.iter().filter_map(|t| t.code.as_ref());
        own.chain(&self.joined).map(CodeBlock::bytes).sum()
    }
}
