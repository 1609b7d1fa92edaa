# What is said of objects that lack a method, and of classes that set it to None.
class Nothing:
    pass

names = ["__index__", "__int__", "__float__", "__complex__", "__bytes__", "__format__", "__str__", "__repr__", "__round__", "__len__", "__bool__", "__hash__", "__iter__", "__next__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__call__", "__enter__", "__exit__", "__add__", "__radd__", "__iadd__", "__neg__", "__abs__", "__invert__", "__pos__", "__eq__", "__lt__", "__reversed__", "__divmod__", "__pow__", "__getattr__", "__get__", "__set__", "__delete__", "__dir__", "__await__", "__aiter__", "__anext__", "__length_hint__", "__trunc__", "__fspath__", "__class_getitem__", "__missing__", "__instancecheck__", "__del__"]
USES = {
    "__index__": lambda w: [1][w], "__int__": int, "__float__": float, "__complex__": complex, "__bytes__": bytes, "__format__": format, "__str__": str, "__repr__": repr, "__round__": round, "__len__": len, "__bool__": bool, "__iter__": iter, "__next__": next, "__getitem__": lambda w: w[0], "__setitem__": lambda w: w.__class__.__setitem__, "__contains__": lambda w: 1 in w, "__call__": lambda w: w(), "__add__": lambda w: w + 1, "__radd__": lambda w: 1 + w, "__neg__": lambda w: -w, "__abs__": abs, "__invert__": lambda w: ~w, "__pos__": lambda w: +w, "__eq__": lambda w: w == 1, "__lt__": lambda w: w < 1, "__reversed__": reversed, "__divmod__": lambda w: divmod(w, 1), "__pow__": lambda w: w ** 2, "__dir__": lambda w: len(dir(w)) > 5, "__length_hint__": list, "__trunc__": int, "__class_getitem__": lambda w: type(w)[0], "__iadd__": lambda w: exec("w += 1", {"w": w}), "__enter__": lambda w: exec("with w: pass", {"w": w}), "__exit__": lambda w: exec("with w: pass", {"w": w}), "__getattr__": lambda w: w.zzz, "__instancecheck__": lambda w: isinstance(1, w)}
import re
for name in names:
    use = USES.get(name)
    if use is None:
        continue
    for kind, w in (("lacking", Nothing()), ("None", type("Nix", (), {name: None})()), ("None in list", type("NixList", (list,), {name: None})()), ("None in int", type("NixInt", (int,), {name: None})())):
        try:
            outcome = repr(use(w))
        except Exception as error:
            outcome = f"{type(error).__name__}: {error}"
        print(name, kind, re.sub("0x[0-9a-f]+", "0x", outcome))
cases = [(Nothing(), "t[0] = 1"), (Nothing(), "del t[0]"), (Nothing(), "t[0] += 1"), (Nothing(), "t[0]"), (Nothing(), "t[1:2] = 1"), (None, "t[0]"), (None, "t()"), (None, "t.x"), (None, "t += 1"), (None, "for x in t: pass"), (None, "a, b = t"), (None, "with t: pass"), (None, "-t"), (None, "t < 1"), (None, "del t[0]"), (None, "del t.x"), (None, "t.x = 1"), (5, "t()"), (5, "t[0] = 1"), (5, "del t[0]"), (5, "t.x = 1"), (5, "del t.real"), (len, "t[0]"), (int, "t[0]"), (int, "t[0] = 1"), (int, "del t[0]"), (Nothing, "t[0]"), (Nothing, "t[0] = 1"), ("s", "t.x = 1"), ("s", "t[0] = 1"), ((), "t[0] = 1"), (b"", "t[0] = 1"), (frozenset(), "t[0]"), ({1}, "t[0] = 1"), (range(3), "t[0] = 1"), (1.5, "t[0]"), (iter([]), "t[0]")]
for target, statement in cases:
    try:
        exec(statement, {"t": target})
        print(statement, "fine")
    except Exception as error:
        print(statement, type(error).__name__, error)
