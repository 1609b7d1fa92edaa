//! What an iteration of an optimised loop holds, counted by what the op table and the helper table say.

use std::fmt::{self, Display, Formatter};

use super::helpers::HelperId;
use super::*;

/// What stands between `LoopHead` and `LoopEnd`. Arithmetic that cannot fail is not counted, nor are objects that only exits make.
#[derive(Default)]
pub struct Contents {
    /// Whatever may leave the loop, calls and polls aside. A load that checks what it reads is a load as well.
    pub guards: u32,
    /// Polls and their like besides the poll of the back-edge.
    pub polls: u32,
    pub loads: u32,
    pub stores: u32,
    /// Reference counting.
    pub counts: u32,
    /// Names of the ops that read or change a dict or set, in order.
    pub lookups: Vec<&'static str>,
    /// Names of the ops that make objects.
    pub allocations: Vec<&'static str>,
    /// Names of helpers, and of ops that are calls.
    pub calls: Vec<&'static str>,
}

impl Contents {
    /// Those of a trace's loop, if it has one.
    pub fn of_loop(t: &Trace) -> Option<Contents> {
        let head = t.ins.iter().position(|i| i.op == IrOp::LoopHead)?;
        let mut all = Contents::default();
        for i in &t.ins[head..] {
            let guards = u32::from(i.exit != NO_EXIT);
            match i.op.effect() {
                Effect::Load(Alias::Outside) => all.polls += 1,
                Effect::Load(Alias::Dicts) | Effect::Store(Alias::Dicts) => {
                    all.lookups.push(i.op.name());
                    all.guards += guards;
                }
                Effect::Load(_) => {
                    all.loads += 1;
                    all.guards += guards;
                }
                Effect::Store(_) => {
                    all.stores += 1;
                    all.guards += guards;
                }
                Effect::Guard => all.guards += guards,
                Effect::Count => all.counts += 1,
                Effect::Alloc => all.allocations.push(i.op.name()),
                Effect::Call(_) => all.calls.push(i.op.name()),
                Effect::Helper => all.calls.push(HelperId::of_number(i.aux).row().name),
                Effect::Const | Effect::Pure | Effect::Virtual | Effect::Control | Effect::End => {}
            }
        }
        all.polls = all.polls.saturating_sub(1);
        Some(all)
    }
}

/// `guards=2 loads=1 calls=StrEq,AppendInt`; what there is none of is left out.
impl Display for Contents {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let number = |n: u32| if n == 0 { String::new() } else { n.to_string() };
        let parts = [
            ("guards", number(self.guards)),
            ("polls", number(self.polls)),
            ("loads", number(self.loads)),
            ("stores", number(self.stores)),
            ("counts", number(self.counts)),
            ("lookups", self.lookups.join(",")),
            ("allocations", self.allocations.join(",")),
            ("calls", self.calls.join(",")),
        ];
        let some = parts.iter().filter(|p| !p.1.is_empty());
        f.write_str(&some.map(|(name, what)| format!("{name}={what}")).collect::<Vec<_>>().join(" "))
    }
}
