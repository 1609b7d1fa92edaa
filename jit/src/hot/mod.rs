//! What is hot, and what is done about it.
//!
//! `counters` says what happens when a counter has run down, `account` whether it can be paid for, `recording` takes a
//! recording from its start to a trace of its unit (`units`) or to one of the reasons in `aborts`, `profit` gives up what does
//! not pay. `watch` knows which traces name what, `invalidate` drops those that relied on something that has changed, and
//! `graveyard` has what is dead until it does not run any more.

pub mod aborts;
pub mod account;
pub mod counters;
pub mod graveyard;
mod invalidate;
pub mod profit;
mod recording;
pub mod units;
pub mod watch;
