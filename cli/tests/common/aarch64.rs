//! Sidewinder as a program for aarch64, under user-mode emulation: see `docs/aarch64.md`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

const TARGET: &str = "aarch64-unknown-linux-gnu";
const LINKER: &str = "aarch64-linux-gnu-gcc";
/// The libraries of that linker.
const LIBRARIES: &str = "/usr/aarch64-linux-gnu";

/// What is not there that this needs, if anything.
pub fn missing() -> Option<String> {
    let runs = |program: &str| {
        let mut c = Command::new(program);
        c.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        c.status().is_ok_and(|s| s.success())
    };
    if let Some(program) = [LINKER, "qemu-aarch64"].into_iter().find(|p| !runs(p)) {
        return Some(format!("no {program}"));
    }
    let library = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
    let there = library.is_ok_and(|o| Path::new(String::from_utf8_lossy(&o.stdout).trim()).is_dir());
    if there { None } else { Some(format!("no standard library for {TARGET}")) }
}

/// Builds the binary the first time it is asked for.
///
/// # Errors
/// What cargo says.
pub fn binary() -> Result<&'static Path, String> {
    static BINARY: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    BINARY.get_or_init(build).as_deref().map_err(String::clone)
}

fn build() -> Result<PathBuf, String> {
    // A folder of its own: whoever runs the tests may have the other one locked.
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("aarch64");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--profile=quick", "--package=sidewinder", "--target", TARGET]);
    cargo.arg("--target-dir").arg(&to).current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo.env("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER", LINKER);
    let built = cargo.stdin(Stdio::null()).output().map_err(|e| format!("cannot run cargo: {e}\n"))?;
    if !built.status.success() {
        return Err(format!("cannot be built:\n{}", super::tail(&String::from_utf8_lossy(&built.stderr))));
    }
    Ok(to.join(TARGET).join("quick/sidewinder"))
}

/// The emulator with this binary.
pub fn emulated(binary: &Path) -> Command {
    let mut command = Command::new("qemu-aarch64");
    command.args(["-L", LIBRARIES]).arg(binary);
    command
}
