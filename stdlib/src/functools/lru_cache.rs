//! What `functools.lru_cache` makes of a function: a callable that remembers results.
//!
//! Calls of Python code (the function, `__hash__` and `__eq__` of arguments) may come back to the cache, change or clear it. So
//! nothing that was found before such a call is believed after it, but what the dict says: each place in the order of use has
//! a number that no other place ever has, so that a dict entry that has outlived `cache_clear` finds nothing there.

use std::cell::Cell;

use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::builtins::{class_argument, is_callable, made};
use vm::native::{Params, bind};
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

/// A result, with its key and its neighbours in the order of use.
#[derive(Default)]
struct Place {
    /// What the entry of the dict says; 0 if there is none.
    stamp: i64,
    key: Value,
    hash: u64,
    result: Value,
    older: usize,
    newer: usize,
}

/// Results in the order of their last use: a ring through the places, which begins and ends at the first one, which holds nothing.
#[derive(Default)]
struct Order {
    places: Vec<Place>,
    free: Vec<usize>,
    stamps: i64,
}

/// Bits of a stamp that say which place it is; those above count the results that there have been.
const PLACE_BITS: u32 = 31;

impl Traced for Order {
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef)) {
        for p in &self.places {
            p.key.trace(f);
            p.result.trace(f);
        }
    }
}

impl Order {
    fn unlink(&mut self, i: usize) {
        let (older, newer) = (self.places[i].older, self.places[i].newer);
        self.places[older].newer = newer;
        self.places[newer].older = older;
    }
    /// Makes a place the newest.
    fn link(&mut self, i: usize) {
        let newest = self.places[0].older;
        (self.places[i].older, self.places[i].newer) = (newest, 0);
        self.places[newest].newer = i;
        self.places[0].older = i;
    }
    /// The place that an entry of the dict refers to.
    fn find(&self, stamp: &Value) -> Option<usize> {
        let Value::Int(stamp) = stamp else { return None };
        let i = (stamp & ((1 << PLACE_BITS) - 1)) as usize;
        self.places.get(i).filter(|p| p.stamp == *stamp).map(|_| i)
    }
    /// The result that an entry of the dict refers to; it becomes the newest.
    fn used(&mut self, stamp: &Value) -> Option<Value> {
        let i = self.find(stamp)?;
        self.unlink(i);
        self.link(i);
        Some(self.places[i].result.clone())
    }
    /// Adds a result as the newest; the stamp for its entry in the dict.
    fn add(&mut self, key: Value, hash: u64, result: Value) -> i64 {
        if self.places.is_empty() {
            self.places.push(Place::default());
        }
        let i = self.free.pop().unwrap_or(self.places.len());
        self.stamps += 1;
        let stamp = self.stamps << PLACE_BITS | i as i64;
        let place = Place { stamp, key, hash, result, older: 0, newer: 0 };
        if i == self.places.len() {
            self.places.push(place)
        } else {
            self.places[i] = place
        }
        self.link(i);
        stamp
    }
    /// Takes the oldest result out.
    fn take_oldest(&mut self) -> Option<Place> {
        let i = self.places.first()?.newer;
        if i == 0 {
            return None;
        }
        self.unlink(i);
        self.free.push(i);
        Some(std::mem::replace(&mut self.places[i], Place::default()))
    }
    fn len(&self) -> usize {
        self.places.len().saturating_sub(1 + self.free.len())
    }
}

/// Create a cached callable that wraps another function.
///
/// user_function:      the function being cached
///
/// maxsize:  0         for no caching
///           None      for unlimited cache size
///           n         for a bounded cache
///
/// typed:    False     cache f(3) and f(3.0) as identical calls
///           True      cache f(3) and f(3.0) as distinct calls
///
/// cache_info_type:    namedtuple class with the fields:
///                         hits misses currsize maxsize
#[native_type("functools._lru_cache_wrapper", weakref, no_base, dict)]
#[derive(Trace)]
pub struct LruCache {
    header: Header,
    function: HeapCell<Value>,
    /// `None` if there is no limit.
    limit: Cell<Option<usize>>,
    typed: Cell<bool>,
    info: HeapCell<Value>,
    /// From keys to results; with a limit, to their stamps in `order`.
    cache: Ref<DictObj>,
    order: HeapCell<Order>,
    hits: Cell<i64>,
    misses: Cell<i64>,
}

/// What stands in keys between positional and keyword arguments: no program has it.
#[native_type("functools._KeywordMark", no_base)]
#[derive(Trace)]
struct Mark {
    header: Header,
}
#[native_methods("functools._KeywordMark")]
impl Mark {}

fn mark() -> Value {
    static ONLY: Global<Option<Value>> = Global::new(None);
    #[allow(unsafe_code, reason = "one object for the process")]
    // SAFETY: one thread runs Python; nothing else has the reference while it is set.
    unsafe { &mut *ONLY.as_ptr() }
        .get_or_insert_with(|| new_native(Mark { header: native_header::<Mark>() }).into())
        .clone()
}

/// The key for the arguments of a call: the argument itself if it is the only one and an int or a string, else a tuple.
fn key_of(args: Args<'_>, typed: bool) -> Value {
    let given = args.pos();
    if !typed && !args.has_keywords() {
        return match given {
            [only @ Value::Int(_)] => only.clone(),
            [only] if only.get_exact::<StrObj>().is_some() => only.clone(),
            _ => TupleObj::from_iter(given.iter().cloned()).into(),
        };
    }
    let mut key = given.to_vec();
    if args.has_keywords() {
        key.push(mark());
        for (k, v) in args.keywords() {
            key.push(Ref::from_ref(k).value());
            key.push(v.clone());
        }
    }
    if typed {
        key.extend(args.all.iter().map(|v| Ref::from_ref(v.ty()).value()));
    }
    TupleObj::new(key).into()
}

impl LruCache {
    fn known(&self, vm: &mut Vm, key: &Value, hash: u64) -> Res<Option<Value>> {
        let i = ops::find(vm, &self.cache.data, key, hash)?;
        Ok(i.and_then(|i| self.cache.data.with(|t| t.entry(i).map(|e| e.value().clone()))))
    }
    /// Enters a value in the dict.
    fn enter(&self, vm: &mut Vm, key: Value, hash: u64, v: Value) -> Res<()> {
        match ops::find(vm, &self.cache.data, &key, hash)? {
            Some(i) => drop(self.cache.data.with_mut(|t| t.set_at(i, v))),
            None => self.cache.data.with_mut(|t| t.push(hash, key, v)),
        }
        Ok(())
    }
    fn missed(&self) {
        self.misses.set(self.misses.get() + 1);
    }
    fn hit(&self) {
        self.hits.set(self.hits.get() + 1);
    }
    fn call_function(&self, vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        self.missed();
        let f = self.function.get();
        vm.call_kw(&f, args.all, args.kwnames)
    }
    fn call_unlimited(&self, vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let key = key_of(args, self.typed.get());
        let hash = ops::hash(vm, &key)?;
        if let Some(v) = self.known(vm, &key, hash)? {
            self.hit();
            return Ok(v);
        }
        let v = self.call_function(vm, args)?;
        self.enter(vm, key, hash, v.clone())?;
        Ok(v)
    }
    fn call_limited(&self, vm: &mut Vm, args: Args<'_>, limit: usize) -> Res<Value> {
        let key = key_of(args, self.typed.get());
        let hash = ops::hash(vm, &key)?;
        if let Some(v) = self.known(vm, &key, hash)?.and_then(|s| self.order.with_mut(|o| o.used(&s))) {
            self.hit();
            return Ok(v);
        }
        let v = self.call_function(vm, args)?;
        // The same call may have been made meanwhile: its result is there, and as good.
        if let Some(stamp) = self.known(vm, &key, hash)?
            && self.order.with(|o| o.find(&stamp).is_some())
        {
            return Ok(v);
        }
        while self.order.with(|o| o.len()) >= limit {
            self.drop_oldest(vm)?;
        }
        let stamp = self.order.with_mut(|o| o.add(key.clone(), hash, v.clone()));
        self.enter(vm, key, hash, Value::Int(stamp))?;
        Ok(v)
    }
    fn drop_oldest(&self, vm: &mut Vm) -> Res<()> {
        let Some(p) = self.order.with_mut(Order::take_oldest) else { return Ok(()) };
        if let Some(i) = ops::find(vm, &self.cache.data, &p.key, p.hash)?
            && self.cache.data.with(|t| t.entry(i).is_some_and(|e| e.value().is(&Value::Int(p.stamp))))
        {
            drop(self.cache.data.with_mut(|t| t.remove_at(i)));
        }
        Ok(())
    }
    fn wrapper(v: &Value) -> Option<Ref<LruCache>> {
        v.get::<LruCache>().map(Ref::from_ref)
    }
}

#[native_methods("functools._lru_cache_wrapper")]
impl LruCache {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        const PARAMS: Params = Params {
            function: "lru_cache",
            names: &["user_function", "maxsize", "typed", "cache_info_type"],
            positional_only: 0,
            positional: 4,
            required: 4,
            required_keywords: 0,
            rest: false,
        };
        let class = class_argument(vm, args, LruCache::TYPE.class())?;
        let given: [Option<&Value>; 4] = bind(vm, &PARAMS, args.skip(1))?;
        let [function, maxsize, typed, info] = given.map(|v| v.cloned().unwrap_or_default());
        let typed = ops::truth(vm, &typed)?;
        if !is_callable(&function) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let limit = match &maxsize {
            Value::None => None,
            v => match ops::as_index(vm, v)? {
                Some(n) => Some(n.max(0) as usize),
                None => return Err(vm.type_error("maxsize should be integer or None")),
            },
        };
        let cache = LruCache {
            header: native_header::<LruCache>(),
            function: HeapCell::new(function),
            limit: Cell::new(limit),
            typed: Cell::new(typed),
            info: HeapCell::new(info),
            cache: DictObj::empty(),
            order: HeapCell::new(Order::default()),
            hits: Cell::new(0),
            misses: Cell::new(0),
        };
        Ok(made(&class, new_native(cache)))
    }
    /// Call self as a function.
    #[method(name = "__call__", min = 1, max = 255, signature = "($self, /, *args, **kwargs)")]
    fn call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let Some(me) = LruCache::wrapper(&args.all[0]) else {
            let class = "functools._lru_cache_wrapper";
            return Err(vm::native::wrong_receiver(vm, &args.all[0], class, "__call__"));
        };
        let args = args.skip(1);
        match me.limit.get() {
            None => me.call_unlimited(vm, args),
            Some(0) => me.call_function(vm, args),
            Some(limit) => me.call_limited(vm, args, limit),
        }
    }
    #[slot(get)]
    fn get(vm: &mut Vm, this: &Value, instance: &Value, #[default(None)] owner: &Value) -> Res<Value> {
        match (instance, owner) {
            (Value::None, Value::None) => Err(vm.type_error("__get__(None, None) is invalid")),
            (Value::None, _) => Ok(this.clone()),
            _ => Ok(BoundMethodObj::new(this.clone(), instance.clone()).into()),
        }
    }
    /// Report cache statistics
    #[method]
    fn cache_info(&self, vm: &mut Vm) -> Res<Value> {
        let (hits, misses) = (Value::Int(self.hits.get()), Value::Int(self.misses.get()));
        let limit = self.limit.get().map_or(Value::None, |n| Value::Int(n as i64));
        let size = match self.limit.get() {
            None => self.cache.len(),
            Some(_) => self.order.with(|o| o.len()),
        };
        vm.call(&self.info.get(), &[hits, misses, limit, Value::Int(size as i64)])
    }
    /// Clear the cache and cache statistics
    #[method]
    fn cache_clear(&self) {
        self.hits.set(0);
        self.misses.set(0);
        // Stamps go on, so that no entry of now is taken for one of later.
        let stamps = self.order.with(|o| o.stamps);
        let old = self.order.replace(Order { stamps, ..Order::default() });
        DictObj::clear(&self.cache);
        drop(old);
    }
    #[method(name = "__reduce__")]
    fn reduce(vm: &mut Vm, this: &Value) -> Res<Value> {
        ops::get_attr(vm, this, &builtin().names.qualname)
    }
    #[method(name = "__copy__")]
    fn copy(this: &Value) -> Value {
        this.clone()
    }
    #[method(name = "__deepcopy__")]
    fn deepcopy(this: &Value, _memo: &Value) -> Value {
        this.clone()
    }
}
