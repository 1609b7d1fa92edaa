//! Loads and stores.

use super::*;
use crate::ir::ctypes::CType;

/// The bytes of a `bytearray` and the like may lie anywhere.
fn mem_unaligned() -> MemFlagsData {
    MemFlagsData::new().with_notrap()
}
fn in_memory(c: CType) -> Type {
    match (c.float, c.size) {
        (true, 4) => F32,
        (true, _) => F64,
        (_, 1) => I8,
        (_, 2) => I16,
        (_, 4) => I32,
        _ => I64,
    }
}

impl Lower<'_, '_> {
    /// Address and offset of the slot that an instruction names (`Shape::place_of`): in the instance, or in its block.
    fn slot_at(&mut self, i: &Ins) -> (V, i32) {
        let x = self.a(i);
        let place = |n: i64| INSTANCE_SLOTS + 16 * n as i32;
        let Some(last) = (i.aux >> 16).checked_sub(1).filter(|n| *n >= 0) else { return (x, place(i.aux)) };
        let block = self.b.ins().load(I64, mem(), x, place(last) + PAYLOAD);
        let first = self.b.ins().load(I64, mem(), block, OVERFLOW_FIRST);
        (first, 16 * (i.aux as u16) as i32)
    }
    pub(super) fn memory(&mut self, op: family::Memory, i: &Ins) -> Option<V> {
        use family::Memory::*;
        let mut out = None;
        match op {
            SLoad | MLoad | SNotObj => {
                if self.is_root && op == SLoad {
                    out = self.entry_slots.get(&(i.aux as u32)).copied().flatten();
                } else {
                    let off = i.aux as i32 * 16;
                    let tag = self.b.ins().load(I8, mem(), self.base, off);
                    let k = if op == SNotObj { Ty::Ref } else { i.ty };
                    let cc = if op == SNotObj { IntCC::NotEqual } else { IntCC::Equal };
                    let ok = self.b.ins().icmp_imm_u(cc, tag, k.tag() as i64);
                    self.guard(i.exit, ok);
                    if clif_type(i.ty).is_some() {
                        out = Some(self.load_slot_payload(i.aux as i32, i.ty));
                    }
                }
            }
            SStore => {
                let v = self.v_opt(i.a);
                self.store_slot(i.aux as i32, self.t.ty(i.a), v);
            }
            ListLen => out = Some(self.word(i, LIST_LEN)),
            ListPtr => out = Some(self.word(i, LIST_PTR)),
            TuplePtr => {
                let t = self.a(i);
                out = Some(self.b.ins().iadd_imm_s(t, TUPLE_ITEMS as i64));
            }
            TupleLen => out = Some(self.word(i, TUPLE_LEN)),
            StrLen => out = Some(self.word(i, STR_LEN)),
            ComplexGet => {
                let x = self.a(i);
                out = Some(self.b.ins().load(F64, mem(), x, i.aux as i32));
            }
            RangeGet | IterInt | IterRef => out = Some(self.word(i, i.aux as i32)),
            FuncClosure => out = Some(self.word(i, FUNCTION_CLOSURE + PAYLOAD)),
            ItemI | ItemF => {
                let (p, k) = (self.a(i), self.b(i));
                let off = self.b.ins().ishl_imm_u(k, 3);
                let at = self.b.ins().iadd(p, off);
                let ty = if op == ItemI { I64 } else { F64 };
                out = Some(self.b.ins().load(ty, mem(), at, 0));
            }
            ItemB => {
                let (p, k) = (self.a(i), self.b(i));
                let at = self.b.ins().iadd(p, k);
                out = Some(self.b.ins().load(I8, mem(), at, 0));
            }
            StoreItemB => {
                let (p, k, v) = (self.a(i), self.b(i), self.c(i));
                let at = self.b.ins().iadd(p, k);
                self.b.ins().store(mem(), v, at, 0);
            }
            StoreItemI | StoreItemF => {
                let (p, k, v) = (self.a(i), self.b(i), self.c(i));
                let off = self.b.ins().ishl_imm_u(k, 3);
                let at = self.b.ins().iadd(p, off);
                self.b.ins().store(mem(), v, at, 0);
            }
            ItemV => {
                let (p, k) = (self.a(i), self.b(i));
                let off = self.b.ins().ishl_imm_u(k, 4);
                let at = self.b.ins().iadd(p, off);
                out = self.typed_load(i, at, 0);
            }
            StoreItemV => {
                let (p, k) = (self.a(i), self.b(i));
                let off = self.b.ins().ishl_imm_u(k, 4);
                let at = self.b.ins().iadd(p, off);
                let v = self.v_opt(i.c);
                self.store_value(at, 0, self.t.ty(i.c), v);
            }
            TupleItem => {
                let x = self.a(i);
                out = self.typed_load(i, x, TUPLE_ITEMS + 16 * i.aux as i32);
            }
            Field => {
                let (x, at) = self.slot_at(i);
                out = match i.exit {
                    NO_EXIT => clif_type(i.ty).map(|c| self.b.ins().load(c, mem(), x, at + PAYLOAD)),
                    _ => self.typed_load(i, x, at),
                };
            }
            BoundGet => {
                let x = self.a(i);
                out = self.typed_load(i, x, BOUND_PARTS[i.aux as usize]);
            }
            CellGet => {
                let x = self.a(i);
                out = self.typed_load(i, x, CELL_VALUE);
            }
            GlobalGet => {
                let x = self.b.ins().iconst(I64, i.aux);
                out = self.typed_load(i, x, 0);
            }
            TupleInit => {
                let x = self.a(i);
                let v = self.v_opt(i.b);
                self.store_value(x, TUPLE_ITEMS + 16 * i.aux as i32, self.t.ty(i.b), v);
            }
            StoreField | StorePayload => {
                let ((x, at), ty) = (self.slot_at(i), self.t.ty(i.b));
                match self.v_opt(i.b) {
                    Some(v) if op == StorePayload => {
                        self.b.ins().store(mem(), v, x, at + PAYLOAD);
                    }
                    v => self.store_value(x, at, ty, v),
                }
            }
            CellSet => {
                let x = self.a(i);
                let v = self.v_opt(i.b);
                self.store_value(x, CELL_VALUE, self.t.ty(i.b), v);
            }
            GlobalSet => {
                let x = self.b.ins().iconst(I64, i.aux);
                let v = self.v_opt(i.a);
                self.store_value(x, 0, self.t.ty(i.a), v);
            }
            SetShape => {
                let x = self.a(i);
                let k = self.b.ins().iconst(I64, i.aux);
                self.b.ins().store(mem(), k, x, HEADER_SHAPE);
            }
            AttrDict => {
                let d = self.word(i, i.aux as i32);
                let ok = self.b.ins().icmp_imm_u(IntCC::NotEqual, d, 0);
                self.guard(i.exit, ok);
                out = Some(d);
            }
            FuncDefaults => {
                let x = self.a(i);
                let at = if i.aux == 0 { FUNCTION_DEFAULTS } else { FUNCTION_KWDEFAULTS };
                out = self.typed_load(i, x, at);
            }
            StrCode => out = Some(self.char_code(i)),
            StrAt => {
                let ch = self.char_code(i);
                let off = self.b.ins().ishl_imm_u(ch, 3);
                let table = sidewinder_vm::types::builtin().ascii_chars.as_ptr() as i64;
                let table = self.b.ins().iconst(I64, table);
                let at = self.b.ins().iadd(table, off);
                out = Some(self.b.ins().load(I64, mem(), at, 0));
            }
            BytesLen => out = Some(self.word(i, i.aux as i32 + BYTES_LEN)),
            BytesPtr => out = Some(self.word(i, i.aux as i32 + BYTES_START)),
            ItemC => {
                let (p, k) = (self.a(i), self.b(i));
                let c = CType::of(i.aux as u8);
                let at = self.c_item(p, k, c);
                let v = self.b.ins().load(in_memory(c), mem_unaligned(), at, 0);
                out = Some(match c {
                    CType { float: true, size: 4, .. } => self.b.ins().fpromote(F64, v),
                    CType { size: 8, .. } => v,
                    CType { signed: true, .. } => self.b.ins().sextend(I64, v),
                    _ => self.b.ins().uextend(I64, v),
                });
            }
            StoreItemC => {
                let (p, k, v) = (self.a(i), self.b(i), self.c(i));
                let c = CType::of(i.aux as u8);
                let at = self.c_item(p, k, c);
                let v = match c {
                    CType { size: 8, .. } => v,
                    CType { float: true, .. } => self.b.ins().fdemote(F32, v),
                    _ => self.b.ins().ireduce(in_memory(c), v),
                };
                self.b.ins().store(mem_unaligned(), v, at, 0);
            }
            IterKind | ByteIs => {
                let x = self.a(i);
                let byte = self.b.ins().load(I8, mem(), x, (i.aux >> 8) as i32);
                let ok = self.b.ins().icmp_imm_u(IntCC::Equal, byte, i.aux & 0xff);
                self.guard(i.exit, ok);
            }
            IterSet => {
                let (x, v) = (self.a(i), self.b(i));
                self.b.ins().store(mem(), v, x, i.aux as i32);
            }
        }
        out
    }

    /// Address of item `k` in storage `p`.
    fn c_item(&mut self, p: V, k: V, c: CType) -> V {
        let off = self.b.ins().ishl_imm_u(k, c.size.trailing_zeros() as i64);
        self.b.ins().iadd(p, off)
    }

    /// Code of character `b` of the ASCII string `a`.
    fn char_code(&mut self, i: &Ins) -> V {
        let (x, k) = (self.a(i), self.b(i));
        let at = self.b.ins().iadd(x, k);
        let ch = self.b.ins().load(I8, mem(), at, STR_DATA as i32);
        self.b.ins().uextend(I64, ch)
    }

    /// A word of object `a`.
    fn word(&mut self, i: &Ins, off: i32) -> V {
        let x = self.a(i);
        self.b.ins().load(I64, mem(), x, off)
    }
}
