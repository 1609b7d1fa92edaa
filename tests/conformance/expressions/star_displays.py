# Stars in displays, calls, subscripts and returns.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, *b), {*a, *b}, [*a, 9, *b, *()], (*a,), [*"ab"], {*{}}, (*{}, *[]))
print({**{"x": 1}, "y": 2, **{"x": 3}}, {**{}}, {1: 2, **{3: 4}}, {**{1: 2}, 1: 5})
x = *a, *b
print(x)
x = *a,
print(x)


def f(*args, **kw):
    return args, kw


print(f(*a, *b), f(*a, 5, *b), f(**{"a": 1}, **{"b": 2}), f(*a, k=1, *b), f(k=1, *a), f(*a, **{}, j=1), f(*(), **{}))


def g():
    return *a, *b


def h():
    yield *a, *b


def k():
    x = yield *a,
    print("got", x)


print(g(), list(h()))
it = k()
print(next(it))
it.send(5) if False else it.close()


class S:
    def __getitem__(self, k):
        return k

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)


s = S()
print(s[*a], s[*a, 1], s[1, *b], s[*a, *b], s[*()], s[1:2, *a], s[...], s[()], s[1,], s[1:2], s[1:2, ::3], s[:, ...])
s[*a] = 1
s[*a, 0] = 2
del s[*b]
for v in *a, *b:
    print(v, end=" ")
print()


def error(text):
    try:
        print(text, "->", eval(text))
    except SyntaxError as e:
        print(text, "->", e.msg, e.offset, e.end_offset)
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["[*1]", "(*1,)", "{*1}", "{**1}", "{**[1]}", "{**[(1, 2)]}", "f(*1)", "f(**1)", "f(*None)", "f(**{1: 2})", "f(**{'a': 1}, **{'a': 2})", "f(a=1, **{'a': 2})", "f(**{'a': 1}, a=2)", "print(*1)", "print(**1)", "len(*1)", "len(*a, *b)", "(lambda x: x)(*1)", "(lambda x: x)(**{'x': 1}, **{'x': 1})", "(lambda x: x)(**{1: 1})", "{*[[]]}", "{**{}, **None}", "s[*1]", "[*a for a in b]", "(*a)", "*a", "*a + b", "[*a + *b]", "f(*a for a in b)", "f(**a for a in b)", "{**a for a in b}", "{*a for a in b}", "(*a for a in b)", "[*x := a]", "[*(x := a)]", "f(*x := a)", "f(*(x := a))", "f(**k, *a)", "f(**k, a)", "f(k=1, a)", "f(k=1, k=2)", "f(*a, k=1, *b, **{}, j=2)", "*a, = 1", "print(*a, sep='-')", "f(* a)", "[* a]", "f(*)", "f(**)", "f(*,)", "f(a, *)", "[*]", "{**}", "{*}", "(*,)", "s[*]", "s[*a:1]", "s[1:*a]", "s[**a]", "{'a': *b}", "{*a: 1}", "lambda *: 1", "lambda *a, *b: 1", "lambda **k, a: 1", "lambda *, **k: 1", "lambda /: 1", "lambda *, /: 1", "lambda a, /, b, /: 1"]:
    error(text)
