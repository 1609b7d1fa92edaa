# Targets of with: attributes, items, unpacking, stars, and what is undone when assigning fails.

class CM:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, t, v, tb):
        print("exit", t and t.__name__, v)
        return t is not None and issubclass(t, (ValueError, TypeError, AttributeError, IndexError))


class Obj:
    pass


o, l, d = Obj(), [0, 0], {}
with CM(1) as o.x, CM(2) as l[0], CM(3) as d["k"]:
    print(o.x, l, d)
with CM((1, [2, 3])) as (a, [b, c]):
    print(a, b, c)
with CM("abcd") as (first, *rest):
    print(first, rest)
with CM([1, 2]) as [x, y]:
    print(x, y)
with CM(()) as ():
    print("nothing to bind")
with CM((1, 2)) as (a, b, c):
    print("never")
with CM(5) as (a, b):
    print("never")
with CM(1) as l[7]:
    print("never")
with CM(1) as (5).x:
    print("never")
with CM((1, 2)) as (p, l[9]):
    print("never")
print("p", p)
with CM(CM("inner")) as outer, outer as inner:
    print(inner)
with CM(0) as i, CM(i + 1) as i, CM(i + 1) as i:
    print(i)
with (CM(1) as a, CM(2) as b,):
    print(a, b)
with (CM(1), CM(2)) if False else CM(3) as z:
    print(z)
with (CM(4)) as w:
    print(w)
with (yes := CM(5)) as v:
    print(v, yes.value)
try:
    with CM(1), CM(2) as (a, b), CM(3):
        print("never")
except Exception as error:
    print(error)
print("swallowed by the first")


def f():
    with CM("local") as name:
        def g():
            return name
    return g(), name


print(f())


class C:
    with CM("class") as attr:
        y = attr * 2


print(C.attr, C.y)
for bad in ("with CM(1) as 5: pass", "with CM(1) as f(): pass", "with CM(1) as a + b: pass", "with CM(1) as None: pass", "with CM(1) as (a, 5): pass", "with CM(1) as *a: pass", "with CM(1) as a.b(): pass", "with CM(1) as a as b: pass", "with: pass", "with CM(1) as a, : pass", "with (): pass", "with CM(1), : pass", "with (CM(1) as a): pass", "with (CM(1) as a, CM(2)) as b: pass", "with CM(1) as a = 5: pass", "with CM(1)\n  pass", "with *a: pass", "with a := CM(1): pass", "with CM(1) as (a := 5): pass", "with lambda: 0: pass"):
    try:
        exec(bad, {"CM": CM})
        print(bad, "fine")
    except SyntaxError as error:
        print(bad.replace("\n", "|"), "->", error.msg, error.offset, error.end_offset)
    except Exception as error:
        print(bad, "->", type(error).__name__, error)
