# The main program: its names and how it can be seen from elsewhere.
import __main__
import sys

print(__name__, __main__ is sys.modules["__main__"], __main__.sys is sys, vars(__main__) is globals())
print(type(__builtins__).__name__, __builtins__.len is len, __annotations__ if "__annotations__" in globals() else "none", __file__.endswith("main_module.py"))
x: int = 5
print(__annotate__(1), "__annotations__" in globals())
__main__.added = "from outside"
print(added)
del __main__.added
try:
    added
except NameError as e:
    print(e)
global y
y = 1
print(y, globals()["y"])


def f():
    global made
    made = __name__
    return globals() is vars(__main__)


print(f(), made)
if __name__ == "__main__":
    print("main guard")
__name__ = "renamed"


class C:
    pass


def g():
    pass


print(C.__module__, g.__module__, C, sys.modules["__main__"].__name__)
__builtins__ = {"print": print}
print(len("still"))
try:
    exec("print(len('x'))")
except NameError as e:
    print(e)
try:
    exec("print(len('x'))", {"__builtins__": {"print": print}})
except NameError as e:
    print(e)
len = lambda o: "shadowed"
print(len([]), __import__("builtins").len([]))
del len
print(len([]))
try:
    del len
except NameError as e:
    print(e)
import builtins
builtins.invented = "in builtins"
print(invented)
del builtins.invented
try:
    invented
except NameError as e:
    print(e)
True_ = True
print(True_ is True, None is None, __debug__, Ellipsis is ..., NotImplemented is NotImplemented)
