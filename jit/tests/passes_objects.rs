//! As `passes.rs`, for the passes about memory: `heap`, `refcount`, `virtuals`.

mod pass;

use pass::*;

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
fn heap_slots_whose_kind_the_shape_knows() {
    // Such a load is no guard. A store of the payload alone is a store like others.
    check(
        "heap",
        "%o ref = SLoad #1 !
         %a float = Field %o #2
         %b float = Field %o #2
         %c float = AddF %a, %b
         StorePayload %o, %c #2
         %d float = Field %o #2
         Stop ! [0:%d]",
        "%o ref = SLoad #1 !
         %a float = Field %o #2
         %c float = AddF %a, %a
         StorePayload %o, %c #2
         Stop ! [0:%c]",
    );
    check_unchanged(
        "heap",
        "%o ref = SLoad #1 !
         %p ref = SLoad #3 !
         %a float = Field %o #2
         StorePayload %p, 1.5 #2
         %d float = Field %o #2
         Stop ! [0:%d 1:%a]",
    );
}

#[test]
fn parts_of_bound_methods_stay() {
    check(
        "cse",
        "%m ref = SLoad #1 !\n%f ref = BoundGet %m #0 !\nPoll !\n%g ref = BoundGet %m #0 !\nStop ! [0:%f 1:%g]",
        "%m ref = SLoad #1 !\n%f ref = BoundGet %m #0 !\nPoll !\nStop ! [0:%f 1:%f]",
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

#[test]
fn heap_registers_of_a_generator_between_its_yields() {
    check(
        "heap",
        "%g ref = SLoad #0 !
         GuardGenCode %g #0x10 !
         GenAt %g #9 !
         %a int = GenLoad %g #1 !
         %b int = AddI %a, 1
         GenStore %g, %b #1
         GenPause %g #9
         GenAt %g #9 !
         %c int = GenLoad %g #1 !
         Stop ! [0:%c]",
        "%g ref = SLoad #0 !
         GuardGenCode %g #0x10 !
         GenAt %g #9 !
         %a int = GenLoad %g #1 !
         %b int = AddI %a, 1
         GenStore %g, %b #1
         GenPause %g #9
         Stop ! [0:%b]",
    );
}

#[test]
fn heap_another_generator() {
    let text = |code: &str, again: &str, result: &str| {
        format!(
            "%g ref = SLoad #0 !
             %h ref = SLoad #1 !
             GuardGenCode %g #0x10 !
             GuardGenCode %h #{code} !
             GenAt %h #9 !
             %a int = GenLoad %h #1 !
             GenStore %g, 5 #1
             GenPause %g #7
             {again}
             Stop ! [0:{result}]"
        )
    };
    let again = "GenAt %h #9 !\n%c int = GenLoad %h #1 !";
    // Generators with different code are different; with the same they may be one.
    check("heap", &text("0x20", again, "%c"), &text("0x20", "", "%a"));
    check_unchanged("heap", &text("0x10", again, "%c"));
    check_unchanged("heap", &text("0x20", &format!("Exec #0 ! raised\n{again}"), "%c"));
    check_unchanged("heap", &text("0x20", &format!("GenFinish %h\n{again}"), "%c"));
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
fn refcount_items_carried_round_the_loop() {
    let text = |counts: bool, store: &str| {
        let (inc, new, dec) = match counts {
            true => ("IncRef %p", "IncRef %q", "DecRef %p"),
            false => ("", "", ""),
        };
        let (p, q) = if counts { ("", "") } else { ("inc %p", "inc %q") };
        format!(
            "%l ref = SLoad #0 !
             %k int = SLoad #1 !
             %v ref = SLoad #2 !
             %s ptr = ListPtr %l
             %p ref = ItemV %s, %k !
             {inc}
             DecRef %v
             Poll ! {p} @1
             LoopHead
             %n int = AddI %k, 1
             %q ref = ItemV %s, %n ! {p}
             {new}
             {dec}
             {store}
             Poll ! {q} @2
             %x int = Phi %k, %n
             %y ref = Phi %p, %q
             LoopEnd"
        )
    };
    check("refcount", &text(true, ""), &text(false, ""));
    // A list that changes may give up the item.
    check_unchanged("refcount", &text(true, "StoreItemV %s, 0, none"));
    check_unchanged("refcount", &text(true, "ListPop %l"));
    check_unchanged("refcount", &text(true, "Exec #0 ! raised"));
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
fn virtuals_function_with_a_virtual_closure() {
    check(
        "virtuals",
        "%c ref = SLoad #1 !
         IncRef %c
         %t ref = NewTuple #1
         TupleInit %t, %c #0
         %n none = KNone
         %f ref = NewFunction %t, %n #4096
         Poll ! [2:%f]
         DecRef %f
         Stop !",
        "%c ref = SLoad #1 !
         IncRef %c
         %t ref = VTuple #1
         %n none = KNone
         %f ref = VFunction #4096
         Poll ! [2:%f] obj %tx1 [0:%c] obj %fx1 [0:%t 1:%n]
         DecRef %c
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

#[test]
fn virtuals_complex_numbers() {
    // A number that only exits need is made by them.
    check(
        "virtuals",
        "%a float = SLoad #1 !
         %b float = KFloat 1.5
         %c float = AddF %a, %b
         %z ref = NewComplex %a, %c
         Poll ! [3:%z]
         DecRef %z
         Stop ! [0:%c]",
        "%a float = SLoad #1 !
         %b float = KFloat 1.5
         %c float = AddF %a, %b
         %z ref = VComplex
         Poll ! [3:%z] obj %zx1 [0:%a 1:%c]
         Stop ! [0:%c]",
    );
}

#[test]
fn virtuals_super_objects() {
    // What calls a method of a base class makes no super object; an exit may.
    check(
        "virtuals",
        "%c ref = SLoad #1 !
         %r ref = SLoad #2 !
         IncRef %c
         IncRef %r
         %s ref = NewSuper %c, %r
         Poll ! [3:%s]
         DecRef %s
         Stop ! [0:%r]",
        "%c ref = SLoad #1 !
         %r ref = SLoad #2 !
         IncRef %c
         IncRef %r
         %s ref = VSuper
         Poll ! [3:%s] obj %sx1 [0:%c 1:%r]
         DecRef %r
         DecRef %c
         Stop ! [0:%r]",
    );
}
