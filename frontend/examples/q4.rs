use sidewinder_frontend::*;
fn main() {
    std::thread::Builder::new()
        .stack_size(1 << 30)
        .spawn(|| {
            let show = |s: &str, m: Mode, n: &str| {
                let e = match compile(s.as_bytes(), "x.py", m) {
                    Ok(_) => "ok".to_string(),
                    Err(e) => format!(
                        "{}|{}|{}|{}|{}|{}",
                        e.kind.name(),
                        e.msg,
                        e.line,
                        e.col,
                        e.end_line,
                        e.end_col
                    ),
                };
                println!("{s:?} {n} {e}");
            };
            for s in [
                "if a:\n  b\nc\n",
                "a\nb\n",
                "",
                "\n",
                "# c\n",
                "if x:\n  y\n\n\n",
                "a b\n",
                "  a\n",
                "if x: y\nz",
                "@a\n",
                "x=(\n",
                "a;b;\n c",
                "a\n# b",
                "if x:\n y\n# c\n",
                "def f():\n  return\n\nx",
            ] {
                show(s, Mode::Single, "single")
            }
            for s in [
                "",
                "a\n\n",
                "a\nb",
                " a",
                "a;b",
                "x=1",
                "a b",
                "(a\n",
                "def f(): pass",
                "*a",
                "yield",
                "a:=1",
                "a, b",
                "#",
                "f(a b)",
                "a if b",
            ] {
                show(s, Mode::Eval, "eval")
            }
            for s in [
                "if x:",
                "if x:\n",
                "if x:\n  y\n",
                "def f():\n  '''a",
                "x = 'a",
                "x = \\",
                "x = (",
                "@a",
                "try:\n  x\n",
                "x = )",
                "f(a b",
                "if x:\n  y\n  ",
                "a b",
                "while 1:\n  x = (",
                "'abc\\\n",
                "f'{a",
                "f'''{a",
                "x = 1 +",
                "import",
                "from a import (",
                "lambda:",
                "class A:\n  def f(self):\n    ",
            ] {
                println!(
                    "{s:?} {}",
                    match compile(format!("{s}\n").as_bytes(), "x", Mode::Single) {
                        Ok(_) => "ok".into(),
                        Err(e) if e.incomplete => "incomplete".into(),
                        Err(e) => e.msg,
                    }
                );
            }
        })
        .unwrap()
        .join()
        .unwrap();
}
