//! `iter`, `next`, the built-in iterators, and the classes `enumerate`, `zip`, `map`, `filter`, `reversed`.

use dashu_int::IBig;

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::ops::{self, RangeParts};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{GenResult, Res, Vm};

use super::common::*;
use super::{add_functions, add_methods, is_callable, iterator_state, sort};

pub(super) fn install(vm: &mut Vm) {
    let b = builtin();
    add_functions(&vm.builtins.clone(), natives::NATIVES);
    let all = [
        &b.iterator,
        &b.bytearray_iterator,
        &b.callable_iterator,
        &b.list_iterator,
        &b.list_reverseiterator,
        &b.tuple_iterator,
        &b.str_ascii_iterator,
        &b.str_iterator,
        &b.bytes_iterator,
        &b.range_iterator,
        &b.longrange_iterator,
        &b.dict_keyiterator,
        &b.dict_valueiterator,
        &b.dict_itemiterator,
        &b.dict_reversekeyiterator,
        &b.dict_reversevalueiterator,
        &b.dict_reverseitemiterator,
        &b.set_iterator,
        &b.reversed,
        &b.enumerate,
        &b.zip,
        &b.map,
        &b.filter,
    ];
    for t in all {
        add_methods(t, ITERATOR);
        add_methods(t, iterator_state::REDUCE);
        if ![&b.enumerate, &b.zip, &b.map, &b.filter].iter().any(|u| u.ptr() == t.ptr()) {
            add_methods(t, SIZED);
        }
    }
    let movable = [
        &b.iterator,
        &b.bytearray_iterator,
        &b.list_iterator,
        &b.list_reverseiterator,
        &b.tuple_iterator,
        &b.str_ascii_iterator,
        &b.str_iterator,
        &b.bytes_iterator,
        &b.range_iterator,
        &b.longrange_iterator,
        &b.reversed,
        &b.zip,
        &b.map,
    ];
    add_methods(&b.memory_iterator, ITERATOR);
    for t in movable {
        add_methods(t, iterator_state::SET_STATE);
    }
    add_methods(&b.enumerate, &NEW[0..1]);
    add_methods(&b.zip, &NEW[1..2]);
    add_methods(&b.map, &NEW[2..3]);
    add_methods(&b.filter, &NEW[3..4]);
    add_methods(&b.reversed, &NEW[4..5]);
}

static ITERATOR: &[NativeDef] = &[
    NativeDef::new("__iter__", |_, args| Ok(args.all[0].clone()), 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("__next__", dunder_next, 1, 1).method(),
];

static SIZED: &[NativeDef] =
    &[NativeDef::new("__length_hint__", length_hint, 1, 1).method().effects(Effects::ReadsHeap)];

static NEW: &[NativeDef] = &[
    NativeDef::new("__new__", new_enumerate, 0, ANY).static_method().kw(),
    NativeDef::new("__new__", new_zip, 0, ANY).static_method().kw(),
    NativeDef::new("__new__", new_map, 0, ANY).static_method().kw(),
    NativeDef::new("__new__", new_filter, 0, ANY).static_method().kw(),
    NativeDef::new("__new__", new_reversed, 0, ANY).static_method().kw(),
];

fn dunder_next(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let it = builtin_part(&args.all[0]);
    next_or_stop(vm, &it)
}

/// `next(it)`, with StopIteration at the end.
fn next_or_stop(vm: &mut Vm, it: &Value) -> Res<Value> {
    match it {
        Value::Object(o) if o.layout() == Layout::Iterator => {
            ops::next_or_value(vm, it)?.map_err(|value| vm.stop_iteration(value))
        }
        Value::Object(o) if o.layout() == Layout::Generator => match o.get::<GeneratorObj>() {
            Some(g) => match vm.resume_generator(&Ref::from_ref(g), Value::None)? {
                GenResult::Yielded(v) => Ok(v),
                GenResult::Returned(v) => Err(vm.stop_iteration(v)),
            },
            None => Ok(Value::None),
        },
        _ => match it.ty().lookup(&builtin().names.next) {
            Some(f) => crate::ops::call_special(vm, &f, it, &[]),
            None => Err(vm.type_error(format!("'{}' object is not an iterator", it.ty().name()))),
        },
    }
}

fn length_hint(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let part = builtin_part(&args.all[0]);
    let Some(it) = part.get::<IteratorObj>() else { return Ok(builtin().not_implemented.value()) };
    // Those over sequences of any kind ask them: these may have changed, or have no length at all.
    let sequence = it.state.with(|s| match s {
        IterState::Sequence(v, i) => Some((v.clone(), *i, false)),
        IterState::SequenceReversed(v, i) => Some((v.clone(), *i, true)),
        _ => None,
    });
    if let Some((v, i, reversed)) = sequence {
        let n = match (ops::try_length(vm, &v)?, reversed) {
            (Some(n), false) => (n as i64 - i).max(0),
            (Some(n), true) if i < n as i64 => i + 1,
            (Some(_), true) => 0,
            (None, _) => return Ok(builtin().not_implemented.value()),
        };
        return Ok(Value::Int(n));
    }
    if let Some(left) = it.state.with(|s| match s {
        IterState::BigRange(b) => Some(b[0].clone()),
        _ => None,
    }) {
        return Ok(BigIntObj::from_big(left));
    }
    let n = it.state.with(|s| match s {
        IterState::List(l, i) => l.len().saturating_sub(*i),
        IterState::Tuple(t, i) => t.len().saturating_sub(*i),
        IterState::Str(t, i) => t.len().saturating_sub(*i),
        IterState::Bytes(b, i) => b.data.len().saturating_sub(*i),
        IterState::Range(n, ..) => *n as usize,
        IterState::Dict(c) | IterState::DictReversed(c) if c.len == c.dict.len() => c.left,
        IterState::Set(s, i, len) if *len == s.len() => s.data.with(|d| {
            let (mut n, mut at) = (0, *i);
            while let Some((k, ..)) = d.next_from(at) {
                n += 1;
                at = k + 1;
            }
            n
        }),
        IterState::ListReversed(_, i) => *i,
        _ => 0,
    });
    Ok(Value::Int(n as i64))
}

// ---- constructors -------------------------------------------------------------------------------------

/// A call of one of the classes of this module with the usual arguments.
pub fn made_at_once(vm: &mut Vm, class: &TypeObj, args: &[Value]) -> Option<Res<Value>> {
    let b = builtin();
    let is = |t: &Ref<TypeObj>| std::ptr::eq(class, t.ptr());
    let over = |vm: &mut Vm, v: &Value, state: &dyn Fn(Value) -> IterState| {
        ops::iter(vm, v).map(|it| IteratorObj::new(state(it)).into())
    };
    Some(match args {
        [v] if is(&b.enumerate) => over(vm, v, &|it| IterState::Enumerate(it, Value::Int(0))),
        [v] if is(&b.reversed) => reversed_of(vm, v),
        [f, v] if is(&b.filter) => over(vm, v, &|it| IterState::Filter(f.clone(), it)),
        its if is(&b.zip) => {
            iterators(vm, its).map(|its| IteratorObj::new(IterState::Zip(its, false)).into())
        }
        [f, its @ ..] if is(&b.map) && !its.is_empty() => {
            iterators(vm, its).map(|its| IteratorObj::new(IterState::Map(f.clone(), its, false)).into())
        }
        _ => return None,
    })
}

fn new_enumerate(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().enumerate)?;
    let (mut iterable, mut start) = (args.get(1), args.get(2));
    let n = args.len() - 1;
    if n > 2 {
        return Err(vm.type_error(format!("enumerate() takes at most 2 arguments ({n} given)")));
    }
    // CPython looks at the iterable first, then at `start`; a single keyword can only be the iterable.
    let alone = args.pos().len() == 1 && args.keywords().count() == 1;
    for (k, v) in args.keywords() {
        match k.as_ascii() {
            Some("start") if alone => {
                return Err(vm.type_error("'start' is an invalid keyword argument for enumerate()"));
            }
            Some("iterable") if iterable.is_none() => iterable = Some(v),
            Some("start") if start.is_none() => start = Some(v),
            _ => {
                let k = k.to_str_lossy();
                return Err(vm.type_error(format!("'{k}' is an invalid keyword argument for enumerate()")));
            }
        }
    }
    let Some(iterable) = iterable else {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    };
    let start = match start {
        None => Value::Int(0),
        Some(v) => super::index_value(vm, v)?,
    };
    let it = ops::iter(vm, iterable)?;
    Ok(made(&class, IteratorObj::new(IterState::Enumerate(it, start))))
}

/// The `strict=` argument.
fn strict(vm: &mut Vm, name: &str, class: &TypeObj, args: Args<'_>) -> Res<bool> {
    let value = if checks_keywords(class) {
        let given = args.keywords().count();
        if given > 1 {
            let msg = format!("{name}() takes at most 1 keyword argument ({given} given)");
            return Err(vm.type_error(msg));
        }
        let [v] = keyword_values(vm, name, args, ["strict"])?;
        v
    } else {
        args.keyword("strict")
    };
    match value {
        Some(v) => ops::truth(vm, v),
        None => Ok(false),
    }
}

fn iterators(vm: &mut Vm, iterables: &[Value]) -> Res<Ref<TupleObj>> {
    let mut its = Vec::with_capacity(iterables.len());
    for v in iterables {
        its.push(ops::iter(vm, v)?);
    }
    Ok(TupleObj::new(its))
}

fn new_zip(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().zip)?;
    let strict = strict(vm, "zip", &class, args)?;
    let its = iterators(vm, &args.pos()[1..])?;
    Ok(made(&class, IteratorObj::new(IterState::Zip(its, strict))))
}

fn new_map(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().map)?;
    let strict = strict(vm, "map", &class, args)?;
    let p = args.pos();
    if p.len() < 3 {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let its = iterators(vm, &p[2..])?;
    Ok(made(&class, IteratorObj::new(IterState::Map(p[1].clone(), its, strict))))
}

fn new_filter(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().filter)?;
    if checks_keywords(&class) {
        no_keywords(vm, "filter", args)?;
    }
    arity(vm, "filter", args.pos().len() - 1, 2, 2)?;
    let it = ops::iter(vm, &args.all[2])?;
    Ok(made(&class, IteratorObj::new(IterState::Filter(args.all[1].clone(), it))))
}

fn new_reversed(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().reversed)?;
    if checks_keywords(&class) {
        no_keywords(vm, "reversed", args)?;
    }
    arity(vm, "reversed", args.pos().len() - 1, 1, 1)?;
    let r = reversed_of(vm, &args.all[1])?;
    // What `__reversed__` gives is the result, whatever the class is.
    let own = std::ptr::eq(r.ty(), &*builtin().reversed);
    Ok(if class.is_heap() && own { made(&class, r) } else { r })
}

/// `reversed(v)`.
pub fn reversed_of(vm: &mut Vm, v: &Value) -> Res<Value> {
    let n = &builtin().names;
    let state = match v.as_object().map(|o| o.layout()) {
        Some(Layout::List) => match v.get::<ListObj>() {
            Some(l) => IterState::ListReversed(Ref::from_ref(l), l.len()),
            None => IterState::Done,
        },
        Some(Layout::Range) => match v.get::<RangeObj>() {
            Some(r) => IterState::Range(r.len, r.item((r.len - 1).max(0)), r.step.wrapping_neg()),
            None => IterState::Done,
        },
        Some(Layout::BigRange) => match RangeParts::of(v) {
            Some(r) => {
                let last = r.item(&(&r.len - IBig::ONE));
                IterState::BigRange(Box::new([r.len, last, -r.step]))
            }
            None => IterState::Done,
        },
        Some(Layout::Dict) => match v.get::<DictObj>() {
            Some(d) => IterState::DictReversed(DictCursor::new(Ref::from_ref(d), DictViewKind::Keys, true)),
            None => IterState::Done,
        },
        Some(Layout::DictView) => match v.get::<DictViewObj>() {
            Some(w) => IterState::DictReversed(DictCursor::new(w.dict.clone(), w.kind, true)),
            None => IterState::Done,
        },
        Some(Layout::Tuple | Layout::Str | Layout::Bytes) => {
            IterState::SequenceReversed(v.clone(), ops::length(vm, v)? as i64 - 1)
        }
        _ => match v.ty().lookup(&n.reversed) {
            Some(Value::None) => return Err(not_reversible(vm, v)),
            Some(f) => return crate::ops::call_special(vm, &f, v, &[]),
            None => {
                let sized = v.ty().lookup(&n.getitem).is_some();
                let part = builtin_part(v);
                if !sized && !part.is(v) {
                    return reversed_of(vm, &part);
                }
                if !sized || v.get::<DictObj>().is_some() {
                    return Err(not_reversible(vm, v));
                }
                IterState::SequenceReversed(v.clone(), ops::length(vm, v)? as i64 - 1)
            }
        },
    };
    Ok(IteratorObj::new(state).into())
}

#[cold]
fn not_reversible(vm: &mut Vm, v: &Value) -> crate::vm::Raised {
    vm.type_error(format!("'{}' object is not reversible", v.ty().name()))
}

/// `iter`, `next` and `sorted`.
#[native_module("builtins")]
mod natives {
    use super::*;

    /// Return an iterator over the items of an object, or over what a callable returns until that is the sentinel.
    #[native(no_signature, intrinsic = Iter)]
    fn iter(vm: &mut Vm, object: &Value, #[optional] sentinel: Option<&Value>) -> Res<Value> {
        let Some(sentinel) = sentinel else { return ops::iter(vm, object) };
        if !is_callable(object) {
            return Err(vm.type_error("iter(v, w): v must be callable"));
        }
        Ok(IteratorObj::new(IterState::Callable(object.clone(), sentinel.clone())).into())
    }

    /// Return the next item, or the default if there is none.
    #[native(no_signature, intrinsic = Next)]
    fn next(vm: &mut Vm, iterator: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        let r = next_or_stop(vm, iterator);
        match default {
            Some(default) if r.is_err() && vm.catch(&builtin().stop_iteration).is_some() => {
                Ok(default.clone())
            }
            _ => r,
        }
    }

    /// Return a new list of the items in ascending order.
    #[native(min = 0, max = 255, intrinsic = Sorted, signature = "($module, iterable, /, *, key=None, reverse=False)")]
    fn sorted(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        sort::sorted(vm, args)
    }
}
