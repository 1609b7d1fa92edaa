# del of names, attributes, items, slices, nested tuples: order, errors half way, cells, class scope.

class Log:
    def __init__(self):
        self.__dict__["seen"] = []

    def __delattr__(self, name):
        self.seen.append(("attr", name))
        if name == "bad":
            raise AttributeError("cannot")

    def __delitem__(self, key):
        self.seen.append(("item", key))
        if key == "bad":
            raise KeyError(key)


o = Log()
del o.a, o["b"], (o.c, [o["d"]]), o[1:2], o[..., 1]
print(o.seen)
o.seen.clear()
try:
    del o.a, o.bad, o.never
except AttributeError as error:
    print(error, o.seen)
for text in ("del x", "x = 1\ndel x\nx", "x = 1\ndel x, x", "del (x)", "x = y = 1\ndel (x, y)\nprint('x' in globals())", "x = y = 1\ndel [x, [y]]", "del ()", "del []", "l = [1, 2, 3]\ndel l[0], l[0]\nprint(l)", "l = [1]\ndel l[5]", "d = {}\ndel d['x']", "del len", "del (1).x", "del [1][0]", "del 'abc'[0]", "del (1, 2)[0]", "del print.__name__", "del f().x", "l = list(range(9))\ndel l[::2], l[-1]\nprint(l)", "class C:\n x = 1\n del x\nprint(hasattr(C, 'x'))", "class C:\n del x", "def f():\n x = 1\n del x\n return x\nf()", "def f():\n del x\nf()", "def f():\n global g\n del g\ng = 1\nf()\ng", "def f():\n x = 1\n def h(): return x\n del x\n h()\nf()", "def f():\n x = 1\n def h():\n  nonlocal x\n  del x\n h()\n return x\nf()", "for i in range(2):\n del i\ni", "import os.path\ndel os.path\nos.path", "del x.y", "del __builtins__\nprint(len([1]))", "def f(a, *b, **c):\n del a, b, c\n return locals()\nprint(f(1))", "x = 1\ntry:\n del x\n del x\nexcept NameError as e:\n print('caught', e)", "del a if b else c", "del a, b = 1", "del (a, b), c.d, [e]", "del *a", "del a + b", "del (yield)", "del a := 1", "del {}", "del None", "del a()"):
    try:
        exec(text, {})
        print(repr(text), "fine")
    except (SyntaxError, Exception) as error:
        print(repr(text), "->", type(error).__name__, error)
