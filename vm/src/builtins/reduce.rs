//! `sum`, `min`, `max`, `all`, `any`.

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::ops::{self, BinOp, CmpOp};
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_functions;
use super::consume::{Consumer, called_in_python, consume, consumed_in_python, rough_length};

pub(super) fn install(vm: &mut Vm) {
    add_functions(&vm.builtins.clone(), natives::NATIVES);
}

/// Calls `f` with each item until it says stop (false). Lists may change meanwhile, as with an iterator.
pub(super) fn for_each(vm: &mut Vm, v: &Value, f: &mut dyn FnMut(&mut Vm, Value) -> Res<bool>) -> Res<()> {
    if let Some(l) = v.get_exact::<ListObj>() {
        let l = Ref::from_ref(l);
        let mut i = 0;
        while let Some(x) = l.get(i) {
            if !f(vm, x)? {
                break;
            }
            i += 1;
        }
        return Ok(());
    }
    if let Some(t) = v.get_exact::<TupleObj>() {
        let t = Ref::from_ref(t);
        for x in t.items() {
            if !f(vm, x.clone())? {
                break;
            }
        }
        return Ok(());
    }
    if let Some(r) = v.get_exact::<RangeObj>() {
        let r = Ref::from_ref(r);
        for i in 0..r.len {
            if !f(vm, Value::Int(r.item(i)))? {
                break;
            }
            if i & 1023 == 0 {
                crate::interp::poll(vm)?;
            }
        }
        return Ok(());
    }
    let it = ops::iter(vm, v)?;
    while let Some(x) = ops::next_inlined(vm, &it)? {
        if !f(vm, x)? {
            break;
        }
    }
    Ok(())
}

// ---- sum ------------------------------------------------------------------------------------------------

/// The sum so far. Ints are added exactly; once a float has come, floats and ints are added with Neumaier's
/// compensation (as CPython does since 3.12); from the first that is anything else, or an int too many, all goes through `+`.
enum Sum {
    Int(i64),
    Float {
        hi: f64,
        lo: f64,
    },
    /// Real and imaginary parts, each added as floats are.
    Complex {
        re: (f64, f64),
        im: (f64, f64),
    },
    Other(Value),
}

impl Sum {
    fn from(v: Value) -> Sum {
        match v {
            Value::Int(i) => Sum::Int(i),
            Value::Bool(b) => Sum::Int(b.get() as i64),
            Value::Float(f) => Sum::Float { hi: f.get(), lo: 0.0 },
            v => match v.get_exact::<ComplexObj>() {
                Some(c) => Sum::Complex { re: (c.re, 0.0), im: (c.im, 0.0) },
                None => Sum::Other(v),
            },
        }
    }
    fn finish(self) -> Value {
        match self {
            Sum::Int(i) => Value::Int(i),
            Sum::Float { hi, lo } => Value::float(corrected(hi, lo)),
            Sum::Complex { re, im } => ComplexObj::new(corrected(re.0, re.1), corrected(im.0, im.1)).into(),
            Sum::Other(v) => v,
        }
    }
    /// Adds a number that is no object; false if it is one, or the sum is of another kind.
    #[inline(always)]
    fn add_plain(&mut self, x: &Value) -> bool {
        *self = match (&*self, x) {
            (Sum::Int(a), Value::Int(b)) => match a.checked_add(*b) {
                Some(s) => Sum::Int(s),
                None => return false,
            },
            (Sum::Int(a), Value::Bool(b)) => match a.checked_add(b.get() as i64) {
                Some(s) => Sum::Int(s),
                None => return false,
            },
            (Sum::Float { hi, lo }, Value::Float(f)) => compensated(*hi, *lo, f.get()),
            (Sum::Float { hi, lo }, Value::Int(i)) => compensated(*hi, *lo, *i as f64),
            (Sum::Float { hi, lo }, Value::Bool(b)) => compensated(*hi, *lo, b.get() as i64 as f64),
            _ => return false,
        };
        true
    }
    /// The sum with all items of an iterable.
    fn over(mut self, vm: &mut Vm, iterable: &Value) -> Res<Value> {
        if iterable.get_exact::<GeneratorObj>().is_some() {
            loop {
                let mut take = |x: Value| if self.add_plain(&x) { None } else { Some(x) };
                match ops::next_not_taken(vm, iterable, &mut take)? {
                    Some(x) => self = self.add(vm, x)?,
                    None => return Ok(self.finish()),
                }
            }
        }
        for_each(vm, iterable, &mut |vm, x| {
            if !self.add_plain(&x) {
                self = std::mem::replace(&mut self, Sum::Int(0)).add(vm, x)?;
            }
            Ok(true)
        })?;
        Ok(self.finish())
    }
    fn add(mut self, vm: &mut Vm, x: Value) -> Res<Sum> {
        if self.add_plain(&x) {
            return Ok(self);
        }
        match (&self, &x) {
            (Sum::Float { hi, lo }, Value::Object(_)) => {
                if let Some(f) = int_as_float(&x) {
                    return Ok(compensated(*hi, *lo, f));
                }
            }
            (Sum::Complex { re, im }, x) => {
                if let Some(c) = x.get_exact::<ComplexObj>() {
                    return Ok(Sum::Complex { re: plus(*re, c.re), im: plus(*im, c.im) });
                }
                if let Some(f) = int_as_float(x) {
                    return Ok(Sum::Complex { re: plus(*re, f), im: *im });
                }
                // CPython adds floats to the real part without what was lost before, as here.
                if let Value::Float(f) = x {
                    return Ok(Sum::Complex { re: plus(*re, f.get()), im: *im });
                }
            }
            _ => {}
        }
        // A float after ints, or a complex number after floats, is the first of its kind.
        let next_kind = matches!((&self, &x), (Sum::Int(_), x) if !matches!(x, Value::Int(_) | Value::Bool(_)))
            || matches!(self, Sum::Float { .. }) && x.get_exact::<ComplexObj>().is_some();
        let r = ops::binary(vm, BinOp::Add, &self.finish(), &x, false)?;
        Ok(if next_kind { Sum::from(r) } else { Sum::Other(r) })
    }
}

/// `sum` of what has been added already, with a correction if it is a float, an item, and what is left of the items.
pub(super) fn go_on_adding(
    vm: &mut Vm,
    items: &Value,
    so_far: Value,
    correction: f64,
    item: Value,
) -> Res<Value> {
    let sum = match so_far {
        Value::Float(hi) => Sum::Float { hi: hi.get(), lo: correction },
        v => Sum::from(v),
    };
    sum.add(vm, item)?.over(vm, items)
}

/// An int of any size, or the value of an instance of a subclass of `int`, as a float.
fn int_as_float(x: &Value) -> Option<f64> {
    let payload = x.get_exact::<InstanceObj>().and_then(|i| i.payload()).unwrap_or(x);
    match payload {
        Value::Int(i) => Some(*i as f64),
        Value::Bool(b) => Some(b.get() as i64 as f64),
        v => v.get_exact::<BigIntObj>().and_then(|b| crate::text::int::to_f64(&b.value).ok()),
    }
}

fn compensated(hi: f64, lo: f64, x: f64) -> Sum {
    let (hi, lo) = plus((hi, lo), x);
    Sum::Float { hi, lo }
}

/// A sum with its correction, and one number more.
fn plus((hi, lo): (f64, f64), x: f64) -> (f64, f64) {
    let t = hi + x;
    let lost = if hi.abs() >= x.abs() { (hi - t) + x } else { (x - t) + hi };
    (t, lo + lost)
}

/// An infinite or undefined correction would spoil an infinite sum.
fn corrected(hi: f64, lo: f64) -> f64 {
    if lo != 0.0 && lo.is_finite() { hi + lo } else { hi }
}

// ---- min and max ----------------------------------------------------------------------------------------

/// The first item for which no later one is better (`op`).
#[inline]
fn extreme(
    vm: &mut Vm,
    args: &[Value],
    key: Option<&Value>,
    default: Option<&Value>,
    name: &str,
    op: CmpOp,
) -> Res<Value> {
    if key.is_none() && default.is_none() {
        // Some ints or some floats, the usual case of all.
        match args {
            [Value::Int(a), rest @ .., Value::Int(_)] if rest.iter().all(|v| matches!(v, Value::Int(_))) => {
                let ints = args.iter().filter_map(|v| v.as_i64());
                return Ok(Value::Int(ints.fold(*a, |a, b| if op.holds(b.cmp(&a)) { b } else { a })));
            }
            [Value::Float(a), rest @ .., Value::Float(_)]
                if rest.iter().all(|v| matches!(v, Value::Float(_))) =>
            {
                let better = |a: f64, v: &Value| match v {
                    Value::Float(b) if op.floats(b.get(), a) => b.get(),
                    _ => a,
                };
                return Ok(Value::float(args.iter().fold(a.get(), better)));
            }
            _ => {}
        }
    }
    extreme_of_any(vm, args, key, default, name, op)
}

#[inline(never)]
fn extreme_of_any(
    vm: &mut Vm,
    args: &[Value],
    key: Option<&Value>,
    default: Option<&Value>,
    name: &str,
    op: CmpOp,
) -> Res<Value> {
    if args.len() > 1 && default.is_some() {
        let msg = format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(vm.type_error(msg));
    }
    let all: Value = match args {
        [one] => one.clone(),
        // Several: there is at least one.
        several => TupleObj::new(several.to_vec()).into(),
    };
    if key.is_none()
        && let Some(l) = all.get_exact::<ListObj>()
    {
        if let Some(items) = l.as_ints() {
            let best = if op == CmpOp::Lt { items.iter().min() } else { items.iter().max() };
            if let Some(b) = best {
                return Ok(Value::Int(*b));
            }
        }
        if let Some((first, rest)) = l.as_floats().and_then(|f| f.split_first()) {
            let best = rest.iter().fold(*first, |a, &b| if op.floats(b, a) { b } else { a });
            return Ok(Value::float(best));
        }
    }
    let plainly = if op == CmpOp::Lt { Consumer::Least } else { Consumer::Greatest };
    if key.is_none()
        && default.is_none()
        && let Some(code) = consumed_in_python(vm, plainly, &all)
    {
        return consume(vm, plainly, &code, &[all]);
    }
    let empty = |vm: &mut Vm| Err(vm.value_error(format!("{name}() iterable argument is empty")));
    let what = if op == CmpOp::Lt { Consumer::Min } else { Consumer::Max };
    if let Some(key) = key
        && let Some(code) = called_in_python(vm, what, key, rough_length(&all))
    {
        let best = consume(vm, what, &code, &[all, key.clone()])?;
        return match (best.get_exact::<TupleObj>(), default) {
            (Some(t), _) => Ok(t.items()[0].clone()),
            (None, Some(d)) => Ok(d.clone()),
            (None, None) => empty(vm),
        };
    }
    let mut best: Option<(Value, Value)> = None;
    for_each(vm, &all, &mut |vm, x| {
        let k = match key {
            Some(f) => vm.call(f, std::slice::from_ref(&x))?,
            None => x.clone(),
        };
        let better = match &best {
            None => true,
            Some((_, b)) => ops::holds(vm, op, &k, b)?,
        };
        if better {
            best = Some((x, k));
        }
        Ok(true)
    })?;
    match (best, default) {
        (Some((x, _)), _) => Ok(x),
        (None, Some(d)) => Ok(d.clone()),
        (None, None) => empty(vm),
    }
}

/// Whether an item has this truth.
fn is_one(vm: &mut Vm, iterable: &Value, truth: bool) -> Res<bool> {
    if iterable.get_exact::<GeneratorObj>().is_some() {
        let mut take = |x: Value| match x {
            Value::Bool(b) if b.get() != truth => None,
            Value::None if truth => None,
            x => Some(x),
        };
        while let Some(x) = ops::next_not_taken(vm, iterable, &mut take)? {
            if ops::truth(vm, &x)? == truth {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    let mut found = false;
    for_each(vm, iterable, &mut |vm, x| {
        found = ops::truth(vm, &x)? == truth;
        Ok(!found)
    })?;
    Ok(found)
}

/// Functions of all items.
#[native_module("builtins")]
mod natives {
    use super::*;

    /// Return whether all items are true.
    #[native(intrinsic = All)]
    fn all(vm: &mut Vm, iterable: &Value) -> Res<Value> {
        if let Some(g) = consumed_in_python(vm, Consumer::All, iterable) {
            return consume(vm, Consumer::All, &g, std::slice::from_ref(iterable));
        }
        Ok(Value::bool(!is_one(vm, iterable, false)?))
    }

    /// Return whether some item is true.
    #[native(intrinsic = Any)]
    fn any(vm: &mut Vm, iterable: &Value) -> Res<Value> {
        if let Some(g) = consumed_in_python(vm, Consumer::Any, iterable) {
            return consume(vm, Consumer::Any, &g, std::slice::from_ref(iterable));
        }
        Ok(Value::bool(is_one(vm, iterable, true)?))
    }

    /// Return the sum of the items and start.
    #[native(intrinsic = Sum)]
    fn sum(
        vm: &mut Vm,
        iterable: &Value,
        #[either]
        #[default(0)]
        start: Value,
    ) -> Res<Value> {
        if start.as_str().is_some() {
            return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
        }
        if start.get::<BytesObj>().is_some() {
            return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
        }
        if start.get::<crate::builtins::ByteArray>().is_some() {
            return Err(vm.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
        }
        if let Value::Bool(b) = start {
            // It is the result if there are no items.
            let items = ops::collect(vm, iterable)?;
            let n = Value::Int(b.get() as i64);
            let mut items = items.into_iter();
            let Some(first) = items.next() else { return Ok(start) };
            let total = ops::binary(vm, ops::BinOp::Add, &n, &first, false)?;
            return items.try_fold(total, |t, x| ops::binary(vm, ops::BinOp::Add, &t, &x, false));
        }
        if let (Some(l), Value::Int(s)) = (iterable.get_exact::<ListObj>(), &start)
            && let Some(items) = l.as_ints()
        {
            // 2**63 items would be needed to leave 128 bits.
            let total: i128 = items.iter().map(|&i| i as i128).sum::<i128>() + *s as i128;
            return Ok(BigIntObj::from_big(total.into()));
        }
        if let (Some(l), Value::Int(s)) = (iterable.get_exact::<ListObj>(), &start)
            && let Some(items) = l.as_bools()
            && let Some(total) = s.checked_add(items.iter().map(|&b| b as i64).sum())
        {
            return Ok(Value::Int(total));
        }
        if let (Some(r), Value::Int(s)) = (iterable.get_exact::<RangeObj>(), &start) {
            let n = dashu_int::IBig::from(r.len);
            let (a, d) = (dashu_int::IBig::from(r.start), dashu_int::IBig::from(r.step));
            let one = dashu_int::IBig::ONE;
            let total = &n * a + &n * (&n - one) / dashu_int::IBig::from(2) * d;
            return Ok(BigIntObj::from_big(total + dashu_int::IBig::from(*s)));
        }
        if let (Some(l), Value::Int(s)) = (iterable.get_exact::<ListObj>(), &start)
            && let Some((first, rest)) = l.as_floats().and_then(|f| f.split_first())
        {
            let sum = rest.iter().fold((*s as f64 + first, 0.0), |sum, x| plus(sum, *x));
            return Ok(Value::float(corrected(sum.0, sum.1)));
        }
        let consumed = match start {
            Value::Int(_) => consumed_in_python(vm, Consumer::Sum, iterable).map(|g| (Consumer::Sum, g)),
            Value::Float(_) => {
                consumed_in_python(vm, Consumer::SumFloats, iterable).map(|g| (Consumer::SumFloats, g))
            }
            _ => None,
        };
        match consumed {
            Some((Consumer::Sum, g)) => consume(vm, Consumer::Sum, &g, &[iterable.clone(), start]),
            Some((what, g)) => consume(vm, what, &g, &[iterable.clone(), start, Value::float(0.0)]),
            None => Sum::from(start).over(vm, iterable),
        }
    }

    /// Return the smallest of the arguments, or of the items of the only one.
    #[native(intrinsic = Min, min = 1, no_signature)]
    fn min(
        vm: &mut Vm,
        args: &[Value],
        #[keyword]
        #[default(None)]
        key: Option<&Value>,
        #[keyword]
        #[optional]
        default: Option<&Value>,
    ) -> Res<Value> {
        extreme(vm, args, key, default, "min", CmpOp::Lt)
    }

    /// Return the largest of the arguments, or of the items of the only one.
    #[native(intrinsic = Max, min = 1, no_signature)]
    fn max(
        vm: &mut Vm,
        args: &[Value],
        #[keyword]
        #[default(None)]
        key: Option<&Value>,
        #[keyword]
        #[optional]
        default: Option<&Value>,
    ) -> Res<Value> {
        extreme(vm, args, key, default, "max", CmpOp::Gt)
    }
}
