# Frames of generators: locals kept, exceptions handled inside, contexts, recursion, closing at the end of programs.
import sys


def g():
    x = [1]
    try:
        yield x
        raise ValueError("v")
    except ValueError:
        yield sys.exc_info()[0]
        yield sys.exception()
    yield sys.exc_info()[0]


it = g()
x = next(it)
x.append(2)
print(it.gi_frame.f_locals["x"], next(it), sys.exc_info()[0], repr(next(it)), next(it))
try:
    raise KeyError("outer")
except KeyError:
    it = g()
    print([repr(v) for v in it], repr(sys.exception()))


def handled_elsewhere():
    try:
        yield 1
    finally:
        print("context:", repr(sys.exception()))


it = handled_elsewhere()
next(it)
try:
    1 / 0
except ZeroDivisionError:
    it.close()
it = handled_elsewhere()
next(it)
it.close()


def nested():
    try:
        raise OSError("in generator")
    except OSError:
        yield "suspended in handler"
        raise


it = nested()
print(next(it), sys.exception())
try:
    raise LookupError("around")
except LookupError:
    try:
        next(it)
    except OSError as error:
        print(repr(error), repr(error.__context__))


def thrown():
    while True:
        try:
            yield
        except KeyError as e:
            print("in", repr(e), repr(e.__context__))


it = thrown()
next(it)
it.throw(KeyError("plain"))
try:
    1 / 0
except ZeroDivisionError:
    it.throw(KeyError("while handling"))
it.close()


def delegate(inner):
    try:
        result = yield from inner
        print("inner returned", result)
    except Exception as e:
        print("delegate got", repr(e))
        yield "recovered"


def inner():
    try:
        yield 1
    except KeyError:
        return "swallowed"
    yield 2


for error in (KeyError("k"), ValueError("v")):
    it = delegate(inner())
    next(it)
    try:
        print(it.throw(error))
    except StopIteration as stop:
        print("stopped", stop.value)


def running():
    try:
        next(me)
    except ValueError as e:
        yield str(e)


me = running()
print(next(me))


def deep(n):
    if n == 0:
        yield sys._getframe().f_back.f_code.co_name
        return
    yield from deep(n - 1)


print(list(deep(5)))


def with_in_generator():
    class CM:
        def __enter__(self): return "entered"
        def __exit__(self, t, v, tb):
            print("exit", t and t.__name__)
    with CM() as v:
        yield v
        yield "second"


for v in with_in_generator():
    print(v)
    break
it = with_in_generator()
next(it)
del it
a = (i for i in range(3))
b = (next(a) + 10 for _ in range(2))
print(next(b), next(a), next(b), list(a), list(b))
try:
    list((lambda: (yield from (1 / x for x in (1, 0))))())
except ZeroDivisionError as error:
    print(error)
left_open = handled_elsewhere()
next(left_open)
print("end of program")
