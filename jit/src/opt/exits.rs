//! Exits at the end of the chain: one for each distinct way out, and a place in the exit buffer for each value.
//!
//! Guards that follow one another often have the same snapshot: all those of one instruction, and those of instructions
//! that change nothing the frames can see. They share an exit, so that what it stores is written once, and one side trace
//! serves them all.
//!
//! ```text
//! GuardShape %1 !0 [..] @5           GuardShape %1 !0 [..] @5
//! %4 int = Field %1 #0 !1 [..] @5 ─► %4 int = Field %1 #0 !0
//! ```
//! Not shared: exits on both sides of a loop's header, where values mean other things, and those of polls and of `Alive`
//! with others, since these get no side traces.

use std::collections::HashMap;

use crate::ir::*;

/// All values an exit needs: those it mentions; of ints of two words, the words.
pub fn exit_values(t: &Trace, exit: u32) -> Vec<Ref> {
    let mut v = mentioned_values(t, exit);
    if v.iter().any(|r| t.get(*r).op == IrOp::PairW) {
        let words = |r: Ref| match t.get(r) {
            i if i.op == IrOp::PairW => [Some(i.a), Some(i.b)],
            _ => [Some(r), None],
        };
        v = v.into_iter().flat_map(words).flatten().collect();
    }
    v
}

/// All values an exit mentions.
pub(super) fn mentioned_values(t: &Trace, exit: u32) -> Vec<Ref> {
    let e = &t.exits[exit as usize];
    let s = &t.snaps[e.snap as usize];
    let mut v: Vec<Ref> = s.slots.iter().map(|x| x.1).collect();
    for f in &t.chains[s.chain as usize] {
        v.extend([f.extra, f.generator].into_iter().filter(|r| r.is_some()));
    }
    v.extend(&e.increfs);
    v.extend(e.objects.iter().flat_map(|o| o.fields.iter().map(|f| f.1)));
    v
}

/// Whether exits store a value: constants and unit values they know, virtual objects they make.
fn is_stored(t: &Trace, r: Ref) -> bool {
    let i = t.get(r);
    !matches!(i.op.effect(), Effect::Const | Effect::Virtual) && !i.ty.is_unit()
}

/// The values an exit stores.
pub fn stored_values(t: &Trace, exit: u32) -> Vec<Ref> {
    let mut seen = Vec::new();
    for r in exit_values(t, exit) {
        if is_stored(t, r) && !seen.contains(&r) {
            seen.push(r);
        }
    }
    seen
}

/// Whether two exits do the same.
fn same(t: &Trace, a: u32, b: u32) -> bool {
    let (x, y) = (&t.exits[a as usize], &t.exits[b as usize]);
    let (s, z) = (&t.snaps[x.snap as usize], &t.snaps[y.snap as usize]);
    let snapshots = x.snap == y.snap
        || (s.slots == z.slots
            && s.clean == z.clean
            && s.dead == z.dead
            && s.plain == z.plain
            && t.chains[s.chain as usize] == t.chains[z.chain as usize]);
    snapshots
        && x.objects == y.objects
        && x.increfs == y.increfs
        && x.raised == y.raised
        && x.one_way == y.one_way
}

/// Gives guards with the same way out one exit.
pub fn share(t: &mut Trace) {
    let mut seen: HashMap<(u64, bool), Vec<u32>> = HashMap::new();
    for n in 0..t.ins.len() {
        let i = t.ins[n];
        if i.op == IrOp::LoopHead {
            seen.clear();
        }
        if i.exit == NO_EXIT {
            continue;
        }
        let alone = i.op.effect() == Effect::Load(Alias::Outside);
        let list = seen.entry((fingerprint(t, i.exit), alone)).or_default();
        match list.iter().find(|&&o| same(t, o, i.exit)) {
            Some(&o) => t.ins[n].exit = o,
            None => list.push(i.exit),
        }
    }
}

/// Gives values that exits store their places.
pub fn place(t: &mut Trace) {
    t.places = vec![NO_PLACE; t.ins.len()];
    let mut n = 0;
    for e in 0..t.exits.len() as u32 {
        for r in exit_values(t, e) {
            if is_stored(t, r) && t.places[r.ix()] == NO_PLACE {
                t.places[r.ix()] = n;
                n += 1;
            }
        }
    }
}

fn fingerprint(t: &Trace, exit: u32) -> u64 {
    let e = &t.exits[exit as usize];
    let s = &t.snaps[e.snap as usize];
    let mut h = 0u64;
    let mut add = |x: u64| h = (h.rotate_left(5) ^ x).wrapping_mul(0x517c_c1b7_2722_0a95);
    s.slots.iter().for_each(|x| add((x.0 as u64) << 32 | x.1.0 as u64));
    e.increfs.iter().for_each(|x| add(x.0 as u64));
    t.chains[s.chain as usize].iter().for_each(|f| add(f.pc as u64));
    h
}
