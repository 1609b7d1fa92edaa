# types.coroutine makes generators awaitable; exceptions thrown into them; frames below them.
import sys
import types


@types.coroutine
def pause(x):
    got = yield x
    return got


def plain():
    yield 1


async def waits(f):
    return await f()


async def runs():
    return [await pause(1), await pause(2)]


c = runs()
print(c.send(None), c.send("a"))
try:
    c.send("b")
except StopIteration as e:
    print(e.value)
for f in [plain, lambda: 3, lambda: pause(4)]:
    c = waits(f)
    try:
        print(c.send(None))
        c.close()
    except TypeError as e:
        print(e)


@types.coroutine
def delegates():
    return (yield from runs())


print(next(delegates()))


def names():
    frame = sys._getframe(1)
    found = []
    while frame.f_code.co_name != "<module>":
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def inner():
    try:
        yield
    except ValueError:
        print("thrown into", names())
        yield


def middle():
    yield from inner()


def outer():
    yield from middle()


g = outer()
next(g)
g.throw(ValueError)


def handles():
    try:
        yield
    except ValueError:
        yield sys.exception()
        yield sys.exception()
        raise


g = handles()
next(g)
try:
    raise ValueError("one")
except ValueError as e:
    print(g.throw(e), next(g) is e)
try:
    next(g)
except ValueError as e:
    print("again", e)
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    try:
        plain().throw(ValueError, "v")
    except ValueError as e:
        print(e, [str(w.message) for w in caught])
