# Lone surrogates: in literals of every kind, in repr, ascii, comparisons, methods and encoding errors.

s = "\ud800"
print(repr(s), ascii(s), len(s), ord(s), s == chr(0xD800), s < "\ue000", s > "\ud7ff", s in "a\ud800b")
print(ascii("a\udfffé\n\t\\ \x41\101\N{BULLET}\U0000dc00\U0001F600"), len("\ud83d\ude00"), "\ud83d\ude00" == "\U0001F600")
print(ascii("one" "\ud801" 'two\'' """three
\
four\udc01"""))
print(ascii(r"\ud800"), len(r"\ud800"), ascii("\\ud800"), ascii("d\ud800"))
x = 7
print(ascii(f"\ud800{x}\udc00{{}}{x!r:>3}"), ascii(f"{x}\ud9ff"), ascii(f"\ud800"), ascii(f"{'\ud800'}"))
print(ascii("\ufffd"), ascii("\ufffd\ud800"), ascii(f"�{x}"), "\ufffd" == "�", len("�\ud800"))
d = {"\ud800": 1, "\udfff": 2}
print(ascii(d), d["\ud800"], ascii(("\ud800", b"x")), ascii({"k": ["\udc80"]}))
print(ascii("\ud800" + "\udc00"), len("\ud800" + "\udc00"), ascii("\ud800" * 3), ascii("x\ud800y".upper()), ascii("x\ud800y"[::-1]))
print(ascii("\ud800 \udc00".split()), "\ud800".isprintable(), "\ud800".isalpha(), "\ud800a".find("a"), ascii("a\ud800".replace("\ud800", "-")))
print("\ud800".encode("utf-8", "surrogatepass"), "\udc80".encode("utf-8", "surrogateescape"), "\ud800".encode("ascii", "backslashreplace"), "a\ud800".encode("utf-8", "replace"), "a\ud800b".encode("ascii", "ignore"))
for make in [lambda: "\ud800".encode(), lambda: "ab\udfff\udfff".encode("utf-8"), lambda: "\ud800".encode("ascii"), lambda: "\ud800".encode("latin-1"), lambda: b"\xed\xa0\x80".decode()]:
    try:
        print(make())
    except UnicodeError as e:
        print(type(e).__name__, e, e.start, e.end, e.reason)
try:
    print("\ud800")
except UnicodeEncodeError as e:
    print("cannot print:", e)
match "\ud800":
    case "\udc00":
        print("low")
    case "\ud800":
        print("high")
print(hash("\ud800") == hash(chr(0xD800)), {"\ud800", chr(0xD800)} == {"\ud800"}, ascii("%s|%5s|%r" % ("\ud800", "\ud801", "\ud802")), ascii("{}".format("\ud803")))


def f(a="\ud800"):
    return a


print(ascii(f()), ascii(f.__defaults__), ascii(sorted(["\ud900", "\U00010000", "z", "\ud800"])))
