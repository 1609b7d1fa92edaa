# The % operator with mappings, tuples, one value, stars, bytes and subclasses.

def attempt(fmt, args):
    try:
        print(repr(fmt), repr(args)[:30], "->", repr(fmt % args))
    except Exception as error:
        print(repr(fmt), repr(args)[:30], "->", type(error).__name__, error)


class Map:
    def __repr__(self):
        return "Map()"

    def __getitem__(self, key):
        return f"<{key}>"


class D(dict):
    def __missing__(self, key):
        return f"missing {key}"


class T(tuple):
    pass


class B:
    def __repr__(self):
        return "B()"

    def __bytes__(self):
        return b"B!"


m, empty = Map(), ()
for fmt, args in (("%(a)s %(b c)s", m), ("%(a)s", D()), ("%(a)s", {}), ("%(a)d", {"a": 5}), ("%(a)s %s", {"a": 1}), ("%s", {"a": 1}), ("%(a)s", ({"a": 1},)), ("%(a)s", 5), ("%(a)s", [1]), ("%(a(b)c)s", {"a(b)c": 1}), ("%(a", {"a": 1}), ("%()s", {"": "e"}), ("%(a)%", {"a": 1}), ("%(a)*d", {"a": 1}), ("%s %s", (1,)), ("%s", (1, 2)), ("%s", ()), ("", 5), ("", ()), ("", {}), ("", (1,)), ("x", [1]), ("%s", T([1])), ("%s", [1, 2]), ("%s", (None,)), ("%r %a %s", ("\u00e9",) * 3), ("%5.1s|%-5s|", ("abc", "x")), ("%*s|%-*s|", (5, "a", 5, "b")), ("%.*s", (2, "abcdef")), ("%*s", ("x", "a")), ("%*s", (5,)), ("%.*f", (-1, 1.5)), ("%*d", (-5, 3)), ("%c%c", ("a", 98)), ("%c", "ab"), ("%%", ()), ("%", ()), ("%q", 1), ("100%", ()), ("%s%", (1,)), ("% d|%+d|%05d|%-5d|%#x", (1, 1, 1, 1, 255)), ("%s" * 3, "abc"), ("%d", "1"), ("%d", 1.9), ("%d", True), ("%x", 1.5), ("%e", "a"), ("%5%|", ()), ("%lld", 5), ("%\u20ac", 5), ("\u20ac%s", "\u00e9"), ("%(\u20ac)s", {"\u20ac": 1}),
                  (b"%s", b"x"), (b"%s", "x"), (b"%b", b"x"), (b"%b", B()), (b"%a", "\u00e9"), (b"%r", "x"), (b"%d %x", (5, 255)), (b"%c", 65), (b"%c", b"A"), (b"%c", 256), (b"%c", "A"), (b"%(a)s", {b"a": b"v"}), (b"%(a)s", {"a": b"v"}), (b"%f", 1.5), (b"%5.1f|", 1.25), (b"%s", 5), (b"%s", [1]), (b"%q", 1), (bytearray(b"%d"), 1), (b"%s %s", (b"a",)), (b"x", 1), (b"%.2s", b"abc"), (b"%%", ())):
    attempt(fmt, args)


class S(str):
    def __mod__(self, other):
        return "own mod"

    def __rmod__(self, other):
        return "own rmod"


print(S("%s") % 1, "%s" % S("x"), "a" % empty if False else "", "%s|%s" % (S("x"), 1))


class R:
    def __rmod__(self, other):
        return f"rmod {other}"


print("%s" % R() if False else 5 % R())
x = "%d-%d"
x %= (1, 2)
print(x)
