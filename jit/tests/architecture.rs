//! The dependency edges between our crates are the allowed ones.

use std::fs;
use std::path::Path;

/// Names on the left of a manifest's normal, build and target dependencies (`dev-dependencies` are free).
fn dependencies(krate: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(krate).join("Cargo.toml");
    let Ok(text) = fs::read_to_string(path) else { return Vec::new() };
    let mut inside = false;
    let mut names = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = section.ends_with("dependencies") && !section.ends_with("dev-dependencies");
            // `[dependencies.name]`
            if let Some((_, name)) =
                section.split_once("dependencies.").filter(|_| !section.starts_with("dev-"))
            {
                names.push(name.to_string());
            }
        } else if inside && !line.starts_with('#') && line.contains('=') {
            let name = line.split(['=', '.', ' ']).next().unwrap_or("");
            names.push(name.trim_matches('"').to_string());
        }
    }
    names
}

fn ours(krate: &str) -> Vec<String> {
    let mut v: Vec<String> =
        dependencies(krate).into_iter().filter(|d| d.starts_with("sidewinder")).collect();
    v.sort();
    // The library's build script compiles with the front end.
    v.dedup();
    v
}

#[test]
fn the_front_end_knows_no_crate_of_ours() {
    assert!(!dependencies("frontend").is_empty(), "manifest not read");
    assert_eq!(ours("frontend"), [""; 0]);
}

#[test]
fn the_vm_knows_the_front_end_and_its_own_attributes() {
    assert_eq!(ours("vm"), ["sidewinder-frontend", "sidewinder-macros"]);
    assert_eq!(ours("vm/macros"), [""; 0]);
}

#[test]
fn the_library_knows_vm_and_front_end() {
    assert_eq!(ours("stdlib"), ["sidewinder-frontend", "sidewinder-macros", "sidewinder-vm"]);
}

#[test]
fn the_jit_knows_vm_and_front_end() {
    assert_eq!(ours("jit"), ["sidewinder-frontend", "sidewinder-vm"]);
}

#[test]
fn only_the_jit_names_cranelift_and_only_the_front_end_the_parser() {
    for krate in ["frontend", "vm", "stdlib", "cli", "benches"] {
        let bad = dependencies(krate).into_iter().find(|d| d.starts_with("cranelift"));
        assert_eq!(bad, None, "{krate}");
    }
    for krate in ["vm", "stdlib", "jit"] {
        let bad = dependencies(krate).into_iter().find(|d| d.starts_with("ruff"));
        assert_eq!(bad, None, "{krate}");
    }
}

#[test]
fn nobody_depends_on_the_binaries() {
    for krate in ["frontend", "vm", "stdlib", "jit"] {
        let bad = ours(krate)
            .into_iter()
            .find(|d| matches!(d.as_str(), "sidewinder" | "sidewinder-cli" | "sidewinder-benches"));
        assert_eq!(bad, None, "{krate}");
    }
}

/// Rust files under a folder of this crate's sources.
fn sources(folder: &str) -> Vec<std::path::PathBuf> {
    let mut work = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)];
    let mut files = Vec::new();
    while let Some(p) = work.pop() {
        if p.is_dir() {
            work.extend(fs::read_dir(&p).expect("a folder of the tree").flatten().map(|e| e.path()));
        } else if p.extension().is_some_and(|x| x == "rs") {
            files.push(p);
        }
    }
    assert!(!files.is_empty(), "{folder}: no sources");
    files
}

#[test]
fn recorder_ir_and_passes_know_no_machine_code() {
    for folder in ["ir", "opt", "record"] {
        for file in sources(folder) {
            let text = fs::read_to_string(&file).expect("a source file");
            for module in ["lower", "code", "enter", "exit", "helpers"] {
                let name = format!("crate::{module}::");
                assert!(!text.contains(&name), "{} names {name}", file.display());
            }
            assert!(!text.contains("cranelift"), "{} names Cranelift", file.display());
        }
    }
}

#[test]
fn only_lowering_names_cranelift() {
    for folder in ["hot", "enter", "exit", "helpers", "log"] {
        for file in sources(folder) {
            let text = fs::read_to_string(&file).expect("a source file");
            assert!(!text.contains("cranelift_"), "{} names Cranelift", file.display());
        }
    }
}
