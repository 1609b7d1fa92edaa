//! Linked instructions: what the interpreter's program counter walks over.
//!
//! There is one [`Word`] for each [`Instr`] of a code object, at the same index. A handler finds in it, ready for use, what
//! it would have to compute from the instruction each time: registers as offsets that an addressing mode takes, and the
//! address of the constant, attribute site, global or jump target. (Measured: half of the instructions that handlers of
//! arithmetic executed were such computations.) Everybody else reads the instruction: [`CodeObj::instr`].
//!
//! Two instructions that often follow each other may have one handler, which the word of the first one names
//! (superinstructions: Ertl and Gregg, "The Structure and Performance of Efficient Interpreters", 2003). The second
//! keeps its word: a jump may lead there, and the handler of the pair leaves everything but the frequent case to the two
//! plain handlers. So nobody but the interpreter knows of pairs.
#![allow(unsafe_code, reason = "jump targets are addresses inside the words")]

use sidewinder_frontend::bytecode::{CodeObject, Instr, KILL_A, KILL_B, KILL_C, Kind, OPS, Op};

use super::{AttrSite, GlobalSite};
use crate::value::Value;

/// One linked instruction.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Word {
    /// Which handler executes it: the opcode, or what [`fuse`] has found.
    pub handler: u8,
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
        let handler = fuse(&code.instrs, at).unwrap_or(ins.op as u8);
        let (flags, [a, b, c]) = (ins.flags, fields);
        words.push(Word { handler, flags, a, b, c, to: if refers.is_null() { jump } else { refers } });
    }
    debug_assert_eq!(start, words.as_ptr());
    words.into_boxed_slice()
}

/// `Loop` to a `ForIter`.
pub const LOOP_FOR: u8 = OPS.len() as u8;
/// `GetItem` and `JumpIfTrue` or `JumpIfFalse` on the item.
pub const ITEM_TRUE: u8 = LOOP_FOR + 1;
pub const ITEM_FALSE: u8 = LOOP_FOR + 2;
/// Handlers of two arithmetic operations, of which the second uses what the first gives: by first operation (see
/// [`FIRSTS`]), second, and whether the result of the first is the right operand.
pub const ARITH: u8 = LOOP_FOR + 3;
pub const FIRSTS: [Op; 6] = [Op::Add, Op::Sub, Op::Mul, Op::AddK, Op::SubK, Op::MulK];
pub const SECONDS: [Op; 3] = [Op::Add, Op::Sub, Op::Mul];
/// All numbers of handlers.
pub const HANDLERS: usize = ARITH as usize + FIRSTS.len() * SECONDS.len() * 2;
const _: () = assert!(HANDLERS <= 256);

/// The handler of the instruction at `at` and the one that is executed after it, if there is one for the pair.
fn fuse(code: &[Instr], at: usize) -> Option<u8> {
    let first = code[at];
    if first.op == Op::Loop {
        let to = code.get((at as i64 + 1 + first.offset32() as i64) as usize)?;
        return (to.op == Op::ForIter).then_some(LOOP_FOR);
    }
    let second = code.get(at + 1)?;
    let temporary = first.a;
    match second.op {
        Op::JumpIfTrue | Op::JumpIfFalse if first.op == Op::GetItem => {
            let same = second.a == temporary && second.flags & KILL_A != 0;
            same.then_some(if second.op == Op::JumpIfTrue { ITEM_TRUE } else { ITEM_FALSE })
        }
        _ => {
            let x = FIRSTS.iter().position(|&op| op == first.op)?;
            let y = SECONDS.iter().position(|&op| op == second.op)?;
            let used = |operand: u16, kill| (operand == temporary && second.flags & kill != 0) as u8;
            let side = match (used(second.b, KILL_B), used(second.c, KILL_C)) {
                (1, 0) => 0,
                (0, 1) => 1,
                _ => return None,
            };
            Some(ARITH + ((x * SECONDS.len() + y) * 2 + side) as u8)
        }
    }
}
