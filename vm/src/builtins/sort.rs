//! `list.sort` and `sorted`.
//!
//! A stable merge sort of a permutation. Lists whose keys are all ints, all strings or all floats (without
//! NaN) are sorted by Rust's sort on the bare keys. In the general case `<` is Python code that may raise or
//! contradict itself: a comparison that fails ends the sort with the items in some order, none lost.
//!
//! The list is empty while it is sorted, and what the comparisons put into it is an error, as in CPython. The comparisons are
//! CPython's too: programs count them, and see their order.
//!
//! Source: Peters, "listsort.txt" (CPython); Munro and Wild, "Nearly-Optimal Mergesorts" (2018), for the order of merges.

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
/// So many items in a row that come from one part have a merge look for the next change by galloping.
const MIN_GALLOP: usize = 7;

/// Whether one item is less than another.
trait Less: FnMut(u32, u32) -> Res<bool> {}
impl<F: FnMut(u32, u32) -> Res<bool>> Less for F {}

/// A sorted part of what is sorted.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    /// Of the boundary to the next run: runs are merged in the order of a nearly balanced tree ("powersort").
    power: u32,
}

/// What merges share.
struct Merges {
    /// Items in a row until galloping: less where that has paid.
    min_gallop: usize,
    /// The part that is moved out of the way.
    buf: Vec<u32>,
}

/// Sorts by a comparison that may fail; `v` stays a permutation then.
fn merge_sort(v: &mut [u32], lt: &mut impl Less) -> Res<()> {
    let min_run = min_run(v.len());
    let mut merges = Merges { min_gallop: MIN_GALLOP, buf: Vec::new() };
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while at < v.len() {
        let rest = &mut v[at..];
        let mut len = natural_run(rest, lt)?;
        if len < min_run {
            let end = min_run.min(rest.len());
            insert_rest(&mut rest[..end], len, lt)?;
            len = end;
        }
        if let Some(last) = runs.last() {
            let power = power(last.start, last.len, len, v.len());
            while runs.len() > 1 && runs[runs.len() - 2].power > power {
                let i = runs.len() - 2;
                merges.merge_at(v, &mut runs, i, lt)?;
            }
            if let Some(last) = runs.last_mut() {
                last.power = power;
            }
        }
        runs.push(Run { start: at, len, power: 0 });
        at += len;
    }
    while runs.len() > 1 {
        let n = runs.len() - 2;
        let i = if n > 0 && runs[n - 1].len < runs[n + 1].len { n - 1 } else { n };
        merges.merge_at(v, &mut runs, i, lt)?;
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

/// The power of the boundary between two neighbours among `n` items: the first binary digit in which their middles, as fractions of
/// the whole, differ.
fn power(start: usize, left: usize, right: usize, n: usize) -> u32 {
    let mut a = 2 * start + left;
    let mut b = a + left + right;
    let mut power = 1;
    loop {
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return power;
        }
        (a, b, power) = (2 * a, 2 * b, power + 1);
    }
}

/// Length of the ascending run that `v` starts with; a descending one is reversed, with equal items in their order.
fn natural_run(v: &mut [u32], lt: &mut impl Less) -> Res<usize> {
    let ascending_from = |v: &[u32], mut n: usize, lt: &mut dyn FnMut(u32, u32) -> Res<bool>| {
        while n < v.len() && !lt(v[n], v[n - 1])? {
            n += 1;
        }
        Ok(n)
    };
    if v.len() < 2 {
        return Ok(v.len());
    }
    let mut n = ascending_from(v, 1, lt)?;
    if n == v.len() {
        return Ok(n);
    }
    if n > 1 {
        if lt(v[0], v[n - 1])? {
            return Ok(n);
        }
        // All of them are equal: they come out of the reversal of the whole in their order if they are reversed now.
        v[..n].reverse();
    }
    n += 1;
    // Neighbours at the end that are equal.
    let mut equal = 0;
    while n < v.len() {
        if lt(v[n], v[n - 1])? {
            v[n - 1 - equal..n].reverse();
            equal = 0;
        } else if lt(v[n - 1], v[n])? {
            break;
        } else {
            equal += 1;
        }
        n += 1;
    }
    v[n - 1 - equal..n].reverse();
    v[..n].reverse();
    ascending_from(v, n, lt)
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

/// Of `n` items, how many are `before`, which are the first ones: in steps from `hint` on that double, then by bisection.
fn gallop(n: usize, hint: usize, mut before: impl FnMut(usize) -> Res<bool>) -> Res<usize> {
    let (mut last, mut step) = (0, 1);
    let (mut lo, mut hi);
    if before(hint)? {
        let most = n - hint;
        while step < most && before(hint + step)? {
            (last, step) = (step, 2 * step + 1);
        }
        (lo, hi) = (hint + last + 1, hint + step.min(most));
    } else {
        let most = hint + 1;
        while step < most && !before(hint - step)? {
            (last, step) = (step, 2 * step + 1);
        }
        (lo, hi) = (hint + 1 - step.min(most), hint - last);
    }
    while lo < hi {
        let mid = lo + (hi - lo) / 2;
        if before(mid)? {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    Ok(lo)
}
/// How many of the sorted items are less than `key`.
fn less_than(key: u32, items: &[u32], hint: usize, lt: &mut impl Less) -> Res<usize> {
    gallop(items.len(), hint, |i| lt(items[i], key))
}
/// How many of the sorted items are not greater than `key`.
fn up_to(key: u32, items: &[u32], hint: usize, lt: &mut impl Less) -> Res<usize> {
    gallop(items.len(), hint, |i| lt(key, items[i]).map(|greater| !greater))
}

impl Merges {
    /// Merges run `i` with the next one.
    fn merge_at(&mut self, v: &mut [u32], runs: &mut Vec<Run>, i: usize, lt: &mut impl Less) -> Res<()> {
        let (a, b) = (runs[i], runs.remove(i + 1));
        runs[i] = Run { len: a.len + b.len, power: b.power, ..a };
        let (start, mid, end) = (a.start, b.start, b.start + b.len);
        // What is at its place already stays there.
        let start = start + up_to(v[mid], &v[start..mid], 0, lt)?;
        if start == mid {
            return Ok(());
        }
        let end = mid + less_than(v[mid - 1], &v[mid..end], end - mid - 1, lt)?;
        if end == mid {
            return Ok(());
        }
        let part = &mut v[start..end];
        let mid = mid - start;
        if mid <= part.len() - mid {
            self.merge_upwards(part, mid, lt)
        } else {
            self.merge_downwards(part, mid, lt)
        }
    }

    /// Merges the parts `..mid` and `mid..`, of which the first is moved out of the way.
    fn merge_upwards(&mut self, v: &mut [u32], mid: usize, lt: &mut impl Less) -> Res<()> {
        self.buf.clear();
        self.buf.extend_from_slice(&v[..mid]);
        // The next items, and where the next one goes.
        let (mut i, mut j, mut out) = (0, mid, 0);
        let r = self.place_upwards(v, (&mut i, &mut j, &mut out), lt);
        if matches!(r, Ok(true)) {
            // The last item of the first part is the greatest of all.
            v.copy_within(j.., out);
            out = v.len() - 1;
        }
        let rest = &self.buf[i..];
        v[out..out + rest.len()].copy_from_slice(rest);
        r.map(drop)
    }
    /// True: one item of the first part is left, which goes last.
    fn place_upwards(
        &mut self,
        v: &mut [u32],
        (i, j, out): (&mut usize, &mut usize, &mut usize),
        lt: &mut impl Less,
    ) -> Res<bool> {
        let (n, buf) = (v.len(), &self.buf);
        let second = |v: &mut [u32], j: &mut usize, out: &mut usize, k: usize| {
            v.copy_within(*j..*j + k, *out);
            (*j, *out) = (*j + k, *out + k);
            *j == n
        };
        let first = |v: &mut [u32], i: &mut usize, out: &mut usize, k: usize| {
            v[*out..*out + k].copy_from_slice(&buf[*i..*i + k]);
            (*i, *out) = (*i + k, *out + k);
            buf.len() - *i
        };
        if second(v, j, out, 1) {
            return Ok(false);
        }
        if buf.len() == 1 {
            return Ok(true);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut from_first, mut from_second) = (0, 0);
            while from_first < min_gallop && from_second < min_gallop {
                if lt(v[*j], buf[*i])? {
                    (from_first, from_second) = (0, from_second + 1);
                    if second(v, j, out, 1) {
                        return Ok(false);
                    }
                } else {
                    (from_first, from_second) = (from_first + 1, 0);
                    if first(v, i, out, 1) == 1 {
                        return Ok(true);
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= (min_gallop > 1) as usize;
                self.min_gallop = min_gallop;
                let k = up_to(v[*j], &buf[*i..], 0, lt)?;
                match if k > 0 { first(v, i, out, k) } else { 2 } {
                    0 => return Ok(false),
                    1 => return Ok(true),
                    _ => {}
                }
                if second(v, j, out, 1) {
                    return Ok(false);
                }
                let l = less_than(buf[*i], &v[*j..], 0, lt)?;
                if l > 0 && second(v, j, out, l) {
                    return Ok(false);
                }
                if first(v, i, out, 1) == 1 {
                    return Ok(true);
                }
                if k < MIN_GALLOP && l < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// As `merge_upwards`, with the second part out of the way, from the end.
    fn merge_downwards(&mut self, v: &mut [u32], mid: usize, lt: &mut impl Less) -> Res<()> {
        self.buf.clear();
        self.buf.extend_from_slice(&v[mid..]);
        // How many items of both are left. (They leave room for `j` after `i`.)
        let (mut i, mut j) = (mid, self.buf.len());
        let r = self.place_downwards(v, (&mut i, &mut j), lt);
        if matches!(r, Ok(true)) {
            // The first item of the second part is the least of all.
            v.copy_within(..i, 1);
            i = 0;
        }
        v[i..i + j].copy_from_slice(&self.buf[..j]);
        r.map(drop)
    }
    /// True: one item of the second part is left, which goes first.
    fn place_downwards(
        &mut self,
        v: &mut [u32],
        (i, j): (&mut usize, &mut usize),
        lt: &mut impl Less,
    ) -> Res<bool> {
        let buf = &self.buf;
        let first = |v: &mut [u32], i: &mut usize, j: usize, k: usize| {
            v.copy_within(*i - k..*i, *i + j - k);
            *i -= k;
            *i == 0
        };
        let second = |v: &mut [u32], i: usize, j: &mut usize, k: usize| {
            v[i + *j - k..i + *j].copy_from_slice(&buf[*j - k..*j]);
            *j -= k;
            *j
        };
        if first(v, i, *j, 1) {
            return Ok(false);
        }
        if *j == 1 {
            return Ok(true);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut from_first, mut from_second) = (0, 0);
            while from_first < min_gallop && from_second < min_gallop {
                if lt(buf[*j - 1], v[*i - 1])? {
                    (from_first, from_second) = (from_first + 1, 0);
                    if first(v, i, *j, 1) {
                        return Ok(false);
                    }
                } else {
                    (from_first, from_second) = (0, from_second + 1);
                    if second(v, *i, j, 1) == 1 {
                        return Ok(true);
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= (min_gallop > 1) as usize;
                self.min_gallop = min_gallop;
                let k = *i - up_to(buf[*j - 1], &v[..*i], *i - 1, lt)?;
                if k > 0 && first(v, i, *j, k) {
                    return Ok(false);
                }
                if second(v, *i, j, 1) == 1 {
                    return Ok(true);
                }
                let l = *j - less_than(v[*i - 1], &buf[..*j], *j - 1, lt)?;
                match if l > 0 { second(v, *i, j, l) } else { 2 } {
                    0 => return Ok(false),
                    1 => return Ok(true),
                    _ => {}
                }
                if first(v, i, *j, 1) {
                    return Ok(false);
                }
                if k < MIN_GALLOP && l < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }
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
