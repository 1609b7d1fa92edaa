# __eq__ and __hash__ as dict and set keys; __repr__/__str__ defaults; identity semantics.


class Key:
    eqs = 0

    def __init__(self, v, h):
        self.v, self.h = v, h

    def __hash__(self):
        return self.h

    def __eq__(self, o):
        Key.eqs += 1
        return isinstance(o, Key) and self.v == o.v

    def __repr__(self):
        return f"K{self.v}"


d = {}
for i in range(300):
    d[Key(i % 20, i % 5)] = i
print(len(d), sorted(k.v for k in d), d[Key(7, 2)], Key(7, 3) in d, Key(99, 1) in d)
print(Key.eqs > 0)
s = {Key(1, 1), Key(1, 1), Key(2, 1)}
print(len(s), Key(2, 1) in s, Key(3, 1) in s)
d = {Key(1, 1): "a"}
d[Key(1, 1)] = "b"
k = Key(1, 1)
print(d, d.pop(k), d)


class NoEq:
    pass


a, b = NoEq(), NoEq()
print(a == b, a == a, a != b, len({a, b, a}), {a: 1, b: 2}[b], hash(a) == hash(a), a in [b], a in [b, a], [a] == [a])


class OnlyEq:
    def __eq__(self, o):
        return True


print(OnlyEq.__hash__, OnlyEq() == 5, 5 == OnlyEq(), OnlyEq() != 5, OnlyEq() in [1], 3 in [OnlyEq()], [OnlyEq()] == [0], (1, OnlyEq()) == (1, 2))
for f in (lambda: hash(OnlyEq()), lambda: {OnlyEq(): 1}, lambda: {OnlyEq()}, lambda: {1: 2}[OnlyEq()]):
    try:
        print(f())
    except TypeError as e:
        print(e)


class BadHash:
    def __hash__(self):
        return "x"


class Raises:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 1

    def __eq__(self, o):
        raise ValueError(f"eq {self.v} {o.v}")


try:
    hash(BadHash())
except TypeError as e:
    print(e)
r = Raises(1)
d = {r: "one"}
print(d[r])
try:
    d[Raises(2)]
except ValueError as e:
    print(e)
print(hash(True) == hash(1), hash("abc") == hash("a" + "bc"), hash((1, 2)) == hash((1, 2)), hash(10 ** 30) == hash(10 ** 30), hash(2.0) == hash(2))


class Big:
    def __hash__(self):
        return 2 ** 100


class Big2:
    def __hash__(self):
        return -1


print(hash(Big()) == hash(2 ** 100), hash(Big2()))


class S:
    def __str__(self):
        return "str"


class R:
    def __repr__(self):
        return "repr"


print(S(), str(S()), [R()], str(R()), R(), f"{R()} {S()}", (R(),), {1: R()}, "%s %r" % (S(), R()))
print(repr(S())[:20].startswith("<__main__.S object"), repr(Key), repr(int), repr(len), str(type(None)), type, NotImplemented)
n = 0
cache = {}
for i in range(1500):
    k = (i % 7, str(i % 3))
    if k in cache:
        n += cache[k]
    else:
        cache[k] = len(cache)
    q = Key(i % 7, i % 2)
    if i % 2:
        q = i % 7
    cache[q] = cache.get(q, 0) + 1
print(n, len(cache), cache[(3, "1")], cache[Key(3, 0)], cache[3])
