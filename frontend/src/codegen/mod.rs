//! Code generation: the tree to a control-flow graph per code object.
//!
//! Expressions are compiled into a *wanted* place ([`Want`]): anywhere, a fresh temporary, or a local.
//! Locals are registers, so an operand that is a plain local is used where it is. The trap is evaluation
//! order: in `x + (x := 5)` the left operand must be read before the right one rebinds it. Only `:=` can
//! rebind a local inside an expression, so [`Compiler::operand`] copies a local exactly when an
//! expression evaluated later contains such a rebinding.
//!
//! Invariants:
//! - Temporaries are a stack; `Unit::depth` is the first free one. Between statements it is what the
//!   enclosing constructs (loops, `with`, handlers) hold.
//! - A local is written only by the last instruction of the construct that computes its new value, so a
//!   handler never sees a half-made value.
//! - `emit` puts the `KILL_*` flag on every temporary an instruction reads; `emit_keep` does not.

mod annotations;
mod calls;
mod classes;
mod comprehensions;
mod conditions;
mod coroutines;
mod exceptions;
mod expressions;
mod functions;
mod names;
mod patterns;
mod statements;
mod type_params;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use crate::bytecode::*;
use crate::cfg::{self, BlockId, Cfg, Handler, HandlerId, Ins, TEMP};
use crate::fold::{self, ConstKey};
use crate::location::{Result, Source};
use crate::surrogates;
use crate::symtable::{self, MAX_DEPTH, ScopeId, ScopeKind, SymbolTable};
use crate::{ErrorKind, Mode};

/// Most constants, names or attribute sites of one code object.
const MAX_OPERAND: u32 = 65_000;

/// A register: a local, or a temporary (from [`TEMP`] on).
pub(crate) type Reg = u32;

/// Of instructions that belong to no line.
const NOWHERE: Position = Position { line: 0, end_line: 0, col: 0, end_col: 0 };

fn is_temp(reg: Reg) -> bool {
    reg >= TEMP
}

/// Where the value of an expression is to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Want {
    /// Wherever it is: a local in place, else a fresh temporary.
    Any,
    /// A fresh temporary (the one at `depth`).
    Temp,
    /// This local.
    To(Reg),
}

/// A construct that `return`, `break` and `continue` must leave properly.
enum Leave<'a> {
    Loop {
        header: BlockId,
        exit: BlockId,
        slot: u32,
        /// The iterator's registers, for a `for`.
        iter: Option<Reg>,
    },
    /// The body of `try … except`: only the handler goes away.
    Try,
    /// The body of `try … finally`.
    Finally(&'a [Stmt]),
    /// A `finally` body run because of an exception, or an `except` body: the exception in handling.
    Handling { exc: Reg, name: Option<&'a ast::Identifier> },
    /// The body of an `except*` clause, which only an exception or its end may leave. What is around it is as in `Handling`.
    Group,
    /// A `with` body: the exit function and its object.
    With { exit: Reg, is_async: bool, pos: Position },
    /// A temporary that holds a return value while `finally` bodies run.
    Value(Reg),
}

struct Leaving<'a> {
    what: Leave<'a>,
    /// The handler in force outside.
    outer: Option<HandlerId>,
}

/// Iteration variables of an inlined comprehension that is being compiled.
struct CompEnv {
    scope: ScopeId,
    vars: HashMap<Rc<str>, Reg>,
}

/// One code object in the making.
struct Unit<'a> {
    scope: ScopeId,
    name: Rc<str>,
    qualname: Rc<str>,
    first_line: u32,
    flags: u32,
    arg_count: u32,
    posonly_count: u32,
    kwonly_count: u32,
    locals: Vec<Rc<str>>,
    local_index: HashMap<Rc<str>, Reg>,
    /// Registers for comprehension variables that are not in use now.
    spare_locals: Vec<Reg>,
    /// Registers bound on entry.
    bound: Vec<Reg>,
    cell_vars: Vec<Reg>,
    free_vars: Vec<Rc<str>>,
    free_index: HashMap<Rc<str>, u32>,
    comps: Vec<CompEnv>,
    cfg: Cfg,
    current: BlockId,
    handler: Option<HandlerId>,
    last_position: Position,
    cold: u32,
    depth: u32,
    max_depth: u32,
    consts: Vec<Const>,
    const_index: HashMap<ConstKey, u32>,
    sites: Vec<Rc<str>>,
    globals: Vec<Rc<str>>,
    global_index: HashMap<Rc<str>, u32>,
    n_loops: u32,
    leaving: Vec<Leaving<'a>>,
}

pub(crate) struct Compiler<'a> {
    source: &'a Source<'a>,
    table: &'a SymbolTable,
    mode: Mode,
    units: Vec<Unit<'a>>,
    /// Results of folding, by address of the expression.
    folded: HashMap<usize, Option<Const>>,
    names: HashMap<String, Rc<str>>,
    depth: u32,
    /// Numbers of the annotations that count only if control came by, by address of the statement.
    conditional: HashMap<usize, u32>,
    /// The `from __future__` imports that are where they must be, by address.
    futures: HashSet<usize>,
    /// Graphs as text, if asked for.
    graphs: Option<String>,
}

/// Compiles a module; the text of the graphs comes with it if `print_graphs`.
pub(crate) fn compile<'a>(
    module: &'a ast::Mod,
    source: &'a Source<'a>,
    table: &'a SymbolTable,
    mode: Mode,
    print_graphs: bool,
) -> Result<(Rc<CodeObject>, String)> {
    let mut c = Compiler {
        source,
        table,
        mode,
        units: Vec::new(),
        folded: HashMap::new(),
        names: HashMap::new(),
        depth: 0,
        conditional: HashMap::new(),
        futures: HashSet::new(),
        graphs: print_graphs.then(String::new),
    };
    let name: Rc<str> = c.intern("<module>");
    c.push_unit(ScopeId(0), name, 1, code_flags::MODULE)?;
    match module {
        ast::Mod::Module(m) => {
            if mode == Mode::Exec {
                c.future_imports(&m.body)?;
                c.module_docstring(&m.body)?;
            }
            c.module_annotations(&m.body)?;
            c.body(&m.body)?;
            c.return_none()?;
        }
        ast::Mod::Expression(e) => {
            let pos = c.pos(&*e.body);
            let value = c.expr(&e.body, Want::Any)?;
            c.emit(Op::Return, value, 0, 0, pos);
        }
    }
    let code = c.pop_unit()?;
    Ok((code, c.graphs.take().unwrap_or_default()))
}

impl<'a> Compiler<'a> {
    fn unit(&mut self) -> &mut Unit<'a> {
        self.units.last_mut().expect("a unit is open while compiling")
    }
    fn unit_ref(&self) -> &Unit<'a> {
        self.units.last().expect("a unit is open while compiling")
    }

    fn pos(&self, node: &impl Ranged) -> Position {
        self.source.position(node.range())
    }
    fn error<T>(&self, range: TextRange, msg: impl Into<String>) -> Result<T> {
        Err(self.source.error(range, msg))
    }
    fn too_large<T>(&self, what: &str) -> Result<T> {
        Err(self
            .source
            .error_nowhere(ErrorKind::OverflowError, format!("too many {what} in one code object")))
    }

    fn enter(&mut self) -> Result<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(self.source.too_deep()) } else { Ok(()) }
    }
    fn leave(&mut self) {
        self.depth -= 1;
    }

    fn intern(&mut self, name: &str) -> Rc<str> {
        if let Some(name) = self.names.get(name) {
            return name.clone();
        }
        let rc: Rc<str> = name.into();
        self.names.insert(name.to_owned(), rc.clone());
        rc
    }

    /// The name as the class around makes it, for `__private` names.
    fn mangled(&mut self, name: &str) -> Rc<str> {
        match self.table.scope(self.unit_ref().scope).mangled(name) {
            Some(mangled) => self.intern(&mangled),
            None => self.intern(name),
        }
    }

    // ---- Units ----

    fn push_unit(&mut self, scope: ScopeId, name: Rc<str>, first_line: u32, flags: u32) -> Result<()> {
        let qualname = self.qualname(scope, &name);
        let info = self.table.scope(scope);
        let nested = self.units.iter().any(|u| u.flags & code_flags::OPTIMIZED != 0);
        let free_vars: Vec<Rc<str>> = info.free.iter().cloned().collect();
        let free_index = free_vars.iter().enumerate().map(|(i, n)| (n.clone(), i as u32)).collect();
        let mut cfg = Cfg::default();
        let entry = cfg.new_block();
        cfg.order.push(entry);
        self.units.push(Unit {
            scope,
            name,
            qualname,
            first_line,
            flags: flags | if nested { code_flags::NESTED } else { 0 },
            arg_count: 0,
            posonly_count: 0,
            kwonly_count: 0,
            locals: Vec::new(),
            local_index: HashMap::new(),
            spare_locals: Vec::new(),
            bound: Vec::new(),
            cell_vars: Vec::new(),
            free_vars,
            free_index,
            comps: Vec::new(),
            cfg,
            current: entry,
            handler: None,
            last_position: Position { line: first_line, end_line: first_line, col: 0, end_col: 0 },
            cold: 0,
            depth: 0,
            max_depth: 0,
            consts: Vec::new(),
            const_index: HashMap::new(),
            sites: Vec::new(),
            globals: Vec::new(),
            global_index: HashMap::new(),
            n_loops: 0,
            leaving: Vec::new(),
        });
        Ok(())
    }

    /// The qualified name of a function `name` that is about to be defined, whose annotations are compiled.
    fn qualname_in(&self, parent: Option<ScopeId>, name: &Rc<str>) -> Rc<str> {
        let Some(outer) = self.units.last() else { return name.clone() };
        match parent.map(|p| self.table.scope(p).kind) {
            None | Some(ScopeKind::Module) => name.clone(),
            Some(ScopeKind::Class) => format!("{}.{name}", outer.qualname).into(),
            Some(ScopeKind::TypeParams) => match outer.qualname.rsplit_once("<generic parameters of ") {
                Some((prefix, _)) => format!("{prefix}{name}").into(),
                None => name.clone(),
            },
            _ => format!("{}.<locals>.{name}", outer.qualname).into(),
        }
    }

    /// `outer.<locals>.name`, or just the name at module level or if declared global.
    fn qualname(&self, scope: ScopeId, name: &Rc<str>) -> Rc<str> {
        // What annotations define is named as if they were evaluated where they stand.
        let is_annotate = |u: &&Unit| {
            self.table.scope(u.scope).kind == ScopeKind::Annotations && u.qualname.ends_with("__annotate__")
        };
        let Some(outer) = self.units.iter().rev().find(|u| !is_annotate(u)) else { return name.clone() };
        let outer_scope = self.table.scope(outer.scope);
        let inner = self.table.scope(scope);
        let named = matches!(inner.kind, ScopeKind::Function | ScopeKind::Class);
        let mangled = outer_scope.mangled(name);
        let declared_global = outer_scope
            .symbol(mangled.as_deref().unwrap_or(name))
            .is_some_and(|s| s.facts & symtable::facts::GLOBAL != 0);
        match outer_scope.kind {
            ScopeKind::Module => name.clone(),
            // A definition is named as if its type parameters were not there.
            ScopeKind::TypeParams => match outer.qualname.rsplit_once("<generic parameters of ") {
                Some((prefix, _)) => format!("{prefix}{name}").into(),
                None => name.clone(),
            },
            _ if named && declared_global => name.clone(),
            ScopeKind::Class => format!("{}.{name}", outer.qualname).into(),
            _ => format!("{}.<locals>.{name}", outer.qualname).into(),
        }
    }

    /// Finishes the innermost code object.
    fn pop_unit(&mut self) -> Result<Rc<CodeObject>> {
        let mut unit = self.units.pop().expect("a unit is open while compiling");
        let n_locals = unit.locals.len() as u32;
        unit.cfg.simplify(n_locals, &unit.bound);
        if let Some(text) = &mut self.graphs {
            text.push_str(&unit.cfg.print(&unit.qualname));
        }
        let n_regs = n_locals + unit.max_depth;
        if n_regs > MAX_REGS as u32 {
            return self.too_large("registers");
        }
        let mut linear = unit.cfg.linearise(n_locals);
        let pools = Pools::compact(&unit, &mut linear.instrs);
        for (len, what) in [
            (pools.consts.len(), "constants"),
            (pools.sites.len(), "attribute names"),
            (pools.globals.len(), "global names"),
            (pools.n_loops as usize, "loops"),
            (unit.free_vars.len(), "free variables"),
        ] {
            if len > MAX_OPERAND as usize {
                return self.too_large(what);
            }
        }
        let mut instrs = Vec::with_capacity(linear.instrs.len());
        let mut positions = Vec::with_capacity(linear.instrs.len());
        for (ins, &offset) in linear.instrs.iter().zip(&linear.offsets) {
            let Some(instr) = cfg::encode(ins, offset) else { return self.too_large("instructions") };
            instrs.push(instr);
            positions.push(ins.pos);
        }
        Ok(Rc::new(CodeObject {
            name: unit.name,
            qualname: unit.qualname,
            filename: self.source.filename.clone(),
            first_line: unit.first_line,
            flags: unit.flags,
            arg_count: unit.arg_count as u16,
            posonly_count: unit.posonly_count as u16,
            kwonly_count: unit.kwonly_count as u16,
            n_locals: n_locals as u16,
            n_regs: n_regs as u16,
            var_names: unit.locals,
            cell_vars: unit.cell_vars.iter().map(|&r| r as u16).collect(),
            free_vars: unit.free_vars,
            consts: pools.consts,
            sites: pools.sites,
            global_names: pools.globals,
            n_loops: pools.n_loops as u16,
            instrs,
            positions,
            marks: linear.marks,
            exc_table: linear.exc_table,
        }))
    }

    fn add_local(&mut self, name: Rc<str>) -> Reg {
        let unit = self.unit();
        let reg = unit.locals.len() as Reg;
        unit.locals.push(name);
        reg
    }

    // ---- Temporaries ----

    fn depth(&self) -> u32 {
        self.unit_ref().depth
    }
    fn set_depth(&mut self, depth: u32) {
        self.unit().depth = depth;
    }
    /// The next free temporary.
    fn temp(&mut self) -> Reg {
        self.temps(1)
    }
    /// The first of `n` consecutive free temporaries.
    fn temps(&mut self, n: u32) -> Reg {
        let unit = self.unit();
        let reg = TEMP + unit.depth;
        // Saturating: the limit is checked when the unit is finished.
        unit.depth = unit.depth.saturating_add(n).min(TEMP - 1);
        unit.max_depth = unit.max_depth.max(unit.depth);
        reg
    }
    /// The register for a result, when the operands above `depth` are used up.
    fn result(&mut self, want: Want, depth: u32) -> Reg {
        self.set_depth(depth);
        match want {
            Want::To(reg) => reg,
            Want::Any | Want::Temp => self.temp(),
        }
    }

    // ---- Blocks and instructions ----

    fn new_block(&mut self) -> BlockId {
        self.unit().cfg.new_block()
    }

    /// Goes on in `block`, into which the current block falls unless it ended.
    fn use_block(&mut self, block: BlockId) {
        let unit = self.unit();
        let last = unit.cfg.block(unit.current).instrs.last().map(|ins| ins.op);
        if !last.is_some_and(cfg::is_terminator) {
            unit.cfg.block_mut(unit.current).next = Some(block);
        }
        let (handler, cold) = (unit.handler, unit.cold > 0);
        let new = unit.cfg.block_mut(block);
        new.handler = handler;
        new.cold = cold;
        unit.cfg.order.push(block);
        unit.current = block;
    }

    /// Makes `handler` the one for what follows.
    fn set_handler(&mut self, handler: Option<HandlerId>) {
        if self.unit().handler != handler {
            self.unit().handler = handler;
            let block = self.new_block();
            self.use_block(block);
        }
    }

    /// Exceptions go to `target` from here on, with everything above the current depth released.
    fn push_handler(&mut self, target: BlockId, reg: Reg) -> Option<HandlerId> {
        let outer = self.unit().handler;
        let unit = self.unit();
        let id = HandlerId(unit.cfg.handlers.len() as u32);
        unit.cfg.handlers.push(Handler { target, reg });
        self.set_handler(Some(id));
        outer
    }

    fn push_ins(&mut self, ins: Ins) {
        let current = self.unit().current;
        let last = self.unit().cfg.block(current).instrs.last().map(|ins| ins.op);
        if last.is_some_and(|op| cfg::is_terminator(op) || cfg::is_conditional(op)) {
            let block = self.new_block();
            self.use_block(block);
        }
        let unit = self.unit();
        unit.last_position = ins.pos;
        unit.cfg.block_mut(unit.current).instrs.push(ins);
    }

    /// Appends an instruction that uses up the temporaries it reads.
    fn emit(&mut self, op: Op, a: u32, b: u32, c: u32, pos: Position) {
        self.emit_with(op, 0, a, b, c, 0, pos);
    }
    /// As `emit`, for instructions that leave the operands in `keep` (`KILL_*` bits) alive.
    fn emit_keep(&mut self, op: Op, keep: u8, a: u32, b: u32, c: u32, pos: Position) {
        self.emit_with(op, 0, a, b, c, keep, pos);
    }
    #[allow(clippy::too_many_arguments)]
    fn emit_with(&mut self, op: Op, flags: u8, a: u32, b: u32, c: u32, keep: u8, pos: Position) {
        let flags = flags | (kills(op, flags, a, b, c) & !keep);
        self.push_ins(Ins { op, flags, a, b, c, target: None, pos });
    }
    fn emit_jump(&mut self, op: Op, a: u32, b: u32, target: BlockId, keep: u8, pos: Position) {
        let flags = kills(op, 0, a, b, 0) & !keep;
        self.push_ins(Ins { op, flags, a, b, c: 0, target: Some(target), pos });
    }
    /// A statement for which nothing is executed has been reached.
    fn mark(&mut self, pos: Position) {
        self.emit(Op::Nop, 0, 0, 0, pos);
    }
    fn jump(&mut self, target: BlockId, pos: Position) {
        self.emit_jump(Op::Jump, 0, 0, target, 0, pos);
    }

    /// Releases a temporary that holds a value nobody wants.
    fn discard(&mut self, reg: Reg, pos: Position) {
        if is_temp(reg) {
            self.emit(Op::Clear, reg, 0, 0, pos);
        }
    }

    /// Copies a value to where it is wanted; a temporary that is read is used up.
    fn move_to(&mut self, want: Want, from: Reg, depth: u32, pos: Position) -> Reg {
        let to = match want {
            Want::Any => {
                self.set_depth(if is_temp(from) { from - TEMP + 1 } else { depth });
                return from;
            }
            Want::Temp if is_temp(from) => {
                debug_assert_eq!(from, TEMP + depth);
                self.set_depth(depth + 1);
                return from;
            }
            want => self.result(want, depth),
        };
        if to != from {
            self.emit(Op::Move, to, from, 0, pos);
        }
        to
    }

    // ---- Pools ----

    fn constant(&mut self, value: Const) -> u32 {
        let key = ConstKey::of(&value);
        let unit = self.unit();
        if let Some(index) = key.as_ref().and_then(|key| unit.const_index.get(key)) {
            return *index;
        }
        let index = unit.consts.len() as u32;
        unit.consts.push(value);
        if let Some(key) = key {
            unit.const_index.insert(key, index);
        }
        index
    }

    fn name_constant(&mut self, name: &Rc<str>) -> u32 {
        self.constant(Const::Str(name.clone()))
    }

    fn global(&mut self, name: &Rc<str>) -> u32 {
        let unit = self.unit();
        if let Some(&index) = unit.global_index.get(name) {
            return index;
        }
        let index = unit.globals.len() as u32;
        unit.globals.push(name.clone());
        unit.global_index.insert(name.clone(), index);
        index
    }

    fn site(&mut self, attr: &str) -> u32 {
        let name = self.mangled(attr);
        let unit = self.unit();
        unit.sites.push(name);
        unit.sites.len() as u32 - 1
    }

    fn new_loop(&mut self) -> u32 {
        let unit = self.unit();
        unit.n_loops += 1;
        unit.n_loops - 1
    }

    fn load_const(&mut self, value: Const, want: Want, pos: Position) -> Reg {
        let k = self.constant(value);
        let depth = self.depth();
        let dst = self.result(want, depth);
        self.emit(Op::LoadK, dst, k, 0, pos);
        dst
    }

    fn return_none(&mut self) -> Result<()> {
        let k = self.constant(Const::None);
        self.emit(Op::ReturnK, k, 0, 0, NOWHERE);
        Ok(())
    }

    /// Position of the instruction before, for instructions that belong to no source of their own.
    fn last_position(&self) -> Position {
        self.unit_ref().last_position
    }

    /// The value of an expression that is constant.
    fn fold(&mut self, expr: &Expr) -> Option<Const> {
        match expr {
            Expr::BinOp(_) | Expr::UnaryOp(_) | Expr::Tuple(_) => {
                let key = symtable::node_key(expr);
                if let Some(known) = self.folded.get(&key) {
                    return known.clone();
                }
                let value = match expr {
                    // The right operand first: in a long chain it is the short one.
                    Expr::BinOp(e) => self.fold(&e.right).and_then(|right| {
                        let left = self.fold(&e.left)?;
                        fold::binary(e.op, &left, &right)
                    }),
                    Expr::UnaryOp(e) => self.fold(&e.operand).and_then(|v| fold::unary(e.op, &v)),
                    Expr::Tuple(e) => self.fold_all(&e.elts).map(|items| Const::Tuple(items.into())),
                    _ => None,
                };
                self.folded.insert(key, value.clone());
                value
            }
            _ => self.literal(expr),
        }
    }

    fn literal(&self, expr: &Expr) -> Option<Const> {
        let wide = match expr {
            Expr::StringLiteral(s) => surrogates::literal(self.source.text, s),
            // Of a tree that a program made.
            Expr::IpyEscapeCommand(e) => self.source.tree_constant(&e.value),
            _ => None,
        };
        wide.or_else(|| fold::literal(expr))
    }

    fn fold_all(&mut self, exprs: &[Expr]) -> Option<Vec<Const>> {
        exprs.iter().map(|e| self.fold(e)).collect()
    }
}

/// `KILL_*` flags for the temporaries that an instruction reads.
fn kills(op: Op, flags: u8, a: u32, b: u32, c: u32) -> u8 {
    let mut kill = 0;
    for ((kind, reg), bit) in op.operands().into_iter().zip([a, b, c]).zip([KILL_A, KILL_B, KILL_C]) {
        let read = match kind {
            Kind::Reg => true,
            Kind::SpecReg => flags & FMT_SPEC != 0,
            Kind::RaiseReg => c >= 1,
            Kind::CauseReg => c == 2,
            _ => false,
        };
        if read && is_temp(reg) {
            kill |= bit;
        }
    }
    kill
}

/// The constants, names and sites that the final code uses, renumbered.
struct Pools {
    consts: Vec<Const>,
    sites: Vec<Rc<str>>,
    globals: Vec<Rc<str>>,
    n_loops: u32,
}

impl Pools {
    fn compact(unit: &Unit, instrs: &mut [Ins]) -> Pools {
        let mut pools = Pools { consts: Vec::new(), sites: Vec::new(), globals: Vec::new(), n_loops: 0 };
        let mut const_map: HashMap<u32, u32> = HashMap::new();
        let mut global_map: HashMap<u32, u32> = HashMap::new();
        let mut loop_map: HashMap<u32, u32> = HashMap::new();
        if unit.flags & code_flags::HAS_DOCSTRING != 0 {
            pools.consts.push(unit.consts[0].clone());
            const_map.insert(0, 0);
        }
        for ins in instrs {
            for (kind, operand) in ins.op.operands().into_iter().zip([&mut ins.a, &mut ins.b, &mut ins.c]) {
                match kind {
                    Kind::Const | Kind::Name => {
                        *operand = *const_map.entry(*operand).or_insert_with(|| {
                            pools.consts.push(unit.consts[*operand as usize].clone());
                            pools.consts.len() as u32 - 1
                        });
                    }
                    Kind::Site => {
                        pools.sites.push(unit.sites[*operand as usize].clone());
                        *operand = pools.sites.len() as u32 - 1;
                    }
                    Kind::Global => {
                        *operand = *global_map.entry(*operand).or_insert_with(|| {
                            pools.globals.push(unit.globals[*operand as usize].clone());
                            pools.globals.len() as u32 - 1
                        });
                    }
                    Kind::Loop => {
                        *operand = *loop_map.entry(*operand).or_insert_with(|| {
                            pools.n_loops += 1;
                            pools.n_loops - 1
                        });
                    }
                    _ => {}
                }
            }
        }
        pools
    }
}
