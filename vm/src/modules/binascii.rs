//! `binascii`: hexadecimal, base64 and checksums.

use std::borrow::Cow;

use sidewinder_macros::native_module;

use crate::builtins::bytes_like;
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "binascii", natives::DOC, natives::NATIVES);
    let b = builtin();
    m.ns.set_str("Error", super::exception_class("binascii.Error", &b.value_error).value());
    m.ns.set_str("Incomplete", super::exception_class("binascii.Incomplete", &b.exception).value());
    m
}

fn error(vm: &mut Vm, msg: &str) -> Raised {
    let class = super::exception_class("binascii.Error", &builtin().value_error);
    vm.error(&class, msg)
}

/// Bytes, or the characters of an ASCII string.
fn ascii_or_bytes<'a>(vm: &mut Vm, v: &'a Value) -> Res<Cow<'a, [u8]>> {
    if let Some(s) = v.as_str() {
        return match s.as_ascii() {
            Some(s) => Ok(Cow::Owned(s.as_bytes().to_vec())),
            None => Err(vm.value_error("string argument should contain only ASCII characters")),
        };
    }
    match crate::builtins::buffer_of(vm, v, crate::builtins::wanted::SIMPLE)? {
        Some(b) => Ok(b),
        None => {
            let t = v.ty().name();
            Err(vm.type_error(format!("argument should be bytes, buffer or ASCII string, not '{t}'")))
        }
    }
}

fn to_hex(vm: &mut Vm, data: &Value, sep: Option<&Value>, bytes_per_sep: i32) -> Res<Value> {
    let data = bytes_like(vm, data)?;
    let text = crate::builtins::hex_text(vm, &data, sep, bytes_per_sep)?;
    Ok(BytesObj::new(text.as_bytes()).into())
}

fn from_hex(vm: &mut Vm, hexstr: &Value) -> Res<Value> {
    let digits = ascii_or_bytes(vm, hexstr)?;
    if !digits.len().is_multiple_of(2) {
        return Err(error(vm, "Odd-length string"));
    }
    let value = |c: u8| (c as char).to_digit(16);
    let mut out = Vec::with_capacity(digits.len() / 2);
    for pair in digits.chunks(2) {
        match (value(pair[0]), value(pair[1])) {
            (Some(a), Some(b)) => out.push((a << 4 | b) as u8),
            _ => return Err(error(vm, "Non-hexadecimal digit found")),
        }
    }
    Ok(BytesObj::new(&out).into())
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64_digit(c: u8) -> Option<u32> {
    BASE64.iter().position(|d| *d == c).map(|i| i as u32)
}

/// Decodes base64. What is no digit is passed over, but not if `strict`.
fn from_base64(vm: &mut Vm, data: &[u8], strict: bool) -> Res<Vec<u8>> {
    if strict && data.first() == Some(&b'=') {
        return Err(error(vm, "Leading padding not allowed"));
    }
    let (mut out, mut left, mut place, mut pads, mut padded) = (Vec::new(), 0u32, 0, 0, false);
    for (i, &c) in data.iter().enumerate() {
        if c == b'=' {
            padded = true;
            if strict && place == 0 {
                return Err(error(vm, "Excess padding not allowed"));
            }
            pads += 1;
            if place >= 2 && place + pads >= 4 {
                if strict && i + 1 < data.len() {
                    return Err(error(vm, "Excess data after padding"));
                }
                return Ok(out);
            }
            continue;
        }
        let Some(d) = base64_digit(c) else {
            if strict {
                return Err(error(vm, "Only base64 data is allowed"));
            }
            continue;
        };
        if strict && padded {
            return Err(error(vm, "Discontinuous padding not allowed"));
        }
        pads = 0;
        match place {
            0 => {}
            1 => out.push((left << 2 | d >> 4) as u8),
            2 => out.push((left << 4 | d >> 2) as u8),
            _ => out.push((left << 6 | d) as u8),
        }
        left = match place {
            0 => d,
            1 => d & 15,
            2 => d & 3,
            _ => 0,
        };
        place = (place + 1) % 4;
    }
    match place {
        0 => Ok(out),
        1 => {
            let n = out.len() / 3 * 4 + 1;
            let msg = format!(
                "Invalid base64-encoded string: number of data characters ({n}) cannot be 1 more than a multiple of 4"
            );
            Err(error(vm, &msg))
        }
        _ => Err(error(vm, "Incorrect padding")),
    }
}

/// Conversion between binary data and ASCII
#[native_module("binascii")]
mod natives {
    use super::*;

    /// Hexadecimal representation of binary data.
    #[native]
    fn hexlify(
        vm: &mut Vm,
        #[either] data: &Value,
        #[either]
        #[optional]
        sep: Option<&Value>,
        #[either]
        #[default(1)]
        bytes_per_sep: i32,
    ) -> Res<Value> {
        to_hex(vm, data, sep, bytes_per_sep)
    }
    /// Hexadecimal representation of binary data.
    #[native]
    fn b2a_hex(
        vm: &mut Vm,
        #[either] data: &Value,
        #[either]
        #[optional]
        sep: Option<&Value>,
        #[either]
        #[default(1)]
        bytes_per_sep: i32,
    ) -> Res<Value> {
        to_hex(vm, data, sep, bytes_per_sep)
    }
    /// Binary data of hexadecimal representation.
    #[native]
    fn unhexlify(vm: &mut Vm, hexstr: &Value) -> Res<Value> {
        from_hex(vm, hexstr)
    }
    /// Binary data of hexadecimal representation.
    #[native]
    fn a2b_hex(vm: &mut Vm, hexstr: &Value) -> Res<Value> {
        from_hex(vm, hexstr)
    }
    /// Compute CRC-32 incrementally.
    #[native]
    fn crc32(vm: &mut Vm, data: &Value, #[default(0)] crc: &Value) -> Res<i64> {
        let data = bytes_like(vm, data)?;
        let start = match crate::native::integer(vm, crc)? {
            Value::Int(i) => i as u32,
            _ => 0,
        };
        let step = |c: u32, b: &u8| {
            (0..8).fold(c ^ *b as u32, |c, _| if c & 1 == 0 { c >> 1 } else { c >> 1 ^ 0xEDB8_8320 })
        };
        Ok(!data.iter().fold(!start, step) as i64)
    }
    /// Base64-code line of data.
    #[native]
    fn b2a_base64(
        vm: &mut Vm,
        data: &Value,
        #[keyword]
        #[default(true)]
        newline: bool,
    ) -> Res<Value> {
        let data = bytes_like(vm, data)?;
        let mut out = Vec::with_capacity(data.len() * 4 / 3 + 4);
        for part in data.chunks(3) {
            let word = (0..3).fold(0u32, |w, i| w << 8 | part.get(i).copied().unwrap_or_default() as u32);
            for i in 0..4 {
                let digit = BASE64[(word >> (18 - 6 * i) & 63) as usize];
                out.push(if i <= part.len() { digit } else { b'=' });
            }
        }
        if newline {
            out.push(b'\n');
        }
        Ok(BytesObj::new(&out).into())
    }
    /// Decode a line of base64 data.
    #[native]
    fn a2b_base64(
        vm: &mut Vm,
        data: &Value,
        #[keyword]
        #[default(false)]
        strict_mode: bool,
    ) -> Res<Value> {
        let data = ascii_or_bytes(vm, data)?;
        Ok(BytesObj::new(&from_base64(vm, &data, strict_mode)?).into())
    }
}
