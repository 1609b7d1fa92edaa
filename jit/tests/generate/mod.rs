//! Random well-formed traces, and what they are entered with.
//!
//! Objects are counted as the recorder does it: every count belongs to a slot or to a place in an object whenever there is
//! a guard, and instructions look only at objects that some slot holds.

use std::collections::HashMap;

use sidewinder_jit::ir::eval::{Kind, Memory, Object, Val};
use sidewinder_jit::ir::helpers::HelperId;
use sidewinder_jit::ir::*;
use sidewinder_vm::objects::Strategy;
use sidewinder_vm::value::Layout;

/// Xorshift: enough randomness, no dependency.
pub struct Rng(pub u64);
impl Rng {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() >> 16) as usize % n
    }
    pub fn pick<T: Copy>(&mut self, v: &[T]) -> T {
        v[self.below(v.len())]
    }
    pub fn int(&mut self) -> i64 {
        let small = self.below(24) as i64 - 8;
        match self.below(8) {
            0 => self.pick(&[i64::MIN, i64::MAX, i64::MAX - 1, 1 << 62, 1 << 53, -1 << 31]),
            1 => self.next() as i64,
            2 => 1 << self.below(63),
            _ => small,
        }
    }
    pub fn float(&mut self) -> f64 {
        match self.below(6) {
            0 => self.pick(&[
                0.0,
                -0.0,
                f64::NAN,
                f64::INFINITY,
                f64::NEG_INFINITY,
                f64::MAX,
                f64::MIN_POSITIVE,
                5e-324,
            ]),
            1 => f64::from_bits(self.next()),
            _ => self.below(16) as f64 / 4.0 - 2.0,
        }
    }
}

/// Types of the slots. Those of objects begin as instances; the last one always has a list.
pub const SLOTS: [Ty; 9] =
    [Ty::Int, Ty::Int, Ty::Int, Ty::Float, Ty::Ref, Ty::Ref, Ty::Ref, Ty::Wide, Ty::Ref];
const OBJECTS: [usize; 3] = [4, 5, 6];
const LIST: usize = 8;
/// The first objects of the memory: two instances, with two ints and whatever; a list of ints; two ints, the second one
/// beyond two words.
pub const N_ROOTS: usize = 5;

pub struct Gen {
    pub rng: Rng,
    pub t: Trace,
    /// Values of slots now, and whether the trace has changed them.
    pub slots: Vec<(Ref, bool)>,
    ints: Vec<Ref>,
    /// Known to be small: for the ops that must not overflow.
    small: Vec<Ref>,
    floats: Vec<Ref>,
    bools: Vec<Ref>,
    wides: Vec<Ref>,
    /// Those that a slot can hold.
    pairs: Vec<Ref>,
    /// What is known of objects: their layouts, and the types of their contents.
    layouts: HashMap<Ref, Layout>,
    contents: HashMap<(Ref, i64), Ty>,
}

impl Gen {
    pub fn new(seed: u64) -> Gen {
        let mut g = Gen {
            rng: Rng(seed.wrapping_mul(0x9e3779b97f4a7c15) | 1),
            t: Trace::default(),
            slots: Vec::new(),
            ints: Vec::new(),
            small: Vec::new(),
            floats: Vec::new(),
            bools: Vec::new(),
            wides: Vec::new(),
            pairs: Vec::new(),
            layouts: HashMap::new(),
            contents: HashMap::new(),
        };
        for (k, ty) in SLOTS.into_iter().enumerate() {
            // The starts have no slots to restore yet.
            let r = g.guard(Ins::new(IrOp::SLoad, ty).aux(k as i64));
            let v = if ty == Ty::Wide { g.pair_of(r) } else { r };
            g.slots.push((v, false));
        }
        for _ in 0..3 {
            let (i, f) = (g.rng.int(), g.rng.float());
            g.k(i);
            g.kf(f);
        }
        g
    }
    /// What the trace is entered with.
    pub fn start(&mut self) -> (Vec<Val>, Memory) {
        let rng = &mut self.rng;
        let regs: Vec<Val> = SLOTS
            .iter()
            .enumerate()
            .map(|(k, ty)| match ty {
                Ty::Int => Val::Int(rng.int()),
                Ty::Float => Val::Float(rng.float()),
                Ty::Wide => Val::Wide(rng.int(), rng.int(), false),
                _ if k == LIST => Val::Object(2),
                // They may be the same one.
                _ => Val::Object(rng.below(2)),
            })
            .collect();
        let instance =
            |a, b| Object::new(Kind::Instance { shape: 0 }, vec![Val::Int(a), Val::Int(b), Val::None]);
        let ints = (0..rng.below(4)).map(|k| Val::Int(k as i64 * 3)).collect();
        let list = Object::new(Kind::List { strategy: Strategy::Ints, changes: 0 }, ints);
        let int = |high, natural| Object::new(Kind::Int, vec![Val::Wide(-7, high, natural)]);
        let objects = vec![instance(1, rng.int()), instance(2, 3), list, int(5, false), int(-1, true)];
        let mut memory = Memory { objects, ..Default::default() };
        for r in &regs {
            if let Val::Object(n) = r {
                memory.objects[*n].count += 1;
            }
        }
        (regs, memory)
    }
    fn note(&mut self, r: Ref) {
        match self.t.ty(r) {
            Ty::Int => self.ints.push(r),
            Ty::Float => self.floats.push(r),
            Ty::Bool => self.bools.push(r),
            Ty::Wide | Ty::Natural => self.wides.push(r),
            _ => {}
        }
    }
    pub fn emit(&mut self, i: Ins) -> Ref {
        let r = self.t.push(i);
        self.note(r);
        r
    }
    /// Emits an instruction with an exit; its position is its number among the guards.
    pub fn guard(&mut self, i: Ins) -> Ref {
        let n = self.t.exits.len() as u32;
        let slots =
            self.slots.iter().enumerate().filter(|(_, s)| s.1).map(|(k, s)| (k as u32, s.0)).collect();
        let frame = SnapFrame {
            code: 0,
            func: 0,
            base: 0,
            size: 0,
            pc: n,
            mode: sidewinder_vm::vm::RetMode::Store,
            dst: 0,
            extra: Ref::NONE,
            generator: Ref::NONE,
        };
        self.t.chains.push(vec![frame]);
        self.t.snaps.push(Snapshot { slots, chain: n, ..Default::default() });
        self.t.exits.push(Exit::new(n, n));
        self.emit(Ins { exit: n, ..i })
    }
    fn k(&mut self, i: i64) -> Ref {
        self.emit(Ins::new(IrOp::KInt, Ty::Int).aux(i))
    }
    fn kf(&mut self, f: f64) -> Ref {
        self.emit(Ins::new(IrOp::KFloat, Ty::Float).aux(f.to_bits() as i64))
    }
    fn int(&mut self) -> Ref {
        // Recent values more often, so that chains form.
        let n = self.ints.len();
        if self.rng.below(2) == 0 {
            self.ints[n - 1 - self.rng.below(n.min(4))]
        } else {
            self.rng.pick(&self.ints)
        }
    }
    fn fl(&mut self) -> Ref {
        self.rng.pick(&self.floats)
    }
    /// An int of two words as slots hold it.
    fn pair_of(&mut self, wide: Ref) -> Ref {
        let [low, high] = [IrOp::LowW, IrOp::HighW].map(|op| self.emit(Ins::new(op, Ty::Int).a(wide)));
        let p = self.emit(Ins::new(IrOp::PairW, Ty::Wide).ab(low, high));
        self.pairs.push(p);
        p
    }
    /// Guards that a condition holds.
    fn holds(&mut self, op: IrOp, a: Ref, b: Ref) {
        let c = self.emit(Ins::new(op, Ty::Bool).ab(a, b));
        self.guard(Ins::new(IrOp::GuardTrue, Ty::Void).a(c));
    }
    fn call(&mut self, helper: HelperId, args: &[Ref]) -> Ref {
        let b = Ref(self.t.args.len() as u32);
        self.t.args.extend(args);
        let call = Ins::new(IrOp::Call, helper.row().ret).aux(helper as i64);
        self.emit(Ins { b, c: Ref(args.len() as u32), ..call })
    }

    // Objects.
    fn object(&mut self) -> Ref {
        let k = self.rng.pick(&OBJECTS);
        self.slots[k].0
    }
    fn count(&mut self, op: IrOp, r: Ref) {
        if self.t.ty(r) == Ty::Ref {
            self.emit(Ins::new(op, Ty::Void).a(r));
        }
    }
    /// A slot gets an object with the count that the trace has of it.
    fn set_slot(&mut self, k: usize, v: Ref) {
        let old = std::mem::replace(&mut self.slots[k], (v, true)).0;
        self.count(IrOp::DecRef, old);
    }
    fn keep(&mut self, v: Ref) {
        let k = self.rng.pick(&OBJECTS);
        self.set_slot(k, v);
    }
    /// A value for a place, with a count of its own.
    fn content(&mut self) -> Ref {
        let v = match self.rng.below(4) {
            0 | 1 => self.int(),
            2 => self.fl(),
            _ => self.object(),
        };
        self.count(IrOp::IncRef, v);
        v
    }
    /// An object that a slot holds, of this layout. New objects need no guard, but may have one.
    fn of_layout(&mut self, layout: Layout) -> Ref {
        let fitting: Vec<Ref> = OBJECTS
            .iter()
            .map(|k| self.slots[*k].0)
            .filter(|r| self.layouts.get(r) == Some(&layout))
            .collect();
        if self.rng.below(8) != 0 {
            if !fitting.is_empty() {
                return self.rng.pick(&fitting);
            }
            return match layout {
                Layout::Cell => self.new_cell(),
                Layout::Tuple => self.new_tuple(),
                _ => {
                    let n = self.rng.below(2) as i64;
                    self.emit(Ins::new(IrOp::KRef, Ty::Ref).aux(n))
                }
            };
        }
        let o = self.object();
        self.guard(Ins::new(IrOp::GuardLayout, Ty::Void).a(o).aux(layout as i64));
        o
    }
    fn new_cell(&mut self) -> Ref {
        let v = self.content();
        let c = self.emit(Ins::new(IrOp::NewCell, Ty::Ref).a(v));
        self.layouts.insert(c, Layout::Cell);
        self.contents.insert((c, 0), self.t.ty(v));
        self.keep(c);
        c
    }
    fn new_tuple(&mut self) -> Ref {
        let v = [self.content(), self.content()];
        let o = self.emit(Ins::new(IrOp::NewTuple, Ty::Ref).aux(2));
        for (k, v) in (0..).zip(v) {
            self.emit(Ins::new(IrOp::TupleInit, Ty::Void).ab(o, v).aux(k));
            self.contents.insert((o, k), self.t.ty(v));
        }
        self.layouts.insert(o, Layout::Tuple);
        self.keep(o);
        o
    }
    /// A guess what type a place has a value of, mostly a good one.
    fn guess(&mut self, o: Ref, k: i64) -> Ty {
        match self.contents.get(&(o, k)) {
            Some(ty) if self.rng.below(12) != 0 => *ty,
            _ => self.rng.pick(&[Ty::Int, Ty::Float, Ty::Ref, Ty::None]),
        }
    }
    /// Loads from a place, keeps what it finds in a slot if it is an object.
    fn load(&mut self, op: IrOp, o: Ref, k: i64) {
        let ty = self.guess(o, k);
        let r = self.guard(Ins::new(op, ty).a(o).aux(k));
        if ty == Ty::Ref {
            self.count(IrOp::IncRef, r);
            self.keep(r);
        }
    }
    /// Stores into a place, whose old content loses its count.
    fn store(&mut self, load: IrOp, store: IrOp, o: Ref, k: i64) {
        let ty = self.guess(o, k);
        let old = self.guard(Ins::new(load, ty).a(o).aux(k));
        let v = self.content();
        let payload = store == IrOp::StoreField && self.t.ty(v) == ty && self.rng.below(2) == 0;
        let store = if payload { IrOp::StorePayload } else { store };
        self.emit(Ins::new(store, Ty::Void).ab(o, v).aux(k));
        self.contents.insert((o, k), self.t.ty(v));
        self.count(IrOp::DecRef, old);
    }
    fn object_step(&mut self) {
        use IrOp::*;
        match self.rng.below(12) {
            0 | 1 => {
                self.new_cell();
            }
            2 | 3 => {
                self.new_tuple();
            }
            4 => {
                let o = self.object();
                self.count(IncRef, o);
                self.keep(o);
            }
            5 => {
                let o = self.of_layout(Layout::Cell);
                self.load(CellGet, o, 0);
            }
            6 => {
                let o = self.of_layout(Layout::Cell);
                self.store(CellGet, CellSet, o, 0);
            }
            7 => {
                let o = self.of_layout(Layout::Tuple);
                self.guard(Ins::new(GuardTupleLen, Ty::Void).a(o).aux(2));
                let k = self.rng.below(2) as i64;
                self.load(TupleItem, o, k);
            }
            8 => {
                let o = self.of_layout(Layout::Instance);
                self.load(Field, o, 2);
            }
            9 => {
                let o = self.of_layout(Layout::Instance);
                self.store(Field, StoreField, o, 2);
            }
            10 => {
                let (a, b) = (self.object(), self.object());
                self.emit(Ins::new(EqR, Ty::Bool).ab(a, b));
            }
            _ => {
                let n = self.rng.below(N_ROOTS) as i64;
                let k = self.emit(Ins::new(KRef, Ty::Ref).aux(n));
                self.count(IncRef, k);
                self.keep(k);
                if self.rng.below(8) == 0 {
                    let o = self.object();
                    self.guard(Ins::new(GuardRef, Ty::Void).a(o).aux(n));
                }
            }
        }
    }
    fn list_step(&mut self) {
        use IrOp::*;
        if self.rng.below(6) == 0 {
            let l = self.call(HelperId::NewList, &[]);
            let v = self.int();
            self.call(HelperId::AppendInt, &[l, v]);
            return self.set_slot(LIST, l);
        }
        let l = self.slots[LIST].0;
        self.guard(Ins::new(GuardStrategy, Ty::Void).a(l).aux(Strategy::Ints as i64));
        let n = self.emit(Ins::new(ListLen, Ty::Int).a(l));
        let what = self.rng.below(5);
        if what == 0 {
            let v = self.int();
            self.call(HelperId::AppendInt, &[l, v]);
            return;
        }
        let at = if what == 1 {
            let (zero, one) = (self.k(0), self.k(1));
            self.holds(GtI, n, zero);
            self.emit(Ins::new(SubI, Ty::Int).ab(n, one))
        } else {
            let at = if self.rng.below(2) == 0 { self.k(0) } else { self.int() };
            self.holds(LtU, at, n);
            at
        };
        let p = self.emit(Ins::new(ListPtr, Ty::Ptr).a(l));
        if what == 4 {
            let v = self.int();
            self.emit(Ins::new(StoreItemI, Ty::Void).ab(p, at).c(v));
        } else {
            self.emit(Ins::new(ItemI, Ty::Int).ab(p, at));
        }
        if what == 1 {
            self.emit(Ins::new(ListPop, Ty::Void).a(l));
        }
    }

    pub fn step(&mut self) {
        use IrOp::*;
        match self.rng.below(36) {
            0..4 => {
                let op = self.rng.pick(&[AddO, SubO, MulO]);
                let (a, b) = (self.int(), self.int());
                self.guard(Ins::new(op, Ty::Int).ab(a, b));
            }
            4 | 5 => {
                let op = self.rng.pick(&[AndI, OrI, XorI, MinI, MaxI]);
                let (a, b) = (self.int(), self.int());
                self.emit(Ins::new(op, Ty::Int).ab(a, b));
            }
            6 => {
                let a = self.int();
                let mask = 1 << self.rng.below(12);
                let k = self.k(mask - 1);
                let r = self.emit(Ins::new(AndI, Ty::Int).ab(a, k));
                self.small.push(r);
            }
            7 if !self.small.is_empty() => {
                let op = self.rng.pick(&[AddI, SubI, MulI]);
                let (a, b) = (self.rng.pick(&self.small), self.rng.pick(&self.small));
                self.emit(Ins::new(op, Ty::Int).ab(a, b));
            }
            8 => {
                let op = self.rng.pick(&[DivI, ModI]);
                let (a, b) = (self.int(), self.int());
                let z = self.k(0);
                self.holds(GtI, b, z);
                self.emit(Ins::new(op, Ty::Int).ab(a, b));
            }
            9 => {
                let (a, b) = (self.int(), self.int());
                let lim = self.k(63);
                self.holds(LtU, b, lim);
                if self.rng.below(2) == 0 {
                    self.guard(Ins::new(ShlO, Ty::Int).ab(a, b));
                } else {
                    self.emit(Ins::new(ShrI, Ty::Int).ab(a, b));
                }
            }
            10 | 11 => {
                let op = self.rng.pick(&[EqI, NeI, LtI, LeI, GtI, GeI, LtU]);
                let (a, b) = (self.int(), self.int());
                self.emit(Ins::new(op, Ty::Bool).ab(a, b));
            }
            12 => {
                let op = self.rng.pick(&[AddF, SubF, MulF]);
                let (a, b) = (self.fl(), self.fl());
                self.emit(Ins::new(op, Ty::Float).ab(a, b));
            }
            13 => {
                let (a, b, z) = (self.fl(), self.fl(), self.kf(0.0));
                self.holds(NeF, b, z);
                self.emit(Ins::new(DivF, Ty::Float).ab(a, b));
            }
            14 => {
                let op = self.rng.pick(&[NegF, AbsF, FloorF, CeilF, RoundF]);
                let a = self.fl();
                self.emit(Ins::new(op, Ty::Float).a(a));
            }
            15 => {
                let op = self.rng.pick(&[EqF, NeF, LtF, LeF, GtF, GeF]);
                let (a, b) = (self.fl(), self.fl());
                self.emit(Ins::new(op, Ty::Bool).ab(a, b));
            }
            16 => {
                if self.rng.below(2) == 0 {
                    let a = self.int();
                    self.emit(Ins::new(I2F, Ty::Float).a(a));
                } else {
                    let a = self.fl();
                    self.guard(Ins::new(F2I, Ty::Int).a(a));
                }
            }
            17 if !self.bools.is_empty() => {
                let b = self.rng.pick(&self.bools);
                match self.rng.below(5) {
                    0 => {
                        self.emit(Ins::new(Not, Ty::Bool).a(b));
                    }
                    1 => {
                        self.emit(Ins::new(B2I, Ty::Int).a(b));
                    }
                    2 => {
                        let c = self.rng.pick(&self.bools);
                        self.emit(Ins::new(EqB, Ty::Bool).ab(b, c));
                    }
                    _ => {
                        let op = self.rng.pick(&[GuardTrue, GuardFalse]);
                        self.guard(Ins::new(op, Ty::Void).a(b));
                    }
                }
            }
            18 | 19 => {
                let (o, k) = (self.of_layout(Layout::Instance), self.rng.below(2) as i64);
                if self.rng.below(2) == 0 {
                    self.guard(Ins::new(Field, Ty::Int).a(o).aux(k));
                } else {
                    let (v, op) = (self.int(), self.rng.pick(&[StoreField, StorePayload]));
                    self.emit(Ins::new(op, Ty::Void).ab(o, v).aux(k));
                }
            }
            26 | 27 => {
                let op = self.rng.pick(&[AddX, SubX, MulX, MulHS, MulHU]);
                let (a, b) = (self.int(), self.int());
                self.emit(Ins::new(op, Ty::Int).ab(a, b));
            }
            28 => {
                let k = self.rng.below(64) as i64;
                let op = self.rng.pick(&[ShlX, ShrU]);
                let (a, k) = (self.int(), self.k(k));
                self.emit(Ins::new(op, Ty::Int).ab(a, k));
            }
            29 => {
                let (a, b) = (self.int(), self.int());
                let ty = self.rng.pick(&[Ty::Wide, Ty::Natural]);
                let w = self.emit(Ins::new(PairW, ty).ab(a, b));
                if ty == Ty::Wide {
                    self.pairs.push(w);
                }
                let x = self.rng.pick(&self.wides);
                for op in [LowW, HighW] {
                    self.emit(Ins::new(op, Ty::Int).a(x));
                }
                let (by, zero) = (self.int(), self.k(0));
                self.holds(GtI, by, zero);
                let natural = (self.t.ty(w) == Ty::Natural) as i64;
                self.emit(Ins::new(ModW, Ty::Int).ab(a, b).c(by).aux(natural));
            }
            20 => match self.rng.below(3) {
                // An int object of words that need two.
                0 | 1 => {
                    let (a, b, k) = (self.int(), self.int(), self.k(63));
                    let sign = self.emit(Ins::new(ShrI, Ty::Int).ab(a, k));
                    self.holds(NeI, b, sign);
                    let natural = self.rng.below(2) as i64;
                    if natural == 1 {
                        let zero = self.k(0);
                        self.holds(NeI, b, zero);
                    }
                    let o = self.emit(Ins::new(BoxW, Ty::Ref).ab(a, b).aux(natural));
                    self.layouts.insert(o, Layout::BigInt);
                    self.keep(o);
                }
                _ => {
                    let n = if self.rng.below(8) == 0 { 4 } else { 3 };
                    let k = self.emit(Ins::new(KRef, Ty::Ref).aux(n));
                    let o = if self.rng.below(4) == 0 { self.object() } else { k };
                    let w = self.guard(Ins::new(UnboxW, Ty::Wide).a(o));
                    self.pair_of(w);
                }
            },
            21 => {
                let (a, b) = (self.fl(), self.fl());
                match self.rng.below(3) {
                    0 => self.call(HelperId::FloatSquare, &[a]),
                    1 => self.call(HelperId::FloatIs, &[a, b]),
                    _ => {
                        let zero = self.kf(0.0);
                        self.holds(NeF, b, zero);
                        self.call(HelperId::FloatMod, &[a, b])
                    }
                };
            }
            22..26 | 30 | 31 => self.object_step(),
            32 | 33 => self.list_step(),
            _ => {
                let k = self.rng.pick(&[0, 1, 2, 3, 7]);
                let v = match SLOTS[k] {
                    Ty::Int => self.int(),
                    Ty::Wide => self.rng.pick(&self.pairs),
                    _ => self.fl(),
                };
                self.slots[k] = (v, true);
            }
        }
    }
}

/// What can be reached from registers and the first objects, objects numbered in the order they are met. Ints are values,
/// whatever they are made of.
pub fn reachable(regs: &[Val], memory: &Memory, counts: bool) -> String {
    let mut seen: Vec<usize> = (0..N_ROOTS).collect();
    let name = |v: &Val, seen: &mut Vec<usize>| match v {
        Val::Object(n) if memory.objects[*n].kind == Kind::Int => int_text(&memory.objects[*n].contents[0]),
        Val::Object(n) => {
            let k = seen.iter().position(|x| x == n).unwrap_or_else(|| {
                seen.push(*n);
                seen.len() - 1
            });
            format!("object {k}, ")
        }
        // All NaNs are one.
        Val::Float(f) if f.is_nan() => "NaN, ".to_string(),
        Val::Wide(..) | Val::Int(_) => int_text(v),
        v => format!("{v:?}, "),
    };
    let regs: String = regs.iter().map(|v| name(v, &mut seen)).collect();
    let mut text = format!("registers: {regs}\n");
    let mut k = 0;
    while k < seen.len() {
        let o = &memory.objects[seen[k]];
        let contents: String = o.contents.iter().map(|v| name(v, &mut seen)).collect();
        let count = if counts && o.kind != Kind::Int { format!(" x{}", o.count) } else { String::new() };
        let kind = match o.kind {
            Kind::List { strategy, .. } => format!("{strategy:?} list"),
            ref kind => format!("{kind:?}"),
        };
        text += &format!("object {k}{count}: {kind} {contents}\n");
        k += 1;
    }
    text
}

fn int_text(v: &Val) -> String {
    match *v {
        Val::Wide(low, high, natural) => {
            let bits = (high as u128) << 64 | low as u64 as u128;
            if natural { format!("{bits}, ") } else { format!("{}, ", bits as i128) }
        }
        Val::Int(i) => format!("{i}, "),
        v => panic!("{v:?} is no int"),
    }
}
