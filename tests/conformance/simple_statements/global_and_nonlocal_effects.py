# global and nonlocal: nested levels, names that are made by them, loops, imports, classes, exec.

x = "module"


def a():
    x = "a"

    def b():
        global x
        x = "set by b"

        def c():
            return x
        return c()

    def d():
        nonlocal x
        x = "set by d"

        class E:
            y = x

            def f(self):
                nonlocal x
                x += "!"
                return x
        return E().f()
    return b(), x, d(), x


print(a(), x)


def makes():
    global made, made_too
    made = 1
    for made_too in range(3):
        pass
    global imported
    import math as imported
    global Cls
    class Cls: ...
    global func
    def func(): return "global function"
    global err
    try:
        1 / 0
    except ZeroDivisionError as err:
        pass
    with open(__file__) as (made_attr := type("N", (), {})()).f:
        pass
    return sorted(locals())


print(makes(), made, made_too, imported.pi > 3, Cls.__qualname__, func(), func.__qualname__, "err" in globals())


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n

    def reset():
        nonlocal n
        del n
        n = 100
    return step, reset


step, reset = counter()
print(step(), step(), reset(), step())


def deep():
    v = 1

    def m():
        def k():
            nonlocal v
            v *= 2
            return lambda: v
        return k()()
    return m(), v


print(deep())


def gen():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total
    for i in range(3):
        yield add(i)


print(list(gen()))


def comp():
    acc = []

    def inner():
        nonlocal acc
        acc = [y := i for i in range(3)]
        return y
    return inner(), acc


print(comp())


class C:
    global in_class
    in_class = "from class body"

    def m(self):
        global in_method
        in_method = self


c = C()
c.m()
print(in_class, in_method is c, hasattr(C, "in_class"))
exec("global ex\nex = 5", globals())
print(ex)
for text in ("def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f(x):\n global x", "def f():\n global x\n global x\n x = 1\nf()\nprint(x)", "def f():\n nonlocal x", "nonlocal x", "global x\nx = 3\nprint(x)", "class C:\n nonlocal q", "def f():\n x = 1\n def g():\n  nonlocal x, y\n", "def f():\n global x\n def g():\n  nonlocal x", "def f():\n x = 1\n class C:\n  nonlocal x\n  x = 2\n return x\nprint(f())", "def f():\n for x in (): pass\n global x", "def f():\n import x\n global x", "def f():\n x: int\n global x", "def f():\n global x\n x: int = 1", "def f():\n nonlocal __class__", "lambda: (global_ := 1)", "def f():\n [x for x in ()]\n global x\n x = 1\nf()", "def f():\n (x := 1)\n global x", "def f():\n global x\n (x := 7)\nf()\nprint(x)", "def f():\n del x\n global x", "def f():\n class x: ...\n nonlocal x", "def f():\n global f\n f = 5\nf()\nprint(f)", "global a, b, a", "def f():\n global a.b", "def f(): global x; x = 1\nf(); print(x)"):
    try:
        exec(text, {})
        print("fine", repr(text))
    except (SyntaxError, Exception) as error:
        print(repr(text), "->", type(error).__name__, error)
