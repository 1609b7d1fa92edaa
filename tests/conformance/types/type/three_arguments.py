# Classes made by calling type: names, bases, dictionaries, qualified names and modules.

def attempt(label, act):
    try:
        print(label, act())
    except Exception as error:
        print(label, type(error).__name__, error)


A = type("A", (), {"x": 1, "f": lambda self: self.x})
B = type("B", (A,), {"__doc__": "of B"})
print(A, B.__mro__, B().f(), B.__doc__, A.__doc__, A.__name__, A.__qualname__, A.__module__, B.__bases__, B.__base__)
ns = {"y": 2}
C = type("C", (), ns)
ns["z"] = 3
C.w = 4
print(hasattr(C, "z"), "w" in ns, sorted(k for k in C.__dict__ if not k.startswith("__")))
attempt("one argument", lambda: type(5))
for args in ((), (1, 2), ("A", ()), (5, (), {}), ("A", [], {}), ("A", (), []), ("A", (5,), {}), ("A", (int, str), {}), ("A", (bool,), {}), ("A", (A, A), {}), ("A", (A, B), {}), ("A\0", (), {}), ("A", (type(None),), {}), ("A", (), {"__slots__": 5}), ("A", (), {"__slots__": ("1x",)}), ("A", (), {"__slots__": ("a", "a")}), ("A", (), {"__slots__": ("x",), "x": 1}), ("A", (), {"__qualname__": 5}), ("A", (int,), {"__slots__": ("a",)}), ("A", (), {"__classcell__": 5}), ("a b!", (), {}), ("", (), {})):
    attempt(ascii(args[:2]) if len(args) < 3 else ascii(args[2]), lambda: ascii(type(*args)))
attempt("keyword", lambda: type("A", (), {}, metaclass=type))
attempt("keyword", lambda: type("A", (), {}, other=1))
Q = type("Q", (), {"__qualname__": "Outer.Q", "__module__": "elsewhere"})
print(Q, Q.__qualname__, Q.__module__, "__qualname__" in Q.__dict__, "__module__" in Q.__dict__, Q().__class__)


class Meta(type):
    pass


M = Meta("M", (), {})
S = type("S", (M,), {})
print(type(M).__name__, type(S).__name__, type.__call__(Meta, "Z", (), {}))
attempt("conflict", lambda: type("X", (M, type("Y", (), {}, **{})), {}))


