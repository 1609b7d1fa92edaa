# Class bodies: namespaces, order of execution, keyword arguments, and hooks.
x = "module"


class A:
    print(__module__, __qualname__, sorted(n for n in locals() if not n.startswith("__firstlineno")))
    x = x
    y = [x for _ in range(1)]
    z = (lambda: x)()
    if True:
        w = x
    for i in range(2):
        pass

    def f(self):
        return x

    class B:
        try:
            q = w
        except NameError as e:
            q = str(e)
        r = x

    del i


x = "changed"
print(A.x, A.y, A.z, A.w, A().f(), A.B.q, A.B.r, hasattr(A, "i"), A.B.__qualname__)


def outer(v):
    class C:
        v = v if False else "own"
        u = v

        def get(self):
            return v
    return C.v, C.u, C().get()


try:
    print(outer("param"))
except NameError as e:
    print(type(e).__name__, e)


def outer2(v):
    class C:
        u = v

        def get(self):
            return v, __class__.__name__
    return C.u, C().get()


print(outer2("param"))


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw, end=" ")
        return {"injected": 1}

    def __new__(mcls, name, bases, ns, **kw):
        print("new", sorted(k for k in ns if not k.startswith("__")), kw, end=" ")
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", kw)
        super().__init__(name, bases, ns)


class M(metaclass=Meta, k=1):
    own = injected + 1


class N(M, *[], **{"z": 5}):
    pass


print(M.own, M.injected)


class Hook:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        print("subclass", cls.__name__, tag)


class H1(Hook, tag="t"):
    pass


class H2(H1):
    pass


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name, list(k for k in vars(owner) if not k.startswith("__")))


class S:
    a = Named()
    b = c = Named()
    d = [Named()]


def error(text):
    try:
        exec(text, {"Hook": Hook, "Meta": Meta, "M": M})
        print(text, "-> fine")
    except Exception as e:
        print(text.replace("\n", "; "), "->", type(e).__name__, e)


for text in ["class X(1): pass", "class X(None): pass", "class X('a'): pass", "class X(int, str): pass", "class X(object, int): pass", "class X(int, int): pass", "class X(bool): pass", "class X(type(None)): pass", "class X(Hook, bad=1): pass", "class X(a=1): pass", "class X(metaclass=1): pass", "class X(metaclass=lambda *a, **k: (a[0], k), z=1): pass\nprint(X)", "class X(M, metaclass=type): pass", "class P(type): pass\nclass X(M, metaclass=P): pass", "class X(len): pass", "class X([]): pass", "class X(range): pass", "class X(slice): pass", "class X(type(lambda: 1)): pass", "class X(int, metaclass=None): pass", "class X(metaclass=int): pass", "class X:\n def __init_subclass__(): pass\nclass Y(X): pass", "class X:\n def __set_name__(self, a): pass\nclass Y:\n z = X()", "class X(*[int], **{'metaclass': type}): pass\nprint(X.__mro__)", "class X(): pass\nprint(X.__bases__)", "class X(int): __slots__ = ('a',)", "class X(tuple): __slots__ = ('a',)", "class X:\n __slots__ = ('a',)\n a = 1", "class X: __slots__ = 5", "class X: __slots__ = ('1a',)", "class X: __slots__ = ('a', 'a')", "class X: __slots__ = (1,)", "class X: __slots__ = 'ab'\nprint(X.ab)", "class X: __slots__ = ('__dict__', '__dict__')", "class X:\n __qualname__ = 5", "class X:\n __qualname__ = 'Q.X'\nprint(X)", "class X:\n __module__ = 5\nprint(X)", "class X:\n __name__ = 'other'\nprint(X, X.__name__, X().__name__)", "class X:\n __doc__ = 5\nprint(X.__doc__)", "class X:\n __class__ = int\nprint(X().__class__, type(X()))", "class X:\n __hash__ = 5\nhash(X())", "class X:\n __classcell__ = None", "class X:\n __firstlineno__ = 7\nprint(X.__firstlineno__)", "class X:\n __static_attributes__ = 1\nprint(X.__static_attributes__)"]:
    error(text)
