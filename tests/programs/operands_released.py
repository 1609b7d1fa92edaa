# Operands are released by special methods that do not use them, whatever these return.
import sys


class Ring:
    def __add__(self, other):
        return self

    def __sub__(self, other):
        return other

    def __mul__(self, other):
        return 5

    def __iadd__(self, other):
        return self

    def __radd__(self, other):
        return self

    def __getitem__(self, other):
        return self

    def __lt__(self, other):
        return self

    def __eq__(self, other):
        return NotImplemented

    def __contains__(self, other):
        return other

    def __call__(self, other):
        return self

    def __matmul__(self, other):
        return NotImplemented

    def __rmatmul__(self, other):
        return self


def added(n):
    t = Ring()
    for i in range(n):
        t = t + Ring()


def subtracted(n):
    t = Ring()
    for i in range(n):
        t = t - Ring()


def multiplied(n):
    t = Ring()
    for i in range(n):
        y = t * Ring()


def in_place(n):
    t = Ring()
    for i in range(n):
        t += Ring()


def reflected(n):
    t = Ring()
    for i in range(n):
        y = i + Ring()
        z = 1.5 @ Ring()


def items(n):
    t = Ring()
    for i in range(n):
        t = t[Ring()]


def compared(n):
    t = Ring()
    for i in range(n):
        y = (t < Ring(), t == Ring(), Ring() in t)
        if t < Ring():
            y = t != Ring()


def called(n):
    t = Ring()
    for i in range(n):
        t = t(Ring())


def nested(n):
    t = Ring()
    for i in range(n):
        t = t + (Ring() - Ring()) + Ring()


for run in added, subtracted, multiplied, in_place, reflected, items, compared, called, nested:
    run(100)
    before = sys.getrefcount(Ring)
    run(3000)
    print(run.__name__, sys.getrefcount(Ring) - before)
