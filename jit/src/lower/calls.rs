//! Lowering of what calls functions: helpers, native calls, generators (see `calls` for the protocol).
#![allow(unsafe_code, reason = "reads call sites, which are never freed")]

use super::*;
use crate::codemem::CodeBlock;

/// Of a function that takes an object and leaves every register alone.
fn releasing() -> Signature {
    let mut sig = Signature::new(CallConv::PreserveAll);
    sig.params.push(AbiParam::new(I64));
    sig
}

impl Compiler {
    /// A function that frees an object and leaves every register alone (`PreserveAll`). Releasing an object is
    /// in many loops and hardly ever frees it; a call of the ordinary kind on that path would cost all values of the
    /// loop their registers, the floats above all. (Measured: nbody.)
    pub(super) fn dealloc_thunk(&mut self) -> Option<*const u8> {
        self.ctx.clear();
        let f = &mut self.ctx.func;
        f.signature = releasing();
        let mut b = FunctionBuilder::new(f, &mut self.fctx);
        let e = b.create_block();
        b.append_block_params_for_function_params(e);
        b.switch_to_block(e);
        let mut sig = Signature::new(self.isa.default_call_conv());
        sig.params.push(AbiParam::new(I64));
        let sig = b.import_signature(sig);
        let f = b.ins().iconst(I64, crate::runtime::dealloc as *const u8 as i64);
        let object = b.block_params(e)[0];
        b.ins().call_indirect(sig, f, &[object]);
        b.ins().return_(&[]);
        b.seal_all_blocks();
        b.finalize(self.isa.frontend_config());
        let c = self.ctx.compile(&*self.isa, &mut ControlPlane::default()).ok()?;
        let block = CodeBlock::new(c.code_buffer())?;
        let addr = block.addr();
        // Machine code of traces calls it as long as the process lives.
        std::mem::forget(block);
        Some(addr)
    }
}

impl Lower<'_, '_> {
    pub(super) fn refuse(&mut self) {
        let status = self.b.ins().iconst(I64, REFUSED);
        let zero = self.b.ins().iconst(I64, 0);
        self.b.ins().return_(&[status, zero]);
    }

    /// A value as tag and payload.
    pub(super) fn boxed(&mut self, t: &Trace, r: Ref, map: &Map) -> (V, V) {
        let tag = self.b.ins().iconst(I64, t.ty(r).tag() as i64);
        (tag, self.raw_of(t, r, map))
    }
    /// Calls a function that gives a `Status`.
    pub(super) fn call_status(&mut self, f: *const u8, args: &[V]) -> (V, V) {
        let mut sig = Signature::new(self.cc);
        sig.params.resize(args.len(), AbiParam::new(I64));
        sig.returns.resize(2, AbiParam::new(I64));
        let sig = self.b.import_signature(sig);
        let f = self.b.ins().iconst(I64, f as i64);
        let r = self.b.ins().call_indirect(sig, f, args);
        (self.b.inst_results(r)[0], self.b.inst_results(r)[1])
    }
    /// Operations on a generator whose frame is inlined.
    pub(super) fn inlined_generator(&mut self, tn: u32, i: &Ins, g: V, map: &mut Map) -> Option<V> {
        let t = self.unit.traces[tn as usize].trace;
        match i.op {
            IrOp::GenAt => {
                let state = if i.aux < 0 { GenState::Created } else { GenState::Suspended };
                let expected = [
                    (I8, GEN_STATE, state as i64),
                    (I32, GEN_PC, i.aux.max(0)),
                    (I8, GEN_HANDLED, Ty::Undef.tag() as i64),
                ];
                for (ty, at, k) in expected {
                    let x = self.b.ins().load(ty, mem(), g, at);
                    let ok = self.b.ins().icmp_imm_u(IntCC::Equal, x, k);
                    self.guard(tn, i.exit, ok, map);
                }
            }
            IrOp::GenLoad => {
                let regs = self.b.ins().load(I64, mem(), g, GEN_REGS);
                return self.typed_load(tn, i, regs, i.aux as i32 * 16, map);
            }
            IrOp::GenStore => {
                let regs = self.b.ins().load(I64, mem(), g, GEN_REGS);
                let v = self.v_opt(t, i.b, map);
                self.store_value(regs, i.aux as i32 * 16, t.ty(i.b), v);
            }
            IrOp::GenPause => {
                let (pc, state) =
                    (self.b.ins().iconst(I32, i.aux), self.b.ins().iconst(I8, GenState::Suspended as i64));
                self.b.ins().store(mem(), pc, g, GEN_PC);
                self.b.ins().store(mem(), state, g, GEN_STATE);
            }
            _ => _ = self.call(crate::calls::generator_done as *const u8, &[g], None),
        }
        None
    }

    /// Frees an object whose count is zero.
    pub(super) fn dealloc(&mut self, object: V) {
        let sig = *self.dealloc_sig.get_or_insert_with(|| self.b.import_signature(releasing()));
        let f = self.b.ins().iconst(I64, self.dealloc as i64);
        self.b.ins().call_indirect(sig, f, &[object]);
    }

    /// Has a helper interpret an instruction; leaves if it raises, or (`ExecRaises`) if it does not.
    pub(super) fn exec(&mut self, tn: u32, i: &Ins, map: &mut Map) {
        let info = self.b.ins().iconst(I64, self.unit.traces[tn as usize].execs[i.aux as usize] as i64);
        let (vm, base) = (self.vm, self.base);
        let r = self.call(crate::runtime::exec as *const u8, &[vm, base, info], Some(I64));
        let Some(r) = r else { return };
        if i.op == IrOp::Exec {
            return self.raised(tn, i.exit, r, map);
        }
        let raised = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, r, 0);
        self.guard(tn, i.exit, raised, map);
    }
    /// Takes the exception in flight, or raises one and takes it.
    pub(super) fn catch(&mut self, tn: u32, i: &Ins, map: &Map) -> Option<V> {
        let view = &self.unit.traces[tn as usize];
        let t = view.trace;
        let info = self.b.ins().iconst(I64, view.execs[i.aux as usize] as i64);
        let e = if i.op == IrOp::Throw { self.v(t, i.a, map) } else { self.b.ins().iconst(I64, 0) };
        self.call(crate::runtime::catch as *const u8, &[self.vm, info, e], Some(I64))
    }

    /// At a native entry: refuses if the frames the code stands for would exceed the recursion limit, or if the native
    /// stack or the register stack comes near its end.
    pub(super) fn check_room(&mut self) {
        let depth = self.b.ins().load(I64, mem(), self.vm, NATIVE_DEPTH);
        let limit = self.b.ins().load(I64, mem(), self.vm, RECURSION_LIMIT);
        let deepest = self.b.ins().iadd_imm_s(depth, self.unit.max_depth as i64 - 1);
        let too_deep = self.b.ins().icmp(IntCC::UnsignedGreaterThan, deepest, limit);
        let sp = self.b.ins().get_stack_pointer(I64);
        let stack = self.b.ins().load(I64, mem(), self.vm, NATIVE_STACK_LIMIT);
        let no_stack = self.b.ins().icmp(IntCC::UnsignedLessThan, sp, stack);
        let end = self.b.ins().load(I64, mem(), self.vm, STACK_LIMIT);
        let last = self.b.ins().iadd_imm_s(self.base, 16 * self.unit.extent as i64);
        let no_registers = self.b.ins().icmp(IntCC::UnsignedGreaterThan, last, end);
        let bad = self.b.ins().bor(too_deep, no_stack);
        let bad = self.b.ins().bor(bad, no_registers);
        let (no, go) = (self.b.create_block(), self.b.create_block());
        self.b.ins().brif(bad, no, &[], go, &[]);
        self.b.switch_to_block(no);
        self.b.set_cold_block(no);
        self.refuse();
        self.b.switch_to_block(go);
    }

    /// The entry `RESUME`: finds the root for the place where the generator below the window was suspended and for what its
    /// registers hold. They are taken from the heap.
    pub(super) fn resume_entries(&mut self, which: V, roots: &[u32]) {
        let (here, next, refused) = (self.b.create_block(), self.b.create_block(), self.b.create_block());
        let c = self.b.ins().icmp_imm_s(IntCC::Equal, which, RESUME);
        self.b.ins().brif(c, here, &[], next, &[]);
        self.b.switch_to_block(here);
        self.check_room();
        let g = self.b.ins().load(I64, mem(), self.base, -16 + PAYLOAD);
        let state = self.b.ins().load(I8, mem(), g, GEN_STATE);
        let ready =
            self.b.ins().icmp_imm_u(IntCC::UnsignedLessThanOrEqual, state, GenState::Suspended as i64);
        let handled = self.b.ins().load(I8, mem(), g, GEN_HANDLED);
        let nothing = self.b.ins().icmp_imm_u(IntCC::Equal, handled, Ty::Undef.tag() as i64);
        let ok = self.b.ins().band(ready, nothing);
        let go = self.b.create_block();
        self.b.ins().brif(ok, go, &[], refused, &[]);
        self.b.switch_to_block(go);
        let pc = self.b.ins().load(I32, mem(), g, GEN_PC);
        let regs = self.b.ins().load(I64, mem(), g, GEN_REGS);
        for &t in roots {
            let view = &self.unit.traces[t as usize];
            let Some(at) = view.resume else { continue };
            let other = self.b.create_block();
            let mut ok = self.b.ins().icmp_imm_u(IntCC::Equal, pc, at as i64);
            let then = self.b.create_block();
            self.b.ins().brif(ok, then, &[], other, &[]);
            self.b.switch_to_block(then);
            let entry = view.entry.unwrap_or(&[]);
            for (k, &(s, ty)) in entry.iter().enumerate() {
                let tag = self.b.ins().load(I8, mem(), regs, 16 * s as i32);
                let fits = match ty {
                    Ty::Void => self.b.ins().icmp_imm_u(IntCC::NotEqual, tag, Ty::Ref.tag() as i64),
                    _ => self.b.ins().icmp_imm_u(IntCC::Equal, tag, ty.tag() as i64),
                };
                ok = if k == 0 { fits } else { self.b.ins().band(ok, fits) };
            }
            let start = self.b.create_block();
            self.b.ins().brif(ok, start, &[], other, &[]);
            self.b.switch_to_block(start);
            let mut args = Vec::new();
            for &(s, ty) in entry {
                if clif_type(ty).is_some() {
                    args.push(BlockArg::Value(self.load_payload(regs, 16 * s as i32, ty)));
                }
            }
            let running = self.b.ins().iconst(I8, GenState::Running as i64);
            self.b.ins().store(mem(), running, g, GEN_STATE);
            self.b.ins().jump(self.starts[&t], &args);
            self.b.switch_to_block(other);
        }
        self.b.ins().jump(refused, &[]);
        self.b.switch_to_block(refused);
        self.refuse();
        self.b.switch_to_block(next);
    }

    /// The generator whose frame the outermost one is.
    pub(super) fn generator(&mut self) -> V {
        self.b.ins().load(I64, mem(), self.base, -16 + PAYLOAD)
    }

    /// What a native resumption came back with, once the interpreter has finished it if need be. Continues in a block with
    /// status and payload, of a value yielded or returned.
    pub(super) fn finish_resume(&mut self, tn: u32, call_ref: Ref, map: &mut Map) -> Result<(V, V), String> {
        let view = &self.unit.traces[tn as usize];
        let t = view.trace;
        let Some(&(status, payload)) = self.results.get(&(tn, call_ref)) else {
            return Err("GenMore without a call".to_string());
        };
        let call = *t.get(call_ref);
        if call.op == IrOp::IterNext {
            return Ok((status, payload));
        }
        let go = self.b.create_block();
        self.b.append_block_param(go, I64);
        self.b.append_block_param(go, I64);
        let slow = self.b.create_block();
        self.b.set_cold_block(slow);
        let fine = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, status, EXIT);
        let args = [BlockArg::Value(status), BlockArg::Value(payload)];
        self.b.ins().brif(fine, go, &args, slow, &[]);
        self.b.switch_to_block(slow);
        let site = self.b.ins().iconst(I64, view.execs[call.aux as usize] as i64);
        let f = self.b.ins().iconst(I64, crate::calls::finish_resume as *const u8 as i64);
        let mut sig = Signature::new(self.cc);
        sig.params.resize(4, AbiParam::new(I64));
        sig.returns.resize(2, AbiParam::new(I64));
        let sig = self.b.import_signature(sig);
        let r = self.b.ins().call_indirect(sig, f, &[self.vm, self.base, site, status]);
        let (status, payload) = (self.b.inst_results(r)[0], self.b.inst_results(r)[1]);
        let raised = self.exit_block(tn, call.exit, map);
        let bad = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, status, 0);
        let args = [BlockArg::Value(status), BlockArg::Value(payload)];
        self.b.ins().brif(bad, raised, &[], go, &args);
        self.b.switch_to_block(go);
        let p = self.b.block_params(go).to_vec();
        Ok((p[0], p[1]))
    }

    /// Stores a value of unknown type in a slot and leaves.
    pub(super) fn store_and_leave(&mut self, tn: u32, i: &Ins, status: V, payload: V, map: &mut Map) {
        let slot = i.aux as u32 as i64;
        let p = self.b.ins().iadd_imm_s(self.base, 16 * slot);
        let drop_old = self.b.ins().iconst(I64, (i.aux & DROP_OLD != 0) as i64);
        self.call(crate::calls::store_result as *const u8, &[p, drop_old, status, payload], None);
        let out = self.exit_block(tn, i.exit, map);
        self.b.ins().jump(out, &[]);
    }

    /// Calls a Python function's machine code. What it came back with is looked at by `call_ret`.
    pub(super) fn call_func(&mut self, tn: u32, n: usize, i: &Ins, map: &Map) {
        let view = &self.unit.traces[tn as usize];
        let t = view.trace;
        let info = view.execs[i.aux as usize] as *const ExecInfo;
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
        for r in t.args_of(i).to_vec() {
            args.push(self.raw_of(t, r, map));
        }
        let mut sig = Signature::new(self.cc);
        sig.params.resize(args.len(), AbiParam::new(I64));
        sig.returns.resize(2, AbiParam::new(I64));
        let sig = self.b.import_signature(sig);
        let call = self.b.ins().call_indirect(sig, code, &args);
        let (status, payload) = (self.b.inst_results(call)[0], self.b.inst_results(call)[1]);
        self.b.ins().store(mem(), top, self.vm, NATIVE_TOP);
        self.b.ins().store(mem(), depth, self.vm, NATIVE_DEPTH);
        self.results.insert((tn, Ref(n as u32)), (status, payload));
    }

    /// The result of a native call, if it has the expected type. If the callee has not returned, the interpreter finishes
    /// the call.
    pub(super) fn call_ret(&mut self, tn: u32, i: &Ins, map: &mut Map) -> Result<Option<V>, String> {
        let view = &self.unit.traces[tn as usize];
        let t = view.trace;
        let Some(&(status, payload)) = self.results.get(&(tn, i.a)) else {
            return Err("CallRet without a call".to_string());
        };
        let call = *t.get(i.a);
        let info = view.execs[call.aux as usize] as *const ExecInfo;
        // SAFETY: infos are never freed.
        let Some(c) = (unsafe { &(*info).callee }) else { return Err("no callee".to_string()) };
        let tag = i.ty.tag() as i64;
        let go = self.b.create_block();
        self.b.append_block_param(go, I64);
        let block = |me: &mut Self| {
            let b = me.b.create_block();
            me.b.set_cold_block(b);
            b
        };
        let (slow, store) = (block(self), block(self));
        self.b.append_block_param(store, I64);
        self.b.append_block_param(store, I64);
        let ok = self.b.ins().icmp_imm_u(IntCC::Equal, status, tag);
        let (st, pl) = (BlockArg::Value(status), BlockArg::Value(payload));
        self.b.ins().brif(ok, go, &[pl], slow, &[]);
        // Has it returned something else?
        self.b.switch_to_block(slow);
        let (unfinished, refused, finish) = (block(self), block(self), block(self));
        let value = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, status, EXIT);
        self.b.ins().brif(value, store, &[st, pl], unfinished, &[]);
        self.b.switch_to_block(unfinished);
        let no = self.b.ins().icmp_imm_s(IntCC::Equal, status, REFUSED);
        self.b.ins().brif(no, refused, &[], finish, &[]);
        // It was not entered: the interpreter wants the arguments in registers.
        self.b.switch_to_block(refused);
        for (k, r) in t.args_of(&call).to_vec().into_iter().enumerate() {
            let v = self.v_opt(t, r, map);
            self.store_value(self.base, 16 * (c.base as i32 + k as i32), t.ty(r), v);
        }
        self.b.ins().jump(finish, &[]);
        self.b.switch_to_block(finish);
        let site = self.b.ins().iconst(I64, info as i64);
        let f = self.b.ins().iconst(I64, crate::calls::finish as *const u8 as i64);
        let mut sig = Signature::new(self.cc);
        sig.params.resize(4, AbiParam::new(I64));
        sig.returns.resize(2, AbiParam::new(I64));
        let sig = self.b.import_signature(sig);
        let r = self.b.ins().call_indirect(sig, f, &[self.vm, self.base, site, status]);
        let (status, payload) = (self.b.inst_results(r)[0], self.b.inst_results(r)[1]);
        let returned = block(self);
        let raised = self.exit_block(tn, call.exit, map);
        let bad = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, status, 0);
        self.b.ins().brif(bad, raised, &[], returned, &[]);
        self.b.switch_to_block(returned);
        let ok = self.b.ins().icmp_imm_u(IntCC::Equal, status, tag);
        let (st, pl) = (BlockArg::Value(status), BlockArg::Value(payload));
        self.b.ins().brif(ok, go, &[pl], store, &[st, pl]);
        // A value of another type: into its register.
        self.b.switch_to_block(store);
        let (st, pl) = (self.b.block_params(store)[0], self.b.block_params(store)[1]);
        let func = self.v(t, i.b, map);
        self.decref(func);
        self.store_and_leave(tn, i, st, pl, map);
        self.b.switch_to_block(go);
        let payload = self.b.block_params(go)[0];
        Ok(clif_type(i.ty).map(|_| self.typed(payload, i.ty)))
    }

    /// Whether values on their way into or out of a side trace go through memory: if it calls functions.
    pub(super) fn goes_through_memory(&self, side: u32) -> bool {
        let calls = |i: &Ins| matches!(i.op.effect(), Effect::Call | Effect::Alloc);
        self.unit.traces[side as usize].trace.ins.iter().any(calls)
    }
    /// Stores values and loads them again, for a side trace that calls functions. Calls leave no float register alone; if
    /// values that live across them and values of the parent's loop were one to the register allocator, it would spill the
    /// latter too. (Measured: spectral_norm 1.6 times as fast.)
    pub(super) fn through_memory(&mut self, values: &[V]) -> Vec<V> {
        let buf = self.b.ins().iconst(I64, self.unit.buf as i64);
        for (k, &v) in values.iter().enumerate() {
            let v = self.widen(v);
            self.b.ins().store(mem(), v, buf, 8 * k as i32);
        }
        let mut load = |(k, v): (usize, &V)| {
            let at = self.b.ins().iadd_imm_s(buf, 8 * k as i64);
            // Atomic: plain loads would be replaced by what was stored.
            let raw = self.b.ins().atomic_load(I64, mem(), at);
            match self.b.func.dfg.value_type(*v) {
                F64 => self.b.ins().bitcast(F64, MemFlagsData::new(), raw),
                I8 => self.b.ins().ireduce(I8, raw),
                _ => raw,
            }
        };
        values.iter().enumerate().map(&mut load).collect()
    }

    pub(super) fn helper(&mut self, tn: u32, i: &Ins, map: &mut Map) -> Option<V> {
        let view = &self.unit.traces[tn as usize];
        let t = view.trace;
        let h = &HELPERS[i.aux as usize];
        let args = t.args_of(i).to_vec();
        if h.boxed {
            let n = t.get(args[0]).aux as usize;
            let info = self.b.ins().iconst(I64, view.execs[n] as i64);
            let mut vals = vec![self.vm, self.base, info];
            for &r in &args[1..] {
                vals.push(self.b.ins().iconst(I64, t.ty(r).tag() as i64));
                let v = match self.v_opt(t, r, map) {
                    Some(v) => self.raw(v),
                    None => self.b.ins().iconst(I64, 0),
                };
                vals.push(v);
            }
            let r = self.call(h.func, &vals, Some(I64))?;
            self.raised(tn, i.exit, r, map);
            return Some(self.b.ins().ireduce(I8, r));
        }
        let appends = [HelperId::AppendInt, HelperId::AppendFloat, HelperId::AppendValue];
        if appends.iter().any(|&a| a as i64 == i.aux) {
            self.append(t, args[0], args[1], h.func, map);
            return None;
        }
        let mut vals = Vec::new();
        for (k, &r) in args.iter().enumerate() {
            if k >= h.args.len() {
                // A whole value: tag and payload.
                vals.push(self.b.ins().iconst(I64, t.ty(r).tag() as i64));
                let v = match self.v_opt(t, r, map) {
                    Some(v) => self.raw(v),
                    None => self.b.ins().iconst(I64, 0),
                };
                vals.push(v);
            } else {
                let v = self.v(t, r, map);
                vals.push(v);
            }
        }
        self.call(h.func, &vals, clif_type(h.ret))
    }

    /// Appends a value to a list: in line if the list stores such values and has room for one more, else by the helper.
    fn append(&mut self, t: &Trace, list: Ref, value: Ref, helper: *const u8, map: &Map) {
        let ty = t.ty(value);
        let (strategy, shift) = match ty {
            Ty::Int => (Strategy::Ints, 3),
            Ty::Float => (Strategy::Floats, 3),
            Ty::Bool => (Strategy::Bools, 0),
            _ => (Strategy::Values, 4),
        };
        let list = self.v(t, list, map);
        let value = self.v_opt(t, value, map);
        let [room, store, slow, done] = [(); 4].map(|()| self.b.create_block());
        self.b.set_cold_block(slow);
        let word = self.b.ins().load(I32, mem(), list, HEADER_LAYOUT);
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
    pub(super) fn raised(&mut self, tn: u32, exit: u32, status: V, map: &mut Map) {
        let bad = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, status, 0);
        let go = self.b.create_block();
        let out = self.exit_block(tn, exit, map);
        self.b.ins().brif(bad, out, &[], go, &[]);
        self.b.switch_to_block(go);
    }
}
