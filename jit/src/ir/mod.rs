//! The trace IR: linear, typed, in SSA form.
//!
//! A [`Trace`] is a list of instructions; an instruction's index is its value ([`Ref`]). Constants are
//! instructions too and may stand anywhere before their first use. A guard (any instruction with an exit) leaves
//! the trace when it fails; its [`Exit`] names the [`Snapshot`] from which the interpreter's frames are
//! rebuilt.
//!
//! # Slots
//! A slot is a register of the frames the trace covers, counted from register 0 of the outermost one: inlined
//! frames lie at fixed distances on the register stack. `SLoad` is the value a slot had when the trace (or the
//! loop iteration) began, `MLoad` what a helper has put into the register since, `SStore` writes the
//! register. Everything else about slots is in the snapshots: a snapshot lists the slots whose register is out
//! of date, with their values.
//!
//! # Text form
//! One instruction a line: `%4 int = AddO %2, %3 #aux !exit`; absent parts are left out. [`print`] defines it, [`parse`] reads it,
//! [`verify`] checks it.
//!
//! # Well-formedness
//! Operands precede their users; operand types are what the op table says; every guard has an exit; every slot a
//! snapshot mentions has a value of a storable type; after `LoopHead`, values from before it may be used
//! if they are invariant or have a `Phi`.

mod contents;
pub mod ctypes;
pub mod eval;
mod exits;
pub mod helpers;
mod ops;
pub mod parse;
pub mod print;
pub mod sites;
mod trace;
pub mod verify;

pub use contents::Contents;
pub use exits::*;
pub use ops::*;
pub use trace::*;
