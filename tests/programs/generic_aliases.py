# `list[int]`: attributes, repr, substitution, calling, and what it refuses.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


A = list[int]
print(A, type(A), A.__origin__, A.__args__, A.__parameters__, A.__unpacked__)
print(dict[str, int], tuple[int, ...], tuple[()], type[int], set[list[int]], frozenset[None], list[int, str], list["text"], list[[1, 2]])
print(tuple[()].__args__, dict[str, list[int | None]])
print(A == list[int], A == list[str], A == tuple[int], hash(A) == hash(list[int]), A != list[int], {A: 1}[list[int]])
print(A(), A("ab"), dict[str, int](a=1), tuple[int, ...]([1, 2]), type(A()))
show(lambda: isinstance([], A))
show(lambda: issubclass(list, A))
show(lambda: isinstance([], (int, A)))
show(lambda: A[str])
show(lambda: int[str])
show(lambda: str[int])
show(lambda: A.append)
show(lambda: A.nothing)
show(lambda: A.__name__)
show(lambda: A.__doc__ == list.__doc__)
show(lambda: A.__class__)
show(lambda: A.__mro_entries__(()))
show(lambda: list.__class_getitem__(str))
show(lambda: range[int])
show(lambda: enumerate[int])
show(lambda: dict.fromkeys is None or dict[str, int].fromkeys("ab"))
show(lambda: [*A])
show(lambda: [*A][0].__unpacked__)
show(lambda: tuple[*tuple[int, str], float])


def assign(name):
    setattr(A, name, 1)


show(lambda: assign("__origin__"))
show(lambda: assign("other"))


class C:
    def __class_getitem__(cls, item):
        return cls.__name__, item


print(C[1], C[1, 2], C[:])


class D(list[int]):
    pass


print(D.__bases__, D.__orig_bases__, D.__mro__, D([1, 2]))


class Box:
    __class_getitem__ = classmethod(type(A))

    def __init__(self, v):
        self.v = v


b = Box[int](5)
print(Box[int], b.v, b.__orig_class__)
print(list[Box], list[Box[str]], dict[str, Box])


def bad_entries():
    class M:
        def __mro_entries__(self, bases):
            return 5

    class E(M()):
        pass


def replaced():
    class M:
        def __mro_entries__(self, bases):
            return (int, Box)

    class E(M()):
        pass

    return E.__bases__, len(E.__orig_bases__)


show(bad_entries)
show(replaced)
print(list[int].__args__[0] is int, list[int] | None, None | list[int], list[int] | str)
n = 0
for i in range(150):
    n += len(list[int](range(i % 4)))
print(n)
