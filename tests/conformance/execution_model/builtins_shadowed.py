# Names of built-ins shadowed at each level, changed in builtins, deleted again; who sees what.
import builtins


def show():
    return len([1, 2])


print(show())
len = lambda x: "module"
print(show())
del len
print(show())
builtins.len, real = (lambda x: "changed builtin"), builtins.len
try:
    print(show(), [len(x) for x in "a"], (lambda: len(1))())
finally:
    builtins.len = real
print(show())
builtins.brand_new = 42
print(brand_new, "brand_new" in dir(builtins), hasattr(__builtins__, "brand_new"))
del builtins.brand_new
try:
    brand_new
except NameError as error:
    print(error)


def local():
    len = 5
    print = "local"
    return len, print, [x for x in range(2)]


def late():
    try:
        return max([1, 2])
    except UnboundLocalError as error:
        return str(error)
    max = 5


class C:
    str = "class attr"

    def str_of(self):
        return str(5)

    def int(self):
        return int("7")
    typed = int


c = C()
print(local(), late(), c.str_of(), c.int(), C.typed is C.int)


def param(list, dict=dict, *tuple, **set):
    return list, dict, tuple, set


print(param(1), param(1, 2, 3, k=4))
for range in range(2):
    print(range)
del range
print(list(range(2)))
space = {"len": "in globals"}
exec("print(len)\ndel len\nprint(len('abc'))", space)
space = {"__builtins__": {"print": print, "len": lambda x: "own"}}
exec("print(len(1))\ntry:\n    max\nexcept NameError as e: print(e)" if False else "print(len(1))", space)
try:
    exec("max", space)
except NameError as error:
    print(error)
exec("def f(): return len(1)", space)
print(space["f"](), space["f"].__builtins__ is space["__builtins__"])


def outer():
    sum = "outer sum"

    def inner():
        return sum
    return inner()


print(outer(), sum([1, 2]))
try:
    Exception = ValueError
    raise KeyError("k")
except Exception:
    print("never")
except builtins.Exception as error:
    print("by builtins", repr(error))
del Exception
type_, type = type, "shadowed type"
print(type_(type))
del type
print(type(type))
builtins.print = "not callable"
try:
    print("x")
except TypeError as error:
    builtins.print = print_ if "print_" in globals() else __import__("functools").partial(__import__("sys").stdout.write)
    print(str(error) + "\n")
