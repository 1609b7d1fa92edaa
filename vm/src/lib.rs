//! Values, objects, interpreter and built-ins. Knows no machine code: a JIT plugs in through [`jit_api`].
#![allow(
    clippy::not_unsafe_ptr_arg_deref,
    reason = "register windows and cells are passed between the listed modules as raw pointers; see their heads"
)]
// The attributes of `sidewinder_macros` name this crate as other crates do.
extern crate self as sidewinder_vm;

pub mod builtins;
pub mod call;
pub mod compile;
pub mod exec;
pub mod gc;
pub mod heap;
pub mod import;
pub mod interp;
pub mod jit_api;
pub mod memory;
pub mod modules;
pub mod native;
pub mod objects;
pub mod ops;
pub mod signals;
pub mod stdio;
pub mod text;
pub mod threads;
pub mod traceback;
pub mod types;
pub mod value;
pub mod vm;
pub mod warnings;
