# concat, countOf, indexOf, length_hint, call and the unary operators of operator.
import operator
from operator import *


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Seq:
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __add__(self, other):
        return Seq(*self.items, *other.items)

    def __repr__(self):
        return f"Seq{self.items}"


class Plain:
    pass


t(concat, [1], [2])
t(concat, (1,), (2,))
t(concat, "a", "b")
t(concat, b"a", b"b")
t(concat, Seq(1), Seq(2))
t(concat, [1], (2,))
t(concat, [1], 5)
t(concat, 1, 5)
t(concat, {}, {})
t(concat, Plain(), [1])
items = [1]
t(iconcat, items, (2, 3))
print(items)
t(iconcat, (1,), (2,))
t(iconcat, 1, 5)
t(iconcat, [1], 5)
t(countOf, [1, 2, 1, 1.0, True], 1)
t(countOf, (float("nan"),), float("nan"))
t(countOf, iter("banana"), "a")
t(countOf, 1, 2)
t(indexOf, "banana", "n")
t(indexOf, Seq(4, 5, 6), 6)
t(indexOf, [1, 2], 3)
t(indexOf, 1, 2)
nan = float("nan")
t(indexOf, [1, nan], nan)


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        if isinstance(self.hint, type):
            raise self.hint("no hint")
        return self.hint


class Sized:
    def __len__(self):
        raise TypeError("no length")

    def __length_hint__(self):
        return 12


t(length_hint, [1, 2])
t(length_hint, iter([1, 2, 3]))
t(length_hint, Plain())
t(length_hint, Plain(), 7)
for hint in 5, NotImplemented, -1, "x", 2**70, TypeError, ValueError:
    t(length_hint, Hint(hint), 9)
t(length_hint, Sized())
t(length_hint, Plain(), "x")
t(length_hint)
t(call, max, 3, 5)
t(call, sorted, "cab", reverse=True)
t(call)
t(call, 3)
for f in neg, pos, inv, invert, abs, index, truth, not_:
    t(f, 5)
    t(f, -2.5)
    t(f, "x")
t(is_none, None)
t(is_not_none, None)
print(operator.__abs__(-3), operator.__concat__([1], [2]), operator.__call__(len, "abc"))
print(countOf.__name__, indexOf.__module__, length_hint.__self__)
