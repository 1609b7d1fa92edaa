//! Handlers that move between loops, frames and exception handlers.
#![allow(unsafe_code, reason = "registers and instructions are reached by raw pointers")]

use super::*;

handlers! {
    /// A back-edge: counts, and looks at the poll word.
    loop_op(s) {
        back_edge(s, |s| {
            let pc = s.pc;
            s.go(pc)
        })
    }

    /// Over a range or a list: its registers are filled in. Others are made iterators out of line.
    for_prep(s) {
        let at = s.a();
        if let Value::Object(o) = &*s.b()
            && s.is_free(at)
            && !(*at.add(1)).is_object()
            && !(*at.add(2)).is_object()
        {
            let pc = s.pc.add(1);
            if let Some(r) = o.get::<RangeObj>() {
                let (len, start, step) = (r.len, r.start, r.step);
                ptr::write(at.add(1), Value::Int(start));
                ptr::write(at.add(2), Value::Int(step));
                let b = s.b();
                if at != b && s.killed(KILL_B) {
                    ptr::write(at, Value::Int(len));
                    return s.put_and_go(b, Value::Undef, pc);
                }
                return s.put_and_go(at, Value::Int(len), pc);
            }
            let first = match o.layout() {
                Layout::List | Layout::Tuple | Layout::Str => Value::Int(0),
                Layout::Iterator | Layout::Generator => Value::Undef,
                _ => return s.tail(asking),
            };
            let v = s.read(s.b(), KILL_B);
            ptr::write(at.add(1), first);
            ptr::write(at.add(2), Value::Undef);
            return s.put_and_go(at, v, pc);
        }
        s.tail(exec_op)
    }

    for_iter(s) {
        let p = s.a();
        match (&mut *p, &mut *p.add(1)) {
            (Value::Int(left), Value::Int(next)) => {
                if *left <= 0 {
                    return s.next();
                }
                *left -= 1;
                let v = *next;
                if let Value::Int(step) = &*p.add(2) {
                    *next = v.wrapping_add(*step);
                }
                let (at, pc) = (s.b(), s.pc.add(2));
                s.put_and_go(at, Value::Int(v), pc)
            }
            (Value::Object(o), Value::Int(i)) => {
                if let Some(l) = o.get::<ListObj>()
                    && let Some(v) = l.get(*i as usize)
                {
                    *i += 1;
                    let (at, pc) = (s.b(), s.pc.add(2));
                    return s.put_and_go(at, v, pc);
                }
                s.tail(for_iter_indexed)
            }
            _ => s.tail(for_iter_object),
        }
    }

    /// Over a built-in iterator.
    #[inline(never)]
    for_iter_builtin(s) {
        let Value::Object(o) = &*s.a() else { return s.tail(for_iter_any) };
        let Some(it) = o.get::<IteratorObj>() else { return s.tail(for_iter_any) };
        s.vm.worked(5);
        // The loop's body begins after the jump out of it.
        let body = s.pc.add(2);
        let found = if let Some(first) = takes_pair(&s, body) {
            match pair_now(it, |x, y| {
                put_value(&mut *first, x);
                put_value(&mut *first.add(1), y);
            }) {
                AtHand::Item(()) => {
                    let pc = body.add(1);
                    return s.serve_and_go(pc);
                }
                AtHand::End => AtHand::End,
                AtHand::Unknown => put_next(it, &mut *s.b()),
            }
        } else {
            put_next(it, &mut *s.b())
        };
        match found {
            AtHand::Item(()) => s.serve_and_go(body),
            AtHand::End => {
                end_at_hand(it);
                let (at, pc) = (s.a(), s.pc.add(1));
                s.put_and_go(at, Value::Undef, pc)
            }
            AtHand::Unknown => s.tail(for_iter_any),
        }
    }

    /// Over a generator.
    #[inline(never)]
    for_iter_object(s) {
        if matches!(&*s.a(), Value::Object(o) if o.layout() == Layout::Iterator) {
            return s.tail(for_iter_builtin);
        }
        let dst = s.word().b / 2;
        let it = s.a();
        if resume_at_once(&mut s, it, RetMode::GenFor, dst, ptr::null_mut()) {
            return s.count_entry();
        }
        s.tail(for_iter_any)
    }

    #[inline(never)]
    for_iter_any(s) {
        s.save();
        match for_iter_slow(s.vm, s.base, *s.ins()) {
            Ok(Flow::Next) if finalisers_wait() => s.tail(serve),
            Ok(Flow::Next) => s.reload(),
            Ok(Flow::Reload) => s.entered(),
            Err(Raised) => s.tail(raise),
        }
    }

    call(s) {
        let (callee, n, dst) = (s.a(), s.word().b as u32, s.word().c / 2);
        call_function(s, callee, n, dst)
    }

    call_method(s) {
        let (callee, n) = callee_of(s.a(), s.word().b as usize, true);
        let dst = s.word().c / 2;
        call_function(s, callee, n as u32, dst)
    }

    return_op(s) {
        let a = s.a();
        let v = take_value(&mut *a);
        match pop_plain_frame(&mut s, RetMode::Store) {
            Some(dst) => {
                s.take_frame();
                let (at, pc) = (s.reg(dst), s.pc);
                s.put_and_go(at, v, pc)
            }
            None => {
                ptr::write(a, v);
                s.tail(return_releasing)
            }
        }
    }

    /// Something dies with the frame.
    #[inline(never)]
    return_releasing(s) {
        let f = s.frame();
        if f.mode != RetMode::Store || f.generator.is_some() {
            return s.tail(return_binary);
        }
        let v = take_value(&mut *s.a());
        return_and_release(s, v)
    }

    /// From `__add__` and the like.
    #[inline(never)]
    return_binary(s) {
        let a = s.a();
        let not_implemented = matches!(&*a, Value::Object(o) if o.is(builtin().not_implemented.object()));
        let n = s.vm.frames.len();
        let f = s.vm.frames.as_mut_ptr().add(n - 1);
        let mode = (*f).mode;
        // The other operand goes first: a register of the frame may have the only other reference.
        let gone = !not_implemented
            && match mode {
                RetMode::Binary | RetMode::Reflected => let_go(&mut (*f).extra),
                RetMode::InPlace => {
                    drop(take_value(&mut (*f).extra));
                    true
                }
                _ => false,
            };
        if gone {
            let v = take_value(&mut *a);
            if let Some(dst) = pop_plain_frame(&mut s, mode) {
                s.take_frame();
                let pc = s.pc;
                put_value(&mut *s.reg(dst), v);
                return s.serve_and_go(pc);
            }
            ptr::write(a, v);
        }
        s.tail(return_slow)
    }

    return_k(s) {
        match pop_plain_frame(&mut s, RetMode::Store) {
            Some(dst) => {
                let v = (*s.k()).clone();
                s.take_frame();
                let (at, pc) = (s.reg(dst), s.pc);
                s.put_and_go(at, v, pc)
            }
            None => s.tail(return_init),
        }
    }

    /// From `__init__`, or something dies with the frame.
    #[inline(never)]
    return_init(s) {
        let n = s.vm.frames.len();
        let f = s.vm.frames.as_mut_ptr().add(n - 1);
        if (*s.k()).is_none()
            && let Some(dst) = pop_plain_frame(&mut s, RetMode::Init)
        {
            let object = ptr::read(&(*f).extra);
            s.take_frame();
            let (at, pc) = (s.reg(dst), s.pc);
            return s.put_and_go(at, object, pc);
        }
        if (*f).mode == RetMode::Store && (*f).generator.is_none() {
            let v = (*s.k()).clone();
            return return_and_release(s, v);
        }
        s.tail(return_slow)
    }

    yield_op(s) {
        let at = s.code().pc_of(s.pc.add(1)) as u32;
        let n = s.vm.frames.len();
        let f = s.frame() as *mut Frame;
        let mode = (*f).mode;
        if matches!(mode, RetMode::GenFor | RetMode::Store | RetMode::Sent)
            && !s.vm.handled.is_object()
            && !(*f).extra.is_object()
            && let Some(g) = &(*f).generator
            && g.object().ref_count() > 1
        {
            let v = s.read(s.b(), KILL_B);
            move_values(s.base, g.regs.get(), s.code().n_regs as usize);
            g.pc.set(at);
            g.state.set(GenState::Suspended);
            let rc = &g.object().header().rc;
            rc.set(rc.get() - 1);
            let dst = (*f).dst;
            s.vm.frames.set_len(n - 1);
            s.take_frame();
            // After the instruction that sends stands the one that goes on with what came back.
            let (at, pc) = (s.reg(dst), s.pc.add((mode == RetMode::GenFor) as usize));
            return s.put_and_go(at, v, pc);
        }
        s.tail(yield_slow)
    }

    send(s) {
        let (it, dst) = (s.a(), s.ins().b);
        let sent = s.reg(dst);
        if (*sent).is_none() && resume_at_once(&mut s, it, RetMode::Store, dst, ptr::null_mut()) {
            return s.count_entry();
        }
        s.save();
        let r = send_op(s.vm, s.base, *s.ins());
        s.flow(r)
    }

    reraise(s) {
        s.save();
        tri!(s, crate::exec::check_exception(s.vm, &*s.a()));
        s.vm.exception = take_value(&mut *s.a());
        s.tail(raise_again)
    }

    /// `raise`; without an operand, what is being handled goes on as if never caught.
    /// A handler begins that nothing is handled around.
    push_exc(s) {
        let (e, old) = (s.a(), s.a().add(1));
        if s.vm.handled.is_object() || (*old).is_object() || (*e).get_exact::<ExceptionObj>().is_none() {
            return s.tail(exec_op);
        }
        ptr::write(old, std::mem::replace(&mut s.vm.handled, (*e).clone()));
        s.next()
    }

    /// It ends.
    pop_exc(s) {
        let (e, old) = (s.a(), s.a().add(1));
        let handled = &s.vm.handled;
        // The register has it, too, so that it does not die here.
        if (*old).is_object() || !handled.is(&*e) || s.frame().generator.is_some() {
            return s.tail(exec_op);
        }
        let_go_one_of_many(&raw mut s.vm.handled);
        ptr::write(&raw mut s.vm.handled, take_value(&mut *old));
        s.put(Value::Undef)
    }

    /// Whether the exception is of a class, or one of several.
    exc_match(s) {
        let (e, c) = (s.b(), s.c());
        if let (Value::Object(e), Value::Object(o)) = (&*e, &*c)
            && let Some(class) = o.get::<TypeObj>()
            && class.has_flag(type_flags::EXCEPTION)
            && s.outlives(o, KILL_C)
            && !s.killed(KILL_B)
        {
            let v = std::ptr::eq(e.ty(), class) || e.ty().is_subclass(class);
            s.let_go(s.c(), KILL_C);
            return s.put(Value::bool(v));
        }
        s.tail(exec_op)
    }

    /// An instruction that may ask an object by a special method.
    asking(s) {
        s.save();
        let r = ask(s.vm, s.base, *s.ins());
        s.flow(r)
    }

    raise_op(s) {
        s.save();
        if s.ins().c == 0 && s.vm.handled.is_object() {
            s.vm.exception = s.vm.handled.clone();
            return s.tail(raise_again);
        }
        let r = exec(s.vm, *s.ins());
        s.flow(r)
    }
}

/// Resumes a generator as a frame of this loop, if that takes nothing out of the ordinary. It is sent what is in the register
/// `sent`, which is taken from there, or None if that is null.
///
/// # Safety
/// `it` is a register of the running frame, and so is `sent` if it is not null; `dst` is the number of one.
#[inline(always)]
unsafe fn resume_at_once(
    s: &mut State<'_>,
    it: *const Value,
    mode: RetMode,
    dst: u16,
    sent: *mut Value,
) -> bool {
    // SAFETY: the caller's; registers above the running frame are free, and there is room for those of the generator.
    unsafe {
        let Value::Object(o) = &*it else { return false };
        let Some(g) = o.get::<GeneratorObj>() else { return false };
        let suspended = match g.state.get() {
            GenState::Suspended => true,
            GenState::Created if sent.is_null() || (*sent).is_none() => false,
            _ => return false,
        };
        if s.vm.handled.is_object() || !g.handled.with(|h| h.is_undef()) {
            return false;
        }
        let code = g.code.ptr();
        let n = (*code).n_regs as usize;
        let top = s.base.add(s.code().n_regs as usize);
        let base = top.add(1);
        let pc = (*code).at(g.pc.get() as usize);
        let depth = s.vm.frames.len();
        if !s.has_room(base, (*code).n_regs) {
            return false;
        }
        // The instruction before that at which it goes on has given the last item, and gets what is sent.
        let last = match suspended {
            true => &*pc.sub(1),
            false => &*pc,
        };
        if suspended
            && (last.handler != Op::Yield as u8 || (*g.regs.get().byte_add(last.a as usize * 8)).is_object())
        {
            return false;
        }
        s.save();
        ptr::write(top, Value::Undef);
        copy_values(g.regs.get(), base, n);
        if suspended {
            let v = if sent.is_null() { Value::None } else { take_value(&mut *sent) };
            ptr::write(base.byte_add(last.a as usize * 8), v);
        }
        g.state.set(GenState::Running);
        let mut f = Frame::new(base, pc, code, g.func.ptr(), mode, dst);
        f.generator = Some(Ref::from_ref(g));
        f.extra = Value::None;
        ptr::write(s.vm.frames.as_mut_ptr().add(depth), f);
        s.vm.frames.set_len(depth + 1);
        (s.pc, s.base, s.code) = (pc, base, code);
        true
    }
}

fn after_call(r: Res<Flow>) -> Way {
    match r {
        Ok(Flow::Next) => Way::Poll,
        Ok(Flow::Reload) => Way::Entered,
        Err(Raised) => Way::Raise,
    }
}

out_of_line! {
    #[cold]
    hot_loop(s) {
        let slot = s.word().a;
        s.pc = s.word().to as Pc;
        s.frame().pc = s.pc;
        let action = match s.vm.jit {
            Some(j) if !s.recording() && !s.vm.tracing => {
                let header = s.code().pc_of(s.pc) as u32;
                j.hot_loop(s.vm, slot, header)
            }
            Some(_) => HotAction::Interpret,
            None => {
                s.code().loops.get_unchecked(slot as usize).counter.set(i32::MAX);
                HotAction::Interpret
            }
        };
        s.after_hot(action)
    }

    /// Over a tuple or a string, or at the end of a list.
    for_iter_indexed(s) {
        let p = s.a();
        let v = match (&*p, &mut *p.add(1)) {
            (Value::Object(o), Value::Int(i)) => indexed_item(o, *i as usize).inspect(|_| *i += 1),
            _ => None,
        };
        match v {
            Some(v) => {
                put_value(&mut *s.b(), v);
                s.frame().pc = s.pc.add(2);
            }
            None => {
                put_value(&mut *p, Value::Undef);
                s.frame().pc = s.pc.add(1);
            }
        }
        Way::Reload
    }

    /// `Call` and `CallMethod` of anything.
    call_slow(s) {
        s.save();
        let ins = s.ins();
        let (callee, n) = callee_of(s.a(), ins.b as usize, ins.op == Op::CallMethod);
        let r = call_window(s.vm, s.base, callee, n, None, ins.c);
        after_call(r)
    }

    call_kw(s) {
        s.save();
        let ins = s.ins();
        let (callee, n) = callee_of(s.a(), ins.b as usize, ins.op == Op::CallMethodKw);
        // The keyword names are in the register after the arguments.
        let names = take_value(&mut *callee.add(1 + n));
        let names = names.get_exact::<TupleObj>().map(Ref::from_ref);
        let r = call_window(s.vm, s.base, callee, n, names, ins.c);
        after_call(r)
    }

    call_ex_op(s) {
        s.save();
        let a = s.ins().a;
        let (args, kw) = (take_value(&mut *s.reg(a + 1)), take_value(&mut *s.reg(a + 2)));
        let r = call_ex(s.vm, s.base, *s.ins(), args, kw);
        after_call(r)
    }

    return_slow(s) {
        let v = match s.op() {
            Op::Return => take_value(&mut *s.a()),
            _ => (*s.k()).clone(),
        };
        s.save();
        s.left(v)
    }

    yield_slow(s) {
        let mut v = s.read(s.b(), KILL_B);
        if !s.vm.sink.is_null()
            && s.vm.frames.len() - 1 == s.vm.entry_frame
            && s.frame().mode == RetMode::Native
            && !s.vm.tracing
            && !s.recording()
        {
            let code = s.code();
            if s.vm.jit.is_none() || !code.entry.is_due() {
                // SAFETY: it is there as long as the loop that this frame ends.
                match (*s.vm.sink)(v) {
                    None => {
                        code.entry.count();
                        code.items_taken.set(code.items_taken.get().saturating_add(1));
                        put_value(&mut *s.a(), Value::None);
                        return Way::Poll;
                    }
                    Some(back) => v = back,
                }
            }
        }
        let at = s.code().pc_of(s.pc.add(1));
        let f = suspend_generator(s.vm, at);
        s.yielded(f, v)
    }
}

handlers! {
    /// A frame has been pushed whose function has variables beside its arguments.
    #[inline(never)]
    enter_with_locals(s) {
        let code = s.code();
        let mut at = s.reg(code.plain_args as u16);
        let end = s.reg(code.n_locals as u16);
        while at != end {
            ptr::write(at, Value::Undef);
            at = at.add(1);
        }
        s.count_entry()
    }

    /// `Call` and `CallMethod` of a native function.
    #[inline(never)]
    call_native_op(s) {
        let (callee, n) = s.window();
        let Some(f) = (*callee).get_exact::<NativeObj>() else { return s.tail(call_slow) };
        // What was dropped before the call is finalised before its effects.
        if POLL.load(Mem::Relaxed) != 0 {
            return s.tail(call_slow);
        }
        match special_call(f, callee, n) {
            Special::No => {}
            Special::Asks => return s.tail(call_slow),
            Special::Resume => {
                // A recorder, or who traces, is to see the call.
                let sent = if n == 2 { callee.add(2) } else { ptr::null_mut() };
                let (at_once, dst) = (!s.vm.recording && !s.vm.tracing, s.word().c / 2);
                if at_once && resume_at_once(&mut s, callee.add(1), RetMode::Sent, dst, sent) {
                    release(callee, 1 + n);
                    return s.count_entry();
                }
            }
        }
        s.save();
        let r = call_native(s.vm, f, Args::new(std::slice::from_raw_parts(callee.add(1), n)));
        release(callee, 1 + n);
        let Ok(v) = r else { return s.tail(raise) };
        put_value(&mut *s.c(), v);
        let pc = s.pc.add(1);
        s.poll_and_go(pc)
    }

    /// `Call` and `CallMethod` of a function that lacks arguments: those that have defaults get them, and it is called as others.
    #[inline(never)]
    call_with_defaults(s) {
        let (callee, n) = s.window();
        let Some(f) = (*callee).get_exact::<FunctionObj>() else { return s.tail(call_slow) };
        let code = f.code();
        let (all, base) = (code.plain_args as usize, callee.add(1));
        if n >= all || code.plain_args == u32::MAX || !s.has_room(base, code.n_regs) {
            return s.tail(call_slow);
        }
        let complete = f.defaults.with(|d| {
            let d = d.get_exact::<TupleObj>().map_or(&[][..], |t| t.items());
            let Some(first) = d.len().checked_sub(all - n) else { return false };
            for (i, v) in d[first..].iter().enumerate() {
                ptr::write(base.add(n + i), v.clone());
            }
            true
        });
        if !complete {
            return s.tail(call_slow);
        }
        let dst = s.word().c / 2;
        call_function(s, callee, all as u32, dst)
    }

    /// `Call` and `CallMethod` of a bound method.
    #[inline(never)]
    call_bound(s) {
        let (callee, n) = s.window();
        let Some(m) = (*callee).get_exact::<BoundMethodObj>() else { return s.tail(call_slow) };
        let right = m.func.get_exact::<FunctionObj>().is_some_and(|f| {
            let code = f.code();
            code.plain_args as usize == n + 1 && s.has_room(callee.add(1), code.n_regs)
        });
        if !right {
            return s.tail(call_slow);
        }
        ptr::copy(callee.add(1), callee.add(2), n);
        ptr::write(callee.add(1), m.receiver.clone());
        let f = m.func.clone();
        put_value(&mut *callee, f);
        let dst = s.word().c / 2;
        call_function(s, callee, n as u32 + 1, dst)
    }

    /// `Call` and `CallMethod` of a class.
    #[inline(never)]
    call_type(s) {
        let (callee, n) = s.window();
        if n != 1 || !(*callee).is(&builtin().type_.value()) {
            return s.tail(call_slow);
        }
        // `type(x)`.
        let class: Value = Ref::from_ref((*callee.add(1)).ty()).into();
        release(callee, 2);
        put_value(&mut *s.c(), class);
        let pc = s.pc.add(1);
        s.serve_and_poll(pc)
    }

    /// A call is complete.
    poll_behind(s) {
        let pc = s.pc.add(1);
        s.poll_and_go(pc)
    }
}

/// Calls a Python function that needs no binding of arguments: its frame is laid over the window.
#[inline(always)]
unsafe fn call_function(mut s: State, callee: *mut Value, n: u32, dst: u16) -> Exit {
    // SAFETY: see `State`; the window of a call.
    unsafe {
        let Value::Object(o) = &*callee else { return s.tail(call_slow) };
        let Some(f) = o.get::<FunctionObj>() else {
            return s.tail(match o.layout() {
                Layout::NativeFunction => call_native_op,
                Layout::Type => call_type,
                Layout::BoundMethod => call_bound,
                _ => call_slow,
            });
        };
        let code = f.code();
        let base = callee.add(1);
        let depth = s.vm.frames.len();
        if code.plain_args != n {
            return s.tail(call_with_defaults);
        }
        if !s.has_room(base, code.n_regs) {
            return s.tail(call_slow);
        }
        s.save();
        let pc = code.start();
        let new = s.vm.frames.as_mut_ptr().add(depth);
        ptr::write(new, Frame::new(base, pc, code, f, RetMode::Store, dst));
        s.vm.frames.set_len(depth + 1);
        (s.pc, s.base, s.code) = (pc, base, code);
        if code.n_locals != n {
            return s.tail(enter_with_locals);
        }
        s.count_entry()
    }
}

/// Counts a back-edge, looks at the poll word and goes on at the loop header.
#[inline(always)]
pub(super) unsafe fn back_edge(mut s: State, on: impl FnOnce(State) -> Exit) -> Exit {
    // SAFETY: see `State`; the instruction names a loop and jumps.
    unsafe {
        let hc = &s.code().loops.get_unchecked(s.word().a as usize).counter;
        let n = hc.get() - 1;
        if n <= 0 {
            return s.tail(hot_loop);
        }
        hc.set(n);
        s.pc = s.word().to as Pc;
        if native_sp() < STACK_GUARD.load(Mem::Relaxed) {
            return s.tail(poll_at);
        }
        on(s)
    }
}

/// The first of the two registers to which a loop's body moves the parts of its item before anything else: they need no tuple
/// then. Whoever looks at single instructions is to see them all.
#[inline(always)]
unsafe fn takes_pair(s: &State, body: Pc) -> Option<*mut Value> {
    // SAFETY: see `State`; there is a body.
    unsafe {
        let unpack = &*body;
        if unpack.handler != Op::Unpack as u8
            || unpack.b != s.word().b
            || unpack.c != 2
            || unpack.flags & KILL_B == 0
            || s.vm.recording
            || s.vm.tracing
        {
            return None;
        }
        Some(s.at(unpack.a))
    }
}

/// Pops the running frame, which is no generator's, frees what dies with it and gives a value to its caller.
#[inline(always)]
unsafe fn return_and_release(mut s: State, v: Value) -> Exit {
    // SAFETY: see `State`; the window belongs to the frame alone, and so does the callable below it.
    unsafe {
        // Warnings of what dies name the line.
        s.save();
        release(s.base, s.code().kept_regs as usize);
        release(s.base.sub(1), 1);
        let n = s.vm.frames.len() - 1;
        s.vm.frames.set_len(n);
        let dst = (*s.vm.frames.as_ptr().add(n)).dst;
        s.take_frame();
        let pc = s.pc;
        put_value(&mut *s.reg(dst), v);
        s.serve_and_go(pc)
    }
}

/// Pops the running frame, whose result is in no register, if it is of this mode and not a generator's and nothing has to be
/// freed; gives the register that takes the result. What the frame's `extra` holds is left to the caller.
#[inline(always)]
unsafe fn pop_plain_frame(s: &mut State, mode: RetMode) -> Option<u16> {
    // SAFETY: see `State`; the window belongs to the frame alone, and so does the callable below it.
    unsafe {
        let f = s.frame();
        if f.mode != mode || f.generator.is_some() {
            return None;
        }
        let (mut r, end) = (s.base, s.base.add(s.code().kept_regs as usize));
        while r != end {
            if !let_go(r) {
                return None;
            }
            r = r.add(1);
        }
        debug_assert!(
            (s.code().kept_regs..s.code().n_regs).all(|i| !(*s.base.add(i as usize)).is_object()),
            "a temporary is left behind"
        );
        // The code must not go before its last constant is read.
        if !let_go(s.base.sub(1)) {
            return None;
        }
        let n = s.vm.frames.len() - 1;
        s.vm.frames.set_len(n);
        Some((*s.vm.frames.as_ptr().add(n)).dst)
    }
}
