# Asynchronous generators: protocol, errors and finalisation by hand.
import warnings

warnings.simplefilter("ignore")


def drive(aw):
    it = aw.__await__()
    out = []
    try:
        while True:
            out.append(it.send(None))
    except StopIteration as e:
        return out, e.value
    except BaseException as e:
        return out, type(e).__name__, str(e)


class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


async def ag(n):
    try:
        for i in range(n):
            await Pause(f"p{i}")
            got = yield i
            if got is not None:
                print("got", got, end=" ")
    except ValueError as e:
        yield ("caught", str(e))
    finally:
        await Pause("cleanup")
        print("done", end=" ")


a = ag(2)
print(type(a), a.__name__, a.ag_running, a.ag_suspended, a.ag_await, a.ag_code.co_name, aiter(a) is a)
print(drive(a.__anext__()), a.ag_suspended)
print(drive(a.asend("hello")))
print(drive(anext(a)))
print(drive(anext(a)), drive(anext(a, "default")))
a = ag(3)
print(drive(a.asend(5)))
print(drive(a.asend(None)), drive(a.athrow(ValueError("v"))), drive(a.athrow(KeyError("k"))), drive(a.aclose()))
a = ag(3)
drive(a.__anext__())
print(drive(a.aclose()), drive(a.aclose()), drive(a.__anext__()))
print(drive(ag(1).aclose()))
a = ag(1)
print(drive(a.athrow(KeyError("unstarted"))), drive(a.__anext__()))


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


a = ignores()
drive(a.__anext__())
print(drive(a.aclose()))


async def raises():
    yield 1
    raise StopAsyncIteration("x")


a = raises()
print(drive(a.__anext__()), drive(a.__anext__()))


async def stops():
    yield 1
    raise StopIteration("y")


a = stops()
print(drive(a.__anext__()), drive(a.__anext__()))
a = ag(2)
n = a.__anext__()
print(n.send(None))
for other in (a.__anext__, a.aclose, lambda: a.asend(1), lambda: a.athrow(KeyError)):
    print(drive(other()))
try:
    n.close()
except RuntimeError as e:
    print(e)
n = ag(1).__anext__()
print(type(n).__name__, )
n.close()
try:
    n.send(None)
except RuntimeError as e:
    print(e)


async def consume():
    out = []
    async for x in ag(2):
        out.append(x)
    else:
        out.append("else")
    return out, [y async for y in ag(2)], {y: await Pause(y) async for y in ag(2) if y}


print(drive(consume()))


async def over(it):
    async for x in it:
        pass


class NoAnext:
    def __aiter__(self):
        return 5


class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class Works:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n


for it in (5, [], NoAnext(), BadAnext(), Works(), ag):
    print(type(it).__name__, drive(over(it)))
for f in (lambda: aiter(5), lambda: aiter([]), lambda: aiter(NoAnext()), lambda: anext(5), lambda: anext([]), lambda: anext(), lambda: aiter(), lambda: drive(anext(Works()))):
    try:
        print(f())
    except TypeError as e:
        print(e)


async def with_(cm):
    async with cm as x:
        return x


class Good:
    async def __aenter__(self):
        return await Pause("enter")

    async def __aexit__(self, t, v, tb):
        await Pause("exit")
        return t is KeyError


class NotAwaitable:
    def __aenter__(self):
        return 1

    def __aexit__(self, *a):
        return 2


class SyncOnly:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        pass


class ExitBad(Good):
    def __aexit__(self, *a):
        return 5


for cm in (Good(), NotAwaitable(), SyncOnly(), ExitBad(), 5):
    print(type(cm).__name__, drive(with_(cm)))


async def suppress():
    async with Good(), Good():
        raise KeyError("k")
    return "suppressed"


print(drive(suppress()))
