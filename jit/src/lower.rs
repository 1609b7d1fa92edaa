//! Trace IR to machine code, by Cranelift.
//!
//! All traces rooted in one code object become one function:
//!
//! ```text
//! fn(vm, base, which, arguments...) -> (status, payload)        see `calls`
//!   entry of a function by a native call: arguments are the slots ─► root k's start
//!   entry k: load the slots root k expects ─► root k's start(block parameters)
//!   root k: preamble ─► loop header(phis) ─► body ─► loop header
//!   guard fails ─► side trace, if there is one: its code goes on with the values in registers
//!               └► else: store the live values to buf, return the exit's number
//!   side trace ends ─► root j's start(slot values)
//! ```
//! A side trace is placed where the exit was, so the values it needs are simply those of its parent; the
//! register allocator sees the whole region, and branches between hot paths cost a jump.
#![allow(unsafe_code, reason = "addresses of helpers and fields are built into the code")]

use std::collections::HashMap;
use std::mem::offset_of;
use std::ptr;

mod calls;

use cranelift_codegen::Context;
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::types::{F64, I8, I32, I64};
use cranelift_codegen::ir::{
    AbiParam, Block, BlockArg, InstBuilder, MemFlagsData, SigRef, Signature, Type, UserFuncName, Value as V,
};
use cranelift_codegen::isa::{CallConv, OwnedTargetIsa};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use sidewinder_vm::objects::*;
use sidewinder_vm::value::{HEADER_LAYOUT, HEADER_RC, HEADER_TYPE, PAYLOAD};
use sidewinder_vm::vm::{Native, NativeCall, Vm};

use crate::calls::{EXIT, EntryPoint, FINISHED, RECORD_SIZE, REFUSED, RESUME};
use crate::helpers::{HELPERS, HelperId};
use crate::ir::*;
use crate::record::ExecInfo;

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
    /// Side trace at each exit, if any.
    pub sides: &'a [Option<u32>],
    /// For roots: the slots it is entered with.
    pub entry: Option<&'a [(u32, Ty)]>,
    /// The root is a function's entry.
    pub is_function: bool,
    /// The root is where a generator is resumed, before this instruction.
    pub resume: Option<u32>,
    /// Number of its first exit among all exits of the process.
    pub first_exit: u32,
    /// Addresses of the `ExecInfo`s.
    pub execs: &'a [*const u8],
}

/// What the code needs to know of its unit.
pub struct UnitView<'a> {
    pub traces: Vec<TraceView<'a>>,
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

/// Target and settings.
pub struct Compiler {
    isa: OwnedTargetIsa,
    /// What frees an object, as `PreserveAll` function.
    dealloc: *const u8,
    fctx: FunctionBuilderContext,
    ctx: Context,
}

/// Code bytes, and texts if asked for.
pub struct Compiled {
    pub code: Vec<u8>,
    pub clif: Option<String>,
    pub asm: Option<String>,
}

impl Compiler {
    /// For the machine this runs on.
    pub fn native() -> Option<Compiler> {
        let isa = cranelift_native::builder().ok()?.finish(flags()).ok()?;
        let mut c = Compiler::with(isa);
        c.dealloc = c.dealloc_thunk()?;
        Some(c)
    }
    /// For another target, to check that lowering works there.
    pub fn for_target(triple: &str) -> Option<Compiler> {
        Some(Compiler::with(cranelift_codegen::isa::lookup(triple.parse().ok()?).ok()?.finish(flags()).ok()?))
    }
    fn with(isa: OwnedTargetIsa) -> Compiler {
        Compiler { isa, dealloc: ptr::null(), fctx: FunctionBuilderContext::new(), ctx: Context::new() }
    }

    pub fn compile(&mut self, unit: &UnitView<'_>, texts: bool) -> Result<Compiled, String> {
        self.ctx.clear();
        let cc = self.isa.default_call_conv();
        let mut sig = Signature::new(cc);
        sig.params.resize(3 + unit.n_args, AbiParam::new(I64));
        sig.returns.resize(2, AbiParam::new(I64));
        self.ctx.func.signature = sig;
        self.ctx.func.name = UserFuncName::user(0, 0);
        {
            let b = FunctionBuilder::new(&mut self.ctx.func, &mut self.fctx);
            let mut l = Lower {
                b,
                unit,
                cc,
                dealloc: self.dealloc,
                dealloc_sig: None,
                vm: V::from_u32(0),
                base: V::from_u32(0),
                poll_word: V::from_u32(0),
                results: HashMap::new(),
                starts: HashMap::new(),
                pending: Vec::new(),
                last_exit: None,
                sigs: HashMap::new(),
            };
            l.function()?;
            l.b.seal_all_blocks();
            l.b.finalize(self.isa.frontend_config());
        }
        let clif = texts.then(|| self.ctx.func.display().to_string());
        self.ctx.set_disasm(texts);
        let c = self
            .ctx
            .compile(&*self.isa, &mut ControlPlane::default())
            .map_err(|e| format!("{:?}", e.inner))?;
        if !c.buffer.relocs().is_empty() {
            return Err("code needs relocations".to_string());
        }
        Ok(Compiled { code: c.code_buffer().to_vec(), clif, asm: c.vcode.clone() })
    }
}

fn flags() -> settings::Flags {
    let mut b = settings::builder();
    for (k, v) in [
        ("opt_level", "speed"),
        ("enable_verifier", if cfg!(debug_assertions) { "true" } else { "false" }),
        ("is_pic", "false"),
        ("enable_alias_analysis", "true"),
    ] {
        // The names are Cranelift's own; a wrong one is found by the first test.
        b.set(k, v).unwrap_or_else(|e| panic!("setting {k}: {e}"));
    }
    settings::Flags::new(b)
}

/// A guard's way out, to be written behind the hot code.
struct Pending {
    block: Block,
    trace: u32,
    exit: u32,
    values: HashMap<Ref, V>,
}

struct Lower<'a, 'b> {
    b: FunctionBuilder<'a>,
    unit: &'b UnitView<'b>,
    cc: CallConv,
    dealloc: *const u8,
    dealloc_sig: Option<SigRef>,
    vm: V,
    base: V,
    /// Address of the poll word. Loaded once: a constant would be made anew at each use.
    poll_word: V,
    /// Status and payload of native calls.
    results: HashMap<(u32, Ref), (V, V)>,
    /// First block of each root, with one parameter per entry slot that has a payload.
    starts: HashMap<u32, Block>,
    pending: Vec<Pending>,
    /// Exit of the instruction being lowered that has a block.
    last_exit: Option<(u32, Block)>,
    sigs: HashMap<(Vec<Type>, Option<Type>), SigRef>,
}

fn clif_type(t: Ty) -> Option<Type> {
    match t {
        Ty::Bool => Some(I8),
        Ty::Int | Ty::Ref | Ty::Ptr => Some(I64),
        Ty::Float => Some(F64),
        Ty::Void | Ty::Undef | Ty::None => None,
    }
}

/// Memory that machine code and helpers touch: aligned, never trapping.
fn mem() -> MemFlagsData {
    MemFlagsData::trusted()
}

type Map = Vec<Option<V>>;

impl Lower<'_, '_> {
    fn function(&mut self) -> Result<(), String> {
        let e = self.b.create_block();
        self.b.append_block_params_for_function_params(e);
        self.b.switch_to_block(e);
        let p = self.b.block_params(e).to_vec();
        (self.vm, self.base) = (p[0], p[1]);
        self.poll_word = self.b.ins().load(I64, mem(), self.vm, POLL_WORD);
        let which = p[2];
        let roots: Vec<u32> = (0..self.unit.traces.len() as u32)
            .filter(|&t| self.unit.traces[t as usize].entry.is_some())
            .collect();
        for &t in &roots {
            let block = self.b.create_block();
            for &(_, ty) in self.unit.traces[t as usize].entry.unwrap_or(&[]) {
                if let Some(c) = clif_type(ty) {
                    self.b.append_block_param(block, c);
                }
            }
            self.starts.insert(t, block);
        }
        if self.unit.is_generator {
            self.resume_entries(which, &roots);
        }
        // Native calls first: they are what is frequent.
        let functions = roots.iter().filter(|&&t| self.unit.traces[t as usize].is_function);
        let mut entries: Vec<(u32, bool)> = functions.map(|&t| (t, true)).collect();
        entries.extend(roots.iter().map(|&t| (t, false)));
        for &(t, native) in &entries {
            let here = self.b.create_block();
            let next = self.b.create_block();
            let number = if native { native_entry(t) } else { memory_entry(t) };
            let c = self.b.ins().icmp_imm_u(IntCC::Equal, which, number);
            self.b.ins().brif(c, here, &[], next, &[]);
            self.b.switch_to_block(here);
            if native {
                self.check_room();
            } else {
                self.b.set_cold_block(here);
            }
            let mut args = Vec::new();
            for &(s, ty) in self.unit.traces[t as usize].entry.unwrap_or(&[]) {
                if clif_type(ty).is_some() {
                    let v = if native && (s as usize) < self.unit.n_args {
                        self.typed(p[3 + s as usize], ty)
                    } else {
                        self.load_slot_payload(s as i32, ty)
                    };
                    args.push(BlockArg::Value(v));
                }
            }
            self.b.ins().jump(self.starts[&t], &args);
            self.b.switch_to_block(next);
        }
        // The last `next` block is unreachable but must end somehow.
        self.refuse();
        for &t in &roots {
            let start = self.starts[&t];
            self.b.switch_to_block(start);
            let view = &self.unit.traces[t as usize];
            let params = self.b.block_params(start).to_vec();
            let mut slots: HashMap<u32, Option<V>> = HashMap::new();
            let mut k = 0;
            for &(s, ty) in view.entry.unwrap_or(&[]) {
                if clif_type(ty).is_some() {
                    slots.insert(s, Some(params[k]));
                    k += 1;
                } else {
                    slots.insert(s, None);
                }
            }
            self.trace(t, &slots, &HashMap::new())?;
            while let Some(p) = self.pending.pop() {
                self.exit(p)?;
            }
        }
        Ok(())
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
    fn raw_of(&mut self, t: &Trace, r: Ref, map: &Map) -> V {
        match self.v_opt(t, r, map) {
            Some(v) => self.raw(v),
            None => self.b.ins().iconst(I64, 0),
        }
    }

    /// Writes what happens when a guard fails.
    fn exit(&mut self, p: Pending) -> Result<(), String> {
        self.b.switch_to_block(p.block);
        self.b.set_cold_block(p.block);
        let view = &self.unit.traces[p.trace as usize];
        let t = view.trace;
        let e = &t.exits[p.exit as usize];
        let side = view.sides.get(p.exit as usize).copied().flatten();
        if let Some(s) = side {
            for r in &e.increfs {
                let v = match p.values.get(r) {
                    Some(&v) => v,
                    // A constant object.
                    None => self.b.ins().iconst(I64, t.get(*r).aux),
                };
                self.incref(v);
            }
            let mut values = p.values;
            if self.goes_through_memory(s) {
                let mut refs: Vec<Ref> = values.keys().copied().collect();
                refs.sort_by_key(|r| r.ix());
                let old: Vec<V> = refs.iter().map(|r| values[r]).collect();
                let new = self.through_memory(&old);
                values = refs.into_iter().zip(new).collect();
            }
            return self.trace(s, &HashMap::new(), &values);
        }
        // Constants and unit values are not stored: the snapshot knows them.
        let stored = super::opt::stored_values(t, p.exit);
        let buf = self.b.ins().iconst(I64, self.unit.buf as i64);
        for (k, r) in stored.into_iter().enumerate() {
            if let Some(&v) = p.values.get(&r) {
                let v = self.widen(v);
                self.b.ins().store(mem(), v, buf, 8 * k as i32);
            }
        }
        let n = self.b.ins().iconst(I64, EXIT + (view.first_exit + p.exit) as i64);
        let zero = self.b.ins().iconst(I64, 0);
        self.b.ins().return_(&[n, zero]);
        Ok(())
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
    /// Stores a whole value. The tag is a word; looking at it, its low byte is enough.
    fn store_value(&mut self, p: V, off: i32, ty: Ty, v: Option<V>) {
        let tag = self.b.ins().iconst(I64, ty.tag() as i64);
        self.b.ins().store(mem(), tag, p, off);
        if let Some(v) = v {
            self.b.ins().store(mem(), v, p, off + PAYLOAD);
        }
    }
    fn sig(&mut self, args: &[Type], ret: Option<Type>) -> SigRef {
        let key = (args.to_vec(), ret);
        if let Some(s) = self.sigs.get(&key) {
            return *s;
        }
        let mut s = Signature::new(self.cc);
        s.params.extend(args.iter().map(|t| AbiParam::new(*t)));
        s.returns.extend(ret.iter().map(|t| AbiParam::new(*t)));
        let r = self.b.import_signature(s);
        self.sigs.insert(key, r);
        r
    }
    fn call(&mut self, f: *const u8, args: &[V], ret: Option<Type>) -> Option<V> {
        let types: Vec<Type> = args.iter().map(|v| self.b.func.dfg.value_type(*v)).collect();
        let sig = self.sig(&types, ret);
        let addr = self.b.ins().iconst(I64, f as i64);
        let c = self.b.ins().call_indirect(sig, addr, args);
        self.b.inst_results(c).first().copied()
    }
    fn incref(&mut self, v: V) {
        let n = self.b.ins().load(I32, mem(), v, HEADER_RC);
        let n = self.b.ins().iadd_imm_s(n, 1);
        self.b.ins().store(mem(), n, v, HEADER_RC);
    }
    fn decref(&mut self, v: V) {
        let n = self.b.ins().load(I32, mem(), v, HEADER_RC);
        let n = self.b.ins().iadd_imm_s(n, -1);
        self.b.ins().store(mem(), n, v, HEADER_RC);
        let (dead, go) = (self.b.create_block(), self.b.create_block());
        self.b.ins().brif(n, go, &[], dead, &[]);
        self.b.switch_to_block(dead);
        self.b.set_cold_block(dead);
        self.dealloc(v);
        self.b.ins().jump(go, &[]);
        self.b.switch_to_block(go);
    }

    /// Continues if `ok` (a bool) holds, else leaves by the exit.
    fn guard(&mut self, t: u32, exit: u32, ok: V, map: &mut Map) {
        let one_way = self.unit.traces[t as usize].trace.exits[exit as usize].one_way;
        let ok = match self.unit.stress {
            Some(counter) if !one_way => self.stressed(ok, counter),
            _ => ok,
        };
        let go = self.b.create_block();
        let out = self.exit_block(t, exit, map);
        self.b.ins().brif(ok, go, &[], out, &[]);
        self.b.switch_to_block(go);
    }
    fn guard_not(&mut self, t: u32, exit: u32, bad: V, map: &mut Map) {
        if self.unit.stress.is_some() {
            let z = self.b.ins().icmp_imm_u(IntCC::Equal, bad, 0);
            return self.guard(t, exit, z, map);
        }
        let go = self.b.create_block();
        let out = self.exit_block(t, exit, map);
        self.b.ins().brif(bad, out, &[], go, &[]);
        self.b.switch_to_block(go);
    }
    /// Counts guards down; at zero the guard fails whatever it found.
    fn stressed(&mut self, ok: V, counter: *const i64) -> V {
        let a = self.b.ins().iconst(I64, counter as i64);
        let n = self.b.ins().load(I64, mem(), a, 0);
        let n = self.b.ins().iadd_imm_s(n, -1);
        self.b.ins().store(mem(), n, a, 0);
        let live = self.b.ins().icmp_imm_s(IntCC::NotEqual, n, 0);
        let ok8 = if self.b.func.dfg.value_type(ok) == I8 {
            ok
        } else {
            self.b.ins().icmp_imm_u(IntCC::NotEqual, ok, 0)
        };
        self.b.ins().band(ok8, live)
    }
    /// The block for an exit, with the values the exit or its side trace needs. An instruction of several checks has one.
    fn exit_block(&mut self, t: u32, exit: u32, map: &mut Map) -> Block {
        if let Some((_, block)) = self.last_exit.filter(|x| x.0 == exit) {
            return block;
        }
        let block = self.b.create_block();
        self.last_exit = Some((exit, block));
        let trace = self.unit.traces[t as usize].trace;
        let mut values = HashMap::new();
        for r in super::opt::exit_values(trace, exit) {
            if let Some(v) = self.value_in(trace, r, map) {
                values.insert(r, v);
            }
        }
        self.pending.push(Pending { block, trace: t, exit, values });
        block
    }
    /// The value of a ref that is not a constant.
    fn value_in(&mut self, trace: &Trace, r: Ref, map: &Map) -> Option<V> {
        if trace.get(r).op.effect() == Effect::Const { None } else { map[r.ix()] }
    }
    /// The value of a ref; constants are made where they are needed.
    fn v(&mut self, t: &Trace, r: Ref, map: &Map) -> V {
        let i = t.get(r);
        match i.op {
            IrOp::KInt | IrOp::KRef => self.b.ins().iconst(I64, i.aux),
            IrOp::KFloat => self.b.ins().f64const(f64::from_bits(i.aux as u64)),
            IrOp::KBool => self.b.ins().iconst(I8, i.aux),
            _ => match map[r.ix()] {
                Some(v) => v,
                None => self.b.ins().iconst(I64, 0),
            },
        }
    }
    fn v_opt(&mut self, t: &Trace, r: Ref, map: &Map) -> Option<V> {
        if t.ty(r).is_unit() { None } else { Some(self.v(t, r, map)) }
    }

    /// Lowers a trace into the current block. `slots`: values of the slots a root is entered with; `params`: values of
    /// the parent's refs, for a side trace.
    fn trace(
        &mut self,
        tn: u32,
        slots: &HashMap<u32, Option<V>>,
        params: &HashMap<Ref, V>,
    ) -> Result<(), String> {
        use IrOp::*;
        let view = &self.unit.traces[tn as usize];
        let t = view.trace;
        let is_root = view.entry.is_some();
        let mut map: Map = vec![None; t.ins.len()];
        let mut header: Option<(Block, Vec<(Ref, Ref)>)> = None;
        for (n, i) in t.ins.iter().enumerate() {
            let i = *i;
            self.last_exit = None;
            macro_rules! a {
                () => {
                    self.v(t, i.a, &map)
                };
            }
            macro_rules! b {
                () => {
                    self.v(t, i.b, &map)
                };
            }
            macro_rules! c {
                () => {
                    self.v(t, i.c, &map)
                };
            }
            let mut out: Option<V> = None;
            match i.op {
                KInt | KFloat | KBool | KNone | KUndef | KRef => {}
                Param => out = params.get(&Ref(i.aux as u32)).copied(),
                SLoad | MLoad | SNotObj => {
                    if is_root && i.op == SLoad {
                        out = slots.get(&(i.aux as u32)).copied().flatten();
                    } else {
                        let off = i.aux as i32 * 16;
                        let tag = self.b.ins().load(I8, mem(), self.base, off);
                        let k = if i.op == SNotObj { Ty::Ref } else { i.ty };
                        let cc = if i.op == SNotObj { IntCC::NotEqual } else { IntCC::Equal };
                        let ok = self.b.ins().icmp_imm_u(cc, tag, k.tag() as i64);
                        self.guard(tn, i.exit, ok, &mut map);
                        if clif_type(i.ty).is_some() {
                            out = Some(self.load_slot_payload(i.aux as i32, i.ty));
                        }
                    }
                }
                SStore => {
                    let v = self.v_opt(t, i.a, &map);
                    self.store_value(self.base, i.aux as i32 * 16, t.ty(i.a), v);
                }
                AddI => {
                    let (x, y) = (a!(), b!());
                    out = Some(self.b.ins().iadd(x, y));
                }
                SubI => {
                    let (x, y) = (a!(), b!());
                    out = Some(self.b.ins().isub(x, y));
                }
                MulI => {
                    let (x, y) = (a!(), b!());
                    out = Some(self.b.ins().imul(x, y));
                }
                AddO | SubO | MulO => {
                    let (x, y) = (a!(), b!());
                    // With a constant the result alone tells: comparison and branch are one operation of the
                    // processor, unlike a branch on the overflow flag as Cranelift makes it.
                    let k = (t.get(i.b).op == KInt).then(|| t.get(i.b).aux);
                    let (r, of) = match (i.op, k) {
                        (AddO, Some(k)) => {
                            let r = self.b.ins().iadd(x, y);
                            let cc = if k < 0 { IntCC::SignedGreaterThan } else { IntCC::SignedLessThan };
                            (r, self.b.ins().icmp(cc, r, x))
                        }
                        (SubO, Some(k)) => {
                            let r = self.b.ins().isub(x, y);
                            let cc = if k < 0 { IntCC::SignedLessThan } else { IntCC::SignedGreaterThan };
                            (r, self.b.ins().icmp(cc, r, x))
                        }
                        (AddO, _) => self.b.ins().sadd_overflow(x, y),
                        (SubO, _) => self.b.ins().ssub_overflow(x, y),
                        _ => self.b.ins().smul_overflow(x, y),
                    };
                    self.guard_not(tn, i.exit, of, &mut map);
                    out = Some(r);
                }
                DivI | ModI => {
                    let (x, y) = (a!(), b!());
                    // Floor semantics for a positive divisor.
                    let r = self.b.ins().srem(x, y);
                    let neg = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, r, 0);
                    out = Some(if i.op == ModI {
                        let fixed = self.b.ins().iadd(r, y);
                        self.b.ins().select(neg, fixed, r)
                    } else {
                        let q = self.b.ins().sdiv(x, y);
                        let q1 = self.b.ins().iadd_imm_s(q, -1);
                        self.b.ins().select(neg, q1, q)
                    });
                }
                AndI | OrI | XorI => {
                    let (x, y) = (a!(), b!());
                    out = Some(match i.op {
                        AndI => self.b.ins().band(x, y),
                        OrI => self.b.ins().bor(x, y),
                        _ => self.b.ins().bxor(x, y),
                    });
                }
                ShlO => {
                    let (x, y) = (a!(), b!());
                    let r = self.b.ins().ishl(x, y);
                    let back = self.b.ins().sshr(r, y);
                    let ok = self.b.ins().icmp(IntCC::Equal, back, x);
                    self.guard(tn, i.exit, ok, &mut map);
                    out = Some(r);
                }
                ShrI => {
                    let (x, y) = (a!(), b!());
                    out = Some(self.b.ins().sshr(x, y));
                }
                EqI | NeI | LtI | LeI | GtI | GeI | LtU | EqR | EqB => {
                    let (x, y) = (a!(), b!());
                    let cc = match i.op {
                        EqI | EqR | EqB => IntCC::Equal,
                        NeI => IntCC::NotEqual,
                        LtI => IntCC::SignedLessThan,
                        LeI => IntCC::SignedLessThanOrEqual,
                        GtI => IntCC::SignedGreaterThan,
                        GeI => IntCC::SignedGreaterThanOrEqual,
                        _ => IntCC::UnsignedLessThan,
                    };
                    out = Some(self.b.ins().icmp(cc, x, y));
                }
                MinI | MaxI => {
                    let (x, y) = (a!(), b!());
                    out = Some(if i.op == MinI { self.b.ins().smin(x, y) } else { self.b.ins().smax(x, y) });
                }
                AddF | SubF | MulF | DivF => {
                    let (x, y) = (a!(), b!());
                    out = Some(match i.op {
                        AddF => self.b.ins().fadd(x, y),
                        SubF => self.b.ins().fsub(x, y),
                        MulF => self.b.ins().fmul(x, y),
                        _ => self.b.ins().fdiv(x, y),
                    });
                }
                NegF | AbsF | SqrtF | FloorF | CeilF | RoundF => {
                    let x = a!();
                    out = Some(match i.op {
                        NegF => self.b.ins().fneg(x),
                        AbsF => self.b.ins().fabs(x),
                        SqrtF => self.b.ins().sqrt(x),
                        FloorF => self.b.ins().floor(x),
                        RoundF => self.b.ins().nearest(x),
                        _ => self.b.ins().ceil(x),
                    });
                }
                EqF | NeF | LtF | LeF | GtF | GeF => {
                    let (x, y) = (a!(), b!());
                    let cc = match i.op {
                        EqF => FloatCC::Equal,
                        NeF => FloatCC::NotEqual,
                        LtF => FloatCC::LessThan,
                        LeF => FloatCC::LessThanOrEqual,
                        GtF => FloatCC::GreaterThan,
                        _ => FloatCC::GreaterThanOrEqual,
                    };
                    out = Some(self.b.ins().fcmp(cc, x, y));
                }
                I2F => {
                    let x = a!();
                    out = Some(self.b.ins().fcvt_from_sint(F64, x));
                }
                F2I => {
                    let x = a!();
                    let lim = self.b.ins().f64const(9.2e18);
                    let m = self.b.ins().fabs(x);
                    let ok = self.b.ins().fcmp(FloatCC::LessThan, m, lim);
                    self.guard(tn, i.exit, ok, &mut map);
                    out = Some(self.b.ins().fcvt_to_sint_sat(I64, x));
                }
                Not => {
                    let x = a!();
                    out = Some(self.b.ins().bxor_imm_u(x, 1));
                }
                B2I => {
                    let x = a!();
                    out = Some(self.b.ins().uextend(I64, x));
                }
                GuardTrue => {
                    let x = a!();
                    self.guard(tn, i.exit, x, &mut map);
                }
                GuardFalse => {
                    let x = a!();
                    self.guard_not(tn, i.exit, x, &mut map);
                }
                GuardRef => {
                    let x = a!();
                    let k = self.b.ins().iconst(I64, i.aux);
                    let ok = self.b.ins().icmp(IntCC::Equal, x, k);
                    self.guard(tn, i.exit, ok, &mut map);
                }
                GuardType | GuardShape => {
                    let x = a!();
                    let off = if i.op == GuardType { HEADER_TYPE } else { INSTANCE_SHAPE };
                    let p = self.b.ins().load(I64, mem(), x, off);
                    let k = self.b.ins().iconst(I64, i.aux);
                    let ok = self.b.ins().icmp(IntCC::Equal, p, k);
                    self.guard(tn, i.exit, ok, &mut map);
                }
                GuardLayout => {
                    let x = a!();
                    let p = self.b.ins().load(I8, mem(), x, HEADER_LAYOUT);
                    let ok = self.b.ins().icmp_imm_u(IntCC::Equal, p, i.aux);
                    self.guard(tn, i.exit, ok, &mut map);
                }
                GuardStrategy => {
                    let x = a!();
                    let p = self.b.ins().load(I32, mem(), x, HEADER_LAYOUT);
                    let word = list_word(Strategy::of_number(i.aux as usize));
                    let ok = self.b.ins().icmp_imm_u(IntCC::Equal, p, word as i64);
                    self.guard(tn, i.exit, ok, &mut map);
                }
                GuardTupleLen => {
                    let x = a!();
                    let p = self.b.ins().load(I64, mem(), x, TUPLE_LEN);
                    let ok = self.b.ins().icmp_imm_u(IntCC::Equal, p, i.aux);
                    self.guard(tn, i.exit, ok, &mut map);
                }
                GuardAscii => {
                    let x = a!();
                    let p = self.b.ins().load(I8, mem(), x, STR_WIDE);
                    self.guard_not(tn, i.exit, p, &mut map);
                }
                GuardFuncCode => {
                    let x = a!();
                    let l = self.b.ins().load(I8, mem(), x, HEADER_LAYOUT);
                    let ok = self.b.ins().icmp_imm_u(
                        IntCC::Equal,
                        l,
                        sidewinder_vm::value::Layout::Function as i64,
                    );
                    self.guard(tn, i.exit, ok, &mut map);
                    let p = self.b.ins().load(I64, mem(), x, FUNCTION_CODE);
                    let k = self.b.ins().iconst(I64, i.aux);
                    let ok = self.b.ins().icmp(IntCC::Equal, p, k);
                    self.guard(tn, i.exit, ok, &mut map);
                }
                Alive => {
                    let p = self.b.ins().iconst(I64, self.unit.dead as i64);
                    let x = self.b.ins().load(I8, mem(), p, 0);
                    self.guard_not(tn, i.exit, x, &mut map);
                }
                Poll => {
                    let p = self.poll_word;
                    // Atomic: a plain load of memory that the loop does not write would leave the loop.
                    let x = self.b.ins().atomic_load(I32, mem(), p);
                    self.guard_not(tn, i.exit, x, &mut map);
                }
                ListLen | ListPtr | StrLen | RangeGet => {
                    let x = a!();
                    let off = match i.op {
                        ListLen => LIST_LEN,
                        ListPtr => LIST_PTR,
                        StrLen => STR_LEN,
                        _ => i.aux as i32,
                    };
                    out = Some(self.b.ins().load(I64, mem(), x, off));
                }
                ItemI | ItemF => {
                    let (p, k) = (a!(), b!());
                    let off = self.b.ins().ishl_imm_u(k, 3);
                    let at = self.b.ins().iadd(p, off);
                    let ty = if i.op == ItemI { I64 } else { F64 };
                    out = Some(self.b.ins().load(ty, mem(), at, 0));
                }
                ItemB => {
                    let (p, k) = (a!(), b!());
                    let at = self.b.ins().iadd(p, k);
                    out = Some(self.b.ins().load(I8, mem(), at, 0));
                }
                StoreItemB => {
                    let (p, k, v) = (a!(), b!(), c!());
                    let at = self.b.ins().iadd(p, k);
                    self.b.ins().store(mem(), v, at, 0);
                }
                StoreItemI | StoreItemF => {
                    let (p, k, v) = (a!(), b!(), c!());
                    let off = self.b.ins().ishl_imm_u(k, 3);
                    let at = self.b.ins().iadd(p, off);
                    self.b.ins().store(mem(), v, at, 0);
                }
                ItemV => {
                    let (p, k) = (a!(), b!());
                    let off = self.b.ins().ishl_imm_u(k, 4);
                    let at = self.b.ins().iadd(p, off);
                    out = self.typed_load(tn, &i, at, 0, &mut map);
                }
                StoreItemV => {
                    let (p, k) = (a!(), b!());
                    let off = self.b.ins().ishl_imm_u(k, 4);
                    let at = self.b.ins().iadd(p, off);
                    let v = self.v_opt(t, i.c, &map);
                    self.store_value(at, 0, t.ty(i.c), v);
                }
                TupleItem => {
                    let x = a!();
                    out = self.typed_load(tn, &i, x, TUPLE_ITEMS + 16 * i.aux as i32, &mut map);
                }
                Field => {
                    let x = a!();
                    let at = INSTANCE_SLOTS + 16 * i.aux as i32;
                    out = match i.exit {
                        NO_EXIT => clif_type(i.ty).map(|c| self.b.ins().load(c, mem(), x, at + PAYLOAD)),
                        _ => self.typed_load(tn, &i, x, at, &mut map),
                    };
                }
                BoundGet => {
                    let x = a!();
                    out = self.typed_load(tn, &i, x, BOUND_PARTS[i.aux as usize], &mut map);
                }
                CellGet => {
                    let x = a!();
                    out = self.typed_load(tn, &i, x, CELL_VALUE, &mut map);
                }
                GlobalGet => {
                    let x = self.b.ins().iconst(I64, i.aux);
                    out = self.typed_load(tn, &i, x, 0, &mut map);
                }
                GlobalVar => {}
                TupleInit => {
                    let x = a!();
                    let v = self.v_opt(t, i.b, &map);
                    self.store_value(x, TUPLE_ITEMS + 16 * i.aux as i32, t.ty(i.b), v);
                }
                StoreField | StorePayload => {
                    let x = a!();
                    let (at, ty) = (INSTANCE_SLOTS + 16 * i.aux as i32, t.ty(i.b));
                    match self.v_opt(t, i.b, &map) {
                        Some(v) if i.op == StorePayload => {
                            self.b.ins().store(mem(), v, x, at + PAYLOAD);
                        }
                        v => self.store_value(x, at, ty, v),
                    }
                }
                CellSet => {
                    let x = a!();
                    let v = self.v_opt(t, i.b, &map);
                    self.store_value(x, CELL_VALUE, t.ty(i.b), v);
                }
                GlobalSet => {
                    let x = self.b.ins().iconst(I64, i.aux);
                    let v = self.v_opt(t, i.a, &map);
                    self.store_value(x, 0, t.ty(i.a), v);
                }
                SetShape => {
                    let x = a!();
                    let k = self.b.ins().iconst(I64, i.aux);
                    self.b.ins().store(mem(), k, x, INSTANCE_SHAPE);
                }
                FuncDefaults => {
                    let x = a!();
                    let at = if i.aux == 0 { FUNCTION_DEFAULTS } else { FUNCTION_KWDEFAULTS };
                    out = self.typed_load(tn, &i, x, at, &mut map);
                }
                FuncClosure => {
                    let x = a!();
                    out = Some(self.b.ins().load(I64, mem(), x, FUNCTION_CLOSURE + PAYLOAD));
                }
                StrAt => {
                    let (x, k) = (a!(), b!());
                    let at = self.b.ins().iadd(x, k);
                    let ch = self.b.ins().load(I8, mem(), at, STR_DATA as i32);
                    let ch = self.b.ins().uextend(I64, ch);
                    let off = self.b.ins().ishl_imm_u(ch, 3);
                    let table = sidewinder_vm::types::builtin().ascii_chars.as_ptr() as i64;
                    let table = self.b.ins().iconst(I64, table);
                    let at = self.b.ins().iadd(table, off);
                    out = Some(self.b.ins().load(I64, mem(), at, 0));
                }
                NewTuple => {
                    let k = self.b.ins().iconst(I64, i.aux);
                    out = self.call(crate::runtime::new_tuple as *const u8, &[k], Some(I64));
                }
                NewInstance => {
                    let k = self.b.ins().iconst(I64, i.aux);
                    out = self.call(crate::runtime::new_instance as *const u8, &[k], Some(I64));
                }
                NewRange => {
                    let args = [a!(), b!(), c!()];
                    out = self.call(crate::runtime::new_range as *const u8, &args, Some(I64));
                }
                NewSuper => {
                    let args = [a!(), b!()];
                    out = self.call(crate::runtime::new_super as *const u8, &args, Some(I64));
                }
                VTuple | VInstance | VCell | VRange | VSuper => {}
                NewCell => {
                    let tag = self.b.ins().iconst(I64, t.ty(i.a).tag() as i64);
                    let v = match self.v_opt(t, i.a, &map) {
                        Some(v) => self.raw(v),
                        None => self.b.ins().iconst(I64, 0),
                    };
                    out = self.call(crate::runtime::new_cell as *const u8, &[tag, v], Some(I64));
                }
                IncRef => {
                    let x = a!();
                    self.incref(x);
                }
                DecRef => {
                    let x = a!();
                    self.decref(x);
                }
                Call => out = self.helper(tn, &i, &mut map),
                Exec | ExecRaises => self.exec(tn, &i, &mut map),
                Catch | Throw => out = self.catch(tn, &i, &map),
                CallFunc => self.call_func(tn, n, &i, &map),
                CallRet => out = self.call_ret(tn, &i, &mut map)?,
                CallGen => self.call_func(tn, n, &i, &map),
                IterKind => {
                    let x = a!();
                    let byte = self.b.ins().load(I8, mem(), x, (i.aux >> 8) as i32);
                    let ok = self.b.ins().icmp_imm_u(IntCC::Equal, byte, i.aux & 0xff);
                    self.guard(tn, i.exit, ok, &mut map);
                }
                IterInt | IterRef => {
                    let x = a!();
                    out = Some(self.b.ins().load(I64, mem(), x, i.aux as i32));
                }
                IterSet => {
                    let (x, v) = (a!(), b!());
                    self.b.ins().store(mem(), v, x, i.aux as i32);
                }
                IterNext => {
                    let x = a!();
                    let site = self.b.ins().iconst(I64, view.execs[i.aux as usize] as i64);
                    let args = [self.vm, self.base, site, x];
                    let r = self.call_status(crate::runtime::iter_next as *const u8, &args);
                    self.raised(tn, i.exit, r.0, &mut map);
                    self.results.insert((tn, Ref(n as u32)), r);
                }
                ListPop => {
                    let x = a!();
                    self.call(crate::runtime::list_pop as *const u8, &[x], None);
                }
                DictLoad => {
                    let x = a!();
                    let (tag, key) = self.boxed(t, i.b, &map);
                    let (status, payload) =
                        self.call_status(crate::runtime::dict_load as *const u8, &[x, tag, key]);
                    let ok = self.b.ins().icmp_imm_s(IntCC::Equal, status, i.ty.tag() as i64);
                    self.guard(tn, i.exit, ok, &mut map);
                    out = clif_type(i.ty).map(|_| self.typed(payload, i.ty));
                }
                HasKey => {
                    let x = a!();
                    let (tag, key) = self.boxed(t, i.b, &map);
                    let args = [x, tag, key];
                    let Some(r) = self.call(crate::runtime::has_key as *const u8, &args, Some(I64)) else {
                        return Err("HasKey".to_string());
                    };
                    let ok = self.b.ins().icmp_imm_s(IntCC::SignedGreaterThanOrEqual, r, 0);
                    self.guard(tn, i.exit, ok, &mut map);
                    out = Some(self.b.ins().ireduce(I8, r));
                }
                DictStore => {
                    let x = a!();
                    let (tag, key) = self.boxed(t, i.b, &map);
                    let (vtag, v) = self.boxed(t, i.c, &map);
                    let args = [x, tag, key, vtag, v];
                    let Some(r) = self.call(crate::runtime::dict_store as *const u8, &args, Some(I64)) else {
                        return Err("DictStore".to_string());
                    };
                    let out = self.exit_block(tn, i.exit, &mut map);
                    let go = self.b.create_block();
                    self.b.ins().brif(r, out, &[], go, &[]);
                    self.b.switch_to_block(go);
                }
                SetChange => {
                    let x = a!();
                    let (tag, key) = self.boxed(t, i.b, &map);
                    let remove = self.b.ins().iconst(I64, i.aux);
                    let args = [x, tag, key, remove];
                    let r = self.call(crate::runtime::set_change as *const u8, &args, Some(I64));
                    let out = self.exit_block(tn, i.exit, &mut map);
                    let go = self.b.create_block();
                    self.b.ins().brif(r.ok_or("SetChange")?, out, &[], go, &[]);
                    self.b.switch_to_block(go);
                }
                GenMore | GenEnd => {
                    let (status, payload) = self.finish_resume(tn, i.a, &mut map)?;
                    self.results.insert((tn, i.a), (status, payload));
                    let (item, end) = (self.b.create_block(), self.b.create_block());
                    let yielded = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, status, FINISHED);
                    self.b.ins().brif(yielded, item, &[], end, &[]);
                    self.b.switch_to_block(end);
                    let tag = self.b.ins().iadd_imm_s(status, -FINISHED);
                    let keep = i.aux & KEEP_RESULT != 0;
                    if !keep {
                        self.call(crate::calls::drop_value as *const u8, &[tag, payload], None);
                    }
                    if i.op == GenMore {
                        self.b.set_cold_block(end);
                        if keep {
                            self.store_and_leave(tn, &i, tag, payload, &mut map);
                        } else {
                            let it = b!();
                            self.decref(it);
                            let out = self.exit_block(tn, i.exit, &mut map);
                            self.b.ins().jump(out, &[]);
                        }
                        self.b.switch_to_block(item);
                    } else {
                        let go = self.b.create_block();
                        self.b.ins().jump(go, &[]);
                        self.b.switch_to_block(item);
                        self.b.set_cold_block(item);
                        self.store_and_leave(tn, &i, status, payload, &mut map);
                        self.b.switch_to_block(go);
                        self.results.insert((tn, i.a), (tag, payload));
                    }
                }
                GenItem => {
                    let Some(&(status, payload)) = self.results.get(&(tn, i.a)) else {
                        return Err("GenItem without a call".to_string());
                    };
                    let (go, other) = (self.b.create_block(), self.b.create_block());
                    let ok = self.b.ins().icmp_imm_u(IntCC::Equal, status, i.ty.tag() as i64);
                    self.b.ins().brif(ok, go, &[], other, &[]);
                    self.b.switch_to_block(other);
                    self.b.set_cold_block(other);
                    self.store_and_leave(tn, &i, status, payload, &mut map);
                    self.b.switch_to_block(go);
                    out = clif_type(i.ty).map(|_| self.typed(payload, i.ty));
                }
                GenSelf => out = Some(self.generator()),
                GenFunc => {
                    let x = a!();
                    out = Some(self.b.ins().load(I64, mem(), x, GEN_FUNC));
                }
                GuardGenCode => {
                    let x = a!();
                    let l = self.b.ins().load(I8, mem(), x, HEADER_LAYOUT);
                    let generator = sidewinder_vm::value::Layout::Generator as i64;
                    let ok = self.b.ins().icmp_imm_u(IntCC::Equal, l, generator);
                    self.guard(tn, i.exit, ok, &mut map);
                    let p = self.b.ins().load(I64, mem(), x, GEN_CODE);
                    let k = self.b.ins().iconst(I64, i.aux);
                    let ok = self.b.ins().icmp(IntCC::Equal, p, k);
                    self.guard(tn, i.exit, ok, &mut map);
                }
                GenSave | GenMove => {
                    let g = self.generator();
                    let regs = self.b.ins().load(I64, mem(), g, GEN_REGS);
                    let off = i.aux as i32 * 16;
                    if i.op == GenSave {
                        let v = self.v_opt(t, i.a, &map);
                        self.store_value(regs, off, t.ty(i.a), v);
                    } else {
                        let (x, y) = (
                            self.b.ins().load(I64, mem(), self.base, off),
                            self.b.ins().load(I64, mem(), self.base, off + 8),
                        );
                        self.b.ins().store(mem(), x, regs, off);
                        self.b.ins().store(mem(), y, regs, off + 8);
                        self.store_value(self.base, off, Ty::Undef, None);
                    }
                }
                Yield => {
                    let g = self.generator();
                    let pc = self.b.ins().iconst(I32, i.aux);
                    self.b.ins().store(mem(), pc, g, GEN_PC);
                    let state = self.b.ins().iconst(I8, GenState::Suspended as i64);
                    self.b.ins().store(mem(), state, g, GEN_STATE);
                    let status = self.b.ins().iconst(I64, t.ty(i.a).tag() as i64);
                    let payload = self.raw_of(t, i.a, &map);
                    self.b.ins().return_(&[status, payload]);
                    return Ok(());
                }
                GenAt | GenLoad | GenStore | GenPause | GenFinish => {
                    let g = a!();
                    out = self.inlined_generator(tn, &i, g, &mut map);
                }
                LoopHead => {
                    let block = self.b.create_block();
                    let phis: Vec<(Ref, Ref)> =
                        t.ins[n..].iter().filter(|p| p.op == Phi).map(|p| (p.a, p.b)).collect();
                    let mut args = Vec::new();
                    let mut typed = Vec::new();
                    for &(x, y) in &phis {
                        if let Some(c) = clif_type(t.ty(x)) {
                            self.b.append_block_param(block, c);
                            args.push(BlockArg::Value(self.v(t, x, &map)));
                            typed.push((x, y));
                        }
                    }
                    self.b.ins().jump(block, &args);
                    self.b.switch_to_block(block);
                    for (k, (x, _)) in typed.iter().enumerate() {
                        map[x.ix()] = Some(self.b.block_params(block)[k]);
                    }
                    header = Some((block, typed));
                }
                Phi => {}
                LoopEnd => {
                    match &header {
                        Some((block, phis)) => {
                            let mut args = Vec::new();
                            for &(_, y) in phis {
                                args.push(BlockArg::Value(self.v(t, y, &map)));
                            }
                            self.b.ins().jump(*block, &args);
                        }
                        None => self.jump_to_root(tn, tn, i.exit, &map)?,
                    }
                    return Ok(());
                }
                Jump => {
                    self.jump_to_root(tn, i.aux as u32, i.exit, &map)?;
                    return Ok(());
                }
                Return => {
                    let first = if self.unit.is_generator {
                        let g = self.generator();
                        self.call(crate::calls::generator_done as *const u8, &[g], None);
                        FINISHED
                    } else {
                        0
                    };
                    let status = self.b.ins().iconst(I64, first + t.ty(i.a).tag() as i64);
                    let payload = self.raw_of(t, i.a, &map);
                    self.b.ins().return_(&[status, payload]);
                    return Ok(());
                }
                Stop => {
                    let out = self.exit_block(tn, i.exit, &mut map);
                    self.b.ins().jump(out, &[]);
                    return Ok(());
                }
            }
            if out.is_some() {
                map[n] = out;
            }
        }
        Err("trace without an end".to_string())
    }

    /// Jumps to the start of a root trace with the slot values of the exit's snapshot.
    fn jump_to_root(&mut self, tn: u32, root: u32, exit: u32, map: &Map) -> Result<(), String> {
        let t = self.unit.traces[tn as usize].trace;
        let snap = &t.snaps[t.exits[exit as usize].snap as usize];
        let Some(entry) = self.unit.traces[root as usize].entry else {
            return Err("jump to a side trace".to_string());
        };
        let mut args = Vec::new();
        for &(s, ty) in entry {
            let Some(_) = clif_type(ty) else { continue };
            let v = match snap.slots.iter().find(|x| x.0 == s) {
                Some(&(_, r)) => {
                    if t.ty(r) != ty {
                        return Err(format!("slot {s}: {:?} for {ty:?}", t.ty(r)));
                    }
                    self.v(t, r, map)
                }
                // The register is up to date and its type was checked.
                None => self.load_slot_payload(s as i32, ty),
            };
            args.push(v);
        }
        if self.goes_through_memory(tn) {
            args = self.through_memory(&args);
        }
        let args: Vec<BlockArg> = args.into_iter().map(BlockArg::Value).collect();
        let start = self.starts[&root];
        self.b.ins().jump(start, &args);
        Ok(())
    }

    /// Loads a value whose type is guarded.
    fn typed_load(&mut self, tn: u32, i: &Ins, p: V, off: i32, map: &mut Map) -> Option<V> {
        let tag = self.b.ins().load(I8, mem(), p, off);
        let ok = self.b.ins().icmp_imm_u(IntCC::Equal, tag, i.ty.tag() as i64);
        self.guard(tn, i.exit, ok, map);
        clif_type(i.ty).map(|c| self.b.ins().load(c, mem(), p, off + PAYLOAD))
    }
    /// The eight payload bytes of a value as an integer.
    fn raw(&mut self, v: V) -> V {
        match self.b.func.dfg.value_type(v) {
            F64 => self.b.ins().bitcast(I64, MemFlagsData::new(), v),
            I8 => self.b.ins().uextend(I64, v),
            _ => v,
        }
    }
}
