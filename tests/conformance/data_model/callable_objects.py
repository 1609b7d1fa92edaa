# __call__ in all places: on classes, metaclasses, instances, None, descriptors, nested calls, signatures of errors.

class A:
    def __call__(self, *args, **kw):
        return args, kw


class Static:
    __call__ = staticmethod(lambda *a: ("static", a))


class Class:
    @classmethod
    def __call__(cls, x):
        return cls.__name__, x


class ByObject:
    __call__ = A()


class ByClass:
    __call__ = int


class ByBuiltin:
    __call__ = len

    def __len__(self):
        return 9


class Never:
    __call__ = None


class Chain:
    def __init__(self, n):
        self.n = n

    @property
    def __call__(self):
        return lambda: f"from property {self.n}"


class Self:
    pass


Self.__call__ = Self()
print(A()(1, k=2), Static()(1), Class()(5), ByObject()(1), ByClass()(), Chain(3)(), callable(Never()), callable(A), callable(A()), A().__call__(7))
for make in (lambda: Never()(), lambda: Self()(), lambda: ByBuiltin()(), lambda: object()(), lambda: A()(**{1: 2}), lambda: Class()(), lambda: Class()(1, 2)):
    try:
        print(make())
    except (TypeError, RecursionError) as error:
        print(type(error).__name__, str(error)[:70] if isinstance(error, TypeError) else "")
a = A()
a.__call__ = lambda: "instance"
print(a())


class Meta(type):
    def __call__(cls, *args):
        if args and args[0] == "raw":
            return "intercepted"
        return super().__call__(*args)


class M(metaclass=Meta):
    def __init__(self, *a):
        self.a = a


print(M("raw"), M(1).a, Meta.__call__(M, 2).a, type.__call__(M, "raw").a)


class Single:
    _it = None

    def __new__(cls, *args):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it

    def __init__(self, *args):
        self.args = getattr(self, "args", ()) + args


print(Single(1) is Single(2), Single._it.args)


class Curry:
    def __init__(self, f, *args):
        self.f, self.args = f, args

    def __call__(self, *more):
        args = self.args + more
        return self.f(*args) if len(args) >= 3 else Curry(self.f, *args)

    def __get__(self, obj, owner):
        return self if obj is None else Curry(self.f, obj, *self.args)


add = Curry(lambda a, b, c: a + b + c)
print(add(1)(2)(3), add(1, 2)(3), add(1)(2, 3))


class Holder:
    curried = Curry(lambda self, a, b: (type(self).__name__, a, b))


print(Holder().curried(1)(2))
print(list(map(A(), [1])), sorted([3, 1], key=type("K", (), {"__call__": lambda s, x: -x})()), max([1, 5], key=Static()), [*filter(type("F", (), {"__call__": lambda s, x: x > 1})(), [1, 2])])


def deep(n):
    class W:
        def __call__(self):
            return inner()
    inner = deep(n - 1) if n else (lambda: "bottom")
    return W()


print(deep(30)())


@A()
def decorated(): ...


print(type(decorated).__name__, len(decorated[0]))
