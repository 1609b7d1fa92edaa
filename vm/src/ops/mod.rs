//! The meaning of Python operations, one function each.
//!
//! Interpreter, constant folder and machine-code helpers all call these. They never hold a borrow of an
//! object while they run Python code.

mod arith;
mod asked;
mod attr;
mod callable;
mod compare;
mod complex;
mod dict;
mod item;
mod iter;
mod range;
mod set;
mod taken;

pub use arith::*;
pub use asked::*;
pub use attr::*;
pub use callable::*;
pub use compare::*;
pub use complex::complex_pow;
pub use dict::*;
pub use item::*;
pub use iter::*;
pub use range::*;
pub use set::*;
pub use taken::*;
