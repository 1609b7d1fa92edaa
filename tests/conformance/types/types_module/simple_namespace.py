# types.SimpleNamespace, MappingProxyType, DynamicClassAttribute, prepared classes and kinds of things.
import types
from types import MappingProxyType, SimpleNamespace

n = SimpleNamespace(a=1, b="x")
n.c = [n]
print(n.a, SimpleNamespace(), SimpleNamespace(b=1, a=2), SimpleNamespace({"k": 1}, z=2), SimpleNamespace([("q", 5)]), n == SimpleNamespace(a=1), SimpleNamespace(a=1) == SimpleNamespace(a=1), SimpleNamespace(a=1) != {"a": 1})
print(repr(n))
del n.c
print(vars(n), n, SimpleNamespace.__hash__)
for act in ("SimpleNamespace(1)", "SimpleNamespace({}, {})", "SimpleNamespace({5: 1})", "SimpleNamespace(**{'not name': 1})"):
    try:
        print(act, eval(act) if not act.startswith("del") else exec(act))
    except Exception as error:
        print(act, "->", type(error).__name__, error)


class Sub(SimpleNamespace):
    def area(self):
        return self.w * self.h


print(Sub(w=2, h=3).area(), Sub(w=1), repr(Sub()))
d = {"a": 1, "b": [2]}
p = MappingProxyType(d)
d["c"] = 3
print(p, len(p), p["c"], list(p), "a" in p, p.get("z", 0), p.copy(), p == d, p | {"q": 1}, {"q": 1} | p, list(reversed(p)), sorted(p.items()), p.keys() & {"a"}, type(p.copy()).__name__, p != {})
for act in ("p['x'] = 1", "del p['a']", "p.clear()", "p.update({})", "p.pop('a')", "p |= {'z': 1}", "MappingProxyType(5)", "MappingProxyType([1])", "MappingProxyType()", "p.x = 1", "p['zz']", "hash(p)", "MappingProxyType(p)"):
    try:
        exec(act)
        print(act, "fine")
    except Exception as error:
        print(act, "->", type(error).__name__, error)
print(type(p).__name__)


class Descr:
    @types.DynamicClassAttribute
    def x(self):
        return "instance"


print(Descr().x)
try:
    Descr.x
except AttributeError as error:
    print(error)
K = types.new_class("K", (int,), {}, lambda ns: ns.update(x=1))
print(K.x, K.__mro__, K.__module__, types.new_class("E").__bases__, types.prepare_class("P", (), {"metaclass": type})[1:])
try:
    types.new_class("X", (int, str))
except TypeError as error:
    print(error)


def f(): yield


async def g(): pass


kinds = {"lambda": lambda: 0, "builtin": len, "method": [].append, "bound": SimpleNamespace().__repr__, "generator": f(), "module": types, "code": f.__code__, "wrapper": object().__str__, "slot": object.__str__, "descr": str.join, "classmethod": dict.__dict__["fromkeys"], "none": None, "ellipsis": ..., "notimpl": NotImplemented, "union": int | str, "alias": list[int], "cell": (lambda x: (lambda: x))(1).__closure__[0], "proxy": int.__dict__}
for name, value in kinds.items():
    print(name, type(value).__name__, [t for t in sorted(vars(types)) if isinstance(vars(types)[t], type) and type(value) is vars(types)[t]])
c = g()
print(type(c) is types.CoroutineType)
c.close()
