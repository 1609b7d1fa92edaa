//! Rebuilds the interpreter's frames and registers.
#![allow(unsafe_code, reason = "writes registers of the frames being rebuilt")]

use std::cell::RefCell;
use std::ptr;

use sidewinder_vm::objects::*;
use sidewinder_vm::value::*;
use sidewinder_vm::vm::Vm;

use super::frames::push_frame;
use super::plan::{Item, NewObject, Plan, Source, Word};
use crate::helpers::numbers::int_of_words;
use crate::helpers::objects::super_of;
use crate::ir::IrOp;

/// Rebuilds the interpreter's frames and registers from the values an exit's stub stored.
///
/// # Safety
/// The top frame is the one the trace was entered in, with window `base`; `buf` holds what the stub stored.
pub unsafe fn restore(vm: &mut Vm, plan: &Plan, base: *mut Value, buf: *const u64) {
    let mut objects: Vec<u64> = Vec::new();
    for o in &plan.objects {
        let p = make(o, &objects, buf);
        objects.push(p);
    }
    // Names for one int beyond 64 bits are names for one object.
    let wide: RefCell<Vec<(Source, Value)>> = RefCell::new(Vec::new());
    let value = |i: &Item| -> Value {
        if let Source::Wide { low, high, natural } = i.from {
            let mut wide = wide.borrow_mut();
            if let Some(x) = wide.iter().find(|x| x.0 == i.from) {
                return x.1.clone();
            }
            let v = int_of_words(word(low, buf), word(high, buf), natural);
            wide.push((i.from, v.clone()));
            return v;
        }
        let raw = raw(i, &objects, buf);
        // SAFETY: the slot owns the count of the object (or gets it below).
        unsafe { Value::from_raw(i.tag, raw) }
    };
    for i in &plan.increfs {
        std::mem::forget((*std::mem::ManuallyDrop::new(value(i))).clone());
    }
    for (c, _, generator) in &plan.chain {
        if let Some(g) = generator.as_ref().map(value) {
            // SAFETY: the frame's window is free; its generator is suspended as far as the heap knows.
            unsafe { resume_inlined(&g, base.add(c.base as usize)) };
            std::mem::forget(g);
        }
    }
    #[cfg(debug_assertions)]
    for s in &plan.plain {
        // SAFETY: a register of the frames being rebuilt.
        let v = unsafe { &*base.add(*s as usize) };
        assert!(!v.is_object(), "register {s} holds an object at {:?}", plan.chain);
    }
    for (s, i) in &plan.slots {
        // SAFETY: registers of the frames being rebuilt; their old contents have moved elsewhere.
        unsafe { ptr::write(base.add(*s as usize), value(i)) };
    }
    // SAFETY: the caller's duty; callables below inlined windows were restored just now.
    unsafe {
        if let (Some(f), Some((c, ..))) = (vm.frames.last_mut(), plan.chain.first()) {
            f.pc = (*f.code).at(c.pc as usize);
            f.compiled = false;
        }
        for (c, extra, generator) in &plan.chain[1..] {
            let extra = extra.as_ref().map_or(Value::Undef, value);
            push_frame(vm, base, c, extra);
            if let Some(g) = generator.as_ref().map(value)
                && let Some(f) = vm.frames.last_mut()
                && let Some(o) = g.get_exact::<GeneratorObj>()
            {
                (f.func, f.extra) = (o.func.ptr(), Value::None);
                f.generator = Some(Ref::from_ref(o));
                std::mem::forget(g);
            }
        }
        if let (true, Some((c, ..))) = (plan.raised, plan.chain.last()) {
            // What a native call that has raised left in its window, above the frame: nobody else empties that.
            let end = c.base + (*(c.code as *const CodeObj)).n_regs;
            for (s, _) in plan.slots.iter().filter(|s| s.0 >= end) {
                drop(ptr::replace(base.add(*s as usize), Value::Undef));
            }
        }
    }
}

/// Moves the registers of a generator, whose frame was inlined, to the frame's window.
///
/// # Safety
/// The window has room and owns nothing.
unsafe fn resume_inlined(g: &Value, base: *mut Value) {
    let Some(g) = g.get_exact::<GeneratorObj>() else { return };
    // SAFETY: the caller's duty; of a running generator the window owns the registers.
    unsafe {
        ptr::write(base.sub(1), Value::Undef);
        ptr::copy_nonoverlapping(g.regs.get(), base, g.code.n_regs as usize);
    }
    g.state.set(GenState::Running);
}

fn raw(i: &Item, objects: &[u64], buf: *const u64) -> u64 {
    match i.from {
        Source::Const(c) => c,
        // SAFETY: the stub has stored it.
        Source::Buf(k) => unsafe { *buf.add(k as usize) },
        Source::Object(k) => objects[k as usize],
        Source::Wide { .. } => unreachable!("objects hold no wide ints"),
    }
}

fn word(w: Word, buf: *const u64) -> u64 {
    match w {
        Word::Const(c) => c,
        // SAFETY: the stub has stored it.
        Word::Buf(k) => unsafe { *buf.add(k as usize) },
    }
}

/// Makes a virtual object; it owns what is put in it, and is given as many counts as it has holders.
fn make(o: &NewObject, objects: &[u64], buf: *const u64) -> u64 {
    // SAFETY: the trace owned a count of each field for the object.
    let value = |i: &Item| unsafe { Value::from_raw(i.tag, raw(i, objects, buf)) };
    let int = |k: usize| o.fields.get(k).map_or(0, |f| raw(&f.1, objects, buf) as i64);
    let object: ObjectRef = match o.op {
        IrOp::VRange => match RangeObj::new(int(0), int(1), int(2)) {
            Some(r) => r.into_object(),
            None => unreachable!("the length of a range was checked"),
        },
        IrOp::VComplex => {
            let part = |k: usize| f64::from_bits(int(k) as u64);
            ComplexObj::new(part(0), part(1)).into_object()
        }
        IrOp::VSuper => {
            let mut fields = o.fields.iter().map(|f| value(&f.1));
            let (class, receiver) = (fields.next(), fields.next());
            super_of(&class.unwrap_or_default(), &receiver.unwrap_or_default())
        }
        IrOp::VCell => {
            let v = o.fields.first().map_or(Value::Undef, |f| value(&f.1));
            CellObj::new(v).into_object()
        }
        IrOp::VFunction => {
            // SAFETY: the code is watched for the trace.
            let code = unsafe { Ref::from_ref(&*(o.aux as *const CodeObj)) };
            let mut fields = o.fields.iter().map(|f| value(&f.1));
            let (closure, defaults) = (fields.next(), fields.next());
            FunctionObj::new(code, closure.unwrap_or_default(), defaults.unwrap_or_default(), Value::None)
                .into_object()
        }
        IrOp::VInstance => {
            // SAFETY: the class is watched for the trace, and the shape belongs to it.
            let i = unsafe { InstanceObj::new(&*(o.aux as *const TypeObj)) };
            // SAFETY: as above; the fields are slots of the shape.
            unsafe {
                let p = i.ptr() as *mut u8;
                ptr::write(p.add(HEADER_SHAPE as usize) as *mut i64, o.shape);
                for (k, f) in &o.fields {
                    ptr::write(p.add(INSTANCE_SLOTS as usize + 16 * *k as usize) as *mut Value, value(f));
                }
            }
            i.into_object()
        }
        _ => {
            let n = o.aux as usize;
            let items = (0..n)
                .map(|k| o.fields.iter().find(|f| f.0 as usize == k).map_or(Value::None, |f| value(&f.1)));
            TupleObj::from_iter(items).into_object()
        }
    };
    for _ in 1..o.count {
        std::mem::forget(object.clone());
    }
    object.into_raw().as_ptr() as u64
}
