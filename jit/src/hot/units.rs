//! Units: all traces of one code object, with what is known of its hot places.
#![allow(unsafe_code, reason = "keeps a pointer to the code object")]

use std::cell::Cell;
use std::sync::Arc;

use sidewinder_vm::objects::*;
use sidewinder_vm::value::{Ref as ObjRef, Value};

use crate::code::CodeBlock;
use crate::enter::RootRecord;
use crate::exit::ExitRecord;
use crate::hot::account;
use crate::ir::sites::{EntryPoint, ExecInfo};
use crate::ir::{IrOp, NO_EXIT, Trace};
use crate::record::RootInfo;
use crate::{State, loop_slot};

/// A trace that has been compiled or will be.
pub struct TraceData {
    pub trace: Arc<Trace>,
    pub root: Option<RootInfo>,
    /// For a root.
    pub record: Option<Box<RootRecord>>,
    /// The exit it goes on from, for a side trace: trace and exit.
    pub parent: Option<(u32, u32)>,
    pub exits: Box<[ExitRecord]>,
    /// Side trace at each exit.
    pub sides: Vec<Option<u32>>,
    /// Exits by which the interpreter serves something that waits.
    pub serves: Vec<bool>,
    /// Exits that get no side trace.
    pub no_side: Vec<bool>,
    /// Recordings of a side trace that were given up.
    pub failed: Vec<u8>,
    /// What its machine code names.
    #[allow(clippy::vec_box, reason = "machine code has the addresses")]
    pub execs: Vec<Box<ExecInfo>>,
    pub line: u32,
    /// For a function's entry.
    pub point: Option<*const EntryPoint>,
    /// Frames it stands for, and registers that they need.
    pub max_depth: usize,
    pub extent: usize,
    /// Code of its own, if it is compiled alone.
    pub code: Option<CodeBlock>,
    /// It has been submitted to the compiler, or is compiled.
    pub submitted: bool,
    /// The root of its tree, and bytecodes from that root's start to its own.
    pub tree: u32,
    pub before: u64,
    /// Side traces for the instruction it starts at, each at an exit of the one before.
    pub chain: u32,
    pub start_pc: u32,
    /// It has machine code call the function it belongs to.
    pub recursive: bool,
    /// Number among all traces of the process.
    pub id: u64,
}

impl TraceData {
    /// Instructions that have to be compiled.
    pub fn n_ir(&self) -> u64 {
        self.trace.ins.len() as u64
    }
    /// Exits by which the interpreter serves something that waits; they get no side traces.
    pub fn serving(trace: &Trace) -> Vec<bool> {
        let mut no = vec![false; trace.exits.len()];
        for i in &trace.ins {
            if i.exit != NO_EXIT && matches!(i.op, IrOp::Poll | IrOp::PollDrops | IrOp::Alive) {
                no[i.exit as usize] = true;
            }
        }
        no
    }
}

/// The code object a unit belongs to, which it does not keep alive: the unit goes when the code dies.
#[derive(Clone, Copy)]
pub struct CodePtr(*const CodeObj);

impl CodePtr {
    /// Of a unit that has gone.
    pub const NONE: CodePtr = CodePtr(std::ptr::null());
    pub fn ptr(self) -> *const CodeObj {
        self.0
    }
}
impl std::ops::Deref for CodePtr {
    type Target = CodeObj;
    fn deref(&self) -> &CodeObj {
        debug_assert!(!self.0.is_null());
        // SAFETY: the code is watched; when it dies, its unit loses its traces and is not looked at any more.
        unsafe { &*self.0 }
    }
}

/// All traces of one code object.
pub struct Unit {
    pub code: CodePtr,
    pub traces: Vec<TraceData>,
    /// Those of them that are roots.
    pub roots: Vec<u32>,
    /// Code of all traces that were there when it was made.
    pub joined: Option<CodeBlock>,
    /// So many of the traces are in it, of so many IR instructions.
    pub n_joined: usize,
    pub joined_ir: u64,
    /// A job that joins its traces is under way.
    pub joining: bool,
    /// Work units that passing from piece to piece has cost since the traces were joined.
    pub lost: u64,
    /// New after each invalidation, and never the same as another unit's.
    pub generation: u32,
    /// Nonzero: an assumption has been broken. Machine code looks at it.
    pub dead: Box<Cell<u8>>,
    /// Addresses that its traces name (see `Watch`).
    pub watched: Vec<usize>,
    /// Objects that its traces name and that are not watched: strings, and what nobody else owns.
    pub owned: Vec<Value>,
    /// When its code was last entered from the interpreter, or a trace was compiled, in entries and compilations.
    pub stamp: u64,
    pub n_aborts: u32,
    /// See `counters::RETRIES`.
    pub retries: i32,
    /// See `counters::MAX_DEFERRED`.
    pub deferred: u32,
    /// Slots that loops (by their headers) are entered with as ints of two words.
    pub wide: Vec<(u32, u32)>,
    /// What each loop's counter was set to last, and the entry's.
    pub armed: Vec<i32>,
    /// Bytecodes of each loop, and of the function.
    pub lengths: Vec<u64>,
    /// What interpreting them costs.
    pub costs: Vec<u64>,
}

impl Unit {
    fn new(code: &CodeObj, threshold: i32, generation: u32) -> Unit {
        let n = code.loops.len();
        // Loops in loops have counters of their own, and of two ways only one is gone.
        let mut own = vec![n; code.code.instrs.len()];
        let mut lengths = vec![0; n + 1];
        let mut spans = vec![(0, code.code.instrs.len() - 1); n + 1];
        for (at, i) in code.code.instrs.iter().enumerate() {
            if i.op == sidewinder_frontend::bytecode::Op::Loop {
                let header = (at as i32 + 1 + i.offset32()) as usize;
                // `continue` comes back from elsewhere: the last one is the loop's end.
                spans[i.a as usize] = (header, at);
                own[header..=at].iter_mut().filter(|o| **o == n).for_each(|o| *o = i.a as usize);
            }
        }
        own.iter().for_each(|o| lengths[*o] += 1);
        for (at, length) in lengths.iter_mut().enumerate() {
            // A function is rarely gone through as a whole.
            let most = if at == n { 60 } else { u64::MAX };
            *length = (*length * 2 / 3 + 1).min(most);
        }
        let costs = account::costs_of_ways(&code.code.instrs, &own, &spans);
        Unit {
            code: CodePtr(code),
            traces: Vec::new(),
            roots: Vec::new(),
            joined: None,
            n_joined: 0,
            joined_ir: 0,
            joining: false,
            lost: 0,
            generation,
            dead: Box::default(),
            watched: Vec::new(),
            owned: Vec::new(),
            stamp: 0,
            n_aborts: 0,
            retries: 0,
            deferred: 0,
            wide: Vec::new(),
            armed: vec![threshold; n + 1],
            lengths,
            costs,
        }
    }
    /// The place of a loop (by its slot), or of the function's entry, in `armed` and `lengths`.
    pub fn place(&self, slot: Option<usize>) -> usize {
        slot.unwrap_or(self.armed.len() - 1)
    }
    /// Sets the counter of a loop (by its slot) or of the function's entry.
    pub fn arm(&mut self, slot: Option<usize>, n: i32) {
        let at = self.place(slot);
        self.armed[at] = n;
        self.counter(slot).set(n);
    }
    fn counter(&self, slot: Option<usize>) -> &Cell<i32> {
        match slot {
            Some(s) => &self.code.loops[s].counter,
            None => &self.code.entry.counter,
        }
    }
    /// As `arm`, for where a root starts.
    pub fn arm_root(&mut self, r: &RootInfo, n: i32) {
        if r.entry {
            self.arm(None, n);
        } else if let Some(s) = loop_slot(&self.code, r.pc) {
            self.arm(Some(s), n);
        }
    }
    /// IR instructions of all its traces.
    pub fn n_ir(&self) -> u64 {
        self.traces.iter().map(TraceData::n_ir).sum()
    }
}

impl State {
    pub(crate) fn unit_of(&mut self, code: &CodeObj) -> usize {
        let key = code as *const CodeObj as usize;
        if let Some(u) = self.by_code.get(&key) {
            return *u;
        }
        ObjRef::from_ref(code).object().watch();
        let unit = Box::new(Unit::new(code, self.cfg.threshold as i32, self.next_generation));
        self.next_generation += 1;
        let u = match self.free_units.pop() {
            Some(u) => {
                self.units[u] = unit;
                u
            }
            None => {
                self.units.push(unit);
                self.units.len() - 1
            }
        };
        self.by_code.insert(key, u);
        u
    }
    pub(crate) fn roots(&self, u: usize) -> Vec<RootInfo> {
        self.units[u].traces.iter().filter_map(|t| t.root.clone()).collect()
    }
}
