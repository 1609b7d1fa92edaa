//! The files of the library that are part of the binary.

/// Where something is in [`PACKED`], and its length when unpacked.
struct Packed {
    from: usize,
    to: usize,
    size: usize,
}

struct Row {
    path: &'static str,
    source: Packed,
    /// As `pyc::marshal` writes it; nothing if the file cannot be compiled.
    code: Packed,
    /// It is a file of our own.
    is_ours: bool,
}

/// Sorted by path.
static TABLE: &[Row] = include!(concat!(env!("OUT_DIR"), "/library.rs"));
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

impl Packed {
    fn unpack(&self) -> Option<Vec<u8>> {
        miniz_oxide::inflate::decompress_to_vec_with_limit(&PACKED[self.from..self.to], self.size).ok()
    }
}

fn row(path: &str) -> Option<&'static Row> {
    TABLE.binary_search_by(|r| r.path.cmp(path)).ok().map(|i| &TABLE[i])
}

/// Whether there is a file of that path.
pub fn has(path: &str) -> bool {
    row(path).is_some()
}

/// Whether a file is our own: it does what CPython does in C.
pub fn is_ours(path: &str) -> bool {
    row(path).is_some_and(|r| r.is_ours)
}

/// The text of a file.
pub fn source(path: &str) -> Option<Vec<u8>> {
    row(path)?.source.unpack()
}

/// The code of a file, as `pyc::marshal` writes it.
pub fn code(path: &str) -> Option<Vec<u8>> {
    row(path)?.code.unpack()
}

#[cfg(test)]
mod tests {
    use sidewinder_frontend::pyc;

    use super::*;

    #[test]
    fn every_file_unpacks_and_its_code_is_sound() {
        for r in TABLE {
            assert_eq!(source(r.path).map(|s| s.len()), Some(r.source.size), "{}", r.path);
            let code = code(r.path).unwrap_or_default();
            assert_eq!(code.len(), r.code.size, "{}", r.path);
            // It is not verified when it is imported.
            assert!(code.is_empty() || pyc::unmarshal(&code).is_ok(), "{}", r.path);
        }
    }

    #[test]
    fn the_parts_with_a_screen_are_left_out() {
        assert!(has("collections/__init__.py") && !has("tkinter/__init__.py"));
    }
}
