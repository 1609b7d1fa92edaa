//! Prints the syntax tree as `ast.dump(tree, indent=4)` of CPython does.

use crate::bytecode::Const;
use crate::print_tokens::str_repr;
use crate::tree::{self, Field, Node};
use crate::{CompileError, Mode};

/// The syntax tree of `source`, as text.
pub fn ast(source: &[u8], filename: &str, mode: Mode) -> Result<String, CompileError> {
    let tree = tree::parse(source.into(), filename, mode, tree::Options::default())?;
    let mut out = String::new();
    print_node(&tree, &mut out, 0);
    out.push('\n');
    Ok(out)
}

/// The fields that are shown: not those that are left out, nor empty lists.
fn shown(node: &Node) -> impl Iterator<Item = &(&'static str, Field)> {
    node.fields.iter().filter(|(_, f)| match f {
        Field::None => false,
        Field::List(list) => !list.is_empty(),
        _ => true,
    })
}

fn is_simple(field: &Field) -> bool {
    match field {
        Field::Node(n) => shown(n).next().is_none(),
        Field::List(list) => list.is_empty(),
        _ => true,
    }
}

fn print_node(node: &Node, out: &mut String, level: usize) {
    out.push_str(node.kind);
    out.push('(');
    let fields: Vec<_> = shown(node).map(|(name, f)| (*name, f)).collect();
    // Up to three simple fields stay on the line.
    let on_one_line = fields.len() <= 3 && fields.iter().all(|(_, f)| is_simple(f));
    print_items(&fields, on_one_line, out, level);
    out.push(')');
}

fn print_items(items: &[(&str, &Field)], on_one_line: bool, out: &mut String, level: usize) {
    for (i, (name, value)) in items.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        if !on_one_line {
            out.push('\n');
            out.extend(std::iter::repeat_n("    ", level + 1));
        } else if i > 0 {
            out.push(' ');
        }
        if !name.is_empty() {
            out.push_str(name);
            out.push('=');
        }
        print_field(value, out, level + 1);
    }
}

fn print_field(field: &Field, out: &mut String, level: usize) {
    match field {
        Field::None => out.push_str("None"),
        Field::Node(n) => print_node(n, out, level),
        Field::List(list) => {
            out.push('[');
            let items: Vec<_> = list.iter().map(|f| ("", f)).collect();
            print_items(&items, false, out, level);
            out.push(']');
        }
        Field::Name(s) => out.push_str(&str_repr(s)),
        Field::Int(i) => out.push_str(&i.to_string()),
        Field::Const(Const::Str(s)) => out.push_str(&str_repr(s)),
        Field::Const(Const::WideStr(s)) => {
            let c = |c: &u32| char::from_u32(*c).map_or_else(|| format!("\\u{c:04x}"), |c| c.to_string());
            out.push_str(&str_repr(&s.iter().map(c).collect::<String>()));
        }
        Field::Const(c) => out.push_str(&const_repr(c)),
    }
}

// ---------------------------------------------------------------------------------------------------
// Literals as Python prints them

pub(crate) fn const_repr(c: &Const) -> String {
    match c {
        Const::None => "None".to_string(),
        Const::Ellipsis => "Ellipsis".to_string(),
        Const::Bool(true) => "True".to_string(),
        Const::Bool(false) => "False".to_string(),
        Const::Int(n) => n.to_string(),
        Const::BigInt(digits) => digits.to_string(),
        Const::Float(x) => float_repr(*x),
        Const::Complex(x) => {
            let shown = float_repr(*x);
            format!("{}j", shown.strip_suffix(".0").unwrap_or(&shown))
        }
        Const::Bytes(bytes) => bytes_repr(bytes),
        // No literal is any of these.
        Const::Str(_) | Const::WideStr(_) | Const::Tuple(_) | Const::FrozenSet(_) | Const::Code(_) => {
            String::new()
        }
    }
}

/// The shortest digits that read back as `x`, with an exponent below 1e-4 and from 1e16.
fn float_repr(x: f64) -> String {
    if !x.is_finite() {
        return if x.is_nan() { "nan" } else { "inf" }.to_string();
    }
    if x == 0.0 || (1e-4..1e16).contains(&x.abs()) {
        return format!("{x:?}");
    }
    let shown = format!("{x:e}");
    let (digits, exponent) = shown.split_once('e').unwrap_or((&shown, "0"));
    let (sign, exponent) = match exponent.strip_prefix('-') {
        Some(exponent) => ('-', exponent),
        None => ('+', exponent),
    };
    format!("{digits}e{sign}{exponent:0>2}")
}

fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{quote}");
    for &b in bytes {
        match b {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            _ if b as char == quote => {
                out.push('\\');
                out.push(quote);
            }
            b' '..=b'~' => out.push(b as char),
            _ => out.push_str(&format!("\\x{b:02x}")),
        }
    }
    out.push(quote);
    out
}
