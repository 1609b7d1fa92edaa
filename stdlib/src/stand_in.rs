//! What stands in for built-in names that are not there yet. It goes when they come.

use sidewinder_vm as vm;
use vm::objects::*;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

static OPEN: NativeDef = NativeDef::new("open", open, 1, ANY).kw();

static BYTES: &[NativeDef] = &[
    NativeDef::new("__init__", init, 1, 2).method(),
    NativeDef::new("find", find, 2, 3).method(),
    NativeDef::new("translate", translate, 2, 2).method(),
];

fn list_of(v: &Value) -> Ref<ListObj> {
    v.get::<ListObj>().map_or_else(ListObj::empty, Ref::from_ref)
}

/// From a number of zeros, or from ints.
fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let items = match args.get(1) {
        Some(Value::Int(n)) => vec![Value::Int(0); (*n).try_into().unwrap_or(0)],
        Some(v) => vm::ops::collect(vm, v)?,
        None => Vec::new(),
    };
    let me = list_of(&args.all[0]);
    items.into_iter().for_each(|v| me.push(v));
    Ok(Value::None)
}

fn find(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let from = args.get(2).and_then(|v| v.as_i64()).unwrap_or(0).max(0);
    let all = list_of(&args.all[0]).to_vec();
    let found = all.iter().skip(from as usize).position(|v| v.as_i64() == args.all[1].as_i64());
    Ok(Value::Int(found.map_or(-1, |i| i as i64 + from)))
}

fn translate(_vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let table = args.all[1].get::<BytesObj>().map(|b| b.data.to_vec()).unwrap_or_default();
    let all = list_of(&args.all[0]).to_vec();
    let byte = |v: &Value| table.get(v.as_i64().unwrap_or(0) as usize).copied().unwrap_or(0);
    Ok(BytesObj::new(&all.iter().map(byte).collect::<Vec<u8>>()).into())
}

fn open(vm: &mut Vm, _args: Args<'_>) -> Res<Value> {
    Err(vm.error(&builtin().not_implemented_error, "files cannot be opened yet"))
}

pub fn install(vm: &mut Vm) {
    if vm.builtins.get_str("open").is_none() {
        vm.builtins.set_str("open", NativeObj::new(&OPEN, None).into());
    }
    // The library asks what these are, and what an iterator over one is.
    for name in ["bytearray", "memoryview"] {
        if vm.builtins.get_str(name).is_none() {
            let b = builtin();
            let list = Some(Layout::List);
            let class =
                TypeObj::new_with_payload(name, &b.type_, vec![b.list.clone()], Layout::Instance, list);
            class.add_flag(type_flags::HEAP);
            class.set_attr(&b.names.module, Value::string("builtins"));
            vm::builtins::add_methods(&class, BYTES);
            vm.builtins.set_str(name, class.into());
        }
    }
}
