//! The code-generation rules hold for every program in a corpus.

mod common;

/// Checks all files named (one a line) in the file that `SIDEWINDER_CORPUS` names.
#[test]
fn corpus_keeps_the_rules() {
    let Ok(list) = std::env::var("SIDEWINDER_CORPUS") else { return };
    let list = std::fs::read_to_string(list).expect("the list can be read");
    common::on_large_stack(|| {
        for path in list.lines() {
            let Ok(source) = std::fs::read_to_string(path) else { continue };
            eprintln!("{path}");
            if let Ok(code) = common::try_compile(&source) {
                common::check_rules(&code);
            }
        }
    });
}
