# %-formatting: flags, widths, mappings, errors.

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

class S:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr é"

class M:
    def __getitem__(self, key):
        return "<" + key + ">"

class I:
    def __index__(self):
        return 65

class Int:
    def __int__(self):
        return 66

class Seq(tuple):
    pass

shows("""
"%s %r %a" % (S(), S(), S()), "%s" % [1], "%s" % (1,), "%s" % ((1, 2),), "%%" % (), "%5%|%-5%|%05%" % () if False else 0, "%(a)s %(b)d" % {"a": 1, "b": 2}, "%(a)s" % M(), "%(a(b))s" % M(), "%()s" % {"": 5}
"%d %i %u %x %X %o %#x %#X %#o %+d % d %05d %-5d| %5d %.3d %08.3d" % (1, 2, 3, 255, 255, 8, 255, 255, 8, 5, 5, 5, 5, 5, 5, 5)
"%d %d %x %x" % (-5, True, -255, 2**70), "%.0d|%.d|%5.3d|%-5.3d|%+.3d" % (0, 0, -5, -5, 5), "%#.5x|%#010x|%-#10x|%+#x" % (255, 255, 255, 255), "% +d" % 5, "%+ d" % 5
"%c%c%c" % (65, "é", 0x1f600), "%5c|%-5c|%05c" % ("a", "b", "c"), "%c" % I(), "%s %.2s %5.1s|%-5s|%.0s|" % ("abc", "abc", "abc", "abc", "abc"), "%.10s" % "é"
"%*d|%-*d|%*d|%.*f|%*.*f" % (5, 1, 5, 2, -5, 3, 2, 1.555, 8, 1, 2.25), "%hd %ld %Ld %hs" % (1, 2, 3, "x"), "%d" % 1.9, "%d" % Int(), "%x" % I(), "%f" % Int() if False else 0
"%d" % "1"
"%d" % None
"%x" % 1.5
"%x" % Int()
"%o" % "a"
"%f" % "a"
"%f" % None
"%e" % 1j
"%c" % "ab"
"%c" % ""
"%c" % 0x110000
"%c" % -1
"%c" % 1.0
"%c" % None
"%c" % b"a"
"%s %s" % (1,)
"%s" % (1, 2)
"%s %s" % 1
"" % 1
"" % (1,)
"" % [1], "" % {"a": 1}, "" % (), "x" % M(), "a" % Seq(), "%s" % Seq([1]), "" % "" if False else 0
"" % "x"
"%(a)s" % 5
"%(a)s" % (1,)
"%(a)s" % {}
"%(a)s" % "x"
"%(a" % {"a": 1}
"%(a)" % {"a": 1}
"%"  % ()
"%5" % ()
"%.5" % ()
"%z" % 1
"%é" % 1
"%-" % 1
"%s %(a)s" % {"a": 1}
"%(a)s %s" % {"a": 1}
"%*d" % ("x", 1)
"%.*f" % (1.0, 1)
"%*d" % 5
"%(a)*d" % {"a": 5}
"%99999999999999999999d" % 1
"%.99999999999999999999d" % 1
"%.2147483648d" % 1
"%2147483648s" % 1 if False else 0
"%y %s" % (1, 2)
"%s%s%s" % ("a", "b"), 1
"%s" % S, 1 if False else 0
type("%s" % "a"), "%s" % "", "%.3r" % "abcdef", "%10.4a|" % "éé", "%s %s" % ("\\ud800", "\\U0001f600"), "%-10s|%10s" % ("é", "é")
"abc".__mod__(1)
"%s".__mod__(1), "x".__rmod__("%s"), "x".__rmod__(5), str.__mod__("%s", (1,))
""")
