//! Handlers of arithmetic, comparisons and conditional jumps. On two numbers they are done at once; everything else goes
//! out of line.
#![allow(unsafe_code, reason = "registers and instructions are reached by raw pointers")]

use super::*;

/// An operation on two numbers, or [`binary_op`] where `int` or `float` has no answer.
#[inline(always)]
unsafe fn arith(
    s: State,
    y: *const Value,
    int: impl Fn(i64, i64) -> Option<i64>,
    float: impl Fn(f64, f64) -> Option<f64>,
) -> Exit {
    // SAFETY: see `State`; `y` is a register or a constant.
    unsafe {
        let v = match (&*s.b(), &*y) {
            (Value::Int(p), Value::Int(q)) => match int(*p, *q) {
                Some(v) => return s.put(Value::Int(v)),
                None => return s.tail(binary_op),
            },
            (Value::Float(p), Value::Float(q)) => float(*p, *q),
            (Value::Float(p), Value::Int(q)) => float(*p, *q as f64),
            (Value::Int(p), Value::Float(q)) => float(*p as f64, *q),
            _ => None,
        };
        match v {
            Some(v) => s.put(Value::Float(v)),
            None => s.tail(binary_op),
        }
    }
}

macro_rules! arith {
    ($($name:ident $name_k:ident $int:expr, $float:expr;)*) => {
        handlers! { $(
            $name(s) {
                let y = s.c();
                arith(s, y, $int, $float)
            }
            $name_k(s) {
                let y = s.k(s.ins().c);
                arith(s, y, $int, $float)
            }
        )* }
    };
}

/// An operation that floats do not have.
fn none(_: f64, _: f64) -> Option<f64> {
    None
}

arith! {
    add add_k i64::checked_add, |a, b| Some(a + b);
    sub sub_k i64::checked_sub, |a, b| Some(a - b);
    mul mul_k i64::checked_mul, |a, b| Some(a * b);
    true_div true_div_k |_, _| None, |a, b| if b != 0.0 { Some(a / b) } else { None };
    floor_div_op floor_div_k
        |a, b| if b > 0 { Some(floor_div(a, b)) } else { None },
        |a, b| if b != 0.0 { Some(float_floor_div(a, b)) } else { None };
    mod_op mod_k
        |a, b| if b > 0 { Some(floor_mod(a, b)) } else { None },
        |a, b| if b != 0.0 { Some(float_mod(a, b)) } else { None };
    and and_k |a, b| Some(a & b), none;
    or or_k |a, b| Some(a | b), none;
    xor xor_k |a, b| Some(a ^ b), none;
    shl shl_k |a, b| if (0..63).contains(&b) && (a << b) >> b == a { Some(a << b) } else { None }, none;
    shr shr_k |a, b| if b >= 0 { Some(a >> b.min(63)) } else { None }, none;
}

handlers! {
    /// Arithmetic on anything.
    #[cold]
    #[inline(never)]
    binary_op(s) {
        s.save();
        let ins = s.ins();
        let y = if ins.op as u8 >= Op::AddK as u8 { s.k(ins.c) } else { s.c() };
        let Some(op) = BinOp::from_op(ins.op) else { return s.tail(exec_op) };
        let r = arith_slow(s.vm, s.base, *ins, op, y);
        s.flow(r)
    }

    pow_k(s) {
        if let (Value::Float(x), Value::Int(2)) = (&*s.b(), &*s.k(s.ins().c)) {
            return s.put(Value::Float(x * x));
        }
        s.tail(binary_op)
    }

    neg(s) {
        match &*s.b() {
            Value::Float(f) => s.put(Value::Float(-f)),
            Value::Int(i) if *i != i64::MIN => s.put(Value::Int(-i)),
            _ => s.tail(unary_op),
        }
    }

    /// A unary operation on anything.
    unary_op(s) {
        s.save();
        let r = unary_slow(s.vm, s.base, *s.ins());
        s.flow(r)
    }

    not(s) {
        match &*s.b() {
            Value::Bool(b) => s.put(Value::Bool(!b)),
            _ => s.tail(not_slow),
        }
    }

    #[inline(never)]
    not_slow(s) {
        s.save();
        let v = !tri!(s, truth(s.vm, &*s.b()));
        kill_operands(s.base, *s.ins());
        s.put(Value::Bool(v))
    }

    /// A comparison of anything, with or without a jump.
    #[inline(never)]
    compare_op(s) {
        s.save();
        let ins = s.ins();
        let (x, y): (*const Value, *const Value) = match ins.op {
            Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge => (s.b(), s.c()),
            op if op as u8 >= Op::JLtK as u8 => (s.a(), s.k(ins.b)),
            _ => (s.a(), s.b()),
        };
        let Some((op, sense)) = CmpOp::from_op(ins.op) else { return s.tail(exec_op) };
        if let (Some(a), Some(b)) = ((*x).get_exact::<StrObj>(), (*y).get_exact::<StrObj>()) {
            let v = match op {
                CmpOp::Eq => ptr::eq(a, b) || a == b,
                CmpOp::Ne => !ptr::eq(a, b) && a != b,
                _ => op.holds(a.cmp(b)),
            };
            kill_operands(s.base, *ins);
            if matches!(ins.op, Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge) {
                return s.put(Value::Bool(v));
            }
            let to = if v == sense { ins.offset16() } else { 0 };
            return s.jump(to);
        }
        let r = compare_slow(s.vm, s.base, *ins, op, x, y);
        s.flow(r)
    }

    is_op(s) {
        if s.killed(KILL_B | KILL_C) {
            return s.tail(is_slow);
        }
        let v = (*s.b()).is(&*s.c()) == (s.ins().op == Op::Is);
        s.put(Value::Bool(v))
    }

    #[inline(never)]
    is_slow(s) {
        let v = (*s.b()).is(&*s.c()) == (s.ins().op == Op::Is);
        kill_operands(s.base, *s.ins());
        s.put(Value::Bool(v))
    }

    j_is(s) {
        if s.killed(KILL_A | KILL_B) {
            return s.tail(j_is_slow);
        }
        let v = (*s.a()).is(&*s.b()) == (s.ins().op == Op::JIs);
        let to = if v { s.ins().offset16() } else { 0 };
        s.jump(to)
    }

    #[inline(never)]
    j_is_slow(s) {
        let v = (*s.a()).is(&*s.b()) == (s.ins().op == Op::JIs);
        kill_operands(s.base, *s.ins());
        let to = if v { s.ins().offset16() } else { 0 };
        s.jump(to)
    }

    /// `in` and `not in`, with or without a jump.
    contains_op(s) {
        s.save();
        let ins = s.ins();
        let (item, container) = match ins.op {
            Op::In | Op::NotIn => (s.b(), s.c()),
            _ => (s.a(), s.b()),
        };
        let r = contains_slow(s.vm, s.base, *ins, container, item);
        s.flow(r)
    }

    jump_op(s) {
        let to = s.ins().offset32();
        s.jump(to)
    }
    jump_if_true(s) { jump_if(s, true) }
    jump_if_false(s) { jump_if(s, false) }

    #[inline(never)]
    jump_if_slow(s) {
        s.save();
        let v = tri!(s, truth(s.vm, &*s.a()));
        kill_operands(s.base, *s.ins());
        let to = if v == (s.ins().op == Op::JumpIfTrue) { s.ins().offset32() } else { 0 };
        s.jump(to)
    }

    jump_if_none(s) { jump_if_none_is(s, true) }
    jump_if_not_none(s) { jump_if_none_is(s, false) }
}

#[inline(always)]
unsafe fn jump_if(s: State, sense: bool) -> Exit {
    // SAFETY: see `State`.
    unsafe {
        let v = match &*s.a() {
            Value::Bool(b) => *b,
            Value::Int(i) => *i != 0,
            Value::None => false,
            _ => return s.tail(jump_if_slow),
        };
        if v == sense {
            let to = s.ins().offset32();
            return s.jump(to);
        }
        s.next()
    }
}

#[inline(always)]
unsafe fn jump_if_none_is(s: State, sense: bool) -> Exit {
    // SAFETY: see `State`.
    unsafe {
        let v = (*s.a()).is_none() == sense;
        if s.killed(KILL_A) {
            // Only an object needs it.
            kill_operands(s.base, *s.ins());
        }
        if v {
            let to = s.ins().offset32();
            return s.jump(to);
        }
        s.next()
    }
}

macro_rules! compare {
    ($($name:ident $op:tt;)*) => {
        handlers! { $(
            $name(s) {
                let v = match (&*s.b(), &*s.c()) {
                    (Value::Int(p), Value::Int(q)) => p $op q,
                    (Value::Float(p), Value::Float(q)) => p $op q,
                    _ => return s.tail(compare_op),
                };
                s.put(Value::Bool(v))
            }
        )* }
    };
}
compare! { lt <; le <=; eq ==; ne !=; gt >; ge >=; }

macro_rules! compare_and_jump {
    ($($op:tt $j:ident $jn:ident $j_k:ident $jn_k:ident;)*) => {
        handlers! { $(
            $j(s) { let y = s.b(); compare_and_jump!(s, y, $op, true) }
            $jn(s) { let y = s.b(); compare_and_jump!(s, y, $op, false) }
            $j_k(s) { let y = s.k(s.ins().b); compare_and_jump!(s, y, $op, true) }
            $jn_k(s) { let y = s.k(s.ins().b); compare_and_jump!(s, y, $op, false) }
        )* }
    };
    ($s:ident, $y:ident, $op:tt, $sense:literal) => {{
        let v = match (&*$s.a(), &*$y) {
            (Value::Int(p), Value::Int(q)) => p $op q,
            (Value::Float(p), Value::Float(q)) => p $op q,
            _ => return $s.tail(compare_op),
        };
        if v == $sense {
            let to = $s.ins().offset16();
            return $s.jump(to);
        }
        $s.next()
    }};
}
compare_and_jump! {
    < j_lt j_nlt j_lt_k j_nlt_k;
    <= j_le j_nle j_le_k j_nle_k;
    == j_eq j_neq j_eq_k j_neq_k;
    != j_ne j_nne j_ne_k j_nne_k;
    > j_gt j_ngt j_gt_k j_ngt_k;
    >= j_ge j_nge j_ge_k j_nge_k;
}
