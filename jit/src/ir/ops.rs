//! The one table of IR operations, and what an instruction is made of.

/// Type of an IR value.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum Ty {
    /// No value.
    Void,
    Undef,
    None,
    Bool,
    Int,
    Float,
    /// Pointer to an object.
    Ref,
    /// Address of item storage; never in a snapshot.
    Ptr,
    /// An int as two words, the higher one signed; whether it fits one word is asked only where it becomes a `Value`.
    Wide,
    /// As `Wide`, of an int that is not negative: the higher word is unsigned.
    Natural,
}

impl Ty {
    pub fn name(self) -> &'static str {
        ["void", "undef", "none", "bool", "int", "float", "ref", "ptr", "wide", "natural"][self as usize]
    }
    /// The `Value` tag of this type.
    pub fn tag(self) -> u8 {
        use sidewinder_vm::value::tag::*;
        match self {
            Ty::Void | Ty::Ptr | Ty::Undef | Ty::Wide | Ty::Natural => UNDEF,
            Ty::None => NONE,
            Ty::Bool => BOOL,
            Ty::Int => INT,
            Ty::Float => FLOAT,
            Ty::Ref => OBJECT,
        }
    }
    pub fn of_tag(t: u8) -> Ty {
        use sidewinder_vm::value::tag::*;
        match t {
            NONE => Ty::None,
            BOOL => Ty::Bool,
            INT => Ty::Int,
            FLOAT => Ty::Float,
            OBJECT => Ty::Ref,
            _ => Ty::Undef,
        }
    }
    /// Whether it is an int of two words.
    pub fn is_wide(self) -> bool {
        matches!(self, Ty::Wide | Ty::Natural)
    }
    /// Whether the type has exactly one value.
    pub fn is_unit(self) -> bool {
        matches!(self, Ty::None | Ty::Undef | Ty::Void)
    }
}

/// Index of an instruction, which is its value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Ref(pub u32);
impl Ref {
    pub const NONE: Ref = Ref(u32::MAX);
    pub fn ix(self) -> usize {
        self.0 as usize
    }
    pub fn is_some(self) -> bool {
        self != Ref::NONE
    }
}

/// What an op does besides computing its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// A constant.
    Const,
    /// Depends on its operands alone.
    Pure,
    /// Leaves the trace if it fails; otherwise depends on its operands alone.
    Guard,
    /// Reads memory of the alias class; may be a guard on the type of what it reads.
    Load(Alias),
    /// Writes memory of the alias class.
    Store(Alias),
    /// Makes an object that nobody else knows.
    Alloc,
    /// Reference counting.
    Count,
    /// A call of a helper; its effects are in the helper table.
    Call,
    /// Structure of the trace.
    Control,
}

/// What a memory access may touch. Accesses of different classes never overlap.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Alias {
    /// Registers.
    Slots,
    /// Instance slots (told apart by number).
    Fields,
    /// Shape pointers.
    Shapes,
    /// Lists: strategy, storage pointer, length.
    ListHead,
    ItemsB,
    ItemsI,
    ItemsF,
    ItemsV,
    Tuples,
    Cells,
    Globals,
    /// Things that never change: string lengths, tuple lengths.
    Frozen,
    /// Generator objects: state, resume point, registers.
    Generators,
    /// The code of functions (`__code__` can be assigned).
    Functions,
    /// Dicts and sets.
    Dicts,
    /// The state of built-in iterators (told apart by offset).
    Iterators,
}

macro_rules! ir_ops {
    ($($name:ident $effect:expr, $commutes:literal, $doc:literal;)*) => {
        /// An IR operation.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u8)]
        pub enum IrOp { $(#[doc = $doc] $name,)* }
        pub const IR_OPS: &[IrOp] = &[$(IrOp::$name,)*];
        impl IrOp {
            pub fn name(self) -> &'static str { match self { $(IrOp::$name => stringify!($name),)* } }
            /// Stands for an object that only exits make.
            pub fn is_virtual(self) -> bool {
                matches!(self, IrOp::VTuple | IrOp::VInstance | IrOp::VCell | IrOp::VRange | IrOp::VSuper)
            }
            pub fn effect(self) -> Effect { use Effect::*; match self { $(IrOp::$name => $effect,)* } }
            pub fn commutes(self) -> bool { match self { $(IrOp::$name => $commutes,)* } }
            pub fn doc(self) -> &'static str { match self { $(IrOp::$name => $doc,)* } }
        }
    };
}

ir_ops! {
    KInt Const, false, "the int aux";
    KFloat Const, false, "the float with the bits aux";
    KBool Const, false, "the bool aux";
    KNone Const, false, "None";
    KUndef Const, false, "no value";
    KRef Const, false, "the object at aux, kept alive by the trace";
    // Slots
    Param Control, false, "value number aux that the parent's exit hands over";
    SLoad Load(Alias::Slots), false, "slot aux at the start; guards its type";
    SNotObj Load(Alias::Slots), false, "guards that slot aux holds no object at the start (of a root: part of its entry)";
    MLoad Load(Alias::Slots), false, "slot aux as a helper left it; guards its type";
    SStore Store(Alias::Slots), false, "register of slot aux = a";
    // Ints. The O forms leave the trace on overflow.
    AddI Pure, true, "a + b, known to fit";
    SubI Pure, false, "a - b, known to fit";
    MulI Pure, true, "a * b, known to fit";
    AddO Guard, true, "a + b";
    SubO Guard, false, "a - b";
    MulO Guard, true, "a * b";
    DivI Pure, false, "a // b, b > 0";
    ModI Pure, false, "a % b, b > 0";
    AndI Pure, true, "a & b";
    OrI Pure, true, "a | b";
    XorI Pure, true, "a ^ b";
    ShlO Guard, false, "a << b, 0 <= b < 63";
    ShrI Pure, false, "a >> b, 0 <= b < 64";
    // Words of ints beyond 64 bits
    AddX Pure, true, "a + b modulo 2**64";
    SubX Pure, false, "a - b modulo 2**64";
    MulX Pure, true, "a * b modulo 2**64";
    MulHS Pure, true, "high word of a * b";
    MulHU Pure, true, "high word of a * b, both unsigned";
    ShlX Pure, false, "a << b modulo 2**64, 0 <= b < 64";
    ShrU Pure, false, "a >> b unsigned, 0 <= b < 64";
    PairW Pure, false, "the int of low word a and high word b; of exits, two values";
    LowW Pure, false, "low word of a";
    HighW Pure, false, "high word of a";
    ModW Pure, false, "remainder of the int of low word a and high word b by c > 0; aux 1: the high word is unsigned";
    UnboxW Guard, false, "int object a; leaves the trace if it is none, or beyond two words";
    BoxW Alloc, false, "int object of low word a and high word b, which does not fit one word; aux 1: the high word is unsigned";
    EqI Pure, true, "a == b";
    NeI Pure, true, "a != b";
    LtI Pure, false, "a < b";
    LeI Pure, false, "a <= b";
    GtI Pure, false, "a > b";
    GeI Pure, false, "a >= b";
    LtU Pure, false, "a < b unsigned";
    MinI Pure, true, "min(a, b)";
    MaxI Pure, true, "max(a, b)";
    // Floats
    AddF Pure, true, "a + b";
    SubF Pure, false, "a - b";
    MulF Pure, true, "a * b";
    DivF Pure, false, "a / b, b != 0";
    NegF Pure, false, "-a";
    AbsF Pure, false, "abs(a)";
    SqrtF Pure, false, "sqrt(a), a >= 0";
    EqF Pure, true, "a == b";
    NeF Pure, true, "a != b";
    LtF Pure, false, "a < b";
    LeF Pure, false, "a <= b";
    GtF Pure, false, "a > b";
    GeF Pure, false, "a >= b";
    I2F Pure, false, "float(a)";
    F2I Guard, false, "int(a): truncates; leaves the trace if it does not fit";
    FloorF Pure, false, "floor(a) as a float";
    CeilF Pure, false, "ceil(a) as a float";
    RoundF Pure, false, "a rounded to the nearest integer, to an even one from half-way, as a float";
    // Bools and identity
    Not Pure, false, "not a";
    EqB Pure, true, "a == b for bools";
    B2I Pure, false, "int(a)";
    EqR Pure, true, "a is b";
    // Guards
    GuardTrue Guard, false, "a is true";
    GuardFalse Guard, false, "a is false";
    GuardRef Guard, false, "a is the object at aux";
    GuardType Guard, false, "the type of a is the one at aux";
    GuardLayout Guard, false, "the layout of a is aux";
    GuardShape Load(Alias::Shapes), false, "the shape of a is the one at aux";
    GuardStrategy Load(Alias::ListHead), false, "a is a list, whose strategy is aux";
    GuardTupleLen Guard, false, "tuple a has aux items";
    GuardFuncCode Load(Alias::Functions), false, "function a runs the code at aux";
    Alive Guard, false, "no assumption of the trace has been broken";
    Poll Guard, false, "nothing waits to be served at a safepoint";
    // Memory
    ListLen Load(Alias::ListHead), false, "number of items of list a";
    ListPtr Load(Alias::ListHead), false, "storage of list a";
    ItemI Load(Alias::ItemsI), false, "item b of int storage a";
    ItemB Load(Alias::ItemsB), false, "item b of bool storage a";
    ItemF Load(Alias::ItemsF), false, "item b of float storage a";
    ItemV Load(Alias::ItemsV), false, "item b of value storage a; guards its type";
    StoreItemI Store(Alias::ItemsI), false, "item b of int storage a = c";
    StoreItemB Store(Alias::ItemsB), false, "item b of bool storage a = c";
    StoreItemF Store(Alias::ItemsF), false, "item b of float storage a = c";
    StoreItemV Store(Alias::ItemsV), false, "item b of value storage a = c";
    TupleItem Load(Alias::Tuples), false, "item aux of tuple a; guards its type";
    Field Load(Alias::Fields), false, "slot aux of instance a; guards its type, unless the shape says it (no exit)";
    StoreField Store(Alias::Fields), false, "slot aux of instance a = b";
    StorePayload Store(Alias::Fields), false, "slot aux of instance a, which holds a value of the type of b, = b";
    SetShape Store(Alias::Shapes), false, "shape of instance a = the one at aux";
    CellGet Load(Alias::Cells), false, "contents of cell a; guards their type";
    CellSet Store(Alias::Cells), false, "contents of cell a = b";
    GlobalGet Load(Alias::Globals), false, "contents of the global cell (or other value) at aux; guards their type";
    GlobalSet Store(Alias::Globals), false, "contents of the global cell at aux = a";
    FuncDefaults Load(Alias::Functions), false, "defaults of function a: the tuple (aux 0), the dict (1); guards that there is one";
    FuncClosure Load(Alias::Frozen), false, "closure tuple of function a";
    BoundGet Load(Alias::Frozen), false, "function (aux 0) or receiver (1) of bound method a; guards its type";
    StrLen Load(Alias::Frozen), false, "length of string a";
    StrAt Load(Alias::Frozen), false, "character b of ASCII string a as a shared one-character string";
    GuardAscii Load(Alias::Frozen), false, "string a is stored as ASCII";
    ListPop Store(Alias::ListHead), false, "list a loses its last item, which the trace has read and now owns";
    DictLoad Load(Alias::Dicts), false, "value of key b in dict a; guards that it is there, and its type";
    HasKey Load(Alias::Dicts), false, "whether dict or set a has key b; leaves the trace if only Python code can tell";
    DictStore Store(Alias::Dicts), false, "a[b] = c in a dict; leaves the trace if only Python code can compare the keys";
    SetChange Store(Alias::Dicts), false, "set a gets b (aux 0) or loses it (1); leaves the trace if only Python code can compare";
    RangeGet Load(Alias::Frozen), false, "field at byte offset aux of range a";
    // Objects
    NewTuple Alloc, false, "tuple with room for aux items";
    TupleInit Store(Alias::Tuples), false, "item aux of the new tuple a = b";
    NewInstance Alloc, false, "instance of the class at aux, empty shape";
    NewCell Alloc, false, "cell holding a";
    NewRange Alloc, false, "range(a, b, c), c != 0, whose length fits";
    NewSuper Alloc, false, "super(a, b) for an instance b of class a";
    VTuple Pure, false, "as NewTuple, but made by the exits that mention it";
    VInstance Pure, false, "as NewInstance, but made by exits";
    VCell Pure, false, "as NewCell, but made by exits";
    VRange Pure, false, "as NewRange, but made by exits";
    VSuper Pure, false, "as NewSuper, but made by exits";
    IncRef Count, false, "one more count for a";
    DecRef Count, false, "one count less for a";
    // Calls: arguments are `args[b..b+c]` of the trace
    Call Call, false, "helper aux with arguments";
    Exec Call, false, "interprets the instruction aux on the registers";
    ExecRaises Call, false, "as Exec, but leaves the trace if nothing is raised";
    Catch Call, false, "the exception in flight, caught by the frames of call site aux";
    Throw Call, false, "exception a, raised and caught by the frames of call site aux";
    CallFunc Call, false, "native call of a Python function with arguments, at call site aux; leaves the trace if it raises";
    CallRet Guard, false, "what call a returned; guards its type, else it is put in slot aux (see `DROP_OLD`)";
    // Generators: the outermost frame may be that of one
    GenSelf Load(Alias::Frozen), false, "the generator whose frame the outermost one is";
    GenFunc Load(Alias::Frozen), false, "function of generator a";
    GuardGenCode Guard, false, "a is a generator that runs the code at aux";
    GenSave Store(Alias::Generators), false, "register aux of the generator being suspended = a";
    GenMove Store(Alias::Generators), false, "register aux of the generator being suspended = what slot aux holds";
    // Generators whose frames are inlined; their registers stay on the heap.
    GenAt Load(Alias::Generators), false, "guards that generator a will go on at instruction aux (or, aux -1, begin), and handles no exception";
    GenLoad Load(Alias::Generators), false, "register aux of generator a; guards its type";
    GenStore Store(Alias::Generators), false, "register aux of generator a = b";
    GenPause Store(Alias::Generators), false, "generator a will go on at instruction aux";
    GenFinish Store(Alias::Generators), false, "generator a has returned; its registers own nothing any more";
    IterKind Load(Alias::Iterators), false, "guards a byte of iterator a: aux is its offset * 256 + its value";
    IterInt Load(Alias::Iterators), false, "int at byte offset aux of iterator a";
    IterRef Load(Alias::Iterators), false, "object at byte offset aux of iterator a";
    IterSet Store(Alias::Iterators), false, "int at byte offset aux of iterator a = b";
    IterNext Call, false, "next item of the built-in iterator a, as call site aux; leaves the trace if it raises";
    CallGen Call, false, "native resumption of generator a, at call site aux; leaves the trace if it raises";
    GenMore Guard, false, "resumption a has yielded; else the exit is taken, with a count less for b, the generator";
    GenEnd Guard, false, "resumption a was the last; else what it yielded is put in slot aux (see `DROP_OLD`)";
    GenItem Guard, false, "what resumption a has yielded; guards its type, else it is put in slot aux (see `DROP_OLD`)";
    // Structure
    LoopHead Control, false, "the loop begins: what is before is its peeled first iteration";
    Phi Control, false, "a at the first arrival at LoopHead, b later";
    LoopEnd Control, false, "back to LoopHead";
    Jump Control, false, "to the start of root trace aux, with the exit's snapshot";
    Return Control, false, "the outermost frame returns a";
    Yield Control, false, "the outermost frame, a generator's, yields a and will go on at instruction aux";
    Stop Control, false, "back to the interpreter by the exit";
}

/// One instruction.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ins {
    pub op: IrOp,
    pub ty: Ty,
    pub a: Ref,
    pub b: Ref,
    pub c: Ref,
    pub aux: i64,
    /// Index into `Trace::exits`, or `NO_EXIT`.
    pub exit: u32,
}
pub const NO_EXIT: u32 = u32::MAX;
/// Flag in the aux of `CallRet`: the register of the slot holds an object, to be released if it is overwritten.
pub const DROP_OLD: i64 = 1 << 32;
/// Flag in the aux of `GenMore` and `GenEnd`: what the generator returned is wanted (in the slot, or by `GenItem`).
pub const KEEP_RESULT: i64 = 1 << 33;
/// Flag in the aux of `CallRet` and `GenMore`: no count of b is given up at the exit, for none was made.
pub const UNCOUNTED: i64 = 1 << 34;

impl Ins {
    pub fn new(op: IrOp, ty: Ty) -> Ins {
        Ins { op, ty, a: Ref::NONE, b: Ref::NONE, c: Ref::NONE, aux: 0, exit: NO_EXIT }
    }
    pub fn a(self, a: Ref) -> Ins {
        Ins { a, ..self }
    }
    pub fn ab(self, a: Ref, b: Ref) -> Ins {
        Ins { a, b, ..self }
    }
    pub fn c(self, c: Ref) -> Ins {
        Ins { c, ..self }
    }
    pub fn aux(self, aux: i64) -> Ins {
        Ins { aux, ..self }
    }
    /// Whether `b` and `c` are a range of arguments rather than values.
    pub fn has_args(&self) -> bool {
        matches!(self.op, IrOp::Call | IrOp::CallFunc)
    }
    /// Operands that are values.
    pub fn operands(&self) -> impl Iterator<Item = Ref> {
        let (b, c) = if self.has_args() { (Ref::NONE, Ref::NONE) } else { (self.b, self.c) };
        [self.a, b, c].into_iter().filter(|r| r.is_some())
    }
}
