//! Call sites: instructions that helpers interpret, and native calls with their entry points.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use sidewinder_frontend::bytecode::{Instr, code_flags};
use sidewinder_vm::call::params;
use sidewinder_vm::objects::*;

use super::{SnapFrame, Ty};

/// An instruction that machine code has a helper interpret, with the frames around it.
#[derive(Clone, Debug)]
pub struct ExecInfo {
    pub ins: Instr,
    pub chain: Vec<SnapFrame>,
    /// The code object whose unit it belongs to.
    pub owner: *const CodeObj,
    /// How often a helper was called for it.
    pub runs: Cell<u64>,
    /// For a native call.
    pub callee: Option<Callee>,
}

/// Most parameters of a function that is called natively.
pub const MAX_PARAMS: usize = 8;
/// Most entry points (for different argument types) of one function.
const MAX_VARIANTS: usize = 6;

/// Where native calls of a function with arguments of certain types go.
#[repr(C)]
pub struct EntryPoint {
    /// Machine code, or `refuse`.
    pub code: Cell<*const u8>,
    /// Which of its entries.
    pub which: Cell<i64>,
    pub types: Box<[Ty]>,
}

/// All entry points, by the address of the code object.
pub struct Entries {
    #[allow(clippy::vec_box, reason = "machine code has the addresses")]
    points: HashMap<usize, Vec<Box<EntryPoint>>>,
    /// Generators that are called, not inlined.
    out: HashSet<usize>,
    /// Code of entry points that have none.
    refuse: *const u8,
}

impl Entries {
    /// `refuse`: the code of entry points that have none.
    pub fn new(refuse: *const u8) -> Entries {
        Entries { points: HashMap::new(), out: HashSet::new(), refuse }
    }
    /// Whether generators with this code are called, not inlined.
    pub fn stays_out(&self, code: &CodeObj) -> bool {
        self.out.contains(&(code as *const CodeObj as usize))
    }
    /// A recording that had inlined generators with this code was given up.
    pub fn keep_out(&mut self, code: *const CodeObj) {
        self.out.insert(code as usize);
    }
    /// The entry point for these argument types; none if the function has too many already.
    pub fn get(&mut self, code: &CodeObj, types: &[Ty]) -> Option<*const EntryPoint> {
        let list = self.points.entry(code as *const CodeObj as usize).or_default();
        if let Some(e) = list.iter().find(|e| *e.types == *types) {
            return Some(&**e);
        }
        if list.len() >= MAX_VARIANTS {
            return None;
        }
        let (code, which) = (Cell::new(self.refuse), Cell::new(0));
        list.push(Box::new(EntryPoint { code, which, types: types.into() }));
        list.last().map(|e| &raw const **e)
    }
    /// The code object at this address dies.
    pub fn remove(&mut self, code: usize) -> Vec<Box<EntryPoint>> {
        self.out.remove(&code);
        self.points.remove(&code).unwrap_or_default()
    }
    pub fn close(&self, code: &CodeObj) {
        for e in self.points.get(&(code as *const CodeObj as usize)).into_iter().flatten() {
            e.code.set(self.refuse);
        }
    }
}

/// Flags of code whose calls do not just run it.
pub const ODD: u32 =
    code_flags::GENERATOR | code_flags::COROUTINE | code_flags::ASYNC_GENERATOR | code_flags::CLASS_BODY;

/// Whether a function can be entered natively: its parameters are few.
pub fn enterable(c: &CodeObj) -> bool {
    c.code.flags & ODD == 0 && params(c) <= MAX_PARAMS
}

/// The callee of a call site.
#[derive(Clone, Debug)]
pub struct Callee {
    /// Register 0 of its frame, as a slot of the caller.
    pub base: u32,
    pub code: *const CodeObj,
    /// Null: it is found in the register below the frame.
    pub func: *const FunctionObj,
    pub n_args: u32,
    pub entry: *const EntryPoint,
}
