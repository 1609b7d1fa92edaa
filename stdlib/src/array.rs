//! `array`: numbers of one C type, or characters, next to each other in memory.

use std::cell::Cell;
use std::mem::offset_of;

use sidewinder_macros::{Trace, native_methods, native_module, native_type};
use sidewinder_vm as vm;
use vm::builtins::{buffer, class_argument, index_argument, made};
use vm::modules::structs;
use vm::native::{integer, real};
use vm::objects::*;
use vm::ops::{self, CmpOp};
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "array", natives::DOC, natives::NATIVES);
    let class: Value = Ref::from_ref(Array::TYPE.class()).into();
    m.ns.set_str("array", class.clone());
    m.ns.set_str("ArrayType", class);
    m.ns.set_str("typecodes", Value::string(CODES));
    m
}

const CODES: &str = "bBuwhHiIlLqQfd";

fn size_of_code(code: u8) -> usize {
    match code {
        b'u' | b'w' => 4,
        _ => structs::native_size(code).unwrap_or(1),
    }
}

fn is_text(code: u8) -> bool {
    matches!(code, b'u' | b'w')
}

// ---- items ------------------------------------------------------------------------------------------

fn unpack(vm: &mut Vm, code: u8, bytes: &[u8]) -> Res<Value> {
    if !is_text(code) {
        return structs::unpack_code(vm, code, bytes);
    }
    let c = bytes.try_into().map_or(0, u32::from_ne_bytes);
    if c > 0x10FFFF {
        let msg = format!("character U+{c:x} is not in range [U+0000; U+10ffff]");
        return Err(vm.value_error(msg));
    }
    Ok(StrObj::from_code_point(c).into())
}

/// A C integer that CPython parses an item as, before it looks whether the item's own type holds it.
struct Parsed {
    name: &'static str,
    low: i64,
    high: i64,
}
const SHORT: Parsed = Parsed { name: "signed short integer", low: i16::MIN as i64, high: i16::MAX as i64 };
const INT: Parsed = Parsed { name: "signed integer", low: i32::MIN as i64, high: i32::MAX as i64 };

fn in_range(vm: &mut Vm, i: i64, p: &Parsed) -> Res<i64> {
    let name = p.name;
    match i {
        _ if i < p.low => Err(vm.overflow_error(format!("{name} is less than minimum"))),
        _ if i > p.high => Err(vm.overflow_error(format!("{name} is greater than maximum"))),
        _ => Ok(i),
    }
}

/// A signed C long.
fn long(vm: &mut Vm, v: &Value, code: u8) -> Res<i64> {
    match integer(vm, v)?.as_i64() {
        Some(i) => Ok(i),
        None if code == b'q' => Err(vm.overflow_error("int too big to convert")),
        None => Err(vm.overflow_error("Python int too large to convert to C long")),
    }
}

/// An unsigned C long.
fn unsigned(vm: &mut Vm, v: &Value, code: u8) -> Res<u64> {
    let v = integer(vm, v)?;
    let wide = match v.get::<BigIntObj>() {
        Some(b) => b.as_i128(),
        None => v.as_i64().map(i128::from),
    };
    let negative = ops::holds(vm, CmpOp::Lt, &v, &Value::Int(0))?;
    match (wide.and_then(|i| u64::try_from(i).ok()), code) {
        (Some(i), b'I') if i > u32::MAX as u64 => {
            Err(vm.overflow_error("unsigned int is greater than maximum"))
        }
        (Some(i), _) => Ok(i),
        (None, b'Q') if negative => Err(vm.overflow_error("can't convert negative int to unsigned")),
        (None, b'Q') => Err(vm.overflow_error("int too big to convert")),
        (None, _) if negative => Err(vm.overflow_error("can't convert negative value to unsigned int")),
        (None, _) => Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
    }
}

fn character(vm: &mut Vm, v: &Value) -> Res<u32> {
    match v.as_str() {
        Some(s) if s.len() == 1 => Ok(s.at(0)),
        Some(s) => {
            let n = s.len();
            Err(vm.type_error(format!("array item must be a unicode character, not a string of length {n}")))
        }
        None => {
            let t = v.ty().name();
            Err(vm.type_error(format!("array item must be a unicode character, not {t}")))
        }
    }
}

/// The bytes of an item, in the first of the eight.
fn pack(vm: &mut Vm, code: u8, v: &Value) -> Res<[u8; 8]> {
    let word = match code {
        b'b' => {
            let i = long(vm, v, code)?;
            let i = in_range(vm, i, &SHORT)?;
            in_range(vm, i, &Parsed { name: "signed char", low: -128, high: 127 })? as u64
        }
        b'B' => {
            let i = long(vm, v, code)?;
            in_range(vm, i, &Parsed { name: "unsigned byte integer", low: 0, high: 255 })? as u64
        }
        b'h' => {
            let i = long(vm, v, code)?;
            in_range(vm, i, &SHORT)? as u64
        }
        b'H' => {
            let i = long(vm, v, code)?;
            let i = in_range(vm, i, &INT)?;
            in_range(vm, i, &Parsed { name: "unsigned short", low: 0, high: 65535 })? as u64
        }
        b'i' => {
            let i = long(vm, v, code)?;
            in_range(vm, i, &INT)? as u64
        }
        b'l' | b'q' => long(vm, v, code)? as u64,
        b'I' | b'L' | b'Q' => unsigned(vm, v, code)?,
        b'f' => (real(vm, v)? as f32).to_bits() as u64,
        b'd' => real(vm, v)?.to_bits(),
        _ => character(vm, v)? as u64,
    };
    Ok(word.to_le_bytes())
}

// ---- the class --------------------------------------------------------------------------------------

/// array(typecode [, initializer]) -> array
///
/// Return a new array whose items are restricted by typecode, and initialized from the optional initializer value,
/// which must be a list, string or iterable over elements of the appropriate type.
#[native_type("array.array", weakref, buffer)]
#[derive(Trace)]
struct Array {
    header: Header,
    code: Cell<u8>,
    /// Bytes of an item.
    size: Cell<usize>,
    #[untraced]
    data: ByteCell,
    /// Views of the bytes: as long as there are any, the length stays.
    exports: Cell<usize>,
}

impl Buffered for Array {
    fn with_bytes(&self, f: &mut dyn FnMut(&mut [u8])) {
        self.data.with_mut(|d| f(d))
    }
    fn exports(&self) -> &Cell<usize> {
        &self.exports
    }
    fn item(&self) -> (u8, usize) {
        (self.code.get(), self.size.get())
    }
    fn items(&self) -> Option<Items> {
        let code_at = Some(offset_of!(Array, code));
        Some(Items { bytes: offset_of!(Array, data), code: self.code.get(), code_at })
    }
}

fn not_implemented() -> Value {
    builtin().not_implemented.value()
}

impl Array {
    fn of(code: u8, data: Vec<u8>) -> Ref<Array> {
        new_native(Array {
            header: native_header::<Array>(),
            code: Cell::new(code),
            size: Cell::new(size_of_code(code)),
            data: ByteCell::new(data),
            exports: Cell::new(0),
        })
    }
    fn count(&self) -> usize {
        self.data.with(|d| d.len()) / self.size.get()
    }
    fn at(&self, vm: &mut Vm, i: usize) -> Res<Option<Value>> {
        let (size, mut word) = (self.size.get(), [0; 8]);
        let found = self.data.with(|d| {
            let bytes = d.get(i * size..(i + 1) * size)?;
            word[..size].copy_from_slice(bytes);
            Some(())
        });
        match found {
            Some(()) => unpack(vm, self.code.get(), &word[..size]).map(Some),
            None => Ok(None),
        }
    }
    fn resizable(&self, vm: &mut Vm) -> Res<()> {
        if self.exports.get() > 0 {
            let msg = "cannot resize an array that is exporting buffers";
            return Err(vm.error(&builtin().buffer_error, msg));
        }
        Ok(())
    }
    fn push(&self, vm: &mut Vm, v: &Value) -> Res<()> {
        let word = pack(vm, self.code.get(), v)?;
        self.resizable(vm)?;
        self.data.with_mut(|d| d.extend_from_slice(&word[..self.size.get()]));
        Ok(())
    }
    fn push_text(&self, vm: &mut Vm, s: &StrObj) -> Res<()> {
        self.resizable(vm)?;
        self.data.with_mut(|d| s.code_points().for_each(|c| d.extend_from_slice(&c.to_ne_bytes())));
        Ok(())
    }
    fn push_bytes(&self, vm: &mut Vm, bytes: &[u8]) -> Res<()> {
        if !bytes.len().is_multiple_of(self.size.get()) {
            return Err(vm.value_error("bytes length not a multiple of item size"));
        }
        self.resizable(vm)?;
        self.data.with_mut(|d| d.extend_from_slice(bytes));
        Ok(())
    }
    fn push_all(&self, vm: &mut Vm, v: &Value) -> Res<()> {
        let it = ops::iter(vm, v)?;
        while let Some(x) = ops::next_inlined(vm, &it)? {
            self.push(vm, &x)?;
            vm::interp::poll(vm)?;
        }
        Ok(())
    }
    fn index_of(&self, vm: &mut Vm, k: &Value, assigned: bool) -> Res<usize> {
        let Some(i) = ops::as_index(vm, k)? else {
            return Err(vm.type_error("array indices must be integers"));
        };
        let msg = if assigned { "array assignment index out of range" } else { "array index out of range" };
        ops::wrap_index(i, self.count()).ok_or_else(|| vm.index_error(msg))
    }
    /// The position of an item that is equal, within the bounds.
    fn position(&self, vm: &mut Vm, v: &Value, start: usize, stop: usize) -> Res<Option<usize>> {
        let mut i = start;
        while i < stop.min(self.count()) {
            let Some(x) = self.at(vm, i)? else { break };
            if ops::same_or_equal(vm, &x, v)? {
                return Ok(Some(i));
            }
            i += 1;
        }
        Ok(None)
    }
    fn items(&self, vm: &mut Vm) -> Res<Vec<Value>> {
        let mut all = Vec::with_capacity(self.count());
        while let Some(x) = self.at(vm, all.len())? {
            all.push(x);
        }
        Ok(all)
    }
    /// Replaces the items of a slice; deletes them if there are no new ones.
    fn set_slice(&self, vm: &mut Vm, s: &SliceObj, new: Option<Vec<u8>>) -> Res<()> {
        let (start, step, count) = ops::slice_indices(vm, s, self.count())?;
        let (size, deletes) = (self.size.get(), new.is_none());
        let new = new.unwrap_or_default();
        let n = new.len() / size;
        if step == 1 {
            if n != count {
                self.resizable(vm)?;
            }
            let from = start as usize * size;
            self.data.with_mut(|d| drop(d.splice(from..from + count * size, new)));
            return Ok(());
        }
        let places = (0..count as i64).map(|i| (start + i * step) as usize);
        if n == 0 && (deletes || count > 0) {
            if count > 0 {
                self.resizable(vm)?;
            }
            let mut gone: Vec<usize> = places.collect();
            gone.sort_unstable();
            self.data.with_mut(|d| {
                let keep = |i: usize| gone.binary_search(&i).is_err();
                let kept = d.chunks(size).enumerate().filter(|(i, _)| keep(*i));
                *d = kept.flat_map(|(_, w)| w.to_vec()).collect();
            });
            return Ok(());
        }
        if n != count {
            let msg = format!("attempt to assign array of size {n} to extended slice of size {count}");
            return Err(vm.value_error(msg));
        }
        self.data.with_mut(|d| {
            for (at, w) in places.zip(new.chunks(size)) {
                d[at * size..(at + 1) * size].copy_from_slice(w);
            }
        });
        Ok(())
    }
    /// The bytes of an array with items of the same type.
    fn same_kind(&self, vm: &mut Vm, v: &Value, what: &str, otherwise: &str) -> Res<Vec<u8>> {
        match v.get::<Array>() {
            Some(a) if a.code.get() == self.code.get() => Ok(a.data.get()),
            Some(_) => Err(vm.type_error(otherwise)),
            None => {
                let t = v.ty().name();
                Err(vm.type_error(format!("{what} (not \"{t}\") to array")))
            }
        }
    }
    fn repeated(&self, vm: &mut Vm, n: &Value) -> Res<Vec<u8>> {
        if n.ty().lookup(&builtin().names.index).is_none() {
            let t = n.ty().name();
            return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{t}'")));
        }
        let n = index_argument(vm, n)?.max(0) as usize;
        let len = self.data.with(|d| d.len());
        ops::check_memory(vm, n as u128 * len as u128)?;
        Ok(self.data.with(|d| d.repeat(n)))
    }
    fn compare(&self, vm: &mut Vm, op: CmpOp, other: &Value) -> Res<Value> {
        let Some(b) = other.get::<Array>().map(Ref::from_ref) else { return Ok(not_implemented()) };
        let a = Ref::from_ref(self);
        if matches!(op, CmpOp::Eq | CmpOp::Ne) && a.count() != b.count() {
            return Ok(Value::bool(op == CmpOp::Ne));
        }
        let mut i = 0;
        while let (Some(x), Some(y)) = (a.at(vm, i)?, b.at(vm, i)?) {
            if !ops::holds(vm, CmpOp::Eq, &x, &y)? {
                return match op {
                    CmpOp::Eq => Ok(Value::bool(false)),
                    CmpOp::Ne => Ok(Value::bool(true)),
                    _ => ops::compare(vm, op, &x, &y),
                };
            }
            i += 1;
        }
        Ok(Value::bool(op.holds(a.count().cmp(&b.count()))))
    }
    fn code_argument(vm: &mut Vm, v: &Value) -> Res<u8> {
        let wrong = |vm: &mut Vm, what: &str| -> Raised {
            vm.type_error(format!("array() argument 1 must be a unicode character, not {what}"))
        };
        let Some(s) = v.as_str() else {
            let t = v.ty().name();
            return Err(wrong(vm, &t));
        };
        if s.len() != 1 {
            let n = s.len();
            return Err(wrong(vm, &format!("a string of length {n}")));
        }
        match u8::try_from(s.at(0)) {
            Ok(c) if CODES.as_bytes().contains(&c) => Ok(c),
            _ => {
                let msg = "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)";
                Err(vm.value_error(msg))
            }
        }
    }
    /// Fills a new array with what `array(code, v)` is given.
    fn fill(&self, vm: &mut Vm, v: &Value) -> Res<()> {
        let code = self.code.get();
        let shown = code as char;
        if let Some(s) = v.as_str() {
            if !is_text(code) {
                let msg = format!("cannot use a str to initialize an array with typecode '{shown}'");
                return Err(vm.type_error(msg));
            }
            return self.push_text(vm, s);
        }
        if let Some(a) = v.get::<Array>().map(Ref::from_ref) {
            if a.code.get() == code {
                self.data.set(a.data.get());
                return Ok(());
            }
            if is_text(a.code.get()) {
                let msg =
                    format!("cannot use a unicode array to initialize an array with typecode '{shown}'");
                return Err(vm.type_error(msg));
            }
        } else if v.get::<BytesObj>().is_some() || v.get::<vm::builtins::ByteArray>().is_some() {
            let bytes = buffer(v).unwrap_or_default();
            return self.push_bytes(vm, &bytes);
        }
        self.push_all(vm, v)
    }
}

#[native_methods("array.array")]
impl Array {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Array::TYPE.class())?;
        let args = args.skip(1);
        if !class.is_heap() {
            vm::builtins::no_keywords(vm, "array.array", args)?;
        }
        let given = args.pos();
        match given.len() {
            0 => return Err(vm.type_error("array() takes at least 1 argument (0 given)")),
            1 | 2 => {}
            n => return Err(vm.type_error(format!("array() takes at most 2 arguments ({n} given)"))),
        }
        let code = Array::code_argument(vm, &given[0])?;
        if code == b'u' {
            let warnings = vm::import::import_dotted(vm, "warnings")?;
            let warn = ops::get_attr(vm, &warnings, &intern("warn"))?;
            let msg = "The 'u' type code is deprecated and will be removed in Python 3.16";
            vm.call(&warn, &[Value::string(msg), builtin().deprecation_warning.value(), Value::Int(1)])?;
        }
        let a = Array::of(code, Vec::new());
        if let Some(v) = given.get(1) {
            a.fill(vm, v)?;
        }
        Ok(made(&class, a))
    }
    /// the typecode character used to create the array
    #[getter]
    fn typecode(&self) -> Value {
        StrObj::from_code_point(self.code.get() as u32).into()
    }
    /// the size, in bytes, of one array item
    #[getter]
    fn itemsize(&self) -> usize {
        self.size.get()
    }
    #[slot(len)]
    fn len(&self) -> usize {
        self.count()
    }
    #[slot(iter)]
    fn iter(this: &Value) -> Value {
        new_native(ArrayIter {
            header: native_header::<ArrayIter>(),
            array: HeapCell::new(Some(this.clone())),
            at: Cell::new(0),
        })
        .into()
    }
    #[slot(getitem)]
    fn getitem(&self, vm: &mut Vm, key: &Value) -> Res<Value> {
        if let Some(s) = key.get::<SliceObj>() {
            let (start, step, count) = ops::slice_indices(vm, s, self.count())?;
            let size = self.size.get();
            let picked = self.data.with(|d| {
                let places = (0..count as i64).map(|i| (start + i * step) as usize * size);
                places.filter_map(|at| d.get(at..at + size)).flatten().copied().collect()
            });
            return Ok(Array::of(self.code.get(), picked).into());
        }
        let i = self.index_of(vm, key, false)?;
        self.at(vm, i)?.ok_or_else(|| vm.index_error("array index out of range"))
    }
    #[slot(setitem)]
    fn setitem(&self, vm: &mut Vm, key: &Value, value: &Value) -> Res<()> {
        if let Some(s) = key.get::<SliceObj>() {
            let new = match value.get::<Array>() {
                Some(_) => self.same_kind(vm, value, "", "bad argument type for built-in operation")?,
                None => {
                    let t = value.ty().name();
                    return Err(vm.type_error(format!("can only assign array (not \"{t}\") to array slice")));
                }
            };
            return self.set_slice(vm, s, Some(new));
        }
        let i = self.index_of(vm, key, true)?;
        let word = pack(vm, self.code.get(), value)?;
        let size = self.size.get();
        self.data.with_mut(|d| {
            if let Some(to) = d.get_mut(i * size..(i + 1) * size) {
                to.copy_from_slice(&word[..size])
            }
        });
        Ok(())
    }
    #[slot(delitem)]
    fn delitem(&self, vm: &mut Vm, key: &Value) -> Res<()> {
        if let Some(s) = key.get::<SliceObj>() {
            return self.set_slice(vm, s, None);
        }
        let i = self.index_of(vm, key, true)?;
        self.resizable(vm)?;
        let size = self.size.get();
        self.data.with_mut(|d| drop(d.drain(i * size..(i + 1) * size)));
        Ok(())
    }
    #[slot(contains)]
    fn contains(&self, vm: &mut Vm, key: &Value) -> Res<bool> {
        Ok(self.position(vm, key, 0, usize::MAX)?.is_some())
    }
    #[slot(repr)]
    fn repr(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(a) = this.get::<Array>().map(Ref::from_ref) else { return Ok(Value::None) };
        let (name, code) = (this.ty().name(), a.code.get());
        let name = name.rsplit('.').next().unwrap_or_default();
        let shown = code as char;
        if a.count() == 0 {
            return Ok(Value::string(&format!("{name}('{shown}')")));
        }
        let items = match is_text(code) {
            true => a.tounicode(vm)?,
            false => a.tolist(vm)?,
        };
        let items = vm::builtins::repr(vm, &items)?;
        let items = items.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
        Ok(Value::string(&format!("{name}('{shown}', {items})")))
    }
    #[slot(eq)]
    fn eq(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Eq, value)
    }
    #[slot(ne)]
    fn ne(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Ne, value)
    }
    #[slot(lt)]
    fn lt(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Lt, value)
    }
    #[slot(le)]
    fn le(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Le, value)
    }
    #[slot(gt)]
    fn gt(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Gt, value)
    }
    #[slot(ge)]
    fn ge(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.compare(vm, CmpOp::Ge, value)
    }
    #[slot(add)]
    fn add(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        let more =
            self.same_kind(vm, value, "can only append array", "bad argument type for built-in operation")?;
        let mut all = self.data.get();
        all.extend(more);
        Ok(Array::of(self.code.get(), all).into())
    }
    #[slot(iadd)]
    fn iadd(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        if let Some(a) = this.get::<Array>() {
            if value.get::<Array>().is_none() {
                let t = value.ty().name();
                return Err(vm.type_error(format!("can only extend array with array (not \"{t}\")")));
            }
            let more = a.same_kind(vm, value, "", "can only extend with array of same kind")?;
            a.push_bytes(vm, &more)?;
        }
        Ok(this.clone())
    }
    #[slot(mul)]
    fn mul(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        let data = self.repeated(vm, value)?;
        Ok(Array::of(self.code.get(), data).into())
    }
    #[slot(rmul)]
    fn rmul(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.mul(vm, value)
    }
    #[slot(imul)]
    fn imul(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        if let Some(a) = this.get::<Array>() {
            let data = a.repeated(vm, value)?;
            if data.len() != a.data.with(|d| d.len()) {
                a.resizable(vm)?;
            }
            a.data.set(data);
        }
        Ok(this.clone())
    }
    /// Append new value v to the end of the array.
    #[method]
    fn append(&self, vm: &mut Vm, v: &Value) -> Res<()> {
        self.push(vm, v)
    }
    /// Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.
    #[method]
    fn buffer_info(&self) -> Value {
        let address = self.data.with(|d| d.as_ptr().addr());
        TupleObj::new(vec![Value::Int(address as i64), Value::Int(self.count() as i64)]).into()
    }
    /// Byteswap all items of the array.
    ///
    /// If the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is raised.
    #[method]
    fn byteswap(&self) {
        self.data.with_mut(|d| d.chunks_mut(self.size.get()).for_each(|w| w.reverse()));
    }
    /// Remove all items from the array.
    #[method]
    fn clear(&self, vm: &mut Vm) -> Res<()> {
        if self.count() > 0 {
            self.resizable(vm)?;
        }
        self.data.set(Vec::new());
        Ok(())
    }
    /// Return a copy of the array.
    #[method(name = "__copy__")]
    fn copy(&self) -> Value {
        Array::of(self.code.get(), self.data.get()).into()
    }
    /// Return a copy of the array.
    #[method(name = "__deepcopy__")]
    fn deepcopy(&self, _unused: &Value) -> Value {
        self.copy()
    }
    /// Return number of occurrences of v in the array.
    #[method(name = "count")]
    fn count_of(&self, vm: &mut Vm, v: &Value) -> Res<usize> {
        let (mut n, mut i) = (0, 0);
        while let Some(x) = self.at(vm, i)? {
            n += ops::same_or_equal(vm, &x, v)? as usize;
            i += 1;
        }
        Ok(n)
    }
    /// Append items to the end of the array.
    #[method]
    fn extend(&self, vm: &mut Vm, bb: &Value) -> Res<()> {
        if bb.get::<Array>().is_none() {
            return self.push_all(vm, bb);
        }
        let more = self.same_kind(vm, bb, "", "can only extend with array of same kind")?;
        self.push_bytes(vm, &more)
    }
    /// Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.
    #[method]
    fn frombytes(&self, vm: &mut Vm, buffer: &Value) -> Res<()> {
        let bytes = vm::builtins::bytes_like(vm, buffer)?;
        self.push_bytes(vm, &bytes)
    }
    /// Read n objects from the file object f and append them to the end of the array.
    #[method]
    fn fromfile(&self, vm: &mut Vm, f: &Value, n: i64) -> Res<()> {
        let read = ops::get_attr(vm, f, &intern("read"))?;
        if n < 0 {
            return Err(vm.value_error("negative count"));
        }
        let Some(bytes) = n.checked_mul(self.size.get() as i64) else {
            return Err(vm.error_plain(&builtin().memory_error));
        };
        let got = vm.call(&read, &[Value::Int(bytes)])?;
        let Some(b) = got.get::<BytesObj>() else {
            return Err(vm.type_error("read() didn't return bytes"));
        };
        self.push_bytes(vm, &b.data)?;
        if (b.data.len() as i64) < bytes {
            return Err(vm.error(&builtin().eof_error, "read() didn't return enough bytes"));
        }
        Ok(())
    }
    /// Append items to array from list.
    #[method]
    fn fromlist(&self, vm: &mut Vm, list: &Value) -> Res<()> {
        let Some(l) = list.get::<ListObj>().map(Ref::from_ref) else {
            return Err(vm.type_error("arg must be list"));
        };
        let (mut new, count) = (Vec::new(), l.len());
        for i in 0..count {
            let Some(x) = l.get(i) else { break };
            let word = pack(vm, self.code.get(), &x)?;
            new.extend_from_slice(&word[..self.size.get()]);
            if l.len() != count {
                return Err(vm.error(&builtin().runtime_error, "list changed size during iteration"));
            }
        }
        if !new.is_empty() {
            self.resizable(vm)?;
        }
        self.data.with_mut(|d| d.extend(new));
        Ok(())
    }
    /// Extends this array with data from the unicode string ustr.
    ///
    /// The array must be a unicode type array; otherwise a ValueError is raised. Use
    /// array.frombytes(ustr.encode(...)) to append Unicode data to an array of some other type.
    #[method]
    fn fromunicode(&self, vm: &mut Vm, ustr: &Value) -> Res<()> {
        let Some(s) = ustr.as_str() else {
            let t = if ustr.is_none() { "None".to_string() } else { ustr.ty().name() };
            return Err(vm.type_error(format!("fromunicode() argument must be str, not {t}")));
        };
        if !is_text(self.code.get()) {
            let msg = "fromunicode() may only be called on unicode type arrays ('u' or 'w')";
            return Err(vm.value_error(msg));
        }
        self.push_text(vm, s)
    }
    /// Return index of first occurrence of v in the array.
    ///
    /// Raise ValueError if the value is not present.
    #[method]
    fn index(
        &self,
        vm: &mut Vm,
        v: &Value,
        #[default(0)] start: i64,
        #[default(9223372036854775807, "sys.maxsize")] stop: i64,
    ) -> Res<usize> {
        let n = self.count() as i64;
        let fix = |i: i64| if i < 0 { (i + n).max(0) as usize } else { i as usize };
        match self.position(vm, v, fix(start), fix(stop))? {
            Some(i) => Ok(i),
            None => Err(vm.value_error("array.index(x): x not in array")),
        }
    }
    /// Insert a new item v into the array before position i.
    #[method]
    fn insert(&self, vm: &mut Vm, i: i64, v: &Value) -> Res<()> {
        let word = pack(vm, self.code.get(), v)?;
        self.resizable(vm)?;
        let (n, size) = (self.count() as i64, self.size.get());
        let i = if i < 0 { (i + n).max(0) } else { i.min(n) } as usize * size;
        self.data.with_mut(|d| drop(d.splice(i..i, word[..size].iter().copied())));
        Ok(())
    }
    /// Return the i-th element and delete it from the array.
    ///
    /// i defaults to -1.
    #[method]
    fn pop(&self, vm: &mut Vm, #[default(-1)] i: i64) -> Res<Value> {
        if self.count() == 0 {
            return Err(vm.index_error("pop from empty array"));
        }
        let Some(i) = ops::wrap_index(i, self.count()) else {
            return Err(vm.index_error("pop index out of range"));
        };
        self.resizable(vm)?;
        let v = self.at(vm, i)?.unwrap_or(Value::None);
        let size = self.size.get();
        self.data.with_mut(|d| drop(d.drain(i * size..(i + 1) * size)));
        Ok(v)
    }
    /// Remove the first occurrence of v in the array.
    #[method]
    fn remove(&self, vm: &mut Vm, v: &Value) -> Res<()> {
        match self.position(vm, v, 0, usize::MAX)? {
            Some(i) => {
                self.resizable(vm)?;
                let size = self.size.get();
                self.data.with_mut(|d| drop(d.drain(i * size..(i + 1) * size)));
                Ok(())
            }
            None => Err(vm.value_error("array.remove(x): x not in array")),
        }
    }
    /// Reverse the order of the items in the array.
    #[method]
    fn reverse(&self) {
        // The bytes of each item the other way round twice.
        self.data.with_mut(|d| d.reverse());
        self.byteswap();
    }
    /// Convert the array to an array of machine values and return the bytes representation.
    #[method]
    fn tobytes(&self) -> Value {
        self.data.with(|d| BytesObj::new(d)).into()
    }
    /// Write all items (as machine values) to the file object f.
    #[method]
    fn tofile(&self, vm: &mut Vm, f: &Value) -> Res<()> {
        let write = ops::get_attr(vm, f, &intern("write"))?;
        for block in self.data.get().chunks(64 * 1024) {
            vm.call(&write, &[BytesObj::new(block).into()])?;
        }
        Ok(())
    }
    /// Convert array to an ordinary list with the same items.
    #[method]
    fn tolist(&self, vm: &mut Vm) -> Res<Value> {
        Ok(ListObj::new(self.items(vm)?).into())
    }
    /// Extends this array with data from the unicode string ustr.
    ///
    /// Convert the array to a unicode string. The array must be a unicode type array; otherwise a ValueError is
    /// raised. Use array.tobytes().decode() to obtain a unicode string from an array of some other type.
    #[method]
    fn tounicode(&self, vm: &mut Vm) -> Res<Value> {
        if !is_text(self.code.get()) {
            let msg = "tounicode() may only be called on unicode type arrays ('u' or 'w')";
            return Err(vm.value_error(msg));
        }
        let points = self
            .data
            .with(|d| d.chunks(4).map(|w| w.try_into().map_or(0, u32::from_ne_bytes)).collect::<Vec<u32>>());
        if let Some(c) = points.iter().find(|c| **c > 0x10FFFF) {
            let msg = format!("character U+{c:x} is not in range [U+0000; U+10ffff]");
            return Err(vm.value_error(msg));
        }
        Ok(StrObj::from_wide(&points).into())
    }
    /// Return state information for pickling.
    #[method(name = "__reduce_ex__")]
    fn reduce(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        let Some(a) = this.get::<Array>() else { return Ok(Value::None) };
        let protocol = index_argument(vm, value)?;
        let state = ops::get_attr_opt(vm, this, &builtin().names.dict)?.unwrap_or(Value::None);
        let code = StrObj::from_code_point(a.code.get() as u32).into();
        let class: Value = Ref::from_ref(this.ty()).into();
        if protocol >= 3 {
            let array = vm::import::import_dotted(vm, "array")?;
            let remake = ops::get_attr(vm, &array, &intern("_array_reconstructor"))?;
            let args = vec![class, code, Value::Int(machine_format(a.code.get())), a.tobytes()];
            return Ok(TupleObj::new(vec![remake, TupleObj::new(args).into(), state]).into());
        }
        let items = a.tolist(vm)?;
        let args = TupleObj::new(vec![code, items]);
        Ok(TupleObj::new(vec![class, args.into(), state]).into())
    }
    #[method(name = "__sizeof__")]
    fn sizeof(&self) -> usize {
        64 + self.data.with(|d| d.capacity())
    }
    /// See PEP 585
    #[class_method(name = "__class_getitem__")]
    fn class_getitem(vm: &mut Vm, class: &Value, item: &Value) -> Res<Value> {
        vm::modules::typing::generic_alias(vm, class, item)
    }
}

#[native_type("array.arrayiterator", iterator, no_base)]
#[derive(Trace)]
struct ArrayIter {
    header: Header,
    /// Nothing when it is exhausted.
    array: HeapCell<Option<Value>>,
    at: Cell<usize>,
}
impl NativeIterator for ArrayIter {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        let Some(v) = self.array.get() else { return Ok(None) };
        let Some(a) = v.get::<Array>() else { return Ok(None) };
        let next = a.at(vm, self.at.get())?;
        match next {
            Some(_) => self.at.set(self.at.get() + 1),
            None => self.array.set(None),
        }
        Ok(next)
    }
}
#[native_methods("array.arrayiterator")]
impl ArrayIter {
    /// Return state information for pickling.
    #[method(name = "__reduce__")]
    fn reduce(&self, vm: &mut Vm) -> Res<Value> {
        let iter = vm.builtins.get_str("iter").unwrap_or(Value::None);
        Ok(match self.array.get() {
            Some(a) => {
                let args = TupleObj::new(vec![a]).into();
                TupleObj::new(vec![iter, args, Value::Int(self.at.get() as i64)]).into()
            }
            None => {
                let args = TupleObj::new(vec![ListObj::empty().into()]).into();
                TupleObj::new(vec![iter, args]).into()
            }
        })
    }
    /// Set state information for unpickling.
    #[method(name = "__setstate__")]
    fn setstate(&self, vm: &mut Vm, state: &Value) -> Res<()> {
        let at = index_argument(vm, state)?;
        let n = self.array.get().and_then(|v| v.get::<Array>().map(|a| a.count())).unwrap_or(0);
        self.at.set((at.max(0) as usize).min(n));
        Ok(())
    }
}

// ---- pickles ----------------------------------------------------------------------------------------

/// The number that pickles have for the items' representation on this machine.
fn machine_format(code: u8) -> i64 {
    let kind = match code {
        b'b' => 1,
        b'B' => 0,
        b'h' => 4,
        b'H' => 2,
        b'i' => 8,
        b'I' => 6,
        b'l' | b'q' => 12,
        b'L' | b'Q' => 10,
        b'f' => 14,
        b'd' => 16,
        _ => 20,
    };
    if cfg!(target_endian = "big") && kind >= 2 { kind + 1 } else { kind }
}

/// What a machine format says: size, whether there is a sign, whether it is a float, whether the bytes are big-endian.
struct Format {
    size: usize,
    signed: bool,
    float: bool,
    big: bool,
}

fn format_of(number: i64) -> Option<Format> {
    let (size, signed, float) = match number {
        0 => (1, false, false),
        1 => (1, true, false),
        2 | 3 => (2, false, false),
        4 | 5 => (2, true, false),
        6 | 7 => (4, false, false),
        8 | 9 => (4, true, false),
        10 | 11 => (8, false, false),
        12 | 13 => (8, true, false),
        14 | 15 => (4, true, true),
        16 | 17 => (8, true, true),
        _ => return None,
    };
    Some(Format { size, signed, float, big: number & 1 == 1 && number > 1 })
}

/// The items of a pickle from another kind of machine.
fn foreign_items(vm: &mut Vm, number: i64, bytes: &[u8]) -> Res<Vec<Value>> {
    if (18..=21).contains(&number) {
        let (unit, big) = (if number < 20 { 2 } else { 4 }, number & 1 == 1);
        let encoding = match (unit, big) {
            (2, false) => "utf-16-le",
            (2, true) => "utf-16-be",
            (_, false) => "utf-32-le",
            _ => "utf-32-be",
        };
        let decode = ops::get_attr(vm, &BytesObj::new(bytes).into(), &intern("decode"))?;
        let text = vm.call(&decode, &[Value::string(encoding)])?;
        return ops::collect(vm, &text);
    }
    let Some(f) = format_of(number) else { return Ok(Vec::new()) };
    if !bytes.len().is_multiple_of(f.size) {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    let mut items = Vec::new();
    for word in bytes.chunks(f.size) {
        let mut word = word.to_vec();
        if f.big != cfg!(target_endian = "big") {
            word.reverse();
        }
        let code = match (f.float, f.size, f.signed) {
            (true, 4, _) => b'f',
            (true, ..) => b'd',
            (_, 1, true) => b'b',
            (_, 1, false) => b'B',
            (_, 2, true) => b'h',
            (_, 2, false) => b'H',
            (_, 4, true) => b'i',
            (_, 4, false) => b'I',
            (_, _, true) => b'q',
            _ => b'Q',
        };
        items.push(structs::unpack_code(vm, code, &word)?);
    }
    Ok(items)
}

fn remade(vm: &mut Vm, class: &Value, code: &Value, format: i64, items: &Value) -> Res<Value> {
    let Some(t) = class.get_exact::<TypeObj>() else {
        let t = class.ty().name();
        return Err(vm.type_error(format!("first argument must be a type object, not {t}")));
    };
    if !t.is_subclass(Array::TYPE.class()) {
        let name = t.name();
        return Err(vm.type_error(format!("{name} is not a subtype of array.array")));
    }
    let known = code.as_str().filter(|s| s.len() == 1).and_then(|s| u8::try_from(s.at(0)).ok());
    let Some(own) = known.filter(|c| CODES.as_bytes().contains(c)) else {
        return Err(vm.value_error("second argument must be a valid type code"));
    };
    if !(0..=21).contains(&format) {
        return Err(vm.value_error("third argument must be a valid machine format code."));
    }
    let Some(bytes) = items.get::<BytesObj>() else {
        let t = items.ty().name();
        return Err(vm.type_error(format!("fourth argument should be bytes, not {t}")));
    };
    let initial = match format == machine_format(own) {
        true => items.clone(),
        false => ListObj::new(foreign_items(vm, format, &bytes.data)?).into(),
    };
    // Of another machine's integers size and sign count, whatever the code says.
    let code = match format_of(format) {
        Some(f) if !f.float && format != machine_format(own) => {
            let all = b"bBhHiIlLqQ";
            let fits = |c: &&u8| size_of_code(**c) == f.size && c.is_ascii_lowercase() == f.signed;
            all.iter().rev().find(fits).copied().unwrap_or(own)
        }
        _ => own,
    };
    vm.call(class, &[StrObj::from_code_point(code as u32).into(), initial])
}

/// This module defines an object type which can efficiently represent
/// an array of basic values: characters, integers, floating-point
/// numbers.  Arrays are sequence types and behave very much like lists,
/// except that the type of objects stored in them is constrained.
#[native_module("array")]
mod natives {
    use super::*;

    /// Internal. Used for pickling support.
    #[native]
    fn _array_reconstructor(
        vm: &mut Vm,
        arraytype: &Value,
        typecode: &Value,
        mformat_code: i64,
        items: &Value,
    ) -> Res<Value> {
        remade(vm, arraytype, typecode, mformat_code, items)
    }
}
