//! `_library`: source files of modules, also of those that are part of the binary.

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::objects::*;
use vm::value::*;
use vm::vm::{Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    vm::modules::make_module(vm, "_library", natives::DOC, natives::NATIVES)
}

/// Source files of modules, also of those that are part of the binary.
#[native_module("_library")]
mod natives {
    use super::*;

    /// Return the content of a source file as bytes.
    #[native]
    fn read(vm: &mut Vm, path: &StrObj) -> Res<Value> {
        let path = path.to_str_lossy();
        match vm::import::read_source(&path) {
            Ok(text) => Ok(BytesObj::new(&text).into()),
            Err(e) => Err(vm::import::raise_os_error(vm, &e, Some(&path))),
        }
    }
}
