# Class statements: bases that have effects, bodies that raise, names left behind, redefinition, local classes.

log = []


def base(name):
    log.append(name)
    return type(name, (), {})


class A(base("first"), base("second"), metaclass=log.append("meta") or type):
    log.append("body")
    x = len(log)


print(log, A.x, [b.__name__ for b in A.__bases__])
try:
    class Broken:
        y = 1
        raise ValueError("body")
except ValueError as error:
    print(error, "Broken" in globals())


class A:
    y = "second A"


print(hasattr(A, "x"), A.y)
old = A


class A(A):
    z = 1


print(A.__mro__[1] is old, A.y)


def make(n):
    class Local:
        value = n

        def get(self):
            return self.value + n

        def same(self):
            return __class__ is type(self)
    return Local


X, Y = make(1), make(2)
print(X is Y, X().get(), Y().get(), X.__qualname__, isinstance(X(), Y), X().same())


class Outer:
    class Inner:
        class Deep:
            def f(self): ...
        name = "inner"

    ref = Inner.name
    deep = Inner.Deep
    del Inner


print(Outer.ref, Outer.deep.__qualname__, Outer.deep.f.__qualname__, hasattr(Outer, "Inner"))


class Doc:
    """The doc."""
    x = 1


class NoDoc:
    x = "not a doc"


class FDoc:
    f"not a doc {1}"


class BDoc:
    b"bytes"


print(Doc.__doc__, NoDoc.__doc__, FDoc.__doc__, BDoc.__doc__, Doc.__module__, Doc.__qualname__, Doc.__firstlineno__ > 0, Doc.__static_attributes__)


class Static:
    def __init__(self):
        self.a = self.b = 1
        self.c.d = 2
        self.e += 1

    def m(me):
        me.f = 1
        self = me
        self.g = 2

    for_loop = [i for i in range(2)]


print(sorted(Static.__static_attributes__))
for text in ("class C: pass\nC.x = 1\nprint(C.x)", "class C(object, object): pass", "class C(C): pass", "class C: x = y = 1; z = x\nprint(C.z)", "class C:\n  if 0: x = 1\nprint(hasattr(C, 'x'))", "class C:\n  import os.path as p\n  from math import pi\nprint(C.pi > 3)", "class C:\n  x: int\nprint(hasattr(C, 'x'))", "class C:\n  return", "class C:\n  yield 1", "class C:\n  await x", "class C:\n  def __init__(self): return 5\nC()", "class C:\n  def __new__(cls): return 5\nprint(C())", "class C:\n  __slots__ = 'ab'\nC().ab = 1; C().x = 1", "class C:\n  __slots__ = ['a', '__dict__']\nc = C(); c.z = 1; print(c.__dict__)", "class C:\n  __qualname__ = 'Other'\nprint(C)", "class C:\n  __module__ = 5\nprint(C)", "class C:\n  __name__ = 'inner'\nprint(C.__name__, C().__name__)", "class C:\n  __doc__ = 5\nprint(C.__doc__)", "class C:\n  locals()['dyn'] = 1\nprint(C.dyn)", "class C:\n  exec('made = 2')\nprint(C.made)", "class C:\n  def f(): ...\n  f.attr = 1\nprint(C.f.attr)", "class C:\n  __class__ = int\nprint(C().__class__)", "class C:\n  def f(self): return __class__\n  __class__ = 5\nprint(C().f())"):
    try:
        exec(text, {"__name__": "m"})
    except (Exception, SyntaxError) as error:
        print(repr(text), "->", type(error).__name__, error)
