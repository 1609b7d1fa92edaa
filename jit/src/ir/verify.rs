//! What a well-formed trace is.
//!
//! # Verifier
//! [`verify`] checks, by rule (each has a rejecting test below):
//!
//! 1. operands are instructions that stand before their user and have a value;
//! 2. operands, results and aux are what the op's row says, those of calls what the helper table says;
//! 3. guards have exits, other instructions have none, and none is shared across `LoopHead`;
//! 4. exits, snapshots and chains are in range, and a chain has a frame;
//! 5. snapshots name each slot once, in order, with values that stand before the guard and can be in a register;
//! 6. counts are restored for objects only, and virtual objects made of values that stand before the guard;
//! 7. a trace ends with `LoopEnd`, `Jump`, `Stop`, `Return` or `Raise`, which stand nowhere else;
//! 8. `LoopHead` stands at most once and belongs to a `LoopEnd`; `Phi`s stand directly before that `LoopEnd`, join a value
//!    from before the head with one of the same type, and there is one a value;
//! 9. a side trace (one with `Param`s) has no loop of its own, and its `Param`s have the types of `Trace::params`.
//!
//! Not checked: that what the loop uses from before its head is invariant or has a `Phi`, which cannot be seen from the
//! trace alone.

use std::collections::HashMap;

use super::helpers::HELPERS;
use super::*;

/// Whether the trace is well-formed; the message names the instruction and the rule.
pub fn verify(t: &Trace) -> Result<(), String> {
    let head = t.ins.iter().position(|i| i.op == IrOp::LoopHead);
    let is_side = t.ins.iter().any(|i| i.op == IrOp::Param);
    let mut owner: HashMap<u32, usize> = HashMap::new();
    let mut phis: HashMap<Ref, usize> = HashMap::new();
    let mut params = t.params.iter();
    for (n, i) in t.ins.iter().enumerate() {
        let at = |m: String| format!("%{n} {}: {m}", i.op.name());
        let fail = |m: &str| Err(at(m.to_string()));
        let known = |r: Ref| r.ix() < n && t.ins[r.ix()].ty != Ty::Void;
        // Operands and result.
        if i.has_args() && i.b.ix().saturating_add(i.c.ix()) > t.args.len() {
            return fail("arguments out of range");
        }
        if let Some(r) = i.operands().chain(t.args_of(i).iter().copied()).find(|r| !known(*r)) {
            return Err(at(format!("operand %{} does not precede it or has no value", r.0)));
        }
        let row = i.op.row();
        if !i.has_args() {
            if i.operands().count() != row.operands.len() {
                return fail("wrong number of operands");
            }
            if row.operands.iter().zip(i.operands()).any(|(k, r)| !k.has(t.ty(r))) {
                return fail("wrong type of an operand");
            }
        }
        if !row.result.has(i.ty) {
            return fail("wrong type of the result");
        }
        if !aux_is_right(row.aux, i.aux) {
            return fail("an aux that means nothing");
        }
        if row.effect == Effect::Helper {
            call(t, i).map_err(at)?;
        }
        // Exits.
        if i.exit == NO_EXIT {
            if row.leaves == Leaves::Always {
                return fail("a guard without an exit");
            }
        } else {
            if row.leaves == Leaves::Never {
                return fail("an exit that is never taken");
            }
            let first = *owner.entry(i.exit).or_insert(n);
            if head.is_some_and(|h| first < h && h < n) {
                return fail("shares its exit across LoopHead");
            }
            exit_is_right(t, i.exit, n).map_err(at)?;
        }
        // Structure.
        if i.op.is_end() != (n + 1 == t.ins.len()) {
            return fail("a trace ends with its only LoopEnd, Jump, Stop, Return, Raise or Yield");
        }
        match i.op {
            IrOp::LoopHead if head != Some(n) => return fail("a second LoopHead"),
            IrOp::LoopHead | IrOp::LoopEnd if is_side => return fail("a loop in a side trace"),
            IrOp::LoopEnd if head.is_some() != (i.exit == NO_EXIT) => {
                return fail("LoopEnd has an exit exactly if there is no LoopHead");
            }
            IrOp::Phi => {
                if head.is_none_or(|h| i.a.ix() >= h) {
                    return fail("a Phi of a value that is not from before the loop");
                }
                if !matches!(t.ins.get(n + 1).map(|x| x.op), Some(IrOp::Phi | IrOp::LoopEnd)) {
                    return fail("a Phi stands directly before LoopEnd");
                }
                if t.ty(i.a) != i.ty || t.ty(i.b) != i.ty {
                    return fail("the sides of a Phi have different types");
                }
                if phis.insert(i.a, n).is_some() {
                    return fail("a second Phi of a value");
                }
            }
            IrOp::Param if params.next() != Some(&i.ty) => return fail("not the type of Trace::params"),
            _ => {}
        }
    }
    match t.ins.last() {
        None => Err("an empty trace".to_string()),
        Some(l) if head.is_some() && l.op != IrOp::LoopEnd => Err("LoopHead without LoopEnd".to_string()),
        _ => Ok(()),
    }
}

fn aux_is_right(kind: Aux, aux: i64) -> bool {
    match kind {
        Aux::None => aux == 0,
        Aux::Bool => matches!(aux, 0 | 1),
        Aux::Site => aux >= 0,
        // `call` looks at the number of a helper.
        Aux::Int | Aux::Float | Aux::Number | Aux::Address | Aux::Content | Aux::Helper => true,
    }
}

fn call(t: &Trace, i: &Ins) -> Result<(), String> {
    let Some(h) = HELPERS.get(i.aux as usize) else { return Err("no such helper".to_string()) };
    let args = t.args_of(i);
    let types: Vec<Ty> = args.iter().map(|r| t.ty(*r)).collect();
    if h.boxed {
        if i.exit == NO_EXIT {
            return Err("a helper that may raise has no exit".to_string());
        }
        if args.first().is_none_or(|r| t.get(*r).op != IrOp::KInt) {
            return Err("wrong arguments: a boxed helper takes the number of its ExecInfo".to_string());
        }
    } else if types.len() < h.args.len() || types.iter().zip(h.args).any(|(a, b)| a != b) {
        return Err("wrong arguments".to_string());
    }
    if i.ty != h.ret { Err("wrong type of the result".to_string()) } else { Ok(()) }
}

fn exit_is_right(t: &Trace, exit: u32, n: usize) -> Result<(), String> {
    let Some(e) = t.exits.get(exit as usize) else { return Err("exit out of range".to_string()) };
    let Some(s) = t.snaps.get(e.snap as usize) else { return Err("snapshot out of range".to_string()) };
    let Some(c) = t.chains.get(s.chain as usize) else { return Err("chain out of range".to_string()) };
    if c.is_empty() {
        return Err("a chain without frames".to_string());
    }
    let whole = |r: Ref| Types::Value.has(t.ty(r)) || t.get(r).op == IrOp::PairW;
    let can_be_stored = |r: Ref| r.ix() < n && whole(r);
    let extras = c.iter().flat_map(|f| [f.extra, f.generator]).filter(|r| r.is_some());
    if let Some(r) = s.slots.iter().map(|x| x.1).chain(extras).find(|r| !can_be_stored(*r)) {
        return Err(format!("the snapshot's %{} does not precede it or cannot be in a register", r.0));
    }
    if s.slots.windows(2).any(|w| w[0].0 >= w[1].0) {
        return Err("slots of the snapshot are not in order".to_string());
    }
    if s.slots.iter().any(|x| s.dead.contains(&x.0)) {
        return Err("a slot is both dead and out of date".to_string());
    }
    if s.slots.iter().any(|x| s.clean.contains(&x.0)) {
        return Err("a slot is both clean and out of date".to_string());
    }
    if e.increfs.iter().any(|r| r.ix() >= n || t.ty(*r) != Ty::Ref) {
        return Err("restores the count of something that is no object".to_string());
    }
    for o in &e.objects {
        if o.value.ix() >= n || !t.get(o.value).op.is_virtual() {
            return Err(format!("makes %{}, which is no virtual object", o.value.0));
        }
        if let Some(f) = o.fields.iter().find(|f| !can_be_stored(f.1)) {
            return Err(format!("%{} in a virtual object does not precede it or cannot be there", f.1.0));
        }
    }
    Ok(())
}

#[cfg(test)]
mod test {
    use super::super::parse::parse;
    use super::super::print::{canonical, print};
    use super::*;

    fn fixed_point(t: &Trace) {
        let text = print(t);
        let again = parse(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
        assert_eq!(text, print(&again));
        assert_eq!(t.ins, again.ins, "{text}");
        assert_eq!(t.args, again.args, "{text}");
        let short = canonical(t);
        let again = parse(&short).unwrap_or_else(|e| panic!("{e}\n{short}"));
        assert_eq!(short, canonical(&again));
    }

    /// A small trace around every op, made from its signature.
    #[test]
    fn every_op_prints_parses_and_verifies() {
        for &op in IR_OPS {
            let mut t = parse(
                "%i int = KInt -5
                 %f float = KFloat 2.5
                 %b bool = KBool 1
                 %r ref = KRef #0x7f0000001000
                 %n none = KNone
                 %u undef = KUndef
                 %p ptr = ListPtr %r
                 %w wide = PairW %i, %i",
            )
            .expect("parses");
            let row = op.row();
            // The values above have one of each type, an int first.
            let value = |k: Types| Ref((0..8).find(|n| k.has(t.ty(Ref(*n)))).expect("a value"));
            let ty = match row.result {
                Types::Void => Ty::Void,
                kind => t.ty(value(kind)),
            };
            let mut i = Ins::new(op, ty);
            if row.operands == [Types::Args] {
                // `StrOrd` takes an object and gives an int.
                i.aux = HELPERS.iter().position(|h| h.name == "StrOrd").expect("a helper") as i64;
                (i.b, i.c) = (Ref(0), Ref(1));
                t.args.push(Ref(3));
            } else {
                let mut o = row.operands.iter().map(|k| value(*k));
                let mut next = || o.next().unwrap_or(Ref::NONE);
                (i.a, i.b, i.c) = (next(), next(), next());
                i.aux = match row.aux {
                    Aux::None => 0,
                    Aux::Bool => 1,
                    _ => 3,
                };
            }
            if op == IrOp::Param {
                t.params.push(ty);
            }
            if op == IrOp::Phi {
                t.push(Ins::new(IrOp::LoopHead, Ty::Void));
            }
            if row.leaves == Leaves::Always || op == IrOp::LoopEnd {
                i.exit = t.exits.len() as u32;
                t.chains.push(vec![SnapFrame {
                    code: 0,
                    func: 0,
                    base: 0,
                    size: 0,
                    pc: 7,
                    mode: sidewinder_vm::vm::RetMode::Store,
                    dst: 0,
                    extra: Ref(3),
                    generator: Ref::NONE,
                }]);
                t.snaps.push(Snapshot {
                    slots: vec![(1, Ref(0)), (4, Ref(1))],
                    clean: vec![2, 3],
                    dead: vec![5],
                    plain: vec![6],
                    chain: 0,
                });
                let exit = Exit::new(0, 6);
                t.exits.push(Exit { increfs: vec![Ref(3)], raised: true, one_way: true, ..exit });
            }
            t.push(i);
            if matches!(op, IrOp::Phi | IrOp::LoopHead) {
                t.push(Ins::new(IrOp::LoopEnd, Ty::Void));
            } else if !op.is_end() {
                let end = parse("Stop ! @9").expect("parses");
                let (n, k) = (t.exits.len() as u32, t.snaps.len() as u32);
                t.chains.push(end.chains[0].clone());
                t.snaps.push(Snapshot { chain: t.chains.len() as u32 - 1, ..Default::default() });
                t.exits.push(Exit { snap: k, ..end.exits[0].clone() });
                t.push(Ins { exit: n, ..end.ins[0] });
            }
            verify(&t).unwrap_or_else(|e| panic!("{e}\n{}", print(&t)));
            fixed_point(&t);
        }
    }

    #[test]
    fn whole_exits_survive() {
        let text = "%0    ref = SLoad #-1 !0 @0\n\
                    %1    float = KFloat -0.0\n\
                    %2    float = KFloat nan:0x7ff8000000000001\n\
                    %3    int = Field %0 #0 !1 [1:%1 7:%0] clean 2,3 dead 5 plain 6,7 inc %0,%0 raised @5>12+%0*%0>3 at 11\n      \
                    Stop !2 @4\n";
        let t = parse(text).expect("parses");
        assert_eq!(print(&t), text);
        assert_eq!(t.ins[2].aux, 0x7ff8000000000001);
        let e = &t.exits[1];
        assert_eq!((e.pc, e.raised, e.increfs.len(), t.chain(1).len()), (11, true, 2, 3));
        assert_eq!(t.chain(1)[1].generator, Ref(0));
        fixed_point(&t);
    }

    #[test]
    fn canonical_form_knows_no_names() {
        let a = parse(
            "%c int = KInt 1\n%x int = SLoad #1 !\n%y int = AddO %x, %c !\n%z undef = KUndef\nStop ! [1:%y]",
        );
        let b = parse("%7 int = SLoad #1 !4 ; other names\n%8 int = AddO %7, 1 !9\nStop !2 [1:%8]");
        assert_eq!(canonical(&a.expect("parses")), canonical(&b.expect("parses")));
    }

    #[test]
    fn the_parser_says_what_is_wrong() {
        for (text, why) in [
            ("%1 int = Add 1, 2", "unknown op"),
            ("%1 integer = AddI 1, 2", "unknown type"),
            ("%1 = AddI 1, 2", "without a type"),
            ("%1 int = AddI %5, 2", "%5 is not defined"),
            ("%1 int = AddI one, 2", "bad operand"),
            ("%1 int = KInt\n%1 int = KInt", "twice"),
            ("SStore 1 #x", "bad aux"),
            ("Poll ! [1=%2]", "bad slot"),
            ("Poll ! somewhere", "bad exit"),
        ] {
            let e = parse(text).expect_err(text);
            assert!(e.contains(why), "{text}: {e}");
        }
    }

    /// One trace per rule, with the words the complaint must contain.
    #[test]
    fn the_verifier_rejects() {
        let stop = "\nStop !";
        for (text, why) in [
            // Rule 2.
            ("%1 int = AddI 1", "number of operands"),
            ("%1 int = AddI 1, 2.0", "type of an operand"),
            ("GuardTrue 1 !", "type of an operand"),
            ("%r ref = SLoad #1 !\n%p ptr = ListPtr %r\nSStore %p #1", "type of an operand"),
            ("%1 float = AddI 1, 2", "type of the result"),
            ("%1 ptr = SLoad #1 !", "type of the result"),
            ("%1 int = AddI 1, 2 #3", "aux that means nothing"),
            ("%1 bool = KBool 2", "aux that means nothing"),
            ("%1 float = Call 1 Sin", "wrong arguments"),
            ("%1 int = Call 1.0 Sin", "type of the result"),
            ("%1 bool = Call %r, 1 Truth !", "is not defined"),
            ("%1 bool = Call 2.0, 1 Truth !", "number of its ExecInfo"),
            ("%1 bool = Call 2, 1 Truth", "has no exit"),
            ("%1 bool = Call 2 #0x10000", "no such helper"),
            // Rule 3.
            ("%1 int = AddO 1, 2", "without an exit"),
            ("%1 int = AddI 1, 2 !", "never taken"),
            // Rule 5.
            ("%r ref = SLoad #1 !\n%p ptr = ListPtr %r\nPoll ! [1:%p]", "cannot be in a register"),
            ("Poll ! [2:1 1:2]", "not in order"),
            ("Poll ! [1:1 1:2]", "not in order"),
            ("Poll ! [1:1] clean 1", "both clean"),
            // Rule 6.
            ("%1 int = SLoad #1 !\nPoll ! inc %1", "no object"),
            ("%1 ref = NewTuple #0\nPoll ! obj %1x1 []", "no virtual object"),
            ("%1 ref = VTuple #1\n%2 ptr = ListPtr %1\nPoll ! obj %1x1 [0:%2]", "cannot be there"),
            // Rule 7.
            ("Stop !\nPoll !", "ends with"),
            // Rule 8.
            ("LoopHead", "LoopHead without"),
        ] {
            let e = parse(&format!("{text}{stop}")).and_then(|t| verify(&t)).expect_err(text);
            assert!(e.contains(why), "{text}: {e}");
        }
        for (text, why) in [
            ("", "empty"),
            ("Poll !", "ends with"),
            ("LoopEnd", "exactly if"),
            ("LoopHead\nLoopEnd !", "exactly if"),
            ("LoopHead\nLoopHead\nLoopEnd", "second LoopHead"),
            ("LoopHead\n%1 int = MLoad #1 !\n%2 int = Phi %1, %1\nLoopEnd", "not from before"),
            ("%1 int = MLoad #1 !\nLoopHead\n%2 int = Phi %1, 1\nPoll !\nLoopEnd", "directly before"),
            ("%1 int = MLoad #1 !\nLoopHead\n%2 int = Phi %1, 1.0\nLoopEnd", "different types"),
            (
                "%1 int = MLoad #1 !\nLoopHead\n%2 int = Phi %1, %1\n%3 int = Phi %1, %1\nLoopEnd",
                "second Phi",
            ),
            ("%1 int = Param #0\nLoopEnd !", "loop in a side trace"),
            // Rule 3.
            ("Poll !0\nLoopHead\nPoll !0\nLoopEnd", "across LoopHead"),
        ] {
            let e = parse(text).and_then(|t| verify(&t)).expect_err(text);
            assert!(e.contains(why), "{text}: {e}");
        }
    }

    /// What text cannot say.
    #[test]
    fn the_verifier_rejects_numbers_out_of_range() {
        let good =
            parse("%0 int = SLoad #1 !\n%1 int = AddO %0, 1 !\n%2 float = Call 1.0 Sin\nStop ! [1:%1]")
                .expect("parses");
        verify(&good).expect("well-formed");
        let bad = |change: fn(&mut Trace), why: &str| {
            let mut t = good.clone();
            change(&mut t);
            let e = verify(&t).expect_err(why);
            assert!(e.contains(why), "{e}");
        };
        // Rule 1: %1 is the constant, %2 the addition.
        bad(|t| t.ins[2].a = Ref(2), "does not precede");
        bad(|t| t.ins[2].a = Ref(4), "does not precede");
        bad(|t| t.ins[2].a = Ref(99), "does not precede");
        bad(|t| t.ins[4].c = Ref(9), "arguments out of range");
        // Rule 4.
        bad(|t| t.ins[2].exit = 17, "exit out of range");
        bad(|t| t.exits[1].snap = 17, "snapshot out of range");
        bad(|t| t.snaps[1].chain = 17, "chain out of range");
        bad(|t| t.chains[1].clear(), "without frames");
        // Rule 5.
        bad(|t| t.snaps[1].slots = vec![(1, Ref(2))], "does not precede");
        bad(|t| t.chains[1][0].extra = Ref(5), "does not precede");
        // Rule 6.
        bad(|t| t.exits[1].increfs = vec![Ref(5)], "no object");
        // Rule 9.
        bad(|t| t.ins[0] = Ins::new(IrOp::Param, Ty::Int), "Trace::params");
    }
}
