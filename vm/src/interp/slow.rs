//! What the loop does out of line: operations on objects, calls of anything but functions, leaving frames, unwinding.
#![allow(unsafe_code, reason = "registers and instructions are reached by raw pointers")]

use super::monitor::Event as Happening;
use super::*;
use crate::builtins::field_conversion;

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
pub(super) fn unbound_local(vm: &mut Vm, name: &Value) {
    let n = name.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
    let msg = format!("cannot access local variable '{n}' where it is not associated with a value");
    vm.error(&builtin().unbound_local_error, msg);
}

#[cold]
pub(super) fn unbound_free(vm: &mut Vm, name: &Value) {
    let n = name.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
    let msg = format!(
        "cannot access free variable '{n}' where it is not associated with a value in enclosing scope"
    );
    let e = ExceptionObj::new(&builtin().name_error, TupleObj::new(vec![Value::string(&msg)]).into());
    e.set_attr(&builtin().names.name_attr, name.clone());
    let Raised = vm.raise(e.into());
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

/// Item of a tuple or string in a `for` loop.
pub(super) fn indexed_item(o: &ObjectRef, i: usize) -> Option<Value> {
    if let Some(t) = o.get::<TupleObj>() {
        return t.items().get(i).cloned();
    }
    let s = o.get::<StrObj>()?;
    if i < s.len() { Some(s.char_at(i).into()) } else { None }
}

/// Pushes a frame for a Python function called by an instruction on the user's behalf.
pub(super) fn push_call(vm: &mut Vm, f: &Value, args: &[&Value], mode: RetMode, dst: u16) -> Res<bool> {
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

/// As [`push_call`], of a method that may give `NotImplemented`; `extra` is what its mode keeps for that.
fn push_asking(vm: &mut Vm, f: &Value, args: [&Value; 2], mode: RetMode, dst: u16, extra: Value) -> Res<()> {
    push_call(vm, f, &args, mode, dst)?;
    if let Some(frame) = vm.frames.last_mut() {
        frame.extra = extra;
    }
    Ok(())
}

/// A special method of an instance that runs as a frame of this loop.
pub(super) fn plain_method(v: &Value, name: &Ref<StrObj>) -> Option<Value> {
    let Value::Object(o) = v else { return None };
    if o.layout() != Layout::Instance {
        return None;
    }
    o.ty().lookup(name).filter(is_plain_function)
}

/// What a call of a native function comes to, if that is better done as a frame of this loop.
pub(super) enum Special {
    No,
    /// A function that asks an instance.
    Asks,
    /// `next` or `send` of a generator.
    Resume,
}

/// What a call of this native function, the callable on a window with `n` arguments, comes to.
///
/// # Safety
/// `callee` is such a window.
#[inline(always)]
pub(super) unsafe fn special_call(f: &NativeObj, callee: *const Value, n: usize) -> Special {
    if n == 0 || n > 2 {
        return Special::No;
    }
    // SAFETY: the caller's duty.
    let Value::Object(first) = (unsafe { &*callee.add(1) }) else { return Special::No };
    match (first.layout(), f.def.intrinsic) {
        (Layout::Instance, _) if n == 1 && Asked::of_native(f).is_some() => Special::Asks,
        (Layout::Generator, Intrinsic::Send) => Special::Resume,
        (Layout::Generator, Intrinsic::Next) if n == 1 => Special::Resume,
        _ => Special::No,
    }
}

/// The callable of a call and the number of its arguments: for a method call that found no plain method, the callable is one
/// register further.
///
/// # Safety
/// `first` is the first register of the call's window, `n` the number of arguments the instruction names.
#[inline(always)]
pub unsafe fn callee_of(first: *mut Value, n: usize, method: bool) -> (*mut Value, usize) {
    // SAFETY: the caller's duty.
    unsafe {
        match method {
            true if (*first).is_undef() => (first.add(1), n),
            true => (first, n + 1),
            false => (first, n),
        }
    }
}

/// `a = a + t` on strings: the one in register `a` may grow in place.
///
/// # Safety
/// As [`kill_operands`]; register `a` holds a string.
pub unsafe fn concat_in_place(vm: &mut Vm, base: *mut Value, ins: Instr, t: &StrObj) -> Res<()> {
    let t = Ref::from_ref(t);
    // SAFETY: the caller's duty.
    unsafe {
        let at = &mut *base.add(ins.a as usize);
        if let Some(s) = at.get_exact::<StrObj>() {
            check_append(vm, s, &t)?;
        }
        kill_c_only(base, ins);
        *at = concat_owned(take_value(at), &t);
    }
    Ok(())
}

/// Arithmetic on ints of up to 128 bits; false if the operands or the result are anything else. A dead operand gives the
/// result its memory.
///
/// # Safety
/// As [`kill_operands`]; `y` is the right operand.
#[inline(always)]
pub unsafe fn wide_arith(base: *mut Value, ins: Instr, op: BinOp, y: *const Value) -> bool {
    // SAFETY: the caller's duty.
    unsafe {
        let r = |i: u16| &mut *base.add(i as usize);
        let Some(v) = wide_values(op, r(ins.b), &*y) else { return false };
        let mut old = Value::Undef;
        if ins.flags & KILL_C != 0 {
            old = take_value(r(ins.c));
        }
        if ins.flags & KILL_B != 0 {
            let x = take_value(r(ins.b));
            if !old.is_object() {
                old = x;
            }
        }
        put_value(r(ins.a), BigIntObj::from_i128_in(v, old));
        true
    }
}

/// Arithmetic on anything but two numbers.
#[inline(never)]
pub(super) fn arith_slow(
    vm: &mut Vm,
    base: *mut Value,
    ins: Instr,
    op: BinOp,
    rhs: *const Value,
) -> Res<Flow> {
    vm.worked(25);
    // SAFETY: operands are registers or constants of the running frame, which calls do not move.
    unsafe {
        let x = &*base.add(ins.b as usize);
        let y = &*rhs;
        let inplace = ins.flags & INPLACE != 0;
        if op == BinOp::Add
            && ins.a == ins.b
            && let (Some(_), Some(t)) = (x.get_exact::<StrObj>(), y.get_exact::<StrObj>())
        {
            concat_in_place(vm, base, ins, t)?;
            return Ok(Flow::Next);
        }
        if let Value::Object(o) = x
            && o.layout() == Layout::Instance
        {
            let [plain, reflected, in_place] = op.methods();
            let t = o.ty();
            if inplace && let Some(f) = plain_method(x, in_place) {
                let both = TupleObj::of([x.clone(), y.clone()]);
                push_asking(vm, &f, [x, y], RetMode::InPlace, ins.a, both.into())?;
                kill_operands(base, ins);
                return Ok(Flow::Reload);
            }
            let fallback =
                (inplace && t.lookup(in_place).is_some()) || !arithmetic_decides(t, y.ty(), reflected);
            if let Some(f) = t.lookup(plain)
                && !fallback
                && is_plain_function(&f)
            {
                push_asking(vm, &f, [x, y], RetMode::Binary, ins.a, y.clone())?;
                kill_operands(base, ins);
                return Ok(Flow::Reload);
            }
        }
        if let Value::Object(_) = y
            && let Some(f) = crate::ops::reflected_alone(x, y, op.methods()[1])
        {
            push_asking(vm, &f, [y, x], RetMode::Reflected, ins.a, x.clone())?;
            kill_operands(base, ins);
            return Ok(Flow::Reload);
        }
        let v = binary(vm, op, x, y, inplace)?;
        kill_operands(base, ins);
        *base.add(ins.a as usize) = v;
        Ok(Flow::Next)
    }
}

/// # Safety
/// As [`kill_operands`].
pub(super) unsafe fn kill_c_only(base: *mut Value, ins: Instr) {
    if ins.flags & KILL_C != 0 {
        // SAFETY: the caller's duty.
        unsafe { release(base.add(ins.c as usize), 1) };
    }
}

#[inline(never)]
pub(super) fn unary_slow(vm: &mut Vm, base: *mut Value, ins: Instr) -> Res<Flow> {
    // SAFETY: verified registers.
    unsafe {
        let x = &*base.add(ins.b as usize);
        if let Some(f) = plain_method(x, crate::ops::unary_method(ins.op).0) {
            push_call(vm, &f, &[x], RetMode::Store, ins.a)?;
            kill_operands(base, ins);
            return Ok(Flow::Reload);
        }
        let v = unary(vm, ins.op, x)?;
        kill_operands(base, ins);
        *base.add(ins.a as usize) = v;
    }
    Ok(Flow::Next)
}

/// Stores or branches on the result of a comparison. The frame's `pc` is behind the instruction.
pub(super) fn finish_compare(vm: &mut Vm, base: *mut Value, ins: Instr, v: Value) -> Res<()> {
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

/// As [`finish_compare`], of `!=`, with what `__eq__` has returned.
fn finish_unequal(vm: &mut Vm, base: *mut Value, ins: Instr, equal: Value) -> Res<()> {
    let v = Value::bool(!truth(vm, &equal)?);
    finish_compare(vm, base, ins, v)
}

/// What `__contains__` or `__bool__` has returned decides an instruction.
fn finish_truth(vm: &mut Vm, base: *mut Value, ins: Instr, v: Value) -> Res<()> {
    let (offset, sense) = match ins.op {
        Op::In | Op::NotIn => {
            let found = truth(vm, &v)?;
            // SAFETY: verified register.
            unsafe { *base.add(ins.a as usize) = Value::bool(found == (ins.op == Op::In)) };
            return Ok(());
        }
        Op::JIn | Op::JNotIn => (ins.offset16(), ins.op == Op::JIn),
        _ if matches!(v, Value::Bool(_)) => (ins.offset32(), ins.op == Op::JumpIfTrue),
        _ => return Err(crate::ops::no_bool(vm, &v)),
    };
    if truth(vm, &v)? == sense
        && let Some(f) = vm.frames.last_mut()
    {
        // SAFETY: verified jump.
        f.pc = unsafe { f.pc.offset(offset as isize) };
    }
    Ok(())
}

#[inline(never)]
pub(super) fn compare_slow(
    vm: &mut Vm,
    base: *mut Value,
    ins: Instr,
    op: CmpOp,
    x: *const Value,
    y: *const Value,
) -> Res<Flow> {
    vm.worked(15);
    // SAFETY: registers or constants of the running frame.
    let (x, y) = unsafe { (&*x, &*y) };
    if matches!(op, CmpOp::Eq | CmpOp::Ne) && by_identity(x) && (by_identity(y) || !y.is_object()) {
        let v = Value::bool(x.is(y) == (op == CmpOp::Eq));
        // SAFETY: verified registers.
        unsafe { kill_operands(base, ins) };
        finish_compare(vm, base, ins, v)?;
        return Ok(Flow::Next);
    }
    let method = match x {
        Value::Object(o) if o.layout() == Layout::Instance && !x.is(y) => match op {
            CmpOp::Ne => {
                crate::ops::unequal_by_equality(o.ty(), y.ty()).map(|equal| (equal, RetMode::Unequal))
            }
            _ => o.ty().lookup(op.method()).filter(is_plain_function).map(|f| (f, RetMode::Compare)),
        },
        _ => None,
    };
    if let Some((f, mode)) = method
        && (mode == RetMode::Unequal || comparison_decides(x.ty(), y.ty(), op))
    {
        push_asking(vm, &f, [x, y], mode, ins.a, y.clone())?;
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

/// Whether a value is an instance that is equal to what is the same.
fn by_identity(v: &Value) -> bool {
    matches!(v, Value::Object(o) if o.layout() == Layout::Instance && o.ty().is_plain(Plain::Comparison))
}

#[inline(never)]
pub(super) fn contains_slow(
    vm: &mut Vm,
    base: *mut Value,
    ins: Instr,
    container: *const Value,
    item: *const Value,
) -> Res<Flow> {
    vm.worked(15);
    // SAFETY: registers of the running frame.
    let (container, item) = unsafe { (&*container, &*item) };
    if let Some(f) = plain_method(container, &builtin().names.contains) {
        push_call(vm, &f, &[container, item], RetMode::Truth, ins.a)?;
        // SAFETY: verified registers.
        unsafe { kill_operands(base, ins) };
        return Ok(Flow::Reload);
    }
    let found = contains(vm, container, item)?;
    // SAFETY: verified registers.
    unsafe { kill_operands(base, ins) };
    match ins.op {
        // SAFETY: verified register.
        Op::In | Op::NotIn => unsafe { *base.add(ins.a as usize) = Value::bool(found == (ins.op == Op::In)) },
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
pub(super) fn load_attr_op(vm: &mut Vm, base: *mut Value, ins: Instr, site: &AttrSite) -> Res<Flow> {
    vm.worked(15);
    // SAFETY: verified registers.
    unsafe {
        let o = &*base.add(ins.b as usize);
        // A property's getter, or a descriptor's, runs as a frame of this loop.
        if let Value::Object(x) = o
            && x.layout() == Layout::Instance
            && let Some(i) = x.get::<InstanceObj>()
            && let Some((getter, descriptor)) = getter_at(x, i, site)
        {
            match descriptor {
                None => push_call(vm, &getter, &[o], RetMode::Store, ins.a)?,
                Some(d) => {
                    let class = Ref::from_ref(x.ty()).into();
                    push_call(vm, &getter, &[&d, o, &class], RetMode::Store, ins.a)?
                }
            };
            kill_operands(base, ins);
            return Ok(Flow::Reload);
        }
        let v = load_attr(vm, o, site)?;
        kill_operands(base, ins);
        *base.add(ins.a as usize) = v;
    }
    Ok(Flow::Next)
}

#[inline(never)]
pub(super) fn store_attr_op(vm: &mut Vm, base: *mut Value, ins: Instr, site: &AttrSite) -> Res<Flow> {
    vm.worked(15);
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
            && is_plain_function(&p.setter.get())
        {
            let setter = p.setter.get();
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
pub(super) fn get_item_slow(vm: &mut Vm, base: *mut Value, ins: Instr, key: *const Value) -> Res<Flow> {
    vm.worked(20);
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
pub(super) fn set_item_slow(vm: &mut Vm, base: *mut Value, ins: Instr, key: *const Value) -> Res<Flow> {
    vm.worked(20);
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
pub(super) fn for_iter_slow(vm: &mut Vm, base: *mut Value, ins: Instr) -> Res<Flow> {
    vm.worked(12);
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
            } else if let Some(m) = o.get::<IteratorObj>()
                && let Some((f, inner)) = m.mapped()
                && is_plain_function(&f)
            {
                match next(vm, &inner)? {
                    Some(v) => {
                        push_call(vm, &f, &[&v], RetMode::Next, ins.b)?;
                        return Ok(Flow::Reload);
                    }
                    None => *p = Value::Undef,
                }
                return Ok(Flow::Next);
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
pub(super) fn send_op(vm: &mut Vm, base: *mut Value, ins: Instr) -> Res<Flow> {
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
            && let Some(g) = GeneratorObj::of(o)
        {
            if g.state.get() == GenState::Done && g.kind() == GenKind::Generator {
                finished(vm, Value::None);
                return Ok(Flow::Next);
            }
            let g = Ref::from_ref(g);
            // The return comes back to this instruction's `b`; see `leave`.
            enter_generator(vm, &g, v, RetMode::Store, ins.b)?;
            return Ok(Flow::Reload);
        }
        if v.is_none() {
            match crate::ops::next_or_value(vm, &it)? {
                Ok(x) => *base.add(ins.b as usize) = x,
                Err(r) => finished(vm, r),
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

/// Pushes the frame of a special method that answers a question, `callee` and the object behind it; what calls it has the
/// answer put in register `dst`.
///
/// # Safety
/// As `call_window`.
unsafe fn enter_asked(
    vm: &mut Vm,
    base: *mut Value,
    callee: *mut Value,
    asked: Asked,
    dst: u16,
) -> Res<Flow> {
    // SAFETY: the caller's duty.
    unsafe {
        match enter_function(vm, callee, 1, None, RetMode::Asked, dst)? {
            Entered::Frame => {
                if let Some(f) = vm.frames.last_mut() {
                    f.extra = asked.extra();
                }
                Ok(Flow::Reload)
            }
            Entered::Value(v) => {
                *base.add(dst as usize) = asked.check(vm, v)?;
                Ok(Flow::Next)
            }
        }
    }
}

/// As `exec`, of an instruction that asks the object in register `b`: the method that answers runs as a frame of this loop.
#[inline(never)]
pub(super) fn ask(vm: &mut Vm, base: *mut Value, ins: Instr) -> Res<Flow> {
    // SAFETY: verified registers; those above the running frame are free.
    unsafe {
        let x = &*base.add(ins.b as usize);
        let Some((asked, f)) = Asked::by_instruction(ins, x) else { return exec(vm, ins) };
        let top = vm.stack_top();
        ptr::write(top, f);
        ptr::write(top.add(1), x.clone());
        kill_operands(base, ins);
        if ins.op == Op::ForPrep {
            // What else such a loop has in its registers.
            for i in 0..3 {
                *base.add(ins.a as usize + i) = Value::Undef;
            }
        }
        enter_asked(vm, base, top, asked, ins.a)
    }
}

/// A call of anything but a plain Python function. The window is empty afterwards.
///
/// # Safety
/// `callee` is the callable on the running frame's window with `n` arguments behind it.
#[inline(never)]
pub(super) unsafe fn call_window(
    vm: &mut Vm,
    base: *mut Value,
    callee: *mut Value,
    mut n: usize,
    names: Option<Ref<TupleObj>>,
    dst: u16,
) -> Res<Flow> {
    vm.worked(20);
    // SAFETY: the caller's duty; the registers above the window are free.
    unsafe {
        while let Value::Object(o) = &*callee {
            if n == 1
                && names.is_none()
                && let Some((asked, f)) = Asked::by_call(&*callee, &*callee.add(1))
            {
                drop(ptr::replace(callee, f));
                return enter_asked(vm, base, callee, asked, dst);
            }
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
                    if n == 2
                        && names.is_none()
                        && std::ptr::eq(t, builtin().super_.ptr())
                        && let Some(s) = super_of_instance(&*callee.add(1), &*callee.add(2))
                    {
                        release(callee, 3);
                        *base.add(dst as usize) = s.into();
                        return Ok(Flow::Next);
                    }
                    if names.is_none() && t.maker().is_some() && callee.add(1 + n) <= vm.stack_top() {
                        if POLL.load(Mem::Relaxed) != 0
                            && let Err(e) = vm.poll()
                        {
                            release(callee, 1 + n);
                            return Err(e);
                        }
                        if let Some(r) = construct(vm, t, std::slice::from_raw_parts(callee, 1 + n)) {
                            release(callee, 1 + n);
                            *base.add(dst as usize) = r?;
                            return Ok(Flow::Next);
                        }
                    }
                    if let Some(new) = new_alone(t) {
                        ptr::copy(callee.add(1), callee.add(2), n);
                        ptr::write(callee.add(1), ptr::replace(callee, new));
                        return match enter_function(vm, callee, n + 1, names, RetMode::Store, dst)? {
                            Entered::Frame => Ok(Flow::Reload),
                            Entered::Value(v) => {
                                *base.add(dst as usize) = v;
                                Ok(Flow::Next)
                            }
                        };
                    }
                    if !t.is_heap() || t.has_flag(type_flags::ODD_CALL) {
                        break;
                    }
                    // Classes that derive from a built-in one have its `__new__`.
                    let plain = t.instances == Layout::Instance && t.payload.is_none();
                    let new = if plain { None } else { t.lookup(&builtin().names.new) };
                    let native = new.as_ref().is_some_and(|f| f.get_exact::<NativeObj>().is_some());
                    if !plain && (!native || callee.add(1 + n) > vm.stack_top()) {
                        break;
                    }
                    let Some(init) = t.lookup(&builtin().names.init) else { break };
                    if !is_plain_function(&init) {
                        break;
                    }
                    let obj: Value = match new {
                        None => InstanceObj::new(t).into(),
                        Some(new) => {
                            let Some(new) = new.get_exact::<NativeObj>() else { break };
                            let all = std::slice::from_raw_parts(callee, 1 + n);
                            let made = call_native(vm, new, Args { all, kwnames: names.as_deref() });
                            match made {
                                Ok(v) if v.ty().is_subclass(t) => v,
                                other => {
                                    release(callee, 1 + n);
                                    *base.add(dst as usize) = other?;
                                    return Ok(Flow::Next);
                                }
                            }
                        }
                    };
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
                Layout::WeakRef if n == 0 && names.is_none() => {
                    // What was dropped before is dead only when it is finalised.
                    if POLL.load(Mem::Relaxed) != 0
                        && let Err(e) = vm.poll()
                    {
                        release(callee, 1);
                        return Err(e);
                    }
                    let v = (*callee).get_exact::<WeakRefObj>().and_then(WeakRefObj::target);
                    release(callee, 1);
                    *base.add(dst as usize) = v.unwrap_or(Value::None);
                    return Ok(Flow::Next);
                }
                Layout::Instance => {
                    let Some(f) = o.ty().lookup(&builtin().names.call) else { break };
                    if !takes_receiver(&f) {
                        break;
                    }
                    ptr::copy(callee, callee.add(1), n + 1);
                    ptr::write(callee, f);
                    n += 1;
                }
                _ => break,
            }
        }
        if callee.add(1 + n) <= vm.stack_top() {
            let args = std::slice::from_raw_parts(callee.add(1), n);
            let r = vm.call_kw(&*callee, args, names.as_deref());
            release(callee, 1 + n);
            *base.add(dst as usize) = r?;
            return Ok(Flow::Next);
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
pub(super) fn call_ex(vm: &mut Vm, base: *mut Value, ins: Instr, args: Value, kw: Value) -> Res<Flow> {
    vm.worked(60);
    // SAFETY: verified registers; registers above the frame are free and the margin behind `stack_end` takes
    // the arguments.
    unsafe {
        let mut f = std::mem::take(&mut *base.add(ins.a as usize));
        let collected;
        let items = match args.get::<TupleObj>() {
            Some(t) => t.items(),
            None => {
                collected = collect(vm, &args)?;
                &collected[..]
            }
        };
        let mut receiver = None;
        if let Some(m) = f.get_exact::<BoundMethodObj>() {
            receiver = Some(m.receiver.clone());
            f = m.func.clone();
        }
        let named = kw.get::<DictObj>().filter(|d| !d.is_empty());
        let names = named.map(|d| d.data.with(|t| TupleObj::new(t.iter().map(|e| e.key.clone()).collect())));
        let n = receiver.is_some() as usize + items.len() + names.as_ref().map_or(0, |t| t.len());
        let top = vm.stack_top();
        vm.check_room(top, n)?;
        ptr::write(top, f);
        let mut at = top;
        let mut give = |v: Value| {
            at = at.add(1);
            ptr::write(at, v);
        };
        receiver.into_iter().for_each(&mut give);
        items.iter().cloned().for_each(&mut give);
        if let Some(d) = named {
            d.data.with(|t| t.iter().map(|e| e.value().clone()).for_each(&mut give));
        }
        call_window(vm, base, top, n, names, ins.c)
    }
}

pub(super) enum Left {
    Reload,
    Done(Value),
    Raised,
}

/// Pops the running frame with its return value and gives the value to the caller.
#[inline(always)]
pub(super) fn leave(vm: &mut Vm, v: Value) -> Left {
    let n = vm.frames.len();
    // SAFETY: the window belongs to the frame alone; for a function frame the register below holds the callable. The code
    // is alive until that register is released last. A frame that stores its result and is not a generator's owns nothing
    // else, so it is forgotten rather than moved out and dropped.
    unsafe {
        let f = vm.frames.as_ptr().add(n - 1);
        if (*f).mode == RetMode::Observed || has_object(&(*f).generator) {
            vm.detach_frame(n - 1);
        }
        let (base, mode, dst) = ((*f).base, (*f).mode, (*f).dst);
        let plain = (*f).generator.is_none();
        if mode.may_refuse() && is_not_implemented(&v) {
            return leave_unsupported(vm, v);
        }
        let code = (*f).code;
        release(base, if plain { (*code).kept_regs } else { (*code).n_regs } as usize);
        if plain && !(*f).func.is_null() {
            release(base.sub(1), 1);
        }
        if mode == RetMode::Store && plain && n > 1 {
            debug_assert!((*f).extra.is_undef());
            vm.frames.set_len(n - 1);
            let c = vm.frames.as_ptr().add(n - 2);
            // `dst` is a register of the caller.
            put_value(&mut *(*c).base.add(dst as usize), v);
            return Left::Reload;
        }
        let Some(f) = vm.frames.pop() else { return Left::Done(v) };
        leave_slow(vm, f, v, None)
    }
}

/// Whether a frame's generator, if it has one, has a frame object.
fn has_object(g: &Option<Ref<GeneratorObj>>) -> bool {
    g.as_ref().is_some_and(|g| g.frame.with(Option::is_some))
}

/// A binary special method returns `NotImplemented`.
#[cold]
fn leave_unsupported(vm: &mut Vm, v: Value) -> Left {
    let Some(f) = vm.frames.pop() else { return Left::Done(v) };
    // SAFETY: as in `leave`.
    unsafe {
        let left = receiver(f.base);
        release(f.base, (*f.code).n_regs as usize);
        release(f.base.sub(1), 1);
        leave_slow(vm, f, v, left)
    }
}

fn is_not_implemented(v: &Value) -> bool {
    matches!(v, Value::Object(o) if o.is(builtin().not_implemented.object()))
}

/// Whose binary special method it is: that is the method's first argument, unless it has been assigned to.
///
/// # Safety
/// `base` is the window of the method's frame.
unsafe fn receiver(base: *mut Value) -> Option<Value> {
    // SAFETY: the caller's duty.
    match unsafe { &*base } {
        Value::Undef => None,
        v => {
            let first = v.get_exact::<CellObj>().map_or_else(|| v.clone(), |c| c.value.get());
            first.ty().is_heap().then_some(first)
        }
    }
}

#[inline(never)]
pub(super) fn leave_slow(vm: &mut Vm, mut f: Frame, v: Value, left: Option<Value>) -> Left {
    vm.worked(10);
    if let Some(g) = &f.generator {
        g.finish();
        vm.handled = std::mem::take(&mut f.extra);
    }
    if f.mode == RetMode::Native {
        return Left::Done(v);
    }
    let Some(c) = vm.frames.last_mut() else { return Left::Done(v) };
    let base = c.base;
    // SAFETY: the caller's `pc` is behind the instruction that pushed the frame; registers are verified.
    unsafe {
        let ins = c.instr();
        match f.mode {
            RetMode::Store => {
                // The sub-generator of a `yield from` returned.
                *base.add(f.dst as usize) = v;
                c.pc = c.pc.offset(ins.offset16() as isize);
            }
            RetMode::Init => {
                if crate::ops::check_init(vm, &v).is_err() {
                    return Left::Raised;
                }
                *base.add(f.dst as usize) = std::mem::take(&mut f.extra);
            }
            RetMode::Next => {
                *base.add(f.dst as usize) = v;
                c.pc = c.pc.add(1);
            }
            RetMode::GenFor => *base.add(ins.a as usize) = Value::Undef,
            RetMode::Sent => {
                vm.stop_iteration(v);
                return Left::Raised;
            }
            RetMode::Discard => {}
            RetMode::Binary | RetMode::Reflected | RetMode::InPlace | RetMode::Compare | RetMode::Unequal => {
                if is_not_implemented(&v) {
                    return not_implemented_result(vm, base, ins, &f, left);
                }
                let done = match f.mode {
                    RetMode::Compare => finish_compare(vm, base, ins, v),
                    RetMode::Unequal => finish_unequal(vm, base, ins, v),
                    _ => {
                        *base.add(f.dst as usize) = v;
                        Ok(())
                    }
                };
                if done.is_err() {
                    return Left::Raised;
                }
            }
            RetMode::Truth => {
                if finish_truth(vm, base, ins, v).is_err() {
                    return Left::Raised;
                }
            }
            RetMode::Asked => {
                let mut checked = match Asked::of_extra(&f.extra) {
                    Some(asked) => asked.check(vm, v),
                    None => Ok(v),
                };
                if ins.op == Op::FormatValue
                    && let Ok(v) = &checked
                    && v.get_exact::<StrObj>().is_none()
                    && (ins.flags >> CONV_SHIFT) & 3 != field_conversion::NONE
                {
                    // A string of a derived class may have a format of its own.
                    checked = crate::builtins::format_field(vm, v, field_conversion::NONE, &Value::Undef);
                }
                match checked {
                    Ok(v) => *base.add(f.dst as usize) = v,
                    Err(_) => return Left::Raised,
                }
            }
            RetMode::Native | RetMode::Observed => {}
        }
    }
    Left::Reload
}

/// A special method called by an instruction returned `NotImplemented`, and there is no other to try.
#[cold]
pub(super) fn not_implemented_result(
    vm: &mut Vm,
    base: *mut Value,
    ins: Instr,
    f: &Frame,
    left: Option<Value>,
) -> Left {
    // If the first argument is gone, the method's class is taken for the left operand's.
    let rhs = f.extra.clone();
    // SAFETY: the function of the popped frame is alive as an attribute of the class, if anything: only its
    // qualified name is used, through the code, which the caller's type keeps.
    let code = unsafe { &*f.code };
    let qualname = || code.code.qualname.rsplit_once('.').map_or("object", |p| p.0).to_string();
    let name = left.as_ref().map_or_else(qualname, |v| v.ty().name());
    if let Some(op) = BinOp::from_op(ins.op) {
        let inplace = ins.flags & INPLACE != 0;
        if let (RetMode::InPlace, Some([a, b])) = (f.mode, rhs.get_exact::<TupleObj>().map(|t| t.items())) {
            return match crate::ops::after_in_place(vm, op, a, b, true) {
                Ok(v) => {
                    // SAFETY: a register of the caller.
                    unsafe { *base.add(f.dst as usize) = v };
                    Left::Reload
                }
                Err(_) => Left::Raised,
            };
        }
        if f.mode == RetMode::Reflected {
            crate::ops::unsupported_classes(vm, op, &rhs.ty().name(), &name, inplace);
            return Left::Raised;
        }
        crate::ops::unsupported_right_operand(vm, op, &name, &rhs, inplace, inplace);
        return Left::Raised;
    }
    let (op, _) = CmpOp::from_op(ins.op).unwrap_or((CmpOp::Eq, true));
    // Operands of one class are asked in reverse, too. (Of others, one without a method for that has been compared here.)
    let unequal = f.mode == RetMode::Unequal;
    let asked = if unequal { CmpOp::Eq } else { op.swapped() };
    if let Some(left) = left.filter(|v| std::ptr::eq(v.ty(), rhs.ty()))
        && let Some(method) = rhs.ty().user_method(asked.method())
    {
        match crate::ops::call_special(vm, &method, &rhs, &[left]) {
            Ok(v) if is_not_implemented(&v) => {}
            Ok(v) => {
                let done = if unequal { finish_unequal } else { finish_compare };
                return match done(vm, base, ins, v) {
                    Ok(()) => Left::Reload,
                    Err(_) => Left::Raised,
                };
            }
            Err(_) => return Left::Raised,
        }
    }
    if op == CmpOp::Eq || unequal {
        // Identity decides; distinct operands have been compared by `__eq__`, so they are not identical unless
        // the same object was compared with itself.
        return match finish_compare(vm, base, ins, Value::bool(unequal)) {
            Ok(()) => Left::Reload,
            Err(_) => Left::Raised,
        };
    }
    let sym = op.symbol();
    vm.type_error(format!("'{sym}' not supported between instances of '{name}' and '{}'", rhs.ty().name()));
    Left::Raised
}

/// Adds an entry for a frame of machine code, of which there is no object, to the traceback of the exception in flight.
pub fn trace_frame(vm: &mut Vm, code: &Ref<CodeObj>, pc: usize) {
    if !crate::builtins::consume::is_hidden(code) {
        add_traceback(vm, code, pc, Value::Undef);
    }
}

fn add_traceback(vm: &mut Vm, code: &Ref<CodeObj>, pc: usize, frame: Value) {
    if crate::memory::is_short_for(vm.frames.len()) {
        return;
    }
    if let Some(e) = vm.exception.get_exact::<ExceptionObj>() {
        let next = e.traceback.get();
        e.traceback.set(TracebackObj::of_frame(code.clone(), frame, pc as u32, None, next).into());
    }
}

/// The top frame is left by an exception that was raised in it before, and raised again at the end of a block: it stands at the
/// first place.
fn stand_where_raised(vm: &mut Vm) {
    let t = vm.exception.get_exact::<ExceptionObj>().map(|e| e.traceback.get());
    if let (Some(t), Some(f)) = (t.as_ref().and_then(|t| t.get_exact::<TracebackObj>()), vm.frames.last_mut())
        && std::ptr::eq(t.code.ptr(), f.code)
    {
        f.pc = t.code.at(t.pc as usize + 1);
    }
}

/// Finds the handler of the exception in flight, popping frames without one. True if the entry frame has none
/// either (it is popped too).
#[cold]
#[inline(never)]
pub(super) fn unwind(vm: &mut Vm, entry: usize, mut fresh: bool) -> bool {
    loop {
        vm.worked(250);
        let Some(f) = vm.frames.last() else { return true };
        let pc = f.current();
        let (base, code) = (f.base, Ref::from_ref(f.code()));
        if fresh && !crate::builtins::consume::is_hidden(&code) {
            let frame = vm.frame_object(vm.frames.len() - 1).value();
            add_traceback(vm, &code, pc, frame);
            if vm.tracing {
                vm.tell_exception();
            }
        } else if vm.tracing {
            vm.tell_of_exception(Happening::Reraise);
        }
        let raised_again = !fresh;
        fresh = true;
        let handler =
            code.code.exc_table.iter().find(|h| (h.start as usize..h.end as usize).contains(&pc)).copied();
        if let Some(h) = handler {
            if vm.tracing {
                vm.tell_of_exception(Happening::ExceptionHandled);
            }
            vm.give_back_frames();
            // SAFETY: verified exception table: registers and target are in range.
            unsafe {
                release(base.add(h.exc_reg as usize), code.n_regs as usize - h.exc_reg as usize);
                let e = vm.take_exception();
                *base.add(h.exc_reg as usize) = e;
                if let Some(f) = vm.frames.last_mut() {
                    f.pc = code.at(h.target as usize);
                }
            }
            return false;
        }
        if raised_again {
            stand_where_raised(vm);
        }
        if vm.tracing {
            vm.tell_unwound();
        }
        vm.detach_frame(vm.frames.len() - 1);
        let Some(mut f) = vm.frames.pop() else { return true };
        // SAFETY: as in `leave`.
        unsafe {
            release(f.base, code.n_regs as usize);
            if !f.func.is_null() && f.generator.is_none() {
                release(f.base.sub(1), 1);
            }
        }
        if let Some(g) = f.generator.take() {
            g.finish();
            vm.handled = std::mem::take(&mut f.extra);
            let b = builtin();
            let kind = g.kind();
            let is_async = kind == GenKind::AsyncGenerator && vm.exception_is(&b.stop_async_iteration);
            if is_async || vm.exception_is(&b.stop_iteration) {
                let cause = vm.take_exception();
                let what = if is_async { "StopAsyncIteration" } else { "StopIteration" };
                vm.error(&b.runtime_error, format!("{} raised {what}", kind.word()));
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
                let ins = c.instr();
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
    let r = crate::exec::exec(vm, base, code, ins);
    crate::memory::settled(vm, r)?;
    Ok(Flow::Next)
}
