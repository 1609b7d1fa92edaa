//! Entering Python functions: argument binding, frames, generators.
#![allow(unsafe_code, reason = "works on register windows")]

use std::mem::MaybeUninit;
use std::ptr;

use sidewinder_frontend::bytecode::{Op, code_flags};

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Frame, Raised, Res, RetMode, Vm};

/// What entering a function led to.
pub enum Entered {
    /// A frame was pushed.
    Frame,
    /// The call is complete: a generator was made.
    Value(Value),
}

/// Enters the function whose object is in `*callee` with its `nargs` arguments behind it (keyword arguments
/// last, named by `kwnames`). On an error the window is released.
///
/// # Safety
/// `callee` points to a FunctionObj value on the register stack with `nargs` arguments above it, and all
/// registers above those are free.
#[inline(always)]
pub unsafe fn enter_function(
    vm: &mut Vm,
    callee: *mut Value,
    nargs: usize,
    kwnames: Option<Ref<TupleObj>>,
    mode: RetMode,
    dst: u16,
) -> Res<Entered> {
    // SAFETY: the caller's duty throughout.
    unsafe {
        let func: *const FunctionObj = match &*callee {
            Value::Object(o) => o.as_ptr() as *const FunctionObj,
            _ => ptr::null(),
        };
        let code: *const CodeObj = (*func).code();
        let c = &*code;
        let base = callee.add(1);
        let mut bound = nargs;
        if nargs != c.positional_args as usize || kwnames.is_some() {
            if !bind_at_once(&*func, c, base, nargs, kwnames.as_deref())
                && let Err(e) = bind_arguments(vm, &*func, c, base, nargs, kwnames)
            {
                release(callee, 1 + nargs);
                return Err(e);
            }
            bound = params(c);
        }
        enter_bound(vm, callee, bound, mode, dst)
    }
}

/// As [`enter_function`], where the first `bound` registers of the window have what the parameters get.
///
/// # Safety
/// As for `enter_function`.
#[inline(always)]
pub unsafe fn enter_bound(
    vm: &mut Vm,
    callee: *mut Value,
    bound: usize,
    mode: RetMode,
    dst: u16,
) -> Res<Entered> {
    // SAFETY: the caller's duty throughout.
    unsafe {
        let func: *const FunctionObj = match &*callee {
            Value::Object(o) => o.as_ptr() as *const FunctionObj,
            _ => ptr::null(),
        };
        let code: *const CodeObj = (*func).code();
        let c = &*code;
        let base = callee.add(1);
        for i in bound..c.n_locals as usize {
            ptr::write(base.add(i), Value::Undef);
        }
        if c.plain_args != c.positional_args || c.is_generator() {
            return Ok(Entered::Value(make_generator(&*func, callee, base)));
        }
        if vm.is_too_deep() || base.add(c.n_regs as usize) >= vm.stack_end {
            release(callee, 1 + c.code.n_locals as usize);
            return Err(vm.recursion_error());
        }
        vm.frames.push(Frame::new(base, c.start(), code, func, mode, dst));
        Ok(Entered::Frame)
    }
}

/// Registers that parameters occupy.
pub fn params(c: &CodeObj) -> usize {
    let k = &c.code;
    k.arg_count as usize
        + k.kwonly_count as usize
        + (k.flags & code_flags::VARARGS != 0) as usize
        + (k.flags & code_flags::VARKEYWORDS != 0) as usize
}

/// Drops `n` registers from `p` on.
///
/// # Safety
/// They are registers of the stack that nothing uses any more.
#[inline(always)]
pub unsafe fn release(p: *mut Value, n: usize) {
    // From the end, as CPython does: finalisers show it.
    for i in (0..n).rev() {
        // SAFETY: the caller's duty.
        unsafe {
            let r = p.add(i);
            if (*r).is_object() {
                drop(ptr::replace(r, Value::Undef));
            }
        }
    }
}

/// Makes the generator for a call of a generator function; its registers move to the heap.
#[cold]
unsafe fn make_generator(func: &FunctionObj, callee: *mut Value, base: *mut Value) -> Value {
    let c = func.code();
    let n_locals = c.code.n_locals as usize;
    let func = Ref::from_ref(func);
    // SAFETY: the locals are moved out of the window, then the callee register is released.
    unsafe {
        let g = GeneratorObj::new(func);
        for i in 0..n_locals {
            ptr::write(g.regs.get().add(i), ptr::replace(base.add(i), Value::Undef));
        }
        drop(ptr::replace(callee, Value::Undef));
        g.into()
    }
}

/// Pushes the frame of a suspended generator; `sent` becomes the value of its `yield`.
pub fn enter_generator(vm: &mut Vm, g: &Ref<GeneratorObj>, sent: Value, mode: RetMode, dst: u16) -> Res<()> {
    vm.worked(25);
    match g.state.get() {
        GenState::Running => {
            return Err(vm.value_error(format!("{} already executing", g.kind().word())));
        }
        GenState::Done if g.kind() == GenKind::Coroutine => {
            return Err(vm.error(&builtin().runtime_error, "cannot reuse already awaited coroutine"));
        }
        GenState::Done => return Err(vm.stop_iteration(Value::None)),
        GenState::Created if !sent.is_none() => {
            let word = g.kind().word();
            return Err(vm.type_error(format!("can't send non-None value to a just-started {word}")));
        }
        _ => {}
    }
    let c = &g.code;
    // One register below the window stays free, so that windows look alike.
    let top = vm.stack_top();
    // SAFETY: registers above the running frame are free; the room is checked. The values move between
    // heap and stack, each being owned by one side at a time.
    unsafe {
        let base = top.add(1);
        if vm.is_too_deep() || base.add(c.n_regs as usize) >= vm.stack_end {
            return Err(vm.recursion_error());
        }
        ptr::write(top, Value::Undef);
        copy_values(g.regs.get(), base, c.n_regs as usize);
        let pc = c.at(g.pc.get() as usize);
        if g.state.get() == GenState::Suspended {
            // The Yield instruction before `pc` names the register for the sent value. There is none after
            // `GeneratorObj::end_delegation`.
            let y = c.instr(g.pc.get() as usize - 1);
            if y.op == Op::Yield {
                drop(ptr::replace(base.add(y.a as usize), sent));
            }
        }
        g.state.set(GenState::Running);
        let inner = g.handled.replace(Value::Undef);
        let outer_handled =
            if inner.is_undef() { vm.handled.clone() } else { std::mem::replace(&mut vm.handled, inner) };
        vm.frames.push(Frame {
            base,
            pc,
            code: c.ptr(),
            func: g.func.ptr(),
            mode,
            compiled: false,
            dst,
            generator: Some(g.clone()),
            extra: outer_handled,
        });
    }
    Ok(())
}

/// Suspends the running generator frame: its registers move back to the heap. The frame is popped.
pub fn suspend_generator(vm: &mut Vm, resume_pc: usize) -> Frame {
    let f = vm.frames.pop().unwrap_or_else(|| unreachable!("a frame is running"));
    if let Some(g) = &f.generator {
        let n = g.code.n_regs as usize;
        // SAFETY: the registers move from the window to the heap; the window's are overwritten bitwise.
        unsafe {
            move_values(f.base, g.regs.get(), n);
        }
        g.pc.set(resume_pc as u32);
        g.state.set(GenState::Suspended);
    }
    restore_handled(vm, &f);
    f
}

/// Pops the frame of a generator that machine code has suspended.
pub fn pop_suspended(vm: &mut Vm) -> Frame {
    let f = vm.frames.pop().unwrap_or_else(|| unreachable!("a frame is running"));
    restore_handled(vm, &f);
    f
}

/// When a generator is suspended, its caller handles what it handled before, and the generator what it handles.
fn restore_handled(vm: &mut Vm, f: &Frame) {
    if let Some(g) = &f.generator {
        let outer = f.extra.clone();
        let inner = std::mem::replace(&mut vm.handled, outer);
        if !inner.is(&vm.handled) || is_handling(g, &inner) {
            g.handled.set(inner);
        }
    }
}

/// Whether a suspended generator handles an exception that its caller handles too: it has been thrown into it.
#[cold]
fn is_handling(g: &GeneratorObj, e: &Value) -> bool {
    // SAFETY: a suspended generator has its registers.
    e.is_object() && unsafe { handles(g, g.regs.get(), e, None) }
}

/// Whether a handler in a generator's registers at `base`, but for that at register `besides`, has `e`.
///
/// # Safety
/// `base` has the registers of the generator's code.
unsafe fn handles(g: &GeneratorObj, base: *const Value, e: &Value, besides: Option<u16>) -> bool {
    // SAFETY: the verifier has checked the operands.
    let register = |i: u16| unsafe { &*base.add(i as usize) };
    g.code.code.instrs.iter().any(|i| match i.op {
        Op::PushExc => Some(i.a) != besides && register(i.a).is(e),
        Op::GroupMatch => register(i.a + 1).is(e),
        _ => false,
    })
}

/// Whether `old`, which was handled when the handler at register `at` began, is what the caller of the running generator
/// handles, and the generator itself handled nothing.
pub fn is_handled_by_caller(vm: &Vm, old: &Value, at: u16) -> bool {
    let Some(f) = vm.frames.last() else { return false };
    // SAFETY: a running generator's registers are its frame's window.
    let own = |g: &GeneratorObj| unsafe { handles(g, f.base, old, Some(at)) };
    old.is_object() && old.is(&f.extra) && f.generator.as_ref().is_some_and(|g| !own(g))
}

/// Keyword arguments that are bound without memory.
const MOST_KEYWORDS: usize = 8;

/// As [`bind_at_once`], for a function that takes a fixed number of arguments.
unsafe fn bind_plain(
    func: &FunctionObj,
    c: &CodeObj,
    base: *mut Value,
    given: usize,
    names: &[Value],
) -> bool {
    let (n_pos, only_pos) = (c.code.arg_count as usize, c.code.posonly_count as usize);
    let total = n_pos + c.code.kwonly_count as usize;
    if total > 60 || names.len() > MOST_KEYWORDS || given > n_pos {
        return false;
    }
    // Parameters with a value, a bit each.
    let mut filled = (1u64 << given) - 1;
    let mut places = [0; MOST_KEYWORDS];
    for (name, place) in names.iter().zip(&mut places) {
        let Value::Object(name) = name else { return false };
        let Some(i) = c.names[only_pos..total].iter().position(|p| p.object().is(name)) else { return false };
        *place = only_pos + i;
        if filled & 1 << *place != 0 {
            return false;
        }
        filled |= 1 << *place;
    }
    let missing = !filled & ((1 << total) - 1);
    let value_of = |i: usize| {
        if i < n_pos {
            return func.defaults.with(|d| {
                let d = d.get_exact::<TupleObj>().map_or(&[][..], |t| t.items());
                d.get((i + d.len()).checked_sub(n_pos)?).cloned()
            });
        }
        func.kwdefaults.with(|d| d.get_exact::<DictObj>()?.get_name(&c.names[i]))
    };
    let each = |mask: u64| (given..total).filter(move |i| mask & 1 << i != 0);
    if each(missing).any(|i| value_of(i).is_none()) {
        return false;
    }
    // SAFETY: the window holds the values and has room for the parameters. Those by keyword are moved away before any is
    // written; then each register from `given` on is written once.
    unsafe {
        let mut moved = [const { std::mem::MaybeUninit::<Value>::uninit() }; MOST_KEYWORDS];
        ptr::copy_nonoverlapping(base.add(given), moved.as_mut_ptr().cast(), names.len());
        for (v, place) in moved[..names.len()].iter().zip(places) {
            ptr::write(base.add(place), v.assume_init_read());
        }
        for i in each(missing) {
            ptr::write(base.add(i), value_of(i).unwrap_or_default());
        }
    }
    true
}

/// Binds arguments in their registers, without memory of its own. False, and nothing has changed, if there is something wrong
/// with them, or too much of them for that.
#[inline(never)]
unsafe fn bind_at_once(
    func: &FunctionObj,
    c: &CodeObj,
    base: *mut Value,
    nargs: usize,
    kwnames: Option<&TupleObj>,
) -> bool {
    let code = &c.code;
    let (n_pos, n_kwonly) = (code.arg_count as usize, code.kwonly_count as usize);
    let total = n_pos + n_kwonly;
    let names = kwnames.map_or(&[][..], |k| k.items());
    let given = nargs - names.len();
    let (var_args, var_keywords) =
        (code.flags & code_flags::VARARGS != 0, code.flags & code_flags::VARKEYWORDS != 0);
    if !var_args && !var_keywords {
        // SAFETY: the caller's duty.
        return unsafe { bind_plain(func, c, base, given, names) };
    }
    if total > 60 || names.len() > MOST_KEYWORDS || (given > n_pos && !var_args) {
        return false;
    }
    // Parameters with a value, a bit each.
    let mut filled = (1u64 << given.min(n_pos)) - 1;
    let mut places = [usize::MAX; MOST_KEYWORDS];
    for (name, place) in names.iter().zip(&mut places) {
        let Some(s) = name.as_str() else { return false };
        match c.names[..total].iter().position(|p| ptr::eq(p.ptr(), s)) {
            Some(i) if i >= code.posonly_count as usize && filled & 1 << i == 0 => {
                filled |= 1 << i;
                *place = i;
            }
            // A name that is not interned may be a parameter's all the same.
            None if var_keywords && !c.names[..total].iter().any(|p| **p == *s) => {}
            _ => return false,
        }
    }
    let defaults = func.defaults.get();
    let d = defaults.get_exact::<TupleObj>().map_or(&[][..], |t| t.items());
    if d.len() > n_pos || (given.min(n_pos)..n_pos - d.len()).any(|i| filled & 1 << i == 0) {
        return false;
    }
    let kwdefaults = func.kwdefaults.get();
    let kwdefault = |i: usize| kwdefaults.get_exact::<DictObj>().and_then(|d| d.get_name(&c.names[i]));
    if (n_pos..total).any(|i| filled & 1 << i == 0 && kwdefault(i).is_none()) {
        return false;
    }
    // SAFETY: the window holds `nargs` values and has room for the parameters; each value is moved once.
    unsafe {
        let mut keywords = [const { MaybeUninit::<Value>::uninit() }; MOST_KEYWORDS];
        for (k, v) in keywords[..names.len()].iter_mut().enumerate() {
            v.write(ptr::replace(base.add(given + k), Value::Undef));
        }
        let rest: Option<Value> = var_args.then(|| {
            let extra = n_pos..given.max(n_pos);
            TupleObj::from_iter(extra.map(|i| ptr::replace(base.add(i), Value::Undef))).into()
        });
        for i in given.min(n_pos)..total {
            ptr::write(base.add(i), Value::Undef);
        }
        let others = var_keywords.then(DictObj::empty);
        for ((name, place), v) in names.iter().zip(&places).zip(&keywords) {
            let v = v.assume_init_read();
            if *place != usize::MAX {
                ptr::write(base.add(*place), v);
            } else if let (Some(d), Some(s)) = (&others, name.as_str()) {
                d.set_name(&Ref::from_ref(s), v);
            }
        }
        for i in given.min(n_pos)..total {
            if filled & 1 << i == 0 {
                let v = if i < n_pos { Some(d[i + d.len() - n_pos].clone()) } else { kwdefault(i) };
                ptr::write(base.add(i), v.unwrap_or_default());
            }
        }
        let mut next = base.add(total);
        for v in rest.into_iter().chain(others.map(Value::from)) {
            ptr::write(next, v);
            next = next.add(1);
        }
    }
    true
}

/// Binds arguments that are not simply all the positional parameters: defaults, keywords, `*args`,
/// `**kwargs`. The window holds the parameters in their registers afterwards. [`bind_at_once`] has looked at them before.
#[inline(never)]
unsafe fn bind_arguments(
    vm: &mut Vm,
    func: &FunctionObj,
    c: &CodeObj,
    base: *mut Value,
    nargs: usize,
    kwnames: Option<Ref<TupleObj>>,
) -> Res<()> {
    let code = &c.code;
    let (n_pos, n_kwonly) = (code.arg_count as usize, code.kwonly_count as usize);
    let total = n_pos + n_kwonly;
    let n_kw = kwnames.as_ref().map_or(0, |k| k.len());
    let given = nargs - n_kw;
    // SAFETY: the window holds `nargs` values; they are moved out, so that an error leaves nothing behind.
    let mut args: Vec<Value> =
        (0..nargs).map(|i| unsafe { ptr::replace(base.add(i), Value::Undef) }).collect();
    let kwargs = args.split_off(given);
    let mut slots: Vec<Value> = vec![Value::Undef; total];
    let extra = if given > n_pos { args.split_off(n_pos) } else { Vec::new() };
    for (s, a) in slots.iter_mut().zip(args) {
        *s = a;
    }
    let mut rest = if code.flags & code_flags::VARKEYWORDS != 0 { Some(DictObj::empty()) } else { None };
    if let Some(names) = &kwnames {
        for (name, v) in names.items().iter().zip(kwargs) {
            let Some(s) = name.as_str() else { continue };
            let found = c.names[..total].iter().position(|p| std::ptr::eq(p.ptr(), s) || **p == *s);
            match found {
                Some(i) if i >= code.posonly_count as usize => {
                    if !slots[i].is_undef() {
                        let msg = format!(
                            "{} got multiple values for argument '{}'",
                            crate::ops::callable_name(&Ref::from_ref(func).into()),
                            s.to_str_lossy()
                        );
                        return Err(vm.type_error(msg));
                    }
                    slots[i] = v;
                }
                _ => match &mut rest {
                    Some(d) => d.set_name(&Ref::from_ref(s), v),
                    None => return Err(unexpected_keyword(vm, func, c, names, s)),
                },
            }
        }
    }
    if !extra.is_empty() && code.flags & code_flags::VARARGS == 0 {
        return Err(too_many_positional(vm, func, c, given, &slots[n_pos..]));
    }
    // Defaults.
    let defaults = func.defaults.get();
    let d = defaults.get_exact::<TupleObj>().map_or(&[][..], |t| t.items());
    let first = n_pos - d.len().min(n_pos);
    for i in first..n_pos {
        if slots[i].is_undef() {
            slots[i] = d[i - first + d.len().saturating_sub(n_pos)].clone();
        }
    }
    let missing: Vec<usize> = (0..n_pos).filter(|&i| slots[i].is_undef()).collect();
    if !missing.is_empty() {
        return Err(missing_arguments(vm, func, c, &missing, "positional"));
    }
    let kwdefaults = func.kwdefaults.get();
    #[allow(clippy::needless_range_loop, reason = "two lists are indexed alike")]
    for i in n_pos..total {
        if slots[i].is_undef()
            && let Some(v) = kwdefaults.get_exact::<DictObj>().and_then(|d| d.get_name(&c.names[i]))
        {
            slots[i] = v;
        }
    }
    let missing: Vec<usize> = (n_pos..total).filter(|&i| slots[i].is_undef()).collect();
    if !missing.is_empty() {
        return Err(missing_arguments(vm, func, c, &missing, "keyword-only"));
    }
    if code.flags & code_flags::VARARGS != 0 {
        slots.push(TupleObj::new(extra).into());
    }
    if let Some(d) = rest {
        slots.push(d.into());
    }
    for (i, v) in slots.into_iter().enumerate() {
        // SAFETY: parameter registers; what was in them has been moved out.
        unsafe { ptr::write(base.add(i), v) };
    }
    Ok(())
}

#[cold]
fn missing_arguments(vm: &mut Vm, func: &FunctionObj, c: &CodeObj, missing: &[usize], kind: &str) -> Raised {
    let names: Vec<String> = missing.iter().map(|&i| format!("'{}'", c.names[i].to_str_lossy())).collect();
    let list = match names.len() {
        1 => names[0].clone(),
        2 => format!("{} and {}", names[0], names[1]),
        n => format!("{}, and {}", names[..n - 1].join(", "), names[n - 1]),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    let f = crate::ops::callable_name(&Ref::from_ref(func).into());
    vm.type_error(format!("{f} missing {} required {kind} argument{plural}: {list}", names.len()))
}

#[cold]
/// A keyword argument that no parameter takes.
fn unexpected_keyword(
    vm: &mut Vm,
    func: &FunctionObj,
    c: &CodeObj,
    given: &TupleObj,
    name: &StrObj,
) -> Raised {
    let f = crate::ops::callable_name(&Ref::from_ref(func).into());
    let is_given = |p: &&Ref<StrObj>| given.items().iter().any(|g| g.as_str().is_some_and(|g| *g == ***p));
    let positional = &c.names[..c.code.posonly_count as usize];
    let passed: Vec<_> = positional.iter().filter(is_given).map(|p| p.to_str_lossy()).collect();
    let msg = match passed.is_empty() {
        true => {
            let code = &c.code;
            let total = code.arg_count as usize + code.kwonly_count as usize;
            let possible = &c.names[code.posonly_count as usize..total];
            let possible: Vec<String> = possible.iter().map(|n| n.to_str_lossy().into_owned()).collect();
            let name = name.to_str_lossy();
            let hint = crate::traceback::keyword_suggestion(&possible, &name);
            format!("{f} got an unexpected keyword argument '{name}'{hint}")
        }
        false => {
            let list = passed.join(", ");
            format!("{f} got some positional-only arguments passed as keyword arguments: '{list}'")
        }
    };
    vm.type_error(msg)
}

/// `keyword_only`: the values that the keyword-only parameters have been given.
fn too_many_positional(
    vm: &mut Vm,
    func: &FunctionObj,
    c: &CodeObj,
    given: usize,
    keyword_only: &[Value],
) -> Raised {
    let n_pos = c.code.arg_count as usize;
    let defaults = func.defaults.get();
    let n_def = defaults.get_exact::<TupleObj>().map_or(0, |t| t.len());
    let takes = if n_def > 0 {
        format!("from {} to {n_pos} positional arguments", n_pos - n_def)
    } else {
        format!("{n_pos} positional argument{}", if n_pos == 1 { "" } else { "s" })
    };
    let n_kw = keyword_only.iter().filter(|v| !v.is_undef()).count();
    let kwonly = if n_kw > 0 {
        let s = if given == 1 { "" } else { "s" };
        let ks = if n_kw == 1 { "" } else { "s" };
        format!(" positional argument{s} (and {n_kw} keyword-only argument{ks})")
    } else {
        String::new()
    };
    let was = if given == 1 && kwonly.is_empty() { "was" } else { "were" };
    let f = crate::ops::callable_name(&Ref::from_ref(func).into());
    vm.type_error(format!("{f} takes {takes} but {given}{kwonly} {was} given"))
}
