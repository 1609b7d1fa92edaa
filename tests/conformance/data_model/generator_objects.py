# Generators: states, attributes, send, throw, close.
import inspect
import warnings

warnings.simplefilter("ignore")


def gen(n):
    got = []
    try:
        for i in range(n):
            got.append((yield i))
    except ValueError as e:
        yield ("caught", str(e))
    finally:
        got.append("finally")
        log.append(got)
    return "result"


log = []
g = gen(2)
print(type(g), g.__name__, g.__qualname__, g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_code is gen.__code__, g.gi_frame.f_lineno, inspect.getgeneratorstate(g))
try:
    g.send(1)
except TypeError as e:
    print(e)
print(next(g), g.gi_suspended, inspect.getgeneratorstate(g), g.send("x"))
try:
    g.send("y")
except StopIteration as e:
    print("stop", e.value, e.args)
print(log, g.gi_frame, inspect.getgeneratorstate(g), next(g, "default"))
try:
    next(g)
except StopIteration as e:
    print(e.args, e.value)
g = gen(3)
next(g)
print(g.throw(ValueError("thrown")))
print(next(g, "end"), log[-1])
g = gen(3)
next(g)
print(g.close(), log[-1], g.close())
g = gen(3)
print(g.close(), len(log))
g = gen(3)
try:
    g.throw(KeyError("unstarted"))
except KeyError as e:
    print(e, inspect.getgeneratorstate(g))


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"


g = returns_on_close()
next(g)
print(g.close())


def ignores():
    try:
        yield
    except GeneratorExit:
        pass
    yield


g = kept = ignores()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def raises_on_close():
    try:
        yield
    finally:
        raise OSError("in close")


g = raises_on_close()
next(g)
try:
    g.close()
except OSError as e:
    print(e, repr(e.__context__))


def stops():
    yield 1
    raise StopIteration("inside")


g = stops()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__))


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as e:
    print(e)
g = gen(1)
for args in ((), (1,), (ValueError, 1), (int,), (ValueError("v"), 5), ("str",), (ValueError, ValueError("i"), 3), (None,)):
    try:
        print(gen(1).throw(*args))
    except BaseException as e:
        print(args, type(e).__name__, e)
for a, v in (("gi_running", 1), ("gi_code", 1), ("__name__", 5), ("__name__", "new"), ("__qualname__", "Q.new"), ("other", 1)):
    try:
        setattr(g, a, v)
        print(a, g.__name__, g.__qualname__)
    except (AttributeError, TypeError) as e:
        print(a, type(e).__name__, e)
print(repr(g).startswith("<generator object Q.new at 0x"), iter(g) is g)
ge = (x * 2 for x in [1, 2])
print(ge.__name__, ge.__qualname__, list(ge), list(ge))
