# Texts, bytes, numbers, dicts and sets: the short ways of their operations, at the borders of what those take.


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


# Padding.
for s in ("", "a", "abc", "é", "x" * 70):
    for w in (-1, 0, 1, 2, 5, 80):
        print([s.center(w), s.ljust(w, "-"), s.rjust(w, "é"), s.zfill(w)])
show(lambda: "a".center(5, "ab"))
show(lambda: "a".ljust(2**62))
show(lambda: "".join(reversed("abcdefghijklmnopqrstuvwxyz"))[::-1])
print("abcdefghi"[::-1], "abcdefgh"[6:0:-1], "ab"[::-1], "a"[::-1], ""[::-1], "aé"[::-1])

# Searching and splitting.
text = "the cat sat on the mat with the cat"
for t in ("the", "cat", "t", "", "mat with", "zzz", text, text + "x", "the cat sat on the mat with the caT"):
    print(text.find(t), text.find(t, 1), text.find(t, 4, -3), text.rfind(t), text.count(t), t in text, text.startswith(t), text.endswith(t))
long = text * 20 + "needle" + text
print(long.find("needle"), long.find("needles"), long.find("e" * 3), "ab".find("ab", 5), "ab".find("", 2), "ab".find("", 3))
for t in ("", " ", "a", " a  b c ", "a\tb\nc", "  ", "é b\u2003c", "a b c d e f g h i j k l m n o p q r s t u v w x y z"):
    print(t.split(), t.split(None, 1), t.rsplit(None, 1), t.split(" "), t.split(" ", 1), t.splitlines(), t.splitlines(True))
print("a\r\nb\rc\n\nd".splitlines(), "a\r\nb\rc\n\nd".splitlines(True), "a\x0bb\x0cc\x1cd\x85e".splitlines())

# Formats.
for v in (0, 5, -5, 123456789, True, 2**70):
    print([f"{v:5d}", f"{v:<5}|", f"{v:^7}|", f"{v:05}", f"{v:+}", f"{v:,}", f"{v:_}", f"{v:x}", f"{v:#o}", f"{v:10.3f}", f"{v:e}"])
for v in (0.0, -0.0, 2.5, -2.675, 1e22, 1e-7, float("inf"), float("nan"), 0.125, 99.995):
    print([f"{v:.2f}", f"{v:8.1f}|", f"{v:<8.3f}|", f"{v:g}", f"{v:.0f}", f"{v:08.2f}", f"{v:%}", "%.2f" % v, "%8.3f" % v, "%g" % v])
for v in ("", "abc", "é", "a" * 100):
    print([f"{v:>6}", f"{v:<6}|", f"{v:^6}|", f"{v:.2}", f"{v:*>6.1}", f"{v:s}", "%5s" % v, "%-5s|" % v, "%.1s" % v])
for spec in ("5x5", "..", "5.", "d", ".2d", ",s", "_,d", "\u06635", "c", "zd"):
    show(lambda: format(65, spec))
    show(lambda: format("s", spec))
    show(lambda: format(1.5, spec))
print("%d %s %r %% %i" % (1, 2, "x", 3), "%s" % "only", "%s" % ("t",), "%(a)s %(b)d" % {"a": 1, "b": 2}, "100%%" % ())
print("%d" % 2.7, "%d" % True, "%s %s" % (None, [1]), "%r" % ((1, 2),), "%d" % 2**70, "é%s" % "ü", "%sé" % "a", "%c%c" % (65, "é"))
for f, a in (("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%", 1), ("%z", 1), ("%d", None), ("%s%", 1), ("%s", ()), ("%(a)s", 1)):
    show(lambda: f % a)
print("{} {}".format(1, "a"), "{0} {1} {0}".format("x", 2), "{a} {}".format(1, a=2), "{{}} {}".format(3), "{:>5}|{:.1f}".format("r", 2.55))
print("{!r:>6}".format("q"), "{0[1]} {1.real}".format([7, 8], 9), "{:{}}".format("w", 4), "é{}ü".format("ö"), "{}".format({}), "none".format(1))
for f in ("{}{0}", "{0}{}", "{} {} {}", "{", "}", "{x}", "{0", "{!z}", "{:{:{}}}", "a}b"):
    show(lambda: f.format(1, 2))
show(lambda: "{}".format_map({}))
print("x" * 64 + "%s" % "y", ("x" * 63 + "%s" % "yz"), ("%s" * 40) % tuple(range(40)), len("%100d|%70s" % (5, "q")))
print(repr("a" * 70), repr("é" * 3 + "'"), repr(["a" * 30, "b" * 40, 1.5]), ascii("é" * 20))

# Rounding.
for x in (0.5, 1.5, 2.5, -0.5, 2.675, 1.005, -1.005, 0.125, 0.375, 1e15 + 0.5, 123456789.987654321, 5e-324, 1e308, 0.05, 9007199254740993.0):
    print([round(x, n) for n in (0, 1, 2, 3, 10, 17, 18, 300, -1, -3)], round(x))

# Bytes.
b = b"hello world"
print(b.decode(), b.decode("ascii"), b"".decode("nope"), bytearray(b"ab\xc3\xa9").decode(), b"\xff".decode("latin-1"), "é".encode(), "".encode())
show(lambda: b"\xff".decode())
show(lambda: b"a".decode("nope"))
print(bytes([1, 2, 255]), bytes(()), bytes(3), bytes(b"x"), bytes([True]), bytearray([0, 255]), bytes(range(3)), b[0:5] + b[5:], b[::2], b[:] is b)
for l in ([256], [-1], [1.5], ["a"], [2**70], 5.5, "s", [1, None]):
    show(lambda: bytes(l))
    show(lambda: bytearray(l))
print(b * 100 == bytes(b * 100), len(b"z" * 513), (b"z" * 513)[510:], b"ab".center(5), b"ab" in b"cabd")
for i in (0, 1, -1, 127, 128, -128, -129, 255, 256, 2**31, -2**63, 2**63 - 1, 2**63, 2**64 - 1, 2**64):
    for n in (0, 1, 2, 4, 8, 9):
        for signed in (False, True):
            for order in ("big", "little"):
                try:
                    r = i.to_bytes(n, order, signed=signed)
                    print(r, int.from_bytes(r, order, signed=signed) == i, end=" ")
                except OverflowError as e:
                    print(e, end=" ")
    print()
print(int.from_bytes(b""), int.from_bytes(b"\xff" * 8), int.from_bytes(b"\xff" * 8, signed=True), int.from_bytes(b"\x80", signed=True),
      int.from_bytes([1, 2]), int.from_bytes(b"\x00" * 9 + b"\x01"), int.from_bytes(bytearray(b"\x01\x00"), "little"))

# Large ints.
for a in (10**30, -10**30, 3**50, 2**64, -2**200, 7, -7):
    for c in (10**20, -3**41, 2**64 - 1, 9, -9):
        print(a + c, a - c, a * c, a // c, a % c, divmod(a, c), a & c, a | c, a ^ c, a == c, a < c)
print(10**30 << 5, -10**30 >> 7, 10**30 >> 500, -10**30 >> 500, (-1) ** 3, (10**20) ** 0, (2**70) ** 2, True + 2**70)
show(lambda: 10**30 // 0)
show(lambda: 10**30 % 0)
show(lambda: 10**30 << -1)


# Dicts and sets.
class Key:
    asked = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        Key.asked += 1
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


d = {"a": 1, "b": 2}
print(d | {"c": 3}, d | {"a": 5}, {**d, "d": 4}, d | {}, {} | d, d.copy() == d, d == {"b": 2, "a": 1}, d == {"a": 1}, d != {"a": 1, "b": 3})
print({Key(1): 1} == {Key(1): 1}, {Key(1): 1, Key(2): 2} == {Key(2): 2, Key(1): 1}, {1: Key(1)} == {1: Key(2)}, {1: float("nan")} == {1: 1.0})
n = float("nan")
print({1: n} == {1: n}, {1: {2: [3]}} == {1: {2: [3]}}, {1: 1} == {1.0: True}, {Key(1): 1} | {Key(1): 2, Key(2): 3}, Key.asked > 0)
show(lambda: dict([(1, 2, 3)]))
show(lambda: dict([1]))
show(lambda: dict(5))
show(lambda: {[]: 1})
show(lambda: {1: 2, "a": [], (): {}, **{"z": 1}})
show(lambda: {[1], 2})
show(lambda: {"k": 1, [2]: 3, "l": 4})
print(dict([("a", 1), ["b", 2], "cd"]), dict(zip("abc", range(3))), dict(((1, 2),)), dict({1: 2}.items()), dict(d, z=1), dict(x for x in ["pq"]))


class Changing:
    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return 7

    def __eq__(self, other):
        self.d["new"] = 1
        return True


e = {}
e[Changing(e)] = 1
show(lambda: {7: 0, Changing({}): 2}.update(e) or "done")
e = {Changing({}): 1}
e2 = {7: 1}


class Mutates:
    def __hash__(self):
        return 7

    def __eq__(self, other):
        e2.pop(7, None)
        return False


e2 = {7: 1, 8: 2}
show(lambda: {Mutates(): 1}.update(e2) or "done")
s, t = set(range(20)), {1, 2, 3, 50}
print(s & t, t & s, s | t == t | s, t - s, s - t, t ^ s, t <= s, {1, 2} <= t, {1, 2} < {1, 2}, {1, 2} >= {2}, s > {1}, t == {50, 3, 2, 1})
print(s.copy() == s, set("hello") == frozenset("olleh"), frozenset(t) & {1}, type(frozenset(t) - {1}), {1, 2}.isdisjoint({3}), set() <= set())
k = {Key(1), Key(2)}
print(sorted(x.n for x in k & {Key(2), Key(3)}), sorted(x.n for x in k - {Key(2)}), k <= {Key(1), Key(2), Key(3)}, k == {Key(2), Key(1)}, len(k | {Key(1)}))
print(sorted(map(str, {1, 1.0, True, "1", (1,), None} & {1, "1", None, 2})), {(1, 2), "a"} - {"a"}, {0.0} & {-0.0}, {1, 2, 3} - {2: 0}.keys())
big = set(range(0, 5000, 3))
print(len(big), len(big & set(range(1000))), len(big - set(range(1000))), len(big | {1}), len(big ^ set(range(100))), big.copy() == big)

# Translation, repetition, joining.
from array import array


class Table:
    def __getitem__(self, c):
        if c == 97:
            raise LookupError
        return {98: "B", 99: None, 100: "long", 101: 233, 102: "é"}.get(c, c)


for table in ({111: "0"}, {111: None, 108: "LL", 104: 72, 233: "e"}, {}, Table(), str.maketrans("abc", "xyz", "d"), "a" * 200):
    print(["hello world".translate(table), "abcdefabcdef".translate(table), "ééo\x7fo".translate(table), "".translate(table)])
for table in ({104: 1.5}, {104: -1}, {104: 2**70}, {104: 0x110000}, 5):
    show(lambda: "hh".translate(table))
print([s * n for s in ("", "a", "ab", "abcdefghij" * 3, "é", "é2") for n in (-1, 0, 1, 2, 3, 7)], len("abc" * 100000))
show(lambda: "ab" * 2**62)
for items in (["a", "b"], ("a",), [], (c for c in "xyz"), iter("pq"), {"k": 1}, {"v": 2}.keys(), "str", reversed("abc"), map(str, range(3))):
    print(repr("-".join(items)))
for items in ([1], ["a", 2], (c for c in ["a", None]), 5, [b"x"], [1.5, 2.5], range(2)):
    show(lambda: ",".join(items))


def failing():
    yield "a"
    raise ValueError("in the middle")


show(lambda: "".join(failing()))
show(lambda: tuple(failing()))
show(lambda: (*failing(), 1))
t = (1, 2)
print((*t, 3), (*t, *[4, 5], *"ab"), (*(x for x in t),), tuple(x * x for x in range(5)), tuple(map(str, t)), tuple(zip(t, "ab")))

# Items of arrays of bytes.
b, a = bytearray(b"abc"), array("B", [1, 2, 3])
for seq in (b, a):
    for k, v in ((0, 255), (-1, 0), (1, True), (3, 1), (-4, 1), (0, 256), (0, -1), (0, "x"), (0, 1.5), (0, 2**70), ("x", 1), (True, 9)):
        try:
            seq[k] = v
            print(bytes(seq), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()
print(b[1:], b[:2], b[::-1], b[5:], b[-2:1], type(b[0:1]), bytearray(b), bytearray(b"q"))


# Dicts from keys and pairs.
class Sub(dict):
    def __setitem__(self, k, v):
        dict.__setitem__(self, k, (v, "set"))


print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict.fromkeys({1: 2}, 5), Sub.fromkeys("ab", 1), dict.fromkeys(iter([3, 3])), dict.fromkeys(()))
show(lambda: dict.fromkeys([[]]))
show(lambda: dict.fromkeys(5))
pairs = [(1, 2), (3, 4)]


class Grow:
    def __hash__(self):
        if len(pairs) < 6:
            pairs.append((len(pairs), "grown"))
        return 1


pairs.insert(1, (Grow(), 0))
print(len(dict(pairs)), len(pairs))
print(dict(d, c=1, a=0), dict(d) is d, dict(a=1, b=2), dict({}, x=1), dict(Sub(q=1)), dict([], z=2), dict(d, **{"w x": 1}))
show(lambda: dict(d, d))
show(lambda: dict([(1, 2), [3]]))
print("%5.1f|%-8d|%08d|%+d|% d|%x|%#x|%.3d|%e|%+.1f|%-6.2f|%06.1f" % (2.25, 5, -5, 5, 5, 255, 255, 7, 1.5, 2.0, 3.14159, -2.5))
print("{:>5}|{:<5}|{:^5}|{:05d}|{:+d}|{:}|{:é>4}|{:.1f}|{:5}".format("a", "b", "c", 42, 7, "z", 9, 2.25, None if False else 3))
for f in ("{:>{}}", "{:{}{}}", "{:x!r}", "{:[a]}", "{:}}", "{:{", "{:5", "{:>5}{0}", "{0}{:>5}"):
    show(lambda: f.format("v", 6, 7))
