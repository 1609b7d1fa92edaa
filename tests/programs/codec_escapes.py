# Encodings with escapes, and UTF-7.
import codecs
import warnings

warnings.simplefilter("ignore")


def show(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


text = "a\\\t\n\r'\"\x00\x7f\xe9\u0100\ud800\U0001f600"
for name in "unicode_escape", "raw_unicode_escape":
    encoded = text.encode(name)
    print(encoded, encoded.decode(name) == text)
    for data in (
        b"\\", b"\\x1", b"\\xg1", b"\\u12", b"\\u12gh", b"\\U00110000", b"\\N", b"\\N{", b"\\N{}", b"\\N{SPACE}|",
        b"\\N{no such}", b"\\777\\8\\q\\\n", b"\\a\\b\\f\\v\\'\\\"", b"\xff\\101\\0",
    ):
        for errors in "strict", "ignore", "replace", "backslashreplace":
            show(data.decode, name, errors)
print(codecs.unicode_escape_decode(b"ab\\x1", "strict", False), codecs.raw_unicode_escape_decode(b"ab\\u1", "strict", False))
print(codecs.unicode_escape_decode("a\\x31"), codecs.escape_decode("a\\x31"))
for data in b"\\x1", b"\\", b"\\q", b"\\777\\12", b"a\\\nb\\x41":
    for errors in "strict", "ignore", "replace", "other":
        show(codecs.escape_decode, data, errors)
print(codecs.escape_encode(b"a'\"\\\n\x00\xff"), codecs.readbuffer_encode("\xe9"))

for s in "a+b", "\xe9", "\xe9-", "\xe9a", "~\\", "1 + 1 = 2", "\U0001f600!", "\ud800x", "\n\t\0", "A\u2262\u0391.":
    encoded = s.encode("utf-7")
    print(ascii(s), encoded, encoded.decode("utf-7") == s)
for data in b"+", b"+AA", b"+AAE", b"+AAE-", b"+2D3eAA-", b"+!", b"\xff", b"+\xff", b"a+-b", b"+AOk", b"+AOkx", b"+AOl-", b"+2D3":
    for errors in "strict", "ignore", "replace":
        show(data.decode, "utf-7", errors)
    show(codecs.utf_7_decode, data)
for mapping in {0: 0x110000}, {0: -1}, {0: 1.5}, {0: b"ab"}, {0: 0xFFFE}, {0: "ab"}, {0: None}, {}, "", "\ufffe", [65]:
    show(codecs.charmap_decode, b"\0", "strict", mapping)
    show(codecs.charmap_encode, "\0", "strict", mapping)
for f in codecs.utf_8_decode, codecs.unicode_escape_decode, codecs.escape_encode:
    show(f, 1)
print(codecs.utf_8_decode(memoryview(b"ab")), codecs.decode(bytearray(b"ab"), "ascii"))
print(codecs.lookup("UTF-8").name, codecs.lookup("rot13").name, codecs.encode("abc", "rot13"))
try:
    codecs.encode(1, "rot13")
except Exception as e:
    print(type(e).__name__, e.__notes__)
print(__import__("encodings.utf_8", fromlist=["*"]).__name__, __import__("encodings.utf_8", fromlist=()).__name__)
