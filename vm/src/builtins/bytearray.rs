//! `bytearray`. The methods that only look at the bytes are those of `bytes`.

use std::cell::Cell;
use std::cmp::Ordering;
use std::mem::offset_of;

use sidewinder_macros::{Trace, native_methods, native_type};

use crate::native::{Params, Place, bind};
use crate::objects::*;
use crate::ops::{self, CmpOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::buffer::{Held, buffer};
use super::bytes::{bytes_of_items, count_of};
use super::codec;
use super::common::{class_argument, index_argument, made};
use super::given_buffer::{buffer_of, buffer_or_none, wanted};
use super::string::text_option;

/// bytearray(iterable_of_ints) -> the bytes with these values
/// bytearray(string, encoding[, errors]) -> the encoded text
/// bytearray(bytes_or_buffer) -> a copy that can be changed
/// bytearray(int) -> as many zeros
/// bytearray() -> no bytes
#[native_type("bytearray", buffer)]
#[derive(Trace)]
pub struct ByteArray {
    header: Header,
    #[untraced]
    data: ByteCell,
    /// Views of the bytes: as long as there are any, the length stays.
    pub exports: Cell<usize>,
}

impl Buffered for ByteArray {
    fn with_bytes(&self, f: &mut dyn FnMut(&mut [u8])) {
        self.data.with_mut(|d| f(d))
    }
    fn exports(&self) -> &Cell<usize> {
        &self.exports
    }
    fn items(&self) -> Option<Items> {
        Some(Items { bytes: offset_of!(ByteArray, data), code: b'B', code_at: None })
    }
}

fn not_implemented() -> Value {
    builtin().not_implemented.value()
}

/// A value for one byte.
fn byte(vm: &mut Vm, v: &Value) -> Res<u8> {
    let i = match v.get::<BigIntObj>() {
        Some(_) => -1,
        None => match ops::as_index(vm, v) {
            Ok(Some(i)) => i,
            // Too large.
            Err(_) if vm.catch(&builtin().index_error).is_some() => -1,
            Err(e) => return Err(e),
            Ok(None) => {
                let t = v.ty().name();
                return Err(vm.type_error(format!("'{t}' object cannot be interpreted as an integer")));
            }
        },
    };
    u8::try_from(i).map_err(|_| vm.value_error("byte must be in range(0, 256)"))
}

impl ByteArray {
    pub fn of(data: Vec<u8>) -> Ref<ByteArray> {
        new_native(ByteArray {
            header: native_header::<ByteArray>(),
            data: ByteCell::new(data),
            exports: Cell::new(0),
        })
    }
    pub fn to_vec(&self) -> Vec<u8> {
        self.data.get()
    }
    pub fn count(&self) -> usize {
        self.data.with(|d| d.len())
    }
    /// Calls `f` with the bytes, of which it must not change the number.
    pub fn with_bytes<R>(&self, f: impl FnOnce(&mut [u8]) -> R) -> R {
        self.data.with_mut(|d| f(d))
    }
    fn resizable(&self, vm: &mut Vm) -> Res<()> {
        if self.exports.get() > 0 {
            let msg = "Existing exports of data: object cannot be re-sized";
            return Err(vm.error(&builtin().buffer_error, msg));
        }
        Ok(())
    }
    fn index_of(&self, vm: &mut Vm, k: &Value) -> Res<usize> {
        let Some(i) = ops::as_index(vm, k)? else {
            let t = k.ty().name();
            return Err(vm.type_error(format!("bytearray indices must be integers or slices, not {t}")));
        };
        ops::wrap_index(i, self.count()).ok_or_else(|| vm.index_error("bytearray index out of range"))
    }
    /// Replaces the bytes of a slice; deletes them if there are no new ones.
    fn set_slice(&self, vm: &mut Vm, s: &SliceObj, new: Option<Vec<u8>>) -> Res<()> {
        let n = self.count();
        let (mut start, mut stop, step) = ops::slice_bounds(vm, s, n)?;
        // Its indices may be objects with a method that changes the array.
        if self.count() != n {
            let hi = self.count() as i64 - (step < 0) as i64;
            (start, stop) = (start.min(hi), stop.min(hi));
        }
        let count = ops::slice_count(start, stop, step);
        match new {
            Some(b) if step == 1 => {
                if b.len() != count {
                    self.resizable(vm)?;
                }
                let start = start as usize;
                self.data.make_room(vm, b.len())?;
                self.data.with_mut(|d| drop(d.splice(start..start + count, b)));
            }
            Some(b) if b.len() != count && !b.is_empty() => {
                let n = b.len();
                let msg = format!("attempt to assign bytes of size {n} to extended slice of size {count}");
                return Err(vm.value_error(msg));
            }
            Some(b) if !b.is_empty() => self.data.with_mut(|d| {
                b.iter().enumerate().for_each(|(i, c)| d[(start + i as i64 * step) as usize] = *c)
            }),
            _ => {
                if count > 0 {
                    self.resizable(vm)?;
                }
                let gone = |i: usize| {
                    let k = i as i64 - start;
                    k % step == 0 && (0..count as i64).contains(&(k / step))
                };
                self.data.with_mut(|d| {
                    let mut i = 0;
                    d.retain(|_| {
                        i += 1;
                        !gone(i - 1)
                    })
                });
            }
        }
        Ok(())
    }
    fn compare(&self, op: CmpOp, b: &Value) -> Value {
        match buffer(b) {
            Some(b) => Value::bool(op.holds(self.data.with(|a| -> Ordering { a[..].cmp(&b[..]) }))),
            None => not_implemented(),
        }
    }
    fn repeated(&self, vm: &mut Vm, n: &Value) -> Res<Option<Vec<u8>>> {
        if n.ty().lookup(&builtin().names.index).is_none() {
            let t = n.ty().name();
            return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{t}'")));
        }
        let n = index_argument(vm, n)?.max(0) as usize;
        ops::check_memory(vm, n as u128 * self.count() as u128)?;
        Ok(Some(self.data.with(|d| d.repeat(n))))
    }
    fn concat_error(vm: &mut Vm, v: &Value) -> crate::vm::Raised {
        vm.type_error(format!("can't concat {} to bytearray", v.ty().name()))
    }
}

/// Class, arguments and state: bytes are text before protocol 3.
fn reduced(vm: &mut Vm, this: &Value, protocol: i32) -> Res<Value> {
    let data = this.get::<ByteArray>().map(|b| b.to_vec()).unwrap_or_default();
    let args = match (data.is_empty(), protocol) {
        (true, _) => vec![],
        (false, ..3) => {
            let text: Vec<u32> = data.iter().map(|&c| c as u32).collect();
            vec![StrObj::from_wide(&text).into(), Value::string("latin-1")]
        }
        _ => vec![BytesObj::new(&data).into()],
    };
    let getstate = ops::get_attr(vm, this, &intern("__getstate__"))?;
    let state = vm.call(&getstate, &[])?;
    let class = Ref::from_ref(this.ty()).value();
    Ok(TupleObj::new(vec![class, TupleObj::new(args).into(), state]).into())
}

#[native_methods("bytearray")]
impl ByteArray {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, ByteArray::TYPE.class())?;
        Ok(made(&class, ByteArray::of(Vec::new())))
    }
    #[init]
    fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        const PARAMS: Params = Params {
            function: "bytearray",
            names: &["source", "encoding", "errors"],
            positional_only: 0,
            positional: 3,
            required: 0,
            required_keywords: 0,
            rest: false,
        };
        let Some(me) = args.all[0].get::<ByteArray>() else { return Ok(Value::None) };
        let [source, encoding, errors] = bind(vm, &PARAMS, args.skip(1))?;
        let encoding =
            text_option(vm, encoding, &Place { function: "bytearray", number: 2, name: "encoding" })?;
        let errors = text_option(vm, errors, &Place { function: "bytearray", number: 3, name: "errors" })?;
        if me.count() > 0 {
            me.resizable(vm)?;
            me.data.set(Vec::new());
        }
        let data = match source {
            Some(v) if v.as_str().is_some() && encoding.is_none() => {
                return Err(vm.type_error("string argument without an encoding"));
            }
            Some(v) if encoding.is_some() || errors.is_some() => match v.as_str() {
                Some(s) => {
                    let b = codec::encode(vm, s, encoding, errors)?;
                    b.get::<BytesObj>().map(|b| b.data.to_vec()).unwrap_or_default()
                }
                None => {
                    let which = if encoding.is_some() { "encoding" } else { "errors" };
                    return Err(vm.type_error(format!("{which} without a string argument")));
                }
            },
            None if encoding.is_some() || errors.is_some() => {
                let which = if encoding.is_some() { "encoding" } else { "errors" };
                return Err(vm.type_error(format!("{which} without a string argument")));
            }
            None => Vec::new(),
            Some(v) => ByteArray::source(vm, v)?,
        };
        me.data.set(data);
        Ok(Value::None)
    }
    /// What `bytearray(v)` starts with.
    fn source(vm: &mut Vm, v: &Value) -> Res<Vec<u8>> {
        if let Some(b) = v.get_exact::<BytesObj>() {
            ops::check_memory(vm, b.data.len() as u128)?;
            return Ok(b.data.to_vec());
        }
        if let Some(n) = count_of(vm, v)? {
            return Ok(vec![0; n]);
        }
        if let Some(b) = buffer_of(vm, v, wanted::FULL_RO)? {
            return Ok(b.into_owned());
        }
        bytes_of_items(vm, v, "bytearray", false)
    }
    #[slot(len)]
    fn len(&self) -> usize {
        self.count()
    }
    #[slot(iter)]
    fn iter(this: &Value) -> Value {
        IteratorObj::of_class(&builtin().bytearray_iterator, IterState::Sequence(this.clone(), 0)).into()
    }
    #[slot(getitem)]
    fn getitem(&self, vm: &mut Vm, key: &Value) -> Res<Value> {
        if let Some(s) = key.get::<SliceObj>() {
            let (start, step, count) = ops::slice_indices(vm, s, self.count())?;
            let picked =
                self.data.with(|d| match d.get(start.max(0) as usize..).and_then(|d| d.get(..count)) {
                    Some(part) if step == 1 => part.to_vec(),
                    _ => (0..count as i64)
                        .filter_map(|i| d.get((start + i * step) as usize).copied())
                        .collect(),
                });
            return Ok(ByteArray::of(picked).into());
        }
        let i = self.index_of(vm, key)?;
        Ok(Value::Int(self.data.with(|d| d.get(i).copied().unwrap_or_default()) as i64))
    }
    #[slot(setitem)]
    fn setitem(&self, vm: &mut Vm, key: &Value, value: &Value) -> Res<()> {
        let Some(s) = key.get::<SliceObj>() else {
            let i = self.index_of(vm, key)?;
            let b = byte(vm, value)?;
            // The value's `__index__` may have made it shorter.
            let fits = self.data.with_mut(|d| d.get_mut(i).map(|p| *p = b).is_some());
            return if fits { Ok(()) } else { Err(vm.index_error("bytearray index out of range")) };
        };
        let new = match buffer_of(vm, value, wanted::SIMPLE)? {
            Some(b) => b.into_owned(),
            None if value.as_str().is_none() && ops::is_iterable(value) => {
                bytes_of_items(vm, value, "bytearray", false)?
            }
            None if value.is_none() => {
                return Err(vm.type_error("cannot convert 'NoneType' object to bytearray"));
            }
            None => {
                let msg = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
                return Err(vm.type_error(msg));
            }
        };
        self.set_slice(vm, s, Some(new))
    }
    #[slot(delitem)]
    fn delitem(&self, vm: &mut Vm, key: &Value) -> Res<()> {
        if let Some(s) = key.get::<SliceObj>() {
            return self.set_slice(vm, s, None);
        }
        let i = self.index_of(vm, key)?;
        self.resizable(vm)?;
        self.data.with_mut(|d| d.remove(i));
        Ok(())
    }
    #[slot(contains)]
    fn contains(&self, vm: &mut Vm, key: &Value) -> Res<bool> {
        let _held = Held::new(&self.exports);
        super::bytes::bytes_contain(vm, &self.to_vec(), key)
    }
    #[slot(repr)]
    fn repr(this: &Value) -> Value {
        let text = this.get::<ByteArray>().map(|b| b.data.with(|d| crate::text::quote::repr_bytes(d)));
        let text = text.unwrap_or_default();
        // The quotation marks are those of bytes, but an apostrophe is marked inside of double ones, too.
        let text = if text.starts_with("b\"") { text.replace('\'', "\\'") } else { text };
        Value::string(&format!("{}({text})", this.ty().name()))
    }
    #[slot(str)]
    fn str(this: &Value) -> Value {
        ByteArray::repr(this)
    }
    #[slot(eq)]
    fn eq(&self, value: &Value) -> Value {
        self.compare(CmpOp::Eq, value)
    }
    #[slot(ne)]
    fn ne(&self, value: &Value) -> Value {
        self.compare(CmpOp::Ne, value)
    }
    #[slot(lt)]
    fn lt(&self, value: &Value) -> Value {
        self.compare(CmpOp::Lt, value)
    }
    #[slot(le)]
    fn le(&self, value: &Value) -> Value {
        self.compare(CmpOp::Le, value)
    }
    #[slot(gt)]
    fn gt(&self, value: &Value) -> Value {
        self.compare(CmpOp::Gt, value)
    }
    #[slot(ge)]
    fn ge(&self, value: &Value) -> Value {
        self.compare(CmpOp::Ge, value)
    }
    #[slot(add)]
    fn add(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        let Some(b) = buffer_or_none(vm, value) else { return Err(ByteArray::concat_error(vm, value)) };
        ops::check_memory(vm, (self.count() + b.len()) as u128 * 2)?;
        let mut all = self.to_vec();
        all.extend_from_slice(&b);
        Ok(ByteArray::of(all).into())
    }
    #[slot(iadd)]
    fn iadd(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        let Some(b) = buffer_or_none(vm, value) else { return Err(ByteArray::concat_error(vm, value)) };
        if let Some(me) = this.get::<ByteArray>() {
            // Its own bytes are exported while they are appended.
            let own = value.get::<ByteArray>().is_some_and(|v| std::ptr::eq(v, me));
            if !b.is_empty() {
                me.exports.set(me.exports.get() + own as usize);
                let free = me.resizable(vm);
                me.exports.set(me.exports.get() - own as usize);
                free?;
            }
            me.data.make_room(vm, b.len())?;
            me.data.with_mut(|d| d.extend_from_slice(&b));
        }
        Ok(this.clone())
    }
    #[slot(mul)]
    fn mul(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        Ok(self.repeated(vm, value)?.map_or_else(not_implemented, |d| ByteArray::of(d).into()))
    }
    #[slot(rmul)]
    fn rmul(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        self.mul(vm, value)
    }
    #[slot(imul)]
    fn imul(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        if let Some(me) = this.get::<ByteArray>()
            && let Some(d) = me.repeated(vm, value)?
        {
            if d.len() != me.count() {
                me.resizable(vm)?;
            }
            me.data.set(d);
        }
        Ok(this.clone())
    }
    #[slot(mod)]
    fn modulo(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        let format = self.to_vec();
        // It must not change while the values are turned into text.
        let _held = Held::new(&self.exports);
        Ok(ByteArray::of(super::percent_format_bytes(vm, &format, value)?).into())
    }
    #[slot(rmod)]
    fn rmod(&self, _value: &Value) -> Value {
        not_implemented()
    }
    /// Return how to make the array again.
    #[method(name = "__reduce__")]
    fn reduce(vm: &mut Vm, this: &Value) -> Res<Value> {
        reduced(vm, this, 2)
    }
    /// Return how to make the array again, for that protocol of pickles.
    #[method(name = "__reduce_ex__")]
    fn reduce_ex(vm: &mut Vm, this: &Value, #[default(0)] proto: i32) -> Res<Value> {
        reduced(vm, this, proto)
    }
    /// Return the number of bytes that are set aside.
    #[method(name = "__alloc__")]
    fn alloc(&self) -> usize {
        self.data.with(|d| if d.capacity() == 0 { 0 } else { d.capacity() + 1 })
    }
    /// Append a single item to the end of the bytearray.
    #[method]
    fn append(&self, vm: &mut Vm, item: &Value) -> Res<()> {
        let b = byte(vm, item)?;
        self.resizable(vm)?;
        self.data.make_room(vm, 1)?;
        self.data.with_mut(|d| d.push(b));
        Ok(())
    }
    /// Append all the items from the iterator or sequence to the bytearray.
    #[method]
    fn extend(&self, vm: &mut Vm, iterable_of_ints: &Value) -> Res<()> {
        let v = iterable_of_ints;
        let new = match buffer_of(vm, v, wanted::SIMPLE)? {
            Some(b) => {
                ops::check_memory(vm, b.len() as u128)?;
                b.into_owned()
            }
            None if v.as_str().is_some() => {
                return Err(vm.type_error("expected iterable of integers; got: 'str'"));
            }
            None if !ops::is_iterable(v) => {
                return Err(vm.type_error(format!("can't extend bytearray with {}", v.ty().name())));
            }
            None => bytes_of_items(vm, v, "bytearray", true)?,
        };
        if !new.is_empty() {
            self.resizable(vm)?;
        }
        self.data.make_room(vm, new.len())?;
        self.data.with_mut(|d| d.extend_from_slice(&new));
        Ok(())
    }
    /// Insert a single item into the bytearray before the given index.
    #[method]
    fn insert(&self, vm: &mut Vm, index: i64, item: &Value) -> Res<()> {
        let b = byte(vm, item)?;
        self.resizable(vm)?;
        let n = self.count() as i64;
        let i = if index < 0 { (index + n).max(0) } else { index.min(n) };
        self.data.make_room(vm, 1)?;
        self.data.with_mut(|d| d.insert(i as usize, b));
        Ok(())
    }
    /// Remove and return a single item from the bytearray.
    #[method]
    fn pop(&self, vm: &mut Vm, #[default(-1)] index: i64) -> Res<i64> {
        if self.count() == 0 {
            return Err(vm.index_error("pop from empty bytearray"));
        }
        let Some(i) = ops::wrap_index(index, self.count()) else {
            return Err(vm.index_error("pop index out of range"));
        };
        self.resizable(vm)?;
        Ok(self.data.with_mut(|d| d.remove(i)) as i64)
    }
    /// Remove the first occurrence of a value in the bytearray.
    #[method]
    fn remove(&self, vm: &mut Vm, value: &Value) -> Res<()> {
        let b = byte(vm, value)?;
        let Some(i) = self.data.with(|d| d.iter().position(|c| *c == b)) else {
            return Err(vm.value_error("value not found in bytearray"));
        };
        self.resizable(vm)?;
        self.data.with_mut(|d| d.remove(i));
        Ok(())
    }
    /// Remove all items from the bytearray.
    #[method(name = "clear")]
    fn clear_bytes(&self, vm: &mut Vm) -> Res<()> {
        if self.count() > 0 {
            self.resizable(vm)?;
        }
        self.data.set(Vec::new());
        Ok(())
    }
    /// Return a copy of B.
    #[method]
    fn copy(&self) -> Value {
        ByteArray::of(self.to_vec()).into()
    }
    /// Reverse the order of the values in B in place.
    #[method(effects = "writes")]
    fn reverse(&self) {
        self.data.with_mut(|d| d.reverse())
    }
    /// Resize the internal buffer of bytearray to len.
    #[method]
    fn resize(&self, vm: &mut Vm, size: i64) -> Res<()> {
        if size < 0 {
            return Err(vm.value_error(format!("Can only resize to positive sizes, got {size}")));
        }
        if size as usize != self.count() {
            self.resizable(vm)?;
        }
        ops::check_memory(vm, size as u128)?;
        self.data.with_mut(|d| d.resize(size as usize, 0));
        Ok(())
    }
}
