# None, ..., NotImplemented: identity, text, methods, attributes.

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

shows("""
None is None, type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented, repr(None), str(...), repr(NotImplemented), f"{None}", f"{...}", "%s %r" % (None, ...), bool(None), bool(...)
bool(NotImplemented)
not NotImplemented
type(None)(1)
type(...)(1)
type(NotImplemented)(x=1)
None == None, None != 0, None == False, ... == ..., NotImplemented == NotImplemented, None is not ..., None in [None], hash(None) == hash(None), {None: 1}[None], {...: 2}[...]
None < None
None + 1
None()
None[0]
None.x
None.__class__, None.__eq__(None), None.__eq__(1), None.__bool__(), None.__hash__() == hash(None), None.__repr__(), None.__init__(), None.__ne__(5)
len(None)
iter(None)
int(None)
float(None)
type("X", (type(None),), {})
type("X", (type(...),), {})
type(None).__name__, type(...).__name__, type(NotImplemented).__name__, type(None).__mro__, type(None).__bases__, type(None).__module__, Ellipsis is ...
[1, 2].__getitem__(...)
{}[...]
(1).__add__("a") is NotImplemented, (1).__eq__("a"), object().__eq__(5), object().__lt__(5), [].__add__ is not None
""".replace("\nNone()\n", "\n(lambda n: n())(None)\n").replace("\nNone[0]\n", "\n(lambda n: n[0])(None)\n"))
for statement in ("None = 1", "... = 1", "Ellipsis = 1", "NotImplemented = 1", "None.x = 1", "del None", "def None(): pass", "x.None = 1", "import None", "for None in []: pass", "(None := 1)", "f(None=1)", "lambda None: 0", "class None: pass", "with a as None: pass", "True = 1", "__debug__ = 1", "del __debug__", "x.__debug__ = 1"):
    try:
        exec(compile(statement, "s", "exec"), {"x": type("X", (), {})(), "f": dict})
        print(statement, "fine")
    except Exception as error:
        print(statement, type(error).__name__, error)
import copy
print(copy.copy(None), copy.deepcopy(...), copy.copy(NotImplemented))
