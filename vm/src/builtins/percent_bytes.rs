//! `bytes % args`, and that of `bytearray`. The format is read as Latin-1 text by the parser of `str % args`.

use crate::objects::*;
use crate::ops;
use crate::text::int::{Int, max_str_digits};
use crate::text::percent::{self, Amount, Conversion, Kind, Piece};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::buffer::buffer;
use super::bytes::by_bytes_method;
use super::format::{PercentArgs, is_mapping, percent_int, star};
use super::repr::{raise_text, text_result};

pub fn percent_format_bytes(vm: &mut Vm, template: &[u8], args: &Value) -> Res<Vec<u8>> {
    let text: String = template.iter().map(|&c| c as char).collect();
    let mut out = Vec::with_capacity(template.len() + 16);
    let mut source = PercentArgs::new(args, is_mapping(args) && buffer(args).is_none());
    for piece in percent::parse(&text) {
        let mut c = match text_result(vm, piece)? {
            Piece::Literal(s) => {
                push_latin1(s, &mut out);
                continue;
            }
            Piece::Conversion(c) => c,
        };
        if let Some(key) = c.key {
            let mut name = Vec::new();
            push_latin1(key, &mut name);
            source.choose(vm, &BytesObj::new(&name).into())?;
        }
        if c.width == Amount::Star {
            let v = source.take(vm)?;
            c.set_width(star(vm, &v, "ssize_t")? as isize);
        }
        if c.precision == Amount::Star {
            let v = source.take(vm)?;
            c.set_precision(star(vm, &v, "int")? as i32);
        }
        let v = source.take(vm)?;
        write_conversion(vm, &v, &c, &mut out)?;
    }
    if source.has_more() {
        return Err(vm.type_error("not all arguments converted during bytes formatting"));
    }
    Ok(out)
}

fn push_latin1(s: &str, out: &mut Vec<u8>) {
    out.extend(s.chars().map(|c| c as u32 as u8));
}

fn push_padded(vm: &mut Vm, b: &[u8], c: &Conversion<'_>, out: &mut Vec<u8>) -> Res<()> {
    let l = percent::layout_str(b.len(), c);
    let more = l.left as u128 + l.right as u128 + l.keep as u128;
    ops::check_memory(vm, 2 * (out.len() as u128 + more))?;
    out.resize(out.len() + l.left, b' ');
    out.extend_from_slice(&b[..l.keep]);
    out.resize(out.len() + l.right, b' ');
    Ok(())
}

fn write_conversion(vm: &mut Vm, v: &Value, c: &Conversion<'_>, out: &mut Vec<u8>) -> Res<()> {
    if matches!(c.kind, 'b' | 's') {
        let b = bytes_argument(vm, v)?;
        return push_padded(vm, &b, c, out);
    }
    match text_result(vm, c.check_kind())? {
        Kind::Char => {
            let b = byte_argument(vm, v)?;
            push_padded(vm, &[b], c, out)
        }
        Kind::Int => {
            let n = percent_int(vm, v, c)?;
            let n = match n.get::<BigIntObj>() {
                Some(b) => Int::Big(&b.value),
                None => Int::Small(n.as_i64().unwrap_or(0)),
            };
            let text = text_result(vm, percent::render_int(n, c, max_str_digits()))?;
            out.extend_from_slice(text.as_bytes());
            Ok(())
        }
        Kind::Float => {
            let found = super::real_number(vm, v);
            let x = match found {
                Ok(Some(x)) => x,
                Err(e) if vm.catch(&builtin().type_error).is_none() => return Err(e),
                _ => {
                    let t = v.ty().name();
                    return Err(vm.type_error(format!("float argument required, not {t}")));
                }
            };
            let text = text_result(vm, percent::render_float(x, c))?;
            out.extend_from_slice(text.as_bytes());
            Ok(())
        }
        // `%r` and `%a` are one.
        _ => {
            let s = super::ascii(vm, v)?;
            let s = s.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
            push_padded(vm, s.as_bytes(), c, out)
        }
    }
}

fn bytes_argument(vm: &mut Vm, v: &Value) -> Res<Vec<u8>> {
    if let Some(b) = super::buffer_of(vm, v, super::wanted::FULL_RO)? {
        return Ok(b.into_owned());
    }
    if let Some(r) = by_bytes_method(vm, v)? {
        return Ok(r.get::<BytesObj>().map(|b| b.data.to_vec()).unwrap_or_default());
    }
    let t = v.ty().name();
    Err(vm.type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{t}'"
    )))
}

fn byte_argument(vm: &mut Vm, v: &Value) -> Res<u8> {
    let t = super::repr::type_in_message(v.ty());
    let wanted = "%c requires an integer in range(256) or a single byte, not";
    let array = v.get::<super::ByteArray>().is_some();
    if let Some(b) = buffer(v).filter(|_| array || v.get::<BytesObj>().is_some()) {
        return match b[..] {
            [c] => Ok(c),
            _ => {
                let class = if array { "bytearray" } else { "bytes" };
                Err(vm.type_error(format!("{wanted} a {class} object of length {}", b.len())))
            }
        };
    }
    match ops::as_index(vm, v) {
        Ok(Some(i)) if (0..256).contains(&i) => Ok(i as u8),
        Ok(None) => Err(vm.type_error(format!("{wanted} {t}"))),
        Err(e) if vm.catch(&builtin().index_error).is_none() => Err(e),
        _ => Err(raise_text(vm, crate::text::TextError::overflow("%c arg not in range(256)"))),
    }
}
