//! Random Python programs.
//!
//! `grammar` and `definitions` hold what programs are made of, as tables of templates; `generate` fills the templates in;
//! `tree` is what comes out, which can be printed, and which `shrink` makes smaller.

mod definitions;
mod generate;
mod grammar;
mod shrink;
mod tree;

pub use generate::{feature, generate, generate_without};
pub use grammar::Feature;
pub use shrink::shrink;
pub use tree::{Clause, Expr, Kind, Part, Program, Stmt};
