//! The buffer protocol: objects that give their bytes to others.

use std::borrow::Cow;
use std::cell::Cell;

use crate::objects::*;
use crate::value::*;

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
    match exporter(v) {
        Some(b) => {
            let mut copy = Vec::new();
            b.with_bytes(&mut |d| copy = d.to_vec());
            Some(Cow::Owned(copy))
        }
        None => v.get::<MemoryView>()?.bytes().map(Cow::Owned),
    }
}

/// The object (or the built-in part of it) as one that gives its bytes to views: `bytearray` and `array`, but neither `bytes`
/// nor views themselves.
pub fn exporter(v: &Value) -> Option<&dyn Buffered> {
    let o = v.as_object()?;
    let o = match o.get::<InstanceObj>() {
        Some(i) => i.payload()?.as_object()?,
        None => o,
    };
    (native_type(o)?.buffer?)(o)
}

/// Keeps bytes in their place while Python code may run: by the number of those who look at them.
pub struct Held<'a>(&'a Cell<usize>);

impl<'a> Held<'a> {
    pub fn new(exports: &'a Cell<usize>) -> Held<'a> {
        exports.set(exports.get() + 1);
        Held(exports)
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get().saturating_sub(1));
    }
}

/// Calls `f` with bytes that can be written to: those of an exporter, or what a view without gaps shows of one. `None` for any
/// other object.
pub fn with_writable<R>(v: &Value, f: impl FnOnce(&mut [u8]) -> R) -> Option<R> {
    let (base, range) = match v.get::<MemoryView>() {
        Some(m) => {
            let (base, range) = m.writable()?;
            (base, Some(range))
        }
        None => (v.clone(), None),
    };
    let b = exporter(&base).filter(|b| !b.readonly())?;
    let (mut f, mut result) = (Some(f), None);
    b.with_bytes(&mut |d| {
        let part = match &range {
            Some(r) => d.get_mut(r.clone()),
            None => Some(d),
        };
        if let (Some(part), Some(f)) = (part, f.take()) {
            result = Some(f(part));
        }
    });
    result
}
