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
//! Helpers forget what their table row says. Lists: the header (strategy, storage, length) and the items are
//! different classes, so storing an item keeps the header.

use std::collections::{HashMap, HashSet};

use super::{Opt, Step};
use crate::ir::helpers::{HELPERS, Touches};
use crate::ir::*;

/// What is known of one place.
#[derive(Clone, Copy)]
struct Known {
    val: Ref,
}

type Key = (IrOp, Ref, Ref, i64);

#[derive(Default)]
pub struct Heap {
    known: HashMap<Key, Known>,
    /// Allocated objects that have been stored or handed to a helper.
    escaped: HashSet<Ref>,
    /// The code of generators: those with different code are different.
    code: HashMap<Ref, i64>,
}

/// The place a load reads, named by the load's op.
fn place(i: &Ins) -> Option<Key> {
    use IrOp::*;
    Some(match i.op {
        ListLen | ListPtr => (i.op, i.a, Ref::NONE, 0),
        GuardStrategy => (GuardStrategy, i.a, Ref::NONE, 0),
        GuardShape => (GuardShape, i.a, Ref::NONE, 0),
        GuardFuncCode => (GuardFuncCode, i.a, Ref::NONE, 0),
        ItemB | ItemI | ItemF | ItemV => (i.op, i.a, i.b, 0),
        TupleItem | BoundGet => (i.op, i.a, Ref::NONE, i.aux),
        Field => (Field, i.a, Ref::NONE, i.aux),
        CellGet => (CellGet, i.a, Ref::NONE, 0),
        FuncDefaults => (FuncDefaults, i.a, Ref::NONE, i.aux),
        GlobalGet => (GlobalGet, Ref::NONE, Ref::NONE, i.aux),
        IterInt | IterRef | IterKind | GenLoad => (i.op, i.a, Ref::NONE, i.aux),
        GenAt => (GenAt, i.a, Ref::NONE, 0),
        SLoad => (SLoad, Ref::NONE, Ref::NONE, i.aux),
        SNotObj => (SNotObj, Ref::NONE, Ref::NONE, i.aux),
        _ => return None,
    })
}

/// The place a store writes and the value it leaves there.
fn stored(i: &Ins) -> Option<(Key, Ref)> {
    use IrOp::*;
    Some(match i.op {
        StoreItemB => ((ItemB, i.a, i.b, 0), i.c),
        StoreItemI => ((ItemI, i.a, i.b, 0), i.c),
        StoreItemF => ((ItemF, i.a, i.b, 0), i.c),
        StoreItemV => ((ItemV, i.a, i.b, 0), i.c),
        StoreField | StorePayload => ((Field, i.a, Ref::NONE, i.aux), i.b),
        GenStore => ((GenLoad, i.a, Ref::NONE, i.aux), i.b),
        IterSet => ((IterInt, i.a, Ref::NONE, i.aux), i.b),
        TupleInit => ((TupleItem, i.a, Ref::NONE, i.aux), i.b),
        CellSet => ((CellGet, i.a, Ref::NONE, 0), i.b),
        GlobalSet => ((GlobalGet, Ref::NONE, Ref::NONE, i.aux), i.a),
        _ => return None,
    })
}

/// Whether nobody but the trace can know the object.
fn fresh(o: &Opt<'_>, r: Ref) -> bool {
    r.is_some() && o.out.get(r).op.effect() == Effect::Alloc && !o.heap.escaped.contains(&r)
}

/// The values an instruction puts where a load may find them.
fn escaping(o: &Opt<'_>, i: &Ins) -> Vec<Ref> {
    use IrOp::*;
    match i.op {
        StoreItemV => vec![i.c],
        DictStore => vec![i.b, i.c],
        SetChange => vec![i.b],
        StoreField | TupleInit | CellSet | NewSuper | GenStore => vec![i.b],
        GlobalSet | SStore | NewCell | GenSave | Throw => vec![i.a],
        Call | CallFunc => o.out.args_of(i).to_vec(),
        _ => Vec::new(),
    }
}

pub fn run(o: &mut Opt<'_>, i: Ins) -> Step {
    let Some(k) = place(&i) else { return Step::Keep(i) };
    if let Some(n) = o.heap.known.get(&k) {
        match i.op {
            IrOp::GuardStrategy | IrOp::GuardShape | IrOp::GuardFuncCode | IrOp::GenAt => {
                if n.val == Ref(i.aux as u32) && o.out.get(n.val).aux == i.aux {
                    return Step::Drop;
                }
                // Facts of these kinds are kept by `aux` in `known_aux`.
                return Step::Keep(i);
            }
            IrOp::SNotObj | IrOp::IterKind => return Step::Drop,
            _ => {
                if o.out.ty(n.val) == i.ty {
                    return Step::Replace(n.val);
                }
            }
        }
    }
    if matches!(i.op, IrOp::GuardStrategy | IrOp::GuardShape | IrOp::GuardFuncCode | IrOp::GenAt)
        && o.heap.aux_is(i.op, i.a, i.aux)
    {
        return Step::Drop;
    }
    Step::Keep(i)
}

impl Heap {
    /// Shape or strategy facts are stored under the pseudo-place `(op, object, NONE, aux)`.
    fn aux_is(&self, op: IrOp, a: Ref, aux: i64) -> bool {
        self.known.contains_key(&(op, a, Ref(0), aux))
    }
    fn set_aux(&mut self, op: IrOp, a: Ref, aux: i64) {
        self.known.retain(|k, _| !(k.0 == op && k.1 == a));
        self.known.insert((op, a, Ref(0), aux), Known { val: Ref(0) });
    }
    /// Values with known places that may be the same generator.
    fn same_generator(&self, g: Ref) -> Vec<Ref> {
        let mine = self.code.get(&g);
        let other = |r: &Ref| *r != g && mine.is_some() && self.code.get(r).is_some_and(|c| Some(c) != mine);
        self.known.keys().map(|k| k.1).filter(|r| !other(r)).collect()
    }
    fn forget(&mut self, f: impl Fn(&Key) -> bool) {
        self.known.retain(|k, _| !f(k));
    }
}

pub fn kept(o: &mut Opt<'_>, r: Ref) {
    use IrOp::*;
    let i = *o.out.get(r);
    let escaping = escaping(o, &i);
    o.heap.escaped.extend(escaping);
    match i.op {
        GuardStrategy | GuardShape | GuardFuncCode | GenAt => {
            o.heap.set_aux(i.op, i.a, i.aux);
            return;
        }
        GuardGenCode => {
            o.heap.code.insert(i.a, i.aux);
            return;
        }
        GenPause | GenFinish => {
            let others = o.heap.same_generator(i.a);
            o.heap.forget(|k| k.0 == GenAt && others.contains(&k.1) || i.op == GenFinish && k.0 == GenLoad);
            if i.op == GenPause {
                o.heap.set_aux(GenAt, i.a, i.aux);
            }
            return;
        }
        SetShape => {
            let fresh_obj = fresh(o, i.a);
            let others: Vec<Ref> = o.heap.known.keys().filter(|k| k.0 == GuardShape).map(|k| k.1).collect();
            for x in others {
                if x != i.a && !(fresh_obj || fresh(o, x)) {
                    o.heap.forget(|k| k.0 == GuardShape && k.1 == x);
                }
            }
            o.heap.set_aux(GuardShape, i.a, i.aux);
            return;
        }
        NewInstance => {
            // SAFETY: the class is pinned by the trace.
            #[allow(unsafe_code, reason = "reads the root shape of a pinned class")]
            let shape =
                unsafe { (*(i.aux as *const sidewinder_vm::objects::TypeObj)).root_shape.get() } as i64;
            o.heap.set_aux(GuardShape, r, shape);
            return;
        }
        NewCell => {
            o.heap.known.insert((CellGet, r, Ref::NONE, 0), Known { val: i.a });
            return;
        }
        _ => {}
    }
    if let Some((k, v)) = stored(&i) {
        let keep_fresh: Vec<Ref> = match k.0 {
            Field | CellGet => {
                o.heap.known.keys().filter(|x| x.0 == k.0 && fresh(o, x.1)).map(|x| x.1).collect()
            }
            _ => Vec::new(),
        };
        let me_fresh = fresh(o, k.1);
        let others = if k.0 == GenLoad { o.heap.same_generator(k.1) } else { Vec::new() };
        o.heap.forget(|x| match k.0 {
            // Another object's slot of the same number may be this one.
            Field => x.0 == Field && x.3 == k.3 && (x.1 == k.1 || !(me_fresh || keep_fresh.contains(&x.1))),
            CellGet => x.0 == CellGet && (x.1 == k.1 || !(me_fresh || keep_fresh.contains(&x.1))),
            ItemB | ItemI | ItemF | ItemV => x.0 == k.0,
            TupleItem => *x == k,
            GenLoad => x.0 == GenLoad && x.3 == k.3 && others.contains(&x.1),
            // The kind, and what is gone over, never change while there are items.
            IterInt => x.0 == IterInt && x.3 == k.3,
            GlobalGet => *x == k,
            _ => false,
        });
        o.heap.known.insert(k, Known { val: v });
        return;
    }
    if let Some(k) = place(&i) {
        let val = if i.ty == Ty::Void { Ref(0) } else { r };
        o.heap.known.insert(k, Known { val });
        return;
    }
    let touches = match i.op {
        Call => HELPERS[i.aux as usize].touches,
        Exec | ExecRaises | CallFunc | CallGen | IterNext => Touches::Everything,
        ListPop => Touches::Lists,
        // An object may die, but nothing that is still reachable changes.
        DecRef | IncRef => Touches::Nothing,
        _ => return,
    };
    match touches {
        Touches::Nothing => {}
        Touches::Lists => o
            .heap
            .forget(|k| matches!(k.0, ListLen | ListPtr | GuardStrategy | ItemB | ItemI | ItemF | ItemV)),
        Touches::Everything => o.heap.forget(|k| !matches!(k.0, TupleItem | SLoad | SNotObj)),
    }
}
