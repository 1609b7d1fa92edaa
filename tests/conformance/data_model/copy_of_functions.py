# Functions as objects: making new ones of parts, attributes, dictionaries, weak references, comparison.
import types


def f(a, b=2, *c, d=4, **e):
    "doc"
    return a, b, c, d, e


f.attr = [1]
g = types.FunctionType(f.__code__, globals(), "g", f.__defaults__, f.__closure__, f.__kwdefaults__)
print(g(1), g.__name__, g.__doc__, g == f, g.__dict__, g.__qualname__, g.__module__)
g = types.FunctionType(f.__code__, {"__builtins__": {}})
try:
    print(g(1), g.__defaults__)
except TypeError as error:
    print(error)
print(hash(f) == hash(f), f == f, f != g, {f: 1}[f], f.__globals__ is globals(), f.__builtins__["len"] is len, f.__code__.co_name, f.__type_params__)
for act in ("f.__name__ = 5", "f.__qualname__ = None", "f.__dict__ = 5", "del f.__dict__", "f.__globals__ = {}", "f.__closure__ = ()", "f.__builtins__ = {}", "f.__module__ = 5", "f.__doc__ = 5", "del f.__doc__", "del f.__module__", "f.__annotations__ = {'a': 1}", "f.__type_params__ = 5", "f.__type_params__ = ()", "f.__call__ = 5", "f.attr += [2]", "del f.attr", "del f.attr", "f.__defaults__ = {}", "f.__kwdefaults__ = []", "f.__code__ = 1", "del f.__code__", "f.__class__ = type", "f.__name__ = 'new'", "f.__dict__ = {'z': 1}"):
    try:
        exec(act)
        print(act)
    except (TypeError, AttributeError) as error:
        print(act, "->", type(error).__name__, error)
print(f.__name__, f.z, f.__doc__, f.__module__, f.__dict__, f(1))


class C:
    def m(self): ...


print(C.m == C.m, C().m == C().m, C.m is C.m, C.__dict__["m"] is C.m, C.m.__get__(None, C) is C.m, type(C.m).__name__, type(C().m).__name__)
C.m.tag = 1
print(C().m.tag)
try:
    C().m.tag = 2
except AttributeError as error:
    print(error)


def counter():
    counter.n = getattr(counter, "n", 0) + 1
    return counter.n


print(counter(), counter(), counter.n, vars(counter))


def outer():
    x = []

    def inner():
        return x
    return inner


a, b = outer(), outer()
print(a == b, a.__code__ is b.__code__, a.__closure__ == b.__closure__, a() is b(), a.__closure__[0].cell_contents is a())
swapped = types.FunctionType(a.__code__, globals(), closure=b.__closure__)
print(swapped() is b())
print(isinstance(f, types.FunctionType), isinstance(len, types.FunctionType), callable(f), bool(f), str(f).split(" at ")[0], repr(outer()).split(" at ")[0], f.__str__().startswith("<function"))
for text in ("f < g", "f + 1", "f[0]", "len(f)", "iter(f)", "f.nothing", "types.FunctionType()", "types.FunctionType(5, {})", "types.FunctionType(f.__code__)", "class F(types.FunctionType): pass", "types.LambdaType is types.FunctionType"):
    try:
        print(text, eval(text) if not text.startswith("class") else exec(text))
    except (TypeError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)
