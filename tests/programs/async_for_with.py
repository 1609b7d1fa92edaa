# `async for`, `async with` and asynchronous comprehensions.
class Wait:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(coro):
    waited = []
    while True:
        try:
            waited.append(coro.send(None))
        except StopIteration as e:
            return e.value, waited
        except BaseException as e:
            return repr(e), waited


class Count:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.i += 1
        if self.i > self.n:
            raise StopAsyncIteration
        if self.i % 2:
            await Wait(self.i)
        return self.i


class Manager:
    def __init__(self, log, swallow=False, fail=None):
        self.log, self.swallow, self.fail = log, swallow, fail

    async def __aenter__(self):
        self.log.append("enter")
        await Wait("e")
        if self.fail == "enter":
            raise OSError("enter")
        return self

    async def __aexit__(self, kind, value, tb):
        self.log.append(("exit", kind and kind.__name__, tb is not None))
        await Wait("x")
        if self.fail == "exit":
            raise OSError("exit")
        return self.swallow


async def loops():
    out = []
    async for i in Count(5):
        if i == 2:
            continue
        if i == 5:
            break
        out.append(i)
    else:
        out.append("no")
    async for a in Count(1):
        pass
    else:
        out.append(("else", a))
    async for (x, y), z in pairs():
        out.append((x, y, z))
    return out


async def pairs():
    yield (1, 2), 3
    await Wait("pair")
    yield (4, 5), 6


async def returns_inside(log):
    async for i in Count(3):
        async with Manager(log) as m:
            try:
                return i, m.log is log
            finally:
                log.append(await Wait("in finally"))


async def raises_inside(log, swallow, fail=None):
    async with Manager(log, swallow, fail), Manager(log) as b:
        log.append("body")
        raise KeyError("k")
    return "swallowed"


async def leaves_by_break(log):
    for i in range(3):
        async with Manager(log):
            if i == 1:
                break
            continue
    return i


async def stop_in_body():
    try:
        async for i in Count(2):
            raise StopAsyncIteration("own")
    except StopAsyncIteration as e:
        return repr(e)


async def stop_in_anext():
    class A:
        def __aiter__(self):
            return self

        def __anext__(self):
            raise StopAsyncIteration

    async for x in A():
        pass
    else:
        return "ended"


async def error_in_anext():
    class A:
        def __aiter__(self):
            return self

        async def __anext__(self):
            raise LookupError("next")

    async for x in A():
        pass


print(run(loops()))
for f in (lambda l: returns_inside(l), lambda l: raises_inside(l, False), lambda l: raises_inside(l, True), lambda l: leaves_by_break(l),
          lambda l: raises_inside(l, True, "enter"), lambda l: raises_inside(l, True, "exit")):
    log = []
    print(run(f(log)), log)
print(run(stop_in_body()), run(stop_in_anext()), run(error_in_anext()))


async def comprehensions():
    n = 3
    a = [i async for i in Count(n)]
    b = {i: i * n async for i in Count(n) if i != 2}
    c = {await Wait(i) or i async for i in Count(2)}
    d = [(i, j) for i in range(2) async for j in Count(i + 1)]
    e = [[await Wait("inner") or j async for j in Count(i)] async for i in Count(2)]
    f = [await Wait(k) for k in range(2)]
    g = [lambda: i async for i in Count(2)]
    return a, b, c, d, e, f, [h() for h in g]


print(run(comprehensions()))


async def generator_expressions():
    g = (i * 2 async for i in Count(3))
    h = (await Wait("h") or i for i in range(2))
    k = (x async for x in (y + 1 async for y in Count(2)) if x > 1)
    return type(g).__name__, g.__name__, type(h).__name__, [x async for x in g], [x async for x in h], [x async for x in k]


print(run(generator_expressions()))


def sync():
    return (i async for i in Count(2)), (await Wait(1) for _ in "a")


g, h = sync()


async def use():
    return [x async for x in g], [x async for x in h]


print(run(use()))


def attempt(f):
    print(run(f()))


async def not_iterable():
    async for x in 5:
        pass


async def bad_aiter():
    class A:
        def __aiter__(self):
            return 5

    async for x in A():
        pass


async def bad_anext():
    class A:
        def __aiter__(self):
            return self

        def __anext__(self):
            return 5

    async for x in A():
        pass


async def async_over_sync():
    return [x async for x in [1]]


async def no_aexit():
    class M:
        async def __aenter__(self):
            pass

    async with M():
        pass


async def no_aenter():
    class M:
        async def __aexit__(self, *a):
            pass

    async with M():
        pass


async def sync_aenter():
    class M:
        def __aenter__(self):
            return 1

        async def __aexit__(self, *a):
            pass

    async with M():
        pass


async def sync_aexit():
    class M:
        async def __aenter__(self):
            return 1

        def __aexit__(self, *a):
            return 1

    async with M():
        pass


async def await_int():
    await 5


async def await_bad():
    class A:
        def __await__(self):
            return 5

    await A()


for f in (not_iterable, bad_aiter, bad_anext, async_over_sync, no_aexit, no_aenter, sync_aenter, sync_aexit, await_int, await_bad):
    attempt(f)


async def empty():
    yield 1


e = empty()
for f in (lambda: aiter(5), lambda: anext(5), lambda: anext(iter([1])), lambda: list(e), lambda: next(e), lambda: iter(e), lambda: [*e], lambda: anext(), lambda: aiter(1, 2)):
    try:
        print(f())
    except TypeError as x:
        print(x)
