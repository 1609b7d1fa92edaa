//! Lowering of native calls and of generators: see `calls` for the protocol.
#![allow(unsafe_code, reason = "reads call sites, which are never freed")]

use super::*;

impl Lower<'_, '_> {
    pub(super) fn refuse(&mut self) {
        let status = self.b.ins().iconst(I64, REFUSED);
        let zero = self.b.ins().iconst(I64, 0);
        self.b.ins().return_(&[status, zero]);
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
}
