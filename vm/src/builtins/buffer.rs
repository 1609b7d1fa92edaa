//! The buffer protocol: objects that give their bytes to others.

use std::borrow::Cow;

use crate::objects::*;
use crate::value::*;

use super::bytearray::ByteArray;
use super::memoryview::MemoryView;

/// The bytes of a bytes-like object. Those of an object that can change are copied: the code that looks at them may run
/// Python code.
#[inline]
pub fn buffer(v: &Value) -> Option<Cow<'_, [u8]>> {
    if let Some(b) = v.get::<BytesObj>() {
        return Some(Cow::Borrowed(&b.data));
    }
    native_buffer(v)
}

#[inline(never)]
fn native_buffer(v: &Value) -> Option<Cow<'_, [u8]>> {
    match v.get::<ByteArray>() {
        Some(b) => Some(Cow::Owned(b.to_vec())),
        None => v.get::<MemoryView>()?.bytes().map(Cow::Owned),
    }
}
