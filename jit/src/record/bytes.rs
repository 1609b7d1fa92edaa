//! Items of `bytes`, `bytearray` and `array`, read and written in place.

use super::*;
use crate::ir::ctypes::CType;

/// Where the items of an object are, once it is guarded what it is.
struct Bytes {
    at: i64,
    code: u8,
    c: CType,
    /// How many there are now.
    count: usize,
}

impl Recorder {
    /// Guards that a value has items of a C type of numbers.
    fn bytes_of(&mut self, o: Ref, v: &Value) -> Option<Bytes> {
        if let Some(b) = v.get_exact::<BytesObj>() {
            self.guard_layout(o, Layout::Bytes);
            let c = CType::of_code(b'B')?;
            return Some(Bytes { at: BYTES_DATA as i64, code: b'B', c, count: b.data.len() });
        }
        let object = v.as_object().filter(|o| o.layout() == Layout::Native)?;
        let native = object.ty().native.get()?;
        let buffer = (native.buffer?)(object)?;
        let items = buffer.items()?;
        let c = CType::of_code(items.code)?;
        let mut bytes = 0;
        buffer.with_bytes(&mut |b| bytes = b.len());
        self.guard_class(o, v);
        if let Some(at) = items.code_at {
            let aux = (at as i64) << 8 | items.code as i64;
            self.guard(Ins::new(IrOp::ByteIs, Ty::Void).a(o).aux(aux));
        }
        Some(Bytes { at: items.bytes as i64, code: items.code, c, count: bytes / c.size as usize })
    }
    fn count_of(&mut self, o: Ref, b: &Bytes) -> Ref {
        let n = self.emit(Ins::new(IrOp::BytesLen, Ty::Int).a(o).aux(b.at));
        match b.c.size {
            1 => n,
            size => {
                let shift = self.kint(size.trailing_zeros() as i64);
                self.bin(IrOp::ShrI, Ty::Int, n, shift)
            }
        }
    }
    /// `len` of such an object.
    pub(super) fn bytes_len(&mut self, o: Ref, v: &Value) -> Option<Ref> {
        let b = self.bytes_of(o, v)?;
        Some(self.count_of(o, &b))
    }
    /// The item that an index within bounds gives.
    pub(super) fn bytes_item(&mut self, o: Ref, v: &Value, idx: Ref, i: i64) -> Option<Ref> {
        let b = self.bytes_of(o, v)?;
        sidewinder_vm::ops::wrap_index(i, b.count)?;
        let n = self.count_of(o, &b);
        let idx = self.bounds(idx, i, n);
        Some(self.load_item(o, &b, idx))
    }
    fn load_item(&mut self, o: Ref, b: &Bytes, idx: Ref) -> Ref {
        let p = self.emit(Ins::new(IrOp::BytesPtr, Ty::Ptr).a(o).aux(b.at));
        let x = self.emit(Ins::new(IrOp::ItemC, b.c.ty()).ab(p, idx).aux(b.code as i64));
        if b.c.range().is_none() && !b.c.signed && !b.c.float {
            // Beyond 63 bits it is a big int.
            let zero = self.kint(0);
            let small = self.bin(IrOp::GeI, Ty::Bool, x, zero);
            self.guard_bool(small, true);
        }
        x
    }
    /// Stores an item at an index within bounds, if it is in the range of the type.
    pub(super) fn set_bytes_item(
        &mut self,
        (o, v): (Ref, &Value),
        (idx, i): (Ref, i64),
        (x, xv): (Ref, &Value),
    ) -> Option<()> {
        let object = v.as_object().filter(|o| o.layout() == Layout::Native)?;
        let code = (object.ty().native.get()?.buffer?)(object)?.items()?.code;
        let c = CType::of_code(code)?;
        let fits = match (xv, c.range()) {
            (Value::Float(_) | Value::Int(_), _) if c.float => true,
            (Value::Int(x), Some((low, n))) if !c.float => (low..low + n).contains(x),
            (Value::Int(x), None) if !c.float => c.signed || *x >= 0,
            _ => false,
        };
        if !fits {
            return None;
        }
        let b = self.bytes_of(o, v)?;
        sidewinder_vm::ops::wrap_index(i, b.count)?;
        let n = self.count_of(o, &b);
        let idx = self.bounds(idx, i, n);
        let x = if c.float { self.as_float(x)? } else { x };
        if !c.float {
            let ok = match c.range() {
                Some((low, n)) => {
                    let (low, n) = (self.kint(low), self.kint(n));
                    let above = self.bin(IrOp::SubX, Ty::Int, x, low);
                    Some(self.bin(IrOp::LtU, Ty::Bool, above, n))
                }
                None if c.signed => None,
                None => {
                    let zero = self.kint(0);
                    Some(self.bin(IrOp::GeI, Ty::Bool, x, zero))
                }
            };
            if let Some(ok) = ok {
                self.guard_bool(ok, true);
            }
        }
        let p = self.emit(Ins::new(IrOp::BytesPtr, Ty::Ptr).a(o).aux(b.at));
        self.emit(Ins::new(IrOp::StoreItemC, Ty::Void).ab(p, idx).c(x).aux(b.code as i64));
        Some(())
    }
}
