//! Operations on floats and on ints beyond 64 bits that machine code calls.
#![allow(unsafe_code, reason = "called from machine code with raw pointers")]

use std::mem::ManuallyDrop;
use std::ptr;

use sidewinder_vm::objects::BigIntObj;
use sidewinder_vm::ops;
use sidewinder_vm::value::{Header, Value, tag};

use crate::enter::Status;
use crate::record::words_of_int;

pub extern "C" fn float_pow(a: f64, b: f64) -> f64 {
    ops::raw_float_pow(a, b)
}
pub extern "C" fn int_hash(i: i64) -> i64 {
    ops::hash_int(i)
}
pub extern "C" fn float_hash(x: f64) -> i64 {
    ops::hash_float(x)
}
/// The state of a tuple's hash with one item more.
pub extern "C" fn hash_with(state: i64, item: i64) -> i64 {
    let mut hash = ops::TupleHash::of_state(state);
    hash.add(item as u64);
    hash.state()
}
/// The hash of a tuple of so many items.
pub extern "C" fn hash_end(state: i64, items: i64) -> i64 {
    ops::TupleHash::of_state(state).finish(items as usize) as i64
}
pub extern "C" fn float_square(a: f64) -> f64 {
    ops::float_square(a)
}
pub extern "C" fn hypot(x: f64, y: f64) -> f64 {
    x.hypot(y)
}
/// # Safety
/// It points to a float.
pub unsafe extern "C" fn square_in_place(x: *mut f64) {
    // SAFETY: the caller's duty.
    unsafe { *x = ops::float_square(*x) }
}
pub extern "C" fn float_mod(a: f64, b: f64) -> f64 {
    ops::float_mod(a, b)
}
pub extern "C" fn float_floor_div(a: f64, b: f64) -> f64 {
    ops::float_floor_div(a, b)
}
pub extern "C" fn float_is(a: f64, b: f64) -> u8 {
    (a.to_bits() == b.to_bits()) as u8
}
macro_rules! float_fns {
    ($($n:ident $m:ident;)*) => { $(
        pub extern "C" fn $n(x: f64) -> f64 { x.$m() }
    )* };
}
float_fns! {
    sin sin; cos cos; tan tan; exp exp; log ln; log2 log2; log10 log10; atan atan;
    ceil ceil; floor floor; trunc trunc; nearest round_ties_even;
}
pub extern "C" fn fma(x: f64, y: f64, z: f64) -> f64 {
    x.mul_add(y, z)
}

/// The int of two words. `natural`: the higher one is unsigned.
pub fn int_of_words(low: u64, high: u64, natural: bool) -> Value {
    let bits = (high as u128) << 64 | low as u128;
    if natural { BigIntObj::from_u128(bits) } else { BigIntObj::from_i128(bits as i128) }
}
pub extern "C" fn mod_wide(low: u64, high: u64, by: i64, natural: u64) -> i64 {
    let bits = (high as u128) << 64 | low as u128;
    match natural != 0 || high as i64 >= 0 {
        true => (bits % by as u128) as i64,
        false => (bits as i128).rem_euclid(by as i128) as i64,
    }
}
/// Writes the words of an int object; whether there are two at most.
pub extern "C" fn unbox_wide(object: *mut Header, to: *mut [u64; 2]) -> u64 {
    // SAFETY: machine code keeps the object; it gives room for two words.
    unsafe {
        let v = ManuallyDrop::new(Value::from_raw(tag::OBJECT, object as u64));
        match words_of_int(&v) {
            Some((low, high)) => {
                *to = [low, high];
                1
            }
            None => 0,
        }
    }
}
/// The object of an int that does not fit one word.
pub extern "C" fn box_wide(low: u64, high: u64, natural: u64) -> *mut Header {
    match int_of_words(low, high, natural != 0) {
        Value::Object(o) => o.into_raw().as_ptr(),
        _ => unreachable!("the trace has checked that it does not fit one word"),
    }
}
/// Puts an int of two words in a register that owns nothing.
pub extern "C" fn put_wide(low: u64, high: u64, natural: u64, to: *mut Value) {
    // SAFETY: a register of the running frames.
    unsafe { ptr::write(to, int_of_words(low, high, natural != 0)) }
}
/// Takes an int of two words out of a register.
pub extern "C" fn take_wide(from: *mut Value) -> Status {
    // SAFETY: a register of the running frame.
    let v = unsafe { ptr::replace(from, Value::Undef) };
    match words_of_int(&v) {
        Some((low, high)) => Status { status: low as i64, payload: high },
        None => unreachable!("a root is entered with what it expects"),
    }
}
