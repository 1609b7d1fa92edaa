# % of bytes and bytearrays.
class B:
    def __bytes__(self):
        return b"<b>"


class K:
    def __index__(self):
        return 65


def show(template, *values):
    for f in template, bytearray(template):
        try:
            print(f % (values if len(values) != 1 else values[0]))
        except Exception as e:
            print(type(e).__name__, e)


show(b"%s|%5s|%-5s|%.1s", b"ab", bytearray(b"cd"), memoryview(b"ef"), b"gh")
show(b"%b %b", B(), b"x")
show(b"%a %r", "\xe9", [1])
show(b"%c%c%c", 65, b"B", bytearray(b"C"))
show(b"%d %5d %-5d| %05d %x %#X %o %i", 1, 2, 3, 4, 255, 255, 8, True)
show(b"%e %.2f %g %G", 1.5, 2.25, 1e20, 1e-10)
show(b"%%|%5%|")
show(b"%(a)s %(b)d", {b"a": b"x", b"b": 2})
show(b"%*d|%-*d|%.*f", 5, 1, 5, 2, 2, 1.5)
show(b"%s")
show(b"%s", (b"a",), 1)
show(b"%s", 1)
show(b"%s", "text")
show(b"%b", None)
show(b"%c", 256)
show(b"%c", b"ab")
show(b"%c", "a")
show(b"%c", 1.5)
show(b"%c", K())
show(b"%d", "a")
show(b"%x", 1.5)
show(b"%f", "a")
show(b"%z", 1)
show(b"%", 1)
show(b"%(a)s", 1)
show(b"%(a", {})
show(b"a", 1)
show(b"a", {})
show(b"\xff%d\xfe", 1)
print(bytes.__mod__(b"%d", 3), bytes.__rmod__(b"x", b"%s!"), bytes.__rmod__(b"x", "%s"))
b = c = bytearray(b"%d")
b %= 5
print(b, c)
