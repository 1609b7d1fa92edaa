//! What is printed of a syntax error that nothing catches: recorded from CPython 3.14 running a file.

use sidewinder_frontend::{Mode, compile};

fn check(source: &[u8], expected: &str) {
    let source = source.to_vec();
    let run = move || compile(&source, "x.py", Mode::Exec).expect_err("an error").render();
    let printed = std::thread::Builder::new().stack_size(1 << 29).spawn(run).unwrap().join().unwrap();
    assert_eq!(printed, format!("  File \"x.py\", line {expected}\n"));
}

#[test]
fn carets_are_under_the_error() {
    check(
        b"x = 1\nif x:\n\ty = (1 2)\n",
        "3\n    \ty = (1 2)\n    \t     ^^^\nSyntaxError: invalid syntax. Perhaps you forgot a comma?",
    );
    check("é = \"a\" b\n".as_bytes(), "1\n    é = \"a\" b\n            ^\nSyntaxError: invalid syntax");
    check(
        b"if x:\npass",
        "2\n    pass\n    ^^^^\nIndentationError: expected an indented block after 'if' statement on line 1",
    );
    check(
        b"def f():\n  x = [1,\n   2 3,\n  4]\n",
        "3\n    2 3,\n    ^^^\nSyntaxError: invalid syntax. Perhaps you forgot a comma?",
    );
    check(
        b"f(a for a in b,\n  c)\n",
        "1\n    f(a for a in b,\n      ^^^^^^^^^^^^\nSyntaxError: Generator expression must be parenthesized",
    );
    check(b"return", "1\n    return\n    ^^^^^^\nSyntaxError: 'return' outside function");
    check(
        b"x = a if b else pass",
        "1\n    x = a if b else pass\n                    ^^^^\n\
         SyntaxError: expected expression after 'else', but statement is given",
    );
}

#[test]
fn errors_of_the_tokenizer() {
    check(
        b"x = \"\"\"abc\ndef",
        "1\n    x = \"\"\"abc\n        ^\n\
         SyntaxError: unterminated triple-quoted string literal (detected at line 2)",
    );
    check(
        b"def f():\n    return\n  x\n",
        "3\n    x\n     ^\nIndentationError: unindent does not match any outer indentation level",
    );
    check(b"x = (\n", "1\n    x = (\n        ^\nSyntaxError: '(' was never closed");
    check(
        b"if x:\n        y\n\tz\n",
        "3\n    \tz\n    ^\nTabError: inconsistent use of tabs and spaces in indentation",
    );
    check(
        b"x = 1 \\ 2\n",
        "1\n    x = 1 \\ 2\n           ^\n\
         SyntaxError: unexpected character after line continuation character",
    );
}

#[test]
fn no_place_no_caret() {
    check(b"try:\n  x\n", "2\n    x\nSyntaxError: expected 'except' or 'finally' block");
    check(b"@a\n", "1\n    @a\nSyntaxError: invalid syntax");
    check(b"# coding: foo\n", "0\nSyntaxError: unknown encoding: foo");
    check(b"x\0y", "1\n    x\nSyntaxError: source code cannot contain null bytes");
    check(
        b"\xff\n",
        "1\n    \u{fffd}\n    ^\n\
         SyntaxError: Non-UTF-8 code starting with '\\xff' in file x.py on line 1, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details",
    );
}

/// The REPL asks for another line if more could follow.
#[test]
fn incomplete_input() {
    let is_incomplete = |source: &str| match compile(source.as_bytes(), "<stdin>", Mode::Single) {
        Ok(_) => false,
        Err(e) => e.incomplete,
    };
    for source in [
        "if x:\n",
        "def f():\n",
        "def f():\n  # a\n",
        "@a\n",
        "try:\n  x\n",
        "x = (\n",
        "x = [1,\n",
        "'''abc\n",
        "f'''{x\n",
        "x = \\\n",
        "class A:\n  def f(self):\n",
        "if x:\n  if y:\n",
        "match x:\n",
        "f(a,\n",
        "{'a':\n",
    ] {
        assert!(is_incomplete(source), "{source:?}");
    }
    for source in [
        "x = \n",
        "if x\n",
        "x = )\n",
        "x = 'a\n",
        "def f(:\n",
        "f(a b\n)",
        "x\n  y\n",
        "1 1\n",
        "if x:\npass\n",
        "a\nb\n",
        "return (\n)",
    ] {
        assert!(!is_incomplete(source), "{source:?}");
    }
}

#[test]
fn one_statement_at_a_time() {
    let single = |source: &str| compile(source.as_bytes(), "<stdin>", Mode::Single).map_err(|e| e.msg).err();
    assert_eq!(single("a\n"), None);
    assert_eq!(single("a; b\n"), None);
    assert_eq!(single("a # b\n\n# c\n"), None);
    assert_eq!(single("if a:\n  b\n\n"), None);
    let multiple = Some("multiple statements found while compiling a single statement".to_string());
    assert_eq!(single("a\nb\n"), multiple);
    assert_eq!(single("if a:\n  b\nc\n").as_deref(), Some("invalid syntax"));
}
