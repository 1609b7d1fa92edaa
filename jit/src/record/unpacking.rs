//! Sequences taken apart, and stars in calls and displays.

use super::*;

impl Recorder {
    /// What follows `*` or `**`, if it can be passed on as it is.
    pub(super) fn star(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let x = self.actual_reg(ins.b).clone();
        let v = self.getr(ins.b);
        if ins.op == Op::StarArgs && x.get_exact::<TupleObj>().is_some() {
            self.guard_layout(v, Layout::Tuple);
        } else if ins.op == Op::StarKwargs && x.get_exact::<DictObj>().is_some_and(|d| d.has_string_keys()) {
            self.guard_layout(v, Layout::Dict);
            let ok = self.call_helper(HelperId::StringKeys, Ty::Bool, &[v]);
            self.guard_bool(ok, true);
        } else if ins.op == Op::StarArgs {
            return self.list_to_tuple(vm, ins);
        } else {
            return self.exec(vm, ins);
        }
        self.copy(ins);
        Ok(Step::Continue)
    }

    /// The items of a tuple that is guarded to be as long as it is now, each of the type that it now has.
    pub(super) fn tuple_items(&mut self, src: Ref, t: &TupleObj) -> Vec<Ref> {
        self.guard_layout(src, Layout::Tuple);
        self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(src).aux(t.len() as i64));
        let item = |(i, x): (usize, &Value)| {
            self.guard(Ins::new(IrOp::TupleItem, Ty::of_tag(x.tag())).a(src).aux(i as i64))
        };
        t.items().iter().enumerate().map(item).collect()
    }
    /// One more count for each of these that is an object.
    fn count(&mut self, values: &[Ref]) {
        for &v in values {
            if self.ty(v) == Ty::Ref {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
            }
        }
    }

    pub(super) fn unpack(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let mut ov = self.actual_reg(ins.b).clone();
        let n = ins.c as usize;
        let part = self.built_in_part(ins.b, &mut ov, &builtin().names.iter);
        let mut items = Vec::new();
        if let Some(t) = ov.get_exact::<TupleObj>().filter(|t| t.len() == n) {
            let src = part.unwrap_or_else(|| self.getr(ins.b));
            items = self.tuple_items(src, t);
        } else if let Some(l) = ov.get_exact::<ListObj>().filter(|l| l.len() == n && n > 0 && part.is_none())
        {
            let src = self.getr(ins.b);
            self.guard(Ins::new(IrOp::GuardStrategy, Ty::Void).a(src).aux(l.strategy() as i64));
            let (len, want) = (self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src)), self.kint(n as i64));
            let as_many = self.bin(IrOp::EqI, Ty::Bool, len, want);
            self.guard_bool(as_many, true);
            for i in 0..n {
                let at = self.kint(i as i64);
                items.push(self.list_item(src, l, at, i));
            }
        } else {
            return self.exec(vm, ins);
        }
        for i in 0..ins.c {
            let d = self.reg(ins.a + i);
            self.prepare_write(d);
        }
        self.count(&items);
        self.kills(ins);
        for (i, v) in items.into_iter().enumerate() {
            self.setr(ins.a + i as u16, v, true);
        }
        Ok(Step::Continue)
    }

    /// `first, *rest, last = ...` of a list, or of a tuple of few items.
    pub(super) fn unpack_ex(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        const MOST: usize = 12;
        let ov = self.actual_reg(ins.b).clone();
        let (before, after) = ((ins.c & 255) as usize, (ins.c >> 8) as usize);
        let given = before + after;
        let src = self.getr(ins.b);
        for i in 0..=given as u16 {
            let d = self.reg(ins.a + i);
            self.prepare_write(d);
        }
        let (mut items, rest) = if let Some(l) = ov.get_exact::<ListObj>().filter(|l| l.len() >= given) {
            self.guard(Ins::new(IrOp::GuardStrategy, Ty::Void).a(src).aux(l.strategy() as i64));
            let (len, fewer) =
                (self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src)), self.kint(given as i64 - 1));
            let enough = self.bin(IrOp::GtI, Ty::Bool, len, fewer);
            self.guard_bool(enough, true);
            let (start, n) = (self.kint(before as i64), self.kint(after as i64));
            let end = self.bin(IrOp::SubI, Ty::Int, len, n);
            let mut items = Vec::new();
            for i in 0..given {
                let (at, now) = match i.checked_sub(before) {
                    None => (self.kint(i as i64), i),
                    Some(k) => {
                        let k_ = self.kint(k as i64);
                        (self.bin(IrOp::AddI, Ty::Int, end, k_), l.len() - after + k)
                    }
                };
                items.push(self.list_item(src, l, at, now));
            }
            (items, self.call_helper(HelperId::ListSlice, Ty::Ref, &[src, start, end]))
        } else if let Some(t) = ov.get_exact::<TupleObj>().filter(|t| (given..=MOST).contains(&t.len())) {
            let mut items = self.tuple_items(src, t);
            let inner: Vec<Ref> = items.drain(before..t.len() - after).collect();
            let list = self.call_helper(HelperId::NewList, Ty::Ref, &[]);
            for v in inner {
                self.count(&[v]);
                self.append(list, v);
            }
            (items, list)
        } else {
            return self.exec(vm, ins);
        };
        self.count(&items);
        items.insert(before, rest);
        self.kills(ins);
        for (i, v) in items.into_iter().enumerate() {
            self.setr(ins.a + i as u16, v, true);
        }
        Ok(Step::Continue)
    }

    /// A list becomes a tuple.
    pub(super) fn list_to_tuple(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        if self.actual_reg(ins.b).get_exact::<ListObj>().is_none() {
            return self.exec(vm, ins);
        }
        let src = self.getr(ins.b);
        self.guard_layout(src, Layout::List);
        let d = self.reg(ins.a);
        self.prepare_write(d);
        let t = self.call_helper(HelperId::TupleOfList, Ty::Ref, &[src]);
        self.kills(ins);
        self.set(d, t, true);
        Ok(Step::Continue)
    }

    /// The items of a list or tuple, after those of a new list.
    pub(super) fn list_extend(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let layout = match self.actual_reg(ins.b) {
            v if v.get_exact::<ListObj>().is_some() => Layout::List,
            v if v.get_exact::<TupleObj>().is_some() => Layout::Tuple,
            _ => return self.exec(vm, ins),
        };
        let (list, src) = (self.getr(ins.a), self.getr(ins.b));
        self.guard_layout(list, Layout::List);
        self.guard_layout(src, layout);
        self.call_helper(HelperId::ListExtend, Ty::Void, &[list, src]);
        self.kills(ins);
        Ok(Step::Continue)
    }

    /// The list of what comes before `*args`, which is extended by tuples and becomes one right away: all of these instructions
    /// are a tuple of the trace, and are executed now.
    pub(super) fn star_tuple(&mut self, vm: &mut Vm, ins: Instr) -> R<Option<Step>> {
        const MOST: usize = 12;
        let pc = self.top().pc as usize;
        let code = self.codeobj();
        let mut extended = Vec::new();
        let last = loop {
            let Some(&i) = code.code.instrs.get(pc + 1 + extended.len()) else { return Ok(None) };
            match i.op {
                Op::ListExtend if i.a == ins.a && i.b != ins.a => extended.push(i),
                Op::ListToTuple if i.b == ins.a && (i.flags & KILL_B != 0 || i.a == i.b) => break i,
                _ => return Ok(None),
            }
        };
        let (n, s) = (ins.c as u32, self.reg(ins.b));
        let tuple = |me: &Self, i: &Instr| me.actual_reg(i.b).get_exact::<TupleObj>().map(Ref_::from_ref);
        let Some(sources) = extended.iter().map(|i| tuple(self, i)).collect::<Option<Vec<_>>>() else {
            return Ok(None);
        };
        let total = n as usize + sources.iter().map(|t| t.len()).sum::<usize>();
        if extended.is_empty() || total == 0 || total > MOST {
            return Ok(None);
        }
        let mut values: Vec<Ref> = (s..s + n).map(|slot| self.get(slot)).collect();
        for (i, t) in extended.iter().zip(&sources) {
            let src = self.getr(i.b);
            values.extend(self.tuple_items(src, t));
        }
        for r in [ins.a, last.a] {
            let d = self.reg(r);
            if !(s..s + n).contains(&d) {
                self.prepare_write(d);
            }
        }
        // What was in the window belongs to the tuple now, the rest gets counts of its own.
        (s..s + n).for_each(|slot| self.vacate(slot));
        self.count(&values[n as usize..]);
        let t = self.new_tuple(&values);
        for i in &extended {
            self.kills(*i);
        }
        let undef = self.unit(Ty::Undef);
        self.setr(ins.a, undef, true);
        self.setr(last.a, t, true);
        // Now for real.
        for i in [ins].iter().chain(&extended).chain([&last]) {
            let Some(f) = vm.frames.last_mut() else { return Err(Abort::Unsupported) };
            // SAFETY: moves past the instruction, as the interpreter does; the code has been read so far above.
            f.pc = unsafe { f.pc.add(1) };
            let base = f.base;
            if sidewinder_vm::interp::exec_ins(vm, base, code, *i).is_err() {
                return Err(Abort::Exception);
            }
        }
        Ok(Some(Step::Executed))
    }
}
