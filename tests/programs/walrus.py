# Assignment expressions in conditions, comprehensions, calls, loops, nested functions.

data = [3, 1, 4, 1, 5, 9, 2, 6]
if (n := len(data)) > 5:
    print("long", n)
while (v := data.pop()) != 5:
    print(v, end=" ")
print(v, data)
print((a := 1, b := a + 1, (c := a + b) * 2), a, b, c)
print([y for x in range(8) if (y := x * x % 7) > 1], y)
print(any((found := w).startswith("c") for w in ["ab", "cd", "ef"]), found)
print(all((miss := w) for w in ["a", "", "b"]), repr(miss))
total = 0
print([total := total + v for v in range(6)], total)


def f(x, y=(d := 10)):
    return (x := x + 1) * (x := x + y), x


print(f(1), d, f(x=2, y=(e := 3)), e)


def chunks(text, size):
    pos = 0
    out = []
    while chunk := text[pos:pos + size]:
        out.append(chunk)
        pos += size
    return out


print(chunks("abcdefgh", 3), len(chunks("x" * 1500, 2)))


def collatz(n):
    steps = 0
    while (n := n // 2 if n % 2 == 0 else 3 * n + 1) != 1:
        steps += 1
    return steps


print([collatz(n) for n in range(2, 30)], max(collatz(n) for n in range(2, 200)))


def scope():
    [inner := i for i in range(3)]
    g = lambda: (z := inner + 1) * z
    return inner, g()


print(scope())


def non_local():
    k = 0

    def bump():
        nonlocal k
        return [k := k + i for i in range(4)]
    return bump(), k


print(non_local())
h = None


def glob():
    global h
    if (h := 5) and (w := h + 1):
        return w


print(glob(), h)
x = 5
print(x + (x := 2) + x, (x := 1) + (x := x + 1) * x, x, f"{(q := 3)} {q:{(w := 5)}}|", w, [0, 1, 2, 3][(i := 2)], i, {(k := "key"): k}, (z := lambda v: v * 2)(4), z(5))
print(not (t := 0), (t := "") or "empty", 1 < (m := 5) < 10, m, (u := v) is v, -(neg := 3), neg)
r = 0
hits = 0
for i in range(1500):
    if (r := (r * 7 + i) % 101) > 50 and (s := r - 50) % 2:
        hits += s
    elif (s := r) and i > 1000:
        hits += (s := s / 2) > 10
print(r, hits, s)
it = iter(range(1000))
acc = 0
while (v := next(it, None)) is not None:
    acc += v
print(acc, v)
cache = {}
print([cache.get(k) or (cache.__setitem__(k, v := k * k) or v) for k in (2, 3, 2)], cache)
print(sum(p for i in range(50) if (p := i % 7) != 3), [(j := i) + j for i in range(3)], j)
