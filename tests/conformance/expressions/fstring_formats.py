# f-strings: conversions, nested specs, debug form, quotes, lambdas in parentheses, evaluation order.

order = []


def note(x):
    order.append(x)
    return x


w, p, name, d = 10, 3, "n", {"k": "v", "a b": 1}
print(f"{note('a')}{note(1):{note(5)}}{note('b')!r:{note('>')}{note(6)}}", order)
print(f"{name=}", f"{name = }", f"{ name= !s}", f"{w=:>5}", f"{w+1=}", f"{d['k']=}", f"{d['k']}", f"{d["a b"]}", f"{'nested ' + f'{w}'}", f"{f"{f'{w}'}"}")
print(f"{{}}", f"{{{w}}}", f"{w}}}", f"{'{'}", f"{'}'}", f"{{{{", f"{{{w}:{{", f"{w:}}}" if False else "-")
print(f"{(lambda x: x * 2)(w)}", f"{[i for i in range(3)]}", f"{ {1: 2}[1] }", f"{ {1, 2} == {2, 1} }", f"{w if p else 0}", f"{w!r}", f"{w, p}", f"{*[1, 2],}", f"{w:=^{w}}", f"{(y := 5)}", y)
print(f"{w:{'>' + str(p)}}", f"{3.14159:{w}.{p}f}", f"{'x':{'*'}^{w - 3}}", f"{1000000:{','}}", f"{w:#{'x'}}", f"{w:{''}}", f"{'a' 'b'}", f"{'\n'}", f"{'a\tb'!r}", f"{'\N{BULLET}'}")
print(f'''{
    w  # a comment
    + 1
}''', f"""{
    name!r
    :>5}""", f"a" "b" f"{w}" 'c', rf"\n{w}\d", f"\x41{w}\u20ac", fr"{w}\{p}", f"{'''triple'''}", F"{w}", Rf"\{w}")


class C:
    def __format__(self, spec):
        return f"[{spec}]"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


c = C()
print(f"{c}", f"{c!s}", f"{c!r}", f"{c!a}", f"{c:%H:%M}", f"{c!s:>5}", f"{c=}", f"{c=!s}", f"{c=:x}", f"{c:{w}{p}}", f"{c:a{{b}}c}" if False else "", f"{c:!r}", f"{c::}", f"{c: }")
for text in ("f'{undefined}'", "f'{1:q}'", "f'{\"a\":d}'", "f'{[]:5}'", "f'{1/0}'", "f'{None.x}'", "f'{1:{\"a\"}}'", "f'{1!r:d}'", "f'{5:{[]}}'", "f'{object():x}'"):
    try:
        print(eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)


def gen():
    x = f"{(yield 1)} and {(yield 2)}"
    yield x


g = gen()
print(next(g), g.send("a"), g.send("b"))
print(f"{w!r:^{p * 4}}|{name!a:<{p}}|{name:{p}.{1}}|", f"{True}{None}{...}", f"{1_000}", f"{0x10:b}", f"{1e10}", f"{-w}", f"{not w}", f"{w == 10}", f"{w != 10!r:}" if False else f"{w != 10}", f"{w >= 10}", f"{d.get('zz')!s:5}|")
print(f"" == "", f"a" is f"a" or True, type(f"{w}").__name__, f"{''}", len(f"{'x' * 1000}"))
