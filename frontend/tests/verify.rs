//! The verifier and the cache file format on what the compiler makes of real programs.

use std::path::{Path, PathBuf};

use sidewinder_frontend::bytecode::{CodeObject, Const, Kind, OPS};
use sidewinder_frontend::pyc::{self, PycError, SourceStamp};
use sidewinder_frontend::{Mode, compile, verify};

const STAMP: SourceStamp = SourceStamp::Mtime { mtime: 1, size: 2 };

fn on_big_stack<T: Send + 'static>(f: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(1 << 30).spawn(f).unwrap().join().unwrap()
}

fn programs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut out = Vec::new();
    for folder in ["tests/programs", "benches/programs"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "py") {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

/// Code of a module, and of what is in it.
fn each_code(code: &CodeObject, f: &mut impl FnMut(&CodeObject)) {
    f(code);
    for c in &code.consts {
        if let Const::Code(inner) = c {
            each_code(inner, f);
        }
    }
}

#[test]
fn compiled_programs_verify_and_survive_the_cache() {
    on_big_stack(|| {
        let mut n = 0;
        let mut seen = Vec::new();
        for path in programs() {
            let source = std::fs::read(&path).unwrap();
            // Some may be there for their syntax errors.
            let Ok(code) = compile(&source, path.to_str().unwrap(), Mode::Exec) else { continue };
            verify::verify(&code).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let read = pyc::read(&pyc::write(&code, &STAMP), &STAMP);
            assert_eq!(read.as_ref(), Ok(&*code), "{}", path.display());
            each_code(&code, &mut |c| {
                for i in &c.instrs {
                    seen.extend(
                        i.op.operands().into_iter().filter(|k| !seen.contains(k)).collect::<Vec<_>>(),
                    );
                }
            });
            n += 1;
        }
        assert!(n > 100, "{n} programs");
        // Every kind of operand that an opcode has comes up.
        let mut missing: Vec<Kind> =
            OPS.iter().flat_map(|op| op.operands()).filter(|k| !seen.contains(k)).collect();
        missing.dedup();
        assert!(missing.is_empty(), "{missing:?}");
    });
}

/// Random numbers, always the same.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n
    }
}

/// Mutations with the checksum put right reach the verifier: no panic, and nothing that it lets through
/// fails to be written and read again.
#[test]
fn mutated_cache_files_of_real_programs() {
    on_big_stack(|| {
        let mut random = Random(1);
        let (mut n_rejected, mut n_passed) = (0, 0);
        for path in programs().iter().step_by(9) {
            let source = std::fs::read(path).unwrap();
            let Ok(code) = compile(&source, "x.py", Mode::Exec) else { continue };
            let bytes = pyc::write(&code, &STAMP);
            for _ in 0..300 {
                let mut bad = bytes.clone();
                for _ in 0..=random.below(3) {
                    if bad.len() < 26 {
                        break;
                    }
                    let at = 24 + random.below(bad.len() - 24);
                    match random.below(4) {
                        0 => bad[at] = random.below(256) as u8,
                        1 => bad[at] ^= 1 << random.below(8),
                        2 => drop(bad.remove(at)),
                        _ => bad.truncate(at.max(25)),
                    }
                }
                pyc::repair_checksum(&mut bad);
                match pyc::read(&bad, &STAMP) {
                    Ok(code) => {
                        n_passed += 1;
                        assert_eq!(pyc::read(&pyc::write(&code, &STAMP), &STAMP).map(|_| ()), Ok(()));
                    }
                    Err(PycError::Rejected(_)) => n_rejected += 1,
                    Err(_) => {}
                }
            }
        }
        assert!(n_rejected > 100 && n_passed > 10, "{n_rejected} rejected, {n_passed} passed");
    });
}
