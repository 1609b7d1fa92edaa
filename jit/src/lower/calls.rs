//! Calls of helpers, native calls (see `enter` for the protocol).
#![allow(unsafe_code, reason = "reads call sites, which are never freed")]

use cranelift_codegen::ir::condcodes::FloatCC;
use sidewinder_vm::ops::{SQUARE_IS_SURE, SQUARES};

use super::*;
use crate::ir::helpers::HelperId;

impl Lower<'_, '_> {
    /// A value as tag and payload.
    pub(super) fn boxed(&mut self, r: Ref) -> (V, V) {
        let tag = self.b.ins().iconst(I64, self.t.ty(r).tag() as i64);
        (tag, self.raw_of(r))
    }
    pub(super) fn call_op(&mut self, op: family::Call, i: &Ins) -> Result<Option<V>, String> {
        use family::Call::*;
        let mut out = None;
        match op {
            Call => out = self.helper(i),
            Exec | ExecRaises => self.exec(i),
            Catch | Throw => out = self.catch(i),
            CallFunc => {
                let args: Vec<V> = self.t.args_of(i).to_vec().into_iter().map(|r| self.raw_of(r)).collect();
                self.call_func(i, &args);
            }
            CallGen => {
                let none = [Ty::None.tag() as i64, 0].map(|k| self.b.ins().iconst(I64, k));
                self.call_func(i, &none);
            }
            Resume => self.resume(i),
            CallRet => out = self.call_ret(i)?,
            CallInit => self.call_init(i)?,
            Apply => self.apply(i, Function::Apply),
            Native => self.apply(i, Function::Native),
            Compute => self.apply(i, Function::Compute),
            CallRaised => {
                let came = self.came_with(i.a)?;
                let raised = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, came.0, 0);
                self.leave_unless(raised, i, came);
            }
            CallItem => {
                let came = self.came_with(i.a)?;
                let ok = self.b.ins().icmp_imm_u(IntCC::Equal, came.0, i.ty.tag() as i64);
                self.leave_unless(ok, i, came);
                out = clif_type(i.ty).map(|_| self.typed(came.1, i.ty));
            }
            IterNext => {
                let x = self.a(i);
                let site = self.b.ins().iconst(I64, self.view.execs[i.aux as usize] as i64);
                let args = [self.vm, self.base, site, x];
                let r = self.call_status(Function::IterNext, &args);
                self.raised(i.exit, r.0);
                self.results.insert(self.at(), r);
            }
        }
        Ok(out)
    }

    /// Status and payload that a call or resumption came with.
    fn came_with(&self, call: Ref) -> Result<(V, V), String> {
        self.results.get(&call).copied().ok_or_else(|| "the result of no call".to_string())
    }

    /// Unless a condition holds, leaves with what a call came with in its slot, if it gives something.
    fn leave_unless(&mut self, ok: V, i: &Ins, (status, payload): (V, V)) {
        let (go, other) = (self.b.create_block(), self.b.create_block());
        self.b.ins().brif(ok, go, &[], other, &[]);
        self.b.switch_to_block(other);
        self.b.set_cold_block(other);
        if i.aux == NO_RESULT {
            let out = self.exit_block(i.exit);
            self.b.ins().jump(out, &[]);
        } else {
            self.store_and_leave(i, status, payload);
        }
        self.b.switch_to_block(go);
    }

    /// Has a helper perform an instruction on values, which lie in the frame of the machine code.
    fn apply(&mut self, i: &Ins, helper: Function) {
        let r = self.apply_window(i, helper, i.aux);
        if i.exit != NO_EXIT {
            self.raised(i.exit, r.0);
        }
        self.results.insert(self.at(), r);
    }
    fn apply_window(&mut self, i: &Ins, helper: Function, site: i64) -> (V, V) {
        let window = *self.window.get_or_insert_with(|| {
            let size = (APPLY_WINDOW * size_of::<sidewinder_vm::value::Value>()) as u32;
            self.b.create_sized_stack_slot(StackSlotData::new(StackSlotKind::ExplicitSlot, size, 4))
        });
        let window = self.b.ins().stack_addr(I64, window, 0);
        let args = self.t.args_of(i).to_vec();
        for (k, &r) in args.iter().enumerate() {
            let v = self.v_opt(r);
            self.store_value(window, 16 * k as i32, self.t.ty(r), v);
        }
        let site = self.b.ins().iconst(I64, self.view.execs[site as usize] as i64);
        let n = self.b.ins().iconst(I64, args.len() as i64);
        self.call_status(helper, &[self.vm, self.base, site, window, n])
    }

    /// Has a helper interpret an instruction; leaves if it raises, or (`ExecRaises`) if it does not.
    pub(super) fn exec(&mut self, i: &Ins) {
        let info = self.b.ins().iconst(I64, self.view.execs[i.aux as usize] as i64);
        let (vm, base) = (self.vm, self.base);
        let r = self.call(Function::Exec, &[vm, base, info], Some(I64));
        let Some(r) = r else { return };
        if i.op == IrOp::Exec {
            return self.raised(i.exit, r);
        }
        let raised = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, r, 0);
        self.guard(i.exit, raised);
    }
    /// Takes the exception in flight, or raises one and takes it.
    pub(super) fn catch(&mut self, i: &Ins) -> Option<V> {
        let info = self.b.ins().iconst(I64, self.view.execs[i.aux as usize] as i64);
        let e = if i.op == IrOp::Throw { self.v(i.a) } else { self.b.ins().iconst(I64, 0) };
        self.call(Function::Catch, &[self.vm, info, e], Some(I64))
    }

    /// Has a generator resumed by its machine code, by the helper if it has none for this; it raises StopIteration if it returns.
    fn resume(&mut self, i: &Ins) {
        let args = self.t.args_of(i).to_vec();
        let sent = args.get(2).copied();
        let (tag, payload) = match sent {
            Some(r) => self.boxed(r),
            None => (self.b.ins().iconst(I64, Ty::None.tag() as i64), self.b.ins().iconst(I64, 0)),
        };
        let object = sent.filter(|r| self.t.ty(*r) == Ty::Ref).map(|r| self.v(r));
        if let Some(v) = object {
            self.incref(v);
        }
        self.call_func(i, &[tag, payload]);
        let Some(&(status, payload)) = self.results.get(&self.at()) else { return };
        let [go, slow, refused, other] = [(); 4].map(|()| self.b.create_block());
        for b in [slow, refused, other] {
            self.b.set_cold_block(b);
        }
        for _ in 0..2 {
            self.b.append_block_param(go, I64);
        }
        let arg = BlockArg::Value;
        let yielded = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, status, FINISHED);
        self.b.ins().brif(yielded, go, &[arg(status), arg(payload)], slow, &[]);
        self.b.switch_to_block(slow);
        let no = self.b.ins().icmp_imm_s(IntCC::Equal, status, REFUSED);
        self.b.ins().brif(no, refused, &[], other, &[]);
        self.b.switch_to_block(refused);
        if let Some(v) = object {
            self.decref(v);
        }
        // The next site is the same call without a callee.
        let (s, p) = self.apply_window(i, Function::Apply, i.aux + 1);
        self.b.ins().jump(go, &[arg(s), arg(p)]);
        self.b.switch_to_block(other);
        let site = self.b.ins().iconst(I64, self.view.execs[i.aux as usize] as i64);
        let (s, p) = self.call_status(Function::FinishSend, &[self.vm, self.base, site, status, payload]);
        self.b.ins().jump(go, &[arg(s), arg(p)]);
        self.b.switch_to_block(go);
        let r = (self.b.block_params(go)[0], self.b.block_params(go)[1]);
        if i.exit != NO_EXIT {
            self.raised(i.exit, r.0);
        }
        self.results.insert(self.at(), r);
    }

    /// Calls machine code of a Python function or generator. What it came back with is looked at by what follows.
    pub(super) fn call_func(&mut self, i: &Ins, given: &[V]) {
        let info = self.view.execs[i.aux as usize] as *const ExecInfo;
        // SAFETY: infos are never freed.
        let Some(c) = (unsafe { &(*info).callee }) else { return };
        // SAFETY: as above.
        let frames = unsafe { (*info).chain.len() } as i64;
        // The record of the call.
        let top = self.b.ins().load(I64, mem(), self.vm, NATIVE_TOP);
        let site = self.b.ins().iconst(I64, info as i64);
        let zero = self.b.ins().iconst(I64, 0);
        self.b.ins().store(mem(), site, top, offset_of!(NativeCall, site) as i32);
        self.b.ins().store(mem(), self.base, top, offset_of!(NativeCall, base) as i32);
        self.b.ins().store(mem(), zero, top, offset_of!(NativeCall, frames) as i32);
        let behind = self.b.ins().iadd_imm_s(top, RECORD_SIZE);
        self.b.ins().store(mem(), behind, self.vm, NATIVE_TOP);
        let depth = self.b.ins().load(I64, mem(), self.vm, NATIVE_DEPTH);
        let deeper = self.b.ins().iadd_imm_s(depth, frames);
        self.b.ins().store(mem(), deeper, self.vm, NATIVE_DEPTH);
        let point = self.b.ins().iconst(I64, c.entry as i64);
        let code = self.b.ins().load(I64, mem(), point, offset_of!(EntryPoint, code) as i32);
        let which = self.b.ins().load(I64, mem(), point, offset_of!(EntryPoint, which) as i32);
        let base = self.b.ins().iadd_imm_s(self.base, 16 * c.base as i64);
        let mut args = vec![self.vm, base, which];
        args.extend(given);
        let (status, payload) = self.call_status_at(code, &args);
        self.b.ins().store(mem(), top, self.vm, NATIVE_TOP);
        self.b.ins().store(mem(), depth, self.vm, NATIVE_DEPTH);
        self.results.insert(self.at(), (status, payload));
    }

    /// The result of a native call, if it has the expected type.
    pub(super) fn call_ret(&mut self, i: &Ins) -> Result<Option<V>, String> {
        let call = *self.t.get(i.a);
        let (store, go) = self.returned(i, &call, i.ty.tag() as i64, call.exit)?;
        // A value of another type: into its register.
        self.b.switch_to_block(store);
        let (st, pl) = (self.b.block_params(store)[0], self.b.block_params(store)[1]);
        if i.aux & UNCOUNTED == 0 {
            let func = self.v(i.b);
            self.decref(func);
        }
        self.store_and_leave(i, st, pl);
        self.b.switch_to_block(go);
        let payload = self.b.block_params(go)[0];
        Ok(clif_type(i.ty).map(|_| self.typed(payload, i.ty)))
    }
    /// Goes on if an `__init__` has returned `None`.
    fn call_init(&mut self, i: &Ins) -> Result<(), String> {
        let call = *self.t.get(i.a);
        let (refuse, go) = self.returned(i, &call, Ty::None.tag() as i64, i.exit)?;
        self.b.switch_to_block(refuse);
        let (st, pl) = (self.b.block_params(refuse)[0], self.b.block_params(refuse)[1]);
        self.call(Function::RefuseInit, &[self.vm, st, pl], None);
        let raised = self.exit_block(i.exit);
        self.b.ins().jump(raised, &[]);
        self.b.switch_to_block(go);
        Ok(())
    }
    /// Looks at what native call `call` came back with: the blocks to go to with a value of another type (tag and payload) and with
    /// one of the expected type (its payload). If the callee has not returned, the interpreter finishes the call; if that raises, the
    /// trace is left by `exit`.
    fn returned(&mut self, i: &Ins, call: &Ins, tag: i64, exit: u32) -> Result<(Block, Block), String> {
        let Some(&(status, payload)) = self.results.get(&i.a) else {
            return Err("the result of no call".to_string());
        };
        let info = self.view.execs[call.aux as usize] as *const ExecInfo;
        // SAFETY: infos are never freed.
        let Some(c) = (unsafe { &(*info).callee }) else { return Err("no callee".to_string()) };
        let go = self.b.create_block();
        self.b.append_block_param(go, I64);
        let block = |me: &mut Self| {
            let b = me.b.create_block();
            me.b.set_cold_block(b);
            b
        };
        let (slow, other) = (block(self), block(self));
        self.b.append_block_param(other, I64);
        self.b.append_block_param(other, I64);
        let ok = self.b.ins().icmp_imm_u(IntCC::Equal, status, tag);
        let (st, pl) = (BlockArg::Value(status), BlockArg::Value(payload));
        self.b.ins().brif(ok, go, &[pl], slow, &[]);
        // Has it returned something else?
        self.b.switch_to_block(slow);
        let (unfinished, refused, finish) = (block(self), block(self), block(self));
        let value = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, status, EXIT);
        self.b.ins().brif(value, other, &[st, pl], unfinished, &[]);
        self.b.switch_to_block(unfinished);
        let no = self.b.ins().icmp_imm_s(IntCC::Equal, status, REFUSED);
        self.b.ins().brif(no, refused, &[], finish, &[]);
        // It was not entered: the interpreter wants the arguments in registers.
        self.b.switch_to_block(refused);
        for (k, r) in self.t.args_of(call).to_vec().into_iter().enumerate() {
            let v = self.v_opt(r);
            self.store_value(self.base, 16 * (c.base as i32 + k as i32), self.t.ty(r), v);
        }
        self.b.ins().jump(finish, &[]);
        self.b.switch_to_block(finish);
        let site = self.b.ins().iconst(I64, info as i64);
        let (status, payload) = self.call_status(Function::Finish, &[self.vm, self.base, site, status]);
        let returned = block(self);
        let raised = self.exit_block(exit);
        let bad = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, status, 0);
        self.b.ins().brif(bad, raised, &[], returned, &[]);
        self.b.switch_to_block(returned);
        let ok = self.b.ins().icmp_imm_u(IntCC::Equal, status, tag);
        let (st, pl) = (BlockArg::Value(status), BlockArg::Value(payload));
        self.b.ins().brif(ok, go, &[pl], other, &[st, pl]);
        Ok((other, go))
    }

    pub(super) fn helper(&mut self, i: &Ins) -> Option<V> {
        let id = HelperId::of_number(i.aux);
        let (h, func) = (id.row(), Function::from(id));
        let args = self.t.args_of(i).to_vec();
        if h.boxed {
            let n = self.t.get(args[0]).aux as usize;
            let info = self.b.ins().iconst(I64, self.view.execs[n] as i64);
            let mut vals = vec![self.vm, self.base, info];
            for &r in &args[1..] {
                vals.push(self.b.ins().iconst(I64, self.t.ty(r).tag() as i64));
                let v = match self.v_opt(r) {
                    Some(v) => self.raw(v),
                    None => self.b.ins().iconst(I64, 0),
                };
                vals.push(v);
            }
            let r = self.call(func, &vals, Some(I64))?;
            self.raised(i.exit, r);
            return Some(self.b.ins().ireduce(I8, r));
        }
        if matches!(id, HelperId::AppendInt | HelperId::AppendFloat | HelperId::AppendValue) {
            self.append(args[0], args[1], func);
            return None;
        }
        if id == HelperId::NewList {
            return self.new_list();
        }
        if id == HelperId::FloatSquare && self.fma {
            return Some(self.square(args[0]));
        }
        let mut vals = Vec::new();
        for (k, &r) in args.iter().enumerate() {
            if k >= h.args.len() {
                // A whole value: tag and payload.
                vals.push(self.b.ins().iconst(I64, self.t.ty(r).tag() as i64));
                let v = match self.v_opt(r) {
                    Some(v) => self.raw(v),
                    None => self.b.ins().iconst(I64, 0),
                };
                vals.push(v);
            } else {
                let v = self.v(r);
                vals.push(v);
            }
        }
        self.call(func, &vals, clif_type(h.ret))
    }

    /// The square of a float: the product, where the C library cannot have rounded it to another float (see
    /// `ops::float_square`), else what a function makes of it.
    fn square(&mut self, x: Ref) -> V {
        let x = self.v(x);
        let [slow, done] = [(); 2].map(|()| self.b.create_block());
        self.b.set_cold_block(slow);
        let result = self.b.append_block_param(done, F64);
        let product = self.b.ins().fmul(x, x);
        let negated = self.b.ins().fneg(product);
        let error = self.b.ins().fma(x, x, negated);
        let off = self.b.ins().fabs(error);
        let bits = self.b.ins().bitcast(I64, MemFlagsData::new(), product);
        let unit = self.b.ins().band_imm_u(bits, 0x7ff << 52);
        let unit = self.b.ins().bitcast(F64, MemFlagsData::new(), unit);
        let sure = self.b.ins().f64const(SQUARE_IS_SURE * f64::EPSILON);
        let most = self.b.ins().fmul(unit, sure);
        let near = self.b.ins().fcmp(FloatCC::LessThan, off, most);
        let (least, end) = (SQUARES.0.to_bits() as i64, SQUARES.1.to_bits() as i64);
        let above = self.b.ins().iadd_imm_s(bits, least.wrapping_neg());
        let inside = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, above, end - least);
        let plain = self.b.ins().band(near, inside);
        self.b.ins().brif(plain, done, &[BlockArg::Value(product)], slow, &[]);
        self.b.switch_to_block(slow);
        let slot = self.b.create_sized_stack_slot(StackSlotData::new(StackSlotKind::ExplicitSlot, 8, 3));
        self.b.ins().stack_store(I64, x, slot, 0);
        let at = self.b.ins().stack_addr(I64, slot, 0);
        self.call(Function::SquareInPlace, &[at], None);
        let r = self.b.ins().stack_load(I64, F64, slot, 0);
        self.b.ins().jump(done, &[BlockArg::Value(r)]);
        self.b.switch_to_block(done);
        result
    }

    /// Appends a value to a list: in line if the list stores such values and has room for one more, else by the helper.
    fn append(&mut self, list: Ref, value: Ref, helper: Function) {
        let ty = self.t.ty(value);
        let (strategy, shift) = match ty {
            Ty::Int => (Strategy::Ints, 3),
            Ty::Float => (Strategy::Floats, 3),
            Ty::Bool => (Strategy::Bools, 0),
            _ => (Strategy::Values, 4),
        };
        let is_new = self.is_new_list(list);
        let list = self.v(list);
        let value = self.v_opt(value);
        if is_new && strategy != Strategy::Bools {
            let at = self.first_storage(list, strategy);
            match (strategy, value) {
                (Strategy::Values, v) => self.store_value(at, 0, ty, v),
                (_, v) => {
                    let v = v.unwrap_or_else(|| self.b.ins().iconst(I64, 0));
                    self.b.ins().store(mem(), v, at, 0);
                }
            }
            return;
        }
        let [room, store, slow, done] = [(); 4].map(|()| self.b.create_block());
        self.b.set_cold_block(slow);
        let word = self.b.ins().load(I16, mem(), list, HEADER_LAYOUT);
        let fits = self.b.ins().icmp_imm_u(IntCC::Equal, word, list_word(strategy) as i64);
        self.b.ins().brif(fits, room, &[], slow, &[]);
        self.b.switch_to_block(room);
        let len = self.b.ins().load(I64, mem(), list, LIST_LEN);
        let cap = self.b.ins().load(I64, mem(), list, LIST_CAP);
        let more = self.b.ins().icmp(IntCC::UnsignedLessThan, len, cap);
        self.b.ins().brif(more, store, &[], slow, &[]);
        self.b.switch_to_block(store);
        let p = self.b.ins().load(I64, mem(), list, LIST_PTR);
        let off = self.b.ins().ishl_imm_u(len, shift);
        let at = self.b.ins().iadd(p, off);
        match (strategy, value) {
            (Strategy::Values, v) => self.store_value(at, 0, ty, v),
            (_, Some(v)) => {
                self.b.ins().store(mem(), v, at, 0);
            }
            _ => {}
        }
        let len = self.b.ins().iadd_imm_s(len, 1);
        self.b.ins().store(mem(), len, list, LIST_LEN);
        self.b.ins().jump(done, &[]);
        self.b.switch_to_block(slow);
        match (strategy, value) {
            (Strategy::Ints | Strategy::Floats, Some(v)) => self.call(helper, &[list, v], None),
            (_, v) => {
                let tag = self.b.ins().iconst(I64, ty.tag() as i64);
                let raw = match v {
                    Some(v) => self.raw(v),
                    None => self.b.ins().iconst(I64, 0),
                };
                self.call(helper, &[list, tag, raw], None)
            }
        };
        self.b.ins().jump(done, &[]);
        self.b.switch_to_block(done);
    }
    /// Leaves by the exit if a helper's status says that an exception is in flight. Exit stress leaves these alone.
    pub(super) fn raised(&mut self, exit: u32, status: V) {
        let bad = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, status, 0);
        let go = self.b.create_block();
        let out = self.exit_block(exit);
        self.b.ins().brif(bad, out, &[], go, &[]);
        self.b.switch_to_block(go);
    }
}
