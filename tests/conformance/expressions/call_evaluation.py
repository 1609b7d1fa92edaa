# Calls: when arguments are evaluated, and what is called.
log = []


def t(v):
    log.append(v)
    return v


def f(*a, **k):
    return a, k


def shown(*r):
    print(*r, log)
    log.clear()


shown(f(t(1), t(2), k=t(3)))
shown(f(k=t(1), *[t(2)], **{"j": t(3)}))
shown(f(*[t(1)], t(2), *[t(3)], k=t(4), **{"l": t(5)}, m=t(6)))
shown(f(**{t("a"): t(1)}, **{t("b"): t(2)}))


def noisy(v):
    def it():
        log.append(f"iter {v}")
        yield v
    return it()


shown(f(t(1), *noisy(2), t(3), *noisy(4)))
try:
    f(t(1), *5, t(2))
except TypeError as e:
    shown(e)
try:
    undefined(t(1))
except NameError as e:
    shown(e)
try:
    (lambda: None)()(t(1))
except TypeError as e:
    shown(e)
try:
    t(5).nothing(t(6))
except AttributeError as e:
    shown(e)
x = [f]
shown(x.pop()(t(len(x))))


class M:
    @property
    def m(self):
        log.append("get m")
        return f

    def __call__(self, *a):
        return "called", a


shown(M().m(t(1)), M()(t(2)))


class K(dict):
    def keys(self):
        log.append("keys")
        return ["a", "b"]

    def __getitem__(self, k):
        log.append(f"item {k}")
        return k * 2


shown(f(**K()))
for bad in (5, [1], [(1, 2)], "ab", None, {1: 2}, {"a": 1}, {("t",): 1}):
    try:
        print(f(**bad))
    except TypeError as e:
        print(e)
