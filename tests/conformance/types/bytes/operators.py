# Operators of bytes, bytearray with each other and other types; warnings off.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

class I:
    def __index__(self):
        return 1

shows("""
b"a" + b"b", b"a" + bytearray(b"b"), bytearray(b"a") + b"b", b"a" + memoryview(b"b"), bytearray(b"a") + memoryview(b"b"), b"ab" * 2, 2 * b"ab", bytearray(b"ab") * 2, b"a" * 0, b"a" * -1, b"a" * I()
type(b"a" + bytearray(b"b")), type(bytearray(b"a") + b"b"), type(2 * bytearray(b"x"))
b"a" + "b"
b"a" + 1
b"a" + None
b"a" + [1]
bytearray(b"a") + "b"
"a" + bytearray(b"b")
memoryview(b"a") + b"b"
b"a" * 1.5
b"a" * b"b"
b"a" * 2**70
b"abc"[1], b"abc"[-1], b"abc"[I()], b"abc"[1:], b"abc"[::-1], bytearray(b"abc")[0], bytearray(b"abc")[::2]
b"abc"[3]
b"abc"[-4]
b"abc".__getitem__("a")
b"abc".__getitem__(1.0)
b"abc"[2**70]
bytearray(b"abc")[3]
bytearray(b"abc").__getitem__(None)
b"abc" == b"abc", b"abc" == bytearray(b"abc"), bytearray(b"a") == b"a", b"a" == memoryview(b"a"), memoryview(b"a") == bytearray(b"a"), b"a" != b"b", b"a" < b"b", b"a" < bytearray(b"ab"), bytearray(b"b") > b"a", b"" < b"\\0", b"\\xff" > b"a"
b"a" < 1
b"a" < [97]
bytearray(b"a") <= None
b"a" < memoryview(b"b") if False else 0
memoryview(b"a") < b"b"
b"a".__eq__(1), b"a".__lt__("a"), b"a".__eq__(bytearray(b"a")), b"a".__add__(b"b")
b"a".__add__("b")
b"%s" % b"x", b"%b|%a|%r" % (b"x", "é", "q"), b"%d %5.1f %x %c %c" % (5, 2.25, 255, 65, b"B"), b"%(k)s" % {b"k": b"v"}, b"%%" % (), bytearray(b"%s") % b"x", b"%s" % bytearray(b"y"), b"%5s|%-5s|%.1s" % (b"ab", b"ab", b"ab"), b"%s" % memoryview(b"mv")
b"%s" % "x"
b"%s" % 5
b"%c" % 256
b"%c" % b"ab"
b"%c" % "a"
b"%(k)s" % {"k": b"v"}
b"%d" % "a"
b"%q" % 1
b"%s %s" % b"a"
b"%s" % (b"a", b"b")
b"%" % ()
b"a" - b"b"
~b"a"
hash(b"abc") == hash(bytes([97, 98, 99])), {b"a": 1}[bytes(b"a")], b"a" in {b"a"}, {b"": 1}
hash(bytearray(b"a"))
{bytearray(b"a"): 1}
""")
