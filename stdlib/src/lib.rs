//! The library: what `import` finds besides the interpreter's own modules and the user's files. Native modules are a file
//! each, and a row in [`native`]; what is written in Python is packed into the binary by the build script.

mod abc;
mod array;
mod cmath;
mod csv;
mod errno;
mod expat;
mod functools;
mod hashes;
mod json;
mod library;
mod marshal;
mod memory_streams;
mod opcode;
mod operator;
mod os;
mod packed;
mod symtable;
mod tree;
mod types;
mod unicode;
mod zlib;

use sidewinder_vm as vm;
use vm::import::{Library, MakeModule};

/// What `vm::import` is told of the library.
const LIBRARY: Library = Library {
    native,
    native_names: NATIVE_NAMES,
    has: packed::has,
    source: packed::source,
    code: packed::code,
    stands_for_native: packed::is_ours,
};

/// Plugs the library in, before any module is made.
pub fn install() {
    vm::import::install_library(LIBRARY);
}

/// Name of a native module and what makes it.
macro_rules! natives {
    ($($name:literal $make:path;)*) => {
        // `os` looks for `posix` among them, which is written in Python.
        const NATIVE_NAMES: &[&str] = &[$($name,)* "posix"];

        fn native(name: &str) -> Option<MakeModule> {
            match name {
                $($name => Some($make),)*
                _ => None,
            }
        }
    };
}
natives! {
    "_abc" abc::make;
    "_blake2" hashes::blake2::make;
    "_csv" csv::make;
    "_functools" functools::make;
    "_json" json::make;
    "_library" library::make;
    "_memory_streams" memory_streams::make;
    "_md5" hashes::simple::make_md5;
    "_opcode" opcode::make;
    "_operator" operator::make;
    "_posix" os::posix::make;
    "_posixsubprocess" os::subprocess::make;
    "_sha1" hashes::simple::make_sha1;
    "_sha2" hashes::simple::make_sha2;
    "_sha3" hashes::sha3::make;
    "_signals" os::signal::make;
    "_sockets" os::socket::make;
    "_symtable" symtable::make;
    "_tree" tree::make;
    "_types" types::make;
    "array" array::make;
    "cmath" cmath::make;
    "errno" errno::make;
    "marshal" marshal::make;
    "pyexpat" expat::make;
    "select" os::select::make;
    "unicodedata" unicode::make;
    "zlib" zlib::make;
}
