# str.format: fields, attributes, indexes, nesting and errors.
class A:
    x = [1, {"k": "v"}]

    def __format__(self, s):
        return f"A<{s}>"

    def __getitem__(self, k):
        return repr(k)


a = A()
print("{} {}".format(1, 2), "{1} {0} {1}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0.x[0]} {0.x[1][k]}".format(a), "{0[key]} {0[5]} {0[-1]} {0[a.b]}".format(a), "{:>{}}|".format(1, 5), "{:{w}.{p}}|".format(3.14159, w=8, p=3), "{0:{1}{2}}|".format("a", ">", 5), "{{}} {{{}}}".format(1), "{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>5}|".format("x"), "{:}".format(a), "{:abc}".format(a), "{0:{0}}".format(5), "{a[0]}{a[1]}".format(a="xy"), "".format(), "plain".format(1, a=2), "{0}".format(*[1, 2], **{"b": 1}))
for text in ["'{}'.format()", "'{1}'.format(1)", "'{a}'.format(1)", "'{} {0}'.format(1)", "'{0} {}'.format(1)", "'{'.format(1)", "'}'.format(1)", "'{}}'.format(1)", "'{{}'.format(1)", "'{0'.format(1)", "'{0!'.format(1)", "'{0!}'.format(1)", "'{0!x}'.format(1)", "'{0!rr}'.format(1)", "'{0!r:'.format(1)", "'{0:{'.format(1)", "'{0:{}}'.format(1)", "'{:{:{}}}'.format(1, 2, 3)", "'{0.}'.format(1)", "'{0.y}'.format(1)", "'{0[}'.format(1)", "'{0[]}'.format([1])", "'{0[5]}'.format([1])", "'{0[a]}'.format([1])", "'{0[0]x}'.format([1])", "'{0[0]]}'.format([1])", "'{.x}'.format(1)", "'{[0]}'.format([7])", "'{-1}'.format(1)", "'{ 0}'.format(1)", "'{0 }'.format(1)", "'{1a}'.format(1)", "'{:d}'.format('a')", "'{:s}'.format(1)", "'{:x}'.format(1.5)", "'{99999999999999999999}'.format(1)", "'{0[99999999999999999999]}'.format([1])", "'{a.b.c}'.format(a=1)", "'{}'.format(**{'a': 1})", "'{a}'.format_map({})", "'{a}'.format_map({'a': 5})", "'{}'.format_map([1])", "'{0}'.format_map({'0': 1})", "'{a}'.format_map(5)", "'{!}'.format(1)", "'{:!r}'.format(1)", "'{:=^5}'.format('a')", "'{:=5}'.format('a')", "'{:05}'.format('a')", "'{:,}'.format('a')", "'{:+}'.format('a')", "'{:#}'.format('a')", "'{:.2}'.format('abc')", "'{:.1s}'.format('abc')", "'{:5.1}|'.format('abc')"]:
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


class Default(dict):
    def __missing__(self, k):
        return f"<{k}>"


print("{x} {y.z}".format_map(Default(x=1)) if False else "{x} {w}".format_map(Default(x=1)))
