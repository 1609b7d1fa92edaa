# The three Unicode errors: construction, attributes, text.
def show(error):
    print(type(error).__name__, ascii(str(error)), [getattr(error, n, "none") if n != "object" else ascii(getattr(error, n, "none")) for n in ("encoding", "object", "start", "end", "reason")])

show(UnicodeEncodeError("ascii", "aéb", 1, 2, "why"))
show(UnicodeEncodeError("ascii", "aéb", 1, 3, "why"))
show(UnicodeEncodeError("ascii", "a€b", 1, 2, "why"))
show(UnicodeEncodeError("ascii", "a😀b", 1, 2, "why"))
show(UnicodeDecodeError("ascii", b"a\xffb", 1, 2, "why"))
show(UnicodeDecodeError("ascii", b"a\xffb", 1, 3, "why"))
show(UnicodeDecodeError("ascii", bytearray(b"ab"), 0, 1, "why"))
show(UnicodeTranslateError("aéb", 1, 2, "why"))
show(UnicodeTranslateError("aéb", 0, 3, "why"))
show(UnicodeEncodeError("ascii", "", 0, 0, "why"))
show(UnicodeEncodeError("ascii", "abc", 5, 9, "why"))
show(UnicodeEncodeError("ascii", "abc", -1, 2, "why"))
show(UnicodeDecodeError("ascii", b"abc", 2, 1, "why"))
e = UnicodeEncodeError("ascii", "aéb", 1, 2, "why")
e.start, e.end, e.reason, e.encoding, e.object = 0, 3, "because", "latin", "xyz"
show(e)
print(e.args, UnicodeEncodeError.__mro__[1:3], repr(UnicodeDecodeError("ascii", b"a", 0, 1, "r")))
