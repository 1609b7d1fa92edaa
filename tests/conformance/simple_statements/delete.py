# The del statement: every kind of target, and errors.
class D:
    def __delattr__(self, n):
        print("delattr", n)
        if n == "bad":
            raise AttributeError("no deletion")
        object.__delattr__(self, n) if n in vars(self) else None

    def __delitem__(self, k):
        print("delitem", k)

    def __getattr__(self, n):
        if n.startswith("__"):
            raise AttributeError(n)
        print("getattr", n)
        return self


d = D()
d.x = 1
del d.x, d[1], d[1:2], d[..., 3]
del (d.a.b, [d[0], (d.c)]), d[()]
x = y = z = 1
del x, (y, [z])
print([n for n in ("x", "y", "z") if n in globals()])
del ()
del []
lst = list(range(10))
del lst[0], lst[::3], lst[-1]
print(lst)
del lst[:]
print(lst)
dct = {1: 2, 3: 4}
del dct[1]
print(dct)


def f():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        print(e)
    try:
        del v
    except UnboundLocalError as e:
        print(e)
    v = 2
    return v


print(f())


def cell():
    v = 1

    def inner():
        return v

    del v
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    v = 5
    return inner()


print(cell())


def nonlocal_del():
    v = 1

    def inner():
        nonlocal v
        del v

    inner()
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(nonlocal_del())


def global_del():
    global gone
    gone = 1
    del gone
    try:
        gone
    except NameError as e:
        print(type(e).__name__, e)


global_del()


class C:
    a = b = 1
    del a
    try:
        del nothing
    except NameError as e:
        print(type(e).__name__, e)
    print("a" in locals(), b)


for i in range(3):
    del i
print("i" in globals())


def error(text):
    try:
        exec(text, {"o": C, "l": [1], "D": {}, "t": (1,), "i": 5})
        print(text, "-> fine")
    except SyntaxError as e:
        print(text, "->", e.msg, e.offset, e.end_offset)
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["del u", "del o.u", "del o.b, o.b", "del l[5]", "del l['a']", "del D[1]", "del t[0]", "del 'abc'[0]", "del i.real", "del (1).x", "del l[0], l[0]", "del o.__name__", "del o.__dict__", "del o.__class__", "del len.x", "del None.x", "del l.append", "del int.x", "del i.__class__", "del D.x", "del t[0:1]", "del range(3)[0]", "del b''[0]", "del (lambda: 1).__code__", "del (lambda: 1).x",
             "del", "del f()", "del 1", "del None", "del *a", "del (a, *b)", "del a + b", "del (a if b else c)", "del a, f()", "del (yield)", "del lambda: 1", "del [a for a in b]", "del {}", "del {1}", "del 'a'", "del f'a'", "del a.b()", "del (a := 1)", "del a = 1", "del a b", "del a,", "del (a),", "del (a)", "del ((a), b)", "del a if b else c", "del not a", "del -a", "del a < b", "del a.b, a[0](), c", "del ...", "del await x", "del __debug__", "del x.__debug__"]:
    error(text)
