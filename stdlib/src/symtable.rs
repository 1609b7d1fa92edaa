//! `_symtable`: the compiler's symbol table as objects.

use sidewinder_frontend as frontend;
use sidewinder_frontend::Mode;
use sidewinder_frontend::symbols::{Block, BlockType, flags};
use sidewinder_macros::{Trace, native_methods, native_module, native_type};
use sidewinder_vm as vm;
use vm::builtins::{Given, buffer};
use vm::objects::*;
use vm::value::*;
use vm::vm::{Res, Vm};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_symtable", "", natives::NATIVES);
    let constants = [
        ("USE", flags::USE),
        ("DEF_GLOBAL", flags::DEF_GLOBAL),
        ("DEF_NONLOCAL", flags::DEF_NONLOCAL),
        ("DEF_LOCAL", flags::DEF_LOCAL),
        ("DEF_PARAM", flags::DEF_PARAM),
        ("DEF_TYPE_PARAM", flags::DEF_TYPE_PARAM),
        ("DEF_FREE_CLASS", flags::DEF_FREE_CLASS),
        ("DEF_IMPORT", flags::DEF_IMPORT),
        ("DEF_BOUND", flags::DEF_LOCAL | flags::DEF_PARAM | flags::DEF_IMPORT),
        ("DEF_ANNOT", flags::DEF_ANNOT),
        ("DEF_COMP_ITER", flags::DEF_COMP_ITER),
        ("DEF_COMP_CELL", flags::DEF_COMP_CELL),
        ("SCOPE_OFF", flags::SCOPE_OFF),
        ("SCOPE_MASK", 15),
        ("FREE", flags::FREE),
        ("LOCAL", flags::LOCAL),
        ("GLOBAL_IMPLICIT", flags::GLOBAL_IMPLICIT),
        ("GLOBAL_EXPLICIT", flags::GLOBAL_EXPLICIT),
        ("CELL", flags::CELL),
        ("TYPE_FUNCTION", BlockType::Function as u32),
        ("TYPE_CLASS", BlockType::Class as u32),
        ("TYPE_MODULE", BlockType::Module as u32),
        ("TYPE_ANNOTATION", BlockType::Annotation as u32),
        ("TYPE_TYPE_ALIAS", BlockType::TypeAlias as u32),
        ("TYPE_TYPE_PARAMETERS", BlockType::TypeParameters as u32),
        ("TYPE_TYPE_VARIABLE", BlockType::TypeVariable as u32),
    ];
    for (name, n) in constants {
        m.ns.set_str(name, Value::Int(n as i64));
    }
    m
}

#[native_type("symtable entry", weakref, no_base)]
#[derive(Trace)]
struct Entry {
    header: Header,
    ty: u32,
    name: Value,
    line: u32,
    nested: bool,
    parameters: Value,
    symbols: Value,
    children: Value,
}

fn entry(b: Block) -> Value {
    let symbols = DictObj::empty();
    for (name, flags) in &b.symbols {
        symbols.set_str(name, Value::Int(*flags as i64));
    }
    let parameters = b.parameters.iter().map(|n| intern(n).value());
    let entry = Entry {
        header: native_header::<Entry>(),
        ty: b.ty as u32,
        name: intern(&b.name).into(),
        line: b.line,
        nested: b.nested,
        parameters: ListObj::from_iter(parameters).into(),
        symbols: symbols.into(),
        children: ListObj::new(b.children.into_iter().map(entry).collect()).into(),
    };
    new_native(entry).into()
}

#[native_methods("symtable entry")]
impl Entry {
    #[getter]
    fn id(this: &Value) -> i64 {
        this.raw_payload() as i64
    }
    #[getter]
    fn name(&self) -> Value {
        self.name.clone()
    }
    #[getter]
    fn symbols(&self) -> Value {
        self.symbols.clone()
    }
    #[getter]
    fn varnames(&self) -> Value {
        self.parameters.clone()
    }
    #[getter]
    fn children(&self) -> Value {
        self.children.clone()
    }
    #[getter]
    fn nested(&self) -> i64 {
        self.nested as i64
    }
    #[getter(name = "type")]
    fn ty(&self) -> i64 {
        self.ty as i64
    }
    #[getter]
    fn lineno(&self) -> i64 {
        self.line as i64
    }
    #[slot(repr)]
    fn repr(this: &Value) -> Value {
        let Some(e) = this.get::<Entry>() else { return Value::None };
        let name = e.name.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
        let id = this.raw_payload();
        Value::string(&format!("<symtable entry {name}({id}), line {}>", e.line))
    }
}

#[native_module("_symtable")]
mod natives {
    use super::*;

    /// Return symbol and scope dictionaries used internally by compiler.
    #[native]
    fn symtable(vm: &mut Vm, source: &Value, filename: &Value, startstr: &StrObj) -> Res<Value> {
        vm.check_native_stack()?;
        let Some(given) = Given::from(vm, source)? else {
            return Err(vm.type_error("symtable() arg 1 must be a string or bytes object"));
        };
        let mode = match &*startstr.to_str_lossy() {
            "exec" => Mode::Exec,
            "eval" => Mode::Eval,
            "single" => Mode::Single,
            _ => return Err(vm.value_error("symtable() arg 3 must be 'exec' or 'eval' or 'single'")),
        };
        let filename = match (filename.as_str(), buffer(filename)) {
            (Some(s), _) => s.to_str_lossy().into_owned(),
            (_, Some(b)) => String::from_utf8_lossy(&b).into_owned(),
            _ => String::new(),
        };
        match frontend::symbols::blocks(given.raw(), &filename, mode) {
            Ok(top) => Ok(entry(top)),
            Err(e) => Err(vm::import::raise_compile_error(vm, &e)),
        }
    }
}
