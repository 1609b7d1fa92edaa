# Value and literal patterns, capture and what is refused.
def partial(v):
    a = b = "unset"
    match v:
        case [a, 1]:
            pass
        case [b, a, 3]:
            pass
    return a, b


print(partial([5, 2]), partial([5, 6, 3]), partial([5, 6, 4]), partial(0))


def alternatives(v):
    match v:
        case [("a" as kind), x] | [x, ("b" as kind)]:
            return kind, x
        case ((1 | 2 | 3) as n) | [n]:
            return "n", n


print(alternatives(["a", 1]), alternatives([2, "b"]), alternatives(2), alternatives([9]), alternatives("z"))


def guards(v):
    match v:
        case x if print("guard", x, end=" ") or x > 5:
            return "big"
        case y if (z := y * 2) > 6:
            return "middle", z
        case _ if v == 0:
            return "zero"
    return "none", x, y


print(guards(7), guards(4), guards(0), guards(1))


class Eq:
    def __init__(self, name):
        self.name = name

    def __eq__(self, o):
        print(f"{self.name}=={o!r}", end=" ")
        return o == "hit"


class Consts:
    A = Eq("A")
    B = "hit"
    C = float("nan")


def values(v):
    match v:
        case Consts.A:
            return "A"
        case Consts.B:
            return "B"
        case Consts.C:
            return "C"
        case "lit" | 'it''s':
            return "lit"
        case -5 | 1.5 | -2j | 3 + 4j | 3 - 4j:
            return "number"
        case True | None:
            return "singleton"
        case 1:
            return "one"
        case b"bytes":
            return "bytes"
        case _:
            return "other"


for v in ("hit", "lit", "its", -5, 1.5, -2j, 3 + 4j, 3 - 4j, True, 1, 1.0, None, b"bytes", 0, Consts.C):
    print(values(v))


def refused(text):
    try:
        compile(text, "<s>", "exec")
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)


for p in ["x", "_", "x | y", "x | _", "_ | x", "1 | x", "x | 1", "[x, x]", "[x, [x]]", "x as x", "[x] | [y]", "[x, y] | [y, x]", "(x as y) | 1", "{1: x, 2: x}", "{1: x, **x}", "{**r, 1: x}", "{**_}", "{**r, **s}", "{x: 1}", "{1: 1, 1: 2}", "{1: 1, 1.0: 2}", "{True: 1, 1: 2}", "{'a': 1, 'a': 2}", "{-1: 1}", "{[1]: 2}", "{a.b: 1, a.b: 2}", "A(x, x)", "A(x, a=x)", "A(a=1, a=2)", "A(a=1, 2)", "A(*x)", "A(**x)", "a.b.c", "a.b()", "A().b", "1 + 2", "1 + 2j", "1j + 2", "-1 + 2j", "1 - -2j", "+1", "-x", "1 as x", "x as 1", "x as _", "x as y.z", "_ as x", "(x as y) as z", "[*x, *y]", "[*_, *_]", "*x", "*x, y", "*_, *y", "(*x)", "(*x,)", "f'{x}'", "f'x'", "'a' 'b'", "'a' b'b'", "...", "lambda: 1", "x if y", "x if y else z", "not x", "x + y", "x < y", "x, y if z", "[x, y", "(x, y]", "1 < 2", "a[0]", "a()", "a.b", "_.a", "_()", "print", "None", "__debug__", "None as x", "x as None", "case", "match", "type", "(1)", "((1))", "()", "(x)", "(x,)", "[]", "{}", "A()", "A(,)", "A(1,)", "1 | 2 as x", "(1 | 2) as x", "x := 1", "yield", "await x", "1e400", "1_000", "0x10", "--1", "- 1", "1 +2j", "a.b | c", "{'a': x} | {'b': x}"]:
    refused(f"match v:\n case {p}: pass")
for text in ["match v: case 1: pass", "match v:\n pass", "match v:\n", "match:\n case 1: pass", "match v\n case 1: pass", "match v:\n case 1 pass", "match v:\n case 1:\n pass", "match v:\n case: pass", "match v:\n case 1: pass\n else: pass", "match v:\n case _: pass\n case 1: pass", "match v:\n case x: pass\n case 1: pass", "match v:\n case x if y: pass\n case 1: pass", "match v:\n case 1 if: pass", "case 1: pass", "match v:\n x = 1\n case 1: pass", "match (v):\n case 1: pass", "match *v, w:\n case 1: pass", "match *v:\n case 1: pass", "match v, :\n case 1: pass", "match [v]:\n case 1: pass", "match -v:\n case 1: pass", "match x := v:\n case 1: pass", "match (x := v):\n case 1: pass", "match yield:\n case 1: pass", "match lambda: 1:\n case 1: pass", "match v:\n case 1: pass\n\n case 2: pass", "match v:\n case 1: pass\nmatch w:\n case 2: pass", "match v: \n  case 1:\n    pass\n case 2: pass"]:
    refused(text)
