# Special methods that give something wrong, or fail.
import warnings

warnings.simplefilter("ignore")


def attempt(name, f):
    try:
        print(name, "->", repr(f()).split(" at 0x")[0])
    except BaseException as e:
        print(name, "->", type(e).__name__, e, repr(e.__cause__))


def make(**methods):
    return type("X", (), {k: (lambda v: lambda self, *a: v)(v) for k, v in methods.items()})()


class Raises:
    def __getattr__(self, n):
        raise KeyError(n)


for v in (-1, 2**70, 1.5, "a", None, True, [1]):
    attempt(f"len {v!r}", lambda: len(make(__len__=v)))
    attempt(f"bool by len {v!r}", lambda: bool(make(__len__=v)))
    attempt(f"hash {v!r}", lambda: hash(make(__hash__=v)) if v != 2**70 else hash(make(__hash__=v)) == hash(2**70))
    attempt(f"index {v!r}", lambda: [0, 1, 2][make(__index__=v)])
    attempt(f"length_hint {v!r}", lambda: __import__("operator").length_hint(make(__length_hint__=v), 9))
for v in (1, "a", None, 0):
    attempt(f"bool {v!r}", lambda: bool(make(__bool__=v)))
    attempt(f"if {v!r}", lambda: 1 if make(__bool__=v) else 2)
    attempt(f"not {v!r}", lambda: not make(__bool__=v))
for v in (1, None, b"x", "ok"):
    for f in (str, repr, lambda x: f"{x}", lambda x: f"{x!r}", format, lambda x: "%s" % x, bytes, lambda x: "{}".format(x), ascii, print):
        attempt(f"text {v!r}", lambda: f(make(__str__=v, __repr__=v, __format__=v, __bytes__=v)))
for v in (1, None, [1], "ab", iter([1])):
    attempt(f"iter {v!r}"[:12], lambda: list(make(__iter__=v)))
    attempt(f"for {v!r}"[:12], lambda: [x for x in make(__iter__=v)])
    attempt(f"unpack {v!r}"[:12], lambda: (lambda a, b: (a, b))(*make(__iter__=v)))
    attempt(f"in {v!r}"[:12], lambda: 1 in make(__iter__=v))
    attempt(f"reversed {v!r}"[:12], lambda: reversed(make(__reversed__=v)))
for v in (1, "a", None, 1.5, True, 2 + 3j):
    for f in (int, float, complex, round, abs, lambda x: -x, lambda x: x + 1, lambda x: 1 + x, divmod, lambda x: x**2, lambda x: pow(x, 2, 3)):
        o = make(__int__=v, __float__=v, __complex__=v, __round__=v, __abs__=v, __neg__=v, __add__=v, __radd__=v, __divmod__=v, __pow__=v)
        attempt(f"number {v!r}", (lambda: f(o)) if f is not divmod else (lambda: divmod(o, 2)))
for v in (1, "a", None, [], [1, "b"], {"k": 1}, ()):
    attempt(f"dir {v!r}", lambda: dir(make(__dir__=v)))
    attempt(f"missing {v!r}", lambda: type("D", (dict,), {"__missing__": lambda self, k: v})()["q"])
    attempt(f"contains {v!r}", lambda: 5 in make(__contains__=v))
    attempt(f"eq {v!r}", lambda: make(__eq__=v) == 1)
    attempt(f"ne {v!r}", lambda: make(__eq__=v) != 1)
    attempt(f"lt {v!r}", lambda: make(__lt__=v) < 1)
    attempt(f"sorted {v!r}", lambda: len(sorted([make(__lt__=v), make(__lt__=v)])))
    attempt(f"call {v!r}", lambda: make(__call__=v)())
    attempt(f"getitem {v!r}", lambda: make(__getitem__=v)[0])
    attempt(f"instancecheck {v!r}", lambda: isinstance(1, type("M", (type,), {"__instancecheck__": lambda c, o: v})("C", (), {})))
for name in ("__len__", "__iter__", "__bool__", "__hash__", "__eq__", "__call__", "__getitem__", "__contains__", "__add__", "__enter__", "__index__", "__reversed__", "__setitem__", "__delitem__"):
    X = type("X", (), {name: None})
    for f in (len, iter, bool, hash, lambda x: x == 1, lambda x: x(), lambda x: x[0], lambda x: 1 in x, lambda x: x + 1, lambda x: [][x], reversed, lambda x: x.__setitem__(0, 1), lambda x: exec("with x: pass", {"x": x}), lambda x: exec("x[0] = 1", {"x": x}), lambda x: exec("del x[0]", {"x": x})):
        try:
            f(X())
        except TypeError as e:
            print(name, "|", e)
        except (AttributeError, KeyError) as e:
            print(name, "|", type(e).__name__)
for f in (len, iter, bool, hash, str, repr, lambda x: x + 1, lambda x: x(), lambda x: x.a, lambda x: hasattr(x, "a"), lambda x: getattr(x, "a", 5)):
    attempt("raises", lambda: f(Raises()) if f is not hash else hash(Raises()) and None)
