//! A piece as a function: its entries, its traces, its ways out.

use super::*;

impl<'b> Lower<'_, 'b> {
    pub(super) fn function(&mut self) -> Result<(), String> {
        let e = self.b.create_block();
        self.b.append_block_params_for_function_params(e);
        self.b.switch_to_block(e);
        let p = self.b.block_params(e).to_vec();
        (self.vm, self.base) = (p[0], p[1]);
        match &self.unit.parent {
            Some(parent) => self.side(parent)?,
            None => self.roots(p[2], &p[3..])?,
        }
        self.leaves();
        Ok(())
    }

    fn load_poll_word(&mut self) {
        self.poll_word = self.b.ins().load(I64, mem(), self.vm, POLL_WORD);
    }

    /// A side trace alone: what it needs is in the exit buffer.
    fn side(&mut self, parent: &'b ParentView<'b>) -> Result<(), String> {
        let view = &self.unit.traces[0];
        if parent.deeper {
            let (no, go) = self.room();
            self.b.switch_to_block(no);
            let record = self.b.ins().iconst(I64, parent.record as i64);
            let zero = self.b.ins().iconst(I64, 0);
            self.b.ins().return_(&[record, zero]);
            self.b.switch_to_block(go);
        }
        self.load_poll_word();
        let buf = self.b.ins().iconst(I64, self.unit.buf as i64);
        let place = |r: Ref| 8 * parent.trace.places[r.ix()] as i32;
        let mut params = HashMap::new();
        for i in view.trace.ins.iter().filter(|i| i.op == IrOp::Param) {
            let r = Ref(i.aux as u32);
            if let Some(c) = clif_type(i.ty) {
                params.insert(r, self.b.ins().load(c, mem(), buf, place(r)));
            }
        }
        for r in &parent.trace.exits[parent.exit as usize].increfs {
            let v = match params.get(r) {
                Some(&v) => v,
                None if parent.trace.get(*r).op == IrOp::KRef => {
                    self.b.ins().iconst(I64, parent.trace.get(*r).aux)
                }
                None => self.b.ins().load(I64, mem(), buf, place(*r)),
            };
            self.incref(v);
        }
        self.trace(view, HashMap::new(), &params)?;
        self.exits()
    }

    fn exits(&mut self) -> Result<(), String> {
        while let Some(p) = self.pending.pop() {
            self.exit(p)?;
        }
        Ok(())
    }

    fn roots(&mut self, which: V, arguments: &[V]) -> Result<(), String> {
        self.load_poll_word();
        let unit = self.unit;
        let roots: Vec<&TraceView> = unit.traces.iter().filter(|v| v.entry.is_some()).collect();
        for &view in &roots {
            let block = self.b.create_block();
            for &(_, ty) in view.entry.unwrap_or(&[]) {
                if let Some(c) = clif_type(ty) {
                    self.b.append_block_param(block, c);
                }
            }
            self.starts.insert(view.number, block);
        }
        if unit.is_generator {
            self.resume_entries(which, &roots, (arguments[0], arguments[1]));
        }
        // Native calls first: they are what is frequent.
        for &view in roots.iter().filter(|v| v.is_function) {
            self.entry(which, native_entry(view.number), |me| {
                me.check_room();
                let mut args = Vec::new();
                for &(s, ty) in view.entry.unwrap_or(&[]).iter().filter(|x| clif_type(x.1).is_some()) {
                    args.push(BlockArg::Value(match arguments.get(s as usize) {
                        Some(&v) => me.typed(v, ty),
                        None => me.load_slot_payload(s as i32, ty),
                    }));
                }
                me.b.ins().jump(me.starts[&view.number], &args);
            });
        }
        for &view in &roots {
            let load = self.b.create_block();
            self.loads.push((view.number, load));
            self.entry(which, memory_entry(view.number), |me| {
                me.b.ins().jump(load, &[]);
            });
        }
        self.refuse();
        for (k, &view) in roots.iter().enumerate() {
            self.b.switch_to_block(self.loads[k].1);
            self.b.set_cold_block(self.loads[k].1);
            let mut args = Vec::new();
            for &(s, ty) in view.entry.unwrap_or(&[]).iter().filter(|x| clif_type(x.1).is_some()) {
                args.push(BlockArg::Value(self.load_entry_slot(s as i32, ty)));
            }
            self.b.ins().jump(self.starts[&view.number], &args);
        }
        for &view in &roots {
            let start = self.starts[&view.number];
            self.b.switch_to_block(start);
            let params = self.b.block_params(start).to_vec();
            let mut params = params.into_iter();
            let entry = view.entry.unwrap_or(&[]).iter();
            let slots = entry.map(|&(s, ty)| (s, clif_type(ty).and_then(|_| params.next()))).collect();
            self.trace(view, slots, &HashMap::new())?;
            self.exits()?;
        }
        Ok(())
    }

    /// Writes what happens if the entry with this number is wanted.
    fn entry(&mut self, which: V, number: i64, f: impl FnOnce(&mut Self)) {
        let (here, next) = (self.b.create_block(), self.b.create_block());
        let c = self.b.ins().icmp_imm_u(IntCC::Equal, which, number);
        self.b.ins().brif(c, here, &[], next, &[]);
        self.b.switch_to_block(here);
        f(self);
        self.b.switch_to_block(next);
    }

    pub(super) fn refuse(&mut self) {
        let status = self.b.ins().iconst(I64, REFUSED);
        let zero = self.b.ins().iconst(I64, 0);
        self.b.ins().return_(&[status, zero]);
    }

    /// Refuses if there is no room; see `room`.
    pub(super) fn check_room(&mut self) {
        let (no, go) = self.room();
        self.b.switch_to_block(no);
        self.refuse();
        self.b.switch_to_block(go);
    }

    /// The first block is where to go if the frames the code stands for would exceed the recursion limit, or if the native
    /// stack or the register stack comes near its end; the second if there is room.
    fn room(&mut self) -> (Block, Block) {
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
        self.b.set_cold_block(no);
        self.b.ins().brif(bad, no, &[], go, &[]);
        (no, go)
    }
}
