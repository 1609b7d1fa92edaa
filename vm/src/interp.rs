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

mod slow;

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
use slow::*;
pub use slow::{exec, free_cell, kill_operands, stop_value};

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
