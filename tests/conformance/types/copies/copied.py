# copy and deepcopy of built-in containers: identity, sharing, recursion.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import copy
class L(list):
    pass

class D(dict):
    pass

inner = [1]
for value in ([inner, inner], (inner, 1), {"k": inner}, {1, 2}, frozenset([1]), bytearray(b"ab"), L([inner]), D(k=inner), range(3), slice(inner), 1j, "s", b"b", None, ..., NotImplemented, int, len, (1, 2), ((1,), "a"), [], {}, ()):
    c, d = copy.copy(value), copy.deepcopy(value)
    print(type(value).__name__, c is value, c == value, type(c).__name__, d is value, d == value, type(d).__name__)
pair = copy.deepcopy([inner, inner])
print(pair[0] is pair[1], pair[0] is inner)
rec = [1]
rec.append(rec)
c = copy.deepcopy(rec)
print(c, c[1] is c, c is not rec)
d = {"self": None}
d["self"] = d
c = copy.deepcopy(d)
print(c["self"] is c)
t = ([],)
t[0].append(t)
c = copy.deepcopy(t)
print(c[0][0] is c, c is not t)
it = iter([1, 2, 3])
next(it)
c = copy.copy(it)
print(list(c), list(it))
for value in (enumerate("ab"), zip("ab", "cd"), map(str, [1, 2]), filter(None, [0, 1]), reversed([1, 2]), iter((1, 2)), iter("ab"), iter({1: 2}), iter({5}), iter(range(3)), iter({1: 2}.values()), iter({1: 2}.items())):
    c = copy.copy(value)
    print(type(value).__name__, list(c))
for value in ((x for x in []), {}.keys(), memoryview(b""), open, super, type(len), (lambda: 0), [].append, compile("1", "f", "eval"), {}.values()):
    try:
        print(type(value).__name__, copy.copy(value) is value)
    except TypeError as error:
        print(error)
class C:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return ("deep", type(memo).__name__)

print(copy.copy(C()), copy.deepcopy([C()]))
class Replace:
    def __init__(self, x):
        self.x = x

    def __replace__(self, **changes):
        return Replace(**changes)

print(copy.replace(Replace(1), x=2).x)
check(copy.replace, 5, x=1)
e = ValueError("a", 1)
e.extra = 5
c = copy.copy(e)
print(type(c).__name__, c.args, c.extra)
