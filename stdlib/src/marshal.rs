//! `marshal`: values as bytes, in CPython's format but for code, which is as in cache files (`frontend::pyc`).

use dashu_int::IBig;
use sidewinder_frontend::pyc;
use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::builtins::bytes_like;
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

const VERSION: i64 = 5;
/// Nesting that is given up at.
const MAX_DEPTH: u32 = 1000;
/// Bits of a digit of a long int.
const DIGIT_BITS: usize = 15;
/// The object may be referred to later.
const FLAG_REF: u8 = 0x80;

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "marshal", natives::DOC, natives::NATIVES);
    m.ns.set_str("version", Value::Int(VERSION));
    m
}

// ---- writing ----------------------------------------------------------------------------------------

struct Writer {
    out: Vec<u8>,
    depth: u32,
    allows_code: bool,
}

impl Writer {
    fn size(&mut self, n: usize) {
        self.out.extend((n as u32).to_le_bytes());
    }

    fn sized(&mut self, code: u8, bytes: &[u8]) {
        self.out.push(code);
        self.size(bytes.len());
        self.out.extend_from_slice(bytes);
    }

    fn items(&mut self, vm: &mut Vm, code: u8, items: &[Value]) -> Res<()> {
        self.out.push(code);
        self.size(items.len());
        items.iter().try_for_each(|v| self.value(vm, v))
    }

    fn value(&mut self, vm: &mut Vm, v: &Value) -> Res<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(vm.value_error("object too deeply nested to marshal"));
        }
        self.value_inside(vm, v)?;
        self.depth -= 1;
        Ok(())
    }

    fn value_inside(&mut self, vm: &mut Vm, v: &Value) -> Res<()> {
        let b = builtin();
        match v {
            Value::None => self.out.push(b'N'),
            Value::Bool(x) => self.out.push(if x.get() { b'T' } else { b'F' }),
            Value::Int(i) => self.int(*i),
            Value::Float(f) => {
                self.out.push(b'g');
                self.out.extend(f.get().to_le_bytes());
            }
            v if v.is(&b.ellipsis.value()) => self.out.push(b'.'),
            v if v.is(&b.stop_iteration.value()) => self.out.push(b'S'),
            v => return self.object(vm, v),
        }
        Ok(())
    }

    fn int(&mut self, i: i64) {
        match i32::try_from(i) {
            Ok(i) => {
                self.out.push(b'i');
                self.out.extend(i.to_le_bytes());
            }
            Err(_) => self.long(&IBig::from(i)),
        }
    }

    fn long(&mut self, i: &IBig) {
        let (sign, mut rest) = i.clone().into_parts();
        let (mut digits, mask) = (Vec::new(), dashu_int::UBig::from((1u32 << DIGIT_BITS) - 1));
        while rest != dashu_int::UBig::ZERO {
            digits.push(u16::try_from(&rest & &mask).unwrap_or(0));
            rest >>= DIGIT_BITS;
        }
        let count = digits.len() as i32;
        self.out.push(b'l');
        self.out.extend((if sign == dashu_int::Sign::Negative { -count } else { count }).to_le_bytes());
        digits.iter().for_each(|d| self.out.extend(d.to_le_bytes()));
    }

    fn object(&mut self, vm: &mut Vm, v: &Value) -> Res<()> {
        if let Some(s) = v.get_exact::<StrObj>() {
            match s.as_ascii() {
                Some(t) if t.len() < 256 => {
                    self.out.extend([if s.is_interned() { b'Z' } else { b'z' }, t.len() as u8]);
                    self.out.extend_from_slice(t.as_bytes());
                }
                Some(t) => self.sized(b'a', t.as_bytes()),
                None => self.sized(b'u', &encoded(s)),
            }
        } else if let Some(i) = v.get_exact::<BigIntObj>() {
            self.long(&i.value);
        } else if let Some(c) = v.get_exact::<ComplexObj>() {
            self.out.push(b'y');
            self.out.extend(c.re.to_le_bytes());
            self.out.extend(c.im.to_le_bytes());
        } else if let Some(t) = v.get_exact::<TupleObj>() {
            if t.len() < 256 {
                self.out.extend([b')', t.len() as u8]);
                return t.items().iter().try_for_each(|v| self.value(vm, v));
            }
            return self.items(vm, b'(', t.items());
        } else if let Some(l) = v.get_exact::<ListObj>() {
            let items = l.to_vec();
            return self.items(vm, b'[', &items);
        } else if let Some(s) = v.get_exact::<SetObj>() {
            let code = if s.is_frozen() { b'>' } else { b'<' };
            let items = s.items();
            return self.items(vm, code, &items);
        } else if let Some(d) = v.get_exact::<DictObj>() {
            let pairs: Vec<(Value, Value)> =
                d.data.with(|d| d.iter().map(|e| (e.key.clone(), e.value().clone())).collect());
            self.out.push(b'{');
            for (k, x) in &pairs {
                self.value(vm, k)?;
                self.value(vm, x)?;
            }
            self.out.push(b'0');
        } else if let Some(s) = v.get_exact::<SliceObj>() {
            let parts = [s.start.clone(), s.stop.clone(), s.step.clone()];
            self.out.push(b':');
            return parts.iter().try_for_each(|v| self.value(vm, v));
        } else if let Some(c) = v.get_exact::<CodeObj>() {
            if !self.allows_code {
                return Err(vm.value_error("marshalling code objects is disallowed"));
            }
            self.out.extend(pyc::marshal(&c.code));
        } else if let Some(b) = vm::builtins::buffer(v) {
            self.sized(b's', &b);
        } else {
            return Err(vm.value_error("unmarshallable object"));
        }
        Ok(())
    }
}

/// UTF-8 in which surrogates are three bytes as other characters of that size.
fn encoded(s: &StrObj) -> Vec<u8> {
    let mut out = Vec::new();
    for c in s.code_points() {
        match char::from_u32(c) {
            Some(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            None => out.extend([0xE0 | (c >> 12) as u8, 0x80 | (c >> 6 & 63) as u8, 0x80 | (c & 63) as u8]),
        }
    }
    out
}

/// The reverse; `None` if it is no such text.
fn decoded(bytes: &[u8]) -> Option<Value> {
    if let Ok(s) = std::str::from_utf8(bytes) {
        return Some(Value::string(s));
    }
    let mut out = Vec::new();
    for part in bytes.utf8_chunks() {
        out.extend(part.valid().chars().map(u32::from));
        match part.invalid() {
            [] => {}
            _ => return with_surrogates(bytes),
        }
    }
    Some(StrObj::from_wide(&out).into())
}

fn with_surrogates(bytes: &[u8]) -> Option<Value> {
    let (mut out, mut rest) = (Vec::new(), bytes);
    while let Some(&first) = rest.first() {
        let n = match first {
            0..0x80 => 1,
            0xC2..0xE0 => 2,
            0xE0..0xF0 => 3,
            0xF0..0xF5 => 4,
            _ => return None,
        };
        let start = if n == 1 { first as u32 } else { first as u32 & (0x7F >> n) };
        let c = rest.get(1..n)?.iter().fold(start, |c, b| c << 6 | (*b & 63) as u32);
        out.push(c);
        rest = &rest[n..];
    }
    Some(StrObj::from_wide(&out).into())
}

// ---- reading ----------------------------------------------------------------------------------------

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    refs: Vec<Value>,
    depth: u32,
    allows_code: bool,
}

fn bad(vm: &mut Vm, what: &str) -> Raised {
    vm.value_error(format!("bad marshal data ({what})"))
}

impl<'a> Reader<'a> {
    fn take(&mut self, vm: &mut Vm, n: usize) -> Res<&'a [u8]> {
        match self.bytes.get(self.at..self.at.saturating_add(n)) {
            Some(b) => {
                self.at += n;
                Ok(b)
            }
            None => Err(vm.error(&builtin().eof_error, "marshal data too short")),
        }
    }

    fn byte(&mut self, vm: &mut Vm) -> Res<u8> {
        Ok(self.take(vm, 1)?[0])
    }

    fn number(&mut self, vm: &mut Vm) -> Res<i32> {
        let b = self.take(vm, 4)?;
        Ok(i32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }

    fn float(&mut self, vm: &mut Vm) -> Res<f64> {
        let b = self.take(vm, 8)?;
        Ok(b.try_into().map_or(0.0, f64::from_le_bytes))
    }

    fn size(&mut self, vm: &mut Vm, what: &str) -> Res<usize> {
        let n = self.number(vm)?;
        usize::try_from(n).map_err(|_| bad(vm, &format!("{what} size out of range")))
    }

    fn value(&mut self, vm: &mut Vm) -> Res<Value> {
        match self.value_or_end(vm)? {
            Some(v) => Ok(v),
            None => Err(vm.type_error("NULL object in marshal data for object")),
        }
    }

    /// A value; `None` for the mark at the end of a dict.
    fn value_or_end(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        let Some(&code) = self.bytes.get(self.at) else {
            return Err(vm.error(&builtin().eof_error, "EOF read where object expected"));
        };
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(vm.value_error("recursion limit exceeded"));
        }
        let (is_ref, code) = (code & FLAG_REF != 0, code & !FLAG_REF);
        // What holds others has its number before they have theirs.
        let number = self.refs.len();
        if is_ref {
            self.refs.push(Value::Undef);
        }
        let v = match code {
            b'0' => None,
            b'r' => {
                let n = self.size(vm, "reference")?;
                match self.refs.get(n).filter(|v| !v.is_undef()) {
                    Some(v) => Some(v.clone()),
                    None => return Err(bad(vm, "invalid reference")),
                }
            }
            _ => Some(self.plain(vm, code, is_ref.then_some(number))?),
        };
        if is_ref && let Some(v) = &v {
            self.refs[number] = v.clone();
        }
        self.depth -= 1;
        Ok(v)
    }

    fn plain(&mut self, vm: &mut Vm, code: u8, number: Option<usize>) -> Res<Value> {
        let b = builtin();
        Ok(match code {
            b'N' => Value::None,
            b'T' => Value::bool(true),
            b'F' => Value::bool(false),
            b'.' => b.ellipsis.value(),
            b'S' => b.stop_iteration.value(),
            b'i' => Value::Int(self.number(vm)? as i64),
            b'I' => {
                let b = self.take(vm, 8)?;
                Value::Int(b.try_into().map_or(0, i64::from_le_bytes))
            }
            b'l' => self.long(vm)?,
            b'g' => Value::float(self.float(vm)?),
            b'y' => {
                let re = self.float(vm)?;
                ComplexObj::new(re, self.float(vm)?).into()
            }
            b's' => {
                let n = self.size(vm, "bytes object")?;
                BytesObj::new(self.take(vm, n)?).into()
            }
            b'z' | b'Z' => {
                let n = self.byte(vm)? as usize;
                self.latin(vm, n, code == b'Z')?
            }
            b'a' | b'A' => {
                let n = self.size(vm, "string")?;
                self.latin(vm, n, code == b'A')?
            }
            b'u' | b't' => {
                let n = self.size(vm, "string")?;
                let text = self.take(vm, n)?;
                decoded(text).ok_or_else(|| bad(vm, "invalid text"))?
            }
            b')' => {
                let n = self.byte(vm)? as usize;
                TupleObj::new(self.some(vm, n)?).into()
            }
            b'(' => {
                let n = self.size(vm, "tuple")?;
                TupleObj::new(self.some(vm, n)?).into()
            }
            b'[' => {
                let n = self.size(vm, "list")?;
                let list = ListObj::empty();
                if let Some(i) = number {
                    self.refs[i] = list.value();
                }
                for _ in 0..n {
                    list.push(self.value(vm)?);
                }
                list.into()
            }
            b'<' | b'>' => {
                let n = self.size(vm, "set")?;
                let items = ListObj::new(self.some(vm, n)?).into();
                let class = if code == b'<' { &b.set } else { &b.frozenset };
                vm.call(&class.value(), &[items])?
            }
            b'{' => {
                let dict = DictObj::empty();
                if let Some(i) = number {
                    self.refs[i] = dict.value();
                }
                while let Some(k) = self.value_or_end(vm)? {
                    let v = self.value(vm)?;
                    ops::dict_set(vm, &dict, k, v)?;
                }
                dict.into()
            }
            b':' => {
                let (start, stop, step) = (self.value(vm)?, self.value(vm)?, self.value(vm)?);
                SliceObj::new(start, stop, step).into()
            }
            b'c' => self.code(vm)?,
            _ => return Err(bad(vm, "unknown type code")),
        })
    }

    fn some(&mut self, vm: &mut Vm, n: usize) -> Res<Vec<Value>> {
        (0..n).map(|_| self.value(vm)).collect()
    }

    fn latin(&mut self, vm: &mut Vm, n: usize, interned: bool) -> Res<Value> {
        let bytes = self.take(vm, n)?;
        let text: String = bytes.iter().map(|b| *b as char).collect();
        Ok(if interned { intern(&text).into() } else { Value::string(&text) })
    }

    fn long(&mut self, vm: &mut Vm) -> Res<Value> {
        let n = self.number(vm)?;
        let mut value = IBig::ZERO;
        let digits = self.take(vm, 2 * n.unsigned_abs() as usize)?;
        for d in digits.chunks(2).rev() {
            let d = u16::from_le_bytes([d[0], d[1]]);
            if d as usize >> DIGIT_BITS != 0 {
                return Err(bad(vm, "digit out of range in long"));
            }
            value = (value << DIGIT_BITS) + IBig::from(d);
        }
        Ok(BigIntObj::from_big(if n < 0 { -value } else { value }))
    }

    fn code(&mut self, vm: &mut Vm) -> Res<Value> {
        if !self.allows_code {
            return Err(vm.value_error("unmarshalling code objects is disallowed"));
        }
        match pyc::unmarshal(&self.bytes[self.at - 1..]) {
            Ok((code, n)) => {
                self.at += n - 1;
                let ns = match vm.frame() {
                    Some(f) => f.code().ns.clone(),
                    None => vm.builtins.clone(),
                };
                Ok(CodeObj::link(&code.into(), &ns).into())
            }
            Err(_) => Err(bad(vm, "invalid code")),
        }
    }
}

fn dumped(vm: &mut Vm, value: &Value, allows_code: bool) -> Res<Vec<u8>> {
    let mut w = Writer { out: Vec::new(), depth: 0, allows_code };
    w.value(vm, value)?;
    Ok(w.out)
}

fn loaded(vm: &mut Vm, bytes: &[u8], allows_code: bool) -> Res<(Value, usize)> {
    let mut r = Reader { bytes, at: 0, refs: Vec::new(), depth: 0, allows_code };
    Ok((r.value(vm)?, r.at))
}

/// This module contains functions that can read and write Python values in
/// a binary format. The format is specific to Python, but independent of
/// machine architecture issues. Code objects are those of this interpreter.
#[native_module("marshal")]
mod natives {
    use super::*;

    /// Return the bytes object that would be written to a file by dump(value, file).
    #[native]
    fn dumps(
        vm: &mut Vm,
        value: &Value,
        #[default(5, "version")] version: i64,
        #[keyword]
        #[default(true)]
        allow_code: bool,
    ) -> Res<Value> {
        let _ = version;
        Ok(BytesObj::new(&dumped(vm, value, allow_code)?).into())
    }
    /// Write the value on the open file.
    #[native]
    fn dump(
        vm: &mut Vm,
        value: &Value,
        file: &Value,
        #[default(5, "version")] version: i64,
        #[keyword]
        #[default(true)]
        allow_code: bool,
    ) -> Res<Value> {
        let _ = version;
        let data = BytesObj::new(&dumped(vm, value, allow_code)?).into();
        let write = ops::get_attr(vm, file, &intern("write"))?;
        vm.call(&write, &[data])
    }
    /// Convert the bytes-like object to a value.
    #[native]
    fn loads(
        vm: &mut Vm,
        bytes: &Value,
        #[keyword]
        #[default(true)]
        allow_code: bool,
    ) -> Res<Value> {
        let bytes = bytes_like(vm, bytes)?;
        loaded(vm, &bytes, allow_code).map(|r| r.0)
    }
    /// Read one value from the open file and return it.
    #[native]
    fn load(
        vm: &mut Vm,
        file: &Value,
        #[keyword]
        #[default(true)]
        allow_code: bool,
    ) -> Res<Value> {
        let read = ops::get_attr(vm, file, &intern("read"))?;
        // How long the value is nobody knows before it is read: what is left over goes back.
        let data = vm.call(&read, &[])?;
        let Some(bytes) = data.get::<BytesObj>() else {
            let t = data.ty().name();
            return Err(vm.type_error(format!("file.read() returned not bytes but {t}")));
        };
        let (value, used) = loaded(vm, &bytes.data, allow_code)?;
        let rest = bytes.data.len() - used;
        if rest > 0 {
            let seek = ops::get_attr(vm, file, &intern("seek"))?;
            vm.call(&seek, &[Value::Int(-(rest as i64)), Value::Int(1)])?;
        }
        Ok(value)
    }
}
