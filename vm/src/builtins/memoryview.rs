//! `memoryview`: the bytes of another object as items of a format, in one dimension.

use std::cell::Cell;

use sidewinder_macros::{Trace, native_methods, native_type};

use crate::modules::structs;
use crate::native::{Params, bind};
use crate::objects::*;
use crate::ops::{self, CmpOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::buffer::{buffer, exporter};
use super::common::class_argument;

/// Create a new memoryview object which references the given object.
#[native_type("memoryview", weakref, no_base)]
#[derive(Trace)]
pub struct MemoryView {
    header: Header,
    /// Whose bytes they are: `bytes` or an exporter; none once the view is released.
    base: HeapCell<Option<Value>>,
    /// Byte offset of the first item, number of items, bytes from one to the next.
    start: i64,
    count: usize,
    stride: i64,
    /// A format code, and the bytes of an item.
    code: u8,
    size: usize,
    readonly: bool,
    /// Tells apart views that have been asked for their hash, which stays.
    hash: Cell<Option<i64>>,
}

impl Drop for MemoryView {
    fn drop(&mut self) {
        self.let_go();
    }
}

/// What a view shows of its base.
struct Shown {
    start: i64,
    count: usize,
    stride: i64,
    code: u8,
    size: usize,
    readonly: bool,
}

fn forbidden(vm: &mut Vm) -> Raised {
    vm.value_error("operation forbidden on released memoryview object")
}

impl MemoryView {
    fn over(base: Value, s: Shown) -> Ref<MemoryView> {
        if let Some(b) = exporter(&base) {
            b.exports().set(b.exports().get() + 1);
        }
        new_native(MemoryView {
            header: native_header::<MemoryView>(),
            base: HeapCell::new(Some(base)),
            start: s.start,
            count: s.count,
            stride: s.stride,
            code: s.code,
            size: s.size,
            readonly: s.readonly,
            hash: Cell::new(None),
        })
    }
    fn shown(&self) -> Shown {
        let MemoryView { start, count, stride, code, size, readonly, .. } = *self;
        Shown { start, count, stride, code, size, readonly }
    }
    fn let_go(&self) {
        if let Some(v) = self.base.replace(None)
            && let Some(b) = exporter(&v)
        {
            b.exports().set(b.exports().get().saturating_sub(1));
        }
    }
    fn base(&self, vm: &mut Vm) -> Res<Value> {
        self.base.get().ok_or_else(|| forbidden(vm))
    }
    fn is_contiguous(&self) -> bool {
        self.stride == self.size as i64 || self.count <= 1
    }
    /// The bytes of all items, one after the other; none once it is released.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let base = self.base.get()?;
        let data = buffer(&base)?;
        let mut out = Vec::with_capacity(self.count * self.size);
        for i in 0..self.count as i64 {
            let at = (self.start + i * self.stride) as usize;
            out.extend_from_slice(data.get(at..at + self.size)?);
        }
        Some(out)
    }
    fn all_bytes(&self, vm: &mut Vm) -> Res<Vec<u8>> {
        self.bytes().ok_or_else(|| forbidden(vm))
    }
    fn item(&self, vm: &mut Vm, i: usize) -> Res<Value> {
        let base = self.base(vm)?;
        let at = (self.start + i as i64 * self.stride) as usize;
        let (mut word, mut found) = ([0; 16], false);
        let Some(word) = word.get_mut(..self.size) else { return Err(self.unsupported(vm)) };
        let mut copy = |d: &[u8]| {
            if let Some(d) = d.get(at..at + word.len()) {
                word.copy_from_slice(d);
                found = true;
            }
        };
        match (base.get::<BytesObj>(), exporter(&base)) {
            (Some(b), _) => copy(&b.data),
            (_, Some(b)) => b.with_bytes(&mut |d| copy(d)),
            _ => {}
        }
        if found { self.unpacked(vm, word) } else { Err(forbidden(vm)) }
    }
    fn items(&self, vm: &mut Vm) -> Res<Vec<Value>> {
        let all = self.all_bytes(vm)?;
        all.chunks(self.size).map(|w| self.unpacked(vm, w)).collect()
    }
    fn unsupported(&self, vm: &mut Vm) -> Raised {
        let msg = format!("memoryview: format {} not supported", self.code as char);
        vm.error(&builtin().not_implemented_error, msg)
    }
    fn unpacked(&self, vm: &mut Vm, word: &[u8]) -> Res<Value> {
        match structs::native_size(self.code) {
            Some(_) => structs::unpack_code(vm, self.code, word),
            None => Err(self.unsupported(vm)),
        }
    }
    /// The base and the bytes of it that are shown, if they can be written to and lie together.
    pub fn writable(&self) -> Option<(Value, std::ops::Range<usize>)> {
        let start = self.start as usize;
        let fits = !self.readonly && self.is_contiguous();
        fits.then(|| Some((self.base.get()?, start..start + self.count * self.size)))?
    }
    /// Stores the bytes of an item.
    fn store(&self, vm: &mut Vm, i: usize, word: &[u8]) -> Res<()> {
        let base = self.base(vm)?;
        let at = (self.start + i as i64 * self.stride) as usize;
        if let Some(b) = exporter(&base) {
            b.with_bytes(&mut |d| {
                if let Some(to) = d.get_mut(at..at + word.len()) {
                    to.copy_from_slice(word)
                }
            });
        }
        Ok(())
    }
    fn index_of(&self, vm: &mut Vm, k: &Value) -> Res<usize> {
        let Some(i) = ops::as_index(vm, k)? else {
            return Err(vm.type_error("memoryview: invalid slice key"));
        };
        ops::wrap_index(i, self.count).ok_or_else(|| vm.index_error("index out of bounds on dimension 1"))
    }
    /// The part that a slice names.
    fn part(&self, vm: &mut Vm, s: &SliceObj) -> Res<Ref<MemoryView>> {
        let (start, step, count) = ops::slice_indices(vm, s, self.count)?;
        let base = self.base(vm)?;
        let start = self.start + start * self.stride;
        let stride = self.stride.saturating_mul(step);
        Ok(MemoryView::over(base, Shown { start, count, stride, ..self.shown() }))
    }
    /// The bytes of a value as an item.
    fn packed(&self, vm: &mut Vm, v: &Value) -> Res<Vec<u8>> {
        if structs::native_size(self.code).is_none() {
            return Err(self.unsupported(vm));
        }
        let (n, code) = (&builtin().names, self.code as char);
        let fits = match self.code {
            b'c' => v.get::<BytesObj>().is_some(),
            b'?' => true,
            b'e' | b'f' | b'd' => [&n.float, &n.index].iter().any(|m| v.ty().lookup(m).is_some()),
            _ => v.ty().lookup(&n.index).is_some(),
        };
        if !fits {
            return Err(vm.type_error(format!("memoryview: invalid type for format '{code}'")));
        }
        structs::pack_code(vm, self.code, self.size, v).map_err(|_| {
            vm.take_exception();
            vm.value_error(format!("memoryview: invalid value for format '{code}'"))
        })
    }
    fn same_as(&self, vm: &mut Vm, other: &Value) -> Res<Option<bool>> {
        if self.base.with(|b| b.is_none()) {
            return Ok(Some(other.get::<MemoryView>().is_some_and(|o| std::ptr::eq(o, self))));
        }
        let theirs = match other.get::<MemoryView>() {
            Some(o) if o.base.with(|b| b.is_none()) => return Ok(Some(false)),
            Some(o) => o.items(vm)?,
            None => match buffer(other) {
                // The items of an exporter are those of a view of it.
                Some(_) if exporter(other).is_some_and(|e| e.item().1 > 1) => {
                    let class = Ref::from_ref(MemoryView::TYPE.class()).value();
                    let view = vm.call(&class, std::slice::from_ref(other))?;
                    match view.get::<MemoryView>() {
                        Some(m) => m.items(vm)?,
                        None => return Ok(None),
                    }
                }
                Some(b) => b.iter().map(|c| Value::Int(*c as i64)).collect(),
                None => return Ok(None),
            },
        };
        let mine = self.items(vm)?;
        if mine.len() != theirs.len() {
            return Ok(Some(false));
        }
        for (x, y) in mine.iter().zip(&theirs) {
            if !ops::holds(vm, CmpOp::Eq, x, y)? {
                return Ok(Some(false));
            }
        }
        Ok(Some(true))
    }
    fn length(&self, vm: &mut Vm) -> Res<usize> {
        self.base(vm)?;
        Ok(self.count)
    }
}

#[native_methods("memoryview")]
impl MemoryView {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        class_argument(vm, args, MemoryView::TYPE.class())?;
        const PARAMS: Params = Params {
            function: "memoryview",
            names: &["object"],
            positional_only: 0,
            positional: 1,
            required: 1,
            required_keywords: 0,
            rest: false,
        };
        let [object] = bind(vm, &PARAMS, args.skip(1))?;
        let v = object.unwrap_or(&Value::None);
        if let Some(m) = v.get::<MemoryView>() {
            let base = m.base(vm)?;
            return Ok(MemoryView::over(base, m.shown()).into());
        }
        let (bytes, code, size, readonly) = match (v.get::<BytesObj>(), exporter(v)) {
            (Some(b), _) => (b.data.len(), b'B', 1, true),
            (_, Some(b)) => {
                let (mut n, (code, size)) = (0, b.item());
                b.with_bytes(&mut |d| n = d.len());
                (n, code, size, b.readonly())
            }
            _ => {
                let t = v.ty().name();
                return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{t}'")));
            }
        };
        let shown = Shown { start: 0, count: bytes / size, stride: size as i64, code, size, readonly };
        Ok(MemoryView::over(v.clone(), shown).into())
    }
    /// The underlying object of the memoryview.
    #[getter]
    fn obj(&self, vm: &mut Vm) -> Res<Value> {
        self.base(vm)
    }
    /// The amount of space in bytes that the array would use in a contiguous representation.
    #[getter]
    fn nbytes(&self, vm: &mut Vm) -> Res<usize> {
        Ok(self.length(vm)? * self.size)
    }
    /// A bool indicating whether the memory is read only.
    #[getter]
    fn readonly(&self, vm: &mut Vm) -> Res<bool> {
        self.base(vm)?;
        Ok(self.readonly)
    }
    /// The size in bytes of each element of the memoryview.
    #[getter]
    fn itemsize(&self, vm: &mut Vm) -> Res<usize> {
        self.base(vm)?;
        Ok(self.size)
    }
    /// A string containing the format (in struct module style) for each element in the view.
    #[getter]
    fn format(&self, vm: &mut Vm) -> Res<Value> {
        self.base(vm)?;
        Ok(StrObj::from_ascii(&[self.code]).into())
    }
    /// An integer indicating how many dimensions of a multi-dimensional array the memory represents.
    #[getter]
    fn ndim(&self, vm: &mut Vm) -> Res<i64> {
        self.base(vm)?;
        Ok(1)
    }
    /// A tuple of ndim integers giving the shape of the memory as an N-dimensional array.
    #[getter]
    fn shape(&self, vm: &mut Vm) -> Res<Value> {
        Ok(TupleObj::new(vec![Value::Int(self.length(vm)? as i64)]).into())
    }
    /// A tuple of ndim integers giving the size in bytes to access each element for each dimension of the array.
    #[getter]
    fn strides(&self, vm: &mut Vm) -> Res<Value> {
        self.base(vm)?;
        Ok(TupleObj::new(vec![Value::Int(self.stride)]).into())
    }
    /// A tuple of integers used internally for PIL-style arrays.
    #[getter]
    fn suboffsets(&self, vm: &mut Vm) -> Res<Value> {
        self.base(vm)?;
        Ok(TupleObj::new(Vec::new()).into())
    }
    /// A bool indicating whether the memory is C contiguous.
    #[getter]
    fn c_contiguous(&self, vm: &mut Vm) -> Res<bool> {
        self.base(vm)?;
        Ok(self.is_contiguous())
    }
    /// A bool indicating whether the memory is Fortran contiguous.
    #[getter]
    fn f_contiguous(&self, vm: &mut Vm) -> Res<bool> {
        self.c_contiguous(vm)
    }
    /// A bool indicating whether the memory is contiguous.
    #[getter]
    fn contiguous(&self, vm: &mut Vm) -> Res<bool> {
        self.c_contiguous(vm)
    }
    #[slot(len)]
    fn len(&self, vm: &mut Vm) -> Res<usize> {
        self.length(vm)
    }
    #[slot(getitem)]
    fn getitem(&self, vm: &mut Vm, key: &Value) -> Res<Value> {
        self.base(vm)?;
        if let Some(s) = key.get::<SliceObj>() {
            return self.part(vm, s).map(Value::from);
        }
        let i = self.index_of(vm, key)?;
        self.item(vm, i)
    }
    #[slot(setitem)]
    fn setitem(&self, vm: &mut Vm, key: &Value, value: &Value) -> Res<()> {
        self.base(vm)?;
        if self.readonly {
            return Err(vm.type_error("cannot modify read-only memory"));
        }
        let Some(s) = key.get::<SliceObj>() else {
            let i = self.index_of(vm, key)?;
            let word = self.packed(vm, value)?;
            return self.store(vm, i, &word);
        };
        let part = self.part(vm, s)?;
        let (bytes, code) = match (value.get::<MemoryView>(), buffer(value)) {
            (Some(m), _) => (m.all_bytes(vm)?, m.code),
            (_, Some(b)) => (b.into_owned(), exporter(value).map_or(b'B', |e| e.item().0)),
            _ => {
                let t = value.ty().name();
                return Err(vm.type_error(format!("a bytes-like object is required, not '{t}'")));
            }
        };
        if code != self.code || bytes.len() != part.count * part.size {
            let msg = "memoryview assignment: lvalue and rvalue have different structures";
            return Err(vm.value_error(msg));
        }
        bytes.chunks(part.size).enumerate().try_for_each(|(i, w)| part.store(vm, i, w))
    }
    #[slot(delitem)]
    fn delitem(&self, vm: &mut Vm, _key: &Value) -> Res<()> {
        self.base(vm)?;
        let msg = if self.readonly { "cannot modify read-only memory" } else { "cannot delete memory" };
        Err(vm.type_error(msg))
    }
    #[slot(iter)]
    fn iter(vm: &mut Vm, this: &Value) -> Res<Value> {
        if let Some(m) = this.get::<MemoryView>() {
            m.base(vm)?;
        }
        Ok(IteratorObj::new(IterState::Sequence(this.clone(), 0)).into())
    }
    #[slot(eq)]
    fn eq(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        let same = self.same_as(vm, value)?;
        Ok(same.map_or_else(|| builtin().not_implemented.value(), Value::Bool))
    }
    #[slot(ne)]
    fn ne(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        let same = self.same_as(vm, value)?;
        Ok(same.map_or_else(|| builtin().not_implemented.value(), |s| Value::Bool(!s)))
    }
    #[slot(hash)]
    fn hash(&self, vm: &mut Vm) -> Res<i64> {
        if let Some(h) = self.hash.get() {
            return Ok(h);
        }
        self.base(vm)?;
        if !self.readonly {
            return Err(vm.value_error("cannot hash writable memoryview object"));
        }
        if !matches!(self.code, b'B' | b'b' | b'c') {
            return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
        }
        let bytes = self.all_bytes(vm)?;
        let h = ops::py_hash(vm, &BytesObj::new(&bytes).into())?;
        self.hash.set(Some(h));
        Ok(h)
    }
    #[slot(repr)]
    fn repr(this: &Value) -> Value {
        let released = this.get::<MemoryView>().is_some_and(|m| m.base.with(|b| b.is_none()));
        let what = if released { "released memory" } else { "memory" };
        Value::string(&format!("<{what} at {:#x}>", this.raw_payload()))
    }
    /// Release the underlying buffer exposed by the memoryview object.
    #[method]
    fn release(&self) {
        self.let_go()
    }
    #[method(name = "__enter__")]
    fn enter(vm: &mut Vm, this: &Value) -> Res<Value> {
        if let Some(m) = this.get::<MemoryView>() {
            m.base(vm)?;
        }
        Ok(this.clone())
    }
    #[method(name = "__exit__")]
    fn exit(&self, _exc_info: &[Value]) {
        self.let_go()
    }
    /// Return the data in the buffer as a byte string.
    #[method]
    fn tobytes(
        &self,
        vm: &mut Vm,
        #[either]
        #[default(None, "'C'")]
        order: Option<&StrObj>,
    ) -> Res<Value> {
        if order.is_some_and(|o| !matches!(o.as_ascii(), Some("C" | "F" | "A"))) {
            return Err(vm.value_error("order must be 'C', 'F' or 'A'"));
        }
        let bytes = self.all_bytes(vm)?;
        Ok(BytesObj::new(&bytes).into())
    }
    /// Return the data in the buffer as a list of elements.
    #[method]
    fn tolist(&self, vm: &mut Vm) -> Res<Value> {
        Ok(ListObj::new(self.items(vm)?).into())
    }
    /// Return the data in the buffer as a str of hexadecimal numbers.
    #[method]
    fn hex(
        &self,
        vm: &mut Vm,
        #[either]
        #[optional]
        sep: Option<&Value>,
        #[either]
        #[default(1)]
        bytes_per_sep: i32,
    ) -> Res<Value> {
        let bytes = self.all_bytes(vm)?;
        Ok(Value::string(&super::bytes::hex_text(vm, &bytes, sep, bytes_per_sep)?))
    }
    /// Return a readonly version of the memoryview.
    #[method]
    fn toreadonly(&self, vm: &mut Vm) -> Res<Value> {
        let base = self.base(vm)?;
        Ok(MemoryView::over(base, Shown { readonly: true, ..self.shown() }).into())
    }
    /// Count the number of occurrences of a value.
    #[method(name = "count")]
    fn count_of(&self, vm: &mut Vm, value: &Value) -> Res<usize> {
        let mut n = 0;
        for x in self.items(vm)? {
            n += ops::same_or_equal(vm, &x, value)? as usize;
        }
        Ok(n)
    }
    /// Return the index of the first occurrence of a value.
    #[method]
    fn index(
        &self,
        vm: &mut Vm,
        value: &Value,
        #[default(0)] start: i64,
        #[default(9223372036854775807)] stop: i64,
    ) -> Res<usize> {
        let n = self.length(vm)? as i64;
        let fix = |i: i64| if i < 0 { (i + n).max(0) } else { i.min(n) };
        for i in fix(start)..fix(stop) {
            let x = self.item(vm, i as usize)?;
            if ops::same_or_equal(vm, &x, value)? {
                return Ok(i as usize);
            }
        }
        Err(vm.value_error("memoryview.index(x): x not found"))
    }
    /// Cast a memoryview to a new format.
    #[method]
    fn cast(
        &self,
        vm: &mut Vm,
        #[either] format: &StrObj,
        #[either]
        #[optional]
        shape: Option<&Value>,
    ) -> Res<Value> {
        let base = self.base(vm)?;
        if !self.is_contiguous() {
            return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
        }
        let text = format.as_ascii().unwrap_or_default();
        let code = text.strip_prefix('@').unwrap_or(text).as_bytes();
        let size = if let [c] = code { structs::native_size(*c) } else { None };
        let (Some(size), Some(&code)) = (size, code.first()) else {
            return Err(vm.value_error(
                "memoryview: destination format must be a native single character format prefixed with an optional '@'",
            ));
        };
        let is_byte = |c: u8| matches!(c, b'B' | b'b' | b'c');
        if !is_byte(code) && !is_byte(self.code) {
            return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
        }
        let bytes = self.count * self.size;
        if !bytes.is_multiple_of(size) {
            return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
        }
        if let Some(shape) = shape {
            let dims = ops::collect(vm, shape)?;
            if dims.len() != 1 {
                let msg = "memoryview: views of more than one dimension are not supported";
                return Err(vm.error(&builtin().not_implemented_error, msg));
            }
            if dims[0].as_i64() != Some((bytes / size) as i64) {
                return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
            }
        }
        let shown = Shown { count: bytes / size, stride: size as i64, code, size, ..self.shown() };
        Ok(MemoryView::over(base, shown).into())
    }
}
