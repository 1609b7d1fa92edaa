# contextmanager: results, errors thrown in, generators that misbehave, use as decorator.
from contextlib import ContextDecorator, contextmanager, nullcontext, redirect_stdout, suppress, closing, chdir
import io


@contextmanager
def cm(name, swallow=()):
    print("enter", name)
    try:
        yield name.upper()
    except swallow as e:
        print("swallow", repr(e))
    finally:
        print("exit", name)


def attempt(act):
    try:
        print("->", act())
    except BaseException as error:
        print("->", type(error).__name__, error, "| cause", repr(error.__cause__))


def use(manager, error=None):
    with manager as value:
        if error:
            raise error
        return value


attempt(lambda: use(cm("a")))
attempt(lambda: use(cm("b", KeyError), KeyError("k")))
attempt(lambda: use(cm("c"), KeyError("k")))
attempt(lambda: use(cm("d"), StopIteration("s")))
attempt(lambda: use(cm("e"), RuntimeError("r")))
attempt(lambda: use(cm("f", GeneratorExit), GeneratorExit()))


@contextmanager
def none():
    return
    yield


@contextmanager
def two():
    yield 1
    yield 2


@contextmanager
def two_after_error():
    try:
        yield 1
    except ValueError:
        yield 2


@contextmanager
def replaces():
    try:
        yield
    except ValueError as e:
        raise KeyError("replaced") from e


@contextmanager
def not_generator():
    return 5


attempt(lambda: use(none()))
attempt(lambda: use(two()))
attempt(lambda: use(two_after_error(), ValueError("v")))
attempt(lambda: use(replaces(), ValueError("v")))
attempt(lambda: use(not_generator()))
once = cm("once")
attempt(lambda: use(once))
attempt(lambda: use(once))


@cm("decorated")
def f(x):
    "doc of f"
    return x * 2


print(f(2), f(3), f.__name__, f.__doc__, f.__wrapped__(1))


class Deco(ContextDecorator):
    def __enter__(self):
        print("<", end="")

    def __exit__(self, *a):
        print(">")


@Deco()
def g():
    print("body", end="")


g()
with suppress(KeyError, IndexError):
    {}["x"]
with suppress():
    pass
attempt(lambda: use(suppress(KeyError), ValueError("v")))
attempt(lambda: use(suppress(OSError), FileNotFoundError("f")))
with suppress(KeyError):
    raise ExceptionGroup("g", [KeyError(1)])
try:
    with suppress(KeyError):
        raise ExceptionGroup("g", [KeyError(1), ValueError(2)])
except ExceptionGroup as rest:
    print(repr(rest))
out = io.StringIO()
with redirect_stdout(out):
    print("captured")
    with redirect_stdout(io.StringIO()):
        print("inner")
    print("again")
print(repr(out.getvalue()))
with nullcontext(5) as n, nullcontext() as m:
    print(n, m)


class Closable:
    def close(self):
        print("closed")


with closing(Closable()) as c:
    print(type(c).__name__)
attempt(lambda: use(closing(5)))
