//! `_queue`: an unbounded queue, which the module `queue` hands out as `SimpleQueue`.

use std::collections::VecDeque;
use std::time::Instant;

use sidewinder_macros::{Trace, native_methods, native_module, native_type};

use crate::objects::*;
use crate::threads::Waiters;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "_queue", natives::DOC, natives::NATIVES);
    m.ns.set_str("SimpleQueue", Ref::from_ref(SimpleQueue::TYPE.class()).into());
    m.ns.set_str("Empty", empty().into());
    m
}

fn empty() -> Ref<TypeObj> {
    let class = super::exception_class("_queue.Empty", &builtin().exception);
    class.set_attr(
        &builtin().names.doc,
        Value::string("Exception raised by Queue.get(block=0)/get_nowait()."),
    );
    class
}

/// C implementation of the Python queue module.
/// This module is an implementation detail, please do not use it directly.
#[native_module("_queue")]
mod natives {}

/// Simple, unbounded, reentrant FIFO queue.
#[native_type("_queue.SimpleQueue", weakref)]
#[derive(Trace)]
struct SimpleQueue {
    header: Header,
    items: HeapCell<VecDeque<Value>>,
    #[untraced]
    waiters: Waiters,
}

#[native_methods("_queue.SimpleQueue")]
impl SimpleQueue {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = crate::builtins::class_argument(vm, args, &Ref::from_ref(SimpleQueue::TYPE.class()))?;
        if !class.is_heap() && args.all.len() > 1 {
            return Err(vm.type_error(format!("{}() takes no arguments", class.name())));
        }
        let header = native_header::<SimpleQueue>();
        let queue =
            SimpleQueue { header, items: HeapCell::new(VecDeque::new()), waiters: Waiters::default() };
        Ok(crate::builtins::made(&class, new_native(queue)))
    }
    /// Put the item on the queue.
    ///
    /// The optional 'block' and 'timeout' arguments are ignored, as this method
    /// never blocks.  They are provided for compatibility with the Queue class.
    #[method]
    fn put(
        &self,
        #[either] item: &Value,
        #[either]
        #[default(true)]
        block: bool,
        #[either]
        #[default(None)]
        timeout: &Value,
    ) {
        let _ = (block, timeout);
        self.items.with_mut(|q| q.push_back(item.clone()));
        self.waiters.wake_one();
    }
    /// Put an item into the queue without blocking.
    ///
    /// This is exactly equivalent to `put(item)` and is only provided
    /// for compatibility with the Queue class.
    #[method]
    fn put_nowait(&self, #[either] item: &Value) {
        self.put(item, false, &Value::None);
    }
    /// Remove and return an item from the queue.
    ///
    /// If optional args 'block' is true and 'timeout' is None (the default),
    /// block if necessary until an item is available. If 'timeout' is
    /// a non-negative number, it blocks at most 'timeout' seconds and raises
    /// the Empty exception if no item was available within that time.
    /// Otherwise ('block' is false), return an item if one is immediately
    /// available, else raise the Empty exception ('timeout' is ignored
    /// in that case).
    #[method]
    fn get(
        &self,
        vm: &mut Vm,
        #[either]
        #[default(true)]
        block: bool,
        #[either]
        #[default(None)]
        timeout: &Value,
    ) -> Res<Value> {
        let until = match timeout {
            _ if !block => Some(Instant::now()),
            Value::None => None,
            v => {
                let s = super::time::duration(vm, v)?;
                if s < 0.0 {
                    return Err(vm.value_error("'timeout' must be a non-negative number"));
                }
                Some(super::time::after(s))
            }
        };
        let mut found = self.items.with_mut(|q| q.pop_front());
        if found.is_none() {
            self.waiters.wait(vm, until, || {
                found = self.items.with_mut(|q| q.pop_front());
                found.is_some()
            })?;
        }
        found.ok_or_else(|| vm.error_plain(&empty()))
    }
    /// Remove and return an item from the queue without blocking.
    ///
    /// Only get an item if one is immediately available. Otherwise
    /// raise the Empty exception.
    #[method]
    fn get_nowait(&self, vm: &mut Vm) -> Res<Value> {
        self.get(vm, false, &Value::None)
    }
    /// Return True if the queue is empty, False otherwise (not reliable!).
    #[method]
    fn empty(&self) -> bool {
        self.items.with(|q| q.is_empty())
    }
    /// Return the approximate size of the queue (not reliable!).
    #[method]
    fn qsize(&self) -> i64 {
        self.items.with(|q| q.len() as i64)
    }
    /// See PEP 585
    #[class_method(name = "__class_getitem__")]
    fn class_getitem(vm: &mut Vm, class: &Value, item: &Value) -> Res<Value> {
        super::typing::generic_alias(vm, class, item)
    }
}
