//! Differential fuzzing: random Python programs, run in the modes and by CPython, that must all agree.
//!
//! ```text
//! seed ─► program::generate ─► text ─► run (each of modes::all) ─► compare ◄─ oracle (CPython)
//!                  ▲                                                  │ differs
//!                  └───────────────── program::shrink ◄───────────────┘
//! ```

pub mod modes;
pub mod oracle;
pub mod program;
pub mod random;
pub mod run;
