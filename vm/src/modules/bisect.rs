//! `_bisect`: binary search in sorted sequences.

use std::cmp::Ordering;

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::ops::{self, CmpOp};
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    make_module(vm, "_bisect", natives::DOC, natives::NATIVES)
}

/// The part of the sequence that is searched, and the key function.
struct Search<'a> {
    lo: i64,
    hi: Option<&'a Value>,
    key: Option<&'a Value>,
    right: bool,
}

/// Where `x` is to be inserted.
fn search(vm: &mut Vm, a: &Value, x: &Value, s: Search<'_>) -> Res<i64> {
    if s.lo < 0 {
        return Err(vm.value_error("lo must be non-negative"));
    }
    let given = match s.hi {
        None => -1,
        Some(v) => match ops::as_index(vm, v)? {
            Some(i) => i,
            None => {
                let t = v.ty().name();
                return Err(vm.type_error(format!("argument should be integer or None, not '{t}'")));
            }
        },
    };
    let (mut lo, mut hi) = (s.lo, given);
    if hi == -1 {
        hi = ops::length(vm, a)? as i64;
    }
    if s.key.is_none()
        && let Some(l) = a.get_exact::<ListObj>()
        && let Some(i) = among_numbers(l, x, lo, hi, s.right)
    {
        return Ok(i);
    }
    while lo < hi {
        let mid = lo + (hi - lo) / 2;
        let item = ops::get_item(vm, a, &Value::Int(mid))?;
        let item = match s.key {
            Some(f) => vm.call(f, &[item])?,
            None => item,
        };
        let before = match s.right {
            true => !ops::holds(vm, CmpOp::Lt, x, &item)?,
            false => ops::holds(vm, CmpOp::Lt, &item, x)?,
        };
        if before {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    Ok(lo)
}

/// As [`search`], in a list that holds only ints, or only floats, for another of these.
fn among_numbers(l: &ListObj, x: &Value, lo: i64, hi: i64, right: bool) -> Option<i64> {
    // A list that is not sorted is probed in the same places.
    fn probe<T: Copy>(items: &[T], before: impl Fn(T) -> bool) -> i64 {
        let (mut lo, mut hi) = (0, items.len());
        while lo < hi {
            let mid = lo + (hi - lo) / 2;
            if before(items[mid]) { lo = mid + 1 } else { hi = mid }
        }
        lo as i64
    }
    let range = usize::try_from(lo).ok()?..usize::try_from(hi).ok()?;
    Some(
        lo + match *x {
            Value::Int(x) => probe(l.as_ints()?.get(range)?, |item| if right { item <= x } else { item < x }),
            Value::Float(x) => {
                let x = x.get();
                // What has no order is not less.
                let before =
                    |item: f64| if right { x.partial_cmp(&item) != Some(Ordering::Less) } else { item < x };
                probe(l.as_floats()?.get(range)?, before)
            }
            _ => return None,
        },
    )
}

fn insert(vm: &mut Vm, a: &Value, x: &Value, s: Search<'_>) -> Res<()> {
    let i = match s.key {
        Some(f) => {
            let key = vm.call(f, std::slice::from_ref(x))?;
            search(vm, a, &key, s)?
        }
        None => search(vm, a, x, s)?,
    };
    if let Some(l) = a.get_exact::<ListObj>() {
        let at = (i as usize).min(l.len());
        l.insert(at, x.clone());
        return Ok(());
    }
    let f = ops::get_attr(vm, a, &intern("insert"))?;
    vm.call(&f, &[Value::Int(i), x.clone()]).map(drop)
}

/// Bisection algorithms.
#[native_module("_bisect")]
mod natives {
    use super::*;

    /// Return the index where to insert item x in list a, assuming a is sorted, behind items that are equal to it.
    #[native]
    fn bisect_right(
        vm: &mut Vm,
        #[either] a: &Value,
        #[either] x: &Value,
        #[either]
        #[default(0)]
        lo: i64,
        #[either]
        #[default(None)]
        hi: Option<&Value>,
        #[keyword]
        #[default(None)]
        key: Option<&Value>,
    ) -> Res<i64> {
        search(vm, a, x, Search { lo, hi, key, right: true })
    }
    /// Return the index where to insert item x in list a, assuming a is sorted, before items that are equal to it.
    #[native]
    fn bisect_left(
        vm: &mut Vm,
        #[either] a: &Value,
        #[either] x: &Value,
        #[either]
        #[default(0)]
        lo: i64,
        #[either]
        #[default(None)]
        hi: Option<&Value>,
        #[keyword]
        #[default(None)]
        key: Option<&Value>,
    ) -> Res<i64> {
        search(vm, a, x, Search { lo, hi, key, right: false })
    }
    /// Insert item x in list a, and keep it sorted assuming a is sorted, behind items that are equal to it.
    #[native]
    fn insort_right(
        vm: &mut Vm,
        #[either] a: &Value,
        #[either] x: &Value,
        #[either]
        #[default(0)]
        lo: i64,
        #[either]
        #[default(None)]
        hi: Option<&Value>,
        #[keyword]
        #[default(None)]
        key: Option<&Value>,
    ) -> Res<()> {
        insert(vm, a, x, Search { lo, hi, key, right: true })
    }
    /// Insert item x in list a, and keep it sorted assuming a is sorted, before items that are equal to it.
    #[native]
    fn insort_left(
        vm: &mut Vm,
        #[either] a: &Value,
        #[either] x: &Value,
        #[either]
        #[default(0)]
        lo: i64,
        #[either]
        #[default(None)]
        hi: Option<&Value>,
        #[keyword]
        #[default(None)]
        key: Option<&Value>,
    ) -> Res<()> {
        insert(vm, a, x, Search { lo, hi, key, right: false })
    }
}
