//! Functions that machine code calls, in one table.
//!
//! All are `extern "C"` and never unwind. Arguments are raw payloads unless a row says `boxed`: then the first
//! argument is the number of an `ExecInfo` and the others are passed as tag and payload.
#![allow(unsafe_code, reason = "called from machine code with raw pointers")]

use crate::ir::Ty;
use crate::runtime;

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
    pub func: *const u8,
    pub args: &'static [Ty],
    pub ret: Ty,
    pub touches: Touches,
    /// Leaves the trace if the result says so.
    pub guard: bool,
    /// See the module's head.
    pub boxed: bool,
}
// SAFETY: rows hold addresses of functions.
unsafe impl Sync for Helper {}

macro_rules! helpers {
    ($($id:ident $f:path, ($($a:ident)*) -> $r:ident, $touch:ident $(, $boxed:ident)?;)*) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u32)]
        pub enum HelperId { $($id,)* }
        pub static HELPERS: &[Helper] = &[$(Helper {
            name: stringify!($id),
            func: $f as *const u8,
            args: &[$(Ty::$a,)*],
            ret: Ty::$r,
            touches: Touches::$touch,
            guard: false,
            boxed: false $(|| stringify!($boxed).len() > 0)?,
        },)*];
    };
}

helpers! {
    FloatPow runtime::float_pow, (Float Float) -> Float, Nothing;
    FloatSquare runtime::float_square, (Float) -> Float, Nothing;
    FloatMod runtime::float_mod, (Float Float) -> Float, Nothing;
    FloatFloorDiv runtime::float_floor_div, (Float Float) -> Float, Nothing;
    FloatIs runtime::float_is, (Float Float) -> Bool, Nothing;
    Sin runtime::sin, (Float) -> Float, Nothing;
    Cos runtime::cos, (Float) -> Float, Nothing;
    Tan runtime::tan, (Float) -> Float, Nothing;
    Exp runtime::exp, (Float) -> Float, Nothing;
    Log runtime::log, (Float) -> Float, Nothing;
    Log2 runtime::log2, (Float) -> Float, Nothing;
    Log10 runtime::log10, (Float) -> Float, Nothing;
    Atan runtime::atan, (Float) -> Float, Nothing;
    StrEq runtime::str_eq, (Ref Ref) -> Bool, Nothing;
    StrOrd runtime::str_ord, (Ref) -> Int, Nothing;
    AsciiChar runtime::ascii_char, (Int) -> Ref, Nothing;
    TupleItems runtime::tuple_items, (Ref) -> Ptr, Nothing;
    StringKeys runtime::string_keys, (Ref) -> Bool, Nothing;
    DictLen runtime::dict_len, (Ref) -> Int, Nothing;
    NextKey runtime::next_key_of, (Ref) -> Int, Nothing;
    KeyAt runtime::key_at, (Ref Int) -> Ptr, Nothing;
    NewDict runtime::new_dict, () -> Ref, Nothing;
    NewList runtime::new_list, () -> Ref, Nothing;
    AppendInt runtime::append_int, (Ref Int) -> Void, Lists;
    AppendFloat runtime::append_float, (Ref Float) -> Void, Lists;
    AppendValue runtime::append_value, (Ref) -> Void, Lists;
    Truth runtime::truth, () -> Bool, Everything, boxed;
    Contains runtime::contains, () -> Bool, Everything, boxed;
    Compare runtime::compare, () -> Bool, Everything, boxed;
    NextInto runtime::next_into, () -> Bool, Everything, boxed;
}

/// The helper for a `math` function of one float.
pub fn float_function(name: &str) -> Option<HelperId> {
    Some(match name {
        "sin" => HelperId::Sin,
        "cos" => HelperId::Cos,
        "tan" => HelperId::Tan,
        "exp" => HelperId::Exp,
        "log" => HelperId::Log,
        "log2" => HelperId::Log2,
        "log10" => HelperId::Log10,
        "atan" => HelperId::Atan,
        _ => return None,
    })
}

/// Whether the function is finite and raises nothing at `x`, by the guards the recorder emits.
pub fn float_domain(name: &str, x: f64) -> bool {
    let positive = !matches!(name, "log" | "log2" | "log10") || x > 0.0;
    let bounded = x.is_finite() && (name != "exp" || x.abs() <= 700.0);
    positive && bounded
}
