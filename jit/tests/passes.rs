//! Each pass alone: text before, text after, equal up to renaming; both are verified.
//!
//! A trace without an end gets `Stop !`. A trace that ends in `LoopEnd` is a root: the slots of that exit's snapshot are the
//! values the loop closes with (unless it has a `LoopHead` already).

use std::collections::HashMap;

use sidewinder_jit::ir::*;
use sidewinder_jit::ir_text::{canonical, parse, verify};
use sidewinder_jit::opt::{Passes, optimise};

fn read(text: &str) -> Trace {
    let mut t = parse(text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    if !matches!(
        t.ins.last().map(|i| i.op),
        Some(IrOp::LoopEnd | IrOp::Jump | IrOp::Stop | IrOp::Return | IrOp::Yield)
    ) {
        t = parse(&format!("{text}\n Stop !")).expect("parsed before");
    }
    verify(&t).unwrap_or_else(|e| panic!("{e}\n{}", t.print()));
    t
}

/// Runs the passes named (words) on a trace.
fn run(passes: &str, raw: &Trace) -> Trace {
    let mut p = Passes::NONE;
    for name in passes.split_whitespace() {
        assert!(p.switch(name, true), "no pass {name}");
    }
    let last = raw.ins[raw.ins.len() - 1];
    let ends = (last.op == IrOp::LoopEnd && last.exit != NO_EXIT).then(|| {
        let starts = raw.ins.iter().enumerate().filter(|(_, i)| i.op == IrOp::SLoad);
        let mut m: HashMap<u32, Ref> = starts.map(|(n, i)| (i.aux as u32, Ref(n as u32))).collect();
        m.extend(raw.snaps[raw.exits[last.exit as usize].snap as usize].slots.iter().copied());
        m
    });
    let t = optimise(raw, p, ends.is_some(), ends.as_ref(), &[]);
    verify(&t).unwrap_or_else(|e| panic!("{e}\n{}", t.print()));
    t
}

#[track_caller]
fn check(passes: &str, before: &str, after: &str) {
    let got = canonical(&run(passes, &read(before)));
    let want = canonical(&read(after));
    assert!(got == want, "{passes} of\n{before}\ngave\n{got}\nand not\n{want}");
}

#[track_caller]
fn check_unchanged(passes: &str, text: &str) {
    check(passes, text, text);
}

// ---- fold -------------------------------------------------------------------------------------------------

#[test]
fn fold_constants() {
    check(
        "fold",
        "%a int = AddO 2, 3 !
         %b int = DivI -7, 2
         %c int = ModI -7, 2
         %d float = MulF 1.5, 2.0
         %e bool = LtI 1, 2
         Stop ! [0:%a 1:%b 2:%c 3:%d 4:%e]",
        "Stop ! [0:5 1:-4 2:1 3:3.0 4:true]",
    );
}

#[test]
fn fold_keeps_an_overflow_to_the_guard() {
    check_unchanged("fold", "%a int = AddO 9223372036854775807, 1 !\nStop ! [0:%a]");
    check_unchanged("fold", "%a int = ShlO 1, 63 !\nStop ! [0:%a]");
    check_unchanged("fold", "%a int = MulO 4611686018427387904, 2 !\nStop ! [0:%a]");
}

#[test]
fn fold_int_identities() {
    check(
        "fold",
        "%x int = SLoad #1 !
         %a int = AddO %x, 0 !
         %b int = MulO 1, %x !
         %c int = MulO %x, 0 !
         %d int = SubO %x, %x !
         %e int = AndI %x, %x
         Stop ! [0:%a 1:%b 2:%c 3:%d 4:%e]",
        "%x int = SLoad #1 !
         Stop ! [0:%x 1:%x 2:0 3:0 4:%x]",
    );
}

#[test]
fn fold_has_no_float_identities() {
    // -0.0 + 0.0 is 0.0; nan - nan and nan * 0.0 are nan; inf * 0.0 is nan.
    check_unchanged(
        "fold",
        "%x float = SLoad #1 !
         %a float = AddF %x, 0.0
         %b float = SubF %x, %x
         %c float = MulF %x, 0.0
         %d bool = EqF %x, %x
         %e bool = LeF %x, %x
         Stop ! [0:%a 1:%b 2:%c 3:%d 4:%e]",
    );
}

#[test]
fn fold_makes_no_nan_constant() {
    check_unchanged("fold", "%a float = SubF inf, inf\nStop ! [0:%a]");
}

#[test]
fn fold_powers_of_two() {
    check(
        "fold",
        "%x int = SLoad #1 !
         %a int = DivI %x, 8
         %b int = ModI %x, 8
         Stop ! [0:%a 1:%b]",
        "%x int = SLoad #1 !
         %a int = ShrI %x, 3
         %b int = AndI %x, 7
         Stop ! [0:%a 1:%b]",
    );
    check_unchanged("fold", "%x int = SLoad #1 !\n%a int = DivI %x, 6\nStop ! [0:%a]");
    // Dividing by zero or less is behind a guard that fails.
    check_unchanged(
        "fold",
        "%x int = SLoad #1 !\n%a int = DivI %x, -8\n%b int = ModI %x, 0\nStop ! [0:%a 1:%b]",
    );
}

#[test]
fn fold_float_division_by_a_power_of_two() {
    check(
        "fold",
        "%x float = SLoad #1 !\n%a float = DivF %x, -4.0\nStop ! [0:%a]",
        "%x float = SLoad #1 !\n%a float = MulF %x, -0.25\nStop ! [0:%a]",
    );
    check_unchanged("fold", "%x float = SLoad #1 !\n%a float = DivF %x, 3.0\nStop ! [0:%a]");
    // The inverse of the smallest normal power is fine, that of the largest is not normal.
    check_unchanged("fold", "%x float = SLoad #1 !\n%a float = DivF %x, 8.98846567431158e307\nStop ! [0:%a]");
    check_unchanged("fold", "%x float = SLoad #1 !\n%a float = DivF %x, 0.0\nStop ! [0:%a]");
}

#[test]
fn fold_comparisons_have_one_direction() {
    check(
        "fold",
        "%x int = SLoad #1 !\n%y int = SLoad #2 !\n%a bool = GtI %x, %y\n%b bool = GeI %x, %y\nStop ! [0:%a 1:%b]",
        "%x int = SLoad #1 !\n%y int = SLoad #2 !\n%a bool = LtI %y, %x\n%b bool = LeI %y, %x\nStop ! [0:%a 1:%b]",
    );
}

#[test]
fn fold_negations() {
    check(
        "fold",
        "%x int = SLoad #1 !
         %y int = SLoad #2 !
         %c bool = LtI %x, %y
         %n bool = Not %c
         %m bool = Not %n
         Stop ! [0:%n 1:%m]",
        "%x int = SLoad #1 !
         %y int = SLoad #2 !
         %n bool = LeI %y, %x
         %m bool = LtI %x, %y
         Stop ! [0:%n 1:%m]",
    );
}

#[test]
fn fold_does_not_turn_a_float_comparison_round() {
    // `not (x < y)` is not `y <= x` if one is nan.
    check_unchanged("fold", "%x float = SLoad #1 !\n%c bool = LtF %x, 1.0\n%n bool = Not %c\nStop ! [0:%n]");
}

#[test]
fn fold_double_negation_keeps_signed_zero() {
    check(
        "fold",
        "%x float = SLoad #1 !\n%a float = NegF %x\n%b float = NegF %a\nStop ! [0:%b]",
        "%x float = SLoad #1 !\nStop ! [0:%x]",
    );
    check("fold", "%a float = NegF 0.0\nStop ! [0:%a]", "Stop ! [0:-0.0]");
    check_unchanged("fold", "%x float = SLoad #1 !\n%a float = SubF 0.0, %x\nStop ! [0:%a]");
}

#[test]
fn fold_guards_on_constants() {
    check("fold", "%a bool = LtI 1, 2\nGuardTrue %a !\n%b bool = EqI 1, 2\nGuardFalse %b !", "");
    check("fold", "GuardRef &0x10 #0x10 !", "");
    // A guard that always fails stays.
    check("fold", "%a bool = LtI 2, 1\nGuardTrue %a !", "GuardTrue false !");
    check_unchanged("fold", "GuardRef &0x10 #0x20 !");
}

#[test]
fn fold_guard_on_a_negation() {
    check(
        "fold",
        "%x bool = SLoad #1 !\n%n bool = Not %x\nGuardTrue %n ! [3:%x] @7",
        "%x bool = SLoad #1 !\nGuardFalse %x ! [3:%x] @7",
    );
}

#[test]
fn fold_truth_of_a_bool_as_int() {
    check(
        "fold",
        "%x bool = SLoad #1 !\n%i int = B2I %x\n%a bool = NeI %i, 0\n%b bool = EqI %i, 0\nStop ! [0:%a 1:%b]",
        "%x bool = SLoad #1 !\n%b bool = Not %x\nStop ! [0:%x 1:%b]",
    );
}

// ---- cse --------------------------------------------------------------------------------------------------

#[test]
fn cse_pure_ops() {
    check(
        "cse",
        "%x int = SLoad #1 !
         %a int = MulI %x, %x
         %b int = MulI %x, %x
         Stop ! [0:%a 1:%b]",
        "%x int = SLoad #1 !
         %a int = MulI %x, %x
         Stop ! [0:%a 1:%a]",
    );
}

#[test]
fn cse_knows_what_commutes() {
    check(
        "cse",
        "%x int = SLoad #1 !\n%y int = SLoad #2 !\n%a int = AddO %x, %y !\n%b int = AddO %y, %x !\nStop ! [0:%a 1:%b]",
        "%x int = SLoad #1 !\n%y int = SLoad #2 !\n%a int = AddO %x, %y !\nStop ! [0:%a 1:%a]",
    );
    check_unchanged(
        "cse",
        "%x int = SLoad #1 !\n%y int = SLoad #2 !\n%a int = SubO %x, %y !\n%b int = SubO %y, %x !\nStop ! [0:%a 1:%b]",
    );
}

#[test]
fn cse_repeated_guards() {
    check(
        "cse",
        "%x ref = SLoad #1 !\nGuardLayout %x #3 !\nGuardLayout %x #3 !\nGuardLayout %x #4 !",
        "%x ref = SLoad #1 !\nGuardLayout %x #3 !\nGuardLayout %x #4 !",
    );
}

#[test]
fn cse_polls_every_time() {
    check_unchanged("cse", "Poll !\nPoll !\nAlive !\nAlive !");
}

#[test]
fn cse_tells_zeros_apart() {
    check_unchanged(
        "cse",
        "%x float = SLoad #1 !\n%a float = AddF %x, 0.0\n%b float = AddF %x, -0.0\nStop ! [0:%a 1:%b]",
    );
}

#[test]
fn cse_leaves_mutable_memory_alone() {
    check_unchanged(
        "cse",
        "%l ref = SLoad #1 !
         %a int = ListLen %l
         Exec #0 ! raised
         %b int = ListLen %l
         Stop ! [0:%a 1:%b]",
    );
    check_unchanged(
        "cse",
        "%f ref = SLoad #1 !\nGuardFuncCode %f #0x10 !\nExec #0 ! raised\nGuardFuncCode %f #0x10 !",
    );
}

#[test]
fn cse_things_that_never_change() {
    check(
        "cse",
        "%s ref = SLoad #1 !\n%a int = StrLen %s\nExec #0 ! raised\n%b int = StrLen %s\nStop ! [0:%a 1:%b]",
        "%s ref = SLoad #1 !\n%a int = StrLen %s\nExec #0 ! raised\nStop ! [0:%a 1:%a]",
    );
}

#[test]
fn cse_calls_are_not_repeated_values() {
    check_unchanged(
        "cse",
        "%x float = SLoad #1 !\n%a float = Call %x Sin\n%b float = Call %x Sin\nStop ! [0:%a 1:%b]",
    );
}

// ---- guards -----------------------------------------------------------------------------------------------

#[test]
fn guards_same_condition() {
    check(
        "guards",
        "%c bool = SLoad #1 !\nGuardTrue %c !\nGuardTrue %c !",
        "%c bool = SLoad #1 !\nGuardTrue %c !",
    );
}

#[test]
fn guards_opposite_condition_stays() {
    check_unchanged("guards", "%c bool = SLoad #1 !\nGuardTrue %c !\nGuardFalse %c !");
}

#[test]
fn guards_layout() {
    check(
        "guards",
        "%x ref = SLoad #1 !\nGuardLayout %x #3 !\nExec #0 ! raised\nGuardLayout %x #3 !",
        "%x ref = SLoad #1 !\nGuardLayout %x #3 !\nExec #0 ! raised",
    );
    check_unchanged(
        "guards",
        "%x ref = SLoad #1 !\n%y ref = SLoad #2 !\nGuardLayout %x #3 !\nGuardLayout %y #3 !",
    );
}

#[test]
fn guards_on_objects_of_the_trace() {
    let tuple = sidewinder_vm::value::Layout::Tuple as i64;
    check(
        "guards",
        &format!("%t ref = NewTuple #2\nGuardLayout %t #{tuple} !\nGuardTupleLen %t #2 !\nStop ! [0:%t]"),
        "%t ref = NewTuple #2\nStop ! [0:%t]",
    );
    check_unchanged("guards", "%t ref = NewTuple #2\nGuardTupleLen %t #3 !\nStop ! [0:%t]");
}

#[test]
fn guards_characters_are_strings() {
    let string = sidewinder_vm::value::Layout::Str as i64;
    check(
        "guards",
        &format!("%s ref = SLoad #1 !\n%c ref = StrAt %s, 0\nGuardLayout %c #{string} !\nStop ! [0:%c]"),
        "%s ref = SLoad #1 !\n%c ref = StrAt %s, 0\nStop ! [0:%c]",
    );
}

#[test]
fn guards_unknown_values_stay() {
    check_unchanged(
        "guards",
        "%x ref = SLoad #1 !\nGuardTupleLen %x #2 !\nGuardType %x #0x20 !\nGuardRef %x #0x30 !",
    );
}

// ---- ranges -----------------------------------------------------------------------------------------------

#[test]
fn ranges_counter_below_a_bound() {
    check(
        "ranges",
        "%i int = SLoad #1 !
         %n int = SLoad #2 !
         %c bool = LtI %i, %n
         GuardTrue %c !
         %j int = AddO %i, 1 !
         Stop ! [1:%j]",
        "%i int = SLoad #1 !
         %n int = SLoad #2 !
         %c bool = LtI %i, %n
         GuardTrue %c !
         %j int = AddI %i, 1
         Stop ! [1:%j]",
    );
}

#[test]
fn ranges_the_guard_must_come_first() {
    check_unchanged(
        "ranges",
        "%i int = SLoad #1 !
         %c bool = LtI %i, 100
         %j int = AddO %i, 1 !
         GuardTrue %c !
         Stop ! [1:%j]",
    );
}

#[test]
fn ranges_overflow_is_possible() {
    check_unchanged(
        "ranges",
        "%i int = SLoad #1 !\n%c bool = LtI %i, 100\nGuardTrue %c !\n%j int = SubO %i, 1 !\nStop ! [1:%j]",
    );
    // `i < n` says nothing about `i + 2`.
    check_unchanged(
        "ranges",
        "%i int = SLoad #1 !\n%n int = SLoad #2 !\n%c bool = LtI %i, %n\nGuardTrue %c !\n%j int = AddO %i, 2 !\nStop ! [1:%j]",
    );
    // `not i < n` bounds `i` from below only.
    check_unchanged(
        "ranges",
        "%i int = SLoad #1 !\n%c bool = LtI %i, 5\nGuardFalse %c !\n%j int = AddO %i, 1 !\nStop ! [1:%j]",
    );
}

#[test]
fn ranges_masks_and_remainders() {
    check(
        "ranges",
        "%x int = SLoad #1 !
         %m int = AndI %x, 255
         %r int = ModI %x, 10
         %p int = MulO %m, %r !
         %c bool = LtI %p, 2296
         GuardTrue %c !
         Stop ! [0:%p]",
        "%x int = SLoad #1 !
         %m int = AndI %x, 255
         %r int = ModI %x, 10
         %p int = MulI %m, %r
         GuardTrue true !
         Stop ! [0:%p]",
    );
    // One less is not known.
    check_unchanged(
        "ranges",
        "%x int = SLoad #1 !\n%r int = ModI %x, 10\n%c bool = LtI %r, 9\nGuardTrue %c !",
    );
}

#[test]
fn ranges_product_of_bounded_may_overflow() {
    check_unchanged(
        "ranges",
        "%x int = SLoad #1 !\n%m int = AndI %x, 4294967295\n%p int = MulO %m, %m !\nStop ! [0:%p]",
    );
}

#[test]
fn ranges_bounds_check() {
    check(
        "ranges",
        "%l ref = SLoad #1 !
         %i int = SLoad #2 !
         %p bool = LtI -1, %i
         GuardTrue %p !
         %n int = ListLen %l
         %c bool = LtU %i, %n
         GuardTrue %c !",
        "%l ref = SLoad #1 !
         %i int = SLoad #2 !
         %p bool = LtI -1, %i
         GuardTrue %p !
         %n int = ListLen %l
         %c bool = LtI %i, %n
         GuardTrue %c !",
    );
    // A negative index is caught by the unsigned comparison only.
    check_unchanged(
        "ranges",
        "%l ref = SLoad #1 !\n%i int = SLoad #2 !\n%n int = ListLen %l\n%c bool = LtU %i, %n\nGuardTrue %c !",
    );
}

#[test]
fn ranges_length_bounds_the_index() {
    check(
        "ranges",
        "%l ref = SLoad #1 !\n%i int = SLoad #2 !\n%n int = ListLen %l\n%c bool = LtU %i, %n\nGuardTrue %c !\n%j int = AddO %i, 1 !\nStop ! [2:%j]",
        "%l ref = SLoad #1 !\n%i int = SLoad #2 !\n%n int = ListLen %l\n%c bool = LtU %i, %n\nGuardTrue %c !\n%j int = AddI %i, 1\nStop ! [2:%j]",
    );
}

#[test]
fn ranges_equality() {
    check(
        "ranges",
        "%x int = SLoad #1 !\n%m int = AndI %x, 7\n%a bool = EqI %m, 8\n%b bool = NeI %m, -1\nStop ! [0:%a 1:%b]",
        "Stop ! [0:false 1:true]".replace("Stop", "%x int = SLoad #1 !\nStop").as_str(),
    );
    check_unchanged("ranges", "%x int = SLoad #1 !\n%m int = AndI %x, 7\n%a bool = EqI %m, 7\nStop ! [0:%a]");
}

#[test]
fn ranges_shifts_and_divisions_of_negative_numbers() {
    // -1 >> 1 is -1 and -1 // 2 is -1: both may be below zero.
    check_unchanged(
        "ranges",
        "%x int = SLoad #1 !\n%m int = AndI %x, 7\n%n int = SubI %m, 4\n%s int = ShrI %n, 1\n%d int = DivI %n, 2
         %a bool = LtI %s, -1\n%b bool = LtI %d, -1\nStop ! [0:%a 1:%b]",
    );
    check(
        "ranges",
        "%x int = SLoad #1 !\n%m int = AndI %x, 7\n%n int = SubI %m, 4\n%s int = ShrI %n, 1\n%a bool = LtI %s, -2\nStop ! [0:%a]",
        "%x int = SLoad #1 !\nStop ! [0:false]",
    );
}

#[test]
fn ranges_behind_a_guard_that_fails() {
    // Nothing here is reached; it must not upset the pass either.
    run(
        "ranges",
        &read(
            "%x int = SLoad #1 !\nGuardTrue false !\n%a int = ModI %x, -9223372036854775808\n%b int = DivI %x, 0\nStop ! [0:%a 1:%b]",
        ),
    );
}

// ---- heap -------------------------------------------------------------------------------------------------

#[test]
fn heap_load_after_load() {
    check(
        "heap",
        "%o ref = SLoad #1 !\n%a int = Field %o #0 !\n%b int = Field %o #0 !\nStop ! [0:%a 1:%b]",
        "%o ref = SLoad #1 !\n%a int = Field %o #0 !\nStop ! [0:%a 1:%a]",
    );
}

#[test]
fn heap_load_after_store() {
    check(
        "heap",
        "%o ref = SLoad #1 !\nStoreField %o, 5 #2\n%b int = Field %o #2 !\nStop ! [0:%b]",
        "%o ref = SLoad #1 !\nStoreField %o, 5 #2\nStop ! [0:5]",
    );
    // Of another type the guard is needed (and fails).
    check_unchanged(
        "heap",
        "%o ref = SLoad #1 !\nStoreField %o, 5 #2\n%b float = Field %o #2 !\nStop ! [0:%b]",
    );
}

#[test]
fn heap_another_object_may_be_the_same() {
    check_unchanged(
        "heap",
        "%o ref = SLoad #1 !
         %p ref = SLoad #2 !
         %a int = Field %o #0 !
         StoreField %p, 5 #0
         %b int = Field %o #0 !
         Stop ! [0:%a 1:%b]",
    );
    check_unchanged(
        "heap",
        "%o ref = SLoad #1 !\n%p ref = SLoad #2 !\n%a int = CellGet %o !\nCellSet %p, 5\n%b int = CellGet %o !\nStop ! [0:%a 1:%b]",
    );
}

#[test]
fn heap_another_slot_is_not_the_same() {
    check(
        "heap",
        "%o ref = SLoad #1 !\n%p ref = SLoad #2 !\n%a int = Field %o #0 !\nStoreField %p, 5 #1\n%b int = Field %o #0 !\nStop ! [0:%a 1:%b]",
        "%o ref = SLoad #1 !\n%p ref = SLoad #2 !\n%a int = Field %o #0 !\nStoreField %p, 5 #1\nStop ! [0:%a 1:%a]",
    );
}

#[test]
fn heap_new_objects_are_different() {
    check(
        "heap",
        "%p ref = SLoad #2 !\n%o ref = NewCell 1\nCellSet %p, 5\n%b int = CellGet %o !\nStop ! [0:%o 1:%b]",
        "%p ref = SLoad #2 !\n%o ref = NewCell 1\nCellSet %p, 5\nStop ! [0:%o 1:1]",
    );
}

#[test]
fn heap_new_objects_that_were_stored_may_come_back() {
    // `%q` may be `%n`: it went through `%p`.
    check_unchanged(
        "heap",
        "%p ref = SLoad #1 !
         %x ref = SLoad #2 !
         %n ref = NewCell 1
         StoreField %p, %n #0
         %q ref = Field %x #0 !
         CellSet %q, 2
         %r int = CellGet %n !
         Stop ! [0:%r]",
    );
    check_unchanged(
        "heap",
        "%p ref = SLoad #1 !
         %x ref = SLoad #2 !
         %n ref = NewCell 1
         %m ref = NewCell %n
         StoreField %p, %m #0
         %q ref = Field %x #0 !
         %w ref = CellGet %q !
         CellSet %w, 2
         %r int = CellGet %n !
         Stop ! [0:%r]",
    );
}

#[test]
fn heap_calls_forget() {
    check_unchanged(
        "heap",
        "%o ref = SLoad #1 !\n%a int = Field %o #0 !\nExec #0 ! raised\n%b int = Field %o #0 !\nStop ! [0:%a 1:%b]",
    );
    check_unchanged(
        "heap",
        "%a int = GlobalGet #0x10000 !\nExec #0 ! raised\n%b int = GlobalGet #0x10000 !\nStop ! [0:%a 1:%b]",
    );
    check_unchanged(
        "heap",
        "%o ref = SLoad #1 !\nGuardShape %o #0x20 !\nExec #0 ! raised\nGuardShape %o #0x20 !",
    );
    check_unchanged(
        "heap",
        "%f ref = SLoad #1 !\nGuardFuncCode %f #0x20 !\n%c bool = Call 0, %f Truth ! raised\nGuardFuncCode %f #0x20 !",
    );
}

#[test]
fn heap_pure_helpers_do_not_forget() {
    check(
        "heap",
        "%o ref = SLoad #1 !\n%a float = Field %o #0 !\n%s float = Call %a Sin\n%b float = Field %o #0 !\nStop ! [0:%s 1:%b]",
        "%o ref = SLoad #1 !\n%a float = Field %o #0 !\n%s float = Call %a Sin\nStop ! [0:%s 1:%a]",
    );
}

#[test]
fn heap_repeated_shape_strategy_and_code_guards() {
    check(
        "heap",
        "%o ref = SLoad #1 !
         GuardShape %o #0x20 !
         GuardShape %o #0x20 !
         GuardStrategy %o #1 !
         GuardStrategy %o #1 !
         GuardFuncCode %o #0x30 !
         GuardFuncCode %o #0x30 !
         GuardShape %o #0x40 !",
        "%o ref = SLoad #1 !
         GuardShape %o #0x20 !
         GuardStrategy %o #1 !
         GuardFuncCode %o #0x30 !
         GuardShape %o #0x40 !",
    );
}

#[test]
fn heap_shape_after_a_transition() {
    check(
        "heap",
        "%o ref = SLoad #1 !\nGuardShape %o #0x20 !\nSetShape %o #0x40\nGuardShape %o #0x40 !\nGuardShape %o #0x20 !",
        "%o ref = SLoad #1 !\nGuardShape %o #0x20 !\nSetShape %o #0x40\nGuardShape %o #0x20 !",
    );
    check_unchanged(
        "heap",
        "%o ref = SLoad #1 !\n%p ref = SLoad #2 !\nGuardShape %o #0x20 !\nGuardShape %p #0x20 !\nSetShape %p #0x40\nGuardShape %o #0x20 !",
    );
}

#[test]
fn heap_list_items() {
    check(
        "heap",
        "%l ref = SLoad #1 !
         %i int = SLoad #2 !
         %p ptr = ListPtr %l
         StoreItemI %p, %i, 7
         %q ptr = ListPtr %l
         %n int = ListLen %l
         %m int = ListLen %l
         %a int = ItemI %q, %i
         Stop ! [0:%a 1:%n 2:%m]",
        "%l ref = SLoad #1 !
         %i int = SLoad #2 !
         %p ptr = ListPtr %l
         StoreItemI %p, %i, 7
         %n int = ListLen %l
         Stop ! [0:7 1:%n 2:%n]",
    );
    // Another index may be the same one.
    check_unchanged(
        "heap",
        "%l ref = SLoad #1 !\n%i int = SLoad #2 !\n%j int = SLoad #3 !\n%p ptr = ListPtr %l\n%a int = ItemI %p, %i
         StoreItemI %p, %j, 7\n%b int = ItemI %p, %i\nStop ! [0:%a 1:%b]",
    );
    // An append may move the items.
    check_unchanged(
        "heap",
        "%l ref = SLoad #1 !\n%p ptr = ListPtr %l\n%a int = ItemI %p, 0\nCall %l, 5 AppendInt\n%q ptr = ListPtr %l\n%b int = ItemI %q, 0
         %n int = ListLen %l\nGuardStrategy %l #1 !\nStop ! [0:%a 1:%b 2:%n]",
    );
}

#[test]
fn heap_tuples_stay_what_they_are() {
    check(
        "heap",
        "%t ref = SLoad #1 !\n%a int = TupleItem %t #0 !\nExec #0 ! raised\n%b int = TupleItem %t #0 !\nStop ! [0:%a 1:%b]",
        "%t ref = SLoad #1 !\n%a int = TupleItem %t #0 !\nExec #0 ! raised\nStop ! [0:%a 1:%a]",
    );
    check(
        "heap",
        "%t ref = NewTuple #2\nTupleInit %t, 1 #0\nTupleInit %t, 2 #1\n%a int = TupleItem %t #0 !\nStop ! [0:%t 1:%a]",
        "%t ref = NewTuple #2\nTupleInit %t, 1 #0\nTupleInit %t, 2 #1\nStop ! [0:%t 1:1]",
    );
}

#[test]
fn heap_globals() {
    check(
        "heap",
        "%a int = GlobalGet #0x10000 !\nGlobalSet 3 #0x20000\nGlobalSet 4 #0x10000\n%b int = GlobalGet #0x10000 !\nStop ! [0:%a 1:%b]",
        "%a int = GlobalGet #0x10000 !\nGlobalSet 3 #0x20000\nGlobalSet 4 #0x10000\nStop ! [0:%a 1:4]",
    );
}

#[test]
fn heap_registers_helpers_wrote_are_read_again() {
    check_unchanged("heap", "%a int = MLoad #1 !\nExec #0 ! raised\n%b int = MLoad #1 !\nStop ! [0:%a 2:%b]");
}

// ---- peel -------------------------------------------------------------------------------------------------

#[test]
fn peel_copies_the_iteration() {
    check(
        "peel",
        "%i int = SLoad #1 !
         %j int = AddO %i, 1 !
         LoopEnd ! [1:%j]",
        "%i int = SLoad #1
         %j int = AddO %i, 1 ! [1:%i]
         LoopHead
         %k int = AddO %j, 1 ! [1:%j]
         %p int = Phi %j, %k
         LoopEnd",
    );
}

#[test]
fn peel_needs_no_phi_for_invariants() {
    check(
        "peel cse",
        "%i int = SLoad #1 !
         %n int = SLoad #2 !
         %m int = MulO %n, %n !
         %j int = AddO %i, %m !
         LoopEnd ! [1:%j]",
        "%i int = SLoad #1
         %n int = SLoad #2
         %m int = MulO %n, %n ! [1:%i 2:%n]
         %j int = AddO %i, %m ! [1:%i 2:%n]
         LoopHead
         %k int = AddO %j, %m ! [1:%j 2:%n]
         %p int = Phi %j, %k
         LoopEnd",
    );
}

#[test]
fn peel_moves_guards_on_invariants_out() {
    check(
        "peel cse heap",
        "%o ref = SLoad #1 !
         %i int = SLoad #2 !
         GuardShape %o #0x20 !
         %f int = Field %o #0 !
         %j int = AddO %i, %f !
         LoopEnd ! [2:%j]",
        "%o ref = SLoad #1
         %i int = SLoad #2
         GuardShape %o #0x20 ! [1:%o 2:%i]
         %f int = Field %o #0 ! [1:%o 2:%i]
         %j int = AddO %i, %f ! [1:%o 2:%i]
         LoopHead
         %k int = AddO %j, %f ! [1:%o 2:%j]
         %p int = Phi %j, %k
         LoopEnd",
    );
}

#[test]
fn peel_keeps_loads_that_the_loop_changes() {
    // The stored value is carried round, the load is gone.
    check(
        "peel heap",
        "%o ref = SLoad #1 !
         %f int = Field %o #0 !
         %g int = AddO %f, 1 !
         StoreField %o, %g #0
         LoopEnd !",
        "%o ref = SLoad #1
         %f int = Field %o #0 ! [1:%o]
         %g int = AddO %f, 1 ! [1:%o]
         StoreField %o, %g #0
         LoopHead
         %h int = AddO %g, 1 ! [1:%o]
         StoreField %o, %h #0
         %p int = Phi %g, %h
         LoopEnd",
    );
    // A store that may hit it: the load stays in the loop.
    check(
        "peel heap",
        "%o ref = SLoad #1 !
         %q ref = SLoad #2 !
         %f int = Field %o #0 !
         StoreField %q, 3 #0
         LoopEnd ! [3:%f]",
        "%o ref = SLoad #1
         %q ref = SLoad #2
         %f int = Field %o #0 ! [1:%o 2:%q]
         StoreField %q, 3 #0
         LoopHead
         %g int = Field %o #0 ! [1:%o 2:%q 3:%f]
         StoreField %q, 3 #0
         %p int = Phi %f, %g
         LoopEnd",
    );
}

#[test]
fn peel_keeps_loads_across_calls() {
    check(
        "peel heap cse",
        "%o ref = SLoad #1 !
         GuardShape %o #0x20 !
         Exec #0 ! raised
         LoopEnd !",
        "%o ref = SLoad #1
         GuardShape %o #0x20 ! [1:%o]
         Exec #0 ! [1:%o] raised
         LoopHead
         GuardShape %o #0x20 ! [1:%o]
         Exec #0 ! [1:%o] raised
         LoopEnd",
    );
}

#[test]
fn peel_swapped_variables() {
    check(
        "peel",
        "%a int = SLoad #1 !
         %b int = SLoad #2 !
         %c int = AddO %a, %b !
         LoopEnd ! [1:%b 2:%a 3:%c]",
        "%a int = SLoad #1
         %b int = SLoad #2
         %c int = AddO %a, %b ! [1:%a 2:%b]
         LoopHead
         %d int = AddO %b, %a ! [1:%b 2:%a 3:%c]
         %x int = Phi %b, %a
         %y int = Phi %a, %b
         %z int = Phi %c, %d
         LoopEnd",
    );
}

#[test]
fn peel_checks_the_bound_once_an_iteration() {
    check(
        "fold peel cse ranges guards",
        "%i int = SLoad #1 !
         %n int = SLoad #2 !
         %c bool = LtI %i, %n
         GuardTrue %c ! @9
         %j int = AddO %i, 1 ! @3
         LoopEnd ! [1:%j]",
        "%i int = SLoad #1
         %n int = SLoad #2
         %c bool = LtI %i, %n
         GuardTrue %c ! [1:%i 2:%n] @9
         %j int = AddI %i, 1
         LoopHead
         %d bool = LtI %j, %n
         GuardTrue %d ! [1:%j 2:%n] @9
         %k int = AddI %j, 1
         %p int = Phi %j, %k
         LoopEnd",
    );
}

#[test]
fn peel_slots_a_helper_wrote_are_not_restored() {
    check(
        "peel",
        "%i int = SLoad #1 !
         Exec #0 ! raised
         %m int = MLoad #2 ! clean 2
         LoopEnd ! [1:%m] clean 2",
        "%i int = SLoad #1
         Exec #0 ! [1:%i] raised
         %m int = MLoad #2 ! [1:%i] clean 2
         LoopHead
         Exec #0 ! [1:%m] raised
         %k int = MLoad #2 ! [1:%m] clean 2
         %p int = Phi %m, %k
         LoopEnd",
    );
}

// ---- refcount ---------------------------------------------------------------------------------------------

#[test]
fn refcount_pair() {
    check(
        "refcount",
        "%o ref = SLoad #1 !\n%v ref = Field %o #0 !\nIncRef %v\n%x int = Field %v #1 !\nDecRef %v\nStop ! [0:%x]",
        "%o ref = SLoad #1 !\n%v ref = Field %o #0 !\n%x int = Field %v #1 ! inc %v\nStop ! [0:%x]",
    );
}

#[test]
fn refcount_guards_outside_the_pair_restore_nothing() {
    check(
        "refcount",
        "%v ref = SLoad #1 !\nPoll ! @1\nIncRef %v\nPoll ! @2\nPoll ! @3\nDecRef %v\nPoll ! @4",
        "%v ref = SLoad #1 !\nPoll ! @1\nPoll ! inc %v @2\nPoll ! inc %v @3\nPoll ! @4",
    );
}

#[test]
fn refcount_nested_pairs() {
    check(
        "refcount",
        "%v ref = SLoad #1 !\nIncRef %v\nPoll ! @1\nIncRef %v\nPoll ! @2\nDecRef %v\nPoll ! @3\nDecRef %v",
        "%v ref = SLoad #1 !\nPoll ! inc %v @1\nPoll ! inc %v,%v @2\nPoll ! inc %v @3",
    );
    check(
        "refcount",
        "%v ref = SLoad #1 !\n%w ref = SLoad #2 !\nIncRef %v\nIncRef %w\nPoll !\nDecRef %v\nPoll ! @1\nDecRef %w",
        "%v ref = SLoad #1 !\n%w ref = SLoad #2 !\nPoll ! inc %v,%w\nPoll ! inc %w @1",
    );
}

#[test]
fn refcount_a_release_in_between() {
    // Releasing `%o` may release what it holds.
    check_unchanged(
        "refcount",
        "%o ref = SLoad #1 !\n%v ref = Field %o #0 !\nIncRef %v\nDecRef %o\n%x int = Field %v #1 !\nDecRef %v\nStop ! [0:%x]",
    );
}

#[test]
fn refcount_a_call_in_between() {
    check_unchanged("refcount", "%v ref = SLoad #1 !\nIncRef %v\nExec #0 ! raised\nDecRef %v");
    check_unchanged(
        "refcount",
        "%v ref = SLoad #1 !\nIncRef %v\n%c bool = Call 0, %v Truth ! raised\nDecRef %v",
    );
    check(
        "refcount",
        "%v ref = SLoad #1 !\nIncRef %v\n%c int = Call %v StrOrd\nDecRef %v",
        "%v ref = SLoad #1 !\n%c int = Call %v StrOrd",
    );
}

#[test]
fn refcount_decrement_first() {
    check_unchanged("refcount", "%v ref = SLoad #1 !\nDecRef %v\nIncRef %v");
}

#[test]
fn refcount_different_values_are_no_pair() {
    check_unchanged("refcount", "%v ref = SLoad #1 !\n%w ref = SLoad #2 !\nIncRef %v\nDecRef %w");
}

#[test]
fn refcount_not_across_the_start_of_the_loop() {
    check_unchanged(
        "refcount",
        "%v ref = SLoad #1 !
         IncRef %v
         LoopHead
         Poll !
         DecRef %v
         IncRef %v
         LoopEnd",
    );
}

#[test]
fn refcount_a_store_takes_the_count_over() {
    check(
        "refcount",
        "%o ref = SLoad #1 !\n%v ref = NewCell 1\nIncRef %v\nStoreField %o, %v #0\nPoll ! [2:%v]\nDecRef %v",
        "%o ref = SLoad #1 !\n%v ref = NewCell 1\nStoreField %o, %v #0\nPoll ! [2:%v] inc %v",
    );
}

#[test]
fn refcount_constant_objects() {
    check("refcount", "IncRef &0x10\nPoll !\nDecRef &0x10", "Poll ! inc &0x10");
}

#[test]
fn refcount_an_elided_pair_releases_nothing() {
    check(
        "refcount",
        "%v ref = SLoad #1 !\n%w ref = SLoad #2 !\nIncRef %v\nIncRef %w\nDecRef %w\nPoll !\nDecRef %v",
        "%v ref = SLoad #1 !\n%w ref = SLoad #2 !\nPoll ! inc %v",
    );
}

// ---- virtuals ---------------------------------------------------------------------------------------------

#[test]
fn virtuals_a_tuple_that_only_an_exit_wants() {
    check(
        "virtuals",
        "%a int = SLoad #1 !
         %t ref = NewTuple #2
         TupleInit %t, %a #0
         TupleInit %t, 5 #1
         %c bool = LtI %a, 9
         GuardTrue %c ! [2:%t]
         DecRef %t
         Stop !",
        "%a int = SLoad #1 !
         %t ref = VTuple #2
         %c bool = LtI %a, 9
         GuardTrue %c ! [2:%t] obj %tx1 [0:%a 1:5]
         Stop !",
    );
}

#[test]
fn virtuals_release_what_they_hold() {
    check(
        "virtuals",
        "%a ref = SLoad #1 !
         IncRef %a
         %t ref = NewTuple #1
         TupleInit %t, %a #0
         IncRef %t
         DecRef %t
         DecRef %t
         Stop !",
        "%a ref = SLoad #1 !
         IncRef %a
         DecRef %a
         Stop !",
    );
}

#[test]
fn virtuals_hold_virtuals() {
    check(
        "virtuals",
        "%a int = SLoad #1 !
         %s ref = NewTuple #1
         TupleInit %s, %a #0
         %t ref = NewTuple #1
         IncRef %s
         TupleInit %t, %s #0
         Stop ! [2:%t 3:%s]",
        "%a int = SLoad #1 !
         %s ref = VTuple #1
         %t ref = VTuple #1
         Stop ! [2:%t 3:%s] obj %sx2 [0:%a] obj %tx1 [0:%s]",
    );
}

#[test]
fn virtuals_range() {
    check(
        "virtuals",
        "%a int = SLoad #1 !
         %r ref = NewRange 0, %a, 1
         Poll ! [2:%r]
         DecRef %r
         Stop !",
        "%a int = SLoad #1 !
         %r ref = VRange
         Poll ! [2:%r] obj %rx1 [0:0 1:%a 2:1]
         Stop !",
    );
}

#[test]
fn virtuals_what_escapes_is_made() {
    check_unchanged(
        "virtuals",
        "%p ref = SLoad #1 !
         %t ref = NewTuple #1
         TupleInit %t, 5 #0
         StoreField %p, %t #0
         Stop !",
    );
    check_unchanged(
        "virtuals",
        "%t ref = NewTuple #1
         TupleInit %t, 5 #0
         Return %t",
    );
    // What an object that is made holds is made as well.
    check_unchanged(
        "virtuals",
        "%s ref = NewTuple #1
         TupleInit %s, 5 #0
         %t ref = NewTuple #1
         TupleInit %t, %s #0
         SStore %t #2
         Stop !",
    );
}

#[test]
fn virtuals_do_not_pass_through_jumps() {
    check_unchanged(
        "virtuals",
        "%t ref = NewTuple #1
         TupleInit %t, 5 #0
         Jump #1 ! [2:%t]",
    );
}

#[test]
fn virtuals_carried_round_the_loop() {
    let carried = |next: &str, phi: &str| {
        check(
            "virtuals",
            &format!(
                "%p int = SLoad #1 !
                 %t ref = NewTuple #1
                 TupleInit %t, %p #0
                 LoopHead
                 %q int = {next}
                 %u ref = NewTuple #1
                 TupleInit %u, %q #0
                 Poll ! [2:%t]
                 DecRef %t
                 {phi}
                 %g ref = Phi %t, %u
                 LoopEnd"
            ),
            &format!(
                "%p int = SLoad #1 !
                 %t ref = VTuple #1
                 LoopHead
                 %q int = {next}
                 Poll ! [2:%t] obj %tx1 [0:%p]
                 %f int = Phi %p, %q
                 LoopEnd"
            ),
        );
    };
    carried("AddI %p, 1", "%f int = Phi %p, %q");
    // What only the exits want of the previous object gets its phi now.
    carried("MLoad #3 !", "");
}

#[test]
fn virtuals_carried_must_be_alike_and_released() {
    let unchanged = |ty: &str, new: &str, release: &str| {
        check_unchanged(
            "virtuals",
            &format!(
                "%p int = SLoad #1 !
                 %t ref = NewTuple #1
                 TupleInit %t, %p #0
                 LoopHead
                 %q {ty} = MLoad #3 !
                 {new}
                 TupleInit %u, %q #0
                 Poll ! [2:%t]
                 {release}
                 %g ref = Phi %t, %u
                 LoopEnd"
            ),
        );
    };
    // Another length.
    unchanged("int", "%u ref = NewTuple #2\n TupleInit %u, %q #1", "DecRef %t");
    // Another type in it.
    unchanged("float", "%u ref = NewTuple #1", "DecRef %t");
    // Still held when the loop closes.
    unchanged("int", "%u ref = NewTuple #1", "");
}

#[test]
fn fold_new_objects_are_no_constants() {
    check(
        "fold",
        "%t ref = NewTuple #0
         %c bool = EqR %t, &4096
         GuardFalse %c ! [2:%t]
         Stop ! [2:%t]",
        "%t ref = NewTuple #0
         Stop ! [2:%t]",
    );
}
