//! What is hot, and what is done about it.
//!
//! `counters` says what happens when a counter has run down, `account` whether it can be paid for, `recording` takes a
//! recording from its start to a trace of its unit (`units`) or to one of the reasons in `aborts`, `profit` gives up what does
//! not pay, `invalidate` drops what
//! relied on something that has changed.

pub mod aborts;
pub mod account;
pub mod counters;
mod invalidate;
pub mod profit;
mod recording;
pub mod units;
