//! What stands in for built-in names that are not there yet. It goes when they come.

use sidewinder_vm as vm;
use vm::objects::*;
use vm::value::*;
use vm::vm::{Res, Vm};

static OPEN: NativeDef = NativeDef::new("open", open, 1, ANY).kw();

fn open(vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Err(vm.error(&vm::types::builtin().not_implemented_error, "files cannot be opened yet"))
}

pub fn install(vm: &mut Vm) {
    if vm.builtins.get_str("open").is_none() {
        vm.builtins.set_str("open", NativeObj::new(&OPEN, None).into());
    }
}
