//! `_opcode`: the table of opcodes, and the operands of instructions, for `opcode` and `dis`.

use sidewinder_frontend::bytecode::{Kind, OPS, Op};
use sidewinder_frontend::dis::{Operand, flag_notes, operands};
use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::builtins::code::INSTR_BYTES;
use vm::objects::*;
use vm::value::*;
use vm::vm::{Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_opcode", natives::DOC, natives::NATIVES);
    let numbers = DictObj::empty();
    let docs = DictObj::empty();
    for op in OPS {
        numbers.set_str(op.name(), Value::Int(*op as i64));
        docs.set_str(op.name(), Value::string(op.doc()));
    }
    m.ns.set_str("opmap", numbers.into());
    m.ns.set_str("docs", docs.into());
    // Jumps whose offset has 16 bits, in the last operand.
    let narrow = OPS.iter().filter(|op| op.operands().contains(&Kind::J16));
    m.ns.set_str("narrow_jumps", ListObj::from_iter(narrow.map(|op| Value::Int(*op as i64))).into());
    m.ns.set_str("INSTRUCTION_SIZE", Value::Int(INSTR_BYTES as i64));
    m
}

fn op(opcode: i64) -> Option<Op> {
    u8::try_from(opcode).ok().and_then(Op::from_u8)
}

fn has(opcode: i64, kind: impl Fn(Kind) -> bool) -> bool {
    op(opcode).is_some_and(|op| op.operands().into_iter().any(kind))
}

fn is_jump(kind: Kind) -> bool {
    matches!(kind, Kind::J16 | Kind::J32)
}

/// Kind of an operand, how it is shown, and its value.
fn operand(code: &CodeObj, operand: Operand<'_>) -> Value {
    let offset = |i: i64| Value::Int(i * INSTR_BYTES as i64);
    let (kind, shown, number, value): (&str, String, Value, Value) = match operand {
        Operand::Register { name, killed } => {
            let shown = format!("{name}{}", if killed { "!" } else { "" });
            ("register", shown, Value::None, Value::string(&name))
        }
        Operand::Const { index, .. } => {
            let value = code.consts.get(index as usize).cloned().unwrap_or(Value::None);
            ("const", String::new(), Value::Int(index as i64), value)
        }
        Operand::Name { prefix, index, name } => {
            let shown = format!("{}{name}", if prefix == 's' { "." } else { "" });
            ("name", shown, Value::Int(index as i64), Value::string(name))
        }
        Operand::Jump(target) => ("jump", String::new(), offset(target), offset(target)),
        Operand::Number(n) => ("number", n.to_string(), Value::Int(n as i64), Value::Int(n as i64)),
    };
    TupleObj::new(vec![Value::string(kind), Value::string(&shown), number, value]).into()
}

/// Opcode support module.
#[native_module("_opcode")]
mod natives {
    use super::*;

    /// Return the operands of the instruction at an offset, each as kind, text, number and value, and the notes on its flags.
    #[native]
    fn operands_at(vm: &mut Vm, code: &Value, at: i64) -> Res<Value> {
        let Some(c) = code.get_exact::<CodeObj>() else {
            return Err(vm.type_error("operands_at() argument 1 must be code"));
        };
        let pc = at.max(0) as usize / INSTR_BYTES;
        let Some(ins) = c.code.instrs.get(pc) else {
            return Err(vm.index_error("no instruction at this offset"));
        };
        let all = operands(&c.code, pc, ins).into_iter().map(|o| operand(c, o)).collect();
        let notes = flag_notes(ins).into_iter().map(Value::string).collect();
        Ok(TupleObj::new(vec![ListObj::new(all).into(), ListObj::new(notes).into()]).into())
    }

    /// Return True if opcode is valid, False otherwise.
    #[native]
    fn is_valid(#[either] opcode: i64) -> bool {
        op(opcode).is_some()
    }
    /// Return True if the opcode uses its operands, False otherwise.
    #[native]
    fn has_arg(#[either] opcode: i64) -> bool {
        has(opcode, |k| k != Kind::None)
    }
    /// Return True if the opcode accesses a constant, False otherwise.
    #[native]
    fn has_const(#[either] opcode: i64) -> bool {
        has(opcode, |k| k == Kind::Const)
    }
    /// Return True if the opcode accesses an attribute or a global by name, False otherwise.
    #[native]
    fn has_name(#[either] opcode: i64) -> bool {
        has(opcode, |k| matches!(k, Kind::Site | Kind::Global | Kind::Name))
    }
    /// Return True if the opcode has a jump target, False otherwise.
    #[native]
    fn has_jump(#[either] opcode: i64) -> bool {
        has(opcode, is_jump)
    }
    /// Return True if the opcode accesses a free variable, False otherwise.
    #[native]
    fn has_free(#[either] opcode: i64) -> bool {
        has(opcode, |k| k == Kind::Free)
    }
    /// Return True if the opcode accesses a register, False otherwise.
    #[native]
    fn has_local(#[either] opcode: i64) -> bool {
        let others = |k| {
            matches!(
                k,
                Kind::None
                    | Kind::Const
                    | Kind::Name
                    | Kind::Site
                    | Kind::Global
                    | Kind::Free
                    | Kind::Num
                    | Kind::Loop
            )
        };
        has(opcode, |k| !others(k) && !is_jump(k))
    }
    /// Return True if the opcode sets an exception handler: none does, there are tables for that.
    #[native]
    fn has_exc(#[either] opcode: i64) -> bool {
        let _ = opcode;
        false
    }
    /// Compute the stack effect of the opcode: there is no stack, operands are in registers.
    #[native]
    fn stack_effect(
        vm: &mut Vm,
        opcode: i64,
        #[default(None)] oparg: &Value,
        #[keyword]
        #[default(None)]
        jump: &Value,
    ) -> Res<i64> {
        if !(jump.is_none() || matches!(jump, Value::Bool(_))) {
            return Err(vm.value_error("stack_effect: jump must be False, True or None"));
        }
        let _ = oparg;
        match op(opcode) {
            Some(_) => Ok(0),
            None => Err(vm.value_error("invalid opcode or oparg")),
        }
    }
    /// Return the executor object at an offset, if there is one: machine code has none.
    #[native]
    fn get_executor(vm: &mut Vm, #[either] code: &Value, #[either] offset: &Value) -> Res<Value> {
        let _ = (code, offset);
        Err(vm.value_error("no executor exists at address"))
    }
    /// Return the specialization stats: instructions are not specialized.
    #[native]
    fn get_specialization_stats() -> Value {
        Value::None
    }
}
