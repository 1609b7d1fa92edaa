//! Globals, cells, items and attributes.

use sidewinder_vm::modules::named_tuple::TupleGetter;
use sidewinder_vm::ops::{finds_in_class, finds_plainly, is_data_descriptor, is_descriptor, stores_in_class};

use super::*;

impl Recorder {
    // ---- globals and cells ----------------------------------------------------------------------------

    pub(super) fn load_global(&mut self, code: &CodeObj, i: u16) -> R<Ref> {
        let site = code.globals[i as usize];
        let cell = cell_ref(&site.cell);
        let v = cell.value.get();
        if !v.is_undef() {
            return Ok(self.global_value(site.cell, &v));
        }
        if site.fallback.is_null() {
            return Err(Abort::Exception);
        }
        let v = cell_ref(&site.fallback).value.get();
        if v.is_undef() {
            return Err(Abort::Exception);
        }
        if cell.state.get() == CellState::Unset {
            self.assume(Assumption::Global(site.cell));
        } else {
            let aux = site.cell as i64;
            self.guard(Ins::new(IrOp::GlobalGet, Ty::Undef).aux(aux));
        }
        Ok(self.global_value(site.fallback, &v))
    }
    pub(super) fn global_value(&mut self, cell: *const GlobalCell, v: &Value) -> Ref {
        if cell_ref(&cell).state.get() == CellState::Const {
            self.assume(Assumption::Global(cell));
            return self.kval(v);
        }
        self.guard(Ins::new(IrOp::GlobalGet, Ty::of_tag(v.tag())).aux(cell as i64))
    }
    pub(super) fn store_global(&mut self, code: &CodeObj, ins: Instr) -> R<()> {
        let site = code.globals[ins.b as usize];
        if self.assumptions.iter().any(|x| x.0 == Assumption::Global(site.cell)) {
            return Err(Abort::GlobalChanged);
        }
        // The store makes the cell a variable if it is not one yet; later runs of the trace find it so.
        self.store_in_cell(site.cell, ins.a, ins.flags & KILL_A != 0);
        Ok(())
    }
    /// Stores a register in a cell whose value goes.
    fn store_in_cell(&mut self, cell: *const GlobalCell, reg: u16, last_use: bool) {
        let old = cell_ref(&cell).value.with(|v| v.tag());
        let o = self.guard(Ins::new(IrOp::GlobalGet, Ty::of_tag(old)).aux(cell as i64));
        self.getr(reg);
        let v = self.take(reg, last_use);
        self.emit(Ins::new(IrOp::GlobalSet, Ty::Void).a(v).aux(cell as i64));
        if self.ty(o) == Ty::Ref {
            self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(o));
        }
    }
    pub(super) fn cell_get(&mut self, c: Ref, cell: &CellObj) -> R<Ref> {
        let v = cell.value.get();
        if v.is_undef() {
            return Err(Abort::Exception);
        }
        Ok(self.guard(Ins::new(IrOp::CellGet, Ty::of_tag(v.tag())).a(c)))
    }
    pub(super) fn cell_set(&mut self, c: Ref, cell: &CellObj, src: u16, flags: u8) -> R<()> {
        self.getr(src);
        let old = cell.value.with(|v| v.tag());
        let o = self.guard(Ins::new(IrOp::CellGet, Ty::of_tag(old)).a(c));
        let v = self.take(src, flags & KILL_B != 0);
        self.emit(Ins::new(IrOp::CellSet, Ty::Void).ab(c, v));
        if self.ty(o) == Ty::Ref {
            self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(o));
        }
        Ok(())
    }
    /// The cell of free variable `i` of the innermost frame.
    pub(super) fn free_cell(&mut self, vm: &Vm, i: u16) -> Option<(Ref, &'static CellObj)> {
        let f = vm.frames.last()?;
        if f.func.is_null() {
            return None;
        }
        let base = self.top().base;
        // SAFETY: the running frame keeps its function alive.
        let func = unsafe { &*f.func };
        let cell = func.cells().get(i as usize)?.get_exact::<CellObj>()?;
        // SAFETY: the closure lives as long as the function, which outlives this instruction.
        let cell: &'static CellObj = unsafe { &*(cell as *const CellObj) };
        let c = if self.top().generator.is_some() {
            let g = self.top().generator;
            let fv = self.emit(Ins::new(IrOp::GenFunc, Ty::Ref).a(g));
            self.closure_item(fv, i)
        } else if base == 0 {
            // The outermost frame: the trace is entered for any function with this code.
            let fv = self.frame_func(func);
            self.closure_item(fv, i)
        } else {
            let fv = self.get(base - 1);
            if self.t.get(fv).op == IrOp::KRef {
                let v = cell_value(cell);
                self.kobj(&v)
            } else {
                self.closure_item(fv, i)
            }
        };
        Some((c, cell))
    }
    /// The function object of the outermost frame.
    pub(super) fn frame_func(&mut self, _f: &FunctionObj) -> Ref {
        if self.generator {
            let g = self.emit(Ins::new(IrOp::GenSelf, Ty::Ref));
            return self.emit(Ins::new(IrOp::GenFunc, Ty::Ref).a(g));
        }
        self.guard(Ins::new(IrOp::SLoad, Ty::Ref).aux(-1))
    }
    pub(super) fn closure_item(&mut self, f: Ref, i: u16) -> Ref {
        let new = *self.t.get(f);
        let t = match new.op {
            IrOp::NewFunction => new.a,
            _ => self.emit(Ins::new(IrOp::FuncClosure, Ty::Ref).a(f)),
        };
        self.guard(Ins::new(IrOp::TupleItem, Ty::Ref).a(t).aux(i as i64))
    }

    /// Item of a list at an index known to be in range.
    pub(super) fn list_item(&mut self, src: Ref, l: &ListObj, idx: Ref, i: usize) -> Ref {
        let st = l.strategy();
        self.guard(Ins::new(IrOp::GuardStrategy, Ty::Void).a(src).aux(st as i64));
        let p = self.emit(Ins::new(IrOp::ListPtr, Ty::Ptr).a(src));
        match st {
            Strategy::Bools => self.emit(Ins::new(IrOp::ItemB, Ty::Bool).ab(p, idx)),
            Strategy::Ints => self.emit(Ins::new(IrOp::ItemI, Ty::Int).ab(p, idx)),
            Strategy::Floats => self.emit(Ins::new(IrOp::ItemF, Ty::Float).ab(p, idx)),
            _ => {
                let ty = Ty::of_tag(l.get(i).unwrap_or_default().tag());
                self.guard(Ins::new(IrOp::ItemV, ty).ab(p, idx))
            }
        }
    }

    // ---- items ----------------------------------------------------------------------------------------

    /// Checks an int index against a length; the wrapped index.
    pub(super) fn bounds(&mut self, idx: Ref, i: i64, len: Ref) -> Ref {
        let idx = if i < 0 { self.bin(IrOp::AddI, Ty::Int, idx, len) } else { idx };
        let ok = self.bin(IrOp::LtU, Ty::Bool, idx, len);
        self.guard_bool(ok, true);
        idx
    }

    /// The built-in part of an instance of a class that derives from a built-in one and leaves this method to it; `v`, the
    /// instance, becomes that.
    pub(super) fn built_in_part(&mut self, r: u16, v: &mut Value, method: &Ref_<StrObj>) -> Option<Ref> {
        let i = v.get_exact::<InstanceObj>()?;
        let part = i.payload()?.clone();
        let (own, inherited) = (i.class().lookup(method)?, part.as_object()?.ty().lookup(method)?);
        if !own.is(&inherited) || i.shape().dict_mode {
            return None;
        }
        let src = self.getr(r);
        let loaded = self.load_part(src, i);
        *v = part;
        Some(loaded)
    }
    /// The built-in part of an instance, by its shape: the first slot.
    fn load_part(&mut self, src: Ref, i: &InstanceObj) -> Ref {
        self.guard_shape(src, i);
        self.guard(Ins::new(IrOp::Field, Ty::Ref).a(src).aux(0))
    }

    pub(super) fn get_item(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let constant = ins.op == Op::GetItemK;
        let mut ov = self.actual_reg(ins.b).clone();
        let kv = if constant {
            self.codeobj().consts[ins.c as usize].clone()
        } else {
            self.actual_reg(ins.c).clone()
        };
        let part = self.built_in_part(ins.b, &mut ov, &builtin().names.getitem);
        let Some(o) = ov.as_object() else { return self.exec(vm, ins) };
        if o.layout() == Layout::Instance {
            let src = self.getr(ins.b);
            let key = if constant { self.kval(&kv) } else { self.getr(ins.c) };
            let d = self.reg(ins.a);
            self.prepare_write(d);
            let flags = if constant { ins.flags & !KILL_C } else { ins.flags };
            let step = self.class_method(src, &ov, &builtin().names.getitem).and_then(|f| {
                self.special(Instr { flags, ..ins }, &f, &[src, key], RetMode::Store, ins.a, None)
            });
            return step.map_or_else(|| self.exec(vm, ins), Ok);
        }
        if let Some(d) = o.get::<DictObj>() {
            let Some(ty) = known_value(d, &kv) else { return self.exec(vm, ins) };
            let src = part.unwrap_or_else(|| self.getr(ins.b));
            let key = if constant { self.kval(&kv) } else { self.getr(ins.c) };
            self.guard_layout(src, Layout::Dict);
            let v = self.guard(Ins::new(IrOp::DictLoad, ty).ab(src, key));
            let d = self.reg(ins.a);
            self.prepare_write(d);
            if ty == Ty::Ref {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
            }
            let flags = if constant { ins.flags & !KILL_C } else { ins.flags };
            self.kills(Instr { flags, ..ins });
            self.set(d, v, true);
            return Ok(Step::Continue);
        }
        let Value::Int(i) = kv else { return self.exec(vm, ins) };
        let v = match o.layout() {
            Layout::List => {
                let Some(l) = o.get::<ListObj>() else { return Err(Abort::Unsupported) };
                let Some(at) = sidewinder_vm::ops::wrap_index(i, l.len()) else { return self.exec(vm, ins) };
                let src = part.unwrap_or_else(|| self.getr(ins.b));
                let idx = if constant { self.kint(i) } else { self.getr(ins.c) };
                self.guard(Ins::new(IrOp::GuardStrategy, Ty::Void).a(src).aux(l.strategy() as i64));
                let len = self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src));
                let idx = self.bounds(idx, i, len);
                self.list_item(src, l, idx, at)
            }
            Layout::Tuple => {
                let Some(t) = o.get::<TupleObj>() else { return Err(Abort::Unsupported) };
                let Some(at) = sidewinder_vm::ops::wrap_index(i, t.len()) else { return self.exec(vm, ins) };
                let src = part.unwrap_or_else(|| self.getr(ins.b));
                self.guard_layout(src, Layout::Tuple);
                let ty = Ty::of_tag(t.items()[at].tag());
                self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(src).aux(t.len() as i64));
                if constant {
                    self.guard(Ins::new(IrOp::TupleItem, ty).a(src).aux(at as i64))
                } else {
                    let idx = self.getr(ins.c);
                    let n = self.kint(t.len() as i64);
                    let idx = self.bounds(idx, i, n);
                    let p = self.emit(Ins::new(IrOp::TuplePtr, Ty::Ptr).a(src));
                    self.guard(Ins::new(IrOp::ItemV, ty).ab(p, idx))
                }
            }
            Layout::Str => {
                let Some(t) = o.get::<StrObj>() else { return Err(Abort::Unsupported) };
                if t.as_ascii().is_none() || sidewinder_vm::ops::wrap_index(i, t.len()).is_none() {
                    return self.exec(vm, ins);
                }
                let src = part.unwrap_or_else(|| self.getr(ins.b));
                let idx = if constant { self.kint(i) } else { self.getr(ins.c) };
                self.guard_layout(src, Layout::Str);
                self.guard(Ins::new(IrOp::GuardAscii, Ty::Void).a(src));
                let len = self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(src));
                let idx = self.bounds(idx, i, len);
                self.emit(Ins::new(IrOp::StrAt, Ty::Ref).ab(src, idx))
            }
            Layout::Bytes | Layout::Native => {
                let src = part.unwrap_or_else(|| self.getr(ins.b));
                let idx = if constant { self.kint(i) } else { self.getr(ins.c) };
                match self.bytes_item(src, &ov, idx, i) {
                    Some(x) => x,
                    None => return self.exec(vm, ins),
                }
            }
            _ => return self.exec(vm, ins),
        };
        let d = self.reg(ins.a);
        self.prepare_write(d);
        // The item gets its count before the container may go.
        if self.ty(v) == Ty::Ref {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        let flags = if constant { ins.flags & !KILL_C } else { ins.flags };
        self.kills(Instr { flags, ..ins });
        self.set(d, v, true);
        Ok(Step::Continue)
    }

    /// A slice of a string, list or tuple, made without a slice object: the instruction and the `GetItem` after it.
    pub(super) fn slice(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let (pc, code) = (self.top().pc as usize, self.codeobj());
        let next = code.instr(pc + 1);
        let used = next.op == Op::GetItem && next.c == ins.a && next.flags & KILL_C != 0 && next.b != ins.a;
        let window = ins.b..ins.b + 3;
        if !used || window.contains(&next.b) || (window.contains(&next.a) && next.a != ins.a) {
            return self.exec(vm, ins);
        }
        let ov = self.actual_reg(next.b).clone();
        let parts: Vec<Value> = window.clone().map(|r| self.actual_reg(r).clone()).collect();
        let step = matches!(parts[2], Value::None | Value::Int(1));
        let plain = |v: &Value| matches!(v, Value::None | Value::Int(_));
        let (layout, h) = match ov.as_object().map(|o| o.layout()) {
            Some(Layout::Str) => (Layout::Str, HelperId::StrSlice),
            Some(Layout::Bytes) => (Layout::Bytes, HelperId::BytesSlice),
            Some(Layout::List) => (Layout::List, HelperId::ListSlice),
            Some(Layout::Tuple) => (Layout::Tuple, HelperId::TupleSlice),
            _ => return self.exec(vm, ins),
        };
        if !step || !parts[..2].iter().all(plain) {
            return self.exec(vm, ins);
        }
        let src = self.getr(next.b);
        let refs: Vec<Ref> = window.clone().map(|r| self.getr(r)).collect();
        let as_is = |(v, r): (&Value, &Ref)| self.ty(*r) == Ty::of_tag(v.tag());
        let one = parts[2].is_none() || self.t.get(refs[2]).op == IrOp::KInt;
        if !one || !parts.iter().zip(&refs).all(as_is) {
            return self.exec(vm, ins);
        }
        self.guard_layout(src, layout);
        let start = if parts[0].is_none() { self.kint(0) } else { refs[0] };
        let stop = if parts[1].is_none() { self.kint(i64::MAX) } else { refs[1] };
        // The slice object would have come to this register and gone from it.
        let (d, between) = (self.reg(next.a), self.reg(ins.a));
        self.prepare_write(between);
        self.prepare_write(d);
        let r = self.call_helper(h, Ty::Ref, &[src, start, stop]);
        for r in window {
            let s = self.reg(r);
            self.kill(s);
        }
        self.kill(between);
        // Now for real, both of them.
        for (k, i) in [ins, next].into_iter().enumerate() {
            let Some(f) = vm.frames.last_mut() else { return Err(Abort::Unsupported) };
            // SAFETY: moves past the instruction, as the interpreter does before a slow path.
            f.pc = unsafe { f.pc.add(1) };
            let base = f.base;
            if sidewinder_vm::interp::exec_ins(vm, base, self.top().code, i).is_err() {
                debug_assert!(k == 1);
                return Err(Abort::Exception);
            }
        }
        self.kills(Instr { flags: next.flags & !KILL_C, ..next });
        self.set(d, r, true);
        Ok(Step::Executed)
    }

    pub(super) fn set_item(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let constant = ins.op == Op::SetItemK;
        let mut ov = self.actual_reg(ins.a).clone();
        let kv = if constant {
            self.codeobj().consts[ins.b as usize].clone()
        } else {
            self.actual_reg(ins.b).clone()
        };
        let part = self.built_in_part(ins.a, &mut ov, &builtin().names.setitem);
        if ov.get_exact::<InstanceObj>().is_some() {
            let src = self.getr(ins.a);
            let key = if constant { self.kval(&kv) } else { self.getr(ins.b) };
            let x = self.getr(ins.c);
            let flags = if constant { ins.flags & !KILL_B } else { ins.flags };
            let step = self.class_method(src, &ov, &builtin().names.setitem).and_then(|f| {
                self.special(Instr { flags, ..ins }, &f, &[src, key, x], RetMode::Discard, 0, None)
            });
            return step.map_or_else(|| self.exec(vm, ins), Ok);
        }
        if let Some(d) = ov.get_exact::<DictObj>() {
            let Some(h) = sidewinder_vm::ops::simple_hash(&kv) else { return self.exec(vm, ins) };
            if matches!(d.data.with(|t| t.probe(&kv, h)), Probe::Ask) {
                return self.exec(vm, ins);
            }
            let src = part.unwrap_or_else(|| self.getr(ins.a));
            let key = if constant { self.kval(&kv) } else { self.getr(ins.b) };
            let x = self.getr(ins.c);
            self.guard_layout(src, Layout::Dict);
            self.guard_store(Ins::new(IrOp::DictStore, Ty::Void).ab(src, key).c(x));
            let flags = if constant { ins.flags & !KILL_B } else { ins.flags };
            self.kills(Instr { flags, ..ins });
            return Ok(Step::Continue);
        }
        let Value::Int(i) = kv else { return self.exec(vm, ins) };
        let xv = self.actual_reg(ins.c).clone();
        if ov.as_object().is_some_and(|o| o.layout() == Layout::Native) {
            let src = part.unwrap_or_else(|| self.getr(ins.a));
            let idx = if constant { self.kint(i) } else { self.getr(ins.b) };
            let x = self.getr(ins.c);
            if self.set_bytes_item((src, &ov), (idx, i), (x, &xv)).is_none() {
                return self.exec(vm, ins);
            }
            let flags = if constant { ins.flags & !KILL_B } else { ins.flags };
            self.kills(Instr { flags, ..ins });
            return Ok(Step::Continue);
        }
        let Some(l) = ov.get_exact::<ListObj>() else { return self.exec(vm, ins) };
        let Some(at) = sidewinder_vm::ops::wrap_index(i, l.len()) else { return self.exec(vm, ins) };
        let st = l.strategy();
        let fits = match st {
            Strategy::Bools => matches!(xv, Value::Bool(_)),
            Strategy::Ints => matches!(xv, Value::Int(_)),
            Strategy::Floats => matches!(xv, Value::Float(_)),
            Strategy::Values => true,
            Strategy::Empty => false,
        };
        if !fits {
            return self.exec(vm, ins);
        }
        let src = part.unwrap_or_else(|| self.getr(ins.a));
        let idx = if constant { self.kint(i) } else { self.getr(ins.b) };
        let x = self.getr(ins.c);
        self.guard(Ins::new(IrOp::GuardStrategy, Ty::Void).a(src).aux(st as i64));
        let len = self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(src));
        let idx = self.bounds(idx, i, len);
        let p = self.emit(Ins::new(IrOp::ListPtr, Ty::Ptr).a(src));
        match st {
            Strategy::Bools => {
                self.emit(Ins::new(IrOp::StoreItemB, Ty::Void).ab(p, idx).c(x));
            }
            Strategy::Ints => {
                self.emit(Ins::new(IrOp::StoreItemI, Ty::Void).ab(p, idx).c(x));
            }
            Strategy::Floats => {
                self.emit(Ins::new(IrOp::StoreItemF, Ty::Void).ab(p, idx).c(x));
            }
            _ => {
                let oty = Ty::of_tag(l.get(at).unwrap_or_default().tag());
                let old = self.guard(Ins::new(IrOp::ItemV, oty).ab(p, idx));
                let x = self.take(ins.c, ins.flags & KILL_C != 0);
                self.emit(Ins::new(IrOp::StoreItemV, Ty::Void).ab(p, idx).c(x));
                if oty == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(old));
                }
            }
        }
        let flags = if constant { ins.flags & !KILL_B } else { ins.flags };
        self.kills(Instr { flags, ..ins });
        Ok(Step::Continue)
    }

    /// A list of a few items: they are appended one by one, and no registers need be written.
    pub(super) fn build_list(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        const FEW: u32 = 8;
        if let Some(step) = self.star_tuple(vm, ins)? {
            return Ok(step);
        }
        let (n, s, d) = (ins.c as u32, self.reg(ins.b), self.reg(ins.a));
        if n > FEW {
            return self.exec(vm, ins);
        }
        let items: Vec<Ref> = (s..s + n).map(|slot| self.get(slot)).collect();
        if !(s..s + n).contains(&d) {
            self.prepare_write(d);
        }
        let list = self.call_helper(HelperId::NewList, Ty::Ref, &[]);
        for (slot, v) in (s..).zip(items) {
            self.vacate(slot);
            self.append(list, v);
        }
        self.set(d, list, true);
        Ok(Step::Continue)
    }

    /// `{k: v}` and `{k}`. Of keys that are strings, numbers and None nobody has to be asked whether two are equal.
    pub(super) fn build_table(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        const FEW: u32 = 16;
        let is_dict = ins.op == Op::BuildDict;
        let (s, d, step) = (self.reg(ins.b), self.reg(ins.a), 1 + is_dict as u32);
        let n = step * ins.c as u32;
        let plain = |v: &Value| !v.is_object() || v.as_str().is_some();
        if n > FEW || !(s..s + n).step_by(step as usize).all(|key| plain(self.actual(key))) {
            return self.exec(vm, ins);
        }
        let items: Vec<Ref> = (s..s + n).map(|slot| self.get(slot)).collect();
        for key in items.iter().step_by(step as usize) {
            if self.ty(*key) == Ty::Ref {
                self.guard_layout(*key, Layout::Str);
            }
        }
        if !(s..s + n).contains(&d) {
            self.prepare_write(d);
        }
        let new = if is_dict { HelperId::NewDict } else { HelperId::NewSet };
        let table = self.call_helper(new, Ty::Ref, &[]);
        for item in items.chunks(step as usize) {
            let store = match *item {
                [k, v] => Ins::new(IrOp::DictStore, Ty::Void).ab(table, k).c(v),
                _ => Ins::new(IrOp::SetChange, Ty::Void).ab(table, item[0]),
            };
            self.guard_store(store);
        }
        (s..s + n).for_each(|slot| self.kill(slot));
        self.set(d, table, true);
        Ok(Step::Continue)
    }

    /// An item of a set that is being made.
    pub(super) fn set_add(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let (set, key) = (self.actual_reg(ins.a).clone(), self.actual_reg(ins.b).clone());
        let (s, k) = (self.getr(ins.a), self.getr(ins.b));
        if self.change_set((s, &set), (k, &key), false).is_none() {
            return self.exec(vm, ins);
        }
        self.kills(ins);
        Ok(Step::Continue)
    }
    /// Adds to a set or removes from it, if no Python code is needed to tell whether the item is there.
    pub(super) fn change_set(
        &mut self,
        (s, set): (Ref, &Value),
        (k, key): (Ref, &Value),
        remove: bool,
    ) -> Option<()> {
        let h = sidewinder_vm::ops::simple_hash(key)?;
        let found = set.as_object()?.get::<SetObj>()?.data.with(|t| t.probe(key, h as i64));
        if matches!(found, Probe::Ask) {
            return None;
        }
        self.guard_class(s, set);
        self.guard_store(Ins::new(IrOp::SetChange, Ty::Void).ab(s, k).aux(remove as i64));
        Some(())
    }

    /// `del d[k]` of a dict that has the key.
    pub(super) fn del_item(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let (dict, key) = (self.actual_reg(ins.a).clone(), self.actual_reg(ins.b).clone());
        if dict.get_exact::<DictObj>().is_none_or(|d| known_value(d, &key).is_none()) {
            return self.exec(vm, ins);
        }
        let (d, k) = (self.getr(ins.a), self.getr(ins.b));
        self.guard_layout(d, Layout::Dict);
        self.guard_store(Ins::new(IrOp::SetChange, Ty::Void).ab(d, k).aux(2));
        self.kills(ins);
        Ok(Step::Continue)
    }

    pub(super) fn make_function(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        if ins.flags & FN_KWDEFAULTS != 0 {
            return self.exec(vm, ins);
        }
        let code = self.codeobj().consts[ins.b as usize].clone();
        let Some(code) = code.get_exact::<CodeObj>() else { return Err(Abort::Unsupported) };
        self.watch_code(code);
        let d = self.reg(ins.a);
        let place = |me: &Self, flag: u8, i: u16| (ins.flags & flag != 0).then(|| me.reg(ins.c + i));
        let (closure, defaults) = (place(self, FN_CLOSURE, 2), place(self, FN_DEFAULTS, 0));
        let mut part = |slot: Option<u32>, without: Ty| match slot {
            Some(s) => self.get(s),
            None => self.unit(without),
        };
        let parts = (part(closure, Ty::Undef), part(defaults, Ty::None));
        let moved: Vec<u32> = closure.into_iter().chain(defaults).collect();
        if !moved.contains(&d) {
            self.prepare_write(d);
        }
        let new = Ins::new(IrOp::NewFunction, Ty::Ref).ab(parts.0, parts.1);
        let f = self.emit(new.aux(code as *const CodeObj as i64));
        moved.into_iter().for_each(|s| self.vacate(s));
        self.set(d, f, true);
        Ok(Step::Continue)
    }

    /// Iterators over built-in containers are made without Python code.
    pub(super) fn get_iter(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let v = self.actual_reg(ins.b).clone();
        if let Some(step) = self.asks_operand(ins) {
            return Ok(step);
        }
        let x = self.getr(ins.b);
        let itself = |l: &Layout| match l {
            Layout::Iterator | Layout::Generator => true,
            _ => ins.flags & LOOPED != 0 && sidewinder_vm::ops::is_looped_over(&v),
        };
        if let Some(layout) = v.as_object().map(|o| o.layout()).filter(itself) {
            // It is its own iterator, or as good as one.
            self.guard_layout(x, layout);
            self.copy(ins);
            return Ok(Step::Continue);
        }
        if !self.guard_container(x, &v) {
            return self.exec(vm, ins);
        }
        let d = self.reg(ins.a);
        self.prepare_write(d);
        let it = self.call_helper(HelperId::NewIterator, Ty::Ref, &[x]);
        self.kills(ins);
        self.set(d, it, true);
        Ok(Step::Continue)
    }

    /// Guards that a value is a built-in container, if it is one, so that `NewIterator` can go over it.
    pub(super) fn guard_container(&mut self, x: Ref, v: &Value) -> bool {
        let known =
            v.as_object().is_some_and(|o| sidewinder_vm::ops::state_over(o).is_some() && !o.ty().is_heap());
        if let (true, Some(o)) = (known, v.as_object()) {
            self.guard_layout(x, o.layout());
        }
        known
    }

    // ---- attributes -----------------------------------------------------------------------------------

    pub(super) fn guard_shape(&mut self, o: Ref, i: &InstanceObj) {
        let shape = i.shape_ptr() as i64;
        self.watch(sidewinder_vm::value::Ref::from_ref(i.class()).object());
        self.assume(Assumption::Class(i.class()));
        self.guard(Ins::new(IrOp::GuardShape, Ty::Void).a(o).aux(shape));
    }

    /// Slot `k` of an instance whose shape has been checked. Its type needs a check only if values of several have been stored.
    fn field(&mut self, src: Ref, i: &InstanceObj, k: usize) -> Ref {
        let tag = i.slot(k).tag();
        let load = Ins::new(IrOp::Field, Ty::of_tag(tag)).a(src).aux(i.shape().place_of(k));
        let kind = i.shape().kind(k);
        if kind.tag() == Some(tag) {
            self.assume(Assumption::Slot(kind));
            return self.emit(load);
        }
        self.guard(load)
    }
    /// The value of a register is going to be stored in a slot. If that changes what is known of it, the recording had better
    /// come later.
    fn slot_takes(&mut self, kind: &SlotKind, reg: u16) -> R<()> {
        let tag = self.actual_reg(reg).tag();
        if kind.allows(tag) { Ok(()) } else { Err(Abort::SlotChanged) }
    }

    /// `__class__` where it is the class.
    fn class_of(&mut self, src: Ref, ov: &Value) -> Option<Ref> {
        let t = ov.ty();
        let instance = ov.get_exact::<InstanceObj>();
        if instance.is_some_and(|i| i.shape().dict_mode)
            || !finds_plainly(t)
            || t.lookup(&builtin().names.class).is_some()
            || ov.get_exact::<ProxyObj>().is_some()
        {
            return None;
        }
        self.guard_class(src, ov);
        let class: Value = Ref_::from_ref(t).into();
        Some(self.kobj(&class))
    }

    /// An attribute that is a value in a slot, in a module or in a class; with checks that it still is.
    pub(super) fn attribute(&mut self, src: Ref, ov: &Value, name: &Ref_<StrObj>) -> Option<Ref> {
        let o = ov.as_object()?;
        if name.object().is(builtin().names.class.object()) {
            return self.class_of(src, ov);
        }
        match o.layout() {
            Layout::Instance => {
                let i = o.get::<InstanceObj>()?;
                let t = i.class();
                if !finds_plainly(t) || i.shape().dict_mode {
                    return None;
                }
                match (t.lookup_but_slots(name), i.shape().find(name)) {
                    (c, Some(k)) if !c.as_ref().is_some_and(is_data_descriptor) && !i.slot(k).is_undef() => {
                        self.guard_shape(src, i);
                        Some(self.field(src, i, k))
                    }
                    (Some(c), None) if c.as_object().is_some_and(|o| o.get::<TupleGetter>().is_some()) => {
                        self.named_field(src, i, c.as_object()?.get::<TupleGetter>()?.index())
                    }
                    (Some(c), None) if !is_descriptor(&c) => {
                        self.guard_shape(src, i);
                        Some(self.class_value(t, name, &c))
                    }
                    _ => None,
                }
            }
            Layout::Complex => self.complex_attribute(src, ov, name),
            Layout::Function | Layout::Exception => {
                let d = self.has_attr_dict(src, ov, name)??;
                let func = ov.get_exact::<FunctionObj>().is_some();
                let at = if func { FUNCTION_ATTRS } else { EXCEPTION_ATTRS };
                let dict = Ins::new(IrOp::AttrDict, Ty::Ref).a(src).aux(at as i64);
                let dict = self.guard(dict);
                let key = name.clone().into();
                let ty = known_value(&d, &key)?;
                let k = self.kval(&key);
                Some(self.guard(Ins::new(IrOp::DictLoad, ty).ab(dict, k)))
            }
            Layout::Module => {
                let m = o.get::<ModuleObj>()?;
                let x = m.ns.get_name(name)?;
                self.known_object(src, ov);
                Some(self.global_value(m.ns.cell(name), &x))
            }
            Layout::Type => {
                let t = o.get::<TypeObj>()?;
                if !finds_in_class(t, name) {
                    return None;
                }
                let x = t.lookup(name)?;
                if is_descriptor(&x) && x.get_exact::<FunctionObj>().is_none() {
                    return None;
                }
                self.known_object(src, ov);
                self.assume(Assumption::Class(t));
                Some(self.class_value(t, name, &x))
            }
            _ => None,
        }
    }
    /// A field of a named tuple: an item of its built-in part.
    fn named_field(&mut self, src: Ref, i: &InstanceObj, index: i64) -> Option<Ref> {
        let t = i.payload()?.get_exact::<TupleObj>()?;
        let at = usize::try_from(index).ok()?;
        let ty = Ty::of_tag(t.items().get(at)?.tag());
        let part = self.load_part(src, i);
        self.guard_layout(part, Layout::Tuple);
        self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(part).aux(t.len() as i64));
        Some(self.guard(Ins::new(IrOp::TupleItem, ty).a(part).aux(at as i64)))
    }
    /// A class attribute that is no descriptor, as its class has it now.
    pub(super) fn class_value(&mut self, t: &TypeObj, name: &Ref_<StrObj>, v: &Value) -> Ref {
        if let Some(cell) = t.variable(name) {
            return self.global_value(cell, v);
        }
        let r = self.kval(v);
        if let Some(i) = v.get_exact::<InstanceObj>() {
            // It must not turn into one.
            self.guard_shape(r, i);
        }
        r
    }
    /// A method of an instance's class, as a value.
    fn bound_method(&mut self, src: Ref, ov: &Value, name: &Ref_<StrObj>) -> Option<Ref> {
        let i = ov.get_exact::<InstanceObj>()?;
        let t = i.class();
        if !finds_plainly(t) || i.shape().dict_mode || i.shape().find(name).is_some() {
            return None;
        }
        let f = t.lookup(name)?;
        f.get_exact::<FunctionObj>()?;
        self.guard_shape(src, i);
        let f = self.kobj(&f);
        Some(self.call_helper(HelperId::NewBound, Ty::Ref, &[f, src]))
    }
    /// Guards that an instance has no attribute of this name.
    pub(super) fn no_attribute(&mut self, src: Ref, ov: &Value, name: &Ref_<StrObj>) -> Option<()> {
        let i = ov.get_exact::<InstanceObj>()?;
        let t = i.class();
        let known = t.lookup(name).is_some() || i.shape().find(name).is_some();
        if known || t.has_flag(type_flags::HAS_GETATTR) || i.shape().dict_mode {
            return None;
        }
        self.guard_shape(src, i);
        Some(())
    }

    /// The getter of a property, or the `__get__` of a descriptor and the descriptor, which the interpreter runs as a frame.
    fn getter(&mut self, site: &AttrSite, ov: &Value) -> Option<(Value, Option<Value>)> {
        let i = ov.get_exact::<InstanceObj>()?;
        let t = i.class();
        if t.has_flag(type_flags::HAS_GETATTR) || i.shape().dict_mode || i.shape().find(&site.name).is_some()
        {
            return None;
        }
        sidewinder_vm::ops::getter_at(ov.as_object()?, i, site)
    }

    pub(super) fn load_attr(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let site = &self.codeobj().sites[ins.c as usize];
        let ov = self.actual_reg(ins.b).clone();
        let src = self.getr(ins.b);
        let d = self.reg(ins.a);
        if let Some((g, descriptor)) = self.getter(site, &ov)
            && let Some(i) = ov.get_exact::<InstanceObj>()
        {
            self.guard_shape(src, i);
            let args = match descriptor {
                None => vec![src],
                Some(p) => {
                    let class = Ref_::from_ref(i.class()).into();
                    vec![self.class_value(i.class(), &site.name, &p), src, self.kobj(&class)]
                }
            };
            self.prepare_write(d);
            let step = self.special(ins, &g, &args, RetMode::Store, ins.a, None);
            return step.map_or_else(|| self.exec(vm, ins), Ok);
        }
        let (v, owned) = match self.attribute(src, &ov, &site.name) {
            Some(v) => (v, false),
            None => {
                // It is made before anything may be released.
                self.prepare_write(d);
                match self.bound_method(src, &ov, &site.name) {
                    Some(v) => (v, true),
                    None => return self.exec(vm, ins),
                }
            }
        };
        self.prepare_write(d);
        if self.ty(v) == Ty::Ref && !owned {
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
        }
        self.kills(ins);
        self.set(d, v, true);
        Ok(Step::Continue)
    }

    /// If an attribute of a function or exception is in a dict of its own, since its class has no say in the name: that dict, if
    /// there is one already.
    fn has_attr_dict(&mut self, r: Ref, v: &Value, name: &Ref_<StrObj>) -> Option<Option<Ref_<DictObj>>> {
        let text = name.as_ascii()?;
        // What is special about a function has such names.
        if text.starts_with("__") || v.ty().lookup(name).is_some() {
            return None;
        }
        if let Some(f) = v.get_exact::<FunctionObj>() {
            self.guard_layout(r, Layout::Function);
            return Some(f.attrs.with(|a| a.clone()));
        }
        let e = v.get_exact::<ExceptionObj>()?;
        let t = Ref_::from_ref(v.ty());
        if !finds_plainly(&t) || t.has_flag(type_flags::HAS_SETATTR) || !e.keeps_in_dict(text) {
            return None;
        }
        self.guard_class(r, v);
        if t.is_heap() {
            self.assume(Assumption::Class(t.ptr()));
        }
        Some(e.attrs.with(|a| a.clone()))
    }

    pub(super) fn store_attr(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let site = &self.codeobj().sites[ins.c as usize];
        let ov = self.actual_reg(ins.a).clone();
        if let Some(t) = ov.get::<TypeObj>() {
            return self.store_in_class(vm, ins, t, &site.name);
        }
        let func = ov.get_exact::<FunctionObj>().is_some();
        if func || ov.get_exact::<ExceptionObj>().is_some() {
            let (src, x) = (self.getr(ins.a), self.getr(ins.b));
            let dict = match self.has_attr_dict(src, &ov, &site.name) {
                Some(Some(_)) if func => {
                    self.guard(Ins::new(IrOp::AttrDict, Ty::Ref).a(src).aux(FUNCTION_ATTRS as i64))
                }
                Some(_) if !func => self.call_helper(HelperId::ExceptionAttrs, Ty::Ref, &[src]),
                _ => return self.exec(vm, ins),
            };
            let k = self.kval(&site.name.clone().into());
            self.guard_store(Ins::new(IrOp::DictStore, Ty::Void).ab(dict, k).c(x));
            self.kills(ins);
            return Ok(Step::Continue);
        }
        let Some(i) = ov.get_exact::<InstanceObj>() else { return self.exec(vm, ins) };
        let t = i.class();
        if !t.has_flag(type_flags::HAS_SETATTR)
            && !i.shape().dict_mode
            && let Some(c) = t.lookup(&site.name)
            && let Some(p) = c.get_exact::<PropertyObj>()
        {
            let src = self.getr(ins.a);
            let x = self.getr(ins.b);
            self.guard_shape(src, i);
            let step = self.special(ins, &p.setter.get(), &[src, x], RetMode::Discard, 0, None);
            return step.map_or_else(|| self.exec(vm, ins), Ok);
        }
        if t.has_flag(type_flags::HAS_SETATTR)
            || !self.store_in_instance(i, &site.name, ins.a, (ins.b, ins.flags & KILL_B != 0))?
        {
            return self.exec(vm, ins);
        }
        if ins.flags & KILL_A != 0 {
            let s = self.reg(ins.a);
            self.kill(s);
        }
        Ok(Step::Continue)
    }

    /// A store to an attribute of the instance in register `o` in which no descriptor has a say, of what is in register `x`,
    /// which may be emptied. False if it is none; nothing has been emitted then.
    pub(super) fn store_in_instance(
        &mut self,
        i: &InstanceObj,
        name: &Ref_<StrObj>,
        o: u16,
        (x, kill): (u16, bool),
    ) -> R<bool> {
        let t = i.class();
        if i.shape().dict_mode
            || t.lookup_but_slots(name).is_some_and(|c| is_data_descriptor(&c))
            || name.object().is(builtin().names.class.object())
        {
            return Ok(false);
        }
        match i.shape().find(name) {
            Some(k) => {
                let src = self.getr(o);
                self.getr(x);
                self.guard_shape(src, i);
                self.slot_takes(i.shape().kind(k), x)?;
                let (old, place) = (self.field(src, i, k), i.shape().place_of(k));
                let x = self.take(x, kill);
                let (before, after) = (self.ty(old), self.ty(x));
                // The tag is there already.
                let same = before == after && matches!(after, Ty::Int | Ty::Float);
                let op = if same { IrOp::StorePayload } else { IrOp::StoreField };
                self.emit(Ins::new(op, Ty::Void).ab(src, x).aux(place));
                if before == Ty::Ref {
                    self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(old));
                }
            }
            None if i.has_inline_room()
                && (!t.has_flag(type_flags::NO_DICT)
                    || t.slots.with(|s| s.iter().any(|n| n.object().is(name.object())))) =>
            {
                let k = i.shape().len();
                let Some(next) = i.shape().add(name) else { return Ok(false) };
                let src = self.getr(o);
                self.getr(x);
                self.guard_shape(src, i);
                // SAFETY: the shape lives as long as the class.
                let next = unsafe { &*next };
                self.slot_takes(next.kind(k), x)?;
                let place = next.place_of(k);
                let x = self.take(x, kill);
                self.emit(Ins::new(IrOp::SetShape, Ty::Void).a(src).aux(next as *const Shape as i64));
                self.emit(Ins::new(IrOp::StoreField, Ty::Void).ab(src, x).aux(place));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// A store to an attribute of a class that is a variable.
    fn store_in_class(&mut self, vm: &mut Vm, ins: Instr, t: &TypeObj, name: &Ref_<StrObj>) -> R<Step> {
        let (ov, xv) = (self.actual_reg(ins.a).clone(), self.actual_reg(ins.b).clone());
        let Some(cell) = t.own_variable(name) else { return self.exec(vm, ins) };
        if !stores_in_class(t, name) || is_descriptor(&xv) {
            return self.exec(vm, ins);
        }
        let src = self.getr(ins.a);
        self.known_object(src, &ov);
        self.assume(Assumption::Class(t));
        let x = self.getr(ins.b);
        self.guard_class(x, &xv);
        self.store_in_cell(cell, ins.b, ins.flags & KILL_B != 0);
        if ins.flags & KILL_A != 0 {
            let s = self.reg(ins.a);
            self.kill(s);
        }
        Ok(Step::Continue)
    }

    pub(super) fn load_method(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let site = &self.codeobj().sites[ins.c as usize];
        let ov = self.actual_reg(ins.b).clone();
        let t = ov.ty();
        let found = if finds_plainly(t) { t.lookup(&site.name) } else { None };
        let method = |f: &Value| {
            f.get_exact::<FunctionObj>().is_some()
                || f.get_exact::<NativeObj>().is_some_and(|n| n.def.kind == NativeKind::Method)
        };
        if let Some(s) = ov.get_exact::<SuperObj>() {
            let src = self.getr(ins.b);
            let new = *self.t.get(src);
            // Made in this trace, which has checked what it is made of.
            return match sidewinder_vm::ops::super_method(s, &site.name) {
                Some(f) if new.op == IrOp::NewSuper => {
                    let f = self.kobj(&f);
                    self.finish_load_method(ins, f, new.b)
                }
                _ => self.exec(vm, ins),
            };
        }
        let class = ov.get_exact::<TypeObj>();
        let of_class = || {
            let t = class.filter(|t| finds_in_class(t, &site.name))?;
            Some((Value::Undef, t.lookup(&site.name).filter(method)?))
        };
        let unbound = sidewinder_vm::ops::wrapped_method(&ov, &site.name).or_else(of_class);
        if let Some((f, me)) = unbound {
            let src = self.getr(ins.b);
            if let Some(t) = class {
                self.known_object(src, &ov);
                self.assume(Assumption::Class(t));
            } else if let Some(i) = ov.get_exact::<InstanceObj>() {
                if i.shape().dict_mode {
                    return self.exec(vm, ins);
                }
                self.guard_shape(src, i);
            }
            let (f, me) = (self.kval(&f), self.kval(&me));
            return self.finish_load_method(ins, f, me);
        }
        let (f, me) = match (&ov, found) {
            (Value::Object(o), Some(f)) if method(&f) && o.layout() == Layout::Instance => {
                let Some(i) = o.get::<InstanceObj>() else { return Err(Abort::Unsupported) };
                if i.shape().dict_mode || i.shape().find(&site.name).is_some() {
                    return self.exec(vm, ins);
                }
                let src = self.getr(ins.b);
                self.guard_shape(src, i);
                (self.kobj(&f), src)
            }
            (Value::Object(o), Some(f))
                if method(&f)
                    && !matches!(
                        o.layout(),
                        Layout::Exception | Layout::Function | Layout::Type | Layout::Module | Layout::Super
                    ) =>
            {
                let src = self.getr(ins.b);
                self.guard_type(src, o);
                (self.kobj(&f), src)
            }
            // The type of a number is known by the guard that loads it.
            (Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None, Some(f)) if method(&f) => {
                let src = self.getr(ins.b);
                if self.ty(src) != Ty::of_tag(ov.tag()) {
                    return self.exec(vm, ins);
                }
                (self.kobj(&f), src)
            }
            // What an instance holds may be called, too.
            (Value::Object(o), None) if o.layout() == Layout::Instance => {
                let src = self.getr(ins.b);
                let Some(v) = self.attribute(src, &ov, &site.name) else { return self.exec(vm, ins) };
                let u = self.unit(Ty::Undef);
                return self.finish_load_method(ins, u, v);
            }
            (Value::Object(o), _) if o.layout() == Layout::Module => {
                let Some(m) = o.get::<ModuleObj>() else { return Err(Abort::Unsupported) };
                let Some(x) = m.ns.get_name(&site.name) else { return self.exec(vm, ins) };
                let src = self.getr(ins.b);
                if self.t.get(src).op != IrOp::KRef {
                    self.guard(Ins::new(IrOp::GuardRef, Ty::Void).a(src).aux(o.as_ptr() as i64));
                    self.watch(o);
                }
                let cell = m.ns.cell(&site.name);
                let v = self.global_value(cell, &x);
                let u = self.unit(Ty::Undef);
                return self.finish_load_method(ins, u, v);
            }
            _ => return self.exec(vm, ins),
        };
        self.finish_load_method(ins, f, me)
    }
    pub(super) fn finish_load_method(&mut self, ins: Instr, f: Ref, me: Ref) -> R<Step> {
        let d = self.reg(ins.a);
        for s in [d, d + 1] {
            self.prepare_write(s);
        }
        for v in [f, me] {
            if self.ty(v) == Ty::Ref {
                self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
            }
        }
        self.kills(ins);
        self.set(d, f, true);
        self.set(d + 1, me, true);
        Ok(Step::Continue)
    }
    /// Guards the exact type of an object of a built-in class.
    pub(super) fn guard_type(&mut self, r: Ref, o: &ObjectRef) {
        if self.t.get(r).op == IrOp::KRef {
            return;
        }
        let l = o.layout();
        if matches!(l, Layout::List | Layout::Tuple | Layout::Str | Layout::Dict) {
            self.guard_layout(r, l);
        } else {
            self.guard(Ins::new(IrOp::GuardType, Ty::Void).a(r).aux(o.header().shape.get() as i64));
            self.watch(sidewinder_vm::value::Ref::from_ref(o.ty()).object());
        }
    }
}
