//! A reference interpreter of the trace IR, for tests.
//!
//! It follows the op table's descriptions literally, and panics where an op is used outside its precondition (`AddI` that
//! overflows, `DivI` by zero, an item behind a list's end, an object whose count is zero, …): a pass that drops a check too
//! many is found even if the result happens to agree. What a trace leaves behind when it leaves by an exit (registers,
//! objects with their counts) must be the same as recorded, as optimised, and as machine code.
//!
//! Objects are numbers: `KRef #3` is object 3 of the [`Memory`], which has instances, cells, tuples, lists and ints, and
//! global cells by address. Ops that need other objects, an interpreter or a call stack are not interpreted; they are
//! listed as such, so that a new op must be put on one side or the other.

use std::collections::HashMap;

use sidewinder_vm::objects::{COMPLEX_IM, Strategy};
use sidewinder_vm::ops;
use sidewinder_vm::value::Layout;

use super::helpers::HelperId;
use super::*;

/// A value.
#[derive(Clone, Copy, Debug)]
pub enum Val {
    /// Of an instruction without one.
    Void,
    Undef,
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Object(usize),
    /// Storage of a list, which is no more when the list has been changed so often.
    Storage(usize, u32),
    /// Words of an int, and whether the higher one is unsigned.
    Wide(i64, i64, bool),
}

impl Val {
    pub fn ty(self) -> Ty {
        match self {
            Val::Void => Ty::Void,
            Val::Undef => Ty::Undef,
            Val::None => Ty::None,
            Val::Bool(_) => Ty::Bool,
            Val::Int(_) => Ty::Int,
            Val::Float(_) => Ty::Float,
            Val::Object(_) => Ty::Ref,
            Val::Storage(..) => Ty::Ptr,
            Val::Wide(.., natural) => {
                if natural {
                    Ty::Natural
                } else {
                    Ty::Wide
                }
            }
        }
    }
}

/// All NaNs are one.
impl PartialEq for Val {
    fn eq(&self, o: &Val) -> bool {
        match (*self, *o) {
            (Val::Bool(a), Val::Bool(b)) => a == b,
            (Val::Int(a), Val::Int(b)) => a == b,
            (Val::Float(a), Val::Float(b)) => a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan(),
            (Val::Object(a), Val::Object(b)) => a == b,
            (Val::Storage(a, n), Val::Storage(b, k)) => (a, n) == (b, k),
            (Val::Wide(a, b, c), Val::Wide(d, e, f)) => (a, b, c) == (d, e, f),
            (a, b) => a.ty() == b.ty() && a.ty().is_unit(),
        }
    }
}

/// What an object is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Instance {
        shape: i64,
    },
    Cell,
    Tuple,
    /// `changes`: how often its storage may have moved.
    List {
        strategy: Strategy,
        changes: u32,
    },
    /// Real and imaginary part are its contents.
    Complex,
    /// Start, stop and step are its contents.
    Range,
    Super,
    /// Closure and defaults are its contents.
    Function {
        code: i64,
    },
    /// An int that does not fit one word; its contents are a `Val::Wide`.
    Int,
}

/// An object, its count and its contents, if it is alive.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    pub kind: Kind,
    pub count: i64,
    pub contents: Vec<Val>,
}

impl Object {
    pub fn new(kind: Kind, contents: Vec<Val>) -> Object {
        Object { kind, count: 1, contents }
    }
    fn layout(&self) -> Layout {
        match self.kind {
            Kind::Instance { .. } => Layout::Instance,
            Kind::Cell => Layout::Cell,
            Kind::Tuple => Layout::Tuple,
            Kind::List { .. } => Layout::List,
            Kind::Complex => Layout::Complex,
            Kind::Range => Layout::Range,
            Kind::Super => Layout::Super,
            Kind::Function { .. } => Layout::Function,
            Kind::Int => Layout::BigInt,
        }
    }
}

/// All objects, and global cells by address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    pub objects: Vec<Object>,
    pub globals: HashMap<i64, Val>,
}

impl Memory {
    fn make(&mut self, kind: Kind, contents: Vec<Val>) -> Val {
        self.objects.push(Object::new(kind, contents));
        Val::Object(self.objects.len() - 1)
    }
    /// A live object.
    fn get(&mut self, n: usize) -> &mut Object {
        let o = &mut self.objects[n];
        assert!(o.count > 0, "object {n} is dead");
        o
    }
    fn release(&mut self, n: usize) {
        let o = self.get(n);
        o.count -= 1;
        if o.count == 0 {
            for v in std::mem::take(&mut o.contents) {
                if let Val::Object(x) = v {
                    self.release(x);
                }
            }
        }
    }
}

/// How a run ends unless a guard fails.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// It stops at a `LoopEnd` when it has gone round so often.
    pub rounds: u32,
    /// The guard executed as this one fails whatever it finds, as with `--jit-exit-stress`; from 1, or 0 for none.
    pub fail: u64,
}

/// How a run has ended.
#[derive(Clone, Debug)]
pub struct End {
    /// None: there were enough rounds. (Registers of a peeled loop are out of date then.)
    pub exit: Option<u32>,
    pub rounds: u32,
    /// Of all instructions, as they last were.
    pub values: Vec<Val>,
    /// As the exit leaves them.
    pub regs: Vec<Val>,
    pub memory: Memory,
}

/// Interprets a trace that is entered with these registers.
///
/// # Panics
/// If an op is used outside its precondition, or is not interpreted.
pub fn eval(t: &Trace, regs: Vec<Val>, memory: Memory, limits: Limits) -> End {
    let values = vec![Val::Void; t.ins.len()];
    let mut e = Eval { t, n: 0, fail: limits.fail, end: End { exit: None, rounds: 0, values, regs, memory } };
    let head = t.ins.iter().position(|i| i.op == IrOp::LoopHead);
    loop {
        let i = &t.ins[e.n];
        match e.step(i) {
            Out::Value(v) => e.end.values[e.n] = v,
            Out::Nothing => {}
            Out::Exit => {
                e.leave(i.exit);
                e.end.exit = Some(i.exit);
                return e.end;
            }
            Out::Round => {
                e.end.rounds += 1;
                if e.end.rounds >= limits.rounds {
                    return e.end;
                }
                let Some(h) = head else {
                    e.leave(i.exit);
                    e.n = 0;
                    continue;
                };
                let phis = t.ins.iter().filter(|i| i.op == IrOp::Phi);
                let new: Vec<(Ref, Val)> = phis.map(|i| (i.a, e.val(i.b))).collect();
                for (r, v) in new {
                    e.end.values[r.ix()] = v;
                }
                e.n = h;
            }
        }
        e.n += 1;
    }
}

/// What an instruction comes to.
enum Out {
    Value(Val),
    Nothing,
    Exit,
    /// Back to the start of the loop.
    Round,
}

/// Goes on with a value if there is one, else leaves.
fn checked(v: Option<Val>) -> Out {
    v.map_or(Out::Exit, Out::Value)
}
fn int(i: i64) -> Out {
    Out::Value(Val::Int(i))
}
fn float(f: f64) -> Out {
    Out::Value(Val::Float(f))
}
fn bool(b: bool) -> Out {
    Out::Value(Val::Bool(b))
}
fn holds(b: bool) -> Out {
    if b { Out::Nothing } else { Out::Exit }
}
fn typed(v: Val, ty: Ty) -> Option<Val> {
    (v.ty() == ty).then_some(v)
}

struct Eval<'a> {
    t: &'a Trace,
    n: usize,
    /// Guards until one fails; 0: none does.
    fail: u64,
    end: End,
}

impl Eval<'_> {
    fn val(&self, r: Ref) -> Val {
        self.end.values[r.ix()]
    }
    fn wrong(&self, what: &str) -> ! {
        panic!("%{} {}: {what}", self.n, self.t.ins[self.n].op.name())
    }
    fn int(&self, r: Ref) -> i64 {
        let Val::Int(i) = self.val(r) else { self.wrong("no int") };
        i
    }
    fn float(&self, r: Ref) -> f64 {
        let Val::Float(f) = self.val(r) else { self.wrong("no float") };
        f
    }
    fn bool(&self, r: Ref) -> bool {
        let Val::Bool(b) = self.val(r) else { self.wrong("no bool") };
        b
    }
    fn number(&self, r: Ref) -> usize {
        let Val::Object(n) = self.val(r) else { self.wrong("no object") };
        n
    }
    fn object(&mut self, r: Ref) -> &mut Object {
        let n = self.number(r);
        self.end.memory.get(n)
    }
    fn part(&mut self, r: Ref, k: usize) -> &mut Val {
        let at = self.n;
        match self.object(r).contents.get_mut(k) {
            Some(v) => v,
            None => panic!("%{at}: no place {k}"),
        }
    }
    /// Item `b` of storage `a`.
    fn item(&mut self, i: &Ins) -> &mut Val {
        let Val::Storage(n, version) = self.val(i.a) else { self.wrong("no storage") };
        let (at, k) = (self.n, self.int(i.b));
        let list = self.end.memory.get(n);
        let Kind::List { changes, .. } = list.kind else { panic!("%{at}: no list") };
        assert!(changes == version, "%{at}: the storage has moved");
        match usize::try_from(k).ok().and_then(|k| list.contents.get_mut(k)) {
            Some(v) => v,
            None => panic!("%{at}: no item {k}"),
        }
    }

    /// Does what the exit does.
    fn leave(&mut self, exit: u32) {
        let e = &self.t.exits[exit as usize];
        for o in &e.objects {
            let i = self.t.get(o.value);
            let (kind, size) = match i.op {
                IrOp::VTuple => (Kind::Tuple, i.aux as usize),
                IrOp::VInstance => (Kind::Instance { shape: o.shape }, o.fields.len()),
                IrOp::VCell => (Kind::Cell, 1),
                IrOp::VRange => (Kind::Range, 3),
                IrOp::VComplex => (Kind::Complex, 2),
                IrOp::VSuper => (Kind::Super, 2),
                IrOp::VFunction => (Kind::Function { code: i.aux }, 2),
                _ => self.wrong("no virtual object"),
            };
            let mut contents = vec![Val::None; size];
            for (k, r) in &o.fields {
                contents[*k as usize] = self.val(*r);
            }
            let v = self.end.memory.make(kind, contents);
            let Val::Object(n) = v else { continue };
            self.end.memory.objects[n].count = o.count as i64;
            self.end.values[o.value.ix()] = v;
        }
        for r in &e.increfs {
            let n = self.number(*r);
            self.end.memory.get(n).count += 1;
        }
        for (s, r) in &self.t.snaps[e.snap as usize].slots {
            self.end.regs[*s as usize] = self.val(*r);
        }
    }

    fn step(&mut self, i: &Ins) -> Out {
        let mut out = match i.op.family() {
            Family::Const(op) => Out::Value(self.constant(op, i)),
            Family::Number(op) => self.arithmetic(op, i),
            Family::Wide(op) => self.wide(op, i),
            Family::Check(op) => self.check(op, i),
            Family::Memory(op) => self.memory(op, i),
            Family::Object(op) => self.object_op(op, i),
            Family::Call(family::Call::Call) => self.helper(i),
            Family::Structure(op) => self.structure(op, i),
            Family::Call(_) | Family::Generator(_) => self.wrong("not interpreted"),
        };
        let fails = i.exit != NO_EXIT && !i.op.is_end() && !self.t.exits[i.exit as usize].one_way;
        if fails && self.fail > 0 {
            self.fail -= 1;
            if self.fail == 0 {
                out = Out::Exit;
            }
        }
        out
    }

    fn constant(&self, op: family::Const, i: &Ins) -> Val {
        use family::Const::*;
        match op {
            KInt => Val::Int(i.aux),
            KFloat => Val::Float(f64::from_bits(i.aux as u64)),
            KBool => Val::Bool(i.aux != 0),
            KNone => Val::None,
            KUndef => Val::Undef,
            KRef => Val::Object(i.aux as usize),
        }
    }

    /// The second operand, which is above zero.
    fn positive(&self, r: Ref) -> i64 {
        let i = self.int(r);
        if i > 0 { i } else { self.wrong("divisor") }
    }
    fn shift(&self, r: Ref, below: i64) -> u32 {
        let i = self.int(r);
        if (0..below).contains(&i) { i as u32 } else { self.wrong("shift") }
    }
    fn fits(&self, i: Option<i64>) -> Out {
        i.map_or_else(|| self.wrong("does not fit"), int)
    }

    fn arithmetic(&mut self, op: family::Number, i: &Ins) -> Out {
        use family::Number::*;
        let (a, b) = (i.a, i.b);
        let ints = || (self.int(a), self.int(b));
        let floats = || (self.float(a), self.float(b));
        let both = |f: fn(i64, i64) -> i64| int(f(ints().0, ints().1));
        let compare = |f: fn(&i64, &i64) -> bool| bool(f(&ints().0, &ints().1));
        let both_f = |f: fn(f64, f64) -> f64| float(f(floats().0, floats().1));
        let compare_f = |f: fn(&f64, &f64) -> bool| bool(f(&floats().0, &floats().1));
        let fits = |f: fn(i64, i64) -> Option<i64>| self.fits(f(ints().0, ints().1));
        let may_fit = |f: fn(i64, i64) -> Option<i64>| checked(f(ints().0, ints().1).map(Val::Int));
        match op {
            AddI => fits(i64::checked_add),
            SubI => fits(i64::checked_sub),
            MulI => fits(i64::checked_mul),
            AddO => may_fit(i64::checked_add),
            SubO => may_fit(i64::checked_sub),
            MulO => may_fit(i64::checked_mul),
            DivI => int(self.int(a).div_euclid(self.positive(b))),
            ModI => int(self.int(a).rem_euclid(self.positive(b))),
            AndI => both(|x, y| x & y),
            OrI => both(|x, y| x | y),
            XorI => both(|x, y| x ^ y),
            ShlO => {
                let (x, s) = (self.int(a), self.shift(b, 63));
                checked(((x << s) >> s == x).then_some(Val::Int(x << s)))
            }
            ShrI => int(self.int(a) >> self.shift(b, 64)),
            EqI => compare(i64::eq),
            NeI => compare(i64::ne),
            LtI => compare(i64::lt),
            LeI => compare(i64::le),
            GtI => compare(i64::gt),
            GeI => compare(i64::ge),
            LtU => compare(|x, y| (*x as u64) < *y as u64),
            MinI => both(i64::min),
            MaxI => both(i64::max),
            AddF => both_f(|x, y| x + y),
            SubF => both_f(|x, y| x - y),
            MulF => both_f(|x, y| x * y),
            DivF => match floats() {
                (_, 0.0) => self.wrong("divisor"),
                (x, y) => float(x / y),
            },
            NegF => float(-self.float(a)),
            AbsF => float(self.float(a).abs()),
            SqrtF => match self.float(a) {
                x if x < 0.0 => self.wrong("negative"),
                x => float(x.sqrt()),
            },
            EqF => compare_f(f64::eq),
            NeF => compare_f(f64::ne),
            LtF => compare_f(f64::lt),
            LeF => compare_f(f64::le),
            GtF => compare_f(f64::gt),
            GeF => compare_f(f64::ge),
            I2F => float(self.int(a) as f64),
            U2F => float(self.int(a) as u64 as f64),
            F2I => {
                let f = self.float(a);
                checked((f.abs() < 9.2e18).then_some(Val::Int(f as i64)))
            }
            FloorF => float(self.float(a).floor()),
            CeilF => float(self.float(a).ceil()),
            RoundF => float(self.float(a).round_ties_even()),
            Not => bool(!self.bool(a)),
            EqB => bool(self.bool(a) == self.bool(b)),
            B2I => int(self.bool(a) as i64),
            EqR => bool(self.number(a) == self.number(b)),
        }
    }

    fn wide(&mut self, op: family::Wide, i: &Ins) -> Out {
        use family::Wide::*;
        let (a, b) = (i.a, i.b);
        let unsigned = |r: Ref| self.int(r) as u64 as u128;
        match op {
            AddX => int(self.int(a).wrapping_add(self.int(b))),
            SubX => int(self.int(a).wrapping_sub(self.int(b))),
            MulX => int(self.int(a).wrapping_mul(self.int(b))),
            MulHS => int(((self.int(a) as i128 * self.int(b) as i128) >> 64) as i64),
            MulHU => int(((unsigned(a) * unsigned(b)) >> 64) as i64),
            ShlX => int(self.int(a) << self.shift(b, 64)),
            ShrU => int((self.int(a) as u64 >> self.shift(b, 64)) as i64),
            PairW => Out::Value(Val::Wide(self.int(a), self.int(b), i.ty == Ty::Natural)),
            LowW | HighW => {
                let Val::Wide(low, high, _) = self.val(a) else { self.wrong("no int of two words") };
                int(if op == LowW { low } else { high })
            }
            ModW => {
                let (bits, by) = (unsigned(b) << 64 | unsigned(a), self.positive(i.c));
                int(match i.aux {
                    0 => (bits as i128).rem_euclid(by as i128) as i64,
                    _ => (bits % by as u128) as i64,
                })
            }
            UnboxW => {
                let o = self.object(a);
                let words = (o.kind == Kind::Int).then(|| o.contents[0]);
                checked(words.and_then(|w| match w {
                    Val::Wide(low, high, natural) if !natural || high >= 0 => {
                        Some(Val::Wide(low, high, false))
                    }
                    _ => None,
                }))
            }
            BoxW => {
                let (low, high, natural) = (self.int(a), self.int(b), i.aux != 0);
                if high == low >> 63 && (!natural || high == 0) {
                    self.wrong("fits one word");
                }
                Out::Value(self.end.memory.make(Kind::Int, vec![Val::Wide(low, high, natural)]))
            }
        }
    }

    fn check(&mut self, op: family::Check, i: &Ins) -> Out {
        use family::Check::*;
        let aux = i.aux;
        holds(match op {
            GuardTrue => self.bool(i.a),
            GuardFalse => !self.bool(i.a),
            GuardRef => self.number(i.a) == aux as usize,
            GuardLayout => self.object(i.a).layout() as i64 == aux,
            GuardShape => match self.object(i.a).kind {
                Kind::Instance { shape } => shape == aux,
                _ => self.wrong("no instance"),
            },
            GuardStrategy => match self.object(i.a).kind {
                Kind::List { strategy, .. } => strategy as i64 == aux,
                _ => false,
            },
            GuardTupleLen => {
                let o = self.object(i.a);
                if o.kind == Kind::Tuple { o.contents.len() as i64 == aux } else { self.wrong("no tuple") }
            }
            Alive | Poll | PollDrops => true,
            GuardType | GuardFuncCode | GuardAscii | GuardGenCode => self.wrong("not interpreted"),
        })
    }

    fn memory(&mut self, op: family::Memory, i: &Ins) -> Out {
        use family::Memory::*;
        let k = i.aux as usize;
        match op {
            SLoad => match typed(self.end.regs[k], i.ty) {
                // A root is entered with what it expects.
                None if i.exit == NO_EXIT => self.wrong("entered with something else"),
                v => checked(v),
            },
            MLoad => checked(typed(self.end.regs[k], i.ty)),
            SNotObj => holds(self.end.regs[k].ty() != Ty::Ref),
            SStore => {
                self.end.regs[k] = self.val(i.a);
                Out::Nothing
            }
            ListLen => {
                let o = self.object(i.a);
                if o.layout() == Layout::List { int(o.contents.len() as i64) } else { self.wrong("no list") }
            }
            TupleLen => {
                let o = self.object(i.a);
                if o.kind == Kind::Tuple { int(o.contents.len() as i64) } else { self.wrong("no tuple") }
            }
            ListPtr => {
                let n = self.number(i.a);
                let Kind::List { changes, .. } = self.object(i.a).kind else { self.wrong("no list") };
                Out::Value(Val::Storage(n, changes))
            }
            ItemI | ItemB | ItemF => match typed(*self.item(i), i.ty) {
                Some(v) => Out::Value(v),
                None => self.wrong("another strategy"),
            },
            ItemV => checked(typed(*self.item(i), i.ty)),
            StoreItemI | StoreItemB | StoreItemF | StoreItemV => {
                let v = self.val(i.c);
                *self.item(i) = v;
                Out::Nothing
            }
            TupleItem | CellGet => checked(typed(*self.part(i.a, k), i.ty)),
            Field => match typed(*self.part(i.a, k), i.ty) {
                None if i.exit == NO_EXIT => self.wrong("another type"),
                v => checked(v),
            },
            StorePayload if self.part(i.a, k).ty() != self.val(i.b).ty() => self.wrong("another type"),
            StoreField | StorePayload | TupleInit | CellSet => {
                let v = self.val(i.b);
                *self.part(i.a, k) = v;
                Out::Nothing
            }
            SetShape => match &mut self.object(i.a).kind {
                Kind::Instance { shape } => {
                    *shape = i.aux;
                    Out::Nothing
                }
                _ => self.wrong("no instance"),
            },
            GlobalGet => {
                let v = self.end.memory.globals.get(&i.aux).copied().unwrap_or(Val::Undef);
                checked(typed(v, i.ty))
            }
            GlobalSet => {
                let v = self.val(i.a);
                self.end.memory.globals.insert(i.aux, v);
                Out::Nothing
            }
            ComplexGet => {
                let k = (i.aux == COMPLEX_IM as i64) as usize;
                Out::Value(*self.part(i.a, k))
            }
            TuplePtr | RangeGet | FuncDefaults | AttrDict | FuncClosure | BoundGet | StrLen | StrAt
            | StrCode | IterKind | IterInt | IterRef | IterSet | BytesLen | BytesPtr | ByteIs | ItemC
            | StoreItemC => self.wrong("not interpreted"),
        }
    }

    fn object_op(&mut self, op: family::Object, i: &Ins) -> Out {
        use family::Object::*;
        let [a, b, c] = [i.a, i.b, i.c];
        let (kind, contents) = match op {
            NewTuple => (Kind::Tuple, vec![Val::None; i.aux as usize]),
            NewCell => (Kind::Cell, vec![self.val(a)]),
            NewComplex => (Kind::Complex, vec![self.val(a), self.val(b)]),
            NewRange => (Kind::Range, vec![self.val(a), self.val(b), self.val(c)]),
            NewSuper => (Kind::Super, vec![self.val(a), self.val(b)]),
            NewFunction => (Kind::Function { code: i.aux }, vec![self.val(a), self.val(b)]),
            IncRef => {
                self.object(a).count += 1;
                return Out::Nothing;
            }
            DecRef => {
                let n = self.number(a);
                self.end.memory.release(n);
                return Out::Nothing;
            }
            ListPop => {
                let list = self.object(a);
                if list.contents.pop().is_none() {
                    self.wrong("an empty list");
                }
                return Out::Nothing;
            }
            // Exits make them.
            VTuple | VInstance | VCell | VComplex | VRange | VSuper | VFunction => return Out::Nothing,
            NewInstance | DictLoad | HasKey | DictStore | SetChange => self.wrong("not interpreted"),
        };
        Out::Value(self.end.memory.make(kind, contents))
    }

    fn helper(&mut self, i: &Ins) -> Out {
        use HelperId::*;
        let args = self.t.args_of(i);
        let x = |k: usize| self.float(args[k]);
        match HelperId::of_number(i.aux) {
            FloatSquare => float(ops::float_square(x(0))),
            Hypot => float(x(0).hypot(x(1))),
            FloatMod => float(ops::float_mod(x(0), x(1))),
            FloatFloorDiv => float(ops::float_floor_div(x(0), x(1))),
            FloatIs => bool(x(0).to_bits() == x(1).to_bits()),
            NewList => {
                let kind = Kind::List { strategy: Strategy::Empty, changes: 0 };
                Out::Value(self.end.memory.make(kind, Vec::new()))
            }
            AppendInt | AppendFloat | AppendValue => {
                let v = self.val(args[1]);
                let at = self.n;
                let list = self.object(args[0]);
                let Kind::List { strategy, changes } = &mut list.kind else { panic!("%{at}: no list") };
                let own = match v.ty() {
                    Ty::Int => Strategy::Ints,
                    Ty::Float => Strategy::Floats,
                    Ty::Bool => Strategy::Bools,
                    _ => Strategy::Values,
                };
                // An empty list takes any strategy; one of other values stays what it is, or gets the general one.
                if *strategy != own && *strategy != Strategy::Values {
                    *strategy = if list.contents.is_empty() { own } else { Strategy::Values };
                }
                *changes += 1;
                list.contents.push(v);
                Out::Nothing
            }
            _ => self.wrong("not interpreted"),
        }
    }

    fn structure(&mut self, op: family::Structure, _: &Ins) -> Out {
        use family::Structure::*;
        match op {
            // The first round of a peeled loop is what stands before its head.
            LoopHead => {
                self.end.rounds += 1;
                Out::Nothing
            }
            Phi => Out::Nothing,
            LoopEnd => Out::Round,
            Stop => Out::Exit,
            Param | Jump | Return | Raise | Yield => self.wrong("not interpreted"),
        }
    }
}
