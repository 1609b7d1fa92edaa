# Coroutines driven by hand: what is sent, thrown, returned; states and attributes; errors.
class Wait:
    def __init__(self, *values):
        self.values = values

    def __await__(self):
        got = []
        for v in self.values:
            got.append((yield v))
        return got


def drive(coro, *sends):
    out = []
    try:
        out.append(coro.send(None))
        for s in sends:
            out.append(coro.throw(s) if isinstance(s, BaseException) else coro.send(s))
    except BaseException as e:
        out.append(repr(e))
    return out


async def plain(x):
    return x * 2


async def two():
    a = await plain(1)
    b = await Wait("p", "q")
    return a, b


async def nested(depth):
    if depth:
        return 1 + await nested(depth - 1)
    await Wait("deep")
    return 0


print(drive(plain(4)), drive(two(), "x", "y"), drive(nested(5), None))
c = two()
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_code.co_name)
print(c.send(None), c.cr_suspended, type(c.cr_await).__name__, c.cr_frame is None or True, c.cr_origin)
c.__name__ = "renamed"
print(c.__name__, c.close(), c.cr_suspended, c.close())
for f in (lambda: c.send(None), lambda: c.throw(ValueError("v"))):
    try:
        f()
    except RuntimeError as e:
        print(e)

c = plain(1)
try:
    c.send(1)
except TypeError as e:
    print(e)
try:
    c.throw(KeyError("thrown at the start"))
except KeyError as e:
    print(repr(e))


async def catches():
    out = []
    for _ in range(3):
        try:
            out.append(await Wait("w"))
        except ValueError as e:
            out.append(repr(e))
        finally:
            out.append("f")
    return out


print(drive(catches(), 1, ValueError("a"), 2))
print(drive(catches(), ValueError("a"), KeyError("b"), 2))
c = catches()
c.send(None)
try:
    c.throw(StopIteration(5))
except BaseException as e:
    print(repr(e), repr(e.__cause__))


async def ignores_exit():
    try:
        await Wait(1)
    except GeneratorExit:
        await Wait(2)


c = ignores_exit()
c.send(None)
try:
    c.close()
except RuntimeError as e:
    print(e)


async def raises_stop():
    raise StopIteration("s")


async def awaits_itself():
    await me


async def awaits_twice():
    inner = plain(3)
    r = await inner
    return r, await inner


me = awaits_itself()
print(drive(raises_stop()), drive(me), drive(awaits_twice()))


async def shared(inner):
    return await inner


inner = two()
first, second = shared(inner), shared(inner)
print(first.send(None), drive(second))
first.close()

w = plain(7).__await__()
print(type(w).__name__, iter(w) is w)
try:
    next(w)
except StopIteration as e:
    print("value", e.value)
w = two().__await__()
print(next(w), w.send("s"), end=" ")
try:
    w.throw(OSError("o"))
except OSError as e:
    print(repr(e))
print(w.close())


async def delegates_to_generator():
    class G:
        def __await__(self):
            r = yield from sub()
            return r + 1

    def sub():
        try:
            x = yield "sub"
        except KeyError:
            x = 100
        return x

    return await G()


print(drive(delegates_to_generator(), 5), drive(delegates_to_generator(), KeyError()))


class M:
    async def method(self, *args, k=1, **kw):
        return args, k, kw

    @classmethod
    async def cm(cls):
        return cls.__name__

    @staticmethod
    async def sm():
        return "static"


print(drive(M().method(1, 2, k=3, z=4)), drive(M.cm()), drive(M.sm()))


async def ternary(x):
    return (await plain(x) if x else await plain(10)) + (await plain(x) or await plain(20))


print(drive(ternary(0)), drive(ternary(5)))


async def args_order():
    async def say(x):
        order.append(x)
        return x

    order = []
    r = [await say(1), await say(2), {await say(3): await say(4)}, f"{await say(5)}!"]
    return r, order, (await say(6)) + (await say(7))


print(drive(args_order()))
total = 0
for i in range(300):
    c = nested(i % 3)
    c.send(None)
    try:
        c.send(None)
    except StopIteration as e:
        total += e.value
print(total)
