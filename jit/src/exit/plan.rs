//! Plans: what an exit rebuilds, and where it finds the values.

use crate::ir::{IrOp, NO_PLACE, SnapFrame, Trace, Ty};

/// Where an exit finds a value.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Source {
    Const(u64),
    /// Word of the exit buffer.
    Buf(u32),
    /// Object of the plan.
    Object(u32),
    /// An int of two words.
    Wide {
        low: Word,
        high: Word,
        natural: bool,
    },
}

/// Where an exit finds a word of an int.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Word {
    Const(u64),
    /// Word of the exit buffer.
    Buf(u32),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) tag: u8,
    pub(super) from: Source,
}

/// An object to be made.
#[derive(Clone, Debug)]
pub(super) struct NewObject {
    pub(super) op: IrOp,
    pub(super) aux: i64,
    pub(super) shape: i64,
    pub(super) fields: Vec<(u32, Item)>,
    pub(super) count: u32,
}

/// What an exit does, worked out when it is taken for the first time.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) objects: Vec<NewObject>,
    pub(super) slots: Vec<(u32, Item)>,
    pub(super) increfs: Vec<Item>,
    /// Inlined frames with their `Frame::extra` and generators.
    pub(super) chain: Vec<(SnapFrame, Option<Item>, Option<Item>)>,
    /// `Snapshot::plain` and `dead`, to check them.
    #[cfg(debug_assertions)]
    pub(super) plain: Vec<u32>,
    pub raised: bool,
}

impl Plan {
    pub fn new(t: &Trace, exit: u32) -> Plan {
        let e = &t.exits[exit as usize];
        let word = |r: crate::ir::Ref| match (t.get(r).op, t.places.get(r.ix())) {
            (IrOp::KInt, _) => Word::Const(t.get(r).aux as u64),
            (_, Some(&k)) if k != NO_PLACE => Word::Buf(k),
            _ => Word::Const(0),
        };
        let item = |r: crate::ir::Ref| {
            let i = t.get(r);
            let from = match i.op {
                op if op.is_virtual() => {
                    Source::Object(e.objects.iter().position(|o| o.value == r).unwrap_or(0) as u32)
                }
                IrOp::KInt | IrOp::KFloat | IrOp::KBool | IrOp::KRef => Source::Const(i.aux as u64),
                IrOp::PairW => Source::Wide { low: word(i.a), high: word(i.b), natural: i.ty == Ty::Natural },
                _ => match t.places.get(r.ix()) {
                    Some(&k) if k != NO_PLACE => Source::Buf(k),
                    _ => Source::Const(0),
                },
            };
            Item { tag: i.ty.tag(), from }
        };
        let object = |o: &crate::ir::VirtualObject| NewObject {
            op: t.get(o.value).op,
            aux: t.get(o.value).aux,
            shape: o.shape,
            fields: o.fields.iter().map(|f| (f.0, item(f.1))).collect(),
            count: o.count,
        };
        let snap = &t.snaps[e.snap as usize];
        let part = |r: crate::ir::Ref| r.is_some().then(|| item(r));
        let frame = |f: &SnapFrame| (f.clone(), part(f.extra), part(f.generator));
        Plan {
            objects: e.objects.iter().map(object).collect(),
            slots: snap.slots.iter().map(|&(s, r)| (s, item(r))).collect(),
            increfs: e.increfs.iter().map(|&r| item(r)).collect(),
            chain: t.chains[snap.chain as usize].iter().map(frame).collect(),
            #[cfg(debug_assertions)]
            plain: snap.plain.iter().chain(&snap.dead).copied().collect(),
            raised: e.raised,
        }
    }
}
