# Errors of format specifications, of str.format and of %-formatting.
cases = [
    lambda: format(5, "q"), lambda: format(5, "5.2d"), lambda: format(5, "=s"), lambda: format("a", "="), lambda: format("a", "+"), lambda: format("a", "d"),
    lambda: format("a", ",") , lambda: format(1.5, "x"), lambda: format(1.5, "#_,"), lambda: format(1, ",_"), lambda: format(1, ",x"), lambda: format(1, "_x"),
    lambda: format(1, "c"), lambda: format(-1, "c"), lambda: format(0x110000, "c"), lambda: format(1, ",c"), lambda: format(True, "d"), lambda: format(None, "5"), lambda: format([], "x"),
    lambda: format(1j, "0>10"), lambda: format(1j, "010"), lambda: format(1j, "%"), lambda: format(2.0, ".999999999999999999999"), lambda: format(3, "999999999999999999999"),
    lambda: "{}".format(), lambda: "{0}{}".format(1, 2), lambda: "{}{0}".format(1, 2), lambda: "{a}".format(), lambda: "{".format(), lambda: "}".format(), lambda: "{0".format(1),
    lambda: "{!}".format(1), lambda: "{!z}".format(1), lambda: "{!rr}".format(1), lambda: "{0.}".format(1), lambda: "{0[}".format(1), lambda: "{0[]}".format([1]), lambda: "{0[a]}".format([1]),
    lambda: "{0.zz}".format(1), lambda: "{0[0]x}".format([1]), lambda: "{:{}}".format(1), lambda: "{:{:{}}}".format(1, 2, 3), lambda: "{-1}".format(1), lambda: "{0[-1]}".format([1]),
    lambda: "{:}}".format(1), lambda: "{{}}".format(), lambda: "{:{w}.{p}f}".format(3.14159, w=8, p=2), lambda: "{0[k]} {1.real}".format({"k": 1}, 2), lambda: "{0!r:>5}".format("a"),
    lambda: "%d" % "a", lambda: "%d %d" % 1, lambda: "%d" % (1, 2), lambda: "%z" % 1, lambda: "%" % 1, lambda: "%(a)d" % 1, lambda: "%(a)d" % {"b": 1}, lambda: "%(a" % {"a": 1}, lambda: "%*d" % ("a", 1),
    lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "%x" % 1.5, lambda: "%i" % 1.9, lambda: "%f" % "a", lambda: "%s" % (1,), lambda: "%s %s" % (1,), lambda: "abc" % 1, lambda: "abc" % {}, lambda: "abc" % (),
    lambda: "%.3s|%5.1f|%-5d|%+d|% d|%05d|%#x|%#o|%e|%G|%r|%a|%%" % ("abcdef", 2.25, 3, 4, 5, 6, 255, 8, 12345.678, 1e-10, "q", "é"), lambda: "%(k)s %(k)r" % {"k": "v"}, lambda: "%*.*f" % (8, 2, 3.14159),
    lambda: "%d" % 3.99, lambda: "%d" % 10**25, lambda: "%c%c" % (65, "B"), lambda: "%u" % 5, lambda: "%ld" % 5, lambda: "%s" % None, lambda: "%(a)s %s" % {"a": 1},
]
for n, f in enumerate(cases):
    try:
        print(n, repr(f()))
    except Exception as e:
        print(n, type(e).__name__, e)


class Fmt:
    def __format__(self, spec):
        return 5 if spec == "bad" else f"<{spec}>"


print(format(Fmt(), "x"), f"{Fmt():abc}", "{:q r}".format(Fmt()))
for f in (lambda: format(Fmt(), "bad"), lambda: f"{Fmt():bad}", lambda: format(object(), "x"), lambda: format(1, 5), lambda: format()):
    try:
        print(f())
    except TypeError as e:
        print(e)
