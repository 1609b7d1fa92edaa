# __str__, __repr__, __format__, __bytes__ and who falls back to whom.
class Both:
    def __str__(self): return "str"
    def __repr__(self): return "repr"


class OnlyRepr:
    def __repr__(self): return "only repr"


class OnlyStr:
    def __str__(self): return "only str"


class Fmt:
    def __format__(self, spec): return f"fmt[{spec}]"


class Neither:
    pass


for c in (Both, OnlyRepr, OnlyStr, Fmt, Neither):
    o = c()
    print(c.__name__, str(o).split(" at ")[0], repr(o).split(" at ")[0], f"{o}".split(" at ")[0], f"{o!r}".split(" at ")[0], "%s" % (str([o]).split(" at ")[0]), "{}".format(o).split(" at ")[0], ascii(o).split(" at ")[0])
for spec in ("", "s", ">10", "x"):
    for c in (Both, Neither, Fmt):
        try:
            print(c.__name__, repr(spec), format(c(), spec).split(" at ")[0])
        except TypeError as e:
            print(c.__name__, repr(spec), e)
print([Both()], (Both(),), {Both(): Both()}, {1: [Both()]}, [[Both()], {"k": Both()}])


class NonAscii:
    def __repr__(self): return "é€😀\n'"


print(ascii(NonAscii()), repr("é\n\t'\"\\\x00\x7f\x80\u200b\ud800\U0001f600"), ascii("é\U0001f600"), repr('"'), repr("'"), repr("'\""))


class StrSub(str):
    def __str__(self): return "sub str"
    def __repr__(self): return "sub repr"


s = StrSub("value")
print(s, repr(s), f"{s}", "%s" % s, "".join([s]), s + "", [s], str(s), str.__str__(s), format(s), len(s), s == "value")


class Recursive:
    def __init__(self): self.items = [self]
    def __repr__(self): return f"R({self.items})" if False else "R(...)"


print(Recursive().items)
l = [1]
l.append(l)
d = {"l": l}
d["d"] = d
t = (l,)
print(l, d, t)
for v in (1.0, 1e16, 1e-5, 123456789.0, 0.1, 1 / 3, -0.0, float("inf"), 1e100, 1j, 1 - 0j, -1j, complex("nan"), True, None, ..., NotImplemented, b"\x00a\"'", bytearray(b"x"), range(3), range(1, 5, 2), slice(1), {1}, frozenset(), set(), frozenset([1]), [], (), (1,), {}, int, type(None), len, [].append if False else 0):
    print(repr(v), str(v), end="; ")
print()
