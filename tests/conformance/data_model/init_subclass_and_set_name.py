# Hooks that class creation calls, and their errors.
log = []


class Base:
    def __init_subclass__(cls, **kw):
        log.append((cls.__name__, kw, sorted(k for k in vars(cls) if k[0] != "_")))
        super().__init_subclass__()


class A(Base, x=1):
    attr = 5


class B(A, y=2, z=3):
    pass


C = type("C", (B,), {"made": 1}, w=4)
print(log)


class Named:
    def __set_name__(self, owner, name):
        log.append((owner.__name__, name))
        self.name = name


log.clear()


class D:
    b = Named()
    a = Named()
    same = a
    x = [Named()]


D.later = Named()
print(log, hasattr(D.later, "name"), D.a.name, D.same.name)


class Fails:
    def __set_name__(self, owner, name):
        raise ValueError("set_name failed")


class FailsSub:
    def __init_subclass__(cls):
        raise KeyError("init_subclass failed")


def error(f):
    try:
        f()
        print("fine")
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "__notes__", None))


error(lambda: type("X", (), {"f": Fails()}))
error(lambda: type("X", (FailsSub,), {}))
error(lambda: type("X", (), {}, kw=1))
error(lambda: type("X", (Base,), {}, metaclass=type))
error(lambda: object.__init_subclass__(a=1))
error(lambda: object.__init_subclass__(1))
error(lambda: Base.__init_subclass__(a=1))
error(lambda: type("X", (), {"__set_name__": 5}))
error(lambda: type("Y", (), {"z": type("X", (), {"__set_name__": lambda s: 1})()}))
error(lambda: type("Y", (), {"z": type("X", (), {"__set_name__": None})()}))


class ClassMethodHook:
    @classmethod
    def __init_subclass__(cls, **k):
        log.append("explicit classmethod")


class StaticHook:
    @staticmethod
    def __init_subclass__(**k):
        log.append(("static", k))


log.clear()
type("S1", (ClassMethodHook,), {})
type("S2", (StaticHook,), {}, q=1)
print(log)


class Renames:
    def __set_name__(self, owner, name):
        setattr(owner, name + "_extra", name)
        delattr(owner, name) if name == "gone" else None


class R:
    a = Renames()
    gone = Renames()


print(sorted(k for k in vars(R) if k[0] != "_"))


class Mro:
    def __mro_entries__(self, bases):
        return (Base, dict) if len(bases) == 1 else ()


class E(Mro(), k=5):
    pass


print(E.__mro__[1:3], E.__orig_bases__[0].__class__.__name__, E.__bases__)
for bad in (5, [int], None, (5,)):
    class BadEntries:
        def __mro_entries__(self, bases):
            return bad
    error(lambda: exec("class X(b): pass", {"b": BadEntries()}))
error(lambda: type("X", (Mro(),), {}))
import types
print(types.resolve_bases((Mro(),)), types.new_class("N", (Mro(),), {"k": 1}, lambda ns: ns.update(z=1)).z)
