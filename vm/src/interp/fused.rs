//! Handlers of pairs of instructions: see [`crate::objects::words`]. What is not the frequent case is left to the handlers of
//! the two.
#![allow(unsafe_code, reason = "registers and instructions are reached by raw pointers")]

use super::*;
use crate::objects::words::*;

handlers! {
    /// The back-edge of a loop over a range.
    loop_for(s) {
        back_edge(s, |s| s.tail(for_iter))
    }

    item_true(s) { item_and_jump(s, true) }
    item_false(s) { item_and_jump(s, false) }
}

/// An item of a list of bools or ints, which is only tested.
#[inline(always)]
unsafe fn item_and_jump(mut s: State, sense: bool) -> Exit {
    // SAFETY: see `State`; the strategy tells what is in the list.
    unsafe {
        if let (Value::Object(o), Value::Int(i)) = (&*s.b(), &*s.c())
            && !s.killed(KILL_B)
            && let Some((kind, p, i)) = list_place(o, *i)
        {
            let v = if kind == list_word(Strategy::Bools) {
                *p.add(i) != 0
            } else if kind == list_word(Strategy::Ints) {
                *(p as *const i64).add(i) != 0
            } else {
                return s.tail(get_item_fast);
            };
            s.pc = s.pc.add(1);
            return s.jump_if(v == sense);
        }
        s.tail(get_item_fast)
    }
}

/// Two operations of which the second uses the result of the first, on ints or on floats.
#[inline(always)]
unsafe fn arith_twice(
    s: State,
    y: *const Value,
    right: bool,
    int: impl Fn(i64, i64, i64) -> Option<i64>,
    float: impl Fn(f64, f64, f64) -> f64,
    first: Handler,
) -> Exit {
    // SAFETY: see `State`; payloads are read after the tags.
    unsafe {
        let (x, y) = (&*s.b(), &*y);
        let next = s.pc.add(1);
        let z = &*s.at(if right { (*next).b } else { (*next).c });
        let at = s.at((*next).a);
        if !(*at).is_object() {
            let tags = tags_of(x, y);
            if tags == FLOATS
                && let Value::Float(z) = z
            {
                let v = float(f64::from_bits(payload_of(x)), f64::from_bits(payload_of(y)), z.get());
                ptr::write(at, Value::float(v));
                return s.go(next.add(1));
            }
            if opaque(tags) == INTS
                && let Value::Int(z) = z
                && let Some(v) = int(payload_of(x) as i64, payload_of(y) as i64, *z)
            {
                ptr::write(at, Value::Int(v));
                return s.go(next.add(1));
            }
        }
        s.tail(first)
    }
}

macro_rules! arith_pairs {
    ($($first:ident $first_k:ident, $second:ident, $left:ident $right:ident $left_k:ident $right_k:ident;)*) => {
        handlers! { $(
            $left(s) { let y = s.c(); arith_pairs!(s, y, false, $first, $second, $first) }
            $right(s) { let y = s.c(); arith_pairs!(s, y, true, $first, $second, $first) }
            $left_k(s) { let y = s.k(); arith_pairs!(s, y, false, $first, $second, $first_k) }
            $right_k(s) { let y = s.k(); arith_pairs!(s, y, true, $first, $second, $first_k) }
        )* }

        /// Puts the handlers of pairs in their places.
        pub(super) const fn add_fused(t: &mut [Handler; 256]) {
            t[LOOP_FOR as usize] = loop_for;
            t[ITEM_TRUE as usize] = item_true;
            t[ITEM_FALSE as usize] = item_false;
            let of_registers: [[Handler; 2]; 9] = [$([$left, $right],)*];
            let of_constants: [[Handler; 2]; 9] = [$([$left_k, $right_k],)*];
            let mut i = 0;
            while i < 9 {
                let at = ARITH as usize + 2 * i;
                t[at] = of_registers[i][0];
                t[at + 1] = of_registers[i][1];
                t[at + 18] = of_constants[i][0];
                t[at + 19] = of_constants[i][1];
                i += 1;
            }
        }
    };
    ($s:ident, $y:ident, $right:literal, $first:ident, $second:ident, $plain:ident) => {
        arith_twice(
            $s,
            $y,
            $right,
            |x, y, z| {
                let v = arith_pairs!(@int $first, x, y)?;
                if $right { arith_pairs!(@int $second, z, v) } else { arith_pairs!(@int $second, v, z) }
            },
            |x, y, z| {
                let v = arith_pairs!(@float $first, x, y);
                if $right { arith_pairs!(@float $second, z, v) } else { arith_pairs!(@float $second, v, z) }
            },
            $plain,
        )
    };
    (@int add, $x:expr, $y:expr) => { i64::checked_add($x, $y) };
    (@int sub, $x:expr, $y:expr) => { i64::checked_sub($x, $y) };
    (@int mul, $x:expr, $y:expr) => { i64::checked_mul($x, $y) };
    (@float add, $x:expr, $y:expr) => { $x + $y };
    (@float sub, $x:expr, $y:expr) => { $x - $y };
    (@float mul, $x:expr, $y:expr) => { $x * $y };
}
// In the order of `FIRSTS` and `SECONDS`.
arith_pairs! {
    add add_k, add, add_add add_add_right add_k_add add_k_add_right;
    add add_k, sub, add_sub add_sub_right add_k_sub add_k_sub_right;
    add add_k, mul, add_mul add_mul_right add_k_mul add_k_mul_right;
    sub sub_k, add, sub_add sub_add_right sub_k_add sub_k_add_right;
    sub sub_k, sub, sub_sub sub_sub_right sub_k_sub sub_k_sub_right;
    sub sub_k, mul, sub_mul sub_mul_right sub_k_mul sub_k_mul_right;
    mul mul_k, add, mul_add mul_add_right mul_k_add mul_k_add_right;
    mul mul_k, sub, mul_sub mul_sub_right mul_k_sub mul_k_sub_right;
    mul mul_k, mul, mul_mul mul_mul_right mul_k_mul mul_k_mul_right;
}
