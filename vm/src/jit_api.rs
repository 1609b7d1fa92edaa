//! The one trait through which the interpreter knows a JIT.
//!
//! ```text
//! back-edge or entry counter reaches zero ──► hot_loop / hot_entry ──► Interpret | Record | Entered
//! while recording: record(instruction) before each instruction is interpreted
//! ```

use std::ptr::NonNull;

use sidewinder_frontend::bytecode::Instr;

use crate::objects::{FunctionObj, GeneratorObj};
use crate::value::{Header, Ref, Value};
use crate::vm::{GenResult, Res, Vm};

/// What the interpreter does after it told the JIT that a place is hot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HotAction {
    /// Go on interpreting.
    Interpret,
    /// Go on interpreting and call [`Jit::record`] before each instruction.
    Record,
    /// Machine code ran. The top frame has been rebuilt: reload its registers and continue at its `pc`.
    Resume,
    /// Machine code ran and an exception is in flight in the top frame, at the instruction before its `pc`.
    Raised,
    /// Machine code ran and the top frame is left by the exception in flight, whose traceback has it; its registers are empty, and
    /// its `pc` stands after the instruction that raised.
    Left,
    /// Machine code ran and the top frame returns the value in `Vm::returned`; its registers are empty.
    Returned,
    /// Machine code ran and the top frame, a generator's, yields the value in `Vm::returned`; it has been suspended.
    Yielded,
}

/// What recording an instruction led to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordAction {
    /// Interpret the instruction.
    Continue,
    /// The recorder has executed the instruction itself: reload the top frame and go on.
    Executed,
    /// The recording is over (finished or aborted).
    Stop,
    /// It is over, and machine code ran in place of the instruction: reload the top frame.
    Resume,
    Raised,
}

/// A just-in-time compiler plugged into the VM.
///
/// Methods take `&self`: machine code may run the interpreter, which may call the JIT again.
pub trait Jit {
    /// The counter of loop `slot` of the top frame's code is at zero; `header` is the index of the
    /// loop's first instruction, where the top frame's `pc` stands.
    fn hot_loop(&self, vm: &mut Vm, slot: u16, header: u32) -> HotAction;
    /// The entry counter of the top frame's function is at zero; `pc` stands at its first instruction.
    fn hot_entry(&self, vm: &mut Vm) -> HotAction;
    /// Resumes a generator, whose code has machine code numbered `HotCounter::trace`, in machine code; none if that does not
    /// fit the generator's state.
    fn resume(&self, vm: &mut Vm, g: &Ref<GeneratorObj>, sent: &Value) -> Option<Res<GenResult>>;
    /// Calls a function, whose code has machine code numbered `HotCounter::trace`, in machine code, with the receiver, if there
    /// is one, in front of the arguments; none if there is none for arguments of these types.
    fn call(
        &self,
        vm: &mut Vm,
        f: &FunctionObj,
        receiver: Option<&Value>,
        args: &[Value],
    ) -> Option<Res<Value>>;
    /// About to interpret `ins` in the top frame, whose `pc` stands at it.
    fn record(&self, vm: &mut Vm, ins: Instr) -> RecordAction;
    /// While recording, the interpreter has gone to the handler of an exception; whether the recording goes on there.
    fn unwound(&self, vm: &Vm) -> bool;
    /// Whether a recording is going on.
    fn is_recording(&self) -> bool;
    /// Pushes the frames of native calls in progress, and of the instruction that a helper executes, if they are not there yet.
    fn push_frames(&self, vm: &mut Vm);
    /// Runs something that is none of the recording's business.
    fn aside(&self, vm: &mut Vm, f: fn(&mut Vm));
    /// What traces rely on, at this address, is no longer as it was.
    fn changed(&self, what: usize);
    /// A watched object is about to be freed. If true, the JIT keeps it for a while (its count is one again then).
    fn died(&self, vm: &Vm, o: NonNull<Header>) -> bool;
    /// A safepoint: new machine code is installed, and what is not running any more and not valid is released.
    fn safepoint(&self, vm: &Vm);
    /// Another thread has got the lock. A recording belongs to the thread that has begun it.
    fn thread_changed(&self, number: u64);
    /// The process is about to be forked: no other thread of the JIT may be at work.
    fn before_fork(&self);
    /// In a child, which has only the thread that forked.
    fn after_fork_in_child(&self);
    /// Whether a short function with a loop could be recorded and compiled now: what has been earned pays for it, and the work
    /// (`Vm::work`) that has not been counted yet.
    fn affords_function(&self, work: u64) -> bool;
    /// Text of `--jit-stats`.
    fn stats(&self) -> String;
}
