//! `itertools`: each function is a class whose objects are iterators.

use std::cell::Cell;
use std::collections::VecDeque;

use sidewinder_macros::{Trace, native_methods, native_module, native_type};

use crate::builtins::{arity, class_argument, index_argument, made, no_keywords};
use crate::native::{Params, bind};
use crate::objects::*;
use crate::ops::{self, BinOp};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "itertools", natives::DOC, natives::NATIVES);
    let classes = [
        Accumulate::TYPE,
        Batched::TYPE,
        Chain::TYPE,
        Combinations::TYPE,
        CombinationsWithReplacement::TYPE,
        Compress::TYPE,
        Count::TYPE,
        Cycle::TYPE,
        DropWhile::TYPE,
        FilterFalse::TYPE,
        GroupBy::TYPE,
        Grouper::TYPE,
        ISlice::TYPE,
        PairWise::TYPE,
        Permutations::TYPE,
        Product::TYPE,
        Repeat::TYPE,
        StarMap::TYPE,
        TakeWhile::TYPE,
        Tee::TYPE,
        TeeData::TYPE,
        ZipLongest::TYPE,
    ];
    for t in classes {
        m.ns.set_str(t.name.rsplit('.').next().unwrap_or_default(), Ref::from_ref(t.class()).into());
    }
    m
}

/// A constructor's parameters, all of which can be named.
const fn named(function: &'static str, names: &'static [&'static str], required: u8) -> Params {
    Params {
        function,
        names,
        positional_only: 0,
        positional: names.len() as u8,
        required,
        required_keywords: 0,
        rest: false,
    }
}

/// The arguments of a constructor that takes `N` by position only, and the class.
fn plain<'a, T: NativeStruct, const N: usize>(
    vm: &mut Vm,
    args: Args<'a>,
    name: &str,
) -> Res<(Ref<TypeObj>, [&'a Value; N])> {
    let class = class_argument(vm, args, T::TYPE.class())?;
    if !class.is_heap() {
        no_keywords(vm, name, args)?;
    }
    let given = &args.pos()[1..];
    arity(vm, name, given.len(), N, N)?;
    Ok((class, std::array::from_fn(|i| &given[i])))
}

fn truth_of_call(vm: &mut Vm, f: &Value, v: &Value) -> Res<bool> {
    let r = if f.is_none() { v.clone() } else { vm.call(f, std::slice::from_ref(v))? };
    ops::truth(vm, &r)
}

/// An iterator that may be done with.
type Source = HeapCell<Option<Value>>;

/// The next item of a source; it lets go of one that has ended.
fn advance(vm: &mut Vm, source: &Source) -> Res<Option<Value>> {
    let Some(it) = source.get() else { return Ok(None) };
    let v = ops::next_inlined(vm, &it)?;
    if v.is_none() {
        source.set(None);
    }
    Ok(v)
}

// ---- count, repeat, cycle ------------------------------------------------------------------------------

/// Return a count object whose .__next__() method returns consecutive values.
#[native_type("itertools.count", iterator)]
#[derive(Trace)]
struct Count {
    header: Header,
    next: HeapCell<Value>,
    step: Value,
}
impl NativeIterator for Count {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        let v = self.next.get();
        let after = ops::binary(vm, BinOp::Add, &v, &self.step, false)?;
        self.next.set(after);
        Ok(Some(v))
    }
}
#[native_methods("itertools.count")]
impl Count {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Count::TYPE.class())?;
        let given = args.pos().len() - 1;
        if given > 2 {
            return Err(vm.type_error(format!("count() takes at most 2 arguments ({given} given)")));
        }
        let [start, step] = bind(vm, &named("count", &["start", "step"], 0), args.skip(1))?;
        let n = &builtin().names;
        for v in [start, step].into_iter().flatten() {
            let number = v.get::<ComplexObj>().is_some()
                || [&n.index, &n.float].iter().any(|m| v.ty().lookup(m).is_some());
            if !number || v.as_str().is_some() {
                return Err(vm.type_error("a number is required"));
            }
        }
        let of = |v: Option<&Value>, default| match v {
            None => Value::Int(default),
            Some(Value::Bool(b)) => Value::Int(b.get() as i64),
            Some(v) => v.clone(),
        };
        let it =
            Count { header: native_header::<Count>(), next: HeapCell::new(of(start, 0)), step: of(step, 1) };
        Ok(made(&class, new_native(it)))
    }
    #[slot(repr)]
    fn repr(&self, vm: &mut Vm) -> Res<Value> {
        let next = crate::builtins::repr_text(vm, &self.next.get())?;
        if matches!(self.step, Value::Int(1)) {
            return Ok(Value::string(&format!("count({next})")));
        }
        let step = crate::builtins::repr_text(vm, &self.step)?;
        Ok(Value::string(&format!("count({next}, {step})")))
    }
}

/// Create an iterator which returns the object for the specified number of times, or endlessly.
#[native_type("itertools.repeat", iterator)]
#[derive(Trace)]
struct Repeat {
    header: Header,
    object: Value,
    /// Negative: endlessly.
    left: Cell<i64>,
}
impl NativeIterator for Repeat {
    fn next(&self, _vm: &mut Vm) -> Res<Option<Value>> {
        match self.left.get() {
            0 => return Ok(None),
            n if n > 0 => self.left.set(n - 1),
            _ => {}
        }
        Ok(Some(self.object.clone()))
    }
}
#[native_methods("itertools.repeat")]
impl Repeat {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Repeat::TYPE.class())?;
        let [object, times] = bind(vm, &named("repeat", &["object", "times"], 1), args.skip(1))?;
        let left = match times {
            Some(v) => index_argument(vm, v)?.max(0),
            None => -1,
        };
        let object = object.cloned().unwrap_or_default();
        Ok(made(
            &class,
            new_native(Repeat { header: native_header::<Repeat>(), object, left: Cell::new(left) }),
        ))
    }
    #[slot(repr)]
    fn repr(&self, vm: &mut Vm) -> Res<Value> {
        let object = crate::builtins::repr_text(vm, &self.object)?;
        Ok(Value::string(&match self.left.get() {
            -1 => format!("repeat({object})"),
            n => format!("repeat({object}, {n})"),
        }))
    }
    /// Private method returning an estimate of len(list(it)).
    #[method(name = "__length_hint__")]
    fn length_hint(&self, vm: &mut Vm) -> Res<i64> {
        match self.left.get() {
            -1 => Err(vm.type_error("len() of unsized object")),
            n => Ok(n),
        }
    }
}

/// Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.
#[native_type("itertools.cycle", iterator)]
#[derive(Trace)]
struct Cycle {
    header: Header,
    source: Source,
    saved: HeapCell<Vec<Value>>,
    at: Cell<usize>,
}
impl NativeIterator for Cycle {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        if let Some(v) = advance(vm, &self.source)? {
            if !self.saved.with_mut(|s| crate::memory::push(s, v.clone())) {
                crate::memory::settle(vm)?;
            }
            return Ok(Some(v));
        }
        let i = self.at.get();
        Ok(self.saved.with(|s| {
            let v = s.get(i)?;
            self.at.set(if i + 1 == s.len() { 0 } else { i + 1 });
            Some(v.clone())
        }))
    }
}
#[native_methods("itertools.cycle")]
impl Cycle {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let (class, [iterable]) = plain::<Cycle, 1>(vm, args, "cycle")?;
        let source = HeapCell::new(Some(ops::iter(vm, iterable)?));
        let (header, saved) = (native_header::<Cycle>(), HeapCell::new(Vec::new()));
        Ok(made(&class, new_native(Cycle { header, source, saved, at: Cell::new(0) })))
    }
}

// ---- chain, islice, accumulate ---------------------------------------------------------------------------

/// Return a chain object whose .__next__() method returns elements from the iterables one after the other.
#[native_type("itertools.chain", iterator)]
#[derive(Trace)]
struct Chain {
    header: Header,
    sources: Source,
    active: Source,
}
impl Chain {
    fn over(sources: Value) -> Ref<Chain> {
        let (sources, active) = (HeapCell::new(Some(sources)), HeapCell::new(None));
        new_native(Chain { header: native_header::<Chain>(), sources, active })
    }
}
impl NativeIterator for Chain {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        loop {
            if let Some(v) = advance(vm, &self.active)? {
                return Ok(Some(v));
            }
            let Some(iterable) = advance(vm, &self.sources)? else { return Ok(None) };
            match ops::iter(vm, &iterable) {
                Ok(it) => self.active.set(Some(it)),
                Err(e) => {
                    self.sources.set(None);
                    return Err(e);
                }
            }
        }
    }
}
#[native_methods("itertools.chain")]
impl Chain {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Chain::TYPE.class())?;
        if !class.is_heap() {
            no_keywords(vm, "chain", args)?;
        }
        let all = TupleObj::new(args.pos()[1..].to_vec()).into();
        let it = ops::iter(vm, &all)?;
        Ok(made(&class, Chain::over(it)))
    }
    /// Alternative chain() constructor taking a single iterable argument that evaluates lazily.
    #[class_method]
    fn from_iterable(vm: &mut Vm, class: &Value, iterable: &Value) -> Res<Value> {
        let it = ops::iter(vm, iterable)?;
        Ok(match class.get_exact::<TypeObj>() {
            Some(t) => made(t, Chain::over(it)),
            None => Chain::over(it).into(),
        })
    }
    /// See PEP 585
    #[class_method(name = "__class_getitem__")]
    fn class_getitem(vm: &mut Vm, class: &Value, item: &Value) -> Res<Value> {
        super::typing::generic_alias(vm, class, item)
    }
}

/// Return an iterator whose next() method returns selected values from an iterable.
#[native_type("itertools.islice", iterator)]
#[derive(Trace)]
struct ISlice {
    header: Header,
    source: Source,
    next: Cell<i64>,
    /// -1: to the end.
    stop: i64,
    step: i64,
    count: Cell<i64>,
}
impl NativeIterator for ISlice {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        let Some(it) = self.source.get() else { return Ok(None) };
        while self.count.get() < self.next.get() {
            if ops::next_inlined(vm, &it)?.is_none() {
                self.source.set(None);
                return Ok(None);
            }
            self.count.set(self.count.get() + 1);
        }
        if self.stop >= 0 && self.count.get() >= self.stop {
            self.source.set(None);
            return Ok(None);
        }
        let v = ops::next_inlined(vm, &it)?;
        if v.is_none() {
            self.source.set(None);
            return Ok(None);
        }
        self.count.set(self.count.get() + 1);
        let next = self.next.get().saturating_add(self.step);
        self.next.set(if self.stop >= 0 { next.min(self.stop) } else { next });
        Ok(v)
    }
}
#[native_methods("itertools.islice")]
impl ISlice {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, ISlice::TYPE.class())?;
        if !class.is_heap() {
            no_keywords(vm, "islice", args)?;
        }
        let given = &args.pos()[1..];
        arity(vm, "islice", given.len(), 2, 4)?;
        let mut part = |v: Option<&Value>, default: i64, least: i64, words: &str| -> Res<i64> {
            let Some(v) = v.filter(|v| !v.is_none()) else { return Ok(default) };
            match ops::as_index(vm, v) {
                Ok(Some(i)) if i >= least => Ok(i),
                _ => {
                    vm.take_exception();
                    Err(vm.value_error(words))
                }
            }
        };
        const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
        const ANY: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
        const STEP: &str = "Step for islice() must be a positive integer or None.";
        let (start, stop) = match given.len() {
            2 => (0, part(given.get(1), -1, 0, STOP)?),
            _ => {
                let stop = part(given.get(2), -1, i64::MIN, STOP)?;
                let start = part(given.get(1), 0, 0, ANY)?;
                if stop < 0 && given.get(2).is_some_and(|v| !v.is_none()) {
                    return Err(vm.value_error(if stop == -1 { STOP } else { ANY }));
                }
                (start, stop)
            }
        };
        let mut part = |v: Option<&Value>| -> Res<i64> {
            let Some(v) = v.filter(|v| !v.is_none()) else { return Ok(1) };
            match ops::as_index(vm, v) {
                Ok(Some(i)) if i >= 1 => Ok(i),
                _ => {
                    vm.take_exception();
                    Err(vm.value_error(STEP))
                }
            }
        };
        let step = part(given.get(3))?;
        let source = HeapCell::new(Some(ops::iter(vm, &given[0])?));
        let (header, count) = (native_header::<ISlice>(), Cell::new(0));
        Ok(made(&class, new_native(ISlice { header, source, next: Cell::new(start), stop, step, count })))
    }
}

/// Return series of accumulated sums (or other binary function results).
#[native_type("itertools.accumulate", iterator)]
#[derive(Trace)]
struct Accumulate {
    header: Header,
    source: Value,
    func: Value,
    initial: HeapCell<Option<Value>>,
    total: HeapCell<Option<Value>>,
}
impl NativeIterator for Accumulate {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        if let Some(v) = self.initial.replace(None) {
            self.total.set(Some(v.clone()));
            return Ok(Some(v));
        }
        let Some(v) = ops::next_inlined(vm, &self.source)? else { return Ok(None) };
        let total = match self.total.get() {
            None => v,
            Some(t) if self.func.is_none() => ops::binary(vm, BinOp::Add, &t, &v, false)?,
            Some(t) => vm.call(&self.func, &[t, v])?,
        };
        self.total.set(Some(total.clone()));
        Ok(Some(total))
    }
}
#[native_methods("itertools.accumulate")]
impl Accumulate {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Accumulate::TYPE.class())?;
        let params = Params { positional: 2, ..named("accumulate", &["iterable", "func", "initial"], 1) };
        let [iterable, func, initial] = bind(vm, &params, args.skip(1))?;
        let source = ops::iter(vm, iterable.unwrap_or(&Value::None))?;
        let it = Accumulate {
            header: native_header::<Accumulate>(),
            source,
            func: func.cloned().unwrap_or(Value::None),
            initial: HeapCell::new(initial.filter(|v| !v.is_none()).cloned()),
            total: HeapCell::new(None),
        };
        Ok(made(&class, new_native(it)))
    }
}

// ---- filters ---------------------------------------------------------------------------------------------

macro_rules! filters {
    ($($t:ident $class:literal $name:literal $doc:literal $f:expr;)*) => { $(
        #[doc = $doc]
        #[native_type($class, iterator)]
        #[derive(Trace)]
        struct $t {
            header: Header,
            func: Value,
            source: Value,
            /// The condition has changed for good.
            over: Cell<bool>,
        }
        impl NativeIterator for $t {
            fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
                let next: fn(&$t, &mut Vm) -> Res<Option<Value>> = $f;
                next(self, vm)
            }
        }
        #[native_methods($class)]
        impl $t {
            #[new]
            fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
                let (class, [func, iterable]) = plain::<$t, 2>(vm, args, $name)?;
                let source = ops::iter(vm, iterable)?;
                let (header, func) = (native_header::<$t>(), func.clone());
                Ok(made(&class, new_native($t { header, func, source, over: Cell::new(false) })))
            }
        }
    )* };
}
filters! {
    StarMap "itertools.starmap" "starmap"
        "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence."
        |me, vm| {
            let Some(v) = ops::next_inlined(vm, &me.source)? else { return Ok(None) };
            let args = ops::collect(vm, &v)?;
            vm.call(&me.func, &args).map(Some)
        };
    TakeWhile "itertools.takewhile" "takewhile"
        "Return successive entries from an iterable as long as the predicate evaluates to true for each entry."
        |me, vm| {
            if me.over.get() {
                return Ok(None);
            }
            let Some(v) = ops::next_inlined(vm, &me.source)? else { return Ok(None) };
            let r = vm.call(&me.func, std::slice::from_ref(&v))?;
            if ops::truth(vm, &r)? {
                return Ok(Some(v));
            }
            me.over.set(true);
            Ok(None)
        };
    DropWhile "itertools.dropwhile" "dropwhile"
        "Drop items from the iterable while predicate(item) is true. Afterwards, return every element until the iterable is exhausted."
        |me, vm| {
            loop {
                let Some(v) = ops::next_inlined(vm, &me.source)? else { return Ok(None) };
                if me.over.get() {
                    return Ok(Some(v));
                }
                let r = vm.call(&me.func, std::slice::from_ref(&v))?;
                if !ops::truth(vm, &r)? {
                    me.over.set(true);
                    return Ok(Some(v));
                }
                crate::interp::poll(vm)?;
            }
        };
    FilterFalse "itertools.filterfalse" "filterfalse"
        "Return those items of iterable for which function(item) is false."
        |me, vm| {
            loop {
                let Some(v) = ops::next_inlined(vm, &me.source)? else { return Ok(None) };
                if !truth_of_call(vm, &me.func, &v)? {
                    return Ok(Some(v));
                }
                crate::interp::poll(vm)?;
            }
        };
}

/// Return data elements corresponding to true selector elements.
#[native_type("itertools.compress", iterator)]
#[derive(Trace)]
struct Compress {
    header: Header,
    data: Value,
    selectors: Value,
}
impl NativeIterator for Compress {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        loop {
            let Some(v) = ops::next_inlined(vm, &self.data)? else { return Ok(None) };
            let Some(s) = ops::next_inlined(vm, &self.selectors)? else { return Ok(None) };
            if ops::truth(vm, &s)? {
                return Ok(Some(v));
            }
            crate::interp::poll(vm)?;
        }
    }
}
#[native_methods("itertools.compress")]
impl Compress {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Compress::TYPE.class())?;
        let [data, selectors] = bind(vm, &named("compress", &["data", "selectors"], 2), args.skip(1))?;
        let data = ops::iter(vm, data.unwrap_or(&Value::None))?;
        let selectors = ops::iter(vm, selectors.unwrap_or(&Value::None))?;
        Ok(made(&class, new_native(Compress { header: native_header::<Compress>(), data, selectors })))
    }
}

// ---- pairwise, batched, zip_longest -------------------------------------------------------------------------

/// Return an iterator of overlapping pairs taken from the input iterator.
#[native_type("itertools.pairwise", iterator)]
#[derive(Trace)]
struct PairWise {
    header: Header,
    source: Source,
    old: HeapCell<Option<Value>>,
}
impl NativeIterator for PairWise {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        if self.old.with(|o| o.is_none()) {
            let first = advance(vm, &self.source)?;
            self.old.set(first);
        }
        let Some(old) = self.old.get() else { return Ok(None) };
        let Some(new) = advance(vm, &self.source)? else {
            self.old.set(None);
            return Ok(None);
        };
        self.old.set(Some(new.clone()));
        Ok(Some(TupleObj::of([old, new]).into()))
    }
}
#[native_methods("itertools.pairwise")]
impl PairWise {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let (class, [iterable]) = plain::<PairWise, 1>(vm, args, "pairwise")?;
        let source = HeapCell::new(Some(ops::iter(vm, iterable)?));
        let (header, old) = (native_header::<PairWise>(), HeapCell::new(None));
        Ok(made(&class, new_native(PairWise { header, source, old })))
    }
}

/// Batch data into tuples of length n. The last batch may be shorter than n.
#[native_type("itertools.batched", iterator)]
#[derive(Trace)]
struct Batched {
    header: Header,
    source: Source,
    size: i64,
    strict: bool,
}
impl NativeIterator for Batched {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        let mut batch = Vec::new();
        while (batch.len() as i64) < self.size {
            match advance(vm, &self.source)? {
                Some(v) => batch.push(v),
                None if batch.is_empty() => return Ok(None),
                None if self.strict => return Err(vm.value_error("batched(): incomplete batch")),
                None => break,
            }
        }
        Ok(Some(TupleObj::new(batch).into()))
    }
}
#[native_methods("itertools.batched")]
impl Batched {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Batched::TYPE.class())?;
        let params = Params { positional: 2, ..named("batched", &["iterable", "n", "strict"], 2) };
        let [iterable, n, strict] = bind(vm, &params, args.skip(1))?;
        let size = index_argument(vm, n.unwrap_or(&Value::None))?;
        let strict = match strict {
            Some(v) => ops::truth(vm, v)?,
            None => false,
        };
        if size < 1 {
            return Err(vm.value_error("n must be at least one"));
        }
        let source = HeapCell::new(Some(ops::iter(vm, iterable.unwrap_or(&Value::None))?));
        Ok(made(&class, new_native(Batched { header: native_header::<Batched>(), source, size, strict })))
    }
}

/// Return a zip_longest object whose .__next__() method returns a tuple where the i-th element comes from the i-th iterable.
#[native_type("itertools.zip_longest", iterator)]
#[derive(Trace)]
struct ZipLongest {
    header: Header,
    sources: HeapCell<Vec<Option<Value>>>,
    active: Cell<usize>,
    fill: Value,
}
impl NativeIterator for ZipLongest {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        let n = self.sources.with(|s| s.len());
        if n == 0 || self.active.get() == 0 {
            return Ok(None);
        }
        let mut row = Vec::with_capacity(n);
        for i in 0..n {
            let Some(it) = self.sources.with(|s| s.get(i).cloned().flatten()) else {
                row.push(self.fill.clone());
                continue;
            };
            match ops::next_inlined(vm, &it) {
                Ok(Some(v)) => row.push(v),
                Ok(None) => {
                    self.active.set(self.active.get().saturating_sub(1));
                    if self.active.get() == 0 {
                        return Ok(None);
                    }
                    drop(self.sources.with_mut(|s| s.get_mut(i).and_then(Option::take)));
                    row.push(self.fill.clone());
                }
                Err(e) => {
                    self.active.set(0);
                    return Err(e);
                }
            }
        }
        Ok(Some(TupleObj::new(row).into()))
    }
}
#[native_methods("itertools.zip_longest")]
impl ZipLongest {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, ZipLongest::TYPE.class())?;
        if args.keywords().any(|(k, _)| k.as_ascii() != Some("fillvalue")) {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        let fill = args.keyword("fillvalue").cloned().unwrap_or(Value::None);
        let mut sources = Vec::new();
        for v in &args.pos()[1..] {
            sources.push(Some(ops::iter(vm, v)?));
        }
        let (active, sources) = (Cell::new(sources.len()), HeapCell::new(sources));
        let it = ZipLongest { header: native_header::<ZipLongest>(), sources, active, fill };
        Ok(made(&class, new_native(it)))
    }
}

// ---- combinatorics -----------------------------------------------------------------------------------------

/// Items of a pool by number, as a tuple.
fn chosen(pool: &[Value], indices: &[usize]) -> Value {
    TupleObj::from_iter(indices.iter().map(|&i| pool[i].clone())).into()
}

/// Cartesian product of input iterables. Equivalent to nested for-loops.
#[native_type("itertools.product", iterator)]
#[derive(Trace)]
struct Product {
    header: Header,
    pools: HeapCell<Vec<Vec<Value>>>,
    #[untraced]
    indices: HeapCell<Vec<usize>>,
    started: Cell<bool>,
    done: Cell<bool>,
}
impl NativeIterator for Product {
    fn next(&self, _vm: &mut Vm) -> Res<Option<Value>> {
        if self.done.get() {
            return Ok(None);
        }
        let first = !self.started.replace(true);
        let row = self.pools.with(|pools| {
            self.indices.with_mut(|indices| {
                if first {
                    indices.resize(pools.len(), 0);
                    if pools.iter().any(|p| p.is_empty()) {
                        return None;
                    }
                } else {
                    let turned = (0..pools.len()).rev().find(|&i| {
                        indices[i] += 1;
                        let carried = indices[i] == pools[i].len();
                        if carried {
                            indices[i] = 0;
                        }
                        !carried
                    });
                    turned?;
                }
                let row = pools.iter().zip(indices.iter()).map(|(p, &i)| p[i].clone());
                Some(TupleObj::from_iter(row).into())
            })
        });
        self.done.set(row.is_none());
        Ok(row)
    }
}
#[native_methods("itertools.product")]
impl Product {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Product::TYPE.class())?;
        let mut repeat = 1;
        for (k, v) in args.keywords() {
            if k.as_ascii() != Some("repeat") {
                let k = k.to_str_lossy();
                return Err(vm.type_error(format!("product() got an unexpected keyword argument '{k}'")));
            }
            repeat = index_argument(vm, v)?;
        }
        if repeat < 0 {
            return Err(vm.value_error("repeat argument cannot be negative"));
        }
        let mut once = Vec::new();
        if repeat > 0 {
            for v in &args.pos()[1..] {
                once.push(ops::collect(vm, v)?);
            }
        }
        let cells = once.len() as u128 * repeat as u128;
        if cells > i64::MAX as u128 / 8 {
            return Err(vm.overflow_error("repeat argument too large"));
        }
        ops::check_memory(vm, cells * size_of::<Vec<Value>>() as u128)?;
        let mut pools = Vec::new();
        if !once.is_empty() {
            (0..repeat).for_each(|_| pools.extend(once.iter().cloned()));
        }
        let it = Product {
            header: native_header::<Product>(),
            pools: HeapCell::new(pools),
            indices: HeapCell::new(Vec::new()),
            started: Cell::new(false),
            done: Cell::new(false),
        };
        Ok(made(&class, new_native(it)))
    }
}

macro_rules! combinatorics {
    ($($t:ident $class:literal $name:literal $doc:literal $first:expr, $step:expr;)*) => { $(
        #[doc = $doc]
        #[native_type($class, iterator)]
        #[derive(Trace)]
        struct $t {
            header: Header,
            pool: HeapCell<Vec<Value>>,
            /// What is chosen, and more that the order is told by.
            #[untraced]
            state: HeapCell<(Vec<usize>, Vec<usize>)>,
            r: usize,
            started: Cell<bool>,
            done: Cell<bool>,
        }
        impl NativeIterator for $t {
            fn next(&self, _vm: &mut Vm) -> Res<Option<Value>> {
                let first: fn(usize, usize) -> Option<(Vec<usize>, Vec<usize>)> = $first;
                let step: fn(&mut (Vec<usize>, Vec<usize>), usize, usize) -> bool = $step;
                if self.done.get() {
                    return Ok(None);
                }
                let (n, r) = (self.pool.with(|p| p.len()), self.r);
                let more = match self.started.replace(true) {
                    true => self.state.with_mut(|s| step(s, n, r)),
                    false => match first(n, r) {
                        Some(s) => {
                            self.state.set(s);
                            true
                        }
                        None => false,
                    },
                };
                if !more {
                    self.done.set(true);
                    return Ok(None);
                }
                Ok(Some(self.state.with(|s| self.pool.with(|p| chosen(p, &s.0[..r])))))
            }
        }
        impl $t {
            fn make(vm: &mut Vm, class: &TypeObj, iterable: &Value, r: Option<i64>) -> Res<Value> {
                let pool = ops::collect(vm, iterable)?;
                let r = r.unwrap_or(pool.len() as i64);
                if r < 0 {
                    return Err(vm.value_error("r must be non-negative"));
                }
                let it = $t {
                    header: native_header::<$t>(),
                    pool: HeapCell::new(pool),
                    state: HeapCell::new(Default::default()),
                    r: r as usize,
                    started: Cell::new(false),
                    done: Cell::new(false),
                };
                Ok(made(class, new_native(it)))
            }
        }
    )* };
}
combinatorics! {
    Permutations "itertools.permutations" "permutations"
        "Return successive r-length permutations of elements in the iterable."
        |n, r| (r <= n).then(|| ((0..n).collect(), (0..r).map(|i| n - i).collect())),
        |(indices, cycles), n, r| {
            for i in (0..r).rev() {
                cycles[i] -= 1;
                if cycles[i] == 0 {
                    indices[i..].rotate_left(1);
                    cycles[i] = n - i;
                } else {
                    indices.swap(i, n - cycles[i]);
                    return true;
                }
            }
            false
        };
    Combinations "itertools.combinations" "combinations"
        "Return successive r-length combinations of elements in the iterable."
        |n, r| (r <= n).then(|| ((0..r).collect(), Vec::new())),
        |(indices, _), n, r| {
            let Some(i) = (0..r).rev().find(|&i| indices[i] != i + n - r) else { return false };
            indices[i] += 1;
            (i + 1..r).for_each(|j| indices[j] = indices[j - 1] + 1);
            true
        };
    CombinationsWithReplacement "itertools.combinations_with_replacement" "combinations_with_replacement"
        "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats."
        |n, r| (n > 0 || r == 0).then(|| (vec![0; r], Vec::new())),
        |(indices, _), n, r| {
            let Some(i) = (0..r).rev().find(|&i| indices[i] + 1 != n) else { return false };
            let next = indices[i] + 1;
            indices[i..].fill(next);
            true
        };
}

#[native_methods("itertools.permutations")]
impl Permutations {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Permutations::TYPE.class())?;
        let [iterable, r] = bind(vm, &named("permutations", &["iterable", "r"], 1), args.skip(1))?;
        let r = match r {
            None | Some(Value::None) => None,
            Some(v) if v.as_i64().is_none() && v.get::<BigIntObj>().is_none() => {
                return Err(vm.type_error("Expected int as r"));
            }
            Some(v) => Some(index_argument(vm, v)?),
        };
        Permutations::make(vm, &class, iterable.unwrap_or(&Value::None), r)
    }
}
#[native_methods("itertools.combinations")]
impl Combinations {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Combinations::TYPE.class())?;
        let [iterable, r] = bind(vm, &named("combinations", &["iterable", "r"], 2), args.skip(1))?;
        let r = index_argument(vm, r.unwrap_or(&Value::None))?;
        Combinations::make(vm, &class, iterable.unwrap_or(&Value::None), Some(r))
    }
}
#[native_methods("itertools.combinations_with_replacement")]
impl CombinationsWithReplacement {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, CombinationsWithReplacement::TYPE.class())?;
        let params = named("combinations_with_replacement", &["iterable", "r"], 2);
        let [iterable, r] = bind(vm, &params, args.skip(1))?;
        let r = index_argument(vm, r.unwrap_or(&Value::None))?;
        CombinationsWithReplacement::make(vm, &class, iterable.unwrap_or(&Value::None), Some(r))
    }
}

// ---- groupby -------------------------------------------------------------------------------------------------

/// make an iterator that returns consecutive keys and groups from the iterable
#[native_type("itertools.groupby", iterator)]
#[derive(Trace)]
struct GroupBy {
    header: Header,
    source: Value,
    key_func: Value,
    target: HeapCell<Option<Value>>,
    current: HeapCell<Option<(Value, Value)>>,
    /// The number of the group that is being read.
    group: Cell<u64>,
}
impl GroupBy {
    /// Reads an item with its key; false at the end.
    fn step(&self, vm: &mut Vm) -> Res<bool> {
        let Some(v) = ops::next_inlined(vm, &self.source)? else { return Ok(false) };
        let key = match self.key_func.is_none() {
            true => v.clone(),
            false => vm.call(&self.key_func, std::slice::from_ref(&v))?,
        };
        self.current.set(Some((key, v)));
        Ok(true)
    }
}
impl NativeIterator for GroupBy {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        let group = self.group.get() + 1;
        self.group.set(group);
        loop {
            match (self.current.with(|c| c.as_ref().map(|c| c.0.clone())), self.target.get()) {
                (None, _) => {}
                (Some(_), None) => break,
                (Some(k), Some(t)) => {
                    if !ops::same_or_equal(vm, &t, &k)? {
                        break;
                    }
                }
            }
            if !self.step(vm)? {
                return Ok(None);
            }
            crate::interp::poll(vm)?;
        }
        let key = self.current.with(|c| c.as_ref().map(|c| c.0.clone())).unwrap_or(Value::None);
        self.target.set(Some(key.clone()));
        let parent = HeapCell::new(Some(Ref::from_ref(self)));
        let grouper =
            new_native(Grouper { header: native_header::<Grouper>(), parent, key: key.clone(), group });
        Ok(Some(TupleObj::of([key, grouper.into()]).into()))
    }
}
#[native_methods("itertools.groupby")]
impl GroupBy {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, GroupBy::TYPE.class())?;
        let given = args.pos().len() - 1;
        if given > 2 {
            return Err(vm.type_error(format!("groupby() takes at most 2 arguments ({given} given)")));
        }
        let [iterable, key] = bind(vm, &named("groupby", &["iterable", "key"], 1), args.skip(1))?;
        let source = ops::iter(vm, iterable.unwrap_or(&Value::None))?;
        let it = GroupBy {
            header: native_header::<GroupBy>(),
            source,
            key_func: key.cloned().unwrap_or(Value::None),
            target: HeapCell::new(None),
            current: HeapCell::new(None),
            group: Cell::new(0),
        };
        Ok(made(&class, new_native(it)))
    }
}

#[native_type("itertools._grouper", iterator, no_base)]
#[derive(Trace)]
struct Grouper {
    header: Header,
    parent: HeapCell<Option<Ref<GroupBy>>>,
    key: Value,
    group: u64,
}
impl NativeIterator for Grouper {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        let Some(p) = self.parent.get() else { return Ok(None) };
        if p.group.get() != self.group {
            return Ok(None);
        }
        if p.current.with(|c| c.is_none()) && !p.step(vm)? {
            return Ok(None);
        }
        let Some((key, v)) = p.current.get() else { return Ok(None) };
        if !ops::same_or_equal(vm, &self.key, &key)? {
            return Ok(None);
        }
        p.current.set(None);
        Ok(Some(v))
    }
}
#[native_methods("itertools._grouper")]
impl Grouper {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        class_argument(vm, args, Grouper::TYPE.class())?;
        match (args.get(1).and_then(|p| p.get::<GroupBy>()), args.get(2)) {
            (Some(p), Some(key)) => {
                let (parent, group) = (HeapCell::new(Some(Ref::from_ref(p))), p.group.get());
                let header = native_header::<Grouper>();
                Ok(new_native(Grouper { header, parent, key: key.clone(), group }).into())
            }
            _ => Err(vm.type_error("_grouper() argument 1 must be itertools.groupby")),
        }
    }
}

// ---- tee --------------------------------------------------------------------------------------------------------

/// What the iterators of one `tee` share: the items that not all of them have given yet.
#[native_type("itertools._tee_dataobject", no_base)]
#[derive(Trace)]
struct TeeData {
    header: Header,
    source: Value,
    items: HeapCell<VecDeque<Value>>,
    /// The number of the first of `items`.
    first: Cell<u64>,
    running: Cell<bool>,
    #[untraced]
    positions: HeapCell<Vec<(u64, u64)>>,
    made: Cell<u64>,
}
impl TeeData {
    /// Drops the items that no iterator will give any more.
    fn trim(&self) {
        let least = self.positions.with(|p| p.iter().map(|p| p.1).min());
        let Some(least) = least else { return };
        while self.first.get() < least {
            self.first.set(self.first.get() + 1);
            drop(self.items.with_mut(|i| i.pop_front()));
        }
    }
}
#[native_methods("itertools._tee_dataobject")]
impl TeeData {}

/// Iterator wrapped to make it copyable.
#[native_type("itertools._tee", iterator, weakref)]
#[derive(Trace)]
struct Tee {
    header: Header,
    data: Ref<TeeData>,
    id: u64,
}
impl Drop for Tee {
    fn drop(&mut self) {
        let id = self.id;
        self.data.positions.with_mut(|p| p.retain(|p| p.0 != id));
        self.data.trim();
    }
}
impl Tee {
    fn over(vm: &mut Vm, iterable: &Value) -> Res<Ref<Tee>> {
        if let Some(t) = iterable.get::<Tee>() {
            return Ok(t.again());
        }
        let data = new_native(TeeData {
            header: native_header::<TeeData>(),
            source: ops::iter(vm, iterable)?,
            items: HeapCell::new(VecDeque::new()),
            first: Cell::new(0),
            running: Cell::new(false),
            positions: HeapCell::new(Vec::new()),
            made: Cell::new(0),
        });
        Ok(Tee::at(data, 0))
    }
    fn at(data: Ref<TeeData>, position: u64) -> Ref<Tee> {
        let id = data.made.get();
        data.made.set(id + 1);
        data.positions.with_mut(|p| p.push((id, position)));
        new_native(Tee { header: native_header::<Tee>(), data, id })
    }
    fn position(&self) -> u64 {
        self.data.positions.with(|p| p.iter().find(|p| p.0 == self.id).map_or(0, |p| p.1))
    }
    /// Another iterator that goes on from here.
    fn again(&self) -> Ref<Tee> {
        Tee::at(self.data.clone(), self.position())
    }
}
impl NativeIterator for Tee {
    fn next(&self, vm: &mut Vm) -> Res<Option<Value>> {
        let (d, at) = (self.data.clone(), self.position());
        let known = d.items.with(|i| i.get((at - d.first.get()) as usize).cloned());
        let v = match known {
            Some(v) => v,
            None => {
                if d.running.replace(true) {
                    return Err(vm.error(&builtin().runtime_error, "cannot re-enter the tee iterator"));
                }
                let v = ops::next_inlined(vm, &d.source);
                d.running.set(false);
                let Some(v) = v? else { return Ok(None) };
                let growth = |i: &VecDeque<Value>| 2 * i.capacity() * size_of::<Value>();
                let growth = d.items.with(|i| if i.len() < i.capacity() { 0 } else { growth(i) });
                ops::check_memory(vm, growth as u128)?;
                d.items.with_mut(|i| i.push_back(v.clone()));
                v
            }
        };
        let id = self.id;
        d.positions.with_mut(|p| p.iter_mut().filter(|p| p.0 == id).for_each(|p| p.1 += 1));
        d.trim();
        Ok(Some(v))
    }
}
#[native_methods("itertools._tee")]
impl Tee {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let (class, [iterable]) = plain::<Tee, 1>(vm, args, "_tee")?;
        let t = Tee::over(vm, iterable)?;
        Ok(made(&class, t))
    }
    /// Returns an independent iterator.
    #[method(name = "__copy__")]
    fn copy(&self) -> Value {
        self.again().into()
    }
}

/// Functional tools for creating and using iterators.
#[native_module("itertools")]
mod natives {
    use super::*;

    /// Returns a tuple of n independent iterators.
    #[native(unpacked)]
    fn tee(vm: &mut Vm, iterable: &Value, #[default(2)] n: i64) -> Res<Value> {
        if n < 0 {
            return Err(vm.value_error("n must be >= 0"));
        }
        if n == 0 {
            return Ok(TupleObj::new(Vec::new()).into());
        }
        let it = ops::iter(vm, iterable)?;
        let first = Tee::over(vm, &it)?;
        ops::check_memory(vm, n as u128 * size_of::<Value>() as u128)?;
        let mut all: Vec<Value> = vec![first.value()];
        (1..n).for_each(|_| all.push(first.again().into()));
        Ok(TupleObj::new(all).into())
    }
}
