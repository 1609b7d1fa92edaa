//! The recorder: sees each instruction with its operands before it is interpreted, and writes down what
//! happens as trace IR.
//!
//! It keeps an abstract copy of the registers ([`Slot`]): which value each holds, and whether the register in
//! memory is out of date. Every arm has the same order: look at operands, emit guards, then effects, then
//! write the destination; so a failing guard can always restart the instruction.
//!
//! # Counts
//! A slot owns one count of the object it holds, whether the value is in memory or only in SSA form. The recorder
//! emits the increments and decrements the interpreter would do; `opt::refcount` removes what is redundant.
//! Memory of a slot that is out of date is never released by anybody: exits overwrite it.
#![allow(unsafe_code, reason = "reads registers of the running frames")]

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::atomic::Ordering;

use sidewinder_frontend::bytecode::*;
use sidewinder_vm::objects::*;
use sidewinder_vm::ops::{Asked, BinOp, CmpOp, compared_value};
use sidewinder_vm::types::builtin;
use sidewinder_vm::value::{Layout, ObjectRef, Value};
use sidewinder_vm::vm::{FINALISERS, Frame, GenResult, RetMode, Vm};

use crate::hot::aborts::Abort;
use crate::ir::helpers::{self, HelperId};
use crate::ir::sites::{Callee, Entries, ExecInfo};
use crate::ir::*;
use liveness::{Liveness, registers};

/// What the trace relies on without checking.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Assumption {
    Global(*const GlobalCell),
    Class(*const TypeObj),
    Function(*const FunctionObj),
    Slot(*const SlotKind),
    /// No object has a finaliser.
    NoFinalisers,
}

impl Assumption {
    /// What is relied on, as the JIT is told of its changes.
    pub fn address(self) -> usize {
        match self {
            Assumption::Global(c) => c as usize,
            Assumption::Class(t) => t as usize,
            Assumption::Function(f) => f as usize,
            Assumption::Slot(k) => k as usize,
            Assumption::NoFinalisers => &raw const FINALISERS as usize,
        }
    }
    /// Changes when the assumption breaks.
    pub fn stamp(self) -> u64 {
        // SAFETY: what a trace relies on is alive: else the recording is given up.
        unsafe {
            match self {
                Assumption::Global(c) => (*c).state.get() as u64,
                Assumption::Class(t) => (*t).version.get() as u64,
                Assumption::Function(f) => (*f).code() as *const CodeObj as u64,
                Assumption::Slot(k) => (*k).stamp(),
                Assumption::NoFinalisers => FINALISERS.load(Ordering::Relaxed) as u64,
            }
        }
    }
}

/// One abstract register.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// `Ref::NONE`: not loaded yet.
    val: Ref,
    /// The register in memory is out of date.
    dirty: bool,
    /// The register may hold an object's bits.
    mem_obj: bool,
    /// A helper has written the register since the trace began.
    written: bool,
}
const UNSEEN: Slot = Slot { val: Ref::NONE, dirty: false, mem_obj: true, written: false };
/// A dead register without an object.
const DEAD: Slot = Slot { val: Ref::NONE, dirty: false, mem_obj: false, written: true };

#[derive(Clone, Debug)]
struct RFrame {
    code: *const CodeObj,
    base: u32,
    /// Where the frame continues when the one above it returns.
    pc: u32,
    mode: RetMode,
    dst: u16,
    extra: Ref,
    /// Of an inlined generator. Slots of its window stand for its registers on the heap; on the stack there is nothing.
    generator: Ref,
}

/// What the recording starts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    Loop,
    Entry,
    /// Where a generator was suspended (or its beginning).
    Resume,
    /// Exit of a trace of the unit.
    Side {
        trace: u32,
        exit: u32,
    },
}

impl Start {
    /// As the log has it.
    pub fn name(self) -> &'static str {
        match self {
            Start::Loop => "loop",
            Start::Entry => "entry",
            Start::Resume => "resume",
            Start::Side { .. } => "side",
        }
    }
}

/// Next step after recording an instruction.
pub enum Step {
    Continue,
    /// Executed here: the frame's pc has been moved on.
    Executed,
    Raised,
    /// The trace is complete. `reached`: the interpreter still has to execute the instruction.
    Done(End),
    Abort(Abort),
}

/// How a trace ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// At its own start.
    Loop,
    /// At the start of this root trace of the same unit.
    Jump(u32),
    /// The interpreter goes on.
    Stop,
    /// The function returns.
    Return,
    /// By an exception.
    Raise,
}

impl End {
    /// As the log has it.
    pub fn name(self) -> &'static str {
        match self {
            End::Loop => "loop",
            End::Jump(_) => "jump",
            End::Stop => "stop",
            End::Return => "return",
            End::Raise => "raise",
        }
    }
}

/// A root trace as far as the recorder must know it: where it starts and which slot types it expects.
#[derive(Clone, Debug)]
pub struct RootInfo {
    pub trace: u32,
    pub pc: u32,
    /// A function's entry, or where a generator is resumed.
    pub entry: bool,
    pub resume: bool,
    /// `Ty::Void`: anything but an object.
    pub types: Vec<(u32, Ty)>,
}

pub struct Recorder {
    pub t: Trace,
    slots: Vec<Slot>,
    frames: Vec<RFrame>,
    base: *mut Value,
    /// Index of the outermost frame in `Vm::frames`.
    depth: usize,
    pub start: Start,
    pub start_pc: u32,
    pub code: *const CodeObj,
    snap: Option<u32>,
    consts: HashMap<(IrOp, i64), Ref>,
    /// With their stamps when they were made.
    pub assumptions: Vec<(Assumption, u64)>,
    /// Of a loop: whether its own back-edge was taken.
    pub went_round: bool,
    /// Addresses of the objects it names, which are watched.
    pub named: Vec<usize>,
    /// Those that are not watched: strings, and what nobody else owns.
    pub owned: Vec<Value>,
    n_instrs: usize,
    pub max_depth: usize,
    /// Root traces of the same code.
    pub roots: Vec<RootInfo>,
    pub execs: Vec<ExecInfo>,
    /// Loops in inlined calls that were unrolled so far.
    unrolled: usize,
    /// Functions traces of this and other units: code → (unit, trace) is looked up by the JIT.
    pub inner_loops: HashMap<u32, u32>,
    /// A helper that may run Python code was called by the previous instruction.
    check_alive: bool,
    /// Where the current instruction begins: what comes before has been looked at for what it releases.
    n_checked: usize,
    /// Slots whose registers helpers rely on as they were at the start.
    mem_start: Vec<u32>,
    /// Where native calls go.
    entries: *mut Entries,
    liveness: HashMap<*const CodeObj, Liveness>,
    /// The outermost frame is a generator's.
    generator: bool,
    /// It handles an exception, and did not when it was resumed.
    handling: bool,
    /// Registers that must hold no objects when a generator is resumed.
    pub not_objects: Vec<u32>,
    /// Count, start and step of ranges the trace has made.
    ranges: HashMap<Ref, [Ref; 3]>,
    /// Intervals of ints, as far as they help to avoid checks for overflow.
    small: HashMap<Ref, (i64, i64)>,
    /// What is known of ints of two words.
    spans: HashMap<Ref, wide::Span>,
    /// Slots that the loop being recorded is entered with as ints of two words.
    pub wide_slots: Vec<u32>,
    /// Items of ranges.
    counters: Vec<Ref>,
    /// Registers that the loop being recorded writes, once somebody asks.
    written: Option<Vec<u32>>,
    /// Guards leave with the exception in flight.
    raising: bool,
    /// The interpreter is about to go to a handler, where the recording already stands.
    pub caught: bool,
    /// The exception leaves the function, with which the trace ends.
    pub left: bool,
}

const MAX_INSTRS: usize = 6000;
const MAX_DEPTH: usize = 12;
const MAX_UNROLL: usize = 24;

type R<T> = Result<T, Abort>;

mod bytes;
mod calls;
mod complex;
mod ends;
pub use ends::sent_to;
mod fallback;
mod generators;
mod iteration;
mod liveness;
mod natives;
mod numbers;
mod objects;
mod patterns;
mod raising;
mod returns;
mod unpacking;
mod wide;

pub use wide::words_of_int;

impl Recorder {
    /// A recorder for the top frame, standing at `pc`.
    pub fn new(vm: &Vm, start: Start, pc: u32, entries: *mut Entries) -> Recorder {
        let f = vm.frames.last().expect("a frame is running");
        let mut r = Recorder::empty(f, vm.frames.len() - 1, start, pc, entries);
        r.watch_code(f.code());
        r.frames.push(RFrame {
            code: f.code,
            base: 0,
            pc,
            mode: f.mode,
            dst: f.dst,
            extra: Ref::NONE,
            generator: Ref::NONE,
        });
        match start {
            Start::Entry => r.begin_function(),
            Start::Resume => r.begin_resume(pc),
            _ => {}
        }
        r
    }

    /// Nothing is recorded yet; the outermost frame is `f`, number `depth` of the VM.
    fn empty(f: &Frame, depth: usize, start: Start, start_pc: u32, entries: *mut Entries) -> Recorder {
        Recorder {
            t: Trace::default(),
            slots: Vec::new(),
            frames: Vec::new(),
            base: f.base,
            depth,
            start,
            start_pc,
            code: f.code,
            snap: None,
            consts: HashMap::new(),
            assumptions: Vec::new(),
            went_round: false,
            named: Vec::new(),
            owned: Vec::new(),
            n_instrs: 0,
            max_depth: 1,
            roots: Vec::new(),
            execs: Vec::new(),
            unrolled: 0,
            inner_loops: HashMap::new(),
            check_alive: false,
            n_checked: 0,
            mem_start: Vec::new(),
            entries,
            liveness: HashMap::new(),
            ranges: HashMap::new(),
            small: HashMap::new(),
            spans: HashMap::new(),
            wide_slots: Vec::new(),
            counters: Vec::new(),
            written: None,
            raising: false,
            caught: false,
            left: false,
            generator: f.generator.is_some(),
            handling: false,
            not_objects: Vec::new(),
        }
    }

    /// Continues from a parent's exit: its snapshot becomes the initial state.
    pub fn from_exit(
        vm: &Vm,
        parent: &Trace,
        exit: u32,
        trace: u32,
        root_depth: usize,
        entries: *mut Entries,
    ) -> Recorder {
        let chain = parent.chain(exit).to_vec();
        let root = &vm.frames[root_depth];
        let at = chain.last().map_or(0, |f| f.pc);
        let mut r = Recorder::empty(root, root_depth, Start::Side { trace, exit }, at, entries);
        r.max_depth = chain.len();
        r.handling = parent.exits[exit as usize].handling;
        let snap = &parent.snaps[parent.exits[exit as usize].snap as usize];
        let mut map: HashMap<Ref, Ref> = HashMap::new();
        let mut made: Vec<(Ref, Ref)> = Vec::new();
        let mut word = |r: &mut Recorder, v: Ref| -> Ref {
            if let Some(x) = map.get(&v) {
                return *x;
            }
            let i = *parent.get(v);
            let n = if i.op.effect() == Effect::Const {
                r.konst(i.op, i.ty, i.aux)
            } else if i.ty.is_unit() {
                r.unit(i.ty)
            } else {
                let _k = r.t.params.len();
                r.t.params.push(i.ty);
                // The parameter names the parent's value.
                r.t.push(Ins::new(IrOp::Param, i.ty).aux(v.0 as i64))
            };
            map.insert(v, n);
            n
        };
        let mut value = |r: &mut Recorder, v: Ref| -> Ref {
            let i = *parent.get(v);
            if i.op != IrOp::PairW {
                return word(r, v);
            }
            let (low, high) = (word(r, i.a), word(r, i.b));
            r.emit(Ins::new(IrOp::PairW, i.ty).ab(low, high))
        };
        // Virtual objects are made at the start; if they do not escape here either, they are never made.
        for o in &parent.exits[exit as usize].objects {
            let i = *parent.get(o.value);
            let mut field = |r: &mut Recorder, v: Ref| match made.iter().find(|m| m.0 == v) {
                Some(m) => m.1,
                None => value(r, v),
            };
            let fields: Vec<(u32, Ref)> = o.fields.iter().map(|&(k, v)| (k, field(&mut r, v))).collect();
            let n = r.make_object(i.op, i.aux, o.shape, &fields);
            for _ in 1..o.count {
                r.emit(Ins::new(IrOp::IncRef, Ty::Void).a(n));
            }
            made.push((o.value, n));
        }
        for &(s, v) in &snap.slots {
            let n = match made.iter().find(|m| m.0 == v) {
                Some(m) => m.1,
                None => value(&mut r, v),
            };
            r.put(s, Slot { val: n, dirty: true, mem_obj: true, written: true });
        }
        for &s in &snap.dead {
            r.put(s, DEAD);
        }
        for &s in &snap.plain {
            r.put(s, Slot { mem_obj: false, ..r.slot(s) });
        }
        for f in &chain {
            let extra = match made.iter().find(|m| m.0 == f.extra) {
                Some(m) => m.1,
                None if f.extra.is_some() => value(&mut r, f.extra),
                None => Ref::NONE,
            };
            let generator = match f.generator.is_some() {
                true => value(&mut r, f.generator),
                false => Ref::NONE,
            };
            r.frames.push(RFrame {
                generator,
                code: f.code as *const CodeObj,
                base: f.base,
                pc: f.pc,
                mode: f.mode,
                dst: f.dst,
                extra,
            });
        }
        for f in r.frames.clone() {
            // SAFETY: the interpreter's frames, just rebuilt from this chain, keep the code alive.
            r.watch_code(unsafe { &*f.code });
        }
        r
    }

    /// Makes what was virtual in the parent.
    fn make_object(&mut self, op: IrOp, aux: i64, shape: i64, fields: &[(u32, Ref)]) -> Ref {
        let field = |k: usize| fields.get(k).map_or(Ref::NONE, |f| f.1);
        match op {
            IrOp::VRange => self.emit(Ins::new(IrOp::NewRange, Ty::Ref).ab(field(0), field(1)).c(field(2))),
            IrOp::VSuper => self.emit(Ins::new(IrOp::NewSuper, Ty::Ref).ab(field(0), field(1))),
            IrOp::VComplex => self.new_complex((field(0), field(1))),
            IrOp::VCell => self.emit(Ins::new(IrOp::NewCell, Ty::Ref).a(field(0))),
            IrOp::VFunction => {
                self.emit(Ins::new(IrOp::NewFunction, Ty::Ref).ab(field(0), field(1)).aux(aux))
            }
            IrOp::VInstance => {
                let o = self.emit(Ins::new(IrOp::NewInstance, Ty::Ref).aux(aux));
                self.emit(Ins::new(IrOp::SetShape, Ty::Void).a(o).aux(shape));
                for &(k, v) in fields {
                    self.emit(Ins::new(IrOp::StoreField, Ty::Void).ab(o, v).aux(k as i64));
                }
                o
            }
            _ => {
                let o = self.emit(Ins::new(IrOp::NewTuple, Ty::Ref).aux(aux));
                for &(k, v) in fields {
                    self.emit(Ins::new(IrOp::TupleInit, Ty::Void).ab(o, v).aux(k as i64));
                }
                o
            }
        }
    }

    // ---- building blocks ------------------------------------------------------------------------------

    fn konst(&mut self, op: IrOp, ty: Ty, aux: i64) -> Ref {
        if let Some(r) = self.consts.get(&(op, aux)) {
            return *r;
        }
        let r = self.t.push(Ins::new(op, ty).aux(aux));
        self.consts.insert((op, aux), r);
        r
    }
    fn kint(&mut self, i: i64) -> Ref {
        self.konst(IrOp::KInt, Ty::Int, i)
    }
    /// The trace is going to name an object: if that dies, so does the trace.
    fn watch(&mut self, o: &ObjectRef) {
        if o.layout() == Layout::Str {
            self.owned.push(Value::Object(o.clone()));
        } else if !self.named.contains(&(o.as_ptr() as usize)) {
            o.watch();
            self.named.push(o.as_ptr() as usize);
        }
    }
    fn watch_code(&mut self, c: &CodeObj) {
        self.watch(sidewinder_vm::value::Ref::from_ref(c).object());
    }
    /// Whether the recording relies on what is at an address, or names it.
    pub fn names(&self, address: usize) -> bool {
        self.named.contains(&address) || self.assumptions.iter().any(|a| a.0.address() == address)
    }
    fn kobj(&mut self, v: &Value) -> Ref {
        if let Value::Object(o) = v {
            self.watch(o);
        }
        self.konst(IrOp::KRef, Ty::Ref, v.raw_payload() as i64)
    }
    /// As `kobj` for an object that nobody else owns.
    fn own(&mut self, v: Value) -> Ref {
        let raw = v.raw_payload() as i64;
        self.owned.push(v);
        self.konst(IrOp::KRef, Ty::Ref, raw)
    }
    fn unit(&mut self, ty: Ty) -> Ref {
        if ty == Ty::None {
            self.konst(IrOp::KNone, Ty::None, 0)
        } else {
            self.konst(IrOp::KUndef, Ty::Undef, 0)
        }
    }
    fn kval(&mut self, v: &Value) -> Ref {
        match v {
            Value::Int(i) => self.kint(*i),
            Value::Float(f) => self.konst(IrOp::KFloat, Ty::Float, f.get().to_bits() as i64),
            Value::Bool(b) => self.konst(IrOp::KBool, Ty::Bool, b.get() as i64),
            Value::None => self.unit(Ty::None),
            Value::Undef | Value::InCell(_) => self.unit(Ty::Undef),
            Value::Object(_) => self.kobj(v),
        }
    }
    fn emit(&mut self, i: Ins) -> Ref {
        self.t.push(i)
    }
    /// Emits a guard that restarts the current instruction when it fails.
    fn guard(&mut self, i: Ins) -> Ref {
        debug_assert!(
            !self.t.ins[self.n_checked..].iter().any(|i| i.op == IrOp::DecRef),
            "the instruction has released something and cannot be restarted"
        );
        let exit = self.exit_here();
        self.t.push(Ins { exit, ..i })
    }
    /// As `guard`, for a helper that has done nothing when it leaves: exit stress, which would leave after it, spares it.
    fn guard_store(&mut self, i: Ins) {
        let exit = self.exit_here();
        self.t.exits[exit as usize].one_way = true;
        self.t.push(Ins { exit, ..i });
    }
    fn exit_here(&mut self) -> u32 {
        let snap = match self.snap {
            Some(s) => s,
            None => {
                let s = self.snapshot(None);
                self.snap = Some(s);
                s
            }
        };
        self.exit(Exit { raised: self.raising, ..Exit::new(snap, self.top().pc) })
    }
    /// An exit that is right only if the guard really fails.
    fn one_way(&mut self, snap: u32, raised: bool) -> u32 {
        self.exit(Exit { raised, one_way: true, ..Exit::new(snap, self.top().pc) })
    }
    fn exit(&mut self, e: Exit) -> u32 {
        let done = self.n_instrs.saturating_sub(1) as u32;
        self.t.exits.push(Exit { done, handling: self.handling, ..e });
        self.t.exits.len() as u32 - 1
    }
    fn chain(&self, top_pc: Option<u32>) -> Vec<SnapFrame> {
        let n = self.frames.len();
        let f = |(i, f): (usize, &RFrame)| SnapFrame {
            code: f.code as usize,
            func: self.known_func(f.base),
            base: f.base,
            // SAFETY: the code of every frame of the recording is watched, or run by a live frame.
            size: unsafe { (*f.code).n_regs },
            pc: if i + 1 == n { top_pc.unwrap_or(f.pc) } else { f.pc },
            mode: f.mode,
            dst: f.dst,
            extra: f.extra,
            generator: f.generator,
        };
        self.frames.iter().enumerate().map(f).collect()
    }
    /// The function of an inlined frame if it is a constant, else 0.
    fn known_func(&self, base: u32) -> usize {
        if base == 0 {
            return 0;
        }
        let v = self.slot(base - 1).val;
        if v.is_some() && self.t.get(v).op == IrOp::KRef { self.t.get(v).aux as usize } else { 0 }
    }
    /// Inlined frames whose function is not a constant find it in the register below their window.
    fn sync_functions(&mut self) {
        for i in 1..self.frames.len() {
            let base = self.frames[i].base;
            if self.known_func(base) == 0 {
                self.sync(base - 1);
            }
        }
    }
    /// The state now; the innermost frame continues at `pc` (by default at the current instruction). Dead registers are
    /// left out.
    fn snapshot(&mut self, pc: Option<u32>) -> u32 {
        self.snapshot_of(pc, false)
    }
    fn snapshot_of(&mut self, pc: Option<u32>, everything: bool) -> u32 {
        let (mut slots, mut clean, mut dead, mut plain) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let chain = self.chain(pc);
        for k in 0..self.slots.len() as u32 {
            let s = self.slots[k as usize];
            if s.dirty {
                let needed = everything || self.ty(s.val) == Ty::Ref || s.mem_obj;
                if needed || self.live(&chain, k) {
                    slots.push((k, s.val));
                } else {
                    dead.push(k);
                }
            } else if s.written {
                if s.val == Ref::NONE && !s.mem_obj { dead.push(k) } else { clean.push(k) }
            }
            if !s.mem_obj && dead.last() != Some(&k) && clean.last() != Some(&k) {
                plain.push(k);
            }
        }
        self.t.chains.push(chain);
        self.t.snaps.push(Snapshot { slots, clean, dead, plain, chain: self.t.chains.len() as u32 - 1 });
        self.t.snaps.len() as u32 - 1
    }
    /// Whether a slot may be read by the frames of the chain.
    fn live(&mut self, chain: &[SnapFrame], slot: u32) -> bool {
        let Some(k) = chain.iter().rposition(|f| f.base <= slot) else { return true };
        let f = &chain[k];
        // The callable below a window belongs to the frame of the window.
        if chain.iter().any(|f| f.base == slot + 1) {
            return true;
        }
        let code = f.code as *const CodeObj;
        // SAFETY: the code of every frame of the recording is watched, or run by a live frame.
        let object = unsafe { &(*code).code };
        if slot - f.base >= object.n_regs as u32 {
            return false;
        }
        let l = self.liveness.entry(code).or_insert_with(|| Liveness::new(object));
        // What the frame above returns may make this one jump.
        let other = match chain.get(k + 1).map(|g| g.mode) {
            Some(RetMode::Compare | RetMode::Unequal | RetMode::Truth) => {
                f.pc as i32 + Self::offset(object.instrs[f.pc as usize - 1])
            }
            Some(RetMode::Next | RetMode::GenFor) => f.pc as i32 + 1,
            _ => f.pc as i32,
        };
        l.live(f.pc, slot - f.base) || l.live(other as u32, slot - f.base)
    }
    fn top(&self) -> &RFrame {
        &self.frames[self.frames.len() - 1]
    }
    fn codeobj(&self) -> &'static CodeObj {
        // SAFETY: the code of every frame of the recording is watched, or run by a live frame.
        unsafe { &*self.top().code }
    }
    fn slot(&self, i: u32) -> Slot {
        self.slots.get(i as usize).copied().unwrap_or(UNSEEN)
    }
    fn put(&mut self, i: u32, s: Slot) {
        if self.slots.len() <= i as usize {
            self.slots.resize(i as usize + 1, UNSEEN);
        }
        self.slots[i as usize] = s;
    }
    /// Slot of a register of the innermost frame.
    fn reg(&self, r: u16) -> u32 {
        self.top().base + r as u32
    }
    /// What the register really holds now.
    fn actual(&self, slot: u32) -> &'static Value {
        // SAFETY: slots of the recording's frames lie on the register stack, which never moves; the reference
        // is used before the interpreter goes on.
        unsafe { &*self.base.add(slot as usize) }
    }
    fn actual_reg(&self, r: u16) -> &'static Value {
        self.actual(self.reg(r))
    }
    /// The value of a slot, loaded (with a guard on its type) if need be.
    fn get(&mut self, slot: u32) -> Ref {
        let v = self.get_any(slot);
        self.whole(slot, v)
    }
    /// As `get`; an int may be one of two words.
    fn get_any(&mut self, slot: u32) -> Ref {
        let s = self.slot(slot);
        if s.val.is_some() {
            return s.val;
        }
        let ty = Ty::of_tag(self.actual(slot).tag());
        if let Some((g, k)) = self.generator_register(slot) {
            let r = self.guard(Ins::new(IrOp::GenLoad, ty).a(g).aux(k as i64));
            self.put(slot, Slot { val: r, mem_obj: ty == Ty::Ref, ..s });
            return r;
        }
        if !s.written
            && let Some(v) = self.wide_start(slot)
        {
            return v;
        }
        let op = if s.written { IrOp::MLoad } else { IrOp::SLoad };
        let r = self.guard(Ins::new(op, ty).aux(slot as i64));
        // A root trace treats what it has loaded as its own, so that jumps to it need not write registers.
        let root = matches!(self.start, Start::Loop | Start::Entry | Start::Resume);
        let dirty = s.dirty || (root && !s.written);
        self.put(slot, Slot { val: r, mem_obj: ty == Ty::Ref, dirty, ..s });
        r
    }
    fn getr(&mut self, r: u16) -> Ref {
        let s = self.reg(r);
        self.get(s)
    }
    fn ty(&self, r: Ref) -> Ty {
        self.t.ty(r)
    }
    /// Makes sure that the old value of a slot is known well enough to be released. Called before effects.
    fn prepare_write(&mut self, slot: u32) {
        let s = self.slot(slot);
        if s.val.is_some() || !s.mem_obj {
            return;
        }
        if self.actual(slot).is_object() || s.written || self.generator_register(slot).is_some() {
            self.get(slot);
        } else {
            let f = self.top();
            let local = slot >= f.base && slot < f.base + self.codeobj().code.n_locals as u32;
            // A side trace may go on where a helper has just left a result in a temporary.
            if local || matches!(self.start, Start::Side { .. }) {
                self.guard(Ins::new(IrOp::SNotObj, Ty::Void).aux(slot as i64));
            }
            // Until it is written, an exit finds in the register what was there at the start.
            self.put(slot, Slot { mem_obj: false, ..s });
        }
    }
    /// Writes a slot. `owned`: the value comes with a count of its own.
    fn set(&mut self, slot: u32, v: Ref, owned: bool) {
        self.prepare_write(slot);
        let old = self.slot(slot);
        if !owned && self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        self.put(slot, Slot { val: v, dirty: true, mem_obj: old.mem_obj, written: true });
        self.release_value(old);
    }
    fn release_value(&mut self, s: Slot) {
        if s.val.is_some() && self.ty(s.val) == Ty::Ref {
            self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(s.val));
        }
    }
    fn setr(&mut self, r: u16, v: Ref, owned: bool) {
        let s = self.reg(r);
        self.set(s, v, owned);
    }
    /// Empties a slot without releasing its value (which has moved elsewhere).
    fn vacate(&mut self, slot: u32) {
        let s = self.slot(slot);
        if s.mem_obj || !s.written {
            let u = self.unit(Ty::Undef);
            self.put(slot, Slot { val: u, dirty: true, mem_obj: s.mem_obj, written: true });
        } else {
            self.put(slot, DEAD);
        }
    }
    /// Loads what is in a slot that is going to be killed, which takes a guard: before the instruction releases anything.
    fn load_to_kill(&mut self, slot: u32) {
        let s = self.slot(slot);
        if s.val == Ref::NONE && s.mem_obj && self.actual(slot).is_object() {
            self.get(slot);
        }
    }
    /// Releases and empties a slot.
    fn kill(&mut self, slot: u32) {
        self.load_to_kill(slot);
        let s = self.slot(slot);
        self.vacate(slot);
        self.release_value(s);
    }
    /// Makes sure that the register of a slot whose value is no object holds none.
    fn forget_object(&mut self, slot: u32) {
        let s = self.slot(slot);
        // An int of two words may be an object in memory: it stays out of it.
        let v = if self.ty(s.val).is_wide() { self.unit(Ty::Undef) } else { s.val };
        self.emit(Ins::new(IrOp::SStore, Ty::Void).a(v).aux(slot as i64));
        self.put(slot, Slot { mem_obj: false, ..s });
    }
    /// Honours the kill flags of an instruction.
    fn kills(&mut self, ins: Instr) {
        for release in [false, true] {
            for (flag, r) in [(KILL_A, ins.a), (KILL_B, ins.b), (KILL_C, ins.c)] {
                if ins.flags & flag != 0 {
                    let s = self.reg(r);
                    if release { self.kill(s) } else { self.load_to_kill(s) }
                }
            }
        }
    }
    /// Takes a value out of a register: moved if the flag is set, else with a new count. Returns the value, owned.
    fn take(&mut self, r: u16, killed: bool) -> Ref {
        let s = self.reg(r);
        let v = self.get(s);
        if killed {
            self.vacate(s);
        } else if self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        v
    }
    /// Copies (or moves) what is in register `b`, which is loaded, to register `a`.
    fn copy(&mut self, ins: Instr) {
        let (d, s) = (self.reg(ins.a), self.reg(ins.b));
        self.prepare_write(d);
        let v = self.get_any(s);
        if ins.flags & KILL_B != 0 {
            self.vacate(s);
            self.set(d, v, true);
        } else {
            self.set(d, v, false);
        }
    }
    fn assume(&mut self, a: Assumption) {
        if !self.assumptions.iter().any(|x| x.0 == a) {
            self.assumptions.push((a, a.stamp()));
        }
    }
    fn bin(&mut self, op: IrOp, ty: Ty, a: Ref, b: Ref) -> Ref {
        self.emit(Ins::new(op, ty).ab(a, b))
    }
    /// Guards that a bool is what it is now.
    fn guard_bool(&mut self, c: Ref, holds: bool) {
        let op = if holds { IrOp::GuardTrue } else { IrOp::GuardFalse };
        self.guard(Ins::new(op, Ty::Void).a(c));
    }
    fn as_float(&mut self, v: Ref) -> Option<Ref> {
        match self.ty(v) {
            Ty::Float => Some(v),
            Ty::Int => Some(self.emit(Ins::new(IrOp::I2F, Ty::Float).a(v))),
            Ty::Bool => {
                let i = self.emit(Ins::new(IrOp::B2I, Ty::Int).a(v));
                Some(self.emit(Ins::new(IrOp::I2F, Ty::Float).a(i)))
            }
            _ => None,
        }
    }
    fn as_int(&mut self, v: Ref) -> Option<Ref> {
        match self.ty(v) {
            Ty::Int => Some(v),
            Ty::Bool => Some(self.emit(Ins::new(IrOp::B2I, Ty::Int).a(v))),
            _ => None,
        }
    }
    /// Calls a helper with these arguments.
    fn call_helper(&mut self, h: HelperId, ty: Ty, args: &[Ref]) -> Ref {
        let b = Ref(self.t.args.len() as u32);
        self.t.args.extend_from_slice(args);
        let i = Ins { b, c: Ref(args.len() as u32), ..Ins::new(IrOp::Call, ty).aux(h as i64) };
        self.emit(i)
    }

    // ---- the main entry -------------------------------------------------------------------------------

    /// Whether the frame on top of the VM is the one the recording expects.
    pub fn in_step(&self, vm: &Vm) -> bool {
        vm.frames.len() == self.depth + self.frames.len()
            && vm.frames.last().is_some_and(|f| f.code == self.top().code)
    }

    /// Records `ins`, at which the top frame stands.
    pub fn record(&mut self, vm: &mut Vm, ins: Instr) -> Step {
        if !self.in_step(vm) {
            return Step::Abort(Abort::Unsupported);
        }
        let pc = match vm.frames.last() {
            Some(f) => f.code().pc_of(f.pc) as u32,
            None => return Step::Abort(Abort::Unsupported),
        };
        let n = self.frames.len();
        self.frames[n - 1].pc = pc;
        self.snap = None;
        // What the instruction before has released may have finalisers.
        let releases = self.t.ins[self.n_checked..].iter().any(|i| i.releases());
        self.n_checked = self.t.ins.len();
        // At the start of a compiled trace?
        if n == 1
            && self.n_instrs > 0
            && let Some(end) = self.at_header(pc)
        {
            return Step::Done(end);
        }
        if releases && FINALISERS.load(Ordering::Relaxed) {
            self.guard(Ins::new(IrOp::PollDrops, Ty::Void));
        } else if releases {
            self.assume(Assumption::NoFinalisers);
        }
        if std::mem::take(&mut self.check_alive) {
            self.guard(Ins::new(IrOp::Alive, Ty::Void));
        }
        self.n_instrs += 1;
        if self.n_instrs > MAX_INSTRS || self.t.ins.len() > 4 * MAX_INSTRS {
            return Step::Abort(Abort::TooLong);
        }
        match self.arm(vm, ins) {
            Ok(s) => s,
            Err(a) => Step::Abort(a),
        }
    }

    /// For closing the loop: the types slots have at the end, loading those a helper wrote.
    pub fn end_types(&mut self, slots: &[u32]) -> Vec<Ty> {
        self.snap = None;
        self.n_checked = self.t.ins.len();
        slots
            .iter()
            .map(|&s| {
                let r = self.get_any(s);
                self.ty(r)
            })
            .collect()
    }

    fn arm(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        use Op::*;
        let code = self.codeobj();
        match ins.op {
            Nop => {}
            Jump => {}
            Move => {
                let s = self.reg(ins.b);
                self.get_any(s);
                self.copy(ins);
            }
            LoadK => {
                let v = self.kval(&code.consts[ins.b as usize].clone());
                self.setr(ins.a, v, false);
            }
            Clear | DelLocal => {
                let s = self.reg(ins.a);
                if ins.op == DelLocal {
                    let v = self.get(s);
                    if self.ty(v) == Ty::Undef {
                        return Err(Abort::Exception);
                    }
                }
                self.prepare_write(s);
                let old = self.slot(s);
                let u = self.unit(Ty::Undef);
                self.put(s, Slot { val: u, dirty: true, mem_obj: old.mem_obj, written: true });
                self.release_value(old);
            }
            CheckBound => {
                let v = self.getr(ins.a);
                if self.ty(v) == Ty::Undef {
                    return Err(Abort::Exception);
                }
            }
            LoadGlobal => {
                let v = self.load_global(code, ins.b)?;
                self.setr(ins.a, v, false);
            }
            StoreGlobal => {
                let cell = code.globals[ins.b as usize].cell;
                if cell_ref(&cell).value.with(|v| v.is_undef()) {
                    // The dict gets an entry.
                    return self.exec(vm, ins);
                }
                self.store_global(code, ins)?
            }
            Add | Sub | Mul | TrueDiv | FloorDiv | Mod | Pow | Shl | Shr | And | Or | Xor | AddK | SubK
            | MulK | TrueDivK | FloorDivK | ModK | PowK | ShlK | ShrK | AndK | OrK | XorK => {
                return self.arith(vm, ins);
            }
            Neg => {
                let s = self.reg(ins.b);
                let v = self.get_any(s);
                let r = match self.ty(v) {
                    Ty::Wide => {
                        let (zero, x) = (Value::Int(0), self.actual(s).clone());
                        let z = self.kint(0);
                        match self.wide_op(BinOp::Sub, z, v, &zero, &x) {
                            Some(r) => r,
                            None => return self.exec(vm, ins),
                        }
                    }
                    Ty::Float => self.emit(Ins::new(IrOp::NegF, Ty::Float).a(v)),
                    Ty::Int if !matches!(self.actual_reg(ins.b), Value::Int(i64::MIN)) => {
                        let z = self.kint(0);
                        self.guard(Ins::new(IrOp::SubO, Ty::Int).ab(z, v))
                    }
                    _ => {
                        let now = self.actual(s).clone();
                        let Some(parts) = self.complex_negative(v, &now) else {
                            return self.unary_method(vm, ins);
                        };
                        let d = self.reg(ins.a);
                        self.prepare_write(d);
                        self.new_complex(parts)
                    }
                };
                self.kills(ins);
                self.setr(ins.a, r, true);
            }
            Not => {
                let Some(c) = self.truth(ins.b) else { return self.exec(vm, ins) };
                let r = self.emit(Ins::new(IrOp::Not, Ty::Bool).a(c));
                let d = self.reg(ins.a);
                self.prepare_write(d);
                self.kills(ins);
                self.setr(ins.a, r, true);
            }
            Lt | Le | Eq | Ne | Gt | Ge => {
                let op = CmpOp::from_op(ins.op).map_or(CmpOp::Eq, |c| c.0);
                let (av, bv) = (self.actual_reg(ins.b).clone(), self.actual_reg(ins.c).clone());
                let ints = wide::is_int(&av) && wide::is_int(&bv);
                let (a, b) = (self.operand(ins.b, ints), self.operand(ins.c, ints));
                if let Some(step) = self.compare_method(ins, op, (a, &av), (b, &bv)) {
                    return Ok(step);
                }
                let Some(r) = self.compare(op, a, b, &av, &bv) else {
                    return self.exec(vm, ins);
                };
                let d = self.reg(ins.a);
                self.prepare_write(d);
                self.kills(ins);
                self.setr(ins.a, r, true);
            }
            In | NotIn => {
                let (k, c) = (self.getr(ins.b), self.getr(ins.c));
                let (kv, cv) = (self.actual_reg(ins.b).clone(), self.actual_reg(ins.c).clone());
                let Some((mut r, _)) = self.holds_in(ins.c, c, k, &cv, &kv) else {
                    let step = self.contains_method(ins, (c, &cv), k, ins.a);
                    return step.map_or_else(|| self.exec(vm, ins), Ok);
                };
                if ins.op == NotIn {
                    r = self.emit(Ins::new(IrOp::Not, Ty::Bool).a(r));
                }
                let d = self.reg(ins.a);
                self.prepare_write(d);
                self.kills(ins);
                self.setr(ins.a, r, true);
            }
            Is | IsNot => {
                let (a, b) = (self.getr(ins.b), self.getr(ins.c));
                let mut r = self.is(a, b);
                if ins.op == IsNot {
                    r = self.emit(Ins::new(IrOp::Not, Ty::Bool).a(r));
                }
                let d = self.reg(ins.a);
                self.prepare_write(d);
                self.kills(ins);
                self.setr(ins.a, r, true);
            }
            JIs | JIsNot => {
                let (a, b) = (self.getr(ins.a), self.getr(ins.b));
                let r = self.is(a, b);
                let holds = self.actual_reg(ins.a).is(self.actual_reg(ins.b));
                self.guard_bool(r, holds);
                self.kills(ins);
            }
            JumpIfNone | JumpIfNotNone => {
                // The type guard of the load decides.
                self.getr(ins.a);
                self.kills(ins);
            }
            JumpIfTrue | JumpIfFalse => {
                let Some(c) = self.truth(ins.a) else { return self.branch_helper(vm, ins) };
                let holds = match self.actual_reg(ins.a) {
                    Value::Bool(b) => b.get(),
                    v => sidewinder_vm::ops::truth(vm, v).map_err(|_| Abort::Raised)?,
                };
                self.guard_bool(c, holds);
                self.kills(ins);
            }
            JLt | JLe | JEq | JNe | JGt | JGe | JNLt | JNLe | JNEq | JNNe | JNGt | JNGe | JLtK | JLeK
            | JEqK | JNeK | JGtK | JGeK | JNLtK | JNLeK | JNEqK | JNNeK | JNGtK | JNGeK => {
                return self.compare_jump(vm, ins);
            }
            Loop => return self.loop_edge(ins),
            ForIter => return self.for_iter(vm, ins),
            ForPrep => return self.for_prep(vm, ins),
            LoadAttr => return self.load_attr(vm, ins),
            StoreAttr => return self.store_attr(vm, ins),
            LoadMethod => return self.load_method(vm, ins),
            LoadSpecial => {
                let site = &code.sites[ins.c as usize];
                let v = self.actual_reg(ins.b).clone();
                let src = self.getr(ins.b);
                return match self.class_method(src, &v, &site.name) {
                    Some(f) if f.get_exact::<FunctionObj>().is_some() => {
                        let f = self.kobj(&f);
                        self.finish_load_method(ins, f, src)
                    }
                    _ => self.exec(vm, ins),
                };
            }
            BuildSlice => return self.slice(vm, ins),
            GetItem | GetItemK => return self.get_item(vm, ins),
            SetItem | SetItemK => return self.set_item(vm, ins),
            Call | CallMethod | CallKw | CallMethodKw => return self.call(vm, ins),
            Return | ReturnK => return self.ret(vm, ins),
            ListAppend => {
                if self.actual_reg(ins.a).get_exact::<ListObj>().is_none() {
                    return self.exec(vm, ins);
                }
                let list = self.getr(ins.a);
                self.getr(ins.b);
                self.guard_layout(list, Layout::List);
                let v = self.take(ins.b, ins.flags & KILL_B != 0);
                self.append(list, v);
            }
            LoadCell => {
                let c = self.getr(ins.b);
                let Some(cell) = self.actual_reg(ins.b).get_exact::<CellObj>() else {
                    return Err(Abort::Unsupported);
                };
                let v = self.cell_get(c, cell)?;
                self.setr(ins.a, v, false);
            }
            StoreCell => {
                let c = self.getr(ins.a);
                let Some(cell) = self.actual_reg(ins.a).get_exact::<CellObj>() else {
                    return Err(Abort::Unsupported);
                };
                self.cell_set(c, cell, ins.b, ins.flags)?;
            }
            LoadFree | StoreFree | LoadFreeCell => {
                let i = if ins.op == StoreFree { ins.a } else { ins.b };
                let Some((c, cell)) = self.free_cell(vm, i) else { return Err(Abort::Unsupported) };
                match ins.op {
                    LoadFree => {
                        let v = self.cell_get(c, cell)?;
                        self.setr(ins.a, v, false);
                    }
                    StoreFree => self.cell_set(c, cell, ins.b, ins.flags)?,
                    _ => self.setr(ins.a, c, false),
                }
            }
            BuildTuple => {
                let n = ins.c as u32;
                let s = self.reg(ins.b);
                let vals: Vec<Ref> = (0..n).map(|i| self.get(s + i)).collect();
                let d = self.reg(ins.a);
                if !(d >= s && d < s + n) {
                    self.prepare_write(d);
                }
                if n == 0 {
                    return self.exec(vm, ins);
                }
                (0..n).for_each(|i| self.vacate(s + i));
                let t = self.new_tuple(&vals);
                self.setr(ins.a, t, true);
            }
            Unpack => return self.unpack(vm, ins),
            UnpackEx => return self.unpack_ex(vm, ins),
            ListToTuple => return self.list_to_tuple(vm, ins),
            ListExtend => return self.list_extend(vm, ins),
            Yield => return self.yield_value(ins),
            Send => return self.send(vm, ins),
            Raise | Reraise => return self.raise(vm, ins),
            PushExc => return self.push_exc(vm, ins),
            PopExc => return self.pop_exc(vm, ins),
            ExcMatch => return self.exc_match(vm, ins),
            BuildInterpolation
            | BuildTemplate
            | SetFunction
            | MakeTypeParam
            | SetupAnnotations
            | LoadNotImplementedError
            | GroupMatch
            | GroupRaise
            | GetAwaitable
            | GetAiter
            | GetAnext
            | IsStopAsync
            | ImportStar
            | LoadName
            | LoadNameFree
            | StoreName
            | DelName
            | LoadBuildClass => return Err(Abort::Unsupported),
            CallEx => return self.call_ex(vm, ins),
            BuildList => return self.build_list(vm, ins),
            BuildDict | BuildSet => return self.build_table(vm, ins),
            // As an item of what is a dict is stored.
            DictInsert => return self.set_item(vm, ins),
            SetAdd => return self.set_add(vm, ins),
            MakeFunction => return self.make_function(vm, ins),
            GetIter | GetYieldFromIter => return self.get_iter(vm, ins),
            StarArgs | StarKwargs => return self.star(vm, ins),
            JIn | JNotIn => return self.branch_helper(vm, ins),
            MakeCell => {
                let s = self.reg(ins.a);
                let v = self.get(s);
                let c = self.emit(Ins::new(IrOp::NewCell, Ty::Ref).a(v));
                self.vacate(s);
                self.setr(ins.a, c, true);
            }
            // The interpreter does these for the trace, too.
            DelItem => return self.del_item(vm, ins),
            Pos | Invert => return self.unary_method(vm, ins),
            DelGlobal | DelCell | DelFree | DelAttr | MatMul | MatMulK | ImportName | ImportFrom
            | SetUpdate | DictUpdate | DictMerge | LoadAssertionError | MatchKeys | PrintExpr => {
                return self.exec(vm, ins);
            }
            MatchSequence | MatchMapping => return self.match_kind(vm, ins),
            GetLen => return self.get_len(vm, ins),
            MatchClass => return self.match_class(vm, ins),
            FormatValue => return self.format_value(vm, ins),
            BuildString => return self.build_string(vm, ins),
        }
        Ok(Step::Continue)
    }

    /// Instructions recorded so far.
    pub fn n_instrs(&self) -> usize {
        self.n_instrs
    }
    /// Registers of all frames the trace has inlined, their callees' arguments included.
    pub fn extent(&self) -> usize {
        self.slots.len() + crate::ir::sites::MAX_PARAMS
    }
}

type Ref_<T> = sidewinder_vm::value::Ref<T>;
fn cell_value(c: &CellObj) -> Value {
    sidewinder_vm::value::Ref::from_ref(c).into()
}

/// Type of the value of a key, if the dict has it and no Python code is needed to find it.
fn known_value(d: &DictObj, k: &Value) -> Option<Ty> {
    let h = sidewinder_vm::ops::simple_hash(k)?;
    d.data.with(|t| match t.probe(k, h) {
        Probe::Found(i) => t.entry(i).map(|e| Ty::of_tag(e.value().tag())),
        _ => None,
    })
}
