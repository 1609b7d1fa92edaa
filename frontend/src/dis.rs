//! Disassembly: `line  pc  name operands  ; what they mean`.

use std::fmt::Write as _;
use std::rc::Rc;

use crate::bytecode::*;
use crate::cfg::is_register;

/// The code object and those inside it as text.
pub fn disassemble(code: &CodeObject) -> String {
    let mut out = String::new();
    write_code(code, &mut out);
    out
}

fn write_code(code: &CodeObject, out: &mut String) {
    let _ = writeln!(
        out,
        "{} ({} args, {} locals, {} registers, {} loops):",
        code.qualname, code.arg_count, code.n_locals, code.n_regs, code.n_loops
    );
    let mut line = 0;
    for (pc, ins) in code.instrs.iter().enumerate() {
        let at = code.positions.get(pc).map_or(0, |p| p.line);
        let shown = if at == line { String::new() } else { at.to_string() };
        line = at;
        let (operands, notes) = describe(code, pc, ins);
        let text = format!("{shown:>5} {pc:>5}  {:<14} {operands}", ins.op.name());
        let _ = if notes.is_empty() {
            writeln!(out, "{}", text.trim_end())
        } else {
            writeln!(out, "{text:<50} ; {}", notes.join(", "))
        };
    }
    for entry in &code.exc_table {
        let _ = writeln!(
            out,
            "      {}..{} -> {} in {}",
            entry.start,
            entry.end,
            entry.target,
            register(code, u32::from(entry.exc_reg))
        );
    }
    for value in &code.consts {
        if let Const::Code(inner) = value {
            out.push('\n');
            write_code(inner, out);
        }
    }
}

fn register(code: &CodeObject, reg: u32) -> String {
    match code.var_names.get(reg as usize) {
        Some(name) => format!("{name}"),
        None => format!("t{}", reg.saturating_sub(u32::from(code.n_locals))),
    }
}

/// An operand of an instruction, with what it means in its code.
pub enum Operand<'a> {
    /// A register: that of a local, or a temporary; whether it is released.
    Register {
        name: String,
        killed: bool,
    },
    Const {
        index: u16,
        value: Option<&'a Const>,
    },
    /// A name: of an attribute, a global, a free variable.
    Name {
        prefix: char,
        index: u16,
        name: &'a str,
    },
    /// Where a jump goes to, as an index of an instruction.
    Jump(i64),
    Number(u16),
}

/// The operands of an instruction that count: what is behind a flag only if it is set.
pub fn operands<'a>(code: &'a CodeObject, pc: usize, ins: &Instr) -> Vec<Operand<'a>> {
    let mut all = Vec::new();
    let kinds = ins.op.operands();
    let name = |prefix: char, index: u16, list: &'a [Rc<str>]| {
        let name = list.get(usize::from(index)).map_or("", |n| n);
        Operand::Name { prefix, index, name }
    };
    for ((kind, value), kill) in kinds.into_iter().zip([ins.a, ins.b, ins.c]).zip([KILL_A, KILL_B, KILL_C]) {
        all.push(match kind {
            Kind::None => continue,
            Kind::FnRegs if ins.flags & (FN_DEFAULTS | FN_KWDEFAULTS | FN_CLOSURE) == 0 => continue,
            Kind::SpecReg if ins.flags & FMT_SPEC == 0 => continue,
            Kind::YieldReg if ins.flags & YIELD_FROM == 0 => continue,
            Kind::RaiseReg if ins.c < 1 => continue,
            Kind::CauseReg if ins.c < 2 => continue,
            kind if is_register(kind) => {
                Operand::Register { name: register(code, u32::from(value)), killed: ins.flags & kill != 0 }
            }
            Kind::Const | Kind::Name => {
                Operand::Const { index: value, value: code.consts.get(usize::from(value)) }
            }
            Kind::Site => name('s', value, &code.sites),
            Kind::Global => name('g', value, &code.global_names),
            Kind::Free => name('f', value, &code.free_vars),
            Kind::J16 => Operand::Jump(pc as i64 + 1 + i64::from(ins.offset16())),
            Kind::J32 => Operand::Jump(pc as i64 + 1 + i64::from(ins.offset32())),
            _ => Operand::Number(value),
        });
    }
    all
}

/// What the flags of an instruction say that its operands do not.
pub fn flag_notes(ins: &Instr) -> Vec<&'static str> {
    let mut notes = Vec::new();
    if ins.flags & INPLACE != 0 && ins.op.operands()[0] == Kind::Dst {
        notes.push("inplace");
    }
    if ins.op == Op::MakeFunction {
        let all = [(FN_DEFAULTS, "defaults"), (FN_KWDEFAULTS, "kwdefaults"), (FN_CLOSURE, "closure")];
        notes.extend(all.into_iter().filter(|(flag, _)| ins.flags & flag != 0).map(|(_, name)| name));
    }
    if ins.op == Op::FormatValue && ins.flags >> CONV_SHIFT & 3 != 0 {
        notes.push(["", "!s", "!r", "!a"][usize::from(ins.flags >> CONV_SHIFT & 3)]);
    }
    notes
}

fn describe(code: &CodeObject, pc: usize, ins: &Instr) -> (String, Vec<String>) {
    let (mut shown, mut notes) = (Vec::new(), Vec::new());
    for operand in operands(code, pc, ins) {
        shown.push(match operand {
            Operand::Register { name, killed } => format!("{name}{}", if killed { "!" } else { "" }),
            Operand::Const { index, value } => {
                notes.extend(value.map(constant));
                format!("k{index}")
            }
            Operand::Name { prefix, index, name } => {
                let dot = if prefix == 's' { "." } else { "" };
                notes.push(format!("{dot}{name}"));
                format!("{prefix}{index}")
            }
            Operand::Jump(target) => format!("-> {target}"),
            Operand::Number(n) => n.to_string(),
        });
    }
    notes.extend(flag_notes(ins).into_iter().map(str::to_owned));
    (shown.join(", "), notes)
}

/// A constant much as its `repr`.
pub(crate) fn constant(value: &Const) -> String {
    let list = |items: &[Const]| items.iter().map(constant).collect::<Vec<_>>().join(", ");
    match value {
        Const::None => "None".to_owned(),
        Const::Ellipsis => "...".to_owned(),
        Const::Bool(true) => "True".to_owned(),
        Const::Bool(false) => "False".to_owned(),
        Const::Int(i) => i.to_string(),
        Const::BigInt(s) => s.to_string(),
        Const::Float(f) => format!("{f:?}"),
        Const::Complex(f) => format!("{f:?}j"),
        Const::Str(s) => format!("{s:?}"),
        Const::WideStr(s) => {
            let shown = s.iter().map(|&c| match char::from_u32(c) {
                Some(c) => c.escape_debug().to_string(),
                None => format!("\\u{c:04x}"),
            });
            format!("\"{}\"", shown.collect::<String>())
        }
        Const::Bytes(b) => format!("b\"{}\"", b.escape_ascii()),
        Const::Tuple(items) if items.len() == 1 => format!("({},)", list(items)),
        Const::Tuple(items) => format!("({})", list(items)),
        Const::FrozenSet(items) => format!("frozenset({{{}}})", list(items)),
        Const::Code(code) => format!("<code {}>", code.qualname),
    }
}
