//! The text form of the trace IR.
//!
//! [`print`] (which is `Trace::print`) and [`parse`](super::parse::parse) are inverse: print, parse, print gives the same text.
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

use std::fmt::Write;

use super::helpers::HELPERS;
use super::*;

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
    let _ = match i.op.row().aux {
        Aux::None => Ok(()),
        Aux::Float => write!(s, " {}", float_text(i.aux)),
        Aux::Int | Aux::Bool => write!(s, " {}", i.aux),
        Aux::Helper if let Some(h) = HELPERS.get(i.aux as usize) => write!(s, " {}", h.name),
        Aux::Address => write!(s, " #{:#x}", i.aux),
        _ if i.aux > 0xffff => write!(s, " #{:#x}", i.aux),
        _ => write!(s, " #{}", i.aux),
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
