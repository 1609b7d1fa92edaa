# f-strings: nesting, quotes, braces and conversions.
x, w, name = 5, 8, "n"
print(f"{x}", f"{{x}}", f"{{{x}}}", f"{x}{{", f"}}{x}", f"{'a' 'b'}", f"{"inner"}", f"{f"{f"{x}"}"}")
print(f"{x:>{w}}|{x:<{w}}|{x:^{w}}|{x:{'0'}{w}}|{x!r:>{w}}|{x:{f'{w}'}}")
print(f"{x=} {x = } { x=} {x =!r} {x=!s:>4} {x + 1=} {name=} {name=!s} {x=:3} {'a'=}")
print(f"{x!r} {name!r} {name!s} {'é'!a} {name!r:>6} {[1]!s}")
print(f"{ {1: 2}[1] } { {x for x in [1]} } { {'a': 1} }", f"{(lambda y: y * 2)(x)}", f"{x if x else 0}", f"{x,}", f"{x, w}", f"{*[1, 2],}")
print(f"""{
    x
    + 1  # a comment
}""", f'''{x
:>3}''')
print(f"{x:{w}.{2}f}", f"{3.14159:.{x - 3}f}", f"{x:#{'x'}}", f"{1000000:{','}}")
print(f"a\tb{x}\n"[:-1], rf"a\tb{x}", fr"\{x}", Rf"{x}\n", f"\x41{x}\u00e9", f"\N{DIGIT ONE}{x}")
print(f"{x}" "y" f"{w}" 'z', "{x}" f"{x}", f"" "", f"{''}" == "", len(f"{x}" * 3))
print(f"{x:}", f"{x!r:}", f"{name:s}", f"{x:d}", f"{'':>3}|", f"{None}", f"{...}", f"{True}", f"{1.0}", f"{1j}")
print(f"{x!=5}", f"{x==5}", f"{x>=5}", f"{x<=5}", f"{(x:=6)}", f"{x:=6}", x)
print(f"{x:{{}}}" if False else "", f"{lambda_ if (lambda_ := 3) else 0}")


class F:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


f = F()
print(f"{f}", f"{f:abc}", f"{f!r}", f"{f!s:>5}", f"{f:{x}}", f"{f: }", f"{f:{{x}}}" if False else "", f"{f=}", f"{f=:q}", f"{f=!s}", f"{f:a{x}b{w}c}", f"{f:!r}", f"{f:::}")
print(f"{f:\x41\n}", f"{f:'\"'}", f"{f:{'{'}}", f"{f:{'}'}}", f"{f:\u00e9}")
print(f'{x:{"a" if 0 else ""}}', f"{f:{f:{f:z}}}" if False else f"{f:{f'{f:z}'}}")


def gen():
    a = yield f"{(yield 1)}{(yield 2)!r}"
    return a


g = gen()
print(next(g), g.send("A"), g.send("B"))


async def co():
    return f"{await other()}"


async def other():
    return "awaited"


try:
    co().send(None)
except StopIteration as e:
    print(e.value)


def error(text):
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["f'{x:zz}'", "f'{name:d}'", "f'{[]:>3}'", "f'{None:>3}'", "f'{undefined}'", "f'{x!r:d}'", "f'{1/0}'", "f'{x:{undefined}}'", "f'{x:10000000000000000000}'", "f'{x:.3}'", "f'{name:,}'", "f'{x:,_}'", "f'{x:__}'", "f'{1.5:d}'", "f'{object():x}'", "f'{x:c}'", "f'{-1:c}'", "f'{name:=5}'", "f'{x:s}'", "f'{1j:=10}'", "f'{1j:010}'", "f'{x:\\n}'"]:
    error(text)
