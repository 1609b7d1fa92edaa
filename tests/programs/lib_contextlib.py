# Context managers made of functions, stacks of them.
from contextlib import AbstractContextManager, ContextDecorator, ExitStack, chdir, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as e:
        print("swallowed", e)
    finally:
        print(f"</{name}>")


with tag("a") as t, tag("b"):
    print(t)
with tag("c"):
    raise KeyError("k")
try:
    with tag("d"):
        raise ValueError("v")
except ValueError as e:
    print("through", e)


@tag("deco")
def decorated():
    print("inside")


decorated()
decorated()


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield
    yield


for f in (never, twice):
    try:
        with f():
            pass
    except RuntimeError as e:
        print(e)

with suppress(ZeroDivisionError, IndexError):
    1 / 0
print("on")

with ExitStack() as stack:
    for name in "xyz":
        stack.enter_context(tag(name))
    stack.callback(print, "callback", 1)
    stack.push(lambda *exc: print("exit", exc[0]) or True)
    raise RuntimeError("handled by the stack")
print("after")

with ExitStack() as stack:
    stack.callback(print, "closing")
    kept = stack.pop_all()
    print("nothing yet")
kept.close()


class Closable:
    def close(self):
        print("closed")


with closing(Closable()) as c, nullcontext(5) as n:
    print(type(c).__name__, n)


class Timer(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("stop", exc[0])
        return False


@Timer()
def work():
    return "done"


print(work())


class Own(AbstractContextManager):
    def __exit__(self, *exc):
        return None


with Own() as o:
    print(isinstance(o, Own), issubclass(Timer, AbstractContextManager))
try:
    with ExitStack() as stack:
        stack.enter_context(3)
except TypeError as e:
    print(e)
