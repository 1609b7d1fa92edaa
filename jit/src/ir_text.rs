//! The text form of the trace IR, and what a well-formed trace is.
//!
//! [`print`] (which is `Trace::print`) and [`parse`] are inverse: print, parse, print gives the same text.
//! One instruction a line, parts that say nothing left out:
//!
//! ```text
//! %4    int = AddO %2, %3 !0 [1:%2 2:%3] clean 4 inc %1 raised @5>12+%7*%8 at 11
//! ```
//! | part | is |
//! |---|---|
//! | `%4 int =` | the value and its type; absent for instructions without a value |
//! | `%2, %3` | operands; a call's arguments stand here too |
//! | `#3`, `#0xff`, a helper's name | the aux |
//! | `!0` | number of the exit; what follows describes it |
//! | `[1:%2]` | slots whose registers are out of date, with their values |
//! | `clean 4` | slots whose registers were written and are right |
//! | `obj %9x1 [0:%2]` | a virtual object the exit makes, with how often it is held (an instance: `#shape`) and its fields |
//! | `dead 5` | slots that nobody reads any more |
//! | `plain 6` | slots, neither clean nor dead, whose registers hold no objects |
//! | `inc %1` | values whose counts the exit restores |
//! | `one-way` | the exit is only right if the guard really fails |
//! | `raised` | an exception is in flight (and `one-way`) |
//! | `@5>12+%7*%8` | instruction of each frame, outermost first; `+` its `extra`, `*` its generator object |
//! | `at 11` | instruction the guard belongs to, if it is not the one to continue with |
//!
//! Of a frame only its instruction is printed: code objects, window bases and return modes are lost, so parsed traces are
//! for passes and tests, not for lowering.
//!
//! The parser reads more than the printer writes, for the sake of tests: any word may name a value (`%len`); a constant
//! may stand as an operand (`1`, `2.5`, `true`, `none`, `undef`, `&0x10` for an object); an exit may leave its
//! number out; `;` begins a comment. [`canonical`] writes this short form: values renumbered, constants in
//! place, dead instructions gone, exits without numbers. Two traces that differ only in names have the same canonical form.
//!
//! # Verifier
//! [`verify`] checks, by rule (each has a rejecting test below):
//!
//! 1. operands are instructions that stand before their user and have a value;
//! 2. operands and results have the number and types of [`signature`], calls those of the helper table;
//! 3. guards have exits, other instructions have none, and no two instructions share one;
//! 4. exits, snapshots and chains are in range, and a chain has a frame;
//! 5. snapshots name each slot once, in order, with values that stand before the guard and can be in a register;
//! 6. counts are restored for objects only;
//! 7. a trace ends with `LoopEnd`, `Jump`, `Stop` or `Return`, which stand nowhere else;
//! 8. `LoopHead` stands at most once and belongs to a `LoopEnd`; `Phi`s stand directly before that `LoopEnd`, join a value
//!    from before the head with one of the same type, and there is one a value;
//! 9. a side trace (one with `Param`s) has no loop of its own, and its `Param`s have the types of `Trace::params`.
//!
//! Not checked: that what the loop uses from before its head is invariant or has a `Phi`, which cannot be seen from the
//! trace alone.

use std::collections::HashMap;
use std::fmt::Write;

use crate::helpers::HELPERS;
use crate::ir::*;

// ---- printing ---------------------------------------------------------------------------------------------

/// The text form.
pub fn print(t: &Trace) -> String {
    let mut s = String::new();
    for n in 0..t.ins.len() {
        line(&mut s, t, n, &|r| format!("%{}", r.0), true);
    }
    s
}

/// The text form up to names: see the module's head.
pub fn canonical(t: &Trace) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut k = 0;
    for i in &t.ins {
        names.push(match i.op {
            IrOp::KInt => i.aux.to_string(),
            IrOp::KFloat => float_text(i.aux),
            IrOp::KBool => if i.aux != 0 { "true" } else { "false" }.to_string(),
            IrOp::KNone => "none".to_string(),
            IrOp::KUndef => "undef".to_string(),
            IrOp::KRef => format!("&{:#x}", i.aux),
            _ if i.ty == Ty::Void => "%void".to_string(),
            _ => {
                k += 1;
                format!("%{}", k - 1)
            }
        });
    }
    let mut s = String::new();
    for (n, i) in t.ins.iter().enumerate() {
        if i.op.effect() != Effect::Const {
            line(&mut s, t, n, &|r| names[r.ix()].clone(), false);
        }
    }
    s
}

fn float_text(bits: i64) -> String {
    let f = f64::from_bits(bits as u64);
    if f.is_nan() { format!("nan:{bits:#x}") } else { format!("{f:?}") }
}

/// Whether an aux of zero is printed.
fn zero_means_something(op: IrOp) -> bool {
    use IrOp::*;
    matches!(
        op,
        GenSave
            | GenMove
            | GenLoad
            | GenStore
            | SLoad
            | MLoad
            | SStore
            | SNotObj
            | Param
            | Field
            | StoreField
            | TupleItem
            | TupleInit
    )
}

fn line(s: &mut String, t: &Trace, n: usize, name: &dyn Fn(Ref) -> String, numbered: bool) {
    let i = &t.ins[n];
    if i.op == IrOp::LoopHead {
        s.push_str("---- loop ----\n");
    }
    let _ = if i.ty == Ty::Void {
        write!(s, "      {}", i.op.name())
    } else {
        write!(s, "{:<5} {} = {}", name(Ref(n as u32)), i.ty.name(), i.op.name())
    };
    let mut sep = " ";
    for r in i.operands().chain(t.args_of(i).iter().copied()) {
        let _ = write!(s, "{sep}{}", name(r));
        sep = ", ";
    }
    let _ = match i.op {
        IrOp::KFloat => write!(s, " {}", float_text(i.aux)),
        IrOp::KInt | IrOp::KBool => write!(s, " {}", i.aux),
        IrOp::KRef => write!(s, " #{:#x}", i.aux),
        IrOp::Call if HELPERS.get(i.aux as usize).is_some() => write!(s, " {}", HELPERS[i.aux as usize].name),
        _ if i.aux > 0xffff => write!(s, " #{:#x}", i.aux),
        _ if i.aux != 0 || zero_means_something(i.op) => write!(s, " #{}", i.aux),
        _ => Ok(()),
    };
    if i.exit != NO_EXIT {
        let _ = if numbered { write!(s, " !{}", i.exit) } else { write!(s, " !") };
        exit(s, t, i.exit, name);
    }
    s.push('\n');
}

fn exit(s: &mut String, t: &Trace, n: u32, name: &dyn Fn(Ref) -> String) {
    let Some(e) = t.exits.get(n as usize) else { return };
    let Some(snap) = t.snaps.get(e.snap as usize) else { return };
    let chain = t.chains.get(snap.chain as usize).map_or(&[][..], |c| c);
    let list = |v: Vec<String>, sep: &str| v.join(sep);
    if !snap.slots.is_empty() {
        let _ = write!(
            s,
            " [{}]",
            list(snap.slots.iter().map(|(k, v)| format!("{k}:{}", name(*v))).collect(), " ")
        );
    }
    for (what, slots) in [("clean", &snap.clean), ("dead", &snap.dead), ("plain", &snap.plain)] {
        if !slots.is_empty() {
            let _ = write!(s, " {what} {}", list(slots.iter().map(u32::to_string).collect(), ","));
        }
    }
    for o in &e.objects {
        let fields: Vec<String> = o.fields.iter().map(|(k, v)| format!("{k}:{}", name(*v))).collect();
        let _ = write!(s, " obj {}x{}", name(o.value), o.count);
        if o.shape != 0 {
            let _ = write!(s, "#{:#x}", o.shape);
        }
        let _ = write!(s, " [{}]", list(fields, " "));
    }
    if !e.increfs.is_empty() {
        let _ = write!(s, " inc {}", list(e.increfs.iter().map(|r| name(*r)).collect(), ","));
    }
    if e.one_way && !e.raised {
        s.push_str(" one-way");
    }
    if e.raised {
        s.push_str(" raised");
    }
    let mut sep = " @";
    for f in chain {
        let _ = write!(s, "{sep}{}", f.pc);
        for (mark, r) in [('+', f.extra), ('*', f.generator)] {
            if r.is_some() {
                let _ = write!(s, "{mark}{}", name(r));
            }
        }
        sep = ">";
    }
    if chain.last().is_none_or(|f| f.pc != e.pc) {
        let _ = write!(s, " at {}", e.pc);
    }
}

// ---- parsing ----------------------------------------------------------------------------------------------

/// Reads the text form. The message names the line.
pub fn parse(text: &str) -> Result<Trace, String> {
    let mut p = Parser::default();
    for (n, l) in text.lines().enumerate() {
        let l = l.split(';').next().unwrap_or("").trim();
        if l.is_empty() || l.starts_with("----") {
            continue;
        }
        p.line(l).map_err(|e| format!("line {}: {e}: {l}", n + 1))?;
    }
    Ok(p.t)
}

#[derive(Default)]
struct Parser {
    t: Trace,
    names: HashMap<String, Ref>,
    consts: HashMap<(IrOp, i64), Ref>,
}

fn type_of(word: &str) -> Option<Ty> {
    [Ty::Void, Ty::Undef, Ty::None, Ty::Bool, Ty::Int, Ty::Float, Ty::Ref, Ty::Ptr]
        .into_iter()
        .find(|t| t.name() == word)
}

/// A decimal or hexadecimal number; the latter may use all 64 bits.
fn number(word: &str) -> Option<i64> {
    match word.strip_prefix("0x") {
        Some(h) => u64::from_str_radix(h, 16).ok().map(|x| x as i64),
        None => word.parse().ok(),
    }
}

fn float(word: &str) -> Option<i64> {
    match word.strip_prefix("nan:") {
        Some(bits) => number(bits),
        None => word.parse::<f64>().ok().map(|f| f.to_bits() as i64),
    }
}

impl Parser {
    fn line(&mut self, l: &str) -> Result<(), String> {
        let (l, exit) = match l.split_once('!') {
            Some((a, b)) => (a, Some(b)),
            None => (l, None),
        };
        let (target, body) = match l.split_once(" = ") {
            Some((a, b)) => (Some(a), b),
            None => (None, l),
        };
        let (name, ty) = match target {
            Some(d) => {
                let (name, ty) = d.trim().split_once(char::is_whitespace).ok_or("value without a type")?;
                (Some(name), type_of(ty.trim()).ok_or("unknown type")?)
            }
            None => (None, Ty::Void),
        };
        let mut words = body.split([',', ' ']).filter(|w| !w.is_empty());
        let op = words.next().ok_or("no op")?;
        let op = *IR_OPS.iter().find(|o| o.name() == op).ok_or("unknown op")?;
        let mut i = Ins::new(op, ty);
        let mut operands = Vec::new();
        for w in words {
            if let Some(a) = w.strip_prefix('#') {
                i.aux = number(a).ok_or("bad aux")?;
            } else if op == IrOp::KFloat {
                i.aux = float(w).ok_or("bad float")?;
            } else if matches!(op, IrOp::KInt | IrOp::KBool) {
                i.aux = number(w).ok_or("bad constant")?;
            } else if let Some(h) = HELPERS.iter().position(|h| op == IrOp::Call && h.name == w) {
                i.aux = h as i64;
            } else {
                operands.push(self.operand(w)?);
            }
        }
        if i.has_args() {
            i.b = Ref(self.t.args.len() as u32);
            i.c = Ref(operands.len() as u32);
            self.t.args.extend(operands);
        } else {
            let n = operands.len();
            let mut o = operands.into_iter();
            let mut next = || o.next().unwrap_or(Ref::NONE);
            (i.a, i.b, i.c) = (next(), next(), next());
            if n > 3 {
                return Err("more than three operands".to_string());
            }
        }
        if let Some(e) = exit {
            i.exit = self.exit(e)?;
        }
        if op == IrOp::Param {
            self.t.params.push(ty);
        }
        let r = self.t.push(i);
        if op.effect() == Effect::Const {
            self.consts.entry((op, i.aux)).or_insert(r);
        }
        if let Some(n) = name
            && self.names.insert(n.to_string(), r).is_some()
        {
            return Err("value named twice".to_string());
        }
        Ok(())
    }

    fn operand(&mut self, w: &str) -> Result<Ref, String> {
        if w.starts_with('%') {
            return self.names.get(w).copied().ok_or_else(|| format!("{w} is not defined"));
        }
        let (op, ty, aux) = match w {
            "true" => (IrOp::KBool, Ty::Bool, 1),
            "false" => (IrOp::KBool, Ty::Bool, 0),
            "none" => (IrOp::KNone, Ty::None, 0),
            "undef" => (IrOp::KUndef, Ty::Undef, 0),
            _ => match (w.strip_prefix('&'), number(w), float(w)) {
                (Some(a), ..) => (IrOp::KRef, Ty::Ref, number(a).ok_or("bad object")?),
                (_, Some(i), _) => (IrOp::KInt, Ty::Int, i),
                (.., Some(f)) => (IrOp::KFloat, Ty::Float, f),
                _ => return Err(format!("bad operand {w}")),
            },
        };
        let t = &mut self.t;
        Ok(*self.consts.entry((op, aux)).or_insert_with(|| t.push(Ins::new(op, ty).aux(aux))))
    }

    fn exit(&mut self, text: &str) -> Result<u32, String> {
        let spaced = text.replace('[', " [ ").replace(']', " ] ").replace(',', " ");
        let mut w = spaced.split_whitespace().peekable();
        let n =
            match text.chars().next().filter(char::is_ascii_digit).and(w.peek()).and_then(|x| x.parse().ok())
            {
                Some(n) => {
                    w.next();
                    n
                }
                None => self.t.exits.len(),
            };
        let mut e =
            Exit { snap: 0, objects: Vec::new(), increfs: Vec::new(), raised: false, one_way: false, pc: 0 };
        let mut s = Snapshot::default();
        let mut chain = Vec::new();
        let mut at = None;
        while let Some(x) = w.next() {
            match x {
                "[" => {
                    for x in w.by_ref().take_while(|x| *x != "]") {
                        let (k, v) = x.split_once(':').ok_or("bad slot")?;
                        s.slots.push((k.parse().map_err(|_| "bad slot")?, self.operand(v)?));
                    }
                }
                "clean" | "dead" | "plain" => {
                    let list = match x {
                        "clean" => &mut s.clean,
                        "dead" => &mut s.dead,
                        _ => &mut s.plain,
                    };
                    while let Some(k) = w.next_if(|x| x.parse::<u32>().is_ok()) {
                        list.push(k.parse().map_err(|_| "bad slot")?);
                    }
                }
                "obj" => {
                    let what = w.next().ok_or("bad object")?;
                    let (what, shape) = match what.split_once('#') {
                        Some((a, b)) => (a, number(b).ok_or("bad shape")?),
                        None => (what, 0),
                    };
                    let (value, count) = what.split_once('x').ok_or("bad object")?;
                    let value = self.operand(value)?;
                    let count = count.parse().map_err(|_| "bad object")?;
                    let mut fields = Vec::new();
                    if w.next() != Some("[") {
                        return Err("bad object".to_string());
                    }
                    for x in w.by_ref().take_while(|x| *x != "]") {
                        let (k, v) = x.split_once(':').ok_or("bad field")?;
                        fields.push((k.parse().map_err(|_| "bad field")?, self.operand(v)?));
                    }
                    e.objects.push(VirtualObject { value, shape, fields, count });
                }
                "inc" => {
                    while let Some(v) = w.next_if(|x| x.starts_with(['%', '&'])) {
                        e.increfs.push(self.operand(v)?);
                    }
                }
                "one-way" => e.one_way = true,
                "raised" => (e.raised, e.one_way) = (true, true),
                "at" => at = Some(w.next().and_then(|x| x.parse().ok()).ok_or("bad position")?),
                _ => {
                    let frames = x.strip_prefix('@').ok_or("bad exit")?;
                    for f in frames.split('>') {
                        chain.push(self.frame(f)?);
                    }
                }
            }
        }
        if chain.is_empty() {
            chain.push(self.frame("0")?);
        }
        e.pc = at.unwrap_or(chain[chain.len() - 1].pc);
        let t = &mut self.t;
        t.chains.push(chain);
        s.chain = t.chains.len() as u32 - 1;
        t.snaps.push(s);
        e.snap = t.snaps.len() as u32 - 1;
        if n > 1 << 20 {
            return Err("bad exit number".to_string());
        }
        while t.exits.len() <= n {
            // A number nobody uses.
            t.exits.push(e.clone());
        }
        t.exits[n] = e;
        Ok(n as u32)
    }

    fn frame(&mut self, text: &str) -> Result<SnapFrame, String> {
        let (text, generator) = match text.split_once('*') {
            Some((a, b)) => (a, self.operand(b)?),
            None => (text, Ref::NONE),
        };
        let (pc, extra) = match text.split_once('+') {
            Some((a, b)) => (a, self.operand(b)?),
            None => (text, Ref::NONE),
        };
        let pc = pc.parse().map_err(|_| "bad frame")?;
        Ok(SnapFrame {
            code: 0,
            func: 0,
            base: 0,
            pc,
            mode: sidewinder_vm::vm::RetMode::Store,
            dst: 0,
            extra,
            generator,
        })
    }
}

// ---- verifying --------------------------------------------------------------------------------------------

/// Whether an op has an exit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaves {
    Never,
    /// Depending on where it stands or what it calls.
    Maybe,
    Always,
}

/// Operands and result of an op: one letter each of `i`nt, `f`loat, `b`ool, `r`ef, `p`tr, `n`one, `u`ndef, `v` (anything a
/// register can hold), `x` (any value), `-` (no result), and `*` for a call's arguments.
pub fn signature(op: IrOp) -> (&'static str, char, Leaves) {
    use IrOp::*;
    use Leaves::*;
    match op {
        KInt => ("", 'i', Never),
        KFloat => ("", 'f', Never),
        KBool => ("", 'b', Never),
        KNone => ("", 'n', Never),
        KUndef => ("", 'u', Never),
        KRef => ("", 'r', Never),
        Param => ("", 'v', Never),
        // The loads at a root's start are checked before the trace is entered.
        SLoad => ("", 'v', Maybe),
        MLoad | GlobalGet => ("", 'v', Always),
        SNotObj | GlobalVar | Alive | Poll => ("", '-', Always),
        SStore | GlobalSet => ("v", '-', Never),
        AddI | SubI | MulI | DivI | ModI | AndI | OrI | XorI | ShrI | MinI | MaxI => ("ii", 'i', Never),
        AddO | SubO | MulO | ShlO => ("ii", 'i', Always),
        EqI | NeI | LtI | LeI | GtI | GeI | LtU => ("ii", 'b', Never),
        AddF | SubF | MulF | DivF => ("ff", 'f', Never),
        NegF | AbsF | SqrtF | FloorF | CeilF | RoundF => ("f", 'f', Never),
        EqF | NeF | LtF | LeF | GtF | GeF => ("ff", 'b', Never),
        I2F => ("i", 'f', Never),
        F2I => ("f", 'i', Always),
        Not => ("b", 'b', Never),
        EqB => ("bb", 'b', Never),
        B2I => ("b", 'i', Never),
        EqR => ("rr", 'b', Never),
        GuardTrue | GuardFalse => ("b", '-', Always),
        GuardRef | GuardType | GuardLayout | GuardShape | GuardStrategy | GuardTupleLen | GuardFuncCode
        | GuardAscii => ("r", '-', Always),
        ListLen | StrLen | RangeGet => ("r", 'i', Never),
        ListPtr => ("r", 'p', Never),
        ItemB => ("pi", 'b', Never),
        ItemI => ("pi", 'i', Never),
        ItemF => ("pi", 'f', Never),
        ItemV => ("pi", 'v', Always),
        StoreItemB => ("pib", '-', Never),
        StoreItemI => ("pii", '-', Never),
        StoreItemF => ("pif", '-', Never),
        StoreItemV => ("piv", '-', Never),
        TupleItem | CellGet | BoundGet => ("r", 'v', Always),
        Field => ("r", 'v', Maybe),
        FuncDefaults => ("r", 'r', Always),
        StoreField | StorePayload | TupleInit | CellSet => ("rv", '-', Never),
        SetShape | IncRef | DecRef => ("r", '-', Never),
        FuncClosure => ("r", 'r', Never),
        StrAt => ("ri", 'r', Never),
        NewTuple | NewInstance => ("", 'r', Never),
        NewCell => ("v", 'r', Never),
        NewRange => ("iii", 'r', Never),
        NewSuper => ("rr", 'r', Never),
        VTuple | VInstance | VCell | VRange | VSuper => ("", 'r', Never),
        Call => ("*", '?', Maybe),
        CallFunc => ("*", 'p', Always),
        CallRet => ("pr", 'v', Always),
        GenSelf => ("", 'r', Never),
        GenFunc => ("r", 'r', Never),
        GuardGenCode => ("r", '-', Always),
        GenSave => ("v", '-', Never),
        GenMove => ("", '-', Never),
        GenAt => ("r", '-', Always),
        GenLoad => ("r", 'v', Always),
        GenStore => ("rv", '-', Never),
        GenPause | GenFinish => ("r", '-', Never),
        CallGen | IterNext => ("r", 'p', Always),
        IterKind => ("r", '-', Always),
        IterInt => ("r", 'i', Never),
        IterRef => ("r", 'r', Never),
        IterSet => ("ri", '-', Never),
        ListPop => ("r", '-', Never),
        DictLoad => ("rv", 'v', Always),
        HasKey => ("rv", 'b', Always),
        DictStore => ("rvv", '-', Always),
        SetChange => ("rv", '-', Always),
        GenMore => ("pr", '-', Always),
        GenEnd => ("p", '-', Always),
        GenItem => ("p", 'v', Always),
        Exec | ExecRaises => ("", '-', Always),
        Catch => ("", 'r', Never),
        Throw => ("r", 'r', Never),
        LoopHead => ("", '-', Never),
        Phi => ("xx", 'x', Never),
        LoopEnd => ("", '-', Maybe),
        Jump | Stop => ("", '-', Always),
        Return | Yield => ("v", '-', Never),
    }
}

fn is_a(ty: Ty, kind: char) -> bool {
    match kind {
        'i' => ty == Ty::Int,
        'f' => ty == Ty::Float,
        'b' => ty == Ty::Bool,
        'r' => ty == Ty::Ref,
        'p' => ty == Ty::Ptr,
        'n' => ty == Ty::None,
        'u' => ty == Ty::Undef,
        'v' => !matches!(ty, Ty::Void | Ty::Ptr),
        'x' => ty != Ty::Void,
        '-' => ty == Ty::Void,
        _ => true,
    }
}

/// Whether the trace is well-formed; the message names the instruction and the rule.
pub fn verify(t: &Trace) -> Result<(), String> {
    let head = t.ins.iter().position(|i| i.op == IrOp::LoopHead);
    let is_side = t.ins.iter().any(|i| i.op == IrOp::Param);
    let mut owner: HashMap<u32, usize> = HashMap::new();
    let mut phis: HashMap<Ref, usize> = HashMap::new();
    let mut params = t.params.iter();
    for (n, i) in t.ins.iter().enumerate() {
        let at = |m: String| format!("%{n} {}: {m}", i.op.name());
        let fail = |m: &str| Err(at(m.to_string()));
        let known = |r: Ref| r.ix() < n && t.ins[r.ix()].ty != Ty::Void;
        // Operands and result.
        if i.has_args() && i.b.ix().saturating_add(i.c.ix()) > t.args.len() {
            return fail("arguments out of range");
        }
        if let Some(r) = i.operands().chain(t.args_of(i).iter().copied()).find(|r| !known(*r)) {
            return Err(at(format!("operand %{} does not precede it or has no value", r.0)));
        }
        let (operands, result, leaves) = signature(i.op);
        let got: Vec<Ty> = i.operands().map(|r| t.ty(r)).collect();
        if operands != "*" {
            if got.len() != operands.len() {
                return fail("wrong number of operands");
            }
            if operands.chars().zip(&got).any(|(k, ty)| !is_a(*ty, k)) {
                return fail("wrong type of an operand");
            }
        }
        if !is_a(i.ty, result) {
            return fail("wrong type of the result");
        }
        if i.op == IrOp::Call {
            call(t, i).map_err(at)?;
        }
        // Exits.
        if i.exit == NO_EXIT {
            if leaves == Leaves::Always {
                return fail("a guard without an exit");
            }
        } else {
            if leaves == Leaves::Never {
                return fail("an exit that is never taken");
            }
            if owner.insert(i.exit, n).is_some() {
                return fail("shares its exit with another instruction");
            }
            exit_is_right(t, i.exit, n).map_err(at)?;
        }
        // Structure.
        let ends = matches!(i.op, IrOp::LoopEnd | IrOp::Jump | IrOp::Stop | IrOp::Return | IrOp::Yield);
        if ends != (n + 1 == t.ins.len()) {
            return fail("a trace ends with its only LoopEnd, Jump, Stop, Return or Yield");
        }
        match i.op {
            IrOp::LoopHead if head != Some(n) => return fail("a second LoopHead"),
            IrOp::LoopHead | IrOp::LoopEnd if is_side => return fail("a loop in a side trace"),
            IrOp::LoopEnd if head.is_some() != (i.exit == NO_EXIT) => {
                return fail("LoopEnd has an exit exactly if there is no LoopHead");
            }
            IrOp::Phi => {
                if head.is_none_or(|h| i.a.ix() >= h) {
                    return fail("a Phi of a value that is not from before the loop");
                }
                if !matches!(t.ins.get(n + 1).map(|x| x.op), Some(IrOp::Phi | IrOp::LoopEnd)) {
                    return fail("a Phi stands directly before LoopEnd");
                }
                if t.ty(i.a) != i.ty || t.ty(i.b) != i.ty {
                    return fail("the sides of a Phi have different types");
                }
                if phis.insert(i.a, n).is_some() {
                    return fail("a second Phi of a value");
                }
            }
            IrOp::Param if params.next() != Some(&i.ty) => return fail("not the type of Trace::params"),
            _ => {}
        }
    }
    match t.ins.last() {
        None => Err("an empty trace".to_string()),
        Some(l) if head.is_some() && l.op != IrOp::LoopEnd => Err("LoopHead without LoopEnd".to_string()),
        _ => Ok(()),
    }
}

fn call(t: &Trace, i: &Ins) -> Result<(), String> {
    let Some(h) = HELPERS.get(i.aux as usize) else { return Err("no such helper".to_string()) };
    let args = t.args_of(i);
    let types: Vec<Ty> = args.iter().map(|r| t.ty(*r)).collect();
    if h.boxed {
        if i.exit == NO_EXIT {
            return Err("a helper that may raise has no exit".to_string());
        }
        if args.first().is_none_or(|r| t.get(*r).op != IrOp::KInt) {
            return Err("wrong arguments: a boxed helper takes the number of its ExecInfo".to_string());
        }
    } else if types.len() < h.args.len() || types.iter().zip(h.args).any(|(a, b)| a != b) {
        return Err("wrong arguments".to_string());
    }
    if i.ty != h.ret { Err("wrong type of the result".to_string()) } else { Ok(()) }
}

fn exit_is_right(t: &Trace, exit: u32, n: usize) -> Result<(), String> {
    let Some(e) = t.exits.get(exit as usize) else { return Err("exit out of range".to_string()) };
    let Some(s) = t.snaps.get(e.snap as usize) else { return Err("snapshot out of range".to_string()) };
    let Some(c) = t.chains.get(s.chain as usize) else { return Err("chain out of range".to_string()) };
    if c.is_empty() {
        return Err("a chain without frames".to_string());
    }
    let can_be_stored = |r: Ref| r.ix() < n && is_a(t.ty(r), 'v');
    let extras = c.iter().flat_map(|f| [f.extra, f.generator]).filter(|r| r.is_some());
    if let Some(r) = s.slots.iter().map(|x| x.1).chain(extras).find(|r| !can_be_stored(*r)) {
        return Err(format!("the snapshot's %{} does not precede it or cannot be in a register", r.0));
    }
    if s.slots.windows(2).any(|w| w[0].0 >= w[1].0) {
        return Err("slots of the snapshot are not in order".to_string());
    }
    if s.slots.iter().any(|x| s.dead.contains(&x.0)) {
        return Err("a slot is both dead and out of date".to_string());
    }
    if s.slots.iter().any(|x| s.clean.contains(&x.0)) {
        return Err("a slot is both clean and out of date".to_string());
    }
    if e.increfs.iter().any(|r| r.ix() >= n || t.ty(*r) != Ty::Ref) {
        return Err("restores the count of something that is no object".to_string());
    }
    Ok(())
}

#[cfg(test)]
mod test {
    use super::*;

    fn fixed_point(t: &Trace) {
        let text = print(t);
        let again = parse(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
        assert_eq!(text, print(&again));
        assert_eq!(t.ins, again.ins, "{text}");
        assert_eq!(t.args, again.args, "{text}");
        let short = canonical(t);
        let again = parse(&short).unwrap_or_else(|e| panic!("{e}\n{short}"));
        assert_eq!(short, canonical(&again));
    }

    /// A small trace around every op, made from its signature.
    #[test]
    fn every_op_prints_parses_and_verifies() {
        for &op in IR_OPS {
            let mut t = parse(
                "%i int = KInt -5
                 %f float = KFloat 2.5
                 %b bool = KBool 1
                 %r ref = KRef #0x7f0000001000
                 %n none = KNone
                 %u undef = KUndef
                 %p ptr = ListPtr %r",
            )
            .expect("parses");
            let (operands, result, leaves) = signature(op);
            let ty = match result {
                'f' => Ty::Float,
                'b' => Ty::Bool,
                'r' => Ty::Ref,
                'p' => Ty::Ptr,
                'n' => Ty::None,
                'u' => Ty::Undef,
                '-' => Ty::Void,
                _ => Ty::Int,
            };
            let mut i = Ins::new(op, ty).aux(3);
            let value = |k| Ref("ifbrnup".find(k).unwrap_or(0) as u32);
            let mut o = operands.chars().map(value);
            if operands == "*" {
                // `StrOrd` takes an object and gives an int.
                i.aux = HELPERS.iter().position(|h| h.name == "StrOrd").expect("a helper") as i64;
                (i.b, i.c) = (Ref(0), Ref(1));
                t.args.push(value('r'));
            } else {
                (i.a, i.b, i.c) = (
                    o.next().unwrap_or(Ref::NONE),
                    o.next().unwrap_or(Ref::NONE),
                    o.next().unwrap_or(Ref::NONE),
                );
            }
            if op == IrOp::Param {
                t.params.push(ty);
            }
            if op.effect() == Effect::Const {
                i.aux = if matches!(op, IrOp::KNone | IrOp::KUndef) { 0 } else { 1 };
            }
            if op == IrOp::Phi {
                t.push(Ins::new(IrOp::LoopHead, Ty::Void));
            }
            if leaves == Leaves::Always || op == IrOp::LoopEnd {
                i.exit = t.exits.len() as u32;
                t.chains.push(vec![SnapFrame {
                    code: 0,
                    func: 0,
                    base: 0,
                    pc: 7,
                    mode: sidewinder_vm::vm::RetMode::Store,
                    dst: 0,
                    extra: Ref(3),
                    generator: Ref::NONE,
                }]);
                t.snaps.push(Snapshot {
                    slots: vec![(1, Ref(0)), (4, Ref(1))],
                    clean: vec![2, 3],
                    dead: vec![5],
                    plain: vec![6],
                    chain: 0,
                });
                t.exits.push(Exit {
                    snap: 0,
                    objects: Vec::new(),
                    increfs: vec![Ref(3)],
                    raised: true,
                    one_way: true,
                    pc: 6,
                });
            }
            t.push(i);
            if matches!(op, IrOp::Phi | IrOp::LoopHead) {
                t.push(Ins::new(IrOp::LoopEnd, Ty::Void));
            } else if !matches!(op, IrOp::LoopEnd | IrOp::Jump | IrOp::Stop | IrOp::Return | IrOp::Yield) {
                let end = parse("Stop ! @9").expect("parses");
                let (n, k) = (t.exits.len() as u32, t.snaps.len() as u32);
                t.chains.push(end.chains[0].clone());
                t.snaps.push(Snapshot { chain: t.chains.len() as u32 - 1, ..Default::default() });
                t.exits.push(Exit { snap: k, ..end.exits[0].clone() });
                t.push(Ins { exit: n, ..end.ins[0] });
            }
            verify(&t).unwrap_or_else(|e| panic!("{e}\n{}", print(&t)));
            fixed_point(&t);
        }
    }

    #[test]
    fn whole_exits_survive() {
        let text = "%0    ref = SLoad #-1 !0 @0\n\
                    %1    float = KFloat -0.0\n\
                    %2    float = KFloat nan:0x7ff8000000000001\n\
                    %3    int = Field %0 #0 !1 [1:%1 7:%0] clean 2,3 dead 5 plain 6,7 inc %0,%0 raised @5>12+%0*%0>3 at 11\n      \
                    Stop !2 @4\n";
        let t = parse(text).expect("parses");
        assert_eq!(print(&t), text);
        assert_eq!(t.ins[2].aux, 0x7ff8000000000001);
        let e = &t.exits[1];
        assert_eq!((e.pc, e.raised, e.increfs.len(), t.chain(1).len()), (11, true, 2, 3));
        assert_eq!(t.chain(1)[1].generator, Ref(0));
        fixed_point(&t);
    }

    #[test]
    fn canonical_form_knows_no_names() {
        let a = parse(
            "%c int = KInt 1\n%x int = SLoad #1 !\n%y int = AddO %x, %c !\n%z undef = KUndef\nStop ! [1:%y]",
        );
        let b = parse("%7 int = SLoad #1 !4 ; other names\n%8 int = AddO %7, 1 !9\nStop !2 [1:%8]");
        assert_eq!(canonical(&a.expect("parses")), canonical(&b.expect("parses")));
    }

    #[test]
    fn the_parser_says_what_is_wrong() {
        for (text, why) in [
            ("%1 int = Add 1, 2", "unknown op"),
            ("%1 integer = AddI 1, 2", "unknown type"),
            ("%1 = AddI 1, 2", "without a type"),
            ("%1 int = AddI %5, 2", "%5 is not defined"),
            ("%1 int = AddI one, 2", "bad operand"),
            ("%1 int = KInt\n%1 int = KInt", "twice"),
            ("SStore 1 #x", "bad aux"),
            ("Poll ! [1=%2]", "bad slot"),
            ("Poll ! somewhere", "bad exit"),
        ] {
            let e = parse(text).expect_err(text);
            assert!(e.contains(why), "{text}: {e}");
        }
    }

    /// One trace per rule, with the words the complaint must contain.
    #[test]
    fn the_verifier_rejects() {
        let stop = "\nStop !";
        for (text, why) in [
            // Rule 2.
            ("%1 int = AddI 1", "number of operands"),
            ("%1 int = AddI 1, 2.0", "type of an operand"),
            ("GuardTrue 1 !", "type of an operand"),
            ("%r ref = SLoad #1 !\n%p ptr = ListPtr %r\nSStore %p #1", "type of an operand"),
            ("%1 float = AddI 1, 2", "type of the result"),
            ("%1 ptr = SLoad #1 !", "type of the result"),
            ("%1 float = Call 1 Sin", "wrong arguments"),
            ("%1 int = Call 1.0 Sin", "type of the result"),
            ("%1 bool = Call %r, 1 Truth !", "is not defined"),
            ("%1 bool = Call 2.0, 1 Truth !", "number of its ExecInfo"),
            ("%1 bool = Call 2, 1 Truth", "has no exit"),
            ("%1 bool = Call 2 #0x10000", "no such helper"),
            // Rule 3.
            ("%1 int = AddO 1, 2", "without an exit"),
            ("%1 int = AddI 1, 2 !", "never taken"),
            ("Poll !0\nAlive !0", "shares its exit"),
            // Rule 5.
            ("%r ref = SLoad #1 !\n%p ptr = ListPtr %r\nPoll ! [1:%p]", "cannot be in a register"),
            ("Poll ! [2:1 1:2]", "not in order"),
            ("Poll ! [1:1 1:2]", "not in order"),
            ("Poll ! [1:1] clean 1", "both clean"),
            // Rule 6.
            ("%1 int = SLoad #1 !\nPoll ! inc %1", "no object"),
            // Rule 7.
            ("Stop !\nPoll !", "ends with"),
            // Rule 8.
            ("LoopHead", "LoopHead without"),
        ] {
            let e = parse(&format!("{text}{stop}")).and_then(|t| verify(&t)).expect_err(text);
            assert!(e.contains(why), "{text}: {e}");
        }
        for (text, why) in [
            ("", "empty"),
            ("Poll !", "ends with"),
            ("LoopEnd", "exactly if"),
            ("LoopHead\nLoopEnd !", "exactly if"),
            ("LoopHead\nLoopHead\nLoopEnd", "second LoopHead"),
            ("LoopHead\n%1 int = MLoad #1 !\n%2 int = Phi %1, %1\nLoopEnd", "not from before"),
            ("%1 int = MLoad #1 !\nLoopHead\n%2 int = Phi %1, 1\nPoll !\nLoopEnd", "directly before"),
            ("%1 int = MLoad #1 !\nLoopHead\n%2 int = Phi %1, 1.0\nLoopEnd", "different types"),
            (
                "%1 int = MLoad #1 !\nLoopHead\n%2 int = Phi %1, %1\n%3 int = Phi %1, %1\nLoopEnd",
                "second Phi",
            ),
            ("%1 int = Param #0\nLoopEnd !", "loop in a side trace"),
        ] {
            let e = parse(text).and_then(|t| verify(&t)).expect_err(text);
            assert!(e.contains(why), "{text}: {e}");
        }
    }

    /// What text cannot say.
    #[test]
    fn the_verifier_rejects_numbers_out_of_range() {
        let good =
            parse("%0 int = SLoad #1 !\n%1 int = AddO %0, 1 !\n%2 float = Call 1.0 Sin\nStop ! [1:%1]")
                .expect("parses");
        verify(&good).expect("well-formed");
        let bad = |change: fn(&mut Trace), why: &str| {
            let mut t = good.clone();
            change(&mut t);
            let e = verify(&t).expect_err(why);
            assert!(e.contains(why), "{e}");
        };
        // Rule 1: %1 is the constant, %2 the addition.
        bad(|t| t.ins[2].a = Ref(2), "does not precede");
        bad(|t| t.ins[2].a = Ref(4), "does not precede");
        bad(|t| t.ins[2].a = Ref(99), "does not precede");
        bad(|t| t.ins[4].c = Ref(9), "arguments out of range");
        // Rule 4.
        bad(|t| t.ins[2].exit = 17, "exit out of range");
        bad(|t| t.exits[1].snap = 17, "snapshot out of range");
        bad(|t| t.snaps[1].chain = 17, "chain out of range");
        bad(|t| t.chains[1].clear(), "without frames");
        // Rule 5.
        bad(|t| t.snaps[1].slots = vec![(1, Ref(2))], "does not precede");
        bad(|t| t.chains[1][0].extra = Ref(5), "does not precede");
        // Rule 6.
        bad(|t| t.exits[1].increfs = vec![Ref(5)], "no object");
        // Rule 9.
        bad(|t| t.ins[0] = Ins::new(IrOp::Param, Ty::Int), "Trace::params");
    }
}
