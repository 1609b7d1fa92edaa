# Closures, nonlocal, late binding in loops, cells shared between functions, counters in hot loops.


def counter():
    n = 0

    def inc(by=1):
        nonlocal n
        n += by
        return n

    def get():
        return n

    return inc, get


inc, get = counter()
inc2, get2 = counter()
for i in range(1000):
    inc()
    if i % 10 == 0:
        inc2(i)
print(get(), get2())
inc(0.5)
print(get())

fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
i = "changed"
print([f() for f in fs])
print([f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]])


def make():
    out = []
    for i in range(4):
        def f(x, k=i):
            return x * i + k
        out.append(f)
    i = 100
    return out


print([f(2) for f in make()])


def adder(n):
    return lambda x: x + n


adders = [adder(k) for k in range(5)]
t = 0
for i in range(1000):
    t = adders[i % 5](t)
print(t)
adders[2] = adder(0.5)
for i in range(100):
    t = adders[i % 5](t)
print(t, adder("b")("a"))


def three():
    a = 1

    def mid():
        b = 10

        def low():
            nonlocal a, b
            a += 1
            b += a
            return a, b

        low()
        return low(), b

    return mid(), mid(), a


print(three())


def unbound():
    def f():
        return v
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
    v = 1
    print(f())
    del v
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        print(v)
    except UnboundLocalError as e:
        print(type(e).__name__, e)


unbound()


def compose(*fns):
    def run(x):
        for f in fns:
            x = f(x)
        return x
    return run


print(compose(lambda x: x + 1, str, lambda s: s * 2, int)(4))


def memo(f):
    cache = {}

    def g(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    g.cache = cache
    return g


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache))


def nested_in_loop(n):
    total = 0
    for i in range(n):
        def sq(x):
            nonlocal total
            total += i
            return x * x + i
        total += sq(2)
        if i == n // 2:
            old = sq
    return total, old(0), total


print(nested_in_loop(600))


def accumulate():
    vals = []
    def add(v):
        vals.append(v)
        return vals
    return add


add = accumulate()
for i in range(5):
    r = add(i)
print(r, add.__name__, add.__qualname__)


class K:
    x = 1
    fs = [lambda: x for _ in range(1)] if False else None
    y = [v + 1 for v in (1, 2)]

    def m(self):
        try:
            return x_global + self.x
        except NameError as e:
            return str(e)


print(K.y, K().m())
x_global = 5
print(K().m())
