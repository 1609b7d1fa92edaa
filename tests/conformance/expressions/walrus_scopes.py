# Assignment expressions: where the name goes.
if (n := 10) > 5:
    print(n)
print([last := i for i in range(3)], last)
print([(a := i, b := a * 2) for i in range(2)], a, b)
print({(k := x): (v := x * x) for x in range(3)}, k, v)
print(list(y := z for z in range(3)), y)


def f():
    total = 0
    out = [total := total + i for i in range(4)]
    return total, out


print(f())


def g():
    global w
    [w := i for i in range(3)]
    return "w" in locals()


print(g(), w)


def h():
    q = 0

    def inner():
        nonlocal q
        return [q := q + i for i in range(4)]

    return inner(), q


print(h())
print((m := 1, 2), m, (p := (1, 2)), p)
print(f"{(s := 3)} {s:=5} {s!r:=^{(width := 7)}}", width)
print(any((found := x) > 2 for x in [1, 2, 3, 4]), found)
while (n := n - 4) > 0:
    print(n, end=" ")
print()
print((lambda: (t := 5) + t)(), "t" in globals())
d = {}
i = 0
d[(i := i + 5)] = (i := i + 1)
print(d, i)
x = 5
print([x := 1, x, (x := x + 1), x])
print((x := 7) if (x := 0) else (x := 8), x)


def defaults(a=(u := 3), *, b=(u2 := 4)):
    return a, b


print(defaults(), u, u2)


def refused(text):
    try:
        compile(text, "<s>", "exec")
        print(text, "-> fine")
    except SyntaxError as e:
        print(text, "->", e.msg, e.lineno, e.offset, e.end_offset)


for text in ["x := 1", "(x := 1)", "f(x := 1)", "f(a=x := 1)", "f(a=(x := 1))", "x = y := 1", "x = (y := 1)", "lambda: x := 1", "(lambda: (x := 1))", "[x := 1, y := 2]", "{x := 1}", "{x := 1: 2}", "{(x := 1): 2}", "{1: x := 2}", "a[x := 1]", "a[x:=1, y:=2]", "a[x:=1:2]",
             "(a.b := 1)", "(a[0] := 1)", "((a, b) := 1)", "([a] := 1)", "(1 := 1)", "(f() := 1)", "(*a := 1)", "(x := *a)", "(x := yield)", "def f(): (x := yield)", "(x += 1 := 2)",
             "[i := 0 for i in x]", "[[i := 0 for j in x] for i in y]", "[i for i in (j := x)]", "[i for i in x if (j := i)]", "[(j := 0) for i in x for j in y]", "class A: [x := 1 for i in y]", "class A: (x := 1)", "class A: y = lambda: [x := 1 for i in z]",
             "def f(a=x := 1): pass", "def f(a=(x := 1)): pass", "def f(a: (x := 1)): pass", "@x := y\ndef f(): pass", "with (x := y): pass", "with (x := y) as z: pass", "with x := y: pass", "assert x := 1", "del (x := 1)", "for (x := 1) in y: pass", "for x in y := z: pass", "return x := 1", "print(x := 1, y := 2)", "print(x := 1, y=x := 2)", "x: int := 1", "(x: int := 1)", "if x := 1: pass", "while x := 1: pass", "match x := 1:\n case 1: pass", "f'{x:=1}'", "f'{(x:=1)}'", "(x := y := 1)", "(x := (y := 1))", "x = (y := 1, 2)", "a = [j := i for i in x] = 1",
             "[[(i := 1) for _ in x] for i in y]", "[i for i in [j := 1]]", "[i for i in x for k in [j := 1]]", "[lambda: (i := 1) for i in x]", "{i: (i := 1) for i in x}", "((i := 1) for i in x)", "def f(x): [x := 1 for i in y]", "global x; [x := 1 for i in y]", "def f():\n  [x := 1 for i in y]\n  nonlocal x"]:
    refused(text)
