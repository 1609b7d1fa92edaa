//! Calls of Python functions: arguments to parameters, inlining, native calls, special methods.

use sidewinder_vm::builtins::exceptions;

use super::*;
use crate::ir::sites::{EntryPoint, ODD, enterable};

/// Where a parameter gets its value from.
pub(super) enum Arg {
    /// The argument in this place of the window.
    Given(u32),
    /// The parameter's default, and its place in the function's tuple of defaults, or its name in the dict of them.
    Default(Value, Result<u32, Value>),
    /// The parameter's default, loaded.
    Loaded(Ref),
    /// `*args`: these arguments.
    Rest(Vec<u32>),
    /// `**kwargs`: these names (strings) and arguments.
    Named(Vec<(Value, u32)>),
}

impl Recorder {
    /// `Call`, `CallMethod` and their forms with keywords.
    pub(super) fn call(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let mut at = self.reg(ins.a);
        let mut n = ins.b as usize;
        let keywords = matches!(ins.op, Op::CallKw | Op::CallMethodKw);
        if matches!(ins.op, Op::CallMethod | Op::CallMethodKw) {
            if self.actual(at).is_undef() {
                self.get(at);
                at += 1;
            } else {
                // A callable is there: its type is known by the guard that loads it.
                n += 1;
            }
        }
        let mut names = None;
        if keywords {
            let s = at + 1 + n as u32;
            let v = self.get(s);
            if self.t.get(v).op != IrOp::KRef {
                return self.exec(vm, ins);
            }
            names = self.actual(s).get_exact::<TupleObj>().map(Ref_::from_ref);
        }
        let f = self.actual(at).clone();
        let Some(o) = f.as_object() else { return self.exec(vm, ins) };
        match o.layout() {
            Layout::Function => {
                let Some(func) = o.get::<FunctionObj>() else { return Err(Abort::Unsupported) };
                self.call_python(vm, ins, func, at, n, names.as_deref())
            }
            Layout::NativeFunction if !keywords => self.call_native(vm, ins, at, n),
            Layout::Type => {
                let Some(t) = o.get::<TypeObj>() else { return Err(Abort::Unsupported) };
                self.call_class(vm, ins, &Ref_::from_ref(t), at, n, names.as_deref())
            }
            Layout::BoundMethod | Layout::Instance => {
                match self.call_bound(vm, ins, &f, at, n, names.as_deref())? {
                    Some(step) => Ok(step),
                    None => self.call_any(vm, ins, at, n, keywords),
                }
            }
            _ => self.call_any(vm, ins, at, n, keywords),
        }
    }

    /// Whether a call of this code may become a part of the trace.
    pub(super) fn can_follow(&mut self, code: &CodeObj) -> bool {
        self.frames.len() < MAX_DEPTH && !self.recursive(code) && !self.has_loop(code)
    }

    /// A bound method of Python, or an instance with `__call__`: the receiver becomes the first argument, as the interpreter
    /// moves the arguments in the window.
    fn call_bound(
        &mut self,
        vm: &mut Vm,
        ins: Instr,
        f: &Value,
        at: u32,
        n: usize,
        names: Option<&TupleObj>,
    ) -> R<Option<Step>> {
        let method = match (f.get_exact::<BoundMethodObj>(), f.get_exact::<InstanceObj>()) {
            (Some(m), _) => Some(m.func.clone()),
            (_, Some(i)) => i.class().lookup(&builtin().names.call),
            _ => None,
        };
        let Some(method) = method else { return Ok(None) };
        let Some(func) = method.get_exact::<FunctionObj>() else { return Ok(None) };
        let Some(args) = bind(func, n + 1, names) else { return Ok(None) };
        let code = func.code();
        let follow = self.can_follow(code);
        if !follow && !enterable(code) {
            return Ok(None);
        }
        let callee = self.get(at);
        let given: Vec<Ref> = (1..=n as u32)
            .map(|i| if follow { self.argument(at + i, &args) } else { self.get(at + i) })
            .collect();
        if !follow {
            self.no_generators()?;
            // Before anything moves: whether there is an entry for arguments of these types.
            let receiver = f.get_exact::<BoundMethodObj>().map_or(Ty::Ref, |m| Ty::of_tag(m.receiver.tag()));
            let ty = |i: u32| i.checked_sub(1).map_or(receiver, |i| self.ty(given[i as usize]));
            if self.native_entry(code, &self.arg_types(&args, ty)).is_none() {
                return Ok(None);
            }
        }
        let (fv, me) = match f.get_exact::<InstanceObj>() {
            Some(i) => {
                self.guard_shape(callee, i);
                (self.kobj(&method), callee)
            }
            None => self.bound_parts(callee, f),
        };
        let args = self.load_defaults(func, fv, args);
        self.guard_function(func, fv);
        for v in [fv, me].into_iter().chain(given.iter().copied()).enumerate() {
            // Of the arguments only those that their registers do not own.
            if self.ty(v.1) == Ty::Ref && v.0 < 2 {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v.1));
            }
        }
        let d = self.reg(ins.c);
        if !(d >= at && d <= at + args.len().max(n + 1) as u32) {
            self.prepare_write(d);
        }
        if names.is_some() {
            self.kill(at + 1 + n as u32);
        }
        (1..=n as u32).for_each(|i| self.vacate(at + i));
        self.kill(at);
        for (i, v) in [fv, me].into_iter().chain(given).enumerate() {
            self.put_fresh(at + i as u32, v);
        }
        if !follow {
            return self.native_call(vm, ins, func, at, n + 1, args, false, None).map(Some);
        }
        self.arrange(at, n + 1, &args);
        self.enter(func, at, args.len(), RetMode::Store, ins.c, Ref::NONE);
        Ok(Some(Step::Continue))
    }
    /// Function and receiver of what is guarded to be a bound method.
    fn bound_parts(&mut self, callee: Ref, f: &Value) -> (Ref, Ref) {
        let ty = f.get_exact::<BoundMethodObj>().map_or(Ty::Ref, |m| Ty::of_tag(m.receiver.tag()));
        self.guard_layout(callee, Layout::BoundMethod);
        let fv = self.guard(Ins::new(IrOp::BoundGet, Ty::Ref).a(callee).aux(0));
        (fv, self.guard(Ins::new(IrOp::BoundGet, ty).a(callee).aux(1)))
    }

    /// A call of a Python function is followed; if its arguments are odd, or it is deep, recursive or has loops, it is not.
    fn call_python(
        &mut self,
        vm: &mut Vm,
        ins: Instr,
        func: &FunctionObj,
        at: u32,
        n: usize,
        names: Option<&TupleObj>,
    ) -> R<Step> {
        let Some(args) = bind(func, n, names) else {
            let step = self.generator_call(ins, func, at, n, names);
            return step.map_or_else(|| self.exec(vm, ins), Ok);
        };
        let fv = self.get(at);
        let args = self.load_defaults(func, fv, args);
        let code = func.code();
        if !self.can_follow(code) {
            return self.native_call(vm, ins, func, at, n, args, names.is_some(), None);
        }
        for i in 1..=n as u32 {
            self.argument(at + i, &args);
        }
        self.guard_function(func, fv);
        if names.is_some() {
            self.kill(at + 1 + n as u32);
        }
        self.arrange(at, n, &args);
        self.enter(func, at, args.len(), RetMode::Store, ins.c, Ref::NONE);
        Ok(Step::Continue)
    }

    /// A call of a generator function makes the generator, whose registers have the arguments.
    pub(super) fn generator_call(
        &mut self,
        ins: Instr,
        func: &FunctionObj,
        at: u32,
        n: usize,
        names: Option<&TupleObj>,
    ) -> Option<Step> {
        let code = func.code();
        if code.code.flags & ODD != code_flags::GENERATOR {
            return None;
        }
        let args = bind_any(func, n, names)?;
        let fv = self.get(at);
        let args = self.load_defaults(func, fv, args);
        (at + 1..=at + n as u32).for_each(|s| {
            self.get(s);
        });
        self.guard_function(func, fv);
        self.watch_code(code);
        let d = self.reg(ins.c);
        if !(d >= at && d <= at + args.len().max(n) as u32) {
            self.prepare_write(d);
        }
        if names.is_some() {
            self.kill(at + 1 + n as u32);
        }
        self.arrange(at, n, &args);
        let g = self.call_helper(HelperId::NewGenerator, Ty::Ref, &[fv]);
        for k in 0..args.len() as u32 {
            let v = self.slot(at + 1 + k).val;
            self.vacate(at + 1 + k);
            self.emit(Ins::new(IrOp::GenStore, Ty::Void).ab(g, v).aux(k as i64));
        }
        self.kill(at);
        if ins.op == Op::CallMethod && at != self.reg(ins.a) {
            self.vacate(at - 1);
        }
        self.set(d, g, true);
        Some(Step::Continue)
    }

    /// The value of an argument of a call that is followed. Only what is put in a tuple or dict must be a whole `Value`.
    fn argument(&mut self, slot: u32, args: &[Arg]) -> Ref {
        match args.iter().any(|a| matches!(a, Arg::Rest(_) | Arg::Named(_))) {
            true => self.get(slot),
            false => self.get_any(slot),
        }
    }

    /// Defaults belong to the function object, not to its code: those of a function that may be another next time are loaded.
    /// Those of keyword-only parameters always are, since the dict that holds them may change.
    pub(super) fn load_defaults(&mut self, func: &FunctionObj, fv: Ref, args: Vec<Arg>) -> Vec<Arg> {
        let known = self.t.get(fv).op == IrOp::KRef;
        if !args.iter().any(|a| matches!(a, Arg::Default(_, p) if !known || p.is_err())) {
            return args;
        }
        self.guard_function(func, fv);
        let load = |a: Arg| {
            let Arg::Default(v, place) = a else { return a };
            if known && place.is_ok() {
                return Arg::Default(v, place);
            }
            let from = Ins::new(IrOp::FuncDefaults, Ty::Ref).a(fv).aux(place.is_err() as i64);
            let from = self.guard(from);
            let ty = Ty::of_tag(v.tag());
            Arg::Loaded(match place {
                Ok(i) => {
                    let n = func.defaults.get().get_exact::<TupleObj>().map_or(0, |t| t.len());
                    self.guard_layout(from, Layout::Tuple);
                    self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(from).aux(n as i64));
                    self.guard(Ins::new(IrOp::TupleItem, ty).a(from).aux(i as i64))
                }
                Err(name) => {
                    self.guard_layout(from, Layout::Dict);
                    let k = self.kval(&name);
                    self.guard(Ins::new(IrOp::DictLoad, ty).ab(from, k))
                }
            })
        };
        args.into_iter().map(load).collect()
    }

    /// Guards that a callable is this function, or runs its code.
    pub(super) fn guard_function(&mut self, func: &FunctionObj, fv: Ref) {
        if self.t.get(fv).op == IrOp::KRef {
            self.assume(Assumption::Function(func));
        } else {
            let code = func.code() as *const CodeObj as i64;
            self.guard(Ins::new(IrOp::GuardFuncCode, Ty::Void).a(fv).aux(code));
        }
    }

    /// Types of the parameters, where `given` tells those of the arguments.
    fn arg_types(&self, args: &[Arg], given: impl Fn(u32) -> Ty) -> Vec<Ty> {
        let ty = |a: &Arg| match a {
            Arg::Given(i) => given(*i),
            Arg::Default(v, _) => Ty::of_tag(v.tag()),
            Arg::Loaded(r) => self.ty(*r),
            Arg::Rest(_) | Arg::Named(_) => Ty::Ref,
        };
        args.iter().map(ty).collect()
    }
    /// Where a native call with arguments of these types goes, if there may be one.
    pub(super) fn native_entry(&self, code: &CodeObj, types: &[Ty]) -> Option<*const EntryPoint> {
        // SAFETY: the table lives as long as the JIT, and nobody else uses it during a recording step.
        if enterable(code) { unsafe { (*self.entries).get(code, types) } } else { None }
    }

    /// Moves the `given` loaded arguments above `at` to the registers of their parameters, and puts defaults there.
    pub(super) fn arrange(&mut self, at: u32, given: usize, args: &[Arg]) {
        let in_place = |(i, a): (usize, &Arg)| matches!(a, Arg::Given(k) if *k as usize == i);
        if args.len() == given && args.iter().enumerate().all(in_place) {
            return;
        }
        let vals: Vec<Ref> = (1..=given as u32).map(|i| self.slot(at + i).val).collect();
        // Tuple and dict of the rest are made first; all arguments then move.
        let mut rests = Vec::new();
        for a in args {
            if let Arg::Named(items) = a {
                rests.push(self.new_dict(items.iter().map(|(k, i)| (k, vals[*i as usize]))));
                continue;
            }
            let Arg::Rest(items) = a else { continue };
            let items: Vec<Ref> = items.iter().map(|i| vals[*i as usize]).collect();
            rests.push(self.new_tuple(&items));
        }
        for i in 1..=given as u32 {
            self.vacate(at + i);
        }
        let mut rests = rests.into_iter();
        for (i, a) in args.iter().enumerate() {
            let s = at + 1 + i as u32;
            let v = match a {
                Arg::Given(k) => vals[*k as usize],
                Arg::Default(..) | Arg::Loaded(_) => {
                    let k = match a {
                        Arg::Default(v, _) => self.kval(v),
                        Arg::Loaded(r) => *r,
                        _ => Ref::NONE,
                    };
                    if self.ty(k) == Ty::Ref {
                        self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(k));
                    }
                    k
                }
                Arg::Rest(_) | Arg::Named(_) => rests.next().unwrap_or(Ref::NONE),
            };
            self.put_fresh(s, v);
        }
    }

    /// A dict of string keys and values, which are given away.
    fn new_dict<'a>(&mut self, items: impl Iterator<Item = (&'a Value, Ref)>) -> Ref {
        let d = self.call_helper(HelperId::NewDict, Ty::Ref, &[]);
        for (k, v) in items {
            let k = self.kval(k);
            // Never taken: comparing strings runs no Python code.
            self.guard_store(Ins::new(IrOp::DictStore, Ty::Void).ab(d, k).c(v));
            if self.ty(v) == Ty::Ref {
                self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(v));
            }
        }
        d
    }

    /// Puts an owned value in a register that holds nothing.
    pub(super) fn put_fresh(&mut self, s: u32, v: Ref) {
        let old = self.slot(s);
        let mem_obj = old.mem_obj && (old.dirty || old.written || old.val.is_some());
        self.put(s, Slot { val: v, dirty: true, mem_obj, written: true });
    }

    /// Follows the call of a special method that the interpreter makes on behalf of an instruction: a frame above the
    /// running one. `None` if the method cannot be followed. The frame keeps `extra`.
    pub(super) fn special(
        &mut self,
        ins: Instr,
        method: &Value,
        args: &[Ref],
        mode: RetMode,
        dst: u16,
        extra: Option<Ref>,
    ) -> Option<Step> {
        let func = method.get_exact::<FunctionObj>()?;
        let bound = bind(func, args.len(), None)?;
        let fv = self.kobj(method);
        self.special_consuming(ins, (func, fv), args, &bound, mode, dst, extra, &[])
    }
    /// As `special`, for a function and its value; the instruction also releases these slots.
    #[allow(clippy::too_many_arguments, reason = "what describes a frame")]
    pub(super) fn special_consuming(
        &mut self,
        ins: Instr,
        (func, fv): (&FunctionObj, Ref),
        args: &[Ref],
        bound: &[Arg],
        mode: RetMode,
        dst: u16,
        extra: Option<Ref>,
        consumed: &[u32],
    ) -> Option<Step> {
        let code = func.code();
        if !self.can_follow(code) {
            return None;
        }
        let at = self.top().base + self.codeobj().n_regs;
        if self.top().base == 0 && self.slots.len() > 60_000 {
            return None;
        }
        self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(fv));
        self.put_fresh(at, fv);
        for (i, &v) in args.iter().enumerate() {
            if self.ty(v) == Ty::Ref {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
            }
            self.put_fresh(at + 1 + i as u32, v);
        }
        let extra = match extra {
            Some(v) => {
                if self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
                }
                v
            }
            None => Ref::NONE,
        };
        self.kills(ins);
        consumed.iter().for_each(|s| self.kill(*s));
        self.arrange(at, args.len(), bound);
        self.enter(func, at, bound.len(), mode, dst, extra);
        Some(Step::Continue)
    }

    /// `f(*args)` with a tuple, and perhaps `**kwargs` with a dict of few keys.
    pub(super) fn call_ex(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let s = self.reg(ins.a);
        let (f, t) = (self.actual(s).clone(), self.actual(s + 1).clone());
        let names = &builtin().names;
        let class = f.get_exact::<TypeObj>().filter(|t| makes_instances(t));
        // What goes before the arguments, of a bound method, an instance with `__call__` or a class.
        let (method, bound_to) = match (f.get_exact::<BoundMethodObj>(), f.get_exact::<InstanceObj>()) {
            (Some(m), _) => (m.func.clone(), Some(Ty::of_tag(m.receiver.tag()))),
            (_, Some(i)) if !i.shape().dict_mode => {
                (i.class().lookup(&names.call).unwrap_or_default(), Some(Ty::Ref))
            }
            _ => match class {
                Some(t) => (t.lookup(&names.init).unwrap_or_default(), Some(Ty::Ref)),
                None => (f.clone(), None),
            },
        };
        let Some(func) = method.get_exact::<FunctionObj>() else { return self.exec(vm, ins) };
        let Some(t) = t.get_exact::<TupleObj>().filter(|t| t.len() <= 20) else {
            return self.exec(vm, ins);
        };
        let kw = self.actual(s + 2).clone();
        let mut named: Vec<(Value, Ty)> = Vec::new();
        let mut in_row = true;
        if let Some(d) = kw.get_exact::<DictObj>() {
            named = d.data.with(|t| t.iter().map(|e| (e.key.clone(), Ty::of_tag(e.value().tag()))).collect());
            let mut keys = named.iter().enumerate();
            in_row = keys.all(|(n, (k, _))| k.get_exact::<StrObj>().is_some_and(|k| d.has_key_at(n, k)));
        } else if !kw.is_undef() {
            return self.exec(vm, ins);
        }
        // The order of the names matters if they are collected in a dict again.
        let collected = func.code().code.flags & code_flags::VARKEYWORDS != 0;
        let ordered = collected && named.len() > 1;
        if named.len() > 8 || !named.iter().all(|n| n.0.as_str().is_some()) || ordered && !in_row {
            return self.exec(vm, ins);
        }
        let names = TupleObj::new(named.iter().map(|n| n.0.clone()).collect());
        let receiver = bound_to.is_some() as usize;
        let Some(bound) = bind(func, receiver + t.len() + named.len(), Some(&names)) else {
            return self.exec(vm, ins);
        };
        let callee = self.get(s);
        let tv = self.get(s + 1);
        let kv = self.get(s + 2);
        let follow = self.can_follow(func.code());
        if !follow && class.is_some() {
            return self.exec(vm, ins);
        }
        if !follow {
            self.no_generators()?;
            let ty = |i: u32| match (i as usize).checked_sub(receiver) {
                None => bound_to.unwrap_or(Ty::Ref),
                Some(i) => t.items().get(i).map_or_else(|| named[i - t.len()].1, |x| Ty::of_tag(x.tag())),
            };
            if self.native_entry(func.code(), &self.arg_types(&bound, ty)).is_none() {
                return self.exec(vm, ins);
            }
        }
        let (fv, me) = match (f.get_exact::<InstanceObj>(), bound_to) {
            (Some(i), _) => {
                self.guard_shape(callee, i);
                (self.kobj(&method), callee)
            }
            (_, Some(_)) if class.is_none() => self.bound_parts(callee, &f),
            (_, Some(_)) => {
                self.known_object(callee, &f);
                (self.kobj(&method), Ref::NONE)
            }
            (_, None) => (callee, Ref::NONE),
        };
        let bound = self.load_defaults(func, fv, bound);
        self.guard_function(func, fv);
        let mut items: Vec<Ref> = if me.is_some() { vec![me] } else { Vec::new() };
        items.extend(self.tuple_items(tv, t));
        if kw.is_object() {
            self.guard_layout(kv, Layout::Dict);
            let (n, len) =
                (self.kint(named.len() as i64), self.call_helper(HelperId::DictLen, Ty::Int, &[kv]));
            let same = self.bin(IrOp::EqI, Ty::Bool, len, n);
            self.guard_bool(same, true);
            for (n, (k, ty)) in named.iter().enumerate() {
                let k = self.kval(k);
                if ordered {
                    let n = self.kint(n as i64);
                    let same = self.call_helper(HelperId::DictKeyIs, Ty::Bool, &[kv, n, k]);
                    self.guard_bool(same, true);
                }
                items.push(self.guard(Ins::new(IrOp::DictLoad, *ty).ab(kv, k)));
            }
        }
        let d = self.reg(ins.c);
        if !(d >= s && d <= s + 2) {
            self.prepare_write(d);
        }
        if !follow {
            // Function and arguments move above the frame's registers.
            let at = self.top().base + self.codeobj().n_regs;
            for (k, &v) in [fv].iter().chain(&items).enumerate() {
                if self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
                }
                self.put_fresh(at + k as u32, v);
            }
            (s..=s + 2).for_each(|slot| self.kill(slot));
            return self.native_call(vm, ins, func, at, items.len(), bound, false, None);
        }
        let (callee, window) = ((func, fv), [s, s + 1, s + 2]);
        if let Some(t) = class {
            self.assume(Assumption::Class(t));
            let obj = self.emit(Ins::new(IrOp::NewInstance, Ty::Ref).aux(t as *const TypeObj as i64));
            items.insert(0, obj);
            let init = RetMode::Init;
            let step = self.special_consuming(ins, callee, &items, &bound, init, ins.c, Some(obj), &window);
            self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(obj));
            return step.ok_or(Abort::Unsupported);
        }
        let step = self.special_consuming(ins, callee, &items, &bound, RetMode::Store, ins.c, None, &window);
        step.map_or_else(|| self.exec(vm, ins), Ok)
    }

    /// `type(x)`, and `int(x)` and `float(x)` of numbers.
    fn convert(&mut self, ins: Instr, t: &TypeObj, at: u32, n: usize) -> Option<Step> {
        let b = builtin();
        let to_int = std::ptr::eq(t, b.int.ptr());
        if n == 1 && std::ptr::eq(t, b.type_.ptr()) {
            return self.type_of(ins, at);
        }
        if n == 1 && std::ptr::eq(t, b.bool_.ptr()) {
            return self.bool_of(ins, at);
        }
        if n != 1 || !(to_int || std::ptr::eq(t, b.float.ptr())) {
            return None;
        }
        let x = self.actual(at + 1).clone();
        if !matches!(x, Value::Int(_) | Value::Bool(_) | Value::Float(_)) {
            return None;
        }
        if matches!(x, Value::Float(f) if to_int && f.get().abs() >= 9e18 || f.get().is_nan()) {
            return None;
        }
        let c = self.get(at);
        let v = self.get(at + 1);
        let class = self.actual(at);
        self.known_object(c, class);
        let r = match (to_int, self.ty(v)) {
            (true, Ty::Float) => self.guard(Ins::new(IrOp::F2I, Ty::Int).a(v)),
            (true, _) => self.as_int(v)?,
            (false, _) => self.as_float(v)?,
        };
        let d = self.reg(ins.c);
        if !(d >= at && d <= at + 1) {
            self.prepare_write(d);
        }
        self.kill(at);
        self.kill(at + 1);
        self.set(d, r, true);
        Some(Step::Continue)
    }

    fn bool_of(&mut self, ins: Instr, at: u32) -> Option<Step> {
        let c = self.get(at);
        let class = self.actual(at).clone();
        let r = self.truth((at + 1 - self.top().base) as u16)?;
        self.known_object(c, &class);
        let d = self.reg(ins.c);
        if !(d >= at && d <= at + 1) {
            self.prepare_write(d);
        }
        self.kill(at);
        self.kill(at + 1);
        self.set(d, r, true);
        Some(Step::Continue)
    }

    fn type_of(&mut self, ins: Instr, at: u32) -> Option<Step> {
        let x = self.actual(at + 1).clone();
        if x.get_exact::<InstanceObj>().is_some_and(|i| i.shape().dict_mode) {
            return None;
        }
        let (c, v) = (self.get(at), self.get(at + 1));
        let t = self.actual(at);
        self.known_object(c, t);
        self.guard_class(v, &x);
        let d = self.reg(ins.c);
        if !(d >= at && d <= at + 1) {
            self.prepare_write(d);
        }
        let class: Value = Ref_::from_ref(x.ty()).into();
        let r = self.kobj(&class);
        self.kill(at);
        self.kill(at + 1);
        self.set(d, r, false);
        Some(Step::Continue)
    }

    /// A method of an instance's class, by the guarded shape of the instance.
    pub(super) fn class_method(&mut self, o: Ref, v: &Value, name: &Ref_<StrObj>) -> Option<Value> {
        let i = v.get_exact::<InstanceObj>()?;
        let f = i.class().lookup(name)?;
        if i.shape().dict_mode {
            return None;
        }
        self.guard_shape(o, i);
        Some(f)
    }

    /// Whether a call of this code would be inlined into itself.
    pub(super) fn recursive(&self, c: &CodeObj) -> bool {
        self.frames.iter().any(|f| std::ptr::eq(f.code, c))
    }
    /// Functions with loops are called, not inlined: their loops have traces of their own.
    pub(super) fn has_loop(&self, c: &CodeObj) -> bool {
        c.code.n_loops > 0
    }

    /// A call that is not followed: machine code calls the function's own. `made`: it is the `__init__` of an instance, which the
    /// slot keeps meanwhile and which is the result.
    #[allow(clippy::too_many_arguments, reason = "what describes a call")]
    pub(super) fn native_call(
        &mut self,
        vm: &mut Vm,
        ins: Instr,
        func: &FunctionObj,
        at: u32,
        given: usize,
        args: Vec<Arg>,
        named: bool,
        made: Option<(u32, Ref)>,
    ) -> R<Step> {
        self.no_generators()?;
        let code = func.code();
        let fv = self.get(at);
        for i in 1..=given as u32 {
            self.get(at + i);
        }
        // Types of the arguments as the callee gets them.
        let n = args.len();
        let types = self.arg_types(&args, |i| self.ty(self.slot(at + 1 + i).val));
        let Some(entry) = self.native_entry(code, &types) else { return self.exec(vm, ins) };
        let constant = self.t.get(fv).op == IrOp::KRef;
        if constant {
            self.assume(Assumption::Function(func));
        } else {
            let check = Ins::new(IrOp::GuardFuncCode, Ty::Void).a(fv).aux(code as *const CodeObj as i64);
            let same = |i: &Ins| i.op == check.op && i.a == fv && i.aux == check.aux;
            // That of a bound method has been checked, and the method been released.
            if !self.t.ins[self.n_checked..].iter().any(same) {
                self.guard(check);
            }
        }
        self.watch_code(code);
        let d = self.reg(ins.c);
        let in_window = d >= at && d <= at + given.max(n) as u32;
        if !in_window {
            self.prepare_write(d);
            let old = self.slot(d).val;
            if old.is_some() && self.ty(old) == Ty::Ref {
                // Should the result be stored by a helper, the old value must be there to be released.
                self.flush(d);
            }
        }
        if named {
            self.kill(at + 1 + given as u32);
        }
        self.arrange(at, given, &args);
        let args: Vec<Ref> = (1..=n as u32).map(|i| self.slot(at + i).val).collect();
        // The arguments are handed over.
        for i in 1..=n as u32 {
            self.vacate(at + i);
        }
        let stored = !constant || !code.code.free_vars.is_empty();
        if stored {
            // The callee finds its function (and closure) in the register below its window. The count stays with
            // the slot, whose register therefore counts as out of date.
            self.emit(Ins::new(IrOp::SStore, Ty::Void).a(fv).aux(at as i64));
        }
        let s = self.slot(at);
        self.put(at, Slot { dirty: true, mem_obj: s.mem_obj || stored, written: true, ..s });
        // The callee's registers hold no objects.
        for s in at + 1..self.slots.len() as u32 {
            let st = self.slot(s);
            if st.dirty && st.mem_obj {
                self.flush(s);
            }
        }
        self.sync_functions();
        let pc = self.top().pc;
        let chain = self.chain(Some(pc + 1));
        let callee = Callee {
            base: at + 1,
            code,
            func: if constant { func } else { std::ptr::null() },
            n_args: n as u32,
            entry,
        };
        self.execs.push(ExecInfo { ins, chain, owner: self.code, runs: Cell::new(0), callee: Some(callee) });
        let snap = self.snapshot_raise(pc + 1);
        let exit = self.one_way(snap, true);
        let b = Ref(self.t.args.len() as u32);
        self.t.args.extend_from_slice(&args);
        let site = self.execs.len() as i64 - 1;
        let call =
            self.emit(Ins { b, c: Ref(n as u32), exit, ..Ins::new(IrOp::CallFunc, Ty::Ptr).aux(site) });
        self.check_alive = true;
        // Now for real.
        let Some(f) = vm.frames.last_mut() else { return Err(Abort::Unsupported) };
        // SAFETY: moves past the instruction, as the interpreter does before a call.
        f.pc = unsafe { f.pc.add(1) };
        let base = f.base;
        if sidewinder_vm::interp::exec_ins(vm, base, self.top().code, ins).is_err() {
            return Ok(Step::Raised);
        }
        if let Some((s, obj)) = made {
            let exit = self.one_way(snap, true);
            self.emit(Ins { exit, ..Ins::new(IrOp::CallInit, Ty::Void).ab(call, fv).aux(site) });
            self.kill(at);
            self.vacate(s);
            self.set(d, obj, true);
            return Ok(Step::Executed);
        }
        let ty = Ty::of_tag(self.actual(d).tag());
        // If the result has another type, it is in its register and everything else as the call has left it.
        let (at_slot, old) = (self.slot(at), self.slot(d));
        self.vacate(at);
        self.clobber(d);
        let snap = self.snapshot(Some(pc + 1));
        self.put(at, at_slot);
        self.put(d, old);
        let exit = self.one_way(snap, false);
        let drop = !in_window && old.val.is_some() && self.ty(old.val) == Ty::Ref;
        let drop_old = if drop { DROP_OLD } else { 0 };
        let aux = d as i64 | drop_old;
        let r = self.emit(Ins { exit, ..Ins::new(IrOp::CallRet, ty).ab(call, fv).aux(aux) });
        self.kill(at);
        self.set(d, r, true);
        Ok(Step::Executed)
    }

    /// Follows a call into a Python function.
    pub(super) fn enter(
        &mut self,
        func: &FunctionObj,
        at: u32,
        n: usize,
        mode: RetMode,
        dst: u16,
        extra: Ref,
    ) {
        let code = func.code();
        let fv = self.get(at);
        if self.t.get(fv).op == IrOp::KRef {
            self.assume(Assumption::Function(func));
        }
        self.watch_code(code);
        // Arguments must be values of this trace or sound memory; both are as they are.
        let base = at + 1;
        let u = self.unit(Ty::Undef);
        for i in n as u32..code.code.n_locals as u32 {
            let s = self.slot(base + i);
            let mem_obj = s.mem_obj && (s.dirty || s.written || s.val.is_some());
            self.put(base + i, Slot { val: u, dirty: true, mem_obj, written: true });
        }
        for i in code.code.n_locals as u32..code.n_regs {
            let s = self.slot(base + i);
            if !(s.mem_obj && (s.dirty || s.val.is_some())) {
                self.put(base + i, DEAD);
            }
        }
        let k = self.frames.len() - 1;
        self.frames[k].pc += 1;
        self.frames.push(RFrame { code, base, pc: 0, mode, dst, extra, generator: Ref::NONE });
        self.max_depth = self.max_depth.max(self.frames.len());
    }

    /// `super(class, receiver)` for an instance of the class, as a value of the trace.
    fn call_super(&mut self, ins: Instr, at: u32) -> Option<()> {
        let (class, me) = (self.actual(at + 1).clone(), self.actual(at + 2).clone());
        let i = me.get_exact::<InstanceObj>();
        let plain = i.is_some() || me.get_exact::<ExceptionObj>().is_some();
        if !plain || !me.ty().is_subclass(class.get_exact::<TypeObj>()?) {
            return None;
        }
        let [f, c, r] = [0, 1, 2].map(|k| self.get(at + k));
        let known = self.actual(at);
        self.known_object(f, known);
        self.known_object(c, &class);
        match i {
            Some(i) => self.guard_shape(r, i),
            None => {
                self.guard_class(r, &me);
                self.assume(Assumption::Class(me.ty()));
            }
        }
        let d = self.reg(ins.c);
        if !(d >= at && d <= at + 2) {
            self.prepare_write(d);
        }
        // It takes over the counts of its arguments.
        self.vacate(at + 1);
        self.vacate(at + 2);
        let s = self.emit(Ins::new(IrOp::NewSuper, Ty::Ref).ab(c, r));
        self.kill(at);
        self.set(d, s, true);
        Some(())
    }

    /// Readies the register of a call's result, before anything is made, unless it is one of the window.
    pub(super) fn prepare_call(&mut self, ins: Instr, at: u32, n: usize) {
        let d = self.reg(ins.c);
        if !(at..=at + n as u32).contains(&d) {
            self.prepare_write(d);
        }
    }
    /// The result of a call, an object that the trace has made, takes the place of the window.
    pub(super) fn call_made(&mut self, ins: Instr, at: u32, n: usize, r: Ref) {
        for i in 0..=n as u32 {
            self.kill(at + i);
        }
        if ins.op == Op::CallMethod && at != self.reg(ins.a) {
            self.vacate(at - 1);
        }
        let d = self.reg(ins.c);
        self.set(d, r, true);
    }

    /// `complex(...)` of other numbers, as a value of the trace.
    fn call_complex(&mut self, ins: Instr, at: u32, n: usize) -> Option<()> {
        let args: Vec<(Ref, Value)> =
            (1..=n as u32).map(|i| (self.get(at + i), self.actual(at + i).clone())).collect();
        let c = self.get(at);
        let class = self.actual(at).clone();
        let parts = self.complex_of(&args)?;
        self.known_object(c, &class);
        self.prepare_call(ins, at, n);
        let r = self.new_complex(parts);
        self.call_made(ins, at, n, r);
        Some(())
    }

    /// `range(...)` of ints, as a value of the trace.
    fn call_range(&mut self, ins: Instr, at: u32, n: usize) -> Option<()> {
        let ints: Vec<i64> = (1..=n as u32)
            .map(|i| match self.actual(at + i) {
                Value::Int(i) => Some(*i),
                _ => None,
            })
            .collect::<Option<_>>()?;
        let (start, stop, step) = match ints[..] {
            [b] => (0, b, 1),
            [a, b] => (a, b, 1),
            [a, b, c] => (a, b, c),
            _ => return None,
        };
        // What the trace computes must not overflow, and it expects the sign of the step.
        let span = if step > 0 { stop.checked_sub(start)? } else { start.checked_sub(stop)? };
        let width = step.checked_abs()?;
        if step == 0 || span.checked_add(width).is_none() {
            return None;
        }
        let c = self.get(at);
        let args: Vec<Ref> = (1..=n as u32).map(|i| self.get(at + i)).collect();
        let (zero, one) = (self.kint(0), self.kint(1));
        let (a, b, s) = match args[..] {
            [b] => (zero, b, one),
            [a, b] => (a, b, one),
            [a, b, s] => (a, b, s),
            _ => return None,
        };
        let class = self.actual(at);
        self.known_object(c, class);
        let (from, to) = if step > 0 { (a, b) } else { (b, a) };
        let span = self.guard(Ins::new(IrOp::SubO, Ty::Int).ab(to, from));
        let count = if step == 1 && self.t.get(s).op == IrOp::KInt {
            span
        } else {
            let ok = self.bin(if step > 0 { IrOp::GtI } else { IrOp::LtI }, Ty::Bool, s, zero);
            self.guard_bool(ok, true);
            let width = if step > 0 { s } else { self.guard(Ins::new(IrOp::SubO, Ty::Int).ab(zero, s)) };
            let less = self.bin(IrOp::SubI, Ty::Int, width, one);
            let up = self.guard(Ins::new(IrOp::AddO, Ty::Int).ab(span, less));
            self.bin(IrOp::DivI, Ty::Int, up, width)
        };
        let count = self.bin(IrOp::MaxI, Ty::Int, count, zero);
        self.prepare_call(ins, at, n);
        let r = self.emit(Ins::new(IrOp::NewRange, Ty::Ref).ab(a, b).c(s));
        self.ranges.insert(r, [count, a, s]);
        self.call_made(ins, at, n, r);
        Some(())
    }

    /// A call of a class that is a call of its `__new__`, which is followed.
    fn call_new(
        &mut self,
        ins: Instr,
        t: &Ref_<TypeObj>,
        new: &Value,
        at: u32,
        n: usize,
        names: Option<&TupleObj>,
    ) -> Option<Step> {
        let func = new.get_exact::<FunctionObj>()?;
        let args = bind(func, n + 1, names)?;
        if !self.can_follow(func.code()) {
            return None;
        }
        let class = self.get(at);
        for i in 1..=n as u32 {
            self.get(at + i);
        }
        self.known_object(class, &t.value());
        self.assume(Assumption::Class(t.ptr()));
        if names.is_some() {
            self.kill(at + 1 + n as u32);
        }
        // The window becomes `__new__`, class, arguments.
        for i in (1..=n as u32).rev() {
            let v = self.slot(at + i).val;
            self.put_fresh(at + i + 1, v);
        }
        self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(class));
        self.put_fresh(at + 1, class);
        let fv = self.kobj(new);
        self.set(at, fv, false);
        self.arrange(at, n + 1, &args);
        self.enter(func, at, args.len(), RetMode::Store, ins.c, Ref::NONE);
        Some(Step::Continue)
    }

    /// A new tuple of these values, whose counts are given away.
    pub(super) fn new_tuple(&mut self, values: &[Ref]) -> Ref {
        if values.is_empty() {
            let t = self.own(TupleObj::new(Vec::new()).into());
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(t));
            return t;
        }
        let t = self.emit(Ins::new(IrOp::NewTuple, Ty::Ref).aux(values.len() as i64));
        for (k, v) in values.iter().enumerate() {
            self.emit(Ins::new(IrOp::TupleInit, Ty::Void).ab(t, *v).aux(k as i64));
        }
        t
    }

    /// An exception of a class that has no say in it.
    fn call_exception(&mut self, ins: Instr, t: &Ref_<TypeObj>, at: u32, n: usize) -> Step {
        let c = self.get(at);
        let values: Vec<Ref> = (1..=n as u32).map(|i| self.get(at + i)).collect();
        self.known_object(c, &t.value());
        let d = self.reg(ins.c);
        if !(d >= at && d <= at + n as u32) {
            self.prepare_write(d);
        }
        let e = self.new_exception(t, &values);
        for i in 1..=n as u32 {
            self.vacate(at + i);
        }
        self.kill(at);
        if ins.op == Op::CallMethod && at != self.reg(ins.a) {
            self.vacate(at - 1);
        }
        self.set(d, e, true);
        Step::Continue
    }
    /// An exception with these arguments, whose counts are given away.
    pub(super) fn new_exception(&mut self, t: &Ref_<TypeObj>, values: &[Ref]) -> Ref {
        if t.is_heap() {
            self.assume(Assumption::Class(t.ptr()));
        }
        let class = self.kobj(&t.value());
        let args = self.new_tuple(values);
        let e = self.call_helper(HelperId::NewException, Ty::Ref, &[class, args]);
        self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(args));
        e
    }

    fn call_class(
        &mut self,
        vm: &mut Vm,
        ins: Instr,
        t: &Ref_<TypeObj>,
        at: u32,
        n: usize,
        names: Option<&TupleObj>,
    ) -> R<Step> {
        let is_range = std::ptr::eq(t.ptr(), builtin().range.ptr());
        if is_range && names.is_none() && self.call_range(ins, at, n).is_some() {
            return Ok(Step::Continue);
        }
        if names.is_none()
            && n == 1
            && let Some(step) = self.asks(ins, at)
        {
            return Ok(step);
        }
        if names.is_none()
            && let Some(step) = self.consume_by_call(vm, ins, at, n)?
        {
            return Ok(step);
        }
        if names.is_none() && self.call_pairing(ins, t, at, n).is_some() {
            return Ok(Step::Continue);
        }
        if std::ptr::eq(t.ptr(), builtin().complex.ptr())
            && names.is_none()
            && self.call_complex(ins, at, n).is_some()
        {
            return Ok(Step::Continue);
        }
        let is_super = std::ptr::eq(t.ptr(), builtin().super_.ptr());
        if is_super && names.is_none() && n == 2 && ins.op == Op::Call && self.call_super(ins, at).is_some() {
            return Ok(Step::Continue);
        }
        if names.is_none()
            && ins.op == Op::Call
            && let Some(step) = self.convert(ins, t, at, n)
        {
            return Ok(step);
        }
        if let Some(new) = sidewinder_vm::ops::new_alone(t)
            && let Some(step) = self.call_new(ins, t, &new, at, n, names)
        {
            return Ok(step);
        }
        let odd = t.has_flag(type_flags::ODD_CALL | type_flags::HAS_DEL);
        let plain = makes_instances(t);
        let exception = t.has_flag(type_flags::EXCEPTION) && !odd && exceptions::has_plain_new(t);
        if names.is_none() && makes_plainly(t) {
            return Ok(self.call_exception(ins, t, at, n));
        }
        if !t.is_heap() || !(plain || exception) {
            return self.call_any(vm, ins, at, n, names.is_some());
        }
        let Some(init) = t.lookup(&builtin().names.init) else {
            return self.call_any(vm, ins, at, n, names.is_some());
        };
        let Some(func) = init.get_exact::<FunctionObj>() else {
            return self.call_any(vm, ins, at, n, names.is_some());
        };
        let Some(args) = bind(func, n + 1, names) else {
            return self.call_any(vm, ins, at, n, names.is_some());
        };
        let follow = self.can_follow(func.code());
        let c = self.get(at);
        for i in 1..=n as u32 {
            self.get(at + i);
        }
        if !follow {
            self.no_generators()?;
            let ty = |i: u32| if i == 0 { Ty::Ref } else { self.ty(self.slot(at + i).val) };
            if self.native_entry(func.code(), &self.arg_types(&args, ty)).is_none() {
                return self.call_any(vm, ins, at, n, names.is_some());
            }
            let d = self.reg(ins.c);
            if !(at..=at + n as u32).contains(&d) {
                // Before anything is released: what it holds may take a guard.
                self.prepare_write(d);
            }
        }
        self.known_object(c, &t.value());
        self.assume(Assumption::Class(t.ptr()));
        let named = names.map_or(0, |t| t.len()) as u32;
        if names.is_some() {
            self.kill(at + 1 + n as u32);
        }
        let obj = match exception {
            true => {
                // `args` has the positional ones as they are given.
                let given: Vec<Ref> = (1..=n as u32 - named).map(|i| self.slot(at + i).val).collect();
                for &v in &given {
                    if self.ty(v) == Ty::Ref {
                        self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
                    }
                }
                self.new_exception(t, &given)
            }
            false => self.emit(Ins::new(IrOp::NewInstance, Ty::Ref).aux(t.ptr() as i64)),
        };
        self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(obj));
        let fv = self.kobj(&init);
        if !follow {
            // The instance takes the place of the class; function and arguments move above the frame's registers.
            let w = self.top().base + self.codeobj().n_regs;
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(fv));
            self.put_fresh(w, fv);
            self.put_fresh(w + 1, obj);
            for i in 1..=n as u32 {
                let v = self.slot(at + i).val;
                self.vacate(at + i);
                self.put_fresh(w + 1 + i, v);
            }
            self.set(at, obj, true);
            return self.native_call(vm, ins, func, w, n + 1, args, false, Some((at, obj)));
        }
        // The window becomes init, instance, arguments.
        for i in (1..=n as u32).rev() {
            let v = self.slot(at + i).val;
            self.put_fresh(at + i + 1, v);
        }
        self.put_fresh(at + 1, obj);
        self.set(at, fv, false);
        // `set` of the callable released the class.
        self.arrange(at, n + 1, &args);
        self.enter(func, at, args.len(), RetMode::Init, ins.c, obj);
        Ok(Step::Continue)
    }
}

/// Whether a call of a class makes a plain instance and calls its `__init__`, and nothing else.
fn makes_instances(t: &TypeObj) -> bool {
    let odd = t.has_flag(type_flags::ODD_CALL | type_flags::HAS_DEL);
    t.is_heap() && t.instances == Layout::Instance && t.payload.is_none() && !odd
}

/// Whether a call of a class makes an exception with the arguments, and nothing else.
pub(super) fn makes_plainly(t: &TypeObj) -> bool {
    t.has_flag(type_flags::EXCEPTION)
        && !t.has_flag(type_flags::ODD_CALL | type_flags::HAS_DEL)
        && exceptions::has_plain_new(t)
        && exceptions::is_plain(t)
}

/// Where the parameters of a function get their values from when it is called with `n` arguments, the last of which are
/// named. `None` if the call would fail.
pub(super) fn bind(f: &FunctionObj, n: usize, names: Option<&TupleObj>) -> Option<Vec<Arg>> {
    if f.code().code.flags & ODD != 0 { None } else { bind_any(f, n, names) }
}
/// As [`bind`], for any code.
pub(super) fn bind_any(f: &FunctionObj, n: usize, names: Option<&TupleObj>) -> Option<Vec<Arg>> {
    let code = f.code();
    let c = &code.code;
    let named = names.map_or(0, |t| t.len());
    let (n_pos, total) = (c.arg_count as usize, c.arg_count as usize + c.kwonly_count as usize);
    let mut args: Vec<Option<Arg>> = (0..total).map(|_| None).collect();
    let (mut rest, mut extra) = (Vec::new(), Vec::new());
    for i in 0..n.checked_sub(named)? as u32 {
        match args[..n_pos].get_mut(i as usize) {
            Some(a) => *a = Some(Arg::Given(i)),
            None => rest.push(i),
        }
    }
    if !rest.is_empty() && c.flags & code_flags::VARARGS == 0 {
        return None;
    }
    for (k, name) in names.into_iter().flat_map(|t| t.items()).enumerate() {
        let text = name.as_str()?;
        let given = (n - named + k) as u32;
        let Some(at) = code.names[..total].iter().position(|p| **p == *text) else {
            extra.push((name.clone(), given));
            continue;
        };
        if at < c.posonly_count as usize || args[at].is_some() {
            return None;
        }
        args[at] = Some(Arg::Given(given));
    }
    if !extra.is_empty() && c.flags & code_flags::VARKEYWORDS == 0 {
        return None;
    }
    let defaults = f.defaults.get();
    let d = defaults.get_exact::<TupleObj>().map_or(&[][..], |t| t.items());
    let first = n_pos.checked_sub(d.len())?;
    for (i, v) in d.iter().enumerate() {
        args[first + i].get_or_insert_with(|| Arg::Default(v.clone(), Ok(i as u32)));
    }
    let kwdefaults = f.kwdefaults.get();
    for (a, name) in args.iter_mut().zip(&code.names).skip(n_pos) {
        if a.is_none() {
            let v = kwdefaults.get_exact::<DictObj>()?.get_name(name)?;
            *a = Some(Arg::Default(v, Err(Value::from(name.clone()))));
        }
    }
    let mut args: Vec<Arg> = args.into_iter().collect::<Option<_>>()?;
    if c.flags & code_flags::VARARGS != 0 {
        args.push(Arg::Rest(rest));
    }
    if c.flags & code_flags::VARKEYWORDS != 0 {
        args.push(Arg::Named(extra));
    }
    Some(args)
}
