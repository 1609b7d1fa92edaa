# Generators resumed by next() and send(), which run as frames of the caller's loop.
import sys


def echo():
    got = None
    while True:
        got = yield got


def counted(n):
    for i in range(n):
        yield i
    return "end of " + str(n)


def relay(inner):
    x = None
    try:
        while True:
            x = yield inner.send(x)
    except StopIteration as s:
        return ("relayed", s.value)


def many():
    g = echo()
    next(g)
    total = 0
    for i in range(300):
        total += g.send(i)
    h = counted(200)
    try:
        while True:
            total += next(h)
    except StopIteration as s:
        print(total, s.value)
    k = relay(counted(100))
    out = [k.send(None)]
    try:
        while True:
            out.append(k.send(len(out)))
    except StopIteration as s:
        print(len(out), s.value)
    r = counted(50)
    print(sum(r.__next__() for _ in range(50)))


many()


def itself():
    try:
        next(me)
    except ValueError as e:
        yield str(e)
    yield "on"


me = itself()
print(next(me), next(me))

try:
    echo().send(1)
except TypeError as e:
    print(e)


def leaks():
    yield 1
    next(iter([]))


g = leaks()
print(next(g))
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__))
try:
    next(g)
except StopIteration as e:
    print("done", e.value)


def handles():
    try:
        raise KeyError("k")
    except KeyError:
        yield repr(sys.exc_info()[1])
        yield repr(sys.exc_info()[1])
    yield sys.exc_info()[1]


g = handles()
try:
    raise ValueError("outer")
except ValueError:
    print(next(g), repr(sys.exc_info()[1]))
print(next(g), sys.exc_info()[1])
print(next(g))


def deep(n):
    if n:
        yield next(deep(n - 1)) + 1
    yield 0


print(next(deep(150)))


def endless():
    yield next(endless())


try:
    next(endless())
except RecursionError as e:
    print("RecursionError")


def drops():
    class D:
        def __del__(self):
            print("dropped")

    d = D()
    yield 1
    yield 2


g = drops()
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration:
    print("stopped")


def frames():
    yield sys._getframe(1).f_code.co_name


def caller():
    return next(frames())


print(caller())


def raises():
    yield 1
    raise LookupError("from within")


def lines():
    g = raises()
    next(g)
    next(g)


try:
    lines()
except LookupError as e:
    tb = e.__traceback__
    names = []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    print(names[1:])
