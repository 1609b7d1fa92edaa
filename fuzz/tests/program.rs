//! A moment of fuzzing, with seeds that are always the same: the modes agree with each other.

use std::path::Path;

use sidewinder_fuzz::modes;
use sidewinder_fuzz::program::generate;
use sidewinder_fuzz::run::{CPU_SECONDS, Runner, first_difference};

const SEEDS: std::ops::Range<u64> = 0..4;

#[test]
fn modes_agree() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("program");
    let runner = Runner::new(&folder).unwrap_or_else(|e| panic!("{e}"));
    let modes = modes::named("threshold-2,exit-stress").expect("they exist");
    for seed in SEEDS {
        let source = generate(seed).to_string();
        let run = |mode| runner.run(&source, mode, seed, CPU_SECONDS).expect("it runs");
        let right = run(&modes[0]);
        for mode in &modes[1..] {
            let got = run(mode);
            let difference = got.difference(&right);
            assert_eq!(
                difference,
                None,
                "seed {seed}, mode {}\n{}\ncargo run -p sidewinder-fuzz --release -- program --start {seed} --count 1 \
                 --modes {}",
                mode.name,
                first_difference(&got, &right),
                mode.name
            );
        }
    }
}
