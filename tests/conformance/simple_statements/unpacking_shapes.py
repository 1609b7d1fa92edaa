# Assignment by unpacking: stars anywhere, nesting, chains, swaps with indices, iterators used up.

a, b = b, a = 1, 2
print(a, b)
i, l = 0, [1, 2, 3]
i, l[i] = 2, "x"
print(i, l)
i = 0
l[i], i = "first", 9
print(l, i)
x = [0, 1]
x[0], x[1] = x[1], x[0]
print(x)
(a, b), c = [1, 2], 3
[d, [e, *f]] = "ab", (1, 2, 3) if False else [4, 5, 6]
*g, h = "xyz"
j, *k = {1: "a", 2: "b"}
m, *n, o = range(2)
print(a, b, c, d, e, f, g, h, j, k, m, n, o)
p = q = r = []
p.append(1)
print(q, r is p)
s, t = u = v, w = (1, 2)
print(s, t, u, v, w)
(z) = 5
(z), = [6]
[z] = {7}
() = ""
[] = ()
print(z)
first, *_, last = "hello"
print(first, last, _)
it = iter([1, 2, 3, 4])
a, b = next(it), next(it)
print(a, b, list(it))
for text in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "(a, b), c = 1, 2", "a, b = 'abc'", "a, b = {}", "[a, b] = iter('a')", "*a, = 5", "*a = 1, 2", "*a, *b = 1", "a, b += 1, 2", "a, (b, *c), *d = 1, [2, 3, 4], 5, 6\nprint(a, b, c, d)", "a = *b, = 1, 2\nprint(a, b)", "a.x, b = 1, 2", "a, b = c = 1, 2\nprint(c)", "(a, b) = (b, a) = 3, 4\nprint(a, b)", "a, b = (c := (1, 2))\nprint(c)", "for a, *b in ['xyz']: print(a, b)", "a, = b, = [[1]]\nprint(a, b)", "a: int, b = 1, 2", "(a, *b): int = 1", "x = *a, *b = [1], [2]", "[*a, b] = 'pq'\nprint(a, b)", "*(a, b), c = 1, 2, 3\nprint(a, b, c)", "*[a, *b], c = 'wxyz'\nprint(a, b, c)", "a, b = map(int, '12')\nprint(a + b)", "a, b, c, d, e = 'fiver'\nprint(e)", "a, b = b'xy'\nprint(a, b)", "{a, b} = 1, 2", "a, 1 = 1, 2", "a, b = 1, *[2]\nprint(b)"):
    try:
        exec(text, {})
        print("fine")
    except (SyntaxError, Exception) as error:
        print(repr(text), "->", type(error).__name__, error)


class Noted:
    def __setattr__(self, name, value):
        print("set", name, value)


class Seq:
    def __getitem__(self, i):
        print("get", i)
        if i > 1:
            raise IndexError
        return i


n = Noted()
n.a, (n.b, *n.c) = Seq()[0], Seq()
l = [None] * 3
l[0], *l[1:], n.d = 1, 2, 3, 4, 5
print(l)
l[::2] = l[0], l[-1] = 8, 9
print(l)
