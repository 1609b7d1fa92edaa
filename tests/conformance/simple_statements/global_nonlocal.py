# global and nonlocal: where names live, and what is refused.
x = "module"


def f():
    global x, made
    x = "changed"
    made = 1

    def g():
        x = "local in g"
        return x

    def h():
        return x
    return g(), h(), x


print(f(), x, made)


def outer():
    v = 1

    class C:
        nonlocal v
        v = 2
        w = v

        def m(self):
            nonlocal v
            v = 3
            return v
    return v, C().m(), v, hasattr(C, "v"), C.w


print(outer())


def deep():
    a = 1

    def l1():
        def l2():
            def l3():
                nonlocal a
                a += 1
                return a
            return l3()
        return l2(), a
    return l1(), a


print(deep())


class G:
    global in_class
    in_class = 5
    other = in_class


print(in_class, hasattr(G, "in_class"), G.other)


def loops():
    global k
    for k in range(3):
        pass
    with open_like() as k:
        pass
    import sys as k
    k = k.__name__

    def k(): return "function"
    return "k" in locals()


class open_like:
    def __enter__(self):
        return "entered"

    def __exit__(self, *a):
        pass


print(loops(), k())


def except_global():
    global err
    try:
        1 / 0
    except ZeroDivisionError as err:
        pass
    return "err" in globals()


print(except_global())


def refused(text):
    try:
        compile(text, "<s>", "exec")
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_offset)


for text in ["nonlocal x", "def f(): nonlocal x", "def f(x): nonlocal x", "def f(x): global x", "def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f():\n x = 1\n nonlocal x", "def f():\n x = 1\n def g():\n  nonlocal x\n  global x", "def f():\n global x\n nonlocal x", "def f():\n global x\n def g():\n  nonlocal x", "global x; x = 1", "x = 1; global x", "global x; global x", "class A:\n nonlocal x", "class A:\n x = 1\n global x", "def f():\n class A:\n  x = 1\n  def g(self): nonlocal x", "def f():\n x: int\n global x", "def f():\n global x\n x: int = 1", "global x; x: int", "def f():\n x = 1\n def g():\n  nonlocal x\n  x: int", "def f():\n for x in y: pass\n global x", "def f():\n import x\n global x", "def f():\n def x(): pass\n global x", "def f():\n class x: pass\n nonlocal x", "def f():\n x += 1\n global x", "def f():\n del x\n global x", "def f():\n [x for x in y]\n global x", "def f():\n (x := 1)\n global x", "def f():\n with a as x: pass\n global x", "def f():\n try: pass\n except E as x: pass\n global x", "def f():\n lambda: x\n global x", "def f():\n global f\n f = 1", "def f():\n nonlocal f", "def f(x):\n def g():\n  global x\n  x = 1", "def f(x):\n lambda: (yield)\n nonlocal x", "global", "global x,", "global x.y", "global x = 1", "nonlocal x y", "global (x)", "def f(*x): global x", "def f(**x): nonlocal x", "def f():\n global x, x", "def f[T]():\n nonlocal T", "def f[T]():\n global T", "class A[T]:\n nonlocal T", "lambda x: (global x)", "[global x]", "if 1:\n global y\n y = 2", "def f():\n if 0: global y\n y = 2", "def f():\n if 0: y\n global y"]:
    refused(text)
