# gi_frame, gi_running, gi_yieldfrom, gi_code, names and qualified names of generators, and what may be set.

def inner():
    yield "inner"


def outer(a):
    b = 2
    print(it.gi_running, it.gi_frame.f_code.co_name)
    yield a
    yield from sub
    yield from [1]
    c = b
    yield


sub = inner()
it = outer(1)
print(it.gi_running, it.gi_yieldfrom, it.gi_frame.f_locals, it.gi_frame.f_lineno - it.gi_code.co_firstlineno, it.gi_suspended)
next(it)
print(it.gi_yieldfrom, it.gi_frame.f_locals, it.gi_frame.f_lineno - it.gi_code.co_firstlineno, it.gi_suspended)
next(it)
print(it.gi_yieldfrom is sub, sub.gi_frame.f_back)
next(it)
print(type(it.gi_yieldfrom).__name__)
print(next(it), sorted(it.gi_frame.f_locals))
print(list(it), it.gi_frame, it.gi_code.co_name, it.gi_running, it.gi_yieldfrom, it.gi_suspended)
print(it.__name__, it.__qualname__, repr(it)[:23])
it.__name__ = "renamed"
it.__qualname__ = "re.named"
print(it.__name__, repr(it)[:27])
for name, value in (("__name__", 5), ("__qualname__", None), ("gi_frame", None), ("gi_code", None), ("gi_running", 1), ("gi_yieldfrom", 1), ("x", 1)):
    try:
        setattr(it, name, value)
    except (TypeError, AttributeError) as error:
        print(name, error)
try:
    del it.__name__
except TypeError as error:
    print(error)


class C:
    def method(self):
        yield

    gen = (x for x in [])


print(C().method().__qualname__, C.gen.__qualname__, C.gen.__name__, (lambda: (yield))().__qualname__)


def f():
    return (x for x in []), [g for g in [(lambda: (yield))]][0]()


print([g.__qualname__ for g in f()])
f.__name__ = "other"


def named():
    yield


named.__name__, named.__qualname__ = "n", "q"
print(named().__name__, named().__qualname__, named.__code__.co_name)
import types
print(isinstance(it, types.GeneratorType), type(it).__mro__, iter(it) is it, it.__iter__() is it, hasattr(it, "__len__"), hasattr(it, "__dict__"))
try:
    types.GeneratorType()
except TypeError as error:
    print(error)
try:
    class Sub(types.GeneratorType):
        pass
except TypeError as error:
    print(error)
import inspect
g = inner()
states = [inspect.getgeneratorstate(g)]
next(g)
states.append(inspect.getgeneratorstate(g))
print(states, inspect.getgeneratorlocals(g), inspect.isgenerator(g), inspect.isgeneratorfunction(inner))
g.close()
print(inspect.getgeneratorstate(g))
