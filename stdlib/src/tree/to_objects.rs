//! From the front end's trees to objects of the classes in `_ast`.

use std::collections::HashMap;

use sidewinder_frontend::bytecode::{Const, Position};
use sidewinder_frontend::tree::{Field, Node};
use sidewinder_vm as vm;
use vm::objects::*;
use vm::ops;
use vm::value::*;
use vm::vm::{Res, Vm};

struct Maker {
    module: Value,
    classes: HashMap<&'static str, Ref<TypeObj>>,
    /// The objects of kinds without fields, such as operators: there is one of each.
    leaves: HashMap<&'static str, Value>,
}

pub fn tree(vm: &mut Vm, tree: Node) -> Res<Value> {
    let module = vm::import::import_dotted(vm, "_ast")?;
    let mut m = Maker { module, classes: HashMap::new(), leaves: HashMap::new() };
    m.node(vm, tree)
}

impl Maker {
    fn class(&mut self, vm: &mut Vm, kind: &'static str) -> Res<Ref<TypeObj>> {
        if let Some(c) = self.classes.get(kind) {
            return Ok(c.clone());
        }
        let class = ops::get_attr(vm, &self.module, &intern(kind))?;
        let Some(class) = class.get_exact::<TypeObj>().map(Ref::from_ref) else {
            return Err(vm.type_error(format!("_ast.{kind} is no class")));
        };
        self.classes.insert(kind, class.clone());
        Ok(class)
    }

    fn node(&mut self, vm: &mut Vm, node: Node) -> Res<Value> {
        let is_leaf = node.fields.is_empty() && node.at.is_none();
        if let (true, Some(v)) = (is_leaf, self.leaves.get(node.kind)) {
            return Ok(v.clone());
        }
        vm.check_native_stack()?;
        let class = self.class(vm, node.kind)?;
        if is_leaf {
            let all = ops::get_attr(vm, &self.module, &intern("_instances"))?;
            let v = ops::get_item(vm, &all, &intern(node.kind).value())?;
            self.leaves.insert(node.kind, v.clone());
            return Ok(v);
        }
        let i = InstanceObj::new(&class);
        for (name, field) in node.fields {
            let v = self.field(vm, field)?;
            i.set_attr(&intern(name), v);
        }
        if let Some(p) = node.at {
            set_place(&i, p);
        }
        Ok(i.into())
    }

    fn field(&mut self, vm: &mut Vm, field: Field) -> Res<Value> {
        Ok(match field {
            Field::None => Value::None,
            Field::Node(n) => self.node(vm, *n)?,
            Field::List(list) => {
                let items = list.into_iter().map(|f| self.field(vm, f)).collect::<Res<Vec<_>>>()?;
                ListObj::new(items).into()
            }
            Field::Name(s) => intern(&s).into(),
            Field::Int(i) => Value::Int(i),
            Field::Const(c) => constant(&c),
        })
    }
}

fn set_place(i: &InstanceObj, p: Position) {
    let numbers = [
        ("lineno", p.line),
        ("col_offset", p.col),
        ("end_lineno", p.end_line),
        ("end_col_offset", p.end_col),
    ];
    for (name, n) in numbers {
        i.set_attr(&intern(name), Value::Int(n as i64));
    }
}

fn constant(c: &Const) -> Value {
    match c {
        Const::None => Value::None,
        Const::Ellipsis => vm::types::builtin().ellipsis.value(),
        Const::Bool(b) => Value::bool(*b),
        Const::Int(i) => Value::Int(*i),
        Const::BigInt(s) => BigIntObj::from_decimal(s),
        Const::Float(f) => Value::float(*f),
        Const::Complex(f) => ComplexObj::new(0.0, *f).into(),
        Const::Str(s) => Value::string(s),
        Const::WideStr(s) => StrObj::from_wide(s).into(),
        Const::Bytes(b) => BytesObj::new(b).into(),
        Const::Tuple(t) => TupleObj::new(t.iter().map(constant).collect()).into(),
        // The parser makes neither.
        Const::FrozenSet(_) | Const::Code(_) => Value::None,
    }
}
