# Lambda: parameters, scopes and attributes.
print((lambda: 1)(), (lambda x: x)(2), (lambda x, y=3: (x, y))(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda *, a: a)(a=2), (lambda a, /: a)(3), (lambda *a, b=1, **c: (a, b, c))(1, c=3))
print((lambda: (yield))().__class__.__name__, (lambda x: lambda y: x + y)(1)(2), (lambda: None)())
f = lambda x=[]: x.append(1) or x
print(f(), f(), f.__defaults__, f.__name__, f.__qualname__, f.__code__.co_name, f.__doc__)
print([(lambda: i)() for i in range(2)], (lambda x: [x for x in range(x)])(3), (lambda: (lambda: (lambda: 5)())())())
print((lambda a, b: a if b else -a)(1, 0), (lambda x: x if x else (lambda: "inner")())(0))


def outer():
    v = 1
    g = lambda: v
    v = 2
    return g()


class C:
    m = lambda self, x: (self.__class__.__name__, x)
    s = staticmethod(lambda x: x)
    n = (lambda: __qualname__ if False else "no class scope")()


print(outer(), C().m(1), C.s(2), C.n, C.m.__qualname__, (lambda: 0).__qualname__)
print(sorted([3, 1, 2], key=lambda v: -v), max([1, 5, 3], key=lambda v: v % 4), list(map(lambda a, b: a * b, [1, 2], [3, 4])))
print((lambda *args, **kw: (args, kw))(*[1, 2], **{"a": 1}), (lambda: 1 if False else 2)(), (lambda x: (x, x))(1))
print({"k": lambda: "v"}["k"](), [lambda: 1, lambda: 2][1](), (lambda: 1)() + (lambda: 2)())
x = lambda: 0; y = lambda: 1
print(x() or y(), (lambda _: _)(5), (lambda __x: __x)(6))
rec = lambda n: 1 if n <= 1 else n * rec(n - 1)
print(rec(10), (lambda f, n: f(f, n))(lambda f, n: 1 if n < 2 else n * f(f, n - 1), 5))
print((lambda x, /, y, *, z: x + y + z)(1, y=2, z=3), (lambda x=(lambda: 5)(): x)())


def refused(text):
    try:
        print(text, "->", type(eval(text)).__name__)
    except SyntaxError as e:
        print(text, "->", e.msg, e.offset, e.end_offset)
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["lambda", "lambda:", "lambda x", "lambda x:", "lambda x y: 1", "lambda (x): 1", "lambda (x, y): 1", "lambda x: int: 1", "lambda x=: 1", "lambda x=1, y: 1", "lambda *x=1: 1", "lambda **x=1: 1", "lambda *: 1", "lambda *,: 1", "lambda *, **k: 1", "lambda x, x: 1", "lambda x, *x: 1", "lambda 1: 1", "lambda x.y: 1", "lambda None: 1", "lambda: return", "lambda: x = 1", "lambda: (x := 1)", "lambda: x := 1", "lambda: pass", "lambda: yield", "lambda: *x", "lambda: *x, 1", "lambda: 1, 2", "lambda: (1, 2)", "lambda x: 1 if x", "lambda: lambda: 1", "lambda x: lambda x: x", "lambda /: 1", "lambda x, /: 1", "lambda x, /, /: 1", "lambda *x, /: 1", "lambda x=lambda: 1: x", "lambda -> int: 1", "lambda x: 1 for x in y", "[lambda x: x for x in [1]]", "not lambda: 1", "1 + lambda: 1", "lambda: 1 + 2", "(lambda: 1) + 2", "lambda: await x", "lambda *a, *b: 1", "lambda **a, b: 1", "lambda a,: 1", "lambda *a,: 1", "lambda **a,: 1", "lambda,: 1", "if lambda: 1: 2", "1 if lambda: 1 else 2", "1 if (lambda: 0) else 2"]:
    refused(text)
