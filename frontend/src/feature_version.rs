//! Syntax that older versions of Python did not have, for `ast.parse(source, feature_version=(3, n))`.

use crate::bytecode::Position;
use crate::tree::{Field, Node};

/// The first thing in a tree that Python 3.`minor` did not have: where it is, and the message.
pub(crate) fn unsupported(node: &Node, minor: u32) -> Option<(Option<Position>, String)> {
    if let Some((what, since)) = feature(node)
        && minor < since
    {
        return Some((node.at, format!("{what} only supported in Python 3.{since} and greater")));
    }
    node.fields.iter().find_map(|f| in_field(&f.1, minor))
}

fn in_field(f: &Field, minor: u32) -> Option<(Option<Position>, String)> {
    match f {
        Field::Node(n) => unsupported(n, minor),
        Field::List(list) => list.iter().find_map(|f| in_field(f, minor)),
        _ => None,
    }
}

/// What a node is said to be, and since when there has been such a thing.
fn feature(node: &Node) -> Option<(&'static str, u32)> {
    let has = |name: &str| {
        let f = node.fields.iter().find(|f| f.0 == name);
        f.is_some_and(|f| matches!(&f.1, Field::List(l) if !l.is_empty()))
    };
    Some(match node.kind {
        "AsyncFunctionDef" => ("Async functions are", 5),
        "AsyncFor" => ("Async for loops are", 5),
        "AsyncWith" => ("Async with statements are", 5),
        "Await" => ("Await expressions are", 5),
        "MatMult" => ("The '@' operator is", 5),
        "AnnAssign" => ("Variable annotation syntax is", 6),
        "comprehension" if matches!(node.fields.last(), Some((_, Field::Int(1)))) => {
            ("Async comprehensions are", 6)
        }
        "NamedExpr" => ("Assignment expressions are", 8),
        "arguments" if has("posonlyargs") => ("Positional-only parameters are", 8),
        "Match" => ("Pattern matching is", 10),
        "TryStar" => ("Exception groups are", 11),
        "TypeAlias" => ("Type statement is", 12),
        _ if has("type_params") => ("Type parameter lists are", 12),
        _ => return None,
    })
}
