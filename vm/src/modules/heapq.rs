//! `_heapq`: lists as heaps.

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::ops::{self, CmpOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    make_module(vm, "_heapq", natives::DOC, natives::NATIVES)
}

/// Which of two items is nearer to the top of a heap.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    Min,
    Max,
}

impl Order {
    fn above(self, vm: &mut Vm, a: &Value, b: &Value) -> Res<bool> {
        match self {
            Order::Min => ops::holds(vm, CmpOp::Lt, a, b),
            Order::Max => ops::holds(vm, CmpOp::Lt, b, a),
        }
    }
}

fn the_list(vm: &mut Vm, v: &Value, function: &str, argument: &str) -> Res<Ref<ListObj>> {
    match v.get::<ListObj>() {
        Some(l) => Ok(Ref::from_ref(l)),
        None => {
            let t = if v.is_none() { "None".to_string() } else { v.ty().name() };
            Err(vm.type_error(format!("{function}() {argument} must be list, not {t}")))
        }
    }
}

fn at(vm: &mut Vm, l: &ListObj, i: usize) -> Res<Value> {
    l.get(i).ok_or_else(|| vm.index_error("index out of range"))
}

fn check_size(vm: &mut Vm, l: &ListObj, n: usize) -> Res<()> {
    if l.len() != n {
        return Err(vm.error(&builtin().runtime_error, "list changed size during iteration"));
    }
    Ok(())
}

fn swap(vm: &mut Vm, l: &ListObj, i: usize, j: usize) -> Res<()> {
    let (x, y) = (at(vm, l, i)?, at(vm, l, j)?);
    l.set(i, y);
    l.set(j, x);
    Ok(())
}

/// Moves the item at `pos` towards `start` as far as it goes.
fn sift_down(vm: &mut Vm, l: &ListObj, order: Order, start: usize, mut pos: usize) -> Res<()> {
    let n = l.len();
    while pos > start {
        let parent = (pos - 1) >> 1;
        let (item, above) = (at(vm, l, pos)?, at(vm, l, parent)?);
        let moves = order.above(vm, &item, &above)?;
        check_size(vm, l, n)?;
        if !moves {
            break;
        }
        swap(vm, l, pos, parent)?;
        pos = parent;
    }
    Ok(())
}

/// Moves the item at `pos` down to a leaf, and from there to its place.
fn sift_up(vm: &mut Vm, l: &ListObj, order: Order, start: usize) -> Res<()> {
    let n = l.len();
    let mut pos = start;
    while pos < n >> 1 {
        let mut child = 2 * pos + 1;
        if child + 1 < n {
            let (a, b) = (at(vm, l, child)?, at(vm, l, child + 1)?);
            let left = order.above(vm, &a, &b)?;
            check_size(vm, l, n)?;
            child += !left as usize;
        }
        swap(vm, l, child, pos)?;
        pos = child;
    }
    sift_down(vm, l, order, start, pos)
}

fn pop(vm: &mut Vm, l: &ListObj, order: Order) -> Res<Value> {
    let n = l.len();
    if n == 0 {
        return Err(vm.index_error("index out of range"));
    }
    let last = at(vm, l, n - 1)?;
    drop(l.remove(n - 1));
    if n == 1 {
        return Ok(last);
    }
    let top = at(vm, l, 0)?;
    l.set(0, last);
    sift_up(vm, l, order, 0)?;
    Ok(top)
}

fn push(vm: &mut Vm, l: &ListObj, order: Order, item: Value) -> Res<()> {
    l.push(item);
    sift_down(vm, l, order, 0, l.len() - 1)
}

fn replace(vm: &mut Vm, l: &ListObj, order: Order, item: Value) -> Res<Value> {
    let top = at(vm, l, 0)?;
    l.set(0, item);
    sift_up(vm, l, order, 0)?;
    Ok(top)
}

fn push_pop(vm: &mut Vm, l: &ListObj, order: Order, item: Value) -> Res<Value> {
    let Some(top) = l.get(0) else { return Ok(item) };
    if !order.above(vm, &top, &item)? {
        return Ok(item);
    }
    replace(vm, l, order, item)
}

fn heapify_list(vm: &mut Vm, l: &ListObj, order: Order) -> Res<()> {
    for i in (0..l.len() >> 1).rev() {
        sift_up(vm, l, order, i)?;
    }
    Ok(())
}

/// Heap queue algorithm (a.k.a. priority queue).
#[native_module("_heapq")]
mod natives {
    use super::*;

    /// Push item onto heap, maintaining the heap invariant.
    #[native]
    fn heappush(vm: &mut Vm, heap: &Value, item: Value) -> Res<()> {
        let l = the_list(vm, heap, "heappush", "argument 1")?;
        push(vm, &l, Order::Min, item)
    }
    /// Pop the smallest item off the heap, maintaining the heap invariant.
    #[native]
    fn heappop(vm: &mut Vm, heap: &Value) -> Res<Value> {
        let l = the_list(vm, heap, "heappop", "argument")?;
        pop(vm, &l, Order::Min)
    }
    /// Pop and return the current smallest value, and add the new item.
    #[native]
    fn heapreplace(vm: &mut Vm, heap: &Value, item: Value) -> Res<Value> {
        let l = the_list(vm, heap, "heapreplace", "argument 1")?;
        replace(vm, &l, Order::Min, item)
    }
    /// Push item on the heap, then pop and return the smallest item from the heap.
    #[native]
    fn heappushpop(vm: &mut Vm, heap: &Value, item: Value) -> Res<Value> {
        let l = the_list(vm, heap, "heappushpop", "argument 1")?;
        push_pop(vm, &l, Order::Min, item)
    }
    /// Transform list into a heap, in-place, in O(len(heap)) time.
    #[native]
    fn heapify(vm: &mut Vm, heap: &Value) -> Res<()> {
        let l = the_list(vm, heap, "heapify", "argument")?;
        heapify_list(vm, &l, Order::Min)
    }
    /// Push item onto max heap, maintaining the heap invariant.
    #[native]
    fn heappush_max(vm: &mut Vm, heap: &Value, item: Value) -> Res<()> {
        let l = the_list(vm, heap, "heappush_max", "argument 1")?;
        push(vm, &l, Order::Max, item)
    }
    /// Maxheap variant of heappop.
    #[native]
    fn heappop_max(vm: &mut Vm, heap: &Value) -> Res<Value> {
        let l = the_list(vm, heap, "heappop_max", "argument")?;
        pop(vm, &l, Order::Max)
    }
    /// Maxheap variant of heapreplace.
    #[native]
    fn heapreplace_max(vm: &mut Vm, heap: &Value, item: Value) -> Res<Value> {
        let l = the_list(vm, heap, "heapreplace_max", "argument 1")?;
        replace(vm, &l, Order::Max, item)
    }
    /// Maxheap variant of heappushpop.
    #[native]
    fn heappushpop_max(vm: &mut Vm, heap: &Value, item: Value) -> Res<Value> {
        let l = the_list(vm, heap, "heappushpop_max", "argument 1")?;
        push_pop(vm, &l, Order::Max, item)
    }
    /// Maxheap variant of heapify.
    #[native]
    fn heapify_max(vm: &mut Vm, heap: &Value) -> Res<()> {
        let l = the_list(vm, heap, "heapify_max", "argument")?;
        heapify_list(vm, &l, Order::Max)
    }
}
