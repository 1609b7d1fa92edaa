# Metaclasses: which one is chosen, and what it can do.
class M1(type):
    def __repr__(cls):
        return f"<{cls.__name__} of {type(cls).__name__}>"


class M2(M1):
    pass


class Other(type):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


class AB(A, B):
    pass


print(AB, type(AB).__name__, A, B)


class Explicit(A, metaclass=M2):
    pass


class Weaker(B, metaclass=M1):
    pass


print(Explicit, Weaker)
try:
    class Bad(A, metaclass=Other):
        pass
except TypeError as e:
    print(e)
try:
    class Bad2(A, type("O", (), {}), metaclass=Other):
        pass
except TypeError as e:
    print(e)
try:
    Other("X", (A,), {})
except TypeError as e:
    print(e)
print(type(type("X", (B, A), {})).__name__)


def function_meta(name, bases, ns, **kw):
    print("function", name, bases, sorted(k for k in ns if k[0] != "_"), kw)
    return type(name, bases, ns)


class F(metaclass=function_meta, opt=1):
    x = 1


class G(F):
    pass


print(type(F).__name__, type(G).__name__)


class Callable:
    def __call__(self, name, bases, ns):
        return name, bases, "x" in ns


class H(metaclass=Callable()):
    x = 1


print(H)


class WithCall(type):
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k, end=" ")
        o = super().__call__(*a, **k)
        print("made", end=" ")
        return o

    def __getattr__(cls, n):
        return f"class attr {n}"

    def __setattr__(cls, n, v):
        print("setattr", n, end=" ")
        super().__setattr__(n, v)

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter("it")

    def __contains__(cls, x):
        return x == "in"

    def __getitem__(cls, k):
        return k

    def __add__(cls, o):
        return "add"

    def __instancecheck__(cls, o):
        return o == 1

    def __subclasscheck__(cls, c):
        return c is int

    def __bool__(cls):
        return False

    def __eq__(cls, o):
        return o == "eq"

    def __hash__(cls):
        return 7

    def __dir__(cls):
        return ["z", "y"]

    @property
    def prop(cls):
        return "meta property"

    def meth(cls):
        return "meta method", cls.__name__


class W(metaclass=WithCall):
    def __init__(self, *a):
        print("init", end=" ")


w = W(1)
print()
W.attr = 5
print(W.attr, W.nothing, len(W), list(W), "in" in W, W[3], W + 1, isinstance(1, W), isinstance(w, W), issubclass(int, W), bool(W), W == "eq", hash(W), dir(W), W.prop, W.meth())
for text in ("w.prop", "w.meth", "w.nothing", "len(w)", "w + 1"):
    try:
        print(eval(text))
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Ordered(type):
    @classmethod
    def __prepare__(cls, name, bases):
        class NS(dict):
            def __setitem__(self, k, v):
                if k in self and not k.startswith("__"):
                    raise TypeError(f"{k} twice")
                super().__setitem__(k, v)
        return NS()


try:
    class Twice(metaclass=Ordered):
        a = 1
        b = 2
        a = 3
except TypeError as e:
    print(e)


def prepare_returning(v):
    return type("PM", (type,), {"__prepare__": classmethod(lambda m, n, b, **k: v)})


for v in (None, 5, []):
    try:
        class X(metaclass=prepare_returning(v)):
            pass
    except TypeError as e:
        print(e)


class Mro(type):
    def mro(cls):
        return [cls, object] if cls.__name__ != "Bad" else [cls, 5]


class Base:
    attr = "base"


class Short(Base, metaclass=Mro):
    pass


print(Short.__mro__, hasattr(Short, "attr"), issubclass(Short, Base))
try:
    class Bad(Base, metaclass=Mro):
        pass
except TypeError as e:
    print(e)
