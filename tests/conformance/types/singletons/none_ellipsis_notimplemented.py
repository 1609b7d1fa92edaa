# None, Ellipsis and NotImplemented: identity, calls of their types, attributes, use in operators and as keys.

for v in (None, ..., NotImplemented):
    t = type(v)
    print(v, repr(v), str(v), t, t() is v, v is t(), v == v, v != v, hash(v) == hash(v), {v: 1}[v], [v].index(v), v in (v,), isinstance(v, t), t.__name__, t.__module__, t.__mro__)
    for text in ("t(1)", "t(x=1)", "v.x", "v.x = 1", "del v.x", "v()", "v[0]", "len(v)", "iter(v)", "v + 1", "v < v", "v < 1", "-v", "int(v)", "float(v)", "class X(t): pass", "t.x = 1", "v.__class__ = int", "v.__eq__(v)", "v.__ne__(v)", "v.__eq__(5)", "v.__hash__() == hash(v)", "v.__reduce__()", "v.__doc__ is None", "v.__init__(5)", "v.__dir__() != []", "format(v)", "format(v, '>5')", "f'{v!s:>15}'", "'%s' % (v,)", "'%d' % v", "abs(v)", "with_(v)", "next(v)", "v @ v", "v in v", "raise_(v)", "sorted([v, v])", "max([v])", "[v] * 2 == [v, v]", "v if v is not None else 0", "import_(v)"):
        try:
            if text.startswith(("class", "t.x", "v.x =", "del", "v.__class__")):
                exec(text)
                print("  ", text)
            else:
                print("  ", text, "->", eval(text, globals(), {"v": v, "t": t, "with_": lambda v: v.__enter__, "raise_": lambda v: (_ for _ in ()).throw(v), "import_": lambda v: __import__(v)}))
        except Exception as error:
            print("  ", text, "->", type(error).__name__, error)
import copy
import pickle
for v in (None, ..., NotImplemented):
    print(copy.copy(v) is v, copy.deepcopy([v])[0] is v, pickle.loads(pickle.dumps(v)) is v)
print(None is None, None == 0, None == False, None == "", not None, bool(...), None or "default", ... and 5, (None,) < (None, 1), None.__bool__(), [None, ...] == [None, Ellipsis])
try:
    bool(NotImplemented)
except TypeError as error:
    print(error)
for text in ("None = 1", "Ellipsis = 5\nprint(Ellipsis, ...)", "NotImplemented = 5\nprint(NotImplemented)", "... = 1", "def f(None): ...", "x.None", "import None", "None: int", "for None in x: ...", "f(None=1)", "class None: ...", "del None", "del Ellipsis", "lambda None: 0", "None += 1", "(None := 5)", "global None", "[None for None in x]"):
    try:
        exec(text, {})
        print(text.splitlines()[0], "fine")
    except (SyntaxError, NameError) as error:
        print(repr(text), "->", type(error).__name__, error)


def f() -> None: ...


x: None = None
print(f(), f.__annotations__, None | int, int | None, type(None) | None, list[None], isinstance(None, None | int))
