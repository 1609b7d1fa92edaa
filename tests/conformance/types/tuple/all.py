# tuple: construction, methods, comparison, hashing, subclass behaviour.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

class I:
    def __index__(self):
        return 1

class Sub(tuple):
    pass

class Own(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    def __eq__(self, other):
        return "eq"

    def __hash__(self):
        return 5

    def __len__(self):
        return 77

t = (1, 2, 3, 2)
shows("""
tuple(), tuple([1]), tuple("ab"), tuple({1: 2}), tuple(x for x in range(3)), tuple(t) is t, tuple(()) is tuple(), t[:] is t, t[0:4] is t, t * 1 is t, t + () == t, () + t is t, t.__class_getitem__(int)
tuple(5)
tuple(None)
tuple([1], [2])
tuple(sequence=[1])
t.index(2), t.index(2, 2), t.index(2, -1), t.count(2), t.count("a"), t.index(3, -100, 100)
t.index(9)
t.index(2, "a")
t.index(2, None)
t.index(1, 1, 2)
t.index()
t.count()
t[0], t[-1], t[I()], t[1:3], t[::-1], t[::2], t[10:], t[5:1:-1]
t[4]
t[-5]
t[2**70]
t.__getitem__("a")
t.__getitem__(1.0)
t[::0]
t["a":]
t + [1]
[1] + t
t + None
t + "a"
t * 2, 2 * t, t * 0, t * -1, t * I(), t * True
t * 1.0
t * "a"
t * t
t * 2**70
t - t
2 in t, "a" in t, t.__contains__(1), len(t), t.__len__(), bool(()), bool((0,)), t.__getnewargs__(), t.__sizeof__() > 0, t.__reduce_ex__(2)[1:]
(1, 2) < (1, 3), (1,) < (1, 2), () < (1,), (2,) > (1, 9), (1, 2) == (1, 2), (1, 2) == [1, 2], (1, 2) != (1, 2), (1, "a") == (1, 2), (1.0, True) == (1, 1), (float("nan"),) == (float("nan"),)
(1, "a") < (1, 2)
(1,) < [1]
(1,) >= None
() < 5
hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash((1.0, True)) == hash((1, 1)), hash((-1,)), hash((0, 0)), hash((None,)) == hash((None,))
hash(([],))
hash((1, {}))
type(Sub([1])[:]), type(Sub([1]) + ()), type(Sub([1]) * 1), type(tuple(Sub([1]))), Sub([1]) == (1,), hash(Sub([1])) == hash((1,)), Sub([1, 2]).__getnewargs__(), {(1,): 2}[Sub([1])]
Own(1, 2) == 5, (1, 2) == Own(1, 2), len(Own(1)), hash(Own(1)), tuple(Own(1, 2)), Own(1, 2)[0], [*Own(1, 2)], Own(1, 2) + (3,), "%s %s" % Own(1, 2), isinstance("x", Own(int, str)), "a".startswith(Own("a", "b"))
t.foo
t.append
type(t)(), tuple.__new__(tuple, [1]), tuple.__new__(Sub, [1]), tuple.__add__((1,), (2,)), tuple.__lt__((1,), (2,)), tuple.__lt__((1,), [2])
tuple.__new__()
tuple.__new__(list)
tuple.__new__(5)
tuple.index([1], 1)
iter(t).__length_hint__(), iter(t).__reduce__(), iter(()).__reduce__(), type(iter(t)).__name__, reversed(t).__length_hint__(), type(reversed(t)).__name__, reversed(t).__reduce__()
""")
for action in ("t[0] = 1", "del t[0]", "t.x = 1", "t[0:1] = []", "t += [1]"):
    try:
        exec(action)
    except Exception as error:
        print(action, type(error).__name__, error)
it = iter(t)
it.__setstate__(2)
print(list(it), it.__reduce__(), it.__length_hint__())
pair = ([], 1)
try:
    pair[0] += [5]
except TypeError as error:
    print(error, pair)
