//! Making and freeing objects.
#![allow(unsafe_code, reason = "called from machine code with raw pointers")]

use std::ptr::NonNull;

use crate::helpers::containers::object;
use sidewinder_vm::objects::*;
use sidewinder_vm::ops;
use sidewinder_vm::value::*;

pub extern "C" fn dealloc(p: *mut Header) {
    // SAFETY: machine code has brought the count to zero.
    unsafe { sidewinder_vm::heap::dealloc(NonNull::new_unchecked(p)) }
}
pub extern "C" fn find_room(class: usize) {
    sidewinder_vm::heap::find_room(class)
}
pub extern "C" fn new_instance(class: *const TypeObj) -> *mut Header {
    // SAFETY: the class is watched for the trace.
    unsafe { InstanceObj::new(&*class).into_object().into_raw().as_ptr() }
}
pub extern "C" fn new_tuple(n: u64) -> *mut Header {
    let v = std::iter::repeat_n(Value::None, n as usize);
    TupleObj::from_iter(v).into_object().into_raw().as_ptr()
}
pub extern "C" fn new_complex(re: f64, im: f64) -> *mut Header {
    ComplexObj::new(re, im).into_object().into_raw().as_ptr()
}
pub extern "C" fn new_range(start: i64, stop: i64, step: i64) -> *mut Header {
    // The trace has checked that the length fits.
    match RangeObj::new(start, stop, step) {
        Some(r) => r.into_object().into_raw().as_ptr(),
        None => unreachable!("the length of a range was checked"),
    }
}
pub extern "C" fn new_super(class: *mut Header, receiver: *mut Header) -> *mut Header {
    // SAFETY: machine code gives the two away.
    let [class, receiver] = [class, receiver].map(|p| unsafe { Value::from_raw(tag::OBJECT, p as u64) });
    super_of(&class, &receiver).into_raw().as_ptr()
}
/// `super(class, receiver)` for an instance of the class, as the trace has checked.
pub fn super_of(class: &Value, receiver: &Value) -> ObjectRef {
    match ops::super_of_instance(class, receiver) {
        Some(s) => s.into_object(),
        None => unreachable!("the receiver is an instance of the class"),
    }
}
pub extern "C" fn new_cell(t: u64, p: u64) -> *mut Header {
    // SAFETY: machine code gives the value away.
    let v = unsafe { Value::from_raw(t as u8, p) };
    CellObj::new(v).into_object().into_raw().as_ptr()
}

/// An iterator over what the trace has checked to be a built-in container; of that it takes a count of its own.
pub extern "C" fn new_iterator(x: *mut Header) -> *mut Header {
    // SAFETY: machine code passes a live object, whose count it keeps.
    let o = unsafe { std::mem::ManuallyDrop::new(ObjectRef::from_raw(NonNull::new_unchecked(x))) };
    match ops::state_over(&o) {
        Some(s) => IteratorObj::new(s).into_object().into_raw().as_ptr(),
        None => unreachable!("the layout was checked"),
    }
}

pub extern "C" fn new_zip(x: *mut Header, y: *mut Header) -> *mut Header {
    // SAFETY: machine code passes live objects, whose counts it keeps.
    let [x, y] = [x, y].map(|p| unsafe { kept(p) });
    IteratorObj::new(IterState::Zip(TupleObj::of([x, y]), false)).into_object().into_raw().as_ptr()
}
pub extern "C" fn new_enumerate(x: *mut Header, start: i64) -> *mut Header {
    // SAFETY: machine code passes a live object, whose count it keeps.
    let x = unsafe { kept(x) };
    IteratorObj::new(IterState::Enumerate(x, Value::Int(start))).into_object().into_raw().as_ptr()
}

/// An iterator that has been found to be at its end stays there.
pub extern "C" fn end_iterator(it: *mut Header) {
    // SAFETY: machine code has guarded the layout.
    ops::end_at_hand(unsafe { object::<IteratorObj>(it) });
}

/// A function of the code, which is given a closure and positional defaults.
pub extern "C" fn new_function(code: *const CodeObj, t: u64, p: u64, u: u64, q: u64) -> *mut Header {
    // SAFETY: machine code gives the two values away; the code is watched for the trace.
    let (code, closure, defaults) =
        unsafe { (Ref::from_ref(&*code), Value::from_raw(t as u8, p), Value::from_raw(u as u8, q)) };
    FunctionObj::new(code, closure, defaults, Value::None).into_object().into_raw().as_ptr()
}

/// A value that machine code passes: a live object, whose count it keeps.
unsafe fn kept(p: *mut Header) -> Value {
    // SAFETY: the caller's duty.
    let o = unsafe { std::mem::ManuallyDrop::new(ObjectRef::from_raw(std::ptr::NonNull::new_unchecked(p))) };
    Value::Object((*o).clone())
}

/// A bound method; of both parts it takes counts of its own.
pub extern "C" fn new_bound(func: *mut Header, receiver: *mut Header) -> *mut Header {
    // SAFETY: machine code passes live objects, whose counts it keeps.
    let (func, receiver) = unsafe { (kept(func), kept(receiver)) };
    BoundMethodObj::new(func, receiver).into_object().into_raw().as_ptr()
}

/// An exception of a class that has no say in it, with a tuple of its arguments.
pub extern "C" fn new_exception(class: *mut Header, args: *mut Header) -> *mut Header {
    // SAFETY: machine code passes live objects, whose counts it keeps; the first is a class of the trace.
    unsafe { ExceptionObj::new(object::<TypeObj>(class), kept(args)) }.into_object().into_raw().as_ptr()
}

/// The generator of a call of a generator function. Its parameters are still to be stored.
pub extern "C" fn new_generator(func: *mut Header) -> *mut Header {
    // SAFETY: machine code has guarded that it is a function, whose count it keeps.
    let func = unsafe { Ref::from_ref(object::<FunctionObj>(func)) };
    GeneratorObj::new(func).into_object().into_raw().as_ptr()
}

/// The dict with the attributes of an exception, which is made if there is none; the exception keeps its count.
pub extern "C" fn exception_attrs(e: *mut Header) -> *mut Header {
    // SAFETY: machine code has guarded the class.
    unsafe { object::<ExceptionObj>(e).own_attrs().object().as_ptr() }
}
