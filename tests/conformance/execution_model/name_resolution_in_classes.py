# Names in class bodies, comprehensions in them, nested functions, del, global and nonlocal in classes.

x = "global"


def f():
    x = "f"

    class A:
        y = x
        x = "class"
        z = x
        inner = lambda self: x
        listed = [x for _ in range(1)]
        first = [i for i in [x]]

        def method(self):
            return x

        class B:
            w = x
            x = "B"

            def method(self):
                return x
        del x
        after = x
    return A


A = f()
print(A.y, A.z, A().inner(), A.listed, A.first, A().method(), A.B.w, A.B().method(), A.after)


class G:
    global x
    x = "set in class"
    y = x


print(x, hasattr(G, "x"), G.y)


def outer():
    v = 1

    class C:
        nonlocal v
        v = 2
        w = v
    return v, hasattr(C, "v"), C.w


print(outer())


def conditional(flag):
    class C:
        if flag:
            x = "bound"
        y = x
    return C.y


print(conditional(True), conditional(False))


def local_conditional(flag):
    x = "enclosing"

    class C:
        if flag:
            x = "bound"
        y = x
    return C.y


print(local_conditional(True), local_conditional(False))


class D:
    len = len
    n = len("abc")

    def m(self):
        return len("ab")

    for i in range(3):
        pass
    print = "shadow"
    import math as m2
    with open(__file__) as fh:
        pass
    def helper(v): return v * 2
    used = helper(21)
    a, *b = 1, 2, 3
    __name__ = "renamed"
    q = __name__, __qualname__, __module__


print(D.n, D().m(), D.i, D.print, D.m2.pi > 3, D.fh.closed, D.used, D.b, D.q, D.__name__)
for text in ("class C:\n  y = undefined", "class C:\n  x = 1\n  def f(self): return x_in_class\nC().f()", "class C:\n  x = 1\n  y = [x for i in range(1)]", "class C:\n  n = 2\n  y = [i for i in range(n)]\n  z = [n for i in [1]]", "def f():\n  print(q)\n  q = 1\nf()", "def f():\n  class C:\n    print(w)\n    w = 1\nf()", "class C:\n  del nothing", "class C:\n  nonlocal v", "def f():\n  del u\n  u = 1\nf()", "def f():\n  for k in (): pass\n  return k\nf()", "def f():\n  try: raise KeyError\n  except KeyError as e: pass\n  return e\nf()", "def f():\n  def g(): return later\n  g()\n  later = 1\nf()", "def f():\n  import nosuchmodule as z\nf()", "lambda: (yield)", "class C:\n  f = lambda: C\nprint(C.f())"):
    try:
        exec(text, {})
        print("fine")
    except (Exception, SyntaxError) as error:
        print(type(error).__name__, error)
