//! Removal of instructions whose value nobody uses.
//!
//! Guards, stores (but for shapes that an instance has while nobody looks), calls and counts are never dead. What is left is numbered anew, and exits, snapshots and chains that
//! nobody mentions any more go too.

use std::collections::{HashMap, HashSet};

use crate::ir::*;

/// What nothing was dropped before need not ask for finalisers that wait: the objects were virtual, or not the last to go.
pub fn remove_polls(t: &mut Trace) {
    let polls = |i: &&Ins| matches!(i.op, IrOp::Poll | IrOp::PollDrops);
    let at_end = t.ins.iter().rev().take_while(|i| !polls(i)).any(|i| i.releases());
    let mut released = false;
    let mut live = vec![true; t.ins.len()];
    for (n, i) in t.ins.iter().enumerate() {
        match i.op {
            IrOp::PollDrops => {
                live[n] = released;
                released = false;
            }
            IrOp::Poll => released = false,
            IrOp::LoopHead => released |= at_end,
            _ => released |= i.releases(),
        }
    }
    if live.contains(&false) {
        compact(t, &live);
    }
}

pub fn run(t: &mut Trace) {
    let mut live = vec![false; t.ins.len()];
    // Instances whose shape is stored again before anybody may look.
    let mut shaped: HashSet<Ref> = HashSet::new();
    for n in (0..t.ins.len()).rev() {
        let i = t.ins[n];
        if i.op == IrOp::SetShape {
            if !shaped.insert(i.a) {
                continue;
            }
        } else if looks_at_shapes(&i) {
            shaped.clear();
        }
        let needed = match i.op.effect() {
            Effect::Const | Effect::Pure | Effect::Virtual => false,
            Effect::Load(_) | Effect::Alloc => i.exit != NO_EXIT,
            _ => true,
        };
        if !(needed || live[n]) {
            continue;
        }
        live[n] = true;
        i.operands().for_each(|r| live[r.ix()] = true);
        t.args_of(&i).to_vec().iter().for_each(|r| live[r.ix()] = true);
        if i.exit != NO_EXIT {
            let e = &t.exits[i.exit as usize];
            let s = &t.snaps[e.snap as usize];
            s.slots.iter().for_each(|(_, r)| live[r.ix()] = true);
            e.increfs.iter().for_each(|r| live[r.ix()] = true);
            e.objects.iter().flat_map(|o| &o.fields).for_each(|f| live[f.1.ix()] = true);
            for f in &t.chains[s.chain as usize] {
                for r in [f.extra, f.generator] {
                    if r.is_some() {
                        live[r.ix()] = true;
                    }
                }
            }
        }
    }
    compact(t, &live);
}

fn looks_at_shapes(i: &Ins) -> bool {
    use Effect::*;
    let blind = match i.op.effect() {
        Const | Pure | Virtual | Alloc | Store(Alias::Fields) => true,
        Load(alias) => alias != Alias::Shapes,
        _ => i.op == IrOp::IncRef,
    };
    !blind || i.exit != NO_EXIT
}

/// Takes out what is dead.
fn compact(t: &mut Trace, live: &[bool]) {
    let old = std::mem::take(t);
    let mut map = vec![Ref::NONE; old.ins.len()];
    let mut exits: HashMap<u32, u32> = HashMap::new();
    let mut snaps: HashMap<u32, u32> = HashMap::new();
    (t.params, t.round) = (old.params, old.round);
    let mut n = 0;
    for (k, l) in live.iter().enumerate() {
        if *l {
            map[k] = Ref(n);
            n += 1;
        }
    }
    let m = |r: Ref| if r.is_some() { map[r.ix()] } else { r };
    for (k, i) in old.ins.iter().enumerate().filter(|(k, _)| live[*k]) {
        let mut new = Ins { a: m(i.a), ..*i };
        if i.has_args() {
            new.b = Ref(t.args.len() as u32);
            t.args.extend(old.args[i.b.ix()..i.b.ix() + i.c.ix()].iter().map(|r| m(*r)));
        } else {
            (new.b, new.c) = (m(i.b), m(i.c));
        }
        if i.exit != NO_EXIT {
            new.exit = *exits.entry(i.exit).or_insert_with(|| {
                let mut e = old.exits[i.exit as usize].clone();
                e.snap = *snaps.entry(e.snap).or_insert_with(|| {
                    let mut s = old.snaps[e.snap as usize].clone();
                    s.slots.iter_mut().for_each(|x| x.1 = m(x.1));
                    let mut chain = old.chains[s.chain as usize].clone();
                    chain.iter_mut().for_each(|f| (f.extra, f.generator) = (m(f.extra), m(f.generator)));
                    t.chains.push(chain);
                    s.chain = t.chains.len() as u32 - 1;
                    t.snaps.push(s);
                    t.snaps.len() as u32 - 1
                });
                e.increfs.iter_mut().for_each(|r| *r = m(*r));
                for o in &mut e.objects {
                    o.value = m(o.value);
                    o.fields.iter_mut().for_each(|f| f.1 = m(f.1));
                }
                t.exits.push(e);
                t.exits.len() as u32 - 1
            });
        }
        debug_assert_eq!(map[k].ix(), t.ins.len());
        t.ins.push(new);
    }
}
