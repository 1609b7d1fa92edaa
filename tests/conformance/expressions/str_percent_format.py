# The % operator on strings and bytes.
class F:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __int__(self):
        return 7

    def __index__(self):
        return 8

    def __float__(self):
        return 1.5


f = F()
print("%s %r %a %d %i %x %o %f %e %g %c %%" % (f, f, "é", f, 9, f, 8, f, 12345.678, 0.0001, "c"))
print("%5d|%-5d|%05d|%+d|% d|%#x|%#o|%.3d|%5.1f|%-8s|%.2s|%*d|%-*d|%.*f" % (1, 2, 3, 4, 5, 255, 8, 7, 2.25, "ab", "abc", 4, 9, 4, 9, 2, 1.234))
print("%(a)s %(b)d %(a)r" % {"a": "x", "b": 5, "c": 0}, "%(a b)s %()s" % {"a b": 1, "": 2}, "%s" % (1,), "%s" % [1, 2], "%s" % {"a": 1}, "%s %%" % 1)
print("%c%c" % (65, "B"), "%s" % None, "%d" % True, "%d" % 1.9, "%x" % -255, "%5s|%-5s|" % ("a", "b"), "%r" % (("t",),), "" % (), "%" "s" % 1)
print(b"%s %d %x %c %a %r %b" % (b"x", 1, 255, 65, "é", "r", b"b"), b"%5d" % 3, b"%(a)s" % {b"a": b"v"})
for text in ["'%d' % 'a'", "'%d' % None", "'%x' % 1.5", "'%c' % 'ab'", "'%c' % 1114112", "'%c' % -1", "'%c' % 1.5", "'%s %s' % 1", "'%s' % (1, 2)", "'%s' % ()", "'%(a)s' % {}", "'%(a)s' % 1", "'%(a)s' % (1,)", "'%(a)s %s' % {'a': 1}", "'%y' % 1", "'%' % 1", "'%5' % 1", "'%(a' % {'a': 1}", "'%*d' % 1", "'%*d' % ('a', 1)", "'%.*f' % (1.5, 2)", "'%f' % 'a'", "'%e' % None", "'a' % 1", "'a' % (1,)", "'a' % {}", "'a' % []", "'a' % {'x': 1}", "'%s' % {}", "'%d' % (1.5,)", "'%d' % float('nan')", "'%d' % float('inf')", "'%.1000000000000d' % 1", "'%99999999999d' % 1", "b'%s' % 'a'", "b'%b' % 1", "b'%c' % 256", "b'%c' % 'a'", "b'%d' % 'a'", "b'%(a)s' % {'a': b''}", "b'%s' % None", "'%l' % 1", "'%ld %hd %Ld' % (1, 2, 3)", "'%i' % '1'", "'%u' % -1", "'%F' % 1e10", "'%G' % 1e-10", "'%#g' % 1", "'%+.2e' % 12345", "'%s' % b'a'"]:
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
