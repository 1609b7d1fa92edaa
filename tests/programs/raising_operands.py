"""Operands of instructions that raise are released, however the exception is caught."""

freed = 0


class Odd:
    def __del__(self):
        global freed
        freed += 1

    def __iter__(self):
        return iter([self])

    def __add__(self, other):
        raise ValueError("add")

    def __getitem__(self, key):
        raise KeyError("item")

    def __lt__(self, other):
        raise TypeError("order")

    def __contains__(self, key):
        raise ValueError("contains")


def unpack():
    a, b = Odd()


def add():
    return Odd() + 1


def radd():
    return 1 + Odd()


def item():
    return Odd()[0]


def index():
    return [1, 2][Odd()]


def attribute():
    return Odd().missing


def order():
    return Odd() < Odd()


def contains():
    return 1 in Odd()


def iterate():
    for x in Odd().missing():
        pass


def call():
    return Odd()(Odd(), x=Odd())


def into_dict():
    return {[Odd()]: 1}


def store():
    Odd()[Odd()] = Odd()


def delete():
    del Odd()[Odd()]


def form():
    return f"{Odd():z}"


def star():
    first, *rest, last, more = Odd()


work = [unpack, add, radd, item, index, attribute, order, contains, iterate, call, into_dict, store, delete, form, star]
for f in work:
    caught = 0
    for _ in range(60):
        try:
            f()
        except Exception as e:
            kind = type(e).__name__
            caught += 1
    print(f.__name__, kind, caught, freed)
    freed = 0


def inline(n):
    caught = 0
    for k in range(n):
        try:
            a, b = Odd()
        except ValueError:
            caught += 1
        try:
            Odd() + k
        except ValueError:
            caught += 1
        try:
            Odd()[k]
        except KeyError:
            caught += 1
    return caught


for _ in range(5):
    print(inline(40), end=" ")
print(freed)
