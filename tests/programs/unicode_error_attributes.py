"""UnicodeEncodeError and its relatives: arguments, text, attributes that programs change."""
made = [
    (UnicodeTranslateError, ("xxxx", 1, 2, "r")),
    (UnicodeTranslateError, ("xxxx", 1, 5, "r")),
    (UnicodeEncodeError, ("a", "x\u1234\U0001f600", 1, 2, "r")),
    (UnicodeEncodeError, ("a", "x\u1234\U0001f600", 2, 3, "r")),
    (UnicodeEncodeError, ("a", "x", 5, 6, "r")),
    (UnicodeDecodeError, ("a", bytearray(b"abc"), 1, 2, "r")),
    (UnicodeDecodeError, ("a", memoryview(b"abc"), 0, 2, "r")),
    (UnicodeDecodeError, ("a", b"", True, 2, "r")),
]
for c, args in made:
    e = c(*args)
    print(e, "|", [getattr(e, n, "-") for n in ("encoding", "object", "start", "end", "reason")])
wrong = [
    (UnicodeTranslateError, ()),
    (UnicodeTranslateError, (1,) * 4),
    (UnicodeEncodeError, ("a", b"", 1, 2, "r")),
    (UnicodeDecodeError, ("a", "x", 1, 2, "r")),
    (UnicodeDecodeError, ("a", b"x", "s", 2, "r")),
    (UnicodeDecodeError, ("a", b"x", 1, 2, 3)),
    (UnicodeDecodeError, ("a", b"x", 1, 2)),
    (UnicodeEncodeError, (1, "", 1, 2, "r")),
]
for c, args in wrong:
    try:
        c(*args)
    except TypeError as e:
        print(e)
for c in (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError):
    print(repr(str(c.__new__(c))))

u = UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo")
u.end = 2
print(u)
u.reason, u.end = 345345345345345345345, 5
print(u)
u.encoding = 4000
print(u)
u.start = 1000
print(u)


class DeletesObject(str):
    def __str__(self):
        del u.object
        return "deleted"


class SetsObject(str):
    def __str__(self):
        u.object = None
        return "set"


for evil in (DeletesObject("x"), SetsObject("x")):
    u = UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo")
    u.reason = evil
    try:
        str(u)
    except TypeError as e:
        print(type(e).__name__)
for name in ("encoding", "reason"):
    u = UnicodeEncodeError("a", "b", 0, 1, "c")
    delattr(u, name)
    print(u)
