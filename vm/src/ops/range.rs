//! `range` with bounds of any size: what the 64-bit form of `RangeObj` cannot do goes through big ints here.

use dashu_int::IBig;

use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Bounds and length of a range of either form.
#[derive(Clone, PartialEq)]
pub struct RangeParts {
    pub start: IBig,
    pub stop: IBig,
    pub step: IBig,
    pub len: IBig,
}

impl RangeParts {
    pub fn of(v: &Value) -> Option<RangeParts> {
        if let Some(r) = v.get::<RangeObj>() {
            let [start, stop, step, len] = [r.start, r.stop, r.step, r.len].map(IBig::from);
            return Some(RangeParts { start, stop, step, len });
        }
        v.get::<BigRangeObj>().map(|r| r.parts.clone())
    }
    /// `step` is not zero.
    pub fn new(start: IBig, stop: IBig, step: IBig) -> RangeParts {
        let (lo, hi, stride) =
            if step > IBig::ZERO { (&start, &stop, step.clone()) } else { (&stop, &start, -&step) };
        let len = if lo < hi { (hi - lo - IBig::ONE) / stride + IBig::ONE } else { IBig::ZERO };
        RangeParts { start, stop, step, len }
    }
    pub fn item(&self, i: &IBig) -> IBig {
        &self.start + i * &self.step
    }
    /// Whether both give the same items.
    pub fn same_items(&self, o: &RangeParts) -> bool {
        self.len == o.len
            && (self.len == IBig::ZERO
                || (self.start == o.start && (self.len == IBig::ONE || self.step == o.step)))
    }
    /// Position of an int among the items.
    pub fn find(&self, x: &IBig) -> Option<IBig> {
        let d = x - &self.start;
        let i = &d / &self.step;
        (&i * &self.step == d && i >= IBig::ZERO && i < self.len).then_some(i)
    }
    /// The range, in 64-bit form if it fits.
    pub fn into_range(self) -> Value {
        let fits = |i: &IBig| i64::try_from(i).ok();
        if let (Some(a), Some(b), Some(c)) = (fits(&self.start), fits(&self.stop), fits(&self.step))
            && let Some(r) = RangeObj::new(a, b, c)
        {
            return r.into();
        }
        BigRangeObj::new(self).into()
    }
}

/// Start, stop and step of a slice of a sequence of any length, as `slice.indices` gives them.
pub fn big_slice_bounds(vm: &mut Vm, s: &SliceObj, len: &IBig) -> Res<[IBig; 3]> {
    let mut part = |v: &Value| -> Res<Option<IBig>> {
        if v.is_none() {
            return Ok(None);
        }
        match crate::builtins::int_by_index(vm, v)? {
            Some(i) => Ok(super::to_big(&i)),
            None => Err(vm.type_error("slice indices must be integers or None or have an __index__ method")),
        }
    };
    let step = part(&s.step)?.unwrap_or(IBig::ONE);
    if step == IBig::ZERO {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let (start, stop) = (part(&s.start)?, part(&s.stop)?);
    let up = step > IBig::ZERO;
    let (lo, hi) = if up { (IBig::ZERO, len.clone()) } else { (-IBig::ONE, len - IBig::ONE) };
    let fix = |i: IBig| {
        let i = if i < IBig::ZERO { i + len } else { i };
        i.clamp(lo.clone(), hi.clone())
    };
    let (first, last) = if up { (lo.clone(), hi.clone()) } else { (hi.clone(), lo.clone()) };
    Ok([start.map_or(first, fix), stop.map_or(last, fix), step])
}

/// `r[s]` for a range of either form.
pub fn range_slice(vm: &mut Vm, r: &RangeParts, s: &SliceObj) -> Res<Value> {
    let [start, stop, step] = big_slice_bounds(vm, s, &r.len)?;
    Ok(RangeParts::new(r.item(&start), r.item(&stop), &r.step * step).into_range())
}

/// `r[i]` for a range of either form; `None` if `i` is no index.
pub fn range_item(vm: &mut Vm, r: &RangeParts, i: &Value) -> Res<Option<Value>> {
    let i = match super::to_big(i) {
        Some(i) => i,
        None => match super::as_index(vm, i)? {
            Some(i) => IBig::from(i),
            None => return Ok(None),
        },
    };
    let i = if i < IBig::ZERO { i + &r.len } else { i };
    if i < IBig::ZERO || i >= r.len {
        return Err(vm.index_error("range object index out of range"));
    }
    Ok(Some(BigIntObj::from_big(r.item(&i))))
}
