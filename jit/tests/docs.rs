//! Documents name things that exist.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(dir: &Path, out: &mut Vec<PathBuf>) {
    for e in fs::read_dir(dir).expect("a folder of the tree").flatten() {
        let p = e.path();
        if p.is_dir() {
            sources(&p, out);
        } else if p.extension().is_some_and(|x| x == "rs") {
            out.push(p);
        }
    }
}

/// Every `papers/<key>` a source file names is a folder with a note.
#[test]
fn papers_named_in_sources_exist() {
    let mut files = Vec::new();
    for dir in ["jit/src", "vm/src"] {
        sources(&root().join(dir), &mut files);
    }
    let mut n = 0;
    for f in files {
        let text = fs::read_to_string(&f).expect("a source file");
        for line in text.lines().filter(|l| l.trim_start().starts_with("//") && l.contains("Source:")) {
            for rest in line.split("papers/").skip(1) {
                let key: String =
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                let note = root().join("papers").join(&key).join("README.md");
                assert!(note.exists(), "{}: papers/{key} has no README.md", f.display());
                n += 1;
            }
        }
    }
    assert!(n >= 2, "only {n} sources found: has their form changed?");
}

/// Every source file a note or `ARCHITECTURE.md` names in backquotes exists.
#[test]
fn files_named_in_notes_exist() {
    let mut notes = vec![root().join("ARCHITECTURE.md")];
    for e in fs::read_dir(root().join("papers")).expect("papers").flatten() {
        notes.push(e.path().join("README.md"));
    }
    for note in notes.iter().filter(|n| n.exists()) {
        let text = fs::read_to_string(note).expect("a note");
        for name in text.split('`').skip(1).step_by(2) {
            let in_tree = ["frontend/", "vm/", "jit/", "cli/"].iter().any(|d| name.starts_with(d));
            if in_tree && name.ends_with(".rs") {
                assert!(root().join(name).exists(), "{}: {name} does not exist", note.display());
            }
        }
    }
}
