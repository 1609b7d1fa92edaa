//! Linked instructions: what the interpreter's program counter walks over.
//!
//! There is one [`Word`] for each [`Instr`] of a code object, at the same index. A handler finds in it, ready for use, what
//! it would have to compute from the instruction each time: registers as offsets that an addressing mode takes, and the
//! address of the constant, attribute site, global or jump target. (Measured: half of the instructions that handlers of
//! arithmetic executed were such computations.) Everybody else reads the instruction: [`CodeObj::instr`].
#![allow(unsafe_code, reason = "jump targets are addresses inside the words")]

use sidewinder_frontend::bytecode::{CodeObject, Instr, Kind, Op};

use super::{AttrSite, GlobalSite};
use crate::value::Value;

/// One linked instruction.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Word {
    pub op: Op,
    pub flags: u8,
    /// Operands that are registers: twice the number, which times 8 is the distance from register 0 in bytes. Others: as in
    /// the instruction.
    pub a: u16,
    pub b: u16,
    pub c: u16,
    /// The constant (or name), attribute site or global site, or else the jump target.
    pub to: *const (),
}
const _: () = assert!(size_of::<Word>() == 16);

/// A place in linked code.
pub type Pc = *const Word;

/// Links instructions to what they refer to; all of that lives as long as the words.
pub fn link(code: &CodeObject, consts: &[Value], sites: &[AttrSite], globals: &[GlobalSite]) -> Box<[Word]> {
    let n = code.instrs.len();
    let mut words: Vec<Word> = Vec::with_capacity(n);
    let start = words.as_ptr();
    let target = |at: usize, offset: i32| start.wrapping_offset((at as i64 + 1 + offset as i64) as isize);
    for (at, ins) in code.instrs.iter().enumerate() {
        let kinds = ins.op.operands();
        let mut fields = [ins.a, ins.b, ins.c];
        let (mut jump, mut refers) = (std::ptr::null(), std::ptr::null());
        for (field, kind) in fields.iter_mut().zip(kinds) {
            let i = *field as usize;
            match kind {
                Kind::Const | Kind::Name => refers = &consts[i] as *const Value as *const (),
                Kind::Site => refers = &sites[i] as *const AttrSite as *const (),
                Kind::Global => refers = &globals[i] as *const GlobalSite as *const (),
                Kind::J16 => jump = target(at, ins.offset16()) as *const (),
                Kind::J32 => jump = target(at, ins.offset32()) as *const (),
                Kind::None | Kind::Free | Kind::Num | Kind::Loop => {}
                _ => *field *= 2,
            }
        }
        let Instr { op, flags, .. } = *ins;
        let [a, b, c] = fields;
        words.push(Word { op, flags, a, b, c, to: if refers.is_null() { jump } else { refers } });
    }
    debug_assert_eq!(start, words.as_ptr());
    words.into_boxed_slice()
}
