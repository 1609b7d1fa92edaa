# Generators: iteration, send, throw, close, return values, yield from, errors, finally.


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
    return "done"


print(list(count(5)), sum(count(1000)), [x * 2 for x in count(3)], max(count(10)), tuple(count(0)), 3 in count(5))
g = count(2)
print(next(g), next(g), next(g, "default"), iter(g) is g)
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
g = count(0)
try:
    next(g)
except StopIteration as e:
    print("stop", e.value, e.args)


def echo():
    got = []
    while True:
        try:
            v = yield len(got)
            got.append(v)
            if v == "stop":
                return got
        except ValueError as e:
            got.append(f"caught {e}")
        finally:
            got.append("f")


g = echo()
print(next(g), g.send("a"), g.send(2), g.throw(ValueError("oops")), next(g))
try:
    g.send("stop")
except StopIteration as e:
    print(e.value)
g = echo()
try:
    g.send(1)
except TypeError as e:
    print(e)
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
print(next(g, "finished"))


def closing():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("cleanup")


g = closing()
print(next(g))
g.close()
g.close()
print(next(g, "closed"))
closing().close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def inner():
    r = yield "i1"
    print("inner got", r)
    try:
        yield "i2"
    except ValueError:
        print("inner caught")
        yield "i3"
    return "inner result"


def outer():
    v = yield from inner()
    print("outer got", v)
    w = yield from [10, 20]
    print(w)
    yield from (x for x in "ab")
    return "outer result"


g = outer()
print(next(g), g.send("hello"), g.throw(ValueError), list(g))


def bad():
    yield 1
    raise StopIteration("inside")


try:
    list(bad())
except RuntimeError as e:
    print(e, type(e.__cause__).__name__)


def recursive():
    yield next(me)


me = recursive()
try:
    next(me)
except ValueError as e:
    print(e)


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)), sum(tree(10)))


def fail_at(n):
    for i in range(100):
        if i == n:
            raise IndexError(i)
        yield i


t = 0
try:
    for v in fail_at(50):
        t += v
except IndexError as e:
    print("failed at", e, t)

gen = (i for i in range(10) if i % 2)
print(next(gen), list(gen), list(gen))
x = 5
lazy = (x + i for i in range(3))
x = 100
print(list(lazy))
try:
    (i for i in 5)
except TypeError as e:
    print(e)
