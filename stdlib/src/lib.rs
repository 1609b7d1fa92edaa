//! The library: what `import` finds besides the interpreter's own modules and the user's files. Native modules are a file
//! each, and a row in [`native`]; what is written in Python is packed into the binary by the build script.

mod errno;
mod functools;
mod json;
mod library;
mod operator;
mod os;
mod packed;
mod types;

use sidewinder_vm as vm;
use vm::import::{Library, MakeModule};

/// What `vm::import` is told of the library.
const LIBRARY: Library =
    Library { native, native_names: NATIVE_NAMES, has: packed::has, source: packed::source };

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
    "_functools" functools::make;
    "_json" json::make;
    "_library" library::make;
    "_operator" operator::make;
    "_signals" os::signal::make;
    "_sockets" os::socket::make;
    "_types" types::make;
    "_posix" os::posix::make;
    "_posixsubprocess" os::subprocess::make;
    "errno" errno::make;
    "select" os::select::make;
}
