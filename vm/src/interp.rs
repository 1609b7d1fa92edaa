//! The interpreter loop.
//!
//! # Rules for anyone touching the loop
//!
//! 1. `pc` points at the next instruction; `base` at register 0 of the running frame. Both are locals;
//!    `save!()` writes `pc` to the frame before anything that can raise, call, or look at frames.
//! 2. After anything that may push or pop a frame: `reload!()`.
//! 3. A fast path touches only registers and immediate values. Everything else is a call of a function in
//!    `ops` or of a cold handler below.
//! 4. A handler that fails goes to `raise!()` with registers in a state that releasing them all is right:
//!    nothing is dropped twice, and windows of failed calls are empty.
//! 5. Operands are read before the destination is written; the old value of the destination is dropped
//!    after the new one is in place.
//! 6. `KILL_*` flags are honoured wherever the operand may be an object.
#![allow(unsafe_code, reason = "registers and instructions are reached by raw pointers")]
#![allow(unused_unsafe, reason = "the register macros stand inside and outside of unsafe blocks")]
#![allow(
    unused_assignments,
    reason = "a reload before leaving the loop is harmless and keeps the macros simple"
)]

use std::ptr;
use std::sync::atomic::Ordering as Mem;

use sidewinder_frontend::bytecode::*;

use crate::call::{Entered, enter_function, enter_generator, pop_suspended, release, suspend_generator};
use crate::jit_api::{HotAction, RecordAction};
use crate::objects::*;
use crate::ops::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::*;

/// How the loop stopped.
enum Stop {
    /// The entry frame returned (or its generator yielded).
    Done(Value),
    Raised,
    /// Recording begins or ends: continue with the other instance of the loop.
    Switch,
}

/// What a handler out of line did.
pub enum Flow {
    /// The instruction is complete.
    Next,
    /// Frames changed: continue with the top frame.
    Reload,
}

/// Runs the top frame (of mode `Native`) until it returns.
pub fn run(vm: &mut Vm) -> Res<Value> {
    drive(vm, false)
}

/// As [`run`], with an exception to be raised at the top frame's current instruction first.
pub fn run_raising(vm: &mut Vm) -> Res<Value> {
    drive(vm, true)
}

fn drive(vm: &mut Vm, raising: bool) -> Res<Value> {
    drive_above(vm, vm.frames.len() - 1, raising)
}

/// Runs the top frame until the frame with index `entry`, which is of mode `Native`, returns.
pub fn drive_above(vm: &mut Vm, entry: usize, mut raising: bool) -> Res<Value> {
    loop {
        let stop = match vm.jit {
            Some(j) if j.is_recording() => interpret::<true>(vm, entry, raising),
            _ => interpret::<false>(vm, entry, raising),
        };
        raising = false;
        match stop {
            Stop::Done(v) => return Ok(v),
            Stop::Raised => return Err(Raised),
            Stop::Switch => {}
        }
    }
}

/// Counts the entry of the function whose frame was just pushed, with a native caller. Machine code may have run it.
pub fn enter_and_run(vm: &mut Vm) -> Res<Value> {
    let entry = vm.frames.len() - 1;
    let hc = vm.frames.last().map(|f| &f.code().entry.counter);
    let n = hc.map_or(1, |c| c.get() - 1);
    if n > 0 {
        if let Some(c) = hc {
            c.set(n);
        }
        return drive_above(vm, entry, false);
    }
    match vm.jit.map(|j| j.hot_entry(vm)) {
        Some(HotAction::Raised) => drive_above(vm, entry, true),
        Some(HotAction::Returned) => {
            let v = std::mem::take(&mut vm.returned);
            match leave(vm, v) {
                Left::Done(v) => Ok(v),
                Left::Raised => Err(Raised),
                Left::Reload => drive_above(vm, entry, false),
            }
        }
        Some(HotAction::Yielded) => {
            pop_suspended(vm);
            Ok(std::mem::take(&mut vm.returned))
        }
        _ => drive_above(vm, entry, false),
    }
}

/// Looks at the poll word.
#[inline(always)]
pub fn poll(vm: &mut Vm) -> Res<()> {
    if POLL.load(Mem::Relaxed) != 0 { vm.poll() } else { Ok(()) }
}

fn interpret<const REC: bool>(vm: &mut Vm, entry: usize, raising: bool) -> Stop {
    let mut pc: *const Instr;
    let mut base: *mut Value;
    let mut code: *const CodeObj;

    // SAFETY (this whole function): `base` points at the running frame's window of `n_regs` registers and the
    // verifier has checked that every operand is below that; `pc` walks over verified code, whose jumps stay
    // inside; constants, sites, cells and loops are indexed within the bounds the verifier checked.
    macro_rules! fr {
        () => {{
            let n = vm.frames.len();
            // SAFETY: a frame is running.
            unsafe { vm.frames.get_unchecked_mut(n - 1) }
        }};
    }
    macro_rules! reload {
        () => {{
            let f = fr!();
            pc = f.pc;
            base = f.base;
            code = f.code;
        }};
    }
    macro_rules! save {
        () => {
            fr!().pc = pc
        };
    }
    macro_rules! r {
        ($i:expr) => {
            // SAFETY: see above.
            unsafe { &mut *base.add($i as usize) }
        };
    }
    macro_rules! code {
        () => {
            // SAFETY: the frame keeps its code alive.
            unsafe { &*code }
        };
    }
    macro_rules! k {
        ($i:expr) => {
            // SAFETY: see above.
            unsafe { code!().consts.get_unchecked($i as usize) }
        };
    }
    macro_rules! jump {
        ($off:expr) => {
            // SAFETY: see above.
            pc = unsafe { pc.offset($off as isize) }
        };
    }
    // Releases dead temporaries that an instruction read.
    macro_rules! kill {
        ($ins:expr) => {
            if $ins.flags & (KILL_A | KILL_B | KILL_C) != 0 {
                // SAFETY: see above.
                unsafe { kill_operands(base, $ins) }
            }
        };
    }
    let mut raising = raising;
    let mut fresh_traceback = true;
    reload!();

    'unwind: loop {
        if raising {
            match unwind(vm, entry, fresh_traceback) {
                true => return Stop::Raised,
                false => {
                    reload!();
                    raising = false;
                }
            }
            if REC {
                if let Some(j) = vm.jit
                    && j.is_recording()
                {
                    j.abort_recording(vm, "exception");
                }
                return Stop::Switch;
            }
        }
        fresh_traceback = true;
        macro_rules! raise {
            () => {{
                raising = true;
                continue 'unwind;
            }};
        }
        // Unwraps a result, or goes to the exception handlers.
        macro_rules! tri {
            ($e:expr) => {
                match $e {
                    Ok(v) => v,
                    Err(Raised) => raise!(),
                }
            };
        }
        macro_rules! flow {
            ($e:expr) => {{
                save!();
                match $e {
                    Ok(Flow::Next) => {}
                    Ok(Flow::Reload) => reload!(),
                    Err(Raised) => raise!(),
                }
            }};
        }
        macro_rules! poll {
            () => {
                if POLL.load(Mem::Relaxed) != 0 {
                    save!();
                    tri!(vm.poll());
                }
            };
        }
        // Machine code has suspended the generator of the top frame.
        macro_rules! yielded {
            () => {{
                let f = pop_suspended(vm);
                let v = std::mem::take(&mut vm.returned);
                match f.mode {
                    RetMode::GenFor => {
                        reload!();
                        put_value(r!(f.dst), v);
                        jump!(1);
                    }
                    RetMode::Store => {
                        reload!();
                        put_value(r!(f.dst), v);
                    }
                    _ => return Stop::Done(v),
                }
            }};
        }
        // A Python frame was pushed by a call: count the entry.
        macro_rules! entered {
            () => {{
                reload!();
                let hc = &code!().entry;
                let n = hc.counter.get() - 1;
                if !REC {
                    if n > 0 {
                        hc.counter.set(n);
                    } else if let Some(j) = vm.jit {
                        match j.hot_entry(vm) {
                            HotAction::Interpret => {}
                            HotAction::Record => return Stop::Switch,
                            HotAction::Resume => reload!(),
                            HotAction::Raised => raise!(),
                            HotAction::Returned => {
                                let v = std::mem::take(&mut vm.returned);
                                match leave(vm, v) {
                                    Left::Reload => reload!(),
                                    Left::Done(v) => return Stop::Done(v),
                                    Left::Raised => raise!(),
                                }
                            }
                            HotAction::Yielded => yielded!(),
                        }
                    } else {
                        hc.counter.set(i32::MAX);
                    }
                }
                poll!();
            }};
        }
        macro_rules! arith {
            ($ins:ident, $rhs:expr, $op:expr, $int:expr, $float:expr) => {{
                let (x, y): (&Value, &Value) = (r!($ins.b), $rhs);
                match (x, y) {
                    (Value::Int(p), Value::Int(q)) => {
                        let f: fn(i64, i64) -> Option<i64> = $int;
                        if let Some(v) = f(*p, *q) {
                            *r!($ins.a) = Value::Int(v);
                            continue;
                        }
                    }
                    (Value::Float(p), Value::Float(q)) => {
                        let f: fn(f64, f64) -> Option<f64> = $float;
                        if let Some(v) = f(*p, *q) {
                            *r!($ins.a) = Value::Float(v);
                            continue;
                        }
                    }
                    (Value::Float(p), Value::Int(q)) => {
                        let f: fn(f64, f64) -> Option<f64> = $float;
                        if let Some(v) = f(*p, *q as f64) {
                            *r!($ins.a) = Value::Float(v);
                            continue;
                        }
                    }
                    (Value::Int(p), Value::Float(q)) => {
                        let f: fn(f64, f64) -> Option<f64> = $float;
                        if let Some(v) = f(*p as f64, *q) {
                            *r!($ins.a) = Value::Float(v);
                            continue;
                        }
                    }
                    _ => {}
                }
                let y = y as *const Value;
                flow!(arith_slow(vm, base, $ins, $op, y));
            }};
        }
        macro_rules! arith2 {
            ($ins:ident, $const:expr, $op:ident) => {{
                let rhs: &Value = if $const { k!($ins.c) } else { r!($ins.c) };
                match BinOp::$op {
                    BinOp::Add => arith!($ins, rhs, BinOp::$op, i64::checked_add, |a, b| Some(a + b)),
                    BinOp::Sub => arith!($ins, rhs, BinOp::$op, i64::checked_sub, |a, b| Some(a - b)),
                    BinOp::Mul => arith!($ins, rhs, BinOp::$op, i64::checked_mul, |a, b| Some(a * b)),
                    BinOp::TrueDiv => arith!($ins, rhs, BinOp::$op, |_, _| None, |a, b| {
                        if b != 0.0 { Some(a / b) } else { None }
                    }),
                    BinOp::FloorDiv => arith!(
                        $ins,
                        rhs,
                        BinOp::$op,
                        |a, b| if b > 0 { Some(floor_div(a, b)) } else { None },
                        |a, b| if b != 0.0 { Some(float_floor_div(a, b)) } else { None }
                    ),
                    BinOp::Mod => arith!(
                        $ins,
                        rhs,
                        BinOp::$op,
                        |a, b| if b > 0 { Some(floor_mod(a, b)) } else { None },
                        |a, b| if b != 0.0 { Some(float_mod(a, b)) } else { None }
                    ),
                    BinOp::And => arith!($ins, rhs, BinOp::$op, |a, b| Some(a & b), |_, _| None),
                    BinOp::Or => arith!($ins, rhs, BinOp::$op, |a, b| Some(a | b), |_, _| None),
                    BinOp::Xor => arith!($ins, rhs, BinOp::$op, |a, b| Some(a ^ b), |_, _| None),
                    BinOp::Shl => arith!(
                        $ins,
                        rhs,
                        BinOp::$op,
                        |a, b| if (0..63).contains(&b) && (a << b) >> b == a { Some(a << b) } else { None },
                        |_, _| None
                    ),
                    BinOp::Shr => arith!(
                        $ins,
                        rhs,
                        BinOp::$op,
                        |a, b| if b >= 0 { Some(a >> b.min(63)) } else { None },
                        |_, _| None
                    ),
                    BinOp::Pow | BinOp::MatMul => {
                        let y = rhs as *const Value;
                        flow!(arith_slow(vm, base, $ins, BinOp::$op, y));
                    }
                }
            }};
        }
        macro_rules! cmp {
            ($ins:ident, $op:tt, $cmp:expr) => {{
                let v = match (&*r!($ins.b), &*r!($ins.c)) {
                    (Value::Int(p), Value::Int(q)) => p $op q,
                    (Value::Float(p), Value::Float(q)) => p $op q,
                    _ => {
                        let y = r!($ins.c) as *const Value;
                        flow!(compare_slow(vm, base, $ins, $cmp, r!($ins.b), y));
                        continue;
                    }
                };
                *r!($ins.a) = Value::Bool(v);
            }};
        }
        macro_rules! jcmp {
            ($ins:ident, $rhs:expr, $sense:literal, $op:tt, $cmp:expr) => {{
                let y: &Value = $rhs;
                let v = match (&*r!($ins.a), y) {
                    (Value::Int(p), Value::Int(q)) => p $op q,
                    (Value::Float(p), Value::Float(q)) => p $op q,
                    _ => {
                        let y = y as *const Value;
                        flow!(compare_slow(vm, base, $ins, $cmp, r!($ins.a), y));
                        pc = fr!().pc;
                        continue;
                    }
                };
                if v == $sense {
                    jump!($ins.offset16());
                }
            }};
        }
        loop {
            // SAFETY: verified code does not run off its end.
            let ins = unsafe { *pc };
            if REC {
                save!();
                match vm.jit.map(|j| j.record(vm, ins)) {
                    Some(RecordAction::Continue) => {}
                    Some(RecordAction::Executed) => {
                        reload!();
                        continue;
                    }
                    Some(RecordAction::Resume) => return Stop::Switch,
                    Some(RecordAction::Raised) => raise!(),
                    _ => return Stop::Switch,
                }
            }
            // SAFETY: as above.
            pc = unsafe { pc.add(1) };
            match ins.op {
                Op::Nop => {}
                Op::Move => {
                    if ins.flags & KILL_B != 0 {
                        let v = take_value(r!(ins.b));
                        put_value(r!(ins.a), v);
                    } else {
                        let v = r!(ins.b).clone();
                        put_value(r!(ins.a), v);
                    }
                }
                Op::LoadK => put_value(r!(ins.a), k!(ins.b).clone()),
                Op::Clear => *r!(ins.a) = Value::Undef,
                Op::CheckBound => {
                    if r!(ins.a).is_undef() {
                        save!();
                        unbound_local(vm, k!(ins.b));
                        raise!();
                    }
                }
                Op::DelLocal => {
                    if r!(ins.a).is_undef() {
                        save!();
                        unbound_local(vm, k!(ins.b));
                        raise!();
                    }
                    *r!(ins.a) = Value::Undef;
                }
                Op::LoadGlobal => {
                    // SAFETY: verified index.
                    let site = unsafe { code!().globals.get_unchecked(ins.b as usize) };
                    let v = cell_ref(&site.cell).value.get();
                    if !v.is_undef() {
                        put_value(r!(ins.a), v);
                    } else {
                        save!();
                        *r!(ins.a) = tri!(load_builtin(vm, site));
                    }
                }
                Op::StoreGlobal => {
                    // SAFETY: verified index.
                    let site = unsafe { code!().globals.get_unchecked(ins.b as usize) };
                    let v = if ins.flags & KILL_A != 0 { take_value(r!(ins.a)) } else { r!(ins.a).clone() };
                    cell_ref(&site.cell).set(v);
                }
                Op::Add => arith2!(ins, false, Add),
                Op::Sub => arith2!(ins, false, Sub),
                Op::Mul => arith2!(ins, false, Mul),
                Op::TrueDiv => arith2!(ins, false, TrueDiv),
                Op::FloorDiv => arith2!(ins, false, FloorDiv),
                Op::Mod => arith2!(ins, false, Mod),
                Op::Pow => arith2!(ins, false, Pow),
                Op::MatMul => arith2!(ins, false, MatMul),
                Op::Shl => arith2!(ins, false, Shl),
                Op::Shr => arith2!(ins, false, Shr),
                Op::And => arith2!(ins, false, And),
                Op::Or => arith2!(ins, false, Or),
                Op::Xor => arith2!(ins, false, Xor),
                Op::AddK => arith2!(ins, true, Add),
                Op::SubK => arith2!(ins, true, Sub),
                Op::MulK => arith2!(ins, true, Mul),
                Op::TrueDivK => arith2!(ins, true, TrueDiv),
                Op::FloorDivK => arith2!(ins, true, FloorDiv),
                Op::ModK => arith2!(ins, true, Mod),
                Op::PowK => {
                    if let (Value::Float(x), Value::Int(2)) = (&*r!(ins.b), k!(ins.c)) {
                        *r!(ins.a) = Value::Float(x * x);
                        continue;
                    }
                    arith2!(ins, true, Pow)
                }
                Op::MatMulK => arith2!(ins, true, MatMul),
                Op::ShlK => arith2!(ins, true, Shl),
                Op::ShrK => arith2!(ins, true, Shr),
                Op::AndK => arith2!(ins, true, And),
                Op::OrK => arith2!(ins, true, Or),
                Op::XorK => arith2!(ins, true, Xor),
                Op::Neg => match &*r!(ins.b) {
                    Value::Float(f) => *r!(ins.a) = Value::Float(-f),
                    Value::Int(i) if *i != i64::MIN => *r!(ins.a) = Value::Int(-i),
                    _ => flow!(unary_slow(vm, base, ins)),
                },
                Op::Pos | Op::Invert => flow!(unary_slow(vm, base, ins)),
                Op::Not => {
                    let v = match &*r!(ins.b) {
                        Value::Bool(b) => !b,
                        _ => {
                            save!();
                            let v = !tri!(truth(vm, r!(ins.b)));
                            kill!(ins);
                            v
                        }
                    };
                    *r!(ins.a) = Value::Bool(v);
                }
                Op::Lt => cmp!(ins, <, CmpOp::Lt),
                Op::Le => cmp!(ins, <=, CmpOp::Le),
                Op::Eq => cmp!(ins, ==, CmpOp::Eq),
                Op::Ne => cmp!(ins, !=, CmpOp::Ne),
                Op::Gt => cmp!(ins, >, CmpOp::Gt),
                Op::Ge => cmp!(ins, >=, CmpOp::Ge),
                Op::JLt => jcmp!(ins, r!(ins.b), true, <, CmpOp::Lt),
                Op::JLe => jcmp!(ins, r!(ins.b), true, <=, CmpOp::Le),
                Op::JEq => jcmp!(ins, r!(ins.b), true, ==, CmpOp::Eq),
                Op::JNe => jcmp!(ins, r!(ins.b), true, !=, CmpOp::Ne),
                Op::JGt => jcmp!(ins, r!(ins.b), true, >, CmpOp::Gt),
                Op::JGe => jcmp!(ins, r!(ins.b), true, >=, CmpOp::Ge),
                Op::JNLt => jcmp!(ins, r!(ins.b), false, <, CmpOp::Lt),
                Op::JNLe => jcmp!(ins, r!(ins.b), false, <=, CmpOp::Le),
                Op::JNEq => jcmp!(ins, r!(ins.b), false, ==, CmpOp::Eq),
                Op::JNNe => jcmp!(ins, r!(ins.b), false, !=, CmpOp::Ne),
                Op::JNGt => jcmp!(ins, r!(ins.b), false, >, CmpOp::Gt),
                Op::JNGe => jcmp!(ins, r!(ins.b), false, >=, CmpOp::Ge),
                Op::JLtK => jcmp!(ins, k!(ins.b), true, <, CmpOp::Lt),
                Op::JLeK => jcmp!(ins, k!(ins.b), true, <=, CmpOp::Le),
                Op::JEqK => jcmp!(ins, k!(ins.b), true, ==, CmpOp::Eq),
                Op::JNeK => jcmp!(ins, k!(ins.b), true, !=, CmpOp::Ne),
                Op::JGtK => jcmp!(ins, k!(ins.b), true, >, CmpOp::Gt),
                Op::JGeK => jcmp!(ins, k!(ins.b), true, >=, CmpOp::Ge),
                Op::JNLtK => jcmp!(ins, k!(ins.b), false, <, CmpOp::Lt),
                Op::JNLeK => jcmp!(ins, k!(ins.b), false, <=, CmpOp::Le),
                Op::JNEqK => jcmp!(ins, k!(ins.b), false, ==, CmpOp::Eq),
                Op::JNNeK => jcmp!(ins, k!(ins.b), false, !=, CmpOp::Ne),
                Op::JNGtK => jcmp!(ins, k!(ins.b), false, >, CmpOp::Gt),
                Op::JNGeK => jcmp!(ins, k!(ins.b), false, >=, CmpOp::Ge),
                Op::Is | Op::IsNot => {
                    let v = r!(ins.b).is(r!(ins.c)) == (ins.op == Op::Is);
                    kill!(ins);
                    *r!(ins.a) = Value::Bool(v);
                }
                Op::JIs | Op::JIsNot => {
                    let v = r!(ins.a).is(r!(ins.b)) == (ins.op == Op::JIs);
                    kill!(ins);
                    if v {
                        jump!(ins.offset16());
                    }
                }
                Op::In | Op::NotIn => {
                    flow!(contains_slow(vm, base, ins, r!(ins.c), r!(ins.b)));
                }
                Op::JIn | Op::JNotIn => {
                    flow!(contains_slow(vm, base, ins, r!(ins.b), r!(ins.a)));
                    pc = fr!().pc;
                }
                Op::Jump => jump!(ins.offset32()),
                Op::JumpIfTrue | Op::JumpIfFalse => {
                    let v = match &*r!(ins.a) {
                        Value::Bool(b) => *b,
                        Value::Int(i) => *i != 0,
                        Value::None => false,
                        _ => {
                            save!();
                            let v = tri!(truth(vm, r!(ins.a)));
                            kill!(ins);
                            v
                        }
                    };
                    if v == (ins.op == Op::JumpIfTrue) {
                        jump!(ins.offset32());
                    }
                }
                Op::JumpIfNone | Op::JumpIfNotNone => {
                    let v = r!(ins.a).is_none() == (ins.op == Op::JumpIfNone);
                    kill!(ins);
                    if v {
                        jump!(ins.offset32());
                    }
                }
                Op::Loop => {
                    jump!(ins.offset32());
                    if !REC {
                        // SAFETY: verified index.
                        let hc = unsafe { code!().loops.get_unchecked(ins.a as usize) };
                        let n = hc.counter.get() - 1;
                        if n > 0 {
                            hc.counter.set(n);
                        } else if let Some(j) = vm.jit {
                            save!();
                            let header = code!().pc_of(pc) as u32;
                            match j.hot_loop(vm, ins.a, header) {
                                HotAction::Interpret => {}
                                HotAction::Record => return Stop::Switch,
                                HotAction::Resume => reload!(),
                                HotAction::Raised => raise!(),
                                HotAction::Returned => {
                                    let v = std::mem::take(&mut vm.returned);
                                    match leave(vm, v) {
                                        Left::Reload => reload!(),
                                        Left::Done(v) => return Stop::Done(v),
                                        Left::Raised => raise!(),
                                    }
                                }
                                HotAction::Yielded => yielded!(),
                            }
                        } else {
                            hc.counter.set(i32::MAX);
                        }
                    }
                    poll!();
                }
                Op::ForIter => {
                    let p = r!(ins.a) as *mut Value;
                    // SAFETY: three verified registers.
                    let (it, state, step) = unsafe { (&mut *p, &mut *p.add(1), &mut *p.add(2)) };
                    match (&mut *it, &mut *state) {
                        (Value::Int(left), Value::Int(next)) => {
                            if *left > 0 {
                                *left -= 1;
                                let v = *next;
                                if let Value::Int(s) = step {
                                    *next = v.wrapping_add(*s);
                                }
                                *r!(ins.b) = Value::Int(v);
                                jump!(1);
                            }
                        }
                        (Value::Object(o), Value::Int(i)) => {
                            if let Some(l) = o.get::<ListObj>() {
                                if let Some(v) = l.get(*i as usize) {
                                    *i += 1;
                                    put_value(r!(ins.b), v);
                                    jump!(1);
                                    continue;
                                }
                            } else if let Some(v) = indexed_item(o, *i as usize) {
                                *i += 1;
                                put_value(r!(ins.b), v);
                                jump!(1);
                                continue;
                            }
                            *it = Value::Undef;
                        }
                        _ => {
                            save!();
                            match for_iter_slow(vm, base, ins) {
                                Ok(Flow::Next) => pc = fr!().pc,
                                Ok(Flow::Reload) => entered!(),
                                Err(Raised) => raise!(),
                            }
                        }
                    }
                }
                Op::LoadAttr => {
                    let c = code!();
                    // SAFETY: verified index.
                    let site = unsafe { c.sites.get_unchecked(ins.c as usize) };
                    let o = r!(ins.b);
                    if let Value::Object(x) = &*o
                        && x.layout() == Layout::Instance
                        && let Some(i) = x.get::<InstanceObj>()
                    {
                        let cache = site.cache.get();
                        if i.shape_ptr() as *const () == cache.key && cache.kind == CacheKind::Slot {
                            let v = i.slot(cache.slot as usize).clone();
                            if !v.is_undef() {
                                kill!(ins);
                                put_value(r!(ins.a), v);
                                continue;
                            }
                        }
                    }
                    flow!(load_attr_op(vm, base, ins, site));
                }
                Op::StoreAttr => {
                    let c = code!();
                    // SAFETY: verified index.
                    let site = unsafe { c.sites.get_unchecked(ins.c as usize) };
                    flow!(store_attr_op(vm, base, ins, site));
                }
                Op::LoadMethod => {
                    let c = code!();
                    // SAFETY: verified index.
                    let site = unsafe { c.sites.get_unchecked(ins.c as usize) };
                    save!();
                    let (f, s) = tri!(load_method(vm, r!(ins.b), site));
                    kill!(ins);
                    put_value(r!(ins.a), f);
                    put_value(r!(ins.a + 1), s);
                }
                Op::GetItem => {
                    if let (Value::Object(o), Value::Int(i)) = (&*r!(ins.b), &*r!(ins.c))
                        && let Some(l) = o.get::<ListObj>()
                        && let Some(i) = wrap_index(*i, l.len())
                        && let Some(v) = l.get(i)
                    {
                        kill!(ins);
                        put_value(r!(ins.a), v);
                        continue;
                    }
                    let y = r!(ins.c) as *const Value;
                    flow!(get_item_slow(vm, base, ins, y));
                }
                Op::GetItemK => {
                    if let (Value::Object(o), Value::Int(i)) = (&*r!(ins.b), k!(ins.c)) {
                        let v = if let Some(l) = o.get::<ListObj>() {
                            wrap_index(*i, l.len()).and_then(|i| l.get(i))
                        } else if let Some(t) = o.get::<TupleObj>() {
                            wrap_index(*i, t.len()).and_then(|i| t.items().get(i).cloned())
                        } else {
                            None
                        };
                        if let Some(v) = v {
                            kill!(ins);
                            put_value(r!(ins.a), v);
                            continue;
                        }
                    }
                    let y = k!(ins.c) as *const Value;
                    flow!(get_item_slow(vm, base, ins, y));
                }
                Op::SetItem => {
                    if let (Value::Object(o), Value::Int(i)) = (&*r!(ins.a), &*r!(ins.b))
                        && let Some(l) = o.get::<ListObj>()
                        && let Some(i) = wrap_index(*i, l.len())
                    {
                        let v =
                            if ins.flags & KILL_C != 0 { take_value(r!(ins.c)) } else { r!(ins.c).clone() };
                        l.set(i, v);
                        kill!(ins);
                        continue;
                    }
                    let y = r!(ins.b) as *const Value;
                    flow!(set_item_slow(vm, base, ins, y));
                }
                Op::SetItemK => {
                    let y = k!(ins.b) as *const Value;
                    flow!(set_item_slow(vm, base, ins, y));
                }
                Op::Call => {
                    let callee = r!(ins.a) as *mut Value;
                    save!();
                    // SAFETY: the window of a call, as enter_function wants it.
                    unsafe {
                        if let Value::Object(o) = &*callee
                            && o.layout() == Layout::Function
                        {
                            match tri!(enter_function(
                                vm,
                                callee,
                                ins.b as usize,
                                None,
                                RetMode::Store,
                                ins.c
                            )) {
                                Entered::Frame => entered!(),
                                Entered::Value(v) => *r!(ins.c) = v,
                            }
                            continue;
                        }
                        match call_window(vm, base, callee, ins.b as usize, None, ins.c) {
                            Ok(Flow::Next) => poll!(),
                            Ok(Flow::Reload) => entered!(),
                            Err(Raised) => raise!(),
                        }
                    }
                }
                Op::CallMethod => {
                    let mut callee = r!(ins.a) as *mut Value;
                    let mut n = ins.b as usize + 1;
                    save!();
                    // SAFETY: the window of a call; without a method the callable is one register further.
                    unsafe {
                        if (*callee).is_undef() {
                            callee = callee.add(1);
                            n -= 1;
                        }
                        if let Value::Object(o) = &*callee
                            && o.layout() == Layout::Function
                        {
                            match tri!(enter_function(vm, callee, n, None, RetMode::Store, ins.c)) {
                                Entered::Frame => entered!(),
                                Entered::Value(v) => *r!(ins.c) = v,
                            }
                            continue;
                        }
                        match call_window(vm, base, callee, n, None, ins.c) {
                            Ok(Flow::Next) => poll!(),
                            Ok(Flow::Reload) => entered!(),
                            Err(Raised) => raise!(),
                        }
                    }
                }
                Op::CallKw | Op::CallMethodKw => {
                    let mut callee = r!(ins.a) as *mut Value;
                    let mut n = ins.b as usize + (ins.op == Op::CallMethodKw) as usize;
                    save!();
                    // SAFETY: as above; the keyword names are in the register after the arguments.
                    unsafe {
                        let names = std::mem::take(&mut *callee.add(1 + n));
                        if ins.op == Op::CallMethodKw && (*callee).is_undef() {
                            callee = callee.add(1);
                            n -= 1;
                        }
                        let names = names.get_exact::<TupleObj>().map(Ref::from_ref);
                        match call_window(vm, base, callee, n, names, ins.c) {
                            Ok(Flow::Next) => poll!(),
                            Ok(Flow::Reload) => entered!(),
                            Err(Raised) => raise!(),
                        }
                    }
                }
                Op::CallEx => {
                    save!();
                    let (args, kw) = (take_value(r!(ins.a + 1)), take_value(r!(ins.a + 2)));
                    match call_ex(vm, base, ins, args, kw) {
                        Ok(Flow::Next) => poll!(),
                        Ok(Flow::Reload) => entered!(),
                        Err(Raised) => raise!(),
                    }
                }
                Op::Return => {
                    let v = take_value(r!(ins.a));
                    save!();
                    match leave(vm, v) {
                        Left::Reload => reload!(),
                        Left::Done(v) => return Stop::Done(v),
                        Left::Raised => raise!(),
                    }
                }
                Op::ReturnK => {
                    let v = k!(ins.a).clone();
                    save!();
                    match leave(vm, v) {
                        Left::Reload => reload!(),
                        Left::Done(v) => return Stop::Done(v),
                        Left::Raised => raise!(),
                    }
                }
                Op::Yield => {
                    let v = if ins.flags & KILL_B != 0 { take_value(r!(ins.b)) } else { r!(ins.b).clone() };
                    let f = suspend_generator(vm, code!().pc_of(pc));
                    match f.mode {
                        RetMode::GenFor => {
                            reload!();
                            put_value(r!(f.dst), v);
                            jump!(1);
                        }
                        RetMode::Store => {
                            // Send: the yielded value; the instruction does not jump.
                            reload!();
                            put_value(r!(f.dst), v);
                        }
                        _ => return Stop::Done(v),
                    }
                }
                Op::Send => {
                    save!();
                    match send_op(vm, base, ins) {
                        Ok(Flow::Next) => pc = fr!().pc,
                        Ok(Flow::Reload) => reload!(),
                        Err(Raised) => raise!(),
                    }
                }
                Op::Reraise => {
                    save!();
                    vm.exception = take_value(r!(ins.a));
                    fresh_traceback = false;
                    raise!();
                }
                Op::MakeCell => {
                    let v = take_value(r!(ins.a));
                    *r!(ins.a) = CellObj::new(v).into();
                }
                Op::LoadCell => {
                    let v = match r!(ins.b).get_exact::<CellObj>() {
                        Some(c) => c.value.get(),
                        None => Value::Undef,
                    };
                    if v.is_undef() {
                        save!();
                        unbound_local(vm, k!(ins.c));
                        raise!();
                    }
                    put_value(r!(ins.a), v);
                }
                Op::StoreCell => {
                    let v = if ins.flags & KILL_B != 0 { take_value(r!(ins.b)) } else { r!(ins.b).clone() };
                    if let Some(c) = r!(ins.a).get_exact::<CellObj>() {
                        c.value.set(v);
                    }
                }
                Op::LoadFree => {
                    let v = match free_cell(fr!(), ins.b) {
                        Some(c) => c.value.get(),
                        None => Value::Undef,
                    };
                    if v.is_undef() {
                        save!();
                        unbound_free(vm, k!(ins.c));
                        raise!();
                    }
                    put_value(r!(ins.a), v);
                }
                Op::StoreFree => {
                    let v = if ins.flags & KILL_B != 0 { take_value(r!(ins.b)) } else { r!(ins.b).clone() };
                    if let Some(c) = free_cell(fr!(), ins.a) {
                        c.value.set(v);
                    }
                }
                Op::LoadFreeCell => {
                    let v = free_cell(fr!(), ins.b).map_or(Value::Undef, |c| Ref::from_ref(c).into());
                    put_value(r!(ins.a), v);
                }
                Op::BuildTuple => {
                    // SAFETY: verified run of registers, whose contents move into the tuple.
                    let t = unsafe {
                        let p = base.add(ins.b as usize);
                        TupleObj::from_iter((0..ins.c as usize).map(|i| std::mem::take(&mut *p.add(i))))
                    };
                    *r!(ins.a) = t.into();
                }
                Op::BuildList => {
                    let l = ListObj::empty();
                    for i in 0..ins.c {
                        l.push(take_value(r!(ins.b + i)));
                    }
                    *r!(ins.a) = l.into();
                }
                Op::ListAppend => {
                    let v = if ins.flags & KILL_B != 0 { take_value(r!(ins.b)) } else { r!(ins.b).clone() };
                    if let Some(l) = r!(ins.a).get_exact::<ListObj>() {
                        l.push(v);
                    }
                }
                Op::Unpack => {
                    if let Value::Object(o) = &*r!(ins.b)
                        && let Some(t) = o.get::<TupleObj>()
                        && t.len() == ins.c as usize
                    {
                        let t = Ref::from_ref(t);
                        kill!(ins);
                        for (i, v) in t.items().iter().enumerate() {
                            *r!(ins.a + i as u16) = v.clone();
                        }
                        continue;
                    }
                    flow!(exec(vm, ins));
                }
                Op::DelGlobal
                | Op::LoadName
                | Op::LoadNameFree
                | Op::StoreName
                | Op::DelName
                | Op::DelCell
                | Op::DelFree
                | Op::DelAttr
                | Op::LoadSpecial
                | Op::DelItem
                | Op::BuildSlice
                | Op::ForPrep
                | Op::GetIter
                | Op::GetYieldFromIter
                | Op::BuildSet
                | Op::BuildDict
                | Op::BuildString
                | Op::FormatValue
                | Op::ListExtend
                | Op::ListToTuple
                | Op::SetAdd
                | Op::SetUpdate
                | Op::DictInsert
                | Op::DictUpdate
                | Op::DictMerge
                | Op::UnpackEx
                | Op::MakeFunction
                | Op::LoadBuildClass
                | Op::Raise
                | Op::PushExc
                | Op::PopExc
                | Op::ExcMatch
                | Op::LoadAssertionError
                | Op::ImportName
                | Op::ImportFrom
                | Op::ImportStar
                | Op::GetLen
                | Op::MatchSequence
                | Op::MatchMapping
                | Op::MatchKeys
                | Op::MatchClass
                | Op::PrintExpr
                | Op::Unsupported => {
                    flow!(exec(vm, ins));
                }
            }
        }
    }
}

/// Releases the temporaries whose last use this instruction is.
///
/// # Safety
/// `base` is the window of the instruction's frame.
#[inline(always)]
pub unsafe fn kill_operands(base: *mut Value, ins: Instr) {
    for (flag, reg) in [(KILL_A, ins.a), (KILL_B, ins.b), (KILL_C, ins.c)] {
        if ins.flags & flag != 0 {
            // SAFETY: verified register.
            unsafe { release(base.add(reg as usize), 1) };
        }
    }
}

#[cold]
fn unbound_local(vm: &mut Vm, name: &Value) {
    let n = name.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
    let msg = format!("cannot access local variable '{n}' where it is not associated with a value");
    vm.error(&builtin().unbound_local_error, msg);
}

#[cold]
fn unbound_free(vm: &mut Vm, name: &Value) {
    let n = name.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
    let msg = format!(
        "cannot access free variable '{n}' where it is not associated with a value in enclosing scope"
    );
    vm.error(&builtin().name_error, msg);
}

/// The cell of free variable `i` of the running function.
#[inline(always)]
pub fn free_cell(f: &Frame, i: u16) -> Option<&CellObj> {
    if f.func.is_null() {
        return None;
    }
    // SAFETY: the register below the window (or the generator) keeps the function alive.
    let func = unsafe { &*f.func };
    func.cells().get(i as usize)?.get_exact::<CellObj>()
}

/// A global that is not in the module: the built-in of that name, or NameError.
#[inline(never)]
fn load_builtin(vm: &mut Vm, site: &GlobalSite) -> Res<Value> {
    if !site.fallback.is_null() {
        let v = cell_ref(&site.fallback).value.get();
        if !v.is_undef() {
            return Ok(v);
        }
    }
    let name = cell_ref(&site.cell).name.clone();
    Err(vm.name_error(&name))
}

/// Item of a tuple or string in a `for` loop.
fn indexed_item(o: &ObjectRef, i: usize) -> Option<Value> {
    if let Some(t) = o.get::<TupleObj>() {
        return t.items().get(i).cloned();
    }
    let s = o.get::<StrObj>()?;
    if i < s.len() { Some(s.char_at(i).into()) } else { None }
}

/// Pushes a frame for a Python function called by an instruction on the user's behalf.
fn push_call(vm: &mut Vm, f: &Value, args: &[&Value], mode: RetMode, dst: u16) -> Res<bool> {
    let top = vm.stack_top();
    // SAFETY: registers above the running frame are free; `enter_function` checks the room.
    unsafe {
        ptr::write(top, f.clone());
        for (i, a) in args.iter().enumerate() {
            ptr::write(top.add(1 + i), (*a).clone());
        }
        Ok(match enter_function(vm, top, args.len(), None, mode, dst)? {
            Entered::Frame => true,
            Entered::Value(v) => {
                drop(v);
                false
            }
        })
    }
}

fn is_plain_function(f: &Value) -> bool {
    match f.get_exact::<FunctionObj>() {
        Some(f) => !f.code().is_generator(),
        None => false,
    }
}

/// Arithmetic on anything but two numbers.
#[inline(never)]
fn arith_slow(vm: &mut Vm, base: *mut Value, ins: Instr, op: BinOp, rhs: *const Value) -> Res<Flow> {
    // SAFETY: operands are registers or constants of the running frame, which calls do not move.
    unsafe {
        let x = &*base.add(ins.b as usize);
        let y = &*rhs;
        let inplace = ins.flags & INPLACE != 0;
        if op == BinOp::Add
            && ins.a == ins.b
            && let (Some(_), Some(t)) = (x.get_exact::<StrObj>(), y.get_exact::<StrObj>())
        {
            let t = Ref::from_ref(t);
            kill_c_only(base, ins);
            let s = std::mem::take(&mut *base.add(ins.a as usize));
            *base.add(ins.a as usize) = concat_owned(s, &t);
            return Ok(Flow::Next);
        }
        if let Value::Object(o) = x
            && o.layout() == Layout::Instance
        {
            let [plain, reflected, in_place] = op.methods();
            let t = o.ty();
            let f = if inplace { t.lookup(in_place).or_else(|| t.lookup(plain)) } else { t.lookup(plain) };
            let fallback = (inplace && t.user_method(in_place).is_some())
                || (!std::ptr::eq(t, y.ty()) && y.ty().user_method(reflected).is_some());
            if let Some(f) = f
                && !fallback
                && is_plain_function(&f)
            {
                push_call(vm, &f, &[x, y], RetMode::Binary, ins.a)?;
                if let Some(fr) = vm.frames.last_mut() {
                    fr.extra = y.clone();
                }
                kill_operands(base, ins);
                return Ok(Flow::Reload);
            }
        }
        let v = binary(vm, op, x, y, inplace)?;
        kill_operands(base, ins);
        *base.add(ins.a as usize) = v;
        Ok(Flow::Next)
    }
}

/// # Safety
/// As [`kill_operands`].
unsafe fn kill_c_only(base: *mut Value, ins: Instr) {
    if ins.flags & KILL_C != 0 {
        // SAFETY: the caller's duty.
        unsafe { release(base.add(ins.c as usize), 1) };
    }
}

#[inline(never)]
fn unary_slow(vm: &mut Vm, base: *mut Value, ins: Instr) -> Res<Flow> {
    // SAFETY: verified registers.
    unsafe {
        let v = unary(vm, ins.op, &*base.add(ins.b as usize))?;
        kill_operands(base, ins);
        *base.add(ins.a as usize) = v;
    }
    Ok(Flow::Next)
}

/// Stores or branches on the result of a comparison. The frame's `pc` is behind the instruction.
fn finish_compare(vm: &mut Vm, base: *mut Value, ins: Instr, v: Value) -> Res<()> {
    match ins.op {
        Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge => {
            // SAFETY: verified register.
            unsafe { *base.add(ins.a as usize) = v };
        }
        _ => {
            let taken = truth(vm, &v)? == CmpOp::from_op(ins.op).is_none_or(|(_, sense)| sense);
            if taken && let Some(f) = vm.frames.last_mut() {
                // SAFETY: verified jump.
                f.pc = unsafe { f.pc.offset(ins.offset16() as isize) };
            }
        }
    }
    Ok(())
}

#[inline(never)]
fn compare_slow(
    vm: &mut Vm,
    base: *mut Value,
    ins: Instr,
    op: CmpOp,
    x: *const Value,
    y: *const Value,
) -> Res<Flow> {
    // SAFETY: registers or constants of the running frame.
    let (x, y) = unsafe { (&*x, &*y) };
    if let Value::Object(o) = x
        && o.layout() == Layout::Instance
        && let Some(f) = o.ty().lookup(op.method())
        && is_plain_function(&f)
        && (std::ptr::eq(o.ty(), y.ty()) || y.ty().user_method(op.swapped().method()).is_none())
        && op != CmpOp::Ne
        && !x.is(y)
    {
        push_call(vm, &f, &[x, y], RetMode::Compare, ins.a)?;
        if let Some(fr) = vm.frames.last_mut() {
            fr.extra = y.clone();
        }
        // SAFETY: verified registers.
        unsafe { kill_operands(base, ins) };
        return Ok(Flow::Reload);
    }
    let v = compare(vm, op, x, y)?;
    // SAFETY: verified registers.
    unsafe { kill_operands(base, ins) };
    finish_compare(vm, base, ins, v)?;
    Ok(Flow::Next)
}

#[inline(never)]
fn contains_slow(
    vm: &mut Vm,
    base: *mut Value,
    ins: Instr,
    container: *const Value,
    item: *const Value,
) -> Res<Flow> {
    // SAFETY: registers of the running frame.
    let found = unsafe { contains(vm, &*container, &*item)? };
    // SAFETY: verified registers.
    unsafe { kill_operands(base, ins) };
    match ins.op {
        // SAFETY: verified register.
        Op::In | Op::NotIn => unsafe { *base.add(ins.a as usize) = Value::Bool(found == (ins.op == Op::In)) },
        _ => {
            if found == (ins.op == Op::JIn)
                && let Some(f) = vm.frames.last_mut()
            {
                // SAFETY: verified jump.
                f.pc = unsafe { f.pc.offset(ins.offset16() as isize) };
            }
        }
    }
    Ok(Flow::Next)
}

#[inline(never)]
fn load_attr_op(vm: &mut Vm, base: *mut Value, ins: Instr, site: &AttrSite) -> Res<Flow> {
    // SAFETY: verified registers.
    unsafe {
        let o = &*base.add(ins.b as usize);
        // A property's getter runs as a frame of this loop.
        if let Value::Object(x) = o
            && x.layout() == Layout::Instance
        {
            let c = site.cache.get();
            if c.kind == CacheKind::Property
                && let Some(i) = x.get::<InstanceObj>()
                && i.shape_ptr() as *const () == c.key
                && i.class().version.get() == c.version
                && let Some(p) = x.ty().lookup(&site.name)
                && let Some(p) = p.get::<PropertyObj>()
                && is_plain_function(&p.getter)
            {
                let g = p.getter.clone();
                push_call(vm, &g, &[o], RetMode::Store, ins.a)?;
                kill_operands(base, ins);
                return Ok(Flow::Reload);
            }
        }
        let v = load_attr(vm, o, site)?;
        kill_operands(base, ins);
        *base.add(ins.a as usize) = v;
    }
    Ok(Flow::Next)
}

fn store_attr_op(vm: &mut Vm, base: *mut Value, ins: Instr, site: &AttrSite) -> Res<Flow> {
    // SAFETY: verified registers.
    unsafe {
        let o = &*base.add(ins.a as usize);
        // A property's setter runs as a frame of this loop.
        if let Value::Object(x) = o
            && x.layout() == Layout::Instance
            && let Some(i) = x.get::<InstanceObj>()
            && i.shape_ptr() as *const () != site.cache.get().key
            && !x.ty().has_flag(type_flags::HAS_SETATTR)
            && let Some(p) = x.ty().lookup(&site.name)
            && let Some(p) = p.get::<PropertyObj>()
            && is_plain_function(&p.setter)
        {
            let setter = p.setter.clone();
            push_call(vm, &setter, &[o, &*base.add(ins.b as usize)], RetMode::Discard, 0)?;
            kill_operands(base, ins);
            return Ok(Flow::Reload);
        }
        let x = match ins.flags & KILL_B != 0 {
            true => std::mem::take(&mut *base.add(ins.b as usize)),
            false => (*base.add(ins.b as usize)).clone(),
        };
        let r = store_attr(vm, o, site, x);
        kill_operands(base, ins);
        r.map(|()| Flow::Next)
    }
}

#[inline(never)]
fn get_item_slow(vm: &mut Vm, base: *mut Value, ins: Instr, key: *const Value) -> Res<Flow> {
    // SAFETY: verified registers and constants.
    unsafe {
        let o = &*base.add(ins.b as usize);
        if let Value::Object(x) = o
            && x.layout() == Layout::Instance
            && let Some(f) = x.ty().lookup(&builtin().names.getitem)
            && is_plain_function(&f)
        {
            push_call(vm, &f, &[o, &*key], RetMode::Store, ins.a)?;
            kill_operands(base, ins);
            return Ok(Flow::Reload);
        }
        let v = get_item(vm, o, &*key)?;
        kill_operands(base, ins);
        *base.add(ins.a as usize) = v;
    }
    Ok(Flow::Next)
}

#[inline(never)]
fn set_item_slow(vm: &mut Vm, base: *mut Value, ins: Instr, key: *const Value) -> Res<Flow> {
    // SAFETY: verified registers and constants.
    unsafe {
        let o = &*base.add(ins.a as usize);
        let v = &*base.add(ins.c as usize);
        if let Value::Object(x) = o
            && x.layout() == Layout::Instance
            && let Some(f) = x.ty().lookup(&builtin().names.setitem)
            && is_plain_function(&f)
        {
            push_call(vm, &f, &[o, &*key, v], RetMode::Discard, 0)?;
            kill_operands(base, ins);
            return Ok(Flow::Reload);
        }
        let v = v.clone();
        set_item(vm, o, &*key, v)?;
        kill_operands(base, ins);
    }
    Ok(Flow::Next)
}

/// `ForIter` on an iterator object. On an item the frame's `pc` skips the next instruction.
#[inline(never)]
fn for_iter_slow(vm: &mut Vm, base: *mut Value, ins: Instr) -> Res<Flow> {
    // SAFETY: verified registers.
    unsafe {
        let p = base.add(ins.a as usize);
        let it = (*p).clone();
        if let Value::Object(o) = &it {
            if let Some(g) = o.get::<GeneratorObj>() {
                if g.state.get() != GenState::Done {
                    let g = Ref::from_ref(g);
                    enter_generator(vm, &g, Value::None, RetMode::GenFor, ins.b)?;
                    return Ok(Flow::Reload);
                }
            } else if o.layout() == Layout::Instance
                && let Some(f) = o.ty().lookup(&builtin().names.next)
                && is_plain_function(&f)
            {
                push_call(vm, &f, &[&it], RetMode::Next, ins.b)?;
                return Ok(Flow::Reload);
            }
        }
        let done = matches!(&it, Value::Object(o) if o.get::<GeneratorObj>().is_some());
        match if done { None } else { next(vm, &it)? } {
            Some(v) => {
                *base.add(ins.b as usize) = v;
                if let Some(f) = vm.frames.last_mut() {
                    f.pc = f.pc.add(1);
                }
            }
            None => *p = Value::Undef,
        }
    }
    Ok(Flow::Next)
}

/// `Send`: resumes the sub-iterator of a `yield from`. On its end the frame's `pc` jumps.
#[inline(never)]
fn send_op(vm: &mut Vm, base: *mut Value, ins: Instr) -> Res<Flow> {
    // SAFETY: verified registers.
    unsafe {
        let it = (*base.add(ins.a as usize)).clone();
        let v = std::mem::take(&mut *base.add(ins.b as usize));
        let finished = |vm: &mut Vm, r: Value| {
            *base.add(ins.b as usize) = r;
            if let Some(f) = vm.frames.last_mut() {
                f.pc = f.pc.offset(ins.offset16() as isize);
            }
        };
        if let Value::Object(o) = &it
            && let Some(g) = o.get::<GeneratorObj>()
        {
            if g.state.get() == GenState::Done {
                finished(vm, Value::None);
                return Ok(Flow::Next);
            }
            let g = Ref::from_ref(g);
            // The return comes back to this instruction's `b`; see `leave`.
            enter_generator(vm, &g, v, RetMode::Store, ins.b)?;
            return Ok(Flow::Reload);
        }
        if v.is_none() {
            // `next` hides the value of StopIteration, so iterators in Python are called here.
            if let Some(f) = it.ty().lookup(&builtin().names.next)
                && !matches!(&it, Value::Object(o) if o.layout() == Layout::Iterator)
            {
                match vm.call(&f, std::slice::from_ref(&it)) {
                    Ok(x) => *base.add(ins.b as usize) = x,
                    Err(e) => match vm.catch(&builtin().stop_iteration) {
                        Some(x) => {
                            let r = stop_value(&x);
                            finished(vm, r);
                        }
                        None => return Err(e),
                    },
                }
                return Ok(Flow::Next);
            }
            match next(vm, &it)? {
                Some(x) => *base.add(ins.b as usize) = x,
                None => finished(vm, Value::None),
            }
            return Ok(Flow::Next);
        }
        let send = get_attr(vm, &it, &builtin().names.send)?;
        match vm.call(&send, &[v]) {
            Ok(x) => *base.add(ins.b as usize) = x,
            Err(e) => match vm.catch(&builtin().stop_iteration) {
                Some(x) => {
                    let r = stop_value(&x);
                    finished(vm, r);
                }
                None => return Err(e),
            },
        }
    }
    Ok(Flow::Next)
}

/// The `value` of a StopIteration.
pub fn stop_value(e: &Value) -> Value {
    let Some(x) = e.get_exact::<ExceptionObj>() else { return Value::None };
    if let Some(v) = x.get_attr(&builtin().names.value) {
        return v;
    }
    x.args.get().get_exact::<TupleObj>().and_then(|t| t.items().first().cloned()).unwrap_or(Value::None)
}

/// A call of anything but a plain Python function. The window is empty afterwards.
///
/// # Safety
/// `callee` is the callable on the running frame's window with `n` arguments behind it.
#[inline(never)]
unsafe fn call_window(
    vm: &mut Vm,
    base: *mut Value,
    callee: *mut Value,
    mut n: usize,
    names: Option<Ref<TupleObj>>,
    dst: u16,
) -> Res<Flow> {
    // SAFETY: the caller's duty; the registers above the window are free.
    unsafe {
        while let Value::Object(o) = &*callee {
            match o.layout() {
                Layout::NativeFunction => {
                    let Some(f) = o.get::<NativeObj>() else { break };
                    if callee.add(1 + n) > vm.stack_top() {
                        break;
                    }
                    // What was dropped before the call is finalised before its effects.
                    if POLL.load(Mem::Relaxed) != 0
                        && let Err(e) = vm.poll()
                    {
                        release(callee, 1 + n);
                        return Err(e);
                    }
                    let args =
                        Args { all: std::slice::from_raw_parts(callee.add(1), n), kwnames: names.as_deref() };
                    let r = call_native(vm, f, args);
                    release(callee, 1 + n);
                    *base.add(dst as usize) = r?;
                    return Ok(Flow::Next);
                }
                Layout::Function => {
                    return match enter_function(vm, callee, n, names, RetMode::Store, dst)? {
                        Entered::Frame => Ok(Flow::Reload),
                        Entered::Value(v) => {
                            *base.add(dst as usize) = v;
                            Ok(Flow::Next)
                        }
                    };
                }
                Layout::BoundMethod => {
                    let Some(m) = o.get::<BoundMethodObj>() else { break };
                    let (f, receiver) = (m.func.clone(), m.receiver.clone());
                    ptr::copy(callee.add(1), callee.add(2), n);
                    ptr::write(callee.add(1), receiver);
                    drop(ptr::replace(callee, f));
                    n += 1;
                }
                Layout::Type => {
                    let Some(t) = o.get::<TypeObj>() else { break };
                    let plain = t.is_heap()
                        && t.instances == Layout::Instance
                        && t.payload.is_none()
                        && !t.has_flag(type_flags::HAS_NEW | type_flags::NO_NEW)
                        && !std::ptr::eq(t.mro.with(|m| m[0]), std::ptr::null());
                    if !plain {
                        break;
                    }
                    let Some(init) = t.lookup(&builtin().names.init) else { break };
                    if !is_plain_function(&init) {
                        break;
                    }
                    let obj: Value = InstanceObj::new(t).into();
                    ptr::copy(callee.add(1), callee.add(2), n);
                    ptr::write(callee.add(1), obj.clone());
                    drop(ptr::replace(callee, init));
                    return match enter_function(vm, callee, n + 1, names, RetMode::Init, dst)? {
                        Entered::Frame => {
                            if let Some(f) = vm.frames.last_mut() {
                                f.extra = obj;
                            }
                            Ok(Flow::Reload)
                        }
                        Entered::Value(_) => Ok(Flow::Next),
                    };
                }
                Layout::Instance => {
                    let Some(f) = o.ty().lookup(&builtin().names.call) else { break };
                    ptr::copy(callee, callee.add(1), n + 1);
                    ptr::write(callee, f);
                    n += 1;
                }
                _ => break,
            }
        }
        let f = std::mem::take(&mut *callee);
        // Arguments above the running frame's window would be overwritten by frames of functions that the
        // callee calls, so they are moved out.
        let all: Vec<Value> = (0..n).map(|i| std::mem::take(&mut *callee.add(1 + i))).collect();
        *base.add(dst as usize) = vm.call_kw(&f, &all, names.as_deref())?;
    }
    Ok(Flow::Next)
}

/// `CallEx`: spreads a tuple and a dict over a window above the frame.
#[inline(never)]
fn call_ex(vm: &mut Vm, base: *mut Value, ins: Instr, args: Value, kw: Value) -> Res<Flow> {
    // SAFETY: verified registers; registers above the frame are free and the margin behind `stack_end` takes
    // the arguments.
    unsafe {
        let mut f = std::mem::take(&mut *base.add(ins.a as usize));
        let mut items = match args.get::<TupleObj>() {
            Some(t) => t.items().to_vec(),
            None => collect(vm, &args)?,
        };
        if let Some(m) = f.get_exact::<BoundMethodObj>() {
            items.insert(0, m.receiver.clone());
            f = m.func.clone();
        }
        let mut names = None;
        let mut n = items.len();
        let mut values = Vec::new();
        if let Some(d) = kw.get::<DictObj>()
            && !d.is_empty()
        {
            let pairs =
                d.data.with(|t| t.iter().map(|e| (e.key.clone(), e.value.clone())).collect::<Vec<_>>());
            let (ks, vs): (Vec<Value>, Vec<Value>) = pairs.into_iter().unzip();
            n += ks.len();
            values = vs;
            names = Some(TupleObj::new(ks));
        }
        if n > 60_000 {
            return Err(vm.error(
                &builtin().not_implemented_error,
                "calls with more than 60000 arguments are not supported",
            ));
        }
        if f.get_exact::<FunctionObj>().is_none() {
            // Native code that calls Python would overwrite a window above the frame.
            items.extend(values);
            let r = vm.call_kw(&f, &items, names.as_deref())?;
            *base.add(ins.c as usize) = r;
            return Ok(Flow::Next);
        }
        let top = vm.stack_top();
        ptr::write(top, f);
        for (i, v) in items.into_iter().chain(values).enumerate() {
            ptr::write(top.add(1 + i), v);
        }
        call_window(vm, base, top, n, names, ins.c)
    }
}

enum Left {
    Reload,
    Done(Value),
    Raised,
}

/// Pops the running frame with its return value and gives the value to the caller.
#[inline(always)]
fn leave(vm: &mut Vm, v: Value) -> Left {
    let n = vm.frames.len();
    // SAFETY: the window belongs to the frame alone; for a function frame the register below holds the callable. The code
    // is alive until that register is released last. A frame that stores its result and is not a generator's owns nothing
    // else, so it is forgotten rather than moved out and dropped.
    unsafe {
        let f = vm.frames.as_ptr().add(n - 1);
        let (base, mode, dst) = ((*f).base, (*f).mode, (*f).dst);
        let plain = (*f).generator.is_none();
        release(base, (*(*f).code).n_regs as usize);
        if plain && !(*f).func.is_null() {
            release(base.sub(1), 1);
        }
        if mode == RetMode::Store && plain && n > 1 {
            debug_assert!((*f).extra.is_undef() && (*f).pin.is_undef() && (*f).outer_handled.is_undef());
            vm.frames.set_len(n - 1);
            let c = vm.frames.as_ptr().add(n - 2);
            // `dst` is a register of the caller.
            put_value(&mut *(*c).base.add(dst as usize), v);
            return Left::Reload;
        }
    }
    let Some(f) = vm.frames.pop() else { return Left::Done(v) };
    leave_slow(vm, f, v)
}

#[inline(never)]
fn leave_slow(vm: &mut Vm, mut f: Frame, v: Value) -> Left {
    if let Some(g) = &f.generator {
        g.state.set(GenState::Done);
        g.clear();
        vm.handled = std::mem::take(&mut f.outer_handled);
    }
    if f.mode == RetMode::Native {
        return Left::Done(v);
    }
    let Some(c) = vm.frames.last_mut() else { return Left::Done(v) };
    let base = c.base;
    // SAFETY: the caller's `pc` is behind the instruction that pushed the frame; registers are verified.
    unsafe {
        let ins = *c.pc.sub(1);
        match f.mode {
            RetMode::Store => {
                // The sub-generator of a `yield from` returned.
                *base.add(f.dst as usize) = v;
                c.pc = c.pc.offset(ins.offset16() as isize);
            }
            RetMode::Init => {
                if !v.is_none() {
                    vm.type_error(format!("__init__() should return None, not '{}'", v.ty().name()));
                    return Left::Raised;
                }
                *base.add(f.dst as usize) = std::mem::take(&mut f.extra);
            }
            RetMode::Next => {
                *base.add(f.dst as usize) = v;
                c.pc = c.pc.add(1);
            }
            RetMode::GenFor => *base.add(ins.a as usize) = Value::Undef,
            RetMode::Discard => {}
            RetMode::Binary | RetMode::Compare => {
                let not_impl = matches!(&v, Value::Object(o) if o.is(builtin().not_implemented.object()));
                if not_impl {
                    return not_implemented_result(vm, base, ins, &f);
                }
                if f.mode == RetMode::Binary {
                    *base.add(f.dst as usize) = v;
                } else if finish_compare(vm, base, ins, v).is_err() {
                    return Left::Raised;
                }
            }
            RetMode::Contains | RetMode::Native => {}
        }
    }
    Left::Reload
}

/// A special method called by an instruction returned `NotImplemented`, and there is no other to try.
#[cold]
fn not_implemented_result(vm: &mut Vm, base: *mut Value, ins: Instr, f: &Frame) -> Left {
    // The method's class is the left operand's; its name is all that the message needs.
    let rhs = f.extra.clone();
    // SAFETY: the function of the popped frame is alive as an attribute of the class, if anything: only its
    // qualified name is used, through the code, which the caller's type keeps.
    let code = unsafe { &*f.code };
    let left = code.code.qualname.rsplit_once('.').map_or("object", |p| p.0).to_string();
    if let Some(op) = BinOp::from_op(ins.op) {
        let inplace = ins.flags & INPLACE != 0;
        let sym = if inplace { format!("{}=", op.symbol()) } else { op.symbol().to_string() };
        vm.type_error(format!("unsupported operand type(s) for {sym}: '{left}' and '{}'", rhs.ty().name()));
        return Left::Raised;
    }
    let (op, _) = CmpOp::from_op(ins.op).unwrap_or((CmpOp::Eq, true));
    if op == CmpOp::Eq {
        // Identity decides; distinct operands have been compared by `__eq__`, so they are not identical unless
        // the same object was compared with itself.
        return match finish_compare(vm, base, ins, Value::Bool(false)) {
            Ok(()) => Left::Reload,
            Err(_) => Left::Raised,
        };
    }
    let sym = op.symbol();
    vm.type_error(format!("'{sym}' not supported between instances of '{left}' and '{}'", rhs.ty().name()));
    Left::Raised
}

/// Finds the handler of the exception in flight, popping frames without one. True if the entry frame has none
/// either (it is popped too).
#[cold]
#[inline(never)]
fn unwind(vm: &mut Vm, entry: usize, mut fresh: bool) -> bool {
    loop {
        let Some(f) = vm.frames.last() else { return true };
        let pc = f.current();
        let (base, code) = (f.base, Ref::from_ref(f.code()));
        if fresh && let Some(e) = vm.exception.get_exact::<ExceptionObj>() {
            let next = e.traceback.get();
            e.traceback.set(TracebackObj::new(code.clone(), pc as u32, next).into());
        }
        fresh = true;
        let handler =
            code.code.exc_table.iter().find(|h| (h.start as usize..h.end as usize).contains(&pc)).copied();
        if let Some(h) = handler {
            // SAFETY: verified exception table: registers and target are in range.
            unsafe {
                release(base.add(h.exc_reg as usize), code.n_regs as usize - h.exc_reg as usize);
                let e = vm.take_exception();
                *base.add(h.exc_reg as usize) = e;
                if let Some(f) = vm.frames.last_mut() {
                    f.pc = code.instrs.add(h.target as usize);
                }
            }
            return false;
        }
        let Some(mut f) = vm.frames.pop() else { return true };
        // SAFETY: as in `leave`.
        unsafe {
            release(f.base, code.n_regs as usize);
            if !f.func.is_null() && f.generator.is_none() {
                release(f.base.sub(1), 1);
            }
        }
        if let Some(g) = f.generator.take() {
            g.state.set(GenState::Done);
            g.clear();
            vm.handled = std::mem::take(&mut f.outer_handled);
            if vm.exception_is(&builtin().stop_iteration) {
                let cause = vm.take_exception();
                vm.error(&builtin().runtime_error, "generator raised StopIteration");
                if let Some(e) = vm.exception.get_exact::<ExceptionObj>() {
                    e.cause.set(cause.clone());
                    e.context.set(cause);
                    e.suppress_context.set(true);
                }
            }
        }
        if f.mode == RetMode::Next
            && vm.frames.len() > entry
            && vm.catch(&builtin().stop_iteration).is_some()
            && let Some(c) = vm.frames.last_mut()
        {
            // SAFETY: the instruction before `pc` is the ForIter.
            unsafe {
                let ins = *c.pc.sub(1);
                *c.base.add(ins.a as usize) = Value::Undef;
            }
            return false;
        }
        if vm.frames.len() <= entry {
            return true;
        }
    }
}

/// Executes one of the instructions that need neither jump nor frame, for the loop above and for machine code
/// alike. The top frame's `pc` stands behind the instruction.
#[inline(never)]
pub fn exec(vm: &mut Vm, ins: Instr) -> Res<Flow> {
    let (base, code) = match vm.frames.last() {
        Some(f) => (f.base, f.code),
        None => return Ok(Flow::Next),
    };
    crate::exec::exec(vm, base, code, ins)?;
    Ok(Flow::Next)
}
