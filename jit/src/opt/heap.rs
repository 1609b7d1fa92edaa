//! Load forwarding by alias class.
//!
//! The pass remembers what memory is known to hold: what was loaded or stored, by alias class, object and position.
//! A load of known memory is the known value (its type guard falls too, since the value's type is known); a store
//! forgets what it may overwrite. Objects the trace allocated are different from all others and from each other, until
//! they are stored somewhere: what is loaded after that may be one of them.
//!
//! ```text
//! %5 int = Field %1 #0 !2            %5 int = Field %1 #0 !2
//!       StoreField %1, %6 #1     ─►        StoreField %1, %6 #1
//! %7 int = Field %1 #0 !3            (%7 is %5)
//! ```
//! What is a load, what a store, of which places, and what a call may change, the op's row and the helper's say. Of a
//! place with `Aux::Content` (a shape, the strategy of a list) it is known what the guard on it would compare, not a value.
//! Lists: the header (strategy, storage, length) and the items are different classes, so storing an item keeps the header.

use std::collections::{HashMap, HashSet};

use super::{Opt, Step};
use crate::ir::helpers::Touches;
use crate::ir::*;

/// What a place is known to hold.
#[derive(Clone, Copy)]
enum Known {
    Value(Ref),
    Content(i64),
}

/// A place: the op that loads it, that op's operands, and its number.
type Place = (IrOp, Ref, Ref, i64);

#[derive(Default)]
pub struct Heap {
    known: HashMap<Place, Known>,
    /// Allocated objects that have been stored or handed to a helper.
    escaped: HashSet<Ref>,
    /// The code of generators: those with different code are different.
    code: HashMap<Ref, i64>,
}

/// Whether the pass remembers what is loaded of a class. What never changes is the business of `cse`.
fn is_tracked(alias: Alias) -> bool {
    !matches!(alias, Alias::Slots | Alias::Frozen | Alias::Outside)
}

/// The place that `load` reads if it has the operands of `i`.
fn place(load: IrOp, i: &Ins) -> Place {
    let row = load.row();
    let operand = |k| if k < row.operands.len() { i.operand(k) } else { Ref::NONE };
    let number = if row.aux == Aux::Content { 0 } else { i.aux };
    (load, operand(0), operand(1), number)
}

/// The place a load reads.
fn loaded(i: &Ins) -> Option<Place> {
    match i.op.effect() {
        Effect::Load(alias) if is_tracked(alias) => Some(place(i.op, i)),
        _ => None,
    }
}

/// The place a store writes and what it leaves there.
fn stored(i: &Ins) -> Option<(Place, Known)> {
    let load = i.op.row().sets?;
    let known = match load.row().aux {
        Aux::Content => Known::Content(i.aux),
        _ => Known::Value(i.operand(load.row().operands.len())),
    };
    Some((place(load, i), known))
}

pub fn run(o: &mut Opt<'_>, i: Ins) -> Step {
    let Some(place) = loaded(&i) else { return Step::Keep(i) };
    match o.heap.known.get(&place) {
        Some(Known::Content(c)) if *c == i.aux => Step::Drop,
        Some(Known::Value(v)) if o.out.ty(*v) == i.ty => Step::Replace(*v),
        _ => Step::Keep(i),
    }
}

impl Heap {
    /// Whether nobody but the trace can know the object.
    fn is_fresh(&self, t: &Trace, r: Ref) -> bool {
        r.is_some() && t.get(r).op.effect() == Effect::Alloc && !self.escaped.contains(&r)
    }
    /// Notes the values that an instruction puts where a load may find them.
    fn escape(&mut self, t: &Trace, i: &Ins) {
        let keeps = i.op.row().keeps;
        if keeps == 0 {
            return;
        }
        if i.has_args() {
            self.escaped.extend(t.args_of(i));
            return;
        }
        self.escaped.extend((0..3).filter(|k| keeps & 1 << k != 0).map(|k| i.operand(k)));
    }
    fn store(&mut self, t: &Trace, i: &Ins, alias: Alias) {
        let new = stored(i);
        let row = i.op.row();
        let object = match (row.operands.first(), row.keeps & 1) {
            (Some(Types::Ref | Types::Ptr), 0) => i.a,
            _ => Ref::NONE,
        };
        let fresh = self.is_fresh(t, object);
        let code = self.code.get(&object);
        let other = |r: Ref| {
            r != object
                && (fresh
                    || code.is_some() && self.code.get(&r).is_some_and(|c| Some(c) != code)
                    || self.is_fresh(t, r))
        };
        let overwritten: Vec<Place> = self
            .known
            .keys()
            .filter(|k| match &new {
                Some((p, _)) => k.0 == p.0 && k.3 == p.3 && !other(k.1),
                None => k.0.effect() == Effect::Load(alias) && !other(k.1),
            })
            .copied()
            .collect();
        for k in overwritten {
            self.known.remove(&k);
        }
        self.known.extend(new);
    }
    /// Forgets what is known of some classes.
    fn forget(&mut self, classes: impl Fn(Alias) -> bool) {
        self.known.retain(|k, _| !matches!(k.0.effect(), Effect::Load(alias) if classes(alias)));
    }
}

pub fn kept(o: &mut Opt<'_>, r: Ref) {
    let Opt { out, heap, .. } = o;
    let i = out.get(r);
    heap.escape(out, i);
    match i.op {
        IrOp::GuardGenCode => {
            heap.code.insert(i.a, i.aux);
        }
        IrOp::NewInstance => {
            let shape = super::virtuals::root_shape(i.aux);
            heap.known.insert((IrOp::GuardShape, r, Ref::NONE, 0), Known::Content(shape));
        }
        IrOp::NewFunction => {
            heap.known.insert((IrOp::GuardFuncCode, r, Ref::NONE, 0), Known::Content(i.aux));
            heap.known.insert((IrOp::FuncDefaults, r, Ref::NONE, 0), Known::Value(i.b));
        }
        IrOp::NewCell => {
            heap.known.insert((IrOp::CellGet, r, Ref::NONE, 0), Known::Value(i.a));
        }
        _ => {}
    }
    if let Effect::Store(alias) = i.op.effect()
        && is_tracked(alias)
    {
        heap.store(out, i, alias);
        if alias == Alias::Globals {
            // The cell of a global variable is an entry of a dict.
            heap.forget(|a| a == Alias::Dicts);
        }
    } else if let Some(place) = loaded(i) {
        let content = i.op.row().aux == Aux::Content;
        heap.known.insert(place, if content { Known::Content(i.aux) } else { Known::Value(r) });
    }
    use Alias::*;
    match i.touches() {
        Touches::Nothing => {}
        Touches::Lists => heap.forget(|a| matches!(a, ListHead | ItemsB | ItemsI | ItemsF | ItemsV)),
        // Tuples stay what they are.
        Touches::Everything => heap.forget(|a| a != Tuples),
    }
}
