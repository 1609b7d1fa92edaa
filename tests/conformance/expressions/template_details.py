# t-strings: their parts, nested specs, concatenation, errors.
from string.templatelib import Interpolation, Template

name, n, width = "World", 3.14159, 8
t = t"Hello {name!r:>{width}} and {n:.2f}{n=}!"
print(type(t).__name__, t.strings, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])
print(t.values, list(t), len(list(t)))
print(t"", t"".strings, list(t""), t"{1}{2}".strings, list(t"{1}a"))
print((t"a{1}" + t"{2}b").strings, (t"x" + t"y").strings)
for bad in (lambda: t"a" + "b", lambda: "b" + t"a", lambda: t"{undefined}", lambda: t"a" * 2, lambda: Template(5), lambda: Interpolation(), lambda: t"a" == t"a", lambda: hash(t"a") and None, lambda: setattr(t, "strings", ())):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
made = Template("a", Interpolation(1, "one", "r", "x"), "b", "c", Interpolation(2))
print(made.strings, made)
i = Interpolation("v", "expr", None, "spec")
print(i, i.value, i.expression, i.conversion, i.format_spec, Interpolation.__match_args__)
try:
    Interpolation(1, "x", "z")
except ValueError as e:
    print(e)


def render(t):
    out = []
    for part in t:
        match part:
            case str() as s:
                out.append(s.lower())
            case Interpolation(value, _, conversion, spec):
                value = {"r": repr, "s": str, "a": ascii, None: lambda v: v}[conversion](value)
                out.append(format(value, spec))
    return "".join(out)


print(render(t), render(t"{t'inner {name}'!s:}") != "", render(rt"\n{name}\t"))
print(t"{'nested' + f'{1}'}".values, t"{ {1: 2}[1] }".interpolations[0].expression, t"{name  !r}".interpolations[0].expression)
print(t"""multi
{name
}line""".strings)
order = []


def say(x):
    order.append(x)
    return x


t"{say(1)}{say(2):{say(3)}}"
print(order)
for source in ("t'{}'", "t'{'", "t'}'", "t'{a!}'", "t'{a!x}'", "t'{a b}'", "bt'a'", "ft'a'", "ut'a'", "t'a' 'b'", "t'a' f'b'", "t'{lambda x: 1}'", "t'{a:{b:{c}}}'", "t'{*a}'", "t'{yield}'"):
    try:
        compile(source, "s", "eval")
        print("fine", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
