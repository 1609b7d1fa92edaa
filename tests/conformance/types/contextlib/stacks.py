# Exit stacks, suppression and redirection.
import contextlib
import io


@contextlib.contextmanager
def note(name, swallow=False):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught in", name, e)
        if not swallow:
            raise
    finally:
        print("exit", name)


with note("a") as a, note("b") as b:
    print(a, b)
try:
    with note("c"):
        raise ValueError("boom")
except ValueError as e:
    print("out", e, e.__context__)
with note("d", swallow=True):
    raise ValueError("gone")
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(note(n)) for n in "xyz"]
    stack.callback(print, "callback", end="!\n")
    print(names)
    stack.push(lambda *exc: print("pushed", exc[0]))
stack = contextlib.ExitStack()
stack.callback(print, "later")
kept = stack.pop_all()
stack.close()
print("closed")
kept.close()


class Bad:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        raise KeyError("from exit")


try:
    with contextlib.ExitStack() as s:
        s.enter_context(Bad())
        s.enter_context(note("inner"))
        raise ValueError("first")
except KeyError as e:
    print(repr(e), repr(e.__context__))
with contextlib.suppress(KeyError, IndexError):
    [][1]
    print("never")
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("hidden")
print(repr(out.getvalue()))
with contextlib.closing(io.StringIO("x")) as f:
    pass
print(f.closed)
with contextlib.nullcontext(5) as five:
    print(five)


@note("decorated")
def work(x):
    return x * 2


print(work(4), work(5))


@contextlib.contextmanager
def never():
    if False:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


for bad in (never, twice):
    try:
        with bad():
            print("body")
    except RuntimeError as e:
        print(e)


@contextlib.contextmanager
def stops():
    yield


try:
    with stops():
        raise StopIteration("mine")
except StopIteration as e:
    print("stop", e)
for thing in (5, "s"):
    try:
        with thing:
            pass
    except TypeError as e:
        print(e)
    try:
        contextlib.ExitStack().enter_context(thing)
    except TypeError as e:
        print(e)


class Base(contextlib.ContextDecorator):
    def __enter__(self):
        print("in")

    def __exit__(self, *a):
        print("out", a[0])


@Base()
def f():
    print("f")


f()
print(isinstance(note("q"), contextlib.AbstractContextManager), issubclass(Bad, contextlib.AbstractContextManager))
