# isinstance and issubclass by hooks.
class Meta(type):
    def __instancecheck__(cls, obj):
        return getattr(obj, "kind", None) == cls.__name__

    def __subclasscheck__(cls, sub):
        return "kind" in vars(sub) if isinstance(sub, type) else 1 / 0


class Duck(metaclass=Meta):
    pass


class Real:
    kind = "Duck"


class Wrong:
    pass


print(isinstance(Real(), Duck), isinstance(Wrong(), Duck), isinstance(Duck(), Duck), isinstance(3, Duck))
print(issubclass(Real, Duck), issubclass(Wrong, Duck), issubclass(Duck, Duck))
print(isinstance(Real(), (int, Duck)), isinstance(Wrong(), (int, (str, Duck))), issubclass(Real, (int, (Duck,))))
try:
    issubclass(3, Duck)
except ZeroDivisionError as e:
    print(e)


class Hook:
    def __init__(self, answer):
        self.answer = answer

    def __instancecheck__(self, obj):
        return self.answer

    def __subclasscheck__(self, obj):
        return self.answer


print(isinstance(1, Hook(True)), isinstance(1, Hook(0)), issubclass(int, Hook([1])), issubclass(3, Hook([])))
for bad in (1, "x", None, [int], (int, 3)):
    for f in (isinstance, issubclass):
        try:
            print(f(str, bad))
        except TypeError as e:
            print(e)
try:
    issubclass(1, int)
except TypeError as e:
    print(e)


# Objects that claim another class.
class Claims:
    @property
    def __class__(self):
        return int


c = Claims()
print(isinstance(c, int), isinstance(c, Claims), isinstance(c, str), type(c).__name__, c.__class__)


# Things that only look like classes.
class Fake:
    def __init__(self, *bases):
        self.__bases__ = bases


base = Fake()
derived = Fake(base)
print(issubclass(derived, base), issubclass(base, derived), issubclass(base, base))


class Of:
    def __init__(self, cls):
        self.c = cls

    @property
    def __class__(self):
        return self.c


print(isinstance(Of(derived), base), isinstance(Of(base), derived))
print(type.__instancecheck__(int, True), type.__subclasscheck__(int, bool), type.__instancecheck__(Duck, Real()))


class Call(type):
    n = 0

    def __instancecheck__(cls, o):
        Call.n += 1
        return super().__instancecheck__(o)


class K(metaclass=Call):
    pass


class L(K):
    pass


def count():
    n = 0
    for i in range(100):
        if isinstance(i, K):
            n += 1
        if isinstance(L(), K):
            n += 2
        if isinstance(K(), K):
            n += 3
    return n


print(count(), Call.n)


# The hook appears when the loop is hot.
class Plain(type):
    pass


class M(metaclass=Plain):
    pass


def run():
    return sum(isinstance(i, M) for i in range(100))


print(run())
Plain.__instancecheck__ = lambda cls, o: o % 2 == 0
print(run())
del Plain.__instancecheck__
print(run())


class Sub(type):
    def __subclasscheck__(cls, c):
        print("asked")
        return True


class Err(Exception, metaclass=Sub):
    pass


try:
    try:
        raise ValueError("v")
    except Err:
        print("not by the hook")
except ValueError as e:
    print("passed", e)


def match(x):
    match x:
        case Duck():
            return "duck"
        case int():
            return "int"
        case _:
            return "other"


print(match(Real()), match(3), match(Wrong()))
