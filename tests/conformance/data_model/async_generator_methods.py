# asend, athrow, aclose and anext of asynchronous generators, with defaults, states and errors.
import warnings

warnings.simplefilter("ignore")


def run(aw):
    try:
        it = aw.__await__()
        while True:
            next(it)
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


async def g():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        yield f"caught {e}"
    finally:
        print("finally")


a = g()
print(run(a.asend(5)))
print(run(a.asend(None)), run(a.asend("hello")), run(a.athrow(ValueError("v"))), run(a.__anext__()), run(a.__anext__()))
a = g()
print(run(a.athrow(KeyError("early"))), run(a.__anext__()))
a = g()
print(run(a.aclose()), run(a.aclose()))
a = g()
print(run(anext(a)), run(a.aclose()), run(anext(a)), run(anext(a, "default")))


async def stops():
    yield 1
    raise StopAsyncIteration("inside")


async def stops_sync():
    yield 1
    raise StopIteration("inside")


for f in (stops, stops_sync):
    a = f()
    run(anext(a))
    print(run(anext(a)))
a = g()
s = a.asend(None)
print(run(s), run(s))
t = a.asend(1)
t.close()
print(run(t))
print(a.ag_running, a.ag_await, a.ag_frame is not None, a.ag_code.co_name, a.__name__, a.ag_suspended, type(a).__name__)
for text in ("next(a)", "iter(a)", "a.send(1)", "anext(5)", "anext([])", "aiter(5)", "aiter(a) is a", "len(a)", "a.asend()", "list(a)"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class Wait:
    def __await__(self):
        yield "pause"


async def slow():
    await Wait()
    yield 1


a = slow()
first, second = a.asend(None), a.asend(None)
it = first.__await__()
print(next(it))
print(run(second))
try:
    next(it)
except StopIteration as stop:
    print(stop.value)


class Own:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


print(run(anext(Own(), "d")), run(anext(Own())), aiter(Own()).__class__.__name__)


async def comprehension():
    return [x async for x in g()], [x async for x in (y async for y in slow())]


print(run(comprehension()))
