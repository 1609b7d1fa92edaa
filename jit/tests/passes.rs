//! Each pass alone: text before, text after, equal up to renaming; both are verified.
//!
//! A trace without an end gets `Stop !`. A trace that ends in `LoopEnd` is a root: the slots of that exit's snapshot are the
//! values the loop closes with (unless it has a `LoopHead` already).

mod pass;

use pass::*;

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
