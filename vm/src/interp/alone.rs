//! One instruction for itself: for machine code, and for recordings.
#![allow(unsafe_code, reason = "reads and writes registers of the running frame")]

use sidewinder_frontend::bytecode::{Instr, Op};

use super::kill_operands;
use crate::call::{Entered, enter_function, release};
use crate::objects::*;
use crate::ops;
use crate::value::*;
use crate::vm::{Res, RetMode, Vm};

/// Executes one instruction on the top frame's registers, calls included, to completion. What was dropped before and by it is
/// finalised, as the interpreter does before each call.
pub fn exec_ins(vm: &mut Vm, base: *mut Value, code: *const CodeObj, ins: Instr) -> Res<()> {
    let calls = matches!(ins.op, Op::Call | Op::CallKw | Op::CallMethod | Op::CallMethodKw | Op::CallEx);
    if calls {
        finalise(vm);
    }
    let r = exec_alone(vm, base, code, ins);
    if r.is_ok() {
        finalise(vm);
    }
    r
}
fn finalise(vm: &mut Vm) {
    if crate::heap::finalisers_wait() {
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
                let (callee, n) = super::callee_of(base.add(ins.a as usize), ins.b as usize, true);
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
                        .with(|t| t.iter().map(|e| (e.key.clone(), e.value().clone())).collect::<Vec<_>>())
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
                let r = crate::exec::exec(vm, base, code, ins);
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
            return super::poll(vm);
        }
        if !names
            && let Some(t) = (*callee).get_exact::<TypeObj>()
            && let Some(v) = ops::construct(vm, t, std::slice::from_raw_parts(callee, 1 + n))
        {
            release(callee, 1 + n);
            *r(ins.c) = v?;
            return super::poll(vm);
        }
        let kw = if names { std::mem::take(&mut *callee.add(1 + n)) } else { Value::Undef };
        if (*callee).get_exact::<FunctionObj>().is_some() && callee.add(1 + n) < vm.stack_end {
            vm.settle_frames();
            // The arguments are the callee's, as in any call: it may drop them.
            let names = kw.get_exact::<TupleObj>().map(Ref::from_ref);
            let v = match enter_function(vm, callee, n, names, RetMode::Native, 0)? {
                Entered::Frame => super::enter_and_run(vm)?,
                Entered::Value(v) => v,
            };
            *r(ins.c) = v;
            return super::poll(vm);
        }
        let f = (*callee).clone();
        let args = std::slice::from_raw_parts(callee.add(1), n);
        let v = vm.call_kw(&f, args, kw.get_exact::<TupleObj>());
        release(callee, 1 + n);
        *r(ins.c) = v?;
        super::poll(vm)
    }
}
