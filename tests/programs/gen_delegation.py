# throw(), close() and destruction of generators, with and without a sub-iterator.


def inner(log):
    try:
        got = yield 1
        log.append(("got", got))
        yield 2
    except ValueError as e:
        log.append(("inner", str(e)))
        yield "handled"
    except GeneratorExit:
        log.append("inner exit")
        raise
    finally:
        log.append("inner finally")
    return "inner result"


def outer(log):
    try:
        r = yield from inner(log)
        log.append(("result", r))
        yield "after"
    except KeyError as e:
        log.append(("outer", e.args))
        yield "outer handled"
    finally:
        log.append("outer finally")


log = []
g = outer(log)
print(next(g), g.send("x"), g.gi_yieldfrom is not None, g.throw(ValueError("boom")), next(g), g.gi_yieldfrom, list(g), log)
log = []
g = outer(log)
print(next(g), g.throw(KeyError("k")), log)
print(next(g, "end"), log)
log = []
g = outer(log)
next(g)
print(g.close(), log, g.close())
log = []
g = outer(log)
next(g)
del g
for i in range(3):
    pass
print(log)
log = []
print(outer(log).close(), log)


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        return self.n

    def throw(self, e):
        if isinstance(e, ValueError):
            raise StopIteration("thrown " + str(e))
        return "It.throw"

    def close(self):
        print("It.close")


def over(it):
    r = yield from it
    print("r", r)
    yield "last"


g = over(It())
print(next(g), next(g), g.throw(KeyError("a")), g.throw(ValueError("v")), list(g))
g = over(It())
next(g)
g.close()
g = over(iter([1, 2]))
next(g)
try:
    g.throw(ValueError("no throw method"))
except ValueError as e:
    print(e, next(g, "done"))


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def returns():
    try:
        yield 1
    except GeneratorExit:
        return "value"


g = returns()
next(g)
print(g.close(), g.close())


def selfish():
    try:
        next(me)
    except ValueError as e:
        yield str(e)


me = selfish()
print(next(me))


def stops():
    yield 1
    raise StopIteration("inside")


g = stops()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__))


def raises():
    try:
        yield 1
    finally:
        print("cleanup")


def use():
    for x in raises():
        if x:
            return "left"


print(use())
g = raises()
next(g)
try:
    g.throw(TypeError)
except TypeError as e:
    print(repr(e))
try:
    g.throw(TypeError("again"))
except TypeError as e:
    print(repr(e))
g = raises()
try:
    g.throw(TypeError("unstarted"))
except TypeError as e:
    print(repr(e), list(g))
for args in ((5,), (int,)):
    g = raises()
    try:
        g.throw(*args)
    except (TypeError, ValueError) as e:
        print(repr(e))


def chain(n):
    if n:
        yield from chain(n - 1)
    yield n


print(sum(chain(50)), list(chain(3)))


def pingpong():
    total = 0
    while True:
        v = yield total
        if v is None:
            return total
        total += v


def collect(out):
    while True:
        out.append((yield from pingpong()))


out = []
g = collect(out)
next(g)
for i in range(10):
    g.send(i)
g.send(None)
for i in range(5):
    g.send(i * 0.5)
g.send(None)
print(out)
