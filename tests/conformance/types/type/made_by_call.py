# type() in three arguments, metaclasses, and what class creation refuses.
def attempt(f):
    try:
        r = f()
        print("->", r if not isinstance(r, type) else (r.__name__, r.__mro__[1:]))
    except Exception as e:
        print(type(e).__name__, e)


class A: ...
class B(A): ...
class M(type): ...
class N(type): ...
class WithM(metaclass=M): ...
class WithN(metaclass=N): ...
class S1:
    __slots__ = ("a",)
class S2:
    __slots__ = ("b",)
class Final:
    def __init_subclass__(cls, *, tag=None, **kw):
        print("init_subclass", cls.__name__, tag, kw)
        super().__init_subclass__(**kw)
class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("bad name " + name)
class Entries:
    def __mro_entries__(self, bases):
        return (A,)
class BadEntries:
    def __mro_entries__(self, bases):
        return 5


for f in (
    lambda: type("X", (), {}), lambda: type("X", (A, B), {}), lambda: type("X", (A, A), {}), lambda: type("X", (B, A), {}), lambda: type("X", (int, str), {}), lambda: type("X", (S1, S2), {}), lambda: type("X", (S1, A), {}), lambda: type("X", (bool,), {}), lambda: type("X", (type(None),), {}), lambda: type("X", (range,), {}), lambda: type("X", (type(lambda: 0),), {}), lambda: type("X", (WithM, WithN), {}), lambda: M("X", (WithN,), {}), lambda: type("X", (WithM,), {}), lambda: type("X", (5,), {}), lambda: type("X", (Entries(),), {}), lambda: type("X", [], {}), lambda: type("X", (), []), lambda: type(5, (), {}), lambda: type("X\0", (), {}), lambda: type("X", (), {"__slots__": "a"}).__slots__, lambda: type("X", (), {"__slots__": ("a", "a")}), lambda: type("X", (), {"__slots__": ("1a",)}), lambda: type("X", (), {"__slots__": (5,)}), lambda: type("X", (), {"__slots__": ("a",), "a": 1}), lambda: type("X", (int,), {"__slots__": ("a",)}), lambda: type("X", (tuple,), {"__slots__": ()}), lambda: type("X", (), {"__slots__": ("__dict__", "__dict__")}), lambda: type("X", (), {"__qualname__": 5}), lambda: type("X", (), {"__qualname__": "Q.X"}).__qualname__, lambda: type("X", (), {"__doc__": "d"}).__doc__, lambda: type("X", (Final,), {}, tag=1, more=2), lambda: type("X", (Final,), {}, tag=1), lambda: type("X", (A,), {}, tag=1), lambda: type("X", (), {"n": Named()}), lambda: type("X", (), {"n": BadName()}), lambda: type("X", (), {"__classcell__": 5}), lambda: type("X", (), {"__hash__": None})().__hash__(), lambda: hash(type("X", (), {"__eq__": lambda s, o: 1})()), lambda: type.__call__(A, 1), lambda: type.mro(B), lambda: type.__new__(type), lambda: type.__new__(int, "X", (), {}), lambda: type(), lambda: A.__subclasses__(), lambda: A.__bases__, lambda: setattr(A, "__bases__", ()), lambda: setattr(A, "__bases__", (B,)), lambda: setattr(B, "__bases__", (int,)), lambda: setattr(B, "__bases__", 5), lambda: setattr(A, "__name__", 5), lambda: setattr(A, "__mro__", ()), lambda: setattr(int, "x", 1), lambda: delattr(A, "__name__"), lambda: delattr(A, "zz"), lambda: setattr(A, "__class__", M), lambda: setattr(A(), "__class__", S1), lambda: setattr(A(), "__class__", 5), lambda: setattr(A(), "__class__", B), lambda: setattr(5, "__class__", bool), lambda: setattr(A(), "__dict__", 5), lambda: A.__dict__["x"], lambda: A.__dict__.update(x=1) if hasattr(A.__dict__, "update") else "read only", lambda: int.__dict__["real"].__objclass__,
):
    attempt(f)
for source in ("class X(BadEntries()): pass", "class X(Entries()): pass\nprint(X.__orig_bases__ != ())", "class X(metaclass=5): pass", "class X(metaclass=lambda n, b, d, **k: (n, b, sorted(k))): pass\nprint(X)", "class X(metaclass=M, metaclass=N): pass", "class X(*[A], **{'metaclass': M}): pass\nprint(type(X))", "class X(A, zz=1): pass", "class P(type):\n  @classmethod\n  def __prepare__(m, n, b): return 5\nclass X(metaclass=P): pass", "class P(type):\n  def __new__(m, n, b, d): return 5\nclass X(metaclass=P): pass\nprint(X)", "class X:\n  __class__\n", "class X:\n  return 1", "class X:\n  yield 1", "class X:\n  x = 1\n  y = [x for _ in range(2)]\n", "class X:\n  x = 1\n  def f(self): return x\nX().f()", "class X(X): pass"):
    try:
        exec(source, {**globals()})
    except Exception as e:
        print(type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)
