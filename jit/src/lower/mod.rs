//! Trace IR to machine code, by Cranelift.
//!
//! What is compiled together is a *piece*: one trace alone, or all traces of a unit, and becomes one function:
//!
//! ```text
//! fn(vm, base, which, arguments...) -> (status, payload)        see `enter`
//!   entry of a function by a native call: arguments are the slots ─► root k's start
//!   entry k: load the slots root k expects ─► root k's start(block parameters)
//!   root k: preamble ─► loop header(phis) ─► body ─► loop header
//!   guard fails ─► side trace, if it is in the piece: its code goes on with the values in registers
//!               └► else: store the live values to the exit buffer ─► leave with the address of the exit's record
//!   leave: `code::thunk::leave` goes on in the side trace that the record names, if any; what comes back is returned, or is a
//!          root of this piece to go on at
//!   side trace ends ─► root j's start(slot values), or (root j is in another piece) returns j
//! fn(vm, base) -> (status, payload)                              a side trace alone: takes its values from the exit buffer
//! ```
//! In a piece of several traces a side trace is placed where the exit was: the values it needs are simply those of its
//! parent, the register allocator sees the whole region, and branches between hot paths cost a jump. A side trace alone costs
//! some nanoseconds a pass, and a fraction of the compile time: its parents are left as they are.
#![allow(unsafe_code, reason = "addresses of helpers and fields are built into the code")]

use std::collections::{HashMap, HashSet};
use std::mem::offset_of;

mod blanks;
mod calls;
mod exits;
mod generators;
mod guards;
mod memory;
mod numbers;
mod objects;
mod target;
mod unit;
mod wide;

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{F32, F64, I8, I16, I32, I64, I128};
use cranelift_codegen::ir::{
    AbiParam, Block, BlockArg, FuncRef, Inst, InstBuilder, MemFlagsData, Signature, SourceLoc, StackSlot,
    StackSlotData, StackSlotKind, Type, Value as V,
};
use cranelift_codegen::isa::CallConv;
use cranelift_frontend::FunctionBuilder;
use cranelift_jit::JITModule;
use cranelift_module::{Linkage, Module};
use sidewinder_vm::objects::*;
use sidewinder_vm::value::{BYTES_LEN, BYTES_START, HEADER_LAYOUT, HEADER_RC, HEADER_SHAPE, PAYLOAD};
use sidewinder_vm::vm::{Native, NativeCall, Vm};

pub use blanks::Blanks;
pub use target::{Compiled, Compiler};

use crate::enter::{EXIT, FINISHED, RAISED, RECORD_SIZE, REFUSED, RESUME, RESUME_HERE, RootRecord};
use crate::exit::ExitRecord;
use crate::helpers::Function;
use crate::ir::sites::{EntryPoint, ExecInfo};
use crate::ir::*;
use exits::Stub;

// Fields of the VM that machine code uses.
const NATIVE_TOP: i32 = (offset_of!(Vm, native) + offset_of!(Native, top)) as i32;
const NATIVE_DEPTH: i32 = (offset_of!(Vm, native) + offset_of!(Native, depth)) as i32;
const NATIVE_STACK_LIMIT: i32 = (offset_of!(Vm, native) + offset_of!(Native, stack_limit)) as i32;
const RECURSION_LIMIT: i32 = offset_of!(Vm, recursion_limit) as i32;
const POLL_WORD: i32 = offset_of!(Vm, poll_word) as i32;
const STACK_LIMIT: i32 = offset_of!(Vm, stack_end) as i32;

/// A trace as the lowering sees it.
pub struct TraceView<'a> {
    pub trace: &'a Trace,
    /// Its number in the unit.
    pub number: u32,
    /// Number of the side trace at each exit, if any.
    pub sides: &'a [Option<u32>],
    /// For roots: the slots it is entered with.
    pub entry: Option<&'a [(u32, Ty)]>,
    /// The root is a function's entry.
    pub is_function: bool,
    /// The root is where a generator is resumed, before this instruction; what is sent goes to this register.
    pub resume: Option<(u32, Option<u32>)>,
    /// The records of its exits.
    pub exits: *const ExitRecord,
    /// Addresses of the `ExecInfo`s.
    pub execs: &'a [*const u8],
    pub blanks: &'a Blanks,
}

/// A root trace of the unit.
pub struct RootView<'a> {
    pub number: u32,
    pub entry: &'a [(u32, Ty)],
    /// It is where a generator is resumed, before this instruction.
    pub resume: Option<u32>,
    pub record: *const RootRecord,
}

/// Where a side trace that is compiled alone comes from.
pub struct ParentView<'a> {
    pub trace: &'a Trace,
    pub exit: u32,
    pub record: *const ExitRecord,
    /// The side trace stands for more frames or registers than what it comes from.
    pub deeper: bool,
}

/// What is compiled together, and what the code needs to know of its unit.
pub struct PieceView<'a> {
    pub traces: Vec<TraceView<'a>>,
    /// All roots of the unit.
    pub roots: Vec<RootView<'a>>,
    /// Of a side trace alone.
    pub parent: Option<ParentView<'a>>,
    /// A byte that becomes nonzero when an assumption breaks.
    pub dead: *const u8,
    /// Exit stress: fail the n-th guard executed, counted at this address.
    pub stress: Option<*const i64>,
    /// Where exits store the live values.
    pub buf: *const u64,
    /// Parameters of the machine function that are arguments of the Python function.
    pub n_args: usize,
    /// Most frames any trace stands for.
    pub max_depth: usize,
    /// Registers that all its frames need.
    pub extent: usize,
    /// The code is a generator's.
    pub is_generator: bool,
}

/// Number of the entry of root `t` from the interpreter, whose slots are in the registers.
pub fn memory_entry(t: u32) -> i64 {
    2 * t as i64
}
/// Number of the entry of function root `t` by a native call.
pub fn native_entry(t: u32) -> i64 {
    2 * t as i64 + 1
}

/// A guard's way out, to be written after the hot code.
struct Pending<'b> {
    block: Block,
    view: &'b TraceView<'b>,
    exit: u32,
    values: HashMap<Ref, V>,
    stub: Option<Stub>,
}

type Map = Vec<Option<V>>;

/// The "line" of instructions that are there for exits only, so that their bytes can be counted.
const IN_STUB: u32 = 1;

struct Lower<'a, 'b> {
    b: FunctionBuilder<'a>,
    unit: &'b PieceView<'b>,
    cc: CallConv,
    /// Whether the processor multiplies and adds in one instruction.
    fma: bool,
    /// Where the functions are declared that it calls, and those it has called.
    module: &'a mut JITModule,
    functions: HashMap<Function, FuncRef>,
    vm: V,
    base: V,
    /// Address of the poll word. Loaded once: a constant would be made anew at each use.
    poll_word: V,
    /// First block of each root, with one parameter per entry slot that has a payload.
    starts: HashMap<u32, Block>,
    /// Block that enters each root from the registers.
    loads: Vec<(u32, Block)>,
    pending: Vec<Pending<'b>>,
    /// For the exits of a trace: leaves with the byte offset of one of its records.
    leave_trace: HashMap<u32, Block>,
    // What follows is of the trace being lowered.
    view: &'b TraceView<'b>,
    t: &'b Trace,
    is_root: bool,
    /// Values of the slots a root is entered with.
    entry_slots: HashMap<u32, Option<V>>,
    map: Map,
    /// Number of the instruction.
    n: usize,
    /// Where the values of an `Apply` lie.
    window: Option<StackSlot>,
    /// Status and payload of native calls.
    results: HashMap<Ref, (V, V)>,
    /// Blocks of exits.
    exit_blocks: HashMap<u32, Block>,
    /// Stubs that later exits go on in.
    continued: HashSet<Block>,
    /// Stubs so far, with all they store.
    stubs: Vec<(Block, Vec<Ref>)>,
    /// The loop's header and what is carried round.
    header: Option<(Block, Vec<(Ref, Ref)>)>,
}

fn clif_type(t: Ty) -> Option<Type> {
    match t {
        Ty::Bool => Some(I8),
        Ty::Int | Ty::Ref | Ty::Ptr => Some(I64),
        Ty::Float => Some(F64),
        Ty::Wide | Ty::Natural => Some(I128),
        Ty::Void | Ty::Undef | Ty::None => None,
    }
}

/// Memory that machine code and helpers touch: aligned, never trapping.
fn mem() -> MemFlagsData {
    MemFlagsData::trusted()
}

/// Whether the trace goes on after an instruction.
enum Flow {
    On(Option<V>),
    Ended,
}

impl<'b> Lower<'_, 'b> {
    /// Lowers a trace into the current block. `slots`: values of the slots a root is entered with; `params`: values of
    /// the parent's refs, for a side trace.
    fn trace(
        &mut self,
        view: &'b TraceView<'b>,
        slots: HashMap<u32, Option<V>>,
        params: &HashMap<Ref, V>,
    ) -> Result<(), String> {
        (self.view, self.t, self.is_root) = (view, view.trace, view.entry.is_some());
        self.entry_slots = slots;
        self.map = vec![None; self.t.ins.len()];
        self.results.clear();
        self.new_segment();
        self.header = None;
        for n in 0..self.t.ins.len() {
            self.n = n;
            let i = &self.t.ins[n];
            match self.ins(i, params)? {
                Flow::On(out) if out.is_some() => self.map[n] = out,
                Flow::On(_) => {}
                Flow::Ended => return Ok(()),
            }
        }
        Err("trace without an end".to_string())
    }

    /// Lowers an instruction.
    fn ins(&mut self, i: &Ins, params: &HashMap<Ref, V>) -> Result<Flow, String> {
        Ok(Flow::On(match i.op.family() {
            // Constants are made where they are needed.
            Family::Const(_) => None,
            Family::Number(op) => Some(self.number(op, i)),
            Family::Wide(op) => self.wide(op, i)?,
            Family::Check(op) => {
                self.check(op, i);
                None
            }
            Family::Memory(op) => self.memory(op, i),
            Family::Object(op) => self.object(op, i)?,
            Family::Call(op) => self.call_op(op, i)?,
            Family::Generator(op) => self.generator_op(op, i)?,
            Family::Structure(op) => return self.structure(op, i, params),
        }))
    }

    /// The structure of the trace.
    fn structure(
        &mut self,
        op: family::Structure,
        i: &Ins,
        params: &HashMap<Ref, V>,
    ) -> Result<Flow, String> {
        use family::Structure::*;
        match op {
            Param => return Ok(Flow::On(params.get(&Ref(i.aux as u32)).copied())),
            // The head has looked at it.
            Phi => return Ok(Flow::On(None)),
            LoopHead => {
                self.loop_head();
                return Ok(Flow::On(None));
            }
            LoopEnd => match self.header.take() {
                Some((block, phis)) => {
                    let args: Vec<BlockArg> = phis.iter().map(|&(_, y)| BlockArg::Value(self.v(y))).collect();
                    self.b.ins().jump(block, &args);
                }
                None => self.jump_to_root(self.view.number, i.exit)?,
            },
            Jump => self.jump_to_root(i.aux as u32, i.exit)?,
            Return => {
                let first = if self.unit.is_generator {
                    let g = self.generator();
                    self.call(Function::GeneratorDone, &[g], None);
                    FINISHED
                } else {
                    0
                };
                let status = self.b.ins().iconst(I64, first + self.t.ty(i.a).tag() as i64);
                let payload = self.raw_of(i.a);
                self.b.ins().return_(&[status, payload]);
            }
            Raise => {
                let status = self.b.ins().iconst(I64, RAISED);
                let pc = self.b.ins().iconst(I64, i.aux);
                self.b.ins().return_(&[status, pc]);
            }
            Yield => self.yield_value(i),
            Stop => {
                let out = self.exit_block(i.exit);
                self.b.ins().jump(out, &[]);
            }
        }
        Ok(Flow::Ended)
    }

    fn loop_head(&mut self) {
        // A value means another thing on each side of the header.
        self.new_segment();
        let block = self.b.create_block();
        let t = self.t;
        let mut args = Vec::new();
        let mut typed = Vec::new();
        for p in t.ins[self.n..].iter().filter(|p| p.op == IrOp::Phi) {
            if let Some(c) = clif_type(t.ty(p.a)) {
                self.b.append_block_param(block, c);
                args.push(BlockArg::Value(self.v(p.a)));
                typed.push((p.a, p.b));
            }
        }
        self.b.ins().jump(block, &args);
        self.b.switch_to_block(block);
        for (k, (x, _)) in typed.iter().enumerate() {
            self.map[x.ix()] = Some(self.b.block_params(block)[k]);
        }
        self.header = Some((block, typed));
    }

    /// The value of this instruction.
    fn at(&self) -> Ref {
        Ref(self.n as u32)
    }
    fn a(&mut self, i: &Ins) -> V {
        self.v(i.a)
    }
    fn b(&mut self, i: &Ins) -> V {
        self.v(i.b)
    }
    fn c(&mut self, i: &Ins) -> V {
        self.v(i.c)
    }
    /// The value of a ref; constants are made where they are needed.
    fn v(&mut self, r: Ref) -> V {
        let i = self.t.get(r);
        match i.op {
            IrOp::KInt | IrOp::KRef => self.b.ins().iconst(I64, i.aux),
            IrOp::KFloat => self.b.ins().f64const(f64::from_bits(i.aux as u64)),
            IrOp::KBool => self.b.ins().iconst(I8, i.aux),
            _ => match self.map[r.ix()] {
                Some(v) => v,
                None => self.b.ins().iconst(I64, 0),
            },
        }
    }
    fn v_opt(&mut self, r: Ref) -> Option<V> {
        if self.t.ty(r).is_unit() { None } else { Some(self.v(r)) }
    }
    /// A value from its payload as an integer.
    fn typed(&mut self, raw: V, ty: Ty) -> V {
        match ty {
            Ty::Float => self.b.ins().bitcast(F64, MemFlagsData::new(), raw),
            Ty::Bool => self.b.ins().ireduce(I8, raw),
            _ => raw,
        }
    }
    /// The payload of a value as an integer; zero if its type has none.
    fn raw_of(&mut self, r: Ref) -> V {
        match self.v_opt(r) {
            Some(v) => self.raw(v),
            None => self.b.ins().iconst(I64, 0),
        }
    }
    /// The eight payload bytes of a value as an integer.
    fn raw(&mut self, v: V) -> V {
        match self.b.func.dfg.value_type(v) {
            F64 => self.b.ins().bitcast(I64, MemFlagsData::new(), v),
            I8 => self.b.ins().uextend(I64, v),
            _ => v,
        }
    }
    fn widen(&mut self, v: V) -> V {
        if self.b.func.dfg.value_type(v) == I8 { self.b.ins().uextend(I64, v) } else { v }
    }
    fn load_slot_payload(&mut self, slot: i32, ty: Ty) -> V {
        self.load_payload(self.base, slot * 16, ty)
    }
    fn load_payload(&mut self, p: V, off: i32, ty: Ty) -> V {
        let c = clif_type(ty).unwrap_or(I64);
        self.b.ins().load(c, mem(), p, off + PAYLOAD)
    }
    /// Loads a value whose type is guarded.
    fn typed_load(&mut self, i: &Ins, p: V, off: i32) -> Option<V> {
        let tag = self.b.ins().load(I8, mem(), p, off);
        let ok = self.b.ins().icmp_imm_u(IntCC::Equal, tag, i.ty.tag() as i64);
        self.guard(i.exit, ok);
        clif_type(i.ty).map(|c| self.b.ins().load(c, mem(), p, off + PAYLOAD))
    }
    /// Stores a whole value. The tag is a word; looking at it, its low byte is enough.
    fn store_value(&mut self, p: V, off: i32, ty: Ty, v: Option<V>) {
        let tag = self.b.ins().iconst(I64, ty.tag() as i64);
        self.b.ins().store(mem(), tag, p, off);
        if let Some(v) = v {
            self.b.ins().store(mem(), v, p, off + PAYLOAD);
        }
    }
    /// Calls a function of the table, which is declared by the types of the arguments of its first call.
    fn call_function(&mut self, f: Function, args: &[V], returns: &[Type]) -> Inst {
        let callee = match self.functions.get(&f) {
            Some(callee) => *callee,
            None => {
                // Its caller keeps what it has in registers.
                let cc = if f.preserves_registers() { CallConv::PreserveAll } else { self.cc };
                let mut sig = Signature::new(cc);
                sig.params.extend(args.iter().map(|v| AbiParam::new(self.b.func.dfg.value_type(*v))));
                sig.returns.extend(returns.iter().map(|t| AbiParam::new(*t)));
                let id = self.module.declare_function(f.name(), Linkage::Import, &sig);
                let id = id.expect("a function is declared once");
                let callee = self.module.declare_func_in_func(id, self.b.func);
                self.functions.insert(f, callee);
                callee
            }
        };
        self.b.ins().call(callee, args)
    }
    fn call(&mut self, f: Function, args: &[V], ret: Option<Type>) -> Option<V> {
        let c = self.call_function(f, args, ret.as_slice());
        self.b.inst_results(c).first().copied()
    }
    /// Calls a function that gives a `Status`.
    fn call_status(&mut self, f: Function, args: &[V]) -> (V, V) {
        let c = self.call_function(f, args, &[I64, I64]);
        (self.b.inst_results(c)[0], self.b.inst_results(c)[1])
    }
    /// As `call_status`, for code whose address is a value.
    fn call_status_at(&mut self, code: V, args: &[V]) -> (V, V) {
        let mut sig = Signature::new(self.cc);
        sig.params.resize(args.len(), AbiParam::new(I64));
        sig.returns.resize(2, AbiParam::new(I64));
        let sig = self.b.import_signature(sig);
        let c = self.b.ins().call_indirect(sig, code, args);
        (self.b.inst_results(c)[0], self.b.inst_results(c)[1])
    }
}
