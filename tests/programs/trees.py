# Trees of objects: binary trees, search trees, tries, expression trees, heaps.


def bottom_up(d):
    return (bottom_up(d - 1), bottom_up(d - 1)) if d else (None, None)


def check(t):
    return 1 if t[0] is None else 1 + check(t[0]) + check(t[1])


class BST:
    root = None

    class N:
        def __init__(self, k, v):
            self.k, self.v = k, v
            self.l = self.r = None

    def __setitem__(self, k, v):
        if self.root is None:
            self.root = self.N(k, v)
            return
        n = self.root
        while True:
            if k == n.k:
                n.v = v
                return
            side = "l" if k < n.k else "r"
            nxt = getattr(n, side)
            if nxt is None:
                setattr(n, side, self.N(k, v))
                return
            n = nxt

    def __getitem__(self, k):
        n = self.root
        while n:
            if k == n.k:
                return n.v
            n = n.l if k < n.k else n.r
        raise KeyError(k)

    def __contains__(self, k):
        try:
            self[k]
        except KeyError:
            return False
        return True

    def __iter__(self):
        def walk(n):
            if n:
                yield from walk(n.l)
                yield n.k
                yield from walk(n.r)
        return walk(self.root)

    def depth(self):
        def go(n):
            return 0 if n is None else 1 + max(go(n.l), go(n.r))
        return go(self.root)


class Expr:
    pass


class Num(Expr):
    def __init__(self, v):
        self.v = v

    def eval(self, env):
        return self.v

    def __str__(self):
        return str(self.v)


class Var(Expr):
    def __init__(self, name):
        self.name = name

    def eval(self, env):
        return env[self.name]

    def __str__(self):
        return self.name


class Bin(Expr):
    ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}

    def __init__(self, op, a, b):
        self.op, self.a, self.b = op, a, b

    def eval(self, env):
        return self.ops[self.op](self.a.eval(env), self.b.eval(env))

    def __str__(self):
        return f"({self.a} {self.op} {self.b})"


print([check(bottom_up(d)) for d in range(11)])
t = BST()
x = 7
for i in range(600):
    x = (x * 1103515245 + 12345) % 65536
    t[x] = i
keys = list(t)
print(len(keys), keys == sorted(keys), t.depth() < 40, t[x], 70000 in t, keys[0] in t)
s = BST()
for w in "the quick brown fox jumps over the lazy dog".split():
    s[w] = s[w] + 1 if w in s else 1
print([(k, s[k]) for k in s])
s2 = BST()
for k in (3, 1.5, True, 2 ** 70, -1):
    s2[k] = str(k)
print(list(s2), s2[1])
e = Bin("+", Bin("*", Num(3), Var("x")), Bin("-", Var("y"), Num(0.5)))
print(e, e.eval({"x": 2, "y": 10}), e.eval({"x": 2 ** 64, "y": True}))
tot = 0
for i in range(800):
    tot += e.eval({"x": i, "y": i / 2 if i > 400 else i})
print(tot)
try:
    Bin("/", e, Bin("-", Var("x"), Var("x"))).eval({"x": 1, "y": 1})
except ZeroDivisionError as err:
    print(err)
try:
    Bin("*", Var("x"), Var("z")).eval({"x": 1})
except KeyError as err:
    print(err)
trie = {}
for w in ("car", "card", "care", "cat", "dog", "do"):
    n = trie
    for c in w:
        n = n.setdefault(c, {})
    n["$"] = w


def words(n):
    for k in n:
        if k == "$":
            yield n[k]
        else:
            yield from words(n[k])


print(list(words(trie)), list(words(trie["c"]["a"])))


def push(h, v):
    h.append(v)
    i = len(h) - 1
    while i and h[(i - 1) // 2] > h[i]:
        h[i], h[(i - 1) // 2] = h[(i - 1) // 2], h[i]
        i = (i - 1) // 2


def pop(h):
    top, last = h[0], h.pop()
    if h:
        h[0] = last
        i = 0
        while (c := 2 * i + 1) < len(h):
            c += c + 1 < len(h) and h[c + 1] < h[c]
            if h[i] <= h[c]:
                break
            h[i], h[c] = h[c], h[i]
            i = c
    return top


h = []
for i in range(500):
    push(h, (i * 7919 % 503, i) if i % 2 else (i * 7919 % 503 + 0.5, i))
out = [pop(h) for _ in range(500)]
print(out == sorted(out), out[:3])
