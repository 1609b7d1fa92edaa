//! `list.sort` and `sorted`.
//!
//! A stable merge sort of a permutation. Lists whose keys are all ints, all strings or all floats (without
//! NaN) are sorted by Rust's sort on the bare keys. In the general case `<` is Python code that may raise or
//! contradict itself: a comparison that fails ends the sort with the items in some order, none lost.
//!
//! The list is empty while it is sorted, and what the comparisons put into it is an error, as in CPython. Up
//! to [`MIN_RUN`] items the comparisons are CPython's too (a run, then binary insertion).
//!
//! Source: Peters, "listsort.txt" (CPython); we merge runs without galloping.

use std::cmp::Ordering;

use crate::native::{Params, bind};
use crate::objects::*;
use crate::ops::{self, CmpOp};
use crate::value::*;
use crate::vm::{Res, Vm};

use super::common::*;
use super::consume::{Consumer, called_in_python, consume, consumed_in_python};

/// `sorted`.
pub fn sorted(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    arity(vm, "sorted", args.pos().len(), 1, 1)?;
    if args.len() == 1
        && let Some(code) = consumed_in_python(vm, Consumer::Sorted, &args.all[0])
    {
        return consume(vm, Consumer::Sorted, &code, args.all);
    }
    let l = ops::list_of(vm, &args.all[0])?;
    let (key, reverse) = options(vm, args.skip(1))?;
    sort_in_place(vm, &l, &key, reverse)?;
    Ok(l.into())
}

/// The options; errors name the method, as in CPython.
fn options(vm: &mut Vm, args: Args<'_>) -> Res<(Value, bool)> {
    const PARAMS: Params = Params {
        function: "sort",
        names: &["key", "reverse"],
        positional_only: 0,
        positional: 0,
        required: 0,
        required_keywords: 0,
        rest: false,
    };
    let [key, reverse] = bind(vm, &PARAMS, args)?;
    let reverse = match reverse {
        Some(v) => ops::truth(vm, v)?,
        None => false,
    };
    Ok((key.cloned().unwrap_or(Value::None), reverse))
}

/// Sorts a list by the keys that `key` makes of the items, if it is not None.
pub fn sort_in_place(vm: &mut Vm, l: &ListObj, key: &Value, reverse: bool) -> Res<()> {
    if key.is_none() && (l.sort_numbers(reverse) || sort_plain(l, reverse)) {
        return Ok(());
    }
    // The order, what it is merged in; keys, and the list they are made of.
    let each = 2 * size_of::<u32>() + if key.is_none() { 0 } else { 2 } * size_of::<Value>();
    ops::check_memory(vm, l.len() as u128 * each as u128)?;
    let sorted = ListObj::apart();
    l.swap_storage(&sorted);
    let mut order: Vec<u32> = (0..sorted.len() as u32).collect();
    let r = match sorted.as_values() {
        Some(items) => sort_order(vm, items, key, reverse, &mut order),
        None => sort_order(vm, &sorted.to_vec(), key, reverse, &mut order),
    };
    sorted.permute(&mut order);
    // Storage that it has got meanwhile tells that something was put into it, even if that is gone again.
    let modified = l.strategy() != Strategy::Empty || l.has_storage();
    l.swap_storage(&sorted);
    r?;
    if modified {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(())
}

/// Sorts strings, or tuples that have ints, floats and strings each in the same places: what compares them is known
/// beforehand, and is no Python code. False if the list has others.
fn sort_plain(l: &ListObj, reverse: bool) -> bool {
    let Some(items) = l.as_values() else { return false };
    let Some(first) = items.first() else { return false };
    let order: fn(&Value, &Value) -> Ordering = match first.get_exact::<TupleObj>() {
        Some(t) if items.iter().all(|v| v.get_exact::<TupleObj>().is_some_and(|u| is_like(t, u))) => {
            |a, b| {
                let items = |v| Value::get_exact::<TupleObj>(v).map_or(&[][..], |t| t.items());
                let mut orders = items(a).iter().zip(items(b)).map(|(p, q)| plain_order(p, q));
                orders.find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
            }
        }
        None if items.iter().all(|v| v.get_exact::<StrObj>().is_some()) => plain_order,
        _ => return false,
    };
    match reverse {
        true => l.sort_values(|a, b| order(b, a)),
        false => l.sort_values(order),
    }
    true
}

/// Whether tuples are as long and have ints, floats (without NaN) and strings in the same places.
fn is_like(t: &TupleObj, u: &TupleObj) -> bool {
    let same = |(p, q): (&Value, &Value)| match (p, q) {
        (Value::Int(_), Value::Int(_)) => true,
        (Value::Float(x), Value::Float(y)) => !x.get().is_nan() && !y.get().is_nan(),
        _ => p.get_exact::<StrObj>().is_some() && q.get_exact::<StrObj>().is_some(),
    };
    t.len() == u.len() && t.items().iter().zip(u.items()).all(same)
}

/// The order of two ints, floats or strings.
fn plain_order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => x.cmp(y),
        (Value::Float(x), Value::Float(y)) => x.get().partial_cmp(&y.get()).unwrap_or(Ordering::Equal),
        _ => a.get_exact::<StrObj>().cmp(&b.get_exact::<StrObj>()),
    }
}

fn sort_order(vm: &mut Vm, items: &[Value], key: &Value, reverse: bool, order: &mut [u32]) -> Res<()> {
    let mut made = Vec::new();
    let keys = if key.is_none() {
        items
    } else if let Some(code) = called_in_python(vm, Consumer::Keys, key, items.len()) {
        let all = ListObj::new(items.to_vec()).into();
        let keys = consume(vm, Consumer::Keys, &code, &[all, key.clone()])?;
        made.extend(keys.get_exact::<ListObj>().map_or_else(Vec::new, |l| l.to_vec()));
        &made
    } else {
        made.reserve_exact(items.len());
        for v in items {
            made.push(vm.call(key, std::slice::from_ref(v))?);
        }
        &made
    };
    // Reversing before and after keeps equal items in order.
    if reverse {
        order.reverse();
    }
    let r = sort_keys(vm, keys, order);
    if reverse {
        order.reverse();
    }
    r
}

fn sort_keys(vm: &mut Vm, keys: &[Value], order: &mut [u32]) -> Res<()> {
    let int = |v: &Value| if let Value::Int(i) = v { Some(*i) } else { None };
    let float = |v: &Value| if let Value::Float(f) = v { Some(f.get()) } else { None };
    if let Some(k) = keys.iter().map(int).collect::<Option<Vec<i64>>>() {
        order.sort_by_key(|&i| k[i as usize]);
    } else if let Some(k) = keys.iter().map(float).collect::<Option<Vec<f64>>>()
        && !k.iter().any(|f| f.is_nan())
    {
        order.sort_by(|&i, &j| k[i as usize].partial_cmp(&k[j as usize]).unwrap_or(Ordering::Equal));
    } else if let Some(k) = keys.iter().map(|v| v.get_exact::<StrObj>()).collect::<Option<Vec<&StrObj>>>() {
        order.sort_by(|&i, &j| k[i as usize].cmp(k[j as usize]));
    } else {
        merge_sort(order, &mut |i, j| less(vm, &keys[i as usize], &keys[j as usize]))?;
    }
    Ok(())
}

#[inline]
fn less(vm: &mut Vm, a: &Value, b: &Value) -> Res<bool> {
    if let Some(r) = ops::plain_compare(CmpOp::Lt, a, b) {
        return Ok(r);
    }
    crate::interp::poll(vm)?;
    match ops::compare(vm, CmpOp::Lt, a, b)? {
        Value::Bool(r) => Ok(r.get()),
        r => ops::truth(vm, &r),
    }
}

/// Runs are at least this long (or half of it), as in listsort.
const MIN_RUN: usize = 64;

/// Whether one item is less than another.
trait Less: FnMut(u32, u32) -> Res<bool> {}
impl<F: FnMut(u32, u32) -> Res<bool>> Less for F {}

/// Sorts by a comparison that may fail; `v` stays a permutation then.
fn merge_sort(v: &mut [u32], lt: &mut impl Less) -> Res<()> {
    let min_run = min_run(v.len());
    // Starts and ends of sorted runs; lengths shrink towards the end of the stack.
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut buf = Vec::new();
    let mut at = 0;
    while at < v.len() {
        let rest = &mut v[at..];
        let mut n = natural_run(rest, lt)?;
        if n < min_run {
            let end = min_run.min(rest.len());
            insert_rest(&mut rest[..end], n, lt)?;
            n = end;
        }
        runs.push((at, at + n));
        at += n;
        while let [.., a, b] = runs[..] {
            let (la, lb) = (a.1 - a.0, b.1 - b.0);
            if la > 2 * lb && at < v.len() {
                break;
            }
            merge(&mut v[a.0..b.1], la, &mut buf, lt)?;
            runs.truncate(runs.len() - 2);
            runs.push((a.0, b.1));
        }
    }
    Ok(())
}

fn min_run(mut n: usize) -> usize {
    let mut r = 0;
    while n >= MIN_RUN {
        r |= n & 1;
        n >>= 1;
    }
    n + r
}

/// Length of the ascending (or strictly descending, then reversed) run that `v` starts with.
fn natural_run(v: &mut [u32], lt: &mut impl Less) -> Res<usize> {
    if v.len() < 2 {
        return Ok(v.len());
    }
    let mut n = 2;
    let descending = lt(v[1], v[0])?;
    while n < v.len() && lt(v[n], v[n - 1])? == descending {
        n += 1;
    }
    if descending {
        v[..n].reverse();
    }
    Ok(n)
}

/// Sorts `v`, of which the first `n` items are sorted, by binary insertion.
fn insert_rest(v: &mut [u32], n: usize, lt: &mut impl Less) -> Res<()> {
    for i in n.max(1)..v.len() {
        let (mut lo, mut hi) = (0, i);
        while lo < hi {
            let mid = (lo + hi) / 2;
            if lt(v[i], v[mid])? {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        v[lo..=i].rotate_right(1);
    }
    Ok(())
}

/// Merges the sorted parts `..mid` and `mid..`.
fn merge(v: &mut [u32], mid: usize, buf: &mut Vec<u32>, lt: &mut impl Less) -> Res<()> {
    if !lt(v[mid], v[mid - 1])? {
        return Ok(());
    }
    buf.clear();
    buf.extend_from_slice(&v[..mid]);
    // Items of the left part still to place are buf[i..]; v[out..right] is what they leave room for.
    let (mut i, mut right, mut out) = (0, mid, 0);
    let mut r = Ok(());
    while i < buf.len() && right < v.len() {
        match lt(v[right], buf[i]) {
            Ok(true) => {
                v[out] = v[right];
                right += 1;
            }
            Ok(false) => {
                v[out] = buf[i];
                i += 1;
            }
            Err(e) => {
                r = Err(e);
                break;
            }
        }
        out += 1;
    }
    v[out..out + buf.len() - i].copy_from_slice(&buf[i..]);
    r
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::Raised;

    fn scrambled(n: u32) -> Vec<u32> {
        (0..n).map(|i| (i * 7919) % n).collect()
    }

    #[test]
    fn sorts_any_length() {
        for n in [0, 1, 2, 5, 63, 64, 65, 997] {
            let mut v = scrambled(n);
            v.dedup();
            let mut want = v.clone();
            want.sort();
            assert!(merge_sort(&mut v, &mut |a, b| Ok(a < b)).is_ok());
            assert_eq!(v, want);
        }
    }

    #[test]
    fn keeps_equal_items_in_order() {
        let mut v: Vec<u32> = (0..500).collect();
        assert!(merge_sort(&mut v, &mut |a, b| Ok(a % 10 < b % 10)).is_ok());
        assert!(v.windows(2).all(|w| (w[0] % 10, w[0]) < (w[1] % 10, w[1])));
    }

    #[test]
    fn loses_nothing_when_a_comparison_fails_or_lies() {
        for fail_at in 0..900 {
            let mut v = scrambled(199);
            let mut n = 0;
            let _ = merge_sort(&mut v, &mut |a, b| {
                n += 1;
                if n == fail_at { Err(Raised) } else { Ok((a * 31 + b * 17 + n) % 3 == 0) }
            });
            v.sort();
            assert_eq!(v, (0..199).collect::<Vec<u32>>());
        }
    }
}
