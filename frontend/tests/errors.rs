//! Errors that the compiler itself reports: wording and place as CPython's.

mod common;

use sidewinder_frontend::{ErrorKind, Mode, compile};

#[rustfmt::skip]
const ERRORS: &[(&str, &str, [i32; 4])] = &[
    ("def f(a,a): pass", "duplicate argument 'a' in function definition", [1, 9, 1, 10]),
    ("yield 1", "'yield' outside function", [1, 1, 1, 8]),
    ("x=[(yield from y) for z in b]", "'yield' inside list comprehension", [1, 5, 1, 17]),
    ("class A:\n  yield from 3", "'yield from' outside function", [2, 3, 2, 15]),
    ("def f():\n  print(x)\n  global x", "name 'x' is used prior to global declaration", [3, 3, 3, 11]),
    ("def f():\n  x=1\n  global x", "name 'x' is assigned to before global declaration", [3, 3, 3, 11]),
    ("def f(x):\n  global x", "name 'x' is parameter and global", [2, 3, 2, 11]),
    ("def f():\n x:int=1\n global x", "annotated name 'x' can't be global", [3, 2, 3, 10]),
    ("def f():\n global x\n x:int=1", "annotated name 'x' can't be global", [3, 2, 3, 9]),
    ("def f():\n nonlocal x", "no binding for nonlocal 'x' found", [2, 2, 2, 12]),
    ("nonlocal x", "nonlocal declaration not allowed at module level", [1, 1, 1, 11]),
    ("[x:=1 for x in y]", "assignment expression cannot rebind comprehension iteration variable 'x'", [1, 2, 1, 3]),
    ("[y for y in (x:=z)]", "assignment expression cannot be used in a comprehension iterable expression", [1, 14, 1, 18]),
    ("class A:\n [y:=1 for x in z]", "assignment expression within a comprehension cannot be used in a class body", [2, 3, 2, 4]),
    ("[(y:=1) for x in z for y in w]", "assignment expression cannot rebind comprehension iteration variable 'y'", [1, 3, 1, 4]),
    ("x=1\nfrom __future__ import division", "from __future__ imports must occur at the beginning of the file", [2, 1, 2, 32]),
    ("return 1", "'return' outside function", [1, 1, 1, 9]),
    ("break", "'break' outside loop", [1, 1, 1, 6]),
    ("continue", "'continue' not properly in loop", [1, 1, 1, 9]),
    ("def f():\n from x import *", "import * only allowed at module level", [2, 16, 2, 17]),
    ("f(a=1,a=2)", "keyword argument repeated: a", [1, 7, 1, 10]),
    ("__debug__=1", "cannot assign to __debug__", [1, 1, 1, 10]),
    ("del __debug__", "cannot delete __debug__", [1, 5, 1, 14]),
    ("def __debug__(): pass", "cannot assign to __debug__", [1, 1, 1, 22]),
    ("def f(__debug__): pass", "cannot assign to __debug__", [1, 7, 1, 16]),
    ("*a = 3", "starred assignment target must be in a list or tuple", [1, 1, 1, 3]),
    ("a, *b, *c = 3", "multiple starred expressions in assignment", [1, 1, 1, 10]),
    ("print(*a)\n*a", "can't use starred expression here", [2, 1, 2, 3]),
    ("try:\n pass\nexcept:\n pass\nexcept X:\n pass", "default 'except:' must be last", [3, 1, 4, 6]),
    ("def f():\n global x\n nonlocal x", "name 'x' is nonlocal and global", [2, 2, 2, 10]),
    ("await x", "'await' outside function", [1, 1, 1, 8]),
    ("def f(): await x", "'await' outside async function", [1, 10, 1, 17]),
    ("match x:\n case y: pass\n case 3: pass", "name capture 'y' makes remaining patterns unreachable", [2, 7, 2, 8]),
    ("match x:\n case _: pass\n case 3: pass", "wildcard makes remaining patterns unreachable", [2, 7, 2, 8]),
    ("match x:\n case y | 3: pass", "name capture 'y' makes remaining patterns unreachable", [2, 7, 2, 8]),
    ("match x:\n case (y,y): pass", "multiple assignments to name 'y' in pattern", [2, 10, 2, 11]),
    ("match x:\n case y | z: pass", "name capture 'y' makes remaining patterns unreachable", [2, 7, 2, 8]),
    ("match x:\n case 3|y: pass", "alternative patterns bind different names", [2, 7, 2, 10]),
    ("match x:\n case [*a,*b]: pass", "multiple starred names in sequence pattern", [2, 7, 2, 14]),
    ("match x:\n case A(b=1,b=2): pass", "attribute name repeated in class pattern: b", [2, 15, 2, 16]),
    ("match x:\n case {'a':1,'a':2}: pass", "mapping pattern checks duplicate key ('a')", [2, 7, 2, 20]),
    ("x.__debug__=1", "cannot assign to __debug__", [1, 1, 1, 12]),
    ("import a as __debug__", "cannot assign to __debug__", [1, 8, 1, 22]),
    ("class C:\n  global x\n  x: int = 3", "annotated name 'x' can't be global", [3, 3, 3, 13]),
    ("def f():\n  class C:\n    nonlocal q", "no binding for nonlocal 'q' found", [3, 5, 3, 15]),
    ("[ (yield) for x in y]", "'yield' inside list comprehension", [1, 4, 1, 9]),
    ("f(__debug__=1)", "cannot assign to __debug__", [1, 3, 1, 14]),
    ("def f():\n  nonlocal x\n  x=1\ndef g(x):\n nonlocal x", "name 'x' is parameter and nonlocal", [5, 2, 5, 12]),
    ("with a as __debug__: pass", "cannot assign to __debug__", [1, 11, 1, 20]),
    ("for __debug__ in x: pass", "cannot assign to __debug__", [1, 5, 1, 14]),
    ("def f(): break", "'break' outside loop", [1, 10, 1, 15]),
    ("if 1: continue", "'continue' not properly in loop", [1, 7, 1, 15]),
    ("return", "'return' outside function", [1, 1, 1, 7]),
    ("class A: return 1", "'return' outside function", [1, 10, 1, 18]),
    ("lambda x,x: 1", "duplicate argument 'x' in function definition", [1, 10, 1, 11]),
    ("try: pass\nfinally: return", "'return' outside function", [2, 10, 2, 16]),
];

#[test]
fn wording_and_place() {
    for (source, msg, place) in ERRORS {
        let Err(e) = common::try_compile(source) else { panic!("no error in {source:?}") };
        assert_eq!(e.kind, ErrorKind::SyntaxError, "{source:?}");
        assert_eq!(e.msg, *msg, "{source:?}");
        assert_eq!([e.line as i32, e.col, e.end_line as i32, e.end_col], *place, "{source:?}");
    }
}

#[test]
fn deep_nesting_is_an_error_not_a_crash() {
    common::on_large_stack(|| {
        for source in [["1"; 50_000].join("+"), format!("x{}", ".a".repeat(50_000)), "-".repeat(50_000) + "x"]
        {
            match common::try_compile(&source) {
                Err(e) => assert!(matches!(e.kind, ErrorKind::RecursionError | ErrorKind::MemoryError)),
                Ok(code) => common::check_rules(&code),
            }
        }
        common::compiled(&["x"; 5_000].join("+"));
        common::compiled(&["x"; 50_000].join(" or "));
    });
}

#[test]
fn too_large_is_an_error() {
    common::on_large_stack(|| {
        let mut source = String::from("def f():\n");
        (0..66_000).for_each(|i| source.push_str(&format!(" v{i} = 1\n")));
        assert_eq!(common::try_compile(&source).unwrap_err().kind, ErrorKind::OverflowError);
    });
}

#[test]
fn long_conditional_jumps() {
    let mut source = String::from("def f(x):\n while x < 5:\n");
    source.push_str(&"  g(x)\n".repeat(20_000));
    let code = common::compiled(&source);
    common::check_rules(&code);
}

#[test]
fn modes() {
    let value = compile(b"x + 1", "<eval>", Mode::Eval).expect("an expression");
    common::check_rules(&value);
    let line = compile(b"x; 1", "<stdin>", Mode::Single).expect("a line");
    common::check_rules(&line);
    let names: Vec<&str> = line.instrs.iter().map(|i| i.op.name()).collect();
    assert_eq!(names.iter().filter(|n| **n == "PrintExpr").count(), 2);
}
