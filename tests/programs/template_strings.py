# Template strings (PEP 750): what they are made of, and what can be done with them.
Template = type(t"")
Interpolation = type(t"{0}".interpolations[0])


def convert(value, conversion):
    functions = {None: lambda x: x, "s": str, "r": repr, "a": ascii}
    return functions[conversion](value)


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


name, n, width = "World", 3.14159, 10
t = t"Hello {name}!"
print(t, type(t))
print(t.strings, t.interpolations, t.values)
print(t"", t"".strings, t"{n}".strings, t"{n}{name}".strings, t"plain".strings, t"{{}}".strings)
i = t"{n!r:>{width}.2f}".interpolations[0]
print(i, i.value, i.expression, i.conversion, i.format_spec, type(i))
for x in t"a{n}b{name!s}{n:x}c":
    print(repr(x))
print(list(t""), list(t"{n}"), list(t"x"))
print(t"{n=}", t"{n = }", t"{n=!s}", t"{n=:.2f}", t"{ n  }".interpolations[0].expression, t"{n + 1 }".interpolations[0].expression)
print(t"{n:{width}}".interpolations[0].format_spec, t"{n:a{name!r}b}".interpolations[0].format_spec, t"{n:}".interpolations[0])
print((t"a{n}" + t"b{name}c").strings, (t"a" + t"b").strings, (t"{n}" + t"{n}").strings)
print(t"a" t"b{n}", (t"a{n}" t"b").strings)
show(lambda: t"a" + "b")
show(lambda: t"a" == t"a")
x = t"{n}"
print(x == x, hash(x) == hash(x), t"{[1, 2]}".values)
print(rt"\n{name}".strings, Rt"\d".strings, tR"\x".strings, t"\n".strings, t'''multi
{name}
line'''.strings)
show(lambda: t"{undefined}")
show(lambda: t"{1/0}")
show(lambda: t"{n:{1/0}}")

print(Template(), Template("a", "b").strings, Template("a", Interpolation(1, "x"), Interpolation(2)).strings)
print(Interpolation(1), Interpolation(1, "x", "r", "spec"), Interpolation(value=1, expression="e", conversion=None, format_spec=""))
show(lambda: Template(1))
show(lambda: Template(a=1))
show(lambda: Interpolation())
show(lambda: Interpolation(1, 2))
show(lambda: Interpolation(1, "x", "q"))
show(lambda: Interpolation(1, "x", 5))
show(lambda: Interpolation(1, "x", "r", 5))
show(lambda: setattr(t, "strings", ()))
show(lambda: setattr(i, "value", 1))
print(Template.__module__, Template.__name__, Interpolation.__match_args__, Interpolation.__module__)
match t"{n!r:spec}".interpolations[0]:
    case Interpolation(v, e, c, s):
        print(v, e, c, s)
print(convert("é", "a"), convert("x", "r"), convert(5, "s"), convert(5, None))


def html(template):
    out = []
    for part in template:
        if isinstance(part, str):
            out.append(part)
        else:
            value = convert(part.value, part.conversion)
            out.append(format(value, part.format_spec).replace("<", "&lt;"))
    return "".join(out)


print(html(t"<p>{'<b>'}</p> {n:.2f} {name!r:>10}"))


def f(x):
    return t"{x} and {(lambda y: y + x)(1)} {f'{x}!'} {t'{x}'!r} {"nested 'quotes'"}"


print(f(5).values[:3], f(5).strings)
total = 0
for k in range(200):
    total += len(t"{k}{k + 1:{k}}x".strings) + t"{k}".values[0]
print(total)


def sub(base):
    class S(base):
        pass


show(lambda: sub(Template))
show(lambda: sub(Interpolation))
it = iter(t"a{n}")
print(iter(it) is it, type(it).__name__, next(it), next(it).value)
show(lambda: next(it))
