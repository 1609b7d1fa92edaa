# Deep recursion: RecursionError caught at many depths and through many kinds of call, and the stack is usable afterwards.


def down(n):
    return down(n + 1)


def count_depth():
    n = 0

    def go():
        nonlocal n
        n += 1
        go()
    try:
        go()
    except RecursionError:
        pass
    return n


try:
    down(0)
except RecursionError as e:
    print(type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))
d1, d2 = count_depth(), count_depth()
print(d1 == d2, 900 < d1 <= 1000)


class R:
    def __init__(self, v=0):
        self.v = v

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __add__(self, o):
        return self + o

    def __call__(self):
        return self()

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __getitem__(self, i):
        return self[i]

    def __bool__(self):
        return not self

    @property
    def p(self):
        return self.p

    def m(self):
        return self.m()


def gen(n):
    yield from gen(n + 1)


def with_finally(n):
    global unwound
    try:
        return with_finally(n + 1)
    finally:
        unwound += 1


def mutual_a(n):
    return [mutual_b(n)]


def mutual_b(n):
    return {n: mutual_a(n)}


unwound = 0
lam = lambda x: lam(x) + 1
calls = [lambda: R().q, lambda: R() + 1, lambda: R()(), lambda: R().p, lambda: R().m(), lambda: R()[0], lambda: not R(), lambda: len(R()), lambda: list(gen(0)), lambda: with_finally(0), lambda: mutual_a(1), lambda: lam(1), lambda: [f for f in iter(R())], lambda: sorted([1, 2], key=lambda v: down(v)), lambda: list(map(down, [1]))]
for c in calls:
    try:
        print(c())
    except RecursionError as e:
        print("RecursionError")
print(unwound > 500)


def sum_to(n):
    return 0 if n == 0 else n + sum_to(n - 1)


print(sum_to(900))
ok = bad = 0
for i in range(60):
    try:
        sum_to(800 if i % 3 else 5000)
        ok += 1
    except RecursionError:
        bad += 1
print(ok, bad, sum_to(500))


def recover(n):
    try:
        return recover(n + 1)
    except RecursionError:
        return n


r = recover(0)
print(900 < r < 1000)


def nested_catch(n):
    if n == 0:
        return 0
    try:
        return 1 + nested_catch(n - 1)
    except RecursionError:
        raise ValueError("converted") from None


try:
    print(nested_catch(700))
    nested_catch(5000)
except (ValueError, RecursionError) as e:
    print(type(e).__name__)
l = []
for i in range(100000):
    l = [l]
depth = 0
while l:
    l = l[0]
    depth += 1
print(depth)
