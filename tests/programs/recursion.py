# Recursive functions: ackermann, hanoi, fib, mutual recursion, permutations, with changing argument types.


def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


def hanoi(n, a, b, c, moves):
    if n == 0:
        return 0
    k = hanoi(n - 1, a, c, b, moves)
    if len(moves) < 10:
        moves.append(a + c)
    return k + 1 + hanoi(n - 1, b, a, c, moves)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def hof_f(n):
    return 1 if n == 0 else n - hof_m(hof_f(n - 1))


def hof_m(n):
    return 0 if n == 0 else n - hof_f(hof_m(n - 1))


def tak(x, y, z):
    return z if y >= x else tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def perms(l):
    if not l:
        return [[]]
    return [[x] + p for i, x in enumerate(l) for p in perms(l[:i] + l[i + 1:])]


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def flatten(x):
    out = []
    for v in x:
        if isinstance(v, (list, tuple)):
            out += flatten(v)
        else:
            out.append(v)
    return out


def power(b, e):
    if e == 0:
        return 1
    h = power(b, e // 2)
    return h * h * b if e % 2 else h * h


def mc91(n):
    return n - 10 if n > 100 else mc91(mc91(n + 11))


def subsets(l, i=0, cur=()):
    if i == len(l):
        return [cur]
    return subsets(l, i + 1, cur) + subsets(l, i + 1, cur + (l[i],))


def digits(n, base=10):
    return [n] if n < base else digits(n // base, base) + [n % base]


moves = []
print(ack(2, 9), ack(2, 3), hanoi(10, "A", "B", "C", moves), moves)
print(fib(18), fib(15.0), fib(True), is_even(300), is_odd(301), is_even(7))
print([hof_f(n) for n in range(15)], [hof_m(n) for n in range(15)])
print(tak(10, 5, 2), tak(7.0, 4, 1), len(perms([1, 2, 3, 4, 5])), perms("ab".split() + [1])[:3])
print(gcd(2 ** 80, 6 ** 40), gcd(48, 36), flatten([1, [2, (3, [4, [5]]), []], "ab"] * 3))
print(power(3, 50), power(2.0, 10), power(7, 0), power(-2, 63), mc91(1), mc91(150))
print(len(subsets(list(range(8)))), subsets("ab"), digits(10 ** 20 + 7), digits(255, 2))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(30), fact(5), [fact(k) for k in range(6)])
old = fact
fact = lambda n: "replaced"
print(old(5) if False else "skip", old(1))


class Tree:
    def __init__(self, d):
        self.kids = [Tree(d - 1), Tree(d - 1)] if d else []

    def count(self):
        return 1 + sum(k.count() for k in self.kids)

    def depth(self):
        return 1 + max((k.depth() for k in self.kids), default=0)


t = Tree(8)
print(t.count(), t.depth())
