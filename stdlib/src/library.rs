//! `_library`: source files of modules, also of those that are part of the binary, and tokens of sources.

use sidewinder_frontend::print_tokens;
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

    /// Return the tokens of a source text: kind, text, first line and column, last line and column.
    #[native]
    fn tokens(vm: &mut Vm, text: &StrObj) -> Res<Value> {
        let all = print_tokens::list(&text.to_str_lossy(), "<string>")
            .map_err(|e| vm::import::raise_compile_error(vm, &e))?;
        let int = |n: u32| Value::Int(n as i64);
        let tokens = all.iter().map(|t| {
            let places = [t.from.0, t.from.1, t.to.0, t.to.1].map(int);
            let texts = [Value::string(t.kind), Value::string(&t.text)];
            TupleObj::new(texts.into_iter().chain(places).collect()).into()
        });
        Ok(ListObj::from_iter(tokens).into())
    }

    /// Return the magic number of cache files.
    #[native]
    fn magic() -> Value {
        BytesObj::new(&sidewinder_frontend::pyc::magic()).into()
    }

    /// Return the hash of a source that cache files are checked by.
    #[native]
    fn source_hash(source: &BytesObj) -> Value {
        BytesObj::new(&sidewinder_frontend::pyc::hash_source(&source.data).to_le_bytes()).into()
    }

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
