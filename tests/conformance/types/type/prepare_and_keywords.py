# Odd results of __prepare__ and of metaclasses that are no classes, and keywords of class statements.

def attempt(text, **names):
    try:
        space = {"__name__": "m", **names}
        exec(text, space)
        print("made", space.get("A"))
    except Exception as error:
        print(type(error).__name__, error)


class P:
    @classmethod
    def __prepare__(cls, *args, **kw):
        return 5


class Q(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return None


class R(type):
    __prepare__ = None


class S(type):
    def __new__(meta, name, bases, ns):
        return 7


class T(type):
    def __new__(meta, name, bases, ns, a, *, b=2):
        print(a, b)
        return super().__new__(meta, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        pass


def function(name, bases, ns, **kw):
    return name, bases, sorted(k for k in ns if not k.startswith("__")), kw


attempt("class A(metaclass=P): pass", P=P)
attempt("class A(metaclass=Q): pass", Q=Q)
attempt("class A(metaclass=R): pass", R=R)
attempt("class A(metaclass=S): pass", S=S)
attempt("class A(metaclass=T): pass", T=T)
attempt("class A(metaclass=T, a=1): pass", T=T)
attempt("class A(metaclass=T, a=1, c=3): pass", T=T)
attempt("class A(metaclass=f, k=1): x = 1", f=function)
attempt("class A(int, metaclass=f, **{'z': 2}): y = 1", f=function)
attempt("class A(metaclass=5): pass")
attempt("class A(metaclass=lambda *a: None): pass")
attempt("class A(k=1): pass")
attempt("class A(object, k=1): pass")
attempt("class A(**{'metaclass': type}): pass")
attempt("class A(metaclass=type, metaclass=type): pass")
attempt("class A(*[int], *[str]): pass")
attempt("class A(*(), **{}): pass")
attempt("class A(**{5: 1}): pass")
attempt("class A(5): pass")
attempt("class A(None): pass")
attempt("class A(len): pass")
attempt("class A(lambda: 0): pass")
attempt("class A(undefined): pass")
attempt("class A: raise KeyError('in body')")


class Base:
    def __init_subclass__(cls, /, flag=None, **kw):
        print("subclass", cls.__name__, flag, kw)
        super().__init_subclass__(**kw)


attempt("class A(B, flag=1): pass", B=Base)
attempt("class A(B, other=1): pass", B=Base)
attempt("class A(B): __init_subclass__ = None", B=Base)


class Entries:
    def __mro_entries__(self, bases):
        print("entries", len(bases))
        return (int,)


attempt("class A(e): pass\nprint(A.__bases__, len(A.__orig_bases__))", e=Entries())
bad = type("E", (), {"__mro_entries__": lambda self, b: 5})()
attempt("class A(e): pass", e=bad)
none = type("E", (), {"__mro_entries__": lambda self, b: ()})()
attempt("class A(e): pass\nprint(A.__bases__)", e=none)
import types
print(types.resolve_bases((Entries(), str)), types.get_original_bases(types.new_class("X", (Entries(),)))[0].__class__.__name__)
