# What the compiler warns of, and what becomes of it if warnings are errors.
import warnings

SOURCES = [
    "x is 1", "x is not 'a'", "x is ()", "x is -1", "x is None", "1 is x is 2",
    "(1)(2)", "[1](2)", "{}()", "f'a'()", "None()", "(lambda: 1)()", "t'a'()",
    "1[2]", "None[0]", "{1}[0]", "'a'['b']", "(1, 2)['a']", "[1][None]", "[1][1, 2]", "[1][True]", "{}['a']",
    "assert (1, 'x')", "assert ()", "1if 2 else 3", "0x1for x in y", "1.5or 2", "1jand 2", "0o7in x", "0b1is 3",
    r"'\d'", r"'\8'", r"'\400'", r"b'\400'", r"f'\d{x}\e'", r"f'{x:\d}'", r"r'\d'", r"'a' '\d' '\e'",
    '"""\n\n\\d\n"""', "b'''\n\\d'''", r"f'\{6}'",
    "def f():\n try: pass\n finally:\n  return 1", "while 1:\n try: pass\n finally:\n  break",
    "while 1:\n try: pass\n finally:\n  for x in y: continue", "try: pass\nfinally:\n def g(): return 1",
]
for source in SOURCES:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "<source>", "exec")
    print(repr(source), [(str(w.message), w.lineno, w.category.__name__) for w in caught])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "<source>", "exec")
        except SyntaxError as e:
            print("    error:", e.msg, e.filename, e.lineno)
