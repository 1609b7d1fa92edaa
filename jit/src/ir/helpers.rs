//! Functions that traces call, in one table: signatures and effects. Their addresses are in `helpers`.
//!
//! Arguments are raw payloads unless a row says `boxed`: then the first argument is the number of an `ExecInfo` and the
//! others are passed as tag and payload.

use sidewinder_vm::objects::Intrinsic;

use super::Ty;

/// What a helper may change besides its result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Touches {
    Nothing,
    /// Lists.
    Lists,
    /// Anything: it may run Python code.
    Everything,
}

/// A row of the table.
pub struct Helper {
    pub name: &'static str,
    pub args: &'static [Ty],
    pub ret: Ty,
    pub touches: Touches,
    /// See the module's head.
    pub boxed: bool,
}

macro_rules! helpers {
    ($($id:ident ($($a:ident)*) -> $r:ident, $touch:ident $(, $boxed:ident)?;)*) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u32)]
        pub enum HelperId { $($id,)* }
        pub static HELPERS: &[Helper] = &[$(Helper {
            name: stringify!($id),
            args: &[$(Ty::$a,)*],
            ret: Ty::$r,
            touches: Touches::$touch,
            boxed: false $(|| stringify!($boxed).len() > 0)?,
        },)*];
        impl HelperId {
            pub const ALL: &[HelperId] = &[$(HelperId::$id,)*];
        }
    };
}

helpers! {
    FloatPow (Float Float) -> Float, Nothing;
    FloatSquare (Float) -> Float, Nothing;
    FloatMod (Float Float) -> Float, Nothing;
    FloatFloorDiv (Float Float) -> Float, Nothing;
    FloatIs (Float Float) -> Bool, Nothing;
    Sin (Float) -> Float, Nothing;
    Cos (Float) -> Float, Nothing;
    Tan (Float) -> Float, Nothing;
    Exp (Float) -> Float, Nothing;
    Log (Float) -> Float, Nothing;
    Log2 (Float) -> Float, Nothing;
    Log10 (Float) -> Float, Nothing;
    Atan (Float) -> Float, Nothing;
    Hypot (Float Float) -> Float, Nothing;
    StrEq (Ref Ref) -> Bool, Nothing;
    StrOrder (Ref Ref) -> Int, Nothing;
    StrContains (Ref Ref) -> Bool, Nothing;
    StrOrd (Ref) -> Int, Nothing;
    StrHash (Ref) -> Int, Nothing;
    IntHash (Int) -> Int, Nothing;
    FloatHash (Float) -> Int, Nothing;
    HashWith (Int Int) -> Int, Nothing;
    HashEnd (Int Int) -> Int, Nothing;
    StrSlice (Ref Int Int) -> Ref, Nothing;
    BytesSlice (Ref Int Int) -> Ref, Nothing;
    ListSlice (Ref Int Int) -> Ref, Nothing;
    TupleSlice (Ref Int Int) -> Ref, Nothing;
    TupleOfList (Ref) -> Ref, Nothing;
    NewBound (Ref Ref) -> Ref, Nothing;
    NewException (Ref Ref) -> Ref, Nothing;
    NewGenerator (Ref) -> Ref, Nothing;
    ExceptionAttrs (Ref) -> Ref, Nothing;
    AsciiChar (Int) -> Ref, Nothing;
    StringKeys (Ref) -> Bool, Nothing;
    DictLen (Ref) -> Int, Nothing;
    DictKeyIs (Ref Int Ref) -> Bool, Nothing;
    SetLen (Ref) -> Int, Nothing;
    NextKey (Ref) -> Int, Nothing;
    KeyAt (Ref Int) -> Ptr, Nothing;
    NewIterator (Ref) -> Ref, Nothing;
    NewZip (Ref Ref) -> Ref, Nothing;
    NewEnumerate (Ref Int) -> Ref, Nothing;
    EndIterator (Ref) -> Void, Everything;
    NewDict () -> Ref, Nothing;
    NewSet () -> Ref, Nothing;
    NewList () -> Ref, Nothing;
    AppendInt (Ref Int) -> Void, Lists;
    AppendFloat (Ref Float) -> Void, Lists;
    AppendValue (Ref) -> Void, Lists;
    ListExtend (Ref Ref) -> Void, Lists;
    Truth () -> Bool, Everything, boxed;
    Contains () -> Bool, Everything, boxed;
    Compare () -> Bool, Everything, boxed;
    NextInto () -> Bool, Everything, boxed;
}

impl HelperId {
    /// The row of the table.
    pub fn row(self) -> &'static Helper {
        &HELPERS[self as usize]
    }
    /// The helper with this number, as the `aux` of a `Call` says it.
    pub fn of_number(n: i64) -> HelperId {
        HelperId::ALL[n as usize]
    }
}

/// The helper for a `math` function of one float.
pub fn float_function(f: Intrinsic) -> Option<HelperId> {
    Some(match f {
        Intrinsic::Sin => HelperId::Sin,
        Intrinsic::Cos => HelperId::Cos,
        Intrinsic::Tan => HelperId::Tan,
        Intrinsic::Exp => HelperId::Exp,
        Intrinsic::Log => HelperId::Log,
        Intrinsic::Log2 => HelperId::Log2,
        Intrinsic::Log10 => HelperId::Log10,
        Intrinsic::Atan => HelperId::Atan,
        _ => return None,
    })
}

/// Whether the function is finite and raises nothing at `x`, by the guards the recorder emits.
pub fn float_domain(f: Intrinsic, x: f64) -> bool {
    let positive = !matches!(f, Intrinsic::Log | Intrinsic::Log2 | Intrinsic::Log10) || x > 0.0;
    let bounded = x.is_finite() && (f != Intrinsic::Exp || x.abs() <= 700.0);
    positive && bounded
}
