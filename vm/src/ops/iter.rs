//! The iteration protocol.

use dashu_int::IBig;

use crate::builtins::consume;
use crate::memory;
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{GenResult, Res, Taker, Vm};

/// How an iterator over a list, tuple, string, range, set, dict or view of a dict begins.
pub fn state_over(o: &ObjectRef) -> Option<IterState> {
    Some(match o.layout() {
        Layout::List => IterState::List(Ref::from_ref(o.get()?), 0),
        Layout::Tuple => IterState::Tuple(Ref::from_ref(o.get()?), 0),
        Layout::Str => IterState::Str(Ref::from_ref(o.get()?), 0),
        Layout::Range => {
            let r = o.get::<RangeObj>()?;
            IterState::Range(r.len, r.start, r.step)
        }
        Layout::Dict => IterState::Dict(DictCursor::new(Ref::from_ref(o.get()?), DictViewKind::Keys, false)),
        Layout::DictView => {
            let w = o.get::<DictViewObj>()?;
            IterState::Dict(DictCursor::new(w.dict.clone(), w.kind, false))
        }
        Layout::Set => {
            let s = Ref::from_ref(o.get::<SetObj>()?);
            let n = s.len();
            IterState::Set(s, 0, n)
        }
        _ => return None,
    })
}

/// Whether a loop goes over the value itself, without an iterator.
pub fn is_looped_over(v: &Value) -> bool {
    let layout = v.as_object().map(|o| o.layout());
    matches!(layout, Some(Layout::List | Layout::Tuple | Layout::Str | Layout::Range))
}

/// What `iter` makes of what an `__iter__` method has returned.
pub fn check_iterator(vm: &mut Vm, it: Value) -> Res<Value> {
    let ok = match &it {
        Value::Object(o) => {
            matches!(o.layout(), Layout::Iterator | Layout::Generator)
                || o.ty().lookup(&builtin().names.next).is_some()
        }
        _ => false,
    };
    if !ok {
        return Err(vm.type_error(format!("iter() returned non-iterator of type '{}'", it.ty().name())));
    }
    Ok(it)
}

/// `iter(v)`.
pub fn iter(vm: &mut Vm, v: &Value) -> Res<Value> {
    let Some(o) = v.as_object() else { return Err(not_iterable(vm, v)) };
    if let Some(st) = state_over(o) {
        return Ok(IteratorObj::new(st).into());
    }
    macro_rules! rc {
        ($t:ty) => {
            match v.get::<$t>() {
                Some(x) => Ref::from_ref(x),
                None => return Err(not_iterable(vm, v)),
            }
        };
    }
    let st = match o.layout() {
        Layout::Bytes => IterState::Bytes(rc!(BytesObj), 0),
        Layout::BigRange => {
            let r = rc!(BigRangeObj).parts.clone();
            IterState::BigRange(Box::new([r.len, r.start, r.step]))
        }
        Layout::Iterator | Layout::Generator => return Ok(v.clone()),
        _ => {
            let name = &builtin().names.iter;
            let instance = o.layout() == Layout::Instance;
            if let Some(f) = if instance { v.ty().user_method(name) } else { v.ty().lookup(name) } {
                if f.is_none() {
                    return Err(not_iterable(vm, v));
                }
                let it = super::call_special(vm, &f, v, &[])?;
                return check_iterator(vm, it);
            }
            if let Some(p) = v.get_exact::<InstanceObj>().and_then(|i| i.payload()) {
                if p.get_exact::<IteratorObj>().is_some() {
                    // It may have a `__next__` of its own.
                    return Ok(v.clone());
                }
                let p = p.clone();
                // What cannot be gone over is the instance, in words.
                return match super::is_iterable(&p) {
                    true => iter(vm, &p),
                    false => Err(not_iterable(vm, v)),
                };
            }
            if v.ty().lookup(&builtin().names.getitem).is_some() {
                IterState::Sequence(v.clone(), 0)
            } else {
                return Err(not_iterable(vm, v));
            }
        }
    };
    Ok(IteratorObj::new(st).into())
}

#[cold]
fn not_iterable(vm: &mut Vm, v: &Value) -> crate::vm::Raised {
    vm.type_error(format!("'{}' object is not iterable", v.ty().name()))
}

/// The end of an iterator, as [`next`] tells it, with the value of the StopIteration for [`next_or_value`].
fn ended(vm: &mut Vm, value: Value) -> Res<Option<Value>> {
    if let Some(v) = &mut vm.end_value {
        *v = value;
    }
    Ok(None)
}

/// `next(it)`; at the end the value of the StopIteration, which built-in iterators hand on.
pub fn next_or_value(vm: &mut Vm, it: &Value) -> Res<Result<Value, Value>> {
    let outer = vm.end_value.replace(Value::None);
    let r = next(vm, it);
    let value = std::mem::replace(&mut vm.end_value, outer);
    r.map(|item| item.ok_or(value.unwrap_or(Value::None)))
}

/// `next(it)`; `None` at the end.
pub fn next(vm: &mut Vm, it: &Value) -> Res<Option<Value>> {
    if let Value::Object(o) = it {
        match o.layout() {
            Layout::Iterator => {
                if let Some(i) = o.get::<IteratorObj>() {
                    match item_at_hand(i) {
                        AtHand::Item(v) => return Ok(Some(v)),
                        AtHand::End => {
                            stay_at_end(i);
                            return ended(vm, Value::None);
                        }
                        AtHand::Unknown => {}
                    }
                    if let Some(v) = pair_at_hand(i) {
                        return Ok(Some(v));
                    }
                    vm.serve_signals()?;
                    let i = Ref::from_ref(i);
                    return next_builtin(vm, &i);
                }
            }
            Layout::Generator => {
                if let Some(g) = o.get::<GeneratorObj>() {
                    if g.state.get() == GenState::Done {
                        return ended(vm, Value::None);
                    }
                    let g = Ref::from_ref(g);
                    return match vm.resume_generator(&g, Value::None)? {
                        GenResult::Yielded(v) => Ok(Some(v)),
                        GenResult::Returned(v) => ended(vm, v),
                    };
                }
            }
            Layout::Native => {
                if let Some(next) = native_type(o).and_then(|t| t.next) {
                    vm.check_native_stack()?;
                    vm.serve_signals()?;
                    return next(vm, o);
                }
            }
            Layout::Instance => {
                if let Some((next, part)) = native_iterator(o) {
                    vm.serve_signals()?;
                    return next(vm, part);
                }
            }
            _ => {}
        }
    }
    match it.ty().lookup(&builtin().names.next) {
        Some(f) => match super::call_special(vm, &f, it, &[]) {
            Ok(v) => Ok(Some(v)),
            Err(e) => stopped(vm, e),
        },
        None => Err(vm.type_error(format!("'{}' object is not an iterator", it.ty().name()))),
    }
}

/// The struct in an instance of a native class that is an iterator and has a `__dict__`, and what gives its next item. Instances
/// of a subclass may have a `__next__` of their own.
#[inline]
fn native_iterator(o: &ObjectRef) -> Option<(NextFn, &ObjectRef)> {
    let next = o.ty().native.get()?.next?;
    Some((next, o.get::<InstanceObj>()?.payload()?.as_object()?))
}

/// As [`next`], which is called only for items that are not at hand: what comes back from a call goes through
/// memory several times.
#[inline(always)]
pub fn next_inlined(vm: &mut Vm, it: &Value) -> Res<Option<Value>> {
    if let Some(i) = it.get_exact::<IteratorObj>()
        && let Some(v) = next_at_hand(i)
    {
        return Ok(Some(v));
    }
    next(vm, it)
}

/// The next item that `take` gives back. It must not run Python code: see [`Vm::resume_into`].
pub fn next_not_taken(vm: &mut Vm, it: &Value, take: Taker<'_>) -> Res<Option<Value>> {
    if let Some(g) = it.get_exact::<GeneratorObj>()
        && g.kind() == GenKind::Generator
        && g.state.get() != GenState::Done
    {
        let g = Ref::from_ref(g);
        return match vm.resume_into(&g, take)? {
            GenResult::Yielded(v) => Ok(Some(v)),
            GenResult::Returned(v) => ended(vm, v),
        };
    }
    while let Some(v) = next_inlined(vm, it)? {
        if let Some(v) = take(v) {
            return Ok(Some(v));
        }
    }
    Ok(None)
}

/// Takes a StopIteration in flight for the end.
fn stopped(vm: &mut Vm, e: crate::vm::Raised) -> Res<Option<Value>> {
    match vm.catch(&builtin().stop_iteration) {
        Some(stop) => {
            let value = crate::interp::stop_value(&stop);
            ended(vm, value)
        }
        None => Err(e),
    }
}

/// Calls what makes an item; StopIteration is its way to say that there are no more.
fn call_for_item(vm: &mut Vm, f: &Value, args: &[Value]) -> Res<Option<Value>> {
    match vm.call(f, args) {
        Ok(v) => Ok(Some(v)),
        Err(e) => stopped(vm, e),
    }
}

/// What to do after looking at an iterator's state without running Python code.
enum Step {
    Item(Value),
    End,
    Changed(&'static str),
    Sequence(Value, i64),
    Enumerate(Value, Value),
    Zip(Ref<TupleObj>, bool),
    Map(Value, Ref<TupleObj>, bool),
    Filter(Value, Value),
    Callable(Value, Value),
}

fn dict_item(e: &Entry, kind: DictViewKind) -> Value {
    match kind {
        DictViewKind::Keys => e.key.clone(),
        DictViewKind::Values => e.value().clone(),
        DictViewKind::Items => TupleObj::of([e.key.clone(), e.value().clone()]).into(),
    }
}

/// What can be said about an iterator at once, without running Python code.
pub enum AtHand<T> {
    Item(T),
    /// There are no more. [`end_at_hand`] has it stay so.
    End,
    /// Ask [`next`].
    Unknown,
}
impl<T> AtHand<T> {
    #[inline(always)]
    fn map<R>(self, f: impl FnOnce(T) -> R) -> AtHand<R> {
        match self {
            AtHand::Item(v) => AtHand::Item(f(v)),
            AtHand::End => AtHand::End,
            AtHand::Unknown => AtHand::Unknown,
        }
    }
}

/// The next item of an iterator over a built-in container.
#[inline(always)]
fn item_at_hand(it: &IteratorObj) -> AtHand<Value> {
    it.state.with_mut(state_at_hand)
}
#[inline(always)]
fn state_at_hand(s: &mut IterState) -> AtHand<Value> {
    let or_end = |v| match v {
        Some(v) => AtHand::Item(v),
        None => AtHand::End,
    };
    match s {
        IterState::List(l, i) => {
            let v = l.get(*i);
            *i += v.is_some() as usize;
            or_end(v)
        }
        // The list may have become shorter.
        IterState::ListReversed(l, i) => {
            let v = i.checked_sub(1).and_then(|i| l.get(i));
            *i -= v.is_some() as usize;
            or_end(v)
        }
        IterState::Tuple(t, i) => {
            let v = t.items().get(*i).cloned();
            *i += v.is_some() as usize;
            or_end(v)
        }
        IterState::Str(t, i) if *i < t.len() => {
            *i += 1;
            AtHand::Item(t.char_at(*i - 1).into())
        }
        IterState::SequenceReversed(t, i) => {
            let items = t.get_exact::<TupleObj>().map_or(&[][..], |t| t.items());
            match usize::try_from(*i).ok().and_then(|i| items.get(i)) {
                Some(v) => {
                    *i -= 1;
                    AtHand::Item(v.clone())
                }
                None => AtHand::Unknown,
            }
        }
        IterState::Range(n, next, step) if *n > 0 => {
            let v = *next;
            *n -= 1;
            *next = v.wrapping_add(*step);
            AtHand::Item(Value::Int(v))
        }
        IterState::Str(..) | IterState::Range(..) | IterState::Done => AtHand::End,
        IterState::Dict(_) | IterState::Set(..) => key_at_hand(s),
        _ => AtHand::Unknown,
    }
}

/// The next item of an iterator that has one at hand; `None` says nothing.
#[inline(always)]
pub fn next_at_hand(it: &IteratorObj) -> Option<Value> {
    match item_at_hand(it) {
        AtHand::Item(v) => Some(v),
        _ => None,
    }
}

/// As [`next_at_hand`], by a call, and with what it says about the end.
#[inline(never)]
pub fn next_now(it: &IteratorObj) -> AtHand<Value> {
    item_at_hand(it)
}

/// As [`next_now`]; the item goes to where it is wanted.
#[inline(never)]
pub fn put_next(it: &IteratorObj, at: &mut Value) -> AtHand<()> {
    let mut put = |v| put_value(at, v);
    it.state.with_mut(|s| match s {
        IterState::Dict(c) => match c.kind {
            DictViewKind::Keys => entry_at_hand(c, |e, _| put(e.key.clone())),
            _ => entry_at_hand(c, |e, kind| put(dict_item(e, kind))),
        },
        IterState::Set(..) => key_at_hand(s).map(put),
        _ => state_at_hand(s).map(put),
    })
}

/// What [`next`] does with an iterator that has no item, if it goes over a built-in container, or makes pairs of what those that
/// do have.
pub fn end_at_hand(it: &IteratorObj) {
    let (inner, ends) = it.state.with(|s| match s {
        IterState::Enumerate(inner, _) => (Some(inner.clone()), true),
        // It asks again.
        IterState::Zip(its, _) => (its.items().first().cloned(), false),
        _ => (None, true),
    });
    if let Some(inner) = inner.as_ref().and_then(|v| v.get_exact::<IteratorObj>()) {
        end_at_hand(inner);
    }
    if ends {
        stay_at_end(it);
    }
}
/// One over a range can still be asked for its place, and made to stand elsewhere.
fn stay_at_end(it: &IteratorObj) {
    if !it.state.with(|s| matches!(s, IterState::Range(..) | IterState::BigRange(_))) {
        it.state.set(IterState::Done);
    }
}

/// As [`item_at_hand`], for iterators over dicts and sets.
#[inline(never)]
fn key_at_hand(s: &mut IterState) -> AtHand<Value> {
    match s {
        IterState::Dict(c) => entry_at_hand(c, dict_item),
        IterState::Set(s, i, len) => s.data.with(|t| {
            if t.len() != *len {
                return AtHand::Unknown;
            }
            match t.next_from(*i) {
                Some((at, k, _)) => {
                    *i = at + 1;
                    AtHand::Item(k.clone())
                }
                None => AtHand::End,
            }
        }),
        _ => AtHand::Unknown,
    }
}

/// What `take` makes of the next entry of a dict that has not changed.
#[inline(always)]
fn entry_at_hand<R>(c: &mut DictCursor, take: impl FnOnce(&Entry, DictViewKind) -> R) -> AtHand<R> {
    c.dict.data.with(|t| {
        if t.len() != c.len {
            return AtHand::Unknown;
        }
        while let Some(e) = t.entries().get(c.pos) {
            if c.left == 0 {
                return AtHand::Unknown;
            }
            c.pos += 1;
            if !e.key.is_undef() {
                c.left -= 1;
                return AtHand::Item(take(e, c.kind));
            }
        }
        AtHand::End
    })
}

/// Whether [`next_at_hand`] would give an item, for most kinds of iterators.
pub fn has_item(it: &IteratorObj) -> bool {
    it.state.with(|s| match s {
        IterState::List(l, i) => *i < l.len(),
        IterState::ListReversed(l, i) => *i > 0 && *i <= l.len(),
        IterState::SequenceReversed(t, i) => {
            *i >= 0 && t.get_exact::<TupleObj>().is_some_and(|t| (*i as usize) < t.len())
        }
        IterState::Tuple(t, i) => *i < t.len(),
        IterState::Str(t, i) => *i < t.len(),
        IterState::Range(n, ..) => *n > 0,
        _ => false,
    })
}

/// What `take` makes of the next pair: of a `zip` of two, an `enumerate` or the items of a dict, if what they go over has its
/// items at hand.
#[inline(always)]
pub fn pair_now<R>(it: &IteratorObj, take: impl FnOnce(Value, Value) -> R) -> AtHand<R> {
    it.state.with_mut(|s| match s {
        IterState::Zip(its, false) => {
            let [p, q] = its.items() else { return AtHand::Unknown };
            let (Some(p), Some(q)) = (p.get_exact::<IteratorObj>(), q.get_exact::<IteratorObj>()) else {
                return AtHand::Unknown;
            };
            // The first gives up its item only if the second has one, too.
            if std::ptr::eq(p, q) || !has_item(q) {
                return if !std::ptr::eq(p, q) && is_at_end(p) { AtHand::End } else { AtHand::Unknown };
            }
            match next_now(p) {
                AtHand::Item(x) => match next_at_hand(q) {
                    Some(y) => AtHand::Item(take(x, y)),
                    None => AtHand::Unknown,
                },
                AtHand::End => AtHand::End,
                AtHand::Unknown => AtHand::Unknown,
            }
        }
        IterState::Enumerate(items, Value::Int(n)) if *n < i64::MAX => {
            let Some(items) = items.get_exact::<IteratorObj>() else { return AtHand::Unknown };
            next_now(items).map(|v| {
                *n += 1;
                take(Value::Int(*n - 1), v)
            })
        }
        IterState::Dict(c) if c.kind == DictViewKind::Items => {
            entry_at_hand(c, |e, _| take(e.key.clone(), e.value().clone()))
        }
        _ => AtHand::Unknown,
    })
}

/// Whether an iterator over a list, tuple, string or range has no items left.
fn is_at_end(it: &IteratorObj) -> bool {
    it.state.with(|s| match s {
        IterState::List(l, i) => *i >= l.len(),
        IterState::Tuple(t, i) => *i >= t.len(),
        IterState::Str(t, i) => *i >= t.len(),
        IterState::Range(n, ..) => *n <= 0,
        IterState::Done => true,
        _ => false,
    })
}

/// The next pair, as a tuple; `None` says nothing.
fn pair_at_hand(it: &IteratorObj) -> Option<Value> {
    match pair_now(it, |x, y| TupleObj::of([x, y])) {
        AtHand::Item(pair) => Some(pair.into()),
        _ => None,
    }
}

#[inline(never)]
fn next_builtin(vm: &mut Vm, it: &Ref<IteratorObj>) -> Res<Option<Value>> {
    // Iterators over iterators nest as deep as a program likes.
    vm.check_native_stack()?;
    let step = it.state.with_mut(|s| match s {
        IterState::Bytes(b, i) => match b.data.get(*i) {
            Some(c) => {
                *i += 1;
                Step::Item(Value::Int(*c as i64))
            }
            None => Step::End,
        },
        IterState::BigRange(b) => {
            let [left, next, step] = &mut **b;
            if *left <= IBig::ZERO {
                return Step::End;
            }
            *left -= IBig::ONE;
            let following = &*next + &*step;
            Step::Item(BigIntObj::from_big(std::mem::replace(next, following)))
        }
        IterState::Dict(c) => c.dict.data.with(|t| {
            if t.len() != c.len {
                // As in CPython, every later call fails too.
                c.len = usize::MAX;
                return Step::Changed("dictionary changed size during iteration");
            }
            while let Some(e) = t.entries().get(c.pos) {
                c.pos += 1;
                if !e.key.is_undef() {
                    if c.left == 0 {
                        return Step::Changed("dictionary keys changed during iteration");
                    }
                    c.left -= 1;
                    return Step::Item(dict_item(e, c.kind));
                }
            }
            Step::End
        }),
        IterState::DictReversed(c) => c.dict.data.with(|t| {
            if t.len() != c.len {
                c.len = usize::MAX;
                return Step::Changed("dictionary changed size during iteration");
            }
            while c.pos > 0 {
                c.pos -= 1;
                if let Some(e) = t.entry(c.pos) {
                    if c.left == 0 {
                        return Step::Changed("dictionary keys changed during iteration");
                    }
                    c.left -= 1;
                    return Step::Item(dict_item(e, c.kind));
                }
            }
            Step::End
        }),
        IterState::Set(s, i, len) => s.data.with(|t| {
            if t.len() != *len {
                *len = usize::MAX;
                return Step::Changed("Set changed size during iteration");
            }
            match t.next_from(*i) {
                Some((at, k, _)) => {
                    *i = at + 1;
                    Step::Item(k.clone())
                }
                None => Step::End,
            }
        }),
        IterState::Sequence(v, i) | IterState::SequenceReversed(v, i) => {
            if *i < 0 {
                Step::End
            } else {
                Step::Sequence(v.clone(), *i)
            }
        }
        IterState::Enumerate(it, n) => Step::Enumerate(it.clone(), n.clone()),
        IterState::Zip(its, strict) => Step::Zip(its.clone(), *strict),
        IterState::Map(f, its, strict) => Step::Map(f.clone(), its.clone(), *strict),
        IterState::Filter(f, it) => Step::Filter(f.clone(), it.clone()),
        IterState::Callable(f, sentinel) => Step::Callable(f.clone(), sentinel.clone()),
        // What `item_at_hand` always knows about, unless a signal's handler has used the iterator up.
        IterState::List(..)
        | IterState::ListReversed(..)
        | IterState::Tuple(..)
        | IterState::Str(..)
        | IterState::Range(..)
        | IterState::Done => Step::End,
    });
    match step {
        Step::Item(v) => Ok(Some(v)),
        Step::End => {
            stay_at_end(it);
            ended(vm, Value::None)
        }
        Step::Changed(msg) => Err(vm.error(&builtin().runtime_error, msg)),
        Step::Sequence(v, i) => match super::get_item(vm, &v, &Value::Int(i)) {
            Ok(x) => {
                it.state.with_mut(|s| match s {
                    IterState::Sequence(_, i) => *i += 1,
                    IterState::SequenceReversed(_, i) => *i -= 1,
                    _ => {}
                });
                Ok(Some(x))
            }
            Err(e) => {
                if vm.catch(&builtin().index_error).is_some() || vm.catch(&builtin().stop_iteration).is_some()
                {
                    it.state.set(IterState::Done);
                    ended(vm, Value::None)
                } else {
                    Err(e)
                }
            }
        },
        Step::Enumerate(src, n) => match next_inlined(vm, &src)? {
            Some(v) => {
                let following = match n {
                    Value::Int(i) if i < i64::MAX => Value::Int(i + 1),
                    _ => super::binary(vm, super::BinOp::Add, &n, &Value::Int(1), false)?,
                };
                it.state.with_mut(|s| {
                    if let IterState::Enumerate(_, n) = s {
                        *n = following;
                    }
                });
                Ok(Some(TupleObj::of([n, v]).into()))
            }
            None => Ok(None),
        },
        Step::Zip(its, strict) => {
            if its.is_empty() {
                return ended(vm, Value::None);
            }
            if let ([p, q], false) = (its.items(), strict) {
                let Some(x) = next_inlined(vm, p)? else { return Ok(None) };
                let Some(y) = next_inlined(vm, q)? else { return Ok(None) };
                return Ok(Some(TupleObj::of([x, y]).into()));
            }
            let mut items = Vec::with_capacity(its.len());
            for (k, src) in its.items().iter().enumerate() {
                match next_inlined(vm, src)? {
                    Some(v) => items.push(v),
                    None if strict => return not_parallel(vm, "zip", its.items(), k),
                    None => return Ok(None),
                }
            }
            Ok(Some(TupleObj::new(items).into()))
        }
        Step::Map(f, its, strict) => {
            if let [src] = its.items() {
                return match next_inlined(vm, src)? {
                    Some(v) => call_for_item(vm, &f, &[v]),
                    None => Ok(None),
                };
            }
            if let ([p, q], false) = (its.items(), strict) {
                let Some(x) = next_inlined(vm, p)? else { return Ok(None) };
                let Some(y) = next_inlined(vm, q)? else { return Ok(None) };
                return call_for_item(vm, &f, &[x, y]);
            }
            let mut args = Vec::with_capacity(its.len());
            for (k, src) in its.items().iter().enumerate() {
                match next_inlined(vm, src)? {
                    Some(v) => args.push(v),
                    None if strict => return not_parallel(vm, "map", its.items(), k),
                    None => return Ok(None),
                }
            }
            call_for_item(vm, &f, &args)
        }
        Step::Filter(f, src) => loop {
            crate::interp::poll(vm)?;
            let Some(v) = next_inlined(vm, &src)? else { return Ok(None) };
            let keep = if f.is_none() {
                super::truth(vm, &v)?
            } else {
                let Some(r) = call_for_item(vm, &f, std::slice::from_ref(&v))? else { return Ok(None) };
                super::truth(vm, &r)?
            };
            if keep {
                return Ok(Some(v));
            }
        },
        Step::Callable(f, sentinel) => {
            let Some(v) = call_for_item(vm, &f, &[])? else {
                it.state.set(IterState::Done);
                return ended(vm, Value::None);
            };
            // The call may have used the iterator up.
            if it.state.with(|s| matches!(s, IterState::Done)) {
                return ended(vm, Value::None);
            }
            if super::same_or_equal(vm, &v, &sentinel)? {
                it.state.set(IterState::Done);
                return ended(vm, Value::None);
            }
            Ok(Some(v))
        }
    }
}

/// Iterator `k` of a strict `zip` or `map` has ended: the others must have, too.
#[cold]
fn not_parallel(vm: &mut Vm, who: &str, its: &[Value], k: usize) -> Res<Option<Value>> {
    let others = |n: usize| if n == 1 { " 1".to_string() } else { format!("s 1-{n}") };
    if k > 0 {
        let msg = format!("{who}() argument {} is shorter than argument{}", k + 1, others(k));
        return Err(vm.value_error(msg));
    }
    for (j, src) in its.iter().enumerate().skip(1) {
        if next(vm, src)?.is_some() {
            let msg = format!("{who}() argument {} is longer than argument{}", j + 1, others(j));
            return Err(vm.value_error(msg));
        }
    }
    ended(vm, Value::None)
}

/// Refuses a range of big ints that has more items than there can be in a list.
pub(super) fn check_big_range(vm: &mut Vm, v: &Value) -> Res<()> {
    let Some(r) = v.get::<BigRangeObj>() else { return Ok(()) };
    match i64::try_from(&r.parts.len) {
        Ok(n) => super::check_memory(vm, n as u128 * size_of::<Value>() as u128),
        Err(_) => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// How many items an object says it has, by `__len__` or `__length_hint__`; the default if it does not say.
pub fn length_hint(vm: &mut Vm, v: &Value, default: i64) -> Res<i64> {
    match super::try_length(vm, v) {
        Ok(Some(n)) => return Ok(n as i64),
        Ok(None) => {}
        Err(e) => drop(vm.catch(&builtin().type_error).ok_or(e)?),
    }
    let Some(f) = v.ty().lookup(&builtin().names.length_hint) else { return Ok(default) };
    let hint = match super::call_special(vm, &f, v, &[]) {
        Ok(hint) => hint,
        Err(e) => {
            vm.catch(&builtin().type_error).ok_or(e)?;
            return Ok(default);
        }
    };
    match hint.as_i64() {
        _ if hint.is(&builtin().not_implemented.value()) => Ok(default),
        Some(n) if n >= 0 => Ok(n),
        Some(_) => Err(vm.value_error("__length_hint__() should return >= 0")),
        None if hint.get::<BigIntObj>().is_some() => {
            Err(vm.overflow_error("Python int too large to convert to C ssize_t"))
        }
        None => {
            let t = hint.ty().name();
            Err(vm.type_error(format!("__length_hint__ must be an integer, not {t}")))
        }
    }
}

/// Asks an object that is about to fill a container for its length, as CPython does to make room: nothing is done with
/// the answer, but programs notice that they are asked, and what they raise counts.
#[inline]
pub fn ask_length(vm: &mut Vm, v: &Value) -> Res<()> {
    match v.as_object().map(|o| o.layout()) {
        Some(Layout::Instance) => length_hint(vm, v, 0).map(drop),
        _ => Ok(()),
    }
}

/// Appends to a vector, or MemoryError.
#[inline(always)]
pub fn push<T>(vm: &mut Vm, v: &mut Vec<T>, item: T) -> Res<()> {
    if v.len() == v.capacity() && !memory::reserve(v, 1) {
        return memory::settle(vm);
    }
    v.push(item);
    Ok(())
}

/// All items of an iterable.
pub fn collect(vm: &mut Vm, v: &Value) -> Res<Vec<Value>> {
    if let Value::Object(o) = v {
        match o.layout() {
            Layout::List => {
                if let Some(l) = o.get::<ListObj>() {
                    return Ok(l.to_vec());
                }
            }
            Layout::Tuple => {
                if let Some(t) = o.get::<TupleObj>() {
                    return Ok(memory::copied(t.items()));
                }
            }
            Layout::BigRange => check_big_range(vm, v)?,
            Layout::Range => {
                if let Some(r) = o.get::<RangeObj>() {
                    super::check_memory(vm, r.len as u128 * size_of::<Value>() as u128)?;
                    return Ok((0..r.len).map(|i| Value::Int(r.item(i))).collect());
                }
            }
            _ => {}
        }
    }
    if let Some(g) = consume::consumed_in_python(vm, consume::Consumer::List, v) {
        let items = consume::consume(vm, consume::Consumer::List, &g, std::slice::from_ref(v))?;
        return Ok(items.get_exact::<ListObj>().map_or_else(Vec::new, |l| l.to_vec()));
    }
    let it = iter(vm, v)?;
    let mut out = Vec::new();
    loop {
        let mut take = |x: Value| {
            if out.len() == out.capacity() {
                return Some(x);
            }
            out.push(x);
            None
        };
        let Some(x) = next_not_taken(vm, &it, &mut take)? else { return Ok(out) };
        push(vm, &mut out, x)?;
        crate::interp::poll(vm)?;
    }
}

/// As [`collect`]; `None` if the value is not iterable.
pub fn try_collect(vm: &mut Vm, v: &Value) -> Res<Option<Vec<Value>>> {
    if !is_iterable(v) {
        return Ok(None);
    }
    collect(vm, v).map(Some)
}

/// Whether `iter(v)` has a way to start.
pub fn is_iterable(v: &Value) -> bool {
    match super::payload_layout(v) {
        Some(
            Layout::List
            | Layout::Tuple
            | Layout::Str
            | Layout::Bytes
            | Layout::Range
            | Layout::BigRange
            | Layout::Dict
            | Layout::DictView
            | Layout::Set
            | Layout::Iterator
            | Layout::Generator,
        ) => true,
        _ => {
            let n = &builtin().names;
            v.is_object() && (v.ty().lookup(&n.iter).is_some() || v.ty().lookup(&n.getitem).is_some())
        }
    }
}

/// Exactly `n` items of an iterable, for unpacking.
pub fn unpack(vm: &mut Vm, v: &Value, n: usize) -> Res<Vec<Value>> {
    if !is_iterable(v) {
        return Err(vm.type_error(format!("cannot unpack non-iterable {} object", v.ty().name())));
    }
    let sized = match v.as_object().map(|o| o.layout()) {
        Some(Layout::List | Layout::Tuple | Layout::Dict) => {
            let len = super::length(vm, v)?;
            if len > n {
                let msg = format!("too many values to unpack (expected {n}, got {len})");
                return Err(vm.value_error(msg));
            }
            true
        }
        _ => false,
    };
    let mut items;
    if sized {
        items = collect(vm, v)?;
    } else {
        let it = iter(vm, v)?;
        items = Vec::with_capacity(n);
        while items.len() < n {
            match next(vm, &it)? {
                Some(x) => items.push(x),
                None => break,
            }
        }
        if items.len() == n && next(vm, &it)?.is_some() {
            return Err(vm.value_error(format!("too many values to unpack (expected {n})")));
        }
    }
    if items.len() < n {
        let msg = format!("not enough values to unpack (expected {n}, got {})", items.len());
        return Err(vm.value_error(msg));
    }
    Ok(items)
}

/// Items of `a, *b, c = v`: `before` items, the list of the rest, `after` items.
pub fn unpack_ex(vm: &mut Vm, v: &Value, before: usize, after: usize) -> Res<Vec<Value>> {
    if !is_iterable(v) {
        return Err(vm.type_error(format!("cannot unpack non-iterable {} object", v.ty().name())));
    }
    let mut items = collect(vm, v)?;
    if items.len() < before + after {
        let (want, got) = (before + after, items.len());
        let msg = format!("not enough values to unpack (expected at least {want}, got {got})");
        return Err(vm.value_error(msg));
    }
    let tail = items.split_off(items.len() - after);
    let rest = items.split_off(before);
    items.push(ListObj::new(rest).into());
    items.extend(tail);
    Ok(items)
}

/// Position of the next entry of an iterator over a dict or set; -1 if there is none, and -2 if the size has changed.
pub fn next_key(it: &IteratorObj) -> i64 {
    const CHANGED: i64 = -2;
    let at = |found: Option<usize>| found.map_or(-1, |i| i as i64);
    it.state.with(|s| match s {
        IterState::Dict(c) => c.dict.data.with(|t| match t.entries().get(c.pos..) {
            _ if t.len() != c.len => CHANGED,
            Some(rest) if c.left > 0 => at(rest.iter().position(|e| !e.key.is_undef()).map(|k| c.pos + k)),
            _ => -1,
        }),
        IterState::Set(s, i, len) => s.data.with(|t| match t.len() == *len {
            true => at(t.next_from(*i).map(|n| n.0)),
            false => CHANGED,
        }),
        _ => CHANGED,
    })
}
