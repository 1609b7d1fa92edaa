//! Module code for `exec` with separate locals: names live in a mapping, not in the globals.
//!
//! The code becomes that of a class body: register 0 holds the mapping, all other registers move up by one, and names are
//! looked up in the mapping before the globals, except those of `global` statements. Functions inside stay as they are: they see globals only.

use crate::bytecode::*;

/// `code` (of a module) as code whose names live in the mapping in register 0.
pub fn with_local_names(code: &CodeObject) -> CodeObject {
    let mut c = code.clone();
    c.flags = c.flags & !code_flags::MODULE | code_flags::CLASS_BODY;
    // Names are constants of the instructions that look them up, in the order of `global_names`.
    let first = c.consts.len() as u16;
    c.consts.extend(c.global_names.iter().cloned().map(Const::Str));
    for i in &mut c.instrs {
        *i = moved(*i);
        match i.op {
            _ if i.flags & OF_GLOBALS != 0 => {}
            Op::LoadGlobal => (i.op, i.b, i.c) = (Op::LoadName, first + i.b, i.b),
            Op::StoreGlobal => (i.op, i.b) = (Op::StoreName, first + i.b),
            Op::DelGlobal => (i.op, i.b) = (Op::DelName, first + i.b),
            _ => {}
        }
    }
    c.var_names.insert(0, ".namespace".into());
    c.cell_vars.iter_mut().for_each(|r| *r += 1);
    c.exc_table.iter_mut().for_each(|e| e.exc_reg += 1);
    (c.n_locals, c.n_regs) = (c.n_locals + 1, c.n_regs + 1);
    c
}

/// An instruction with all its registers one higher.
fn moved(mut i: Instr) -> Instr {
    let kinds = i.op.operands();
    for (kind, r) in kinds.into_iter().zip([&mut i.a, &mut i.b, &mut i.c]) {
        use Kind::*;
        match kind {
            Dst | Reg | Dst2 | Reg2 | Reg3 | RunC | RunC2 | DstRunC | DstRunEx | CallB | CallM | CallBKw
            | CallMKw | SpecReg | FnRegs | YieldReg | RaiseReg | CauseReg => *r += 1,
            None | Const | Name | Site | Global | Free | Num | Loop | J16 | J32 => {}
        }
    }
    i
}
