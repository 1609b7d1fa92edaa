//! From objects to the front end's trees: each object is checked by the grammar, with CPython's words for what is wrong.

use sidewinder_frontend as frontend;
use sidewinder_frontend::Mode;
use sidewinder_frontend::bytecode::{Const, Position};
use sidewinder_frontend::tree::{Field, Node};
use sidewinder_frontend::tree_ast::Invalid;
use sidewinder_vm as vm;
use vm::builtins::code::constant_of;
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

use super::grammar::{Count, FieldDef, Kind, kinds};

/// Nesting that is certainly too deep for the compiler.
const MAX_DEPTH: u32 = 6000;

/// Whether an object is a node.
pub fn is_tree(vm: &mut Vm, v: &Value) -> Res<bool> {
    let module = vm::import::import_dotted(vm, "_ast")?;
    let base = ops::get_attr(vm, &module, &intern("AST"))?;
    vm::builtins::is_instance(vm, v, &base)
}

/// The root of a tree that is compiled in some mode.
pub fn root(vm: &mut Vm, v: &Value, mode: Mode) -> Res<Node> {
    let wanted = match mode {
        Mode::Exec => "Module",
        Mode::Eval => "Expression",
        Mode::Single => "Interactive",
    };
    let mut r = Reader { depth: 0 };
    match kind_of(v) {
        Some(k) if k.name == wanted => r.node(vm, v, k),
        _ => {
            let got = v.ty().name();
            let got = got.rsplit('.').next().unwrap_or_default();
            Err(vm.type_error(format!("expected {wanted} node, got {got}")))
        }
    }
}

/// Compiles a tree.
pub fn compile(vm: &mut Vm, root: Node, filename: &str, mode: Mode) -> Res<Value> {
    vm.check_native_stack()?;
    match frontend::compile_tree(root, filename, mode) {
        Ok(Ok(code)) => {
            let ns = match vm.frame() {
                Some(f) => f.code().ns.clone(),
                None => vm.builtins.clone(),
            };
            Ok(CodeObj::link(&code, &ns).into())
        }
        Ok(Err(e)) => Err(vm::import::raise_compile_error(vm, &e)),
        Err(Invalid::Value(msg)) => Err(vm.value_error(msg)),
        Err(Invalid::Type(msg)) => Err(vm.type_error(msg)),
        Err(Invalid::System(msg)) => Err(vm.error(&builtin().system_error, msg)),
    }
}

fn too_deep(vm: &mut Vm) -> vm::vm::Raised {
    vm.error(&builtin().recursion_error, "maximum recursion depth exceeded during ast construction")
}

/// The kind of a node: that of the nearest class that is one of the grammar's.
fn kind_of(v: &Value) -> Option<&'static Kind> {
    let is_ours = |t: &TypeObj| {
        let module = t.dict.with(|d| d.get_name(&builtin().names.module).cloned());
        module.is_some_and(|m| m.as_str().and_then(StrObj::as_ascii) == Some("ast"))
    };
    v.ty().mro_refs().iter().filter(|t| is_ours(t)).find_map(|t| {
        let name = t.name();
        kinds().get(name.rsplit('.').next().unwrap_or_default())
    })
}

struct Reader {
    depth: u32,
}

impl Reader {
    fn node(&mut self, vm: &mut Vm, v: &Value, kind: &'static Kind) -> Res<Node> {
        self.depth += 1;
        vm.check_native_stack()?;
        if self.depth > MAX_DEPTH {
            return Err(too_deep(vm));
        }
        let at = if kind.has_place { Some(self.place(vm, v, kind)?) } else { None };
        let mut fields = Vec::with_capacity(kind.fields.len());
        for def in &kind.fields {
            fields.push((def.name, self.field(vm, v, kind, def)?));
        }
        self.depth -= 1;
        Ok(Node { kind: kind.name, fields, at })
    }

    /// Where the node is. What is missing at its end is as at its start.
    fn place(&mut self, vm: &mut Vm, v: &Value, kind: &Kind) -> Res<Position> {
        let owner = kind.sum.unwrap_or(kind.name);
        let needs_end = matches!(owner, "pattern" | "type_param");
        let mut number = |name: &str, required: bool| -> Res<Option<i64>> {
            match ops::get_attr_opt(vm, v, &intern(name))? {
                None if required => {
                    Err(vm.type_error(format!("required field \"{name}\" missing from {owner}")))
                }
                None => Ok(None),
                Some(Value::None) if !required => Ok(None),
                Some(n) => integer(vm, &n).map(Some),
            }
        };
        let line = number("lineno", true)?.unwrap_or(0);
        let col = number("col_offset", true)?.unwrap_or(0);
        let end_line = number("end_lineno", needs_end)?.unwrap_or(line);
        let end_col = number("end_col_offset", needs_end)?.unwrap_or(col);
        if line > end_line {
            return Err(vm.value_error(format!("AST node line range ({line}, {end_line}) is not valid")));
        }
        if line < 0 && end_line != line || col < 0 && col != end_col {
            let msg = format!(
                "AST node column range ({col}, {end_col}) for line range ({line}, {end_line}) is not valid"
            );
            return Err(vm.value_error(msg));
        }
        if line == end_line && col > end_col {
            return Err(vm.value_error(format!("line {line}, column {col}-{end_col} is not a valid range")));
        }
        let fit = |n: i64| u32::try_from(n).unwrap_or(0);
        Ok(Position { line: fit(line), end_line: fit(end_line), col: fit(col), end_col: fit(end_col) })
    }

    fn field(&mut self, vm: &mut Vm, owner: &Value, kind: &Kind, def: &FieldDef) -> Res<Field> {
        let (name, found) = (def.name, ops::get_attr_opt(vm, owner, &intern(def.name))?);
        match def.count {
            Count::One => match found {
                // A constant may be None.
                Some(Value::None) if def.ty == "constant" => Ok(Field::Const(Const::None)),
                Some(v) if !v.is_none() => self.value(vm, &v, def.ty),
                Some(_) if !matches!(def.ty, "int" | "identifier" | "string") => {
                    let msg = format!("field '{name}' is required for {}", kind.name);
                    Err(vm.value_error(msg))
                }
                _ => {
                    let msg = format!("required field \"{name}\" missing from {}", kind.name);
                    Err(vm.type_error(msg))
                }
            },
            Count::Optional => match found {
                None | Some(Value::None) => Ok(Field::None),
                Some(v) => self.value(vm, &v, def.ty),
            },
            Count::List | Count::OptionalList => {
                let Some(found) = found else { return Ok(Field::List(Vec::new())) };
                let Some(list) = found.get::<ListObj>().map(Ref::from_ref) else {
                    let t = found.ty().name();
                    let msg = format!("{} field \"{name}\" must be a list, not a {t}", kind.name);
                    return Err(vm.type_error(msg));
                };
                let (mut items, count) = (Vec::with_capacity(list.len()), list.len());
                for i in 0..count {
                    let Some(v) = list.get(i) else { break };
                    items.push(if v.is_none() { Field::None } else { self.value(vm, &v, def.ty)? });
                    if list.len() != count {
                        let msg = format!("{} field \"{name}\" changed size during iteration", kind.name);
                        return Err(vm.error(&builtin().runtime_error, msg));
                    }
                }
                Ok(Field::List(items))
            }
        }
    }

    fn value(&mut self, vm: &mut Vm, v: &Value, ty: &'static str) -> Res<Field> {
        match ty {
            "identifier" => match v.get_exact::<StrObj>() {
                Some(s) => Ok(Field::Name(s.to_str_lossy().into())),
                None => Err(vm.type_error("AST identifier must be of type str")),
            },
            "string" => match v.get_exact::<StrObj>() {
                Some(s) => Ok(Field::Name(s.to_str_lossy().into())),
                None => Err(vm.type_error("AST string must be of type str")),
            },
            "int" => integer(vm, v).map(Field::Int),
            "constant" => constant(vm, v),
            _ => match kind_of(v) {
                Some(k) if k.sum.unwrap_or(k.name) == ty => {
                    let node = self.node(vm, v, k)?;
                    Ok(Field::Node(Box::new(without_real_part(node))))
                }
                _ if has_place(ty) && ops::get_attr_opt(vm, v, &intern("lineno"))?.is_none() => {
                    Err(vm.type_error(format!("required field \"lineno\" missing from {ty}")))
                }
                _ if kinds().get(ty).is_some() => {
                    let msg = format!("required field \"{}\" missing from {ty}", first_field(ty));
                    Err(vm.type_error(msg))
                }
                _ => {
                    let shown = vm::builtins::repr(vm, v)?;
                    let shown = shown.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
                    Err(vm.type_error(format!("expected some sort of {ty}, but got {shown}")))
                }
            },
        }
    }
}

/// Whether the kinds of a sum have a place.
fn has_place(sum: &str) -> bool {
    kinds().values().any(|k| k.sum == Some(sum) && k.has_place)
}

fn first_field(kind: &str) -> &'static str {
    match kinds().get(kind) {
        Some(k) if k.has_place => "lineno",
        Some(k) => k.fields.first().map_or("", |f| f.name),
        None => "",
    }
}

fn integer(vm: &mut Vm, v: &Value) -> Res<i64> {
    match v.as_i64().and_then(|i| i32::try_from(i).ok()) {
        Some(i) => Ok(i as i64),
        None if v.as_i64().is_some() || v.get::<BigIntObj>().is_some() => {
            Err(vm.overflow_error("Python int too large to convert to C int"))
        }
        None => {
            let shown = vm::builtins::repr(vm, v)?;
            let shown = shown.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
            Err(vm.value_error(format!("invalid integer value: {shown}")))
        }
    }
}

fn constant(vm: &mut Vm, v: &Value) -> Res<Field> {
    if let Some(c) = v.get_exact::<ComplexObj>() {
        // The front end's complex constants are what literals stand for: `without_real_part` sees to the rest.
        let parts = match c.re == 0.0 && c.re.is_sign_negative() {
            // The negative of one without a real part.
            true => vec![Const::Complex(-c.im)],
            false => vec![Const::Float(c.re), Const::Complex(c.im)],
        };
        return Ok(match c.re == 0.0 && !c.re.is_sign_negative() {
            true => Field::Const(Const::Complex(c.im)),
            false => Field::List(parts.into_iter().map(Field::Const).collect()),
        });
    }
    match constant_of(v).filter(|c| !matches!(c, Const::Code(_))) {
        Some(c) => Ok(Field::Const(c)),
        None => {
            let bad = invalid_part(v);
            Err(vm.type_error(format!("got an invalid type in Constant: {bad}")))
        }
    }
}

/// The class of the first part of a constant that is none.
fn invalid_part(v: &Value) -> String {
    if let Some(t) = v.get_exact::<TupleObj>()
        && let Some(bad) = t.items().iter().find(|x| constant_of(x).is_none())
    {
        return invalid_part(bad);
    }
    v.ty().name()
}

/// `Constant(2+3j)` as the sum of two constants, `Constant(-3j)` as a negation, which are folded again.
fn without_real_part(mut node: Node) -> Node {
    if node.kind != "Constant" || !matches!(node.fields.first(), Some((_, Field::List(_)))) {
        return node;
    }
    let Field::List(parts) = std::mem::replace(&mut node.fields[0].1, Field::None) else { return node };
    let at = node.at;
    let made = |kind, fields, at| Field::Node(Box::new(Node { kind, fields, at }));
    let mut parts: Vec<Field> = parts
        .into_iter()
        .map(|value| made("Constant", vec![("value", value), ("kind", Field::None)], at))
        .collect();
    let right = parts.pop().unwrap_or(Field::None);
    match parts.pop() {
        Some(left) => {
            let op = made("Add", Vec::new(), None);
            Node { kind: "BinOp", fields: vec![("left", left), ("op", op), ("right", right)], at }
        }
        None => {
            let op = made("USub", Vec::new(), None);
            Node { kind: "UnaryOp", fields: vec![("op", op), ("operand", right)], at }
        }
    }
}
