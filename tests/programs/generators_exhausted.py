# Generators that built-in functions exhaust: what they see of themselves meanwhile, and how they end.
import sys


def numbers(n, log=None):
    for i in range(n):
        if log is not None:
            log.append(i)
        yield i


def mixed(*xs):
    for x in xs:
        got = yield x
        if got is not None:
            print("sent", got)


class Loud:
    def __init__(self, t):
        self.t = t

    def __bool__(self):
        print("bool", self.t)
        return self.t

    def __add__(self, other):
        print("add")
        return Loud(self.t)

    __radd__ = __add__


print(sum(numbers(10)), sum(mixed(1, 2.5, True, 10 ** 20)), sum(mixed(1.5, 2, False, 1e100, -1e100)))
print(sum(mixed([1], [2]), []), sum(mixed(2 ** 62, 2 ** 62, 2 ** 62)), sum(mixed(), 5))
print(any(mixed(False, None, 0, "", [])), any(mixed(0, "x", Loud(True))), all(mixed(True, 1, "x")), all(mixed(True, None, Loud(True))))
print(any(mixed(Loud(False), Loud(True), Loud(True))), all(mixed(Loud(True), Loud(False), Loud(True))))
print(sum(mixed(1, Loud(True))).t)
log = []
print(any(x > 3 for x in numbers(10, log)), log)
g = numbers(10)
print(any(x == 2 for x in g), next(g), list(g), list(g), sum(g), any(g), all(g))


def bad(n):
    yield from range(n)
    raise KeyError(n)


for f in (sum, any, all, list, tuple, set, sorted, max, min, dict.fromkeys, enumerate, "".join, bytes):
    try:
        print(f.__name__, list(f(bad(3))) if f is enumerate else f(bad(1)))
    except Exception as e:
        print(f.__name__, type(e).__name__, e, e.__traceback__.tb_next.tb_frame.f_code.co_name)


def itself():
    yield 1
    try:
        print(sum(me))
    except ValueError as e:
        print(e)
    print(me.gi_running, sys._getframe(1).f_code.co_name)
    yield 2


me = itself()
print(sum(me), me.gi_running)
me = itself()
print(list(me))


def nested(n):
    for i in range(n):
        yield sum(x * i for x in numbers(i)) + sum([y for y in numbers(3)])


print(sum(nested(8)), list(nested(4)), any(z > 20 for z in nested(9)))


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(sum(tree(5)), list(tree(3)), max(tree(4)), sorted(tree(3), key=lambda x: -x))


def guarded():
    try:
        yield 1
        yield 0
        yield 2
    finally:
        print("closed")


print(all(guarded()), sum(guarded()), any(x > 1 for x in guarded()))
try:
    raise ValueError("outer")
except ValueError:
    def handling():
        yield type(sys.exception()).__name__
        try:
            raise KeyError
        except KeyError:
            yield type(sys.exception()).__name__
        yield type(sys.exception()).__name__

    print(list(handling()), "".join(x[0] for x in handling()), sys.exception())
l = [1]
l.extend(len(l) for _ in range(4))
print(l)
l = []
l.extend(l.append(i) or i for i in range(3))
print(l, list(x for x in numbers(3000))[-1], len(tuple(x for x in numbers(2500))), len({x for x in numbers(1500)}))


def drops():
    class D:
        def __del__(self):
            order.append("del")
    for i in range(3):
        yield D()
        order.append(i)


order = []
print(any(d is None for d in drops()), order)
order = []
print(len(list(drops())), order)


def stops():
    yield 1
    raise StopIteration(5)


try:
    sum(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__))
for k in range(200):
    t = sum(x for x in numbers(k % 7)) + any(x > 5 for x in numbers(k % 9)) + len(list(numbers(k % 5)))
print(t)
it = iter(numbers(5))
a, *b = it
print(a, b, [*numbers(3), *numbers(2)], dict(zip(numbers(3), numbers(9))))
