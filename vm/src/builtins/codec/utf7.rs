//! UTF-7: text in ASCII, where `+...-` holds UTF-16 in base 64.

use crate::objects::*;
use crate::ops;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::handlers::{self, Problem, Replacement};

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn digit(c: u8) -> Option<u32> {
    DIGITS.iter().position(|d| *d == c).map(|i| i as u32)
}

/// Characters that encoding writes as they are.
fn is_direct(c: u32) -> bool {
    let printable = (0x20..0x7f).contains(&c) && !matches!(c, 0x2b | 0x5c | 0x7e);
    printable || matches!(c, 9 | 10 | 13)
}

pub fn encode(s: &StrObj) -> Vec<u8> {
    let mut out = Vec::with_capacity(s.len());
    let (mut inside, mut held, mut bits) = (false, 0u64, 0);
    for c in s.code_points() {
        if is_direct(c) {
            if inside {
                if bits > 0 {
                    out.push(DIGITS[(held << (6 - bits)) as usize & 63]);
                    (held, bits) = (0, 0);
                }
                inside = false;
                // Other characters end the part by themselves.
                if digit(c as u8).is_some() || c == b'-' as u32 {
                    out.push(b'-');
                }
            }
            out.push(c as u8);
            continue;
        }
        if !inside {
            if c == b'+' as u32 {
                out.extend_from_slice(b"+-");
                continue;
            }
            out.push(b'+');
            inside = true;
        }
        let mut units = [0; 2];
        let units: &[u16] = match char::from_u32(c) {
            Some(c) => c.encode_utf16(&mut units),
            None => {
                units[0] = c as u16;
                &units[..1]
            }
        };
        for u in units {
            held = held << 16 | *u as u64;
            bits += 16;
            while bits >= 6 {
                bits -= 6;
                out.push(DIGITS[(held >> bits) as usize & 63]);
            }
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        out.push(DIGITS[(held << (6 - bits)) as usize & 63]);
    }
    if inside {
        out.push(b'-');
    }
    out
}

/// Where decoding stands.
#[derive(Default)]
struct State {
    inside: bool,
    /// Bits of a character that is not complete.
    held: u32,
    bits: u32,
    /// The first half of a pair, or 0.
    surrogate: u32,
    /// The start of the part in base 64, and how long the text was there.
    shift: usize,
    text: usize,
}

impl State {
    /// Takes a digit in.
    fn take(&mut self, digit: u32, out: &mut Vec<u32>) {
        self.held = self.held << 6 | digit;
        self.bits += 6;
        if self.bits < 16 {
            return;
        }
        self.bits -= 16;
        let unit = self.held >> self.bits;
        self.held &= (1 << self.bits) - 1;
        if self.surrogate != 0 {
            let high = std::mem::take(&mut self.surrogate);
            if (0xdc00..0xe000).contains(&unit) {
                out.push(0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
                return;
            }
            out.push(high);
        }
        match unit {
            0xd800..0xdc00 => self.surrogate = unit,
            _ => out.push(unit),
        }
    }
    /// What is wrong with ending the part here.
    fn complaint(&self) -> Option<&'static str> {
        match self.bits {
            6.. => Some("partial character in base64 sequence"),
            1.. if self.held != 0 => Some("non-zero padding bits in shift sequence"),
            _ => None,
        }
    }
    /// Reads on at `i`, which is moved; an error tells where what is wrong starts.
    fn step(&mut self, b: &[u8], i: &mut usize, out: &mut Vec<u32>) -> Result<(), (usize, &'static str)> {
        let c = b[*i];
        if self.inside {
            if let Some(d) = digit(c) {
                *i += 1;
                self.take(d, out);
                return Ok(());
            }
            self.inside = false;
            if let Some(reason) = self.complaint() {
                *i += 1;
                return Err((self.shift, reason));
            }
            let high = std::mem::take(&mut self.surrogate);
            if high != 0 && c < 128 && c != b'+' {
                out.push(high);
            }
            *i += (c == b'-') as usize;
            return Ok(());
        }
        let start = *i;
        *i += 1;
        match (c, b.get(*i)) {
            (b'+', Some(b'-')) => {
                *i += 1;
                out.push(b'+' as u32);
            }
            (b'+', Some(&next)) if digit(next).is_none() => {
                *i += 1;
                return Err((start, "ill-formed sequence"));
            }
            (b'+', _) => *self = State { inside: true, shift: start, text: out.len(), ..State::default() },
            (0..128, _) => out.push(c as u32),
            _ => return Err((start, "unexpected special character")),
        }
        Ok(())
    }
}

/// Bytes as text, and how many of them were made use of: unless `ends`, a part that may go on is left.
pub fn decode(vm: &mut Vm, b: &BytesObj, errors: Option<&StrObj>, ends: bool) -> Res<(Value, usize)> {
    let data = &b.data[..];
    ops::check_memory(vm, data.len() as u128 * 2 * size_of::<u32>() as u128)?;
    let mut out = Vec::with_capacity(data.len());
    let (mut i, mut state) = (0, State::default());
    loop {
        let wrong = if i < data.len() {
            state.step(data, &mut i, &mut out)
        } else if state.inside && ends {
            state.inside = false;
            let complete = state.surrogate == 0 && state.complaint().is_none();
            if complete { break } else { Err((state.shift, "unterminated shift sequence")) }
        } else {
            break;
        };
        let Err((start, reason)) = wrong else { continue };
        let (object, reason) = (Ref::from_ref(b).into(), reason.into());
        let p = Problem { encodes: false, encoding: "utf7".into(), object, start, end: i, reason };
        let (replacement, next) = handlers::handle(vm, errors, &p)?;
        if let Replacement::Text(t) = replacement {
            out.extend_from_slice(&t);
        }
        i = next;
    }
    let mut used = i.min(b.data.len());
    if state.inside {
        used = state.shift;
        out.truncate(state.text);
    }
    Ok((StrObj::from_wide(&out).into(), used))
}
