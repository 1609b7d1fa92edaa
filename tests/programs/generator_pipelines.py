# Chains of generators, with types changing on the way and early exits.


def numbers(n):
    for i in range(n):
        yield i


def keep(pred, it):
    for v in it:
        if pred(v):
            yield v


def apply(f, it):
    for v in it:
        yield f(v)


def take(n, it):
    if n <= 0:
        return
    for v in it:
        yield v
        n -= 1
        if n == 0:
            return


def window(it, k):
    buf = []
    for v in it:
        buf.append(v)
        if len(buf) > k:
            buf.pop(0)
        if len(buf) == k:
            yield tuple(buf)


def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try:
                yield next(i)
            except StopIteration:
                its.remove(i)


def naturals():
    n = 0
    while True:
        yield n
        n += 1


def primes():
    composites = {}
    for n in naturals():
        if n < 2:
            continue
        if n in composites:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
        else:
            composites[n * n] = [n]
            yield n


print(sum(apply(lambda v: v * v, keep(lambda v: v % 3 == 0, numbers(1500)))))
print(list(take(5, keep(lambda v: v % 7 == 3, naturals()))))
print(list(take(0, naturals())), list(take(20, primes())), sum(take(100, primes())))
print([sum(w) for w in window(numbers(8), 3)], sum(w[0] * w[-1] for w in window(numbers(600), 4)))
print(list(interleave("abc", range(5), (x for x in ()))), len(list(interleave(numbers(300), numbers(100), "xyz"))))


def mixed(n):
    for i in range(n):
        if i % 100 < 60:
            yield i
        elif i % 100 < 90:
            yield i + 0.5
        else:
            yield str(i)


t = 0
s = 0
for v in mixed(1500):
    if type(v) is str:
        s += len(v)
    else:
        t += v
print(t, s)


def average():
    total = n = 0
    avg = None
    while True:
        v = yield avg
        total += v
        n += 1
        avg = total / n


a = average()
next(a)
for i in range(1000):
    r = a.send(i)
print(r)

gens = [numbers(k) for k in (5, 3, 8)]
out = []
alive = list(gens)
while alive:
    nxt = []
    for g in alive:
        v = next(g, None)
        if v is not None:
            out.append(v)
            nxt.append(g)
    alive = nxt
print(out)
chain = numbers(300)
for k in range(30):
    chain = apply(lambda v, k=k: v + k, chain)
print(sum(chain))
lines = ["a=1", "b=x", "", "#c=2", "d=3.5"]
parsed = (l.split("=") for l in lines if l and not l.startswith("#"))
print({k: v for k, v in parsed}, sum(1 for _ in (y for x in range(30) for y in range(x) if (x + y) % 5 == 0)))
