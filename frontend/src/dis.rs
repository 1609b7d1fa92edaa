//! Disassembly: `line  pc  name operands  ; what they mean`.

use std::fmt::Write as _;

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

fn describe(code: &CodeObject, pc: usize, ins: &Instr) -> (String, Vec<String>) {
    let mut operands = Vec::new();
    let mut notes = Vec::new();
    let kinds = ins.op.operands();
    for ((kind, value), kill) in kinds.into_iter().zip([ins.a, ins.b, ins.c]).zip([KILL_A, KILL_B, KILL_C]) {
        let index = usize::from(value);
        match kind {
            Kind::None => {}
            Kind::FnRegs if ins.flags & (FN_DEFAULTS | FN_KWDEFAULTS | FN_CLOSURE) == 0 => {}
            Kind::SpecReg if ins.flags & FMT_SPEC == 0 => {}
            Kind::YieldReg if ins.flags & YIELD_FROM == 0 => {}
            Kind::RaiseReg if ins.c < 1 => {}
            Kind::CauseReg if ins.c < 2 => {}
            kind if is_register(kind) => {
                let mark = if ins.flags & kill != 0 { "!" } else { "" };
                operands.push(format!("{}{mark}", register(code, u32::from(value))));
            }
            Kind::Const | Kind::Name => {
                operands.push(format!("k{value}"));
                notes.extend(code.consts.get(index).map(constant));
            }
            Kind::Site => {
                operands.push(format!("s{value}"));
                notes.extend(code.sites.get(index).map(|n| format!(".{n}")));
            }
            Kind::Global => {
                operands.push(format!("g{value}"));
                notes.extend(code.global_names.get(index).map(|n| n.to_string()));
            }
            Kind::Free => {
                operands.push(format!("f{value}"));
                notes.extend(code.free_vars.get(index).map(|n| n.to_string()));
            }
            Kind::J16 => operands.push(format!("-> {}", pc as i64 + 1 + i64::from(ins.offset16()))),
            Kind::J32 => operands.push(format!("-> {}", pc as i64 + 1 + i64::from(ins.offset32()))),
            _ => operands.push(value.to_string()),
        }
    }
    let uses_inplace = ins.flags & INPLACE != 0 && kinds[0] == Kind::Dst;
    if uses_inplace {
        notes.push("inplace".to_owned());
    }
    if ins.op == Op::MakeFunction {
        for (flag, name) in
            [(FN_DEFAULTS, "defaults"), (FN_KWDEFAULTS, "kwdefaults"), (FN_CLOSURE, "closure")]
        {
            if ins.flags & flag != 0 {
                notes.push(name.to_owned());
            }
        }
    }
    if ins.op == Op::FormatValue {
        match ins.flags >> CONV_SHIFT & 3 {
            0 => {}
            n => notes.push(["", "!s", "!r", "!a"][usize::from(n)].to_owned()),
        }
    }
    (operands.join(", "), notes)
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
