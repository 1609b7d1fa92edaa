//! What can be seen of the JIT: events, counters, dumps of the stages.

mod dump;
mod events;
mod perf;
mod stats;

pub use events::Log;
pub use perf::PerfMap;
pub use stats::Stats;
