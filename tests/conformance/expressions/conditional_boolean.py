# `and`, `or`, `not` and conditional expressions give operands, and ask for truth once.
class T:
    def __init__(self, name, truth):
        self.name, self.truth = name, truth

    def __bool__(self):
        print(f"?{self.name}", end=" ")
        return self.truth

    def __repr__(self):
        return self.name


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len", end=" ")
        return self.n


y, n = T("y", True), T("n", False)
print(y and n, y or n, n and y, n or y)
print(y and y and n or y)
print(n or n and y)
print((y and n) or (n or y))
print(not y, not n, not not y)
print(y if n else n, y if y else n)
print(1 if y and n else 2, 1 if y or n else 2, 1 if not (y and n) else 2)
print([] or {} or () or 0 or "" or None, 1 and [] and 2)
if y and not n:
    print("if")
if not (n or n):
    print("not or")
while y and n:
    print("never")
else:
    print("while")
assert y or n
print([v for v in (y, n) if v])
print(bool(L(0)), bool(L(2)), not L(0), L(3) and "len")


def error(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Bad:
    def __bool__(self):
        return 1


class Worse:
    def __len__(self):
        return -1


class Huge:
    def __len__(self):
        return 1 << 100


class Str:
    def __len__(self):
        return "3"


class Gone:
    __bool__ = None


class Both:
    def __bool__(self):
        return False

    def __len__(self):
        return 5

    def __repr__(self):
        return "Both"


for c in (Bad, Worse, Huge, Str, Gone, Both):
    error(lambda: bool(c()))
    error(lambda: not c())
    error(lambda: 1 if c() else 2)
    error(lambda: c() and 1)
    error(lambda: [x for x in [c()] if x] == [])
print(bool(NotImplemented) if False else "skipped")
error(lambda: bool(NotImplemented))
error(lambda: not NotImplemented)
x = 1 if False else 2 if False else 3
print(x, (lambda: 1 if 0 else 2)(), [1 if i else -1 for i in (0, 1)])
print(True and 1, False or 0.0, None and 1, 0 == False and "eq", not None)
