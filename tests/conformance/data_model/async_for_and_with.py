# The protocols behind async for and async with, driven by hand, with what they refuse.

def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


class Count:
    def __init__(self, n, fail=None):
        self.i, self.n, self.fail = 0, n, fail

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.i += 1
        if self.i == self.fail:
            raise KeyError("anext")
        if self.i > self.n:
            raise StopAsyncIteration
        return self.i


async def loop(x):
    out = []
    async for i in x:
        if i == 2:
            continue
        if i == 5:
            break
        out.append(i)
    else:
        out.append("else")
    return out


class NoAnext:
    def __aiter__(self):
        return self


class NotAwaitable:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class AsyncIter:
    async def __aiter__(self):
        return Count(1)


class StopsEarly(Count):
    def __anext__(self):
        raise StopAsyncIteration


import warnings
warnings.simplefilter("ignore")
for x in (Count(3), Count(9), Count(4, fail=3), [1], 5, None, NoAnext(), NotAwaitable(), AsyncIter(), StopsEarly(1), Count):
    print(run(loop(x)))


class CM:
    def __init__(self, name, swallow=False, enter=None, exit=None):
        self.name, self.swallow, self.enter, self.exit = name, swallow, enter, exit

    async def __aenter__(self):
        print("enter", self.name)
        if self.enter:
            raise self.enter
        return self.name

    async def __aexit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        if self.exit:
            raise self.exit
        return self.swallow


async def body(*cms, error=None):
    if len(cms) == 2:
        async with cms[0] as a, cms[1] as b:
            if error:
                raise error
            return a, b
    async with cms[0] as a:
        if error:
            raise error
    return "after"


print(run(body(CM(1))))
print(run(body(CM(1), CM(2))))
print(run(body(CM(1, swallow=True), CM(2), error=ValueError("v"))))
print(run(body(CM(1), error=ValueError("v"))))
print(run(body(CM(1), CM(2, enter=OSError("e")))))
print(run(body(CM(1, exit=KeyError("x")), error=ValueError("v"))))
print(run(body(CM(1, exit=KeyError("x")))))


class Half:
    async def __aenter__(self):
        pass


class Sync:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        pass


class Plain:
    def __aenter__(self):
        return 5

    def __aexit__(self, *a):
        return 5


class PlainExit:
    async def __aenter__(self):
        return 5

    def __aexit__(self, *a):
        return 5


for cm in (Half(), Sync(), Plain(), PlainExit(), 5, CM):
    print(run(body(cm)))
try:
    with CM(1):
        pass
except TypeError as error:
    print(error)


async def comps():
    a = [i async for i in Count(4) if i % 2]
    b = {i: j async for i in Count(2) for j in "x"}
    c = {i async for i in Count(2)}
    g = (i async for i in Count(3))
    d = [i async for i in g]
    e = [await one(i) for i in range(3)]
    return a, b, c, d, e


async def one(i):
    return i * 10


print(run(comps()))
