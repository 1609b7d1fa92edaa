//! Objects made in line: a block from the heap's pool (see `vm/src/heap.rs`), and its header.
#![allow(unsafe_code, reason = "reads classes that the trace watches")]

use sidewinder_vm::heap::{BLOCK_NEXT, HEAP, MAX_SMALL, PAGE_FREE, pool_of, storage_pool_of};
use sidewinder_vm::types::builtin;
use sidewinder_vm::value::Layout;

use super::*;
use crate::ir::helpers::HelperId;

/// What new objects of a trace look like. Found by the thread that runs Python; it holds as long as the trace.
#[derive(Default)]
pub struct Blanks {
    /// The shapes of objects of built-in classes; none: helpers make them.
    tuple: Option<*const Shape>,
    list: Option<*const Shape>,
    complex: Option<*const Shape>,
    cell: Option<*const Shape>,
    function: Option<*const Shape>,
    /// Classes, the shape of their new instances, and slots inside.
    instances: Vec<(i64, *const Shape, usize)>,
}

impl Blanks {
    pub fn of(t: &Trace) -> Blanks {
        let b = builtin();
        let [tuple, list, complex, cell, function] =
            [&b.tuple, &b.list, &b.complex, &b.cell, &b.function].map(|t| Some(t.root_shape.get()));
        let mut blanks = Blanks { tuple, list, complex, cell, function, instances: Vec::new() };
        for i in t.ins.iter().filter(|i| i.op == IrOp::NewInstance) {
            // SAFETY: the class is watched for the trace.
            let blank = unsafe { (*(i.aux as *const TypeObj)).blank_instance() };
            if !blanks.instances.iter().any(|x| x.0 == i.aux) {
                blanks.instances.extend(blank.map(|(shape, places)| (i.aux, shape, places)));
            }
        }
        blanks
    }
}

impl Lower<'_, '_> {
    /// A tuple of `n` items, None for now.
    pub(super) fn new_tuple(&mut self, n: i64) -> Option<V> {
        let bytes = TUPLE_ITEMS as i64 + 16 * n;
        let Some(shape) = self.view.blanks.tuple.filter(|_| bytes <= MAX_SMALL as i64) else {
            let k = self.b.ins().iconst(I64, n);
            return self.call(Function::NewTuple, &[k], Some(I64));
        };
        let p = self.block(bytes as usize, Layout::Tuple, shape);
        let len = self.b.ins().iconst(I64, n);
        self.b.ins().store(mem(), len, p, TUPLE_LEN);
        let no_hash = self.b.ins().iconst(I64, 0);
        self.b.ins().store(mem(), no_hash, p, TUPLE_HASH);
        // All items follow at once, if it is new in this trace.
        let me = Ref(self.n as u32);
        let follow = self.t.ins[self.n + 1..].iter().take(n as usize);
        if follow.filter(|i| i.op == IrOp::TupleInit && i.a == me).count() as i64 != n {
            for k in 0..n as i32 {
                self.store_value(p, TUPLE_ITEMS + 16 * k, Ty::None, None);
            }
        }
        Some(p)
    }

    pub(super) fn new_complex(&mut self, i: &Ins) -> Option<V> {
        let parts = [self.a(i), self.b(i)];
        let Some(shape) = self.view.blanks.complex else {
            return self.call(Function::NewComplex, &parts, Some(I64));
        };
        let p = self.block(size_of::<ComplexObj>(), Layout::Complex, shape);
        for (v, at) in parts.into_iter().zip([COMPLEX_RE, COMPLEX_IM]) {
            self.b.ins().store(mem(), v, p, at);
        }
        Some(p)
    }
    pub(super) fn new_cell(&mut self, i: &Ins) -> Option<V> {
        let (tag, payload) = match self.v_opt(i.a) {
            Some(_) => self.boxed(i.a),
            None => [self.t.ty(i.a).tag() as i64, 0].map(|k| self.b.ins().iconst(I64, k)).into(),
        };
        let Some(shape) = self.view.blanks.cell else {
            return self.call(Function::NewCell, &[tag, payload], Some(I64));
        };
        let p = self.block(size_of::<CellObj>(), Layout::Cell, shape);
        self.store_words(p, CELL_VALUE, tag, payload);
        Some(p)
    }
    /// A function that takes over its module's name.
    pub(super) fn new_function(&mut self, i: &Ins) -> Option<V> {
        let code = self.b.ins().iconst(I64, i.aux);
        let ((t, closure), (u, defaults)) = (self.boxed(i.a), self.boxed(i.b));
        let args = [code, t, closure, u, defaults];
        let Some(shape) = self.view.blanks.function else {
            return self.call(Function::NewFunction, &args, Some(I64));
        };
        // SAFETY: the code is watched for the trace.
        let name = unsafe { (*(i.aux as *const CodeObj)).module_name() };
        let name = self.b.ins().iconst(I64, name as i64);
        let tag = self.b.ins().uload8(I64, mem(), name, 0);
        let named = self.b.ins().icmp_imm_s(IntCC::Equal, tag, Ty::Ref.tag() as i64);
        let [here, odd, done] = [(); 3].map(|()| self.b.create_block());
        self.b.set_cold_block(odd);
        self.b.append_block_param(done, I64);
        self.b.ins().brif(named, here, &[], odd, &[]);

        self.b.switch_to_block(odd);
        let p = self.call(Function::NewFunction, &args, Some(I64))?;
        self.b.ins().jump(done, &[p.into()]);

        self.b.switch_to_block(here);
        let p = self.block(size_of::<FunctionObj>(), Layout::Function, shape);
        self.incref(code);
        self.b.ins().store(mem(), code, p, FUNCTION_CODE);
        let zero = self.b.ins().iconst(I64, 0);
        for at in [FUNCTION_ATTRS, FUNCTION_NOTES] {
            self.b.ins().store(mem(), zero, p, at);
        }
        self.store_words(p, FUNCTION_CLOSURE, t, closure);
        self.store_words(p, FUNCTION_DEFAULTS, u, defaults);
        let none = self.b.ins().iconst(I64, Ty::None.tag() as i64);
        self.b.ins().store(mem(), none, p, FUNCTION_KWDEFAULTS);
        let name = self.b.ins().load(I64, mem(), name, PAYLOAD);
        self.incref(name);
        self.store_words(p, FUNCTION_MODULE, tag, name);
        self.b.ins().jump(done, &[p.into()]);
        self.b.switch_to_block(done);
        Some(self.b.block_params(done)[0])
    }
    /// Stores a value by tag and payload.
    fn store_words(&mut self, p: V, at: i32, tag: V, payload: V) {
        self.b.ins().store(mem(), tag, p, at);
        self.b.ins().store(mem(), payload, p, at + PAYLOAD);
    }
    /// An empty list.
    pub(super) fn new_list(&mut self) -> Option<V> {
        let Some(shape) = self.view.blanks.list else { return self.call(Function::NewList, &[], Some(I64)) };
        let p = self.block(size_of::<ListObj>(), Layout::List, shape);
        let zero = self.b.ins().iconst(I64, 0);
        for at in [LIST_PTR, LIST_LEN, LIST_CAP] {
            self.b.ins().store(mem(), zero, p, at);
        }
        Some(p)
    }
    /// An instance of a class, without attributes.
    pub(super) fn new_instance(&mut self, class: i64) -> Option<V> {
        let known = self.view.blanks.instances.iter().find(|x| x.0 == class).copied();
        let c = self.b.ins().iconst(I64, class);
        let Some((_, shape, places)) = known else {
            return self.call(Function::NewInstance, &[c], Some(I64));
        };
        let p = self.block(INSTANCE_SLOTS as usize + 16 * places, Layout::Instance, shape);
        self.incref(c);
        for k in 0..places as i32 {
            self.store_value(p, INSTANCE_SLOTS + 16 * k, Ty::Undef, None);
        }
        Some(p)
    }

    /// Whether a list has been made by the last instruction that did anything, and is empty.
    pub(super) fn is_new_list(&self, list: Ref) -> bool {
        let quiet = |i: &&Ins| matches!(i.op.effect(), Effect::Const) || i.op == IrOp::IncRef;
        let before = self.t.ins[..self.n].iter().enumerate().rev().find(|(_, i)| !quiet(i));
        before.is_some_and(|(n, i)| n == list.ix() && makes_list(i)) && self.view.blanks.list.is_some()
    }
    /// Storage for the first items of a new list, and that it has one.
    pub(super) fn first_storage(&mut self, list: V, s: Strategy) -> V {
        let bytes = FIRST_ITEMS * item_bytes(s);
        let (current, class) = storage_pool_of(bytes);
        let p = self.take_block(current, class);
        self.b.ins().store(mem(), p, list, LIST_PTR);
        for (n, at) in [(1, LIST_LEN), (FIRST_ITEMS, LIST_CAP)] {
            let n = self.b.ins().iconst(I64, n as i64);
            self.b.ins().store(mem(), n, list, at);
        }
        let word = self.b.ins().iconst(I16, list_word(s) as i64);
        self.b.ins().store(mem(), word, list, HEADER_LAYOUT);
        p
    }
    /// A block of at most `MAX_SMALL` bytes with the header of an object.
    fn block(&mut self, bytes: usize, layout: Layout, shape: *const Shape) -> V {
        let (current, class) = pool_of(bytes);
        let p = self.take_block(current, class);
        let live = self.b.ins().iconst(I64, HEAP.as_ptr() as i64);
        let n = self.b.ins().load(I64, mem(), live, 0);
        let n = self.b.ins().iadd_imm_s(n, 1);
        self.b.ins().store(mem(), n, live, 0);
        let head = self.b.ins().iconst(I64, 1 | (layout as i64) << (8 * HEADER_LAYOUT));
        self.b.ins().store(mem(), head, p, HEADER_RC);
        let shape = self.b.ins().iconst(I64, shape as i64);
        self.b.ins().store(mem(), shape, p, HEADER_SHAPE);
        p
    }
    /// A block of a class of the heap's, whose current page is named at an address.
    fn take_block(&mut self, current: *const (), class: usize) -> V {
        let [again, full, take] = [(); 3].map(|()| self.b.create_block());
        self.b.set_cold_block(full);
        self.b.ins().jump(again, &[]);
        self.b.switch_to_block(again);
        let current = self.b.ins().iconst(I64, current as i64);
        let page = self.b.ins().load(I64, mem(), current, 0);
        let p = self.b.ins().load(I64, mem(), page, PAGE_FREE);
        self.b.ins().brif(p, take, &[], full, &[]);
        self.b.switch_to_block(full);
        let class = self.b.ins().iconst(I64, class as i64);
        self.call(Function::FindRoom, &[class], None);
        self.b.ins().jump(again, &[]);
        self.b.switch_to_block(take);
        let next = self.b.ins().load(I64, mem(), p, BLOCK_NEXT);
        self.b.ins().store(mem(), next, page, PAGE_FREE);
        p
    }
}

fn makes_list(i: &Ins) -> bool {
    i.op == IrOp::Call && HelperId::of_number(i.aux) == HelperId::NewList
}
