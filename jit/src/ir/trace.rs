//! A trace: instructions with their exits and snapshots.

use super::*;

/// Instructions with their exits and snapshots.
#[derive(Clone, Default, Debug)]
pub struct Trace {
    pub ins: Vec<Ins>,
    pub exits: Vec<Exit>,
    pub snaps: Vec<Snapshot>,
    pub chains: Vec<Vec<SnapFrame>>,
    pub args: Vec<Ref>,
    /// Bytecodes of a loop's iteration; 0 if there is no loop.
    pub round: u32,
    /// Types of the `Param`s.
    pub params: Vec<Ty>,
    /// Word of the exit buffer for each value that exits store, else `NO_PLACE`. Given when the trace is complete.
    pub places: Vec<u32>,
}

/// See `Trace::places`.
pub const NO_PLACE: u32 = u32::MAX;

impl Trace {
    pub fn push(&mut self, i: Ins) -> Ref {
        self.ins.push(i);
        Ref(self.ins.len() as u32 - 1)
    }
    pub fn get(&self, r: Ref) -> &Ins {
        &self.ins[r.ix()]
    }
    pub fn ty(&self, r: Ref) -> Ty {
        self.ins[r.ix()].ty
    }
    pub fn args_of(&self, i: &Ins) -> &[Ref] {
        if i.has_args() { &self.args[i.b.ix()..i.b.ix() + i.c.ix()] } else { &[] }
    }
    /// The chain of frames of an exit.
    pub fn chain(&self, exit: u32) -> &[SnapFrame] {
        &self.chains[self.snaps[self.exits[exit as usize].snap as usize].chain as usize]
    }
    pub fn n_guards(&self) -> usize {
        self.ins.iter().filter(|i| i.exit != NO_EXIT).count()
    }
    /// The text form; see `print`.
    pub fn print(&self) -> String {
        super::print::print(self)
    }
}
