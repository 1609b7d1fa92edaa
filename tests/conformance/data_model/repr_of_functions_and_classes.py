# repr of functions, methods, classes and other objects, without addresses.

import re

def r(o):
    return re.sub(r"0x[0-9a-f]+", "ADDR", repr(o))


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
def f(): pass
class A:
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    p = property(m)
    class B: pass
print(r(f), r(A), r(A()), r(A().m), r(A.m), r(A.c), r(A.s), r(A.p), r(A.B), r(A.B()))
''')
run('''\
print(r(len), r([].append), r("a".join), r(str.join), r(int.__add__), r((1).__add__), r(dict.fromkeys), r(object.__new__), r(int.real), r(type.__call__), r(print))
''')
run('''\
def f():
    class L: pass
    def g(): pass
    return L, g, lambda: 1
L, g, l = f()
print(r(L), r(L()), r(g), r(l))
''')
run('''\
print(r(x for x in []), r(iter([])), r(iter(())), r(iter({})), r(iter("")), r(range(3).__iter__()), r(zip()), r(map(len, [])), r(filter(None, [])), r(enumerate([])), r(reversed([])), r({}.keys()), r({1: 2}.items()), r({}.values()))
''')
run('''\
async def co(): pass
async def ag(): yield
c = co(); a = ag()
print(r(c), r(a), r(co), r(ag)); c.close()
''')
run('''\
import sys, types
print(r(sys), r(types.SimpleNamespace(a=1, b="x")), r(types.MappingProxyType({1: 2})), r(type), r(type(None)), r(type(...)), r(NotImplemented), r(...), r(None))
''')
run('''\
class M(type):
    def __repr__(cls): return "meta repr"
class A(metaclass=M): pass
print(r(A), str(A), f"{A}", r(A())[:5], [A])
''')
run('''\
def f(): pass
f.__name__ = "other"; f.__qualname__ = "q"; print(r(f)); f.__qualname__ = "a.b"; print(r(f)); f.__code__ = (lambda: 1).__code__; print(r(f))
''')
run('''\
class A: pass
A.__module__ = "mod"; A.__qualname__ = "Q"; print(r(A), r(A())); A.__module__ = None; print(r(A))
''')
run('''\
print(r(super(int, 5)), r(super(bool)), r(classmethod(len)), r(staticmethod(5)), r(property()), r(slice(1)), r(memoryview(b"a")), r(object()))
''')
run('''\
class A:
    __slots__ = ("s",)
print(r(A.s), r(A.__dict__["s"]), r(A.__init__), r(A.__eq__), r(A().__str__), r(type(A).__dict__["__mro__"]))
''')
run('''\
class A:
    def __repr__(self): return 5
repr(A())
''')
run('''\
class A:
    def __repr__(self): raise ValueError("in repr")
print([1, 2, A()])
''')
run('''\
class A(list):
    def __repr__(self): return "A" + super().__repr__()
a = A([1]); a.append(a); print(a)
''')
run('''\
class E(Exception): pass
print(r(E("x")), r(E), r(E().__init__), r(KeyError), r(E(1, 2)))
''')
run('''\
print(r(list[int]), r(int | str), r(dict[str, list[int]]), r(tuple[int, ...]), r(type[int]), r(list[int] | None), r(list["x"]))
''')
