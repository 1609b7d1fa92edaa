# List, dict, set and generator comprehensions: scopes, conditions, nesting, walrus, closures, errors.

print([x * x for x in range(6)], [x for x in range(20) if x % 2 if x % 3], [(x, y) for x in range(3) for y in "ab"], [[y * x for y in range(3)] for x in range(3)])
print({x: x * 2 for x in range(4)}, {k.upper(): v for k, v in {"a": 1, "b": 2}.items() if v}, sorted({x % 3 for x in range(10)}), sum(x for x in range(100)), list(x for x in "ab"))
x = "outer"
l = [x for x in range(3)]
print(x, l)
print([x for x in [x, x + "!"]], [(lambda: x)() for x in range(2)], [f() for f in [lambda: x for x in range(3)]], [f() for f in [lambda x=x: x for x in range(3)]])
print([y := 1, y + 1], [last := v for v in range(4)], last, [z for v in range(10) if (z := v * v) > 20], z)
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *b in ["abc", "de"]], [k for (k, v), w in [((1, 2), 3)]], [i for i, in [(1,), (2,)]])
print([[j for j in range(i)] for i in range(4)], [j for i in [[1, 2], [3]] for j in i], [v if v > 2 else -v for v in range(5)], [not v for v in (0, 1, None)], [*range(2), *[i for i in "x"]])


def scope(n):
    k = 10
    r = [k + i for i in range(n)]
    k = 20
    g = (k + i for i in range(n))
    k = 30
    return r, list(g), [[k * i + j for j in range(2)] for i in range(2)]


print(scope(3))


class C:
    k = 5
    ks = [k for k in range(3)]
    first = [i for i in range(k)]
    try:
        bad = [k2 + i for i in range(2)] if (k2 := 1) is None else "-"
    except NameError as e:
        bad = str(e)


print(C.k, C.ks, C.first, C.bad)


class D:
    n = 3
    try:
        vals = [n for _ in range(2)]
    except NameError as e:
        vals = str(e)


print(D.vals)
for f in (lambda: [1 // v for v in (1, 0)], lambda: [v for v in 5], lambda: {[]: v for v in "a"}, lambda: {[v] for v in "a"}, lambda: [a for a, b in [(1,)]], lambda: sum(v for v in ["a"]), lambda: [undefined for v in "a"], lambda: list(v + 1 for v in [1, "a"])):
    try:
        print(f())
    except (ZeroDivisionError, TypeError, ValueError, NameError) as e:
        print(type(e).__name__, e)
t = 0
for i in range(600):
    t += sum([j * i for j in range(i % 5)])
    t += len({j % 3: j for j in range(i % 7)})
    t += sum(j for j in range(i % 4) if j != i)
    if i > 400:
        t += sum([j / 2 for j in range(3)])
print(t)
big = [i if i < 500 else i / 2 if i < 900 else str(i) for i in range(1000)]
print(big[499:502], big[899:902], sum(v for v in big if not isinstance(v, str)))
m = [[i * j for j in range(20)] for i in range(20)]
print(sum(sum(r) for r in m), [list(c) for c in zip(*m)] == m, {i: [j for j in range(i)] for i in range(3)}, [v for r in m for v in r if v % 50 == 49])
log = []
[log.append(v) for v in range(3)]
print(log, [None for log[0] in [7, 8]], log)
prim = [n for n in range(2, 200) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
print(prim[-5:], len(prim), any(p == 97 for p in prim))
words = "the cat sat on the mat the end".split()
print({w: words.count(w) for w in words}, sorted({w: i for i, w in enumerate(words)}.items()), {len(w): [u for u in words if len(u) == len(w)] for w in words})
e = enumerate([v for v in "abc"])
print({i: c for i, c in e}, list(e), max((v, -i) for i, v in enumerate([3, 9, 9])), [i for i in range(5)][::-1], [x for x in range(3)] + [x])
