# Copying and pickling protocols that objects can take part in.
import copy


class P:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __eq__(self, o):
        return vars(self) == vars(o)

    __hash__ = None


p = P([1], {"k": [2]})
q, r = copy.copy(p), copy.deepcopy(p)
print(q == p, q.a is p.a, r == p, r.a is p.a, r.b["k"] is p.b["k"])


class Own:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep", type(memo).__name__


class State:
    def __init__(self):
        self.x, self.y = 1, 2

    def __getstate__(self):
        return {"x": self.x}

    def __setstate__(self, s):
        self.x, self.restored = s["x"] * 10, True


class Slots:
    __slots__ = ("a", "b")


class Reduce:
    def __reduce__(self):
        return str, ("reduced",)


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


s = Slots()
s.a = [1]
s2 = copy.deepcopy(s)
print(copy.copy(Own()), copy.deepcopy(Own()), vars(copy.copy(State())), s2.a, s2.a is s.a, hasattr(s2, "b"), copy.copy(Reduce()), copy.copy(NewArgs(1, 2)), type(copy.deepcopy(NewArgs(1, [2]))).__name__)
l = [1]
l.append(l)
m = copy.deepcopy(l)
print(m[1] is m, m[1] is l)
for v in (1, "a", None, (1, 2), len, int, type, ..., range(3), b"x", 1j, (lambda: 1), object):
    assert copy.copy(v) is v and (copy.deepcopy(v) is v), v
t = ([1],)
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, (2,))) == (1, (2,)))
for v in ((x for x in ()), open("/dev/null"), copy):
    try:
        copy.deepcopy(v)
        print("copied")
    except TypeError as e:
        print(e)


class BadReduce:
    def __reduce__(self):
        return 5


class BadState(State):
    def __getstate__(self):
        raise ValueError("no state")


for c in (BadReduce, BadState):
    try:
        copy.copy(c())
    except Exception as e:
        print(type(e).__name__, e)
print(object().__getstate__(), P(1, 2).__getstate__(), Slots().__getstate__() if False else s.__getstate__(), object().__reduce_ex__(2)[1])
