//! The instructions that neither jump nor push a frame, in one function per family.
//!
//! Interpreter and machine code both come here: machine code writes the registers an instruction reads to the
//! frame's window, calls [`exec`], and reads its results back.
#![allow(unsafe_code, reason = "works on register windows")]

use sidewinder_frontend::bytecode::*;

use crate::interp::{concat_in_place, free_cell, kill_operands, wide_arith};
use crate::objects::*;
use crate::ops::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Executes an instruction whose operands are such that it runs no Python code, so that nobody looks at frames: arithmetic on
/// ints beyond 64 bits, slices and repetitions of lists, slices of strings, new functions and lists, unpacking, native
/// functions with declared effects on strings and numbers. `None`, and nothing has happened, if it is not one of those.
///
/// # Safety
/// `base` is the window of a frame that runs `code`, to which the instruction belongs.
pub unsafe fn exec_quickly(vm: &mut Vm, base: *mut Value, code: &CodeObj, ins: Instr) -> Option<Res<()>> {
    // SAFETY: verified registers and constants.
    unsafe {
        let r = |i: u16| &mut *base.add(i as usize);
        let v = match ins.op {
            Op::BuildString | Op::MakeFunction | Op::BuildList | Op::ListToTuple | Op::FormatValue => {
                return Some(exec(vm, base, code, ins));
            }
            Op::Unpack | Op::UnpackEx
                if matches!(r(ins.b).as_object()?.layout(), Layout::Tuple | Layout::List) =>
            {
                return Some(exec(vm, base, code, ins));
            }
            Op::BuildSlice => {
                let part = |i| take_value(r(ins.b + i));
                SliceObj::new(part(0), part(1), part(2)).into()
            }
            Op::GetItem => {
                let s = r(ins.c).get_exact::<SliceObj>()?;
                match r(ins.b).get_exact::<StrObj>() {
                    Some(t) => {
                        let (start, stop) = s.plain_bounds(t.len())?;
                        t.substring(start, stop).into()
                    }
                    None => {
                        let l = r(ins.b).get_exact::<ListObj>()?;
                        let (start, stop) = s.plain_bounds(l.len())?;
                        l.slice(start, stop).into()
                    }
                }
            }
            Op::Mul | Op::MulK if r(ins.b).get_exact::<ListObj>().is_some() => {
                /// Items up to which there is certainly memory.
                const FEW: usize = 1 << 16;
                let l = r(ins.b).get_exact::<ListObj>()?;
                let times = if ins.op == Op::MulK { &code.consts[ins.c as usize] } else { r(ins.c) };
                let Value::Int(n) = times else { return None };
                let n = usize::try_from(*n).unwrap_or(0);
                if ins.flags & INPLACE != 0 || l.len().checked_mul(n)? > FEW {
                    return None;
                }
                l.repeated(n).into()
            }
            op => {
                let op = BinOp::from_op(op)?;
                let constant = ins.op as u8 >= Op::AddK as u8;
                let y = if constant { &code.consts[ins.c as usize] } else { r(ins.c) };
                match (op, r(ins.b).get_exact::<StrObj>(), y.get_exact::<StrObj>()) {
                    (BinOp::Add, Some(_), Some(t)) if ins.a == ins.b => {
                        return Some(concat_in_place(vm, base, ins, t));
                    }
                    (BinOp::Add, Some(s), Some(t)) if is_large(s, t) => return None,
                    (BinOp::Add, Some(s), Some(t)) => StrObj::concat(s, t).into(),
                    _ => return wide_arith(base, ins, op, y).then_some(Ok(())),
                }
            }
        };
        kill_operands(base, ins);
        put_value(r(ins.a), v);
        Some(Ok(()))
    }
}

/// Executes `ins` on a window.
///
/// What comprehensions, slices and f-strings execute over and over is apart: the function for all instructions saves many
/// machine registers.
pub fn exec(vm: &mut Vm, base: *mut Value, code: *const CodeObj, ins: Instr) -> Res<()> {
    macro_rules! r {
        ($i:expr) => {
            // SAFETY: verified registers of a live window.
            unsafe { &mut *base.add($i as usize) }
        };
    }
    match ins.op {
        Op::BuildSlice => {
            let part = |i| take_value(r!(ins.b + i));
            let s = SliceObj::new(part(0), part(1), part(2));
            put_value(r!(ins.a), s.into());
            return Ok(());
        }
        Op::SetAdd => {
            let s = r!(ins.a).clone();
            let v = r!(ins.b).clone();
            if let Some(s) = s.get_exact::<SetObj>() {
                set_add(vm, s, v)?;
            }
        }
        Op::DictInsert => {
            let d = r!(ins.a).clone();
            let (key, v) = (r!(ins.b).clone(), r!(ins.c).clone());
            if let Some(d) = d.get_exact::<DictObj>() {
                dict_set(vm, d, key, v)?;
            }
        }
        Op::FormatValue => {
            let spec = if ins.flags & FMT_SPEC != 0 { r!(ins.c).clone() } else { Value::Undef };
            let v = r!(ins.b).clone();
            let conv = (ins.flags >> CONV_SHIFT) & 3;
            let s = crate::builtins::format_field(vm, &v, conv, &spec)?;
            // SAFETY: verified registers. The destination may be one of those killed.
            unsafe { kill_operands(base, ins) };
            put_value(r!(ins.a), s);
            return Ok(());
        }
        Op::BuildString => {
            // SAFETY: a verified run of registers.
            let v = unsafe {
                let first = base.add(ins.b as usize);
                let v = crate::builtins::join_strings(std::slice::from_raw_parts(first, ins.c as usize));
                crate::call::release(first, ins.c as usize);
                v
            };
            put_value(r!(ins.a), v);
            return Ok(());
        }
        _ => return exec_any(vm, base, code, ins),
    }
    // SAFETY: verified registers.
    unsafe { kill_operands(base, ins) };
    Ok(())
}

#[inline(never)]
fn exec_any(vm: &mut Vm, base: *mut Value, code: *const CodeObj, ins: Instr) -> Res<()> {
    vm.worked(15);
    macro_rules! r {
        ($i:expr) => {
            // SAFETY: verified registers of a live window.
            unsafe { &mut *base.add($i as usize) }
        };
    }
    // SAFETY: the frame keeps its code alive.
    let code = unsafe { &*code };
    let k = |i: u16| &code.consts[i as usize];
    let name = |i: u16| -> Ref<StrObj> {
        match code.consts[i as usize].as_str() {
            Some(s) => intern_obj(Ref::from_ref(s)),
            None => builtin().empty_str.clone(),
        }
    };
    let kill = || {
        // SAFETY: verified registers.
        unsafe { kill_operands(base, ins) }
    };
    // A destination that is also a killed operand must be written after the kill.
    macro_rules! result {
        ($e:expr) => {{
            let v: Value = $e;
            kill();
            *r!(ins.a) = v;
        }};
    }
    let range = |start: u16, n: usize| -> Vec<Value> {
        (0..n).map(|i| std::mem::take(r!(start as usize + i))).collect()
    };
    match ins.op {
        Op::DelGlobal => {
            let site = &code.globals[ins.b as usize];
            let cell = cell_ref(&site.cell);
            if !cell.unset() {
                let n = cell.name.clone();
                return Err(vm.name_error(&n));
            }
        }
        Op::StoreGlobal => {
            let v = if ins.flags & KILL_A != 0 { std::mem::take(r!(ins.a)) } else { r!(ins.a).clone() };
            cell_ref(&code.globals[ins.b as usize].cell).set(v);
        }
        Op::LoadName => {
            let n = name(ins.b);
            let own = class_name(vm, r!(0), &n)?;
            *r!(ins.a) = match own {
                Some(v) => v,
                None => load_global(vm, code, ins.c)?,
            };
        }
        Op::LoadNameFree => {
            let n = name(ins.b);
            let own = class_name(vm, r!(0), &n)?;
            *r!(ins.a) = match own {
                Some(v) => v,
                None => {
                    let v =
                        vm.frame().and_then(|f| free_cell(f, ins.c)).map_or(Value::Undef, |c| c.value.get());
                    if v.is_undef() {
                        return Err(vm.name_error(&n));
                    }
                    v
                }
            };
        }
        Op::StoreName => {
            let n = name(ins.b);
            let v = if ins.flags & KILL_A != 0 { std::mem::take(r!(ins.a)) } else { r!(ins.a).clone() };
            let ns = r!(0).clone();
            match ns.get_exact::<DictObj>() {
                Some(d) => d.set_name(&n, v),
                None => set_item(vm, &ns, &n.value(), v)?,
            }
        }
        Op::DelName => {
            let n = name(ins.b);
            let ns = r!(0).clone();
            match ns.get_exact::<DictObj>() {
                Some(d) if d.data.with_mut(|t| t.remove_name(&n)).is_some() => {}
                Some(_) => return Err(vm.name_error(&n)),
                None => {
                    if let Err(e) = del_item(vm, &ns, &n.value()) {
                        return Err(match vm.catch(&builtin().key_error) {
                            Some(_) => vm.name_error(&n),
                            None => e,
                        });
                    }
                }
            }
        }
        Op::DelCell | Op::DelFree => {
            let cell = if ins.op == Op::DelCell {
                r!(ins.a).get_exact::<CellObj>().map(Ref::from_ref)
            } else {
                vm.frame().and_then(|f| free_cell(f, ins.a)).map(Ref::from_ref)
            };
            let old = cell.map_or(Value::Undef, |c| c.value.replace(Value::Undef));
            if old.is_undef() {
                let n = name(ins.b).to_str_lossy().into_owned();
                let msg =
                    format!("cannot access local variable '{n}' where it is not associated with a value");
                return Err(vm.error(&builtin().unbound_local_error, msg));
            }
        }
        Op::DelAttr => {
            let o = r!(ins.a).clone();
            kill();
            set_attr(vm, &o, &code.sites[ins.c as usize].name, Value::Undef)?;
        }
        Op::LoadAttr => {
            let v = load_attr(vm, r!(ins.b), &code.sites[ins.c as usize])?;
            result!(v);
        }
        Op::StoreAttr => {
            let x = if ins.flags & KILL_B != 0 { std::mem::take(r!(ins.b)) } else { r!(ins.b).clone() };
            let e = store_attr(vm, r!(ins.a), &code.sites[ins.c as usize], x);
            kill();
            e?;
        }
        Op::LoadMethod | Op::LoadSpecial => {
            let site = &code.sites[ins.c as usize];
            let (f, s) = if ins.op == Op::LoadMethod {
                load_method(vm, r!(ins.b), site)?
            } else {
                load_special(vm, r!(ins.b), &site.name)?
            };
            kill();
            *r!(ins.a) = f;
            *r!(ins.a + 1) = s;
        }
        Op::GetItem | Op::GetItemK => {
            let key: *const Value = if ins.op == Op::GetItem { r!(ins.c) } else { k(ins.c) };
            // SAFETY: a register or a constant, neither of which moves.
            let v = get_item(vm, r!(ins.b), unsafe { &*key })?;
            result!(v);
        }
        Op::SetItem | Op::SetItemK => {
            let key: *const Value = if ins.op == Op::SetItem { r!(ins.b) } else { k(ins.b) };
            let v = r!(ins.c).clone();
            // SAFETY: as above.
            set_item(vm, r!(ins.a), unsafe { &*key }, v)?;
            kill();
        }
        Op::DelItem => {
            let (o, i) = (r!(ins.a).clone(), r!(ins.b).clone());
            del_item(vm, &o, &i)?;
            kill();
        }
        Op::Neg | Op::Pos | Op::Invert => {
            let v = unary(vm, ins.op, r!(ins.b))?;
            result!(v);
        }
        Op::Not => {
            let v = !truth(vm, r!(ins.b))?;
            result!(Value::bool(v));
        }
        Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge => {
            let op = CMPOPS[ins.op as usize - Op::Lt as usize];
            let v = compare(vm, op, r!(ins.b), r!(ins.c))?;
            result!(v);
        }
        Op::Is | Op::IsNot => {
            let v = r!(ins.b).is(r!(ins.c)) == (ins.op == Op::Is);
            result!(Value::bool(v));
        }
        Op::In | Op::NotIn => {
            let v = contains(vm, r!(ins.c), r!(ins.b))? == (ins.op == Op::In);
            result!(Value::bool(v));
        }
        Op::ForPrep => {
            let v = r!(ins.b).clone();
            kill();
            let (mut a, mut b, mut c) = (Value::Undef, Value::Undef, Value::Undef);
            let exact = match &v {
                Value::Object(o) => o.layout(),
                _ => Layout::Singleton,
            };
            match exact {
                Layout::Range => {
                    if let Some(r) = v.get_exact::<RangeObj>() {
                        (a, b, c) = (Value::Int(r.len), Value::Int(r.start), Value::Int(r.step));
                    }
                }
                Layout::List | Layout::Tuple | Layout::Str => (a, b) = (v, Value::Int(0)),
                _ if ins.flags & ITERATOR != 0 && v.ty().lookup(&builtin().names.next).is_some() => a = v,
                _ => a = iter(vm, &v)?,
            }
            *r!(ins.a) = a;
            *r!(ins.a + 1) = b;
            *r!(ins.a + 2) = c;
        }
        Op::GetIter => {
            let v = match r!(ins.b) {
                v if ins.flags & LOOPED != 0 && is_looped_over(v) => v.clone(),
                v => iter(vm, v)?,
            };
            result!(v);
        }
        Op::GetYieldFromIter => {
            if r!(ins.b).get::<CoroutineObj>().is_some_and(|c| c.0.kind() == GenKind::Coroutine) {
                if code.flags() & code_flags::ITERABLE_COROUTINE != 0 {
                    let v = r!(ins.b).clone();
                    result!(v);
                    return Ok(());
                }
                let msg = "cannot 'yield from' a coroutine object in a non-coroutine generator";
                return Err(vm.type_error(msg));
            }
            let v = iter(vm, r!(ins.b))?;
            result!(v);
        }
        Op::BuildTuple => *r!(ins.a) = TupleObj::new(range(ins.b, ins.c as usize)).into(),
        Op::BuildList => *r!(ins.a) = ListObj::new(range(ins.b, ins.c as usize)).into(),
        Op::BuildSet => {
            let s = SetObj::empty();
            let mut done = Ok(true);
            // All registers are emptied even if an item cannot be added.
            for i in 0..ins.c as usize {
                let v = std::mem::take(r!(ins.b as usize + i));
                if done.is_ok() {
                    done = set_add(vm, &s, v);
                }
            }
            done?;
            *r!(ins.a) = s.into();
        }
        Op::BuildDict => {
            let d = DictObj::new(DictData::with_room(ins.c as usize));
            let mut done = Ok(());
            // All registers are emptied even if a key cannot be entered.
            for i in (0..2 * ins.c as usize).step_by(2) {
                let at = ins.b as usize + i;
                let (key, v) = (std::mem::take(r!(at)), std::mem::take(r!(at + 1)));
                if done.is_ok() {
                    done = dict_set(vm, &d, key, v);
                }
            }
            done?;
            *r!(ins.a) = d.into();
        }
        Op::ListAppend => {
            let v = if ins.flags & KILL_B != 0 { std::mem::take(r!(ins.b)) } else { r!(ins.b).clone() };
            if let Some(l) = r!(ins.a).get_exact::<ListObj>() {
                l.push(v);
            }
        }
        Op::ListExtend => {
            let v = r!(ins.b).clone();
            if let Some(l) = r!(ins.a).get_exact::<ListObj>() {
                let l = Ref::from_ref(l);
                if !is_iterable(&v) {
                    return Err(not_iterable_argument(vm, None, &v));
                }
                list_extend(vm, &l, &v)?;
            }
            kill();
        }
        Op::ListToTuple => {
            let t = tuple_of(vm, r!(ins.b))?;
            result!(t.into());
        }
        Op::StarArgs => {
            let v = r!(ins.b).clone();
            if v.get_exact::<TupleObj>().is_some() {
                result!(v);
            } else if is_iterable(&v) {
                let t = tuple_of(vm, &v)?;
                result!(t.into());
            } else {
                let callee = r!(ins.c).clone();
                return Err(not_iterable_argument(vm, Some(&callee), &v));
            }
        }
        Op::StarKwargs => {
            let v = r!(ins.b).clone();
            if v.get_exact::<DictObj>().is_some_and(|d| d.has_string_keys()) {
                result!(v);
            } else {
                let (d, callee) = (DictObj::empty(), r!(ins.c).clone());
                merge_keywords(vm, &d, &v, &callee)?;
                if !d.has_string_keys() {
                    return Err(vm.type_error("keywords must be strings"));
                }
                result!(d.into());
            }
        }
        Op::SetUpdate => {
            let (s, v) = (r!(ins.a).clone(), r!(ins.b).clone());
            if let Some(s) = s.get_exact::<SetObj>() {
                set_update(vm, s, &v)?;
            }
            kill();
        }
        Op::DictUpdate | Op::DictMerge => {
            let (d, v) = (r!(ins.a).clone(), r!(ins.b).clone());
            let callee = if ins.op == Op::DictMerge { Some(r!(ins.c).clone()) } else { None };
            if let Some(d) = d.get_exact::<DictObj>() {
                match callee {
                    Some(callee) => {
                        merge_keywords(vm, d, &v, &callee)?;
                        if ins.flags & LAST_MERGE != 0 && !d.has_string_keys() {
                            return Err(vm.type_error("keywords must be strings"));
                        }
                    }
                    None => update_display(vm, d, &v)?,
                }
            }
            kill();
        }
        Op::Unpack => {
            let v = r!(ins.b).clone();
            let items = unpack(vm, &v, ins.c as usize)?;
            kill();
            for (i, x) in items.into_iter().enumerate() {
                *r!(ins.a as usize + i) = x;
            }
        }
        Op::UnpackEx => {
            let v = r!(ins.b).clone();
            let (before, after) = ((ins.c & 255) as usize, (ins.c >> 8) as usize);
            if let Some(t) = v.get_exact::<TupleObj>()
                && let Some(end) = t.len().checked_sub(after).filter(|end| *end >= before)
            {
                kill();
                let rest = ListObj::from_iter(t.items()[before..end].iter().cloned());
                let one = |i: usize| t.items()[i].clone();
                (0..before).for_each(|i| *r!(ins.a as usize + i) = one(i));
                *r!(ins.a as usize + before) = rest.into();
                (0..after).for_each(|i| *r!(ins.a as usize + before + 1 + i) = one(end + i));
                return Ok(());
            }
            let items = unpack_ex(vm, &v, before, after)?;
            kill();
            for (i, x) in items.into_iter().enumerate() {
                *r!(ins.a as usize + i) = x;
            }
        }
        Op::MakeFunction => {
            let part = |flag: u8, i: u16| {
                if ins.flags & flag != 0 { std::mem::take(r!(ins.c + i)) } else { Value::Undef }
            };
            let or_none = |v: Value| if v.is_undef() { Value::None } else { v };
            let (d, kw, cl) = (part(FN_DEFAULTS, 0), part(FN_KWDEFAULTS, 1), part(FN_CLOSURE, 2));
            let Some(c) = k(ins.b).get_exact::<CodeObj>() else { return Ok(()) };
            let f = FunctionObj::new(Ref::from_ref(c), cl, or_none(d), or_none(kw));
            *r!(ins.a) = f.into();
        }
        Op::SetFunction => {
            let v = r!(ins.b).clone();
            if let Some(f) = r!(ins.a).get_exact::<FunctionObj>() {
                f.change_notes(|n| match ins.c {
                    0 => n.annotate = v,
                    1 => n.annotations = v,
                    _ => n.type_params = v,
                });
            }
            kill();
        }
        Op::MakeTypeParam => {
            let v = crate::modules::typing::make_for(vm, ins.c, range(ins.b, 3))?;
            *r!(ins.a) = v;
        }
        Op::BuildInterpolation | Op::BuildTemplate => {
            use crate::modules::embedded::{Part, call};
            let (f, n) = match ins.op {
                Op::BuildTemplate => ("template", 2),
                _ => ("interpolation", 4),
            };
            let parts = range(ins.b, n);
            *r!(ins.a) = call(vm, Part::Templates, f, &parts)?;
        }
        Op::SetupAnnotations => {
            let is_class = code.flags() & code_flags::CLASS_BODY != 0;
            let class = if is_class { Some(r!(0).clone()) } else { None };
            crate::builtins::set_up_annotations(vm, code, class.as_ref())?;
        }
        Op::LoadNotImplementedError => *r!(ins.a) = builtin().not_implemented_error.value(),
        Op::LoadBuildClass => {
            let builtins = code.builtins.as_ref().unwrap_or(&vm.builtins);
            let Some(f) = builtins.get_name(&builtin().names.build_class) else {
                return Err(vm.error(&builtin().name_error, "__build_class__ not found"));
            };
            *r!(ins.a) = f;
        }
        Op::Raise => {
            let operand =
                |flag: u8, i: u16| if ins.flags & flag != 0 { std::mem::take(r!(i)) } else { r!(i).clone() };
            let e = if ins.c >= 1 { operand(KILL_A, ins.a) } else { Value::Undef };
            let cause = if ins.c == 2 { operand(KILL_B, ins.b) } else { Value::Undef };
            return raise(vm, e, cause, ins.c);
        }
        Op::PushExc => {
            let e = r!(ins.a).clone();
            check_exception(vm, &e)?;
            let old = std::mem::replace(&mut vm.handled, e);
            // A generator keeps only what it handled itself: who resumes it next may handle something else.
            let of_caller = crate::call::is_handled_by_caller(vm, &old, ins.a);
            *r!(ins.a + 1) = if of_caller { Value::Undef } else { old };
        }
        Op::PopExc => {
            let mut old = std::mem::take(r!(ins.a + 1));
            if old.is_object() {
                check_exception(vm, &old)?;
            } else if let Some(f) = vm.frames.last()
                && f.generator.is_some()
            {
                old = f.extra.clone();
            }
            drop(std::mem::replace(&mut vm.handled, old));
            *r!(ins.a) = Value::Undef;
        }
        Op::ExcMatch => {
            let (e, c) = (r!(ins.b).clone(), r!(ins.c).clone());
            let m = exc_match(vm, &e, &c)?;
            result!(Value::bool(m));
        }
        Op::GetAwaitable => {
            let v = r!(ins.b).clone();
            let v = crate::builtins::awaitable_iterator(vm, &v, ins.c)?;
            result!(v);
        }
        Op::GetAiter => {
            let v = r!(ins.b).clone();
            let v = crate::builtins::async_iterator(vm, &v)?;
            result!(v);
        }
        Op::GetAnext => {
            let v = r!(ins.b).clone();
            let v = crate::builtins::async_next(vm, &v)?;
            result!(v);
        }
        Op::IsStopAsync => {
            let is = r!(ins.b).ty().is_subclass(&builtin().stop_async_iteration);
            result!(Value::bool(is));
        }
        Op::GroupMatch => {
            let (e, c) = (r!(ins.a).clone(), r!(ins.b).clone());
            let parts = crate::builtins::match_group(vm, &e, &c)?;
            kill();
            if !parts.matching.is_none() {
                vm.handled = parts.matching.clone();
            }
            (*r!(ins.a), *r!(ins.a + 1)) = (parts.rest, parts.matching);
        }
        Op::GroupRaise => {
            let (e, raised) = (r!(ins.b).clone(), r!(ins.c).clone());
            let v = crate::builtins::left_to_raise(vm, &e, &raised)?;
            result!(v);
        }
        Op::LoadAssertionError => *r!(ins.a) = builtin().assertion_error.value(),
        Op::ImportName => {
            let (fromlist, level) = (std::mem::take(r!(ins.c)), std::mem::take(r!(ins.c + 1)));
            let n = name(ins.b);
            let locals = match code.flags() {
                f if f & code_flags::MODULE != 0 => code.ns.value(),
                f if f & code_flags::CLASS_BODY != 0 => r!(0).clone(),
                _ => Value::None,
            };
            *r!(ins.a) = crate::import::import_statement(vm, code, &n, fromlist, level, locals)?;
        }
        Op::ImportFrom => {
            let m = r!(ins.b).clone();
            let n = name(ins.c);
            let v = crate::import::import_from(vm, &m, &n)?;
            result!(v);
        }
        Op::ImportStar => {
            let m = r!(ins.a).clone();
            kill();
            let target = match code.flags() & code_flags::CLASS_BODY {
                0 => code.ns.value(),
                _ => r!(0).clone(),
            };
            crate::import::import_star(vm, &m, &target)?;
        }
        Op::GetLen => {
            let n = length(vm, r!(ins.b))?;
            result!(Value::Int(n as i64));
        }
        Op::MatchSequence => {
            let v = r!(ins.b);
            let is = v.ty().has_flag(type_flags::SEQUENCE) || is_payload(v, &[Layout::List, Layout::Tuple]);
            result!(Value::bool(is));
        }
        Op::MatchMapping => {
            let v = r!(ins.b);
            let is = v.ty().has_flag(type_flags::MAPPING) || is_payload(v, &[Layout::Dict]);
            result!(Value::bool(is));
        }
        Op::MatchKeys => {
            let (m, keys) = (r!(ins.b).clone(), r!(ins.c).clone());
            let v = match_keys(vm, &m, &keys)?;
            result!(v);
        }
        Op::MatchClass => {
            let mut v = range(ins.b, 3).into_iter();
            let mut next = || v.next().unwrap_or(Value::None);
            let (subject, class, names) = (next(), next(), next());
            *r!(ins.a) = match_class(vm, &subject, &class, ins.c as usize, &names)?;
        }
        Op::PrintExpr => {
            let v = r!(ins.a).clone();
            kill();
            let hook = vm.modules.get_name(&intern("sys"));
            let hook = hook.and_then(|s| s.get_exact::<ModuleObj>()?.ns.get_str("displayhook"));
            let Some(hook) = hook else {
                return Err(vm.error(&builtin().runtime_error, "lost sys.displayhook"));
            };
            vm.call(&hook, &[v])?;
        }
        op => match BinOp::from_op(op) {
            Some(BinOp::Add)
                if ins.a == ins.b
                    && r!(ins.b).get_exact::<StrObj>().is_some()
                    && (if op == Op::AddK { k(ins.c) } else { r!(ins.c) })
                        .get_exact::<StrObj>()
                        .is_some() =>
            {
                // `s += t`: the old string is dead, so it may grow in place.
                let t = if op == Op::AddK { k(ins.c) } else { r!(ins.c) };
                if let Some(t) = t.get_exact::<StrObj>() {
                    // SAFETY: verified registers; that of the result holds a string.
                    unsafe { concat_in_place(vm, base, ins, t)? };
                }
            }
            Some(b) => {
                let constant = op as u8 >= Op::AddK as u8;
                let y: *const Value = if constant { k(ins.c) } else { r!(ins.c) };
                // SAFETY: a register or a constant, neither of which moves.
                let v = binary(vm, b, r!(ins.b), unsafe { &*y }, ins.flags & INPLACE != 0)?;
                result!(v);
            }
            None => unreachable!("{} is not for exec", op.name()),
        },
    }
    Ok(())
}

/// Values of the keys of a mapping pattern; None if one is missing.
fn match_keys(vm: &mut Vm, m: &Value, keys: &Value) -> Res<Value> {
    let items = keys.get_exact::<TupleObj>().map_or(Vec::new(), |t| t.items().to_vec());
    let seen = SetObj::empty();
    let mut out = Vec::new();
    // A mapping's own `get` is asked, with a default that nobody else has.
    let is_dict = m.get_exact::<DictObj>().is_some();
    let get = if is_dict { Value::None } else { get_attr(vm, m, &intern("get"))? };
    let absent: Value = DictObj::empty().into();
    for key in items {
        if !set_add(vm, &seen, key.clone())? {
            let shown = crate::builtins::repr(vm, &key)?;
            let shown = shown.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
            return Err(vm.value_error(format!("mapping pattern checks duplicate key ({shown})")));
        }
        let found = match m.get_exact::<DictObj>() {
            Some(d) => dict_get(vm, d, &key)?,
            None => Some(vm.call(&get, &[key, absent.clone()])?).filter(|v| !v.is(&absent)),
        };
        match found {
            Some(v) => out.push(v),
            None => return Ok(Value::None),
        }
    }
    Ok(TupleObj::new(out).into())
}

/// Attributes for a class pattern: `n` by `__match_args__`, then the named ones; None if it does not match.
/// Whether the only positional sub-pattern of a class pattern is for the subject itself, where the class does not say
/// otherwise.
pub fn matches_itself(t: &TypeObj) -> bool {
    let b = builtin();
    let own =
        [&b.bool_, &b.int, &b.float, &b.str_, &b.bytes, &b.list, &b.tuple, &b.dict, &b.set, &b.frozenset];
    let is_bytearray = |c: &Ref<TypeObj>| c.native.get().is_some_and(|n| n.name == "bytearray");
    own.iter().any(|o| t.is_subclass(o)) || t.mro_refs().iter().any(is_bytearray)
}

fn match_class(vm: &mut Vm, subject: &Value, class: &Value, n: usize, names: &Value) -> Res<Value> {
    let Some(t) = class.get_exact::<TypeObj>() else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    if !crate::builtins::is_instance(vm, subject, class)? {
        return Ok(Value::None);
    }
    let given = names.get_exact::<TupleObj>().map_or(&[][..], |t| t.items());
    let mut out = Vec::with_capacity(n + given.len());
    let positional = match n {
        0 => None,
        _ => get_attr_opt(vm, class, &builtin().names.match_args)?,
    };
    let by_place = match &positional {
        Some(a) => {
            let Some(a) = a.get_exact::<TupleObj>() else {
                return Err(vm.type_error(format!(
                    "{}.__match_args__ must be a tuple (got {})",
                    t.name(),
                    a.ty().name()
                )));
            };
            if n > a.len() {
                let s = if a.len() == 1 { "" } else { "s" };
                let msg = format!("{}() accepts {} positional sub-pattern{s} ({n} given)", t.name(), a.len());
                return Err(vm.type_error(msg));
            }
            &a.items()[..n]
        }
        None if n > 0 => {
            let whole = matches_itself(t);
            if !whole || n > 1 {
                let most = whole as usize;
                let s = if most == 1 { "" } else { "s" };
                let msg = format!("{}() accepts {most} positional sub-pattern{s} ({n} given)", t.name());
                return Err(vm.type_error(msg));
            }
            out.push(subject.clone());
            &[]
        }
        None => &[],
    };
    if let Some(x) = by_place.iter().find(|x| x.as_str().is_none()) {
        let msg = format!("__match_args__ elements must be strings (got {})", x.ty().name());
        return Err(vm.type_error(msg));
    }
    let asked = || by_place.iter().chain(given).filter_map(|x| x.as_str());
    for (i, name) in asked().enumerate() {
        if asked().take(i).any(|a| std::ptr::eq(a, name) || a == name) {
            let msg =
                format!("{}() got multiple sub-patterns for attribute '{}'", t.name(), name.to_str_lossy());
            return Err(vm.type_error(msg));
        }
        match get_attr_opt(vm, subject, &intern_obj(Ref::from_ref(name)))? {
            Some(v) => out.push(v),
            None => return Ok(Value::None),
        }
    }
    Ok(TupleObj::new(out).into())
}

fn class_name(vm: &mut Vm, ns: &Value, n: &Ref<StrObj>) -> Res<Option<Value>> {
    match ns.get_exact::<DictObj>() {
        Some(d) => Ok(d.get_name(n)),
        None => match get_item(vm, &ns.clone(), &n.value()) {
            Ok(v) => Ok(Some(v)),
            Err(e) => match vm.catch(&builtin().key_error) {
                Some(_) => Ok(None),
                None => Err(e),
            },
        },
    }
}

fn load_global(vm: &mut Vm, code: &CodeObj, i: u16) -> Res<Value> {
    let site = &code.globals[i as usize];
    let v = cell_ref(&site.cell).value.get();
    if !v.is_undef() {
        return Ok(v);
    }
    if !site.fallback.is_null() {
        let v = cell_ref(&site.fallback).value.get();
        if !v.is_undef() {
            return Ok(v);
        }
    }
    let n = cell_ref(&site.cell).name.clone();
    Err(vm.name_error(&n))
}

/// Refuses what code of our own never has where an exception belongs: it would be in flight, or handled, and nobody expects
/// anything else there.
pub fn check_exception(vm: &mut Vm, e: &Value) -> Res<()> {
    match e.get_exact::<ExceptionObj>() {
        Some(_) => Ok(()),
        None => Err(vm.type_error("exceptions must derive from BaseException")),
    }
}

/// The `raise` statement.
fn raise(vm: &mut Vm, e: Value, c: Value, n: u16) -> Res<()> {
    if n == 0 {
        if vm.handled.is_none() || vm.handled.is_undef() {
            return Err(vm.error(&builtin().runtime_error, "No active exception to reraise"));
        }
        vm.exception = vm.handled.clone();
        return Err(crate::vm::Raised);
    }
    let e = to_exception(vm, &e, "exceptions must derive from BaseException")?;
    if n == 2 {
        let c = if c.is_none() {
            c
        } else {
            to_exception(vm, &c, "exception causes must derive from BaseException")?
        };
        if let Some(x) = e.get_exact::<ExceptionObj>() {
            x.cause.set(c);
            x.suppress_context.set(true);
        }
    }
    Err(vm.raise(e))
}

/// An exception instance from an instance or a class.
pub fn to_exception(vm: &mut Vm, e: &Value, msg: &str) -> Res<Value> {
    if e.get_exact::<ExceptionObj>().is_some() {
        return Ok(e.clone());
    }
    if let Some(t) = e.get_exact::<TypeObj>()
        && t.has_flag(type_flags::EXCEPTION)
    {
        let x = vm.call(e, &[])?;
        if x.get_exact::<ExceptionObj>().is_some() {
            return Ok(x);
        }
        let (called, made) = (crate::builtins::repr_text(vm, e)?, Value::from(Ref::from_ref(x.ty())));
        let made = crate::builtins::repr_text(vm, &made)?;
        let msg = format!("calling {called} should have returned an instance of BaseException, not {made}");
        return Err(vm.type_error(msg));
    }
    Err(vm.type_error(msg))
}

/// `except c:` for exception `e`.
pub fn exc_match(vm: &mut Vm, e: &Value, c: &Value) -> Res<bool> {
    let one = std::slice::from_ref(c);
    let classes = c.get_exact::<TupleObj>().map_or(one, |t| t.items());
    // All are looked at before one can match.
    let mut found = false;
    for class in classes {
        match class.get_exact::<TypeObj>() {
            Some(t) if t.has_flag(type_flags::EXCEPTION) => found |= e.ty().is_subclass(t),
            _ => {
                let msg = "catching classes that do not inherit from BaseException is not allowed";
                return Err(vm.type_error(msg));
            }
        }
    }
    Ok(found)
}

/// Whether a value is of a class of the VM's own that keeps its items in an object of one of these layouts.
fn is_payload(v: &Value, layouts: &[Layout]) -> bool {
    !v.ty().is_heap() && payload_layout(v).is_some_and(|l| layouts.contains(&l))
}
