//! Packs the part of the library that is written in Python: each file and its code deflated by themselves, so that an import
//! unpacks what it needs and nothing else, and a table of them, sorted by path. Files of our own (`src/python`) replace those of
//! the packed library that have the same path. The table of character properties is packed too.
//!
//! The code is there so that an import does not compile (`import dataclasses`: 157 ms, and 47 ms); the source is for tracebacks
//! and whoever asks for it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io, thread};

use sidewinder_frontend::{LIBRARY_FOLDER, Mode, compile, pyc};

/// What nobody imports without a screen, and tests.
const LEFT_OUT: [&str; 6] = ["idlelib", "tkinter", "turtledemo", "test", "tests", "__pycache__"];
const LEFT_OUT_FILES: [&str; 1] = ["turtle.py"];

/// What `unicodedata` knows.
const PROPERTIES: &str = "src/unicode/properties.txt";

/// As small as it gets: packing happens once.
const LEVEL: u8 = 9;

/// For the compiler, which recurses over the tree.
const STACK_BYTES: usize = 256 << 20;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/python");
    println!("cargo::rerun-if-changed={PROPERTIES}");
    match thread::Builder::new().stack_size(STACK_BYTES).spawn(pack)?.join() {
        Ok(r) => r,
        Err(_) => Err(io::Error::other("the library could not be packed")),
    }
}

/// Deflates something at the end of what is packed already; where it is, and its length when unpacked.
fn add(packed: &mut Vec<u8>, bytes: &[u8]) -> String {
    let from = packed.len();
    packed.extend(miniz_oxide::deflate::compress_to_vec(bytes, LEVEL));
    format!("Packed {{ from: {from}, to: {}, size: {} }}", packed.len(), bytes.len())
}

fn pack() -> io::Result<()> {
    let mut files = BTreeMap::new();
    let ours = Path::new("src/python");
    collect(Path::new(rustpython_pylib::LIB_PATH), "", &mut files)?;
    collect(ours, "", &mut files)?;
    let (mut packed, mut table) = (Vec::new(), String::from("&[\n"));
    for (path, file) in &files {
        let text = fs::read(file)?;
        // What cannot be compiled is an error of the program that imports it.
        let code = compile(&text, &format!("{LIBRARY_FOLDER}/{path}"), Mode::Exec);
        let code = code.map(|c| pyc::marshal(&c)).unwrap_or_default();
        let (source, code) = (add(&mut packed, &text), add(&mut packed, &code));
        let is_ours = file.starts_with(ours);
        let _ = writeln!(
            table,
            "    Row {{ path: {path:?}, source: {source}, code: {code}, is_ours: {is_ours} }},"
        );
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("library.bin"), packed)?;
    let properties = fs::read(PROPERTIES)?;
    fs::write(out.join("properties.bin"), miniz_oxide::deflate::compress_to_vec(&properties, LEVEL))?;
    fs::write(out.join("library.rs"), table)
}

/// The Python files in and below a folder, by their path from the top with `/` between the parts.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            if !LEFT_OUT.contains(&name.as_str()) {
                collect(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if name.ends_with(".py") && !LEFT_OUT_FILES.contains(&name.as_str()) {
            files.insert(path, entry.path());
        }
    }
    Ok(())
}
