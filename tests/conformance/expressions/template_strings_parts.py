# t-strings: what the template holds.
from string.templatelib import Interpolation, Template, convert

x, w = 5, 3


def parts(t):
    return t.strings, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations]


for t in (t"", t"plain", t"{x}", t"a{x}b{w}c", t"{x!r}", t"{x:>{w}}", t"{x!s:{w}.{x}}", t"{x=}", t"{x = }", t"{x=!s}", t"{x=:>5}", t"{{}}", t"{{{x}}}", t"{x}{w}", t"{ x }", t"{x + 1}", t"{'a' 'b'}", t"{x if w else 0!r}", t"{(lambda: 1)()}", t"a" t"b{x}", t"{x}" t"{w}", rt"\n{x}", t"\n{x}", t"{t"{x}"}", t"{f"{x}"}", t"{x:{{}}}" if False else t"{x:}", t"""{
    x
}"""):
    try:
        print(parts(t))
    except Exception as e:
        print(type(e).__name__, e)
t = t"a{x}b{w:2}"
print(list(t), t.values, len(t.strings))
print(repr(t))
print(type(t), isinstance(t, Template), t == t, t"a" == t"a", hash(t) == hash(t))
print(t + t"z" == 0, parts(t + t"z{x}"), parts(t"" + t""))
i = t.interpolations[0]
print(repr(i), i.value, i == i, type(i))
match i:
    case Interpolation(value, expression, conversion, spec):
        print(value, expression, conversion, repr(spec))
i2 = Interpolation(1, "e", "r", "spec")
print(repr(i2), repr(Interpolation("v")), repr(Interpolation("v", "e")), repr(Interpolation(value=1, expression="q")))
print(parts(Template("a", i2, "b", "c", i2, i2)), parts(Template()), parts(Template("x")), parts(Template(i2)))
print(convert(x, "r"), convert("é", "a"), convert("s", None), convert("q", "s"))


def error(text):
    try:
        r = eval(text)
        print(text, "->", r if not isinstance(r, Template) else parts(r))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["t'{undefined}'", "t'{1/0}'", "t + 'a'", "'a' + t", "t + 1", "t * 2", "t[0]", "len(t)", "t.x", "t % 1", "f'{t\"a\"}'[:8]", "Template(1)", "Template('a', 1)", "Template(a='b')", "Interpolation()", "Interpolation(1, 2)", "Interpolation(1, 'a', 'x')", "Interpolation(1, 'a', 'rr')", "Interpolation(1, 'a', 5)", "Interpolation(1, 'a', None, 5)", "convert(1, 'z')", "convert(1, 5)", "convert(1)", "Template[int]", "Interpolation[int]", "t.strings[0].x", "str(t)[:9]", "t < t", "iter(t).__class__.__name__", "hash(t'{[]}') != 0", "t'{x!r:>{undefined}}'"]:
    error(text)
for text in ["t.strings = ()", "del t.strings", "t.new = 1", "i.value = 1", "i.zz = 2", "class X(Template): pass", "class X(Interpolation): pass", "t'a' 'b'", "'a' t'b'", "t'a' f'b'", "t'a' b'b'", "t'{'", "t'{}'", "t'}'", "t'{x!z}'", "t'{x!}'", "t'{x:{y:{z}}}'", "t'{x y}'", "t'{lambda x: 1}'", "ut'a'", "bt'a'", "tr'{x}\\d'", "T'{x}'", "tR'a'", "t'{*a}'", "t'{yield}'", "t'{x!r!s}'", "t'{x'"]:
    try:
        exec(text)
        print(text, "-> fine")
    except SyntaxError as e:
        print(text, "->", e.msg, e.offset, e.end_offset)
    except Exception as e:
        print(text, "->", type(e).__name__, e)
