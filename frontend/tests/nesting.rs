//! Deep and long sources: refused or compiled, in reasonable time, and never a stack overflow.

use std::time::{Duration, Instant};

use sidewinder_frontend::{CompileError, ErrorKind, Mode, compile, parse};

fn on_big_stack<T: Send + 'static>(f: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(1 << 30).spawn(f).unwrap().join().unwrap()
}

fn run(source: &str) -> Result<(), CompileError> {
    compile(source.as_bytes(), "x.py", Mode::Exec).map(|_| ())
}

fn kind(source: &str) -> ErrorKind {
    run(source).expect_err("too deep").kind
}

#[test]
fn what_cpython_refuses() {
    on_big_stack(|| {
        let parens = |n: usize| format!("x = {}a{}", "(".repeat(n), ")".repeat(n));
        assert_eq!(run(&parens(200)), Ok(()));
        let e = run(&parens(201)).unwrap_err();
        assert_eq!((&*e.msg, e.line, e.col), ("too many nested parentheses", 1, 205));
        let indents = |n: usize| {
            (0..n).map(|i| format!("{}if x:\n", " ".repeat(i))).collect::<String>()
                + &" ".repeat(n)
                + "pass\n"
        };
        assert_eq!(run(&indents(99)), Ok(()));
        let e = run(&indents(100)).unwrap_err();
        assert_eq!((e.kind, &*e.msg), (ErrorKind::IndentationError, "too many levels of indentation"));
        assert_eq!(e.line, 101);
        let fstrings = |n: usize| (0..n).fold("1".to_string(), |s, _| format!("f'{{{s}}}'"));
        assert_eq!(run(&fstrings(149)), Ok(()));
        assert_eq!(run(&fstrings(150)).unwrap_err().msg, "too many nested f-strings or t-strings");
    });
}

#[test]
fn nesting_operators_have_a_limit() {
    on_big_stack(|| {
        for repeated in
            ["-", "not ", "lambda: ", "lambda x=1, y=2: ", "a if b else ", "a ** ", "a ** -", "not --"]
        {
            // `not` after a sign needs parentheses.
            let shallow = if repeated == "not --" { 1 } else { 1000 };
            assert_eq!(run(&format!("{}a", repeated.repeat(shallow))), Ok(()), "{repeated}");
            let e = run(&format!("x = {}a", repeated.repeat(10_000))).unwrap_err();
            assert_eq!(e.kind, ErrorKind::MemoryError, "{repeated}");
            assert_eq!(e.msg, "Parser stack overflowed - Python source too complex to parse");
        }
    });
}

#[test]
fn flat_things_are_not_deep() {
    on_big_stack(|| {
        for (repeated, last) in [
            ("a and ", "a"),
            ("a or not b or ", "a"),
            ("a < ", "a"),
            ("-a ** 2, ", "a"),
            ("not a, ", "a"),
            ("'a' ", "'a'"),
            ("a = ", "a"),
            ("lambda: a, ", "a"),
            ("a if b else c, ", "a"),
            ("a;", "a"),
        ] {
            assert_eq!(run(&format!("{}{last}", repeated.repeat(10_000))), Ok(()), "{repeated}");
        }
        let sum = "-a ** 2 + ".repeat(5000) + "a";
        assert_eq!(run(&sum), Ok(()));
        let chain = format!("if a: pass\n{}", "elif b: pass\n".repeat(10_000));
        assert_eq!(run(&chain), Ok(()));
    });
}

#[test]
fn long_chains_end_in_a_recursion_error() {
    on_big_stack(|| {
        for (first, repeated) in
            [("a", "+a"), ("a", ".a"), ("a", "()"), ("a", "[0]"), ("a", "(b).c"), ("a", " @ a")]
        {
            for n in [20_000, 1_000_000] {
                let source = format!("{first}{}", repeated.repeat(n));
                assert_eq!(kind(&source), ErrorKind::RecursionError, "{repeated} {n}");
            }
        }
    });
}

/// The parser's recovery from errors recurses too.
#[test]
fn repeated_tokens_do_not_overflow() {
    const WORDS: &[&str] = &[
        "a", "1", "'s'", "f'", "f'{", "(", ")", "[", "]", "{", "}", "+", "-", "*", "**", "/", "@", "~", "<",
        "=", "==", ":=", ":", ",", ";", ".", "...", "->", "!", "|", "not", "and", "in", "is", "if", "else",
        "elif", "for", "while", "lambda", "await", "async", "yield", "from", "import", "def", "class",
        "return", "del", "try", "except", "with", "as", "match", "case", "type", "global", "raise", "assert",
        "\n", "\n ",
    ];
    on_big_stack(|| {
        for a in WORDS {
            for b in WORDS {
                let source = format!("{a} {b} ").repeat(3000);
                let _ = parse::parse(source.as_bytes(), "x.py", Mode::Exec);
            }
        }
    });
}

#[test]
fn a_ten_megabyte_line() {
    on_big_stack(|| {
        for (first, repeated, last) in
            [("x = [", "1234567, ", "]"), ("x = ['", "abcdefghijé", "']"), ("x = [", "f(a.b), ", "] b")]
        {
            let source = format!("{first}{}{last}\n", repeated.repeat(10_000_000 / repeated.len()));
            let start = Instant::now();
            assert_eq!(parse::parse(source.as_bytes(), "x.py", Mode::Exec).is_ok(), !last.ends_with('b'));
            // A few seconds in a debug build.
            assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
            println!("{repeated:?} {:?}", start.elapsed());
        }
    });
}
