//! Reads the text form of the trace IR (see [`print`](super::print)).
//!
//! The parser reads more than the printer writes, for the sake of tests: any word may name a value (`%len`); a constant
//! may stand as an operand (`1`, `2.5`, `true`, `none`, `undef`, `&0x10` for an object); an exit may leave its
//! number out; `;` begins a comment. [`canonical`](super::print::canonical) writes this short form: values renumbered, constants in
//! place, dead instructions gone, exits without numbers. Two traces that differ only in names have the same canonical form.

use std::collections::HashMap;

use super::helpers::HELPERS;
use super::*;

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
    [Ty::Void, Ty::Undef, Ty::None, Ty::Bool, Ty::Int, Ty::Float, Ty::Ref, Ty::Ptr, Ty::Wide, Ty::Natural]
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
                continue;
            }
            let helper = || HELPERS.iter().position(|h| h.name == w);
            match op.row().aux {
                Aux::Float => i.aux = float(w).ok_or("bad float")?,
                Aux::Int | Aux::Bool => i.aux = number(w).ok_or("bad constant")?,
                Aux::Helper if helper().is_some() => i.aux = helper().map_or(0, |h| h as i64),
                _ => operands.push(self.operand(w)?),
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
        let mut e = Exit::new(0, 0);
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
            size: 0,
            pc,
            mode: sidewinder_vm::vm::RetMode::Store,
            dst: 0,
            extra,
            generator,
        })
    }
}
