# Order of evaluation in subscripts, attributes, calls, displays, and assignments to them.
log = []


def e(x, v=None):
    log.append(x)
    return v


def show():
    print(" ".join(map(str, log)))
    log.clear()


class O:
    def __getitem__(self, k):
        log.append(("get", k))
        return 1

    def __setitem__(self, k, v):
        log.append(("set", k, v))

    def __delitem__(self, k):
        log.append(("del", k))

    def __getattr__(self, n):
        log.append(("attr", n))
        return 2

    def __setattr__(self, n, v):
        log.append(("store", n, v))

    def __call__(self, *a, **k):
        log.append(("call", a, tuple(k)))


o = O()
e("o", o)[e("k", 1)] = e("v", 5)
show()
e("o", o)[e("k", 1)] += e("v", 5)
show()
e("o", o).x = e("v", 1)
show()
e("o", o).x += e("v", 1)
show()
del e("a", o)[e("b", 1)], e("c", o)[e("d")]
show()
e("f", o)(e("1", 1), *e("2", [2, 3]), e("4", 4), k=e("5", 5), **e("6", {"z": 6}), y=e("7", 7))
show()
[e("a"), *e("b", []), e("c")]
({e("k1", 1): e("v1"), **e("m", {}), e("k2", 2): e("v2")})
show()
e("x", o)[e("p", 1)], e("y", o).q = e("val", (1, 2))
show()
e("t1", o)[0] = e("t2", o)[e("i", 9)] = e("rhs", 3)
show()
e("c", False) and e("never") or e("last", 0)
e("then", 1) if e("cond", True) else e("else")
show()
(lambda a=e("default"): e("body"))()
show()


@e("decorator 1", lambda f: f)
@e("decorator 2", lambda f: f)
def f(x=e("d1"), *, y=e("d2")): ...


show()


class C(e("base", object), metaclass=e("meta", type), **e("kw", {})):
    e("body")


show()
[e(("item", x)) for x in e("outer", [1, 2]) if e(("if", x), True) for y in e(("inner", x), [0])]
show()
{e(("k", x), x): e(("v", x)) for x in [1]}
f"{e('f1', 1):{e('f2', 3)}}{e('f3')!r}"
show()
with e("cm", __import__("contextlib").nullcontext(1)) as e("target", o)[e("tk", 1)]:
    e("in")
show()
for e("for", o)[e("fk", 2)] in e("it", [7]):
    e("loop")
show()
try:
    e("lhs", o)[e("kk", 1)] = e("raises", 1) / 0
except ZeroDivisionError:
    show()
x = [1, 2, 3]
i = 0
i, x[i] = 2, "new"
print(i, x)
x[0], x[x[0] if isinstance(x[0], int) else 1] = 1, 5
print(x)
print(-e("neg", 2) ** e("pow", 2), e("a", 1) < e("b", 0) < e("never"))
show()
assert e("assert", True), e("message")
show()
