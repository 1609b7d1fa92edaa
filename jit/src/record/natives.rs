//! Native functions that the trace computes itself.

use sidewinder_vm::builtins::consume::{self, Consumer};

use super::calls::{Arg, bind, bind_any};
use super::*;

impl Recorder {
    // ---- calls ----------------------------------------------------------------------------------------

    /// Refuses to have an instruction interpreted by a helper that may call a native function which reads the frame's
    /// variables: they are not in their registers. Such a function is the callable, an argument (as with `sorted`), or in
    /// an iterator at hand (as with `map`). Other native functions given as arguments are guarded not to become one.
    pub(super) fn no_looking_at_frames(&mut self, ins: Instr) -> R<()> {
        let calls = matches!(ins.op, Op::Call | Op::CallMethod | Op::CallKw | Op::CallMethodKw | Op::CallEx);
        for r in registers(ins).0 {
            let slot = self.top().base + r;
            let v = self.actual(slot).clone();
            let is_super =
                || v.get_exact::<TypeObj>().is_some_and(|t| std::ptr::eq(t, builtin().super_.ptr()));
            // `super` with fewer than two arguments may look for them in the frame.
            if calls_looking(&v) || calls && !(ins.op == Op::Call && ins.b == 2) && is_super() {
                return Err(Abort::LooksAtFrames);
            }
            if calls && v.get_exact::<NativeObj>().is_some() {
                let f = self.get(slot);
                self.known_object(f, &v);
            }
            let items = if ins.op == Op::CallEx { v.get_exact::<TupleObj>() } else { None };
            let named = if ins.op == Op::CallEx { v.get_exact::<DictObj>() } else { None };
            let looking = items.is_some_and(|t| t.items().iter().any(calls_looking))
                || named.is_some_and(|d| d.data.with(|t| t.iter().any(|e| calls_looking(e.value()))));
            if looking {
                return Err(Abort::LooksAtFrames);
            }
        }
        Ok(())
    }

    pub(super) fn call_native(&mut self, vm: &mut Vm, ins: Instr, at: u32, n: usize) -> R<Step> {
        let f = self.actual(at).clone();
        let Some(nf) = f.get_exact::<NativeObj>() else { return Err(Abort::Unsupported) };
        let fv = self.get(at);
        self.known_object(fv, &f);
        let mut args: Vec<Value> = (1..=n as u32).map(|i| self.actual(at + i).clone()).collect();
        if let Some(step) = self.consume_by_call(vm, ins, at, n)? {
            return Ok(step);
        }
        let d = self.reg(ins.c);
        if !(d >= at && d <= at + n as u32) {
            // Before any effect: it may guard.
            self.prepare_write(d);
        }
        for i in 0..=n as u32 {
            self.load_to_kill(at + i);
        }
        let of_instance =
            nf.def.intrinsic == Intrinsic::Len && n == 1 && args[0].get_exact::<InstanceObj>().is_some();
        let window = (at + 1 - self.top().base) as u16;
        let part = match of_instance {
            true => self.built_in_part(window, &mut args[0], &builtin().names.len),
            false => None,
        };
        if part.is_none()
            && n == 1
            && let Some(step) = self.asks(ins, at)
        {
            return Ok(step);
        }
        if nf.def.intrinsic == Intrinsic::Next
            && let Some(step) = self.next_or_default(vm, ins, at, &args)?
        {
            return Ok(step);
        }
        if matches!(nf.def.intrinsic, Intrinsic::Next | Intrinsic::Send)
            && let Some(step) = self.resume_by_call(vm, ins, at, &args)?
        {
            return Ok(step);
        }
        let result = match part {
            Some(r) => self.length_of(r, &args[0]).map(|n| (n, true)),
            None if nf.of_builtin_class && n == 1 => {
                self.char_class(vm, nf, at, &args[0]).or_else(|| self.intrinsic(nf, at, &args))
            }
            None => self.intrinsic(nf, at, &args),
        };
        let Some((v, owned)) = result else {
            return self.call_any(vm, ins, at, n, false);
        };
        if !owned && self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        for i in (0..=n as u32).rev() {
            self.kill(at + i);
        }
        if ins.op == Op::CallMethod && at != self.reg(ins.a) {
            self.vacate(at - 1);
        }
        self.set(d, v, true);
        Ok(Step::Continue)
    }

    /// The code of what is an ASCII character.
    fn code_of_any(&mut self, r: Ref, v: &Value) -> Ref {
        if let Some(code) = self.code_of(r, v) {
            return code;
        }
        self.guard_layout(r, Layout::Str);
        self.guard(Ins::new(IrOp::GuardAscii, Ty::Void).a(r));
        let n = self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(r));
        let one = self.kint(1);
        let c = self.bin(IrOp::EqI, Ty::Bool, n, one);
        self.guard_bool(c, true);
        self.call_helper(HelperId::StrOrd, Ty::Int, &[r])
    }

    /// What a method says of a character of an ASCII string (`isdigit` and the like): it is asked about all of them now.
    fn char_class(&mut self, vm: &mut Vm, f: &NativeObj, at: u32, v: &Value) -> Option<(Ref, bool)> {
        v.get_exact::<StrObj>()
            .filter(|s| f.def.name.starts_with("is") && s.len() == 1 && s.as_ascii().is_some())?;
        let c = self.get(at + 1);
        let mut set = Vec::new();
        for k in 0..128u8 {
            let one = StrObj::from_ascii(&[k]).into();
            match sidewinder_vm::ops::call_native(vm, f, Args::new(&[one])) {
                Ok(Value::Bool(b)) if b.get() => set.push(k),
                Ok(_) => {}
                Err(_) => {
                    vm.take_exception();
                    return None;
                }
            }
        }
        let code = self.code_of_any(c, v);
        Some((self.is_among(&set, code), true))
    }

    /// A call of what is no function of Python's, which a helper makes.
    pub(super) fn call_any(&mut self, vm: &mut Vm, ins: Instr, at: u32, n: usize, named: bool) -> R<Step> {
        let last = at + n as u32 + named as u32;
        let class_body = self.codeobj().code.flags & code_flags::CLASS_BODY != 0;
        if (last - at) as usize >= APPLY_WINDOW || class_body {
            return self.exec(vm, ins);
        }
        self.no_looking_at_frames(ins)?;
        let callee = self.get(at);
        if let Some(o) = self.actual(at).as_object()
            && o.layout() != Layout::NativeFunction
        {
            // It could be a function that looks at frames next time.
            self.guard_layout(callee, o.layout());
        }
        let values: Vec<Ref> = (at..=last).map(|s| self.get(s)).collect();
        // A register before the callable says that there is no receiver: an exit that has the call made again needs it.
        let first = self.reg(ins.a).min(at);
        if first != at {
            self.get(first);
        }
        let calm = self.actual(at).get_exact::<NativeObj>().is_some_and(|f| f.def.effects == Effects::Alone);
        let op = match calm {
            _ if named => IrOp::Apply,
            _ if self.only_computes(at, n, &values) => IrOp::Compute,
            // Which one it is has been guarded.
            true => IrOp::Native,
            false => IrOp::Apply,
        };
        self.apply(vm, ins, op, values, (first..=last).rev().collect(), Some(self.reg(ins.c)))
    }
    /// Whether what is called depends on its arguments alone, numbers and strings, and runs no Python code; guards that it is
    /// so.
    fn only_computes(&mut self, at: u32, n: usize, values: &[Ref]) -> bool {
        let callee = self.actual(at).clone();
        let method = callee.get_exact::<NativeObj>().is_some();
        let plain = |v: &Value| match v {
            Value::Object(o) => o.layout() == Layout::Str || method && o.layout() == Layout::Bytes,
            v => !v.is_undef(),
        };
        let b = builtin();
        let known = match (callee.get_exact::<NativeObj>(), callee.get_exact::<TypeObj>()) {
            // Codecs may be Python's, and so may what the protocol methods do.
            (Some(f), _) => {
                f.of_builtin_class
                    && f.def.kind == NativeKind::Method
                    && n > 0
                    && !f.def.name.starts_with("__")
                    && !matches!(f.def.name, "encode" | "decode")
            }
            (_, Some(t)) => n > 0 && [&b.str_, &b.int, &b.float].iter().any(|c| std::ptr::eq(c.ptr(), t)),
            _ => false,
        };
        if !known || !(1..=n as u32).all(|i| plain(self.actual(at + i))) {
            return false;
        }
        self.known_object(values[0], &callee);
        for (s, &v) in (at + 1..).zip(&values[1..=n]) {
            if let Some(o) = self.actual(s).as_object() {
                self.guard_layout(v, o.layout());
            }
        }
        true
    }

    /// `next(x, default)` of a generator or built-in iterator that is not at its end.
    fn next_or_default(&mut self, vm: &mut Vm, ins: Instr, at: u32, args: &[Value]) -> R<Option<Step>> {
        let [x, _] = args else { return Ok(None) };
        let (generator, iterator) = (x.get_exact::<GeneratorObj>(), x.get_exact::<IteratorObj>());
        let d = self.reg(ins.c);
        let inside = d >= at && d <= at + 2;
        let old = self.slot(d).val;
        let releases = !inside && old.is_some() && self.ty(old) == Ty::Ref;
        if (generator.is_none() && iterator.is_none()) || calls_looking(x) || releases || ins.op != Op::Call {
            return Ok(None);
        }
        let above = self.top().base + self.codeobj().n_regs;
        let callee = match generator {
            Some(g) => {
                // SAFETY: the table lives as long as the JIT, and nobody else uses it during a recording step.
                let Some(entry) = (unsafe { (*self.entries).get(&g.code, &[]) }) else { return Ok(None) };
                Some(Callee { base: above + 1, code: g.code.ptr(), func: std::ptr::null(), n_args: 0, entry })
            }
            None => None,
        };
        self.no_generators()?;
        let (it, default) = (self.get(at + 1), self.get(at + 2));
        match generator {
            Some(g) => {
                self.guard(Ins::new(IrOp::GuardGenCode, Ty::Void).a(it).aux(g.code.ptr() as i64));
                self.watch_code(&g.code);
            }
            None => self.guard_layout(it, Layout::Iterator),
        }
        // The function is not needed any more.
        self.kill(at);
        let call = self.resume_call(ins, it, callee);
        let pc = self.top().pc;
        // Now for real.
        let Some(f) = vm.frames.last_mut() else { return Err(Abort::Unsupported) };
        // SAFETY: moves past the instruction, as the interpreter does.
        f.pc = unsafe { f.pc.add(1) };
        let Ok(item) = sidewinder_vm::ops::next(vm, x) else { return Ok(Some(Step::Raised)) };
        let Some(v) = item else {
            // What comes after the last item is left to the interpreter, which asks once more.
            if let Some(f) = vm.frames.last_mut() {
                // SAFETY: back to the instruction.
                f.pc = unsafe { f.pc.sub(1) };
            }
            return Err(Abort::Unsupported);
        };
        // At its end, the default is the result, and the generator has been released.
        let kept = [self.slot(at + 1), self.slot(at + 2), self.slot(d)];
        self.vacate(at + 1);
        self.vacate(at + 2);
        self.put(d, Slot { val: default, dirty: true, mem_obj: kept[2].mem_obj, written: true });
        let snap = self.snapshot(Some(pc + 1));
        for (s, k) in [d, at + 1, at + 2].into_iter().zip([kept[2], kept[0], kept[1]]) {
            self.put(s, k);
        }
        let exit = self.one_way(snap, false);
        self.emit(Ins { exit, ..Ins::new(IrOp::GenMore, Ty::Void).ab(call, it) });
        self.kill(at + 1);
        self.kill(at + 2);
        let before = self.slot(d);
        self.clobber(d);
        let snap = self.snapshot(Some(pc + 1));
        self.put(d, before);
        let exit = self.one_way(snap, false);
        let ty = Ty::of_tag(v.tag());
        let r = self.emit(Ins { exit, ..Ins::new(IrOp::CallItem, ty).a(call).aux(d as i64) });
        self.set(d, r, true);
        // SAFETY: registers of the running frame.
        unsafe {
            for s in at..=at + 2 {
                drop(std::mem::take(&mut *self.base.add(s as usize)));
            }
            *self.base.add(d as usize) = v;
        }
        Ok(Some(Step::Executed))
    }

    /// `next(g)`, `g.send(x)` and `g.__next__()` of a generator: its machine code is called, if it has any.
    fn resume_by_call(&mut self, vm: &mut Vm, ins: Instr, at: u32, args: &[Value]) -> R<Option<Step>> {
        let Some(g) = args.first().and_then(|x| x.get_exact::<GeneratorObj>()) else { return Ok(None) };
        let resumable = matches!(g.state.get(), GenState::Created | GenState::Suspended);
        if !resumable || g.kind() != GenKind::Generator || args.len() > 2 {
            return Ok(None);
        }
        // SAFETY: the table lives as long as the JIT, and nobody else uses it during a recording step.
        let Some(entry) = (unsafe { (*self.entries).get(&g.code, &[]) }) else { return Ok(None) };
        self.no_generators()?;
        let last = at + args.len() as u32;
        let values: Vec<Ref> = (at..=last).map(|s| self.get(s)).collect();
        self.guard(Ins::new(IrOp::GuardGenCode, Ty::Void).a(values[1]).aux(g.code.ptr() as i64));
        self.watch_code(&g.code);
        let base = self.top().base + self.codeobj().n_regs + 1;
        let callee = Callee { base, code: g.code.ptr(), func: std::ptr::null(), n_args: 0, entry };
        // A register before the callable says that there is no receiver: an exit that has the call made again needs it.
        let first = self.reg(ins.a).min(at);
        self.get(first);
        let (released, d) = ((first..=last).rev().collect(), Some(self.reg(ins.c)));
        self.apply_calling(vm, ins, IrOp::Resume, values, released, d, Some(callee)).map(Some)
    }

    /// A built-in function (or class) that exhausts a generator: the function in Python that does the same is called.
    pub(super) fn consume_by_call(&mut self, vm: &mut Vm, ins: Instr, at: u32, n: usize) -> R<Option<Step>> {
        let callee = self.actual(at).clone();
        let Some(what) = consume::consumer_by(&callee) else { return Ok(None) };
        let types: &[Ty] = match what {
            Consumer::Sum => &[Ty::Ref, Ty::Int],
            Consumer::Join => &[Ty::Ref, Ty::Ref],
            _ => &[Ty::Ref],
        };
        let joins = what == Consumer::Join;
        let last = at + n as u32;
        let x = self.actual(last).clone();
        let g = x.get_exact::<GeneratorObj>().filter(|g| g.kind() == GenKind::Generator);
        let fits = n == 1 + joins as usize && (!joins || self.actual(at + 1).get_exact::<StrObj>().is_some());
        let Some(g) = g.filter(|_| fits) else { return Ok(None) };
        let Some(function) = consume::hot_consumer(vm, what, &g.code) else { return Ok(None) };
        let Some(func) = function.get_exact::<FunctionObj>() else { return Ok(None) };
        if self.native_entry(func.code(), types).is_none() {
            return Ok(None);
        }
        self.no_generators()?;
        let d = self.reg(ins.c);
        if !(at..=last).contains(&d) {
            // Before any effect: it may guard.
            self.prepare_write(d);
        }
        let window: Vec<Ref> = (at..=last).map(|s| self.get(s)).collect();
        self.known_object(window[0], &callee);
        if joins {
            self.guard_layout(window[1], Layout::Str);
        }
        self.guard(Ins::new(IrOp::GuardGenCode, Ty::Void).a(window[n]).aux(g.code.ptr() as i64));
        self.watch_code(&g.code);
        let f = self.kobj(&function);
        self.set(at, f, false);
        if what == Consumer::Sum {
            let zero = self.kint(0);
            self.put_fresh(at + 2, zero);
        }
        let args = (0..types.len() as u32).map(Arg::Given).collect();
        self.native_call(vm, ins, func, at, types.len(), args, false, None).map(Some)
    }

    /// A call of a built-in function (or class) that asks an instance: the method that answers takes its place in the window.
    pub(super) fn asks(&mut self, ins: Instr, at: u32) -> Option<Step> {
        let (callee, x) = (self.actual(at).clone(), self.actual(at + 1).clone());
        let (asked, method) = Asked::by_call(&callee, &x)?;
        let args = self.answer_args(&method)?;
        let r = self.get(at + 1);
        let c = self.get(at);
        self.guard_instance(r, &x)?;
        self.known_object(c, &callee);
        let f = self.kobj(&method);
        self.set(at, f, false);
        self.enter_asked(ins, asked, &method, at, args)
    }

    /// As `asks`, for an instruction that asks the object in register `b`; the answer goes to register `a`. Those of a loop are
    /// emptied before.
    pub(super) fn asks_operand(&mut self, ins: Instr) -> Option<Step> {
        let x = self.actual_reg(ins.b).clone();
        let (asked, method) = Asked::by_instruction(ins, &x)?;
        let args = self.answer_args(&method)?;
        let r = self.getr(ins.b);
        self.guard_instance(r, &x)?;
        let emptied = if ins.op == Op::ForPrep { 3 } else { 0 };
        self.prepare_registers(ins, emptied.max(1));
        let at = self.top().base + self.codeobj().n_regs;
        let f = self.kobj(&method);
        for (i, v) in [f, r].into_iter().enumerate() {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
            self.put_fresh(at + i as u32, v);
        }
        self.kills(ins);
        let undef = self.unit(Ty::Undef);
        for i in 0..emptied {
            self.setr(ins.a + i, undef, true);
        }
        self.enter_asked(Instr::new(Op::Call, 0, 1, ins.a), asked, &method, at, args)
    }

    /// Arguments of the method that answers, if it can be followed, or makes a generator.
    fn answer_args(&mut self, method: &Value) -> Option<Vec<Arg>> {
        let func = method.get_exact::<FunctionObj>()?;
        let args = bind_any(func, 1, None)?;
        let follow = bind(func, 1, None).is_some() && self.can_follow(func.code());
        (follow || func.code().is_generator()).then_some(args)
    }
    /// The method and its object are in the window at `at`; the answer goes to register `c` of the call.
    fn enter_asked(
        &mut self,
        call: Instr,
        asked: Asked,
        method: &Value,
        at: u32,
        args: Vec<Arg>,
    ) -> Option<Step> {
        let func = method.get_exact::<FunctionObj>()?;
        if func.code().is_generator() {
            return self.generator_call(call, func, at, 1, None);
        }
        self.arrange(at, 1, &args);
        let extra = self.kval(&asked.extra());
        self.enter(func, at, args.len(), RetMode::Asked, call.c, extra);
        Some(Step::Continue)
    }

    /// What the method that answers has given, as the built-in function gives it. `actual` is the value now.
    pub(super) fn answer(&mut self, asked: Asked, v: Ref, actual: &Value) -> R<Ref> {
        let zero = self.kint(0);
        match (asked, self.ty(v)) {
            (Asked::Len | Asked::Filled, Ty::Int) => {
                let ok = self.bin(IrOp::GeI, Ty::Bool, v, zero);
                self.guard_bool(ok, true);
                Ok(if asked == Asked::Len { v } else { self.bin(IrOp::NeI, Ty::Bool, v, zero) })
            }
            (Asked::Hash, Ty::Int) => {
                let odd = self.kint(-1);
                let ok = self.bin(IrOp::NeI, Ty::Bool, v, odd);
                self.guard_bool(ok, true);
                Ok(v)
            }
            (Asked::Bool, Ty::Bool) => Ok(v),
            (Asked::Str | Asked::Repr, Ty::Ref) if actual.get_exact::<StrObj>().is_some() => {
                self.guard_layout(v, Layout::Str);
                Ok(v)
            }
            (Asked::Iter, Ty::Ref) => {
                let Some(o) = actual.as_object() else { return Err(Abort::Unsupported) };
                match o.layout() {
                    layout @ (Layout::Iterator | Layout::Generator) => self.guard_layout(v, layout),
                    Layout::Instance if o.ty().lookup(&builtin().names.next).is_some() => {
                        self.guard_instance(v, actual).ok_or(Abort::Unsupported)?;
                    }
                    _ => return Err(Abort::Unsupported),
                }
                Ok(v)
            }
            _ => Err(Abort::Unsupported),
        }
    }

    /// Guards the shape, and with it the class, of an instance.
    fn guard_instance(&mut self, r: Ref, v: &Value) -> Option<()> {
        let i = v.get_exact::<InstanceObj>().filter(|i| !i.shape().dict_mode)?;
        self.guard_shape(r, i);
        Some(())
    }

    /// The hash of a number, a string, None or a tuple of such things, `depth` of them in one another.
    fn hash_of(&mut self, r: Ref, v: &Value, depth: u32) -> Option<Ref> {
        const MOST: usize = 8;
        let o = match v {
            Value::Int(i) if (0..1 << 60).contains(i) => {
                let limit = self.kint(1 << 60);
                let small = self.bin(IrOp::LtU, Ty::Bool, r, limit);
                self.guard_bool(small, true);
                return Some(r);
            }
            Value::Int(_) => return Some(self.call_helper(HelperId::IntHash, Ty::Int, &[r])),
            Value::Float(_) => return Some(self.call_helper(HelperId::FloatHash, Ty::Int, &[r])),
            Value::Bool(_) => return self.as_int(r),
            Value::None => return Some(self.kint(sidewinder_vm::ops::simple_hash(v)? as i64)),
            Value::Object(o) => o,
            Value::Undef | Value::InCell(_) => return None,
        };
        match o.layout() {
            Layout::Str => {
                self.guard_layout(r, Layout::Str);
                Some(self.call_helper(HelperId::StrHash, Ty::Int, &[r]))
            }
            Layout::Tuple if depth > 0 => {
                let t = o.get::<TupleObj>().filter(|t| t.len() <= MOST)?;
                // Nothing is emitted for a tuple that has something else in it.
                sidewinder_vm::ops::simple_hash(v)?;
                let plain = |v: &Value| match v {
                    Value::Object(o) => matches!(o.layout(), Layout::Str | Layout::Tuple),
                    v => !v.is_undef(),
                };
                if !t.items().iter().all(plain) {
                    return None;
                }
                self.guard_layout(r, Layout::Tuple);
                self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(r).aux(t.len() as i64));
                let mut state = self.kint(sidewinder_vm::ops::TupleHash::new().state());
                for (k, x) in t.items().iter().enumerate() {
                    let ty = Ty::of_tag(x.tag());
                    let item = self.guard(Ins::new(IrOp::TupleItem, ty).a(r).aux(k as i64));
                    let hash = self.hash_of(item, x, depth - 1)?;
                    state = self.call_helper(HelperId::HashWith, Ty::Int, &[state, hash]);
                }
                let n = self.kint(t.len() as i64);
                Some(self.call_helper(HelperId::HashEnd, Ty::Int, &[state, n]))
            }
            _ => None,
        }
    }

    /// Appends a value, which is given away, to what has been guarded to be a list.
    pub(super) fn append(&mut self, list: Ref, v: Ref) {
        let h = match self.ty(v) {
            Ty::Int => HelperId::AppendInt,
            Ty::Float => HelperId::AppendFloat,
            _ => HelperId::AppendValue,
        };
        self.call_helper(h, Ty::Void, &[list, v]);
    }

    /// The length of a container of a built-in class.
    pub(super) fn length_of(&mut self, a: Ref, v: &Value) -> Option<Ref> {
        let o = v.as_object()?;
        Some(match o.layout() {
            Layout::List => {
                self.guard_layout(a, Layout::List);
                self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(a))
            }
            Layout::Str => {
                self.guard_layout(a, Layout::Str);
                self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(a))
            }
            Layout::Tuple => {
                self.guard_layout(a, Layout::Tuple);
                let n = o.get::<TupleObj>()?.len();
                self.tuple_len(a, n)
            }
            Layout::Dict => {
                self.guard_layout(a, Layout::Dict);
                self.call_helper(HelperId::DictLen, Ty::Int, &[a])
            }
            Layout::Set => {
                self.guard_layout(a, Layout::Set);
                self.call_helper(HelperId::SetLen, Ty::Int, &[a])
            }
            Layout::Bytes | Layout::Native => self.bytes_len(a, v)?,
            _ => return None,
        })
    }

    /// Native functions that the trace computes itself: value, and whether it comes with a count.
    pub(super) fn intrinsic(&mut self, f: &NativeObj, at: u32, args: &[Value]) -> Option<(Ref, bool)> {
        let arg = |me: &mut Recorder, i: usize| me.get(at + 1 + i as u32);
        let is_num = |v: &Value| matches!(v, Value::Int(_) | Value::Float(_) | Value::Bool(_));
        match (f.def.intrinsic, args) {
            (Intrinsic::None, _) => None,
            (Intrinsic::Len, [v]) => {
                let a = arg(self, 0);
                Some((self.length_of(a, v)?, true))
            }
            (which @ (Intrinsic::GetAttr | Intrinsic::HasAttr), [x, name, ..]) => {
                let name = &Ref_::from_ref(name.get_exact::<StrObj>()?);
                let (o, n) = (arg(self, 0), arg(self, 1));
                if self.t.get(n).op != IrOp::KRef {
                    return None;
                }
                let found = self.attribute(o, x, name);
                if which == Intrinsic::HasAttr && args.len() == 2 {
                    if found.is_none() {
                        self.no_attribute(o, x, name)?;
                    }
                    return Some((self.kval(&Value::bool(found.is_some())), true));
                }
                match (found, args.len()) {
                    (Some(v), 2 | 3) => Some((v, false)),
                    (None, 3) if which == Intrinsic::GetAttr => {
                        self.no_attribute(o, x, name)?;
                        Some((arg(self, 2), false))
                    }
                    _ => None,
                }
            }
            (which @ (Intrinsic::SetAttr | Intrinsic::ObjectSetAttr), [x, name, _]) => {
                let name = Ref_::from_ref(name.get_exact::<StrObj>()?);
                let i = x.get_exact::<InstanceObj>()?;
                let by_class = which == Intrinsic::SetAttr && i.class().has_flag(type_flags::HAS_SETATTR);
                let n = arg(self, 1);
                if by_class || !name.is_interned() || self.t.get(n).op != IrOp::KRef {
                    return None;
                }
                let [o, v] = [1, 3].map(|k| (at + k - self.top().base) as u16);
                match self.store_in_instance(i, &name, o, (v, false)) {
                    Ok(true) => Some((self.unit(Ty::None), true)),
                    _ => None,
                }
            }
            (Intrinsic::Hash, [x]) => {
                let r = arg(self, 0);
                Some((self.hash_of(r, x, 4)?, true))
            }
            (Intrinsic::IsInstance, [x, c]) => {
                let holds = self.instance_of(x, c)?;
                let (a, cr) = (arg(self, 0), arg(self, 1));
                self.known_classes(cr, c);
                self.guard_class(a, x);
                Some((self.kval(&Value::bool(holds)), true))
            }
            (Intrinsic::Abs | Intrinsic::Fabs, [Value::Float(_)]) => {
                let a = arg(self, 0);
                Some((self.emit(Ins::new(IrOp::AbsF, Ty::Float).a(a)), true))
            }
            (Intrinsic::Abs, [x]) if complex::is_complex(x) => {
                let a = arg(self, 0);
                Some((self.complex_size(a, x)?, true))
            }
            (Intrinsic::Abs, [Value::Int(i)]) if *i != i64::MIN => {
                let a = arg(self, 0);
                let z = self.kint(0);
                let n = self.guard(Ins::new(IrOp::SubO, Ty::Int).ab(z, a));
                Some((self.bin(IrOp::MaxI, Ty::Int, a, n), true))
            }
            (which @ (Intrinsic::Min | Intrinsic::Max), ints)
                if ints.len() >= 2 && ints.iter().all(|v| matches!(v, Value::Int(_))) =>
            {
                let op = if which == Intrinsic::Min { IrOp::MinI } else { IrOp::MaxI };
                let mut best = arg(self, 0);
                for i in 1..ints.len() {
                    let x = arg(self, i);
                    best = self.bin(op, Ty::Int, best, x);
                }
                Some((best, true))
            }
            (Intrinsic::DivMod, [Value::Int(_), Value::Int(d)]) if *d > 0 => {
                let (a, b) = (arg(self, 0), arg(self, 1));
                let zero = self.kint(0);
                let positive = self.bin(IrOp::GtI, Ty::Bool, b, zero);
                self.guard_bool(positive, true);
                let q = self.bin(IrOp::DivI, Ty::Int, a, b);
                let r = self.bin(IrOp::ModI, Ty::Int, a, b);
                let t = self.new_tuple(&[q, r]);
                Some((t, true))
            }
            (Intrinsic::Round, [Value::Float(x)]) if x.get().abs() < 9e18 => {
                let a = arg(self, 0);
                let r = self.emit(Ins::new(IrOp::RoundF, Ty::Float).a(a));
                Some((self.guard(Ins::new(IrOp::F2I, Ty::Int).a(r)), true))
            }
            (Intrinsic::Round, [Value::Int(_)]) => Some((arg(self, 0), true)),
            (which @ (Intrinsic::Min | Intrinsic::Max), [Value::Float(x), Value::Float(y)]) => {
                let (a, b) = (arg(self, 0), arg(self, 1));
                // The first argument unless the second is strictly better.
                let (op, second) = if which == Intrinsic::Min {
                    (IrOp::LtF, y.get() < x.get())
                } else {
                    (IrOp::GtF, y.get() > x.get())
                };
                let c = self.bin(op, Ty::Bool, b, a);
                self.guard_bool(c, second);
                Some((if second { b } else { a }, true))
            }
            (Intrinsic::Sqrt, [v]) if is_num(v) => {
                let x = match v {
                    Value::Float(f) => f.get(),
                    v => v.as_i64()? as f64,
                };
                if !(x >= 0.0 && x.is_finite()) {
                    return None;
                }
                let a = arg(self, 0);
                let a = self.as_float(a)?;
                let z = self.konst(IrOp::KFloat, Ty::Float, 0);
                let ok = self.bin(IrOp::GeF, Ty::Bool, a, z);
                self.guard_bool(ok, true);
                Some((self.emit(Ins::new(IrOp::SqrtF, Ty::Float).a(a)), true))
            }
            (which @ (Intrinsic::Floor | Intrinsic::Ceil), [Value::Float(x)]) if x.get().abs() < 9e18 => {
                let a = arg(self, 0);
                let op = if which == Intrinsic::Floor { IrOp::FloorF } else { IrOp::CeilF };
                let r = self.emit(Ins::new(op, Ty::Float).a(a));
                Some((self.guard(Ins::new(IrOp::F2I, Ty::Int).a(r)), true))
            }
            (which, [v]) if is_num(v) && helpers::float_function(which).is_some() => {
                let x = match v {
                    Value::Float(f) => f.get(),
                    v => v.as_i64()? as f64,
                };
                let h = helpers::float_function(which)?;
                if !helpers::float_domain(which, x) {
                    return None;
                }
                let a = arg(self, 0);
                let a = self.as_float(a)?;
                self.float_domain_guards(which, a);
                Some((self.call_helper(h, Ty::Float, &[a]), true))
            }
            (Intrinsic::DictGet, [Value::Object(o), k, ..]) if args.len() <= 3 => {
                let d = o.get::<DictObj>()?;
                let (me, key) = (arg(self, 0), arg(self, 1));
                let missing = match args.len() {
                    3 => arg(self, 2),
                    _ => self.unit(Ty::None),
                };
                let (found, holds) = self.has_key_of(me, key, d, k)?;
                if !holds {
                    self.guard_bool(found, false);
                    return Some((missing, false));
                }
                let ty = known_value(d, k)?;
                Some((self.guard(Ins::new(IrOp::DictLoad, ty).ab(me, key)), false))
            }
            (which @ (Intrinsic::SetAdd | Intrinsic::SetDiscard), [set, k]) => {
                let (me, key) = (arg(self, 0), arg(self, 1));
                self.change_set((me, set), (key, k), which == Intrinsic::SetDiscard)?;
                Some((self.unit(Ty::None), true))
            }
            (Intrinsic::ListPop, [Value::Object(o)]) => {
                let l = o.get::<ListObj>()?;
                let last = l.len().checked_sub(1)?;
                let me = arg(self, 0);
                self.guard(Ins::new(IrOp::GuardStrategy, Ty::Void).a(me).aux(l.strategy() as i64));
                let n = self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(me));
                let (zero, one) = (self.kint(0), self.kint(1));
                let some = self.bin(IrOp::GtI, Ty::Bool, n, zero);
                self.guard_bool(some, true);
                let i = self.bin(IrOp::SubI, Ty::Int, n, one);
                let v = self.list_item(me, l, i, last);
                self.emit(Ins::new(IrOp::ListPop, Ty::Void).a(me));
                Some((v, true))
            }
            (Intrinsic::ListAppend, [Value::Object(o), _]) => {
                o.get::<ListObj>()?;
                let (me, v) = (arg(self, 0), arg(self, 1));
                self.guard_layout(me, Layout::List);
                if self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
                }
                self.append(me, v);
                Some((self.unit(Ty::None), true))
            }
            (Intrinsic::Ord, [Value::Object(o)]) => {
                let s = o.get::<StrObj>()?;
                if s.len() != 1 || s.as_ascii().is_none() {
                    return None;
                }
                let a = arg(self, 0);
                Some((self.code_of_any(a, &args[0]), true))
            }
            (Intrinsic::Chr, [Value::Int(i)]) if (0..128).contains(i) => {
                let a = arg(self, 0);
                let lim = self.kint(128);
                let c = self.bin(IrOp::LtU, Ty::Bool, a, lim);
                self.guard_bool(c, true);
                Some((self.call_helper(HelperId::AsciiChar, Ty::Ref, &[a]), false))
            }
            _ => None,
        }
    }
    /// What `isinstance(x, c)` gives if `c` is made of classes that have no say in it and the type of `x` decides.
    pub(super) fn instance_of(&self, x: &Value, c: &Value) -> Option<bool> {
        if let Some(t) = c.get_exact::<TupleObj>() {
            let each: Option<Vec<bool>> = t.items().iter().map(|c| self.instance_of(x, c)).collect();
            return Some(each?.contains(&true));
        }
        let t = c.get_exact::<TypeObj>().filter(|t| t.is_plain_class())?;
        let holds = x.ty().is_subclass(t);
        let plain = match x.get_exact::<InstanceObj>() {
            Some(i) => !i.shape().dict_mode && x.ty().lookup(&builtin().names.class).is_none(),
            None => true,
        };
        plain.then_some(holds)
    }
    /// Guards that a value is this class, or a tuple of these. (A tuple may be made anew each time.)
    pub(super) fn known_classes(&mut self, r: Ref, c: &Value) {
        let Some(t) = c.get_exact::<TupleObj>() else { return self.known_object(r, c) };
        if self.t.get(r).op == IrOp::KRef {
            return;
        }
        self.guard_layout(r, Layout::Tuple);
        self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(r).aux(t.len() as i64));
        for (k, c) in t.items().iter().enumerate() {
            let item = self.guard(Ins::new(IrOp::TupleItem, Ty::Ref).a(r).aux(k as i64));
            self.known_classes(item, c);
        }
    }
    /// Guards that a value is this object.
    pub(super) fn known_object(&mut self, r: Ref, v: &Value) {
        if self.t.get(r).op != IrOp::KRef {
            self.guard(Ins::new(IrOp::GuardRef, Ty::Void).a(r).aux(v.raw_payload() as i64));
            if let Value::Object(o) = v {
                self.watch(o);
            }
        }
    }
    /// Guards the class of a value. (That of an instance goes with its shape, and may change.)
    pub(super) fn guard_class(&mut self, r: Ref, v: &Value) {
        let Some(o) = v.as_object() else { return };
        if let Some(i) = v.get_exact::<InstanceObj>() {
            self.guard_shape(r, i);
        } else if self.t.get(r).op != IrOp::KRef {
            self.guard(Ins::new(IrOp::GuardType, Ty::Void).a(r).aux(o.header().shape.get() as i64));
            self.watch(sidewinder_vm::value::Ref::from_ref(o.ty()).object());
        }
    }
    /// `has_key` for a dict at hand; without an instruction if the key is there.
    pub(super) fn has_key_of(&mut self, c: Ref, k: Ref, d: &DictObj, kv: &Value) -> Option<(Ref, bool)> {
        if known_value(d, kv).is_some() {
            self.guard_layout(c, Layout::Dict);
            return Some((Ref::NONE, true));
        }
        let cv: Value = sidewinder_vm::value::Ref::from_ref(d).into();
        self.has_key(c, k, &cv, kv)
    }
    pub(super) fn float_domain_guards(&mut self, f: Intrinsic, a: Ref) {
        let z = self.konst(IrOp::KFloat, Ty::Float, 0);
        if matches!(f, Intrinsic::Log | Intrinsic::Log2 | Intrinsic::Log10) {
            let c = self.bin(IrOp::GtF, Ty::Bool, a, z);
            self.guard_bool(c, true);
        }
        self.guard_size(a, if f == Intrinsic::Exp { 700.0 } else { f64::MAX });
    }
}

/// Whether a value is a native function that reads the variables of the frame that calls it, or an iterator that calls one.
fn calls_looking(v: &Value) -> bool {
    if let Some(f) = v.get_exact::<NativeObj>() {
        return f.def.looks_at_frame;
    }
    let Some(i) = v.get_exact::<IteratorObj>() else { return false };
    i.state.with(|s| match s {
        IterState::Map(f, its, _) => calls_looking(f) || its.items().iter().any(calls_looking),
        IterState::Filter(f, it) => calls_looking(f) || calls_looking(it),
        IterState::Zip(its, _) => its.items().iter().any(calls_looking),
        IterState::Enumerate(it, _) => calls_looking(it),
        IterState::Callable(f, _) => calls_looking(f),
        _ => false,
    })
}
