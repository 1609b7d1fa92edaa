//! Generators: resumed natively, or with their frames inlined.

use super::*;

impl Lower<'_, '_> {
    pub(super) fn generator_op(&mut self, op: family::Generator, i: &Ins) -> Result<Option<V>, String> {
        use family::Generator::*;
        let mut out = None;
        match op {
            GenMore | GenEnd => {
                let (status, payload) = self.finish_resume(i.a)?;
                self.results.insert(i.a, (status, payload));
                let (item, end) = (self.b.create_block(), self.b.create_block());
                let yielded = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, status, FINISHED);
                self.b.ins().brif(yielded, item, &[], end, &[]);
                self.b.switch_to_block(end);
                let tag = self.b.ins().iadd_imm_s(status, -FINISHED);
                let keep = i.aux & KEEP_RESULT != 0;
                if !keep {
                    self.call(Function::DropValue, &[tag, payload], None);
                }
                if op == GenMore {
                    self.b.set_cold_block(end);
                    if keep {
                        self.store_and_leave(i, tag, payload);
                    } else {
                        if i.aux & UNCOUNTED == 0 {
                            let it = self.b(i);
                            self.decref(it);
                        }
                        let out = self.exit_block(i.exit);
                        self.b.ins().jump(out, &[]);
                    }
                    self.b.switch_to_block(item);
                } else {
                    let go = self.b.create_block();
                    self.b.ins().jump(go, &[]);
                    self.b.switch_to_block(item);
                    self.b.set_cold_block(item);
                    self.store_and_leave(i, status, payload);
                    self.b.switch_to_block(go);
                    self.results.insert(i.a, (tag, payload));
                }
            }
            IterMore => {
                let (more, end) = (self.b.create_block(), self.b.create_block());
                let got = self.a(i);
                self.b.ins().brif(got, more, &[], end, &[]);
                self.b.switch_to_block(end);
                self.b.set_cold_block(end);
                if i.aux & UNCOUNTED == 0 {
                    let it = self.b(i);
                    self.decref(it);
                }
                let out = self.exit_block(i.exit);
                self.b.ins().jump(out, &[]);
                self.b.switch_to_block(more);
            }
            GenSelf => out = Some(self.generator()),
            GenFunc => {
                let x = self.a(i);
                out = Some(self.b.ins().load(I64, mem(), x, GEN_FUNC));
            }
            GenSave | GenMove => {
                let g = self.generator();
                let regs = self.b.ins().load(I64, mem(), g, GEN_REGS);
                let off = i.aux as i32 * 16;
                if op == GenSave {
                    let v = self.v_opt(i.a);
                    self.store_value(regs, off, self.t.ty(i.a), v);
                } else {
                    let (x, y) = (
                        self.b.ins().load(I64, mem(), self.base, off),
                        self.b.ins().load(I64, mem(), self.base, off + 8),
                    );
                    self.b.ins().store(mem(), x, regs, off);
                    self.b.ins().store(mem(), y, regs, off + 8);
                    self.store_value(self.base, off, Ty::Undef, None);
                }
            }
            GenAt => {
                let g = self.a(i);
                let state = if i.aux < 0 { GenState::Created } else { GenState::Suspended };
                let expected = [
                    (I8, GEN_STATE, state as i64),
                    (I32, GEN_PC, i.aux.max(0)),
                    (I8, GEN_HANDLED, Ty::Undef.tag() as i64),
                ];
                for (ty, at, k) in expected {
                    let x = self.b.ins().load(ty, mem(), g, at);
                    let ok = self.b.ins().icmp_imm_u(IntCC::Equal, x, k);
                    self.guard(i.exit, ok);
                }
            }
            GenLoad => {
                let g = self.a(i);
                let regs = self.b.ins().load(I64, mem(), g, GEN_REGS);
                out = self.typed_load(i, regs, i.aux as i32 * 16);
            }
            GenStore => {
                let g = self.a(i);
                let regs = self.b.ins().load(I64, mem(), g, GEN_REGS);
                let v = self.v_opt(i.b);
                self.store_value(regs, i.aux as i32 * 16, self.t.ty(i.b), v);
            }
            GenPause => {
                let g = self.a(i);
                self.suspend(g, i.aux);
            }
            GenFinish => {
                let g = self.a(i);
                self.call(Function::GeneratorDone, &[g], None);
            }
        }
        Ok(out)
    }

    /// The outermost frame, a generator's, is suspended.
    pub(super) fn yield_value(&mut self, i: &Ins) {
        let g = self.generator();
        self.suspend(g, i.aux);
        let status = self.b.ins().iconst(I64, self.t.ty(i.a).tag() as i64);
        let payload = self.raw_of(i.a);
        self.b.ins().return_(&[status, payload]);
    }

    /// Generator `g` will go on at `pc`.
    fn suspend(&mut self, g: V, pc: i64) {
        let pc = self.b.ins().iconst(I32, pc);
        self.b.ins().store(mem(), pc, g, GEN_PC);
        let state = self.b.ins().iconst(I8, GenState::Suspended as i64);
        self.b.ins().store(mem(), state, g, GEN_STATE);
    }

    /// The entry `RESUME`: finds the root for the place where the generator below the window was suspended and for what its
    /// registers hold. They are taken from the heap, but for what is sent: it comes as tag and payload, and is the callee's if
    /// it is not refused.
    pub(super) fn resume_entries(&mut self, which: V, roots: &[&TraceView<'_>], (tag, payload): (V, V)) {
        let (here, next, refused) = (self.b.create_block(), self.b.create_block(), self.b.create_block());
        let any = self.b.ins().icmp_imm_s(IntCC::Equal, which, RESUME);
        let this = self.b.ins().icmp_imm_s(IntCC::Equal, which, RESUME_HERE);
        let c = self.b.ins().bor(any, this);
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
        for &view in roots {
            let Some((at, sent)) = view.resume else { continue };
            let other = self.b.create_block();
            let ok = self.b.ins().icmp_imm_u(IntCC::Equal, pc, at as i64);
            let then = self.b.create_block();
            self.b.ins().brif(ok, then, &[], other, &[]);
            self.b.switch_to_block(then);
            let entry = view.entry.unwrap_or(&[]);
            let no_object =
                |me: &mut Self, tag: V| me.b.ins().icmp_imm_u(IntCC::NotEqual, tag, Ty::Ref.tag() as i64);
            let mut fits = match sent {
                // Nothing can be sent to a generator that begins.
                None => self.b.ins().icmp_imm_u(IntCC::Equal, tag, Ty::None.tag() as i64),
                // It takes the place of what is on the heap.
                Some(s) => {
                    let old = self.b.ins().load(I8, mem(), regs, 16 * s as i32);
                    no_object(self, old)
                }
            };
            for &(s, ty) in entry {
                let tag = match sent == Some(s) {
                    true => tag,
                    false => self.b.ins().load(I8, mem(), regs, 16 * s as i32),
                };
                let this = match ty {
                    Ty::Void => no_object(self, tag),
                    _ => self.b.ins().icmp_imm_u(IntCC::Equal, tag, ty.tag() as i64),
                };
                fits = self.b.ins().band(fits, this);
            }
            let start = self.b.create_block();
            self.b.ins().brif(fits, start, &[], other, &[]);
            self.b.switch_to_block(start);
            let mut args = Vec::new();
            for &(s, ty) in entry {
                if clif_type(ty).is_some() {
                    args.push(BlockArg::Value(match sent == Some(s) {
                        true => self.typed(payload, ty),
                        false => self.load_payload(regs, 16 * s as i32, ty),
                    }));
                }
            }
            if let Some(r) = self.unit.roots.iter().find(|r| r.number == view.number) {
                // The profit account hears of exits only.
                let record = self.b.ins().iconst(I64, r.record as i64);
                let at = offset_of!(RootRecord, resumed) as i32;
                let n = self.b.ins().load(I32, mem(), record, at);
                let n = self.b.ins().iadd_imm_s(n, 1);
                self.b.ins().store(mem(), n, record, at);
            }
            let running = self.b.ins().iconst(I8, GenState::Running as i64);
            self.b.ins().store(mem(), running, g, GEN_STATE);
            self.b.ins().jump(self.starts[&view.number], &args);
            self.b.switch_to_block(other);
        }
        // Perhaps another piece of the unit has a root for it.
        let unit = self.unit;
        let elsewhere = |r: &&RootView| r.resume.is_some() && !roots.iter().any(|v| v.number == r.number);
        for r in unit.roots.iter().filter(elsewhere) {
            let (then, call, came, other) =
                (self.b.create_block(), self.b.create_block(), self.b.create_block(), self.b.create_block());
            let ask = self.b.ins().icmp_imm_u(IntCC::Equal, pc, r.resume.unwrap_or(0) as i64);
            let ask = self.b.ins().band(ask, any);
            self.b.ins().brif(ask, then, &[], other, &[]);
            self.b.switch_to_block(then);
            let record = self.b.ins().iconst(I64, r.record as i64);
            let code = self.b.ins().load(I64, mem(), record, offset_of!(RootRecord, code) as i32);
            self.b.ins().brif(code, call, &[], other, &[]);
            self.b.switch_to_block(call);
            let here = self.b.ins().iconst(I64, RESUME_HERE);
            let (status, value) = self.call_status_at(code, &[self.vm, self.base, here, tag, payload]);
            let no = self.b.ins().icmp_imm_s(IntCC::Equal, status, REFUSED);
            self.b.ins().brif(no, other, &[], came, &[]);
            self.b.switch_to_block(came);
            self.b.ins().return_(&[status, value]);
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
    pub(super) fn finish_resume(&mut self, call_ref: Ref) -> Result<(V, V), String> {
        let Some(&(status, payload)) = self.results.get(&call_ref) else {
            return Err("GenMore without a call".to_string());
        };
        let call = *self.t.get(call_ref);
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
        let site = self.b.ins().iconst(I64, self.view.execs[call.aux as usize] as i64);
        let (status, payload) = self.call_status(Function::FinishResume, &[self.vm, self.base, site, status]);
        let raised = self.exit_block(call.exit);
        let bad = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, status, 0);
        let args = [BlockArg::Value(status), BlockArg::Value(payload)];
        self.b.ins().brif(bad, raised, &[], go, &args);
        self.b.switch_to_block(go);
        let p = self.b.block_params(go).to_vec();
        Ok((p[0], p[1]))
    }

    /// Stores a value of unknown type in a slot and leaves.
    pub(super) fn store_and_leave(&mut self, i: &Ins, status: V, payload: V) {
        let slot = i.aux as u32 as i64;
        let p = self.b.ins().iadd_imm_s(self.base, 16 * slot);
        let drop_old = self.b.ins().iconst(I64, (i.aux & DROP_OLD != 0) as i64);
        self.call(Function::StoreResult, &[p, drop_old, status, payload], None);
        let out = self.exit_block(i.exit);
        self.b.ins().jump(out, &[]);
    }
}
