//! Machine code: where it can run (`module`), the thread that compiles (`worker`), what is compiled when and where it goes
//! (`install`), and functions in assembly (`thunk`).

mod install;
mod module;
pub mod thunk;
mod worker;

pub use module::{CodeBlock, Draft, live_bytes};
pub use worker::{Outcome, Worker};
