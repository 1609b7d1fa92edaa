//! `_struct`: values as bytes, as a format says.

use std::cell::RefCell;
use std::rc::Rc;

use dashu_int::IBig;

use sidewinder_macros::{Trace, native_methods, native_module, native_type};

use crate::builtins::{ByteArray, buffer, bytes_like, class_argument, made, with_target, with_writable};
use crate::native::{Params, bind};
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "_struct", natives::DOC, natives::NATIVES);
    m.ns.set_str("Struct", Ref::from_ref(Struct::TYPE.class()).into());
    m.ns.set_str("error", super::exception_class("struct.error", &builtin().exception).value());
    m
}

fn error(vm: &mut Vm, msg: impl AsRef<str>) -> Raised {
    let class = super::exception_class("struct.error", &builtin().exception);
    vm.error(&class, msg)
}

/// One code of a format, with its place.
#[derive(Clone, Copy)]
struct Field {
    code: u8,
    /// Bytes of a value; of `s` and `p` the whole field.
    size: usize,
    /// Values; one for `s` and `p`.
    count: usize,
    offset: usize,
}

/// A format that has been read.
#[derive(Default)]
struct Layouted {
    fields: Vec<Field>,
    /// Of all fields.
    values: usize,
    size: usize,
    big: bool,
}

/// Bytes of a value of this code, native or not.
fn size_of_code(code: u8, native: bool) -> Option<usize> {
    Some(match code {
        b'x' | b'c' | b'b' | b'B' | b'?' | b's' | b'p' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' => {
            if native {
                8
            } else {
                4
            }
        }
        b'q' | b'Q' | b'd' => 8,
        b'F' => 8,
        b'D' => 16,
        b'n' | b'N' | b'P' if native => 8,
        _ => return None,
    })
}

/// A format, and what has been read of it.
type Known = (Box<[u8]>, Rc<Layouted>);

thread_local! {
    /// The formats that have been read last, for the functions that are given one each time.
    static LAST_READ: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}
/// So many formats are kept.
const KEPT: usize = 16;

fn read_format(vm: &mut Vm, format: &Value) -> Res<Rc<Layouted>> {
    let text: &[u8] = match (format.as_str(), format.get::<BytesObj>()) {
        (Some(s), _) => match s.as_ascii() {
            Some(s) => s.as_bytes(),
            None => {
                let encode = crate::ops::get_attr(vm, format, &intern("encode"))?;
                return Err(match vm.call(&encode, &[Value::string("ascii")]) {
                    Ok(_) => error(vm, "bad char in struct format"),
                    Err(e) => e,
                });
            }
        },
        (_, Some(b)) => &b.data,
        _ => {
            let t = format.ty().name();
            return Err(vm.type_error(format!("Struct() argument 1 must be a str or bytes object, not {t}")));
        }
    };
    let known = LAST_READ.with_borrow(|all| all.iter().find(|(t, _)| **t == *text).map(|(_, l)| l.clone()));
    if let Some(l) = known {
        return Ok(l);
    }
    let l = Rc::new(parse_format(vm, text)?);
    LAST_READ.with_borrow_mut(|all| {
        if all.len() == KEPT {
            all.remove(0);
        }
        all.push((text.into(), l.clone()));
    });
    Ok(l)
}

fn parse_format(vm: &mut Vm, text: &[u8]) -> Res<Layouted> {
    let (native, big, skip) = match text.first() {
        Some(b'<') => (false, false, 1),
        Some(b'>' | b'!') => (false, true, 1),
        Some(b'=') => (false, false, 1),
        Some(b'@') => (true, false, 1),
        _ => (true, false, 0),
    };
    let mut r = Layouted { big, ..Layouted::default() };
    let mut count: Option<usize> = None;
    for &c in &text[skip..] {
        if c.is_ascii_digit() {
            let digit = (c - b'0') as usize;
            count = count.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(digit));
            if count.is_none_or(|n| n > i64::MAX as usize) {
                return Err(error(vm, "total struct size too long"));
            }
            continue;
        }
        if c.is_ascii_whitespace() && count.is_none() {
            continue;
        }
        let Some(size) = size_of_code(c, native) else {
            return Err(error(vm, "bad char in struct format"));
        };
        let align = if !native || c == b's' || c == b'p' || c == b'x' { 1 } else { size.min(8) };
        let n = count.take().unwrap_or(1);
        let offset = r.size.checked_next_multiple_of(align);
        let end =
            offset.and_then(|o| size.checked_mul(n)?.checked_add(o)).filter(|e| *e <= i64::MAX as usize);
        let (Some(offset), Some(end)) = (offset, end) else {
            return Err(error(vm, "total struct size too long"));
        };
        r.size = end;
        match c {
            b'x' => {}
            b's' | b'p' => r.fields.push(Field { code: c, size: n, count: 1, offset }),
            _ if n > 0 => r.fields.push(Field { code: c, size, count: n, offset }),
            _ => {}
        }
    }
    if count.is_some() {
        return Err(error(vm, "repeat count given without format specifier"));
    }
    r.values = r.fields.iter().map(|f| f.count).sum();
    Ok(r)
}

/// The least and the greatest number of an integer code.
fn range_of(code: u8, size: usize) -> (i128, i128) {
    let bits = size as u32 * 8;
    match code.is_ascii_lowercase() {
        true => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
        false => (0, (1 << bits) - 1),
    }
}

fn pack_int(vm: &mut Vm, f: &Field, v: &Value) -> Res<u64> {
    let v = match v.as_i64().is_some() || v.get::<BigIntObj>().is_some() {
        true => v.clone(),
        false if v.ty().lookup(&builtin().names.index).is_some() => crate::native::integer(vm, v)?,
        false => return Err(error(vm, "required argument is not an integer")),
    };
    let n = match (v.as_i64(), v.get::<BigIntObj>()) {
        (Some(i), _) => Some(i as i128),
        (_, Some(b)) => b.as_i128(),
        _ => None,
    };
    if f.code == b'P' {
        return match n {
            Some(n) if n >= i64::MIN as i128 && n <= u64::MAX as i128 => Ok(n as u64),
            _ => Err(vm.overflow_error("int too large to convert")),
        };
    }
    let (low, high) = range_of(f.code, f.size);
    match n {
        Some(n) if n >= low && n <= high => Ok(n as u64),
        _ => {
            let code = f.code as char;
            Err(error(vm, format!("'{code}' format requires {low} <= number <= {high}")))
        }
    }
}

/// An IEEE number of half precision, rounded to even; `None` if it is too large.
fn half_bits(x: f64) -> Option<u16> {
    let sign = if x.is_sign_negative() { 0x8000 } else { 0 };
    let a = x.abs();
    if x.is_nan() {
        return Some(sign | 0x7E00);
    }
    if a.is_infinite() {
        return Some(sign | 0x7C00);
    }
    // Below 2**-14 the steps are 2**-24; above, 2**-10 of the number's power of two.
    let exponent = ((a.to_bits() >> 52) as i32 - 1023).max(-14);
    let scaled = a * 2f64.powi(10 - exponent);
    let bits = scaled.round_ties_even() as u32 + ((exponent + 14) as u32) * 1024;
    (bits < 0x7C00).then_some(sign | bits as u16)
}
fn half_value(h: u16) -> f64 {
    let (exponent, fraction) = ((h >> 10 & 31) as i32, (h & 1023) as f64);
    let a = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        e => (1024.0 + fraction) * 2f64.powi(e - 25),
    };
    if h & 0x8000 != 0 { -a } else { a }
}

fn pack_float(vm: &mut Vm, f: &Field, v: &Value) -> Res<u64> {
    let n = &builtin().names;
    if [&n.float, &n.index].iter().all(|m| v.ty().lookup(m).is_none()) || v.as_str().is_some() {
        return Err(error(vm, "required argument is not a float"));
    }
    let x = crate::native::real(vm, v)?;
    let code = f.code as char;
    match f.size {
        2 => half_bits(x).map(u64::from),
        4 => Some(x as f32).filter(|y| y.is_finite() || !x.is_finite()).map(|y| y.to_bits() as u64),
        _ => Some(x.to_bits()),
    }
    .ok_or_else(|| vm.overflow_error(format!("float too large to pack with {code} format")))
}

/// Writes one value of a field.
fn pack_value(vm: &mut Vm, f: &Field, v: &Value, big: bool, out: &mut [u8]) -> Res<()> {
    let word = match f.code {
        b'c' => match v.get::<BytesObj>() {
            Some(b) if b.data.len() == 1 => b.data[0] as u64,
            _ => return Err(error(vm, "char format requires a bytes object of length 1")),
        },
        b's' | b'p' => {
            let data = match (v.get::<BytesObj>(), v.get::<ByteArray>()) {
                (Some(b), _) => b.data.to_vec(),
                (_, Some(b)) => b.to_vec(),
                _ => {
                    let code = f.code as char;
                    return Err(error(vm, format!("argument for '{code}' must be a bytes object")));
                }
            };
            let (room, skip) = match f.code {
                b'p' => (f.size.saturating_sub(1), (f.size > 0) as usize),
                _ => (f.size, 0),
            };
            let n = data.len().min(room);
            out[skip..skip + n].copy_from_slice(&data[..n]);
            if skip > 0 {
                out[0] = n.min(255) as u8;
            }
            return Ok(());
        }
        b'?' => crate::ops::truth(vm, v)? as u64,
        b'e' | b'f' | b'd' => pack_float(vm, f, v)?,
        b'F' | b'D' => return Err(vm.error(&builtin().not_implemented_error, "complex formats")),
        _ => pack_int(vm, f, v)?,
    };
    let bytes = word.to_le_bytes();
    out.copy_from_slice(&bytes[..f.size]);
    if big {
        out.reverse();
    }
    Ok(())
}

fn unpack_value(vm: &mut Vm, f: &Field, big: bool, data: &[u8]) -> Res<Value> {
    match f.code {
        b's' => return Ok(BytesObj::new(data).into()),
        b'p' => {
            let n = data.first().map_or(0, |n| (*n as usize).min(data.len() - 1));
            return Ok(BytesObj::new(data.get(1..1 + n).unwrap_or_default()).into());
        }
        b'c' => return Ok(BytesObj::new(data).into()),
        b'F' | b'D' => return Err(vm.error(&builtin().not_implemented_error, "complex formats")),
        _ => {}
    }
    let mut bytes = [0u8; 8];
    bytes[..f.size].copy_from_slice(data);
    if big {
        bytes[..f.size].reverse();
    }
    let word = u64::from_le_bytes(bytes);
    Ok(match f.code {
        b'?' => Value::bool(word != 0),
        b'e' => Value::float(half_value(word as u16)),
        b'f' => Value::float(f32::from_bits(word as u32) as f64),
        b'd' => Value::float(f64::from_bits(word)),
        c if c.is_ascii_lowercase() => {
            let shift = 64 - 8 * f.size as u32;
            Value::Int((word << shift) as i64 >> shift)
        }
        _ => match i64::try_from(word) {
            Ok(i) => Value::Int(i),
            Err(_) => BigIntObj::from_big(IBig::from(word)),
        },
    })
}

/// Bytes of a native item of this format code.
pub fn native_size(code: u8) -> Option<usize> {
    if matches!(code, b'x' | b's' | b'p' | b'F' | b'D') { None } else { size_of_code(code, true) }
}
/// A native item from its bytes.
pub fn unpack_code(vm: &mut Vm, code: u8, data: &[u8]) -> Res<Value> {
    unpack_value(vm, &Field { code, size: data.len(), count: 1, offset: 0 }, false, data)
}
/// The bytes of a native item.
pub fn pack_code(vm: &mut Vm, code: u8, size: usize, v: &Value) -> Res<Vec<u8>> {
    let mut out = vec![0; size];
    pack_value(vm, &Field { code, size, count: 1, offset: 0 }, v, false, &mut out)?;
    Ok(out)
}

fn pack_all(vm: &mut Vm, l: &Layouted, values: &[Value], function: &str) -> Res<Vec<u8>> {
    let (want, got) = (l.values, values.len());
    if want != got {
        return Err(error(vm, format!("{function} expected {want} items for packing (got {got})")));
    }
    crate::ops::check_memory(vm, l.size as u128)?;
    let mut out = vec![0; l.size];
    let mut next = values.iter();
    for f in &l.fields {
        for i in 0..f.count {
            let at = f.offset + i * f.size;
            if let Some(v) = next.next() {
                pack_value(vm, f, v, l.big, &mut out[at..at + f.size])?;
            }
        }
    }
    Ok(out)
}

fn unpack_all(vm: &mut Vm, l: &Layouted, data: &[u8]) -> Res<Value> {
    crate::ops::check_memory(vm, 2 * l.values as u128 * size_of::<Value>() as u128)?;
    let places = l.fields.iter().flat_map(|f| (0..f.count).map(move |i| (f, f.offset + i * f.size)));
    let values = places.map(|(f, at)| unpack_value(vm, f, l.big, &data[at..at + f.size]));
    if l.values <= FEW {
        let mut few: [Value; FEW] = Default::default();
        for (room, v) in few.iter_mut().zip(values) {
            *room = v?;
        }
        return Ok(TupleObj::from_iter(few.into_iter().take(l.values)).into());
    }
    Ok(TupleObj::new(values.collect::<Res<_>>()?).into())
}
/// So many values become a tuple without memory in between.
const FEW: usize = 8;

fn unpack_exactly(vm: &mut Vm, l: &Layouted, data: &Value) -> Res<Value> {
    let data = bytes_like(vm, data)?;
    if data.len() != l.size {
        return Err(error(vm, format!("unpack requires a buffer of {} bytes", l.size)));
    }
    unpack_all(vm, l, &data)
}

/// Where a struct begins in a buffer of `n` bytes.
fn place(vm: &mut Vm, l: &Layouted, n: usize, offset: i64, pack: bool) -> Res<usize> {
    let (size, at) = (l.size as i64, if offset < 0 { offset + n as i64 } else { offset });
    if offset < 0 && at < 0 {
        return Err(error(vm, format!("offset {offset} out of range for {n}-byte buffer")));
    }
    if offset < 0 && offset + size > 0 {
        let what = if pack { "no space to pack" } else { "not enough data to unpack" };
        return Err(error(vm, format!("{what} {size} bytes at offset {offset}")));
    }
    if n as i64 - at < size {
        let (function, verb) = if pack { ("pack_into", "packing") } else { ("unpack_from", "unpacking") };
        let need = at.saturating_add(size);
        return Err(error(
            vm,
            format!(
                "{function} requires a buffer of at least {need} bytes for {verb} {size} bytes at offset {at} \
                 (actual buffer size is {n})"
            ),
        ));
    }
    Ok(at as usize)
}

fn unpack_at(vm: &mut Vm, l: &Layouted, data: &Value, offset: i64) -> Res<Value> {
    let data = bytes_like(vm, data)?;
    let at = place(vm, l, data.len(), offset, false)?;
    unpack_all(vm, l, &data[at..at + l.size])
}

fn pack_at(vm: &mut Vm, l: &Layouted, args: &[Value]) -> Res<()> {
    let Some(target) = args.first() else {
        return Err(error(vm, "pack_into expected buffer argument"));
    };
    let Some(offset) = args.get(1) else {
        return Err(error(vm, "pack_into expected offset argument"));
    };
    let (want, got) = (l.values, args.len() - 2);
    if want != got {
        return Err(error(vm, format!("pack_into expected {want} items for packing (got {got})")));
    }
    with_target(vm, target, |vm, target| {
        let Some(room) = with_writable(target, |d| d.len()) else {
            let t = target.ty().name();
            return Err(vm.type_error(format!("argument must be read-write bytes-like object, not {t}")));
        };
        let offset = crate::builtins::index_argument(vm, offset)?;
        place(vm, l, room, offset, true)?;
        let packed = pack_all(vm, l, &args[2..], "pack_into")?;
        // Making the bytes may have run code that changes the target.
        let room = with_writable(target, |d| d.len()).unwrap_or_default();
        let at = place(vm, l, room, offset, true)?;
        with_writable(target, |d| d[at..at + packed.len()].copy_from_slice(&packed));
        Ok(())
    })
}

fn iterator(vm: &mut Vm, l: Rc<Layouted>, data: &Value) -> Res<Value> {
    if l.size == 0 {
        return Err(error(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    let bytes = bytes_like(vm, data)?;
    if !bytes.len().is_multiple_of(l.size) {
        let n = l.size;
        return Err(error(vm, format!("iterative unpacking requires a buffer of a multiple of {n} bytes")));
    }
    let it = UnpackIterator {
        header: native_header::<UnpackIterator>(),
        format: l,
        data: HeapCell::new(Some(data.clone())),
        at: std::cell::Cell::new(0),
    };
    Ok(new_native(it).into())
}

#[native_type("_struct.unpack_iterator", iterator, no_base)]
#[derive(Trace)]
struct UnpackIterator {
    header: Header,
    #[untraced]
    format: Rc<Layouted>,
    data: HeapCell<Option<Value>>,
    at: std::cell::Cell<usize>,
}
impl NativeIterator for UnpackIterator {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        let Some(v) = self.data.get() else { return Ok(None) };
        let at = self.at.get();
        let data = buffer(&v).unwrap_or_default();
        let Some(part) = data.get(at..at + self.format.size) else {
            self.data.set(None);
            return Ok(None);
        };
        self.at.set(at + self.format.size);
        unpack_all(vm, &self.format, part).map(Some)
    }
}
#[native_methods("_struct.unpack_iterator")]
impl UnpackIterator {
    #[method(name = "__length_hint__")]
    fn length_hint(&self) -> usize {
        let n = self.data.with(|d| d.as_ref().and_then(buffer).map_or(0, |b| b.len()));
        n.saturating_sub(self.at.get()) / self.format.size
    }
}

/// Struct(fmt) --> compiled struct object
#[native_type("_struct.Struct", weakref)]
#[derive(Trace)]
struct Struct {
    header: Header,
    text: HeapCell<Value>,
    #[untraced]
    read: HeapCell<Rc<Layouted>>,
}
#[native_methods("_struct.Struct")]
impl Struct {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Struct::TYPE.class())?;
        let (text, read) = (HeapCell::new(Value::None), HeapCell::new(Rc::default()));
        Ok(made(&class, new_native(Struct { header: native_header::<Struct>(), text, read })))
    }
    #[init]
    fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        const PARAMS: Params = Params {
            function: "Struct",
            names: &["format"],
            positional_only: 0,
            positional: 1,
            required: 1,
            required_keywords: 0,
            rest: false,
        };
        let [format] = bind(vm, &PARAMS, args.skip(1))?;
        let format = format.unwrap_or(&Value::None);
        let read = read_format(vm, format)?;
        if let Some(s) = args.all[0].get::<Struct>() {
            let text = format.get::<BytesObj>().map(|b| StrObj::from_ascii(&b.data).into());
            s.text.set(text.unwrap_or_else(|| format.clone()));
            s.read.set(read);
        }
        Ok(Value::None)
    }
    /// struct format string
    #[getter]
    fn format(&self) -> Value {
        self.text.get()
    }
    /// struct size in bytes
    #[getter]
    fn size(&self) -> usize {
        self.read.with(|l| l.size)
    }
    #[slot(repr)]
    fn repr(vm: &mut Vm, this: &Value) -> Res<Value> {
        let text = this.get::<Struct>().map_or(Value::None, |s| s.text.get());
        let (name, text) = (this.ty().name(), crate::builtins::repr_text(vm, &text)?);
        Ok(Value::string(&format!("{}({text})", name.rsplit('.').next().unwrap_or_default())))
    }
    /// Return a bytes object containing values packed according to the format of the struct.
    #[method]
    fn pack(&self, vm: &mut Vm, values: &[Value]) -> Res<Value> {
        let l = self.read.get();
        Ok(BytesObj::of(pack_all(vm, &l, values, "pack")?).into())
    }
    /// Pack values and write the packed bytes into a writable buffer.
    #[method]
    fn pack_into(&self, vm: &mut Vm, values: &[Value]) -> Res<()> {
        let l = self.read.get();
        pack_at(vm, &l, values)
    }
    /// Return a tuple containing unpacked values.
    #[method]
    fn unpack(&self, vm: &mut Vm, buffer: &Value) -> Res<Value> {
        let l = self.read.get();
        unpack_exactly(vm, &l, buffer)
    }
    /// Return a tuple containing unpacked values, which begin at the offset.
    #[method]
    fn unpack_from(
        &self,
        vm: &mut Vm,
        #[either] buffer: &Value,
        #[either]
        #[default(0)]
        offset: i64,
    ) -> Res<Value> {
        let l = self.read.get();
        unpack_at(vm, &l, buffer, offset)
    }
    /// Return an iterator yielding tuples.
    #[method]
    fn iter_unpack(&self, vm: &mut Vm, buffer: &Value) -> Res<Value> {
        let l = self.read.get();
        iterator(vm, l, buffer)
    }
}

/// Functions to convert between Python values and C structs.
#[native_module("_struct")]
mod natives {
    use super::*;

    /// Clear the internal cache.
    #[native]
    fn _clearcache() {
        LAST_READ.take();
    }
    /// Return size in bytes of the struct described by the format string.
    #[native]
    fn calcsize(vm: &mut Vm, format: &Value) -> Res<usize> {
        Ok(read_format(vm, format)?.size)
    }
    /// Return a bytes object containing values packed according to the format string.
    #[native(min = 0, max = 255)]
    fn pack(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        crate::builtins::no_keywords(vm, "pack", args)?;
        let Some(format) = args.get(0) else { return Err(vm.type_error("missing format argument")) };
        let l = read_format(vm, format)?;
        Ok(BytesObj::of(pack_all(vm, &l, &args.all[1..], "pack")?).into())
    }
    /// Pack values and write the packed bytes into a writable buffer.
    #[native(min = 0, max = 255)]
    fn pack_into(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        crate::builtins::no_keywords(vm, "pack_into", args)?;
        let Some(format) = args.get(0) else { return Err(vm.type_error("missing format argument")) };
        let l = read_format(vm, format)?;
        pack_at(vm, &l, &args.all[1..])?;
        Ok(Value::None)
    }
    /// Return a tuple containing values unpacked according to the format string.
    #[native(unpacked)]
    fn unpack(vm: &mut Vm, format: &Value, buffer: &Value) -> Res<Value> {
        let l = read_format(vm, format)?;
        unpack_exactly(vm, &l, buffer)
    }
    /// Return a tuple containing values unpacked according to the format string, from the offset on.
    #[native]
    fn unpack_from(
        vm: &mut Vm,
        format: &Value,
        #[either] buffer: &Value,
        #[either]
        #[default(0)]
        offset: i64,
    ) -> Res<Value> {
        let l = read_format(vm, format)?;
        unpack_at(vm, &l, buffer, offset)
    }
    /// Return an iterator yielding tuples unpacked according to the format string.
    #[native(unpacked)]
    fn iter_unpack(vm: &mut Vm, format: &Value, buffer: &Value) -> Res<Value> {
        let l = read_format(vm, format)?;
        iterator(vm, l, buffer)
    }
}
