//! The spending account: compiling must not cost more than it can bring.
//!
//! Nobody knows how long a program will go on. What is known is how long it has been in hot code that is interpreted: if the
//! JIT spends at most a share of that, a program takes at most so much longer than without the JIT, whenever it ends. (The
//! ski-rental argument: buy the skis when the rent has cost as much.) So interpreting hot code earns *credit*, and recording,
//! passes and Cranelift are paid from it; what cannot be paid waits, and goes on earning.
//!
//! What machine code has saved so far is credit too.
//!
//! ```text
//! a counter at a back-edge, an entry, or an exit fires ─► earned += what the interpreter did since
//! something is hot ─► 2 * predicted cost <= allowance + share * earned + saved - spent ? ─► record, compile ─► spent += cost
//! ```
//! Both sides are kept in *work units*, about a nanosecond each: bytecodes interpreted, instructions recorded, IR
//! instructions compiled, with fixed costs. A clock would make each run of a program different; these make all runs alike.
//! `sidewinder bench --bound` compares them with processor time.

use sidewinder_frontend::bytecode::{Instr, Kind, Op};

/// A bytecode interpreted, on the average of numeric code.
const BYTECODE: u64 = 3;

/// What interpreting an instruction costs if it does what it usually does, calls without the callee's own instructions.
pub fn cost_of_interpreting(op: Op) -> u64 {
    use Op::*;
    match op {
        Nop | Jump | Move | LoadK | Clear | CheckBound | ForPrep => 2,
        LoadAttr | StoreAttr | LoadMethod | LoadSpecial | GetItem | SetItem | GetItemK | SetItemK
        | ForIter => 6,
        Call | CallMethod | Yield | Send | GetIter | GetYieldFromIter => 16,
        CallKw | CallMethodKw | CallEx | MakeFunction | MakeCell => 40,
        In | NotIn | JIn | JNotIn | Unpack | UnpackEx | BuildTuple | ExcMatch | ListAppend => 10,
        BuildList | BuildSet | BuildDict | BuildSlice | BuildString | FormatValue | DictInsert => 30,
        Raise | Reraise | ImportName | ImportFrom => 200,
        _ => BYTECODE,
    }
}
/// What a way through each place costs on the average: of two branches each is gone as often as the other. `spans` has the first
/// and last instruction of each loop, and last of the whole function, whose place are the instructions outside of loops; `own`
/// has the place that each instruction belongs to. A generator is entered at each resumption and goes as far as the next `yield`.
pub fn costs_of_ways(instrs: &[Instr], own: &[usize], spans: &[(usize, usize)]) -> Vec<u64> {
    // In sixteenths, for halves of small numbers.
    let mut ways = vec![0; instrs.len()];
    let mut costs = Vec::new();
    for (place, &(start, end)) in spans.iter().enumerate() {
        let function = place + 1 == spans.len();
        let (mut resumed, mut yields) = (0, 0);
        for at in (start..=end).rev() {
            let i = instrs[at];
            let [_, b, c] = i.op.operands();
            // Not back, and not out of the place.
            let to = |offset: i32| match (at as i64 + 1 + offset as i64) as usize {
                t if t > at && t <= end => ways[t],
                _ => 0,
            };
            let next = to(0);
            let rest: u64 = match i.op {
                Op::Return | Op::ReturnK | Op::Raise | Op::Reraise => 0,
                Op::Yield => {
                    resumed += next;
                    yields += 1;
                    if function { 0 } else { next }
                }
                // Another loop comes to its end.
                Op::Loop => {
                    if i.a as usize == place {
                        0
                    } else {
                        next
                    }
                }
                Op::Jump => to(i.offset32()),
                // A `for` skips the jump after it when there is an item.
                Op::ForIter if own[at] == place => to(1),
                _ if b == Kind::J32 => (to(i.offset32()) + next) / 2,
                _ if c == Kind::J16 => (to(i.offset16()) + next) / 2,
                _ => next,
            };
            ways[at] = rest + if own[at] == place { 16 * cost_of_interpreting(i.op) } else { 0 };
        }
        let cost = match yields > 0 && function {
            true => (ways[start] + resumed) / (1 + yields) / 16 + RESUMED,
            false => ways[start] / 16,
        };
        costs.push(cost.max(1));
    }
    costs
}
/// A resumption of a generator.
const RESUMED: u64 = 10;
/// An exit to the interpreter.
const EXIT: u64 = 200;
/// An instruction recorded, its IR and the passes over it.
pub const RECORD: u64 = 4_000;
/// An IR instruction lowered and compiled, by Cranelift without optimisation.
pub const COMPILE: u64 = 9_000;
/// A piece of machine code, whatever its size.
pub const PIECE: u64 = 150_000;
/// IR instructions that an instruction makes, as a guess before it is recorded.
const IR_PER_BYTECODE: u64 = 3;
/// What may be spent before anything is earned.
const ALLOWANCE: u64 = 200_000;
/// What a trace has saved that was gone through from its start to an exit, at the least.
const SAVED_BY_PASS: u64 = 25;
/// Weight of the first guess against what recordings have cost so far.
const PRIOR: u64 = 500_000;

/// What was earned and spent, in work units.
pub struct Account {
    /// Percent of what is earned that may be spent; none: there is no limit.
    share: Option<u64>,
    pub earned: u64,
    /// What machine code has saved for sure: all of it may be spent.
    pub saved: u64,
    pub spent: u64,
    /// Of recordings that are over: what they were guessed to cost, and what they have cost.
    guessed: u64,
    paid: u64,
    /// How often something had to wait.
    pub refused: u64,
}

impl Account {
    pub fn new(share: Option<u64>) -> Account {
        Account { share, earned: 0, saved: 0, spent: 0, guessed: 0, paid: 0, refused: 0 }
    }
    /// Whether everything is paid for.
    pub fn unlimited(&self) -> bool {
        self.share.is_none()
    }
    /// Work was done that machine code may do faster: the interpreter went round a hot place, or slow paths were taken.
    pub fn earn(&mut self, work: u64) {
        self.earned += work;
    }
    /// An exit was taken, after which so many bytecodes are left of the way that the trace would have gone.
    pub fn exit(&mut self, rest: u64) {
        self.earned += EXIT + rest * BYTECODE;
    }
    /// Machine code went from one piece to another so often. Each time it had replaced some bytecodes at least.
    pub fn passed(&mut self, times: u64) {
        self.saved += times * SAVED_BY_PASS;
    }
    /// Cost of recording and compiling a place of so many bytecodes, as a guess: that of earlier ones is taken into account.
    pub fn cost_of_recording(&self, bytecodes: u64) -> u64 {
        let guess = PIECE + bytecodes * (RECORD + IR_PER_BYTECODE * COMPILE);
        guess * (self.paid + PRIOR) / (self.guessed + PRIOR)
    }
    /// What recordings have cost, as a multiple of what they were guessed to.
    pub fn precision(&self) -> f64 {
        (self.paid + PRIOR) as f64 / (self.guessed + PRIOR) as f64
    }
    /// What was guessed to cost so much has cost so much.
    pub fn learn(&mut self, bytecodes: u64, cost: u64) {
        self.guessed += PIECE + bytecodes * (RECORD + IR_PER_BYTECODE * COMPILE);
        self.paid += cost;
    }
    /// Whether a job of this cost can be paid for now. If not, it has to wait, which is counted.
    pub fn affords(&mut self, cost: u64) -> bool {
        let ok = self.missing(cost) == 0;
        self.refused += !ok as u64;
        ok
    }
    /// What has to be earned until a job of this cost can be paid for.
    pub fn missing(&self, cost: u64) -> u64 {
        let Some(share) = self.share else { return 0 };
        let needed = (self.spent + 2 * cost).saturating_sub(ALLOWANCE + self.saved);
        (needed * 100).div_ceil(share.max(1)).saturating_sub(self.earned)
    }
    /// Work done so far: what was interpreted in hot code, and what machine code has saved.
    pub fn clock(&self) -> u64 {
        self.earned + self.saved
    }
    pub fn pay(&mut self, cost: u64) {
        self.spent += cost;
    }
}

/// Cost of compiling so many IR instructions as one piece.
pub fn cost_of_compiling(ir: u64) -> u64 {
    PIECE + ir * COMPILE
}
