//! The register bytecode: one table of opcodes, the instruction word, and the code object.
//!
//! Every Python function, class body and module becomes a [`CodeObject`]. It runs in a *window* of
//! registers: parameters and locals first (`0..n_locals`), temporaries after them
//! (`n_locals..n_regs`). Instructions are 8 bytes, three-address: `op, flags, a, b, c`.
//!
//! The table in [`for_each_op`] is the only list of opcodes. From it come the enum, the operand kinds
//! that the disassembler prints and the verifier checks, and (in other crates) the exhaustiveness of
//! the interpreter and of the trace recorder.
//!
//! # Rules that code generation keeps and the interpreter relies on
//!
//! 1. Temporaries are used like a stack: a temporary is written, read once, and is dead after that.
//!    The instruction that reads it for the last time carries the `KILL_*` flag of that operand, even
//!    when its destination is the same register. The interpreter then releases the object in it (it may
//!    leave an immediate value such as an int behind: a dead temporary never holds an object).
//! 2. Operand registers are read before the destination is written, so they may coincide.
//! 3. `Call*` instructions take their callable and arguments from consecutive temporaries starting at
//!    `a`; all of them are dead afterwards (no flag needed). The result goes to register `c`.
//! 4. Multi-register reads (`BuildList`, `BuildTuple`, …) consume (kill) their registers.
//! 5. A local that may be unbound is checked with `CheckBound` before it is used; an unchecked read of
//!    an unbound local never happens.
//! 6. On entry to an exception handler all registers from the entry's `exc_reg` upwards are released
//!    first; then the exception object is put in `exc_reg`.

use std::rc::Rc;

/// Last use of the temporary in operand `a` (for instructions that read `a`).
pub const KILL_A: u8 = 1;
/// Last use of the temporary in operand `b`.
pub const KILL_B: u8 = 2;
/// Last use of the temporary in operand `c`.
pub const KILL_C: u8 = 4;
/// Binary operators: the augmented-assignment form (`x += y`).
pub const INPLACE: u8 = 8;

/// `MakeFunction`: register `c` holds the tuple of positional defaults.
pub const FN_DEFAULTS: u8 = 16;
/// `MakeFunction`: register `c + 1` holds the dict of keyword-only defaults.
pub const FN_KWDEFAULTS: u8 = 32;
/// `MakeFunction`: register `c + 2` holds the tuple of closure cells.
pub const FN_CLOSURE: u8 = 64;

/// `FormatValue`: conversion in bits 4–5 of the flags: 0 none, 1 `!s`, 2 `!r`, 3 `!a`.
pub const CONV_SHIFT: u8 = 4;
/// `FormatValue`: register `c` holds the format spec.
pub const FMT_SPEC: u8 = 64;

/// `Yield`: this is the suspension point of a `yield from`, whose iterator is in register `c`.
pub const YIELD_FROM: u8 = 16;

/// `ForPrep`: the register holds what is an iterator already.
pub const ITERATOR: u8 = 16;

/// `GetIter`: the loop it is for goes over a list, tuple, string or range itself, which is as good as an iterator over it.
pub const LOOPED: u8 = 16;

/// `LoadGlobal`, `StoreGlobal`, `DelGlobal` in a module: a `global` statement names it, so that no mapping of locals is asked.
pub const OF_GLOBALS: u8 = 16;
/// Of `DictMerge`: the keyword arguments are complete, and must be strings.
pub const LAST_MERGE: u8 = 16;

/// Most registers of one code object. (The interpreter doubles their numbers.)
pub const MAX_REGS: u16 = 32_000;

/// What an operand field means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Unused; zero.
    None,
    /// A register that is written.
    Dst,
    /// A register that is read.
    Reg,
    /// Two consecutive registers, written.
    Dst2,
    /// Two consecutive registers, read or updated.
    Reg2,
    /// Three consecutive registers, written or updated.
    Reg3,
    /// First of a run of registers that is read; the length is in operand `c`.
    RunC,
    /// First of a run of registers that is read; twice the number in operand `c`.
    RunC2,
    /// First of a run of registers that is written; the length is in operand `c`.
    DstRunC,
    /// As `DstRunC` with length `(c & 255) + 1 + (c >> 8)`.
    DstRunEx,
    /// Callable and arguments: `b + 1` registers from here (`Call`).
    CallB,
    /// Function, self and arguments: `b + 2` registers from here (`CallMethod`).
    CallM,
    /// As `CallB`, one more register at the end: the tuple of keyword names.
    CallBKw,
    /// As `CallM`, one more register at the end: the tuple of keyword names.
    CallMKw,
    /// Index into `CodeObject::consts`.
    Const,
    /// Index into `CodeObject::consts` of a string (a name, for messages).
    Name,
    /// Index into `CodeObject::sites`: an attribute name with its own inline cache.
    Site,
    /// Index into `CodeObject::global_names`.
    Global,
    /// Index of a free variable.
    Free,
    /// A plain number.
    Num,
    /// Index of a loop counter, below `CodeObject::n_loops`.
    Loop,
    /// Signed jump offset in instructions, relative to the *next* instruction, in `c` alone.
    J16,
    /// Signed jump offset as for `J16`, 32 bits in `b` (low half) and `c` (high half).
    J32,
    /// Register read only if `FMT_SPEC` is set (`FormatValue`).
    SpecReg,
    /// Three registers read as the `FN_*` flags say (`MakeFunction`).
    FnRegs,
    /// Register read only if `YIELD_FROM` is set.
    YieldReg,
    /// Register read only if the number in `c` is at least 1 (`Raise`).
    RaiseReg,
    /// Register read only if the number in `c` is 2 (`Raise`).
    CauseReg,
}

/// Calls the given macro with the whole opcode table: `Name a b c "what it does";` per opcode.
#[macro_export]
macro_rules! for_each_op {
    ($m:ident) => {
        $m! {
            Nop None None None "nothing";
            // Moves and constants
            Move Dst Reg None "a = b";
            LoadK Dst Const None "a = constant b";
            Clear Dst None None "a = unbound, releasing what was there";
            CheckBound Reg Name None "UnboundLocalError for name b if a is unbound";
            DelLocal Dst Name None "as CheckBound, then Clear";
            // Module globals (cells); class-body names (the namespace dict is in register 0); closures
            LoadGlobal Dst Global None "a = global or built-in b";
            StoreGlobal Reg Global None "global b = a";
            DelGlobal None Global None "del global b";
            LoadName Dst Name Global "a = namespace[b], else global c";
            LoadNameFree Dst Name Free "a = namespace[b], else free variable c";
            StoreName Reg Name None "namespace[b] = a";
            DelName None Name None "del namespace[b]";
            MakeCell Dst None None "a = new cell holding what a holds (or nothing)";
            LoadCell Dst Reg Name "a = contents of cell b; NameError for name c";
            StoreCell Reg Reg None "contents of cell a = b";
            DelCell Reg Name None "empty cell a; NameError for name b";
            LoadFree Dst Free Name "a = contents of free variable b; NameError for name c";
            StoreFree Free Reg None "contents of free variable a = b";
            DelFree Free Name None "empty free variable a; NameError for name b";
            LoadFreeCell Dst Free None "a = the cell itself of free variable b";
            // Attributes and items
            LoadAttr Dst Reg Site "a = b.c";
            StoreAttr Reg Reg Site "a.c = b";
            DelAttr Reg None Site "del a.c";
            LoadMethod Dst2 Reg Site "a, a+1 = function, b when b.c is a plain method, else unbound, b.c";
            LoadSpecial Dst2 Reg Site "as LoadMethod, looked up on the type of b (context managers)";
            GetItem Dst Reg Reg "a = b[c]";
            GetItemK Dst Reg Const "a = b[constant c]";
            SetItem Reg Reg Reg "a[b] = c";
            SetItemK Reg Const Reg "a[constant b] = c";
            DelItem Reg Reg None "del a[b]";
            BuildSlice Dst Reg3 None "a = slice(b, b+1, b+2), consuming them";
            // Arithmetic; the K forms take a constant on the right
            Add Dst Reg Reg "a = b + c";
            Sub Dst Reg Reg "a = b - c";
            Mul Dst Reg Reg "a = b * c";
            TrueDiv Dst Reg Reg "a = b / c";
            FloorDiv Dst Reg Reg "a = b // c";
            Mod Dst Reg Reg "a = b % c";
            Pow Dst Reg Reg "a = b ** c";
            MatMul Dst Reg Reg "a = b @ c";
            Shl Dst Reg Reg "a = b << c";
            Shr Dst Reg Reg "a = b >> c";
            And Dst Reg Reg "a = b & c";
            Or Dst Reg Reg "a = b | c";
            Xor Dst Reg Reg "a = b ^ c";
            AddK Dst Reg Const "a = b + constant c";
            SubK Dst Reg Const "a = b - constant c";
            MulK Dst Reg Const "a = b * constant c";
            TrueDivK Dst Reg Const "a = b / constant c";
            FloorDivK Dst Reg Const "a = b // constant c";
            ModK Dst Reg Const "a = b % constant c";
            PowK Dst Reg Const "a = b ** constant c";
            MatMulK Dst Reg Const "a = b @ constant c";
            ShlK Dst Reg Const "a = b << constant c";
            ShrK Dst Reg Const "a = b >> constant c";
            AndK Dst Reg Const "a = b & constant c";
            OrK Dst Reg Const "a = b | constant c";
            XorK Dst Reg Const "a = b ^ constant c";
            Neg Dst Reg None "a = -b";
            Pos Dst Reg None "a = +b";
            Invert Dst Reg None "a = ~b";
            Not Dst Reg None "a = not b";
            // Comparisons that give a value
            Lt Dst Reg Reg "a = b < c";
            Le Dst Reg Reg "a = b <= c";
            Eq Dst Reg Reg "a = b == c";
            Ne Dst Reg Reg "a = b != c";
            Gt Dst Reg Reg "a = b > c";
            Ge Dst Reg Reg "a = b >= c";
            Is Dst Reg Reg "a = b is c";
            IsNot Dst Reg Reg "a = b is not c";
            In Dst Reg Reg "a = b in c";
            NotIn Dst Reg Reg "a = b not in c";
            // Jumps
            Jump None J32 None "jump";
            JumpIfTrue Reg J32 None "jump if bool(a)";
            JumpIfFalse Reg J32 None "jump if not bool(a)";
            JumpIfNone Reg J32 None "jump if a is None";
            JumpIfNotNone Reg J32 None "jump if a is not None";
            // Compare and branch: `JLt` jumps if the test holds, `JNLt` if it does not (NaN!)
            JLt Reg Reg J16 "jump if a < b";
            JLe Reg Reg J16 "jump if a <= b";
            JEq Reg Reg J16 "jump if a == b";
            JNe Reg Reg J16 "jump if a != b";
            JGt Reg Reg J16 "jump if a > b";
            JGe Reg Reg J16 "jump if a >= b";
            JNLt Reg Reg J16 "jump if not a < b";
            JNLe Reg Reg J16 "jump if not a <= b";
            JNEq Reg Reg J16 "jump if not a == b";
            JNNe Reg Reg J16 "jump if not a != b";
            JNGt Reg Reg J16 "jump if not a > b";
            JNGe Reg Reg J16 "jump if not a >= b";
            JLtK Reg Const J16 "jump if a < constant b";
            JLeK Reg Const J16 "jump if a <= constant b";
            JEqK Reg Const J16 "jump if a == constant b";
            JNeK Reg Const J16 "jump if a != constant b";
            JGtK Reg Const J16 "jump if a > constant b";
            JGeK Reg Const J16 "jump if a >= constant b";
            JNLtK Reg Const J16 "jump if not a < constant b";
            JNLeK Reg Const J16 "jump if not a <= constant b";
            JNEqK Reg Const J16 "jump if not a == constant b";
            JNNeK Reg Const J16 "jump if not a != constant b";
            JNGtK Reg Const J16 "jump if not a > constant b";
            JNGeK Reg Const J16 "jump if not a >= constant b";
            JIs Reg Reg J16 "jump if a is b";
            JIsNot Reg Reg J16 "jump if a is not b";
            JIn Reg Reg J16 "jump if a in b";
            JNotIn Reg Reg J16 "jump if a not in b";
            // The back-edge of every loop: always jumps, counts in loop slot a
            Loop Loop J32 None "jump back to the loop header";
            // Iteration. The three registers of a `for` are: range: remaining, next, step;
            // list, tuple or str: the object, next index, unbound; else: iterator, unbound, unbound
            ForPrep Reg3 Reg None "set up iteration over b in a, a+1, a+2";
            ForIter Reg3 Dst None "b = next item and skip one instruction; when exhausted, release a.. and go on to it (a Jump)";
            GetIter Dst Reg None "a = iter(b)";
            GetYieldFromIter Dst Reg None "as GetIter; a generator is itself";
            // Building
            BuildTuple Dst RunC Num "a = tuple of the c registers from b";
            BuildList Dst RunC Num "a = list of the c registers from b";
            BuildSet Dst RunC Num "a = set of the c registers from b";
            BuildDict Dst RunC2 Num "a = dict of the c key, value pairs from b";
            BuildString Dst RunC Num "a = the c strings from b joined";
            BuildInterpolation Dst RunC Num "a = Interpolation of the c = 4 registers from b: value, expression, conversion, format spec";
            BuildTemplate Dst RunC Num "a = Template of the c = 2 registers from b: tuples of strings and interpolations";
            FormatValue Dst Reg SpecReg "a = format(b, c)";
            ListAppend Reg Reg None "a.append(b) for a list under construction";
            ListExtend Reg Reg None "a.extend(b) for a list under construction (star display)";
            ListToTuple Dst Reg None "a = tuple(list b)";
            StarArgs Dst Reg Reg "a = tuple(b), b itself if it is one; c is the callable, for the message";
            StarKwargs Dst Reg Reg "a = dict of mapping b, b itself if it is one of strings; c is the callable, for the message";
            SetAdd Reg Reg None "a.add(b)";
            SetUpdate Reg Reg None "a.update(b)";
            DictInsert Reg Reg Reg "a[b] = c for a dict under construction";
            DictUpdate Reg Reg None "a.update(b) (** display)";
            DictMerge Reg Reg Reg "a.update(b), TypeError on duplicates; c is the callable, for the message";
            Unpack DstRunC Reg Num "a .. a+c-1 = the c items of b";
            UnpackEx DstRunEx Reg Num "a .. = c&255 items, a list of the rest, c>>8 items, of b";
            // Calls: the window at a is consumed, the result goes to register c
            Call CallB Num Dst "c = a(a+1 .. a+b)";
            CallKw CallBKw Num Dst "as Call; register a+1+b holds the tuple of keyword names, for the last arguments";
            CallMethod CallM Num Dst "after LoadMethod: c = a(a+1, a+2 .. a+1+b), or a+1(a+2 ..) if a is unbound";
            CallMethodKw CallMKw Num Dst "as CallMethod; register a+2+b holds the tuple of keyword names";
            CallEx Reg3 None Dst "c = a(*a+1, **a+2): a tuple, and a dict or unbound";
            Return Reg None None "return a";
            ReturnK Const None None "return constant a";
            MakeFunction Dst Const FnRegs "a = function of code constant b; defaults, keyword defaults, closure in c.. as flags say";
            SetFunction Reg Reg Num "function a has b as its (c = 0) __annotate__, (1) __annotations__, (2) __type_params__";
            MakeTypeParam Dst Reg3 Num "a = made of b: (c = 0) TypeVar name, bound, default; (1) with constraints; (2) TypeVarTuple; (3) ParamSpec; (4) alias name, parameters, value; (5) base of parameters";
            SetupAnnotations None None None "__annotations__ of the module or class is a dict";
            LoadNotImplementedError Dst None None "a = NotImplementedError";
            LoadBuildClass Dst None None "a = __build_class__";
            // Generators
            Yield Dst Reg YieldReg "suspend, giving b; on resumption a = what was sent";
            Send Reg Reg J16 "send b to iterator a: b = what it yields, or jump with b = its return value";
            // Coroutines
            GetAwaitable Dst Reg Num "a = iterator of awaitable b; c, for messages: 0 await, 1 __aenter__, 2 __aexit__, 3 __anext__";
            GetAiter Dst Reg None "a = aiter(b)";
            GetAnext Dst Reg None "a = what __anext__ of asynchronous iterator b gives";
            IsStopAsync Dst Reg None "a = whether exception b is a StopAsyncIteration";
            // Exceptions
            Raise RaiseReg CauseReg Num "c = 0: raise again; 1: raise a; 2: raise a from b";
            PushExc Reg2 None None "a+1 = exception being handled; handle a from here on";
            PopExc Reg2 None None "go back to handling what is in a+1; release both";
            ExcMatch Dst Reg Reg "a = exception b matches c (a class or tuple of classes)";
            GroupMatch Reg2 Reg None "a+1 = part of exception a that class b matches, handled from here on, a = the rest; None if there is none";
            GroupRaise Dst Reg Reg "a = what is left to raise of exception b when the except* clauses have raised list c; or None";
            Reraise Reg None None "raise a with the traceback it has, as if never caught";
            LoadAssertionError Dst None None "a = AssertionError";
            // Import
            ImportName Dst Name Reg2 "a = import module b; fromlist and level in c, c+1";
            ImportFrom Dst Reg Name "a = name c from module b";
            ImportStar Reg None None "from a import *";
            // Pattern matching
            GetLen Dst Reg None "a = len(b), an int";
            MatchSequence Dst Reg None "a = whether b is a sequence for patterns (str, bytes, bytearray are not)";
            MatchMapping Dst Reg None "a = whether b is a mapping for patterns";
            MatchKeys Dst Reg Reg "a = tuple of the values of the keys in tuple c in mapping b, None if one is missing";
            MatchClass Dst Reg3 Num "a = tuple of the attributes of b for class b+1: c by __match_args__, then those in tuple b+2; None if no match; consumes the three";
            // Rest
            PrintExpr Reg None None "the interactive display hook";
        }
    };
}

macro_rules! define_ops {
    ($($name:ident $a:ident $b:ident $c:ident $doc:literal;)*) => {
        /// An operation. The numbers are only stable within one `.pyc` magic number.
        #[repr(u8)]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Op { $(#[doc = $doc] $name,)* }

        /// All opcodes in numeric order.
        pub const OPS: &[Op] = &[$(Op::$name,)*];

        impl Op {
            /// Name as the disassembler prints it.
            pub fn name(self) -> &'static str { match self { $(Op::$name => stringify!($name),)* } }
            /// What it does, in a few words.
            pub fn doc(self) -> &'static str { match self { $(Op::$name => $doc,)* } }
            /// Meaning of the operands `a`, `b`, `c`.
            pub fn operands(self) -> [Kind; 3] {
                match self { $(Op::$name => [Kind::$a, Kind::$b, Kind::$c],)* }
            }
        }
    };
}
for_each_op!(define_ops);

impl Op {
    /// The opcode with this number, if there is one.
    pub fn from_u8(n: u8) -> Option<Op> {
        OPS.get(n as usize).copied()
    }
}

/// One instruction, 8 bytes.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instr {
    pub op: Op,
    pub flags: u8,
    pub a: u16,
    pub b: u16,
    pub c: u16,
}
const _: () = assert!(size_of::<Instr>() == 8);

impl Instr {
    pub fn new(op: Op, a: u16, b: u16, c: u16) -> Instr {
        Instr { op, flags: 0, a, b, c }
    }
    /// A `J32` instruction with operand `a` and an offset relative to the next instruction.
    pub fn jump(op: Op, a: u16, offset: i32) -> Instr {
        Instr { op, flags: 0, a, b: offset as u32 as u16, c: ((offset as u32) >> 16) as u16 }
    }
    #[inline(always)]
    pub fn with_flags(self, flags: u8) -> Instr {
        Instr { flags, ..self }
    }
    /// The 32-bit jump offset of a `J32` instruction.
    #[inline(always)]
    pub fn offset32(self) -> i32 {
        (self.b as u32 | (self.c as u32) << 16) as i32
    }
    /// The 16-bit jump offset of a `J16` instruction.
    #[inline(always)]
    pub fn offset16(self) -> i32 {
        self.c as i16 as i32
    }
}

/// A constant of a code object.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    /// An integer outside `i64`, as decimal digits with an optional `-`.
    BigInt(Rc<str>),
    Float(f64),
    /// The imaginary part.
    Complex(f64),
    Str(Rc<str>),
    /// A string with lone surrogates: its code points.
    WideStr(Rc<[u32]>),
    Bytes(Rc<[u8]>),
    Tuple(Rc<[Const]>),
    FrozenSet(Rc<[Const]>),
    Code(Rc<CodeObject>),
}

/// Source range of an instruction: lines from 1, columns in UTF-8 bytes from 0, `end_col` exclusive.
/// Line 0 means "no position".
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Position {
    pub line: u32,
    pub end_line: u32,
    pub col: u32,
    pub end_col: u32,
}

/// A range of instructions `start..end` whose exceptions are handled at `target`.
///
/// Entries are ordered innermost first: the first one that covers the instruction wins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExcEntry {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    /// Registers from here up are released, then this one gets the exception.
    pub exc_reg: u16,
}

/// What kind of code this is (`CodeObject::flags`), numbered as in CPython's `co_flags` where it has them.
pub mod code_flags {
    /// A function: locals are registers (as opposed to a module or class body).
    pub const OPTIMIZED: u32 = 0x1;
    pub const NEWLOCALS: u32 = 0x2;
    pub const VARARGS: u32 = 0x4;
    pub const VARKEYWORDS: u32 = 0x8;
    pub const NESTED: u32 = 0x10;
    pub const GENERATOR: u32 = 0x20;
    pub const COROUTINE: u32 = 0x80;
    /// A generator that can be awaited (`types.coroutine`).
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    pub const ASYNC_GENERATOR: u32 = 0x200;
    pub const HAS_DOCSTRING: u32 = 0x400_0000;
    /// A function that is defined in a class body.
    pub const METHOD: u32 = 0x800_0000;
    /// A class body: register 0 holds the namespace dict.
    pub const CLASS_BODY: u32 = 0x1000_0000;
    /// A function in whose register 0 is the namespace of the class around it.
    pub const SEES_CLASS: u32 = 0x4000_0000;
    /// A module or REPL line: names are globals.
    pub const MODULE: u32 = 0x2000_0000;
}

/// A compiled function, class body or module: immutable, independent of any interpreter.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeObject {
    pub name: Rc<str>,
    pub qualname: Rc<str>,
    pub filename: Rc<str>,
    pub first_line: u32,
    /// [`code_flags`].
    pub flags: u32,
    /// Positional parameters, positional-only ones included (registers `0..arg_count`).
    pub arg_count: u16,
    pub posonly_count: u16,
    /// Keyword-only parameters, in the registers after the positional ones. After those come the
    /// `*args` register (`VARARGS`) and the `**kwargs` register (`VARKEYWORDS`).
    pub kwonly_count: u16,
    pub n_locals: u16,
    /// Registers in all; at most [`MAX_REGS`].
    pub n_regs: u16,
    /// Names of the registers `0..n_locals`.
    pub var_names: Vec<Rc<str>>,
    /// Locals that live in cells: their registers. (Code generation emits the `MakeCell`s.)
    pub cell_vars: Vec<u16>,
    pub free_vars: Vec<Rc<str>>,
    pub consts: Vec<Const>,
    /// Attribute names, one entry per attribute site: each has an inline cache of its own.
    pub sites: Vec<Rc<str>>,
    pub global_names: Vec<Rc<str>>,
    pub n_loops: u16,
    pub instrs: Vec<Instr>,
    /// One per instruction.
    pub positions: Vec<Position>,
    /// Lines of statements for which nothing is executed (`pass`, `try:`), each with the instruction before which it is
    /// passed, in this order.
    pub marks: Vec<(u32, u32)>,
    pub exc_table: Vec<ExcEntry>,
}
