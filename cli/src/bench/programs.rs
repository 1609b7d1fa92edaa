//! Finding programs: by path, by name in the folders of this project, or all of a folder.

use std::path::{Path, PathBuf};

/// Folders of programs that follow the protocol of `benches/programs/README.md`, in the order in which names are
/// looked up.
pub const FOLDERS: [&str; 3] = ["benches/programs", "benches/short", "benches/objects"];

pub struct Program {
    pub name: String,
    /// Path without `.py`.
    pub stem: String,
    pub file: String,
    pub size: u64,
}

/// A folder of this project at or above the working directory, or above the binary.
pub fn folder(name: &str) -> Option<PathBuf> {
    let below = |dir: &Path| dir.ancestors().map(|d| d.join(name)).find(|d| d.is_dir());
    let here = PathBuf::from(name);
    if here.is_dir() {
        return Some(here);
    }
    std::env::current_dir()
        .ok()
        .and_then(|d| below(&d))
        .or_else(|| std::env::current_exe().ok().and_then(|e| below(&e)))
}

/// A file by its path, or by its name (with or without `.py`) in one of the folders.
pub fn find_file(path: &str, folders: &[&str]) -> PathBuf {
    let file = PathBuf::from(path);
    if file.is_file() || path.contains('/') {
        return file;
    }
    let name = format!("{}.py", path.trim_end_matches(".py"));
    let found = folders.iter().filter_map(|f| folder(f)).map(|f| f.join(&name)).find(|f| f.is_file());
    found.unwrap_or(file)
}

/// The Python files of a folder in order of their names. Those that begin with `_` are no programs.
pub fn files_in(name: &str) -> Result<Vec<PathBuf>, String> {
    let dir = folder(name).ok_or_else(|| format!("no folder {name} here: name the programs"))?;
    let entries = std::fs::read_dir(&dir).map_err(|e| format!("can't read '{}': {e}", dir.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "py"));
    files.retain(|f| !f.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(b"_")));
    files.sort();
    Ok(files)
}

/// The bare name of a file.
pub fn name_of(file: &Path) -> String {
    file.file_stem().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

/// The number after `DEFAULT_N =`.
pub fn default_size(source: &str) -> Option<u64> {
    let line = source.lines().find_map(|l| l.strip_prefix("DEFAULT_N"))?;
    line.trim_start().strip_prefix('=')?.split('#').next()?.trim().replace('_', "").parse().ok()
}

/// `PROGRAM[:N]`.
pub fn find(arg: &str) -> Result<Program, String> {
    let (path, size) = match arg.rsplit_once(':') {
        Some((p, n)) => match n.parse() {
            Ok(n) => (p, Some(n)),
            Err(_) => return Err(format!("bad size in '{arg}'")),
        },
        None => (arg, None),
    };
    let file = find_file(path, &FOLDERS);
    let source = std::fs::read_to_string(&file).map_err(|e| format!("can't read program '{path}': {e}"))?;
    let size = match size.or_else(|| default_size(&source)) {
        Some(n) => n,
        None => return Err(format!("'{path}' has no DEFAULT_N: say {path}:N")),
    };
    let name = name_of(&file);
    let file = file.to_string_lossy().into_owned();
    Ok(Program { name, stem: file.trim_end_matches(".py").to_string(), file, size })
}

/// The programs that are named, or without any, those of a folder.
pub fn find_all(args: &[String], default_folder: &str) -> Result<Vec<Program>, String> {
    if args.is_empty() {
        return files_in(default_folder)?.iter().map(|f| find(&f.to_string_lossy())).collect();
    }
    args.iter().map(|a| find(a)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_found() {
        assert_eq!(default_size("import sys\nDEFAULT_N = 1_000  # rows\n"), Some(1000));
        assert_eq!(default_size("N = 3\n"), None);
    }

    #[test]
    fn programs_are_found_by_name() {
        assert!(find_file("os_scheduler", &FOLDERS).ends_with("benches/objects/os_scheduler.py"));
        assert!(
            files_in("tests/programs").expect("it is there").iter().all(|f| !name_of(f).starts_with('_'))
        );
        let p = find("tokens:7").expect("it is in benches/short");
        assert_eq!((p.name.as_str(), p.size), ("tokens", 7));
        assert!(find("no_such_program").is_err() && find("tokens:x").is_err());
    }
}
