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

use std::collections::HashMap;

use sidewinder_frontend::bytecode::*;
use sidewinder_vm::objects::*;
use sidewinder_vm::ops::{BinOp, CmpOp};
use sidewinder_vm::types::builtin;
use sidewinder_vm::value::{Layout, ObjectRef, Value};
use sidewinder_vm::vm::{GenResult, RetMode, Vm};

use crate::calls::{Callee, Entries};
use crate::helpers::{self, HelperId};
use crate::ir::*;
use crate::liveness::{Liveness, registers};

/// Why a recording was given up. Each is counted.
macro_rules! aborts {
    ($($name:ident $text:literal;)*) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Abort { $(#[doc = $text] $name,)* }
        pub const ABORTS: &[(Abort, &str)] = &[$((Abort::$name, $text),)*];
    };
}
aborts! {
    TooLong "trace too long";
    TooDeep "too many inlined calls";
    InnerLoop "inner loop is not compiled yet";
    LeftFrame "left the frame the trace started in";
    Exception "exception";
    Unsupported "instruction not supported";
    GlobalChanged "a global the trace relies on changed";
    LoopInCall "call of a function with a loop";
    GeneratorFrame "inside a generator";
    CompileFailed "machine code could not be made";
    Raised "a helper raised";
    LooksAtFrames "call of a function that looks at variables";
}

/// What the trace relies on without checking.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Assumption {
    Global(*const GlobalCell),
    Class(*const TypeObj),
    Function(*const FunctionObj),
}

impl Assumption {
    /// Changes when the assumption breaks.
    pub fn stamp(self) -> u64 {
        // SAFETY: what a trace relies on is pinned by the recording.
        unsafe {
            match self {
                Assumption::Global(c) => (*c).state.get() as u64,
                Assumption::Class(t) => (*t).version.get() as u64,
                Assumption::Function(f) => (*f).code() as *const CodeObj as u64,
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
    /// The slot's object is borrowed from the caller (arguments of a function trace).
    borrowed: bool,
}
const UNSEEN: Slot = Slot { val: Ref::NONE, dirty: false, mem_obj: true, written: false, borrowed: false };
/// A dead register without an object.
const DEAD: Slot = Slot { val: Ref::NONE, dirty: false, mem_obj: false, written: true, borrowed: false };

#[derive(Clone, Debug)]
struct RFrame {
    code: *const CodeObj,
    base: u32,
    /// Where the frame continues when the one above it returns.
    pc: u32,
    mode: RetMode,
    dst: u16,
    extra: Ref,
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
    /// Keeps constants and code alive.
    pub pins: Vec<Value>,
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
    /// Slots whose registers helpers rely on as they were at the start.
    mem_start: Vec<u32>,
    /// Where native calls go.
    entries: *mut Entries,
    liveness: HashMap<*const CodeObj, Liveness>,
    /// The outermost frame is a generator's.
    generator: bool,
    /// Registers that must hold no objects when a generator is resumed.
    pub not_objects: Vec<u32>,
    /// Count, start and step of ranges the trace has made.
    ranges: HashMap<Ref, [Ref; 3]>,
}

/// An instruction that machine code has a helper interpret, with the frames around it.
#[derive(Clone, Debug)]
pub struct ExecInfo {
    pub ins: Instr,
    pub chain: Vec<SnapFrame>,
    /// For a native call.
    pub callee: Option<Callee>,
}

const MAX_INSTRS: usize = 6000;
const MAX_DEPTH: usize = 12;
const MAX_UNROLL: usize = 24;

type R<T> = Result<T, Abort>;

mod calls;

impl Recorder {
    /// A recorder for the top frame, standing at `pc`.
    pub fn new(vm: &Vm, start: Start, pc: u32, entries: *mut Entries) -> Recorder {
        let f = vm.frames.last().expect("a frame is running");
        let generator = f.generator.is_some();
        let mut r = Recorder {
            t: Trace::default(),
            slots: Vec::new(),
            frames: Vec::new(),
            base: f.base,
            depth: vm.frames.len() - 1,
            start,
            start_pc: pc,
            code: f.code,
            snap: None,
            consts: HashMap::new(),
            assumptions: Vec::new(),
            pins: vec![code_value(f.code())],
            n_instrs: 0,
            max_depth: 1,
            roots: Vec::new(),
            execs: Vec::new(),
            unrolled: 0,
            inner_loops: HashMap::new(),
            check_alive: false,
            mem_start: Vec::new(),
            entries,
            liveness: HashMap::new(),
            ranges: HashMap::new(),
            generator,
            not_objects: Vec::new(),
        };
        r.frames.push(RFrame { code: f.code, base: 0, pc, mode: f.mode, dst: f.dst, extra: Ref::NONE });
        match start {
            Start::Entry => r.begin_function(),
            Start::Resume => r.begin_resume(pc),
            _ => {}
        }
        r
    }

    /// At a function's entry: parameters have values, other locals have none, temporaries are dead. The registers may
    /// be out of date: a native caller passes arguments in machine registers.
    fn begin_function(&mut self) {
        let c = self.codeobj();
        for s in 0..c.code.arg_count as u32 {
            self.get(s);
        }
        let u = self.unit(Ty::Undef);
        for s in c.code.arg_count as u32..c.code.n_locals as u32 {
            self.put(s, Slot { val: u, dirty: true, mem_obj: false, written: true, borrowed: false });
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
    fn begin_resume(&mut self, pc: u32) {
        let c = self.codeobj();
        let chain = self.chain(None);
        // What was sent arrives in the register of the `Yield`: None.
        let sent =
            pc.checked_sub(1).map(|p| c.instr(p as usize)).filter(|i| i.op == Op::Yield).map(|i| i.a as u32);
        for s in 0..c.n_regs {
            if sent == Some(s) {
                let none = self.unit(Ty::None);
                self.put(s, Slot { val: none, dirty: true, mem_obj: false, written: true, borrowed: false });
                self.not_objects.push(s);
            } else if self.live(&chain, s) || (s < c.code.n_locals as u32 && self.actual(s).is_object()) {
                self.get(s);
            } else {
                self.put(s, DEAD);
                if s < c.code.n_locals as u32 {
                    self.not_objects.push(s);
                }
            }
        }
        // A snapshot of all of it.
        self.snap = None;
        self.guard(Ins::new(IrOp::Poll, Ty::Void));
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
        let generator = root.generator.is_some();
        let mut r = Recorder {
            t: Trace::default(),
            slots: Vec::new(),
            frames: Vec::new(),
            base: root.base,
            depth: root_depth,
            start: Start::Side { trace, exit },
            start_pc: chain.last().map_or(0, |f| f.pc),
            code: root.code,
            snap: None,
            consts: HashMap::new(),
            assumptions: Vec::new(),
            pins: Vec::new(),
            n_instrs: 0,
            max_depth: chain.len(),
            roots: Vec::new(),
            execs: Vec::new(),
            unrolled: 0,
            inner_loops: HashMap::new(),
            check_alive: false,
            mem_start: Vec::new(),
            entries,
            liveness: HashMap::new(),
            ranges: HashMap::new(),
            generator,
            not_objects: Vec::new(),
        };
        let snap = &parent.snaps[parent.exits[exit as usize].snap as usize];
        let mut map: HashMap<Ref, Ref> = HashMap::new();
        let mut made: Vec<(Ref, Ref)> = Vec::new();
        let mut value = |r: &mut Recorder, v: Ref| -> Ref {
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
            r.put(s, Slot { val: n, dirty: true, mem_obj: true, written: true, borrowed: false });
        }
        for &s in &snap.dead {
            r.put(s, DEAD);
        }
        for f in &chain {
            let extra = match made.iter().find(|m| m.0 == f.extra) {
                Some(m) => m.1,
                None if f.extra.is_some() => value(&mut r, f.extra),
                None => Ref::NONE,
            };
            r.frames.push(RFrame {
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
            r.pins.push(code_value(unsafe { &*f.code }));
        }
        r
    }

    /// Makes what was virtual in the parent.
    fn make_object(&mut self, op: IrOp, aux: i64, shape: i64, fields: &[(u32, Ref)]) -> Ref {
        let field = |k: usize| fields.get(k).map_or(Ref::NONE, |f| f.1);
        match op {
            IrOp::VRange => self.emit(Ins::new(IrOp::NewRange, Ty::Ref).ab(field(0), field(1)).c(field(2))),
            IrOp::VCell => self.emit(Ins::new(IrOp::NewCell, Ty::Ref).a(field(0))),
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
    fn kobj(&mut self, v: &Value) -> Ref {
        self.pins.push(v.clone());
        self.konst(IrOp::KRef, Ty::Ref, v.raw_payload() as i64)
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
            Value::Float(f) => self.konst(IrOp::KFloat, Ty::Float, f.to_bits() as i64),
            Value::Bool(b) => self.konst(IrOp::KBool, Ty::Bool, *b as i64),
            Value::None => self.unit(Ty::None),
            Value::Undef => self.unit(Ty::Undef),
            Value::Object(_) => self.kobj(v),
        }
    }
    fn emit(&mut self, i: Ins) -> Ref {
        self.t.push(i)
    }
    /// Emits a guard that restarts the current instruction when it fails.
    fn guard(&mut self, i: Ins) -> Ref {
        let exit = self.exit_here();
        self.t.push(Ins { exit, ..i })
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
        let pc = self.top().pc;
        self.t.exits.push(Exit {
            snap,
            objects: Vec::new(),
            increfs: Vec::new(),
            raised: false,
            one_way: false,
            pc,
        });
        self.t.exits.len() as u32 - 1
    }
    fn chain(&self, top_pc: Option<u32>) -> Vec<SnapFrame> {
        let n = self.frames.len();
        let f = |(i, f): (usize, &RFrame)| SnapFrame {
            code: f.code as usize,
            func: self.known_func(f.base),
            base: f.base,
            pc: if i + 1 == n { top_pc.unwrap_or(f.pc) } else { f.pc },
            mode: f.mode,
            dst: f.dst,
            extra: f.extra,
            generator: Ref::NONE,
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
        let (mut slots, mut clean, mut dead) = (Vec::new(), Vec::new(), Vec::new());
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
        }
        self.t.chains.push(chain);
        self.t.snaps.push(Snapshot { slots, clean, dead, chain: self.t.chains.len() as u32 - 1 });
        self.t.snaps.len() as u32 - 1
    }
    /// Whether a slot may be read by the frames of the chain.
    fn live(&mut self, chain: &[SnapFrame], slot: u32) -> bool {
        let Some(f) = chain.iter().rev().find(|f| f.base <= slot) else { return true };
        // The callable below a window belongs to the frame of the window.
        if chain.iter().any(|f| f.base == slot + 1) {
            return true;
        }
        let code = f.code as *const CodeObj;
        // SAFETY: the code of every frame of the recording is pinned or run by a live frame.
        let object = unsafe { &(*code).code };
        if slot - f.base >= object.n_regs as u32 {
            return false;
        }
        let l = self.liveness.entry(code).or_insert_with(|| Liveness::new(object));
        l.live(f.pc, slot - f.base)
    }
    fn top(&self) -> &RFrame {
        &self.frames[self.frames.len() - 1]
    }
    fn codeobj(&self) -> &'static CodeObj {
        // SAFETY: the code of every frame of the recording is pinned or run by a live frame.
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
        let s = self.slot(slot);
        if s.val.is_some() {
            return s.val;
        }
        let ty = Ty::of_tag(self.actual(slot).tag());
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
        if s.val.is_some() || (s.written && !s.mem_obj) {
            return;
        }
        if self.actual(slot).is_object() || s.written {
            self.get(slot);
        } else {
            let f = self.top();
            let local = slot >= f.base && slot < f.base + self.codeobj().code.n_locals as u32;
            if local {
                self.guard(Ins::new(IrOp::SNotObj, Ty::Void).aux(slot as i64));
            }
            self.put(slot, Slot { mem_obj: false, written: true, ..s });
        }
    }
    /// Writes a slot. `owned`: the value comes with a count of its own.
    fn set(&mut self, slot: u32, v: Ref, owned: bool) {
        self.prepare_write(slot);
        let old = self.slot(slot);
        if !owned && self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        self.put(slot, Slot { val: v, dirty: true, mem_obj: old.mem_obj, written: true, borrowed: false });
        self.release_value(old);
    }
    fn release_value(&mut self, s: Slot) {
        if s.val.is_some() && self.ty(s.val) == Ty::Ref && !s.borrowed {
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
            self.put(slot, Slot { val: u, dirty: true, mem_obj: s.mem_obj, written: true, borrowed: false });
        } else {
            self.put(slot, DEAD);
        }
    }
    /// Releases and empties a slot.
    fn kill(&mut self, slot: u32) {
        let s = self.slot(slot);
        if s.val == Ref::NONE && s.mem_obj && self.actual(slot).is_object() {
            self.get(slot);
        }
        let s = self.slot(slot);
        self.vacate(slot);
        self.release_value(s);
    }
    /// Honours the kill flags of an instruction.
    fn kills(&mut self, ins: Instr) {
        for (flag, r) in [(KILL_A, ins.a), (KILL_B, ins.b), (KILL_C, ins.c)] {
            if ins.flags & flag != 0 {
                let s = self.reg(r);
                self.kill(s);
            }
        }
    }
    /// Takes a value out of a register: moved if the flag is set, else with a new count. Returns the value, owned.
    fn take(&mut self, r: u16, killed: bool) -> Ref {
        let s = self.reg(r);
        let v = self.get(s);
        if killed {
            let st = self.slot(s);
            self.vacate(s);
            if st.borrowed && self.ty(v) == Ty::Ref {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
            }
        } else if self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        v
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
        if helpers::HELPERS[h as usize].guard { self.guard(i) } else { self.emit(i) }
    }

    // ---- the main entry -------------------------------------------------------------------------------

    /// Whether the frame on top of the VM is the one the recording expects.
    fn in_step(&self, vm: &Vm) -> bool {
        vm.frames.len() == self.depth + self.frames.len()
            && vm.frames.last().is_some_and(|f| f.code == self.top().code)
    }

    /// Records `ins`, at which the top frame stands.
    pub fn record(&mut self, vm: &mut Vm, ins: Instr) -> Step {
        if !self.in_step(vm) {
            return Step::Abort(Abort::LeftFrame);
        }
        let pc = match vm.frames.last() {
            Some(f) => f.code().pc_of(f.pc) as u32,
            None => return Step::Abort(Abort::LeftFrame),
        };
        let n = self.frames.len();
        self.frames[n - 1].pc = pc;
        self.snap = None;
        // At the start of a compiled trace?
        if n == 1
            && self.n_instrs > 0
            && let Some(end) = self.at_header(pc)
        {
            return Step::Done(end);
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

    /// How the trace ends if the interpreter stands at the start of a root trace in the outermost frame.
    fn at_header(&mut self, pc: u32) -> Option<End> {
        if self.start == Start::Loop && pc == self.start_pc {
            return Some(End::Loop);
        }
        let roots: Vec<RootInfo> = self.roots.iter().filter(|r| r.pc == pc && !r.entry).cloned().collect();
        if roots.is_empty() {
            return None;
        }
        let fits = |me: &Recorder, r: &RootInfo| {
            r.types.iter().filter(|x| x.0 as i32 >= 0).all(|&(s, t)| {
                let st = me.slot(s);
                let ty = if st.val.is_some() { me.ty(st.val) } else { Ty::of_tag(me.actual(s).tag()) };
                ty == t
            })
        };
        match roots.iter().find(|r| fits(self, r)) {
            Some(r) => {
                // Types of registers that the trace has not looked at are checked here.
                for &(s, _) in r.types.iter().filter(|x| x.0 as i32 >= 0) {
                    self.get(s);
                }
                Some(End::Jump(r.trace))
            }
            None => Some(End::Stop),
        }
    }

    /// Emits the last instruction of the trace; the exit's snapshot is the state at its end.
    pub fn finish(&mut self, end: End, pc: Option<u32>) {
        self.snap = None;
        if let Some(pc) = pc {
            let n = self.frames.len();
            self.frames[n - 1].pc = pc;
        }
        let op = match end {
            End::Loop => Ins::new(IrOp::LoopEnd, Ty::Void),
            End::Jump(t) => Ins::new(IrOp::Jump, Ty::Void).aux(t as i64),
            End::Stop => Ins::new(IrOp::Stop, Ty::Void),
            End::Return => return,
        };
        if end == End::Loop {
            for s in self.mem_start.clone() {
                self.flush(s);
            }
            // The next iteration takes the registers of dead slots to hold no objects.
            for s in 0..self.slots.len() as u32 {
                let st = self.slot(s);
                if st.dirty && st.mem_obj && self.ty(st.val) != Ty::Ref {
                    self.flush(s);
                }
            }
        }
        if let End::Jump(t) = end {
            let types: Vec<u32> = self
                .roots
                .iter()
                .filter(|r| r.trace == t)
                .flat_map(|r| r.types.iter().map(|x| x.0))
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
                    self.emit(Ins::new(IrOp::SStore, Ty::Void).a(st.val).aux(s as i64));
                    self.put(s, Slot { mem_obj: false, ..st });
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

    /// For closing the loop: the types slots have at the end, loading those a helper wrote.
    pub fn end_types(&mut self, slots: &[u32]) -> Vec<Ty> {
        self.snap = None;
        slots
            .iter()
            .map(|&s| {
                let r = self.get(s);
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
                self.getr(ins.b);
                let d = self.reg(ins.a);
                self.prepare_write(d);
                let v = self.take(ins.b, ins.flags & KILL_B != 0);
                self.setr(ins.a, v, true);
            }
            LoadK => {
                let v = self.kval(&code.consts[ins.b as usize].clone());
                self.setr(ins.a, v, false);
            }
            Clear => {
                let s = self.reg(ins.a);
                self.prepare_write(s);
                let old = self.slot(s);
                let u = self.unit(Ty::Undef);
                self.put(
                    s,
                    Slot { val: u, dirty: true, mem_obj: old.mem_obj, written: true, borrowed: false },
                );
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
            StoreGlobal => self.store_global(code, ins)?,
            Add | Sub | Mul | TrueDiv | FloorDiv | Mod | Pow | Shl | Shr | And | Or | Xor | AddK | SubK
            | MulK | TrueDivK | FloorDivK | ModK | PowK | ShlK | ShrK | AndK | OrK | XorK => {
                return self.arith(vm, ins);
            }
            Neg => {
                let v = self.getr(ins.b);
                let r = match self.ty(v) {
                    Ty::Float => self.emit(Ins::new(IrOp::NegF, Ty::Float).a(v)),
                    Ty::Int if !matches!(self.actual_reg(ins.b), Value::Int(i64::MIN)) => {
                        let z = self.kint(0);
                        self.guard(Ins::new(IrOp::SubO, Ty::Int).ab(z, v))
                    }
                    _ => return self.exec(vm, ins),
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
                let (a, b) = (self.getr(ins.b), self.getr(ins.c));
                let (av, bv) = (self.actual_reg(ins.b).clone(), self.actual_reg(ins.c).clone());
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
                let Some((mut r, _)) = self.has_key(c, k, &cv, &kv) else { return self.exec(vm, ins) };
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
                    Value::Bool(b) => *b,
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
            GetItem | GetItemK => return self.get_item(vm, ins),
            SetItem | SetItemK => return self.set_item(vm, ins),
            Call | CallMethod => return self.call(vm, ins),
            Return | ReturnK => return self.ret(vm, ins),
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
                let t = self.emit(Ins::new(IrOp::NewTuple, Ty::Ref).aux(n as i64));
                for (i, v) in vals.iter().enumerate() {
                    let slot = s + i as u32;
                    let st = self.slot(slot);
                    if st.borrowed && self.ty(*v) == Ty::Ref {
                        self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(*v));
                    }
                    self.vacate(slot);
                    self.emit(Ins::new(IrOp::TupleInit, Ty::Void).ab(t, *v).aux(i as i64));
                }
                self.setr(ins.a, t, true);
            }
            Unpack => return self.unpack(vm, ins),
            _ => return self.other(vm, ins),
        }
        Ok(Step::Continue)
    }

    fn other(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        use Op::*;
        match ins.op {
            Yield => self.yield_value(ins),
            Send => self.send(vm, ins),
            Reraise | Raise | Unsupported | ImportName | ImportStar | ImportFrom | PushExc | PopExc
            | LoadName | LoadNameFree | StoreName | DelName | LoadBuildClass => Err(Abort::Unsupported),
            CallKw | CallMethodKw => self.call(vm, ins),
            CallEx => self.call_ex(vm, ins),
            JIn | JNotIn => self.branch_helper(vm, ins),
            MakeCell => {
                let s = self.reg(ins.a);
                let v = self.get(s);
                let st = self.slot(s);
                if st.borrowed && self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
                }
                let c = self.emit(Ins::new(IrOp::NewCell, Ty::Ref).a(v));
                self.vacate(s);
                self.setr(ins.a, c, true);
                Ok(Step::Continue)
            }
            _ => self.exec(vm, ins),
        }
    }

    // ---- generic fall-back ----------------------------------------------------------------------------

    /// Makes a slot's register right, so that helpers may read it or drop what is in it.
    fn sync(&mut self, slot: u32) {
        let s = self.slot(slot);
        if s.val == Ref::NONE && !s.written {
            self.mem_start.push(slot);
            self.put(slot, Slot { written: true, ..s });
        }
        self.flush(slot);
    }
    /// Writes a slot's register if it is out of date.
    fn flush(&mut self, slot: u32) {
        let s = self.slot(slot);
        if s.dirty {
            self.emit(Ins::new(IrOp::SStore, Ty::Void).a(s.val).aux(slot as i64));
            if s.borrowed && self.ty(s.val) == Ty::Ref {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(s.val));
            }
            let mem_obj = self.ty(s.val) == Ty::Ref;
            self.put(slot, Slot { dirty: false, mem_obj, written: true, borrowed: false, ..s });
        } else if s.borrowed && s.val.is_some() && self.ty(s.val) == Ty::Ref {
            self.emit(Ins::new(IrOp::SStore, Ty::Void).a(s.val).aux(slot as i64));
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(s.val));
            self.put(slot, Slot { dirty: false, mem_obj: true, borrowed: false, ..s });
        }
    }
    /// Before a helper that may push frames: the registers above the running frame's window must hold no objects,
    /// but those of calls inlined earlier may still have their bits.
    fn clear_above(&mut self) {
        let top = self.top().base + self.codeobj().n_regs;
        for s in top..self.slots.len() as u32 {
            let st = self.slot(s);
            if st.dirty && st.mem_obj {
                self.flush(s);
            }
        }
    }
    /// Marks a register as written by a helper.
    fn clobber(&mut self, slot: u32) {
        self.put(slot, Slot { val: Ref::NONE, dirty: false, mem_obj: true, written: true, borrowed: false });
    }

    /// Has the instruction interpreted by a helper, in the trace and right now.
    fn exec(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
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
            let st = self.slot(s);
            if st.written && !st.dirty && st.val == Ref::NONE && !st.mem_obj && st.borrowed {
                continue;
            }
            self.sync(s);
        }
        self.clear_above();
        let pc = self.top().pc;
        let chain = self.chain(Some(pc + 1));
        self.execs.push(ExecInfo { ins, chain, callee: None });
        let snap = self.snapshot_raise(pc + 1);
        self.t.exits.push(Exit {
            snap,
            objects: Vec::new(),
            increfs: Vec::new(),
            raised: true,
            one_way: true,
            pc,
        });
        let exit = self.t.exits.len() as u32 - 1;
        self.emit(Ins { exit, ..Ins::new(IrOp::Exec, Ty::Void).aux(self.execs.len() as i64 - 1) });
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
        let call =
            matches!(ka, Kind::CallB | Kind::CallM | Kind::CallBKw | Kind::CallMKw) || ins.op == Op::CallEx;
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
            None => return Err(Abort::LeftFrame),
        };
        match crate::runtime::exec_ins(vm, base, self.top().code, ins) {
            Ok(()) => Ok(Step::Executed),
            Err(_) => Ok(Step::Raised),
        }
    }

    /// The state if the current instruction raises: its operands are in memory.
    fn snapshot_raise(&mut self, pc: u32) -> u32 {
        self.snapshot(Some(pc))
    }

    /// Whether a dict or set has a key, if no Python code is needed to tell.
    fn has_key(&mut self, c: Ref, k: Ref, cv: &Value, kv: &Value) -> Option<(Ref, bool)> {
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

    /// A conditional jump on something only a helper can decide.
    fn branch_helper(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        if matches!(ins.op, Op::JIn | Op::JNotIn) {
            let (k, c) = (self.getr(ins.a), self.getr(ins.b));
            let (kv, cv) = (self.actual_reg(ins.a).clone(), self.actual_reg(ins.b).clone());
            if let Some((found, holds)) = self.has_key(c, k, &cv, &kv) {
                self.guard_bool(found, holds);
                self.kills(ins);
                return Ok(Step::Continue);
            }
        }
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

    fn offset(ins: Instr) -> i32 {
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
    fn branch_after_effect(&mut self, ins: Instr, c: Ref, holds: bool, jump: bool) {
        let pc = self.top().pc as i32 + 1;
        let other = if jump { pc } else { pc + Self::offset(ins) };
        let snap = self.snapshot(Some(other as u32));
        self.t.exits.push(Exit {
            snap,
            objects: Vec::new(),
            increfs: Vec::new(),
            raised: false,
            one_way: true,
            pc: self.top().pc,
        });
        let exit = self.t.exits.len() as u32 - 1;
        let op = if holds { IrOp::GuardTrue } else { IrOp::GuardFalse };
        self.emit(Ins { exit, ..Ins::new(op, Ty::Void).a(c) });
    }
    /// Moves the interpreter past a branch the recorder has executed.
    fn skip(&mut self, vm: &mut Vm, ins: Instr, jump: bool) {
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
    fn boxed_call(&mut self, h: HelperId, args: &[Ref]) -> Ref {
        self.clear_above();
        self.sync_functions();
        let pc = self.top().pc;
        let snap = self.snapshot(Some(pc + 1));
        self.t.exits.push(Exit {
            snap,
            objects: Vec::new(),
            increfs: Vec::new(),
            raised: true,
            one_way: true,
            pc,
        });
        let exit = self.t.exits.len() as u32 - 1;
        let chain = self.chain(Some(pc + 1));
        self.execs.push(ExecInfo { ins: Instr::new(Op::Nop, 0, 0, 0), chain, callee: None });
        let b = Ref(self.t.args.len() as u32);
        let info = self.kint(self.execs.len() as i64 - 1);
        self.t.args.push(info);
        self.t.args.extend_from_slice(args);
        let i =
            Ins { b, c: Ref(args.len() as u32 + 1), exit, ..Ins::new(IrOp::Call, Ty::Bool).aux(h as i64) };
        self.check_alive = true;
        self.emit(i)
    }

    // ---- globals and cells ----------------------------------------------------------------------------

    fn load_global(&mut self, code: &CodeObj, i: u16) -> R<Ref> {
        let site = code.globals[i as usize];
        let cell = cell_ref(&site.cell);
        let v = cell.value.get();
        if !v.is_undef() {
            return Ok(self.global_value(site.cell, &v));
        }
        if site.fallback.is_null() {
            return Err(Abort::Exception);
        }
        let v = cell_ref(&site.fallback).value.get();
        if v.is_undef() {
            return Err(Abort::Exception);
        }
        if cell.state.get() == CellState::Unset {
            self.assume(Assumption::Global(site.cell));
        } else {
            let aux = site.cell as i64;
            self.guard(Ins::new(IrOp::GlobalGet, Ty::Undef).aux(aux));
        }
        Ok(self.global_value(site.fallback, &v))
    }
    fn global_value(&mut self, cell: *const GlobalCell, v: &Value) -> Ref {
        if cell_ref(&cell).state.get() == CellState::Const {
            self.assume(Assumption::Global(cell));
            return self.kval(v);
        }
        self.guard(Ins::new(IrOp::GlobalGet, Ty::of_tag(v.tag())).aux(cell as i64))
    }
    fn store_global(&mut self, code: &CodeObj, ins: Instr) -> R<()> {
        let site = code.globals[ins.b as usize];
        if self.assumptions.iter().any(|x| x.0 == Assumption::Global(site.cell)) {
            return Err(Abort::GlobalChanged);
        }
        let v = self.getr(ins.a);
        let old = cell_ref(&site.cell).value.get();
        // The store makes the cell a variable if it is not one yet; later runs of the trace find it so.
        let o = self.guard(Ins::new(IrOp::GlobalGet, Ty::of_tag(old.tag())).aux(site.cell as i64));
        let _ = v;
        let v = self.take(ins.a, ins.flags & KILL_A != 0);
        self.emit(Ins::new(IrOp::GlobalSet, Ty::Void).a(v).aux(site.cell as i64));
        if self.ty(o) == Ty::Ref {
            self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(o));
        }
        Ok(())
    }
    fn cell_get(&mut self, c: Ref, cell: &CellObj) -> R<Ref> {
        let v = cell.value.get();
        if v.is_undef() {
            return Err(Abort::Exception);
        }
        Ok(self.guard(Ins::new(IrOp::CellGet, Ty::of_tag(v.tag())).a(c)))
    }
    fn cell_set(&mut self, c: Ref, cell: &CellObj, src: u16, flags: u8) -> R<()> {
        self.getr(src);
        let old = cell.value.with(|v| v.tag());
        let o = self.guard(Ins::new(IrOp::CellGet, Ty::of_tag(old)).a(c));
        let v = self.take(src, flags & KILL_B != 0);
        self.emit(Ins::new(IrOp::CellSet, Ty::Void).ab(c, v));
        if self.ty(o) == Ty::Ref {
            self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(o));
        }
        Ok(())
    }
    /// The cell of free variable `i` of the innermost frame.
    fn free_cell(&mut self, vm: &Vm, i: u16) -> Option<(Ref, &'static CellObj)> {
        let f = vm.frames.last()?;
        if f.func.is_null() {
            return None;
        }
        let base = self.top().base;
        // SAFETY: the running frame keeps its function alive.
        let func = unsafe { &*f.func };
        let cell = func.cells().get(i as usize)?.get_exact::<CellObj>()?;
        // SAFETY: the closure lives as long as the function, which outlives this instruction.
        let cell: &'static CellObj = unsafe { &*(cell as *const CellObj) };
        let c = if base == 0 {
            // The outermost frame: the trace is entered for any function with this code.
            let fv = self.frame_func(func);
            self.closure_item(fv, i)
        } else {
            let fv = self.get(base - 1);
            if self.t.get(fv).op == IrOp::KRef {
                let v = cell_value(cell);
                self.kobj(&v)
            } else {
                self.closure_item(fv, i)
            }
        };
        Some((c, cell))
    }
    /// The function object of the outermost frame.
    fn frame_func(&mut self, _f: &FunctionObj) -> Ref {
        if self.generator {
            let g = self.emit(Ins::new(IrOp::GenSelf, Ty::Ref));
            return self.emit(Ins::new(IrOp::GenFunc, Ty::Ref).a(g));
        }
        self.guard(Ins::new(IrOp::SLoad, Ty::Ref).aux(-1))
    }
    fn closure_item(&mut self, f: Ref, i: u16) -> Ref {
        let t = self.emit(Ins::new(IrOp::FuncClosure, Ty::Ref).a(f));
        self.guard(Ins::new(IrOp::TupleItem, Ty::Ref).a(t).aux(i as i64))
    }

    // ---- arithmetic -----------------------------------------------------------------------------------

    fn arith(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let Some(op) = BinOp::from_op(ins.op) else { return Err(Abort::Unsupported) };
        let constant = ins.op as u8 >= Op::AddK as u8;
        let a = self.getr(ins.b);
        let (b, bv) = if constant {
            let v = self.codeobj().consts[ins.c as usize].clone();
            (self.kval(&v), v)
        } else {
            (self.getr(ins.c), self.actual_reg(ins.c).clone())
        };
        let av = self.actual_reg(ins.b).clone();
        let d = self.reg(ins.a);
        if let Value::Object(o) = &av
            && o.layout() == Layout::Instance
        {
            let flags = if constant { ins.flags & !KILL_C } else { ins.flags };
            let step = self.binary_method(Instr { flags, ..ins }, op, (a, &av), (b, &bv));
            return step.map_or_else(|| self.exec(vm, ins), Ok);
        }
        let Some(r) = self.number_op(op, a, b, &av, &bv) else { return self.exec(vm, ins) };
        self.prepare_write(d);
        let kill = if constant { ins.flags & !KILL_C } else { ins.flags };
        self.kills(Instr { flags: kill, ..ins });
        self.setr(ins.a, r, true);
        Ok(Step::Continue)
    }

    fn number_op(&mut self, op: BinOp, a: Ref, b: Ref, av: &Value, bv: &Value) -> Option<Ref> {
        let (ta, tb) = (self.ty(a), self.ty(b));
        let num = |t| matches!(t, Ty::Int | Ty::Float | Ty::Bool);
        if !num(ta) || !num(tb) {
            return None;
        }
        if ta == Ty::Float || tb == Ty::Float {
            let ir = match op {
                BinOp::Add => IrOp::AddF,
                BinOp::Sub => IrOp::SubF,
                BinOp::Mul => IrOp::MulF,
                BinOp::TrueDiv => IrOp::DivF,
                BinOp::Pow => {
                    if let Value::Int(2) = bv
                        && self.t.get(b).op == IrOp::KInt
                    {
                        return Some(self.bin(IrOp::MulF, Ty::Float, a, a));
                    }
                    let (x, y) = (av, bv);
                    let f = |v: &Value| match v {
                        Value::Float(f) => *f,
                        v => v.as_i64().unwrap_or(0) as f64,
                    };
                    let (x, y) = (f(x), f(y));
                    if !(x > 0.0 || (x >= 0.0 && y >= 0.0)) || !x.powf(y).is_finite() {
                        return None;
                    }
                    let (fa, fb) = (self.as_float(a)?, self.as_float(b)?);
                    return Some(self.call_helper(HelperId::FloatPow, Ty::Float, &[fa, fb]));
                }
                BinOp::FloorDiv | BinOp::Mod => {
                    let (fa, fb) = (self.as_float(a)?, self.as_float(b)?);
                    self.nonzero_f(fb, bv)?;
                    let h = if op == BinOp::Mod { HelperId::FloatMod } else { HelperId::FloatFloorDiv };
                    return Some(self.call_helper(h, Ty::Float, &[fa, fb]));
                }
                _ => return None,
            };
            let (fa, fb) = (self.as_float(a)?, self.as_float(b)?);
            if op == BinOp::TrueDiv {
                self.nonzero_f(fb, bv)?;
            }
            return Some(self.bin(ir, Ty::Float, fa, fb));
        }
        let both_bool = ta == Ty::Bool && tb == Ty::Bool;
        if both_bool && matches!(op, BinOp::And | BinOp::Or | BinOp::Xor) {
            return None;
        }
        let (x, y) = (av.as_i64()?, bv.as_i64()?);
        let (a, b) = (self.as_int(a)?, self.as_int(b)?);
        match op {
            BinOp::Add => {
                x.checked_add(y)?;
                Some(self.guard(Ins::new(IrOp::AddO, Ty::Int).ab(a, b)))
            }
            BinOp::Sub => {
                x.checked_sub(y)?;
                Some(self.guard(Ins::new(IrOp::SubO, Ty::Int).ab(a, b)))
            }
            BinOp::Mul => {
                x.checked_mul(y)?;
                Some(self.guard(Ins::new(IrOp::MulO, Ty::Int).ab(a, b)))
            }
            BinOp::And => Some(self.bin(IrOp::AndI, Ty::Int, a, b)),
            BinOp::Or => Some(self.bin(IrOp::OrI, Ty::Int, a, b)),
            BinOp::Xor => Some(self.bin(IrOp::XorI, Ty::Int, a, b)),
            BinOp::FloorDiv | BinOp::Mod => {
                if y <= 0 {
                    return None;
                }
                let z = self.kint(0);
                let pos = self.bin(IrOp::GtI, Ty::Bool, b, z);
                self.guard_bool(pos, true);
                Some(self.bin(if op == BinOp::Mod { IrOp::ModI } else { IrOp::DivI }, Ty::Int, a, b))
            }
            BinOp::TrueDiv => {
                const EXACT: i64 = 1 << 53;
                if y == 0 || !(-EXACT..=EXACT).contains(&x) || !(-EXACT..=EXACT).contains(&y) {
                    return None;
                }
                for v in [a, b] {
                    let k = self.kint(EXACT);
                    let s = self.bin(IrOp::AddI, Ty::Int, v, k);
                    let lim = self.kint(2 * EXACT);
                    let ok = self.bin(IrOp::LtU, Ty::Bool, s, lim);
                    self.guard_bool(ok, true);
                }
                let (fa, fb) = (self.as_float(a)?, self.as_float(b)?);
                self.nonzero_f(fb, bv)?;
                Some(self.bin(IrOp::DivF, Ty::Float, fa, fb))
            }
            BinOp::Shl | BinOp::Shr => {
                if !(0..63).contains(&y) || (op == BinOp::Shl && (x << y) >> y != x) {
                    return None;
                }
                let lim = self.kint(63);
                let ok = self.bin(IrOp::LtU, Ty::Bool, b, lim);
                self.guard_bool(ok, true);
                Some(if op == BinOp::Shl {
                    self.guard(Ins::new(IrOp::ShlO, Ty::Int).ab(a, b))
                } else {
                    self.bin(IrOp::ShrI, Ty::Int, a, b)
                })
            }
            BinOp::Pow => {
                if !(0..=64).contains(&y) || self.t.get(b).op != IrOp::KInt {
                    return None;
                }
                x.checked_pow(y as u32)?;
                // Repeated squaring, with overflow checks.
                let (mut base, mut e, mut acc) = (a, y, Ref::NONE);
                while e > 0 {
                    if e & 1 == 1 {
                        acc = if acc.is_some() {
                            self.guard(Ins::new(IrOp::MulO, Ty::Int).ab(acc, base))
                        } else {
                            base
                        };
                    }
                    e >>= 1;
                    if e > 0 {
                        base = self.guard(Ins::new(IrOp::MulO, Ty::Int).ab(base, base));
                    }
                }
                Some(if acc.is_some() { acc } else { self.kint(1) })
            }
            BinOp::MatMul => None,
        }
    }
    fn nonzero_f(&mut self, f: Ref, v: &Value) -> Option<()> {
        if matches!(v, Value::Float(x) if *x == 0.0) || v.as_i64() == Some(0) {
            return None;
        }
        let z = self.konst(IrOp::KFloat, Ty::Float, 0);
        let nz = self.bin(IrOp::NeF, Ty::Bool, f, z);
        self.guard_bool(nz, true);
        Some(())
    }

    /// `__add__` and the like of an instance, where the interpreter would push a frame.
    fn binary_method(
        &mut self,
        ins: Instr,
        op: BinOp,
        (a, av): (Ref, &Value),
        (b, bv): (Ref, &Value),
    ) -> Option<Step> {
        let [plain, reflected, in_place] = op.methods();
        let t = av.ty();
        let inplace = ins.flags & INPLACE != 0;
        let fallback = (inplace && t.user_method(in_place).is_some())
            || (!std::ptr::eq(t, bv.ty()) && bv.ty().user_method(reflected).is_some());
        if fallback || (inplace && t.lookup(in_place).is_some()) {
            return None;
        }
        let f = self.class_method(a, av, plain)?;
        if let Value::Object(o) = bv {
            // Its class has no reflected method.
            match o.get::<InstanceObj>() {
                Some(i) => self.guard_shape(b, i),
                None => self.guard_type(b, o),
            }
        }
        let d = self.reg(ins.a);
        self.prepare_write(d);
        self.special(ins, &f, &[a, b], RetMode::Binary, ins.a, Some(b))
    }

    /// `__lt__` and the like of an instance, where the interpreter would push a frame.
    fn compare_method(
        &mut self,
        ins: Instr,
        op: CmpOp,
        (a, av): (Ref, &Value),
        (b, bv): (Ref, &Value),
    ) -> Option<Step> {
        let i = av.get_exact::<InstanceObj>()?;
        let same_class = std::ptr::eq(i.class(), bv.ty());
        if op == CmpOp::Ne || av.is(bv) {
            return None;
        }
        if !same_class && bv.ty().user_method(op.swapped().method()).is_some() {
            return None;
        }
        if !i
            .class()
            .lookup(op.method())?
            .get_exact::<FunctionObj>()
            .is_some_and(|f| !f.code().is_generator())
        {
            return None;
        }
        let f = self.class_method(a, av, op.method())?;
        if let Value::Object(o) = bv {
            let same = self.bin(IrOp::EqR, Ty::Bool, a, b);
            self.guard_bool(same, false);
            match o.get::<InstanceObj>() {
                Some(i) => self.guard_shape(b, i),
                None => self.guard_type(b, o),
            }
        }
        let stores = matches!(ins.op, Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge);
        if stores {
            let d = self.reg(ins.a);
            self.prepare_write(d);
        }
        self.special(ins, &f, &[a, b], RetMode::Compare, if stores { ins.a } else { 0 }, Some(b))
    }

    // ---- comparisons ----------------------------------------------------------------------------------

    fn compare(&mut self, op: CmpOp, a: Ref, b: Ref, av: &Value, bv: &Value) -> Option<Ref> {
        let (ta, tb) = (self.ty(a), self.ty(b));
        let int = |t| matches!(t, Ty::Int | Ty::Bool);
        if int(ta) && int(tb) {
            let ir = [IrOp::LtI, IrOp::LeI, IrOp::EqI, IrOp::NeI, IrOp::GtI, IrOp::GeI][op as usize];
            let (a, b) = (self.as_int(a)?, self.as_int(b)?);
            return Some(self.bin(ir, Ty::Bool, a, b));
        }
        if (ta == Ty::Float || int(ta)) && (tb == Ty::Float || int(tb)) {
            // Ints beyond 2**53 do not compare exactly as floats.
            for (r, v, t) in [(a, av, ta), (b, bv, tb)] {
                if int(t) {
                    const EXACT: i64 = 1 << 53;
                    if !(-EXACT..=EXACT).contains(&v.as_i64()?) {
                        return None;
                    }
                    let i = self.as_int(r)?;
                    let k = self.kint(EXACT);
                    let s = self.bin(IrOp::AddI, Ty::Int, i, k);
                    let lim = self.kint(2 * EXACT);
                    let ok = self.bin(IrOp::LtU, Ty::Bool, s, lim);
                    self.guard_bool(ok, true);
                }
            }
            let ir = [IrOp::LtF, IrOp::LeF, IrOp::EqF, IrOp::NeF, IrOp::GtF, IrOp::GeF][op as usize];
            let (a, b) = (self.as_float(a)?, self.as_float(b)?);
            return Some(self.bin(ir, Ty::Bool, a, b));
        }
        if matches!(op, CmpOp::Eq | CmpOp::Ne) {
            let is_str = |v: &Value| v.get_exact::<StrObj>().is_some();
            if is_str(av) && is_str(bv) {
                self.guard_layout(a, Layout::Str);
                self.guard_layout(b, Layout::Str);
                let r = self.call_helper(HelperId::StrEq, Ty::Bool, &[a, b]);
                return Some(if op == CmpOp::Ne { self.emit(Ins::new(IrOp::Not, Ty::Bool).a(r)) } else { r });
            }
            // None and numbers never equal objects of built-in types.
            if ta == Ty::None && tb == Ty::None {
                return Some(self.konst(IrOp::KBool, Ty::Bool, (op == CmpOp::Eq) as i64));
            }
        }
        None
    }

    fn compare_jump(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let Some((op, sense)) = CmpOp::from_op(ins.op) else { return Err(Abort::Unsupported) };
        let constant = ins.op as u8 >= Op::JLtK as u8;
        let a = self.getr(ins.a);
        let (b, bv) = if constant {
            let v = self.codeobj().consts[ins.b as usize].clone();
            (self.kval(&v), v)
        } else {
            (self.getr(ins.b), self.actual_reg(ins.b).clone())
        };
        let av = self.actual_reg(ins.a).clone();
        let flags = if constant { ins.flags & !KILL_B } else { ins.flags };
        let kins = Instr { flags, ..ins };
        if !constant && let Some(step) = self.compare_method(ins, op, (a, &av), (b, &bv)) {
            return Ok(step);
        }
        if let Some(c) = self.compare(op, a, b, &av, &bv) {
            let Ok(v) = sidewinder_vm::ops::compare(vm, op, &av, &bv) else { return Err(Abort::Raised) };
            let holds = matches!(v, Value::Bool(true));
            self.guard_bool(c, holds);
            self.kills(kins);
            return Ok(Step::Continue);
        }
        let op_ref = self.kint(op as i64);
        let r = sidewinder_vm::ops::compare(vm, op, &av, &bv).and_then(|v| sidewinder_vm::ops::truth(vm, &v));
        let Ok(holds) = r else {
            if let Some(f) = vm.frames.last_mut() {
                // SAFETY: the exception belongs to this instruction.
                f.pc = unsafe { f.pc.add(1) };
            }
            return Ok(Step::Raised);
        };
        let c = self.boxed_call(HelperId::Compare, &[op_ref, a, b]);
        self.kills(kins);
        let jump = holds == sense;
        self.branch_after_effect(kins, c, holds, jump);
        self.skip(vm, kins, jump);
        Ok(Step::Executed)
    }

    fn is(&mut self, a: Ref, b: Ref) -> Ref {
        let (ta, tb) = (self.ty(a), self.ty(b));
        if ta != tb {
            return self.konst(IrOp::KBool, Ty::Bool, 0);
        }
        match ta {
            Ty::Ref => self.bin(IrOp::EqR, Ty::Bool, a, b),
            Ty::Int => self.bin(IrOp::EqI, Ty::Bool, a, b),
            Ty::Bool => self.bin(IrOp::EqB, Ty::Bool, a, b),
            Ty::Float => self.call_helper(HelperId::FloatIs, Ty::Bool, &[a, b]),
            _ => self.konst(IrOp::KBool, Ty::Bool, 1),
        }
    }

    /// Truth of a register as an IR bool, if it needs no Python code.
    fn truth(&mut self, r: u16) -> Option<Ref> {
        let v = self.getr(r);
        Some(match self.ty(v) {
            Ty::Bool => v,
            Ty::Int => {
                let z = self.kint(0);
                self.bin(IrOp::NeI, Ty::Bool, v, z)
            }
            Ty::Float => {
                let z = self.konst(IrOp::KFloat, Ty::Float, 0);
                self.bin(IrOp::NeF, Ty::Bool, v, z)
            }
            Ty::None | Ty::Undef => self.konst(IrOp::KBool, Ty::Bool, 0),
            Ty::Ref => {
                let o = self.actual_reg(r).as_object()?;
                let len = match o.layout() {
                    Layout::List => {
                        self.guard_layout(v, Layout::List);
                        self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(v))
                    }
                    Layout::Str => {
                        self.guard_layout(v, Layout::Str);
                        self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(v))
                    }
                    _ => return None,
                };
                let z = self.kint(0);
                self.bin(IrOp::NeI, Ty::Bool, len, z)
            }
            _ => return None,
        })
    }

    fn guard_layout(&mut self, r: Ref, l: Layout) {
        if self.t.get(r).op == IrOp::KRef || self.t.get(r).op == IrOp::NewTuple {
            return;
        }
        self.guard(Ins::new(IrOp::GuardLayout, Ty::Void).a(r).aux(l as i64));
    }

    // ---- loops and iteration --------------------------------------------------------------------------

    fn loop_edge(&mut self, ins: Instr) -> R<Step> {
        let header = (self.top().pc as i32 + 1 + ins.offset32()) as u32;
        if self.frames.len() == 1 {
            if self.start == Start::Loop && header == self.start_pc {
                self.guard(Ins::new(IrOp::Poll, Ty::Void));
                // The loop ends at the header; `record` sees it there.
                return Ok(Step::Continue);
            }
            if self.roots.iter().any(|r| r.pc == header && !r.entry) {
                self.guard(Ins::new(IrOp::Poll, Ty::Void));
                return Ok(Step::Continue);
            }
        }
        // A loop that has no trace is unrolled, within limits.
        self.unrolled += 1;
        let n = self.inner_loops.entry(header | (self.frames.len() as u32) << 24).or_insert(0);
        *n += 1;
        if *n > 8 || self.unrolled > MAX_UNROLL {
            return Err(if self.frames.len() == 1 { Abort::InnerLoop } else { Abort::LoopInCall });
        }
        self.guard(Ins::new(IrOp::Poll, Ty::Void));
        Ok(Step::Continue)
    }

    fn for_prep(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let v = self.getr(ins.b);
        let Some(o) = self.actual_reg(ins.b).as_object() else { return self.exec(vm, ins) };
        let s = self.reg(ins.a);
        match o.layout() {
            Layout::Range => {
                let [n, start, step] = match self.ranges.get(&v) {
                    Some(fields) => *fields,
                    None => {
                        self.guard_layout(v, Layout::Range);
                        [RANGE_COUNT, RANGE_START, RANGE_STEP]
                            .map(|off| self.emit(Ins::new(IrOp::RangeGet, Ty::Int).a(v).aux(off as i64)))
                    }
                };
                for i in 0..3 {
                    if ins.a as u32 + i != ins.b as u32 {
                        self.prepare_write(s + i);
                    }
                }
                self.kills(ins);
                self.set(s, n, true);
                self.set(s + 1, start, true);
                self.set(s + 2, step, true);
            }
            Layout::List | Layout::Tuple | Layout::Str => {
                self.guard_layout(v, o.layout());
                for i in 0..3 {
                    if ins.a as u32 + i != ins.b as u32 {
                        self.prepare_write(s + i);
                    }
                }
                let v = self.take(ins.b, ins.flags & KILL_B != 0);
                let z = self.kint(0);
                let u = self.unit(Ty::Undef);
                self.set(s, v, true);
                self.set(s + 1, z, true);
                self.set(s + 2, u, true);
            }
            _ => return self.exec(vm, ins),
        }
        Ok(Step::Continue)
    }

    fn for_iter(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let s = self.reg(ins.a);
        match (self.actual(s), self.actual(s + 1)) {
            (Value::Int(left), Value::Int(_)) => {
                let l = self.get(s);
                let z = self.kint(0);
                let more = self.bin(IrOp::GtI, Ty::Bool, l, z);
                self.guard_bool(more, *left > 0);
                if *left > 0 {
                    let next = self.get(s + 1);
                    let step = self.get(s + 2);
                    let d = self.reg(ins.b);
                    self.prepare_write(d);
                    let one = self.kint(1);
                    let l2 = self.bin(IrOp::SubI, Ty::Int, l, one);
                    let n2 = self.bin(IrOp::AddI, Ty::Int, next, step);
                    self.set(s, l2, true);
                    self.set(s + 1, n2, true);
                    self.set(d, next, true);
                }
            }
            (Value::Object(o), Value::Int(i)) => {
                let (i, src) = (*i, self.get(s));
                let idx = self.get(s + 1);
                let (len, n) = match o.layout() {
                    Layout::List => {
                        self.guard_layout(src, Layout::List);
                        let l = o.get::<ListObj>().map_or(0, |l| l.len());
                        (self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src)), l)
                    }
                    Layout::Tuple => {
                        self.guard_layout(src, Layout::Tuple);
                        let n = o.get::<TupleObj>().map_or(0, |t| t.len());
                        self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(src).aux(n as i64));
                        (self.kint(n as i64), n)
                    }
                    Layout::Str => {
                        self.guard_layout(src, Layout::Str);
                        let n = o.get::<StrObj>().map_or(0, |t| t.len());
                        (self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(src)), n)
                    }
                    _ => return Err(Abort::Unsupported),
                };
                let more = self.bin(IrOp::LtU, Ty::Bool, idx, len);
                let has = (i as u64) < n as u64;
                self.guard_bool(more, has);
                let d = self.reg(ins.b);
                if has {
                    let v = match o.layout() {
                        Layout::List => {
                            let Some(l) = o.get::<ListObj>() else { return Err(Abort::Unsupported) };
                            self.list_item(src, l, idx, i as usize)
                        }
                        Layout::Tuple => {
                            let Some(t) = o.get::<TupleObj>() else { return Err(Abort::Unsupported) };
                            let ty = Ty::of_tag(t.items()[i as usize].tag());
                            let k = self.t.get(idx);
                            if k.op == IrOp::KInt {
                                let k = k.aux;
                                self.guard(Ins::new(IrOp::TupleItem, ty).a(src).aux(k))
                            } else {
                                let p = self.call_helper(HelperId::TupleItems, Ty::Ptr, &[src]);
                                self.guard(Ins::new(IrOp::ItemV, ty).ab(p, idx))
                            }
                        }
                        _ => {
                            if o.get::<StrObj>().is_none_or(|s| s.as_ascii().is_none()) {
                                return Err(Abort::Unsupported);
                            }
                            self.guard(Ins::new(IrOp::GuardAscii, Ty::Void).a(src));
                            self.emit(Ins::new(IrOp::StrAt, Ty::Ref).ab(src, idx))
                        }
                    };
                    self.prepare_write(d);
                    let one = self.kint(1);
                    let i2 = self.bin(IrOp::AddI, Ty::Int, idx, one);
                    self.set(s + 1, i2, true);
                    self.set(d, v, false);
                } else {
                    let u = self.unit(Ty::Undef);
                    self.set(s, u, true);
                }
            }
            _ => return self.for_iter_object(vm, ins),
        }
        Ok(Step::Continue)
    }

    /// Iterators that are objects: a helper advances built-in ones.
    fn for_iter_object(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let s = self.reg(ins.a);
        let Some(o) = self.actual(s).as_object() else { return Err(Abort::Unsupported) };
        if o.layout() != Layout::Iterator && o.layout() != Layout::Generator && o.layout() != Layout::Instance
        {
            return Err(Abort::Unsupported);
        }
        if let Some(g) = o.get::<GeneratorObj>()
            && g.state.get() != GenState::Done
        {
            let g = sidewinder_vm::value::Ref::from_ref(g);
            return self.for_iter_generator(vm, ins, &g);
        }
        let it = self.get(s);
        if o.layout() == Layout::Instance {
            let v = self.actual(s).clone();
            let d = self.reg(ins.b);
            self.prepare_write(d);
            let f = self.class_method(it, &v, &builtin().names.next);
            if let Some(step) =
                f.and_then(|f| self.special(Instr { flags: 0, ..ins }, &f, &[it], RetMode::Next, ins.b, None))
            {
                return Ok(step);
            }
        }
        if o.layout() == Layout::Iterator {
            self.guard_layout(it, Layout::Iterator);
            if let Some(step) = self.for_iter_lists(vm, ins, it, o) {
                return step;
            }
            return self.for_iter_item(vm, ins, it, None);
        }
        self.guard_layout(it, o.layout());
        let d = self.reg(ins.b);
        // The helper stores into the register.
        self.sync(d);
        let r = self.boxed_call(HelperId::NextInto, &[it]);
        // Tell the helper where to store.
        let n = self.execs.len() - 1;
        self.execs[n].ins = Instr::new(Op::ForIter, ins.a, ins.b, 0);
        let itv = self.actual(s).clone();
        let next = sidewinder_vm::ops::next(vm, &itv);
        let pc = self.top().pc;
        match next {
            Err(_) => {
                if let Some(f) = vm.frames.last_mut() {
                    // SAFETY: the exception belongs to this instruction.
                    f.pc = unsafe { f.pc.add(1) };
                }
                Ok(Step::Raised)
            }
            Ok(item) => {
                let got = item.is_some();
                self.clobber(d);
                let other = pc + 2;
                if got {
                    // On the other way out the iterator stays in its register until that is written again.
                    let snap = self.snapshot(Some(pc + 1));
                    self.t.exits.push(Exit {
                        snap,
                        objects: Vec::new(),
                        increfs: Vec::new(),
                        raised: false,
                        one_way: true,
                        pc,
                    });
                    let exit = self.t.exits.len() as u32 - 1;
                    self.emit(Ins { exit, ..Ins::new(IrOp::GuardTrue, Ty::Void).a(r) });
                } else {
                    let snap = self.snapshot(Some(other));
                    self.t.exits.push(Exit {
                        snap,
                        objects: Vec::new(),
                        increfs: Vec::new(),
                        raised: false,
                        one_way: true,
                        pc,
                    });
                    let exit = self.t.exits.len() as u32 - 1;
                    self.emit(Ins { exit, ..Ins::new(IrOp::GuardFalse, Ty::Void).a(r) });
                    self.kill(s);
                }
                // SAFETY: registers of the running frame; verified jump.
                unsafe {
                    match item {
                        Some(v) => *self.base.add(d as usize) = v,
                        None => *self.base.add(s as usize) = Value::Undef,
                    }
                    if let Some(f) = vm.frames.last_mut() {
                        f.pc = f.pc.add(if got { 2 } else { 1 });
                    }
                }
                Ok(Step::Executed)
            }
        }
    }

    /// Item of a list at an index known to be in range.
    fn list_item(&mut self, src: Ref, l: &ListObj, idx: Ref, i: usize) -> Ref {
        let st = l.strategy();
        self.guard(Ins::new(IrOp::GuardStrategy, Ty::Void).a(src).aux(st as i64));
        let p = self.emit(Ins::new(IrOp::ListPtr, Ty::Ptr).a(src));
        match st {
            Strategy::Ints => self.emit(Ins::new(IrOp::ItemI, Ty::Int).ab(p, idx)),
            Strategy::Floats => self.emit(Ins::new(IrOp::ItemF, Ty::Float).ab(p, idx)),
            _ => {
                let ty = Ty::of_tag(l.get(i).unwrap_or_default().tag());
                self.guard(Ins::new(IrOp::ItemV, ty).ab(p, idx))
            }
        }
    }

    // ---- items ----------------------------------------------------------------------------------------

    /// Checks an int index against a length; the wrapped index.
    fn bounds(&mut self, idx: Ref, i: i64, len: Ref) -> Ref {
        let idx = if i < 0 { self.bin(IrOp::AddI, Ty::Int, idx, len) } else { idx };
        let ok = self.bin(IrOp::LtU, Ty::Bool, idx, len);
        self.guard_bool(ok, true);
        idx
    }

    fn get_item(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let constant = ins.op == Op::GetItemK;
        let ov = self.actual_reg(ins.b).clone();
        let kv = if constant {
            self.codeobj().consts[ins.c as usize].clone()
        } else {
            self.actual_reg(ins.c).clone()
        };
        let Some(o) = ov.as_object() else { return self.exec(vm, ins) };
        if o.layout() == Layout::Instance {
            let src = self.getr(ins.b);
            let key = if constant { self.kval(&kv) } else { self.getr(ins.c) };
            let d = self.reg(ins.a);
            self.prepare_write(d);
            let flags = if constant { ins.flags & !KILL_C } else { ins.flags };
            let step = self.class_method(src, &ov, &builtin().names.getitem).and_then(|f| {
                self.special(Instr { flags, ..ins }, &f, &[src, key], RetMode::Store, ins.a, None)
            });
            return step.map_or_else(|| self.exec(vm, ins), Ok);
        }
        if let Some(d) = o.get::<DictObj>() {
            let Some(ty) = known_value(d, &kv) else { return self.exec(vm, ins) };
            let src = self.getr(ins.b);
            let key = if constant { self.kval(&kv) } else { self.getr(ins.c) };
            self.guard_layout(src, Layout::Dict);
            let v = self.guard(Ins::new(IrOp::DictLoad, ty).ab(src, key));
            let d = self.reg(ins.a);
            self.prepare_write(d);
            if ty == Ty::Ref {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
            }
            let flags = if constant { ins.flags & !KILL_C } else { ins.flags };
            self.kills(Instr { flags, ..ins });
            self.set(d, v, true);
            return Ok(Step::Continue);
        }
        let Value::Int(i) = kv else { return self.exec(vm, ins) };
        let v = match o.layout() {
            Layout::List => {
                let Some(l) = o.get::<ListObj>() else { return Err(Abort::Unsupported) };
                let Some(at) = sidewinder_vm::ops::wrap_index(i, l.len()) else { return self.exec(vm, ins) };
                let src = self.getr(ins.b);
                let idx = if constant { self.kint(i) } else { self.getr(ins.c) };
                self.guard_layout(src, Layout::List);
                let len = self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src));
                let idx = self.bounds(idx, i, len);
                self.list_item(src, l, idx, at)
            }
            Layout::Tuple => {
                let Some(t) = o.get::<TupleObj>() else { return Err(Abort::Unsupported) };
                let Some(at) = sidewinder_vm::ops::wrap_index(i, t.len()) else { return self.exec(vm, ins) };
                let src = self.getr(ins.b);
                self.guard_layout(src, Layout::Tuple);
                let ty = Ty::of_tag(t.items()[at].tag());
                self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(src).aux(t.len() as i64));
                if constant {
                    self.guard(Ins::new(IrOp::TupleItem, ty).a(src).aux(at as i64))
                } else {
                    let idx = self.getr(ins.c);
                    let n = self.kint(t.len() as i64);
                    let idx = self.bounds(idx, i, n);
                    let p = self.call_helper(HelperId::TupleItems, Ty::Ptr, &[src]);
                    self.guard(Ins::new(IrOp::ItemV, ty).ab(p, idx))
                }
            }
            Layout::Str => {
                let Some(t) = o.get::<StrObj>() else { return Err(Abort::Unsupported) };
                if t.as_ascii().is_none() || sidewinder_vm::ops::wrap_index(i, t.len()).is_none() {
                    return self.exec(vm, ins);
                }
                let src = self.getr(ins.b);
                let idx = if constant { self.kint(i) } else { self.getr(ins.c) };
                self.guard_layout(src, Layout::Str);
                self.guard(Ins::new(IrOp::GuardAscii, Ty::Void).a(src));
                let len = self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(src));
                let idx = self.bounds(idx, i, len);
                self.emit(Ins::new(IrOp::StrAt, Ty::Ref).ab(src, idx))
            }
            _ => return self.exec(vm, ins),
        };
        let d = self.reg(ins.a);
        self.prepare_write(d);
        // The item gets its count before the container may go.
        if self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        let flags = if constant { ins.flags & !KILL_C } else { ins.flags };
        self.kills(Instr { flags, ..ins });
        self.set(d, v, true);
        Ok(Step::Continue)
    }

    fn set_item(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let constant = ins.op == Op::SetItemK;
        let ov = self.actual_reg(ins.a).clone();
        let kv = if constant {
            self.codeobj().consts[ins.b as usize].clone()
        } else {
            self.actual_reg(ins.b).clone()
        };
        if ov.get_exact::<InstanceObj>().is_some() {
            let src = self.getr(ins.a);
            let key = if constant { self.kval(&kv) } else { self.getr(ins.b) };
            let x = self.getr(ins.c);
            let flags = if constant { ins.flags & !KILL_B } else { ins.flags };
            let step = self.class_method(src, &ov, &builtin().names.setitem).and_then(|f| {
                self.special(Instr { flags, ..ins }, &f, &[src, key, x], RetMode::Discard, 0, None)
            });
            return step.map_or_else(|| self.exec(vm, ins), Ok);
        }
        if let Some(d) = ov.get_exact::<DictObj>() {
            let Some(h) = sidewinder_vm::ops::simple_hash(&kv) else { return self.exec(vm, ins) };
            if matches!(d.data.with(|t| t.probe(&kv, h)), Probe::Ask) {
                return self.exec(vm, ins);
            }
            let src = self.getr(ins.a);
            let key = if constant { self.kval(&kv) } else { self.getr(ins.b) };
            let x = self.getr(ins.c);
            self.guard_layout(src, Layout::Dict);
            let exit = self.exit_here();
            self.t.exits[exit as usize].one_way = true;
            self.emit(Ins { exit, ..Ins::new(IrOp::DictStore, Ty::Void).ab(src, key).c(x) });
            let flags = if constant { ins.flags & !KILL_B } else { ins.flags };
            self.kills(Instr { flags, ..ins });
            return Ok(Step::Continue);
        }
        let (Some(l), Value::Int(i)) = (ov.get_exact::<ListObj>(), kv) else { return self.exec(vm, ins) };
        let xv = self.actual_reg(ins.c).clone();
        let Some(at) = sidewinder_vm::ops::wrap_index(i, l.len()) else { return self.exec(vm, ins) };
        let st = l.strategy();
        let fits = match st {
            Strategy::Ints => matches!(xv, Value::Int(_)),
            Strategy::Floats => matches!(xv, Value::Float(_)),
            Strategy::Values => true,
            Strategy::Empty => false,
        };
        if !fits {
            return self.exec(vm, ins);
        }
        let src = self.getr(ins.a);
        let idx = if constant { self.kint(i) } else { self.getr(ins.b) };
        let x = self.getr(ins.c);
        self.guard_layout(src, Layout::List);
        self.guard(Ins::new(IrOp::GuardStrategy, Ty::Void).a(src).aux(st as i64));
        let len = self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src));
        let idx = self.bounds(idx, i, len);
        let p = self.emit(Ins::new(IrOp::ListPtr, Ty::Ptr).a(src));
        match st {
            Strategy::Ints => {
                self.emit(Ins::new(IrOp::StoreItemI, Ty::Void).ab(p, idx).c(x));
            }
            Strategy::Floats => {
                self.emit(Ins::new(IrOp::StoreItemF, Ty::Void).ab(p, idx).c(x));
            }
            _ => {
                let oty = Ty::of_tag(l.get(at).unwrap_or_default().tag());
                let old = self.guard(Ins::new(IrOp::ItemV, oty).ab(p, idx));
                let x = self.take(ins.c, ins.flags & KILL_C != 0);
                self.emit(Ins::new(IrOp::StoreItemV, Ty::Void).ab(p, idx).c(x));
                if oty == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(old));
                }
            }
        }
        let flags = if constant { ins.flags & !KILL_B } else { ins.flags };
        self.kills(Instr { flags, ..ins });
        Ok(Step::Continue)
    }

    fn unpack(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let ov = self.actual_reg(ins.b).clone();
        let n = ins.c as usize;
        let Some(t) = ov.get_exact::<TupleObj>().filter(|t| t.len() == n) else { return self.exec(vm, ins) };
        let src = self.getr(ins.b);
        self.guard_layout(src, Layout::Tuple);
        self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(src).aux(n as i64));
        let mut items = Vec::new();
        for (i, x) in t.items().iter().enumerate() {
            let ty = Ty::of_tag(x.tag());
            items.push(self.guard(Ins::new(IrOp::TupleItem, ty).a(src).aux(i as i64)));
        }
        for i in 0..ins.c {
            let d = self.reg(ins.a + i);
            self.prepare_write(d);
        }
        for &v in &items {
            if self.ty(v) == Ty::Ref {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
            }
        }
        self.kills(ins);
        for (i, v) in items.into_iter().enumerate() {
            self.setr(ins.a + i as u16, v, true);
        }
        Ok(Step::Continue)
    }

    // ---- attributes -----------------------------------------------------------------------------------

    fn guard_shape(&mut self, o: Ref, i: &InstanceObj) {
        let shape = i.shape_ptr() as i64;
        self.pins.push(sidewinder_vm::value::Ref::from_ref(i.class()).into());
        self.assume(Assumption::Class(i.class()));
        self.guard(Ins::new(IrOp::GuardShape, Ty::Void).a(o).aux(shape));
    }

    fn load_attr(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let site = &self.codeobj().sites[ins.c as usize];
        let ov = self.actual_reg(ins.b).clone();
        let Some(o) = ov.as_object() else { return self.exec(vm, ins) };
        let v = match o.layout() {
            Layout::Instance => {
                let Some(i) = o.get::<InstanceObj>() else { return Err(Abort::Unsupported) };
                let t = i.class();
                if t.has_flag(type_flags::HAS_GETATTR) || i.shape().dict_mode {
                    return self.exec(vm, ins);
                }
                match (t.lookup(&site.name), i.shape().find(&site.name)) {
                    (None, Some(k)) if k < t.inline_cap.get() as usize && !i.slot(k).is_undef() => {
                        let ty = Ty::of_tag(i.slot(k).tag());
                        let src = self.getr(ins.b);
                        self.guard_shape(src, i);
                        self.guard(Ins::new(IrOp::Field, ty).a(src).aux(k as i64))
                    }
                    (Some(c), None) if !is_descriptor(&c) => {
                        let src = self.getr(ins.b);
                        self.guard_shape(src, i);
                        self.kval(&c)
                    }
                    (Some(c), None) if c.get_exact::<PropertyObj>().is_some() => {
                        // The interpreter pushes a frame once its inline cache knows the property.
                        let cache = site.cache.get();
                        let known = cache.kind == CacheKind::Property
                            && cache.key == i.shape_ptr() as *const ()
                            && cache.version == t.version.get();
                        let g = c.get_exact::<PropertyObj>().map(|p| p.getter.clone()).unwrap_or_default();
                        if !known {
                            return self.exec(vm, ins);
                        }
                        let src = self.getr(ins.b);
                        self.guard_shape(src, i);
                        let d = self.reg(ins.a);
                        self.prepare_write(d);
                        let step = self.special(ins, &g, &[src], RetMode::Store, ins.a, None);
                        return step.map_or_else(|| self.exec(vm, ins), Ok);
                    }
                    _ => return self.exec(vm, ins),
                }
            }
            Layout::Module => {
                let Some(m) = o.get::<ModuleObj>() else { return Err(Abort::Unsupported) };
                let Some(x) = m.ns.get(&site.name) else { return self.exec(vm, ins) };
                let src = self.getr(ins.b);
                if self.t.get(src).op != IrOp::KRef {
                    self.guard(Ins::new(IrOp::GuardRef, Ty::Void).a(src).aux(o.as_ptr() as i64));
                    self.pins.push(ov.clone());
                }
                let cell = m.ns.cell(&site.name);
                self.global_value(cell, &x)
            }
            Layout::Type => {
                let Some(t) = o.get::<TypeObj>() else { return Err(Abort::Unsupported) };
                let Some(x) = t.lookup(&site.name) else { return self.exec(vm, ins) };
                let plain = !is_descriptor(&x) || x.get_exact::<FunctionObj>().is_some();
                if !plain {
                    return self.exec(vm, ins);
                }
                let src = self.getr(ins.b);
                if self.t.get(src).op != IrOp::KRef {
                    self.guard(Ins::new(IrOp::GuardRef, Ty::Void).a(src).aux(o.as_ptr() as i64));
                    self.pins.push(ov.clone());
                }
                self.assume(Assumption::Class(t));
                self.kval(&x)
            }
            _ => return self.exec(vm, ins),
        };
        let d = self.reg(ins.a);
        self.prepare_write(d);
        if self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        self.kills(ins);
        self.set(d, v, true);
        Ok(Step::Continue)
    }

    fn store_attr(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let site = &self.codeobj().sites[ins.c as usize];
        let ov = self.actual_reg(ins.a).clone();
        let Some(i) = ov.get_exact::<InstanceObj>() else { return self.exec(vm, ins) };
        let t = i.class();
        if !t.has_flag(type_flags::HAS_SETATTR)
            && !i.shape().dict_mode
            && let Some(c) = t.lookup(&site.name)
            && let Some(p) = c.get_exact::<PropertyObj>()
        {
            let src = self.getr(ins.a);
            let x = self.getr(ins.b);
            self.guard_shape(src, i);
            let step = self.special(ins, &p.setter.clone(), &[src, x], RetMode::Discard, 0, None);
            return step.map_or_else(|| self.exec(vm, ins), Ok);
        }
        if t.has_flag(type_flags::HAS_SETATTR)
            || i.shape().dict_mode
            || t.lookup(&site.name).is_some()
            || site.name.object().is(builtin().names.class.object())
        {
            return self.exec(vm, ins);
        }
        let cap = t.inline_cap.get() as usize;
        match i.shape().find(&site.name) {
            Some(k) if k < cap => {
                let src = self.getr(ins.a);
                self.getr(ins.b);
                self.guard_shape(src, i);
                let oty = Ty::of_tag(i.slot(k).tag());
                let old = self.guard(Ins::new(IrOp::Field, oty).a(src).aux(k as i64));
                let x = self.take(ins.b, ins.flags & KILL_B != 0);
                self.emit(Ins::new(IrOp::StoreField, Ty::Void).ab(src, x).aux(k as i64));
                if oty == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(old));
                }
            }
            None if i.shape().names().len() < cap
                && (!t.has_flag(type_flags::NO_DICT)
                    || t.slots.with(|s| s.iter().any(|n| n.object().is(site.name.object())))) =>
            {
                let src = self.getr(ins.a);
                self.getr(ins.b);
                self.guard_shape(src, i);
                let k = i.shape().names().len();
                let next = i.shape().add(&site.name);
                let x = self.take(ins.b, ins.flags & KILL_B != 0);
                self.emit(Ins::new(IrOp::SetShape, Ty::Void).a(src).aux(next as i64));
                self.emit(Ins::new(IrOp::StoreField, Ty::Void).ab(src, x).aux(k as i64));
            }
            _ => return self.exec(vm, ins),
        }
        if ins.flags & KILL_A != 0 {
            let s = self.reg(ins.a);
            self.kill(s);
        }
        Ok(Step::Continue)
    }

    fn load_method(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let site = &self.codeobj().sites[ins.c as usize];
        let ov = self.actual_reg(ins.b).clone();
        let t = ov.ty();
        let found = if t.has_flag(type_flags::HAS_GETATTR) { None } else { t.lookup(&site.name) };
        let method = |f: &Value| {
            f.get_exact::<FunctionObj>().is_some()
                || f.get_exact::<NativeObj>().is_some_and(|n| n.def.kind == NativeKind::Method)
        };
        let (f, me) = match (&ov, found) {
            (Value::Object(o), Some(f)) if method(&f) && o.layout() == Layout::Instance => {
                let Some(i) = o.get::<InstanceObj>() else { return Err(Abort::Unsupported) };
                if i.shape().dict_mode || i.shape().find(&site.name).is_some() {
                    return self.exec(vm, ins);
                }
                let src = self.getr(ins.b);
                self.guard_shape(src, i);
                (self.kobj(&f), src)
            }
            (Value::Object(o), Some(f))
                if method(&f)
                    && !matches!(
                        o.layout(),
                        Layout::Exception | Layout::Function | Layout::Type | Layout::Module | Layout::Super
                    ) =>
            {
                let src = self.getr(ins.b);
                self.guard_type(src, o);
                (self.kobj(&f), src)
            }
            (Value::Object(o), _) if o.layout() == Layout::Module => {
                let Some(m) = o.get::<ModuleObj>() else { return Err(Abort::Unsupported) };
                let Some(x) = m.ns.get(&site.name) else { return self.exec(vm, ins) };
                let src = self.getr(ins.b);
                if self.t.get(src).op != IrOp::KRef {
                    self.guard(Ins::new(IrOp::GuardRef, Ty::Void).a(src).aux(o.as_ptr() as i64));
                    self.pins.push(ov.clone());
                }
                let cell = m.ns.cell(&site.name);
                let v = self.global_value(cell, &x);
                let u = self.unit(Ty::Undef);
                return self.finish_load_method(ins, u, v);
            }
            _ => return self.exec(vm, ins),
        };
        self.finish_load_method(ins, f, me)
    }
    fn finish_load_method(&mut self, ins: Instr, f: Ref, me: Ref) -> R<Step> {
        let d = self.reg(ins.a);
        for s in [d, d + 1] {
            self.prepare_write(s);
        }
        for v in [f, me] {
            if self.ty(v) == Ty::Ref {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
            }
        }
        self.kills(ins);
        self.set(d, f, true);
        self.set(d + 1, me, true);
        Ok(Step::Continue)
    }
    /// Guards the exact type of an object of a built-in class.
    fn guard_type(&mut self, r: Ref, o: &ObjectRef) {
        if self.t.get(r).op == IrOp::KRef {
            return;
        }
        let l = o.layout();
        if matches!(l, Layout::List | Layout::Tuple | Layout::Str | Layout::Dict) {
            self.guard_layout(r, l);
        } else {
            self.guard(Ins::new(IrOp::GuardType, Ty::Void).a(r).aux(o.ty() as *const TypeObj as i64));
        }
    }

    // ---- calls ----------------------------------------------------------------------------------------

    fn call_native(&mut self, vm: &mut Vm, ins: Instr, at: u32, n: usize) -> R<Step> {
        let f = self.actual(at).clone();
        let Some(nf) = f.get_exact::<NativeObj>() else { return Err(Abort::Unsupported) };
        let fv = self.get(at);
        if self.t.get(fv).op != IrOp::KRef {
            // Which native function it is must be known.
            self.guard(Ins::new(IrOp::GuardRef, Ty::Void).a(fv).aux(f.raw_payload() as i64));
            self.pins.push(f.clone());
        }
        if nf.owner.is_none() && matches!(nf.def.name, "locals" | "vars" | "dir" | "eval" | "exec") {
            return Err(Abort::LooksAtFrames);
        }
        let args: Vec<Value> = (1..=n as u32).map(|i| self.actual(at + i).clone()).collect();
        let d = self.reg(ins.c);
        if !(d >= at && d <= at + n as u32) {
            // Before any effect: it may guard.
            self.prepare_write(d);
        }
        let Some((v, owned)) = self.intrinsic(nf, at, &args) else { return self.exec(vm, ins) };
        if !owned && self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        for i in 0..=n as u32 {
            self.kill(at + i);
        }
        if ins.op == Op::CallMethod && at != self.reg(ins.a) {
            self.vacate(at - 1);
        }
        self.set(d, v, true);
        Ok(Step::Continue)
    }

    /// Native functions that the trace computes itself: value, and whether it comes with a count.
    fn intrinsic(&mut self, f: &NativeObj, at: u32, args: &[Value]) -> Option<(Ref, bool)> {
        let arg = |me: &mut Recorder, i: usize| me.get(at + 1 + i as u32);
        let is_num = |v: &Value| matches!(v, Value::Int(_) | Value::Float(_) | Value::Bool(_));
        let owner = f.owner.filter(|o| *o != "math");
        match (owner, f.def.name, args) {
            (None, "len", [Value::Object(o)]) => {
                let a = arg(self, 0);
                Some((
                    match o.layout() {
                        Layout::List => {
                            self.guard_layout(a, Layout::List);
                            self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(a))
                        }
                        Layout::Str => {
                            self.guard_layout(a, Layout::Str);
                            self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(a))
                        }
                        Layout::Tuple => {
                            self.guard_layout(a, Layout::Tuple);
                            let n = o.get::<TupleObj>()?.len();
                            self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(a).aux(n as i64));
                            self.kint(n as i64)
                        }
                        Layout::Dict => {
                            self.guard_layout(a, Layout::Dict);
                            self.call_helper(HelperId::DictLen, Ty::Int, &[a])
                        }
                        _ => return None,
                    },
                    true,
                ))
            }
            (None, "abs" | "fabs", [Value::Float(_)]) => {
                let a = arg(self, 0);
                Some((self.emit(Ins::new(IrOp::AbsF, Ty::Float).a(a)), true))
            }
            (None, "abs", [Value::Int(i)]) if *i != i64::MIN => {
                let a = arg(self, 0);
                let z = self.kint(0);
                let n = self.guard(Ins::new(IrOp::SubO, Ty::Int).ab(z, a));
                Some((self.bin(IrOp::MaxI, Ty::Int, a, n), true))
            }
            (None, "min" | "max", ints)
                if ints.len() >= 2 && ints.iter().all(|v| matches!(v, Value::Int(_))) =>
            {
                let op = if f.def.name == "min" { IrOp::MinI } else { IrOp::MaxI };
                let mut best = arg(self, 0);
                for i in 1..ints.len() {
                    let x = arg(self, i);
                    best = self.bin(op, Ty::Int, best, x);
                }
                Some((best, true))
            }
            (None, "divmod", [Value::Int(_), Value::Int(d)]) if *d > 0 => {
                let (a, b) = (arg(self, 0), arg(self, 1));
                let zero = self.kint(0);
                let positive = self.bin(IrOp::GtI, Ty::Bool, b, zero);
                self.guard_bool(positive, true);
                let q = self.bin(IrOp::DivI, Ty::Int, a, b);
                let r = self.bin(IrOp::ModI, Ty::Int, a, b);
                let t = self.emit(Ins::new(IrOp::NewTuple, Ty::Ref).aux(2));
                for (k, v) in [q, r].into_iter().enumerate() {
                    self.emit(Ins::new(IrOp::TupleInit, Ty::Void).ab(t, v).aux(k as i64));
                }
                Some((t, true))
            }
            (None, "round", [Value::Float(x)]) if x.abs() < 9e18 => {
                let a = arg(self, 0);
                let r = self.emit(Ins::new(IrOp::RoundF, Ty::Float).a(a));
                Some((self.guard(Ins::new(IrOp::F2I, Ty::Int).a(r)), true))
            }
            (None, "round", [Value::Int(_)]) => Some((arg(self, 0), true)),
            (None, "min" | "max", [Value::Float(x), Value::Float(y)]) => {
                let (a, b) = (arg(self, 0), arg(self, 1));
                // The first argument unless the second is strictly better.
                let (op, second) = if f.def.name == "min" { (IrOp::LtF, y < x) } else { (IrOp::GtF, y > x) };
                let c = self.bin(op, Ty::Bool, b, a);
                self.guard_bool(c, second);
                Some((if second { b } else { a }, true))
            }
            (None, "sqrt", [v]) if is_num(v) => {
                let x = match v {
                    Value::Float(f) => *f,
                    v => v.as_i64()? as f64,
                };
                if !(x >= 0.0 && x.is_finite()) {
                    return None;
                }
                let a = arg(self, 0);
                let a = self.as_float(a)?;
                let z = self.konst(IrOp::KFloat, Ty::Float, 0);
                let ok = self.bin(IrOp::GeF, Ty::Bool, a, z);
                self.guard_bool(ok, true);
                Some((self.emit(Ins::new(IrOp::SqrtF, Ty::Float).a(a)), true))
            }
            (None, "floor" | "ceil", [Value::Float(x)]) if x.abs() < 9e18 => {
                let a = arg(self, 0);
                let op = if f.def.name == "floor" { IrOp::FloorF } else { IrOp::CeilF };
                let r = self.emit(Ins::new(op, Ty::Float).a(a));
                Some((self.guard(Ins::new(IrOp::F2I, Ty::Int).a(r)), true))
            }
            (None, name, [v]) if is_num(v) && helpers::float_function(name).is_some() => {
                let x = match v {
                    Value::Float(f) => *f,
                    v => v.as_i64()? as f64,
                };
                let h = helpers::float_function(name)?;
                if !helpers::float_domain(name, x) {
                    return None;
                }
                let a = arg(self, 0);
                let a = self.as_float(a)?;
                self.float_domain_guards(name, a);
                Some((self.call_helper(h, Ty::Float, &[a]), true))
            }
            (Some("dict"), "get", [Value::Object(o), k, ..]) if args.len() <= 3 => {
                let d = o.get::<DictObj>()?;
                let (me, key) = (arg(self, 0), arg(self, 1));
                let missing = match args.len() {
                    3 => arg(self, 2),
                    _ => self.unit(Ty::None),
                };
                let (found, holds) = self.has_key_of(me, key, d, k)?;
                if !holds {
                    self.guard_bool(found, false);
                    return Some((missing, false));
                }
                let ty = known_value(d, k)?;
                Some((self.guard(Ins::new(IrOp::DictLoad, ty).ab(me, key)), false))
            }
            (Some("list"), "pop", [Value::Object(o)]) => {
                let l = o.get::<ListObj>()?;
                let last = l.len().checked_sub(1)?;
                let me = arg(self, 0);
                self.guard_layout(me, Layout::List);
                let n = self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(me));
                let (zero, one) = (self.kint(0), self.kint(1));
                let some = self.bin(IrOp::GtI, Ty::Bool, n, zero);
                self.guard_bool(some, true);
                let i = self.bin(IrOp::SubI, Ty::Int, n, one);
                let v = self.list_item(me, l, i, last);
                self.emit(Ins::new(IrOp::ListPop, Ty::Void).a(me));
                Some((v, true))
            }
            (Some("list"), "append", [Value::Object(o), x]) => {
                let l = o.get::<ListObj>()?;
                let (me, v) = (arg(self, 0), arg(self, 1));
                self.guard_layout(me, Layout::List);
                let h = match (l.strategy(), x) {
                    (Strategy::Ints, Value::Int(_)) => HelperId::AppendInt,
                    (Strategy::Floats, Value::Float(_)) => HelperId::AppendFloat,
                    _ => HelperId::AppendValue,
                };
                if h == HelperId::AppendValue {
                    if self.ty(v) == Ty::Ref {
                        self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
                    }
                } else {
                    self.guard(Ins::new(IrOp::GuardStrategy, Ty::Void).a(me).aux(l.strategy() as i64));
                }
                self.call_helper(h, Ty::Void, &[me, v]);
                Some((self.unit(Ty::None), true))
            }
            (None, "ord", [Value::Object(o)]) => {
                let s = o.get::<StrObj>()?;
                if s.len() != 1 || s.as_ascii().is_none() {
                    return None;
                }
                let a = arg(self, 0);
                self.guard_layout(a, Layout::Str);
                self.guard(Ins::new(IrOp::GuardAscii, Ty::Void).a(a));
                let n = self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(a));
                let one = self.kint(1);
                let c = self.bin(IrOp::EqI, Ty::Bool, n, one);
                self.guard_bool(c, true);
                Some((self.call_helper(HelperId::StrOrd, Ty::Int, &[a]), true))
            }
            (None, "chr", [Value::Int(i)]) if (0..128).contains(i) => {
                let a = arg(self, 0);
                let lim = self.kint(128);
                let c = self.bin(IrOp::LtU, Ty::Bool, a, lim);
                self.guard_bool(c, true);
                Some((self.call_helper(HelperId::AsciiChar, Ty::Ref, &[a]), false))
            }
            _ => None,
        }
    }
    /// `has_key` for a dict at hand; without an instruction if the key is there.
    fn has_key_of(&mut self, c: Ref, k: Ref, d: &DictObj, kv: &Value) -> Option<(Ref, bool)> {
        if known_value(d, kv).is_some() {
            self.guard_layout(c, Layout::Dict);
            return Some((Ref::NONE, true));
        }
        let cv: Value = sidewinder_vm::value::Ref::from_ref(d).into();
        self.has_key(c, k, &cv, kv)
    }
    fn float_domain_guards(&mut self, name: &str, a: Ref) {
        let z = self.konst(IrOp::KFloat, Ty::Float, 0);
        if matches!(name, "log" | "log2" | "log10") {
            let c = self.bin(IrOp::GtF, Ty::Bool, a, z);
            self.guard_bool(c, true);
        }
        let inf = if name == "exp" { 700.0f64 } else { f64::MAX };
        let k = self.konst(IrOp::KFloat, Ty::Float, inf.to_bits() as i64);
        let b = self.emit(Ins::new(IrOp::AbsF, Ty::Float).a(a));
        let c = self.bin(IrOp::LeF, Ty::Bool, b, k);
        self.guard_bool(c, true);
    }

    fn ret(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        if self.frames.len() == 1 {
            return self.return_from_function(vm, ins);
        }
        let top = self.top().clone();
        // SAFETY: pinned code.
        let n_regs = unsafe { (*top.code).n_regs };
        // Everything in the window must be known well enough to be released.
        for s in (top.base - 1)..(top.base + n_regs) {
            let st = self.slot(s);
            if st.val == Ref::NONE && st.mem_obj {
                self.get(s);
            }
        }
        let (v, from) = if ins.op == Op::Return {
            let s = self.reg(ins.a);
            (self.get(s), Some(s))
        } else {
            let k = self.codeobj().consts[ins.a as usize].clone();
            (self.kval(&k), None)
        };
        if top.mode == RetMode::Init && self.ty(v) != Ty::None {
            return Err(Abort::Exception);
        }
        if matches!(top.mode, RetMode::Binary | RetMode::Compare) && self.ty(v) == Ty::Ref {
            let no = Value::Object(builtin().not_implemented.object().clone());
            if from.is_none_or(|s| self.actual(s).is(&no)) {
                return Err(Abort::Unsupported);
            }
            let k = self.kobj(&no);
            let same = self.bin(IrOp::EqR, Ty::Bool, v, k);
            self.guard_bool(same, false);
        }
        let caller = &self.frames[self.frames.len() - 2];
        let d = caller.base + top.dst as u32;
        // SAFETY: pinned code.
        let called_by = unsafe { (*caller.code).instr(caller.pc as usize - 1) };
        let jump = top.mode == RetMode::Compare
            && !matches!(called_by.op, Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge);
        if jump {
            // The fused branch: its outcome is guarded here.
            let zero = self.kint(0);
            let (c, holds) = match from.map(|s| self.actual(s)) {
                Some(Value::Bool(b)) => (v, *b),
                Some(Value::Int(i)) => (self.bin(IrOp::NeI, Ty::Bool, v, zero), *i != 0),
                None if self.t.get(v).op == IrOp::KBool => (v, self.t.get(v).aux != 0),
                _ => return Err(Abort::Unsupported),
            };
            self.guard_bool(c, holds);
        }
        let stores = matches!(top.mode, RetMode::Store | RetMode::Init | RetMode::Binary | RetMode::Next)
            || (top.mode == RetMode::Compare && !jump);
        if stores && d < top.base - 1 {
            // The destination is a register of the caller below the window.
            let n = self.frames.len();
            let f = self.frames.remove(n - 1);
            self.prepare_write_in_caller(d, &f);
            self.frames.push(f);
        }
        if from.is_none() && self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        let moved_borrowed = from.is_some_and(|s| self.slot(s).borrowed);
        if moved_borrowed && self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        for s in (top.base..top.base + n_regs).chain([top.base - 1]) {
            let st = self.slot(s);
            self.vacate(s);
            if Some(s) != from {
                self.release_value(st);
            }
        }
        self.frames.pop();
        match top.mode {
            RetMode::Store | RetMode::Next => self.set(d, v, true),
            RetMode::Binary | RetMode::Compare => {
                if !jump {
                    self.set(d, v, true);
                } else if self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(v));
                }
                if top.extra.is_some() && self.ty(top.extra) == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(top.extra));
                }
            }
            RetMode::Init => self.set(d, top.extra, true),
            RetMode::Discard => {
                if self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(v));
                }
            }
            _ => return Err(Abort::Unsupported),
        }
        Ok(Step::Continue)
    }

    /// The outermost frame returns: its window is emptied, the callable below it is the caller's affair.
    fn return_from_function(&mut self, vm: &Vm, ins: Instr) -> R<Step> {
        let plain = vm.frames.get(self.depth).is_some_and(|f| !f.func.is_null());
        if !plain {
            return Ok(Step::Done(End::Stop));
        }
        let n_regs = self.codeobj().n_regs;
        for s in 0..n_regs {
            let st = self.slot(s);
            if st.val.is_some() || !st.mem_obj {
                continue;
            }
            if st.written || self.actual(s).is_object() {
                self.get(s);
            } else {
                self.guard(Ins::new(IrOp::SNotObj, Ty::Void).aux(s as i64));
                self.put(s, Slot { mem_obj: false, written: true, ..st });
            }
        }
        let (v, from) = if ins.op == Op::Return {
            (self.getr(ins.a), Some(self.reg(ins.a)))
        } else {
            let k = self.codeobj().consts[ins.a as usize].clone();
            (self.kval(&k), None)
        };
        if from.is_none() && self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        for s in 0..n_regs {
            let st = self.slot(s);
            self.vacate(s);
            if Some(s) != from {
                self.release_value(st);
            }
            if self.slot(s).mem_obj {
                self.flush(s);
            }
        }
        // Registers of calls inlined earlier.
        for s in n_regs..self.slots.len() as u32 {
            let st = self.slot(s);
            if st.dirty && st.mem_obj {
                self.flush(s);
            }
        }
        self.emit(Ins::new(IrOp::Return, Ty::Void).a(v));
        Ok(Step::Done(End::Return))
    }

    /// The outermost frame, a generator's, is suspended: its registers go back to the heap.
    fn yield_value(&mut self, ins: Instr) -> R<Step> {
        if self.frames.len() != 1 || !self.generator {
            return Err(Abort::GeneratorFrame);
        }
        let pc = self.top().pc + 1;
        let v = self.take(ins.b, ins.flags & KILL_B != 0);
        let mut chain = self.chain(None);
        chain[0].pc = pc;
        let undef = self.unit(Ty::Undef);
        for s in 0..self.codeobj().n_regs {
            let st = self.slot(s);
            let known = st.val.is_some();
            if !known && (!st.written || st.mem_obj) {
                self.emit(Ins::new(IrOp::GenMove, Ty::Void).aux(s as i64));
                continue;
            }
            let kept = known && (self.ty(st.val) == Ty::Ref || self.live(&chain, s));
            let saved = if kept { st.val } else { undef };
            self.emit(Ins::new(IrOp::GenSave, Ty::Void).a(saved).aux(s as i64));
            if st.mem_obj {
                // The register on the stack has the bits of an object that is not its own any more.
                self.emit(Ins::new(IrOp::SStore, Ty::Void).a(undef).aux(s as i64));
            }
        }
        for s in self.codeobj().n_regs..self.slots.len() as u32 {
            let st = self.slot(s);
            if st.dirty && st.mem_obj {
                self.flush(s);
            }
        }
        self.emit(Ins::new(IrOp::Yield, Ty::Void).a(v).aux(pc as i64));
        Ok(Step::Done(End::Return))
    }

    /// `yield from` over an iterator that is not a generator: a helper advances it.
    fn send(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let (it, sent) = (self.reg(ins.a), self.reg(ins.b));
        let generator = self
            .actual(it)
            .as_object()
            .and_then(|o| o.get::<GeneratorObj>())
            .filter(|g| g.state.get() != GenState::Done)
            .map(sidewinder_vm::value::Ref::from_ref);
        if let Some(g) = generator
            && self.actual(sent).is_none()
        {
            return self.send_generator(vm, ins, &g);
        }
        let plain = self.actual(it).as_object().is_some_and(|o| o.layout() == Layout::Iterator);
        if !plain || !self.actual(sent).is_none() {
            return Err(Abort::GeneratorFrame);
        }
        let v = self.get(it);
        self.get(sent);
        self.guard_layout(v, Layout::Iterator);
        self.sync(sent);
        let r = self.boxed_call(HelperId::NextInto, &[v]);
        let n = self.execs.len() - 1;
        self.execs[n].ins = Instr::new(Op::ForIter, ins.a, ins.b, 0);
        let iterator = self.actual(it).clone();
        let next = sidewinder_vm::ops::next(vm, &iterator);
        let pc = self.top().pc;
        let Some(f) = vm.frames.last_mut() else { return Err(Abort::LeftFrame) };
        // SAFETY: registers of the running frame; verified jump.
        unsafe {
            f.pc = f.pc.add(1);
            let Ok(item) = next else { return Ok(Step::Raised) };
            self.clobber(sent);
            let got = item.is_some();
            // Without an item the helper has stored nothing: the register still holds None, which is the result.
            let jump = (pc as i32 + 1 + ins.offset16()) as u32;
            let snap = self.snapshot(Some(if got { jump } else { pc + 1 }));
            self.t.exits.push(Exit {
                snap,
                objects: Vec::new(),
                increfs: Vec::new(),
                raised: false,
                one_way: true,
                pc,
            });
            let exit = self.t.exits.len() as u32 - 1;
            let op = if got { IrOp::GuardTrue } else { IrOp::GuardFalse };
            self.emit(Ins { exit, ..Ins::new(op, Ty::Void).a(r) });
            match item {
                Some(x) => *self.base.add(sent as usize) = x,
                None => f.pc = f.pc.offset(ins.offset16() as isize),
            }
        }
        Ok(Step::Executed)
    }

    /// A `for` loop over `enumerate` of a list, or `zip` of lists, that is not exhausted: the lists are read in place, and the
    /// tuple is a value of the trace.
    fn for_iter_lists(&mut self, vm: &mut Vm, ins: Instr, it: Ref, o: &ObjectRef) -> Option<R<Step>> {
        let kind = crate::runtime::list_iterators(o);
        let n = (kind & 15) as usize;
        if kind == 0 {
            return None;
        }
        let lists: Vec<(sidewinder_vm::value::Ref<ListObj>, usize)> =
            (0..n).map(|k| crate::runtime::list_iterator(o, k)).collect::<Option<_>>()?;
        if lists.iter().any(|(l, i)| *i >= l.len()) {
            return None;
        }
        let d = self.reg(ins.b);
        let expected = self.kint(kind);
        let is = self.call_helper(HelperId::ListIterators, Ty::Int, &[it]);
        let same = self.bin(IrOp::EqI, Ty::Bool, is, expected);
        self.guard_bool(same, true);
        let mut items = Vec::new();
        if kind > 15 {
            items.push(self.call_helper(HelperId::EnumerateCount, Ty::Int, &[it]));
        }
        for (k, (l, i)) in lists.iter().enumerate() {
            let k = self.kint(k as i64);
            let list = self.call_helper(HelperId::IteratedList, Ty::Ref, &[it, k]);
            let at = self.call_helper(HelperId::IteratedIndex, Ty::Int, &[it, k]);
            let len = self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(list));
            let more = self.bin(IrOp::LtU, Ty::Bool, at, len);
            self.guard_bool(more, true);
            items.push(self.list_item(list, l, at, *i));
        }
        self.prepare_write(d);
        self.call_helper(HelperId::AdvanceLists, Ty::Void, &[it]);
        let t = self.emit(Ins::new(IrOp::NewTuple, Ty::Ref).aux(items.len() as i64));
        for (k, v) in items.into_iter().enumerate() {
            if self.ty(v) == Ty::Ref {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
            }
            self.emit(Ins::new(IrOp::TupleInit, Ty::Void).ab(t, v).aux(k as i64));
        }
        self.set(d, t, true);
        let _ = vm;
        Some(Ok(Step::Continue))
    }

    /// `yield from` over a generator: machine code resumes it.
    fn send_generator(
        &mut self,
        vm: &mut Vm,
        ins: Instr,
        g: &sidewinder_vm::value::Ref<GeneratorObj>,
    ) -> R<Step> {
        let (s, d) = (self.reg(ins.a), self.reg(ins.b));
        let code = &g.code;
        // SAFETY: the table lives as long as the JIT, and nobody else uses it during a recording step.
        let Some(entry) = (unsafe { (*self.entries).get(code, &[]) }) else {
            return Err(Abort::GeneratorFrame);
        };
        let it = self.get(s);
        self.get(d);
        self.guard(Ins::new(IrOp::GuardGenCode, Ty::Void).a(it).aux(code.ptr() as i64));
        self.pins.push(code_value(code));
        let at = self.top().base + self.codeobj().n_regs;
        let callee = Callee { base: at + 1, code: code.ptr(), func: std::ptr::null(), n_args: 0, entry };
        let call = self.resume_call(ins, it, Some(callee));
        let pc = self.top().pc;
        // Now for real.
        let Some(f) = vm.frames.last_mut() else { return Err(Abort::LeftFrame) };
        // SAFETY: moves past the instruction, as the interpreter does.
        f.pc = unsafe { f.pc.add(1) };
        let Ok(r) = vm.resume_generator(g, Value::None) else { return Ok(Step::Raised) };
        let jump = (pc as i32 + 1 + ins.offset16()) as u32;
        let (yielded, v) = match r {
            GenResult::Yielded(v) => (true, v),
            GenResult::Returned(v) => (false, v),
        };
        // The other way: the value is in its register.
        let before = self.slot(d);
        self.clobber(d);
        let snap = self.snapshot(Some(if yielded { jump } else { pc + 1 }));
        let exit = self.one_way(snap, false);
        let op = if yielded { IrOp::GenMore } else { IrOp::GenEnd };
        // `GenMore` stores the result instead of releasing the generator.
        let i = Ins { exit, ..Ins::new(op, Ty::Void).a(call).aux(d as i64 | KEEP_RESULT) };
        self.emit(if yielded { i.ab(call, it) } else { i });
        let ty = Ty::of_tag(v.tag());
        let snap = self.snapshot(Some(if yielded { pc + 1 } else { jump }));
        let exit = self.one_way(snap, false);
        let r = self.emit(Ins { exit, ..Ins::new(IrOp::GenItem, ty).a(call).aux(d as i64) });
        self.put(d, Slot { val: r, dirty: true, written: true, ..before });
        // SAFETY: a register of the running frame; verified jump.
        unsafe {
            *self.base.add(d as usize) = v;
            if !yielded && let Some(f) = vm.frames.last_mut() {
                f.pc = f.pc.offset(ins.offset16() as isize);
            }
        }
        Ok(Step::Executed)
    }

    /// A `for` loop over a generator: machine code resumes it.
    fn for_iter_generator(&mut self, vm: &mut Vm, ins: Instr, g: &GeneratorObj) -> R<Step> {
        let s = self.reg(ins.a);
        let code = &g.code;
        // SAFETY: the table lives as long as the JIT, and nobody else uses it during a recording step.
        let Some(entry) = (unsafe { (*self.entries).get(code, &[]) }) else {
            return Err(Abort::GeneratorFrame);
        };
        let it = self.get(s);
        self.guard(Ins::new(IrOp::GuardGenCode, Ty::Void).a(it).aux(code.ptr() as i64));
        self.pins.push(code_value(code));
        // The generator lies in the register between the windows, which does not own it.
        let at = self.top().base + self.codeobj().n_regs;
        let callee = Callee { base: at + 1, code: code.ptr(), func: std::ptr::null(), n_args: 0, entry };
        self.for_iter_item(vm, ins, it, Some(callee))
    }

    fn one_way(&mut self, snap: u32, raised: bool) -> u32 {
        let pc = self.top().pc;
        let exit = Exit { snap, objects: Vec::new(), increfs: Vec::new(), raised, one_way: true, pc };
        self.t.exits.push(exit);
        self.t.exits.len() as u32 - 1
    }

    /// Emits the resumption of a generator (`callee` is its code), or the advance of a built-in iterator.
    fn resume_call(&mut self, ins: Instr, it: Ref, callee: Option<Callee>) -> Ref {
        // Frames may be pushed above the running one's window, where registers hold no objects.
        let at = self.top().base + self.codeobj().n_regs;
        for s in at..self.slots.len() as u32 {
            let st = self.slot(s);
            if st.dirty && st.mem_obj {
                self.flush(s);
            }
        }
        let op = if callee.is_some() {
            // The generator lies in the register between the windows, which does not own it.
            self.emit(Ins::new(IrOp::SStore, Ty::Void).a(it).aux(at as i64));
            let undef = self.unit(Ty::Undef);
            self.put(at, Slot { val: undef, dirty: true, mem_obj: true, written: true, borrowed: false });
            IrOp::CallGen
        } else {
            IrOp::IterNext
        };
        self.sync_functions();
        let pc = self.top().pc;
        let chain = self.chain(Some(pc + 1));
        self.execs.push(ExecInfo { ins, chain, callee });
        let snap = self.snapshot_raise(pc + 1);
        let exit = self.one_way(snap, true);
        let site = self.execs.len() as i64 - 1;
        self.check_alive = true;
        self.emit(Ins { exit, ..Ins::new(op, Ty::Ptr).a(it).aux(site) })
    }

    /// A `for` loop over a generator (`callee` is its code) or a built-in iterator.
    fn for_iter_item(&mut self, vm: &mut Vm, ins: Instr, it: Ref, callee: Option<Callee>) -> R<Step> {
        let s = self.reg(ins.a);
        let d = self.reg(ins.b);
        self.prepare_write(d);
        let old = self.slot(d).val;
        if old.is_some() && self.ty(old) == Ty::Ref {
            self.flush(d);
        }
        let call = self.resume_call(ins, it, callee);
        let pc = self.top().pc;
        // Now for real.
        let iterator = self.actual(s).clone();
        let next = sidewinder_vm::ops::next(vm, &iterator);
        let Some(f) = vm.frames.last_mut() else { return Err(Abort::LeftFrame) };
        let drop = old.is_some() && self.ty(old) == Ty::Ref;
        let aux = d as i64 | if drop { DROP_OLD } else { 0 };
        // SAFETY: registers of the running frame; verified jump.
        unsafe {
            f.pc = f.pc.add(1);
            let Ok(item) = next else { return Ok(Step::Raised) };
            let Some(v) = item else {
                let before = self.slot(d);
                self.clobber(d);
                let snap = self.snapshot(Some(pc + 2));
                self.put(d, before);
                let exit = self.one_way(snap, false);
                self.emit(Ins { exit, ..Ins::new(IrOp::GenEnd, Ty::Void).a(call).aux(aux) });
                self.kill(s);
                *self.base.add(s as usize) = Value::Undef;
                return Ok(Step::Executed);
            };
            let keep = self.slot(s);
            self.vacate(s);
            let snap = self.snapshot(Some(pc + 1));
            self.put(s, keep);
            let exit = self.one_way(snap, false);
            self.emit(Ins { exit, ..Ins::new(IrOp::GenMore, Ty::Void).ab(call, it) });
            let before = self.slot(d);
            self.clobber(d);
            let snap = self.snapshot(Some(pc + 2));
            self.put(d, before);
            let exit = self.one_way(snap, false);
            let ty = Ty::of_tag(v.tag());
            let r = self.emit(Ins { exit, ..Ins::new(IrOp::GenItem, ty).a(call).aux(aux) });
            self.set(d, r, true);
            *self.base.add(d as usize) = v;
            f.pc = f.pc.add(1);
        }
        Ok(Step::Executed)
    }

    /// `prepare_write` for a register of the caller while the callee's frame still stands: its guard restarts the
    /// callee's return, so the snapshot is the callee's.
    fn prepare_write_in_caller(&mut self, slot: u32, callee: &RFrame) {
        let caller = self.top().clone();
        // SAFETY: pinned code.
        let code = unsafe { &*caller.code };
        let n_locals = code.code.n_locals as u32;
        let s = self.slot(slot);
        if s.val.is_some() || (s.written && !s.mem_obj) {
            return;
        }
        self.frames.push(callee.clone());
        if self.actual(slot).is_object() || s.written {
            self.get(slot);
        } else {
            if slot >= caller.base && slot < caller.base + n_locals {
                self.guard(Ins::new(IrOp::SNotObj, Ty::Void).aux(slot as i64));
            }
            self.put(slot, Slot { mem_obj: false, written: true, ..s });
        }
        self.frames.pop();
    }

    /// Registers of all frames the trace has inlined, their callees' arguments included.
    pub fn extent(&self) -> usize {
        self.slots.len() + crate::calls::MAX_PARAMS
    }

    /// The slots' final values, for closing the loop.
    pub fn final_slots(&self) -> Vec<(u32, Ref, bool)> {
        let f = |(i, s): (usize, &Slot)| {
            if s.val.is_some() { Some((i as u32, s.val, s.dirty)) } else { None }
        };
        self.slots.iter().enumerate().filter_map(f).collect()
    }
    /// Slots a helper wrote last (their registers are right, their types unknown).
    pub fn clobbered(&self) -> Vec<u32> {
        let f = |(i, s): (usize, &Slot)| if s.val == Ref::NONE && s.written { Some(i as u32) } else { None };
        self.slots.iter().enumerate().filter_map(f).collect()
    }
}

type Ref_<T> = sidewinder_vm::value::Ref<T>;
fn code_value(c: &CodeObj) -> Value {
    sidewinder_vm::value::Ref::from_ref(c).into()
}
fn cell_value(c: &CellObj) -> Value {
    sidewinder_vm::value::Ref::from_ref(c).into()
}

/// Type of the value of a key, if the dict has it and no Python code is needed to find it.
fn known_value(d: &DictObj, k: &Value) -> Option<Ty> {
    let h = sidewinder_vm::ops::simple_hash(k)?;
    d.data.with(|t| match t.probe(k, h) {
        Probe::Found(i) => t.entry(i).map(|e| Ty::of_tag(e.value.tag())),
        _ => None,
    })
}

fn is_descriptor(v: &Value) -> bool {
    matches!(
        v.as_object().map(|o| o.layout()),
        Some(
            Layout::Function | Layout::Property | Layout::Wrapper | Layout::NativeFunction | Layout::Instance
        )
    )
}
