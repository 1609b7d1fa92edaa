# Calls of built-in functions whose arguments a helper has made: they are loaded before anything is released.
class R:
    f = {"v": 5}


def make(bases):
    fields = {}
    for b in bases:
        fields.update(getattr(b, "f", {}))
    return len(fields)


def defaults(items):
    total = 0
    for x in items:
        total += len(getattr(x, "missing", [1, 2])) + len(getattr(x, "f", (x, x)))
    return total


class M:
    def add(self, a, b):
        return a + b


def bound(n):
    m = M()
    total = 0
    for i in range(n):
        f = m.add
        total = f(total, i)
        total = m.add(*(total, 1))
        d = {"a": i, "b": 1}
        total += m.add(**d)
    return total


n = 0
for i in range(60):
    n += make((R,)) + defaults([R, R()])
print(n, bound(100))
