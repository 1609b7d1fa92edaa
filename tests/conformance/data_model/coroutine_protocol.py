# Coroutines driven by hand: await of objects, send, throw, close, cr_ attributes, never awaited.
import gc
import sys
import types
import warnings


class Later:
    def __init__(self, *values):
        self.values = values

    def __await__(self):
        got = []
        for v in self.values:
            try:
                got.append((yield v))
            except OSError as e:
                got.append(repr(e))
        return got


def drive(coro, *sent):
    out = []
    try:
        out.append(coro.send(None))
        for s in sent:
            out.append(coro.throw(s) if isinstance(s, BaseException) else coro.send(s))
        out.append("suspended")
    except StopIteration as stop:
        out.append(("returned", stop.value))
    except BaseException as error:
        out.append((type(error).__name__, str(error)))
    return out


async def one():
    return await Later(1, 2)


async def two():
    first = await one()
    second = await one()
    return first + second


async def bad_await(x):
    return await x


async def cleanup():
    try:
        await Later("wait")
    finally:
        await Later("cleaning")


print(drive(one(), "a", "b"))
print(drive(one(), OSError("o"), "b"))
print(drive(one(), KeyError("k")))
print(drive(two(), 1, 2, 3, 4))
print(drive(cleanup(), KeyError("k"), None))


class NoIter:
    def __await__(self):
        return 5


class Coro:
    def __await__(self):
        return one()


class Async:
    async def __await__(self):
        pass


warnings.simplefilter("ignore")
for x in (5, None, [1], NoIter(), Coro(), Async(), (y for y in [1]), Later, "s", range(2)):
    print(drive(bad_await(x)))


@types.coroutine
def old():
    got = yield "old style"
    return got


print(drive(bad_await(old()), 9), type(old()).__name__)
c = one()
print(c.cr_running, c.cr_await, c.cr_frame is not None, c.cr_code.co_name, c.cr_origin, c.__name__, c.cr_suspended)
c.send(None)
print(type(c.cr_await).__name__, c.cr_suspended)
c.close()
print(c.cr_frame, c.cr_await)
for act in (lambda: c.send(None), lambda: c.throw(ValueError("v")), lambda: c.close(), lambda: drive(bad_await(c)), lambda: iter(c), lambda: next(c), lambda: list(c)):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
c = one()
try:
    c.send(5)
except TypeError as error:
    print(error)
w = c.__await__()
print(type(w).__name__, w.send(None), iter(w) is w)
c.close()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    one()
    gc.collect()
print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    x = one()
    x.close()
    del x
    gc.collect()
print(caught)
