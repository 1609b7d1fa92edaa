//! What machine code calls, and how the interpreter's frames are rebuilt when it leaves.
#![allow(unsafe_code, reason = "called from machine code with raw pointers")]

use std::ptr::{self, NonNull};

use sidewinder_frontend::bytecode::{Instr, Op};
use sidewinder_vm::call::release;
use sidewinder_vm::exec::exec_quickly;
use sidewinder_vm::interp::kill_operands;
use sidewinder_vm::objects::*;
use sidewinder_vm::ops;
use sidewinder_vm::types::builtin;
use sidewinder_vm::value::*;
use sidewinder_vm::vm::{Frame, Res, Vm};

use crate::calls::{FINISHED, RAISED, Status, push_frames};
use crate::ir::{IrOp, SnapFrame, Trace};
use crate::opt::stored_values;
use crate::record::ExecInfo;

/// Executes one instruction on the top frame's registers, calls included, to completion. What was dropped before and by it is
/// finalised, as the interpreter does before each call.
pub fn exec_ins(vm: &mut Vm, base: *mut Value, code: *const CodeObj, ins: Instr) -> Res<()> {
    finalise(vm);
    let r = exec_alone(vm, base, code, ins);
    if r.is_ok() {
        finalise(vm);
    }
    r
}
fn finalise(vm: &mut Vm) {
    if !sidewinder_vm::heap::heap().finalise.is_empty() {
        vm.run_finalisers();
    }
}

fn exec_alone(vm: &mut Vm, base: *mut Value, code: *const CodeObj, ins: Instr) -> Res<()> {
    // SAFETY: verified registers of a live window.
    unsafe {
        let r = |i: u16| &mut *base.add(i as usize);
        let (callee, n, names) = match ins.op {
            Op::Call | Op::CallKw => (base.add(ins.a as usize), ins.b as usize, ins.op == Op::CallKw),
            Op::CallMethod | Op::CallMethodKw => {
                let (callee, n) =
                    sidewinder_vm::interp::callee_of(base.add(ins.a as usize), ins.b as usize, true);
                (callee, n, ins.op == Op::CallMethodKw)
            }
            Op::CallEx => {
                let (f, args, kw) =
                    (std::mem::take(r(ins.a)), std::mem::take(r(ins.a + 1)), std::mem::take(r(ins.a + 2)));
                let mut all = match args.get::<TupleObj>() {
                    Some(t) => t.items().to_vec(),
                    None => ops::collect(vm, &args)?,
                };
                let mut names = Vec::new();
                if let Some(d) = kw.get::<DictObj>() {
                    for (k, v) in d
                        .data
                        .with(|t| t.iter().map(|e| (e.key.clone(), e.value.clone())).collect::<Vec<_>>())
                    {
                        names.push(k);
                        all.push(v);
                    }
                }
                let names = (!names.is_empty()).then(|| TupleObj::new(names));
                let v = vm.call_kw(&f, &all, names.as_deref())?;
                *r(ins.c) = v;
                return Ok(());
            }
            _ => {
                let r = sidewinder_vm::exec::exec(vm, base, code, ins);
                if r.is_err() {
                    // The recording takes them to be gone either way.
                    kill_operands(base, ins);
                }
                return r;
            }
        };
        if !names && let Some(f) = (*callee).get_exact::<NativeObj>() {
            let v = ops::call_native(vm, f, Args::new(std::slice::from_raw_parts(callee.add(1), n)));
            release(callee, 1 + n);
            *r(ins.c) = v?;
            return sidewinder_vm::interp::poll(vm);
        }
        let kw = if names { std::mem::take(&mut *callee.add(1 + n)) } else { Value::Undef };
        let f = (*callee).clone();
        let args = std::slice::from_raw_parts(callee.add(1), n);
        let v = vm.call_kw(&f, args, kw.get_exact::<TupleObj>());
        release(callee, 1 + n);
        *r(ins.c) = v?;
        sidewinder_vm::interp::poll(vm)
    }
}

/// Makes the VM's frames agree with the frames inlined at a helper call; the number of frames before.
///
/// # Safety
/// The top frame is the trace's outermost one, with window `base`; code objects are pinned by the trace.
#[inline]
pub unsafe fn push_chain(vm: &mut Vm, base: *mut Value, chain: &[SnapFrame]) -> usize {
    let n = vm.frames.len();
    // SAFETY: the caller's duty.
    unsafe {
        if let (Some(f), Some(c)) = (vm.frames.last_mut(), chain.first()) {
            f.pc = (*f.code).at(c.pc as usize);
        }
        for c in chain.iter().skip(1) {
            push_frame(vm, base, c, Value::Undef);
        }
    }
    n
}

/// Moves the registers of a generator, whose frame was inlined, to the frame's window.
///
/// # Safety
/// The window has room and owns nothing.
unsafe fn resume_inlined(g: &Value, base: *mut Value) {
    let Some(g) = g.get_exact::<GeneratorObj>() else { return };
    // SAFETY: the caller's duty; of a running generator the window owns the registers.
    unsafe {
        ptr::write(base.sub(1), Value::Undef);
        ptr::copy_nonoverlapping(g.regs.get(), base, g.code.n_regs as usize);
    }
    g.state.set(GenState::Running);
}

/// # Safety
/// As `push_chain`.
unsafe fn push_frame(vm: &mut Vm, base: *mut Value, c: &SnapFrame, extra: Value) {
    // SAFETY: the caller's duty; a function that is not named is in the register below its frame.
    unsafe {
        let code = c.code as *const CodeObj;
        let b = base.add(c.base as usize);
        let func = match &*b.sub(1) {
            _ if c.func != 0 => c.func as *const FunctionObj,
            Value::Object(o) if o.layout() == Layout::Function => o.as_ptr() as *const FunctionObj,
            _ => ptr::null(),
        };
        let mut f = Frame::new(b, (*code).at(c.pc as usize), code, func, c.mode, c.dst);
        f.extra = extra;
        vm.frames.push(f);
    }
}

fn pop_chain(vm: &mut Vm, n: usize) {
    // The frames were pushed for the time of the call; they own nothing.
    vm.frames.truncate(n);
}

/// `Exec`: 0, or -1 with an exception in flight.
pub extern "C" fn exec(vm: *mut Vm, base: *mut Value, info: *const ExecInfo) -> i64 {
    // SAFETY: called by machine code of a trace whose outermost frame is on top.
    unsafe {
        let (vm, info) = (&mut *vm, &*info);
        if let Some(c) = info.chain.last()
            && let code = &*(c.code as *const CodeObj)
            && let b = base.add(c.base as usize)
            && let Some(r) = exec_quickly(vm, b, code, info.ins)
        {
            if r.is_err() {
                kill_operands(b, info.ins);
            }
            return if r.is_ok() { 0 } else { -1 };
        }
        push_frames(vm);
        let n = push_chain(vm, base, &info.chain);
        let (b, code) = match vm.frames.last() {
            Some(f) => (f.base, f.code),
            None => return -1,
        };
        let r = exec_ins(vm, b, code, info.ins);
        pop_chain(vm, n);
        if r.is_ok() { 0 } else { -1 }
    }
}

/// `Catch`: takes the exception in flight; `Throw`: raises `e` and takes it; with an entry in its traceback for each frame it passes.
pub extern "C" fn catch(vm: *mut Vm, info: *const ExecInfo, e: *mut Header) -> *mut Header {
    // SAFETY: called by machine code, which gives `e` away; the code of the frames is pinned by the trace.
    unsafe {
        let (vm, info) = (&mut *vm, &*info);
        if let Some(e) = NonNull::new(e) {
            let e = Value::Object(ObjectRef::from_raw(e));
            match info.ins.op {
                Op::Raise => drop(vm.raise(e)),
                _ => vm.exception = e,
            }
        }
        let again = (info.ins.op == Op::Reraise) as usize;
        for f in info.chain.iter().rev().skip(again) {
            let code = &*(f.code as *const CodeObj);
            sidewinder_vm::interp::trace_frame(vm, &Ref::from_ref(code), f.pc as usize - 1);
        }
        match vm.take_exception() {
            Value::Object(o) => o.into_raw().as_ptr(),
            _ => unreachable!("an exception is in flight"),
        }
    }
}

/// A borrowed value from its tag and payload.
unsafe fn borrowed(tag: u64, payload: u64) -> std::mem::ManuallyDrop<Value> {
    // SAFETY: the caller keeps the object alive; the value is never dropped.
    std::mem::ManuallyDrop::new(unsafe { Value::from_raw(tag as u8, payload) })
}

/// Runs `f` with the frames of a boxed helper in place.
unsafe fn framed(
    vm: *mut Vm,
    base: *mut Value,
    info: *const ExecInfo,
    f: impl FnOnce(&mut Vm, &ExecInfo) -> Res<bool>,
) -> i64 {
    // SAFETY: as in `exec`.
    unsafe {
        let (vm, info) = (&mut *vm, &*info);
        push_frames(vm);
        let n = push_chain(vm, base, &info.chain);
        let r = f(vm, info);
        pop_chain(vm, n);
        match r {
            Ok(b) => b as i64,
            Err(_) => -1,
        }
    }
}

pub extern "C" fn truth(vm: *mut Vm, base: *mut Value, info: *const ExecInfo, t: u64, p: u64) -> i64 {
    // SAFETY: machine code passes live values.
    unsafe {
        let v = borrowed(t, p);
        framed(vm, base, info, |vm, _| ops::truth(vm, &v))
    }
}
pub extern "C" fn contains(
    vm: *mut Vm,
    base: *mut Value,
    info: *const ExecInfo,
    t: u64,
    p: u64,
    u: u64,
    q: u64,
) -> i64 {
    // SAFETY: machine code passes live values.
    unsafe {
        let (c, x) = (borrowed(t, p), borrowed(u, q));
        framed(vm, base, info, |vm, _| ops::contains(vm, &c, &x))
    }
}
#[allow(clippy::too_many_arguments, reason = "three whole values")]
pub extern "C" fn compare(
    vm: *mut Vm,
    base: *mut Value,
    info: *const ExecInfo,
    _: u64,
    op: u64,
    t: u64,
    p: u64,
    u: u64,
    q: u64,
) -> i64 {
    // SAFETY: machine code passes live values.
    unsafe {
        let (a, b) = (borrowed(t, p), borrowed(u, q));
        framed(vm, base, info, |vm, _| {
            let op = ops::CMPOPS[op as usize];
            let r = ops::compare(vm, op, &a, &b)?;
            ops::truth(vm, &r)
        })
    }
}
/// Advances an iterator and stores the item in register `b` of the instruction; at the end of one that is delegated to, the
/// value of the StopIteration.
pub extern "C" fn next_into(vm: *mut Vm, base: *mut Value, info: *const ExecInfo, t: u64, p: u64) -> i64 {
    // SAFETY: machine code passes live values; the register is verified.
    unsafe {
        let it = borrowed(t, p);
        framed(vm, base, info, |vm, info| {
            let b = vm.frames.last().map_or(base, |f| f.base);
            let b = b.add(info.ins.b as usize);
            if info.ins.op == Op::Send {
                let r = ops::next_or_value(vm, &it)?;
                let got = r.is_ok();
                *b = r.unwrap_or_else(|value| value);
                return Ok(got);
            }
            let item = ops::next(vm, &it)?;
            let got = item.is_some();
            if let Some(v) = item {
                *b = v;
            }
            Ok(got)
        })
    }
}

pub extern "C" fn dealloc(p: *mut Header) {
    // SAFETY: machine code has brought the count to zero.
    unsafe { sidewinder_vm::heap::dealloc(NonNull::new_unchecked(p)) }
}
pub extern "C" fn new_instance(class: *const TypeObj) -> *mut Header {
    // SAFETY: the class is pinned by the trace.
    unsafe { InstanceObj::new(&*class).into_object().into_raw().as_ptr() }
}
pub extern "C" fn new_tuple(n: u64) -> *mut Header {
    let v = std::iter::repeat_n(Value::None, n as usize);
    TupleObj::from_iter(v).into_object().into_raw().as_ptr()
}
pub extern "C" fn new_range(start: i64, stop: i64, step: i64) -> *mut Header {
    // The trace has checked that the length fits.
    match RangeObj::new(start, stop, step) {
        Some(r) => r.into_object().into_raw().as_ptr(),
        None => unreachable!("the length of a range was checked"),
    }
}
pub extern "C" fn new_super(class: *mut Header, receiver: *mut Header) -> *mut Header {
    // SAFETY: machine code gives the two away.
    let [class, receiver] = [class, receiver].map(|p| unsafe { Value::from_raw(tag::OBJECT, p as u64) });
    super_of(&class, &receiver).into_raw().as_ptr()
}
/// `super(class, receiver)` for an instance of the class, as the trace has checked.
fn super_of(class: &Value, receiver: &Value) -> ObjectRef {
    match ops::super_of_instance(class, receiver) {
        Some(s) => s.into_object(),
        None => unreachable!("the receiver is an instance of the class"),
    }
}
pub extern "C" fn new_cell(t: u64, p: u64) -> *mut Header {
    // SAFETY: machine code gives the value away.
    let v = unsafe { Value::from_raw(t as u8, p) };
    CellObj::new(v).into_object().into_raw().as_ptr()
}

pub extern "C" fn float_pow(a: f64, b: f64) -> f64 {
    ops::raw_float_pow(a, b)
}
pub extern "C" fn float_square(a: f64) -> f64 {
    ops::float_square(a)
}
pub extern "C" fn float_mod(a: f64, b: f64) -> f64 {
    ops::float_mod(a, b)
}
pub extern "C" fn float_floor_div(a: f64, b: f64) -> f64 {
    ops::float_floor_div(a, b)
}
pub extern "C" fn float_is(a: f64, b: f64) -> u8 {
    (a.to_bits() == b.to_bits()) as u8
}
macro_rules! float_fns {
    ($($n:ident $m:ident;)*) => { $(
        pub extern "C" fn $n(x: f64) -> f64 { x.$m() }
    )* };
}
float_fns! { sin sin; cos cos; tan tan; exp exp; log ln; log2 log2; log10 log10; atan atan; }

/// A borrowed object of layout `T`.
unsafe fn object<'a, T: HeapType>(p: *mut Header) -> &'a T {
    // SAFETY: machine code has guarded the layout.
    unsafe { &*(p as *const T) }
}
pub extern "C" fn str_eq(a: *mut Header, b: *mut Header) -> u8 {
    // SAFETY: layouts are guarded.
    unsafe { (object::<StrObj>(a) == object::<StrObj>(b)) as u8 }
}
pub extern "C" fn str_ord(a: *mut Header) -> i64 {
    // SAFETY: layout and length are guarded.
    unsafe { object::<StrObj>(a).at(0) as i64 }
}
pub extern "C" fn ascii_char(i: i64) -> *mut Header {
    builtin().ascii_chars[(i & 127) as usize].object().as_ptr()
}
pub extern "C" fn tuple_items(t: *mut Header) -> *const Value {
    // SAFETY: the layout is guarded.
    unsafe { object::<TupleObj>(t).items().as_ptr() }
}
pub extern "C" fn string_keys(d: *mut Header) -> u8 {
    // SAFETY: the layout is guarded.
    unsafe { object::<DictObj>(d).has_string_keys() as u8 }
}
pub extern "C" fn dict_len(d: *mut Header) -> i64 {
    // SAFETY: the layout is guarded.
    unsafe { object::<DictObj>(d).len() as i64 }
}
pub extern "C" fn new_dict() -> *mut Header {
    DictObj::empty().into_object().into_raw().as_ptr()
}
pub extern "C" fn new_list() -> *mut Header {
    ListObj::empty().into_object().into_raw().as_ptr()
}
pub extern "C" fn append_int(l: *mut Header, v: i64) {
    // SAFETY: the layout is guarded.
    unsafe { object::<ListObj>(l).push(Value::Int(v)) }
}
pub extern "C" fn append_float(l: *mut Header, v: f64) {
    // SAFETY: the layout is guarded.
    unsafe { object::<ListObj>(l).push(Value::Float(v)) }
}
pub extern "C" fn append_value(l: *mut Header, t: u64, p: u64) {
    // SAFETY: the layout is guarded; machine code gives the value away.
    unsafe { object::<ListObj>(l).push(Value::from_raw(t as u8, p)) }
}

/// Where an exit finds a value.
#[derive(Clone, Copy, Debug)]
enum Source {
    Const(u64),
    /// Word of the exit buffer.
    Buf(u32),
    /// Object of the plan.
    Object(u32),
}

#[derive(Clone, Copy, Debug)]
struct Item {
    tag: u8,
    from: Source,
}

/// An object to be made.
#[derive(Clone, Debug)]
struct NewObject {
    op: IrOp,
    aux: i64,
    shape: i64,
    fields: Vec<(u32, Item)>,
    count: u32,
}

/// What an exit does, worked out when its trace is compiled.
#[derive(Clone, Debug)]
pub struct Plan {
    objects: Vec<NewObject>,
    slots: Vec<(u32, Item)>,
    increfs: Vec<Item>,
    /// Inlined frames with their `Frame::extra` and generators.
    chain: Vec<(SnapFrame, Option<Item>, Option<Item>)>,
    /// `Snapshot::plain` and `dead`, to check them.
    #[cfg(debug_assertions)]
    plain: Vec<u32>,
    pub raised: bool,
}

impl Plan {
    pub fn new(t: &Trace, exit: u32) -> Plan {
        let stored = stored_values(t, exit);
        let e = &t.exits[exit as usize];
        let item = |r: crate::ir::Ref| {
            let i = t.get(r);
            let from = match i.op {
                op if op.is_virtual() => {
                    Source::Object(e.objects.iter().position(|o| o.value == r).unwrap_or(0) as u32)
                }
                IrOp::KInt | IrOp::KFloat | IrOp::KBool | IrOp::KRef => Source::Const(i.aux as u64),
                _ => match stored.iter().position(|x| *x == r) {
                    Some(k) => Source::Buf(k as u32),
                    None => Source::Const(0),
                },
            };
            Item { tag: i.ty.tag(), from }
        };
        let object = |o: &crate::ir::VirtualObject| NewObject {
            op: t.get(o.value).op,
            aux: t.get(o.value).aux,
            shape: o.shape,
            fields: o.fields.iter().map(|f| (f.0, item(f.1))).collect(),
            count: o.count,
        };
        let snap = &t.snaps[e.snap as usize];
        let part = |r: crate::ir::Ref| r.is_some().then(|| item(r));
        let frame = |f: &SnapFrame| (f.clone(), part(f.extra), part(f.generator));
        Plan {
            objects: e.objects.iter().map(object).collect(),
            slots: snap.slots.iter().map(|&(s, r)| (s, item(r))).collect(),
            increfs: e.increfs.iter().map(|&r| item(r)).collect(),
            chain: t.chains[snap.chain as usize].iter().map(frame).collect(),
            #[cfg(debug_assertions)]
            plain: snap.plain.iter().chain(&snap.dead).copied().collect(),
            raised: e.raised,
        }
    }
}

fn raw(i: &Item, objects: &[u64], buf: *const u64) -> u64 {
    match i.from {
        Source::Const(c) => c,
        // SAFETY: the stub has stored it.
        Source::Buf(k) => unsafe { *buf.add(k as usize) },
        Source::Object(k) => objects[k as usize],
    }
}

/// Makes a virtual object; it owns what is put in it, and is given as many counts as it has holders.
fn make(o: &NewObject, objects: &[u64], buf: *const u64) -> u64 {
    // SAFETY: the trace owned a count of each field for the object.
    let value = |i: &Item| unsafe { Value::from_raw(i.tag, raw(i, objects, buf)) };
    let int = |k: usize| o.fields.get(k).map_or(0, |f| raw(&f.1, objects, buf) as i64);
    let object: ObjectRef = match o.op {
        IrOp::VRange => match RangeObj::new(int(0), int(1), int(2)) {
            Some(r) => r.into_object(),
            None => unreachable!("the length of a range was checked"),
        },
        IrOp::VSuper => {
            let mut fields = o.fields.iter().map(|f| value(&f.1));
            let (class, receiver) = (fields.next(), fields.next());
            super_of(&class.unwrap_or_default(), &receiver.unwrap_or_default())
        }
        IrOp::VCell => {
            let v = o.fields.first().map_or(Value::Undef, |f| value(&f.1));
            CellObj::new(v).into_object()
        }
        IrOp::VInstance => {
            // SAFETY: the class is pinned by the trace, and the shape belongs to it.
            let i = unsafe { InstanceObj::new(&*(o.aux as *const TypeObj)) };
            // SAFETY: as above; the fields are slots of the shape.
            unsafe {
                let p = i.ptr() as *mut u8;
                ptr::write(p.add(INSTANCE_SHAPE as usize) as *mut i64, o.shape);
                for (k, f) in &o.fields {
                    ptr::write(p.add(INSTANCE_SLOTS as usize + 16 * *k as usize) as *mut Value, value(f));
                }
            }
            i.into_object()
        }
        _ => {
            let n = o.aux as usize;
            let items = (0..n)
                .map(|k| o.fields.iter().find(|f| f.0 as usize == k).map_or(Value::None, |f| value(&f.1)));
            TupleObj::from_iter(items).into_object()
        }
    };
    for _ in 1..o.count {
        std::mem::forget(object.clone());
    }
    object.into_raw().as_ptr() as u64
}

/// A value that is looked up without running Python code: its tag and payload, `MISSING`, or `ASK` if that takes Python code.
const MISSING: i64 = -1;
const ASK: i64 = -2;

pub extern "C" fn dict_load(d: *mut Header, t: u64, p: u64) -> Status {
    // SAFETY: machine code has guarded the layout and passes a live key; the value is borrowed from the dict.
    unsafe {
        let (d, k) = (object::<DictObj>(d), borrowed(t, p));
        let Some(h) = ops::simple_hash(&k) else { return Status { status: ASK, payload: 0 } };
        d.data.with(|t| match t.probe(&k, h) {
            Probe::Found(i) => match t.entry(i) {
                Some(e) => Status { status: e.value.tag() as i64, payload: e.value.raw_payload() },
                None => Status { status: MISSING, payload: 0 },
            },
            Probe::Absent => Status { status: MISSING, payload: 0 },
            Probe::Ask => Status { status: ASK, payload: 0 },
        })
    }
}
/// 0, 1 or `ASK`.
pub extern "C" fn has_key(c: *mut Header, t: u64, p: u64) -> i64 {
    // SAFETY: machine code has guarded the layout and passes a live key.
    unsafe {
        let k = borrowed(t, p);
        let Some(h) = ops::simple_hash(&k) else { return ASK };
        let found = match (*c).layout {
            Layout::Dict => object::<DictObj>(c).data.with(|t| t.probe(&k, h)),
            _ => object::<SetObj>(c).data.with(|t| t.probe(&k, h as i64)),
        };
        match found {
            Probe::Found(_) => 1,
            Probe::Absent => 0,
            Probe::Ask => ASK,
        }
    }
}
/// 0 or `ASK`.
pub extern "C" fn dict_store(d: *mut Header, t: u64, p: u64, u: u64, q: u64) -> i64 {
    // SAFETY: machine code has guarded the layout and passes live values.
    unsafe {
        let (d, k, v) = (object::<DictObj>(d), borrowed(t, p), borrowed(u, q));
        let Some(h) = ops::simple_hash(&k) else { return ASK };
        let v = (*v).clone();
        match d.data.with(|t| t.probe(&k, h)) {
            Probe::Found(i) => drop(d.data.with_mut(|t| t.set_at(i, v))),
            Probe::Absent => d.data.with_mut(|t| t.push(h, (*k).clone(), v)),
            Probe::Ask => return ASK,
        }
        0
    }
}
/// 0 or `ASK`.
pub extern "C" fn set_change(s: *mut Header, t: u64, p: u64, remove: u64) -> i64 {
    // SAFETY: machine code has guarded the layout and passes a live key.
    unsafe {
        let (s, k) = (object::<SetObj>(s), borrowed(t, p));
        let Some(h) = ops::simple_hash(&k) else { return ASK };
        match (s.data.with(|t| t.probe(&k, h as i64)), remove != 0) {
            (Probe::Ask, _) => return ASK,
            (Probe::Absent, false) => s.data.with_mut(|t| t.insert(h as i64, (*k).clone())),
            (Probe::Found(i), true) => drop(s.data.with_mut(|t| t.remove_at(i))),
            _ => {}
        }
        0
    }
}
pub extern "C" fn list_pop(l: *mut Header) {
    // SAFETY: the layout is guarded, and the trace has taken the item over.
    unsafe { std::mem::forget(object::<ListObj>(l).pop()) }
}
/// The next item of a built-in iterator: its tag and payload (owned), `FINISHED`, or `RAISED`.
pub extern "C" fn iter_next(vm: *mut Vm, base: *mut Value, info: *const ExecInfo, it: *mut Header) -> Status {
    // SAFETY: machine code has guarded the layout; frames as in `exec`.
    unsafe {
        let status = |v: Value| {
            let s = Status { status: v.tag() as i64, payload: v.raw_payload() };
            std::mem::forget(v);
            s
        };
        if let Some(v) = ops::next_at_hand(object::<IteratorObj>(it)) {
            return status(v);
        }
        let (vm, info) = (&mut *vm, &*info);
        push_frames(vm);
        let n = push_chain(vm, base, &info.chain);
        let it = borrowed(tag::OBJECT as u64, it as u64);
        let r = ops::next(vm, &it);
        pop_chain(vm, n);
        match r {
            Ok(Some(v)) => status(v),
            Ok(None) => Status { status: FINISHED, payload: 0 },
            Err(_) => Status { status: RAISED, payload: 0 },
        }
    }
}

/// Position of the next entry of an iterator over a dict or set, or -1 if there is none or the size has changed.
pub fn next_key(it: &IteratorObj) -> i64 {
    let at = it.state.with(|s| match s {
        IterState::Dict(c) => c.dict.data.with(|t| {
            let rest = t.entries().get(c.pos..).filter(|_| t.len() == c.len && c.left > 0)?;
            rest.iter().position(|e| !e.key.is_undef()).map(|k| c.pos + k)
        }),
        IterState::Set(s, i, len) => s.data.with(|t| {
            let next = t.next_from(*i).filter(|_| t.len() == *len);
            next.map(|n| n.0)
        }),
        _ => None,
    });
    at.map_or(-1, |i| i as i64)
}
pub extern "C" fn next_key_of(it: *mut Header) -> i64 {
    // SAFETY: machine code has guarded the layout.
    next_key(unsafe { object::<IteratorObj>(it) })
}
/// Where the key of an entry is; in a dict the value follows.
pub extern "C" fn key_at(c: *mut Header, i: i64) -> *const Value {
    // SAFETY: machine code passes what a live iterator goes over, and a position from `next_key_of`.
    unsafe {
        match (*c).layout {
            Layout::Dict => object::<DictObj>(c).data.with(|t| &raw const t.entries()[i as usize].key),
            _ => object::<SetObj>(c)
                .data
                .with(|t| t.next_from(i as usize).map_or(ptr::null(), |n| ptr::from_ref(n.1))),
        }
    }
}

/// Rebuilds the interpreter's frames and registers from the values an exit's stub stored.
///
/// # Safety
/// The top frame is the one the trace was entered in, with window `base`; `buf` holds what the stub stored.
pub unsafe fn restore(vm: &mut Vm, plan: &Plan, base: *mut Value, buf: *const u64) {
    let mut objects: Vec<u64> = Vec::new();
    for o in &plan.objects {
        let p = make(o, &objects, buf);
        objects.push(p);
    }
    let value = |i: &Item| -> Value {
        let raw = raw(i, &objects, buf);
        // SAFETY: the slot owns the count of the object (or gets it below).
        unsafe { Value::from_raw(i.tag, raw) }
    };
    for i in &plan.increfs {
        std::mem::forget((*std::mem::ManuallyDrop::new(value(i))).clone());
    }
    for (c, _, generator) in &plan.chain {
        if let Some(g) = generator.as_ref().map(value) {
            // SAFETY: the frame's window is free; its generator is suspended as far as the heap knows.
            unsafe { resume_inlined(&g, base.add(c.base as usize)) };
            std::mem::forget(g);
        }
    }
    #[cfg(debug_assertions)]
    for s in &plan.plain {
        // SAFETY: a register of the frames being rebuilt.
        let v = unsafe { &*base.add(*s as usize) };
        assert!(!v.is_object(), "register {s} holds an object at {:?}", plan.chain);
    }
    for (s, i) in &plan.slots {
        // SAFETY: registers of the frames being rebuilt; their old contents have moved elsewhere.
        unsafe { ptr::write(base.add(*s as usize), value(i)) };
    }
    // SAFETY: the caller's duty; callables below inlined windows were restored just now.
    unsafe {
        if let (Some(f), Some((c, ..))) = (vm.frames.last_mut(), plan.chain.first()) {
            f.pc = (*f.code).at(c.pc as usize);
        }
        for (c, extra, generator) in &plan.chain[1..] {
            let extra = extra.as_ref().map_or(Value::Undef, value);
            push_frame(vm, base, c, extra);
            if let Some(g) = generator.as_ref().map(value)
                && let Some(f) = vm.frames.last_mut()
                && let Some(o) = g.get_exact::<GeneratorObj>()
            {
                (f.func, f.extra) = (o.func.ptr(), Value::None);
                f.generator = Some(Ref::from_ref(o));
                std::mem::forget(g);
            }
        }
    }
}
