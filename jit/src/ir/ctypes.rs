//! The C types of the items of `bytes`, `bytearray` and `array`.

use super::Ty;

/// A C type of numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CType {
    /// Bytes of an item.
    pub size: u32,
    pub signed: bool,
    pub float: bool,
}

impl CType {
    /// The type with a format code (as the modules `array` and `struct` have them), if it is one of numbers.
    pub fn of_code(code: u8) -> Option<CType> {
        let size = match code.to_ascii_lowercase() {
            b'b' => 1,
            b'h' => 2,
            b'i' => 4,
            b'l' | b'q' => 8,
            b'f' => 4,
            b'd' => 8,
            _ => return None,
        };
        let float = matches!(code, b'f' | b'd');
        if !float && matches!(code.to_ascii_lowercase(), b'f' | b'd') {
            return None;
        }
        Some(CType { size, signed: code.is_ascii_lowercase() && !float, float })
    }
    /// As `of_code`, of an op that has been verified.
    pub fn of(code: u8) -> CType {
        CType::of_code(code).unwrap_or(CType { size: 1, signed: false, float: false })
    }
    /// Type of the values in a trace.
    pub fn ty(self) -> Ty {
        if self.float { Ty::Float } else { Ty::Int }
    }
    /// The smallest int of the type, and how many there are; `None` if an `i64` cannot say how many.
    pub fn range(self) -> Option<(i64, i64)> {
        let bits = 8 * self.size;
        (bits < 64).then(|| (if self.signed { -(1 << (bits - 1)) } else { 0 }, 1 << bits))
    }
}
