//! The profit account: a root that costs more than it saves is given up.
//!
//! Entering machine code and leaving it by an exit costs as much as interpreting some thirty bytecodes. Each time a root
//! is left its balance is charged that, and credited what the interpreter would have taken for the bytecodes that the way
//! from the start to the exit replaced. How many rounds a loop made in between machine code does not count, so at first it
//! is taken for one. If a root's deficit grows on that assumption, a *trial* finds out: the poll word is set before machine
//! code is entered, which makes it leave at each back-edge, and for a few exits the rounds are counted. A root still in
//! deficit is *retired*: its place is interpreted from then on. Exits that are only waiting for a side trace are not charged.
//!
//! ```text
//! balance += bytecodes(exit) + (rounds - 1) * bytecodes(round) - LEAVE
//! balance < -DEFICIT: no trial yet? ─► trial of TRIAL_EXITS exits ─► rounds = what was counted
//!                     else          ─► retired
//! ```

use std::cell::Cell;

use sidewinder_vm::vm::{POLL_LEAVE, request_poll};

use crate::State;
use crate::enter::RootRecord;
use crate::hot::counters::GIVEN_UP;
use crate::ir::Trace;
/// A bytecode of a trace, which is one that is executed, in work units.
const BYTECODE: u64 = 4;

/// Entering machine code and leaving it, in work units: by a return, and by an exit; for each register that an exit restores,
/// each frame it makes, and each object.
const ENTER: i64 = 130;
const LEAVE: i64 = 240;
const SLOT: i64 = 6;
const FRAME: i64 = 50;
const OBJECT: i64 = 60;
/// Deficit at which a root is looked at more closely, or retired.
const DEFICIT: i64 = 150_000;
/// Profit beyond this does not count: a root may turn bad later.
const PROFIT: i64 = 300_000;
/// Thresholds until machine code is entered again one of whose exits waits for credit, the first time and at the most: twice as
/// many each time.
const FIRST_PAUSE: i32 = 2;
const LONGEST_PAUSE: i32 = 64;
/// Exits of a trial, and rounds after which it is over in any case.
const TRIAL_EXITS: u32 = 16;
const TRIAL_ROUNDS: u32 = 400;

/// Side traces for one instruction, each at an exit of the one before, from which on exits are held against the root.
const LONG_CHAIN: u32 = 16;

/// The balance of a root.
#[derive(Default)]
pub struct Profit {
    balance: Cell<i64>,
    /// Rounds that a loop makes before it is left, as far as is known.
    rounds: Cell<u32>,
    /// Exits of the trial that are still to come, and rounds and exits counted in it.
    trial: Cell<u32>,
    /// The poll word has been set for the way that machine code is on.
    armed: Cell<bool>,
    counted: Cell<u32>,
    tried: Cell<bool>,
    /// Bytecodes of a round, of a root that has been on trial.
    round: Cell<u64>,
    pub retired: Cell<bool>,
    /// It is too short for the interpreter to enter it.
    pub avoided: Cell<bool>,
    /// Pauses made.
    pauses: Cell<u32>,
}

/// What leaving by this exit costs.
fn cost_of_leaving(t: &Trace, exit: u32) -> i64 {
    let e = &t.exits[exit as usize];
    let snap = &t.snaps[e.snap as usize];
    let frames = &t.chains[snap.chain as usize][1..];
    let n_frames = frames.iter().map(|f| if f.generator.is_some() { 3 } else { 1 }).sum::<i64>();
    LEAVE + SLOT * snap.slots.len() as i64 + FRAME * n_frames + OBJECT * e.objects.len() as i64
}

/// What becomes of a root.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Stays,
    Retires,
}

impl Profit {
    /// Machine code is about to be entered: in a trial it is to leave at the first back-edge.
    pub fn enter(&self) {
        if self.on_trial() {
            self.armed.set(true);
            request_poll(POLL_LEAVE);
        }
    }
    fn on_trial(&self) -> bool {
        self.trial.get() > 0
    }
    /// Machine code was left at a back-edge.
    pub fn round(&self) {
        if self.on_trial() && self.armed.replace(false) {
            self.counted.set(self.counted.get() + 1);
            if self.counted.get() >= TRIAL_ROUNDS {
                self.end_trial(TRIAL_EXITS - self.trial.get());
            }
        }
    }
    fn end_trial(&self, exits: u32) {
        self.rounds.set(self.counted.get() / exits.max(1));
        self.trial.set(0);
    }
    /// The interpreter has entered machine code, which has replaced so many bytecodes, and more rounds of a loop, and returned or
    /// yielded. Whether it had better not.
    pub fn returned(&self, done: u64) -> bool {
        if self.on_trial() {
            self.tried_once();
            return false;
        }
        let done = done + self.more_rounds(self.round.get());
        let balance = self.balance.get() + (done * BYTECODE) as i64 - ENTER;
        self.balance.set(balance.clamp(-2 * DEFICIT, PROFIT));
        balance < -DEFICIT
    }
    /// So many bytecodes have been replaced where nothing was left.
    fn replaced(&self, done: u64) {
        let gain = (done * BYTECODE).min(PROFIT as u64) as i64;
        self.balance.set((self.balance.get() + gain).min(PROFIT));
    }
    /// Machine code was left by an exit; `cost`: of that, `done`: bytecodes of the way there, `round`: of a round of the loop it was in, or 0.
    /// Also what was saved.
    fn left(&self, done: u64, round: u64, cost: i64, charged: bool) -> (Verdict, u64) {
        if self.on_trial() {
            self.tried_once();
            return (Verdict::Stays, 0);
        }
        let gain = ((done + self.more_rounds(round)) * BYTECODE) as i64 - cost;
        let saved = gain.max(0) as u64;
        if gain < 0 && !charged || self.retired.get() {
            return (Verdict::Stays, saved);
        }
        let balance = self.balance.get() + gain;
        self.balance.set(balance.min(PROFIT));
        if balance >= -DEFICIT {
            return (Verdict::Stays, saved);
        }
        if self.is_tried(round) {
            return (Verdict::Stays, saved);
        }
        self.retired.set(true);
        (Verdict::Retires, saved)
    }
    /// Puts a root in deficit, a round of whose loop has so many bytecodes, on trial; false if there is nothing to find out.
    fn is_tried(&self, round: u64) -> bool {
        if round == 0 || self.tried.replace(true) {
            return false;
        }
        self.round.set(round);
        self.balance.set(-DEFICIT / 2);
        self.counted.set(0);
        self.trial.set(TRIAL_EXITS);
        true
    }
    /// Bytecodes of the rounds after the first.
    fn more_rounds(&self, round: u64) -> u64 {
        round * self.rounds.get().saturating_sub(1) as u64
    }
    /// Machine code on trial was left for good. Where it went round without leaving, nothing was counted.
    fn tried_once(&self) {
        if self.armed.replace(false) {
            self.trial.set(self.trial.get() - 1);
            if !self.on_trial() {
                self.end_trial(TRIAL_EXITS);
            }
        }
    }
}

impl State {
    /// An exit of a trace has been taken: settles the balance of the root it belongs to.
    pub(crate) fn settle(&mut self, u: usize, trace: usize, exit: u32) {
        if self.account.unlimited() {
            return;
        }
        let unit = &mut *self.units[u];
        let t = &unit.traces[trace];
        let Some(record) = unit.traces[t.tree as usize].record.as_deref() else { return };
        let profit = &record.profit;
        profit.replaced(record.resumed.replace(0).saturating_sub(1) as u64 * record.length as u64);
        if t.serves[exit as usize] {
            return profit.round();
        }
        let done = t.before + t.trace.exits[exit as usize].done as u64;
        let root = &unit.traces[t.tree as usize];
        let round = root.trace.round as u64;
        let in_loop = round > 0 && done >= round;
        // Exits that wait for a side trace are not held against the root, unless there are side traces upon side traces for
        // the same instruction already.
        let charged = t.no_side[exit as usize] || t.chain >= LONG_CHAIN;
        let tree = t.tree;
        let cost = cost_of_leaving(&t.trace, exit);
        let (verdict, saved) = profit.left(done, if in_loop { round } else { 0 }, cost, charged);
        self.account.saved += saved;
        if verdict == Verdict::Retires {
            self.retire(u, tree);
        }
    }

    /// An exit of a trace is to get a side trace, for which there is no credit: the place of its root is interpreted for a while, which
    /// costs less than leaving.
    pub(crate) fn pause(&mut self, u: usize, trace: usize) {
        let unit = &mut *self.units[u];
        let t = &unit.traces[unit.traces[trace].tree as usize];
        let (Some(r), Some(record)) = (t.root.clone(), t.record.as_deref()) else { return };
        let profit = &record.profit;
        let n = (FIRST_PAUSE << profit.pauses.get().min(16)).min(LONGEST_PAUSE);
        profit.pauses.set(profit.pauses.get() + 1);
        unit.arm_root(&r, n.saturating_mul(self.cfg.threshold as i32));
        self.stats.pauses += 1;
    }

    /// A root has returned, or yielded, to the interpreter that entered it. If it is too short for that (a loop that yields before
    /// it goes round, say), only machine code enters it from now on.
    pub(crate) fn settle_return(&mut self, r: &RootRecord) {
        if self.account.unlimited() || !r.profit.returned(r.length as u64) {
            return;
        }
        let unit = &mut *self.units[r.unit as usize];
        let is_it =
            |n: &&u32| unit.traces[**n as usize].record.as_deref().is_some_and(|x| std::ptr::eq(x, r));
        let Some(root) = unit.roots.iter().find(is_it).copied() else { return };
        let t = &unit.traces[root as usize];
        let entry = t.root.as_ref().is_some_and(|x| x.entry);
        if !entry && r.profit.is_tried(t.trace.round as u64) {
            return;
        }
        // A recursive one replaces more than its own bytecodes, nobody knows how much.
        if entry && unit.traces.iter().any(|t| t.recursive) {
            return;
        }
        for n in unit.roots.clone() {
            let t = &unit.traces[n as usize];
            let root = t.root.clone().filter(|x| x.entry == entry && x.pc == r.pc);
            if let (Some(root), Some(record)) = (root, t.record.as_deref()) {
                record.profit.avoided.set(true);
                unit.arm_root(&root, GIVEN_UP);
            }
        }
    }

    /// Gives a root up: its place is interpreted.
    fn retire(&mut self, u: usize, root: u32) {
        self.stats.retired += 1;
        let unit = &mut *self.units[u];
        let t = &unit.traces[root as usize];
        let id = t.id;
        if let Some(r) = &t.record {
            r.code.set(std::ptr::null());
        }
        if t.point.is_some() {
            self.entries.close(&unit.code);
        }
        let others =
            |t: &&u32| unit.traces[**t as usize].record.as_ref().is_some_and(|r| !r.profit.retired.get());
        let last = unit.roots.iter().filter(others).count() == 0;
        if let (Some(r), true) = (unit.traces[root as usize].root.clone(), last) {
            unit.arm_root(&r, GIVEN_UP);
        }
        let name = unit.code.code.qualname.clone();
        self.log.event("retire").text("code", &name).number("trace", id).write();
    }
}
