//! `_tree`: syntax trees as objects, for `ast` and for `compile`. The classes of the nodes are made by `_ast`.

mod from_objects;
mod grammar;
mod to_objects;

use sidewinder_frontend as frontend;
use sidewinder_frontend::Mode;
use sidewinder_frontend::tree::Options;
use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::builtins::Given;
use vm::objects::*;
use vm::value::*;
use vm::vm::{Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_tree", natives::DOC, natives::NATIVES);
    m.ns.set_str("GRAMMAR", Value::string(grammar::GRAMMAR));
    m
}

const ONLY_AST: i64 = 0x400;
const TYPE_COMMENTS: i64 = 0x1000;
/// Source that ends where more could follow has an error of its own.
const ALLOW_INCOMPLETE: i64 = 0x4000;

fn mode_named(mode: &str) -> Mode {
    match mode {
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => Mode::Exec,
    }
}

/// Syntax trees as objects.
#[native_module("_tree")]
mod natives {
    use super::*;

    /// Parse source to a tree.
    #[native]
    fn parse(
        vm: &mut Vm,
        source: &Value,
        filename: &StrObj,
        mode: &StrObj,
        flags: i64,
        feature_version: i64,
    ) -> Res<Value> {
        vm.check_native_stack()?;
        let Some(source) = Given::from(vm, source)? else {
            return Err(vm.type_error("source must be text or bytes"));
        };
        let source = source.raw();
        vm::builtins::check_null_bytes(vm, source.bytes())?;
        let (mode, filename) = (mode.to_str_lossy(), filename.to_str_lossy());
        let minor = u32::try_from(feature_version).ok();
        let options = Options { type_comments: flags & TYPE_COMMENTS != 0, minor };
        let parsed = match &*mode {
            "func_type" => frontend::tree::parse_function_type(source.bytes(), &filename),
            mode => frontend::tree::parse(source, &filename, mode_named(mode), options),
        };
        match parsed {
            Ok(tree) => to_objects::tree(vm, tree),
            Err(e) if e.incomplete && flags & ALLOW_INCOMPLETE != 0 => Err(vm::compile::incomplete(vm)),
            Err(e) => Err(vm::import::raise_compile_error(vm, &e)),
        }
    }

    /// Compile a tree to a code object.
    #[native]
    fn compile_tree(
        vm: &mut Vm,
        tree: &Value,
        filename: &Value,
        mode: &StrObj,
        flags: i64,
        optimize: i64,
    ) -> Res<Value> {
        let _ = optimize;
        if !from_objects::is_tree(vm, tree)? {
            return Err(vm.type_error("compile() arg 1 must be a string, bytes or AST object"));
        }
        if flags & ONLY_AST != 0 {
            return Ok(tree.clone());
        }
        let filename = match filename.as_str() {
            Some(s) => s.to_str_lossy().into_owned(),
            None => String::new(),
        };
        let mode = mode_named(&mode.to_str_lossy());
        let root = from_objects::root(vm, tree, mode)?;
        from_objects::compile(vm, root, &filename, mode)
    }
}
