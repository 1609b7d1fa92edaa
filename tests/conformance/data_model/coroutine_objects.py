# Coroutines: driving them by hand, attributes and misuse.
import inspect
import types
import warnings

warnings.simplefilter("ignore")


class Aw:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return "awaited", got


async def co(x):
    a = await Aw(x)
    b = await Aw(x + 1)
    return a, b


c = co(1)
print(type(c), c.__name__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin, inspect.getcoroutinestate(c), c.cr_code is co.__code__)
print(c.send(None), inspect.getcoroutinestate(c), type(c.cr_await).__name__)
print(c.send("A"))
try:
    c.send("B")
except StopIteration as e:
    print(e.value, inspect.getcoroutinestate(c))
try:
    c.send(None)
except RuntimeError as e:
    print(e)


def drive(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value
    except BaseException as e:
        return type(e).__name__, str(e)


async def awaits(v):
    return await v


class NotIter:
    def __await__(self):
        return 5


class ListAwait:
    def __await__(self):
        return [1]


class GenAwait:
    def __await__(self):
        yield
        return "gen"


class IterAwait:
    def __await__(self):
        return iter([])


@types.coroutine
def old():
    yield
    return "old style"


def plain_gen():
    yield


for v in (5, None, [], NotIter(), ListAwait(), GenAwait(), IterAwait(), old(), plain_gen(), co, (x for x in ())):
    print(type(v).__name__, drive(awaits(v)))
c = co(1)
c.send(None)
print(drive(awaits(c)))
c.close()
print(drive(awaits(c)))
c = co(1)
try:
    next(c)
except TypeError as e:
    print(e)
try:
    iter(c)
except TypeError as e:
    print(e)
try:
    for x in c:
        pass
except TypeError as e:
    print(e)
try:
    c.send(1)
except TypeError as e:
    print(e)
w = c.__await__()
print(type(w).__name__, w.__next__(), w.send("A"))
w.close()
print(inspect.getcoroutinestate(c))


async def closing():
    try:
        await Aw(1)
    finally:
        print("cleanup", end=" ")


c = closing()
c.send(None)
print(c.close())
c = closing()
c.send(None)
try:
    c.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))


async def stops():
    raise StopIteration("x")


print(drive(stops()))


async def self_await():
    await me


me = self_await()
print(drive(me))


async def chain(n):
    return n if n == 0 else 1 + await chain(n - 1)


print(drive(chain(20)))
c = co(1)
for a in ("cr_code", "cr_frame", "cr_running", "cr_await"):
    try:
        setattr(c, a, 1)
    except AttributeError as e:
        print(e)
c.close()
