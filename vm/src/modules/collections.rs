//! `_collections`: `deque`, `defaultdict` and what `Counter` counts with.

use std::cell::Cell;
use std::collections::VecDeque;

use sidewinder_macros::{Trace, native_methods, native_module, native_type};

use crate::builtins::{clamp_index, class_argument, index_argument, made};
use crate::memory;
use crate::native::{Params, bind};
use crate::objects::*;
use crate::ops::{self, BinOp, CmpOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;
use super::named_tuple::TupleGetter;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "_collections", natives::DOC, natives::NATIVES);
    for t in [Deque::TYPE, DequeIter::TYPE, DequeReverseIter::TYPE, TupleGetter::TYPE] {
        m.ns.set_str(t.name.rsplit('.').next().unwrap_or_default(), Ref::from_ref(t.class()).into());
    }
    m.ns.set_str("defaultdict", default_dict().value());
    m
}

fn not_implemented() -> Value {
    builtin().not_implemented.value()
}

// ---- deque ------------------------------------------------------------------------------------------

/// A list-like sequence optimized for data accesses near its endpoints.
#[native_type("collections.deque", weakref)]
#[derive(Trace)]
pub struct Deque {
    header: Header,
    items: HeapCell<VecDeque<Value>>,
    /// Negative if there is no limit.
    maxlen: Cell<i64>,
    /// Changes with the length: iterators look at it.
    state: Cell<u64>,
}

impl Deque {
    fn empty(maxlen: i64) -> Ref<Deque> {
        new_native(Deque {
            header: native_header::<Deque>(),
            items: HeapCell::new(VecDeque::new()),
            maxlen: Cell::new(maxlen),
            state: Cell::new(0),
        })
    }
    fn count(&self) -> usize {
        self.items.with(|d| d.len())
    }
    fn at(&self, i: usize) -> Option<Value> {
        self.items.with(|d| d.get(i).cloned())
    }
    fn touch(&self) {
        self.state.set(self.state.get().wrapping_add(1));
    }
    fn is_full(&self) -> bool {
        let max = self.maxlen.get();
        max >= 0 && self.count() as i64 >= max
    }
    /// Whether there is memory for another item.
    fn has_room(&self) -> bool {
        let growth = |d: &VecDeque<Value>| {
            let old = d.capacity() * size_of::<Value>();
            memory::growth_granted(old, 2 * old)
        };
        self.items.with(|d| d.len() < d.capacity() || growth(d))
    }
    fn push_back(&self, v: Value) {
        self.touch();
        // What falls out is dropped when the deque is whole again.
        let out = self.is_full().then(|| self.items.with_mut(|d| d.pop_front()));
        if self.is_full() {
            return;
        }
        if self.has_room() {
            self.items.with_mut(|d| d.push_back(v));
        }
        drop(out);
    }
    fn push_front(&self, v: Value) {
        self.touch();
        let out = self.is_full().then(|| self.items.with_mut(|d| d.pop_back()));
        if self.is_full() {
            return;
        }
        if self.has_room() {
            self.items.with_mut(|d| d.push_front(v));
        }
        drop(out);
    }
    fn extend_with(&self, vm: &mut Vm, v: &Value, push: fn(&Deque, Value)) -> Res<()> {
        if v.get::<Deque>().is_some_and(|d| std::ptr::eq(d, self)) {
            let all: Vec<Value> = self.items.with(|d| d.iter().cloned().collect());
            all.into_iter().for_each(|x| push(self, x));
            return Ok(());
        }
        let it = ops::iter(vm, v)?;
        while let Some(x) = ops::next_inlined(vm, &it)? {
            push(self, x);
            memory::settle(vm)?;
        }
        Ok(())
    }
    /// The index of an item in a part of the deque.
    fn position(&self, vm: &mut Vm, x: &Value, start: usize, stop: usize) -> Res<Option<usize>> {
        let state = self.state.get();
        for i in start..stop {
            let Some(v) = self.at(i) else { break };
            let found = ops::same_or_equal(vm, &v, x)?;
            if self.state.get() != state {
                return Err(vm.error(&builtin().runtime_error, "deque mutated during iteration"));
            }
            if found {
                return Ok(Some(i));
            }
        }
        Ok(None)
    }
    fn index_of(&self, vm: &mut Vm, k: &Value) -> Res<usize> {
        let Some(i) = ops::as_index(vm, k)? else {
            let t = k.ty().name();
            return Err(vm.type_error(format!("sequence index must be integer, not '{t}'")));
        };
        ops::wrap_index(i, self.count()).ok_or_else(|| vm.index_error("deque index out of range"))
    }
    /// A copy of this class: that of a subclass is made by calling it.
    fn like(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(d) = this.get::<Deque>().map(Ref::from_ref) else { return Ok(Value::None) };
        ops::check_memory(
            vm,
            d.items.with(|d| size_of_val(d.as_slices().0) + size_of_val(d.as_slices().1)) as u128,
        )?;
        let items = d.items.with(|d| d.clone());
        if this.get_exact::<Deque>().is_some() {
            let new = Deque::empty(d.maxlen.get());
            new.items.set(items);
            return Ok(new.into());
        }
        let class = Ref::from_ref(this.ty()).into();
        match d.maxlen.get() {
            -1 => vm.call(&class, std::slice::from_ref(this)),
            n => vm.call(&class, &[this.clone(), Value::Int(n)]),
        }
    }
    fn repeat(&self, vm: &mut Vm, n: &Value) -> Res<()> {
        let n = index_argument(vm, n)?.max(0) as usize;
        let items: Vec<Value> = self.items.with(|d| d.iter().cloned().collect());
        ops::check_memory(vm, items.len() as u128 * n as u128 * size_of::<Value>() as u128)?;
        self.touch();
        if n == 0 {
            self.items.set(VecDeque::new());
        }
        // With a limit only the end of the result stays.
        let rounds = match usize::try_from(self.maxlen.get()) {
            Ok(max) if !items.is_empty() => n.saturating_sub(1).min(max / items.len() + 1),
            _ => n.saturating_sub(1),
        };
        for _ in 0..rounds {
            items.iter().for_each(|v| self.push_back(v.clone()));
        }
        Ok(())
    }
    fn compare(vm: &mut Vm, op: CmpOp, a: &Deque, b: &Value) -> Res<Value> {
        let Some(b) = b.get::<Deque>() else { return Ok(not_implemented()) };
        let (a, b) = (Ref::from_ref(a), Ref::from_ref(b));
        let states = (a.state.get(), b.state.get());
        if matches!(op, CmpOp::Eq | CmpOp::Ne) && a.count() != b.count() {
            return Ok(Value::bool(op == CmpOp::Ne));
        }
        let mut i = 0;
        while let (Some(x), Some(y)) = (a.at(i), b.at(i)) {
            let same = ops::same_or_equal(vm, &x, &y)?;
            if (a.state.get(), b.state.get()) != states {
                return Err(vm.error(&builtin().runtime_error, "deque mutated during iteration"));
            }
            if !same {
                return match op {
                    CmpOp::Eq => Ok(Value::bool(false)),
                    CmpOp::Ne => Ok(Value::bool(true)),
                    _ => ops::compare(vm, op, &x, &y),
                };
            }
            i += 1;
        }
        Ok(Value::bool(op.holds(a.count().cmp(&b.count()))))
    }
}

#[native_methods("collections.deque")]
impl Deque {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Deque::TYPE.class())?;
        Ok(made(&class, Deque::empty(-1)))
    }
    #[init]
    fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        const PARAMS: Params = Params {
            function: "deque",
            names: &["iterable", "maxlen"],
            positional_only: 0,
            positional: 2,
            required: 0,
            required_keywords: 0,
            rest: false,
        };
        let given = args.pos().len() - 1;
        if given > 2 {
            return Err(vm.type_error(format!("deque() takes at most 2 arguments ({given} given)")));
        }
        let [iterable, maxlen] = bind(vm, &PARAMS, args.skip(1))?;
        let Some(me) = args.all[0].get::<Deque>() else { return Ok(Value::None) };
        let maxlen = match maxlen {
            None | Some(Value::None) => -1,
            Some(v) => match v.as_i64() {
                Some(n) if n < 0 => return Err(vm.value_error("maxlen must be non-negative")),
                Some(n) => n,
                None if v.get::<BigIntObj>().is_some() => {
                    return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
                }
                None => return Err(vm.type_error("an integer is required")),
            },
        };
        me.maxlen.set(maxlen);
        me.touch();
        me.items.set(VecDeque::new());
        if let Some(v) = iterable {
            me.extend_with(vm, v, Deque::push_back)?;
        }
        Ok(Value::None)
    }
    /// maximum size of a deque or None if unbounded
    #[getter]
    fn maxlen(&self) -> Value {
        if self.maxlen.get() < 0 { Value::None } else { Value::Int(self.maxlen.get()) }
    }
    #[slot(len)]
    fn len(&self) -> usize {
        self.count()
    }
    #[slot(bool)]
    fn bool_(&self) -> bool {
        self.count() > 0
    }
    #[slot(getitem)]
    fn getitem(&self, vm: &mut Vm, key: &Value) -> Res<Value> {
        let i = self.index_of(vm, key)?;
        self.at(i).ok_or_else(|| vm.index_error("deque index out of range"))
    }
    #[slot(setitem)]
    fn setitem(&self, vm: &mut Vm, key: &Value, value: Value) -> Res<()> {
        let i = self.index_of(vm, key)?;
        drop(self.items.with_mut(|d| d.get_mut(i).map(|p| std::mem::replace(p, value))));
        Ok(())
    }
    #[slot(delitem)]
    fn delitem(&self, vm: &mut Vm, key: &Value) -> Res<()> {
        let i = self.index_of(vm, key)?;
        self.touch();
        drop(self.items.with_mut(|d| d.remove(i)));
        Ok(())
    }
    #[slot(contains)]
    fn contains(&self, vm: &mut Vm, key: &Value) -> Res<bool> {
        Ok(self.position(vm, key, 0, self.count())?.is_some())
    }
    #[slot(iter)]
    fn iter(&self) -> Value {
        DequeIter::over(self).into()
    }
    /// Return a reverse iterator over the deque.
    #[method(name = "__reversed__")]
    fn reversed(&self) -> Value {
        DequeReverseIter::over(self).into()
    }
    #[slot(repr)]
    fn repr(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(d) = this.get::<Deque>().map(Ref::from_ref) else { return Ok(Value::None) };
        let id = this.raw_payload() as usize;
        if vm.repr_stack.contains(&id) {
            return Ok(Value::string("[...]"));
        }
        vm.repr_stack.push(id);
        let list = ListObj::new(d.items.with(|d| d.iter().cloned().collect())).into();
        let items = crate::builtins::repr_text(vm, &list);
        vm.repr_stack.pop();
        let (items, name) = (items?, this.ty().name());
        let name = name.rsplit('.').next().unwrap_or_default();
        Ok(Value::string(&match d.maxlen.get() {
            -1 => format!("{name}({items})"),
            n => format!("{name}({items}, maxlen={n})"),
        }))
    }
    #[slot(eq)]
    fn eq(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        Deque::compare(vm, CmpOp::Eq, self, value)
    }
    #[slot(ne)]
    fn ne(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        Deque::compare(vm, CmpOp::Ne, self, value)
    }
    #[slot(lt)]
    fn lt(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        Deque::compare(vm, CmpOp::Lt, self, value)
    }
    #[slot(le)]
    fn le(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        Deque::compare(vm, CmpOp::Le, self, value)
    }
    #[slot(gt)]
    fn gt(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        Deque::compare(vm, CmpOp::Gt, self, value)
    }
    #[slot(ge)]
    fn ge(&self, vm: &mut Vm, value: &Value) -> Res<Value> {
        Deque::compare(vm, CmpOp::Ge, self, value)
    }
    #[slot(add)]
    fn add(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        if value.get::<Deque>().is_none() {
            let t = value.ty().name();
            return Err(vm.type_error(format!("can only concatenate deque (not \"{t}\") to deque")));
        }
        let new = Deque::like(vm, this)?;
        if let Some(d) = new.get::<Deque>() {
            d.extend_with(vm, value, Deque::push_back)?;
        }
        Ok(new)
    }
    #[slot(iadd)]
    fn iadd(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        if let Some(d) = this.get::<Deque>() {
            d.extend_with(vm, value, Deque::push_back)?;
        }
        Ok(this.clone())
    }
    #[slot(mul)]
    fn mul(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        if value.ty().lookup(&builtin().names.index).is_none() {
            let t = value.ty().name();
            return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{t}'")));
        }
        let new = Deque::like(vm, this)?;
        if let Some(d) = new.get::<Deque>() {
            d.repeat(vm, value)?;
        }
        Ok(new)
    }
    #[slot(rmul)]
    fn rmul(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        Deque::mul(vm, this, value)
    }
    #[slot(imul)]
    fn imul(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        if value.ty().lookup(&builtin().names.index).is_none() {
            let t = value.ty().name();
            return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{t}'")));
        }
        if let Some(d) = this.get::<Deque>() {
            d.repeat(vm, value)?;
        }
        Ok(this.clone())
    }
    /// Add an element to the right side of the deque.
    #[method(effects = "alone")]
    fn append(&self, item: Value) {
        self.push_back(item)
    }
    /// Add an element to the left side of the deque.
    #[method(effects = "alone")]
    fn appendleft(&self, item: Value) {
        self.push_front(item)
    }
    /// Remove and return the rightmost element.
    #[method(effects = "alone")]
    fn pop(&self, vm: &mut Vm) -> Res<Value> {
        self.touch();
        let v = self.items.with_mut(|d| d.pop_back());
        v.ok_or_else(|| vm.index_error("pop from an empty deque"))
    }
    /// Remove and return the leftmost element.
    #[method(effects = "alone")]
    fn popleft(&self, vm: &mut Vm) -> Res<Value> {
        self.touch();
        let v = self.items.with_mut(|d| d.pop_front());
        v.ok_or_else(|| vm.index_error("pop from an empty deque"))
    }
    /// Remove all elements from the deque.
    #[method(name = "clear", effects = "alone")]
    fn clear_items(&self) {
        self.touch();
        self.items.set(VecDeque::new());
    }
    /// Return a shallow copy of a deque.
    #[method]
    fn copy(vm: &mut Vm, this: &Value) -> Res<Value> {
        Deque::like(vm, this)
    }
    /// Return a shallow copy of a deque.
    #[method(name = "__copy__")]
    fn dunder_copy(vm: &mut Vm, this: &Value) -> Res<Value> {
        Deque::like(vm, this)
    }
    /// Return number of occurrences of value.
    #[method(name = "count")]
    fn count_of(&self, vm: &mut Vm, value: &Value) -> Res<usize> {
        let (mut n, mut i) = (0, 0);
        while let Some(at) = self.position(vm, value, i, self.count())? {
            n += 1;
            i = at + 1;
        }
        Ok(n)
    }
    /// Extend the right side of the deque with elements from the iterable.
    #[method]
    fn extend(&self, vm: &mut Vm, iterable: &Value) -> Res<()> {
        self.extend_with(vm, iterable, Deque::push_back)
    }
    /// Extend the left side of the deque with elements from the iterable.
    #[method]
    fn extendleft(&self, vm: &mut Vm, iterable: &Value) -> Res<()> {
        self.extend_with(vm, iterable, Deque::push_front)
    }
    /// Return first index of value.
    #[method(signature = "($self, value, [start, [stop]])")]
    fn index(
        &self,
        vm: &mut Vm,
        value: &Value,
        #[optional] start: Option<&Value>,
        #[optional] stop: Option<&Value>,
    ) -> Res<usize> {
        let n = self.count();
        let start = clamp_index(vm, start, n, 0)?;
        let stop = clamp_index(vm, stop, n, n)?;
        match self.position(vm, value, start, stop)? {
            Some(i) => Ok(i),
            None => Err(vm.value_error("deque.index(x): x not in deque")),
        }
    }
    /// Insert value before index.
    #[method]
    fn insert(&self, vm: &mut Vm, index: i64, value: Value) -> Res<()> {
        if self.is_full() {
            return Err(vm.index_error("deque already at its maximum size"));
        }
        let n = self.count() as i64;
        let i = if index < 0 { (index + n).max(0) } else { index.min(n) };
        self.touch();
        self.items.with_mut(|d| d.insert(i as usize, value));
        Ok(())
    }
    /// Remove first occurrence of value.
    #[method]
    fn remove(&self, vm: &mut Vm, value: &Value) -> Res<()> {
        let state = self.state.get();
        let found = self.position(vm, value, 0, self.count());
        if self.state.get() != state {
            vm.take_exception();
            return Err(vm.index_error("deque mutated during remove()."));
        }
        match found? {
            Some(i) => {
                self.touch();
                drop(self.items.with_mut(|d| d.remove(i)));
                Ok(())
            }
            None => Err(vm.value_error("deque.remove(x): x not in deque")),
        }
    }
    /// Reverse *IN PLACE*.
    #[method(effects = "alone")]
    fn reverse(&self) {
        self.items.with_mut(|d| d.make_contiguous().reverse());
    }
    /// Rotate the deque n steps to the right.  If n is negative, rotates left.
    #[method]
    fn rotate(&self, #[default(1)] n: i64) {
        let len = self.count() as i64;
        if len > 1 {
            self.touch();
            self.items.with_mut(|d| d.rotate_right(n.rem_euclid(len) as usize));
        }
    }
    /// See PEP 585
    #[class_method(name = "__class_getitem__")]
    fn class_getitem(vm: &mut Vm, class: &Value, item: &Value) -> Res<Value> {
        super::typing::generic_alias(vm, class, item)
    }
}

macro_rules! deque_iterators {
    ($($t:ident $name:literal $at:expr;)*) => { $(
        #[native_type($name, iterator)]
        #[derive(Trace)]
        struct $t {
            header: Header,
            deque: HeapCell<Option<Ref<Deque>>>,
            state: u64,
            next: Cell<usize>,
            left: Cell<usize>,
        }
        impl $t {
            fn over(d: &Deque) -> Ref<$t> {
                new_native($t {
                    header: native_header::<$t>(),
                    deque: HeapCell::new(Some(Ref::from_ref(d))),
                    state: d.state.get(),
                    next: Cell::new(0),
                    left: Cell::new(d.count()),
                })
            }
        }
        impl NativeIterator for $t {
            fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
                let at: fn(usize, usize) -> usize = $at;
                let Some(d) = self.deque.get() else { return Ok(None) };
                if d.state.get() != self.state {
                    self.left.set(0);
                    return Err(vm.error(&builtin().runtime_error, "deque mutated during iteration"));
                }
                if self.left.get() == 0 {
                    return Ok(None);
                }
                let i = self.next.get();
                self.next.set(i + 1);
                self.left.set(self.left.get() - 1);
                Ok(d.at(at(i, d.count())))
            }
        }
        #[native_methods($name)]
        impl $t {
            #[new]
            fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
                class_argument(vm, args, $t::TYPE.class())?;
                match args.get(1).and_then(|d| d.get::<Deque>()) {
                    Some(d) => Ok($t::over(d).into()),
                    None => Err(vm.type_error("argument 1 must be collections.deque")),
                }
            }
            /// Private method returning an estimate of len(list(it)).
            #[method(name = "__length_hint__")]
            fn length_hint(&self) -> usize {
                self.left.get()
            }
        }
    )* };
}
deque_iterators! {
    DequeIter "collections._deque_iterator" |i, _| i;
    DequeReverseIter "collections._deque_reverse_iterator" |i, n| n.wrapping_sub(i + 1);
}

// ---- defaultdict --------------------------------------------------------------------------------------

/// The class: a dict with one slot for the factory.
fn default_dict() -> Ref<TypeObj> {
    static CLASS: Global<Option<Ref<TypeObj>>> = Global::new(None);
    #[allow(unsafe_code, reason = "one class for the process")]
    // SAFETY: one thread runs Python; nothing else has the reference while it is set.
    unsafe { &mut *CLASS.as_ptr() }
        .get_or_insert_with(|| {
            let b = builtin();
            let bases = vec![b.dict.clone()];
            let name = "collections.defaultdict";
            let t = TypeObj::new_with_payload(name, &b.type_, bases, Layout::Instance, Some(Layout::Dict));
            let factory = factory_name();
            t.slots.set(vec![factory.clone()]);
            t.define(factory, MemberObj::new(MemberKind::Slot, factory, &t).into());
            t.flags.set(t.flags.get() | type_flags::NO_DICT | type_flags::WEAK);
            t.set_attr(
                &b.names.doc,
                Value::string(
                    "A dict that makes the value of a key it does not have by calling default_factory, \
                     the first argument of the constructor; the others are those of dict.",
                ),
            );
            crate::builtins::add_methods(&t, defaultdict::NATIVES);
            t
        })
        .clone()
}

fn factory_name() -> &'static Ref<StrObj> {
    &builtin().names.default_factory
}

fn factory(v: &Value) -> Value {
    v.get_exact::<InstanceObj>().and_then(|i| i.get_attr(factory_name())).unwrap_or(Value::None)
}

/// Methods of `defaultdict`.
#[native_module("collections.defaultdict")]
mod defaultdict {
    use super::*;

    #[static_method(name = "__new__", min = 0, max = 255)]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, &default_dict())?;
        let i = InstanceObj::new(&class);
        i.set_payload(DictObj::empty().into());
        Ok(i.into())
    }
    #[method(name = "__init__", min = 1, max = 255)]
    fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let first = args.get(1);
        if let Some(f) = first
            && !f.is_none()
            && !crate::builtins::is_callable(f)
        {
            return Err(vm.type_error("first argument must be callable or None"));
        }
        if let Some(i) = args.all[0].get_exact::<InstanceObj>() {
            i.set_attr(factory_name(), first.cloned().unwrap_or(Value::None));
        }
        let init = builtin().dict.lookup(&builtin().names.init).unwrap_or(Value::None);
        let rest = args.all.get(2..).filter(|_| first.is_some()).or(args.all.get(1..)).unwrap_or_default();
        ops::with_first(args.all[0].clone(), rest, |all| vm.call_kw(&init, all, args.kwnames))
    }
    /// __missing__(key) # Called by __getitem__ for missing key; pseudo-code:
    #[method(name = "__missing__")]
    fn missing(vm: &mut Vm, this: &Value, key: &Value) -> Res<Value> {
        let f = factory(this);
        if f.is_none() {
            return Err(vm.key_error(key.clone()));
        }
        let v = vm.call(&f, &[])?;
        ops::set_item(vm, this, key, v.clone())?;
        Ok(v)
    }
    #[method(name = "__repr__")]
    fn repr(vm: &mut Vm, this: &Value) -> Res<Value> {
        let (f, id) = (factory(this), this.raw_payload() as usize | 1);
        let shown = match vm.repr_stack.contains(&id) {
            true => "...".to_string(),
            false => {
                vm.repr_stack.push(id);
                let r = crate::builtins::repr_text(vm, &f);
                vm.repr_stack.pop();
                r?
            }
        };
        let repr = builtin().dict.lookup(&builtin().names.repr).unwrap_or(Value::None);
        let items = vm.call(&repr, std::slice::from_ref(this))?;
        let items = items.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
        let name = this.ty().name();
        Ok(Value::string(&format!("{}({shown}, {items})", name.rsplit('.').next().unwrap_or_default())))
    }
    /// D.copy() -> a shallow copy of D.
    #[method]
    fn copy(vm: &mut Vm, this: &Value) -> Res<Value> {
        vm.call(&Ref::from_ref(this.ty()).into(), &[factory(this), this.clone()])
    }
    /// D.copy() -> a shallow copy of D.
    #[method(name = "__copy__")]
    fn dunder_copy(vm: &mut Vm, this: &Value) -> Res<Value> {
        copy(vm, this)
    }
    #[method(name = "__or__")]
    fn or(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        if value.get::<DictObj>().is_none() {
            return Ok(not_implemented());
        }
        let new = copy(vm, this)?;
        if let Some(d) = new.get::<DictObj>() {
            ops::dict_update(vm, d, value)?;
        }
        Ok(new)
    }
    #[method(name = "__ror__")]
    fn ror(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        if value.get::<DictObj>().is_none() {
            return Ok(not_implemented());
        }
        let new = vm.call(&Ref::from_ref(this.ty()).into(), &[factory(this), value.clone()])?;
        if let Some(d) = new.get::<DictObj>() {
            ops::dict_update(vm, d, this)?;
        }
        Ok(new)
    }
    /// See PEP 585
    #[class_method(name = "__class_getitem__")]
    fn class_getitem(vm: &mut Vm, class: &Value, item: &Value) -> Res<Value> {
        generic_alias(vm, class, item)
    }
    use crate::modules::typing::generic_alias;
}

/// Counts an element in a dict of counts.
fn count_one(vm: &mut Vm, d: &DictObj, k: Value) -> Res<()> {
    let h = ops::hash(vm, &k)?;
    let Some(i) = ops::find(vm, &d.data, &k, h)? else {
        d.data.with_mut(|t| t.push(h, k, Value::Int(1)));
        return Ok(());
    };
    let n = d.data.with(|t| t.entry(i).map_or(Value::Int(0), |e| e.value().clone()));
    if let Value::Int(n) = n
        && let Some(n) = n.checked_add(1)
    {
        d.data.with_mut(|t| t.set_at(i, Value::Int(n)));
        return Ok(());
    }
    // Adding may change the dict.
    let n = ops::binary(vm, BinOp::Add, &n, &Value::Int(1), false)?;
    ops::dict_set(vm, d, k, n)
}

/// High performance data structures.
#[native_module("_collections")]
mod natives {
    use super::*;

    /// Count elements in the iterable, updating the mapping
    #[native]
    fn _count_elements(vm: &mut Vm, mapping: &Value, iterable: &Value) -> Res<()> {
        let it = ops::iter(vm, iterable)?;
        let get = intern("get");
        // Whether the mapping is a dict in what is done with it here.
        let is_own = |name: &Ref<StrObj>| match (mapping.ty().lookup(name), builtin().dict.lookup(name)) {
            (Some(f), Some(own)) => f.is(&own),
            _ => false,
        };
        if let Some(d) = mapping.get::<DictObj>()
            && is_own(&get)
            && is_own(&builtin().names.setitem)
        {
            let d = Ref::from_ref(d);
            while let Some(k) = ops::next_inlined(vm, &it)? {
                count_one(vm, &d, k)?;
                memory::settle(vm)?;
            }
            return Ok(());
        }
        let get = ops::get_attr(vm, mapping, &get)?;
        while let Some(k) = ops::next_inlined(vm, &it)? {
            let n = vm.call(&get, &[k.clone(), Value::Int(0)])?;
            let n = ops::binary(vm, BinOp::Add, &n, &Value::Int(1), false)?;
            ops::set_item(vm, mapping, &k, n)?;
        }
        Ok(())
    }
}
