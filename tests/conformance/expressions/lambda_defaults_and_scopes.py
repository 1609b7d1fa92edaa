# lambda: defaults, keyword-only, nesting, in classes, recursion, yield, walrus, names and what it may not hold.

print((lambda: 5)(), (lambda x, /, y=2, *a, z, **k: (x, y, a, z, k))(1, z=3), (lambda *, k=1: k)(), (lambda x: lambda y: x + y)(1)(2), (lambda: (yield))().__class__.__name__, (lambda x=(lambda: 7)(): x)())
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20), [f() for f in [lambda i=i: i * i for i in range(4)]], [f() for f in [lambda: i for i in range(3)]], sorted([3, -1, 2], key=lambda v: -v), list(map(lambda a, b: a * b, [1, 2], [3, 4])))
y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(y(lambda self: lambda n: n if n < 2 else self(n - 1) + self(n - 2))(15))


class C:
    k = 3
    get = lambda self: self.k
    add = lambda self, n, k=k: self.k + n + k
    cls = classmethod(lambda cls: cls.__name__)
    stat = staticmethod(lambda: "static")
    prop = property(lambda self: self.k * 2, lambda self, v: setattr(self, "k", v))
    sup = lambda self: super(C, self).__repr__()[:10]
    zero = lambda self: __class__


c = C()
c.prop = 10
print(c.get(), c.add(1), c.cls(), c.stat(), c.prop, c.sup(), c.zero() is C, C.get.__qualname__, C.get.__name__)
print((lambda: (a := 5) + a)(), (lambda x: [x for x in range(x)])(3), (lambda x: [lambda: x for x in "ab"][0]())(1), (lambda: locals())(), (lambda a, b=1: sorted(locals()))(0))
f = lambda x, y=[]: y.append(x) or y
print(f(1), f(2), f.__defaults__, f.__code__.co_name, f.__doc__, f.__annotations__, f.__kwdefaults__)
f.__name__ = "named"
print(f.__name__, repr(f).split(" at ")[0])
g = lambda: (yield 1, 2)
print(list(g()), list((lambda: (yield "only"))()))
cond = lambda x: "pos" if x > 0 else "neg" if x < 0 else "zero"
print(cond(1), cond(-1), cond(0), (lambda: not None)(), (lambda: (1, 2))(), (lambda: 1)(), 2)
for text in ("lambda: x = 1", "lambda: (x = 1)", "lambda: return 1", "lambda: pass", "lambda: yield", "lambda x: int: x", "lambda (x, y): x", "lambda x, x: 0", "lambda *, x", "lambda *: 0", "lambda: await x", "lambda: *x", "lambda: x, y", "lambda x=1, y: 0", "lambda **k, x: 0", "lambda: (yield)", "lambda: x := 1", "lambda: [x async for x in y]", "lambda lambda: 0", "lambda 5: 0", "lambda x.y: 0", "lambda x -> int: 0", "lambda: print 1", "lambda:", "lambda", "lambda x", "(lambda: 0) = 1", "lambda: 0 = 1", "del (lambda: 0)", "lambda: 0 if 1", "f(lambda: x for x in y)", "lambda: undefined", "(lambda x: x)()", "(lambda: 0)(1)", "(lambda x, /: x)(x=1)", "lambda x: (lambda: (nonlocal_ := 1))"):
    try:
        r = eval(text)
        print(text, "->", type(r).__name__)
    except (SyntaxError, Exception) as error:
        print(text, "->", type(error).__name__, error)
