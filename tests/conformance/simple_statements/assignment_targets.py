# Targets of assignment: order, unpacking, and errors.
class Log:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __setattr__(self, k, v):
        self.log.append((k, v))

    def __setitem__(self, k, v):
        self.log.append((k, v))


o = Log()
o.a = o.b = o[1] = 5
(o.x, [o.y, o[0]]), o.z = (1, (2, 3)), 4
[o.p, *o.q], o.r = "abc", None
print(o.log)
a, b = b, a = 1, 2
print(a, b)
i = 0
x = [10, 20]
i, x[i] = 1, 99
print(i, x)
i = 0
x[i], i = 7, 1
print(i, x)
(a), (b) = 3, 4
((a)) = 5
[a], = [(6,)]
print(a, b)
a = b = c = []
a.append(1)
print(b, c is a)
*a, b = range(4)
print(a, b)
a, *b = "x"
print(a, b)
a, *b, c = 1, 2
print(a, b, c)
[*a] = (1, 2)
print(a)
*a, = {}
print(a)
() = []
[] = ()
() = {}
for a, (b, *c) in [(1, (2, 3, 4)), ("x", "yz")]:
    print(a, b, c)
a, b, *a = 1, 2, 3, 4
print(a, b)


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter", end=" ")
        for i in range(self.n):
            print(i, end=" ")
            yield i


def error(f):
    try:
        f()
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)


def run(text, **ns):
    def f():
        exec(text, dict(It=It, **ns))
    print(text, "->", end=" ")
    error(f)


for text in ["a, b = 1", "a, b = 1,", "a, b = 1, 2, 3", "a, b, c = 'ab'", "[a] = []", "() = 1, 2", "() = 1", "[] = 'a'", "a, *b, c = 1,", "*a, b, c = [1]", "a, (b, c) = 1, 2", "a, (b, c) = 1, (2,)", "a, b = None", "a, b = {}", "a, b = {1: 2, 3: 4}", "a, b = It(2)", "a, b = It(3)", "a, b = It(5)", "a, b = It(1)", "a, *b = It(0)", "a, *b, c = It(4)", "a, b = iter([1, 2, 3])", "for a, b in [1]: pass", "for a, b in [(1,)]: pass", "[a for a, b in [(1, 2, 3)]]", "a, b = set()", "(a, b), c = [1, 2], 3", "(a, b), c = [1, 2, 3], 3", "a, b = range(10**10)", "a, b = [1] * 5", "a, b, c = (1, 2)", "*a, b = ()", "a, b = 1.5", "a, b = len", "a, b = type", "a, b = object()"]:
    run(text)
try:
    p, q, r = It(9)
except ValueError as e:
    print(e, "p" in globals())
