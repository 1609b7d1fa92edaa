//! The printed syntax tree against CPython's (`ast_all.txt`, made by `record_ast.py`).

use sidewinder_frontend::{Mode, print_ast};

#[test]
fn every_kind_of_node() {
    let ours = print_ast::ast(include_bytes!("ast_all.py"), "ast_all.py", Mode::Exec).unwrap();
    for (n, (ours, theirs)) in ours.lines().zip(include_str!("ast_all.txt").lines()).enumerate() {
        assert_eq!(ours, theirs, "line {}", n + 1);
    }
    assert_eq!(ours.lines().count(), include_str!("ast_all.txt").lines().count());
}

#[test]
fn modes() {
    let print = |source: &str, mode| print_ast::ast(source.as_bytes(), "x", mode).unwrap();
    assert_eq!(print("x", Mode::Eval), "Expression(\n    body=Name(id='x', ctx=Load()))\n");
    assert_eq!(print("pass\n", Mode::Single), "Interactive(\n    body=[\n        Pass()])\n");
    assert_eq!(print("", Mode::Exec), "Module()\n");
}
