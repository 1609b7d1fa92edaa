# Evaluation order, seen through calls that log and through assignment expressions.

log = []


def t(v):
    log.append(v)
    return v


def flush(label):
    print(label, log)
    log.clear()


def f(*a, **k):
    return a, k


x = 1
print(x + (x := 5), x)
x = 1
print((x := 5) + x, f(x, x := 7), f(x := 2, x), [x, x := 3, x], {x: (x := 4), x: x}, x)
x = 1
print(x < (x := 5) < (x := 9), x, (x, x := 0, x), x * (x := 2) ** x)
x = 10
l = [0, 1, 2, 3]
i = 1
l[i] = (i := 2)
print(l, i)
i = 0
l[(i := i + 1)] += (i := 3)
print(l, i)
t(1) + t(2) * t(3) - t(4); flush("arith")
t(2) ** t(3) ** t(2); flush("pow")
t(1) < t(3) < t(2) < t(9); flush("chain")
t(0) and t(1) or t(2); flush("bool")
t(1) if t(0) else t(2); flush("cond")
f(t(1), *[t(2)], t(3), k=t(4), **{"z": t(5)}, y=t(6)); flush("call")
{t("a"): t(1), t("b"): t(2), **{t("c"): t(3)}}; flush("dict")
[t(1), *[t(2), t(3)], t(4)]; flush("list")
l = [10, 20, 30, 40]
l[t(0)] = t(5); flush("setitem")
l[t(1)] += t(1); flush("augitem")
l[t(0):t(2):t(1)]; flush("slice")
d = {}
d[t("k")], d[t("j")] = t(1), t(2); flush("multi")
a = d[t("z")] = t(9); flush("chain assign")
t(f)(t(1)); log[0] = "f"; flush("callee")
t(l).append(t(1)); log[0] = "l"; flush("method")
f"{t(1)}{t(2):{t(5)}}{t(3)!r}"; flush("fstring")
not t(0); -t(1); t(1) in [t(1), t(2)]; t(1) is t(None); flush("unary")
[t(i) for i in t([1, 2]) if t(i * 10)]; flush("comp")
{t(i): t(-i) for i in range(2)}; flush("dictcomp")
lambda a=t("default"): t("body"); flush("lambda")


def g(a=t(1), *, b=t(2)):
    pass


flush("def")


@t
def h(a=t("dflt")):
    pass


log[1:] = ["h"]; flush("deco")


class C(t(object)):
    t("body")
    x: "int" = t("value")


log[0] = "object"; flush("class")
assert t(True), t("not evaluated"); flush("assert")
try:
    t(1) + t("a") + t(3)
except TypeError:
    flush("error")
try:
    undefined(t(1))
except NameError:
    flush("name first")
try:
    t(5)(t(1), t(2))
except TypeError:
    flush("args before call")
try:
    l[t(99)] = t("v")
except IndexError:
    flush("index")


class W:
    def __setattr__(self, n, v):
        log.append((n, v))

    def __getitem__(self, k):
        log.append(("get", k))
        return 0

    def __setitem__(self, k, v):
        log.append(("set", k, v))


w = W()
w.a = w.b = t(1); flush("attr")
w[t("i")] += t(2); flush("aug")
w.x, w[t(1)], *w.rest = t(7), t(8), t(9); flush("unpack")
for w.loop, w[t("k")] in [(1, 2), (3, 4)]:
    pass
flush("for target")
y = 0
for n in range(1000):
    y = y + (y := y % 5 + n) if n % 3 else (y := n) + y
print(y)
z = 3
z += (z := 10)
print(z, (lambda: (z := 5) + z)(), z)
while (n := n - 100) > 0:
    t(n)
flush("while")
print(any((hit := v) > 3 for v in [1, 5, 7]), hit, [last := v for v in range(3)], last)
