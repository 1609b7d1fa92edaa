# Context managers made by classes, generators and callbacks.
from contextlib import contextmanager, suppress, closing, ExitStack, nullcontext


@contextmanager
def cm(name, swallow=False):
    print("enter", name, end=" ")
    try:
        yield name.upper()
    except ValueError as e:
        print("saw", e, end=" ")
        if not swallow:
            raise
    finally:
        print("exit", name, end=" ")


with cm("a") as a, cm("b") as b:
    print(a, b, end=" ")
print()
with cm("c", True):
    raise ValueError("v")
print()
try:
    with cm("d"):
        raise ValueError("w")
except ValueError as e:
    print("outside", e)


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    if False:
        yield


@contextmanager
def replaces():
    try:
        yield
    except Exception as e:
        raise KeyError("replaced") from e


for f in (twice, never, replaces):
    try:
        with f():
            if f is replaces:
                1 / 0
    except Exception as e:
        print(f.__name__, type(e).__name__, e, repr(e.__cause__))
with suppress(ZeroDivisionError, KeyError):
    1 / 0
    print("never")


class Closes:
    def close(self):
        print("closed", end=" ")


with closing(Closes()):
    print("body", end=" ")
with ExitStack() as st:
    st.callback(print, "callback", end=" ")
    st.enter_context(cm("s"))
    st.push(lambda *a: print("pushed", a[0], end=" "))
with nullcontext(5) as n:
    print(n)


@cm("decorating")
def decorated(x):
    print("called", end=" ")
    return x


print(decorated(1), decorated(2))
