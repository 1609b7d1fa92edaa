# % formatting and str.format.

print("%d %i %u|%5d|%-5d|%05d|%+d|% d|%x %X %o %#x %#o" % (1, 2, 3, 4, 5, 6, 7, 8, 255, 255, 8, 255, 8))
print("%s %r %a|%5s|%-5s|%.2s|%5.1s|" % ("é", "é", "é", "ab", "ab", "abc", "abc"))
print("%f %.2f %8.3f|%-8.1f|%08.2f|%+.1f|%e %.2E %g %G %.10g" % (1.5, 2.345, 3.14159, 2.5, -2.5, 1.0, 12345.678, 0.00012, 1e-10, 1e20, 1 / 3))
print("%c%c%c %%" % ("a", 66, 8364), "%d%%" % 50, "no args" % (), "%s" % None, "%s" % [1, 2], "%s %s" % (1, (2, 3)), "%s" % (1,))
print("%(name)s is %(age)d, %(name)r %(pct).1f%%" % {"name": "Bo", "age": 30, "pct": 99.5, "extra": 1})
print("%*d|%-*d|%.*f|%0*d" % (5, 42, 5, 42, 2, 3.14159, 6, 7))
print("%d" % 3.99, "%d" % True, "%x" % 10 ** 0, "%d" % 10 ** 1, "%s" % 1.0, "%d" % -(10 ** 25), "%x" % (10 ** 25), "%5.3d|%-8.3d|" % (5, 5), "%s" % {"a": 1})
print("%r %s" % ("x", "x"), "%s" % True, "%10r|" % "ab", "%-10r|" % 1.5, "%ld %hd" % (1, 2))

print("{} {} {}".format(1, "a", 2.5), "{0} {1} {0}".format("x", "y"), "{a} {b}".format(a=1, b=2), "{0} {k} {1}".format(1, 2, k=3))
print("{:>5}|{:<5}|{:^5}|{:05d}|{:+.2f}|{:,}|{:x}|{:%}".format(1, 2, 3, 4, 5, 6000, 255, 0.5))
print("{0[1]} {0[0]} {d[key]} {d[1]} {t[0][1]}".format([1, 2], d={"key": "v", 1: "one"}, t=((1, 2),)))
print("{!r} {!s} {!r:>5}".format("a", "b", "c"), "{{}} {{{}}}".format(1), "{:{}}|{:{w}.{p}f}".format(1, 5, 2.5, w=8, p=2))


class P:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __str__(self):
        return f"({self.x}, {self.y})"


p = P(3, P(4, 5))
print("{0.x} {0.y.x} {p.y.y} {0}".format(p, p=p), "%s" % p, "{:>8}|".format(str(p.y)))
print("{a}-{b}".format(**{"a": 1, "b": 2}), "{}{}".format(*"xy"), str.format("{}", 1), "x".__mod__(()), "{}".format_map({}) if False else "-")

for f in (lambda: "%d" % "a", lambda: "%d %d" % 1, lambda: "%d" % (1, 2), lambda: "%q" % 1, lambda: "%(a)s" % 1, lambda: "%(a)s" % {},
          lambda: "%" % 1, lambda: "abc" % 1, lambda: "%x" % 1.5, lambda: "%c" % "ab", lambda: "%f" % "x", lambda: "%*d" % ("a", 1), lambda: "%s %s" % (1,),
          lambda: "{} {}".format(1), lambda: "{a}".format(), lambda: "{0} {}".format(1, 2), lambda: "{".format(), lambda: "}".format(),
          lambda: "{0[5]}".format([1]), lambda: "{0.zz}".format(1), lambda: "{:d}".format("a"), lambda: "{!z}".format(1), lambda: "{:5".format(1)):
    try:
        print(f())
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)

n = 0
for i in range(500):
    n += len("%d:%s:%.2f" % (i, i * i, i / 3)) + len("{:>4}{:x}".format(i, i))
print(n)
