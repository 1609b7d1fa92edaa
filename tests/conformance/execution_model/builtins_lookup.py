# Names are found in builtins last; builtins can be shadowed and changed.
import builtins

print(len("abc"), builtins.len is len, "len" in dir(builtins), "len" in globals())


def f():
    return len("x")


len = lambda o: 99
print(f(), len("abc"))
del len
print(f())
builtins.len, saved = (lambda o: "changed"), builtins.len
try:
    print(f(), len([]))
finally:
    builtins.len = saved
print(f())
builtins.fresh = 5
print(fresh, "fresh" in dir(builtins))
del builtins.fresh
try:
    fresh
except NameError as e:
    print(e)


def local():
    len = 5
    return len


def param(print):
    return print


class C:
    id = "class id"
    x = id

    def m(self):
        return id is builtins.id


print(local(), param(3), C.x, C().m())


def g():
    try:
        return hash
    except UnboundLocalError as e:
        return "unbound"
    hash = 1


print(g())
g2 = {"__builtins__": {"len": lambda o: "own builtins", "print": print}}
exec("print(len('a'))\ndef h(): return len('b')", g2)
print(g2["h"](), g2["h"].__builtins__ is g2["__builtins__"])
try:
    exec("print(max(1, 2))", g2)
except NameError as e:
    print(e)
g2["__builtins__"]["max"] = max
exec("print(max(1, 2))", g2)
print(isinstance(True, int), type(__builtins__).__name__, __builtins__ is builtins, __import__ is builtins.__import__)
print([n for n in ("True", "None", "Ellipsis", "NotImplemented", "__debug__", "exit") if hasattr(builtins, n)])
for text in ["None = 1", "True = 1", "__debug__ = 1", "builtins.None", "setattr(builtins, 'True', 0)", "print(True)", "delattr(builtins, 'True')", "builtins.True_ = 1"]:
    try:
        exec(text)
        print(text, "fine")
    except (SyntaxError, AttributeError) as e:
        print(text, type(e).__name__, e)
