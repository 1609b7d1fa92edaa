# type: three-argument calls, attributes of classes, layout conflicts.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

class A:
    "doc of A"
    x = 1

class Meta(type):
    def __call__(cls, *args):
        return ("called", args)

    def __prepare__(name, bases, **kw):
        return {"prepared": name}

class M(metaclass=Meta):
    pass

shows("""
type(5), type(type), type(A), type(None), type(...), type(NotImplemented), type(type(5)), type("X", (), {}).__name__, type("X", (A,), {"y": 2}).x, type("X", (A,), dict(y=2)).y, type("é", (), {}).__name__
type()
type(1, 2)
type(1, 2, 3, 4)
type("X")
type(5, (), {})
type("X", [], {})
type("X", (), [])
type("X", (5,), {})
type("X", ("a",), {})
type("X", (), {}, x=1)
type("X\\x00", (), {})
type("X", (A, A), {})
type("X", (object, A), {})
type("X", (int, str), {})
type("X", (int, A), {}).__mro__[1:]
type("X", (type(None),), {})
type("X", (type(len),), {})
type("X", (type(lambda: 0),), {})
type("X", (), {"__slots__": "ab"}).ab.__name__
type("X", (), {"__slots__": ["a b"]})
type("X", (), {"__slots__": [1]})
type("X", (), {"__slots__": 5})
type("X", (), {"__slots__": ("a",), "a": 1})
type("X", (int,), {"__slots__": ("a",)})
type("X", (tuple,), {"__slots__": ("a",)})
type("X", (int,), {"__slots__": ()})(5)
type("X", (), {"__slots__": ("__dict__",)})().__dict__
type("X", (), {"__slots__": ("__dict__", "__dict__")})
type("X", (A,), {"__slots__": ("__dict__",)})
type("X", (), {"__slots__": ("a", "a")}).a.__name__
type("X", (), {"__qualname__": 5})
type("X", (), {"__qualname__": "Q.X"}).__qualname__
type("X", (), {"__init_subclass__": lambda: 0}).__init_subclass__()
type("X", (), {"__classcell__": 5})
type("X", (M,), {}), type(type("X", (M,), {})).__name__
M(1, 2), M.prepared, Meta("Q", (), {})
A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__bases__, A.__base__, A.__mro__, A.mro(), A.__dict__["x"], A.__flags__ > 0, A.__text_signature__, A.__annotations__, A.__type_params__, A.__subclasses__()[:0], A.__firstlineno__ > 0, A.__static_attributes__
A.foo
A.__dict__["zzz"]
int.__name__, int.__qualname__, int.__module__, int.__bases__, bool.__base__, int.__mro__, type.__mro__, object.__bases__, int.__flags__ > 0
repr(A), repr(int), repr(type), repr(type("L", (), {"__module__": "m", "__qualname__": "q.L"})), repr(type("L", (), {"__module__": 5})), repr(type("L", (), {"__module__": "builtins"}))
A == A, A != int, hash(A) == hash(A), A < A if False else 0, bool(A), A.__class__, callable(A), isinstance(A, type), issubclass(A, object), A.__subclasshook__(5), A.__instancecheck__(A()), A.__subclasscheck__(A)
A < A
A + 1
A[0]
len(A)
iter(A)
5 in A
int | str, (int | str) == (str | int), A | None, int | "x" if False else 0
int | 5
type.__call__(A).__class__ is A, type.__call__(int, "5"), type.mro(A), type.__subclasses__(bool), type.__prepare__("a", ()), type.__dir__(A)[:0]
type.__call__()
type.mro(5)
type.__subclasses__(type)[:0]
type.__prepare__()
""".replace("\nA[0]\n", "\nA.__getitem__(0)\n"))
for name, value in (("__name__", "N"), ("__name__", 5), ("__name__", "a\0b"), ("__qualname__", "Q"), ("__qualname__", 5), ("__doc__", "new"), ("__doc__", 5), ("__module__", "mod"), ("__bases__", ()), ("__bases__", 5), ("__bases__", (int,)), ("__bases__", (A,)), ("__bases__", (5,)), ("__mro__", ()), ("__dict__", {}), ("__base__", int), ("__class__", 5), ("__class__", int), ("__annotations__", {"x": 1}), ("__abstractmethods__", frozenset()), ("__type_params__", 5), ("__type_params__", ())):
    try:
        setattr(A, name, value)
        print(name, repr(getattr(A, name)))
    except (TypeError, AttributeError, ValueError) as error:
        print(name, type(error).__name__, error)
for name in ("__name__", "__qualname__", "__doc__", "__module__", "__bases__", "__dict__", "__mro__", "zzz", "__class__"):
    try:
        delattr(A, name)
        print("deleted", name)
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, error)
for name in ("__name__", "x", "__doc__"):
    try:
        setattr(int, name, 1)
    except TypeError as error:
        print(error)
