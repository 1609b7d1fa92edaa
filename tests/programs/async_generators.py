# Asynchronous generators: asend, athrow, aclose, and what their awaitables may and may not do.
class Wait:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(coro):
    """Runs a coroutine, sending back what it waits with."""
    waited = []
    value = None
    while True:
        try:
            value = coro.send(value)
            waited.append(value)
        except StopIteration as e:
            return e.value, waited
        except BaseException as e:
            return repr(e), waited


async def numbers(n):
    for i in range(n):
        got = yield i
        if got:
            await Wait(got)


async def collect(it):
    return [x async for x in it]


print(run(collect(numbers(4))))


async def sends():
    g = numbers(5)
    out = [await g.asend(None), await g.asend("a"), await g.__anext__(), await anext(g)]
    try:
        out.append(await g.athrow(ValueError("v")))
    except ValueError as e:
        out.append(repr(e))
    try:
        await g.asend(None)
    except StopAsyncIteration as e:
        out.append(repr(e))
    return out, await g.aclose(), await anext(g, "default")


print(run(sends()))


async def handles():
    log = []

    async def g():
        try:
            while True:
                try:
                    log.append((yield len(log)))
                except KeyError as e:
                    log.append(repr(e))
        finally:
            log.append(await Wait("closing"))

    it = g()
    log.append(await anext(it))
    log.append(await it.athrow(KeyError("k")))
    log.append(await it.athrow(KeyError("with value")))
    log.append(await it.aclose())
    log.append(await it.aclose())
    return log


print(run(handles()))


async def ignores():
    async def g():
        try:
            yield 1
        except GeneratorExit:
            yield 2

    it = g()
    await anext(it)
    await it.aclose()


print(run(ignores()))


async def raises(what):
    async def g():
        yield 1
        raise what

    return [x async for x in g()]


for what in (ValueError("v"), StopIteration("s"), StopAsyncIteration("a"), GeneratorExit()):
    print(run(raises(what)))

g = numbers(3)
print(type(g).__name__, g.__name__, g.__qualname__, g.ag_running, g.ag_await, g.ag_code.co_name, aiter(g) is g)
a = g.asend(None)
print(type(a).__name__, iter(a) is a, a.__await__() is a)
try:
    a.send(None)
except StopIteration as e:
    print("item", e.value)
for f in (lambda: a.send(None), lambda: a.throw(ValueError()), lambda: a.close()):
    try:
        print(f())
    except RuntimeError as e:
        print(e)
a = g.asend("wait")
print(a.send(None), g.ag_running, type(g.ag_await).__name__, g.ag_suspended)
b = g.asend(None)
try:
    b.send(None)
except RuntimeError as e:
    print(e)
b = g.aclose()
try:
    b.send(None)
except RuntimeError as e:
    print(e)
b = g.athrow(ValueError)
try:
    b.send(None)
except RuntimeError as e:
    print(e)
try:
    a.throw(OSError("thrown while waiting"))
except OSError as e:
    print(repr(e), g.ag_running)
a = g.asend(None)
try:
    a.send(None)
except StopAsyncIteration as e:
    print(repr(e))
a = g.aclose()
try:
    a.send(None)
except (StopIteration, StopAsyncIteration) as e:
    print(repr(e))
g = numbers(1)
a = g.asend(1)
try:
    a.send(None)
except TypeError as e:
    print(e)
c = g.aclose()
try:
    c.send(5)
except BaseException as e:
    print(repr(e))
c.close()
g = numbers(2)
c = g.athrow(ValueError("at the start"))
try:
    c.send(None)
except ValueError as e:
    print(repr(e))
print(run(collect(g)))


async def default():
    g = numbers(1)
    out = []
    for _ in range(3):
        out.append(await anext(g, "none"))
    return out


print(run(default()))
d = anext(numbers(0), "dflt")
try:
    d.send(None)
except StopIteration as e:
    print(e.value)


async def dropped():
    async def g():
        try:
            yield 1
        finally:
            print("finally")

    async for x in g():
        break
    return "end"


c = dropped()
print(run(c))
