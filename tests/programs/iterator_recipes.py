# Built-in iterators can be taken apart, copied, pickled and moved.
import copy
import pickle


def recipe(it):
    make, args, *state = it.__reduce__()
    return getattr(make, "__name__", make), args, *state


def walk(it):
    print(type(it).__name__, recipe(it), end=" ")
    next(it)
    print(recipe(it), end=" ")
    other = copy.copy(it)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        loaded = pickle.loads(pickle.dumps(it, protocol))
        assert list(loaded) == list(copy.copy(it))
    print(list(it) == list(other), recipe(it))


class Sequence:
    def __getitem__(self, i):
        if i < 2:
            return i
        raise IndexError

    def __len__(self):
        return 2

    def __repr__(self):
        return "Sequence()"


for x in [1, 2], (1, 2), "ab", b"ab", range(5), range(1 << 70, (1 << 70) + 3), {1: 2, 3: 4}, {1, 2}, Sequence():
    walk(iter(x))
for x in {1: 2, 3: 4}.values(), {1: 2, 3: 4}.items():
    walk(iter(x))
for x in [1, 2], (1, 2), "ab", range(5), {1: 2, 3: 4}, Sequence():
    walk(reversed(x))

it = iter([1, 2].pop, 1)
print(it.__reduce__()[1][1], list(it), it.__reduce__()[1])
for it in enumerate("ab"), enumerate("ab", 5), zip("ab", "cd"), map(ord, "ab"), filter(None, [0, 1]):
    next(it)
    print(type(it).__name__, list(pickle.loads(pickle.dumps(it))))
for it in zip("ab", "c", strict=True), map(pow, [1, 2], [1], strict=True):
    print(it.__reduce__()[2:])
    try:
        print(list(pickle.loads(pickle.dumps(it))))
    except ValueError as e:
        print(e)
it = zip("ab", "c")
it.__setstate__(True)
try:
    list(it)
except ValueError as e:
    print(e)

for make in lambda: iter([1, 2, 3]), lambda: iter("abc"), lambda: iter(range(3)), lambda: reversed([1, 2, 3]), lambda: iter(range(1 << 70, (1 << 70) + 3)), lambda: reversed("abc"), lambda: iter(Sequence()):
    for state in 0, 1, 2, 9, -1, -9, 1 << 70, 1.5, "a":
        it = make()
        try:
            it.__setstate__(state)
            print([str(x)[-3:] for x in it], end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()
print([hasattr(iter(x), "__setstate__") for x in ([], {}, set(), enumerate(""), filter(None, ""))])
print(range(3).__reduce__(), slice(1, 2).__reduce__(), {1}.__reduce__(), frozenset().__reduce__())
print(len.__reduce__(), [].append.__reduce__()[1], str.upper.__reduce__()[1], bytearray(b"\xff").__reduce__())
print((5).__getnewargs__(), (1.5).__getnewargs__(), (1j).__getnewargs__(), "a".__getnewargs__(), b"a".__getnewargs__(), (1,).__getnewargs__())


class Slots(set):
    __slots__ = ("a", "__dict__")


s = Slots([1])
s.a, s.b = 2, 3
for protocol in range(6):
    t = pickle.loads(pickle.dumps(s, protocol))
    print(t, t.a, t.b, type(t).__name__, end="; ")
print()
