//! `memoryview`: the bytes of another object as items of a format, in any number of dimensions.
//!
//! A view of two rows of three items of two bytes: `dims` is `[(2, 6), (3, 2)]`, and item `[i, j]` lies `6 * i + 2 * j` bytes
//! behind `start`. Without dimensions there is one item.

use std::cell::Cell;

use sidewinder_macros::{Trace, native_methods, native_type};

use crate::modules::structs;
use crate::native::{Params, bind};
use crate::objects::*;
use crate::ops::{self, CmpOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::buffer::{Held, buffer, exporter};
use super::common::class_argument;
use super::given_buffer::{buffer_of, given_view, wanted, wrapper};

/// Create a new memoryview object which references the given object.
#[native_type("memoryview", weakref, no_base)]
#[derive(Trace)]
pub struct MemoryView {
    header: Header,
    /// Whose bytes they are: `bytes` or an exporter; none once the view is released.
    base: HeapCell<Option<Value>>,
    /// What gives the bytes back to the object whose `__buffer__` has given them.
    given: HeapCell<Option<Value>>,
    /// Byte offset of the first item.
    start: i64,
    #[untraced]
    dims: Vec<Dim>,
    /// A format code, and the bytes of an item.
    code: u8,
    size: usize,
    readonly: bool,
    /// Tells apart views that have been asked for their hash, which stays.
    hash: Cell<Option<i64>>,
    /// How many calls look at it, which must not be let go meanwhile.
    exports: Cell<usize>,
}

impl Drop for MemoryView {
    fn drop(&mut self) {
        self.let_go();
    }
}

/// A dimension: how many there are, and the bytes from one to the next.
#[derive(Clone, Copy, PartialEq)]
struct Dim {
    count: usize,
    stride: i64,
}

/// Dimensions that there can be at most.
const MAX_DIMS: usize = 64;

/// Dimensions of items that lie one after the other.
fn dense(counts: &[usize], size: usize) -> Vec<Dim> {
    let mut stride = size as i64;
    let mut dims: Vec<Dim> = Vec::with_capacity(counts.len());
    for &count in counts.iter().rev() {
        dims.push(Dim { count, stride });
        stride *= count as i64;
    }
    dims.reverse();
    dims
}

/// What a view shows of its base.
struct Shown {
    start: i64,
    dims: Vec<Dim>,
    code: u8,
    size: usize,
    readonly: bool,
}

fn forbidden(vm: &mut Vm) -> Raised {
    vm.value_error("operation forbidden on released memoryview object")
}

impl MemoryView {
    fn over(base: Value, given: Option<Value>, s: Shown) -> Ref<MemoryView> {
        if let Some(b) = exporter(&base) {
            b.exports().set(b.exports().get() + 1);
        }
        new_native(MemoryView {
            header: native_header::<MemoryView>(),
            base: HeapCell::new(Some(base)),
            given: HeapCell::new(given),
            start: s.start,
            dims: s.dims,
            code: s.code,
            size: s.size,
            readonly: s.readonly,
            hash: Cell::new(None),
            exports: Cell::new(0),
        })
    }
    fn shown(&self) -> Shown {
        let MemoryView { start, code, size, readonly, .. } = *self;
        Shown { start, dims: self.dims.clone(), code, size, readonly }
    }
    pub fn let_go(&self) {
        if let Some(v) = self.base.replace(None)
            && let Some(b) = exporter(&v)
        {
            b.exports().set(b.exports().get().saturating_sub(1));
        }
        drop(self.given.replace(None));
    }
    pub fn release_checked(&self, vm: &mut Vm) -> Res<()> {
        let n = self.exports.get();
        if n > 0 {
            let s = if n > 1 { "s" } else { "" };
            return Err(vm.error(&builtin().buffer_error, format!("memoryview has {n} exported buffer{s}")));
        }
        self.let_go();
        Ok(())
    }
    fn base(&self, vm: &mut Vm) -> Res<Value> {
        self.base.get().ok_or_else(|| forbidden(vm))
    }
    /// How many items there are.
    fn count(&self) -> usize {
        self.dims.iter().map(|d| d.count).product()
    }
    /// Whether the items lie one after the other, the last index going fastest.
    fn is_contiguous(&self) -> bool {
        self.is_dense(self.dims.iter().rev())
    }
    fn is_dense<'a>(&self, dims: impl Iterator<Item = &'a Dim>) -> bool {
        let mut stride = self.size as i64;
        let mut dense = true;
        for d in dims {
            dense &= d.count <= 1 || d.stride == stride;
            stride *= d.count as i64;
        }
        dense || self.count() == 0
    }
    /// Offsets of all items, the last index going fastest.
    fn offsets(&self) -> Vec<i64> {
        let mut all = vec![self.start];
        for d in &self.dims {
            all = all.iter().flat_map(|at| (0..d.count as i64).map(move |i| at + i * d.stride)).collect();
        }
        all
    }
    /// The bytes of all items, one after the other; none once it is released.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let base = self.base.get()?;
        let data = buffer(&base)?;
        if self.is_contiguous() {
            let start = self.start as usize;
            return data.get(start..start + self.count() * self.size).map(|d| d.to_vec());
        }
        let mut out = Vec::with_capacity(self.count() * self.size);
        for at in self.offsets() {
            out.extend_from_slice(data.get(at as usize..at as usize + self.size)?);
        }
        Some(out)
    }
    fn all_bytes(&self, vm: &mut Vm) -> Res<Vec<u8>> {
        self.bytes().ok_or_else(|| forbidden(vm))
    }
    /// The item at a byte offset.
    fn item_at(&self, vm: &mut Vm, at: i64) -> Res<Value> {
        let base = self.base(vm)?;
        let at = at as usize;
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
    fn item(&self, vm: &mut Vm, i: usize) -> Res<Value> {
        let stride = self.dims.first().map_or(0, |d| d.stride);
        self.item_at(vm, self.start + i as i64 * stride)
    }
    fn items(&self, vm: &mut Vm) -> Res<Vec<Value>> {
        let all = self.all_bytes(vm)?;
        let n = all.len() / self.size.max(1);
        ops::check_memory(vm, n as u128 * size_of::<Value>() as u128)?;
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
        fits.then(|| Some((self.base.get()?, start..start + self.count() * self.size)))?
    }
    /// Stores the bytes of an item at a byte offset.
    fn store(&self, vm: &mut Vm, at: i64, word: &[u8]) -> Res<()> {
        let base = self.base(vm)?;
        let at = at as usize;
        if let Some(b) = exporter(&base) {
            b.with_bytes(&mut |d| {
                if let Some(to) = d.get_mut(at..at + word.len()) {
                    to.copy_from_slice(word)
                }
            });
        }
        Ok(())
    }
    fn index_in(&self, vm: &mut Vm, dim: usize, k: &Value) -> Res<i64> {
        let (i, d) = (ops::as_index(vm, k)?.unwrap_or(0), self.dims[dim]);
        match ops::wrap_index(i, d.count) {
            Some(i) => Ok(i as i64 * d.stride),
            None => Err(vm.index_error(format!("index out of bounds on dimension {}", dim + 1))),
        }
    }
    /// Where the one item lies that a key names; other keys are an error.
    fn place(&self, vm: &mut Vm, key: &Value, writes: bool) -> Res<i64> {
        let is_index = |v: &Value| v.ty().lookup(&builtin().names.index).is_some();
        let n = self.dims.len();
        let not_yet = |vm: &mut Vm, msg: &str| Err(vm.error(&builtin().not_implemented_error, msg));
        if let Some(t) = key.get::<TupleObj>() {
            let items = t.items().to_vec();
            if n == 0 && items.is_empty() {
                return Ok(self.start);
            }
            if n > 0 && items.iter().all(is_index) {
                if items.len() < n {
                    return not_yet(vm, "sub-views are not implemented");
                }
                if items.len() > n {
                    let msg = format!("cannot index {n}-dimension view with {}-element tuple", items.len());
                    return Err(vm.type_error(msg));
                }
                let mut at = self.start;
                for (dim, i) in items.iter().enumerate() {
                    at += self.index_in(vm, dim, i)?;
                }
                return Ok(at);
            }
            if n > 0 && !items.is_empty() && items.iter().all(|v| v.get::<SliceObj>().is_some()) {
                return match writes {
                    true => not_yet(vm, "memoryview slice assignments are currently restricted to ndim = 1"),
                    false => not_yet(vm, "multi-dimensional slicing is not implemented"),
                };
            }
        } else if n > 0 && is_index(key) {
            if n > 1 && writes {
                return not_yet(vm, "sub-views are not implemented");
            }
            if n > 1 {
                return not_yet(vm, "multi-dimensional sub-views are not implemented");
            }
            return Ok(self.start + self.index_in(vm, 0, key)?);
        }
        Err(vm.type_error(match n {
            0 => "invalid indexing of 0-dim memory",
            _ => "memoryview: invalid slice key",
        }))
    }
    /// The part that a slice of the first dimension names.
    fn part(&self, vm: &mut Vm, s: &SliceObj) -> Res<Ref<MemoryView>> {
        let first = self.dims[0];
        let (start, step, count) = ops::slice_indices(vm, s, first.count)?;
        let base = self.base(vm)?;
        let start = self.start + start * first.stride;
        let mut dims = self.dims.clone();
        dims[0] = Dim { count, stride: first.stride.saturating_mul(step) };
        Ok(MemoryView::over(base, self.given.get(), Shown { start, dims, ..self.shown() }))
    }
    /// The items below a dimension as nested lists.
    fn nested(&self, vm: &mut Vm, dims: &[Dim], at: i64) -> Res<Value> {
        let Some((d, rest)) = dims.split_first() else { return self.item_at(vm, at) };
        let mut items = Vec::with_capacity(d.count);
        for i in 0..d.count as i64 {
            items.push(self.nested(vm, rest, at + i * d.stride)?);
        }
        Ok(ListObj::new(items).into())
    }
    /// The bytes of all items, the first index going fastest.
    fn bytes_by_column(&self, vm: &mut Vm) -> Res<Vec<u8>> {
        let base = self.base(vm)?;
        let mut dims = self.dims.clone();
        dims.reverse();
        // With the dimensions the other way round, the order is that of the bytes.
        let turned = MemoryView::over(base, None, Shown { dims, ..self.shown() });
        turned.all_bytes(vm)
    }
    fn one_dimension(&self, vm: &mut Vm, what: &str) -> Res<()> {
        match self.dims.len() {
            1 => Ok(()),
            0 => Err(vm.type_error("invalid indexing of 0-dim memory")),
            _ => Err(vm.error(&builtin().not_implemented_error, what)),
        }
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
        if self.code == b'f' {
            // What does not fit becomes infinite, unlike what the module `struct` does.
            return Ok((crate::native::real(vm, v)? as f32).to_ne_bytes().to_vec());
        }
        structs::pack_code(vm, self.code, self.size, v).map_err(|_| {
            if vm.catch(&builtin().type_error).is_some() {
                return vm.type_error(format!("memoryview: invalid type for format '{code}'"));
            }
            vm.take_exception();
            vm.value_error(format!("memoryview: invalid value for format '{code}'"))
        })
    }
    fn same_as(&self, vm: &mut Vm, other: &Value) -> Res<Option<bool>> {
        if self.base.with(|b| b.is_none()) {
            return Ok(Some(other.get::<MemoryView>().is_some_and(|o| std::ptr::eq(o, self))));
        }
        let counts = |m: &MemoryView| m.dims.iter().map(|d| d.count).collect::<Vec<_>>();
        let theirs = match other.get::<MemoryView>() {
            Some(o) if o.base.with(|b| b.is_none()) || counts(o) != counts(self) => return Ok(Some(false)),
            None if self.dims.len() != 1 => return Ok(buffer(other).map(|_| false)),
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
    fn unordered(&self, _other: &Value) -> Value {
        builtin().not_implemented.value()
    }
    fn length(&self, vm: &mut Vm) -> Res<usize> {
        self.base(vm)?;
        match self.dims.first() {
            Some(d) => Ok(d.count),
            None => Err(vm.type_error("0-dim memory has no length")),
        }
    }
    /// The object that it shows; none once it is released.
    pub fn shown_object(&self) -> Option<Value> {
        self.given.get().or_else(|| self.base.get())
    }
    /// Another view of the same, which knows nothing of who has given it.
    pub fn again(&self, vm: &mut Vm) -> Res<Value> {
        Ok(MemoryView::over(self.base(vm)?, None, self.shown()).into())
    }
    /// A view of a built-in object's bytes, whatever methods its class has.
    pub fn of(vm: &mut Vm, v: &Value) -> Res<Option<Value>> {
        if let Some(m) = v.get::<MemoryView>() {
            return Ok(Some(MemoryView::over(m.base(vm)?, m.given.get(), m.shown()).into()));
        }
        let (bytes, code, size, readonly) = match (v.get::<BytesObj>(), exporter(v)) {
            (Some(b), _) => (b.data.len(), b'B', 1, true),
            (_, Some(b)) => {
                let (mut n, (code, size)) = (0, b.item());
                b.with_bytes(&mut |d| n = d.len());
                (n, code, size, b.readonly())
            }
            _ => return Ok(None),
        };
        let shown = Shown { start: 0, dims: dense(&[bytes / size], size), code, size, readonly };
        Ok(Some(MemoryView::over(v.clone(), None, shown).into()))
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
        if let Some(view) = given_view(vm, v, wanted::FULL_RO)? {
            let given = Some(wrapper(vm, v, &view)?);
            let Some(m) = view.get::<MemoryView>() else { return Ok(Value::None) };
            return Ok(MemoryView::over(m.base(vm)?, given, m.shown()).into());
        }
        match MemoryView::of(vm, v)? {
            Some(view) => Ok(view),
            None => {
                let t = v.ty().name();
                Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{t}'")))
            }
        }
    }
    /// The underlying object of the memoryview.
    #[getter]
    fn obj(&self, vm: &mut Vm) -> Res<Value> {
        self.shown_object().ok_or_else(|| forbidden(vm))
    }
    /// The amount of space in bytes that the array would use in a contiguous representation.
    #[getter]
    fn nbytes(&self, vm: &mut Vm) -> Res<usize> {
        self.base(vm)?;
        Ok(self.count() * self.size)
    }
    /// A bool indicating whether the memory is read only.
    #[getter]
    pub fn readonly(&self, vm: &mut Vm) -> Res<bool> {
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
        Ok(self.dims.len() as i64)
    }
    /// A tuple of ndim integers giving the shape of the memory as an N-dimensional array.
    #[getter]
    fn shape(&self, vm: &mut Vm) -> Res<Value> {
        self.base(vm)?;
        Ok(TupleObj::new(self.dims.iter().map(|d| Value::Int(d.count as i64)).collect()).into())
    }
    /// A tuple of ndim integers giving the size in bytes to access each element for each dimension of the array.
    #[getter]
    fn strides(&self, vm: &mut Vm) -> Res<Value> {
        self.base(vm)?;
        Ok(TupleObj::new(self.dims.iter().map(|d| Value::Int(d.stride)).collect()).into())
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
        self.base(vm)?;
        Ok(self.is_dense(self.dims.iter()))
    }
    /// A bool indicating whether the memory is contiguous.
    #[getter]
    fn contiguous(&self, vm: &mut Vm) -> Res<bool> {
        Ok(self.c_contiguous(vm)? || self.f_contiguous(vm)?)
    }
    #[slot(len)]
    fn len(&self, vm: &mut Vm) -> Res<usize> {
        self.length(vm)
    }
    #[slot(getitem)]
    fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> Res<Value> {
        let Some(me) = this.get::<MemoryView>() else { return Ok(Value::None) };
        me.base(vm)?;
        match key.get::<SliceObj>() {
            Some(s) if !me.dims.is_empty() => return me.part(vm, s).map(Value::from),
            None if me.dims.is_empty() && key.is(&builtin().ellipsis.value()) => return Ok(this.clone()),
            _ => {}
        }
        let at = me.place(vm, key, false)?;
        me.item_at(vm, at)
    }
    #[slot(setitem)]
    fn setitem(&self, vm: &mut Vm, key: &Value, value: &Value) -> Res<()> {
        self.base(vm)?;
        if self.readonly {
            return Err(vm.type_error("cannot modify read-only memory"));
        }
        let all = self.dims.is_empty() && key.is(&builtin().ellipsis.value());
        let Some(s) = key.get::<SliceObj>().filter(|_| !self.dims.is_empty()) else {
            let at = if all { self.start } else { self.place(vm, key, true)? };
            let word = self.packed(vm, value)?;
            return self.store(vm, at, &word);
        };
        self.one_dimension(vm, "memoryview slice assignments are currently restricted to ndim = 1")?;
        let part = self.part(vm, s)?;
        let (bytes, code) = match (value.get::<MemoryView>(), buffer_of(vm, value, wanted::FULL_RO)?) {
            (Some(m), _) => (m.all_bytes(vm)?, m.code),
            (_, Some(b)) => (b.into_owned(), exporter(value).map_or(b'B', |e| e.item().0)),
            _ => {
                let t = value.ty().name();
                return Err(vm.type_error(format!("a bytes-like object is required, not '{t}'")));
            }
        };
        if code != self.code || bytes.len() != part.count() * part.size {
            let msg = "memoryview assignment: lvalue and rvalue have different structures";
            return Err(vm.value_error(msg));
        }
        bytes.chunks(part.size).zip(part.offsets()).try_for_each(|(w, at)| part.store(vm, at, w))
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
            m.one_dimension(vm, "multi-dimensional sub-views are not implemented")?;
        }
        Ok(IteratorObj::of_class(&builtin().memory_iterator, IterState::Sequence(this.clone(), 0)).into())
    }
    #[slot(lt)]
    fn lt(&self, value: &Value) -> Value {
        self.unordered(value)
    }
    #[slot(le)]
    fn le(&self, value: &Value) -> Value {
        self.unordered(value)
    }
    #[slot(gt)]
    fn gt(&self, value: &Value) -> Value {
        self.unordered(value)
    }
    #[slot(ge)]
    fn ge(&self, value: &Value) -> Value {
        self.unordered(value)
    }
    #[slot(eq)]
    fn eq(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        let same = self.same_as(vm, value)?;
        Ok(same.map_or_else(|| builtin().not_implemented.value(), Value::bool))
    }
    #[slot(ne)]
    fn ne(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        let same = self.same_as(vm, value)?;
        Ok(same.map_or_else(|| builtin().not_implemented.value(), |s| Value::bool(!s)))
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
        let (base, held) = (self.base(vm)?, Held::new(&self.exports));
        // Its object must be one that has a hash.
        ops::py_hash(vm, &base)?;
        drop(held);
        let h = hash_bytes(&self.all_bytes(vm)?) as i64;
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
    fn release(&self, vm: &mut Vm) -> Res<()> {
        self.release_checked(vm)
    }
    #[method(name = "__enter__")]
    fn enter(vm: &mut Vm, this: &Value) -> Res<Value> {
        if let Some(m) = this.get::<MemoryView>() {
            m.base(vm)?;
        }
        Ok(this.clone())
    }
    #[method(name = "__exit__")]
    fn exit(&self, vm: &mut Vm, _exc_info: &[Value]) -> Res<()> {
        self.release_checked(vm)
    }
    /// Return the data in the buffer as a byte string.
    #[method]
    fn tobytes(
        &self,
        vm: &mut Vm,
        #[either]
        #[default(None, "'C'")]
        order: Option<&Value>,
    ) -> Res<Value> {
        let order = match order {
            None => None,
            Some(o) => match o.get::<StrObj>() {
                Some(s) => Some(s),
                None => {
                    let t = o.ty().name();
                    let msg = format!("tobytes() argument 'order' must be str or None, not {t}");
                    return Err(vm.type_error(msg));
                }
            },
        };
        if order.is_some_and(|o| !matches!(o.as_ascii(), Some("C" | "F" | "A"))) {
            return Err(vm.value_error("order must be 'C', 'F' or 'A'"));
        }
        let by_column = match order.and_then(|o| o.as_ascii()) {
            Some("F") => true,
            Some("A") => self.is_dense(self.dims.iter()) && !self.is_contiguous(),
            _ => false,
        };
        let bytes = if by_column { self.bytes_by_column(vm)? } else { self.all_bytes(vm)? };
        Ok(BytesObj::new(&bytes).into())
    }
    /// Return the data in the buffer as a list of elements.
    #[method]
    fn tolist(&self, vm: &mut Vm) -> Res<Value> {
        self.base(vm)?;
        self.nested(vm, &self.dims.clone(), self.start)
    }
    /// Return the data in the buffer as a str of hexadecimal numbers.
    ///
    /// >>> memoryview(bytes([185, 1, 239])).hex(':')
    /// 'b9:01:ef'
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
        let _held = Held::new(&self.exports);
        Ok(Value::string(&super::bytes::hex_text(vm, &bytes, sep, bytes_per_sep)?))
    }
    /// Return a readonly version of the memoryview.
    #[method]
    fn toreadonly(&self, vm: &mut Vm) -> Res<Value> {
        let base = self.base(vm)?;
        Ok(MemoryView::over(base, self.given.get(), Shown { readonly: true, ..self.shown() }).into())
    }
    /// Count the number of occurrences of a value.
    #[method(name = "count")]
    fn count_of(&self, vm: &mut Vm, value: &Value) -> Res<usize> {
        self.one_dimension(vm, "multi-dimensional sub-views are not implemented")?;
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
        self.one_dimension(vm, "multi-dimensional lookup is not implemented")?;
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
        if (shape.is_some() || self.dims.len() != 1) && self.dims.iter().any(|d| d.count == 0) {
            return Err(vm.type_error("memoryview: cannot cast view with zeros in shape or strides"));
        }
        let bytes = self.count() * self.size;
        if !bytes.is_multiple_of(size) {
            return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
        }
        let counts = match shape {
            Some(shape) => self.counts(vm, shape, bytes, size)?,
            None => vec![bytes / size],
        };
        let shown = Shown { dims: dense(&counts, size), code, size, ..self.shown() };
        Ok(MemoryView::over(base, self.given.get(), shown).into())
    }
    /// The counts of a shape that bytes are to have.
    fn counts(&self, vm: &mut Vm, shape: &Value, bytes: usize, size: usize) -> Res<Vec<usize>> {
        if shape.get::<ListObj>().is_none() && shape.get::<TupleObj>().is_none() {
            return Err(vm.type_error("shape must be a list or a tuple"));
        }
        let dims = ops::collect(vm, shape)?;
        if dims.len() > MAX_DIMS {
            let msg = format!("memoryview: number of dimensions must not exceed {MAX_DIMS}");
            return Err(vm.value_error(msg));
        }
        if self.dims.len() != 1 && dims.len() != 1 {
            return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
        }
        let mut counts = Vec::with_capacity(dims.len());
        for d in &dims {
            let is_int = d.as_i64().is_some() || d.get::<BigIntObj>().is_some();
            match d.as_i64() {
                Some(n @ 1..) => counts.push(n as usize),
                _ if is_int => {
                    let msg = "memoryview.cast(): elements of shape must be integers > 0";
                    return Err(vm.value_error(msg));
                }
                _ => {
                    let msg = "memoryview.cast(): elements of shape must be integers";
                    return Err(vm.type_error(msg));
                }
            }
        }
        let product = counts.iter().fold(size as u128, |p, n| p.saturating_mul(*n as u128));
        if product != bytes as u128 {
            return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
        }
        Ok(counts)
    }
    /// Return a view of the same memory.
    #[method(name = "__buffer__")]
    fn dunder_buffer(&self, vm: &mut Vm, flags: i64) -> Res<Value> {
        const WRITABLE: i64 = 1;
        let base = self.base(vm)?;
        if flags & WRITABLE != 0 && self.readonly {
            let msg = "memoryview: underlying buffer is not writable";
            return Err(vm.error(&builtin().buffer_error, msg));
        }
        Ok(MemoryView::over(base, self.given.get(), self.shown()).into())
    }
}
