//! IR to machine code, which is run, against the reference interpreter: the same exit must be taken, and leave the same
//! registers and the same objects with the same counts behind.
//!
//! Exit stress ends the loops: the n-th guard fails, for both.
#![allow(unsafe_code, reason = "runs machine code on registers of its own")]

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use sidewinder_jit::enter::{Code, RootRecord};
use sidewinder_jit::exit::{ExitRecord, restore};
use sidewinder_jit::ir::eval::{Kind, Limits, Memory, Object, Val, eval};
use sidewinder_jit::ir::parse::parse;
use sidewinder_jit::ir::*;
use sidewinder_jit::lower::{Blanks, Compiler, PieceView, RootView, TraceView, memory_entry};
use sidewinder_jit::opt::{Fuel, Passes, optimise};
use sidewinder_vm::objects::*;
use sidewinder_vm::types::builtin;
use sidewinder_vm::value::{Layout, ObjectRef, Ref as ObjRef, Value};
use sidewinder_vm::vm::Vm;

mod generate;

use generate::{Gen, N_ROOTS, reachable};

/// There is one VM in a process, and one thread that uses it.
struct Machine {
    vm: Box<Vm>,
    compiler: Compiler,
    class: ObjRef<TypeObj>,
}
// SAFETY: the lock lets one test at a time use it.
unsafe impl Send for Machine {}
static MACHINE: Mutex<Option<Machine>> = Mutex::new(None);

fn machine() -> MutexGuard<'static, Option<Machine>> {
    let mut m = MACHINE.lock().unwrap_or_else(|e| e.into_inner());
    m.get_or_insert_with(|| {
        let vm = Vm::new();
        let object = builtin().object.clone();
        let class = TypeObj::new_with_payload("C", &builtin().type_, vec![object], Layout::Instance, None);
        class.set_capacity(3);
        Machine { vm, compiler: Compiler::native().expect("this machine is supported"), class }
    });
    m
}

/// Real objects for those of the interpreter's memory.
fn export(memory: &Memory, class: &TypeObj) -> Vec<ObjectRef> {
    let value = |v: &Val| match *v {
        Val::Int(i) => Value::Int(i),
        Val::None => Value::None,
        v => panic!("{v:?} at the start"),
    };
    let object = |o: &Object| match o.kind {
        Kind::Instance { .. } => {
            let i = InstanceObj::new(class);
            for (name, v) in ["x", "y", "z"].iter().zip(&o.contents) {
                i.set_attr(&intern(name), value(v));
            }
            i.into_object()
        }
        Kind::List { strategy, .. } => {
            // An empty list of ints is one that ints were taken out of.
            let list = ListObj::with_room(strategy, 4);
            o.contents.iter().for_each(|v| list.push(value(v)));
            list.into_object()
        }
        Kind::Int => match o.contents[0] {
            v @ Val::Wide(..) => match wide(v) {
                Value::Object(o) => o,
                v => panic!("{v:?} fits one word"),
            },
            v => panic!("{v:?} in an int"),
        },
        ref kind => panic!("{kind:?} at the start"),
    };
    memory.objects.iter().map(object).collect()
}

fn wide(v: Val) -> Value {
    let Val::Wide(low, high, natural) = v else { panic!("{v:?} is no int of two words") };
    let bits = (high as u128) << 64 | low as u64 as u128;
    if natural { BigIntObj::from_u128(bits) } else { BigIntObj::from_i128(bits as i128) }
}

/// The interpreter's memory for real objects: the roots, and what can be reached from registers.
#[derive(Default)]
struct Import {
    numbers: HashMap<usize, usize>,
    memory: Memory,
    /// Objects whose contents have not been looked at.
    rest: Vec<(usize, ObjectRef)>,
}

impl Import {
    fn value(&mut self, v: &Value) -> Val {
        match v {
            Value::Undef | Value::InCell(_) => Val::Undef,
            Value::None => Val::None,
            Value::Bool(b) => Val::Bool(b.get()),
            Value::Int(i) => Val::Int(*i),
            Value::Float(f) => Val::Float(f.get()),
            Value::Object(o) => Val::Object(self.object(o)),
        }
    }
    fn object(&mut self, o: &ObjectRef) -> usize {
        let next = self.memory.objects.len();
        let n = *self.numbers.entry(o.as_ptr() as usize).or_insert(next);
        if n == next {
            let count = o.ref_count() as i64;
            self.memory.objects.push(Object { kind: Kind::Cell, count, contents: Vec::new() });
            self.rest.push((n, o.clone()));
        }
        n
    }
    fn contents(&mut self) {
        while let Some((n, o)) = self.rest.pop() {
            let (kind, contents) = self.contents_of(&o);
            let o = &mut self.memory.objects[n];
            (o.kind, o.contents) = (kind, contents);
        }
    }
    fn contents_of(&mut self, o: &ObjectRef) -> (Kind, Vec<Val>) {
        let v = Value::Object(o.clone());
        match o.layout() {
            Layout::Cell => {
                let cell = v.get_exact::<CellObj>().expect("a cell");
                (Kind::Cell, vec![cell.value.with(|x| self.value(x))])
            }
            Layout::Tuple => {
                let t = v.get_exact::<TupleObj>().expect("a tuple");
                (Kind::Tuple, t.items().iter().map(|x| self.value(x)).collect())
            }
            Layout::List => {
                let l = v.get_exact::<ListObj>().expect("a list");
                let kind = Kind::List { strategy: l.strategy(), changes: 0 };
                (kind, (0..l.len()).map(|k| self.value(&l.get(k).expect("an item"))).collect())
            }
            Layout::Instance => {
                let i = v.get_exact::<InstanceObj>().expect("an instance");
                (Kind::Instance { shape: 0 }, (0..3).map(|k| self.value(i.slot(k))).collect())
            }
            Layout::BigInt => {
                let i = &v.get_exact::<BigIntObj>().expect("an int").value;
                let words = match (i128::try_from(i), u128::try_from(i)) {
                    (Ok(i), _) => Val::Wide(i as i64, (i >> 64) as i64, false),
                    (_, Ok(i)) => Val::Wide(i as i64, (i >> 64) as i64, true),
                    _ => panic!("{i} is beyond two words"),
                };
                (Kind::Int, vec![words])
            }
            layout => panic!("an object of layout {layout:?}"),
        }
    }
}

/// Constant objects are numbers for the interpreter, addresses for machine code.
fn with_addresses(t: &Trace, objects: &[ObjectRef]) -> Trace {
    let mut t = t.clone();
    for i in t.ins.iter_mut().filter(|i| matches!(i.op, IrOp::KRef | IrOp::GuardRef)) {
        i.aux = objects[i.aux as usize].as_ptr() as i64;
    }
    t
}

/// Compiles a root trace that has been optimised and runs it: the exit it leaves by, and what it leaves behind.
fn run(m: &mut Machine, t: &Trace, regs: &[Val], memory: &Memory, fail: u64) -> (u32, String) {
    let objects = export(memory, &m.class);
    let t = with_addresses(t, &objects);
    // Each register has a count of its object.
    let mut window: Vec<Value> = regs
        .iter()
        .map(|v| match *v {
            Val::Int(i) => Value::Int(i),
            Val::Float(f) => Value::float(f),
            Val::Object(n) => Value::Object(objects[n].clone()),
            v => wide(v),
        })
        .collect();
    let buf = vec![0u64; 4096];
    let (stress, dead) = (Cell::new(fail as i64), 0u8);
    // SAFETY: the trace outlives the records.
    let record = |e| unsafe { ExitRecord::new(&t, 0, 0, 0, e, i32::MAX) };
    let records: Vec<ExitRecord> = (0..t.exits.len() as u32).map(record).collect();
    let root = RootRecord::new(0, 0, 1);
    let starts = t.ins.iter().filter(|i| i.op == IrOp::SLoad);
    let entry: Vec<(u32, Ty)> = starts.map(|i| (i.aux as u32, i.ty)).collect();
    let blanks = Blanks::of(&t);
    let view = TraceView {
        trace: &t,
        number: 0,
        sides: &[],
        entry: Some(&entry),
        is_function: false,
        resume: None,
        exits: records.as_ptr(),
        execs: &[],
        blanks: &blanks,
    };
    let piece = PieceView {
        traces: vec![view],
        roots: vec![RootView { number: 0, entry: &entry, resume: None, record: &root }],
        parent: None,
        dead: &dead,
        stress: Some(stress.as_ptr()),
        buf: buf.as_ptr(),
        n_args: 0,
        max_depth: 1,
        extent: window.len(),
        is_generator: false,
    };
    let block = m.compiler.compile(&piece, false).expect("it can be compiled").code;
    // SAFETY: the code was compiled for these registers.
    let code: Code = unsafe { std::mem::transmute(block.addr()) };
    let left = code(&mut *m.vm, window.as_mut_ptr(), memory_entry(0));
    let exit = (left.status as usize - records.as_ptr() as usize) / size_of::<ExitRecord>();
    // SAFETY: no frames but the one of these registers; the buffer has what the exit stored.
    unsafe { restore(&mut m.vm, records[exit].plan(), window.as_mut_ptr(), buf.as_ptr()) };
    let mut found = Import::default();
    for o in &objects {
        found.object(o);
    }
    let regs: Vec<Val> = window.iter().map(|v| found.value(v)).collect();
    found.contents();
    assert_eq!(objects.len(), N_ROOTS);
    (exit as u32, reachable(&regs, &found.memory, true))
}

/// Optimises a root trace, and compares what machine code and the interpreter make of it. `ends`: values of slots at the
/// end of a loop.
#[track_caller]
fn compare(
    raw: &Trace,
    ends: Option<&HashMap<u32, Ref>>,
    passes: Passes,
    start: (&[Val], &Memory),
    fail: u64,
) -> u32 {
    let ends = ends.filter(|_| passes.peel);
    let t = optimise(raw, passes, true, ends, &[], &Fuel::new(Fuel::UNLIMITED));
    let (regs, memory) = start;
    let want = eval(&t, regs.to_vec(), memory.clone(), Limits { rounds: 1000, fail });
    let exit = want.exit.unwrap_or_else(|| panic!("it does not end\n{}", t.print()));
    let want = (exit, reachable(&want.regs, &want.memory, true));
    let mut m = machine();
    let got = run(m.as_mut().expect("it was made"), &t, regs, memory, fail);
    assert!(
        got == want,
        "guard {fail} fails, {passes:?}\n{}\nfrom {regs:?}\n{memory:?}\ninterpreted: {want:#?}\nmachine code: {got:#?}",
        t.print()
    );
    exit
}

#[test]
fn random_traces() {
    let mut exits = 0;
    for seed in 1..=1500 {
        let mut g = Gen::new(seed);
        let n = 4 + g.rng.below(30);
        for _ in 0..n {
            g.step();
        }
        let is_loop = g.rng.below(2) == 0;
        // A guard that stays, for the stress.
        g.guard(Ins::new(IrOp::Poll, Ty::Void));
        let end = Ins::new(if is_loop { IrOp::LoopEnd } else { IrOp::Stop }, Ty::Void);
        g.guard(end);
        let ends: HashMap<u32, Ref> = (0..).zip(g.slots.iter().map(|s| s.0)).collect();
        let (regs, memory) = g.start();
        let fail = 1 + g.rng.below(60) as u64;
        for passes in [Passes::ALL, Passes::NONE] {
            let exit = compare(&g.t, is_loop.then_some(&ends), passes, (&regs, &memory), fail);
            exits += (exit > 0) as u32;
        }
    }
    assert!(exits > 1500, "only {exits} traces came beyond their first exit");
}

/// Runs a trace given as text with these ints in the first slots, optimised and not; the exits it leaves by.
#[track_caller]
fn exits(text: &str, ints: [i64; 2], fail: u64) -> [u32; 2] {
    let raw = parse(text).unwrap_or_else(|e| panic!("{e}"));
    let end = raw.ins[raw.ins.len() - 1];
    let ends = (end.op == IrOp::LoopEnd).then(|| {
        let starts = raw.ins.iter().enumerate().filter(|(_, i)| i.op == IrOp::SLoad);
        let mut ends: HashMap<u32, Ref> = starts.map(|(n, i)| (i.aux as u32, Ref(n as u32))).collect();
        ends.extend(raw.snaps[raw.exits[end.exit as usize].snap as usize].slots.iter().copied());
        ends
    });
    let (mut regs, memory) = Gen::new(1).start();
    (regs[0], regs[1]) = (Val::Int(ints[0]), Val::Int(ints[1]));
    [Passes::ALL, Passes::NONE].map(|passes| compare(&raw, ends.as_ref(), passes, (&regs, &memory), fail))
}

#[test]
fn overflow_leaves_with_the_operands() {
    let text = "%x int = SLoad #0 !
                %m int = MulO %x, %x !
                %b int = AddO %m, 9223372036854775000 ! [1:%m]
                Stop ! [1:%b]";
    // The check of the entry has no exit of its own.
    assert_eq!(exits(text, [3, 0], 0), [2, 2]);
    assert_eq!(exits(text, [1 << 20, 0], 0), [1, 1]);
    assert_eq!(exits(text, [1 << 40, 0], 0), [0, 0]);
}

#[test]
fn loops_are_left_where_stress_says() {
    let text = "%x int = SLoad #0 !
                %y int = SLoad #1 !
                %z int = AddO %x, %y ! [0:%x]
                Poll ! [0:%z]
                LoopEnd ! [0:%z]";
    for fail in 1..9 {
        exits(text, [40, 2], fail);
    }
}

#[test]
fn exits_make_virtual_objects() {
    let text = "%x int = SLoad #0 !
                %o ref = SLoad #4 !
                %t ref = NewTuple #2
                IncRef %o
                TupleInit %t, %x #0
                TupleInit %t, %o #1
                %c ref = NewCell %t
                DecRef %o
                Poll ! [4:%c]
                Stop ! [4:%c]";
    assert_eq!(exits(text, [7, 0], 1), [0, 0]);
    assert_eq!(exits(text, [7, 0], 0), [1, 1]);
}
