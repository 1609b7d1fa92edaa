//! What happens when machine code leaves by an exit.
//!
//! `record` is what an exit is while it lives; `plan` says what has to be rebuilt; `restore` does it; `frames` pushes the
//! frames of inlined and of native calls; `leave` decides what to do about an exit that is hot.

pub mod frames;
mod leave;
pub mod plan;
mod record;
mod restore;

pub use leave::new_buffer;
pub use plan::Plan;
pub use record::{ExitRecord, PASSES};
pub use restore::restore;
