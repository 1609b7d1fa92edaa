//! Syntax trees as objects of the classes in `_ast`: what `compile` gives when only a tree is asked for.

use std::collections::HashMap;

use sidewinder_frontend::Mode;
use sidewinder_frontend::print_ast::{Value as Tree, tree};

use crate::import::{import_dotted, raise_compile_error};
use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

/// The flag of `compile` that asks for a tree.
pub const ONLY_AST: i32 = 0x400;

/// Parses source to a tree of objects.
pub fn parse(vm: &mut Vm, source: &[u8], filename: &str, mode: Mode) -> Res<Value> {
    let t = tree(source, filename, mode).map_err(|e| raise_compile_error(vm, &e))?;
    let module = import_dotted(vm, "_ast")?;
    Maker { module, classes: HashMap::new(), same: HashMap::new() }.make(vm, &t)
}

/// The source of a tree that a program hands to `compile`; none if it is no tree.
pub fn source_of(vm: &mut Vm, v: &Value) -> Res<Option<Vec<u8>>> {
    let Value::Object(o) = v else { return Ok(None) };
    if o.layout() != Layout::Instance {
        return Ok(None);
    }
    let module = import_dotted(vm, "_ast")?;
    let base = crate::ops::get_attr(vm, &module, &intern("AST"))?;
    if !base.get_exact::<TypeObj>().is_some_and(|t| o.ty().is_subclass(t)) {
        return Ok(None);
    }
    let ast = import_dotted(vm, "ast")?;
    let unparse = crate::ops::get_attr(vm, &ast, &intern("unparse"))?;
    let text = vm.call(&unparse, std::slice::from_ref(v))?;
    Ok(text.as_str().map(|s| s.to_str_lossy().as_bytes().to_vec()))
}

struct Class {
    class: Ref<TypeObj>,
    /// Fields that are lists.
    lists: Vec<Ref<StrObj>>,
}

struct Maker {
    module: Value,
    classes: HashMap<&'static str, Class>,
    /// Nodes without fields, such as operators: there is one of each.
    same: HashMap<&'static str, Value>,
}

impl Maker {
    fn make(&mut self, vm: &mut Vm, t: &Tree) -> Res<Value> {
        match t {
            Tree::Leaf(c) => Ok(constant(c)),
            Tree::List(l) => {
                let items: Res<Vec<Value>> = l.iter().map(|t| self.make(vm, t)).collect();
                Ok(ListObj::new(items?).into())
            }
            Tree::Node(name, fields, None) if fields.is_empty() && *name != "arguments" => {
                if let Some(v) = self.same.get(name) {
                    return Ok(v.clone());
                }
                let v = self.node(vm, name, &[])?.into();
                Ok(self.same.entry(name).or_insert(v).clone())
            }
            Tree::Node(name, fields, at) => {
                let o = self.node(vm, name, fields)?;
                if let Some(p) = at {
                    let places = [
                        ("lineno", p.line),
                        ("col_offset", p.col),
                        ("end_lineno", p.end_line),
                        ("end_col_offset", p.end_col),
                    ];
                    for (name, n) in places {
                        o.set_attr(&intern(name), Value::Int(n as i64));
                    }
                }
                Ok(o.into())
            }
        }
    }

    fn node(
        &mut self,
        vm: &mut Vm,
        name: &'static str,
        fields: &[(&'static str, Tree)],
    ) -> Res<Ref<InstanceObj>> {
        let mut made = Vec::new();
        for (field, t) in fields {
            made.push((intern(field), self.make(vm, t)?));
        }
        let c = self.class(vm, name)?;
        let o = InstanceObj::new(&c.class);
        for (field, v) in made {
            o.set_attr(&field, v);
        }
        for field in &c.lists {
            if o.get_attr(field).is_none() {
                o.set_attr(field, ListObj::empty().into());
            }
        }
        Ok(o)
    }

    fn class(&mut self, vm: &mut Vm, name: &'static str) -> Res<&Class> {
        if !self.classes.contains_key(name) {
            let v = crate::ops::get_attr(vm, &self.module, &intern(name))?;
            let Some(class) = v.get_exact::<TypeObj>().map(Ref::from_ref) else {
                return Err(vm.type_error(format!("_ast.{name} is no class")));
            };
            let lists = crate::ops::get_attr(vm, &v, &intern("_lists"))?;
            let lists = crate::ops::collect(vm, &lists)?;
            let lists = lists.iter().filter_map(|n| n.as_str().map(Ref::from_ref).map(intern_obj)).collect();
            self.classes.insert(name, Class { class, lists });
        }
        match self.classes.get(name) {
            Some(c) => Ok(c),
            None => Err(vm.type_error(format!("_ast.{name} is no class"))),
        }
    }
}
