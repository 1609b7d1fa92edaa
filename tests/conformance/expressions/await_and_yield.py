# yield and await as expressions.
def g():
    x = yield
    y = yield x
    z = (yield y), (yield)
    print("z", z)
    print("args", (yield 1) + (yield 2))
    a = [(yield 3), (yield 4)]
    b = {(yield 5): (yield 6)}
    c = f"{(yield 7)}"
    d = (yield 8) if (yield 9) else (yield 10)
    (yield 11)[(yield 12)] = yield 13
    assert (yield 14), (yield 15)
    return a, b, c, d, (yield)


i = g()
got = [next(i)]
values = iter(["x", "y", "z1", "z2", 10, 20, "a1", "a2", "k", "v", "f", True, "d", "val", {}, "key", True])
try:
    while True:
        v = next(values, "end")
        got.append(i.send(v))
except StopIteration as e:
    print(e.value)
print(got)


def order():
    l = [0, 0]
    l[(yield "index")] = yield "value"
    return l


i = order()
print(next(i), i.send("v") if False else i.send(5), end=" ")
try:
    i.send(1)
except IndexError as e:
    print(e)
except StopIteration as e:
    print(e.value)


def throwing():
    try:
        r = (yield "a") + (yield "b")
    except ValueError as e:
        r = yield f"caught {e}"
    return r


i = throwing()
print(next(i), i.send(1), i.throw(ValueError("mid")))
try:
    i.send("end")
except StopIteration as e:
    print(e.value)


class Aw:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


async def co():
    a = [await Aw(1), await Aw(2)]
    b = {await Aw(3): await Aw(4)}
    c = (await Aw(5)) if await Aw(6) else await Aw(7)
    d = f"{await Aw(8)}-{await Aw(9)!r}"
    e = await Aw(10) + await Aw(11)
    f = -await Aw(12)
    h = await Aw(13) ** 2
    i = [x for x in await Aw(14)]
    j = [await Aw(x) for x in (15, 16)]
    k = (await Aw(17))[await Aw(18)]
    l = await Aw(19) and await Aw(20) or await Aw(21)
    m = await Aw(22) < await Aw(23) < await Aw(24)
    return a, b, c, d, e, f, h, i, j, k, l, m


c = co()
sent = {5: "c", 6: 1, 10: 1, 11: 2, 12: 3, 13: 4, 14: [7, 8], 17: "xyz", 18: 1, 19: 0, 22: 1, 23: 5, 24: 3}
seen = []
v = None
try:
    while True:
        n = c.send(v)
        seen.append(n)
        v = sent.get(n, f"r{n}")
except StopIteration as e:
    print(e.value)
print(seen)


def from_list():
    r = yield from [1, 2]
    s = (yield from "ab"), (yield from ())
    return r, s


i = from_list()
print(list(i))


def only_from():
    return (yield from (yield))


i = only_from()
next(i)
print(i.send([5]), end=" ")
try:
    next(i)
except StopIteration as e:
    print(e.value)
