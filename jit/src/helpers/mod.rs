//! Functions that machine code calls: their addresses. Signatures and effects are in `ir::helpers`.
//!
//! All are `extern "C"` and never unwind.

pub mod containers;
pub mod instructions;
pub mod numbers;
pub mod objects;

use crate::ir::helpers::HelperId;

/// Where a helper's code is.
pub fn address(h: HelperId) -> *const u8 {
    use HelperId::*;
    match h {
        FloatPow => numbers::float_pow as *const u8,
        FloatSquare => numbers::float_square as *const u8,
        FloatMod => numbers::float_mod as *const u8,
        FloatFloorDiv => numbers::float_floor_div as *const u8,
        FloatIs => numbers::float_is as *const u8,
        Sin => numbers::sin as *const u8,
        Cos => numbers::cos as *const u8,
        Tan => numbers::tan as *const u8,
        Exp => numbers::exp as *const u8,
        Log => numbers::log as *const u8,
        Log2 => numbers::log2 as *const u8,
        Log10 => numbers::log10 as *const u8,
        Atan => numbers::atan as *const u8,
        StrEq => containers::str_eq as *const u8,
        StrContains => containers::str_contains as *const u8,
        StrOrd => containers::str_ord as *const u8,
        StrSlice => containers::str_slice as *const u8,
        ListSlice => containers::list_slice as *const u8,
        TupleSlice => containers::tuple_slice as *const u8,
        NewBound => objects::new_bound as *const u8,
        AsciiChar => containers::ascii_char as *const u8,
        TupleItems => containers::tuple_items as *const u8,
        StringKeys => containers::string_keys as *const u8,
        DictLen => containers::dict_len as *const u8,
        SetLen => containers::set_len as *const u8,
        NextKey => containers::next_key_of as *const u8,
        KeyAt => containers::key_at as *const u8,
        NewDict => containers::new_dict as *const u8,
        NewList => containers::new_list as *const u8,
        AppendInt => containers::append_int as *const u8,
        AppendFloat => containers::append_float as *const u8,
        AppendValue => containers::append_value as *const u8,
        Truth => instructions::truth as *const u8,
        Contains => instructions::contains as *const u8,
        Compare => instructions::compare as *const u8,
        NextInto => instructions::next_into as *const u8,
    }
}
