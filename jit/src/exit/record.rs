//! Exit records: what machine code and the JIT know of an exit.

use std::cell::{Cell, OnceCell};

use super::Plan;
use crate::ir::Trace;

/// An exit of a trace that has been compiled or will be. Machine code leaves with its address.
#[repr(C, align(16))]
pub struct ExitRecord {
    /// Code of the side trace, compiled alone; null if there is none.
    pub side: Cell<*const u8>,
    /// Passes through it until the JIT is asked whether to join the traces. Counted down by machine code.
    pub passes: Cell<i32>,
    /// How often the interpreter went on here.
    pub count: Cell<u32>,
    trace: *const Trace,
    pub unit: u32,
    /// `Unit::generation` of its trace.
    pub generation: u32,
    /// Number of its trace in the unit.
    pub number: u32,
    pub exit: u32,
    plan: OnceCell<Box<Plan>>,
}

/// Passes from piece to piece between two questions whether to join them.
pub const PASSES: i32 = 2048;

impl ExitRecord {
    /// # Safety
    /// The trace lives as long as the record.
    #[allow(unsafe_code, reason = "keeps a pointer")]
    pub unsafe fn new(
        trace: *const Trace,
        unit: u32,
        generation: u32,
        number: u32,
        exit: u32,
        passes: i32,
    ) -> ExitRecord {
        ExitRecord {
            side: Cell::new(std::ptr::null()),
            passes: Cell::new(passes),
            count: Cell::new(0),
            trace,
            unit,
            generation,
            number,
            exit,
            plan: OnceCell::new(),
        }
    }
    /// See `Exit::handling`.
    pub fn handling(&self) -> bool {
        // SAFETY: the trace lives as long as the record.
        #[allow(unsafe_code, reason = "reads the trace")]
        unsafe { &*self.trace }.exits[self.exit as usize].handling
    }
    /// How to rebuild the interpreter's state.
    pub fn plan(&self) -> &Plan {
        // SAFETY: the trace lives as long as the record.
        #[allow(unsafe_code, reason = "reads the trace")]
        self.plan.get_or_init(|| Box::new(Plan::new(unsafe { &*self.trace }, self.exit)))
    }
}
