# The tree of built-in exceptions, and what handlers catch.
import builtins


def tree(c, depth=0):
    print("  " * depth + c.__name__, [b.__name__ for b in c.__bases__])
    for s in sorted(c.__subclasses__(), key=lambda k: k.__name__):
        if s.__module__ == "builtins" and getattr(builtins, s.__name__, None) is s:
            tree(s, depth + 1)


tree(BaseException)
print(IOError is OSError, EnvironmentError is OSError, issubclass(ExceptionGroup, Exception), ExceptionGroup.__mro__[1].__name__)
errors = {}
for text in ["1 / 0", "[][1]", "{}[1]", "int('x')", "len(5)", "undefined", "(5).x", "import nope", "assert 0", "open('/no/such')", "'\\ud800'.encode()", "b'\\xff'.decode()", "next(iter([]))", "raise KeyboardInterrupt", "raise SystemExit", "10 ** 10 ** 10 if False else float('1e400') ** 2 if False else 2.0 ** 5000", "x = x_", "exec('x =')", "exec(' x')", "exec('if 1:\\n\\tx\\n        y')", "(lambda: x)() if False else None.x", "raise NotImplementedError", "raise EOFError", "raise MemoryError", "import math; math.sqrt(-1)", "import math; math.exp(1000)", "chr(-1)", "iter(5)", "[].pop()", "{}.popitem()", "'a'.index('b')", "del undefined", "from os import nope", "raise BufferError", "raise StopAsyncIteration", "raise RecursionError", "(x for x in ()).throw(GeneratorExit)"]:
    try:
        exec(text)
    except BaseException as e:
        print(text, "->", [c.__name__ for c in type(e).__mro__[:-2]])
