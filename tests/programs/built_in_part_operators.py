# Operators of subclasses of built-in classes whose methods do not know the other operand: the built-in part does.
from collections import Counter


class I(int):
    def __add__(self, o):
        return NotImplemented

    def __eq__(self, o):
        return NotImplemented

    def __lt__(self, o):
        return NotImplemented

    __hash__ = int.__hash__


class D(dict):
    def __eq__(self, o):
        return NotImplemented

    def __or__(self, o):
        return NotImplemented


class L(list):
    def __lt__(self, o):
        return NotImplemented

    def __add__(self, o):
        return NotImplemented


def run(f, n=200):
    for i in range(n):
        try:
            r = f()
        except TypeError as e:
            r = f"TypeError: {e}"
    return r


print(run(lambda: Counter("a") == {"a": 1}), run(lambda: {"a": 1} == Counter("a")), run(lambda: Counter("ab") == Counter("ba")))
print(run(lambda: I(3) == 3), run(lambda: I(3) == 4), run(lambda: I(3) + 4), run(lambda: I(3) < 4), run(lambda: I(3) < I(4)))
print(run(lambda: I(3) + I(4)), run(lambda: I(3) == I(3)), run(lambda: I(3) + "x"), run(lambda: 4 + I(3)))
print(run(lambda: D(a=1) == {"a": 1}), run(lambda: D(a=1) | {"b": 2}), run(lambda: {"b": 2} | D(a=1)))
print(run(lambda: L([1]) < [2]), run(lambda: L([1]) + [2]), run(lambda: [1] + L([2])), run(lambda: [1] < L([2])))
