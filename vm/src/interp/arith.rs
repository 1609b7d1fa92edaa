//! Handlers of arithmetic, comparisons and conditional jumps. On two numbers they are done at once; everything else goes
//! out of line.
#![allow(unsafe_code, reason = "registers and instructions are reached by raw pointers")]

use super::*;

pub(super) const INTS: u64 = tags(tag::INT, tag::INT);
pub(super) const FLOATS: u64 = tags(tag::FLOAT, tag::FLOAT);

/// The number itself. The optimiser does not know: else it would make one `switch` of comparisons that stand in order of
/// frequency.
#[inline(always)]
pub(super) fn opaque(mut x: u64) -> u64 {
    // SAFETY: does nothing.
    #[cfg(threaded)]
    unsafe {
        std::arch::asm!("/* {} */", inout(reg) x, options(pure, nomem, nostack, preserves_flags));
    }
    #[cfg(not(threaded))]
    {
        x = std::hint::black_box(x);
    }
    x
}

/// An operation on two ints or two floats, or another handler.
#[inline(always)]
unsafe fn arith(
    s: State,
    y: *const Value,
    int: impl Fn(i64, i64) -> Option<i64>,
    float: impl Fn(f64, f64) -> Option<f64>,
    mixed: Handler,
) -> Exit {
    // SAFETY: see `State`; `y` is a register or a constant; payloads are read after the tags.
    unsafe {
        let (x, y) = (&*s.b(), &*y);
        let tags = tags_of(x, y);
        if tags == INTS {
            return match int(payload_of(x) as i64, payload_of(y) as i64) {
                Some(v) => s.put_plain(Value::Int(v), binary_op),
                None => s.tail(wide_op),
            };
        }
        if opaque(tags) == FLOATS {
            return match float(f64::from_bits(payload_of(x)), f64::from_bits(payload_of(y))) {
                Some(v) => s.put_plain(Value::float(v), binary_op),
                None => s.tail(binary_op),
            };
        }
        s.tail(mixed)
    }
}

/// An operation on a float and an int, or [`wide_op`].
#[inline(always)]
unsafe fn arith_mixed(s: State, float: impl Fn(f64, f64) -> Option<f64>) -> Exit {
    // SAFETY: see `State`.
    unsafe {
        let y = s.c_or_k();
        let v = match (&*s.b(), &*y) {
            (Value::Float(p), Value::Int(q)) => float(p.get(), *q as f64),
            (Value::Int(p), Value::Float(q)) => float(*p as f64, q.get()),
            _ => return s.tail(wide_op),
        };
        match v {
            Some(v) => s.put_plain(Value::float(v), binary_op),
            None => s.tail(binary_op),
        }
    }
}

macro_rules! arith {
    ($($name:ident $name_k:ident $mixed:ident $int:expr, $float:expr;)*) => {
        handlers! { $(
            $name(s) {
                let y = s.c();
                arith(s, y, $int, $float, $mixed)
            }
            $name_k(s) {
                let y = s.k();
                arith(s, y, $int, $float, $mixed)
            }
            #[inline(never)]
            $mixed(s) { arith_mixed(s, $float) }
        )* }
    };
}

/// An operation that floats do not have.
fn none(_: f64, _: f64) -> Option<f64> {
    None
}

arith! {
    add add_k add_mixed i64::checked_add, |a, b| Some(a + b);
    sub sub_k sub_mixed i64::checked_sub, |a, b| Some(a - b);
    mul mul_k mul_mixed i64::checked_mul, |a, b| Some(a * b);
    true_div true_div_k true_div_mixed |_, _| None, |a, b| if b != 0.0 { Some(a / b) } else { None };
    floor_div_op floor_div_k floor_div_mixed
        |a, b| if b > 0 { Some(floor_div(a, b)) } else { None },
        |a, b| if b != 0.0 { Some(float_floor_div(a, b)) } else { None };
    mod_op mod_k mod_mixed
        |a, b| if b > 0 { Some(floor_mod(a, b)) } else { None },
        |a, b| if b != 0.0 { Some(float_mod(a, b)) } else { None };
    and and_k and_mixed |a, b| Some(a & b), none;
    or or_k or_mixed |a, b| Some(a | b), none;
    xor xor_k xor_mixed |a, b| Some(a ^ b), none;
    shl shl_k shl_mixed
        |a, b| if (0..63).contains(&b) && (a << b) >> b == a { Some(a << b) } else { None }, none;
    shr shr_k shr_mixed |a, b| if b >= 0 { Some(a >> b.min(63)) } else { None }, none;
}

handlers! {
    /// Arithmetic on ints of up to 128 bits.
    #[inline(never)]
    wide_op(s) {
        handlers!(@function #[inline(never)] body(s) -> bool {
            let y = s.c_or_k();
            let ins = *s.ins();
            BinOp::from_op(ins.op).is_some_and(|op| wide_arith(s.base, ins, op, y))
        });
        let is_int = |v: &Value| match v {
            Value::Int(_) => true,
            Value::Object(o) => o.layout() == Layout::BigInt,
            _ => false,
        };
        if is_int(&*s.b()) && body(s.vm, s.pc, s.base, s.code) {
            return s.next();
        }
        s.tail(binary_op)
    }

    /// Arithmetic on anything.
    #[cold]
    #[inline(never)]
    binary_op(s) {
        s.save();
        let ins = s.ins();
        let y = if ins.op as u8 >= Op::AddK as u8 { s.k() } else { s.c() };
        let Some(op) = BinOp::from_op(ins.op) else { return s.tail(exec_op) };
        let r = arith_slow(s.vm, s.base, *ins, op, y);
        s.flow(r)
    }

    pow_k(s) {
        let power = match (&*s.b(), &*s.k()) {
            (Value::Float(x), Value::Int(y)) => raw_float_pow(x.get(), *y as f64),
            (Value::Float(x), Value::Float(y)) => raw_float_pow(x.get(), y.get()),
            _ => f64::NAN,
        };
        if power.is_finite() {
            return s.put_plain(Value::float(power), binary_op);
        }
        s.tail(binary_op)
    }

    neg(s) {
        match &*s.b() {
            Value::Float(f) => s.put_plain(Value::float(-f.get()), unary_op),
            Value::Int(i) if *i != i64::MIN => s.put_plain(Value::Int(-i), unary_op),
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
            Value::Bool(b) => s.put_plain(Value::bool(!b.get()), not_slow),
            _ => s.tail(not_slow),
        }
    }

    #[inline(never)]
    not_slow(s) {
        s.save();
        let v = !tri!(s, truth(s.vm, &*s.b()));
        kill_operands(s.base, *s.ins());
        s.put(Value::bool(v))
    }

    /// A comparison of anything, with or without a jump.
    #[inline(never)]
    compare_op(s) {
        s.save();
        let ins = s.ins();
        let (x, y): (*const Value, *const Value) = match ins.op {
            Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge => (s.b(), s.c()),
            op if op as u8 >= Op::JLtK as u8 => (s.a(), s.k()),
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
                return s.put(Value::bool(v));
            }
            let to = if v == sense { ins.offset16() } else { 0 };
            let pc = s.pc.offset(1 + to as isize);
            return s.go(pc);
        }
        let r = compare_slow(s.vm, s.base, *ins, op, x, y);
        s.flow(r)
    }

    is_op(s) {
        let v = (*s.b()).is(&*s.c()) == (s.word().handler == Op::Is as u8);
        if s.killed(KILL_B | KILL_C) && !s.let_go_both(s.b(), KILL_B, s.c(), KILL_C) {
            return s.tail(is_slow);
        }
        s.put(Value::bool(v))
    }

    #[inline(never)]
    is_slow(s) {
        let v = (*s.b()).is(&*s.c()) == (s.word().handler == Op::Is as u8);
        kill_operands(s.base, *s.ins());
        s.put(Value::bool(v))
    }

    j_is(s) {
        let v = (*s.a()).is(&*s.b()) == (s.word().handler == Op::JIs as u8);
        if s.killed(KILL_A | KILL_B) && !s.let_go_both(s.a(), KILL_A, s.b(), KILL_B) {
            return s.tail(j_is_slow);
        }
        s.jump_if(v)
    }

    #[inline(never)]
    j_is_slow(s) {
        let v = (*s.a()).is(&*s.b()) == (s.word().handler == Op::JIs as u8);
        kill_operands(s.base, *s.ins());
        s.jump_if(v)
    }

    /// `in` and `not in`, with or without a jump.
    contains_op(s) {
        handlers!(@function #[inline(never)] at_hand(s) -> Option<bool> {
            let (item, container) = contains_operands(&s);
            let Value::Object(o) = &*container else { return None };
            let found = contains_at_hand(o, &*item)?;
            kill_operands(s.base, *s.ins());
            Some(found)
        });
        let Some(found) = at_hand(s.vm, s.pc, s.base, s.code) else { return s.tail(contains_out) };
        let op = s.word().handler;
        let holds = found == (op == Op::In as u8 || op == Op::JIn as u8);
        let mut pc = s.pc.add(1);
        if op == Op::In as u8 || op == Op::NotIn as u8 {
            put_value(&mut *s.a(), Value::bool(holds));
        } else if holds {
            pc = s.word().to as Pc;
        }
        s.serve_and_go(pc)
    }

    #[inline(never)]
    contains_out(s) {
        s.save();
        let (item, container) = contains_operands(&s);
        let r = contains_slow(s.vm, s.base, *s.ins(), container, item);
        s.flow(r)
    }

    jump_op(s) {
        s.jump()
    }
    jump_if_true(s) { jump_if(s, true) }
    jump_if_false(s) { jump_if(s, false) }

    /// The truth of what is neither an int nor None nor a bool.
    #[inline(never)]
    jump_if_object(s) {
        let v = match &*s.a() {
            Value::Float(f) => f.get() != 0.0,
            Value::Object(o) if s.outlives(o, KILL_A) => {
                let Some(v) = truth_at_hand(o) else { return s.tail(jump_if_slow) };
                s.let_go(s.a(), KILL_A);
                v
            }
            _ => return s.tail(jump_if_slow),
        };
        let sense = s.word().handler == Op::JumpIfTrue as u8;
        s.jump_if(v == sense)
    }

    jump_if_none(s) { jump_if_none_is(s, true) }
    jump_if_not_none(s) { jump_if_none_is(s, false) }
}

/// The item and the container of `in` and `not in`.
unsafe fn contains_operands(s: &State) -> (*const Value, *const Value) {
    // SAFETY: see `State`.
    unsafe {
        match s.word().handler {
            op if op == Op::In as u8 || op == Op::NotIn as u8 => (s.b(), s.c()),
            _ => (s.a(), s.b()),
        }
    }
}

out_of_line! {
    /// The truth of what is no number, bool or None.
    jump_if_slow(s) {
        s.save();
        if let Some(f) = plain_method(&*s.a(), &builtin().names.bool_) {
            let pushed = push_call(s.vm, &f, &[&*s.a()], RetMode::Truth, 0);
            if pushed.is_ok() {
                kill_operands(s.base, *s.ins());
            }
            return Way::of(pushed.map(|_| Flow::Reload));
        }
        let Ok(v) = truth(s.vm, &*s.a()) else { return Way::Raise };
        kill_operands(s.base, *s.ins());
        if v == (s.op() == Op::JumpIfTrue) {
            s.frame().pc = s.word().to as Pc;
        }
        Way::Reload
    }
}

#[inline(always)]
unsafe fn jump_if(s: State, sense: bool) -> Exit {
    // SAFETY: see `State`.
    unsafe {
        let v = match &*s.a() {
            Value::Bool(b) => b.get(),
            Value::Int(i) => *i != 0,
            Value::None => false,
            _ => return s.tail(jump_if_object),
        };
        s.jump_if(v == sense)
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
        s.jump_if(v)
    }
}

macro_rules! compare {
    ($($name:ident $op:tt;)*) => {
        handlers! { $(
            $name(s) {
                let Some(v) = compare!(&*s.b(), &*s.c(), $op) else { return s.tail(compare_op) };
                s.put_plain(Value::bool(v), compare_op)
            }
        )* }
    };
    ($x:expr, $y:expr, $op:tt) => {{
        let (x, y) = ($x, $y);
        let tags = tags_of(x, y);
        if tags == INTS {
            Some((payload_of(x) as i64) $op (payload_of(y) as i64))
        } else if opaque(tags) == FLOATS {
            Some(f64::from_bits(payload_of(x)) $op f64::from_bits(payload_of(y)))
        } else {
            None
        }
    }};
}
compare! { lt <; le <=; eq ==; ne !=; gt >; ge >=; }

macro_rules! compare_and_jump {
    ($($op:tt $j:ident $jn:ident $j_k:ident $jn_k:ident;)*) => {
        handlers! { $(
            $j(s) {
                let Some(v) = compare!(&*s.a(), &*s.b(), $op) else { return s.tail(compare_op) };
                s.jump_if(v)
            }
            $jn(s) {
                let Some(v) = compare!(&*s.a(), &*s.b(), $op) else { return s.tail(compare_op) };
                s.jump_if(!v)
            }
            $j_k(s) {
                let Some(v) = compare!(&*s.a(), &*s.k(), $op) else { return s.tail(compare_op) };
                s.jump_by_c_if(v)
            }
            $jn_k(s) {
                let Some(v) = compare!(&*s.a(), &*s.k(), $op) else { return s.tail(compare_op) };
                s.jump_by_c_if(!v)
            }
        )* }
    };
}
compare_and_jump! {
    < j_lt j_nlt j_lt_k j_nlt_k;
    <= j_le j_nle j_le_k j_nle_k;
    == j_eq j_neq j_eq_k j_neq_k;
    != j_ne j_nne j_ne_k j_nne_k;
    > j_gt j_ngt j_gt_k j_ngt_k;
    >= j_ge j_nge j_ge_k j_nge_k;
}
