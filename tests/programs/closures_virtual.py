def run(n):
    out = []
    def outer(k, m=3):
        def inner(x, y=m): return x + y + k
        return inner
    t = 0
    keep = None
    for i in range(n):
        f = outer(i)
        t += f(1)
        g = lambda a, b=i: a * b
        t += g(2) + g(3, 4)
        if i % 37 == 0: keep = g; out.append(f)
    print(t, keep(5), keep.__defaults__, out[-1](1), out[3].__closure__[0].cell_contents, len(out))
    z = 0
    for i in range(n):
        l = [1, 2, i]
        z += sum(x for x in l) + any(x > 3 for x in l)
    print(z)
    # exceptions in closures
    e = 0
    for i in range(n):
        try:
            (lambda q: q // (i % 5))(i)
        except ZeroDivisionError as err:
            e += 1
    print(e)
    # functions stored in attributes
    class B: pass
    b = B()
    for i in range(n):
        b.f = lambda: i
        t += b.f()
        if i == n - 3: b.f.__code__ = (lambda: 7).__code__ if False else b.f.__code__
    print(t, b.f())
run(3000)
