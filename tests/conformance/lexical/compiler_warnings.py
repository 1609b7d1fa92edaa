# SyntaxWarnings of the compiler: which sources give which, with lines and what the filters do.
import warnings


def show(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "<w>", "exec")
        except SyntaxError as error:
            print(repr(source), "error", error.msg)
            return
    print(repr(source), [(w.category.__name__, str(w.message), w.lineno, w.filename) for w in caught])


for source in ("x is 1", "x is not 'a'", "1 is x", "x is ()", "x is (1, 2)", "x is None", "x is True", "x is ...", "x is -1", "x is []", "x is {}", "'a' is 'b'", "x is y is 5", "x is f'{y}'", "x is b'a'", "x is 1.5",
               "assert (x, 'msg')", "assert ()", "assert (x,)", "assert [x]", "assert (x)", "assert 'text'",
               "1()", "'a'()", "()()", "[1](2)", "{}()", "{1}(2)", "(1, 2)(3)", "None()", "(lambda: 0)()", "f'a'()", "1.5()", "...()", "[x for x in y]()", "(x for x in y)()",
               "1[0]", "'a'['b']", "[1]['a']", "(1, 2)[1.5]", "[1][None]", "(1,)['a']", "'a'[1.0]", "b'a'['b']", "{1}[0]", "None[0]", "f'a'['b']", "(lambda: 0)[0]", "[1][[2]]", "[1][x]", "'a'[(1, 2)]", "{}['a']", "...[0]", "[1, 2] [3, 4]", "(x for x in y)[0]", "'a'[True]",
               "'\\d'", "b'\\d'", "r'\\d'", "'\\d\\e'", "f'\\d'", "f'{x}\\q'", "'\\400'", "b'\\777'", "'\\8'", "'''\n\\z'''", "'a'\n'\\q'", "x = '\\%'", "t'\\d'",
               "0x1for x in y", "1or x", "0or x", "1if x else y", "1and x", "1in x", "1is x", "0xfor x", "1.0or x", "1jor x", "1e5if x else y", "0b1or x", "x = 1else 2",
               "def f():\n try: pass\n finally: return 1", "while 1:\n try: pass\n finally: break", "while 1:\n try: pass\n finally: continue", "def f():\n try: pass\n finally:\n  def g(): return", "while 1:\n try: pass\n finally:\n  for x in y: break", "def f():\n try: pass\n finally:\n  while 1: return"):
    show(source)
for action in ("error", "ignore", "once", "module", "default"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(action)
        try:
            compile("x is 1\ny is 2\n\n'\\d'", "<w>", "exec")
            compile("x is 1", "<w>", "exec")
        except SyntaxError as error:
            print(action, "error", error.msg, error.lineno, error.offset, error.end_offset)
    print(action, [(str(w.message)[:20], w.lineno) for w in caught])
