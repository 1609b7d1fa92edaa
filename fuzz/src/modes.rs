//! The modes in which each program must do the same: the one table of them.

use sidewinder_jit::opt::PASSES;

/// A way to run programs.
#[derive(Clone, Debug, PartialEq)]
pub struct Mode {
    pub name: String,
    /// Options of the `sidewinder` command.
    pub args: Vec<String>,
    /// Whether two runs may take different ways, as a thread compiles.
    pub varies: bool,
}

/// The mode that the others are compared with.
pub const REFERENCE: &str = "interpreter";

fn mode(name: &str, args: &[&str]) -> Mode {
    Mode { name: name.to_string(), args: args.iter().map(|a| a.to_string()).collect(), varies: false }
}

/// A mode with a threshold, in which everything hot is compiled at once whatever it may cost. Options that all of these
/// need are added here.
fn eager(name: &str, threshold: u32, more: &[&str]) -> Mode {
    let mut m = mode(name, &["--jit-thread=off"]);
    m.args.push(format!("--jit-threshold={threshold}"));
    m.args.push("--jit-budget=off".to_string());
    m.args.extend(more.iter().map(|a| a.to_string()));
    m
}

/// All modes, the reference first.
pub fn all() -> Vec<Mode> {
    let mut modes = vec![
        mode(REFERENCE, &["--jit=off"]),
        eager("threshold-2", 2, &[]),
        Mode { varies: true, ..mode("default", &[]) },
        mode("thread-off", &["--jit-thread=off"]),
        eager("threshold-5", 5, &[]),
        eager("threshold-10", 10, &[]),
        eager("exit-stress", 2, &["--jit-exit-stress=5"]),
        eager("exit-stress-random", 2, &["--jit-exit-stress=7:SEED"]),
        eager("no-passes", 2, &["--opt=-all"]),
    ];
    modes.extend(PASSES.iter().map(|(p, _)| eager(&format!("no-{p}"), 2, &[&format!("--opt=-{p}")])));
    modes
}

impl Mode {
    /// The options for a program: what is random depends on its seed.
    pub fn args_for(&self, seed: u64) -> Vec<String> {
        self.args.iter().map(|a| a.replace("SEED", &seed.to_string())).collect()
    }
}

/// The modes named, in the order of the table, the reference with them; an error names what there is not.
pub fn named(names: &str) -> Result<Vec<Mode>, String> {
    let all = all();
    let wanted: Vec<&str> = names.split(',').collect();
    match wanted.iter().find(|w| !all.iter().any(|m| m.name == **w)) {
        Some(unknown) => {
            let known: Vec<&str> = all.iter().map(|m| m.name.as_str()).collect();
            Err(format!("there is no mode '{unknown}'; there are {}", known.join(", ")))
        }
        None => {
            Ok(all.into_iter().filter(|m| m.name == REFERENCE || wanted.contains(&m.name.as_str())).collect())
        }
    }
}

/// The modes for a seed when none are named: the first two, and by turns a few of the others, as there are more
/// faults to be found in further programs than in further modes.
pub fn by_turns(seed: u64, extra: usize) -> Vec<Mode> {
    let mut all = all();
    let rest = all.split_off(2);
    let start = seed as usize * extra;
    all.extend((0..extra).map(|i| rest[(start + i) % rest.len()].clone()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_modes_come_by_turns() {
        let all = all();
        for extra in [1, 3] {
            let seen: Vec<Mode> = (0..20).flat_map(|seed| by_turns(seed, extra)).collect();
            assert!(all.iter().all(|m| seen.contains(m)));
        }
    }

    #[test]
    fn modes_are_found_by_name() {
        let names = |list: &str| named(list).map(|m| m.into_iter().map(|m| m.name).collect::<Vec<_>>());
        assert_eq!(
            names("no-cse,threshold-2"),
            Ok(vec!["interpreter".into(), "threshold-2".into(), "no-cse".into()])
        );
        assert!(names("nonsense").is_err());
    }
}
