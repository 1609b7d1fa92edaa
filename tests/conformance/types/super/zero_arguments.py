# super without arguments: cells, nested functions, comprehensions, rebinding self, and errors.

class A:
    def f(self, n=0):
        return f"A.f{n}"

    def g(self):
        return "A.g"


class B(A):
    def f(self, n=1):
        def inner():
            return super(B, self).f(n)
        return inner()

    def g(self):
        return [super(B, self).f(i) for i in range(2)]

    def h(self):
        return [super().f(i) for i in range(2)]

    def lam(self):
        return (lambda me: super().f())(self)

    def gen(self):
        yield super().g()
        yield from (super(B, self).g() for _ in range(1))

    def rebound(self):
        self = 5
        return super().f()

    def deleted(self):
        del self
        parent = super()
        return parent.f()

    def nested(self):
        def inner(x):
            return super().f()
        return inner(self)

    def nested_none(self):
        def inner():
            return super().f()
        return inner()

    def star(*args):
        return super().f()

    def only_key(*, key=1):
        return super().f()

    def klass(self):
        return __class__.__name__

    def captured(self):
        use = lambda: self
        return super().f(use() is self)

    async def coro(self):
        return super().g()


b = B()
for name in ("f", "g", "h", "lam", "rebound", "deleted", "nested", "nested_none", "star", "klass", "captured"):
    try:
        print(name, getattr(b, name)())
    except Exception as error:
        print(name, type(error).__name__, error)
print(list(b.gen()))
try:
    b.coro().send(None)
except StopIteration as stop:
    print(stop.value)
try:
    B.only_key()
except RuntimeError as error:
    print(error)
try:
    B.f(5)
except TypeError as error:
    print(error)


def outside(self):
    return super().f()


B.out = outside
try:
    b.out()
except RuntimeError as error:
    print(error)


class C:
    def method(self):
        return __class__

    print("cell" in repr(method.__closure__[0]))
    try:
        method(1)
    except NameError as error:
        print(error)
    try:
        super
        print(super().f)
    except RuntimeError as error:
        print(error)


print(C().method() is C)


class D(A):
    super = lambda self: "class attribute"

    def f(self):
        return super().f()


print(D().f())


def shadow():
    super = lambda: A()

    class E(A):
        def f(self):
            return super().f(7)
    return E().f()


print(shadow())


class F(A):
    def __new__(cls):
        self = super().__new__(cls)
        self.made = True
        return self

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        print("sub", cls.__name__)

    def __getattr__(self, name):
        return super().__getattribute__(name)


class G(F):
    pass


print(G().made)
try:
    G().nothing
except AttributeError as error:
    print(error)
