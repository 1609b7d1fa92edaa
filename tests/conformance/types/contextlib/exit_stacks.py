# ExitStack: order of callbacks, errors in them, context, pop_all, pushing plain functions.
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager


class CM:
    def __init__(self, name, swallow=False, error=None):
        self.name, self.swallow, self.error = name, swallow, error

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__)
        if self.error:
            raise self.error
        return self.swallow


def run(f):
    try:
        with ExitStack() as stack:
            f(stack)
        print("done")
    except BaseException as e:
        print(type(e).__name__, e, "context:", repr(e.__context__), repr(getattr(e.__context__, "__context__", None)))


def plain(stack):
    print(stack.enter_context(CM("a")), stack.enter_context(CM("b")))
    stack.callback(print, "callback", sep="-")
    stack.push(lambda *a: print("pushed", a[0]))


def raising(stack):
    stack.enter_context(CM("outer"))
    stack.enter_context(CM("swallows", swallow=True))
    stack.enter_context(CM("inner"))
    raise ValueError("v")


def replacing(stack):
    stack.enter_context(CM("a", error=KeyError("from a")))
    stack.enter_context(CM("b", error=OSError("from b")))
    raise ValueError("v")


def in_callback(stack):
    stack.callback(lambda: print("still called"))
    stack.callback(lambda: 1 / 0)


def popped(stack):
    stack.enter_context(CM("kept"))
    global other
    other = stack.pop_all()
    print("moved")


def bad(stack):
    for x in (5, CM, None):
        try:
            stack.enter_context(x)
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)
    try:
        print(stack.push(5))
    except Exception as error:
        print(type(error).__name__, error)


def decorated(stack):
    @stack.push
    def handler(t, v, tb):
        print("handler", t)
        return True

    @stack.callback
    def cb():
        print("cb")
    raise KeyError("handled")


def closed(stack):
    stack.enter_context(CM("c"))
    stack.close()
    print("closed early")


for f in (plain, raising, replacing, in_callback, popped, decorated, closed):
    print("--", f.__name__)
    run(f)
other.close()


def drive(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value


@asynccontextmanager
async def acm(name):
    print("aenter", name)
    try:
        yield name
    finally:
        print("aexit", name)


async def main():
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(acm("one"))
        stack.enter_context(CM("sync"))
        stack.push_async_callback(later)
        raise LookupError("body")


async def later():
    print("later")


async def outer():
    try:
        await main()
    except LookupError as error:
        print("caught", error)
    async with acm("x") as v:
        print(v)

drive(outer())
