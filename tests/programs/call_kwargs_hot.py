"""Calls with **kwargs and through *args, **kwargs wrappers, in hot loops."""


def collect(a, b=2, *rest, c=3, **k):
    return a + b + c + len(rest) + len(k) * 100


def keys(**k):
    return list(k)


def named(n):
    t = 0
    for i in range(n):
        t += collect(i, c=4, d=5)
        t += collect(i, 1, 2, 3, x=i, y="s")
        t += collect(a=i)
    return t


def order(n):
    seen = {}
    for i in range(n):
        k = keys(b=1, a=2) if i % 2 else keys(a=1, b=2)
        k = "".join(k)
        seen[k] = seen.get(k, 0) + 1
    return seen


def wrap(f):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return f(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


@wrap
def area(w, h=10, *, scale=1):
    return w * h * scale


@wrap
def gather(*args, **kw):
    return len(args), sorted(kw.items())


def wrapped(n):
    t, last = 0, None
    for i in range(n):
        t += area(i)
        t += area(i, 2)
        t += area(i, h=3)
        t += area(w=i, scale=2.5)
        t += area(*(i, 4), **{"scale": i % 3})
        last = gather(i, x=i) if i % 2 else gather(i, i, y=1, x=i)
    return t, last, area.calls, gather.calls


class Options:
    def __init__(self, **opts):
        self.opts = opts
        for k in opts:
            setattr(self, k, opts[k])

    def merged(self, **more):
        return Options(**self.opts, **more)


def options(n):
    t = 0
    for i in range(n):
        o = Options(x=i, y=2).merged(z=3)
        t += o.x + o.y + o.z
    return t


def mutated(n):
    d, t = {"a": 1}, 0
    for i in range(n):
        d["k%d" % (i % 3)] = i
        t += len(keys(**d))
        if i % 50 == 0:
            d.clear()
    return t


def changing(**k):
    k["new"] = 1
    return len(k)


def fresh_each_time(n):
    d = {"p": 1}
    t = 0
    for i in range(n):
        t += changing(**d) + changing()
    return t, d


def errors(n):
    out = set()
    for i in range(n):
        try:
            if i % 3 == 0:
                area(1, w=2)
            elif i % 3 == 1:
                area(1, nothing=2)
            else:
                collect(b=1)
        except TypeError as e:
            out.add(str(e))
    return sorted(out)


class Freed:
    count = 0

    def __del__(self):
        Freed.count += 1


def held(**k):
    return len(k)


def freed(n):
    for i in range(n):
        held(x=Freed())
    return Freed.count


print(named(1500))
print(order(900))
print(wrapped(800))
print(options(700))
print(mutated(600))
print(fresh_each_time(700))
print(errors(400))
print(freed(500))
