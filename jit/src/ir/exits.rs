//! Exits and snapshots: how the interpreter's state is rebuilt when a guard fails.

use super::Ref;

/// One interpreter frame of a snapshot, outermost first. The outermost frame of a trace is the one it was
/// entered in; only its `pc` is used.
#[derive(Clone, PartialEq, Debug)]
pub struct SnapFrame {
    /// Code object (kept alive by the trace).
    pub code: usize,
    /// Function object, or 0 if it is found in the register below the frame.
    pub func: usize,
    /// Register 0 of the frame, as a slot, and how many registers it has.
    pub base: u32,
    pub size: u32,
    /// Index of the instruction to continue with.
    pub pc: u32,
    /// How it returns to the frame before it.
    pub mode: sidewinder_vm::vm::RetMode,
    pub dst: u16,
    /// `Frame::extra`, or none.
    pub extra: Ref,
    /// The generator object of the frame, or none.
    pub generator: Ref,
}

/// How to rebuild the interpreter's state.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Snapshot {
    /// Slots whose registers are out of date, with their values, in slot order.
    pub slots: Vec<(u32, Ref)>,
    /// Slots whose registers have been written since the trace began and are right. Slots in neither list are as
    /// they were at the start.
    pub clean: Vec<u32>,
    /// Slots that nobody reads any more and whose registers hold no objects.
    pub dead: Vec<u32>,
    /// Slots, not `clean` ones, whose registers hold no objects.
    pub plain: Vec<u32>,
    /// Index into `Trace::chains`.
    pub chain: u32,
}

/// An object that an exit makes.
#[derive(Clone, PartialEq, Debug)]
pub struct VirtualObject {
    /// The instruction that stands for it: its op and aux say what it is.
    pub value: Ref,
    /// For an instance.
    pub shape: i64,
    /// By position; `VRange`: start, stop, step; `VSuper`: class, receiver; `VComplex`: real and imaginary part; `VFunction`: closure, defaults.
    pub fields: Vec<(u32, Ref)>,
    /// How many of the exit's frames and objects hold it.
    pub count: u32,
}

/// Where a guard goes when it fails.
#[derive(Clone, PartialEq, Debug)]
pub struct Exit {
    /// Virtual objects among the values, those that are part of others first.
    pub objects: Vec<VirtualObject>,
    pub snap: u32,
    /// Values whose counts were elided at the guard: restored when the exit is taken.
    pub increfs: Vec<Ref>,
    /// An exception is in flight when the exit is taken.
    pub raised: bool,
    /// The exit continues behind a branch whose condition had effects: it must be taken only if the guard really fails.
    pub one_way: bool,
    /// The outermost frame is a generator's, which handles an exception there, while none was handled where it was resumed.
    pub handling: bool,
    /// Instruction index (in the innermost frame) the guard belongs to, for messages.
    pub pc: u32,
    /// Bytecodes that the trace has replaced when the exit is taken; in a loop, in its first iteration.
    pub done: u32,
}

impl Exit {
    /// Of a guard of the instruction at `pc`.
    pub fn new(snap: u32, pc: u32) -> Exit {
        Exit {
            objects: Vec::new(),
            snap,
            increfs: Vec::new(),
            raised: false,
            one_way: false,
            handling: false,
            pc,
            done: 0,
        }
    }
}
