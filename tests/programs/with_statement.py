# with: order of enter and exit, suppression, several managers, return inside, exceptions in exit.


class CM:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value, tb is not None)
        if self.fail == "exit":
            raise RuntimeError("exit " + self.name)
        return self.suppress


with CM("a") as x:
    print("body", x)
with CM("a") as x, CM("b") as y:
    print(x, y)
with (CM("p") as x, CM("q", suppress=True) as y):
    print(x + y)
    raise ValueError("lost")
print("after")
try:
    with CM("a"), CM("b"):
        raise KeyError("k")
except KeyError as e:
    print("caught", e)
try:
    with CM("a"), CM("b", fail="enter"):
        print("never")
except RuntimeError as e:
    print(e, e.__context__)
try:
    with CM("a"), CM("b", fail="exit"):
        raise KeyError("inner")
except RuntimeError as e:
    print(e, repr(e.__context__))


def returns():
    with CM("r"):
        return "value"
    print("never")


print(returns())


def suppressed():
    with CM("s", suppress=True):
        raise ValueError
    return "went on"


print(suppressed())
for i in range(3):
    with CM(f"loop{i}"):
        if i == 0:
            continue
        if i == 1:
            break


def gen():
    with CM("gen"):
        yield 1
        yield 2


for v in gen():
    print(v)
g = gen()
next(g)
g.close()
d = {}
with CM("xyz") as (a, *b), CM("uv") as d["k"]:
    print(a, b, d)


class Quiet:
    depth = 0
    seen = 0

    def __enter__(self):
        Quiet.depth += 1
        return self

    def __exit__(self, kind, value, tb):
        Quiet.depth -= 1
        if kind is not None:
            Quiet.seen += 1
        return kind is ZeroDivisionError


total = 0
for i in range(1000):
    with Quiet() as q:
        total += 100 // (i % 5)
        with Quiet():
            total += q.depth
            if i % 7 == 0:
                total // 0
        total += 1
print(total, Quiet.depth, Quiet.seen)


class NoExit:
    def __enter__(self):
        return 1


for m in (NoExit(), 5):
    try:
        with m:
            print("never")
    except TypeError as e:
        print(e)
