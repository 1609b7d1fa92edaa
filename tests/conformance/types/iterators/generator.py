# Generators: send, throw, close, state, and the errors of wrong use.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def g():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
    except ValueError as error:
        print("caught", error)
        yield "after"
    finally:
        print("finally")
    return "result"

def ignores_exit():
    try:
        yield 1
    except GeneratorExit:
        yield "ignored"

def raises_on_exit():
    try:
        yield 1
    except GeneratorExit:
        raise KeyError("on exit")

def returns_on_exit():
    try:
        yield 1
    except GeneratorExit:
        return "value"

x = g()
check(x.send, "early")
print(next(x), x.send("a"))
check(x.send, "b")
check(next, x)
check(x.send, 1)
x = g()
next(x)
print(x.throw(ValueError("v")))
check(next, x)
x = g()
check(x.throw, ValueError("before start"))
check(next, x)
x = g()
next(x)
print(x.close(), x.close())
print(g().close())
x = ignores_exit()
next(x)
check(x.close)
x = raises_on_exit()
next(x)
check(x.close)
x = returns_on_exit()
next(x)
print(x.close())
for args in ((), (5,), ("text",), (ValueError,), (ValueError("x"),), (ValueError, "v"), (ValueError, ValueError("inst")), (ValueError("x"), "y"), (ValueError, None, 5), (int,), (KeyError, ("a", "b"))):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        x = (n for n in range(3))
        next(x)
        try:
            print(x.throw(*args))
        except BaseException as error:
            print(args, type(error).__name__, error.args)
def running():
    yield next(me)

me = running()
check(next, me)
def stops():
    yield 1
    raise StopIteration("inside")

check(list, stops())
def state(x):
    return x.gi_running, x.gi_suspended, x.gi_frame is None, x.gi_yieldfrom

x = g()
print(state(x))
next(x)
print(state(x), x.gi_frame.f_locals, x.gi_code.co_name, x.__name__, x.__qualname__)
x.close()
print(state(x))
x.__name__ = "renamed"
print(repr(x).split(" at ")[0], x.__name__, x.__qualname__)
check(setattr, x, "__name__", 5)
check(setattr, x, "gi_code", 5)
check(lambda: type(x)())
check(lambda: x + x)
check(lambda: len(x))
check(lambda: x[0])
def delegate():
    r = yield from g()
    print("delegated", r)
    yield from [7, 8]
    yield from 5

d = delegate()
print(next(d), d.gi_yieldfrom.__name__, d.send("x"), d.throw(ValueError("through")))
print(next(d), next(d))
check(next, d)
