# What the compiler refuses in annotations, type parameters and `from __future__`.
sources = [
    "def f(x: (yield)): pass",
    "def f(x: (y := 1)): pass",
    "async def f():\n  def g(x: await y): pass",
    "x: (yield 1)",
    "x: (y := 1)",
    "class A:\n  x: (yield from y)",
    "def f() -> [z := 1]: pass",
    "def f(): x: (yield)",
    "def f[T, T](): pass",
    "class A[T, *T]: pass",
    "type X[T, **T] = int",
    "def f[T = int, U](): pass",
    "type X = (y := 1)",
    "type X = (yield)",
    "def f[T: (yield)](): pass",
    "def f[T: (x := 1)](): pass",
    "def f[__debug__](): pass",
    "type __debug__ = int",
    "def f():\n  global x\n  x: int",
    "def f[T](): nonlocal T",
    "from __future__ import nothing",
    "x = 1\nfrom __future__ import annotations",
    "from __future__ import braces",
    "from __future__ import annotations as a, division",
    "'doc'\nfrom __future__ import annotations",
    "def f(): from __future__ import annotations",
    "(x): int",
    "x.y: int",
    "(x, y): int",
    "[x]: int",
    "x, y: int",
    "type X",
    "type X = ",
    "type (X) = int",
    "type X.y = int",
    "type = 1",
    "type X = int; type Y[T: int, *Ts, **P] = X",
    "def f[T: int = str, *Ts = *tuple[int], **P = [int]](): pass",
    "class A[T](list[T], metaclass=type): pass",
    "def f[](): pass",
    "lambda[T]: 0",
]
for source in sources:
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
    else:
        print("fine")
