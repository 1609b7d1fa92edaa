"""Hot calls of bound methods and of instances with __call__: kept in variables, attributes and lists, with defaults,
keywords and stars, of changing receivers and functions, that raise, that yield, that rebind what they were called by."""


class Acc:
    def __init__(self, k=1):
        self.k = k
        self.total = 0

    def add(self, x, y=10, *rest, z=100, **more):
        self.total += x * self.k + y + len(rest) + z + len(more)
        return self.total

    def one(self, x):
        self.total += x
        return self.total

    def __call__(self, x, y=2):
        self.total += x * y
        return self


def variable(n):
    a = Acc()
    f = a.one
    g = a.add
    for i in range(n):
        f(i)
        g(i)
        g(i, 1)
        g(i, y=2)
        g(i, 1, 2, 3, z=4)
        g(i, q=5, z=6)
    return a.total


print(variable(300))


class Source:
    def __init__(self, hook):
        self.hook = hook

    def fire(self, x):
        return self.hook(x)


def attribute(n):
    a, b = Acc(), Acc(3)
    sources = [Source(a.one), Source(b.one), Source(a), Source(b.add), Source(len), Source(str)]
    t = 0
    for i in range(n):
        s = sources[i % 4]
        r = s.fire(i)
        t += r if isinstance(r, int) else r.total
    return t, a.total, b.total, sources[4].fire("abc"), sources[5].fire(12)


print(attribute(400))


def instance(n):
    a = Acc()
    for i in range(n):
        a(i)
        a(i, 3)
        a(i, y=4)
        a(i)(1)(2, y=3)
    return a.total


print(instance(300))


# The receiver is the last reference to its object; the bound method is made anew each time.
class Loud:
    alive = 0

    def __init__(self):
        Loud.alive += 1

    def __del__(self):
        Loud.alive -= 1

    def m(self, x):
        return x + Loud.alive


def dying(n):
    t = 0
    for i in range(n):
        f = Loud().m
        t += f(i)
        f = None
    return t, Loud.alive


print(dying(300))


# Receivers that are no objects; native functions; classes.
def natives(n):
    out = []
    push = out.append
    bits = (1023).bit_length
    up = "abc".upper
    t = 0
    for i in range(n):
        push(i)
        t += bits() + len(up())
    return t, len(out), sum(out)


print(natives(300))


# Exceptions and changes in the middle.
class Moody:
    def __init__(self):
        self.f = self.first

    def first(self, i):
        if i % 50 == 49:
            self.f = self.second
        return 1

    def second(self, i):
        if i % 50 == 20:
            self.f = self.first
        if i % 97 == 0:
            raise KeyError(i)
        return 2


def moody(n):
    m = Moody()
    t = 0
    for i in range(n):
        try:
            t += m.f(i)
        except KeyError as e:
            t += e.args[0]
    return t


print(moody(500))


# Wrong arguments.
def wrong(n):
    a = Acc()
    f = a.one
    t = 0
    for i in range(n):
        try:
            if i < n - 2:
                f(i)
            elif i == n - 2:
                f()
            else:
                a(1, 2, 3)
        except TypeError as e:
            print(e)
    return a.total


print(wrong(300))


# Generators and recursion.
class Tree:
    def __init__(self, depth):
        self.kids = [Tree(depth - 1), Tree(depth - 1)] if depth else []
        self.walk_again = self.walk

    def walk(self):
        yield 1
        for k in self.kids:
            f = k.walk_again
            yield from f()

    def count(self):
        t = 1
        for k in self.kids:
            f = k.count
            t += f()
        return t


tree = Tree(6)
print(sum(tree.walk()), tree.count(), [Tree(3).count() for _ in range(60)][-1])


# `__call__` is replaced.
def replaced(n):
    a = Acc()
    for i in range(n):
        if i == n - 10:
            Acc.__call__ = lambda self, x: setattr(self, "total", -x)
        a(i)
    return a.total


print(replaced(300))
