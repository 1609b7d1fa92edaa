//! The one table of IR operations, and what an instruction is made of.
//!
//! A row of the table says everything of an op but what its value is: verifier, printer, parser and passes derive from it.
//! Who adds an op adds its row, its lowering, its arm of the reference interpreter, and tests.

use sidewinder_vm::value::Layout;

use super::helpers::{HelperId, Touches};

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
    /// Makes an object that nobody else knows. Its operands are its first contents.
    Alloc,
    /// Stands for an object that only exits make.
    Virtual,
    /// Reference counting.
    Count,
    /// A call that may change so much.
    Call(Touches),
    /// A call of a helper; its effects are in the helper table.
    Helper,
    /// Structure of the trace.
    Control,
    /// The end of a trace, which stands nowhere else.
    End,
}

/// What a memory access may touch. Accesses of different classes never overlap.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Alias {
    /// Registers, as they are now.
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
    /// Things that never change: string lengths, tuple lengths, what slots held when the trace began.
    Frozen,
    /// Generator objects: state, resume point, registers.
    Generators,
    /// The code of functions (`__code__` can be assigned).
    Functions,
    /// Dicts and sets.
    Dicts,
    /// The state of built-in iterators (told apart by offset).
    Iterators,
    /// Where the bytes of `bytes`, `bytearray` and `array` are, and how many.
    Bytes,
    /// These bytes, as items of a C type.
    ItemsC,
    /// What others change at any time: signals that wait, assumptions that have been broken.
    Outside,
}

/// What an operand or a result may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Types {
    Void,
    Undef,
    None,
    Bool,
    Int,
    Float,
    Ref,
    Ptr,
    /// An int of two words.
    Wide,
    /// What a value in memory can be.
    Value,
    /// That, or an int of two words.
    Slot,
    /// Any value.
    Any,
    /// Any number of any values: `args[b..b+c]` of the trace.
    Args,
    /// What the helper table says.
    Helper,
}

impl Types {
    pub fn has(self, ty: Ty) -> bool {
        match self {
            Types::Void => ty == Ty::Void,
            Types::Undef => ty == Ty::Undef,
            Types::None => ty == Ty::None,
            Types::Bool => ty == Ty::Bool,
            Types::Int => ty == Ty::Int,
            Types::Float => ty == Ty::Float,
            Types::Ref => ty == Ty::Ref,
            Types::Ptr => ty == Ty::Ptr,
            Types::Wide => ty.is_wide(),
            Types::Value => !matches!(ty, Ty::Void | Ty::Ptr | Ty::Wide | Ty::Natural),
            Types::Slot => !matches!(ty, Ty::Void | Ty::Ptr),
            Types::Any => ty != Ty::Void,
            Types::Args | Types::Helper => true,
        }
    }
}

/// What `Ins::aux` means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aux {
    /// Nothing: it is zero.
    None,
    /// The constant itself: an int, the bits of a float, 0 or 1.
    Int,
    Float,
    Bool,
    /// A slot, position, offset, size or flag: with the operands it says which place is meant.
    Number,
    /// As `Number`, but an address.
    Address,
    /// What a place contains (or a guard fails), or gets.
    Content,
    /// Number of a helper.
    Helper,
    /// Number of a call site.
    Site,
}

/// Whether an op has an exit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaves {
    Never,
    /// Depending on where it stands or what it calls.
    Maybe,
    Always,
}

/// All there is to know of an op, but for what its value is (see `lower` and `eval`).
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub name: &'static str,
    pub doc: &'static str,
    pub operands: &'static [Types],
    /// Bit k: afterwards operand k (for `Args`: all of them) is where loads may find it.
    pub keeps: u8,
    pub result: Types,
    pub leaves: Leaves,
    pub effect: Effect,
    pub aux: Aux,
    /// a and b can be exchanged.
    pub commutes: bool,
    /// It may give up counts of objects, which may die of it (as may those that a call of `Touches::Everything` gives up).
    pub releases: bool,
    /// A store: the load that finds what it has stored, which is its last operand or, of a place with `Aux::Content`, its aux.
    /// The operands before that are those of the load.
    pub sets: Option<IrOp>,
    /// The layout of the object that it gives, where that is known.
    pub layout: Option<Layout>,
    /// An allocation: what it becomes if only exits want the object.
    pub sinks_to: Option<IrOp>,
}

macro_rules! property {
    ($row:ident commutes) => {
        $row.commutes = true
    };
    ($row:ident releases) => {
        $row.releases = true
    };
    ($row:ident aux $aux:ident) => {
        $row.aux = Aux::$aux
    };
    ($row:ident sets $op:ident) => {
        $row.sets = Some(IrOp::$op)
    };
    ($row:ident layout $layout:ident) => {
        $row.layout = Some(Layout::$layout)
    };
    ($row:ident sinks_to $op:ident) => {
        $row.sinks_to = Some(IrOp::$op)
    };
}

/// Bit k is `all[k]`.
const fn bits(all: &[bool]) -> u8 {
    let (mut k, mut bits) = (0, 0);
    while k < all.len() {
        bits |= (all[k] as u8) << k;
        k += 1;
    }
    bits
}

macro_rules! ir_ops {
    ($(#[doc = $about:literal] $family:ident {
        $($name:ident($($types:ident $($kept:ident)?),*) -> $result:ident, $leaves:ident, $effect:expr
            $(, $key:ident $($value:ident)?)* => $doc:literal;)*
    })*) => {
        /// An IR operation.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u8)]
        pub enum IrOp { $($(#[doc = $doc] $name,)*)* }
        pub const IR_OPS: &[IrOp] = &[$($(IrOp::$name,)*)*];
        /// The operations by family, so that who treats a family in one place cannot forget one.
        pub mod family {
            $(#[doc = $about]
            #[derive(Clone, Copy, PartialEq, Eq, Debug)]
            pub enum $family { $($name,)* })*
        }
        /// An operation as one of its family.
        #[derive(Clone, Copy, Debug)]
        pub enum Family { $($family(family::$family),)* }
        impl IrOp {
            pub fn family(self) -> Family {
                match self { $($(IrOp::$name => Family::$family(family::$family::$name),)*)* }
            }
        }
        static ROWS: [Row; IR_OPS.len()] = {
            use {Alias::*, Effect::*, Touches::*};
            [$($({
                #[allow(unused_mut, reason = "most ops have no more properties")]
                let mut row = Row {
                    name: stringify!($name),
                    doc: $doc,
                    operands: &[$(Types::$types,)*],
                    keeps: bits(&[$(false $(|| stringify!($kept).len() > 0)?,)*]),
                    result: Types::$result,
                    leaves: Leaves::$leaves,
                    effect: $effect,
                    aux: Aux::None,
                    commutes: false,
                    releases: false,
                    sets: Option::None,
                    layout: Option::None,
                    sinks_to: Option::None,
                };
                $(property!(row $key $($value)?);)*
                row
            },)*)*]
        };
    };
}

impl IrOp {
    /// The row of the table.
    pub fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
    pub fn name(self) -> &'static str {
        self.row().name
    }
    pub fn effect(self) -> Effect {
        self.row().effect
    }
    pub fn commutes(self) -> bool {
        self.row().commutes
    }
    /// Stands for an object that only exits make.
    pub fn is_virtual(self) -> bool {
        self.effect() == Effect::Virtual
    }
    /// Whether a trace ends with it.
    pub fn is_end(self) -> bool {
        self.effect() == Effect::End
    }
}

// Families of: Name(operands) -> result, exit, effect, properties => what it means.
// An operand that is `kept` is afterwards where loads may find it. See `Row`.
ir_ops! {
    /// Constants.
    Const {
        KInt() -> Int, Never, Const, aux Int => "the int aux";
        KFloat() -> Float, Never, Const, aux Float => "the float with the bits aux";
        KBool() -> Bool, Never, Const, aux Bool => "the bool aux";
        KNone() -> None, Never, Const => "None";
        KUndef() -> Undef, Never, Const => "no value";
        KRef() -> Ref, Never, Const, aux Address => "the object at aux, kept alive by the trace";
    }
    /// Ints, floats and bools. The O forms of ints leave the trace on overflow.
    Number {
        AddI(Int, Int) -> Int, Never, Pure, commutes => "a + b, known to fit";
        SubI(Int, Int) -> Int, Never, Pure => "a - b, known to fit";
        MulI(Int, Int) -> Int, Never, Pure, commutes => "a * b, known to fit";
        AddO(Int, Int) -> Int, Always, Guard, commutes => "a + b";
        SubO(Int, Int) -> Int, Always, Guard => "a - b";
        MulO(Int, Int) -> Int, Always, Guard, commutes => "a * b";
        DivI(Int, Int) -> Int, Never, Pure => "a // b, b > 0";
        ModI(Int, Int) -> Int, Never, Pure => "a % b, b > 0";
        AndI(Int, Int) -> Int, Never, Pure, commutes => "a & b";
        OrI(Int, Int) -> Int, Never, Pure, commutes => "a | b";
        XorI(Int, Int) -> Int, Never, Pure, commutes => "a ^ b";
        ShlO(Int, Int) -> Int, Always, Guard => "a << b, 0 <= b < 63";
        ShrI(Int, Int) -> Int, Never, Pure => "a >> b, 0 <= b < 64";
        EqI(Int, Int) -> Bool, Never, Pure, commutes => "a == b";
        NeI(Int, Int) -> Bool, Never, Pure, commutes => "a != b";
        LtI(Int, Int) -> Bool, Never, Pure => "a < b";
        LeI(Int, Int) -> Bool, Never, Pure => "a <= b";
        GtI(Int, Int) -> Bool, Never, Pure => "a > b";
        GeI(Int, Int) -> Bool, Never, Pure => "a >= b";
        LtU(Int, Int) -> Bool, Never, Pure => "a < b unsigned";
        MinI(Int, Int) -> Int, Never, Pure, commutes => "min(a, b)";
        MaxI(Int, Int) -> Int, Never, Pure, commutes => "max(a, b)";
        AddF(Float, Float) -> Float, Never, Pure, commutes => "a + b";
        SubF(Float, Float) -> Float, Never, Pure => "a - b";
        MulF(Float, Float) -> Float, Never, Pure, commutes => "a * b";
        DivF(Float, Float) -> Float, Never, Pure => "a / b, b != 0";
        NegF(Float) -> Float, Never, Pure => "-a";
        AbsF(Float) -> Float, Never, Pure => "abs(a)";
        SqrtF(Float) -> Float, Never, Pure => "sqrt(a), a >= 0";
        EqF(Float, Float) -> Bool, Never, Pure, commutes => "a == b";
        NeF(Float, Float) -> Bool, Never, Pure, commutes => "a != b";
        LtF(Float, Float) -> Bool, Never, Pure => "a < b";
        LeF(Float, Float) -> Bool, Never, Pure => "a <= b";
        GtF(Float, Float) -> Bool, Never, Pure => "a > b";
        GeF(Float, Float) -> Bool, Never, Pure => "a >= b";
        I2F(Int) -> Float, Never, Pure => "float(a)";
        U2F(Int) -> Float, Never, Pure => "float(a), a unsigned";
        F2I(Float) -> Int, Always, Guard => "int(a): truncates; leaves the trace if it does not fit";
        FloorF(Float) -> Float, Never, Pure => "floor(a) as a float";
        CeilF(Float) -> Float, Never, Pure => "ceil(a) as a float";
        RoundF(Float) -> Float, Never, Pure => "a rounded to the nearest integer, to an even one from half-way, as a float";
        Not(Bool) -> Bool, Never, Pure => "not a";
        EqB(Bool, Bool) -> Bool, Never, Pure, commutes => "a == b for bools";
        B2I(Bool) -> Int, Never, Pure => "int(a)";
        EqR(Ref, Ref) -> Bool, Never, Pure, commutes => "a is b";
    }
    /// Ints of two words, and what they are computed with.
    Wide {
        AddX(Int, Int) -> Int, Never, Pure, commutes => "a + b modulo 2**64";
        SubX(Int, Int) -> Int, Never, Pure => "a - b modulo 2**64";
        MulX(Int, Int) -> Int, Never, Pure, commutes => "a * b modulo 2**64";
        MulHS(Int, Int) -> Int, Never, Pure, commutes => "high word of a * b";
        MulHU(Int, Int) -> Int, Never, Pure, commutes => "high word of a * b, both unsigned";
        ShlX(Int, Int) -> Int, Never, Pure => "a << b modulo 2**64, 0 <= b < 64";
        ShrU(Int, Int) -> Int, Never, Pure => "a >> b unsigned, 0 <= b < 64";
        PairW(Int, Int) -> Wide, Never, Pure => "the int of low word a and high word b; of exits, two values";
        LowW(Wide) -> Int, Never, Pure => "low word of a";
        HighW(Wide) -> Int, Never, Pure => "high word of a";
        ModW(Int, Int, Int) -> Int, Never, Pure, aux Number => "remainder of the int of low word a and high word b by c > 0; aux 1: the high word is unsigned";
        UnboxW(Ref) -> Wide, Always, Guard => "int object a; leaves the trace if it is none, or beyond two words";
        BoxW(Int, Int) -> Ref, Never, Alloc, aux Number, layout BigInt => "int object of low word a and high word b, which does not fit one word; aux 1: the high word is unsigned";
    }
    /// Guards that check what a value is, or whether anything has happened outside.
    Check {
        GuardTrue(Bool) -> Void, Always, Guard => "a is true";
        GuardFalse(Bool) -> Void, Always, Guard => "a is false";
        GuardRef(Ref) -> Void, Always, Guard, aux Content => "a is the object at aux";
        GuardType(Ref) -> Void, Always, Guard, aux Content => "the class of a is the one whose root shape is at aux";
        GuardLayout(Ref) -> Void, Always, Guard, aux Content => "the layout of a is aux";
        GuardShape(Ref) -> Void, Always, Load(Shapes), aux Content => "the shape of a is the one at aux";
        GuardStrategy(Ref) -> Void, Always, Load(ListHead), aux Content => "a is a list, whose strategy is aux";
        GuardTupleLen(Ref) -> Void, Always, Guard, aux Content => "tuple a has aux items";
        GuardFuncCode(Ref) -> Void, Always, Load(Functions), aux Content => "function a runs the code at aux";
        Alive() -> Void, Always, Load(Outside) => "no assumption of the trace has been broken";
        Poll() -> Void, Always, Load(Outside) => "nothing waits to be served at a safepoint";
        PollDrops() -> Void, Always, Load(Outside) => "as Poll, where objects that have been dropped may wait to be finalised";
        GuardAscii(Ref) -> Void, Always, Load(Frozen) => "string a is stored as ASCII";
        GuardGenCode(Ref) -> Void, Always, Guard, aux Content => "a is a generator that runs the code at aux";
    }
    /// Loads and stores.
    Memory {
        SLoad() -> Slot, Maybe, Load(Frozen), aux Number => "slot aux at the start; guards its type";
        SNotObj() -> Void, Always, Load(Frozen), aux Number => "guards that slot aux holds no object at the start (of a root: part of its entry)";
        MLoad() -> Value, Always, Load(Slots), aux Number => "slot aux as a helper left it; guards its type";
        SStore(Slot kept) -> Void, Never, Store(Slots), aux Number => "register of slot aux = a";
        ListLen(Ref) -> Int, Never, Load(ListHead) => "number of items of list a";
        ListPtr(Ref) -> Ptr, Never, Load(ListHead) => "storage of list a";
        ItemI(Ptr, Int) -> Int, Never, Load(ItemsI) => "item b of int storage a";
        ItemB(Ptr, Int) -> Bool, Never, Load(ItemsB) => "item b of bool storage a";
        ItemF(Ptr, Int) -> Float, Never, Load(ItemsF) => "item b of float storage a";
        ItemV(Ptr, Int) -> Value, Always, Load(ItemsV) => "item b of value storage a; guards its type";
        StoreItemI(Ptr, Int, Int) -> Void, Never, Store(ItemsI), sets ItemI => "item b of int storage a = c";
        StoreItemB(Ptr, Int, Bool) -> Void, Never, Store(ItemsB), sets ItemB => "item b of bool storage a = c";
        StoreItemF(Ptr, Int, Float) -> Void, Never, Store(ItemsF), sets ItemF => "item b of float storage a = c";
        StoreItemV(Ptr, Int, Value kept) -> Void, Never, Store(ItemsV), sets ItemV => "item b of value storage a = c";
        TupleItem(Ref) -> Value, Always, Load(Tuples), aux Number => "item aux of tuple a; guards its type";
        Field(Ref) -> Value, Maybe, Load(Fields), aux Number => "slot aux (`Shape::place_of`) of instance a; guards its type, unless the shape says it (no exit)";
        StoreField(Ref, Value kept) -> Void, Never, Store(Fields), aux Number, sets Field => "slot aux of instance a = b";
        StorePayload(Ref, Value kept) -> Void, Never, Store(Fields), aux Number, sets Field => "slot aux of instance a, which holds a value of the type of b, = b";
        SetShape(Ref) -> Void, Never, Store(Shapes), aux Content, sets GuardShape => "shape of instance a = the one at aux";
        CellGet(Ref) -> Value, Always, Load(Cells) => "contents of cell a; guards their type";
        CellSet(Ref, Value kept) -> Void, Never, Store(Cells), sets CellGet => "contents of cell a = b";
        GlobalGet() -> Value, Always, Load(Globals), aux Address => "contents of the global cell (or other value) at aux; guards their type";
        GlobalSet(Value kept) -> Void, Never, Store(Globals), aux Address, sets GlobalGet => "contents of the global cell at aux = a";
        AttrDict(Ref) -> Ref, Always, Load(Functions), aux Number => "the dict of attributes of function or exception a, whose address is at byte aux; guards that there is one";
        FuncDefaults(Ref) -> Ref, Always, Load(Functions), aux Number => "defaults of function a: the tuple (aux 0), the dict (1); guards that there is one";
        FuncClosure(Ref) -> Ref, Never, Load(Frozen), layout Tuple => "closure tuple of function a";
        BoundGet(Ref) -> Value, Always, Load(Frozen), aux Number => "function (aux 0) or receiver (1) of bound method a; guards its type";
        BytesLen(Ref) -> Int, Never, Load(Bytes), aux Number => "number of the bytes whose cell is at byte offset aux of a";
        BytesPtr(Ref) -> Ptr, Never, Load(Bytes), aux Number => "storage of these bytes";
        ByteIs(Ref) -> Void, Always, Load(Frozen), aux Number => "guards a byte of object a: aux is its offset * 256 + its value";
        ItemC(Ptr, Int) -> Value, Never, Load(ItemsC), aux Number => "item b of the C type with the format code aux in storage a: an int, modulo 2**64, or a float";
        StoreItemC(Ptr, Int, Value) -> Void, Never, Store(ItemsC), aux Number => "item b of storage a, of the C type with the format code aux, = c, an int of its range or a float";
        TupleLen(Ref) -> Int, Never, Load(Frozen) => "number of items of tuple a";
        TuplePtr(Ref) -> Ptr, Never, Load(Frozen) => "where the items of tuple a are";
        StrLen(Ref) -> Int, Never, Load(Frozen) => "length of string a";
        StrAt(Ref, Int) -> Ref, Never, Load(Frozen), layout Str => "character b of ASCII string a as a shared one-character string";
        StrCode(Ref, Int) -> Int, Never, Load(Frozen) => "code of character b of ASCII string a";
        ComplexGet(Ref) -> Float, Never, Load(Frozen), aux Number => "field at byte offset aux of complex number a";
        RangeGet(Ref) -> Int, Never, Load(Frozen), aux Number => "field at byte offset aux of range a";
        TupleInit(Ref, Value kept) -> Void, Never, Store(Tuples), aux Number, sets TupleItem => "item aux of the new tuple a = b";
        IterKind(Ref) -> Void, Always, Load(Iterators), aux Number => "guards a byte of iterator a: aux is its offset * 256 + its value";
        IterInt(Ref) -> Int, Never, Load(Iterators), aux Number => "int at byte offset aux of iterator a";
        IterRef(Ref) -> Ref, Never, Load(Iterators), aux Number => "object at byte offset aux of iterator a";
        IterSet(Ref, Int) -> Void, Never, Store(Iterators), aux Number, sets IterInt => "int at byte offset aux of iterator a = b";
    }
    /// Making, releasing and changing objects.
    Object {
        NewTuple() -> Ref, Never, Alloc, aux Number, sinks_to VTuple, layout Tuple => "tuple with room for aux items";
        NewInstance() -> Ref, Never, Alloc, aux Address, sinks_to VInstance => "instance of the class at aux, empty shape";
        NewCell(Value kept) -> Ref, Never, Alloc, sinks_to VCell, layout Cell => "cell holding a";
        NewComplex(Float, Float) -> Ref, Never, Alloc, sinks_to VComplex, layout Complex => "complex(a, b)";
        NewRange(Int, Int, Int) -> Ref, Never, Alloc, sinks_to VRange, layout Range => "range(a, b, c), c != 0, whose length fits";
        NewSuper(Ref, Ref kept) -> Ref, Never, Alloc, sinks_to VSuper, layout Super => "super(a, b) for an instance b of class a";
        NewFunction(Value kept, Value kept) -> Ref, Never, Alloc, aux Address, sinks_to VFunction, layout Function => "function of the code at aux with closure a (a tuple, or no value) and defaults b (a tuple, or None)";
        VTuple() -> Ref, Never, Virtual, aux Number => "as NewTuple, but made by the exits that mention it";
        VInstance() -> Ref, Never, Virtual, aux Address => "as NewInstance, but made by exits";
        VCell() -> Ref, Never, Virtual => "as NewCell, but made by exits";
        VComplex() -> Ref, Never, Virtual => "as NewComplex, but made by exits";
        VRange() -> Ref, Never, Virtual => "as NewRange, but made by exits";
        VSuper() -> Ref, Never, Virtual => "as NewSuper, but made by exits";
        VFunction() -> Ref, Never, Virtual, aux Address => "as NewFunction, but made by exits";
        IncRef(Ref) -> Void, Never, Count => "one more count for a";
        DecRef(Ref) -> Void, Never, Count, releases => "one count less for a";
        ListPop(Ref) -> Void, Never, Call(Lists) => "list a loses its last item, which the trace has read and now owns";
        DictLoad(Ref, Value) -> Value, Always, Load(Dicts) => "value of key b in dict a; guards that it is there, and its type";
        HasKey(Ref, Value) -> Bool, Always, Load(Dicts) => "whether dict or set a has key b; leaves the trace if only Python code can tell";
        DictStore(Ref, Value kept, Value kept) -> Void, Always, Store(Dicts), releases => "a[b] = c in a dict; leaves the trace if only Python code can compare the keys";
        SetChange(Ref, Value kept) -> Void, Always, Store(Dicts), aux Number, releases => "set a gets b (aux 0) or loses it (1), or dict a loses key b (2), which it has; leaves the trace if only Python code can compare";
    }
    /// Calls of helpers and native calls.
    Call {
        Call(Args kept) -> Helper, Maybe, Helper, aux Helper => "helper aux with arguments";
        Exec() -> Void, Always, Call(Everything), aux Site => "interprets the instruction aux on the registers";
        ExecRaises() -> Void, Always, Call(Everything), aux Site => "as Exec, but leaves the trace if nothing is raised";
        Catch() -> Ref, Never, Call(Nothing), aux Site => "the exception in flight, caught by the frames of call site aux";
        Throw(Ref kept) -> Ref, Never, Call(Nothing), aux Site => "exception a, raised and caught by the frames of call site aux";
        CallFunc(Args kept) -> Ptr, Always, Call(Everything), aux Site => "native call of a Python function with arguments, at call site aux; leaves the trace if it raises";
        CallInit(Ptr, Ref) -> Void, Always, Guard, aux Site => "guards that an `__init__` called at call site aux returned None; leaves the trace if it raised, or a helper raises TypeError";
        CallRet(Ptr, Ref) -> Value, Always, Guard, aux Number => "what call a returned; guards its type, else it is put in slot aux (see `DROP_OLD`)";
        Apply(Args kept) -> Ptr, Maybe, Call(Everything), aux Site => "performs the instruction of call site aux, which reads the values and gives one: no call of a Python function; leaves the trace if it raises, unless `CallRaised` follows";
        Native(Args kept) -> Ptr, Maybe, Call(Everything), aux Site => "as Apply, of a call of a native function, which is guarded and declared to be alone";
        Resume(Args kept) -> Ptr, Maybe, Call(Everything), aux Site => "as Apply, of a call that resumes a generator, of code that is guarded: natively, if there is machine code, else by a helper, whose call site is the next";
        Compute(Args) -> Ptr, Maybe, Call(Nothing), aux Site => "as Apply, of a call that depends on numbers and strings alone and runs no Python code";
        CallRaised(Ptr) -> Void, Always, Guard, aux Number => "call a has raised; else what it gave is put in slot aux (see `DROP_OLD` and `NO_RESULT`)";
        CallItem(Ptr) -> Value, Always, Guard, aux Number => "what call or resumption a came with; guards its type, else it is put in slot aux (see `DROP_OLD`)";
        IterNext(Ref) -> Ptr, Always, Call(Everything), aux Site => "next item of the built-in iterator a, as call site aux; leaves the trace if it raises";
        CallGen(Ref) -> Ptr, Always, Call(Everything), aux Site => "native resumption of generator a, at call site aux; leaves the trace if it raises";
    }
    /// Generators: the outermost frame may be that of one, and others, whose registers stay on the heap, are inlined.
    Generator {
        GenMore(Ptr, Ref) -> Void, Always, Guard, aux Number => "resumption a has yielded; else the exit is taken, with a count less for b, the generator";
        IterMore(Bool, Ref) -> Void, Always, Guard, aux Number => "a: there was an item; else the exit is taken, with a count less for b, the iterator";
        GenEnd(Ptr) -> Void, Always, Guard, aux Number => "resumption a was the last; else what it yielded is put in slot aux (see `DROP_OLD`)";
        GenSelf() -> Ref, Never, Load(Frozen) => "the generator whose frame the outermost one is";
        GenFunc(Ref) -> Ref, Never, Load(Frozen) => "function of generator a";
        GenSave(Value kept) -> Void, Never, Store(Generators), aux Number => "register aux of the generator being suspended = a";
        GenMove() -> Void, Never, Store(Generators), aux Number => "register aux of the generator being suspended = what slot aux holds";
        GenAt(Ref) -> Void, Always, Load(Generators), aux Content => "guards that generator a will go on at instruction aux (or, aux -1, begin), and handles no exception";
        GenLoad(Ref) -> Value, Always, Load(Generators), aux Number => "register aux of generator a; guards its type";
        GenStore(Ref, Value kept) -> Void, Never, Store(Generators), aux Number, sets GenLoad => "register aux of generator a = b";
        GenPause(Ref) -> Void, Never, Store(Generators), aux Content, sets GenAt => "generator a will go on at instruction aux";
        GenFinish(Ref) -> Void, Never, Store(Generators) => "generator a has returned; its registers own nothing any more";
    }
    /// The structure of the trace.
    Structure {
        Param() -> Value, Never, Control, aux Number => "value number aux that the parent's exit hands over";
        LoopHead() -> Void, Never, Control => "the loop begins: what is before is its peeled first iteration";
        Phi(Any, Any) -> Any, Never, Control => "a at the first arrival at LoopHead, b later";
        LoopEnd() -> Void, Maybe, End => "back to LoopHead";
        Jump() -> Void, Always, End, aux Number => "to the start of root trace aux, with the exit's snapshot";
        Return(Value) -> Void, Never, End => "the outermost frame returns a";
        Raise() -> Void, Never, End, aux Number => "the outermost frame, whose pc is aux, is left by the exception in flight, which has passed all frames";
        Yield(Value) -> Void, Never, End, aux Number => "the outermost frame, a generator's, yields a and will go on at instruction aux";
        Stop() -> Void, Always, End => "back to the interpreter by the exit";
    }
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
/// Most values that an `Apply` or `Compute` takes.
pub const APPLY_WINDOW: usize = 9;
/// Flag in the aux of `CallRet`, `CallRaised` and `CallItem`: the register of the slot holds an object, to be released if it is overwritten.
pub const DROP_OLD: i64 = 1 << 32;
/// The aux of a `CallRaised` of a call that gives nothing.
pub const NO_RESULT: i64 = -1;
/// Flag in the aux of `GenMore` and `GenEnd`: what the generator returned is wanted (in the slot, or by `CallItem`).
pub const KEEP_RESULT: i64 = 1 << 33;
/// Flag in the aux of `CallRet`, `GenMore` and `IterMore`: no count of b is given up at the exit, for none was made.
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
        matches!(self.op.row().operands, [Types::Args])
    }
    /// Operands by position, arguments aside.
    pub fn operand(&self, k: usize) -> Ref {
        [self.a, self.b, self.c][k]
    }
    /// What a call may change.
    pub fn touches(&self) -> Touches {
        match self.op.effect() {
            Effect::Call(t) => t,
            Effect::Helper => HelperId::of_number(self.aux).row().touches,
            _ => Touches::Nothing,
        }
    }
    /// Whether counts of objects may be given up, so that objects may die.
    pub fn releases(&self) -> bool {
        self.op.row().releases || self.touches() == Touches::Everything
    }
    /// Operands that are values.
    pub fn operands(&self) -> impl Iterator<Item = Ref> {
        let (b, c) = if self.has_args() { (Ref::NONE, Ref::NONE) } else { (self.b, self.c) };
        [self.a, b, c].into_iter().filter(|r| r.is_some())
    }
}
