//! Random traces, interpreted as recorded and as optimised: the same guard must fail in the same iteration, with the
//! same registers and the same memory.
//!
//! The reference interpreter follows the op table's descriptions literally, and panics where an op is used outside its
//! precondition (`AddI` that overflows, `DivI` by zero, …): a pass that drops a check too many is found even if the result
//! happens to agree. Objects are numbers: the memory has a few instances with int fields and the cells the trace makes.

use std::collections::HashMap;

use sidewinder_jit::ir::verify::verify;
use sidewinder_jit::ir::*;
use sidewinder_jit::opt::{Fuel, PASSES, Passes, optimise};

/// Xorshift: enough randomness, no dependency.
struct Rng(u64);
impl Rng {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() >> 16) as usize % n
    }
    fn pick<T: Copy>(&mut self, v: &[T]) -> T {
        v[self.below(v.len())]
    }
    fn int(&mut self) -> i64 {
        let small = self.below(24) as i64 - 8;
        match self.below(8) {
            0 => self.pick(&[i64::MIN, i64::MAX, i64::MAX - 1, 1 << 62, 1 << 53, -1 << 31]),
            1 => self.next() as i64,
            2 => 1 << self.below(63),
            _ => small,
        }
    }
    fn float(&mut self) -> f64 {
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

// ---- the generator ----------------------------------------------------------------------------------------

const N_SLOTS: usize = 7;
/// Types of the slots: three ints, one float, two objects, one int of two words.
const SLOTS: [Ty; N_SLOTS] = [Ty::Int, Ty::Int, Ty::Int, Ty::Float, Ty::Ref, Ty::Ref, Ty::Wide];

struct Gen {
    rng: Rng,
    t: Trace,
    /// Values of slots now, and whether the trace has changed them.
    slots: Vec<(Ref, bool)>,
    ints: Vec<Ref>,
    /// Known to be small: for the ops that must not overflow.
    small: Vec<Ref>,
    floats: Vec<Ref>,
    bools: Vec<Ref>,
    objects: Vec<Ref>,
    cells: Vec<Ref>,
    wides: Vec<Ref>,
    /// Those that a slot can hold.
    pairs: Vec<Ref>,
}

impl Gen {
    fn new(seed: u64) -> Gen {
        let mut g = Gen {
            rng: Rng(seed.wrapping_mul(0x9e3779b97f4a7c15) | 1),
            t: Trace::default(),
            slots: Vec::new(),
            ints: Vec::new(),
            small: Vec::new(),
            floats: Vec::new(),
            bools: Vec::new(),
            objects: Vec::new(),
            cells: Vec::new(),
            wides: Vec::new(),
            pairs: Vec::new(),
        };
        for (k, ty) in SLOTS.into_iter().enumerate() {
            // The starts have no slots to restore yet.
            let r = g.guard(Ins::new(IrOp::SLoad, ty).aux(k as i64));
            g.note(r);
            let v = if ty == Ty::Wide { g.pair_of(r) } else { r };
            g.slots.push((v, false));
        }
        for _ in 0..3 {
            let (i, f) = (g.rng.int(), g.rng.float());
            let i = g.t.push(Ins::new(IrOp::KInt, Ty::Int).aux(i));
            let f = g.t.push(Ins::new(IrOp::KFloat, Ty::Float).aux(f.to_bits() as i64));
            g.note(i);
            g.note(f);
        }
        g
    }
    fn note(&mut self, r: Ref) {
        match self.t.ty(r) {
            Ty::Int => self.ints.push(r),
            Ty::Float => self.floats.push(r),
            Ty::Bool => self.bools.push(r),
            Ty::Ref => self.objects.push(r),
            Ty::Wide | Ty::Natural => self.wides.push(r),
            _ => {}
        }
    }
    fn emit(&mut self, i: Ins) -> Ref {
        let r = self.t.push(i);
        self.note(r);
        r
    }
    /// Emits an instruction with an exit; its position is its number among the guards.
    fn guard(&mut self, i: Ins) -> Ref {
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
        self.t.push(Ins { exit: n, ..i })
    }
    fn k(&mut self, i: i64) -> Ref {
        self.t.push(Ins::new(IrOp::KInt, Ty::Int).aux(i))
    }
    fn kf(&mut self, f: f64) -> Ref {
        self.t.push(Ins::new(IrOp::KFloat, Ty::Float).aux(f.to_bits() as i64))
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

    fn step(&mut self) {
        use IrOp::*;
        match self.rng.below(30) {
            0..4 => {
                let op = self.rng.pick(&[AddO, SubO, MulO]);
                let (a, b) = (self.int(), self.int());
                let r = self.guard(Ins::new(op, Ty::Int).ab(a, b));
                self.note(r);
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
                    let r = self.guard(Ins::new(ShlO, Ty::Int).ab(a, b));
                    self.note(r);
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
                let op = self.rng.pick(&[NegF, AbsF, FloorF, CeilF]);
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
                    let r = self.guard(Ins::new(F2I, Ty::Int).a(a));
                    self.note(r);
                }
            }
            17 if !self.bools.is_empty() => {
                let b = self.rng.pick(&self.bools);
                match self.rng.below(4) {
                    0 => {
                        self.emit(Ins::new(Not, Ty::Bool).a(b));
                    }
                    1 => {
                        self.emit(Ins::new(B2I, Ty::Int).a(b));
                    }
                    _ => {
                        let op = self.rng.pick(&[GuardTrue, GuardFalse]);
                        self.guard(Ins::new(op, Ty::Void).a(b));
                    }
                }
            }
            18 | 19 => {
                let (o, k) = (self.rng.pick(&self.objects), self.rng.below(2) as i64);
                if self.rng.below(2) == 0 {
                    let r = self.guard(Ins::new(Field, Ty::Int).a(o).aux(k));
                    self.note(r);
                } else {
                    let v = self.int();
                    self.emit(Ins::new(StoreField, Ty::Void).ab(o, v).aux(k));
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
            // Often: it takes several of these for a cell to escape and come back.
            20 | 22..26 => match self.rng.below(3) {
                0 => {
                    let v = self.int();
                    let c = self.t.push(Ins::new(NewCell, Ty::Ref).a(v));
                    self.cells.push(c);
                }
                1 if !self.cells.is_empty() => {
                    // Field 2 of an object holds a cell: the cell escapes, and may be read back.
                    let (o, c) = (self.rng.pick(&self.objects), self.rng.pick(&self.cells));
                    self.emit(Ins::new(StoreField, Ty::Void).ab(o, c).aux(2));
                    let o = self.rng.pick(&self.objects);
                    let c = self.guard(Ins::new(Field, Ty::Ref).a(o).aux(2));
                    self.cells.push(c);
                }
                _ if !self.cells.is_empty() => {
                    let (c, d, v) = (self.rng.pick(&self.cells), self.rng.pick(&self.cells), self.int());
                    self.emit(Ins::new(CellSet, Ty::Void).ab(c, v));
                    let r = self.guard(Ins::new(CellGet, Ty::Int).a(d));
                    self.note(r);
                }
                _ => {}
            },
            _ => {
                let k = self.rng.below(N_SLOTS);
                let v = match SLOTS[k] {
                    Ty::Int => self.int(),
                    Ty::Wide => self.rng.pick(&self.pairs),
                    Ty::Float => self.fl(),
                    _ => self.rng.pick(&self.objects),
                };
                self.slots[k] = (v, true);
            }
        }
    }
}

// ---- the reference interpreter ----------------------------------------------------------------------------

#[derive(Clone, Copy, Debug)]
enum Val {
    Int(i64),
    Float(f64),
    Bool(bool),
    Object(usize),
    /// Words of an int, and whether the higher one is unsigned.
    Wide(i64, i64, bool),
    Nothing,
}
impl PartialEq for Val {
    fn eq(&self, o: &Val) -> bool {
        match (*self, *o) {
            (Val::Int(a), Val::Int(b)) => a == b,
            (Val::Float(a), Val::Float(b)) => a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan(),
            (Val::Bool(a), Val::Bool(b)) => a == b,
            (Val::Object(a), Val::Object(b)) => a == b,
            (Val::Wide(a, b, c), Val::Wide(d, e, f)) => (a, b, c) == (d, e, f),
            (Val::Nothing, Val::Nothing) => true,
            _ => false,
        }
    }
}

/// What a run leaves behind.
#[derive(Clone, Debug, PartialEq)]
struct End {
    /// Number of the guard that failed, as recorded.
    guard: u32,
    iterations: u32,
    regs: Vec<Val>,
    memory: Vec<Vec<Val>>,
}

const MAX_ITERATIONS: u32 = 6;

/// The two instances, with the contents of a cell after the field that holds it: cells nobody can reach may not have been
/// made, so their numbers say nothing.
fn reachable(memory: &[Vec<Val>]) -> Vec<Vec<Val>> {
    let field = |x: &Val| match *x {
        Val::Object(c) => vec![Val::Bool(true), memory[c][0]],
        x => vec![x],
    };
    memory[..2].iter().map(|o| o.iter().flat_map(field).collect()).collect()
}

/// Interprets a trace. A loop without a head goes back to the start, with the registers of its end's snapshot.
fn interpret(t: &Trace, mut regs: Vec<Val>, mut memory: Vec<Vec<Val>>) -> End {
    use IrOp::*;
    let mut v = vec![Val::Nothing; t.ins.len()];
    let head = t.ins.iter().position(|i| i.op == LoopHead);
    let mut iterations = 0;
    let mut n = 0;
    loop {
        let i = &t.ins[n];
        let val = |r: Ref| v[r.ix()];
        let int = |r: Ref| match val(r) {
            Val::Int(i) => i,
            x => panic!("%{n}: {x:?} is no int"),
        };
        let float = |r: Ref| match val(r) {
            Val::Float(f) => f,
            x => panic!("%{n}: {x:?} is no float"),
        };
        let bool_ = |r: Ref| match val(r) {
            Val::Bool(b) => b,
            x => panic!("%{n}: {x:?} is no bool"),
        };
        let object = |r: Ref| match val(r) {
            Val::Object(o) => o,
            x => panic!("%{n}: {x:?} is no object"),
        };
        let (a, b) = (i.a, i.b);
        let fits =
            |r: Option<i64>| Val::Int(r.unwrap_or_else(|| panic!("%{n} {}: does not fit", i.op.name())));
        let positive = |r: Ref| {
            assert!(int(r) > 0, "%{n}: divisor");
            int(r)
        };
        // A checked result: `None` leaves the trace.
        let mut out = Some(Val::Nothing);
        match i.op {
            KInt => out = Some(Val::Int(i.aux)),
            KFloat => out = Some(Val::Float(f64::from_bits(i.aux as u64))),
            KBool => out = Some(Val::Bool(i.aux != 0)),
            KUndef => {}
            SLoad => out = Some(regs[i.aux as usize]),
            AddI => out = Some(fits(int(a).checked_add(int(b)))),
            SubI => out = Some(fits(int(a).checked_sub(int(b)))),
            MulI => out = Some(fits(int(a).checked_mul(int(b)))),
            AddO => out = int(a).checked_add(int(b)).map(Val::Int),
            SubO => out = int(a).checked_sub(int(b)).map(Val::Int),
            MulO => out = int(a).checked_mul(int(b)).map(Val::Int),
            DivI => out = Some(Val::Int(int(a).div_euclid(positive(b)))),
            ModI => out = Some(Val::Int(int(a).rem_euclid(positive(b)))),
            AndI => out = Some(Val::Int(int(a) & int(b))),
            OrI => out = Some(Val::Int(int(a) | int(b))),
            XorI => out = Some(Val::Int(int(a) ^ int(b))),
            ShlO => {
                let (x, s) = (int(a), int(b));
                assert!((0..63).contains(&s), "%{n}: shift");
                out = ((x << s) >> s == x).then_some(Val::Int(x << s));
            }
            ShrI => {
                assert!((0..64).contains(&int(b)), "%{n}: shift");
                out = Some(Val::Int(int(a) >> int(b)));
            }
            AddX => out = Some(Val::Int(int(a).wrapping_add(int(b)))),
            SubX => out = Some(Val::Int(int(a).wrapping_sub(int(b)))),
            MulX => out = Some(Val::Int(int(a).wrapping_mul(int(b)))),
            MulHS => out = Some(Val::Int(((int(a) as i128 * int(b) as i128) >> 64) as i64)),
            MulHU => {
                let unsigned = |r: Ref| int(r) as u64 as u128;
                out = Some(Val::Int(((unsigned(a) * unsigned(b)) >> 64) as i64));
            }
            ShlX | ShrU => {
                let (x, s) = (int(a), int(b));
                assert!((0..64).contains(&s), "%{n}: shift");
                out = Some(Val::Int(if i.op == ShlX { x << s } else { (x as u64 >> s) as i64 }));
            }
            PairW => out = Some(Val::Wide(int(a), int(b), i.ty == Ty::Natural)),
            LowW | HighW => {
                out = Some(match val(a) {
                    Val::Wide(low, high, _) => Val::Int(if i.op == LowW { low } else { high }),
                    x => panic!("%{n}: {x:?} is no int of two words"),
                });
            }
            ModW => {
                let (bits, by) = ((int(b) as i128) << 64 | int(a) as u64 as i128, positive(i.c));
                out = Some(Val::Int(match i.aux {
                    0 => bits.rem_euclid(by as i128) as i64,
                    _ => (bits as u128 % by as u128) as i64,
                }));
            }
            EqI => out = Some(Val::Bool(int(a) == int(b))),
            NeI => out = Some(Val::Bool(int(a) != int(b))),
            LtI => out = Some(Val::Bool(int(a) < int(b))),
            LeI => out = Some(Val::Bool(int(a) <= int(b))),
            GtI => out = Some(Val::Bool(int(a) > int(b))),
            GeI => out = Some(Val::Bool(int(a) >= int(b))),
            LtU => out = Some(Val::Bool((int(a) as u64) < int(b) as u64)),
            MinI => out = Some(Val::Int(int(a).min(int(b)))),
            MaxI => out = Some(Val::Int(int(a).max(int(b)))),
            AddF => out = Some(Val::Float(float(a) + float(b))),
            SubF => out = Some(Val::Float(float(a) - float(b))),
            MulF => out = Some(Val::Float(float(a) * float(b))),
            DivF => {
                assert!(float(b) != 0.0, "%{n}: divisor");
                out = Some(Val::Float(float(a) / float(b)));
            }
            NegF => out = Some(Val::Float(-float(a))),
            AbsF => out = Some(Val::Float(float(a).abs())),
            FloorF => out = Some(Val::Float(float(a).floor())),
            CeilF => out = Some(Val::Float(float(a).ceil())),
            EqF => out = Some(Val::Bool(float(a) == float(b))),
            NeF => out = Some(Val::Bool(float(a) != float(b))),
            LtF => out = Some(Val::Bool(float(a) < float(b))),
            LeF => out = Some(Val::Bool(float(a) <= float(b))),
            GtF => out = Some(Val::Bool(float(a) > float(b))),
            GeF => out = Some(Val::Bool(float(a) >= float(b))),
            I2F => out = Some(Val::Float(int(a) as f64)),
            F2I => out = (float(a).abs() < 9.2e18).then_some(Val::Int(float(a) as i64)),
            Not => out = Some(Val::Bool(!bool_(a))),
            B2I => out = Some(Val::Int(bool_(a) as i64)),
            GuardTrue => out = bool_(a).then_some(Val::Nothing),
            GuardFalse => out = (!bool_(a)).then_some(Val::Nothing),
            Field => {
                let x = memory[object(a)][i.aux as usize];
                let right = matches!((x, i.ty), (Val::Int(_), Ty::Int) | (Val::Object(_), Ty::Ref));
                out = right.then_some(x);
            }
            StoreField => {
                let (o, x) = (object(a), val(b));
                memory[o][i.aux as usize] = x;
            }
            NewCell => {
                memory.push(vec![val(a)]);
                out = Some(Val::Object(memory.len() - 1));
            }
            CellGet => {
                let x = memory[object(a)][0];
                out = matches!((x, i.ty), (Val::Int(_), Ty::Int)).then_some(x);
            }
            CellSet => {
                let (o, x) = (object(a), val(b));
                memory[o][0] = x;
            }
            LoopHead => iterations += 1,
            Phi => {}
            LoopEnd => {
                if let Some(h) = head {
                    let new: Vec<(Ref, Val)> =
                        t.ins.iter().filter(|i| i.op == Phi).map(|i| (i.a, val(i.b))).collect();
                    for (r, x) in new {
                        v[r.ix()] = x;
                    }
                    n = h;
                    iterations += 1;
                } else {
                    for (s, r) in &t.snaps[t.exits[i.exit as usize].snap as usize].slots {
                        regs[*s as usize] = v[r.ix()];
                    }
                    iterations += 1;
                    n = 0;
                }
                if iterations == MAX_ITERATIONS {
                    // Registers are compared at exits only: in a peeled loop they are out of date here.
                    return End { guard: u32::MAX, iterations, regs: Vec::new(), memory: reachable(&memory) };
                }
                if head.is_none() {
                    continue;
                }
            }
            Stop => out = None,
            x => panic!("{} is not interpreted", x.name()),
        }
        let Some(out) = out else {
            let e = &t.exits[i.exit as usize];
            for (s, r) in &t.snaps[e.snap as usize].slots {
                regs[*s as usize] = v[r.ix()];
            }
            return End { guard: e.pc, iterations, regs, memory: reachable(&memory) };
        };
        if out != Val::Nothing {
            v[n] = out;
        }
        n += 1;
    }
}

// ---- the comparison ---------------------------------------------------------------------------------------

fn compare(seed: u64, passes: Passes) -> End {
    let mut g = Gen::new(seed);
    let n = 4 + g.rng.below(40);
    for _ in 0..n {
        g.step();
    }
    let is_loop = g.rng.below(2) == 0;
    let end = Ins::new(if is_loop { IrOp::LoopEnd } else { IrOp::Stop }, Ty::Void);
    g.guard(end);
    let ends: HashMap<u32, Ref> = g.slots.iter().enumerate().map(|(k, s)| (k as u32, s.0)).collect();
    let regs: Vec<Val> = SLOTS
        .iter()
        .map(|ty| match ty {
            Ty::Int => Val::Int(g.rng.int()),
            Ty::Float => Val::Float(g.rng.float()),
            Ty::Wide => Val::Wide(g.rng.int(), g.rng.int(), false),
            // The two objects may be the same one.
            _ => Val::Object(g.rng.below(2)),
        })
        .collect();
    let memory = vec![
        vec![Val::Int(1), Val::Int(g.rng.int()), Val::Nothing],
        vec![Val::Int(2), Val::Int(3), Val::Nothing],
    ];
    let raw = g.t;
    verify(&raw).unwrap_or_else(|e| panic!("seed {seed}: {e}\n{}", raw.print()));
    let ends = is_loop.then_some(&ends);
    let t = optimise(
        &raw,
        passes,
        is_loop && passes.peel,
        ends.filter(|_| passes.peel),
        &[],
        &Fuel::new(Fuel::UNLIMITED),
    );
    let story = || {
        format!("seed {seed}, {passes:?}\nrecorded\n{}\noptimised\n{}\nfrom {regs:?}", raw.print(), t.print())
    };
    verify(&t).unwrap_or_else(|e| panic!("{e}\n{}", story()));
    let want = interpret(&raw, regs.clone(), memory.clone());
    let got = std::panic::catch_unwind(|| interpret(&t, regs.clone(), memory.clone()));
    match got {
        Ok(got) => assert!(got == want, "{}\nrecorded: {want:?}\noptimised: {got:?}", story()),
        Err(_) => panic!("{}", story()),
    }
    want
}

#[test]
fn optimised_traces_do_what_recorded_ones_do() {
    let (mut finished, mut left) = (0, 0);
    for seed in 1..=20_000 {
        let end = compare(seed, Passes::ALL);
        if end.guard == u32::MAX || end.iterations > 1 { finished += 1 } else { left += 1 }
    }
    // The generator must reach the loops, and must not only do that.
    assert!(finished > 1000 && left > 1000, "{finished} looped, {left} did not");
}

#[test]
fn every_pass_is_right_alone_and_missing() {
    for &(name, _) in PASSES {
        let (mut alone, mut missing) = (Passes::NONE, Passes::ALL);
        alone.switch(name, true);
        missing.switch(name, false);
        for seed in 10_000..10_300 {
            compare(seed, alone);
            compare(seed, missing);
        }
    }
}
