# repr of containers in themselves, of subclasses, of odd names; str and repr falling back on each other.

class R:
    def __repr__(self):
        return "R!"


class S:
    def __str__(self):
        return "S!"


class Loop:
    def __init__(self):
        self.me = [self]

    def __repr__(self):
        return f"Loop({self.me})"


print(str(R()), f"{R()}", [R()], "%s" % R(), str(S()) + "|", repr(S())[:21], [S()] != [], f"{S()!s}", "{!s} {!r:.9}".format(S(), S()))
l = [1]
l.append(l)
d = {"k": l}
d["d"] = d
t = (d, l)
print(l, d, t)
s = {1}
print(repr({frozenset({1})}), [l, l], {"a": (l,)})
try:
    repr(Loop())
except RecursionError as error:
    print(type(error).__name__)
from collections import deque, OrderedDict
q = deque([1])
q.append(q)
o = OrderedDict(a=1)
o["o"] = o
print(q, o)


class L(list):
    pass


class LR(list):
    def __repr__(self):
        return "LR" + super().__repr__()


class D(dict):
    def __repr__(self):
        return f"D({dict.__repr__(self)})"


x = L([1])
x.append(x)
y = LR([1])
y.append(y)
z = D(a=1)
z["z"] = z
print(x, y, z)
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\\ \n \t \r \x00 \x7f \x80 \xad \u0378 \ud800 \U0001f600".encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")).encode("ascii", "backslashreplace"))
print(repr(b"it's \x00\xff\n"), repr(bytearray(b'"')), repr(1.0), repr(-0.0), repr(1e16), repr(1j), repr(-1 - 0j), repr(complex(-0.0, -0.0)), repr(float("nan")), repr(complex("inf+nanj")), repr(...), repr(NotImplemented), repr(None), repr(True), repr(range(1, 5)), repr(slice(1, None)), repr(int), repr(type(None)), repr(len), repr(list[int]), repr(int | None))


class Bad:
    def __repr__(self):
        raise KeyError("in repr")


for act in (lambda: repr(Bad()), lambda: str(Bad()), lambda: [Bad()].__repr__(), lambda: f"{Bad()}", lambda: str({1: Bad()})):
    try:
        act()
    except KeyError as error:
        print(error)


class NotStr:
    def __str__(self):
        return 5

    def __repr__(self):
        return b"x"


for act in (lambda: str(NotStr()), lambda: repr(NotStr()), lambda: f"{NotStr()}", lambda: print(NotStr()), lambda: [NotStr()].__str__(), lambda: "%s" % NotStr(), lambda: "%r" % NotStr(), lambda: format(NotStr())):
    try:
        act()
    except TypeError as error:
        print(error)


class StrSub(str):
    pass


class GivesSub:
    def __str__(self):
        return StrSub("sub")

    __repr__ = __str__


print(type(str(GivesSub())).__name__, type(repr(GivesSub())).__name__, type(f"{GivesSub()}").__name__, type(str(StrSub("a"))).__name__, type(StrSub("a").__str__()).__name__)
deep = []
for _ in range(100000):
    deep = [deep]
try:
    repr(deep)
except RecursionError as error:
    print(type(error).__name__)
while deep:
    deep = deep[0]
