//! Code objects as programs see them: their attributes, `replace`, equality.
//!
//! An instruction is 8 bytes of `co_code`, little-endian as in memory: opcode, flags, and three operands of 16 bits. Offsets are
//! bytes, also those of frames and tracebacks. CPython's are of instructions of two bytes, which its tables count in *code units*:
//! one of our instructions is four of them, so `co_positions` gives each position four times.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use sidewinder_frontend::bytecode::{CodeObject, Const, Instr, Kind, Op, Position, code_flags};
use sidewinder_frontend::verify::verify;
use sidewinder_macros::native_module;

use crate::native::{Params, bind};
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Res, Vm};

use super::add_methods;

/// Bytes of an instruction.
pub const INSTR_BYTES: usize = size_of::<Instr>();
/// Code units of an instruction.
const UNITS: usize = INSTR_BYTES / 2;

pub(super) fn install() {
    add_methods(&builtin().code, natives::NATIVES);
}

fn strings<'a>(names: impl IntoIterator<Item = &'a str>) -> Value {
    TupleObj::new(names.into_iter().map(|n| intern(n).value()).collect()).into()
}

/// Whether a local has a name in the source. Temporaries of comprehensions and the like have none.
fn has_name(code: &CodeObject, register: usize) -> bool {
    let n_params = code.arg_count + code.kwonly_count;
    register < n_params as usize || !code.var_names[register].starts_with('.')
}

/// Registers of the variables in `co_varnames`: cells are not among them, unless they are parameters.
fn variables(code: &CodeObject) -> impl Iterator<Item = usize> + '_ {
    let varargs = (code.flags & 4 != 0) as usize + (code.flags & 8 != 0) as usize;
    let n_params = (code.arg_count + code.kwonly_count) as usize + varargs;
    (0..code.var_names.len())
        .filter(move |&i| has_name(code, i) && (i < n_params || !code.cell_vars.contains(&(i as u16))))
}

fn code_bytes(code: &CodeObject) -> Vec<u8> {
    let mut out = Vec::with_capacity(code.instrs.len() * INSTR_BYTES);
    for i in &code.instrs {
        out.extend([i.op as u8, i.flags]);
        [i.a, i.b, i.c].iter().for_each(|x| out.extend(x.to_le_bytes()));
    }
    out
}

/// Instructions from bytes; `None` if they are none.
fn instructions(bytes: &[u8]) -> Option<Vec<Instr>> {
    if !bytes.len().is_multiple_of(INSTR_BYTES) {
        return None;
    }
    let of = |b: &[u8]| {
        let word = |i: usize| u16::from_le_bytes([b[i], b[i + 1]]);
        Some(Instr::new(Op::from_u8(b[0])?, word(2), word(4), word(6)).with_flags(b[1]))
    };
    bytes.chunks(INSTR_BYTES).map(of).collect()
}

/// Where a jump goes to, as an index of an instruction.
pub fn jump_target(pc: usize, ins: &Instr) -> Option<usize> {
    let offset = match ins.op.operands() {
        [.., Kind::J16] => ins.offset16(),
        k if k.contains(&Kind::J32) => ins.offset32(),
        _ => return None,
    };
    usize::try_from(pc as i64 + 1 + offset as i64).ok()
}

/// Runs of instructions with the same line: first, end, line (0 if there is none).
fn line_runs(code: &CodeObject) -> Vec<(usize, usize, u32)> {
    let mut runs: Vec<(usize, usize, u32)> = Vec::new();
    for (i, p) in code.positions.iter().enumerate() {
        match runs.last_mut() {
            Some(r) if r.2 == p.line => r.1 = i + 1,
            _ => runs.push((i, i + 1, p.line)),
        }
    }
    runs
}

fn optional(n: u32, is_known: bool) -> Value {
    if is_known { Value::Int(n as i64) } else { Value::None }
}

// ---- CPython's tables -----------------------------------------------------------------------------------

/// Six bits a byte, the lowest first; a set seventh bit says that more follow.
fn push_varint(out: &mut Vec<u8>, mut n: u32) {
    while n >= 64 {
        out.push((n & 63) as u8 | 64);
        n >>= 6;
    }
    out.push(n as u8);
}

/// `co_linetable`, with the long form of entries alone.
fn line_table(code: &CodeObject) -> Vec<u8> {
    let (mut out, mut line) = (Vec::new(), code.first_line as i64);
    for p in &code.positions {
        let length = UNITS as u8 - 1;
        if p.line == 0 {
            out.push(0x80 | 15 << 3 | length);
            continue;
        }
        out.push(0x80 | 14 << 3 | length);
        let delta = p.line as i64 - line;
        push_varint(&mut out, if delta < 0 { (-delta as u32) << 1 | 1 } else { (delta as u32) << 1 });
        push_varint(&mut out, p.end_line.saturating_sub(p.line));
        push_varint(&mut out, p.col + 1);
        push_varint(&mut out, p.end_col + 1);
        line = p.line as i64;
    }
    out
}

/// Six bits a byte, the highest first; the first byte of an entry has its eighth bit set.
fn push_big_endian(out: &mut Vec<u8>, n: u32, mark: u8) {
    let digits = (1..6).take_while(|i| n >> (6 * i) != 0).count();
    for i in (0..=digits).rev() {
        let more = if i > 0 { 64 } else { 0 };
        out.push((n >> (6 * i) & 63) as u8 | more | if i == digits { mark } else { 0 });
    }
}

/// `co_exceptiontable`. The depth is the number of temporaries that stay.
fn exception_table(code: &CodeObject) -> Vec<u8> {
    let (mut out, units) = (Vec::new(), UNITS as u32);
    for e in &code.exc_table {
        push_big_endian(&mut out, e.start * units, 128);
        push_big_endian(&mut out, (e.end - e.start) * units, 0);
        push_big_endian(&mut out, e.target * units, 0);
        push_big_endian(&mut out, (e.exc_reg.saturating_sub(code.n_locals) as u32) << 1, 0);
    }
    out
}

// ---- changed copies -------------------------------------------------------------------------------------

/// A value as a constant of code; `None` for objects that no code has as constants.
pub fn constant_of(v: &Value) -> Option<Const> {
    let all = |items: &[Value]| items.iter().map(constant_of).collect::<Option<Rc<[Const]>>>();
    Some(match v {
        Value::None => Const::None,
        Value::Bool(b) => Const::Bool(b.get()),
        Value::Int(i) => Const::Int(*i),
        Value::Float(f) => Const::Float(f.get()),
        v if v.is(&builtin().ellipsis.value()) => Const::Ellipsis,
        v => {
            if let Some(s) = v.get_exact::<StrObj>() {
                match s.code_points().any(|c| (0xD800..0xE000).contains(&c)) {
                    true => Const::WideStr(s.code_points().collect()),
                    false => Const::Str(s.to_str_lossy().into()),
                }
            } else if let Some(b) = v.get_exact::<BytesObj>() {
                Const::Bytes(b.data[..].into())
            } else if let Some(b) = v.get_exact::<BigIntObj>() {
                Const::BigInt(b.value.to_string().into())
            } else if let Some(c) =
                v.get_exact::<ComplexObj>().filter(|c| c.re == 0.0 && !c.re.is_sign_negative())
            {
                Const::Complex(c.im)
            } else if let Some(t) = v.get_exact::<TupleObj>() {
                Const::Tuple(all(t.items())?)
            } else if let Some(s) = v.get_exact::<SetObj>().filter(|s| s.is_frozen()) {
                Const::FrozenSet(all(&s.items())?)
            } else {
                Const::Code(v.get_exact::<CodeObj>()?.code.clone())
            }
        }
    })
}

/// What `replace` can be asked for.
const REPLACE: Params = Params {
    function: "replace",
    names: &[
        "co_argcount",
        "co_posonlyargcount",
        "co_kwonlyargcount",
        "co_nlocals",
        "co_stacksize",
        "co_flags",
        "co_firstlineno",
        "co_code",
        "co_consts",
        "co_names",
        "co_varnames",
        "co_freevars",
        "co_cellvars",
        "co_filename",
        "co_name",
        "co_qualname",
        "co_linetable",
        "co_exceptiontable",
    ],
    positional_only: 0,
    positional: 0,
    required: 0,
    required_keywords: 0,
    rest: false,
};

fn wrong(vm: &mut Vm, name: &str, expected: &str, v: &Value) -> Raised {
    let t = v.ty().name();
    vm.type_error(format!("replace() argument '{name}' must be {expected}, not {t}"))
}

/// Changes one part of the code.
fn change(vm: &mut Vm, code: &mut CodeObject, name: &str, v: &Value) -> Res<()> {
    let text = |vm: &mut Vm| match v.as_str() {
        Some(s) => Ok(Rc::<str>::from(s.to_str_lossy())),
        None => Err(wrong(vm, name, "str", v)),
    };
    match name {
        "co_name" => code.name = text(vm)?,
        "co_qualname" => code.qualname = text(vm)?,
        "co_filename" => code.filename = text(vm)?,
        "co_firstlineno" => {
            let line = <i32 as crate::native::FromArg>::from_arg(
                vm,
                v,
                &crate::native::Place { function: "replace", number: 0, name: "co_firstlineno" },
            )?;
            let Ok(line) = u32::try_from(line) else {
                return Err(vm.value_error("code: co_firstlineno must be a positive integer"));
            };
            // Lines are counted from the first one.
            let moved = |n: u32| (n as i64 + line as i64 - code.first_line as i64).max(1) as u32;
            for p in code.positions.iter_mut().filter(|p| p.line > 0) {
                *p = Position { line: moved(p.line), end_line: moved(p.end_line), ..*p };
            }
            code.marks.iter_mut().for_each(|m| m.1 = moved(m.1));
            code.first_line = line;
        }
        "co_flags" => {
            let Some(flags) = v.as_i64() else { return Err(wrong(vm, name, "int", v)) };
            let wanted = code.flags & !OWN_BITS | flags as u32 & OWN_BITS;
            if (wanted ^ code.flags) & STRUCTURE != 0 {
                let msg = "code objects cannot be copied as another kind of code";
                return Err(vm.error(&builtin().not_implemented_error, msg));
            }
            code.flags = wanted;
        }
        "co_consts" => {
            let Some(t) = v.get::<TupleObj>() else { return Err(wrong(vm, name, "tuple", v)) };
            let Some(consts) = t.items().iter().map(constant_of).collect::<Option<Vec<Const>>>() else {
                return Err(vm.value_error("code: co_consts must hold constants only"));
            };
            code.consts = consts;
        }
        "co_varnames" => {
            let Some(t) = v.get::<TupleObj>() else { return Err(wrong(vm, name, "tuple", v)) };
            let registers: Vec<usize> = variables(code).collect();
            if t.len() != registers.len() {
                return Err(vm.value_error("code: varnames is too small"));
            }
            for (i, n) in registers.into_iter().zip(t.items()) {
                let Some(n) = n.as_str() else {
                    return Err(vm.type_error("name tuples must contain only strings, not 'int'"));
                };
                code.var_names[i] = n.to_str_lossy().into();
            }
        }
        "co_code" => {
            let Some(b) = v.get::<BytesObj>() else { return Err(wrong(vm, name, "bytes", v)) };
            match instructions(&b.data) {
                Some(i) if i.len() == code.positions.len() => code.instrs = i,
                _ => return Err(vm.value_error("code: co_code is malformed")),
            }
        }
        _ => {
            let msg = format!("code objects cannot be copied with another {name}");
            return Err(vm.error(&builtin().not_implemented_error, msg));
        }
    }
    Ok(())
}

/// The bits of `co_flags` that are CPython's.
const OWN_BITS: u32 = 0xFFF_FFFF;
/// Those of them that the instructions go by: functions, their arguments, generators, coroutines.
const STRUCTURE: u32 = code_flags::OPTIMIZED
    | code_flags::NEWLOCALS
    | code_flags::VARARGS
    | code_flags::VARKEYWORDS
    | code_flags::GENERATOR
    | code_flags::COROUTINE
    | code_flags::ASYNC_GENERATOR;

fn replaced(vm: &mut Vm, this: &Value, args: Args<'_>) -> Res<Value> {
    let Some(me) = this.get_exact::<CodeObj>() else { return Ok(Value::None) };
    let given: [Option<&Value>; 18] = bind(vm, &REPLACE, args)?;
    let mut code = (*me.code).clone();
    let mut changed = false;
    for (name, v) in REPLACE.names.iter().zip(given) {
        let Some(v) = v else { continue };
        let old = crate::ops::get_attr(vm, this, &intern(name))?;
        // What is as it was is no change, which most callers pass for most parts. (Constants may be equal without being the
        // same: 1 and True.)
        if *name != "co_consts" && crate::ops::same_or_equal(vm, &old, v)? {
            continue;
        }
        change(vm, &mut code, name, v)?;
        changed = true;
    }
    // The flags that can change are no part of what is verified.
    let flags = std::mem::replace(&mut code.flags, me.code.flags);
    if changed && let Err(e) = verify(&code) {
        return Err(vm.value_error(format!("code: {e}")));
    }
    code.flags = flags;
    Ok(CodeObj::link(&Rc::new(code), &me.ns).into())
}

/// Whether two pieces of code do the same, under the same name and at the same place. File names do not count.
pub fn same(a: &CodeObject, b: &CodeObject) -> bool {
    if std::ptr::eq(a, b) {
        return true;
    }
    let consts = |a: &[Const], b: &[Const]| {
        a.len() == b.len()
            && a.iter().zip(b).all(|(x, y)| match (x, y) {
                (Const::Code(x), Const::Code(y)) => same(x, y),
                _ => format!("{x:?}") == format!("{y:?}"),
            })
    };
    let header = |c: &CodeObject| {
        (c.first_line, c.flags, c.arg_count, c.posonly_count, c.kwonly_count, c.n_locals, c.n_regs)
    };
    a.name == b.name
        && header(a) == header(b)
        && a.instrs == b.instrs
        && a.var_names == b.var_names
        && a.cell_vars == b.cell_vars
        && a.free_vars == b.free_vars
        && a.sites == b.sites
        && a.global_names == b.global_names
        && a.exc_table == b.exc_table
        && a.positions == b.positions
        && consts(&a.consts, &b.consts)
}

/// The hash of code: equal code has the same.
pub fn hash(c: &CodeObject) -> u64 {
    let mut h = DefaultHasher::new();
    (&c.name, c.first_line, c.flags, c.arg_count, &c.var_names, &c.free_vars).hash(&mut h);
    c.instrs.iter().for_each(|i| (i.op, i.flags, i.a, i.b, i.c).hash(&mut h));
    h.finish() >> 2
}

#[native_module("code")]
mod natives {
    use super::*;

    #[getter(effects = "reads")]
    fn co_name(me: &CodeObj) -> Value {
        intern(&me.code.name).into()
    }
    #[getter(effects = "reads")]
    fn co_qualname(me: &CodeObj) -> Value {
        intern(&me.code.qualname).into()
    }
    #[getter(effects = "reads")]
    fn co_filename(me: &CodeObj) -> Value {
        Value::string(&me.code.filename)
    }
    #[getter(effects = "reads")]
    fn co_firstlineno(me: &CodeObj) -> i64 {
        me.code.first_line as i64
    }
    #[getter(effects = "reads")]
    fn co_argcount(me: &CodeObj) -> i64 {
        me.code.arg_count as i64
    }
    #[getter(effects = "reads")]
    fn co_posonlyargcount(me: &CodeObj) -> i64 {
        me.code.posonly_count as i64
    }
    #[getter(effects = "reads")]
    fn co_kwonlyargcount(me: &CodeObj) -> i64 {
        me.code.kwonly_count as i64
    }
    #[getter(effects = "reads")]
    fn co_nlocals(me: &CodeObj) -> usize {
        variables(&me.code).count()
    }
    /// The number of registers for temporary values.
    #[getter(effects = "reads")]
    fn co_stacksize(me: &CodeObj) -> i64 {
        (me.code.n_regs - me.code.n_locals) as i64
    }
    /// The bits above CPython's, which are our own, are not shown.
    #[getter(effects = "reads")]
    fn co_flags(me: &CodeObj) -> i64 {
        (me.code.flags & OWN_BITS) as i64
    }
    #[getter(effects = "reads")]
    fn co_varnames(me: &CodeObj) -> Value {
        TupleObj::new(variables(&me.code).map(|i| me.names[i].clone().into()).collect()).into()
    }
    #[getter(effects = "reads")]
    fn co_cellvars(me: &CodeObj) -> Value {
        strings(me.code.cell_vars.iter().map(|&r| me.code.var_names[r as usize].as_ref()))
    }
    #[getter(effects = "reads")]
    fn co_freevars(me: &CodeObj) -> Value {
        strings(me.code.free_vars.iter().map(|n| n.as_ref()))
    }
    /// The names of globals and attributes that the code refers to.
    #[getter(effects = "reads")]
    fn co_names(me: &CodeObj) -> Value {
        let mut names: Vec<&str> = Vec::new();
        for n in me.code.global_names.iter().chain(&me.code.sites) {
            if !names.contains(&n.as_ref()) {
                names.push(n);
            }
        }
        strings(names)
    }
    #[getter(effects = "reads")]
    fn co_consts(me: &CodeObj) -> Value {
        TupleObj::new(me.consts.to_vec()).into()
    }
    #[getter(effects = "reads")]
    fn co_code(me: &CodeObj) -> Value {
        BytesObj::new(&code_bytes(&me.code)).into()
    }
    #[getter(effects = "reads")]
    fn _co_code_adaptive(me: &CodeObj) -> Value {
        BytesObj::new(&code_bytes(&me.code)).into()
    }
    #[getter(effects = "reads")]
    fn co_linetable(me: &CodeObj) -> Value {
        BytesObj::new(&line_table(&me.code)).into()
    }
    #[getter(effects = "reads")]
    fn co_exceptiontable(me: &CodeObj) -> Value {
        BytesObj::new(&exception_table(&me.code)).into()
    }

    /// Return an iterator over the lines: first offset, end, line number. Lines for which nothing is executed, that of the
    /// definition among them, have ranges of no length.
    #[method]
    fn co_lines(vm: &mut Vm, me: &CodeObj) -> Res<Value> {
        let offset = |i: usize| Value::Int((i * INSTR_BYTES) as i64);
        let mut runs = line_runs(&me.code);
        let is_module = me.code.flags & code_flags::MODULE != 0;
        let definition = (!is_module).then_some((0, me.code.first_line));
        let empty = definition.into_iter().chain(me.code.marks.iter().copied());
        runs.extend(empty.map(|(pc, line)| (pc as usize, pc as usize, line)));
        runs.sort_by_key(|r| (r.0, r.1));
        let runs = runs.into_iter().map(|(from, to, line)| {
            TupleObj::new(vec![offset(from), offset(to), optional(line, line > 0)]).into()
        });
        let list = ListObj::from_iter(runs).into();
        crate::ops::iter(vm, &list)
    }
    /// Return an iterator over the positions of each code unit: first and last line, first and last column.
    #[method]
    fn co_positions(vm: &mut Vm, me: &CodeObj) -> Res<Value> {
        let of = |p: &Position| {
            let numbers = [p.line, p.end_line, p.col, p.end_col];
            TupleObj::from_iter(numbers.into_iter().map(|n| optional(n, p.line > 0))).into()
        };
        let all = me.code.positions.iter().flat_map(|p| {
            let t: Value = of(p);
            std::iter::repeat_n(t, UNITS)
        });
        let list = ListObj::from_iter(all).into();
        crate::ops::iter(vm, &list)
    }
    /// Return an iterator over the branches: offsets of the instruction, of the next one, and of where it jumps to.
    #[method]
    fn co_branches(vm: &mut Vm, me: &CodeObj) -> Res<Value> {
        let offset = |i: usize| Value::Int((i * INSTR_BYTES) as i64);
        let branches = me.code.instrs.iter().enumerate().filter_map(|(pc, ins)| {
            let target = jump_target(pc, ins).filter(|_| !matches!(ins.op, Op::Jump | Op::Loop))?;
            Some(TupleObj::new(vec![offset(pc), offset(pc + 1), offset(target)]).into())
        });
        let list = ListObj::from_iter(branches).into();
        crate::ops::iter(vm, &list)
    }
    /// Return the name of the variable in a register.
    #[method]
    fn _varname_from_oparg(vm: &mut Vm, me: &CodeObj, #[either] oparg: i32) -> Res<Value> {
        match usize::try_from(oparg).ok().and_then(|i| me.code.var_names.get(i)) {
            Some(n) => Ok(intern(n).into()),
            None => Err(vm.index_error("tuple index out of range")),
        }
    }
    /// Return a copy of the code object with new values for the specified fields.
    #[method(min = 1, max = 255, no_signature)]
    fn replace(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        replaced(vm, &args.all[0], args.skip(1))
    }
    /// The same as replace().
    #[method(name = "__replace__", min = 1, max = 255, no_signature)]
    fn replace_too(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        replaced(vm, &args.all[0], args.skip(1))
    }
}
