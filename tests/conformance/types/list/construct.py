# list(): what it takes; subclasses; which hooks it asks.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

log = []
class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter((1, 2))

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint

class Len:
    def __len__(self):
        raise ValueError("len asked")

    def __iter__(self):
        return iter("ab")

class Sub(list):
    def __iter__(self):
        log.append("iter")
        return iter(["own"])

    def __getitem__(self, n):
        log.append("getitem")
        return "item"

    def __len__(self):
        log.append("len")
        return 1

class Tup(tuple):
    def __iter__(self):
        return iter(["tuple's own"])

class D(dict):
    def __iter__(self):
        return iter(["dict's own"])

class Old:
    def __getitem__(self, n):
        if n > 3:
            raise IndexError
        return n * n

class NoIter:
    __iter__ = None

    def __getitem__(self, n):
        return 1

class BadIter:
    def __iter__(self):
        return 5

s = Sub([1, 2, 3])
shows("""
list(), list(()), list("ab"), list({1: 2}), list(range(3)), list(x for x in "q"), list(Old()), list(Hint(10)), list(Hint(NotImplemented)), list(Hint(TypeError("ignored")))
list(Hint(-1))
list(Hint("a"))
list(Hint(1.5))
list(Hint(ValueError("hint")))
list(Hint(2**70))
list(Len())
list(5)
list(None)
list(NoIter())
list(BadIter())
list([], [])
list(iterable=[])
list(sequence=1)
list(s), [*s], tuple(s), set(s), list(Tup((1, 2))), [*Tup((1, 2))], list(D(a=1)), [*D(a=1)], sorted(s), dict.fromkeys(s), list(reversed(s)), list(enumerate(s)), list(map(str, s)), list(zip(s, s)), max(s), sum([[1]], s) if False else 0
"".join(Sub(["x", "y"])), b"".join(Sub([b"x", b"y"])), [0].__add__(s), s + [0], s * 2, s == [1, 2, 3], s < [2], repr(s), str(s), 1 in s, s.index(2), s.count(1), s.copy(), type(s.copy()), type(s + []), type(s * 1), type(s[:]), s[0], len(s), bool(s), f"{s}"
(lambda *a: a)(*s), print(*s), [a for a in s], [x for x in Tup((1,))], "%s" % s, bytes(Sub([65])), bytearray(Sub([65])), min(s), any(s), all(Sub([0]))
""")
a, = s
print(a, sorted(set(log)))
x = []
x.extend(s)
x += s
x[1:1] = s
print(x)
first, *rest = s
print(first, rest)
for item in s:
    print(item)
l = list.__new__(Sub)
print(list.__repr__(l), list.__init__(l, [5, 6]), list.__repr__(l), list.__init__(l), list.__repr__(l))
