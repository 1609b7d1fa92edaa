//! Comparisons, identity, containment and hashing.

use std::cmp::Ordering;

use dashu_int::IBig;
use sidewinder_frontend::bytecode::Op;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CmpOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}
pub const CMPOPS: [CmpOp; 6] = [CmpOp::Lt, CmpOp::Le, CmpOp::Eq, CmpOp::Ne, CmpOp::Gt, CmpOp::Ge];

impl CmpOp {
    /// The comparison of a compare instruction, value-producing or fused, and whether a fused jump is taken
    /// when it holds.
    pub fn from_op(op: Op) -> Option<(CmpOp, bool)> {
        let n = op as usize;
        for (base, sense) in
            [(Op::Lt, true), (Op::JLt, true), (Op::JNLt, false), (Op::JLtK, true), (Op::JNLtK, false)]
        {
            let b = base as usize;
            if (b..b + 6).contains(&n) {
                return Some((CMPOPS[n - b], sense));
            }
        }
        None
    }
    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }
    pub fn method(self) -> &'static Ref<StrObj> {
        let n = &builtin().names;
        [&n.lt, &n.le, &n.eq, &n.ne, &n.gt, &n.ge][self as usize]
    }
    pub fn swapped(self) -> CmpOp {
        match self {
            CmpOp::Lt => CmpOp::Gt,
            CmpOp::Le => CmpOp::Ge,
            CmpOp::Gt => CmpOp::Lt,
            CmpOp::Ge => CmpOp::Le,
            o => o,
        }
    }
    #[inline(always)]
    pub fn holds(self, o: Ordering) -> bool {
        match self {
            CmpOp::Lt => o.is_lt(),
            CmpOp::Le => o.is_le(),
            CmpOp::Eq => o.is_eq(),
            CmpOp::Ne => o.is_ne(),
            CmpOp::Gt => o.is_gt(),
            CmpOp::Ge => o.is_ge(),
        }
    }
    #[inline(always)]
    pub fn floats(self, a: f64, b: f64) -> bool {
        match self {
            CmpOp::Lt => a < b,
            CmpOp::Le => a <= b,
            CmpOp::Eq => a == b,
            CmpOp::Ne => a != b,
            CmpOp::Gt => a > b,
            CmpOp::Ge => a >= b,
        }
    }
}

/// Compares an int with a float exactly; `None` for NaN.
pub fn cmp_int_float(a: &IBig, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let t = b.trunc();
    let ti = IBig::try_from(t).ok()?;
    Some(a.cmp(&ti).then_with(|| {
        if b > t {
            Ordering::Less
        } else if b < t {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }))
}

/// As [`cmp_int_float`] for an int of one word.
fn cmp_word_float(a: i64, b: f64) -> Option<Ordering> {
    /// 2**63.
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if b >= BEYOND {
        return Some(Ordering::Less);
    }
    if b < -BEYOND {
        return Some(Ordering::Greater);
    }
    // Exact: the float is within the range of a word (or is no number).
    let t = b.trunc();
    a.cmp(&(t as i64)).then(t.partial_cmp(&b)?).into()
}

fn number_order(a: &Value, b: &Value) -> Option<Option<Ordering>> {
    if let (Some(x), Some(y)) = (a.as_i64(), b.as_i64()) {
        return Some(Some(x.cmp(&y)));
    }
    match (a, b) {
        (Value::Float(x), _) if let Some(i) = b.as_i64() => {
            return Some(cmp_word_float(i, x.get()).map(Ordering::reverse));
        }
        (_, Value::Float(y)) if let Some(i) = a.as_i64() => return Some(cmp_word_float(i, y.get())),
        (Value::Float(x), Value::Float(y)) => return Some(x.get().partial_cmp(&y.get())),
        (Value::Float(x), _) => {
            return super::to_big(b).map(|i| cmp_int_float(&i, x.get()).map(Ordering::reverse));
        }
        (_, Value::Float(y)) => return super::to_big(a).map(|i| cmp_int_float(&i, y.get())),
        _ => {}
    }
    if let (Some(x), Some(y)) = (super::arith::wide_int(a), super::arith::wide_int(b)) {
        return Some(Some(x.cmp(&y)));
    }
    match (super::to_big(a), super::to_big(b)) {
        (Some(x), Some(y)) => Some(Some(x.cmp(&y))),
        _ => None,
    }
}

/// `a op b` for built-in operands; `None` if there is no such comparison.
pub fn builtin_compare(vm: &mut Vm, op: CmpOp, a: &Value, b: &Value) -> Res<Option<bool>> {
    if let Some(r) = plain_compare(op, a, b) {
        return Ok(Some(r));
    }
    if let (Value::Object(o), Value::Object(p)) = (a, b)
        && matches!((o.layout(), p.layout()), (Layout::Dict, Layout::Dict) | (Layout::Set, Layout::Set))
    {
        return super::compare_containers(vm, op, a, b);
    }
    if let Some((a, b)) = super::without_proxies(a, b) {
        return builtin_compare(vm, op, &a, &b);
    }
    if let Some(o) = number_order(a, b) {
        return Ok(Some(match o {
            Some(o) => op.holds(o),
            None => op == CmpOp::Ne,
        }));
    }
    let payload = |v: &Value| match v {
        Value::Object(o) if o.layout() == Layout::Instance => {
            o.get::<InstanceObj>().and_then(|i| i.payload()).cloned().unwrap_or(Value::Undef)
        }
        v => v.clone(),
    };
    if matches!(super::payload_layout(a), Some(Layout::Instance) | None)
        && matches!(super::payload_layout(b), Some(Layout::Instance) | None)
    {
        let (pa, pb) = (payload(a), payload(b));
        if let Some(o) = number_order(&pa, &pb) {
            return Ok(Some(o.map_or(op == CmpOp::Ne, |o| op.holds(o))));
        }
    }
    if let (CmpOp::Eq | CmpOp::Ne, Some(x), Some(y)) = (op, a.get::<WeakRefObj>(), b.get::<WeakRefObj>()) {
        return match (x.target(), y.target()) {
            (Some(x), Some(y)) => holds(vm, op, &x, &y).map(Some),
            _ => Ok(Some(std::ptr::eq(x, y) == (op == CmpOp::Eq))),
        };
    }
    if let (CmpOp::Eq | CmpOp::Ne, Some(x), Some(y)) =
        (op, a.get_exact::<CodeObj>(), b.get_exact::<CodeObj>())
    {
        return Ok(Some(crate::builtins::code::same(&x.code, &y.code) == (op == CmpOp::Eq)));
    }
    if let (Some(x), Some(y)) = (a.as_str(), b.as_str()) {
        return Ok(Some(compare_strings(op, x, y)));
    }
    if let (Some(x), Some(y)) = (a.get::<ListObj>(), b.get::<ListObj>()) {
        if matches!(op, CmpOp::Eq | CmpOp::Ne) && x.len() != y.len() {
            return Ok(Some(op == CmpOp::Ne));
        }
        if let (Some(p), Some(q)) = (x.as_values(), y.as_values())
            && let Some(r) = compare_plain(vm, op, p, q)
        {
            return r.map(Some);
        }
        let (x, y) = (Ref::from_ref(x), Ref::from_ref(y));
        return compare_sequences(vm, op, &|i| x.get(i), &|i| y.get(i)).map(Some);
    }
    if let (Some(x), Some(y)) = (a.get::<TupleObj>(), b.get::<TupleObj>()) {
        if let Some(r) = compare_plain(vm, op, x.items(), y.items()) {
            return r.map(Some);
        }
        let (x, y) = (Ref::from_ref(x), Ref::from_ref(y));
        let (p, q) = (|i: usize| x.items().get(i).cloned(), |i: usize| y.items().get(i).cloned());
        // Tuples of different lengths have their items compared all the same.
        return compare_sequences(vm, op, &p, &q).map(Some);
    }
    if let (Some(x), Some(y)) = (a.get::<BytesObj>(), b.get::<BytesObj>()) {
        return Ok(Some(op.holds(x.data.cmp(&y.data))));
    }
    if let Some(r) = super::compare_containers(vm, op, a, b)? {
        return Ok(Some(r));
    }
    if matches!(op, CmpOp::Eq | CmpOp::Ne)
        && let (Some(x), Some(y)) = (super::RangeParts::of(a), super::RangeParts::of(b))
    {
        return Ok(Some(x.same_items(&y) == (op == CmpOp::Eq)));
    }
    if let (Some(x), Some(y)) = (a.get::<BoundMethodObj>(), b.get::<BoundMethodObj>()) {
        match op {
            CmpOp::Eq => return Ok(Some(x.receiver.is(&y.receiver) && x.func.is(&y.func))),
            CmpOp::Ne => return Ok(Some(!(x.receiver.is(&y.receiver) && x.func.is(&y.func)))),
            _ => {}
        }
    }
    if let (Some(x), Some(y)) = (a.get::<SliceObj>(), b.get::<SliceObj>()) {
        let t = |s: &SliceObj| TupleObj::new(vec![s.start.clone(), s.stop.clone(), s.step.clone()]);
        let (p, q) = (t(x).into(), t(y).into());
        return builtin_compare(vm, op, &p, &q);
    }
    if let (Some(x), Some(y)) = (a.get_exact::<CellObj>(), b.get_exact::<CellObj>()) {
        let (p, q) = (x.value.get(), y.value.get());
        return match (p.is_undef(), q.is_undef()) {
            (false, false) => holds(vm, op, &p, &q).map(Some),
            // An empty cell comes before all others.
            (p, q) => Ok(Some(op.holds(q.cmp(&p)))),
        };
    }
    if let (CmpOp::Eq | CmpOp::Ne, Some(eq)) = (op, complex_eq(a, b)) {
        return Ok(Some(eq == (op == CmpOp::Eq)));
    }
    Ok(None)
}

/// Whether numbers are equal of which one is complex.
fn complex_eq(a: &Value, b: &Value) -> Option<bool> {
    let (x, y) = match (a.get::<ComplexObj>(), b.get::<ComplexObj>()) {
        (Some(x), Some(y)) => return Some(x.re == y.re && x.im == y.im),
        (Some(x), None) => (x, b),
        (None, Some(y)) => (y, a),
        _ => return None,
    };
    let part = crate::builtins::builtin_part(y);
    let order = number_order(&Value::float(x.re), &part)?;
    Some(x.im == 0.0 && order == Some(Ordering::Equal))
}

/// Compares lists or tuples up to the first items that differ; `None` if finding those takes Python code.
fn compare_plain(vm: &mut Vm, op: CmpOp, x: &[Value], y: &[Value]) -> Option<Res<bool>> {
    for (p, q) in x.iter().zip(y) {
        if simple_eq(p, q)? {
            continue;
        }
        return Some(match op {
            CmpOp::Eq => Ok(false),
            CmpOp::Ne => Ok(true),
            _ => {
                let (p, q) = (p.clone(), q.clone());
                if let Err(e) = vm.check_native_stack() {
                    return Some(Err(e));
                }
                holds(vm, op, &p, &q)
            }
        });
    }
    Some(Ok(op.holds(x.len().cmp(&y.len()))))
}

/// `a op b` for values of built-in types that are compared often, tuples of such included; `None` for all others.
#[inline(always)]
pub fn plain_compare(op: CmpOp, a: &Value, b: &Value) -> Option<bool> {
    plain_compare_at(op, a, b, MAX_DEPTH)
}

#[inline(always)]
fn plain_compare_at(op: CmpOp, a: &Value, b: &Value, depth: u32) -> Option<bool> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Some(op.holds(x.cmp(y))),
        (Value::Float(x), Value::Float(y)) => Some(op.floats(x.get(), y.get())),
        (Value::Object(o), Value::Object(p)) => match (o.layout(), p.layout()) {
            (Layout::Str, Layout::Str) => Some(compare_strings(op, o.get::<StrObj>()?, p.get::<StrObj>()?)),
            (Layout::Tuple, Layout::Tuple) if depth > 0 => {
                plain_compare_items(op, o.get::<TupleObj>()?.items(), p.get::<TupleObj>()?.items(), depth - 1)
            }
            (Layout::List, Layout::List) if depth > 0 => {
                plain_compare_lists(op, o.get::<ListObj>()?, p.get::<ListObj>()?, depth - 1)
            }
            _ => None,
        },
        _ => None,
    }
}

#[inline(always)]
fn compare_strings(op: CmpOp, x: &StrObj, y: &StrObj) -> bool {
    match op {
        CmpOp::Eq => x == y,
        CmpOp::Ne => x != y,
        _ => op.holds(x.cmp(y)),
    }
}

#[inline(never)]
fn plain_compare_lists(op: CmpOp, x: &ListObj, y: &ListObj, depth: u32) -> Option<bool> {
    if matches!(op, CmpOp::Eq | CmpOp::Ne) && x.len() != y.len() {
        return Some(op == CmpOp::Ne);
    }
    if let (Some(p), Some(q)) = (x.as_ints(), y.as_ints()) {
        return Some(match op {
            CmpOp::Eq => p == q,
            CmpOp::Ne => p != q,
            _ => op.holds(p.cmp(q)),
        });
    }
    plain_compare_items(op, x.as_values()?, y.as_values()?, depth)
}

fn plain_compare_items(op: CmpOp, x: &[Value], y: &[Value], depth: u32) -> Option<bool> {
    for (p, q) in x.iter().zip(y) {
        if !plain_eq_at(p, q, depth)? {
            return match op {
                CmpOp::Eq => Some(false),
                CmpOp::Ne => Some(true),
                _ => plain_compare_at(op, p, q, depth),
            };
        }
    }
    Some(op.holds(x.len().cmp(&y.len())))
}

/// As [`simple_eq`], which leaves lists to others.
#[inline]
fn plain_eq_at(p: &Value, q: &Value, depth: u32) -> Option<bool> {
    match (p.get_exact::<ListObj>(), q.get_exact::<ListObj>()) {
        (Some(a), Some(b)) if std::ptr::eq(a, b) => Some(true),
        (Some(_), Some(_)) if depth == 0 => None,
        (Some(a), Some(b)) => plain_compare_lists(CmpOp::Eq, a, b, depth - 1),
        _ => simple_eq(p, q),
    }
}

type ItemFn<'a> = dyn Fn(usize) -> Option<Value> + 'a;

fn compare_sequences(vm: &mut Vm, op: CmpOp, a: &ItemFn<'_>, b: &ItemFn<'_>) -> Res<bool> {
    vm.check_native_stack()?;
    let mut i = 0;
    // Items are fetched one by one: comparing may change a list.
    while let (Some(x), Some(y)) = (a(i), b(i)) {
        if !same_or_equal(vm, &x, &y)? {
            // Comparing them may have taken them out: then the lengths decide.
            if a(i).is_none() || b(i).is_none() {
                break;
            }
            return match op {
                CmpOp::Eq => Ok(false),
                CmpOp::Ne => Ok(true),
                _ => holds(vm, op, &x, &y),
            };
        }
        i += 1;
    }
    Ok(op.holds(match (a(i).is_some(), b(i).is_some()) {
        (true, _) => Ordering::Greater,
        (_, true) => Ordering::Less,
        _ => Ordering::Equal,
    }))
}

/// `bool(a op b)`.
#[inline]
pub fn holds(vm: &mut Vm, op: CmpOp, a: &Value, b: &Value) -> Res<bool> {
    match plain_compare(op, a, b) {
        Some(r) => Ok(r),
        None => compare_any(vm, op, a, b).and_then(|r| super::truth(vm, &r)),
    }
}

/// What a value is to a comparison: see [`built_in_value`].
pub fn compared_value(op: CmpOp, v: &Value) -> &Value {
    let equality = matches!(op, CmpOp::Eq | CmpOp::Ne);
    built_in_value(v, if equality { Plain::PartEquality } else { Plain::PartOrder })
}

/// `a op b`: any object, as rich comparison allows.
pub fn compare(vm: &mut Vm, op: CmpOp, a: &Value, b: &Value) -> Res<Value> {
    match plain_compare(op, a, b) {
        Some(r) => Ok(Value::bool(r)),
        None => compare_any(vm, op, a, b),
    }
}

/// Whether `!=` of a class is that of `object`, the opposite of what its `__eq__` says.
fn takes_ne_from_eq(t: &TypeObj) -> bool {
    let ne = t.lookup(&builtin().names.ne);
    ne.is_none_or(|f| f.get_exact::<NativeObj>().is_none_or(|n| n.class.is_none()))
}

/// `a op b` for instances of classes that leave the operator to their built-in parts, or are themselves and nothing else.
#[inline]
fn compare_parts(op: CmpOp, a: &Value, b: &Value) -> Option<bool> {
    // What is not equal may follow from what is.
    let asks_eq = |v: &Value| v.ty().user_method(&builtin().names.eq).is_some();
    if op == CmpOp::Ne && (asks_eq(a) || asks_eq(b)) {
        return None;
    }
    match (a.get_exact::<InstanceObj>(), b.get_exact::<InstanceObj>()) {
        (Some(x), Some(y)) => match (x.payload(), y.payload()) {
            (None, None) if op == CmpOp::Eq => Some(a.is(b)),
            (None, None) if op == CmpOp::Ne => Some(!a.is(b)),
            (x, y) => plain_compare(op, x?, y?),
        },
        (Some(x), None) => plain_compare(op, x.payload()?, b),
        (None, Some(y)) => plain_compare(op, a, y.payload()?),
        (None, None) => None,
    }
}

#[inline(never)]
fn compare_any(vm: &mut Vm, op: CmpOp, a: &Value, b: &Value) -> Res<Value> {
    let not_impl = |v: &Value| matches!(v, Value::Object(o) if o.is(builtin().not_implemented.object()));
    vm.worked(15);
    let (p, q) = (compared_value(op, a), compared_value(op, b));
    if !(std::ptr::eq(p, a) && std::ptr::eq(q, b))
        && let Some(r) = plain_compare(op, p, q)
    {
        return Ok(Value::bool(r));
    }
    let mut asked_left = false;
    // Mostly it is two instances of a class that has a say.
    if let (Some(x), Some(y)) = (a.get_exact::<InstanceObj>(), b.get_exact::<InstanceObj>())
        && std::ptr::eq(x.class(), y.class())
        && let Some(f) = x.class().lookup(op.method())
        && f.get_exact::<FunctionObj>().is_some()
    {
        let r = super::call_special(vm, &f, a, std::slice::from_ref(b))?;
        if !not_impl(&r) {
            return Ok(r);
        }
        asked_left = true;
    }
    if super::has_user_class(a) || super::has_user_class(b) {
        let (ta, tb) = (a.ty(), b.ty());
        let left = if super::has_user_class(a) { ta.user_method(op.method()) } else { None };
        let right = if super::has_user_class(b) { tb.user_method(op.swapped().method()) } else { None };
        if left.is_none()
            && right.is_none()
            && let Some(r) = compare_parts(op, a, b)
        {
            return Ok(Value::bool(r));
        }
        let right_first = right.is_some() && !std::ptr::eq(ta, tb) && tb.is_subclass(ta);
        // A built-in class on the left that knows the right operand's answers before that is asked.
        if left.is_none()
            && right.is_some()
            && !right_first
            && !super::arith::left_refuses(a, b)
            && let Some(r) = builtin_compare(vm, op, a, b)?
        {
            return Ok(Value::bool(r));
        }
        if right_first && let Some(f) = &right {
            let r = super::call_special(vm, f, b, std::slice::from_ref(a))?;
            if !not_impl(&r) {
                return Ok(r);
            }
        }
        if let Some(f) = left.as_ref().filter(|_| !asked_left) {
            let r = super::call_special(vm, f, a, std::slice::from_ref(b))?;
            if !not_impl(&r) {
                return Ok(r);
            }
        } else if left.is_none()
            && op == CmpOp::Ne
            && super::has_user_class(a)
            && takes_ne_from_eq(ta)
            && let Some(f) = ta.user_method(&builtin().names.eq)
        {
            let r = super::call_special(vm, &f, a, std::slice::from_ref(b))?;
            if !not_impl(&r) {
                return Ok(Value::bool(!super::truth(vm, &r)?));
            }
        }
        if !right_first && let Some(f) = &right {
            let r = super::call_special(vm, f, b, std::slice::from_ref(a))?;
            if !not_impl(&r) {
                return Ok(r);
            }
        } else if op == CmpOp::Ne
            && right.is_none()
            && super::has_user_class(b)
            && takes_ne_from_eq(tb)
            && let Some(f) = tb.user_method(&builtin().names.eq)
        {
            let r = super::call_special(vm, &f, b, std::slice::from_ref(a))?;
            if !not_impl(&r) {
                return Ok(Value::bool(!super::truth(vm, &r)?));
            }
        }
    }
    match builtin_compare(vm, op, a, b)? {
        Some(r) => Ok(Value::bool(r)),
        None => match op {
            CmpOp::Eq => Ok(Value::bool(a.is(b))),
            CmpOp::Ne => Ok(Value::bool(!a.is(b))),
            _ => {
                let msg = format!(
                    "'{}' not supported between instances of '{}' and '{}'",
                    op.symbol(),
                    a.ty().name(),
                    b.ty().name()
                );
                Err(vm.type_error(msg))
            }
        },
    }
}

/// `a is b or bool(a == b)`, as containers compare.
#[inline]
pub fn same_or_equal(vm: &mut Vm, a: &Value, b: &Value) -> Res<bool> {
    if a.is(b) {
        return Ok(true);
    }
    if let Some(r) = simple_eq(a, b) {
        return Ok(r);
    }
    holds(vm, CmpOp::Eq, a, b)
}

// ---- hashing ------------------------------------------------------------------------------------------

/// The modulus of CPython's numeric hash.
const HASH_MODULUS: u64 = (1 << 61) - 1;

/// `hash()` of an int.
#[inline(always)]
pub fn hash_int(i: i64) -> i64 {
    if (0..HASH_MODULUS as i64).contains(&i) { i } else { hash_other_int(i) }
}
fn hash_other_int(i: i64) -> i64 {
    let m = (i.unsigned_abs() % HASH_MODULUS) as i64;
    let h = if i < 0 { -m } else { m };
    if h == -1 { -2 } else { h }
}

/// `hash()` of a float.
pub fn hash_float(f: f64) -> i64 {
    if f.is_nan() {
        // As that of an object that is equal to itself alone.
        return f.to_bits().rotate_right(4) as i64;
    }
    if f.is_infinite() {
        return if f > 0.0 { 314159 } else { -314159 };
    }
    if f.trunc() == f && f.abs() < 9e15 {
        return hash_int(f as i64);
    }
    // The value is m * 2**e with an odd or 53-bit m; powers of two rotate in the Mersenne modulus.
    let bits = f.abs().to_bits();
    let (exp, frac) = ((bits >> 52) as i64, bits & ((1 << 52) - 1));
    let (m, e) = if exp == 0 { (frac, -1074) } else { (frac | 1 << 52, exp - 1075) };
    let s = e.rem_euclid(61) as u32;
    let x = m % HASH_MODULUS;
    let r = if s == 0 { x } else { ((x << s) & HASH_MODULUS) | (x >> (61 - s)) };
    let h = if f < 0.0 { -(r as i64) } else { r as i64 };
    if h == -1 { -2 } else { h }
}

/// `hash()` of an int of up to 128 bits. As 2**61 is 1 in the modulus, groups of 61 bits are added up.
fn hash_wide(i: i128) -> i64 {
    let a = i.unsigned_abs();
    let group = |n: u32| (a >> n) as u64 & HASH_MODULUS;
    let m = ((group(0) + group(61) + group(122)) % HASH_MODULUS) as i64;
    not_minus_one(if i < 0 { -m } else { m })
}

/// `hash()` of a big int.
pub fn hash_big(b: &IBig) -> i64 {
    let neg = *b < IBig::ZERO;
    let a = if neg { -b } else { b.clone() };
    let m = i64::try_from(a % IBig::from(HASH_MODULUS)).unwrap_or(0);
    let h = if neg { -m } else { m };
    if h == -1 { -2 } else { h }
}

/// `hash()` as CPython's conventions have it: -1 means an error there.
#[inline(always)]
fn not_minus_one(h: i64) -> i64 {
    if h == -1 { -2 } else { h }
}

fn hash_pointer(o: &ObjectRef) -> i64 {
    (o.as_ptr() as u64).rotate_right(4) as i64
}

/// The hash of a tuple, from those of its items: CPython's variant of xxHash.
#[derive(Clone, Copy)]
pub struct TupleHash(u64);
impl TupleHash {
    const P1: u64 = 11_400_714_785_074_694_791;
    const P2: u64 = 14_029_467_366_897_019_727;
    const P5: u64 = 2_870_177_450_012_600_261;

    #[allow(clippy::new_without_default, reason = "a hash that has begun is no default")]
    pub fn new() -> TupleHash {
        TupleHash(TupleHash::P5)
    }
    /// What machine code keeps while it computes one.
    pub fn state(self) -> i64 {
        self.0 as i64
    }
    pub fn of_state(state: i64) -> TupleHash {
        TupleHash(state as u64)
    }
    /// Adds the hash of the next item.
    #[inline(always)]
    pub fn add(&mut self, item: u64) {
        let x = self.0.wrapping_add(item.wrapping_mul(TupleHash::P2));
        self.0 = x.rotate_left(31).wrapping_mul(TupleHash::P1);
    }
    pub fn finish(self, len: usize) -> u64 {
        TupleHash(self.0.wrapping_add(len as u64 ^ (TupleHash::P5 ^ 3_527_539))).without_length()
    }
    fn without_length(self) -> u64 {
        if self.0 == u64::MAX { 1_546_275_796 } else { self.0 }
    }
}

/// `hash()` without running Python code; `None` if that takes Python code or the value is unhashable.
#[inline]
pub fn simple_hash(v: &Value) -> Option<u64> {
    match v {
        Value::Int(i) => Some(hash_int(*i) as u64),
        Value::Object(o) => match o.get::<StrObj>() {
            Some(s) => Some(s.hash()),
            None => simple_hash_object(o),
        },
        Value::Bool(b) => Some(b.get() as u64),
        Value::Float(f) => Some(hash_float(f.get()) as u64),
        Value::None => Some(0xFCA8_6420),
        Value::Undef | Value::InCell(_) => None,
    }
}

fn simple_hash_tuple(t: &TupleObj, depth: u32) -> Option<u64> {
    if let Some(hash) = t.known_hash() {
        return Some(hash);
    }
    let mut acc = TupleHash::new();
    for x in t.items() {
        acc.add(match x.get_exact::<TupleObj>() {
            None => simple_hash(x)?,
            Some(_) if depth == 0 => return None,
            Some(inner) => simple_hash_tuple(inner, depth - 1)?,
        });
    }
    Some(t.keep_hash(acc.finish(t.len())))
}

fn simple_hash_object(o: &ObjectRef) -> Option<u64> {
    match o.layout() {
        Layout::Tuple => simple_hash_tuple(o.get::<TupleObj>()?, MAX_DEPTH),
        Layout::BigInt => o.get::<BigIntObj>().map(|b| match b.as_i128() {
            Some(i) => hash_wide(i) as u64,
            None => hash_big(&b.value) as u64,
        }),
        Layout::Bytes => o.get::<BytesObj>().map(|b| b.hash()),
        Layout::Code => o.get::<CodeObj>().map(|c| crate::builtins::code::hash(&c.code)),
        Layout::Type if o.ty().is_heap() && o.ty().user_method(&builtin().names.hash).is_some() => None,
        Layout::Instance | Layout::Exception | Layout::Native => {
            let t = o.ty();
            if !t.is_plain(Plain::Hash) {
                return None;
            }
            if t.payload.is_none() {
                return Some(hash_pointer(o) as u64);
            }
            match o.get::<InstanceObj>()?.payload()? {
                p @ Value::Int(_) => simple_hash(p),
                p @ Value::Object(s) if s.layout() == Layout::Str => simple_hash(p),
                _ => None,
            }
        }
        Layout::DictView if o.get::<DictViewObj>()?.kind == DictViewKind::Values => {
            Some(hash_pointer(o) as u64)
        }
        Layout::List
        | Layout::Dict
        | Layout::Cell
        | Layout::Set
        | Layout::BoundMethod
        | Layout::Range
        | Layout::BigRange
        | Layout::Slice
        | Layout::DictView
        | Layout::Proxy
        | Layout::Complex
        | Layout::WeakRef => None,
        _ => Some(hash_pointer(o) as u64),
    }
}

/// The hash that dict tables store: `hash()`. TypeError for unhashable values.
#[inline]
pub fn hash(vm: &mut Vm, v: &Value) -> Res<u64> {
    match simple_hash(v) {
        Some(h) => Ok(h),
        None => hash_slow(vm, v),
    }
}

/// `hash(v)`: for numbers, `None` and tuples of them the same as CPython's.
#[inline]
pub fn py_hash(vm: &mut Vm, v: &Value) -> Res<i64> {
    hash(vm, v).map(|h| h as i64)
}

/// What `hash` makes of what a `__hash__` method has returned.
pub fn check_hash(vm: &mut Vm, r: &Value) -> Res<u64> {
    match r.as_i64() {
        Some(i) => Ok(not_minus_one(i) as u64),
        None => match super::to_big(r) {
            Some(b) => Ok(hash_big(&b) as u64),
            None => Err(vm.type_error("__hash__ method should return an integer")),
        },
    }
}

#[inline(never)]
fn hash_slow(vm: &mut Vm, v: &Value) -> Res<u64> {
    vm.worked(15);
    vm.check_native_stack()?;
    let Some(o) = v.as_object() else { return Ok(0) };
    match o.layout() {
        Layout::Tuple => {
            if let Some(t) = o.get::<TupleObj>() {
                let mut acc = TupleHash::new();
                for x in t.items() {
                    acc.add(hash(vm, x)?);
                }
                return Ok(t.keep_hash(acc.finish(t.len())));
            }
        }
        Layout::Proxy => {
            if let Some(p) = o.get::<ProxyObj>() {
                return hash(vm, &p.mapping());
            }
        }
        Layout::Instance | Layout::Exception | Layout::Type | Layout::Native => {
            let f = o.ty().user_method(&builtin().names.hash);
            match f {
                Some(Value::None) => {}
                Some(f) => {
                    let r = super::call_special(vm, &f, v, &[])?;
                    return check_hash(vm, &r);
                }
                None => {
                    let payload = o.get::<InstanceObj>().and_then(|i| i.payload()).cloned();
                    // What is not a number is equal to nothing: its hash is that of the object.
                    let is_nan = matches!(payload, Some(Value::Float(x)) if x.get().is_nan());
                    if let Some(p) = payload.filter(|_| !is_nan) {
                        return hash(vm, &p);
                    }
                    return Ok(hash_pointer(o) as u64);
                }
            }
        }
        Layout::BoundMethod => {
            if let Some(m) = o.get::<BoundMethodObj>() {
                let a = m.receiver.raw_payload() ^ m.func.raw_payload();
                return Ok(not_minus_one(a.rotate_right(4) as i64) as u64);
            }
        }
        Layout::Range | Layout::BigRange => {
            if let Some(r) = super::RangeParts::of(v) {
                let none = 0xFCA8_6420;
                let mut acc = TupleHash::new();
                acc.add(hash_big(&r.len) as u64);
                acc.add(if r.len == IBig::ZERO { none } else { hash_big(&r.start) as u64 });
                acc.add(if r.len <= IBig::ONE { none } else { hash_big(&r.step) as u64 });
                return Ok(acc.finish(3));
            }
        }
        Layout::WeakRef => {
            if let Some(w) = o.get::<WeakRefObj>() {
                return w.hash(vm);
            }
        }
        Layout::Slice => {
            if let Some(s) = o.get::<SliceObj>() {
                let parts = [s.start.clone(), s.stop.clone(), s.step.clone()];
                let mut acc = TupleHash::new();
                for p in &parts {
                    acc.add(hash(vm, p)?);
                }
                return Ok(acc.without_length());
            }
        }
        Layout::Complex => {
            if let Some(c) = o.get::<ComplexObj>() {
                let im = hash_float(c.im).wrapping_mul(1_000_003);
                return Ok(not_minus_one(hash_float(c.re).wrapping_add(im)) as u64);
            }
        }
        Layout::Set => {
            if let Some(s) = o.get::<SetObj>()
                && s.is_frozen()
            {
                return Ok(s.data.with(|d| d.frozen_hash()) as u64);
            }
        }
        _ => {}
    }
    Err(vm.type_error(format!("unhashable type: '{}'", v.ty().name())))
}

/// Position of the first item equal to `x` in `start..end` of the list as it is then.
pub fn list_find(vm: &mut Vm, l: &ListObj, x: &Value, start: usize, end: usize) -> Res<Option<usize>> {
    let mut i = start;
    if let (Some(items), Value::Int(x)) = (l.as_ints(), x) {
        let end = end.min(items.len());
        return Ok(items[start.min(end)..end].iter().position(|i| i == x).map(|i| i + start));
    }
    // Up to the first item that only Python code can tell about.
    for v in l.as_values().and_then(|items| items.get(start..)).unwrap_or_default() {
        match simple_eq(v, x) {
            _ if i >= end => return Ok(None),
            Some(true) => return Ok(Some(i)),
            Some(false) => i += 1,
            None => break,
        }
    }
    while i < end {
        let Some(v) = l.get(i) else { break };
        if same_or_equal(vm, &v, x)? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

/// `item in container`.
#[inline(never)]
/// Whether something is in a container, if no Python code has a say in it.
pub fn contains_at_hand(o: &ObjectRef, item: &Value) -> Option<bool> {
    let in_items = |items: &[Value]| {
        for x in items {
            if x.is(item) || simple_eq(x, item)? {
                return Some(true);
            }
        }
        Some(false)
    };
    match o.layout() {
        Layout::Dict => {
            let h = simple_hash(item)?;
            o.get::<DictObj>()?.data.with(|t| t.probe(item, h).found())
        }
        Layout::Set => {
            let h = simple_hash(item)? as i64;
            o.get::<SetObj>()?.data.with(|t| t.probe(item, h).found())
        }
        Layout::Tuple => in_items(o.get::<TupleObj>()?.items()),
        Layout::Str => {
            let s = o.get::<StrObj>()?;
            Some(super::str_find(s, item.get_exact::<StrObj>()?, 0, s.len()).is_some())
        }
        Layout::List => match (o.get::<ListObj>()?.as_ints(), item) {
            (Some(ints), Value::Int(i)) => Some(ints.contains(i)),
            _ => None,
        },
        // It has no built-in part of this layout itself.
        Layout::Instance if o.ty().payload.is_some() && o.ty().is_plain(Plain::Members) => {
            contains_at_hand(o.get::<InstanceObj>()?.payload()?.as_object()?, item)
        }
        _ => None,
    }
}

/// `item in container`.
pub fn contains(vm: &mut Vm, container: &Value, item: &Value) -> Res<bool> {
    let Some(o) = container.as_object() else {
        return Err(vm.type_error(format!(
            "argument of type '{}' is not a container or iterable",
            container.ty().name()
        )));
    };
    match o.layout() {
        Layout::List => {
            if let Some(l) = container.get::<ListObj>() {
                return Ok(list_find(vm, &Ref::from_ref(l), item, 0, usize::MAX)?.is_some());
            }
        }
        Layout::Tuple => {
            if let Some(t) = container.get::<TupleObj>() {
                for x in t.items() {
                    if same_or_equal(vm, x, item)? {
                        return Ok(true);
                    }
                }
                return Ok(false);
            }
        }
        Layout::Dict => {
            if let Some(d) = container.get::<DictObj>() {
                let d = Ref::from_ref(d);
                return Ok(super::dict_get(vm, &d, item)?.is_some());
            }
        }
        Layout::Set => {
            if let Some(s) = container.get::<SetObj>() {
                let s = Ref::from_ref(s);
                return super::set_contains(vm, &s, item);
            }
        }
        Layout::Range => {
            // A subclass of int may compare as it likes.
            let plain = item.get_exact::<InstanceObj>().is_none();
            if let (Some(r), Some(i)) = (container.get::<RangeObj>(), item.as_i64().filter(|_| plain)) {
                if r.len == 0 {
                    return Ok(false);
                }
                let last = r.item(r.len - 1);
                let (lo, hi) = if r.step > 0 { (r.start, last) } else { (last, r.start) };
                return Ok(i >= lo && i <= hi && (i as i128 - r.start as i128) % r.step as i128 == 0);
            }
            if item.get_exact::<BigIntObj>().is_some() {
                return Ok(false);
            }
        }
        Layout::BigRange => {
            let plain = item.get_exact::<InstanceObj>().is_none();
            if let (true, Some(r), Some(i)) = (plain, super::RangeParts::of(container), super::to_big(item)) {
                return Ok(r.find(&i).is_some());
            }
        }
        Layout::Str => {
            if let Some(s) = container.as_str() {
                let Some(t) = item.as_str() else {
                    let msg =
                        format!("'in <string>' requires string as left operand, not {}", item.ty().name());
                    return Err(vm.type_error(msg));
                };
                return Ok(super::str_find(s, t, 0, s.len()).is_some());
            }
        }
        Layout::Bytes => {
            if let Some(b) = container.get::<BytesObj>() {
                return crate::builtins::bytes_contain(vm, &b.data, item);
            }
        }
        Layout::DictView => {
            if let Some(v) = container.get::<DictViewObj>() {
                let d = v.dict.clone();
                match v.kind {
                    DictViewKind::Keys => return Ok(super::dict_get(vm, &d, item)?.is_some()),
                    DictViewKind::Items => {
                        let pair = match item.get::<TupleObj>().map(|t| t.items()) {
                            Some([k, x]) => (k.clone(), x.clone()),
                            _ => return Ok(false),
                        };
                        return match super::dict_get(vm, &d, &pair.0)? {
                            Some(y) => same_or_equal(vm, &y, &pair.1),
                            None => Ok(false),
                        };
                    }
                    DictViewKind::Values => {}
                }
            }
        }
        Layout::Proxy => {
            if let Some(p) = o.get::<ProxyObj>() {
                return contains(vm, &p.mapping(), item);
            }
        }
        Layout::Instance | Layout::Exception | Layout::Type | Layout::Native => {
            match o.ty().user_method(&builtin().names.contains) {
                Some(Value::None) => {
                    return Err(vm.type_error(format!("'{}' object is not a container", o.ty().name())));
                }
                Some(f) => {
                    let r = super::call_special(vm, &f, container, std::slice::from_ref(item))?;
                    return super::truth(vm, &r);
                }
                None => {}
            }
            if let Some(p) = o.get::<InstanceObj>().and_then(|i| i.payload()) {
                let p = p.clone();
                return contains(vm, &p, item);
            }
        }
        _ => {}
    }
    if container.ty().lookup(&builtin().names.iter).is_none()
        && container.ty().lookup(&builtin().names.getitem).is_none()
        && !matches!(o.layout(), Layout::Iterator | Layout::Generator | Layout::DictView | Layout::Bytes)
    {
        return Err(vm.type_error(format!(
            "argument of type '{}' is not a container or iterable",
            container.ty().name()
        )));
    }
    let it = match super::iter(vm, container) {
        Ok(it) => it,
        Err(e) => {
            vm.catch(&builtin().type_error).ok_or(e)?;
            let t = container.ty().name();
            return Err(vm.type_error(format!("argument of type '{t}' is not a container or iterable")));
        }
    };
    while let Some(x) = super::next(vm, &it)? {
        if same_or_equal(vm, &x, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}
