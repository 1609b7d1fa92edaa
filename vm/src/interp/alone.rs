//! One instruction for itself: for machine code, and for recordings.
#![allow(unsafe_code, reason = "reads and writes registers of the running frame")]

use sidewinder_frontend::bytecode::{CONV_SHIFT, INPLACE, Instr, Op};

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
                let r = crate::memory::settled(vm, r);
                if r.is_err() {
                    // The recording takes them to be gone either way.
                    kill_operands(base, ins);
                }
                return r;
            }
        };
        if (*callee).get_exact::<FunctionObj>().is_some() && callee.add(1 + n) < vm.stack_end {
            vm.settle_frames();
            let kw = if names { std::mem::take(&mut *callee.add(1 + n)) } else { Value::Undef };
            // The arguments are the callee's, as in any call: it may drop them.
            let names = kw.get_exact::<TupleObj>().map(Ref::from_ref);
            let v = match enter_function(vm, callee, n, names, RetMode::Native, 0)? {
                Entered::Frame => super::enter_and_run(vm)?,
                Entered::Value(v) => v,
            };
            *r(ins.c) = v;
            return super::poll(vm);
        }
        let all = 1 + n + names as usize;
        let v = call_values(vm, std::slice::from_raw_parts(callee, all), names);
        release(callee, all);
        *r(ins.c) = v?;
        super::poll(vm)
    }
}

/// Calls the first of some values with the others, the last of which, if so, is the tuple of the names of those before it.
fn call_values(vm: &mut Vm, all: &[Value], named: bool) -> Res<Value> {
    let (f, args) = (&all[0], &all[1..]);
    if named {
        let (args, names) = args.split_at(args.len() - 1);
        return vm.call_kw(f, args, names[0].get_exact::<TupleObj>());
    }
    if let Some(f) = f.get_exact::<NativeObj>() {
        return ops::call_native(vm, f, Args::new(args));
    }
    let made = f.get_exact::<TypeObj>().and_then(|t| ops::construct(vm, t, all));
    made.unwrap_or_else(|| vm.call_kw(f, args, None))
}

/// As [`apply_ins`], where these values alone decide, and no Python code is run: a call, or a part of an f-string.
pub fn compute_ins(vm: &mut Vm, ins: Instr, values: &[Value]) -> Res<Value> {
    match (ins.op, values) {
        (Op::FormatValue, [v, spec @ ..]) => {
            let conversion = (ins.flags >> CONV_SHIFT) & 3;
            crate::builtins::format_field(vm, v, conversion, spec.first().unwrap_or(&Value::Undef))
        }
        (Op::BuildString, _) => Ok(crate::builtins::join_strings(values)),
        _ => call_values(vm, values, false),
    }
}

/// As [`exec_ins`], of an instruction that reads these values, which are borrowed, and gives one (or `Undef` if it only has
/// effects): a call of what is no function of Python's, an operator, an item or an attribute. The name of an attribute is the
/// code's.
pub fn apply_ins(vm: &mut Vm, code: &CodeObj, ins: Instr, values: &[Value]) -> Res<Value> {
    let v = match (ins.op, values) {
        (Op::Call | Op::CallMethod, _) => {
            finalise(vm);
            call_values(vm, values, false)?
        }
        (Op::CallKw | Op::CallMethodKw, _) => {
            finalise(vm);
            call_values(vm, values, true)?
        }
        (Op::GetItem | Op::GetItemK, [o, key]) => ops::get_item(vm, o, key)?,
        (Op::SetItem | Op::SetItemK, [o, key, v]) => {
            ops::set_item(vm, o, key, v.clone())?;
            Value::Undef
        }
        (Op::FormatValue, _) => compute_ins(vm, ins, values)?,
        (Op::DelItem, [o, key]) => {
            ops::del_item(vm, o, key)?;
            Value::Undef
        }
        (Op::LoadAttr, [o]) => ops::load_attr(vm, o, &code.sites[ins.c as usize])?,
        (Op::Neg | Op::Pos | Op::Invert, [x]) => ops::unary(vm, ins.op, x)?,
        (Op::Not, [x]) => Value::bool(!ops::truth(vm, x)?),
        (Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge, [x, y]) => {
            ops::compare(vm, ops::CMPOPS[ins.op as usize - Op::Lt as usize], x, y)?
        }
        (Op::In | Op::NotIn, [x, c]) => Value::bool(ops::contains(vm, c, x)? == (ins.op == Op::In)),
        (op, [x, y]) if let Some(b) = ops::BinOp::from_op(op) => {
            ops::binary(vm, b, x, y, ins.flags & INPLACE != 0)?
        }
        (op, _) => unreachable!("{} is not for apply", op.name()),
    };
    finalise(vm);
    super::poll(vm)?;
    Ok(v)
}
