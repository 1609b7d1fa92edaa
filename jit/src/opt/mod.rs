//! The optimiser: an ordered list of passes over the trace IR.
//!
//! Forward passes see one instruction at a time, operands already replaced, and say [`Step::Keep`], replace it
//! by an earlier value, or drop it. They run as a chain: what one keeps goes to the next, and what all
//! keep is appended to the result. The trace under construction never changes behind a pass.
//!
//! `peel` sends the trace through the chain twice, so that everything the chain has learnt in the first iteration
//! simplifies the second, which becomes the loop. `refcount` and the removal of dead code run backwards or over the
//! whole trace at the end.

mod cse;
mod dce;
mod exits;
mod fold;
mod guards;
mod heap;
mod peel;
mod ranges;
mod refcount;
mod virtuals;

use std::cell::Cell;
use std::collections::HashMap;

use crate::ir::verify::verify;
use crate::ir::*;

macro_rules! passes {
    ($($name:ident $doc:literal;)*) => {
        /// Which passes run.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Passes { $(#[doc = $doc] pub $name: bool,)* }
        /// Names and descriptions of all passes, in order.
        pub const PASSES: &[(&str, &str)] = &[$((stringify!($name), $doc),)*];
        impl Passes {
            pub const ALL: Passes = Passes { $($name: true,)* };
            pub const NONE: Passes = Passes { $($name: false,)* };
            /// Switches a pass by name; false if there is none of that name.
            pub fn switch(&mut self, name: &str, on: bool) -> bool {
                match name {
                    $(stringify!($name) => self.$name = on,)*
                    "all" => *self = if on { Passes::ALL } else { Passes::NONE },
                    _ => return false,
                }
                true
            }
        }
    };
}
passes! {
    fold "constant folding, algebraic simplification, strength reduction";
    guards "removal of implied guards";
    ranges "overflow and bounds checks that cannot fail";
    heap "load forwarding by alias class";
    virtuals "allocation removal";
    cse "common subexpressions";
    peel "loop peeling: invariants leave the loop";
    refcount "reference-count elision";
    share "one exit for all guards with the same way out";
}

/// Answer of a forward pass.
pub enum Step {
    Keep(Ins),
    Replace(Ref),
    Drop,
}

pub use exits::{exit_values, stored_values};

/// How many rewrites may still be done. At zero, passes change nothing more: counting down to the one that is wrong bisects a
/// wrong result.
pub struct Fuel(Cell<u64>);

impl Fuel {
    pub const UNLIMITED: u64 = u64::MAX;
    pub fn new(n: u64) -> Fuel {
        Fuel(Cell::new(n))
    }
    /// Takes one rewrite; false if there is none left.
    pub fn burn(&self) -> bool {
        let n = self.0.get();
        if n != 0 && n != Fuel::UNLIMITED {
            self.0.set(n - 1);
        }
        n != 0
    }
}

/// The state of the forward chain.
pub struct Opt<'a> {
    pub out: Trace,
    fuel: &'a Fuel,
    pub cfg: Passes,
    consts: HashMap<(IrOp, i64), Ref>,
    cse: cse::Cse,
    guards: guards::Facts,
    ranges: ranges::Ranges,
    heap: heap::Heap,
}

impl Opt<'_> {
    pub fn new(cfg: Passes, fuel: &Fuel) -> Opt<'_> {
        Opt {
            out: Trace::default(),
            fuel,
            cfg,
            consts: HashMap::new(),
            cse: Default::default(),
            guards: Default::default(),
            ranges: Default::default(),
            heap: Default::default(),
        }
    }
    pub fn konst(&mut self, op: IrOp, ty: Ty, aux: i64) -> Ref {
        if let Some(r) = self.consts.get(&(op, aux)) {
            return *r;
        }
        let r = self.out.push(Ins::new(op, ty).aux(aux));
        self.consts.insert((op, aux), r);
        r
    }
    pub fn kint(&mut self, i: i64) -> Ref {
        self.konst(IrOp::KInt, Ty::Int, i)
    }
    pub fn kbool(&mut self, b: bool) -> Ref {
        self.konst(IrOp::KBool, Ty::Bool, b as i64)
    }
    /// The constant int behind a value.
    pub fn int_of(&self, r: Ref) -> Option<i64> {
        let i = self.out.get(r);
        (i.op == IrOp::KInt).then_some(i.aux)
    }
    pub fn float_of(&self, r: Ref) -> Option<f64> {
        let i = self.out.get(r);
        (i.op == IrOp::KFloat).then_some(f64::from_bits(i.aux as u64))
    }
    pub fn bool_of(&self, r: Ref) -> Option<bool> {
        let i = self.out.get(r);
        (i.op == IrOp::KBool).then_some(i.aux != 0)
    }
    /// Sends an instruction through the chain. `exit` makes its exit if it is kept.
    fn emit(&mut self, mut i: Ins, exit: &mut dyn FnMut(&mut Trace) -> u32) -> Ref {
        if i.op.effect() == Effect::Const {
            return self.konst(i.op, i.ty, i.aux);
        }
        type Pass = fn(&mut Opt<'_>, Ins) -> Step;
        let c = self.cfg;
        let chain: [(bool, Pass); 5] = [
            (c.fold, fold::run),
            (c.ranges, ranges::run),
            (c.guards, guards::run),
            (c.heap, heap::run),
            (c.cse, cse::run),
        ];
        for (on, pass) in chain {
            if on {
                match pass(self, i) {
                    Step::Keep(n) if n == i => {}
                    _ if !self.fuel.burn() => {}
                    Step::Keep(n) => i = n,
                    Step::Replace(r) => return r,
                    Step::Drop => return Ref::NONE,
                }
            }
        }
        if i.exit != NO_EXIT {
            i.exit = exit(&mut self.out);
        }
        let r = self.out.push(i);
        cse::kept(self, r);
        guards::kept(self, r);
        ranges::kept(self, r);
        heap::kept(self, r);
        r
    }
    /// An int of two words as exits know it.
    fn pair_of(&mut self, wide: Ref) -> Ref {
        let ty = self.out.ty(wide);
        let [low, high] =
            [IrOp::LowW, IrOp::HighW].map(|op| self.emit(Ins::new(op, Ty::Int).a(wide), &mut |_| NO_EXIT));
        self.emit(Ins::new(IrOp::PairW, ty).ab(low, high), &mut |_| NO_EXIT)
    }
    /// Replays `src.ins[range]` through the chain. `map` gives the new value of each old one.
    /// `starts`: values of slots at the start, which snapshots get for slots that have not been written.
    fn replay(&mut self, src: &Trace, range: std::ops::Range<usize>, map: &mut [Ref], starts: &[(u32, Ref)]) {
        let mut snaps: HashMap<u32, u32> = HashMap::new();
        for n in range {
            let i = src.ins[n];
            if map[n].is_some() {
                continue;
            }
            let m = |r: Ref, map: &[Ref]| if r.is_some() { map[r.ix()] } else { r };
            let mut new = i;
            new.a = m(i.a, map);
            if i.has_args() {
                let args: Vec<Ref> = src.args_of(&i).iter().map(|r| map[r.ix()]).collect();
                new.b = Ref(self.out.args.len() as u32);
                self.out.args.extend(args);
            } else {
                new.b = m(i.b, map);
                new.c = m(i.c, map);
            }
            let mp: &[Ref] = map;
            let r = self.emit(new, &mut |out| copy_exit(out, src, i.exit, mp, starts, &mut snaps));
            map[n] = r;
        }
    }
}

/// Copies an exit with its snapshot into `out`, renaming values.
fn copy_exit(
    out: &mut Trace,
    src: &Trace,
    exit: u32,
    map: &[Ref],
    starts: &[(u32, Ref)],
    snaps: &mut HashMap<u32, u32>,
) -> u32 {
    let e = &src.exits[exit as usize];
    let m = |r: Ref| if r.is_some() { map[r.ix()] } else { r };
    let snap = *snaps.entry(e.snap).or_insert_with(|| {
        let s = &src.snaps[e.snap as usize];
        let mut chain = src.chains[s.chain as usize].clone();
        for f in &mut chain {
            f.extra = m(f.extra);
            f.generator = m(f.generator);
        }
        out.chains.push(chain);
        let mut slots: Vec<(u32, Ref)> = s.slots.iter().map(|&(k, v)| (k, m(v))).collect();
        // Registers of an inlined generator that are not listed are on the heap, and right there.
        let on_heap = |k: u32| {
            let mut frames = src.chains[s.chain as usize].iter();
            frames.any(|f| f.generator.is_some() && (f.base..f.base + f.size).contains(&k))
        };
        let missing = |k: u32| {
            let listed = s.slots.iter().any(|x| x.0 == k) || s.clean.contains(&k) || s.dead.contains(&k);
            !listed && !on_heap(k)
        };
        slots.extend(starts.iter().filter(|x| missing(x.0)));
        slots.sort_by_key(|x| x.0);
        let chain = out.chains.len() as u32 - 1;
        out.snaps.push(Snapshot { slots, chain, ..s.clone() });
        out.snaps.len() as u32 - 1
    });
    let increfs = e.increfs.iter().map(|r| m(*r)).collect();
    let mut objects = e.objects.clone();
    for o in &mut objects {
        o.value = m(o.value);
        o.fields.iter_mut().for_each(|f| f.1 = m(f.1));
    }
    out.exits.push(Exit { snap, objects, increfs, ..e.clone() });
    out.exits.len() as u32 - 1
}

/// Optimises a recorded trace. `slots_at_end`: for a loop, the values of slots when it closes (in terms of the
/// recorded trace). `dead`: slots of these that an iteration does not read before it has written them.
pub fn optimise(
    raw: &Trace,
    cfg: Passes,
    is_root: bool,
    slots_at_end: Option<&HashMap<u32, Ref>>,
    dead: &[u32],
    fuel: &Fuel,
) -> Trace {
    check(raw, "recording");
    let mut o = Opt::new(cfg, fuel);
    o.out.params = raw.params.clone();
    let mut map = vec![Ref::NONE; raw.ins.len()];
    let is_loop = raw.ins.last().is_some_and(|i| i.op == IrOp::LoopEnd);
    let peeled = is_loop && cfg.peel && slots_at_end.is_some();
    let n = if peeled { raw.ins.len() - 1 } else { raw.ins.len() };
    let mut starts = Vec::new();
    if is_root {
        // What a root trace is entered with is there from its start on.
        for (k, i) in raw.ins.iter().enumerate().filter(|(_, i)| i.op == IrOp::SLoad) {
            map[k] = o.out.push(Ins { exit: NO_EXIT, ..*i });
            if i.aux >= 0 {
                let v = if i.ty.is_wide() { o.pair_of(map[k]) } else { map[k] };
                starts.push((i.aux as u32, v));
            }
        }
        for (k, _) in raw.ins.iter().enumerate().filter(|(_, i)| i.op == IrOp::SNotObj) {
            map[k] = o.konst(IrOp::KUndef, Ty::Undef, 0);
        }
    }
    o.replay(raw, 0..n, &mut map, &starts);
    if peeled && let Some(ends) = slots_at_end {
        let ends: HashMap<u32, Ref> = ends.iter().map(|(&s, r)| (s, map[r.ix()])).collect();
        let preamble = o.out.exits.len();
        peel::run(&mut o, &ends, dead);
        let round = raw.exits.last().map_or(0, |e| e.done);
        o.out.exits[preamble..].iter_mut().for_each(|e| e.done += round);
        o.out.round = round;
    }
    let mut t = o.out;
    check(&t, "the forward passes");
    if cfg.virtuals && fuel.burn() {
        virtuals::run(&mut t);
        check(&t, "virtuals");
    }
    if cfg.refcount {
        refcount::run(&mut t, fuel);
        check(&t, "refcount");
    }
    dce::remove_polls(&mut t);
    if cfg.share {
        exits::share(&mut t);
    }
    dce::run(&mut t);
    check(&t, "removal of what is dead");
    exits::place(&mut t);
    t
}

/// Panics in test builds, in others costs nothing, if a trace is not well-formed.
fn check(t: &Trace, after: &str) {
    if cfg!(debug_assertions)
        && let Err(e) = verify(t)
    {
        panic!("after {after}: {e}\n{}", t.print());
    }
}
