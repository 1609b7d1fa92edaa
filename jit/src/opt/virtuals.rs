//! Allocation removal: objects that never leave the trace are not made.
//!
//! An object the trace allocates and only looks at (`heap` has replaced its loads by what was stored) is needed by nobody
//! but the exits, whose frames hold it. Its allocation becomes virtual: the stores into it go, and every exit that
//! mentions it says how to make it ([`VirtualObject`]).
//!
//! ```text
//! %3 ref = NewTuple #2                    %3 ref = VTuple #2
//!       TupleInit %3, %1 #0
//!       TupleInit %3, %2 #1         ─►
//!       GuardTrue %4 !0 [5:%3]                  GuardTrue %4 !0 [5:%3] obj %3{0:%1 1:%2}
//!       DecRef %3                               (DecRef %1 and %2, if they are references)
//! ```
//! Its reference count is known at every point of the straight line. Where it reaches zero, what the object holds is
//! released in its stead. An exit makes the object with as many counts as the exit's frames and other objects refer to it.
//!
//! Source: papers/allocation-removal (Bolz et al., "Allocation Removal by Partial Evaluation in a Tracing JIT", PEPM 2011); that
//! objects are made by exits from a description is as in LuaJIT's allocation sinking.

use std::collections::{HashMap, HashSet};

use crate::ir::*;

/// What a virtual object is like at some point of the trace.
#[derive(Clone, Default)]
struct State {
    fields: Vec<(u32, Ref)>,
    shape: i64,
    count: i64,
}

pub fn run(t: &mut Trace) {
    let head = t.ins.iter().position(|i| i.op == IrOp::LoopHead).unwrap_or(t.ins.len());
    let mut virt: HashMap<Ref, IrOp> = HashMap::new();
    for (n, i) in t.ins.iter().enumerate() {
        if let Some(op) = i.op.row().sinks_to {
            virt.insert(Ref(n as u32), op);
        }
    }
    if virt.is_empty() {
        return;
    }
    // Whatever escapes is not virtual, nor is what it holds, nor what cannot be carried round the loop: until nothing changes.
    let mut carried = Carried::new();
    for i in t.ins.iter().filter(|i| i.op == IrOp::Phi) {
        if virt.contains_key(&i.a) && virt.contains_key(&i.b) {
            carried.insert(i.a, i.b);
        }
    }
    let mut phis;
    // Pairs that have been tried: each once.
    let mut refused: HashSet<(Ref, Ref)> = HashSet::new();
    loop {
        let before = virt.len();
        for (n, i) in t.ins.iter().enumerate() {
            escapes(t, n, i, head, &mut virt, &carried);
        }
        let gone = |a: Ref, b: Ref| !virt.contains_key(&a) || !virt.contains_key(&b);
        let lost: Vec<(Ref, Ref)> =
            carried.iter().map(|(a, b)| (*a, *b)).filter(|p| gone(p.0, p.1)).collect();
        phis = Vec::new();
        let inner = inner_pairs(t, head, &virt, &carried);
        carried.extend(inner.into_iter().filter(|p| refused.insert(*p)));
        let bad = match lost.is_empty() && virt.len() == before {
            true => carried_fields(t, head, &virt, &carried, &mut phis),
            false => lost,
        };
        for (a, b) in &bad {
            carried.remove(a);
            virt.remove(a);
            virt.remove(b);
        }
        let rings = rings(t, &virt);
        for r in &rings {
            virt.remove(r);
        }
        if virt.len() == before && bad.is_empty() && rings.is_empty() {
            break;
        }
    }
    if virt.is_empty() || !counts_are_known(t, &virt) {
        return;
    }
    rewrite(t, &virt, &phis);
}

/// Objects carried round the loop: that of the preamble, by whose name the loop knows the previous iteration's, with that of the
/// loop.
type Carried = HashMap<Ref, Ref>;

/// What objects carried round the loop hold is carried in their stead, by `phis`. Gives the pairs for which that does not work:
/// both must be of one kind, with the same fields and counts, and the previous one must be gone when the loop closes.
fn carried_fields(
    t: &Trace,
    head: usize,
    virt: &HashMap<Ref, IrOp>,
    carried: &Carried,
    phis: &mut Vec<(Ref, Ref)>,
) -> Vec<(Ref, Ref)> {
    let (at_head, states) = states_at_head_and_end(t, head, virt);
    let existing = |a: Ref| t.ins.iter().find(|i| i.op == IrOp::Phi && i.a == a).map(|i| i.b);
    let mut bad = Vec::new();
    for (&a, &b) in carried {
        let (ia, ib) = (t.get(a), t.get(b));
        let (Some(sa), Some(sb), Some(old)) = (at_head.get(&a), states.get(&b), states.get(&a)) else {
            bad.push((a, b));
            continue;
        };
        let same = ia.op == ib.op
            && ia.aux == ib.aux
            && sa.shape == sb.shape
            && sa.count == sb.count
            && old.count == 0
            && sa.fields.len() == sb.fields.len();
        let field = |&(k, x): &(u32, Ref)| {
            let y = sb.fields.iter().find(|f| f.0 == k)?.1;
            if carried.get(&x) == Some(&y) {
                return Some((x, x));
            }
            let plain = !virt.contains_key(&x) && !virt.contains_key(&y) && t.ty(x) == t.ty(y);
            // The phi of a value is one: it must be the same.
            let agrees = match existing(x) {
                Some(z) => z == y,
                None => true,
            };
            (plain && agrees).then_some((x, y))
        };
        let fields: Option<Vec<(Ref, Ref)>> = sa.fields.iter().map(field).collect();
        match fields.filter(|_| same) {
            Some(fields) => {
                for (x, y) in fields {
                    if x != y && existing(x).is_none() && !phis.iter().any(|p| p.0 == x) {
                        phis.push((x, y));
                    }
                }
            }
            None => bad.push((a, b)),
        }
    }
    // Two objects may hold one value of the preamble and different ones of the loop; constants cannot change.
    let differs = |x: Ref, y: Ref| {
        carried.get(&x).is_some_and(|z| *z != y)
            || phis.iter().any(|p| p.0 == x && p.1 != y)
            || t.get(x).op.effect() == Effect::Const && x != y
    };
    for (&a, &b) in carried {
        let (Some(sa), Some(sb)) = (at_head.get(&a), states.get(&b)) else { continue };
        let wrong = sa.fields.iter().any(|f| sb.fields.iter().any(|g| g.0 == f.0 && differs(f.1, g.1)));
        if wrong && !bad.contains(&(a, b)) {
            bad.push((a, b));
        }
    }
    bad
}

/// Virtual objects at the head of the loop, and at its end.
fn states_at_head_and_end(t: &Trace, head: usize, virt: &HashMap<Ref, IrOp>) -> (States, States) {
    let mut states = States::new();
    let mut at_head = States::new();
    for (n, i) in t.ins.iter().enumerate() {
        if n == head {
            at_head = states.clone();
        }
        count(n, i, virt, &mut states);
    }
    (at_head, states)
}

/// What objects that are carried round the loop hold, where that is virtual too: it is carried with them (the tuple of cells of
/// a function, say).
fn inner_pairs(t: &Trace, head: usize, virt: &HashMap<Ref, IrOp>, carried: &Carried) -> Vec<(Ref, Ref)> {
    if carried.is_empty() {
        return Vec::new();
    }
    let (at_head, states) = states_at_head_and_end(t, head, virt);
    let mut found = Vec::new();
    for (a, b) in carried {
        let (Some(sa), Some(sb)) = (at_head.get(a), states.get(b)) else { continue };
        for (k, x) in &sa.fields {
            let y = sb.fields.iter().find(|f| f.0 == *k).map(|f| f.1);
            if let Some(y) = y.filter(|y| y != x && virt.contains_key(x) && virt.contains_key(y))
                && !carried.contains_key(x)
            {
                found.push((*x, y));
            }
        }
    }
    found
}

/// A store into object `a`: the number of the place, and the value.
fn store(i: &Ins) -> Option<(u32, Ref)> {
    let load = i.op.row().sets?.row();
    (load.operands == [Types::Ref] && load.aux != Aux::Content).then_some((i.aux as u32, i.b))
}

/// Takes out of `virt` what instruction `n` lets escape.
fn escapes(t: &Trace, n: usize, i: &Ins, head: usize, virt: &mut HashMap<Ref, IrOp>, carried: &Carried) {
    use IrOp::*;
    if i.op == Phi && carried.get(&i.a) == Some(&i.b) {
        return;
    }
    // A store into an object of the other half of a peeled loop would be lost.
    let same_half = |r: Ref| (r.ix() < head) == (n < head);
    match i.op {
        IncRef | DecRef => {
            if !same_half(i.a) && !carried.contains_key(&i.a) {
                virt.remove(&i.a);
            }
        }
        _ if store(i).is_some() => {
            if !same_half(i.a) {
                virt.remove(&i.a);
            }
            // What is stored in a virtual object stays virtual.
            if !virt.contains_key(&i.a) || (virt.contains_key(&i.b) && !same_half(i.b)) {
                virt.remove(&i.b);
                virt.remove(&i.a);
            }
        }
        SetShape if same_half(i.a) => {}
        // What a virtual object is made with stays virtual.
        _ if virt.contains_key(&Ref(n as u32))
            && i.operands().all(|r| same_half(r) || !virt.contains_key(&r)) => {}
        _ => {
            for r in i.operands().chain(t.args_of(i).iter().copied()) {
                virt.remove(&r);
            }
        }
    }
    // Jumps pass the values of their snapshot on.
    if i.exit != NO_EXIT && matches!(i.op, Jump | LoopEnd) {
        for r in super::exits::mentioned_values(t, i.exit) {
            virt.remove(&r);
        }
    }
}

/// Objects that come to hold themselves, be it by way of others: exits make objects one after the other, so these cannot be
/// virtual.
fn rings(t: &Trace, virt: &HashMap<Ref, IrOp>) -> Vec<Ref> {
    let mut states = States::new();
    let mut found = Vec::new();
    for (n, i) in t.ins.iter().enumerate() {
        count(n, i, virt, &mut states);
        if store(i).is_some()
            && virt.contains_key(&i.a)
            && virt.contains_key(&i.b)
            && holds(&states, i.b, i.a)
        {
            found.push(i.a);
        }
    }
    found
}

/// Whether `inner` is `outer`, or somewhere in it. (Rings that are there already have been found.)
fn holds(states: &States, outer: Ref, inner: Ref) -> bool {
    let mut seen = Vec::new();
    let mut work = vec![outer];
    while let Some(r) = work.pop() {
        if r == inner {
            return true;
        }
        if !seen.contains(&r) {
            seen.push(r);
            work.extend(states.get(&r).into_iter().flat_map(|s| &s.fields).map(|f| f.1));
        }
    }
    false
}

/// Virtual objects at some point of the trace.
type States = HashMap<Ref, State>;

fn note_store(states: &mut States, n: usize, i: &Ins) {
    if i.op.effect() == Effect::Alloc {
        let fields = (0..).zip(i.operands()).collect();
        let shape = if i.op == IrOp::NewInstance { root_shape(i.aux) } else { 0 };
        states.insert(Ref(n as u32), State { fields, shape, count: 1 });
        return;
    }
    let Some(s) = states.get_mut(&i.a) else { return };
    if i.op == IrOp::SetShape {
        s.shape = i.aux;
    } else if let Some((k, v)) = store(i) {
        match s.fields.iter_mut().find(|f| f.0 == k) {
            Some(f) => f.1 = v,
            None => s.fields.push((k, v)),
        }
    }
}

#[allow(unsafe_code, reason = "reads the root shape of a pinned class")]
pub(super) fn root_shape(class: i64) -> i64 {
    // SAFETY: the class is watched for the trace.
    unsafe { (*(class as *const sidewinder_vm::objects::TypeObj)).root_shape.get() as i64 }
}

/// Whether no count of a virtual object goes below zero on the straight line (a hand-written trace may do anything).
fn counts_are_known(t: &Trace, virt: &HashMap<Ref, IrOp>) -> bool {
    let mut states = States::new();
    t.ins.iter().enumerate().all(|(n, i)| count(n, i, virt, &mut states))
}

/// What instruction `n` does to the states; false if a count would go below zero.
fn count(n: usize, i: &Ins, virt: &HashMap<Ref, IrOp>, states: &mut States) -> bool {
    if virt.contains_key(&Ref(n as u32)) {
        note_store(states, n, i);
    } else if virt.contains_key(&i.a) {
        match i.op {
            IrOp::IncRef => states.entry(i.a).or_default().count += 1,
            IrOp::DecRef => return release(states, virt, i.a, &mut |_| {}),
            _ => note_store(states, n, i),
        }
    }
    true
}

/// One count less; at zero, what the object holds goes too. `real` gets the references that are not virtual. False if there
/// was no count to take.
fn release(states: &mut States, virt: &HashMap<Ref, IrOp>, r: Ref, real: &mut dyn FnMut(Ref)) -> bool {
    let mut work = vec![r];
    while let Some(r) = work.pop() {
        if !virt.contains_key(&r) {
            real(r);
            continue;
        }
        let Some(s) = states.get_mut(&r) else { return false };
        s.count -= 1;
        match s.count {
            0 => work.extend(s.fields.iter().map(|f| f.1)),
            n if n < 0 => return false,
            _ => {}
        }
    }
    true
}

/// `phis`: what is carried round the loop besides, for carried objects.
fn rewrite(t: &mut Trace, virt: &HashMap<Ref, IrOp>, phis: &[(Ref, Ref)]) {
    use IrOp::*;
    let old = std::mem::take(&mut t.ins);
    let types: Vec<Ty> = old.iter().map(|i| i.ty).collect();
    // Released contents need instructions of their own: values are renumbered.
    let mut map: Vec<Ref> = vec![Ref::NONE; old.len()];
    let mut states = States::new();
    let m = |r: Ref, map: &[Ref]| if r.is_some() { map[r.ix()] } else { r };
    let mut renamed_args = t.args.clone();
    let mut done = vec![false; t.exits.len()];
    let mut snaps: HashMap<u32, u32> = HashMap::new();
    for (n, i) in old.iter().enumerate() {
        let me = Ref(n as u32);
        let is_virtual = virt.contains_key(&me);
        if i.op == Phi && virt.contains_key(&i.a) {
            continue;
        }
        if i.op == LoopEnd {
            for &(x, y) in phis {
                t.push(Ins::new(Phi, types[x.ix()]).ab(m(x, &map), m(y, &map)));
            }
        }
        let into = i.a.is_some() && virt.contains_key(&i.a);
        let changes = into && (i.op == SetShape || store(i).is_some());
        if is_virtual || changes {
            note_store(&mut states, n, i);
        }
        if is_virtual {
            // Its contents are in the exits.
            let op = virt[&me];
            map[n] = t.push(Ins { op, a: Ref::NONE, b: Ref::NONE, c: Ref::NONE, ..*i });
            continue;
        }
        if changes {
            continue;
        }
        if into {
            match i.op {
                IncRef => {
                    states.entry(i.a).or_default().count += 1;
                    continue;
                }
                DecRef => {
                    let mut real = Vec::new();
                    release(&mut states, virt, i.a, &mut |r| real.push(r));
                    for r in real {
                        if types[r.ix()] == Ty::Ref {
                            t.push(Ins::new(DecRef, Ty::Void).a(m(r, &map)));
                        }
                    }
                    continue;
                }
                _ => {}
            }
        }
        let mut new = *i;
        new.a = m(i.a, &map);
        if i.has_args() {
            let range = i.b.ix()..i.b.ix() + i.c.ix();
            for (new, old) in renamed_args[range.clone()].iter_mut().zip(&t.args[range]) {
                *new = m(*old, &map);
            }
        } else {
            new.b = m(i.b, &map);
            new.c = m(i.c, &map);
        }
        if i.exit != NO_EXIT && !std::mem::replace(&mut done[i.exit as usize], true) {
            let e = i.exit as usize;
            let objects = objects_of(t, i.exit, virt, &states, &map);
            let old_snap = t.exits[e].snap;
            t.exits[e].snap = *snaps.entry(old_snap).or_insert_with(|| {
                let mut s = t.snaps[old_snap as usize].clone();
                s.slots.iter_mut().for_each(|x| x.1 = m(x.1, &map));
                let mut chain = t.chains[s.chain as usize].clone();
                for f in &mut chain {
                    f.extra = m(f.extra, &map);
                    f.generator = m(f.generator, &map);
                }
                t.chains.push(chain);
                s.chain = t.chains.len() as u32 - 1;
                t.snaps.push(s);
                t.snaps.len() as u32 - 1
            });
            t.exits[e].increfs.iter_mut().for_each(|r| *r = m(*r, &map));
            t.exits[e].objects = objects;
        }
        map[n] = t.push(new);
    }
    t.args = renamed_args;
}

/// The virtual objects an exit has to make, those that are part of others first.
fn objects_of(
    t: &Trace,
    exit: u32,
    virt: &HashMap<Ref, IrOp>,
    states: &States,
    map: &[Ref],
) -> Vec<VirtualObject> {
    let mut order: Vec<Ref> = Vec::new();
    let mut counts: HashMap<Ref, u32> = HashMap::new();
    fn visit(
        r: Ref,
        virt: &HashMap<Ref, IrOp>,
        states: &States,
        order: &mut Vec<Ref>,
        counts: &mut HashMap<Ref, u32>,
    ) {
        if !virt.contains_key(&r) {
            return;
        }
        *counts.entry(r).or_default() += 1;
        if counts[&r] > 1 {
            return;
        }
        for f in states.get(&r).into_iter().flat_map(|s| &s.fields) {
            visit(f.1, virt, states, order, counts);
        }
        order.push(r);
    }
    for r in super::exits::mentioned_values(t, exit) {
        visit(r, virt, states, &mut order, &mut counts);
    }
    let object = |r: &Ref| {
        let s = states.get(r).cloned().unwrap_or_default();
        let fields = s.fields.iter().map(|f| (f.0, map[f.1.ix()])).collect();
        VirtualObject { value: map[r.ix()], shape: s.shape, fields, count: counts[r] }
    };
    order.iter().map(object).collect()
}
