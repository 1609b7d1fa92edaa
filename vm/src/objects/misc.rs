//! The smaller object kinds: big ints, ranges, slices, iterators, modules, descriptors and singletons.

use std::cell::Cell;
use std::mem::offset_of;

use dashu_int::{IBig, Sign};

use crate::heap::{alloc_object, new_header};
use crate::ops::RangeParts;
use crate::types::builtin;
use crate::value::*;

use super::*;

/// An int outside `i64`.
#[repr(C)]
pub struct BigIntObj {
    header: Header,
    pub value: IBig,
}
impl BigIntObj {
    /// An int value: immediate if it fits 64 bits.
    pub fn from_big(v: IBig) -> Value {
        match i64::try_from(&v) {
            Ok(i) => Value::Int(i),
            Err(_) => BigIntObj::alloc(v).into(),
        }
    }
    /// As [`BigIntObj::from_big`].
    #[inline(always)]
    pub fn from_i128(v: i128) -> Value {
        match i64::try_from(v) {
            Ok(i) => Value::Int(i),
            Err(_) => BigIntObj::alloc(IBig::from(v)).into(),
        }
    }
    /// As [`BigIntObj::from_big`].
    pub fn from_u128(v: u128) -> Value {
        match i64::try_from(v) {
            Ok(i) => Value::Int(i),
            Err(_) => BigIntObj::alloc(IBig::from(v)).into(),
        }
    }
    /// As [`BigIntObj::from_i128`]; where a value holds the last reference to an int beyond 64 bits, that object is used again.
    #[inline(always)]
    pub fn from_i128_in(v: i128, old: Value) -> Value {
        if let Ok(i) = i64::try_from(v) {
            return Value::Int(i);
        }
        if let Value::Object(o) = &old
            && o.layout() == Layout::BigInt
            && o.ref_count() == 1
        {
            // SAFETY: nobody else can see the object.
            unsafe { (*(o.as_ptr() as *mut BigIntObj)).value = IBig::from(v) };
            return old;
        }
        BigIntObj::alloc(IBig::from(v)).into()
    }
    #[inline(never)]
    fn alloc(value: IBig) -> Ref<BigIntObj> {
        alloc_object(BigIntObj { header: new_header(Layout::BigInt, &builtin().int), value })
    }
    /// The int, if it fits 128 bits.
    #[inline]
    pub fn as_i128(&self) -> Option<i128> {
        let (sign, words) = self.value.as_sign_words();
        let magnitude = match *words {
            [low] => low as u128,
            [low, high] => (high as u128) << 64 | low as u128,
            _ => return None,
        };
        match sign {
            Sign::Positive => i128::try_from(magnitude).ok(),
            // The lowest one has no positive counterpart.
            Sign::Negative => 0i128.checked_sub_unsigned(magnitude),
        }
    }
    /// From decimal digits with an optional sign (as the compiler writes them).
    pub fn from_decimal(s: &str) -> Value {
        BigIntObj::from_big(s.parse().unwrap_or_default())
    }
}

#[repr(C)]
pub struct RangeObj {
    header: Header,
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    /// Number of items.
    pub len: i64,
}
pub const RANGE_START: i32 = offset_of!(RangeObj, start) as i32;
pub const RANGE_STOP: i32 = offset_of!(RangeObj, stop) as i32;
pub const RANGE_STEP: i32 = offset_of!(RangeObj, step) as i32;
pub const RANGE_COUNT: i32 = offset_of!(RangeObj, len) as i32;

impl RangeObj {
    /// `step` is not zero. `None` if the length does not fit 63 bits.
    pub fn new(start: i64, stop: i64, step: i64) -> Option<Ref<RangeObj>> {
        let len = match stop.checked_sub(start) {
            Some(n) if step == 1 => n.max(0),
            _ => {
                let (a, b, s) = (start as i128, stop as i128, step as i128);
                let len = if s > 0 { (b - a + s - 1).max(0) / s } else { (a - b - s - 1).max(0) / -s };
                i64::try_from(len).ok()?
            }
        };
        Some(alloc_object(RangeObj {
            header: new_header(Layout::Range, &builtin().range),
            start,
            stop,
            step,
            len,
        }))
    }
    /// Item `i` (below `len`).
    pub fn item(&self, i: i64) -> i64 {
        self.start.wrapping_add(self.step.wrapping_mul(i))
    }
}

/// A range that does not fit a [`RangeObj`].
#[repr(C)]
pub struct BigRangeObj {
    header: Header,
    pub parts: RangeParts,
}
impl BigRangeObj {
    pub fn new(parts: RangeParts) -> Ref<BigRangeObj> {
        alloc_object(BigRangeObj { header: new_header(Layout::BigRange, &builtin().range), parts })
    }
}

#[repr(C)]
pub struct SliceObj {
    header: Header,
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}
impl SliceObj {
    /// First item and the one behind the last of a slice of `n` items, if its parts are ints that fit or None and its step
    /// is 1.
    pub fn plain_bounds(&self, n: usize) -> Option<(usize, usize)> {
        if !matches!(self.step, Value::None | Value::Int(1)) {
            return None;
        }
        let part = |v: &Value, default: usize| match v {
            Value::None => Some(default),
            Value::Int(i) if *i < 0 => Some(n.saturating_sub(i.unsigned_abs() as usize)),
            Value::Int(i) => Some(n.min(*i as usize)),
            _ => None,
        };
        let (start, stop) = (part(&self.start, 0)?, part(&self.stop, n)?);
        Some((start, stop.max(start)))
    }
    /// First item, step and number of items, if the parts are ints that fit or None.
    #[inline]
    pub fn plain_indices(&self, n: usize) -> Option<(i64, i64, usize)> {
        if let Some((start, stop)) = self.plain_bounds(n) {
            return Some((start as i64, 1, stop - start));
        }
        let Value::Int(step) = self.step else { return None };
        /// Steps and sizes up to which nothing overflows.
        const FAR: i64 = i64::MAX / 4;
        if step == 0 || step.unsigned_abs() > FAR as u64 {
            return None;
        }
        let n = n as i64;
        let (lo, hi) = if step > 0 { (0, n) } else { (-1, n - 1) };
        let part = |v: &Value, default: i64| match v {
            Value::None => Some(default),
            Value::Int(i) if *i < 0 => Some(i.saturating_add(n).clamp(lo, hi)),
            Value::Int(i) => Some((*i).clamp(lo, hi)),
            _ => None,
        };
        let (first, last) = if step > 0 { (lo, hi) } else { (hi, lo) };
        let (start, stop) = (part(&self.start, first)?, part(&self.stop, last)?);
        Some((start, step, crate::ops::slice_count(start, stop, step)))
    }
    pub fn new(start: Value, stop: Value, step: Value) -> Ref<SliceObj> {
        alloc_object(SliceObj { header: new_header(Layout::Slice, &builtin().slice), start, stop, step })
    }
}

/// Where an iterator over a dict stands.
#[repr(C)]
pub struct DictCursor {
    pub dict: Ref<DictObj>,
    pub kind: DictViewKind,
    /// Next entry.
    pub pos: usize,
    /// Length that the dict must keep.
    pub len: usize,
    /// Items still to come.
    pub left: usize,
}
impl DictCursor {
    pub fn new(dict: Ref<DictObj>, kind: DictViewKind, backwards: bool) -> DictCursor {
        let (len, entries) = dict.data.with(|d| (d.len(), d.entries().len()));
        DictCursor { dict, kind, pos: if backwards { entries } else { 0 }, len, left: len }
    }
}

/// State of a built-in iterator. Indexes count items already given.
#[repr(u8)]
pub enum IterState {
    List(Ref<ListObj>, usize),
    Tuple(Ref<TupleObj>, usize),
    Str(Ref<StrObj>, usize),
    Bytes(Ref<BytesObj>, usize),
    /// Remaining, next, step.
    Range(i64, i64, i64),
    /// As `Range`.
    BigRange(Box<[IBig; 3]>),
    Dict(DictCursor),
    /// As `Dict`, backwards: entries below `pos` are still to come.
    DictReversed(DictCursor),
    /// Set, next slot, expected length.
    Set(Ref<SetObj>, usize, usize),
    ListReversed(Ref<ListObj>, usize),
    /// Any sequence by `__getitem__`, forwards.
    Sequence(Value, i64),
    /// Any sequence by `__getitem__`, backwards: the next index, or -1.
    SequenceReversed(Value, i64),
    /// Iterator, next number.
    Enumerate(Value, Value),
    /// Iterators, strict.
    Zip(Ref<TupleObj>, bool),
    /// Function, iterators, strict.
    Map(Value, Ref<TupleObj>, bool),
    /// Predicate or None, iterator.
    Filter(Value, Value),
    /// Callable, sentinel.
    Callable(Value, Value),
    Done,
}

#[repr(C)]
pub struct IteratorObj {
    header: Header,
    pub state: HeapCell<IterState>,
}
/// Where traces find the parts of an iterator's state (`repr(u8)`: the number of the variant, then its fields as in C).
pub const ITER_KIND: i32 = offset_of!(IteratorObj, state) as i32;
/// First and second eight bytes of the fields, and so on.
pub const fn iter_word(n: i32) -> i32 {
    ITER_KIND + 8 + 8 * n
}
impl IterState {
    /// The number of the variant.
    pub fn kind(&self) -> u8 {
        // SAFETY: `repr(u8)`.
        unsafe { *(&raw const *self as *const u8) }
    }
}

impl IteratorObj {
    /// Function and iterator of `map` over one of them.
    pub fn mapped(&self) -> Option<(Value, Value)> {
        self.state.with(|s| match s {
            IterState::Map(f, its, false) if its.len() == 1 => Some((f.clone(), its.items()[0].clone())),
            _ => None,
        })
    }
    pub fn new(state: IterState) -> Ref<IteratorObj> {
        let t = builtin();
        let ty = match &state {
            IterState::List(..) => &t.list_iterator,
            IterState::ListReversed(..) => &t.list_reverseiterator,
            IterState::Tuple(..) => &t.tuple_iterator,
            IterState::Str(s, _) if s.as_ascii().is_some() => &t.str_ascii_iterator,
            IterState::Str(..) => &t.str_iterator,
            IterState::Bytes(..) => &t.bytes_iterator,
            IterState::Range(..) => &t.range_iterator,
            IterState::BigRange(..) => &t.longrange_iterator,
            IterState::Dict(c) => match c.kind {
                DictViewKind::Keys => &t.dict_keyiterator,
                DictViewKind::Values => &t.dict_valueiterator,
                DictViewKind::Items => &t.dict_itemiterator,
            },
            IterState::DictReversed(c) => match c.kind {
                DictViewKind::Keys => &t.dict_reversekeyiterator,
                DictViewKind::Values => &t.dict_reversevalueiterator,
                DictViewKind::Items => &t.dict_reverseitemiterator,
            },
            IterState::Set(..) => &t.set_iterator,
            IterState::SequenceReversed(..) => &t.reversed,
            IterState::Enumerate(..) => &t.enumerate,
            IterState::Zip(..) => &t.zip,
            IterState::Map(..) => &t.map,
            IterState::Filter(..) => &t.filter,
            IterState::Callable(..) => &t.callable_iterator,
            IterState::Sequence(..) | IterState::Done => &t.iterator,
        };
        IteratorObj::of_class(ty, state)
    }
    /// One whose class the state alone does not tell.
    pub fn of_class(ty: &TypeObj, state: IterState) -> Ref<IteratorObj> {
        alloc_object(IteratorObj { header: new_header(Layout::Iterator, ty), state: HeapCell::new(state) })
    }
}

#[repr(C)]
pub struct ModuleObj {
    header: Header,
    pub name: HeapCell<Value>,
    pub ns: Ref<DictObj>,
}
impl ModuleObj {
    /// Changes the class; the caller sees to it that the new one stays alive.
    pub fn set_class(&self, class: &TypeObj) {
        self.header.shape.set(class.root_shape.get());
    }
    pub fn new(name: &str, ns: Ref<DictObj>) -> Ref<ModuleObj> {
        let header = new_header(Layout::Module, &builtin().module);
        alloc_object(ModuleObj { header, name: HeapCell::new(Value::string(name)), ns })
    }
    /// The attribute of a site, if the cache entry is for this module.
    #[inline(always)]
    pub fn cached(&self, c: &AttrCache) -> Option<Value> {
        if c.kind != CacheKind::ModuleCell || self.ns.ptr() as *const () != c.key {
            return None;
        }
        let cell = c.aux as *const GlobalCell;
        Some(cell_ref(&cell).value.get()).filter(|v| !v.is_undef())
    }
}

#[repr(C)]
pub struct PropertyObj {
    header: Header,
    pub getter: HeapCell<Value>,
    pub setter: HeapCell<Value>,
    pub deleter: HeapCell<Value>,
    pub doc: HeapCell<Value>,
    /// The doc is the getter's: another getter brings its own.
    pub getter_doc: Cell<bool>,
    /// The name it got in a class body, or `Undef`.
    pub name: HeapCell<Value>,
}
impl PropertyObj {
    /// A property without functions: `__init__` brings them.
    pub fn new() -> Ref<PropertyObj> {
        let none = || HeapCell::new(Value::None);
        alloc_object(PropertyObj {
            header: new_header(Layout::Property, &builtin().property),
            getter: none(),
            setter: none(),
            deleter: none(),
            doc: none(),
            getter_doc: Cell::new(false),
            name: HeapCell::new(Value::Undef),
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WrapperKind {
    StaticMethod,
    ClassMethod,
}
/// `staticmethod` or `classmethod`.
#[repr(C)]
pub struct WrapperObj {
    header: Header,
    pub kind: WrapperKind,
    pub func: HeapCell<Value>,
    /// Attributes set by the program, or none.
    pub attrs: HeapCell<Option<Ref<DictObj>>>,
    /// Whether what is taken over from the function is among them.
    pub complete: Cell<bool>,
}
impl WrapperObj {
    pub fn new(kind: WrapperKind, func: Value) -> Ref<WrapperObj> {
        let t = builtin();
        let ty = if kind == WrapperKind::StaticMethod { &t.staticmethod } else { &t.classmethod };
        let header = new_header(Layout::Wrapper, ty);
        let (func, attrs) = (HeapCell::new(func), HeapCell::new(None));
        alloc_object(WrapperObj { header, kind, func, attrs, complete: Cell::new(false) })
    }
}

/// What a [`MemberObj`] gives access to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MemberKind {
    /// A name in `__slots__`.
    Slot,
    /// `__dict__` of the instances of a class that adds it.
    Dict,
    /// `__weakref__`, likewise.
    Weakref,
}
/// A descriptor that a class statement makes for what the instances have.
#[repr(C)]
pub struct MemberObj {
    header: Header,
    pub kind: MemberKind,
    pub name: Ref<StrObj>,
    pub class: Ref<TypeObj>,
}
impl MemberObj {
    pub fn new(kind: MemberKind, name: &Ref<StrObj>, class: &TypeObj) -> Ref<MemberObj> {
        let t = builtin();
        let ty = if kind == MemberKind::Slot { &t.member_descriptor } else { &t.getset_descriptor };
        let header = new_header(Layout::Member, ty);
        alloc_object(MemberObj { header, kind, name: name.clone(), class: Ref::from_ref(class) })
    }
    /// The member that a class itself has in `__slots__` under this name.
    pub fn slot_of(class: &TypeObj, name: &Ref<StrObj>) -> Option<Ref<MemberObj>> {
        let found = class.dict.with(|d| d.get_name(name).cloned())?;
        let m = found.get_exact::<MemberObj>()?;
        (m.kind == MemberKind::Slot).then(|| Ref::from_ref(m))
    }
    /// The name under which instances of classes that have another member of this name keep what belongs to this one.
    pub fn hidden_name(&self) -> Ref<StrObj> {
        let depth = self.class.mro_refs().len();
        intern(&format!("{}\0{depth}", self.name.to_str_lossy()))
    }
    /// The name under which an instance of `class` keeps what belongs to the member.
    pub fn stored_as(&self, class: &TypeObj) -> Ref<StrObj> {
        let first = class.mro_refs().iter().find_map(|c| MemberObj::slot_of(c, &self.name));
        match first {
            Some(m) if !std::ptr::eq(&*m, self) => self.hidden_name(),
            _ => self.name.clone(),
        }
    }
}

/// A read-only view of a mapping: `mappingproxy`.
#[repr(C)]
pub struct ProxyObj {
    header: Header,
    /// A mapping, or a class whose attributes are meant.
    of: Value,
}
impl ProxyObj {
    pub fn new(of: Value) -> Ref<ProxyObj> {
        alloc_object(ProxyObj { header: new_header(Layout::Proxy, &builtin().mapping_proxy), of })
    }
    pub fn class(&self) -> Option<&TypeObj> {
        self.of.get_exact::<TypeObj>()
    }
    /// What the view shows now: the mapping itself, or a dict of the attributes that the class has at the moment.
    pub fn mapping(&self) -> Value {
        match self.class() {
            Some(t) => DictObj::new(t.dict.get()).into(),
            None => self.of.clone(),
        }
    }
    pub(crate) fn visit(&self, f: &mut impl FnMut(&ObjectRef)) {
        if let Value::Object(o) = &self.of {
            f(o)
        }
    }
}

/// `NotImplemented`, `Ellipsis`, and plain `object()` instances.
#[repr(C)]
pub struct SingletonObj {
    header: Header,
    pub name: &'static str,
}
impl SingletonObj {
    pub fn new(ty: &TypeObj, name: &'static str) -> Ref<SingletonObj> {
        alloc_object(SingletonObj { header: new_header(Layout::Singleton, ty), name })
    }
}

#[repr(C)]
pub struct BytesObj {
    header: Header,
    pub data: FixedBytes,
    /// Zero until somebody has asked for it.
    hash: Cell<u64>,
}
/// Where traces find the bytes, as in a [`ByteCell`].
pub const BYTES_DATA: usize = offset_of!(BytesObj, data);
impl BytesObj {
    /// These bytes, which are not copied.
    pub fn of(b: Vec<u8>) -> Ref<BytesObj> {
        BytesObj::holding(b.into())
    }
    pub fn new(b: &[u8]) -> Ref<BytesObj> {
        BytesObj::holding(b.into())
    }
    fn holding(data: FixedBytes) -> Ref<BytesObj> {
        let header = new_header(Layout::Bytes, &builtin().bytes);
        alloc_object(BytesObj { header, data, hash: Cell::new(0) })
    }
    pub fn hash(&self) -> u64 {
        if self.hash.get() == 0 {
            self.hash.set(hash_bytes(&self.data));
        }
        self.hash.get()
    }
}

#[repr(C)]
pub struct ComplexObj {
    header: Header,
    pub re: f64,
    pub im: f64,
}
/// Byte offsets for machine code.
pub const COMPLEX_RE: i32 = offset_of!(ComplexObj, re) as i32;
pub const COMPLEX_IM: i32 = offset_of!(ComplexObj, im) as i32;

impl ComplexObj {
    pub fn new(re: f64, im: f64) -> Ref<ComplexObj> {
        alloc_object(ComplexObj { header: new_header(Layout::Complex, &builtin().complex), re, im })
    }
}

/// One level of a traceback. `next` leads towards where the exception was raised.
#[repr(C)]
pub struct TracebackObj {
    header: Header,
    pub code: Ref<CodeObj>,
    /// Index of the instruction.
    pub pc: u32,
    /// The line, if it does not follow from the instruction.
    pub line: Option<u32>,
    pub next: HeapCell<Value>,
    /// The frame object, or `Undef`: of a frame that was in machine code, nobody has kept anything.
    pub frame: HeapCell<Value>,
}
impl TracebackObj {
    pub fn new(code: Ref<CodeObj>, pc: u32, next: Value) -> Ref<TracebackObj> {
        TracebackObj::of_frame(code, Value::Undef, pc, None, next)
    }
    pub fn of_frame(
        code: Ref<CodeObj>,
        frame: Value,
        pc: u32,
        line: Option<u32>,
        next: Value,
    ) -> Ref<TracebackObj> {
        let header = new_header(Layout::Traceback, &builtin().traceback);
        let (next, frame) = (HeapCell::new(next), HeapCell::new(frame));
        alloc_object(TracebackObj { header, code, pc, line, next, frame })
    }
}

#[repr(C)]
pub struct SuperObj {
    header: Header,
    pub class: Ref<TypeObj>,
    pub receiver: Value,
    /// Class whose MRO is searched after `class`.
    pub start: Ref<TypeObj>,
}
impl SuperObj {
    pub fn new(class: Ref<TypeObj>, receiver: Value, start: Ref<TypeObj>) -> Ref<SuperObj> {
        alloc_object(SuperObj {
            header: new_header(Layout::Super, &builtin().super_),
            class,
            receiver,
            start,
        })
    }
}

/// A standard stream: 0 stdin, 1 stdout, 2 stderr.
#[repr(C)]
pub struct FileObj {
    header: Header,
    pub fd: i32,
    pub closed: Cell<bool>,
    /// The stream of bytes below it, once somebody has asked for it.
    pub buffer: HeapCell<Value>,
}
impl FileObj {
    pub fn new(fd: i32) -> Ref<FileObj> {
        alloc_object(FileObj {
            header: new_header(Layout::File, &builtin().text_io),
            fd,
            closed: Cell::new(false),
            buffer: HeapCell::new(Value::None),
        })
    }
}
