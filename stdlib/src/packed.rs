//! The files of the library that are part of the binary.

/// Path, start and end in [`PACKED`], length when unpacked, whether it is a file of our own; sorted by path.
type Row = (&'static str, usize, usize, usize, bool);

static TABLE: &[Row] = include!(concat!(env!("OUT_DIR"), "/library.rs"));
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

fn row(path: &str) -> Option<&'static Row> {
    TABLE.binary_search_by(|r| r.0.cmp(path)).ok().map(|i| &TABLE[i])
}

/// Whether there is a file of that path.
pub fn has(path: &str) -> bool {
    row(path).is_some()
}

/// Whether a file is our own: it does what CPython does in C.
pub fn is_ours(path: &str) -> bool {
    row(path).is_some_and(|r| r.4)
}

/// The text of a file.
pub fn source(path: &str) -> Option<Vec<u8>> {
    let &(_, from, to, size, _) = row(path)?;
    miniz_oxide::inflate::decompress_to_vec_with_limit(&PACKED[from..to], size).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_unpacks_to_its_size() {
        for &(path, _, _, size, _) in TABLE {
            assert_eq!(source(path).map(|s| s.len()), Some(size), "{path}");
        }
    }

    #[test]
    fn the_parts_with_a_screen_are_left_out() {
        assert!(has("collections/__init__.py") && !has("tkinter/__init__.py"));
    }
}
