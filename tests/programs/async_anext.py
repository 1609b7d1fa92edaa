# `anext` over all kinds of asynchronous iterators, and generators that `types.coroutine` makes awaitable.
import types


def run(awaitable):
    """What an awaitable comes to, and what it gave to the event loop on the way."""
    it, given = awaitable.__await__() if hasattr(awaitable, "__await__") else awaitable, []
    try:
        while True:
            given.append(it.send(None))
    except StopIteration as e:
        return e.value, given
    except Exception as e:
        return repr(e), given


class Plain:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n >= 2:
            raise StopAsyncIteration
        self.n += 1
        return self.n


@types.coroutine
def wait(x):
    return (yield x)


class Waiting(Plain):
    async def __anext__(self):
        await wait("waits")
        return await super().__anext__()


class Marked(Plain):
    @types.coroutine
    def __anext__(self):
        yield "marked"
        if self.n >= 2:
            raise StopAsyncIteration
        self.n += 1
        return self.n


async def generator():
    yield 1
    await wait("between")
    yield 2


for make in (Plain, Waiting, Marked, generator):
    it = make()
    print(make.__name__)
    for i in range(3):
        print(run(anext(it)), end=" ")
    print(run(anext(it, "default")))
    it = make()
    for i in range(4):
        print(run(anext(it, "default")), end=" ")
    print()


async def loop(make):
    return [x async for x in make()]


print([run(loop(make)) for make in (Plain, Waiting, Marked, generator)])


# A generator of that kind can delegate to coroutines, others cannot.
async def coroutine():
    await wait("in the coroutine")
    return "result"


@types.coroutine
def delegates():
    return (yield from coroutine())


def does_not():
    c = coroutine()
    try:
        yield from c
    finally:
        c.close()


print(run(delegates()))
try:
    next(does_not())
except TypeError as e:
    print(e)


async def awaits():
    return await delegates()


print(run(awaits()))


async def awaits_plain():
    await (x for x in ())


print(run(awaits_plain()))
throwing = wait("x")
print(throwing.send(None))
try:
    throwing.throw(KeyError("thrown in"))
except KeyError as e:
    print(repr(e))
step = anext(Waiting(), "default")
print(next(step.__await__()), step.close())
