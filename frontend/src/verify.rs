//! Checks that a [`CodeObject`] keeps the rules the interpreter relies on.
//!
//! Code that comes from a cache file is untrusted; code from our own compiler is checked in test builds.
//! What an operand may be follows from its [`Kind`] in the opcode table, so a new opcode is covered
//! without a change here. Beyond that: jumps stay inside, nothing falls off the end, the header's counts
//! agree with each other, and nested code agrees with the instruction that makes a function of it.
//!
//! Not checked: that registers hold what they should (a list under construction, say), or that temporaries
//! are written before they are read. The interpreter's own checks must cover what an instruction finds in
//! a register; an unwritten register is unbound.

use std::fmt;
use std::rc::Rc;

use crate::bytecode::{
    CodeObject, Const, FMT_SPEC, FN_CLOSURE, FN_DEFAULTS, FN_KWDEFAULTS, Instr, KILL_A, KILL_B, KILL_C, Kind,
    MAX_REGS, Op, YIELD_FROM, code_flags,
};

/// Nesting of code and of tuples. Beyond this, code of our own is simply not cached.
const MAX_DEPTH: u32 = 200;

/// A broken rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerifyError {
    /// Qualified name of the code.
    pub code: Rc<str>,
    /// Index of the instruction, if it is about one.
    pub at: Option<usize>,
    pub rule: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "{}: instruction {at}: {}", self.code, self.rule),
            None => write!(f, "{}: {}", self.code, self.rule),
        }
    }
}

impl std::error::Error for VerifyError {}

/// Checks `code` and the code nested in it.
pub fn verify(code: &CodeObject) -> Result<(), VerifyError> {
    verify_at(code, 0)
}

fn verify_at(code: &CodeObject, depth: u32) -> Result<(), VerifyError> {
    let v = Verifier { code };
    let whole = |rule: String| VerifyError { code: code.qualname.clone(), at: None, rule };
    v.header().map_err(whole)?;
    for entry in &code.exc_table {
        v.exc_entry(entry).map_err(whole)?;
    }
    for (at, instr) in code.instrs.iter().enumerate() {
        v.instr(at, *instr).map_err(|rule| VerifyError {
            code: code.qualname.clone(),
            at: Some(at),
            rule: format!("{}: {rule}", instr.op.name()),
        })?;
    }
    for c in &code.consts {
        v.constant(c, depth)?;
    }
    Ok(())
}

struct Verifier<'a> {
    code: &'a CodeObject,
}

/// The rule that is broken.
type Checked = Result<(), String>;

fn ensure(holds: bool, rule: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(rule()) }
}

impl Verifier<'_> {
    fn header(&self) -> Checked {
        use code_flags::*;
        let c = self.code;
        let rule = |holds: bool, rule: &str| ensure(holds, || rule.to_string());
        rule(c.n_regs <= MAX_REGS, "too many registers")?;
        rule(c.n_locals <= c.n_regs, "more locals than registers")?;
        rule(c.var_names.len() == c.n_locals as usize, "names of locals")?;
        rule(c.posonly_count <= c.arg_count, "positional-only parameters")?;
        let stars = (c.flags & VARARGS != 0) as u32 + (c.flags & VARKEYWORDS != 0) as u32;
        let n_params = c.arg_count as u32 + c.kwonly_count as u32 + stars;
        rule(n_params <= c.n_locals as u32, "more parameters than locals")?;
        let mut cells = c.cell_vars.clone();
        cells.sort_unstable();
        rule(cells.last().is_none_or(|&reg| reg < c.n_regs), "cell register")?;
        rule(cells.windows(2).all(|w| w[0] != w[1]), "cell register twice")?;
        let known = OPTIMIZED
            | NEWLOCALS
            | VARARGS
            | VARKEYWORDS
            | NESTED
            | GENERATOR
            | COROUTINE
            | ASYNC_GENERATOR
            | HAS_DOCSTRING
            | METHOD
            | CLASS_BODY
            | SEES_CLASS
            | MODULE;
        rule(c.flags & !known == 0, "unknown flags")?;
        let kinds = [OPTIMIZED, CLASS_BODY, MODULE].iter().filter(|&&f| c.flags & f != 0).count();
        rule(kinds == 1, "neither or more than one of function, class body, module")?;
        if c.flags & OPTIMIZED == 0 {
            rule(n_params == 0, "parameters of a module or class body")?;
        }
        if c.flags & CLASS_BODY != 0 {
            rule(c.n_regs >= 1, "class body without a register for its namespace")?;
        }
        rule(
            c.flags & SEES_CLASS == 0 || c.n_regs >= 1,
            "no register for the namespace of the class around",
        )?;
        let resumable = [GENERATOR, COROUTINE, ASYNC_GENERATOR].iter().filter(|&&f| c.flags & f != 0).count();
        rule(resumable <= 1, "more than one of generator, coroutine, async generator")?;
        rule(c.positions.len() == c.instrs.len(), "one position per instruction")?;
        rule(c.marks.is_sorted_by_key(|m| m.0), "marks out of order")?;
        rule(c.marks.iter().all(|m| (m.0 as usize) < c.instrs.len()), "mark behind the end")?;
        rule(c.instrs.len() < i32::MAX as usize, "too many instructions")?;
        match c.instrs.last() {
            None => Err("no instructions".to_string()),
            Some(last) => rule(never_falls_through(last.op), "runs off the end"),
        }
    }

    fn exc_entry(&self, e: &crate::bytecode::ExcEntry) -> Checked {
        let n = self.code.instrs.len() as u64;
        ensure(e.start < e.end && (e.end as u64) <= n, || format!("exception range {}..{}", e.start, e.end))?;
        ensure((e.target as u64) < n, || format!("exception target {}", e.target))?;
        ensure(e.exc_reg < self.code.n_regs, || format!("exception register {}", e.exc_reg))?;
        // Handling an exception releases everything from `exc_reg` up, and locals must survive that.
        ensure(e.exc_reg >= self.code.n_locals, || format!("exception register {} is a local", e.exc_reg))
    }

    /// Registers `first..first + n` exist.
    fn regs(&self, first: u16, n: u32) -> Checked {
        ensure(first as u32 + n <= self.code.n_regs as u32, || format!("registers {first}, {n} of them"))
    }

    fn jump(&self, at: usize, offset: i32) -> Checked {
        let target = at as i64 + 1 + offset as i64;
        ensure(target >= 0 && target < self.code.instrs.len() as i64, || format!("jump to {target}"))
    }

    fn operand(&self, at: usize, i: Instr, kind: Kind, value: u16) -> Checked {
        let c = self.code;
        let index = |len: usize, what: &str| ensure((value as usize) < len, || format!("{what} {value}"));
        match kind {
            Kind::None => ensure(value == 0, || format!("unused operand is {value}")),
            Kind::Num => Ok(()),
            Kind::Dst | Kind::Reg => self.regs(value, 1),
            Kind::Dst2 | Kind::Reg2 => self.regs(value, 2),
            Kind::Reg3 => self.regs(value, 3),
            Kind::RunC | Kind::DstRunC => self.regs(value, i.c as u32),
            Kind::RunC2 => self.regs(value, i.c as u32 * 2),
            Kind::DstRunEx => self.regs(value, (i.c as u32 & 255) + 1 + (i.c as u32 >> 8)),
            Kind::CallB => self.regs(value, i.b as u32 + 1),
            Kind::CallM | Kind::CallBKw => self.regs(value, i.b as u32 + 2),
            Kind::CallMKw => self.regs(value, i.b as u32 + 3),
            Kind::Const => index(c.consts.len(), "constant"),
            Kind::Name => ensure(matches!(c.consts.get(value as usize), Some(Const::Str(_))), || {
                format!("constant {value} is not a name")
            }),
            Kind::Site => index(c.sites.len(), "attribute site"),
            Kind::Global => index(c.global_names.len(), "global"),
            Kind::Free => index(c.free_vars.len(), "free variable"),
            Kind::Loop => index(c.n_loops as usize, "loop"),
            Kind::J16 => self.jump(at, i.offset16()),
            Kind::J32 => self.jump(at, i.offset32()),
            Kind::SpecReg => self.optional(value, i.flags & FMT_SPEC != 0),
            Kind::YieldReg => self.optional(value, i.flags & YIELD_FROM != 0),
            Kind::RaiseReg => self.optional(value, i.c >= 1),
            Kind::CauseReg => self.optional(value, i.c == 2),
            Kind::FnRegs => {
                let reads =
                    |flag: u8, nth: u32| if i.flags & flag != 0 { self.regs(value, nth + 1) } else { Ok(()) };
                reads(FN_DEFAULTS, 0)?;
                reads(FN_KWDEFAULTS, 1)?;
                reads(FN_CLOSURE, 2)
            }
        }
    }

    fn optional(&self, value: u16, is_read: bool) -> Checked {
        if is_read { self.regs(value, 1) } else { Ok(()) }
    }

    fn instr(&self, at: usize, i: Instr) -> Checked {
        let c = self.code;
        let kinds = i.op.operands();
        // The high half of a `J32` offset is in `c`, whose own kind is `None`.
        let is_j32 = kinds[1] == Kind::J32;
        for (n, (kind, value)) in kinds.into_iter().zip([i.a, i.b, i.c]).enumerate() {
            if n == 2 && is_j32 {
                continue;
            }
            self.operand(at, i, kind, value)?;
        }
        for (flag, kind) in [KILL_A, KILL_B, KILL_C].into_iter().zip(kinds) {
            ensure(i.flags & flag == 0 || is_register(kind), || "kills what is not a register".to_string())?;
        }
        let names_const = |n: u16| c.consts.get(n as usize);
        let resumable = code_flags::GENERATOR | code_flags::COROUTINE | code_flags::ASYNC_GENERATOR;
        match i.op {
            Op::Loop => ensure(i.offset32() < 0, || "jumps forward".to_string()),
            Op::ForIter => {
                let next = c.instrs.get(at + 1).map(|n| n.op);
                ensure(next == Some(Op::Jump) && at + 2 < c.instrs.len(), || {
                    "not followed by Jump and a loop body".to_string()
                })
            }
            Op::BuildInterpolation => ensure(i.c == 4, || format!("of {} parts", i.c)),
            Op::BuildTemplate => ensure(i.c == 2, || format!("of {} parts", i.c)),
            Op::Raise => ensure(i.c <= 2, || format!("form {}", i.c)),
            Op::Yield | Op::Send => ensure(c.flags & resumable != 0, || "outside a generator".to_string()),
            Op::LoadName | Op::LoadNameFree | Op::StoreName | Op::DelName => {
                let has_namespace = c.flags & (code_flags::CLASS_BODY | code_flags::SEES_CLASS) != 0;
                ensure(has_namespace, || "outside a class body".to_string())
            }
            Op::MakeCell => ensure(c.cell_vars.contains(&i.a), || format!("register {} has no cell", i.a)),
            Op::LoadCell => ensure(c.cell_vars.contains(&i.b), || format!("register {} has no cell", i.b)),
            Op::StoreCell | Op::DelCell => {
                ensure(c.cell_vars.contains(&i.a), || format!("register {} has no cell", i.a))
            }
            Op::MakeFunction => match names_const(i.b) {
                Some(Const::Code(inner)) => {
                    ensure(inner.free_vars.is_empty() == (i.flags & FN_CLOSURE == 0), || {
                        format!("closure for {} free variables", inner.free_vars.len())
                    })
                }
                _ => Err("not code".to_string()),
            },
            op => {
                for (kind, value) in op.operands().into_iter().zip([i.a, i.b, i.c]) {
                    let is_code = kind == Kind::Const && matches!(names_const(value), Some(Const::Code(_)));
                    ensure(!is_code, || format!("constant {value} is code"))?;
                }
                Ok(())
            }
        }
    }

    fn constant(&self, c: &Const, depth: u32) -> Result<(), VerifyError> {
        let fail = |rule: &str| {
            Err(VerifyError { code: self.code.qualname.clone(), at: None, rule: rule.to_string() })
        };
        if depth > MAX_DEPTH {
            return fail("nested too deeply");
        }
        match c {
            Const::BigInt(digits) => {
                let digits = digits.strip_prefix('-').unwrap_or(digits);
                if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return fail("big integer with other characters than digits");
                }
                Ok(())
            }
            Const::WideStr(points) if points.iter().any(|&c| c > 0x10_ffff) => fail("no code point"),
            Const::Tuple(list) | Const::FrozenSet(list) => {
                for item in list.iter() {
                    if matches!(item, Const::Code(_)) {
                        return fail("code inside a tuple");
                    }
                    self.constant(item, depth + 1)?;
                }
                Ok(())
            }
            Const::Code(inner) => verify_at(inner, depth + 1),
            _ => Ok(()),
        }
    }
}

/// Whether control never goes on to the next instruction.
fn never_falls_through(op: Op) -> bool {
    matches!(op, Op::Jump | Op::Loop | Op::Return | Op::ReturnK | Op::Raise | Op::Reraise)
}

fn is_register(kind: Kind) -> bool {
    match kind {
        Kind::Dst | Kind::Dst2 | Kind::DstRunC | Kind::DstRunEx => false,
        Kind::Reg | Kind::Reg2 | Kind::Reg3 | Kind::RunC | Kind::RunC2 => true,
        Kind::CallB | Kind::CallM | Kind::CallBKw | Kind::CallMKw => true,
        Kind::SpecReg | Kind::FnRegs | Kind::YieldReg | Kind::RaiseReg | Kind::CauseReg => true,
        Kind::None | Kind::Const | Kind::Name | Kind::Site | Kind::Global => false,
        Kind::Free | Kind::Num | Kind::Loop | Kind::J16 | Kind::J32 => false,
    }
}

/// A small module with a function in it that uses most kinds of operands and constants, for tests.
#[cfg(test)]
pub(crate) fn sample_code() -> CodeObject {
    use crate::bytecode::{ExcEntry, Position};
    let function = CodeObject {
        name: "f".into(),
        qualname: "f".into(),
        filename: "sample.py".into(),
        first_line: 3,
        flags: code_flags::OPTIMIZED | code_flags::NEWLOCALS | code_flags::VARARGS | code_flags::GENERATOR,
        arg_count: 1,
        posonly_count: 1,
        kwonly_count: 1,
        n_locals: 4,
        n_regs: 10,
        var_names: vec!["a".into(), "k".into(), "args".into(), "x".into()],
        cell_vars: vec![3],
        free_vars: vec!["outer".into()],
        consts: vec![
            Const::None,
            Const::Str("x".into()),
            Const::Tuple([Const::Int(-5), Const::Float(2.5)].into()),
        ],
        sites: vec!["append".into()],
        global_names: vec!["len".into()],
        n_loops: 1,
        instrs: vec![
            Instr::new(Op::MakeCell, 3, 0, 0),
            Instr::new(Op::ForPrep, 4, 0, 0),
            Instr::new(Op::ForIter, 4, 7, 0),
            Instr::jump(Op::Jump, 0, 4),
            Instr::new(Op::StoreCell, 3, 7, 0).with_flags(KILL_B),
            Instr::new(Op::LoadMethod, 7, 0, 0),
            Instr::new(Op::JLtK, 1, 0, 1),
            Instr::jump(Op::Loop, 0, -6),
            Instr::new(Op::LoadFree, 7, 0, 1),
            Instr::new(Op::Yield, 7, 7, 0).with_flags(KILL_B),
            Instr::new(Op::LoadGlobal, 7, 0, 0),
            Instr::new(Op::Call, 7, 2, 7),
            Instr::new(Op::BuildTuple, 7, 7, 3),
            Instr::new(Op::LoadCell, 8, 3, 1),
            Instr::new(Op::GetItemK, 8, 8, 2),
            Instr::new(Op::ReturnK, 0, 0, 0),
        ],
        positions: (0..16)
            .map(|n| Position { line: 3 + n / 3, end_line: 3 + n / 3, col: n, end_col: n + 4 })
            .collect(),
        marks: vec![],
        exc_table: vec![ExcEntry { start: 1, end: 8, target: 8, exc_reg: 4 }],
    };
    CodeObject {
        name: "<module>".into(),
        qualname: "<module>".into(),
        filename: "sample.py".into(),
        first_line: 1,
        flags: code_flags::MODULE,
        arg_count: 0,
        posonly_count: 0,
        kwonly_count: 0,
        n_locals: 0,
        n_regs: 4,
        var_names: vec![],
        cell_vars: vec![],
        free_vars: vec![],
        consts: vec![
            Const::Code(Rc::new(function)),
            Const::BigInt("-123456789012345678901234567890".into()),
            Const::Bytes([1, 2, 255].into()),
            Const::FrozenSet([Const::Bool(true), Const::Ellipsis, Const::Complex(1.5)].into()),
            Const::Str("é".into()),
            Const::None,
            Const::Int(i64::MIN),
            Const::Bool(false),
            Const::WideStr([0xd800, 0x10_ffff].into()),
        ],
        sites: vec![],
        global_names: vec!["f".into(), "outer".into()],
        n_loops: 0,
        instrs: vec![
            Instr::new(Op::LoadK, 3, 6, 0),
            Instr::new(Op::MakeFunction, 0, 0, 1).with_flags(FN_CLOSURE | KILL_C),
            Instr::new(Op::StoreGlobal, 0, 0, 0).with_flags(KILL_A),
            Instr::new(Op::ReturnK, 5, 0, 0),
        ],
        positions: vec![Position { line: 1, end_line: 1, col: 0, end_col: 1 }; 3]
            .into_iter()
            .chain([Position::default()])
            .collect(),
        marks: vec![],
        exc_table: vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::OPS;

    fn sample_function() -> CodeObject {
        match &sample_code().consts[0] {
            Const::Code(f) => CodeObject::clone(f),
            _ => unreachable!("constant 0 of the sample is the function"),
        }
    }

    #[test]
    fn good_code_passes() {
        assert_eq!(verify(&sample_code()), Ok(()));
        assert_eq!(verify(&sample_function()), Ok(()));
    }

    /// Applies a change to the sample function and expects the rule that is broken.
    fn broken(change: impl FnOnce(&mut CodeObject)) -> String {
        let mut code = sample_function();
        change(&mut code);
        verify(&code).expect_err("the change breaks a rule").rule
    }

    #[test]
    fn broken_headers_are_found() {
        assert_eq!(broken(|c| c.n_regs = 3), "more locals than registers");
        assert_eq!(broken(|c| c.n_regs = MAX_REGS + 1), "too many registers");
        assert_eq!(broken(|c| c.posonly_count = 2), "positional-only parameters");
        assert_eq!(broken(|c| c.arg_count = 3), "more parameters than locals");
        assert_eq!(broken(|c| c.cell_vars = vec![10]), "cell register");
        assert_eq!(
            broken(|c| c.flags |= code_flags::MODULE),
            "neither or more than one of function, class body, module"
        );
        assert_eq!(broken(|c| c.flags |= 1 << 31), "unknown flags");
        assert_eq!(broken(|c| c.positions.truncate(3)), "one position per instruction");
        assert_eq!(broken(|c| c.exc_table[0].end = 17), "exception range 1..17");
        assert_eq!(broken(|c| c.exc_table[0].exc_reg = 3), "exception register 3 is a local");
        assert_eq!(
            broken(|c| {
                c.instrs.pop();
                c.positions.pop();
            }),
            "runs off the end"
        );
    }

    #[test]
    fn broken_constants_are_found() {
        let with = |constant: Const| broken(|c| c.consts.push(constant));
        assert_eq!(with(Const::BigInt("1_000".into())), "big integer with other characters than digits");
        assert_eq!(with(Const::WideStr([0x11_0000].into())), "no code point");
        assert_eq!(with(Const::FrozenSet([Const::WideStr([u32::MAX].into())].into())), "no code point");
    }

    #[test]
    fn broken_instructions_are_found() {
        let at = |n: usize, i: Instr| broken(|c| c.instrs[n] = i);
        assert_eq!(at(13, Instr::new(Op::Move, 10, 0, 0)), "Move: registers 10, 1 of them");
        assert_eq!(at(13, Instr::new(Op::Move, 0, 0, 1)), "Move: unused operand is 1");
        assert_eq!(at(13, Instr::new(Op::LoadK, 0, 3, 0)), "LoadK: constant 3");
        assert_eq!(at(13, Instr::new(Op::CheckBound, 0, 0, 0)), "CheckBound: constant 0 is not a name");
        assert_eq!(at(13, Instr::new(Op::Call, 7, 3, 7)), "Call: registers 7, 4 of them");
        assert_eq!(at(13, Instr::new(Op::UnpackEx, 0, 0, 0x0505)), "UnpackEx: registers 0, 11 of them");
        assert_eq!(at(13, Instr::jump(Op::Jump, 0, 2)), "Jump: jump to 16");
        assert_eq!(at(13, Instr::jump(Op::Jump, 0, i32::MIN)), "Jump: jump to -2147483634");
        assert_eq!(at(13, Instr::jump(Op::Loop, 0, 0)), "Loop: jumps forward");
        assert_eq!(at(13, Instr::jump(Op::Loop, 1, -1)), "Loop: loop 1");
        assert_eq!(at(13, Instr::new(Op::ForIter, 4, 7, 0)), "ForIter: not followed by Jump and a loop body");
        assert_eq!(at(13, Instr::new(Op::LoadCell, 0, 1, 1)), "LoadCell: register 1 has no cell");
        assert_eq!(at(13, Instr::new(Op::LoadName, 0, 1, 0)), "LoadName: outside a class body");
        assert_eq!(at(13, Instr::new(Op::MakeFunction, 0, 1, 0)), "MakeFunction: not code");
        assert_eq!(
            at(13, Instr::new(Op::LoadK, 0, 0, 0).with_flags(KILL_A)),
            "LoadK: kills what is not a register"
        );
        assert_eq!(broken(|c| c.flags &= !code_flags::GENERATOR), "Yield: outside a generator");
    }

    #[test]
    fn closures_must_match() {
        let mut code = sample_code();
        code.instrs[1].flags = 0;
        assert_eq!(verify(&code).unwrap_err().rule, "MakeFunction: closure for 1 free variables");
        let mut code = sample_code();
        code.instrs[0] = Instr::new(Op::LoadK, 3, 0, 0);
        assert_eq!(verify(&code).unwrap_err().rule, "LoadK: constant 0 is code");
    }

    #[test]
    fn every_opcode_with_wild_operands_is_checked_without_panic() {
        for &op in OPS {
            for value in [0, 1, 9, 10, 255, 256, 0x7fff, 0x8000, 0xffff] {
                for flags in [0, 7, 16, 64, 255] {
                    let mut code = sample_function();
                    code.instrs[13] = Instr { op, flags, a: value, b: value, c: value };
                    let _ = verify(&code);
                }
            }
        }
    }
}
