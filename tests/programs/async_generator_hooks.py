# What an event loop is told of asynchronous generators: `sys.set_asyncgen_hooks`.
import gc
import sys


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (TypeError, ValueError) as e:
        return type(e).__name__, str(e)


def run(awaitable):
    try:
        awaitable.__await__().send(None)
    except StopIteration as e:
        return e.value
    except StopAsyncIteration:
        return "end"


print(sys.get_asyncgen_hooks())
begun, ended = [], []


def first(g):
    begun.append(g.__name__)


def last(g):
    ended.append(g.__name__)


async def numbers(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", n)


async def plain():
    yield 1


print(sys.set_asyncgen_hooks(first, last))
hooks = sys.get_asyncgen_hooks()
print(type(hooks), hooks.firstiter is first, hooks.finalizer is last, hooks[0] is first, len(hooks))
g = numbers(3)
print(begun)
print(run(g.__anext__()), begun, run(g.asend(None)), begun, ended)
del g
gc.collect()
print(ended)
for make in (lambda: plain().__anext__(), lambda: plain().asend(None), lambda: plain().aclose(), lambda: plain().athrow(KeyError)):
    try:
        print(run(make()), begun, ended)
    except KeyError as e:
        print(repr(e), begun, ended)
del begun[:], ended[:]

# A generator that has come to its end, or was closed, needs nobody.
g = numbers(1)
print(run(g.__anext__()), run(g.__anext__()), begun)
del g
print(ended)
g = numbers(2)
run(g.__anext__())
print(run(g.aclose()), begun)
del g
print(ended)

# Hooks are those of the time when it begins.
g = plain()
run(g.__anext__())
sys.set_asyncgen_hooks(firstiter=None)
print(sys.get_asyncgen_hooks().firstiter, sys.get_asyncgen_hooks().finalizer is last)
sys.set_asyncgen_hooks(finalizer=None)
print(sys.get_asyncgen_hooks() == (None, None))
del g
print(ended)
h = plain()
run(h.__anext__())
sys.set_asyncgen_hooks(first, last)
run(h.__anext__())
del h
print(begun, ended)

# One that the finalizer keeps lives on.
kept = []
sys.set_asyncgen_hooks(None, kept.append)
g = numbers(5)
print(run(g.__anext__()))
del g
print(len(kept), run(kept[0].__anext__()), run(kept[0].aclose()))
kept.clear()


# What hooks raise.
def bad(g):
    raise ValueError("from the hook")


sys.set_asyncgen_hooks(bad, None)
g = plain()
try:
    g.__anext__()
except ValueError as e:
    print(e)
print(run(g.__anext__()))
reports = []
sys.unraisablehook = lambda args: reports.append((args.exc_type.__name__, str(args.exc_value), args.err_msg, args.object is not None))
sys.set_asyncgen_hooks(None, bad)
g = plain()
run(g.__anext__())
del g
print(len(reports), reports[0][:2])
sys.set_asyncgen_hooks(None, None)
for args, kwargs in (((1,), {}), ((None, 2), {}), ((), {"finalizer": "x"}), ((), {"other": 1}), ((1, 2, 3), {})):
    print(attempt(sys.set_asyncgen_hooks, *args, **kwargs)[0])
print(attempt(sys.set_asyncgen_hooks, 1), attempt(sys.set_asyncgen_hooks, None, 2))
