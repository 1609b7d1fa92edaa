# Keywords cannot be bound in any way.
import keyword

print(keyword.kwlist)
print(keyword.softkwlist)


def compiles(text):
    try:
        compile(text, "<s>", "exec")
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_offset)


for text in ["None = 1", "True = 1", "False += 1", "__debug__ = 1", "None: int = 1", "for None in []: pass", "def f(None): pass", "def None(): pass",
             "class True: pass", "import None", "import a as True", "from a import None", "from a import b as False", "del None", "del __debug__",
             "with a as None: pass", "lambda None: 1", "f(None=1)", "f(__debug__=1)", "a.None", "a.None = 1", "a.__debug__ = 1", "x.True",
             "def f(__debug__): pass", "def __debug__(): pass", "class __debug__: pass", "import __debug__", "import a as __debug__",
             "global None", "nonlocal True", "global __debug__", "try: pass\nexcept E as None: pass", "try: pass\nexcept E as __debug__: pass",
             "(None := 1)", "(__debug__ := 1)", "[None for None in x]", "[x for True in y]", "a = None = 1", "(a, None) = 1", "[a, True] = 1", "*None, = 1",
             "async = 1", "await = 1", "def await(): pass", "class async: pass", "pass = 1", "x = if", "def if(): pass", "is = 1", "not = 1", "lambda = 1",
             "match x:\n case None: pass", "match x:\n case A(None=1): pass", "match x:\n case __debug__: pass", "match x:\n case {**None}: pass",
             "type None = int", "type __debug__ = int", "def f[None](): pass", "def f[__debug__](): pass", "f(True=1)", "f(1=2)", "f(a.b=1)", "f(not=1)"]:
    compiles(text)
