//! Making, releasing and changing objects.

use super::*;

impl Lower<'_, '_> {
    pub(super) fn object(&mut self, op: family::Object, i: &Ins) -> Result<Option<V>, String> {
        use family::Object::*;
        let mut out = None;
        match op {
            NewTuple => out = self.new_tuple(i.aux),
            NewInstance => out = self.new_instance(i.aux),
            NewComplex => out = self.new_complex(i),
            NewRange => {
                let args = [self.a(i), self.b(i), self.c(i)];
                out = self.call(Function::NewRange, &args, Some(I64));
            }
            NewSuper => {
                let args = [self.a(i), self.b(i)];
                out = self.call(Function::NewSuper, &args, Some(I64));
            }
            NewFunction => out = self.new_function(i),
            VTuple | VInstance | VCell | VComplex | VRange | VSuper | VFunction => {}
            NewCell => out = self.new_cell(i),
            IncRef => {
                let x = self.a(i);
                self.incref(x);
            }
            DecRef => {
                let x = self.a(i);
                self.decref(x);
            }
            ListPop => {
                let x = self.a(i);
                self.call(Function::ListPop, &[x], None);
            }
            DictLoad => {
                let x = self.a(i);
                let (tag, key) = self.boxed(i.b);
                let (status, payload) = self.call_status(Function::DictLoad, &[x, tag, key]);
                let ok = self.b.ins().icmp_imm_s(IntCC::Equal, status, i.ty.tag() as i64);
                self.guard(i.exit, ok);
                out = clif_type(i.ty).map(|_| self.typed(payload, i.ty));
            }
            HasKey => {
                let x = self.a(i);
                let (tag, key) = self.boxed(i.b);
                let args = [x, tag, key];
                let Some(r) = self.call(Function::HasKey, &args, Some(I64)) else {
                    return Err("HasKey".to_string());
                };
                let ok = self.b.ins().icmp_imm_s(IntCC::SignedGreaterThanOrEqual, r, 0);
                self.guard(i.exit, ok);
                out = Some(self.b.ins().ireduce(I8, r));
            }
            DictStore => {
                let x = self.a(i);
                let (tag, key) = self.boxed(i.b);
                let (vtag, v) = self.boxed(i.c);
                let args = [x, tag, key, vtag, v];
                let Some(r) = self.call(Function::DictStore, &args, Some(I64)) else {
                    return Err("DictStore".to_string());
                };
                let out = self.exit_block(i.exit);
                let go = self.b.create_block();
                self.b.ins().brif(r, out, &[], go, &[]);
                self.b.switch_to_block(go);
            }
            SetChange => {
                let x = self.a(i);
                let (tag, key) = self.boxed(i.b);
                let remove = self.b.ins().iconst(I64, i.aux);
                let args = [x, tag, key, remove];
                let r = self.call(Function::SetChange, &args, Some(I64));
                let out = self.exit_block(i.exit);
                let go = self.b.create_block();
                self.b.ins().brif(r.ok_or("SetChange")?, out, &[], go, &[]);
                self.b.switch_to_block(go);
            }
        }
        Ok(out)
    }

    pub(super) fn incref(&mut self, v: V) {
        let n = self.b.ins().load(I32, mem(), v, HEADER_RC);
        let n = self.b.ins().iadd_imm_s(n, 1);
        self.b.ins().store(mem(), n, v, HEADER_RC);
    }
    pub(super) fn decref(&mut self, v: V) {
        let n = self.b.ins().load(I32, mem(), v, HEADER_RC);
        let n = self.b.ins().iadd_imm_s(n, -1);
        self.b.ins().store(mem(), n, v, HEADER_RC);
        let (dead, go) = (self.b.create_block(), self.b.create_block());
        self.b.ins().brif(n, go, &[], dead, &[]);
        self.b.switch_to_block(dead);
        self.b.set_cold_block(dead);
        self.dealloc(v);
        self.b.ins().jump(go, &[]);
        self.b.switch_to_block(go);
    }

    /// Frees an object whose count is zero, by a function that leaves every register alone. Releasing an object is in many
    /// loops and hardly ever frees it; a call of the ordinary kind on that path would cost all values of the loop their
    /// registers, the floats above all. (Measured: nbody.)
    fn dealloc(&mut self, object: V) {
        self.call(Function::Dealloc, &[object], None);
    }
}
