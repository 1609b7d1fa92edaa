# Collections in the middle of hot loops: cycles die where gc.collect() is called, and what loops still hold stays.
import gc

gc.disable()
gone = []


class Node:
    def __init__(self, n, other=None):
        self.n = n
        self.other = other or self

    def __del__(self):
        gone.append(self.n)

    def total(self):
        return self.n + self.other.n


def loop(n):
    t = 0
    held = Node(-1)
    items = [Node(-2 - i) for i in range(5)]
    for i in range(n):
        a = Node(i)
        b = Node(i + 1000, a)
        a.other = b
        t += a.total() + held.total() + items[i % 5].other.n
        if i % 40 == 39:
            del a, b
            gc.collect()
            print(i, len(gone), sum(gone))
    return t, held.n, [x.n for x in items]


print(loop(200))
gc.collect()
print(len(gone), sum(gone))
gone.clear()


def closures(n):
    total = 0
    for i in range(n):
        def f(k):
            return k if k == 0 else f(k - 1) + 1

        total += f(3)
        if i % 50 == 49:
            total += gc.collect() > 0
    return total


print(closures(200), gc.collect() > 0, gc.collect())


def generators(n):
    def walk(k):
        me = [holder]
        for i in range(k):
            yield i + len(me)

    total = 0
    for i in range(n):
        holder = []
        g = walk(5)
        holder.append(g)
        total += next(g)
        for x in g:
            total += x
            if x == 3 and i % 30 == 0:
                gc.collect()
    return total


print(generators(120), gc.collect() >= 0)


def classes(n):
    total = 0
    for i in range(n):
        class C:
            value = i

            def get(self):
                return C.value

        total += C().get()
        if i % 25 == 24:
            print(gc.collect() > 0, gc.collect())
    return total


print(classes(100))


def deep(n):
    head = None
    for i in range(n):
        head = [head, i]
    first = head
    while first[0]:
        first = first[0]
    first[0] = head


deep(100000)
print(gc.collect() >= 100000, gc.collect())


def exceptions(n):
    kept = 0
    for i in range(n):
        try:
            raise ValueError(i)
        except ValueError as e:
            e.me = e
            e.node = Node(i)
        if i % 50 == 49:
            gc.collect()
            kept += len(gone)
            gone.clear()
    return kept


print(exceptions(200))
