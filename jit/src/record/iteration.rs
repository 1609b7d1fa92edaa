//! Loops, iterators, generators.

use super::*;

/// What a built-in iterator yields next.
enum Item {
    Value(Ref),
    Tuple(Vec<Item>),
}

/// How the iterators in a built-in iterator advance.
#[derive(Default)]
struct Ahead {
    /// Iterator, word of its state, new contents.
    stores: Vec<(Ref, i32, Ref)>,
    /// The iterators that have a position of their own.
    leaves: Vec<(Ref, *const IteratorObj)>,
    depth: u32,
}

impl Recorder {
    /// `zip` of two, and `enumerate`, over built-in containers and iterators: the iterators are made without asking the class.
    pub(super) fn call_pairing(&mut self, ins: Instr, t: &TypeObj, at: u32, n: usize) -> Option<()> {
        let b = builtin();
        let zips = std::ptr::eq(t, b.zip.ptr()) && n == 2;
        let counts = std::ptr::eq(t, b.enumerate.ptr())
            && (n == 1 || n == 2 && matches!(self.actual(at + 2), Value::Int(_)));
        if !zips && !counts {
            return None;
        }
        let sources = if zips { 2 } else { 1 };
        let goes_over = |o: &ObjectRef| {
            let itself = matches!(o.layout(), Layout::Iterator | Layout::Generator);
            (itself || sidewinder_vm::ops::state_over(o).is_some()).then_some((o.layout(), itself))
        };
        let kinds: Vec<(Layout, bool)> = (1..=sources)
            .map(|k| self.actual(at + k).as_object().and_then(goes_over))
            .collect::<Option<_>>()?;
        let refs: Vec<Ref> = (0..=n as u32).map(|k| self.get(at + k)).collect();
        let class = self.actual(at).clone();
        self.known_object(refs[0], &class);
        for (&r, (layout, _)) in refs[1..].iter().zip(&kinds) {
            self.guard_layout(r, *layout);
        }
        self.prepare_call(ins, at, n);
        let mut its = Vec::new();
        for (&r, (_, itself)) in refs[1..].iter().zip(&kinds) {
            its.push(if *itself { r } else { self.call_helper(HelperId::NewIterator, Ty::Ref, &[r]) });
        }
        let made = if zips {
            self.call_helper(HelperId::NewZip, Ty::Ref, &[its[0], its[1]])
        } else {
            let start = if n == 2 { refs[2] } else { self.kint(0) };
            self.call_helper(HelperId::NewEnumerate, Ty::Ref, &[its[0], start])
        };
        // It has counts of its own.
        for (&it, _) in its.iter().zip(&kinds).filter(|x| !x.1.1) {
            self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(it));
        }
        self.call_made(ins, at, n, made);
        Some(())
    }

    // ---- loops and iteration --------------------------------------------------------------------------

    /// The recording starts where an iteration ended: it ends there if a root trace expects the types at hand.
    pub fn arrive(&mut self, fits: impl Fn(&RootInfo) -> bool) {
        let here = |r: &&RootInfo| r.pc == self.start_pc && !r.entry;
        if self.frames.len() == 1 && self.roots.iter().filter(here).any(fits) {
            self.n_instrs = 1;
        }
    }

    /// How the trace ends if the interpreter stands at the start of a root trace in the outermost frame.
    pub(super) fn at_header(&mut self, pc: u32) -> Option<End> {
        if self.start == Start::Loop && pc == self.start_pc {
            return Some(End::Loop);
        }
        let roots: Vec<RootInfo> = self.roots.iter().filter(|r| r.pc == pc && !r.entry).cloned().collect();
        if roots.is_empty() {
            return None;
        }
        if self.handling {
            return Some(End::Stop);
        }
        let chain = self.chain(None);
        let wide_slots = (0..self.slots.len() as u32).filter(|&s| {
            let v = self.slot(s).val;
            v.is_some() && self.ty(v).is_wide()
        });
        let wide_slots: Vec<u32> = wide_slots.collect();
        let dead: Vec<u32> = wide_slots.into_iter().filter(|s| !self.live(&chain, *s)).collect();
        let fits = |me: &Recorder, r: &RootInfo| {
            r.types.iter().filter(|x| x.0 as i32 >= 0).all(|&(s, t)| {
                let st = me.slot(s);
                let ty = if st.val.is_some() { me.ty(st.val) } else { Ty::of_tag(me.actual(s).tag()) };
                match t {
                    // In memory a wide int may be an object.
                    Ty::Void if ty.is_wide() => dead.contains(&s) || !me.actual(s).is_object(),
                    Ty::Void => ty != Ty::Ref,
                    Ty::Wide => me.can_widen(s),
                    _ if ty.is_wide() => Ty::of_tag(me.actual(s).tag()) == t,
                    _ => ty == t,
                }
            })
        };
        let wide = |r: &&RootInfo| r.types.iter().any(|t| t.1 == Ty::Wide);
        let mut roots: Vec<&RootInfo> = roots.iter().collect();
        roots.sort_by_key(|r| !wide(r));
        match roots.into_iter().find(|r| fits(self, r)) {
            Some(r) => {
                // Types of registers that the trace has not looked at are checked here.
                let mut wide = Vec::new();
                for &(s, ty) in r.types.iter().filter(|x| x.0 as i32 >= 0) {
                    match ty {
                        Ty::Void if dead.contains(&s) => self.vacate(s),
                        Ty::Void => {
                            self.load_released([s]);
                            if self.slot(s).val.is_some() {
                                self.get(s);
                            }
                        }
                        Ty::Wide => wide.extend(self.as_wide(s)),
                        _ => _ = self.get(s),
                    }
                }
                self.turn_wide(&wide);
                Some(End::Jump(r.trace))
            }
            None => Some(End::Stop),
        }
    }

    pub(super) fn loop_edge(&mut self, ins: Instr) -> R<Step> {
        let header = (self.top().pc as i32 + 1 + ins.offset32()) as u32;
        if self.frames.len() == 1 {
            if self.start == Start::Loop && header == self.start_pc {
                self.guard(Ins::new(IrOp::Poll, Ty::Void));
                self.went_round = true;
                // The loop ends at the header; `record` sees it there.
                return Ok(Step::Continue);
            }
            if self.roots.iter().any(|r| r.pc == header && !r.entry) {
                self.guard(Ins::new(IrOp::Poll, Ty::Void));
                return Ok(Step::Continue);
            }
        }
        // A loop that has no trace is unrolled, within limits.
        self.unrolled += 1;
        let n = self.inner_loops.entry(header | (self.frames.len() as u32) << 24).or_insert(0);
        *n += 1;
        if *n > 8 || self.unrolled > MAX_UNROLL {
            return Err(if self.frames.len() == 1 { Abort::InnerLoop } else { Abort::LoopInCall });
        }
        self.guard(Ins::new(IrOp::Poll, Ty::Void));
        Ok(Step::Continue)
    }

    /// The length of what is known to be a tuple, which is of length `n` now.
    pub(super) fn tuple_len(&mut self, t: Ref, n: usize) -> Ref {
        match self.t.get(t).op {
            IrOp::NewTuple | IrOp::KRef => self.kint(n as i64),
            _ => self.emit(Ins::new(IrOp::TupleLen, Ty::Int).a(t)),
        }
    }

    /// The item at an index, known to be there, of what is known to be a tuple; `v` is the one now.
    fn tuple_item(&mut self, t: Ref, at: Ref, v: &Value) -> Ref {
        let ty = Ty::of_tag(v.tag());
        let k = self.t.get(at);
        if k.op == IrOp::KInt {
            let k = k.aux;
            return self.guard(Ins::new(IrOp::TupleItem, ty).a(t).aux(k));
        }
        let p = self.emit(Ins::new(IrOp::TuplePtr, Ty::Ptr).a(t));
        self.guard(Ins::new(IrOp::ItemV, ty).ab(p, at))
    }

    /// `prepare_write` for so many registers from `a` on, but for that of operand `b`.
    pub(super) fn prepare_registers(&mut self, ins: Instr, n: u16) {
        for r in (ins.a..ins.a + n).filter(|r| *r != ins.b) {
            let d = self.reg(r);
            self.prepare_write(d);
        }
    }

    pub(super) fn for_prep(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let v = self.getr(ins.b);
        let Some(o) = self.actual_reg(ins.b).as_object() else { return self.exec(vm, ins) };
        let s = self.reg(ins.a);
        match o.layout() {
            Layout::Range => {
                let [n, start, step] = match self.ranges.get(&v) {
                    Some(fields) => *fields,
                    None => {
                        self.guard_layout(v, Layout::Range);
                        [RANGE_COUNT, RANGE_START, RANGE_STEP]
                            .map(|off| self.emit(Ins::new(IrOp::RangeGet, Ty::Int).a(v).aux(off as i64)))
                    }
                };
                self.prepare_registers(ins, 3);
                self.kills(ins);
                self.set(s, n, true);
                self.set(s + 1, start, true);
                self.set(s + 2, step, true);
            }
            Layout::List | Layout::Tuple | Layout::Str | Layout::Iterator | Layout::Generator => {
                self.guard_layout(v, o.layout());
                self.prepare_registers(ins, 3);
                let v = self.take(ins.b, ins.flags & KILL_B != 0);
                let u = self.unit(Ty::Undef);
                // Iterators are their own iterators; of the others the loop counts items.
                let own = matches!(o.layout(), Layout::Iterator | Layout::Generator);
                let at = if own { u } else { self.kint(0) };
                self.set(s, v, true);
                self.set(s + 1, at, true);
                self.set(s + 2, u, true);
            }
            _ if self.guard_container(v, &Value::Object(o.clone())) => {
                self.prepare_registers(ins, 3);
                let it = self.call_helper(HelperId::NewIterator, Ty::Ref, &[v]);
                self.kills(ins);
                let u = self.unit(Ty::Undef);
                self.set(s, it, true);
                self.set(s + 1, u, true);
                self.set(s + 2, u, true);
            }
            _ => return self.asks_operand(ins).map_or_else(|| self.exec(vm, ins), Ok),
        }
        Ok(Step::Continue)
    }

    pub(super) fn for_iter(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let s = self.reg(ins.a);
        match (self.actual(s), self.actual(s + 1)) {
            (Value::Int(left), Value::Int(_)) => {
                let l = self.get(s);
                let z = self.kint(0);
                let more = self.bin(IrOp::GtI, Ty::Bool, l, z);
                self.guard_bool(more, *left > 0);
                if *left > 0 {
                    let next = self.get(s + 1);
                    let step = self.get(s + 2);
                    let d = self.reg(ins.b);
                    self.prepare_write(d);
                    let one = self.kint(1);
                    let l2 = self.bin(IrOp::SubI, Ty::Int, l, one);
                    let n2 = self.bin(IrOp::AddI, Ty::Int, next, step);
                    self.set(s, l2, true);
                    self.set(s + 1, n2, true);
                    self.set(d, next, true);
                    self.counters.push(next);
                }
            }
            (Value::Object(o), Value::Int(i)) => {
                let (i, src) = (*i, self.get(s));
                let idx = self.get(s + 1);
                let (len, n) = match o.layout() {
                    Layout::List => {
                        self.guard_layout(src, Layout::List);
                        let l = o.get::<ListObj>().map_or(0, |l| l.len());
                        (self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src)), l)
                    }
                    Layout::Tuple => {
                        self.guard_layout(src, Layout::Tuple);
                        let n = o.get::<TupleObj>().map_or(0, |t| t.len());
                        (self.tuple_len(src, n), n)
                    }
                    Layout::Str => {
                        self.guard_layout(src, Layout::Str);
                        let n = o.get::<StrObj>().map_or(0, |t| t.len());
                        (self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(src)), n)
                    }
                    _ => return Err(Abort::Unsupported),
                };
                let more = self.bin(IrOp::LtU, Ty::Bool, idx, len);
                let has = (i as u64) < n as u64;
                self.guard_bool(more, has);
                let d = self.reg(ins.b);
                if has {
                    let v = match o.layout() {
                        Layout::List => {
                            let Some(l) = o.get::<ListObj>() else { return Err(Abort::Unsupported) };
                            self.list_item(src, l, idx, i as usize)
                        }
                        Layout::Tuple => {
                            let Some(t) = o.get::<TupleObj>() else { return Err(Abort::Unsupported) };
                            self.tuple_item(src, idx, &t.items()[i as usize])
                        }
                        _ => {
                            if o.get::<StrObj>().is_none_or(|s| s.as_ascii().is_none()) {
                                return Err(Abort::Unsupported);
                            }
                            self.guard(Ins::new(IrOp::GuardAscii, Ty::Void).a(src));
                            self.emit(Ins::new(IrOp::StrAt, Ty::Ref).ab(src, idx))
                        }
                    };
                    self.prepare_write(d);
                    let one = self.kint(1);
                    let i2 = self.bin(IrOp::AddI, Ty::Int, idx, one);
                    self.set(s + 1, i2, true);
                    self.set(d, v, false);
                } else {
                    let u = self.unit(Ty::Undef);
                    self.set(s, u, true);
                }
            }
            _ => return self.for_iter_object(vm, ins),
        }
        Ok(Step::Continue)
    }

    /// Iterators that are objects: a helper advances built-in ones, generators are inlined if they can be.
    pub(super) fn for_iter_object(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let s = self.reg(ins.a);
        self.no_looking_at_frames(ins)?;
        let Some(o) = self.actual(s).as_object() else { return Err(Abort::Unsupported) };
        let known = [Layout::Iterator, Layout::Generator, Layout::Instance, Layout::Native];
        if !known.contains(&o.layout()) {
            return Err(Abort::Unsupported);
        }
        if let Some(g) = o.get::<GeneratorObj>()
            && g.state.get() != GenState::Done
        {
            let g = sidewinder_vm::value::Ref::from_ref(g);
            return self.for_iter_generator(vm, ins, &g);
        }
        let it = self.get(s);
        if o.layout() == Layout::Instance {
            let v = self.actual(s).clone();
            let d = self.reg(ins.b);
            self.prepare_write(d);
            let f = self.class_method(it, &v, &builtin().names.next);
            if let Some(step) =
                f.and_then(|f| self.special(Instr { flags: 0, ..ins }, &f, &[it], RetMode::Next, ins.b, None))
            {
                return Ok(step);
            }
        }
        if o.layout() == Layout::Iterator {
            self.guard_layout(it, Layout::Iterator);
            if let Some(step) = self.for_iter_at_hand(ins, it, o).or_else(|| self.for_iter_map(ins, it, o)) {
                return Ok(step);
            }
            if let Some(i) = o.get::<IteratorObj>()
                && self.guard_end(it, i, 0) == Some(true)
            {
                self.call_helper(HelperId::EndIterator, Ty::Void, &[it]);
                let u = self.unit(Ty::Undef);
                self.set(s, u, true);
                return Ok(Step::Continue);
            }
            return self.for_iter_item(vm, ins, it, None);
        }
        self.no_generators()?;
        self.guard_layout(it, o.layout());
        let d = self.reg(ins.b);
        // The helper stores into the register.
        self.sync(d);
        let r = self.boxed_call(HelperId::NextInto, &[it]);
        // Tell the helper where to store.
        let n = self.execs.len() - 1;
        self.execs[n].ins = Instr::new(Op::ForIter, ins.a, ins.b, 0);
        let itv = self.actual(s).clone();
        let next = sidewinder_vm::ops::next(vm, &itv);
        let pc = self.top().pc;
        match next {
            Err(_) => {
                if let Some(f) = vm.frames.last_mut() {
                    // SAFETY: the exception belongs to this instruction.
                    f.pc = unsafe { f.pc.add(1) };
                }
                Ok(Step::Raised)
            }
            Ok(item) => {
                let got = item.is_some();
                self.clobber(d);
                let other = pc + 2;
                if got {
                    // On the other way out the iterator is released.
                    let kept = self.slot(s);
                    self.vacate(s);
                    let snap = self.snapshot(Some(pc + 1));
                    self.put(s, kept);
                    let exit = self.one_way(snap, false);
                    self.emit(Ins { exit, ..Ins::new(IrOp::IterMore, Ty::Void).ab(r, it) });
                } else {
                    let snap = self.snapshot(Some(other));
                    let exit = self.one_way(snap, false);
                    self.emit(Ins { exit, ..Ins::new(IrOp::GuardFalse, Ty::Void).a(r) });
                    self.kill(s);
                }
                // SAFETY: registers of the running frame; verified jump.
                unsafe {
                    match item {
                        Some(v) => *self.base.add(d as usize) = v,
                        None => *self.base.add(s as usize) = Value::Undef,
                    }
                    if let Some(f) = vm.frames.last_mut() {
                        f.pc = f.pc.add(if got { 2 } else { 1 });
                    }
                }
                Ok(Step::Executed)
            }
        }
    }

    /// `yield from` over an iterator that is not a generator: a helper advances it.
    pub(super) fn send(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        self.no_generators()?;
        let (it, sent) = (self.reg(ins.a), self.reg(ins.b));
        let generator = self
            .actual(it)
            .as_object()
            .and_then(|o| o.get::<GeneratorObj>())
            .filter(|g| g.state.get() != GenState::Done)
            .map(sidewinder_vm::value::Ref::from_ref);
        if let Some(g) = generator
            && self.actual(sent).is_none()
        {
            return self.send_generator(vm, ins, &g);
        }
        let plain = self.actual(it).as_object().is_some_and(|o| o.layout() == Layout::Iterator);
        if !plain || !self.actual(sent).is_none() {
            return Err(Abort::GeneratorFrame);
        }
        let v = self.get(it);
        self.get(sent);
        self.guard_layout(v, Layout::Iterator);
        if let Some(i) = self.actual(it).clone().get_exact::<IteratorObj>() {
            let item = match self.item_at_hand(ins, v, i) {
                None if self.guard_end(v, i, 0) == Some(true) => {
                    self.call_helper(HelperId::EndIterator, Ty::Void, &[v]);
                    Some(self.unit(Ty::None))
                }
                item => item,
            };
            if let Some(item) = item {
                self.set(sent, item, true);
                return Ok(Step::Continue);
            }
        }
        self.sync(sent);
        let r = self.boxed_call(HelperId::NextInto, &[v]);
        let n = self.execs.len() - 1;
        self.execs[n].ins = Instr::new(Op::Send, ins.a, ins.b, 0);
        let iterator = self.actual(it).clone();
        let next = sidewinder_vm::ops::next_or_value(vm, &iterator);
        let pc = self.top().pc;
        let Some(f) = vm.frames.last_mut() else { return Err(Abort::Unsupported) };
        // SAFETY: registers of the running frame; verified jump.
        unsafe {
            f.pc = f.pc.add(1);
            let Ok(item) = next else { return Ok(Step::Raised) };
            self.clobber(sent);
            let got = item.is_ok();
            let jump = (pc as i32 + 1 + ins.offset16()) as u32;
            let snap = self.snapshot(Some(if got { jump } else { pc + 1 }));
            let exit = self.one_way(snap, false);
            let op = if got { IrOp::GuardTrue } else { IrOp::GuardFalse };
            self.emit(Ins { exit, ..Ins::new(op, Ty::Void).a(r) });
            if !got {
                f.pc = f.pc.offset(ins.offset16() as isize);
            }
            *self.base.add(sent as usize) = item.unwrap_or_else(|value| value);
        }
        Ok(Step::Executed)
    }

    /// A `for` loop over a built-in iterator that has an item at hand: what it goes over is read in place, and the tuples of
    /// `enumerate` and `zip` are values of the trace.
    fn for_iter_at_hand(&mut self, ins: Instr, it: Ref, o: &ObjectRef) -> Option<Step> {
        let v = self.item_at_hand(ins, it, o.get::<IteratorObj>()?)?;
        let d = self.reg(ins.b);
        self.set(d, v, true);
        Some(Step::Continue)
    }
    /// A `for` loop over `map`: the interpreter calls its function as a frame of the loop.
    fn for_iter_map(&mut self, ins: Instr, it: Ref, o: &ObjectRef) -> Option<Step> {
        let o = o.get::<IteratorObj>()?;
        let (f, inner) = o.mapped()?;
        let func = f.get_exact::<FunctionObj>()?;
        let bound = super::calls::bind(func, 1, None)?;
        if !self.can_follow(func.code()) {
            return None;
        }
        let inner = inner.get_exact::<IteratorObj>()?;
        let part = |n: i32| iter_word(n) as i64;
        self.guard_layout(it, Layout::Iterator);
        let kind = o.state.with(|s| s.kind());
        for (at, byte) in [(ITER_KIND as i64, kind), (part(0), Ty::Ref.tag()), (part(3), 0)] {
            self.guard(Ins::new(IrOp::IterKind, Ty::Void).a(it).aux(at << 8 | byte as i64));
        }
        let fv = self.emit(Ins::new(IrOp::IterRef, Ty::Ref).a(it).aux(part(1)));
        self.guard_function(func, fv);
        let bound = self.load_defaults(func, fv, bound);
        let its = self.emit(Ins::new(IrOp::IterRef, Ty::Ref).a(it).aux(part(2)));
        self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(its).aux(1));
        let src = self.guard(Ins::new(IrOp::TupleItem, Ty::Ref).a(its).aux(0));
        let v = self.item_at_hand(ins, src, inner)?;
        let (ins, callee) = (Instr { flags: 0, ..ins }, (func, fv));
        let step = self.special_consuming(ins, callee, &[v], &bound, RetMode::Next, ins.b, None, &[]);
        if self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(v));
        }
        step.or(Some(Step::Abort(Abort::TooDeep)))
    }
    /// The next item of a built-in iterator, which is advanced, with a count.
    fn item_at_hand(&mut self, ins: Instr, it: Ref, o: &IteratorObj) -> Option<Ref> {
        let mut ahead = Ahead::default();
        let item = self.peek(it, o, &mut ahead)?;
        for (k, (a, x)) in ahead.leaves.iter().enumerate() {
            for (b, y) in &ahead.leaves[..k] {
                // An iterator that is in there twice advances twice.
                if x == y {
                    return None;
                }
                let same = self.bin(IrOp::EqR, Ty::Bool, *a, *b);
                self.guard_bool(same, false);
            }
        }
        let d = self.reg(ins.b);
        self.prepare_write(d);
        for (it, word, v) in ahead.stores {
            self.emit(Ins::new(IrOp::IterSet, Ty::Void).ab(it, v).aux(iter_word(word) as i64));
        }
        Some(self.make_item(item))
    }
    /// The item as a value with a count.
    fn make_item(&mut self, item: Item) -> Ref {
        match item {
            Item::Value(v) => {
                if self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
                }
                v
            }
            Item::Tuple(items) => {
                let values: Vec<Ref> = items.into_iter().map(|x| self.make_item(x)).collect();
                self.new_tuple(&values)
            }
        }
    }
    /// The next item of an iterator, which is not advanced yet; `None` if it has none at hand. Emits guards and loads only.
    fn peek(&mut self, it: Ref, o: &IteratorObj, ahead: &mut Ahead) -> Option<Item> {
        ahead.depth += 1;
        if ahead.depth > 12 {
            return None;
        }
        let kind = o.state.with(|s| s.kind());
        let int = |me: &mut Recorder, n: i32| {
            me.emit(Ins::new(IrOp::IterInt, Ty::Int).a(it).aux(iter_word(n) as i64))
        };
        let object = |me: &mut Recorder, n: i32| {
            me.emit(Ins::new(IrOp::IterRef, Ty::Ref).a(it).aux(iter_word(n) as i64))
        };
        let is = |me: &mut Recorder, at: i32, byte: u8| {
            me.guard(Ins::new(IrOp::IterKind, Ty::Void).a(it).aux((at as i64) << 8 | byte as i64));
        };
        let one = self.kint(1);
        o.state.with(|s| {
            // Whether there is an item is looked at first: nothing is emitted for an iterator that has none.
            match s {
                IterState::List(l, i) if *i < l.len() => {}
                IterState::Tuple(t, i) if *i < t.len() => {}
                IterState::Str(t, i) if *i < t.len() && t.as_ascii().is_some() => {}
                IterState::Bytes(b, i) if *i < b.data.len() => {}
                IterState::Range(n, ..) if *n > 0 => {}
                IterState::Enumerate(_, Value::Int(n)) if *n < i64::MAX => {}
                // The value of a global lies elsewhere.
                IterState::Dict(c)
                    if c.dict.data.with(|t| {
                        let next = sidewinder_vm::ops::next_key(o);
                        next >= 0 && t.entries()[next as usize].is_in_cell()
                    }) =>
                {
                    return None;
                }
                IterState::Dict(_) | IterState::Set(..) if sidewinder_vm::ops::next_key(o) >= 0 => {}
                IterState::ListReversed(l, i) if *i > 0 && *i <= l.len() => {}
                IterState::SequenceReversed(t, i)
                    if t.get_exact::<TupleObj>().is_some_and(|t| (0..t.len() as i64).contains(i)) => {}
                IterState::Zip(its, false) if (1..=4).contains(&its.len()) => {}
                _ => return None,
            }
            self.guard_layout(it, Layout::Iterator);
            is(self, ITER_KIND, kind);
            let leaf = |me: &mut Recorder, ahead: &mut Ahead, len: Ref| {
                let at = int(me, 1);
                let more = me.bin(IrOp::LtU, Ty::Bool, at, len);
                me.guard_bool(more, true);
                let next = me.bin(IrOp::AddI, Ty::Int, at, one);
                ahead.stores.push((it, 1, next));
                ahead.leaves.push((it, o));
                at
            };
            Some(Item::Value(match s {
                IterState::List(l, i) => {
                    let src = object(self, 0);
                    let len = self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src));
                    let at = leaf(self, ahead, len);
                    self.list_item(src, l, at, *i)
                }
                IterState::Tuple(t, i) => {
                    let src = object(self, 0);
                    let len = self.tuple_len(src, t.len());
                    let at = leaf(self, ahead, len);
                    self.tuple_item(src, at, &t.items()[*i])
                }
                IterState::Str(..) => {
                    let src = object(self, 0);
                    self.guard(Ins::new(IrOp::GuardAscii, Ty::Void).a(src));
                    let len = self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(src));
                    let at = leaf(self, ahead, len);
                    self.emit(Ins::new(IrOp::StrAt, Ty::Ref).ab(src, at))
                }
                IterState::Bytes(..) => {
                    let src = object(self, 0);
                    let len = self.emit(Ins::new(IrOp::BytesLen, Ty::Int).a(src).aux(BYTES_DATA as i64));
                    let at = leaf(self, ahead, len);
                    let p = self.emit(Ins::new(IrOp::BytesPtr, Ty::Ptr).a(src).aux(BYTES_DATA as i64));
                    self.emit(Ins::new(IrOp::ItemC, Ty::Int).ab(p, at).aux(b'B' as i64))
                }
                IterState::ListReversed(l, i) => {
                    let (src, i1) = (object(self, 0), int(self, 1));
                    let at = self.bin(IrOp::SubI, Ty::Int, i1, one);
                    let len = self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src));
                    let more = self.bin(IrOp::LtU, Ty::Bool, at, len);
                    self.guard_bool(more, true);
                    ahead.stores.push((it, 1, at));
                    ahead.leaves.push((it, o));
                    self.list_item(src, l, at, *i - 1)
                }
                IterState::SequenceReversed(t, i) => {
                    let t = t.get_exact::<TupleObj>()?;
                    is(self, iter_word(0), Ty::Ref.tag());
                    let (src, at) = (object(self, 1), int(self, 2));
                    self.guard_layout(src, Layout::Tuple);
                    let len = self.tuple_len(src, t.len());
                    let more = self.bin(IrOp::LtU, Ty::Bool, at, len);
                    self.guard_bool(more, true);
                    let next = self.bin(IrOp::SubI, Ty::Int, at, one);
                    ahead.stores.push((it, 2, next));
                    ahead.leaves.push((it, o));
                    self.tuple_item(src, at, &t.items()[*i as usize])
                }
                IterState::Dict(_) | IterState::Set(..) => {
                    let src = object(self, 0);
                    if let IterState::Dict(c) = s {
                        is(self, iter_word(1), c.kind as u8);
                    }
                    let at = self.call_helper(HelperId::NextKey, Ty::Int, &[it]);
                    let zero = self.kint(0);
                    let more = self.bin(IrOp::GeI, Ty::Bool, at, zero);
                    self.guard_bool(more, true);
                    let p = self.call_helper(HelperId::KeyAt, Ty::Ptr, &[src, at]);
                    let next = self.bin(IrOp::AddI, Ty::Int, at, one);
                    ahead.leaves.push((it, o));
                    let part = |me: &mut Recorder, k: i64, v: &Value| {
                        let k = me.kint(k);
                        me.guard(Ins::new(IrOp::ItemV, Ty::of_tag(v.tag())).ab(p, k))
                    };
                    let i = sidewinder_vm::ops::next_key(o) as usize;
                    match s {
                        IterState::Dict(c) => {
                            let left = int(self, 4);
                            let less = self.bin(IrOp::SubI, Ty::Int, left, one);
                            ahead.stores.extend([(it, 2, next), (it, 4, less)]);
                            let e = c.dict.data.with(|t| t.entries()[i].clone());
                            match c.kind {
                                DictViewKind::Keys => part(self, 0, &e.key),
                                DictViewKind::Values => part(self, 1, e.value()),
                                DictViewKind::Items => {
                                    let (k, v) = (part(self, 0, &e.key), part(self, 1, e.value()));
                                    return Some(Item::Tuple(vec![Item::Value(k), Item::Value(v)]));
                                }
                            }
                        }
                        IterState::Set(set, ..) => {
                            ahead.stores.push((it, 1, next));
                            let k = set.next_from(i).map_or(Value::None, |n| n.1);
                            part(self, 0, &k)
                        }
                        _ => return None,
                    }
                }
                IterState::Range(..) => {
                    let (left, next, step) = (int(self, 0), int(self, 1), int(self, 2));
                    let zero = self.kint(0);
                    let more = self.bin(IrOp::GtI, Ty::Bool, left, zero);
                    self.guard_bool(more, true);
                    let less = self.bin(IrOp::SubI, Ty::Int, left, one);
                    let then = self.bin(IrOp::AddI, Ty::Int, next, step);
                    ahead.stores.extend([(it, 0, less), (it, 1, then)]);
                    ahead.leaves.push((it, o));
                    next
                }
                IterState::Enumerate(inner, _) => {
                    let x = inner.get_exact::<IteratorObj>()?;
                    // The iterator is an object whatever it is; the number may be a big one.
                    let src = object(self, 1);
                    is(self, iter_word(2), Ty::Int.tag());
                    let n = int(self, 3);
                    let next = self.guard(Ins::new(IrOp::AddO, Ty::Int).ab(n, one));
                    ahead.stores.push((it, 3, next));
                    ahead.leaves.push((it, o));
                    let v = self.peek(src, x, ahead)?;
                    return Some(Item::Tuple(vec![Item::Value(n), v]));
                }
                IterState::Zip(its, _) => {
                    let src = object(self, 0);
                    is(self, iter_word(1), 0);
                    self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(src).aux(its.len() as i64));
                    let mut items = Vec::new();
                    for (k, x) in its.items().iter().enumerate() {
                        let x = x.get_exact::<IteratorObj>()?;
                        let inner = Ins::new(IrOp::TupleItem, Ty::Ref).a(src).aux(k as i64);
                        let inner = self.guard(inner);
                        items.push(self.peek(inner, x, ahead)?);
                    }
                    return Some(Item::Tuple(items));
                }
                _ => return None,
            }))
        })
    }

    /// Guards that an iterator is at its end, if it is, before a helper is asked: what comes with an item is a trace of its own
    /// then, which reads the item in place. Gives whether `EndIterator` does the rest.
    fn guard_end(&mut self, it: Ref, o: &IteratorObj, depth: u32) -> Option<bool> {
        if depth > 12 {
            return None;
        }
        let kind = o.state.with(|s| s.kind());
        let object = |me: &mut Recorder, n: i32| {
            me.emit(Ins::new(IrOp::IterRef, Ty::Ref).a(it).aux(iter_word(n) as i64))
        };
        let is_kind = |me: &mut Recorder| {
            me.guard_layout(it, Layout::Iterator);
            me.guard(Ins::new(IrOp::IterKind, Ty::Void).a(it).aux((ITER_KIND as i64) << 8 | kind as i64));
        };
        let int = |me: &mut Recorder, n: i32| {
            me.emit(Ins::new(IrOp::IterInt, Ty::Int).a(it).aux(iter_word(n) as i64))
        };
        // It is behind the last item of what it goes over.
        let ends = |me: &mut Recorder, len: fn(&mut Recorder, Ref) -> Ref| {
            is_kind(me);
            let src = object(me, 0);
            let len = len(me, src);
            let at = int(me, 1);
            let more = me.bin(IrOp::LtU, Ty::Bool, at, len);
            me.guard_bool(more, false);
        };
        o.state.with(|s| {
            match s {
                IterState::List(l, i) if *i >= l.len() => {
                    ends(self, |me, src| me.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src)))
                }
                IterState::Tuple(t, i) if *i >= t.len() => {
                    ends(self, |me, src| me.emit(Ins::new(IrOp::TupleLen, Ty::Int).a(src)))
                }
                IterState::Str(t, i) if *i >= t.len() => {
                    ends(self, |me, src| me.emit(Ins::new(IrOp::StrLen, Ty::Int).a(src)))
                }
                IterState::Range(n, ..) if *n <= 0 => {
                    is_kind(self);
                    let left = int(self, 0);
                    let zero = self.kint(0);
                    let more = self.bin(IrOp::GtI, Ty::Bool, left, zero);
                    self.guard_bool(more, false);
                }
                IterState::ListReversed(_, 0) | IterState::SequenceReversed(_, -1) => {
                    is_kind(self);
                    let (word, end) = if let IterState::ListReversed(..) = s { (1, 0) } else { (2, -1) };
                    let left = int(self, word);
                    let end = self.kint(end);
                    let none = self.bin(IrOp::EqI, Ty::Bool, left, end);
                    self.guard_bool(none, true);
                }
                IterState::Dict(_) | IterState::Set(..) if sidewinder_vm::ops::next_key(o) == -1 => {
                    is_kind(self);
                    let at = self.call_helper(HelperId::NextKey, Ty::Int, &[it]);
                    let none = self.kint(-1);
                    let ends = self.bin(IrOp::EqI, Ty::Bool, at, none);
                    self.guard_bool(ends, true);
                }
                IterState::Enumerate(inner, _) => {
                    let inner = inner.get_exact::<IteratorObj>()?;
                    is_kind(self);
                    let src = object(self, 1);
                    return self.guard_end(src, inner, depth + 1);
                }
                IterState::Zip(its, false) if (1..=4).contains(&its.len()) => {
                    is_kind(self);
                    let src = object(self, 0);
                    self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(src).aux(its.len() as i64));
                    for (k, x) in its.items().iter().enumerate() {
                        let x = x.get_exact::<IteratorObj>()?;
                        if sidewinder_vm::ops::has_item(x) {
                            continue;
                        }
                        let inner = self.guard(Ins::new(IrOp::TupleItem, Ty::Ref).a(src).aux(k as i64));
                        let ends = self.guard_end(inner, x, depth + 1)?;
                        // Those before it have lost an item.
                        return Some(ends && k == 0);
                    }
                    return None;
                }
                _ => return None,
            }
            Some(true)
        })
    }

    /// `yield from` over a generator: machine code resumes it.
    pub(super) fn send_generator(
        &mut self,
        vm: &mut Vm,
        ins: Instr,
        g: &sidewinder_vm::value::Ref<GeneratorObj>,
    ) -> R<Step> {
        let (s, d) = (self.reg(ins.a), self.reg(ins.b));
        let code = &g.code;
        // SAFETY: the table lives as long as the JIT, and nobody else uses it during a recording step.
        let Some(entry) = (unsafe { (*self.entries).get(code, &[]) }) else {
            return Err(Abort::GeneratorFrame);
        };
        let it = self.get(s);
        self.get(d);
        self.guard(Ins::new(IrOp::GuardGenCode, Ty::Void).a(it).aux(code.ptr() as i64));
        self.watch_code(code);
        let at = self.top().base + self.codeobj().n_regs;
        let callee = Callee { base: at + 1, code: code.ptr(), func: std::ptr::null(), n_args: 0, entry };
        let call = self.resume_call(ins, it, Some(callee));
        let pc = self.top().pc;
        // Now for real.
        let Some(f) = vm.frames.last_mut() else { return Err(Abort::Unsupported) };
        // SAFETY: moves past the instruction, as the interpreter does.
        f.pc = unsafe { f.pc.add(1) };
        let Ok(r) = vm.resume_generator(g, Value::None) else { return Ok(Step::Raised) };
        let jump = (pc as i32 + 1 + ins.offset16()) as u32;
        let (yielded, v) = match r {
            GenResult::Yielded(v) => (true, v),
            GenResult::Returned(v) => (false, v),
        };
        // The other way: the value is in its register.
        let before = self.slot(d);
        self.clobber(d);
        let snap = self.snapshot(Some(if yielded { jump } else { pc + 1 }));
        let exit = self.one_way(snap, false);
        let op = if yielded { IrOp::GenMore } else { IrOp::GenEnd };
        // `GenMore` stores the result instead of releasing the generator.
        let i = Ins { exit, ..Ins::new(op, Ty::Void).a(call).aux(d as i64 | KEEP_RESULT) };
        self.emit(if yielded { i.ab(call, it) } else { i });
        let ty = Ty::of_tag(v.tag());
        let snap = self.snapshot(Some(if yielded { pc + 1 } else { jump }));
        let exit = self.one_way(snap, false);
        let r = self.emit(Ins { exit, ..Ins::new(IrOp::CallItem, ty).a(call).aux(d as i64) });
        self.put(d, Slot { val: r, dirty: true, written: true, ..before });
        // SAFETY: a register of the running frame; verified jump.
        unsafe {
            *self.base.add(d as usize) = v;
            if !yielded && let Some(f) = vm.frames.last_mut() {
                f.pc = f.pc.offset(ins.offset16() as isize);
            }
        }
        Ok(Step::Executed)
    }

    /// A `for` loop over a generator: it is inlined, or machine code resumes it.
    pub(super) fn for_iter_generator(&mut self, vm: &mut Vm, ins: Instr, g: &GeneratorObj) -> R<Step> {
        if let Some(step) = self.enter_generator(vm, ins, g) {
            return Ok(step);
        }
        self.no_generators()?;
        let s = self.reg(ins.a);
        let code = &g.code;
        // SAFETY: the table lives as long as the JIT, and nobody else uses it during a recording step.
        let Some(entry) = (unsafe { (*self.entries).get(code, &[]) }) else {
            return Err(Abort::GeneratorFrame);
        };
        let it = self.get(s);
        self.guard(Ins::new(IrOp::GuardGenCode, Ty::Void).a(it).aux(code.ptr() as i64));
        self.watch_code(code);
        // The generator lies in the register between the windows, which does not own it.
        let at = self.top().base + self.codeobj().n_regs;
        let callee = Callee { base: at + 1, code: code.ptr(), func: std::ptr::null(), n_args: 0, entry };
        self.for_iter_item(vm, ins, it, Some(callee))
    }

    /// The generator that machine code is called of lies in the register below its window, which does not own it.
    pub(super) fn put_generator(&mut self, g: Ref, callee: &Callee) {
        let at = callee.base - 1;
        self.emit(Ins::new(IrOp::SStore, Ty::Void).a(g).aux(at as i64));
        let undef = self.unit(Ty::Undef);
        self.put(at, Slot { val: undef, dirty: true, mem_obj: true, written: true });
    }

    /// Emits the resumption of a generator (`callee` is its code), or the advance of a built-in iterator.
    pub(super) fn resume_call(&mut self, ins: Instr, it: Ref, callee: Option<Callee>) -> Ref {
        // Frames may be pushed above the running one's window, where registers hold no objects.
        self.clear_above();
        let op = match &callee {
            Some(c) => {
                self.put_generator(it, c);
                IrOp::CallGen
            }
            None => IrOp::IterNext,
        };
        self.sync_functions();
        let pc = self.top().pc;
        let chain = self.chain(Some(pc + 1));
        self.execs.push(ExecInfo { ins, chain, owner: self.code, runs: Cell::new(0), callee });
        let snap = self.snapshot_raise(pc + 1);
        let exit = self.one_way(snap, true);
        let site = self.execs.len() as i64 - 1;
        self.check_alive = true;
        self.emit(Ins { exit, ..Ins::new(op, Ty::Ptr).a(it).aux(site) })
    }

    /// A `for` loop over a generator (`callee` is its code) or a built-in iterator.
    pub(super) fn for_iter_item(
        &mut self,
        vm: &mut Vm,
        ins: Instr,
        it: Ref,
        callee: Option<Callee>,
    ) -> R<Step> {
        self.no_generators()?;
        let s = self.reg(ins.a);
        let d = self.reg(ins.b);
        self.prepare_write(d);
        let old = self.slot(d).val;
        if old.is_some() && self.ty(old) == Ty::Ref {
            self.flush(d);
        }
        let call = self.resume_call(ins, it, callee);
        let pc = self.top().pc;
        // Now for real.
        let iterator = self.actual(s).clone();
        let next = sidewinder_vm::ops::next(vm, &iterator);
        let Some(f) = vm.frames.last_mut() else { return Err(Abort::Unsupported) };
        let drop = old.is_some() && self.ty(old) == Ty::Ref;
        let aux = d as i64 | if drop { DROP_OLD } else { 0 };
        // SAFETY: registers of the running frame; verified jump.
        unsafe {
            f.pc = f.pc.add(1);
            let Ok(item) = next else { return Ok(Step::Raised) };
            let Some(v) = item else {
                let before = self.slot(d);
                self.clobber(d);
                let snap = self.snapshot(Some(pc + 2));
                self.put(d, before);
                let exit = self.one_way(snap, false);
                self.emit(Ins { exit, ..Ins::new(IrOp::GenEnd, Ty::Void).a(call).aux(aux) });
                self.kill(s);
                *self.base.add(s as usize) = Value::Undef;
                return Ok(Step::Executed);
            };
            let keep = self.slot(s);
            self.vacate(s);
            let snap = self.snapshot(Some(pc + 1));
            self.put(s, keep);
            let exit = self.one_way(snap, false);
            self.emit(Ins { exit, ..Ins::new(IrOp::GenMore, Ty::Void).ab(call, it) });
            let before = self.slot(d);
            self.clobber(d);
            let snap = self.snapshot(Some(pc + 2));
            self.put(d, before);
            let exit = self.one_way(snap, false);
            let ty = Ty::of_tag(v.tag());
            let r = self.emit(Ins { exit, ..Ins::new(IrOp::CallItem, ty).a(call).aux(aux) });
            self.set(d, r, true);
            *self.base.add(d as usize) = v;
            f.pc = f.pc.add(1);
        }
        Ok(Step::Executed)
    }
}
